"""The day's first screens say what arrived, what is missing and what is due, each with its link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dash import html

from data_access.asking.answers import Awaited, Cell
from data_access.lists.briefing import (
    Arrival,
    Briefing,
    LateMonth,
    Moved,
    RegionState,
    UndoneImport,
)
from data_access.lists.worklist import (
    UNKNOWN,
    PairRow,
    WorkList,
)
from data_access.measures.filters import Filters
from layouts.pages import overview, worklist
from tests.layouts.made_answers import STATE, answer, full_answer
from tests.layouts.test_panels import components, text_of

TODAY = date(2026, 6, 3)
BRIEFING = Briefing(
    today=TODAY,
    newest=TODAY,
    arrivals=(
        Arrival("CLASS means by observation", 2, 1, 61, 4, 2),
        Arrival("coaching sessions", 1, 1, 30, 0, 0),
        Arrival("coaching sessions", 5, 2, 12, 0, 3),
    ),
    late=(LateMonth("2026-04", 18),),
    moved=(),
    undone=(),
    regions=(
        RegionState(1, date(2026, 5, 31), 38, 3, 2, 141),
        RegionState(3, date(2026, 5, 8), 41, 10, 0, 58),
        RegionState(5, date(2026, 5, 29), 44, 17, None, None),
    ),
    closing_month="2026-05",
    closes_on=date(2026, 6, 15),
    reads_imports=True,
)
ASKS = overview.PAGE.opening[0].asks


def built(read: Briefing | None, **filters: Any) -> html.Div:
    answers = tuple(
        replace(full_answer(a.measure, a.by, STATE), filters=Filters(**filters)) for a in ASKS
    )
    return overview.briefing(answers, read)


def links(page: Any) -> set[str]:
    return {c.href for c in components(page) if isinstance(c, html.A)}


def test_what_arrived_is_listed_by_kind_and_region() -> None:
    text = text_of(built(BRIEFING))
    assert "Arrived on June 3, 2026" in text
    assert "CLASS means by observation: 61 new, 4 changed, 2 refused." in text
    assert "Coaching sessions: 42 new, 3 refused." in text
    assert "Region 1: 30 new; Region 5: 12 new, 3 refused" in text
    assert "18 sessions lie in months that had closed." in text and "April 2026 (18)" in text
    # A facilitator, or a viewer who has chosen a region, sees only that one.
    own = text_of(built(BRIEFING, region=5))
    assert "Coaching sessions: 12 new, 3 refused." in own and "CLASS means" not in own


def test_what_is_missing_or_about_to_close_needs_attention() -> None:
    page = built(BRIEFING)
    text = text_of(page)
    assert "Region 3\u2019s coaching logs stop at May 8, 2026, 26 days ago." in text
    later = text_of(built(replace(BRIEFING, today=date(2026, 6, 25))))
    assert (
        "Region 3\u2019s coaching logs stop at May 8, 2026; May 2026 is 10 days overdue." in later
    )
    assert "Region 1\u2019s coaching logs stop at May 31, 2026, 25 days ago." in later
    assert "The figures of May 2026 close on June 15, 2026." in text
    assert "30 monthly checklists are still expected, 17 of them from Region 5." in text
    assert {"/imports", "/coaching?from=2026-05&to=2026-05"} <= links(page)
    elsewhere = text_of(built(BRIEFING, region=1))
    assert "Region 3\u2019s" not in elsewhere and "3 monthly checklists" in elsewhere
    calm = replace(BRIEFING, closing_month=None, closes_on=None, regions=BRIEFING.regions[:1])
    assert "close on" not in text_of(built(calm)) and "stop at" not in text_of(built(calm))


def test_links_lead_only_to_pages_of_the_reader() -> None:
    evaluator = built(replace(BRIEFING, reads_imports=False))
    assert not {href for href in links(evaluator) if href.startswith("/imports")}
    coach = built(replace(BRIEFING, sees_names=True))
    assert "/work-list?show=checklist" in links(coach)


def test_what_was_undone_is_shown() -> None:
    gone = UndoneImport(7, "goals", 2, 12, TODAY)
    page = built(replace(BRIEFING, undone=(gone,)))
    assert "import 7" in text_of(page) and "with 12 rows of goals." in text_of(page)
    assert "/imports/7" in links(page)
    unlinked = built(replace(BRIEFING, undone=(gone,), reads_imports=False))
    assert "import 7" in text_of(unlinked) and "/imports/7" not in links(unlinked)


def test_figures_that_a_file_moved_are_told_where_they_are_known() -> None:
    moved = Moved("contact_months", Cell({}, 0.74), Cell({}, 0.76), "2025-06", "2026-05")
    text = text_of(built(replace(BRIEFING, moved=(moved,))))
    assert "74% without, 76% with them." in text
    assert "What these files move" not in text_of(built(BRIEFING))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"newest": None, "arrivals": (), "late": ()}, "No rows have been imported yet."),
        ({"arrivals": (), "late": ()}, "Nothing came with the newest imports."),
    ],
)
def test_nothing_is_said_in_words(changed: dict[str, Any], said: str) -> None:
    assert said in text_of(built(replace(BRIEFING, **changed)))


def test_completeness_says_how_far_logs_go_and_what_was_refused() -> None:
    piece = next(p for p in overview.PAGE.pieces if p.key == "completeness")
    answers = tuple(full_answer(a.measure, a.by, STATE) for a in piece.asks)
    text = text_of(piece.build(answers, BRIEFING))
    assert "Coaching log through" in text and "Rows refused, last file" in text
    assert "May 31, 2026" in text and "2 of 141" in text and "2 of 199" in text


# -- the work list --------------------------------------------------------------------------------


def pair(name: str, **more: Any) -> PairRow:
    row = PairRow(
        pair_id=name, mentee=f"{name} Demo", coach="Coach Demo", program="Demo Center",
        last_contact=date(2026, 5, 20), days_since=14, contact_state="ok",
        months=(("2026-04", "y"), ("2026-05", "y")), checklist=date(2026, 5, 20),
        checklist_state="filed", goals_overdue=0, goals_due_soon=0, oldest_due=None,
        baseline_date=date(2025, 9, 20), baseline_state="ok",
    )  # fmt: skip
    return replace(row, **more)


def the_list(*rows: PairRow) -> WorkList:
    return WorkList(2, TODAY, "2026-05", date(2026, 6, 15), rows, {})


def test_coming_up_names_the_day_a_contact_or_a_goal_is_due() -> None:
    soon = pair("Ana", contact_state="due", days_since=30)
    page = worklist.build(
        the_list(
            soon,
            pair("Bea", goals_due_soon=1, oldest_due=date(2026, 6, 5)),
            pair("Cam", contact_state="overdue", days_since=50),
            pair("Dee"),
        )
    )
    text = text_of(page)
    _, coming = text.split("Coming up", 1)
    assert "Friday, Jun 5" in coming and "Bea Demo: a goal" in coming
    assert "Monday, Jun 8" in coming and "Ana Demo: a contact" in coming
    assert "Cam Demo" not in coming and "Dee Demo" not in coming
    assert "Due by Jun 8" in text_of(worklist.build(the_list(soon), "all"))


def test_what_no_log_says_is_not_counted_as_nobody() -> None:
    """Zero would say that everybody was met."""
    lost = pair("Ana", contact_state=UNKNOWN)
    said = text_of(worklist.build(replace(the_list(lost), silent=True)))
    assert "No contact over 35 days  not known yet" in said
    assert "Whether your pair needs something is not known yet" in said
    some = text_of(worklist.build(the_list(lost, pair("Bea", contact_state="overdue"))))
    assert (
        "No contact over 35 days  1, 1 not known yet" in some and "At least one of your 2" in some
    )


def test_one_pair_is_spoken_of_as_one() -> None:
    fine = text_of(worklist.build(the_list(pair("Ana"))))
    assert "Your pair needs nothing" in fine and "It is up to date." in fine
    late = text_of(worklist.build(the_list(pair("Ana", contact_state="overdue"))))
    assert "Your pair needs something" in late and "1 pair " not in late.partition("Show")[0]


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((), "There are no active pairs in your region"),
        (("ok", "ok"), "None of your 2 pairs needs something"),
        (("overdue", "ok"), "One of your 2 pairs needs something"),
        (("overdue", "overdue", "ok"), "Two of your 3 pairs need something"),
        ((UNKNOWN, "ok"), "Whether any of your 2 pairs needs something is not known yet"),
        ((UNKNOWN, "overdue"), "At least one of your 2 pairs needs something"),
        ((UNKNOWN, "overdue", "overdue"), "At least two of your 3 pairs need something"),
    ],
)
def test_the_list_begins_with_how_many_need_something(states: tuple[str, ...], said: str) -> None:
    rows = [pair(f"Ana{n}", contact_state=state) for n, state in enumerate(states)]
    assert text_of(worklist.build(the_list(*rows))).startswith(said)


def test_a_month_that_closes_within_the_week_is_coming_up() -> None:
    near = replace(the_list(pair("Ana")), today=date(2026, 6, 10))
    assert "May 2026 closes." in text_of(worklist.build(near))
    assert "closes." not in text_of(worklist.build(the_list(pair("Ana"))))


def test_a_region_without_pairs_is_led_to_its_first_import() -> None:
    page = worklist.build(the_list())
    assert "/imports" in links(page) and "Next step" not in text_of(page)


def test_a_state_without_a_region_says_so_in_its_cell() -> None:
    cell = Cell({"region": "all"}, value=0.1, numerator=12, denominator=120, partly_known=True)
    late = Awaited(3, "sessions", date(2026, 10, 28))
    found = replace(answer("no_contact", [cell]), awaited=(late,))
    assert overview._completeness_cell(found, "all") == "12 of 120, without Region 3"


def test_a_withheld_year_before_is_not_called_missing() -> None:
    now = answer("goal_attainment", [Cell({"region": "5"}, value=0.5, people=30)])
    held = Cell({"region": "5"}, suppression="small_n", why="withheld, under 10 people")
    said = overview._since_words(now, now, now.cells[0], held)
    assert "withheld" in said and "no figure" not in said
