"""A small state in which one person stands wherever a person can stand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import update

from data_access.imports import consents, known_names, settled, uploads
from data_access.imports.named_people import Mention
from data_access.imports.same_ids import SaidBy, merge
from data_access.imports.settled import OfFinding
from data_access.imports.uploads import Upload
from data_access.people import accounts, audit
from data_access.storage.schema import accounts as table_of_accounts
from data_access.storage.scope import scope_of
from tests.imports.conftest import (
    PAIRS,
    PARTICIPANTS,
    TODAY,
    WHOLE_STATE,
    Importer,
    session,
    two_regions,
)

ID, TWIN = "M-ZQ01", "M-ZQ02"
FIRST, LAST, BORN, REGISTRY = "Zenobia", "Quillfeather", "Umbersby", "778899"
EMAIL = "zenobia@quill.test"
# What would tell who she is, each found nowhere else.
MARKS = (ID, TWIN, FIRST, LAST, BORN, REGISTRY, EMAIL)
BY = "someone@test.invalid"
_PERSON: dict[str, Any] = {
    "participant_id": ID, "role": "mentee", "program_number": "P-1", "pq_registry_id": REGISTRY,
    "first_name": FIRST, "last_name": BORN, "consent": "educator_level",
}  # fmt: skip
_PAIR = PAIRS[0] | {"pair_id": "PAIR-9", "mentee_id": ID, "end_date": "", "end_reason": ""}
AS_FILED = _PERSON | {"last_name": LAST}


def _observed(number: int, day: str, window: str) -> dict[str, Any]:
    return {
        "observation_id": f"O-{number}", "educator_id": ID, "instrument": "PREK", "edition": "2008",
        "window": window, "obs_date": day, "observer_role": "CLASS_observer", "cycle": "1",
        "dimension": "PC", "score": str(4 + number % 3), "observer_id": ID,
        "nc_orientation": "as_scored",
    }  # fmt: skip


def known_everywhere(url: str, folder: Path) -> None:
    """Fill a database that has every table; `two_regions` and what is known of her."""
    two_regions(url, folder)
    importer = Importer(url, folder, files=3)

    def take(key: str, *rows: dict[str, Any], refused: int = 0) -> None:
        outcome = importer.take(key, rows)
        assert outcome.rows_refused == refused, (key, outcome.refusals)

    take("participants", _PERSON, PARTICIPANTS[1] | {"participant_id": TWIN, "last_name": LAST})
    take("participants", AS_FILED)  # she married: the old name is a replaced value
    take("pairs", _PAIR, PAIRS[0] | {"pair_id": "PAIR-8", "mentee_id": TWIN})
    take("sessions", session(91, pair_id="PAIR-9"), session(92, pair_id="PAIR-8"))
    take("goals", {"goal_id": "G-9", "pair_id": "PAIR-9", "set_date": "2025-10-02",
                   "status": "open", "competency": "Calm voice"})  # fmt: skip
    attended = {"participant_id": ID, "event_type": "training", "event_id": "T-1", "day_no": "1",
                "date": "2025-10-06", "hours": "6"}  # fmt: skip
    take("attendance", attended, attended | {"participant_id": TWIN})
    # Refused lines: by her id, and by name alone.
    take("participants", AS_FILED | {"role": "astronaut"}, refused=1)
    take("participants", _PERSON | {"participant_id": "M-77", "role": "astronaut"},
         {"participant_id": "M-78", "role": "astronaut", "first_name": "Una"}, refused=2)  # fmt: skip
    database = importer.database
    accounts.create_account(
        database, EMAIL, f"{FIRST} {LAST}", "facilitator", 1, "a long enough password"
    )
    with importer.engine.begin() as connection:  # as a role that sees own pairs has it
        connection.execute(update(table_of_accounts).values(participant_id=ID))
    consents.give(
        database, ID, "evaluator_file", EMAIL, TODAY, form_place=f"Folder of {FIRST} {LAST}"
    )
    known_names.say(
        database,
        scope_of("facilitator", 1, BY),
        [(Mention("mentee", email=EMAIL, name=f"{FIRST} {LAST}".casefold()), ID)],
        BY,
        datetime.now(UTC),
    )
    finding = OfFinding("no_goal", "0" * 64, ID, 1, (ID,))
    settled.say(database, WHOLE_STATE, [finding], settled.SETTLED, f"{FIRST} {LAST} is on leave")
    merge(database, WHOLE_STATE, TWIN, ID, SaidBy(f"{LAST}, {FIRST} called", BY, TODAY))
    uploads.add(
        database,
        Upload("a" * 32, f"{FIRST} {LAST}.csv", "0" * 64, 1, BY, 1, datetime.now(UTC), "ready"),
    )
    audit.record(database, BY, "journey", {}, about="pair PAIR-9", people=(ID, "CT-1"))
    importer.close()
