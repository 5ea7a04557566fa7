"""The outcomes page: the model's four impacts, each with its number of people and its certainty."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from config.program.associations import PUBLISHED_GAIN
from config.roles import Audience
from config.texts.questions import UNANSWERED
from data_access.asking.answers import Answer
from layouts import evidence, sentences, words
from layouts.page import Page, Panel, Piece, Section, offering
from layouts.pages.class_scores import PAGE as CLASS_PAGE

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How CLASS scores changed; who stayed, whose rating rose, and what none of it can show."""
    change = answers["outcome-class"][0]
    first = (
        sentences.state_changes(change, in_one=True) if change.shown else sentences.takeaway(change)
    )
    out = []
    for key, words_of in (
        ("outcome-staying", "of pairs had not ended early by eight months"),
        ("outcome-qris", "of programs rose in their quality rating"),
    ):
        answer = answers[key][0]
        cell = sentences.total(answer)
        if cell is not None and cell.value is not None:
            out.append((f"{sentences.lead_value(answer, cell)} {words_of}", answer))
    none = "PAC has no comparison group: this is change, not what PAC caused."
    also = f"{sentences.beside(out, change, words.listing)}; " if out else ""
    return f"{first} {also}{none}"


def _published(answers: tuple[Answer, ...]) -> html.P:
    low, high = PUBLISHED_GAIN
    return html.P(
        f"The gray band, +{low:.2f} to +{high:.2f} CLASS points, is what published studies of "
        "coaching found in one year beyond a comparison group: 0.2 to 0.5 standard deviations "
        "of 0.6 to 0.8 points (Kraft, Blazar and Hogan 2018; Egert and others 2018; large programs "
        "found less). It is shown for orientation. PAC has no comparison group, so a mark inside "
        "the band does not show that PAC had such an effect.",
        className="small readme",
    )


def _unanswered(answers: tuple[Answer, ...]) -> html.Ul:
    return html.Ul([html.Li(text) for text in UNANSWERED], className="rows small")


PAGE = Page(
    key="outcomes",
    path="/outcomes",
    nav="Outcomes",
    question="What comes of PAC?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering("instrument"),
    sections=(
        Section(
            "Classroom quality",
            (
                Panel(
                    "outcome-class",
                    "How far did the same educators’ CLASS scores move?",
                    ("class_change",),
                    _REGION,
                    "band",
                    more=CLASS_PAGE.path,
                ),
            ),
            grid="one",
            pieces=(Piece("outcome-published", (), _published),),
        ),
        Section(
            "Who is behind the change, and who is missing from it",
            (
                Panel(
                    "outcome-coverage",
                    "For how many pairs are there both observations?",
                    ("class_coverage",),
                    _REGION,
                    "dots",
                ),
            ),
        ),
        Section(
            "",
            (
                Panel(
                    "outcome-leavers",
                    "Did those who left before the second observation start lower?",
                    ("leavers_difference",),
                    (),
                    "dots",
                    note="Below zero: those who left began lower. All program years that are over.",
                    more="/observations",
                    say=evidence.leavers,
                ),
            ),
            grid="one",
        ),
        Section(
            "Knowledge, beliefs and efficacy",
            (
                Panel(
                    "outcome-response",
                    "How many answered the surveys?",
                    ("survey_response",),
                    (),
                    "dots",
                    more="/surveys",
                ),
                Panel(
                    "outcome-surveys",
                    "How far did the same respondents’ answers move?",
                    ("survey_change",),
                    (),
                    "dots",
                    more="/surveys",
                ),
            ),
            "Self-report, by those who answered. KSB: knowledge, skills and beliefs, of coaches.",
        ),
        Section(
            "Retention and satisfaction",
            (
                Panel(
                    "outcome-staying",
                    "Do pairs stay the planned year?",
                    ("staying",),
                    _REGION,
                    "dots",
                    more="/participation",
                ),
                Panel(
                    "outcome-program",
                    "Are educators still in the same program a year later?",
                    ("same_program",),
                    _REGION,
                    "dots",
                    more="/participation",
                ),
                Panel(
                    "outcome-satisfaction",
                    "How satisfied are mentees with their job?",
                    ("satisfaction_mean",),
                    _REGION,
                    "dots",
                    more="/surveys",
                ),
            ),
        ),
        Section(
            "Quality ratings",
            (
                Panel(
                    "outcome-qris",
                    "Are QRIS levels rising?",
                    ("qris_moved_up",),
                    _REGION,
                    "dots",
                    more="/qris",
                ),
            ),
        ),
        Section(
            "What these data cannot answer", pieces=(Piece("outcome-unanswered", (), _unanswered),)
        ),
    ),
)
