"""Merges the two ids of one person, or splits them, as the forms of the data-quality page ask."""

from __future__ import annotations

import re

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import current_viewer
from callbacks.site import Site
from config.roles import ROLES
from dashboard.web import errors
from dashboard.web.guard import site_route
from data_access.imports import same_people
from data_access.imports.same_people import MergeRefused
from data_access.storage.scope import ledger_of
from layouts.pages.consents import ID
from layouts.pages.quality import PEOPLE, SAME_PERSON, address


def register(server: Flask, site: Site) -> None:
    """Add the address that the forms are sent to."""
    importers = frozenset(r.key for r in ROLES.values() if r.imports)

    @site_route(server, PEOPLE, roles=importers, methods=("POST",))
    def settle_person() -> AnyResponse:
        """Merge two ids, or split one off."""
        viewer, form = current_viewer(), request.form
        scope, who = ledger_of(viewer.scope), viewer.account.email
        other, because = form.get("other", "").strip(), form.get("because", "")
        kept = form.get("kept", "").strip()
        named = (other, kept) if form.get("do") == "merge" else (other,)
        if not all(re.fullmatch(ID, one) for one in named):
            abort(400)
        try:
            match form.get("do"):
                case "merge":
                    same_people.merge(site.database, scope, other, kept, because, who, site.today())
                case "split":
                    same_people.split(site.database, scope, other, because, who, site.today())
                case _:
                    abort(400)
        except MergeRefused as why:
            return errors.answer(409, str(why))
        return redirect(address(SAME_PERSON if scope.sees_names else None), 303)
