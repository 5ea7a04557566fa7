"""`ask`: prints what a measure says to a role, as the page would draw it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from config.program.regions import BY_NUMBER
from config.roles import ROLES, Reach
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.asking import answer_csv
from data_access.asking.answers import Answer
from data_access.asking.ask import (
    AskError,
    ask,
)
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.opening import open_database
from data_access.measures import MEASURES
from data_access.measures.filters import (
    ADDRESS_KEYS,
    read_filters,
)
from data_access.people import audit
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from layouts import words


class Misused(ValueError):
    """The command was written in a way that cannot be read; the text says which and why.

    Seen: the sentence on the command line.
    """


def add(commands: Any) -> None:
    """The `ask` command."""
    parser = commands.add_parser(
        "ask",
        help="print what a measure says, as the page draws it",
        description="Prints a measure's answer: the same figures, withholding and rounding as the "
        "page. Measures: " + ", ".join(MEASURES) + ".",
    )
    parser.add_argument("measure", metavar="MEASURE", help="key of the measure")
    parser.add_argument("--by", action="append", default=[], metavar="BREAKDOWN")
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FILTER=VALUE",
        help=f"one of {', '.join(ADDRESS_KEYS)}, as in the address of a page",
    )
    parser.add_argument(
        "--as",
        dest="role",
        default="eec_staff",
        metavar="ROLE[:REGION]",
        help="whose answer: eec_staff, evaluator, facilitator:1 …",
    )
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def viewer_scope(text: str) -> Scope:
    """The scope of ROLE or ROLE:REGION. Raises Misused for a role that is not known."""
    role, _, region = text.partition(":")
    if role not in ROLES:
        raise Misused(f"There is no role {role!r}; roles are {', '.join(ROLES)}.")
    if region and not region.isdigit():
        raise Misused(f"A region is a number, as in facilitator:2; {region!r} is none.")
    if ROLES[role].reach is Reach.PAIRS:
        raise Misused(f"{role} sees own pairs, which an account has and a command line has not.")
    if ROLES[role].reach is Reach.REGION and not region:
        raise Misused(f"Say whose region: --as {role}:2.")
    if region and not ROLES[role].has_region:
        raise Misused(f"{role} has no region of its own: --as {role}.")
    if region and int(region) not in BY_NUMBER:
        raise Misused(f"There is no Region {region}; there are {', '.join(map(str, BY_NUMBER))}.")
    return scope_of(role, int(region) if region else None, f"command line as {text}")


def _asked(pairs: list[str]) -> dict[str, str]:
    asked = {}
    for text in pairs:
        key, sign, value = text.partition("=")
        if not sign or key not in ADDRESS_KEYS:
            raise Misused(f"{text!r} is no filter; write one of {', '.join(ADDRESS_KEYS)}=VALUE.")
        asked[key] = value
    return asked


def _table(answer: Answer) -> str:
    measure = answer.measure
    header = [words.dimension_label(answer, d) for d in answer.dimensions]
    header += ["Value", "95% interval", "People", "Counted"]
    rows = [
        [
            *(words.category(answer, d, cell.of(d)) for d in answer.dimensions),
            words.shown(cell, measure),
            words.interval_or_why(cell, measure.unit),
            words.people(cell, measure),
            words.counted(cell, measure),
        ]
        for cell in answer.cells
    ]
    return "\n".join(
        [
            f"{measure.label} ({measure.number}). {answer.scope_words}.",
            f"{answer.span.first} to {answer.span.last}, as of {answer.span.as_of}; "
            f"data through {answer.data_through or 'no data'}.",
            *(f"{notice.title} {notice.text}" for notice in answer.notices),
            "",
            aligned(header, rows),
        ]
    )


def _json(answer: Answer) -> str:
    return json.dumps(
        {
            "measure": answer.measure.key,
            "definition_version": answer.measure.version,
            "by": answer.by,
            "filters": answer.applied.encode(),
            "first": answer.span.first,
            "last": answer.span.last,
            "as_of": answer.span.as_of,
            "data_through": answer.data_through,
            "edition": answer.edition,
            "scope": answer.scope_words,
            "cells": [asdict(c) for c in answer.cells],
        },
        default=str,
        indent=1,
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the answer; 0, or 2 with a sentence where the question cannot be read."""
    try:
        measure = MEASURES.get(options.measure)
        if measure is None:
            raise Misused(f"There is no measure {options.measure!r}; see ask --help.")
        scope = viewer_scope(options.role)
        today = settings.current_day()
        filters, notices = read_filters(_asked(options.where), scope, today)
        for notice in notices:
            print(f"{notice.title} {notice.text}", file=sys.stderr)
        database = open_database(settings.database_url, settings.current_day)
        with database.reading(scope) as reader:
            answer = ask(
                reader, measure, filters, options.by, today, WithholdingPolicy.of(settings)
            )
        asked = {"as": options.role, "by": options.by, "filters": filters.encode()}
        audit.record(database, WHO, "asked", asked, about=f"measure {measure.key}")
    except (Misused, AskError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.format == "csv":
        for line in answer_csv.rows([answer], words.shown):
            sys.stdout.write(line)
    else:
        print(_table(answer) if options.format == "table" else _json(answer))
    return 0
