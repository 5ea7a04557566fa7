"""`python -m tests.attack SEED:PEOPLE …`: what every viewer can work out in small states."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.attack.attack import leaks_of, told_of
from tests.attack.conftest import small_state
from tests.attack.viewers import viewers_of


def main(states: list[str]) -> None:
    for named in states:
        seed, _, people = named.partition(":")
        with tempfile.TemporaryDirectory() as folder:
            state = small_state(Path(folder), int(seed), int(people) if people else None)
            for viewer in viewers_of(state.world):
                equations = told_of(state, viewer)
                leaks = leaks_of(equations)
                counts = dict(Counter((leak.how, leak.kind) for leak in leaks))
                said = f"{state.name}, {viewer.name}: {equations.cells} figures"
                print(said, counts, f"misunderstood: {len(equations.misunderstood())}", flush=True)
                for leak in leaks[:5]:
                    print("   ", leak)
            state.database.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
