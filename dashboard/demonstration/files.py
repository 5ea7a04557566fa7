"""Writes the demonstration state as CSV files in the product's own formats, in import order."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config.program.instruments import (
    DIMENSION_LABELS,
    DOMAIN_LABELS,
    INSTRUMENTS,
)
from config.program.vocabulary import DIRECT_CONTACT_TYPES
from dashboard.demonstration import doubtful, further, shape
from dashboard.demonstration.chance import days
from dashboard.demonstration.coaching import Session
from dashboard.demonstration.observations import InventedObservation
from dashboard.demonstration.people import InventedPair
from dashboard.demonstration.scenario import Scenario, scenario

SEED = 20

HEADINGS: Mapping[str, tuple[str, ...]] = {
    key: tuple(text.split())
    for key, text in {
        "programs": "eec_program_number name program_type licensed city_town fcc_system "
        "subsidised_share region_pac region_licensing region_subsidy regions_from",
        "participants": "participant_id pq_registry_id first_name last_name role program_number "
        "hire_date eec_qualification education ece_related cda_status years_experience "
        "years_supervising languages consent",
        "pairs": "pair_id coach_id mentee_id il_id cohort_year start_date planned_end end_date "
        "end_reason",
        "goals": "goal_id pair_id set_date target_date class_dimension qris_criterion competency "
        "measurable status achieved_date gas_level weight",
        "sessions": "session_id pair_id session_date start_time minutes_observation "
        "minutes_conference minutes_total contact_type venue status strategies content "
        "goals_addressed goals_achieved cycle_step submitted_at logged_by",
        "class": "observation_id educator_id classroom_id program_number instrument edition "
        "window obs_date observer_id observer_role cert_expires cycle minutes enrolled present "
        "language dimension score nc_orientation valid invalid_reason double_code_of",
        "employment": "participant_id as_of status source",
        "qris": "program_number system level rating_status effective_date",
        "action_steps": "step_id goal_id due done",
        "attendance": "participant_id event_type event_id day_no date hours",
        "surveys": "instrument version wave respondent_id about_mentee_id pair_id item value "
        "scale_min scale_max reverse",
        "funds": "participant_id kind amount hours approved paid fund_source sfy",
    }.items()
}


@dataclass(frozen=True)
class DemoFile:
    """A written file: its format, its path, and the region it belongs to (None: the whole state)."""

    format_key: str
    path: Path
    region: int | None
    rows: int


def write_files(folder: Path, today: date, seed: int = SEED) -> tuple[DemoFile, ...]:
    """Write the state as of the morning of `today`; the same seed gives the same bytes.

    Returns the files in the order in which they must be imported. Creates the folder if it is
    missing; replaces files of the same name.
    """
    state = scenario(today, seed)
    out = [
        _write(folder, "01-programs.csv", "programs", state.people.programs),
        _write(folder, "02-participants.csv", "participants", state.people.persons),
        _write(folder, "03-pairs.csv", "pairs", state.people.pairs),
    ]
    pairs = {p.pair_id: p for p in state.people.pairs}
    for year in state.years:
        goals = [g for g in state.goals if pairs[g.pair_id].cohort_year == year]
        out.append(_write(folder, f"04-goals-{year}.csv", "goals", goals))
    for year in state.years:
        for region in shape.SHAPES:
            name = f"05-sessions-{year}-region-{region.number}.csv"
            held = [s for s in state.sessions if _of(pairs[s.pair_id], year, region.number)]
            out.append(_write(folder, name, "sessions", held, region.number))
    for year in state.years:
        seen = [o for o in state.observations if o.program_year == year]
        out.append(_write_lines(folder, f"06-class-{year}.csv", "class", _class_lines(seen)))
    out.append(_write(folder, "07-employment.csv", "employment", state.employment))
    return _with_rows(out)


def write_further_files(folder: Path, today: date, seed: int = SEED) -> tuple[DemoFile, ...]:
    """Write the facts of the same state beyond coaching; to be imported after `write_files`."""
    state = scenario(today, seed)
    return _with_rows(
        [
            _write(folder, "08-qris.csv", "qris", further.ratings(state)),
            _write(folder, "09-action-steps.csv", "action_steps", further.action_steps(state)),
            _write(folder, "10-attendance.csv", "attendance", further.attendance(state)),
            _write(folder, "11-surveys.csv", "surveys", further.surveys(state)),
            _write(folder, "12-funds.csv", "funds", further.funds(state)),
        ]
    )


def write_moving_files(folder: Path, today: date, seed: int = SEED) -> tuple[DemoFile, ...]:
    """Write who moves on in the same state, and which programs do: rows with the day they hold from.

    To be imported once all the rest of the regions is: a region's facilitator no longer reaches who
    has left it.
    """
    state = scenario(today, seed)
    programs = HEADINGS["programs"]
    changed = (
        [
            _text(c.since if heading == "regions_from" else getattr(c.program, heading))
            for heading in programs
        ]
        for c in sorted(state.changed, key=lambda c: c.program.eec_program_number)
    )
    participants = (*HEADINGS["participants"], "from")
    moves = (
        [
            _text(
                {"role": m.role, "program_number": m.program_number, "from": m.since}.get(heading)
                or getattr(m.person, heading, None)
            )
            for heading in participants
        ]
        for m in sorted(state.moves, key=lambda m: (m.person.participant_id, m.since))
    )
    return _with_rows(
        [
            _write_lines(folder, "15-programs-that-changed.csv", "programs", changed),
            _write_lines(
                folder,
                "16-participants-who-moved.csv",
                "participants",
                moves,
                headings=participants,
            ),
        ]
    )


_SHEET_HEADINGS = (
    "observation_id",
    "educator_id",
    "program_number",
    "instrument",
    "window",
    "obs_date",
    "observer_role",
    "nc_orientation",
    *DIMENSION_LABELS,
    *(f"reported_{domain}" for domain in DOMAIN_LABELS),
)


def write_doubtful_files(folder: Path, today: date, seed: int = SEED) -> tuple[DemoFile, ...]:
    """Write the missing, duplicate or wrong rows of the same state; to be imported last.

    Each region's mentees log sessions that their coaches logged too, one of them for a pair that
    does not exist; the observers submit their own sheets of domain scores.
    """
    state = scenario(today, seed)
    logs = [
        _write(
            folder,
            f"13-logs-of-mentees-region-{region.number}.csv",
            "sessions",
            doubtful.second_logs(state, region.number),
            region.number,
        )
        for region in shape.SHAPES
    ]
    sheets = _write_lines(
        folder,
        "14-class-sheets.csv",
        "class_summary",
        _sheet_lines(doubtful.reported_scores(state)),
        headings=_SHEET_HEADINGS,
    )
    return _with_rows([*logs, sheets])


def _sheet_lines(sheets: Iterable[doubtful.ReportedScores]) -> Iterator[list[str]]:
    for sheet in sheets:
        reported = {f"reported_{domain}": score for domain, score in sheet.reported.items()}
        yield [
            reported.get(heading) or _text(getattr(sheet.observation, heading, None))
            for heading in _SHEET_HEADINGS
        ]


def write_faulty_file(folder: Path, today: date, seed: int = SEED) -> DemoFile:
    """Write a small file for Region 2 with eight good rows and the mistakes people make.

    It belongs to the state of the same day and seed, and is for trying out the import page.
    """
    state = scenario(today, seed)
    lines = list(_faulty_lines(state))
    return _write_lines(folder, "region-2-sessions-with-mistakes.csv", "sessions", lines, 2)


# Each mistake: the columns it changes in an otherwise good row.
MISTAKES: tuple[Mapping[str, str], ...] = (
    {"session_date": "2025-02-30"},
    {"session_date": "next Tuesday"},
    {"pair_id": "PAIR-1999-9999"},
    {"pair_id": ""},
    {"minutes_observation": "", "minutes_conference": "", "minutes_total": "600"},
    {"minutes_observation": "", "minutes_conference": "", "minutes_total": "ninety"},
    {"venue": "zoomed"},
    {"status": "maybe"},
    {"strategies": "feedback;good vibes"},
    {"contact_type": "chat"},
)
GOOD_ROWS = 8


def _faulty_lines(state: Scenario) -> Iterator[list[str]]:
    pairs = {p.pair_id: p for p in state.people.pairs}
    elsewhere = [p.pair_id for p in state.people.pairs if p.region == 5]
    mistakes: list[Mapping[str, str]] = [
        *MISTAKES,
        {"session_date": (state.today + days(40)).isoformat()},  # not held yet
        {"pair_id": elsewhere[-1]},  # a pair from another region
    ]
    changes: list[Mapping[str, str]] = [{} for _ in range(GOOD_ROWS)] + mistakes
    held = [
        s
        for s in state.sessions
        if pairs[s.pair_id].region == 2
        and s.status == "completed"
        and s.contact_type in DIRECT_CONTACT_TYPES
    ]
    # Sessions are in order of years: the last ones belong to the newest pairs that met.
    for number, (session, change) in enumerate(
        zip(held[-len(changes) :], changes, strict=True), start=1
    ):
        row = {**_day_before(session, f"S-TRY-{number:02d}"), **change}
        yield [row[heading] for heading in HEADINGS["sessions"]]


def _day_before(session: Session, session_id: str) -> dict[str, str]:
    """Another session on the day before one that was held, as a row of text."""
    row = {heading: _text(getattr(session, heading)) for heading in HEADINGS["sessions"]}
    return row | {
        "session_id": session_id,
        "session_date": _text(session.session_date - days(1)),
        "goals_addressed": "",
        "goals_achieved": "",
        "cycle_step": "",
    }


def _of(pair: InventedPair, year: int, region: int) -> bool:
    return pair.cohort_year == year and pair.region == region


def _class_lines(observations: Iterable[InventedObservation]) -> Iterator[list[str]]:
    for seen in observations:
        about = {h: _text(getattr(seen, h)) for h in HEADINGS["class"] if hasattr(seen, h)}
        for cycle in seen.cycles:
            row = about | {
                "cycle": str(cycle.number),
                "minutes": str(cycle.minutes),
                "enrolled": str(cycle.enrolled),
                "present": str(cycle.present),
                "valid": cycle.valid,
                "invalid_reason": cycle.invalid_reason,
            }
            dimensions = INSTRUMENTS[seen.instrument].dimensions
            for row["dimension"], score in zip(dimensions, cycle.scores, strict=True):
                row["score"] = str(score)
                yield [row[heading] for heading in HEADINGS["class"]]


def _with_rows(files: Iterable[DemoFile]) -> tuple[DemoFile, ...]:
    """Leave out files without rows: in September a new program year has none yet."""
    return tuple(file for file in files if file.rows)


def _write(
    folder: Path, name: str, key: str, rows: Iterable[object], region: int | None = None
) -> DemoFile:
    headings = HEADINGS[key]
    lines = ([_text(getattr(row, heading)) for heading in headings] for row in rows)
    return _write_lines(folder, name, key, lines, region)


def _write_lines(
    folder: Path,
    name: str,
    key: str,
    lines: Iterable[list[str]],
    region: int | None = None,
    headings: tuple[str, ...] | None = None,
) -> DemoFile:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings or HEADINGS[key])
        for line in lines:
            writer.writerow(line)
            rows += 1
    if not rows:  # a file with only headings is nothing to import
        path.unlink()
    return DemoFile(key, path, region, rows)


def _text(value: object) -> str:
    """A value as written in the files: ISO days, lists with semicolons, empty for unknown."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value)
