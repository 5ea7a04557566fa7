"""What has not arrived is not judged: a hand-worked state in which Region 2's logs stop, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.program.arrivals import LOGS
from config.program.reporting_periods import month
from data_access.asking import answer_csv
from data_access.asking.answers import Awaited, Cell
from data_access.asking.arrivals import behind, through_words
from data_access.asking.ask import data_through
from data_access.imports.formats import FORMATS
from data_access.lists.briefing import briefing
from data_access.lists.journey import journey
from data_access.lists.quality import CHECKS, ListPeriod
from data_access.lists.worklist import work_list
from data_access.measures import MEASURES
from data_access.measures.rests import CAUTIONS, Rests
from data_access.reports.left_out import left_out
from data_access.storage.scope import Scope
from layouts import words
from layouts.pages import reports
from layouts.pages.journey import sentence
from layouts.pages.overview import closing_row
from layouts.pages.worklist import build
from layouts.sentences import foot
from tests.conftest import CopyOf
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

TODAY = date(2024, 12, 20)
FALL: dict[str, Any] = {"first": "2024-09", "last": "2024-11"}
# Region 1 meets in two of three months and once in December; Region 2's log ends in October.
LOGGED = {"1": ["2024-09-25", "2024-10-09", "2024-12-11"], "2": ["2024-09-25", "2024-10-09"]}
STOPS = "not known yet: Region 2’s coaching logs stop at October 9, 2024"


def _sessions(days: dict[str, list[str]]) -> list[dict[str, Any]]:
    return [
        {
            "session_id": f"S-{region}-{day}",
            "pair_id": f"P-{region}",
            "session_date": day,
            "contact_type": "conference",
            "venue": "f2f",
            "status": "completed",
            "minutes_total": 60,
            "submitted_at": day,
        }
        for region, listed in days.items()
        for day in listed
    ]


def _state(url: str, folder: Path) -> None:
    """A pair in each of three regions from September 3; Region 3 has never sent a log."""
    with Loading(url, folder, TODAY) as made:
        made.load("programs", programs(1, 2, 3))
        made.load("participants", [person(f"C-{r}", "CT", r) for r in (1, 2, 3)])
        made.load("participants", [person(f"M-{r}", region=r) for r in (1, 2, 3)])
        made.load("pairs", [pair(f"P-{r}", f"M-{r}", f"C-{r}", "2024-09-03") for r in (1, 2, 3)])
        made.load("sessions", _sessions(LOGGED))


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, TODAY) as state:
        yield state


def _counted(cell: Cell) -> tuple[float | None, float | None, bool]:
    return cell.numerator, cell.denominator, cell.partly_known


def test_months_that_are_awaited_are_in_neither_sum(state: Loading) -> None:
    answer = state.ask("contact_months", ("region",), **FALL)
    assert _counted(answer.cell(region="1")) == (2.0, 3.0, False)
    assert _counted(answer.cell(region="2")) == (1.0, 1.0, True)  # September alone
    assert _counted(answer.cell()) == (3.0, 4.0, True)
    third = answer.cell(region="3")
    assert (third.value, third.people, third.why_code) == (None, 0, "not_arrived")
    assert third.why == (
        "not known yet: Region 3’s coaching logs of September 2024 to November 2024 have not arrived"
    )
    assert answer.awaited == (
        Awaited(2, "sessions", date(2024, 10, 9), ("2024-10", "2024-11")),
        Awaited(3, "sessions", None, ("2024-09", "2024-10", "2024-11")),
    )


def test_a_month_of_which_nothing_is_known_says_why(state: Loading) -> None:
    answer = state.ask("contact_months", ("region", "month"), **FALL)
    october = answer.cell(region="2", month="2024-10")
    assert (october.value, october.why, october.why_code) == (None, STOPS, "not_arrived")
    assert words.short_why(october) == "not known yet"
    assert _counted(answer.cell(month="2024-10")) == (1.0, 1.0, True)
    # What is a row only where something was logged says so as well, not "nothing logged".
    minutes = state.cell("contact_minutes", {"region": "2"}, by=("region",), first="2024-11")
    assert minutes.why == STOPS
    header, *lines = answer_csv.rows([answer], words.shown)
    at = header.strip().split(",").index("partly_known")
    found = {
        tuple(line.split(",")[3:4]): line.split(",")[at] for line in lines if "2024-10" in line
    }
    assert found["all",] == "Y"


def test_a_month_that_has_begun_to_arrive_is_provisional_until_it_is_due(state: Loading) -> None:
    """On November 10 October is counted; what is there of it may grow. November is not known."""
    state.load("sessions", _sessions({"2": ["2024-10-10"]}))
    state.today = date(2024, 11, 10)
    answer = state.ask("contact_months", ("region", "month"), first="2024-10", last="2024-11")
    october = answer.cell(region="2", month="2024-10")
    assert (october.value, october.provisional, october.partly_known) == (1.0, True, False)
    assert answer.cell(region="2", month="2024-11").why_code == "not_arrived"
    state.today = date(2024, 11, 16)
    late = state.cell("contact_months", region=2, first="2024-10", last="2024-10")
    assert late.why_code == "not_arrived"


@pytest.mark.parametrize(
    ("today", "known"), [(date(2024, 11, 24), True), (date(2024, 11, 25), False)]
)
def test_a_running_month_is_not_judged_by_a_log_that_fell_silent(
    state: Loading, today: date, known: bool
) -> None:
    """Region 2 has sent three days of November: three weeks on they do not say how November goes."""
    state.load("sessions", _sessions({"2": ["2024-11-03"]}))
    state.today = today
    answer = state.ask("contact_months", ("region",), first="2024-11", last="2024-11")
    cell = answer.cell(region="2")
    assert (cell.value, cell.why_code) == ((1.0, "") if known else (None, "not_arrived"))
    assert [a.region for a in answer.awaited] == ([3] if known else [2, 3])


@pytest.mark.parametrize(("day", "known"), [("2024-12-02", True), ("2024-11-30", False)])
def test_a_log_that_reaches_on_makes_it_known(state: Loading, day: str, known: bool) -> None:
    state.load("sessions", _sessions({"2": [day]}))
    cell = state.cell("contact_months", {"region": "2"}, by=("region",), **FALL)
    october_and_before = (2.0, 2.0, True) if not known else (2.0, 3.0, False)
    assert _counted(cell) == october_and_before


def test_nobody_is_without_contact_by_a_log_that_ended_too_long_ago(state: Loading) -> None:
    answer = state.ask("no_contact", ("region",))
    assert answer.cell(region="1").value == 0.0
    assert answer.cell(region="2").why == STOPS
    assert _counted(answer.cell()) == (0.0, 1.0, True)
    assert [a.region for a in answer.awaited] == [2, 3]
    # Twenty-one days after its last session the log still says something; a day later no more.
    state.today = date(2024, 10, 30)
    assert state.cell("no_contact", region=2).value == 0.0
    state.today = date(2024, 10, 31)
    assert state.cell("no_contact", region=2).why_code == "not_arrived"


def test_who_sees_less_is_told_less(state: Loading) -> None:
    """A facilitator of the rest of the state, and who sees totals only, of no region by its number."""
    own = state.ask("contact_months", ("region",), facilitator(1), **FALL)
    assert own.awaited == () and not own.cell(region="1").partly_known
    policy = WithholdingPolicy(minimum_people=1, minimum_at_risk=1, minimum_regions=1)
    own = state.ask("contact_months", ("region",), facilitator(1), policy, **FALL)
    assert own.cell(region="rest").partly_known
    totals = Scope(None, False, "head@test.invalid", "evaluator", totals_only=True)
    whole = state.ask("contact_months", (), totals, **FALL)
    assert [a.region for a in whole.awaited] == [None]
    assert _counted(whole.cell()) == (3.0, 4.0, True) and whole.cell().people == 2


def test_a_filter_that_nothing_is_awaited_for_says_so(state: Loading) -> None:
    assert state.ask("contact_months", ("region",), cohort=2023, **FALL).awaited == ()
    assert state.ask("contact_months", region=1, **FALL).awaited == ()
    assert state.ask("class_mean", ("region",), **FALL).awaited == ()


def test_a_program_year_without_any_log_is_left_out_of_what_rests_on_it(state: Loading) -> None:
    cell = state.cell("baseline_first", {"region": "3"}, by=("region",), **FALL)
    assert cell.why_code == "not_arrived"
    assert state.cell("baseline_first", **FALL).denominator == 2.0


def test_the_work_list_calls_nobody_of_whom_nothing_is_known(state: Loading) -> None:
    with state.database.reading(facilitator(2)) as reader:
        listed = work_list(reader, TODAY)
    (row,) = listed.rows
    assert (row.contact_state, row.checklist_state) == ("unknown", "unknown")
    assert [kind for _, kind in row.months] == ["y", "y", "u"]
    assert listed.counts["contact"] == listed.counts["checklist"] == 0
    assert "Call" not in row.next_step and "checklist" not in row.next_step
    said = str(build(listed))
    assert (
        "Region 2’s coaching logs stop at October 9, 2024; import the newer log first, for until then this "
        "list cannot say who has had no contact." in said
    )
    # Of the others nothing changes: Region 1's pair met nine days ago and lacks November.
    with state.database.reading(facilitator(1)) as reader:
        listed = work_list(reader, TODAY)
    assert listed.awaited == () and listed.counts["checklist"] == 1
    assert "import the newer log" not in str(build(listed))


def test_a_checklist_is_missing_only_where_its_log_has_come(state: Loading) -> None:
    with state.database.reading(EVERYTHING) as reader:
        rows = reader.execute(
            CHECKS["missing_checklists"].select(reader, ListPeriod.until(TODAY))
        ).all()
    assert [(row.region, row.first_month, row.months) for row in rows] == [(1, "2024-11", 1)]


SCORES = {"CD": [2, 2], "QF": [2, 2], "LM": [2, 2]}
YEAR: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}


@contextmanager
def _coached_and_seen_twice(
    url: str, folder: Path, counts: dict[int, int], awaited: int
) -> Iterator[Loading]:
    """So many mentees a region, all observed twice; the log of one region stops early in the year."""
    with Loading(url, folder, date(2025, 9, 20)) as made:
        made.load("programs", programs(*counts))
        keys = {f"{r}-{n}": r for r, count in counts.items() for n in range(count)}
        people = [person(f"M-{k}", region=r) for k, r in keys.items()]
        made.load("participants", people + [person(f"C-{k}", "CT", r) for k, r in keys.items()])
        made.load("pairs", [pair(f"P-{k}", f"M-{k}", f"C-{k}", "2024-09-15") for k in keys])
        for window, day in (("BASE", "2024-09-10"), ("END", "2025-05-12")):
            rows = [
                row
                for k in keys
                for row in class_rows(f"{window}-{k}", f"M-{k}", SCORES, window=window, day=day)
            ]
            made.load("class", rows)
        logged = {
            k: ["2024-10-09", *(["2025-06-10"] if r != awaited else [])] for k, r in keys.items()
        }
        made.load("sessions", _sessions(logged))
        yield made


def test_the_few_that_are_left_out_cannot_be_worked_out_by_subtraction(
    database_url: str, tmp_path: Path
) -> None:
    """Change is known of all, change beside coaching not of Region 2's three educators."""
    counts = {1: 14, 2: 3, 3: 12}
    with _coached_and_seen_twice(database_url, tmp_path, counts, awaited=2) as made:
        policy = WithholdingPolicy()
        change = made.ask("class_change", ("region",), STATE, policy, **YEAR)
        assert change.cell(component="IS").people == sum(counts.values())
        beside = made.ask("change_by_dose", ("region",), STATE, policy, **YEAR)
        total = [c for c in beside.cells if c.of("region") == "all" and c.of("component") == "IS"]
        assert total and all(c.value is None for c in total)
        assert beside.cell(component="IS", dose="below").suppression == "complementary"
        shown = {c.of("region") for c in beside.cells if c.people and c.of("component") == "IS"}
        assert len(shown) < 2  # or all but Region 2 could be added up
        seen = made.ask("change_by_dose", ("region",), EVERYTHING, **YEAR)
        assert seen.cell(component="IS", dose="below").people == counts[1] + counts[3]


def test_a_region_that_awaits_its_log_hides_no_small_one_behind_it(
    database_url: str, tmp_path: Path
) -> None:
    """Region 1 has eight educators. The change of Region 3 is told, so not that of both together."""
    counts = {1: 8, 2: 12, 3: 30}
    with _coached_and_seen_twice(database_url, tmp_path, counts, awaited=2) as made:
        policy = WithholdingPolicy()
        beside = made.ask("change_by_dose", ("region",), STATE, policy, **YEAR)
        below = {
            c.of("region"): c
            for c in beside.cells
            if c.of("component") == "IS" and c.of("dose") == "below"
        }
        change = made.ask("class_change", ("region",), STATE, policy, **YEAR)
        assert change.cell(region="3", component="IS").people == below["3"].people == counts[3]
        assert below["1"].suppression == "small_n"
        assert below["all"].suppression == "complementary"


def test_a_figure_of_few_is_withheld_however_many_are_awaited(
    database_url: str, tmp_path: Path
) -> None:
    counts = {1: 8, 2: 12}
    with _coached_and_seen_twice(database_url, tmp_path, counts, awaited=2) as made:
        policy = WithholdingPolicy()
        whole = made.ask("change_by_dose", (), STATE, policy, **YEAR)
        assert whole.cell(component="IS", dose="below").suppression == "small_n"


def test_every_log_of_the_formats_is_one_that_arrivals_know() -> None:
    assert {key for key, form in FORMATS.items() if form.log} == set(LOGS)


def test_every_measure_of_logs_says_what_it_leaves_out() -> None:
    for measure in MEASURES.values():
        assert (CAUTIONS.get(measure.rests) in measure.cautions) == (
            measure.rests is not Rests.NOTHING
        )
        on_logs = "oaching logs" in measure.source and measure.table.name.startswith("pair_months")
        assert not on_logs or measure.rests is not Rests.NOTHING, measure.key


# -- where pages say how far the logs go ----------------------------------------------------------

BEHIND = (
    "Region 2’s coaching logs stop at October 9, 2024; Region 3’s coaching logs have not arrived"
)


def test_the_regions_whose_logs_are_behind_are_named(state: Loading) -> None:
    """Region 1 has logged in December; of the others November has closed without a log."""
    told = {}
    totals = Scope(None, False, "who", "eec_staff", totals_only=True)
    for name, scope in (("state", STATE), ("own", facilitator(2)), ("totals", totals)):
        with state.database.reading(scope) as reader:
            told[name] = through_words(data_through(reader), behind(reader, TODAY), "none")
    assert told["state"] == f"December 11, 2024; {BEHIND}"
    assert told["own"] == "October 9, 2024"  # that it stops there needs no second word
    assert told["totals"] == (
        "December 11, 2024; the coaching logs of some regions have not arrived"
    )
    # Until October has closed, a log that has begun is not behind.
    with state.database.reading(facilitator(2)) as reader:
        assert not behind(reader, date(2024, 11, 15)) and behind(reader, date(2024, 11, 16))


def test_the_page_of_reports_goes_by_what_has_arrived(state: Loading) -> None:
    with state.database.reading(STATE) as reader:
        late = behind(reader, TODAY)
        gone = left_out(reader, month("2024-11"), TODAY).words
    assert gone == "Region 2 (November 2024); Region 3 (November 2024)"
    arrived = reports.Arrived(date(2024, 12, 11), late, {"2024-11": gone})
    said = str(reports.build("eec_staff", None, TODAY, arrived))
    assert "those of the other regions are complete through November 30, 2024" in said
    assert BEHIND in said and f"not known: {gone}" in said
    assert f"{BEHIND};" not in said
    own = str(reports.build("facilitator", 2, TODAY, replace(arrived, behind=late[:1])))
    assert (
        "complete through" not in own
        and "stop at October 9, 2024: months that are not known" in own
    )
    none = str(reports.build("eec_staff", None, TODAY, replace(arrived, behind=(), gone={})))
    assert "Logs are complete through November 30, 2024" in none and "not known" not in none


def test_the_note_under_a_chart_says_what_is_not_known_yet(state: Loading) -> None:
    told = foot(state.ask("contact_months", ("region",), **FALL))
    assert (
        "Region 2’s coaching logs stop at October 9, 2024; October 2024 to November 2024 are not known yet. "
        "Region 3’s coaching logs of September 2024 to November 2024 have not arrived."
    ) in told
    assert "logs" not in foot(state.ask("contact_months", (), **(FALL | {"region": 1})))


def test_a_journey_says_of_which_months_nothing_is_known(state: Loading) -> None:
    with state.database.reading(facilitator(2)) as reader:
        found = journey(reader, "P-2", TODAY)
    assert found is not None
    assert sentence(found).endswith(
        "What was held in October 2024 to November 2024 is not known yet: Region 2’s coaching logs stop "
        "at October 9, 2024."
    )
    with state.database.reading(facilitator(1)) as reader:
        whole = journey(reader, "P-1", TODAY)
    assert whole is not None and whole.awaited == ()
    assert found.log is not None and "held through October 9, 2024" in sentence(found)
    late = replace(found, start=date(2024, 11, 12), events=(), awaited=())  # after the log stops
    said = sentence(late)
    assert "0 sessions" not in said and said.endswith(
        "How many sessions were held is not known yet: Region 2\u2019s coaching logs stop at October 9, 2024."
    )


def test_a_month_that_is_not_known_is_marked_so_on_the_work_list(state: Loading) -> None:
    with state.database.reading(facilitator(2)) as reader:
        said = str(build(work_list(reader, TODAY)))
    assert said.count("I(children='?', className='u')") == 1  # November; October had its contact
    assert "not known, log has not arrived" in said


def test_checklists_of_a_log_that_has_not_come_are_not_called_missing(state: Loading) -> None:
    """In December November is about to close: Region 1 lacks one, of the others nobody knows."""
    today = date(2024, 12, 10)
    with state.database.reading(STATE) as reader:
        read = briefing(reader, today)
    assert read.closing_month == "2024-11"
    told = {r.region: (r.open_checklists, r.awaits_month) for r in read.regions}
    assert told == {1: (1, False), 2: (0, True), 3: (0, True)}
    said = str(closing_row(read.regions, read))
    assert "1 monthly checklist is still expected. Of " in said
    assert "no log of the month has arrived" in said
