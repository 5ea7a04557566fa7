"""A facilitator brings in a spreadsheet with mistakes, by keyboard alone, in a real browser."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.whole.checker import faults
from tests.whole.conftest import OWN
from tests.whole.served import SIDEWAYS, SLOW, sign_in

pytestmark = pytest.mark.timeout(1800, method="thread")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("Log #", "Pair", "Visit date", "How", "Minutes", "Took place", "Remarks")


def workbook(path: Path, rows: list[tuple[Any, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("Coaching logs of our agency",))
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def tab_to(page: Page, wanted: Locator, most: int = 150) -> None:
    """Go to an element as a keyboard does; it must be reachable and show that it has the focus."""
    expect(wanted).to_be_visible(timeout=SLOW)
    for _ in range(most):
        if wanted.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached by Tab")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    tab_to(page, wanted)
    page.keyboard.press(key)


def choose(page: Page, select: Locator, label: str) -> None:
    """Choose by typing, as a closed list takes it."""
    tab_to(page, select)
    page.keyboard.type(label)
    expect(select.locator("option:checked")).to_have_text(re.compile(f"^{re.escape(label)}"))


def put_file(page: Page, path: Path, kind: str = XLSX) -> None:
    """The file control opens by Enter; what the system's own dialog hands back is the file."""
    # Chromium is told well before Enter that the test hands over the file; later may be too late.
    page.on("filechooser", lambda chooser: None)
    control = page.get_by_label("File", exact=True)
    tab_to(page, control)
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(FilePayload(name=path.name, mimeType=kind, buffer=path.read_bytes()))


def pairs_of_region(path: Path) -> list[str]:
    """Ids of three pairs of the facilitator's region that are active in November."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            "SELECT pair_id FROM pairs WHERE region = ? AND end_date IS NULL "
            "AND start_date < '2026-11-01' AND planned_end > '2026-12-31' ORDER BY 1 LIMIT 3",
            (OWN,),
        ).fetchall()
    connection.close()
    return [row[0] for row in found]


def test_a_spreadsheet_with_mistakes_by_keyboard_alone(
    new_context: Any, address: str, demo_path: Path, tmp_path: Path
) -> None:
    page = new_context().new_page()
    sign_in(page, address, "facilitator")
    one, two, three = pairs_of_region(demo_path)
    rows = [
        ("A-1", one, "2026-11-12", "F2F", 60, "yes", "good"),
        ("A-2", two, "2026-11-13", "Zoom call", 45, "yes", ""),
        ("A-3", three, "2026-11-14", "in person", 75, "no show", ""),
        ("A-4", three, "2026-11-31", "F2F", 50, "yes", ""),
        ("A-5", "PAIR-NONE", "2026-11-12", "F2F", 50, "yes", ""),
    ]
    rows[2] = (*rows[2][:4], None, *rows[2][5:])
    heading = page.get_by_role("heading", level=1)

    press(page, page.get_by_label("Pages").get_by_role("link", name="Data", exact=True))
    expect(heading).to_have_text(re.compile("things need a look"), timeout=SLOW)
    press(page, page.get_by_label("Pages").get_by_role("link", name="Imports"))
    expect(heading).to_have_text("What has been imported?", timeout=SLOW)
    expect(heading).to_be_focused()  # as after every step from page to page
    put_file(page, workbook(tmp_path / "agency.xlsx", rows))
    press(page, page.get_by_role("button", name="Look at the file"))

    # Which column is which?
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    assert faults(page) == []
    press(page, page.get_by_role("link", name="Match them to the columns of the product"))
    expect(heading).to_have_text("What is in the file?", timeout=SLOW)
    choose(page, page.get_by_label("Kind of file"), "Coaching sessions")
    press(page, page.get_by_role("button", name="Match its columns"))
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    for theirs, ours in (
        ("Log #", "Session id"),
        ("Pair", "Pair id"),
        ("Visit date", "Day of the session"),
        ("How", "Venue"),
        ("Minutes", "Minutes in all"),
        ("Took place", "Status"),
    ):
        choose(page, page.get_by_label(theirs, exact=True), ours)
    assert faults(page) == []
    press(page, page.get_by_role("button", name="Go on"))

    # What do the words of those columns mean? The same page asks, and keeps what was chosen.
    choose(page, page.get_by_label("yes", exact=True), "Completed")
    choose(page, page.get_by_label("Zoom call", exact=True), "Live video")
    choose(page, page.get_by_label("What is a bare number in Minutes?"), "Minutes")
    assert faults(page) == []
    press(page, page.get_by_role("button", name="Go on"))

    # The preview
    expect(heading).to_have_text(re.compile("3 of 5 rows can be saved"), timeout=SLOW)
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(SIDEWAYS) == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_text("Two values are refused")).to_be_visible()
    with page.expect_download() as download:
        press(page, page.get_by_role("link", name=re.compile("^Download the refused")))
    refused = download.value.path().read_text(encoding="utf-8-sig")
    assert "PAIR-NONE" in refused and "2026-11-31" in refused

    # Saved; the extra column was left out by hand, and is not asked about again
    expect(page.get_by_text("Left out, as the map says: Remarks.")).to_be_visible()
    press(page, page.get_by_role("button", name="Save 3 rows"))
    expect(page).to_have_url(re.compile(r"/imports/\d+$"), timeout=SLOW)
    expect(heading).to_have_text("3 of 5 rows are in", timeout=SLOW)

    # The refused rows come back as they were, with the reasons beside them; mended, they are read
    with page.expect_download() as download:
        press(page, page.get_by_role("link", name=re.compile("^Download the refused rows")))
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Log #,Pair,Visit date,How,Minutes,Took place,refused_")
    mended = tmp_path / "refused-rows.csv"
    mended.write_text(text.replace("2026-11-31", "2026-11-15").replace("PAIR-NONE", one), "utf-8")
    press(page, page.get_by_role("link", name="All imports"))
    expect(heading).to_have_text("What has been imported?", timeout=SLOW)
    expect(heading).to_be_focused()
    put_file(page, mended, "text/csv")
    press(page, page.get_by_role("button", name="Look at the file"))
    expect(heading).to_have_text(re.compile("All 2 rows can be saved"), timeout=SLOW)
    press(page, page.get_by_role("button", name="Save 2 rows"))
    expect(heading).to_have_text("All 2 rows are in", timeout=SLOW)

    # The history, and the way back
    press(page, page.get_by_role("link", name="All imports"))
    expect(page.get_by_role("link", name="agency.xlsx", exact=True)).to_be_visible(timeout=SLOW)
    press(page, page.get_by_role("link", name="refused-rows.csv"))
    expect(heading).to_have_text("All 2 rows are in", timeout=SLOW)
    assert faults(page) == []
    press(page, page.get_by_role("link", name="Undo this import"))
    expect(heading).to_have_text("Undo this import?", timeout=SLOW)
    assert faults(page) == []
    press(page, page.get_by_role("button", name="Undo it"))
    expect(heading).to_have_text("The import was undone", timeout=SLOW)
    assert faults(page) == []


def named_pair(path: Path) -> tuple[str, str, str]:
    """Coach, mentee and program of a pair of the region that is active in November, by name."""
    with sqlite3.connect(path) as connection:
        found: tuple[str, str, str] = connection.execute(
            "SELECT c.first_name || ' ' || c.last_name, m.last_name || ', ' || m.first_name, g.name "
            "FROM pairs p JOIN participants c ON c.participant_id = p.coach_id "
            "JOIN participants m ON m.participant_id = p.mentee_id "
            "JOIN programs g ON g.program_number = m.program_number "
            "WHERE p.region = ? AND p.end_date IS NULL AND p.start_date < '2026-11-01' ORDER BY 1",
            (OWN,),
        ).fetchone()
    connection.close()
    return found


def test_a_form_s_log_without_ids_and_a_wrong_map_by_keyboard_alone(
    new_context: Any, address: str, demo_path: Path, tmp_path: Path
) -> None:
    coach, mentee, program = named_pair(demo_path)
    form = tmp_path / "form.csv"
    form.write_text(
        "Timestamp,Coach name,Teacher / mentee name,Program name,Date of visit,"
        "What time did you start?,How long was the visit?,How did you meet?,"
        "Did the visit take place as planned?\n"
        + "".join(
            f'11/{day}/2026 9:00:01,{coach},"{mentee}","{program}",11/{day}/2026,2:30:00 PM,60,'
            "Screen,Yes\n"
            for day in (16, 17)
        ),
        "utf-8",
    )
    page = new_context().new_page()
    sign_in(page, address, "facilitator")
    heading = page.get_by_role("heading", level=1)

    def sent() -> None:
        page.goto(f"{address}/imports")
        put_file(page, form, "text/csv")
        press(page, page.get_by_role("button", name="Look at the file"))

    # One page, and one word to choose, which goes wrong.
    sent()
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    expect(page.get_by_role("heading", name="Who is meant?")).to_be_visible()
    assert faults(page) == []
    choose(page, page.get_by_label("Screen", exact=True), "Phone")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(SIDEWAYS) == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    press(page, page.get_by_role("button", name="Go on"))
    expect(heading).to_have_text(re.compile("All 2 rows can be saved"), timeout=SLOW)

    # The preview shows what is wrong; the map is changed from there, and nobody is asked for again.
    expect(page.get_by_role("cell", name="Phone", exact=True).first).to_be_visible()
    press(page, page.get_by_role("button", name="Match anew"))
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    expect(page.get_by_label("Screen", exact=True)).to_have_value("phone", timeout=SLOW)
    choose(page, page.get_by_label("Screen", exact=True), "Live video")
    press(page, page.get_by_role("button", name="Go on"))
    expect(heading).to_have_text(re.compile("All 2 rows can be saved"), timeout=SLOW)
    expect(page.get_by_role("cell", name="Live video", exact=True).first).to_be_visible()
    press(page, page.get_by_role("button", name="Save 2 rows"))
    expect(heading).to_have_text("All 2 rows are in", timeout=SLOW)

    # The next time nothing is asked, and nothing is new.
    sent()
    expect(heading).to_have_text(re.compile("Every row is here already"), timeout=SLOW)
    page.goto(f"{address}/imports")
    press(page, page.get_by_role("link", name="Maps, and whom names mean"))
    expect(heading).to_have_text("How are files of other layouts read?", timeout=SLOW)
    assert faults(page) == []
    press(page, page.get_by_role("link", name="form", exact=True))
    expect(heading).to_have_text("The map form", timeout=SLOW)
    assert faults(page) == []


def test_the_preview_and_the_map_can_be_read_in_the_dark(
    new_context: Any, address: str, tmp_path: Path
) -> None:
    page = new_context(color_scheme="dark").new_page()
    sign_in(page, address, "facilitator")
    heading = page.get_by_role("heading", level=1)
    page.goto(f"{address}/imports")
    put_file(
        page, workbook(tmp_path / "a.xlsx", [("A-1", "P", "2026-11-12", "F2F", 60, "yes", "")])
    )
    press(page, page.get_by_role("button", name="Look at the file"))
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    assert faults(page) == []
    page.goto(f"{page.url}/map?format=sessions")
    expect(page.get_by_label("Pair", exact=True)).to_be_visible(timeout=SLOW)
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(SIDEWAYS) == 0
