"""Files of CLASS observations: cycle by cycle, or one row of means for a whole observation."""

from __future__ import annotations

from typing import Any

from config.program.calendars import program_year_of
from config.program.instruments import (
    DIMENSION_LABELS,
    DOMAIN_LABELS,
    INSTRUMENT_CHOICES,
    INSTRUMENTS,
)
from config.program.vocabulary import (
    NC_ORIENTATIONS,
    OBSERVER_ROLES,
    WINDOWS,
    YES_NO,
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
    "Whether Negative Climate is as scored (1 is best) or already reversed",
    "raw",
    default="raw",
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


def _spread_cycle(row: Row) -> tuple[Fact, ...]:
    return (
        ("class_observations", _header(row)),
        ("class_cycles", row),
        ("class_scores", row),
    )


def _foreign_dimension(row: Row, heading: str, dimension: str) -> Problem:
    instrument = INSTRUMENTS[row["instrument"]]
    return problem(
        row,
        ReasonCode.NOT_A_CHOICE,
        heading,
        f"{DIMENSIONS.label(dimension)} ({dimension}) is no dimension of the "
        f"{instrument.label} tool.",
        f"Its dimensions are: {', '.join(instrument.dimensions)}. Check instrument and dimension.",
    )


def _check_cycle(row: Row) -> list[Problem]:
    found = []
    if row["dimension"] not in INSTRUMENTS[row["instrument"]].dimensions:
        found.append(_foreign_dimension(row, "dimension", row["dimension"]))
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
        Column("dimension", OneOf(DIMENSIONS), "The CLASS dimension", "PC", required=True),
        Column("score", Whole(1, 7, example="5"), "Score of the cycle", "5", required=True),
        _ORIENTATION,
        Column("valid", OneOf(YES_NO), "Whether the cycle counts", "Y", default="Y"),
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
)

# ---------------------------------------------------------------------------------------------
# One row per observation
# ---------------------------------------------------------------------------------------------

_DIMENSION_CODES = tuple(DIMENSION_LABELS)
_REPORTED = {f"reported_{domain}": domain for domain in DOMAIN_LABELS}
WHOLE_OBSERVATION = 0  # the cycle that stands for means of a whole observation


def _spread_summary(row: Row) -> tuple[Fact, ...]:
    key = {"observation_id": row["observation_id"], "cycle": WHOLE_OBSERVATION}
    return (
        ("class_observations", _header(row)),
        ("class_cycles", {**key, "valid": "Y"}),
        *(
            ("class_scores", {**key, "dimension": code, "score": row[code]})
            for code in _DIMENSION_CODES
        ),
        *(
            (
                "class_reported",
                {"observation_id": row["observation_id"], "domain": domain, "score": row[heading]},
            )
            for heading, domain in _REPORTED.items()
        ),
    )


def _check_summary(row: Row) -> list[Problem]:
    instrument = INSTRUMENTS[row["instrument"]]
    found = [
        _foreign_dimension(row, code, code)
        for code in _DIMENSION_CODES
        if row[code] is not None and code not in instrument.dimensions
    ]
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
    if all(row[heading] is None for heading in (*_DIMENSION_CODES, *_REPORTED)):
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
                f"Mean score: {DIMENSIONS.label(code)}",
                "4.25" if code in INSTRUMENTS["PK1"].dimensions else "",
            )
            for code in _DIMENSION_CODES
        ),
        *(
            Column(heading, Number(1, 7), f"Domain score the record reports: {DOMAIN_LABELS[code]}")
            for heading, code in _REPORTED.items()
        ),
    ),
    targets=(
        same_names("class_observations", *_HEADER_COLUMNS, program_year=("obs_date",)),
        Target("class_cycles", {"observation_id": ("observation_id",), "cycle": (), "valid": ()}),
        Target(
            "class_scores",
            {
                "observation_id": ("observation_id",),
                "cycle": (),
                "dimension": (),
                "score": _DIMENSION_CODES,
            },
            Emptied("score", "dimension", {code: code for code in _DIMENSION_CODES}),
        ),
        Target(
            "class_reported",
            {"observation_id": ("observation_id",), "domain": (), "score": tuple(_REPORTED)},
            Emptied("score", "domain", {domain: heading for heading, domain in _REPORTED.items()}),
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
