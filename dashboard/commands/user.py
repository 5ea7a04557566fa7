"""`user`: adds the people who sign in, gives them passwords, closes their accounts."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys
from datetime import UTC, datetime
from typing import Any

from config.roles import ROLES
from config.settings import Settings
from dashboard.commands.tables import aligned
from data_access.imports.opening import open_database
from data_access.people import accounts, keeping_accounts, second_factor
from data_access.storage.database import Database

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def readable_password() -> str:
    """A random password one can read out: four invented words and two digits, 75 bits."""
    words = (
        "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(3))
        for _ in range(4)
    )
    return f"{'-'.join(words)}-{secrets.randbelow(90) + 10}"


def _new_password(options: argparse.Namespace) -> str:
    """The password: made here, typed twice, or the first line of the input where it is no terminal.

    Raises AccountRefused where the two do not agree.
    """
    if options.generate:
        return readable_password()
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("New password: ")
    if first != getpass.getpass("The same again: "):
        raise accounts.AccountRefused("The two passwords differ. Nothing was changed.")
    return first


def _add(options: argparse.Namespace, database: Database) -> str:
    password = _new_password(options)
    account = accounts.create_account(
        database,
        options.email,
        options.name,
        options.role,
        options.region,
        password,
        participant=options.participant,
    )
    return _in_words(f"Added {account.email} ({ROLES[account.role].label}).", options, password)


def _password(options: argparse.Namespace, database: Database) -> str:
    password = _new_password(options)
    accounts.set_password(database, options.email, password)
    return _in_words(
        f"{options.email} has a new password; all browsers were signed out.", options, password
    )


def _in_words(sentence: str, options: argparse.Namespace, password: str) -> str:
    return f"{sentence}\nPassword: {password}" if options.generate else sentence


def _disable(options: argparse.Namespace, database: Database) -> str:
    accounts.disable(database, options.email)
    return f"{options.email} can no longer sign in; all browsers were signed out."


def _enable(options: argparse.Namespace, database: Database) -> str:
    accounts.enable(database, options.email)
    return f"{options.email} can sign in again."


def _confirm(options: argparse.Namespace, database: Database) -> str:
    keeping_accounts.confirm_by_email(database, options.email)
    return f"{options.email} is confirmed as still needed."


def _remove_factor(options: argparse.Namespace, database: Database) -> str:
    account = keeping_accounts.account_of_email(database, options.email)
    second_factor.remove(database, account, "command line", datetime.now(UTC))
    return f"{options.email} has no second factor any more; all browsers were signed out."


def _list(options: argparse.Namespace, database: Database) -> str:
    known = accounts.list_accounts(database)
    if not known:
        return "There are no accounts yet. Add one with: python -m dashboard user add"
    return aligned(
        ("E-mail", "Name", "Role", "Region", "State"),
        [
            (
                a.email,
                a.display_name,
                ROLES[a.role].label if a.role in ROLES else f"unknown role {a.role}",
                str(a.region or ""),
                ("open" if a.active else "closed") + (", demonstration" * a.demonstration),
            )
            for a in known
        ],
    )


def add(commands: Any) -> None:
    parser = commands.add_parser("user", help="add people, set passwords, close accounts")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    def action(name: str, what: Any, words: str, email: bool = True) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(name, help=words)
        made.set_defaults(run=run, what=what)
        if email:
            made.add_argument("email", metavar="E-MAIL")
        return made

    adding = action("add", _add, "add a person")
    adding.add_argument("--name", required=True, help="the name to show")
    adding.add_argument("--role", required=True, choices=tuple(ROLES))
    adding.add_argument(
        "--region", type=int, help="of a role that sees one region: 1, 2, 3, 5 or 6"
    )
    adding.add_argument("--participant", metavar="ID", help="of a role that sees its own pairs")
    for parser in (adding, action("password", _password, "give somebody a new password")):
        parser.add_argument(
            "--generate", action="store_true", help="make a random password and print it once"
        )
    action("disable", _disable, "close an account")
    action("enable", _enable, "open a closed account again")
    action("confirm", _confirm, "say that an account is still needed")
    action("remove-factor", _remove_factor, "take a lost second factor away")
    action("list", _list, "list all accounts", email=False)


def run(options: argparse.Namespace, settings: Settings) -> int:
    database = open_database(settings.database_url, settings.current_day)
    try:
        print(options.what(options, database))
    except accounts.AccountRefused as reason:
        print(reason, file=sys.stderr)
        return 1
    finally:
        database.dispose()
    return 0
