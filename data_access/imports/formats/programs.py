"""Files about EEC programs: the programs and their regions, and their quality ratings."""

from __future__ import annotations

from config.date_words import day_words
from config.program.calendars import ALWAYS
from config.program.ratings import (
    BY_CODE,
    LEVELS,
    RATING_SYSTEMS,
)
from config.program.regions import BY_NUMBER
from config.program.vocabulary import (
    LICENSED,
    PROGRAM_TYPES,
    RATING_STATUSES,
)
from data_access.imports.columns import (
    FIRST_DAY_OF_LIVES,
    Day,
    Id,
    Number,
    OneOf,
    Problem,
    RegionNumber,
    Since,
    Text,
    Whole,
)
from data_access.imports.formats.record import (
    Column,
    Dated,
    Fact,
    Format,
    Holds,
    Reference,
    Row,
    Target,
    Touch,
    names_program,
    problem,
    same_names,
)
from data_access.imports.reason_codes import ReasonCode

_SCHEME_HEADINGS = {
    "PAC": "region_pac",
    "LICENSING": "region_licensing",
    "SUBSIDY": "region_subsidy",
}


_EARLIER = "earlier pairs, sessions and observations"


def _spread_program(row: Row) -> tuple[Fact, ...]:
    number = row["eec_program_number"]
    own = {**row, "program_number": number, "valid_from": row["regions_from"]}
    facts: list[Fact] = [("programs", own), ("program_types", own)]
    for scheme, heading in _SCHEME_HEADINGS.items():
        if row[heading] is not None:
            facts.append(
                (
                    "program_regions",
                    {**own, "scheme": scheme, "region": str(row[heading])},
                )
            )
    return tuple(facts)


def _check_program(row: Row) -> list[Problem]:
    number, day = row["region_pac"], row["regions_from"]
    if number is None:
        return []
    ended = BY_NUMBER[number].valid_to
    if day in (None, ALWAYS):
        if ended is None:
            return []
        reason = (
            f"Region {number} ceased on {day_words(ended)}; "
            "the row does not say from which day the program was in it."
        )
    elif BY_NUMBER[number].stands_on(day):
        return []
    elif ended is not None and day >= ended:
        reason = (
            f"Region {number} ceased on {day_words(ended)}; "
            f"the row says the program is in it from {day_words(day)}."
        )
    else:
        reason = f"Region {number} did not stand yet on {day_words(day)}."
    return [
        problem(
            row,
            ReasonCode.NOT_A_REGION,
            "region_pac",
            reason,
            "Write the region that stands on that day, or correct regions_from.",
        )
    ]


PROGRAMS = Format(
    key="programs",
    label="programs",
    holds=Holds.PROGRAMS,
    grain="one row per EEC program",
    columns=(
        Column(
            "eec_program_number",
            Id(),
            "EEC's number of the program; all other files refer to it",
            "P-100001",
            required=True,
        ),
        Column("name", Text(), "Name of the program", "Maple Street Children's Center", True),
        Column("program_type", OneOf(PROGRAM_TYPES), "Type of the program", "CENTER", True),
        Column("licensed", OneOf(LICENSED), "Licensed, or exempt from licensing", "Y"),
        Column("city_town", Text(), "City or town as EEC writes it", "Holyoke"),
        Column("fcc_system", Text(), "The family child care system it belongs to"),
        Column(
            "subsidised_share",
            Number(0, 1, "0.45"),
            "Share of the enrolled children with a subsidy",
            "0.45",
        ),
        Column(
            "region_pac",
            RegionNumber(),
            "PAC region; it decides whose cohort the program's educators belong to",
            "1",
        ),
        Column("region_licensing", Text(), "EEC licensing region, as EEC writes it", "Western"),
        Column("region_subsidy", Text(), "EEC subsidy region, as EEC writes it", "Region 1"),
        Column(
            "regions_from",
            Since(FIRST_DAY_OF_LIVES),
            "The day from which the regions and the type of this row hold. Without one: of a new "
            "program they always did; of a known one, a change holds from the day on which the file "
            "comes, and earlier pairs and observations stay where they were. "
            "\u201calways\u201d corrects a mistake for all time",
            "2014-09-01",
            spellings=("from", "valid from", "since", "holds from", "effective from"),
        ),
    ),
    targets=(
        same_names(
            "programs",
            "name",
            "program_type",
            "licensed",
            "city_town",
            "fcc_system",
            "subsidised_share",
            program_number=("eec_program_number",),
            placed=("program_type",),
        ),
        Target(
            "program_types",
            {
                "program_number": ("eec_program_number",),
                "valid_from": ("regions_from",),
                "program_type": ("program_type",),
            },
            dated=Dated(
                ("program_number",),
                "valid_from",
                ("program_type",),
                "The type",
                ("program", "programs"),
                _EARLIER,
            ),
        ),
        Target(
            "program_regions",
            {
                "program_number": ("eec_program_number",),
                "scheme": (),
                "valid_from": ("regions_from",),
                "region": tuple(_SCHEME_HEADINGS.values()),
            },
            dated=Dated(
                ("program_number", "scheme"),
                "valid_from",
                ("region",),
                "The region",
                ("program", "programs"),
                _EARLIER,
            ),
        ),
    ),
    primary="programs",
    spread=_spread_program,
    check=_check_program,
    region_heading="region_pac",
    references=tuple(
        Reference(
            dated,
            "program_number",
            "eec_program_number",
            "programs",
            "program_number",
            "program",
            "the programs file",
            within_file=True,
        )
        for dated in ("program_types", "program_regions")
    ),
    touches=(
        Touch("programs", "program_number", "programs"),
        Touch("program_types", "program_number", "programs"),
        Touch("program_regions", "program_number", "programs"),
    ),
)


def _check_rating(row: Row) -> list[Problem]:
    system = BY_CODE[row["system"]]
    if row["level"] in system.levels:
        return []
    levels = ", ".join(map(str, system.levels))
    return [
        problem(
            row,
            ReasonCode.NOT_A_CHOICE,
            "level",
            f"{system.label} has no level {row['level']}.",
            f"Its levels are: {levels}. Check level and system.",
        )
    ]


QRIS = Format(
    key="qris",
    label="quality ratings",
    holds=Holds.PROGRAMS,
    grain="one row per program, rating status and effective date",
    columns=(
        Column("program_number", Id(), "EEC's number of the program", "P-100001", required=True),
        Column("system", OneOf(RATING_SYSTEMS), "The rating system", "QRIS", default="QRIS"),
        Column(
            "level",
            Whole(LEVELS[0], LEVELS[-1], example="2"),
            "Level of the rating",
            "2",
            required=True,
        ),
        Column(
            "rating_status",
            OneOf(RATING_STATUSES),
            "Granted by EEC, or the program's own assessment",
            "granted",
            required=True,
        ),
        Column(
            "effective_date",
            Day(FIRST_DAY_OF_LIVES),
            "The day the level holds from",
            "2025-03-01",
            required=True,
        ),
    ),
    targets=(
        same_names("qris", "program_number", "system", "rating_status", "effective_date", "level"),
    ),
    primary="qris",
    spread=lambda row: (("qris", row),),
    check=_check_rating,
    references=(names_program("qris"),),
    region_through=names_program("qris"),
    touches=(Touch("qris", "program_number", "programs"),),
)

FORMATS: tuple[Format, ...] = (PROGRAMS, QRIS)
