"""The second factor of an account: a key in an authenticator app, and recovery codes for when it is lost."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from data_access.people import audit, refused_counts
from data_access.people.accounts import (
    Account,
    count_try,
    day_of,
    end_all,
    forget_try,
    stored,
)
from data_access.people.one_time_codes import matching_step
from data_access.people.refused_counts import CountedRefusal, Tally
from data_access.storage.database import Database
from data_access.storage.schema import recovery_codes, second_factors

RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another one
_GROUPS, _IN_GROUP = 4, 4  # 79 bits
WRONG = "code"  # as what is refused (data_access/people/refused_counts.py)


def has_factor(database: Database, account_id: int) -> bool:
    """Whether a second factor is set up for an account."""
    statement = select(second_factors.c.account_id).where(second_factors.c.account_id == account_id)
    with database.looking_up_accounts() as connection:
        return connection.execute(statement).first() is not None


def recovery_codes_left(database: Database, account_id: int) -> int:
    """How many recovery codes of an account have not been used."""
    mine = recovery_codes.c.account_id == account_id
    with database.looking_up_accounts() as connection:
        statement = select(func.count()).select_from(recovery_codes).where(mine)
        return int(connection.execute(statement).scalar_one())


def _new_recovery_code() -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _plain(code: str) -> str:
    """A code without what people put between its parts."""
    return "".join(c for c in code.casefold() if c.isalnum())[:64]


def _code_hash(account_id: int, code: str) -> str:
    return hashlib.sha256(f"{account_id} {_plain(code)}".encode()).hexdigest()


def _try_key(account: Account) -> str:
    # Apart from passwords: a right password must not give further guesses at the code.
    return hashlib.sha256(f"code of {account.email}".encode()).hexdigest()


def enroll(
    database: Database, account: Account, key: str, code: str, now: datetime, first: bool = False
) -> tuple[str, ...] | None:
    """Set up the key once its app shows the right code; the recovery codes, which nobody can read again.

    None if the code is wrong. What was set up before ends with it; as the `first` one it is refused
    then, for whoever knows no more than the password must not put another one in its place.
    """
    step = matching_step(key, _plain(code), now)
    if step is None:
        return None
    made = tuple(_new_recovery_code() for _ in range(RECOVERY_CODES))
    with database.writing("accounts") as connection:
        mine = second_factors.c.account_id == account.account_id
        there = connection.execute(select(second_factors.c.account_id).where(mine)).first()
        if first and there is not None:
            return None
        _forget(connection, account)
        connection.execute(
            insert(second_factors).values(
                account_id=account.account_id, key=key, last_step=step, made_at=stored(now)
            )
        )
        connection.execute(
            insert(recovery_codes),
            [
                {"account_id": account.account_id, "code_hash": _code_hash(account.account_id, one)}
                for one in made
            ],
        )
        detail = {"email": account.email}
        audit.record(connection, account.email, "factor_set", detail, now, about=account.email)
    return made


def _forget(connection: Connection, account: Account) -> None:
    for kept in (second_factors, recovery_codes):
        connection.execute(delete(kept).where(kept.c.account_id == account.account_id))
    forget_try(connection, _try_key(account), "")


def is_right(database: Database, account: Account, code: str, now: datetime, source: str) -> bool:
    """Whether a code is of the account's app, or one of its recovery codes; each is taken once.

    Tries are counted before they are looked at, whoever makes them, and have to wait like passwords.
    """
    instant, plain = stored(now), _plain(code)
    with database.writing("accounts") as connection:
        may = count_try(connection, _try_key(account), "", instant)
    with database.writing("accounts") as connection:
        right = may and (
            _takes_code(connection, account, plain, now)
            or _takes_recovery(connection, account, plain, now)
        )
        if right:
            forget_try(connection, _try_key(account), "")
            return True
        audit.take_turn(connection)
        refusal = CountedRefusal(day_of(now), source or "unknown", WRONG, account.email)
        refused_counts.add(connection, {refusal: Tally(1, now, now, "")})
        refused_counts.close_days(connection, day_of(now))
        return False


def _takes_code(connection: Connection, account: Account, code: str, now: datetime) -> bool:
    mine = second_factors.c.account_id == account.account_id
    # Whoever sends the same code at the same moment waits here, and then it was used.
    row = connection.execute(
        select(second_factors.c.key, second_factors.c.last_step).where(mine).with_for_update()
    ).one_or_none()
    step = None if row is None else matching_step(row.key, code, now, row.last_step)
    if step is None:
        return False
    connection.execute(update(second_factors).where(mine).values(last_step=step))
    return True


def _takes_recovery(connection: Connection, account: Account, code: str, now: datetime) -> bool:
    used = connection.execute(
        delete(recovery_codes).where(
            recovery_codes.c.account_id == account.account_id,
            recovery_codes.c.code_hash == _code_hash(account.account_id, code),
        )
    )
    if not used.rowcount:
        return False
    detail = {"email": account.email}
    audit.record(connection, account.email, "recovery_code", detail, now, about=account.email)
    return True


def remove(database: Database, account: Account, by: str, now: datetime) -> None:
    """Take the second factor of an account away, because it is lost, and end its sign-ins."""
    with database.writing("accounts") as connection:
        _forget(connection, account)
        end_all(connection, account.account_id)
        detail = {"email": account.email}
        audit.record(connection, by, "factor_removed", detail, now, about=account.email)
