"""The page of reports that leave the house: for whom each is, its periods with dates, its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from data_access.asking.answers import Awaited
from data_access.asking.arrivals import behind, log_words
from data_access.asking.ask import data_through as newest_session
from data_access.reports.files import files_of, is_provisional, rests_on_logs
from data_access.reports.left_out import left_out
from data_access.reports.periods import choices
from layouts import tables
from layouts.body import title
from layouts.download import excel_address
from layouts.page import PageRequest, PlainPage
from layouts.words import sentence_case

PATH = "/reports"


def address(report: Report, period: Period | None = None) -> str:
    """The address of a report's file for a period; without one, of the newest that is over."""
    ending = "zip" if report is EXTRACT else "csv"
    asked = f"?period={period.code}" if period else ""
    return f"{PATH}/{report.key}.{ending}{asked}"


def codebook(report: Report) -> str:
    """The address of what a report's columns mean."""
    return f"{PATH}/{report.key}-codebook.csv"


@dataclass(frozen=True)
class Arrived:
    """How new the logs are: the newest session, the regions behind, and what reports leave out.

    `gone`: in words, by the code of the period.
    """

    newest: date | None
    behind: tuple[Awaited, ...]
    gone: Mapping[str, str]


def build(role: str, region: int | None, today: date, arrived: Arrived) -> html.Div:
    """The reports of one role; a facilitator's are of the own region."""
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    _complete_words(arrived, today, region),
                    className="lead",
                ),
            ),
            *([_report(r, today, arrived) for r in ALL if role in r.roles] or [_NONE]),
        ]
    )


_NONE = html.Div(html.B("No report is made for your role."), className="empty")


def _complete_words(arrived: Arrived, today: date, region: int | None) -> str:
    """Through when the logs are complete, whose are not, and how new the newest session is."""
    if arrived.newest is None:
        return "No coaching logs have arrived yet."
    complete = day_words(last_day(shift(first_provisional(today, PROVISIONAL_UNTIL_DAY), -1)))
    newest = f"newest logged session is of {day_words(arrived.newest)}."
    late = "; ".join(dict.fromkeys(map(log_words, arrived.behind)))
    if region is not None and late:
        return f"{sentence_case(late)}: months that are not known whole stand empty until newer logs come."
    if late:
        return (
            f"{sentence_case(late)}, while those of the other regions are complete through {complete}. What "
            f"is not known is left out, and each file says so; the {newest}"
        )
    whole = f"ogs are complete through {complete}"
    first = f"Region {region} only: l{whole}" if region else f"L{whole}"
    return (
        f"{first}; those of a month are taken until day {PROVISIONAL_UNTIL_DAY} of the next one. "
        f"The {newest}"
    )


def _report(report: Report, today: date, arrived: Arrived) -> html.Section:
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
                [_period(report, p, today, arrived) for p in choices(report, today)],
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


def _period(report: Report, period: Period, today: date, arrived: Arrived) -> tuple[Any, list[Any]]:
    said = []
    if period.end >= today:
        said.append("so far")
    elif is_provisional(period, today):
        said.append("logs still arrive")
    if rests_on_logs(report) and (gone := arrived.gone.get(period.code)):
        said.append(f"not known: {gone}")
    data = "; ".join(said) or "complete"
    kind = "ZIP" if report is EXTRACT else "CSV"
    csv = address(report, period)
    forms = {kind: csv} if report is EXTRACT else {kind: csv, "Excel": excel_address(csv)}
    links = html.Span(
        [
            html.A(form, href=where, **{"aria-label": f"{form}: {report.label}, {period.label}"})
            for form, where in forms.items()
        ],
        className="links",
    )
    return period.label, [period.days, data, links]


def _read(request: PageRequest) -> Arrived:
    role, today = request.viewer.account.role, request.today
    periods = {p.code: p for r in ALL if role in r.roles for p in choices(r, today)}
    with request.reading() as reader:
        return Arrived(
            newest_session(reader),
            behind(reader, today),
            {code: left_out(reader, p, today).words for code, p in periods.items()},
        )


def _shown(found: Arrived, request: PageRequest) -> html.Div:
    role, region = request.viewer.account.role, request.viewer.scope.only_region
    return build(role, region, request.today, found)


PAGE = PlainPage(
    key="reports",
    path=PATH,
    nav="Reports",
    question="What do I send, and is it complete?",
    audience=Audience.FIGURES,
    read=_read,
    build=_shown,
)
