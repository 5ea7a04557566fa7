"""Where the figure of an address comes from, for its page and its file."""

from __future__ import annotations

from collections.abc import Mapping

from callbacks.site import Site
from data_access.lists.provenance import (
    Provenance,
    trace,
)
from data_access.measures import MEASURES
from data_access.measures.filters import (
    Filters,
    read_filters,
)
from data_access.people.accounts import Viewer
from layouts.pages.sources import MEASURE


def filters_of(site: Site, viewer: Viewer, asked: Mapping[str, str]) -> Filters:
    """The filters of an address, as far as the viewer's reach goes."""
    return read_filters(asked, viewer.scope, site.today())[0]


def read(site: Site, viewer: Viewer, asked: Mapping[str, str]) -> Provenance | None:
    """The imports behind the measure that is asked for; None where there is no such measure."""
    measure = MEASURES.get(asked.get(MEASURE, ""))
    if measure is None or viewer.scope.is_empty:
        return None
    with site.database.reading(viewer.scope) as reader:
        return trace(
            reader,
            measure,
            filters_of(site, viewer, asked),
            site.today(),
            site.answers.policy,
        )
