"""Asks once whom a log without ids means by each name, with who is likely and why; takes the answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from data_access.imports.columns import Context, Refused, Text, refuse_personal, shown
from data_access.imports.formats.record import Format
from data_access.imports.headings import FileRefused
from data_access.imports.line_ranges import place_of
from data_access.imports.made_ids import ONE_REGION
from data_access.imports.named_people import (
    Directory,
    KnownPerson,
    Mention,
    Unnamed,
    chosen_already,
    mentions_in,
)
from data_access.imports.reader import Lines
from data_access.storage.scope import Scope

MOST_ASKED = 60  # names on one page; more are asked once these are answered
LATER, NOBODY = "=later", "=nobody"  # values of a select that are no participant's id


@dataclass(frozen=True)
class PersonChoice:
    """Somebody who may be meant, in words, and what speaks for it."""

    participant_id: str
    label: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonAsked:
    """A name of the file of which nobody has said whom it means: as the file writes it, with its rows."""

    mention: Mention
    column: str
    name: str
    email: str
    program: str
    rows: int
    line: str
    choices: tuple[PersonChoice, ...]
    chosen: str = LATER
    beside: str = ""  # the coach, where several have the name; or whose coach it is


@dataclass(frozen=True)
class PeopleAsked:
    """All that one page asks. `everybody`: who may be chosen besides, as each member of a pair."""

    asked: tuple[PersonAsked, ...]
    left: int  # names that are asked afterwards
    everybody: Mapping[str, tuple[PersonChoice, ...]]


@dataclass(frozen=True)
class PeopleSaid:
    """The answers of one page. `later`: marks of names that stay open; `unclear`: who was not found."""

    meant: tuple[tuple[Mention, str | None], ...]
    later: tuple[str, ...]
    unclear: PeopleAsked


NOBODY_ASKED = PeopleAsked((), 0, {})


@cache
def _adapter() -> TypeAdapter[PeopleAsked]:
    return TypeAdapter(PeopleAsked)


def to_json(asked: PeopleAsked) -> dict[str, Any]:
    """The questions as JSON, to be kept beside the file."""
    made: dict[str, Any] = _adapter().dump_python(asked, mode="json")
    return made


def from_json(kept: Any) -> PeopleAsked:
    """The questions from the stored JSON."""
    return _adapter().validate_python(kept)


def person_field(place: int) -> str:
    return f"person-{place}"


def other_field(place: int) -> str:
    return f"other-{place}"


def refuse_beyond_a_region(scope: Scope) -> None:
    """Raise FileRefused for who imports for more than one region: names are known within one."""
    if scope.only_region is None or not scope.sees_names:
        raise FileRefused(ONE_REGION)


def questions(
    form: Format, lines: Lines, directory: Directory, later: Collection[str] = ()
) -> PeopleAsked:
    """The names of an opened file that have to be asked for; without those put off."""
    of = form.people
    if of is None:
        return NOBODY_ASKED
    places = [(h, place) for h, place in lines.headings.taken if h in of.headings]
    parse = Text().parser(Context(date.min))
    found: dict[Mention, PersonAsked] = {}
    for number, texts, problem in lines:
        if problem is not None:
            continue
        row = {heading: _read(parse, texts[place]) for heading, place in places}
        mentions = directory.told_apart(mentions_in(of, row))
        coach, mentee = of.members[0], of.members[-1]
        named = {member.column: mention for member, mention in mentions}
        if coach.column not in named and mentee.column in named:
            meant = directory.meant(named[mentee.column])
            asked = None if isinstance(meant, Unnamed) else directory.coach_asked(meant)
            mentions += [(coach, asked)] if asked else []
        for member, mention in mentions:
            if directory.meant(mention) is not Unnamed.UNKNOWN or mention.mark in later:
                continue
            if mention in found:
                found[mention] = replace(found[mention], rows=found[mention].rows + 1)
                continue
            name = row.get(member.name) or " ".join(
                filter(None, (row.get(member.first), row.get(member.last)))
            )
            found[mention] = PersonAsked(
                mention,
                member.column,
                shown(name or row.get(member.id, "")),
                shown(row.get(member.email, "")),
                shown(row.get(member.program, "")) if member.program else "",
                1,
                place_of(number, lines.tabs),
                (),
                beside=_beside(mention, named.get(coach.column)),
            )
    some = tuple(_proposed(one, directory) for one in list(found.values())[:MOST_ASKED])
    return PeopleAsked(
        some,
        len(found) - len(some),
        {
            member.column: tuple(
                _choice(directory, one) for one in directory.members(member.column).values()
            )
            for member in of.members
            if any(one.column == member.column for one in some)
        },
    )


def _beside(mention: Mention, coach: Mention | None) -> str:
    """What a name of the file is asked with, where it alone does not say who is meant."""
    if mention.whose:
        return f"of {mention.written}"
    return f"with {shown(coach.written)}" if mention.coach and coach else ""


def _read(parse: Any, text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    try:
        refuse_personal(text)
        return str(parse(text) or "")
    except Refused:
        return ""  # its row is refused for it


def _proposed(one: PersonAsked, directory: Directory) -> PersonAsked:
    proposals = directory.proposals(one.mention, one.column)
    sure = chosen_already(proposals)
    return replace(
        one,
        choices=tuple(_choice(directory, p.person, p.reasons) for p in proposals),
        chosen=sure.person.participant_id if sure else LATER,
    )


def _choice(
    directory: Directory, person: KnownPerson, reasons: tuple[str, ...] = ()
) -> PersonChoice:
    return PersonChoice(person.participant_id, directory.label(person), reasons)


def answers(asked: PeopleAsked, sent: Mapping[str, str]) -> PeopleSaid:
    """What was said of each name, from the fields of the page."""
    meant: list[tuple[Mention, str | None]] = []
    later: list[str] = []
    unclear: list[PersonAsked] = []
    for place, one in enumerate(asked.asked):
        said = sent.get(person_field(place), LATER)
        may = {c.participant_id for c in (*one.choices, *asked.everybody.get(one.column, ()))}
        if other := " ".join(sent.get(other_field(place), "").split()):
            found = _found(other, asked.everybody.get(one.column, ()))
            if found is None:
                unclear.append(one)
            else:
                meant.append((one.mention, found))
        elif said == NOBODY:
            meant.append((one.mention, None))
        elif said in may:
            meant.append((one.mention, said))
        else:
            later.append(one.mention.mark)
    return PeopleSaid(tuple(meant), tuple(later), replace(asked, asked=tuple(unclear)))


def _found(text: str, everybody: tuple[PersonChoice, ...]) -> str | None:
    """The one person of a label or an id as it was typed."""
    plain = text.casefold()
    exact = {
        c.participant_id
        for c in everybody
        if plain in (c.participant_id.casefold(), " ".join(c.label.casefold().split()))
    }
    if not exact:
        exact = {c.participant_id for c in everybody if plain in c.label.casefold()}
    return exact.pop() if len(exact) == 1 else None
