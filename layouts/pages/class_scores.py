"""The CLASS page: matched change first, then levels, spread, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from config.program.instruments import INSTRUMENTS
from config.program.vocabulary import WINDOWS
from config.roles import Audience
from data_access.asking.answers import (
    Answer,
    Cell,
)
from data_access.measures.class_quality import domain_codes
from layouts import evidence, sentences, tables, words, years
from layouts.page import Ask, Page, Panel, Piece, Section, offering

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How the scores changed, then which regions' changes can be seen."""
    change = answers["change"][0]
    if not change.shown:
        return sentences.takeaway(change)
    said = (sentences.state_changes(change, in_one=True), sentences.changes_by_region(change))
    return " ".join(filter(None, said))


_WINDOWS_SHOWN = ("BASE", "END")


def _instruments(answers: tuple[Answer, ...]) -> Any:
    """One row per domain of each tool: mean and n in both windows, and how many were observed."""
    heads = [("Tool and domain", False)]
    for window in _WINDOWS_SHOWN:
        heads += [(WINDOWS.label(window), True), ("n, educators", True)]
    heads.append(("Observers", True))
    rows: list[tuple[Any, list[Any]]] = []
    for code, means, observers in zip(INSTRUMENTS, answers[::2], answers[1::2], strict=True):
        behind = sentences.total(observers)
        number = "" if behind is None else words.shown(behind, observers.measure)
        for component in means.categories("component") or domain_codes(code):
            label = words.category(means, "component", component)
            cells = [
                next(means.select(component=component, window=window), None)
                for window in _WINDOWS_SHOWN
            ]
            values = [text for cell in cells for text in _mean_and_n(means, cell)]
            rows.append((f"{INSTRUMENTS[code].label}: {label}", [*values, number]))
    return tables.plain_table(
        "Domain means by tool, with 95% interval", heads, rows, hide_caption=True
    )


def _mean_and_n(means: Answer, cell: Cell | None) -> tuple[str, str]:
    if cell is None:
        return words.NO_DATA, ""
    return sentences.value_with_interval(means, cell), words.count(cell.people)


def _records(answers: tuple[Answer, ...]) -> html.P:
    return html.P(
        [
            "Who observed, for how long and how evenly, whether two observers agree, and who was "
            "not seen again: see ",
            html.A("CLASS records", href="/observations"),
            ".",
        ],
        className="small",
    )


PAGE = Page(
    key="class",
    path="/class",
    nav="CLASS",
    question="Are classroom interactions improving?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering("instrument", but=("role",)),
    sections=(
        years.section(
            "by-year",
            "How did the same educators’ scores change in each year?",
            "class_change",
            "program_year",
            "educators",
        ),
        Section(
            "Change from the baseline to the second observation, same educators",
            (
                Panel(
                    "change",
                    "How far did the same educators' scores move?",
                    ("class_change",),
                    _REGION,
                    "dots",
                ),
            ),
            "CLASS points, with 95% interval. Right: the change, bold where it rose or fell, and n, "
            "the educators observed in both windows. The regions\u2019 changes are judged together, so "
            "an interval of a region may miss zero and yet show no change.",
            grid="one",
        ),
        Section(
            "How large, and how sure",
            (
                Panel(
                    "standardized",
                    "How large is the change, beside how far educators lay apart at the start?",
                    ("standardized_change",),
                    (),
                    "dots",
                    note="1: as large as one standard deviation of the same educators’ baselines.",
                    say=evidence.standardized,
                ),
                Panel(
                    "margin",
                    "Is the change too small to matter, or can we not tell?",
                    ("change_margin",),
                    (),
                    "dots",
                    note="Intervals: against the margin, of 90%; of a change, of 95%; wider where several "
                    "changes are judged together.",
                    say=evidence.within_margin,
                ),
            ),
            "The same educators and the same change as above.",
        ),
        Section(
            "Levels by region",
            (
                Panel(
                    "windows",
                    "Where does each region stand, window by window?",
                    ("class_mean",),
                    ("region", "window"),
                    "windows",
                ),
            ),
            "F fall (baseline), W winter, S spring (second). Every row spans the same number of "
            "points, so slopes compare. Dashed: federal Head Start threshold; it applies to grant "
            "recipients; shown for orientation. Different educators are seen in different windows.",
            grid="one",
        ),
        Section(
            "Levels by year",
            (
                Panel(
                    "years",
                    "Where did the means stand, year by year?",
                    ("class_mean",),
                    ("program_year", "window"),
                    "windows",
                    note="A line joins windows only within a program year.",
                    under=sentences.earlier_years("program_year"),
                ),
            ),
            grid="one",
        ),
        Section(
            "Instruments side by side",
            note="Each row is a tool of its own scale and age: never to be averaged with another. "
            "The filters above hold for all of them, but for the instrument. Different educators "
            "are seen in the two windows; the matched change stands above.",
            pieces=(
                Piece(
                    "instruments",
                    tuple(
                        Ask(measure, by, instrument=code)
                        for code in INSTRUMENTS
                        for measure, by in (("class_mean", ("window",)), ("observers", ()))
                    ),
                    _instruments,
                ),
            ),
        ),
        Section(
            "Dimensions",
            (
                Panel(
                    "profile",
                    "Which dimensions are low, to plan learning communities by?",
                    ("class_profile",),
                    ("window",),
                    "dots",
                ),
            ),
            "Negative Climate is shown reversed, as its absence.",
            grid="one",
        ),
        Section(
            "Bands",
            (
                Panel(
                    "bands",
                    "How are scores spread over low, mid and high?",
                    ("class_bands",),
                    _REGION,
                    "bars",
                    note="A score is one educator’s in one window: those of fall and spring count "
                    "together.",
                ),
            ),
            grid="one",
        ),
        Section(
            "Against the federal thresholds, for orientation",
            (
                Panel(
                    "threshold",
                    "How many scores lie at or above the competitive threshold?",
                    ("class_threshold",),
                    ("window",),
                    "dots",
                ),
                Panel(
                    "quality",
                    "How many scores lie at or above the quality threshold?",
                    ("class_quality",),
                    ("window",),
                    "dots",
                ),
            ),
            "Federal Head Start thresholds apply to grant recipients, never to an educator.",
            grid="one",
        ),
        Section(
            "How far these figures can be trusted",
            (
                Panel(
                    "baseline",
                    "Was the baseline observed before coaching began?",
                    ("baseline_first",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "coverage",
                    "For how many pairs are there both observations?",
                    ("class_coverage",),
                    _REGION,
                    "dots",
                ),
            ),
            pieces=(Piece("records", (), _records),),
        ),
    ),
)
