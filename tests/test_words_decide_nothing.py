"""Words are for people, keys are for programs: no code decides by a sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.test_architecture import FILES, name_of, tree_of

# What may be asked for words, and why. A file and the constant, as it stands there.
EXCEPTIONS = {
    # The csv module of Python says in words alone why it gave up.
    ("data_access/imports/reader.py", "field larger"),
    ("data_access/imports/reader.py", "unexpected end"),
    # SQLite and PostgreSQL tell these apart in words alone, in one class of error each.
    ("data_access/storage/database.py", "not a database"),
    ("data_access/storage/database.py", "readonly database"),
    ("data_access/storage/database.py", "read-only transaction"),
    ("data_access/storage/database.py", "does not exist"),
    ("data_access/storage/database.py", "disk is full"),
    ("data_access/storage/database.py", "no space"),
    ("data_access/storage/database.py", "no such table"),
    ("data_access/storage/database.py", "no such column"),
    ("data_access/upkeep/upgrade.py", "does not exist"),
    ("data_access/upkeep/upgrade.py", "unable to open"),
}
# Methods that decide by a text they are given.
DECIDING = {
    "startswith", "endswith", "like", "ilike", "contains", "icontains", "in_", "not_in", "is_",
    "is_not", "find", "index", "count", "match", "search", "fullmatch", "regexp_match",
    "is_distinct_from", "is_not_distinct_from", "removeprefix", "removesuffix", "partition",
}  # fmt: skip
_LOWER_WORD = re.compile(r"\b[a-z]{2,}\b")


def is_worded(text: object) -> bool:
    return isinstance(text, str) and " " in text.strip() and bool(_LOWER_WORD.search(text))


def texts_of(node: ast.AST | None) -> Iterator[str]:
    """The worded texts a value compares as: its own, its members', the keys of a dictionary."""
    match node:
        case ast.Constant(value=str(value)) if is_worded(value):
            yield value
        case ast.JoinedStr(values=values):
            constants = [v.value for v in values if isinstance(v, ast.Constant)]
            if is_worded("".join(map(str, constants))):
                yield " … ".join(map(str, constants))
        case ast.Tuple(elts=members) | ast.List(elts=members) | ast.Set(elts=members):
            for member in members:
                yield from texts_of(member)
        case ast.Dict(keys=keys):
            for key in keys:
                yield from texts_of(key)
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple" | "list"), args=[inner]):
            yield from texts_of(inner)
        case ast.BinOp(op=ast.Add() | ast.BitOr(), left=left, right=right):
            yield from texts_of(left)
            yield from texts_of(right)
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts_of(body)
            yield from texts_of(orelse)
        case ast.Starred(value=value):
            yield from texts_of(value)


def named_constants(body: list[ast.stmt]) -> dict[str, list[str]]:
    """The worded texts of what is assigned to a name in some statements."""
    found: dict[str, list[str]] = {}
    for node in body:
        match node:
            case ast.Assign(targets=[*targets], value=value):
                names = [t.id for t in targets if isinstance(t, ast.Name)]
                for several in (t for t in targets if isinstance(t, ast.Tuple)):
                    names += [e.id for e in several.elts if isinstance(e, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                names = [name]
            case _:
                continue
        if texts := list(texts_of(value)):
            found |= dict.fromkeys(names, texts)
    return found


@cache
def constants_of(path: Path) -> dict[str, list[str]]:
    """The worded constants of a file: `NAME`, and `Class.NAME` for those of a class."""
    body = tree_of(path).body
    found = named_constants(body)
    for node in body:
        # A member of an Enum is its name, whatever its value says; one of a StrEnum is its text.
        if isinstance(node, ast.ClassDef) and "Enum" not in map(ast.unparse, node.bases):
            own = named_constants(node.body)
            found |= {f"{node.name}.{name}": texts for name, texts in own.items()}
    return found


@cache
def by_module() -> dict[str, Path]:
    return {
        name_of(p).removesuffix(".py").replace("/", ".").removesuffix(".__init__"): p for p in FILES
    }


def known_in(path: Path) -> dict[str, list[str]]:
    """The worded constants a file can name, its own and the imported ones, as it names them."""
    known = dict(constants_of(path))
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.ImportFrom):
            continue
        for alias in node.names:
            here = alias.asname or alias.name
            if whole := by_module().get(f"{node.module}.{alias.name}"):
                known |= {f"{here}.{name}": t for name, t in constants_of(whole).items()}
            elif module := by_module().get(node.module or ""):
                for name, texts in constants_of(module).items():
                    first, _, rest = name.partition(".")
                    if first == alias.name:
                        known[f"{here}.{rest}" if rest else here] = texts
    return known


def asked_for(node: ast.AST) -> Iterator[ast.AST]:
    """The values a piece of code decides by."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            if any(isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn) for op in ops):
                yield from (left, *others)
        case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
            yield key
        case ast.Call(func=ast.Attribute(attr=attr), args=args) if attr in DECIDING:
            yield from args
        case ast.Subscript(slice=key):
            yield key
        case ast.MatchValue(value=value):
            yield value


def decisions(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every place in a file that decides by words."""
    waiting: list[tuple[ast.AST, dict[str, list[str]]]] = [(tree_of(path), known_in(path))]
    while waiting:
        node, known = waiting.pop()
        if isinstance(node, ast.FunctionDef):
            inside = [n for n in ast.walk(node) if isinstance(n, ast.Assign | ast.AnnAssign)]
            known = known | named_constants(list(inside))
        for value in asked_for(node):
            texts = list(texts_of(value))
            if isinstance(value, ast.Name | ast.Attribute):
                texts = known.get(ast.unparse(value).removesuffix(".value"), [])
            line = getattr(node, "lineno", getattr(value, "lineno", 0))
            yield from ((line, text) for text in texts)
        waiting += [(child, known) for child in ast.iter_child_nodes(node)]


def test_nothing_is_decided_by_a_sentence() -> None:
    found: set[tuple[str, str]] = set()
    for path in FILES:
        if "versions" in path.parts:  # old words are read there, once
            continue
        for line, text in decisions(path):
            found.add((name_of(path), text))
            assert (name_of(path), text) in EXCEPTIONS, (
                f"{name_of(path)}:{line} decides by the words {text!r}: give what it asks a key"
            )
    assert found == EXCEPTIONS, "an exception that is needed no more"


def test_decisions_by_words_are_found_however_they_are_written(tmp_path: Path) -> None:
    """The test above is only as good as what it finds."""
    written = """
SAID = "Whole state"
MANY = ("Too few", "No such pair")
class Words:
    WHY = "too early"
def look(one, t):
    here = "made here"
    a = one == "Whole state"
    b = "no such" in one
    c = one in MANY
    d = one.startswith("There is no")
    e = t.c.reason.like("There is %")
    f = t.c.reason.in_(["Not known", "KEY"])
    g = {"not known": 1}[one] or one == SAID
    h = one != Words.WHY
    i = one == here
    j = one.startswith(f"There is no {t} ")
    k = one == "KEY" or one == "a-key" or one in ("x", "Y")
    l = TABLE["by a sentence"]
    match one:
        case "of a sentence":
            return one
"""
    path = tmp_path / "written.py"
    path.write_text(written, encoding="utf-8")
    found = [text for _, text in sorted(decisions(path))]
    assert found == [
        "Whole state", "no such", "No such pair", "Too few", "There is no", "There is %",
        "Not known", "Whole state", "too early", "made here", "There is no  …  ", "by a sentence",
        "of a sentence",
    ]  # fmt: skip
