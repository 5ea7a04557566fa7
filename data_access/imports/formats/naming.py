"""Gives the columns by which a file without ids says who somebody is; nothing of them is stored."""

from __future__ import annotations

from collections.abc import Iterator

from data_access.imports.columns import Text
from data_access.imports.formats.record import Column, PairMember


def naming_columns(member: PairMember, instead_of: str) -> Iterator[Column]:
    """The columns that name one person where a file does not have some id."""
    said = f"where the file has no {instead_of}; it is not stored"
    for heading, meaning in (
        (member.id, f"Participant id or registry id of the {member.word}"),
        (member.email, f"E-mail address of the {member.word}"),
        (member.name, f"First and last name of the {member.word}"),
        (member.first, f"First name of the {member.word}"),
        (member.last, f"Last name of the {member.word}"),
        (member.program, f"Name or number of the program where the {member.word} works"),
    ):
        if heading:
            yield Column(heading, Text(), f"{meaning}, {said}", in_template=False)
