"""Whose scores an extract leaves out, so that with the figures of pages nobody's can be worked out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date

import numpy as np

from data_access.asking.counting import Counting
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.told import Told
from data_access.asking.withholding import COMPLEMENTARY, sums_within
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.span import span_of
from data_access.storage.database import Reader

Group = frozenset[str]
NO_CONSENT = "no_consent"


def told_of_scores(reader: Reader, today: date, minimum: int) -> Told:
    """Every group of educators whose mean scores pages tell this reader."""
    measure = MEASURES["class_mean"]
    at = span_of(Filters(all_months=True), today, whole_years=True, as_of_free=False)
    policy = WithholdingPolicy(minimum_people=minimum)
    return Counting(reader, measure, Filters(), (), at, policy).decision


def scores_left_out(
    told: Told, without_consent: Iterable[str], minimum: int, order: Callable[[str], str]
) -> dict[str, str]:
    """Whose scores are left out of every extract, and why.

    Pages show the mean of a group. Who has the rows of all its members but a few could work out
    the mean of those few, so in every group whose mean is told, and in every sum that can be made
    of several, the scores left out are nobody's or those of `minimum` people at least (of all, where
    there are fewer). `order`: what nobody knows by which two alike are told apart.
    """
    refused = list(without_consent)
    people = np.array(told.people, dtype=object)
    number = np.unique(told.people, return_inverse=True)[1].ravel()
    names = dict(zip(number.tolist(), told.people, strict=True))
    groups = {frozenset(people[group]) for told_of in told.groups.values() for group in told_of}
    while True:
        hidden = withheld(groups, refused, minimum, order)
        mask = np.array([person in hidden for person in told.people], dtype=np.bool_)
        found = {
            frozenset(names[i] for i in who.tolist())
            for told_of in told.groups.values()
            for who in sums_within(told_of, number, mask, minimum)
        }
        # A sum of fewer people than the minimum has all of them left out already.
        if found <= groups:
            return hidden
        groups |= found


def withheld(
    groups: Iterable[Group],
    without_consent: Iterable[str],
    minimum: int,
    order: Callable[[str], str],
) -> dict[str, str]:
    """Whose scores are left out for these groups: nobody's of a group, or enough.

    Those are left out first who are in the most groups that need it, so that few are.
    """
    hidden = dict.fromkeys(without_consent, NO_CONSENT)
    members = list({frozenset(group) for group in groups})
    within: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(members):
        for person in group:
            within[person].append(number)
    # In an order that nobody knows: nothing of who they are decides between two alike.
    in_order = sorted(within, key=order)
    out = [sum(person in hidden for person in group) for group in members]
    helped = Counter[str]()  # of so many groups that need it

    def needs_more(number: int) -> bool:
        return 0 < out[number] < min(minimum, len(members[number]))

    def count(number: int, by: int) -> None:
        for person in members[number]:
            helped[person] += by

    for number in filter(needs_more, range(len(members))):
        count(number, 1)
    while person := max(
        (p for p in in_order if p not in hidden), key=helped.__getitem__, default=""
    ):
        if not helped[person]:
            break
        hidden[person] = COMPLEMENTARY
        for number in within[person]:
            before = needs_more(number)
            out[number] += 1
            count(number, needs_more(number) - before)
    return hidden
