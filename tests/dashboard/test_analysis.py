"""Measures asked from a notebook: the figures of the CSV as a data frame, within one role's scope."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from config.settings import ROOT
from dashboard.analysis import State, open_state
from data_access.asking import answer_csv, answer_frame
from data_access.asking.ask import AskError
from layouts import words
from tests.measures.loading import Loading, pair, person, programs

PEOPLE = {1: 14, 2: 11, 3: 3}  # Region 3 is small, so Region 2 must not be told either


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One goal for each of the pairs of three regions, every second one attained."""
    state = Loading(sqlite_url, tmp_path, date(2026, 9, 20))
    state.load("programs", programs(*PEOPLE))
    keys = [(f"{region}-{i}", region) for region, count in PEOPLE.items() for i in range(count)]
    state.load("participants", [person(f"M{k}", region=r) for k, r in keys])
    state.load("participants", [person(f"C{k}", "CT", r) for k, r in keys])
    state.load("pairs", [pair(f"P{k}", f"M{k}", f"C{k}", "2025-09-10") for k, _ in keys])
    state.load(
        "goals",
        [
            {
                "goal_id": f"G{k}",
                "pair_id": f"P{k}",
                "set_date": "2025-10-01",
                "target_date": "2026-02-01",
                "status": "achieved" if i % 2 else "in_progress",
                "achieved_date": "2026-01-20" if i % 2 else "",
            }
            for i, (k, _) in enumerate(keys)
        ],
    )
    state.database.dispose()
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("PAC_TODAY", "2026-09-20")


@pytest.fixture
def evaluator(settings: None) -> Any:
    state = open_state("evaluator")
    yield state
    state.close()


def test_the_examples_of_the_page_run(
    settings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "analysis.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    assert len(blocks) == 4
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "docs/analysis.md", "exec"), names)  # noqa: S102 - it is our own page
    assert dict(
        zip(names["withheld"]["region"], names["withheld"]["suppression"], strict=True)
    ) == {
        "2": "complementary",
        "3": "small_n",
    }
    assert pd.read_excel("by-region.xlsx")["region"].tolist() == ["1", "2", "3", "5", "6", "all"]


def test_the_page_tells_the_type_of_every_column(evaluator: State) -> None:
    page = (ROOT / "docs" / "analysis.md").read_text(encoding="utf-8")
    told = {
        name: dtype
        for names, dtype in re.findall(r"^\| (`.+`) \| `([A-Za-z0-9\[\]]+)` \|$", page, re.M)
        for name in re.findall(r"`(\w+)`", names)
    }
    frame = evaluator.ask("goal_attainment").to_frame()
    types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert told == {name: dtype for name, dtype in types.items() if dtype != "string"}


@pytest.mark.parametrize("by", [[], ["region"], ["region", "program_type"], ["cohort"]])
def test_the_frame_is_the_csv(evaluator: State, by: list[str]) -> None:
    """Two ways to the same columns: the frame written out again is the file, cell by cell."""
    answer = evaluator.ask("goal_attainment", by)
    text = "".join(answer_csv.rows([answer], words.shown)).removeprefix("\ufeff")
    lines = list(csv.reader(text.splitlines()))
    header, rows = lines[0], lines[1:]
    frame = answer.to_frame()
    assert list(frame.columns) == [name for name in header if name != "shown"]
    assert len(frame) == len(rows) == len(answer.cells)
    for name in frame.columns:
        told = [row[header.index(name)] for row in rows]
        for text, value in zip(told, frame[name], strict=True):
            if pd.isna(value):
                assert text == ""
            elif name in answer_frame.NUMBERS:
                assert float(text) == value
            elif name in answer_frame.DAYS:
                assert text == f"{value:%Y-%m-%d}"
            elif name in ("provisional", "partly_known"):
                assert (text == "Y") == value
            else:
                assert text == str(value)


def test_a_facilitator_s_notebook_reaches_as_far_as_the_account(settings: None) -> None:
    state = open_state("facilitator", region=3)
    frame = state.ask("goal_attainment", "region").to_frame().set_index("region")
    assert frame.loc["3", "n_people"] == PEOPLE[3]  # may be looked up by name, so not withheld
    assert set(frame.index) <= {"all", "3", "rest"}
    with pytest.raises(AskError, match="the link asked for Region 1"):
        state.ask("goal_attainment", where={"region": 1})
    state.close()


@pytest.mark.parametrize(
    ("question", "words_of_it"),
    [
        ({"measure": "goal_attainmant"}, "There is no measure 'goal_attainmant'"),
        ({"measure": "goal_attainment", "where": {"cohrt": 2025}}, "cohrt: no such filter"),
        ({"measure": "goal_attainment", "where": {"cohort": "x"}}, "It is not known here"),
        ({"measure": "goal_attainment", "by": ["shoe_size"]}, "not broken down by 'shoe_size'"),
    ],
)
def test_a_question_that_cannot_be_asked_is_an_error(
    evaluator: State, question: dict[str, Any], words_of_it: str
) -> None:
    with pytest.raises(AskError, match=words_of_it):
        evaluator.ask(**question)


@pytest.mark.parametrize(
    ("role", "region", "words_of_it"),
    [
        ("director", None, "There is no role 'director'"),
        ("facilitator", None, "without a region"),
        ("admin", 1, "sees no figures"),
    ],
)
def test_nobody_asks_without_a_role_that_sees_figures(
    settings: None, role: str, region: int | None, words_of_it: str
) -> None:
    with pytest.raises(AskError, match=words_of_it):
        open_state(role, region)


def test_nothing_that_serves_pages_imports_pandas() -> None:
    program = (
        "import sys, dashboard.web.app, dashboard.__main__; "
        "print([m for m in ('pandas', 'data_access.asking.answer_frame') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
