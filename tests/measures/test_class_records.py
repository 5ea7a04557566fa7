"""The quality of CLASS records worked by hand, from imported files to figures, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dash._utils import to_json

from callbacks.questions import of_piece
from data_access.measures.filters import Filters
from layouts import tables, words
from layouts.pages.class_scores import PAGE as CLASS_PAGE
from tests.measures.loading import (
    STATE,
    Loading,
    WithholdingPolicy,
    class_rows,
    pair,
    person,
    programs,
)

Make = Callable[[date], Loading]
SUMMER = date(2025, 9, 20)
ASKED: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
FALL, SPRING = "2024-09-10", "2025-05-12"
DIMENSIONS = ("PC", "TS", "RSP", "BM", "PD", "ILF", "CD", "QF", "LM")


def _even(cycles: Sequence[int]) -> dict[str, list[int]]:
    """Scores whose every dimension has the same value in a cycle, Negative Climate turned."""
    return {**{d: list(cycles) for d in DIMENSIONS}, "NC": [8 - c for c in cycles]}


def _educators(state: Loading, count: int = 4) -> None:
    state.load("programs", programs(1))
    state.load("participants", [person(f"E{i}") for i in range(count)])


def _seen(key: str, who: str, cycles: Sequence[int], **more: Any) -> list[dict[str, Any]]:
    given = {"observer_id": "OB-1", "cert_expires": "2025-08-31", **more}
    return class_rows(key, who, _even(cycles), **given)


def test_certified_on_the_day(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state)
    state.load(
        "class",
        [
            *_seen("O-0", "E0", [5, 5], cert_expires=FALL),  # its last day counts
            *_seen("O-1", "E1", [5, 5], cert_expires="2024-09-09"),
            *_seen("O-2", "E2", [5, 5], observer_id="OB-2"),
            *_seen("O-3", "E3", [5, 5], observer_id="OB-2", cert_expires=""),
            *_seen("O-4", "E3", [5, 5], observer_role="coach", cert_expires=""),
            *_seen("O-5", "E0", [5, 5], observer_id="OB-3", double_code_of="O-0"),
        ],
    )
    answer = state.ask("certified_observers", **ASKED)
    known, unknown = (answer.cell(certificate=c) for c in ("certified", "unknown"))
    assert (known.numerator, known.denominator, known.value) == (2.0, 3.0, 0.6667)
    assert (unknown.numerator, unknown.denominator, unknown.value) == (1.0, 4.0, 0.25)
    assert state.cell("observers", **ASKED).value == 2.0
    # Three observations by two observers are no three independent ones, and that is said.
    assert (known.rests_on, unknown.rests_on) == ((("observers", 2),), (("observers", 2),))
    assert words.counted(known, answer.measure) == "2 of 3 observations by 2 observers"
    assert "by 2 observers" in to_json(tables.table(answer))


def test_enough_valid_cycles(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state)
    short = _seen("O-2", "E2", [5, 5])
    rows = [*_seen("O-0", "E0", [5] * 4), *_seen("O-1", "E1", [5] * 3)]
    for row in short:
        row["minutes"] = 14 if row["cycle"] == 2 else 20
    state.load("class", [*rows, *short])
    means = dict.fromkeys((*DIMENSIONS, "NC"), 5.0)
    header = {k: v for k, v in class_rows("O-3", "E3", {"PC": [5]})[0].items()
              if k not in ("cycle", "dimension", "score")}  # fmt: skip
    state.load("class_summary", [{**header, **means}])
    answer = state.ask("full_observations", **ASKED)
    usable, full = answer.cell(length="usable"), answer.cell(length="full")
    assert (usable.numerator, usable.denominator) == (2.0, 3.0)
    assert (full.numerator, full.denominator, full.value) == (1.0, 3.0, 0.3333)
    assert (full.low, full.high) == (0.0615, 0.7923)  # each educator counts once: Wilson
    median = state.cell("valid_cycles", **ASKED)
    assert (median.value, median.spread, median.units) == (3.0, (2.0, 3.5), 3)


def test_evenness_within_the_day(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state)
    state.load(
        "class",
        [
            *_seen("O-0", "E0", [6, 6, 5, 3]),
            *_seen("O-1", "E1", [5, 5, 5, 5]),
            *_seen("O-2", "E2", [1, 7, 1]),  # three cycles do not tell
        ],
    )
    answer = state.ask("within_day_deviation", **ASKED)
    assert answer.categories("component") == ["ES", "CO"]
    cell = answer.cell(component="ES")
    # √((1 + 1 + 0 + 4) ÷ 3) = 1.4142 for the first, 0 for the second
    assert (cell.value, cell.units, cell.people) == (0.7071, 2, 2)
    assert (cell.low, cell.no_interval) == (None, "too few for an interval")


def test_a_toddlers_room_has_one_such_domain(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, 1)
    scores = {d: [4, 4, 6, 6] for d in ("PC", "TS", "RCP", "BG", "FLD", "QF", "LM")}
    reversed_already = {"NC": [4, 4, 6, 6], **scores}
    rows = class_rows("O-0", "E0", reversed_already, "TOD", nc_orientation="reversed")
    state.load("class", rows)
    answer = state.ask("within_day_deviation", instrument="TOD", **ASKED)
    assert answer.categories("component") == ["EBS"]
    assert answer.cell(component="EBS").value == 1.1547  # √(4 ÷ 3)


def test_another_observer_the_second_time(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state, 5)
    spring = {"window": "END", "day": SPRING}
    state.load(
        "class",
        [
            *(row for i in range(4) for row in _seen(f"B-{i}", f"E{i}", [5, 5])),
            *_seen("S-0", "E0", [5, 5], observer_id="OB-2", **spring),
            *_seen("S-1", "E1", [5, 5], **spring),
            *_seen("S-2", "E2", [5, 5], observer_id="", **spring),  # not known
            *_seen("S-3", "E3", [5], observer_id="OB-2", **spring),  # not usable
            *_seen("S-4", "E4", [5, 5], observer_id="OB-2", **spring),  # no baseline
        ],
    )
    cell = state.cell("observer_change", **ASKED)
    assert (cell.numerator, cell.denominator, cell.value, cell.people) == (1.0, 2.0, 0.5, 2)
    assert (cell.low, cell.high) == (0.0945, 0.9055)  # Wilson, 1 of 2


def _leaving(state: Loading) -> None:
    """E0 and E1 are seen again, E2 and E3 gave up, E4 gave up once and went on, E5 was missed."""
    state.load("programs", programs(1))
    coaches = [person(f"C{i}", "CT") for i in range(7)]
    state.load("participants", [person(f"E{i}") for i in range(6)] + coaches)
    left = {"end_date": "2025-01-15", "end_reason": "left_field"}
    pairs = [pair(f"P-{i}", f"E{i}", f"C{i}", "2024-09-20") for i in range(6)]
    for i in (2, 3, 4):
        pairs[i] |= left
    state.load("pairs", [*pairs, pair("P-6", "E4", "C6", "2025-01-20")])
    rows = []
    for i, cycles in enumerate(([6, 6], [5, 5], [4, 4], [3, 3], [2, 2], [1, 1])):
        rows += _seen(f"B-{i}", f"E{i}", cycles)
    for i in (0, 1):
        rows += _seen(f"S-{i}", f"E{i}", [7, 7], window="END", day=SPRING)
    state.load("class", rows)


def test_the_baseline_of_those_who_left(loading: Make) -> None:
    state = loading(SUMMER)
    _leaving(state)
    answer = state.ask("leavers_baseline", **ASKED)
    stayed = answer.cell(component="IS", stayed="stayed")
    left = answer.cell(component="IS", stayed="left")
    assert (stayed.value, stayed.people, left.value, left.people) == (5.5, 2, 3.5, 2)
    assert (stayed.low, stayed.no_interval) == (None, "too few for an interval")
    # Nobody without names sees so few.
    held = state.ask("leavers_baseline", scope=STATE, policy=WithholdingPolicy(), **ASKED)
    assert {c.suppression for c in held.cells} == {"small_n"}


def test_before_the_year_is_over_nobody_is_said_to_have_left(loading: Make) -> None:
    state = loading(date(2025, 3, 20))
    state.load("programs", programs(1))
    state.load("participants", [person("E0"), person("C0", "CT")])
    ended = {"end_date": "2025-01-15", "end_reason": "withdrew"}
    state.load("pairs", [pair("P-0", "E0", "C0", "2024-09-20", **ended)])
    state.load("class", _seen("B-0", "E0", [5, 5]))
    cell = state.cell("leavers_baseline", {"component": "IS", "stayed": "left"}, **ASKED)
    assert cell.value is None and "is over" in cell.why


def test_tools_stand_side_by_side_and_are_never_averaged(loading: Make) -> None:
    state = loading(SUMMER)
    _educators(state)
    toddler = {d: [4, 4] for d in ("PC", "TS", "RCP", "BG", "FLD", "QF", "LM")} | {"NC": [4, 4]}
    state.load(
        "class",
        [
            *_seen("O-0", "E0", [6, 6]),
            *_seen("O-1", "E1", [5, 5], observer_id="OB-2"),
            *class_rows("O-2", "E2", toddler, "TOD", observer_id="OB-3"),
        ],
    )
    piece = next(p for p in CLASS_PAGE.pieces if p.key == "instruments")
    answers = tuple(
        state.ask(question.measure, question.by, **vars(question.filters))
        for question in of_piece(piece, Filters(**ASKED, instrument="PK1"), state.today)
    )
    rows = [line.split("|") for line in _lines(piece.build(answers))]
    few = "4.00 (too few for an interval)"
    assert ["Toddler: Engaged Support for Learning", few, "1", "no data", "", "1"] in rows
    assert [row[1:3] + row[-1:] for row in rows if "1st edition: Instr" in row[0]] == [
        ["5.50 (too few for an interval)", "2", "2"]
    ]
    assert len(rows) == 1 + 2 + 3 + 3  # domains of the infant, toddler and both pre-K tools


def _lines(table: Any) -> list[str]:
    """The body rows of a table, cell by cell."""
    body = next(part for part in table["props"]["children"] if part["type"] == "Tbody")
    return [
        "|".join(str(cell["props"]["children"]) for cell in row["props"]["children"])
        for row in body["props"]["children"]
    ]
