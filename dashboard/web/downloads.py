"""Tables of what the pages show, at a page's address with .csv or .xlsx; of one panel; of one import."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from flask import Flask, Response, abort, request

from callbacks.addresses import GREATEST_IMPORT, asked
from callbacks.plain_pages import file_of, request_of
from callbacks.questions import exported, offered
from callbacks.secured import current_viewer, roles_opening
from callbacks.site import Site
from config.date_words import day_words
from dashboard.web.files import TableFile, about, as_csv, in_both_forms
from dashboard.web.guard import site_route
from data_access.asking import answer_csv, definitions_csv, on_record
from data_access.imports import import_history
from data_access.imports.documentation import template
from data_access.imports.formats import FORMATS
from data_access.lists.worklist import NamesNotInScope
from data_access.measures import MEASURES
from data_access.measures.filters import read_filters, region_words
from data_access.people import audit
from data_access.storage.scope import ledger_of
from data_access.storage.workbook import WorkbookSheet
from layouts.filter_bar import sentence
from layouts.page import Page, Panel, PlainPage, View, csv_address
from layouts.pages import PAGES, PLAIN_PAGES
from layouts.words import shown


def register(server: Flask, site: Site) -> None:
    """Add the addresses of all downloads. Everything is read within the viewer's own Scope."""

    def figures(page: Page, panels: tuple[Panel, ...], name: str) -> TableFile:
        viewer, today = current_viewer(), site.today()
        query = asked(request.query_string.decode(errors="replace"))
        filters, _ = read_filters(query, viewer.scope, today)
        with site.answers.asking(viewer.scope, today) as asking:
            answers = tuple(exported(asking, page, panels, offered(page, filters, today), today))
            since = asking.look_up("first_year", partial(on_record.first_year, today=today))
        who, now, state = viewer.account.email, site.now(), filters.encode()
        record = page.path if panels == page.panels else f"{page.path} {panels[0].key}"
        site.noticing.downloaded(who, "page_csv", now, record, {"filters": state})
        if any(MEASURES[key].is_outcome for panel in panels for key in panel.measures):
            site.noticing.asked_outcomes(who, state, now)
        measures = dict.fromkeys(a.measure.key for a in answers)
        scope_words = region_words(viewer.scope.only_region)

        def beside() -> Iterator[WorkbookSheet]:
            yield about(
                (
                    ("Page", page.question),
                    ("Of", sentence(page, filters, viewer.scope, today, first_year=since)),
                    ("Rows of", "" if scope_words is None else scope_words),
                    ("Made on", day_words(today)),
                    ("Definitions", "on the next sheet, of every column and every measure"),
                )
            )
            yield WorkbookSheet("Definitions", definitions_csv.rows(measures))

        return TableFile(answer_csv.rows(answers, shown), f"{name}-{today}", beside)

    def add(page: Page) -> None:
        panels = {panel.key: panel for panel in page.panels}
        roles = roles_opening(page.key)

        def of_page() -> TableFile:
            return figures(page, page.panels, page.key)

        def of_panel(panel: str) -> TableFile:
            if panel not in panels:
                abort(404)
            return figures(page, (panels[panel],), f"{page.key}-{panel}")

        base = csv_address(page).removesuffix(".csv")
        both = partial(in_both_forms, server, roles=roles)
        both(base, endpoint=f"csv_{page.key}")(of_page)
        both(f"{base}/<panel>", endpoint=f"csv_{page.key}_panel")(of_panel)

    for page in PAGES.values():
        add(page)

    def add_plain(page: PlainPage, view: View) -> None:
        key = page.key if view is page else view.path.strip("/").replace("/", "_").replace("-", "_")

        @in_both_forms(server, view.path, roles=roles_opening(page.key), endpoint=f"csv_{key}")
        def file() -> TableFile:
            query = asked(request.query_string.decode(errors="replace"))
            try:
                found = file_of(site, view, request_of(site, current_viewer(), query, {}))
            except NamesNotInScope:
                abort(403)
            if found is None:
                abort(404)
            today = site.today()
            told = (("Page", page.question), ("Made on", day_words(today)))
            return TableFile(found.lines, f"{found.name}-{today}", lambda: (about(told),))

    for plain in PLAIN_PAGES.values():
        for view in plain.views:
            if view.file is not None and not view.parts:
                add_plain(plain, view)

    @site_route(server, "/imports/templates/<form>.csv", roles=roles_opening("imports"))
    def template_csv(form: str) -> Response:
        if form not in FORMATS:
            abort(404)
        name = f'attachment; filename="pac-{form}-template.csv"'
        return Response(
            template(FORMATS[form]),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": name},
        )

    @site_route(
        server,
        f"/imports/<int(max={GREATEST_IMPORT}):import_id>.csv",
        roles=roles_opening("imports"),
    )
    def refused_rows_file(import_id: int) -> Response:
        viewer = current_viewer()
        scope = ledger_of(viewer.scope)
        with site.database.reading(scope) as reader:
            detail = import_history.detail(reader, import_id, 0)
        if detail is None or detail.values_hidden:
            abort(404)
        audit.record(
            site.database,
            viewer.account.email,
            "refusals_csv",
            {"import_id": import_id, "values": detail.refusals_total},
            site.now(),
            about=f"import {import_id}",
        )

        def written() -> Iterator[str]:
            with site.database.reading(scope) as reader:
                yield from import_history.refused_rows_csv(reader, import_id)

        # As CSV alone: it is corrected and sent again, and is known by what it is.
        return as_csv(TableFile(written(), f"refused-rows-{import_id}-{site.today()}"))
