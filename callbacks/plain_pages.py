"""Reads, writes down and draws the view at an address of a page that is no page of figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from callbacks.look import look
from callbacks.site import Site
from config.roles import Audience
from data_access.lists.worklist import NamesNotInScope
from data_access.people import audit
from data_access.people.accounts import Viewer
from data_access.people.noticing import Seen
from layouts.page import CsvFile, PageRequest, PlainPage, View
from layouts.pages import ALL_PAGES


def request_of(
    site: Site, viewer: Viewer, asked: Mapping[str, str], parts: Mapping[str, str]
) -> PageRequest:
    """What a view may read and be built with."""
    return PageRequest(
        viewer,
        asked,
        parts,
        ALL_PAGES,
        site.settings,
        site.database,
        site.today(),
        look(),
        site.now(),
    )


def draw(site: Site, view: View, request: PageRequest) -> Any | None:
    """The view, or None where there is nothing at this address for this viewer."""
    try:
        found = view.read(request)
    except NamesNotInScope:
        return None
    if found is None:
        return None
    _write_down(site, view, request, found)
    return view.build(found, request)


def file_of(site: Site, view: View, request: PageRequest) -> CsvFile | None:
    """The file of a page or of another of its views, or None where there is none at this address.

    Raises NamesNotInScope where the viewer may not see the names that are in it.
    """
    found = view.read(request)
    if found is None or view.file is None:
        return None
    _write_down(site, view, request, found, file=True)
    return view.file(found, request)


def _write_down(
    site: Site, view: View, request: PageRequest, found: Any, file: bool = False
) -> None:
    """Who opens or downloads what names people is noted before it is handed out; else nothing is.

    What names nobody is noted as soon as it can be, and nobody waits for that.
    """
    who, now, audited = request.viewer.account.email, site.now(), view.audited
    detail = audited.detail(found) if audited else None
    if audited is None or detail is None:
        if file:
            site.noticing.downloaded(who, "page_csv", now, view.path, dict(request.asked))
        elif not _is_for_everybody(view):
            site.noticing.figures(who, Seen(_address(view, request)), now)
        return
    with request.reading() as reader:
        people = tuple(audited.people(reader, found))
    about = audited.about(found)
    if file:
        audit.record(
            site.database, who, audited.file_event, detail, now, about=about, people=people
        )
    else:
        site.noticing.opened(who, audited.event, now, about, detail, people)


def _address(view: View, request: PageRequest) -> str:
    """The address of the view, with the parts that were asked for."""
    address = view.path
    for name, part in request.parts.items():
        address = address.replace(f"<{name}>", part)
    return address


def _is_for_everybody(view: View) -> bool:
    return isinstance(view, PlainPage) and view.audience is Audience.EVERYBODY


def heading(page: PlainPage, view: View, request: PageRequest) -> str:
    """What the browser's title says of the view."""
    return view.heading(request) if view.heading else page.question
