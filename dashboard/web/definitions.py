"""Sends the definition of one measure to the drawer that opens beside a chart."""

from __future__ import annotations

from flask import Flask, Response, abort, jsonify

from callbacks.plain_pages import request_of
from callbacks.secured import current_viewer, roles_opening
from callbacks.site import Site
from dashboard.web.guard import site_route
from data_access.measures import MEASURES
from layouts.markup import plain
from layouts.pages import definitions


def register(server: Flask, site: Site) -> None:
    """Register the address of the drawer's contents: the page's elements as JSON."""

    @site_route(server, "/definitions/<measure>.json", roles=roles_opening("definitions"))
    def definition_drawer(measure: str) -> Response:
        if measure not in MEASURES:
            abort(404)
        shown = definitions.drawer(
            MEASURES[measure], definitions.around(request_of(site, current_viewer(), {}, {}))
        )
        return jsonify(plain(shown))
