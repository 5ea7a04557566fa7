"""Sends each table that leaves the house in both forms: as CSV, and beside it as an Excel workbook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import Flask, Response
from werkzeug.wsgi import FileWrapper

from dashboard.web import errors
from dashboard.web.guard import site_route
from data_access.storage import csv_lines
from data_access.storage.workbook import TooLongForExcel, WorkbookSheet, workbook

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINES_AT_ONCE = 200
_TOO_LONG = "A sheet of Excel does not take so many rows. Download the same table as CSV."


@dataclass(frozen=True)
class TableFile:
    """What leaves: the lines of a CSV, a name without ending, and what else a workbook tells of it.

    `beside`: more sheets, made only where a workbook is asked for.
    """

    lines: Iterable[str]
    name: str
    beside: Callable[[], Iterable[WorkbookSheet]] = tuple


def in_both_forms(
    server: Flask, rule: str, *, roles: Collection[str], endpoint: str
) -> Callable[[Callable[..., TableFile | Response]], None]:
    """Register a function at `rule` with .csv and with .xlsx: the same rows for the same people."""

    def register(make: Callable[..., TableFile | Response]) -> None:
        for form, send in _FORMS.items():
            site_route(server, f"{rule}.{form}", roles=roles, endpoint=_named(endpoint, form))(
                _sending(make, send)
            )

    return register


def _named(endpoint: str, form: str) -> str:
    return endpoint if form == "csv" else f"{endpoint}_{form}"


def _sending(
    make: Callable[..., TableFile | Response], send: Callable[[TableFile], Response]
) -> Callable[..., Response]:
    def view(**parts: Any) -> Response:
        made = make(**parts)
        return send(made) if isinstance(made, TableFile) else made

    return view


def _chunks(text: Iterable[str]) -> Iterator[bytes]:
    """The lines in pieces big enough to send one by one."""
    pending = iter(text)
    while piece := list(islice(pending, _LINES_AT_ONCE)):
        yield "".join(piece).encode()


def as_csv(table: TableFile) -> Response:
    return _as_download(Response(_chunks(table.lines), mimetype="text/csv"), f"{table.name}.csv")


def _as_excel(table: TableFile) -> Response:
    try:
        file = workbook([WorkbookSheet("Table", table.lines), *table.beside()])
    except TooLongForExcel:
        return errors.answer(400, _TOO_LONG)
    sent = FileWrapper(file)
    return _as_download(
        Response(sent, mimetype=EXCEL, direct_passthrough=True), f"{table.name}.xlsx"
    )


def _as_download(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="pac-{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def about(told: Iterable[tuple[str, str]]) -> WorkbookSheet:
    """The sheet of a workbook that says what its table is."""
    return WorkbookSheet("About", csv_lines.lines(("About this table", ""), told))


_FORMS: dict[str, Callable[[TableFile], Response]] = {"csv": as_csv, "xlsx": _as_excel}
