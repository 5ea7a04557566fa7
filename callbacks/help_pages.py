"""Draws the help pages: definitions, glossary and guides, with links to what the reader may open."""

from __future__ import annotations

from typing import Any

from callbacks.addresses import PageAddress
from callbacks.look import look
from callbacks.questions import csv_address
from callbacks.site import Site
from data_access.measures import MEASURES
from data_access.people.accounts import Viewer
from layouts.pages import ALL_PAGES, PAGES, definitions
from layouts.pages.definitions import Around
from layouts.pages.help import facilitators, glossary, grant_writers, tour


def _opens(viewer: Viewer) -> dict[str, str]:
    """The pages a viewer may open: key to address."""
    keys = viewer.role.pages if viewer.role else ()
    return {key: ALL_PAGES[key].path for key in keys}


def around(site: Site, viewer: Viewer) -> Around:
    """What a definition tells this viewer besides its record."""
    return Around(PAGES.values(), _opens(viewer), site.settings.minimum_people)


def of_definitions(site: Site, viewer: Viewer, place: PageAddress) -> Any:
    """The index, or the page of one measure."""
    if place.measure is None:
        return definitions.build()
    return definitions.build_one(MEASURES[place.measure], around(site, viewer))


def of_glossary(site: Site, viewer: Viewer) -> Any:
    return glossary.build(site.settings.minimum_people)


def of_tour(site: Site, viewer: Viewer) -> Any:
    return tour.build(
        _opens(viewer), viewer.role, ALL_PAGES, site.today(), site.settings.minimum_people, look()
    )


def of_grant_writers(site: Site, viewer: Viewer) -> Any:
    def file(page: str, panel: str) -> str:
        return csv_address(PAGES[page], next(p for p in PAGES[page].panels if p.key == panel))

    return grant_writers.build(
        _opens(viewer), PAGES, file, site.today(), site.settings.minimum_people
    )


def of_facilitators(site: Site, viewer: Viewer) -> Any:
    return facilitators.build(_opens(viewer))
