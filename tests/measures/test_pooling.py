"""A figure pooled over years or windows does not give away a withheld one by subtraction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.measures.loading import STATE, Loading, WithholdingPolicy, class_rows, person, programs

Make = Callable[[date], Loading]
SCORES = {d: [5, 5] for d in ("PC", "TS", "RSP", "BM", "PD", "ILF", "CD", "QF", "LM")} | {
    "NC": [3, 3]  # not 1: a mean at the end of the scale is withheld with its whole domain
}


def _state(loading: Make) -> Loading:
    """Region 1 is seen by 12 in each year, Region 2 by 12 in 2023 and by 3 others in 2024."""
    state = loading(date(2025, 11, 20))
    state.load("programs", programs(1, 2, 3))
    seen = [(r, y, i) for r in (1, 3) for y in (2023, 2024) for i in range(12)]
    seen += [(2, 2023, i) for i in range(12)] + [(2, 2024, i) for i in range(3)]
    state.load("participants", [person(f"E{r}-{y}-{i}", region=r) for r, y, i in seen])
    rows = []
    for r, y, i in seen:
        rows += class_rows(f"O{r}-{y}-{i}", f"E{r}-{y}-{i}", SCORES, day=f"{y}-10-02")
    state.load("class", rows)
    return state


def test_two_years_minus_one_do_not_show_the_other(loading: Make) -> None:
    state = _state(loading)

    def shown(first: str, last: str) -> dict[str, str]:
        answer = state.ask(
            "class_mean", ("region",), STATE, WithholdingPolicy(), first=first, last=last
        )
        return {c.where["region"]: c.suppression for c in answer.select(component="ES")}

    assert shown("2023-09", "2024-08")["2"] == ""
    assert shown("2024-09", "2025-08")["2"] == "small_n"
    both = shown("2023-09", "2025-08")
    assert both["2"] == "complementary"
    # The region that shields Region 2 in 2024 shields it over both years too.
    assert [r for r, why in both.items() if why] == [
        r for r, why in shown("2024-09", "2025-08").items() if why
    ]


def test_all_windows_minus_one_do_not_show_the_other(loading: Make) -> None:
    state = _state(loading)
    late = class_rows("O-late", "E1-2024-0", SCORES, window="END", day="2025-05-02")
    state.load("class", late)
    pooled = state.ask(
        "class_mean", ("region",), STATE, WithholdingPolicy(), first="2024-09", last="2025-08"
    )
    assert pooled.cell(region="1", component="ES").suppression == "complementary"
    apart = state.ask(
        "class_mean",
        ("region", "window"),
        STATE,
        WithholdingPolicy(),
        first="2024-09",
        last="2025-08",
    )
    assert apart.cell(region="1", window="BASE", component="ES").value is not None or (
        apart.cell(region="1", window="BASE", component="ES").suppression == "complementary"
    )
    assert apart.cell(region="1", window="END", component="ES").suppression == "small_n"
