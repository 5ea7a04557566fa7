"""What is counted once for many questions is what each question counts by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import func, select

from callbacks.questions import of_panel, offered
from data_access import schema
from data_access.ask import ask
from data_access.counting import Policy
from data_access.database import Database
from data_access.filters import read_filters
from data_access.kept import Answers
from data_access.measures import MEASURES
from data_access.scope import Scope, scope_of
from layouts.page import Page
from layouts.pages import PAGES
from tests.whole.conftest import OWN, TODAY
from tests.whole.states import STATES

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
) -> None:
    apart = opened(demo_path)
    for query in STATES[::3]:
        filters = offered(page, read_filters(dict(parse_qsl(query)), scope, TODAY)[0])
        questions = [q for panel in page.panels for q in of_panel(panel, filters)]
        with answers.asking(scope, TODAY) as asking:
            asking.expect(questions)
            together = [asking.ask(q) for q in questions]
        for question, found in zip(questions, together, strict=True):
            with apart.reading(scope) as reader:  # a reader of its own: nothing is kept in it
                measure = MEASURES[question.measure]
                alone = ask(reader, measure, question.filters, question.by, TODAY, Policy())
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
            reader.keep_in(shared)  # type: ignore[arg-type]
            rows = reader.rows(schema.pair_status)
            count = reader.counted(select(func.count()).select_from(rows))[0][0]
        assert found.setdefault(region, count) == count
    assert len(set(found.values())) == 3
    assert found[1] + found[2] < found[None]
    assert len(shared) == 3  # one for each reach, found again the second time
