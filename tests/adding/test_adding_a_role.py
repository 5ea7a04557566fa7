"""A stranger adds a role that sees the state as a whole: one entry in config/roles.py."""

from __future__ import annotations

import re

import pytest

from tests.adding.copied_tree import CopiedTree

ROLES = "config/roles.py"
BEFORE = '        Role(\n            key="admin",\n'


def shown(tree: CopiedTree) -> str:
    """The entry that docs/adding.md shows for totals only."""
    blocks: list[str] = re.findall(r"```python\n(.*?)```", tree.read("docs/adding.md"), re.DOTALL)
    (entry,) = (block for block in blocks if "Grain.TOTALS" in block)
    return entry.strip()


@pytest.mark.timeout(1800)
def test_a_role_is_one_entry(tree: CopiedTree) -> None:
    tree.replace(ROLES, BEFORE, f"        {shown(tree)},\n{BEFORE}")
    tree.generate()
    assert tree.touched == {ROLES}
    tree.passes(
        "tests/dashboard/test_totals_only.py",
        "tests/layouts/test_pages.py",
        "tests/layouts/test_help_pages.py",
        "tests/test_docs.py",
        "tests/whole/test_scope.py::test_a_roles_scope_is_its_reach_and_grain",
        "-k",
        "legislature or roles or current or grain",
    )


@pytest.mark.timeout(1800)
def test_what_was_forgotten_is_named(tree: CopiedTree) -> None:
    entry = shown(tree).replace('home="overview"', 'home="worklist"')
    tree.replace(ROLES, BEFORE, f"        {entry},\n{BEFORE}")
    tree.fails(
        "tests/layouts/test_pages.py",
        "-k",
        "starts_on",
        saying="legislature starts on worklist, which it does not open",
    )
