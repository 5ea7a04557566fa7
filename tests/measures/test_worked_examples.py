"""The worked examples, each to its last digit, by importing rows and asking measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data_access.measures.statistics import kaplan_meier
from data_access.storage import schema
from layouts.sentences import span_words
from tests.measures.loading import (
    EVERYTHING,
    STATE,
    Loading,
    WithholdingPolicy,
    class_rows,
    facilitator,
    pair,
    person,
    programs,
)

Make = Callable[[date], Loading]
SUMMER = date(2025, 9, 20)

PREK = {
    "PC": [6, 5, 6, 6],
    "NC": [1, 1, 2, 1],
    "TS": [5, 5, 6, 5],
    "RSP": [5, 4, 5, 5],
    "BM": [6, 6, 5, 6],
    "PD": [6, 6, 6, 5],
    "ILF": [5, 4, 5, 5],
    "CD": [2, 3, 2, 2],
    "QF": [2, 2, 3, 2],
    "LM": [3, 3, 2, 3],
}


def _educators(state: Loading, *keys: str) -> None:
    state.load("programs", programs(1))
    state.load("participants", [person(k) for k in keys])


def _domain(
    state: Loading, component: str, key: str = "class_mean", **filters: Any
) -> float | None:
    return state.cell(
        key, {"component": component}, first="2024-09", last="2025-08", **filters
    ).value


def test_prek_domains_and_dimensions(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    state.load("class", class_rows("O-1", "E1", PREK))
    assert [_domain(state, d) for d in ("ES", "CO", "IS")] == [5.625, 5.4167, 2.4167]
    raw = {
        "PC": 5.75,
        "NC": 6.75,  # 1.25 as scored, reversed once
        "TS": 5.25,
        "RSP": 4.75,
        "BM": 5.75,
        "PD": 5.75,
        "ILF": 4.75,
        "CD": 2.25,
        "QF": 2.25,
        "LM": 2.75,
    }
    assert {d: _domain(state, d, "class_profile") for d in raw} == raw


def test_negative_climate_already_reversed_is_not_reversed_again(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    turned = {**PREK, "NC": [8 - s for s in PREK["NC"]]}
    state.load("class", class_rows("O-1", "E1", turned, nc_orientation="reversed"))
    assert _domain(state, "ES") == 5.625


def test_one_missing_cycle_score_is_a_mean_of_dimension_means(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    state.load("class", class_rows("O-1", "E1", {**PREK, "CD": [2, 3, 2]}))
    assert _domain(state, "IS") == 2.4444


def test_a_missing_dimension_leaves_its_domain_empty(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    scores = {d: s for d, s in PREK.items() if d != "QF"}
    state.load("class", class_rows("O-1", "E1", scores))
    assert _domain(state, "IS") is None
    assert _domain(state, "ES") == 5.625


def test_nothing_is_rounded_before_a_threshold(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    scores = {**PREK, "CD": [2, 2, 2, 3], "QF": [2, 2, 2, 3], "LM": [2, 2, 2, 3]}
    state.load("class", class_rows("O-1", "E1", scores))
    assert _domain(state, "IS") == 2.25
    cell = state.cell("class_threshold", {"component": "IS"}, first="2024-09", last="2025-08")
    assert (cell.numerator, cell.denominator) == (0.0, 1.0)


def test_toddler_and_infant(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1", "E2")
    toddler = {
        "PC": [6, 6],
        "NC": [1, 1],
        "TS": [5, 6],
        "RCP": [5, 5],
        "BG": [5, 4],
        "FLD": [4, 4],
        "QF": [3, 3],
        "LM": [3, 4],
    }
    infant = {"RC": [6, 5], "TS": [6, 6], "FE": [5, 4], "ELS": [4, 4]}
    state.load("class", class_rows("O-1", "E1", toddler, "TOD"))
    state.load("class", class_rows("O-2", "E2", infant, "INF"))
    assert _domain(state, "EBS", instrument="TOD") == 5.6
    assert _domain(state, "ESL", instrument="TOD") == 3.5
    assert _domain(state, "RCG", instrument="INF") == 5.0


def _flat(es: Sequence[float]) -> Mapping[str, Sequence[int]]:
    """Cycle scores whose Emotional Support is a given number of half points, over two cycles."""
    value = es[0]
    low, high = int(value), int(value + 0.5)
    cycles = [low, high]
    return {
        "PC": cycles,
        "NC": [8 - c for c in cycles],
        "TS": cycles,
        "RSP": cycles,
        "BM": [4, 4],
        "PD": [4, 4],
        "ILF": [4, 4],
        "CD": [2, 2],
        "QF": [2, 2],
        "LM": [2, 2],
    }


def test_educators_weigh_equally_not_observations(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1", "E2", "E3")
    rows = [
        *class_rows("O-1", "E1", _flat([5.0]), day="2024-09-10"),
        *class_rows("O-2", "E1", _flat([6.0]), day="2024-09-11"),
        *class_rows("O-3", "E2", _flat([4.0])),
        *class_rows("O-4", "E3", _flat([6.0])),
    ]
    state.load("class", rows)
    cell = state.cell("class_mean", {"component": "ES"}, first="2024-09", last="2025-08")
    assert (cell.value, cell.people) == (5.1667, 3)


def test_matched_change(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1", "E2", "E3", "E4", "E5")
    pre = {"E1": 5.0, "E2": 4.0, "E3": 6.0, "E4": 3.0}
    post = {"E1": 5.5, "E2": 4.5, "E3": 6.0, "E5": 6.5}
    rows = []
    for key, value in pre.items():
        rows += class_rows(f"B-{key}", key, _flat([value]))
    for key, value in post.items():
        rows += class_rows(f"S-{key}", key, _flat([value]), window="END", day="2025-05-12")
    state.load("class", rows)
    cell = state.cell("class_change", {"component": "ES"}, first="2024-09", last="2025-08")
    assert (cell.value, cell.people) == (0.3333, 3)
    assert (cell.low, cell.no_interval) == (None, "too few for an interval")


def test_who_has_no_room_lacks_no_observation(loading: Make) -> None:
    """Three teachers: observed first, observed late, not observed. An administrator and out-of-school time
    are in neither count, nor in the n; asked for alone they are told why."""
    state = loading(date(2015, 10, 20))
    state.load("programs", [*programs(1), *programs(2, program_type="OST")])
    kinds = ["MENTEE", "MENTEE", "MENTEE", "MENTEE_ADMIN", "MENTEE"]
    people = [person(f"M-{i}", role, region=1 + (i == 4)) for i, role in enumerate(kinds)]
    state.load("participants", [*people, person("C-0", "CT")])
    state.load("pairs", [pair(f"P-{i}", f"M-{i}", "C-0", "2014-09-20") for i in range(5)])
    days = {"B-0": ("M-0", "BASE", "2014-09-25"), "B-1": ("M-1", "BASE", "2014-11-25"),
            "S-1": ("M-1", "END", "2015-05-12")}  # fmt: skip
    for key, (who, window, day) in days.items():
        state.load("class", class_rows(key, who, _flat([5, 5]), window=window, day=day))
    state.load("sessions", [
        {"session_id": f"S-{i}", "pair_id": f"P-{i}", "session_date": "2014-10-01", "minutes_total": 60,
         "venue": "f2f", "status": "completed", "contact_type": "conference"} for i in range(5)
    ])  # fmt: skip
    asked = {"first": "2014-09", "last": "2015-08"}
    for key in ("baseline_first", "class_coverage"):
        cell = state.cell(key, **asked)
        assert (cell.numerator, cell.denominator, cell.people) == (1.0, 3.0, 3)
        assert {c.of("role") for c in state.ask(key, ("role",), **asked).cells} == {"MENTEE", "all"}
        for alone in ({"role": "MENTEE_ADMIN"}, {"program_type": "OST"}):
            why = state.cell(key, **asked, **alone)
            assert (why.value, why.why_code) == (None, "nothing")
            assert why.why.startswith("CLASS is not meant for these rooms")


def test_double_coding(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    primary = [5, 6, 2, 3, 7, 1, 4, 5, 6, 2]
    secondary = [5, 5, 3, 5, 6, 1, 4, 6, 6, 4]
    first = class_rows("O-1", "E1", {"PC": primary})
    second = class_rows("O-2", "E1", {"PC": secondary}, double_code_of="O-1")
    state.load("class", [*first, *second])
    answer = state.ask("class_agreement", first="2024-09", last="2025-08")
    assert answer.cell(agreement="exact").value == 0.4
    assert answer.cell(agreement="within_one").value == 0.8


@pytest.mark.parametrize("key", ["class_agreement", "agreement_kappa"])
def test_who_may_send_a_second_coding_is_not_told_how_it_agrees(loading: Make, key: str) -> None:
    """A made-up coding of one observation, before and after, would tell its scores."""
    state = loading(SUMMER)
    _educators(state, "E1")
    codings = [class_rows("O-1", "E1", {"PC": [5, 6]})]
    codings.append(class_rows("O-2", "E1", {"PC": [5, 5]}, double_code_of="O-1"))
    state.load("class", [row for rows in codings for row in rows])
    asked: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
    own = state.ask(key, ("region",), facilitator(1), policy=WithholdingPolicy(), **asked)
    assert own.cells and {c.suppression for c in own.cells if c.where["region"] == "1"} == {
        "complementary"
    }
    assert all(c.people is None for c in own.cells)
    one = WithholdingPolicy(minimum_people=1)  # the educator is
    staff = state.ask(key, ("region",), STATE, policy=one, **asked)
    assert {c.suppression for c in staff.cells} == {""}


def _pairs(state: Loading, count: int, start: str, **more: Any) -> None:
    state.load("programs", programs(1))
    people = [person(f"M-{i}") for i in range(count)] + [
        person(f"C-{i}", "CT") for i in range(count)
    ]
    state.load("participants", people)
    state.load("pairs", [pair(f"P-{i}", f"M-{i}", f"C-{i}", start, **more) for i in range(count)])


def test_goals_as_of_the_end_of_february(loading: Make) -> None:
    state = loading(date(2015, 3, 10))
    _pairs(state, 5, "2014-09-20")
    goals = [
        ("G1", "2015-02-01", "2015-01-20", "achieved"),
        ("G2", "2015-02-01", "2015-02-20", "achieved"),
        ("G3", "2015-03-01", "", "in_progress"),
        ("G4", "2015-01-15", "", "dropped"),
        ("G5", "2015-01-31", "", "in_progress"),
    ]
    state.load(
        "goals",
        [
            {
                "goal_id": key,
                "pair_id": f"P-{i}",
                "set_date": "2014-10-01",
                "target_date": target,
                "achieved_date": achieved,
                "status": status,
            }
            for i, (key, target, achieved, status) in enumerate(goals)
        ],
    )
    asked: dict[str, Any] = {"first": "2014-09", "last": "2015-02"}
    due = state.cell("goal_attainment", **asked)
    assert (due.numerator, due.denominator, due.value) == (2.0, 3.0, 0.6667)
    assert (due.low, due.high) == (0.2077, 0.9385)  # each pair counts once here: Wilson
    assert state.cell("goal_on_time", **asked).numerator == 1.0
    kept = state.cell("goals_achieved", **asked)
    assert (kept.numerator, kept.denominator, kept.value) == (2.0, 4.0, 0.5)
    assert state.cell("goals_set", **asked).numerator == 5.0


def test_what_comes_after_the_end_of_a_period_is_not_in_it(loading: Make) -> None:
    """Goals of October, January and March; logs that name them in November and in March."""
    state = loading(date(2015, 6, 20))
    _pairs(state, 3, "2014-09-20")
    state.load("pairs", [pair("P-2", "M-2", "C-2", "2015-03-02", cohort_year=2014)])
    days = {"G1": "2014-10-01", "G2": "2014-10-01", "G3": "2015-01-31", "G4": "2015-03-03"}
    state.load(
        "goals",
        [
            {"goal_id": key, "pair_id": "P-0", "set_date": day, "status": "in_progress"}
            for key, day in days.items()
        ],
    )
    logs = [("2014-11-05", "G1"), ("2015-03-10", "G1;G2;G3")]
    state.load(
        "sessions",
        [
            {
                "session_id": f"S-{day}",
                "pair_id": "P-0",
                "session_date": day,
                "minutes_total": 60,
                "venue": "f2f",
                "status": "completed",
                "goals_addressed": named,
            }
            for day, named in logs
        ],
    )

    state.logs_go_on("2015-06-18")

    def both(last: str) -> tuple[Any, ...]:
        asked: dict[str, Any] = {"first": "2014-09", "last": last}
        goals, addressed = state.cell("goals_set", **asked), state.cell("goals_addressed", **asked)
        return (goals.numerator, goals.denominator), (addressed.numerator, addressed.denominator)

    # The third pair begins in March: it is none that had set no goal by January.
    assert both("2014-12") == ((2.0, 2.0), (1.0, 2.0))
    assert both("2015-01") == ((3.0, 2.0), (1.0, 3.0))
    assert both("2015-05") == ((4.0, 3.0), (3.0, 4.0))


@pytest.mark.parametrize(
    ("levels", "weights", "score"),
    [
        ([0, 0, 0], [1, 1, 1], 50.0),
        ([1, 1, 0], [1, 1, 1], 59.1287),
        ([-2, -2, -2], [1, 1, 1], 22.6139),
        ([1, 0, 0], [3, 2, 1], 56.6098),
        ([2], [1], 70.0),
        ([-1, 1], [3, 1], 44.1778),
    ],
)
def test_goal_attainment_scaling(
    loading: Make, levels: list[int], weights: list[int], score: float
) -> None:
    state = loading(date(2015, 3, 10))
    _pairs(state, 1, "2014-09-20")
    state.load(
        "goals",
        [
            {
                "goal_id": f"G{i}",
                "pair_id": "P-0",
                "set_date": "2014-10-01",
                "status": "in_progress",
                "gas_level": level,
                "weight": weight,
            }
            for i, (level, weight) in enumerate(zip(levels, weights, strict=True))
        ],
    )
    with state.database.reading(EVERYTHING) as reader:
        rows = reader.rows(schema.goal_scores)
        newest = select(rows.c.scaling_score).where(rows.c.until.is_(None))
        held = reader.execute(newest).scalar_one()
    assert round(held, 4) == score
    cell = state.cell("goal_scaling", first="2014-09", last="2015-02")
    # One goal alone cannot be judged: at +2 it would always read 70.
    assert cell.value == (score if len(levels) >= 2 else None)
    # A goal that is set after the period is none of the period's.
    later = {"set_date": "2015-03-02", "status": "in_progress", "gas_level": 2, "weight": 3}
    state.load("goals", [{"goal_id": "G-late", "pair_id": "P-0", **later}])
    assert state.cell("goal_scaling", first="2014-09", last="2015-02").value == cell.value
    assert state.cell("goal_scaling", first="2014-09", last="2015-03").value not in (
        cell.value,
        None,
    )


def test_participation_as_a_survival_curve(loading: Make) -> None:
    state = loading(date(2016, 3, 1))
    days_event = [
        (30, 1),
        (90, 1),
        (120, 0),
        (200, 1),
        (200, 0),
        (300, 0),
        (300, 0),
        (45, 0),
        (60, 0),
        (300, 0),
    ]
    state.load("programs", programs(1))
    state.load(
        "participants",
        [person(f"M-{i}") for i in range(10)] + [person(f"C-{i}", "CT") for i in range(10)],
    )
    start = date(2014, 9, 8)
    state.load(
        "pairs",
        [
            pair(
                f"P-{i}",
                f"M-{i}",
                f"C-{i}",
                start.isoformat(),
                planned_end="2015-08-31",
                end_date=(start + timedelta(days=days)).isoformat(),
                end_reason="withdrew" if event else "completed",
            )
            for i, (days, event) in enumerate(days_event)
        ],
    )
    asked: dict[str, Any] = {"first": "2014-09", "last": "2015-08"}
    curve = state.ask("staying_curve", **asked)
    # Months end at days 30, 60, 90 … 210, 240 … of the curve.
    assert curve.cell(tenure="1").value == 0.9
    assert curve.cell(tenure="3").value == 0.7714
    assert curve.cell(tenure="7").value == 0.6171
    assert curve.cell(tenure="7").units == 3  # come so far, after the exits of day 200
    assert state.cell("staying", **asked).value == 0.6171
    # √G = √0.032343 / 0.617143 = 0.29141, −log S = 0.482655: w = exp(1.95996 · 0.60376) = 3.26508.
    assert (state.cell("staying", **asked).low, state.cell("staying", **asked).high) == (
        0.2068,
        0.8626,
    )
    # 30 days at 1, 60 at 0.9, 110 at 0.771429 and 40 at 0.617143; standard error by hand 24.766.
    # As a share of 240 days 0.80643, variance 10/9 · (24.766/240)² = 0.011832, 13.193 trials, t 2.2622.
    time = state.cell("staying_time", **asked)
    assert (time.value, round(time.low or 0), round(time.high or 0)) == (193.5429, 119, 227)
    steps = {
        s.time: (round(s.survival, 6), s.at_risk, round(s.variance, 6))
        for s in kaplan_meier({d: float(days_event.count(d)) for d in set(days_event)})
    }
    assert steps == {
        30: (0.9, 10, 0.009),
        90: (0.771429, 7, 0.020781),
        200: (0.617143, 5, 0.032343),
    }
    # With the minimum in force the curve is cut where fewer than ten are watched.
    cut = state.ask("staying_curve", policy=WithholdingPolicy(1, 10, 2), **asked)
    assert cut.cell(tenure="1").value == 0.9  # ten are watched for a month, seven for three
    assert cut.cell(tenure="3").value is None
    assert "too few" in cut.cell(tenure="3").why  # the year is over: nobody else will come


def test_pairs_end_by_reason_and_stay_to_one_hundred_percent(loading: Make) -> None:
    """Twelve pairs: four end early, for three kinds of reason; one finishes as planned on day 100.

    Until day 100 two of twelve have ended: 1/12 each, 10/12 are together. One is then followed no longer,
    so of nine left one ends on day 120 (10/12 · 1/9) and one of eight on day 150 (80/108 · 1/8).
    """
    state = loading(date(2016, 3, 1))
    ends = {0: (30, "withdrew"), 1: (60, "promoted"), 2: (100, "completed"), 3: (120, "left_field")}
    ends[4] = (150, "leave")
    state.load("programs", programs(1))
    state.load(
        "participants",
        [person(f"M-{i}") for i in range(12)] + [person(f"C-{i}", "CT") for i in range(12)],
    )
    start = date(2014, 9, 8)
    state.load(
        "pairs",
        [
            pair(f"P-{i}", f"M-{i}", f"C-{i}", start.isoformat(), planned_end="2015-08-31")
            | (
                {
                    "end_date": (start + timedelta(days=ends[i][0])).isoformat(),
                    "end_reason": ends[i][1],
                }
                if i in ends
                else {}
            )
            for i in range(12)
        ],
    )
    asked: dict[str, Any] = {"first": "2014-09", "last": "2015-08"}
    answer = state.ask("ended_by_reason", **asked)
    found = {c.of("reason"): (c.value, c.numerator, c.denominator) for c in answer.cells}
    assert found == {
        "left_pac": (0.0833, 1.0, 12.0),
        "left_job": (0.0926, 1.0, 12.0),  # 10/108
        "circumstances": (0.1759, 2.0, 12.0),  # 1/12 + 80/864
    }
    together = state.cell("staying", **asked)
    assert together.value == 0.6481  # 80/108 · 7/8
    assert (together.numerator, together.units) == (4.0, 7)
    total = (together.value or 0) + sum(c.value or 0 for c in answer.cells)
    assert total == pytest.approx(1, abs=3e-4)
    # One of twelve on the first day with an end: variance 11/12³, so on the log-log scale
    # w = exp(1.95996 · √(11/12³) ÷ (1/12 · log 12)) = 2.12797.
    first = answer.cell(reason="left_pac")
    assert (first.low, first.high) == (0.0051, 0.3111)


def test_known_status_and_bounds(loading: Make) -> None:
    state = loading(date(2016, 3, 1))
    _pairs(state, 20, "2014-09-20")
    statuses = ["same_program"] * 13 + ["other_program"] * 3 + ["left_field"] * 2 + ["unknown"]
    state.load(
        "employment",
        [
            {"participant_id": f"M-{i}", "as_of": "2015-09-20", "status": status, "source": "PQR"}
            for i, status in enumerate(statuses)  # the twentieth was never heard of
        ],
    )
    asked: dict[str, Any] = {"first": "2014-09", "last": "2015-08", "role": "MENTEE"}
    same = state.cell("same_program", **asked)
    assert (same.value, same.spread) == (0.7222, (0.65, 0.75))
    field = state.cell("in_field", **asked)
    assert (field.value, field.spread) == (0.8889, (0.8, 0.9))
    # Twelve months end in the next program year: the figure is of today, and says so.
    for key in ("same_program", "in_field", "role_return"):
        answer = state.ask(key, **asked)
        assert answer.span.as_of == date(2016, 3, 1)
        assert span_words(answer) == "Program year 2014–15, as of March 1, 2016"


def test_dosage(loading: Make) -> None:
    state = loading(date(2015, 3, 20))
    _pairs(state, 1, "2014-09-20", end_date="2015-02-10", end_reason="withdrew")
    logged = [
        ("2014-10-03", 75, "f2f", "completed"),
        ("2014-10-24", 30, "video", "completed"),
        ("2014-12-05", 90, "f2f", "completed"),
        ("2015-01-09", 60, "video", "cancelled"),
        ("2015-02-02", 60, "f2f", "completed"),
    ]
    state.load(
        "sessions",
        [
            {
                "session_id": f"S-{i}",
                "pair_id": "P-0",
                "session_date": day,
                "minutes_total": minutes if status == "completed" else "",
                "venue": venue,
                "status": status,
                "contact_type": "conference",
            }
            for i, (day, minutes, venue, status) in enumerate(logged)
        ],
    )
    state.logs_go_on("2015-03-03")
    asked: dict[str, Any] = {"first": "2014-09", "last": "2015-02"}
    adherence = state.cell("checklist_adherence", **asked)
    assert (adherence.numerator, adherence.denominator, adherence.value) == (2.0, 4.0, 0.5)
    by_month = state.ask("checklist_adherence", by=("month",), **asked)
    eligible = [c.where["month"] for c in by_month.cells if c.denominator]
    assert eligible == ["2014-10", "2014-11", "2014-12", "2015-01"]
    rate = state.cell("contacts_per_month", **asked)
    assert (rate.numerator, rate.value) == (4.0, 0.8455)
    assert state.cell("contact_minutes", **asked).value == 67.5
    venue = state.ask("venue_minutes", **asked)
    assert venue.cell(venue="f2f").value == 0.8824
    # October, November, December and January are due: 75 + 30 + 0 + 90 + 0 of 4 × 60 to 90. The
    # hour in February, of which the pair was active on ten days, is neither received nor due.
    dose = state.cell("dose_ratio", **asked)
    assert (dose.numerator, dose.denominator, dose.value) == (195.0, 4.0, 48.75)
    assert dose.intended == (60.0, 90.0)
    february = state.cell("dose_ratio", {"month": "2015-02"}, by=("month",), **asked)
    assert (february.value, february.why) == (None, "no month counts for a pair in this period")
    assert state.cell("dose_distribution", {"bucket": "under_100"}, **asked).value == 1.0


@pytest.mark.parametrize(
    ("minutes", "bucket"),
    [
        (0, "none"),
        (14, "under_25"),
        (15, "under_50"),
        (59, "under_100"),
        (60, "within"),
        (90, "within"),
        (91, "above"),
    ],
)
def test_both_ends_of_the_intended_minutes_lie_inside(
    loading: Make, minutes: int, bucket: str
) -> None:
    """Two alike pairs, one month due: so few are on no side of what is intended."""
    state = loading(date(2015, 3, 20))
    _pairs(state, 2, "2014-10-01")
    if minutes:
        state.load(
            "sessions",
            [
                {
                    "session_id": f"S-{i}",
                    "pair_id": f"P-{i}",
                    "session_date": "2014-10-14",
                    "minutes_total": minutes,
                    "venue": "f2f",
                    "status": "completed",
                }
                for i in range(2)
            ],
        )
    state.logs_go_on("2014-11-03")
    asked: dict[str, Any] = {"first": "2014-10", "last": "2014-10"}
    assert state.cell("dose_ratio", **asked).outside == ""
    answer = state.ask("dose_distribution", **asked)
    assert {c.of("bucket"): c.value for c in answer.cells if c.value} == {bucket: 1.0}


def test_an_email_is_no_contact_and_in_no_venue(loading: Make) -> None:
    """Two hours in person and one by live video; an email as such, and one under another venue."""
    state = loading(date(2015, 3, 20))
    _pairs(state, 1, "2014-10-01")
    logged = [
        {"venue": "f2f", "minutes_total": 120},
        {"venue": "zoom", "minutes_total": 60},
        {"venue": "E-mail", "contact_type": "e-mail"},
        {"venue": "email", "contact_type": "email", "minutes_total": 15},
        # As files had to write it before.
        {"venue": "async_video", "contact_type": "email", "minutes_total": 15},
        {"venue": "live_video", "contact_type": "email", "minutes_total": 15},
    ]
    state.load(
        "sessions",
        [
            {
                "session_id": f"S-{i}",
                "pair_id": "P-0",
                "session_date": f"2014-10-{i + 10}",
                "status": "completed",
                **row,
            }
            for i, row in enumerate(logged)
        ],
    )
    state.logs_go_on("2014-11-03")
    asked: dict[str, Any] = {"first": "2014-10", "last": "2014-10"}
    minutes = state.ask("venue_minutes", **asked)
    assert [c.numerator for c in minutes.cells] == [120.0, 60.0, 0.0, 0.0]
    assert {c.denominator for c in minutes.cells} == {180.0}
    sessions = state.ask("venue_contacts", **asked)
    assert [c.numerator for c in sessions.cells] == [1.0, 1.0, 0.0, 0.0]
    assert {c.denominator for c in sessions.cells} == {2.0}
    video = state.cell("video_share", **asked)
    assert (video.numerator, video.denominator) == (1.0, 2.0)
    assert state.cell("videos_per_pair", **asked).value == 0.0
    dose = state.cell("dose_ratio", **asked)
    assert (dose.value, dose.intended) == (180.0, (60.0, 90.0))
    assert state.cell("contacts_per_month", **asked).numerator == 2.0
    # A checklist was filed all the same.
    assert state.cell("checklist_adherence", **asked).value == 1.0


def test_a_pair_is_active_on_its_last_day(loading: Make) -> None:
    """Three pairs without a contact: one ended yesterday, one ends today, one goes on."""
    state = loading(date(2014, 12, 20))
    _pairs(state, 3, "2014-09-20")
    ends = {"P-0": "2014-12-19", "P-1": "2014-12-20"}
    state.load(
        "pairs",
        [
            pair(key, f"M-{key[-1]}", f"C-{key[-1]}", "2014-09-20", end_date=day,
                 end_reason="withdrew")
            for key, day in ends.items()
        ],
    )  # fmt: skip
    state.logs_go_on("2014-12-19")
    cell = state.cell("no_contact")
    assert (cell.numerator, cell.denominator) == (2.0, 2.0)


def test_double_codings_leave_out_short_cycles_and_compare_exactly(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, "E1")
    first = {"PC": [6, 5, 6], "TS": [5, 5, 2]}
    again = {"PC": [6, 4, 1], "TS": [3, 5, 2]}
    state.load("class", class_rows("O-1", "E1", first, minutes=20))
    rows = class_rows("O-2", "E1", again, double_code_of="O-1", minutes=20)
    state.load("class", [{**r, "minutes": 14 if r["cycle"] == 3 else 20} for r in rows])
    asked: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
    # Of the third cycle the second observer saw fourteen minutes only. Exact: 6 and 5; within one
    # point also 5 against 4; 5 against 3 is neither.
    exact = state.cell("class_agreement", {"agreement": "exact"}, **asked)
    assert (exact.numerator, exact.denominator) == (2.0, 4.0)
    near = state.cell("class_agreement", {"agreement": "within_one"}, **asked)
    assert (near.numerator, near.denominator) == (3.0, 4.0)


def test_small_cells_and_the_one_that_would_give_them_away(loading: Make) -> None:
    state = loading(SUMMER)
    counts = {1: 12, 2: 14, 3: 22, 5: 7, 6: 31}
    state.load("programs", programs(*counts))
    people, rows = [], []
    for region, count in counts.items():
        for i in range(count):
            key = f"E{region}-{i}"
            people.append(person(key, region=region))
            rows += class_rows(f"O{region}-{i}", key, _flat([5.0]))
    state.load("participants", people)
    state.load("class", rows)
    answer = state.ask(
        "class_mean",
        ("region",),
        STATE,
        WithholdingPolicy(),
        first="2024-09",
        last="2025-08",
    )
    shown = {c.where["region"]: c.people for c in answer.select(component="ES")}
    assert shown == {"all": 86, "1": None, "2": 14, "3": 22, "5": None, "6": 31}
    why = {c.where["region"]: c.suppression for c in answer.select(component="ES")}
    assert (why["5"], why["1"]) == ("small_n", "complementary")
    assert all(c.value is None for c in answer.cells if c.suppression)
