"""What is counted once for many questions is what each question counts by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import Engine, event, func, select

from callbacks.questions import of_panel, offered
from config.settings import Settings
from data_access.asking.ask import ask
from data_access.asking.cache import Answers
from data_access.asking.places import ToldPlaces
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.told import Told
from data_access.measures import MEASURES
from data_access.measures.filters import read_filters
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from layouts.page import Page
from layouts.pages import PAGES
from tests.whole.conftest import OWN, TODAY
from tests.whole.states import STATES, states_of


@contextmanager
def listening(engine: Engine, read: list[str]) -> Iterator[None]:
    """Notes the statements that reach the database."""

    def note(conn: Any, cursor: Any, statement: str, *rest: Any) -> None:
        read.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)


class OnlyDecisions(dict[Any, Any]):
    """Keeps what is decided on withholding, which takes seconds, and nothing that is counted."""

    def __setitem__(self, key: Any, value: Any) -> None:
        if isinstance(value, Told | ToldPlaces):
            super().__setitem__(key, value)


VIEWERS = (
    scope_of("eec_staff", None, "staff@test.invalid"),
    scope_of("facilitator", OWN, "f@test.invalid"),
)


@pytest.mark.parametrize("scope", VIEWERS, ids=lambda s: s.role)
@pytest.mark.parametrize(
    "page", [p for p in PAGES.values() if isinstance(p, Page)], ids=lambda p: p.key
)
def test_a_pages_questions_together_and_one_by_one(
    page: Page,
    scope: Scope,
    answers: Answers,
    demo_path: Path,
    opened: Callable[[Path], Database],
    thorough: bool,
) -> None:
    apart = opened(demo_path)
    decided = OnlyDecisions()
    for query in STATES if thorough else states_of(f"{page.key} {scope.role}", thorough)[:3]:
        filters = offered(page, read_filters(dict(parse_qsl(query)), scope, TODAY)[0], TODAY)
        questions = [q for panel in page.panels for q in of_panel(panel, filters)]
        with answers.asking(scope, TODAY) as asking:
            asking.expect(questions)
            together = [asking.ask(q) for q in questions]
        for question, found in zip(questions, together, strict=True):
            # A reader of its own: nothing that is counted is kept in it.
            with apart.reading(scope) as reader:
                reader.cache_in(decided)  # type: ignore[arg-type]
                measure = MEASURES[question.measure]
                alone = ask(
                    reader, measure, question.filters, question.by, TODAY, WithholdingPolicy()
                )
            assert found == alone, (query, question)


def test_rows_counted_for_one_viewer_are_not_another_viewers(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    database = opened(demo_path)
    shared: dict[object, object] = {}
    found = {}
    for region in (None, 1, 2, 1, None):
        role = "eec_staff" if region is None else "facilitator"
        scope = scope_of(role, region, f"{role}{region}@test.invalid")
        with database.reading(scope) as reader:
            reader.cache_in(shared)  # type: ignore[arg-type]
            rows = reader.rows(schema.pair_status)
            statement = select(func.count()).select_from(rows)
            count = reader.once("pairs", lambda r=reader, s=statement: r.execute(s).scalar_one())
        assert found.setdefault(region, count) == count
    assert len(set(found.values())) == 3
    assert found[1] + found[2] < found[None]
    assert len(shared) == 3  # one for each reach, found again the second time


@pytest.mark.parametrize("scope", VIEWERS, ids=lambda s: s.role)
@pytest.mark.parametrize(
    "page", [p for p in PAGES.values() if isinstance(p, Page)], ids=lambda p: p.key
)
def test_another_filter_reads_nothing_more(
    page: Page, scope: Scope, demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    database = opened(demo_path)
    answers = Answers(database, Settings())
    read: list[str] = []

    def ask_all(query: str) -> None:
        filters = offered(page, read_filters(dict(parse_qsl(query)), scope, TODAY)[0], TODAY)
        questions = [q for panel in page.panels for q in of_panel(panel, filters)]
        with answers.asking(scope, TODAY) as asking:
            asking.expect(questions)
            for question in questions:
                asking.ask(question)

    months = "from=2025-09&to=2026-08"  # a cohort chosen without months brings its own
    ask_all(months)
    # A place with too few people is told of those seen in both windows: they are counted once, too.
    ask_all(f"{months}&type=fcc&role=teacher")
    ask_all(f"{months}&region=5&type=center")
    engine = database._engine("read")
    with listening(engine, read):
        ask_all(f"{months}&type=fcc&cohort=2025&role=teacher")
        ask_all(f"{months}&region=2&type=center")
    counted = [s for s in read if s.startswith("SELECT") and "data_version" not in s]
    assert counted == []
    with listening(engine, read):
        ask_all("from=2025-01&to=2025-03")  # other months are counted, so this test can fail
    anew = any(s.startswith("SELECT") and "data_version" not in s for s in read)
    assert anew == (page.months is None)  # a page of fixed months asks for no others
