"""The sentence under a question says what the cells say, and nothing more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from dash._utils import to_json

from config.date_words import program_year_label
from config.program.calendars import program_year_of
from data_access.asking.answers import (
    Answer,
    Cell,
    Difference,
)
from data_access.asking.standing import edition_notice
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.no_value import WhyNone
from data_access.measures.span import span_of
from layouts import sentences, signals, tables, verdicts, words
from layouts.figures import dots, trend
from layouts.page import Page
from layouts.pages import PAGES, cycle, dosage, fidelity, strategies, support, surveys
from layouts.pages import people as people_page
from layouts.theme import Look
from tests.layouts.made_answers import FACILITATOR, STATE, answer, full_answer


def share(region: str, value: float, against: Difference | None = None) -> Cell:
    return Cell(
        {"region": region},
        value=value,
        low=value - 0.02,
        high=value + 0.02,
        people=212,
        units=1820,
        numerator=1494,
        denominator=1820,
        against_rest=against,
    )


ABOVE, BELOW = Difference(0.06, 0.02, 0.1), Difference(-0.07, -0.11, -0.03)
EVEN = Difference(0.01, -0.04, 0.06)


def test_regions_above_and_below_the_rest_are_named() -> None:
    cells = [
        share("all", 0.82),
        share("1", 0.87, ABOVE),
        share("2", 0.76, BELOW),
        share("3", 0.83, EVEN),
        share("5", 0.74, BELOW),
        share("6", 0.89, ABOVE),
    ]
    said = sentences.takeaway(answer("contact_months", cells))
    assert said == (
        "State: 82% (80 to 84%), 1,494 of 1,820 pair-months. "
        "Above the rest of the state: Region 1 by 6 points (2 to 10) and Region 6 by 6 points "
        "(2 to 10). Below it: Region 2 by 7 points (3 to 11) and Region 5 by 7 points (3 to 11)."
    )


def test_a_figure_without_an_interval_says_why() -> None:
    cell = Cell({}, value=0.8, people=3, units=5, numerator=4, denominator=5,
                no_interval="too few for an interval")  # fmt: skip
    said = sentences.takeaway(answer("contact_months", [cell], by=()))
    assert said == "State: 80% (too few for an interval), 4 of 5 pair-months."


def test_a_figure_of_another_day_than_the_month_chosen_says_why() -> None:
    """A facilitator asks as of any month; who sees no names is told that the day is another one."""
    cells, asked = [share("all", 0.8)], Filters(first="2025-09", last="2026-03")
    made = answer("goal_attainment", cells, filters=asked)
    told = {
        day: sentences.foot(replace(made, span=span_of(asked, date(2026, 11, 21), True, day)))
        for day in (True, False)
    }
    assert "As of August 31, 2026, not March 2026: without names" in told[False]
    assert "without names" not in told[True]


def test_a_single_region_on_one_side() -> None:
    cells = [share("all", 0.8), share("1", 0.8, EVEN), share("2", 0.7, BELOW)]
    said = sentences.takeaway(answer("contact_months", cells))
    assert said.endswith("Region 2 is 7 points below the rest of the state (3 to 11).")


def test_under_a_filter_the_rest_is_that_of_whom_the_filter_leaves() -> None:
    cells = [share("2", 0.7, BELOW), share("rest", 0.8)]
    for chosen, rest in (
        (Filters(program_type="HEAD_START"), "Head Start in the state"),
        (Filters(role="MENTEE"), "mentees in the state"),
        (
            Filters(role="MENTEE", cohort=2025, program_type="CENTER"),
            "mentees of the 2025–26 cohort in center-based care in the state",
        ),
        (
            Filters(program_type="FCC_INDEPENDENT"),
            "family child care, independent, in the state",
        ),
    ):
        made = answer("contact_months", cells, filters=chosen)
        assert sentences.takeaway(made).endswith(f"7 points below the rest of {rest} (3 to 11).")
        assert words.category(made, "region", "rest") == "Other regions"
    assert words.category(answer("contact_months", cells), "region", "rest") == "Rest of state"


def test_no_difference_can_be_seen() -> None:
    cells = [share("all", 0.8), share("1", 0.8, EVEN), share("2", 0.79, EVEN)]
    assert sentences.takeaway(answer("contact_months", cells)).endswith(verdicts.NOBODY)


def test_a_withheld_region_is_not_claimed_to_be_like_the_others() -> None:
    held = Cell({"region": "3"}, suppression="small_n", why="withheld, under 10 people")
    cells = [share("all", 0.8), share("1", 0.8, EVEN), share("2", 0.79, EVEN), held]
    shown = answer("goal_attainment", cells)
    assert sentences.foot(shown).endswith("Withheld to protect people: Region 3.")


def test_a_facilitator_reads_the_own_region_beside_the_rest() -> None:
    cells = [share("2", 0.76, Difference(-0.08, -0.14, -0.02)), share("rest", 0.84)]
    said = sentences.takeaway(answer("contact_months", cells, regions=(2,)))
    assert said.startswith("Region 2: 76%")
    assert said.endswith("Region 2 is 8 points below the rest of the state (2 to 14).")


def test_of_few_people_nothing_is_said_whatever_the_figure() -> None:
    cells = [share("all", 0.8), share("1", 0.8, EVEN), share("2", 0.79, EVEN)]
    first = "No difference from the rest of the state can be seen for Regions 1 and 2. "
    few = answer("contact_months", [*cells, replace(share("5", 0.1), people=7)])
    assert sentences.takeaway(few).endswith(f"{first}Too few to say: Region 5.")
    # Of 212 it is the others who are too few.
    many = answer("contact_months", [*cells, share("5", 0.1)])
    assert sentences.takeaway(many).endswith(
        f"{first}Too few to say for Region 5: too few people in the rest of the state."
    )
    assert verdicts.reading(many, many.cells[-1]) == "too few to say: too few people in the rest"


def test_what_has_not_arrived_is_not_judged() -> None:
    why = "not known yet: its October logs have not arrived"
    late = Cell({"region": "3"}, why=why, why_code=WhyNone.NOT_ARRIVED)
    cells = [share("all", 0.8), share("1", 0.7, BELOW), share("2", 0.79, EVEN), late]
    made = answer("contact_months", cells)
    assert sentences.takeaway(made).endswith(
        "Region 1 is 7 points below the rest of the state without Region 3 (3 to 11). "
        "Not known yet: Region 3."
    )
    # So is it where a region does not collect it; then the state is that of the others too.
    none = replace(late, why="not collected: no steps logged", why_code=WhyNone.NOT_COLLECTED)
    without = answer("contact_months", [*cells[:3], none])
    said = sentences.takeaway(without)
    assert (
        said.startswith("State without Region 3: 80%")
        and "rest of the state without Region 3 (" in said
    )
    assert [without.is_partly_known(c) for c in without.cells] == [True, False, False, False]
    assert not verdicts.is_clear(made, late) and not verdicts.is_worse(made, late)
    # A facilitator's rest says that something is left out of it, not of whom.
    rest = replace(share("rest", 0.84), partly_known=True)
    own = answer("contact_months", [share("2", 0.76, BELOW), rest], regions=(2,))
    assert sentences.takeaway(own).endswith(
        "below the rest of the state, as far as its logs have come (3 to 11)."
    )
    # Nor of whom nothing is collected; of the state as one figure neither.
    lacking = replace(own, lacks_regions=True)
    assert sentences.takeaway(lacking).endswith(
        "below the rest of the state, where it is collected and as far as its logs have come (3 to 11)."
    )
    one = replace(answer("contact_months", [share("all", 0.8)]), lacks_regions=True)
    assert sentences.takeaway(one).startswith("State, where it is collected: 80%")


def test_a_comparison_that_would_tell_of_a_withheld_group_is_not_called_too_few() -> None:
    hidden = replace(share("5", 0.7), rest_withheld=True, people=55)
    held = Cell({"region": "3"}, suppression="small_n", why="withheld, under 10 people")
    made = answer("goal_attainment", [share("all", 0.8), share("1", 0.8, EVEN), hidden, held])
    assert sentences.takeaway(made).endswith(
        "No difference between Region 1 and the rest of the state can be seen. "
        "Comparison withheld to protect people: Region 5."
    )
    assert verdicts.reading(made, hidden) == "withheld to protect people"


def test_a_median_that_never_comes_is_said_of_its_region() -> None:
    why = "fewer than half of 177 were met, so there is no median"
    never = Cell({"region": "2"}, why=why, why_code=WhyNone.UNDEFINED)
    cells = [share("all", 77), share("1", 70, EVEN), share("3", 80, EVEN), never]
    said = sentences.takeaway(answer("goal_days", cells))
    assert said.endswith(
        "No difference from the rest of the state can be seen for Regions 1 and 3. "
        f"Region 2: {why}."
    )
    assert words.short_why(never) == "fewer than half of 177 were met"


def test_whether_it_differs_by_type_is_answered_first_and_with_the_number() -> None:
    def of_type(code: str, value: float, against: Difference | None = None) -> Cell:
        return replace(share("x", value, against), where={"program_type": code})

    cells = [of_type("all", 0.8), of_type("CENTER", 0.87, ABOVE), of_type("OST", 0.79, EVEN)]
    said = sentences.takeaway(answer("steps_done", cells, ("program_type",)))
    assert said.startswith(
        "Center-based care: 6 points above the other program types (2 to 10). State: 80%"
    )
    cells = [of_type("all", 0.8), of_type("CENTER", 0.87, EVEN), of_type("OST", 0.79, EVEN)]
    said = sentences.takeaway(answer("steps_done", cells, ("program_type",)))
    assert said.startswith(
        "No difference between any program type and the other program types can be seen."
    )


def change(region: str, component: str, value: float, half: float, people: int) -> Cell:
    return Cell(
        {"region": region, "component": component},
        value=value,
        low=round(value - half, 4),
        high=round(value + half, 4),
        people=people,
        against_none=Difference(value, round(value - half, 4), round(value + half, 4)),
    )


def class_answer(*cells: Cell) -> Answer:
    return answer("class_change", cells)


def test_a_change_that_can_be_seen_is_said_in_full() -> None:
    said = sentences.takeaway(
        class_answer(
            change("all", "IS", 0.17, 0.12, 185),
            change("2", "IS", 0.31, 0.26, 41),
            change("5", "IS", 0.03, 0.26, 38),
        )
    )
    assert said == (
        "Statewide, Instructional Support rose by 0.17 CLASS points (0.05 to 0.29). By region, only "
        "Region 2\u2019s change in Instructional Support can be seen: it rose by 0.31 CLASS points "
        "(0.05 to 0.57)."
    )


def test_no_change_can_be_seen() -> None:
    said = sentences.takeaway(
        class_answer(
            change("all", "IS", 0.05, 0.12, 185),
            change("2", "IS", 0.1, 0.26, 41),
            change("5", "IS", 0.03, 0.26, 38),
        )
    )
    assert said == (
        "In Instructional Support (+0.05; \u22120.07 to 0.17), no change can be seen statewide. "
        "By region, no change can be seen."
    )


def test_nothing_to_show_gives_the_reason() -> None:
    cells = [Cell({"region": "all"}, why="too early: 6 of 41 have been watched for 240 days")]
    said = sentences.takeaway(answer("staying", cells))
    assert "too early: 6 of 41" in said


def test_a_month_is_held_beside_the_same_month_of_another_year_alone() -> None:
    def said(*months: str) -> str:
        cells = [Cell({"month": m}, value=0.5, low=0.4, high=0.6, people=40) for m in months]
        return sentences.takeaway(answer("contact_months", cells, ("month",)))

    assert "in October 2026." in said("2025-11", "2026-09", "2026-10")
    assert "in October 2026, 50% (40 to 60%) in October 2025." in said(
        "2025-09", "2025-10", "2026-10"
    )


def test_provisional_months_are_named() -> None:
    months = full_answer("contact_months", ("month",))
    late = [
        Cell({"month": "2026-10"}, value=0.8, low=0.7, high=0.9, people=40),
        Cell({"month": "2026-11"}, value=0.4, low=0.3, high=0.5, people=40, provisional=True),
    ]
    said = sentences.takeaway(answer("contact_months", late, ("month",)))
    assert "80% (70 to 90%) in October 2026" in said
    assert "November 2026 is provisional until December 15, 2026." in said
    assert "provisional" not in sentences.takeaway(months)


def test_no_sentence_speaks_of_effects() -> None:
    for key, measure in MEASURES.items():
        by = ("region",) if "region" in measure.breakdowns else ()
        for regions in (("all", "1", "2", "3", "5", "6"), FACILITATOR):
            made = full_answer(key, by, regions)
            text = f"{sentences.takeaway(made)} {sentences.foot(made)}".lower()
            assert "effect" not in text and "impact" not in text, key
            assert text != "none" and len(text) > 20, key


def test_parts_that_are_no_shares_of_one_whole_are_each_said() -> None:
    cells = [
        Cell(
            {"kind": "classroom_items"}, 0.76, 0.7, 0.82, people=212, numerator=162, denominator=212
        ),
        Cell({"kind": "device"}, 0.31, 0.25, 0.37, people=212, numerator=65, denominator=212),
    ]
    assert sentences.every_part(answer("items_issued", cells, by=())) == (
        "State. Classroom items: 76% (70 to 82%), 162 of 212 mentees entitled; "
        "Device: 31% (25 to 37%), 65 of 212 mentees entitled."
    )
    why = "not collected: none of this kind has been imported"
    empty = [Cell({"kind": code}, why=why) for code in ("classroom_items", "device")]
    assert why in sentences.every_part(answer("items_issued", empty, by=()))


def test_minutes_stand_beside_what_is_intended() -> None:
    def monthly(value: float) -> str:
        cell = Cell(
            {},
            value=value,
            low=value - 5,
            high=value + 5,
            people=212,
            units=1820,
            numerator=value * 1820,
            denominator=1820,
            intended=(60.0, 90.0),
        )
        return sentences.takeaway(answer("dose_ratio", [cell]))

    assert monthly(87) == (
        "State: 87 minutes a month (82 to 92), 1,820 pair-months; 60 to 90 intended."
    )
    assert monthly(54).endswith("; below the 60 to 90 intended.")
    assert monthly(96).endswith("; above the 60 to 90 intended.")
    # 53 to 63 reaches into what is intended: neither side is taken.
    assert monthly(58).endswith("; 60 to 90 intended.")


def test_a_panel_says_which_filters_do_not_narrow_it() -> None:
    cells = [Cell({"scores": "scores"}, value=0.6, people=40)]
    asked = Filters(region=1, cohort=2024, role="MENTEE")
    told = sentences.foot(answer("agreement_kappa", cells, (), filters=asked))
    assert "Of all cohorts and all roles: this figure cannot be filtered so." in told
    assert "cannot be filtered" not in sentences.foot(
        answer("contact_months", [Cell({}, value=0.6, people=40)], (), filters=asked)
    )


@pytest.mark.parametrize(
    "key",
    ["class", "dosage", "goals", "cycle", "outcomes", "surveys", "support", "qris", "observations"],
)
@pytest.mark.parametrize("regions", [STATE, FACILITATOR], ids=["state", "facilitator"])
def test_a_lead_answers_and_says_one_thing_more(key: str, regions: tuple[str, ...]) -> None:
    page = PAGES[key]
    assert isinstance(page, Page)
    said = page.lead(
        {p.key: tuple(full_answer(m, p.by, regions) for m in p.measures) for p in page.panels}
    )
    assert 1 <= len(re.findall(r"[.](?= [A-Z]|$)", said)) <= 2, said
    assert "region 2" in said.lower() or regions is STATE, said


def test_a_lead_on_one_pair_says_that_it_is_too_few() -> None:
    def one(key: str) -> tuple[Answer]:
        cell = Cell({"region": "2"}, value=0.0, people=1, units=1, numerator=0, denominator=1)
        return (answer(key, [cell], regions=(2,)),)

    said = dosage.lead(
        {"contact-regions": one("contact_months"), "dose-regions": one("dose_ratio")}
    )
    assert said.startswith(
        "In Region 2, pairs met in 0% (too few to say: 1 mentee) of the months due"
    )


def test_a_lead_says_of_which_figure_its_verdict_is() -> None:
    def told(key: str, *against: Difference | None) -> tuple[Answer]:
        codes = ("all", "1", "5") if len(against) > 1 else ("5", "rest")
        cells = [share(c, 0.8, d) for c, d in zip(codes, (None, *against), strict=False)]
        return (answer(key, cells if len(against) > 1 else [share("5", 0.8, *against)]),)

    def said(months: tuple[Answer], ratio: tuple[Answer]) -> str:
        return dosage.lead({"contact-regions": months, "dose-regions": ratio}).partition(". ")[2]

    even, below = (EVEN, EVEN), (EVEN, Difference(-15, -24, -6))
    none = "no difference between any region and the rest of the state can be seen"
    assert said(told("contact_months", *even), told("dose_ratio", *even)) == (
        f"On monthly contact and minutes, {none}."
    )
    assert said(told("contact_months", *even), told("dose_ratio", *below)) == (
        f"On monthly contact, {none}; on minutes, Region 5 is 15.0 minutes a month below the rest of "
        "the state (6.0 to 24.0)."
    )
    one = said(told("contact_months", EVEN), told("dose_ratio", Difference(-15, -24, -6)))
    assert one.startswith("On monthly contact, no difference between Region 5 and ")
    assert "; on minutes, Region 5 is 15.0 minutes a month below" in one


def test_a_filtered_figure_is_not_called_the_states() -> None:
    asked = Filters(region=3, program_type="CENTER", role="MENTEE", cohort=2025)
    cells = [share("3", 0.8)]
    made = answer("contact_months", cells, filters=asked)
    assert sentences.takeaway(made).startswith(
        "Region 3, center-based care, mentees, the 2025\u201326 cohort: 80%"
    )
    assert sentences.where(made) == (
        "In Region 3, in center-based care, for mentees, for the 2025\u201326 cohort, "
    )
    of_type = Filters(program_type="HEAD_START")
    changed = answer("class_change", [change("all", "IS", 0.05, 0.12, 185)], filters=of_type)
    assert sentences.takeaway(changed).endswith("no change can be seen in Head Start.")
    # What cannot be filtered so stays the state's.
    cost = Cell({"region": "all"}, value=158.2, people=40)
    assert sentences.whose(answer("contact_hour_cost", [cost], filters=of_type)) == "State"


@pytest.mark.parametrize(
    ("narrowed", "total"),
    [
        (Filters(), "State"),
        (Filters(instrument="TOD"), "State"),
        (Filters(program_type="CENTER"), "All regions"),
        (Filters(role="MENTEE"), "All regions"),
        (Filters(cohort=2025), "All regions"),
    ],
)
def test_the_total_of_some_people_is_not_called_the_states(narrowed: Filters, total: str) -> None:
    """In the table, in the picture, and in what the page of signals says of it; Region 1 stays Region 1."""
    made = answer("contact_months", [share("all", 0.8), share("1", 0.7)], filters=narrowed)
    table = to_json(tables.table(made))
    picture = to_json(dots.draw([made], Look()).figure)
    for shown in (table, picture):
        assert f'"{total}"' in shown and '"Region 1"' in shown
        assert ('"State"' in shown) == (total == "State")
    assert signals.name(made, "all") == (total if total == "State" else f"{total} together")
    # What cannot be filtered so stays the state's.
    of_all = answer("contact_hour_cost", [Cell({"region": "all"}, value=158.2)], filters=narrowed)
    assert (words.category(of_all, "region", "all") == "State") == (
        narrowed.value("cohort") is None
    )


def test_where_all_is_withheld_no_empty_sentence_is_left() -> None:
    held = Cell({"region": "1"}, suppression="small_n", why="withheld, under 10 people")
    made = answer(
        "goal_attainment", [share("all", 0.8), held, replace(held, where={"region": "2"})]
    )
    assert verdicts.briefly(made) == "" == verdicts.on_each((made, "goals"))
    parts = [
        Cell({"reason": c}, suppression="small_n", why="withheld, under 10 people")
        for c in ("withdrew", "left_field")
    ]
    said = sentences.takeaway(answer("exit_reasons", parts, ()))
    assert said == "Why pairs end early, statewide: withheld to protect people."


def test_a_region_withheld_in_one_survey_is_said_to_be_withheld_in_it() -> None:
    def of(region: str, survey: str) -> Cell:
        return replace(
            change(region, "IS", 0.1, 0.3, 40), where={"region": region, "survey": survey}
        )

    held = Cell({"region": "2", "survey": "KSB"}, suppression="small_n", why="withheld")
    cells = [of("all", "KSB"), of("1", "KSB"), held, *(of(r, "EFF") for r in ("all", "1", "2"))]
    made = answer("survey_change", cells)
    assert sentences.withheld_words(made) == "Withheld to protect people: in KSB, Region 2."
    both = replace(made, cells=(*cells[:-1], replace(held, where={"region": "2", "survey": "EFF"})))
    assert sentences.withheld_words(both) == "Withheld to protect people: Region 2."


def test_a_hint_at_earlier_months_stands_only_where_they_would_help() -> None:
    """Not once cohorts stand side by side, nor where all months are chosen or one cohort is."""

    def beside(*cohorts: str, **chosen: Any) -> str:
        cells = [replace(share("x", 0.8), where={"cohort": c}) for c in ("all", *cohorts)]
        made = answer("staying", cells, ("cohort",), Filters(**chosen))
        return sentences.earlier_cohorts(made)

    assert "all years" in beside("2025") and not beside("2024", "2025")
    assert beside("2025", all_months=True) == ""
    assert beside("2025", cohort=2025) == "Choose all cohorts to compare cohorts."


def test_one_is_written_in_the_singular() -> None:
    """Of whatever a measure counts; and the whole it is a part of, and one day."""
    for measure in MEASURES.values():
        for many in filter(None, (measure.people_word, measure.unit_word)):
            one = words.number_of(1, many)
            assert one != f"1 {many}" and words.number_of(2, many) == f"2 {many}", many
    cell = Cell({}, value=0.0, people=1, units=1, numerator=0, denominator=1)
    assert words.counted(cell, MEASURES["contact_months"]) == "0 of 1 pair-month"
    assert words.value_words(1.0, MEASURES["log_days"].unit) == "1 day"


def test_a_lead_says_what_still_runs_and_whose_logs_are_missing() -> None:
    late = replace(share("all", 0.4), provisional=True, unsettled=True, partly_known=True)
    asked = replace(
        answer("contact_months", [late], by=()),
        span=span_of(Filters(first="2026-11", last="2026-11"), date(2026, 11, 21), False, False),
    )
    lacks = "November 2026 is provisional; as far as logs have come"
    assert sentences.so_far("82% met", (asked, late)) == f"82% met ({lacks})"
    assert sentences.so_far("82% (80 to 84%)", (asked, late)) == f"82% (80 to 84%; {lacks})"
    assert sentences.so_far("82% met", (asked, share("all", 0.4))) == "82% met"
    running = replace(asked, measure=MEASURES["stipends_paid"])
    assert sentences.so_far("", (running, late)).startswith(" (FY2027 is still running")


def test_a_figure_that_a_filter_does_not_narrow_says_so_beside_one_it_does() -> None:
    narrowed = Filters(program_type="HEAD_START", cohort=2025)
    first = replace(answer("stipends_paid", [], by=()), filters=narrowed)
    cost = replace(answer("contact_hour_cost", [], by=()), filters=narrowed)
    assert sentences.unlike(cost, first) == " (for the 2025\u201326 cohort, of all program types)"
    assert sentences.unlike(first, first) == ""


def test_most_and_least_are_said_where_a_difference_can_be_seen() -> None:
    def used(*values: float) -> str:
        parts = MEASURES["strategy_use"].statistic.parts
        cells = [
            Cell({"strategy": p}, value=v, low=v - 0.02, high=v + 0.02, people=212)
            for p, v in zip(parts, values, strict=False)
        ]
        by_part = {MEASURES["strategy_use"].part_axis: "strategy"}
        cells = [replace(c, where={k: c.of("strategy") for k in by_part}) for c in cells]  # type: ignore[misc]
        content = answer("content_use", [], by=())
        return strategies.lead(
            {"strategies": (answer("strategy_use", cells, by=()),), "content": (content,)}
        )

    even = used(0.31, 0.26, 0.21, 0.202, 0.201)
    assert even.startswith("Most used are ") and even.count("%") == 2 and "(21%)" not in even
    assert "no strategy is clearly least used" in even
    apart = used(0.31, 0.26, 0.21, 0.1)
    assert apart.count("%") == 4 and "least used is" in apart
    assert used(0.21, 0.21, 0.2, 0.2).startswith("No strategy is clearly most or least used.")


def test_a_reason_of_one_region_is_not_told_as_that_of_all() -> None:
    def cell(region: str, code: WhyNone, why: str) -> Cell:
        return Cell({"region": region}, why=why, why_code=code)

    early, lacking = "too early: nothing is due", "not collected: no steps logged"
    cells = [
        cell("all", WhyNone.TOO_EARLY, early),
        cell("1", WhyNone.TOO_EARLY, early),
        cell("5", WhyNone.NOT_COLLECTED, lacking),
    ]
    said = sentences.takeaway(answer("cycle_completion", cells))
    assert said.endswith(f": {early}. Region 5: {lacking}.") and said.count(early) == 1
    # Nor that of a month as the reason of all.
    due, hole = "no month was due", "not collected: no survey"
    months = [Cell({"month": f"2026-0{n}"}, why=hole if n == 6 else due) for n in range(4, 9)]
    said = sentences.takeaway(answer("monthly_survey", months, by=("month",)))
    assert said.endswith(f": {hole} (June 2026); {due} (the other months).")
    # Nor, where there is no total, that of one region as the other's.
    apart = sentences.takeaway(answer("cycle_completion", cells[1:]))
    assert apart.endswith(f": {early} (Region 1); {lacking} (Region 5).")


def test_no_median_of_one_region_is_said_once() -> None:
    why = "fewer than half of 141 were met, so there is no median"
    alone = Cell({"region": "5"}, why=why, why_code=WhyNone.UNDEFINED, people=37)
    rest = Cell({"region": "rest"}, value=150.0, people=150)
    said = sentences.takeaway(replace(answer("goal_days", [alone, rest]), compared="region"))
    assert said.count(why) == 1


def test_the_reason_of_the_one_region_asked_for_is_said_once() -> None:
    axis = MEASURES["cycle_stall_step"].part_axis or ""
    why = "not collected: no steps logged"
    parts = MEASURES["cycle_stall_step"].statistic.parts
    own = [Cell({"region": "5", axis: p}, why=why, why_code=WhyNone.NOT_COLLECTED) for p in parts]
    rest = [Cell({"region": "rest", axis: p}, value=0.2, people=30) for p in parts]
    said = sentences.takeaway(answer("cycle_stall_step", [*own, *rest], regions=(5,)))
    assert said.lower().count("not collected") == 1
    empty = {"plan": (answer("plan_in_time", []),), "steps": (answer("steps_done", []),)}
    early = answer("cycle_completion", [Cell({"region": "all"}, why="too early: none is old"),
                                        Cell({"region": "5"}, why=why)])  # fmt: skip
    lead = cycle.lead({"completion": (early,), **empty})
    assert lead == "On coaching cycles, too early: none is old."


def test_a_filtered_total_has_its_own_name_among_days() -> None:
    axis = MEASURES["cycle_step_days"].part_axis or ""
    part = MEASURES["cycle_step_days"].statistic.parts[0]
    found = answer("cycle_step_days", [Cell({"region": "all", axis: part}, value=19.0, people=30)])
    said = cycle.say_days(replace(found, filters=Filters(program_type="FCC_SYSTEM")))
    assert said.startswith("Family child care in a system, at the median: ")


def test_the_least_answered_survey_is_not_called_low() -> None:
    codes = MEASURES["survey_response"].split_codes("PK3")
    cells = [
        Cell(
            {MEASURES["survey_response"].split or "": c}, value=0.5 + i / 50, people=100, units=100
        )
        for i, c in enumerate(codes)
    ]
    shown = answer("survey_response", cells, by=())
    said = " ".join(sentences.extremes(shown))
    # No interval, so no difference can be seen, and nothing is called least.
    assert "no survey is clearly answered least (" in said and "lowest" not in said
    assert surveys._answered(shown).endswith("none is clearly answered least or most.")
    seen = [replace(c, low=(c.value or 0) - 0.009, high=(c.value or 0) + 0.009) for c in cells]
    apart = replace(shown, cells=tuple(seen))
    assert " ".join(sentences.extremes(apart)).startswith("State: answered least, ")
    assert surveys._answered(apart).startswith("The survey answered least is ")
    # The two lowest alike: they are named together, below all others.
    tied = replace(apart, cells=(replace(seen[1], where=seen[0].where), *seen[1:]))
    assert surveys._answered(tied).startswith("The surveys answered least are ")


def test_no_element_is_called_furthest_from_the_design_where_no_difference_can_be_seen() -> None:
    def element(value: float, half: float) -> tuple[Any, Answer, Cell]:
        cell = share("all", value)
        cell = replace(cell, low=value - half, high=value + half)
        return fidelity.ELEMENTS[0], answer("orientation", [cell]), cell

    shares = [element(v, 0.01) for v in (0.2, 0.3, 0.8, 0.81, 0.82, 0.83)]
    assert fidelity._ends_of(shares, shares[0][1]) == (
        "none is clearly nearest to the design, and furthest from it is orientation (20%; 19 to 21%)"
    )
    wide = [element(v, 0.2) for v in (0.2, 0.3, 0.6, 0.7)]
    assert fidelity._ends_of(wide, wide[0][1]) == (
        "none is clearly nearest to the design or furthest from it"
    )


def test_of_few_people_it_is_not_said_which_survey_is_answered_least() -> None:
    few = [
        Cell({"survey_wave": code}, value=0.75, low=0.3, high=0.95, people=4, units=4,
             numerator=3, denominator=4)
        for code in ("KSB-PRE", "EFF-PRE")
    ]  # fmt: skip
    made = answer("survey_response", few, by=())
    assert surveys._answered(made) == (
        "Too few to say how many answer: no survey was due from more than 4 people."
    )
    assert sentences.extremes(made)[0].startswith("State: too few to say; KSB, start of year, 75%")
    one = replace(made, cells=(replace(few[0], people=40), few[1]))
    assert surveys._answered(one).endswith("; of other surveys too few to say.")


def test_the_days_of_all_pairs_are_not_said_to_be_of_those_who_came_so_far() -> None:
    cell = Cell({"region": "all"}, value=226.8, low=220.0, high=231.4, people=214, units=144,
                numerator=23, denominator=214)  # fmt: skip
    said = sentences.takeaway(answer("staying_time", [cell]))
    assert said == (
        "State: 226.8 days (220.0 to 231.4), of 214 pairs, 144 have reached eight months."
    )


def test_a_curve_is_judged_in_the_month_that_its_sentence_names() -> None:
    def month(region: str, number: int, against: Difference | None) -> Cell:
        people = 40 if against or region == "all" else 3
        return replace(share(region, 0.9, against), where={"region": region, "tenure": str(number)},
                       people=people)  # fmt: skip

    even = [month(r, n, EVEN if n == 8 and r != "all" else None) for r in ("all", "1", "2")
            for n in (8, 9)]  # fmt: skip
    made = answer("staying_curve", even)
    assert sentences.takeaway(made).endswith("Too few to say: Regions 1 and 2.")
    clear = replace(made, cells=(*even[:2], month("1", 8, BELOW), *even[3:]))
    assert "Month 8: Region 1 is 7 points below" in sentences.takeaway(clear)


def test_many_days_until_which_it_is_too_early_are_left_to_the_table() -> None:
    def month(region: str, number: int) -> Cell:
        where = {"region": region, "tenure": str(number)}
        if number == 1:
            return Cell(where, suppression="small_n", why="withheld, under 10 people")
        return Cell(where, why=f"too early: until day {number}", why_code=WhyNone.TOO_EARLY)

    cells = [month(region, number) for region in ("all", "1") for number in range(1, 7)]
    assert sentences.takeaway(answer("staying_curve", cells)) == (
        "Pairs that had not ended early, month by month, statewide: withheld to protect people "
        "(Month 1); "
        "too early to say (the other months)."
    )


def test_a_caption_says_what_its_table_is_of() -> None:
    for filters, regions, said in (
        (Filters(), None, "Whole state"),
        (Filters(region=3), None, "Region 3"),
        (Filters(region=3, program_type="HEAD_START"), None, "Region 3, Head Start"),
        (Filters(program_type="HEAD_START"), None, "Whole state, Head Start"),
        (Filters(), (2,), "Region 2 only"),
    ):
        made = answer("contact_months", [share("3", 0.8)], filters=filters, regions=regions)
        assert f". {said}. Data through" in tables._caption(made)
    today = answer("goals_overdue", [share("all", 0.1)])
    of_edition = tables._caption(replace(today, edition=today.span.as_of))
    assert of_edition.count("As of ") == 1


def test_a_breakdown_of_one_or_of_none_says_so_instead_of_the_figure_twice() -> None:
    def cohort(code: str, **more: Any) -> Cell:
        return replace(share("all", 0.8), where={"cohort": code}, **more)

    one = answer("class_coverage", [cohort("all"), cohort("2025")], ("cohort",))
    assert sentences.each_category(one).endswith("pairs. Only one cohort is shown: 2025\u201326.")
    held = cohort("2025", value=None, suppression="small_n", why="withheld, under 10 people")
    none = answer("class_coverage", [cohort("all"), held], ("cohort",))
    assert sentences.takeaway(none).startswith("Each cohort is withheld to protect people. State: ")


def test_sizes_and_figures_of_several_scores_that_are_alike_are_said_once() -> None:
    assert sentences._sizes({"0.14 points or more": ["A", "B"], "0.2 or more": ["C"]}) == (
        "0.14 points or more in A and B, and of 0.2 or more in C"
    )
    cells = [
        replace(share("all", 0.05), where={"component": code}, denominator=110, numerator=5)
        for code in ("ES", "CO", "IS")
    ]
    assert sentences.takeaway(answer("matched_without_contact", cells, ())) == (
        "State. Emotional Support, Classroom Organization and Instructional Support: 5% (3 to 7%), "
        "5 of 110 educators."
    )


def test_mentees_of_active_pairs_are_told_from_those_of_the_program_year() -> None:
    cell = Cell({"region": "all"}, value=392.0, people=380)
    said = people_page.whose_pairs(answer("pairs_served", [cell]))
    assert said.startswith(
        "These pairs have 380 mentees: of every cohort with a day in these months."
    )
    one = answer("pairs_served", [cell], filters=Filters(cohort=2026))
    assert people_page.whose_pairs(one).startswith(
        "These pairs have 380 mentees: of the 2026–27 cohort alone, with a day in these months."
    )


def test_a_month_not_collected_is_marked_and_one_of_few_people_is_small() -> None:
    def month(n: int, **more: Any) -> Cell:
        return Cell({"month": f"2026-0{n}"}, **more)

    full = {"value": 0.8, "low": 0.7, "high": 0.9, "units": 90}
    cells = [
        month(5, people=90, **full),
        month(6, why="not collected: none", why_code=WhyNone.NOT_COLLECTED),
        month(7, why="no month is due", why_code=WhyNone.NOTHING),
        month(9, people=4, **full),
    ]
    made = answer("monthly_survey", cells, by=("month",))
    foot = sentences.foot(made)
    assert "× marks a month that is not collected." in foot
    assert "No mark in July 2026: there was nothing to count." in foot
    assert "A small mark is of fewer than 10 people." in foot
    figure = trend.draw([made], Look()).figure
    crosses = [a for a in figure["layout"]["annotations"] if a["text"] == "×"]
    marks = next(d for d in figure["data"] if d["mode"] == "markers")
    assert [a["x"] for a in crosses] == [1] and marks["marker"]["size"] == [7, 4]
    # The month that is written out is one of enough people, and the sentence says of how few another is.
    assert [a["x"] for a in figure["layout"]["annotations"] if a["text"] == "80%"] == [0]
    assert "80% (too few to say: 4 mentees) in September 2026." in sentences.takeaway(made)


def test_who_took_part_is_said_with_the_year_that_is_over() -> None:
    people = answer("people_served", [Cell({"role": "all"}, value=508.0, people=508)], by=("role",))
    nobody = answer("unpaired_mentees", [])
    said = people_page.lead({"people-roles": (people,), "unpaired": (nobody,)})
    year = people.span.program_years[-1]
    over = year < program_year_of(people.span.today)
    assert said.startswith(f"In program year {program_year_label(year)}, 508 people ")
    assert ("took part" in said) == over


def test_what_is_most_frequent_is_said_where_it_is_seen_to_be() -> None:
    def said(*values: float) -> str:
        cells = [
            Cell({"band": code}, value=v, low=v - 0.03, high=v + 0.03, people=99, denominator=99)
            for code, v in zip(MEASURES["dose_distribution"].statistic.parts, values, strict=False)
        ]
        axis = MEASURES["dose_distribution"].part_axis or ""
        made = answer(
            "dose_distribution", [replace(c, where={axis: c.of("band")}) for c in cells], by=()
        )
        return sentences.takeaway(made)

    assert "nothing is clearly most frequent (" in said(0.1, 0.28, 0.3, 0.32)
    assert said(0.1, 0.2, 0.2, 0.5).count("and, most often, ") == 1
    assert said(0.1, 0.1, 0.39, 0.41).count("%") == 6  # two are seen to be ahead of the others


def test_no_difference_is_said_of_the_scores_in_which_a_region_is_shown() -> None:
    def cell(region: str, component: str, held: bool = False) -> Cell:
        where = {"region": region, "component": component}
        if held:
            return Cell(where, suppression="small_n", why="withheld, under 10 people")
        return replace(share(region, 0.8, EVEN), where=where)

    cells = [cell(r, c) for r in ("all", "1", "2") for c in ("ES", "CO")]
    made = answer("class_threshold", [*cells, cell("3", "ES", True), cell("3", "CO")])
    assert verdicts.comparison(made) == (
        "No difference from the rest of the state can be seen for Regions 1 and 2 in Emotional Support; "
        "for any region in Classroom Organization."
    )
    assert verdicts.comparison(answer("class_threshold", cells)).startswith(
        "No difference between any"
    )


def test_what_no_filter_narrows_is_said_to_be_of_all_in_a_lead() -> None:
    of_coaches = Filters(role="CT")
    months = answer("contact_months", [share("all", 0.8)], filters=of_coaches)
    ratio = answer("dose_ratio", [], filters=of_coaches)
    lead = dosage.lead({"contact-regions": (months,), "dose-regions": (ratio,)})
    assert lead.startswith("For all roles, pairs met in 80% (78 to 82%) of the months due")
    waiting = answer("unpaired_mentees", [replace(share("all", 0.2), numerator=30, denominator=224)],
                     filters=Filters(cohort=2025))  # fmt: skip
    people = answer("people_served", [], by=("role",), filters=Filters(cohort=2025))
    said = people_page.lead({"people-roles": (people,), "unpaired": (waiting,)})
    assert "30 of 224 mentees on record (of all cohorts) wait for a coach" in said


def test_one_year_alone_is_said_to_be_alone() -> None:
    cell = replace(share("all", 0.89), where={"sfy": "2026"})
    made = answer("stipends_paid", [cell], by=("sfy",))
    assert sentences.each_category(made).startswith(
        "Only one state fiscal year is shown: FY2026, 89%"
    )


def test_a_lead_on_cycles_says_which_are_counted() -> None:
    made = answer("cycle_completion", [share("all", 0.39)])
    said = cycle.lead({"completion": (made,), "plan": (answer("plan_in_time", []),),
                       "steps": (answer("steps_done", []),)})  # fmt: skip
    assert " that are 150 days old or of a finished program year have been completed" in said
    assert "choose a cohort" in cycle.counted(made)
    assert "choose" not in cycle.counted(
        answer("cycle_completion", [], filters=Filters(cohort=2025))
    )


def test_both_sides_of_the_rest_stand_in_the_lead_of_fidelity() -> None:
    rest = verdicts.THE_REST
    both = {"below": {(rest, "5"): ["minutes"]}, "above": {(rest, "6"): ["minutes"]}}
    assert fidelity._apart(both) == (
        "Below the rest of the state: Region 5 on minutes; above it: Region 6 on minutes."
    )
    assert (
        fidelity._apart({"above": both["above"]})
        == "Region 6 is above the rest of the state on minutes."
    )


def test_one_month_is_a_month() -> None:
    curve = [Cell({"region": "all", "tenure": "1"}, value=0.98, people=40, denominator=40)]
    said = sentences.takeaway(answer("staying_curve", curve))
    assert "had not ended early by 1 month;" in said


def test_of_whom_several_figures_are_is_said_once() -> None:
    first = replace(answer("cycle_completion", [share("all", 0.4)]), not_shown=("5",))
    other = answer("plan_in_time", [share("all", 0.8)])
    told = [("8 of 10 plan", other), ("7 of 10 do", other)]
    assert sentences.beside(told, first, words.listing) == "Statewide, 8 of 10 plan and 7 of 10 do"
    mixed = [("8 of 10 plan", other), ("4 of 10 do", first)]
    assert (
        sentences.beside(mixed, first, words.listing) == "8 of 10 plan (statewide) and 4 of 10 do"
    )
    assert sentences.beside([("4 of 10 do", first), *told], first, words.listing) == (
        "4 of 10 do; statewide, 8 of 10 plan and 7 of 10 do"
    )
    elements = [(fidelity.ELEMENTS[n], other, share("all", v)) for n, v in ((0, 0.2), (1, 0.21))]
    assert (
        "furthest from it, statewide, are orientation (20%; 18 to 22%) and "
        in fidelity._ends_of([*elements, (fidelity.ELEMENTS[2], first, share("all", 0.9))], first)
    )


def test_nothing_paid_is_no_price_of_an_hour() -> None:
    stipends = [Cell({"region": "all"}, value=0.0, numerator=0, denominator=12, people=12)]

    def said(cost: float) -> str:
        hour = [Cell({"region": "all"}, value=cost, numerator=cost * 90, denominator=90.0)]
        asked = {"stipends": ("stipends_paid", stipends), "hour": ("contact_hour_cost", hour)}
        return support.lead({k: (answer(key, cells),) for k, (key, cells) in asked.items()})

    assert "cost" not in said(0.0) and "no support has been paid yet" in said(0.0)
    assert "cost under $0.01 in support" in said(0.004)


def test_a_withheld_change_says_whose_it_is() -> None:
    held = Cell({"region": "2", "component": "IS"}, suppression="small_n", why="withheld")
    own = answer("class_change", [held], regions=(2,))
    assert sentences.state_changes(own).startswith("In Region 2, Instructional Support: withheld")


def test_a_rest_of_another_day_than_the_own_region_says_so_under_its_figure() -> None:
    """The own region, which may be looked up by name, is of today; the notice above is not about it."""
    rest = answer("goal_attainment", [share("2", 0.76, BELOW), share("rest", 0.84)], regions=(2,))
    told = replace(rest, rest_edition=date(2026, 11, 30))
    assert sentences.foot(told).endswith(
        "Region 2 is of today, the rest of the state as of November 30, 2026."
    )
    assert "is of today" not in sentences.foot(rest)
    assert [told.edition_of(c) for c in told.cells] == [None, date(2026, 11, 30)]
    assert told.notices == ()
    notice = edition_notice(MEASURES["class_change"], date(2026, 11, 30), sees_names=True)
    assert notice.title == (
        "Figures on people you may not look up by name are as of November 30, 2026."
    )
