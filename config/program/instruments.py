"""CLASS instruments: which dimensions make which domain, and which dimension is reversed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.program.choices import (
    Choice,
    Choices,
)


@dataclass(frozen=True)
class Domain:
    """A CLASS domain: the unweighted mean of its dimension means, all of them required."""

    code: str
    label: str
    dimensions: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """One edition of CLASS for one age. `reverse` names the dimensions where 1 is best.

    `renamed`: a code that this edition gives one of its dimensions, to the one that dimension has here.
    """

    code: str
    label: str
    ages: str
    domains: tuple[Domain, ...]
    reverse: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)

    def own(self, dimension: str) -> str:
        """The code under which a dimension of this edition is kept."""
        return self.renamed.get(dimension, dimension)

    @property
    def dimensions(self) -> tuple[str, ...]:
        return tuple(d for domain in self.domains for d in domain.dimensions)


DIMENSION_LABELS: dict[str, str] = {
    "RC": "Relational Climate",
    "FE": "Facilitated Exploration",
    "ELS": "Early Language Support",
    "PC": "Positive Climate",
    "NC": "Absence of negative climate",
    "TS": "Teacher Sensitivity",
    "RCP": "Regard for Child Perspectives",
    "BG": "Behavior Guidance",
    "FLD": "Facilitation of Learning and Development",
    "QF": "Quality of Feedback",
    "LM": "Language Modeling",
    "RSP": "Regard for Student Perspectives",
    "BM": "Behavior Management",
    "PD": "Productivity",
    "ILF": "Instructional Learning Formats",
    "CD": "Concept Development",
}

# What files call a dimension besides its code and label. The label of NC is the one that pages show:
# there it is reversed. A file that says absence gives the reversed form, which is a column of its own.
NEGATIVE_CLIMATE = "Negative Climate"
ABSENCE_OF_NC = "Absence of Negative Climate"
ABSENCE_SPELLINGS = (
    "absence of nc",
    "absence of negative climate (reversed)",
    "negative climate (reversed)",
    "reversed negative climate",
    "negative climate reverse scored",
    "nc reversed",
    "nc (r)",
)
DIMENSION_SPELLINGS: dict[str, tuple[str, ...]] = {
    "TS": ("educator sensitivity", "eds"),  # the second edition's name
    "RCP": ("regard for child perspective", "regard for children's perspectives"),
    "BG": ("behaviour guidance",),
    "FLD": ("facilitation of learning & development",),
    "LM": ("language modelling",),
    "RSP": ("regard for student perspective",),
    "BM": ("behaviour management",),
    "PD": ("pr",),
    "ILF": ("instructional learning format",),
}

_ES_CO_IS = (
    Domain("ES", "Emotional Support", ("PC", "NC", "TS", "RSP")),
    Domain("CO", "Classroom Organization", ("BM", "PD", "ILF")),
    Domain("IS", "Instructional Support", ("CD", "QF", "LM")),
)

INSTRUMENTS: dict[str, Instrument] = {
    i.code: i
    for i in (
        Instrument(
            "INF",
            "Infant",
            "birth to 18 months",
            (Domain("RCG", "Responsive Caregiving", ("RC", "TS", "FE", "ELS")),),
        ),
        Instrument(
            "TOD",
            "Toddler",
            "15 to 36 months",
            (
                Domain("EBS", "Emotional and Behavioral Support", ("PC", "NC", "TS", "RCP", "BG")),
                Domain("ESL", "Engaged Support for Learning", ("FLD", "QF", "LM")),
            ),
            ("NC",),
        ),
        Instrument("PK1", "Pre-K, 1st edition", "3 to 5 years", _ES_CO_IS, ("NC",)),
        Instrument(
            "PK3_2",
            "Pre-K to 3rd, 2nd edition",
            "3 years to grade 3",
            _ES_CO_IS,
            ("NC",),
            {"RCP": "RSP"},
        ),
    )
}

INSTRUMENT_CHOICES = Choices(
    "CLASS instrument",
    (
        Choice("INF", "Infant", ("class infant",)),
        Choice("TOD", "Toddler", ("class toddler",)),
        Choice("PK1", "Pre-K, 1st edition", ("pre-k", "prek", "class pre-k", "pre-k 1st edition")),
        Choice("PK3_2", "Pre-K to 3rd, 2nd edition", ("class 2nd edition", "pre-k-3rd")),
    ),
)

DOMAIN_LABELS: dict[str, str] = {d.code: d.label for i in INSTRUMENTS.values() for d in i.domains}
DOMAIN_SPELLINGS: dict[str, tuple[str, ...]] = {
    "EBS": ("emotional & behavioral support", "emotional and behavioural support"),
    "CO": ("classroom organisation",),
}
DEFAULT_INSTRUMENT = "PK1"

# Two valid cycles make an observation usable, as in federal Head Start reviews; the manual asks for
# four to six. A cycle shorter than 15 minutes is not valid.
USABLE_CYCLES = 2
SHORTEST_CYCLE_MINUTES = 15
FULL_CYCLES = 4

# Evenness within a day is reported for Emotional Support and Classroom Organization, and for the
# domains that stand for them in the toddler and infant tools.
CONSISTENCY_DOMAINS = ("ES", "CO", "EBS", "RCG")

# A record may contradict its own dimensions by rounding, not by more (two decimals each).
REPORTED_TOLERANCE = 0.0101


# The ends of every CLASS scale, and how far a score can move.
LOWEST, HIGHEST = 1.0, 7.0
SCALE_WIDTH = HIGHEST - LOWEST


@dataclass(frozen=True)
class Bands:
    """A convention that cuts the 1-7 scale: below `mid` is low, from `high` on is high."""

    name: str
    mid: float
    high: float


BANDS = Bands("Low below 2.5, mid from 2.5, high from 5.5", 2.5, 5.5)
BAND_CHOICES = Choices("band", (Choice("low", "Low"), Choice("mid", "Mid"), Choice("high", "High")))
