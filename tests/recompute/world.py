"""Who is where: pairs, people and programs, with the place and role that held on the day."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
import pandas as pd

from tests.recompute.periods import Day
from tests.recompute.raw import Raw

MENTEES = ("MENTEE", "MENTEE_ADMIN")
COACHES = ("CT", "CA")
ALWAYS = pd.Timestamp("1900-01-01")  # before every day of a file
SAID_ALWAYS = "always"


class World:
    """The frames of a state, and what more than one family needs of them."""

    def __init__(self, raw: Raw, today: Day) -> None:
        self.raw = raw
        self.today = today
        self._codes: dict[str, int] = {}
        self._kept: dict[object, pd.DataFrame] = {}

    def kept(self, make: Callable[[World], pd.DataFrame]) -> pd.DataFrame:
        """A frame that is made once."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return self._kept[make]

    def code(self, texts: pd.Series) -> np.ndarray:
        """One number for each different text, the same ones everywhere."""
        for text in texts.unique():
            self._codes.setdefault(text, len(self._codes))
        return texts.map(self._codes).to_numpy(dtype=np.int64)

    def region_on(self, programs: pd.Series, days: pd.Series) -> pd.Series:
        """The PAC region of a program on a day; 0 for none."""
        found = held_on(self.dated_regions, programs, days)["region_pac"]
        return found.fillna(0).astype(int).set_axis(programs.index)

    def type_on(self, programs: pd.Series, days: pd.Series) -> pd.Series:
        """The type of a program on a day."""
        found = held_on(self.dated_types, programs, days)["program_type"]
        return found.set_axis(programs.index)

    @cached_property
    def dated_regions(self) -> pd.DataFrame:
        return self._dated("programs", "eec_program_number", "regions_from", ["region_pac"])

    @cached_property
    def dated_types(self) -> pd.DataFrame:
        return self._dated("programs", "eec_program_number", "regions_from", ["program_type"])

    @cached_property
    def dated_people(self) -> pd.DataFrame:
        said = self._dated("participants", "participant_id", "from", ["program_number", "role"])
        # Of somebody with two ids: where both say, and on one day what the kept one says.
        said["other"] = said["whose"].isin(list(self.raw.same))
        said["whose"] = said["whose"].replace(dict(self.raw.same))
        said["program_number"] = said["program_number"].replace(dict(self.raw.same_programs))
        return (
            said.sort_values("other", kind="stable")
            .drop_duplicates(["whose", "since"])
            .drop(columns="other")
        )

    def _dated(self, key: str, whose: str, since: str, values: list[str]) -> pd.DataFrame:
        """What rows of a file say, with the day from which each holds (docs/imports.md).

        A row without a day: of somebody new, it always held; of somebody known, what differs from
        what held on the day it came holds from that day on. "always" takes back all other days.
        """
        said: dict[str, dict[pd.Timestamp, tuple[object, ...]]] = {}
        rows = self.raw.histories[key].dropna(subset=values)
        for who, day, came, *value in rows[[whose, since, "came", *values]].itertuples(index=False):
            known, now = said.setdefault(who, {}), tuple(value)
            came = self.today if pd.isna(came) else pd.Timestamp(came)
            if day == SAID_ALWAYS:
                known.clear()
            if day and day != SAID_ALWAYS:
                known[pd.Timestamp(day)] = now
            elif not known:
                known[ALWAYS] = now
            elif known[max((d for d in known if d <= came), default=min(known))] != now:
                known[came] = now
        return pd.DataFrame(
            [(who, day, *now) for who, days in said.items() for day, now in days.items()],
            columns=["whose", "since", *values],
        )

    def people_then(self, who: pd.Series, days: pd.Series) -> pd.DataFrame:
        """Role, program and its type as they were on a day: later moves move nothing."""
        found = held_on(self.dated_people, who, days)
        return found.assign(program_type=self.type_on(found["program_number"], days))

    @cached_property
    def people(self) -> pd.DataFrame:
        """One row per participant, as of today."""
        who = self.raw["participants"]["participant_id"]
        now = self.people_then(who, pd.Series(self.today, index=who.index))
        return now.set_index(who)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row per pair, placed by its mentee's program and role."""
        pairs = self.raw["pairs"].copy()
        pairs["cohort"] = pairs["cohort_year"].astype(int)
        mentee = self.people_then(pairs["mentee_id"], pairs["start_date"])
        for column in ("role", "program_number", "program_type"):
            pairs[column] = mentee[column].to_numpy()
        pairs["region"] = self.region_on(pairs["program_number"], pairs["start_date"])
        planned = pd.to_datetime((pairs["cohort"] + 1).astype(str) + "-06-15")
        pairs["planned_end"] = pairs["planned_end"].fillna(planned)
        # A pair without an end is taken to end as planned, though docs/imports.md says that an
        # empty end means that it is active.
        pairs["active_until"] = pairs["end_date"].fillna(pairs["planned_end"])
        pairs["person"] = self.code(pairs["mentee_id"])
        pairs["coach"] = self.code(pairs["coach_id"])
        pairs["unit"] = self.code(pairs["pair_id"])
        return pairs.set_index("pair_id", drop=False).rename_axis(None)

    def role_of_member(self, rows: pd.DataFrame) -> pd.Series:
        """Role of the coach or mentee of a pair: where the own is of the other kind, the usual one."""
        mentee, role = rows["member"] == "mentee", rows["role"]
        role = role.where(~mentee | role.isin(MENTEES), "MENTEE")
        return role.where(mentee | role.isin(COACHES), "CT")

    def placed_educators(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of `educator_id`, `obs_date` and `program_year`, with the place of that day."""
        home = self.people_then(rows["educator_id"], rows["obs_date"])
        rows = rows.assign(
            role=home["role"].to_numpy(),
            program_type=home["program_type"].to_numpy(),
            region=self.region_on(home["program_number"], rows["obs_date"]).to_numpy(),
            person=self.code(rows["educator_id"]),
            unit=self.code(rows["observation_id"]),
        )
        years = self.pairs.groupby(["mentee_id", "cohort"]).size()
        keys = pd.MultiIndex.from_arrays([rows["educator_id"], rows["program_year"]])
        rows["cohort"] = np.where(keys.isin(years.index), rows["program_year"], 0)
        return rows

    def placed_people(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of `participant_id` and `start_date`, placed by the own program then."""
        rows = rows.reset_index(drop=True)
        home = self.people_then(rows["participant_id"], rows["start_date"])
        return rows.assign(
            role=home["role"],
            program_type=home["program_type"],
            region=self.region_on(home["program_number"], rows["start_date"]),
            person=self.code(rows["participant_id"]),
        )

    def first_contact_of_year(self) -> dict[tuple[str, int], Day]:
        """The first contact of a mentee in a program year, whichever pair it was in."""
        contacts = self.contacts.merge(
            self.pairs[["pair_id", "mentee_id"]].reset_index(drop=True), on="pair_id"
        )
        return contacts.groupby(["mentee_id", "cohort"])["session_date"].min().to_dict()

    def begun_of_year(self) -> pd.Series:
        """When somebody's first pair of a program year began, as coach or mentee."""
        pairs = self.pairs
        both = pd.concat(
            [
                pairs[[c, "cohort", "start_date"]].set_axis(["who", "cohort", "day"], axis=1)
                for c in ("coach_id", "mentee_id")
            ]
        )
        return both.groupby(["who", "cohort"])["day"].min()

    @cached_property
    def logs(self) -> pd.DataFrame:
        """Completed sessions, each once: of one that both members logged, the coach's row."""
        sessions = self.raw["sessions"]
        sessions = sessions[sessions["status"] == "completed"].copy()
        total = sessions["minutes_total"]
        parts = sessions[["minutes_observation", "minutes_conference"]].sum(axis=1, min_count=1)
        sessions["minutes"] = total.fillna(parts)
        sessions = sessions[~sessions["session_id"].isin(doubles(sessions))]
        place = self.pairs.loc[sessions["pair_id"]]
        for column in ("region", "cohort", "program_type", "role", "person", "unit"):
            sessions[column] = place[column].to_numpy()
        sessions["contact"] = ~sessions["contact_type"].isin(("email", "video_review")) & (
            ~sessions["venue"].isin(("async_video", "email"))
        )
        day = sessions["session_date"]
        sessions["month"] = day.dt.strftime("%Y-%m")
        return sessions.reset_index(drop=True)

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """Completed direct contacts."""
        return self.logs[self.logs["contact"]]


def held_on(dated: pd.DataFrame, whose: pd.Series, days: pd.Series) -> pd.DataFrame:
    """What held for each on a day: the newest that was said of it by then, else the first."""
    asked = pd.DataFrame({"whose": whose.to_numpy(), "day": pd.to_datetime(days).to_numpy()})
    asked["day"] = asked["day"].astype("datetime64[ns]")
    asked["place"] = range(len(asked))
    dated = dated.assign(since=pd.to_datetime(dated["since"]).astype("datetime64[ns]"))
    asked = asked.astype({"whose": dated["whose"].dtype})
    first = dated.loc[dated.groupby("whose")["since"].idxmin()]
    dated = pd.concat([dated, first.assign(since=ALWAYS.as_unit("ns"))])
    found = pd.merge_asof(
        asked.dropna(subset=["day"]).sort_values("day"),
        dated.sort_values("since", kind="stable"),
        left_on="day",
        right_on="since",
        by="whose",
    )
    return found.set_index("place").reindex(range(len(asked))).set_axis(whose.index)


def doubles(sessions: pd.DataFrame) -> list[str]:
    """Logs of a mentee for which the coach logged the same session.

    Same pair and day, and beginnings at most thirty minutes apart; where one is not known, equal
    minutes. domain.md 2.3 says “start ± 30 minutes or minutes equal” and leaves this open.
    """
    rows = sessions[["session_id", "pair_id", "session_date", "minutes", "logged_by"]].copy()
    at = sessions["start_time"].str.split(":", expand=True)
    at = at.reindex(columns=[0, 1]).apply(pd.to_numeric, errors="coerce")
    rows["at"] = at[0] * 60 + at[1]
    both = rows[rows["logged_by"] == "mentee"].merge(
        rows[rows["logged_by"] != "mentee"], on=["pair_id", "session_date"]
    )
    apart = (both["at_x"] - both["at_y"]).abs()
    near = apart <= 30
    equal = apart.isna() & (both["minutes_x"] == both["minutes_y"])
    return both.loc[near | equal, "session_id_x"].tolist()
