"""The dose-and-change page: which amounts of dosage, venue and intensity go with which change."""

from __future__ import annotations

from collections.abc import Mapping

from config.program.associations import FEWEST_PAIRS
from config.roles import Audience
from data_access.asking.answers import Answer, Cell
from data_access.asking.verdicts import Kind, Verdict, verdict_of
from layouts import evidence, sentences, verdicts, words
from layouts.page import Page, Panel, Section, offering

_WARNING = "Read nothing into what fewer than {} educators stand behind: {}."


def _seen(answer: Answer) -> str:
    """Which associations can be seen, all that are looked at judged together, or that none can."""
    where = sentences.where(answer)
    judged = [(c, v) for c in answer.shown if (v := verdict_of(answer, c)) is not None]
    stated = [_association(answer, c, v) for c, v in judged if v.side]
    if stated:
        return f"{where}{'; '.join(stated)}."
    kinds = {v.kind for _, v in judged}
    if Kind.NO_DIFFERENCE in kinds:
        told = [c for c, v in judged if v.kind is Kind.NO_DIFFERENCE and c.value is not None]
        ends = (f(c.value or 0.0 for c in told) for f in (min, max))
        low, high = (words.value_words(end, answer.measure.unit) for end in ends)
        between = f"{low} to {high}" if low != high else low
        return words.sentence_case(f"{where}no association can be seen ({between}).")
    return "No interval can be worked out." if kinds == {Kind.NO_INTERVAL} else "Too few to say."


def _association(answer: Answer, cell: Cell, verdict: Verdict) -> str:
    """Emotional Support changed more with minutes received (0.41; 0.08 to 0.66; 46 educators)."""
    kind = words.category(answer, "coaching", cell.of("coaching")).lower()
    domain = words.category(answer, "component", cell.of("component"))
    goes = "more" if verdict.side > 0 else "less"
    behind = f"{verdicts.association(answer, cell)}; {words.people(cell, answer.measure)}"
    return f"{domain} changed {goes} with {kind} ({behind})"


def _correlation(answer: Answer) -> str:
    """What a correlation shows: for each domain and kind of coaching, the direction if it is clear."""
    if not answer.shown:
        return sentences.takeaway(answer)
    together = f"The {words.spelled(len(answer.shown))} intervals hold all at once."
    return " ".join(filter(None, (_seen(answer), together, few(answer))))


def few(answer: Answer) -> str:
    """A plain warning that names the figures on fewer than FEWEST_PAIRS educators, with their n."""
    axis = answer.measure.part_axis or ""
    few_ = {
        words.category(answer, axis, c.of(axis)): c.units or 0
        for c in sorted(answer.shown, key=lambda c: -(c.units or 0))
        if (c.units or 0) < FEWEST_PAIRS
    }
    if not few_:
        return ""
    told = words.listing(f"{name.lower()} ({words.count(n)})" for name, n in few_.items())
    return _WARNING.format(words.spelled(FEWEST_PAIRS), told)


def _groups(answer: Answer) -> str:
    """Which groups' change is above or below that of the others, the changes themselves, the warning."""
    if not answer.shown:
        return sentences.takeaway(answer)
    axis = answer.measure.part_axis or ""
    told = []
    for code in answer.categories("component"):
        values = words.listing(
            f"{words.category(answer, axis, c.of(axis)).lower()} "
            f"{sentences.value_with_interval(answer, c)}"
            for c in answer.shown
            if c.of("component") == code
        )
        if values:
            told.append(f"{words.category(answer, 'component', code)}: {values}.")
    of = f"{sentences.whose(answer)}." if told else ""
    return " ".join(filter(None, (verdicts.comparison(answer), of, *told, few(answer))))


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """The answer to the model's own question, as far as it can be given."""
    (answer,) = answers["dose-correlation"]
    first = _seen(answer) if answer.shown else sentences.takeaway(answer)
    return f"{first} These are associations; PAC has no comparison group."


PAGE = Page(
    key="dose",
    path="/dose",
    nav="Dose and change",
    question="Does more coaching go with more change?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering("instrument"),
    sections=(
        Section(
            "All educators seen in both windows",
            (
                Panel(
                    "dose-correlation",
                    "How closely do coaching and change go together?",
                    ("dose_correlation",),
                    (),
                    "dots",
                    note="1: who gets more always changes more; 0: no relation; −1: the reverse. "
                    "No educator is drawn.",
                    say=_correlation,
                ),
            ),
            "Association only. Coaches may give more time to those who struggle, or to those who "
            "are keen; neither would show what coaching does.",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "adjusted",
                    "Does more coaching go with more change among those who began alike?",
                    ("adjusted_dose",),
                    (),
                    "dots",
                    note="Minutes of contact before the second observation; mentees without any count "
                    "with none.",
                    say=evidence.adjusted,
                ),
            ),
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "dose-without",
                    "How many had no contact up to the month of the second observation?",
                    ("matched_without_contact",),
                    (),
                    "dots",
                    note="Contacts of the program year to the end of that month. Educators without any count "
                    "above with no minutes, and below as a group of their own where contacts are divided.",
                ),
            ),
            grid="one",
        ),
        Section(
            "Groups by what they received",
            tuple(
                Panel(key, question, (measure,), (), "dots", say=_groups)
                for key, question, measure in (
                    ("dose-groups", "Does change differ by dosage?", "change_by_dose"),
                    ("venue-groups", "Does change differ by venue?", "change_by_venue"),
                    ("intensity-groups", "Does change differ by intensity?", "change_by_intensity"),
                )
            ),
            grid="one",
        ),
        Section(
            "Groups by who coached",
            tuple(
                Panel(key, question, (measure,), (), "dots", say=_groups)
                for key, question, measure in (
                    (
                        "caseload-groups",
                        "Does change differ by how many mentees the coach had?",
                        "change_by_caseload",
                    ),
                    (
                        "experience-groups",
                        "Does change differ by how long the coach has coached?",
                        "change_by_experience",
                    ),
                )
            ),
            grid="one",
        ),
        Section(
            "Where educators began",
            (
                Panel(
                    "baseline-groups",
                    "How much of the change goes with the baseline alone?",
                    ("change_by_baseline",),
                    (),
                    "dots",
                    note="Low baselines rise and high ones fall by themselves (regression to the "
                    "mean). A group chosen by its baseline shows no gain by rising.",
                    say=_groups,
                ),
            ),
            grid="one",
        ),
    ),
)
