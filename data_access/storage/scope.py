"""Whose rows a viewer may read: the only door to tables that hold regions or people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SmallInteger,
    Subquery,
    Table,
    and_,
    cast,
    false,
    func,
    null,
    or_,
    select,
    true,
)

from config.program.breakdowns import CARRIED
from config.program.regions import (
    BY_NUMBER,
    CURRENT,
)
from config.roles import ROLES, Reach
from data_access.storage.schema import (
    class_observations,
    goals,
    imports,
    log_arrivals,
    merged_ids,
    month_statements,
    pairs,
    participants,
    qris,
)

# No row of these is about a person or a region.
_OPEN = frozenset({"data_state", "editions"})
# The columns that tell where in the state a row belongs: a dated breakdown follows from the region.
PLACES = frozenset(
    {
        "region",
        "licensing_region",
        "subsidy_region",
        "city_town",
        *(key for key, carried in CARRIED.items() if carried.dated),
    }
)
# The columns that name a person, for those who see names.
NAMES = frozenset({"first_name", "last_name", "pq_registry_id", "name_text"})


def reading_rule(table: Table) -> str:
    """How a table may be read: "scoped" by region, "open" to all, or "never" by a viewer."""
    if table.info["kind"] == "calendar" or table.name in _OPEN:
        return "open"
    region = table.columns.get("region")
    if table.info["kind"] != "account" and region is not None:
        return "scoped" if isinstance(region.type, SmallInteger) else "never"
    return "never"


@dataclass(frozen=True)
class Scope:
    """What one viewer may read, made on the server from the account, never from the browser.

    `regions` None means the whole state (people without a region included), an empty tuple
    nothing. `sees_names` opens named rows and lifts withholding in those regions.
    `aggregate_only` marks a scope that exists to be compared with: it gives totals, never rows
    by region. `totals_only` is of a role that sees the state as a whole: its rows do not say
    which region they belong to, so nothing that is made of them can tell regions apart.
    `participant` narrows the reach to that person's own pairs (see `_of_own_pairs`).
    """

    regions: tuple[int, ...] | None
    sees_names: bool
    who: str
    role: str = ""
    aggregate_only: bool = False
    totals_only: bool = False
    participant: str | None = None
    _issued: dict[int, Select[Any]] = field(
        default_factory=dict, repr=False, compare=False, hash=False
    )
    _rows: dict[str, Subquery] = field(default_factory=dict, repr=False, compare=False, hash=False)

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes two viewers' answers the same; part of every kept answer's name."""
        return (
            self.regions,
            self.sees_names,
            self.aggregate_only,
            self.totals_only,
            self.participant,
            self.role,
        )

    @property
    def is_empty(self) -> bool:
        return self.regions == ()

    @property
    def only_region(self) -> int | None:
        """The one region in reach, or None."""
        return self.regions[0] if self.regions is not None and len(self.regions) == 1 else None

    def allows(self, region: int | None) -> bool:
        """Whether rows of a region (None: not placed in one) are in reach, as rows of it."""
        if self.totals_only:
            return False
        return self.regions is None or (region is not None and region in self.regions)

    def _condition(self, table: Table) -> ColumnElement[bool] | None:
        if self.regions is None:
            return None
        if not self.regions:
            return false()
        in_region = table.c.region.in_(self.regions)
        if self.participant is None:
            return in_region
        return and_(in_region, _of_own_pairs(table, self.participant))

    def _column(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        hidden = (self.totals_only and column.key in PLACES) or (
            not self.sees_names and column.key in NAMES
        )
        if hidden:
            return cast(null(), column.type).label(column.key)
        return column

    def rows(self, table: Table) -> Subquery:
        """The rows of a table this viewer may read, as something to select from.

        Raises LookupError for a table that is read by nobody, or needs no scope.
        """
        held = self._rows.get(table.name)
        if held is not None:
            return held  # made before: a page asks for the same tables dozens of times
        rule = reading_rule(table)
        if rule != "scoped":
            raise LookupError(f"{table.name} is not read by region ({rule})")
        statement = select(*map(self._column, table.columns))
        condition = self._condition(table)
        if condition is not None:
            statement = statement.where(condition)
        # Held here so that the engine hook knows this very element again (see database.py).
        self._issued[id(statement)] = statement
        made = self._rows[table.name] = statement.subquery(table.name)
        return made

    def issued(self, element: object) -> bool:
        return self._issued.get(id(element)) is element

    def narrows(self, wider: Scope) -> bool:
        """Whether whatever is read within this scope could be read within the wider one as well."""
        reached = wider.regions is None or (
            self.regions is not None and set(self.regions) <= set(wider.regions)
        )
        return (
            reached
            and self.role == wider.role
            and self.sees_names <= wider.sees_names
            and self.totals_only >= wider.totals_only
            and self.aggregate_only >= wider.aggregate_only
            and wider.participant in (None, self.participant)
        )

    def rows_told(self, table: Table) -> Subquery:
        """The rows in reach and those that everybody is told, of a table in `_TOLD`.

        Raises LookupError for any other table.
        """
        if table.name not in _TOLD:
            raise LookupError(f"nothing of {table.name} is told beyond the viewer's reach")
        told = _TOLD[table.name](table)
        statement = select(table)
        if self.totals_only:
            statement = statement.where(told)
        elif self.regions is not None:
            statement = statement.where(or_(table.c.region.in_(self.regions), told))
        self._issued[id(statement)] = statement
        return statement.subquery(table.name)

    def shared_registry_ids(self) -> Subquery:
        """Two ids that were filed with one registry id, in two regions: the ids and regions, no more.

        For who merges people of several regions without seeing them by name; nobody else gets a row.
        """
        one, two = participants.alias("one"), participants.alias("two")
        role = ROLES.get(self.role)
        merges = self.regions is None and (role is None or role.imports)
        statement = (
            select(
                one.c.participant_id.label("person_id"),
                one.c.region,
                two.c.participant_id.label("other_id"),
                two.c.region.label("other_region"),
            )
            .join_from(
                one,
                two,
                and_(
                    one.c.participant_id < two.c.participant_id,
                    one.c.pq_registry_id != "",
                    func.lower(one.c.pq_registry_id) == func.lower(two.c.pq_registry_id),
                    one.c.region.is_distinct_from(two.c.region),
                ),
            )
            .where(true() if merges else false())
        )
        self._issued[id(statement)] = statement
        return statement.subquery("shared_registry_ids")

    def with_regions(self) -> Scope:
        """The same rows with their regions, to be added up before anybody sees them.

        For counts in which it matters what lies in two regions, so that who sees totals only gets
        the very totals that others do.
        """
        return replace(self, totals_only=False, _issued={}, _rows={}) if self.totals_only else self

    def rest_of_state(self) -> Scope | None:
        """The other current regions together, for comparison; None where there is no such thing."""
        own = self.only_region
        if own is None or not ROLES.get(self.role, ROLES["admin"]).compares_with_state:
            return None
        rest = tuple(r for r in CURRENT if r != own)
        return Scope(rest, False, self.who, self.role, aggregate_only=True)

    def whole_state(self) -> Scope | None:
        """The whole state without names, which a rest of the state is the rest of; None of all else."""
        return replace(self, regions=None, _issued={}, _rows={}) if self.aggregate_only else None


# Tables of which rows beyond the own reach are told, and which. They name nobody.
_TOLD: dict[str, Callable[[Table], ColumnElement[bool]]] = {
    # A rating is public, and a program may lie in another region by now.
    qris.name: lambda table: true(),
    # A file for the whole state belongs to no region's ledger, though it wrote rows of each.
    imports.name: lambda table: table.c.region.is_(None),
}

# By which column a table's rows are known to be of somebody's own pairs, the first that it has.
_PERSON_COLUMNS = ("person_id", "participant_id", "educator_id")
# Tables of what is nobody's but one person's, by how their names begin.
_PRIVATE = (
    *("survey", "funds", "support_years", "employment", "consents"),
    *("same_people", "merged_ids", "same_programs", "merged_programs"),
    *("known_names", "settled_findings"),
)


def _goes_by(participant: str) -> ColumnElement[str]:
    """The id under which a person is read: the account may name another one of theirs."""
    other = select(merged_ids.c.person_id).where(merged_ids.c.participant_id == participant)
    return func.coalesce(other.scalar_subquery(), participant)


def _of_own_pairs(table: Table, account: str) -> ColumnElement[bool]:
    """Whether a row is of the participant's own pairs, or about the person or somebody it coaches.

    What people answered in surveys, what they are paid and where they work is nobody's but theirs,
    also within a pair. A table that does not say whose its rows are (programs, imports) has none.
    """
    if table.name.startswith(_PRIVATE):
        return false()
    participant = _goes_by(account)
    if table.name in (log_arrivals.name, month_statements.name):
        return true()  # which months of the region's log are there says nothing about anybody
    coached = select(pairs.c.mentee_id).where(pairs.c.coach_id == participant)
    own = select(pairs.c.pair_id).where(
        or_(pairs.c.coach_id == participant, pairs.c.mentee_id == participant)
    )
    if "pair_id" in table.c:
        return table.c.pair_id.in_(own)
    if "goal_id" in table.c:
        return table.c.goal_id.in_(select(goals.c.goal_id).where(goals.c.pair_id.in_(own)))
    for name in _PERSON_COLUMNS:
        if name in table.c:
            return or_(table.c[name] == participant, table.c[name].in_(coached))
    if "observation_id" in table.c:
        seen = class_observations.c.educator_id
        theirs = select(class_observations.c.observation_id).where(
            or_(seen == participant, seen.in_(coached))
        )
        return table.c.observation_id.in_(theirs)
    return false()


def nothing(who: str = "") -> Scope:
    """The scope of somebody who may see nothing."""
    return Scope((), False, who)


def scope_of(role_key: str, region: int | None, who: str, participant: str | None = None) -> Scope:
    """The scope of an account.

    An unknown role sees nothing, nor does a role of one region without one, or a role of own pairs
    whose account does not say which participant it belongs to.
    """
    role = ROLES.get(role_key)
    if role is None:
        return nothing(who)
    if role.reach is Reach.STATE:
        return Scope(None, role.sees_names, who, role.key, totals_only=role.totals_only)
    if role.has_region and region is not None and region in BY_NUMBER:
        if role.reach is Reach.REGION:
            return Scope((region,), role.sees_names, who, role.key)
        if participant:
            return Scope((region,), role.sees_names, who, role.key, participant=participant)
    return Scope((), False, who, role.key)


def consents_of(scope: Scope) -> Scope:
    """Whose consents a viewer reads: the own reach's; who records them, everybody's, by id."""
    role = ROLES.get(scope.role)
    if role is not None and role.records_consents:
        return Scope(None, False, scope.who, role.key)
    return scope


def ledger_of(scope: Scope) -> Scope:
    """Whose imports a viewer sees and makes: those in the own reach; an administrator, all.

    An administrator's own Scope sees no figures. This one serves the ledger and the pipeline only.
    """
    role = ROLES.get(scope.role)
    if role is not None and role.imports and role.reach is Reach.NONE:
        return Scope(None, False, scope.who, role.key)
    return scope
