"""Notices where the scores of Negative Climate speak against what a file says of them, and settles it.

Almost every room has little negative climate: 1 or 2 as scored, 6 or 7 as its absence. A file whose
scores lie at the other end is read the wrong way round, or says so wrongly: which, a person knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from statistics import median
from typing import Any, TypeVar

from config.maps import ColumnMap
from config.program.choices import folded
from config.program.instruments import HIGHEST, LOWEST
from config.program.vocabulary import NC_ORIENTATIONS
from data_access.imports.columns import Context, Refused, shown
from data_access.imports.formats import FORMATS
from data_access.imports.formats.classroom import NC, NC_ABSENCE, SCORED_DIMENSIONS
from data_access.imports.formats.record import Format
from data_access.imports.headings import FileRefused
from data_access.imports.reader import Lines
from data_access.imports.recognition import LOOKED_AT, Spread, spread_of
from data_access.imports.reshaping import part_of

ORIENTATION = "nc_orientation"
RAW, REVERSED = NC_ORIENTATIONS.codes
Given = TypeVar("Given")
UNLIKELY = 3.0  # a score of this or less, where 7 is best


@dataclass(frozen=True)
class ClimateAsked:
    """What a file calls Negative Climate, whether that says absence, and its scores as they stand.

    `absences`: every heading or word of the file that says absence.
    """

    theirs: str
    says_absence: bool
    spread: Spread
    absences: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Score:
    theirs: str
    says_absence: bool
    declared: str
    text: str
    where_7_is_best: float


def doubtful_climate(
    form: Format, column_map: ColumnMap | None, lines: Lines
) -> ClimateAsked | None:
    """The question, where most scores lie at the end at which hardly any room lies; else None.

    Where rows declare both ways, no one answer is that of the file: its preview says which scores are
    unlikely (class_preview.py).
    """
    if ORIENTATION not in form.headings:
        return None
    scores = list(_scores(form, column_map, lines))
    if len({s.declared for s in scores}) != 1:
        return None
    if median(s.where_7_is_best for s in scores) > UNLIKELY:
        return None
    spread = spread_of(Counter(s.text for s in scores))
    first = scores[0]
    absences = tuple(dict.fromkeys(s.theirs for s in scores if s.says_absence))
    return ClimateAsked(first.theirs, first.says_absence, spread, absences) if spread else None


def refuse_unasked(form: Format, column_map: ColumnMap | None, lines: Lines) -> None:
    """Raise FileRefused where a person would be asked and there is none to ask, and the file does not say."""
    declared = ORIENTATION in dict(lines.headings.taken)
    if declared or (column_map and ORIENTATION in column_map.constants):
        return
    if asked := doubtful_climate(form, column_map, lines):
        raise FileRefused(
            f"The scores of {asked.theirs} go from {asked.spread.least} to {asked.spread.greatest}, which "
            f"hardly any room has. Add a column {ORIENTATION} that says {RAW} or {REVERSED} in every row, "
            "or send the file by the imports page, which asks. Nothing was saved."
        )


def _scores(form: Format, column_map: ColumnMap | None, lines: Lines) -> Iterator[_Score]:
    places = dict(lines.headings.taken)
    named = {
        code: place
        for code in (NC, NC_ABSENCE)
        for name in (code, part_of("dimension", code))
        if (place := places.get(name)) is not None
    }
    long = "dimension" in places and "score" in places
    if not named and not long:
        return
    words = {
        k.casefold(): v
        for k, v in (column_map.values.get("dimension", {}) if column_map else {}).items()
    }
    constant = column_map.constants.get(ORIENTATION) if column_map else None
    number = next(c.kind for c in form.columns if c.heading in ("score", NC))
    parse = number.parser(Context(date.max))  # a score does not depend on the day
    for _, texts, problem in islice(lines, LOOKED_AT):
        if problem is not None:
            continue
        found = [
            (code, lines.headings.names[place], texts[place].strip())
            for code, place in named.items()
        ]
        if long:
            said = texts[places["dimension"]].strip()
            code_ = words.get(said.casefold()) or SCORED_DIMENSIONS.code_of(said)
            if code_ in (NC, NC_ABSENCE):
                found.append((str(code_), said, texts[places["score"]].strip()))
        cell = texts[places[ORIENTATION]] if ORIENTATION in places else constant or ""
        declared = NC_ORIENTATIONS.code_of(cell.strip()) if cell.strip() else None
        for code, theirs, text in found:
            absence = code == NC_ABSENCE
            try:
                score = float(parse(text)) if text else None
            except Refused:
                score = None
            if score is None or (absence and declared == RAW):
                continue
            best = score if declared == REVERSED or absence else LOWEST + HIGHEST - score
            name = shown(" ".join(theirs.split()))
            yield _Score(name, absence, declared or RAW, f"{score:g}", best)


def settled(column_map: ColumnMap | None, form: str, asked: ClimateAsked, answer: str) -> ColumnMap:
    """The map by which the scores are read the way that was said."""
    column_map = column_map or ColumnMap("", form)
    columns = {
        theirs: ours for theirs, ours in column_map.columns.items() if ORIENTATION not in ours
    }
    constants = {**column_map.constants, ORIENTATION: answer}
    made = replace(column_map, columns=columns, constants=constants)
    if not asked.says_absence or answer == REVERSED:
        return made
    # The name says absence, and the scores are as scored after all.
    if FORMATS[form].turning and column_map.turned:
        return replace(made, turned=_instead(column_map.turned, asked.absences, NC))
    if form == "class":
        dimensions = _instead(made.values.get("dimension", {}), asked.absences, NC)
        return replace(made, values={**made.values, "dimension": dimensions})
    return replace(made, columns=_instead(columns, asked.absences, (NC,)))


def _instead(given: Mapping[str, Given], names: Sequence[str], value: Given) -> dict[str, Given]:
    """What is given, with one value for some names, however these are spelled there."""
    meant = set(map(folded, names))
    return {k: v for k, v in given.items() if folded(k) not in meant} | dict.fromkeys(names, value)


def to_json(asked: ClimateAsked) -> dict[str, Any]:
    """The question, to be kept with an upload."""
    return {
        "theirs": asked.theirs,
        "says_absence": asked.says_absence,
        "spread": vars(asked.spread),
        "absences": list(asked.absences),
    }


def from_json(kept: Mapping[str, Any]) -> ClimateAsked:
    """The question that is kept with an upload."""
    spread = Spread(**kept["spread"])
    return ClimateAsked(kept["theirs"], kept["says_absence"], spread, tuple(kept["absences"]))
