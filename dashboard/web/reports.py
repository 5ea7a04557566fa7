"""Sends the reports that leave the house: each as CSV and Excel with its codebook, the extract as a zip."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, Response, abort, request

from callbacks.addresses import asked
from callbacks.secured import current_viewer
from callbacks.site import Site
from config.date_words import day_words
from config.program.reporting_periods import Period
from config.program.reports import (
    ALL,
    EXTRACT,
    Report,
)
from dashboard.web import errors
from dashboard.web.files import TableFile, about, in_both_forms
from dashboard.web.guard import site_route
from data_access.lists.named import everybody
from data_access.lists.worklist import NamesNotInScope
from data_access.measures.filters import region_words
from data_access.people import audit
from data_access.people.accounts import Viewer
from data_access.reports import extract
from data_access.reports.files import codebook_lines, report_lines, report_rows
from data_access.reports.periods import PeriodRefused, period_asked
from data_access.storage.workbook import WorkbookSheet


def _sent(content: bytes, name: str, mimetype: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="pac-{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _write_down(site: Site, viewer: Viewer, report: Report, period: Period, rows: int) -> None:
    """Before it leaves the house; where what is about single people cannot be, nothing does."""
    about = {"report": report.key, "period": period.code, "region": viewer.scope.only_region}
    detail = about | ({"rows": rows} if rows else {})
    who, record, now = viewer.account.email, f"report {report.key}", site.now()
    if not report.audited:
        site.noticing.downloaded(who, "report", now, record, detail)
        return
    with site.database.reading(viewer.scope) as reader:
        people = everybody(reader)
    audit.record(site.database, who, "report", detail, now, about=record, people=people)


def _as_table(site: Site, report: Report, period: Period) -> TableFile:
    viewer, today = current_viewer(), site.today()
    try:
        with site.database.reading(viewer.scope) as reader:
            rows = report_rows(report, reader, period, today, site.settings.minimum_people)
    except NamesNotInScope:
        abort(403)
    _write_down(site, viewer, report, period, len(rows))
    region = viewer.scope.only_region
    where = f"-region-{region}" if region else ""

    def beside() -> Iterator[WorkbookSheet]:
        told = [
            ("Report", report.label),
            ("Period", f"{period.label}, {day_words(period.start)} to {day_words(period.end)}"),
            ("Rows of", region_words(region)),
            ("Made on", day_words(today)),
            ("Basis", f"{report.basis}. Version {report.version}."),
            *(("Caution", caveat) for caveat in report.caveats),
        ]
        yield about(told)
        yield WorkbookSheet("Columns", codebook_lines(report))

    name = f"{report.key}{where}-{period.code}"
    return TableFile(report_lines(report, rows), name, beside)


def _as_zip(site: Site, report: Report, period: Period) -> Response:
    viewer, today = current_viewer(), site.today()
    key, minimum = site.settings.key_of_extracts(), site.settings.minimum_people
    try:
        with site.database.reading(viewer.scope) as reader:
            made = extract.make_zip(reader, period, today, key, minimum)
    except NamesNotInScope:
        abort(403)
    _write_down(site, viewer, report, period, 0)
    return _sent(made, f"{report.key}-{period.code}.zip", "application/zip")


def register(server: Flask, site: Site) -> None:
    """Add the addresses of all reports, each for its roles, within the viewer's own Scope."""

    def add(report: Report) -> None:
        make = _as_zip if report is EXTRACT else _as_table

        def file() -> TableFile | Response:
            query = asked(request.query_string.decode(errors="replace"))
            try:
                period = period_asked(report, query.get("period", ""), site.today())
            except PeriodRefused as refused:
                return errors.answer(400, str(refused))
            return make(site, report, period)

        path, name = f"/reports/{report.key}", f"report_{report.key}"
        if report is EXTRACT:
            site_route(server, f"{path}.zip", roles=report.roles, endpoint=name)(file)
        else:
            in_both_forms(server, path, roles=report.roles, endpoint=name)(file)

        @in_both_forms(server, f"{path}-codebook", roles=report.roles, endpoint=f"{name}_codebook")
        def codebook() -> TableFile:
            return TableFile(codebook_lines(report), f"{report.key}-codebook")

    for report in ALL:
        add(report)
