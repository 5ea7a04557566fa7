"""The QRIS page: whether levels of participating programs have risen, and what they are now."""

from __future__ import annotations

from collections.abc import Mapping

from config.roles import Audience
from config.texts.paused_ratings import NOT_GRANTED
from data_access.asking.answers import Answer
from layouts import sentences, verdicts, words
from layouts.page import Page, Panel, Section, offering

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many programs have moved up, and how many down."""
    up = answers["up"][0]
    cell = sentences.total(up)
    if cell is None or cell.value is None:
        return sentences.takeaway(up)
    first = (
        f"{sentences.where(up)}{sentences.lead_value(up, cell)} of the programs rated then and now "
        "stand higher than when their pair began"
    )
    moves = answers["moves"][0]
    counts = {c.of("move"): c for c in moves.shown if c.of("region") in ("all", _first(moves))}
    if "same" in counts and "down" in counts:
        first += (
            f"; of {words.number_of(counts['same'].denominator, 'programs')} "
            f"{words.count(counts['same'].numerator)} "
            f"{'is' if counts['same'].numerator == 1 else 'are'} at the same level and "
            f"{words.count(counts['down'].numerator)} lower"
        )
    return " ".join(filter(None, (f"{first}.", verdicts.on_each((up, "moving up")))))


def _first(answer: Answer) -> str:
    return answer.categories("region")[0]


PAGE = Page(
    key="qris",
    path="/qris",
    nav="QRIS",
    question="Are the programs' quality ratings rising?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering(but=("role",)),
    sections=(
        Section(
            "Since the program's first pair of the year began",
            (
                Panel(
                    "up",
                    "Are QRIS levels rising?",
                    ("qris_moved_up",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "up-types",
                    "Does it differ by program type?",
                    ("qris_moved_up",),
                    ("program_type",),
                    "dots",
                ),
            ),
            "Granted levels of the programs with a pair of the year. Ratings move slowly: most "
            "programs keep theirs. Programs are counted, not people, and ratings are public: "
            f"nothing is withheld. {NOT_GRANTED}",
        ),
        Section(
            "",
            (
                Panel(
                    "moves",
                    "Where did programs move since they began?",
                    ("qris_moves",),
                    _REGION,
                    "bars",
                ),
            ),
            grid="one",
        ),
        Section(
            "Levels",
            (
                Panel(
                    "level",
                    "At which level are programs now?",
                    ("qris_level",),
                    _REGION,
                    "bars",
                ),
                Panel(
                    "start-level",
                    "At which level did they begin?",
                    ("qris_start_level",),
                    _REGION,
                    "bars",
                ),
            ),
            "Level 1 is a license in good standing. Granted levels alone.",
            grid="one",
        ),
        Section(
            "Not granted yet",
            (
                Panel(
                    "self-assessed",
                    "Which levels have programs given themselves that are not granted yet?",
                    ("qris_self_assessed",),
                    _REGION,
                    "bars",
                ),
            ),
            "The programs' own judgment, kept apart from what is granted.",
            grid="one",
        ),
    ),
)
