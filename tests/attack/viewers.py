"""Who attacks: what each role may look up anyway, and whose values are shielded from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from config.roles import ROLES, Reach
from data_access.storage.scope import Scope, scope_of
from tests.attack.protected import CLASS, GOALS, RETENTION, Protected
from tests.recompute.world import World

# By a column: answers to surveys and where people work are no part of own pairs.
_NOBODYS = {"respondent_id", "version", "participant_id"}


@dataclass(frozen=True)
class Viewer:
    """One who asks, in one state.

    `region`: of a facilitator, who may look up goals and endings of the own region, and the CLASS
    scores of those there who are in `consented`. `pairs`: of a role of own pairs, who sees those
    alone, and knows `people`. `extracted`: scores that stand in the own extract.
    """

    name: str
    scope: Scope
    region: int | None = None
    consented: frozenset[str] = frozenset()
    pairs: frozenset[str] | None = None
    people: frozenset[str] = frozenset()
    extracted: frozenset[object] = frozenset()

    def knows(self, p: Protected, number: int) -> bool:
        """Whether this viewer may look a value up."""
        if p.records[number] in self.extracted:
            return True
        if self.region is None or p.region[number] != self.region:
            return False
        if self.pairs is not None and p.person[number] not in self.people:
            return False
        kind = p.kind[number]
        return kind in (GOALS, RETENTION) or (kind == CLASS and p.person[number] in self.consented)

    def sees(self, rows: pd.DataFrame) -> pd.Series:
        """Which rows of a measure there are for this viewer, as far as own pairs decide it."""
        if self.pairs is None:
            return pd.Series(True, index=rows.index)
        if _NOBODYS & set(rows.columns):
            return pd.Series(False, index=rows.index)
        if "pair_id" in rows:
            return rows["pair_id"].isin(self.pairs)
        return rows["educator_id"].isin(self.people)

    def with_extract(self, extracted: frozenset[object]) -> Viewer:
        """Somebody who is told the same and has the extract besides."""
        return replace(self, name=f"{self.name} with the extract", extracted=extracted)


STAFF = Viewer("EEC staff", scope_of("eec_staff", None, "staff@test.invalid"))
TOTALS = Viewer(
    "totals only", Scope(None, False, "all@test.invalid", "evaluator", totals_only=True)
)


def of_state(role: str) -> Viewer:
    """A role of the whole state."""
    return Viewer(ROLES[role].label, scope_of(role, None, f"{role}@test.invalid"))


def facilitator(region: int, world: World, role: str = "facilitator") -> Viewer:
    return Viewer(
        f"{role} of region {region}",
        scope_of(role, region, f"region{region}@test.invalid"),
        region,
        _consented(world),
    )


def of_own_pairs(world: World) -> Viewer:
    """The coach with the most pairs, as a role of own pairs: there is none yet, the reach is there."""
    pairs = world.pairs
    coach = str(pairs.groupby("coach_id").size().idxmax())
    own = pairs[pairs["coach_id"] == coach]
    region = int(own["region"].mode()[0])
    own = own[own["region"] == region]
    return Viewer(
        "a coach",
        Scope((region,), True, "coach@test.invalid", "own_coach", participant=coach),
        region,
        _consented(world),
        frozenset(own["pair_id"]),
        frozenset({coach, *own["mentee_id"]}),
    )


def _consented(world: World) -> frozenset[str]:
    people = world.raw["participants"].set_index("participant_id")["consent"]
    return frozenset(people.index[people == "educator_level"])


def viewers_of(world: World) -> list[Viewer]:
    """Every viewer of a state: each role of the whole state, who sees totals only, each role of a
    region in every region, and a coach who sees own pairs alone. Who reads no figures is none."""
    regions = sorted({int(r) for r in world.pairs["region"].unique() if r})
    whole = [r.key for r in ROLES.values() if r.reach is Reach.STATE and not r.totals_only]
    parts = [r.key for r in ROLES.values() if r.reach is Reach.REGION]
    return [
        *(STAFF if key == "eec_staff" else of_state(key) for key in whole),
        TOTALS,
        *(facilitator(region, world, key) for key in parts for region in regions),
        of_own_pairs(world),
    ]
