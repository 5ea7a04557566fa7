"""Who attacks: what each role may look up anyway, and whose values are shielded from it."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.storage.scope import Scope, scope_of
from tests.attack.protected import CLASS, GOALS, RETENTION, Protected
from tests.recompute.world import World


@dataclass(frozen=True)
class Viewer:
    """One who asks, in one state.

    `region`: of a facilitator, who may look up goals and endings of the own region, and the CLASS
    scores of those there who are in `consented`. `extracted`: scores that stand in the own extract.
    """

    name: str
    scope: Scope
    region: int | None = None
    consented: frozenset[str] = frozenset()
    extracted: frozenset[object] = frozenset()

    def knows(self, p: Protected, number: int) -> bool:
        """Whether this viewer may look a value up."""
        if p.records[number] in self.extracted:
            return True
        if self.region is None or p.region[number] != self.region:
            return False
        kind = p.kind[number]
        return kind in (GOALS, RETENTION) or (kind == CLASS and p.person[number] in self.consented)


STAFF = Viewer("EEC staff", scope_of("eec_staff", None, "staff@test.invalid"))
TOTALS = Viewer(
    "totals only", Scope(None, False, "all@test.invalid", "evaluator", totals_only=True)
)


def facilitator(region: int, world: World) -> Viewer:
    people = world.raw["participants"].set_index("participant_id")["consent"]
    return Viewer(
        f"facilitator of region {region}",
        scope_of("facilitator", region, f"region{region}@test.invalid"),
        region,
        frozenset(people.index[people == "educator_level"]),
    )


def viewers_of(world: World) -> list[Viewer]:
    """Every viewer of a state: EEC staff, who sees totals only, and each region's facilitator."""
    regions = sorted({int(r) for r in world.pairs["region"].unique() if r})
    return [STAFF, TOTALS, *(facilitator(region, world) for region in regions)]
