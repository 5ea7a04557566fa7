"""Asks measures from a notebook or a script: one role's figures, as its pages, CSVs and `ask` show them.

docs/analysis.md shows how, and its examples are run by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from config.roles import ROLES
from config.settings import Settings
from data_access.asking.answers import Answer
from data_access.asking.ask import AskError, ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.opening import open_database
from data_access.measures import MEASURES
from data_access.measures.filters import ADDRESS_KEYS, read_filters
from data_access.people.noticing import Noticing
from data_access.storage.database import Database
from data_access.storage.scope import Scope, scope_of

WHO = "analysis"


@dataclass(frozen=True)
class State:
    """The reporting database as one role sees it on one day. Made by `open_state`."""

    database: Database
    scope: Scope
    today: date
    policy: WithholdingPolicy
    noticing: Noticing

    @property
    def measures(self) -> dict[str, str]:
        """What can be asked: key to label."""
        return {key: measure.label for key, measure in MEASURES.items()}

    def ask(
        self, measure: str, by: Sequence[str] = (), where: Mapping[str, object] | None = None
    ) -> Answer:
        """What a measure says. `by`: up to two breakdowns; `where`: filters as in a page's address.

        The audit log has a line of it before it is told, one a day for each question. Raises AskError for
        a measure, breakdown or filter that is not known, and for a region out of the role's reach: an
        analysis must not go on with other figures than were asked for.
        """
        if measure not in MEASURES:
            raise AskError(f"There is no measure {measure!r}; they are {', '.join(MEASURES)}.")
        asked = {key: str(value) for key, value in (where or {}).items()}
        if strange := sorted(set(asked) - set(ADDRESS_KEYS)):
            raise AskError(
                f"{', '.join(strange)}: no such filter; they are {', '.join(ADDRESS_KEYS)}."
            )
        filters, notices = read_filters(asked, self.scope, self.today)
        if notices:
            raise AskError(" ".join(f"{notice.title} {notice.text}" for notice in notices))
        breakdowns = [by] if isinstance(by, str) else by
        with self.database.reading(self.scope) as reader:
            answer = ask(reader, MEASURES[measure], filters, breakdowns, self.today, self.policy)
        region = self.scope.only_region
        shown_as = f"{self.scope.role}:{region}" if region else self.scope.role
        detail = {"as": shown_as, "by": list(breakdowns), "filters": filters.encode()}
        self.noticing.opened(WHO, "asked", datetime.now(UTC), f"measure {measure}", detail)
        return answer

    def close(self) -> None:
        """Close the connections; asking again opens new ones."""
        self.database.dispose()


def open_state(role: str, region: int | None = None, settings: Settings | None = None) -> State:
    """The figures of a role, and for a facilitator of a region, withheld and rounded as on its pages.

    `settings` say which database, which day and what minimum of people; left out, they are those
    of the environment. Raises AskError for a role that is not known, or that sees no figures.
    """
    if role not in ROLES:
        raise AskError(f"There is no role {role!r}; they are {', '.join(ROLES)}.")
    scope = scope_of(role, region, f"analysis as {role}")
    if scope.is_empty:
        of_region = "without a region" if region is None else f"of region {region}"
        raise AskError(f"{ROLES[role].label} {of_region}: sees no figures.")
    settings = settings or Settings()
    database = open_database(settings.database_url, settings.current_day)
    return State(
        database,
        scope,
        settings.current_day(),
        WithholdingPolicy.of(settings),
        Noticing(database, settings.filter_states_a_day),
    )
