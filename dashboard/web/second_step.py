"""The pages of the second factor: the code at sign-in, setting one up, and recovery codes, shown once."""

from __future__ import annotations

from dataclasses import dataclass

from flask import make_response, render_template
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response as AnyResponse

from callbacks.site import Site
from data_access.people import second_factor
from data_access.people.accounts import Account
from data_access.people.one_time_codes import app_address
from layouts.shell import PRODUCT

HOLDS_FOR = 600  # seconds between the password and the code
WRONG = (
    "The code is not right, or was used already. Wait for the next one in the app. After five wrong codes in "
    "a row you have to wait, a minute at first and then longer."
)


@dataclass(frozen=True)
class HalfWay:
    """Somebody whose password was right and whose code is still to come; `key`: one that is being set up."""

    account_id: int
    next_address: str
    key: str = ""


class HalfWayTokens:
    """Signs and reads what a form carries from the password to the code."""

    def __init__(self, site: Site) -> None:
        secret = site.settings.secret_key.get_secret_value()
        self._signer = URLSafeTimedSerializer(secret, salt="half signed in")

    def write(self, half: HalfWay) -> str:
        return str(self._signer.dumps([half.account_id, half.next_address, half.key]))

    def read(self, token: str) -> HalfWay | None:
        """What a form of ours carries; None where it is not ours, or has stood open for too long."""
        try:
            account_id, next_address, key = self._signer.loads(token, max_age=HOLDS_FOR)
            return HalfWay(int(account_id), str(next_address), str(key))
        except (BadSignature, TypeError, ValueError):
            return None


def ask_page(half: str, action: str, status: int = 200, error: str = "") -> AnyResponse:
    """Asks for a code of the app."""
    return make_response(
        render_template("second_step.html", half=half, action=action, error=error, key=""), status
    )


def set_up_page(
    account: Account,
    key: str,
    half: str,
    action: str,
    status: int = 200,
    error: str = "",
    csrf_token: str = "",
) -> AnyResponse:
    """Shows a new key and asks for the first code that the app makes of it."""
    return make_response(
        render_template(
            "second_step.html",
            half=half,
            action=action,
            error=error,
            csrf_token=csrf_token,
            key=" ".join(key[n : n + 4] for n in range(0, len(key), 4)),
            app_address=app_address(key, account.email, PRODUCT),
        ),
        status,
    )


def codes_page(codes: tuple[str, ...], go_on: str) -> AnyResponse:
    """Shows the recovery codes; there is no way to see them again."""
    return make_response(render_template("recovery_codes.html", codes=codes, go_on=go_on))


def needs_factor(site: Site, account: Account) -> bool:
    """Whether an account cannot be used without a second factor: its own, or its role's."""
    required = account.role in site.settings.roles_with_second_factor
    return required or second_factor.has_factor(site.database, account.account_id)
