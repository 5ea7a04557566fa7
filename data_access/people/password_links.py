"""Links with which somebody sets a password: for one use within an hour, kept only as a hash."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from data_access.people import audit
from data_access.people.accounts import (
    SHOWN,
    Account,
    AccountRefused,
    account_from,
    checked_hash,
    must_find,
    stored,
    token_hash_of,
    write_password,
)
from data_access.storage.database import Database
from data_access.storage.schema import NAME, accounts, password_links

HOLDS_FOR = timedelta(hours=1)


def make_link(database: Database, email: str, by: str, now: datetime) -> str:
    """The token of a new link (256 random bits), which nobody can read again; earlier links end.

    Raises AccountRefused where there is no such account, or it is closed.
    """
    token = secrets.token_urlsafe(32)
    with database.writing("accounts") as connection:
        account = must_find(connection, email)
        if not account.active:
            raise AccountRefused("The account is closed. Open it again first.", "closed")
        mine = password_links.c.account_id == account.account_id
        over = password_links.c.expires_at <= stored(now)
        connection.execute(delete(password_links).where(mine | over))
        connection.execute(
            insert(password_links).values(
                token_hash=token_hash_of(token),
                account_id=account.account_id,
                made_by=audit.plain(by, NAME),
                expires_at=stored(now + HOLDS_FOR),
            )
        )
        audit.record(
            connection, by, "password_link", {"email": account.email}, now, about=account.email
        )
    return token


def account_behind(database: Database, token: str, now: datetime) -> Account | None:
    """Whose password the link of a token sets; None where it was used, is over or never was."""
    with database.looking_up_accounts() as connection:
        return _behind(connection, token, now)


def _behind(connection: Connection, token: str, now: datetime) -> Account | None:
    statement = (
        select(*SHOWN)
        .join_from(password_links, accounts, password_links.c.account_id == accounts.c.account_id)
        .where(
            password_links.c.token_hash == token_hash_of(token),
            password_links.c.expires_at > stored(now),
            accounts.c.active == 1,
        )
    )
    row = connection.execute(statement).one_or_none()
    return None if row is None else account_from(*row)


def use_link(database: Database, token: str, password: str, now: datetime) -> Account | None:
    """Set the password of the account behind a link, which ends; None where it no longer holds.

    Raises AccountRefused if the password cannot be accepted: then the link still holds.
    """
    account = account_behind(database, token, now)
    if account is None:
        return None
    password_hash = checked_hash(account, password)
    with database.writing("accounts") as connection:
        # Whoever deletes the row has used it: two at the same moment are not both first.
        used = connection.execute(
            delete(password_links).where(
                password_links.c.token_hash == token_hash_of(token),
                password_links.c.expires_at > stored(now),
            )
        )
        if not used.rowcount:
            return None
        write_password(connection, account, password_hash, account.email, now)
    return account
