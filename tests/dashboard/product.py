"""The product with given facts in two regions, and how its one callback is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask

from callbacks.pages import _OUTPUTS
from dashboard.web.app import create_app
from data_access.storage.database import Database
from tests.dashboard.visitors import Clock, Visitor, settings_for
from tests.lists.region_with_pairs import (
    goal,
    imported,
    month,
    pair,
    people,
    program,
    put,
    raise_version,
    refused,
    refused_line,
)

TODAY = date(2026, 5, 20)
MONTHS = ("2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04")
EVALUATOR = ("evaluator@example.org", "evaluator", None)


def fill(database: Database) -> None:
    """Fourteen pairs in Region 1 (the last three without contact since March), twelve in 2, 3, 5."""
    facts: list[Any] = []
    for region, pairs in ((1, 14), (2, 12), (3, 12), (5, 12)):
        numbers = [f"R{region}-{i:02d}" for i in range(pairs)]
        facts += [program(region), *people(region, *numbers), *people(region, f"CT{region}")]
        for i, number in enumerate(numbers):
            late = region == 1 and i >= 11
            last = date(2026, 3, 2) if late else date(2026, 5, 12)
            facts.append(
                pair(
                    f"P-{number}", region, number, f"CT{region}",
                    first_contact=date(2025, 10, 1), last_contact=last, last_checklist=last,
                    baseline_date=date(2025, 9, 20),
                )
            )  # fmt: skip
            facts += [
                month(
                    f"P-{number}", region, m,
                    person_id=number, contact_month=int(not late or m < "2026-04"),
                    checklist=int(not late or m < "2026-04"), contacts=1, minutes=60 + i,
                    minutes_f2f=60 + i, contacts_f2f=1, logged=1,
                    intended_low=60, intended_high=90,
                )
                for m in MONTHS
            ]  # fmt: skip
            facts.append(
                goal(
                    f"G-{number}", f"P-{number}", region, date(2026, 2, 1),
                    person_id=number, achieved_on=date(2026, 1, 15) if i % 2 else None,
                )
            )  # fmt: skip
    put(
        database,
        *facts,
        imported(1, 1, rows_new=9, rows_refused=1),
        imported(2, 2),
        refused(1, 1, 1, "Canary Name"),
        refused_line(1, 1, 1, "Canary Name"),
    )
    raise_version(database)


def product_server(database_url: str, **more: Any) -> Flask:
    return create_app(settings_for(database_url, today=TODAY, **more), now=Clock())


def ask_page(
    server: Flask,
    visitor: Visitor,
    path: str,
    search: str = "",
    shown: str | None = None,
    parts: tuple[dict[str, str], ...] = (),
) -> Any:
    """The answer of the page callback; `parts` are ids of components the browser shows."""
    return visitor.call(body_of_page(server, path, search, shown, parts))


def ask_look(
    server: Flask,
    visitor: Visitor,
    drawn: dict[str, str],
    search: str = "",
    parts: tuple[dict[str, str], ...] = (),
) -> Any:
    """The answer to a browser that shows `drawn` and now wants it in the dark."""
    visitor.client.set_cookie("pac_theme", "dark")
    body = body_of_page(server, drawn["path"], search, None, parts)
    body["inputs"][2]["value"] = "dark wide"
    body["state"][0]["value"] = drawn
    return visitor.call(body | {"changedPropIds": ["look.data"]})


def body_of_page(
    server: Flask,
    path: str,
    search: str = "",
    shown: str | None = None,
    parts: tuple[dict[str, str], ...] = (),
) -> dict[str, Any]:
    """What a browser sends to the page callback."""
    callbacks = server.extensions["pac_dash"].callback_map
    (output,) = (k for k in callbacks if k.startswith("..page.children."))
    outputs: list[Any] = []
    for each in _OUTPUTS:
        wanted, prop = each.component_id, each.component_property
        if isinstance(wanted, dict):
            outputs.append(
                [
                    {"id": part, "property": prop}
                    for part in parts
                    if set(part) == set(wanted)
                    and all(part[k] == v for k, v in wanted.items() if isinstance(v, str))
                ]
            )
        else:
            outputs.append({"id": wanted, "property": prop})
    drawn = {"path": shown, "search": "", "query": "", "title": ""} if shown else None
    return {
        "output": output,
        "outputs": outputs,
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": search},
            {"id": "look", "property": "data", "value": None},
        ],
        "state": [{"id": "drawn", "property": "data", "value": drawn}],
        "changedPropIds": ["address.search"],
    }
