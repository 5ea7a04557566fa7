"""Everybody's page of the own account: the password, and the browsers that are signed in."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from config.roles import ROLES, Audience
from data_access.measures.filters import Notice
from data_access.people.accounts import SHORTEST_PASSWORD, Viewer
from data_access.people.keeping_accounts import browsers_of
from data_access.people.second_factor import has_factor, recovery_codes_left
from layouts import forms, words
from layouts.body import title
from layouts.page import PageRequest, PlainPage

PATH = "/account"

# By the code in the address that a form is answered with (dashboard/web/account_forms.py).
PROBLEMS: dict[str, Notice] = {
    "present": Notice(
        "The password was not changed.",
        "The present password is not right. After five wrong ones in a row you have to wait.",
    ),
    "differ": Notice("The password was not changed.", "The two new passwords differ."),
    "password": Notice(
        "The password was not changed.",
        f"It needs {SHORTEST_PASSWORD} characters or more and must not be one that is guessed first. "
        "Four unrelated words are a good one.",
    ),
    "factor_present": Notice(
        "The second factor was not set up.",
        "The present password is not right. After five wrong ones in a row you have to wait.",
    ),
    "factor_stale": Notice(
        "The second factor was not set up.", "The page had been open for too long. Begin anew."
    ),
}
DONE: dict[str, Notice] = {
    "password": Notice(
        "The password was changed.", "All other browsers of this account are signed out."
    ),
    "ended": Notice("All other browsers are signed out.", "This one stays signed in."),
}


@dataclass(frozen=True)
class OwnAccount:
    """Whoever is signed in, and in how many browsers."""

    viewer: Viewer
    browsers: int
    has_factor: bool = False
    codes_left: int = 0


def build(found: OwnAccount) -> html.Div:
    """What the account is, a form for another password, and one to sign out other browsers."""
    account, token = found.viewer.account, found.viewer.csrf_token
    role = ROLES[account.role].label if account.role in ROLES else account.role
    where = f", Region {account.region}" if account.region else ""
    others = found.browsers - 1
    return html.Div(
        [
            title(
                "Your account",
                html.P(
                    f"{account.display_name}, {account.email}: {role}{where}. An administrator changes "
                    "name, role and region.",
                    className="lead",
                ),
            ),
            html.Section([html.H2("Another password"), _password(token)], className="no-print"),
            _second_factor(found),
            html.Section(
                [
                    html.H2("Signed in elsewhere"),
                    html.P(
                        f"You are signed in here and in {words.number_of(others, 'other browsers')}."
                        if others > 0
                        else "You are signed in here and nowhere else."
                    ),
                    forms.form(
                        PATH,
                        {"csrf_token": token, "do": "end_others"},
                        (),
                        "Sign out all other browsers",
                    ),
                ],
                className="no-print",
            ),
        ]
    )


def _second_factor(found: OwnAccount) -> html.Section:
    told = (
        f"It is set up, and {words.number_of(found.codes_left, 'recovery codes')} are left. Setting it up "
        "anew ends the present one."
        if found.has_factor
        else "With a second factor you sign in with your password and a code of an authenticator app."
    )
    present = forms.text(
        "account-factor-present", "present", "", "password",
        required=True, maxlength=256, autocomplete="current-password",
    )  # fmt: skip
    return html.Section(
        [
            html.H2("Second factor"),
            html.P(told),
            forms.form(
                PATH,
                {"csrf_token": found.viewer.csrf_token, "do": "begin_factor"},
                [forms.field("Your password", present)],
                "Set up anew" if found.has_factor else "Set up a second factor",
            ),
        ],
        className="no-print",
    )


def _password(token: str) -> html.Form:
    def field(label: str, name: str, kind: str, hint: str = "") -> html.Div:
        return forms.field(
            label,
            forms.text(
                f"account-{name}", name, "", "password",
                required=True, maxlength=256, autocomplete=kind,
            ),
            hint,
        )  # fmt: skip

    return forms.form(
        PATH,
        {"csrf_token": token, "do": "password"},
        [
            field("Present password", "present", "current-password"),
            field(
                "New password",
                "new",
                "new-password",
                f"{SHORTEST_PASSWORD} characters or more. Four unrelated words are a good one.",
            ),
            field("New password once more", "again", "new-password"),
        ],
        "Change the password",
    )


def _read(request: PageRequest) -> OwnAccount:
    settings, account = request.settings, request.viewer.account
    return OwnAccount(
        request.viewer,
        browsers_of(
            request.database,
            account.account_id,
            request.now,
            settings.idle_minutes,
            settings.session_hours,
        ),
        has_factor(request.database, account.account_id),
        recovery_codes_left(request.database, account.account_id),
    )


def _problem(request: PageRequest) -> tuple[Notice, ...]:
    found = PROBLEMS.get(request.asked.get("problem", ""))
    return (found,) if found else ()


def _done(request: PageRequest) -> tuple[Notice, ...]:
    found = DONE.get(request.asked.get("done", ""))
    return (found,) if found else ()


PAGE = PlainPage(
    key="account",
    path=PATH,
    nav="",
    question="Your account",
    audience=Audience.EVERYBODY,
    read=_read,
    build=lambda found, request: build(found),
    problem=_problem,
    announces=_done,
)
