"""What the demonstration lacks: moves, promotions, new pairings, gaps, double logs, double codings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.recompute import asked
from tests.recompute.compare import Deviation, breakdowns_of
from tests.recompute.conftest import Held, held
from tests.recompute.families import SECONDS
from tests.recompute.invented import invent
from tests.whole.conftest import TODAY

pytestmark = pytest.mark.timeout(1800)

SEEDS = (1, 2, 3)
THOROUGHLY = ("cohort=2025", "from=2026-09&to=2026-10", "from=all")  # besides the others
QUERIES = ("", "from=2024-09&to=2025-08", "from=2023-09&to=2026-10")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Held]]:
    """Three invented states, each in a database of its own."""
    made = []
    for seed in SEEDS:
        folder = tmp_path_factory.mktemp(f"invented-{seed}")
        files = invent(folder, seed, TODAY)
        path = Path(folder / "state.sqlite3")
        asked.import_all(path, files, TODAY)
        made.append(held(path, files, TODAY))
    yield made
    for state in made:
        state.database.dispose()


def deviations(state: Held, key: str, queries: tuple[str, ...], every: bool) -> Iterator[Deviation]:
    comparison = state.comparison
    bys = breakdowns_of(key)
    with state.database.reading(asked.EVERYTHING) as reader:
        for number, query in enumerate(queries):
            filters = asked.filters_of(query, TODAY)
            turn = bys[1 + number % max(1, len(bys) - 1)]
            chosen = bys if every else ((), ("region",) if "region=" in query else turn)
            for by, cells in zip(chosen, comparison.mine(key, filters, chosen), strict=True):
                answer = asked.answer(reader, key, filters, by, TODAY)
                yield from comparison.deviations(answer, cells, query)


def test_figures_agree(states: list[Held], thorough: bool) -> None:
    """All measures, each in one of three states and with --thorough in all: nothing differs."""
    queries = (*QUERIES, *THOROUGHLY) if thorough else QUERIES
    found = [
        deviation
        for number, key in enumerate(SECONDS)
        for turn, state in enumerate(states)
        if thorough or number % len(states) == turn
        for deviation in deviations(state, key, queries, thorough)
    ]
    assert not found, "\n".join(map(str, found[:20]))
