"""Training, orientation, learning communities and the monthly survey, worked by hand from rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from data_access.imports import undo
from tests.measures.loading import LOADER, Loading, pair, person, programs

Make = Callable[[date], Loading]
YEAR: dict[str, Any] = {"first": "2025-09", "last": "2026-08"}


def _began(state: Loading) -> None:
    """Coaches C-0 to C-5 and a mentee each from September 15, 2025; C-5's never met."""
    state.load("programs", programs(1))
    state.load(
        "participants",
        [person(f"M-{i}") for i in range(6)]
        + [person(f"C-{i}", "CA" if i == 5 else "CT") for i in range(6)]
        + [person("L-0", "IL")],
    )
    state.load(
        "pairs",
        [
            pair(f"P-{i}", f"M-{i}", f"C-{i}", "2025-09-15", il_id="L-0" if i == 0 else "")
            for i in range(6)
        ],
    )


def _sessions(state: Loading, day: str, *pairs: int) -> Any:
    return state.load(
        "sessions",
        [
            {
                "session_id": f"S-{day}-{i}",
                "pair_id": f"P-{i}",
                "session_date": day,
                "minutes_total": 60,
                "venue": "f2f",
                "status": "completed",
                "contact_type": "conference",
            }
            for i in pairs
        ],
    )


def _days(coach: int, *days: str, hours: float = 7, event: str = "TRN") -> list[dict[str, Any]]:
    return [
        {
            "participant_id": f"C-{coach}",
            "event_type": "training_day",
            "event_id": event,
            "day_no": number,
            "date": day,
            "hours": hours,
        }
        for number, day in enumerate(days, start=1)
    ]


WEEK = tuple(f"2025-09-{day:02d}" for day in range(8, 14))


def _trained(state: Loading) -> None:
    state.load(
        "attendance",
        [
            *_days(0, *WEEK),  # 42 hours on six days
            *_days(1, *WEEK[:5]),
            *_days(1, "2025-10-11", event="MADE-UP"),  # after the first session
            *_days(2, *WEEK[:5], hours=9),  # hours enough, days not
            *_days(3, *WEEK[:5], WEEK[4], hours=8),  # two events on one day are one day
            *_days(5, *WEEK),
        ],
    )


def test_training_before_the_first_session(loading: Make) -> None:
    state = loading(date(2026, 9, 20))
    _began(state)
    _sessions(state, "2025-10-01", 0, 1, 2, 3, 4)
    _trained(state)
    cell = state.cell("training_complete", **YEAR)
    # C-5 has not begun; of the five who have, C-0 alone was ready. Wilson of 1 of 5.
    assert (cell.numerator, cell.denominator, cell.value) == (1.0, 5.0, 0.2)
    assert (cell.low, cell.high) == (0.0362, 0.6245)
    status = {c.where["training"]: c.numerator for c in state.ask("training_status", **YEAR).cells}
    assert status == {"complete": 1.0, "late": 1.0, "short": 2.0, "none": 1.0}
    hours = state.cell("training_hours", **YEAR)
    # 42, 42, 45, 48 and 42 hours; C-4 has no day on record.
    assert (hours.value, hours.spread, hours.units) == (42.0, (42.0, 45.0), 5)


def test_a_day_that_is_made_up_in_time_counts(loading: Make) -> None:
    state = loading(date(2026, 9, 20))
    _began(state)
    _sessions(state, "2025-10-14", 1)
    _trained(state)
    assert state.cell("training_complete", **YEAR).numerator == 1.0
    # An earlier session that comes in later, by itself, shows that it was not in time.
    earlier = _sessions(state, "2025-10-11", 1)
    assert state.cell("training_complete", **YEAR).numerator == 0.0
    undo.undo(state.database, LOADER, earlier.import_id, "loader@test.invalid", state.today)
    assert state.cell("training_complete", **YEAR).numerator == 1.0


def test_the_first_session_may_be_no_contact(loading: Make) -> None:
    """A video watched apart on September 10 is work with a mentee, before the training was over."""
    state = loading(date(2026, 9, 20))
    _began(state)
    state.load("pairs", [pair("P-8", "M-5", "C-0", "2025-09-09")])
    _sessions(state, "2025-10-01", 0)
    _trained(state)
    assert state.cell("training_complete", **YEAR).numerator == 1.0
    review = {
        "session_id": "S-V",
        "pair_id": "P-8",
        "session_date": "2025-09-10",
        "minutes_total": 20,
        "venue": "async_video",
        "contact_type": "video_review",
        "status": "cancelled",
    }
    state.load("sessions", [review])
    assert state.cell("training_complete", **YEAR).numerator == 1.0
    state.load("sessions", [{**review, "status": "completed"}])
    cell = state.cell("training_complete", **YEAR)
    assert (cell.numerator, cell.denominator) == (0.0, 1.0)


def test_none_is_none_where_others_of_the_region_have_one(loading: Make) -> None:
    """Coaches came to orientation, mentees did not: 0%. In region 2 nobody's is on record."""
    state = loading(date(2026, 9, 20))
    _began(state)
    state.load("programs", programs(2))
    state.load("participants", [person("M-R2", region=2), person("C-R2", "CT", 2)])
    state.load("pairs", [pair("P-R2", "M-R2", "C-R2", "2025-09-15")])
    came = [{**day, "event_type": "orientation"} for day in _days(0, "2025-09-06")]
    state.load("attendance", came)

    def of(key: str = "orientation", **where: str) -> tuple[float | None, str]:
        cell = state.cell(key, where, by=tuple(where), **YEAR)
        return cell.value, cell.why_code

    # One of region 1's five Consultant Teachers; region 2's is no miss, in the total as in the row.
    assert of(role="CT") == (0.2, "")
    assert state.cell("orientation", **YEAR).denominator == 12.0
    assert of(role="MENTEE") == (0.0, "")
    assert of(region="1", role="MENTEE") == (0.0, "")
    assert of(region="2") == (None, "not_collected")
    assert of(region="2", role="CT") == (None, "not_collected")
    # No file of attendance names a leader: theirs is not collected, whoever else came.
    assert of("leader_orientation") == (None, "not_collected")
    # A year later nothing has been imported of anybody.
    state.load("pairs", [pair("P-7", "M-1", "C-0", "2026-09-15")])
    later = state.cell("orientation", first="2026-09", last="2027-08")
    assert later.why_code == "not_collected"


def test_training_counts_in_the_years_after_it(loading: Make) -> None:
    state = loading(date(2026, 11, 21))
    _began(state)
    state.load("participants", [person("M-9")])
    state.load("pairs", [pair("P-9", "M-9", "C-0", "2026-09-15")])
    _sessions(state, "2025-10-01", 0, 1)
    _sessions(state, "2026-10-01", 9)
    _trained(state)
    cell = state.cell("training_complete", first="2026-09", last="2026-10")
    assert (cell.numerator, cell.denominator) == (1.0, 1.0)


def test_what_nobody_logged_is_not_collected(loading: Make) -> None:
    state = loading(date(2026, 9, 20))
    _began(state)
    _sessions(state, "2025-10-01", 0, 1)
    for key in ("training_complete", "training_hours", "orientation", "plc_attendance"):
        cell = state.cell(key, **YEAR)
        assert cell.value is None and cell.why.startswith("not collected: no "), key
    assert state.cell("monthly_survey", **YEAR).why.startswith("not collected: no monthly survey")
    status = state.ask("training_status", **YEAR).cell(training="none")
    assert (status.value, status.denominator) == (1.0, 2.0)


def _came(kind: str, event: str, day: str, *people: str) -> list[dict[str, Any]]:
    return [
        {
            "participant_id": who,
            "event_type": kind,
            "event_id": event,
            "day_no": 1,
            "date": day,
            "hours": 1,
        }
        for who in people
    ]


def test_orientation_by_role(loading: Make) -> None:
    state = loading(date(2026, 9, 20))
    _began(state)
    state.load(
        "attendance",
        [
            *_came("orientation", "O-1", "2025-09-06", "M-0", "M-1", "M-2", "C-0", "C-5"),
            *_came("orientation", "O-0", "2025-08-31", "M-3"),  # of the year before
        ],
    )
    answer = state.ask("orientation", ("role",), **YEAR)
    found = {c.where["role"]: (c.numerator, c.denominator) for c in answer.cells}
    assert found == {
        "all": (5.0, 12.0),
        "MENTEE": (3.0, 6.0),
        "CT": (1.0, 5.0),
        "CA": (1.0, 1.0),
    }
    none = "not collected: no orientation of theirs has been imported"
    assert state.cell("leader_orientation", **YEAR).why == none
    state.load("attendance", _came("orientation", "O-1", "2025-09-06", "L-0"))
    leaders = state.cell("leader_orientation", **YEAR)
    assert (leaders.numerator, leaders.denominator, leaders.low) == (1.0, 1.0, 0.2065)
    mentees = answer.cell(role="MENTEE")
    assert (mentees.value, mentees.low, mentees.high) == (0.5, 0.1876, 0.8124)


def test_learning_communities_by_month(loading: Make) -> None:
    state = loading(date(2026, 2, 20))
    _began(state)
    state.load("participants", [person("M-9")])
    state.load(
        "pairs",
        [
            # A second mentee of C-0 makes no second month of it.
            pair("P-9", "M-9", "C-0", "2025-10-01"),
            pair("P-5", "M-5", "C-5", "2025-09-15", end_date="2025-12-10", end_reason="leave"),
        ],
    )
    state.load(
        "attendance",
        [
            *_came("PLC", "PLC-10", "2025-10-14", "C-0", "C-1", "C-2"),
            *_came("PLC", "PLC-10B", "2025-10-28", "C-0"),  # a second one in a month
            *_came("PLC", "PLC-12", "2025-12-09", "C-0", "C-5"),  # C-5's pair ends on the tenth
            *_came("PLC", "PLC-01", "2026-01-13", "C-0", "M-0"),  # mentees are not asked
        ],
    )
    asked: dict[str, Any] = {"first": "2025-09", "last": "2026-01"}
    months = {
        c.where["month"]: (c.numerator, c.denominator, c.why)
        for c in state.ask("plc_attendance", ("month",), **asked).cells
    }
    assert months == {
        "2025-09": (None, 6.0, "not collected: no learning community has been imported"),
        "2025-10": (3.0, 6.0, ""),
        "2025-11": (None, 6.0, "not collected: no learning community has been imported"),
        "2025-12": (1.0, 5.0, ""),
        "2026-01": (1.0, 5.0, ""),
    }
    cell = state.cell("plc_attendance", **asked)
    # The two months of which nothing was imported are missed in no total: six coaches in one month,
    # five in two.
    assert (cell.numerator, cell.denominator, cell.people) == (5.0, 16.0, 6)
    # Attended by coach: 3 of 3, 1 of 3, 1 of 3, 0 of 3, 0 of 3, 0 of 1, so with the coach as the
    # unit: 16² / 46 = 5.5652 effective, variance 0.0291295, 7.375 trials, t 2.646 (4.57 degrees)
    assert (cell.value, cell.low, cell.high) == (0.3125, 0.0677, 0.7399)


def test_a_monthly_survey_counts_for_the_month_it_names(loading: Make) -> None:
    state = loading(date(2025, 12, 20))
    _began(state)

    def answer(pair_: int, wave: str, value: str = "4", item: str = "q1") -> dict[str, Any]:
        return {
            "instrument": "MONTHLY",
            "wave": wave,
            "respondent_id": f"C-{pair_}",
            "about_mentee_id": f"M-{pair_}",
            "pair_id": f"P-{pair_}",
            "item": item,
            "value": value,
            "scale_min": "1",
            "scale_max": "5",
        }

    brought = state.load(
        "surveys",
        [
            answer(0, "2025-10"),
            answer(0, "2025-10", item="q2"),
            answer(0, "2025-11"),
            answer(1, "2025-10"),
            answer(2, "2025-10", value=""),  # handed in empty
        ],
    )
    asked: dict[str, Any] = {"first": "2025-10", "last": "2025-11"}
    cell = state.cell("monthly_survey", **asked)
    assert (cell.numerator, cell.denominator, cell.value) == (3.0, 12.0, 0.25)
    # By pair 2, 1, 0, 0, 0, 0 of 2 months each: variance 6/5 · 3.5 / 12² = 0.029167, 6.4286 trials,
    # t 2.5706 with 5 degrees of freedom
    assert (cell.low, cell.high) == (0.0434, 0.71)
    october = state.ask("monthly_survey", ("month",), **asked).cell(month="2025-10")
    assert (october.numerator, october.denominator) == (2.0, 6.0)
    undo.undo(state.database, LOADER, brought.import_id, "loader@test.invalid", state.today)
    assert state.cell("monthly_survey", **asked).value is None


def test_a_monthly_survey_without_its_pair_is_refused_in_words(loading: Make) -> None:
    state = loading(date(2025, 12, 20))
    _began(state)
    row = {"instrument": "MONTHLY", "wave": "2025-10", "respondent_id": "C-0", "item": "q1"}
    outcome = state.read("surveys", [{**row, "value": "4", "scale_min": "1", "scale_max": "5"}])
    (refusal,) = outcome.refusals
    assert refusal.reason == "The monthly survey does not say which pair it is about."
    assert refusal.remedy == "Fill pair_id."
