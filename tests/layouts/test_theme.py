"""The colors of figures are the tokens of the stylesheet, in both themes."""

from __future__ import annotations

import math
import re
from itertools import combinations

import pytest

from config.settings import ROOT
from data_access.asking.answers import EVERYBODY
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


def linear(color: str) -> list[float]:
    """Red, green and blue as linear amounts of light."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ring_of_the_focus_can_be_seen(theme: str) -> None:
    found = tokens(theme)
    ring = re.search(
        r"--ring:3px solid var\(--([a-z-]+)\)", CSS.split("[data-bs-theme=dark]")[theme == DARK]
    )
    assert ring
    for surface in ("paper", "paper-2"):
        assert contrast(found[ring[1]], found[surface]) >= 3, surface


# How full protan, deutan and tritan vision perceive light (Machado, Oliveira and Fernandes 2009).
SIGHTS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(color: str, sight: str) -> tuple[float, float, float]:
    """Lightness and two hues of a color as perceived with this kind of vision (CIELAB, D65)."""
    light = linear(color)
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, light, strict=True))))
        for row in SIGHTS[sight]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIEDE2000, following Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    seventh = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    grow = 1 + 0.5 * (1 - math.sqrt(seventh / (seventh + 25**7)))
    c1, c2 = math.hypot(a1 * grow, b1), math.hypot(a2 * grow, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * grow)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    weight = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    of_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    of_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    of_hue = (
        2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2) / (1 + 0.015 * chroma * weight)
    )
    tilt = (
        -2
        * math.sqrt(chroma**7 / (chroma**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    )
    return math.sqrt(of_light**2 + of_chroma**2 + of_hue**2 + tilt * of_chroma * of_hue)


def test_the_difference_of_colors_is_the_published_one() -> None:
    """Pairs from the test data that Sharma, Wu and Dalal published with the formula."""
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert difference((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514)) == pytest.approx(
        0.9082, abs=1e-4
    )


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_regions_differ_in_every_kind_of_sight(theme: str, sight: str) -> None:
    names = ("state", "r1", "r2", "r3", "r5", "r6")
    seen = {name: lab(COLORS[theme][name], sight) for name in names}
    for one, other in combinations(names, 2):
        assert difference(seen[one], seen[other]) >= 20, f"{one} and {other}"


def test_the_written_tokens_are_those_of_the_stylesheet() -> None:
    """docs/design.md lists every color, size and mark, and none that is not used."""
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    light, dark = tokens(LIGHT), tokens(DARK)
    listed = re.findall(r"^\| `--([a-z0-9-]+)` \| (#\w{6}) \| (#\w{6}) \|", text, re.M)
    assert {name: (a, b) for name, a, b in listed} == {
        name: (color, dark.get(name, color)) for name, color in light.items()
    }
    sizes = re.search(r":root\{\n  --font(.*?)\n\}", CSS, re.S)
    assert sizes
    assert dict(re.findall(r"^\| `--([a-z0-9-]+)` \| ([\d.]+\w+) \|", text, re.M)) == dict(
        re.findall(r"--([a-z0-9-]+):([\d.]+\w+);", sizes[1])
    )
    marks = re.findall(r"^\| (State|\d) \| ([a-z-]+) \| `--(\w+)` \|", text, re.M)
    assert marks == [
        ("State" if code == EVERYBODY else code, mark_of(code).symbol, mark_of(code).color)
        for code in (EVERYBODY, "1", "2", "3", "5", "6")
    ]


def test_no_two_regions_share_a_mark_or_a_color() -> None:
    marks = [mark_of(code) for code in ("all", "1", "2", "3", "5", "6")]
    assert len({m.symbol for m in marks}) == len({m.color for m in marks}) == 6


def test_nothing_is_set_smaller_than_thirteen_pixels_on_the_screen() -> None:
    screen = CSS.split("@media print")[0]
    assert not [s for s in re.findall(r"font(?:-size)?:[^;}]*?(\d+)px", screen) if int(s) < 13]
    assert min(map(float, re.findall(r"--t-\d:([\d.]+)rem", CSS))) * 16 == 13
