"""That a pair ended follows from no count of coaching, in whatever place it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attack import endings, told
from tests.attack.attack import State
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


@pytest.mark.long
def test_no_ending_follows_from_counts_in_small_states(tmp_path: Path, thorough: bool) -> None:
    """From every count of coaching that is registered."""
    for seed in (2, 4, 7) if thorough else (2,):
        folder = tmp_path / str(seed)
        folder.mkdir()
        state = small_state(folder, seed, 150)
        found, _ = endings.endings(state, endings.told_places(state, STAFF))
        state.database.dispose()
        assert not found, seed


def test_every_count_of_people_is_decided_or_of_programs() -> None:
    """A new measure is under the rule by its table; what is not says that it is of programs."""
    from data_access.asking.places import populations_of
    from data_access.measures import MEASURES

    free = {k for k, m in MEASURES.items() if not m.is_outcome and not populations_of(m)}
    assert all(MEASURES[key].person == "program_number" for key in free)
    assert set(endings.of_pairs()) <= {
        key for key, m in MEASURES.items() if ("pairs",) in populations_of(m)
    }
