"""Every page, once: in the order of the navigation, under the words they stand together under."""

from __future__ import annotations

from dataclasses import dataclass

from config.roles import Audience, Role
from layouts.page import Page, PlainPage
from layouts.pages import (
    accessibility,
    account,
    accounts,
    audit,
    class_scores,
    consents,
    cycle,
    definitions,
    dosage,
    dose,
    fidelity,
    files_due,
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
    search,
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

AnyPage = Page | PlainPage


@dataclass(frozen=True)
class Group:
    """Pages that stand together in the navigation, under one word."""

    label: str
    pages: tuple[AnyPage, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(page.key for page in self.pages)


# The order of pages. A page is added here and nowhere else.
GROUPS = (
    Group("Work list", (worklist.PAGE, journey.PAGE)),
    Group("Overview", (overview.PAGE, signals.PAGE, reports.PAGE)),
    Group(
        "As designed",
        (
            fidelity.PAGE,
            dosage.PAGE,
            people.PAGE,
            training.PAGE,
            cycle.PAGE,
            strategies.PAGE,
            platform.PAGE,
            support.PAGE,
        ),
    ),
    Group(
        "Outcomes",
        (
            outcomes.PAGE,
            class_scores.PAGE,
            observations.PAGE,
            goals.PAGE,
            surveys.PAGE,
            qris.PAGE,
            retention.PAGE,
            dose.PAGE,
        ),
    ),
    Group("Data", (quality.PAGE, imports.PAGE, files_due.PAGE, sources.PAGE, consents.PAGE)),
    Group("Accounts", (accounts.PAGE, audit.PAGE, account.PAGE)),
    Group(
        "Help",
        (
            tour.PAGE,
            definitions.PAGE,
            glossary.PAGE,
            facilitators.PAGE,
            grant_writers.PAGE,
            accessibility.PAGE,
            search.PAGE,
        ),
    ),
)
ALL_PAGES: dict[str, AnyPage] = {page.key: page for group in GROUPS for page in group.pages}
PAGES: dict[str, Page] = {key: page for key, page in ALL_PAGES.items() if isinstance(page, Page)}
PLAIN_PAGES: dict[str, PlainPage] = {
    key: page for key, page in ALL_PAGES.items() if isinstance(page, PlainPage)
}
HELP = tuple(key for key, page in ALL_PAGES.items() if page.audience is Audience.EVERYBODY)
BY_PATH: dict[str, AnyPage] = {page.path: page for page in ALL_PAGES.values()}


def opened_by(role: Role | None) -> tuple[str, ...]:
    """The keys of the pages a role may open, in the order of the navigation."""
    return tuple(key for key, page in ALL_PAGES.items() if page.audience.has(role))


def nav_groups(role: Role | None) -> list[NavGroup]:
    """The navigation for a role: groups with at least one page that it may open."""
    groups = []
    for group in GROUPS:
        pages = [page for page in group.pages if page.audience.has(role)]
        if items := tuple(NavItem(p.key, p.nav, p.path) for p in pages if p.nav):
            groups.append(NavGroup(group.label, items))
    return groups
