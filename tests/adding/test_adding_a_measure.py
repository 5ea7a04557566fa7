"""A stranger adds a measure and shows it: its record, and a panel that names it.

What such a measure then is by itself (breakdowns, scope, CSV) is told by tests/measures/test_adding.py.
"""

from __future__ import annotations

import re

import pytest

from tests.adding.copied_tree import CopiedTree

RECORDS = "data_access/measures/dosage.py"
PAGE = "layouts/pages/dosage.py"
PANEL = """
                Panel(
                    "fell-through",
                    "How many sessions fall through?",
                    ("cancelled_sessions",),
                    _REGION,
                    "dots",
                ),
"""
BESIDE = """
                Panel("minutes", "How long is a contact?", ("contact_minutes",), _REGION, "dots"),
"""


def add_record(tree: CopiedTree) -> None:
    """The record that docs/adding.md shows."""
    found = re.search(r"```python\n(Measure\(.*?\n\))\n```", tree.read("docs/adding.md"), re.DOTALL)
    assert found
    text = tree.read(RECORDS).rstrip()
    assert text.endswith(")")
    tree.write(RECORDS, f"{text[:-1]}    {found.group(1)},\n)\n")


@pytest.mark.timeout(1800)
def test_a_measure_on_a_panel_is_two_files(tree: CopiedTree) -> None:
    add_record(tree)
    tree.replace(PAGE, BESIDE, BESIDE + PANEL.removeprefix("\n"))
    tree.fails("tests/test_docs.py", saying="python -m dashboard docs")  # forgotten: the documents
    tree.generate()
    assert tree.touched == {RECORDS, PAGE}
    assert "`cancelled_sessions`" in tree.read("docs/model.md")
    tree.passes(
        "tests/test_docs.py",
        "tests/test_model.py",
        "tests/layouts/test_pages.py",
        "-k",
        "current or element or measure or dosage",
    )


@pytest.mark.timeout(1800)
def test_what_was_forgotten_is_named(tree: CopiedTree) -> None:
    add_record(tree)
    tree.fails("tests/test_model.py", saying="show ['cancelled_sessions'] on a page")
