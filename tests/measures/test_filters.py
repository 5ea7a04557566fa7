"""A filter state: what it is made from, what an address says of it, and what it is kept under."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from config.program.breakdowns import FILTERS, LATTICE, RECORDS
from data_access.asking import on_record
from data_access.measures import MEASURES
from data_access.measures.filters import ADDRESS_KEYS, Filters, read_filters
from data_access.storage.scope import scope_of
from tests.measures.loading import Loading, facilitator, pair, person, programs

TODAY = date(2026, 11, 21)
STAFF = scope_of("eec_staff", None, "test")


def test_a_state_is_the_same_however_it_was_made() -> None:
    made = Filters(role="MENTEE", region=2, cohort=None)
    assert made == Filters(region=2).but(role="MENTEE") == Filters((("role", "MENTEE"),), region=2)
    assert hash(made) == hash(Filters(region=2, role="MENTEE"))
    assert made != Filters(region=2) and made.without("role") == Filters(region=2)
    assert made.chosen == (("region", 2), ("role", "MENTEE"))  # in the order of the address
    assert (made.value("role"), made.value("cohort"), made.region) == ("MENTEE", None, 2)


def test_a_filter_nobody_knows_is_a_fault() -> None:
    with pytest.raises(TypeError, match="shoe_size"):
        Filters(shoe_size=42)


def test_an_earlier_year_is_that_of_an_earlier_cohort() -> None:
    moved = Filters(cohort=2025, first="2025-09", last="2026-03").shifted_years(-1, TODAY)
    assert moved == Filters(cohort=2024, first="2024-09", last="2025-03")


@pytest.mark.parametrize("key", FILTERS)
def test_every_choice_that_is_offered_is_read_again(key: str) -> None:
    offered = list(FILTERS[key].offered(TODAY))
    assert offered
    for value in offered:
        state = Filters(**{key: value})
        address = {FILTERS[key].address: str(value)}
        assert read_filters(address, STAFF, TODAY) == (state, ())
        assert dict(state.pairs()) == address
        assert FILTERS[key].words(str(value))
    filters, (notice,) = read_filters({FILTERS[key].address: "nonsense"}, STAFF, TODAY)
    assert filters == Filters() and FILTERS[key].known in notice.text


def test_a_cohort_that_has_not_begun_is_left_out_and_said() -> None:
    filters, (notice,) = read_filters({"cohort": "2030"}, STAFF, TODAY)
    assert filters == Filters() and notice.title == "\u201ccohort=2030\u201d was left out."
    assert notice.text == "Its program year begins in September 2030."


def test_only_types_that_somebody_is_of_are_offered(loading: Callable[[date], Loading]) -> None:
    state = loading(TODAY)
    state.load("programs", [*programs(1), *programs(2, program_type="FCC")])
    state.load("participants", [person("M-1")])
    with state.database.reading(STAFF) as reader:
        assert on_record.program_types(reader) == ("CENTER",)


def test_records_do_not_get_in_each_others_way() -> None:
    assert len(set(ADDRESS_KEYS)) == len(ADDRESS_KEYS)
    places = [f.said_at for f in FILTERS.values()]
    assert len(set(places)) == len(places)
    for key, record in RECORDS.items():
        # What can be chosen among the rows of one table can be subtracted, unless it is withheld
        # together with all the rest.
        assert (key in LATTICE) == (record.carried is not None and record.filter is not None)
        if record.filter is not None:
            assert record.filter.everything or record.filter.default, key


def test_filters_that_exclude_each_other_make_no_verdict(
    loading: Callable[[date], Loading],
) -> None:
    """Whatever the measure: it says what to change, and never that it is too early or not yet due."""
    state = loading(TODAY)
    for key, measure in MEASURES.items():
        answer = state.ask(key, cohort=2024, first="2025-11", last="2026-10")
        excluded = "cohort" in measure.filters and not measure.today_only
        assert bool(answer.notices) is excluded, key
        empty = [c for c in answer.cells if c.value is None]
        assert all((c.why_code == "excluded") is excluded for c in empty), key
        assert not excluded or all("choose months of that year" in c.why for c in empty), key


def test_the_period_follows_the_cohort_where_no_months_are_chosen(
    loading: Callable[[date], Loading],
) -> None:
    state = loading(TODAY)
    for key, measure in MEASURES.items():
        answer = state.ask(key, cohort=2024)
        assert (answer.span.first, answer.span.last) == ("2024-09", "2025-08"), key
        assert not answer.notices and "excluded" not in {c.why_code for c in answer.cells}, key
        running = state.ask(key, cohort=2026).span
        assert (running.first, running.last) == ("2026-09", "2026-10"), (key, measure.kind)
    chosen = read_filters({"cohort": "2024", "from": "all"}, STAFF, TODAY)[0]
    assert not chosen.follows_cohort and chosen.months(TODAY) == ("2010-09", "2026-10")


def test_all_years_begin_with_the_first_of_which_the_reader_has_anything(
    loading: Callable[[date], Loading],
) -> None:
    """The rest of the state is of the own region's years: when others began is not told by it."""
    state = loading(TODAY)
    nothing = state.ask("pairs_served", all_months=True)
    assert (nothing.span.first, nothing.span.last) == ("2026-09", "2026-10")
    state.load("programs", programs(1, 2, 3))
    places = [("CT", n) for n in (1, 2, 3)] + [("MENTEE", n) for n in (1, 2, 3)]
    state.load("participants", [person(f"{role}-{n}", role, n) for role, n in places])
    began = {1: ("2025",), 2: ("2023", "2025"), 3: ("2023", "2025")}
    state.load("pairs", [
        pair(f"{n}-{year}", f"MENTEE-{n}", f"CT-{n}", f"{year}-09-10")
        for n, years in began.items() for year in years
    ])  # fmt: skip
    one_of_each = {(m.timing, m.kind): key for key, m in MEASURES.items()}
    for key in one_of_each.values():
        whole = state.ask(key, scope=STAFF, all_months=True)
        own = state.ask(key, scope=facilitator(1), all_months=True)
        assert whole.span.first == "2023-09", key
        assert own.span.first == "2025-09", key
    served = state.ask("pairs_served", ("region",), facilitator(1), all_months=True)
    assert served.cell(region="rest").value == 2 and served.span.first == "2025-09"


def test_who_moved_between_the_other_regions_is_one_person_of_the_rest(
    loading: Callable[[date], Loading],
) -> None:
    state = loading(TODAY)
    state.load("programs", programs(1, 2, 3))
    people = [person(f"CT-{n}", "CT", n) for n in (1, 2, 3)]
    state.load("participants", [*people, *(person(f"M-{n}", region=n) for n in (1, 2, 3))])
    state.load("participants", [person("M-1", region=2, **{"from": "2025-08-15"})])
    began = [
        ("M-1", "CT-1", 2024),
        ("M-1", "CT-2", 2025),
        ("M-2", "CT-2", 2024),
        ("M-3", "CT-3", 2024),
    ]
    state.load("pairs", [
        pair(f"P-{n}", mentee, coach, f"{year}-09-10", planned_end=f"{year + 1}-06-15")
        for n, (mentee, coach, year) in enumerate(began)
    ])  # fmt: skip
    asked = state.ask("goals_set", ("region",), STAFF, region=3, first="2024-09", last="2026-08")
    (rest,) = asked.select(region="rest")
    assert (rest.units, rest.people) == (3, 2)  # three pairs of two mentees
