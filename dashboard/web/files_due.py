"""Writes down what a facilitator says of the file of a month, as the form of the calendar asks."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import current_viewer
from callbacks.site import Site
from config.program.calendars import is_month
from config.program.expected_files import EXPECTED
from config.roles import ROLES
from dashboard.web.guard import site_route
from data_access.asking.said import MonthWord
from data_access.imports import said_months
from data_access.imports.said_months import StatementRefused
from layouts.pages.files_due import PATH, PROBLEMS, may_say


def register(server: Flask, site: Site) -> None:
    """Add the address that the form is sent to."""
    speakers = frozenset(key for key, role in ROLES.items() if may_say(role))

    def refused(problem: str) -> AnyResponse:
        """The form again, as it was sent; a reason may name people and does not stand in an address."""
        if problem not in PROBLEMS:
            raise KeyError(problem)
        asked = {"problem": problem, "of": request.form["of"], "do": request.form["do"]}
        return redirect(f"{PATH}?{urlencode(asked)}", 303)

    @site_route(server, PATH, roles=speakers, methods=("POST",))
    def say_of_month() -> AnyResponse:
        """Say that there is nothing to report of a month, close it, or open it again."""
        scope = current_viewer().scope
        kind, _, month = request.form.get("of", "").partition(" ")
        try:
            word = MonthWord(request.form.get("do", ""))
        except ValueError:
            abort(400)
        if (
            scope.only_region is None
            or not is_month(month)
            or kind not in {e.kind for e in EXPECTED}
        ):
            abort(400)
        of = (kind, scope.only_region, month)
        try:
            said_months.say(
                site.database, scope, of, word, request.form.get("reason", ""), site.today()
            )
        except LookupError:
            abort(400)
        except StatementRefused as why:
            return refused(why.code)
        return redirect(PATH, 303)
