"""The page on strategies and content: what coaches do in a contact, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping

from config.roles import Audience
from config.texts.not_collected import NOT_COLLECTED
from data_access.asking.answers import (
    Answer,
    Cell,
)
from layouts import sentences, words
from layouts.page import Page, Panel, Section

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """Which strategies and content are named most and least."""
    strategies, content = answers["strategies"][0], answers["content"][0]
    used = _of_whole(strategies)
    if not used:
        return sentences.takeaway(strategies)
    most = max(sentences.ahead(used), default=0)
    listed = words.listing(_named(strategies, c) for c in used[:most])
    said = (
        f"most used {'is' if most == 1 else 'are'} {listed}"
        if most
        else "no strategy is clearly most used"
    )
    if len(used) > sentences.MOST_NAMED:
        apart = sentences.ahead(used[::-1], 1)
        if apart:
            said += f"; least used is {_named(strategies, used[-1])}"
        elif most:
            said += "; no strategy is clearly least used"
        else:
            said = "no strategy is clearly most or least used"
    said = sentences.so_far(f"{sentences.where(strategies)}{said}", (strategies, used[0]))
    out = [f"{words.sentence_case(said)}."]
    about = _of_whole(content)
    if about and sentences.ahead(about, 1):
        out.append(
            f"Contacts are most often about {_named(content, about[0])}"
            f"{sentences.unlike(content, strategies)}."
        )
    elif about:
        out.append("No content is clearly more frequent than the others.")
    return " ".join(out)


def _of_whole(answer: Answer) -> list[Cell]:
    """The parts of the state, or of the viewer's one region, with the most used first."""
    axis = answer.measure.part_axis or ""
    cells = (sentences.total(answer, **{axis: code}) for code in answer.measure.statistic.parts)
    shown = [c for c in cells if c is not None and c.value is not None]
    return sorted(shown, key=lambda c: -(c.value or 0.0))


def _named(answer: Answer, cell: Cell) -> str:
    axis = answer.measure.part_axis or ""
    label = words.category(answer, axis, cell.of(axis))
    return f"{label[:1].lower()}{label[1:]} ({words.shown(cell, answer.measure)})"


PAGE = Page(
    key="strategies",
    path="/strategies",
    nav="Strategies",
    question="Which strategies do coaches use, and what is coaching about?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "The ten strategies of the model",
            (
                Panel(
                    "strategies",
                    "Which coaching strategies are used?",
                    ("strategy_use",),
                    _REGION,
                    "bars",
                    note="A contact may name several: the shares do not add up to 100%.",
                ),
            ),
            f"{NOT_COLLECTED['strategy_phases'].label}: not collected. "
            f"{NOT_COLLECTED['strategy_phases'].why}",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "strategies-number",
                    "How many strategies does a contact use?",
                    ("strategies_per_contact",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "strategies-named",
                    "Do logs name the strategies used?",
                    ("strategies_named",),
                    _REGION,
                    "dots",
                    note="The shares above rest on these contacts alone.",
                ),
            ),
        ),
        Section(
            "Content",
            (
                Panel(
                    "content",
                    "What is coaching about?",
                    ("content_use",),
                    _REGION,
                    "bars",
                    note="A contact may name several: the shares do not add up to 100%.",
                ),
            ),
            "The content areas are the five QRIS categories.",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "content-named",
                    "Do logs name the content covered?",
                    ("content_named",),
                    _REGION,
                    "dots",
                    note="The shares above rest on these contacts alone.",
                ),
                Panel(
                    "named-trend",
                    "How many contacts name strategies, month by month?",
                    ("strategies_named",),
                    ("month",),
                    "trend",
                ),
            ),
        ),
    ),
)
