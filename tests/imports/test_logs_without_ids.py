"""Logs without ids: people are found by name, said once, remembered; sessions get the same id each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap, MapRefused, heading_mark, map_from, map_text
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import known_names, people_questions
from data_access.imports.formats import FORMATS
from data_access.imports.maps import check_map, expected_headings
from data_access.imports.named_people import (
    Directory,
    KnownPair,
    KnownPerson,
    Mention,
    NoPair,
    chosen_already,
    plain_name,
)
from data_access.imports.people_questions import LATER, NOBODY, PeopleAsked
from data_access.imports.pipeline import Outcome
from data_access.imports.preview import FileToRead, Preview, preview
from data_access.imports.reader import open_lines
from data_access.imports.undo import undo
from data_access.storage.scope import Scope
from tests.conftest import CopyOf
from tests.imports.conftest import TODAY, WHOLE_STATE, Importer, write_csv
from tests.imports.content import content_hash

REGION = Scope((1,), True, "somebody", "facilitator")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
PEOPLE = [  # all invented
    ("CT-1", "CT", "P-1", "Carla", "Reyes"),
    ("CT-2", "CT", "P-1", "Dan", "Okoro"),
    ("M-1", "mentee", "P-1", "Ana", "Silva"),
    ("M-2", "mentee", "P-2", "Ana", "Silva"),
    ("M-4", "mentee", "P-1", "Beth", "Quill"),
    ("CT-3", "CT", "P-3", "Erin", "Vance"),
    ("M-3", "mentee", "P-3", "Zoe", "Marsh"),
]
PAIRS = [
    ("PAIR-1", "CT-1", "M-1", "2025-09-15", ""),
    ("PAIR-2", "CT-1", "M-2", "2025-09-15", ""),
    ("PAIR-4", "CT-1", "M-4", "2025-09-15", "2026-01-31"),
    ("PAIR-5", "CT-2", "M-4", "2026-02-01", ""),
    ("PAIR-3", "CT-3", "M-3", "2025-09-15", ""),
]
BY_FORM = ColumnMap(
    "Our form",
    "sessions",
    columns={
        "Email Address": ("coach_email",),
        "Your name": ("coach_name",),
        "Teacher": ("mentee_name",),
        "Center": ("mentee_program",),
        "Date": ("session_date",),
        "Start": ("start_time",),
        "Minutes": ("minutes_total",),
        "Where": ("venue",),
        "Held": ("status",),
    },
    made=("session_id", "pair_id"),
    left_out=(heading_mark("Notes"),),
)


def world(url: str, folder: Path) -> None:
    importer = Importer(url, folder)
    programs = [("P-1", "Maple", "1"), ("P-2", "Harbor", "1"), ("P-3", "Pine", "3")]
    importer.take(
        "programs",
        [
            {"eec_program_number": n, "name": name, "program_type": "CENTER", "region_pac": r}
            for n, name, r in programs
        ],
    )
    heads = ("participant_id", "role", "program_number", "first_name", "last_name")
    importer.take("participants", [dict(zip(heads, one, strict=True)) for one in PEOPLE])
    heads = ("pair_id", "coach_id", "mentee_id", "start_date", "end_date")
    taken = importer.take(
        "pairs",
        [
            dict(zip(heads, one, strict=True))
            | {"cohort_year": "2025", "end_reason": "withdrew" if one[4] else ""}
            for one in PAIRS
        ],
    )
    assert taken.rows_new == len(PAIRS), taken.refusals
    importer.close()


@pytest.fixture
def office(copy_of: CopyOf, tmp_path: Path) -> Iterator[Importer]:
    importer = Importer(copy_of(world), tmp_path, files=3)
    yield importer
    importer.close()


def row(**more: Any) -> dict[str, Any]:
    return {
        "Timestamp": "x",
        "Email Address": "carla@example.org",
        "Your name": "Reyes, Carla",
        "Teacher": "Ana Silva",
        "Center": "Maple",
        "Date": "2025-10-14",
        "Start": "14:30",
        "Minutes": "60",
        "Where": "f2f",
        "Held": "completed",
        "Notes": "",
    } | more


def asked(
    importer: Importer, rows: list[dict[str, Any]], *later: str, by: ColumnMap = BY_FORM
) -> PeopleAsked:
    """What a file asks of the people that it names, after a way through JSON."""
    path = write_csv(importer.folder / "asked.csv", rows)
    form = FORMATS["sessions"]
    lines = open_lines(path, expected_headings(form, by), None)
    found = people_questions.questions(
        form, lines, known_names.directory(importer.database, REGION), later
    )
    assert people_questions.from_json(people_questions.to_json(found)) == found
    return found


def say(importer: Importer, found: PeopleAsked, sent: dict[str, str] | None = None) -> None:
    """Answer the page as it stands, but for what is sent."""
    as_it_stands = {
        people_questions.person_field(n): one.chosen for n, one in enumerate(found.asked)
    }
    said = people_questions.answers(found, as_it_stands | (sent or {}))
    known_names.say(importer.database, REGION, said.meant, "somebody", NOW)


def take(importer: Importer, rows: list[dict[str, Any]], **more: Any) -> Outcome:
    return importer.take("sessions", rows, **{"column_map": BY_FORM, "scope": REGION} | more)


def stored(importer: Importer) -> list[tuple[str, str, str | None]]:
    return sorted(
        (r["pair_id"], r["session_date"].isoformat(), r["start_time"])
        for r in importer.rows("sessions")
    )


def looked_at(importer: Importer, rows: list[dict[str, Any]]) -> Preview:
    path = write_csv(importer.folder / "looked-at.csv", rows)
    file = FileToRead(REGION, "sessions", path.name, "x@test.invalid", TODAY, BY_FORM)
    return preview(importer.database, path, file, WithholdingPolicy(), lambda rows, stage: None)


def test_a_form_s_log_is_asked_once_and_comes_in_the_same_each_time(office: Importer) -> None:
    rows = [
        row(),
        row(**{"Your name": "Carla Reyes", "Teacher": "silva, ANA", "Date": "2025-10-21"}),
        row(Teacher="Beth Quill", Date="2025-10-22", Start=""),
        row(Teacher="Beth Quill", Date="2025-10-22", Start="", Minutes="30"),
        row(Teacher="Ana Silva", Center="Harbor", Date="2025-10-23"),
    ]
    found = asked(office, rows)
    assert [(a.mention.word, a.mention.name, a.rows, a.chosen) for a in found.asked] == [
        ("coach", "carla reyes", 5, "CT-1"),
        ("mentee", "ana silva", 2, "M-1"),
        ("mentee", "beth quill", 2, "M-4"),
        ("mentee", "ana silva", 1, "M-2"),
    ]
    assert found.asked[1].choices[0].reasons == ("same name", "same program")
    say(office, found)
    assert asked(office, rows).asked == ()

    before = content_hash(office.engine)
    first = take(office, rows)
    assert (first.rows_total, first.rows_new, first.rows_refused) == (5, 5, 0), first.refusals
    assert stored(office) == [
        ("PAIR-1", "2025-10-14", "14:30"),
        ("PAIR-1", "2025-10-21", "14:30"),
        ("PAIR-2", "2025-10-23", "14:30"),
        ("PAIR-4", "2025-10-22", None),
        ("PAIR-4", "2025-10-22", None),
    ]
    again = take(office, rows)
    assert (again.rows_new, again.rows_changed, again.rows_unchanged) == (0, 0, 5)
    changed = take(office, [rows[0] | {"Minutes": "45"}])
    assert (changed.rows_new, changed.rows_changed) == (0, 1)
    for outcome in (changed, first):
        undo(office.database, WHOLE_STATE, outcome.import_id, "x@test.invalid", TODAY)
    assert content_hash(office.engine) == before


def test_the_pair_is_the_one_of_that_day_and_never_guessed(office: Importer) -> None:
    beth = {"Teacher": "Beth Quill", "Email Address": "", "Your name": ""}
    rows = [
        row(**beth, Date="2026-01-12"),
        row(**beth, Date="2026-02-12"),
        row(**beth, Date="2025-09-01"),
        row(**{**beth, "Teacher": ""}, Date="2026-02-13"),
        row(**{**beth, "Your name": "Carla Reyes"}, Date="2026-02-14"),
    ]
    say(office, asked(office, rows))
    outcome = take(office, rows)
    assert stored(office) == [("PAIR-4", "2026-01-12", "14:30"), ("PAIR-5", "2026-02-12", "14:30")]
    assert {r.line: r.reason for r in outcome.refusals} == {
        4: "Beth Quill has no pair of your region on September 1, 2025.",
        5: "The row does not say who the mentee is.",
        6: "Carla Reyes and Beth Quill are no pair of your region on February 14, 2026.",
    }
    two = tuple(
        KnownPair(key, coach, "M-1", 2025, date(2025, 9, 1), None)
        for key, coach in (("A", "CT-1"), ("B", "CT-2"))
    )
    several = Directory(pairs=two).pair_on(None, "M-1", date(2025, 10, 1))
    assert isinstance(several, tuple) and several[1] == ("A", "B")
    assert Directory(pairs=two).pair_on("CT-2", "M-1", date(2025, 10, 1)) is two[1]


def test_nobody_of_another_region_is_named_or_told_from_nobody_at_all(office: Importer) -> None:
    rows = [row(Teacher="Zoe Marsh", Center="Pine"), row(Teacher="No Body", Date="2025-10-15")]
    found = asked(office, rows)
    offered = {c.participant_id for some in found.everybody.values() for c in some} | {
        c.participant_id for a in found.asked for c in a.choices
    }
    assert offered == {"CT-1", "CT-2", "M-1", "M-2", "M-4"}
    assert [a.chosen for a in found.asked] == ["CT-1", LATER, LATER]
    # Nor by an answer that was not offered, nor by an id in the file.
    said = people_questions.answers(found, {"person-1": "M-3", "other-2": "Zoe Marsh"})
    assert said.meant == () and [one.name for one in said.unclear.asked] == ["No Body"]
    say(office, found)
    outcome = take(office, rows)
    words = [r.reason.replace(r.value, "…") for r in outcome.refusals]
    assert (outcome.rows_new, len(words), len(set(words))) == (0, 2, 1)
    by_id = replace(BY_FORM, columns=BY_FORM.columns | {"Teacher": ("mentee_id",)})
    rows = [row(Teacher=one) for one in ("M-3", "M-99")]
    words = [r.reason.replace(r.value, "…") for r in take(office, rows, column_map=by_id).refusals]
    assert len(words) == 2 and len(set(words)) == 1
    whole = take(office, rows, scope=WHOLE_STATE)
    assert whole.status == "refused" and "within one region" in whole.message


def test_words_that_the_map_does_not_know_are_counted_by_row(office: Importer) -> None:
    rows = [row(), row(Where="Hologram", Date="2025-10-15"), row(Date="never")]
    say(office, asked(office, rows))
    seen = looked_at(office, rows)
    assert (seen.rows_refused, seen.rows_unknown_words) == (2, 1)


def test_rows_of_people_outside_the_program_are_left_out_and_told(office: Importer) -> None:
    rows = [row(), row(Teacher="A. Visitor", Date="2025-10-15")]
    found = asked(office, rows)
    say(office, found, {"person-2": NOBODY})
    seen = looked_at(office, rows)
    assert (seen.rows_total, seen.rows_new, seen.rows_refused) == (1, 1, 0)
    assert "Rows that are left out: 1." in {d.title for d in seen.doubts}
    assert (seen.rows_in_file, seen.rows_left_out, seen.lines_left_out) == (2, 1, "3")
    assert seen.recognised.ignored == ("Timestamp", "Notes")
    assert seen.recognised.new_to_map == ("Timestamp",)
    assert any("left out" in said for said in take(office, rows).said)
    # Taken back, it is asked again; the record only grows.
    with office.database.reading(REGION) as reader:
        known = {n.text: n for n in known_names.standing(reader)}
    entry = known["a visitor | maple"].entry_id
    other = Scope((3,), True, "other", "facilitator")
    assert not known_names.retire(office.database, other, entry, "other", NOW)
    assert known_names.retire(office.database, REGION, entry, "somebody", NOW)
    assert [a.name for a in asked(office, rows).asked] == ["A. Visitor"]
    assert office.count("known_names") == 4
    whats = [r["event"] for r in office.rows("audit_log") if r["event"].startswith("name_")]
    assert whats == ["name_said"] * 3 + ["name_retired"]
    assert "Visitor" not in str(office.rows("audit_log"))


def test_the_same_session_under_an_id_of_its_own_is_doubted(office: Importer) -> None:
    own = {"session_id": "S-1", "pair_id": "PAIR-1", "session_date": "2025-10-14"}
    office.take("sessions", [own | {"minutes_total": "60", "venue": "f2f", "status": "completed"}])
    say(office, asked(office, [row()]))
    titles = {d.title for d in looked_at(office, [row()]).doubts}
    assert "New sessions of a pair and day that have another session already: 1." in titles
    two = take(office, [row(), row(Minutes="30")])
    assert [r.reason for r in two.refusals][1] == (
        "Line 2 has the same pair_id, session_date, venue and start_time, but another minutes_total."
    )


def test_a_form_that_was_sent_twice_counts_once_and_it_is_said(office: Importer) -> None:
    no_start = {h: o for h, o in BY_FORM.columns.items() if h != "Start"}
    by_form = replace(BY_FORM, columns=no_start)
    first = row(Timestamp="10/14/2025 15:42:10")
    again = row(Timestamp="10/14/2025 15:42:11")
    noted = row(Timestamp="10/14/2025 18:02:11", Notes="a second call")
    other = row(Timestamp="10/14/2025 19:00:00", Minutes="30")
    rows = [first, again, other, noted]
    say(office, asked(office, rows))
    path = write_csv(office.folder / "sent.csv", rows)
    file = FileToRead(REGION, "sessions", path.name, "x@test.invalid", TODAY, by_form)
    seen = preview(office.database, path, file, WithholdingPolicy(), lambda rows, stage: None)
    titles = [d.title for d in seen.doubts]
    said = "Rows that say all that an earlier row says, and have no start time: 1."
    assert said in titles and not any("twice" in title for title in titles)
    outcome = take(office, rows, column_map=by_form)
    assert (outcome.rows_total, outcome.rows_new, outcome.rows_refused) == (4, 3, 0)
    assert any(said in text for text in outcome.said)
    assert sorted(r["minutes_total"] for r in office.rows("sessions")) == [30, 60, 60]
    assert take(office, rows, column_map=by_form).rows_new == 0


def test_a_corrected_place_corrects_the_session_that_is_here(office: Importer) -> None:
    rows = [
        row(),
        row(Date="2025-10-21", Start=""),
        row(Date="2025-10-22", Start=""),
        row(Date="2025-10-23"),
    ]
    say(office, asked(office, rows))
    take(office, rows)
    before = content_hash(office.engine)
    corrected = [
        row(Where="phone", Minutes="45"),  # the same start: the same session, whatever else is new
        row(Date="2025-10-21", Start="", Where="phone"),  # all else is the same
        row(Date="2025-10-22", Start="", Where="phone", Minutes="30"),  # perhaps another one
        row(Date="2025-10-23"),
        row(Date="2025-10-23", Where="phone"),  # beside the one in person, which is still there
    ]
    said = "Sessions that are here with another place: 2."
    doubts = {d.title: d.text for d in looked_at(office, corrected).doubts}
    assert doubts[said].endswith("its place is corrected: line 2, 3.")
    other = "New sessions of a pair and day that have another session already: 1."
    assert other in doubts
    outcome = take(office, corrected)
    assert (outcome.rows_new, outcome.rows_changed, outcome.rows_unchanged) == (2, 2, 1)
    assert any(text.startswith(said) for text in outcome.said)
    venues = sorted(
        (r["session_date"].isoformat(), r["venue"], r["minutes_total"])
        for r in office.rows("sessions")
    )
    assert venues == [
        ("2025-10-14", "phone", 45),
        ("2025-10-21", "phone", 60),
        ("2025-10-22", "f2f", 60),
        ("2025-10-22", "phone", 30),
        ("2025-10-23", "f2f", 60),
        ("2025-10-23", "phone", 60),
    ]
    again = take(office, corrected)
    assert (again.rows_new, again.rows_changed) == (0, 0)
    undo(office.database, WHOLE_STATE, outcome.import_id, "x@test.invalid", TODAY)
    assert content_hash(office.engine) == before


def test_two_teachers_of_one_name_are_told_apart_by_their_coach(office: Importer) -> None:
    """No column says where they work: the page asks by coach, with what tells them apart."""
    heads = ("participant_id", "role", "program_number", "first_name", "last_name")
    office.take(
        "participants", [dict(zip(heads, ("M-5", "mentee", "P-1", "Ana", "Silva"), strict=True))]
    )
    pair = {"pair_id": "PAIR-6", "coach_id": "CT-2", "mentee_id": "M-5", "cohort_year": "2025",
            "start_date": "2025-09-15"}  # fmt: skip
    assert office.take("pairs", [pair]).rows_new == 1
    by_form = replace(BY_FORM, columns={h: o for h, o in BY_FORM.columns.items() if h != "Center"})
    dan = {"Your name": "Dan Okoro", "Email Address": ""}
    carla = {"Your name": "Carla Reyes", "Email Address": ""}
    rows = [row(**dan), row(**carla, Date="2025-10-15")]
    found = asked(office, rows, by=by_form)
    teachers = [a for a in found.asked if a.mention.word == "mentee"]
    assert [(a.name, a.beside, a.chosen) for a in teachers] == [
        ("Ana Silva", "with Dan Okoro", "M-5"),
        ("Ana Silva", "with Carla Reyes", LATER),  # who coaches two of that name
    ]
    assert teachers[0].choices[0].label == "Ana Silva (M-5), Maple; coach Dan Okoro, 2025\u201326"
    assert teachers[0].choices[0].reasons == ("same name", "in a pair with this coach")
    places = {a.beside: n for n, a in enumerate(found.asked)}
    say(office, found, {f"person-{places['with Carla Reyes']}": "M-2"})
    assert asked(office, rows, by=by_form).asked == ()
    assert take(office, rows, column_map=by_form).rows_new == 2
    assert [pair_id for pair_id, _, _ in stored(office)] == ["PAIR-2", "PAIR-6"]


def test_of_two_pairs_of_the_same_people_the_one_of_the_day_and_begun_last(
    office: Importer,
) -> None:
    again = {"pair_id": "PAIR-9", "coach_id": "CT-1", "mentee_id": "M-1", "cohort_year": "2025",
             "start_date": "2026-02-01"}  # fmt: skip
    assert office.take("pairs", [again]).rows_new == 1
    rows = [row(), row(Date="2026-02-12"), row(Date="2026-02-19")]
    say(office, asked(office, rows))
    said = "Rows of two people with two pairs on that day: 2."
    doubts = {d.title: d.text for d in looked_at(office, rows).doubts}
    assert "PAIR-9 from February 1, 2026 (2)" in doubts[said]
    outcome = take(office, rows)
    assert any(text.startswith(said) for text in outcome.said)
    assert [pair_id for pair_id, _, _ in stored(office)] == ["PAIR-1", "PAIR-9", "PAIR-9"]
    # On one day only the pair that is in force that day, and of two begun at once none is chosen.
    ended = [KnownPair("A", "CT-1", "M-1", 2025, date(2025, 9, 1), date(2026, 1, 31)),
             KnownPair("B", "CT-1", "M-1", 2025, date(2026, 2, 1), None)]  # fmt: skip
    assert Directory(pairs=tuple(ended)).pair_on("CT-1", "M-1", date(2026, 1, 31)) is ended[0]
    both = tuple(replace(pair, start=date(2025, 9, 1), end=None) for pair in ended)
    assert Directory(pairs=both).pair_on("CT-1", "M-1", date(2026, 1, 31)) == (
        NoPair.SEVERAL, ("A", "B"),
    )  # fmt: skip


def test_which_of_two_coaches_is_asked_once_and_remembered(office: Importer) -> None:
    pair = {"pair_id": "PAIR-6", "coach_id": "CT-2", "mentee_id": "M-1", "cohort_year": "2025",
            "start_date": "2025-09-15"}  # fmt: skip
    assert office.take("pairs", [pair]).rows_new == 1
    rows = [row(**{"Your name": "", "Email Address": ""})]
    say(office, asked(office, rows))  # first the teacher
    found = asked(office, rows)
    [one] = found.asked
    assert (one.beside, one.chosen, [c.participant_id for c in one.choices]) == (
        "of Ana Silva", LATER, ["CT-1", "CT-2"],
    )  # fmt: skip
    say(office, found, {"person-0": "CT-2"})
    assert asked(office, rows).asked == ()
    assert take(office, rows).rows_new == 1
    assert [pair_id for pair_id, _, _ in stored(office)] == ["PAIR-6"]


@pytest.mark.parametrize(
    ("said", "name", "reason", "chosen"),
    [
        ("Silva, Ana M.", "Ana Silva", "same first and last name", False),
        ("Ms. ana silva", "Ana Silva", "same name", True),
        ("A. Silva", "Ana Silva", "same last name, and the first letter fits", False),
        ("Anna Silva", "Ana Silva", "a name like it", False),
        ("José O'Neil", "Jose ONeil", "same name", True),
        ("Silva", "Ana Silva", None, False),
        ("Beth Silva", "Ana Silva", None, False),
    ],
)
def test_who_is_proposed_and_why(said: str, name: str, reason: str | None, chosen: bool) -> None:
    pair = KnownPair("P", "C", "M", 2025, date(2025, 9, 1), None)
    known = Directory({"M": KnownPerson("M", name)}, (pair,))
    found = known.proposals(Mention("mentee", name=plain_name(said)), "mentee_id")
    assert [p.reasons for p in found] == ([(reason,)] if reason else [])
    assert (chosen_already(found) is not None) == chosen
    # Two of one name are never told apart by a guess; a program does it.
    two = {
        "M": KnownPerson("M", name, program="Maple"),
        "N": KnownPerson("N", name, program="Pine"),
    }
    other = replace(pair, pair_id="Q", mentee_id="N")
    both = Directory(two, (pair, other))
    alike = both.proposals(Mention("mentee", name=plain_name(name)), "mentee_id")
    assert len(alike) == 2 and chosen_already(alike) is None
    told = both.proposals(Mention("mentee", name=plain_name(name), program="pine"), "mentee_id")
    assert chosen_already(told) is told[0] and told[0].person is two["N"]
    # The same e-mail speaks for somebody, whatever the name is.
    known = replace(known, said={("email+name", "x@y.z | other"): "M"})
    (one,) = known.proposals(Mention("mentee", email="x@y.z"), "mentee_id")
    assert one.reasons == ("same e-mail",) and one.sure


def test_a_map_makes_only_ids_that_can_be_made() -> None:
    check_map(BY_FORM, FORMATS["sessions"])
    assert map_from(map_text(BY_FORM), "x") == BY_FORM
    no_people = {h: o for h, o in BY_FORM.columns.items() if h != "Teacher"}
    for wrong in (
        replace(BY_FORM, columns=no_people),
        replace(BY_FORM, made=("session_date",)),
        replace(BY_FORM, columns=BY_FORM.columns | {"P": ("pair_id",)}),
        ColumnMap("x", "goals", made=("goal_id",)),
    ):
        with pytest.raises(MapRefused, match="cannot be made"):
            check_map(wrong, FORMATS[wrong.format])
    assert "mentee_name" in expected_headings(FORMATS["sessions"], BY_FORM).required
