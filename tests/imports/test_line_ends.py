"""Lines that lack empty cells at their end are read; a separator that was lost or doubled is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.imports.line_ends import settled
from tests.imports.conftest import Importer

# An id, a whole number, a word of ours, and a text, which may be anything.
WORDS = ("", "yes", "no")
KINDS = ("id", "number", "word", "text")


def fits(place: int, text: str) -> bool:
    return {
        "id": text.startswith("S-"),
        "number": text == "" or text.isdigit(),
        "word": text in WORDS,
        "text": True,
    }[KINDS[place]]


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (["S-1", "30", "yes"], None),  # the word, or the text
        (["S-1", "30", "no 5"], None),
        (["S-1", "30", "no", "yes", ""], ["S-1", "30", "no", "yes"]),
        (["S-1", "30"], ["S-1", "30", "", ""]),
        (["S-1", "30", "yes", "", ""], ["S-1", "30", "yes", ""]),
        (["S-1", "30", "yes", "good", "", " "], ["S-1", "30", "yes", "good"]),
        (["S-1", "30", "yesgood"], None),  # a separator was lost
        (["S-1", "30", "good"], None),  # the word is missing in between
        (["S-1"], ["S-1", "", "", ""]),
        (["30", "yes"], None),  # no id
        (["S-1", "30", "", "yes", ""], None),  # typed twice: "yes" is the word, or the text
        (["S-1", "30", "yes", "good", "more"], None),
        (["S-1", "", "30", "yes", ""], None),
    ],
)
def test_a_line_is_settled_where_it_can_be_read_in_one_way(
    texts: list[str], line: list[str] | None
) -> None:
    assert settled(texts, len(KINDS), range(len(KINDS)), fits, fits) == line


def test_a_last_column_that_is_not_read_leaves_nothing_open() -> None:
    def moved(place: int, text: str) -> bool:
        return fits(place, text) and (place < 3 or not text)

    assert settled(["S-1", "30", "yes"], 4, range(3), fits, moved) == ["S-1", "30", "yes", ""]


_ROW = st.tuples(
    st.from_regex(r"S-[0-9]", fullmatch=True),
    st.sampled_from(["", "30", "5"]),
    st.sampled_from(WORDS),
    st.sampled_from(["", "good", "yes", "no 5"]),
)


@given(_ROW, st.data())
def test_one_separator_lost_or_doubled_never_moves_a_value(
    row: tuple[str, ...], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(row) - 2))
    lost = [*row[:place], row[place] + row[place + 1], *row[place + 2 :]]
    doubled = [*row[:place], "", *row[place:]]
    for broken in (lost, doubled):
        assert settled(broken, len(row), range(len(row)), fits, fits) in (None, list(row))


HEAD = "session_id,pair_id,session_date,minutes_total,venue,status,strategies,content\n"
ROW = "PAIR-1,2025-10-14,60,f2f,completed"


def test_trailing_cells_that_are_not_there_are_empty_and_it_is_said(started: Importer) -> None:
    text = (
        f"{HEAD}S-1,{ROW},modeling\nS-2,{ROW}\nS-3,{ROW},,,,\nS-4,{ROW},modeling,curriculum\n"
        f"S-5,{ROW}modeling\nS-6,PAIR-1,2025-10-14,60\nf2f,completed,modeling,curriculum\nS-7,{ROW}"
    )
    outcome = started.take_text("sessions", text)
    assert [row["session_id"] for row in started.rows("sessions")] == ["S-1", "S-2", "S-3", "S-4"]
    # What could be broken stays refused: a lost separator, a line end within, an end that may be cut off.
    assert outcome.lines.refused == "6-9"
    assert outcome.said == (
        "Lines with other numbers of cells than headings. They differ in empty cells at their end "
        "alone: line 2.",
    )


def test_all_lines_with_broken_quotation_are_named_at_once(started: Importer) -> None:
    rows = [f'S-1,{ROW},"model"ing,', f"S-2,{ROW},modeling,", f'S-3,"{ROW},modeling,']
    outcome = started.take_text("sessions", HEAD + "\n".join([*rows, f"S-4,{ROW},,"]) + "\n")
    assert outcome.status == "refused"
    assert outcome.message == (
        "Line 2 has quotation marks that cannot be read. Double the quotation marks inside texts. "
        "Line 4 has quotation marks that are never closed. Close them. Or export the file anew."
    )
