"""Usual ranges and verdicts of the Signals page are worked out a second time, from the raw files alone.

The months' figures are those of the second implementation of each measure; base, limits and verdicts
follow docs/signals.md, in pandas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from callbacks.questions import offered
from data_access.asking.monthly_series import with_usual_ranges
from layouts.page import Page
from layouts.pages import PAGES
from tests.recompute import asked
from tests.recompute.conftest import Held
from tests.recompute.families import SECONDS
from tests.recompute.registry import Cells
from tests.whole.conftest import TODAY

pytestmark = pytest.mark.timeout(1800)

BY = ("region", "month")
KIND = {
    "contact_months": "share",
    "dose_ratio": "rate",
    "checklist_adherence": "share",
    "log_days": "median",
    "plc_attendance": "share",
}
STATES = ("", "type=CENTER", "role=MENTEE", "cohort=2025", "region=5", "type=CENTER&region=1")


@dataclass(frozen=True)
class Verdict:
    """What is said of a series: its base's size and center, the newest month, its range, its signal."""

    points: int
    center: float | None
    newest: str
    low: float | None
    high: float | None
    signal: str


def of_series(rows: pd.DataFrame, kind: str, base: tuple[str, str], last: str) -> Verdict:
    """`rows`: month, value, size, n (the fewer of people and of what is counted), in order."""
    rows = rows[(rows["month"] >= base[0]) & (rows["month"] <= last) & (rows["n"] >= 10)]
    found = fitted(rows, kind, base)
    if found is None:
        return Verdict(int((rows["month"] <= base[1]).sum()), None, "", None, None, "")
    if kind == "share":
        p = found[0]
        rows = rows[rows["size"] * min(p, 1 - p) >= 3]
        found = fitted(rows, kind, base)
    points = int((rows["month"] <= base[1]).sum())
    if found is None:
        return Verdict(points, None, "", None, None, "")
    center, sigma, unit = found
    if rows["month"].iloc[-1] <= base[1]:
        return Verdict(points, center, "", None, None, "")
    half = 3 * sigma * unit(rows["size"].iloc[-1])
    low, high = max(0.0, center - half), center + half
    if kind == "share":
        high = min(1.0, high)
    value = rows["value"].to_numpy()
    side = np.sign(value - center) * (abs(value - center) > (0.25 if kind == "median" else 0))
    steps = np.sign(np.diff(value[-7:]))
    signal = "none"
    if value[-1] < low - 1e-9 or value[-1] > high + 1e-9:
        signal = "outside below" if value[-1] < low else "outside above"
    elif len(side) >= 8 and abs(side[-8:].sum()) == 8:
        signal = "run above" if side[-1] > 0 else "run below"
    elif len(steps) == 6 and abs(steps.sum()) == 6:
        signal = "trend rising" if steps[0] > 0 else "trend falling"
    return Verdict(points, center, rows["month"].iloc[-1], low, high, signal)


def fitted(rows: pd.DataFrame, kind: str, base: tuple[str, str]):  # type: ignore[no-untyped-def]
    """Center, σz and the unit of z as a function of size; None where there can be no limits."""
    rows = rows[rows["month"] <= base[1]]
    value, size = rows["value"].to_numpy(), rows["size"].to_numpy()
    if len(rows) < 12 or np.ptp(value) < 1e-9:
        return None
    if kind == "median" and len(np.unique(value)) < 5:
        return None
    alike = kind == "median" and size.max() <= 1.25 * size.min()
    center = float(value.mean() if alike else np.average(value, weights=size))
    factor = {"share": center * (1 - center), "rate": center}.get(kind, 1.0)

    def unit(n: float) -> float:
        return 1.0 if alike else float(np.sqrt(factor / n))

    z = (value - center) / np.array([unit(n) for n in size])
    ranges = np.abs(np.diff(z))
    kept = ranges[ranges <= 3.267 * ranges.mean()]
    return center, float(kept.mean() / 1.128), unit


def rows_of(cells: Cells, region: str, kind: str) -> pd.DataFrame:
    out = []
    for (place, _), figure in cells.items():
        if place[0] != region or place[1] == "all" or figure.value is None:
            continue
        counted = figure.units if figure.denominator is None else figure.denominator
        share = kind != "median"
        out.append(
            {
                "month": place[1],
                "value": figure.numerator / figure.denominator if share else figure.value,  # type: ignore[operator]
                "size": counted,
                "n": min(figure.people, counted or 0),
            }
        )
    frame = pd.DataFrame(out, columns=["month", "value", "size", "n"])
    return frame.sort_values("month").reset_index(drop=True)


@pytest.mark.parametrize("query", STATES)
def test_usual_ranges_and_verdicts_agree(demonstration: Held, query: str) -> None:
    page = PAGES["signals"]
    assert isinstance(page, Page) and {m for p in page.panels for m in p.measures} == set(KIND)
    assert set(KIND) <= set(SECONDS)
    # The newest complete month is October 2026, so the base is September 2024 to August 2026.
    base, last = ("2024-09", "2026-08"), "2026-10"
    filters = offered(page, asked.filters_of(query, TODAY), TODAY)
    judged = 0
    with demonstration.database.reading(asked.EVERYTHING) as reader:
        for key, kind in KIND.items():
            [mine] = demonstration.comparison.mine(key, filters, (BY,))
            found = with_usual_ranges(asked.answer(reader, key, filters, BY, TODAY))
            for region in found.categories("region"):
                if region == "none":
                    continue
                cells = [c for c in found.cells if c.of("region") == region]
                usual = {c.of("month"): c.usual for c in cells if c.usual is not None}
                # What has not arrived is another test's; here it is taken out on both sides.
                away = [m for m, u in usual.items() if u.not_judged == "not_arrived"]
                rows = rows_of(mine, region, kind)
                second = of_series(rows[~rows["month"].isin(away)], kind, base, last)
                first = {u.base for u in usual.values()}
                assert first == {base}
                assert sum(u.role == "base" for u in usual.values()) == second.points
                newest = [(m, u) for m, u in usual.items() if u.role == "newest"]
                where = (key, region, query)
                assert [m for m, _ in newest] == ([second.newest] if second.newest else []), where
                for u in usual.values():
                    assert u.center == (
                        None if second.center is None else pytest.approx(second.center, abs=1e-4)
                    ), where
                for _, u in newest:
                    judged += 1
                    assert (u.low, u.high) == pytest.approx((second.low, second.high), abs=2e-4)
                    assert u.signal == second.signal, where
    assert judged >= (0 if "cohort" in query else 1)
