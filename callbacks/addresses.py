"""What an address of the dashboard means: the page it shows, and what its query asks for."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from config.roles import Role
from layouts.page import Page, PlainPage, View
from layouts.pages import ALL_PAGES, BY_PATH, PLAIN_PAGES

LONGEST_PATH = 300
LONGEST_QUERY = 4000
GREATEST_IMPORT = 999_999_999  # a greater number is no import, and no number to some databases


@dataclass(frozen=True)
class PageAddress:
    """A page, and where it is no page of figures, which of its views, with the parts of the path."""

    page: Page | PlainPage
    view: View | None = None
    parts: Mapping[str, str] = field(default_factory=dict)


def place_at(path: str) -> PageAddress | None:
    """What stands at a path, or None."""
    if (page := BY_PATH.get(path)) is not None:
        return PageAddress(page, page if isinstance(page, View) else None)
    for plain in PLAIN_PAGES.values():
        for view in plain.under:
            if one := view.pattern.fullmatch(path):
                return PageAddress(plain, view, one.groupdict())
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
