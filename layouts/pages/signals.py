"""The signals page: which newest months differ by more than the noise of their own series."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from config.date_words import day_words, month_words
from config.program.annotations import ANNOTATIONS
from config.roles import Audience
from data_access.asking.answers import Answer
from data_access.asking.process_behavior import (
    FIRM_POINTS,
    RUN,
)
from layouts import signals, tables, words
from layouts.page import Ask, Page, Panel, Piece, Section

_BOTH = ("region", "month")

# The monthly series that are judged: panel key, measure, question. Never CLASS: two windows a
# year do not make a series.
SERIES = (
    ("contact", "contact_months", "Is monthly contact changing?"),
    ("dose", "dose_ratio", "Is the coaching received changing?"),
    ("checklists", "checklist_adherence", "Are monthly checklists coming in as they did?"),
    ("lag", "log_days", "Are sessions logged as soon as they were?"),
    ("plc", "plc_attendance", "Are coaches coming to their learning community as they did?"),
)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many newest months are signals, and in which series."""
    judged = found = 0
    stated: dict[str, list[str]] = {}
    for (answer,) in answers.values():
        for one in signals.series_of(answer):
            judged += one.within is not None
            if one.within is not None and one.says.kind:
                found += 1
                stated.setdefault(answer.measure.label, []).append(one.code)
    if not judged:
        return (
            "No series has enough months to be judged. Choose an earlier first month above; "
            f"limits are firm from {words.spelled(FIRM_POINTS)} months on."
        )
    if not found:
        return (
            "No signal in one series: the newest month is like the months before it."
            if judged == 1
            else f"No signal in {words.spelled(judged)} series: "
            "each newest month is like the months before it."
        )
    series = words.listing(label.lower() for label in stated)
    if judged == 1:
        return f"The newest month is a signal: {series}."
    return (
        f"{words.sentence_case(words.spelled(found))} of {words.spelled(judged)} newest months "
        f"{'is a signal' if found == 1 else 'are signals'}: {series}."
    )


def _newest(answers: tuple[Answer, ...]) -> html.Div:
    rows: list[tuple[Any, list[Any]]] = []
    for answer in answers:
        for one in signals.series_of(answer):
            newest = one.firm[-1] if one.firm else None
            rows.append(
                (
                    answer.measure.label,
                    [
                        tables.region_name(one.code, signals.name(answer, one.code)),
                        month_words(newest.of("month")) if newest else "",
                        words.shown(newest, answer.measure) if newest else "",
                        signals.when_words(answer, one),
                        signals.about(answer, one),
                    ],
                )
            )
    heads = [
        ("Series", False),
        ("Region", False),
        ("Newest month", False),
        ("Value", True),
        ("Center and limits", True),
        ("What it says", False),
    ]
    return html.Div(
        tables.plain_table("Newest complete month of each series and its limits", heads, rows, True)
    )


def _rule(answers: tuple[Answer, ...]) -> html.Div:
    """The published rule, in words."""
    return html.Div(
        [
            html.P(
                "Center: the mean of the complete months. Limits: center ± 2.66 × the mean "
                "difference between neighboring months; differences over 3.267 × that mean are "
                "left out once, so that one odd month does not widen the limits (the screening "
                "rule of NHS England’s “Making Data Count”). Only the newest complete month is "
                f"judged: outside the limits, or the last of {words.spelled(RUN)} months on one "
                "side of the center or moving one way. Of months that are nothing but noise, "
                "about one in seventy is still called a signal.",
                className="small readme",
            ),
            html.Ul(
                [
                    html.Li(f"{day_words(a.day)}, “{a.words}”: {a.sentence}", className="small")
                    for a in ANNOTATIONS
                ],
                className="rows",
            ),
        ]
    )


PAGE = Page(
    key="signals",
    path="/signals",
    nav="Signals",
    question="What is more than noise this month?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "Monthly series between their own limits",
            tuple(
                Panel(
                    f"signal-{key}",
                    question,
                    (measure,),
                    _BOTH,
                    "process",
                    note="The line across is the center, the broken lines are the limits of the "
                    "series itself; dotted ones are trial limits, from fewer than twelve months. "
                    "A large mark is a signal; a hollow one is not judged: provisional, or too few "
                    "people.",
                    say=signals.takeaway,
                    view=signals.own_series,
                )
                for key, measure, question in SERIES
            ),
            "A region’s months are compared with that region’s own months, never with another "
            "region. A month inside the limits needs no explanation, however high or low it looks.",
            grid="one",
        ),
        Section(
            "The newest months, in numbers",
            pieces=(
                Piece(
                    "signals-newest",
                    tuple(Ask(measure, _BOTH) for _, measure, _ in SERIES),
                    _newest,
                ),
            ),
        ),
        Section("How a signal is told", pieces=(Piece("signals-rule", (), _rule),)),
    ),
)
