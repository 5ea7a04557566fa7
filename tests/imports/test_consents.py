"""A consent is a record: whoever gains by one cannot give it, and taking a file back lifts none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from config.program.consents import EVALUATOR_FILE, OWN_FACILITATOR, PURPOSES
from config.roles import ROLES
from data_access.imports import consents, import_history
from data_access.imports.consents import ConsentRefused
from data_access.imports.pipeline import Outcome
from data_access.imports.undo import undo
from data_access.recount.verify import differences
from data_access.storage.scope import Scope, ledger_of, scope_of
from tests.imports.conftest import PARTICIPANTS, TODAY, WHOLE_STATE, Importer

FACILITATOR = scope_of("facilitator", 1, "f1@test.invalid")
ADMIN = ledger_of(scope_of("admin", None, "admin@test.invalid"))
WHO = "someone@test.invalid"
M1 = PARTICIPANTS[1]
AGREES, NOT = {"consent": "educator_level"}, {"consent": "aggregate"}
SCORED = [
    {"observation_id": f"OBS-{window}", "educator_id": "M-1", "instrument": "PK1", "window": window,
     "obs_date": day, "observer_role": "external", "cycle": str(cycle), "dimension": "PC",
     "score": "5"}
    for window, day in (("BASE", "2025-10-02"), ("END", "2026-05-04")) for cycle in (1, 2)
]  # fmt: skip


def says(importer: Importer, who: str = "M-1") -> str:
    """What the person's row says, having made sure that every summary follows from it."""
    with importer.engine.connect() as connection:
        assert list(differences(connection, TODAY)) == []
    (row,) = (r for r in importer.rows("participants") if r["participant_id"] == who)
    consented = {r["consented"] for r in importer.rows("class_windows") if r["person_id"] == who}
    assert consented <= {int(row["consent"] == "educator_level")}
    said: str = row["consent"]
    return said


def holding(importer: Importer, day: date = TODAY) -> set[tuple[str, str]]:
    """Who agreed to what, by the record."""
    with importer.database.reading(WHOLE_STATE) as reader:
        found = consents.record_of(reader)
    return {(c.participant_id, c.purpose) for c in found if c.holds_on(day)}


def sent(importer: Importer, scope: Scope, *rows: dict[str, Any]) -> Outcome:
    return importer.take("participants", rows, scope=scope, imported_by=scope.who)


def taken_back(importer: Importer, scope: Scope, done: Outcome) -> None:
    undo(importer.database, scope, done.import_id, scope.who, TODAY)


BOTH = {("M-1", purpose) for purpose in PURPOSES}
IMPORTERS = [r for r in ROLES.values() if r.imports]


@pytest.mark.parametrize("role", IMPORTERS, ids=lambda role: role.key)
@pytest.mark.parametrize("who", ["M-1", "M-NEW"])
def test_whoever_sees_scores_by_a_consent_cannot_give_it_by_a_file(
    started: Importer, role: Any, who: str
) -> None:
    region = 1 if role.has_region else None
    scope = ledger_of(scope_of(role.key, region, "importer@test.invalid"))
    done = sent(started, scope, M1 | {"participant_id": who} | AGREES)
    given = {(who, purpose) for purpose in PURPOSES}
    if role.sees_names:
        (refusal,) = done.refusals
        assert (refusal.code, refusal.column) == ("consent_not_yours", "consent")
        assert "administrator" in refusal.remedy and holding(started) == set()
    else:
        assert done.status == "saved" and holding(started) == given


def test_granting_reading_and_taking_back_shows_no_score(started: Importer) -> None:
    """The walk: consent by a one-row file, look, undo. And the other way: withdraw, undo."""
    started.take("class", SCORED)
    assert sent(started, FACILITATOR, M1 | AGREES).rows_refused == 1
    assert says(started) == "aggregate"
    sent(started, ADMIN, M1 | AGREES)
    assert says(started) == "educator_level" and holding(started) == BOTH
    # What is on record may be repeated, and ended, by a region's own file.
    assert sent(started, FACILITATOR, M1 | AGREES | {"last_name": "New"}).rows_refused == 0
    ended = sent(started, FACILITATOR, M1 | NOT)
    assert says(started) == "aggregate" and holding(started) == set()
    taken_back(started, FACILITATOR, ended)
    assert says(started) == "aggregate" and holding(started) == set()
    with started.database.reading(FACILITATOR) as reader:
        shown = import_history.detail(reader, ended.import_id)
    assert shown is not None and shown.consents_ended == 1


def test_taking_back_a_file_that_gave_a_consent_ends_it(started: Importer) -> None:
    given = sent(started, ADMIN, M1 | AGREES)
    taken_back(started, ADMIN, given)
    assert says(started) == "aggregate" and holding(started) == set()
    assert {r["ended_by"] for r in started.rows("consents")} == {ADMIN.who}


def test_a_consent_holds_from_a_day_until_a_day(started: Importer) -> None:
    started.take("class", SCORED)
    begins, ends = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
    consents.give(
        started.database, "M-1", OWN_FACILITATOR, WHO, TODAY,
        valid_from=begins, valid_until=ends, form_place="Folder 7",
    )  # fmt: skip
    told = []
    for day in (TODAY, begins, ends - timedelta(days=1), ends):
        version = started.data_version
        changed = consents.apply_due(started.database, day)
        assert started.data_version == version + changed
        told.append((changed, says(started)))
    assert told == [
        (0, "aggregate"), (1, "educator_level"), (0, "educator_level"), (1, "aggregate"),
    ]  # fmt: skip


def test_a_withdrawal_holds_at_once_and_for_its_purpose_alone(started: Importer) -> None:
    started.take("class", SCORED)
    sent(started, ADMIN, M1 | AGREES)
    version = started.data_version
    consents.withdraw(started.database, "M-1", EVALUATOR_FILE, WHO, TODAY)
    assert holding(started) == {("M-1", OWN_FACILITATOR)} and says(started) == "educator_level"
    consents.withdraw(started.database, "M-1", None, WHO, TODAY)
    assert holding(started) == set() and says(started) == "aggregate"
    assert started.data_version == version + 2
    events = [(e["event"], e["record"]) for e in started.rows("audit_log")][-2:]
    assert events == [("consent_withdrawn", "M-1")] * 2
    with pytest.raises(ConsentRefused, match="No consent of M-1 holds"):
        consents.withdraw(started.database, "M-1", None, WHO, TODAY)


@pytest.mark.parametrize(
    ("who", "purpose", "form", "why"),
    [
        ("M-9", OWN_FACILITATOR, "Folder 7", "There is no participant M-9"),
        ("M-1", "gossip", "Folder 7", "There is no purpose gossip"),
        ("M-1", OWN_FACILITATOR, " ", "Say where the signed form is kept"),
    ],
)
def test_what_cannot_be_recorded_is_said(
    started: Importer, who: str, purpose: str, form: str, why: str
) -> None:
    with pytest.raises(ConsentRefused, match=why):
        consents.give(started.database, who, purpose, WHO, TODAY, form_place=form)
    assert started.rows("consents") == []


def test_the_record_moves_with_the_person(started: Importer) -> None:
    sent(started, ADMIN, M1 | AGREES)
    sent(started, ADMIN, M1 | {"program_number": "P-3"})

    def seen(region: int) -> int:
        with started.database.reading(scope_of("facilitator", region, WHO)) as reader:
            return len(consents.record_of(reader))

    assert (seen(1), seen(3)) == (0, 2)
