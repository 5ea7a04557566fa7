"""Accounts of the people who sign in: their passwords, lockouts and signed-in browsers."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from config.program.choices import folded
from config.program.regions import BY_NUMBER
from config.roles import ROLES, Audience, Reach, Role
from config.settings import MASSACHUSETTS
from data_access.people import audit, refused_counts
from data_access.people.refused_counts import CountedRefusal, Tally
from data_access.storage.data_version import DataVersion
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)
from data_access.storage.dialect import insert_missing
from data_access.storage.prepared import Prepared
from data_access.storage.schema import (
    NAME,
    accounts,
    data_state,
    password_links,
    sign_in_tries,
    sign_ins,
)
from data_access.storage.scope import (
    Scope,
    scope_of,
)

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 256
FREE_TRIES = 5  # wrong passwords from one source before it has to wait
FIRST_WAIT = timedelta(minutes=1)  # doubled by each further wrong password ...
LONGEST_WAIT = timedelta(minutes=30)  # ... up to this
FORGOTTEN_AFTER = timedelta(days=1)  # wrong passwords of longer ago no longer count
SEEN_EVERY = timedelta(minutes=1)
KEPT_SIGN_INS = timedelta(days=90)
BUSY_PATIENCE = 50  # milliseconds; recording "last seen" is not worth a longer wait

# OWASP's parameters for argon2id: 19 MiB, two passes, one lane. About 40 ms per try.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# The hash of a random text nobody knows, with the same parameters. If there is no account, or it
# has to wait, the password is compared with this, so that the response takes equally long.
NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$mPGiW8txXcB+33bxHxTRkQ"
    "$qOH6Gt4DD85AGeEGdkaRgxn3CRmOpzc+Tg8uYU4ktlU"
)

# Common long passwords, compared without case, spaces and punctuation.
_COMMON = frozenset(
    {
        "passwordpassword",
        "passwordpassword1",
        "password12345678",
        "password123456789",
        "passw0rdpassw0rd",
        "mypasswordispassword",
        "123456789012345",
        "1234567890123456",
        "12345678901234567890",
        "123456789123456789",
        "111111111111111",
        "000000000000000",
        "1q2w3e4r5t6y7u8i",
        "1q2w3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv",
        "qazwsxedcrfvtgb",
        "qwertyuiopasdfgh",
        "qwertyuiopasdfghjkl",
        "qwertyuiop123456789",
        "qwertyuiop1234567890",
        "qwertyqwertyqwerty",
        "abcdefghijklmno",
        "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz",
        "abc123abc123abc123",
        "asdfghjklasdfghjkl",
        "letmeinletmeinletmein",
        "iloveyouiloveyou",
        "welcomewelcome1",
        "welcome123456789",
        "administrator123",
        "administratoradministrator",
        "correcthorsebatterystaple",
        "thequickbrownfox",
        "changemechangeme",
        "massachusetts123",
        "massachusetts2026",
        "peerassistance1",
        "peerassistanceandcoaching",
        "departmentofearlyeducationandcare",
        "consultantteacher",
    }
)


class AccountRefused(ValueError):
    """An account or a password that cannot be taken; the text says why and what to do.

    `code` is what a form of the browser is answered with (layouts/pages/accounts.py has its words).

    Seen: the sentence, on the command line and above the form; nothing is changed.
    """

    def __init__(self, sentence: str, code: str = "refused") -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Account:
    """A person who may sign in. `role` is a key of config.roles; an unknown role sees nothing.

    `participant`: whose own pairs it sees, where its role sees own pairs.
    """

    account_id: int
    email: str
    display_name: str
    role: str
    region: int | None
    active: bool
    demonstration: bool
    participant: str | None = None

    @property
    def scope(self) -> Scope:
        """The scope of rows this person may read."""
        return _scope_of(self.role, self.region, self.email, self.participant)


# A scope is immutable and caches the selects it has issued, so each is built only once.
_scope_of = lru_cache(maxsize=500)(scope_of)


@dataclass(frozen=True)
class Viewer:
    """Who looks at a page; built on the server from the sign-in alone."""

    account: Account
    scope: Scope
    role: Role | None
    csrf_token: str = ""

    def belongs_to(self, audience: Audience) -> bool:
        """Whether what is for an audience is for this viewer."""
        return audience.has(self.role)


def viewer_of(account: Account, csrf_token: str = "") -> Viewer:
    """The viewer for an account; an unknown role gives no role and an empty scope."""
    return Viewer(account, account.scope, ROLES.get(account.role), csrf_token)


@dataclass(frozen=True)
class SignedIn:
    """A signed-in browser and the version of the data, both as of one request."""

    account: Account
    csrf_token: str
    data_version: DataVersion


# ---------------------------------------------------------------------------------------------
# Accounts
# ---------------------------------------------------------------------------------------------

# Everything about an account except its password hash, which is only read when signing in.
SHOWN = (
    accounts.c.account_id,
    accounts.c.email,
    accounts.c.display_name,
    accounts.c.role,
    accounts.c.region,
    accounts.c.active,
    accounts.c.demonstration,
    accounts.c.participant_id,
)


def account_from(
    account_id: int,
    email: str,
    display_name: str,
    role: str,
    region: int | None,
    active: int,
    demonstration: int,
    participant: str | None,
    *others: Any,
) -> Account:
    """The account from a row that begins with the columns of SHOWN."""
    return Account(
        account_id,
        email,
        display_name,
        role,
        region,
        bool(active),
        bool(demonstration),
        participant,
    )


def stored(instant: datetime) -> datetime:
    """A datetime as stored in the tables: in UTC, without a time zone."""
    return instant.astimezone(UTC).replace(tzinfo=None)


def _now() -> datetime:
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The day of a moment in Massachusetts."""
    return moment.astimezone(MASSACHUSETTS).date()


def email_key(email: str) -> str:
    """The normalized form of an e-mail address, in which it is stored and looked up."""
    spelled = unicodedata.normalize("NFKC", email).strip().casefold()[:NAME]
    return spelled.replace("\x00", "\ufffd")  # PostgreSQL accepts no NUL, not even in a search


def checked_email(email: str) -> str:
    key = email_key(email)
    name, at, domain = key.partition("@")
    if not (name and at and "." in domain) or any(c.isspace() for c in key) or "@" in domain:
        raise AccountRefused(
            f"{email!r} is not an e-mail address. Write it as name@example.org.", "email"
        )
    return key


def password_problem(password: str, email: str, display_name: str = "") -> str | None:
    """Why a password cannot be accepted, as a sentence; None if it can.

    Its length decides; no particular kinds of characters are required.
    """
    if len(password) < SHORTEST_PASSWORD:
        return (
            f"The password is too short: it needs {SHORTEST_PASSWORD} characters or more. "
            "Four unrelated words are a good one."
        )
    if len(password) > LONGEST_PASSWORD:
        return f"The password is too long: {LONGEST_PASSWORD} characters are the most."
    key = folded(password)
    theirs = {folded(email), folded(email.partition("@")[0] * 2), folded(display_name)} - {""}
    if key in _COMMON or key in theirs or len(set(key)) < 3:
        return "This password is one that is guessed first. Choose another: four unrelated words."
    return None


def hash_password(password: str) -> str:
    return _HASHER.hash(unicodedata.normalize("NFKC", password))


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, unicodedata.normalize("NFKC", password))
    except (VerificationError, InvalidHashError):
        return False


def checked_name(display_name: str) -> str:
    """The name as it is kept. Raises AccountRefused where there is none."""
    name = audit.plain(display_name.strip(), NAME)
    if not name:
        raise AccountRefused("The account needs a name to show.", "name")
    return name


def checked_place(role: str, region: int | None, participant: str | None) -> None:
    """Raise AccountRefused unless an account of the role can have this region and own pairs."""
    known = ROLES.get(role)
    if known is None:
        raise AccountRefused(f"{role!r} is not a role. The roles are: {', '.join(ROLES)}.", "role")
    if known.has_region and region not in BY_NUMBER:
        raise AccountRefused(
            f"A {known.label.lower()} needs a region: --region 1, 2, 3, 5 or 6.", "needs_region"
        )
    if not known.has_region and region is not None:
        raise AccountRefused(
            f"The role {known.label} has no region of its own; leave it out.", "no_region"
        )
    if (known.reach is Reach.PAIRS) != bool(participant):
        raise AccountRefused(
            f"The role {known.label} sees its own pairs: say whose, --participant ID."
            if known.reach is Reach.PAIRS
            else f"The role {known.label} is nobody's own pairs; leave the participant out.",
            "participant",
        )


def create_account(
    database: Database,
    email: str,
    display_name: str,
    role: str,
    region: int | None,
    password: str | None,
    demonstration: bool = False,
    by: str = "command line",
    participant: str | None = None,
    at: datetime | None = None,
    ends_on: date | None = None,
) -> Account:
    """Add an account. Raises AccountRefused if anything about it cannot be accepted.

    Without a password nobody can sign in with it until one is set (data_access/people/password_links.py).
    """
    key, made = checked_email(email), at or _now()
    name = checked_name(display_name)
    checked_place(role, region, participant)
    if password is not None and (problem := password_problem(password, key, name)):
        raise AccountRefused(problem, "password")
    password_hash = NOBODY if password is None else hash_password(password)
    with database.writing("accounts") as connection:
        if found_by(connection, key) is not None:
            raise AccountRefused(
                f"There is an account for {key} already. Give it a new password instead.", "taken"
            )
        connection.execute(
            insert(accounts).values(
                email=key,
                display_name=name,
                role=role,
                region=region,
                participant_id=participant,
                password_hash=password_hash,
                demonstration=int(demonstration),
                created_at=stored(made),
                ends_on=ends_on,
                confirmed_on=day_of(made),
                confirmed_by=audit.plain(by, NAME),
            )
        )
        audit.record(
            connection,
            by,
            "account_added",
            {"email": key, "role": role, "region": region},
            at,
            about=key,
        )
        account = found_by(connection, key)
    if account is None:  # pragma: no cover - it was inserted above, in the same transaction
        raise AccountRefused(f"The account for {key} could not be written. Try again.")
    return account


def found_by(connection: Connection, key: str) -> Account | None:
    row = connection.execute(select(*SHOWN).where(accounts.c.email == key)).one_or_none()
    return None if row is None else account_from(*row)


def must_find(connection: Connection, email: str) -> Account:
    account = found_by(connection, email_key(email))
    if account is None:
        raise AccountRefused(
            f"There is no account for {email}. See all with: python -m dashboard user list"
        )
    return account


def set_password(database: Database, email: str, password: str, by: str = "command line") -> None:
    """Give an account a new password, lift its lockout and end all its sign-ins.

    Raises AccountRefused if there is no such account or the password cannot be accepted.
    """
    with database.looking_up_accounts() as connection:
        account = must_find(connection, email)
    password_hash = checked_hash(account, password)
    with database.writing("accounts") as connection:
        write_password(connection, account, password_hash, by)


def checked_hash(account: Account, password: str) -> str:
    """The hash of a new password. Raises AccountRefused if it cannot be accepted."""
    if problem := password_problem(password, account.email, account.display_name):
        raise AccountRefused(problem, "password")
    return hash_password(password)


def write_password(
    connection: Connection,
    account: Account,
    password_hash: str,
    by: str,
    at: datetime | None = None,
    keep: str | None = None,
) -> None:
    """Write a new password, lift the lockout, end links for another one and all sign-ins but `keep`."""
    connection.execute(
        update(accounts)
        .where(accounts.c.account_id == account.account_id)
        .values(password_hash=password_hash)
    )
    connection.execute(
        delete(password_links).where(password_links.c.account_id == account.account_id)
    )
    end_all(connection, account.account_id, keep)
    forget_tries(connection, account.email)
    audit.record(connection, by, "password_set", {"email": account.email}, at, about=account.email)


def write_active(connection: Connection, account: Account, active: bool) -> None:
    """Close an account or open it again; links for a password and all sign-ins end."""
    mine = accounts.c.account_id == account.account_id
    connection.execute(update(accounts).where(mine).values(active=int(active)))
    connection.execute(
        delete(password_links).where(password_links.c.account_id == account.account_id)
    )
    end_all(connection, account.account_id)
    forget_tries(connection, account.email)


def disable(database: Database, email: str, by: str = "command line") -> None:
    """Close an account and end all its sign-ins. Raises AccountRefused if there is no such account."""
    with database.writing("accounts") as connection:
        account = must_find(connection, email)
        write_active(connection, account, False)
        audit.record(
            connection, by, "account_disabled", {"email": account.email}, about=account.email
        )


def enable(database: Database, email: str, by: str = "command line") -> None:
    """Reopen a closed account. Raises AccountRefused if there is no such account."""
    with database.writing("accounts") as connection:
        account = must_find(connection, email)
        write_active(connection, account, True)
        audit.record(
            connection, by, "account_enabled", {"email": account.email}, about=account.email
        )


def list_accounts(database: Database) -> tuple[Account, ...]:
    """All accounts, sorted by e-mail."""
    with database.looking_up_accounts() as connection:
        rows = connection.execute(select(*SHOWN).order_by(accounts.c.email))
        return tuple(account_from(*row) for row in rows)


def emails_of_participants(database: Database) -> dict[str, tuple[str, ...]]:
    """The e-mails of open accounts, by the participant whose own pairs they see."""
    out: dict[str, tuple[str, ...]] = {}
    for account in list_accounts(database):
        if account.active and account.participant:
            out[account.participant] = (*out.get(account.participant, ()), account.email)
    return out


def find_open(database: Database, email: str) -> Account | None:
    """The account of an e-mail, if it is open."""
    with database.looking_up_accounts() as connection:
        account = found_by(connection, email_key(email))
    return account if account is not None and account.active else None


def has_demonstration_accounts(database: Database) -> bool:
    """Whether there are open accounts that were created for a demonstration."""
    statement = (
        select(func.count())
        .select_from(accounts)
        .where(accounts.c.demonstration == 1, accounts.c.active == 1)
    )
    with database.looking_up_accounts() as connection:
        return bool(connection.execute(statement).scalar_one())


# ---------------------------------------------------------------------------------------------
# Signing in
# ---------------------------------------------------------------------------------------------


def _wait_after(failed: int, now: datetime) -> datetime | None:
    """The time until which a source waits after this many wrong passwords; None if it need not."""
    if failed < FREE_TRIES:
        return None
    # The exponent is capped so that a long series of attacks does not overflow.
    doubled: int = 2 ** min(failed - FREE_TRIES, 16)
    return now + min(FIRST_WAIT * doubled, LONGEST_WAIT)


@dataclass(frozen=True)
class KnownBrowser:
    """A browser in which some accounts have signed in before, as its own cookie says."""

    browser: str
    account_ids: frozenset[int] = frozenset()


def _account_key(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _unknown_key(key: str) -> str:
    """Where tries of an e-mail are counted that has no account: in one of a few rows a sender."""
    return f"unknown {_account_key(key)[:1]}"


def forget_tries(connection: Connection, key: str) -> None:
    mine = sign_in_tries.c.account_key == _account_key(key)
    connection.execute(delete(sign_in_tries).where(mine))


def _tries_of(key: str, source: str) -> tuple[ColumnElement[bool], ...]:
    return (sign_in_tries.c.account_key == key, sign_in_tries.c.source == source)


def count_try(connection: Connection, key: str, source: str, now: datetime) -> bool:
    """Count a try before it is looked at; False where it has to wait, and is not looked at at all."""
    tries = sign_in_tries.c
    connection.execute(delete(sign_in_tries).where(tries.last_at < now - FORGOTTEN_AFTER))
    first = {"account_key": key, "source": source, "failed_count": 0, "last_at": now}
    insert_missing(connection, sign_in_tries, first)
    # Whoever tries the same at the same moment waits here.
    failed, locked_until = connection.execute(
        select(tries.failed_count, tries.locked_until)
        .where(*_tries_of(key, source))
        .with_for_update()
    ).one()
    if locked_until is not None and locked_until > now:
        return False
    connection.execute(
        update(sign_in_tries)
        .where(*_tries_of(key, source))
        .values(failed_count=failed + 1, last_at=now, locked_until=_wait_after(failed + 1, now))
    )
    return True


def forget_try(connection: Connection, key: str, source: str) -> None:
    """Count anew from the next try on."""
    connection.execute(delete(sign_in_tries).where(*_tries_of(key, source)))


@dataclass(frozen=True)
class _Reserved:
    """A try that was counted: against what, and what the password is compared with, if with any."""

    key: str
    source: str
    email: str  # of the account, if there is one
    account: Account | None = None
    password_hash: str = NOBODY


def _reserve_try(
    connection: Connection, email: str, now: datetime, source: str, browser: KnownBrowser | None
) -> _Reserved:
    """Count a try before the password is checked, so that parallel guesses cannot get around the limit.

    The same is done whether or not there is such an account.
    """
    row = connection.execute(
        select(*SHOWN, accounts.c.password_hash).where(accounts.c.email == email)
    ).one_or_none()
    if browser is not None and row is not None and row.account_id in browser.account_ids:
        source = f"browser {browser.browser}"
    key = _unknown_key(email) if row is None else _account_key(email)
    known = "" if row is None else row.email
    if not count_try(connection, key, source, now):
        return _Reserved(key, source, known)
    if row is None or not row.active:
        return _Reserved(key, source, known)
    return _Reserved(key, source, known, account_from(*row), row.password_hash)


def check_password(
    database: Database,
    email: str,
    password: str,
    now: datetime,
    source: str = "",
    browser: KnownBrowser | None = None,
    patience: int | None = None,
) -> Account | None:
    """The account if e-mail and password are right and it may be used; None otherwise.

    Takes equally long for unknown, closed and waiting accounts. After five wrong passwords in a row
    for an account from one `source`, that source waits for one minute, then two, four and so on; nobody
    else does. A `browser` in which the account has signed in before is a source of its own, so whatever
    strangers try beside it keeps nobody out. The counters are stored in the database, so they hold for
    all workers. `patience`: milliseconds to wait for the database. Raises DatabaseUnavailable after that.
    """
    key, instant = email_key(email), stored(now)
    with database.writing("accounts", patience) as connection:
        tried = _reserve_try(connection, key, instant, source, browser)
    account = tried.account
    right = _matches(tried.password_hash, password[:LONGEST_PASSWORD]) and account is not None
    with database.writing("accounts", patience) as connection:
        if not right or account is None:
            audit.take_turn(connection)
            day = day_of(now)
            refusal = CountedRefusal(day, source or "unknown", "sign_in", tried.email)
            refused_counts.add(connection, {refusal: Tally(1, now, now, "")})
            refused_counts.close_days(connection, day)
            return None
        forget_try(connection, tried.key, tried.source)
        if _HASHER.check_needs_rehash(tried.password_hash):
            mine = accounts.c.account_id == account.account_id
            fresh = hash_password(password)
            connection.execute(update(accounts).where(mine).values(password_hash=fresh))
    return account


def token_hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def open_sign_in(database: Database, account_id: int, now: datetime) -> str:
    """Start a sign-in and return its token (256 random bits), of which only the hash is stored."""
    token, instant = secrets.token_urlsafe(32), stored(now)
    with database.writing("accounts") as connection:
        connection.execute(delete(sign_ins).where(sign_ins.c.created_at < instant - KEPT_SIGN_INS))
        connection.execute(
            insert(sign_ins).values(
                token_hash=token_hash_of(token),
                account_id=account_id,
                csrf_token=secrets.token_urlsafe(32),
                created_at=instant,
                last_seen=instant,
            )
        )
        mine = accounts.c.account_id == account_id
        connection.execute(update(accounts).where(mine).values(last_sign_in=instant))
        email = connection.execute(select(accounts.c.email).where(mine)).scalar_one()
        audit.record(connection, email, "sign_in", at=now)
    return token


# The one statement that every request runs. It also reads the version of the data, so that a
# cached reply needs no second statement.
_SIGNED_IN = Prepared(
    select(
        *SHOWN,
        sign_ins.c.csrf_token,
        sign_ins.c.last_seen <= bindparam("noted"),
        select(data_state.c.data_version).scalar_subquery(),
        select(data_state.c.drawn).scalar_subquery(),
    )
    .join_from(sign_ins, accounts, sign_ins.c.account_id == accounts.c.account_id)
    .where(
        sign_ins.c.token_hash == bindparam("token_hash"),
        sign_ins.c.ended_at.is_(None),
        sign_ins.c.last_seen > bindparam("idle_since"),
        sign_ins.c.created_at > bindparam("too_old"),
        accounts.c.active == 1,
        or_(accounts.c.ends_on.is_(None), accounts.c.ends_on >= bindparam("day")),
    )
)


def account_of(
    database: Database, token: str, now: datetime, idle_minutes: int, session_hours: int
) -> SignedIn | None:
    """The account a token belongs to, or None if its sign-in has ended.

    A sign-in ends by signing out, by being idle, by its age, with a new password, with another role or
    region, and when the account is closed or its last day is over.
    """
    instant, token_hash = stored(now), token_hash_of(token)
    with database.looking_up_accounts() as connection:
        row = _SIGNED_IN.first(
            connection,
            token_hash=token_hash,
            idle_since=instant - timedelta(minutes=idle_minutes),
            too_old=instant - timedelta(hours=session_hours),
            noted=instant - SEEN_EVERY,
            day=day_of(now),
        )
    if row is None:
        return None
    *shown, csrf_token, to_note, number, drawn = row
    if to_note:
        _note_seen(database, token_hash, instant)
    return SignedIn(account_from(*shown), csrf_token, DataVersion(number or 0, drawn or ""))


def _note_seen(database: Database, token_hash: str, instant: datetime) -> None:
    try:
        with database.writing("accounts", patience=BUSY_PATIENCE) as connection:
            connection.execute(
                update(sign_ins)
                .where(sign_ins.c.token_hash == token_hash)
                .values(last_seen=instant)
            )
    except DatabaseUnavailable:
        pass  # an import is writing; the next request will record it


def end_all(connection: Connection, account_id: int, keep: str | None = None) -> int:
    """End the sign-ins of an account, but for the one of the token `keep`; how many there were."""
    open_ones = (sign_ins.c.account_id == account_id, sign_ins.c.ended_at.is_(None))
    others = () if keep is None else (sign_ins.c.token_hash != token_hash_of(keep),)
    ended = connection.execute(
        update(sign_ins).where(*open_ones, *others).values(ended_at=stored(_now()))
    )
    return ended.rowcount


def end_all_sign_ins(connection: Connection) -> None:
    """End every sign-in and every link for a password: a copy may have some that were used since."""
    connection.execute(delete(password_links))
    connection.execute(
        update(sign_ins).where(sign_ins.c.ended_at.is_(None)).values(ended_at=stored(_now()))
    )


def end_sign_in(database: Database, token: str, now: datetime) -> None:
    """End one sign-in on the server; its token is no longer valid."""
    token_hash = token_hash_of(token)
    with database.writing("accounts") as connection:
        ended = connection.execute(
            update(sign_ins)
            .where(sign_ins.c.token_hash == token_hash, sign_ins.c.ended_at.is_(None))
            .values(ended_at=stored(now))
        )
        if ended.rowcount:
            email = connection.execute(
                select(accounts.c.email)
                .join_from(accounts, sign_ins, sign_ins.c.account_id == accounts.c.account_id)
                .where(sign_ins.c.token_hash == token_hash)
            ).scalar_one()
            audit.record(connection, email, "sign_out", at=now)
