"""Decides whether a line lacks, or has too many of, nothing but empty cells at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Fits = Callable[[int, str], bool]  # whether a text may stand in the column at a position


def settled(
    texts: Sequence[str], width: int, kept: Sequence[int], fits: Fits, moved: Fits
) -> list[str] | None:
    """The line with its full width, or None where a lost or added separator could explain it as well.

    A line is as wide as its headings again if empty cells are put at its end, or taken away there. But
    a separator that was lost or typed twice in its midst changes the width by one, and moves values to
    other columns. So such a line is refused where values could stand in other columns than they do, of
    those that are `kept`. `moved` is what `fits` is, for a text that stood in the column before.
    """
    short = width - len(texts)
    line = [*texts[:width], *[""] * max(short, 0)]
    if any(text.strip() for text in texts[width:]):
        return None
    if not all(fits(place, text) for place, text in enumerate(line)):
        return None
    others: Iterator[list[str]] = iter(())
    if short == 1:
        others = _with_a_separator_more(texts, fits, moved)
    elif short == -1:
        others = _with_one_less(texts, width, fits)
    return None if any(o[n] != line[n] for o in others for n in kept) else line


def _with_a_separator_more(texts: Sequence[str], fits: Fits, moved: Fits) -> Iterator[list[str]]:
    """The same line if one separator was lost in it: one cell is two, and those behind it move on."""
    for place in range(len(texts) - 1, -1, -1):
        text = texts[place]
        for cut in range(len(text) + 1):
            if fits(place, text[:cut]) and moved(place + 1, text[cut:]):
                if text[cut:] or place + 1 < len(texts):  # else it is the line with an empty end
                    yield [*texts[:place], text[:cut], text[cut:], *texts[place + 1 :]]
        if not moved(place + 1, text):
            return  # whatever stands before it cannot move on either


def _with_one_less(texts: Sequence[str], width: int, fits: Fits) -> Iterator[list[str]]:
    """The same line if one separator was typed twice in it: an empty cell is none."""
    line = list(texts[: width + 1])
    for place in range(width - 1, -1, -1):
        if not line[place].strip():
            yield [*line[:place], *line[place + 1 : width + 1]]
        if place and not fits(place - 1, line[place]):
            return
