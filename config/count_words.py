"""Names within a sentence: 1 mentee, 214 mentees; a label that does not begin it."""

from __future__ import annotations

_ODD = {"people": "person", "coaches": "coach"}
_VERBS = {"have": "has", "log": "logs", "name": "names"}


def one_of(many: str) -> str:
    """The words for one of what is named in the plural.

    Its first plural word is what is counted; of what follows, only the verb after "that" or "who"
    goes with it.

    >>> one_of("pair-months"), one_of("people asked"), one_of("Instructional Leaders")
    ('pair-month', 'person asked', 'Instructional Leader')
    >>> one_of("open goals with small steps"), one_of("contacts that name strategies")
    ('open goal with small steps', 'contact that names strategies')
    >>> one_of("coaches who have begun"), one_of("people in a role")
    ('coach who has begun', 'person in a role')
    """
    words = many.split(" ")
    at = next((i for i, w in enumerate(words) if w in _ODD or _is_plural(w)), None)
    if at is None:
        return many
    words[at] = _one(words[at])
    if words[at + 1 : at + 2] in (["that"], ["who"]):
        words[at + 2] = _VERBS.get(words[at + 2], words[at + 2])
    return " ".join(words)


def _is_plural(word: str) -> bool:
    bare = word.rstrip(",")
    return bare.endswith("s") and not bare.endswith("ss")


def _one(word: str) -> str:
    bare = word.rstrip(",")
    one = _ODD.get(bare, bare.removesuffix("s"))
    return one + word[len(bare) :]


def counted(number: int, many: str) -> str:
    """A number with what it counts, in the singular for one.

    >>> counted(1, "mentees"), counted(1494, "mentees"), counted(0, "rows")
    ('1 mentee', '1,494 mentees', '0 rows')
    """
    return f"{number:,} {one_of(many) if number == 1 else many}"


def within_sentence(text: str) -> str:
    """A label where it does not begin a sentence: "Left the EEC program" as "left the EEC program".

    A short form or name at its beginning keeps its capitals.
    """
    first, _, rest = text.partition(" ")
    names = first[1:] != first[1:].lower() or rest[:1].isupper()
    return text if names else first.lower() + text[len(first) :]
