"""The survey page: response rates first, then change, levels, agreement of pairs, and the scales."""

from __future__ import annotations

from collections.abc import Mapping

from config.program.surveys import (
    DAYS_TO_ANSWER,
    FEWEST_FOR_ALPHA,
)
from config.roles import Audience
from data_access.asking.answers import Answer, Cell
from layouts import evidence, sentences, words
from layouts.page import Page, Panel, Section

_REGION = ("region",)
_KSB = "knowledge, skills and beliefs"
_SELF_REPORT = (
    "Self-report: what people say of themselves, and only of those who answered. "
    "Read who answered first."
)


_NONE_APART = "none is clearly answered least or most"


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """The survey answered least and the one answered most, and how the scales changed."""
    response, change = answers["response"][0], answers["change"][0]
    moved = sentences.takeaway(change)
    if change.shown:
        moved = sentences.state_changes(change, in_one=True)
    return _spelled(f"{_answered(response)} {moved}")


def _answered(response: Answer) -> str:
    """Which survey is answered least, and which most."""
    found = sentences.least_and_most(response)
    if not found:
        return sentences.takeaway(response)
    whom = sentences.where(response)
    if len(found) == 1:
        only = sentences.part_and_n(response, found[0])
        return words.sentence_case(f"{whom}one survey alone is shown: {only}.")
    enough = [c for c in found if not sentences.is_of_few(response, c)]
    if not enough:
        most = words.count(max(c.people or 0 for c in found))
        return words.sentence_case(
            f"{whom}too few to say how many answer: no survey was due from more than {most} people."
        )
    found = enough
    if len(found) == 1:
        only = sentences.part_and_n(response, found[0])
        return words.sentence_case(f"{whom}{only}; of other surveys too few to say.")
    ends = {"answered least": found, "answered most": found[::-1]}
    seen = {how: cells[: min(sentences.ahead(cells), default=0)] for how, cells in ends.items()}
    if not any(seen.values()):
        least, most = (words.shown(c, response.measure) for c in (found[0], found[-1]))
        share = least if least == most else f"{least} to {most}"
        said = [f"survey by survey, {share} of those due were answered", _NONE_APART]
    else:
        said = [_end(response, how, cells) for how, cells in seen.items()]
    return words.sentence_case(f"{whom}{'; '.join(said)}.")


def _end(response: Answer, how: str, cells: list[Cell]) -> str:
    """The survey answered least is KSB, …; or that none clearly is."""
    if not cells:
        return f"no survey is clearly {how}"
    named = words.listing(sentences.part_and_n(response, c) for c in cells)
    one = len(cells) == 1
    return f"the survey{'' if one else 's'} {how} {'is' if one else 'are'} {named}"


def _spelled(text: str) -> str:
    """The text with a survey's short form explained where it first stands."""
    return text.replace("KSB", f"KSB ({_KSB})", 1)


PAGE = Page(
    key="surveys",
    path="/surveys",
    nav="Surveys",
    question="What do coaches and mentees say, and how many of them said it?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "Who answered",
            (
                Panel(
                    "response",
                    "Who answers which survey?",
                    ("survey_response",),
                    (),
                    "dots",
                    note=f"KSB: {_KSB}, asked of coaches; efficacy and job "
                    "satisfaction: asked of mentees; the paired survey: of both.",
                ),
            ),
            "Answered of those due. Due at the start of the year: everybody in a pair that lasts "
            f"at least {DAYS_TO_ANSWER['PRE']} days. At its end: everybody in a pair that does not "
            "end before it is planned to. The definition has the days.",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "response-regions",
                    "Does a region answer less than the others?",
                    ("survey_response",),
                    _REGION,
                    "dots",
                ),
            ),
            grid="one",
        ),
        Section(
            "Change from the start to the end of the year, same respondents",
            (
                Panel(
                    "change",
                    "Do knowledge, skills and beliefs, and efficacy, change over the year?",
                    ("survey_change",),
                    _REGION,
                    "dots",
                ),
            ),
            f"{_SELF_REPORT} Points of the survey's own scale.",
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "silent",
                    "Did those who did not answer at the end begin elsewhere than those who did?",
                    ("nonresponse_difference",),
                    (),
                    "dots",
                    note="Below zero: those who did not answer at the end began lower.",
                    say=evidence.silent,
                ),
            ),
            "The change above is that of people who answered twice. Nothing is known of the change "
            "of the others, only where they began.",
            grid="one",
        ),
        Section(
            "Levels",
            (
                Panel(
                    "levels",
                    "Where do coaches and mentees see themselves?",
                    ("survey_mean",),
                    _REGION,
                    "dots",
                    note="Different people answer at the two ends of a year; do not subtract.",
                ),
            ),
            _SELF_REPORT,
            grid="one",
        ),
        Section(
            "Job satisfaction",
            (
                Panel(
                    "satisfaction",
                    "How satisfied are mentees with their job?",
                    ("satisfaction_mean",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "satisfaction-types",
                    "Does it differ by program type?",
                    ("satisfaction_mean",),
                    ("program_type",),
                    "dots",
                ),
            ),
            _SELF_REPORT,
        ),
        Section(
            "Do coach and mentee agree?",
            (
                Panel(
                    "pair-within-one",
                    "On how many items do coach and mentee about agree?",
                    ("pair_within_one",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "pair-distance",
                    "How far apart are the two members of a pair?",
                    ("pair_distance",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "pair-difference",
                    "Do coaches see the year more brightly than their mentees?",
                    ("pair_difference",),
                    _REGION,
                    "dots",
                    note="Above zero the coach answers higher.",
                ),
            ),
            "The paired survey is asked at the end of the year alone: it shows agreement and no "
            f"change. {_SELF_REPORT}",
        ),
        Section(
            "How far these scales can be trusted",
            (
                Panel(
                    "alpha",
                    "How well do the items hang together?",
                    ("survey_alpha",),
                    (),
                    "dots",
                    note="Cronbach's alpha of complete answers at the end of the year, from "
                    f"{FEWEST_FOR_ALPHA} of them on.",
                ),
            ),
        ),
    ),
)
