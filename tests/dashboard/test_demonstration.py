"""The demonstration state: marked as invented, repeatable, whole, and shaped as promised."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from statistics import mean, median

import pytest

from config.program.calendars import (
    first_day,
    last_day,
    month_of,
    months_between,
    program_year_of,
)
from config.program.choices import Choices
from config.program.dosage import (
    LONGEST_SESSION_MINUTES,
    OVERDUE_DAYS,
)
from config.program.instruments import (
    INSTRUMENT_CHOICES,
    INSTRUMENTS,
    SHORTEST_CYCLE_MINUTES,
)
from config.program.regions import CURRENT
from config.program.vocabulary import (
    CDA_STATUSES,
    COACH_ROLES,
    CONSENTS,
    CONTACT_TYPES,
    CONTENT_AREAS,
    DIRECT_CONTACT_TYPES,
    DIRECT_VENUES,
    EDUCATION,
    EMPLOYMENT_SOURCES,
    EMPLOYMENT_STATUSES,
    END_REASONS,
    EVENT_TYPES,
    FUND_KINDS,
    GOAL_STATUSES,
    LICENSED,
    LOGGED_BY,
    MENTEE_ROLES,
    NC_ORIENTATIONS,
    OBSERVER_ROLES,
    PARTICIPANT_ROLES,
    PROGRAM_TYPES,
    QUALIFICATIONS,
    RATING_STATUSES,
    SESSION_STATUSES,
    STRATEGIES,
    SURVEYS,
    VENUES,
    WINDOWS,
    YES_NO,
)
from dashboard.demonstration import (
    DemoFile,
    write_doubtful_files,
    write_faulty_file,
    write_files,
    write_further_files,
    write_moving_files,
)
from dashboard.demonstration.files import GOOD_ROWS, HEADINGS
from data_access.imports.columns import Context, Refused
from data_access.imports.formats import FORMATS

TODAY = date(2026, 11, 21)
Row = dict[str, str]


def read(file: DemoFile) -> list[Row]:
    with file.path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@dataclass
class Written:
    """The files of one day with their rows, and the facts tests ask for again and again."""

    files: tuple[DemoFile, ...]
    rows: dict[str, list[Row]]

    @cached_property
    def pairs(self) -> dict[str, Row]:
        return {row["pair_id"]: row for row in self.rows["pairs"]}

    @cached_property
    def region_of_pair(self) -> dict[str, int]:
        programs = {p["eec_program_number"]: int(p["region_pac"]) for p in self.rows["programs"]}
        people = {p["participant_id"]: programs[p["program_number"]]
                  for p in self.rows["participants"]}  # fmt: skip
        return {key: people[pair["mentee_id"]] for key, pair in self.pairs.items()}

    @cached_property
    def contacts(self) -> dict[str, list[date]]:
        out: dict[str, list[date]] = defaultdict(list)
        for s in self.rows["sessions"]:
            if (
                s["status"] == "completed"
                and s["contact_type"] in DIRECT_CONTACT_TYPES
                and s["venue"] in DIRECT_VENUES
            ):
                out[s["pair_id"]].append(day(s["session_date"]))
        return out


def day(text: str) -> date:
    return date.fromisoformat(text)


def write(folder: Path, today: date) -> Written:
    files = write_files(folder, today) + write_further_files(folder, today)
    rows: dict[str, list[Row]] = defaultdict(list)
    for file in files:
        found = read(file)
        assert len(found) == file.rows
        rows[file.format_key] += found
    return Written(files, dict(rows))


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("state"), TODAY)


@pytest.mark.long
def test_same_day_and_seed_give_the_same_bytes(tmp_path: Path, state: Written) -> None:
    again = write_files(tmp_path, TODAY) + write_further_files(tmp_path, TODAY)

    assert [f.path.name for f in again] == [f.path.name for f in state.files]
    assert all(
        a.path.read_bytes() == b.path.read_bytes() for a, b in zip(again, state.files, strict=True)
    )


@pytest.mark.long
def test_another_seed_gives_another_state(tmp_path: Path, state: Written) -> None:
    other = write_files(tmp_path, TODAY, seed=21)

    assert other[2].path.read_bytes() != state.files[2].path.read_bytes()


@pytest.mark.long
def test_tomorrow_keeps_what_is_logged_today(tmp_path: Path, state: Written) -> None:
    tomorrow = write(tmp_path, TODAY + timedelta(days=1))

    known = {s["session_id"]: s for s in tomorrow.rows["sessions"]}
    kept = [s for s in state.rows["sessions"] if known.get(s["session_id"]) == s]
    # The few others belong to pairs whose contact is made to break off, counted from today.
    assert len(kept) > 0.99 * len(state.rows["sessions"])


def test_files_come_in_the_order_of_import_with_exact_headings(state: Written) -> None:
    order = list(dict.fromkeys(f.format_key for f in state.files))

    assert order == list(HEADINGS)
    for file in state.files:
        with file.path.open(encoding="utf-8") as lines:
            assert lines.readline().rstrip("\n") == ",".join(HEADINGS[file.format_key])


def test_headings_are_those_of_the_formats() -> None:
    assert HEADINGS["sessions"] == (
        "session_id", "pair_id", "session_date", "start_time", "minutes_observation",
        "minutes_conference", "minutes_total", "contact_type", "venue", "status", "strategies",
        "content", "goals_addressed", "goals_achieved", "cycle_step", "submitted_at", "logged_by",
    )  # fmt: skip
    assert HEADINGS["pairs"] == (
        "pair_id", "coach_id", "mentee_id", "il_id", "cohort_year", "start_date", "planned_end",
        "end_date", "end_reason",
    )  # fmt: skip
    assert [len(h) for h in HEADINGS.values()] == [11, 15, 9, 12, 17, 22, 4, 5, 4, 6, 11, 8]


def refusals(key: str, rows: list[Row]) -> list[tuple[int, str]]:
    """Place and reason of what the format itself refuses: values, and rules within a row."""
    out: list[tuple[int, str]] = []
    form, context = FORMATS[key], Context(TODAY)
    parsers = {c.heading: c.kind.parser(context) for c in form.columns}
    kept: dict[tuple[str, str], object] = {}  # most values come again and again
    for place, row in enumerate(rows):
        typed = {}
        before = len(out)
        for column in form.columns:
            text = row.get(column.heading) or column.default or ""  # "from" is not in each file
            value = column.heading, text
            if column.required and not text:
                out.append((place, f"{column.heading} is missing"))
            elif text and value not in kept:
                try:
                    kept[value] = parsers[column.heading](text)
                except Refused as refused:
                    out.append((place, f"{value}: {refused.reason}"))
            typed[column.heading] = kept.get(value) if text else None
        if len(out) == before:
            out += [(place, found.reason) for found in form.check(typed)]
    return out


@pytest.mark.parametrize("key", list(HEADINGS))
def test_no_format_refuses_a_row(state: Written, key: str) -> None:
    in_templates = {c.heading for c in FORMATS[key].columns if c.in_template}
    assert in_templates - set(HEADINGS[key]) <= {"from"}
    assert refusals(key, state.rows[key]) == []


def test_sizes(state: Written) -> None:
    size = {key: len(rows) for key, rows in state.rows.items()}

    assert 800 <= size["pairs"] <= 880
    assert 6_500 <= size["sessions"] <= 8_000
    assert size["goals"] >= 3_000
    assert 1_250 <= len({r["observation_id"] for r in state.rows["class"]}) <= 1_450
    assert 44_000 <= size["class"] <= 56_000
    assert 320 <= size["programs"] <= 340
    assert {int(p["cohort_year"]) for p in state.rows["pairs"]} == {2023, 2024, 2025, 2026}


def test_everything_is_marked_as_invented(state: Written) -> None:
    assert all(p["last_name"].startswith("Demo-") for p in state.rows["participants"])
    assert all("Demo" in p["name"] and "Demo" in p["city_town"] for p in state.rows["programs"])
    names = Counter((p["first_name"], p["last_name"]) for p in state.rows["participants"])
    assert max(names.values()) == 1
    assert max(Counter(p["name"] for p in state.rows["programs"]).values()) == 1


def test_there_is_no_region_but_the_five(state: Written) -> None:
    assert {int(p["region_pac"]) for p in state.rows["programs"]} == set(CURRENT)
    assert {p["region_subsidy"] for p in state.rows["programs"]} == {
        f"Region {number}" for number in CURRENT
    }
    assert {f.region for f in state.files} == {None, *CURRENT}
    for file in state.files:
        if file.region:
            regions = {state.region_of_pair[s["pair_id"]] for s in read(file)}
            assert regions == {file.region}


CODES: tuple[tuple[str, str, Choices], ...] = (
    ("programs", "program_type", PROGRAM_TYPES),
    ("programs", "licensed", LICENSED),
    ("participants", "role", PARTICIPANT_ROLES),
    ("participants", "eec_qualification", QUALIFICATIONS),
    ("participants", "education", EDUCATION),
    ("participants", "ece_related", YES_NO),
    ("participants", "cda_status", CDA_STATUSES),
    ("participants", "consent", CONSENTS),
    ("pairs", "end_reason", END_REASONS),
    ("goals", "measurable", YES_NO),
    ("goals", "status", GOAL_STATUSES),
    ("sessions", "contact_type", CONTACT_TYPES),
    ("sessions", "venue", VENUES),
    ("sessions", "logged_by", LOGGED_BY),
    ("sessions", "logged_by", LOGGED_BY),
    ("sessions", "logged_by", LOGGED_BY),
    ("sessions", "logged_by", LOGGED_BY),
    ("sessions", "status", SESSION_STATUSES),
    ("sessions", "strategies", STRATEGIES),
    ("sessions", "content", CONTENT_AREAS),
    ("class", "instrument", INSTRUMENT_CHOICES),
    ("class", "window", WINDOWS),
    ("class", "observer_role", OBSERVER_ROLES),
    ("class", "nc_orientation", NC_ORIENTATIONS),
    ("class", "valid", YES_NO),
    ("employment", "status", EMPLOYMENT_STATUSES),
    ("employment", "source", EMPLOYMENT_SOURCES),
    ("qris", "rating_status", RATING_STATUSES),
    ("attendance", "event_type", EVENT_TYPES),
    ("surveys", "instrument", SURVEYS),
    ("surveys", "reverse", YES_NO),
    ("funds", "kind", FUND_KINDS),
)
MAY_BE_EMPTY = {"end_reason", "strategies", "content", "eec_qualification"}


@pytest.mark.parametrize(("key", "column", "choices"), CODES, ids=lambda v: str(v)[:24])
def test_codes_are_in_their_vocabulary(
    state: Written, key: str, column: str, choices: Choices
) -> None:
    found = {code for row in state.rows[key] for code in row[column].split(";")}
    if column in MAY_BE_EMPTY:
        found.discard("")

    assert found
    assert found <= set(choices.codes)


AHEAD = {"planned_end", "target_date", "cert_expires", "due"}
DATES = {
    "regions_from", "hire_date", "start_date", "end_date", "set_date", "achieved_date",
    "session_date", "submitted_at", "obs_date", "as_of", "effective_date", "done", "date",
    "approved", "paid",
}  # fmt: skip


@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2026, 9, 20), date(2028, 2, 29)])
@pytest.mark.long
def test_nothing_lies_in_the_future(tmp_path: Path, today: date) -> None:
    written = write(tmp_path, today)

    assert {"programs", "pairs", "sessions", "class"} <= set(written.rows)
    for key, rows in written.rows.items():
        for column in set(HEADINGS[key]) & DATES:
            newest = max((row[column] for row in rows if row[column]), default="")
            assert newest < today.isoformat(), (key, column)
        for column in set(HEADINGS[key]) & AHEAD:
            assert all(row[column] == "" or day(row[column]) for row in rows)


def test_every_key_is_single_and_every_reference_resolves(state: Written) -> None:
    keys = {
        "programs": "eec_program_number", "participants": "participant_id", "pairs": "pair_id",
        "goals": "goal_id", "sessions": "session_id", "action_steps": "step_id",
    }  # fmt: skip
    ids = {key: [row[column] for row in state.rows[key]] for key, column in keys.items()}
    for key, found in ids.items():
        assert len(found) == len(set(found)), key
    programs, people, pairs, goals = (
        set(ids[key]) for key in ("programs", "participants", "pairs", "goals")
    )

    def all_of(key: str, column: str) -> Iterator[str]:
        return (part for row in state.rows[key] for part in row[column].split(";") if part)

    assert set(all_of("participants", "program_number")) <= programs
    assert set(all_of("class", "program_number")) <= programs
    assert set(all_of("qris", "program_number")) <= programs
    for key, column in (
        ("pairs", "coach_id"), ("pairs", "mentee_id"), ("pairs", "il_id"),
        ("class", "educator_id"), ("employment", "participant_id"),
        ("attendance", "participant_id"), ("funds", "participant_id"),
        ("surveys", "respondent_id"), ("surveys", "about_mentee_id"),
    ):  # fmt: skip
        assert set(all_of(key, column)) <= people, (key, column)
    for key in ("goals", "sessions", "surveys"):
        assert set(all_of(key, "pair_id")) <= pairs
    assert set(all_of("action_steps", "goal_id")) <= goals
    assert set(all_of("class", "double_code_of")) <= set(all_of("class", "observation_id"))
    pair_of_goal = {g["goal_id"]: g["pair_id"] for g in state.rows["goals"]}
    for s in state.rows["sessions"]:
        named = filter(None, f"{s['goals_addressed']};{s['goals_achieved']}".split(";"))
        assert {pair_of_goal[g] for g in named} <= {s["pair_id"]}


@pytest.mark.parametrize(
    ("key", "columns"),
    [
        ("class", ("observation_id", "cycle", "dimension")),
        ("employment", ("participant_id", "as_of", "source")),
        ("qris", ("program_number", "system", "rating_status", "effective_date")),
        ("attendance", ("participant_id", "event_type", "event_id", "day_no")),
        ("surveys", ("instrument", "version", "wave", "respondent_id", "about_mentee_id", "item")),
        ("funds", ("participant_id", "kind", "fund_source", "sfy")),
    ],
)
def test_natural_keys_are_single(state: Written, key: str, columns: tuple[str, ...]) -> None:
    found = Counter(tuple(row[c] for c in columns) for row in state.rows[key])

    assert [k for k, n in found.items() if n > 1] == []


def test_pairs_are_of_one_region_and_of_fitting_roles(state: Written) -> None:
    people = {p["participant_id"]: p for p in state.rows["participants"]}
    programs = {p["eec_program_number"]: p["region_pac"] for p in state.rows["programs"]}
    mentees = {p["mentee_id"] for p in state.rows["pairs"]}
    for pair in state.rows["pairs"]:
        coach, mentee = people[pair["coach_id"]], people[pair["mentee_id"]]
        assert programs[coach["program_number"]] == programs[mentee["program_number"]]
        was_mentee = coach["participant_id"] in mentees and coach["role"] == "MENTEE"
        role = "CT" if was_mentee else coach["role"]
        assert (role, mentee["role"]) in zip(
            reversed(COACH_ROLES), reversed(MENTEE_ROLES), strict=True
        )
        assert day(pair["start_date"]) < day(pair["planned_end"])
        assert bool(pair["end_date"]) == bool(pair["end_reason"])
        assert program_year_of(day(pair["start_date"])) == int(pair["cohort_year"])

    administrators = Counter(
        programs[p["program_number"]] for p in people.values() if p["role"] == "CA"
    )
    assert set(administrators.values()) == {2}  # two a region: cells that must be withheld
    load = Counter((p["coach_id"], p["cohort_year"]) for p in state.rows["pairs"])
    assert 0.05 < mean(n > 1 for n in load.values()) < 0.2


def test_people_move_on(tmp_path: Path, state: Written) -> None:
    """Mentees become coaches, people work elsewhere, a program lies in another region: from a day on."""
    programs, people = map(read, write_moving_files(tmp_path, TODAY))
    before = {p["participant_id"]: p for p in state.rows["participants"]}
    home = {p["eec_program_number"]: p for p in state.rows["programs"]}
    assert {p["participant_id"] for p in people} <= before.keys()
    assert all("" < p["from"] <= TODAY.isoformat() for p in people)
    promoted = [
        p for p in people if (before[p["participant_id"]]["role"], p["role"]) == ("MENTEE", "CT")
    ]
    coached = {(p["coach_id"], int(p["cohort_year"])) for p in state.rows["pairs"]}
    mentored = {p["mentee_id"] for p in state.rows["pairs"]}
    for year in (2024, 2025, 2026):
        new = [p["participant_id"] for p in promoted if p["from"] == f"{year}-08-25"]
        assert 5 <= len(new) <= 10
        assert set(new) <= mentored
        to_begin = [who for who in new if (who, year) not in coached]
        assert len(to_begin) <= (year == 2026)  # pairs of this year may begin later than today
    elsewhere = [
        home[p["program_number"]]["region_pac"]
        != home[before[p["participant_id"]]["program_number"]]["region_pac"]
        for p in people
    ]
    assert sum(elsewhere) >= 5
    assert len({(p["participant_id"], p["from"]) for p in people}) == len(people)
    regions = [(home[p["eec_program_number"]]["region_pac"], p["region_pac"]) for p in programs]
    types = [(home[p["eec_program_number"]]["program_type"], p["program_type"]) for p in programs]
    assert ("2", "1") in regions and ("FCC_SYSTEM", "FCC_INDEPENDENT") in types
    assert not refusals("participants", people) and not refusals("programs", programs)


def test_ends(state: Written) -> None:
    over = [p for p in state.rows["pairs"] if p["end_date"] and int(p["cohort_year"]) < 2026]

    assert all(p["end_date"] for p in state.rows["pairs"] if int(p["cohort_year"]) < 2026)
    assert 0.09 < mean(p["end_reason"] != "completed" for p in over) < 0.15
    assert all(p["end_date"] == p["planned_end"] for p in over if p["end_reason"] == "completed")
    assert {"re_paired", "promoted", "leave", "withdrew"} <= {p["end_reason"] for p in over}


def test_regions_differ_in_contact(state: Written) -> None:
    share = _adherence(state)

    assert all(0.70 < share[region] < 0.80 for region in (2, 5))
    assert all(0.82 < share[region] < 0.92 for region in (1, 3, 6))


def _adherence(state: Written) -> dict[int, float]:
    """Share of months with a contact, among months with 15 active days of finished years."""
    regions, contacts = state.region_of_pair, state.contacts
    due: Counter[int] = Counter()
    met: Counter[int] = Counter()
    for key, pair in state.pairs.items():
        if pair["cohort_year"] == "2026":
            continue
        months = {month_of(d) for d in contacts.get(key, [])}
        start, end = day(pair["start_date"]), day(pair["end_date"])
        for month in months_between(month_of(start), month_of(end)):
            active = min(last_day(month), end) - max(first_day(month), start)
            if active.days + 1 >= 15:
                due[regions[key]] += 1
                met[regions[key]] += month in months
    return {region: met[region] / due[region] for region in CURRENT}


@pytest.mark.long
def test_every_region_has_pairs_without_contact(tmp_path: Path, state: Written) -> None:
    assert regions_without_contact(state, TODAY) == set(CURRENT)
    march = date(2027, 3, 10)
    assert regions_without_contact(write(tmp_path, march), march) == set(CURRENT)


def regions_without_contact(written: Written, today: date) -> set[int]:
    """The regions in which a running pair had no contact for longer than is overdue."""
    contacts, regions = written.contacts, written.region_of_pair
    return {
        regions[key]
        for key, pair in written.pairs.items()
        if not pair["end_date"]
        and (today - max(contacts.get(key) or [day(pair["start_date"])])).days > OVERDUE_DAYS
    }


def test_sessions_are_plausible(state: Written) -> None:
    sessions = state.rows["sessions"]
    for s in sessions:
        pair = state.pairs[s["pair_id"]]
        assert pair["start_date"] <= s["session_date"] <= (pair["end_date"] or "9999")
        if s["status"] == "completed":
            assert 0 < int(s["minutes_total"]) <= LONGEST_SESSION_MINUTES
            if s["minutes_conference"]:
                parts = int(s["minutes_observation"]) + int(s["minutes_conference"])
                assert parts == int(s["minutes_total"])
        else:
            assert s["minutes_total"] == s["strategies"] == ""
    assert 0.04 < mean(s["status"] != "completed" for s in sessions) < 0.08
    direct = [int(s["minutes_total"]) for s in sessions if s["status"] == "completed"
              and s["contact_type"] in DIRECT_CONTACT_TYPES]  # fmt: skip
    assert 65 <= median(direct) <= 80


def test_logs_are_late_by_region_and_region_3_has_fallen_silent(state: Written) -> None:
    lags: dict[int, list[int]] = defaultdict(list)
    newest: dict[int, str] = defaultdict(str)
    regions = state.region_of_pair
    for s in state.rows["sessions"]:
        late = day(s["submitted_at"]) - day(s["session_date"])
        region = regions[s["pair_id"]]
        lags[region].append(late.days)
        newest[region] = max(newest[region], s["submitted_at"])

    assert {r: round(median(found)) for r, found in lags.items()} == {1: 3, 2: 6, 3: 5, 5: 11, 6: 2}
    assert newest[3] <= (TODAY - timedelta(days=21)).isoformat()
    assert all(newest[r] >= (TODAY - timedelta(days=3)).isoformat() for r in (1, 2, 5, 6))


def test_venues_move_to_live_video(state: Written) -> None:
    share = [
        mean(
            s["venue"] == "live_video"
            for s in state.rows["sessions"]
            if state.pairs[s["pair_id"]]["cohort_year"] == str(year)
        )
        for year in (2023, 2024, 2025, 2026)
    ]

    assert share == sorted(share)
    assert share[-1] - share[0] > 0.2


def test_goals(state: Written) -> None:
    goals = state.rows["goals"]
    regions = state.region_of_pair
    for g in goals:
        assert sum(bool(g[c]) for c in ("class_dimension", "qris_criterion", "competency")) == 1
        assert bool(g["achieved_date"]) == (g["status"] == "achieved")
        assert g["set_date"] <= (g["achieved_date"] or "9999")
        assert g["gas_level"] in ("", "-2", "-1", "0", "1", "2")
    due = [
        g for g in goals
        if g["status"] != "dropped" and "" < g["target_date"] < TODAY.isoformat()
    ]  # fmt: skip
    achieved = {
        region: mean(g["status"] == "achieved" for g in due if regions[g["pair_id"]] == region)
        for region in CURRENT
    }
    assert 0.54 < mean(g["status"] == "achieved" for g in due) < 0.63
    assert max(achieved, key=achieved.__getitem__) == 6
    assert min(achieved, key=achieved.__getitem__) == 5
    assert 0.03 < mean(g["target_date"] == "" for g in goals) < 0.07
    assert 0.04 < mean(g["status"] == "dropped" for g in goals) < 0.08
    low = mean(g["class_dimension"] in ("CD", "QF", "LM") for g in goals if g["class_dimension"])
    assert low > 0.45


def test_class_rows_are_whole(state: Written) -> None:
    cycles: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in state.rows["class"]:
        cycles[row["observation_id"], row["cycle"]].append(row)
    for rows in cycles.values():
        first = rows[0]
        dimensions = tuple(r["dimension"] for r in rows)
        assert dimensions == INSTRUMENTS[first["instrument"]].dimensions
        assert all(r["score"] in "1234567" for r in rows)
        assert (first["valid"] == "N") == bool(first["invalid_reason"])
        if first["valid"] == "Y":
            assert int(first["minutes"]) >= SHORTEST_CYCLE_MINUTES
            assert 2 * int(first["present"]) >= int(first["enrolled"])
    raw = [int(r["score"]) for r in state.rows["class"] if r["dimension"] == "NC"]
    assert mean(score <= 2 for score in raw) > 0.9


def test_class_windows_and_editions(state: Written) -> None:
    seen = {r["observation_id"]: r for r in state.rows["class"]}.values()
    first_contact = {
        (state.pairs[key]["mentee_id"], state.pairs[key]["cohort_year"]): min(days)
        for key, days in reversed(state.contacts.items())
    }
    base = [r for r in seen if r["window"] == "BASE" and not r["double_code_of"]]
    after = [
        day(r["obs_date"]) >= first_contact[r["educator_id"], r["observation_id"][2:6]]
        for r in base
        if (r["educator_id"], r["observation_id"][2:6]) in first_contact
    ]
    assert 0.02 < mean(after) < 0.08
    editions = {r["instrument"] for r in seen if r["observation_id"][2:6] != "2026"}
    assert editions == {"INF", "TOD", "PK1"}
    newest = [r["instrument"] for r in base if r["observation_id"][2:6] == "2026"]
    assert 0.2 < newest.count("PK3_2") / (newest.count("PK1") + newest.count("PK3_2")) < 0.5
    assert 0.05 < mean(bool(r["double_code_of"]) for r in seen) < 0.1
    assert {r["observer_role"] for r in seen} == {"external", "coach"}


def test_class_levels(state: Written) -> None:
    scores: dict[str, list[float]] = defaultdict(list)
    for r in state.rows["class"]:
        if r["window"] == "BASE" and r["instrument"] == "PK1":
            score = float(r["score"])
            scores[r["dimension"]].append(8 - score if r["dimension"] == "NC" else score)
    level = {
        d.code: mean(mean(scores[x]) for x in d.dimensions) for d in INSTRUMENTS["PK1"].domains
    }

    assert level == pytest.approx({"ES": 5.55, "CO": 5.25, "IS": 2.45}, abs=0.12)


def test_employment_is_known_for_most_and_due_for_nobody_of_this_year(state: Written) -> None:
    rows = state.rows["employment"]

    begun = {p["mentee_id"] for p in state.rows["pairs"] if int(p["cohort_year"]) <= 2024}
    known = {r["participant_id"] for r in rows}
    assert 0.01 < mean(m not in known for m in begun) < 0.09
    assert 0.02 < mean(r["status"] == "unknown" for r in rows) < 0.08
    assert 0.65 < mean(r["status"] == "same_program" for r in rows) < 0.8


def test_the_faulty_file_has_good_rows_and_mistakes(tmp_path: Path, state: Written) -> None:
    file = write_faulty_file(tmp_path, TODAY)
    rows = read(file)

    assert (file.format_key, file.region, file.path.name) == (
        "sessions", 2, "region-2-sessions-with-mistakes.csv",
    )  # fmt: skip
    assert list(rows[0]) == list(HEADINGS["sessions"])
    for row in rows[:GOOD_ROWS]:
        pair = state.pairs[row["pair_id"]]
        assert state.region_of_pair[row["pair_id"]] == 2
        assert pair["start_date"] <= row["session_date"] < TODAY.isoformat()
        assert row["venue"] in VENUES
    wrong = rows[GOOD_ROWS:]
    assert {"2025-02-30", "next Tuesday"} <= {r["session_date"] for r in wrong}
    assert "PAIR-1999-9999" in {r["pair_id"] for r in wrong}
    assert "600" in {r["minutes_total"] for r in wrong}
    assert "zoomed" in {r["venue"] for r in wrong}
    refused = [place for place, _ in refusals("sessions", rows)]
    # The pair nobody knows and the pair of another region are for the database to find.
    assert len(rows) - len(set(refused)) == GOOD_ROWS + 2
    assert min(refused) >= GOOD_ROWS
    assert {r["session_id"] for r in rows}.isdisjoint(
        s["session_id"] for s in state.rows["sessions"]
    )


def test_the_doubtful_files_have_one_of_each_thing_in_every_region(
    tmp_path: Path, state: Written
) -> None:
    files = write_doubtful_files(tmp_path, TODAY)
    logs = {file.region: read(file) for file in files if file.format_key == "sessions"}
    known = {s["session_id"]: s for s in state.rows["sessions"]}

    assert set(logs) == set(CURRENT)
    for region, rows in logs.items():
        assert refusals("sessions", rows) == []
        assert [r["pair_id"] in state.pairs for r in rows] == [True] * 5 + [False]
        assert {r["logged_by"] for r in rows} == {"mentee"}
        coach = [known[r["session_id"].removesuffix("-M")] for r in rows]
        assert {state.region_of_pair[c["pair_id"]] for c in coach} == {region}
        assert all(c["session_date"] == r["session_date"] for c, r in zip(coach, rows, strict=True))
        agree = [
            (c["start_time"], c["minutes_total"]) == (r["start_time"], r["minutes_total"])
            for c, r in zip(coach, rows, strict=True)
        ]
        assert agree == [True, True, False, False, False, True]
        assert [int(r["minutes_total"]) > 240 for r in rows] == [False] * 3 + [True] + [False] * 2
        assert [r["submitted_at"] < r["session_date"] for r in rows] == [False] * 4 + [True, False]
        assert all(r["submitted_at"] < TODAY.isoformat() for r in rows)
    (sheets,) = (file for file in files if file.format_key == "class_summary")
    assert refusals("class_summary", read(sheets)) == []
    seen = {r["observation_id"] for r in state.rows["class"]}
    assert {r["observation_id"] for r in read(sheets)} <= seen
    assert len(read(sheets)) > 100


@pytest.mark.parametrize("today", [TODAY, date(2026, 9, 1)])
@pytest.mark.long
def test_the_doubtful_files_are_the_same_bytes_each_time(tmp_path: Path, today: date) -> None:
    first, second = (write_doubtful_files(tmp_path / name, today) for name in ("a", "b"))

    assert [f.path.name for f in first] == [f.path.name for f in second] != []
    for one, other in zip(first, second, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()
