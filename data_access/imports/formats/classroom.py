"""Files of CLASS observations: cycle by cycle, or one row of means for a whole observation."""

from __future__ import annotations

from typing import Any

from config.program.calendars import program_year_of
from config.program.choices import (
    Choice,
    Choices,
)
from config.program.instruments import (
    ABSENCE_OF_NC,
    ABSENCE_SPELLINGS,
    DIMENSION_LABELS,
    DIMENSION_SPELLINGS,
    DOMAIN_LABELS,
    DOMAIN_SPELLINGS,
    HIGHEST,
    INSTRUMENT_CHOICES,
    INSTRUMENTS,
    LOWEST,
    NEGATIVE_CLIMATE,
    REPORTED_TOLERANCE,
    Instrument,
)
from config.program.vocabulary import (
    COUNTS,
    NC_ORIENTATIONS,
    OBSERVER_ROLES,
    WINDOWS,
)
from data_access.imports.columns import (
    CODE_LENGTH,
    Day,
    Id,
    Minutes,
    Number,
    OneOf,
    Problem,
    Text,
    Whole,
)
from data_access.imports.formats.coaching import DIMENSIONS
from data_access.imports.formats.record import (
    Column,
    Emptied,
    Fact,
    Format,
    Holds,
    Reference,
    Row,
    Target,
    Touch,
    Turning,
    names_participant,
    names_program,
    problem,
    same_names,
)
from data_access.imports.reason_codes import ReasonCode

_EDUCATOR_KNOWN = names_participant("class_observations", "educator_id")
_PROGRAM_KNOWN = names_program("class_observations")


def _educator_touched(*parts: str) -> tuple[Touch, ...]:
    """A changed score makes its educator stale though the observation itself is unchanged."""
    of_observation = ("class_observations", "observation_id", "educator_id")
    return (
        Touch("class_observations", "educator_id", "people"),
        *(Touch(part, "observation_id", "people", through=of_observation) for part in parts),
    )


_HEADER_FIRST = (
    Column("observation_id", Id(), "Id of the observation", "OBS-0001", required=True),
    Column("educator_id", Id(), "Participant id of the educator observed", "M-0001", True),
)
_INSTRUMENT = Column(
    "instrument", OneOf(INSTRUMENT_CHOICES), "The CLASS tool used; never inferred", "PK1", True
)
_WINDOW = Column("window", OneOf(WINDOWS), "Which observation of the year", "BASE", required=True)
_OBS_DATE = Column("obs_date", Day(), "The day of the observation", "2025-10-02", required=True)
_OBSERVER_ROLE = Column(
    "observer_role", OneOf(OBSERVER_ROLES), "Who observed", "external", required=True
)
_PROGRAM = Column("program_number", Id(), "EEC number of the program", "P-100001")
_ORIENTATION = Column(
    "nc_orientation",
    OneOf(NC_ORIENTATIONS),
    "Whether Negative Climate is as scored (1 is best) or already reversed; empty means as scored, "
    "and reversed where the file says absence",
    "raw",
)

# The reversed form of Negative Climate, which a file calls its absence: kept apart until it is stored.
NC, NC_ABSENCE = "NC", "NC_absence"
_BOTH_ENDS = LOWEST + HIGHEST
SCORED_DIMENSIONS = Choices(
    DIMENSIONS.name,
    (
        *(
            Choice(
                code, NEGATIVE_CLIMATE if code == NC else label, DIMENSION_SPELLINGS.get(code, ())
            )
            for code, label in DIMENSION_LABELS.items()
        ),
        Choice(NC_ABSENCE, ABSENCE_OF_NC, ABSENCE_SPELLINGS),
    ),
)

_HEADER_COLUMNS = (
    "observation_id",
    "educator_id",
    "program_number",
    "instrument",
    "window",
    "obs_date",
    "observer_role",
    "nc_orientation",
)


def _header(row: Row) -> dict[str, Any]:
    return {**row, "program_year": program_year_of(row["obs_date"])}


def _header_of(row: Row, orientation: str) -> dict[str, Any]:
    return {**_header(row), "nc_orientation": orientation}


def _spread_cycle(row: Row) -> tuple[Fact, ...]:
    orientation, dimension, score = row["nc_orientation"] or "raw", row["dimension"], row["score"]
    if dimension == NC_ABSENCE:
        # The rows of an observation share one orientation; of those that name no climate, none says it.
        dimension = NC
        score = score if orientation == "reversed" else int(_BOTH_ENDS) - score
    dimension = INSTRUMENTS[row["instrument"]].own(dimension)
    return (
        ("class_observations", _header_of(row, orientation)),
        ("class_cycles", row),
        ("class_scores", {**row, "dimension": dimension, "score": score}),
    )


def _declared_otherwise(row: Row, heading: str) -> list[Problem]:
    """A file that says absence and declares Negative Climate to be as scored says two things."""
    if row["nc_orientation"] != "raw":
        return []
    return [
        problem(
            row,
            ReasonCode.CONTRADICTS_ROW,
            heading,
            f"The file calls the score \u201c{ABSENCE_OF_NC}\u201d, where 7 is best, and nc_orientation "
            "says that it is as scored, where 1 is best.",
            "Find out which one holds. Where 7 is best, write reversed into nc_orientation; where 1 is "
            f"best, call it {NEGATIVE_CLIMATE}.",
        )
    ]


def _foreign_dimension(row: Row, heading: str, dimension: str) -> Problem:
    instrument = INSTRUMENTS[row["instrument"]]
    return problem(
        row,
        ReasonCode.NOT_A_CHOICE,
        heading,
        f"{SCORED_DIMENSIONS.label(dimension)} ({dimension}) is no dimension of the "
        f"{instrument.label} tool.",
        f"Its dimensions are: {', '.join(instrument.dimensions)}. Check instrument and dimension.",
    )


def _has(instrument: Instrument, dimension: str) -> bool:
    return instrument.own(NC if dimension == NC_ABSENCE else dimension) in instrument.dimensions


def _check_cycle(row: Row) -> list[Problem]:
    found = []
    if not _has(INSTRUMENTS[row["instrument"]], row["dimension"]):
        found.append(_foreign_dimension(row, "dimension", row["dimension"]))
    elif row["dimension"] == NC_ABSENCE:
        found += _declared_otherwise(row, "dimension")
    if None not in (row["enrolled"], row["present"]) and row["present"] > row["enrolled"]:
        found.append(
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "present",
                f"{row['present']} children are present, but {row['enrolled']} are enrolled.",
                "Check present and enrolled.",
            )
        )
    if row["double_code_of"] == row["observation_id"]:
        found.append(
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "double_code_of",
                "The observation names itself as the one it codes again.",
                "Give the id of the first observer's observation.",
            )
        )
    return found


CLASS = Format(
    key="class",
    label="CLASS scores by cycle",
    holds=Holds.SCORES,
    grain="one row per observation, cycle and dimension",
    columns=(
        *_HEADER_FIRST,
        Column("classroom_id", Id(), "Id of the classroom", "ROOM-12"),
        _PROGRAM,
        _INSTRUMENT,
        Column("edition", Text(CODE_LENGTH), "Edition of the tool", "1"),
        _WINDOW,
        _OBS_DATE,
        Column("observer_id", Id(), "Id of the observer", "OB-07"),
        _OBSERVER_ROLE,
        Column("cert_expires", Day(future=True), "Until when the observer is certified"),
        Column("cycle", Whole(1, 20, example="1"), "Number of the cycle", "1", required=True),
        Column("minutes", Minutes(120, "cycle"), "Minutes of the cycle", "20"),
        Column("enrolled", Whole(0, 200, "children", "18"), "Children enrolled in the room", "18"),
        Column("present", Whole(0, 200, "children", "15"), "Children present", "15"),
        Column("language", Text(CODE_LENGTH), "Language of instruction", "English"),
        Column("dimension", OneOf(SCORED_DIMENSIONS), "The CLASS dimension", "PC", required=True),
        Column("score", Whole(1, 7, example="5"), "Score of the cycle", "5", required=True),
        _ORIENTATION,
        Column("valid", OneOf(COUNTS), "Whether the cycle counts", "Y", default="Y"),
        Column("invalid_reason", Text(), "Why a cycle does not count"),
        Column("double_code_of", Id(), "The observation that this one codes a second time"),
    ),
    targets=(
        same_names(
            "class_observations",
            *_HEADER_COLUMNS,
            "classroom_id",
            "edition",
            "observer_id",
            "cert_expires",
            "language",
            "double_code_of",
            program_year=("obs_date",),
        ),
        same_names(
            "class_cycles",
            "observation_id",
            "cycle",
            "minutes",
            "enrolled",
            "present",
            "valid",
            "invalid_reason",
        ),
        same_names("class_scores", "observation_id", "cycle", "dimension", "score"),
    ),
    primary="class_scores",
    spread=_spread_cycle,
    check=_check_cycle,
    references=(
        _EDUCATOR_KNOWN,
        _PROGRAM_KNOWN,
        Reference(
            "class_observations",
            "double_code_of",
            "double_code_of",
            "class_observations",
            "observation_id",
            "observation",
            "the file that has the first observer's scores",
            within_file=True,
        ),
    ),
    region_through=_EDUCATOR_KNOWN,
    touches=_educator_touched("class_cycles", "class_scores"),
    rules=("cycles_or_means",),
    turning=Turning("dimension", "score", "a CLASS dimension"),
)

# ---------------------------------------------------------------------------------------------
# One row per observation
# ---------------------------------------------------------------------------------------------

_DIMENSION_CODES = tuple(DIMENSION_LABELS)
# The headings that may give a dimension besides its code.
_GIVING: dict[str, tuple[str, ...]] = {
    NC: (NC, NC_ABSENCE),
    **{own: (own, code) for i in INSTRUMENTS.values() for code, own in i.renamed.items()},
}
_REPORTED = {f"reported_{domain}": domain for domain in DOMAIN_LABELS}
WHOLE_OBSERVATION = 0  # the cycle that stands for means of a whole observation


def _climate(row: Row) -> tuple[str, float | None]:
    """How a row gives Negative Climate, and its score in that form."""
    orientation, scored, absence = row["nc_orientation"] or "raw", row[NC], row[NC_ABSENCE]
    if absence is None or scored is not None:
        return orientation, scored
    return "reversed", absence


def _means(row: Row) -> dict[str, float | None]:
    """The means of a row by dimension, as they are stored."""
    instrument = INSTRUMENTS[row["instrument"]]
    means: dict[str, float | None] = {code: row[code] for code in _DIMENSION_CODES}
    means[NC] = _climate(row)[1]
    for code, own in instrument.renamed.items():
        means[own] = row[own] if row[own] is not None else row[code]
        means[code] = None
    return means


def _spread_summary(row: Row) -> tuple[Fact, ...]:
    key = {"observation_id": row["observation_id"], "cycle": WHOLE_OBSERVATION}
    return (
        ("class_observations", _header_of(row, _climate(row)[0])),
        ("class_cycles", {**key, "valid": "Y"}),
        *(
            ("class_scores", {**key, "dimension": code, "score": score})
            for code, score in _means(row).items()
        ),
        *(
            (
                "class_reported",
                {"observation_id": row["observation_id"], "domain": domain, "score": row[heading]},
            )
            for heading, domain in _REPORTED.items()
        ),
    )


def _said_twice(row: Row, instrument: Instrument) -> list[Problem]:
    """One dimension under two headings, with scores that do not go together."""
    turned = row["nc_orientation"] == "reversed"
    scored = row[NC] if turned or row[NC] is None else _BOTH_ENDS - row[NC]
    pairs = [
        (NC, scored, NC_ABSENCE),
        *((own, row[own], c) for c, own in instrument.renamed.items()),
    ]
    return [
        problem(
            row,
            ReasonCode.CONTRADICTS_ROW,
            second,
            f"{first} and {second} give one dimension, and the scores do not go together.",
            "Check both columns, and keep the one that is right.",
        )
        for first, score, second in pairs
        if None not in (score, row[second]) and abs(score - row[second]) > REPORTED_TOLERANCE
    ]


def _check_summary(row: Row) -> list[Problem]:
    instrument = INSTRUMENTS[row["instrument"]]
    found = [
        _foreign_dimension(row, code, code)
        for code in (*_DIMENSION_CODES, NC_ABSENCE)
        if row[code] is not None and not _has(instrument, code)
    ]
    if row[NC_ABSENCE] is not None:
        found += _declared_otherwise(row, NC_ABSENCE)
    found += _said_twice(row, instrument)
    domains = {d.code for d in instrument.domains}
    for heading, domain in _REPORTED.items():
        if row[heading] is not None and domain not in domains:
            found.append(
                problem(
                    row,
                    ReasonCode.NOT_A_CHOICE,
                    heading,
                    f"{DOMAIN_LABELS[domain]} is no domain of the {instrument.label} tool.",
                    f"Its domains are: {', '.join(sorted(domains))}. Check the instrument.",
                )
            )
    if all(row[heading] is None for heading in (*_DIMENSION_CODES, NC_ABSENCE, *_REPORTED)):
        found.append(
            Problem(
                ReasonCode.MISSING,
                "",
                "",
                "The row holds no score.",
                "Fill the scores, or remove the row.",
            )
        )
    return found


CLASS_SUMMARY = Format(
    key="class_summary",
    label="CLASS means by observation",
    holds=Holds.SCORES,
    grain="one row per observation, with the mean of each dimension",
    columns=(
        *_HEADER_FIRST,
        _PROGRAM,
        _INSTRUMENT,
        _WINDOW,
        _OBS_DATE,
        _OBSERVER_ROLE,
        _ORIENTATION,
        *(
            Column(
                code,
                Number(1, 7),
                f"Mean score: {SCORED_DIMENSIONS.label(code)}"
                + (", as scored unless nc_orientation says otherwise" if code == NC else ""),
                "4.25" if code in INSTRUMENTS["PK1"].dimensions else "",
                spellings=(SCORED_DIMENSIONS.label(code), *DIMENSION_SPELLINGS.get(code, ())),
                name=SCORED_DIMENSIONS.label(code),
            )
            for code in _DIMENSION_CODES
        ),
        Column(
            NC_ABSENCE,
            Number(1, 7),
            f"Mean score: {ABSENCE_OF_NC}, the reversed form (7 is best); instead of {NC}",
            spellings=(ABSENCE_OF_NC, *ABSENCE_SPELLINGS),
            in_template=False,
            name=f"{ABSENCE_OF_NC} (7 is best)",
        ),
        *(
            Column(
                heading,
                Number(1, 7),
                f"Domain score the record reports: {DOMAIN_LABELS[code]}",
                spellings=(DOMAIN_LABELS[code], code, *DOMAIN_SPELLINGS.get(code, ())),
                name=f"{DOMAIN_LABELS[code]}, as the record reports it",
            )
            for heading, code in _REPORTED.items()
        ),
    ),
    targets=(
        same_names(
            "class_observations",
            *(name for name in _HEADER_COLUMNS if name != "nc_orientation"),
            nc_orientation=("nc_orientation", NC_ABSENCE),
            program_year=("obs_date",),
        ),
        Target("class_cycles", {"observation_id": ("observation_id",), "cycle": (), "valid": ()}),
        Target(
            "class_scores",
            {
                "observation_id": ("observation_id",),
                "cycle": (),
                "dimension": (),
                "score": (*_DIMENSION_CODES, NC_ABSENCE),
            },
            Emptied("score", "dimension", {c: _GIVING.get(c, (c,)) for c in _DIMENSION_CODES}),
        ),
        Target(
            "class_reported",
            {"observation_id": ("observation_id",), "domain": (), "score": tuple(_REPORTED)},
            Emptied("score", "domain", {d: (heading,) for heading, d in _REPORTED.items()}),
        ),
    ),
    primary="class_observations",
    spread=_spread_summary,
    check=_check_summary,
    references=(_EDUCATOR_KNOWN, _PROGRAM_KNOWN),
    region_through=_EDUCATOR_KNOWN,
    touches=_educator_touched("class_cycles", "class_scores", "class_reported"),
    rules=("means_or_cycles",),
)

FORMATS: tuple[Format, ...] = (CLASS, CLASS_SUMMARY)
