"""Says who is likely meant by the names, e-mails and ids of a log, and which pair two people are.

What was said once stands; an id says it by itself. All else is proposed with what speaks for it, for a
person to say, and never guessed. Everything here is of one region: nobody else is ever proposed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property

from config.date_words import day_words, program_year_label
from config.program.calendars import program_year_of
from data_access.imports.formats.record import PairMember, PersonNamed, WithoutIds

ALIKE = 0.86  # how alike two names are that differ by a slip of the pen
MOST_PROPOSED = 6
_TITLES = frozenset(("ms", "mrs", "mr", "miss", "mx", "dr"))
_JOINT = " | "


def plain_name(text: str) -> str:
    """A name as it is compared: "Silva, Ana M." and "ana m silva" are one."""
    last, comma, first = text.partition(",")
    turned = f"{first} {last}" if comma and first.strip() and "," not in first else text
    bare = unicodedata.normalize("NFKD", turned.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    words = re.findall(r"\w+", re.sub(r"['\u2019`]", "", bare))
    return " ".join(w for w in words if w not in _TITLES)


def plain_email(text: str) -> str:
    return text.strip().casefold()


@dataclass(frozen=True)
class Mention:
    """What a row of a log says of one person, folded for comparing. `word`: coach or mentee.

    `coach`: the coach of the row, where several people have the name and nothing else tells them apart.
    `whose`: of a coach whom no row names, the mentee, where several coaches could be meant.
    `written`: the person as the file writes it, to be said back; it tells no two mentions apart.
    """

    word: str
    id: str = ""
    email: str = ""
    name: str = ""
    program: str = ""
    coach: str = ""
    whose: str = ""
    written: str = field(default="", compare=False)

    @property
    def told(self) -> dict[str, str]:
        """What is said, by what it is."""
        said = {"id": self.id, "email": self.email, "name": self.name, "program": self.program}
        said |= {"coach": self.coach, "coach of": self.whose}
        return {kind: text for kind, text in said.items() if text}

    @staticmethod
    def of(member: PairMember, row: Mapping[str, object]) -> Mention | None:
        """The mention of a row; None where it says nothing of the person."""
        said = {h: str(row.get(h) or "").strip() for h in member.headings}
        name = said[member.name] or f"{said[member.first]} {said[member.last]}"
        program = said[member.program] if member.program else ""
        made = Mention(
            member.word,
            said[member.id].casefold(),
            plain_email(said[member.email]),
            plain_name(name),
            plain_name(program),
            written=" ".join(name.split()) or said[member.email] or said[member.id],
        )
        return made if made.id or made.email or made.name else None

    @property
    def kind(self) -> str:
        """Which of them are there: the kind of key under which it is remembered."""
        return "+".join(self.told)

    @property
    def text(self) -> str:
        """The key under which it is remembered."""
        return _JOINT.join(self.told.values())

    @property
    def mark(self) -> str:
        """The same as a short code, for places that hold no names."""
        return hashlib.sha256(f"{self.word} {self.kind} {self.text}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class KnownPerson:
    """A participant of the region, or one that its pairs name, as far as the region may know."""

    participant_id: str
    name: str = ""
    registry_id: str = ""
    program: str = ""
    program_number: str = ""
    emails: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The person in words: the name where there is one, always the id, and where they work."""
        named = f"{self.name} ({self.participant_id})" if self.name else self.participant_id
        return f"{named}, {self.program}" if self.program else named


@dataclass(frozen=True)
class KnownPair:
    """A pair of the region, with the days it may have sessions on."""

    pair_id: str
    coach_id: str
    mentee_id: str
    cohort_year: int
    start: date
    end: date | None

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Proposal:
    """Somebody who may be meant, and what speaks for it, the strongest first."""

    person: KnownPerson
    reasons: tuple[str, ...]
    weight: float
    sure: bool  # enough to be chosen already, if nobody else is


class Unnamed(Enum):
    """Why no person stands for a mention."""

    LEFT_OUT = "left out"  # somebody said that they are not in the program
    UNKNOWN = "unknown"  # nothing is said of it, or nobody who is here


class NoPair(Enum):
    """Why no pair can be told."""

    NONE = "none that day"
    SEVERAL = "several that day"


@dataclass(frozen=True)
class Directory:
    """Whom a region's files may mean: its people and pairs, and what was said of names before.

    `said`: kind and text of a mention to the participant, or None for one who is not in the program.
    """

    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    pairs: tuple[KnownPair, ...] = ()
    said: Mapping[tuple[str, str], str | None] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in self.people.values():
            for text in (one.participant_id, one.registry_id):
                if text:
                    found.setdefault(text.casefold(), set()).add(one.participant_id)
        return found

    @cached_property
    def _emails_said(self) -> dict[str, set[str]]:
        """The e-mails of people, as accounts have them and as they were confirmed with other names."""
        found: dict[str, set[str]] = {}
        for one in self.people.values():
            for email in one.emails:
                found.setdefault(plain_email(email), set()).add(one.participant_id)
        for (kind, text), person in self.said.items():
            if person and "email" in kind.split("+"):
                email = text.split(_JOINT)[kind.split("+").index("email")]
                found.setdefault(email, set()).add(person)
        return found

    @cached_property
    def _names_said(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for (kind, text), person in self.said.items():
            if person and "name" in kind.split("+"):
                name = text.split(_JOINT)[kind.split("+").index("name")]
                found.setdefault(name, set()).add(person)
        return found

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {key: plain_name(one.name) for key, one in self.people.items() if one.name}

    def members(self, column: str) -> dict[str, KnownPerson]:
        """The people who are in a pair of the region as its coach, or as its mentee; or all of the region."""
        ids = dict.fromkeys(getattr(p, column) for p in self.pairs) if column else self.people
        found = {one: self.people.get(one) or KnownPerson(one) for one in ids}
        return dict(sorted(found.items(), key=lambda f: (not f[1].name, f[1].label.casefold())))

    def meant(self, mention: Mention) -> str | Unnamed:
        """The participant who is meant for certain: by an id, or as was said before."""
        by_id = self._by_id.get(mention.id, set()) if mention.id else set()
        if len(by_id) == 1:
            return next(iter(by_id))
        key = (mention.kind, mention.text)
        if key not in self.said:
            return Unnamed.UNKNOWN
        person = self.said[key]
        if person is None:
            return Unnamed.LEFT_OUT
        known = person in self.people or any(
            person in (p.coach_id, p.mentee_id) for p in self.pairs
        )
        return person if known else Unnamed.UNKNOWN

    def told_apart(
        self, mentions: Iterable[tuple[PairMember, Mention]]
    ) -> list[tuple[PairMember, Mention]]:
        """The mentions of a row; of a name that several have, with the coach, whom each has of their own."""
        row = list(mentions)
        coach = next((m for member, m in row if member.column == "coach_id"), None)
        beside = (coach.id or coach.email or coach.name) if coach else ""
        return [
            (
                member,
                replace(mention, coach=beside) if self._is_shared(member, mention) else mention,
            )
            for member, mention in row
        ]

    def _is_shared(self, member: PairMember, mention: Mention) -> bool:
        if member.column != "mentee_id" or mention.id or mention.email:
            return False
        alike = self.namesakes.get(mention.name, frozenset())
        if mention.program:
            alike = frozenset(p for p in alike if mention.program in self._work(self.people[p]))
        return len(alike) > 1

    @cached_property
    def namesakes(self) -> dict[str, frozenset[str]]:
        """The mentees of pairs who have one name with another one, by the name."""
        found: dict[str, set[str]] = {}
        for pair in self.pairs:
            if name := self._plain.get(pair.mentee_id):
                found.setdefault(name, set()).add(pair.mentee_id)
        return {name: frozenset(some) for name, some in found.items() if len(some) > 1}

    def label(self, one: KnownPerson) -> str:
        """The person in words; of one name with another, with what tells them apart: coach and year."""
        if one.participant_id not in self.namesakes.get(plain_name(one.name), ()):
            return one.label
        told = dict.fromkeys(
            f"coach {self._name(pair.coach_id)}, {program_year_label(pair.cohort_year)}"
            for pair in self._of_mentee.get(one.participant_id, ())
        )
        return f"{one.label}; {'; '.join(told)}"

    def _name(self, participant_id: str) -> str:
        known = self.people.get(participant_id)
        return known.name if known and known.name else participant_id

    def coach_asked(self, mentee: str) -> Mention | None:
        """The question who coached somebody, where two coaches had them at one time; else None."""
        pairs = self._of_mentee.get(mentee, [])
        several = any(
            a.coach_id != b.coach_id
            and a.cohort_year == b.cohort_year
            and a.start <= (b.end or date.max)
            and b.start <= (a.end or date.max)
            for a in pairs
            for b in pairs
        )
        if not several:
            return None
        return Mention("coach", whose=mentee.casefold(), written=self._name(mentee))

    def _coached_by(self, text: str) -> frozenset[str]:
        """The mentees of a coach, by the coach's id, e-mail or name."""
        coaches = {
            key
            for key in {pair.coach_id for pair in self.pairs}
            if text in (key.casefold(), self._plain.get(key))
        }
        known = (self._by_id, self._emails_said, self._names_said)
        coaches.update(*(found.get(text, set()) for found in known))
        return frozenset(pair.mentee_id for pair in self.pairs if pair.coach_id in coaches)

    def _coaches_of(self, mention: Mention) -> tuple[Proposal, ...]:
        found = {
            pair.coach_id: f"coach from {day_words(pair.start)}"
            for pairs in self._of_mentee.values()
            for pair in pairs
            if pair.mentee_id.casefold() == mention.whose
        }
        return tuple(
            Proposal(self.people.get(one) or KnownPerson(one), (why,), 1, False)
            for one, why in found.items()
        )

    def _work(self, one: KnownPerson) -> set[str]:
        return {plain_name(one.program), plain_name(one.program_number)}

    def proposals(self, mention: Mention, column: str) -> tuple[Proposal, ...]:
        """Who may be meant, the likeliest first; of the region alone, and of its pairs as this member."""
        if mention.whose:
            return self._coaches_of(mention)
        found = [p for one in self.members(column).values() if (p := self._proposal(mention, one))]
        found.sort(key=lambda p: (-p.weight, p.person.label))
        return tuple(found[:MOST_PROPOSED])

    def _proposal(self, mention: Mention, one: KnownPerson) -> Proposal | None:
        reasons, weight, sure = [], 0.0, False
        if mention.email and one.participant_id in self._emails_said.get(mention.email, ()):
            reasons.append("same e-mail")
            weight, sure = weight + 4, True
        how, alike = self._alike(mention.name, one)
        if how:
            reasons.append(how)
            weight, sure = weight + 3 * alike, sure or alike == 1
        if not reasons:
            return None
        if mention.program and mention.program in self._work(one):
            reasons.append("same program")
            weight += 1
        if mention.coach and one.participant_id in self._coached_by(mention.coach):
            reasons.append("in a pair with this coach")
            weight += 1
        return Proposal(one, tuple(reasons), weight, sure)

    def _alike(self, name: str, one: KnownPerson) -> tuple[str, float]:
        """How a name is somebody's, and how much: 1 is the same."""
        if not name:
            return "", 0.0
        if one.participant_id in self._names_said.get(name, ()):
            return "same name as was said before", 1.0
        own = self._plain.get(one.participant_id, "")
        if not own:
            return "", 0.0
        if name == own:
            return "same name", 1.0
        theirs, ours = name.split(), own.split()
        if sorted(theirs) == sorted(ours):
            return "same names in another order", 0.9
        if len(theirs) > 1 and len(ours) > 1 and theirs[-1] == ours[-1]:
            if theirs[0] == ours[0]:
                return "same first and last name", 0.9
            if theirs[0][0] == ours[0][0] and 1 in (len(theirs[0]), len(ours[0])):
                return "same last name, and the first letter fits", 0.7
        ratio = SequenceMatcher(None, name, own).ratio()
        return ("a name like it", ratio * 0.7) if ratio >= ALIKE else ("", 0.0)

    def pair_on(
        self, coach: str | None, mentee: str, day: date
    ) -> KnownPair | tuple[NoPair, tuple[str, ...]]:
        """The one pair that two people are on a day; of a mentee alone, the one they have that day.

        Of several pairs of the same two people, the one begun last: they began anew, and the earlier one
        was not ended.
        """
        held = self.held_on(coach, mentee, day)
        if len(held) > 1:
            this_year = [p for p in held if p.cohort_year == program_year_of(day)]
            held = this_year or held
        if len({p.coach_id for p in held}) == 1:
            last = max(p.start for p in held)
            held = [p for p in held if p.start == last]
        if len(held) == 1:
            return held[0]
        return (NoPair.SEVERAL if held else NoPair.NONE), tuple(p.pair_id for p in held)

    def held_on(self, coach: str | None, mentee: str, day: date) -> list[KnownPair]:
        """All pairs that two people are on a day; of a mentee alone, with whomever."""
        return [
            pair
            for pair in self._of_mentee.get(mentee, ())
            if coach in (None, pair.coach_id) and pair.held_on(day)
        ]

    @cached_property
    def _of_mentee(self) -> dict[str, list[KnownPair]]:
        found: dict[str, list[KnownPair]] = {}
        for pair in self.pairs:
            found.setdefault(pair.mentee_id, []).append(pair)
        return found


def chosen_already(proposals: Sequence[Proposal]) -> Proposal | None:
    """The proposal that is enough by itself: it is sure, and no other comes near."""
    if not proposals or not proposals[0].sure:
        return None
    others = [p for p in proposals[1:] if p.sure]
    # A program that fits, or an e-mail, tells two of one name apart.
    return None if others and others[0].weight > proposals[0].weight - 1 else proposals[0]


def mentions_in(
    of: WithoutIds | PersonNamed, row: Mapping[str, object]
) -> Iterable[tuple[PairMember, Mention]]:
    """The people that a row names, with which member of the pair each is."""
    for member in of.members:
        if mention := Mention.of(member, row):
            yield member, mention
