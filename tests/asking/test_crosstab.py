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
    as_text,
)
from data_access.asking.withholding import People

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
