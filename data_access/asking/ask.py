"""Asks a measure: scope, filters, counts, fold, withhold, and only then an Answer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

from sqlalchemy import func, select

from data_access.asking.answers import (
    NOTHING_CAME,
    REST,
    Answer,
    Awaited,
    Cell,
    regions_without,
)
from data_access.asking.counting import Counting, beside_rest
from data_access.asking.differences import why_not_compared
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.standing import edition_notice, standing
from data_access.asking.withholding import SMALL
from data_access.measures import MEASURES
from data_access.measures.filters import (
    Filters,
    Notice,
)
from data_access.measures.measure import Measure
from data_access.measures.no_value import WhyNone
from data_access.measures.span import (
    Span,
    span_of,
)
from data_access.measures.statistics import Share
from data_access.storage import schema
from data_access.storage.database import Reader
from data_access.storage.scope import PLACES, Scope


class AskError(ValueError):
    """The question cannot be asked this way; the text says why.

    Seen: the sentence on the command line or in the notebook; pages offer only what can be asked.
    """


# What a page says once, above figures of which each says what to change.
_EXCLUDING = Notice(
    "The cohort and the months exclude each other.",
    "None of the months lies in the program year of this cohort. Choose months of that year, clear the "
    "months, or choose another cohort.",
)


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


def _span_of_question(measure: Measure, filters: Filters, today: date, free: bool) -> Span:
    span = span_of(filters, today, measure.is_outcome, as_of_free=free)
    return replace(span, as_of=today) if measure.today_only or measure.goes_on else span


def data_through(reader: Reader) -> date | None:
    """The newest logged session in reach."""
    rows = reader.rows(schema.pair_status)
    newest = select(func.max(rows.c.last_checklist))
    return reader.once("data through", lambda: reader.execute(newest).scalar())


def counting_of(
    reader: Reader,
    measure: Measure,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: WithholdingPolicy,
) -> Counting:
    """One question to one measure within a reader's scope. Raises AskError for a wrong breakdown."""
    breakdowns = check_breakdowns(measure, by)
    found = standing(reader, measure.stands_with, today)
    reader, today, scope = found.reader, found.today, reader.scope
    if scope.totals_only:
        # By region there is one row, the state's; other places have no total of their own.
        breakdowns = tuple(name for name in breakdowns if name == "region" or name not in PLACES)
    open_ended = scope.sees_names and not scope.aggregate_only and measure.is_of_any_day
    span = _span_of_question(measure, filters, today, open_ended)
    if filters.region is not None and not scope.allows(filters.region):
        filters = filters.without("region")  # another region is never an answer's subject
    return Counting(reader, measure, filters, breakdowns, span, policy)


Asked = tuple[str, Filters, tuple[str, ...]]  # key of a measure, filters, breakdowns


def count_together(
    reader: Reader, asked: Iterable[Asked], today: date, policy: WithholdingPolicy
) -> None:
    """Count shares over the same units of the same rows in one pass, for all that will ask them.

    Most of a page's questions differ only in the columns they add up. What is counted is kept by
    the reader; questions that stand alone are left to `ask`.
    """
    if reader.scope.is_empty:
        return
    groups: dict[Hashable, dict[Hashable, Counting]] = {}
    for one in asked:
        question = counting_of(reader, MEASURES[one[0]], one[1], one[2], today, policy)
        for counting in filter(None, (question, _beside(question))):
            statistic, measure = counting.statistic, counting.measure
            if not isinstance(statistic, Share) or statistic.unit is None:
                continue
            if counting.reader.has(counting.crosstab_name):
                continue
            # All that a statement is made of, but for the columns it adds up.
            alike = (
                (counting.reader.scope.key, counting.reader.edition),
                measure.table.name,
                (statistic.unit, statistic.proportion),
                (measure.timing, measure.where, measure.rests, measure.rests_day),
                (counting.cut, counting.instrument, counting.span),
            )
            groups.setdefault(alike, {})[counting.crosstab_name] = counting
    for group in groups.values():
        if len(group) > 1:
            _count_group(tuple(group.values()))


def _count_group(group: Sequence[Counting]) -> None:
    parts = {
        f"{counting.measure.key}/{code}": part
        for counting in group
        for code, part in cast(Share, counting.statistic).of.items()
    }
    together = replace(cast(Share, group[0].statistic), of=parts)
    measure = replace(group[0].measure, statistic=together)
    found = replace(group[0], measure=measure).count()
    for counting in group:
        own = cast(Share, counting.statistic)
        names = {
            together.name_of(f"{counting.measure.key}/{code}", what): f"{code}.{what}"
            for code, what in (name.rsplit(".", 1) for name in own.names)
        }
        counting.reader.once(counting.crosstab_name, partial(found.only, names))


def ask(
    reader: Reader,
    measure: Measure,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: WithholdingPolicy,
) -> Answer:
    """What a measure says within a reader's scope, withheld as the policy demands.

    by: up to two breakdowns of `measure.breakdowns`. A facilitator's answer by region holds the
    own region and, where enough people and regions stand behind it, the rest of the state.
    Raises AskError for a breakdown the measure does not have.
    """
    scope = reader.scope
    question = counting_of(reader, measure, filters, by, today, policy)
    edition, rest_edition = question.reader.edition, None
    filters, breakdowns, span = question.filters, question.by, question.span
    notices: list[Notice] = []
    cells: list[Cell] = []
    compared = ""
    awaited: tuple[Awaited, ...] = ()
    left_out: tuple[str, ...] = ()
    if scope.is_empty:
        notices.append(
            Notice("Your account shows no figures.", "It has no region or role that sees any.")
        )
    else:
        cells, compared = question.cells(), question.compared
        if question.excludes:
            notices.append(_EXCLUDING)
        # Of what its cells show, and once: each says of itself whether a part of it is awaited.
        awaited = question.told({r for cell in cells for r in question.awaited_of(cell.where)})
        if rest := _beside(question):
            others = _rest_of_state(rest)
            rest_edition = None if edition is not None else rest.reader.edition
            if compared == "":
                cells, compared = _held_against(question, cells, others), "region"
            cells += others
        left_out = _left_out(question, rest, cells)
    if edition is not None:
        notices.append(edition_notice(measure, edition.day, scope.sees_names))
    if all(cell.low is None and not cell.no_interval for cell in cells):
        compared = ""  # nothing has an interval, so nothing is held against anything
    return Answer(
        measure=measure,
        filters=filters,
        by=breakdowns,
        span=span,
        cells=tuple(cells),
        data_through=None if scope.is_empty else data_through(question.reader),
        regions=scope.regions,
        own_pairs=scope.participant is not None,
        notices=tuple(notices),
        minimum_people=policy.minimum_people,
        compared=compared,
        awaited=awaited,
        edition=None if edition is None else edition.day,
        rest_edition=None if rest_edition is None else rest_edition.day,
        role_of_nobody=not scope.is_empty and question.role_of_nobody,
        not_shown=() if _are_not_named(scope) else left_out,
        lacks_regions=_are_not_named(scope) and bool(left_out),
    )


def _are_not_named(scope: Scope) -> bool:
    """Whether somebody is not told which other region is missing, just as of logs that have not come."""
    return scope.totals_only or scope.only_region is not None


def _left_out(question: Counting, rest: Counting | None, cells: Iterable[Cell]) -> tuple[str, ...]:
    """The regions that have no cells of their own, and are in no sum as nothing of theirs has come.

    They are found by the question to each region, of which all is counted already. Who is not told of
    whom learns of logs that have not come by the figure itself: here it is what is not collected.
    """
    if "region" not in question.by:
        return ()
    scope, chosen = question.reader.scope, question.filter_value("region")
    if rest is not None:
        sums = any(c.of("region") == REST and not c.is_empty for c in cells)
        finer = replace(rest, by=question.by) if sums else None
    elif scope.totals_only:
        finer = replace(question, reader=question.reader.with_regions())
    else:
        alone = question.across_regions and chosen is not None
        finer = replace(question, filters=question.filters.without("region")) if alone else None
    if finer is None:
        return ()
    reasons = (WhyNone.NOT_COLLECTED,) if _are_not_named(scope) else NOTHING_CAME
    return tuple(code for code in regions_without(finer.cells(), reasons) if code != str(chosen))


def _beside(question: Counting) -> Counting | None:
    """The same question to the rest of the state, where the viewer is compared with it."""
    rest = question.reader.rest_of_state() if "region" in question.by else None
    if rest is None:
        return None
    # What the viewer may look up in the own region alone is of now; the rest of the state is not.
    found = standing(rest, question.measure.stands_with, question.span.today)
    return replace(
        question,
        reader=found.reader,
        by=tuple(d for d in question.by if d != "region"),
        filters=question.filters.without("region"),
        span=_span_of_question(question.measure, question.filters, found.today, free=False),
    )


def _held_against(question: Counting, own: Iterable[Cell], others: Iterable[Cell]) -> list[Cell]:
    """The own region's cells, each held against the same figure of the rest of the state."""
    by_place = {tuple({**cell.where, "region": ""}.items()): cell for cell in others}
    out = []
    for cell in own:
        rest = by_place.get(tuple({**cell.where, "region": ""}.items()))
        against = None if rest is None else beside_rest(question, cell, rest)
        hidden = rest is not None and rest.suppression != "" and question.withholds
        enough = (cell.people or 0) >= question.enough
        told = None if rest is None or (rest.people or 0) < question.enough else rest
        why = why_not_compared(cell, told) if enough and against is None else ""
        held = {"against_rest": against, "rest_withheld": hidden and enough, "not_compared": why}
        out.append(replace(cell, **held))  # type: ignore[arg-type]
    return out


def _rest_of_state(rest: Counting) -> list[Cell]:
    """The rest of the state for a facilitator: one safe figure a cell, or the reason it is not."""
    policy = rest.policy
    enough = rest.regions_with_people()
    out = []
    for cell in rest.cells():
        place = {"region": REST, **cell.where}
        if cell.why_code == WhyNone.TOO_EARLY and cell.people is None:
            out.append(replace(cell, where=place))  # by the calendar alone, of whomever
            continue
        of_nobody = cell.people == 0
        few = (cell.people or 0) < policy.minimum_people and not of_nobody
        if enough < policy.minimum_regions or few:
            why = cell.why if cell.suppression else ""
            why = (
                why
                or f"too few people or regions to compare with ({policy.minimum_regions} needed)"
            )
            out.append(Cell(place, suppression=cell.suppression or SMALL, why=why))
        else:
            out.append(replace(cell, where=place))
    return out
