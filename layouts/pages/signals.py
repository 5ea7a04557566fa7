"""The signals page: which newest months differ by more than the noise of their own series."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from config.date_words import day_words, month_words
from config.program.annotations import ANNOTATIONS
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.roles import Audience
from data_access.asking.answers import Answer
from data_access.asking.monthly_series import (
    BASE_YEARS,
    FEWEST_IN_MONTH,
    Series,
    months_shown,
    series_of,
)
from data_access.asking.process_behavior import (
    ALIKE,
    FEWEST_EITHER,
    FEWEST_POINTS,
    FEWEST_VALUES,
    RUN,
    TREND,
)
from layouts import signals, tables, words
from layouts.page import Ask, Page, Panel, Piece, Section, offering

_BOTH = ("region", "month")
# Simulated for series without any change: see tests/asking/test_false_alarms.py.
BY_CHANCE = "about one in forty"

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
    """How many newest months are unusual, in which series, which way, and how many cannot be judged."""
    found: list[tuple[Answer, Series]] = [
        (answer, one) for (answer,) in answers.values() for one in series_of(answer)
    ]
    judged = [(a, one) for a, one in found if one.is_judged]
    unusual = [(a, one) for a, one in judged if one.says.kind]
    silent = [one for _, one in found if not one.is_judged]
    never = sum(signals.is_past_waiting(one) for one in silent)
    rest = ""
    if judged:
        counted = ((len(silent) - never, "cannot be judged yet"), (never, "cannot be judged"))
        told = [f"{words.spelled(n)} more {how}" for n, how in counted if n]
        rest = f" {words.sentence_case(words.listing(told))}." if told else ""
    if not judged:
        return (
            "No newest month can be judged: each series says why. "
            f"{FEWEST_POINTS} judged months are needed in its base."
        )
    series = "one series" if len(judged) == 1 else f"{words.spelled(len(judged))} series"
    if not unusual:
        return f"Nothing unusual in the newest month of {series}.{rest}"
    said: dict[str, list[str]] = {}
    for answer, one in unusual:
        where = signals.name(answer, one.code)
        way = {"better": "better", "worse": "worse"}.get(one.direction, "neither better nor worse")
        said.setdefault(answer.measure.label, []).append(f"{where}, {way}")
    listed = "; ".join(f"{label.lower()} ({'; '.join(w)})" for label, w in said.items())
    verb = "is" if len(unusual) == 1 else "are"
    number = words.sentence_case(words.spelled(len(unusual)))
    return (
        f"{number} of {series} {verb} unusual in the newest month (by chance alone {BY_CHANCE} would "
        f"be): {listed}.{rest}"
    )


def _newest(answers: tuple[Answer, ...]) -> html.Div:
    rows: list[tuple[Any, list[Any]]] = []
    for answer in answers:
        for one in series_of(answer):
            newest = one.newest
            cell = newest.cell if newest else None
            n = words.n_of(cell, answer.measure) if cell else None
            rows.append(
                (
                    answer.measure.label,
                    [
                        tables.region_name(one.code, signals.name(answer, one.code)),
                        month_words(newest.month) if newest else "",
                        words.shown(cell, answer.measure) if cell else "",
                        words.number_of(n, words.n_words(answer.measure)) if n else "",
                        signals.range_of_newest(answer, one),
                        signals.about(answer, one),
                    ],
                )
            )
    heads = [
        ("Series", False),
        ("Region", False),
        ("Newest judged month", False),
        ("Value", True),
        ("n", True),
        ("Center and usual range", True),
        ("What it says", False),
    ]
    return html.Div(
        html.Details(
            [
                html.Summary("Table of the newest months"),
                tables.plain_table(
                    "Newest judged month of each series, and its usual range", heads, rows, True
                ),
            ],
            className="numbers",
        )
    )


def _rule(answers: tuple[Answer, ...]) -> html.Div:
    """The rules, in words."""
    return html.Div(
        [
            html.Ul([html.Li(text, className="small") for text in RULES], className="rows readme"),
            html.Ul(
                [
                    html.Li(f"{day_words(a.day)}, “{a.words}”: {a.sentence}", className="small")
                    for a in ANNOTATIONS
                ],
                className="rows",
            ),
        ]
    )


# The rules as the page says them; docs/signals.md says them with their sources.
RULES: tuple[str, ...] = (
    f"Base: the judged months of the {words.spelled(BASE_YEARS)} completed program years before the "
    "one in which the newest complete month lies, whatever months are chosen elsewhere. It is worked "
    "out anew when a new program year has its first complete month.",
    "Usual range: center ± 3 × the month-to-month variation of the base, wider for months that count "
    "fewer (shares: p′ chart, rates and means: u′ chart, after Laney; means or medians of months alike "
    f"in size, the largest at most {ALIKE} times the smallest: XmR chart). Differences between "
    "neighboring months over 3.267 × their mean are left out once, so that one odd month does not widen "
    "the range.",
    f"A month counts if its logs have had their time (to the {PROVISIONAL_UNTIL_DAY}th of the next "
    f"month) and have arrived, with at least {FEWEST_IN_MONTH} people, and at least {FEWEST_IN_MONTH} "
    "months or logs, in its denominator; for a share at least "
    f"{FEWEST_EITHER:.0f} are expected on either side. Any other month is hollow: it is neither in the "
    "base nor judged.",
    f"A base needs {FEWEST_POINTS} judged months; means and medians need {FEWEST_VALUES} different values "
    "in it, for limits among whole days that hardly differ would say nothing.",
    "Only the newest judged month is judged. It is unusual outside the usual range; as the last of "
    f"{words.spelled(RUN)} months in a row on one side of the center; or as the last of "
    f"{words.spelled(TREND)} that all rise or all fall. Whether that is better or worse follows from the "
    "measure.",
    f"By chance alone {BY_CHANCE} newest months is called unusual, more where one month resembles the "
    "next. Look for what happened before you act.",
)


PAGE = Page(
    key="signals",
    path="/signals",
    nav="Signals",
    question="What is more than noise this month?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering(but=("months",)),
    months=months_shown,
    sections=(
        Section(
            "Months and their usual range",
            tuple(
                Panel(
                    f"signal-{key}",
                    question,
                    (measure,),
                    _BOTH,
                    "process",
                    say=signals.takeaway,
                    under=signals.left_out_words,
                    view=signals.own_series,
                    opens=signals.is_unusual,
                )
                for key, measure, question in SERIES
            ),
            "A region’s months are compared with that region’s own months, never with another "
            "region. The base and all months since are shown, whatever months are chosen elsewhere. A "
            "month inside its usual range needs no explanation, however high or low it looks. "
            "Shaded: the base. The line across is its center, broken lines are the usual range of a "
            "month of that size. A large mark is unusual; a hollow one is left out.",
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
        Section("How an unusual month is told", pieces=(Piece("signals-rule", (), _rule),)),
    ),
)
