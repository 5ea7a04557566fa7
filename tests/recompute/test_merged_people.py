"""People with two ids: every measure counts them once, as the second implementation does from the files."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data_access.imports.same_people import MergeRefused, merge
from data_access.recount.verify import differences
from data_access.storage.database import Database
from tests.recompute import asked
from tests.recompute import raw as raw_files
from tests.recompute.compare import Comparison, breakdowns_of
from tests.recompute.conftest import Held
from tests.recompute.families import SECONDS
from tests.recompute.invented import invent
from tests.recompute.known import explained
from tests.recompute.world import World
from tests.whole.conftest import TODAY

pytestmark = [pytest.mark.timeout(600), pytest.mark.long]

SEED, MERGES = 7, 14
QUERIES = ("", "from=2024-09&to=2025-08", "from=all")
BY = "someone@test.invalid"


def merged(database: Database, raw: raw_files.Raw) -> dict[str, str]:
    """Say of some people that they are others, also in chains; returns who is read as whom."""
    chance = random.Random(SEED)
    people = sorted(raw["participants"]["participant_id"])
    same: dict[str, str] = {}
    while len(same) < MERGES:
        other, kept = chance.sample(people, 2)
        try:
            merge(database, asked.EVERYTHING, other, kept, "invented", BY, TODAY)
        except MergeRefused:
            continue
        kept = same.get(kept, kept)
        same = {one: kept if to == other else to for one, to in same.items()} | {other: kept}
    return same


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """An invented state in which some people are others."""
    folder = tmp_path_factory.mktemp("merged")
    files = invent(folder, SEED, TODAY)
    path = Path(folder / "state.sqlite3")
    asked.import_all(path, files, TODAY)
    database, raw = asked.opened(path), raw_files.read(files)
    world = World(raw_files.as_one(raw, merged(database, raw)), pd.Timestamp(TODAY))
    yield Held(database, Comparison(world, TODAY))
    database.dispose()


def test_every_measure_counts_them_once(state: Held, thorough: bool) -> None:
    found = []
    with state.database.reading(asked.EVERYTHING) as reader:
        for number, key in enumerate(SECONDS):
            bys = breakdowns_of(key)
            for query in QUERIES if thorough else QUERIES[:1]:
                filters = asked.filters_of(query, TODAY)
                chosen = bys if thorough else ((), bys[1 + number % max(1, len(bys) - 1)])
                for by, cells in zip(
                    chosen, state.comparison.mine(key, filters, chosen), strict=True
                ):
                    answer = asked.answer(reader, key, filters, by, TODAY)
                    found += state.comparison.deviations(answer, cells, query)
    wrong = [str(d) for d in found if explained(d) is None]
    assert not {words.split(".")[0]: words for words in wrong}
    assert SECONDS.keys() == asked.ALL_MEASURES.keys()


def test_the_recount_agrees(state: Held) -> None:
    with state.database.checking() as connection:
        assert list(map(str, differences(connection, TODAY))) == []
