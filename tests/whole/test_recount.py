"""Each total equals a recount from the rows of the files, in plain Python that shares no code."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import make_url, select

from dashboard.__main__ import main
from data_access.asking.cache import Answers
from data_access.measures.filters import (
    Filters,
    read_filters,
)
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from data_access.upkeep.upgrade import upgrade
from tests.upkeep.releases import copy_rows
from tests.whole.conftest import TODAY
from tests.whole.states import STATES

EVERYTHING = Scope(None, True, "recount@test.invalid", "facilitator")
DIRECT = {"conference", "observation", "observation_conference", "group"}


@pytest.fixture(scope="module")
def facts(demo_path: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the fact tables a recount needs."""
    database = Database(f"sqlite:///{demo_path}")
    out: dict[str, list[dict[str, Any]]] = {}
    with database.reading(EVERYTHING) as reader:
        for table in (
            schema.programs,
            schema.participants,
            schema.pairs,
            schema.sessions,
            schema.goals,
        ):
            out[table.name] = [
                dict(row._mapping) for row in reader.execute(select(reader.rows(table)))
            ]
    database.dispose()
    return out


@pytest.fixture
def demonstration(demo_path: Path, new_database_url: str) -> str:
    """A copy of the demonstration state of this test alone; on both engines."""
    where = make_url(new_database_url)
    if where.get_backend_name() == "sqlite":
        shutil.copy(demo_path, str(where.database))
    else:
        upgrade(new_database_url, TODAY)
        copy_rows(f"sqlite:///{demo_path}", new_database_url)
    return new_database_url


def test_the_summaries_equal_a_recount_of_the_facts(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    with opened(demo_path).checking() as connection:
        assert list(differences(connection, TODAY)) == []


@pytest.mark.timeout(300)
def test_the_whole_state_is_rebuilt_and_verified(
    demonstration: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", demonstration)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    assert main(["rebuild"]) == 0
    told = capsys.readouterr().out
    # Counted anew, there are as many rows of each summary as the imports had made.
    assert "pair_months: " in told and "before" not in told
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.startswith("All agree: ")


def _chosen(facts: dict[str, list[dict[str, Any]]], filters: Filters) -> dict[str, dict[str, Any]]:
    """The pairs a filter state is about, by id, from the files' own columns."""
    people = {p["participant_id"]: p for p in facts["participants"]}
    places = {p["program_number"]: p for p in facts["programs"]}
    out = {}
    for pair in facts["pairs"]:
        mentee = people[pair["mentee_id"]]
        program = places[mentee["program_number"]]
        wanted = (
            (filters.region, pair["region"]),
            (filters.value("cohort"), pair["cohort_year"]),
            (filters.value("program_type"), program["program_type"]),
            (filters.value("role"), mentee["role"]),
        )
        if all(asked is None or asked == has for asked, has in wanted):
            out[pair["pair_id"]] = pair
    return out


def _months(first: str, last: str) -> Iterable[tuple[str, date, date]]:
    day = date(int(first[:4]), int(first[5:]), 1)
    while f"{day:%Y-%m}" <= last:
        following = (day + timedelta(days=32)).replace(day=1)
        yield f"{day:%Y-%m}", day, following - timedelta(days=1)
        day = following


def _eligible(pair: dict[str, Any], first: str, last: str) -> set[str]:
    end = pair["end_date"] or pair["planned_end"]
    out = set()
    for month, begin, close in _months(first, last):
        days = (min(end, close) - max(pair["start_date"], begin)).days + 1
        if days >= 15:
            out.add(month)
    return out


def _once(sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The logs without those that repeat the coach's, as the demonstration's mentees write some."""

    def said(s: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(s[k] for k in ("pair_id", "session_date", "start_time", "minutes_total"))

    coaches = {said(s) for s in sessions if s["logged_by"] == "coach"}
    left = [s for s in sessions if s["logged_by"] != "mentee" or said(s) not in coaches]
    assert len(left) < len(sessions)
    return left


@pytest.mark.parametrize("query", STATES)
def test_coaching(query: str, facts: dict[str, list[dict[str, Any]]], answers: Answers) -> None:
    filters, _ = read_filters(dict(parse_qsl(query)), EVERYTHING, TODAY)
    first, last = filters.months(TODAY)
    chosen = _chosen(facts, filters)
    due = {key: _eligible(pair, first, last) for key, pair in chosen.items()}
    contact_months: set[tuple[str, str]] = set()
    checklist_months: set[tuple[str, str]] = set()
    minutes = 0
    for s in _once(facts["sessions"]):
        month = f"{s['session_date']:%Y-%m}"
        if s["pair_id"] not in chosen or not first <= month <= last or s["status"] != "completed":
            continue
        if month in due[s["pair_id"]]:
            checklist_months.add((s["pair_id"], month))
        if s["contact_type"] in DIRECT and s["venue"] != "async_video":
            if month in due[s["pair_id"]]:
                minutes += s["minutes_total"]
                contact_months.add((s["pair_id"], month))
    eligible = sum(len(m) for m in due.values())
    asked = {
        "contact_months": (len(contact_months), eligible),
        "checklist_adherence": (len(checklist_months), eligible),
        "dose_ratio": (minutes, eligible),
    }
    for key, (numerator, denominator) in asked.items():
        cell = answers.ask(EVERYTHING, key, filters, (), TODAY).cell()
        if not denominator:
            assert cell.value is None
            continue
        assert (cell.numerator, cell.denominator) == (numerator, denominator), key
        assert cell.value == pytest.approx(numerator / denominator, abs=5e-5)


@pytest.mark.parametrize("query", STATES)
def test_goals(query: str, facts: dict[str, list[dict[str, Any]]], answers: Answers) -> None:
    filters, _ = read_filters(dict(parse_qsl(query)), EVERYTHING, TODAY)
    answer = answers.ask(EVERYTHING, "goal_attainment", filters, (), TODAY)
    at = answer.span
    chosen = _chosen(facts, filters)
    first = date(int(at.first[:4]), int(at.first[5:]), 1)
    logged: dict[str, date] = {}
    for s in facts["sessions"]:
        for goal in filter(None, (s["goals_achieved"] or "").split(";")):
            logged[goal] = min(logged.get(goal, s["session_date"]), s["session_date"])
    due = achieved = 0
    for g in facts["goals"]:
        target = g["target_date"]
        if g["pair_id"] not in chosen or g["status"] == "dropped" or target is None:
            continue
        if first <= target <= at.as_of:
            due += 1
            on = g["achieved_date"] if g["status"] == "achieved" else logged.get(g["goal_id"])
            achieved += on is not None and on <= at.as_of
    cell = answer.cell()
    assert (cell.numerator or 0, cell.denominator or 0) == (achieved, due)


def test_staff_and_recounter_agree_where_nothing_is_withheld(answers: Answers) -> None:
    staff = scope_of("eec_staff", None, "s")
    for key in ("contact_months", "dose_ratio", "venue_minutes"):
        one = answers.ask(staff, key, Filters(), ("region",), TODAY)
        other = answers.ask(EVERYTHING, key, Filters(), ("region",), TODAY)
        assert one.cells == other.cells
