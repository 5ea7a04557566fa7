"""Which groups of people may be told of, so that nobody's outcome can be worked out from all of them.

Whoever reads figures can add and subtract them. What that can lead to is a weighted sum over people,
and the people in it are known from the groups alone, whatever the figures are. So the decision is about
groups: all that are told together must never add up to fewer people than the minimum. The proof and
its limits are in docs/withholding.md.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Name = TypeVar("Name", bound=Hashable)

SMALL = "small_n"
COMPLEMENTARY = "complementary"
EXTREME = "extreme"

Members = npt.NDArray[np.bool_]  # a row for each group, a column for each record: who is in it
Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

_PRIME = 2_147_483_647  # sums are exact modulo this prime, and no product leaves 64 bits
# In so many orders of the columns sums of few people are looked for; one order misses what another finds.
_ORDERS = 12


def subsets(dimensions: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every margin of a table over these dimensions: none of them, each one, … all of them."""
    return [s for size in range(len(dimensions) + 1) for s in combinations(dimensions, size)]


class _FoldedRecords:
    """The records of whoever is to be protected; those that are in the very same groups are one."""

    def __init__(self, groups: Members, people: Integers) -> None:
        packed = np.packbits(groups, axis=0)
        _, first, self.of_record = np.unique(packed, axis=1, return_index=True, return_inverse=True)
        self.of_record = self.of_record.ravel()
        self.first = first
        self.count = len(first)
        who = np.unique(people, return_inverse=True)[1].ravel()
        self._person_in = np.zeros((self.count, int(who.max(initial=-1)) + 1), dtype=np.bool_)
        self._person_in[self.of_record, who] = True
        self.weight = self._person_in.sum(axis=1).astype(np.int64)
        # Whole numbers up to sixteen million are exact in it, and it is added fastest.
        self._weighs = self.weight.astype(np.float32)
        # How often one person may be counted where the people of several columns are added up.
        self._most = int(self._person_in.sum(axis=0).max(initial=1))

    def too_few(self, supports: Members, minimum: int) -> bool:
        """Whether one of several sets of columns holds somebody, but fewer people than the minimum."""
        counted = _product(supports.astype(np.float32), self._weighs)
        if _holds_few(counted, minimum).any():
            return True
        doubtful = _holds_few(counted, minimum * self._most)
        return self._are_few(supports[doubtful], minimum)

    def too_near(self, told: Floats, group: Members, minimum: int) -> bool:
        """Whether a group and one of those told differ by somebody, but by fewer than the minimum.

        `told`: a row for each, 1 where it holds a column.
        """
        own = group * self._weighs
        counted = _product(told, self._weighs - 2 * own) + own.sum()
        if _holds_few(counted, minimum).any():
            return True
        doubtful = _holds_few(counted, minimum * self._most)
        return self._are_few((told[doubtful] > 0) ^ group, minimum)

    def _are_few(self, supports: Members, minimum: int) -> bool:
        return any(
            np.count_nonzero(self._person_in[columns].any(axis=0)) < minimum for columns in supports
        )


def _product(rows: Floats, weighs: Floats) -> Floats:
    """The weighted sum of each row."""
    # Some processors' kernels raise "invalid value" for the lanes with which they fill a short row up,
    # though every sum is right (numpy issues 13173 and 24067). What no sum is counts as few below.
    with np.errstate(invalid="ignore"):
        return np.asarray(rows @ weighs)


def _holds_few(counted: Floats, minimum: int) -> Members:
    """Which of several counts are of somebody, but not of as many as the minimum."""
    return np.asarray((counted != 0) & ~(counted >= minimum))


class _Step(NamedTuple):
    """What a basis becomes with one group more: its row, where that begins, and rows that change."""

    pivot: int
    row: Integers
    touched: Integers
    changed: Integers


class _Sums:
    """All sums that can be made of the groups told so far, as a reduced basis modulo a prime.

    `rank_of` is the order in which columns are taken for the basis.
    """

    def __init__(self, rank_of: Integers) -> None:
        self._rank_of = rank_of
        self._held: Integers = np.zeros((16, len(rank_of)), dtype=np.int64)
        self._pivots: list[int] = []

    @property
    def rows(self) -> Integers:
        return self._held[: len(self._pivots)]

    def left(self, group: Integers) -> Integers:
        """What remains of a group (0 and 1) when all that can be made of the others is taken off."""
        made = self.rows[group[self._pivots] != 0].sum(axis=0)
        return np.asarray((group - made) % _PRIME)

    def step(self, left: Integers) -> _Step:
        """What the basis would be with one group more, from what is left of it."""
        there = np.flatnonzero(left)
        pivot = int(there[np.argmin(self._rank_of[there])])
        row = left if left[pivot] == 1 else left * pow(int(left[pivot]), -1, _PRIME) % _PRIME
        rows = self.rows
        touched = np.flatnonzero(rows[:, pivot])
        changed = rows[touched]
        by = changed[:, pivot][:, None] * row[there] % _PRIME
        changed[:, there] = (changed[:, there] - by) % _PRIME
        return _Step(pivot, row, touched, changed)

    def take(self, step: _Step) -> None:
        """Make the step."""
        if len(self._pivots) == len(self._held):
            self._held = np.vstack([self._held, np.zeros_like(self._held)])
        self._held[step.touched] = step.changed
        self._held[len(self._pivots)] = step.row
        self._pivots.append(step.pivot)

    def add(self, group: Integers) -> None:
        """Take a group, if it is not made of the others already."""
        left = self.left(group)
        if left.any():
            self.take(self.step(left))


def tell(
    groups: Members, people: Integers, minimum: int, before: Members | None = None
) -> npt.NDArray[np.bool_]:
    """Which of the groups may be told, taken in order: earlier ones stand, later ones give way.

    groups: who is in each of them, those alone whom the viewer may not look up. people: whose record
    each column is. A group is told if it holds nobody, or if no sum that can be made of it and of those
    told before it, as far as they are found, is of fewer people than the minimum:

    >>> state = [1] * 30
    >>> two, three = [1] * 11 + [0] * 19, [0] * 11 + [1] * 10 + [0] * 9
    >>> told = tell(np.array([state, two, three], dtype=bool), np.arange(30), 10)
    >>> told.tolist()  # the nine others would be the state less the two regions
    [True, True, False]

    Eleven were seen the first time and ten of them again: the eleventh could be worked out.

    >>> again, first = [1] * 10 + [0] * 20, [1] * 11 + [0] * 19
    >>> tell(np.array([again, first], dtype=bool), np.arange(30), 10).tolist()
    [True, False]

    before: groups that are told already, whatever is decided here.

    >>> tell(np.array([first]) > 0, np.arange(30), 10, np.array([again]) > 0).tolist()
    [False]
    """
    out = np.zeros(len(groups), dtype=np.bool_)
    if not groups.size:
        return np.ones(len(groups), dtype=np.bool_)
    before = groups[:0] if before is None else before
    every = np.vstack([before, groups])
    columns = _FoldedRecords(every, people)
    told, count = np.zeros((len(every), columns.count), dtype=np.float32), len(before)
    told[:count] = before[:, columns.first]
    sums = [_Sums(order) for order in _orders(columns)]
    for group in before[:, columns.first].astype(np.int64):
        for one in sums:
            one.add(group)
    for number, group in enumerate(groups[:, columns.first]):
        if columns.too_few(group[None], minimum) or columns.too_near(told[:count], group, minimum):
            continue
        if _taken(sums, columns, group.astype(np.int64), minimum):
            told[count] = group
            count += 1
            out[number] = True
    return out


def tell_close(
    groups: Members, part: Integers, ends: Sequence[float], width: float
) -> npt.NDArray[np.bool_]:
    """Of which groups may be told how many lie in each part of a stretch of a scale, taken in order.

    groups: who of each lies in the stretch. part: in which of its parts each column lies; part `p` is
    from `ends[p]` to `ends[p + 1]`. All groups told split the columns into sets that none of them tells
    apart. A group is told if in each set everybody may lie in parts that reach over `width` together:
    two of one set can change their places, and no count changes.

    >>> part, ends = np.array([0, 0, 0, 0, 1, 1]), (5.0, 5.5, 6.0)
    >>> all_, first, last = [1] * 6, [1, 1, 0, 0, 1, 1], [0, 0, 1, 1, 0, 0]
    >>> tell_close(np.array([all_, first, last], dtype=bool), part, ends, 1.0).tolist()
    [True, False, False]
    >>> tell_close(np.array([last, first], dtype=bool), part, (4.0, 5.0, 5.3), 1.0).tolist()
    [True, True]
    """
    out = np.zeros(len(groups), dtype=np.bool_)
    of_set = np.zeros(len(part), dtype=np.int64)
    told = np.zeros(len(part), dtype=np.bool_)
    for number, group in enumerate(groups):
        split = np.unique(2 * of_set + group, return_inverse=True)[1].ravel()
        held = told | group
        sets, at = np.unique(split[held], return_inverse=True)
        places = at.ravel() * (len(ends) - 1) + part[held]
        counts = np.bincount(places, minlength=len(sets) * (len(ends) - 1))
        if _leave_open(counts.reshape(len(sets), -1), np.array(ends), width).all():
            of_set, told = split, held
            out[number] = True
    return out


def _leave_open(counts: Integers, ends: npt.NDArray[np.float64], width: float) -> Members:
    """Whether the parts in which some people lie are wide enough for each of them, set by set.

    Also for any one of them who knows in which part the own score lies, and so one less of the others.
    """
    low, high = ends[:-1], ends[1:]
    last = counts.shape[1] - 1
    from_below, from_above = counts.cumsum(axis=1), counts[:, ::-1].cumsum(axis=1)
    first, second = ((from_below >= n).argmax(axis=1) for n in (1, 2))
    last, before = (last - (from_above >= n).argmax(axis=1) for n in (1, 2))
    least = np.minimum(high[last] - low[second], high[before] - low[first])
    # No score lies in a part that is too narrow by itself, or each has others to change places with.
    alone = counts[:, high - low < width].sum(axis=1) == 0
    return np.asarray(alone | ((from_below[:, -1] > 1) & (least >= width)))


def decide(
    groups: Mapping[Name, Collection[Hashable]],
    minimum: int,
    closed: Collection[Name] = frozenset(),
    hollow: Collection[Name] = frozenset(),
    before: Collection[Collection[Hashable]] = (),
) -> dict[Name, str]:
    """Why each withheld one of some named groups of people is withheld, taken in order.

    closed: those of which a figure would tell of everybody, however many they are. hollow: those, of any
    size, in which nobody did what is counted, or everybody; several of them together are one as well.
    before: groups of which something is told already, whatever is decided here.

    >>> regions = {"state": range(40), "1": range(11), "2": range(11, 33), "3": range(33, 40)}
    >>> decide(regions, 10)
    {'3': 'small_n', '2': 'complementary'}
    >>> decide(regions, 10, {"1"})
    {'3': 'small_n', '1': 'extreme', '2': 'complementary'}

    All who left are of Region 1; of the others together that would be told, too.

    >>> of = {"state": range(40), "1": range(15), "2": range(15, 28), "3": range(28, 40)}
    >>> decide(of, 10, closed={"2", "3"}, hollow={"2", "3"})
    {'1': 'complementary', '2': 'extreme', '3': 'extreme'}
    """
    number: dict[Hashable, int] = {}
    for people in (*groups.values(), *before):
        for one in people:
            number.setdefault(one, len(number))
    members = np.zeros((len(groups), len(number)), dtype=np.bool_)
    for row, people in zip(members, groups.values(), strict=True):
        row[[number[one] for one in people]] = True
    told_before = np.zeros((len(before), len(number)), dtype=np.bool_)
    for row, people in zip(told_before, before, strict=True):
        row[[number[one] for one in people]] = True
    sizes = members.sum(axis=1)
    enough = (sizes == 0) | (sizes >= minimum)
    told = tell(members[enough], np.arange(len(number)), minimum, told_before)
    names = list(groups)
    out = {name: SMALL for name, yes in zip(names, enough, strict=True) if not yes}
    kept = [name for name, yes in zip(names, enough, strict=True) if yes]
    shut = np.array([name in closed for name in kept], dtype=np.bool_)
    if shut.any() or hollow:
        nobody = members[[name in hollow for name in names]]
        members, open_ = members[enough], np.flatnonzero(told & ~shut)
        told[:] = False
        told[open_[tell_without(members[open_], members[shut], nobody)]] = True
    why = {n: EXTREME if n in closed else COMPLEMENTARY for n in kept}
    return out | {n: why[n] for n, yes in zip(kept, told, strict=True) if not yes}


def sums_within(
    told: Members, people: Integers, hidden: npt.NDArray[np.bool_], minimum: int
) -> Iterator[Integers]:
    """Sums that can be made of what is told and hold few of the hidden people, whoever else is in them.

    For who knows the values of all but the hidden. Yields the people of each.

    >>> told = np.array([[1] * 12], dtype=bool)
    >>> hidden = np.array([1] * 2 + [0] * 10, dtype=bool)
    >>> {len(found) for found in sums_within(told, np.arange(12), hidden, 10)}
    {12}
    """
    random = np.random.default_rng(20261129)
    for _ in range(_ORDERS):
        # Hidden columns are taken for the basis first: what is left of them in a row is least.
        drawn = random.random(told.shape[1]) - hidden
        sums = _Sums(np.argsort(np.argsort(drawn)))
        for group in told.astype(np.int64):
            sums.add(group)
        for row in sums.rows:
            there = row != 0
            if 0 < len(np.unique(people[there & hidden])) < minimum:
                yield np.unique(people[there])


def _orders(columns: _FoldedRecords) -> list[Integers]:
    """The orders of columns, always the same: at random, but columns of many people come early.

    A sum of few people consists of columns of few; it stands alone in a row of the basis where all of
    its columns but one come late.
    """
    random = np.random.default_rng(20261129)
    drawn = random.exponential(size=(_ORDERS, columns.count)) / columns.weight
    return list(np.argsort(np.argsort(drawn, axis=1), axis=1))


def _taken(sums: Sequence[_Sums], columns: _FoldedRecords, group: Integers, minimum: int) -> bool:
    """Whether a group may be told with the others; then it is one of them."""
    left = sums[0].left(group)
    if not left.any():
        return True  # whoever has the others can make it already
    # The first order by itself, as it often says no; then the others in one.
    steps = [sums[0].step(left)]
    if columns.too_few(_supports(steps), minimum):
        return False
    others = [one.step(one.left(group)) for one in sums[1:]]
    if others and columns.too_few(_supports(others), minimum):
        return False
    for one, step in zip(sums, [*steps, *others], strict=True):
        one.take(step)
    return True


def _supports(steps: Sequence[_Step]) -> Members:
    """Which columns the rows hold that some steps make."""
    return np.asarray(np.vstack([r for s in steps for r in (s.changed, s.row[None])]) != 0)


def tell_without(
    groups: Members, closed: Members, hollow: Members | None = None
) -> npt.NDArray[np.bool_]:
    """Which of the groups may be told, in order, so that none of those that are closed can be made.

    All of eleven people reached their goals: that is told of nobody, and may not be the state's less
    that of the other regions either.

    >>> state, two, three = [1] * 30, [1] * 11 + [0] * 19, [0] * 11 + [1] * 19
    >>> tell_without(np.array([state, three], dtype=bool), np.array([two], dtype=bool)).tolist()
    [True, False]

    hollow: those in which nobody did, or everybody. Several of them together are hollow as well, so no
    sum of theirs may be made either.

    >>> one, none = [1] * 10 + [0] * 20, np.array([[0] * 10 + [1] * 9 + [0] * 11, [0] * 19 + [1] * 11])
    >>> tell_without(np.array([state, one], dtype=bool), none[:0] == 1, none == 1).tolist()
    [True, False]
    """
    hollow = groups[:0] if hollow is None else hollow
    columns = _FoldedRecords(np.vstack([groups, closed, hollow]), np.arange(groups.shape[1]))
    order = np.arange(columns.count)
    sums, with_hollow = _Sums(order), _Sums(order)
    for group in hollow[:, columns.first].astype(np.int64):
        with_hollow.add(group)
    # What is left of those that are closed, beside all that is told.
    shut = closed[:, columns.first].astype(np.int64)
    out = np.zeros(len(groups), dtype=np.bool_)
    for number, group in enumerate(groups[:, columns.first].astype(np.int64)):
        left = sums.left(group)
        if left.any():
            beside = with_hollow.left(group)
            if not beside.any():
                continue
            step = sums.step(left)
            still = (shut - shut[:, step.pivot][:, None] * step.row % _PRIME) % _PRIME
            if not still.any(axis=1).all():
                continue
            sums.take(step)
            with_hollow.take(with_hollow.step(beside))
            shut = still
        out[number] = True
    return out
