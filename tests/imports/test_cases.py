"""Small files in the shapes that people really send, as a facilitator sends them by the imports page.

The files stand beside the checkout (PAC_SHARED_DATA/cases) and not in it; each kind has a test of its own
with files made there. Here is held what each of them must do: how many rows can be saved, what is asked on
the way, what of a row is stored, what is refused, and what is said besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from dashboard.web.app import create_app
from data_access.imports import preview
from tests.conftest import CopyOf
from tests.dashboard.sent_files import (
    answer,
    as_it_stands,
    page_text,
    send,
    upload_at,
    work_at_once,
)
from tests.dashboard.visitors import (
    FACILITATOR,
    Clock,
    Visitor,
    add_people,
    settings_for,
    signed_in,
)
from tests.imports.conftest import Importer

REGION = 1
PAIRS = [f"PAIR-2026-00{n}" for n in (49, 57, 59, 63, 69, 84)]


@dataclass(frozen=True)
class Case:
    """What a file must do: rows that can be saved, refused ones, and what is asked and said."""

    saved: int
    refused: int = 0
    answers: tuple[tuple[str, Mapping[str, str]], ...] = ()
    # Of sessions, by id; where ids are made, by pair and day.
    stored: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    name: str = ""


US = ("dates", {"pattern": "%m/%d/%Y"})
NIGHTS = ("nights", {"nights": "other_half"})
DAYS = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20")


def on(first: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Sessions that follow one another day by day, from the first id on."""
    letters, number = first.split("-")
    width = len(number)
    days = DAYS[: more.pop("days", 3)]
    return {
        f"{letters}-{int(number) + n:0{width}d}": {"session_date": day} | more
        for n, day in enumerate(days)
    }


def told(words: str) -> Case:
    """A file that cannot be taken, and is told why in words."""
    return Case(0, said=(words,))


CASES = {
    "a01_tab_per_coach.xlsx": Case(
        9, stored=on("FX-000") | on("FX-010") | on("FX-020"),
        said=("Three tabs are read together.", "Coach C: 2-4"),
    ),
    "a05_merged_down.xlsx": Case(
        3, stored=on("FX-220", pair_id="PAIR-2026-0063"),
        said=("column pair_id, rows 2 to 4",),
    ),
    "a07_two_heading_rows.xlsx": Case(0, said=("Minutes: Observing", "Minutes: Conference")),
    "a08_sections_totals_notes.xlsx": Case(4, 3, said=("Empty lines: 1.",)),
    "a09_serial_dates.xlsx": Case(
        3, stored=on("FX-250"), said=("\u201c46342\u201d is read as November 16, 2026",)
    ),
    "a10_date_with_time.xlsx": Case(
        3, stored=on("FX-255"), said=("\u201c2026-11-16 09:30\u201d is read as November 16, 2026",)
    ),
    "a11_durations_as_times.xlsx": Case(4, 1, said=("The cell holds a part of a minute",)),
    "a12_side_note.xlsx": Case(2, 1, said=("The line has 14 values, but there are 12 headings.",)),
    "a13_formula_not_saved.xlsx": Case(0, 3, said=("a formula whose result is not saved",)),
    "b01_time_am_pm.csv": Case(
        6, answers=(NIGHTS,),
        stored={f"FX-30{n}": {"start_time": t} for n, t in enumerate(
            ("14:30", "09:05", "14:30", "14:30", "09:30", "14:30"))},
        said=("\u201c14:30:15\u201d is read as 14:30",),
    ),
    "b02_two_digit_year.csv": Case(3, answers=(US,), stored=on("FX-310")),
    "b03_month_names.csv": Case(3, stored=on("FX-315")),
    "b04_date_and_time_us.csv": Case(
        3, answers=(US,), stored=on("FX-320"),
        said=("\u201c11/16/2026 9:30:00\u201d is read as November 16, 2026",),
    ),
    "b05_iso_datetime.csv": Case(3, stored=on("FX-325"), said=("the time is left out",)),
    "b07_uuid_ids.csv": Case(
        3, stored={
            "4B1C2D3E-5F60-4A7B-8C9D-0E1F2A3B4C5D": {"session_date": DAYS[0]},
            "9A8B7C6D-5E4F-4321-8765-ABCDEFABCDEF": {"session_date": DAYS[1]},
            "4B1C2D3E-5F60-4A7B-8C9D-0E1F2A3B4C5E": {"session_date": DAYS[2]},
        },
    ),
    "b08_sep_line.csv": Case(2, 1),
    "b09_utf16.csv": told("The file is written as UTF-16"),
    "b13_google_forms.csv.zip": Case(1, stored={"FX-365": {"session_date": DAYS[0]}}),
    "b14_html_as_xls.xls": told("This is a web page."),
    "b15_spreadsheetml.xls": told("This is an XML file."),
    "b16_duplicate_other_heading.csv": Case(1, stored={"FX-370": {"session_date": DAYS[0]}}),
    "b17_venue_words_zwj.csv": Case(3, stored=on("FX-375", venue="f2f")),
    # The people of the sheet are on record without names: whoever sends it chooses them by id.
    "c01_google_forms_log.csv": Case(
        3, 1,
        answers=(
            ("layout", {
                "value-status-1": "cancelled",
                "other-0": "CT-3", "other-1": "MENTEE-3", "other-2": "MENTEE-5",
            }),
        ),
        stored={
            "PAIR-2026-0063 2026-11-16": {
                "start_time": "14:30", "minutes_total": "60", "venue": "f2f", "status": "completed",
                "strategies": "modeling;feedback", "content": "curriculum",
            },
            "PAIR-2026-0063 2026-11-17": {"start_time": "08:15", "minutes_total": "5", "venue": "phone"},
            "PAIR-2026-0063 2026-11-19": {"minutes_total": "45", "strategies": "observing"},
        },
        said=("The cell holds a part of a minute",),
    ),
    "c03_torsh_like.csv": Case(
        2, 1,
        answers=(("layout", {"value-contact_type-0": "conference", "value-contact_type-1": "conference"}),),
        stored={
            "88231001": {
                "pair_id": "PAIR-2026-0063", "session_date": "2026-11-16", "minutes_total": "45",
                "venue": "live_video", "contact_type": "observation", "status": "completed",
            },
            "88231002": {
                "minutes_total": "30", "venue": "live_video", "contact_type": "conference",
            },
        },
    ),
    "c09_redcap_log.csv": Case(
        2,
        answers=(
            ("layout", {
                "value-venue-0": "f2f", "value-venue-1": "live_video", "constant-status": "completed",
                "part-0": "modeling", "part-1": "feedback", "part-2": "observing",
            }),
        ),
        stored={
            "PAIR-2026-0063 2026-11-16": {"strategies": "modeling;observing", "venue": "f2f"},
            "PAIR-2026-0063 2026-11-18": {
                "strategies": "feedback", "venue": "live_video", "minutes_total": "45",
                "status": "completed",
            },
        },
    ),
    "e05_dates_1904.xlsx": Case(1, stored={"FY-022": {"session_date": DAYS[0]}}),
    "e07_hidden_row_col.xlsx": Case(4, said=("Hidden rows: 1.",)),
    "e08_struck_through.xlsx": Case(2),
    "e09_dates_mixed.xlsx": Case(5, answers=(US,), stored=on("FY-050", days=5)),
    "e11_numbers.xlsx": Case(1, stored={"FY-070": {"session_date": DAYS[0]}}, said=("Export Summary",)),
    "e12_odd_text.xlsx": Case(1, stored={"FY-080": {"status": "completed", "venue": "f2f"}}),
    "h02_start_times.xlsx": Case(
        5, answers=(NIGHTS,),
        stored={f"FY-40{n}": {"start_time": "14:30"} for n in range(5)},
        said=("\u201c2026-11-16 14:30\u201d is read as 14:30",),
    ),
}  # fmt: skip


def world(url: str, folder: Path) -> None:
    """A region with the pairs that the files name."""
    importer = Importer(url, folder)
    program = {"eec_program_number": "P-FX", "name": "Example Center", "program_type": "CENTER"}
    importer.take("programs", [program | {"region_pac": str(REGION)}])
    people = [f"{kind}-{n}" for n in range(len(PAIRS)) for kind in ("CT", "MENTEE")]
    rows = [
        {"participant_id": p, "role": p.split("-")[0], "program_number": "P-FX"} for p in people
    ]
    importer.take("participants", rows)
    pair = {"cohort_year": "2026", "start_date": "2026-09-15"}
    importer.take(
        "pairs",
        [
            {"pair_id": key, "coach_id": f"CT-{n}", "mentee_id": f"MENTEE-{n}"} | pair
            for n, key in enumerate(PAIRS)
        ],
    )
    add_people(importer.database)
    importer.close()


@dataclass(frozen=True)
class Office:
    """The product in front of a facilitator, and what is stored behind it."""

    server: Flask
    visitor: Visitor
    importer: Importer


@pytest.fixture
def office(copy_of: CopyOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    url = copy_of(world)
    importer = Importer(url, tmp_path)
    work_at_once(monkeypatch)
    monkeypatch.setattr(preview, "MOST_ROWS_FOR_FIGURES", 0)  # they are not looked at here
    settings = settings_for(url, uploads_folder=tmp_path / "uploads")
    clock = Clock()
    clock.pass_by(days=9)
    server = create_app(settings, now=clock)
    yield Office(server, signed_in(server, FACILITATOR), importer)
    importer.close()


@pytest.mark.timeout(300)
def test_every_case_does_what_is_right(office: Office, shared_data: Path) -> None:
    folder = shared_data / "cases"
    if not folder.is_dir():
        pytest.skip("the files of real shapes are not on this machine")
    wrong = [
        f"{name}: {fault}"
        for name, case in CASES.items()
        if (folder / name).is_file()
        for fault in faults(office, folder / name, case)
    ]
    assert not wrong, "\n".join(wrong)


def faults(office: Office, path: Path, case: Case) -> Iterator[str]:
    """What a file does otherwise than it must."""
    server, visitor, importer = office.server, office.visitor, office.importer
    address = send(visitor, path.read_bytes(), name=path.name).headers["Location"]
    for do, fields in case.answers:
        asked = upload_at(server, address, REGION).preview.get("question")
        if asked != do:
            yield f"asked {asked}, not {do}"
            return
        if do == "layout":  # the page of columns, as it stands but for what is chosen
            answer(visitor, address, "whole", **as_it_stands(server, visitor, address) | fields)
        else:
            answer(visitor, address, do, **fields)
    text = page_text(server, visitor, address) if case.said else ""
    yield from (f"does not say {words!r}" for words in case.said if words not in text)
    found = upload_at(server, address, REGION).preview.get("result")
    made = preview.from_json(found) if found else None
    counts = (made.rows_new, made.rows_refused) if made else (0, 0)
    if counts != (case.saved, case.refused):
        yield f"{counts[0]} can be saved and {counts[1]} are refused"
    elif case.saved:
        answer(visitor, address, "confirm", leave_out="on")
        last = importer.rows("imports")[-1]
        rows = [r for r in importer.rows("sessions") if r["import_id"] == last["import_id"]]
        stored = {row["session_id"]: row for row in rows}
        if len(stored) != case.saved:
            yield f"{len(stored)} sessions are stored"
        stored |= {f"{row['pair_id']} {row['session_date']}": row for row in rows}
        for key, values in case.stored.items():
            row = {name: str(value) for name, value in stored.get(key, {}).items()}
            yield from (
                f"{key} has {name} {row.get(name)}, not {value}"
                for name, value in values.items()
                if row.get(name) != value
            )
