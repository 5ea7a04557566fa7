"""What leaves the product as files: page CSVs, reports and the extract, fetched over HTTP."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

from flask import Flask

from callbacks.site import Site
from config.program.breakdowns import BREAKDOWNS
from config.program.instruments import DOMAIN_LABELS
from config.program.reporting_periods import Period, holding
from config.program.reports import ALL, EXTRACT
from config.roles import ROLES
from dashboard.web.app import create_app
from data_access.asking.answers import Cell
from data_access.measures import MEASURES
from data_access.measures.filters import read_filters
from data_access.people import accounts
from data_access.storage.database import Database
from layouts.page import csv_address
from layouts.pages import PAGES, opened_by
from tests.attack.told import EVERYBODY, Question, Told
from tests.dashboard.visitors import PASSWORD, Clock, Visitor, signed_in
from tests.whole.conftest import TODAY, settings_for

KEY = "k" * 40
NUMBERS = (
    *(
        "value",
        "interval_low",
        "interval_high",
        "spread_low",
        "spread_high",
        "n_people",
        "n_counted",
    ),
    *("numerator", "denominator", "difference", "difference_low", "difference_high"),
)


@dataclass(frozen=True)
class Served:
    """The product on one state, for one viewer signed in."""

    server: Flask
    visitor: Visitor
    role: str
    region: int | None

    def rows(self, address: str) -> list[dict[str, str]]:
        answer = self.visitor.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *raised: object) -> None:
        site: Site = self.server.extensions["pac_site"]
        site.noticing.flush()
        site.database.dispose()


def served(path: Path, role: str, region: int | None) -> Served:
    """The product as somebody of a role sees it."""
    email = f"{role}{region or ''}@example.org"
    database = Database(f"sqlite:///{path}")
    if email not in {a.email for a in accounts.list_accounts(database)}:
        accounts.create_account(database, email, "Invented", role, region, PASSWORD)
    database.dispose()
    server = create_app(settings_for(path, secret_key=KEY), now=Clock())
    return Served(server, signed_in(server, (email, role, region)), role, region)


def page_cells(of: Served, states: Sequence[str]) -> Iterator[Told]:
    """Every outcome figure with a number in the CSV of every page, in some filter states."""
    for key in opened_by(ROLES[of.role]):
        page = PAGES.get(key)
        if page is None or not any(MEASURES[m].is_outcome for m in page.measures):
            continue
        for state in states:
            for row in of.rows(csv_address(page, None, state)):
                if not MEASURES[row["measure"]].is_outcome:
                    continue
                if row["suppression"]:
                    assert not any(row[name] for name in NUMBERS), row
                elif row["value"] or row["n_people"]:
                    yield _told(row, of.region)


def _told(row: dict[str, str], region: int | None) -> Told:
    m = MEASURES[row["measure"]]
    filters = read_filters(dict(parse_qsl(row["filters"])), EVERYBODY, TODAY)[0]
    place = {n: row[n] for n in BREAKDOWNS if row.get(n) not in ("", "all", None)}
    place |= {n: str(v) for n, v in filters.chosen if n in m.filters and place.get(n) != "rest"}
    if region is not None:
        place.setdefault("region", str(region))

    def number(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    cell = Cell(
        place,
        number("value"),
        units=None if not row["n_counted"] else int(row["n_counted"]),
        numerator=number("numerator"),
        denominator=number("denominator"),
        of_fewer=row["of_fewer"],
    )
    part = row["part"] if m.part_axis else ""
    return Told(Question(m.key, filters, ()), tuple(sorted(place.items())), part, cell, "")


def report_rows(of: Served, years: Sequence[int]) -> dict[str, list[dict[str, str]]]:
    """The rows of every report that the role may download, for every period of years."""
    out: dict[str, list[dict[str, str]]] = {}
    for report in ALL:
        if of.role in report.roles and report is not EXTRACT:
            periods = {p.code for year in years for p in _periods(report.periods, year)}
            for code in sorted(periods):
                rows = of.rows(f"/reports/{report.key}.csv?period={code}")
                out.setdefault(report.key, []).extend(rows)
    return out


def _periods(kinds: Sequence[str], year: int) -> Iterator[Period]:
    """The periods that hold the last day of a program year, or of today where it still runs."""
    for kind in kinds:
        yield holding(kind, min(date(year + 1, 8, 31), TODAY))


def extracted(of: Served, years: Sequence[int], people: Sequence[str]) -> frozenset[object]:
    """The scores in the extract, by whose they are: these tests know the key of its ids."""
    key = of.server.extensions["pac_site"].settings.key_of_extracts()
    signs = {who: hmac.new(key, f"educator:{who}".encode(), hashlib.sha256) for who in people}
    whose = {f"educator-{sign.hexdigest()[:16]}": who for who, sign in signs.items()}
    out: set[object] = set()
    for year in years:
        answer = of.visitor.get(f"/reports/{EXTRACT.key}.zip?period=py{year + 1}")
        assert answer.status_code == 200, answer.text[:300]
        with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
            text = archive.read("pairs.csv").decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            for code in DOMAIN_LABELS:
                if row[f"score_{code}"]:
                    seen = whose[row["educator_id"]], row["instrument"], year, row["window"], code
                    out.add(("score", *seen))
    return frozenset(out)
