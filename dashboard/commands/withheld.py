"""`withheld`: counts how many figures are withheld, by role and page, on the data of now."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from config.program.calendars import program_year_months, program_year_of
from config.program.regions import CURRENT
from config.roles import ROLES, Reach, Role
from config.settings import Settings
from dashboard.commands.tables import aligned
from data_access.asking.answers import Cell
from data_access.asking.cache import Answers
from data_access.imports.opening import open_database
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage.scope import Scope, scope_of
from layouts.page import Page
from layouts.pages import PAGES

YEARS = 3


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "withheld",
        help="count the figures that are withheld, by role and page",
        description=(
            "Asks every panel of every page, for the last whole program years one by one, and counts the "
            "figures of outcomes and those of coaching that are told, told of fewer people, and withheld. "
            "For facilitators the current regions are added up. Changes nothing."
        ),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    database = open_database(settings.database_url, settings.current_day)
    today = settings.current_day()
    rows = []
    try:
        answers = Answers(database, settings)
        for role in ROLES.values():
            for page in PAGES.values():
                if role.reach is Reach.NONE or not page.audience.has(role):
                    continue
                found = Counter(
                    (of, kind)
                    for scope in _scopes(role)
                    for of, cell in _cells(answers, scope, page, today)
                    if (kind := kind_of(cell))
                )
                for of in FIGURES:
                    counted = [found[of, kind] for kind in KINDS]
                    if any(counted):
                        shown = found[of, "told"] + found[of, "of_fewer"]
                        share = f"{100 * shown / sum(counted):.0f}%"
                        rows.append([role.label, page.nav, of, *map(str, counted), share])
    finally:
        database.dispose()
    print(aligned(["Role", "Page", "Figures", *KINDS, "Shown"], rows))
    return 0


FIGURES = ("outcomes", "coaching")
KINDS = ("told", "of_fewer", "small_n", "complementary")


def kind_of(cell: Cell) -> str:
    """Whether a figure is told, or why it is withheld; empty where there is nothing to tell."""
    if cell.suppression:
        return cell.suppression
    if cell.value is None:
        return ""
    return "of_fewer" if cell.of_fewer else "told"


def _scopes(role: Role) -> list[Scope]:
    regions = CURRENT if role.has_region else (None,)
    return [scope_of(role.key, region, "command line") for region in regions]


def _cells(answers: Answers, scope: Scope, page: Page, today: date) -> Iterator[tuple[str, Cell]]:
    """The cells of a page's panels, for each of the last whole program years, and what they are of."""
    newest = program_year_of(today) - 1
    for year in range(newest - YEARS + 1, newest + 1):
        first, last = program_year_months(year)
        filters = Filters(first=first, last=last)
        for panel in page.panels:
            for key in panel.measures:
                of = FIGURES[0 if MEASURES[key].is_outcome else 1]
                for cell in answers.ask(scope, key, filters, panel.by, today).cells:
                    yield of, cell
