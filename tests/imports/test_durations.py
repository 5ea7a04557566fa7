"""How long a session lasted, from what people type: lengths, nothing, and what a person decides."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.program.dosage import LONGEST_SESSION_MINUTES
from data_access.imports.durations import Duration, read_duration

LASTING: dict[int, tuple[str, ...]] = {
    10: ("1O min",),
    15: (
        "l5 minutes",
        "quarter of an hour",
        "quarter hour",
    ),
    30: (
        "30 minuts",
        "30 mins.",
        "30 minits",
        "0.0208333333333333",
        ":30",
        "3O minutes",
        "O.5 hours",
        "\xbd hour",
        "half an hour",
        "half hour",
        "1/2 hour",
        "a half hour",
        "30 min.",
    ),
    45: (
        "3/4 of an hour",
        "45 min/session",
        "45 mintues",
        "45 minuets",
        "0.03125",
        ":45",
        "0:45",
        "45 min. via Zoom",
        "Observation: 45 min",
        "three quarters of an hour",
        "3/4 hour",
        "forty-five minutes",
        "forty five min",
        "1 session, 45 min",
    ),
    60: (
        "1 hur",
        "4.1666666666666664E-2",
        "60 minutes (1 hour)",
        "1 hour (60 minutes)",
        "1 hour = 60 minutes",
        "1 hour or 60 minutes",
        "1 hour phone call",
        "l hr",
        "I hour",
        "lhr",
        "One Hour",
        "an hour",
        "1",
        "1.0",
        "60 min session",
        "30 minutes twice",
        "1 hr / 60 min",
        "1 (one) hour",
    ),
    75: (
        "1 hr. 15 min.",
        "0.0520833333333333",
        "an hour and a quarter",
        "1.25",
        "30 min + 45 min",
        "1 hour 15 mins total",
    ),
    80: ("1.33",),
    90: (
        "1 .5",
        "1. 5 hrs",
        "2 sessions of 45 minutes",
        "2 x 45 min",
        "2x45min",
        "45 min x 2",
        "3*30 min",
        "45 min each x 2",
        "2 sessions, 45 min each",
        "2 45-minute sessions",
        "1.5 houra",
        "1hr30min",
        "1h30",
        "1h 30m",
        "01:30",
        "1:30:00",
        "1:30 hours",
        "1: 30",
        "1 : 30",
        "1:3O",
        "90 min/1.5 hours",
        "90 (1.5 hours)",
        "90 minutes, 1.5 hours",
        "1.5 hours 90 minutes",
        "1.5 (virtual)",
        "l.5 hours",
        "9O min",
        "an hour and a half",
        "hour and a half",
        "one and a half hours",
        "1 and a half hours",
        "1 and 1/2 hours",
        "1 1/2 hours",
        "1-1/2 hrs",
        "1\xbd hours",
        "ninety minutes",
        "one hour thirty minutes",
        "1 hour 30",
        "1 hour and 30",
        "90minutes",
        "1.5 h",
        "1899-12-30 01:30:00",
        "PT1H30M",
        "\uff11\uff0e\uff15 hours",
        "1:30 (90 minutes)",
        "1.5 hrs.=90min",
        "3 sessions at 30 min (90 min)",
        "one and one-half hours",
        "1 and 1/2",
        "1 hr 30 min (90)",
        "1:30 = 1.5",
    ),
    105: (
        "1.75 (1 hour 45 minutes)",
        "1hr & 45mins",
    ),
    120: (
        "two sessions at 1 hour each",
        "two one-hour visits",
        "1 hour each for 2 sessions",
        "2 huors",
        "2 hous",
        "2 horus",
        "2 hrss",
        "2 hts",
        "2 Hr",
        "1/4 day",
        "0.0833333333333333",
        "2=2 hours",
        "2 hours (virtual)",
        "2 hrs w/ director",
        "2 hours (2 visits)",
        "two hours",
        "one hundred and twenty minutes",
        "hours: 2",
        "about 2 hours",
        "~2 hrs",
        "2\xa0hours",
        "2\u200b hours",
        "2 hours / 120 minutes / 2",
        "120min=2hr",
        "total 2 hrs",
        "two (2) hours",
        "2 @ 1 hr",
        "2 hours for observation",
        "2 hours -",
    ),
    130: (
        "2 hours, 10 minutes",
        "2 hours & 10 min",
    ),
    135: (
        "3 sessions @ 45 min",
        "2:15",
        "2 1/4 hrs",
    ),
    150: (
        "2 . 5",
        "2 sesions at 1.25",
        "0.1041666667",
        "2 1/2",
        "two and a half hrs",
        "2.5",
        "2 1/2 hours (150 minutes)",
    ),
    160: ("1/3 day", "a third of a day"),
    180: (
        "3 .00",
        "1.5 x 2",
        "2 x 1.5",
        "3 hoirs",
        "3HRS",
        "0.125",
        "1.5 hours x 2 sessions",
        "1.5 hrs. each (2 sessions)",
    ),
    225: ("3.75",),
    240: (
        "2 sessions at 2",
        "half day",
        "Half-day",
        "half a day",
        "1 half day",
        "half day (4 hours)",
        "2hrs x2",
    ),
    270: ("3 sessions (1.5 each)",),
    300: ("5 hours over 2 days",),
    360: (
        "3/4 day",
        "6 Hrs (3 days)",
        "4 sessions x 1.5",
        "4 sessions at 1.5 hours each",
        "4 sessions at 1.5 hrs = 6 hours",
        "2 hours each day for 3 days",
        "3 sessions for 2 hours each",
    ),
    450: ("5 sessions at 1.5",),
    480: (
        "whole day",
        "all day",
        "1 day",
        "a day",
        "full day",
        "8 hours (2 days)",
        "8",
        "a full day",
        "1 full day",
        "2 half days",
        "full day (8 hours)",
    ),
    500: ("500 minutes",),
    600: (
        "10 hours",
        "1 day 2 hours",
    ),
    720: (
        "1.5 days",
        "12:00",
        "12 hrs over 2 days",
        "2 days at 6 hours",
        "6 hours x 2 days",
        "2 days, 6 hours each",
        "6 hours per day for 2 days",
    ),
    900: ("15 hrs",),
    960: (
        "2 days",
        "2 full days",
    ),
}
MISSING = ("NA", "n/a", "N/A", "-", "unknown", " ", "", "--", "\u2014", "None")

# A piece of the question, and the cells it is asked about.
ASKED: dict[str, tuple[str, ...]] = {
    "travel": (
        "1 hour 1 hour travel",
        "2 hrs plus drive",
        "90 min + 30 min drving",
        "3 hours incl. travel time",
        "1 hour (plus 1hr commute)",
        "1hour traveltime",
        "45 minutes, drove 20",
        "1:30 Traveling",
        "2 (1 mileage)",
        "1 hour round trip",
        "TRAVLE 2 hours",
        "2 hrs in car",
        "NA travel",
    ),
    "one or several": (
        "1.5 each",
        "45 minutes each",
        "1 hr per teacher",
    ),
    "minutes or 90 hours": (
        "90",
        "90.0",
        "3 visits at 90",
    ),
    "a spreadsheet's part of a day": (
        "0.25",
        "0.75",
        "0.1",
        "0.33",
        ".5",
        "0.05",
        "0.166666666666667",
        "3/4",
        "1/2",
    ),
    "not hours and minutes": (
        "1:5",
        "1:75",
        "0:99",
    ),
    "minutes and seconds": (
        "90:00",
        "45:00",
        "30:15",
    ),
    "time of the day": (
        "1:30 pm",
        "9am to 10am",
        "1:30:00 AM",
    ),
    "holds a date": (
        "2017-01-25",
        "1/25/2017",
        "3/4/26",
        "2-Jan",
        "Mar 3",
        "2 hours on 1/25/2017",
    ),
    "could be the date January 1, 2018": (
        "43101",
        "43101.0",
    ),
    "1 hour 30 minutes or 2 hours": (
        "2 hours (90 minutes)",
        "1.5 hours = 120 min",
        "90 minutes/2 hours",
    ),
    "1 hour or 1 hour 30 minutes": (
        "1 hour/90 min",
        "1 hour - 90 min",
    ),
    "less than nothing": (
        "-2 hours",
        "-30",
        "-1.5",
        "\u22122 hrs",
        "(-2 hours)",
        "- 1 hour",
    ),
    "A length of nothing": (
        "0",
        "0 hours",
        "0:00",
        "0.0",
        "zero hours",
        "0 min",
    ),
    "1 minute, 1 hour or 2 hours": (
        "1-2 hours",
        "1 - 2 hrs",
        "1 to 2 hours",
        "1 or 2 hours",
        "1\u20132 hours",
    ),
    "30 minutes, 45 minutes or 30 hours": (
        "30-45 min",
        "30 to 45 minutes",
    ),
    "9 minutes or 9 hours": (
        "9",
        "9.00",
    ),
    " min” or “": (
        "10",
        "15",
        "45",
        "60",
        "120",
        "500",
        "3O",
        "90.",
    ),
    "1 hour 30 minutes, 2 hours, 90 hours or 120 hours": ("90-120",),
    "1 hours 30 minutes or 1.30 hours": ("1.30",),
    "The words in the cell leave open": (
        "2'",
        "45\u2032",
        '1:30"',
        "2+ hours?",
        "2 hours?",
        "2 hours per week",
        "2 hrs minus lunch",
        "couple of hours",
        "less than 1 hour",
        "not 2 hours",
        "#VALUE!",
        "> 2 hours",
        "2 hours weekly",
        "up to 3 hrs",
        "\u0662 hours",
        "cancelled, 1 hour",
    ),
    "No length of time": (
        "part of a day",
        "half",
        "a quarter",
        "hours",
        "O hours",
        "abc",
        "session",
        "see notes",
        "\u5c0f\u660e",
    ),
    "too long for the length": ("9999999999999",),
    "more than the length of a session": ("1 hour " + "and so on " * 30,),
    "part of a minute": (
        "90 seconds",
        "1.5 minutes",
        "20.25 min",
    ),
    "could mean": (
        "9:00-10:30",
        "2+ hours",
        "1,5 hours",
        "1,200 minutes",
        "1,5",
        "2 classrooms",
        "2 hours 3 teachers",
        "1 hour 1 hour",
        "30 min observation, 45 min conference",
        "1 hour 5",
        "2 hours 15 teachers",
        "1 session",
        "1.5 hours and 30 minutes",
        "1e3",
        "half day = 3 hours",
        "3 sessions for 2 hours",
        "1 hour observation/30 min debrief",
        "1.5 - virtual",
        "1 - 60 minutes",
        "30 minutes 1 hour",
        "one",
        "two",
        "room 3, 45 min",
    ),
}


def test_the_strings_seen_in_real_logs(shared_data: Path) -> None:
    path = shared_data / "data/coaching/duration_strings_seen_in_real_logs.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 33
    for row in rows:
        expected = row["expected_outcome"].replace("flag_for_review", "decide")
        found = read_duration(row["raw"])
        minutes = int(row["expected_minutes"]) if row["expected_minutes"] else None
        assert (found.minutes, found.outcome) == (minutes, expected), row["raw"]


def test_the_table_is_large_enough_and_says_nothing_twice() -> None:
    texts = [t for group in (*LASTING.values(), MISSING) for t in group]
    assert len(texts) == len(set(texts)) >= 200


@pytest.mark.parametrize("minutes", LASTING)
def test_a_length(minutes: int) -> None:
    for text in LASTING[minutes]:
        found = read_duration(text)
        assert (found.minutes, found.outcome) == (minutes, "minutes"), (text, found)
        assert found.doubtful is (minutes > LONGEST_SESSION_MINUTES)


@pytest.mark.parametrize("text", MISSING)
def test_nothing_was_noted(text: str) -> None:
    assert read_duration(text) == Duration(None, "missing", "")
    assert read_duration(text, "hours") == Duration(None, "missing", "")


@pytest.mark.parametrize("question", ASKED)
def test_a_person_decides(question: str) -> None:
    for text in ASKED[question]:
        found = read_duration(text)
        assert (found.minutes, found.outcome) == (None, "decide"), (text, found)
        assert question in found.why, (text, found.why)
        assert found.why.endswith("."), found.why
        assert not found.doubtful


def test_the_question_names_the_readings_and_what_to_write() -> None:
    assert read_duration("90").why == (
        "90 could be 90 minutes or 90 hours: write \u201c90 min\u201d or \u201c90 hours\u201d."
    )
    assert read_duration("0.5").why == (
        "0.5 could be 30 minutes (a part of an hour) or 12 hours (a spreadsheet's part of a day): "
        "write \u201c30 min\u201d or \u201c720 min\u201d."
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("45 min", ""),
        ("6", "6 is read as 6 hours."),
        ("0.125", "0.125 is read as a spreadsheet's part of a day."),
        ("half day", "A day is read as 8 hours."),
        ("2 sessions at 1.25", "1.25 is read as 1.25 hours."),
    ],
)
def test_what_was_taken_for_granted_is_said(text: str, note: str) -> None:
    assert read_duration(text).why == note


@pytest.mark.parametrize(
    ("text", "unit", "minutes"),
    [
        ("90", "minutes", 90),
        ("6", "minutes", 6),
        ("0", "minutes", 0),
        ("720", "minutes", 720),
        ("1.5", "hours", 90),
        ("0.5", "hours", 30),
        ("0.33", "hours", 20),
        ("1.30", "hours", 78),
        ("9", "hours", 540),
        ("0", "hours", 0),
        ("0.0416666666666667", "hours", 60),
        ("2 hours", "minutes", 120),
        ("45 min", "hours", 45),
        ("4 sessions at 45", "minutes", 180),
        ("3 sessions at 1.5", "hours", 270),
        ("1.5", "minutes", None),
        ("42761", "minutes", None),
        ("42761", "hours", None),
        ("-30", "minutes", None),
        ("30-45", "minutes", None),
        ("1 hour drive", "hours", None),
    ],
)
def test_a_declared_unit_settles_bare_numbers(text: str, unit: str, minutes: int | None) -> None:
    found = read_duration(text, unit)
    assert found.minutes == minutes
    assert found.outcome == ("decide" if minutes is None else "minutes")


def test_an_unknown_unit_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        read_duration("90", "days")


# --- Properties ------------------------------------------------------------------------------

MINUTES = st.integers(1, 24 * 60 - 1)
TRAVEL = st.sampled_from(
    ["travel", "Traveling", "drive", "driving time", "drove", "COMMUTE", "mileage", "travelled"]
)
WORDS = (
    "1 2 3 1.5 90 0.5 1/2 1:30 :45 hour hours hr min minutes m h day half quarter a an and & + x "
    "* @ at of for each per session visits ( ) , ; - = / or to one two forty five hundred l O I "
    "twice full about observation 42760 0.0625 \u00bd e-2 . : ? NA"
)
CELLS = st.lists(st.sampled_from(WORDS.split()), max_size=9)


@given(MINUTES)
def test_every_plain_way_of_writing_minutes_is_read(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    written = [
        f"{minutes} min",
        f"{minutes}min",
        f"{minutes} minutes",
        f"{minutes} Mins.",
        f"{minutes}-minute",
        f"{hours}:{rest:02d}",
        f"{hours:02d}:{rest:02d}:00",
        f"{hours}:{rest:02d} hrs",
        f"{minutes / 60:.4f} hours",
        f"({minutes} minutes)",
        f"\u00a0{minutes}\u2009min ",
    ]
    if hours:
        written += [
            f"{hours} hours {rest} minutes" if rest else f"{hours} hours",
            f"{hours}h{rest:02d}m" if rest else f"{hours}h",
            f"{hours} hr, {rest} min" if rest else f"{hours} hr",
            f"{hours} hours and {rest} min" if rest else f"{hours} hours",
            f"{minutes} minutes = {hours} hours {rest} min" if rest else f"{minutes} min/{hours} h",
        ]
    else:
        written += [f":{rest:02d}"]
    for text in written:
        found = read_duration(text)
        assert (found.minutes, found.outcome) == (minutes, "minutes"), (text, found)


@given(st.integers(1, LONGEST_SESSION_MINUTES))
def test_declared_minutes_and_hours_are_read_as_declared(minutes: int) -> None:
    assert read_duration(str(minutes), "minutes").minutes == minutes
    assert read_duration(f"{minutes / 60:.4f}", "hours").minutes == minutes


@given(st.integers(1, 95))
def test_a_spreadsheets_part_of_a_day_is_read_or_asked_never_misread(quarter_hours: int) -> None:
    minutes = 15 * quarter_hours
    assert read_duration(repr(minutes / 1440)).minutes in (minutes, None)


@given(st.integers(2, 9), MINUTES)
def test_a_product_is_its_factors(count: int, minutes: int) -> None:
    for text in (
        f"{count} sessions at {minutes} min",
        f"{count} visits of {minutes} minutes each",
        f"{count} x {minutes} min",
        f"{minutes} min each x {count}",
        f"{count} {minutes}-minute sessions",
    ):
        assert read_duration(text).minutes == count * minutes, text


def test_one_slip_in_the_word_for_hours_or_minutes_is_forgiven() -> None:
    read = 0
    for word, minutes in (("hours", 120), ("minutes", 2)):
        for place in range(1, len(word) - 1):
            swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            left_out = word[:place] + word[place + 1 :]
            for slip in (swapped, left_out, word[:place] + word[place] + word[place:]):
                assert read_duration(f"2 {slip}").minutes == minutes, slip
                read += 1
    assert read == 24


@given(st.text(), st.sampled_from([None, "minutes", "hours"]))
def test_any_text_gets_an_answer(text: str, unit: str | None) -> None:
    _is_sound(read_duration(text, unit))


@given(CELLS, st.sampled_from(["", " "]), st.sampled_from([None, "minutes", "hours"]))
def test_anything_made_of_its_own_words_gets_an_answer(
    words: list[str], between: str, unit: str | None
) -> None:
    _is_sound(read_duration(between.join(words), unit))


def _is_sound(found: Duration) -> None:
    assert (found.minutes is not None) == (found.outcome == "minutes")
    assert found.minutes is None or found.minutes >= 0
    assert found.why or found.outcome != "decide"


@given(CELLS, CELLS, TRAVEL)
def test_a_cell_with_travel_never_gives_minutes(
    before: list[str], after: list[str], travel: str
) -> None:
    for text in (" ".join([*before, travel, *after]), f"2 hours {travel}", f"{travel}: 45 min"):
        assert read_duration(text).outcome == "decide", text


@given(st.permutations(["1 hour", "60 minutes"]), st.sampled_from([" = ", "/", " or ", " ("]))
def test_the_same_amount_twice_agrees_in_either_order(words: list[str], joined: str) -> None:
    assert read_duration(joined.join(words)).minutes == 60


def test_two_different_amounts_never_give_minutes() -> None:
    amounts = {"1 hour": 60, "45 min": 45, "1:30": 90, "2.5 hrs": 150, "half a day": 240}
    for one, two in itertools.permutations(amounts, 2):
        for joined in (" = ", "/", " or ", " to "):
            assert read_duration(one + joined + two).outcome == "decide", (one, joined, two)
