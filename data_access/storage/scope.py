"""Whose rows a viewer may read: the only door to tables that hold regions or people."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SmallInteger,
    Subquery,
    Table,
    cast,
    false,
    null,
    select,
)

from config.program.regions import (
    BY_NUMBER,
    CURRENT,
)
from config.roles import ROLES, Reach

# No row of these is about a person or a region.
_OPEN = frozenset({"data_state", "column_maps"})
# The columns that tell where in the state a row belongs.
PLACES = ("region", "licensing_region", "subsidy_region")


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
    """

    regions: tuple[int, ...] | None
    sees_names: bool
    who: str
    role: str = ""
    aggregate_only: bool = False
    totals_only: bool = False
    _issued: dict[int, Select[Any]] = field(
        default_factory=dict, repr=False, compare=False, hash=False
    )
    _rows: dict[str, Subquery] = field(default_factory=dict, repr=False, compare=False, hash=False)

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes two viewers' answers the same; part of every kept answer's name."""
        return (self.regions, self.sees_names, self.aggregate_only, self.totals_only, self.role)

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
        return table.c.region.in_(self.regions)

    def _column(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        if self.totals_only and column.key in PLACES:
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


def nothing(who: str = "") -> Scope:
    """The scope of somebody who may see nothing."""
    return Scope((), False, who)


def scope_of(role_key: str, region: int | None, who: str) -> Scope:
    """The scope of an account. An unknown role, or a facilitator without a region, sees nothing."""
    role = ROLES.get(role_key)
    if role is None:
        return nothing(who)
    if role.reach is Reach.STATE:
        return Scope(None, role.sees_names, who, role.key, totals_only=role.totals_only)
    if role.reach is Reach.REGION and region is not None and region in BY_NUMBER:
        return Scope((region,), role.sees_names, who, role.key)
    return Scope((), False, who, role.key)


def ledger_of(scope: Scope) -> Scope:
    """Whose imports a viewer sees and makes: those in the own reach; an administrator, all.

    An administrator's own Scope sees no figures. This one serves the ledger and the pipeline only.
    """
    role = ROLES.get(scope.role)
    if role is not None and role.imports and role.reach is Reach.NONE:
        return Scope(None, False, scope.who, role.key)
    return scope
