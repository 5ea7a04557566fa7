"""Records and withdraws consents, as the form of a person's sheet asks."""

from __future__ import annotations

import re
from datetime import date

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import current_viewer
from callbacks.site import Site
from config.program.consents import PURPOSES
from config.roles import ROLES
from dashboard.web.guard import site_route
from data_access.imports import consents
from data_access.imports.consents import ConsentRefused
from layouts.pages.consents import ID, PROBLEMS, address


def register(server: Flask, site: Site) -> None:
    """Add the address that the form is sent to."""
    recorders = frozenset(r.key for r in ROLES.values() if r.records_consents)

    def back(participant_id: str, problem: str = "") -> AnyResponse:
        if problem and problem not in PROBLEMS:
            raise KeyError(problem)
        query = f"?problem={problem}" if problem else ""
        return redirect(f"{address(participant_id)}{query}", 303)

    @site_route(server, "/consents/<participant_id>", roles=recorders, methods=("POST",))
    def settle_consent(participant_id: str) -> AnyResponse:
        """Record a consent from its form, or end one."""
        purpose, who = request.form.get("purpose", ""), current_viewer().account.email
        if not re.fullmatch(ID, participant_id) or purpose not in PURPOSES:
            abort(400)
        try:
            match request.form.get("do"):
                case "record":
                    begins, until = (_day(request.form.get(name, "")) for name in ("from", "until"))
                    consents.give(
                        site.database,
                        participant_id,
                        purpose,
                        who,
                        site.today(),
                        valid_from=begins,
                        valid_until=until,
                        form_place=request.form.get("form", ""),
                    )
                case "withdraw":
                    consents.withdraw(site.database, participant_id, purpose, who, site.today())
                case _:
                    abort(400)
        except ConsentRefused:
            return back(
                participant_id, "none" if request.form.get("do") == "withdraw" else "refused"
            )
        return back(participant_id)


def _day(text: str) -> date | None:
    """The day a form gives; None where it is empty."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(400)
