"""Who may take part in PAC in which part, with the dates each rule holds and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class About(Enum):
    """What a rule looks at."""

    DEGREE = "degree"
    QUALIFICATION = "qualification"
    EXPERIENCE = "experience"
    SUPERVISING = "supervising"
    RATING = "rating"
    SAME_PROGRAM = "same program"
    SAME_SYSTEM = "same family child care system"


@dataclass(frozen=True)
class EligibilityRule:
    """One thing somebody must bring to take part in a role, on the days it holds.

    `accepted` are codes of the vocabulary; `least` is a number of years or a level granted
    in the rating `system`; on days on which that system grants none, the rule asks for nothing.
    `in_field`: the degree must be related to early education. `or_assessed`: a granted level one
    below `least` is enough where the program has assessed itself at `least`. `program_types`: the
    rule is asked of people in programs of these types alone (of a leader: the mentee's program); none
    means of all. A rule that looks at what no file may tell is never broken, only not known.
    """

    key: str
    roles: tuple[str, ...]
    about: About
    words: str
    source: str
    valid_from: date
    valid_to: date | None = None
    accepted: tuple[str, ...] = ()
    least: float = 0
    system: str = "QRIS"
    in_field: bool = False
    or_assessed: bool = False
    program_types: tuple[str, ...] = ()


_BEGIN = date(2010, 7, 1)
_DEGREES = ("aa", "ba", "ma")
_LEADS = ("lead_it", "lead_ps", "director_1", "director_2")
_DIRECTORS = ("director_1", "director_2")

_CT = "mass.gov, PAC page for Consultant Teachers"
_CA = "PAC model description, Consultant Administrators"
_MENTEE_THEN = "mass.gov, earlier PAC page for mentees: level 1 moving towards level 2"
_MENTEE_NOW = "PAC model description: programs at level 2 or higher"
_LEADER = (
    "PAC model description, Instructional Leaders: in center-based and out-of-school time programs the "
    "program or site director; degrees or experience that a leader must have are not written down there"
)
_SYSTEM_LEADER = (
    "PAC model description, Instructional Leaders: of an educator in a contracted family child care "
    "system, the home monitor or another person whom the system assigns; an independent family child "
    "care educator may choose anybody, so no rule asks for anything there"
)
# The text asks center-based administrators for the certification, and names Head Start, preschools and
# out-of-school time as settings of their own: of whom it does not say it, it is not asked.
_CENTER_BASED = ("CENTER",)
# Who leads "varies by setting": a home has no director. Homes of which it is not said whether they
# belong to a system (FCC) are asked for nothing.
_LED_BY_A_DIRECTOR = ("CENTER", "HEAD_START", "PUBLIC_PRESCHOOL", "PRIVATE_SCHOOL", "OST")
# The day on which the stricter rule took the place of the earlier one is not documented: the
# first program year after the earlier page is taken.
_LEVEL_2_FOR_ALL = date(2015, 9, 1)

RULES: tuple[EligibilityRule, ...] = (
    EligibilityRule(
        "ct_degree",
        ("CT",),
        About.DEGREE,
        "an associate degree or higher in early childhood education or a related field",
        _CT,
        _BEGIN,
        accepted=_DEGREES,
        in_field=True,
    ),
    EligibilityRule(
        "ct_qualification",
        ("CT",),
        About.QUALIFICATION,
        "EEC certification as Lead Teacher or higher",
        _CT,
        _BEGIN,
        accepted=_LEADS,
    ),
    EligibilityRule(
        "ct_experience",
        ("CT",),
        About.EXPERIENCE,
        "three years of experience",
        _CT,
        _BEGIN,
        least=3,
    ),
    EligibilityRule(
        "ct_rating",
        ("CT",),
        About.RATING,
        "a program with QRIS level 2 or higher granted",
        _CT,
        _BEGIN,
        least=2,
    ),
    EligibilityRule(
        "ca_degree",
        ("CA",),
        About.DEGREE,
        "an associate degree or higher in early childhood education or a related field",
        _CA,
        _BEGIN,
        accepted=_DEGREES,
        in_field=True,
    ),
    EligibilityRule(
        "ca_qualification",
        ("CA",),
        About.QUALIFICATION,
        "EEC certification as Director, in a center-based program",
        _CA,
        _BEGIN,
        accepted=_DIRECTORS,
        program_types=_CENTER_BASED,
    ),
    EligibilityRule(
        "ca_experience",
        ("CA",),
        About.SUPERVISING,
        "three years of supervising, coaching or mentoring",
        _CA,
        _BEGIN,
        least=3,
    ),
    EligibilityRule(
        "mentee_rating_first",
        ("MENTEE", "MENTEE_ADMIN"),
        About.RATING,
        "a program with QRIS level 2, granted or assessed by itself on the way from level 1",
        _MENTEE_THEN,
        _BEGIN,
        _LEVEL_2_FOR_ALL,
        least=2,
        or_assessed=True,
    ),
    EligibilityRule(
        "mentee_rating",
        ("MENTEE", "MENTEE_ADMIN"),
        About.RATING,
        "a program with QRIS level 2 or higher granted",
        _MENTEE_NOW,
        _LEVEL_2_FOR_ALL,
        least=2,
    ),
    EligibilityRule(
        "leader_program",
        ("IL",),
        About.SAME_PROGRAM,
        "that the Instructional Leader works in the mentee's own program",
        _LEADER,
        _BEGIN,
        program_types=_LED_BY_A_DIRECTOR,
    ),
    EligibilityRule(
        "leader_system",
        ("IL",),
        About.SAME_SYSTEM,
        "that the Instructional Leader is the home monitor or another person of the mentee's family "
        "child care system",
        _SYSTEM_LEADER,
        _BEGIN,
        program_types=("FCC_SYSTEM",),
    ),
)
