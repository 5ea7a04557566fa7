"""Reads how long a session lasted from what people type into that cell.

A cell is split into parts (numbers, units, joining words), every part is one letter, and `_RULES`,
a table of patterns over those letters, merges neighbors until a single length or a question is
left. The rules:

- Number words are read next to a unit, since "one hour" is clear; on their own they are a question.
- A bare number above zero and up to the longest session in hours means hours (1, 1.5, 6), unless
  it may be hours and minutes with a point (1.30). A larger bare number is a question.
- A bare number below 1 is a spreadsheet's fraction of a day if that gives an even length and nobody
  would type it as a fraction of an hour (0.0625, 0.0416666666666667). Otherwise it is a question.
- A day has eight hours. Days next to hours ("12 hrs (2 days)") are the days the hours were spread
  over.
- A length given twice must agree. Bare numbers in it take whichever unit makes them agree.
- Travel is not coaching: a cell that mentions it is a question, whatever else it says.
- Zero is a question, unless the file's column map declares the unit.
- Other words are comments if they are next to a length with its unit or in brackets.

A length above the longest session is still returned as minutes; `Duration.doubtful` marks it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal

from config.date_words import day_words
from config.program.dosage import LONGEST_SESSION_MINUTES

LONGEST_TEXT = 200
HOUR = Fraction(60)
DAY = 8 * HOUR  # of work; Excel's days have 24 hours
EXCEL_DAY = 24 * HOUR
LONGEST_HOURS = LONGEST_SESSION_MINUTES // 60
SHORTEST_PART_OF_HOUR = 10  # minutes; nobody types 0.0833 for five minutes
DATE_SERIALS = range(20_000, 80_000)  # Excel's numbers for the days from 1954 to 2119
EXCEL_FIRST_DAY = date(1899, 12, 30)
REMEDY = "Write the length with its unit, like \u201c90 min\u201d or \u201c1.5 hours\u201d."

DECLARED_UNITS = {"minutes": Fraction(1), "hours": HOUR}


@dataclass(frozen=True)
class Duration:
    """The minutes of a cell, or that it holds none, or why a person has to decide."""

    minutes: int | None
    outcome: Literal["minutes", "missing", "decide"]
    why: str  # with minutes: what was assumed, or nothing

    @property
    def doubtful(self) -> bool:
        """Whether the minutes, though clear, are more than a session can last."""
        return self.minutes is not None and self.minutes > LONGEST_SESSION_MINUTES


class _NeedsDecision(Exception):
    """What a person has to decide, in a sentence.

    Seen: the question beside the cell, as why its row is refused until it is answered.
    """


@dataclass(frozen=True)
class _DurationPart:
    """A piece of the cell: a letter for its kind, and its value.

    n number in digits, N number in words, c hours:minutes, A length (in minutes; `readings` has
    several values if it is ambiguous), u unit, f half or quarter, l a letter that may be a 1,
    a article, & and, + plus, x times, @ at or of, F for, e each, p per, s session, o over, = the same as,
    r to, T travel, d date, t time of day, ? doubt, w other word; , - : ( ) mean themselves.
    """

    kind: str
    text: str = ""
    value: Fraction = Fraction(0)
    unit: Fraction = Fraction(0)  # for a length: the smallest unit it was written in
    readings: tuple[Fraction, ...] = ()
    note: str = ""


# ---------------------------------------------------------------------------------------------
# Words
# ---------------------------------------------------------------------------------------------

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {
    **{word: Fraction(number) for number, word in enumerate(_ONES.split())},
    **{word: Fraction(10 * tens) for tens, word in enumerate(_TENS.split(), start=2)},
    "fourty": Fraction(40),
    "hundred": Fraction(100),
}

_UNITS = {
    Fraction(1, 60): "s sec secs second seconds",
    Fraction(1): "m min mins minute minutes mn mns mnt mnts mims mnis mis nin nins minn minns",
    HOUR: "h hr hrs hour hours hs hur hor hous hrd hra hts hes jrs hsr rhs hrss hhrs hrz ours",
    DAY: "d day days dya dyas dasy dys",
}
_FRACTIONS = {
    Fraction(1, 2): "half halves halve haf",
    Fraction(1, 3): "third thirds",
    Fraction(1, 4): "quarter quarters qtr",
    Fraction(1): "full whole all entire",
}
# Words by kind; words of kind "" carry no meaning and are dropped.
_WORDS = {
    "": "about approx approximately appx roughly around circa ca total totaling time duration long "
    "length est estimated",
    "a": "a an",
    "&": "and n",
    "+": "plus",
    "x": "x times",
    "@": "at of",
    "F": "for",
    "e": "each apiece ea every",
    "p": "per",
    "s": "session sessions visit visits meeting meetings call calls observation observations "
    "training trainings workshop workshops class classes lesson lessons conference conferences "
    "webinar webinars appointment appointments",
    "o": "over across",
    "=": "or ie equals equal is aka",
    "r": "to through thru until till",
    "t": "am pm",
    "d": "jan january feb february mar march apr april jun june jul july aug august sep sept "
    "september oct october nov november dec december",
    "?": "week weeks weekly month months monthly daily year years yearly biweekly between from "
    "since before after almost nearly least most more less than under up maybe perhaps possibly "
    "probably couple few several some many minus not no never none without excluding except "
    "including included lunch break supposed planned scheduled should instead but cancelled canceled "
    "cancel missed absent rescheduled postponed unknown unsure both additional extra another may "
    "wait waiting",
    "T": "travel traveling travelling traveled travelled driving drive drove driven commute commuting "
    "commuted mileage milage mile miles transit transport transportation trip roundtrip enroute "
    "route road roads car flight flying flew airport train bus",
}
_QUOTES = "\"'`\u2018\u2019\u201c\u201d\u2032"
_MARKS = (
    dict.fromkeys("&", "&") | dict.fromkeys("+", "+") | dict.fromkeys("*\u00d7", "x")
    | dict.fromkeys("@", "@") | dict.fromkeys("=/\\", "=") | dict.fromkeys("([{", "(")
    | dict.fromkeys(")]}", ")") | dict.fromkeys(",;", ",") | dict.fromkeys(":", ":")
    | dict.fromkeys("-", "-") | dict.fromkeys(".~\u2248!" + _QUOTES, "")
)  # fmt: skip

_VOCABULARY: dict[str, _DurationPart] = {
    **{word: _DurationPart(kind, word) for kind, words in _WORDS.items() for word in words.split()},
    **{word: _DurationPart("N", word, number) for word, number in _NUMBER_WORDS.items()},
    **{
        w: _DurationPart("f", w, share)
        for share, words in _FRACTIONS.items()
        for w in words.split()
    },
    **{w: _DurationPart("u", w, unit) for unit, words in _UNITS.items() for w in words.split()},
    "twice": _DurationPart("xn", "twice", Fraction(2)),
    "l": _DurationPart("l", "l"),
    "i": _DurationPart("l", "i"),
}
# Long words are recognized with one typing mistake; short ones would be confused with each other.
_SLIPS = {
    0.75: ("hour", "hours", "minute", "minutes"),
    0.8: ("travel", "traveling", "drive", "driving", "commute", "commuting", "mileage"),
    0.85: ("session", "sessions", "visits", "meeting", "meetings", "quarter", "approximately"),
}
_NO_SLIPS = frozenset({"house", "horse", "your", "yours", "tour", "tours", "course", "fours"})
_TRAVEL = re.compile("travel|driv|drove|commut|mileage|roundtrip")

_NOTHING = (
    "na, n/a, n.a., n.a, na., n\\a, #n/a, <na>, nan, null, nil, none, (none), unknown, unk, unknwon, "
    "missing, blank, (blank), empty, tbd, ?, ??, ???, ., not available, not applicable, not recorded, "
    "not reported, not entered, not known, not given, no data, no time, no answer, don't know, "
    "dont know"
)
_MISSING = frozenset(_NOTHING.split(", "))


def _word(word: str) -> list[_DurationPart]:
    known = _VOCABULARY.get(word)
    if known:
        if known.kind == "xn":
            return [_DurationPart("x", word), _DurationPart("n", word, known.value)]
        return [known] if known.kind else []
    if _TRAVEL.search(word):
        return [_DurationPart("T", word)]
    if word[0] in "li" and (unit := _VOCABULARY.get(word[1:])) and unit.kind == "u":
        return [_DurationPart("n", "1", Fraction(1)), unit]
    if len(word) > 3 and word not in _NO_SLIPS:
        for likeness, words in _SLIPS.items():
            if close := get_close_matches(word, words, n=1, cutoff=likeness):
                return [_VOCABULARY[close[0]]] if _VOCABULARY[close[0]].kind else []
    return [_DurationPart("w", word)]


# ---------------------------------------------------------------------------------------------
# From text to parts
# ---------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?P<date>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2}))(?![0-9.])"
    r"|(?P<clock>[0-9]{0,3}:[0-9]{1,2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(?![0-9:])"
    r"|(?P<mixed>[0-9]{1,3})(?:\s+-?|-)\s*(?P<part>1/2|1/3|1/4|3/4|2/3)(?![0-9])"
    r"|(?P<fraction>1/2|1/3|1/4|3/4)(?![0-9./])"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e-[0-9]{1,2}(?![0-9]))?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<mark>\S)"
)
# A typed l, I or | for 1, and O for 0, in a word that also contains a digit.
_LETTERS_FOR_DIGITS = re.compile(r"(?<![^\W\d_])(?=[lio|.:/]*[0-9])[0-9lio|.:/]+")
_AS_DIGITS = str.maketrans("lio|", "1101")
_SPACED = re.compile(r"(?<=[0-9])\s*([.:])\s*(?=[0-9])")
_EMPTY_DATE = re.compile(r"1899-12-3[01][ t]+(?=\d)")  # a spreadsheet's time of day, with no date
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"), "-")


def _plain(text: str) -> str:
    # Without a space, a half sign after a digit would turn one and a half into "11/2".
    spaced = "".join(
        f" {unicodedata.normalize('NFKC', c)}"
        if unicodedata.decomposition(c).startswith("<fraction>")
        else c
        for c in text
    )
    plain = unicodedata.normalize("NFKC", spaced).translate(_DASHES).replace("\u2044", "/")
    visible = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join(visible.lower().split())


def _parts(plain: str) -> list[_DurationPart]:
    text = _EMPTY_DATE.sub("", plain)
    text = _LETTERS_FOR_DIGITS.sub(lambda found: found[0].translate(_AS_DIGITS), text)
    text = _SPACED.sub(r"\1", text)
    parts: list[_DurationPart] = []
    for found in _TOKEN.finditer(text):
        token = found[0]
        match found.lastgroup:
            case "date":
                parts.append(_DurationPart("d", token))
            case "clock":
                parts.append(_clock(token))
            case "part":
                whole, share = Fraction(found["mixed"]), Fraction(found["part"])
                parts.append(_DurationPart("n", token, whole + share))
            case "fraction":
                parts.append(_DurationPart("n", token, Fraction(token)))
            case "number":
                if len(token.partition(".")[0]) > 6:
                    raise _NeedsDecision(
                        "The cell holds a number too long for the length of a session."
                    )
                parts.append(_DurationPart("n", token, Fraction(token)))
            case "word":
                parts.extend(_word(token.replace("'", "")))
            case _:
                # After a number, such a mark may mean minutes or seconds.
                signs = token in _QUOTES and parts and parts[-1].kind in "nc"
                kind = "?" if signs else _MARKS.get(token, "?")
                if kind:
                    parts.append(_DurationPart(kind, token))
    return parts


def _clock(token: str) -> _DurationPart:
    hours, minutes, *seconds = token.split(":")
    if len(minutes) != 2 or int(minutes) > 59 or any(float(s) >= 60 for s in seconds):
        raise _NeedsDecision(
            f"{token} is not hours and minutes: write it like \u201c1:05\u201d or \u201c65 min\u201d."
        )
    if int(hours or 0) > 24:
        raise _NeedsDecision(
            f"{token} could be minutes and seconds or hours and minutes: "
            f"write \u201c{int(hours)} min\u201d or \u201c{int(hours)} hours\u201d."
        )
    value = int(hours or 0) * HOUR + int(minutes) + sum(Fraction(s) / 60 for s in seconds)
    return _DurationPart("c", token, Fraction(value), readings=(Fraction(value),))


# ---------------------------------------------------------------------------------------------
# Bare numbers
# ---------------------------------------------------------------------------------------------


def _whole_minutes(exact: Fraction, slack: Fraction) -> bool:
    return abs(exact - round(exact)) <= slack


def _last_place(text: str) -> int:
    """The number of decimals a number is written with."""
    if "e-" in text or "/" in text:
        return 15
    return len(text.partition(".")[2])


@dataclass(frozen=True)
class _Bare:
    """What a number without a unit may mean."""

    declared: Fraction | None

    def all_of(self, number: _DurationPart) -> tuple[Fraction, ...]:
        """All readings of a number, used where the cell gives the length a second time."""
        if self.declared is not None:
            return (number.value * self.declared,)
        if number.value < 1:
            return (number.value * HOUR, number.value * EXCEL_DAY)
        if number.value.denominator != 1:
            return (number.value * HOUR,)
        return (number.value, number.value * HOUR)

    def likely(self, number: _DurationPart) -> _DurationPart:
        """The length with its single reading; raises _NeedsDecision if there is none."""
        value, text = number.value, number.text
        if int(value) in DATE_SERIALS:
            day = day_words(EXCEL_FIRST_DAY + timedelta(days=int(value)))
            raise _NeedsDecision(
                f"{text} could be the date {day}, as a spreadsheet keeps it, and is no length of a "
                "session: write the length, like \u201c90 min\u201d."
            )
        if value == 0:
            return self._length(number, Fraction(0), "")
        decimals = _last_place(text)
        slack = min(Fraction(1, 10**decimals) * HOUR, Fraction(6, 10)) if decimals else Fraction(0)
        if self.declared is not None:
            part = _amount(value, self.declared)
            if value < 1 and not _whole_minutes(part.value, slack):
                return self._part_of_day(number, decimals, slack)
            return self._length(number, part.value, "")
        if value < 1:
            return self._part_of_day(number, decimals, slack)
        if value <= LONGEST_HOURS:
            if re.fullmatch(r"\d+\.(15|30|45)", text):
                hours, minutes = text.split(".")
                raise _NeedsDecision(
                    f"{text} could be {hours} hours {minutes} minutes or {text} hours: write "
                    f"\u201c{hours}:{minutes}\u201d or \u201c{text} hours\u201d."
                )
            text = _shortened(text)
            if _whole_minutes(value * HOUR, slack):
                return self._length(number, value * HOUR, f"{text} is read as {text} hours.")
            raise _NeedsDecision(
                f"{text} could be hours or a date and time of a spreadsheet: write it with its unit, "
                f"like \u201c{_round(value * HOUR)} min\u201d."
            )
        text = _shortened(text)
        raise _NeedsDecision(
            f"{text} could be {text} minutes or {text} hours: "
            f"write \u201c{text} min\u201d or \u201c{text} hours\u201d."
        )

    def _part_of_day(self, number: _DurationPart, decimals: int, slack: Fraction) -> _DurationPart:
        value, text = number.value, number.text
        as_hour, as_day = value * HOUR, value * EXCEL_DAY
        step = 1 if decimals >= 8 else 5
        room = min(EXCEL_DAY / 10**decimals, Fraction(3, 10)) if decimals >= 4 else Fraction(0)
        of_day = abs(as_day / step - round(as_day / step)) * step <= room and round(as_day) > 0
        fine = min(slack, Fraction(1, 10))
        of_hour = as_hour >= SHORTEST_PART_OF_HOUR - fine and _whole_minutes(as_hour, fine)
        if of_day and not of_hour and "/" not in text:
            note = f"{text} is read as a spreadsheet's part of a day."
            return self._length(number, Fraction(round(as_day / step) * step), note)
        raise _NeedsDecision(
            f"{text} could be {_said(as_hour)} (a part of an hour) or {_said(as_day)} (a "
            f"spreadsheet's part of a day): write \u201c{_round(as_hour)} min\u201d or "
            f"\u201c{_round(as_day)} min\u201d."
        )

    def _length(self, number: _DurationPart, minutes: Fraction, note: str) -> _DurationPart:
        return _DurationPart("A", number.text, minutes, HOUR, (minutes,), note)

    def of(self, part: _DurationPart) -> _DurationPart:
        """Read a bare number as a length, or return the length that a part already is."""
        if part.kind in "nN":
            return self.likely(part)
        return _DurationPart("A", part.text, part.value, HOUR, part.readings, part.note)


def _shortened(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _round(minutes: Fraction) -> int:
    return int(minutes + Fraction(1, 2))


def _said(minutes: Fraction) -> str:
    hours, rest = divmod(_round(minutes), 60)
    words = [
        f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((hours, "hour"), (rest, "minute"))
    ]
    return " ".join(w for n, w in zip((hours, rest), words, strict=True) if n) or "0 minutes"


# ---------------------------------------------------------------------------------------------
# Rules
# ---------------------------------------------------------------------------------------------

Parts = list[_DurationPart]
Action = Callable[
    [Parts, _Bare], _DurationPart | None
]  # None: the pattern fits, but the meaning does not


def _first(parts: Iterable[_DurationPart], kinds: str) -> _DurationPart:
    return next(p for p in parts if p.kind in kinds)


def _pair(parts: Parts, kinds: str) -> tuple[_DurationPart, _DurationPart]:
    one, two = (p for p in parts if p.kind in kinds)
    return one, two


def _amount(value: Fraction, unit: Fraction, note: str = "") -> _DurationPart:
    if unit == DAY:
        note = "A day is read as 8 hours."
    minutes = value * unit
    if unit <= 1 and minutes.denominator != 1:
        raise _NeedsDecision(
            "The cell holds a part of a minute: write whole minutes, like \u201c45 min\u201d, or "
            "the hours, like \u201c1.5 hours\u201d."
        )
    return _DurationPart("A", "", minutes, unit, (minutes,), note)


def _words_of_a_number(parts: Parts, _: _Bare) -> _DurationPart | None:
    one, two = _pair(parts, "N")
    a, b = one.value, two.value
    joined = len(parts) == 3 and parts[1].kind == "&"
    text = f"{one.text} {two.text}"
    if b == 100 and a < 10 and not joined:
        return _DurationPart("N", text, a * b)
    if (a >= 100 and b < 100) or (20 <= a < 100 and a % 10 == 0 and 0 < b < 10 and not joined):
        return _DurationPart("N", text, a + b)
    return None


def _share_of(parts: Parts, _: _Bare) -> _DurationPart:
    return _DurationPart("f", "", parts[0].value * parts[-1].value)


def _and_a_share(parts: Parts, _: _Bare) -> _DurationPart | None:
    number, share = parts[0], parts[-1]
    if number.value.denominator != 1 or not share.value < 1:
        return None
    if share.kind == "n" and "/" not in share.text:
        return None
    return _DurationPart("n", f"{number.text} {share.text}", number.value + share.value)


def _with_unit(parts: Parts, _: _Bare) -> _DurationPart:
    return _amount(parts[0].value, parts[-1].value)


def _share_with_unit(parts: Parts, bare: _Bare) -> _DurationPart | None:
    return _with_unit(parts, bare) if "/" in parts[0].text and parts[0].value < 1 else None


def _one_unit(parts: Parts, _: _Bare) -> _DurationPart:
    return _amount(Fraction(1), parts[-1].value)


def _unit_first(parts: Parts, _: _Bare) -> _DurationPart:
    return _amount(_first(parts, "nN").value, parts[0].value)


def _clock_with_unit(parts: Parts, _: _Bare) -> _DurationPart | None:
    clock, unit = parts
    if unit.value == HOUR or (unit.value == 1 and clock.value < HOUR):
        return _DurationPart("A", clock.text, clock.value, HOUR, clock.readings)
    return None


def _length_and_share(parts: Parts, _: _Bare) -> _DurationPart | None:
    length, share = parts[0], parts[-1]
    if length.kind == "u":
        length = _amount(Fraction(1), length.value)
    if not share.value < 1 or (share.kind == "n" and "/" not in share.text):
        return None
    minutes = length.value + share.value * length.unit
    return _DurationPart("A", "", minutes, length.unit, (minutes,), length.note)


def _sum(parts: Parts, _: _Bare) -> _DurationPart | None:
    one, two = parts[0], parts[-1]
    added = len(parts) == 3 and parts[1].kind == "+"
    steps_down = (
        two.unit < one.unit
        and (one.value / one.unit).denominator == 1
        and two.value < one.unit
        and len(one.readings) == len(two.readings) == 1
    )
    if not added and not steps_down:
        return None
    minutes = one.value + two.value
    return _DurationPart(
        "A", "", minutes, min(one.unit, two.unit), (minutes,), one.note or two.note
    )


def _minutes_after_hours(parts: Parts, _: _Bare) -> _DurationPart | None:
    hours, number = parts[0], parts[-1]
    exact = hours.unit == HOUR and (hours.value / HOUR).denominator == 1
    if not exact or not re.fullmatch("[0-5][0-9]", number.text):
        return None
    minutes = hours.value + number.value
    return _DurationPart("A", "", minutes, Fraction(1), (minutes,), hours.note)


def _product(parts: Parts, bare: _Bare) -> _DurationPart | None:
    one, two = _pair(parts, "AcnN")
    # The count is a whole number without a unit; if both are, the one before its noun, else the
    # smaller one: "2 x 45".
    counts = [p for p in (one, two) if p.kind in "nN" and p.value.denominator == 1]
    if not counts:
        return None
    count = min(counts, key=lambda p: (not _has_noun(p, parts), p.value))
    return _times(count.value, bare.of(two if count is one else one))


def _has_noun(number: _DurationPart, parts: Parts) -> bool:
    after = next(n for n, p in enumerate(parts) if p is number) + 1
    return after < len(parts) and parts[after].kind == "s"


def _product_with_days(parts: Parts, bare: _Bare) -> _DurationPart | None:
    one, two = _pair(parts, "A")
    days, length = (one, two) if one.unit == DAY else (two, one)
    count = days.value / DAY
    if days.unit != DAY or length.unit == DAY or count.denominator != 1:
        return None
    return _times(count, length)


def _times(count: Fraction, length: _DurationPart) -> _DurationPart:
    readings = tuple(count * r for r in length.readings)
    # Marked as minutes, since no smaller unit may follow a product.
    return _DurationPart("A", "", readings[0], Fraction(1), readings, length.note)


def _over_days(parts: Parts, _: _Bare) -> _DurationPart | None:
    hours, days = _pair(parts, "A")
    spread = days.unit == DAY and (days.value / DAY).denominator == 1 and hours.unit < DAY
    return hours if spread else None


def _kept(parts: Parts, _: _Bare) -> _DurationPart:
    return parts[0]


def _said_again(parts: Parts, _: _Bare) -> _DurationPart | None:
    return parts[0] if parts[0].value == parts[2].value else None


def _one_session(parts: Parts, _: _Bare) -> _DurationPart | None:
    return parts[-1] if parts[0].value == 1 else None


def _same_amount(parts: Parts, bare: _Bare) -> _DurationPart | None:
    one, two = _pair(parts, "AcnN")
    alike = one.kind == two.kind == "A" and one.unit == two.unit
    if alike and not any(p.kind in "=(" for p in parts):
        return None  # "1 hour 1 hour" may be one hour or two
    readings = [bare.all_of(p) if p.kind in "nN" else p.readings for p in (one, two)]
    shared = {_round(r) for r in readings[0]} & {_round(r) for r in readings[1]}
    if len(shared) != 1:
        raise _NeedsDecision(_readings_disagree(r for both in readings for r in both))
    minutes = Fraction(shared.pop())
    unit = min((p.unit for p in (one, two) if p.kind == "A"), default=HOUR)
    return _DurationPart("A", "", minutes, unit, (minutes,))


def _readings_disagree(readings: Iterable[Fraction]) -> str:
    words = list(dict.fromkeys(_said(r) for r in sorted(set(readings))))
    return (
        f"The cell could mean {', '.join(words[:-1])} or {words[-1]}: write the one length of the "
        "session, like \u201c90 min\u201d."
        if len(words) > 1
        else f"The cell says {words[0]} in a way that could mean something else: write it once, with "
        "its unit."
    )


_NUMBER = "[nN]"
_LENGTH = "[AcnN]"

# Tried in this order; each is applied as often as it fits, and merges several parts into one.
_RULES: tuple[tuple[re.Pattern[str], Action], ...] = tuple(
    (re.compile(pattern), action)
    for pattern, action in (
        # numbers: "forty-five", "two (2)", "three quarters", "two and a half", "1 and 1/2"
        ("N[-&]?N", _words_of_a_number),
        (rf"{_NUMBER}\({_NUMBER}\)(?=-?u)", _said_again),
        (f"{_NUMBER}-?f", _share_of),
        (f"{_NUMBER}&a?f", _and_a_share),
        (f"{_NUMBER}&n", _and_a_share),
        # lengths: "45 min", "half an hour", "l hour", "an hour", "1:30 hrs"
        (f"{_NUMBER}-?u", _with_unit),
        ("f@?a?-?u", _with_unit),
        ("l-?u", _one_unit),
        ("n@a?u", _share_with_unit),
        ("(?<!@)au", _one_unit),
        ("cu", _clock_with_unit),
        # "an hour and a half", "hour and a half", "1 hour and 1/2"
        ("A&a?f", _length_and_share),
        ("^u&a?f", _length_and_share),
        ("A&n", _length_and_share),
        # "1 hour and 30 minutes", "1h30"
        ("A[&,+:]?A(?![esp])", _sum),
        ("A&?n(?=$|[(),=])", _minutes_after_hours),
        # "4 sessions at 1.5 each", "45 min each x 2", "2 x 45 min", "two 45-minute visits"
        (f"{_NUMBER}[sx]?@{_LENGTH}e?(?:ps)?", _product),
        (f"{_NUMBER}s[F,:=(-]?{_LENGTH}(?:e|ps)s?", _product),
        (f"{_LENGTH}(?:e|ps|es)[x@F,:(-]*{_NUMBER}[sx]?", _product),
        (f"{_NUMBER}s?x{_LENGTH}e?", _product),
        (f"[Ac]x{_NUMBER}s?", _product),
        (f"A{_NUMBER}x", _product),
        (f"{_NUMBER}As", _product),
        ("A@Ae?|Ae?xA|A[pe]uF?,?A|A,?Ae", _product_with_days),
        # "1 session, 45 min"; "12 hrs (2 days)"; "3 hours (2 visits)"
        (f"{_NUMBER}s[,:=-]?A", _one_session),
        (r"A[(=,o-]?[(o]?A\)?", _over_days),
        (rf"A\({_NUMBER}[sx]\)", _kept),
        # "1.5 = 1 hour 30 minutes", "120 minutes/2 hours", "90 (1.5 hours)"
        (rf"{_LENGTH}[,-]?[=(]=?{_LENGTH}\)?(?![ux])", _same_amount),
        ("A[,:-]?A", _same_amount),
        # "hours: 2"
        (rf"^u[:=(-]*{_NUMBER}\)?$", _unit_first),
    )
)

# A length with its unit may be surrounded by words; a bare number may only come before a bracket
# or comma, since a word directly after it says what is counted.
_AMONG_WORDS = re.compile(r"[wsal,:()&@F=-]*A[wsal,:()&@F=-]*")
_ALONE = re.compile(r"\(?[nc]\)?,?(?:[(,][wsal&@F=,-]+\)?)?")

# Parts that always lead to a question, the most informative first.
_QUESTIONS = {
    "T": "The cell mentions travel, which is not coaching: write only the time spent coaching, like "
    "\u201c90 min\u201d.",
    "d": "The cell holds a date and not, or not only, the length of a session: write the length, like "
    "\u201c90 min\u201d.",
    "t": "The cell holds a time of the day, and the length of the session could be anything: write "
    "the length, like \u201c90 min\u201d.",
    "?": "The words in the cell leave open how long the session was: write its one length, like "
    "\u201c90 min\u201d.",
}


def _reduced(parts: Parts, bare: _Bare) -> Parts:
    for pattern, action in _RULES:
        start = 0
        while found := pattern.search("".join(p.kind for p in parts), start):
            made = action(parts[found.start() : found.end()], bare)
            if made is None:
                start = found.start() + 1
            else:
                parts[found.start() : found.end()] = [made]
                start = max(0, found.start() - 2)
    return parts


def _length(plain: str, bare: _Bare) -> _DurationPart:
    parts = _parts(plain)
    kinds = "".join(p.kind for p in parts)
    for kind, question in _QUESTIONS.items():
        if kind in kinds:
            raise _NeedsDecision(question)
    if re.match(r"\(?-[nNclf]", kinds):
        raise _NeedsDecision(
            "A session cannot last less than nothing: write its length, like \u201c90 min\u201d."
        )
    parts = _reduced(parts, bare)
    kinds = "".join(p.kind for p in parts)
    if _AMONG_WORDS.fullmatch(kinds):
        return _first(parts, "A")
    if _ALONE.fullmatch(kinds):
        return bare.of(_first(parts, "nc"))
    raise _NeedsDecision(_left_over(parts, bare))


def _left_over(parts: Parts, bare: _Bare) -> str:
    kinds = "".join(p.kind for p in parts)
    lengths = [p for p in parts if p.kind in "AcnN"]
    if not lengths:
        return (
            "No length of time can be read from the cell: write it with its unit, like "
            "\u201c90 min\u201d."
        )
    if "e" in kinds or "p" in kinds:
        return (
            "The cell says how long each one took and could mean one or several: write the whole "
            "length of this session, like \u201c90 min\u201d."
        )
    readings = [r for p in lengths for r in (p.readings if p.kind in "Ac" else bare.all_of(p))]
    return _readings_disagree(readings)


def read_duration(text: str, unit: str | None = None) -> Duration:
    """The length a cell states. `unit` (minutes or hours): the unit of the file's bare numbers."""
    declared = None if unit is None else DECLARED_UNITS[unit]
    plain = _plain(text)
    if plain in _MISSING or not plain.strip("-_ "):
        return Duration(None, "missing", "")
    try:
        if len(plain) > LONGEST_TEXT:
            raise _NeedsDecision(
                "The cell holds more than the length of a session: write only its length."
            )
        length = _length(plain, _Bare(declared))
        if len(length.readings) != 1:
            raise _NeedsDecision(_readings_disagree(length.readings))
        minutes = _round(length.readings[0])
        if minutes == 0 and (declared is None or length.readings[0] != 0):
            raise _NeedsDecision(
                "A length of nothing could mean that the session did not take place or that its "
                "length was not noted: write the minutes, or leave the cell empty."
            )
    except _NeedsDecision as asked:
        return Duration(None, "decide", str(asked))
    return Duration(minutes, "minutes", length.note)
