"""The tokens of assets/pac.css repeated for figures: colors, marks and sizes of both themes."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.asking.answers import (
    EVERYBODY,
    REST,
    UNPLACED,
)

LIGHT = "light"
DARK = "dark"

# The same names and values as in assets/pac.css; tests/layouts/test_theme.py compares them.
COLORS: dict[str, dict[str, str]] = {
    LIGHT: {
        "paper": "#FFFFFF",
        "paper-2": "#F3F4F1",
        "ink": "#1A242D",
        "ink-2": "#43505B",
        "ink-3": "#5B6771",
        "rule": "#D6DAD8",
        "rule-ctl": "#7C8791",
        "link": "#14558F",
        "act": "#8F1838",
        "soon": "#7A5300",
        "done": "#2C6142",
        "r1": "#088DE8",
        "r2": "#711400",
        "r3": "#246E59",
        "r5": "#761E90",
        "r6": "#888005",
        "state": "#1A242D",
        "grid": "#E4E7E5",
        "refline": "#5B6771",
    },
    DARK: {
        "paper": "#10181F",
        "paper-2": "#1A242D",
        "ink": "#E9EDEF",
        "ink-2": "#BAC4CB",
        "ink-3": "#9BA7B0",
        "rule": "#2E3B45",
        "rule-ctl": "#7F8C96",
        "link": "#8FC3F3",
        "act": "#FFA3B1",
        "soon": "#F0C36B",
        "done": "#93CFA9",
        "r1": "#96C1FD",
        "r2": "#E35417",
        "r3": "#379178",
        "r5": "#A159B1",
        "r6": "#F4D060",
        "state": "#E9EDEF",
        "grid": "#26323B",
        "refline": "#9BA7B0",
    },
}

FONT = '"Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif'
FONT_SIZE = 13  # the smallest size used anywhere


@dataclass(frozen=True)
class Mark:
    """How one region is drawn everywhere: a color token and a Plotly symbol."""

    color: str
    symbol: str
    css: str


_STATE = Mark("state", "line-ns", "rs")
_REST = Mark("ink-3", "line-ns", "rr")
_OTHER = Mark("ink-3", "circle", "rr")
_MARKS: dict[str, Mark] = {
    EVERYBODY: _STATE,
    REST: _REST,
    UNPLACED: _OTHER,
    "1": Mark("r1", "circle", "r1"),
    "2": Mark("r2", "square", "r2"),
    "3": Mark("r3", "triangle-up", "r3"),
    "5": Mark("r5", "diamond", "r5"),
    "6": Mark("r6", "cross", "r6"),
}


def mark_of(region: str) -> Mark:
    """The mark of a region's category; former regions share a gray circle."""
    return _MARKS.get(region, _OTHER)


@dataclass(frozen=True)
class Look:
    """What a figure is drawn for: the theme, and whether it is as wide as a desktop page."""

    theme: str = LIGHT
    wide: bool = True

    def color(self, token: str) -> str:
        return COLORS.get(self.theme, COLORS[LIGHT])[token]

    def region_color(self, region: str) -> str:
        return self.color(mark_of(region).color)
