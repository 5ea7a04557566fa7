"""`year`: the days ahead: dated configuration, accounts that end, and what somebody checks each year."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import config.program
from config.date_words import day_words
from config.settings import Settings
from config.texts.year import YEARLY
from dashboard.commands.tables import aligned
from data_access.imports.opening import open_database
from data_access.people.keeping_accounts import kept_accounts
from data_access.people.tenure import ConfirmRule
from data_access.storage.database import Database

AHEAD = 365  # days
LONGEST = 60  # characters of what a record says


@dataclass(frozen=True)
class ComingDay:
    """A day ahead, what it is of, and where that is edited or looked at."""

    day: date
    what: str
    where: str


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "year",
        help="list the days that lie ahead: dated configuration, accounts, yearly checks",
        description=(
            "Lists, by day, what begins or ends of the dated configuration in config/program, which "
            "accounts end or are to be confirmed, and what somebody checks each year. Changes nothing."
        ),
    )
    parser.add_argument(
        "--days", type=int, default=AHEAD, metavar="N", help=f"how far to look ahead ({AHEAD})"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    today = settings.current_day()
    database = open_database(settings.database_url, settings.current_day)
    try:
        found = [*configured(), *yearly(today), *of_accounts(database, settings)]
    finally:
        database.dispose()
    last = today + timedelta(days=max(0, options.days))
    ahead = sorted(
        {one for one in found if today <= one.day <= last}, key=lambda c: (c.day, c.what)
    )
    if not ahead:
        print(f"Nothing changes by itself and nothing is to be checked until {day_words(last)}.")
        return 0
    print(aligned(("Day", "What", "Where"), [(c.day.isoformat(), c.what, c.where) for c in ahead]))
    return 0


# -- dated configuration ----------------------------------------------------------------------------


def configured() -> Iterator[ComingDay]:
    """Every day that stands in a record of config/program."""
    for module in iter_modules(config.program.__path__):
        made = import_module(f"config.program.{module.name}")
        for value in vars(made).values():
            for record in _records(value):
                yield from _days_of(record, f"config/program/{module.name}.py")


def _records(value: Any) -> Iterator[Any]:
    """The records that a name of a module holds, by themselves or in a collection."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for part in value:
            yield from _records(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _records(part)


def _days_of(record: Any, where: str) -> Iterator[ComingDay]:
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    said = " ".join(str(v) for v in values.values() if isinstance(v, str | int | float) and v != "")
    named = said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
    for name, value in values.items():
        if isinstance(value, date):
            kind = type(record).__name__
            yield ComingDay(value, f"{kind} {named}: {name.replace('_', ' ')}".strip(), where)


# -- what somebody looks at -------------------------------------------------------------------------


def yearly(today: date) -> Iterator[ComingDay]:
    """What is checked each year, this one and the next."""
    for year in (today.year, today.year + 1):
        for check in YEARLY:
            yield ComingDay(date(year, check.month, check.day), check.text, check.where)


def of_accounts(database: Database, settings: Settings) -> Iterator[ComingDay]:
    """When open accounts end, and until when they are confirmed; how many on each day, and nobody by name."""
    rule = ConfirmRule(settings.confirmed_every, settings.confirm_grace_days)
    counts: dict[tuple[date, str], int] = {}
    for kept in kept_accounts(database):
        if not kept.account.active:
            continue
        until = kept.tenure.confirmed_until(rule)
        for day, what in ((kept.tenure.ends_on, "end"), (until, "are to be confirmed")):
            if day is not None:
                counts[day, what] = counts.get((day, what), 0) + 1
    for (day, what), count in counts.items():
        yield ComingDay(day, f"accounts that {what}: {count}", "/accounts")
