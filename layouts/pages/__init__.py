"""Every page by its key, and the groups they stand in, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.page import Page, PlainPage
from layouts.pages import (
    accounts,
    class_scores,
    definitions,
    dosage,
    goals,
    imports,
    overview,
    quality,
    retention,
    sources,
    worklist,
)
from layouts.shell import NavGroup, NavItem

# Pages of figures: built from answers.
PAGES: dict[str, Page] = {
    p.key: p for p in (overview.PAGE, class_scores.PAGE, dosage.PAGE, goals.PAGE, retention.PAGE)
}
# All others: each has a build function of its own.
PLAIN_PAGES: dict[str, PlainPage] = {
    p.key: p
    for p in (
        worklist.PAGE,
        quality.PAGE,
        imports.PAGE,
        accounts.PAGE,
        sources.PAGE,
        definitions.PAGE,
    )
}


@dataclass(frozen=True)
class Group:
    """Pages that stand together in the navigation, under one word."""

    label: str
    pages: tuple[str, ...]


GROUPS = (
    Group("Work list", ("worklist",)),
    Group("Overview", ("overview",)),
    Group("As designed", ("dosage",)),
    Group("Outcomes", ("class", "goals", "retention")),
    Group("Data", ("quality", "imports", "sources")),
    Group("Accounts", ("accounts",)),
    Group("Help", ("definitions",)),
)
ALL_PAGES: dict[str, Page | PlainPage] = {
    key: PAGES[key] if key in PAGES else PLAIN_PAGES[key] for g in GROUPS for key in g.pages
}
BY_PATH: dict[str, Page | PlainPage] = {p.path: p for p in ALL_PAGES.values()}


def nav_groups(keys: Sequence[str]) -> list[NavGroup]:
    """The navigation for a role's pages: groups with at least one of them."""
    groups = []
    for group in GROUPS:
        pages = [ALL_PAGES[key] for key in group.pages if key in keys]
        if items := tuple(NavItem(p.key, p.nav, p.path) for p in pages if p.nav):
            groups.append(NavGroup(group.label, items))
    return groups
