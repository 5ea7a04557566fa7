"""Puts coaching beside change a second time, in plain Python, from scores and months as recounted."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from config.program.breakdowns import CARRIED
from data_access.recount import pairs
from data_access.recount.reading import Expected, Values
from data_access.storage import schema

TABLES = ("change_doses",)
SUMS = ("intended_low", "contacts", "strategies")


def count(connection: Connection, scored: Expected) -> Expected:
    """What should stand about those whose windows and changes were `scored`."""
    changed = {
        key: values
        for key, values in scored["class_changes"].items()
        if values["is_domain"] and values["baseline_first"]
    }
    months = _months(connection, {key[0] for key in changed})
    found: dict[tuple[Any, ...], Values] = {}
    for key, values in changed.items():
        person, instrument, year, component = key
        second = scored["class_windows"][person, instrument, year, "END", component]
        until = second["first_date"].isoformat()[:7]
        mine = [m for month, m in months[person, year] if month <= until]
        if not mine:
            continue
        taken = (*CARRIED, "consented", "pre", "change")
        found[key] = {
            **{name: values[name] for name in taken},
            **{name: sum(m[name] for m in mine) for name in SUMS},
            "minutes": sum(m["minutes"] for m in mine if m["eligible"]),
            "video_contacts": sum(
                m["contacts_live_video"] + m["contacts_async_video"] for m in mine
            ),
        }
    return {"change_doses": found}


def _months(
    connection: Connection, mentees: set[str]
) -> dict[tuple[str, int], list[tuple[str, Values]]]:
    """The months of the mentees' pairs, by mentee and program year."""
    numbers = schema.pairs.c
    theirs = select(numbers.pair_id).where(numbers.mentee_id.in_(mentees))
    out: dict[tuple[str, int], list[tuple[str, Values]]] = defaultdict(list)
    counted = pairs.count(connection, list(connection.scalars(theirs)))
    for (_, month), values in counted["pair_months"].items():
        out[values["person_id"], values["program_year"]].append((month, values))
    return out
