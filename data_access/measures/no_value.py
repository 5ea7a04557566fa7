"""Why a figure has no value, or no interval: a code for programs and words for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from config.date_words import day_words, month_words
from config.program.calendars import month_of
from data_access.measures.span import Span

FirstDay = Callable[[Span], date]

_LATER = "choose months to {} or later"


class WhyNone(StrEnum):
    """Why there is no value."""

    NOTHING = "nothing"  # there was nobody, or nothing, to count
    NOT_ARRIVED = "not_arrived"  # the logs it rests on have not arrived: it is not known yet
    EXCLUDED = "excluded"  # the filters exclude each other, so that nothing can be asked
    NOT_COLLECTED = "not_collected"  # it was recorded nowhere
    TOO_EARLY = "too_early"  # those counted have not been watched for long enough
    TOO_FEW = "too_few"  # fewer than the statistic takes
    UNDEFINED = "undefined"  # there is enough, but the statistic has no value on it


class NoInterval(StrEnum):
    """Why a value that could have an interval has none; each code is also what is said of it."""

    TOO_FEW = "too few for an interval"  # so few that no method keeps its level
    ALL_ALIKE = "all values are the same"  # nothing shows how they vary, and nothing bounds them
    NOT_REACHED = "its upper end is not reached yet"  # too many are still waiting
    NEVER_REACHED = "its upper end was not reached"  # the same of years that are over
    AT_THE_END = "no interval at the end of the scale"  # the ranks agree, or disagree, perfectly

    @property
    def is_of_few(self) -> bool:
        """Whether more people would have an interval."""
        return self.name == "TOO_FEW"


class NotCompared(StrEnum):
    """Why a figure that enough people stand behind is held against nothing.

    Too few people on either side, and what would tell of a withheld group, are no such reasons.
    """

    OWN_INTERVAL = "own_interval"  # no interval of it can be worked out
    REST_INTERVAL = "rest_interval"  # nor of the rest it would be held against
    REST_VALUE = "rest_value"  # the rest has no value at all, as a median that half never reach


@dataclass(frozen=True)
class NoValue:
    """The reason why there is no value. `words` are never read by a program; `code` is.

    `otherwise`: the words where the kind is on record for others of the region, so that files are not
    what is missing, or where it is not too early any more: then there was nothing to count. `judged_from`:
    the first day on which it is not too early.
    """

    code: WhyNone
    words: str
    otherwise: str = ""
    judged_from: FirstDay | None = None

    def on(self, at: Span) -> Why:
        """The same on a day: with the day from which it can be judged, or what is true once that has come.

        Where that day has come, but lies after the months chosen, with the months to choose.
        """
        if self.judged_from is None:
            return self
        day = self.judged_from(at)
        if day <= at.as_of:
            return self.otherwise or self
        if day <= at.today:  # it is not too early any more, but the months chosen end before
            return NoValue(self.code, f"{self.words}; {_LATER.format(month_words(month_of(day)))}")
        return NoValue(self.code, f"{self.words}; judged from {day_words(day)} on")


NOT_COLLECTED = NoValue(WhyNone.NOT_COLLECTED, "not collected")

# Plain words say that there was nothing to count.
Why = str | NoValue


def not_collected(what: str, otherwise: str = "") -> NoValue:
    """Nothing of the kind was recorded in the region: that is no zero."""
    return NoValue(WhyNone.NOT_COLLECTED, f"not collected: {what}", otherwise)


def not_arrived(words: str) -> NoValue:
    """The logs it rests on have not arrived: nobody can be judged by them yet."""
    return NoValue(WhyNone.NOT_ARRIVED, f"not known yet: {words}")


def excluded(words: str) -> NoValue:
    """The filters exclude each other: that nothing is there says nothing of anybody."""
    return NoValue(WhyNone.EXCLUDED, words)


def too_early(what: str, judged_from: FirstDay | None = None, otherwise: str = "") -> NoValue:
    """Those counted have not been watched for long enough."""
    return NoValue(WhyNone.TOO_EARLY, f"too early: {what}", otherwise, judged_from)


def too_few(words: str) -> NoValue:
    """Fewer than the statistic takes."""
    return NoValue(WhyNone.TOO_FEW, words)


def undefined(words: str) -> NoValue:
    """There is enough to count, but the statistic has no value on it."""
    return NoValue(WhyNone.UNDEFINED, words)


AS_OF = "{as_of}"  # stands in the words of a reason for the day of which a figure is true


# Stands for a coach: the type of program that is chosen is that of the coach's own program.
COACH = "{coach}"


def words_of(why: Why, as_of: date, program_type: str = "") -> str:
    """What is said of a reason, on the day of which the figure is true; `program_type`: the one chosen."""
    said = (why if isinstance(why, str) else why.words).replace(AS_OF, day_words(as_of))
    own = f" whose own program is {program_type}" if program_type else ""
    return said.replace(COACH, f"coach{own}")


def code_of(why: Why) -> str:
    """The code of a reason; empty where there is a value, and so no reason."""
    if isinstance(why, NoValue):
        return why.code.value
    return WhyNone.NOTHING.value if why else ""
