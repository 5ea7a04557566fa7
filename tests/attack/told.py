"""All that one viewer is told of outcomes: the product is asked for every cell there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from itertools import product as crossed

from data_access.asking.answers import Cell
from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.measures import MEASURES
from data_access.measures.filters import Filters, read_filters
from data_access.storage.database import Reader
from data_access.storage.scope import Scope

# As operators set it, but for curves, which are cut where too few are still watched.
AS_SET = WithholdingPolicy(minimum_people=10, minimum_at_risk=10, minimum_regions=3)
# The rule switched off.
NOTHING_WITHHELD = WithholdingPolicy(
    minimum_people=1, minimum_at_risk=1, minimum_regions=1, decides=False
)

CURRENT = (1, 2, 3, 5, 6)
EVERYBODY = Scope(None, True, "all@test.invalid", "facilitator")


@dataclass(frozen=True)
class Question:
    """One asking: the measure, the filters and the breakdowns."""

    key: str
    filters: Filters
    by: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One cell that shows a number: the question, the place it is of, and the cell itself."""

    question: Question
    place: tuple[tuple[str, str], ...]  # what it is narrowed to: filters, breakdowns and split
    part: str
    cell: Cell
    compared: str

    @property
    def words(self) -> str:
        asked = self.question
        return f"{asked.key} {dict(self.place)} {self.part} [{asked.filters.encode()}]"


def outcomes() -> tuple[str, ...]:
    """Every measure of outcomes that is registered."""
    return tuple(key for key, m in MEASURES.items() if m.is_outcome)


def outcomes_of(subject: str) -> tuple[str, ...]:
    """Those that tell of one kind of outcome."""
    protected = ((key, MEASURES[key].protected) for key in outcomes())
    return tuple(key for key, what in protected if what is not None and what.subject.key == subject)


def filters_of(query: str, today: date) -> Filters:
    """A filter state as the address bar writes it."""
    asked = dict(part.split("=") for part in query.split("&") if part)
    return read_filters(asked, EVERYBODY, today)[0]


def spans_of(key: str, years: Sequence[int], today: date, every: bool) -> list[str]:
    """The months that make a difference: each program year, all together, and (every) each stretch."""
    if MEASURES[key].today_only:
        return [""]
    stretches = [(y, y) for y in years] + [(years[0], years[-1])]
    if every:
        stretches += [(a, b) for a in years for b in years if a < b]
    return list(dict.fromkeys(f"from={a}-09&to={_until(b, today)}" for a, b in stretches))


def _until(year: int, today: date) -> str:
    newest = f"{today.year - (today.month == 1)}-{(today.month - 2) % 12 + 1:02d}"
    return min(f"{year + 1}-08", newest)


@dataclass(frozen=True)
class Selection:
    """What a filter leaves of a measure's rows: who, which rows, and the categories that occur."""

    people: int
    rows: bytes
    categories: dict[str, tuple[str, ...]]


def questions(
    select: Callable[[Question], Selection | None],
    years: Sequence[int],
    instruments: Sequence[str],
    today: date,
    minimum: int,
    every: bool = False,
    keys: Sequence[str] = (),
    beside: bool = False,
) -> Iterator[Question]:
    """Every cell there is: each place, by each of the measure's years and windows.

    Two breakdowns are asked side by side, with their margins and with the rest of the state beside
    each region; the others are filtered by each of their values. A filter that leaves what another
    one leaves is not asked again, nor one that leaves fewer people than `minimum`.
    `every`: each pair of breakdowns side by side, and each stretch of years. `beside`: for who sees
    one region beside the rest of the state, so that all but the region are filters.
    """
    for key in keys or outcomes():
        m = MEASURES[key]
        lattice = [n for n in m.filters if n in m.breakdowns]
        sides: list[tuple[str, ...]] = [tuple(lattice[:2])]
        if beside:
            sides = [("region",)]
        elif every:
            sides = list(combinations(lattice, 2))
        tools = instruments if m.instrument else (None,)
        for side, span, tool in crossed(sides, spans_of(key, years, today, every), tools):
            base = filters_of(span, today).but(instrument=tool)
            seen: set[bytes] = set()
            for filters, found in _states(key, base, [n for n in lattice if n not in side], select):
                if found.people >= minimum and found.rows not in seen:
                    seen.add(found.rows)
                    if beside:
                        yield from _beside(key, filters, found)
                    else:
                        yield from _asked(key, filters, side, found, select, minimum)


def _states(
    key: str, base: Filters, names: Sequence[str], select: Callable[[Question], Selection | None]
) -> Iterator[tuple[Filters, Selection]]:
    """A filter state, and those in which it is narrowed further, with what each leaves."""
    found = select(Question(key, base, ()))
    if found is None:
        return
    yield base, found
    for at, name in enumerate(names):
        for value in found.categories.get(name, ()):
            if value != "none":
                yield from _states(key, base.but(**{name: _value(value)}), names[at + 1 :], select)


def _value(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _beside(key: str, filters: Filters, found: Selection) -> Iterator[Question]:
    """One filter state in the own region and in the rest of the state."""
    m = MEASURES[key]
    yield Question(key, filters, ("region",))
    for name in m.breakdowns:
        if name not in m.filters and len(found.categories.get(name, ())) > 1:
            yield Question(key, filters, ("region", name))


def _asked(
    key: str,
    filters: Filters,
    side: tuple[str, ...],
    found: Selection,
    select: Callable[[Question], Selection | None],
    minimum: int,
) -> Iterator[Question]:
    """One filter state by all its breakdowns, alone and in twos, and each region beside the rest."""
    m = MEASURES[key]
    differing = {n for n, of in found.categories.items() if len(of) > 1}
    own = [n for n in side if n in differing]
    apart = [n for n in m.breakdowns if n not in m.filters and n in differing]
    yield Question(key, filters, ())
    for name in (*own, *apart):
        yield Question(key, filters, (name,))
    for two in combinations((*own, *apart), 2):
        yield Question(key, filters, two)
    if "region" in own:
        for region in CURRENT:  # also one that has nobody here: the rest is then everybody
            for more in ((), *((n,) for n in (*own, *apart) if n != "region")):
                yield Question(key, filters.but(region=region), ("region", *more))
    if len(own) == 2 and apart:  # three at a time: one of them filtered
        other = next(n for n in own if n != "region")
        for value in found.categories[other]:
            narrowed = filters.but(**{other: _value(value)}) if value != "none" else filters
            left = select(Question(key, narrowed, ()))
            if value != "none" and left is not None and left.people >= minimum:
                for name in apart:
                    if len(left.categories.get(name, ())) > 1:
                        yield Question(key, narrowed, (own[0], name))


def told(
    reader: Reader, asked: Iterable[Question], today: date, policy: WithholdingPolicy = AS_SET
) -> Iterator[Told]:
    """The cells of each question that are not withheld; that nobody is in one is told as well."""
    for question in asked:
        answer = ask(reader, MEASURES[question.key], question.filters, question.by, today, policy)
        measure = answer.measure
        chosen = {n: str(v) for n in measure.filters if (v := answer.filters.value(n)) is not None}
        if reader.scope.only_region is not None:
            chosen["region"] = str(reader.scope.only_region)
        axis = measure.part_axis
        for cell in answer.cells:
            if cell.suppression or cell.people is None:  # withheld, or too early by the calendar
                continue
            place = dict(chosen)
            place |= {d: v for d, v in cell.where.items() if d != axis and v != "all"}
            part = cell.where.get(axis, "") if axis else ""
            yield Told(question, tuple(sorted(place.items())), part, cell, answer.compared)
