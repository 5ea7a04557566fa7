"""Accounts: which are taken, how passwords are kept, when guessing stops, when a sign-in ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import extract_parameters
from sqlalchemy import select, update

from config.roles import Audience
from data_access.people import (
    accounts,
    audit,
    refused_counts,
)
from data_access.storage.database import Database
from data_access.storage.schema import accounts as accounts_table
from data_access.storage.schema import data_state, sign_in_tries, sign_ins
from data_access.upkeep import upgrade

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
PASSWORD = "four unrelated words"
IDLE, HOURS = 30, 8


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    upgrade.upgrade(database_url)
    made = Database(database_url)
    accounts.create_account(made, "Ana@Example.org ", "Ana", "facilitator", 3, PASSWORD)
    yield made
    made.dispose()


def stored_hash(database: Database) -> str:
    with database.looking_up_accounts() as connection:
        return connection.execute(select(accounts_table.c.password_hash)).scalar_one()


def begin(database: Database, now: datetime = NOW) -> tuple[accounts.Account, str]:
    account = accounts.check_password(database, "ana@example.org", PASSWORD, now)
    assert account is not None
    return account, accounts.open_sign_in(database, account.account_id, now)


def holds(database: Database, token: str, now: datetime) -> bool:
    return accounts.account_of(database, token, now, IDLE, HOURS) is not None


def test_a_password_is_kept_as_argon2id_of_the_advised_strength(database: Database) -> None:
    assert stored_hash(database).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in stored_hash(database)


def test_a_weaker_hash_is_replaced_at_the_next_sign_in(database: Database) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    with database.writing("accounts") as connection:
        connection.execute(update(accounts_table).values(password_hash=weak))
    assert accounts.check_password(database, "ana@example.org", PASSWORD, NOW)
    assert "m=19456,t=2,p=1" in stored_hash(database)
    assert accounts.check_password(database, "ana@example.org", PASSWORD, NOW)


def test_the_email_is_found_however_it_is_written(database: Database) -> None:
    account = accounts.check_password(database, " ANA@example.ORG", PASSWORD, NOW)
    assert account is not None
    assert account.email == "ana@example.org"
    assert account.scope.regions == (3,)


def test_an_account_with_an_unknown_role_sees_nothing(database: Database) -> None:
    with database.writing("accounts") as connection:
        connection.execute(update(accounts_table).values(role="emperor"))
    account = accounts.check_password(database, "ana@example.org", PASSWORD, NOW)
    assert account is not None
    viewer = accounts.viewer_of(account)
    assert viewer.role is None
    assert viewer.scope.is_empty
    assert not viewer.belongs_to(Audience.EVERYBODY)


def test_the_sixth_wrong_password_has_to_wait_and_each_wait_is_twice_as_long(
    database: Database,
) -> None:
    now = NOW
    for _ in range(5):
        assert accounts.check_password(database, "ana@example.org", "wrong", now) is None
    for minutes in (1, 2, 4, 8, 16, 30, 30):
        early = now + timedelta(minutes=minutes, seconds=-1)
        assert accounts.check_password(database, "ana@example.org", PASSWORD, early) is None
        now += timedelta(minutes=minutes)
        assert accounts.check_password(database, "ana@example.org", "wrong", now) is None
    now += timedelta(minutes=30)
    assert accounts.check_password(database, "ana@example.org", PASSWORD, now)
    # A right one starts the count again.
    assert accounts.check_password(database, "ana@example.org", "wrong", now) is None
    assert accounts.check_password(database, "ana@example.org", PASSWORD, now)


def test_wrong_passwords_of_strangers_never_keep_the_owner_out(database: Database) -> None:
    """Neither in the browser that signed in before nor in a new one elsewhere."""
    account, _ = begin(database)
    own = accounts.KnownBrowser("b" * 22, frozenset({account.account_id}))
    for number in range(40):
        source = f"192.0.2.{number % 3}"
        assert (
            accounts.check_password(database, account.email, f"guess {number}", NOW, source) is None
        )
    tried = {"email": account.email, "now": NOW}
    assert accounts.check_password(database, password=PASSWORD, **tried, source="192.0.2.1") is None
    assert accounts.check_password(database, password=PASSWORD, **tried, source="192.0.2.9")
    assert accounts.check_password(
        database, password=PASSWORD, **tried, source="192.0.2.1", browser=own
    )
    # A browser that somebody else has signed in with is a stranger to this account.
    other = accounts.KnownBrowser("c" * 22, frozenset({account.account_id + 1}))
    assert not accounts.check_password(
        database, password=PASSWORD, **tried, source="192.0.2.1", browser=other
    )
    # And the known browser has a budget of its own, which ends.
    for _ in range(6):
        accounts.check_password(database, password="x", **tried, source="192.0.2.8", browser=own)
    assert not accounts.check_password(
        database, password=PASSWORD, **tried, source="192.0.2.8", browser=own
    )
    assert accounts.check_password(database, password=PASSWORD, **tried, source="192.0.2.8")


def test_tries_of_any_number_of_names_are_few_rows(database: Database) -> None:
    for number in range(40):
        accounts.check_password(database, f"x{number}@example.org", "x", NOW, "192.0.2.1")
    for number in range(3):
        accounts.check_password(database, "ana@example.org", "x", NOW, f"192.0.2.{number}")

    def rows() -> int:
        with database.looking_up_accounts() as connection:
            return len(connection.execute(select(sign_in_tries)).all())

    assert rows() <= 16 + 3
    accounts.check_password(database, "ana@example.org", "x", NOW + timedelta(days=2), "192.0.2.1")
    assert rows() == 1


def test_four_hundred_guesses_in_a_quarter_of_an_hour_reach_the_hash_ten_times_at_most(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stored_hash(database)
    compared: list[str] = []
    lock = threading.Lock()

    def count(password_hash: str, password: str) -> bool:
        with lock:
            compared.append(password_hash)
        return False

    monkeypatch.setattr(accounts, "_matches", count)

    def guess(start: int) -> None:
        for n in range(start, 400, 8):
            now = NOW + timedelta(seconds=n * 900 / 400)
            accounts.check_password(database, "ana@example.org", f"guess {n}", now)

    threads = [threading.Thread(target=guess, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(compared) == 400  # all took their time ...
    assert 5 <= compared.count(real) <= 10  # ... but few were compared with the real hash


def test_an_unknown_account_costs_the_same_work_as_a_known_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One comparison with a hash of the same cost: so the time tells nothing."""
    compared: list[str] = []

    def count(password_hash: str, password: str) -> bool:
        compared.append(password_hash)
        return False

    monkeypatch.setattr(accounts, "_matches", count)
    for email in ("ana@example.org", "nobody@example.org"):
        accounts.check_password(database, email, "wrong", NOW)
    known, unknown = map(extract_parameters, compared)
    assert known == unknown


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("fourteen chars", "too short"),
        ("x" * 300, "too long"),
        ("password password", "guessed first"),
        ("1234567890123456", "guessed first"),
        ("aaaaaaaaaaaaaaaaaaaa", "guessed first"),
        ("ben.very.long@example.org", "guessed first"),
    ],
)
def test_passwords_that_are_not_taken(password: str, word: str) -> None:
    problem = accounts.password_problem(password, "ben.very.long@example.org", "Ben")
    assert problem is not None
    assert word in problem


@pytest.mark.parametrize(
    "password", ["four unrelated words", "ñandú-über-çelik-żółw", "a1" * 7 + "B"]
)
def test_passwords_that_are_taken(password: str) -> None:
    assert accounts.password_problem(password, "ben@example.org", "Ben") is None


@pytest.mark.parametrize(
    ("email", "role", "region", "word"),
    [
        ("ana@example.org", "facilitator", 3, "already"),
        ("no address", "eec_staff", None, "not an e-mail"),
        ("b@example.org", "king", None, "not a role"),
        ("b@example.org", "facilitator", None, "needs a region"),
        ("b@example.org", "facilitator", 7, "needs a region"),
        ("b@example.org", "eec_staff", 3, "no region of its own"),
    ],
)
def test_accounts_that_are_not_taken(
    database: Database, email: str, role: str, region: int | None, word: str
) -> None:
    with pytest.raises(accounts.AccountRefused, match=word):
        accounts.create_account(database, email, "B", role, region, PASSWORD)


def test_only_the_hash_of_a_token_is_kept(database: Database) -> None:
    _, token = begin(database)
    assert len(token) >= 43  # 256 bits
    with database.looking_up_accounts() as connection:
        row = connection.execute(select(sign_ins)).one()
    assert token not in [str(value) for value in row]
    assert holds(database, token, NOW)
    assert not holds(database, token + "x", NOW)


def test_a_sign_in_ends_when_idle_and_lives_on_when_used(database: Database) -> None:
    _, token = begin(database)
    assert holds(database, token, NOW + timedelta(minutes=29))
    assert holds(database, token, NOW + timedelta(minutes=58))
    assert not holds(database, token, NOW + timedelta(minutes=89))


def test_a_sign_in_ends_by_its_age_however_busy(database: Database) -> None:
    _, token = begin(database)
    for minutes in range(0, 8 * 60, 20):
        assert holds(database, token, NOW + timedelta(minutes=minutes))
    assert not holds(database, token, NOW + timedelta(hours=8))


def test_last_seen_is_written_once_a_minute_and_never_waits_for_an_import(
    database: Database,
) -> None:
    def seen() -> datetime:
        with database.looking_up_accounts() as connection:
            return connection.execute(select(sign_ins.c.last_seen)).scalar_one().replace(tzinfo=UTC)

    _, token = begin(database)
    assert holds(database, token, NOW + timedelta(seconds=59))
    assert seen() == NOW
    later = NOW + timedelta(minutes=2)
    if database.is_sqlite:  # on PostgreSQL an import does not stand in the way
        with database.writing("import") as connection:
            connection.execute(update(data_state).values(data_version=1))
            began = time.monotonic()
            assert holds(database, token, later)
            assert time.monotonic() - began < 10  # an import is waited for for longer
        assert seen() == NOW
    assert holds(database, token, later)
    assert seen() == later


@pytest.mark.parametrize("how", ["end", "password", "disable"])
def test_what_ends_a_sign_in_on_the_server(database: Database, how: str) -> None:
    account, token = begin(database)
    match how:
        case "end":
            accounts.end_sign_in(database, token, NOW)
        case "password":
            accounts.set_password(database, account.email, "another four words")
        case "disable":
            accounts.disable(database, account.email)
    assert not holds(database, token, NOW)


def test_a_closed_account_cannot_sign_in_until_it_is_opened_again(database: Database) -> None:
    _, token = begin(database)
    accounts.disable(database, "ana@example.org")
    assert accounts.check_password(database, "ana@example.org", PASSWORD, NOW) is None
    accounts.enable(database, "ana@example.org")
    assert accounts.check_password(database, "ana@example.org", PASSWORD, NOW)
    assert not holds(database, token, NOW)  # the old sign-in stays ended


def test_a_new_password_lifts_the_wait(database: Database) -> None:
    for _ in range(6):
        accounts.check_password(database, "ana@example.org", "wrong", NOW)
    accounts.set_password(database, "ana@example.org", "another four words")
    assert accounts.check_password(database, "ana@example.org", PASSWORD, NOW) is None
    assert accounts.check_password(database, "ana@example.org", "another four words", NOW)


def test_each_event_is_one_line_of_the_log_and_none_can_be_forged(database: Database) -> None:
    _, token = begin(database)
    accounts.end_sign_in(database, token, NOW)
    accounts.end_sign_in(database, token, NOW)  # a second time changes nothing
    accounts.check_password(database, "x@y.org\nroot sign_in\u202e", "wrong", NOW)
    accounts.check_password(database, "ana@example.org", "wrong", NOW, "192.0.2.1")
    ((known, _), (unknown, _)) = refused_counts.standing(database)
    # What a stranger typed stands nowhere; the account that was tried does.
    assert (known.account, known.source) == ("ana@example.org", "192.0.2.1")
    assert (unknown.account, unknown.source) == ("", "unknown")
    accounts.disable(database, "ana@example.org", by="boss@example.org")
    log = [(e.who, e.event) for e in audit.latest(database)]
    assert log == [
        ("boss@example.org", "account_disabled"),
        ("ana@example.org", "sign_out"),
        ("ana@example.org", "sign_in"),
        ("command line", "account_added"),
    ]
