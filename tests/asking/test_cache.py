"""Answers that are kept: found again for the same viewer and data, never for anybody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from sqlalchemy import select

from config.settings import Settings
from data_access.asking import cache
from data_access.asking.ask import ask
from data_access.asking.cache import (
    Answers,
    MeasureQuestion,
)
from data_access.asking.policy import WithholdingPolicy
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from tests.lists.region_with_pairs import (
    ADMIN,
    EEC,
    TODAY,
    facilitator,
    month,
    pair,
    put,
    raise_version,
    ready,
)

SEEN_BY = (EEC, facilitator(1), facilitator(2), ADMIN)
OVERDUE = next(m.key for m in MEASURES.values() if m.number == "D6")
CONTACT = "contact_months"
MONTHS = Filters(first="2026-01", last="2026-03")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Region 1 with three pairs, two of them overdue; Region 2 with one that is not."""
    with ready(database_url) as made:
        old, new = date(2026, 3, 1), date(2026, 5, 18)
        put(
            made,
            *(
                pair(f"P{i}", region, f"M{i}", "C", first_contact=old, last_contact=last)
                for i, (region, last) in enumerate([(1, old), (1, old), (1, new), (2, new)])
            ),
            *(
                month(f"P{i}", region, "2026-02", contact_month=int(i > 1))
                for i, region in enumerate([1, 1, 1, 2])
            ),
        )
        yield made


@pytest.fixture
def answers(database: Database) -> Answers:
    return Answers(database, Settings(minimum_people=1))


def counts(answers: Answers, scope: Scope) -> tuple[float | None, float | None] | None:
    cells = answers.ask(scope, OVERDUE, Filters(), (), TODAY).cells
    return (cells[0].numerator, cells[0].denominator) if cells else None


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_kept_answer_is_never_given_to_another_scope(
    database_of_one_run: Database, order: tuple[int, ...]
) -> None:
    expected = {EEC: (2, 4), facilitator(1): (2, 3), facilitator(2): (0, 1), ADMIN: None}
    answers = Answers(database_of_one_run, Settings(minimum_people=1))
    for _ in range(2):
        for i in order:
            assert counts(answers, SEEN_BY[i]) == expected[SEEN_BY[i]]


@pytest.fixture(scope="module")
def database_of_one_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with ready(f"sqlite:///{tmp_path_factory.mktemp('kept')}/pac.sqlite3") as made:
        old, new = date(2026, 3, 1), date(2026, 5, 18)
        put(
            made,
            *(
                pair(f"P{i}", region, f"M{i}", "C", first_contact=old, last_contact=last)
                for i, (region, last) in enumerate([(1, old), (1, old), (1, new), (2, new)])
            ),
        )
        yield made


def test_an_answer_is_made_once_while_the_data_stand(
    answers: Answers, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[object, ...]] = []

    def counting(*asked: object) -> object:
        made.append(asked)
        return ask(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "ask", counting)
    first = answers.ask(EEC, CONTACT, MONTHS, ("region",), TODAY)
    assert answers.ask(EEC, CONTACT, MONTHS, ("region",), TODAY) is first
    assert len(made) == 1
    # Anything that could change a figure makes a new one: day, filters, breakdown, policy, data.
    answers.ask(EEC, CONTACT, MONTHS, ("region",), TODAY + timedelta(days=1))
    answers.ask(EEC, CONTACT, replace(MONTHS, region=1), ("region",), TODAY)
    answers.ask(EEC, CONTACT, MONTHS, (), TODAY)
    assert len(made) == 4
    raise_version(database)
    assert answers.ask(EEC, CONTACT, MONTHS, ("region",), TODAY) is not first
    assert len(made) == 5
    assert len(answers) == 1  # what the old data gave is gone


def test_the_next_question_after_an_import_has_the_new_figure(
    answers: Answers, database: Database
) -> None:
    assert counts(answers, facilitator(2)) == (0, 1)
    put(database, pair("P9", 2, "M9", "C", last_contact=date(2026, 1, 1)))
    raise_version(database)
    assert counts(answers, facilitator(2)) == (1, 2)


def test_a_restored_database_is_not_answered_from_what_was_kept(
    answers: Answers, database: Database
) -> None:
    """It counts on from the older version: the same number comes again, for other data."""
    state = schema.data_state
    with database.writing("import") as connection:
        backup = connection.execute(select(state)).one()._asdict()
    for lost in (True, False):
        last = date(2026, 1, 1) if lost else date(2026, 5, 18)
        put(database, pair("P9", 2, "M9", "C", last_contact=last))
        raise_version(database)
        assert counts(answers, facilitator(2)) == ((1, 2) if lost else (0, 2))
        with database.writing("import") as connection:
            connection.execute(
                schema.pair_status.delete().where(schema.pair_status.c.pair_id == "P9")
            )
            connection.execute(state.update().values(backup))
    assert counts(answers, facilitator(2)) == (0, 1)


def test_an_answer_made_under_another_policy_is_not_found(database: Database) -> None:
    strict = Answers(database, Settings(minimum_people=20))
    assert strict._policy != WithholdingPolicy.of(Settings())
    first = strict.ask(EEC, CONTACT, MONTHS, (), TODAY)
    strict._policy = WithholdingPolicy.of(Settings())
    assert strict.ask(EEC, CONTACT, MONTHS, (), TODAY) is not first


def test_the_longest_unused_answer_goes_first(database: Database) -> None:
    answers = Answers(database, Settings(cached_answers=2))
    first = answers.ask(EEC, CONTACT, MONTHS, (), TODAY)
    answers.ask(EEC, OVERDUE, MONTHS, (), TODAY)
    assert answers.ask(EEC, CONTACT, MONTHS, (), TODAY) is first  # used again, so it stays
    answers.ask(EEC, CONTACT, MONTHS, ("region",), TODAY)
    assert len(answers) == 2
    assert answers.ask(EEC, CONTACT, MONTHS, (), TODAY) is first
    assert len(Answers(database, Settings(cached_answers=0))) == 0


def test_one_request_asks_all_of_one_state_of_the_data(
    answers: Answers, database: Database
) -> None:
    with answers.asking(facilitator(2), TODAY) as asking:
        before = asking.ask(MeasureQuestion(OVERDUE, Filters()))
        put(database, pair("P9", 2, "M9", "C", last_contact=date(2026, 1, 1)))
        raise_version(database)
        again = asking.ask(MeasureQuestion(OVERDUE, Filters(), ("region",)))
    assert before.cell().denominator == 1
    assert again.cell(region="2").denominator == 1
    assert counts(answers, facilitator(2)) == (1, 2)


def test_after_a_failed_question_the_next_one_is_answered(answers: Answers) -> None:
    with answers.asking(EEC, TODAY) as asking:
        with pytest.raises(KeyError):
            asking.ask(MeasureQuestion("no such measure", Filters()))
        with pytest.raises(ValueError, match="not broken down"):
            asking.ask(MeasureQuestion(OVERDUE, Filters(), ("shoe size",)))
        assert asking.ask(MeasureQuestion(OVERDUE, Filters())).cell().denominator == 4


def test_many_threads_get_the_answers_of_their_own_scope(answers: Answers) -> None:
    wrong: list[object] = []
    expected = {1: (2, 3), 2: (0, 1)}

    def visit(region: int) -> None:
        for _ in range(20):
            found = counts(answers, facilitator(region))
            if found != expected[region]:
                wrong.append(found)

    threads = [threading.Thread(target=visit, args=(1 + i % 2,)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
