"""Published answers through the measures' own statistics, and the properties sums must have."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.measures import MEASURES, intervals
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Median,
    Part,
    Share,
    Survival,
    add,
    kaplan_meier,
    quantile,
    restricted_mean,
)

AT = Span("2024-09", "2025-08", date(2025, 8, 31), date(2025, 9, 20), (2024,), "2025-09")


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(81, 263, 0.255289, 0.36621), (15, 148, 0.062386, 0.160487), (0, 20, 0, 0.161125)],
)
def test_wilson_as_r_gives_it(x: int, n: int, low: float, high: float) -> None:
    assert intervals.wilson(x, n) == pytest.approx((low, high), abs=5e-7)


def test_wilson_on_the_published_table(shared_data: Path) -> None:
    with (shared_data / "data/stats/wilson_95.csv").open() as file:
        for row in csv.DictReader(file):
            expected = float(row["lower"]), float(row["upper"])
            found = intervals.wilson(int(row["x"]), int(row["n"]))
            assert found == pytest.approx(expected, abs=5e-7)


def test_the_teachers_life_table(shared_data: Path) -> None:
    """3,941 real teachers: the retention measure's statistic gives the published life table."""
    folder = shared_data / "data/survival"
    with (folder / "teachers_singer_willett.csv").open() as file:
        sums = {
            (float(years), float(left)): float(n)
            for (years, left), n in Counter(
                (row["years"], 1 - int(row["censor"])) for row in csv.DictReader(file)
            ).items()
        }
    statistic = MEASURES["staying_curve"].statistic
    assert isinstance(statistic, Survival)
    with (folder / "expected_teachers_life_table.csv").open() as file:
        published = list(csv.DictReader(file))
    yearly = Survival(
        statistic.days, statistic.event, {r["year"]: int(r["year"]) for r in published}
    )
    figures = yearly.fold(sums, AT)
    steps = {int(s.time): s for s in kaplan_meier(sums)}
    assert len(published) == 12
    for row in published:
        step = steps[int(row["year"])]
        assert (step.at_risk, step.events) == (int(row["n_risk"]), int(row["n_event"]))
        assert round(step.events / step.at_risk, 4) == float(row["hazard"])
        assert round(figures[row["year"]].value or 0, 4) == float(row["surv"])
        assert step.variance**0.5 == pytest.approx(float(row["se"]), abs=5e-5)


def test_a_curve_on_which_nobody_has_gone_is_not_sure_of_it() -> None:
    """Of 34 watched for 240 days and 6 for 100 all stayed: Wilson's 34 of 34, by hand
    34 / (34 + 1.96²) = 0.8985. No interval of no width, and none narrower than the 34 allow."""
    statistic = MEASURES["staying"].statistic
    figure = statistic.fold({(240.0, 0.0): 34.0, (100.0, 0.0): 6.0}, AT)[""]
    assert (figure.value, figure.high, figure.units) == (1.0, 1.0, 34)
    assert round(figure.low or 0, 4) == 0.8985


def test_millers_and_freireichs_curves(shared_data: Path) -> None:
    folder = shared_data / "data/survival"
    with (folder / "aml_miller.csv").open() as file:
        aml = list(csv.DictReader(file))
    with (folder / "expected_km.csv").open() as file:
        expected = [r for r in csv.DictReader(file) if r["dataset"] == "aml"]
    assert expected
    for stratum in {r["stratum"] for r in expected}:
        group = stratum.split("=")[-1]
        sums = {
            (float(t), float(e)): float(n)
            for (t, e), n in Counter(
                (r["time"], r["status"]) for r in aml if r["x"] == group
            ).items()
        }
        steps = {s.time: s for s in kaplan_meier(sums)}
        for row in (r for r in expected if r["stratum"] == stratum):
            if int(row["n_event"]) == 0:
                continue
            step = steps[float(row["time"])]
            assert step.survival == pytest.approx(float(row["surv"]), abs=5e-6)
            found = intervals.greenwood_interval(step.survival, step.greenwood)
            if found:
                assert found[0] == pytest.approx(float(row["lower95_log"]), abs=5e-6)
                assert found[1] == pytest.approx(float(row["upper95_log"]), abs=5e-6)


def test_published_restricted_means(shared_data: Path) -> None:
    folder = shared_data / "data/survival"
    files = {"aml": ("aml_miller.csv", "time"), "gehan": ("gehan_6mp.csv", "weeks")}
    with (folder / "expected_rmst.csv").open() as file:
        expected = list(csv.DictReader(file))
    assert len(expected) == 12
    for row in expected:
        name, time = files[row["dataset"]]
        column, value = row["stratum"].split("=")
        with (folder / name).open() as file:
            people = [r for r in csv.DictReader(file) if r[column] == value]
        event = "status" if row["dataset"] == "aml" else "relapse"
        sums = Counter((float(r[time]), float(r[event])) for r in people)
        mean, error = restricted_mean(kaplan_meier(dict(sums)), float(row["tau"]))
        assert mean == pytest.approx(float(row["rmst"]), abs=5e-6)
        assert error == pytest.approx(float(row["se"]), abs=5e-6)


def test_a_ratio_over_pairs_by_hand() -> None:
    # Three pairs with 1 of 2, 3 of 3 and 0 of 1 months: R = 4/6; residuals -1/3, 1, -2/3.
    y, m = (1, 3, 0), (2, 3, 1)
    found = intervals.ratio_interval(
        3,
        sum(y),
        sum(m),
        sum(a * a for a in y),
        sum(a * b for a, b in zip(y, m, strict=True)),
        sum(b * b for b in m),
    )
    half = 4.302653 * (3 / 2 * (1 / 9 + 1 + 4 / 9)) ** 0.5 / 6
    assert found == pytest.approx((4 / 6 - half, 4 / 6 + half), abs=1e-6)


def test_a_share_of_people_who_count_once_is_wilsons() -> None:
    share = Share({"": Part(lambda t, at: 0, lambda t, at: 0)}, unit="pair_id")
    sums = {".n": 3.0, ".y": 2.0, ".m": 3.0, ".yy": 2.0, ".ym": 2.0, ".mm": 3.0}
    figure = share.fold(sums, AT)[""]
    assert (figure.low, figure.high) == pytest.approx((0.20766, 0.93851), abs=1e-5)


values = st.lists(st.integers(1, 480), min_size=1, max_size=60)


@given(values, values)
def test_medians_of_two_groups_fold_from_added_counts(a: list[int], b: list[int]) -> None:
    statistic = Median(lambda t, at: None)

    def sums(x: list[int]) -> dict[object, float]:
        return {(float(v),): float(n) for v, n in Counter(x).items()}

    both = sorted(a + b)
    place = 0.5 * (len(both) - 1)
    below = int(place)
    above = min(below + 1, len(both) - 1)
    expected = both[below] + (place - below) * (both[above] - both[below])
    assert statistic.fold(add([sums(a), sums(b)]), AT)[""].value == pytest.approx(expected)


@given(values)
def test_quantiles_lie_within_the_data(a: list[int]) -> None:
    counts = sorted((float(v), n) for v, n in Counter(a).items())
    for q in (0, 0.25, 0.5, 0.75, 1):
        assert min(a) <= quantile(counts, len(a), q) <= max(a)


def test_a_difference_recovers_newcombes_interval() -> None:
    # Newcombe 1998, table II, method 10: 56/70 - 48/80 = 0.2 (0.0524 to 0.3339).
    one, other = intervals.wilson(56, 70), intervals.wilson(48, 80)
    assert one and other
    found = intervals.difference(56 / 70, one, 48 / 80, other)
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
