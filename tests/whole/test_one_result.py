"""One result everywhere: chart, table, sentence and CSV of every panel say the same, cell by cell."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from dash._utils import to_json

from callbacks.drawing import PARTS_OF_THE_LOOK
from callbacks.questions import of_panel, offered
from data_access.asking import answer_csv
from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from data_access.asking.cache import Answers
from data_access.measures.filters import read_filters
from data_access.measures.no_value import WhyNone
from data_access.storage import csv_lines
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from layouts import tables, verdicts, words
from layouts.page import Page, Panel
from layouts.pages import PAGES
from layouts.panels import OUTPUTS, contents
from layouts.theme import DARK, LIGHT
from tests.whole.conftest import OWN, TODAY, settings_for
from tests.whole.states import STATES, states_of

# Of so few no sums are told.
FEW = (WhyNone.TOO_FEW, WhyNone.TOO_EARLY)
STAFF = scope_of("eec_staff", None, "staff@test.invalid")
FACILITATOR = scope_of("facilitator", OWN, "f@test.invalid")
PANELS = [
    (page, panel) for page in PAGES.values() if isinstance(page, Page) for panel in page.panels
]


@pytest.fixture(scope="module")
def answers(demo_path: Path) -> Iterator[Answers]:
    """For all panels: what one of them has asked serves the next, as it does in the product."""
    database = Database(f"sqlite:///{demo_path}")
    yield Answers(database, settings_for(demo_path))
    database.dispose()


def _answers(kept: Answers, scope: Scope, page: Page, panel: Panel, query: str) -> list[Answer]:
    filters, _ = read_filters(dict(parse_qsl(query)), scope, TODAY)
    return kept.ask_many(scope, of_panel(panel, offered(page, filters, TODAY)), TODAY)


def _texts(sent: Any) -> Iterator[str]:
    """The texts of a part of the page, as it is sent to the browser."""
    if isinstance(sent, str | int | float):
        yield str(sent)
    elif isinstance(sent, list):
        for part in sent:
            yield from _texts(part)
    elif sent is not None:
        yield from _texts(sent["props"].get("children"))


def _rows(sent: Any) -> Iterator[list[str]]:
    """The cells' texts of every body row of the tables in a part of the page."""
    if isinstance(sent, list):
        for part in sent:
            yield from _rows(part)
    elif isinstance(sent, dict):
        children = sent["props"].get("children")
        if sent["type"] == "Tbody":
            for row in children:
                yield ["".join(_texts(cell)) for cell in row["props"]["children"]]
        else:
            yield from _rows(children)


def _captions(sent: Any) -> Iterator[str]:
    """The captions of the tables in a part of the page."""
    if isinstance(sent, list):
        for part in sent:
            yield from _captions(part)
    elif isinstance(sent, dict):
        if sent["type"] == "Caption":
            yield "".join(_texts(sent))
        else:
            yield from _captions(sent["props"].get("children"))


def _numbers(figure: dict[str, Any]) -> set[float]:
    """Every coordinate a trace draws."""
    out: set[float] = set()
    for trace in figure["data"]:
        for axis in ("x", "y"):
            for value in trace.get(axis) or ():
                if isinstance(value, int | float):
                    out.add(round(float(value), 4))
    return out


def _drawn(cell: Cell, drawn: set[float]) -> bool:
    value = cell.value or 0.0
    return any(round(value * scale, 4) in drawn for scale in (1, 100))


@pytest.mark.parametrize(("page", "panel"), PANELS, ids=[f"{p.key}-{q.key}" for p, q in PANELS])
@pytest.mark.parametrize("scope", [STAFF, FACILITATOR], ids=["staff", "facilitator"])
def test_chart_table_sentence_and_csv_agree(
    page: Page, panel: Panel, scope: Scope, answers: Answers, thorough: bool
) -> None:
    shown_at_all = too_small = 0
    for query in states_of(panel.key, thorough):
        asked = [panel.view(a) for a in _answers(answers, scope, page, panel, query)]
        cells = [(a, c) for a in asked for c in a.cells]
        filled = contents(panel, _answers(answers, scope, page, panel, query))

        table = list(_rows(json.loads(to_json(filled.table))))
        in_rows = [(a, c) for a in asked for c in tables.with_a_row(a)]
        expected = Counter(_written(c, a) for a, c in in_rows)
        found = Counter(t for row in table for t in row if t in expected)
        assert all(found[text] >= n for text, n in expected.items()), (query, expected, found)
        assert len(table) == len(in_rows)

        # Who does not see the picture is told its question and its sentence, and finds a table
        # that says what it holds.
        assert filled.sentence
        assert filled.picture_label == f"{panel.question} {filled.sentence}"
        captions = list(_captions(json.loads(to_json(filled.table))))
        assert len(captions) == len(asked) and all(captions), (query, captions)

        drawn = _numbers(filled.figure)
        for _, cell in cells:
            if not cell.is_empty:
                assert _drawn(cell, drawn), (query, cell)
                shown_at_all += 1
            too_small += bool(cell.suppression) or cell.why_code in FEW

        read = list(csv.DictReader(io.StringIO(_csv(asked))))
        assert [(r["value"], r["shown"], r["suppression"], r["reason"]) for r in read] == [
            (
                _four(c.value),
                csv_lines.cell(words.shown(c, a.measure)),
                c.suppression,
                c.why or answer_csv.no_comparison(c),
            )
            for a, c in cells
        ]
        for row, (_, cell) in zip(read, cells, strict=True):
            limits = (_four(cell.low), _four(cell.high))
            assert (row["interval_low"], row["interval_high"]) == limits
            assert (row["no_interval"], row["of_fewer"]) == (cell.no_interval, cell.of_fewer)
            assert not cell.no_interval or (cell.value is not None and cell.low is None)
            assert row["n_people"] == ("" if cell.people is None else str(cell.people))

        for answer in asked:
            _sentence_says_the_total(answer, filled.sentence, query)
    # Groups of one region can be small; of the pairs that end early so few have each reason that nobody
    # is told them who may not look the pairs up; and of the goals past their date nearly all or nearly
    # none are open.
    may_be_small = scope is FACILITATOR or panel.key in {
        "reasons",
        "ended-by-reason",
        "goals-overdue",
    }
    assert shown_at_all or (too_small and may_be_small)


def _written(cell: Cell, answer: Answer) -> str:
    """What the table says: beside it of whom a figure is told where it is not all, or that it may move."""
    moves = cell.provisional and not cell.is_empty and not verdicts.is_clear(answer, cell)
    beside = cell.of_fewer or ("provisional" if moves else "")
    return f"{words.shown(cell, answer.measure)} {beside}".strip()


def _csv(answers: Iterable[Answer]) -> str:
    return "".join(answer_csv.rows(list(answers), words.shown)).removeprefix("\ufeff")


def _four(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _sentence_says_the_total(answer: Answer, sentence: str, query: str) -> None:
    totals = [c for c in answer.cells if all(v == EVERYBODY for v in c.where.values())]
    if len(totals) == 1 and totals[0].value is not None:
        unit = answer.measure.unit
        text = words.number(totals[0].value, unit).lstrip("+")
        if unit.is_signed:
            text = text.lstrip("−")
        assert text in sentence, (query, text, sentence)


@pytest.mark.parametrize(("page", "panel"), PANELS, ids=[f"{p.key}-{q.key}" for p, q in PANELS])
def test_only_the_chart_is_of_the_look(page: Page, panel: Panel, answers: Answers) -> None:
    """Another theme or width gets the charts alone, drawn over those before; see callbacks/pages.py."""
    asked = _answers(answers, STAFF, page, panel, "")
    light, dark = contents(panel, asked, LIGHT, True), contents(panel, asked, DARK, False)
    of_the_look = {attribute for *part, attribute in OUTPUTS if tuple(part) in PARTS_OF_THE_LOOK}
    assert of_the_look == {"figure", "style", "room"}
    for attribute in {attribute for *_, attribute in OUTPUTS} - of_the_look:
        one, other = (to_json(getattr(filled, attribute)) for filled in (light, dark))
        assert one == other, attribute
    for layout in (light.figure["layout"], dark.figure["layout"]):
        # With these, Plotly keeps something of the figure before.
        assert "transition" not in layout
        assert all(shape["layer"] != "between" for shape in layout.get("shapes", ()))


BY_REGION = [(page, panel) for page, panel in PANELS if "region" in panel.by]


def test_every_state_has_its_turn() -> None:
    for many in (PANELS, BY_REGION):
        assert {s for _, panel in many for s in states_of(panel.key, False)} == set(STATES)


@pytest.mark.parametrize(
    ("page", "panel"), BY_REGION, ids=[f"{p.key}-{q.key}" for p, q in BY_REGION]
)
def test_numerators_of_regions_add_up_to_the_states(
    page: Page, panel: Panel, answers: Answers, thorough: bool
) -> None:
    """Where nothing is withheld, the parts are the whole: sums are added, means never averaged."""
    for query in states_of(panel.key, thorough):
        if "region=" in query:
            continue
        for answer in _answers(answers, STAFF, page, panel, query):
            for total in answer.select(region=EVERYBODY):
                rest = {k: v for k, v in total.where.items() if k != "region"}
                parts = [c for c in answer.select(**rest) if c.where["region"] != EVERYBODY]
                # Of a region that did not import the kind nothing is in the state's figure.
                if total.value is not None:
                    parts = [c for c in parts if c.why_code != WhyNone.NOT_COLLECTED]
                if any(c.suppression or c.why_code in FEW for c in (total, *parts)):
                    continue
                if any(c.of_fewer != total.of_fewer for c in parts):
                    continue  # of all in one place, and in another of those seen twice alone
                for name in ("numerator", "denominator"):
                    whole = getattr(total, name)
                    if whole is None:
                        continue
                    added = sum(getattr(c, name) or 0 for c in parts)
                    assert added == pytest.approx(whole, abs=0.001), (query, total, name)


def test_an_answer_without_its_cells_says_nothing(answers: Answers) -> None:
    """The comparison above can fail: an altered answer is noticed."""
    page = PAGES["dosage"]
    assert isinstance(page, Page)
    panel = page.panels[0]
    (answer, *_) = _answers(answers, STAFF, page, panel, "")
    wrong = replace(answer.cells[0], value=(answer.cells[0].value or 0) + 0.1)
    other = replace(answer, cells=(wrong, *answer.cells[1:]))
    assert not _drawn(wrong, _numbers(contents(panel, [answer]).figure))
    assert _csv([other]) != _csv([answer])
