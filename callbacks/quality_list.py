"""What the data-quality page and its file show one viewer, for what the address asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from callbacks.imports_page import imports_scope
from callbacks.site import Site
from config.program.regions import CURRENT
from data_access.imports.import_history import last_saved
from data_access.lists import quality
from data_access.measures.filters import (
    Notice,
    less_than_its_sender,
    plain,
)
from data_access.people import audit
from data_access.people.accounts import Viewer
from layouts.pages.quality import Quality


def read(site: Site, viewer: Viewer, asked: Mapping[str, str], event: str) -> Quality:
    """The counts in reach and, for whom may see them, the findings.

    Names are among these: `event` is written to the audit log before they are handed out, and
    where it cannot be written, they are not.
    """
    today, scope = site.today(), imports_scope(viewer)
    kind, region = asked.get("show"), asked.get("region")
    checks = quality.checks_for(scope)
    kinds = {check.key for check in checks}
    listed = tuple(check.key for check in checks if quality.may_list(scope, check))
    if set(listed) != kinds:
        listed = ()  # some with names and some without would be neither a list nor a table
    chosen = kind if kind in kinds else None
    with site.database.reading(scope) as reader:
        counts = quality.counts(reader, today)
        is_empty = last_saved(reader) is None
        sees_figures = not viewer.scope.is_empty
        delays = quality.delays(reader, today) if sees_figures else ()
        findings = quality.findings(reader, today, (chosen,) if chosen else ()) if listed else ()
    if listed:
        audit.record(
            site.database,
            viewer.account.email,
            event,
            {"region": scope.only_region, "show": chosen or "all", "findings": len(findings)},
            site.now(),
        )
    numbers = {str(number): number for number in CURRENT}
    return Quality(
        today=today,
        checks=checks,
        listed=listed,
        counts=counts,
        delays=delays,
        findings=findings,
        own_region=scope.only_region,
        kind=chosen,
        # Who reaches one region has no other to choose, and the list by name is of all in reach.
        region=None if listed else numbers.get(region or ""),
        is_empty=is_empty,
    )


def announced(viewer: Viewer, asked: Mapping[str, str]) -> Iterator[Notice]:
    """What of an address is left out, and why."""
    scope = imports_scope(viewer)
    kind, region = asked.get("show"), asked.get("region")
    if kind and kind not in {check.key for check in quality.checks_for(scope)}:
        yield Notice(
            f"\u201cshow={plain(kind)}\u201d was left out.",
            "There is no such kind of finding here. All kinds are shown.",
        )
    if not region:
        return
    if region not in map(str, CURRENT):
        yield Notice(
            f"\u201cregion={plain(region)}\u201d was left out.",
            f"The regions are {', '.join(map(str, CURRENT))}.",
        )
    elif not scope.allows(int(region)):
        yield less_than_its_sender(scope, int(region))
