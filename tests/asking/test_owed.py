"""The calendar of expected files: five states, what regions say, and figures that follow the same months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.program.calendars import last_day
from config.program.expected_files import EXPECTED, expected_until
from data_access.asking.arrivals import behind
from data_access.asking.files_on_time import on_time
from data_access.asking.owed import (
    Brought,
    ExpectedMonth,
    FileState,
    calendar,
    came_on,
    overdue,
    state_of,
)
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.said import FileMonth, MonthWord
from data_access.imports.preview import FileToRead, preview
from data_access.imports.said_months import StatementRefused, say
from data_access.imports.saving import DATED_KINDS
from data_access.imports.undo import undo
from data_access.lists.briefing import briefing
from data_access.lists.worklist import work_list
from data_access.storage.scope import Scope, scope_of
from tests.conftest import CopyOf
from tests.measures.loading import LOADER, STATE, Loading, pair, person, programs

TODAY = date(2026, 11, 30)
SEPTEMBER, OCTOBER = "2026-09", "2026-10"
OWN = scope_of("facilitator", 2, "two@test.invalid")
LOGGED = {1: ("2026-09-24", "2026-10-08", "2026-11-10"), 2: ("2026-09-24",)}


def logs(*days: str, region: int) -> list[dict[str, object]]:
    return [
        {"session_id": f"S-{region}-{day}", "pair_id": f"P-{region}", "session_date": day,
         "contact_type": "conference", "venue": "f2f", "status": "completed", "minutes_total": 60}
        for day in days
    ]  # fmt: skip


def attended(day: str) -> dict[str, object]:
    return {"participant_id": "C-1", "event_type": "PLC", "event_id": f"E-{day}", "day_no": 1,
            "date": day, "hours": 1}  # fmt: skip


def _state(url: str, folder: Path) -> None:
    """A pair in each of two regions. Region 1's log goes on; Region 2's stops on September 24."""
    with Loading(url, folder, date(2026, 10, 12)) as made:
        made.load("programs", programs(1, 2))
        made.load("participants", [person(f"C-{r}", "CT", r) for r in (1, 2)])
        made.load("participants", [person(f"M-{r}", region=r) for r in (1, 2)])
        made.load("pairs", [pair(f"P-{r}", f"M-{r}", f"C-{r}", "2026-09-03") for r in (1, 2)])
        for region, days in LOGGED.items():
            made.load("sessions", logs(*(d for d in days if d < "2026-10-12"), region=region))
        made.load("attendance", [attended("2026-10-02")])
        made.today = date(2026, 11, 20)
        made.load("sessions", logs(LOGGED[1][-1], region=1))


@pytest.fixture
def made(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, TODAY) as made:
        yield made


def months(made: Loading, scope: Scope = STATE) -> dict[FileMonth, ExpectedMonth]:
    with made.database.reading(scope) as reader:
        return {m.of: m for m in calendar(reader, TODAY)}


def states(made: Loading, region: int, kind: str = "sessions") -> dict[str, FileState]:
    found = months(made).values()
    return {m.month: m.state for m in found if (m.region, m.kind) == (region, kind)}


def said(made: Loading, word: MonthWord, of: str, reason: str = "", scope: Scope = OWN) -> None:
    say(made.database, scope, ("sessions", 2, of), word, reason, TODAY)


def met(made: Loading, month: str) -> float | None:
    """The share of Region 2's pairs that met in a month, as figures tell it."""
    return made.cell("contact_months", region=2, first=month, last=month).value


def test_the_states_by_hand(made: Loading) -> None:
    """A log is here once a later session came, on the day of the first file after its month was over."""
    on_time, late, is_overdue = FileState.ON_TIME, FileState.LATE, FileState.OVERDUE
    later = FileState.NOT_YET_DUE
    assert states(made, 1) == {SEPTEMBER: on_time, OCTOBER: late, "2026-11": later}
    assert states(made, 2) == {SEPTEMBER: is_overdue, OCTOBER: is_overdue, "2026-11": later}
    on_hand = states(made, 1, "attendance")
    assert on_hand == {SEPTEMBER: is_overdue, OCTOBER: on_time, "2026-11": later}
    assert states(made, 2, "class") == {"2026-11": later}
    stopped = months(made)["sessions", 2, SEPTEMBER]
    assert (stopped.due_on, stopped.stops_on) == (date(2026, 10, 15), date(2026, 9, 24))
    assert (stopped.came_on, stopped.days_overdue(TODAY)) == (date(2026, 10, 12), 46)
    assert months(made)["sessions", 1, OCTOBER].came_on == date(2026, 11, 20)
    assert {region for _, region, _ in months(made, OWN)} == {2}


def test_figures_leave_out_what_is_overdue_and_nothing_else(made: Loading) -> None:
    """What is said to be nothing, or all of it, counts as known until it is taken back with a reason."""
    assert (met(made, SEPTEMBER), met(made, OCTOBER)) == (None, None)
    with made.database.reading(OWN) as reader:
        owed = overdue(reader, TODAY)
        assert {m.month for m in owed if m.kind == "sessions"} == {SEPTEMBER, OCTOBER}
        assert work_list(reader, TODAY).owed == owed == briefing(reader, TODAY).owed
        assert [a.region for a in behind(reader, TODAY)] == [2]
    version = made.version
    said(made, MonthWord.NOTHING, OCTOBER)
    assert made.version > version
    assert (met(made, SEPTEMBER), met(made, OCTOBER)) == (None, 0)
    assert states(made, 2)[OCTOBER] is FileState.NOTHING
    said(made, MonthWord.CLOSED, SEPTEMBER)
    assert (met(made, SEPTEMBER), states(made, 2)[SEPTEMBER]) == (1, FileState.ON_TIME)
    with made.database.reading(OWN) as reader:
        assert behind(reader, TODAY) == ()
        assert not [m for m in overdue(reader, TODAY) if m.kind == "sessions"]
    said(made, MonthWord.REOPENED, OCTOBER, "A coach found two logs")
    assert (met(made, SEPTEMBER), met(made, OCTOBER)) == (1, None)
    assert states(made, 2)[OCTOBER] is FileState.OVERDUE


def doubts(made: Loading, *days: str) -> str:
    """What a preview of Region 2's log says before it is saved."""
    path, asked = (
        made.write(logs(*days, region=2)),
        FileToRead(OWN, "sessions", "f.csv", "x", TODAY),
    )
    found = preview(made.database, path, asked, WithholdingPolicy(), lambda rows, stage: None, None)
    return " ".join(f"{doubt.title} {doubt.text}" for doubt in found.doubts)


def test_a_closed_month_says_what_changed_it(made: Loading) -> None:
    """A file of a closed month is taken: its preview says so before, and the calendar counts it after."""
    assert "has closed" not in doubts(made, "2026-09-29")
    said(made, MonthWord.CLOSED, SEPTEMBER)
    assert months(made)["sessions", 2, SEPTEMBER].changed_since == 0
    told = doubts(made, "2026-09-29", "2026-10-01")
    assert (
        "has closed would change. September 2026, closed by two@test.invalid on November 30" in told
    )
    assert "October 2026, closed" not in told and "has closed" not in doubts(made, "2026-10-01")
    done = made.read("sessions", logs("2026-09-29", region=2))
    assert months(made)["sessions", 2, SEPTEMBER].changed_since == 1
    undo(made.database, LOADER, done.import_id, "x", TODAY)
    # The same as when it was closed.
    assert months(made)["sessions", 2, SEPTEMBER].changed_since == 0
    said(made, MonthWord.REOPENED, SEPTEMBER, "It was too early")
    told = months(made)["sessions", 2, SEPTEMBER].told
    assert (told.closed, told.reopened and told.reopened.reason) == (None, "It was too early")


@pytest.mark.parametrize(
    ("word", "of", "reason", "code"),
    [
        (MonthWord.NOTHING, SEPTEMBER, "", "has_rows"),
        (MonthWord.NOTHING, "2026-11", "", "running"),
        (MonthWord.CLOSED, OCTOBER, "", "not_here"),
        (MonthWord.REOPENED, OCTOBER, "Why", "not_closed"),
    ],
)
def test_what_cannot_be_said(
    made: Loading, word: MonthWord, of: str, reason: str, code: str
) -> None:
    with pytest.raises(StatementRefused) as refused:
        said(made, word, of, reason)
    assert refused.value.code == code


def test_a_closed_month_is_opened_by_its_own_region_with_a_reason(made: Loading) -> None:
    said(made, MonthWord.CLOSED, SEPTEMBER)
    for word, code in ((MonthWord.REOPENED, "no_reason"), (MonthWord.CLOSED, "closed")):
        with pytest.raises(StatementRefused, match=code):
            said(made, word, SEPTEMBER, "  ")
    with pytest.raises(LookupError):
        said(made, MonthWord.REOPENED, SEPTEMBER, "Why", scope_of("facilitator", 1, "one"))


DAYS = st.dates(date(2026, 9, 1), date(2027, 2, 1))


@given(DAYS, st.booleans(), st.none() | DAYS, st.booleans(), DAYS)
def test_every_file_is_in_one_state_that_follows_from_its_days(
    due: date, here: bool, came: date | None, nothing: bool, today: date
) -> None:
    state = state_of(due, here, came, nothing, today)
    assert (state in (FileState.ON_TIME, FileState.LATE)) is here
    assert (state is FileState.LATE) is (here and came is not None and came > due)
    assert (state is FileState.OVERDUE) is (not here and not nothing and today > due)
    assert state_of(due, here, came, True, today) is not FileState.OVERDUE


def test_the_day_of_a_log_is_after_its_month_and_of_another_file_its_first() -> None:
    at = datetime(2026, 12, 1, tzinfo=UTC)
    files = [Brought(OCTOBER, date(2026, 10, 9), at), Brought("2026-11", date(2026, 11, 12), at)]
    taken_back = Brought(OCTOBER, date(2026, 11, 2), at, at)
    for brought in (files, [*files, taken_back]):
        assert came_on(OCTOBER, [OCTOBER], brought, is_log=True) == date(2026, 11, 12)
        assert came_on(OCTOBER, [OCTOBER], brought, is_log=False) == date(2026, 10, 9)
    assert came_on(OCTOBER, [OCTOBER], files[:1], is_log=True) == date(2026, 10, 9)
    assert came_on(OCTOBER, [OCTOBER], [taken_back], is_log=True) is None


def test_what_is_expected_is_noted_by_the_import_and_due_after_its_month() -> None:
    assert {e.kind for e in EXPECTED} == {kind for kind, _, _ in DATED_KINDS.values()}
    for one, month in expected_until(date(2027, 6, 30)):
        assert one.valid_from <= month and int(month[5:]) in one.months
        assert one.due_on(month) == last_day(month) + timedelta(days=one.due_days)
        assert one.months_of(month)[-1] == month and len(one.months_of(month)) == one.covers


def test_files_on_time_by_hand(made: Loading) -> None:
    """Region 1: attendance of October came in time, its log late; Region 2 owes both months of both."""
    said(made, MonthWord.NOTHING, OCTOBER)
    with made.database.reading(STATE) as reader:
        found = on_time(calendar(reader, TODAY), TODAY, {(1, OCTOBER): (3.0, 2)})
    told = {(o.region, o.month): (o.on_time, o.late, o.overdue) for o in found}
    assert told == {
        (None, None): (2, 1, 4), (None, SEPTEMBER): (1, 0, 3), (None, OCTOBER): (1, 1, 1),
        (1, None): (2, 1, 1), (1, SEPTEMBER): (1, 0, 1), (1, OCTOBER): (1, 1, 0),
        (2, None): (0, 0, 3), (2, SEPTEMBER): (0, 0, 2), (2, OCTOBER): (0, 0, 1),
    }  # fmt: skip
    first = found[0]
    assert (first.due, first.share) == (7, 2 / 7)
    assert [(o.log_days, o.logs) for o in found if o.log_days] == [(3.0, 2)]
    # Of one region alone there is no row of all.
    with made.database.reading(OWN) as reader:
        assert {o.region for o in on_time(calendar(reader, TODAY), TODAY, {})} == {2}
