"""Words that nobody should have to read: in texts of the code, in documents, in what pages reply."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.roles import ROLES
from layouts.pages import ALL_PAGES
from tests.dashboard.conftest import LookedAt
from tests.dashboard.product import ask_page
from tests.test_architecture import FILES, ROOT, name_of, tree_of

# Not English that anybody speaks, or a verdict that is none of the five.
BANNED = re.compile(
    r"told (?:from|apart)|gave up|watched that long|all that is not zero|cannot tell\b|can.t tell\b"
    r"|can be told\b|cannot be told\b|can.t be told\b|not distinguishable",
    re.IGNORECASE,
)
# Not a word of PAC: it has no comparison group. And what would make "cannot be seen" a finding.
CLAIMS = re.compile(
    r"\b(?:statistically |not )?significant(?:ly)?\b|\b(?:remained|is|are) (?:stable|unchanged)\b"
    r"|\bslightly (?:higher|lower|above|below|more|less)\b",
    re.IGNORECASE,
)
# Written for those who change the program: about rows and code, not about figures.
FOR_DEVELOPERS = {"architecture.md", "adding.md", "schema.md", "testing.md", "errors.md"}
DOCUMENTS = [
    *(p for p in sorted((ROOT / "docs").glob("*.md")) if p.name not in FOR_DEVELOPERS),
    ROOT / "README.md",
]
# Tables are described for developers, in comments that stand in migrations as well.
NOT_READ = (
    "data_access/storage/",
    "data_access/upkeep/",
    "data_access/imports/reader.py",
    "config/texts/search_words.py",  # what people type into the search, which no page says
)


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a file that are no docstrings."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def test_no_text_of_the_program_has_them() -> None:
    found = [
        f"{name_of(path)}:{line}: {text}"
        for path in FILES
        if not name_of(path).startswith(NOT_READ)
        for line, text in _texts(path)
        if BANNED.search(text) or CLAIMS.search(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_no_document_has_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not BANNED.findall(text)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("key", ALL_PAGES)
def test_no_reply_of_a_page_has_them(filled_product: LookedAt, role: str, key: str) -> None:
    visitor = filled_product.visitor(role)
    reply = ask_page(filled_product.server, visitor, ALL_PAGES[key].path)
    assert reply.status_code == 200
    text = json.dumps(reply.json)
    assert not BANNED.findall(text) and not CLAIMS.findall(text)
    shown = list(_shown(reply.json))
    assert not _unexplained([ALL_PAGES[key].nav, ALL_PAGES[key].question, *shown])


# Short for what nobody should have to look up. CLASS, PAC, EEC and QRIS are the names PAC itself uses.
SHORT = re.compile(r"\b(?:SDs?|SEM?|ICCs?|CIs?|PLCs?|FCC|OST|IRR|RMSE|Qx)\b")


def _unexplained(texts: list[str]) -> list[str]:
    """Texts with a short form that is not written out, with itself in parentheses, up to there."""
    known: set[str] = set()
    found = []
    for text in texts:
        known |= {form.rstrip("s") for form in re.findall(r"\w \(([A-Z]{2,5}s?)\)", text)}
        found += [text for form in SHORT.findall(text) if form.rstrip("s") not in known]
    return found


def _shown(sent: object) -> Iterator[str]:
    """What stands on a page: the text of elements, not their codes and addresses."""
    if isinstance(sent, dict):
        for name, inner in sent.items():
            if name in ("children", "label", "text", "aria-label") and isinstance(inner, str):
                yield inner
            else:
                yield from _shown(inner)
    elif isinstance(sent, list):
        for inner in sent:
            if isinstance(inner, str):
                yield inner if " " in inner else ""
            else:
                yield from _shown(inner)


def test_the_words_are_noticed() -> None:
    for said in (
        "No region can be told from the rest of the state.",
        "The two cannot be told apart.",
        "16 of 214 gave up; 144 watched that long",
        "all that is not zero is withheld, too few people",
        "cannot tell",
    ):
        assert BANNED.search(said)
    assert CLAIMS.search("Region 2 is slightly above the rest.")
    assert _unexplained(["Change in SD"]) == ["Change in SD"] and not _unexplained(["Mean"])
    assert not _unexplained(["Professional learning community (PLC)", "Of the PLC"])
    assert list(_shown({"children": [{"props": {"children": "The ICC"}}]})) == ["The ICC"]
    assert not BANNED.search("No difference between any region and the rest can be seen.")
