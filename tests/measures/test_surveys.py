"""Surveys worked by hand: who was to answer, scale scores, change, agreement of pairs, alpha."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from config.program.surveys import wave_of
from data_access.asking.answers import Cell
from data_access.imports.undo import undo
from data_access.measures import MEASURES
from layouts import evidence
from tests.conftest import CopyOf
from tests.measures.loading import LOADER, Loading, WithholdingPolicy, pair, person, programs
from tests.measures.loading import STATE as STAFF

Make = Callable[[date], Loading]
YEAR: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
REVERSED = "q2"


def answers(
    survey: str, wave: str, who: str, values: Sequence[float | None], **more: Any
) -> list[dict[str, Any]]:
    """Items q1, q2 … on a scale from 1 to 5; q2 is worded the other way."""
    return [
        {
            "instrument": survey,
            "wave": wave,
            "respondent_id": who,
            "item": f"q{n}",
            "value": "" if value is None else value,
            "scale_min": 1,
            "scale_max": 5,
            "reverse": "Y" if f"q{n}" == REVERSED else "N",
            **more,
        }
        for n, value in enumerate(values, start=1)
    ]


def four_pairs(state: Loading) -> None:
    """C-0 coaches M-0 and M-1, C-2 M-2, and C-3 M-3, who leaves in January."""
    state.load("programs", programs(1))
    state.load(
        "participants",
        [person(f"M-{n}") for n in range(4)] + [person(f"C-{n}", "CT") for n in (0, 2, 3)],
    )
    left = {"end_date": "2025-01-10", "end_reason": "withdrew"}
    state.load(
        "pairs",
        [
            pair("P-0", "M-0", "C-0", "2024-09-20", end_date="", end_reason=""),
            pair("P-1", "M-1", "C-0", "2024-09-20", end_date="", end_reason=""),
            pair("P-2", "M-2", "C-2", "2024-09-20", end_date="", end_reason=""),
            pair("P-3", "M-3", "C-3", "2024-09-20", **left),
        ],
    )


def _state(url: str, folder: Path) -> None:
    with Loading(url, folder, date(2025, 9, 20)) as made:
        four_pairs(made)


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, date(2025, 9, 20)) as state:
        yield state


def response(state: Loading, survey_wave: str, **more: Any) -> Cell:
    return state.cell("survey_response", {"survey_wave": survey_wave}, **{**YEAR, **more})


def test_who_was_to_answer_and_who_did(state: Loading) -> None:
    state.load(
        "surveys",
        [
            *answers("KSB", "2024-fall", "C-0", [4, 2, 4]),
            *answers("KSB", "2024-fall", "C-2", [None, None, None]),  # sent back empty
            *answers("CTM", "2025-spring", "C-0", [4, 2], about_mentee_id="M-0"),
            *answers("CTM", "2025-spring", "M-0", [4, 2]),
        ],
    )
    ksb = response(state, "KSB-PRE")
    assert (ksb.numerator, ksb.denominator, ksb.value) == (1.0, 3.0, 0.3333)
    assert (ksb.low, ksb.high) == (0.0615, 0.7923)  # each coach once: Wilson
    # Two coaches with pairs that last; both members of three pairs.
    assert response(state, "KSB-END").denominator == 2.0
    paired = response(state, "CTM-END")
    assert (paired.numerator, paired.denominator, paired.people) == (2.0, 6.0, 5)
    # By person 1 of 2 (C-0), 1, 0, 0 and 0 of 1: 4.5 effective units, variance 0.031746, 7 trials.
    assert (paired.low, paired.high) == (0.0631, 0.7877)
    assert response(state, "EFF-PRE").why == "not collected: no answer has been imported"
    assert response(state, "EFF-PRE").value is None
    assert response(state, "EFF-PRE").denominator == 4.0
    assert response(state, "EFF-END").denominator == response(state, "SAT-END").denominator == 3.0


def test_nobody_is_late_before_the_survey_is_due(state: Loading) -> None:
    state.load("surveys", answers("KSB", "2024-fall", "C-0", [4, 2, 4]))
    # 45 days after September 20 is November 4, 30 days after June 15 is July 15.
    assert response(state, "KSB-PRE", last="2024-10").why == "nobody was due to answer yet"
    assert response(state, "KSB-PRE", last="2024-11").denominator == 3.0
    assert response(state, "KSB-END", last="2025-06").why == "nobody was due to answer yet"
    assert response(state, "KSB-END", last="2025-07").denominator == 2.0


KSB = [
    *answers("KSB", "2024-fall", "C-0", [2, 4, 2]),  # 2, 6 − 4, 2: 2.0
    *answers("KSB", "2025-spring", "C-0", [3, 2, None]),  # 3, 6 − 2; two of three items: 3.5
    *answers("KSB", "2024-25 pre", "C-2", [3, 3, 3]),
    *answers("KSB", "2024-25 post", "C-2", [4, 2, 4]),  # 4.0
    *answers("KSB", "2024-fall", "C-3", [3, 3, 3]),
    *answers("KSB", "2025-spring", "C-3", [5]),  # one of three items: no score
]


def change(state: Loading) -> Cell:
    return state.cell("survey_change", {"survey": "KSB"}, **YEAR)


def test_scale_scores_and_their_matched_change(state: Loading) -> None:
    state.load("surveys", KSB)
    found = change(state)
    assert (found.value, found.people, found.numerator) == (1.25, 2, 2.5)
    assert (found.low, found.no_interval) == (None, "too few for an interval")
    start = state.cell("survey_mean", {"survey_wave": "KSB-PRE"}, **YEAR)
    assert (start.value, start.people) == (2.6667, 3)
    end = state.cell("survey_mean", {"survey_wave": "KSB-END"}, **YEAR)
    assert (end.value, end.people) == (3.75, 2)
    nobody = state.cell("survey_change", {"survey": "EFF"}, **YEAR)
    assert (nobody.value, nobody.why) == (None, "not collected: no survey at both ends of the year")


def test_no_file_is_missing_before_anybody_was_due_to_answer(state: Loading) -> None:
    state.load("surveys", answers("KSB", "2024-fall", "C-0", [2, 4, 2]))
    state.today = date(2025, 7, 10)
    due = {"survey_wave": "KSB-END"}
    for key, where in (
        ("survey_change", {"survey": "KSB"}),
        ("survey_mean", due),
        ("pair_distance", {}),
    ):
        cell = state.cell(key, where, **YEAR)
        assert cell.why_code == "too_early", key
        assert cell.why.endswith("nobody was due to answer yet; judged from July 15, 2025 on")
    start = {"survey_wave": "EFF-PRE"}  # due since November
    assert state.cell("survey_mean", start, **YEAR).why_code == "not_collected"
    state.today = date(2025, 8, 10)
    assert state.cell("survey_mean", due, **YEAR).why_code == "not_collected"


def test_not_collected_is_said_only_where_no_answer_is_on_record(state: Loading) -> None:
    state.load(
        "surveys",
        [*KSB, *(row for n in range(2) for row in answers("SAT", "2025-spring", f"M-{n}", [4, 2]))],
    )
    of_nobody = {"cohort": 2024, "program_type": "FCC_SYSTEM", **YEAR}
    for key, where, why in (
        ("survey_change", {"survey": "KSB"}, "nobody answered at both ends"),
        ("survey_mean", {"survey_wave": "KSB-END"}, "nobody has a scale score"),
        ("satisfaction_mean", {}, "nobody has a scale score"),
        ("survey_alpha", {"survey": "SAT"}, "nobody answered completely"),
    ):
        cell = state.cell(key, where, **of_nobody)
        assert (cell.why, cell.why_code) == (why, "nothing"), key
    # Efficacy has been asked at neither end, and of job satisfaction alone nothing is known of it.
    for key, where in (("survey_change", {"survey": "EFF"}), ("survey_alpha", {"survey": "EFF"})):
        assert state.cell(key, where, **YEAR).why_code == "not_collected"
    state.load("surveys", answers("EFF", "2025-spring", "M-0", [4, 2]))
    assert state.cell("survey_change", {"survey": "EFF"}, **YEAR).why_code == "not_collected"


def test_an_item_more_counts_for_everybody_until_it_is_taken_back(state: Loading) -> None:
    state.load("surveys", KSB)
    fourth = answers("KSB", "2025-spring", "C-3", [5, 1, 5, 5])
    outcome = state.load("surveys", fourth)
    # C-0 answered two of four items now, which is no score any more.
    assert (change(state).people, change(state).value) == (2, 1.5)  # C-2 1.0, C-3 2.0
    undo(state.database, LOADER, outcome.import_id, "x@test.invalid", date(2025, 9, 20))
    assert (change(state).people, change(state).value) == (2, 1.25)


def test_scores_of_two_versions_are_not_subtracted(state: Loading) -> None:
    state.load(
        "surveys",
        [
            *answers("EFF", "2024-fall", "M-0", [2, 4], version="1"),
            *answers("EFF", "2025-spring", "M-0", [4, 2], version="2"),
        ],
    )
    assert state.cell("survey_change", {"survey": "EFF"}, **YEAR).people == 0


def test_items_of_different_scales_make_no_score(state: Loading) -> None:
    mixed = answers("SAT", "2025-spring", "M-0", [4, 2])
    mixed[1]["scale_max"] = 7
    state.load("surveys", mixed)
    assert state.cell("satisfaction_mean", **YEAR).value is None
    assert response(state, "SAT-END").numerator == 1.0


def test_job_satisfaction(state: Loading) -> None:
    state.load(
        "surveys",
        [
            *answers("SAT", "2025-spring", "M-0", [4, 2, 4, 2]),  # 4, 4, 4, 2
            *answers("SAT", "2025-spring", "M-1", [3, 3, 3, 3]),
        ],
    )
    found = state.cell("satisfaction_mean", **YEAR)
    assert (found.value, found.people) == (3.25, 2)
    assert (found.low, found.no_interval) == (None, "too few for an interval")


def paired(who: str, mentee: str, values: Sequence[float | None], **more: Any) -> Any:
    about = {} if who == mentee else {"about_mentee_id": mentee}
    return answers("CTM", "2025-spring", who, values, **about, **more)


def test_agreement_of_pairs(state: Loading) -> None:
    state.load(
        "surveys",
        [
            *paired("C-0", "M-0", [5, 2, 4]),  # 5, 4, 4
            *paired("M-0", "M-0", [4, 5, 4]),  # 4, 1, 4: apart 1, 3, 0
            *paired("C-2", "M-2", [3, 3, None]),
            *paired("M-2", "M-2", [4, 2, 4]),  # 4, 4: apart −1, −1
            *paired("C-0", "M-1", [1, 1, 1]),  # M-1 did not answer
        ],
    )
    difference = state.cell("pair_difference", **YEAR)
    assert (difference.value, difference.units) == (0.1667, 2)  # (4/3 − 1) / 2
    assert (difference.low, difference.no_interval) == (None, "too few for an interval")
    assert state.cell("pair_distance", **YEAR).value == 1.1667  # (4/3 + 1) / 2
    near = state.cell("pair_within_one", **YEAR)
    assert (near.numerator, near.denominator, near.value) == (4.0, 5.0, 0.8)
    assert (near.low, near.no_interval) == (None, "too few for an interval")


def test_a_mentee_with_two_coaches_is_held_against_the_one_meant(state: Loading) -> None:
    state.load("participants", [person("C-9", "CT")])
    state.load("pairs", [pair("P-9", "M-0", "C-9", "2025-02-03")])
    state.load(
        "surveys",
        [
            *paired("C-0", "M-0", [5], pair_id="P-0"),
            *paired("C-9", "M-0", [4], pair_id="P-9"),
            *paired("M-0", "M-0", [4], pair_id="P-9"),
        ],
    )
    found = state.cell("pair_difference", **YEAR)
    assert (found.value, found.units) == (0.0, 1)


# Three patterns, each by ten people. Sums of squares about the means: q1 80, q2 20 (reversed by the
# key), q3 260/3, totals 1520/3. Alpha = 3/2 · (1 − (80 + 20 + 260/3) · 3/1520) = 18/19.
PATTERNS = ([1, 4, 1], [3, 3, 4], [5, 2, 5])


def satisfied(state: Loading, count: int) -> None:
    state.load("programs", programs(2))
    people = [person(f"E-{n:02d}", region=1 + n % 2) for n in range(count)]
    state.load("participants", people)
    rows = [
        row
        for n in range(count)
        for row in answers("SAT", "2025-spring", f"E-{n:02d}", PATTERNS[n % 3])
    ]
    rows += answers("SAT", "2025-spring", "M-0", [5, 1, None])  # not complete
    state.load("surveys", rows)


def alpha(state: Loading, **more: Any) -> Mapping[str, Cell]:
    answer = state.ask("survey_alpha", ("region",), **{**YEAR, **more})
    return {c.where["region"]: c for c in answer.select(survey="SAT")}


def test_alpha_of_thirty_complete_answers(state: Loading) -> None:
    satisfied(state, 30)
    found = alpha(state)
    assert (found["all"].value, found["all"].units) == (0.9474, 30)
    assert (found["all"].low, found["all"].high) == (0.9035, 0.9732)  # F, 29 and 58 degrees
    # The sums of the two regions add up to the state's; each alone is too few.
    assert (found["1"].value, found["1"].why) == (None, "too few: 15 of 30 complete answers")
    assert found["2"].units == 15


def test_alpha_is_refused_below_thirty_and_for_few_people(state: Loading) -> None:
    satisfied(state, 29)
    assert alpha(state)["all"].why == "too few: 29 of 30 complete answers"
    none = state.cell("survey_alpha", {"survey": "KSB"}, **YEAR)
    assert none.why == "not collected: no complete answers here"


def test_scores_of_few_people_are_withheld_from_who_may_not_look_them_up(state: Loading) -> None:
    state.load("surveys", KSB)
    cell = state.cell(
        "survey_change", {"survey": "KSB"}, policy=WithholdingPolicy(), scope=STAFF, **YEAR
    )
    assert cell.suppression == "small_n" and cell.value is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-fall", "2025-PRE"),
        ("Spring 2026", "2025-END"),
        ("winter 2026", "2025-MID"),
        ("2025-26 post", "2025-END"),
        ("2025-2026 spring", "2025-END"),
        ("2025_pre", "2025-PRE"),
        ("mid-year 2025", "2025-MID"),
        ("2026-02", "2026-02"),
        ("2025", None),
        ("2025-13", None),
        ("2025-27 fall", None),
        ("some time", None),
    ],
)
def test_waves_as_files_write_them(text: str, code: str | None) -> None:
    found = wave_of(text)
    assert (found and found.code) == code
    if code == "2026-02":
        assert found and (found.program_year, found.point) == (2025, "MONTH")


@pytest.mark.parametrize(
    ("survey", "wave", "remedy"),
    [
        ("KSB", "2025", "Write the year and the season, like 2025-fall or 2026-spring."),
        ("KSB", "2025-01", "Write the year and the season, like 2025-fall or 2026-spring."),
        ("MONTHLY", "2025-spring", "Write the month, like 2025-10."),
    ],
)
def test_a_wave_that_cannot_be_placed_is_refused(
    state: Loading, survey: str, wave: str, remedy: str
) -> None:
    outcome = state.read("surveys", answers(survey, wave, "C-0", [4], pair_id="P-0"))
    assert [(r.column, r.remedy) for r in outcome.refusals] == [("wave", remedy)]


def test_means_stay_on_the_scale_of_their_file() -> None:
    """Five answers of 5, 5, 5, 4.5 and 5 on a scale of 1 to 5: 0.975 of the way, variance 0.01 of a point,
    0.000625 of the way: 39 trials, t 2.7764 with 4 degrees of freedom."""
    at: Any = None
    score = MEASURES["satisfaction_mean"].statistic
    given = {(i, v, 1.0, 5.0): 1.0 for i, v in enumerate((5.0, 5.0, 5.0, 4.5, 5.0))}
    found = score.fold(given, at)[""]
    assert (found.value, found.units) == (4.9, 5)
    assert (round(found.low or 0, 4), round(found.high or 0, 4)) == (4.1831, 4.9898)
    alike = {(i, 4.0, 1.0, 5.0): 1.0 for i in range(7)}
    assert (score.fold(alike, at)[""].low, score.fold(alike, at)[""].no_interval) == (
        None,
        "all values are the same",
    )
    # 2.4 ± 2.7764 · 1.6: nobody can move by more than four points of five.
    change = MEASURES["survey_change"].statistic
    moved = {(i, v, 1.0, 4.0): 1.0 for i, v in enumerate((4.0, 4.0, -4.0, 4.0, 4.0))}
    figure = change.fold(moved, at)[""]
    assert (round(figure.low or 0, 4), figure.high) == (-2.0423, 4.0)


SILENT: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}


def _began(state: Loading, began: Sequence[int], answered: int, region: int, name: str) -> None:
    """Mentees whose efficacy begins at so many quarters above 1; the first so many answer at the end."""
    people = [f"{name}{i}" for i in range(len(began))]
    state.load("participants", [person(w, region=region) for w in people])
    state.load("participants", [person(f"C-{w}", "CT", region) for w in people])
    open_ended = {"end_date": "", "end_reason": ""}
    state.load("pairs", [pair(f"P-{w}", w, f"C-{w}", "2024-09-20", **open_ended) for w in people])
    rows = []
    for i, (who, quarters) in enumerate(zip(people, began, strict=True)):
        whole, rest = divmod(quarters, 4)
        values: list[float | None] = [1 + whole + (item < rest) for item in range(4)]
        values[1] = 6 - (values[1] or 0)  # worded the other way
        rows += answers("EFF", "2024-fall", who, values)
        if i < answered:
            rows += answers("EFF", "2025-spring", who, [None, 3, None, None])  # no score: an answer
    state.load("surveys", rows)


def test_those_who_did_not_answer_at_the_end_beside_those_who_did(state: Loading) -> None:
    came, silent = (8, 9, 11, 12, 8, 10, 9), (4, 6, 5, 7, 5, 6)
    _began(state, (*came, *silent), len(came), 1, "N")
    # M-3 left in January and is not asked; M-0 did not begin; neither is in a group.
    state.load("surveys", answers("EFF", "2024-fall", "M-3", [5, 1, 5, 5]))
    answer = state.ask("nonresponse_difference", **SILENT)
    cell = answer.cell(survey="EFF")
    welch = stats.ttest_ind(np.array(silent) / 4, np.array(came) / 4, equal_var=False)
    interval = welch.confidence_interval(0.95)
    assert cell.value == pytest.approx(np.mean(silent) / 4 - np.mean(came) / 4, abs=1e-4)
    assert (cell.low, cell.high) == pytest.approx(tuple(interval), abs=1e-4)
    assert (cell.people, cell.units, cell.numerator, cell.denominator) == (13, 13, 6.0, 7.0)
    said = evidence.silent(answer)
    assert "those who did not answer at the end began lower, by 1.02 points of the scale (" in said
    assert "; 6 did not answer, 7 did)" in said
    # 30 days after the planned end on June 15 is July 15.
    assert state.cell("nonresponse_difference", {"survey": "KSB"}, **SILENT).value is None
    state.today = date(2025, 7, 10)
    early = state.cell("nonresponse_difference", {"survey": "EFF"}, first="2024-09", last="2025-06")
    assert (early.value, early.units) == (None, 0)


def test_where_they_began_is_withheld_with_either_group(state: Loading) -> None:
    state.load("programs", programs(2))
    _began(state, [8] * 12 + [5] * 11, 12, 1, "N")
    _began(state, [8] * 12 + [5] * 7, 12, 2, "T")
    policy = WithholdingPolicy(minimum_people=10, minimum_at_risk=10, minimum_regions=2)
    answer = state.ask("nonresponse_difference", ("region",), scope=STAFF, policy=policy, **SILENT)
    held = {r: answer.cell(survey="EFF", region=r).suppression for r in ("all", "1", "2")}
    # With the total and region 1, the seven of region 2 could be worked out.
    assert held == {"all": "", "1": "complementary", "2": "small_n"}
    shown = state.ask("nonresponse_difference", ("region",), **SILENT)
    assert shown.cell(survey="EFF", region="2").value == -0.75
