"""The accessibility statement rests on tests that exist, and its words can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from config.settings import ROOT
from config.texts import accessibility as statement
from data_access.measures import MEASURES
from layouts.pages import PAGES


def _named() -> Iterator[str]:
    for promise in statement.PROMISES:
        yield from promise.tests
    for heuristic in statement.HEURISTICS:
        yield from heuristic.tests


@pytest.mark.parametrize("test", sorted(set(_named())))
def test_a_test_that_is_named_is_there(test: str) -> None:
    file, _, function = test.partition("::")
    assert f"\ndef {function}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_promise_and_critical_heuristic_is_held() -> None:
    assert all(p.tests for p in statement.PROMISES)
    assert len({h.name for h in statement.HEURISTICS}) == len(statement.HEURISTICS) == 14
    assert all(h.met and h.tests for h in statement.HEURISTICS)


# -- reading level --------------------------------------------------------------------------------

_SILENT = re.compile(r"(?<![aeioulyt])e$|(?<![td])ed$")


def _syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouy]+", _SILENT.sub("", word.lower()))))


def grade(text: str) -> float:
    """The school grade that reads a text with ease, after Flesch and Kincaid."""
    sentences = [part for part in re.split(r"[.?!:;]+(?:\s|$)", text) if part.strip()]
    words = re.findall(r"[A-Za-z’'-]+", text)
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


TEXTS = {
    "questions": [p.question + "." for page in PAGES.values() for p in page.panels],
    "notes": [s.note for page in PAGES.values() for s in page.sections if s.note],
    "definitions": [m.definition for m in MEASURES.values()],
    "reasons": [m.why for m in MEASURES.values()],
}


@pytest.mark.parametrize("kind", TEXTS)
def test_words_read_at_ninth_grade_or_below(kind: str) -> None:
    assert grade(" ".join(TEXTS[kind])) < 10


def test_the_grade_tells_plain_words_from_others() -> None:
    """The test above can fail."""
    assert grade("The cat sat on the mat. It was glad.") < 3
    assert (
        grade("Longitudinal heterogeneity necessitates multidimensional operationalization.") > 15
    )
