"""One-time codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds), from its key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
KEY_BYTES = 20  # as long as a hash, as RFC 4226 advises
DRIFT = 1  # steps that the clock of a telephone may be off


def new_key() -> str:
    """A random key as apps take it: 160 bits in base 32."""
    return base64.b32encode(secrets.token_bytes(KEY_BYTES)).decode()


def step_of(moment: datetime) -> int:
    """The number of the thirty seconds a moment lies in."""
    return int(moment.timestamp()) // SECONDS


def code_at(key: str, step: int) -> str:
    """The code of a step."""
    digest = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def matching_step(key: str, code: str, now: datetime, after: int = 0) -> int | None:
    """The step that a code is of, if it is one about now and later than `after`, the last that was used."""
    around = range(step_of(now) - DRIFT, step_of(now) + DRIFT + 1)
    steps = [step for step in around if step > after]
    fitting = [s for s in steps if hmac.compare_digest(code_at(key, s).encode(), code.encode())]
    return fitting[0] if fitting else None


def app_address(key: str, email: str, product: str) -> str:
    """The address that opens an authenticator app with the key in it."""
    label = quote(f"{product}:{email}", safe="")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': product})}"
