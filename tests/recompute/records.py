"""CLASS records: certificates, valid cycles, evenness, observers, and those who left."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.classes import (
    DOMAINS,
    FULL,
    USABLE,
    by_component,
    of_record,
    valid_scores,
    windows,
)
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

EVEN_DOMAINS = ("ES", "CO", "EBS", "RCG")

# Reasons to end that are not leaving PAC.
NOT_GIVING_UP = ("", "completed", "program_closed", "re_paired", "leave", "promoted")


def records(world: World) -> pd.DataFrame:
    return world.kept(_records)


def _records(world: World) -> pd.DataFrame:
    """One row per observation of record: its certificate, valid cycles and observer."""
    rows = of_record(world)
    cycles = valid_scores(world).groupby("observation_id")["cycle"].nunique()
    number = rows["observation_id"].map(cycles).fillna(0.0)
    return rows.assign(
        cycles=number.where(rows["by_cycle"], np.nan),
        known=rows["cert_expires"].notna(),
        certified=(rows["obs_date"] <= rows["cert_expires"]).astype(float),
        observer=world.code(rows["observer_id"]),
    )


def record_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = records(world)
    return rows[
        (rows["instrument"] == asked.instrument) & rows["program_year"].isin(asked.period.years)
    ]


@second("certified_observers", record_rows)
def certified_observers(columns: Columns) -> Figures:
    """Observations whose observer's certificate had not run out, of those that give one; and the rest."""
    known, observer, person = columns["known"], columns["observer"], columns["person"]
    one = np.ones(len(known))
    lacking = (~known).astype(float)
    return {
        ("certified",): f.ratio(
            columns["certified"][known], one[known], observer[known], person[known]
        ),
        ("unknown",): f.ratio(lacking, one, observer, person),
    }


def cycled_rows(world: World, asked: Asked) -> pd.DataFrame:
    return record_rows(world, asked).dropna(subset=["cycles"])


@second("full_observations", cycled_rows)
def full_observations(columns: Columns) -> Figures:
    """Observations with at least 2 valid cycles, and with at least 4, of those given by cycle."""
    cycles, person = columns["cycles"], columns["person"]
    return {
        (name,): f.person_share((cycles >= least).astype(float), person)
        for name, least in (("usable", USABLE), ("full", FULL))
    }


@second("valid_cycles", cycled_rows)
def valid_cycles(columns: Columns) -> Figures:
    """Median and quartiles of valid cycles over observations given cycle by cycle."""
    return {(): f.quartiles(columns["cycles"], columns["person"])}


def evenness(world: World) -> pd.DataFrame:
    return world.kept(_evenness)


def _evenness(world: World) -> pd.DataFrame:
    """One row per observation with four or more valid cycles and domain: the deviation over cycles."""
    rows = records(world)
    rows = rows[rows["cycles"] >= FULL]
    scores = valid_scores(world)
    wide = scores[scores["observation_id"].isin(rows["observation_id"])].pivot_table(
        index=["observation_id", "cycle"], columns="dimension", values="points"
    )
    out = []
    for instrument, domains in DOMAINS.items():
        own = rows[rows["instrument"] == instrument]
        for domain, dimensions in domains.items():
            if domain not in EVEN_DOMAINS:
                continue
            held = wide[wide.index.get_level_values(0).isin(own["observation_id"])]
            points = held.reindex(columns=dimensions).mean(axis=1, skipna=False).dropna()
            grouped = points.groupby(level=0)
            deviation = grouped.std(ddof=1)[grouped.size() >= FULL]
            found = own.assign(component=domain, deviation=own["observation_id"].map(deviation))
            out.append(found.dropna(subset=["deviation"]))
    return pd.concat(out, ignore_index=True)


def even_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = evenness(world)
    return rows[
        (rows["instrument"] == asked.instrument) & rows["program_year"].isin(asked.period.years)
    ]


@second("within_day_deviation", even_rows)
def within_day_deviation(columns: Columns) -> Figures:
    """The mean over observations of the standard deviation of their cycles, educator as the unit."""
    return {
        (c,): f.ratio(
            r["deviation"], np.ones(len(r["deviation"])), r["person"], r["person"], share=False
        )
        for c, r in by_component(columns)
    }


def observer_pairs(world: World, asked: Asked) -> pd.DataFrame:
    """Educators usable in both windows with both observers on record: the first of each window."""
    rows = record_rows(world, asked)
    rows = rows[(rows["cycles"].isna()) | (rows["cycles"] >= USABLE)]
    rows = rows.sort_values(["obs_date", "observation_id"])
    on = ["educator_id", "instrument", "program_year"]
    first = {
        w: rows[rows["window"] == w].drop_duplicates(on, keep="first") for w in ("BASE", "END")
    }
    both = first["END"].merge(first["BASE"][[*on, "observer_id"]], on=on, suffixes=("", "_base"))
    both = both[(both["observer_id"] != "") & (both["observer_id_base"] != "")]
    changed = both["observer_id"] != both["observer_id_base"]
    return both.assign(changed=changed.astype(float))


@second("observer_change", observer_pairs)
def observer_change(columns: Columns) -> Figures:
    """Educators seen in both windows whose second observer is another than the first."""
    return {(): f.person_share(columns["changed"], columns["person"])}


def named_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = record_rows(world, asked)
    return rows[rows["observer_id"] != ""]


@second("observers", named_rows)
def observers(columns: Columns) -> Figures:
    """Count of observers, each once wherever they observed."""
    return {(): f.count(columns["observer"])}


def all_baselines(world: World) -> pd.DataFrame:
    return world.kept(_all_baselines)


def _all_baselines(world: World) -> pd.DataFrame:
    """Baselines of finished years, with who "stayed" (was seen the second time), who "left" (every pair
    of the year was given up), and who was neither."""
    rows = windows(world)
    on = ["educator_id", "instrument", "program_year", "component"]
    base = rows[(rows["window"] == "BASE") & rows["is_domain"]]
    again = pd.MultiIndex.from_frame(rows[rows["window"] == "END"][on])
    seen = pd.MultiIndex.from_frame(base[on]).isin(again)
    pairs = world.pairs
    gave_up = (pairs["end_date"] <= world.today) & ~pairs["end_reason"].isin(NOT_GIVING_UP)
    every = gave_up.groupby([pairs["mentee_id"], pairs["cohort"]]).all()
    keys = pd.MultiIndex.from_frame(base[["educator_id", "program_year"]])
    left = every.reindex(keys).fillna(False).to_numpy(dtype=bool) & ~seen
    over = pd.to_datetime((base["program_year"] + 1).astype(str) + "-08-31") < world.today
    group = np.where(seen, "stayed", np.where(left, "left", ""))
    return base.assign(group=group)[over]


def baselines(world: World) -> pd.DataFrame:
    """Of those who stayed or left."""
    rows = all_baselines(world)
    return rows[rows["group"] != ""]


def baseline_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = baselines(world)
    return rows[rows["instrument"] == asked.instrument]


@second("leavers_baseline", baseline_rows)
def leavers_baseline(columns: Columns) -> Figures:
    """The mean baseline of educators seen the second time, beside that of those whose pair gave up."""
    out = {}
    for component, rows in by_component(columns):
        for group in ("stayed", "left"):
            own = rows["group"] == group
            out[component, group] = f.person_mean(rows["score"][own], rows["person"][own], f.CLASS)
    return out
