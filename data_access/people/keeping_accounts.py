"""What administrators see and change of accounts, and everybody of the own one, each with its audit line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, or_, select, update

from config.roles import ROLES
from data_access.people import audit
from data_access.people.accounts import (
    SHOWN,
    Account,
    AccountRefused,
    account_from,
    checked_hash,
    checked_name,
    checked_place,
    day_of,
    end_all,
    must_find,
    stored,
    write_active,
    write_password,
)
from data_access.people.tenure import Tenure
from data_access.storage.database import Database
from data_access.storage.schema import NAME, accounts, sign_ins

_KEEPERS = tuple(key for key, role in ROLES.items() if role.accounts)


@dataclass(frozen=True)
class KeptAccount:
    """An account with what an administrator is to know of it; times are in UTC."""

    account: Account
    tenure: Tenure
    last_sign_in: datetime | None


_KEPT = (
    *SHOWN,
    accounts.c.last_sign_in,
    accounts.c.ends_on,
    accounts.c.confirmed_on,
)


def _kept(connection: Connection, *conditions: object) -> list[KeptAccount]:
    statement = select(*_KEPT).where(*conditions).order_by(accounts.c.email)  # type: ignore[arg-type]
    return [
        KeptAccount(
            (account := account_from(*row[: len(SHOWN)])),
            Tenure(row.ends_on, row.confirmed_on, account.demonstration),
            None if row.last_sign_in is None else row.last_sign_in.replace(tzinfo=UTC),
        )
        for row in connection.execute(statement)
    ]


def kept_accounts(database: Database) -> tuple[KeptAccount, ...]:
    """All accounts, sorted by e-mail."""
    with database.looking_up_accounts() as connection:
        return tuple(_kept(connection))


def kept_account(database: Database, account_id: int) -> KeptAccount | None:
    """One account, if there is one of this number."""
    with database.looking_up_accounts() as connection:
        return next(iter(_kept(connection, accounts.c.account_id == account_id)), None)


def _must_have(connection: Connection, account_id: int) -> KeptAccount:
    """The account, which nobody else changes until the transaction is over."""
    mine = accounts.c.account_id == account_id
    connection.execute(select(accounts.c.account_id).where(mine).with_for_update())
    found = next(iter(_kept(connection, mine)), None)
    if found is None:
        raise AccountRefused("There is no such account.", "none")
    return found


def _needs_another_keeper(connection: Connection, account: Account, today: date) -> None:
    """Raise AccountRefused where nobody else could look after accounts from now on.

    All who can are locked together, so that two do not close each other's accounts at the same moment.
    """
    if account.role not in _KEEPERS or not account.active:
        return
    keepers = connection.execute(
        select(accounts.c.account_id)
        .where(
            accounts.c.role.in_(_KEEPERS),
            accounts.c.active == 1,
            or_(accounts.c.ends_on.is_(None), accounts.c.ends_on >= today),
        )
        .order_by(accounts.c.account_id)
        .with_for_update()
    ).scalars()
    if not set(keepers) - {account.account_id}:
        raise AccountRefused(
            "This is the last administrator: nobody could open accounts any more.", "last_keeper"
        )


@dataclass(frozen=True)
class Change:
    """What an account is to be from now on."""

    display_name: str
    role: str
    region: int | None
    participant: str | None = None
    ends_on: date | None = None


def change(database: Database, account_id: int, to: Change, by: str, now: datetime) -> None:
    """Change an account; another role, region or own pairs end its sign-ins, a last day that is over as well.

    Raises AccountRefused where that cannot be, or nobody could look after accounts any more.
    """
    name, today = checked_name(to.display_name), day_of(now)
    checked_place(to.role, to.region, to.participant)
    with database.writing("accounts") as connection:
        kept = _must_have(connection, account_id)
        was = kept.account
        before = {"name": was.display_name, "role": was.role, "region": was.region,
                  "participant": was.participant, "ends_on": kept.tenure.ends_on}  # fmt: skip
        after = {"name": name, "role": to.role, "region": to.region,
                 "participant": to.participant, "ends_on": to.ends_on}  # fmt: skip
        changed = [key for key, value in after.items() if before[key] != value]
        if not changed:
            return
        if "ends_on" in changed and to.ends_on is not None and to.ends_on < today:
            raise AccountRefused("The last day is over already. Close the account instead.", "day")
        if to.role not in _KEEPERS or to.ends_on is not None:
            _needs_another_keeper(connection, was, today)
        connection.execute(
            update(accounts)
            .where(accounts.c.account_id == account_id)
            .values(
                display_name=name,
                role=to.role,
                region=to.region,
                participant_id=to.participant,
                ends_on=to.ends_on,
            )
        )
        if {"role", "region", "participant"} & set(changed):
            end_all(connection, account_id)
        audit.record(
            connection,
            by,
            "account_changed",
            {"email": was.email} | {key: f"{before[key]} → {after[key]}" for key in changed},
            now,
            about=was.email,
        )


def close(database: Database, account_id: int, by: str, now: datetime) -> None:
    """Close an account and end its sign-ins. Raises AccountRefused of the last administrator."""
    with database.writing("accounts") as connection:
        account = _must_have(connection, account_id).account
        if not account.active:
            return
        _needs_another_keeper(connection, account, day_of(now))
        write_active(connection, account, False)
        detail = {"email": account.email}
        audit.record(connection, by, "account_disabled", detail, now, about=account.email)


def reopen(database: Database, account_id: int, by: str, now: datetime) -> None:
    """Open a closed account again, which whoever does it answers for.

    Raises AccountRefused where its last day is over: it would be open and of no use.
    """
    with database.writing("accounts") as connection:
        kept = _must_have(connection, account_id)
        account, ends_on = kept.account, kept.tenure.ends_on
        if account.active:
            return
        if ends_on is not None and ends_on < day_of(now):
            raise AccountRefused("Its last day is over. Give it another one first.", "over")
        write_active(connection, account, True)
        _write_confirmed(connection, account_id, by, now)
        detail = {"email": account.email}
        audit.record(connection, by, "account_enabled", detail, now, about=account.email)


def confirm(database: Database, account_id: int, by: str, now: datetime) -> None:
    """Write down that an account is still needed, and who says so. Raises AccountRefused if there is none."""
    with database.writing("accounts") as connection:
        account = _must_have(connection, account_id).account
        _write_confirmed(connection, account_id, by, now)
        detail = {"email": account.email}
        audit.record(connection, by, "account_confirmed", detail, now, about=account.email)


def confirm_by_email(database: Database, email: str, by: str = "command line") -> None:
    """The same for the account of an e-mail, as of now. Raises AccountRefused if there is none."""
    account = account_of_email(database, email)
    confirm(database, account.account_id, by, datetime.now(UTC))


def account_of_email(database: Database, email: str) -> Account:
    """The account of an e-mail. Raises AccountRefused if there is none."""
    with database.looking_up_accounts() as connection:
        return must_find(connection, email)


def _write_confirmed(connection: Connection, account_id: int, by: str, now: datetime) -> None:
    connection.execute(
        update(accounts)
        .where(accounts.c.account_id == account_id)
        .values(confirmed_on=day_of(now), confirmed_by=audit.plain(by, NAME))
    )


# -- the own account ------------------------------------------------------------------------------


def browsers_of(
    database: Database, account_id: int, now: datetime, idle_minutes: int, session_hours: int
) -> int:
    """In how many browsers an account is signed in."""
    instant = stored(now)
    statement = (
        select(func.count())
        .select_from(sign_ins)
        .where(
            sign_ins.c.account_id == account_id,
            sign_ins.c.ended_at.is_(None),
            sign_ins.c.last_seen > instant - timedelta(minutes=idle_minutes),
            sign_ins.c.created_at > instant - timedelta(hours=session_hours),
        )
    )
    with database.looking_up_accounts() as connection:
        return int(connection.execute(statement).scalar_one())


def end_others(database: Database, account: Account, token: str, now: datetime) -> None:
    """End all sign-ins of an account but the one of a token."""
    with database.writing("accounts") as connection:
        ended = end_all(connection, account.account_id, keep=token)
        if ended:
            audit.record(
                connection, account.email, "sign_ins_ended", {"browsers": ended}, now,
                about=account.email,
            )  # fmt: skip


def change_own_password(
    database: Database, account: Account, password: str, token: str, now: datetime
) -> None:
    """Give oneself a new password, and sign out all browsers but this one; the old one was asked for before.

    Raises AccountRefused if the password cannot be accepted.
    """
    password_hash = checked_hash(account, password)
    with database.writing("accounts") as connection:
        write_password(connection, account, password_hash, account.email, now, keep=token)
