"""Finds who takes part without what the rules ask for, and of whom that is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from config.date_words import day_words
from config.program.calendars import program_year_of
from config.program.eligibility import (
    RULES,
    About,
    EligibilityRule,
)
from config.program.ratings import granting
from config.program.vocabulary import (
    EDUCATION,
    PARTICIPANT_ROLES,
    QUALIFICATIONS,
)
from data_access.storage import schema
from data_access.storage.database import Reader

_BY_KEY = {rule.key: rule for rule in RULES}
_YEARS = {About.EXPERIENCE: "years_experience", About.SUPERVISING: "years_supervising"}
_OF_LEADERS = (About.SAME_PROGRAM, About.SAME_SYSTEM)
_ONE_OF_ROLE = {
    "CT": "Consultant Teacher",
    "CA": "Consultant Administrator",
    "MENTEE": "mentee",
    "MENTEE_ADMIN": "mentee administrator",
}


def broken(reader: Reader, since: date) -> Select[Any]:
    """A row for each person of the newest program years and rule that is not kept."""
    return _found(reader, since, is_broken=True)


def not_known(reader: Reader, since: date) -> Select[Any]:
    """A row for each person and rule of which the files do not say whether it is kept."""
    return _found(reader, since, is_broken=False)


def _found(reader: Reader, since: date, is_broken: bool) -> Select[Any]:
    parts = [
        _of_people(reader, since, rule, is_broken)
        for rule in RULES
        if rule.about not in _OF_LEADERS
    ]
    # Who works in which program is on record; who is of which system only where a file says so.
    about = About.SAME_PROGRAM if is_broken else About.SAME_SYSTEM
    parts += [_of_leaders(reader, since, rule) for rule in RULES if rule.about is about]
    found = union_all(*parts).subquery("exceptions")
    return select(found)


def _holds_on(rule: EligibilityRule, day: Any) -> list[ColumnElement[bool]]:
    out = [_within(day, rule.valid_from, rule.valid_to)]
    if rule.about is About.RATING:
        # Without levels there is no evidence of the day: the rule ends, and goes on, by itself.
        out.append(or_(false(), *(_within(day, *span) for span in granting(rule.system))))
    return out


def _within(day: Any, begins: date, ends: date | None) -> ColumnElement[bool]:
    """Whether a day lies from one on and before another."""
    return day >= begins if ends is None else and_(day >= begins, day < ends)


def _asked_in(rule: EligibilityRule, program_type: Any) -> list[ColumnElement[bool]]:
    return [program_type.in_(rule.program_types)] if rule.program_types else []


def _of_people(reader: Reader, since: date, rule: EligibilityRule, is_broken: bool) -> Select[Any]:
    """Who took part since a day under a rule: the newest year of each, judged as it began."""
    part = reader.rows(schema.participation).alias("part")
    later = reader.rows(schema.participation).alias("later")
    person = reader.rows(schema.participants).alias("person")
    then = reader.rows(schema.person_periods).alias("place_then")
    program = reader.rows(schema.programs).alias("program_then")
    newer = exists().where(
        later.c.person_id == part.c.person_id,
        later.c.role == part.c.role,
        later.c.program_year > part.c.program_year,
    )
    granted = _level(reader, then, part, rule.system, "granted")
    assessed = _level(reader, then, part, rule.system, "self_assessed")
    fails, unknown = _verdict(rule, person, granted, assessed)
    return (
        select(
            part.c.region,
            cast(null(), String).label("pair_id"),
            part.c.person_id,
            part.c.person_id.label("record"),
            part.c.begun.label("since"),
            literal(rule.key).label("rule"),
            part.c.role,
            _has(rule, person, granted).label("has"),
        )
        .join(person, person.c.participant_id == part.c.person_id)
        .join(then, _held_on(then, part.c.person_id, part.c.begun))
        .join(program, program.c.program_number == then.c.program_number)
        .where(
            part.c.role.in_(rule.roles),
            part.c.program_year >= program_year_of(since),
            ~newer,
            *_holds_on(rule, part.c.begun),
            *_asked_in(rule, then.c.program_type),
            # Who, or whose program, lies in another region since is judged by nobody: the facts it
            # would take lie in two regions.
            part.c.region.is_not_distinct_from(person.c.region),
            part.c.region.is_not_distinct_from(program.c.region),
            fails if is_broken else and_(unknown, ~fails),
        )
    )


def _held_on(then: Any, person: Any, day: Any) -> ColumnElement[bool]:
    """Whether a row of `person_periods` says where somebody was on a day."""
    return and_(then.c.person_id == person, then.c.valid_from <= day, then.c.valid_to > day)


def _level(reader: Reader, then: Any, part: Any, system: str, status: str) -> ColumnElement[Any]:
    """The newest level of somebody's program on the day they began, granted or self-assessed."""
    ratings = reader.rows(schema.qris).alias(f"ratings_{status}")
    return (
        select(ratings.c.level)
        .where(
            ratings.c.program_number == then.c.program_number,
            ratings.c.system == system,
            ratings.c.rating_status == status,
            ratings.c.effective_date <= part.c.begun,
        )
        .order_by(ratings.c.effective_date.desc())
        .limit(1)
        .correlate(then, part)
        .scalar_subquery()
    )


def _verdict(
    rule: EligibilityRule, person: Any, granted: ColumnElement[Any], assessed: ColumnElement[Any]
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whether a rule is broken, and whether something it takes is not known."""

    def known_and(value: ColumnElement[Any], fails: ColumnElement[bool]) -> ColumnElement[bool]:
        # Never NULL, so that "not broken" can be said of it.
        return and_(value.is_not(None), func.coalesce(fails, False))

    if rule.about is About.DEGREE:
        degree, field = person.c.education, person.c.ece_related
        fails = known_and(degree, degree.not_in(rule.accepted))
        if not rule.in_field:
            return fails, degree.is_(None)
        return or_(fails, known_and(field, field == "N")), or_(degree.is_(None), field.is_(None))
    if rule.about is About.QUALIFICATION:
        held = person.c.eec_qualification
        return known_and(held, held.not_in(rule.accepted)), held.is_(None)
    if rule.about in _YEARS:
        years = person.c[_YEARS[rule.about]]
        return known_and(years, years < rule.least), years.is_(None)
    short = granted < rule.least
    if rule.or_assessed:
        on_the_way = and_(granted == rule.least - 1, func.coalesce(assessed, 0) >= rule.least)
        short = and_(short, ~on_the_way)
    return known_and(granted, short), granted.is_(None)


def _has(rule: EligibilityRule, person: Any, granted: ColumnElement[Any]) -> ColumnElement[Any]:
    """What somebody has of what a rule looks at, as text."""
    if rule.about is About.DEGREE:
        # The field is told where the degree itself is enough, or not on record.
        return case((person.c.education.not_in(rule.accepted), person.c.education), else_="field")
    if rule.about is About.QUALIFICATION:
        return cast(person.c.eec_qualification, String)
    if rule.about in _YEARS:
        return cast(person.c[_YEARS[rule.about]], String)
    return cast(granted, String)


def _of_leaders(reader: Reader, since: date, rule: EligibilityRule) -> Select[Any]:
    """Pairs active since a day whose Instructional Leader is not known to be of the mentee's program,
    or, where the rule asks for that, of its family child care system.

    A leader out of the viewer's reach works in another region, thus in another program; whether that
    one is of the same system is told to nobody, so that state and region say the same.
    """
    pairs = reader.rows(schema.pairs).alias("led")
    mentee = reader.rows(schema.person_periods).alias("led_mentee")
    leader = reader.rows(schema.person_periods).alias("leader")
    elsewhere = leader.c.program_number.is_distinct_from(mentee.c.program_number)
    if rule.about is About.SAME_SYSTEM:
        elsewhere = and_(elsewhere, ~_same_system(reader, mentee, leader))
    return (
        select(
            pairs.c.region,
            pairs.c.pair_id,
            pairs.c.mentee_id.label("person_id"),
            pairs.c.il_id.label("record"),
            pairs.c.start_date.label("since"),
            literal(rule.key).label("rule"),
            literal("IL").label("role"),
            cast(null(), String).label("has"),
        )
        .join(mentee, _held_on(mentee, pairs.c.mentee_id, pairs.c.start_date))
        .outerjoin(leader, _held_on(leader, pairs.c.il_id, pairs.c.start_date))
        .where(
            pairs.c.il_id.is_not(None),
            pairs.c.cohort_year >= program_year_of(since),
            *_holds_on(rule, pairs.c.start_date),
            *_asked_in(rule, mentee.c.program_type),
            elsewhere,
        )
    )


def _same_system(reader: Reader, mentee: Any, leader: Any) -> ColumnElement[bool]:
    """Whether both programs name one family child care system, in one region."""
    home = reader.rows(schema.programs).alias("home")
    office = reader.rows(schema.programs).alias("office")
    return (
        exists()
        .where(
            home.c.program_number == mentee.c.program_number,
            office.c.program_number == leader.c.program_number,
            func.lower(office.c.fcc_system) == func.lower(home.c.fcc_system),
            leader.c.region.is_not_distinct_from(mentee.c.region),
        )
        .correlate(mentee, leader)
    )


# -- words -----------------------------------------------------------------------------------------


def broken_words(found: Any) -> str:
    """What somebody lacks, in a sentence."""
    rule = _BY_KEY[found.rule]
    if rule.about is About.SAME_PROGRAM:
        return (
            f"The pair names {found.record} as the Instructional Leader, who is not known to work "
            "in the mentee's program."
        )
    return f"{_opening(rule, found)} {_has_words(rule, found.has)}"


def not_known_words(found: Any) -> str:
    """What is not known of somebody, in a sentence."""
    rule = _BY_KEY[found.rule]
    if rule.about is About.SAME_SYSTEM:
        return (
            f"The pair names {found.record} as the Instructional Leader, who is not known to be of the "
            "mentee's family child care system: their program, or the system it belongs to, is not on "
            "record."
        )
    return f"{_opening(rule, found)} {_LACKING[rule.about]}"


def _opening(rule: EligibilityRule, found: Any) -> str:
    who = _ONE_OF_ROLE.get(found.role) or PARTICIPANT_ROLES.label(found.role)
    return f"Began as a {who} on {day_words(found.since)}, which takes {rule.words}."


def _has_words(rule: EligibilityRule, has: str) -> str:
    if rule.about is About.DEGREE:
        if has == "field":
            return "The degree is not related to early education."
        return f"The highest degree on record: {EDUCATION.label(has).lower()}."
    if rule.about is About.QUALIFICATION:
        if has == "none":
            return "By the record they hold none."
        return f"The certification on record: {QUALIFICATIONS.label(has)}."
    if rule.about in _YEARS:
        return f"The years on record: {float(has):g}."
    return f"The level granted on that day: {has}."


_LACKING = {
    About.DEGREE: "The degree, or whether it is related to early education, is not on record.",
    About.QUALIFICATION: "The certification is not on record.",
    About.EXPERIENCE: "The years of experience are not on record.",
    About.SUPERVISING: "The years of supervising, coaching or mentoring are not on record.",
    About.RATING: "No level granted to the program by that day is on record.",
}
