"""Given pairs, months and goals: who stands on the work list, in which order, needing what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from config.settings import Settings
from data_access.asking.cache import Answers
from data_access.lists.worklist import (
    NamesNotInScope,
    WorkList,
    needs,
    work_list,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage.database import Database
from tests.lists.region_with_pairs import (
    ADMIN,
    EEC,
    TODAY,
    facilitator,
    goal,
    month,
    pair,
    people,
    program,
    put,
    ready,
)

MONTHS = ("2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with ready(database_url) as made:
        put(
            made,
            program(2),
            program(3),
            *people(2, "Fine", "Lost", "Fresh", "Goals", "Ended"),
            *people(2, "Coach", role="CT"),
            *people(3, "Elsewhere", "Away"),
            # A pair that has all it needs: contact 9 days ago, April's checklist, baseline first.
            pair(
                "P-fine", 2, "Fine", "Coach",
                first_contact=date(2025, 9, 20), last_contact=date(2026, 5, 11),
                last_checklist=date(2026, 5, 11), baseline_date=date(2025, 9, 18),
            ),
            *(month("P-fine", 2, m) for m in MONTHS),
            # No contact for 36 days (one more than the limit), no April checklist, no baseline.
            pair(
                "P-lost", 2, "Lost", "Away",
                first_contact=date(2025, 10, 2), last_contact=date(2026, 4, 14),
                last_checklist=date(2026, 3, 30),
            ),
            month("P-lost", 2, "2025-09", eligible=0, contact_month=0, checklist=0),
            *(month("P-lost", 2, m) for m in MONTHS[1:-1]),
            month("P-lost", 2, "2026-04", contact_month=1, checklist=0),
            # Begun ten days ago: no contact yet, nothing due, baseline missing.
            pair("P-fresh", 2, "Fresh", "Coach", start_date=date(2026, 5, 10)),
            # Contact exactly 35 days ago is due, not overdue; one goal late, one due soon.
            pair(
                "P-goals", 2, "Goals", "Coach",
                first_contact=date(2025, 9, 16), last_contact=date(2026, 4, 15),
                last_checklist=date(2026, 4, 15), baseline_date=date(2025, 9, 30),
            ),
            *(month("P-goals", 2, m) for m in MONTHS),
            goal("G1", "P-goals", 2, date(2026, 5, 19)),
            goal("G2", "P-goals", 2, date(2026, 6, 1)),
            goal("G3", "P-goals", 2, date(2026, 3, 1), dropped=1),
            goal("G4", "P-goals", 2, date(2026, 3, 1), achieved_on=date(2026, 4, 1)),
            goal("G5", "P-goals", 2, None),
            pair("P-ended", 2, "Ended", "Coach", end_date=date(2026, 5, 19), end_reason="withdrew"),
            pair("P-planned", 2, "Ended", "Coach", planned_end=date(2026, 5, 19)),
            pair("P-other", 3, "Elsewhere", "Coach"),
        )  # fmt: skip
        yield made


def listed(database: Database, today: date = TODAY) -> WorkList:
    with database.reading(facilitator(2)) as reader:
        return work_list(reader, today)


def test_the_longest_without_contact_come_first_and_pairs_without_need_last(
    database: Database,
) -> None:
    found = listed(database)
    assert [r.pair_id for r in found.rows] == ["P-lost", "P-goals", "P-fresh", "P-fine"]
    assert [needs(r) for r in found.rows] == [
        ("contact", "checklist", "baseline"),
        ("goals",),
        ("baseline",),
        (),
    ]
    assert found.counts == {
        "contact": 1, "goals": 1, "checklist": 1, "baseline": 2, "any": 3, "all": 4,
    }  # fmt: skip
    assert (found.region, found.checklist_month) == (2, "2026-04")
    assert found.provisional_until == date(2026, 5, 15)


@pytest.mark.parametrize(
    "place", [{"program_type": "OST"}, {"role": "MENTEE_ADMIN"}], ids=lambda p: next(iter(p))
)
def test_nobody_is_sent_to_observe_where_class_is_not_meant_for_the_room(
    database: Database, place: dict[str, str]
) -> None:
    """As the data-quality list has it, which lists no such pair either."""
    put(database, pair("P-other-room", 2, "Fresh", "Coach", **{"start_date": TODAY, **place}))
    rows = {r.pair_id: r for r in listed(database).rows}
    found = rows["P-other-room"]
    assert (found.baseline_state, needs(found), found.next_step) == ("not_observed", (), "")
    assert rows["P-fresh"].baseline_state == "missing"


def test_a_pair_s_row_says_what_the_facts_say(database: Database) -> None:
    rows = {r.pair_id: r for r in listed(database).rows}
    lost = rows["P-lost"]
    assert (lost.mentee, lost.program) == ("Lost Demo", "Demo Center 2")
    assert lost.coach == "Away"  # somebody of Region 3: the identifier, no name
    assert (lost.contact_state, lost.days_since) == ("overdue", 36)
    assert "".join(state for _, state in lost.months) == "xyyyyyyy"
    assert (lost.checklist, lost.checklist_state) == (date(2026, 3, 30), "open")
    assert lost.baseline_state == "missing"
    assert lost.next_step == "Call: no contact since April 14, 2026"

    goals = rows["P-goals"]
    assert (goals.contact_state, goals.days_since) == ("due", 35)
    assert (goals.goals_overdue, goals.goals_due_soon) == (1, 1)
    assert goals.oldest_due == date(2026, 5, 19)
    assert goals.baseline_state == "late"

    fresh = rows["P-fresh"]
    assert (fresh.last_contact, fresh.days_since, fresh.contact_state) == (None, 10, "none")
    assert fresh.checklist_state == "not_due"
    assert (rows["P-fine"].contact_state, rows["P-fine"].baseline_state) == ("ok", "ok")
    assert rows["P-fine"].next_step == ""


def test_the_list_counts_the_overdue_as_the_measure_does(database: Database) -> None:
    answers = Answers(database, Settings(minimum_people=1))
    (key,) = (m.key for m in MEASURES.values() if m.number == "D6")
    cell = answers.ask(facilitator(2), key, Filters(), (), TODAY).cell()
    counts = listed(database).counts
    assert (cell.numerator, cell.denominator) == (counts["contact"], counts["all"])


@pytest.mark.parametrize("scope", [EEC, ADMIN, facilitator(2).rest_of_state()])
def test_nobody_gets_the_list_who_may_not_see_names(database: Database, scope: object) -> None:
    with database.reading(scope) as reader, pytest.raises(NamesNotInScope):  # type: ignore[arg-type]
        work_list(reader, TODAY)
