"""What may be judged, through imports and `ask`: enough people, all together, the same for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from scipy import stats

from data_access.asking.answers import Answer, Cell
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.verdicts import Kind, verdict_of
from data_access.measures import MEASURES
from data_access.measures.no_value import NotCompared
from layouts.sentences import takeaway
from tests.measures.loading import STATE, Loading, facilitator, pair, person, programs

Make = Callable[[date], Loading]
TODAY = date(2015, 3, 20)
FEBRUARY: dict[str, Any] = {"first": "2015-02", "last": "2015-02"}
YEAR: dict[str, Any] = {"first": "2014-09", "last": "2015-02"}
# Pairs of each region, and how many of them met in February.
MET = {1: (14, 13), 2: (14, 2), 3: (14, 12), 5: (1, 0), 6: (14, 13)}
TYPES = ("CENTER", "HEAD_START")


def _february(state: Loading) -> None:
    made = programs(*MET)
    made += [{**p, "eec_program_number": f"{p['eec_program_number']}-H", "program_type": TYPES[1]}
             for p in programs(*MET)]  # fmt: skip
    state.load("programs", made)
    people, pairs, sessions = [], [], []
    for region, (number, met) in MET.items():
        for i in range(number):
            key = f"{region}-{i}"
            place = {"program_number": f"PRG-{region}" + ("-H" if i % 2 else "")}
            people.append(person(f"M-{key}", region=region, **place))
            people.append(person(f"C-{key}", "CT", region))
            pairs.append(pair(f"P-{key}", f"M-{key}", f"C-{key}", "2014-09-20"))
            # A session in March, too: the region's log has arrived for all of February.
            for day in ["2015-02-10"] * (i < met) + ["2015-03-02"] * (i == 0):
                sessions.append(
                    {
                        "session_id": f"S-{key}-{day}",
                        "pair_id": f"P-{key}",
                        "session_date": day,
                        "minutes_total": 60,
                        "venue": "f2f",
                        "status": "completed",
                        "contact_type": "conference",
                    }
                )
    state.load("participants", people)
    state.load("pairs", pairs)
    state.load("sessions", sessions)


def _kinds(answer: Answer) -> dict[str, str]:
    found = ((c, verdict_of(answer, c)) for c in answer.cells)
    return {c.of(answer.compared): v.kind.value for c, v in found if v is not None}


def _expected(own: Cell, rest: Cell, family: int) -> tuple[float, float, float]:
    """MOVER by hand, each arm as wide as Student's t is at the level of one in a family."""

    def arms(cell: Cell) -> tuple[float, float]:
        assert cell.value is not None and cell.low is not None and cell.high is not None
        assert cell.people is not None
        level = 1 - (1 - 0.95 ** (1 / family)) / 2
        times = stats.t.ppf(level, cell.people - 1) / stats.t.ppf(0.975, cell.people - 1)
        return (cell.value - cell.low) * times, (cell.high - cell.value) * times

    (down, up), (rest_down, rest_up) = arms(own), arms(rest)
    d = (own.value or 0.0) - (rest.value or 0.0)
    return d, d - (down**2 + rest_up**2) ** 0.5, d + (up**2 + rest_down**2) ** 0.5


def test_one_pair_month_is_not_97_points_below_the_rest(loading: Make) -> None:
    """Region 5 has one pair, which did not meet: nothing is said. Region 2 is below, as it should be."""
    state = loading(TODAY)
    _february(state)
    by_region = state.ask("contact_months", by=("region",), scope=STATE, **FEBRUARY)
    assert by_region.cell(region="5").value == 0.0
    assert by_region.cell(region="5").against_rest is None
    assert _kinds(by_region) == {
        "1": "no_difference",  # above, were it judged by itself
        "2": "below",
        "3": "no_difference",
        "5": "too_few",
        "6": "no_difference",
    }


def test_eec_and_the_facilitator_read_one_verdict(loading: Make) -> None:
    state = loading(TODAY)
    _february(state)
    staff = state.ask("contact_months", by=("region",), scope=STATE, **FEBRUARY)
    chosen = state.ask("contact_months", by=("region",), scope=STATE, region=2, **FEBRUARY)
    own = state.ask(
        "contact_months",
        by=("region",),
        scope=facilitator(2),
        policy=WithholdingPolicy(),
        **FEBRUARY,
    )
    told = [a.cell(region="2").against_rest for a in (staff, chosen, own)]
    assert told[0] is not None and told[0] == told[1] == told[2]
    assert [verdict_of(a, a.cell(region="2")).kind for a in (staff, chosen, own)] == [  # type: ignore[union-attr]
        Kind.BELOW
    ] * 3
    value, low, high = _expected(own.cell(region="2"), own.cell(region="rest"), 5)
    assert (told[0].value, told[0].low, told[0].high) == pytest.approx((value, low, high), abs=2e-4)


def _told(cell: Cell) -> tuple[float, float, float]:
    assert cell.against_rest is not None
    return cell.against_rest.value, cell.against_rest.low, cell.against_rest.high


def test_types_are_held_against_one_another_as_one_of_all_types(loading: Make) -> None:
    """Eight types are on the program's list, whether pairs of two are found or of all."""
    state = loading(TODAY)
    _february(state)
    by_type = state.ask("contact_months", by=("program_type",), scope=STATE, **FEBRUARY)
    assert by_type.compared == "program_type"
    one, other = (by_type.cell(program_type=t) for t in TYPES)
    assert _told(one) == pytest.approx(_expected(one, other, 8), abs=2e-4)
    assert _told(one)[0] == pytest.approx(-_told(other)[0])
    # Months hold the same people: they are never held against one another.
    by_month = state.ask("contact_months", by=("month",), scope=STATE, first="2014-11")
    assert by_month.compared == "" and len(by_month.shown) > 1
    assert all(c.against_rest is None and c.against_none is None for c in by_month.cells)


def test_two_roles_that_a_mentee_can_have_are_one_comparison(loading: Make) -> None:
    """Two roles of mentees, though five are on the list; teachers and coaches together are of four."""
    state = loading(TODAY)
    _goals(state, {(1, 2013): (30, 20), (3, 2013): (20, 3)}, {3: "MENTEE_ADMIN"})
    asked = {"by": ("role",), "scope": STATE, "first": "2013-09", "last": "2014-08"}
    pairs = state.ask("goal_attainment", **asked)
    one, other = (pairs.cell(role=r) for r in ("MENTEE", "MENTEE_ADMIN"))
    assert _told(one) == pytest.approx(_expected(one, other, 1), abs=2e-4)
    assert MEASURES["same_program"].possible_roles == ("CT", "CA", "MENTEE", "MENTEE_ADMIN")
    assert MEASURES["class_change"].possible_roles == ("MENTEE", "CT", "IL")


def test_cohorts_are_as_many_as_the_period_can_hold(loading: Make) -> None:
    """Two program years are one comparison, three are three: that of 2011 has no pairs."""
    state = loading(TODAY)
    _goals(state, {(1, 2012): (30, 20), (1, 2013): (30, 5)})
    for first, family in (("2012-09", 1), ("2011-09", 3)):
        found = state.ask("goals_achieved", ("cohort",), STATE, first=first, last="2014-08")
        one, other = (found.cell(cohort=c) for c in ("2012", "2013"))
        assert _told(one) == pytest.approx(_expected(one, other, family), abs=2e-4)


def test_a_region_in_one_year_is_judged_alike_whatever_years_are_asked_for(loading: Make) -> None:
    """By its months, by its cohort, and beside a year before."""
    state = loading(TODAY)
    _goals(state, {(r, y): (15, 10 * (r > 1)) for r in (1, 2, 3) for y in (2012, 2013)})
    asked = {"scope": STATE, "last": "2014-08"}
    told = [
        state.ask("goals_achieved", ("region",), first="2013-09", **asked).cell(region="1"),
        state.ask("goals_achieved", ("region",), first="2011-09", cohort=2013, **asked).cell(region="1"),
        state.ask("goals_achieved", ("region", "cohort"), first="2011-09", **asked).cell(
            region="1", cohort="2013"
        ),
    ]  # fmt: skip
    assert _told(told[0]) == _told(told[1]) == _told(told[2])


def test_nothing_is_concluded_from_a_month_that_runs_or_may_still_grow(loading: Make) -> None:
    """February alone is judged on March 20, not on March 3; with March, which runs, it never is."""

    def read(today: date, **months: str) -> tuple[float | None, str]:
        state = loading(today)
        _february(state)
        answer = state.ask("contact_months", by=("region",), scope=STATE, **months)
        return answer.cell(region="2").value, _kinds(answer)["2"]

    finished = read(TODAY, **FEBRUARY)
    assert finished[1] == "below"
    assert read(date(2015, 3, 3), **FEBRUARY) == (finished[0], "not_known")  # shown all the same
    assert read(TODAY, first="2015-02", last="2015-03")[1] == "not_known"


def _goals(
    state: Loading,
    met: dict[tuple[int, int], tuple[int, int]],
    roles: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """One goal a pair by region and cohort, the first of them met one after the other.

    `roles`: by region, where its mentees are no teachers.
    """
    people, pairs, goals = [], [], []
    for (region, year), (number, achieved) in met.items():
        for i in range(number):
            key = f"{region}-{year}-{i}"
            on = (date(year, 10, 11) + timedelta(i)).isoformat()
            mentee = person(f"M-{key}", roles.get(region, "MENTEE"), region)
            people += [mentee, person(f"C-{key}", "CT", region)]
            pairs.append(pair(f"P-{key}", f"M-{key}", f"C-{key}", f"{year}-09-20"))
            goals.append(
                {
                    "goal_id": f"G-{key}",
                    "pair_id": f"P-{key}",
                    "set_date": f"{year}-10-01",
                    "target_date": f"{year + 1}-05-01",
                    "status": "achieved" if i < achieved else "in_progress",
                    "achieved_date": on if i < achieved else "",
                }
            )
    state.load("programs", programs(*sorted({region for region, _ in met})))
    state.load("participants", people)
    state.load("pairs", pairs)
    state.load("goals", goals)


def test_enough_people_without_an_interval_are_not_called_too_few(loading: Make) -> None:
    """Half of Region 2 are met at 19 days with no upper end to it, and so is half of Region 1's rest."""
    state = loading(TODAY)
    _goals(state, {(1, 2014): (20, 20), (2, 2014): (20, 12), (3, 2014): (20, 10)})
    found = state.ask("goal_days", by=("region",), scope=STATE, **YEAR)
    told = {c.of("region"): (c.value, c.low is None, c.not_compared) for c in found.shown}
    assert told["1"] == (19.0, False, NotCompared.REST_INTERVAL)
    assert told["2"] == (19.0, True, NotCompared.OWN_INTERVAL)
    assert _kinds(found) == dict.fromkeys("123", "no_interval")
    assert takeaway(found).endswith(
        "Too few to say for Regions 2 and 3: no interval can be worked out. "
        "Too few to say for Region 1: no interval can be worked out for the rest of the state."
    )


@pytest.mark.parametrize(
    ("elsewhere", "kind", "why"), [(0, "no_interval", "rest_value"), (9, "withheld", "")]
)
def test_that_a_rest_has_no_median_is_not_told_of_a_withheld_one(
    loading: Make, elsewhere: int, kind: str, why: str
) -> None:
    """Of Region 1's second cohort four of 15 goals are met. With nine pairs of it elsewhere it is withheld,
    or those nine could be worked out; then not even that it has no median is said."""
    state = loading(TODAY)
    _goals(state, {(1, 2013): (20, 16), (1, 2014): (15, 4), (3, 2014): (elsewhere, 4)})
    found = state.ask(
        "goal_days",
        ("cohort",),
        STATE,
        WithholdingPolicy(),
        first="2013-09",
        last="2015-03",
        region=1,
    )
    own = found.cell(cohort="2013")
    assert own.low is not None and own.people == 20
    assert (_kinds(found)["2013"], own.not_compared) == (kind, why)
    assert ("in the other cohorts fewer than half were met" in takeaway(found)) == bool(why)
