"""Two ids of a person or program: every measure counts one, as the second implementation does."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from data_access.imports.same_ids import KINDS, MergeRefused, SaidBy, merge
from data_access.recount.verify import differences
from data_access.storage.database import Database
from tests.recompute import asked
from tests.recompute import raw as raw_files
from tests.recompute.compare import Comparison, breakdowns_of
from tests.recompute.conftest import Held
from tests.recompute.families import SECONDS
from tests.recompute.invented import invent
from tests.recompute.world import World
from tests.whole.conftest import TODAY

pytestmark = [pytest.mark.timeout(1800), pytest.mark.long]

SEED, MERGES, PROGRAMS_MERGED = 7, 14, 4
QUERIES = ("", "from=2024-09&to=2025-08", "from=all")
BY = "someone@test.invalid"


def merged(database: Database, ids: Iterable[str], many: int, kind: str) -> dict[str, str]:
    """Say of some ids that they are others, also in chains; returns which is read as which."""
    chance = random.Random(SEED)
    there = sorted(ids)
    same: dict[str, str] = {}
    said_by = SaidBy("invented", BY, TODAY)
    while len(same) < many:
        other, kept = chance.sample(there, 2)
        try:
            merge(database, asked.EVERYTHING, other, kept, said_by, KINDS[kind])
        except MergeRefused:
            continue
        kept = same.get(kept, kept)
        same = {one: kept if to == other else to for one, to in same.items()} | {other: kept}
    return same


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """An invented state in which some people and programs are others."""
    folder = tmp_path_factory.mktemp("merged")
    files = invent(folder, SEED, TODAY)
    path = Path(folder / "state.sqlite3")
    asked.import_all(path, files, TODAY)
    database, raw = asked.opened(path), raw_files.read(files)
    people = merged(database, raw["participants"]["participant_id"], MERGES, "person")
    programs = raw["programs"]["eec_program_number"]
    numbers = merged(database, programs, PROGRAMS_MERGED, "program")
    world = World(raw_files.as_one(raw, people, numbers), pd.Timestamp(TODAY))
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
    wrong = list(map(str, found))
    assert not {words.split(".")[0]: words for words in wrong}
    assert SECONDS.keys() == asked.ALL_MEASURES.keys()


def test_the_recount_agrees(state: Held) -> None:
    with state.database.checking() as connection:
        assert list(map(str, differences(connection, TODAY))) == []
