"""A stranger adds a page with its CSV: a module and its line in the order of pages."""

from __future__ import annotations

import re

import pytest

from tests.adding.copied_tree import CopiedTree

MODULE = "layouts/pages/log_delays.py"
ORDER = "layouts/pages/__init__.py"
LAYOUTS = "tests/layouts/test_pages.py"


def written(tree: CopiedTree) -> str:
    """The module that docs/adding.md shows."""
    shown = tree.read("docs/adding.md").partition("## A page")[2]
    found = re.search(r"```python\n(.*?)```", shown, re.DOTALL)
    assert found
    return found.group(1)


def put_in_order(tree: CopiedTree) -> None:
    tree.replace(ORDER, "    journey,\n", "    journey,\n    log_delays,\n")
    tree.replace(ORDER, "quality.PAGE, imports.PAGE", "quality.PAGE, log_delays.PAGE, imports.PAGE")


@pytest.mark.timeout(1800)
def test_a_page_is_a_module_and_a_line(tree: CopiedTree) -> None:
    tree.write(MODULE, written(tree))
    put_in_order(tree)
    tree.generate()
    assert tree.touched == {MODULE, ORDER}
    tree.passes(
        LAYOUTS,
        "tests/test_architecture.py",
        # Drawn for each role that it is for, refused to others; the same of its file.
        "tests/dashboard/test_pages.py",
        "tests/dashboard/test_downloads.py",
        "-k",
        "log_delays or order_of_pages or one_way or every_file_is_for",
    )


@pytest.mark.timeout(1800)
def test_what_was_forgotten_is_named(tree: CopiedTree) -> None:
    text = written(tree)
    tree.write(MODULE, text)
    tree.fails(LAYOUTS, "-k", "order_of_pages", saying="add log_delays.PAGE to GROUPS")
    put_in_order(tree)
    tree.write(MODULE, text.replace("    audience=Audience.FIGURES,\n", ""))
    tree.fails(LAYOUTS, "-k", "for_whom", saying="log_delays does not say for whom it is")
