"""Asks a measure: scope, filters, counts, fold, withhold, and only then an Answer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from sqlalchemy import func, select

from data_access import schema
from data_access.answers import REST, Answer, Cell
from data_access.counting import Counting, Policy
from data_access.database import Reader
from data_access.filters import Filters, Notice
from data_access.measures import MEASURES
from data_access.measures.measure import Measure
from data_access.moment import Moment, moment_of
from data_access.statistics import Key, Share, Sums
from data_access.withholding import SMALL


class AskError(ValueError):
    """The question cannot be asked this way; the text says why."""


def check_breakdowns(measure: Measure, by: Sequence[str]) -> tuple[str, ...]:
    """The breakdowns if the measure has them. Raises AskError with the ones it has."""
    for name in by:
        if name not in measure.breakdowns:
            raise AskError(
                f"\u201c{measure.label}\u201d is not broken down by {name!r}; "
                f"it is by {', '.join(measure.breakdowns)}."
            )
    if len(set(by)) != len(by) or len(by) > 2:
        raise AskError("A figure is broken down by at most two different things.")
    return tuple(by)


def _moment(measure: Measure, filters: Filters, today: date, free: bool) -> Moment:
    moment = moment_of(filters, today, measure.is_outcome, as_of_free=free)
    return replace(moment, as_of=today) if measure.today_only else moment


def data_through(reader: Reader) -> date | None:
    """The newest logged session in reach."""
    rows = reader.rows(schema.pair_status)
    newest: date | None = reader.counted(select(func.max(rows.c.last_checklist)))[0][0]
    return newest


def _question(
    reader: Reader,
    measure: Measure,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: Policy,
) -> Counting:
    scope = reader.scope
    breakdowns = check_breakdowns(measure, by)
    open_ended = scope.sees_names and not scope.aggregate_only
    moment = _moment(measure, filters, today, open_ended)
    if filters.region is not None and not scope.allows(filters.region):
        filters = filters.without("region")  # another region is never an answer's subject
    return Counting(reader, measure, filters, breakdowns, moment, policy)


Asked = tuple[str, Filters, tuple[str, ...]]  # key of a measure, filters, breakdowns


def sums_together(
    reader: Reader, asked: Iterable[Asked], today: date, policy: Policy
) -> dict[Asked, dict[Key, Sums]]:
    """The sums of shares over the same units of the same rows, in one pass for all of them.

    Most of a page's questions differ only in the columns they add up. Questions that stand alone
    are left out: `ask` counts them by itself.
    """
    if reader.scope.is_empty:
        return {}
    groups: dict[Hashable, dict[Asked, Counting]] = {}
    for one in asked:
        measure = MEASURES[one[0]]
        if not isinstance(measure.statistic, Share) or measure.statistic.unit is None:
            continue
        question = _question(reader, measure, one[1], one[2], today, policy)
        # All that a statement is made of, but for the columns it adds up.
        alike = (
            measure.table.name,
            measure.statistic.unit,
            measure.span,
            measure.where,
            measure.filters,
            measure.instrument,
            question.keys,
            question.filters,
            question.moment,
        )
        groups.setdefault(alike, {})[one] = question
    out: dict[Asked, dict[Key, Sums]] = {}
    for group in groups.values():
        if len(group) > 1:
            out |= _sums_of_group(group)
    return out


def _sums_of_group(group: Mapping[Asked, Counting]) -> dict[Asked, dict[Key, Sums]]:
    first = next(iter(group.values()))
    parts = {
        f"{one[0]}/{code}": part
        for one, question in group.items()
        for code, part in cast(Share, question.statistic).of.items()
    }
    together = replace(cast(Share, first.statistic), of=parts)
    measure = replace(first.measure, statistic=together)
    found = replace(first, measure=measure).sums()
    return {
        one: {
            key: {
                name.removeprefix(f"{one[0]}/"): value
                for name, value in sums.items()
                if name.startswith(f"{one[0]}/")
            }
            for key, sums in found.items()
        }
        for one in group
    }


def ask(
    reader: Reader,
    measure: Measure,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: Policy,
    known: Mapping[Key, Sums] | None = None,
) -> Answer:
    """What a measure says within a reader's scope, withheld as the policy demands.

    by: up to two breakdowns of `measure.breakdowns`. A facilitator's answer by region holds the
    own region and, where enough people and regions stand behind it, the rest of the state.
    `known`: its sums from `sums_together`, of the same reader and question.
    Raises AskError for a breakdown the measure does not have.
    """
    scope = reader.scope
    question = _question(reader, measure, filters, by, today, policy)
    filters, breakdowns, moment = question.filters, question.by, question.moment
    notices: list[Notice] = []
    cells: list[Cell] = []
    if scope.is_empty:
        notices.append(
            Notice("Your account shows no figures.", "It has no region or role that sees any.")
        )
    else:
        question = replace(question, known=known)
        cells = question.cells()
        if "region" in breakdowns:
            cells += _rest_of_state(question)
    return Answer(
        measure=measure,
        filters=filters,
        by=breakdowns,
        moment=moment,
        cells=tuple(cells),
        data_through=None if scope.is_empty else data_through(reader),
        scope_words=scope_words(scope),
        notices=tuple(notices),
        minimum_people=policy.minimum_people,
    )


def _rest_of_state(question: Counting) -> list[Cell]:
    """The rest of the state for a facilitator: one safe figure a cell, or the reason it is not."""
    reader, policy = question.reader, question.policy
    rest_scope = reader.scope.rest_of_state()
    if rest_scope is None:
        return []
    by = tuple(d for d in question.by if d != "region")
    inner = replace(
        question,
        known=None,
        reader=reader.within(rest_scope),
        by=by,
        filters=question.filters.without("region"),
        moment=_moment(question.measure, question.filters, question.moment.today, free=False),
    )
    enough = inner.regions_with_people()
    out = []
    for cell in inner.cells():
        place = {"region": REST, **cell.where}
        if enough < policy.minimum_regions or (cell.people or 0) < policy.minimum_people:
            why = (
                cell.why
                or f"too few people or regions to compare with ({policy.minimum_regions} needed)"
            )
            out.append(Cell(place, suppression=cell.suppression or SMALL, why=why))
        else:
            out.append(replace(cell, where=place))
    return out


def scope_words(scope: Any) -> str:
    """Whose rows an answer is made of, for labels and CSV."""
    if scope.regions is None:
        return "Whole state"
    if not scope.regions:
        return "Nothing"
    return ", ".join(f"Region {r}" for r in scope.regions) + " only"
