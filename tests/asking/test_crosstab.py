"""What a crosstab and a headcount add up is what counting the rows themselves gives."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from data_access.asking.crosstab import (
    BETWEEN_CELLS,
    BETWEEN_VALUES,
    Crosstab,
    Headcount,
    People,
    as_text,
)

REGIONS, COHORTS, MONTHS = (None, 1, 2), (2024, 2025), ("2025-09", "2025-10")
PERSON_ROWS = st.lists(
    st.tuples(
        st.integers(0, 6),  # who
        st.sampled_from(MONTHS),
        st.sampled_from(REGIONS),
        st.sampled_from(COHORTS),
        st.booleans(),  # shielded in this row
    )
)
CHOICES = tuple(
    {name: value for name, value in (("region", r), ("cohort", c)) if value}
    for r, c in itertools.product((None, "1", "3"), (None, "2024"))
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(REGIONS),
            st.sampled_from(COHORTS),
            st.integers(0, 50),
            st.integers(0, 9),
        )
    )
)
def test_sums_are_those_of_the_rows(rows: list[tuple[int | None, int, int, int]]) -> None:
    cells: dict[tuple[int | None, int], list[int]] = {}
    for region, cohort, x, y in rows:
        total = cells.setdefault((region, cohort), [0, 0])
        total[0] += x
        total[1] += y
    table = Crosstab.named(
        ("region", "cohort"), ("x", "y"), [(*key, *total) for key, total in cells.items()]
    )
    for chosen in CHOICES:
        expected: dict[tuple[str, ...], dict[str, float]] = {}
        for region, cohort, x, y in rows:
            row = {"region": as_text(region), "cohort": as_text(cohort)}
            if all(row[name] == value for name, value in chosen.items()):
                sums = expected.setdefault((row["region"],), {"x": 0.0, "y": 0.0})
                sums["x"] += x
                sums["y"] += y
        assert table.sums(("region",), chosen) == expected
        everything = {name: sum(sums[name] for sums in expected.values()) for name in ("x", "y")}
        assert table.sums((), chosen) == ({(): everything} if expected else {})
    only_y = table.only({"y": "z"})
    for key, sums in table.sums(("cohort",), {}).items():
        assert only_y.sums(("cohort",), {})[key] == {"z": sums["y"]}


@given(st.lists(st.tuples(st.sampled_from(REGIONS), st.integers(1, 4))))
def test_marks_are_counted_by_group(rows: list[tuple[int | None, int]]) -> None:
    counted = Counter(rows)
    table = Crosstab.marked(("region",), [(r, mark, n) for (r, mark), n in counted.items()])
    expected: dict[tuple[str, ...], dict[tuple[int, ...], float]] = {}
    for (region, mark), n in counted.items():
        expected.setdefault((as_text(region),), {})[mark,] = float(n)
    assert table.sums(("region",), {}) == expected


@given(PERSON_ROWS)
def test_a_person_counts_once_wherever_cells_are_put_together(
    rows: list[tuple[int, str, int | None, int, bool]],
) -> None:
    # As SQL gives them: one signature for a person in a month, its cells in any order.
    signed: dict[tuple[str, int], dict[tuple[int | None, int], bool]] = {}
    for who, month, region, cohort, shielded in rows:
        cells = signed.setdefault((month, who), {})
        cells[region, cohort] = cells.get((region, cohort), False) or shielded
    found = Headcount.of(
        ("month",),
        ("region", "cohort"),
        [
            (
                month,
                BETWEEN_CELLS.join(
                    BETWEEN_VALUES.join(("" if r is None else str(r), str(c), str(int(shield))))
                    for (r, c), shield in cells.items()
                ),
                1,
            )
            for (month, _), cells in signed.items()
        ],
    )
    for chosen in CHOICES:
        out = found.people(("month",), ("region", "cohort"), chosen)
        for month in MONTHS:
            left = [
                (who, as_text(r), str(c), shield)
                for (m, who), cells in signed.items()
                if m == month
                for (r, c), shield in cells.items()
                if chosen.get("region", as_text(r)) == as_text(r)
                and chosen.get("cohort", str(c)) == str(c)
            ]
            for subset in ((), ("region",), ("cohort",), ("region", "cohort")):
                tables = out.get((month,), {}).get(subset, {})
                expected: dict[tuple[str, ...], tuple[set[int], set[int]]] = {}
                for who, r, c, shield in left:
                    place = {"region": r, "cohort": c}
                    everybody, hidden = expected.setdefault(
                        tuple(place[d] for d in subset), (set(), set())
                    )
                    everybody.add(who)
                    if shield:
                        hidden.add(who)
                assert tables == {
                    key: People(len(everybody), len(hidden))
                    for key, (everybody, hidden) in expected.items()
                }


NAMES = ("y", "m", "yy", "ym", "mm")
UNIT_ROWS = st.lists(
    st.tuples(
        st.integers(0, 5),  # who
        st.sampled_from(REGIONS),
        st.sampled_from(COHORTS),
        st.integers(0, 3),  # y
        st.integers(0, 3),  # m
    )
)
Place = tuple[int | None, int]


@given(UNIT_ROWS)
def test_somebody_in_several_cells_is_one_unit_of_their_union(
    rows: list[tuple[int, int | None, int, int, int]],
) -> None:
    """Squares of what each has in all, and how many have anything, for every union of cells."""
    of_unit: dict[int, dict[Place, tuple[int, int]]] = {}
    for who, region, cohort, y, m in rows:
        cells = of_unit.setdefault(who, {})
        before = cells.get((region, cohort), (0, 0))
        cells[region, cohort] = (before[0] + y, before[1] + m)
    # As SQL gives them: the sums of every cell, the products of every two, people by their cells.
    single: dict[Place, list[int]] = {}
    between: dict[tuple[Place, Place], list[int]] = {}
    signatures = []
    for cells in of_unit.values():
        for place, (y, m) in cells.items():
            sums = single.setdefault(place, [0] * 5)
            for i, value in enumerate((y, m, y * y, y * m, m * m)):
                sums[i] += value
            for other, (other_y, other_m) in cells.items():
                if other != place:
                    products = between.setdefault((place, other), [0] * 5)
                    for i, value in enumerate((0, 0, y * other_y, y * other_m, m * other_m)):
                        products[i] += value
        texts = (
            BETWEEN_VALUES.join(("" if r is None else str(r), str(c), f"0{int(y > 0)}{int(m > 0)}"))
            for (r, c), (y, m) in cells.items()
        )
        signatures.append((BETWEEN_CELLS.join(texts), 1))
    table = Crosstab.named(
        ("region", "cohort"),
        NAMES,
        [(*place, *sums) for place, sums in single.items()],
        [(*one, *other, *products) for (one, other), products in between.items()],
    )
    people = Headcount.of((), ("region", "cohort"), signatures, {"y": 1, "m": 2})
    for chosen, outside in itertools.product(CHOICES, (None, ("region", "2"), ("cohort", "2025"))):
        beside = () if outside is None else (outside,)
        for by in ((), ("region",), ("cohort",)):
            totals: dict[tuple[str, ...], dict[int, tuple[int, int]]] = {}
            for who, cells in of_unit.items():
                for (region, cohort), (y, m) in cells.items():
                    row = {"region": as_text(region), "cohort": as_text(cohort)}
                    left_out = outside is not None and row[outside[0]] == outside[1]
                    if left_out or any(row[name] != value for name, value in chosen.items()):
                        continue
                    group = totals.setdefault(tuple(row[name] for name in by), {})
                    before = group.get(who, (0, 0))
                    group[who] = (before[0] + y, before[1] + m)
            found = table.sums(by, chosen, beside)
            assert found.keys() == totals.keys()
            for key, units in totals.items():
                assert found[key] == {
                    "y": sum(y for y, _ in units.values()),
                    "m": sum(m for _, m in units.values()),
                    "yy": sum(y * y for y, _ in units.values()),
                    "ym": sum(y * m for y, m in units.values()),
                    "mm": sum(m * m for _, m in units.values()),
                }
            for bits, part in ((0, lambda y, m: True), (2, lambda y, m: m > 0),
                               (3, lambda y, m: y > 0 or m > 0)):  # fmt: skip
                counts = people.counts(by, chosen, bits, beside)
                assert counts == {
                    key: n
                    for key, units in totals.items()
                    if (n := sum(part(y, m) for y, m in units.values()))
                }
            only = table.only({"mm": "squares"}).sums(by, chosen, beside)
            assert only == {key: {"squares": sums["mm"]} for key, sums in found.items()}
