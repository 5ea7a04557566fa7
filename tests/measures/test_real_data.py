"""Real public files through the whole line: map, import, measure. Skipped where they are absent."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import select

from config.program.instruments import REPORTED_TOLERANCE
from data_access.imports.pipeline import import_file
from data_access.storage import schema
from tests.measures.loading import EVERYTHING, LOADER, Loading, person, programs

Make = Callable[[date], Loading]
TODAY = date(2026, 11, 21)
TYPES = {
    "Center-based Care": "CENTER",
    "Family Child Care": "FCC",
    "Public School": "PUBLIC_PRESCHOOL",
    "Private School": "PRIVATE_SCHOOL",
}


def test_the_eec_programs_by_licensing_region_and_type(loading: Make, shared_data: Path) -> None:
    state = loading(TODAY)
    path = shared_data / "data/ma/eec_programs_20260303_deidentified_sample.csv"
    outcome = import_file(
        state.database,
        LOADER,
        "programs",
        path,
        file_name=path.name,
        imported_by="test",
        today=TODAY,
        column_map="eec-programs",
    )
    assert (outcome.rows_new, outcome.rows_total, outcome.refusals) == (1540, 1540, ())
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    expected = Counter((r["LICENSING_REGION"], TYPES[r["PROGRAM_TYPE"]]) for r in rows)
    answer = state.ask("programs", ("licensing_region", "program_type"))
    found = {
        (c.where["licensing_region"], c.where["program_type"]): c.value
        for c in answer.cells
        if c.value and "all" not in c.where.values()
    }
    assert found == expected
    subsidy = state.ask("programs", ("subsidy_region",))
    assert {c.where["subsidy_region"]: c.value for c in subsidy.cells} == Counter(
        r["SUBSIDY_REGION"] for r in rows
    )
    # No PAC region is made up for them: neither from the town nor from another scheme.
    regions = state.ask("programs", ("region",))
    assert {c.where["region"]: c.value for c in regions.cells if c.value} == {
        "all": 1540,
        "none": 1540,
    }


def test_real_class_records_reproduce_their_domains_or_are_flagged(
    loading: Make, shared_data: Path
) -> None:
    state = loading(TODAY)
    with (shared_data / "data/class/class_real_scores_examples.csv").open() as file:
        records = list(csv.DictReader(file))
    assert len(records) == 14
    state.load("programs", programs(1))
    state.load("participants", [person(f"E-{r['record']}") for r in records])
    added = [
        {
            **r,
            "educator_id": f"E-{r['record']}",
            "program_number": "PRG-1",
            "obs_date": "2025-10-01",
            "window": "BASE",
        }
        for r in records
    ]
    path = state.write(added)
    outcome = import_file(
        state.database,
        LOADER,
        "class_summary",
        path,
        file_name="records.csv",
        imported_by="test",
        today=TODAY,
        column_map="class-records",
    )
    assert (outcome.rows_new, outcome.refusals) == (14, ())
    with state.database.reading(EVERYTHING) as reader:
        windows = reader.rows(schema.class_windows)
        scores = {
            (row.person_id, row.component): row.score for row in reader.execute(select(windows))
        }
        flags = reader.rows(schema.class_flags)
        flagged = {(row.observation_id, row.domain) for row in reader.execute(select(flags))}
    assert flagged == {("G010", d) for d in ("ES", "CO", "IS")}
    for record in records:
        for domain in ("ES", "CO", "IS"):
            key = record["record"]
            apart = abs(scores[f"E-{key}", domain] - float(record[f"reported_{domain}"]))
            assert apart <= REPORTED_TOLERANCE or (key, domain) in flagged
    everybody = state.ask("class_mean", first="2025-09", last="2026-08")
    assert everybody.cell(component="ES").people == 14
