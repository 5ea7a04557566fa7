"""Links each line of the audit log to the one before by a hash, and finds the first that does not fit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# What a hash is made of, in this order. Lines are kept for good, so this is never changed: another
# kind of line begins with another number and is told apart by it.
FORM = 1
BEFORE_THE_FIRST = ""  # stands for the hash of the line before the first


def linked(
    before: str,
    event_id: int,
    at: datetime,
    who: str,
    event: str,
    record: str,
    people: str,
    once: str | None,
    detail: Mapping[str, Any],
) -> str:
    """The hash of a line: of the hash of the line before and of everything in this one.

    `at` is in UTC without a zone, as it is stored.
    """
    content = (
        FORM, before, event_id, at.isoformat(timespec="microseconds"), who, event, record, people,
        once, detail,
    )  # fmt: skip
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@dataclass(frozen=True)
class Link:
    """A line of the log and the hash that stands with it."""

    event_id: int
    at: datetime
    who: str
    event: str
    record: str
    people: str
    once: str | None
    detail: Mapping[str, Any]
    chain: str

    def follows(self, before: str) -> bool:
        """Whether its hash is that of its content behind the line before."""
        made = linked(
            before, self.event_id, self.at, self.who, self.event, self.record, self.people,
            self.once, self.detail,
        )  # fmt: skip
        return made == self.chain


@dataclass(frozen=True)
class ChainFound:
    """How far the chain holds: lines read, the newest of them, and the first break in words, if any."""

    lines: int
    newest: int
    chain: str
    broken: str = ""


def checked(
    links: Iterable[Link], head: tuple[int, str] | None, noted: tuple[int, str] | None = None
) -> ChainFound:
    """Follow the chain to its first break.

    `head` is what the database keeps as the newest line, `noted` what somebody wrote down of one
    earlier: a number and its hash. With them lines that are missing at the end are noticed, too.
    """
    lines, last, chain = 0, 0, BEFORE_THE_FIRST
    found_noted = noted is None
    for link in links:
        if not link.follows(chain):
            return ChainFound(lines, last, chain, _broken(link, last))
        lines, last, chain = lines + 1, link.event_id, link.chain
        if noted is not None and noted[0] == last:
            found_noted = True
            if noted[1] != chain:
                words = f"Line {last:,} is not the one that was noted: the log was written anew."
                return ChainFound(lines, last, chain, words)
    if head is None or head != (last, chain):
        newest = "none" if head is None else f"{head[0]:,}"
        words = (
            f"Lines are missing at the end: the newest is to be {newest}, and {last:,} is there."
        )
        return ChainFound(lines, last, chain, words)
    if noted is not None and not found_noted:
        words = f"Line {noted[0]:,} was noted and is not there: the newest is {last:,}."
        return ChainFound(lines, last, chain, words)
    return ChainFound(lines, last, chain)


def _broken(link: Link, last: int) -> str:
    if link.event_id > last + 1:
        return (
            f"Line {link.event_id:,} does not follow line {last:,}: lines between them are missing, "
            "or one of the two was changed."
        )
    return f"Line {link.event_id:,} was changed after it was written, or the line before it was."
