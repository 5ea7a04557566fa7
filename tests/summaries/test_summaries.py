"""Each summary from given facts, with numbers worked by hand; on both databases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Table, insert, select, update

from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries import refresh, touched
from tests.summaries import facts
from tests.summaries.facts import Fact
from tests.summaries.test_class_arithmetic import INFANT, PREK, TODDLER

TODAY = date(2026, 11, 21)
START, END = date(2014, 9, 20), date(2015, 2, 10)


def counted(database: Database, *given: Fact) -> None:
    with database.writing("import") as connection:
        facts.put(connection, *given)
        refresh.rebuild(connection, TODAY)
        assert list(differences(connection, TODAY)) == []


def rows(database: Database, table: Table) -> dict[Any, Any]:
    """The rows of a table by key (a tuple where the key has several parts)."""
    with database.writing("import") as connection:
        found = connection.execute(select(table)).all()
    keys = [c.name for c in table.primary_key]
    out = {}
    for row in found:
        key = tuple(row._mapping[k] for k in keys)
        out[key[0] if len(key) == 1 else key] = row
    return out


def test_dosage_of_a_pair(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        facts.session("S1", date(2014, 10, 3), 75),
        facts.session("S2", date(2014, 10, 24), 30, venue="live_video"),
        facts.session("S3", date(2014, 12, 5), 90),
        facts.session("S4", date(2015, 1, 9), 60, venue="live_video", status="cancelled"),
        facts.session("S5", date(2015, 2, 2), 60),
    )
    found = {month: row for (_, month), row in rows(database, schema.pair_months).items()}
    assert sorted(found) == ["2014-09", "2014-10", "2014-11", "2014-12", "2015-01", "2015-02"]
    eligible = [month for month, row in sorted(found.items()) if row.eligible]
    assert eligible == ["2014-10", "2014-11", "2014-12", "2015-01"]
    assert [found[m].active_days for m in ("2014-09", "2015-02")] == [11, 10]
    assert sum(row.active_days for row in found.values()) == 144
    assert [m for m in eligible if found[m].checklist] == ["2014-10", "2014-12"]
    total = {
        name: sum(row._mapping[name] for row in found.values())
        for name in ("contacts", "minutes", "minutes_f2f", "minutes_live_video", "contacts_f2f")
    }
    assert total == {
        "contacts": 4,
        "minutes": 255,
        "minutes_f2f": 225,
        "minutes_live_video": 30,
        "contacts_f2f": 3,
    }
    assert (found["2015-01"].cancelled, found["2015-01"].logged) == (1, 1)
    assert (found["2015-01"].checklist, found["2015-01"].contact_month) == (0, 0)
    assert (found["2014-10"].intended_low, found["2014-10"].intended_high) == (60, 90)
    assert (found["2014-09"].intended_low, found["2014-09"].program_year) == (0, 2014)
    october = found["2014-10"]
    assert (october.region, october.cohort, october.role) == (1, 2014, "MENTEE")
    assert (october.person_id, october.program_type) == ("M1", "CENTER")


def test_a_contact_is_complete_with_goal_observation_and_feedback(database: Database) -> None:
    day = date(2014, 10, 3)
    whole = {"goals_addressed": "G1", "strategies": "observing;feedback"}
    counted(
        database,
        *facts.one_pair(START, END),
        facts.session("S1", day, **whole),
        facts.session("S2", day, **{**whole, "goals_addressed": None}),
        facts.session("S3", day, **{**whole, "strategies": "feedback"}),
        facts.session("S4", day, **{**whole, "strategies": "feedback"}, minutes_observation=20),
        facts.session(
            "S5",
            day,
            **{**whole, "strategies": "coaching_conversations"},
            contact_type="observation",
        ),
        facts.session("S6", day, **{**whole, "strategies": "observing;modeling"}),
        facts.session("S7", day, None, **whole, minutes_observation=20, minutes_conference=25),
        facts.session("S8", day, **whole, venue="async_video"),
    )
    october = rows(database, schema.pair_months)["X1", "2014-10"]
    assert (october.contacts, october.complete_contacts) == (7, 4)
    assert october.minutes == 6 * 60 + 45
    assert october.focused_minutes == 20 + 45
    assert october.strategies == 2 + 2 + 1 + 1 + 1 + 2 + 2
    assert (october.contacts_async_video, october.minutes_async_video) == (1, 60)


def test_a_session_outside_the_active_days_has_its_month(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END, end_date=date(2014, 10, 31), end_reason="withdrew"),
        facts.session("S1", date(2014, 12, 5)),
    )
    found = rows(database, schema.pair_months)
    assert sorted(month for _, month in found) == ["2014-09", "2014-10", "2014-12"]
    assert (found["X1", "2014-12"].active_days, found["X1", "2014-12"].contacts) == (0, 1)


def test_pair_status(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END, end_date=date(2015, 1, 5), end_reason="left_field"),
        facts.pair("X2", date(2015, 9, 1), end_date=date(2015, 12, 1), end_reason="leave"),
        facts.session("S1", date(2014, 10, 3)),
        facts.session("S2", date(2014, 11, 3)),
        facts.session("S3", date(2014, 12, 3), contact_type="email"),
        facts.session("S4", date(2014, 12, 20), status="no_show"),
        *facts.observation("O1", "M1", date(2014, 9, 25), PREK),
        *facts.observation("O2", "M1", date(2014, 9, 12), {"PC": [5]}),
        *facts.observation("O3", "M1", date(2014, 9, 11), PREK, observer_role="coach"),
        *facts.observation("O4", "M1", date(2014, 9, 10), PREK, double_code_of="O1"),
        *facts.observation("O5", "M1", date(2015, 5, 2), PREK, window="END"),
    )
    found = rows(database, schema.pair_status)
    first = found["X1"]
    assert (first.person_id, first.coach_id, first.attrition) == ("M1", "C1", 1)
    assert (first.first_contact, first.last_contact) == (date(2014, 10, 3), date(2014, 11, 3))
    assert first.last_checklist == date(2014, 12, 3)
    assert (first.baseline_date, first.second_date) == (date(2014, 9, 25), date(2015, 5, 2))
    second = found["X2"]
    assert second.planned_end == date(2016, 6, 15)
    assert (second.attrition, second.first_contact, second.baseline_date) == (0, None, None)


def test_goals(database: Database) -> None:
    low = PREK | {"NC": [6, 6, 6, 6]}
    counted(
        database,
        *facts.one_pair(START, END),
        facts.pair("X2"),
        *facts.observation("O1", "M1", date(2014, 9, 25), low),
        facts.goal("G_1", status="achieved", achieved_date=date(2015, 1, 20), class_dimension="CD"),
        facts.goal("G11", class_dimension="NC"),
        facts.goal("GX1", class_dimension="LM"),
        facts.goal("G2", status="dropped"),
        facts.session("S1", date(2014, 11, 3), goals_addressed="GX1;G11"),
        facts.session("S2", date(2014, 12, 3), goals_achieved="G2;G11"),
        facts.session("S3", date(2014, 11, 20), goals_achieved="G11"),
    )
    found = rows(database, schema.goal_status)
    achieved = {key: row.achieved_on for key, row in found.items()}
    assert achieved == {
        "G_1": date(2015, 1, 20),
        "G11": date(2014, 11, 20),
        "GX1": None,
        "G2": date(2014, 12, 3),
    }
    assert {k for k, r in found.items() if r.addressed_on} == {"G11", "GX1", "G2"}
    # CD and QF 2.25, Negative Climate turned to 2; LM 2.75 is the fourth.
    assert {k: r.aligned for k, r in found.items()} == {"G_1": 1, "G11": 1, "GX1": 0, "G2": None}
    assert found["G2"].dropped == 1
    with database.writing("import") as connection:
        goal_days = connection.execute(select(schema.pair_goal_days)).all()
    set_by = {key: sum(d.goals_set for d in goal_days if d.pair_id == key) for key in ("X1", "X2")}
    assert set_by == {"X1": 4, "X2": 0}


def test_dimensions_that_tie_with_the_third_lowest_are_low(database: Database) -> None:
    tied = PREK | {"CD": [1, 1], "QF": [2, 2], "LM": [3, 3], "TS": [3, 3], "PC": [4, 4]}
    counted(
        database,
        *facts.one_pair(START, END),
        *facts.observation("O1", "M1", date(2014, 9, 25), tied),
        *(facts.goal(f"G{d}", class_dimension=d) for d in ("CD", "LM", "TS", "PC")),
    )
    aligned = {key: row.aligned for key, row in rows(database, schema.goal_status).items()}
    assert aligned == {"GCD": 1, "GLM": 1, "GTS": 1, "GPC": 0}


@pytest.mark.parametrize(
    ("instrument", "scores", "expected"),
    [
        ("PK1", PREK, {"ES": 5.625, "CO": 65 / 12, "IS": 29 / 12}),
        ("TOD", TODDLER, {"EBS": 5.6, "ESL": 3.5}),
        ("INF", INFANT, {"RCG": 5.0}),
        ("PK1", {**PREK, "CD": [2, 3, 2]}, {"ES": 5.625, "CO": 65 / 12, "IS": 22 / 9}),
        ("PK1", {d: v for d, v in PREK.items() if d != "QF"}, {"ES": 5.625, "CO": 65 / 12}),
    ],
)
def test_class_windows(
    database: Database,
    instrument: str,
    scores: dict[str, list[float]],
    expected: dict[str, float],
) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        *facts.observation("O1", "M1", date(2014, 9, 25), scores, instrument=instrument),
    )
    found = rows(database, schema.class_windows)
    assert {key[4]: row.score for key, row in found.items() if row.is_domain} == expected
    dimensions = {key[4]: row.score for key, row in found.items() if not row.is_domain}
    assert set(dimensions) == set(scores)
    if "NC" in scores:
        assert dimensions["NC"] == (6.75 if instrument == "PK1" else 7.0)
    row = next(iter(found.values()))
    assert (row.region, row.cohort, row.role, row.consented) == (1, 2014, "MENTEE", 0)
    assert (row.observations, row.first_date) == (1, date(2014, 9, 25))


def test_only_valid_cycles_and_usable_observations_of_record_count(database: Database) -> None:
    day = date(2014, 9, 25)
    counted(
        database,
        *facts.one_pair(START, END),
        *(facts.participant(f"E{n}", consent="educator_level") for n in range(1, 6)),
        *facts.observation("O1", "E1", day, {"PC": [6, 6, 1]}, invalid=(3,)),
        *facts.observation("O2", "E2", day, {"PC": [6, 6]}, minutes=14),
        *facts.observation("O3", "E3", day, {"PC": [5.1234]}, first_cycle=0),
        *facts.observation("O4", "E4", day, {"PC": [6, 6]}, observer_role="local"),
        *facts.observation("O5", "E5", day, {"PC": [6, 6], "TS": [4]}, minutes=None),
    )
    found = {(k[0], k[4]): row for k, row in rows(database, schema.class_windows).items()}
    scores = {key: row.score for key, row in found.items()}
    assert scores == {
        ("E1", "PC"): 6.0,
        ("E3", "PC"): 5.1234,
        ("E5", "PC"): 6.0,
        ("E5", "TS"): 4.0,
    }
    assert (found["E1", "PC"].consented, found["E1", "PC"].cohort) == (1, None)


def whole(score: float) -> dict[str, list[float]]:
    return {d: [score] for d in ("PC", "TS", "RSP")} | {"NC": [8 - score]}


def test_matched_change(database: Database) -> None:
    pre = {"M1": 5.0, "E2": 4.0, "E3": 6.0, "E4": 3.0}
    post = {"M1": 5.5, "E2": 4.5, "E3": 6.0, "E5": 6.5}
    observed: list[Fact] = []
    for window, day, given in (
        ("BASE", date(2014, 9, 25), pre),
        ("END", date(2015, 5, 2), post),
    ):
        for person, score in given.items():
            number = f"{window}{person}"
            observed += facts.observation(
                number, person, day, whole(score), first_cycle=0, window=window
            )
    people = [facts.participant(f"E{n}") for n in range(2, 6)]
    counted(database, *facts.one_pair(START, END), *people, *observed)
    changes = {
        k[0]: r.change for k, r in rows(database, schema.class_changes).items() if k[3] == "ES"
    }
    assert changes == {"M1": 0.5, "E2": 0.5, "E3": 0.0}
    assert round(sum(changes.values()) / 3, 4) == 0.3333


def test_change_is_the_float_nearest_to_the_exact_difference(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        *facts.observation("O1", "M1", date(2014, 9, 25), {"PC": [5, 5, 6]}),
        *facts.observation("O2", "M1", date(2015, 5, 2), {"PC": [6, 6, 6]}, window="END"),
    )
    (row,) = rows(database, schema.class_changes).values()
    assert row.change == 2 / 3
    assert row.change != row.post - row.pre  # what subtracting two floats would give


@pytest.mark.parametrize(
    ("contact", "expected"), [(date(2014, 9, 24), 0), (date(2014, 9, 25), 1), (None, 1)]
)
def test_a_baseline_after_the_first_contact_is_told(
    database: Database, contact: date | None, expected: int
) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        *facts.observation("O1", "M1", date(2014, 9, 25), {"PC": [5, 5]}),
        *facts.observation("O2", "M1", date(2015, 5, 2), {"PC": [6, 6]}, window="END"),
        *([facts.session("S1", contact)] if contact else []),
    )
    (row,) = rows(database, schema.class_changes).values()
    assert row.baseline_first == expected


def test_reported_scores_that_contradict_their_dimensions(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        *facts.observation("O1", "M1", date(2014, 9, 25), PREK),
        facts.reported("O1", "ES", 4.25),
        facts.reported("O1", "CO", 5.42),
        *facts.observation("O2", "M1", date(2014, 9, 26), {"CD": [3, 3]}),
        facts.reported("O2", "IS", 3.0),
    )
    found = rows(database, schema.class_flags)
    assert set(found) == {("O1", "ES")}
    row = found["O1", "ES"]
    assert (row.person_id, row.region, row.reported, row.computed) == ("M1", 1, 4.25, 5.625)


def test_employment_after_twelve_months(database: Database) -> None:
    start = date(2020, 2, 29)  # due on February 28, 2021
    counted(
        database,
        *facts.one_pair(start, date(2020, 6, 15)),
        facts.pair("X2", date(2020, 9, 10), coach_id="C2", mentee_id="M2"),
        facts.pair("X3", date(2020, 9, 10), coach_id="M1", mentee_id="M3"),
        facts.participant("C2", "CA"),
        facts.participant("M2"),
        facts.participant("M3"),
        facts.employed("M1", date(2020, 12, 29), "left_field"),  # one day too early
        facts.employed("M1", date(2021, 2, 18), "leave"),
        facts.employed("M1", date(2021, 3, 10), "other_program", "IL"),  # as near, and later
        facts.employed("M1", date(2021, 3, 10), "same_program", "PQR"),
        facts.employed("C1", date(2021, 6, 28), "same_program"),
        facts.employed("M2", date(2022, 1, 9), "same_program"),  # a day too late
    )
    found = rows(database, schema.employment_outcomes)
    first = found["M1", 2019, "MENTEE"]
    assert (first.due_on, first.status, first.returned) == (date(2021, 2, 28), "same_program", 1)
    assert (first.region, first.program_type, first.program_year) == (1, "CENTER", 2019)
    assert found["C1", 2019, "CT"].status == "same_program"
    assert found["C1", 2019, "CT"].returned == 0
    assert found["M2", 2020, "MENTEE"].status == "unknown"
    assert found["M1", 2020, "CT"].due_on == date(2021, 9, 10)  # a mentee who coaches, as CT
    assert found["C2", 2020, "CA"].status == "unknown"
    assert len(found) == 6


def test_retention_bounds_rest_on_known_statuses(database: Database) -> None:
    statuses = ["same_program"] * 13 + ["other_program"] * 3 + ["left_field"] * 2 + [None] * 2
    given: list[Fact] = [facts.program(), facts.region(), facts.participant("C1", "CT")]
    for number, status in enumerate(statuses):
        given += [
            facts.participant(f"M{number}"),
            facts.pair(f"X{number}", START, mentee_id=f"M{number}"),
        ]
        if status:
            given.append(facts.employed(f"M{number}", date(2015, 10, 1), status))
    counted(database, *given)
    found = [
        r.status for r in rows(database, schema.employment_outcomes).values() if r.role != "CT"
    ]
    same, unknown = found.count("same_program"), found.count("unknown")
    assert (same / 20, (same + unknown) / 20) == (0.65, 0.75)
    assert round(same / (20 - unknown), 4) == 0.7222


def test_places(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        facts.program("P2", program_type="HEAD_START"),
        facts.region("P2", "4", date(2008, 7, 1)),
        facts.region("P2", "6", date(2012, 7, 1)),
        facts.region("P2", "3", date(2030, 7, 1)),
        facts.region("P2", "Boston", scheme="LICENSING"),
        facts.region("P2", "nonsense", date(2026, 1, 1), scheme="SUBSIDY"),
        facts.participant("M2", program_number="P2"),
        facts.pair("OLD", date(2011, 9, 1), mentee_id="M2"),
        facts.pair("FIRST", date(2006, 9, 1), mentee_id="M2"),
        facts.goal("G1", pair_id="OLD"),
        facts.session("S1", date(2011, 10, 1), pair_id="OLD"),
        facts.employed("M2", date(2011, 9, 1), "leave"),
        facts.employed("M2", date(2013, 9, 1), "leave"),
    )
    programs = rows(database, schema.programs)
    assert (programs["P2"].region, programs["P2"].licensing_region) == (6, "Boston")
    assert programs["P2"].subsidy_region == "nonsense"
    person = rows(database, schema.participants)["M2"]
    assert (person.region, person.program_type) == (6, "HEAD_START")
    pairs = rows(database, schema.pairs)
    assert {key: row.region for key, row in pairs.items()} == {"X1": 1, "OLD": 4, "FIRST": 4}
    session = rows(database, schema.sessions)["S1"]
    assert (session.region, session.cohort, session.person_id) == (4, 2011, "M2")
    assert rows(database, schema.goals)["G1"].region == 4
    # A fact about a person lies where the person's program lay on its day.
    employed = sorted(rows(database, schema.employment).items())
    assert [row.region for _, row in employed] == [4, 6]


def test_people_count_where_and_as_what_they_were(database: Database) -> None:
    """M1 is a mentee in Region 1 until 2014, an administrator of a Head Start in Region 2 since."""
    moved = date(2014, 1, 1)
    counted(
        database,
        *facts.one_pair(date(2012, 9, 10), date(2013, 6, 15)),
        facts.program("P2", program_type="HEAD_START"),
        facts.kind("P2", date(2010, 7, 1), "CENTER"),
        facts.kind("P2", date(2013, 12, 1), "HEAD_START"),
        facts.region("P2", "2"),
        facts.place("M1", date(1900, 1, 1)),
        facts.place("M1", moved, "MENTEE_ADMIN", "P2"),
        facts.place("M1", date(2030, 1, 1), "CT", "P1"),
        facts.pair("X2", date(2014, 9, 10)),
        facts.attended("M1", "E1", date(2013, 12, 31), 2.0),
        facts.attended("M1", "E2", moved, 2.0),
    )
    person = rows(database, schema.participants)["M1"]
    now = (person.program_number, person.role, person.region, person.program_type)
    assert now == ("P2", "MENTEE_ADMIN", 2, "HEAD_START")
    pairs = rows(database, schema.pairs)
    places = {key: (row.region, row.program_type, row.role) for key, row in pairs.items()}
    assert places == {"X1": (1, "CENTER", "MENTEE"), "X2": (2, "HEAD_START", "MENTEE_ADMIN")}
    attended = sorted(rows(database, schema.attendance).items())
    assert [row.region for _, row in attended] == [1, 2]
    periods = [
        (r.valid_from.year, r.program_number, r.region, r.program_type, r.role)
        for key, r in sorted(rows(database, schema.person_periods).items())
        if r.person_id == "M1"
    ]
    assert (1900, "P1", 1, "CENTER", "MENTEE") in periods
    assert periods[-2:] == [
        (2014, "P2", 2, "HEAD_START", "MENTEE_ADMIN"),
        (2030, "P1", 1, "CENTER", "CT"),
    ]


def test_a_region_that_begins_by_the_calendar_is_found_without_a_file(database: Database) -> None:
    given = [*facts.one_pair(START, END), facts.region("P1", "2", date(2027, 1, 1))]
    counted(database, *given)
    later = date(2027, 1, 2)
    with database.writing("import") as connection:
        touched.begin(connection)
        refresh.refresh(connection, later)
        assert list(differences(connection, later)) == []
    assert rows(database, schema.participants)["M1"].region == 2
    assert rows(database, schema.pairs)["X1"].region == 1  # a pair keeps the region of its start


def test_a_region_nobody_knows_places_nobody(database: Database) -> None:
    counted(database, facts.program(), facts.region("P1", "9"), facts.participant("M1"))
    assert rows(database, schema.participants)["M1"].region is None


def touch(connection: Any, **keys: Iterable[str]) -> None:
    touched.begin(connection)
    for name, listed in keys.items():
        table = {t.name: t for t in touched.TOUCHED}[f"touched_{name}"]
        for key in listed:
            connection.execute(insert(table).values({next(iter(table.c)): key}))


def test_a_goal_given_to_another_pair_leaves_the_first(database: Database) -> None:
    counted(database, *facts.one_pair(START, END), facts.pair("X2"), facts.goal("G1"))
    with database.writing("import") as connection:
        connection.execute(update(schema.goals).values(pair_id="X2"))
        touch(connection, pairs=["X2"])
        refresh.refresh(connection, TODAY)
        assert list(differences(connection, TODAY)) == []


def test_a_coach_who_is_replaced_is_counted_again(database: Database) -> None:
    counted(database, *facts.one_pair(START, END), facts.participant("C2", "CT"))
    with database.writing("import") as connection:
        connection.execute(update(schema.pairs).values(coach_id="C2"))
        touch(connection, pairs=["X1"])
        refresh.refresh(connection, TODAY)
    people = {person for person, _, _ in rows(database, schema.employment_outcomes)}
    assert people == {"M1", "C2"}


def test_who_coaches_and_is_a_mentee_in_one_year_is_entitled_to_both(database: Database) -> None:
    counted(
        database,
        *facts.one_pair(START, END),
        facts.pair("X2", START, coach_id="M1", mentee_id="M2", planned_end=END),
        facts.participant("M2"),
        facts.session("S1", date(2014, 10, 3), 90),
        facts.session("S2", date(2014, 10, 4), 30, pair_id="X2"),
        facts.fund("M1", "device", 2016, amount=400.0, paid=date(2015, 8, 1)),
    )
    found = rows(database, schema.support_years)
    assert sorted(found) == [("C1", 2015), ("M1", 2015), ("M1", 2016), ("M2", 2015)]
    both, after = found["M1", 2015], found["M1", 2016]
    assert (both.role, both.cohort, both.program_year) == ("CT", 2014, 2014)
    assert (both.stipend_entitled, both.items_entitled) == (200_000, 55_000)
    # Two hours of coaching in all; the contact as mentee is the one that counts as a contact.
    assert (both.coaching_minutes, both.contact_minutes) == (120, 90)
    assert (after.role, after.cohort, after.items_entitled) == ("MENTEE", None, 0)
    assert (after.device_paid, after.device_payments, after.device_approved) == (40_000, 1, 40_000)


def test_a_record_with_and_without_what_is_on_record(database: Database) -> None:
    known = {"observer_id": "OB1", "cert_expires": START}
    counted(
        database,
        *facts.one_pair(START, END),
        *facts.observation("O1", "M1", START, {"PC": [5, 5, 5, 5]}, invalid=(2,), **known),
        *facts.observation("O2", "M1", END, {"PC": [5.0]}, first_cycle=0, window="END"),
        *facts.observation("O3", "M1", END, {"PC": [5, 5]}, window="END", **known),
        *facts.observation("O4", "M1", END, {"PC": [5, 5]}, window="END", observer_role="coach"),
    )
    found = rows(database, schema.class_records)
    values = {
        number: (row.certified, row.valid_cycles, row.observer_changed)
        for number, row in found.items()
    }
    # O2 comes first in its window by its number, and names no observer to compare.
    assert values == {"O1": (1, 3, None), "O2": (None, None, None), "O3": (0, 2, None)}
    assert {row.cohort for row in found.values()} == {2014}
