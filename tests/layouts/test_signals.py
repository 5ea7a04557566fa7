"""What page, chart and table say of the newest months, given the months of some regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from config.program.calendars import months_between
from data_access.asking.answers import REST, Answer, Cell
from data_access.measures.filters import Filters
from data_access.measures.no_value import WhyNone
from layouts import signals, tables
from layouts.figures import process
from layouts.pages import signals as page
from layouts.panels import contents
from layouts.theme import DARK, LIGHT, Look
from tests.layouts.made_answers import answer
from tests.layouts.test_panels import text_of

BY = ("region", "month")
BASE = months_between("2024-09", "2026-08")
SHOWN = Filters(first="2024-09", last="2026-10")


def month(region: str, when: str, met: int, due: int = 40) -> Cell:
    return Cell(
        {"region": region, "month": when},
        value=met / due,
        people=due,
        units=due,
        numerator=met,
        denominator=due,
    )


def months(region: str, newest: int) -> list[Cell]:
    """30, 32, 34 of 40 pair-months met in the months of the base by turns, and so many in October 2026.

    Center 80%; neighbors differ by 5, 5, 10 points, in the mean of 23 by 6.52; 3 × 6.52 ÷ 1.128 = 17.3.
    """
    base = [month(region, m, 30 + i % 3 * 2) for i, m in enumerate(BASE)]
    return [*base, month(region, "2026-10", newest)]


def told(cells: Sequence[Cell], key: str = "contact_months") -> Answer:
    return signals.own_series(answer(key, cells, BY, filters=SHOWN))


def test_the_rest_of_the_state_is_nobodys_signal() -> None:
    """The lead, the sentence and the numbers show a facilitator only their own region."""
    found = told([*months("2", 31), *months(REST, 10)])
    assert page.lead({"contact": (found,)}) == "Nothing unusual in the newest month of one series."
    assert signals.takeaway(found) == "Nothing unusual in October 2026."
    numbers = text_of(page._newest((found,)))
    assert "Region 2" in numbers and "Rest" not in numbers and "nothing unusual" in numbers


def test_an_unusual_month_is_told_with_its_n_its_range_and_its_direction() -> None:
    found = told([*months("2", 16), *months("3", 31)])
    assert signals.takeaway(found) == (
        "Region 2: October 2026 was lower than usual: 40% of 40 pair-months, usual range 63 to 97%. "
        "That is worse. Nothing unusual in October 2026 (Region 3)."
    )
    assert page.lead({"contact": (found,)}) == (
        "One of two series is unusual in the newest month (by chance alone about one in forty would "
        "be): months with a contact (Region 2, worse)."
    )
    numbers = text_of(page._newest((found,)))
    assert "40 pair-months" in numbers and "below its usual range; worse" in numbers


def test_a_value_is_never_written_as_an_end_of_the_range_it_is_outside_of() -> None:
    base = [month("2", m, 150 + i % 3 * 10, 200) for i, m in enumerate(BASE)]
    found = told([*base, month("2", "2026-10", 125, 200)])
    assert "62.5% of 200 pair-months, usual range 62.6 to 97.4%" in signals.takeaway(found)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (month("2", "2026-10", 4, 4), "Too few to say: October 2026, 4 pair-months, too few."),
        (
            Cell({"region": "2", "month": "2026-10"}, why="x", why_code=WhyNone.NOT_ARRIVED),
            "Not known yet: the logs of October 2026 have not all arrived.",
        ),
        (
            replace(month("2", "2026-10", 4), partly_known=True),
            "Not known yet: the logs of October 2026 have not all arrived.",
        ),
    ],
)
def test_what_is_too_few_or_not_known_yet_is_no_verdict(cell: Cell, said: str) -> None:
    found = told([*months("2", 31)[:-1], cell])
    assert signals.takeaway(found) == said
    assert page.lead({"contact": (found,)}).startswith("No newest month can be judged")
    earlier = told([*months("2", 31)[:-1], month("2", "2026-09", 30), cell])
    assert signals.takeaway(earlier) == f"Nothing unusual in September 2026. {said}"


def test_a_short_base_says_how_many_months_it_has() -> None:
    found = told(months("2", 4)[-9:])
    assert signals.takeaway(found) == "Too few to say: 12 judged months needed, 8 so far."


def test_the_table_says_of_each_month_what_it_is() -> None:
    cells = months("2", 16)
    cells[12] = month("2", BASE[12], 3, 3)
    said = text_of(tables.table(told(cells)))
    assert "Usual range" in said and "63 to 97%" in said
    assert "left out: 3 pair-months, too few" in said
    assert "newest: below its usual range; worse" in said
    assert signals.left_out_words(told(cells)) == (
        "Region 2, left out: September 2025 (3 pair-months, too few)."
    )


# -- the chart ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("key", "newest", "ink"),
    [
        ("contact_months", 16, "act"),
        ("contact_months", 40, "done"),
        ("strategies_per_contact", 80, "ink"),
        ("contact_months", 31, "ink-3"),
    ],
)
def test_only_what_is_worse_has_the_color_of_trouble(
    key: str, newest: int, ink: str, theme: str
) -> None:
    look = Look(theme)
    drawn = process.draw([told(months("2", newest), key)], look).figure["layout"]
    verdict = [a for a in drawn["annotations"] if "usual" in a["text"]]
    assert [a["font"]["color"] for a in verdict] == [look.color(ink)]
    trouble = look.color("act")
    assert (ink == "act") == any(a["font"]["color"] == trouble for a in drawn["annotations"])


def test_months_withheld_one_after_the_other_are_one_row() -> None:
    why = "withheld to protect people"
    held = [Cell({"region": "3", "month": m}, why=why, suppression="small_n") for m in BASE]
    found = told([*months("2", 31), *held])
    assert len(tables.with_a_row(found)) == len(months("2", 31)) + 1
    text = text_of(tables.table(found))
    assert text.count(why) == 1
    assert "September 2024 to August 2026" in text


def test_sooner_logs_are_drawn_as_better() -> None:
    def days(when: str, value: float) -> Cell:
        return Cell({"region": "2", "month": when}, value=value, people=30, units=40)

    base = [days(m, 9 + i % 6) for i, m in enumerate(BASE)]
    look = Look(LIGHT)
    drawn = process.draw([told([*base, days("2026-10", 1)], "log_days")], look).figure
    assert any("below its usual range" in a["text"] for a in drawn["layout"]["annotations"])
    rings = {c for t in drawn["data"] if "marker" in t for c in t["marker"]["line"]["color"]}
    assert look.color("done") in rings and look.color("act") not in rings


def test_the_base_is_shaded_and_what_is_left_out_is_hollow() -> None:
    cells = months("2", 31)
    cells[12] = month("2", BASE[12], 3, 3)
    look = Look(LIGHT)
    drawn = process.draw([told(cells)], look).figure
    shaded = [s for s in drawn["layout"]["shapes"] if s["type"] == "rect"]
    assert [(s["x0"], s["x1"]) for s in shaded] == [(-0.5, 23.5)]
    assert any("base: Sep 2024 to Aug 2026" in a["text"] for a in drawn["layout"]["annotations"])
    hollow = [t for t in drawn["data"] if t.get("marker", {}).get("color") == [look.color("paper")]]
    assert [t["x"] for t in hollow] == [[12]]
    line = next(t for t in drawn["data"] if t["mode"] == "lines+markers")
    assert dict(zip(line["x"], line["y"], strict=True))[12] is None
    # The usual range follows the size of each month.
    low, high = (t for t in drawn["data"] if t["mode"] == "lines")
    assert {12.5} & set(low["x"]) and None in low["y"] and max(filter(None, high["y"])) <= 1


def test_what_no_waiting_changes_is_not_called_yet() -> None:
    """Months that are all alike stay so; and a broken line keeps the space between its words."""
    same = [
        replace(month("2", m, 30), value=2.0 + i % 2)
        for i, m in enumerate([*BASE, "2026-09", "2026-10"])
    ]
    days = told(same, "log_days")
    lead = page.lead({"contact": (told(months("2", 31)),), "lag": (days,)})
    assert lead.endswith("One more cannot be judged.")
    cut = process.draw([days], Look(DARK, wide=True)).figure["layout"]["annotations"]
    (said,) = (a["text"] for a in cut if "Cannot be judged" in a["text"])
    assert said.replace("<br>", "") == "Cannot be judged: the months of the base are all alike"


def test_a_chart_is_folded_unless_a_newest_month_is_unusual() -> None:
    panel = page.PAGE.panels[0]
    for newest, opens in ((31, False), (16, True)):
        assert contents(panel, [told(months("2", newest))]).opens is opens


@pytest.mark.parametrize("wide", [True, False])
def test_a_verdict_of_three_lines_leaves_the_name_free(wide: bool) -> None:
    cells = months("2", 31)
    late = Cell({"region": "2", "month": "2026-10"}, value=0.5, people=40, partly_known=True)
    found = told([*cells[:-1], late])
    drawn = process.draw((found,), Look(LIGHT, wide))
    notes = drawn.figure["layout"]["annotations"]
    at = {n["text"]: (1 - n["y"]) * drawn.height for n in notes if "y" in n}
    (verdict,) = (text for text in at if text.startswith("Not known yet"))
    assert verdict.count("<br>") == 2
    assert at[verdict] - 3 * 17 / 2 >= at["Region 2"] + 17 / 2 - 1
