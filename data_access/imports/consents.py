"""The record of consents: who agreed to what, from when, where it is signed, and who wrote it down.

`participants.consent` is what the record says today of the person's own facilitator. A participants file
is one way to write the record: what its column says otherwise than before is noted here, with the import
as its source. Whoever would see more by a consent cannot give it: a facilitator's file can end one alone
(`staging`). Undoing an import ends the consents it gave, and brings back none that it ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    exists,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)

from config.program.consents import GIVEN, NOT_GIVEN, OWN_FACILITATOR, PURPOSES
from data_access.imports import ledger
from data_access.imports.staging import FACTS, JUDGED, STAGED, Staging, same_key
from data_access.people import audit
from data_access.storage.consented import holds
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database, Reader
from data_access.storage.schema import (
    NAME,
    consents,
    filed_rows,
    merged_ids,
    participants,
)
from data_access.summaries import touched
from data_access.summaries.refresh import refresh

PATIENCE = 2_000  # milliseconds to wait for a turn when a day comes: readers wait as long


class ConsentRefused(ValueError):
    """A consent that cannot be recorded; the text says why and what to do.

    Seen: the sentence, on the command line.
    """


@dataclass(frozen=True)
class Consent:
    """One line of the record. `valid_until` is the first day on which it no longer holds."""

    participant_id: str
    purpose: str
    valid_from: date
    valid_until: date | None
    form_place: str
    recorded_by: str
    recorded_at: datetime
    ended_by: str | None
    import_id: int | None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


def _is_open(today: date) -> ColumnElement[bool]:
    """Whether a line holds today or later."""
    return or_(consents.c.valid_until.is_(None), consents.c.valid_until > today)


# -- by a file ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stated:
    """Whose consent a file says otherwise than it is: given by it, and ended by it."""

    given: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


def stated(staging: Staging) -> Stated:
    """What a judged file of participants says of consents, before it is saved."""
    table = participants.name
    if "consent" not in staging.compared.get(table, ()):
        return Stated()
    staged, judged, fact = STAGED[table], JUDGED[table], FACTS[table]
    found = staging.connection.execute(
        select(staged.c.participant_id, staged.c.consent)
        .select_from(
            staged.join(judged, judged.c.number == staged.c.number).outerjoin(
                fact, same_key(staged, fact)
            )
        )
        .where(
            judged.c.chosen == 1,
            staged.c.consent.is_distinct_from(func.coalesce(fact.c.consent, NOT_GIVEN)),
        )
        .order_by(staged.c.participant_id)
    ).all()
    return Stated(
        tuple(key for key, consent in found if consent == GIVEN),
        tuple(key for key, consent in found if consent != GIVEN),
    )


def follow(
    connection: Connection, said: Stated, import_id: int, who: str, today: date, now: datetime
) -> None:
    """Write down what a saved file said of consents, in its transaction."""
    for purpose in PURPOSES.values():
        if purpose.by_file:
            _give(connection, said.given, purpose.key, who, now, today, import_id=import_id)
    _end(connection, consents.c.participant_id.in_(said.ended), who, now, today, import_id)
    if said.given:
        audit.record(
            connection, who, "consent_recorded", {"import_id": import_id}, now, people=said.given
        )
    if said.ended:
        audit.record(
            connection, who, "consent_withdrawn", {"import_id": import_id}, now, people=said.ended
        )


def undo(connection: Connection, import_id: int, who: str, today: date) -> set[str]:
    """End the consents that an import gave, and keep ended those it ended; returns who is touched.

    What the file replaced has returned by now, also a word that consents; the record decides.
    """
    _end(connection, consents.c.import_id == import_id, who, ledger.now(), today)
    concerned = connection.scalars(select(consents.c.participant_id).distinct())
    return apply(connection, tuple(concerned), today)


# -- by hand ------------------------------------------------------------------------------------


def give(
    database: Database,
    participant_id: str,
    purpose: str,
    who: str,
    today: date,
    *,
    valid_from: date | None = None,
    valid_until: date | None = None,
    form_place: str = "",
) -> None:
    """Record a consent. Raises ConsentRefused and DatabaseUnavailable."""
    begins = valid_from or today
    if purpose not in PURPOSES:
        raise ConsentRefused(f"There is no purpose {purpose}. Known are: {', '.join(PURPOSES)}.")
    if not form_place.strip() or not form_place.isprintable():
        raise ConsentRefused("Say where the signed form is kept.")
    if valid_until is not None and valid_until <= begins:
        raise ConsentRefused("A consent cannot end before it begins. Check both days.")
    with database.writing("import") as connection:
        with ledger.turn(connection, today):
            _must_be_there(connection, participant_id)
            _give(
                connection, (participant_id,), purpose, who, ledger.now(), today,
                valid_from=begins, valid_until=valid_until, form_place=form_place.strip(),
            )  # fmt: skip
            _settle(connection, (participant_id,), today)
        audit.record(
            connection, who, "consent_recorded", {"purpose": purpose}, about=participant_id,
            people=(participant_id,),
        )  # fmt: skip


def withdraw(
    database: Database, participant_id: str, purpose: str | None, who: str, today: date
) -> int:
    """End a person's consents for a purpose, or all of them, from now on; returns how many.

    Raises ConsentRefused where there is no such person or no consent, and DatabaseUnavailable.
    """
    with database.writing("import") as connection:
        with ledger.turn(connection, today):
            _must_be_there(connection, participant_id)
            which = consents.c.participant_id == participant_id
            if purpose is not None:
                which = and_(which, consents.c.purpose == purpose)
            ended = _end(connection, which, who, ledger.now(), today)
            if not ended:
                raise ConsentRefused(
                    f"No consent of {participant_id} holds that could be withdrawn."
                )
            _settle(connection, (participant_id,), today)
        audit.record(
            connection, who, "consent_withdrawn", {"purpose": purpose}, about=participant_id,
            people=(participant_id,),
        )  # fmt: skip
    return ended


def apply_due(database: Database, today: date) -> int:
    """Let consents begin and end whose day has come; returns of how many people it changed something."""
    with database.checking() as connection:
        if not connection.scalars(_differing(today)).first():
            return 0
    with database.writing("import", PATIENCE) as connection:
        with ledger.turn(connection, today):
            due = tuple(connection.scalars(_differing(today)))
            if due:  # else another process was faster
                _settle(connection, due, today)
    return len(due)


def _must_be_there(connection: Connection, participant_id: str) -> None:
    there = exists().where(participants.c.participant_id == participant_id)
    if not connection.execute(select(there)).scalar():
        raise ConsentRefused(f"There is no participant {participant_id}. Check the id.")


def _settle(connection: Connection, people: Sequence[str], today: date) -> None:
    """Bring people's rows to what the record says today, and count what rests on them anew."""
    changed = apply(connection, people, today)
    if changed:
        touched.begin(connection)
        listed = touched.touched_people
        connection.execute(insert(listed), [{listed.c[0].name: key} for key in sorted(changed)])
        refresh(connection, today)
    # Also where no row changes: what reads the record itself must not be answered from before.
    raise_version(connection)


# -- the record ---------------------------------------------------------------------------------


def _give(
    connection: Connection,
    people: Iterable[str],
    purpose: str,
    who: str,
    now: datetime,
    today: date,
    *,
    valid_from: date | None = None,
    valid_until: date | None = None,
    form_place: str = "",
    import_id: int | None = None,
) -> None:
    wanted = list(people)
    regions = dict(
        connection.execute(
            select(participants.c.participant_id, participants.c.region).where(
                participants.c.participant_id.in_(wanted)
            )
        ).all()
    )
    there = set(
        connection.scalars(
            select(consents.c.participant_id).where(
                consents.c.participant_id.in_(wanted),
                consents.c.purpose == purpose,
                consents.c.valid_from <= (valid_from or today),
                _is_open(today),
            )
        )
    )
    rows = [
        {
            "participant_id": key,
            "purpose": purpose,
            "level": GIVEN,
            "valid_from": valid_from or today,
            "valid_until": valid_until,
            "form_place": form_place[:NAME],
            "recorded_by": who[:NAME],
            "recorded_at": now,
            "import_id": import_id,
            "region": regions.get(key),
        }
        for key in wanted
        if key not in there
    ]
    if rows:
        connection.execute(insert(consents), rows)


def _end(
    connection: Connection,
    which: ColumnElement[bool],
    who: str,
    now: datetime,
    today: date,
    import_id: int | None = None,
) -> int:
    """End the consents that hold today or later; those of days to come never begin."""
    return connection.execute(
        update(consents)
        .where(which, _is_open(today))
        .values(valid_until=today, ended_by=who[:NAME], ended_at=now, ended_import=import_id)
    ).rowcount


def _as_filed() -> Any:
    """What each id's own row says, also where several ids are read as one person."""
    own, aside = participants.c, filed_rows.c.old_values
    set_aside = filed_rows.c.table_name == participants.name
    its_id = aside["participant_id"].as_string()
    here = own.participant_id.not_in(select(its_id).where(set_aside))
    return union_all(
        select(own.participant_id, own.consent).where(here),
        select(its_id.label("participant_id"), aside["consent"].as_string().label("consent")).where(
            set_aside
        ),
    ).subquery("as_filed")


def _differing(today: date) -> Any:
    """Who has a record that says otherwise than the person's row."""
    own = _as_filed().c
    known = exists().where(consents.c.participant_id == own.participant_id)
    given = exists().where(
        consents.c.participant_id == own.participant_id,
        holds(consents, OWN_FACILITATOR, today),
    )
    says_so = own.consent == GIVEN
    return (
        select(own.participant_id)
        .where(known, or_(and_(given, ~says_so), and_(~given, says_so)))
        .order_by(own.participant_id)
    )


def apply(connection: Connection, people: Sequence[str], today: date) -> set[str]:
    """Make the rows of people say what the record says today; returns whose were changed."""
    wanted = set(people)
    changed = {key for key in connection.scalars(_differing(today)) if key in wanted}
    if changed:
        given = exists().where(
            consents.c.participant_id == participants.c.participant_id,
            holds(consents, OWN_FACILITATOR, today),
        )
        for value, condition in ((GIVEN, given), (NOT_GIVEN, ~given)):
            connection.execute(
                update(participants)
                .where(participants.c.participant_id.in_(sorted(changed)), condition)
                .values(consent=value)
            )
    return changed


def place(connection: Connection) -> None:
    """Put the record of whoever has moved into the region the person is in today."""
    person = (
        select(merged_ids.c.person_id)
        .where(merged_ids.c.participant_id == consents.c.participant_id)
        .scalar_subquery()
    )
    is_theirs = participants.c.participant_id == func.coalesce(person, consents.c.participant_id)
    region = select(participants.c.region).where(is_theirs).scalar_subquery()
    connection.execute(
        update(consents)
        .where(exists().where(is_theirs), consents.c.region.is_distinct_from(region))
        .values(region=region)
    )


def ended_by_import(reader: Reader, import_id: int) -> int:
    """Of how many people an import ended consents, as far as these lie in reach."""
    rows = reader.rows(consents)
    people = func.count(rows.c.participant_id.distinct())
    return int(reader.execute(select(people).where(rows.c.ended_import == import_id)).scalar() or 0)


def record_of(reader: Reader, participant_id: str | None = None) -> tuple[Consent, ...]:
    """The lines of the record in reach, by person and day; of one person, or of all."""
    rows = reader.rows(consents)
    statement = select(*(rows.c[name] for name in Consent.__dataclass_fields__)).order_by(
        rows.c.participant_id, rows.c.valid_from, rows.c.consent_id
    )
    if participant_id is not None:
        statement = statement.where(rows.c.participant_id == participant_id)
    return tuple(Consent(*tuple(row)) for row in reader.execute(statement))
