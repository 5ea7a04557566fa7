"""Sends files as people do: chosen in the form, looked at, confirmed; and waits for what becomes of them."""

from __future__ import annotations

import io
import os
import time
from typing import Any

import pytest
from flask import Flask

from dashboard.web import import_jobs
from data_access.imports import reading_process, uploads
from data_access.imports.reading_process import Job
from data_access.imports.uploads import Upload
from data_access.storage.scope import Scope
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import OURS, Visitor

LONGEST = 300  # seconds a process may take on a busy machine


def work_at_once(patch: pytest.MonkeyPatch) -> None:
    """Have uploads worked on within this process, before the answer: quick, and without limits."""

    def start(job: Job, right: int) -> None:
        try:
            reading_process.work(job)
        finally:
            os.close(right)

    patch.setattr(import_jobs, "start", start)
    patch.setattr(reading_process, "_lift_time_limits", lambda: None)


def send(visitor: Visitor, content: str | bytes, form: str = "", **more: Any) -> Any:
    """The answer to a file sent by the form of the imports page."""
    data = content.encode() if isinstance(content, str) else content
    return visitor.client.post(
        "/imports",
        data={
            "csrf_token": visitor.token,
            "format": form,
            "file": (io.BytesIO(data), more.pop("name", "programs.csv")),
        }
        | more,
        headers=OURS,
        content_type="multipart/form-data",
        buffered=True,
    )


def answer(visitor: Visitor, address: str, do: str, **fields: str) -> Any:
    """The answer to a button of an upload's page."""
    return visitor.client.post(
        address,
        data={"csrf_token": visitor.token, "do": do} | fields,
        headers=OURS,
        buffered=True,
    )


def waited(visitor: Visitor, address: str) -> dict[str, Any]:
    """What the bar of an upload's page is told once nobody works on it any more."""
    until = time.monotonic() + LONGEST
    while True:
        told: dict[str, Any] = visitor.get(f"{address}/progress").json or {}
        if not told["goes_on"]:
            return told
        assert time.monotonic() < until, told
        time.sleep(0.05)


def confirmed(visitor: Visitor, content: str | bytes, form: str = "", **more: Any) -> str:
    """Send a file and confirm it; returns the address of its import."""
    sent = send(visitor, content, form, **more)
    assert sent.status_code == 303, sent.text
    address = sent.headers["Location"]
    waited(visitor, address)
    assert answer(visitor, address, "confirm", leave_out="on").status_code == 303
    next_address: str = waited(visitor, address)["next"]
    return next_address


def upload_at(server: Flask, address: str, region: int | None = None) -> Upload:
    """The upload behind an address."""
    site = server.extensions["pac_site"]
    regions = None if region is None else (region,)
    with site.database.reading(Scope(regions, False, "test", "admin")) as reader:
        found = uploads.find(reader, address.rpartition("/")[2])
    assert found is not None
    return found


def page_text(server: Flask, visitor: Visitor, address: str) -> str:
    """All that the page of an address says, a part a line."""
    path, _, search = address.partition("?")
    drawn = ask_page(server, visitor, path, search)
    said: list[str] = []

    def listen(part: Any) -> None:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, list):
            for each in part:
                listen(each)
        elif isinstance(part, dict):
            listen(part.get("props", {}).get("children"))

    response = drawn.json["response"]
    listen(response["page-notices"]["children"])
    listen(response["page"]["children"])
    return "\n".join(said)


def as_it_stands(server: Flask, visitor: Visitor, address: str) -> dict[str, str]:
    """All fields of a page with what is chosen in them already."""
    path, _, search = address.partition("?")
    found: dict[str, str] = {}

    def listen(part: Any) -> None:
        for each in part if isinstance(part, list) else [part]:
            if isinstance(each, dict):
                props = each.get("props", {})
                if "name" in props and props["name"] not in ("csrf_token", "do"):
                    found[props["name"]] = props.get("value") or ""
                listen(props.get("children"))

    listen(ask_page(server, visitor, path, search).json["response"]["page"]["children"])
    return found
