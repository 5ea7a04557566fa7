"""The CLASS records page: who observed, how long, how evenly, who agrees, and who was missed."""

from __future__ import annotations

from collections.abc import Mapping

from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import evidence, sentences, words
from layouts.page import Page, Panel, Section, offering

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many observations were certified and full, and how often two observers agree."""
    certified, full, agreement = (answers[key][0] for key in ("certified", "full", "agreement"))
    told = []
    for answer, part, said in (
        (certified, "certified", "of the observations were made by an observer certified that day"),
        (full, "full", "have four valid cycles or more"),
        (agreement, "exact", "of the double-coded scores are the same from both observers"),
    ):
        cell = sentences.total(answer, **{answer.measure.part_axis or "": part})
        if cell is not None and cell.value is not None:
            told.append((f"{words.shown(cell, answer.measure)} {said}", answer))
    if not told:
        return sentences.takeaway(certified)
    return f"{sentences.where(certified)}{sentences.beside(told, certified, words.listing)}."


def _stayed_and_left(answer: Answer) -> str:
    """The two groups side by side for each domain; how far apart they are stands beside it."""
    out = []
    for code in answer.categories("component"):
        stayed, left = (
            sentences.total(answer, component=code, stayed=group) for group in ("stayed", "left")
        )
        label = words.category(answer, "component", code)
        if stayed is None or left is None or stayed.is_empty or left.is_empty:
            cells = [c for c in (left, stayed) if c is not None and c.is_empty]
            out.append(f"{label}: {words.shown(cells[0], answer.measure)}." if cells else "")
            continue
        out.append(
            f"{label}: {sentences.value_with_interval(answer, stayed)} for the "
            f"{words.count(stayed.people)} seen again, "
            f"{sentences.value_with_interval(answer, left)} for the {words.count(left.people)} "
            "who left."
        )
    return " ".join(filter(None, dict.fromkeys(out))) or sentences.takeaway(answer)


PAGE = Page(
    key="observations",
    path="/observations",
    nav="CLASS records",
    question="How far can the CLASS records be trusted?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering("instrument", but=("role",)),
    sections=(
        Section(
            "Who observed",
            (
                Panel(
                    "certified",
                    "Was the observer certified on the day?",
                    ("certified_observers",),
                    _REGION,
                    "dots",
                    say=sentences.every_part,
                ),
            ),
            "Only the outside observers' own codes are records. A coach's scores and a second "
            "coding count in no figure of CLASS.",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "observers",
                    "How many observers made the observations?",
                    ("observers",),
                    _REGION,
                    "dots",
                    note="An observer of two regions counts in each, and once for the state.",
                ),
                Panel(
                    "changed",
                    "Did the observer change between the two windows?",
                    ("observer_change",),
                    _REGION,
                    "dots",
                ),
            ),
        ),
        Section(
            "How long, and how evenly",
            (
                Panel(
                    "full",
                    "Are observations long enough?",
                    ("full_observations",),
                    _REGION,
                    "dots",
                    say=sentences.every_part,
                ),
            ),
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "cycles",
                    "How many valid cycles does an observation have?",
                    ("valid_cycles",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "agreement",
                    "Do two observers of the same cycle agree?",
                    ("class_agreement",),
                    (),
                    "dots",
                    say=sentences.every_part,
                ),
            ),
        ),
        Section(
            "",
            (
                Panel(
                    "kappa",
                    "Do two observers agree more than they would by chance?",
                    ("agreement_kappa",),
                    (),
                    "dots",
                    note="1: they always agree. 0: as often as by chance.",
                    say=sentences.every_part,
                ),
            ),
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "evenness",
                    "How even are interactions within one day?",
                    ("within_day_deviation",),
                    _REGION,
                    "dots",
                    note="Lower is more even: 0 means that every cycle had the same score.",
                ),
            ),
            grid="one",
        ),
        Section(
            "Observers and programs as sources of variance",
            (
                Panel(
                    "observers-change",
                    "How sure is the change if observers and programs differ?",
                    ("change_by_observers",),
                    (),
                    "dots",
                    say=evidence.observed,
                ),
                Panel(
                    "likeness",
                    "How alike are scores of one observer, and of one program?",
                    ("likeness",),
                    (),
                    "dots",
                    say=evidence.alike,
                ),
                Panel(
                    "design",
                    "How many times larger is the variance because of observers and programs?",
                    ("design_effect",),
                    (),
                    "dots",
                    say=evidence.alike,
                ),
            ),
            "Educators of one observer, or of one program, are alike. The more so, the less each "
            "further one adds.",
            grid="one",
        ),
        Section(
            "Who was missed",
            (
                Panel(
                    "coverage-cohorts",
                    "For how many pairs of each cohort are there both observations?",
                    ("class_coverage",),
                    ("cohort",),
                    "dots",
                    say=sentences.each_category,
                    note="By region: see CLASS.",
                    under=sentences.earlier_cohorts,
                    more="/class",
                ),
            ),
            "Matched change speaks for those who were seen twice. Of educators who left it says "
            "nothing.",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "leavers",
                    "Did those who left before the second observation start lower?",
                    ("leavers_baseline",),
                    (),
                    "dots",
                    note="All program years that are over, whichever months are chosen. Why pairs "
                    "end early stands with the figures of staying.",
                    more="/participation",
                    say=_stayed_and_left,
                ),
                Panel(
                    "leavers-difference",
                    "How far from those who stayed did those who left begin?",
                    ("leavers_difference",),
                    (),
                    "dots",
                    note="Below zero: those who left began lower. All program years that are over.",
                    say=evidence.leavers,
                ),
                Panel(
                    "tipping",
                    "How far would those not seen again have to lie to undo the change?",
                    ("tipping_point",),
                    (),
                    "dots",
                    note="Nothing is known of the change of those who were not seen again.",
                    say=evidence.undone,
                ),
            ),
            grid="one",
        ),
    ),
)
