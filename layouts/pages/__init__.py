"""Every page by its key, and the groups they stand in, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.page import Page, PlainPage
from layouts.pages import (
    accessibility,
    accounts,
    class_scores,
    cycle,
    definitions,
    dosage,
    dose,
    fidelity,
    goals,
    imports,
    journey,
    observations,
    outcomes,
    overview,
    people,
    platform,
    qris,
    quality,
    reports,
    retention,
    signals,
    sources,
    strategies,
    support,
    surveys,
    training,
    worklist,
)
from layouts.pages.help import facilitators, glossary, grant_writers, tour
from layouts.shell import NavGroup, NavItem

# Pages of figures: built from answers.
_FIGURES: dict[str, Page] = {
    p.key: p
    for p in (
        overview.PAGE,
        class_scores.PAGE,
        observations.PAGE,
        support.PAGE,
        dosage.PAGE,
        goals.PAGE,
        retention.PAGE,
        signals.PAGE,
        dose.PAGE,
        fidelity.PAGE,
        outcomes.PAGE,
        cycle.PAGE,
        strategies.PAGE,
        platform.PAGE,
        surveys.PAGE,
        qris.PAGE,
        people.PAGE,
        training.PAGE,
    )
}
# All others: each has a build function of its own.
PLAIN_PAGES: dict[str, PlainPage] = {
    p.key: p
    for p in (
        worklist.PAGE,
        journey.PAGE,
        quality.PAGE,
        imports.PAGE,
        accounts.PAGE,
        sources.PAGE,
        reports.PAGE,
        definitions.PAGE,
        tour.PAGE,
        glossary.PAGE,
        facilitators.PAGE,
        grant_writers.PAGE,
        accessibility.PAGE,
    )
}


@dataclass(frozen=True)
class Group:
    """Pages that stand together in the navigation, under one word."""

    label: str
    pages: tuple[str, ...]


GROUPS = (
    Group("Work list", ("worklist", "journey")),
    Group("Overview", ("overview", "signals", "reports")),
    Group(
        "As designed",
        ("fidelity", "dosage", "people", "training", "cycle", "strategies", "platform", "support"),
    ),
    Group(
        "Outcomes",
        ("outcomes", "class", "observations", "goals", "surveys", "qris", "retention", "dose"),
    ),
    Group("Data", ("quality", "imports", "sources")),
    Group("Accounts", ("accounts",)),
    Group(
        "Help",
        ("tour", "definitions", "glossary", "facilitators", "grant_writers", "accessibility"),
    ),
)
ALL_PAGES: dict[str, Page | PlainPage] = {
    key: _FIGURES[key] if key in _FIGURES else PLAIN_PAGES[key] for g in GROUPS for key in g.pages
}
PAGES: dict[str, Page] = {key: _FIGURES[key] for key in ALL_PAGES if key in _FIGURES}
BY_PATH: dict[str, Page | PlainPage] = {p.path: p for p in ALL_PAGES.values()}


def nav_groups(keys: Sequence[str]) -> list[NavGroup]:
    """The navigation for a role's pages: groups with at least one of them."""
    groups = []
    for group in GROUPS:
        pages = [ALL_PAGES[key] for key in group.pages if key in keys]
        if items := tuple(NavItem(p.key, p.nav, p.path) for p in pages if p.nav):
            groups.append(NavGroup(group.label, items))
    return groups
