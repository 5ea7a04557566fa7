"""Makes the ids that a log does not have: the pair from its people, the row's own from what it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.date_words import day_words
from config.maps import ColumnMap
from data_access.imports import known_names
from data_access.imports.columns import Problem, shown
from data_access.imports.formats.record import (
    Format,
    PairMember,
    PersonNamed,
    Row,
    WithoutIds,
)
from data_access.imports.headings import FileRefused
from data_access.imports.named_people import (
    Directory,
    KnownPair,
    Mention,
    NoPair,
    Unnamed,
    mentions_in,
)
from data_access.imports.reason_codes import ReasonCode
from data_access.storage.database import Database
from data_access.storage.scope import Scope

PREFIX = "LOG-"
_LETTERS = 24
ONE_REGION = (
    "This file names people and has no ids. Such files are read within one region: its facilitator can "
    "send it. Nothing was saved."
)


def own_id(*parts: object) -> str:
    """The id that is made of what a row is: the same for the same, and letters alone.

    A number among its letters could look like one that may not be kept.
    """
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode()).digest()
    return PREFIX + "".join(chr(ord("A") + byte % 16) for byte in digest[:_LETTERS])


def names_people(form: Format, column_map: ColumnMap | None) -> bool:
    """Whether pairs, or people, are found from whom a file names."""
    return bool(form.people and column_map and form.people.found in column_map.made)


@dataclass(frozen=True)
class NotInProgram:
    """A row about somebody who was said not to be in the program."""


@dataclass(frozen=True)
class _PeopleMeant:
    """Whom a row means, by the columns of a pair; and how it writes them."""

    meant: dict[str, str]
    written: tuple[str, ...]


class IdMaker:
    """Gives the rows of one file the ids they lack, in the order of the file."""

    def __init__(
        self, of: WithoutIds | PersonNamed, made: tuple[str, ...], directory: Directory
    ) -> None:
        self.made = made
        self._of, self._directory = of, directory
        self._order: Counter[tuple[Any, ...]] = Counter()
        self._said: dict[
            int, str
        ] = {}  # what rows without a start say, by its hash: the id they got
        self.told_by_order = 0  # rows without a start that share pair, day and place with another
        # The rows of a pair that was begun last of several that the same two people are on that day.
        self.begun_last: Counter[KnownPair] = Counter()
        self.sent_again = 0  # rows without a start that say all that an earlier one says

    def __call__(self, row: Row, beside: Sequence[str] = ()) -> Row | list[Problem] | NotInProgram:
        """The row with its ids; or why it has none; or that it is left out, as was said.

        `beside`: what the line says in columns that are not read, by which it may differ from another.
        """
        of = self._of
        if isinstance(of, PersonNamed):
            person = self._person(of, row)
            return {**row, of.found: person} if isinstance(person, str) else person
        pair = row[of.pair]
        if of.pair in self.made:
            found = self._pair(of, row)
            if not isinstance(found, str):
                return found
            pair = found
        if of.own not in self.made:
            return {**row, of.pair: pair}
        what = (pair, row[of.day], row[of.place])
        start = row[of.start]
        if start is not None:
            return {**row, of.pair: pair, of.own: own_id(*what, start)}
        said = hash((pair, *row.values(), *beside))
        if said in self._said:  # a form that was sent twice
            self.sent_again += 1
        else:
            self._order[what] += 1
            self.told_by_order += self._order[what] > 1
            self._said[said] = own_id(*what, f"no. {self._order[what]}")
        return {**row, of.pair: pair, of.own: self._said[said]}

    def _person(self, of: PersonNamed, row: Row) -> str | list[Problem] | NotInProgram:
        found = self._people(of, row)
        if not isinstance(found, _PeopleMeant):
            return found
        return found.meant.get(of.member.column) or [_not_said(of.member)]

    def _pair(self, of: WithoutIds, row: Row) -> str | list[Problem] | NotInProgram:
        found = self._people(of, row)
        if not isinstance(found, _PeopleMeant):
            return found
        coach, mentee = (found.meant.get(member.column) for member in of.members)
        if mentee is None:
            return [_not_said(of.members[-1])]
        pair = self._directory.pair_on(coach, mentee, row[of.day])
        if not isinstance(pair, KnownPair) and coach is None:
            # Several coaches had them that day: as somebody has said once.
            asked = self._directory.coach_asked(mentee)
            said = self._directory.meant(asked) if asked else Unnamed.UNKNOWN
            if said is Unnamed.LEFT_OUT:
                return NotInProgram()
            if not isinstance(said, Unnamed):
                pair = self._directory.pair_on(said, mentee, row[of.day])
        if isinstance(pair, KnownPair):
            others = self._directory.held_on(pair.coach_id, mentee, row[of.day])
            self.begun_last[pair] += len(others) > 1
            return pair.pair_id
        return [_no_pair(of, *pair, found.written, row[of.day])]

    def _people(
        self, of: WithoutIds | PersonNamed, row: Row
    ) -> _PeopleMeant | list[Problem] | NotInProgram:
        """Who is meant by the names of a row."""
        people: dict[str, str] = {}
        written: dict[str, str] = {}
        unknown: list[Problem] = []
        for member, mention in self._directory.told_apart(mentions_in(of, row)):
            meant = self._directory.meant(mention)
            written[member.column] = shown(mention.written)
            if meant is Unnamed.LEFT_OUT:
                return NotInProgram()
            if isinstance(meant, Unnamed):
                unknown.append(_unknown(mention, _heading_of(row, member.headings)))
            else:
                people[member.column] = meant
        return unknown or _PeopleMeant(people, tuple(written.values()))


def _not_said(member: PairMember) -> Problem:
    return Problem(
        ReasonCode.MISSING,
        member.name,
        "",
        f"The row does not say who the {member.word} is.",
        "Fill the cell; without it "
        + ("no pair can be found." if member.column else "nobody can be found."),
    )


def _heading_of(row: Row, headings: tuple[str, ...]) -> str:
    return next((h for h in headings if row[h]), headings[0])


def _unknown(mention: Mention, heading: str) -> Problem:
    # One answer for somebody whom nobody knows and for one of another region.
    said = shown(mention.written)
    return Problem(
        ReasonCode.UNKNOWN_REFERENCE,
        heading,
        said,
        f"Nobody has said who \u201c{said}\u201d is in your region.",
        "Say once who is meant, on the page of the file among the imports; or write the pair's id.",
    )


def _no_pair(
    of: WithoutIds, why: NoPair, pairs: tuple[str, ...], people: tuple[str, ...], day: date
) -> Problem:
    both, coach = " and ".join(people), len(people) > 1
    if why is NoPair.NONE:
        are = "are no pair" if coach else "has no pair"
        reason = f"{both} {are} of your region on {day_words(day)}."
        remedy = "Check the day and who is meant; or import the pairs file first."
    else:
        reason = f"{both} could be {len(pairs)} pairs on {day_words(day)}: {', '.join(pairs)}."
        remedy = f"Add a column with the {of.pair}" + ("." if coach else ", or name the coach.")
    return Problem(ReasonCode.UNKNOWN_REFERENCE, of.pair, "", reason, remedy)


def maker(
    database: Database, scope: Scope, form: Format, column_map: ColumnMap | None
) -> IdMaker | None:
    """What makes a file's ids; None where it has all of them. Raises FileRefused without a region."""
    if form.people is None or column_map is None or not column_map.made:
        return None
    directory = Directory()
    if names_people(form, column_map):
        if scope.only_region is None or not scope.sees_names:
            raise FileRefused(ONE_REGION)
        directory = known_names.directory(database, scope)
    return IdMaker(form.people, column_map.made, directory)


def begun_last_words(begun_last: Mapping[KnownPair, int]) -> str:
    """What is said of rows that two pairs of the same people could be meant by."""
    some = [
        f"{pair.pair_id} from {day_words(pair.start)} ({rows:,})"
        for pair, rows in sorted(begun_last.items(), key=lambda item: item[0].pair_id)
    ]
    return (
        "Two pairs of the same two people lie over that day; each row is taken for the one begun last: "
        f"{', '.join(some[:12])}{' …' if len(some) > 12 else ''}. End the earlier pair where it is over, or "
        "send such rows with the pair's id."
    )


def left_out_words(lines: Sequence[str]) -> str:
    """What is said of rows about people who are not in the program."""
    some = ", ".join(lines[:12])
    more = " …" if len(lines) > 12 else ""
    return (
        f"They are about people of whom it was said that they are not in the program: {some}{more}."
    )
