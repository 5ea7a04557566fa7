"""Files with one fault each are stored as they were meant, or refused in words: never otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, select

from dashboard.web.app import create_app
from data_access.imports.formats import FORMATS
from data_access.imports.undo import undo
from data_access.imports.uploads import Upload
from data_access.storage import schema
from data_access.storage.schema import (
    import_refusals,
    imports,
)
from tests.dashboard.sent_files import answer, page_text, send, upload_at, waited, work_at_once
from tests.dashboard.visitors import ADMIN, Clock, Visitor, add_people, settings_for, signed_in
from tests.imports.conftest import PAIRS, PARTICIPANTS, PROGRAMS, TODAY, WHOLE_STATE, Importer
from tests.imports.content import SOURCE, content_hash
from tests.imports.faulty_files import CleanFile, Fate, FaultyFile, faulty_files

CLEAN = {
    file.format: file
    for file in (
        CleanFile(
            "programs", ",", "\n",
            ("eec_program_number", "name", "program_type", "licensed", "city_town", "fcc_system",
             "subsidised_share", "region_pac"),
            (("0011", "Maple, Inc.", "center", "Y", "Holyoke", "", "0.45", "1"),
             ("P-12", 'The "Little" Steps', "fcc", "no", "", "Harbor System", "", "3"),
             ("P-13", "Garderie Été", "CENTER", "", "Lynn", "", "0.5", "5"),
             ("p-14", "null", "fcc", "y", "NA", "North; South", "1", "2")),
            frozenset({"name", "city_town", "fcc_system"}),
            frozenset({"eec_program_number", "name", "program_type"}),
        ),
        CleanFile(
            "participants", ";", "\r\n",
            ("participant_id", "first_name", "last_name", "role", "program_number", "education",
             "years_experience", "languages", "consent"),
            (("M-11", "Ana", "Lee; Jr", "mentee", "P-1", "aa", "6.5", "Spanish; English", "aggregate"),
             ("0012", "None", "O'Neil", "CT", "P-3", "", "", "Portuguese", ""),
             ("M-13", "José", "NA", "mentee", "P-3", "aa", "0", "", "aggregate")),
            frozenset({"first_name", "last_name", "languages"}),
            frozenset({"participant_id", "role", "program_number"}),
        ),
        CleanFile(
            "pairs", "\t", "\n",
            ("pair_id", "coach_id", "mentee_id", "cohort_year", "start_date", "planned_end",
             "end_date", "end_reason"),
            (("PAIR-11", "CT-1", "M-1", "2025-26", "2025-09-15", "2026-06-15", "", ""),
             ("PAIR-12", "CT-3", "M-3", "2025", "2025-10-01", "", "2026-03-12", "withdrew"),
             ("0013", "CT-1", "M-3", "2024", "2024-09-20", "2025-06-30", "", "")),
            frozenset(),
            frozenset({"pair_id", "coach_id", "mentee_id", "cohort_year", "start_date"}),
        ),
        CleanFile(
            "sessions", ",", "\r\n",
            ("session_id", "pair_id", "session_date", "minutes_total", "venue", "status",
             "strategies", "goals_addressed", "logged_by"),
            (("S-11", "PAIR-1", "2025-10-14", "75", "f2f", "completed", "feedback; modeling", "G-1", "coach"),
             ("S-12", "PAIR-3", "2025-11-03", "1:30", "phone", "completed", "", "", "coach"),
             ("0013", "PAIR-1", "2026-01-09", "", "f2f", "cancelled", "", "", ""),
             ("S-14", "PAIR-1", "2026-02-10", "60", "video", "completed", "modeling", "G-1;G-2", "mentee")),
            frozenset(),
            frozenset({"session_id", "pair_id", "session_date", "venue", "status"}),
        ),
        CleanFile(
            "goals", "|", "\n",
            ("goal_id", "pair_id", "set_date", "class_dimension", "qris_criterion", "competency",
             "measurable", "status", "gas_level"),
            (("G-11", "PAIR-1", "2025-10-01", "QF", "a | b", "Guiding children", "Y", "in_progress", "0"),
             ("0012", "PAIR-3", "2025-11-12", "", "", 'Says "well done"', "N", "not_started", ""),
             ("G-13", "PAIR-1", "2025-12-01", "PC", "Zoë’s list", "", "", "in_progress", "-1")),
            frozenset({"qris_criterion", "competency"}),
            frozenset({"goal_id", "pair_id", "set_date", "status"}),
        ),
        CleanFile(
            "class_summary", ",", "\n",
            ("observation_id", "educator_id", "instrument", "window", "obs_date", "observer_role",
             "nc_orientation", "PC", "CD", "QF"),
            (("OBS-1", "M-1", "PK1", "BASE", "2025-10-02", "external", "raw", "5", "2.3333", ""),
             ("OBS-2", "M-3", "PK1", "spring", "2026-04-02", "external", "raw", "6.25", "3", "4"),
             ("0003", "M-1", "PK1", "spring", "2026-05-02", "external", "", "5.5", "", "2")),
            frozenset(),
            frozenset({"observation_id", "educator_id", "instrument", "window", "obs_date",
                       "observer_role"}),
        ),
    )
}  # fmt: skip
FAULTY = {key: faulty_files(clean) for key, clean in CLEAN.items()}

# What tells of a program rather than of a file.
_NO_SENTENCE = re.compile(
    r"Traceback|Exception|Error\b|errno|sqlalchemy|psycopg|sqlite3|None\b|\bNaN\b|<class|0x[0-9a-f]{4}"
)
_SENTENCES = re.compile(r"\S.*[.?)]", re.DOTALL)

Facts = dict[str, list[dict[str, Any]]]


def _lines(ranges: str) -> set[int]:
    """The numbers that "2-5, 7" stands for."""
    found: set[int] = set()
    for part in ranges.split(", ") if ranges else ():
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


class Enough(Exception):
    """Raised within an import that is only to be looked at."""


@dataclass(frozen=True)
class Seen:
    """What an import did, as the ledger and the tables tell within its very transaction."""

    entry: Mapping[str, Any]
    refusals: list[Mapping[str, Any]]
    facts: Facts

    def written(self) -> dict[int, Facts]:
        """The facts this very import wrote, by line and without what says so."""
        found: dict[int, Facts] = {}
        for name, rows in self.facts.items():
            for row in rows:
                if row["import_id"] == self.entry["import_id"]:
                    values = {k: v for k, v in row.items() if k not in SOURCE}
                    own = found.setdefault(row["line"], {n: [] for n in self.facts})
                    own[name].append(values)
        return found


class Trial:
    """One kind of file, in a database that has what its rows refer to."""

    def __init__(self, importer: Importer, key: str) -> None:
        self.importer = importer
        self.key = key
        for form, rows in (
            ("programs", PROGRAMS),
            ("participants", PARTICIPANTS),
            ("pairs", PAIRS),
        ):
            assert importer.take(form, rows).rows_refused == 0
        (clean,) = (f for f in FAULTY[key] if f.name.endswith(": nothing wrong"))
        self.clean_file = clean
        seen = self.look(clean)
        assert _lines(seen.entry["lines_new"]) == set(clean.fates), seen.refusals
        by_line = seen.written()
        self.rows = {fate.row: by_line[line] for line, fate in clean.fates.items()}

    def take(self, faulty: FaultyFile, **more: Any) -> Any:
        path = self.importer.folder / "faulty.csv"
        path.write_bytes(faulty.content)
        return self.importer.take_file(faulty.format, path, encoding=faulty.encoding, **more)

    def look(self, faulty: FaultyFile) -> Seen:
        """Import a file as far as the last statement, look, and roll it back."""
        found: list[Seen] = []

        def look(connection: Connection, import_id: int) -> None:
            found.append(self.seen(connection, import_id))
            raise Enough

        with pytest.raises(Enough):
            self.take(faulty, also=look)
        return found[0]

    def save(self, faulty: FaultyFile) -> Seen:
        """Import a file, and look at what is there then."""
        outcome = self.take(faulty)
        with self.importer.engine.connect() as connection:
            seen = self.seen(connection, outcome.import_id)
        for name in ("status", "message", "rows_total", "rows_new", "rows_changed",
                     "rows_unchanged", "rows_refused"):  # fmt: skip
            assert getattr(outcome, name) == seen.entry[name], faulty.name
        assert len(outcome.refusals) == len(seen.refusals), faulty.name
        return seen

    def seen(self, connection: Connection, import_id: int) -> Seen:
        entry = connection.execute(select(imports).where(imports.c.import_id == import_id))
        refusals = connection.execute(
            select(import_refusals).where(import_refusals.c.import_id == import_id)
        )
        return Seen(
            dict(entry.mappings().one()),
            [dict(row) for row in refusals.mappings()],
            facts_of(connection, self.key),
        )


def facts_of(connection: Connection, key: str) -> Facts:
    """The rows of every table that a format writes."""
    found: Facts = {}
    for target in FORMATS[key].targets:
        table = schema.metadata.tables[target.table]
        rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
        found[table.name] = [dict(row) for row in rows]
    return found


def problems(faulty: FaultyFile, seen: Seen, trial: Trial, stored: bool) -> Iterator[str]:
    """Where a line has met none of its fates, or something else was stored.

    `stored`: whether the clean file was imported before; then whatever is read as it was meant
    changes nothing.
    """
    entry, written = seen.entry, seen.written()
    yield from wordless(entry, seen.refusals)
    if not entry["rows_total"]:
        if faulty.whole == "not" or entry["status"] != "refused" or written:
            yield f"refused as a whole: {entry['message']}"
        return
    if faulty.whole == "must":
        yield f"not refused as a whole: {entry['message']}"
        return
    new, changed, unchanged, refused = (
        _lines(entry[f"lines_{fate}"]) for fate in ("new", "changed", "unchanged", "refused")
    )
    read = new | changed | unchanged | refused
    if len(read) != entry["rows_total"] or {r["line"] for r in seen.refusals} != refused:
        yield "its counts are not those of its lines"
    if strange := (read - set(faulty.fates)) | (set(written) - new - changed):
        yield f"lines {sorted(strange)} are no rows of the file"
    for line, fate in faulty.fates.items():
        if line not in read:
            if not faulty.swallows or max(n for n in read if n < line) not in refused:
                yield f"line {line} was lost"
        elif line in refused:
            if not fate.may_be_refused:
                yield f"line {line} was refused"
        elif fate.row is None:
            yield f"line {line} was stored: {written.get(line)}"
        elif line in written:
            as_meant = trial.rows[fate.row]
            if stored and written[line] == as_meant:
                yield f"line {line} was stored again"
            elif written[line] not in (as_meant, _literally(as_meant, fate)):
                yield f"line {line} was stored otherwise: {written[line]}"
        elif not stored and trial.rows[fate.row] not in written.values():
            yield f"line {line} is not stored"


def _literally(facts: Facts, fate: Fate) -> Facts:
    return {
        name: [{k: fate.literally.get(k, v) for k, v in row.items()} for row in rows]
        for name, rows in facts.items()
    }


def wordless(entry: Mapping[str, Any], refusals: list[Mapping[str, Any]]) -> Iterator[str]:
    """What is said of a file without being a sentence that anybody understands."""
    said = [entry["message"], *(r[part] for r in refusals for part in ("reason", "remedy"))]
    for text in said:
        if not _SENTENCES.fullmatch(text) or _NO_SENTENCE.search(text):
            yield f"no sentence: {text!r}"


# So many steps from one file to the next, --thorough takes them all. A server takes longer over a
# file than a file of one's own, and refuses the same ones.
EVERY = {"sqlite": (9, 72), "postgresql": (64, 240)}


def test_there_are_enough_of_them() -> None:
    names = [faulty.name for files in FAULTY.values() for faulty in files]
    assert len(names) >= 2_000 and len(set(names)) == len(names)
    for key, files in FAULTY.items():
        whole = [f for f in files if f.whole == "must"]
        assert len(files) - len(whole) > 250 and len(whole) > 30, key


@pytest.mark.parametrize("key", CLEAN)
@pytest.mark.timeout(1800)
def test_a_fault_loses_nothing_and_changes_nothing(
    importer: Importer, key: str, thorough: bool
) -> None:
    """First some of them into empty tables; then more, where the clean file is stored already."""
    trial = Trial(importer, key)
    wrong: list[str] = []
    often, seldom = (1, 1) if thorough else EVERY[importer.engine.dialect.name]
    for faulty in FAULTY[key][::seldom]:
        found = problems(faulty, trial.look(faulty), trial, stored=False)
        wrong += [f"{faulty.name}: {problem}" for problem in found]
    assert trial.take(trial.clean_file).rows_new == len(CLEAN[key].rows)
    before = content_hash(importer.engine)
    for faulty in FAULTY[key][::often]:
        seen = trial.save(faulty)
        found = problems(faulty, seen, trial, stored=True)
        wrong += [f"{faulty.name}: {problem}" for problem in found]
        if seen.entry["rows_changed"]:
            undo(importer.database, WHOLE_STATE, seen.entry["import_id"], "someone", TODAY)
    assert not wrong, "\n".join(wrong)
    assert content_hash(importer.engine) == before


# -- through the form ------------------------------------------------------------------------------

# So many steps from one file to the next; --thorough sends them all.
SENT = {"sqlite": 127, "postgresql": 311}
_FAULT_OF_OURS = re.compile(r"Traceback|fault of the dashboard|[a-z]Error\b|sqlalchemy|psycopg")


@dataclass(frozen=True)
class Form:
    """The form of the imports page, and somebody who sends files by it."""

    server: Flask
    visitor: Visitor
    importer: Importer

    def send(self, content: bytes, format_key: str = "") -> Upload | None:
        """What became of a file that was sent; None where the form itself says what is wrong."""
        sent = send(self.visitor, content, format_key, name="faulty.csv")
        assert sent.status_code == 303, sent.text
        address = sent.headers["Location"]
        self.look_at(address)
        if address.startswith("/imports?problem="):
            return None
        upload = upload_at(self.server, address)
        if (upload.status, upload.preview.get("question")) == ("asking", "encoding"):
            assert answer(self.visitor, address, "encoding").status_code == 303
            self.look_at(address)
            upload = upload_at(self.server, address)
        if upload.status == "ready":
            assert answer(self.visitor, address, "confirm", leave_out="on").status_code == 303
            self.look_at(address)
            upload = upload_at(self.server, address)
            assert upload.status == "saved"
            self.look_at(f"/imports/{upload.import_id}")
        else:
            assert answer(self.visitor, address, "discard").status_code == 303
        return upload

    def look_at(self, address: str) -> None:
        assert not _FAULT_OF_OURS.search(page_text(self.server, self.visitor, address)), address


@pytest.fixture
def form(importer: Importer, tmp_path: Path) -> Form:
    url = importer.database.url.render_as_string(hide_password=False)
    add_people(importer.database)
    server = create_app(settings_for(url, uploads_folder=tmp_path / "uploads"), now=Clock())
    return Form(server, signed_in(server, ADMIN), importer)


@pytest.fixture
def form_at_once(form: Form, monkeypatch: pytest.MonkeyPatch) -> Form:
    work_at_once(monkeypatch)
    return form


@pytest.mark.timeout(7200)
def test_the_form_takes_faulty_files_as_the_command_line_does(
    form_at_once: Form, thorough: bool
) -> None:
    form, importer = form_at_once, form_at_once.importer
    wrong: list[str] = []
    sent = saved = number = 0
    every = 1 if thorough else SENT[importer.engine.dialect.name]
    for key, files in FAULTY.items():
        trial = Trial(importer, key)
        before = content_hash(importer.engine)
        for faulty in files:
            number += 1
            if number % every:
                continue
            sent += 1
            upload = form.send(faulty.content, key)
            if upload is None or upload.import_id is None:
                needed = [line for line, fate in faulty.fates.items() if not fate.may_be_refused]
                if needed and faulty.whole == "not":
                    wrong.append(f"{faulty.name}: lines {needed} cannot be saved")
                continue
            saved += 1
            with importer.engine.connect() as connection:
                seen = trial.seen(connection, upload.import_id)
            # A person who agrees to Windows-1252 has seen the rows: there is no other truth.
            if faulty.encoding is not None or faulty.whole != "must":
                found = problems(faulty, seen, trial, stored=False)
                wrong += [f"{faulty.name}: {problem}" for problem in found]
            undo(importer.database, WHOLE_STATE, upload.import_id, "someone", TODAY)
            assert content_hash(importer.engine) == before
    assert not wrong, "\n".join(wrong)
    assert sent >= (2_000 if thorough else 6) and saved > sent // 3


@pytest.mark.long
def test_no_process_dies_of_a_faulty_file(form: Form) -> None:
    """As in use: each upload is read by a process of its own, which says what it found."""
    names = ("a quotation mark in front", "utf-16", "a NUL at the end", "half a workbook")
    for name in names:
        faulty = next(f for f in FAULTY["sessions"] if f.name.endswith(name))
        sent = send(form.visitor, faulty.content, "sessions", name="faulty.csv")
        address = sent.headers["Location"]
        waited(form.visitor, address)
        assert upload_at(form.server, address).status in ("asking", "refused"), name
        form.look_at(address)
    assert form.importer.count("imports") == 0


# -- files of other people -------------------------------------------------------------------------


def test_files_nobody_made_for_us_end_in_a_sentence(importer: Importer, shared_data: Path) -> None:
    paths = sorted((shared_data / "data" / "messy").iterdir())
    assert len(paths) >= 16
    before = content_hash(importer.engine)
    for path in paths:
        for key in FORMATS:
            outcome = importer.take_file(key, path)
            entry = {"message": outcome.message}
            refusals = [vars(refusal) for refusal in outcome.refusals]
            assert not list(wordless(entry, refusals)), (path.name, key)
            assert (outcome.status, outcome.rows_new) == ("refused", 0), (path.name, key)
    assert content_hash(importer.engine) == before


def test_the_form_asks_about_files_nobody_made_for_us(
    form_at_once: Form, shared_data: Path
) -> None:
    for path in sorted((shared_data / "data" / "messy").iterdir()):
        upload = form_at_once.send(path.read_bytes())
        assert upload is not None and upload.status in ("asking", "refused"), path.name
    assert form_at_once.importer.count("imports") == 0
