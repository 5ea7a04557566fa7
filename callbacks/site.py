"""What a callback may use besides its inputs: the settings, the database, its answers, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from config.settings import MASSACHUSETTS, Settings
from data_access.asking.cache import Answers
from data_access.people.noticing import Noticing
from data_access.storage.database import Database


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today_of(settings: Settings, now: Callable[[], datetime]) -> date:
    """Today in Massachusetts by a clock, or the day that was set."""
    return settings.today or now().astimezone(MASSACHUSETTS).date()


@dataclass(frozen=True)
class Site:
    """One running copy of the dashboard. Made once, by `dashboard.web.app.create_app`."""

    settings: Settings
    database: Database
    now: Callable[[], datetime] = field(default=utc_now)
    answers: Answers = field(init=False)
    noticing: Noticing = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", Answers(self.database, self.settings))
        noticing = Noticing(self.database, self.settings.filter_states_a_day)
        object.__setattr__(self, "noticing", noticing)

    def today(self) -> date:
        """Today in Massachusetts, or the day that was set."""
        return today_of(self.settings, self.now)
