"""Fiscal support worked by hand, from imported files to figures, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.asking import answer_csv
from data_access.imports.undo import undo
from data_access.storage.schema import support_years
from layouts import sentences, words
from tests.conftest import CopyOf
from tests.measures.loading import EVERYTHING, LOADER, Loading, pair, person, programs

TODAY = date(2015, 11, 20)
ASKED: dict[str, Any] = {"first": "2014-09", "last": "2015-06"}


def _people(url: str, folder: Path) -> None:
    """Four coaches (one an administrator) and five mentees in Region 1, paired in 2014."""
    with Loading(url, folder, TODAY) as made:
        made.load("programs", programs(1))
        coaches = [person(f"C-{i}", "CT") for i in range(3)] + [person("C-3", "CA")]
        mentees = [person(f"M-{i}") for i in range(5)]
        made.load("participants", coaches + mentees)
        ids = [("C-0", "M-0"), ("C-1", "M-1"), ("C-2", "M-2"), ("C-3", "M-3"), ("C-0", "M-4")]
        made.load("pairs", [pair(f"P-{i}", m, c, "2014-09-20") for i, (c, m) in enumerate(ids)])


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_people), tmp_path, TODAY) as state:
        yield state


def fund(who: str, kind: str, amount: Any = "", **more: Any) -> dict[str, Any]:
    return {
        "participant_id": who,
        "kind": kind,
        "fund_source": "STATE",
        "sfy": 2015,
        "amount": amount,
        "hours": "",
        "approved": "",
        "paid": "",
        **more,
    }


FUNDS = [
    fund("C-0", "stipend", 2000, approved="2014-12-01", paid="2015-01-15"),
    fund("C-1", "stipend", 1000, approved="2014-12-01"),
    fund("C-3", "stipend", 2000, approved="2014-12-01", paid="2015-01-15"),
    fund("C-0", "substitute", 111, hours=6, approved="2015-02-02", paid="2015-03-01"),
    fund("M-0", "classroom_items", 550, paid="2015-02-01"),
    fund("M-1", "classroom_items", 250.5, approved="2015-01-10"),
    fund("M-0", "device", 400, approved="2015-01-10", paid="2015-02-01"),
]


def _session(key: str, pair_id: str, day: str, minutes: int, **more: Any) -> dict[str, Any]:
    return {
        "session_id": key,
        "pair_id": pair_id,
        "session_date": day,
        "minutes_total": minutes,
        "venue": "f2f",
        "status": "completed",
        "contact_type": "conference",
        **more,
    }


def _trained(state: Loading) -> None:
    """Ten hours of training in the fiscal year and one before; five of contact and one after."""
    days = [("C-0", "2014-09-06", 7), ("C-0", "2014-06-30", 1), ("M-0", "2015-06-30", 3)]
    state.load(
        "attendance",
        [
            {
                "participant_id": who,
                "event_type": "training_day",
                "event_id": f"T-{i}",
                "day_no": 1,
                "date": day,
                "hours": hours,
            }
            for i, (who, day, hours) in enumerate(days)
        ],
    )
    state.load(
        "sessions",
        [
            _session("S-0", "P-0", "2014-10-03", 90),
            _session("S-1", "P-1", "2015-02-03", 120),
            _session("S-2", "P-4", "2015-06-10", 90),
            _session("S-3", "P-0", "2014-11-03", 60, contact_type="email"),
            _session("S-4", "P-0", "2015-07-01", 60),
        ],
    )


def test_stipends(state: Loading) -> None:
    state.load("funds", FUNDS)
    cell = state.cell("stipends_paid", **ASKED)
    # C-0 of C-0, C-1 and C-2; nobody says what the Consultant Administrator is entitled to.
    assert (cell.numerator, cell.denominator, cell.value) == (1.0, 3.0, 0.3333)
    assert (cell.low, cell.high, cell.people) == (0.0615, 0.7923, 3)  # Wilson, 1 of 3
    # Nobody of it is an administrator, so that asking for these does not narrow it, and it says so.
    of_role = state.ask("stipends_paid", role="CA", **ASKED)
    assert (of_role.cell().denominator, of_role.applied.value("role")) == (3.0, None)
    assert "Of all roles: this figure cannot be filtered so." in sentences.foot(of_role)


def test_a_type_of_which_no_coach_is_is_said_to_be_the_coachs_own(state: Loading) -> None:
    state.load("funds", FUNDS)
    for key, of_year in (("stipends_paid", " is entitled to a stipend in this fiscal year"),
                         ("coach_load", " in this period")):  # fmt: skip
        (why,) = {c.why for c in state.ask(key, program_type="FCC_SYSTEM", **ASKED).cells}
        whose = "no coach whose own program is family child care in a system"
        assert why == whose + of_year


def test_the_months_choose_whole_fiscal_years(state: Loading) -> None:
    state.load("funds", [*FUNDS, fund("C-1", "stipend", 500, paid="2015-09-01", sfy=2016)])
    answer = state.ask("stipends_paid", ("sfy",), first="2014-09", last="2016-06")
    assert [(c.where["sfy"], c.denominator) for c in answer.cells] == [("2015", 3.0)]
    answer = state.ask("stipends_paid", **ASKED)
    assert answer.span.fiscal_years == (2015,)
    assert sentences.span_words(answer) == "State fiscal year FY2015, July 2014 to June 2015"
    line = list(answer_csv.rows([answer], words.shown))[1]
    assert "2014-07-01,2015-06-30" in line
    # Paid to somebody who is in no pair of the year: in the amounts, entitled to nothing.
    paid = state.ask("amounts_paid", ("sfy",), first="2015-09", last="2015-10")
    assert paid.cell(sfy="2016", kind="stipend").denominator == 500.0


def test_amounts(state: Loading) -> None:
    state.load("funds", FUNDS)
    answer = state.ask("amounts_paid", **ASKED)
    found = {c.where["kind"]: (c.numerator, c.denominator, c.value, c.low) for c in answer.cells}
    assert found == {
        "stipend": (4000.0, 5000.0, 0.8, None),
        "substitute": (111.0, 111.0, 1.0, None),
        # 550 has no day of approval: what is paid was approved.
        "classroom_items": (550.0, 800.5, 0.6871, None),
        "device": (400.0, 400.0, 1.0, None),
    }


def test_substitute_hours(state: Loading) -> None:
    state.load("funds", FUNDS)
    _trained(state)
    cell = state.cell("substitute_hours", **ASKED)
    # 7 + 3 hours of training; contacts of 1.5, 2 and 1.5 hours, of both members each.
    assert (cell.numerator, cell.denominator, cell.value) == (6.0, 20.0, 0.3)
    # By participant 6 of 10 (C-0), 0 of 4.5 (M-0), 2 (C-1), 2 (M-1) and 1.5 (M-4): as if three of equal
    # weight, and on the log scale 2.9 either way, which says nothing.
    assert (cell.low, cell.no_interval) == (None, "too few for an interval")


def test_items_and_devices(state: Loading) -> None:
    state.load("funds", FUNDS)
    answer = state.ask("items_issued", **ASKED)
    items, device = answer.cell(kind="classroom_items"), answer.cell(kind="device")
    assert (items.numerator, items.denominator, items.value) == (1.0, 5.0, 0.2)
    assert (device.numerator, device.denominator, device.value) == (1.0, 5.0, 0.2)
    assert (items.low, items.high) == (0.0362, 0.6245)  # Wilson, 1 of 5


def test_costs(state: Loading) -> None:
    state.load("funds", FUNDS)
    _trained(state)
    hour = state.cell("contact_hour_cost", **ASKED)
    # 2,000 + 2,000 + 111 + 550 + 400 dollars over 5 hours of contact, each counted once.
    assert (hour.numerator, hour.denominator, hour.value) == (5061.0, 5.0, 1012.2)
    assert (hour.low, hour.high) == (None, None)
    each = state.cell("pair_cost", **ASKED)
    assert (each.numerator, each.denominator, each.value) == (5061.0, 5.0, 1012.2)
    measure = state.ask("pair_cost", **ASKED).measure
    assert words.shown(each, measure) == "$1,012.20"


def test_a_kind_of_which_none_was_approved_is_not_said_to_be_missing(state: Loading) -> None:
    """The device is on record, and waits: 0 of 5 mentees have one, and no dollar of it is approved."""
    state.load("funds", [*FUNDS[:-1], fund("M-0", "device", 400)])
    amounts = state.ask("amounts_paid", **ASKED).cell(kind="device")
    assert (amounts.value, amounts.why, amounts.why_code) == (
        None,
        "none of this kind approved",
        "nothing",
    )
    assert state.ask("items_issued", **ASKED).cell(kind="device").numerator == 0.0


NOT_PAID = ("stipends_paid", "substitute_hours", "items_issued", "contact_hour_cost", "pair_cost")


@pytest.mark.parametrize("key", [*NOT_PAID, "amounts_paid"])
def test_without_a_file_of_support_nothing_is_said_to_be_zero(state: Loading, key: str) -> None:
    _trained(state)
    cells = state.ask(key, ("region",), **ASKED).cells
    assert cells and all(c.value is None for c in cells)
    assert all("not collected" in c.why for c in cells if c.where["region"] in ("all", "1"))


def test_what_a_file_changes_or_an_undo_takes_back_is_counted_anew(state: Loading) -> None:
    first = state.load("funds", FUNDS)
    _trained(state)
    later = state.load("funds", [fund("C-1", "stipend", 1000, paid="2015-05-01")])
    assert state.cell("stipends_paid", **ASKED).numerator == 2.0
    moved = state.load("sessions", [_session("S-1", "P-2", "2015-02-03", 180)])
    assert state.cell("contact_hour_cost", **ASKED).denominator == 6.0
    for outcome in (moved, later, first):
        assert outcome.import_id is not None
        undo(state.database, LOADER, outcome.import_id, "loader@test.invalid", state.today)
        if outcome is moved:
            assert state.cell("contact_hour_cost", **ASKED).denominator == 5.0
        if outcome is later:
            assert state.cell("stipends_paid", **ASKED).numerator == 1.0
    assert "not collected" in state.cell("stipends_paid", scope=EVERYTHING, **ASKED).why


def test_half_a_cent_is_a_whole_one_on_both_databases(state: Loading) -> None:
    """1.005 dollars lie a hair under 100.5 cents, as computers write them."""
    state.load("funds", [fund("C-0", "stipend", 1.005, paid="2015-01-15")])
    with state.database.reading(EVERYTHING) as reader:
        rows = reader.rows(support_years)
        (cents,) = reader.execute(
            select(rows.c.stipend_paid).where(rows.c.person_id == "C-0", rows.c.sfy == 2015)
        ).scalars()
    assert cents == 101
