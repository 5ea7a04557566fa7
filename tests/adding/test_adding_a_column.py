"""A stranger adds a summary column with its measure, as docs/adding.md says: four files by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.adding.copied_tree import ROOT, CopiedTree

SCHEMA = "data_access/storage/schema.py"
SUMMARY = "data_access/summaries/pair_months.py"
RECOUNT = "data_access/recount/pairs.py"
MEASURES = "data_access/measures/dosage.py"
# Before which line of each file its piece is put.
PLACES = {
    SCHEMA: '    _count("minutes_f2f"),\n',
    SUMMARY: '        "cancelled": total(',
    RECOUNT: '            "logged": len(',
    MEASURES: '    Measure(\n        key="no_contact",',
}
EVERY_COLUMN = "tests/recount/test_verify.py::test_nothing_differs_where_every_column_is_filled"
SCHEMA_IS_MADE = "tests/upkeep/test_upgrade.py::test_migrations_make_exactly_the_schema[sqlite]"
OLD_DATABASE = (
    "tests/upkeep/test_first_release.py::"
    "test_it_is_upgraded_and_its_figures_are_those_of_a_rebuild[sqlite]"
)
PAGES = "tests/test_docs.py::test_generated_pages_are_current"
COUNT_ANEW = "            count_anew(connection, today)\n"
FORGET_TO = "            connection.execute(update(data_state).values(counted_by=fingerprint()))\n"


def pieces() -> dict[str, str]:
    """What docs/adding.md has one write, by file."""
    text = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    section = text.partition("\n## A column with a measure\n")[2].partition("\n## ")[0]
    texts = section.split(
        "```\n"
    )  # words and code by turns; code is no whole file, so says no language
    return {
        re.findall(r"`(data_access/[\w/]+\.py)`", words)[-1]: code
        for words, code in zip(texts[::2], texts[1::2], strict=False)
    }


def put(tree: CopiedTree, name: str) -> None:
    tree.replace(name, PLACES[name], pieces()[name] + PLACES[name])


@pytest.mark.timeout(1800)
def test_a_column_with_a_measure(tree: CopiedTree) -> None:
    assert pieces().keys() == PLACES.keys()
    put(tree, SCHEMA)
    tree.fails(SCHEMA_IS_MADE, saying="python -m dashboard migrate")  # the migration forgotten
    tree.command("migrate", "Months count contacts in a group")
    put(tree, SUMMARY)
    tree.fails(EVERY_COLUMN, saying="column='group_contacts'")  # the recount forgotten
    put(tree, RECOUNT)
    put(tree, MEASURES)
    tree.generate()
    assert "### Contacts in a group" in tree.read("docs/measures.md")
    tree.passes(EVERY_COLUMN, SCHEMA_IS_MADE, OLD_DATABASE, PAGES)
    assert tree.touched == set(PLACES)

    # One thing done wrong: counted otherwise on one side, or an upgrade that does not count anew.
    upgrade = "data_access/upkeep/upgrade.py"
    tree.replace(upgrade, COUNT_ANEW, FORGET_TO)
    tree.replace(SUMMARY, 'contact_type == "group"', 'contact_type != "group"')
    for test in (EVERY_COLUMN, OLD_DATABASE):
        tree.fails(test, "-o", "verbosity_assertions=2", saying="column='group_contacts'")


def test_every_place_is_where_the_page_says() -> None:
    for name, place in PLACES.items():
        assert (Path(ROOT) / name).read_text(encoding="utf-8").count(place) == 1, name
