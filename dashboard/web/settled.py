"""Settles findings of the data list with a word, or opens them again, as the forms of that page ask."""

from __future__ import annotations

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import current_viewer
from callbacks.site import Site
from config.roles import ROLES
from dashboard.web import errors
from dashboard.web.guard import site_route
from data_access.imports import settled
from data_access.imports.settled import REOPENED, SETTLED, OfFinding
from data_access.lists import quality
from data_access.lists.worklist import NamesNotInScope
from data_access.storage.scope import ledger_of
from layouts.pages.quality import MOST_SHOWN, PATH, SETTLE, address

_CHANGED = "This has changed since you opened the list, so nothing was settled. Go back and look at it again."

_NO_WORD = "It was not said what you checked, so nothing was settled. Say it in a few words."


def register(server: Flask, site: Site) -> None:
    """Add the address that the forms are sent to."""
    importers = frozenset(r.key for r in ROLES.values() if r.imports)

    @site_route(server, SETTLE, roles=importers, methods=("POST",))
    def settle_findings() -> AnyResponse:
        """Settle the findings that are named by what they rest on, or open them again."""
        viewer, form = current_viewer(), request.form
        scope, what, kind = ledger_of(viewer.scope), form.get("do"), form.get("kind", "")
        wanted = set(form.getlist("finding"))
        if what not in (SETTLED, REOPENED) or kind not in quality.CHECKS:
            abort(400)
        if not wanted:
            return errors.answer(409, "Nothing was ticked. Go back and tick what you checked.")
        if what == SETTLED and not form.get("word", "").strip():
            back = errors.Way(PATH, "Back to the list")
            return errors.answer(409, _NO_WORD, back=back)
        if len(wanted) > MOST_SHOWN:
            abort(400)
        try:
            with site.database.reading(scope) as reader:
                there = quality.findings(reader, site.today(), (kind,), with_settled=True)
        except NamesNotInScope:
            abort(403)
        found = [
            OfFinding(
                one.kind, one.facts, one.record, one.region, (one.person,) if one.person else ()
            )
            for one in there
            if one.facts in wanted and (one.settled is None) == (what == SETTLED)
        ]
        if {one.facts for one in found} != wanted:
            return errors.answer(409, _CHANGED)
        settled.say(site.database, scope, found, what, form.get("word", ""))
        return redirect(PATH if what == SETTLED else f"{address(settled=True)}#settled", 303)
