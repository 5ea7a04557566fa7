"""A stranger adds a breakdown: who leads the agency of a pair's region, dated as the region is.

Four files by hand and a migration that Alembic writes, as docs/adding.md says: the agencies, the
record, how rows come by it, and the same a second time for the recount. All the rest has to follow.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from data_access.storage import schema
from tests.adding.copied_tree import CopiedTree

AGENCIES = '''"""The agencies that lead PAC in each region, and the days from which each does (invented)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.program.choices import Choice, Choices


@dataclass(frozen=True)
class LeadAgency:
    """An agency that leads PAC in a region from a day on, until another does."""

    code: str
    region: int
    valid_from: date


LEADS = (
    *(LeadAgency(f"FIRST_{region}", region, date(2000, 7, 1)) for region in (1, 2, 3, 5, 6)),
    *(LeadAgency(f"NEXT_{region}", region, date(2025, 2, 1)) for region in (1, 2, 3)),
)
AGENCIES = Choices(
    "lead agency", [Choice(lead.code, f"Demo agency {lead.code.lower()}") for lead in LEADS]
)
'''

RECORD = """    Breakdown(
        "agency",
        "Lead agency",
        "All agencies",
        AGENCIES.label,
        AGENCIES.codes,
        carried=Carried("programs", dated=True),
        filter=_of_codes(AGENCIES, "agency", "lead agencies", 45, "led by", "all agencies"),
    ),
"""

PLACEMENT = '''def _agency(region: ColumnElement[Any], day: Any) -> ColumnElement[Any]:
    """The agency that leads in a region on a day: the newest that does by then."""
    newest_first = sorted(LEADS, key=lambda lead: lead.valid_from, reverse=True)
    return case(
        *((and_(region == x.region, day >= x.valid_from), x.code) for x in newest_first),
        else_=null(),
    )


# What no file states,'''

HELD = """    "agency": Held(
        lambda row, day: _agency(region_then(row, day), day),
        lambda: union_all(
            *(
                select(programs.c.program_number, literal(x.valid_from, Date).label("valid_from"))
                for x in LEADS
            )
        ),
    ),
    "program_type": Held(
"""

RECOUNT = """        region = self.number(program, day, or_first)
        leads = [lead for lead in LEADS if lead.region == region and lead.valid_from <= day]
        newest = max(leads, key=lambda lead: lead.valid_from, default=None)
        return {
            "agency": newest.code if newest else None,
            "region": region,
"""
RECOUNTED_DAYS = """            yield since
        yield from (lead.valid_from for lead in LEADS)
"""

# What somebody would look at who had added it: figures by it, a filter of a page and of the
# command line, an export, and what a pair keeps when another agency takes over.
LOOK = '''"""The new breakdown, looked at through the page, the command line and the export."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.dashboard.product import ask_page, product_server
from tests.dashboard.visitors import STAFF, add_people, signed_in
from tests.measures.loading import Loading, pair, person, programs

TODAY = date(2026, 5, 20)
ASKED = ("--where", "from=2024-09", "--where", "to=2025-08")
# Region, first day, pairs: another agency took over in Region 1 on February 1, 2025.
GROUPS = ((1, "2024-09-10", 12), (1, "2025-02-10", 3), (5, "2024-09-10", 11))


@pytest.fixture
def url(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    state = Loading(sqlite_url, tmp_path, TODAY)
    state.load("programs", programs(1, 5))
    state.load("participants", [person(f"C-{region}", "CT", region) for region in (1, 5)])
    people, pairs, goals = [], [], []
    for group, (region, day, many) in enumerate(GROUPS):
        for i in range(many):
            key = f"{group}-{i}"
            people.append(person(f"M-{key}", region=region))
            pairs.append(pair(f"P-{key}", f"M-{key}", f"C-{region}", day))
            goals.append(
                {
                    "goal_id": f"G-{key}",
                    "pair_id": f"P-{key}",
                    "set_date": "2025-02-15",
                    "target_date": "2025-04-01",
                    # Not told: a share that nobody or all reached, or of ten open goals, all overdue.
                    "status": "achieved" if i % 4 else "in_progress",
                    "achieved_date": "2025-03-20" if i % 4 else "",
                }
            )
    state.load("participants", people)
    state.load("pairs", pairs)
    state.load("goals", goals)
    add_people(state.database)
    state.database.dispose()
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("PAC_TODAY", str(TODAY))
    return sqlite_url


@pytest.fixture
def asked(url: str, capsys: pytest.CaptureFixture[str]):
    def ask(*arguments: str) -> list[dict[str, str]]:
        assert main(["ask", *arguments, "--format", "csv", *ASKED]) == 0
        text = capsys.readouterr().out.removeprefix("\\ufeff")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return ask


def test_the_command_line(asked, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = asked("pairs_served", "--by", "agency", "--as", "facilitator:1")
    assert {r["agency"]: float(r["value"]) for r in rows} == {
        "all": 15, "FIRST_1": 12, "NEXT_1": 3
    }
    told = {r["agency"]: r["value"] for r in asked("pairs_served", "--by", "agency")}
    assert told == {"all": "26.0000", "FIRST_1": "", "NEXT_1": "", "FIRST_5": "11.0000"}
    (row,) = asked(
        "pairs_served", "--where", "agency=NEXT_1", "--as", "facilitator:1"
    )
    assert (row["agency"], float(row["value"])) == ("NEXT_1", 3)
    assert "agency=NEXT_1" in row["filters"]
    assert main(["ask", "pairs_served", "--where", "agency=Nobody"]) == 0
    assert "lead agencies are FIRST_1" in capsys.readouterr().err


def test_nobody_sees_more_than_the_own_region(asked) -> None:
    rows = asked("pairs_served", "--by", "agency", "--as", "facilitator:5")
    assert {r["agency"]: float(r["value"]) for r in rows} == {"all": 11, "FIRST_5": 11}


def test_what_is_withheld_by_it_is_withheld_when_filtered_by_it(asked) -> None:
    by = {r["agency"]: r["suppression"] for r in asked("goal_attainment", "--by", "agency")}
    # Region 5 is told as a region, and so is its agency: the other one of Region 1 gives way.
    assert by == {"all": "", "FIRST_1": "complementary", "NEXT_1": "small_n", "FIRST_5": ""}
    for agency, suppression in by.items():
        (row,) = asked("goal_attainment", "--where", f"agency={agency}")
        assert row["suppression"] == suppression, agency


def test_the_page(url: str) -> None:
    server = product_server(url)
    visitor = signed_in(server, STAFF)
    query = "?agency=FIRST_5&from=2024-09&to=2025-04"
    text = json.dumps(ask_page(server, visitor, "/coaching", query).json["response"])
    assert "could not be drawn" not in text
    assert "led by Demo agency first_5" in text and "11 pairs" in text
    exported = visitor.get("/coaching.csv" + query)
    rows = list(csv.DictReader(io.StringIO(exported.data.decode("utf-8-sig"), newline="")))
    assert {r["agency"] for r in rows} == {"FIRST_5"}
'''

REGISTRY = "config/program/breakdowns.py"
PLACED_IN = "data_access/summaries/placement.py"
RECOUNTED_IN = "data_access/recount/places.py"
THE_SCHEMA = "tests/upkeep/test_upgrade.py::test_migrations_make_exactly_the_schema[sqlite]"
REFRESH = "tests/summaries/test_refresh_equals_rebuild.py::test_refresh_equals_rebuild[sqlite-0]"
# What covers a breakdown without being told of it.
FOLLOWS = (
    "tests/measures/test_filters.py",
    "tests/summaries/test_placement.py",
    "tests/asking/test_csv.py",
    "tests/layouts/test_pages.py",
    "tests/test_architecture.py",
    "tests/test_docs.py",
    "--deselect=tests/test_docs.py::test_links_of_the_readme_lead_somewhere",  # pictures stay behind
)


def _declare(tree: CopiedTree) -> None:
    tree.write("config/program/agencies.py", AGENCIES)
    tree.replace(
        REGISTRY,
        "from config.program.calendars import",
        "from config.program.agencies import AGENCIES\nfrom config.program.calendars import",
    )
    tree.replace(REGISTRY, '    Breakdown("sfy",', RECORD + '    Breakdown("sfy",')


def _place(tree: CopiedTree) -> None:
    tree.replace(
        PLACED_IN,
        "from config.program.breakdowns import",
        "from config.program.agencies import LEADS\nfrom config.program.breakdowns import",
    )
    tree.replace(PLACED_IN, "    union,\n", "    union,\n    union_all,\n")
    tree.replace(PLACED_IN, "# What no file states,", PLACEMENT)
    tree.replace(
        PLACED_IN,
        '        "licensing_region": lambda',
        '        "agency": lambda today: _agency(region_on(programs, today), literal(today)),\n'
        '        "licensing_region": lambda',
    )
    tree.replace(PLACED_IN, '    "program_type": Held(\n', HELD)


def _recount(tree: CopiedTree) -> None:
    tree.replace(
        RECOUNTED_IN,
        '        return {\n            "region": self.number(program, day, or_first),\n',
        RECOUNT,
    )
    tree.replace(RECOUNTED_IN, "            yield since\n", RECOUNTED_DAYS)
    tree.replace(
        RECOUNTED_IN,
        "from config.program.breakdowns import",
        "from config.program.agencies import LEADS\nfrom config.program.breakdowns import",
    )


@pytest.mark.timeout(1800)
def test_a_breakdown_is_declared_once(tree: CopiedTree) -> None:
    _declare(tree)
    _place(tree)
    _recount(tree)
    assert len(tree.touched) == 4, tree.touched
    tree.command("migrate", "Rows carry the lead agency")
    look = tree.root / "tests/measures/test_lead_agency.py"
    look.write_text(LOOK, encoding="utf-8")
    tree.generate()
    tree.passes(str(look), THE_SCHEMA, REFRESH)
    tree.passes(*FOLLOWS)


@pytest.mark.timeout(1800)
def test_what_is_forgotten_is_named(tree: CopiedTree) -> None:
    _declare(tree)
    # Without its migration:
    tree.fails(THE_SCHEMA, saying="python -m dashboard migrate")
    # Without a word on how programs and pairs come by it:
    placement = "tests/summaries/test_placement.py::test_where_a_breakdown_comes_from_is_said"
    tree.fails(placement, saying="agency: placement.WORKED_OUT has to say")
    # Without the second count of it:
    _place(tree)
    tree.command("migrate", "Rows carry the lead agency")
    tree.fails(REFRESH, saying="column='agency'")


def test_the_steps_are_those_of_the_page() -> None:
    text = (Path(schema.__file__).parents[2] / "docs" / "adding.md").read_text(encoding="utf-8")
    section = text.split("\n## A breakdown\n")[1].split("\n## ")[0]
    for name in (REGISTRY, PLACED_IN, RECOUNTED_IN, "python -m dashboard migrate"):
        assert name in section, name
