"""The evaluator's extract: pairs and sessions without names, towns or dates, as a zip that checks."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, select

from config.program.consents import EVALUATOR_FILE, GIVEN, NOT_GIVEN
from config.program.instruments import DOMAIN_LABELS
from config.program.reporting_periods import Period
from config.program.reports import (
    EXTRACT,
    PAIR_COLUMNS,
    SESSION_COLUMNS,
    ReportColumn,
)
from config.program.vocabulary import WINDOWS
from data_access.asking.answer_csv import Decimals
from data_access.asking.ask import data_through
from data_access.asking.standing import standing_of_all
from data_access.lists.worklist import NamesNotInScope
from data_access.reports.coached import Row
from data_access.reports.files import PAIRS, SESSIONS, codebook_lines, version_of
from data_access.reports.left_out import left_out
from data_access.reports.participation import outcomes_as_of
from data_access.reports.score_groups import scores_left_out, told_of_scores
from data_access.storage.consented import holds
from data_access.storage.csv_lines import lines
from data_access.storage.data_version import data_version
from data_access.storage.database import Reader
from data_access.storage.schema import (
    class_windows,
    consents,
    merged_ids,
    pair_status,
    participants,
    person_periods,
    sessions,
)

CODEBOOK, MANIFEST = "codebook.csv", "manifest.json"
CONSENTED = GIVEN
_ALWAYS = ("BASE", "END")  # windows every pair has a row for, observed or not
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same in every zip: it is no part of what is reported
CONSENT_RULE = (
    "Domain scores stand only where the educator's recorded consent is educator_level. Consent to "
    "figures of groups (aggregate), and no consent on record, give a row without scores."
)

Pseudonym = Callable[[str, str], str]


def pseudonyms(key: bytes) -> Pseudonym:
    """Ids that are the same for the same key, and cannot be worked out without it."""

    def of(kind: str, identifier: str) -> str:
        said = hmac.new(key, f"{kind}:{identifier}".encode(), hashlib.sha256)
        return f"{kind}-{said.hexdigest()[:16]}"

    return of


@dataclass(frozen=True)
class EducatorWindow:
    """One educator in one window with one tool: the scores by domain."""

    educator: str
    instrument: str
    window: str
    first: date
    observations: int
    scores: Mapping[str, float]


def make_zip(reader: Reader, period: Period, today: date, key: bytes, minimum_people: int) -> bytes:
    """The extract of a program year: the same bytes for the same data, period and key.

    Raises NamesNotInScope for who sees totals only: it is row by row, each with its region.
    """
    if reader.scope.totals_only:
        raise NamesNotInScope("the extract is row by row")
    year = period.year - 1
    # All of it, since its rows hold outcomes beside what was done.
    stands = standing_of_all(reader, today)
    agreed = _agreed(stands.reader, stands.today, today)
    reader, today = stands.reader, stands.today
    as_of = outcomes_as_of(year, today)
    name = pseudonyms(key)
    pairs = _pairs(reader, year, as_of, agreed)
    seen = _seen(reader, year, as_of)
    told = told_of_scores(reader, today, minimum_people)
    # In an order of the secret key's.
    hidden = scores_left_out(
        told,
        _without_consent(reader, agreed),
        minimum_people,
        lambda person: name("educator", person),
    )
    data = {
        PAIRS: _file(PAIR_COLUMNS, _pair_rows(pairs, seen, hidden, as_of, name)),
        SESSIONS: _file(SESSION_COLUMNS, _session_rows(reader, pairs, as_of, name)),
        CODEBOOK: _bytes(codebook_lines(EXTRACT)),
    }
    manifest = {
        "report": EXTRACT.key,
        "period": period.label,
        "period_start": period.start.isoformat(),
        "period_end": period.end.isoformat(),
        "as_of": as_of.isoformat(),
        # The day as of which the data were set apart that all of it is made of.
        "edition": None if reader.edition is None else reader.edition.day.isoformat(),
        "data_through": _iso(data_through(reader)),
        # Of these months of a region nothing is known yet: a month without sessions is no zero.
        "awaited_logs": {
            f"Region {region}": {"since": months[0], "months": list(months)}
            for region, months in left_out(reader, period, today).months.items()
        },
        "data_version": data_version(reader).number,
        "definition_version": version_of(EXTRACT),
        "filters": {"program_year": year},
        "consent": CONSENT_RULE,
        "minimum_people": minimum_people,
        "files": {n: {"sha256": hashlib.sha256(b).hexdigest()} for n, b in data.items()},
    }
    data[MANIFEST] = (json.dumps(manifest, indent=2, sort_keys=True) + "\n").encode()
    return _zipped(data)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _file(columns: Sequence[ReportColumn], rows: Iterable[Row]) -> bytes:
    return _bytes(lines([c.name for c in columns], rows))


def _bytes(text: Iterable[str]) -> bytes:
    return "".join(text).encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3  # else the machine that made it shows
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return held.getvalue()


# -- what is read ------------------------------------------------------------------------------


class _ExtractedPair(NamedTuple):
    """A pair of the year; the last two are the mentee's, where the person is in reach."""

    pair_id: str
    person_id: str
    coach_id: str
    region: int | None
    program_type: str | None
    role: str | None
    cohort: int
    program_year: int
    start_date: date
    planned_end: date
    end_date: date | None
    end_reason: str | None
    consent: str | None
    program_number: str | None


def _pairs(reader: Reader, year: int, as_of: date, agreed: Agreed) -> list[_ExtractedPair]:
    rows, person = reader.rows(pair_status), reader.rows(participants)
    then = reader.rows(person_periods)
    statement = (
        select(
            *(rows.c[name] for name in _ExtractedPair._fields[:-2]),
            person.c.consent,
            then.c.program_number,
        )
        .select_from(rows)
        .outerjoin(person, person.c.participant_id == rows.c.person_id)
        .outerjoin(
            then,
            and_(
                then.c.person_id == rows.c.person_id,
                then.c.valid_from <= rows.c.start_date,
                then.c.valid_to > rows.c.start_date,
            ),
        )
        .where(rows.c.program_year == year, rows.c.start_date <= as_of)
    )
    found = reader.records(_ExtractedPair, statement)
    return [one._replace(consent=agreed(one.person_id, one.consent)) for one in found]


def _seen(reader: Reader, year: int, as_of: date) -> list[EducatorWindow]:
    rows = reader.rows(class_windows)
    statement = select(rows).where(
        rows.c.program_year == year, rows.c.is_domain == 1, rows.c.first_date <= as_of
    )
    found: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for row in reader.execute(statement):
        found[row.person_id, row.instrument, row.window].append(row)
    return [
        EducatorWindow(
            *key,
            first=min(r.first_date for r in many),
            observations=max(r.observations for r in many),
            scores={r.component: r.score for r in many},
        )
        for key, many in sorted(found.items())
    ]


def _session_rows(
    reader: Reader, pairs: Sequence[_ExtractedPair], as_of: date, name: Pseudonym
) -> Iterator[Row]:
    """A row a session that took place or was to, logged twice or once; by pair and day."""
    begun = {p.pair_id: p.start_date for p in pairs}
    rows, status = reader.rows(sessions), reader.rows(pair_status)
    years = {p.program_year for p in pairs}
    statement = (
        select(rows)
        .join(status, and_(status.c.pair_id == rows.c.pair_id, status.c.program_year.in_(years)))
        .where(rows.c.duplicate_of.is_(None), rows.c.session_date <= as_of)
        .order_by(rows.c.pair_id, rows.c.session_date, rows.c.session_id)
    )
    of_pair: dict[str, list[Any]] = defaultdict(list)
    for row in reader.execute(statement):
        if row.pair_id in begun:
            of_pair[name("pair", row.pair_id)].append(row)
    for pair, many in sorted(of_pair.items()):
        for number, row in enumerate(many, start=1):
            yield (
                pair,
                number,
                (row.session_date - begun[row.pair_id]).days,
                "Y" if row.contact else "N",
                row.status,
                row.contact_type,
                row.venue,
                row.minutes_total,
                row.minutes_observation,
                row.minutes_conference,
                row.strategy_count,
                row.cycle_step,
            )


# -- what is left out ----------------------------------------------------------------------------


Agreed = Callable[[str, str | None], str | None]


def _agreed(reader: Reader, as_of: date, today: date) -> Agreed:
    """What a person agreed to for this file, by the record; else what is said of who is not on record.

    Both by the record of the edition, as of its day, and by that of now: who no longer agrees is left
    out at once, and who has agreed since comes in with the next edition, so that two files of one
    edition differ by nobody who was not in the first.
    """
    records = [_on_record(reader, as_of)]
    if reader.edition is not None:
        records.append(_on_record(reader.of_now(), today))

    def of(person: str, otherwise: str | None) -> str | None:
        said = [record.get(person, otherwise) for record in records]
        if person in reader.withdrawn and person not in records[-1]:
            said.append(NOT_GIVEN)
        return next((one for one in said if one != CONSENTED), CONSENTED)

    return of


def _on_record(reader: Reader, day: date) -> dict[str, str]:
    rows = reader.rows(consents)
    given = func.max(case((holds(rows, EVALUATOR_FILE, day), 1), else_=0)).label("given")
    statement = select(rows.c.participant_id, given).group_by(rows.c.participant_id)
    said = {row.participant_id: bool(row.given) for row in reader.execute(statement)}
    others = reader.rows(merged_ids)
    # Somebody with several ids has agreed only where each of them says so.
    for other in reader.execute(select(others.c.participant_id, others.c.person_id)):
        if said.keys() & {other.participant_id, other.person_id}:
            both = (said.get(other.participant_id, False), said.get(other.person_id, False))
            said[other.person_id] = all(both)
    return {key: CONSENTED if agreed else NOT_GIVEN for key, agreed in said.items()}


def _without_consent(reader: Reader, agreed: Agreed) -> list[str]:
    # By the scores, not by the people: somebody may be out of reach by now whose scores are not.
    rows = reader.rows(class_windows)
    otherwise = case((rows.c.consented == 1, CONSENTED), else_=NOT_GIVEN)
    asked = select(rows.c.person_id, otherwise.label("said")).distinct()
    rows_of = reader.execute(asked)
    found = {row.person_id for row in rows_of if agreed(row.person_id, row.said) != CONSENTED}
    return sorted(found)


def _pair_rows(
    pairs: Iterable[_ExtractedPair],
    seen: Iterable[EducatorWindow],
    hidden: Mapping[str, str],
    as_of: date,
    name: Pseudonym,
) -> list[Row]:
    observed: dict[str, list[EducatorWindow]] = defaultdict(list)
    for s in seen:
        observed[s.educator].append(s)
    rows: list[Row] = []
    for pair in sorted(pairs, key=lambda p: name("pair", p.pair_id)):
        mine = observed[pair.person_id]
        about = _about(pair, as_of, name)
        for window in WINDOWS.codes:
            there = [s for s in mine if s.window == window]
            rows += [(*about, window, *_scored(s, pair, hidden)) for s in there]
            if not there and window in _ALWAYS:
                rows.append(
                    (*about, window, None, "N", None, None, *(None for _ in DOMAIN_LABELS), "")
                )
    return rows


def _about(pair: _ExtractedPair, as_of: date, name: Pseudonym) -> Row:
    ended = pair.end_date if pair.end_date and pair.end_date <= as_of else None
    if ended is None and pair.planned_end <= as_of:
        ended = pair.planned_end
    reason = pair.end_reason if pair.end_date and pair.end_date <= as_of else None
    return (
        name("pair", pair.pair_id),
        name("educator", pair.person_id),
        name("coach", pair.coach_id),
        name("program", pair.program_number) if pair.program_number else None,
        pair.region,
        pair.program_type,
        pair.role,
        pair.cohort,
        pair.consent,
        (pair.planned_end - pair.start_date).days,
        (ended - pair.start_date).days if ended else None,
        reason,
    )


def _scored(s: EducatorWindow, pair: _ExtractedPair, hidden: Mapping[str, str]) -> Row:
    why = hidden.get(s.educator, "")
    scores = [None if why else s.scores.get(code) for code in DOMAIN_LABELS]
    return (
        s.instrument,
        "Y",
        (s.first - pair.start_date).days,
        s.observations,
        *(None if score is None else Decimals(score) for score in scores),
        why,
    )
