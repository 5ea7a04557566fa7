"""The only way to register a server callback: with the roles that may call it and a check a value.

Every Dash callback is an address anybody signed in can call with any body. So each is registered
here with its policy, and `read_body` lets nothing reach it that does not fit: the guard calls it
before Dash sees the request (dashboard/web/guard.py), and the start fails if a callback has no policy.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from dash import Dash, Input, Output, State
from dash.dependencies import ALL, ALLSMALLER, MATCH
from flask import abort
from flask_login import current_user

from config.roles import ROLES, Role
from data_access.people.accounts import Viewer
from layouts.pages import opened_by

Check = Callable[[Any], bool]
Dependency = tuple[Input | State, Check]

MOST_MATCHES = 500  # components one wildcard may stand for
LONGEST_INDEX = 120
LONGEST_KNOWN = 32 * 1024  # bytes of a body that is known again

_REGISTRY = "pac_callbacks"


# ---------------------------------------------------------------------------------------------
# Checks of values: is this something the browser may send here?
# ---------------------------------------------------------------------------------------------


def text(longest: int) -> Check:
    """A text of so many characters at most, without control characters."""
    return lambda value: (
        isinstance(value, str)
        and len(value) <= longest
        # Control characters are not printable; most texts need no look at each character.
        and (value.isprintable() or not _has_control(value))
    )


def _has_control(value: str) -> bool:
    return any(unicodedata.category(c) in ("Cc", "Cs") for c in value)


def whole(low: int, high: int) -> Check:
    """A whole number from low to high, both included."""
    return lambda value: (
        isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    )


def optional(check: Check) -> Check:
    """Nothing at all, or what the check takes."""
    return lambda value: value is None or check(value)


# ---------------------------------------------------------------------------------------------
# Registering
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class CallbackPolicy:
    """Who may call one callback, and what its body must look like."""

    output: str
    roles: frozenset[str]
    outputs: tuple[Output, ...]
    several: bool  # whether the outputs travel as a list
    inputs: tuple[Dependency, ...]
    state: tuple[Dependency, ...]


class CallbackRefused(Exception):
    """A callback's body that is not taken; `status` is the HTTP status, the text a sentence.

    Seen: the sentence in place of what was asked for.
    """

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class UnsecuredCallback(RuntimeError):
    """A callback was registered past `secured`. A fault of the code: the start fails.

    Seen: nothing: the program does not start, and no release gets past the tests.
    """


def everyone() -> frozenset[str]:
    """All roles there are."""
    return frozenset(ROLES)


def roles_opening(*pages: str) -> frozenset[str]:
    """The roles that open at least one of these pages (by their keys)."""
    return frozenset(r.key for r in ROLES.values() if set(pages) & set(opened_by(r)))


def policies_of(app: Dash) -> dict[str, CallbackPolicy]:
    """The policies of an app's callbacks by their output id."""
    registry: dict[str, CallbackPolicy] = app.server.extensions.setdefault(_REGISTRY, {})
    return registry


def secured(
    app: Dash,
    *,
    outputs: Output | Sequence[Output],
    inputs: Sequence[Dependency],
    state: Sequence[Dependency] = (),
    roles: Collection[str] | None = None,
    pages: Collection[str] | None = None,
    prevent_initial_call: bool | str = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register the decorated function as a callback, with its policy.

    Each input and state comes with the check of its value: ``(Input("search", "value"),
    optional(text(80)))``; with a wildcard the check holds for every value it matches. Say who may
    call it by `roles`, or by the `pages` it serves; one of the two is needed.

    The function gets the values in order, inputs first; who is calling it asks of
    `current_viewer()`. The ids of wildcards are checked for their form only: treat them like input.
    """
    if (roles is None) == (pages is None):
        raise TypeError("secured() needs either roles or pages")
    allowed = frozenset(roles) if roles is not None else roles_opening(*(pages or ()))
    if not allowed <= everyone():
        raise ValueError(f"unknown roles: {sorted(allowed - everyone())}")
    several = not isinstance(outputs, Output)
    listed = (outputs,) if isinstance(outputs, Output) else tuple(outputs)
    known = set(app.callback_map)
    register: Callable[[Callable[..., Any]], Callable[..., Any]] = app.callback(
        list(listed) if several else listed[0],
        [dependency for dependency, _ in inputs],
        [dependency for dependency, _ in state],
        prevent_initial_call=prevent_initial_call,
    )
    (output,) = set(app.callback_map) - known
    policies_of(app)[output] = CallbackPolicy(
        output, allowed, listed, several, tuple(inputs), tuple(state)
    )
    return register


def check_all_secured(app: Dash) -> None:
    """Raise UnsecuredCallback if any server callback was registered without a policy."""
    policies = policies_of(app)
    bare = [key for key, cb in app.callback_map.items() if "callback" in cb and key not in policies]
    if bare:
        raise UnsecuredCallback(f"callbacks without a policy: {', '.join(sorted(bare))}")


def current_viewer() -> Viewer:
    """Who is calling, from the sign-in kept on the server. Ends the request with 401 if nobody is."""
    viewer = getattr(current_user, "viewer", None)
    if not isinstance(viewer, Viewer):
        abort(401)
    return viewer


# ---------------------------------------------------------------------------------------------
# Reading what the browser sent
# ---------------------------------------------------------------------------------------------

_MALFORMED = "The browser sent something this page does not know. Reload the page and try again."
_NOT_ALLOWED = "Your role does not include this. Ask an administrator if it should."


def _fits_id(expected: Any, given: Any) -> bool:
    """Whether a component id in a request is one the registered id stands for."""
    if not isinstance(expected, dict):
        return isinstance(given, str) and given == expected
    if not isinstance(given, dict) or set(given) != set(expected):
        return False
    return all(
        one_index(given[key])
        if value in (ALL, MATCH, ALLSMALLER)
        else type(given[key]) is type(value) and given[key] == value
        for key, value in expected.items()
    )


def one_index(value: Any) -> bool:
    """Whether a value can be the index of a component: a short text or a whole number."""
    return text(LONGEST_INDEX)(value) or whole(-(10**9), 10**9)(value)


def _is_list(component_id: Any) -> bool:
    """Whether the id has a wildcard that stands for several components."""
    return isinstance(component_id, dict) and any(
        v in (ALL, ALLSMALLER) for v in component_id.values()
    )


def _fits_one(dependency: Any, given: Any) -> bool:
    return (
        isinstance(given, dict)
        and isinstance(given.get("property"), str)
        # "@…" marks an output that several callbacks write.
        and given["property"].split("@")[0] == dependency.component_property.split("@")[0]
        and _fits_id(dependency.component_id, given.get("id"))
    )


def _read_parts(dependency: Any, given: Any) -> list[dict[str, Any]]:
    """The components one dependency stands for in a request."""
    if _is_list(dependency.component_id):
        if not isinstance(given, list) or len(given) > MOST_MATCHES:
            raise CallbackRefused(400, _MALFORMED)
        parts = given
    else:
        parts = [given]
    if not all(_fits_one(dependency, part) for part in parts):
        raise CallbackRefused(400, _MALFORMED)
    return parts


def _read_values(expected: tuple[Dependency, ...], given: Any) -> list[Any]:
    if not isinstance(given, list) or len(given) != len(expected):
        raise CallbackRefused(400, _MALFORMED)
    read: list[Any] = []
    for (dependency, check), sent in zip(expected, given, strict=True):
        parts = [
            {"id": p["id"], "property": p["property"], "value": p.get("value")}
            for p in _read_parts(dependency, sent)
        ]
        if not all(check(p["value"]) for p in parts):
            raise CallbackRefused(400, _MALFORMED)
        read.append(parts if _is_list(dependency.component_id) else parts[0])
    return read


def _read_outputs(policy: CallbackPolicy, given: Any) -> Any:
    sent = given if policy.several else [given]
    if not isinstance(sent, list) or len(sent) != len(policy.outputs):
        raise CallbackRefused(400, _MALFORMED)
    read: list[Any] = []
    for output, part in zip(policy.outputs, sent, strict=True):
        parts = [{"id": p["id"], "property": p["property"]} for p in _read_parts(output, part)]
        read.append(parts if _is_list(output.component_id) else parts[0])
    return read if policy.several else read[0]


@lru_cache(maxsize=64)
def _are_known(policy: CallbackPolicy, sent: bytes) -> bool:
    """Whether outputs, written as JSON, are fit and hold nothing else. Raises CallbackRefused.

    A page sends the same list of a hundred and more with each change: it is looked at once.
    """
    given = orjson.loads(sent)
    return bool(_read_outputs(policy, given) == given)


def _checked_outputs(policy: CallbackPolicy, given: Any) -> Any:
    if not policy.outputs:
        return []
    try:
        sent = orjson.dumps(given)
    except orjson.JSONEncodeError as error:  # nested deeper than anything of ours
        raise CallbackRefused(400, _MALFORMED) from error
    if len(sent) <= LONGEST_KNOWN and _are_known(policy, sent):
        return given
    return _read_outputs(policy, given)


def _prop_ids(values: Iterable[Any]) -> set[str]:
    flat = (part for v in values for part in (v if isinstance(v, list) else [v]))
    return {
        (
            json.dumps(p["id"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            if isinstance(p["id"], dict)
            else p["id"]
        )
        + "."
        + p["property"]
        for p in flat
    }


@lru_cache(maxsize=128)
def is_known(app: Dash, role: Role | None, sent: bytes) -> bool:
    """Whether a body as it was sent is fit, and holds nothing but what is checked.

    The very same bytes from somebody of the same role are looked at once. Raises CallbackRefused,
    ValueError where they cannot be read.
    """
    body = orjson.loads(sent)
    read = read_body(app, role, body)
    # A value that is not set is left out by the browser.
    announced = {
        name: [_with_value(part) for part in body.get(name, [])] for name in ("inputs", "state")
    }
    return bool(read == body | announced)


def _with_value(part: Any) -> Any:
    return [_with_value(p) for p in part] if isinstance(part, list) else {"value": None, **part}


def read_body(app: Dash, role: Role | None, body: Any) -> dict[str, Any]:
    """The body of a callback request with nothing in it but what was checked.

    Raises CallbackRefused: 400 for an unknown callback or a body that does not fit, 403 for a
    role that may not call it.
    """
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        raise CallbackRefused(400, _MALFORMED)
    policy = policies_of(app).get(body["output"])
    if policy is None:
        raise CallbackRefused(400, _MALFORMED)
    if role is None or role.key not in policy.roles:
        raise CallbackRefused(403, _NOT_ALLOWED)
    inputs = _read_values(policy.inputs, body.get("inputs", []))
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(c, str) for c in changed):
        raise CallbackRefused(400, _MALFORMED)
    sent = _prop_ids(inputs)
    return {
        "output": policy.output,
        "outputs": _checked_outputs(policy, body.get("outputs")),
        "inputs": inputs,
        "state": _read_values(policy.state, body.get("state", [])),
        # Components that have left the page since may still be named; they tell us nothing.
        "changedPropIds": [c for c in changed if c in sent],
    }
