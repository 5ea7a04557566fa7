"""A copy of the repository for each test of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.adding.copied_tree import CopiedTree


@pytest.fixture
def tree(tmp_path: Path) -> CopiedTree:
    """The repository as it stands, to be changed and tried."""
    folder = tmp_path / "copy"
    folder.mkdir()
    return CopiedTree.at(folder)
