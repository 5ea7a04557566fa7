"""Says which of our kinds, columns and words those of an unknown file are really like, each with its reason.

Nothing is likely because it is the best of what there is: a heading has to be called the same, or the
values have to say it. Whatever is less than that stays open, for a person to choose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches

from config.program.choices import Choices, folded
from data_access.imports.columns import (
    Context,
    Day,
    Id,
    Minutes,
    OneOf,
    Refused,
    SeveralOf,
    Text,
    unit_in_heading,
)
from data_access.imports.days import is_date
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column, Format
from data_access.imports.recognition import FileColumn, Shape, Spread
from data_access.imports.reshaping import is_tick

EACH = "=each"  # a column that is one of several: a dimension, a day, a question
SAME_NAME = "same name"
THESE_VALUES = "these values"
ENOUGH_OF_A_KIND = 0.6  # of the columns a kind needs, to be suggested
ENOUGH_DIMENSIONS = 5  # of CLASS among the headings: nothing else has them
_SLIP = 0.85  # how alike two texts are that differ by a slip of the pen
_LETTERS = 3  # an id's first letters tell what it is of, if there are so many

# What people call such columns. A heading that is called so, and says nothing else, is meant.
_ALSO_CALLED: dict[str, tuple[str, ...]] = {
    "session_id": (
        "session",
        "log id",
        "record id",
        "entry id",
        "activity id",
        "visit id",
        "response id",
    ),
    "session_date": (
        "date",
        "day",
        "date of session",
        "visit date",
        "session day",
        "date of visit",
        "activity date",
        "date of meeting",
        "meeting date",
        "date you met",
        "when did you meet",
        "date of contact",
        "contact date",
        "date of coaching",
        "coaching date",
        "day of visit",
    ),
    "start_time": ("time", "start", "began", "time of day", "what time did you start"),
    "minutes_total": (
        "duration",
        "length",
        "minutes",
        "time spent",
        "total time",
        "total minutes",
        "visit minutes",
        "length of visit",
        "how long",
        "how long was the visit",
        "how long did you meet",
        "how many minutes",
        "length of meeting",
    ),
    "minutes_observation": ("observation minutes", "time observing", "minutes observed"),
    "minutes_conference": ("meeting minutes", "conference minutes", "time meeting"),
    "contact_type": (
        "type",
        "type of contact",
        "activity",
        "activity type",
        "kind of session",
        "session type",
        "visit type",
    ),
    "venue": (
        "where",
        "mode",
        "modality",
        "mode of contact",
        "method",
        "how did you meet",
        "where did you meet",
        "how or where",
        "location",
        "setting",
    ),
    "status": (
        "outcome",
        "did it take place",
        "did the visit take place as planned",
        "completed",
        "state",
        "held",
        "activity status",
        "session status",
        "goal status",
    ),
    "strategies": ("strategies used", "strategy", "which strategies did you use"),
    "content": (
        "content covered",
        "what did you work on",
        "what did you talk about",
        "what did you discuss",
        "topics",
        "topics discussed",
        "focus",
    ),
    "pair_id": ("pair", "dyad", "coach mentee pair", "partnership"),
    "coach_id": ("coach", "consultant teacher", "ct", "mentor"),
    "mentee_id": ("mentee", "teacher", "educator"),
    "coach_email": ("email address", "email", "coach email address", "username", "email of coach"),
    "coach_name": (
        "coach",
        "coachs name",
        "coach full name",
        "mentor name",
        "consultant name",
        "your name",
        "your full name",
        "name of person completing this form",
        "completed by",
        "submitted by",
    ),
    "coach_first_name": ("coach first", "first name of coach"),
    "coach_last_name": ("coach last", "last name of coach"),
    "mentee_email": ("teacher email", "educator email", "coachee email", "email of teacher"),
    "mentee_name": (
        "teacher name",
        "teacher mentee name",
        "name of teacher",
        "mentee",
        "educator name",
        "coachee name",
        "coachee",
        "name of educator",
        "teacher",
        "educator",
        "teacher you met",
        "teacher you met with",
        "teacher you visited",
        "educator you met",
        "educator you met with",
        "who did you meet",
        "who did you meet with",
        "whom did you meet",
        "person you met",
    ),
    "mentee_first_name": ("coachee first name", "teacher first name", "educator first name"),
    "mentee_last_name": ("coachee last name", "teacher last name", "educator last name"),
    "mentee_program": ("program name", "program", "center", "organization", "site", "school"),
    "participant_registry_id": ("registry id", "pq registry id", "registry number"),
    "participant_email": (
        "email",
        "email address",
        "teacher email",
        "educator email",
        "staff email",
    ),
    "participant_name": (
        "name",
        "full name",
        "participant",
        "attendee",
        "member",
        "person",
        "staff",
        "staff name",
        "teacher",
        "teacher name",
        "name of teacher",
        "educator",
        "educator name",
        "mentee",
        "coach",
    ),
    "participant_first_name": ("first name", "first", "given name"),
    "participant_last_name": ("last name", "last", "surname", "family name"),
    "participant_program": ("program", "program name", "center", "site", "school", "organization"),
    "participant_id": (
        "participant",
        "person",
        "educator",
        "teacher",
        "educator id",
        "teacher id",
        "staff id",
    ),
    "educator_id": ("educator", "teacher", "participant", "teacher id", "participant id"),
    "respondent_id": ("respondent", "participant id", "external reference", "person id"),
    "program_number": ("program", "provider number", "center", "site", "program id"),
    "eec_program_number": ("program", "provider number", "license number", "program id"),
    "goal_id": ("goal",),
    "set_date": ("date set", "goal date", "created"),
    "target_date": ("due", "due date", "target", "time frame", "timeframe"),
    "achieved_date": ("met on", "date achieved", "completed on"),
    "observation_id": ("observation",),
    "obs_date": ("observation date", "date", "date of observation"),
    "observer_role": ("observer", "observed by", "who observed"),
    "observer_id": ("observer code",),
    "instrument": ("class tool", "tool", "class instrument", "age level"),
    "window": ("time point", "timepoint", "season", "point in time"),
    "cycle": ("cycle number", "class cycle", "observation cycle"),
    "hire_date": ("hired", "date hired", "date of hire"),
    "education": ("degree", "highest degree"),
    "region_pac": ("region",),
    "event_type": ("event", "kind of event"),
    "hours": ("hours attended",),
}
# Words that a heading has besides its name.
_FILLERS = frozenset(("the", "a", "an", "of", "your", "no", "number", "score", "mean", "average"))
# Kinds whose every row has an id of its own: a column in which one stands twice is none of these.
_ONE_EACH = {
    "programs": "eec_program_number",
    "participants": "participant_id",
    "pairs": "pair_id",
    "goals": "goal_id",
    "action_steps": "step_id",
    "sessions": "session_id",
}
# Columns for the ids of people, which files often call as they call the columns of their names.
_OF_PEOPLE = frozenset(
    ("coach_id", "mentee_id", "participant_id", "educator_id", "observer_id", "respondent_id")
)
_ITEM = re.compile(r"(?:q|item|question)[ _.-]*[0-9]")
_LONGEST_ITEM = 24
_ONE_ANSWER = re.compile(r"(.+?)(?:___|: | - | ?\((?:choice=)?| ?\[)([^()\[\]]+?)[)\]]?")
# Words with which a heading asks whether something took place.
_TOOK_PLACE = frozenset(
    ("took", "take", "held", "happen", "happened", "complete", "completed", "occur", "occurred")
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")


@dataclass(frozen=True)
class Likely:
    """What something of a file is likely to mean, and the reason in two or three words."""

    means: str
    reason: str


@dataclass(frozen=True)
class _Match:
    weight: float
    ours: str
    theirs: str
    reason: str
    by_values: bool = False  # by nothing else


def _words(text: str) -> tuple[str, ...]:
    found = re.findall(r"[a-z0-9]+", text.casefold().replace("_", " ").replace("'", ""))
    return tuple(w for w in found if w not in _FILLERS) or tuple(found)


def _names(column: Column) -> Iterable[str]:
    return (column.heading, column.label, *column.spellings, *_ALSO_CALLED.get(column.heading, ()))


def _called(heading: str, names: Iterable[str]) -> tuple[float, str] | None:
    """How much and how a heading is a name: the same, with a slip of the pen, or not at all."""
    plain = _BRACKETS.sub(" ", heading)
    forms = {folded(heading), folded(plain), "".join(_words(heading)), "".join(_words(plain))}
    known = {form: name for name in names for form in (folded(name), "".join(_words(name)))}
    if not forms.isdisjoint(known):
        return 3.0, SAME_NAME
    for form in forms:
        close = _slips(form, known, _SLIP) if len(form) > 5 else []
        if close and abs(len(close[0]) - len(form)) <= 2:
            return 2.0, f"name like \u201c{known[close[0]]}\u201d"
    return None


def _slips(text: str, known: Iterable[str], cutoff: float) -> list[str]:
    """Those of some texts that are like one by a slip of the pen, the most like first.

    One that only has more letters before it is another word: "rescheduled" is not "scheduled".
    """
    close = get_close_matches(text, list(known), n=3, cutoff=cutoff)
    return [c for c in close if not text.endswith(c) and not c.endswith(text)]


def _texts(found: FileColumn) -> tuple[str, ...]:
    return tuple(text for text, _ in found.values) or found.samples


def _fits(column: Column, text: str, context: Context) -> bool:
    kind = column.kind
    if isinstance(kind, Day):
        return is_date(text)
    if isinstance(kind, OneOf):
        return kind.choices.code_of(text) is not None
    try:
        kind.parser(context)(text)
    except Refused:
        return False
    return True


def _letters(text: str) -> str:
    found = re.match(r"[A-Z]*", text.upper())
    return found[0] if found else ""


def _telling(column: Column, texts: tuple[str, ...]) -> bool:
    """Whether values that fit say by themselves what they are: words of ours, ids that begin as ours do."""
    kind = column.kind
    if isinstance(kind, OneOf | SeveralOf):
        return any(len(folded(text)) > 3 and not text.strip().isdigit() for text in texts)
    if isinstance(kind, Id):
        own = _letters(column.example)
        return len(own) >= _LETTERS and all(_letters(text) == own for text in texts)
    return False


def _are_names(texts: tuple[str, ...]) -> bool:
    """Whether texts name people: an id has a number, or no small letters."""
    named = [t for t in texts if any(map(str.islower, t)) and not any(map(str.isdigit, t))]
    return 2 * len(named) > len(texts)


def _repeats(found: FileColumn) -> bool:
    return any(rows > 1 for _, rows in found.values)


def _match(column: Column, found: FileColumn, context: Context) -> _Match | None:
    called = _called(found.heading, _names(column))
    texts = _texts(found)
    share = sum(_fits(column, text, context) for text in texts) / len(texts) if texts else 0.0
    values = bool(texts) and share == 1 and _telling(column, texts)
    # Words that are not known yet can be matched; an id that is none, or a day, is something else.
    asked_later = isinstance(column.kind, OneOf | SeveralOf | Text) or not texts
    if column.heading in _OF_PEOPLE and "id" not in _words(found.heading) and _are_names(texts):
        return None
    dates = isinstance(column.kind, Day) and any(c.isdigit() for text in texts for c in text)
    if called and (share >= 0.5 or asked_later or dates):
        weight, how = called
        reason = f"{how}, {THESE_VALUES}" if values else how
        return _Match(weight + share, column.heading, found.heading, reason)
    several = len(set(texts)) > 1 or isinstance(column.kind, Id)
    if values and several:  # one word may be in many columns
        return _Match(1.0, column.heading, found.heading, THESE_VALUES, by_values=True)
    return None


def suggested_columns(form: Format, shape: Shape) -> dict[str, Likely]:
    """For each heading of the file, our column that it really is like; each of ours at most once.

    Where the values alone speak, they have to speak for one column only.
    """
    context = Context(datetime.now(UTC).date())
    own_id = _ONE_EACH.get(form.key)
    matches = [
        match
        for column in form.columns
        for found in shape.columns
        if not found.twice
        and not (column.heading == own_id and _repeats(found))
        and (match := _match(column, found, context))
    ]
    answers = _answers(form, shape)
    out: dict[str, Likely] = {theirs: Likely(ours, "one answer of it") for theirs, ours in answers}
    given: set[str] = {ours for _, ours in answers}
    for match in sorted(matches, key=lambda m: -m.weight):
        if match.theirs in out or match.ours in given:
            continue
        if match.by_values and any(
            other is not match
            and other.by_values
            and (other.theirs == match.theirs or other.ours == match.ours)
            for other in matches
        ):
            continue
        out[match.theirs] = Likely(match.ours, match.reason)
        given.add(match.ours)
    if form.turning and form.turning.into not in given:
        each = [c.heading for c in shape.columns if c.heading not in out and says(form, c.heading)]
        if len(each) > 1:
            out |= {theirs: Likely(EACH, f"the name of {form.turning.one}") for theirs in each}
    return out


def beside_ours(form: Format, given: Collection[str], shape: Shape) -> dict[str, Likely]:
    """Of a file with our headings, the other ones that are really like what it does not give."""
    of = form.people
    told = {*given, *(of.headings if of and of.found in given else ())}
    ours = {folded(heading) for heading in form.headings}
    return {
        theirs: likely
        for theirs, likely in suggested_columns(form, shape).items()
        if folded(theirs) not in ours and likely.means not in {*told, EACH}
    }


def says(form: Format, heading: str) -> str:
    """What a column stands for by its heading, where a file of a format is turned; or ""."""
    if form.turning is None:
        return ""
    (into,) = (c.kind for c in form.columns if c.heading == form.turning.into)
    plain = " ".join(heading.split())
    if isinstance(into, OneOf):
        return into.choices.code_of(plain) or ""
    if isinstance(into, Day):
        return plain if is_date(plain) else ""
    return plain[:_LONGEST_ITEM] if _ITEM.match(plain.casefold()) else ""


def answer_of(choices: Choices, heading: str) -> str:
    """The word that a column of one answer names in its heading, by its code; or ""."""
    return choices.code_of(_split_answer(heading)[1]) or ""


def _split_answer(heading: str) -> tuple[str, str]:
    """The question and the answer of a column of one answer: "strategies___1", "Strategies (Modeling)"."""
    found = _ONE_ANSWER.fullmatch(" ".join(heading.split()))
    return (found[1], found[2]) if found else (heading, "")


def _answers(form: Format, shape: Shape) -> list[tuple[str, str]]:
    """Columns of one answer each, with our list they belong to."""
    return [
        (found.heading, column.heading)
        for column in form.columns
        if isinstance(column.kind, SeveralOf)
        for found in shape.columns
        for question, answer in (_split_answer(found.heading),)
        if answer
        and found.values
        and _called(question, _names(column))
        and all(is_tick(t) or folded(t) == folded(answer) for t, _ in found.values)
    ]


def likely_unit(heading: str, column: Column, spread: Spread) -> Likely | None:
    """The one unit a column's bare numbers are likely in, from its heading or its largest number."""
    if unit := unit_in_heading(heading):
        return Likely(unit, "the heading says so")
    if isinstance(column.kind, Minutes) and float(spread.greatest) * 60 > column.kind.longest:
        return Likely("minutes", f"{spread.greatest} hours would be too long")
    return None


def likely_format(shape: Shape, fitting: tuple[str, ...] = ()) -> Likely | None:
    """The kind of file that it really is like: most of what that kind needs is there, and of no other."""
    if len(fitting) == 1:
        return Likely(fitting[0], "its own headings")
    if not fitting and (scores := _of_dimensions(shape)):
        return scores
    ranked = []
    for key in fitting or FORMATS:
        form = FORMATS[key]
        found = [likely.means for likely in suggested_columns(form, shape).values()]
        given = {means for means in found if means != EACH}
        if form.turning and EACH in found:
            given |= {form.turning.into, form.turning.cells}
        ids = form.people.made(given) if form.people else ()
        # All else that it needs is there; or who, on which day and where, as rows of one other kind have;
        # or who, and columns that are each a day.
        placed = form.without_ids and form.without_ids.place in given
        turned = form.named and EACH in found
        if placed or turned or given | set(ids) >= set(form.required):
            given |= set(ids)
        needed = given.intersection(form.required)
        ranked.append((len(needed) / len(form.required), len(found), key, len(needed)))
    ranked.sort(reverse=True)
    (share, given_columns, key, needed_columns), second = ranked[0], ranked[1]
    if share < ENOUGH_OF_A_KIND or needed_columns < 2:
        return None
    if (share, given_columns) == second[:2]:
        return None
    of = len(FORMATS[key].required)
    return Likely(key, f"{needed_columns} of its {of} needed columns are there")


def _of_dimensions(shape: Shape) -> Likely | None:
    """The kind that a file with CLASS dimensions as headings is: by cycle where it has cycles."""
    form = FORMATS["class"]
    found = [c.heading for c in shape.columns if says(form, c.heading)]
    if len(found) < ENOUGH_DIMENSIONS:
        return None
    given = {likely.means for likely in suggested_columns(form, shape).values()}
    key = "class" if "cycle" in given else "class_summary"
    return Likely(key, f"{len(found)} of its headings are CLASS dimensions")


def suggested_code(choices: Choices, text: str) -> Likely | None:
    """The code that a word really is like: it is spelled so, says it among others, or has a slip."""
    if code := choices.code_of(text):
        return Likely(code, "same word")
    spelled = {folded(s): (c.code, s) for c in choices for s in (c.code, c.label, *c.spellings)}
    said = _said_in(spelled, text)
    if len({code for code, _ in said}) == 1 and not _denies(text):
        code, spelling = said[0]
        return Likely(code, f"says \u201c{spelling}\u201d")
    close = _slips(folded(text), spelled, 0.8)
    if said or not close:
        return None
    code, spelling = spelled[close[0]]
    return Likely(code, f"like \u201c{spelling}\u201d")


def yes_to_taking_place(ours: str, theirs: str, text: str) -> Likely | None:
    """A session's status where the file asks whether it took place: a yes says it, a no not which it is."""
    asks = not _TOOK_PLACE.isdisjoint(_words(theirs))
    if ours == "status" and asks and folded(text) in ("yes", "y", "true", "1"):
        return Likely("completed", "a yes to taking place")
    return None


def _said_in(spelled: Mapping[str, tuple[str, str]], text: str) -> list[tuple[str, str]]:
    """The spellings that stand in a text as words of their own, without those inside longer ones."""
    words = " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
    found = []
    for code, spelling in spelled.values():
        plain = " ".join(re.findall(r"[a-z0-9]+", spelling.casefold()))
        if len(plain) > 3 and re.search(rf"\b{re.escape(plain)}\b", words):
            found.append((plain, code, spelling))
    longest = [f for f in found if not any(f[0] != g[0] and f[0] in g[0] for g in found)]
    return [(code, spelling) for _, code, spelling in longest]


def _denies(text: str) -> bool:
    return bool(re.search(r"\b(no|not|never|without|didn|wasn)\b", text.casefold()))
