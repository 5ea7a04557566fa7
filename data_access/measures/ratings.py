"""The rating family: the levels of programs that take part, and how they have moved since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import String, and_, case, cast, or_

from config.program.ratings import (
    LEVELS,
    system_on,
)
from data_access.measures.expressions import one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import not_collected
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Distribution,
    Part,
    Share,
)
from data_access.storage import schema
from data_access.storage.schema import breakdowns_of

_REVIEWED = date(2026, 11, 22)
_SOURCE = "Quality ratings (format qris); pairs"
_FILTERS = breakdowns_of(schema.program_levels)
_BY = (*_FILTERS, "program_year")
_NONE = "none"
_LEVELS = (_NONE, *map(str, LEVELS))
_LEVEL_LABELS = {str(level): f"Level {level}" for level in LEVELS}
_NO_DATA = "no program took part in this period"
_PUBLIC = (
    "Nothing is withheld: a program's rating is a public fact about the program, and no figure "
    "here says anything of a person in it."
)
_SLOW = "Ratings move slowly: most programs keep their level over a program year."
_ONCE = "A program that takes part in several program years counts once in each of them."
_NOT_CAUSED = "PAC has no comparison group: this is change, not what PAC caused."
_SYSTEM = (
    "The rating system in force on the as-of day is read; levels of two systems are never held "
    "against each other."
)


def _in_force(t: Any, at: Span) -> Sequence[Any]:
    """The levels in force on the as-of day, in the rating system of that day."""
    return (
        t.system == system_on(at.as_of).code,
        t.valid_from <= at.as_of,
        or_(t.valid_to.is_(None), t.valid_to > at.as_of),
    )


def _rated_at_both_ends(t: Any, at: Span) -> Sequence[Any]:
    return (*_in_force(t, at), t.start_level.is_not(None), t.granted.is_not(None))


def _some_rated(t: Any, at: Span) -> Sequence[Any]:
    """A granted level on record on the as-of day, when the first pair began or since."""
    rated = or_(t.start_level.is_not(None), t.granted.is_not(None))
    return (and_(*_in_force(t, at), rated),)


def _level(level: Any) -> Any:
    return case((level.is_(None), _NONE), else_=cast(level, String))


def _move(t: Any, at: Span) -> Any:
    return case(
        (t.granted.is_(None), _NONE),
        (t.start_level.is_(None), "first"),
        (t.granted > t.start_level, "up"),
        (t.granted < t.start_level, "down"),
        else_="same",
    )


def _claimed(t: Any, at: Span) -> Any:
    above = and_(
        t.self_assessed.is_not(None),
        or_(t.granted.is_(None), t.self_assessed > t.granted),
    )
    return case((above, cast(t.self_assessed, String)), else_=_NONE)


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="qris_moved_up",
        number="K1",
        family="ratings",
        label="Programs rated higher than when they began",
        question="Are QRIS levels rising?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.program_levels,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: case((t.granted > t.start_level, 1), else_=0),
                    one,
                )
            },
            unit="program_number",
            no_data=not_collected("no program is rated at both ends", "none is rated at both ends"),
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        filters=_FILTERS,
        where=_rated_at_both_ends,
        collected=_some_rated,
        person="program_number",
        people_word="programs",
        unit_word="programs",
        better="up",
        axis=(0.0, 0.5),
        definition="The share of programs whose granted level is higher on the as-of day than it "
        "was when their first pair of the program year began.",
        numerator="programs whose granted level is higher than at the start of their first pair",
        denominator="programs of the cohort with a granted level at both ends",
        formula="Wilson's 95% interval where each program counts once, otherwise with the program "
        "as the unit.",
        why="PAC is meant to help programs move up.",
        caveats=(_SLOW, _NOT_CAUSED, _ONCE, _SYSTEM, _PUBLIC),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="qris_moves",
        number="K1",
        family="ratings",
        label="Moves of QRIS levels",
        question="Where did programs move since they began?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.program_levels,
        statistic=Distribution(
            _move, ("up", "same", "down", "first", _NONE), unit="program_number", no_data=_NO_DATA
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        filters=_FILTERS,
        where=_in_force,
        part_axis="move",
        part_labels={
            "up": "Up",
            "same": "Same level",
            "down": "Down",
            "first": "First rated since",
            _NONE: "No granted level",
        },
        person="program_number",
        people_word="programs",
        unit_word="programs",
        axis=(0.0, 1.0),
        definition="The share of programs whose granted level is higher than, the same as, or lower "
        "than when their first pair of the program year began.",
        numerator="programs with this move",
        denominator="programs with a pair of the cohort that has begun",
        formula="Granted level in force on the as-of day against the one in force on the first day "
        "of the program's first pair of that cohort; Wilson's 95% interval.",
        why="Who stayed and who fell belongs beside who rose.",
        caveats=(_SLOW, _NOT_CAUSED, _ONCE, _SYSTEM, _PUBLIC),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="qris_level",
        number="K1",
        family="ratings",
        label="Granted QRIS level",
        question="At which level are programs now?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.program_levels,
        statistic=Distribution(
            lambda t, at: _level(t.granted), _LEVELS, unit="program_number", no_data=_NO_DATA
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        filters=_FILTERS,
        where=_in_force,
        part_axis="level",
        part_labels={_NONE: "No granted level", **_LEVEL_LABELS},
        person="program_number",
        people_word="programs",
        unit_word="programs",
        axis=(0.0, 1.0),
        definition="The granted level in force on the as-of day, of the programs that take part.",
        numerator="programs at this granted level",
        denominator="programs with a pair of the cohort that has begun",
        formula="Newest granted level that holds by the as-of day; Wilson's 95% interval.",
        why="The level programs stand at, which a move alone does not tell.",
        caveats=(
            "A level a program has given itself is no granted one; it stands apart.",
            _ONCE,
            _SYSTEM,
            _PUBLIC,
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="qris_start_level",
        number="K1",
        family="ratings",
        label="Granted QRIS level at the start",
        question="At which level did programs begin?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.program_levels,
        statistic=Distribution(
            lambda t, at: _level(t.start_level), _LEVELS, unit="program_number", no_data=_NO_DATA
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        filters=_FILTERS,
        where=_in_force,
        part_axis="level",
        part_labels={_NONE: "No granted level", **_LEVEL_LABELS},
        person="program_number",
        people_word="programs",
        unit_word="programs",
        axis=(0.0, 1.0),
        definition="The granted level in force when a program's first pair of the program year "
        "began.",
        numerator="programs that began at this granted level",
        denominator="programs with a pair of the cohort that has begun",
        formula="Newest granted level that holds on the first day of the first pair; Wilson's 95% "
        "interval.",
        why="Rules on which level a mentee's program needs have changed over the years.",
        caveats=(_ONCE, _SYSTEM, _PUBLIC),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="qris_self_assessed",
        number="K1",
        family="ratings",
        label="Self-assessed above the granted level",
        question="Which levels have programs given themselves that are not granted yet?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.program_levels,
        statistic=Distribution(_claimed, _LEVELS, unit="program_number", no_data=_NO_DATA),
        timing=Timing.YEARS,
        breakdowns=_BY,
        filters=_FILTERS,
        where=_in_force,
        part_axis="level",
        part_labels={
            _NONE: "None above the granted",
            **{code: f"{label}, self-assessed" for code, label in _LEVEL_LABELS.items()},
        },
        person="program_number",
        people_word="programs",
        unit_word="programs",
        axis=(0.0, 1.0),
        definition="The level a program has given itself, where it is above the granted one on the "
        "as-of day.",
        numerator="programs that have given themselves this level, above the granted one",
        denominator="programs with a pair of the cohort that has begun",
        formula="Newest self-assessed level that holds by the as-of day, counted where it is above "
        "the granted one or none is granted; Wilson's 95% interval.",
        why="Programs on their way up before anything is granted.",
        caveats=(
            "The program's own judgment; many wait long for a grant, and some never ask for one.",
            _ONCE,
            _SYSTEM,
            _PUBLIC,
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
)
