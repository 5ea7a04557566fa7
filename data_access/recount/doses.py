"""Puts coaching beside change a second time, in plain Python, from the rows that are recounted too."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from data_access.recount.reading import placed
from data_access.storage import schema

TABLES = ("change_doses",)


def count(connection: Connection, ids: list[str]) -> dict[str, dict[tuple[Any, ...], Any]]:
    """What should stand in `change_doses` for these participants."""

    def rows(table: Any) -> list[Any]:
        return list(connection.execute(select(table).where(table.c.person_id.in_(ids))))

    second = {
        (r.person_id, r.instrument, r.program_year, r.component): r.first_date
        for r in rows(schema.class_windows)
        if r.window == "END"
    }
    months: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for r in rows(schema.pair_months):
        months[r.person_id, r.program_year].append(r)
    found = {}
    for r in rows(schema.class_changes):
        key = (r.person_id, r.instrument, r.program_year, r.component)
        until = second[key].isoformat()[:7]
        mine = [m for m in months[r.person_id, r.program_year] if m.month <= until]
        if not (r.is_domain and r.baseline_first and mine):
            continue
        found[key] = {
            **placed(r),
            **{name: getattr(r, name) for name in ("consented", "pre", "change")},
            **{
                name: sum(getattr(m, name) for m in mine)
                for name in ("minutes", "intended_low", "contacts", "strategies")
            },
            "video_contacts": sum(m.contacts_live_video + m.contacts_async_video for m in mine),
        }
    return {"change_doses": found}
