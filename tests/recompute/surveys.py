"""Surveys: response, scale scores and their change, agreement of pairs, and alpha."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from scipy import stats

from tests.recompute import figures as f
from tests.recompute.collected import collected, where_collected
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

SCALES = ("KSB", "EFF", "CTM", "SAT")
ASKED = {  # docs/measures.md, survey_response: who is asked what, and when
    ("KSB", "PRE"): ("coach",),
    ("KSB", "END"): ("coach",),
    ("EFF", "PRE"): ("mentee",),
    ("EFF", "END"): ("mentee",),
    ("CTM", "END"): ("coach", "mentee"),
    ("SAT", "END"): ("mentee",),
}
DAYS_PRE, DAYS_END = 45, 30
FEWEST_COMPLETE = 30
WORDS = {
    **dict.fromkeys(("pre", "fall", "autumn", "start", "baseline", "base", "beginning"), "PRE"),
    **dict.fromkeys(("mid", "winter", "middle", "midyear"), "MID"),
    **dict.fromkeys(("end", "post", "spring", "final"), "END"),
}


def wave_of(text: str) -> tuple[int, str]:
    """Program year and time of year of a wave; seasons name calendar years."""
    year, word = re.fullmatch(r"(\d{4})[-_ ](\w+)", text).groups()  # type: ignore[union-attr]
    if word.isdigit():
        return (int(year) if int(word) >= 9 else int(year) - 1), "MONTH"
    word = word.lower()
    return int(year) - (word in ("spring", "winter")), WORDS[word]


def answers(world: World) -> pd.DataFrame:
    """Every answer with its program year and time of year, items reversed by the key."""
    return world.kept(_answers)


def _answers(world: World) -> pd.DataFrame:
    rows = world.raw["surveys"]
    rows = rows[rows["instrument"].isin(SCALES)].copy()
    waves = {w: wave_of(w) for w in rows["wave"].unique()}
    rows["program_year"] = rows["wave"].map(lambda w: waves[w][0]).astype(int)
    rows["point"] = rows["wave"].map(lambda w: waves[w][1])
    turned = rows["scale_min"] + rows["scale_max"] - rows["value"]
    rows["points"] = rows["value"].where(rows["reverse"] != "Y", turned)
    return rows


OF_ANSWER = ["instrument", "version", "program_year", "point", "respondent_id", "about_mentee_id"]


def scores(world: World) -> pd.DataFrame:
    """One row per respondent, survey, version, wave and person it is about, with a scale score."""
    return world.kept(_scores)


def _scores(world: World) -> pd.DataFrame:
    rows = answers(world)
    asked = rows.groupby(["instrument", "version"])["item"].nunique()
    grouped = rows.groupby(OF_ANSWER)
    out = grouped.agg(
        answered=("points", "count"),
        score=("points", "mean"),
        low=("scale_min", "nunique"),
        high=("scale_max", "nunique"),
        least=("scale_min", "min"),
        most=("scale_max", "max"),
    ).reset_index()
    keys = pd.MultiIndex.from_frame(out[["instrument", "version"]])
    out["asked"] = asked.reindex(keys).to_numpy()
    enough = out["answered"] * 3 >= out["asked"] * 2
    out = out[enough & (out["low"] == 1) & (out["high"] == 1)]
    return placed(world, out)


def placed(world: World, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `respondent_id` and `program_year`, placed by the own program at the year's beginning."""
    keys = pd.MultiIndex.from_frame(rows[["respondent_id", "program_year"]])
    begun = world.begun_of_year().reindex(keys).reset_index(drop=True)
    fallback = pd.to_datetime(rows["program_year"].astype(str) + "-09-01").reset_index(drop=True)
    rows = rows.assign(participant_id=rows["respondent_id"]).reset_index(drop=True)
    rows["cohort"] = np.where(begun.notna(), rows["program_year"], 0)
    rows["start_date"] = begun.fillna(fallback)
    return world.placed_people(rows)


def in_years(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    return rows[rows["program_year"].isin(asked.period.years)]


def mean_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = in_years(scores(world), asked)
    rows = rows[rows["instrument"].isin(("KSB", "EFF")) & rows["point"].isin(("PRE", "END"))]
    return rows.assign(survey_wave=rows["instrument"] + "-" + rows["point"])


def middle(values: np.ndarray) -> float:
    """The mean of ends; of nothing, for which there is no interval either, nothing."""
    return float(values.mean()) if len(values) else 0.0


def on_scale(columns: Columns) -> f.Ends:
    """The mean of scores lies between the means of the ends of their scales."""
    return f.scale(middle(columns["least"]), middle(columns["most"]))


def split(columns: Columns, name: str) -> list[tuple[str, Columns]]:
    values = columns[name]
    return [(c, {k: v[values == c] for k, v in columns.items()}) for c in sorted(set(values))]


@second("survey_mean", mean_rows)
def survey_mean(columns: Columns) -> Figures:
    """The mean scale score of KSB and efficacy, at the start and at the end of a program year."""
    return {
        (w,): f.person_mean(r["score"], r["person"], on_scale(r))
        for w, r in split(columns, "survey_wave")
    }


def satisfied_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = in_years(scores(world), asked)
    return rows[(rows["instrument"] == "SAT") & (rows["point"] == "END")]


@second("satisfaction_mean", satisfied_rows)
def satisfaction_mean(columns: Columns) -> Figures:
    """The mean scale score of the job-satisfaction survey at the end of a program year."""
    return {(): f.person_mean(columns["score"], columns["person"], on_scale(columns))}


def changed_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Respondents with a scale score of one version at both ends of the year."""
    rows = in_years(scores(world), asked)
    rows = rows[rows["instrument"].isin(("KSB", "EFF"))]
    on = ["instrument", "version", "program_year", "respondent_id", "about_mentee_id"]
    first = rows[rows["point"] == "PRE"][[*on, "score"]]
    both = rows[rows["point"] == "END"].merge(first, on=on, suffixes=("", "_pre"))
    return both.assign(change=both["score"] - both["score_pre"], survey=both["instrument"])


@second("survey_change", changed_rows)
def survey_change(columns: Columns) -> Figures:
    """For each respondent the end minus the start of a year; then the mean of these differences."""
    return {
        (s,): f.person_mean(r["change"], r["person"], f.changes(middle(r["most"] - r["least"])))
        for s, r in split(columns, "survey")
    }


def due(world: World) -> pd.DataFrame:
    return world.kept(_due)


def _due(world: World) -> pd.DataFrame:
    """One row per survey, time of year and person who is asked: when it is due, and answered or not."""
    pairs = world.pairs.reset_index(drop=True)
    longest = (pairs["end_date"] - pairs["start_date"]).dt.days + 1
    long_enough = pairs["end_date"].isna() | (longest > DAYS_PRE)
    to_the_end = pairs["end_date"].isna() | (pairs["end_date"] >= pairs["planned_end"])
    out = []
    for (survey, point), members in ASKED.items():
        held = pairs[long_enough if point == "PRE" else to_the_end]
        for member in members:
            who = held[f"{member}_id"]
            rows = pd.DataFrame(
                {
                    "respondent_id": who,
                    "program_year": held["cohort"],
                    "about": held["mentee_id"] if survey == "CTM" else "",
                    "pair_id": held["pair_id"] if survey == "CTM" else "",
                    "day": held["start_date"] if point == "PRE" else held["planned_end"],
                }
            )
            # Asked once a year about one mentee, in however many pairs the two are: at the end of the last.
            on = ["respondent_id", "program_year", "about"]
            which = {"day": "min" if point == "PRE" else "max", "pair_id": "first"}
            rows = rows.groupby(on).agg(which).reset_index()
            wait = DAYS_PRE if point == "PRE" else DAYS_END
            rows["due"] = rows["day"] + pd.Timedelta(days=wait)
            out.append(rows.assign(instrument=survey, point=point, member=member))
    rows = pd.concat(out, ignore_index=True)
    given = answers(world)
    given = given[given["value"].notna()]
    about = given["about_mentee_id"].where(given["instrument"] == "CTM", "")
    mentee = given["pair_id"].map(world.pairs["mentee_id"])
    about = about.where((about != "") | (given["instrument"] != "CTM"), mentee)
    have = set(
        zip(
            *(given["instrument"], given["point"], given["program_year"]),
            *(given["respondent_id"], about),
            strict=True,
        )
    )
    on = ["instrument", "point", "program_year", "respondent_id", "about"]
    keys = zip(*(rows[c] for c in on), strict=True)
    rows["answered"] = np.array([k in have for k in keys], dtype=float)
    rows = placed(world, rows)
    return rows.assign(role=world.role_of_member(rows))


def due_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = in_years(due(world), asked)
    rows = rows.assign(survey_wave=rows["instrument"] + "-" + rows["point"])
    of = ["region", "program_year", "survey_wave"]
    rows = rows.assign(collected=collected(rows, "answered", of))
    return rows[rows["due"] <= asked.period.as_of]


@second("survey_response", due_rows)
def survey_response(columns: Columns) -> Figures:
    """Surveys due of which at least one item is answered ÷ surveys due by the as-of day."""
    return {
        (w,): where_collected(r, lambda c: f.person_share(c["answered"], c["person"]))
        for w, r in split(columns, "survey_wave")
    }


def compared(world: World) -> pd.DataFrame:
    return world.kept(_compared)


def _compared(world: World) -> pd.DataFrame:
    """One row per pair and version: coach minus mentee over the items both answered."""
    rows = answers(world)
    rows = rows[(rows["instrument"] == "CTM") & (rows["point"] == "END")]
    rows = rows.dropna(subset=["points"])
    pairs = world.pairs[["pair_id", "coach_id", "mentee_id"]].reset_index(drop=True)
    rows = rows.merge(pairs, on="pair_id")
    on = ["pair_id", "version", "program_year", "item"]
    rows = rows.assign(wide=rows["scale_max"] - rows["scale_min"])
    coach = rows[rows["respondent_id"] == rows["coach_id"]][[*on, "points", "wide"]]
    mentee = rows[rows["respondent_id"] == rows["mentee_id"]][[*on, "points"]]
    both = coach.merge(mentee, on=on, suffixes=("_coach", "_mentee"))
    gap = both["points_coach"] - both["points_mentee"]
    both = both.assign(difference=gap, distance=gap.abs(), near=(gap.abs() <= 1 + 1e-9) * 1.0)
    found = (
        both.groupby(on[:-1])
        .agg(
            difference=("difference", "mean"),
            distance=("distance", "mean"),
            near=("near", "sum"),
            items=("near", "size"),
            wide=("wide", "mean"),
        )
        .reset_index()
    )
    place = world.pairs.loc[found["pair_id"]]
    for column in ("region", "cohort", "program_type", "role", "person", "unit"):
        found[column] = place[column].to_numpy()
    return found.assign(items=found["items"].astype(float))


def pair_rows(world: World, asked: Asked) -> pd.DataFrame:
    return in_years(compared(world), asked)


@second("pair_difference", pair_rows)
def pair_difference(columns: Columns) -> Figures:
    """Per pair the mean of (coach − mentee) over the items both answered; then the mean over pairs."""
    return {
        (): f.mean(columns["difference"], columns["person"], f.changes(middle(columns["wide"])))
    }


@second("pair_distance", pair_rows)
def pair_distance(columns: Columns) -> Figures:
    """Per pair the mean of |coach − mentee| over the items both answered; then the mean over pairs."""
    return {(): f.mean(columns["distance"], columns["person"], f.scale(0, middle(columns["wide"])))}


@second("pair_within_one", pair_rows)
def pair_within_one(columns: Columns) -> Figures:
    """Items on which the two are at most one point apart ÷ items that both members answered."""
    return {(): f.ratio(columns["near"], columns["items"], columns["unit"], columns["person"])}


def complete_rows(world: World, asked: Asked) -> pd.DataFrame:
    """One row per complete answer at the end of a year, with its items as one array."""
    return in_years(world.kept(_complete), asked)


def _complete(world: World) -> pd.DataFrame:
    rows = answers(world)
    asked = rows.groupby(["instrument", "version"])["item"].nunique()
    rows = rows[rows["point"] == "END"].dropna(subset=["points"])
    rows = rows.sort_values([*OF_ANSWER, "item"])
    found = rows.groupby(OF_ANSWER)["points"].agg(tuple).reset_index()
    keys = pd.MultiIndex.from_frame(found[["instrument", "version"]])
    found = found[found["points"].map(len).to_numpy() == asked.reindex(keys).to_numpy()]
    return placed(world, found).assign(survey=lambda r: r["instrument"])


def alpha_of(items: np.ndarray) -> tuple[float, tuple[float, float]]:
    """k ÷ (k − 1) · (1 − Σ item variances ÷ variance of the total), and Feldt's interval."""
    n, k = items.shape
    alpha = k / (k - 1) * (1 - items.var(axis=0, ddof=1).sum() / items.sum(axis=1).var(ddof=1))
    cut = stats.f.ppf([0.975, 0.025], n - 1, (n - 1) * (k - 1))
    low, high = 1 - (1 - alpha) * cut
    return float(alpha), (float(low), float(high))


@second("survey_alpha", complete_rows)
def survey_alpha(columns: Columns) -> Figures:
    """Cronbach's alpha of each survey's items, from the complete answers at the end of a year."""
    out = {}
    for survey, rows in split(columns, "survey"):
        n, people = len(rows["points"]), f.distinct(rows["person"])
        one_version = len(set(rows["version"])) == 1
        if n < FEWEST_COMPLETE or not one_version:
            out[(survey,)] = f.Figure(people=people, units=n)
            continue
        alpha, interval = alpha_of(np.array(rows["points"].tolist(), dtype=float))
        out[(survey,)] = f.Figure(alpha, interval, None, people, n)
    return out


def begun_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Surveys due at the end of people with one score at the start of the same year."""
    owed = in_years(due(world), asked)
    owed = owed[(owed["point"] == "END") & (owed["due"] <= asked.period.as_of)]
    on = ["respondent_id", "program_year", "instrument"]
    first = scores(world)
    first = first[first["instrument"].isin(("KSB", "EFF")) & (first["point"] == "PRE")]
    first = first.drop_duplicates(on, keep=False)
    rows = owed.merge(first[[*on, "score", "least", "most"]], on=on)
    return rows.assign(survey=rows["instrument"])


@second("nonresponse_difference", begun_rows)
def nonresponse_difference(columns: Columns) -> Figures:
    """The mean start of those who did not answer at the end less that of those who did, by Welch."""
    return {
        (survey,): f.apart(
            r["score"], r["answered"] == 0, r["person"], middle(r["most"] - r["least"])
        )
        for survey, r in split(columns, "survey")
    }
