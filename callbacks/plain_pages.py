"""Reads, writes down and draws the view at an address of a page that is no page of figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from callbacks.look import look
from callbacks.site import Site
from data_access.lists.worklist import NamesNotInScope
from data_access.people import audit
from data_access.people.accounts import Viewer
from layouts.page import CsvFile, PageRequest, PlainPage, View
from layouts.pages import ALL_PAGES


def request_of(
    site: Site, viewer: Viewer, asked: Mapping[str, str], parts: Mapping[str, str]
) -> PageRequest:
    """What a view may read and be built with."""
    return PageRequest(
        viewer, asked, parts, ALL_PAGES, site.settings, site.database, site.today(), look()
    )


def draw(site: Site, view: View, request: PageRequest) -> Any | None:
    """The view, or None where there is nothing at this address for this viewer."""
    try:
        found = view.read(request)
    except NamesNotInScope:
        return None
    if found is None:
        return None
    if view.audited:
        _write_down(site, view, request, view.audited.event, found)
    return view.build(found, request)


def file_of(site: Site, page: PlainPage, request: PageRequest) -> CsvFile | None:
    """The page's file, or None where there is none at this address.

    Raises NamesNotInScope where the viewer may not see the names that are in it.
    """
    found = page.read(request)
    if found is None or page.file is None:
        return None
    if page.audited:
        _write_down(site, page, request, page.audited.file_event, found)
    return page.file(found, request)


def _write_down(site: Site, view: View, request: PageRequest, event: str, found: Any) -> None:
    """Who opens what names people is noted before it is handed out; else nothing is handed out."""
    detail = view.audited.detail(found) if view.audited else None
    if detail is not None:
        audit.record(site.database, request.viewer.account.email, event, dict(detail), site.now())


def heading(page: PlainPage, view: View, request: PageRequest) -> str:
    """What the browser's title says of the view."""
    return view.heading(request) if view.heading else page.question
