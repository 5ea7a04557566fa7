"""The colors of figures are the tokens of the stylesheet, in both themes."""

from __future__ import annotations

import re

import pytest

from config.settings import ROOT
from layouts.theme import COLORS, DARK, LIGHT, mark_of

CSS = (ROOT / "assets" / "pac.css").read_text(encoding="utf-8")


def tokens(theme: str) -> dict[str, str]:
    block = re.search(rf"\[data-bs-theme={theme}\]\{{(.*?)\n\}}", CSS, re.S)
    assert block
    return dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-F]{6});", block.group(1)))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_figures_wear_the_colors_of_the_stylesheet(theme: str) -> None:
    found = tokens(theme)
    assert {name: found[name] for name in COLORS[theme]} == COLORS[theme]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("surface", ["paper", "paper-2"])
def test_ink_can_be_read_and_marks_can_be_seen(theme: str, surface: str) -> None:
    colors = COLORS[theme]
    for ink in ("ink", "ink-2", "ink-3", "link", "act", "soon", "done"):
        assert contrast(colors[ink], colors[surface]) >= 4.5, ink
    for region in ("r1", "r2", "r3", "r5", "r6", "state", "rule-ctl"):
        assert contrast(colors[region], colors[surface]) >= 3, region


def test_no_two_regions_share_a_mark_or_a_color() -> None:
    marks = [mark_of(code) for code in ("all", "1", "2", "3", "5", "6")]
    assert len({m.symbol for m in marks}) == len({m.color for m in marks}) == 6


def test_nothing_is_set_smaller_than_thirteen_pixels_on_the_screen() -> None:
    screen = CSS.split("@media print")[0]
    assert not [s for s in re.findall(r"font(?:-size)?:[^;}]*?(\d+)px", screen) if int(s) < 13]
    assert min(map(float, re.findall(r"--t-\d:([\d.]+)rem", CSS))) * 16 == 13
