"""Fiscal support: stipends, amounts, substitutes, items, and what hours and pairs cost."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.collected import collected, where_collected
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

KINDS = ("stipend", "substitute", "classroom_items", "device")


def fiscal_years(days: pd.Series) -> pd.Series:
    """FY2026 is July 2025 to June 2026."""
    return days.dt.year + (days.dt.month >= 7)


def years(world: World) -> pd.DataFrame:
    return world.kept(_years)


def _years(world: World) -> pd.DataFrame:
    """One row per participant and fiscal year with a pair, a fund, an event or a contact in it."""
    pairs = world.pairs.reset_index(drop=True)
    contacts = world.contacts
    contacts = contacts.merge(pairs[["pair_id", "coach_id", "mentee_id"]], on="pair_id")
    contacts["sfy"] = fiscal_years(contacts["session_date"])
    hours = contacts["minutes"].fillna(0) / 60
    funds = world.raw["funds"]
    events = world.raw["attendance"]
    parts = []

    def add(person: pd.Series, sfy: pd.Series, name: str, value: pd.Series | float) -> None:
        rows = pd.DataFrame({"participant_id": person.to_numpy(), "sfy": sfy.to_numpy()})
        value = value.to_numpy() if isinstance(value, pd.Series) else value
        parts.append(rows.assign(name=name, value=value))

    for member in ("coach", "mentee"):
        add(pairs[f"{member}_id"], pairs["cohort"] + 1, f"pairs_{member}", 1.0)
        add(contacts[f"{member}_id"], contacts["sfy"], "coaching", hours)
    add(contacts["mentee_id"], contacts["sfy"], "contact_hours", hours)
    add(events["participant_id"], fiscal_years(events["date"]), "trained", events["hours"])
    for kind in KINDS:
        own = funds[funds["kind"] == kind]
        amount = own["amount"].fillna(0)
        paid, approved = own["paid"].notna(), own["approved"].notna()
        who, when = own["participant_id"], own["sfy"].astype(int)
        add(who, when, f"paid_{kind}", amount * paid)
        add(who, when, f"approved_{kind}", amount * (paid | approved))
        add(who, when, f"payments_{kind}", paid.astype(float))
        add(who, when, f"hours_{kind}", own["hours"].fillna(0))
        add(who, when, f"rows_{kind}", 1.0)
    rows = pd.concat(parts).pivot_table(
        index=["participant_id", "sfy"], columns="name", values="value", aggfunc="sum"
    )
    rows = rows.fillna(0.0).reset_index()
    rows["sfy"] = rows["sfy"].astype(int)
    begun = world.begun_of_year().reindex(
        pd.MultiIndex.from_arrays([rows["participant_id"], rows["sfy"] - 1])
    )
    fallback = pd.to_datetime((rows["sfy"] - 1).astype(str) + "-07-01")
    rows["start_date"] = begun.reset_index(drop=True).fillna(fallback)
    rows = world.placed_people(rows)
    member = np.where(rows["pairs_mentee"] > 0, "mentee", "neither")
    # Who coaches in the year is paid as a coach, also if somebody coaches them.
    member = np.where(rows["pairs_coach"] > 0, "coach", member)
    role = world.role_of_member(rows.assign(member=member))
    rows["role"] = rows["role"].where(member == "neither", role)
    rows["in_pair"] = (rows["pairs_coach"] + rows["pairs_mentee"]) > 0
    rows["cohort"] = np.where(rows["in_pair"], rows["sfy"] - 1, 0)
    for kind in KINDS:
        rows[f"collected_{kind}"] = collected(rows, f"rows_{kind}", ["region", "sfy"])
    rows["rows_all"] = sum(rows[f"rows_{k}"] for k in KINDS)
    rows["collected_all"] = collected(rows, "rows_all", ["region", "sfy"])
    rows["all_paid"] = sum(rows[f"paid_{k}"] for k in KINDS)
    return rows


def year_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = years(world)
    return rows[rows["sfy"].isin([y + 1 for y in asked.period.years])]


def coach_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = year_rows(world, asked)
    return rows[(rows["pairs_coach"] > 0) & (rows["role"] == "CT")]


@second("stipends_paid", coach_rows)
def stipends_paid(columns: Columns) -> Figures:
    """Consultant Teachers in a pair of the year who have been paid a stipend."""
    return {(): issued(columns, "stipend")}


def issued(columns: Columns, kind: str) -> f.Figure:
    """Who of those entitled was paid something of a kind."""

    def share(c: Columns) -> f.Figure:
        return f.person_share((c[f"payments_{kind}"] > 0).astype(float), c["person"])

    return where_collected(columns, share, f"collected_{kind}")


@second("amounts_paid", year_rows)
def amounts_paid(columns: Columns) -> Figures:
    """Dollars of rows with a day of payment ÷ those with a day of approval or of payment, by kind."""
    out = {}
    for kind in KINDS:
        paid, of = columns[f"paid_{kind}"].sum(), columns[f"approved_{kind}"].sum()
        people = f.distinct(columns["person"][columns[f"approved_{kind}"] > 0])
        value = paid / of if of else None
        out[(kind,)] = f.Figure(value, None, None, people, of, paid, of)
    return out


@second("substitute_hours", year_rows)
def substitute_hours(columns: Columns) -> Figures:
    """Substitute hours ÷ hours attended and hours of completed contacts, of coaches and mentees."""

    def quotient(c: Columns) -> f.Figure:
        of = c["trained"] + c["coaching"]
        return f.ratio(c["hours_substitute"], of, c["person"], c["person"], share=False)

    return {(): where_collected(columns, quotient, "collected_substitute")}


def mentee_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = year_rows(world, asked)
    return rows[rows["pairs_mentee"] > 0]


@second("items_issued", mentee_rows)
def items_issued(columns: Columns) -> Figures:
    """Mentees in a pair of the year who have been paid classroom items; and a device."""
    return {(kind,): issued(columns, kind) for kind in ("classroom_items", "device")}


def cost(columns: Columns, of: str) -> Figures:
    def quotient(c: Columns) -> f.Figure:
        paid, units = float(c["all_paid"].sum()), float(c[of].sum())
        people = f.distinct(c["person"][(c["all_paid"] > 0) | (c[of] > 0)])
        value = paid / units if units else None
        return f.Figure(value, None, None, people, units, paid, units)

    return {(): where_collected(columns, quotient, "collected_all")}


@second("contact_hour_cost", year_rows)
def contact_hour_cost(columns: Columns) -> Figures:
    """All support paid for a fiscal year ÷ the hours of completed contact in it."""
    return cost(columns, "contact_hours")


@second("pair_cost", year_rows)
def pair_cost(columns: Columns) -> Figures:
    """All support paid for a fiscal year ÷ the pairs of the program year that begins in it."""
    return cost(columns, "pairs_mentee")
