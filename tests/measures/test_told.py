"""What a viewer is told of outcomes, from imported files to cells: by whom they rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Executable, Result

from data_access.asking.counting import Counting
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.span import span_of
from data_access.storage.database import Reader
from layouts import sentences
from tests.measures.loading import (
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
YEAR: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
POLICY = WithholdingPolicy()
DIMENSIONS = ("PC", "TS", "RSP", "BM", "PD", "ILF", "CD", "QF", "LM")


def _observed(state: Loading, once: int, twice: int, agreed: int = 0) -> None:
    """Educators of Region 1 seen in the fall alone, and in both windows; so many have consented."""
    state.load("programs", programs(1))
    everybody = [f"E{i:02}" for i in range(once + twice)]
    consent = ["educator_level" if i < agreed else "aggregate" for i in range(len(everybody))]
    state.load(
        "participants",
        [
            *(person(e, consent=c) for e, c in zip(everybody, consent, strict=True)),
            person("C1", role="CT"),
        ],
    )
    state.load("pairs", [pair(f"P{e}", e, "C1", "2024-09-20") for e in everybody])
    rows = []
    for i, who in enumerate(everybody):
        scores = {**{d: [3 + i % 3, 4] for d in DIMENSIONS}, "NC": [2, 2]}
        rows += class_rows(f"B{who}", who, scores, window="BASE", day="2024-09-10")
        if i >= once:
            rows += class_rows(f"S{who}", who, scores, window="END", day="2025-05-12")
    state.load("class", rows)


def test_where_one_was_seen_once_the_mean_is_of_those_seen_twice(loading: Make) -> None:
    """Baseline of eleven, second and change of ten: the eleventh is the difference."""
    state = loading(SUMMER)
    _observed(state, once=1, twice=10)
    asked = {"scope": STATE, "policy": POLICY, **YEAR}
    change = state.ask("class_change", ("region",), **asked).cell(region="1", component="IS")
    assert change.people == 10
    means = state.ask("class_mean", ("region", "window"), **asked)
    for window in ("BASE", "END"):
        cell = means.cell(region="1", window=window, component="IS")
        assert cell.people == 10 and cell.value is not None
        assert bool(cell.of_fewer) == (window == "BASE")
    open_ = replace(POLICY, decides=False)
    free = state.ask("class_mean", ("window",), STATE, open_, **YEAR).cell(
        window="BASE", component="IS"
    )
    assert free.people == 11


def test_a_facilitator_is_told_of_enough_of_those_who_did_not_agree(loading: Make) -> None:
    """Who knows the scores of the others has the mean of those who did not agree."""
    state = loading(SUMMER)
    _observed(state, once=0, twice=22, agreed=13)
    own = state.ask("class_change", (), facilitator(1), POLICY, **YEAR).cell(component="IS")
    assert own.suppression == "small_n"  # nine of twenty-two did not
    staff = state.ask("class_change", (), STATE, POLICY, **YEAR).cell(component="IS")
    assert staff.people == 22


def _goals(state: Loading, achieved: int, of: int) -> None:
    """A goal for each of so many pairs, on a CLASS dimension; the first ones are achieved in time."""
    done = {"achieved_date": "2025-03-01", "status": "achieved"}
    open_ = {"achieved_date": "", "status": "in_progress"}
    goal = {"set_date": "2024-10-01", "target_date": "2025-04-01", "class_dimension": "CD"}
    state.load(
        "goals",
        [
            {
                "goal_id": f"G{i}",
                "pair_id": f"PE{i:02}",
                **goal,
                **(done if i < achieved else open_),
            }
            for i in range(of)
        ],
    )


def test_a_goal_by_its_baseline_is_a_class_score(loading: Make) -> None:
    state = loading(SUMMER)
    _observed(state, once=3, twice=0)
    _goals(state, achieved=1, of=3)
    asked = {"scope": facilitator(1), "policy": POLICY, **YEAR}
    assert state.cell("goal_alignment", **asked).suppression == "small_n"
    assert state.cell("goals_achieved", **asked).denominator == 3


def test_who_may_be_looked_up_is_no_cover_for_the_last_one(loading: Make) -> None:
    """Eleven of twelve agreed to show their baselines, and with them which goals aim low."""
    state = loading(SUMMER)
    _observed(state, once=12, twice=0, agreed=11)
    _goals(state, achieved=3, of=12)
    asked = {"policy": POLICY, **YEAR}
    assert state.cell("goal_alignment", scope=facilitator(1), **asked).suppression == "small_n"
    # All of them aim low: then each does.
    assert state.cell("goal_alignment", scope=STATE, **asked).suppression == "complementary"


def test_places_where_nobody_did_are_not_left_over_together(loading: Make) -> None:
    """In two of three regions nobody achieved a goal: the state less the third is both of them."""
    state = loading(SUMMER)
    state.load("programs", programs(1, 2, 3))
    people = [person(f"E{i:02}", region=1 + i // 12) for i in range(36)]
    state.load("participants", [*people, person("C1", role="CT")])
    ids = [p["participant_id"] for p in people]
    state.load("pairs", [pair(f"P{e}", e, "C1", "2024-09-20") for e in ids])
    _goals(state, achieved=6, of=36)
    told = state.ask("goals_achieved", ("region",), STATE, POLICY, **YEAR)
    assert [told.cell(region=r).suppression for r in ("all", "1", "2", "3")] == [
        *("", "complementary"),
        *("complementary", "complementary"),
    ]


@pytest.mark.parametrize(
    ("achieved", "told"), [(0, ""), (1, ""), (2, "2 of 12"), (11, ""), (12, "")]
)
def test_nearly_nobody_and_nearly_all_tell_of_each(achieved: int, told: str, loading: Make) -> None:
    state = loading(SUMMER)
    _observed(state, once=12, twice=0)
    _goals(state, achieved, of=12)
    cell = state.cell("goals_achieved", scope=STATE, policy=POLICY, **YEAR)
    assert cell.suppression == ("" if told else "complementary")
    assert (f"{cell.numerator:g} of {cell.denominator:g}" if cell.people else "") == told
    # Nobody has left: that is told of nobody.
    assert state.cell("staying", scope=STATE, policy=POLICY, **YEAR).suppression == "complementary"


def test_what_nobody_can_have_reached_is_too_early_and_not_withheld(loading: Make) -> None:
    """The day stands in the calendar, whoever began when; a month that somebody has reached is withheld."""
    state = loading(date(2024, 12, 10))
    _observed(state, once=4, twice=0)
    asked = {"scope": STATE, "policy": POLICY, **YEAR}
    for key, where in (("staying", {}), ("staying_time", {}), ("staying_curve", {"tenure": "4"})):
        cell = state.cell(key, where, **asked)
        assert (cell.suppression, cell.why_code, cell.people) == ("", "too_early", None), key
    assert cell.why == (
        "too early: no pair of the program year can have been followed for 120 days; judged from "
        "December 30, 2024 on"
    )
    assert state.cell("staying_curve", {"tenure": "2"}, **asked).suppression


def test_a_role_that_class_has_not_seen_does_not_narrow_it(loading: Make) -> None:
    state = loading(SUMMER)
    _observed(state, once=0, twice=22)
    whole, of_role = (state.ask("class_change", **YEAR, **of) for of in ({}, {"role": "CT"}))
    assert of_role.cell(component="IS") == whole.cell(component="IS")
    assert of_role.cell(component="IS").people == 22
    assert "Of all roles: this figure cannot be filtered so." in sentences.foot(of_role)
    state.load("class", class_rows("OC", "C1", {d: [3, 4] for d in DIMENSIONS}, day="2024-10-10"))
    means = state.ask("class_mean", ("window",), role="CT", **YEAR)  # who was seen all the same
    assert means.applied.value("role") == "CT"


def test_an_outcome_that_does_not_say_what_it_tells_is_refused() -> None:
    table = MEASURES["people_served"].table
    with pytest.raises(ValueError, match="say what of a person it tells"):
        replace(MEASURES["class_mean"], table=table)


def _ended(
    state: Loading, reasons: list[str], going_on: int, elsewhere: int, left: int = 0
) -> None:
    """Pairs of Region 1 that ended for these reasons, and some that go on, in it and in Region 2.

    Of those in Region 2 so many have `left`.
    """
    state.load("programs", programs(1, 2))
    mentees = [f"E{i:02}" for i in range(len(reasons) + going_on + elsewhere)]
    regions = [1] * (len(reasons) + going_on) + [2] * elsewhere
    people = [person(e, region=r) for e, r in zip(mentees, regions, strict=True)]
    state.load("participants", [*people, person("C1", role="CT")])
    ends = [{"end_date": "2025-01-15", "end_reason": reason} for reason in reasons]
    ends += [{}] * (going_on + elsewhere - left)
    ends += [{"end_date": "2025-01-15", "end_reason": "promoted"}] * left
    state.load(
        "pairs",
        [pair(f"P{e}", e, "C1", "2024-09-20", **end) for e, end in zip(mentees, ends, strict=True)],
    )


@pytest.mark.parametrize(("elsewhere", "why"), [(1, "complementary"), (0, "")])
def test_that_one_pair_has_not_ended_is_no_difference(
    elsewhere: int, why: str, loading: Make
) -> None:
    """Twenty-four ended in the state and in Region 1: the pair in Region 2 would have not."""
    state = loading(SUMMER)
    _ended(state, ["withdrew", "left_field"] * 12, going_on=20, elsewhere=elsewhere)
    told = state.ask("exit_reasons", ("region",), STATE, POLICY, **YEAR)
    assert told.cell(region="all", reason="withdrew").numerator == 12
    assert told.cell(region="1", reason="withdrew").suppression == why


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (["withdrew"] * 12 + ["left_field"] * 11, {"left_pac", "left_job", "circumstances"}),
        # How many ended is told: three less none and none would be those of the third.
        (["withdrew"] * 3, set()),
        (["withdrew"] * 12 + ["promoted"] * 11, {"left_pac", "left_job", "circumstances"}),
        # How many left of their own is told in a report: so of two reasons for it both are told, or none.
        (["withdrew"] * 12 + ["left_field"] * 11 + ["promoted"], set()),
        (["withdrew"] * 12 + ["left_field"] * 3 + ["promoted"] * 11, set()),
    ],
)
def test_a_reason_is_not_what_is_left_of_all(
    reasons: list[str], told: set[str], loading: Make
) -> None:
    state = loading(SUMMER)
    _ended(state, reasons, going_on=30, elsewhere=0)
    cells = state.ask("ended_by_reason", (), STATE, POLICY, **YEAR).cells
    shown = {c.where["reason"] for c in cells if not c.suppression}
    assert shown == told
    assert state.cell("staying", scope=STATE, policy=POLICY, **YEAR).numerator == len(reasons)


def _scored(state: Loading, *scores: dict[float, int]) -> None:
    """So many educators with each score in every dimension, from Region 1 on."""
    state.load("programs", programs(*range(1, len(scores) + 1)))
    state.load("participants", [person("C1", role="CT")])
    for region, of in enumerate(scores, start=1):
        own = [score for score, times in of.items() for _ in range(times)]
        who = [f"E{region}-{i:02}" for i in range(len(own))]
        state.load("participants", [person(e, region=region) for e in who])
        state.load("pairs", [pair(f"P{e}", e, "C1", "2024-09-20") for e in who])
        rows = []
        for e, score in zip(who, own, strict=True):
            cycles = [int(score), int(score + 0.5)]
            rows += class_rows(f"B{e}", e, {**dict.fromkeys(DIMENSIONS, cycles), "NC": [2, 2]})
        state.load("class", rows)


@pytest.mark.parametrize(
    ("below", "above", "told"),
    [
        (0, 0, True),
        (0, 6, False),
        (0, 12, False),  # all twelve between 5 and 6 lie from 5.5 on
        (6, 0, False),
        (1, 6, False),  # that one knows it of the others
        (2, 2, True),
    ],
)
def test_bands_and_lines_leave_each_score_open(
    below: int, above: int, told: bool, loading: Make
) -> None:
    """5.5 is where a band begins; how many lie from 5 to 6 is told by the two lines of the domain."""
    state = loading(SUMMER)
    _scored(state, {3: 12, 5: below, 5.5: above, 7: 12})
    asked = {"scope": STATE, "policy": POLICY, **YEAR}
    bands = state.ask("class_bands", ("window",), **asked)
    lines = state.ask("class_quality", ("window",), **asked)
    assert bool(bands.cell(window="BASE", component="CO", band="high").people) == told
    # The lines of this domain are a point apart.
    assert lines.cell(window="BASE", component="CO").numerator == 12


@pytest.mark.parametrize(
    ("scores", "why"), [((5, 5.5), "complementary"), ((5, 6), ""), ((2, 5), "")]
)
def test_a_mean_at_the_lowest_that_bands_allow_tells_each_score(
    scores: tuple[float, float], why: str, loading: Make
) -> None:
    """If all lie where their part of the scale begins, the mean says so."""
    state = loading(SUMMER)
    _scored(
        state, {score + more: 6 for score in scores for more in ((0, 0.5) if not why else (0,))}
    )
    asked = {"scope": STATE, "policy": POLICY, **YEAR}
    cell = state.cell("class_bands", {"component": "CO", "band": "high"}, **asked)
    assert cell.suppression == why


def test_bands_of_a_region_leave_each_score_of_the_others_open(loading: Make) -> None:
    """In the state scores lie on both sides of 5.5, in each of two regions on one."""
    state = loading(SUMMER)
    _scored(state, {3: 12, 5: 4, 7: 12}, {3: 12, 5.5: 4, 7: 12})
    told = state.ask("class_bands", ("region",), STATE, POLICY, **YEAR)
    high = {r: told.cell(region=r, component="CO", band="high") for r in ("all", "1", "2")}
    assert [(c.numerator, c.suppression) for c in high.values()] == [
        (28.0, ""),
        (None, "complementary"),
        (None, "complementary"),
    ]
    low = told.cell(region="1", component="CO", band="low")
    assert low.suppression == "complementary"
    line = state.ask("class_quality", ("region",), STATE, POLICY, **YEAR)
    assert [line.cell(region=r, component="CO").numerator for r in ("all", "1", "2")] == [
        24,
        12,
        12,
    ]


def test_that_nobody_ended_in_a_region_is_not_told_with_the_rest(loading: Make) -> None:
    """Beside Region 2, of which few ended, stands Region 1; one pair of Region 3 would have gone on."""
    state = loading(SUMMER)
    _ended(state, ["withdrew", "left_field"] * 12, going_on=20, elsewhere=12, left=3)
    asked = {"scope": STATE, "policy": POLICY, **YEAR}
    rest = state.ask("exit_reasons", ("region",), region=2, **asked)
    assert rest.cell(region="rest", reason="withdrew").numerator == 12
    state.load("programs", programs(3))
    state.load("participants", [person("E99", region=3)])
    state.load("pairs", [pair("PE99", "E99", "C1", "2024-09-20")])
    rest = state.ask("exit_reasons", ("region",), region=2, **asked)
    assert rest.cell(region="rest", reason="withdrew").suppression == "complementary"


@pytest.mark.parametrize(
    ("late", "late_open", "ahead", "told"),
    [
        (12, 6, 12, True),
        (2, 2, 22, False),  # both are late, both are open
        (12, 12, 12, False),  # all late ones are open
        (12, 6, 0, True),  # all open ones are late, because there are no others
    ],
)
def test_overdue_goals_are_decided_over_all_of_that_date(
    late: int, late_open: int, ahead: int, told: bool, loading: Make
) -> None:
    """Which goals have a date behind them may be known: the rest of what is told is which are open."""
    state = loading(date(2025, 3, 20))
    state.load("programs", programs(1))
    educators = [f"E{i:02}" for i in range(late + ahead)]
    state.load("participants", [*map(person, educators), person("C1", role="CT")])
    state.load("pairs", [pair(f"P{e}", e, "C1", "2024-09-20") for e in educators])
    is_open = [i < late_open or late + 6 <= i for i in range(late + ahead)]
    state.load(
        "goals",
        [
            {
                "goal_id": f"G{i}",
                "pair_id": f"P{e}",
                "set_date": "2024-10-01",
                "target_date": "2025-02-01" if i < late else "2025-05-01",
                "status": "in_progress" if is_open[i] else "achieved",
                "achieved_date": "" if is_open[i] else "2025-01-15",
            }
            for i, e in enumerate(educators)
        ],
    )
    policy = replace(POLICY, minimum_people=6)
    cell = state.cell("goals_overdue", scope=STATE, policy=policy)
    assert (cell.people is not None) == told, cell


def _seen_once_and_twice(state: Loading, left: int, missed: list[int], again: list[int]) -> None:
    """Educators seen in the fall: so many of Region 1 left, and of each region so many were missed in
    the spring, or seen again."""
    state.load("programs", programs(1, 2))
    gone = {"end_date": "2025-01-15", "end_reason": "withdrew"}
    places = [(1, gone, False)] * left
    for region in (1, 2):
        places += [(region, {}, False)] * missed[region - 1]
        places += [(region, {}, True)] * again[region - 1]
    people = [person(f"E{i:02}", region=region) for i, (region, *_) in enumerate(places)]
    state.load("participants", [*people, person("C1", role="CT")])
    who = [p["participant_id"] for p in people]
    state.load(
        "pairs",
        [
            pair(f"P{e}", e, "C1", "2024-09-20", **end)
            for e, (_, end, _) in zip(who, places, strict=True)
        ],
    )
    scores = {**{d: [3, 4] for d in DIMENSIONS}, "NC": [2, 2]}
    rows = [row for e in who for row in class_rows(f"B{e}", e, scores)]
    for e, (*_, seen_again) in zip(who, places, strict=True):
        if seen_again:
            rows += class_rows(f"S{e}", e, scores, window="END", day="2025-05-12")
    state.load("class", rows)


@pytest.mark.parametrize(("missed", "why"), [(1, "complementary"), (0, "")])
def test_that_one_who_was_missed_has_not_left_is_no_difference(
    missed: int, why: str, loading: Make
) -> None:
    """Twelve left in the state and in Region 1: who was missed in Region 2 would not have."""
    state = loading(SUMMER)
    _seen_once_and_twice(state, left=12, missed=[12, missed], again=[20, 20])
    asked = {"scope": STATE, "policy": POLICY}
    for key, part in (("leavers_baseline", {"stayed": "left"}), ("leavers_difference", {})):
        told = state.ask(key, ("region",), **asked)
        assert told.cell(region="all", component="IS", **part).people == 12 + 40 * (not part)
        assert told.cell(region="1", component="IS", **part).suppression == why
        beside = state.ask(key, ("region",), region=2, **asked)
        assert beside.cell(region="rest", component="IS", **part).suppression == why
    stayed = state.ask("leavers_baseline", ("region",), **asked)
    assert stayed.cell(region="1", component="IS", stayed="stayed").people == 20


def test_that_all_who_were_not_seen_again_left_is_not_told(loading: Make) -> None:
    state = loading(SUMMER)
    _seen_once_and_twice(state, left=12, missed=[0, 0], again=[20, 20])
    told = state.cell("leavers_difference", {"component": "IS"}, scope=STATE, policy=POLICY)
    assert told.suppression == "complementary"


def test_what_one_decision_reads(loading: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """So much work for a decision on the CLASS scores of a year: a statement for rows that differ, once.

    More of it is no fault by itself; but every first question of a viewer waits for it.
    """
    state = loading(SUMMER)
    _observed(state, once=10, twice=20)
    read: list[int] = []
    execute = Reader.execute

    def counted(reader: Reader, statement: Executable) -> Result[Any]:
        found = execute(reader, statement).freeze()
        read.append(len(found().all()))
        return found()

    at = span_of(Filters(all_months=True), SUMMER, whole_years=True, as_of_free=False)
    with state.database.reading(STATE) as reader:
        asked = Counting(reader, MEASURES["class_mean"], Filters(), (), at, POLICY)
        reader.once("program years", asked._years)
        monkeypatch.setattr(Reader, "execute", counted)
        told = asked.decision
    assert (len(read), sum(read)) == (24, 2170)
    # Both windows, and the thirty or those seen twice; where close lines are, of those who lie there.
    groups = {kind: len(found) for kind, found in told.groups.items()}
    assert groups == {
        **{("PK1", domain, "levels"): 3 for domain in ("ES", "CO", "IS")},
        **{("PK1", domain, "shares"): 2 for domain in ("ES", "CO", "IS")},
        ("PK1", "IS 2024 BASE 2.3", "steps"): 2,
        ("PK1", "IS 2024 END 2.3", "steps"): 1,
    }
