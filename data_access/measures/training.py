"""The training family: training before coaching, orientation, learning communities, monthly survey."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case

from config.date_words import day_and_month
from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_days
from config.program.dosage import ELIGIBLE_DAYS
from config.program.training import RULES
from config.program.vocabulary import (
    COACH_ROLES,
    MENTEE_ROLES,
)
from data_access.measures.expressions import PROVISIONAL, column, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import COACH, not_collected
from data_access.measures.rests import Rests
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Distribution,
    Median,
    Part,
    Share,
)
from data_access.storage import schema
from data_access.storage.schema import breakdowns_of

_REVIEWED = date(2026, 11, 22)
_BY_YEAR = (*CARRIED, "program_year")
_BY_MONTH = ("region", "month", *breakdowns_of(schema.coach_months, but=("region",)))
_OF_LEADERS = breakdowns_of(schema.participation, but=("role",))
_ATTENDANCE = "Attendance (format attendance)"
_RULE = RULES[-1]
_ASKED = f"{_RULE.hours:g} hours on {_RULE.days} days"
_TRAINED_ONCE = (
    "Days of earlier years count: a coach who returns is not trained anew. Days in files that "
    "were never imported are missing."
)


def _coaches(t: Any, at: Span) -> Sequence[Any]:
    return (t.paired == 1, t.role.in_(COACH_ROLES))


def _coaches_who_began(t: Any, at: Span) -> Sequence[Any]:
    return (*_coaches(t, at), t.first_session <= at.as_of)


def _trained_before(t: Any) -> Any:
    return t.trained_on < t.first_session


def _complete(t: Any, at: Span) -> Any:
    return case((_trained_before(t), 1), else_=0)


def _trained_at_all(t: Any, at: Span) -> Any:
    return case((t.training_days > 0, 1), else_=0)


def _status(t: Any, at: Span) -> Any:
    return case(
        (t.training_days == 0, "none"),
        (_trained_before(t), "complete"),
        (t.trained_on <= at.as_of, "late"),
        else_="short",
    )


_STATUSES = {
    "complete": "Complete before the first session",
    "late": "Complete, but later",
    "short": "Not complete",
    "none": "No training day on record",
}


def _hours(t: Any, at: Span) -> Any:
    return case((t.training_days > 0, t.training_minutes / 60.0))


def _coaches_and_mentees(t: Any, at: Span) -> Sequence[Any]:
    return (t.paired == 1, t.role.in_((*COACH_ROLES, *MENTEE_ROLES)))


def _leaders(t: Any, at: Span) -> Sequence[Any]:
    return (t.paired == 1, t.role == "IL")


def _due(t: Any, at: Span) -> Sequence[Any]:
    return (t.eligible == 1,)


def _orientation(leaders: bool) -> Share:
    """The share at orientation. Files of attendance that name no leader do not collect theirs."""

    def recorded(t: Any, at: Span) -> Any:
        return case((t.role == "IL" if leaders else t.role != "IL", t.orientation), else_=0)

    return Share(
        {"": Part(lambda t, at: t.orientation, one, recorded)},
        unit="person_id",
        no_data="no Instructional Leader was named in a pair of these years"
        if leaders
        else "nobody took part in this period",
        not_collected=not_collected("no orientation of theirs has been imported"),
    )


_FIRST_DAY, _LAST_DAY = map(day_and_month, program_year_days(2025))
_ORIENTATION_FORMULA = (
    f"A day of the kind orientation between {_FIRST_DAY} and {_LAST_DAY}. Wilson's interval where "
    "nobody has two roles or years, else the person as the unit."
)
_ORIENTATION_CAVEATS = (
    "An orientation held in August counts for the year that ends then.",
    "Whether those who return must come again is not written down: they count as the others do.",
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        key="training_complete",
        number="A4",
        family="training",
        label="Coaches trained before their first session",
        question="Are coaches trained before they begin?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=Share(
            {"": Part(_complete, one, _trained_at_all)},
            unit="person_id",
            no_data=f"no {COACH} has had a first session in this period",
            not_collected=not_collected("no training day of these coaches has been imported"),
        ),
        timing=Timing.YEARS,
        rests_on=Rests.BEGUN,
        breakdowns=_BY_YEAR,
        where=_coaches_who_began,
        better="up",
        axis=(0.0, 1.0),
        people_word="coaches",
        definition=f"The share of Consultant Teachers and Administrators who had {_ASKED} of "
        "training before the day of their first session of the program year.",
        numerator=f"coaches with both {_RULE.hours:g} hours and {_RULE.days} days of training "
        "before the day of their first session",
        denominator="coaches of the program year with a completed session of any kind, an email or "
        "a video review included, by the as-of day",
        formula="Hours of all training days are added; two events on one day are one day; a day "
        "made up at another event counts. Wilson's interval for one program year, the person as "
        "the unit for several.",
        why="Training comes before the work with mentees begins.",
        caveats=(
            _TRAINED_ONCE,
            "Coaches who have not begun yet are left out: they still have time.",
        ),
        source=f"{_ATTENDANCE}; coaching logs (format sessions); pairs",
        roles=COACH_ROLES,
        reviewed=date(2026, 11, 30),
        version=4,
    ),
    Measure(
        key="training_status",
        number="A4",
        family="training",
        label="Training of coaches who have begun",
        question="Who began with what training?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=Distribution(
            _status,
            tuple(_STATUSES),
            unit="person_id",
            no_data=f"no {COACH} has had a first session in this period",
        ),
        timing=Timing.YEARS,
        rests_on=Rests.BEGUN,
        breakdowns=tuple(CARRIED),
        where=_coaches_who_began,
        part_axis="training",
        part_labels=_STATUSES,
        axis=(0.0, 1.0),
        people_word="coaches",
        unit_word="coaches who have begun",
        definition=f"Coaches who have had a first session, by whether and when they had {_ASKED} "
        "of training.",
        numerator="coaches with this state of training",
        denominator="coaches of the program year with a completed session of any kind, an email or "
        "a video review included, by the as-of day",
        formula="Later: on the day of the first session or after it. Not complete: fewer hours or "
        "days by the end of the program year, or by the as-of day. Wilson's interval.",
        why="Late, short and never logged ask for different things to do.",
        caveats=(
            _TRAINED_ONCE,
            "No training day on record may mean that the attendance file was never imported.",
        ),
        source=f"{_ATTENDANCE}; coaching logs (format sessions); pairs",
        roles=COACH_ROLES,
        reviewed=date(2026, 11, 29),
        version=3,
    ),
    Measure(
        key="training_hours",
        number="A4",
        family="training",
        label="Hours of training of a coach",
        question="How many hours have coaches been trained?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=Median(
            _hours,
            not_collected(
                "no training day of these coaches has been imported",
                f"no {COACH} with a training day",
            ),
        ),
        timing=Timing.YEARS,
        breakdowns=_BY_YEAR,
        where=_coaches,
        better="up",
        axis=(0.0, 60.0),
        people_word="coaches",
        unit_word="coaches",
        spread_words="middle half of coaches",
        definition="The median of the hours of training on record up to the end of the program "
        "year, over coaches with at least one training day.",
        formula="Median (R's type 7) with the quartiles.",
        why="Hours and days are counted separately: six short days are not 42 hours.",
        caveats=(_TRAINED_ONCE, "Coaches without any training day on record are not in it."),
        source=_ATTENDANCE,
        roles=COACH_ROLES,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="orientation",
        number="A5",
        family="training",
        label="Attended orientation",
        question="Did everybody come to orientation?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=_orientation(leaders=False),
        timing=Timing.YEARS,
        breakdowns=_BY_YEAR,
        where=_coaches_and_mentees,
        better="up",
        axis=(0.0, 1.0),
        people_word="people",
        unit_word="people in a role",
        definition="The share of coaches and mentees in a pair of the program year who attended an "
        "orientation in that year.",
        numerator="coaches and mentees with an orientation in the program year",
        denominator="coaches and mentees in a pair of the program year",
        formula=_ORIENTATION_FORMULA,
        why="The one day on which everybody hears what PAC asks of them.",
        caveats=(
            *_ORIENTATION_CAVEATS,
            "Instructional Leaders are counted apart: few files of attendance name them.",
        ),
        source=f"{_ATTENDANCE}; pairs",
        roles=(*COACH_ROLES, *MENTEE_ROLES),
        reviewed=date(2026, 11, 30),
        version=4,
    ),
    Measure(
        key="leader_orientation",
        number="A5",
        family="training",
        label="Instructional Leaders at orientation",
        question="Do Instructional Leaders come to orientation?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=_orientation(leaders=True),
        timing=Timing.YEARS,
        breakdowns=(*_OF_LEADERS, "program_year"),
        filters=_OF_LEADERS,
        where=_leaders,
        better="up",
        axis=(0.0, 1.0),
        people_word="Instructional Leaders",
        definition="The share of Instructional Leaders named in a pair of the program year who "
        "attended an orientation in that year.",
        numerator="Instructional Leaders with an orientation in the program year",
        denominator="Instructional Leaders named in a pair of the program year",
        formula=_ORIENTATION_FORMULA,
        why="The one thing files may say of what leaders themselves do for PAC.",
        caveats=_ORIENTATION_CAVEATS,
        source=f"{_ATTENDANCE}; pairs",
        reviewed=date(2026, 11, 30),
        version=4,
    ),
    Measure(
        key="plc_attendance",
        number="A3",
        family="training",
        label="Months with a learning community",
        question="Do coaches come to their learning community every month?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.coach_months,
        statistic=Share(
            {"": Part(column("attended"), column("eligible"), column("attended"))},
            unit="person_id",
            no_data=f"no month of a {COACH} is due in this period",
            not_collected=not_collected("no learning community has been imported"),
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY_MONTH,
        where=_due,
        better="up",
        axis=(0.0, 1.0),
        people_word="coaches",
        unit_word="coach-months",
        definition="The share of coach-months with at least one professional learning community "
        "(PLC) attended, for Consultant Teachers and Administrators.",
        numerator="eligible coach-months with a PLC attended",
        denominator="eligible coach-months",
        formula=f"A month is eligible for a coach with a pair active on at least {ELIGIBLE_DAYS} "
        "of its days; months in which programs were closed are not. 95% interval with the coach "
        "as the unit.",
        why="PAC asks coaches to meet in a learning community every month.",
        caveats=(
            PROVISIONAL,
            "A month in which a region held no meeting looks like one of which no file has come.",
            "A coach is placed in the region of the own program at the beginning of the month.",
        ),
        source=f"{_ATTENDANCE}; pairs",
        reviewed=date(2026, 11, 30),
        version=4,
    ),
    Measure(
        key="monthly_survey",
        number="A2",
        family="training",
        label="Months with the monthly survey",
        question="Is the monthly survey filed?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(column("monthly_survey"), column("eligible"), column("monthly_survey"))},
            unit="pair_id",
            no_data="no month is due in this period",
            not_collected=not_collected("no monthly survey has been imported"),
        ),
        timing=Timing.MONTHS,
        rests_on=Rests.NOTHING,
        breakdowns=_BY_MONTH,
        where=_due,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pair-months",
        definition="The share of pair-months for which at least one item of the monthly survey "
        "was answered about the pair.",
        numerator="eligible pair-months with an answer to the monthly survey",
        denominator="eligible pair-months",
        formula=f"A month is eligible for a pair active on at least {ELIGIBLE_DAYS} of its days. "
        "The survey counts for the month that its file names, whenever it was filled in. 95% "
        "interval with the pair as the unit.",
        why="The model asks for the survey at least monthly, beside the checklist.",
        caveats=(
            PROVISIONAL,
            "Files do not say on which day a survey was filled in, so late ones count "
            "like the others.",
        ),
        source="Survey answers (format surveys); pairs",
        reviewed=date(2026, 11, 30),
        version=3,
    ),
)
