"""That a pair ended follows from no count of coaching, in whatever place it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attack import endings, files, participation, told
from tests.attack.attack import State, told_of
from tests.attack.conftest import small_state
from tests.attack.viewers import STAFF

pytestmark = pytest.mark.timeout(1800)


# What the demonstration is asked where it is asked a sample; thorough: every count there is.
SAMPLE = ("contact_months", "pairs_served", "plc_attendance")


def test_no_ending_follows_from_counts_in_the_demonstration(
    demonstration: State, thorough: bool
) -> None:
    """By EEC staff; with the rule off some do."""
    open_ = endings.told_places(demonstration, STAFF, told.NOTHING_WITHHELD, SAMPLE)
    assert len(endings.endings(demonstration, open_)[0]) > 5
    by_all = endings.told_places(demonstration, STAFF, keys=() if thorough else SAMPLE)
    found, _ = endings.endings(demonstration, by_all)
    assert not found
    # The state and each region are told of every year.
    for year in demonstration.years:
        assert (year, "mentee", ()) in by_all
        assert all((year, "mentee", (("region", str(r)),)) in by_all for r in told.CURRENT)


# Seed, people, pairs that run from one program year into the next: with the rule off endings follow.
STATES = ((7, 100, 2), (4, 150, 0), (7, 150, 0))


@pytest.mark.long
def test_no_ending_follows_beside_figures_of_staying(tmp_path: Path, thorough: bool) -> None:
    """From counts of coaching, figures of staying and the participation report together; with the rule
    off some do."""
    for seed, people, across in STATES if thorough else STATES[:1]:
        folder = tmp_path / str(seed)
        folder.mkdir()
        state = small_state(folder, seed, people, across)
        with files.served(folder / "state.sqlite3", "eec_staff", None) as product:
            report = files.report_rows(product, state.years)[participation.KEY]
        for policy, follows in ((told.AS_SET, False), (told.NOTHING_WITHHELD, True)):
            by_all = thorough and policy is told.AS_SET
            counts = () if by_all else ("pairs_served", "contact_months")
            equations = told_of(state, STAFF, policy, keys=("staying", "exit_reasons"))
            endings.add(equations, state, endings.told_places(state, STAFF, policy, counts))
            participation.add(equations, report)
            assert not equations.misunderstood()[:5]
            found = endings.followed(equations)
            assert bool(found) == follows, (seed, [str(one) for one in found[:3]])
        state.database.dispose()


def test_every_count_of_people_is_decided_or_of_programs() -> None:
    """A new measure is under the rule by its table; what is not says that it is of programs."""
    from data_access.asking.places import populations_of
    from data_access.measures import MEASURES

    free = {k for k, m in MEASURES.items() if not m.is_outcome and not populations_of(m)}
    assert all(MEASURES[key].person == "program_number" for key in free)
    assert set(endings.of_pairs()) <= {
        key for key, m in MEASURES.items() if ("pairs",) in populations_of(m)
    }
