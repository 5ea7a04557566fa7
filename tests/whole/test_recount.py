"""The summaries of the whole demonstration equal a second count of its facts, and are rebuilt alike."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url

from dashboard.__main__ import main
from data_access.asking.cache import Answers
from data_access.measures.filters import (
    Filters,
)
from data_access.recount import agreed
from data_access.recount.verify import differences
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from data_access.upkeep.upgrade import upgrade
from tests.upkeep.releases import copy_rows
from tests.whole.conftest import TODAY

EVERYTHING = Scope(None, True, "recount@test.invalid", "facilitator")


@pytest.fixture
def demonstration(demo_path: Path, new_database_url: str) -> str:
    """A copy of the demonstration state of this test alone; on both engines."""
    where = make_url(new_database_url)
    if where.get_backend_name() == "sqlite":
        shutil.copy(demo_path, str(where.database))
    else:
        upgrade(new_database_url, TODAY)
        copy_rows(f"sqlite:///{demo_path}", new_database_url)
    return new_database_url


def test_the_summaries_equal_a_recount_of_the_facts(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    with opened(demo_path).checking() as connection:
        assert list(differences(connection, TODAY)) == []
        assert list(agreed.differing(connection, TODAY)) == []


@pytest.mark.timeout(1800)
def test_the_whole_state_is_rebuilt_and_verified(
    demonstration: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", demonstration)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    assert main(["rebuild"]) == 0
    told = capsys.readouterr().out
    # Counted anew, there are as many rows of each summary as the imports had made.
    assert "pair_months: " in told and "before" not in told
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.startswith("All agree: ")


def test_staff_and_recounter_agree_where_nothing_is_withheld(answers: Answers) -> None:
    staff = scope_of("eec_staff", None, "s")
    for key in ("contact_months", "dose_ratio", "venue_minutes"):
        one = answers.ask(staff, key, Filters(), ("region",), TODAY)
        other = answers.ask(EVERYTHING, key, Filters(), ("region",), TODAY)
        assert one.cells == other.cells
