"""The definitions page: every measure from the registry, and the settings figures rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import html

from config import dosage, instruments, regions, thresholds
from config.calendars import day_words
from data_access.measures import DEFINITIONS_VERSION, FAMILIES, MEASURES
from data_access.measures.measure import Kind, Measure
from layouts import tables
from layouts.body import title
from layouts.page import PlainPage

_KINDS = {
    Kind.PROCESS: "Process figure: counts of work done, never withheld",
    Kind.OUTCOME: "Outcome figure: withheld where few people stand behind it",
}


def build(measures: Mapping[str, Measure] = MEASURES) -> html.Div:
    """All definitions; each has its key as an anchor."""
    return html.Div(
        [
            title(
                "What does each figure mean?",
                html.P(
                    f"{len(measures)} measures, version {DEFINITIONS_VERSION} of the definitions. "
                    "Charts, tables, files and this page are made from the same records.",
                    className="lead",
                ),
                html.P(
                    html.A("Download all definitions (CSV)", href="/definitions.csv"),
                    className="links",
                ),
            ),
            _contents(measures),
            *(_family(key, label, measures) for key, label in FAMILIES.items()),
            _settings(),
        ],
        className="definitions",
    )


def _of(family: str, measures: Mapping[str, Measure]) -> list[Measure]:
    return [m for m in measures.values() if m.family == family]


def _contents(measures: Mapping[str, Measure]) -> html.Nav:
    groups = [
        html.Li(
            [
                html.B(label),
                html.Ul(
                    [html.Li(html.A(m.label, href=f"#{m.key}")) for m in _of(family, measures)]
                ),
            ]
        )
        for family, label in FAMILIES.items()
        if _of(family, measures)
    ]
    groups.append(
        html.Li(
            [
                html.B("Settings with dates"),
                html.Ul(
                    [
                        html.Li(html.A(text, href=f"#{key}"))
                        for key, text in (
                            ("thresholds", "CLASS thresholds"),
                            ("instruments", "CLASS instruments"),
                            ("regions", "Regions"),
                            ("dosage-targets", "Dosage targets"),
                        )
                    ]
                ),
            ]
        )
    )
    return html.Nav(
        html.Ul(groups, className="contents small"), **{"aria-label": "Definitions on this page"}
    )


def _family(key: str, label: str, measures: Mapping[str, Measure]) -> html.Section:
    return html.Section(
        [html.H2(label, id=f"family-{key}"), *(entry(m) for m in _of(key, measures))]
    )


def entry(measure: Measure) -> html.Article:
    """One measure: what it answers, how it is worked out, why, and what to read with care."""
    said: list[tuple[str, Any]] = [
        ("What it answers", measure.question),
        ("What it is", measure.definition),
        ("How it is worked out", measure.formula),
        ("Why it matters", measure.why),
        ("Read with care", html.Ul([html.Li(c) for c in measure.caveats])),
        ("Source", measure.source),
        ("Unit and kind", f"{_capital(measure.unit.value)}. {_KINDS[measure.kind]}."),
    ]
    if measure.lines:
        said.append(("Lines drawn", f"{thresholds.CAVEAT}"))
    parts: list[Any] = []
    for term, text in said:
        parts += [html.Dt(term), html.Dd(text)]
    return html.Article(
        [
            html.H3(measure.label, id=measure.key, tabIndex="-1"),
            html.P(
                f"Measure {measure.number} · {measure.key} · version {measure.version} · "
                f"reviewed {day_words(measure.reviewed)}",
                className="fine",
            ),
            html.Dl(parts),
        ],
        className="entry",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _until(day: date | None) -> str:
    return day_words(day) if day else "in force"


def _settings() -> html.Section:
    return html.Section(
        [
            html.H2("Settings with dates"),
            html.H3("CLASS thresholds", id="thresholds", tabIndex="-1"),
            tables.plain_table(
                thresholds.CAVEAT,
                [("Kind", False), ("Domain", False), ("Value", True), ("From", False),
                 ("To before", False), ("Source", False)],
                [
                    (
                        thresholds.KINDS.label(t.kind),
                        [
                            instruments.DOMAIN_LABELS.get(t.domain, t.domain),
                            f"{t.value:g}",
                            day_words(t.valid_from),
                            _until(t.valid_to),
                            t.source,
                        ],
                    )
                    for t in thresholds.THRESHOLDS
                ],
            ),
            html.H3("CLASS instruments", id="instruments", tabIndex="-1"),
            tables.plain_table(
                "A domain is the mean of its dimension means. Reversed dimensions are turned once, "
                "as 8 minus the score.",
                [("Instrument", False), ("Ages", False), ("Domain", False), ("Dimensions", False)],
                [
                    (
                        i.label,
                        [
                            i.ages,
                            d.label,
                            ", ".join(instruments.DIMENSION_LABELS.get(c, c) for c in d.dimensions),
                        ],
                    )
                    for i in instruments.INSTRUMENTS.values()
                    for d in i.domains
                ],
            ),
            html.H3("Regions", id="regions", tabIndex="-1"),
            tables.plain_table(
                "Regions of PAC. Region 4 was merged into its neighbors.",
                [("Region", False), ("Name", False), ("Lead agency", False), ("Until", False)],
                [
                    (
                        tables.region_name(str(r.number), r.label),
                        [r.name, r.lead_agency, _until(r.valid_to)],
                    )
                    for r in regions.REGIONS
                ],
            ),
            html.H3("Dosage targets", id="dosage-targets", tabIndex="-1"),
            tables.plain_table(
                f"Minutes of direct contact a pair is meant to have. A month counts for a pair "
                f"active on at least {dosage.ELIGIBLE_DAYS} of its days.",
                [("From", False), ("Minutes a month", True), ("Source", False)],
                [
                    (
                        day_words(t.valid_from),
                        [f"{t.minutes_low} to {t.minutes_high}", t.source],
                    )
                    for t in dosage.TARGETS
                ],
            ),
        ]
    )  # fmt: skip


PAGE = PlainPage("definitions", "/definitions", "Definitions", "What does each figure mean?", build)
