"""Finds personal numbers that PAC does not need, so that the row is refused and nothing is stored.

Massachusetts counts Social Security numbers, payment cards and driver's licenses as personal
information when they are stored with a name. A number alone in its cell may be an id; it is
recognized by its punctuation (three, two and four digits) or its check digit (cards). Among words,
or after a label, nine digits or a license's letter and digits are enough, unless the words next to
the number say that it is something else. Employers' numbers (EIN) are public and not looked for.
"""

from __future__ import annotations

import re
import unicodedata

SOCIAL_SECURITY = "a social security number"
PAYMENT_CARD = "a payment card number"
DRIVER_LICENCE = "a driver licence number"

# Shorter texts cannot contain one: an id with eight digits, a date, a number of minutes.
SHORTEST = 11

_DASHES = dict.fromkeys(
    map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63"), "-"
)

# ---------------------------------------------------------------------------------------------
# Payment cards
# ---------------------------------------------------------------------------------------------

# Range of first digits, and how many digits such a card has (ISO/IEC 7812 ranges in use).
_CARDS: tuple[tuple[str, str, frozenset[int]], ...] = (
    ("4", "4", frozenset({13, 16, 19})),  # Visa
    ("51", "55", frozenset({16})),  # Mastercard
    ("2221", "2720", frozenset({16})),
    ("34", "34", frozenset({15})),  # American Express
    ("37", "37", frozenset({15})),
    ("6011", "6011", frozenset(range(16, 20))),  # Discover
    ("644", "659", frozenset(range(16, 20))),
    ("300", "305", frozenset({14})),  # Diners Club
    ("3095", "3095", frozenset({14})),
    ("36", "36", frozenset({14})),
    ("38", "39", frozenset({14})),
    ("3528", "3589", frozenset(range(16, 20))),  # JCB
    ("62", "62", frozenset(range(16, 20))),  # UnionPay
    ("5018", "5018", frozenset(range(13, 20))),  # Maestro
    ("5020", "5020", frozenset(range(13, 20))),
    ("5038", "5038", frozenset(range(13, 20))),
    ("5893", "5893", frozenset(range(13, 20))),
    ("6304", "6304", frozenset(range(13, 20))),
    ("6759", "6763", frozenset(range(13, 20))),
)

# Cards are written as one number, in groups of four, as 4-6-5 or 4-6-4, or with hyphens anywhere.
# Other groups separated by spaces are lists of minutes or scores.
_SEPARATOR = r"(?: ?[-./_\u00b7] ?|\s{1,3})"
_WRITTEN_AS_CARDS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,])([2-6][0-9]{12,18})(?![0-9A-Za-z])"),
    re.compile(
        rf"(?<![0-9])([2-6][0-9]{{3}}({_SEPARATOR})(?:"
        r"[0-9]{4}\2[0-9]{4}(?:\2[0-9]{4})?(?:\2?[0-9]{1,4})?|[0-9]{6}\2[0-9]{4,5}))(?![0-9])"
    ),
    re.compile(r"(?<![0-9A-Za-z])([2-6](?:-?[0-9]){14,18})(?![0-9A-Za-z])"),
    re.compile(
        r"(?<![a-z])(?:card|visa|master ?card|amex|american express|discover|debit|credit|cc|mc)"
        r"[^0-9]{0,16}([2-6](?:[^0-9a-z]?[0-9]){12,18})(?![0-9])",
        re.IGNORECASE,
    ),
)
_NOT_DIGITS = re.compile("[^0-9]")
_LAST_GROUP = re.compile("[^0-9]+[0-9]{1,4}$")  # may be the three digits on the back, or a year


def _passes_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if place % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


def _is_card(written: str) -> bool:
    digits = _NOT_DIGITS.sub("", written)
    return any(
        len(digits) in lengths and first <= digits[: len(first)] <= last
        for first, last, lengths in _CARDS
    ) and _passes_luhn(digits)


def _has_card(text: str) -> bool:
    return any(
        _is_card(found[1]) or _is_card(_LAST_GROUP.sub("", found[1]))
        for pattern in _WRITTEN_AS_CARDS
        for found in pattern.finditer(text)
    )


# ---------------------------------------------------------------------------------------------
# Social Security numbers
# ---------------------------------------------------------------------------------------------

_LABELED_SSN = re.compile(
    r"(?<![a-z])(?:ssns?|s\.s\.n?\.?|ss ?(?:#|no\b|num|nbr)|soc(?:ial)?\.?[ -]?sec(?:urity)?|itin\b)"
    r"[^0-9]{0,24}[0-9]{3}[^0-9a-z]{0,3}[0-9]{2}[^0-9a-z]{0,3}[0-9]{4}(?![0-9])",
    re.IGNORECASE,
)
# Any number with these hyphens is treated as one, even if it was never issued: it was meant as one.
_HYPHENATED_SSN = re.compile(
    r"(?<![0-9A-Za-z-])[0-9]{3} ?- ?[0-9]{2} ?- ?[0-9]{4}(?![0-9A-Za-z]|-[0-9])"
)
# Otherwise the area, group and serial number must be valid ones.
_SPACED_SSN = re.compile(
    r"(?<![0-9A-Za-z-])(?<![0-9][\s./_,])(?!000|666|9)[0-9]{3}( ?[./_] ?|\s{1,2})(?!00)[0-9]{2}\1"
    r"(?!0000)[0-9]{4}(?![0-9A-Za-z-]|[\s./_,][0-9])"
)
_SSN_IN_ONE = re.compile(
    r"(?<![0-9A-Za-z#_./-])(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}"
    r"(?![0-9A-Za-z_/-]|[.,][0-9])"
)

# ---------------------------------------------------------------------------------------------
# Driver's licences
# ---------------------------------------------------------------------------------------------

_MASSACHUSETTS = "(?<![a-z])(?:s[ -]?[0-9]{8}|sa[ -]?[0-9]{7})"
_LABELED_LICENSE = re.compile(
    # Nine digits are a license of another state, or an old one from Massachusetts. A program's
    # license is not a driver's, and has no S.
    r"(?<![a-z])(?:driver\W?s?\W? ?(?:licen[cs]e|lic\b|id\b)|driving licen[cs]e|d\.?l\b\.?)"
    rf"[^0-9]{{0,16}}?(?:{_MASSACHUSETTS}|(?<![0-9a-z])[0-9]{{9}})(?![0-9a-z])"
    rf"|(?<![a-z])(?:licen[cs]e|lic|mass|ma)\b[^0-9]{{0,12}}?{_MASSACHUSETTS}(?![0-9a-z])"
    r"|(?<![a-z])dl(?:s[0-9]{8}|sa[0-9]{7}|[0-9]{9})(?![0-9a-z])",
    re.IGNORECASE,
)
_LICENSE = re.compile(
    r"(?<![0-9A-Za-z#_./-])(?:S[0-9]{8}|SA[0-9]{7})(?![0-9A-Za-z_/-])", re.IGNORECASE
)

# ---------------------------------------------------------------------------------------------
# Among words
# ---------------------------------------------------------------------------------------------

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![0-9_-])")
_LETTERS = re.compile(r"[^\W\d_]+")
# Words that, just before a number, mark it as ordinary: a record's id, or anything else common.
_RECORDS = frozenset(
    {
        "session",
        "pair",
        "mentee",
        "coach",
        "goal",
        "observation",
        "record",
        "id",
        "ids",
        "pq",
        "eec",
    }
)
_ORDINARY = _RECORDS | {
    *("program", "programs", "prog", "prg", "provider", "facility", "site", "center", "registry"),
    *("licence", "license", "licensed", "lic", "ein", "fein", "tin", "tax", "employer", "grant"),
    *("zoom", "meeting", "webinar", "passcode", "code", "phone", "tel", "fax", "ext", "invoice"),
    *("zip", "ma", "mass", "massachusetts", "po", "order", "case", "ticket", "ref", "reference"),
    *("contract", "vendor", "duns", "room", "classroom", "file"),
}
_SAYING_NOTHING = frozenset({"no", "nr", "num", "number", "numbers", "is", "was", "the"})


def _among_words(pattern: re.Pattern[str], ordinary: frozenset[str], text: str) -> bool:
    """Whether the pattern occurs near words, and neither of the two words before it explains it."""
    if not _WORD.search(text):  # the numbers looked for contain no words
        return False
    for found in pattern.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()].casefold()
        names = [name for name in _LETTERS.findall(before) if name not in _SAYING_NOTHING]
        if ordinary.isdisjoint(names[-2:]):
            return True
    return False


# ---------------------------------------------------------------------------------------------
# A cell
# ---------------------------------------------------------------------------------------------

FEWEST_DIGITS = 7
FEWEST_CARD_DIGITS = 13
# The runs of digits that the patterns below need: a cheap test that few ids or dates pass. It
# works on the shape of a text: every digit becomes 0, and any characters in between one space.
_SHAPE = bytes(ord("0" if chr(n) in "0123456789" else " ") for n in range(256))
_SHAPES = re.compile(rb"000(?:0000|00 0000| 00 0000| 000000|0 0000 0000|0 000000 0000)")
_LIKE_A_CARD = re.compile(
    "[2-6](?:-?[0-9]){14}|[A-Za-z][^0-9]{0,16}[2-6](?:[^0-9A-Za-z]?[0-9]){12}"
)


_DIGITS = b"0123456789"
FEWEST_SSN_DIGITS = 9  # with fewer digits, only a license with its letters is possible
_LIKE_A_LICENSE = re.compile("[Ss][Aa]?[ -]?[0-9]{7}")


def _may_hold_one(text: str) -> bool:
    plain = text.encode("ascii", "replace")
    digits = len(plain) - len(plain.translate(None, _DIGITS))
    if digits < FEWEST_DIGITS or (digits < FEWEST_SSN_DIGITS and not _LIKE_A_LICENSE.search(text)):
        return False
    shape = b" ".join(plain.translate(_SHAPE).split())
    if _SHAPES.search(shape):
        return True
    return shape.count(b"0") >= FEWEST_CARD_DIGITS and bool(_LIKE_A_CARD.search(text))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    if not _DIGIT.search(plain):
        return ""
    # Digits of other scripts count as digits; invisible characters do not separate.
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in plain
        if unicodedata.category(c) != "Cf"
    )


# An id that a form service makes for a record: its digits are drawn by lot, and some would do for a card.
_RECORD_ID = re.compile(
    r"(?<![0-9A-Za-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z-])", re.IGNORECASE
)


def _without_digits(found: re.Match[str]) -> str:
    """A sign in place of such an id; digits alone are none, whatever their groups."""
    return found[0] if found[0].replace("-", "").isdigit() else "~"


def find_personal_number(text: str) -> str | None:
    """The kind of personal number a cell holds, never the number; None for nearly every cell."""
    if len(text) < SHORTEST:
        return None
    if not text.isascii():
        text = _plain(text)
    if not _may_hold_one(text):
        return None
    text = _RECORD_ID.sub(_without_digits, text)
    if _has_card(text):
        return PAYMENT_CARD
    if _LABELED_LICENSE.search(text) or _among_words(_LICENSE, _RECORDS, text):
        return DRIVER_LICENCE
    if (
        _LABELED_SSN.search(text)
        or _HYPHENATED_SSN.search(text)
        or _SPACED_SSN.search(text)
        or _among_words(_SSN_IN_ONE, _ORDINARY, text)
    ):
        return SOCIAL_SECURITY
    return None
