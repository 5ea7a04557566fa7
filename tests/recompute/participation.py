"""Participation: programs, pairs, people, and how many mentees a coach has."""

from __future__ import annotations

import pandas as pd

from tests.recompute import figures as f
from tests.recompute.periods import program_year
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.retention import roles
from tests.recompute.world import MENTEES, World


def program_rows(world: World, asked: Asked) -> pd.DataFrame:
    programs = world.raw["programs"]
    today = pd.Series(world.today, index=programs.index)
    return programs.assign(
        program_type=world.type_on(programs["eec_program_number"], today),
        region=world.region_on(programs["eec_program_number"], today),
        licensing_region=programs["region_licensing"],
        subsidy_region=programs["region_subsidy"],
        person=world.code(programs["eec_program_number"]),
    )


@second("programs", program_rows)
def programs(columns: Columns) -> Figures:
    """Count of EEC program numbers."""
    return {(): f.count(columns["person"])}


def served(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs that began by the last day and had not ended before the first."""
    pairs, when = world.pairs, asked.period
    active = (pairs["start_date"] <= when.end) & (pairs["active_until"] >= when.start)
    return pairs[active]


@second("pairs_served", served)
def pairs_served(columns: Columns) -> Figures:
    """Count of pairs that were active on at least one day of the period."""
    return {(): f.count(columns["person"], len(columns["person"]))}


def members(world: World) -> pd.DataFrame:
    """One row per participant, role and program year: coach, mentee, or named Instructional Leader."""
    return world.kept(_members)


def _members(world: World) -> pd.DataFrame:
    pairs = world.pairs
    leaders = pairs[["il_id", "cohort", "start_date"]].rename(columns={"il_id": "participant_id"})
    leaders = leaders[leaders["participant_id"].isin(world.people.index)]
    leaders = leaders.groupby(["participant_id", "cohort"])["start_date"].min().reset_index()
    rows = world.placed_people(leaders.assign(member="leader")).assign(role="IL")
    rows = pd.concat([roles(world), rows], ignore_index=True)
    return rows.assign(program_year=rows["cohort"])


def member_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Those of the program years whose first pair had begun."""
    rows = members(world)
    begun = rows["start_date"] <= asked.period.as_of
    return rows[rows["cohort"].isin(asked.period.years) & begun]


def coach_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Coaches, and how many different mentees they had in pairs that had begun by the as-of day."""
    rows = member_rows(world, asked)
    rows = rows[rows["member"] == "coach"]
    pairs = world.pairs[world.pairs["start_date"] <= asked.period.as_of]
    mentees = pairs.groupby(["coach_id", "cohort"])["mentee_id"].nunique()
    keys = zip(rows["participant_id"], rows["cohort"], strict=True)
    return rows.assign(mentees=[float(mentees[key]) for key in keys])


@second("people_served", member_rows)
def people_served(columns: Columns) -> Figures:
    """Different people in a pair of the program year, as coach, mentee or Instructional Leader."""
    return {(): f.count(columns["person"])}


@second("mentees_per_coach", coach_rows)
def mentees_per_coach(columns: Columns) -> Figures:
    """The mean number of different mentees that a coach has in a program year."""
    return {(): f.person_mean(columns["mentees"], columns["person"], f.amounts)}


@second("coach_load", coach_rows)
def coach_load(columns: Columns) -> Figures:
    """Coaches with one, two, and three or more different mentees."""
    number = columns["mentees"]
    held = {"one": number == 1, "two": number == 2, "more": number >= 3}
    return {(k,): f.person_share(v.astype(float), columns["person"]) for k, v in held.items()}


def waiting_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Mentees in a pair of the program year of today, and those never in a pair."""
    now = program_year(world.today)
    rows = members(world)
    rows = rows[(rows["cohort"] == now) & (rows["member"] == "mentee")].assign(waiting=0.0)
    people = world.people
    never = people[people["role"].isin(MENTEES) & ~people.index.isin(world.pairs["mentee_id"])]
    never = never[~never.index.isin(world.pairs["coach_id"])]
    waiting = pd.DataFrame({"participant_id": never.index, "start_date": world.today})
    waiting = world.placed_people(waiting).assign(waiting=1.0)
    return pd.concat([rows, waiting], ignore_index=True)


@second("unpaired_mentees", waiting_rows)
def unpaired_mentees(columns: Columns) -> Figures:
    """Participants with a mentee role never in a pair, of those in one this year or waiting."""
    return {(): f.person_share(columns["waiting"], columns["person"])}
