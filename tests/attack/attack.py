"""One attack on one state by one viewer: all that is told, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.storage.database import Database
from tests.attack.equations import Equations
from tests.attack.leaks import Leak, exact, narrowed
from tests.attack.standing import Standing
from tests.attack.told import AS_SET, WithholdingPolicy, questions, told
from tests.attack.viewers import Viewer
from tests.recompute.world import World


@dataclass
class State:
    """A state under attack: the product's database, and its facts as they are."""

    name: str
    database: Database
    world: World
    today: date
    years: Sequence[int]
    tools: Sequence[str]

    def standing(self) -> Standing:
        return Standing(self.world)


def leaks_of(equations: Equations, viewer: Viewer | None = None) -> list[Leak]:
    """The shielded values that follow from equations, for their viewer or another who is told the same."""
    p, viewer = equations.standing.protected, viewer or equations.viewer
    known = {v: p.true[v] for v in range(len(p.records)) if viewer.knows(p, v)}
    found = exact(equations, known)
    worked_out = {leak.record for leak in found}
    return found + [one for one in narrowed(equations, known) if one.record not in worked_out]


def told_of(
    state: State,
    viewer: Viewer,
    policy: WithholdingPolicy = AS_SET,
    *,
    keys: Sequence[str] = (),
    every: bool = False,
    minimum: int | None = None,
) -> Equations:
    """All that a viewer is told, as equations."""
    equations = Equations(state.standing(), pd.Timestamp(state.today), viewer)
    least = policy.minimum_people if minimum is None else minimum
    asked = list(
        questions(
            equations.selection,
            state.years,
            state.tools,
            state.today,
            1 if viewer.region is not None else least,
            every,
            keys,
            viewer.region is not None,
        )
    )
    equations.questions = len(asked)
    with state.database.reading(viewer.scope) as reader:
        equations.add(told(reader, asked, state.today, policy))
    return equations
