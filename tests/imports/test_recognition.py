"""What is found out of a file by itself: its kind, its letters, its dates, its columns."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from config.maps import shipped
from data_access.imports.documentation import template
from data_access.imports.formats import FORMATS
from data_access.imports.headings import FileRefused
from data_access.imports.mapping import column_field, columns_draft, seen_in
from data_access.imports.maps import expected_headings
from data_access.imports.reader import open_lines
from data_access.imports.recognition import dates_of, layouts, shape_of, windows_lines


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "sent"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_template_is_known_by_its_headings(key: str, delimiter: str, tmp_path: Path) -> None:
    head = template(FORMATS[key]).splitlines()[0].replace(",", delimiter)
    found = layouts(written(tmp_path, f"Some title\n{head}\n"), shipped())
    assert (found[0].format, found[0].map_name, found[0].ignored) == (key, None, 0)
    best = [f for f in found if (f.taken, f.ignored) == (found[0].taken, found[0].ignored)]
    assert {f.format for f in best} == {key}


def test_a_map_is_known_by_its_headings_and_needs_more_than_a_few_of_them(tmp_path: Path) -> None:
    theirs = (
        "PROVIDER_NUMBER,PROGRAM_NAME,PROGRAM_TYPE,PROGRAM_CITY,LICENSED_FUNDED,LICENSING_REGION,"
        "SUBSIDY_REGION,SNAPSHOT_DATE\n"
    )
    found = layouts(written(tmp_path, theirs), shipped())
    assert [(f.format, f.map_name) for f in found] == [("programs", "eec-programs")]
    assert (
        layouts(written(tmp_path, "PROVIDER_NUMBER,PROGRAM_NAME,PROGRAM_TYPE\n"), shipped()) == ()
    )


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("a,b\ncafé,1\n".encode(), ()),
        ("a,b\nCafé,1\nplain,2\n".encode("cp1252"), ("Café,1",)),
        ("\ufeffa,b\ncafé,1\n".encode(), ()),
    ],
)
def test_an_old_windows_file_is_told_from_utf_8(
    content: bytes, lines: tuple[str, ...], tmp_path: Path
) -> None:
    assert windows_lines(written(tmp_path, content)) == lines


def test_what_is_neither_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="not written in Windows-1252 either"):
        windows_lines(written(tmp_path, b"a,b\n\x81\x8d,1\n"))


@pytest.mark.parametrize(
    ("days", "asked", "patterns"),
    [
        (("2026-11-12", "2026-11-13"), False, ["%Y-%m-%d"]),
        (("2026-11-12", "2026-11-13", "31/04/2026"), False, ["%Y-%m-%d"]),
        (("03/04/2026", "05/06/2026"), True, ["%m/%d/%Y", "%d/%m/%Y"]),
        (("03/04/2026", "25/06/2026"), True, ["%d/%m/%Y", "%m/%d/%Y"]),
        (("25.06.2026",), True, ["%d.%m.%Y"]),
        (("next Tuesday",), False, []),
    ],
)
def test_dates_are_asked_about_where_most_are_not_iso(
    days: tuple[str, ...], asked: bool, patterns: list[str], tmp_path: Path
) -> None:
    rows = "".join(f"S-{n},P-1,{day},f2f,completed\n" for n, day in enumerate(days))
    path = written(tmp_path, "session_id,pair_id,session_date,venue,status\n" + rows)
    form = FORMATS["sessions"]
    found = dates_of(form, open_lines(path, expected_headings(form, None)))
    assert (found.total, found.must_be_asked) == (len(days), asked)
    assert [p.pattern for p in found.patterns] == patterns


def test_the_date_that_is_shown_tells_day_from_month_where_one_does(tmp_path: Path) -> None:
    rows = "S-1,P,03/04/2026,f2f,completed\nS-2,P,25/06/2026,f2f,completed\n"
    path = written(tmp_path, "session_id,pair_id,session_date,venue,status\n" + rows)
    form = FORMATS["sessions"]
    best = dates_of(form, open_lines(path, expected_headings(form, None))).patterns[0]
    assert (best.text, best.day, best.fits) == ("25/06/2026", "2026-06-25", 2)


def test_the_columns_of_an_unknown_file_are_told_with_their_words(tmp_path: Path) -> None:
    rows = "".join(f"{n},{('F2F', 'Zoom')[n % 2]},078-05-112{n % 10},\n" for n in range(60))
    shape = shape_of(written(tmp_path, f"Our logs,,,\nNo,How,Number,Empty\n{rows}"))
    assert (shape.rows, [c.heading for c in shape.columns]) == (
        60,
        ["No", "How", "Number", "Empty"],
    )
    number, how, personal, empty = shape.columns
    assert number.values == () and number.filled == 60 and number.samples[0] == "0"
    assert dict(how.values) == {"F2F": 30, "Zoom": 30}
    # What looks like a Social Security number is neither kept nor shown.
    assert (personal.values, personal.samples, personal.filled) == ((), (), 60)
    assert (empty.filled, empty.samples) == (0, ())


def test_a_heading_may_stand_twice_as_long_as_nobody_needs_it(tmp_path: Path) -> None:
    shape = shape_of(written(tmp_path, "Date of visit,Note,note\n2026-11-12,a,b\n"))
    assert [(c.heading, c.twice) for c in shape.columns] == [
        ("Date of visit", False), ("Note", True), ("note", True),
    ]  # fmt: skip
    seen = seen_in({}, asdict(shape))
    said = {"format": "sessions", column_field(0): "session_date"}
    assert columns_draft(seen, said).problems == ()
    (problem,) = columns_draft(seen, said | {column_field(2): "content"}).problems
    assert problem.startswith("The heading \u201cnote\u201d stands more than once in the file")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("1,2,3\n4,5,6\n", "No row of headings was found"),
        ("a,b\n", "no rows below"),
        (",".join(f"c{n}" for n in range(201)) + "\n1\n", "has 201 columns"),
    ],
)
def test_a_file_without_usable_headings_is_told_why(
    content: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(FileRefused, match=words):
        shape_of(written(tmp_path, content))


def test_every_messy_file_is_either_shown_or_told_why_not(
    shared_data: Path, tmp_path: Path
) -> None:
    paths = sorted((shared_data / "data" / "messy").iterdir())
    assert len(paths) > 10
    for path in paths:
        sent = written(tmp_path, path.read_bytes())
        try:
            windows_lines(sent)
            layouts(sent, shipped())
            shown = shape_of(sent)
        except FileRefused as refused:
            assert len(str(refused)) > 30 and str(refused).endswith("."), path.name
        else:
            assert shown.columns and shown.rows, path.name


def test_a_number_nobody_may_keep_is_no_heading(tmp_path: Path) -> None:
    content = "Ana Example,123-45-6789,Head Teacher\n1,2,3\n"
    with pytest.raises(FileRefused, match="holds what looks like a social security number") as said:
        shape_of(written(tmp_path, content))
    assert "6789" not in str(said.value)


@pytest.mark.parametrize(
    "days",
    [
        ("10/14/2025", "11/12/2025", "12/9/2025"),
        ("2025-10-14", "2025-11-12", "2025-12-09"),
        ("10/14", "11/12", "12/9"),
    ],
)
@pytest.mark.parametrize("title", ["", "PLC 2025-26,,,\n"])
@pytest.mark.parametrize("rows", [1, 2, 5])
def test_dates_are_headings_of_a_short_sheet(
    days: tuple[str, ...], title: str, rows: int, tmp_path: Path
) -> None:
    """A sheet of attendance: one heading in words, and days; the marks below are words in each cell."""
    lines = "".join(f"M-{n},X,absent,X\n" for n in range(rows))
    shape = shape_of(written(tmp_path, f"{title}Teacher,{','.join(days)}\n{lines}"))
    assert tuple(c.heading for c in shape.columns) == ("Teacher", *days)
    assert shape.rows == rows


def test_dates_of_rows_are_no_headings(tmp_path: Path) -> None:
    shape = shape_of(written(tmp_path, "Who,Day,Handed in\nM-1,10/14/2025,10/15/2025\n"))
    assert [c.heading for c in shape.columns] == ["Who", "Day", "Handed in"]
    dates = "Log,Set,Due,Done\nG-1,10/14/2025,10/15/2025,10/16/2025\n"
    shape = shape_of(written(tmp_path, dates))
    assert [c.heading for c in shape.columns] == ["Log", "Set", "Due", "Done"]
