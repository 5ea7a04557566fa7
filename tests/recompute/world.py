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
LATEST = 10**6  # after every file


class World:
    """The frames of a state, and what more than one family needs of them."""

    def __init__(self, raw: Raw, today: Day, *, then: bool = True) -> None:
        """`then`: places and roles are those of the day (domain.md 9a), not those of today."""
        self.raw = raw
        self.today = today
        self.then = then
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
        """The PAC region of a program on a day: the newest row that holds by then."""
        rows = self.raw.histories["programs"][
            ["eec_program_number", "regions_from", "region_pac"]
        ].dropna()
        rows = rows.drop_duplicates(["eec_program_number", "regions_from"], keep="last")
        asked = pd.DataFrame({"eec_program_number": programs.to_numpy(), "day": days.to_numpy()})
        asked = asked.astype({"eec_program_number": rows["eec_program_number"].dtype})
        asked["place"] = range(len(asked))
        asked["day"] = asked["day"].astype("datetime64[ns]")
        rows = rows.assign(regions_from=rows["regions_from"].astype("datetime64[ns]"))
        known = asked.dropna(subset=["day"]).sort_values("day")
        found = pd.merge_asof(
            known,
            rows.sort_values("regions_from"),
            left_on="day",
            right_on="regions_from",
            by="eec_program_number",
        ).set_index("place")["region_pac"]
        return found.reindex(range(len(asked))).fillna(0).astype(int).set_axis(programs.index)

    def people_then(self, who: pd.Series, orders: pd.Series) -> pd.DataFrame:
        """Role, program and its type, as the files told by then: later moves move nothing."""
        told = self.raw.histories["participants"][["participant_id", "order", "role"]].assign(
            program_number=self.raw.histories["participants"]["program_number"]
        )
        asked = pd.DataFrame({"participant_id": who.to_numpy(), "order": orders.to_numpy()})
        asked = asked.astype({"participant_id": told["participant_id"].dtype, "order": int})
        if not self.then:
            asked["order"] = LATEST
        asked["place"] = range(len(asked))
        found = pd.merge_asof(
            asked.sort_values("order"),
            told.sort_values("order", kind="stable"),
            on="order",
            by="participant_id",
        ).set_index("place")
        found = found.reindex(range(len(asked)))
        types = self.raw["programs"].set_index("eec_program_number")["program_type"]
        return found.assign(program_type=found["program_number"].map(types))

    @cached_property
    def people(self) -> pd.DataFrame:
        """One row per participant, with the type of the own program."""
        people = self.raw["participants"][["participant_id", "role", "program_number"]]
        types = self.raw["programs"].set_index("eec_program_number")["program_type"]
        return people.assign(program_type=people["program_number"].map(types)).set_index(
            "participant_id"
        )

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """One row per pair, placed by its mentee's program and role."""
        pairs = self.raw["pairs"].copy()
        pairs["cohort"] = pairs["cohort_year"].astype(int)
        mentee = self.people_then(pairs["mentee_id"], pairs["order"])
        pairs["role"] = mentee["role"]
        pairs["program_number"] = mentee["program_number"]
        pairs["program_type"] = mentee["program_type"]
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
        """Role of the coach or mentee of a pair: where today's is of the other kind, the usual one."""
        mentee, role = rows["member"] == "mentee", rows["role"]
        role = role.where(~mentee | role.isin(MENTEES), "MENTEE")
        return role.where(mentee | role.isin(COACHES), "CT")

    def placed_educators(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of `educator_id`, `obs_date` and `program_year`, with the place of that day."""
        home = self.people_then(rows["educator_id"], rows["order"])
        rows = rows.assign(
            role=home["role"],
            program_type=home["program_type"],
            region=self.region_on(home["program_number"], rows["obs_date"]),
            person=self.code(rows["educator_id"]),
            unit=self.code(rows["observation_id"]),
        )
        years = self.pairs.groupby(["mentee_id", "cohort"]).size()
        keys = pd.MultiIndex.from_arrays([rows["educator_id"], rows["program_year"]])
        rows["cohort"] = np.where(keys.isin(years.index), rows["program_year"], 0)
        return rows

    def placed_people(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of `participant_id`, `start_date` and `order`, placed by the own program then."""
        home = self.people_then(rows["participant_id"], rows["order"])
        rows = rows.reset_index(drop=True)
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

    def begun_of_year(self) -> pd.DataFrame:
        """When somebody's first pair of a program year began, as coach or mentee, and its file."""
        pairs = self.pairs
        both = pd.concat(
            [
                pairs[[c, "cohort", "start_date", "order"]].set_axis(
                    ["who", "cohort", "day", "order"], axis=1
                )
                for c in ("coach_id", "mentee_id")
            ]
        )
        return both.groupby(["who", "cohort"])[["day", "order"]].min()

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
            sessions["venue"] != "async_video"
        )
        day = sessions["session_date"]
        sessions["month"] = day.dt.strftime("%Y-%m")
        return sessions.reset_index(drop=True)

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """Completed direct contacts."""
        return self.logs[self.logs["contact"]]


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
