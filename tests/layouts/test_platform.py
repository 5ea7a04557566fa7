"""The section on rows that matched nothing, for given counts by region."""

from __future__ import annotations

from dataclasses import replace

from data_access.lists.quality import LogLines
from data_access.measures.filters import Filters
from layouts.pages import platform
from tests.layouts.made_answers import STATE, full_answer
from tests.layouts.test_panels import text_of

FOUND = (
    LogLines(region=3, files=2, lines=1_200, unmatched=4, ids=1),
    LogLines(region=None, files=1, lines=800, unmatched=0, ids=0),
    LogLines(region=1, files=1, lines=500, unmatched=2, ids=2),
)
ANSWER = full_answer("log_freshness", ("region",), STATE)


def test_regions_stand_in_their_order_after_the_sum_of_all() -> None:
    text = text_of(platform.unmatched((ANSWER,), FOUND))
    assert "6 of 2,500 rows" in text and "3 of these ids are still unknown" in text
    places = [text.index(name) for name in ("All", "Region 1", "Region 3", "Sent for the whole")]
    assert places == sorted(places)


def test_a_chosen_region_stands_alone() -> None:
    chosen = replace(ANSWER, filters=Filters(region=1))
    text = text_of(platform.unmatched((chosen,), FOUND))
    assert "2 of 500 rows" in text
    assert "Region 3" not in text and "All" not in text


def test_where_no_file_was_read_it_says_so() -> None:
    assert "has been read here in the last twelve months" in text_of(
        platform.unmatched((ANSWER,), ())
    )


def test_both_kinds_of_video_are_said() -> None:
    said = platform.say_video(platform.by_video(full_answer("venue_contacts", ("region",), STATE)))
    assert said.startswith("State: live video ") and "video, not live " in said
    assert "phone" not in said.lower()
