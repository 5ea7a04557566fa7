"""Draws the pages that are no pages of figures: work list, data quality, imports and others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from callbacks import figure_sources, help_pages, imports_page, quality_list
from callbacks.addresses import PageAddress
from callbacks.look import look
from callbacks.site import Site
from data_access.asking.ask import data_through
from data_access.imports.formats import FORMATS
from data_access.lists.journey import (
    journey,
    pairs_on_record,
)
from data_access.lists.worklist import (
    NamesNotInScope,
    work_list,
)
from data_access.measures import MEASURES
from data_access.measures.filters import (
    Notice,
    plain,
    read_filters,
)
from data_access.people import (
    accounts,
    audit,
)
from data_access.people.accounts import Viewer
from layouts.pages import accessibility, reports, sources, worklist
from layouts.pages import accounts as accounts_layout
from layouts.pages import journey as journey_layout
from layouts.pages import quality as quality_layout

Query = dict[str, str]


def _work_list(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    try:
        with site.database.reading(viewer.scope) as reader:
            listed = work_list(reader, site.today())
    except NamesNotInScope:
        return None
    # Names are on it: who opens it is written down before it is shown.
    audit.record(
        site.database,
        viewer.account.email,
        "work_list",
        {"region": listed.region, "pairs": len(listed.rows)},
        site.now(),
    )
    return worklist.build(listed, asked.get("show", "any"))


def _journey(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    try:
        with site.database.reading(viewer.scope) as reader:
            listed = pairs_on_record(reader) if place.pair_id is None else []
            found = journey(reader, place.pair_id, site.today()) if place.pair_id else None
    except NamesNotInScope:
        return None
    if place.pair_id and found is None:
        return None
    # Named people are on it: who opens it is written down before it is shown.
    about = {"pair": found.pair_id} if found else {"pairs": len(listed)}
    audit.record(site.database, viewer.account.email, "journey", about, site.now())
    return journey_layout.build(found, look()) if found else journey_layout.build_list(listed)


def _quality(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    return quality_layout.build(quality_list.read(site, viewer, asked, "quality_list"))


def _imports(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    if place.upload_id is not None:
        return imports_page.of_upload(site, viewer, place.upload_id, place.maps_it, asked)
    if place.import_id is None:
        return imports_page.listing(site, viewer)
    return imports_page.single(site, viewer, place.import_id)


def _accounts(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    return accounts_layout.build(accounts.list_accounts(site.database))


def _reports(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    role = viewer.role.key if viewer.role else ""
    with site.database.reading(viewer.scope) as reader:
        through = data_through(reader)
    return reports.build(role, viewer.scope.only_region, site.today(), through)


def _sources(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    return sources.build(
        figure_sources.read(site, viewer, asked),
        figure_sources.filters_of(site, viewer, asked),
        {key: form.label for key, form in FORMATS.items()},
    )


DRAW: dict[str, Callable[[Site, Viewer, PageAddress, Query], Any | None]] = {
    "worklist": _work_list,
    "journey": _journey,
    "quality": _quality,
    "imports": _imports,
    "accounts": _accounts,
    "sources": _sources,
    "reports": _reports,
    "definitions": lambda site, viewer, place, asked: help_pages.of_definitions(
        site, viewer, place
    ),
    "tour": lambda site, viewer, place, asked: help_pages.of_tour(site, viewer),
    "glossary": lambda site, viewer, place, asked: help_pages.of_glossary(site, viewer),
    "facilitators": lambda site, viewer, place, asked: help_pages.of_facilitators(site, viewer),
    "accessibility": lambda site, viewer, place, asked: accessibility.build(),
    "grant_writers": lambda site, viewer, place, asked: help_pages.of_grant_writers(site, viewer),
}


# The pages with a chart in them: the only ones of these that another theme or width changes.
WITH_CHARTS = frozenset({"journey", "tour"})


def draw(site: Site, viewer: Viewer, place: PageAddress, asked: Query) -> Any | None:
    """The page, or None where there is nothing at this address for this viewer."""
    return DRAW[place.page.key](site, viewer, place, asked)


def heading(place: PageAddress) -> str:
    """What the browser's title says of the page."""
    return MEASURES[place.measure].label if place.measure else place.page.question


def _of_the_list(site: Site, viewer: Viewer, asked: Query) -> Iterable[Notice]:
    show = asked.get("show")
    if show and show not in worklist.SHOWN:
        yield Notice(
            f"\u201cshow={plain(show)}\u201d was left out.",
            "There is no such list. The pairs that need something are shown.",
        )


TELL: dict[str, Callable[[Site, Viewer, Query], Iterable[Notice]]] = {
    "worklist": _of_the_list,
    "quality": lambda site, viewer, asked: quality_list.announced(viewer, asked),
    "sources": lambda site, viewer, asked: read_filters(asked, viewer.scope, site.today())[1],
}


def announced(site: Site, viewer: Viewer, key: str, asked: Query) -> tuple[Notice, ...]:
    """What of a page's address is left out, and why."""
    return tuple(TELL[key](site, viewer, asked)) if key in TELL else ()
