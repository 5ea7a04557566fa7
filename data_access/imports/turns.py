"""Gives uploads their turn: a few at once, one of each person, and person by person.

What waits and what is worked on stands in one file beside the uploads, so that all workers of the server
go by it. An upload counts as long as somebody holds the lock on it: work that was broken off, however it
ended, takes nobody's place.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from data_access.imports.upload_files import UploadFiles

AT_ONCE = 2  # uploads worked on at the same time: so many times the memory of one is used
EACH = 1  # of one person
FILE = "turns"


@dataclass(frozen=True)
class Ticket:
    """An upload that waits or, once `begun`, is worked on; `number` is the order in which they came."""

    upload_id: str
    who: str
    number: int
    begun: bool = False


@dataclass
class Queue:
    """All tickets, how many were ever given out, and which of their turns everybody had last."""

    tickets: list[Ticket] = field(default_factory=list)
    given: int = 0
    turns: int = 0
    served: dict[str, int] = field(default_factory=dict)


def in_turn(tickets: Sequence[Ticket], served: Mapping[str, int]) -> tuple[Ticket, ...]:
    """Those that wait, in the order of their turns: who had none or whose was longest ago comes first."""
    last, turn = dict(served), max(served.values(), default=0)
    waits = sorted((t for t in tickets if not t.begun), key=lambda t: t.number)
    out = []
    while waits:
        first = min(waits, key=lambda t: (last.get(t.who, 0), t.number))
        waits.remove(first)
        turn += 1
        last[first.who] = turn
        out.append(first)
    return tuple(out)


def whose_turn(tickets: Sequence[Ticket], served: Mapping[str, int]) -> tuple[Ticket, ...]:
    """Those that may begin now."""
    busy = Counter(t.who for t in tickets if t.begun)
    free = AT_ONCE - busy.total()
    out: list[Ticket] = []
    for ticket in in_turn(tickets, served):
        if len(out) < free and busy[ticket.who] < EACH:
            busy[ticket.who] += 1
            out.append(ticket)
    return tuple(out)


def line_up(folder: Path, upload_id: str, who: str) -> None:
    """Wait for a turn; whoever does holds the lock on the upload."""
    with _line(folder) as line:
        line.given += 1
        others = [t for t in line.tickets if t.upload_id != upload_id]
        line.tickets = [*others, Ticket(upload_id, who, line.given)]


def place(folder: Path, upload_id: str) -> int:
    """The place of an upload among those that wait; 0 once it is its turn, which it then takes."""
    with _line(folder) as line:
        line.tickets = [t for t in line.tickets if UploadFiles(folder, t.upload_id).is_held()]
        present = {t.who for t in line.tickets}
        line.served = {who: turn for who, turn in line.served.items() if who in present}
        mine = next((t for t in line.tickets if t.upload_id == upload_id), None)
        if mine is None or mine.begun:
            return 0
        if mine not in whose_turn(line.tickets, line.served):
            return in_turn(line.tickets, line.served).index(mine) + 1
        line.turns += 1
        line.served[mine.who] = line.turns
        line.tickets[line.tickets.index(mine)] = replace(mine, begun=True)
        return 0


def leave(folder: Path, upload_id: str) -> None:
    """Give the place of an upload to the next one."""
    with _line(folder) as line:
        line.tickets = [t for t in line.tickets if t.upload_id != upload_id]


@contextmanager
def _line(folder: Path) -> Iterator[Queue]:
    """The line as it stands, for one at a time; what is changed of it is kept."""
    handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        line = _read(file.read())
        yield line
        file.seek(0)
        json.dump(asdict(line), file)
        file.truncate()
        file.flush()


def _read(text: str) -> Queue:
    try:
        kept = json.loads(text)
        return Queue(**kept | {"tickets": [Ticket(**ticket) for ticket in kept["tickets"]]})
    except (
        ValueError,
        TypeError,
        KeyError,
    ):  # nobody waited yet, or the machine stopped in the writing
        return Queue()
