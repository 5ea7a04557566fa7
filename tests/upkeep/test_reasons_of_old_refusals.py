"""Refusals of before they had reason codes: the upgrade gives them theirs, and lists keep them."""

from __future__ import annotations

from datetime import datetime

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from data_access.imports.reason_codes import ReasonCode
from data_access.upkeep import upgrade

# As the releases without codes worded them. They are history: nobody words them anew.
OLD: dict[str, tuple[str, ...]] = {
    "unreadable_line": (
        "A quotation mark stands within a value that has none around it, or a separator is missing "
        "before one.",
        "The line has 7 values, but there are 8 headings.",
    ),
    "unreadable_cell": (
        "The cell holds a formula whose result is not saved in the workbook.",
        "The cell holds an error of Excel.",
    ),
    "not_mended": ("The line stands as it was refused: nothing in it was mended.",),
    "missing": (
        "pair_id is missing.",
        "The session was completed, but its minutes are missing.",
        "The goal is achieved, but the day is missing.",
        "The pair has ended, but the reason is missing.",
        "The row says why the pair ended, but not when.",
        "The monthly survey does not say which pair it is about.",
        "The row holds no score.",
        "The row gives no amount and no hours.",
    ),
    "personal_number": ("The value looks like a social security number. The value was not kept.",),
    "bad_id": (
        "The id holds a character that ids do not have.",
        "The id holds a character that ids do not have: cyrillic capital letter a.",
        "The id has 33 characters; an id has at most 32.",
    ),
    "bad_text": (
        "The text holds a control character or an invisible one (U+0001).",
        "The text holds the sign for a letter that was lost (U+FFFD).",
    ),
    "too_long": ("The text has 161 characters; at most 160 are kept.",),
    "not_a_choice": (
        "This is not a program type that is known.",
        "Concept Development (CD) is no dimension of the Toddler tool.",
        "Classroom Organization is no domain of the Toddler tool.",
        "QRIS has no level 6.",
    ),
    "not_a_day": (
        "This is not a day of the calendar, written year-month-day, like 2026-03-31.",
        "This is not a day of the calendar, written month/day/year, like 03/31/2026.",
    ),
    "not_a_time": ("This is not a time on the 24-hour clock.",),
    "not_a_number": (
        "This is not a number.",
        "This is not a whole number.",
        "The cell holds two numbers.",
        "The number has a comma in it, which can be read in two ways.",
    ),
    "not_a_program_year": ("This is not a program year.",),
    "not_a_region": (
        "There is no such PAC region.",
        "Region 4 ceased on 1 July 2012; the row says the program is in it from 1 July 2012.",
        "Region 6 did not stand yet on 1 July 2009.",
    ),
    "out_of_range": (
        "9 is not a whole number from 1 to 7.",
        "900 is not a whole number of minutes from 0 to 480.",
        "8 is not a number from 1 to 7.",
        "9 is not on the scale from 1 to 5.",
        "600 minutes is longer than 8 hours; one session is not that long.",
        "Observation and conference come to 500 minutes, longer than 8 hours; one session is not "
        "that long.",
        "1 January 1 is before 1 January 1950.",
        "31 December 9999 is in the future.",
        "1999 is not between 2009 and 2027.",
    ),
    "unclear_length": ("The column holds more than 5,000 different texts for lengths of time.",),
    "contradicts_row": (
        "The pair ends before it starts: 1 September 2025 is before 15 September 2025.",
        "Coach and mentee are the same participant.",
        "A session that did not take place has no minutes.",
        "A completed session has at least one minute.",
        "Observation and conference come to 90 minutes, more than the total.",
        "The goal has a day of achievement, but its status is another.",
        "12 children are present, but 10 are enrolled.",
        "The observation names itself as the one it codes again.",
        "The monthly survey needs the month it is about.",
        "The wave does not say in which program year and when in it the survey was asked.",
        "The scale ends before it begins.",
    ),
    "repeated_key": (
        "Line 4 has the same session_id, but other values.",
        "Line 4 has the same observation_id of the same cycle, but another score, present.",
    ),
    "other_region": (
        "Region 3 is not yours to import.",
        "Region 3 is not yours to import. This pair belongs to it.",
    ),
    "no_region": (
        "The program P-9 is new, and the row does not say its PAC region.",
        "This pair is not placed in a PAC region yet, so nobody's region covers it.",
        "This row is in the database already, and is not placed in a region yet.",
    ),
    "unknown_reference": (
        "There is no pair PAIR-9 in the database.",
        "There is no participant is missing. in the database.",
    ),
    "outside_pair": (
        "This pair began on 15 September 2025; the session is dated 14 September 2025.",
        "This pair ended on 12 March 2026; the session is dated 20 May 2026.",
        "1 session of this pair (15 September 2025) would lie outside these dates.",
    ),
    "scored_otherwise": (
        "The scores of this observation are in the database already, as means of the whole "
        "observation.",
        "The scores of this observation are in the database already, cycle by cycle.",
    ),
    "other": ("Words that no release has used.",),
}
# What asks a person to decide has a text of its own for each question, and one remedy.
ASKED = (
    "No length of time can be read from the cell: write it with its unit, like \u201c90 min\u201d.",
    "Please decide how long it was. Write the length with its unit, like \u201c90 min\u201d or "
    "\u201c1.5 hours\u201d.",
    "unclear_length",
)


# Codes that came after that release: no refusal of it has them.
NEWER = {
    ReasonCode.FORGOTTEN,
    ReasonCode.OTHER_PERSON,
    ReasonCode.CONSENT_NOT_YOURS,
    ReasonCode.UNCLEAR_TIME,
}


def test_every_code_of_that_release_is_tried() -> None:
    assert set(OLD) == set(ReasonCode) - NEWER


@pytest.mark.timeout(120)
def test_old_refusals_get_the_codes_of_their_words(new_database_url: str) -> None:
    rows = [(r, "Check it.", code) for code, reasons in OLD.items() for r in reasons] + [ASKED]
    engine = create_engine(new_database_url, poolclass=NullPool)
    with engine.begin() as connection:
        command.upgrade(upgrade.alembic_config(connection), "0002")
        connection.execute(
            text(
                "INSERT INTO imports (import_id, format, file_name, sha256, bytes, imported_by, "
                "started_at, finished_at, status) VALUES (1, 'sessions', 'a.csv', 'x', 1, 'w', "
                ":at, :at, 'saved')"
            ),
            {"at": datetime(2026, 11, 21)},  # noqa: DTZ001 - the column keeps UTC without a zone
        )
        connection.execute(
            text(
                "INSERT INTO import_refusals (import_id, number, line, column_name, value, reason, "
                "remedy) VALUES (1, :number, 2, 'pair_id', 'x', :reason, :remedy)"
            ),
            [
                {"number": n, "reason": reason, "remedy": remedy}
                for n, (reason, remedy, _) in enumerate(rows)
            ],
        )
    upgrade.upgrade(new_database_url)
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT reason, reason_code FROM import_refusals ORDER BY number")
        ).all()
    engine.dispose()
    assert [tuple(row) for row in found] == [(reason, code) for reason, _, code in rows]
