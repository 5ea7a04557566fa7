"""Uploads have their turn: a few at once, one of each person, person by person, each with its place."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from data_access.imports import turns
from data_access.imports.turns import AT_ONCE, EACH, Ticket, in_turn, whose_turn
from data_access.imports.upload_files import UploadFiles


def tickets(who: str) -> list[Ticket]:
    return [Ticket(f"{n:032x}", name, n) for n, name in enumerate(who, 1)]


def test_whoever_sends_one_file_does_not_wait_for_another_s_twenty() -> None:
    assert "".join(t.who for t in in_turn(tickets("a" * 20 + "b" + "cc"), {}))[:6] == "abcaca"
    # Who was served already comes after who was not, and after whose turn is longer ago.
    waiting = tickets("aabbc")
    assert "".join(t.who for t in in_turn(waiting, {"a": 2, "b": 1})) == "cbaba"


@given(st.text("abcd", min_size=1, max_size=30), st.randoms())
@settings(max_examples=50, deadline=None)
def test_bounds_hold_and_nobody_is_passed_over_twice(who: str, chance: Random) -> None:
    """Whichever of those worked on ends first."""
    line, served, begun_by = tickets(who), dict[str, int](), Counter[str]()
    passed: dict[str, Counter[str]] = {name: Counter() for name in who}
    while line:
        for ticket in whose_turn(line, served):
            busy = {t.who for t in line if t.begun}
            for other in {t.who for t in line if not t.begun} - busy - {ticket.who}:
                passed[other][ticket.who] += 1
                assert passed[other][ticket.who] == 1  # others go before one who waits once at most
            passed[ticket.who].clear()
            begun_by[ticket.who] += 1
            served[ticket.who] = begun_by.total()
            line[line.index(ticket)] = replace(ticket, begun=True)
        begun = [t for t in line if t.begun]
        assert 0 < len(begun) <= AT_ONCE
        assert max(Counter(t.who for t in begun).values()) <= EACH
        line.remove(chance.choice(begun))
    assert begun_by == Counter(who)


def test_a_place_is_told_and_goes_to_the_next_when_work_ends_however_it_ends(
    tmp_path: Path,
) -> None:
    ids = [f"{n:032x}" for n in range(4)]
    locks = {one: UploadFiles(tmp_path, one).take() for one in ids}
    for one, who in zip(ids, ("a", "a", "b", "c"), strict=True):
        turns.line_up(tmp_path, one, who)
    assert [turns.place(tmp_path, one) for one in ids] == [0, 3, 0, 1]
    os.close(locks[ids[0]] or 0)  # broken off, and nobody says so
    assert [turns.place(tmp_path, one) for one in ids[1:]] == [2, 0, 0]
    turns.leave(tmp_path, ids[2])
    assert [turns.place(tmp_path, one) for one in (ids[3], ids[1])] == [0, 0]
    (tmp_path / turns.FILE).write_text("{")  # the machine stopped while it was written
    turns.line_up(tmp_path, ids[1], "a")
    assert turns.place(tmp_path, ids[1]) == 0
