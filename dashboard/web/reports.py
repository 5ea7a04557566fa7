"""Sends the reports that leave the house: each as CSV with its codebook, the extract as a zip."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.addresses import asked
from callbacks.secured import current_viewer
from callbacks.site import Site
from config.program.reporting_periods import Period
from config.program.reports import (
    ALL,
    EXTRACT,
    Report,
)
from dashboard.web import errors
from dashboard.web.guard import site_route
from data_access.lists.named import everybody
from data_access.lists.worklist import NamesNotInScope
from data_access.people import audit
from data_access.people.accounts import Viewer
from data_access.reports import extract
from data_access.reports.files import codebook_lines, report_lines, report_rows
from data_access.reports.periods import PeriodRefused, period_asked


def _sent(content: bytes, name: str, mimetype: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="pac-{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _csv(text: str, name: str) -> Response:
    return _sent(text.encode(), f"{name}.csv", "text/csv")


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


def _as_csv(site: Site, report: Report, period: Period) -> Response:
    viewer, today = current_viewer(), site.today()
    try:
        with site.database.reading(viewer.scope) as reader:
            rows = report_rows(report, reader, period, today, site.settings.minimum_people)
    except NamesNotInScope:
        abort(403)
    _write_down(site, viewer, report, period, len(rows))
    region = viewer.scope.only_region
    where = f"-region-{region}" if region else ""
    return _csv("".join(report_lines(report, rows)), f"{report.key}{where}-{period.code}")


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

    def add(report: Report, ending: str, make: Callable[[Site, Report, Period], Response]) -> None:
        @site_route(
            server,
            f"/reports/{report.key}.{ending}",
            roles=report.roles,
            endpoint=f"report_{report.key}",
        )
        def file() -> AnyResponse:
            query = asked(request.query_string.decode(errors="replace"))
            try:
                period = period_asked(report, query.get("period", ""), site.today())
            except PeriodRefused as refused:
                return errors.answer(400, str(refused))
            return make(site, report, period)

        @site_route(
            server,
            f"/reports/{report.key}-codebook.csv",
            roles=report.roles,
            endpoint=f"report_{report.key}_codebook",
        )
        def codebook() -> Response:
            return _csv("".join(codebook_lines(report)), f"{report.key}-codebook")

    for report in ALL:
        add(report, *(("zip", _as_zip) if report is EXTRACT else ("csv", _as_csv)))
