"""`program`: says that two numbers are one program, or are not after all, and lists who said so."""

from __future__ import annotations

from typing import Any

from dashboard.commands.person import add_kind

_KNOWN = (
    "What is known of the program (name, type, town, regions with their days) is what the kept number's rows "
    "say; its quality ratings are those of both numbers."
)


def add(commands: Any) -> None:
    add_kind(commands, "program", "number", _KNOWN)
