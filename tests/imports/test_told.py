"""A file with a guess in it is no question: whoever may not look a value up is told the same either way."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest

from config.roles import ROLES
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import import_history
from data_access.imports.formats import FORMATS
from data_access.imports.preview import FileToRead, preview, to_json
from data_access.imports.undo import UndoRefused, undo
from data_access.lists.briefing import briefing
from data_access.measures import MEASURES
from data_access.storage.scope import Scope, ledger_of, scope_of
from tests.imports.conftest import PAIRS, PARTICIPANTS, TODAY, Importer, session, write_csv

FACILITATOR = scope_of("facilitator", 1, "f1@test.invalid")
ADMIN = ledger_of(scope_of("admin", None, "admin@test.invalid"))
STAFF = scope_of("eec_staff", None, "staff@test.invalid")
IMPORTERS = {"facilitator": FACILITATOR, "admin": ADMIN}
assert IMPORTERS.keys() == {
    r.key for r in ROLES.values() if r.imports
}  # a new one has to be listed
# The files of which an importer may look every value up.
TOLD = {
    "facilitator": FORMATS.keys() - {"class", "class_summary", "surveys"},
    "admin": {"programs", "qris"},
}

GOAL = {"goal_id": "G-1", "pair_id": "PAIR-1", "set_date": "2025-10-01", "status": "achieved",
        "target_date": "2026-02-01", "achieved_date": "2026-01-20"}  # fmt: skip
SEEN = {"observation_id": "OBS-1", "educator_id": "M-1", "instrument": "PK1", "window": "BASE",
        "obs_date": "2025-10-02", "observer_role": "external"}  # fmt: skip
ANSWER = {"instrument": "EFF", "wave": "2025-fall", "respondent_id": "M-1", "item": "q01",
          "value": "4", "scale_min": "1", "scale_max": "5"}  # fmt: skip
# By format: a row as it is saved, and what a guess that is wrong says otherwise.
GUESSES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "programs": ({"eec_program_number": "P-1", "name": "Maple", "program_type": "CENTER",
                  "region_pac": "1"}, {"name": "Oak"}),
    "qris": ({"program_number": "P-1", "level": "2", "rating_status": "granted",
              "effective_date": "2025-03-01"}, {"level": "3"}),
    "participants": (PARTICIPANTS[1] | {"last_name": "Example"}, {"last_name": "Other"}),
    "employment": ({"participant_id": "M-1", "as_of": "2026-09-01", "status": "left_field"},
                   {"status": "same_program"}),
    "attendance": ({"participant_id": "M-1", "event_type": "PLC", "event_id": "R1-1",
                    "date": "2025-10-14", "hours": "1.5"}, {"hours": "2"}),
    "surveys": (ANSWER, {"value": "5"}),
    "funds": ({"participant_id": "M-1", "kind": "stipend", "fund_source": "EPS", "sfy": "2026",
               "amount": "550"}, {"amount": "500"}),
    "pairs": (PAIRS[0], {"end_reason": "left_program"}),
    "sessions": (session(1), {"minutes_total": "60"}),
    "goals": (GOAL, {"achieved_date": "2026-01-21"}),
    "action_steps": ({"step_id": "ST-1", "goal_id": "G-1", "due": "2025-11-15",
                      "done": "2025-11-12"}, {"done": "2025-11-13"}),
    "class": (SEEN | {"cycle": "1", "dimension": "PC", "score": "5"}, {"score": "6"}),
    "class_summary": (SEEN | {"PC": "5", "NC": "1", "TS": "5", "RSP": "5"}, {"PC": "5.25"}),
}  # fmt: skip


def previewed(importer: Importer, scope: Scope, key: str, row: dict[str, str]) -> dict[str, Any]:
    path = write_csv(importer.folder / "guess.csv", [row])
    asked = FileToRead(scope, key, path.name, scope.who, TODAY)
    made = preview(importer.database, path, asked, WithholdingPolicy(), lambda *said: None)
    # The values of the row, and the domains worked out from them, are the file's own.
    rows = tuple(replace(r, values=()) for r in made.rows)
    return to_json(replace(made, rows=rows, domains=()))


def answer_to_undo(importer: Importer, scope: Scope, import_id: int) -> str:
    try:
        undo(importer.database, scope, import_id, scope.who, TODAY)
    except UndoRefused as refused:
        return str(refused)
    return "undone"


def told_of(importer: Importer, scope: Scope, key: str, row: dict[str, str]) -> dict[str, Any]:
    """All that somebody is told of a file with one row before, while and after it is imported."""
    # Another column, so that the file is not known by its bytes.
    first = [GUESSES[key][0] | {"note": "first"}]
    base = importer.take(key, first, scope=scope, imported_by=scope.who)
    version = importer.data_version
    looked = previewed(importer, scope, key, row)
    path = importer.folder / "guess.csv"
    outcome = importer.take_file(key, path, scope=scope, imported_by=scope.who)
    told: dict[str, Any] = {
        "preview": looked,
        "outcome": asdict(replace(outcome, import_id=0, sha256="", seconds=0.0)),
        "data version": importer.data_version - version,
        "regions": [
            (r["region"], r["rows_touched"])
            for r in importer.rows("import_regions")
            if r["import_id"] == outcome.import_id
        ],
        "audit": [
            e["detail"] | {"import_id": 0}
            for e in importer.rows("audit_log")
            if e["detail"].get("import_id") == outcome.import_id
        ],
    }
    for who, viewer in {"sender": scope, "staff": STAFF}.items():
        with importer.database.reading(viewer) as reader:
            shown = import_history.detail(reader, outcome.import_id)
            if shown is not None:
                told[f"page, {who}"] = without_marks(asdict(shown))
            listed = import_history.recent(reader, 1)
            told[f"list, {who}"] = [without_marks(asdict(r)) for r in listed]
            read = briefing(reader, TODAY)
            told[f"briefing, {who}"] = (asdict(read)["arrivals"], read.moved)
            saved = import_history.last_saved(reader)
            ended = importer.rows("imports")[-1]["finished_at"]
            told[f"last saved, {who}"] = saved is not None and saved.replace(tzinfo=None) == ended
    told["undoing the first"] = answer_to_undo(importer, scope, base.import_id).replace(
        f"import {outcome.import_id}", "the later import"
    )
    told["undoing the guess"] = answer_to_undo(importer, scope, outcome.import_id)
    if told["undoing the first"] != "undone":
        answer_to_undo(importer, scope, base.import_id)
    return told


def without_marks(value: Any) -> Any:
    """A record without its number and times, and what the file alone is: its hash and size."""
    if isinstance(value, dict):
        gone = {"import_id", "sha256", "size", "started_at", "finished_at"}
        return {k: without_marks(v) for k, v in value.items() if k not in gone}
    return value


# By table: an id of Region 3.
THEIRS = {
    "programs": "P-3",
    "participants": "M-3",
    "pairs": "PAIR-3",
    "goals": "G-3",
    "class_observations": "OBS-3",
}


def told_at_once(importer: Importer, key: str, row: dict[str, str], unsaid: str) -> str:
    """Preview and outcome of a row for the facilitator, in every word but one: the id that it is about."""
    path = write_csv(importer.folder / "told.csv", [row])
    looked = previewed(importer, FACILITATOR, key, row)
    outcome = importer.take_file(key, path, scope=FACILITATOR, imported_by=FACILITATOR.who)
    own = asdict(replace(outcome, import_id=0, sha256="", seconds=0.0))
    return str((looked, own)).replace(unsaid, "X")


@pytest.mark.parametrize("key", FORMATS)
def test_an_id_of_another_region_is_refused_like_one_that_is_not_there(
    started: Importer, key: str
) -> None:
    started.take("goals", [GOAL, GOAL | {"goal_id": "G-3", "pair_id": "PAIR-3"}])
    theirs = SEEN | {"observation_id": "OBS-3", "educator_id": "M-3"}
    started.take("class", [theirs | {"cycle": "1", "dimension": "PC", "score": "5"}])
    form, row = FORMATS[key], GUESSES[key][0]
    named = {r.heading: r for r in (form.region_through, *form.references) if r is not None}
    for heading, reference in named.items():
        own_key = reference.heading == form.columns[0].heading and reference.within_file
        if own_key:
            continue  # the row's own key: it would be somebody new
        told = [
            told_at_once(started, key, row | {heading: value}, value)
            for value in (THEIRS[reference.table], "NOT-THERE")
        ]
        assert told[0] == told[1] and "unknown_reference" in told[0], heading
        assert "Region 3" not in told[0]


# By format whose rows have an id of their own: what else of a row of Region 3 is Region 3's.
OWN_IDS: dict[str, dict[str, str]] = {
    "programs": {"region_pac": "3"},
    "participants": {"program_number": "P-3"},
    "pairs": {"coach_id": "CT-3", "mentee_id": "M-3"},
    "goals": {"pair_id": "PAIR-3"},
    "action_steps": {"goal_id": "G-3"},
    "sessions": {"pair_id": "PAIR-3"},
    "class": {"educator_id": "M-3"},
    "class_summary": {"educator_id": "M-3"},
}
# Somebody of Region 1 today who was in Region 3 in the fall: what Region 3 sent of it is its own.
MOVED = {"participant_id": "M-9", "role": "MENTEE"}
MOVED_ROWS: dict[str, dict[str, str]] = {
    "employment": {"as_of": "2025-10-14"},
    "attendance": {},
    "surveys": {"respondent_id": "M-9"},
    "funds": {"sfy": "2026"},
}


@pytest.mark.parametrize("key", OWN_IDS)
def test_of_a_taken_id_one_thing_is_told_and_nothing_else(started: Importer, key: str) -> None:
    """That it is in use. Not whose it is, nor anything of the row: two such rows are told alike."""
    started.take("goals", [GOAL, GOAL | {"goal_id": "G-3", "pair_id": "PAIR-3"}])
    heading = FORMATS[key].columns[0].heading
    row, otherwise = GUESSES[key]
    told = []
    for taken, more in (("TAKEN-1", {}), ("TAKEN-2", otherwise)):
        theirs = row | {heading: taken} | OWN_IDS[key] | more
        assert not started.take(key, [theirs]).rows_refused
        if key.startswith("class"):  # the observation alone, or scores the other way around
            other = "class" if key == "class_summary" else "class_summary"
            started.take(other, [GUESSES[other][0] | {heading: "TAKEN-3"} | OWN_IDS[other]])
            told.append(told_at_once(started, key, row | {heading: "TAKEN-3"}, "TAKEN-3"))
        mine = row | {heading: taken}
        told.append(told_at_once(started, key, mine, taken))
    assert len(set(told)) == 1 and "other_region" in told[0]
    (refusal,) = started.take(key, [row | {heading: "TAKEN-1"}], scope=FACILITATOR).refusals
    assert (refusal.code, refusal.column) == ("other_region", heading)
    assert "Region" not in refusal.reason.replace("your region", "")


@pytest.mark.parametrize("key", MOVED_ROWS)
def test_whether_another_region_sent_something_of_somebody_who_moved_is_not_told(
    started: Importer, key: str
) -> None:
    started.take("participants", [MOVED | {"program_number": "P-3"}])
    move = MOVED | {"program_number": "P-1", "from": "2026-02-01"}
    assert not started.take("participants", [move]).rows_refused
    row = GUESSES[key][0] | {"participant_id": "M-9"} | MOVED_ROWS[key]
    row = {h: v for h, v in row.items() if h in FORMATS[key].headings}
    nothing_sent = told_at_once(started, key, row, "M-9")
    assert not started.take(key, [row]).rows_refused
    assert told_at_once(started, key, row, "M-9") == nothing_sent
    assert "other_region" in nothing_sent


def test_every_format_is_asked_for_what_its_ids_tell() -> None:
    """A rating has no id of its own, and everybody is told of it."""
    assert {*OWN_IDS, *MOVED_ROWS, "qris"} == set(FORMATS)


def test_an_observation_is_not_given_to_somebody_who_agreed(started: Importer) -> None:
    """The scores of whoever did not agree would be read as those of somebody who did."""
    willing = PARTICIPANTS[1] | {"participant_id": "M-2", "consent": "educator_level"}
    started.take("participants", [willing])
    observed = SEEN | {"cycle": "1", "dimension": "PC", "score": "5"}
    started.take("class", [observed])
    taken_over = SEEN | {"educator_id": "M-2", "PC": "5", "NC": "1", "TS": "5", "RSP": "5"}
    for key, row in (("class", observed | {"educator_id": "M-2", "cycle": "2"}),
                     ("class_summary", taken_over)):  # fmt: skip
        refusals = started.take(key, [row], scope=FACILITATOR).refusals
        assert "other_person" in {r.code for r in refusals}
    assert started.rows("class_observations")[0]["educator_id"] == "M-1"


def prepared(importer: Importer, key: str) -> None:
    if key == "action_steps":
        importer.take("goals", [GOAL])


@pytest.mark.parametrize("role", IMPORTERS)
@pytest.mark.parametrize("key", FORMATS)
def test_a_right_guess_and_a_wrong_one_are_told_alike(
    started: Importer, key: str, role: str
) -> None:
    scope = IMPORTERS[role]
    prepared(started, key)
    row, wrong = GUESSES[key]
    right_told = told_of(started, scope, key, row)
    wrong_told = told_of(started, scope, key, row | wrong)
    if key in TOLD[role]:
        assert right_told != wrong_told
    else:
        assert right_told == wrong_told


def rest_of_the_state(importer: Importer, score: str, reason: str) -> None:
    """Other regions, in which a score and an ending are as said: nobody's business in Region 1."""
    seen = SEEN | {"observation_id": "OBS-3", "educator_id": "M-3", "cycle": "1", "dimension": "PC"}
    ended = {"end_date": "2026-01-10", "end_reason": reason}
    theirs: dict[str, dict[str, str]] = {
        "class": seen | {"score": score},
        "pairs": PAIRS[1] | ended,
        "goals": GOAL | {"goal_id": "G-3", "pair_id": "PAIR-3"},
        "sessions": session(3) | {"pair_id": "PAIR-3", "minutes_total": score + "0"},
    }
    for key, row in theirs.items():
        assert importer.take(key, [row]).rows_refused == 0


@pytest.mark.parametrize("key", FORMATS)
def test_a_preview_does_not_depend_on_other_regions(started: Importer, key: str) -> None:
    """One file, previewed while the rows of other regions come and change: the same in every word."""
    prepared(started, key)
    before = previewed(started, FACILITATOR, key, GUESSES[key][0])
    for score, reason in (("2", "withdrew"), ("6", "promoted")):
        rest_of_the_state(started, score, reason)
        assert previewed(started, FACILITATOR, key, GUESSES[key][0]) == before


def test_a_preview_of_scores_compares_no_outcome(started: Importer) -> None:
    """A mean that stays the same would say that the guess in the file is right."""
    figures = previewed(started, FACILITATOR, "class", GUESSES["class"][0])["figures"]
    assert figures and not any(MEASURES[f["measure"]].is_outcome for f in figures)
