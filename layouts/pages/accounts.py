"""The accounts page: who may sign in, as what, until when; and one account with what can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dash import html

from config.date_words import day_words, time_words
from config.program.regions import BY_NUMBER
from config.roles import ROLES, Audience, Reach
from data_access.measures.filters import Notice
from data_access.people.keeping_accounts import KeptAccount, kept_account, kept_accounts
from data_access.people.second_factor import has_factor
from data_access.people.tenure import Barred, ConfirmRule
from layouts import forms, tables, words
from layouts.body import title
from layouts.page import PageRequest, PlainPage, View

PATH = "/accounts"
SOON = timedelta(days=14)  # before an account ends or is to be confirmed, the list says so
_NO_REGION = "none"  # not empty: a Select shows nothing at all for that

# By the code in the address that a form is answered with (dashboard/web/account_forms.py).
PROBLEMS: dict[str, Notice] = {
    "email": Notice("No account was made.", "Write the e-mail as name@example.org."),
    "taken": Notice(
        "No account was made.", "There is one with this e-mail already: choose it from the list."
    ),
    "name": Notice("Nothing was changed.", "The account needs a name to show."),
    "role": Notice("Nothing was changed.", "Choose a role from the list."),
    "needs_region": Notice("Nothing was changed.", "This role belongs to a region: choose one."),
    "no_region": Notice(
        "Nothing was changed.", "This role has no region of its own: choose “No region”."
    ),
    "participant": Notice(
        "Nothing was changed.", "Say whose own pairs the role sees, and of no other role."
    ),
    "day": Notice("Nothing was changed.", "The last day has to be today or later."),
    "last_keeper": Notice(
        "Nothing was changed.",
        "This is the last administrator: nobody could look after accounts any more. Give somebody "
        "else the role first.",
    ),
    "closed": Notice("No link was made.", "The account is closed. Open it again first."),
    "over": Notice(
        "The account was not opened.", "Its last day is over: change or empty that first."
    ),
    "refused": Notice("Nothing was changed.", "Look at what was filled in and try again."),
}
DONE: dict[str, Notice] = {
    "changed": Notice(
        "The account was changed.", "With another role or region the person signs in anew."
    ),
    "confirmed": Notice("The account is confirmed.", "It was written down that you answer for it."),
    "factor_removed": Notice(
        "The second factor is taken away.",
        "All browsers are signed out. The person signs in with the password, and sets up another one "
        "where the role needs it.",
    ),
    "closed": Notice("The account is closed.", "All its browsers are signed out."),
    "reopened": Notice("The account is open again.", "Its password is the one from before."),
}


def address(account_id: int) -> str:
    """Where the page of an account stands."""
    return f"{PATH}/{account_id}"


@dataclass(frozen=True)
class AccountsListed:
    """Every account, as of a day, under the rule of confirming."""

    accounts: Sequence[KeptAccount]
    today: date
    rule: ConfirmRule
    csrf_token: str = ""


@dataclass(frozen=True)
class AccountShown:
    """One account, as of a day, under the rule of confirming."""

    kept: KeptAccount
    today: date
    rule: ConfirmRule
    csrf_token: str
    has_factor: bool = False


def build(found: AccountsListed) -> html.Div:
    """A table of accounts, and the form to invite somebody."""
    count = len(found.accounts)
    active = sum(kept.account.active for kept in found.accounts)
    return html.Div(
        [
            title(
                "Who may sign in?",
                html.P(
                    f"{words.number_of(count, 'accounts')}, "
                    f"{'all' if active == count else words.count(active)} of them open. "
                    "Choose a name to change an account, to close it, or to make a link for a new "
                    "password.",
                    className="lead",
                ),
            ),
            html.Section([_table(found)]),
            _invite(found.csrf_token),
        ]
    )


def _table(found: AccountsListed) -> Any:
    heads = [
        "Name",
        "E-mail",
        "Role",
        "Region",
        "Last sign-in",
        "Ends on",
        "Confirmed until",
        "State",
    ]
    return tables.sideways(
        "Accounts",
        tables.plain_table(
            "Accounts by name",
            [(head, False) for head in heads],
            [_row(kept, found) for kept in found.accounts],
            hide_caption=True,
        ),
    )


def _row(kept: KeptAccount, found: AccountsListed) -> tuple[Any, list[Any]]:
    account = kept.account
    return (
        html.A(account.display_name, href=address(account.account_id)),
        [
            account.email,
            _role(account.role),
            f"Region {account.region}" if account.region else "",
            _last_sign_in(kept),
            day_words(kept.tenure.ends_on) if kept.tenure.ends_on else "",
            _confirmed(kept, found.rule),
            _state(kept, found.today, found.rule),
        ],
    )


def _role(key: str) -> str:
    return ROLES[key].label if key in ROLES else key


def _last_sign_in(kept: KeptAccount) -> str:
    return time_words(kept.last_sign_in) if kept.last_sign_in else "Never"


def _confirmed(kept: KeptAccount, rule: ConfirmRule) -> str:
    until = kept.tenure.confirmed_until(rule)
    return day_words(until) if until else "Need not be"


def _state(kept: KeptAccount, today: date, rule: ConfirmRule) -> html.Span:
    if not kept.account.active:
        return html.Span("Closed", className="st none")
    match kept.tenure.barred(today, rule):
        case Barred.ENDED:
            return html.Span("Ended", className="st none")
        case Barred.UNCONFIRMED:
            return html.Span("Not confirmed: cannot sign in", className="st act")
    until = kept.tenure.confirmed_until(rule)
    if until is not None and today + SOON > until:
        return html.Span("To be confirmed", className="st soon")
    if kept.tenure.ends_on is not None and today + SOON > kept.tenure.ends_on:
        return html.Span("Ends soon", className="st soon")
    return html.Span("Open", className="st ok")


def _place_fields(kept: KeptAccount | None) -> list[Any]:
    """Name, role, region and last day, as they are or empty."""
    account = kept.account if kept else None
    role = account.role if account else next(iter(ROLES))
    regions = [(_NO_REGION, "No region"), *((str(n), f"Region {n}") for n in BY_NUMBER)]
    ends_on = kept.tenure.ends_on if kept else None
    own = any(one.reach is Reach.PAIRS for one in ROLES.values())
    return [
        forms.field(
            "Name",
            forms.text(
                "account-name", "name", account.display_name if account else "",
                required=True, maxlength=160, autocomplete="off",
            ),
        ),
        forms.field(
            "Role",
            forms.select("account-role", "role", [(r.key, r.label) for r in ROLES.values()], role),
        ),
        forms.field(
            "Region",
            forms.select(
                "account-region", "region", regions,
                str(account.region) if account and account.region else _NO_REGION,
            ),
            "Of a role that sees one region.",
        ),
        *(
            [
                forms.field(
                    "Participant",
                    forms.text("account-participant", "participant",
                               (account.participant or "") if account else ""),
                    "Whose own pairs are seen, of a role that sees own pairs.",
                )
            ]
            if own
            else []
        ),
        forms.field(
            "Last day",
            forms.text("account-ends", "ends_on", ends_on.isoformat() if ends_on else "", "date"),
            "Empty: until it is closed.",
        ),
    ]  # fmt: skip


def _invite(token: str) -> html.Section:
    email = forms.text(
        "account-email", "email", "", "email", required=True, maxlength=160, autocomplete="off"
    )
    return html.Section(
        [
            html.H2("Invite somebody"),
            html.P(
                "You get a link to hand to the person, once. With it a password is set, within an hour.",
                className="fine",
            ),
            forms.form(
                PATH,
                {"csrf_token": token, "do": "invite"},
                [forms.field("E-mail", email), *_place_fields(None)],
                "Invite",
            ),
        ],
        className="no-print",
    )


def build_one(found: AccountShown) -> html.Div:
    """One account: what is known of it, and a form for each thing that can be done."""
    kept, account = found.kept, found.kept.account
    return html.Div(
        [
            title(
                account.display_name,
                html.P(
                    [
                        f"{account.email}, {_role(account.role)}",
                        f", Region {account.region}" if account.region else "",
                        ". ",
                        _state(kept, found.today, found.rule),
                    ],
                    className="lead",
                ),
                _known(found),
                html.P(html.A("All accounts", href=PATH), className="links"),
            ),
            *_forms(found),
        ]
    )


def _known(found: AccountShown) -> html.P:
    kept = found.kept
    until = kept.tenure.confirmed_until(found.rule)
    facts = [
        f"Last sign-in: {time_words(kept.last_sign_in) if kept.last_sign_in else 'never'}",
        f"Last day: {day_words(kept.tenure.ends_on) if kept.tenure.ends_on else 'none'}",
        *([f"Confirmed until {day_words(until)}"] if until else []),
    ]
    return html.P(f"{'. '.join(facts)}.", className="fine")


def _forms(found: AccountShown) -> list[html.Section]:
    account = found.kept.account
    here = address(account.account_id)

    def part(
        heading: str, words_: str, do: str, fields: Sequence[Any], button: str
    ) -> html.Section:
        sent = {"csrf_token": found.csrf_token, "do": do}
        return html.Section(
            [
                html.H2(heading),
                html.P(words_, className="fine"),
                forms.form(here, sent, fields, button),
            ],
            className="no-print",
        )

    if not account.active:
        told = "The person signs in with the password from before, or with a new link."
        return [part("Open again", told, "reopen", (), "Open the account again")]
    return [
        part(
            "Still needed?",
            "Whoever answers for the person says so every few months.",
            "confirm",
            (),
            "Confirm the account",
        ),
        part(
            "Lost password",
            "A link for one use within an hour. It is shown once; the present password holds until "
            "another one is set.",
            "link",
            (),
            "Make a link for a new password",
        ),
        *(
            [
                part(
                    "Second factor",
                    "Where app and recovery codes are lost: make sure first that it is the person who asks.",
                    "remove_factor",
                    (),
                    "Take the second factor away",
                )
            ]
            if found.has_factor
            else []
        ),
        part(
            "Change",
            "With another role or region the person signs in anew.",
            "change",
            _place_fields(found.kept),
            "Save",
        ),
        part(
            "Close",
            "Nobody can sign in with it any more, at once. It can be opened again.",
            "close",
            (),
            "Close the account",
        ),
    ]


def rule_of(request: PageRequest) -> ConfirmRule:
    """How often accounts are confirmed, by the settings."""
    return ConfirmRule(request.settings.confirmed_every, request.settings.confirm_grace_days)


def _read(request: PageRequest) -> AccountsListed:
    return AccountsListed(
        kept_accounts(request.database),
        request.today,
        rule_of(request),
        request.viewer.csrf_token,
    )


def _read_one(request: PageRequest) -> AccountShown | None:
    kept = kept_account(request.database, int(request.parts["account_id"]))
    if kept is None:
        return None
    return AccountShown(
        kept,
        request.today,
        rule_of(request),
        request.viewer.csrf_token,
        has_factor(request.database, kept.account.account_id),
    )


def _problem(request: PageRequest) -> tuple[Notice, ...]:
    found = PROBLEMS.get(request.asked.get("problem", ""))
    return (found,) if found else ()


def _done(request: PageRequest) -> tuple[Notice, ...]:
    found = DONE.get(request.asked.get("done", ""))
    return (found,) if found else ()


_ONE = View(
    path=f"{PATH}/<account_id>",
    parts={"account_id": "[1-9][0-9]{0,8}"},
    read=_read_one,
    build=lambda found, request: build_one(found),
    heading=lambda request: "An account",
    problem=_problem,
    announces=_done,
)
PAGE = PlainPage(
    key="accounts",
    path=PATH,
    nav="Accounts",
    question="Who may sign in?",
    audience=Audience.ACCOUNTS,
    read=_read,
    build=lambda found, request: build(found),
    problem=_problem,
    says_how_to_begin=lambda viewer: True,
    under=(_ONE,),
)
