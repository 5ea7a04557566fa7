"""How long an account can be used: until its last day, and while somebody answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import select

from data_access.storage.database import Database
from data_access.storage.schema import accounts


class Barred(Enum):
    """Why an account that is open cannot be used all the same."""

    ENDED = "ended"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class ConfirmRule:
    """Accounts are confirmed every so many `days` (0: never), and can be used for `grace` days longer."""

    days: int
    grace: int


@dataclass(frozen=True)
class Tenure:
    """The last day of an account, if it has one, and when somebody last said that it is needed.

    Accounts of a demonstration need no confirming: in production none of them can be open.
    """

    ends_on: date | None
    confirmed_on: date | None
    demonstration: bool = False

    def confirmed_until(self, rule: ConfirmRule) -> date | None:
        """The last day for which it is confirmed; None where nobody has to."""
        if not rule.days or self.demonstration or self.confirmed_on is None:
            return None
        return self.confirmed_on + timedelta(days=rule.days)

    def barred(self, today: date, rule: ConfirmRule) -> Barred | None:
        """Why nobody can sign in with it today, if so."""
        if self.ends_on is not None and today > self.ends_on:
            return Barred.ENDED
        until = self.confirmed_until(rule)
        if until is not None and today > until + timedelta(days=rule.grace):
            return Barred.UNCONFIRMED
        return None


def tenure_of(database: Database, account_id: int) -> Tenure:
    """The tenure of an account that is there."""
    statement = select(accounts.c.ends_on, accounts.c.confirmed_on, accounts.c.demonstration).where(
        accounts.c.account_id == account_id
    )
    with database.looking_up_accounts() as connection:
        ends_on, confirmed_on, demonstration = connection.execute(statement).one()
    return Tenure(ends_on, confirmed_on, bool(demonstration))
