"""CLASS: from scores of cycles to means, changes, thresholds, bands and agreement."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.periods import Day
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

# domain.md 1.1: which dimensions make which domain.
PREK = {
    "ES": ["PC", "NC", "TS", "RSP"],
    "CO": ["BM", "PD", "ILF"],
    "IS": ["CD", "QF", "LM"],
}
DOMAINS = {
    "INF": {"RCG": ["RC", "TS", "FE", "ELS"]},
    "TOD": {"EBS": ["PC", "NC", "TS", "RCP", "BG"], "ESL": ["FLD", "QF", "LM"]},
    "PK1": PREK,
    "PK3_2": PREK,
}
DIMENSIONS = {i: [d for ds in of.values() for d in ds] for i, of in DOMAINS.items()}
EVERY_DIMENSION = list(dict.fromkeys(d for ds in DIMENSIONS.values() for d in ds))
USABLE, FULL, SHORTEST = 2, 4, 15
# domain.md 1.5: (domain, from, value), for the tools of preschool rooms alone.
COMPETITIVE = [
    *(("ES", "2011-12-09", 4.0), ("CO", "2011-12-09", 3.0), ("IS", "2011-12-09", 2.0)),
    *(("ES", "2020-10-27", 5.0), ("CO", "2020-10-27", 5.0), ("IS", "2020-10-27", 2.3)),
    ("IS", "2027-08-01", 2.5),
]
QUALITY = [("ES", "2020-10-27", 6.0), ("CO", "2020-10-27", 6.0), ("IS", "2020-10-27", 3.0)]
BANDS = (2.5, 5.5)


def observations(world: World) -> pd.DataFrame:
    """The observations of record: by outside observers, second codings left out."""
    return world.kept(_observations)


def _observations(world: World) -> pd.DataFrame:
    columns = ["observation_id", "educator_id", "program_number", "instrument", "window"]
    columns += ["obs_date", "observer_id", "observer_role", "cert_expires", "double_code_of"]
    columns += ["nc_orientation"]
    cycles = world.raw["class"].reindex(columns=columns).drop_duplicates("observation_id")
    means = world.raw["class_summary"].reindex(columns=columns)
    scored = world.raw["class_summary"].reindex(columns=EVERY_DIMENSION)
    means = means[(scored.astype(object).fillna("") != "").any(axis=1).to_numpy()]
    means = means[~means["observation_id"].isin(cycles["observation_id"])]
    seen = pd.concat([cycles.assign(by_cycle=True), means.assign(by_cycle=False)])
    seen[["double_code_of", "observer_id"]] = seen[["double_code_of", "observer_id"]].fillna("")
    seen["obs_date"] = pd.to_datetime(seen["obs_date"])
    seen["cert_expires"] = pd.to_datetime(seen["cert_expires"])
    day = seen["obs_date"]
    seen["program_year"] = day.dt.year - (day.dt.month < 9)
    return world.placed_educators(seen.reset_index(drop=True))


def of_record(world: World) -> pd.DataFrame:
    seen = observations(world)
    return seen[(seen["observer_role"] == "external") & (seen["double_code_of"] == "")]


def valid_scores(world: World) -> pd.DataFrame:
    """Scores of valid cycles, Negative Climate reversed once."""
    scores = world.raw["class"]
    long_enough = scores["minutes"].isna() | (scores["minutes"] >= SHORTEST)
    scores = scores[long_enough & (scores["valid"] == "Y")]
    turned = (scores["dimension"] == "NC") & (scores["nc_orientation"] == "raw")
    points = scores["score"].where(~turned, 8 - scores["score"])
    return scores[["observation_id", "cycle", "dimension", "instrument"]].assign(points=points)


def scored(world: World) -> pd.DataFrame:
    """One row per usable observation of record and component (dimension or domain)."""
    return world.kept(_scored)


def _scored(world: World) -> pd.DataFrame:
    valid = valid_scores(world)
    cycles = valid.groupby("observation_id")["cycle"].nunique()
    usable = cycles.index[cycles >= USABLE]
    valid = valid[valid["observation_id"].isin(usable)]
    wide = valid.pivot_table(index="observation_id", columns="dimension", values="points")
    means = world.raw["class_summary"].set_index("observation_id")
    if len(means):
        given = [d for d in EVERY_DIMENSION if d in means]
        numbers = means[given].apply(pd.to_numeric, errors="coerce")
        if "NC" in numbers:
            turned = means["nc_orientation"] == "raw"
            numbers["NC"] = numbers["NC"].where(~turned, 8 - numbers["NC"])
        wide = pd.concat([wide, numbers[~numbers.index.isin(wide.index)]])
    record = of_record(world)
    out = []
    for instrument, domains in DOMAINS.items():
        own = record[record["instrument"] == instrument]
        own = own[own["observation_id"].isin(wide.index)]
        points = wide.loc[own["observation_id"]].reindex(columns=DIMENSIONS[instrument])
        for domain, dimensions in domains.items():
            points[domain] = points[dimensions].mean(axis=1, skipna=False)
        for component in points:
            rows = own.assign(
                component=component,
                is_domain=component in domains,
                score=points[component].to_numpy(),
            )
            out.append(rows.dropna(subset=["score"]))
    return pd.concat(out, ignore_index=True)


PLACE = ["region", "cohort", "program_type", "role"]
OF_WINDOW = ["educator_id", "person", "instrument", "program_year", "window", "component"]


def windows(world: World) -> pd.DataFrame:
    """One row per educator, instrument, program year, window and component: the mean score."""
    return world.kept(_windows)


def _windows(world: World) -> pd.DataFrame:
    rows = scored(world).sort_values(["obs_date", "observation_id"])
    grouped = rows.groupby(OF_WINDOW, sort=False)
    named = {c: (c, "first") for c in (*PLACE, "is_domain", "obs_date")}
    return grouped.agg(score=("score", "mean"), **named).reset_index()


def window_rows(world: World, asked: Asked, domains: bool = True) -> pd.DataFrame:
    rows = windows(world)
    return rows[
        (rows["instrument"] == asked.instrument)
        & rows["program_year"].isin(asked.period.years)
        & (rows["is_domain"] == domains)
    ]


def dimension_rows(world: World, asked: Asked) -> pd.DataFrame:
    return window_rows(world, asked, domains=False)


def by_component(columns: Columns) -> list[tuple[str, Columns]]:
    component = columns["component"]
    return [
        (c, {k: v[component == c] for k, v in columns.items()})
        for c in dict.fromkeys(component.tolist())
    ]


@second("class_mean", window_rows)
def class_mean(columns: Columns) -> Figures:
    """The mean domain score of educators in an observation window, for one CLASS instrument."""
    return {
        (c,): f.person_mean(rows["score"], rows["person"], f.CLASS)
        for c, rows in by_component(columns)
    }


@second("class_profile", dimension_rows)
def class_profile(columns: Columns) -> Figures:
    """The mean of each CLASS dimension over educators in an observation window."""
    return class_mean(columns)


def threshold_rows(
    cuts: list[tuple[str, str, float]],
) -> Callable[[World, Asked], pd.DataFrame]:
    def rows(world: World, asked: Asked) -> pd.DataFrame:
        found = window_rows(world, asked)
        if asked.instrument not in ("PK1", "PK3_2"):
            found = found[:0]
        cut = pd.Series(np.nan, index=found.index)
        for domain, begins, value in cuts:
            holds = (found["component"] == domain) & (found["obs_date"] >= begins)
            cut = cut.mask(holds, value)
        return found.assign(cut=cut).dropna(subset=["cut"])

    return rows


@second("class_threshold", threshold_rows(COMPETITIVE))
def class_threshold(columns: Columns) -> Figures:
    """The share of educator-window scores at or above the competitive threshold of the day."""
    return {
        (c,): f.person_share((rows["score"] >= rows["cut"] - 1e-9).astype(float), rows["person"])
        for c, rows in by_component(columns)
    }


@second("class_quality", threshold_rows(QUALITY))
def class_quality(columns: Columns) -> Figures:
    """The share of educator-window scores at or above the quality threshold of the day."""
    return class_threshold(columns)


@second("class_bands", window_rows)
def class_bands(columns: Columns) -> Figures:
    """The share of educators whose domain score lies in the low, mid or high band."""
    out = {}
    for component, rows in by_component(columns):
        place = np.digitize(rows["score"] + 1e-9, BANDS)
        for number, band in enumerate(("low", "mid", "high")):
            out[component, band] = f.person_share((place == number).astype(float), rows["person"])
    return out


def changes(world: World) -> pd.DataFrame:
    """One row per educator, instrument, year and component seen at the baseline and again."""
    return world.kept(_changes)


def _changes(world: World) -> pd.DataFrame:
    rows = windows(world)
    first, last = (rows[rows["window"] == w] for w in ("BASE", "END"))
    on = [c for c in OF_WINDOW if c != "window"]
    both = first.merge(last[[*on, "score", "obs_date"]], on=on, suffixes=("", "_end"))
    begun = world.first_contact_of_year()
    key = list(zip(both["educator_id"], both["program_year"], strict=True))
    contact = pd.Series(key).map(begun)
    too_late = (both["obs_date"] > contact).to_numpy()
    return both[~too_late].assign(change=lambda b: b["score_end"] - b["score"])


def change_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = changes(world)
    return rows[
        (rows["instrument"] == asked.instrument)
        & rows["program_year"].isin(asked.period.years)
        & rows["is_domain"]
    ]


@second("class_change", change_rows)
def class_change(columns: Columns) -> Figures:
    """Second minus baseline of educators usable in both windows, then the mean, 95% t interval."""
    return {
        (c,): f.person_mean(rows["change"], rows["person"], f.changes(6))
        for c, rows in by_component(columns)
    }


def pair_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs that had begun, with their mentee's first baseline and second observation.

    Of teachers outside out-of-school time: who administers has no room, and CLASS is for no such room.
    """
    pairs = world.pairs
    pairs = pairs[
        pairs["cohort"].isin(asked.period.years)
        & (pairs["start_date"] <= asked.period.as_of)
        & (pairs["role"] == "MENTEE")
        & (pairs["program_type"] != "OST")
    ]
    return pairs.assign(program_year=pairs["cohort"]).assign(
        **observed(world, pairs, asked.period.as_of)
    )


def observed(world: World, pairs: pd.DataFrame, as_of: Day) -> dict[str, object]:
    """Days of the first usable baseline and second observation in the program year of pairs."""
    usable = of_record(world).merge(scored(world)[["observation_id"]].drop_duplicates())
    usable = usable[usable["obs_date"] <= as_of]
    days = usable.groupby(["educator_id", "program_year", "window"])["obs_date"].min()
    keys = list(zip(pairs["mentee_id"], pairs["cohort"], strict=True))
    contact = world.contacts.groupby("pair_id")["session_date"].min()
    return {
        **{
            name: pd.to_datetime(pd.Series([days.get((*k, w)) for k in keys], index=pairs.index))
            for name, w in (("baseline", "BASE"), ("second", "END"))
        },
        "contact": pairs["pair_id"].map(contact),
    }


@second("baseline_first", pair_rows)
def baseline_first(columns: Columns) -> Figures:
    """Pairs whose mentee's baseline is dated on or before the pair's first contact, if any."""
    seen, contact = columns["baseline"], columns["contact"]
    early = ~np.isnat(seen) & (np.isnat(contact) | (seen <= contact))
    return {(): f.once_share(early.astype(float), columns["person"])}


def finished_pair_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = pair_rows(world, asked)
    over = pd.to_datetime((rows["cohort"] + 1).astype(str) + "-08-31")
    return rows[over <= asked.period.as_of]


@second("class_coverage", finished_pair_rows)
def class_coverage(columns: Columns) -> Figures:
    """Pairs of finished program years observed at the baseline and again in the second window."""
    both = ~np.isnat(columns["baseline"]) & ~np.isnat(columns["second"])
    return {(): f.once_share(both.astype(float), columns["person"])}


def _valid(world: World, rows: pd.DataFrame) -> np.ndarray:
    """Which rows of (observation, cycle) are of a valid cycle."""
    valid = valid_scores(world).groupby(["observation_id", "cycle"]).size().index
    return pd.MultiIndex.from_frame(rows[["observation_id", "cycle"]]).isin(valid)


def double_rows(world: World, asked: Asked) -> pd.DataFrame:
    """One row per score that two observers gave: the same cycle and dimension."""
    seen = observations(world)
    again = seen[(seen["double_code_of"] != "")]
    scores = world.raw["class"][["observation_id", "cycle", "dimension", "score"]]
    theirs = again[["observation_id", "double_code_of"]].merge(scores, on="observation_id")
    first = of_record(world)
    own = first.merge(scores, on="observation_id")
    own = own[_valid(world, own)]
    theirs = theirs[_valid(world, theirs)]
    both = own.merge(
        theirs.drop(columns="observation_id"),
        left_on=["observation_id", "cycle", "dimension"],
        right_on=["double_code_of", "cycle", "dimension"],
        suffixes=("", "_2"),
    )
    both = both[
        (both["instrument"] == asked.instrument) & both["program_year"].isin(asked.period.years)
    ]
    # To nine places: 8 less 6.99 is not 1.01 in binary fractions.
    return both.assign(apart=(both["score"] - both["score_2"]).abs().round(9))


@second("class_agreement", double_rows)
def class_agreement(columns: Columns) -> Figures:
    """Double-coded scores on which two observers agree exactly, and within one; NC apart."""
    negative = columns["dimension"] == "NC"
    out = {}
    for prefix, own in (("", ~negative), ("nc_", negative)):
        apart = columns["apart"][own]
        unit, person = columns["unit"][own], columns["person"][own]
        for name, most in (("exact", 0), ("within_one", 1)):
            agree = (apart <= most).astype(float)
            out[(prefix + name,)] = f.ratio(agree, np.ones(len(agree)), unit, person)
    return out
