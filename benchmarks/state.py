"""Makes databases of invented data in the sizes for which figures are published: S, M or any other."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, update

from config.program.calendars import (
    month_of,
    program_year_of,
)
from config.program.instruments import INSTRUMENTS
from config.program.regions import CURRENT
from config.program.vocabulary import (
    DIRECT_CONTACT_TYPES,
    DIRECT_VENUES,
    PROGRAM_TYPES,
    STRATEGIES,
)
from data_access.people import accounts
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.dialect import bulk_load
from data_access.summaries.refresh import rebuild
from data_access.upkeep import upgrade

TODAY = date(2026, 11, 21)
STAFF = "eec.staff@benchmark.invalid"
FACILITATOR = "facilitator.region1@benchmark.invalid"
PASSWORD = "four unrelated benchmark words"
SEED = 7

Record = tuple[Any, ...]


@dataclass(frozen=True)
class Size:
    """How many mentees are coached per program year, in how many full years besides the current one.

    Each mentee has one pair per year.
    """

    name: str
    mentees: int
    years: int
    sessions_a_year: int = 12


SIZES = {size.name: size for size in (Size("S", 400, 2), Size("M", 6_000, 5))}


@dataclass(frozen=True)
class _State:
    """One invented state; the same size always gives the same tables."""

    size: Size

    @property
    def years(self) -> range:
        newest = program_year_of(TODAY)
        return range(newest - self.size.years, newest + 1)

    @property
    def programs(self) -> range:
        return range(max(20, self.size.mentees // 6))

    def region(self, program: int) -> int:
        return CURRENT[program % len(CURRENT)]

    def program_rows(self) -> Iterator[Record]:
        kinds = PROGRAM_TYPES.codes
        for n in self.programs:
            kind = kinds[(n // len(CURRENT)) % len(kinds)]
            yield f"B{n:05d}", f"Invented program {n}", kind, "Y", 0.5, 0, n + 2

    def region_rows(self) -> Iterator[Record]:
        for n in self.programs:
            yield f"B{n:05d}", "PAC", date(2012, 7, 1), str(self.region(n)), 0, n + 2

    def coach(self, mentee: int) -> str:
        """One coach for every eight mentees of the same region."""
        return f"CT{mentee % len(self.programs) % 5}{mentee // 40:04d}"

    def participant_rows(self) -> Iterator[Record]:
        coaches = {self.coach(m): m % 5 for m in range(self.size.mentees)}
        for n, (coach, program) in enumerate(coaches.items()):
            yield coach, "Invented", "Coach", "CT", f"B{program:05d}", "none", 0, n + 2
        for m in range(self.size.mentees):
            own = f"B{m % len(self.programs):05d}"
            consent = ("none", "educator_level")[m % 2]
            yield f"ME{m:06d}", "Invented", f"Mentee {m}", "MENTEE", own, consent, 0, m + 2

    def pairs(self) -> Iterator[tuple[str, int, int, date, date, date | None, str | None]]:
        chance = random.Random(SEED)
        for year in self.years:
            for m in range(self.size.mentees):
                start = date(year, 9, 1) + timedelta(days=chance.randrange(28))
                planned = date(year + 1, 6, 20)
                early = start + timedelta(days=chance.randrange(60, 260))
                ends = chance.random() < 0.12 and early < TODAY
                done = planned < TODAY
                end = early if ends else planned if done else None
                reason = "withdrew" if ends else "completed" if done else None
                yield f"PA{year}{m:06d}", m, year, start, planned, end, reason

    def pair_rows(self) -> Iterator[Record]:
        for n, (key, m, year, start, planned, end, reason) in enumerate(self.pairs()):
            yield key, self.coach(m), f"ME{m:06d}", year, start, planned, end, reason, 0, n + 2

    def session_rows(self) -> Iterator[Record]:
        chance = random.Random(SEED + 1)
        number = 0
        for key, _, year, start, planned, end, _ in self.pairs():
            last = min(end or planned, TODAY)
            for n in range(self.size.sessions_a_year):
                on = start + timedelta(days=n * 24 + chance.randrange(20))
                if on > last:
                    break
                number += 1
                yield (
                    f"SE{number:08d}",
                    key,
                    on,
                    *held(chance),
                    month_of(on),
                    year,
                    1,
                    2,
                    0,
                    n + 2,
                )

    def goal_rows(self) -> Iterator[Record]:
        chance = random.Random(SEED + 2)
        for n, (key, _, _, start, *_) in enumerate(self.pairs()):
            met = chance.random() < 0.55
            on = start + timedelta(days=20)
            by = on + timedelta(days=90)
            done = on + timedelta(days=chance.randrange(20, 110))
            met = met and done < TODAY
            yield (f"GO{n:07d}", key, on, by, "Y", "achieved" if met else "in_progress",
                   done if met else None, 0, n + 2)  # fmt: skip

    def observed(self) -> Iterator[tuple[str, int, int, str, date]]:
        number = 0
        for _, m, year, start, *_ in self.pairs():
            if m % 3:
                continue
            for window, on in (("BASE", start + timedelta(days=15)), ("END", date(year + 1, 5, 5))):
                if on < TODAY:
                    number += 1
                    yield f"OB{number:07d}", m, year, window, on

    def observation_rows(self) -> Iterator[Record]:
        for n, (key, m, year, window, on) in enumerate(self.observed()):
            yield key, f"ME{m:06d}", "PK1", window, on, "external", "raw", year, 0, n + 2

    def cycle_rows(self) -> Iterator[Record]:
        for n, (key, *_) in enumerate(self.observed()):
            yield key, 0, "Y", 0, n + 2

    def score_rows(self) -> Iterator[Record]:
        chance = random.Random(SEED + 3)
        dimensions = [d for domain in INSTRUMENTS["PK1"].domains for d in domain.dimensions]
        for n, (key, _, _, window, _) in enumerate(self.observed()):
            for code in dimensions:
                center = 1.5 if code == "NC" else 4.4 + 0.2 * (window == "END")
                score = min(7.0, max(1.0, round(chance.gauss(center, 0.8), 2)))
                yield key, 0, code, score, 0, n + 2


def held(chance: random.Random) -> Record:
    """The fields of one invented session log that follow its date and precede the derived columns."""
    minutes = chance.randrange(40, 110)
    half = minutes // 2
    done = chance.random() < 0.93
    lengths = (half, minutes - half, minutes) if done else (None, None, None)
    strategies = ";".join(chance.sample(STRATEGIES.codes, 2))
    return (
        *lengths, chance.choice(DIRECT_CONTACT_TYPES[:3]),
        chance.choice(DIRECT_VENUES), "completed" if done else "cancelled", strategies,
        "G1" if chance.random() < 0.6 else None,
    )  # fmt: skip


_SOURCE = "import_id line"
SESSION_COLUMNS = (
    "session_id pair_id session_date minutes_observation minutes_conference minutes_total "
    "contact_type venue status strategies goals_addressed"
)


def _load(connection: Connection, name: str, columns: str, rows: Iterator[Record]) -> int:
    table = schema.metadata.tables[name]
    return bulk_load(connection, table, f"{columns} {_SOURCE}".split(), rows)


def make(url: str, size: Size) -> None:
    """Make a database of this size at a URL where there is none: facts in bulk, then all summaries."""
    upgrade.upgrade(url, TODAY)
    state = _State(size)
    database = Database(url)
    with database.writing("import") as connection:
        _load(
            connection,
            "programs",
            "program_number name program_type licensed subsidised_share",
            state.program_rows(),
        )
        _load(
            connection,
            "program_regions",
            "program_number scheme valid_from region",
            state.region_rows(),
        )
        _load(
            connection,
            "participants",
            "participant_id first_name last_name role program_number consent",
            state.participant_rows(),
        )
        _load(
            connection,
            "pairs",
            "pair_id coach_id mentee_id cohort_year start_date planned_end end_date end_reason",
            state.pair_rows(),
        )
        count = _load(
            connection,
            "sessions",
            f"{SESSION_COLUMNS} month program_year contact strategy_count",
            state.session_rows(),
        )
        _load(
            connection,
            "goals",
            "goal_id pair_id set_date target_date measurable status achieved_date",
            state.goal_rows(),
        )
        _load(
            connection,
            "class_observations",
            "observation_id educator_id instrument window obs_date observer_role "
            "nc_orientation program_year",
            state.observation_rows(),
        )
        _load(connection, "class_cycles", "observation_id cycle valid", state.cycle_rows())
        _load(
            connection, "class_scores", "observation_id cycle dimension score", state.score_rows()
        )
        # A session that was cancelled is not a contact.
        sessions = schema.sessions
        connection.execute(
            update(sessions).where(sessions.c.status != "completed").values(contact=0)
        )
        rebuild(connection, TODAY)
        state_row = schema.data_state
        if not connection.execute(update(state_row).values(data_version=1)).rowcount:
            connection.execute(insert(state_row).values(id=1, data_version=1))
    accounts.create_account(database, STAFF, "Invented staff", "eec_staff", None, PASSWORD)
    accounts.create_account(
        database, FACILITATOR, "Invented facilitator", "facilitator", 1, PASSWORD
    )
    database.dispose()
    print(f"{size.name}: {size.mentees:,} mentees, {size.years} years, {count:,} sessions")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="sqlite:///… or postgresql+psycopg://…, without data")
    parser.add_argument("--size", choices=SIZES, default="S")
    parser.add_argument("--mentees", type=int, help="any other number of mentees")
    parser.add_argument("--years", type=int, default=5)
    options = parser.parse_args()
    size = SIZES[options.size]
    if options.mentees:
        size = Size("own", options.mentees, options.years)
    began = time.perf_counter()
    make(options.url, size)
    print(f"made in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
