"""Given people and ratings: whose taking part breaks a rule, of whom it is not known, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.program.eligibility import RULES
from config.program.vocabulary import (
    EDUCATION,
    PARTICIPANT_ROLES,
    QUALIFICATIONS,
)
from data_access.lists.quality import (
    CHECKS,
    counts,
    findings,
)
from tests.conftest import CopyOf
from tests.measures.loading import STATE, Loading, facilitator, pair, person, programs

BROKEN, UNKNOWN = "not_eligible", "eligibility_not_known"


def _state(url: str, folder: Path) -> None:
    """Programs of Regions 1 and 2 at level 2, and two mentees."""
    with Loading(url, folder, date(2026, 9, 20)) as made:
        made.load("programs", programs(1, 2))
        made.load("qris", [rating(1, 2), rating(2, 2)])
        made.load("participants", [person("M-1"), person("M-2", region=2)])


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, date(2026, 9, 20)) as state:
        yield state


@pytest.fixture
def before_the_pause(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, date(2023, 6, 20)) as state:
        yield state


def rating(program: int, level: int, day: str = "2015-01-10", status: str = "granted") -> Any:
    return {
        "program_number": f"PRG-{program}",
        "level": level,
        "rating_status": status,
        "effective_date": day,
    }


def coach(key: str, role: str = "CT", **more: Any) -> dict[str, Any]:
    """A coach who keeps every rule."""
    held = "director_1" if role == "CA" else "lead_ps"
    kept = {"education": "aa", "ece_related": "Y", "years_experience": 3, "eec_qualification": held}
    if role == "CA":
        kept["years_supervising"] = 3
    return person(key, role, **(kept | more))


def found(state: Loading, kind: str, region: int = 1) -> list[tuple[str, str]]:
    with state.database.reading(facilitator(region)) as reader:
        return [(f.record, f.what) for f in findings(reader, state.today, (kind,))]


def coached_by(state: Loading, given: dict[str, Any], start: str = "2025-09-15") -> None:
    state.load("participants", [given])
    state.load("pairs", [pair("P-1", "M-1", given["participant_id"], start)])


LACKING = (
    ("CT", {"education": "some_college"}, "The highest degree on record: some college."),
    ("CT", {"ece_related": "N"}, "The degree is not related to early education."),
    ("CT", {"education": "", "ece_related": "N"}, "The degree is not related to early education."),
    ("CT", {"eec_qualification": "teacher_ps"}, "The certification on record: Teacher, preschool."),
    ("CT", {"years_experience": 2.5}, "The years on record: 2.5."),
    ("CA", {"education": "hs"}, "The highest degree on record: high school or ged."),
    ("CA", {"eec_qualification": "lead_ps"}, "on record: Lead Teacher, preschool."),
    ("CA", {"ece_related": "N"}, "The degree is not related to early education."),
    ("CA", {"years_supervising": 2.5, "years_experience": 20}, "The years on record: 2.5."),
)


def _all_coach(state: Loading, *coaches: dict[str, Any]) -> None:
    state.load("participants", coaches)
    numbers = [c["participant_id"] for c in coaches]
    state.load("pairs", [pair(f"P-{c}", "M-1", c, "2025-09-15") for c in numbers])


def test_a_broken_rule_is_one_finding_and_what_is_kept_is_none(state: Loading) -> None:
    _all_coach(
        state,
        coach("KEPT-CT"),
        coach("KEPT-CA", "CA", years_experience=0),  # what is asked for are years of supervising
        *(coach(f"C-{i}", role, **lacks) for i, (role, lacks, _) in enumerate(LACKING)),
    )
    listed = found(state, BROKEN)
    assert [record for record, _ in listed] == [f"C-{i}" for i in range(len(LACKING))]
    for (_, what), (role, _, says) in zip(listed, LACKING, strict=True):
        part = "Consultant Teacher" if role == "CT" else "Consultant Administrator"
        assert what.startswith(f"Began as a {part} on September 15, 2025, which takes ")
        assert what.endswith(says)
    # A rule that is broken for sure is not "not known" as well.
    assert found(state, UNKNOWN) == []


def test_an_empty_entry_breaks_no_rule_and_is_listed_apart(state: Loading) -> None:
    columns = ("education", "ece_related", "eec_qualification", "years_experience")
    _all_coach(state, *(coach(f"C-{i}", **{column: ""}) for i, column in enumerate(columns)))
    assert found(state, BROKEN) == []
    listed = found(state, UNKNOWN)
    assert [record for record, _ in listed] == ["C-0", "C-1", "C-2", "C-3"]
    assert all(what.endswith("not on record.") for _, what in listed)


def test_the_programs_level_is_that_of_the_day_somebody_began(before_the_pause: Loading) -> None:
    state = before_the_pause
    state.load("qris", [rating(1, 1, "2020-01-10"), rating(1, 3, "2022-09-16")])
    coached_by(state, coach("C"), "2022-09-15")
    assert [record for record, _ in found(state, BROKEN)] == ["C", "M-1"]
    assert found(state, BROKEN)[1][1] == (
        "Began as a mentee on September 15, 2022, which takes a program with QRIS level 2 or higher "
        "granted. The level granted on that day: 1."
    )


def test_a_self_assessment_is_no_grant_and_no_rating_is_not_known(
    before_the_pause: Loading,
) -> None:
    state = before_the_pause
    state.load("programs", programs(3))
    state.load("qris", [rating(3, 3, "2015-01-10", "self_assessed")])
    state.load("participants", [person("M-3", region=3), coach("C")])
    state.load("pairs", [pair("P-3", "M-3", "C", "2022-09-15")])
    assert found(state, BROKEN, 3) == []
    ((record, what),) = found(state, UNKNOWN, 3)
    assert record == "M-3"
    assert what.endswith("No level granted to the program by that day is on record.")


@pytest.mark.parametrize(
    ("start", "asked"), [("2023-06-30", True), ("2023-07-01", False), ("2025-09-15", False)]
)
def test_no_rule_asks_for_a_level_while_qris_is_paused(
    copy_of: CopyOf, tmp_path: Path, start: str, asked: bool
) -> None:
    with Loading(copy_of(_state), tmp_path, date(int(start[:4]), 12, 20)) as state:
        state.load("programs", programs(3))
        state.load("qris", [rating(1, 1, "2020-01-10")])
        state.load("participants", [coach("C"), person("M-3", region=3)])
        state.load("pairs", [pair("P-1", "M-1", "C", start), pair("P-3", "M-3", "C", start)])
        assert [record for record, _ in found(state, BROKEN)] == (["C", "M-1"] if asked else [])
        assert [record for record, _ in found(state, UNKNOWN, 3)] == (["M-3"] if asked else [])
        for key in (BROKEN, UNKNOWN):
            assert CHECKS[key].meaning.endswith(
                "Massachusetts QRIS has been paused since July 1, 2023: no rule asks for a level of "
                "whoever began that day or later (mass.gov, Promoting High Quality Early Education and "
                "Care, read on November 30, 2026)."
            )


@pytest.mark.parametrize(
    ("start", "listed"),
    # Until the school year 2014-15 level 1 on the way to level 2 was enough.
    [("2015-05-04", []), ("2015-09-15", ["M-1"])],
)
def test_the_rule_is_that_of_the_year(
    database_url: str, tmp_path: Path, start: str, listed: list[str]
) -> None:
    state = Loading(database_url, tmp_path, date(2015, 12, 20))
    state.load("programs", programs(1, 2))
    state.load("qris", [rating(2, 2, "2014-01-10"), rating(1, 1, "2014-01-10")])
    state.load("qris", [rating(1, 2, "2014-06-10", "self_assessed")])
    state.load("participants", [person("M-1"), coach("C", region=2)])
    state.load("pairs", [pair("P-1", "M-1", "C", start)])
    assert [record for record, _ in found(state, BROKEN)] == listed
    state.database.dispose()


def test_each_person_is_judged_once_by_the_newest_year(state: Loading) -> None:
    coached_by(state, coach("C", years_experience=1))
    state.load("participants", [coach("OLD", years_experience=1)])
    state.load("pairs", [pair("P-0", "M-2", "OLD", "2023-09-15")])  # too long ago
    state.load("pairs", [pair("P-2", "M-2", "C", "2026-09-10")])
    ((record, what),) = found(state, BROKEN)
    assert record == "C" and "September 10, 2026" in what


def test_a_leader_works_in_the_mentees_program(state: Loading) -> None:
    state.load("participants", [coach("C"), person("L-1", "IL"), person("L-2", "IL", region=2)])
    state.load(
        "pairs",
        [
            pair("P-1", "M-1", "C", "2025-09-15", il_id="L-1"),
            pair("P-2", "M-1", "C", "2025-11-03", il_id="L-2"),
            pair("P-3", "M-1", "C", "2026-01-12", il_id="L-77"),
            pair("P-4", "M-1", "C", "2026-03-02"),
        ],
    )
    with state.database.reading(facilitator(1)) as reader:
        listed = findings(reader, state.today, (BROKEN,))
    assert [(f.pair_id, f.record, f.who) for f in listed] == [
        ("P-3", "L-77", "M-1 Demo"),  # the newest first
        ("P-2", "L-2", "M-1 Demo"),
    ]
    assert listed[0].what == (
        "The pair names L-77 as the Instructional Leader, who is not known to work in the mentee's "
        "program."
    )


def test_years_of_supervising_that_no_file_gives_are_not_known(state: Loading) -> None:
    coached_by(state, coach("CA-1", "CA", years_supervising="", years_experience=1))
    assert found(state, BROKEN) == []
    assert found(state, UNKNOWN) == [
        (
            "CA-1",
            "Began as a Consultant Administrator on September 15, 2025, which takes three years of "
            "supervising, coaching or mentoring. The years of supervising, coaching or mentoring are not "
            "on record.",
        )
    ]


@pytest.mark.parametrize(
    ("begun_as", "since_2026", "start", "listed"),
    # The text asks "center-based administrators" for the certification as Director, and nobody else;
    # what the program was on the day the administrator began decides.
    [
        ("CENTER", "FCC_SYSTEM", "2025-11-03", ["CA-1"]),
        ("CENTER", "FCC_SYSTEM", "2026-02-02", []),
        ("OST", "CENTER", "2025-11-03", []),
        ("OST", "CENTER", "2026-02-02", ["CA-1"]),
        ("HEAD_START", "FCC_INDEPENDENT", "2026-02-02", []),
    ],
)
def test_director_is_asked_of_center_based_administrators(
    state: Loading, begun_as: str, since_2026: str, start: str, listed: list[str]
) -> None:
    state.load("programs", [{**programs(1)[0], "program_type": begun_as}])
    moved = {"program_type": since_2026, "regions_from": "2026-01-01"}
    state.load("programs", [programs(1)[0] | moved])
    coached_by(state, coach("CA-1", "CA", eec_qualification="lead_ps"), start)
    assert [record for record, _ in found(state, BROKEN)] == listed


@pytest.mark.parametrize(
    ("program_type", "kept", "broken", "unknown"),
    [
        ("CENTER", ("OWN",), ("MONITOR", "OTHER", "NOBODY"), ()),
        ("OST", ("OWN",), ("MONITOR", "OTHER", "NOBODY"), ()),
        # Of a system's educator: the home monitor or another person of the system.
        ("FCC_SYSTEM", ("OWN", "MONITOR"), (), ("OTHER", "NOBODY")),
        # An independent educator may choose anybody; of a plain home it is not said which it is.
        ("FCC_INDEPENDENT", ("OWN", "MONITOR", "OTHER", "NOBODY"), (), ()),
        ("FCC", ("OWN", "MONITOR", "OTHER", "NOBODY"), (), ()),
    ],
)
def test_who_leads_varies_by_setting(
    state: Loading, program_type: str, kept: Any, broken: Any, unknown: Any
) -> None:
    home, office, other = (
        {
            **programs(1)[0],
            "eec_program_number": f"PRG-{key}",
            "program_type": kind,
            "fcc_system": of,
        }
        for key, kind, of in (
            ("HOME", program_type, "Demo System"),
            ("OFFICE", "FCC_SYSTEM", "demo system"),
            ("OTHER", "FCC_SYSTEM", "Another System"),
        )
    )
    state.load("programs", [home, office, other])
    state.load("qris", [{**rating(1, 2), "program_number": "PRG-HOME"}])
    people = {"M": home, "OWN": home, "MONITOR": office, "OTHER": other}
    state.load(
        "participants",
        [
            coach("C"),
            *(
                person(
                    key, "MENTEE" if key == "M" else "IL", program_number=at["eec_program_number"]
                )
                for key, at in people.items()
            ),
        ],
    )
    leaders = ("OWN", "MONITOR", "OTHER", "NOBODY")
    state.load("pairs", [pair(f"P-{x}", "M", "C", "2025-09-15", il_id=x) for x in leaders])
    listed = {kind: {record for record, _ in found(state, kind)} for kind in (BROKEN, UNKNOWN)}
    assert listed == {BROKEN: set(broken), UNKNOWN: set(unknown)}
    assert set(kept) == {*leaders} - {*broken} - {*unknown}


def test_the_state_counts_what_the_regions_list(state: Loading) -> None:
    # A coach of Region 2 with a mentee of Region 1: each stands where the own program is.
    coached_by(state, coach("C", region=2, years_experience=1))
    state.load("pairs", [pair("P-2", "M-1", "C", "2025-11-03", il_id="L-77")])
    with state.database.reading(STATE) as reader:
        told = {c.region: c.findings for c in counts(reader, state.today) if c.kind == BROKEN}
    assert told == {1: len(found(state, BROKEN, 1)), 2: len(found(state, BROKEN, 2))}
    assert told == {1: 1, 2: 1}


def test_rules_name_what_the_vocabulary_has_and_follow_each_other() -> None:
    for rule in RULES:
        assert set(rule.roles) <= set(PARTICIPANT_ROLES.codes) and rule.source and rule.words
        assert set(rule.accepted) <= {*EDUCATION.codes, *QUALIFICATIONS.codes}
    then, now = (r for r in RULES if r.key.startswith("mentee_rating"))
    assert then.valid_to == now.valid_from and now.valid_to is None
    assert then.valid_from < now.valid_from - timedelta(days=365)
