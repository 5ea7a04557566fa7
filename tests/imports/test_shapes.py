"""However a table of sessions is written out, it is read to the rows that are stored already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from config.maps import ColumnMap
from config.program.vocabulary import STRATEGIES, VENUES
from data_access.imports.days import DATE_PATTERNS
from tests.imports.conftest import Importer, write_csv

HEADINGS = (
    "session_id", "pair_id", "session_date", "start_time", "minutes_total", "venue", "status",
    "strategies",
)  # fmt: skip
THEIRS = dict(
    zip(
        HEADINGS,
        ("Log no.", "Pair", "Visited on", "Began", "Spent", "Where", "Held", "What"),
        strict=True,
    )
)
TICKS, NO_TICKS = ("1", "x", "TRUE", "Checked"), ("", "0", "FALSE", "Unchecked")


def table(chance: Random) -> list[dict[str, Any]]:
    """Invented sessions as they are stored."""
    return [
        {
            "session_id": f"S-{n:03}",
            "pair_id": "PAIR-1",
            "session_date": date(2025, 10, 1) + timedelta(days=n),
            "start_time": f"{chance.randrange(7, 20):02}:{chance.choice(('00', '15', '45'))}",
            "minutes_total": chance.randrange(1, 20) * 15,
            "venue": chance.choice(VENUES.codes),
            "status": "completed",
            "strategies": sorted(
                chance.sample(STRATEGIES.codes, chance.randrange(4)), key=STRATEGIES.codes.index
            ),
        }
        for n in range(chance.randrange(4, 25))
    ]


def written(
    rows: Sequence[Mapping[str, Any]], chance: Random, path: Path
) -> tuple[Path, ColumnMap]:
    """The rows in a shape that chance chooses, and the map that declares it."""
    pattern = chance.choice((None, *DATE_PATTERNS))
    unit = chance.choice(("minutes", "hours", "words", "clock"))
    boxes = chance.random() < 0.5
    joint = chance.choice(("; ", ", ", "\n"))
    names = THEIRS if chance.random() < 0.5 else {h: h for h in HEADINGS}
    zone = chance.choice(("", "T15:30:00Z", " 09:30"))
    tick, no_tick = chance.choice(TICKS), chance.choice(NO_TICKS)

    def spent(minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        return {
            "minutes": f"{minutes}", "hours": f"{minutes / 60:g}",
            "words": f"{hours} hr {rest} min", "clock": f"{hours}:{rest:02}",
        }[unit]  # fmt: skip

    def clock(text: str) -> str:
        hour, minute = map(int, text.split(":"))
        half = f"{(hour - 1) % 12 + 1}:{minute:02} {'AM' if hour < 12 else 'PM'}"
        return chance.choice((text, half))

    out = []
    for row in rows:
        day = row["session_date"]
        cells = {
            **row,
            "session_date": day.strftime(pattern) if pattern else f"{day.isoformat()}{zone}",
            "start_time": clock(row["start_time"]),
            "minutes_total": spent(row["minutes_total"]),
            "venue": chance.choice((row["venue"], VENUES.label(row["venue"]))),
            "strategies": joint.join(row["strategies"]),
        }
        line = {names[h]: cells[h] for h in HEADINGS if not (boxes and h == "strategies")}
        if boxes:
            line |= {
                f"Did: {c}": tick if c in row["strategies"] else no_tick for c in STRATEGIES.codes
            }
        out.append(line | {"Comments": chance.choice(("", "see notes"))})
    columns = list(out[0])
    chance.shuffle(columns)
    out = [{name: line[name] for name in columns} for line in out]
    column_map = ColumnMap(
        "Any shape",
        "sessions",
        pattern,
        {theirs: (ours,) for ours, theirs in names.items() if theirs in columns},
        durations={"minutes_total": "hours" if unit == "hours" else "minutes"},
        lists={"strategies": {f"Did: {c}": c for c in STRATEGIES.codes}} if boxes else {},
    )
    if chance.random() < 0.5:
        return write_csv(path.with_suffix(".csv"), out), column_map
    return _tabs(out, chance, path.with_suffix(".xlsx")), column_map


def _tabs(rows: Sequence[Mapping[str, Any]], chance: Random, path: Path) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    cut = chance.randrange(1, len(rows))
    for name, part in (("Ana", rows[:cut]), ("Ben", rows[cut:])):
        sheet = book.create_sheet(name)
        columns = list(part[0])
        chance.shuffle(columns)
        sheet.append(columns)
        for row in part:
            sheet.append([row[c] for c in columns])
    book.save(path)
    return path


@pytest.mark.parametrize("seeds", [range(4), pytest.param(range(4, 60), marks=pytest.mark.long)])
def test_every_shape_is_read_to_the_same_rows(seeds: range, started: Importer) -> None:
    for seed in seeds:
        chance = Random(seed)
        rows = table(chance)
        plain = [row | {"strategies": ";".join(row["strategies"])} for row in rows]
        started.take("sessions", plain)
        path, column_map = written(rows, chance, started.folder / f"shape-{seed}")
        outcome = started.take_file("sessions", path, column_map=column_map)
        assert (outcome.rows_unchanged, outcome.rows_refused) == (len(rows), 0), (
            seed, column_map, outcome.refusals[:2],
        )  # fmt: skip
