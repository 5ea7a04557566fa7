"""The reasons for which a value or a line is refused, as codes: programs read these, people the words.

A refusal has a code and a sentence. Lists, counts and tests go by the code; the sentence may be
worded anew at any time, and nothing else changes. A code is kept in the database: it may be added,
but one that was given out keeps its meaning.
"""

from __future__ import annotations

from enum import StrEnum


class ReasonCode(StrEnum):
    """Why a value or a line is refused."""

    # The line
    UNREADABLE_LINE = (
        "unreadable_line"  # it does not fit its headings, or has a loose quotation mark
    )
    UNREADABLE_CELL = (
        "unreadable_cell"  # a workbook's formula without a result, or an error of Excel
    )
    NOT_MENDED = "not_mended"  # it came back in the file of refused rows as it had been refused

    # The value
    MISSING = "missing"  # the row needs it, and the cell is empty
    PERSONAL_NUMBER = "personal_number"  # it looks like a number that may not be kept
    BAD_ID = "bad_id"
    BAD_TEXT = "bad_text"
    TOO_LONG = "too_long"
    NOT_A_CHOICE = "not_a_choice"  # not among the words that are known for the column
    NOT_A_DAY = "not_a_day"
    NOT_A_TIME = "not_a_time"
    UNCLEAR_TIME = "unclear_time"  # a start at night, of which a person has to say what is meant
    NOT_A_NUMBER = "not_a_number"
    NOT_A_PROGRAM_YEAR = "not_a_program_year"
    NOT_A_REGION = "not_a_region"
    OUT_OF_RANGE = "out_of_range"  # a day, number or length that cannot be
    UNCLEAR_LENGTH = "unclear_length"  # a length of time that a person has to decide

    # The row, and the file
    CONTRADICTS_ROW = "contradicts_row"  # its values do not go together
    REPEATED_KEY = "repeated_key"  # another line has the same key and says otherwise

    # What is saved already
    OTHER_REGION = "other_region"  # the row is about a region that is not the sender's
    NO_REGION = "no_region"  # nothing places the row in a region
    UNKNOWN_REFERENCE = "unknown_reference"  # it names something that is not known
    CONSENT_NOT_YOURS = "consent_not_yours"  # whoever gains by a consent cannot give it
    FORGOTTEN = "forgotten"  # it names somebody who was taken out of the records
    OTHER_PERSON = "other_person"  # what it names is saved as somebody else's
    OUTSIDE_PAIR = (
        "outside_pair"  # a session, or a pair's new dates, with a session outside the pair
    )
    SCORED_OTHERWISE = (
        "scored_otherwise"  # cycles where the means are saved, or the other way around
    )

    # Nothing is refused with this one: an import before refusals had codes, in words nobody knows
    OTHER = "other"
