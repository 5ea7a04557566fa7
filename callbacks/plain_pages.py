"""Draws the pages that are no pages of figures: work list, data quality, imports and others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from callbacks import figure_sources, imports_page, quality_list
from callbacks.addresses import Place
from callbacks.site import Site
from data_access import accounts, audit
from data_access.accounts import Viewer
from data_access.imports.formats import FORMATS
from data_access.worklist import NamesNotInScope, work_list
from layouts.pages import accounts as accounts_layout
from layouts.pages import definitions, sources, worklist
from layouts.pages import quality as quality_layout

Query = dict[str, str]


def _work_list(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
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


def _quality(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
    return quality_layout.build(quality_list.read(site, viewer, asked, "quality_list"))


def _imports(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
    if place.upload_id is not None:
        return imports_page.of_upload(site, viewer, place.upload_id, place.maps_it, asked)
    if place.import_id is None:
        return imports_page.listing(site, viewer)
    return imports_page.single(site, viewer, place.import_id)


def _accounts(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
    return accounts_layout.build(accounts.list_accounts(site.database))


def _sources(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
    return sources.build(
        figure_sources.read(site, viewer, asked),
        figure_sources.filters_of(site, viewer, asked),
        {key: form.label for key, form in FORMATS.items()},
    )


def _definitions(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
    return definitions.build()


DRAW: dict[str, Callable[[Site, Viewer, Place, Query], Any | None]] = {
    "worklist": _work_list,
    "quality": _quality,
    "imports": _imports,
    "accounts": _accounts,
    "sources": _sources,
    "definitions": _definitions,
}


def draw(site: Site, viewer: Viewer, place: Place, asked: Query) -> Any | None:
    """The page, or None where there is nothing at this address for this viewer."""
    return DRAW[place.page.key](site, viewer, place, asked)
