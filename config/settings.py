"""Everything an operator may set, read from the environment once and checked."""

from __future__ import annotations

import difflib
import hashlib
import hmac
import os
import secrets
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.roles import ROLES

ROOT = Path(__file__).resolve().parent.parent
MASSACHUSETTS = ZoneInfo("America/New_York")
CONFIRM_DAYS = 90


# Names of tests and benchmarks, which no running copy reads.
_OF_TOOLS = frozenset({"PAC_SHARED_DATA", "PAC_BENCHMARK_LIMIT"})


class Settings(BaseSettings):
    """Settings of one running copy. Names in the environment: PAC_… (and DATABASE_URL, PORT).

    Raises pydantic.ValidationError where a value is not usable, or a name that begins with PAC_ is no
    setting: one that is misspelled would leave the default in force without a word.
    """

    model_config = SettingsConfigDict(env_prefix="PAC_", extra="ignore", frozen=True)

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'var' / 'pac.sqlite3'}", validation_alias="DATABASE_URL"
    )
    port: int = Field(default=8050, ge=1, le=65535, validation_alias="PORT")
    secret_key: SecretStr = Field(default_factory=lambda: SecretStr(secrets.token_hex(32)))
    # Makes the ids of the evaluator's extract; with another key two extracts no longer join.
    extract_key: SecretStr | None = None
    production: bool = False
    # Outcome figures on fewer people are withheld from those who may not see their names.
    minimum_people: int = Field(default=10, ge=1, le=50)
    minimum_at_risk: int = Field(default=10, ge=1, le=50)
    # A comparison "rest of the state" needs at least so many regions in it.
    minimum_regions_compared: int = Field(default=3, ge=2, le=4)
    # Whoever asks for outcome figures in more filter states a day is noticed, and not stopped.
    filter_states_a_day: int = Field(default=60, ge=1)
    # Proxies in front that each add the sender to X-Forwarded-For; without any it is not read.
    proxies: int = Field(default=0, ge=0, le=5)
    idle_minutes: int = Field(default=30, ge=1)
    session_hours: int = Field(default=8, ge=1)
    # Accounts are confirmed every so many days; 0: never asked. Left out: 90 in production, else 0.
    confirm_days: int | None = Field(default=None, ge=0)
    # An account that is not confirmed can be used so many days longer.
    confirm_grace_days: int = Field(default=14, ge=0)
    # Roles that need a second factor, between commas; "none": no role. Left out: in production whoever
    # looks after accounts or sees names, else nobody.
    second_factor_roles: str | None = None
    # Where weaknesses are reported, for /.well-known/security.txt: mailto:… or https://…
    security_contact: str = ""
    upload_megabytes: int = Field(default=25, ge=1)
    # Files on their way in, and what was found in them; for this program alone.
    uploads_folder: Path = ROOT / "var" / "uploads"
    cached_answers: int = Field(default=2000, ge=0)
    cached_counts_megabytes: int = Field(default=24, ge=0)
    workers: int = Field(default=2, ge=1)
    threads: int = Field(default=4, ge=1)
    today: date | None = None  # a fixed day, for tests and for reading an old state
    system_notice: str = "For authorized users. Use is recorded."

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if url.startswith("postgres://"):
            url = "postgresql://" + url.removeprefix("postgres://")
        if url.startswith("postgresql://"):
            url = "postgresql+psycopg://" + url.removeprefix("postgresql://")
        if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError(
                "DATABASE_URL must begin with sqlite:/// or postgresql://. "
                "Leave it out to use the SQLite file in var/."
            )
        return url

    @field_validator("second_factor_roles")
    @classmethod
    def _known_roles(cls, text: str | None) -> str | None:
        if unknown := _listed(text) - set(ROLES):
            raise ValueError(
                f"{', '.join(sorted(unknown))}: no such role. The roles are: {', '.join(ROLES)}; or none."
            )
        return text

    @field_validator("security_contact")
    @classmethod
    def _an_address(cls, text: str) -> str:
        if text and not (text.startswith(("mailto:", "https://")) and text.isprintable()):
            raise ValueError("PAC_SECURITY_CONTACT begins with mailto: or https://, on one line.")
        return text

    @model_validator(mode="after")
    def _no_unknown_name(self) -> Settings:
        known = {f"PAC_{name.upper()}" for name in type(self).model_fields}
        given = sorted(n for n in os.environ if n.upper().startswith("PAC_"))
        unknown = [n for n in given if n.upper() not in known | _OF_TOOLS]
        if unknown:
            raise ValueError(" ".join(_unknown(name, known) for name in unknown))
        return self

    def key_of_extracts(self) -> bytes:
        """The key of the evaluator's ids: the one that was set, or one made from the secret key."""
        if self.extract_key:  # an empty one is none: without a key the ids could be worked out
            return self.extract_key.get_secret_value().encode()
        secret = self.secret_key.get_secret_value().encode()
        return hmac.new(secret, b"ids of the evaluator's extract", hashlib.sha256).digest()

    @property
    def roles_with_second_factor(self) -> frozenset[str]:
        """The roles that nobody can use without a second factor."""
        if self.second_factor_roles is not None:
            return _listed(self.second_factor_roles)
        needing = (r.key for r in ROLES.values() if r.accounts or r.sees_names)
        return frozenset(needing if self.production else ())

    @property
    def confirmed_every(self) -> int:
        """After how many days an account is to be confirmed; 0: never."""
        if self.confirm_days is None:
            return CONFIRM_DAYS if self.production else 0
        return self.confirm_days

    def current_day(self) -> date:
        """Today in Massachusetts, or the day that was set."""
        return self.today or datetime.now(MASSACHUSETTS).date()


def _listed(text: str | None) -> frozenset[str]:
    return frozenset(part.strip() for part in (text or "").split(",")) - {"", "none"}


def _unknown(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name.upper(), sorted(known), 1)
    meant = f" Did you mean {near[0]}?" if near else " Unset it."
    return f"{name} is no setting of this program.{meant}"
