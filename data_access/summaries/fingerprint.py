"""Tells one way of counting the summaries from another by a hash of the code that does it.

The code is this wing and whatever it imports of config/ and data_access/, however far. Comments,
docstrings, spacing and the version of Python make no difference; everything else does, so that no
release can change how a summary is counted and leave the old figures standing. A change that changes
no figure costs one rebuild at the next upgrade. What an import works out of a single row (whether a
session is a contact, its month) is not among it: such rows are sent again, and `verify` names them.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from config.settings import ROOT

WING = "data_access/summaries"
ROOMS = ("config", "data_access")
OUTSIDE = frozenset({"config/settings.py"})  # where this machine keeps things, and no rule


@cache
def fingerprint() -> str:
    """The hash of today's code; worked out once, as the code of a process does not change."""
    return fingerprint_of(ROOT)


def fingerprint_of(root: Path) -> str:
    """The hash of the code below a folder."""
    digest = hashlib.sha256()
    for name, tree in sorted(_sources(root).items()):
        digest.update(f"{name}\n{''.join(_said(tree))}\n".encode())
    return digest.hexdigest()


def _sources(root: Path) -> dict[str, ast.Module]:
    """The files the summaries are counted by, read."""
    waiting = {path.relative_to(root).as_posix() for path in (root / WING).glob("*.py")}
    found: dict[str, ast.Module] = {}
    while waiting:
        name = waiting.pop()
        found[name] = ast.parse((root / name).read_text(encoding="utf-8"))
        waiting |= set(_imported(found[name], root)) - found.keys() - OUTSIDE
    return found


def _imported(tree: ast.Module, root: Path) -> Iterator[str]:
    """The files of our own that a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
            modules += [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for module in modules:
            if module.split(".")[0] in ROOMS:
                path = module.replace(".", "/")
                yield from (
                    name
                    for name in (f"{path}.py", f"{path}/__init__.py")
                    if (root / name).is_file()
                )


def _is_text(first: list[ast.stmt]) -> bool:
    return bool(
        first
        and isinstance(first[0], ast.Expr)
        and isinstance(first[0].value, ast.Constant)
        and isinstance(first[0].value.value, str)
    )


def _said(node: Any) -> Iterator[str]:
    """What a piece of code says. `ast.dump` would say it otherwise in each version of Python."""
    if isinstance(node, ast.AST):
        yield f"{type(node).__name__}("
        for name, value in ast.iter_fields(node):
            if name == "body" and isinstance(value, list) and _is_text(value[:1]):
                value = value[1:]  # a docstring
            if value not in (None, []) and name not in ("ctx", "kind", "type_comment"):
                yield f"{name}="
                yield from _said(value)
        yield ")"
    elif isinstance(node, list):
        for item in node:
            yield from _said(item)
            yield ","
    else:
        yield repr(node)
