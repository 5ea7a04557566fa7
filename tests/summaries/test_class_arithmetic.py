"""CLASS scoring against hand-worked numbers, without a database."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from config.program.instruments import INSTRUMENTS
from data_access.summaries.class_arithmetic import (
    DimensionMean,
    UsableObservation,
    contradicts,
    dimension_scores,
    domain_scores,
    is_usable,
    preferred,
    window_means,
)

PREK = {
    "PC": [6, 5, 6, 6],
    "NC": [1, 1, 2, 1],
    "TS": [5, 5, 6, 5],
    "RSP": [5, 4, 5, 5],
    "BM": [6, 6, 5, 6],
    "PD": [6, 6, 6, 5],
    "ILF": [5, 4, 5, 5],
    "CD": [2, 3, 2, 2],
    "QF": [2, 2, 3, 2],
    "LM": [3, 3, 2, 3],
}
TODDLER = {
    "PC": [6, 6],
    "NC": [1, 1],
    "TS": [5, 6],
    "RCP": [5, 5],
    "BG": [5, 4],
    "FLD": [4, 4],
    "QF": [3, 3],
    "LM": [3, 4],
}
INFANT = {"RC": [6, 5], "TS": [6, 6], "FE": [5, 4], "ELS": [4, 4]}


def means(cycles: dict[str, list[int]]) -> dict[str, DimensionMean]:
    return {
        d: DimensionMean(Fraction(sum(listed), len(listed)), len(listed))
        for d, listed in cycles.items()
    }


def domains(
    code: str, cycles: dict[str, list[int]], orientation: str = "raw"
) -> dict[str, Fraction]:
    instrument = INSTRUMENTS[code]
    return domain_scores(instrument, dimension_scores(instrument, orientation, means(cycles)))


def test_prek_domains() -> None:
    assert dimension_scores(INSTRUMENTS["PK1"], "raw", means(PREK))["NC"] == Fraction("6.75")
    found = {code: round(float(score), 4) for code, score in domains("PK1", PREK).items()}
    assert found == {"ES": 5.625, "CO": 5.4167, "IS": 2.4167}


def test_negative_climate_is_turned_once() -> None:
    turned = {**PREK, "NC": [7, 7, 6, 7]}
    assert domains("PK1", turned, "reversed") == domains("PK1", PREK, "raw")
    assert float(domains("PK1", PREK, "reversed")["ES"]) == 4.25  # what a wrong word would give


def test_toddler_and_infant_domains() -> None:
    assert domains("TOD", TODDLER) == {"EBS": Fraction("5.6"), "ESL": Fraction("3.5")}
    assert domains("INF", INFANT) == {"RCG": Fraction(5)}


def test_a_domain_is_the_mean_of_dimension_means_not_of_cells() -> None:
    found = domains("PK1", {**PREK, "CD": [2, 3, 2]})
    assert round(float(found["IS"]), 4) == 2.4444


def test_a_domain_needs_all_its_dimensions() -> None:
    without = {d: listed for d, listed in PREK.items() if d != "QF"}
    assert set(domains("PK1", without)) == {"ES", "CO"}


def test_scores_are_exact_at_a_threshold() -> None:
    found = domains("PK1", {"CD": [2, 2, 2, 3], "QF": [2, 2, 2, 3], "LM": [2, 3, 2, 2]})
    assert float(found["IS"]) == 2.25  # 27/12: no rounding lifts it to 2.3


def test_usable_from_two_valid_cycles_or_as_a_whole() -> None:
    assert not is_usable({"PC": DimensionMean(Fraction(5), 1)})
    assert is_usable({"PC": DimensionMean(Fraction(5), 1), "TS": DimensionMean(Fraction(5), 2)})
    assert is_usable({"PC": DimensionMean(Fraction(5), 1, is_whole=True)})


def test_cycles_count_before_a_whole_record_where_they_suffice() -> None:
    whole = {"PC": DimensionMean(Fraction(4), 1, is_whole=True)}
    enough, too_few = {"PC": DimensionMean(Fraction(5), 2)}, {"PC": DimensionMean(Fraction(5), 1)}
    assert preferred(enough, whole) is enough
    assert preferred(too_few, whole) is whole
    assert preferred(too_few, {}) is too_few


def test_an_educator_counts_once_in_a_window() -> None:
    """Region mean 5.1667 of educators, where 5.25 would weigh observations."""
    educators = {"e1": [5, 6], "e2": [4], "e3": [6]}
    scores = []
    for observations in educators.values():
        seen = [
            UsableObservation(date(2025, 10, number + 1), {"ES": Fraction(score)})
            for number, score in enumerate(observations)
        ]
        scores.append(window_means(seen)["ES"])
    assert [w.observations for w in scores] == [2, 1, 1]
    assert round(float(sum(w.score for w in scores) / 3), 4) == 5.1667


def test_rounding_is_no_contradiction() -> None:
    assert not contradicts(Fraction("5.42"), Fraction(65, 12))
    assert not contradicts(Fraction("5.01"), Fraction(5))
    assert contradicts(Fraction("5.02"), Fraction(5))
