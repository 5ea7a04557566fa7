"""Draws the page of an address: the whole of it, or only what a new filter state changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from flask import g
from flask_login import current_user

from callbacks import drawing, plain_pages
from callbacks.addresses import LONGEST_PATH, LONGEST_QUERY, asked, home_path, place_at
from callbacks.look import LOOK, look
from callbacks.questions import shows_outcomes
from callbacks.secured import current_viewer, everyone, optional, secured, text
from callbacks.site import Site
from data_access.asking.arrivals import behind
from data_access.imports.import_history import last_saved
from data_access.measures import DEFINITIONS_VERSION
from data_access.people.accounts import Viewer
from data_access.people.demonstration import holds_demonstration
from data_access.people.noticing import Seen
from data_access.storage.data_version import DataVersion
from data_access.storage.scope import ledger_of
from layouts.body import nothing_yet, notices, title
from layouts.markup import plain
from layouts.page import Page, PlainPage, View
from layouts.pages import nav_groups
from layouts.shell import freshness, last_import_words, navigation, page_title, shell

# Under this name a request says of which data version its reply was drawn; see
# dashboard/web/cached_replies.py. Pages that are no figures (names, accounts) never say so.
DRAWN_IN_PLACE = "pac_drawn_in_place"
# Under this one, what is noted of whoever it is handed out to (data_access/people/noticing.py).
SEEN = "pac_seen"

# What Dash says has changed when a request asks for other colors or another width.
LOOK_CHANGED = f"{LOOK}.data"

NO_PAGE = (
    "There is no page at this address",
    "The address may be misspelled, or the page has moved. Start from one of the pages above.",
)
NOT_YOURS = (
    "This page is not part of your role",
    "Your account does not include it. Ask an administrator if it should.",
)
NO_FIGURES = (
    "Your account shows no figures yet",
    "It has no region. Ask an administrator to add yours.",
)

_FIXED = (
    ("page", "children"),
    ("navigation", "children"),
    ("freshness", "children"),
    ("filter-bar", "children"),
    ("page-notices", "children"),
    ("announce", "children"),
    ("drawn", "data"),
)
_OUTPUTS = (
    *(Output(name, prop) for name, prop in _FIXED),
    *(Output({"part": part, "panel": ALL}, prop) for part, prop in drawing.PARTS),
    *(Output({"filter": ALL}, prop) for prop in drawing.CONTROL_PROPERTIES),
)


def _is_drawn(value: Any) -> bool:
    """Whether a value can be what we told the browser it shows."""
    return (
        isinstance(value, dict)
        and len(value) <= 5
        and all(isinstance(v, str) and len(v) <= LONGEST_QUERY for v in value.values())
    )


def register(app: Dash, site: Site) -> None:
    """Give the application its frame, its one server callback and the one of the browser."""
    app.layout = lambda: frame(site)

    @secured(
        app,
        outputs=_OUTPUTS,
        inputs=(
            (Input("address", "pathname"), optional(text(LONGEST_PATH))),
            (Input("address", "search"), optional(text(LONGEST_QUERY))),
            (Input(LOOK, "data"), optional(text(40))),
        ),
        state=((State("drawn", "data"), optional(_is_drawn)),),
        roles=everyone(),
        # dcc.Location tells the address when it appears. Without this Dash would ask once more
        # for every page it has just drawn, because the parts in it are outputs.
        prevent_initial_call=True,
    )
    def draw_page(
        path: str | None, search: str | None, look: str | None, drawn: dict[str, str] | None
    ) -> list[Any]:
        only_look = [*ctx.triggered_prop_ids] == [LOOK_CHANGED]
        reply = Reply(site, current_viewer(), path or "/", search or "", drawn or {}, only_look)
        return reply.outputs(ctx.outputs_list)

    app.clientside_callback(
        ClientsideFunction("pac", "pageShown"),
        Input("drawn", "data"),
        prevent_initial_call=True,
    )


def frame(site: Site) -> Any:
    """The frame of all pages for who is signed in; for nobody, an empty one."""
    viewer = getattr(current_user, "viewer", None) if current_user else None
    if not isinstance(viewer, Viewer):
        return html.Div()
    return html.Div(
        [
            shell(
                viewer.account.display_name,
                viewer.account.role,
                nav_groups(viewer.role),
                holds_demonstration(site.database),
                viewer.csrf_token,
                viewer.account.region,
                DEFINITIONS_VERSION,
            ),
            dcc.Store(id="drawn"),
            dcc.Store(id=LOOK),
        ]
    )


class Reply:
    """What goes back to the browser for one address: fixed parts, and parts of a page."""

    def __init__(
        self,
        site: Site,
        viewer: Viewer,
        path: str,
        search: str,
        shown: Mapping[str, str],
        only_look: bool,
    ):
        """`shown` is what the browser was last told it shows: the `drawn` of an earlier reply.

        With `only_look` it asks for other colors or another width of that. It then gets the charts
        alone: nothing else changes, and what is not replaced keeps its focus and what was typed.
        """
        self.site, self.viewer, self.path, self.search = site, viewer, path, search
        self.in_place = shown.get("path") == path
        self.only_look = only_look and self.in_place and shown.get("search") == search
        self.shown_version = shown.get("version", "")
        self.fixed: dict[str, Any] = {}
        self.values = drawing.OutputValues()
        place = place_at(path)
        if place is not None and path == "/" and not viewer.belongs_to(place.page.audience):
            place = place_at(home_path(viewer.role))
        if place is None:
            self._refuse("address", NO_PAGE)
        elif not viewer.belongs_to(place.page.audience):
            self._refuse("rights", NOT_YOURS)
        elif isinstance(place.page, Page):
            self._figures(place.page)
        elif place.view is not None:
            self._plain(place.page, place.view, place.parts)

    def outputs(self, wanted: list[Any]) -> list[Any]:
        """A value for each of the outputs the browser has."""
        return [
            [plain(self.values.get(o["id"], o["property"], no_update)) for o in output]
            if isinstance(output, list)
            else plain(self.fixed.get(output["id"], no_update))
            for output in wanted
        ]

    def _figures(self, page: Page) -> None:
        if self.viewer.scope.is_empty:
            self._words(*NO_FIGURES)
            return
        drawn = drawing.draw(
            self.site.answers,
            page,
            asked(self.search),
            self.viewer.scope,
            self.site.today(),
            look(),
        )
        version = self._version(drawn.version)
        seen = Seen(page.path, drawn.query if shows_outcomes(page) else None)
        setattr(g, SEEN, seen)
        self.site.noticing.figures(self._who, seen, self.site.now())
        if self._is_of(version):
            self.values = drawn.values.of_the_look()
            return
        self._set("page-notices", drawn.notices)
        self._set("freshness", drawn.freshness)  # always that of the figures beside it
        if self.in_place:
            self.values = drawn.values
            setattr(g, DRAWN_IN_PLACE, drawn.version)
            self._set("announce", drawn.said)
        else:
            self._set("page", drawn.whole())
            self._set("filter-bar", drawn.bar)
            self._set("announce", "")
        self._end(page.key, page.question, drawn.query, version)

    def _version(self, data: DataVersion | None) -> str:
        """What a page is of: the data and the day; nothing where a part of it failed."""
        return "" if data is None else f"{data} {self.site.today()}"

    def _is_of(self, version: str) -> bool:
        """Whether only the charts are asked for, and what is shown is of this version."""
        return self.only_look and bool(version) and version == self.shown_version

    def _plain(self, page: PlainPage, view: View, parts: Mapping[str, str]) -> None:
        if self.only_look and not view.has_charts:
            return
        request = plain_pages.request_of(self.site, self.viewer, asked(self.search), parts)
        version = self._version(current_user.data_version)
        content = plain_pages.draw(self.site, view, request)
        if content is None:
            self._refuse("address", NO_PAGE)
            return
        if self._is_of(version):
            self.values.take_charts_from(content)
            return
        lines, is_empty = self._fresh()
        needs_step = is_empty and not page.says_how_to_begin(self.viewer)
        self._set("page", content)
        self._set("freshness", lines)
        self._set("filter-bar", [])
        self._set(
            "page-notices",
            [
                *notices(tuple(view.problem(request)), "act"),
                *notices(tuple(view.announces(request))),
                *([nothing_yet(self._may_import)] if needs_step else []),
            ],
        )
        self._set("announce", "")
        self._end(page.key, plain_pages.heading(page, view, request), version=version)

    @property
    def _who(self) -> str:
        return self.viewer.account.email

    def _refuse(self, why: str, said: tuple[str, str]) -> None:
        self.site.noticing.refused(self._who, why, self.path, self.site.now())
        self._words(*said)

    @property
    def _may_import(self) -> bool:
        return self.viewer.role is not None and self.viewer.role.imports

    def _fresh(self) -> tuple[list[Any], bool]:
        """How new the data are, and whether nothing was ever imported in the viewer's reach."""
        if not self.viewer.scope.is_empty:
            with self.site.answers.asking(self.viewer.scope, self.site.today()) as asking:
                through, saved = asking.data_through(), last_saved(asking.reader)
                late = behind(asking.reader, self.site.today())
                own = self.viewer.scope.participant is not None  # imports lie out of reach
                return freshness(through, saved, not own, late), through is None and saved is None
        ledger = ledger_of(self.viewer.scope)
        if ledger.is_empty:
            return [], False
        with self.site.database.reading(ledger) as reader:
            saved = last_saved(reader)
        return last_import_words(saved), saved is None

    def _words(self, heading: str, sentence: str) -> None:
        self._set("page", title(heading, html.P(sentence, className="lead")))
        self._set("freshness", self._fresh()[0])
        self._set("filter-bar", [])
        self._set("page-notices", [])
        self._set("announce", "")
        self._end("", heading)

    def _end(self, key: str, heading: str, query: str = "", version: str = "") -> None:
        self._set("navigation", navigation(nav_groups(self.viewer.role), key, query))
        self._set(
            "drawn",
            {
                "path": self.path,
                "search": self.search,
                "query": query,
                "title": page_title(heading),
                "version": version,
            },
        )

    def _set(self, name: str, value: Any) -> None:
        self.fixed[name] = value
