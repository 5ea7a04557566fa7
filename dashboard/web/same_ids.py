"""Merges the two ids of one person or program, or splits them, as the forms of the data-quality page ask."""

from __future__ import annotations

import re

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import current_viewer
from callbacks.site import Site
from config.roles import ROLES
from dashboard.web import errors
from dashboard.web.guard import site_route
from data_access.imports import same_ids
from data_access.imports.same_ids import KINDS, MergeRefused, SaidBy
from data_access.storage.scope import ledger_of
from layouts.pages.consents import ID
from layouts.pages.quality import PATH, SAME_IDS


def register(server: Flask, site: Site) -> None:
    """Add the address that the forms are sent to."""
    importers = frozenset(r.key for r in ROLES.values() if r.imports)

    @site_route(server, SAME_IDS, roles=importers, methods=("POST",))
    def settle_ids() -> AnyResponse:
        """Merge two ids, or split one off."""
        viewer, form = current_viewer(), request.form
        scope = ledger_of(viewer.scope)
        said_by = SaidBy(form.get("because", ""), viewer.account.email, site.today())
        named = KINDS.get(form.get("of", ""))
        other, kept = form.get("other", "").strip(), form.get("kept", "").strip()
        ids = (other, kept) if form.get("do") == "merge" else (other,)
        if named is None or not all(re.fullmatch(ID, one) for one in ids):
            abort(400)
        try:
            match form.get("do"):
                case "merge":
                    same_ids.merge(site.database, scope, other, kept, said_by, named)
                case "split":
                    same_ids.split(site.database, scope, other, said_by, named)
                case _:
                    abort(400)
        except MergeRefused as why:
            return errors.answer(409, str(why))
        return redirect(PATH, 303)
