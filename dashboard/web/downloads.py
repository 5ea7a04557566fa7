"""CSV of what the pages show: a page's address with .csv, one panel, the lists, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from flask import Flask, Response, abort, request

from callbacks import figure_sources, quality_list
from callbacks.addresses import GREATEST_IMPORT, asked
from callbacks.imports_page import detail_of, imports_scope
from callbacks.questions import csv_address, exported, offered
from callbacks.secured import current_viewer, roles_opening
from callbacks.site import Site
from dashboard.web.guard import site_route
from data_access.asking import (
    answer_csv,
    definitions_csv,
)
from data_access.imports.documentation import template
from data_access.imports.formats import FORMATS
from data_access.imports.import_history import refused_rows_csv
from data_access.lists.provenance import Provenance
from data_access.lists.quality import (
    CHECKS,
    Finding,
)
from data_access.lists.worklist import (
    NEEDS,
    NamesNotInScope,
    PairRow,
    WorkList,
    needs,
    work_list,
)
from data_access.measures.filters import read_filters
from data_access.people import audit
from data_access.storage.csv_lines import lines
from layouts.page import Page, Panel
from layouts.pages import PAGES
from layouts.words import shown

_LINES_AT_ONCE = 200

QUALITY_HEADER = (
    "kind",
    "kind_label",
    "region",
    "pair_id",
    "mentee",
    "coach",
    "program",
    "record",
    "since",
    "what",
    "what_to_do",
    "as_of",
)
QUALITY_COUNTS_HEADER = ("kind", "kind_label", "region", "findings", "since", "as_of")
SOURCES_HEADER = (
    "source",
    "table",
    "import_id",
    "file_name",
    "format",
    "imported_by",
    "imported_at",
    "rows",
    "suppression",
    "first_line",
    "last_line",
    "measure",
    "measure_label",
    "definition_version",
    "filters",
    "as_of",
)
WORK_LIST_HEADER = (
    "pair_id",
    "mentee",
    "coach",
    "program",
    "region",
    "last_contact",
    "days_since_contact_or_start",
    "contact",
    "months_with_contact",
    "months_counted",
    "checklist_month",
    "checklist",
    "last_checklist",
    "goals_overdue",
    "goals_due_soon",
    "oldest_due",
    "baseline_date",
    "baseline",
    "needs",
    "next_step",
    "as_of",
)


def _chunks(text: Iterable[str]) -> Iterator[bytes]:
    """The lines in pieces big enough to send one by one."""
    pending = iter(text)
    while piece := list(islice(pending, _LINES_AT_ONCE)):
        yield "".join(piece).encode()


def _csv(text: Iterable[str], name: str, day: date) -> Response:
    response = Response(_chunks(text), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="pac-{name}-{day}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _work_list_row(row: PairRow, listed: WorkList) -> tuple[Any, ...]:
    counted = [state for _, state in row.months if state != "x"]
    return (
        row.pair_id,
        row.mentee,
        row.coach,
        row.program,
        listed.region,
        row.last_contact,
        row.days_since,
        row.contact_state,
        counted.count("y"),
        len(counted),
        listed.checklist_month,
        row.checklist_state,
        row.checklist,
        row.goals_overdue,
        row.goals_due_soon,
        row.oldest_due,
        row.baseline_date,
        row.baseline_state,
        "; ".join(needs(row)),
        row.next_step,
        listed.today,
    )


def _quality_row(found: Finding, as_of: date) -> tuple[Any, ...]:
    check = CHECKS[found.kind]
    return (
        found.kind,
        check.label,
        found.region,
        found.pair_id,
        found.who,
        found.coach,
        found.program,
        found.record,
        found.since,
        found.what,
        check.remedy,
        as_of,
    )


def _source_rows(found: Provenance, as_of: date) -> Iterator[tuple[Any, ...]]:
    """A row a range of lines, or a row a file for whom sees no lines."""
    measure, filters = found.measure, found.filters.encode()
    for traced in found.traced:
        for file in traced.files:
            for lines_of_file in file.lines.split(", "):
                first, _, last = lines_of_file.partition("-")
                yield (
                    traced.what,
                    traced.table,
                    file.import_id,
                    file.file_name,
                    file.format,
                    file.imported_by,
                    file.finished_at.isoformat() if file.finished_at else None,
                    file.rows,
                    "" if file.rows is not None else "small_n",
                    first,
                    last or first,
                    measure.key,
                    measure.label,
                    measure.version,
                    filters,
                    as_of,
                )


def _is_shown(row: PairRow, show: str) -> bool:
    """Whether a quick filter of the page keeps a pair; an unknown one keeps all."""
    needed = needs(row)
    if show == "any":
        return bool(needed)
    return show in needed or show not in {need.key for need in NEEDS}


def register(server: Flask, site: Site) -> None:
    """Add the addresses of all downloads. Everything is read within the viewer's own Scope."""

    def figures(page: Page, panels: tuple[Panel, ...], name: str) -> Response:
        viewer, today = current_viewer(), site.today()
        query = asked(request.query_string.decode(errors="replace"))
        filters, _ = read_filters(query, viewer.scope, today)
        with site.answers.asking(viewer.scope, today) as asking:
            answers = tuple(exported(asking, page, panels, offered(page, filters), today))
        return _csv(answer_csv.rows(answers, shown), name, today)

    def add(page: Page) -> None:
        panels = {panel.key: panel for panel in page.panels}
        roles = roles_opening(page.key)

        def of_page() -> Response:
            return figures(page, page.panels, page.key)

        def of_panel(panel: str) -> Response:
            if panel not in panels:
                abort(404)
            return figures(page, (panels[panel],), f"{page.key}-{panel}")

        base = csv_address(page).removesuffix(".csv")
        site_route(server, f"{base}.csv", roles=roles, endpoint=f"csv_{page.key}")(of_page)
        site_route(server, f"{base}/<panel>.csv", roles=roles, endpoint=f"csv_{page.key}_panel")(
            of_panel
        )

    for page in PAGES.values():
        add(page)

    @site_route(server, "/work-list.csv", roles=roles_opening("worklist"))
    def work_list_csv() -> Response:
        viewer, today = current_viewer(), site.today()
        try:
            with site.database.reading(viewer.scope) as reader:
                listed = work_list(reader, today)
        except NamesNotInScope:
            abort(403)
        # Before a name leaves the house; where it cannot be written down, none does.
        audit.record(
            site.database,
            viewer.account.email,
            "work_list_csv",
            {"region": listed.region, "pairs": len(listed.rows)},
            site.now(),
        )
        show = request.args.get("show", "all")
        rows = (_work_list_row(row, listed) for row in listed.rows if _is_shown(row, show))
        return _csv(lines(WORK_LIST_HEADER, rows), f"work-list-region-{listed.region}", today)

    @site_route(server, "/data-quality.csv", roles=roles_opening("quality"))
    def quality_csv() -> Response:
        query = asked(request.query_string.decode(errors="replace"))
        found = quality_list.read(site, current_viewer(), query, "quality_csv")
        name, as_of = "data-quality", found.today
        if found.listed:
            if found.own_region:
                name += f"-region-{found.own_region}"
            findings = (_quality_row(f, as_of) for f in found.findings)
            return _csv(lines(QUALITY_HEADER, findings), name, as_of)
        counted = (
            (c.kind, CHECKS[c.kind].label, c.region, c.findings, found.since, as_of)
            for c in found.counts
            if found.kind in (None, c.kind) and found.region in (None, c.region)
        )
        return _csv(lines(QUALITY_COUNTS_HEADER, counted), f"{name}-counts", as_of)

    @site_route(server, "/sources.csv", roles=roles_opening("sources"))
    def sources_csv() -> Response:
        query = asked(request.query_string.decode(errors="replace"))
        found = figure_sources.read(site, current_viewer(), query)
        if found is None:
            abort(404)
        rows = _source_rows(found, site.today())
        return _csv(lines(SOURCES_HEADER, rows), f"sources-{found.measure.key}", site.today())

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
        detail = detail_of(site, viewer, import_id, 0)
        if detail is None or detail.values_hidden:
            abort(404)
        audit.record(
            site.database,
            viewer.account.email,
            "refusals_csv",
            {"import_id": import_id, "values": detail.refusals_total},
            site.now(),
        )
        scope = imports_scope(viewer)

        def written() -> Iterator[str]:
            with site.database.reading(scope) as reader:
                yield from refused_rows_csv(reader, import_id)

        return _csv(written(), f"refused-rows-{import_id}", site.today())

    @site_route(server, "/definitions.csv", roles=roles_opening("definitions"))
    def definitions() -> Response:
        return _csv(definitions_csv.rows(), "definitions", site.today())
