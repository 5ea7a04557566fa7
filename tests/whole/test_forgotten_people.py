"""The demonstration's figures, to the last digit, before and after people in it are forgotten."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.pool import NullPool

from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.opening import open_database
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from data_access.upkeep import editions
from data_access.upkeep.forget import forget
from data_access.upkeep.rebuild import rebuild
from tests.machines.demonstration import TODAY

WHO = "command line"
POLICY = WithholdingPolicy(minimum_people=10, minimum_at_risk=10, minimum_regions=3)


def _figures(database: Database) -> dict[tuple[str, tuple[str, ...]], Any]:
    with database.reading(Scope(None, True, "x", "admin")) as reader:
        return {
            (key, by): repr(ask(reader, measure, Filters(), by, TODAY, POLICY).cells)
            for key, measure in MEASURES.items()
            for by in ((), ("region",))
            if not by or "region" in measure.breakdowns
        }


def _some(database: Database) -> list[str]:
    """The mentee with most observations, the coach with most pairs, and the first of all."""
    seen, held = schema.class_observations.c, schema.pairs.c
    first = select(func.min(schema.participants.c.participant_id))
    most = (
        select(column).group_by(column).order_by(func.count().desc(), column).limit(1)
        for column in (seen.educator_id, held.coach_id)
    )
    with database.checking() as connection:
        return [str(connection.scalar(one)) for one in (*most, first)]


@pytest.mark.timeout(1800)
def test_no_figure_changes_when_people_are_forgotten(demo_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "pac.sqlite3"
    shutil.copy(demo_path, file)
    database = open_database(f"sqlite:///{file}", lambda: TODAY)
    editions.make(database, TODAY, WHO)
    before = _figures(database)
    assert len(before) > len(MEASURES)
    chosen = list(dict.fromkeys(_some(database)))
    assert len(chosen) == 3
    for one in chosen:
        assert forget(database, one, WHO, TODAY).is_clean
    assert _figures(database) == before
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    with engine.connect() as connection:
        assert [str(d) for d in differences(connection, TODAY)] == []
    rebuild(database, TODAY, WHO)
    assert _figures(database) == before
    for name in (f for f in tmp_path.glob("pac.sqlite3*") if f.is_file()):
        content = name.read_bytes()
        assert not [one for one in chosen if one.encode() in content and ".edition" in name.name]
    database.dispose()
