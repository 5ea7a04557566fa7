"""The colors and the width a browser shows, as its cookies say; presentation only."""

from __future__ import annotations

from flask import request

from layouts.theme import DARK, LIGHT, Look

# assets/theme.js writes them; anything else is taken for the default.
THEME_COOKIE = "pac_theme"
WIDTH_COOKIE = "pac_width"

# The store assets/theme.js writes to when the look has changed.
LOOK = "look"


def look() -> Look:
    """What the browser of this request shows."""
    theme = request.cookies.get(THEME_COOKIE)
    return Look(
        DARK if theme == DARK else LIGHT, wide=request.cookies.get(WIDTH_COOKIE) != "narrow"
    )
