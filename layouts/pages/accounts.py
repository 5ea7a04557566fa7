"""The accounts page: who may sign in, as what, and whether the account is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from config.roles import ROLES, Audience
from data_access.people.accounts import list_accounts
from layouts import tables, words
from layouts.body import title
from layouts.page import PageRequest, PlainPage


def build(accounts: Sequence[Any]) -> html.Div:
    """A table of accounts: display_name, email, role, region, active, created_at of each."""
    active = sum(bool(a.active) for a in accounts)
    return html.Div(
        [
            title(
                "Who may sign in?",
                html.P(
                    [
                        f"{words.number_of(len(accounts), 'accounts')}, "
                        f"{'all' if active == len(accounts) else words.count(active)} of them open. "
                        "Accounts are made, changed and closed on the command line: ",
                        html.Code("python -m dashboard user --help"),
                    ],
                    className="lead",
                ),
            ),
            html.Section([_table(accounts)]),
        ]
    )


def _table(accounts: Sequence[Any]) -> html.Table:
    return tables.plain_table(
        "Accounts by name",
        [("Name", False), ("E-mail", False), ("Role", False), ("Region", False), ("State", False)],
        [
            (
                a.display_name,
                [
                    a.email,
                    ROLES[a.role].label if a.role in ROLES else a.role,
                    f"Region {a.region}" if a.region else "",
                    html.Span("Open", className="st ok")
                    if a.active
                    else html.Span("Closed", className="st none"),
                ],
            )
            for a in accounts
        ],
        hide_caption=True,
    )


def _read(request: PageRequest) -> Sequence[Any]:
    return list_accounts(request.database)


PAGE = PlainPage(
    key="accounts",
    path="/accounts",
    nav="Accounts",
    question="Who may sign in?",
    audience=Audience.ACCOUNTS,
    read=_read,
    build=lambda found, request: build(found),
    says_how_to_begin=lambda viewer: True,
)
