"""The one shape every coded vocabulary has: a code, a label, and the spellings files use for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One coded value.

    `spellings` are other ways files write it; they are compared without case, spaces,
    hyphens, slashes and punctuation.
    """

    code: str
    label: str
    spellings: tuple[str, ...] = ()


# A mark of a checkbox is a word, though no letter.
_CHECKED = dict.fromkeys(map(ord, "\u2611\u2705\u2713\u2714"), "checked")


def folded(text: str) -> str:
    """The text without case, spaces and punctuation: how spellings are compared."""
    plain = text.casefold()
    if not plain.isascii():
        plain = plain.translate(_CHECKED)
    return "".join(c for c in plain if c.isalnum())


class Choices:
    """An ordered vocabulary that can be looked up by code or by any accepted spelling."""

    def __init__(self, name: str, choices: Iterable[Choice]) -> None:
        self.name = name
        self._by_code = {c.code: c for c in choices}
        self._by_spelling: dict[str, str] = {}
        for c in self._by_code.values():
            for text in (c.code, c.label, *c.spellings):
                other = self._by_spelling.setdefault(folded(text), c.code)
                if other != c.code:
                    raise ValueError(f"{name}: {text!r} is claimed by {other} and by {c.code}")

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._by_code.values())

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in their fixed order."""
        return tuple(self._by_code)

    def label(self, code: str) -> str:
        """The words for a code; a code that is not known is returned as it is."""
        known = self._by_code.get(code)
        return known.label if known else code

    def code_of(self, text: str) -> str | None:
        """The code a spelling stands for, or None where it stands for none."""
        return self._by_spelling.get(folded(text))
