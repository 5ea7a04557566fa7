"""What an address of the dashboard means: the page it shows, and what its query asks for."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import parse_qsl

from config.roles import Role
from data_access.measures import MEASURES
from layouts.page import Page, PlainPage
from layouts.pages import ALL_PAGES, BY_PATH

LONGEST_PATH = 300
LONGEST_QUERY = 4000
GREATEST_IMPORT = 999_999_999  # a greater number is no import, and no number to some databases
_ONE_IMPORT = re.compile(r"/imports/([1-9][0-9]{0,8})")
_ONE_DEFINITION = re.compile(r"/definitions/([a-z][a-z0-9_]{0,59})")
_ONE_PAIR = re.compile(r"/pairs/([A-Z0-9][A-Z0-9_-]{0,31})")
_ONE_UPLOAD = re.compile(r"/imports/uploads/([0-9a-f]{32})(/map)?")


@dataclass(frozen=True)
class PageAddress:
    """A page, and the one import, upload, measure or pair it is about, where it is about one."""

    page: Page | PlainPage
    import_id: int | None = None
    upload_id: str | None = None
    maps_it: bool = False  # whether it is about the upload's columns
    measure: str | None = None
    pair_id: str | None = None


def place_at(path: str) -> PageAddress | None:
    """What stands at a path, or None."""
    if (page := BY_PATH.get(path)) is not None:
        return PageAddress(page)
    if one := _ONE_IMPORT.fullmatch(path):
        return PageAddress(ALL_PAGES["imports"], int(one[1]))
    if (one := _ONE_DEFINITION.fullmatch(path)) and one[1] in MEASURES:
        return PageAddress(ALL_PAGES["definitions"], measure=one[1])
    if one := _ONE_PAIR.fullmatch(path):
        return PageAddress(ALL_PAGES["journey"], pair_id=one[1])
    if one := _ONE_UPLOAD.fullmatch(path):
        return PageAddress(ALL_PAGES["imports"], upload_id=one[1], maps_it=one[2] is not None)
    return None


class PagePaths(Container[str]):
    """All paths that show a page; any other is answered with 404."""

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and place_at(path) is not None


def home_path(role: Role | None) -> str:
    """Where a role starts after signing in."""
    return ALL_PAGES[role.home].path if role is not None else "/"


def asked(query: str | None) -> dict[str, str]:
    """The query of an address as names and values, the first of each; empty where unreadable."""
    text = (query or "").removeprefix("?")[:LONGEST_QUERY]
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found
