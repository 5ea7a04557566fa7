"""The data-quality page: what is missing, late or contradicts itself, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dash import html

from config.calendars import day_words
from config.quality import LATE_LOG_DAYS
from config.regions import CURRENT
from data_access.answers import UNPLACED, Answer
from data_access.dimensions import DIMENSIONS
from data_access.quality import CHECKS, Check, Count, Delay, Finding, Period
from layouts import tables, words
from layouts.body import title
from layouts.page import PlainPage

PATH = "/data-quality"
ALL = "all"
MOST_SHOWN = 200  # findings on the page; the file has all of them


@dataclass(frozen=True)
class Quality:
    """What one viewer is shown.

    `counts` are of every kind and region in reach, `checks` those the viewer is told of; of some of
    them single `findings` may be shown (`listed`), of the others only how many there are. `kind`
    and `region` narrow both, where they are given.
    """

    today: date
    checks: tuple[Check, ...]
    listed: tuple[str, ...]
    counts: tuple[Count, ...]
    delays: tuple[Delay, ...]
    findings: tuple[Finding, ...] = ()
    own_region: int | None = None
    kind: str | None = None
    region: int | None = None

    @property
    def since(self) -> date:
        return Period.until(self.today).since

    def number(self, kind: str | None = None) -> int:
        """How many findings there are, of a kind or of all."""
        return sum(
            c.findings
            for c in self.counts
            if kind in (None, c.kind) and self.region in (None, c.region)
        )


def address(kind: str | None = None, region: int | None = None, file: bool = False) -> str:
    """The address of the page, or of its file, for a kind of finding and a region."""
    asked = {"show": kind, "region": region}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    path = f"{PATH}.csv" if file else PATH
    return f"{path}?{query}" if query else path


def build(shown: Quality) -> html.Div:
    """The page: the findings by name for whom may see them, for everybody else how many."""
    return html.Div(
        [
            title(_question(shown), html.P(_lead(shown), className="lead")),
            html.Div(
                [
                    html.Div([_kinds(shown), *([] if shown.listed else [_regions(shown)])]),
                    html.A(
                        "Download list (CSV)",
                        href=address(shown.kind, shown.region, file=True),
                        className="btn",
                    ),
                ],
                className="btns spread no-print",
            ),
            *(_list(shown) if shown.listed else [_table_of_counts(shown)]),
            *_days_to_log(shown),
            _meanings(shown),
        ],
        className="findings",
    )


def _question(shown: Quality) -> str:
    if not shown.checks:
        return "Your account shows no data yet"
    number = shown.number()
    if not number:
        return "Nothing is missing or contradicts itself"
    things = "thing needs" if number == 1 else "things need"
    where = f" in Region {shown.own_region}" if shown.own_region else ""
    return f"{words.sentence_case(words.spelled(number))} {things} a look{where}"


def _lead(shown: Quality) -> str:
    if not shown.checks:
        return "It has no region. Ask an administrator to add yours."
    since = f"Since {day_words(shown.since)}"
    most = sorted(
        ((shown.number(c.key), c.label) for c in shown.checks if shown.number(c.key)),
        key=lambda pair: -pair[0],
    )[:3]
    if not most:
        return f"{since}, all that was expected has come, and nothing speaks against itself."
    said = words.listing(f"{label.lower()} ({words.count(number)})" for number, label in most)
    what = " Each line says what to do." if shown.listed else ""
    return f"{since}. Most often: {said}.{what}"


def _kinds(shown: Quality) -> html.Nav:
    chosen = shown.kind or ALL
    entries = [(ALL, "All", None), *((c.key, c.label, c.key) for c in shown.checks)]
    return html.Nav(
        [
            html.A(
                [f"{label} ", html.B(words.count(shown.number(kind)))],
                href=address(kind, shown.region),
                **({"aria-current": "true"} if key == chosen else {}),
            )
            for key, label, kind in entries
        ],
        className="pick",
        **{"aria-label": "Show"},
    )


def _regions(shown: Quality) -> html.Nav:
    entries = [("All regions", None), *((f"Region {r}", r) for r in CURRENT)]
    return html.Nav(
        [
            html.A(
                label,
                href=address(shown.kind, region),
                **({"aria-current": "true"} if region == shown.region else {}),
            )
            for label, region in entries
        ],
        className="pick",
        **{"aria-label": "Region"},
    )


# -- with names ----------------------------------------------------------------------------------


def _list(shown: Quality) -> list[Any]:
    if not shown.findings:
        label = CHECKS[shown.kind].label if shown.kind else "Data quality"
        return [
            html.Div(
                [
                    html.B(f"{label}: nothing to set right."),
                    " ",
                    html.A("Show everything", href=address()),
                ],
                className="empty",
            )
        ]
    first = shown.findings[:MOST_SHOWN]
    out: list[Any] = [_table_of_findings(shown, first)]
    if len(first) < len(shown.findings):
        out.append(
            html.P(
                f"The first {words.count(len(first))} of {words.count(len(shown.findings))} are "
                "listed; choose a kind above, or download the list to have all of them.",
                className="fine",
            )
        )
    return out


def _table_of_findings(shown: Quality, findings: Sequence[Finding]) -> Any:
    where = f"Region {shown.own_region}" if shown.own_region else "files of all regions"
    return tables.plain_table(
        f"Findings in {where}, kind by kind, the oldest first",
        [
            ("Whom or what it is about", False),
            ("Kind", False),
            ("What is wrong", False),
            ("Since", False),
            ("What to do", False),
        ],
        [
            (
                _about(f),
                [
                    html.Span(CHECKS[f.kind].label, className="st act"),
                    [f.what, html.Span(f.record, className="fine below")],
                    html.Span(day_words(f.since), className="nb"),
                    CHECKS[f.kind].remedy,
                ],
            )
            for f in findings
        ],
        hide_caption=True,
    )


def _about(finding: Finding) -> list[Any]:
    if not finding.who:
        return [html.B(finding.record)]
    coach = f" with {finding.coach}" if finding.coach else ""
    return [
        html.B(finding.who),
        coach,
        html.Span(finding.program, className="fine below"),
    ]


# -- counts --------------------------------------------------------------------------------------


def _places(shown: Quality) -> list[int | None]:
    """The regions of the table: the one asked for, or all current ones and any other found."""
    if shown.region is not None:
        return [shown.region]
    found = {c.region for c in shown.counts}
    others = sorted(r for r in found if r is not None and r not in CURRENT)
    return [*CURRENT, *others, *([None] if None in found else [])]


def _place_words(region: int | None) -> str:
    return DIMENSIONS["region"].text(UNPLACED if region is None else str(region))


def _table_of_counts(shown: Quality) -> Any:
    number = {(c.kind, c.region): c.findings for c in shown.counts}
    places = _places(shown)
    return tables.plain_table(
        f"Findings since {day_words(shown.since)}, by kind and region. Counts of records, "
        "not of outcomes: 0 is shown.",
        [("Kind", False), *((_place_words(p), True) for p in places), ("All", True)],
        [
            (
                c.label,
                [
                    *(words.count(number.get((c.key, p), 0)) for p in places),
                    html.B(words.count(sum(number.get((c.key, p), 0) for p in places))),
                ],
            )
            for c in shown.checks
            if shown.kind in (None, c.key)
        ],
    )


def _days_to_log(shown: Quality) -> list[Any]:
    rows = [d for d in shown.delays if shown.region in (None, d.region)]
    if not rows:
        return []
    return [
        html.Section(
            [
                html.H2("How long does it take until a session is logged?"),
                tables.plain_table(
                    f"Median of days from session to log since {day_words(shown.since)}. A pair "
                    f"stands on the list when its own median is over {LATE_LOG_DAYS} days.",
                    [("Region", False), ("Median days", True), ("Logs", True)],
                    [
                        (
                            _place_words(d.region),
                            [words.rounded(d.days, 1).removesuffix(".0"), words.count(d.logs)],
                        )
                        for d in rows
                    ],
                ),
            ]
        )
    ]


def _meanings(shown: Quality) -> html.Section:
    parts: list[Any] = []
    for check in shown.checks:
        parts += [html.Dt(check.label), html.Dd(f"{check.meaning} {check.remedy}")]
    return html.Section(
        [html.H2("What each kind means"), html.Article(html.Dl(parts), className="entry")]
    )


# -- on the overview -----------------------------------------------------------------------------


def in_brief(answers: tuple[Answer, ...], counts: tuple[Count, ...] = ()) -> html.Div:
    """How many findings of each kind there are, in the region the overview is about, with links."""
    region = answers[0].filters.region
    here = [c for c in counts if region in (None, c.region)]
    rows = []
    for check in CHECKS.values():
        by_region = {c.region: c.findings for c in here if c.kind == check.key}
        if by_region:
            rows.append(_brief_row(check, by_region, region))
    if not rows:
        text = "All that was expected has come, and nothing speaks against itself."
        rows = [html.Li([html.Span("Nothing", className="st ok"), html.Span(text)])]
    return html.Div(
        [
            html.H3("What to set right in the data"),
            html.Ul(rows, className="rows attn small"),
        ]
    )


def _brief_row(check: Check, by_region: dict[int | None, int], region: int | None) -> html.Li:
    where = ""
    if len(by_region) > 1:
        apart = (f"{_place_words(place)}: {words.count(n)}" for place, n in by_region.items())
        where = f" {', '.join(apart)}."
    return html.Li(
        [
            html.Span(words.count(sum(by_region.values())), className="st act"),
            html.Span(
                [
                    html.B(f"{check.label}."),
                    f"{where} ",
                    html.A(
                        "See them",
                        href=address(check.key, region),
                        **{"aria-label": f"See them: {check.label}"},
                    ),
                ]
            ),
        ]
    )


PAGE = PlainPage(
    "quality", PATH, "Data quality", "What is missing, late or contradicts itself?", build
)
