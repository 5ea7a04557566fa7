"""Reads raw CSV files into frames: texts become dates and numbers, and later rows replace earlier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

TEXTS = {  # what every row of a file is known by, as docs/imports.md says what a row is
    "programs": ["eec_program_number"],
    "participants": ["participant_id"],
    "pairs": ["pair_id"],
    "goals": ["goal_id"],
    "action_steps": ["step_id"],
    "sessions": ["session_id"],
    "class": ["observation_id", "cycle", "dimension"],
    "class_summary": ["observation_id"],
    "employment": ["participant_id", "as_of", "source"],
    "qris": ["program_number", "system", "rating_status", "effective_date"],
    "attendance": ["participant_id", "event_type", "event_id", "day_no"],
    "surveys": ["instrument", "version", "wave", "respondent_id", "about_mentee_id", "item"],
    "funds": ["participant_id", "kind", "fund_source", "sfy"],
}
DATES = {
    "pairs": ["start_date", "planned_end", "end_date"],
    "goals": ["set_date", "target_date", "achieved_date"],
    "action_steps": ["due", "done"],
    "sessions": ["session_date", "submitted_at"],
    "class": ["obs_date", "cert_expires"],
    "class_summary": ["obs_date"],
    "employment": ["as_of"],
    "qris": ["effective_date"],
    "attendance": ["date"],
    "funds": ["approved", "paid"],
}
NUMBERS = {
    "programs": ["region_pac"],
    "pairs": ["cohort_year"],
    "goals": ["gas_level", "weight"],
    "sessions": ["minutes_observation", "minutes_conference", "minutes_total", "cycle_step"],
    "class": ["cycle", "minutes", "score"],
    "qris": ["level"],
    "attendance": ["hours"],
    "surveys": ["value", "scale_min", "scale_max"],
    "funds": ["sfy", "amount", "hours"],
}
# What an empty cell stands for, where docs/imports.md says so.
EMPTY_MEANS = {
    "class": {"nc_orientation": "raw", "valid": "Y"},
    "class_summary": {"nc_orientation": "raw"},
    "employment": {"source": "PQR"},
    "qris": {"system": "QRIS"},
    "attendance": {"day_no": "1"},
    "surveys": {"version": "1", "reverse": "N"},
}
# Columns that a file may leave out altogether.
MAY_LACK = {
    "programs": ["regions_from"],
    "participants": ["from"],
    "pairs": ["planned_end", "end_date", "end_reason", "il_id"],
    "goals": ["target_date", "class_dimension", "gas_level", "weight", "achieved_date"],
    "sessions": [
        *("start_time", "minutes_observation", "minutes_conference", "minutes_total"),
        *("contact_type", "strategies", "content", "goals_addressed", "goals_achieved"),
        *("cycle_step", "submitted_at", "logged_by"),
    ],
    "class": [
        "minutes",
        "observer_id",
        "cert_expires",
        "nc_orientation",
        "valid",
        "double_code_of",
    ],
    "surveys": ["version", "about_mentee_id", "pair_id", "reverse"],
    "funds": ["amount", "hours", "approved", "paid"],
}
WITH_HISTORY = ("programs", "participants")
RATING_SYSTEMS = {"MA-QRIS": "QRIS"}
# Rows that name a pair, goal or person which no file has are refused.
MUST_KNOW = {
    "sessions": ("pair_id", "pairs"),
    "goals": ("pair_id", "pairs"),
    "action_steps": ("goal_id", "goals"),
}


@dataclass(frozen=True)
class RawFile:
    """One file as it is to be imported: its format, where it lies, and the day on which it came.

    Without a day it came today.
    """

    format_key: str
    path: Path
    came: date | None = None


@dataclass
class Raw:
    """The frames of one state, by format; `histories` keep rows that later ones replaced.

    `came` is the day on which a row of these came, empty where it came today.
    """

    frames: dict[str, pd.DataFrame]
    histories: dict[str, pd.DataFrame]
    # Other ids of a person, and other numbers of a program, each with the kept one.
    same: Mapping[str, str] = field(default_factory=dict)
    same_programs: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, format_key: str) -> pd.DataFrame:
        return self.frames[format_key]


def read_file(path: Path) -> pd.DataFrame:
    """A CSV file as texts; an empty cell is an empty text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def read(files: Iterable[RawFile]) -> Raw:
    """All files of a state, in the order in which they are imported."""
    texts: dict[str, list[pd.DataFrame]] = {key: [] for key in TEXTS}
    for file in files:
        texts[file.format_key].append(read_file(file.path).assign(came=file.came))
    frames: dict[str, pd.DataFrame] = {}
    histories = {}
    for key, found in texts.items():
        frame = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=TEXTS[key])
        frame = typed(key, frame)
        if key in MUST_KNOW:
            column, of = MUST_KNOW[key]
            frame = frame[frame[column].isin(frames[of][TEXTS[of][0]])]
        if key in WITH_HISTORY:
            histories[key] = frame.copy()
        # A corrected row replaces the old one.
        frames[key] = frame.drop_duplicates(TEXTS[key], keep="last").reset_index(drop=True)
    return Raw(frames, histories)


# Which columns of a file name a participant.
WHO = {
    "pairs": ["coach_id", "mentee_id", "il_id"],
    "class": ["educator_id"],
    "class_summary": ["educator_id"],
    "employment": ["participant_id"],
    "attendance": ["participant_id"],
    "surveys": ["respondent_id", "about_mentee_id"],
    "funds": ["participant_id"],
}
# Which name a program, but for participants: where these are is dated.
WHERE = {
    "qris": ["program_number"],
    "class": ["program_number"],
    "class_summary": ["program_number"],
}


def as_one(
    raw: Raw, same: Mapping[str, str], same_programs: Mapping[str, str] | None = None
) -> Raw:
    """The same files where some ids are another one's (docs/imports.md, "One person with two ids").

    Each id gives way to the kept one. Where both say the same thing, the kept id's row counts. What is
    known of the person or program is the kept id's row; places are taken apart, for they come from both.
    """
    frames, numbers = dict(raw.frames), dict(same_programs or {})
    for named, others in ((WHO, dict(same)), (WHERE, numbers)):
        for key, columns in named.items():
            frame = frames[key].copy()
            columns = [c for c in columns if c in frame]
            frame["others"] = frame[columns].isin(list(others)).any(axis=1)
            frame = frame.sort_values(["others", *TEXTS[key]], kind="stable")
            for column in columns:
                frame[column] = frame[column].replace(others)
            frame = frame.drop_duplicates(TEXTS[key])
            frames[key] = frame.sort_index().drop(columns="others").reset_index(drop=True)
    for key, column, gone in (
        ("participants", "participant_id", same),
        ("programs", "eec_program_number", numbers),
    ):
        frame = frames[key]
        frames[key] = frame[~frame[column].isin(list(gone))].reset_index(drop=True)
    return Raw(frames, raw.histories, same, numbers)


def typed(key: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The texts of a format as dates, numbers and codes."""
    for column in (*TEXTS[key], *MAY_LACK.get(key, ()), *EMPTY_MEANS.get(key, {})):
        if column not in frame:
            frame[column] = ""
        frame[column] = frame[column].fillna("")  # one of several files lacks it
    for column, meant in EMPTY_MEANS.get(key, {}).items():
        frame[column] = frame[column].where(frame[column] != "", meant)
    for column in DATES.get(key, ()):
        if column not in frame:
            frame[column] = ""
        frame[column] = pd.to_datetime(frame[column].where(frame[column] != "", None))
    for column in NUMBERS.get(key, ()):
        if column not in frame:
            frame[column] = ""
        frame[column] = pd.to_numeric(frame[column].where(frame[column] != "", None)).astype(float)
    if key == "sessions":
        said = pd.Series("conference", index=frame.index)
        observing, meeting = frame["minutes_observation"] > 0, frame["minutes_conference"] > 0
        said = said.mask(observing & meeting, "observation_conference")
        said = said.mask(observing & ~meeting, "observation")
        frame["contact_type"] = frame["contact_type"].where(frame["contact_type"] != "", said)
    if key == "qris":
        frame["system"] = frame["system"].replace(RATING_SYSTEMS)
    return frame
