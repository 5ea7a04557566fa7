"""Each kind of column: the texts it takes, and the exact reason for those it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from config.program.vocabulary import (
    STRATEGIES,
    VENUES,
)
from data_access.imports.columns import (
    FIRST_DAY_OF_LIVES,
    MOST_LENGTHS,
    ClockTime,
    CohortYear,
    ColumnType,
    Context,
    Day,
    Dollars,
    FiscalYear,
    Hours,
    Id,
    Ids,
    Minutes,
    Number,
    OneOf,
    Refused,
    RegionNumber,
    SeveralOf,
    Text,
    Whole,
    refuse_personal,
    shown,
)
from data_access.imports.noted import Noted

CONTEXT = Context(date(2026, 11, 21))
AMERICAN = Context(date(2026, 11, 21), "%m/%d/%Y")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Id(), "p-100001", "P-100001"),
        (Id(), "00123", "00123"),
        (Id(), "M\u20130001", "M-0001"),
        (Id(), "\uff2d\uff11", "M1"),
        (Id(), "NA", "NA"),
        (Id(), "4b1c2d3e-5f60-4a7b-8c9d-0e1f2a3b4c5d", "4B1C2D3E-5F60-4A7B-8C9D-0E1F2A3B4C5D"),
        (Id(), "uuid:4b1c2d3e-5f60-4a7b-8c9d-0e1f2a3b4c5d", "4B1C2D3E-5F60-4A7B-8C9D-0E1F2A3B4C5D"),
        (Id(), "{4B1C2D3E-5F60-4A7B-8C9D-0E1F2A3B4C5D}", "4B1C2D3E-5F60-4A7B-8C9D-0E1F2A3B4C5D"),
        (Id(), "None", "NONE"),
        (Ids(), "g-1; G-2 ;;g-1", "G-1;G-2"),
        (Text(), "Caf\u0065\u0301  du\u00a0Nord", "Caf\u00e9 du Nord"),
        (Text(), "NA", "NA"),
        (Text(), "\u5c0f\u660e", "\u5c0f\u660e"),
        (OneOf(VENUES), "Virtual w/ Video", "live_video"),
        (OneOf(VENUES), "F2F", "f2f"),
        (SeveralOf(STRATEGIES), "Feedback; modelling;feedback", "modeling;feedback"),
        (SeveralOf(STRATEGIES), " ; ", None),
        (Day(), "2026-03-31", date(2026, 3, 31)),
        (Day(), "2026-11-22", date(2026, 11, 22)),
        (Day(future=True), "2031-01-01", date(2031, 1, 1)),
        (Day(FIRST_DAY_OF_LIVES), "1987-05-25", date(1987, 5, 25)),
        (ClockTime(), "9:05", "09:05"),
        (ClockTime(), "14:30:00", "14:30"),
        (Whole(1, 7), "7", 7),
        (Whole(-2, 2), "\N{MINUS SIGN}2", -2),
        (Whole(1, 7), "5.0", 5),
        (Minutes(), "480", 480),
        (Minutes(), "0", 0),
        (Minutes(), "1:30", 90),
        (Minutes(), "1.5 hours", 90),
        (Minutes(), "NA", None),
        (Hours(0.25, 24), "0.33", 0.33),
        (Hours(0.25, 24), "2 hrs.", 2.0),
        (Hours(0.25, 24), "45 min", 0.75),
        (Hours(0.25, 24), "n/a", None),
        (Number(1, 7), "6.26", 6.26),
        (Number(0, 1), ".5", 0.5),
        (Dollars(5_000), "$550.00", 550),
        (Dollars(5_000), "1,250.00", 1250),
        (Dollars(5_000), "US$ 1,250", 1250),
        (Dollars(5_000), "550.5 USD", 550.5),
        (Dollars(5_000), "usd .50", 0.5),
        (Dollars(5_000), "$ -", 0),
        (FiscalYear(2010, 2100), "FY27", 2027),
        (FiscalYear(2010, 2100), "SFY 2027", 2027),
        (FiscalYear(2010, 2100), "2026-27", 2027),
        (FiscalYear(2010, 2100), "2027", 2027),
        (CohortYear(), "2025", 2025),
        (CohortYear(), "2025-26", 2025),
        (CohortYear(), "2025\u20132026", 2025),
        (RegionNumber(), "Region 3", 3),
        (RegionNumber(), "6", 6),
    ],
)
def test_takes(kind: ColumnType, text: str, value: Any) -> None:
    assert kind.parser(CONTEXT)(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (
            Id(),
            "M-\u0430",
            "The id holds a character that ids do not have: cyrillic small letter a.",
        ),
        (Id(), "M\u200b1", "The id holds a character that ids do not have: zero width space."),
        (Id(), "-1", "The id holds a character that ids do not have."),
        (Id(), "A" * 37, "The id has 37 characters; an id has at most 36."),
        (Id(), "uuid:M-1", "The id holds a character that ids do not have."),
        (Text(), "a\x07b", "The text holds a control character or an invisible one (U+0007)."),
        (Text(), "a\u202eb", "The text holds a control character or an invisible one (U+202E)."),
        (Text(), "a\nb", "The text holds a control character or an invisible one (U+000A)."),
        (Text(5), "abcdef", "The text has 6 characters; at most 5 are kept."),
        (Text(), "#REF!", "The cell holds an error of a spreadsheet, or signs for a value that"),
        (Text(), "########", "The cell holds an error of a spreadsheet, or signs for a value that"),
        (OneOf(VENUES), "NA", "This is not a venue that is known."),
        (Day(), "2026-02-30", "This is not a day of the calendar, written year-month-day, like"),
        (Day(), "03/04/2026", "This is not a day of the calendar, written year-month-day, like"),
        (Day(), "20260331", "This is not a day of the calendar, written year-month-day, like"),
        *((Day(), text, "This date has no year.") for text in ("27-Oct", "Oct. 27", "10/27")),
        (Day(), "27-Abc", "This is not a day of the calendar, written"),
        (Day(), "2026-11-23", "November 23, 2026 is in the future."),
        (Day(), "2009-12-31", "December 31, 2009 is before January 1, 2010."),
        (ClockTime(), "25:00", "This is not a time of day."),
        (Whole(1, 7), "7.5", "This is not a whole number."),
        (Whole(1, 7), "8", "8 is not a whole number from 1 to 7."),
        (Whole(1, 7), "\u0665", "This is not a whole number."),
        (Minutes(), "495", "495 minutes is longer than 8 hours; one session is not that long."),
        (Minutes(120, "cycle"), "3 h", "180 minutes is longer than 2 hours; one cycle is not that"),
        (Minutes(), "42760", "42760 could be the date January 25, 2017, as a spreadsheet keeps it"),
        (Minutes(), "0.5", "The cell holds a part of a minute: write whole minutes, like"),
        (Minutes(), "-5", "A session cannot last less than nothing: write its length, like"),
        (Minutes(), "2 hours 2 hours driving", "The cell mentions travel, which is not coaching"),
        (Hours(0.25, 24), "30 hrs", "30 is not a number from 0.25 to 24."),
        (Number(1, 7), "6.26/6.21", "The cell holds two numbers."),
        (Number(0, 9e9), "1,200", "The number has a comma in it, which can be read in two ways."),
        (Dollars(5_000), "(550.00)", "The amount is below zero: a minus or parentheses say so."),
        (Dollars(5_000), "-$550", "The amount is below zero: a minus or parentheses say so."),
        (Dollars(5_000), "1.250,00", "The amount has a comma where its cents begin, or between"),
        (Dollars(5_000), "12,50", "The amount has a comma where its cents begin, or between"),
        (Dollars(5_000), "1,25,0", "This is not a number."),
        (Dollars(5_000), "$6,000", "6000 is not a number from 0 to 5000."),
        (FiscalYear(2010, 2100), "FY26-28", "This is not a whole number."),
        (
            FiscalYear(2010, 2100),
            "2026-28",
            "A fiscal year ends in the year after the one in which",
        ),
        (FiscalYear(2010, 2100), "27", "27 is not a whole number from 2010 to 2100."),
        (Number(0, 9e9), "1e5", "This is not a number."),
        (Number(0, 9e9), "NaN", "This is not a number."),
        (Number(0, 9e9), "inf", "This is not a number."),
        (Number(1, 7), "7.01", "7.01 is not a number from 1 to 7."),
        (CohortYear(), "2025-27", "This is not a program year."),
        (RegionNumber(), "7", "There is no such PAC region."),
        (Text(), "Jos\ufffd", "The text holds the sign for a letter that was lost (U+FFFD)."),
    ],
)
def test_refuses(kind: ColumnType, text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        kind.parser(CONTEXT)(text)
    assert refused.value.reason.startswith(reason)
    assert refused.value.remedy.endswith((".", ";"))


def test_of_dates_that_could_be_two_the_declared_pattern_alone_is_read() -> None:
    parse = Day().parser(AMERICAN)
    assert parse("03/04/2026") == date(2026, 3, 4)
    assert parse("2026-03-04") == date(2026, 3, 4)
    assert parse("03/04/26") == date(2026, 3, 4)
    for text in ("13/04/2026", "3.4.2026", "03-04-26"):
        with pytest.raises(Refused, match="written month/day/year"):
            parse(text)


def test_a_misspelt_code_gets_a_suggestion() -> None:
    with pytest.raises(Refused) as refused:
        OneOf(VENUES).parser(CONTEXT)("fone")
    assert refused.value.remedy == (
        "Did you mean phone? Known are: f2f, live_video, phone, async_video, email."
    )


def test_bare_numbers_are_what_the_column_says() -> None:
    def minutes(unit: str | None, text: str) -> Any:
        return Minutes().parser(Context(CONTEXT.today, duration_unit=unit))(text)

    assert (minutes("hours", "2"), minutes("minutes", "2"), minutes(None, "2 h")) == (120, 2, 120)
    for text in ("5", "1.5", "60"):  # one unit a column: never 5 as hours beside 60 as nothing
        with pytest.raises(Refused, match="could be minutes or hours") as refused:
            minutes(None, text)
        assert refused.value.remedy.startswith("Say once what the bare numbers")
    assert minutes(None, "0.0625") == 90
    in_minutes = Hours(0.25, 24).parser(Context(CONTEXT.today, duration_unit="minutes"))
    assert in_minutes("90") == 1.5


def test_a_column_of_ever_new_lengths_holds_something_else() -> None:
    parse = Minutes().parser(CONTEXT)
    for number in range(MOST_LENGTHS):
        assert parse(f"0:45:00.{number:04}") == 45
    with pytest.raises(Refused, match="more than 5,000 different texts"):
        parse("45 min")


def test_personal_numbers_are_refused_and_never_shown() -> None:
    for text in ("123-45-6789", "her number is 123-45-6789.", "4111 1111 1111 1111"):
        with pytest.raises(Refused) as refused:
            refuse_personal(text)
        assert refused.value.secret
        assert refused.value.reason.endswith(" number. The value was not kept.")
        assert shown(text) == "(not kept)"
    refuse_personal("S-123-45-6789")
    assert shown("S-123-45-6789") == "S-123-45-6789"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("NiÃ±os Childrenâ€™s Center", "Niños Children’s Center"),
        ("AT&amp;T Kids", "AT&T Kids"),
        ("Ni&ntilde;os", "Niños"),
        ("Niños Children’s Center", None),
        ("Smith & Sons; Boston", None),
        ("São João, ÀÉ Ü", None),
    ],
)
def test_letters_that_look_garbled_are_said_and_stored_as_they_stand(
    text: str, meant: str | None
) -> None:
    noted = Noted()
    assert Text().parser(replace(CONTEXT, noted=noted))(text) == text
    said = [f"{title} {words}" for title, words in noted.said()]
    assert said == [] if meant is None else f"was perhaps \u201c{meant}\u201d" in said[0]
