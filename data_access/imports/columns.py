"""What a column may hold: small parsers from text to value, each with its exact refusals."""

from __future__ import annotations

import html
import re
import unicodedata
from calendar import month_name, monthrange
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any, Protocol

from config.date_words import day_words
from config.program.calendars import ALWAYS
from config.program.choices import (
    Choice,
    Choices,
    folded,
)
from config.program.dosage import LONGEST_SESSION_MINUTES
from config.program.regions import BY_NUMBER
from data_access.imports.days import DATE_PATTERNS, ISO, clock_words, read_day, read_time
from data_access.imports.durations import REMEDY, Duration, read_duration
from data_access.imports.noted import Noted, Oddity, read_as
from data_access.imports.personal_numbers import find_personal_number
from data_access.imports.reason_codes import ReasonCode

ID_LENGTH = 36
CODE_LENGTH = 24
NAME_LENGTH = 160
LIST_LENGTH = 400
FIRST_DAY = date(2010, 1, 1)  # PAC has no coaching records from before this day
FIRST_DAY_OF_LIVES = date(1950, 1, 1)  # for hire dates and the like, which are older

OWN_HEADING = "own_heading"  # the unit that our own heading says

Parser = Callable[[str], Any]


class Refused(ValueError):
    """A value that cannot be taken: why, and what to do about it, in sentences.

    Seen: reason and remedy beside the cell in the list of refused rows.
    """

    def __init__(self, code: ReasonCode, reason: str, remedy: str, *, secret: bool = False) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.remedy = remedy
        self.secret = secret


@dataclass(frozen=True)
class Problem:
    """Why a row is refused: the column, the value as the file has it, the reason, the remedy.

    `code` says the reason to programs, `reason` and `remedy` say it to people.
    """

    code: ReasonCode
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Context:
    """What parsing depends on besides the text: the day, and what is known about the file's column.

    `date_format` is the declared pattern of the file's dates. `duration_unit` is the unit of bare
    numbers in a column of durations (minutes or hours): the one in our own heading unless another is
    declared; None if the heading is not ours. `granted` is called with each assumption made in reading
    a text that a person should check. `words`: what the map says the words of the column mean.
    `night_times`: what is meant where a session would begin at night (days.NIGHT_TIMES). `noted`
    remembers what was read otherwise than it stands.
    """

    today: date
    date_format: str | None = None
    duration_unit: str | None = OWN_HEADING
    granted: Callable[[str], None] | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    night_times: str | None = None
    noted: Noted | None = None

    def grant(self, sentence: str) -> None:
        """Say what was taken for granted, where somebody listens."""
        if self.granted is not None:
            self.granted(sentence)

    def note(self, oddities: Iterable[Oddity], text: str, value: str) -> None:
        """Remember what of a text was read otherwise than it stands."""
        if self.noted is not None:
            for oddity in oddities:
                self.noted(oddity, read_as(text, value))


class ColumnType(Protocol):
    """A type of column: its description for the documentation, and its parser."""

    @property
    def words(self) -> str: ...

    def parser(self, context: Context) -> Parser:
        """A function from text (stripped, not empty) to the value; it raises Refused."""
        ...


def accepted(kind: ColumnType) -> tuple[Choice, ...]:
    """The coded values of a column type, for templates and documentation; empty if it has none."""
    choices = getattr(kind, "choices", None)
    return tuple(choices) if choices is not None else ()


# ---------------------------------------------------------------------------------------------
# Values nobody may hand in
# ---------------------------------------------------------------------------------------------

NOT_KEPT = "(not kept)"


def shown(text: str) -> str:
    """A refused value in a form that may be stored and shown: short, printable, nothing personal."""
    if find_personal_number(text):
        return NOT_KEPT
    short = text if len(text) <= 200 else text[:199] + "\N{HORIZONTAL ELLIPSIS}"
    return short if short.isprintable() else "".join(c if c.isprintable() else " " for c in short)


def refuse_personal(text: str) -> None:
    """Refuse a text that contains a number PAC may not store, without quoting any of it."""
    if kind := find_personal_number(text):
        raise Refused(
            ReasonCode.PERSONAL_NUMBER,
            f"The value looks like {kind}. The value was not kept.",
            "Remove the number from the file; PAC needs none of them.",
            secret=True,
        )


# ---------------------------------------------------------------------------------------------
# Ids and text
# ---------------------------------------------------------------------------------------------

_ID = re.compile(r"[A-Z0-9][A-Z0-9_-]{0,35}")
# What form services make for a record, with what some of them put around it.
_RECORD_ID = re.compile(r"(?:URN:)?(?:UUID:)?\{?([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}?")
_DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"
)


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        plain = unicodedata.normalize("NFKC", text).strip().translate(_DASHES)
        if not plain.isascii():
            strange = next(c for c in plain if not c.isascii())
            name = unicodedata.name(strange, "").lower() or "an unnamed character"
            raise Refused(
                ReasonCode.BAD_ID,
                f"The id holds a character that ids do not have: {name}.",
                "Type the id anew with the letters A to Z, digits, dashes and underscores.",
            )
        text = plain.upper()
        if made := _RECORD_ID.fullmatch(text):
            return made[1]
        if len(text) > ID_LENGTH:
            raise Refused(
                ReasonCode.BAD_ID,
                f"The id has {len(text)} characters; an id has at most {ID_LENGTH}.",
                "Check that the column holds ids and nothing else.",
            )
        if not _ID.fullmatch(text):
            raise Refused(
                ReasonCode.BAD_ID,
                "The id holds a character that ids do not have.",
                "Use the letters A to Z, digits, dashes and underscores; begin with a letter "
                "or a digit.",
            )
    return text


@dataclass(frozen=True)
class Id:
    """An id: case is ignored, dashes are unified, leading zeros are kept, "uuid:" and braces left out."""

    @property
    def words(self) -> str:
        return f"an id of at most {ID_LENGTH} letters A to Z, digits, dashes and underscores"

    def parser(self, context: Context) -> Parser:
        return _id


@dataclass(frozen=True)
class Ids:
    """Several ids, separated by semicolons, commas or line breaks."""

    @property
    def words(self) -> str:
        return "ids separated by semicolons, commas or line breaks"

    def parser(self, context: Context) -> Parser:
        def parse(text: str) -> str | None:
            found = dict.fromkeys(
                _id(p) for part in re.split(r"[;,\r\n]", text) if (p := part.strip())
            )
            return _within(";".join(found), LIST_LENGTH) or None

        return parse


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(
            ReasonCode.TOO_LONG,
            f"The text has {len(text)} characters; at most {limit} are kept.",
            "Shorten the text in the file.",
        )
    return text


# Some scripts need joiners between letters; every other invisible character hides something.
_JOINERS = "\u200c\u200d"
_LOST = "\ufffd"


_NO_VALUE = re.compile(
    r"#{2,}|#(?:REF|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|N/A)[!?]?", re.IGNORECASE
)
_HTML_CHARACTER = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5});")


def _ungarbled(text: str) -> str | None:
    """What a text was before it was made into HTML, or UTF-8 taken for an old Windows file; else None."""
    if _HTML_CHARACTER.search(text) and (meant := html.unescape(text)) != text:
        return meant if meant.isprintable() else None
    if text.isascii():
        return None
    with suppress(UnicodeError):
        meant = text.encode("cp1252").decode("utf-8")
        return meant if meant.isprintable() else None
    return None


@dataclass(frozen=True)
class Text:
    """Plain text: composed (NFC), runs of spaces made single, no control characters."""

    limit: int = NAME_LENGTH

    @property
    def words(self) -> str:
        return f"text of at most {self.limit} characters"

    def parser(self, context: Context) -> Parser:
        limit = self.limit

        def parse(text: str) -> str:
            if _NO_VALUE.fullmatch(text):
                raise Refused(
                    ReasonCode.BAD_TEXT,
                    "The cell holds an error of a spreadsheet, or signs for a value that does not fit "
                    "the cell.",
                    "Correct the cell, or make its column wider, and save the file again.",
                )
            if not (text.isascii() and text.isprintable() and "  " not in text and "&" not in text):
                for character in text:
                    group = unicodedata.category(character)
                    if character == _LOST:
                        raise Refused(
                            ReasonCode.BAD_TEXT,
                            "The text holds the sign for a letter that was lost (U+FFFD).",
                            "Type the text anew, or export the file anew as \u201cCSV UTF-8\u201d.",
                        )
                    if (group[0] == "C" and character not in _JOINERS) or group in ("Zl", "Zp"):
                        raise Refused(
                            ReasonCode.BAD_TEXT,
                            "The text holds a control character or an invisible one "
                            f"(U+{ord(character):04X}).",
                            "Type the text anew on one line, without line breaks and tabs.",
                        )
                text = " ".join(unicodedata.normalize("NFC", text).split())
                if context.noted is not None and (meant := _ungarbled(text)):
                    example = f"\u201c{shown(text)}\u201d was perhaps \u201c{shown(meant)}\u201d"
                    context.noted(Oddity.GARBLED, example)
            return _within(text, limit)

        return parse


# ---------------------------------------------------------------------------------------------
# Coded values
# ---------------------------------------------------------------------------------------------


def _code(choices: Choices, text: str) -> str:
    code = choices.code_of(text)
    if code is None:
        raise Refused(
            ReasonCode.NOT_A_CHOICE,
            f"This is not a {choices.name} that is known.",
            _suggestion(choices, text),
        )
    return code


def _suggestion(choices: Choices, text: str) -> str:
    spelled = {folded(s): c.code for c in choices for s in (c.code, c.label, *c.spellings)}
    close = get_close_matches(folded(text), list(spelled), n=1, cutoff=0.6)
    known = ", ".join(choices.codes)
    if close:
        return f"Did you mean {spelled[close[0]]}? Known are: {known}."
    return f"Write one of: {known}."


@dataclass(frozen=True)
class OneOf:
    """One value of a vocabulary, by its code, label or any accepted spelling."""

    choices: Choices

    @property
    def words(self) -> str:
        return "one of the accepted values"

    def parser(self, context: Context) -> Parser:
        choices = self.choices
        return lambda text: _code(choices, text)


def list_parts(text: str, choices: Choices, also: Container[str] = ()) -> list[str]:
    """The entries of a list as they stand in a cell. `also`: further known words, in small letters."""

    def known(part: str) -> bool:
        return part.casefold() in also or choices.code_of(part) is not None

    out: list[str] = []
    for piece in (p.strip() for p in re.split(r"[;\r\n]+", text)):
        parts = [part.strip() for part in piece.split(",")]
        if known(piece) or not any(_end_of_word(parts, n, known) for n in range(len(parts))):
            out += [piece] if piece else []
            continue
        at = 0
        while at < len(parts):
            end = _end_of_word(parts, at, known) or at + 1
            out += [part] if (part := ", ".join(parts[at:end])) else []
            at = end
    return out


def _end_of_word(parts: Sequence[str], at: int, known: Callable[[str], bool]) -> int | None:
    """Where the longest known word ends that begins at a part."""
    ends = range(len(parts), at, -1)
    return next((end for end in ends if known(", ".join(parts[at:end]))), None)


@dataclass(frozen=True)
class SeveralOf:
    """Several values of a vocabulary; stored in the vocabulary's order.

    Semicolons and line breaks separate them, and commas where what stands between is a known word: a
    known word may hold commas itself. A word of which a map says "" is left out.
    """

    choices: Choices

    @property
    def words(self) -> str:
        return "accepted values separated by semicolons, commas or line breaks"

    def parser(self, context: Context) -> Parser:
        choices, order = self.choices, {c: n for n, c in enumerate(self.choices.codes)}
        spelled = {spelling.strip().casefold(): code for spelling, code in context.words.items()}

        def meant(part: str) -> str:
            return spelled.get(part.casefold(), part)

        def parse(text: str) -> str | None:
            parts = map(meant, list_parts(text, choices, spelled))
            found = {_code(choices, part) for part in parts if part}
            return ";".join(sorted(found, key=order.__getitem__)) or None

        return parse


# ---------------------------------------------------------------------------------------------
# Days and times
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Day:
    """A calendar day: written in one way alone, or by the one pattern that the file declares."""

    earliest: date = FIRST_DAY
    future: bool = False

    @property
    def words(self) -> str:
        until = "" if self.future else ", not in the future"
        return f"a date, year-month-day, not before {day_words(self.earliest)}{until}"

    def parser(self, context: Context) -> Parser:
        earliest, pattern = self.earliest, context.date_format
        # A system on UTC may write tomorrow's date: its midnight comes before that of Massachusetts.
        latest = date.max if self.future else context.today + timedelta(days=1)

        def parse(text: str) -> date:
            read = read_day(text, pattern)
            if read is None:
                raise _not_a_day(text, pattern)
            day = read.day
            if day < earliest:
                raise Refused(
                    ReasonCode.OUT_OF_RANGE,
                    f"{day_words(day)} is before {day_words(earliest)}.",
                    "Check the year.",
                )
            if day > latest:
                raise Refused(
                    ReasonCode.OUT_OF_RANGE,
                    f"{day_words(day)} is in the future.",
                    "Check the date; log what has happened already.",
                )
            if read.oddities:
                context.note(read.oddities, text, day_words(day))
            return day

        return parse


@dataclass(frozen=True)
class Since(Day):
    """The day from which something holds, or a word that says that it always did."""

    always: tuple[str, ...] = ("always", "always so", "was always so")

    @property
    def words(self) -> str:
        return f"{super().words}; or the word \u201c{self.always[0]}\u201d"

    def parser(self, context: Context) -> Parser:
        day = super().parser(context)

        def parse(text: str) -> date:
            return ALWAYS if " ".join(text.casefold().split()) in self.always else day(text)

        return parse


@dataclass(frozen=True)
class After:
    """A day that is counted from another one of its row, once that is known."""

    months: int
    days: int = 0

    def since(self, day: date) -> date:
        """The day so long after another; at the end of a month that has no such day."""
        months = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(months, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)


_NO_DAY_YET = (
    "tbd, t.b.d., to be determined, tba, ongoing, on going, on-going, open, open ended, open-ended, "
    "no date, none, na, not set, not yet set, unknown, ?"
)
_LEFT_OPEN = frozenset(_NO_DAY_YET.split(", "))
_COUNT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                "eleven", "twelve")  # fmt: skip
_SPAN = re.compile(
    rf"(?:in |within |after )?([0-9]{{1,3}}|{'|'.join(_COUNT_WORDS)})[ -]?"
    r"(day|week|month|mo|year|yr)s?\.?(?: from start| from now)?"
)
_MONTH = re.compile(r"(?:by |in )?(?:end of )?([a-z]{3,9})\.?,? (20[0-9]{2})")


@dataclass(frozen=True)
class Due(Day):
    """The day something is due: a day, a length of time from the row's first day, a month, or left open."""

    future: bool = True
    counted_from: str = "the day it was set"

    @property
    def words(self) -> str:
        return (
            f"{super().words}; or a length of time from {self.counted_from}, like \u201c12 months\u201d; "
            "or a month, like \u201cMay 2027\u201d; or \u201cTBD\u201d"
        )

    def parser(self, context: Context) -> Parser:
        day = super().parser(context)

        def parse(text: str) -> date | After | None:
            plain = " ".join(text.casefold().split())
            if plain in _LEFT_OPEN:
                context.grant(f"\u201c{shown(text)}\u201d is read as no day yet: it is left open.")
                return None
            if found := _SPAN.fullmatch(plain):
                said = found[1]
                number = int(said) if said.isdigit() else _COUNT_WORDS.index(said) + 1
                after = _after(number, found[2])
                context.grant(f"\u201c{shown(text)}\u201d is counted from {self.counted_from}.")
                return after
            if (found := _MONTH.fullmatch(plain)) and (month := _month_named(found[1])):
                last = date(int(found[2]), month, monthrange(int(found[2]), month)[1])
                context.grant(
                    f"\u201c{shown(text)}\u201d is read as its last day, {day_words(last)}."
                )
                return last
            read: date = day(text)
            return read

        return parse


def _after(number: int, unit: str) -> After:
    match unit[0]:
        case "d":
            return After(0, number)
        case "w":
            return After(0, 7 * number)
        case "m":
            return After(number)
        case _:
            return After(12 * number)


def _month_named(word: str) -> int | None:
    word = word.removesuffix("t") if word == "sept" else word
    names = enumerate(name.casefold() for name in month_name)
    return next((number for number, name in names if name.startswith(word)), None)


def _not_a_day(text: str, pattern: str | None) -> Refused:
    words = DATE_PATTERNS.get(pattern or ISO, pattern)
    if _COUNTED.fullmatch(text):
        return Refused(
            ReasonCode.NOT_A_DAY,
            f"This is not a day of the calendar, written {words}. It may be a day as a spreadsheet "
            "counts days.",
            "Format the column as dates in the spreadsheet, and save the file again.",
        )
    if _has_no_year(text):
        return Refused(
            ReasonCode.NOT_A_DAY,
            "This date has no year.",
            "Write the whole date as year-month-day, like 2026-03-31.",
        )
    return Refused(
        ReasonCode.NOT_A_DAY,
        f"This is not a day of the calendar, written {words}.",
        "Write the date as year-month-day, like 2026-03-31.",
    )


_COUNTED = re.compile(r"[1-7][0-9]{4}(?:\.[0-9]+)?")
_DAY_OF_MONTH = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th)?[-/. ]+(?P<after>[a-z]{3,9})\.?|"
    r"(?P<before>[a-z]{3,9})\.?[-/ ]+[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}[/.][0-9]{1,2}"
)


def _has_no_year(text: str) -> bool:
    """Whether a text is a day and a month alone: "27-Oct", "October 27", "10/27"."""
    found = _DAY_OF_MONTH.fullmatch(" ".join(text.casefold().split()))
    month = found and (found["after"] or found["before"])
    return found is not None and (not month or _month_named(month) is not None)


@dataclass(frozen=True)
class ClockTime:
    """A time of day; one at night is taken as the file's sender says such times are meant."""

    @property
    def words(self) -> str:
        return "a time of day, like 14:30 or 2:30 PM"

    def parser(self, context: Context) -> Parser:
        def parse(text: str) -> str | None:
            found = read_time(text)
            if found is None:
                raise Refused(
                    ReasonCode.NOT_A_TIME,
                    "This is not a time of day.",
                    "Write hours and minutes, like 09:15, 14:30 or 2:30 PM.",
                )
            if found.is_at_night and context.night_times == "left_out":
                return None
            stored = found
            if found.is_at_night and context.night_times == "other_half":
                stored = found.other_half
            elif found.is_at_night and context.night_times is None and not found.says_half:
                raise Refused(
                    ReasonCode.UNCLEAR_TIME,
                    "The session would begin at night.",
                    f"Write {clock_words(found.other_half.minutes)}, or "
                    f"{clock_words(found.minutes)} if that is what is meant.",
                )
            if found.oddities:
                context.note(found.oddities, text, stored.text)
            return stored.text

        return parse


# ---------------------------------------------------------------------------------------------
# Numbers
# ---------------------------------------------------------------------------------------------

_WHOLE = re.compile(r"([+-]?[0-9]{1,9})(?:\.0+)?")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,12}(?:\.[0-9]{0,12})?|\.[0-9]{1,12})")
_TWO_NUMBERS = re.compile(r"[+-]?[0-9.]+\s*[/;|]\s*[+-]?[0-9.]+")


def _number_text(text: str, pattern: re.Pattern[str], what: str, example: str) -> str:
    text = text.replace("\N{MINUS SIGN}", "-")
    found = pattern.fullmatch(text)
    if found:
        return found[1] if pattern is _WHOLE else found[0]
    if _TWO_NUMBERS.fullmatch(text):
        raise Refused(
            ReasonCode.NOT_A_NUMBER,
            "The cell holds two numbers.",
            "Keep the one number of record in this column.",
        )
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]{1,2}", text):
        raise Refused(
            ReasonCode.NOT_A_NUMBER,
            "The number has a comma where this dashboard reads a point, as some spreadsheets write it.",
            f"Write {text.replace(',', '.')}, or export the file with decimal points.",
        )
    if re.fullmatch(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?", text):
        raise Refused(
            ReasonCode.NOT_A_NUMBER,
            "The number has a comma in it, which can be read in two ways.",
            "Write the number without commas.",
        )
    raise Refused(
        ReasonCode.NOT_A_NUMBER, f"This is not {what}.", f"Write digits alone, like {example}."
    )


@dataclass(frozen=True)
class Whole:
    """A whole number within a range, both ends included."""

    low: int
    high: int
    unit: str = ""
    example: str = "12"

    @property
    def words(self) -> str:
        unit = f" of {self.unit}" if self.unit else ""
        return f"a whole number{unit} from {self.low} to {self.high}"

    def parser(self, context: Context) -> Parser:
        low, high, words, example = self.low, self.high, self.words, self.example

        def parse(text: str) -> int:
            number = int(_number_text(text, _WHOLE, "a whole number", example))
            if not low <= number <= high:
                raise Refused(
                    ReasonCode.OUT_OF_RANGE, f"{number} is not {words}.", "Check the number."
                )
            return number

        return parse


@dataclass(frozen=True)
class Number:
    """A decimal number within a range, both ends included."""

    low: float
    high: float
    example: str = "4.25"

    @property
    def words(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"

    def parser(self, context: Context) -> Parser:
        low, high, words, example = self.low, self.high, self.words, self.example

        def parse(text: str) -> float:
            number = float(_number_text(text, _DECIMAL, "a number", example))
            if not low <= number <= high:
                raise Refused(
                    ReasonCode.OUT_OF_RANGE, f"{number:g} is not {words}.", "Check the number."
                )
            return number

        return parse


_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{0,2})?")
_AMOUNT = re.compile(
    r"(?P<below>\()?\s*(?P<minus>-)?\s*(?:(?:us ?)?\$|usd)?\s*"
    r"(?:(?P<none>-+)|(?P<number>[0-9][0-9.,]*|\.[0-9]+)\s*(?:usd|dollars?)?)\s*\)?"
)
_CENTS_BY_COMMA = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]{1,2}")


@dataclass(frozen=True)
class Dollars:
    """An amount of dollars, as spreadsheets show one: with a dollar sign, and commas between thousands."""

    high: float
    example: str = "550"

    @property
    def words(self) -> str:
        return f"an amount from 0 to {self.high:,.0f} dollars, like {self.example} or $1,250.00"

    def parser(self, context: Context) -> Parser:
        number = Number(0, self.high, self.example).parser(context)

        def parse(text: str) -> float:
            plain = text.replace("\N{MINUS SIGN}", "-").casefold()
            found = _AMOUNT.fullmatch(plain)
            if found and found["none"]:  # how a spreadsheet shows none of an amount
                context.grant(f"\u201c{shown(text)}\u201d is read as no dollars: 0.")
                return 0.0
            if found and (found["below"] or found["minus"]):
                raise Refused(
                    ReasonCode.OUT_OF_RANGE,
                    "The amount is below zero: a minus or parentheses say so.",
                    "Leave the row out, or write what was paid in the end.",
                )
            plain = found["number"] if found else plain
            if _CENTS_BY_COMMA.fullmatch(plain):
                raise Refused(
                    ReasonCode.NOT_A_NUMBER,
                    "The amount has a comma where its cents begin, or between thousands: which is not "
                    "said.",
                    "Write it like 1250.50.",
                )
            amount: float = number(plain.replace(",", "") if _GROUPS.fullmatch(plain) else plain)
            return amount

        return parse


_FISCAL_YEAR = re.compile(r"(?:s?fy|(?:state )?fiscal year)[ '\u2019]*(20)?([0-9]{2})")
_FISCAL_SPAN = re.compile(
    r"(?:(?:s?fy|(?:state )?fiscal year) *)?(20[0-9]{2})\s*[-\u2013/]\s*(?:20)?([0-9]{2})"
)


@dataclass(frozen=True)
class FiscalYear:
    """A state fiscal year, named for the year in which it ends: 2027, FY27 or 2026-27."""

    first: int
    last: int

    @property
    def words(self) -> str:
        return (
            f"a state fiscal year from {self.first} to {self.last}, named for the year in which it ends: "
            "2027, FY27 or 2026-27"
        )

    def parser(self, context: Context) -> Parser:
        year = Whole(self.first, self.last, example="2027").parser(context)

        def parse(text: str) -> int:
            plain = " ".join(text.casefold().split())
            if found := _FISCAL_YEAR.fullmatch(plain):
                text = f"20{found[2]}"
            elif span := _FISCAL_SPAN.fullmatch(plain):
                if (int(span[1]) + 1) % 100 != int(span[2]):
                    raise Refused(
                        ReasonCode.OUT_OF_RANGE,
                        "A fiscal year ends in the year after the one in which it begins.",
                        "Write the year in which it ends, like 2027.",
                    )
                text = str(int(span[1]) + 1)
            ends: int = year(text)
            return ends

        return parse


# ---------------------------------------------------------------------------------------------
# Lengths of time
# ---------------------------------------------------------------------------------------------

# A column of durations repeats itself; one with more different texts holds something else, and
# each text takes time to parse.
MOST_LENGTHS = 5_000
_BARE_NUMBER = re.compile(r"[0-9]+(?:[.][0-9]+)?")
_SAY_ONCE = (
    "Say once what the bare numbers of this column are: on the imports page, or under [durations] of "
    "the column map."
)
_DECIDE = f"Please decide how long it was. {REMEDY}"


def is_bare_number(text: str) -> bool:
    """Whether a length of time is a number alone, without its unit."""
    return bool(_BARE_NUMBER.fullmatch(text.strip()))


_UNIT_WORDS = {
    "minutes": {"minutes", "minute", "mins", "min"},
    "hours": {"hours", "hour", "hrs", "hr"},
}


def unit_in_heading(heading: str) -> str | None:
    """The unit of bare numbers that a heading says, as "Duration (minutes)" does."""
    said = set(re.findall(r"[a-z]+", heading.casefold()))
    units = [unit for unit, spellings in _UNIT_WORDS.items() if said & spellings]
    return units[0] if len(units) == 1 else None


def _lengths(unit: str | None, granted: Callable[[str], None] | None) -> Callable[[str], Duration]:
    """Return a parser for the different texts of one column of durations, up to MOST_LENGTHS of them."""
    left = MOST_LENGTHS

    def read(text: str) -> Duration:
        nonlocal left
        left -= 1
        if left < 0:
            raise Refused(
                ReasonCode.UNCLEAR_LENGTH,
                f"The column holds more than {MOST_LENGTHS:,} different texts for lengths of time.",
                "Check that the column holds lengths of time and nothing else.",
            )
        if unit is None and is_bare_number(text) and float(text) >= 1:
            # A column has one unit. Its numbers tell which, never one of them by itself.
            raise Refused(
                ReasonCode.UNCLEAR_LENGTH, f"{text} could be minutes or hours.", _SAY_ONCE
            )
        length = read_duration(text, unit)
        if length.outcome == "decide":
            raise Refused(ReasonCode.UNCLEAR_LENGTH, length.why, _DECIDE)
        if length.why and granted is not None:
            granted(length.why)
        return length

    return read


@dataclass(frozen=True)
class Minutes:
    """How long something took, as people write it; refused if longer than plausible."""

    longest: int = LONGEST_SESSION_MINUTES
    what: str = "session"

    @property
    def words(self) -> str:
        return (
            f"whole minutes from 0 to {self.longest}, or a length of time with its unit, like "
            "1.5 hours or 1:30"
        )

    def parser(self, context: Context) -> Parser:
        longest, what = self.longest, self.what
        unit = context.duration_unit
        read = _lengths("minutes" if unit == OWN_HEADING else unit, context.granted)

        def parse(text: str) -> int | None:
            minutes = read(text).minutes
            if minutes is not None and minutes > longest:
                raise Refused(
                    ReasonCode.OUT_OF_RANGE,
                    f"{minutes} minutes is longer than {longest // 60} hours; "
                    f"one {what} is not that long.",
                    f"Check the minutes; log several {what}s as several rows.",
                )
            return minutes

        return parse


@dataclass(frozen=True)
class Hours:
    """How many hours something took: a number of hours, or a duration with its unit."""

    low: float
    high: float
    example: str = "1.5"

    @property
    def words(self) -> str:
        return (
            f"a number of hours from {self.low:g} to {self.high:g}, or a length of time with its "
            "unit, like 90 min"
        )

    def parser(self, context: Context) -> Parser:
        number = Number(self.low, self.high, self.example).parser(context)
        unit = "minutes" if context.duration_unit == "minutes" else "hours"
        read = _lengths(unit, context.granted)

        def parse(text: str) -> float | None:
            if unit == "hours" and _DECIMAL.fullmatch(text):
                return float(number(text))  # as written, not rounded to minutes
            minutes = read(text).minutes
            return None if minutes is None else float(number(f"{minutes / 60:g}"))

        return parse


_COHORT = re.compile(r"(20[0-9]{2})(?:\s*[-\u2013/]\s*(?:20)?([0-9]{2}))?")


@dataclass(frozen=True)
class CohortYear:
    """A program year, named by the year it starts in: 2025, or 2025-26."""

    @property
    def words(self) -> str:
        return "a program year: the year it starts in, like 2025, or 2025-26"

    def parser(self, context: Context) -> Parser:
        latest = context.today.year + 1

        def parse(text: str) -> int:
            found = _COHORT.fullmatch(text)
            if not found or (found[2] and (int(found[1]) + 1) % 100 != int(found[2])):
                raise Refused(
                    ReasonCode.NOT_A_PROGRAM_YEAR,
                    "This is not a program year.",
                    "Write the year it starts in, like 2025, or both, like 2025-26.",
                )
            year = int(found[1])
            if not FIRST_DAY.year - 1 <= year <= latest:
                raise Refused(
                    ReasonCode.OUT_OF_RANGE,
                    f"{year} is not between {FIRST_DAY.year - 1} and {latest}.",
                    "Check the year.",
                )
            return year

        return parse


@dataclass(frozen=True)
class RegionNumber:
    """The number of a PAC region; whether it exists on a given day is checked with the row."""

    @property
    def words(self) -> str:
        return "a PAC region: 1, 2, 3, 5 or 6 (4 only before July 2012)"

    def parser(self, context: Context) -> Parser:
        def parse(text: str) -> int:
            found = re.fullmatch(r"(?:region\s*)?([0-9]{1,2})(?:\.0+)?", text.casefold())
            number = int(found[1]) if found and found[1].isascii() else 0
            if number not in BY_NUMBER:
                raise Refused(
                    ReasonCode.NOT_A_REGION,
                    "There is no such PAC region.",
                    "Write 1, 2, 3, 5 or 6.",
                )
            return number

        return parse
