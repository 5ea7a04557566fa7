"""Refusals have a reason code: lists and counts go by it and no longer by the words.

Refusals of earlier imports have words alone. They are given their codes here, once, by the words
with which those releases refused; nothing reads these words after that.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Patterns of LIKE, and the code of the refusals that have such a text. The first that fits counts.
BY_REMEDY = (("Please decide how long it was.%", "unclear_length"),)
BY_REASON = (
    ("The value looks like %. The value was not kept.", "personal_number"),
    # What names, regions and keys say of what is saved
    ("There is no % in the database.", "unknown_reference"),
    ("Region % is not yours to import.%", "other_region"),
    ("This row is in the database already, and is not placed in a region yet.", "no_region"),
    ("This % is not placed in a PAC region yet, so nobody's region covers it.", "no_region"),
    ("The program % is new, and the row does not say its PAC region.", "no_region"),
    ("Line % has the same %, but %", "repeated_key"),
    ("This pair began on %; the session is dated %", "outside_pair"),
    ("This pair ended on %; the session is dated %", "outside_pair"),
    ("% of this pair (%) would lie outside these dates.", "outside_pair"),
    ("The scores of this observation are in the database already, %", "scored_otherwise"),
    # Lines and cells that cannot be read
    ("A quotation mark stands within a value %", "unreadable_line"),
    ("The line has % values, but there are % headings.", "unreadable_line"),
    ("The line stands as it was refused: %", "not_mended"),
    ("The cell holds a formula whose result %", "unreadable_cell"),
    ("The cell holds an error of Excel.", "unreadable_cell"),
    # Values
    ("The id holds a character that ids do not have%", "bad_id"),
    ("The id has % characters; an id has at most %", "bad_id"),
    ("The text has % characters; at most % are kept.", "too_long"),
    ("The text holds %", "bad_text"),
    ("This is not a % that is known.", "not_a_choice"),
    ("% is no dimension of the % tool.", "not_a_choice"),
    ("% is no domain of the % tool.", "not_a_choice"),
    ("% has no level %.", "not_a_choice"),
    ("This is not a day of the calendar, %", "not_a_day"),
    ("This is not a time on the 24-hour clock.", "not_a_time"),
    ("This is not a program year.", "not_a_program_year"),
    ("This is not a whole number.", "not_a_number"),
    ("This is not a number.", "not_a_number"),
    ("The cell holds two numbers.", "not_a_number"),
    ("The number has a comma in it, %", "not_a_number"),
    ("There is no such PAC region.", "not_a_region"),
    ("Region % ceased on %", "not_a_region"),
    ("Region % did not stand yet on %", "not_a_region"),
    ("The column holds more than % different texts for lengths of time.", "unclear_length"),
    # Values of a row that do not go together
    ("%: % is before %.", "contradicts_row"),
    ("Coach and mentee are the same participant.", "contradicts_row"),
    ("A session that did not take place has no minutes.", "contradicts_row"),
    ("A completed session has at least one minute.", "contradicts_row"),
    ("Observation and conference come to % minutes, more than the total.", "contradicts_row"),
    ("The goal has a day of achievement, but its status is another.", "contradicts_row"),
    ("% children are present, but % are enrolled.", "contradicts_row"),
    ("The observation names itself as the one it codes again.", "contradicts_row"),
    ("The monthly survey needs the month it is about.", "contradicts_row"),
    ("The wave does not say in which program year %", "contradicts_row"),
    ("The scale ends before it begins.", "contradicts_row"),
    # Values that cannot be
    ("Observation and conference come to % minutes, longer than %", "out_of_range"),
    ("% minutes is longer than % hours; one % is not that long.", "out_of_range"),
    ("% is before %.", "out_of_range"),
    ("% is in the future.", "out_of_range"),
    ("% is not between % and %.", "out_of_range"),
    ("% is not on the scale from % to %.", "out_of_range"),
    ("% is not a % from % to %.", "out_of_range"),
    # What is not there
    ("% is missing.", "missing"),
    ("% are missing.", "missing"),
    ("The row says why the pair ended, but not when.", "missing"),
    ("The monthly survey does not say which pair it is about.", "missing"),
    ("The row holds no score.", "missing"),
    ("The row gives no amount and no hours.", "missing"),
)


def upgrade() -> None:
    op.add_column(
        "import_refusals",
        sa.Column("reason_code", sa.String(length=24), server_default="other", nullable=False),
    )
    refusals = sa.table(
        "import_refusals", sa.column("reason"), sa.column("remedy"), sa.column("reason_code")
    )
    worded = [
        *((refusals.c.remedy.like(pattern), code) for pattern, code in BY_REMEDY),
        *((refusals.c.reason.like(pattern), code) for pattern, code in BY_REASON),
    ]
    op.execute(refusals.update().values(reason_code=sa.case(*worded, else_="other")))
