"""The people page: who takes part in which role, who coaches how many, who should or should not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from config.count_words import one_of
from config.date_words import program_year_label
from config.program.breakdowns import FILTERS
from config.program.calendars import program_year_of
from config.program.vocabulary import (
    MENTEE_ROLES,
    PARTICIPANT_ROLES,
)
from config.roles import Audience
from config.texts.paused_ratings import NOT_ASKED
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    Answer,
)
from data_access.lists import quality
from layouts import sentences, tables, words
from layouts.page import Ask, Page, Panel, Piece, Section
from layouts.pages.quality import address

_REGION = ("region",)
_ROLE = ("role",)
_TYPE = ("program_type",)
_RULES = ("not_eligible", "eligibility_not_known")


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many people take part in which role, and how many mentees are waiting."""
    people = answers["people-roles"][0]
    out = []
    cell = sentences.total(people)
    if cell is not None and cell.value is not None:
        roles = [
            f"{words.count(c.value)} {_role(c.of('role'), c.value or 0)}"
            for c in people.shown
            if c.of("role") != EVERYBODY and c.value
        ]
        said = f": {words.listing(roles)}" if roles else ""
        out.append(
            words.sentence_case(
                f"{sentences.where(people)}{_when(people)}{_take_part(people, cell.value)}{said}."
            )
        )
    waiting = answers["unpaired"][0]
    cell = sentences.total(waiting)
    if cell is not None and cell.value is not None:
        now = waiting.span.as_of
        out.append(
            f"Today, in program year {program_year_label(program_year_of(now))}, "
            f"{words.count(cell.numerator)} of {words.number_of(cell.denominator, 'mentees')} on record"
            f"{sentences.unlike(waiting, people)} {'waits' if cell.numerator == 1 else 'wait'} for a coach."
        )
    return " ".join(out) or sentences.takeaway(people)


def _when(answer: Answer) -> str:
    """In program year 2025–26, : the year, or years, of those who take part."""
    years = [program_year_label(year) for year in answer.span.program_years]
    if len(years) == 1:
        return f"in program year {years[0]}, "
    return f"in program years {years[0]} to {years[-1]}, "


def _take_part(answer: Answer, number: float) -> str:
    """Whether they still do, or did in years that are over."""
    over = answer.span.program_years[-1] < program_year_of(answer.span.today)
    verb = "took" if over else "takes" if number == 1 else "take"
    return f"{words.number_of(number, 'people')} {verb} part"


def _role(code: str, number: float) -> str:
    label = PARTICIPANT_ROLES.label(code)
    if code in MENTEE_ROLES:
        label = label.lower()
    return one_of(label) if number == 1 else label


def whose_pairs(answer: Answer) -> str:
    """How many mentees the active pairs have, and why they are not those of the program year."""
    cell = sentences.total(answer)
    if cell is None or not cell.people:
        return ""
    years = [program_year_label(year) for year in answer.span.program_years]
    of = f"year {years[0]}" if len(years) == 1 else f"years {years[0]} to {years[-1]}"
    cohort = answer.applied.value("cohort")
    which = "every cohort"
    if cohort is not None:
        which = words.within_sentence(FILTERS["cohort"].words(str(cohort))) + " alone,"
    return (
        f"These pairs have {words.number_of(cell.people, 'mentees')}: of {which} with a day in these "
        f"months. The people above are those of program {of} alone."
    )


def exceptions(
    answers: tuple[Answer, ...], counts: tuple[quality.RegionCount, ...] = ()
) -> html.Div:
    """How many people do not meet the rules or cannot be checked, by region, beside all taking part."""
    people = answers[0]
    regions = [r for r in people.categories("region") if r != REST]
    found = {(c.kind, str(c.region)): c.findings for c in counts if c.kind in _RULES}
    rows = []
    for code in regions:
        cell = next(c for c in people.cells if c.of("region") == code)
        name = words.category(people, "region", code)
        numbers = [_number(found, kind, code) for kind in _RULES]
        rows.append(
            (
                tables.region_name(code, name),
                [words.shown(cell, people.measure), *(words.count(n) for n in numbers)],
            )
        )
    labels = [quality.CHECKS[kind].label for kind in _RULES]
    caption = (
        "Each person and rule is one finding, of those who began in the last two program years. "
        "Unknown entries stand apart: they are no broken rule. Counts of records: 0 is shown."
    )
    heads = [("Region", False), ("People taking part", True), *((text, True) for text in labels)]
    links: list[Any] = []
    for kind, label in zip(_RULES, labels, strict=True):
        links += [html.A(f"See them: {label.lower()}", href=address(kind, people.filters.region))]
    return html.Div([tables.plain_table(caption, heads, rows), html.P(links, className="links")])


def _number(found: Mapping[tuple[str, str], int], kind: str, region: str) -> int:
    if region == EVERYBODY:
        return sum(number for (own, _), number in found.items() if own == kind)
    return found.get((kind, region), 0)


PAGE = Page(
    key="people",
    path="/people",
    nav="People",
    question="Who takes part, and is everybody who should be?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "Who takes part",
            (
                Panel("people-roles", "In which roles?", ("people_served",), _ROLE, "dots"),
                Panel("people-regions", "In which regions?", ("people_served",), _REGION, "dots"),
                Panel(
                    "people-types", "In which types of program?", ("people_served",), _TYPE, "dots"
                ),
                Panel(
                    "unpaired",
                    "How many mentees wait for a coach?",
                    ("unpaired_mentees",),
                    _REGION,
                    "dots",
                    note="Who waits: a mentee on the participants file, and never in a pair.",
                ),
            ),
            "Each person is counted once in every row: who has two roles, or moves to another "
            "region, stands in two rows and once in the first, so rows may add up to more.",
        ),
        Section(
            "Pairs, and mentees of a coach",
            (
                Panel(
                    "served",
                    "How many pairs were active?",
                    ("pairs_served",),
                    _REGION,
                    "dots",
                    under=whose_pairs,
                ),
                Panel(
                    "served-types",
                    "In which types of program do pairs work?",
                    ("pairs_served",),
                    _TYPE,
                    "dots",
                ),
                Panel(
                    "mentees",
                    "How many mentees does a coach have?",
                    ("mentees_per_coach",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "load",
                    "How many coaches have more than one mentee?",
                    ("coach_load",),
                    (),
                    "bars",
                ),
            ),
            "PAC plans one coach for one mentee.",
        ),
        Section(
            "Are the rules of taking part kept?",
            note="Degree, certification, experience and the program's QRIS level, as the rules "
            "stood on the day somebody began. Who leads in a center works in the mentee's own program; who "
            "leads an educator of a family child care system is of that system. An independent educator "
            f"may choose anybody. {NOT_ASKED}",
            pieces=(
                Piece("eligibility", (Ask("people_served", _REGION),), exceptions, quality.counts),
            ),
        ),
    ),
)
