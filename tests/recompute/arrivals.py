"""What has not arrived of the logs, by the rule of docs/architecture.md, and the rows it leaves out."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pandas as pd

from tests.recompute.periods import Period, month_end, month_text, moved, program_year
from tests.recompute.world import World

PROVISIONAL_UNTIL_DAY = 15
LAST_WEEK = pd.Timedelta(days=6)
SILENT = pd.Timedelta(days=21)

Months = dict[int, set[str]]  # by region

# By their definitions: which month, day or year of a row has to have arrived.
OF_MONTH = (
    *("contact_months", "checklist_adherence", "contacts_per_month", "dose_ratio"),
    *("contact_minutes", "dose_distribution", "venue_minutes", "venue_contacts"),
    *("focused_minutes", "strategies_per_contact", "complete_contacts", "cycle_logging"),
    *("cycle_step_days", "strategy_use", "content_use", "strategies_named", "content_named"),
    *("log_days", "video_share", "videos_per_pair"),
)
SINCE = {
    **dict.fromkeys(("cycles_completed", "cycle_completion", "cycle_whole"), "opened"),
    **dict.fromkeys(("cycle_stalled", "cycle_stall_step"), "opened"),
    "goals_addressed": "set_date",
}
OF_YEAR = (
    *("dose_correlation", "matched_without_contact", "change_by_dose", "change_by_venue"),
    *("change_by_intensity", "change_by_baseline"),
    "adjusted_dose",
)
OF_FISCAL_YEAR = ("substitute_hours", "contact_hour_cost")
BEGUN = ("training_complete", "training_status", "baseline_first")
OF_TODAY = ("no_contact",)


@cache  # once a state: a measure asks it for each of its questions
def awaited(world: World) -> Months:
    """The months of each region of which nothing can be said."""
    logged, active = _logged(world), _active(world)
    newest = moved(month_text(world.today), -1 if world.today.day <= PROVISIONAL_UNTIL_DAY else 0)
    out: Months = {}
    for region in active.keys() | logged.keys():
        days, until = logged.get(region, []), active.get(region, {})
        years = {program_year(day) for day in days}
        out[region] = set()
        for month in until.keys() | {month_text(d) for d in days}:
            own = [d for d in days if month_text(d) == month]
            if program_year(month_end(month)) not in years or month < moved(
                month_text(days[0]), -1
            ):
                known = False
            elif days[-1] > month_end(month):
                known = True
            elif not own or moved(month, 1) in until:
                known = False
            else:
                known = month not in until or own[-1] >= until[month] - LAST_WEEK
            ends = min(world.today, month_end(month))
            begun = own and month >= newest and own[-1] >= ends - SILENT
            if not known and not begun:
                out[region].add(month)
    return out


@cache
def _logged(world: World) -> dict[int, list[pd.Timestamp]]:
    sessions = world.raw["sessions"]
    region = world.pairs.loc[sessions["pair_id"], "region"].to_numpy()
    rows = sessions.assign(region=region)[["region", "session_date"]]
    return {int(r): sorted(own["session_date"]) for r, own in rows.groupby("region") if r != 0}


def _active(world: World) -> dict[int, dict[str, pd.Timestamp]]:
    """Of each region the months in which a pair was active, with the last such day."""
    out: dict[int, dict[str, pd.Timestamp]] = defaultdict(dict)
    pairs = world.pairs[world.pairs["region"] != 0]
    for region, first, last in zip(
        pairs["region"], pairs["start_date"], pairs["active_until"], strict=True
    ):
        month = month_text(first)
        while first <= last and month <= month_text(last):
            day = min(last, month_end(month))
            held = out[int(region)].get(month, day)
            out[int(region)][month] = max(held, day)
            month = moved(month, 1)
    return out


def known_rows(world: World, key: str, when: Period, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a measure without those of which nothing is known yet."""
    gone = pd.Series(False, index=rows.index)
    if key in OF_TODAY:
        logged = _logged(world)
        for region in rows["region"].unique():
            last = logged.get(int(region), [pd.Timestamp.min])[-1]
            gone |= (rows["region"] == region) & (region != 0) & (last < world.today - SILENT)
        return rows[~gone]
    end = month_text(when.end)
    for region, months in awaited(world).items():
        here = rows["region"] == region
        if key in OF_MONTH:
            gone |= here & rows["month"].isin([m for m in months if m <= end])
        elif key in SINCE:
            day = rows[SINCE[key]]
            for month in months:
                if when.first <= month <= end:
                    start = pd.Timestamp(program_year(month_end(month)), 9, 1)
                    gone |= here & (day >= start) & (day <= month_end(month))
        elif key in (*OF_YEAR, *BEGUN):
            column = "program_year" if key in OF_YEAR else "cohort"
            for year in when.years:
                first, last = f"{year}-09", min(f"{year + 1}-08", month_text(when.as_of))
                asked = {m for m in months if first <= m <= last}
                if key in BEGUN:
                    days = _logged(world).get(region, [])
                    asked = set() if any(first <= month_text(d) <= last for d in days) else asked
                gone |= here & (rows[column] == year) & bool(asked)
        elif key in OF_FISCAL_YEAR:
            for year in when.years:
                last = min(f"{year + 1}-06", month_text(world.today))
                asked = {m for m in months if f"{year}-07" <= m <= last}
                gone |= here & (rows["sfy"] == year + 1) & bool(asked)
    return rows[~gone]
