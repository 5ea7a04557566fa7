"""docs/errors.md is read from the code: given modules, the errors, who raises and who catches them."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import ROOT
from dashboard.documentation.error_docs import ROOMS, errors_in

READER = '''
class Torn(Exception):
    """A page that is torn.

    Seen: the torn page.
    """

class TornTwice(Torn):
    """Torn again.

    Seen: both halves.
    """

class NoError:
    pass

def read():
    raise Torn("here")
'''
WATCHER = """
import contextlib
from config import reader

@server.errorhandler(reader.TornTwice)
def answer(error):
    pass

def watch():
    try:
        reader.read()
    except (OSError, reader.Torn):
        raise reader.TornTwice from None
    except ValueError:
        raise
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for room in ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "config" / "reader.py").write_text(READER, encoding="utf-8")
    (tmp_path / "dashboard" / "watcher.py").write_text(WATCHER, encoding="utf-8")
    return tmp_path


def test_who_raises_and_who_catches_is_read_from_the_code(tree: Path) -> None:
    torn, twice = errors_in(tree)
    assert (torn.name, torn.meaning, torn.seen) == (
        "Torn",
        "A page that is torn.",
        "the torn page.",
    )
    assert (torn.raised, torn.caught) == ({"config/reader.py"}, {"dashboard/watcher.py"})
    assert (twice.name, twice.raised, twice.caught) == (
        "TornTwice", {"dashboard/watcher.py"}, {"dashboard/watcher.py"}
    )  # fmt: skip


def test_an_error_that_does_not_say_what_a_person_sees_is_named(tree: Path) -> None:
    path = tree / "data_access" / "new.py"
    path.write_text('class Burnt(ValueError):\n    """A page that is burnt."""\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"data_access/new\.py: the docstring of Burnt"):
        errors_in(tree)


def test_every_error_is_raised_somewhere_and_is_on_the_page() -> None:
    errors = errors_in(ROOT)
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert {e.name for e in errors} >= {"FileRefused", "RefusedQuery", "DatabaseUnavailable"}
    assert [e.name for e in errors if not e.raised] == [], "defined, but raised nowhere"
    assert all(f"\n## {e.name}\n" in page for e in errors)
    # Faults of the code end at the last places, which give them a number; the rest has words.
    assert {e.name for e in errors if not e.caught} == {"RefusedQuery", "UnsecuredCallback"}
