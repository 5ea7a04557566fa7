"""The words people say when they look for something, and where each leads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_SEARCH = 100  # characters of what was looked for

# Words that a question is asked with, and that say nothing of what is looked for.
_ASKING = frozenset(
    (
        "a",
        "an",
        "and",
        "are",
        "can",
        "do",
        "does",
        "for",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "mean",
        "means",
        "of",
        "on",
        "or",
        "the",
        "there",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
    )
)


@dataclass(frozen=True)
class SaidAs:
    """What people say, and which pages, measures and entries of the glossary it leads to, in order."""

    words: tuple[str, ...]
    pages: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


SAID_AS: tuple[SaidAs, ...] = (
    SaidAs(
        ("dose", "dosage", "amount of coaching", "how much coaching"),
        ("dosage", "dose"),
        ("dose_ratio", "dose_distribution", "change_by_dose", "dose_correlation"),
        ("dosage",),
    ),
    SaidAs(
        ("hours", "minutes", "time", "duration", "length"),
        ("dosage", "training"),
        ("dose_ratio", "contact_minutes", "training_hours", "substitute_hours"),
        ("dosage", "contact"),
    ),
    SaidAs(
        (
            "no contact",
            "without contact",
            "not met",
            "not meeting",
            "silent",
            "inactive",
            "overdue",
        ),
        ("worklist", "dosage"),
        ("no_contact", "contact_months", "matched_without_contact", "goals_overdue"),
        ("contact", "not-known-yet"),
    ),
    SaidAs(
        ("behind", "late", "falling behind", "needs help", "needs attention", "call"),
        ("worklist", "files_due", "overview", "dosage"),
        ("no_contact", "dose_ratio", "goals_overdue", "goals_stalled"),
        ("not-known-yet",),
    ),
    SaidAs(
        ("meetings", "meeting", "visits", "visit", "frequency", "how often"),
        ("dosage",),
        ("contact_months", "contacts_per_month", "contact_minutes"),
        ("contact", "session", "pair-month"),
    ),
    SaidAs(
        ("score", "scores", "teaching", "classroom", "interactions", "improving", "growth"),
        ("class", "outcomes"),
        ("class_change", "class_mean", "class_bands"),
        ("class", "matched-change"),
    ),
    SaidAs(
        ("instructional support", "emotional support", "classroom organization"),
        ("class",),
        ("class_change", "class_mean"),
        ("domain", "dimension"),
    ),
    SaidAs(
        (
            "dropout",
            "drop out",
            "quit",
            "leave",
            "leaving",
            "left",
            "turnover",
            "attrition",
            "exit",
        ),
        ("retention",),
        ("staying", "exit_reasons", "same_program", "in_field"),
        ("ended-early", "retention"),
    ),
    SaidAs(
        ("money", "cost", "costs", "pay", "paid", "budget", "stipend", "stipends"),
        ("support",),
        ("stipends_paid", "amounts_paid", "pair_cost", "contact_hour_cost"),
    ),
    SaidAs(
        ("video", "zoom", "virtual", "remote", "online", "in person"),
        ("platform", "dosage"),
        ("video_share", "venue_minutes", "venue_contacts", "change_by_venue"),
        ("venue",),
    ),
    SaidAs(
        ("hidden", "missing", "blank", "suppressed", "too few", "not shown"),
        ("quality", "files_due"),
        (),
        ("withheld", "too-few", "not-known-yet"),
    ),
    SaidAs(
        ("how many", "enrollment", "enrolled", "participants", "served", "headcount"),
        ("people",),
        ("people_served", "pairs_served", "programs", "mentees_per_coach"),
        ("mentee", "pair", "program"),
    ),
    SaidAs(
        ("upload", "send", "file", "files", "spreadsheet", "excel", "csv"),
        ("imports", "files_due", "reports"),
    ),
    SaidAs(
        ("satisfaction", "questionnaire", "feedback", "efficacy"),
        ("surveys",),
        ("satisfaction_mean", "survey_mean", "survey_response"),
    ),
    SaidAs(
        ("rating", "ratings", "stars", "quality rating", "level"),
        ("qris",),
        ("qris_level", "qris_moved_up"),
        ("qris",),
    ),
    SaidAs(
        ("confidence interval", "margin of error", "significant", "significance", "sure"),
        ("tour", "class"),
        (),
        ("interval", "no-difference", "judged-together", "too-few"),
    ),
    SaidAs(
        ("teacher", "teachers", "educator", "educators", "protege"),
        ("people",),
        ("people_served",),
        ("mentee", "consultant-teacher"),
    ),
    SaidAs(
        ("coach", "coaches", "mentor", "mentors"),
        ("people", "training"),
        ("people_served", "mentees_per_coach", "training_complete"),
        ("consultant-teacher", "consultant-administrator"),
    ),
    SaidAs(
        ("objectives", "objective", "action plan", "plan", "plans"),
        ("goals", "cycle"),
        ("goal_attainment", "plan_in_time", "steps_done"),
        ("goal", "attainment"),
    ),
    SaidAs(
        ("grant", "report", "legislature", "funder", "hearing"),
        ("reports", "grant_writers"),
    ),
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters, without signs."""
    return tuple(re.findall(r"\w+", text.casefold()))


def asked_words(text: str) -> tuple[str, ...]:
    """What is looked for: without the words of a question, unless there are no others."""
    found = words_of(text[:LONGEST_SEARCH])
    return tuple(word for word in found if word not in _ASKING) or found


def meant(text: str) -> tuple[SaidAs, ...]:
    """What people mean by a text: what is said in it, the longest words first."""
    said = f" {' '.join(words_of(text[:LONGEST_SEARCH]))} "
    found = [
        (len(phrase), said_as)
        for said_as in SAID_AS
        for phrase in sorted(said_as.words, key=len, reverse=True)
        if f" {' '.join(words_of(phrase))} " in said
    ]
    longest = sorted(found, key=lambda one: -one[0])
    return tuple(dict.fromkeys(said_as for _, said_as in longest))


@dataclass(frozen=True)
class Spelled:
    """What something that can be found is called, and what is said of it."""

    called: tuple[str, ...]
    said: tuple[str, ...] = ()


def fit(asked: Iterable[str], spelled: Spelled) -> int:
    """How well what is looked for fits: 0 not at all; more where its name has the words.

    >>> goals = Spelled(("Goals met of those due",), ("The share of goals that are met.",))
    >>> fit(("goal", "due"), goals), fit(("share",), goals), fit(("goal", "coach"), goals)
    (6, 1, 0)
    """
    names = {word for text in spelled.called for word in words_of(text)}
    texts = {word for text in spelled.said for word in words_of(text)}
    score = 0
    for word in asked:
        bare = word[:-1] if len(word) > 3 and word.endswith("s") else word
        if any(name.startswith(bare) for name in names):
            score += 3
        elif any(text.startswith(bare) for text in texts):
            score += 1
        else:
            return 0
    return score
