"""Every page by its key, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Sequence

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
from layouts.shell import NavItem

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
_ORDER = (
    "worklist",
    "overview",
    "class",
    "dosage",
    "goals",
    "retention",
    "quality",
    "imports",
    "accounts",
    "sources",
    "definitions",
)
ALL_PAGES: dict[str, Page | PlainPage] = {
    key: PAGES[key] if key in PAGES else PLAIN_PAGES[key] for key in _ORDER
}
BY_PATH: dict[str, Page | PlainPage] = {p.path: p for p in ALL_PAGES.values()}


def nav_items(keys: Sequence[str]) -> list[NavItem]:
    """The navigation for a role's pages."""
    return [NavItem(p.key, p.nav, p.path) for p in ALL_PAGES.values() if p.key in keys and p.nav]
