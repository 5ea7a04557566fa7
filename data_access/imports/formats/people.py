"""Files about people: participants, their employment, attendance, surveys and support."""

from __future__ import annotations

from config.program.surveys import (
    MONTHLY,
    wave_of,
)
from config.program.vocabulary import (
    CDA_STATUSES,
    CONSENTS,
    EDUCATION,
    EMPLOYMENT_SOURCES,
    EMPLOYMENT_STATUSES,
    EVENT_TYPES,
    FUND_KINDS,
    PARTICIPANT_ROLES,
    QUALIFICATIONS,
    SURVEYS,
    YES_NO,
)
from data_access.imports.columns import (
    CODE_LENGTH,
    FIRST_DAY_OF_LIVES,
    LIST_LENGTH,
    Day,
    Dollars,
    FiscalYear,
    Hours,
    Id,
    Number,
    OneOf,
    Problem,
    Since,
    Text,
    Whole,
)
from data_access.imports.formats.naming import naming_columns
from data_access.imports.formats.record import (
    Column,
    Dated,
    Fact,
    Format,
    Holds,
    PairMember,
    PersonNamed,
    Row,
    Target,
    Touch,
    Turning,
    names_pair,
    names_participant,
    names_program,
    problem,
    same_names,
)
from data_access.imports.reason_codes import ReasonCode


def _person_column(
    heading: str = "participant_id", meaning: str = "Id of the participant"
) -> Column:
    return Column(heading, Id(), meaning, "M-0001", required=True)


def _spread_participant(row: Row) -> tuple[Fact, ...]:
    return (("participants", row), ("participant_places", {**row, "valid_from": row["from"]}))


PARTICIPANTS = Format(
    key="participants",
    label="participants",
    holds=Holds.PEOPLE,
    grain="one row per participant",
    columns=(
        _person_column(meaning="Id of the participant; all other files refer to it"),
        Column("pq_registry_id", Id(), "Id in the Professional Qualifications Registry", "204417"),
        Column("first_name", Text(), "First name", "Ana"),
        Column("last_name", Text(), "Last name", "Example"),
        Column("role", OneOf(PARTICIPANT_ROLES), "Role in PAC", "MENTEE", required=True),
        Column("program_number", Id(), "EEC number of the program they work in", "P-100001", True),
        Column("hire_date", Day(FIRST_DAY_OF_LIVES), "First day at the program", "2019-08-26"),
        Column("eec_qualification", OneOf(QUALIFICATIONS), "EEC certification held", "teacher_ps"),
        Column("education", OneOf(EDUCATION), "Highest degree", "aa"),
        Column("ece_related", OneOf(YES_NO), "Degree related to early education", "Y"),
        Column("cda_status", OneOf(CDA_STATUSES), "Child Development Associate", "none"),
        Column("years_experience", Number(0, 70, "6.5"), "Years in the field", "6.5"),
        Column(
            "years_supervising",
            Number(0, 70, "4"),
            "Years of supervising, coaching or mentoring; asked of Consultant Administrators",
            "4",
        ),
        Column(
            "languages", Text(LIST_LENGTH), "Languages spoken, separated by semicolons", "Spanish"
        ),
        Column(
            "consent",
            OneOf(CONSENTS),
            "What the participant agreed to; without an entry, figures of groups only",
            "aggregate",
            default="aggregate",
        ),
        Column(
            "from",
            Since(FIRST_DAY_OF_LIVES),
            "The day from which program and role of this row hold. Without one: of somebody new they "
            "always did; of somebody known, a change holds from the day on which the file comes, and "
            "earlier pairs, sessions and observations stay where they were. \u201calways\u201d "
            "corrects a mistake for all time",
            spellings=("valid from", "since", "holds from", "effective from"),
        ),
    ),
    targets=(
        same_names(
            "participants",
            "participant_id",
            "pq_registry_id",
            "first_name",
            "last_name",
            "role",
            "program_number",
            "hire_date",
            "eec_qualification",
            "education",
            "ece_related",
            "cda_status",
            "years_experience",
            "years_supervising",
            "languages",
            "consent",
            placed=("role", "program_number"),
        ),
        Target(
            "participant_places",
            {
                "participant_id": ("participant_id",),
                "valid_from": ("from",),
                "program_number": ("program_number",),
                "role": ("role",),
            },
            dated=Dated(
                ("participant_id",),
                "valid_from",
                ("program_number", "role"),
                "Program and role",
                ("person", "people"),
                "earlier pairs, sessions and observations",
            ),
        ),
    ),
    primary="participants",
    spread=_spread_participant,
    references=(
        names_program("participant_places"),
        names_participant("participant_places", within_file=True),
    ),
    region_through=names_program("participants"),
    touches=(
        Touch("participants", "participant_id", "people"),
        Touch("participant_places", "participant_id", "people"),
    ),
)


EMPLOYMENT = Format(
    key="employment",
    label="employment",
    holds=Holds.PEOPLE,
    grain="one row per participant, day it is known of, and source",
    columns=(
        _person_column(),
        Column("as_of", Day(), "The day the status was known", "2026-09-01", required=True),
        Column("status", OneOf(EMPLOYMENT_STATUSES), "Where they work", "same_program", True),
        Column("source", OneOf(EMPLOYMENT_SOURCES), "Who says so", "PQR", default="PQR"),
    ),
    targets=(same_names("employment", "participant_id", "as_of", "status", "source"),),
    primary="employment",
    spread=lambda row: (("employment", row),),
    references=(names_participant("employment"),),
    region_through=names_participant("employment"),
    touches=(Touch("employment", "participant_id", "people"),),
)

_ATTENDING = PairMember(
    "",
    "participant",
    "participant_registry_id",
    "participant_email",
    "participant_name",
    "participant_first_name",
    "participant_last_name",
    "participant_program",
)

ATTENDANCE = Format(
    key="attendance",
    label="attendance",
    holds=Holds.PEOPLE,
    grain="one row per participant, event and day of it",
    columns=(
        _person_column(),
        Column("event_type", OneOf(EVENT_TYPES), "Kind of event", "PLC", required=True),
        Column(
            "event_id",
            Id(),
            "Id of the event, which no other event in the state has: with the region in it where each "
            "region holds its own",
            "R2-PLC-2025-10",
            required=True,
        ),
        Column("day_no", Whole(1, 30, example="1"), "Which day of the event", "1", default="1"),
        Column("date", Day(), "The day", "2025-10-14", required=True),
        Column("hours", Hours(0.25, 24), "Hours attended", "1.5", required=True),
        *naming_columns(_ATTENDING, "participant_id"),
    ),
    targets=(
        same_names(
            "attendance", "participant_id", "event_type", "event_id", "day_no", "date", "hours"
        ),
    ),
    primary="attendance",
    turning=Turning("date", "hours", "a day", numbered="day_no", of_all=("event_id",)),
    named=PersonNamed("participant_id", _ATTENDING),
    spread=lambda row: (("attendance", row),),
    references=(names_participant("attendance"),),
    region_through=names_participant("attendance"),
    touches=(Touch("attendance", "participant_id", "people"),),
)


def _spread_survey(row: Row) -> tuple[Fact, ...]:
    # A survey about nobody else is about the respondent.
    about = row["about_mentee_id"] or row["respondent_id"]
    wave = wave_of(row["wave"])
    if wave is None:
        raise ValueError(f"{row['wave']!r} is no wave and should have been refused")
    placed = {"wave": wave.code, "program_year": wave.program_year, "point": wave.point}
    return (("surveys", {**row, **placed, "about_mentee_id": about}),)


def _check_wave(row: Row) -> list[Problem]:
    wave, monthly = wave_of(row["wave"]), row["instrument"] == MONTHLY
    if wave is not None and monthly == (wave.point == "MONTH"):
        return []
    asked = (
        "The monthly survey needs the month it is about."
        if monthly
        else "The wave does not say in which program year and when in it the survey was asked."
    )
    remedy = (
        "Write the month, like 2025-10."
        if monthly
        else "Write the year and the season, like 2025-fall or 2026-spring."
    )
    return [problem(row, ReasonCode.CONTRADICTS_ROW, "wave", asked, remedy)]


def _check_survey(row: Row) -> list[Problem]:
    return [*_check_wave(row), *_check_pair_of_month(row), *_check_answer(row)]


def _check_pair_of_month(row: Row) -> list[Problem]:
    """A monthly survey is filed for a pair; a coach may have several in a month."""
    if row["instrument"] != MONTHLY or row["pair_id"] is not None:
        return []
    return [
        problem(
            row,
            ReasonCode.MISSING,
            "pair_id",
            "The monthly survey does not say which pair it is about.",
            "Fill pair_id.",
        )
    ]


def _check_answer(row: Row) -> list[Problem]:
    low, high, value = row["scale_min"], row["scale_max"], row["value"]
    if low >= high:
        return [
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "scale_max",
                "The scale ends before it begins.",
                "Check both ends.",
            )
        ]
    if value is not None and not low <= value <= high:
        return [
            problem(
                row,
                ReasonCode.OUT_OF_RANGE,
                "value",
                f"{value:g} is not on the scale from {low:g} to {high:g}.",
                "Check the answer and the scale.",
            )
        ]
    return []


SURVEYS_FORMAT = Format(
    key="surveys",
    label="survey answers",
    holds=Holds.SCORES,
    grain="one row per survey, wave, respondent, person it is about and item",
    columns=(
        Column("instrument", OneOf(SURVEYS), "The survey", "EFF", required=True),
        Column("version", Text(CODE_LENGTH), "Version of the survey", "1", default="1"),
        Column(
            "wave",
            Text(CODE_LENGTH),
            "When it was asked: year and season, or the month of a monthly survey",
            "2025-fall",
            required=True,
        ),
        _person_column("respondent_id", "Id of the participant who answered"),
        Column("about_mentee_id", Id(), "Id of the mentee it is about, where not the respondent"),
        Column("pair_id", Id(), "Id of the pair, for paired and monthly surveys"),
        Column("item", Text(CODE_LENGTH), "Number of the item", "q01", required=True),
        Column("value", Number(-100, 100, "4"), "The answer; empty where there is none", "4"),
        Column("scale_min", Number(-100, 100, "1"), "Lowest answer of the scale", "1", True),
        Column("scale_max", Number(-100, 100, "5"), "Highest answer of the scale", "5", True),
        Column("reverse", OneOf(YES_NO), "Is a low answer good", "N", default="N"),
    ),
    targets=(
        same_names(
            "surveys",
            "instrument",
            "version",
            "wave",
            "respondent_id",
            "item",
            "pair_id",
            "value",
            "scale_min",
            "scale_max",
            "reverse",
            about_mentee_id=("about_mentee_id", "respondent_id"),
            program_year=("wave",),
            point=("wave",),
        ),
    ),
    primary="surveys",
    turning=Turning("item", "value", "a question"),
    spread=_spread_survey,
    check=_check_survey,
    references=(
        names_participant("surveys", "respondent_id"),
        names_participant("surveys", "about_mentee_id"),
        names_pair("surveys"),
    ),
    region_through=names_participant("surveys", "respondent_id"),
    touches=(
        Touch("surveys", "respondent_id", "people"),
        Touch("surveys", "pair_id", "pairs"),
    ),
)


def _check_fund(row: Row) -> list[Problem]:
    if row["amount"] is None and row["hours"] is None:
        return [
            problem(
                row,
                ReasonCode.MISSING,
                "amount",
                "The row gives no amount and no hours.",
                "Fill one of them.",
            )
        ]
    return []


FUNDS = Format(
    key="funds",
    label="support paid",
    holds=Holds.PEOPLE,
    grain="one row per participant, kind of support, fund source and state fiscal year",
    columns=(
        _person_column(),
        Column("kind", OneOf(FUND_KINDS), "Kind of support", "stipend", required=True),
        Column("fund_source", Text(CODE_LENGTH), "Where the money is from", "EPS", required=True),
        Column(
            "sfy",
            FiscalYear(2010, 2100),
            "State fiscal year, by the year it ends in",
            "2026",
            required=True,
        ),
        Column("amount", Dollars(1_000_000), "Dollars", "550"),
        Column("hours", Hours(0, 2000, "12"), "Substitute hours", "12"),
        Column("approved", Day(), "Day it was approved", "2025-11-03"),
        Column("paid", Day(), "Day it was paid", "2025-12-15"),
    ),
    targets=(
        same_names(
            "funds",
            "participant_id",
            "kind",
            "fund_source",
            "sfy",
            "amount",
            "hours",
            "approved",
            "paid",
        ),
    ),
    primary="funds",
    spread=lambda row: (("funds", row),),
    check=_check_fund,
    references=(names_participant("funds"),),
    region_through=names_participant("funds"),
    touches=(Touch("funds", "participant_id", "people"),),
)

FORMATS: tuple[Format, ...] = (PARTICIPANTS, EMPLOYMENT, ATTENDANCE, SURVEYS_FORMAT, FUNDS)
