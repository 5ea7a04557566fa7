"""Takes a row of a log without ids for the session that is here already, where its place alone was corrected.

The id is made of the place too, so a corrected place would make a second session beside the wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, or_, select, update

from data_access.imports.formats.record import Format
from data_access.imports.made_ids import PREFIX
from data_access.imports.staging import FACTS, STAGED, Staging

NAMED = 12  # lines that are named in a sentence


@dataclass(frozen=True)
class _SessionHere:
    """A new row of a file by its line and made id, and a session that is here, perhaps elsewhere."""

    line: int
    made: str
    here: str
    elsewhere: bool


def take(staging: Staging) -> tuple[int, ...]:
    """Give such rows the ids that their sessions have; returns their lines.

    A pair cannot begin two sessions at one time. Of rows without a start all else has to be the same, as
    two sessions of one day may be in two places. What the file still has as it was is no correction.
    """
    form = staging.form
    found = _found(staging.connection, form, staging.compared[form.primary])
    known, made = defaultdict(set), defaultdict(set)
    for one in found:
        known[one.made].add(one.here)
        made[one.here].add(one.made)
    sure = {
        own: next(iter(others))
        for own, others in known.items()
        if len(others) == 1 and all(len(made[other]) == 1 for other in others)
    }
    staged, of = STAGED[form.primary], form.without_ids
    for own, other in sure.items() if of else ():
        column = staged.c[of.own]  # type: ignore[union-attr]
        staging.connection.execute(update(staged).where(column == own).values({column: other}))
    return tuple(sorted(one.line for one in found if one.made in sure and one.elsewhere))


def _found(connection: Connection, form: Format, compared: Sequence[str]) -> list[_SessionHere]:
    """New rows with the sessions that they may be, also where these were corrected before."""
    of = form.without_ids
    if of is None:
        return []
    (target,) = (t for t in form.targets if t.table == form.primary)
    staged, fact = STAGED[target.table], FACTS[target.table]
    here = fact.alias("here")
    rest = [
        name
        for name in compared
        if name != of.start
        and of.place not in target.given[name]
        and of.own not in target.given[name]
    ]
    same = and_(*(staged.c[name].is_not_distinct_from(fact.c[name]) for name in rest))
    rows = connection.execute(
        select(
            staged.c.line,
            staged.c[of.own],
            fact.c[of.own],
            staged.c[of.place] != fact.c[of.place],
        )
        .join(
            fact,
            and_(
                staged.c[of.pair] == fact.c[of.pair],
                staged.c[of.day] == fact.c[of.day],
                staged.c[of.start].is_not_distinct_from(fact.c[of.start]),
            ),
        )
        .where(
            fact.c[of.own].startswith(PREFIX, autoescape=True),
            or_(staged.c[of.start].is_not(None), same),
            ~exists().where(here.c[of.own] == staged.c[of.own]),
            fact.c[of.own].not_in(select(staged.c[of.own])),
        )
    )
    return [_SessionHere(*row) for row in rows]


def words(lines: Sequence[str]) -> tuple[str, str]:
    """A title and a sentence on the rows that were taken so."""
    some = ", ".join(lines[:NAMED])
    more = " \u2026" if len(lines) > NAMED else ""
    return (
        f"Sessions that are here with another place: {len(lines):,}.",
        "Pair, day and start are the same (without a start, all else), so each is taken for the same "
        f"session and its place is corrected: line {some}{more}.",
    )
