"""The page of reports that leave the house: for whom each is, its periods with dates, its files."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import html

from config.date_words import day_words
from config.program.calendars import last_day, shift
from config.program.calendars import provisional_from as first_provisional
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.program.reporting_periods import Period
from config.program.reports import (
    ALL,
    EXTRACT,
    Report,
)
from config.roles import Audience
from data_access.asking.ask import data_through as newest_session
from data_access.reports.files import files_of, is_provisional
from data_access.reports.periods import choices
from layouts import tables
from layouts.body import title
from layouts.page import PageRequest, PlainPage

PATH = "/reports"


def address(report: Report, period: Period | None = None) -> str:
    """The address of a report's file for a period; without one, of the newest that is over."""
    ending = "zip" if report is EXTRACT else "csv"
    asked = f"?period={period.code}" if period else ""
    return f"{PATH}/{report.key}.{ending}{asked}"


def codebook(report: Report) -> str:
    """The address of what a report's columns mean."""
    return f"{PATH}/{report.key}-codebook.csv"


def build(role: str, region: int | None, today: date, data_through: date | None) -> html.Div:
    """The reports of one role; a facilitator's are of the own region."""
    complete = last_day(shift(first_provisional(today, PROVISIONAL_UNTIL_DAY), -1))
    newest = f" Newest logged session: {day_words(data_through)}." if data_through else ""
    whose = f"Region {region} only. " if region else ""
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    f"{whose}Logs are complete through {day_words(complete)}; those of a month "
                    f"are taken until day {PROVISIONAL_UNTIL_DAY} of the next one.{newest}",
                    className="lead",
                ),
            ),
            *([_report(r, today) for r in ALL if role in r.roles] or [_NONE]),
        ]
    )


_NONE = html.Div(html.B("No report is made for your role."), className="empty")


def _report(report: Report, today: date) -> html.Section:
    return html.Section(
        [
            html.H2(report.label),
            html.P(report.says),
            tables.plain_table(
                f"Files of: {report.label}",
                [
                    ("Period", False),
                    ("First and last day", False),
                    ("Data", False),
                    ("File", False),
                ],
                [_period(report, p, today) for p in choices(report, today)],
                hide_caption=True,
            ),
            html.P(
                [
                    f"{report.reader}. Due {report.due}. ",
                    html.A(
                        "What each column means (CSV)",
                        href=codebook(report),
                        **{"aria-label": f"What each column means (CSV): {report.label}"},
                    ),
                ]
            ),
            html.Details(
                [
                    html.Summary(f"Columns and cautions: {report.label}"),
                    *(
                        _columns(name, [c.name for c in cs])
                        for name, cs in files_of(report).items()
                    ),
                    html.Ul([html.Li(c) for c in report.caveats]),
                    html.P(
                        f"Basis: {report.basis}. Version {report.version}.",
                        className="fine",
                    ),
                ]
            ),
        ],
        id=f"report-{report.key}",
        className="told files",
    )


def _columns(name: str, columns: list[str]) -> html.P:
    return html.P([html.B(f"{name}: "), ", ".join(columns)], className="small")


def _period(report: Report, period: Period, today: date) -> tuple[Any, list[Any]]:
    data = "complete"
    if period.end >= today:
        data = "so far"
    elif is_provisional(period, today):
        data = "logs still arrive"
    kind = "ZIP" if report is EXTRACT else "CSV"
    link = html.A(
        kind,
        href=address(report, period),
        **{"aria-label": f"{kind}: {report.label}, {period.label}"},
    )
    return period.label, [period.days, data, link]


def _read(request: PageRequest) -> tuple[date | None]:
    with request.reading() as reader:
        return (newest_session(reader),)


def _shown(found: tuple[date | None], request: PageRequest) -> html.Div:
    role, region = request.viewer.account.role, request.viewer.scope.only_region
    return build(role, region, request.today, *found)


PAGE = PlainPage(
    key="reports",
    path=PATH,
    nav="Reports",
    question="What do I send, and is it complete?",
    audience=Audience.FIGURES,
    read=_read,
    build=_shown,
)
