"""What pages say of rating systems that are paused: since when, by which source, and what follows."""

from __future__ import annotations

from config.date_words import day_words
from config.program.ratings import SYSTEMS, Pause, RatingSystem


def _paused(system: RatingSystem, pause: Pause) -> str:
    if pause.valid_to is None:
        return f"{system.label} has been paused since {day_words(pause.valid_from)}"
    span = f"from {day_words(pause.valid_from)} until {day_words(pause.valid_to)}"
    return f"{system.label} was paused {span}"


_ALL = tuple((system, pause) for system in SYSTEMS for pause in system.pauses)

# For a list of people: why nobody is named for a level.
NOT_ASKED = " ".join(
    f"{_paused(system, pause)}: no rule asks for a level of whoever began that day or later "
    f"({pause.source}, read on {day_words(pause.read_on)})."
    for system, pause in _ALL
)

# For figures of levels: what they still tell, and what is not sure of the day.
NOT_GRANTED = " ".join(
    f"{_paused(system, pause)} ({pause.source}, read on {day_words(pause.read_on)}). The levels shown "
    f"are those on record, and no rule of taking part asks for one. {pause.to_be_checked}".rstrip()
    for system, pause in _ALL
)
