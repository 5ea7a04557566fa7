"""Whom each figure stands on: every outcome measure as sums of protected values over its rows.

By the written definitions (docs/measures.md); which rows a measure has is asked of the second
implementation. A measure that is not listed here is taken apart by `unlisted.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tests.attack.protected import CLASS, GOALS, RETENTION, SURVEYS, Ids, Protected, Values
from tests.recompute import goals as goal_rows
from tests.recompute import plans, retention
from tests.recompute.classes import BANDS, windows
from tests.recompute.records import NOT_GIVING_UP
from tests.recompute.registry import Asked
from tests.recompute.surveys import scores as survey_scores
from tests.recompute.world import World

# The farthest that a T score of goals can lie from 50.
T_FARTHEST = 20 / 0.3**0.5
SUM, NUMERATOR, DENOMINATOR, UNITS = "sum", "numerator", "denominator", "units"


@dataclass(frozen=True)
class Adds:
    """One field of a figure as a sum over rows: constant + Σ weight · protected value.

    `held`: the rows it is over, of those of the place. `ids` has a column for each term of a row;
    −1 where a row has fewer. `of` is what a mean or share is divided by, row by row.
    """

    field: str
    held: NDArray[np.bool_]
    ids: Ids
    weights: Values
    constant: Values
    of: Values


Parts = dict[str, list[Adds]]  # by the part of the measure; "" where it has none
Frame = pd.DataFrame


def adds(
    field: str,
    ids: Ids | list[Ids],
    weights: Values | list[float] | None = None,
    held: NDArray[np.bool_] | pd.Series | None = None,
    constant: Values | float = 0.0,
    of: Values | float = 1.0,
) -> Adds:
    table = np.column_stack(ids) if isinstance(ids, list) else ids
    if table.ndim == 1:
        table = table[:, None]
    n = len(table)
    own = np.asarray([1.0] * table.shape[1] if weights is None else weights, dtype=float)
    return Adds(
        field,
        np.ones(n, dtype=bool) if held is None else np.asarray(held, dtype=bool),
        table,
        np.broadcast_to(own, table.shape),
        np.broadcast_to(np.asarray(constant, dtype=float), (n,)),
        np.broadcast_to(np.asarray(of, dtype=float), (n,)),
    )


class Standing:
    """The protected values of one state, and what each outcome measure adds of them."""

    def __init__(self, world: World) -> None:
        self.world, self.protected = world, Protected()
        self._entered = False

    # -- CLASS ----------------------------------------------------------------------------------

    def scores(self, rows: Frame, window: str | pd.Series, column: str = "score") -> Ids:
        """The scores of windows: of every row's educator, tool, year and component."""
        self.enter_windows()
        seen = np.broadcast_to(np.asarray(window), (len(rows),))
        keys = zip(
            ["score"] * len(rows),
            rows["educator_id"],
            rows["instrument"],
            rows["program_year"].astype(int),
            seen.tolist(),
            rows["component"],
            strict=True,
        )
        return self.protected.enter(
            CLASS, keys, rows[column], 1.0, 7.0, rows["educator_id"], rows["region"]
        )

    def enter_windows(self) -> None:
        """Every score of a window, placed on its own day."""
        if self._entered:
            return
        self._entered = True
        rows = windows(self.world)
        if len(rows):
            self.scores(rows, rows["window"])

    def at_least(self, rows: Frame, cuts: Values | float, window: str | pd.Series) -> Ids:
        """Whether each score is at or above a cut: 0 or 1, and what that says of the score."""
        scores = self.scores(rows, window)
        cuts = np.broadcast_to(np.asarray(cuts, dtype=float), (len(rows),))
        p = self.protected
        true = (rows["score"].to_numpy() >= cuts - 1e-9).astype(float)
        keys = [("at least", float(c), *p.records[s]) for s, c in zip(scores, cuts, strict=True)]
        ids = p.enter(CLASS, keys, true, 0.0, 1.0, rows["educator_id"], rows["region"])
        for one, score, cut in zip(ids.tolist(), scores.tolist(), cuts.tolist(), strict=True):
            # 1 → score ≥ cut; 0 → score ≤ cut.
            p.relate(("above", one), [score, one], [1.0, 1 - cut], 1.0, 7.0)
            p.relate(("below", one), [score, one], [1.0, cut - 7], -6.0, cut)
        return ids

    def changes(self, rows: Frame) -> list[Ids]:
        """Second less baseline: the numbers of both."""
        return [self.scores(rows, "END", "score_end"), self.scores(rows, "BASE")]


CHANGE = [1.0, -1.0]
Taken = Callable[[Standing, Frame, Asked], Parts]
TAKEN: dict[str, Taken] = {}


def of(*keys: str) -> Callable[[Taken], Taken]:
    def register(taken: Taken) -> Taken:
        TAKEN.update(dict.fromkeys(keys, taken))
        return taken

    return register


@of("class_mean", "class_profile")
def _scores(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, s.scores(rows, rows["window"]))]}


@of("class_change", "change_margin", "change_by_observers")
def _changes(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, s.changes(rows), CHANGE)]}


@of("standardized_change")
def _standardized(s: Standing, rows: Frame, asked: Asked) -> Parts:
    """The numerator is the mean change itself."""
    return {"": [adds("mean", s.changes(rows), CHANGE)]}


@of("tipping_point")
def _tipping(s: Standing, rows: Frame, asked: Asked) -> Parts:
    seen = rows["change"].notna().to_numpy()
    both = np.full((len(rows), 2), -1)
    both[seen] = np.column_stack(s.changes(rows[seen]))
    return {"seen": [adds(SUM, both, CHANGE, held=seen)]}


@of("class_threshold", "class_quality")
def _threshold(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, s.at_least(rows, rows["cut"].to_numpy(), rows["window"]))]}


@of("class_bands")
def _bands(s: Standing, rows: Frame, asked: Asked) -> Parts:
    mid, high = (s.at_least(rows, cut, rows["window"]) for cut in BANDS)
    s_low = adds(SUM, mid, [-1.0], constant=1.0)
    return {"low": [s_low], "mid": [adds(SUM, [mid, high], CHANGE)], "high": [adds(SUM, high)]}


def _grouped(s: Standing, rows: Frame, place: NDArray[np.int64], names: tuple[str, ...]) -> Parts:
    """Changes by groups of what is no secret, such as coaching."""
    both = s.changes(rows)
    return {n: [adds(SUM, both, CHANGE, held=place == i)] for i, n in enumerate(names)}


def _digits(values: pd.Series, bounds: list[float]) -> NDArray[np.int64]:
    place = np.digitize(values + 1e-12, bounds)
    place[values.isna().to_numpy()] = len(bounds) + 1
    return place


@of("change_by_dose")
def _dose(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return _grouped(s, rows, _digits(rows["dose"], [1.0, 1.5 + 1e-9]), ("below", "within", "above"))


@of("change_by_venue")
def _venue(s: Standing, rows: Frame, asked: Asked) -> Parts:
    place = _digits(rows["by_video"], [1 / 3, 2 / 3])
    return _grouped(s, rows, place, ("in_person", "both", "by_video", "no_contact"))


@of("change_by_intensity")
def _intensity(s: Standing, rows: Frame, asked: Asked) -> Parts:
    place = _digits(rows["intensity"], [2.0, 3.0])
    return _grouped(s, rows, place, ("under_two", "two_to_three", "three_more", "no_contact"))


@of("change_by_caseload")
def _caseload(s: Standing, rows: Frame, asked: Asked) -> Parts:
    place = np.minimum(rows["mentees"].to_numpy(dtype=int), 3) - 1
    return _grouped(s, rows, place, ("one", "two", "more"))


@of("change_by_experience")
def _experience(s: Standing, rows: Frame, asked: Asked) -> Parts:
    place = np.minimum(rows["years"].to_numpy(dtype=int), 3) - 1
    return _grouped(s, rows, place, ("first", "second", "more"))


@of("change_by_baseline")
def _by_baseline(s: Standing, rows: Frame, asked: Asked) -> Parts:
    """In which band a baseline lies is protected itself: a group is known by its size alone."""
    mid, high = (s.at_least(rows, cut, "BASE") for cut in BANDS)
    second, base = s.changes(rows)
    p = s.protected
    place = np.digitize(rows["score"] + 1e-9, BANDS)
    change = rows["change"].to_numpy()
    groups = []
    for number in (0, 2):
        keys = [("change in band", number, *p.records[b]) for b in base]
        true = np.where(place == number, change, 0.0)
        groups.append(p.enter(CLASS, keys, true, -6.0, 6.0, rows["educator_id"], rows["region"]))
    low_sum, high_sum = groups
    for one, inside, weight, shift in (
        *((a, b, -1.0, 1.0) for a, b in zip(low_sum.tolist(), mid.tolist(), strict=True)),
        *((a, b, 1.0, 0.0) for a, b in zip(high_sum.tolist(), high.tolist(), strict=True)),
    ):
        # |change| ≤ 6 where it lies in the band (shift + weight · inside), and 0 where not.
        p.relate(("in", one), [one, inside], [1.0, -6 * weight], -np.inf, 6 * shift)
        p.relate(("in -", one), [one, inside], [1.0, 6 * weight], -6 * shift, np.inf)
    middle = adds(SUM, [second, base, low_sum, high_sum], [1.0, -1.0, -1.0, -1.0])
    return {
        "low": [adds(SUM, low_sum, of=0.0), adds(DENOMINATOR, mid, [-1.0], constant=1.0)],
        "mid": [
            Adds(
                SUM, middle.held, middle.ids, middle.weights, middle.constant, np.zeros(len(rows))
            ),
            adds(DENOMINATOR, [mid, high], CHANGE),
        ],
        "high": [adds(SUM, high_sum, of=0.0), adds(DENOMINATOR, high)],
    }


@of("leavers_baseline")
def _leavers(s: Standing, rows: Frame, asked: Asked) -> Parts:
    base, (stayed, left) = (
        s.scores(rows, "BASE"),
        ((rows["group"] == g) for g in ("stayed", "left")),
    )
    number = adds(DENOMINATOR, _gave_up(s, rows, asked), held=~stayed)
    return {"stayed": [adds(SUM, base, held=stayed)], "left": [adds(SUM, base, held=left), number]}


def _gave_up(s: Standing, rows: Frame, asked: Asked) -> Ids:
    """Whether all pairs of an educator's year were given up: of who was seen again it is no secret that
    nobody left before. Tied to what is told of the pairs themselves."""
    p = s.protected
    keys = zip(["gave up"] * len(rows), rows["educator_id"], rows["program_year"], strict=True)
    true = (rows["group"] == "left").to_numpy(dtype=float)
    unseen = (rows["group"] != "stayed").to_numpy()
    # Who was seen again is in no count; its number is one that stands in none.
    keys = [k if u else (*k, "seen again") for k, u in zip(keys, unseen, strict=True)]
    ids = p.enter(RETENTION, keys, true, 0.0, 1.0, rows["educator_id"], rows["region"])
    pairs = s.world.pairs
    pairs = pairs[pairs["cohort"].isin(rows["program_year"])].assign(program_year=pairs["cohort"])
    of_year: dict[tuple[object, ...], list[int]] = {}
    whose = zip(pairs["mentee_id"], pairs["cohort"], strict=True)
    ended = _whether(s, ("ended", "early"), pairs, _ended_early(pairs, asked), asked).tolist()
    reasons = _ended_for(s, pairs, asked)
    given_up = np.column_stack([reasons[r] for r in retention.REASONS if r not in NOT_GIVING_UP])
    for at, who in enumerate(whose):
        of_year.setdefault(who, []).append(at)
    for key, one in zip(keys, ids.tolist(), strict=True):
        own = of_year.get(key[1:], [])
        for at in own:  # who gave all pairs up has ended each of them
            p.relate(("ended too", one, ended[at]), [one, ended[at]], [1.0, -1.0], -1.0, 0.0)
        if len(own) == 1:
            why = given_up[own[0]].tolist()
            p.relate(("given up", one), [one, *why], [1.0] + [-1.0] * len(why), 0.0, 0.0)
    return ids


@of("leavers_difference")
def _left_less_stayed(s: Standing, rows: Frame, asked: Asked) -> Parts:
    stayed, left = ((rows["group"] == g).to_numpy() for g in ("stayed", "left"))
    apart = np.where(left, 1.0, -1.0)
    return {
        "": [
            adds("difference", s.scores(rows, "BASE"), held=stayed | left, of=apart),
            adds(NUMERATOR, _gave_up(s, rows, asked), held=~stayed),
        ]
    }


@of("within_day_deviation")
def _evenness(s: Standing, rows: Frame, asked: Asked) -> Parts:
    keys = zip(["deviation"] * len(rows), rows["observation_id"], rows["component"], strict=True)
    ids = s.protected.enter(
        CLASS, keys, rows["deviation"], 0.0, 6.0, rows["educator_id"], rows["region"]
    )
    return {"": [adds(SUM, ids)]}


# -- goals --------------------------------------------------------------------------------------


def _met(s: Standing, rows: Frame, day: pd.Timestamp, true: Values) -> Ids:
    """Whether goals were achieved by a day."""
    day = max(day, pd.Timestamp(2000, 1, 1))
    keys = zip(
        ["achieved"] * len(rows), rows["goal_id"], [str(day.date())] * len(rows), strict=True
    )
    return s.protected.enter(GOALS, keys, true, 0.0, 1.0, rows["mentee_id"], rows["region"])


@of("goal_attainment", "goals_achieved", "goal_days")
def _achieved(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, _met(s, rows, asked.period.as_of, rows["met"].to_numpy()))]}


@of("goal_on_time")
def _on_time(s: Standing, rows: Frame, asked: Asked) -> Parts:
    met = _met(s, rows, asked.period.as_of, rows["met"].to_numpy())
    early = rows["met"] * (rows["achieved"] <= rows["target_date"])
    keys = zip(["on time"] * len(rows), rows["goal_id"], strict=True)
    ids = s.protected.enter(GOALS, keys, early, 0.0, 1.0, rows["mentee_id"], rows["region"])
    for one, whole in zip(ids.tolist(), met.tolist(), strict=True):
        s.protected.relate(("early", one, whole), [one, whole], [1.0, -1.0], -1.0, 0.0)
    return {"": [adds(SUM, ids)]}


@of("goal_alignment")
def _aligned(s: Standing, rows: Frame, asked: Asked) -> Parts:
    """Made of CLASS baselines: which three dimensions are the lowest."""
    keys = zip(["among the lowest"] * len(rows), rows["goal_id"], strict=True)
    ids = s.protected.enter(CLASS, keys, rows["low"], 0.0, 1.0, rows["mentee_id"], rows["region"])
    return {"": [adds(SUM, ids)]}


def _candidates(s: Standing) -> Frame:
    """Goals of pairs active today that were not dropped: whether they are open is protected."""
    world = s.world
    rows = goal_rows.goals(world)
    pairs = world.pairs.loc[rows["pair_id"]]
    active = (pairs["start_date"] <= world.today) & (pairs["active_until"] >= world.today)
    rows = rows[active.to_numpy() & (rows["status"] != "dropped").to_numpy()]
    steps = world.raw["action_steps"].groupby("goal_id").size()
    return rows.assign(steps=rows["goal_id"].map(steps).fillna(0))


def _open(s: Standing, rows: Frame) -> Ids:
    return _met(s, rows, s.world.today, (rows["status"] == "achieved").to_numpy(dtype=float))


@of("goals_overdue")
def _overdue(s: Standing, rows: Frame, asked: Asked) -> Parts:
    met = _open(s, rows)
    late = (rows["target_date"] < s.world.today).to_numpy()
    return {
        "": [
            adds(NUMERATOR, met, [-1.0], held=late, constant=1.0),
            adds(DENOMINATOR, met, [-1.0], constant=1.0),
        ]
    }


@of("goals_stalled")
def _stalled(s: Standing, rows: Frame, asked: Asked) -> Parts:
    met = _open(s, rows)
    idle = set(plans.open_rows(s.world, asked).query("stalled > 0")["goal_id"])
    true = rows["goal_id"].isin(idle).to_numpy(dtype=float)
    keys = zip(["stalled"] * len(rows), rows["goal_id"], strict=True)
    ids = s.protected.enter(GOALS, keys, true, 0.0, 1.0, rows["mentee_id"], rows["region"])
    for one, whole in zip(ids.tolist(), met.tolist(), strict=True):
        s.protected.relate(("open", one), [one, whole], [1.0, 1.0], 0.0, 1.0)
    return {"": [adds(NUMERATOR, ids), adds(DENOMINATOR, met, [-1.0], constant=1.0)]}


@of("goal_scaling")
def _scaled(s: Standing, rows: Frame, asked: Asked) -> Parts:
    has = rows["t_score"].notna()
    keys = zip(["t score"] * len(rows), rows["pair_id"], strict=True)
    ids = s.protected.enter(
        GOALS,
        keys,
        rows["t_score"].fillna(50.0),
        50 - T_FARTHEST,
        50 + T_FARTHEST,
        rows["mentee_id"],
        rows["region"],
    )
    return {"": [adds(SUM, ids, held=has)]}


# -- staying ------------------------------------------------------------------------------------


def _whether(
    s: Standing, name: tuple[object, ...], rows: Frame, true: pd.Series, asked: Asked
) -> Ids:
    """A 0 or 1 of each pair, as of the day it is known on: a finished pair's is known for good."""
    as_of = asked.period.as_of
    over = rows["planned_end"] <= as_of
    day = np.where(over, "", str(as_of.date()))
    keys = [
        ("pair", *name, str(pair), str(d)) for pair, d in zip(rows["pair_id"], day, strict=True)
    ]
    most: Values | float = 1.0
    if name[0] == "reached":  # nobody is watched for longer than the calendar allows
        until = rows["planned_end"].clip(upper=as_of)
        most = ((until - rows["start_date"]).dt.days >= name[1]).to_numpy(dtype=float)
    return s.protected.enter(
        RETENTION, keys, true.astype(float), 0.0, most, rows["mentee_id"], rows["region"]
    )


def _causes(s: Standing, rows: Frame, day: int, asked: Asked) -> list[Ids]:
    return [
        _whether(s, (g, day), rows, (rows["cause"] == g) & (rows["days"] <= day), asked)
        for g in retention.GROUPS
    ]


def _ended(s: Standing, rows: Frame, day: int, asked: Asked) -> Ids:
    """Who had ended early by a day, for whatever cause."""
    true = (rows["cause"] != "") & (rows["days"] <= day)
    return _whether(s, ("ended", day), rows, true, asked)


def _survived(s: Standing, rows: Frame, day: int, asked: Asked) -> list[Adds]:
    reached = _whether(s, ("reached", day), rows, rows["days"] >= day, asked)
    return [adds(NUMERATOR, _ended(s, rows, day, asked)), adds(UNITS, reached)]


@of("staying", "staying_time")
def _staying(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": _survived(s, rows, retention.UNTIL, asked)}


@of("staying_curve")
def _curve(s: Standing, rows: Frame, asked: Asked) -> Parts:
    days = {str(m): m * retention.DAYS_A_MONTH for m in range(1, 13)}
    return {m: _survived(s, rows, day, asked) for m, day in days.items()}


@of("ended_by_reason")
def _by_reason(s: Standing, rows: Frame, asked: Asked) -> Parts:
    causes = _causes(s, rows, retention.UNTIL, asked)
    _together(s, _ended(s, rows, retention.UNTIL, asked), causes)
    return {g: [adds(NUMERATOR, c)] for g, c in zip(retention.GROUPS, causes, strict=True)}


def _together(s: Standing, whole: Ids, parts: list[Ids]) -> None:
    """A pair that ended did so for one of the reasons."""
    for one, *own in zip(whole.tolist(), *(p.tolist() for p in parts), strict=True):
        weights = [1.0] + [-1.0] * len(own)
        s.protected.relate(("together", len(own), one), [one, *own], weights, 0.0, 0.0)


@of("exit_reasons")
def _reasons(s: Standing, rows: Frame, asked: Asked) -> Parts:
    """Over all pairs of the years: who has ended early is protected itself."""
    gone = _whether(s, ("ended", "early"), rows, _ended_early(rows, asked), asked)
    every = _ended_for(s, rows, asked)
    _together(s, gone, list(every.values()))
    return {r: [adds(NUMERATOR, own), adds(DENOMINATOR, gone)] for r, own in every.items()}


def _ended_early(rows: Frame, asked: Asked) -> pd.Series:
    return (rows["end_date"] <= asked.period.as_of) & ~rows["end_reason"].isin(("", "completed"))


def _ended_for(s: Standing, rows: Frame, asked: Asked) -> dict[str, Ids]:
    """By reason, whether pairs have ended early for it."""
    early = _ended_early(rows, asked)
    return {
        r: _whether(s, ("reason", r), rows, early & (rows["end_reason"] == r), asked)
        for r in retention.REASONS
    }


def _employment(s: Standing, name: str, rows: Frame, true: pd.Series) -> Ids:
    keys = zip(
        ["person"] * len(rows),
        [name] * len(rows),
        rows["participant_id"],
        rows["cohort"],
        rows["member"],
        strict=True,
    )
    return s.protected.enter(
        RETENTION, keys, true.astype(float), 0.0, 1.0, rows["participant_id"], rows["region"]
    )


def _kept(statuses: tuple[str, ...], name: str) -> Taken:
    def taken(s: Standing, rows: Frame, asked: Asked) -> Parts:
        known = _employment(s, "known", rows, rows["status"] != "unknown")
        kept = _employment(s, name, rows, rows["status"].isin(statuses))
        for one, whole in zip(kept.tolist(), known.tolist(), strict=True):
            s.protected.relate(("known", one), [one, whole], [1.0, -1.0], -1.0, 0.0)
        return {"": [adds(NUMERATOR, kept), adds(DENOMINATOR, known)]}

    return taken


TAKEN["same_program"] = _kept(("same_program",), "in the program")
TAKEN["in_field"] = _kept(("same_program", "other_program"), "in the field")


@of("role_return")
def _again(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, _employment(s, "coaches again", rows, rows["again"]))]}


# -- surveys ------------------------------------------------------------------------------------


def _scale(s: Standing, rows: Frame, point: str | pd.Series, column: str = "score") -> Ids:
    """Scale scores; somebody who answered two versions of a survey in a year has two of them."""
    seen = np.broadcast_to(np.asarray(point), (len(rows),)).tolist()
    keys = zip(
        ["scale"] * len(rows),
        rows["instrument"],
        rows["version"],
        rows["program_year"].astype(int),
        seen,
        rows["respondent_id"],
        strict=True,
    )
    return s.protected.enter(
        SURVEYS,
        keys,
        rows[column],
        rows["least"],
        rows["most"],
        rows["respondent_id"],
        rows["region"],
    )


@of("survey_mean", "satisfaction_mean")
def _survey(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, _scale(s, rows, rows["point"]))]}


@of("survey_change")
def _survey_change(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, [_scale(s, rows, "END"), _scale(s, rows, "PRE", "score_pre")], CHANGE)]}


@of("nonresponse_difference")
def _nonresponse(s: Standing, rows: Frame, asked: Asked) -> Parts:
    scores = survey_scores(s.world)
    scores = scores[scores["point"] == "PRE"]
    on = ["respondent_id", "program_year", "instrument"]
    version = scores.drop_duplicates(on, keep=False).set_index(on)["version"]
    keys = pd.MultiIndex.from_frame(rows[on])
    rows = rows.assign(version=version.reindex(keys).to_numpy())
    silent = (rows["answered"] == 0).to_numpy()
    return {"": [adds("difference", _scale(s, rows, "PRE"), of=np.where(silent, 1.0, -1.0))]}


def _of_pair(
    s: Standing, name: str, rows: Frame, low: pd.Series | float, high: pd.Series | float
) -> Ids:
    keys = zip(
        [name] * len(rows), rows["pair_id"], rows["version"], rows["program_year"], strict=True
    )
    column = {"gap": "difference", "distance": "distance", "near": "near"}[name]
    return s.protected.enter(
        SURVEYS, keys, rows[column], low, high, rows["pair_id"], rows["region"]
    )


@of("pair_difference")
def _gap(s: Standing, rows: Frame, asked: Asked) -> Parts:
    gap = _of_pair(s, "gap", rows, -rows["wide"], rows["wide"])
    apart = _of_pair(s, "distance", rows, 0.0, rows["wide"])
    for one, most in zip(gap.tolist(), apart.tolist(), strict=True):
        s.protected.relate(("gap", one), [one, most], [1.0, -1.0], -np.inf, 0.0)
        s.protected.relate(("gap -", one), [one, most], [1.0, 1.0], 0.0, np.inf)
    return {"": [adds(SUM, gap)]}


@of("pair_distance")
def _apart(s: Standing, rows: Frame, asked: Asked) -> Parts:
    return {"": [adds(SUM, _of_pair(s, "distance", rows, 0.0, rows["wide"]))]}


@of("pair_within_one")
def _near(s: Standing, rows: Frame, asked: Asked) -> Parts:
    near = _of_pair(s, "near", rows, 0.0, rows["items"])
    return {"": [adds(SUM, near, of=rows["items"].to_numpy())]}
