"""CLASS sheets in the words of their editions: which score is stored for which dimension and domain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap
from config.program.instruments import DIMENSION_LABELS, DOMAIN_LABELS, INSTRUMENTS
from data_access.imports.climate import ClimateAsked, doubtful_climate, settled
from data_access.imports.formats import FORMATS
from data_access.imports.maps import expected_headings
from data_access.imports.reader import open_lines
from tests.imports.conftest import WHOLE_STATE, Importer, write_csv
from tests.imports.test_preview import looked_at

HEAD = {
    "observation_id": "O-1", "educator_id": "M-1", "instrument": "Pre-K", "window": "Fall",
    "obs_date": "2025-10-10", "observer_role": "External",
}  # fmt: skip
NAMES = {
    "Positive Climate": "5.5", "Negative Climate": "1.25", "Teacher Sensitivity": "5",
    "Regard for Student Perspectives": "4.75", "Behavior Management": "5.5",
    "Productivity": "5.25", "Instructional Learning Formats": "4.5", "Concept Development": "2.5",
    "Quality of Feedback": "2.75", "Language Modeling": "3",
}  # fmt: skip
DOMAINS = {"Emotional Support": "5.5", "Classroom Organization": "5.08", "IS": "2.75"}


def stored(importer: Importer) -> dict[str, float]:
    return {r["dimension"]: r["score"] for r in importer.rows("class_scores")}


def emotional_support(importer: Importer) -> float:
    scores = {r["component"]: r["score"] for r in importer.rows("class_windows")}
    return float(scores["ES"])


def test_every_dimension_and_domain_is_known_by_name_and_code() -> None:
    known = expected_headings(FORMATS["class_summary"], None).spellings
    for code, label in DIMENSION_LABELS.items():
        assert known[code.casefold()] == (code,)
        if code != "NC":
            assert known["".join(c for c in label.casefold() if c.isalnum())] == (code,)
    for code, label in DOMAIN_LABELS.items():
        name = "".join(c for c in label.casefold() if c.isalnum())
        assert known[code.casefold()] == known[name] == (f"reported_{code}",)


def test_a_sheet_with_full_names_is_stored_under_its_dimensions(started: Importer) -> None:
    outcome = started.take("class_summary", [HEAD | NAMES | DOMAINS])
    assert (outcome.rows_new, outcome.ignored_columns) == (1, ())
    assert stored(started) == {
        "PC": 5.5, "NC": 1.25, "TS": 5, "RSP": 4.75, "BM": 5.5, "PD": 5.25, "ILF": 4.5, "CD": 2.5,
        "QF": 2.75, "LM": 3,
    }  # fmt: skip
    assert {r["domain"]: r["score"] for r in started.rows("class_reported")} == {
        "ES": 5.5, "CO": 5.08, "IS": 2.75,
    }  # fmt: skip


def test_the_second_edition_s_names_are_its_own(started: Importer) -> None:
    row = HEAD | NAMES | {"instrument": "PK3_2", "Educator Sensitivity": "6", "PR": "5"}
    for first in ("Teacher Sensitivity", "Regard for Student Perspectives", "Productivity"):
        del row[first]
    taken = started.take("class_summary", [row | {"Regard for Child Perspectives": "4"}])
    assert taken.rows_new == 1
    assert {k: v for k, v in stored(started).items() if k in ("TS", "RSP", "RCP", "PD")} == {
        "TS": 6, "RSP": 4, "PD": 5,
    }  # fmt: skip
    # A corrected file that leaves the cell empty takes the score away, under either name.
    started.take("class_summary", [row | {"Regard for Child Perspectives": ""}])
    assert "RSP" not in stored(started)
    # The first edition has no such dimension.
    refused = started.take("class_summary", [HEAD | {"observation_id": "O-2", "RCP": "4"}])
    assert refused.refusals[0].column == "RCP"


SECOND_EDITION = {
    "Positive Climate": (6, 5), "Negative Climate": (1, 2), "Educator Sensitivity": (5, 6),
    "Regard for Child Perspectives": (4, 5), "Behavior Management": (6, 6), "Productivity": (5, 6),
    "Instructional Learning Formats": (5, 4), "Concept Development": (2, 3),
    "Quality of Feedback": (3, 3), "Language Modeling": (3, 4),
}  # fmt: skip
ITS_CODES = dict(
    zip(
        SECOND_EDITION, ["PC", "NC", "EdS", "RCP", "BM", "PR", "ILF", "CD", "QF", "LM"], strict=True
    )
)


@pytest.mark.parametrize("words", [dict(zip(ITS_CODES, ITS_CODES, strict=True)), ITS_CODES])
@pytest.mark.parametrize("form", ["class", "class_summary"])
def test_a_sheet_of_the_second_edition_has_all_its_domains(
    form: str, words: dict[str, str], started: Importer
) -> None:
    head = HEAD | {"instrument": "PK3_2"}
    if form == "class":
        rows = [
            head | {"cycle": cycle, "dimension": words[name], "score": scores[cycle - 1]}
            for cycle in (1, 2)
            for name, scores in SECOND_EDITION.items()
        ]
    else:
        rows = [head | {words[name]: sum(scores) / 2 for name, scores in SECOND_EDITION.items()}]
    outcome = started.take(form, rows)
    assert (outcome.rows_refused, outcome.ignored_columns) == (0, ())
    scores = {r["component"]: r["score"] for r in started.rows("class_windows")}
    # By hand: (5.5 + (8 - 1.5) + 5.5 + 4.5) / 4, (6 + 5.5 + 4.5) / 3 and (2.5 + 3 + 3.5) / 3.
    assert [scores[domain] for domain in ("ES", "CO", "IS")] == pytest.approx([5.5, 16 / 3, 3.0])


ABSENCE = {k: v for k, v in NAMES.items() if k != "Negative Climate"} | {
    "Absence of Negative Climate": "6.75"
}


def test_absence_is_the_reversed_form(started: Importer) -> None:
    started.take("class_summary", [HEAD | ABSENCE])
    assert started.rows("class_observations")[0]["nc_orientation"] == "reversed"
    assert stored(started)["NC"] == 6.75
    assert emotional_support(started) == (5.5 + 6.75 + 5 + 4.75) / 4


@pytest.mark.parametrize(
    ("more", "orientation", "score"),
    [
        ({"nc_orientation": "reversed", "NC": "6.75"}, "reversed", 6.75),
        ({"nc_orientation": "reversed", "Absence of NC": "6.75"}, "reversed", 6.75),
        ({"nc_orientation": "raw", "NC": "1.25"}, "raw", 1.25),
        ({"NC": "1.25", "NC (R)": "6.75"}, "raw", 1.25),
        ({"NC": "1.25", "NC (R)": "1.25"}, None, None),
        ({"nc_orientation": "raw", "Absence of NC": "6.75"}, None, None),
    ],
)
def test_heading_and_declaration_go_together_or_the_row_is_asked_about(
    more: dict[str, str], orientation: str | None, score: float | None, started: Importer
) -> None:
    outcome = started.take("class_summary", [HEAD | more])
    if orientation is None:
        assert [r.code for r in outcome.refusals] == ["contradicts_row"]
    else:
        assert started.rows("class_observations")[0]["nc_orientation"] == orientation
        assert stored(started)["NC"] == score


def cycles(climate: str, score: int, **more: Any) -> list[dict[str, Any]]:
    return [
        HEAD | {"cycle": cycle, "dimension": dimension, "score": number} | more
        for cycle in (1, 2)
        for dimension, number in (
            ("Positive Climate", 6), (climate, score), ("Teacher Sensitivity", 6), ("RSP", 6),
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("climate", "score", "more"),
    [
        ("Absence of Negative Climate", 7, {}),
        ("Absence of Negative Climate", 7, {"nc_orientation": "reversed"}),
        ("Negative Climate", 7, {"nc_orientation": "reversed"}),
        ("Negative Climate", 1, {}),
    ],
)
def test_cycles_that_say_absence_make_the_same_emotional_support(
    climate: str, score: int, more: dict[str, str], started: Importer
) -> None:
    assert started.take("class", cycles(climate, score, **more)).rows_new == 8
    assert emotional_support(started) == 6.25


def test_cycles_that_contradict_their_declaration_are_asked_about(started: Importer) -> None:
    rows = cycles("Absence of Negative Climate", 7, nc_orientation="raw")
    outcome = started.take("class", rows)
    assert {r.code for r in outcome.refusals} == {"contradicts_row"}
    assert (outcome.rows_refused, outcome.rows_new) == (2, 6)


def test_own_codes_of_an_edition_are_dimensions_of_it() -> None:
    for instrument in INSTRUMENTS.values():
        for code, own in instrument.renamed.items():
            assert own in instrument.dimensions and code not in instrument.dimensions


def asked_of(
    folder: Path, form: str, rows: list[dict[str, Any]], column_map: ColumnMap | None = None
) -> ClimateAsked | None:
    path = write_csv(folder / "asked.csv", rows)
    expected = expected_headings(FORMATS[form], column_map)
    return doubtful_climate(FORMATS[form], column_map, open_lines(path, expected))


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"Negative Climate": "1.25"}, None),
        ({"Negative Climate": "6.75"}, False),  # nothing says that it is reversed
        ({"Negative Climate": "6.75", "nc_orientation": "reversed"}, None),
        ({"Negative Climate": "1.25", "nc_orientation": "reversed"}, False),
        ({"Absence of Negative Climate": "6.75"}, None),
        ({"Absence of Negative Climate": "1.25"}, True),
    ],
)
def test_scores_that_speak_against_the_heading_are_asked_about(
    more: dict[str, str], asked: bool | None, tmp_path: Path
) -> None:
    found = asked_of(tmp_path, "class_summary", [HEAD | more])
    assert (found.says_absence if found else None) == asked
    [(heading, score)] = [(k, v) for k, v in more.items() if k != "nc_orientation"]
    if found:
        assert (found.theirs, found.spread.middle) == (heading, score)


@pytest.mark.parametrize("answer", ["raw", "reversed"])
@pytest.mark.parametrize(
    ("form", "rows", "turned"),
    [
        ("class_summary", [HEAD | {"Absence of Negative Climate": "2"}], {}),
        ("class_summary", [HEAD | {"Negative Climate": "6"}], {}),
        ("class", cycles("Absence of NC", 2), {}),
        ("class", cycles("NC", 6), {}),
        ("class", [HEAD | {"cycle": "1", "NC absence": "2"}], {"NC absence": "NC_absence"}),
    ],
)
def test_the_answer_settles_how_the_scores_are_read(
    form: str, rows: list[dict[str, Any]], turned: dict[str, str], answer: str, started: Importer
) -> None:
    column_map = ColumnMap("", form, turned=turned)
    found = asked_of(started.folder, form, rows, column_map)
    assert found is not None
    made = settled(column_map, form, found, answer)
    outcome = started.take(form, rows, column_map=made)
    assert outcome.rows_refused == 0
    [seen] = started.rows("class_observations")
    given = float(found.spread.middle)
    assert (seen["nc_orientation"], stored(started)["NC"]) == (answer, given)


def both(first: str, second: str, **more: str) -> list[dict[str, Any]]:
    """Two observations, each with how it declares its score and the score."""
    return [
        HEAD | {"observation_id": f"O-{n}", "nc_orientation": how, "NC": score} | more
        for n, (how, score) in enumerate((said.split() for said in (first, second)), 1)
    ]


def test_rows_that_declare_both_ways_are_told_and_no_one_answer_is_asked(
    started: Importer,
) -> None:
    assert asked_of(started.folder, "class_summary", both("raw 1.25", "reversed 1.5")) is None
    seen = looked_at(started, "class_summary", both("raw 1.25", "reversed 1.5"), WHOLE_STATE)
    [doubt] = [d for d in seen.doubts if "Negative Climate" in d.title]
    assert doubt.title.endswith(": 1.") and "1.5 of observation O-2" in doubt.text
    seen = looked_at(started, "class_summary", both("raw 1.25", "reversed 6.5"), WHOLE_STATE)
    assert not [d for d in seen.doubts if "Negative Climate" in d.title]


@pytest.mark.parametrize("form", ["class_summary", "class"])
def test_every_spelling_of_absence_is_settled(form: str, started: Importer) -> None:
    if form == "class":
        rows = [*cycles("Absence of NC", 2), *(cycles("NC absence", 2)[4:])]
        column_map = ColumnMap("", form, values={"dimension": {"nc  ABSENCE": "NC_absence"}})
    else:
        rows = [HEAD | {"Climate, absence of negative": "2"}]
        column_map = ColumnMap("", form, columns={"climate absence of negative": ("NC_absence",)})
    found = asked_of(started.folder, form, rows, column_map)
    assert found is not None
    made = settled(column_map, form, found, "raw")
    outcome = started.take(form, rows, column_map=made)
    assert outcome.rows_refused == 0
    assert (started.rows("class_observations")[0]["nc_orientation"], stored(started)["NC"]) == (
        "raw", 2,
    )  # fmt: skip


def test_where_nobody_can_be_asked_negative_climate_has_to_be_said(started: Importer) -> None:
    """The command line and the watched folder store no score that a person would be asked about."""
    row = HEAD | {"NC": "6.75"}
    refused = started.take("class_summary", [row], asked=False)
    assert refused.status == "refused" and not started.rows("class_observations")
    assert "Add a column nc_orientation that says raw or reversed in every row" in refused.message
    assert started.take(
        "class_summary", [row | {"nc_orientation": "reversed"}], asked=False
    ).rows_new
    plain = started.take(
        "class_summary", [row | {"NC": "1.25", "observation_id": "O-2"}], asked=False
    )
    assert plain.rows_new == 1
