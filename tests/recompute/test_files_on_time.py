"""Files on time, counted a second time from the raw files by the written definition, on the demonstration."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pandas as pd
import pytest

from config.program.expected_files import EXPECTED
from data_access.asking.files_on_time import days_to_log, on_time
from data_access.asking.owed import calendar
from tests.recompute import arrivals, asked, demo_files
from tests.recompute import raw as raw_files
from tests.recompute.conftest import Held
from tests.recompute.periods import month_end, month_text, moved
from tests.recompute.world import World
from tests.whole.conftest import TODAY

pytestmark = pytest.mark.long
KINDS = {
    "sessions": "session_date",
    "attendance": "date",
    "class": "obs_date",
    "class_summary": "obs_date",
}
Came = dict[tuple[str, int, str], set[date]]  # kind, region and month: the days on which files came


def regions_of(world: World, key: str, rows: pd.DataFrame) -> pd.Series:
    """Where each row happened: in the pair's region, or the one that the person's program was in."""
    if key == "sessions":
        return world.pairs["region"].reindex(rows["pair_id"]).fillna(0).astype(int)
    who, day = ("participant_id", "date") if key == "attendance" else ("educator_id", "obs_date")
    home = world.people_then(rows[who], rows[day])["program_number"]
    return world.region_on(home.reset_index(drop=True), rows[day].reset_index(drop=True))


def came(world: World, files: list[raw_files.RawFile]) -> Came:
    found: Came = defaultdict(set)
    known = set(world.raw["participants"]["participant_id"])
    for file in files:
        if file.format_key not in KINDS:
            continue
        rows = raw_files.typed(
            file.format_key, pd.read_csv(file.path, dtype=str, keep_default_na=False)
        )
        rows = rows[rows[KINDS[file.format_key]].notna()].reset_index(drop=True)
        if file.format_key == "attendance":
            rows = rows[rows["participant_id"].isin(known)].reset_index(drop=True)
        regions = regions_of(world, file.format_key, rows).to_numpy()
        kind = file.format_key.removesuffix("_summary")
        for region, day in zip(regions, rows[KINDS[file.format_key]], strict=True):
            if region:
                found[kind, int(region), month_text(day)].add(file.came or TODAY)
    return found


def counted(world: World, files: list[raw_files.RawFile]) -> dict[tuple[int, str], list[int]]:
    """Due, on time, late and overdue, by region and month."""
    brought, awaited = came(world, files), arrivals.awaited(world)
    active = arrivals._active(world)
    found: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in EXPECTED:
        month = one.valid_from
        while month <= month_text(pd.Timestamp(TODAY)):
            due = month_end(month).date() + timedelta(days=one.due_days)
            months = [moved(month, -n) for n in range(one.covers)]
            for region in active:
                if int(month[5:]) not in one.months or month not in active[region] or due >= TODAY:
                    continue
                days = {d for m in months for d in brought.get((one.kind, region, m), ())}
                here = bool(days)
                if one.kind == "sessions":
                    here = month not in awaited[region]
                    later = {
                        d for (kind, r, m), all_ in brought.items() for d in all_
                        if (kind, r) == ("sessions", region) and m >= month and d > month_end(month).date()
                    }  # fmt: skip
                    days = {min(later)} if later else {max(days)} if days else set()
                is_late = bool(days) and min(days) > due
                cell = found[region, month]
                cell[0] += 1
                cell[1 if here and not is_late else 2 if here else 3] += 1
            month = moved(month, 1)
    return found


def test_files_on_time_follow_from_the_files(
    demonstration: Held, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = demo_files.write(tmp_path_factory.mktemp("files-on-time"), TODAY)
    mine = counted(demonstration.comparison.world, files)
    with demonstration.database.reading(asked.STAFF) as reader:
        months = calendar(reader, TODAY)
        days = days_to_log(reader, {m.month for m in months}, TODAY, asked.AS_SET)
        cells = on_time(months, TODAY, days)
        asked_for = asked.Filters(
            first=min(m.month for m in months), last=max(m.month for m in months)
        )
        answer = asked.answer(reader, "log_days", asked_for, ("region", "month"), TODAY)
    told = {
        (one.region, one.month): [one.due, one.on_time, one.late, one.overdue]
        for one in cells
        if one.region and one.month
    }
    assert told == mine and len(told) > 5
    total = next(one for one in cells if one.region is None and one.month is None)
    assert [total.due, total.on_time, total.late, total.overdue] == [
        sum(row[n] for row in mine.values()) for n in range(4)
    ]
    # Beside them stands the very measure of days to the log.
    medians = {(c.where["region"], c.where["month"]): c.value for c in answer.cells}
    for one in cells:
        if one.region and one.month:
            assert one.log_days == medians.get((str(one.region), one.month)), one
