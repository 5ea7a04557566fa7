"""Days and times of day as programs write them: the same day however it is written, or none at all."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.imports.columns import ClockTime, Context, Day, Refused
from data_access.imports.days import DATE_PATTERNS, read_day, read_time
from data_access.imports.noted import Noted, Oddity
from data_access.imports.recognition import Written, dates_in

US = "%m/%d/%Y"
THE_DAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("2026-11-16", None),
        ("2026/11/16", None),
        ("2026-11-16 09:30", None),
        ("2026-11-16T09:30:00Z", None),
        ("2026-11-16T00:00:00Z", None),  # written by what knows of no time
        ("2026-11-17T01:30:00Z", None),  # half past eight in the evening before
        ("2026-11-16T14:05:00.000-05:00", None),
        ("16-Nov-26", None),
        ("16 November 2026", None),
        ("Nov 16, 2026", None),
        ("NOVEMBER 16TH, 2026", None),
        ("Monday, November 16, 2026 at 2:30 PM", None),
        ("2026-Nov-16", None),
        ("11/16/26", US),
        ("11/16/2026 9:30:00", US),
        ("11/16/2026, 2:30 p.m.", US),
        ("Mon 11/16/2026 2:30\u202fPM", US),
        ("16/11/2026", "%d/%m/%Y"),
        ("16-11-26", "%d-%m-%Y"),
        ("11.16.2026", "%m.%d.%Y"),
        ("2026-11-16", US),
    ],
)
def test_one_day_in_many_spellings(text: str, pattern: str | None) -> None:
    read = read_day(text, pattern)
    assert read is not None and read.day == THE_DAY


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("11/16/2026", None),  # could be read in two ways
        ("11/12/2026", None),
        ("16/11/2026", US),
        ("11-16-2026", US),  # another pattern than the declared one
        ("11/31/2026", US),
        ("2026-02-30", None),
        ("Tuesday, November 16, 2026", None),  # it is a Monday
        ("Nov 2026", None),
        ("16 Foo 2026", None),
        ("11/16/2026 25:00", US),
        ("2026-11-16 and after", None),
        ("20261116", None),
        ("\uff11\uff11/16/2026", US),
    ],
)
def test_what_is_no_day_or_could_be_two_is_not_read(text: str, pattern: str | None) -> None:
    assert read_day(text, pattern) is None


_WRITTEN = {
    **dict.fromkeys(DATE_PATTERNS),
    "%d-%b-%Y": None, "%d-%b-%y": None, "%B %d, %Y": None, "%b %d, %Y": None, "%A, %B %d, %Y": None,
    "%m/%d/%y": US,
}  # fmt: skip


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(sorted(_WRITTEN)),
    st.sampled_from(["", " %H:%M", " %I:%M %p", " %I:%M:%S %p", "T%H:%M:%S"]),
    st.times(min_value=time(0, 1)),
)
def test_any_day_is_read_back_as_it_was_written(day: date, form: str, clock: str, at: time) -> None:
    pattern = form if form in DATE_PATTERNS else _WRITTEN[form]
    text = day.strftime(form) + at.strftime(clock)
    read = read_day(text, pattern)
    assert read is not None and read.day == day
    if clock and at.strftime("%H%M") != "0000":
        assert Oddity.TIME_OF_DAY in read.oddities


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("9:05", "09:05"), ("2:30 PM", "14:30"), ("2:30pm", "14:30"), ("9:05:00 a.m.", "09:05"),
        ("12:15 PM", "12:15"), ("14:30:15", "14:30"), ("9.30", "09:30"), ("1430", "14:30"),
        ("930", "09:30"), ("2 PM", "14:00"), ("230 pm", "14:30"), ("12:30 am", "00:30"),
        ("11/16/2026 2:30:00 PM", "14:30"), ("2026-11-16 14:30", "14:30"),
        ("2026-11-16T14:30:00Z", "09:30"), ("2:30\u202fPM", "14:30"),
    ],
)  # fmt: skip
def test_a_time_of_day_in_many_spellings(text: str, stored: str) -> None:
    read = read_time(text)
    assert read is not None and read.text == stored


@pytest.mark.parametrize(
    "text", ["25:00", "9:60", "13:00 AM", "0:30 PM", "9.3", "9", "noonish", "14:30Z"]
)
def test_what_is_no_time_of_day_is_not_read(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "meant", "stored"),
    [
        ("2:30", "other_half", "14:30"),
        ("21:30", "other_half", "09:30"),
        ("2:30 AM", "other_half", "14:30"),
        ("2:30", "as_written", "02:30"),
        ("2:30", "left_out", None),
        ("9:30", "left_out", "09:30"),
        ("6:00", "other_half", "06:00"),
        ("20:59", "other_half", "20:59"),
        ("2:30 AM", None, "02:30"),
    ],
)
def test_a_start_at_night_is_what_the_sender_says_it_is(
    text: str, meant: str | None, stored: str | None
) -> None:
    assert ClockTime().parser(Context(THE_DAY, night_times=meant))(text) == stored


def test_a_start_at_night_of_which_nobody_was_asked_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        ClockTime().parser(Context(THE_DAY))("2:30")
    assert refused.value.remedy == "Write 2:30 PM, or 2:30 AM if that is what is meant."


def test_what_is_left_out_beside_a_date_is_said_with_an_example() -> None:
    noted = Noted()
    parse = Day().parser(Context(THE_DAY, US, noted=noted))
    for text in ("2026-11-16", "11/16/2026 9:30", "11/12/26"):
        parse(text)
    assert list(noted.said()) == [
        (
            "A time of day beside a date.",
            "The day is taken, and the time is left out: \u201c11/16/2026 9:30\u201d is read as "
            "November 16, 2026.",
        ),
        (
            "Years of two digits.",
            "They are read like this: \u201c11/12/26\u201d is read as November 12, 2026.",
        ),
    ]


def test_a_few_texts_among_real_days_are_asked_about() -> None:
    found = dates_in({"2026-11-16": 9, "03/04/2026": 1, "Nov 19, 2026": 1})
    assert found.must_be_asked and found.total == 11
    assert [(p.pattern, p.fits) for p in found.patterns] == [
        (US, 11), ("%d/%m/%Y", 11), ("%Y-%m-%d", 10),
    ]  # fmt: skip


def test_start_times_at_night_are_counted_and_the_most_frequent_shown_first() -> None:
    seen = Written({}, {"2:30": 2, "9:30": 5, "21:00": 3, "x": 1})
    assert seen.rows_at_night == 5
    assert [(n.text, n.as_written, n.other_half) for n in seen.nights] == [
        ("21:00", "9:00 PM", "9:00 AM"), ("2:30", "2:30 AM", "2:30 PM"),
    ]  # fmt: skip
