"""Whole pages can be built from answers alone, and consist of allowed components."""

from __future__ import annotations

import ast
import importlib
import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

import pytest
from dash import html

from callbacks.questions import left_out
from config.date_words import day_words
from config.program.breakdowns import FILTERS
from config.roles import ROLES, Audience
from config.settings import ROOT
from data_access.imports.import_history import (
    ImportDetail,
    ImportRow,
    RefusalRow,
)
from data_access.lists.worklist import (
    PairRow,
    WorkList,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters, read_filters
from data_access.people.accounts import Account
from data_access.people.keeping_accounts import KeptAccount
from data_access.people.tenure import ConfirmRule, Tenure
from data_access.storage.scope import scope_of
from layouts import shell
from layouts.filter_bar import filter_bar
from layouts.page import Page
from layouts.pages import (
    ALL_PAGES,
    PAGES,
    PLAIN_PAGES,
    accounts,
    imports,
    nav_groups,
    opened_by,
    worklist,
)
from tests.layouts.made_answers import FACILITATOR, STATE, TODAY, full_answer
from tests.layouts.test_panels import components, made, text_of

ALLOWED_DBC = {"Select", "Input", "Checkbox"}
ALLOWED_DCC = {"Graph", "Location"}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("regions", [STATE, FACILITATOR], ids=["state", "facilitator"])
def test_lead_and_pieces_can_be_worded(page: Page, regions: tuple[str, ...]) -> None:
    lead = page.lead({p.key: tuple(made(p, regions)) for p in page.panels})
    assert lead.endswith(".") and "None" not in lead
    for piece in page.pieces:
        built = piece.build(tuple(full_answer(a.measure, a.by, regions) for a in piece.asks))
        assert len(text_of(built)) > 40


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages_ask_only_what_measures_can_answer(page: Page) -> None:
    for panel in page.panels:
        for key in panel.measures:
            assert set(panel.by) <= set(MEASURES[key].breakdowns), panel.key
    for piece in page.pieces:
        for one in piece.asks:
            assert set(one.by) <= set(MEASURES[one.measure].breakdowns)


def test_every_measure_is_on_some_page_and_every_key_is_known() -> None:
    shown = {key for page in PAGES.values() for key in page.measures}
    assert shown <= set(MEASURES)
    assert set(MEASURES) - shown <= {"class_quality"}


def test_every_page_stands_in_the_order_of_pages() -> None:
    for path in sorted((ROOT / "layouts" / "pages").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        made = getattr(importlib.import_module(name), "PAGE", None)
        standing = any(made is page for page in ALL_PAGES.values())
        assert made is None or standing, (
            f"{name} has a page that is in no group: add {path.stem}.PAGE to GROUPS in "
            "layouts/pages/__init__.py"
        )


@pytest.mark.parametrize("key", ALL_PAGES)
def test_every_page_says_for_whom_it_is(key: str) -> None:
    page = ALL_PAGES[key]
    assert page.audience is not Audience.NOBODY, f"{key} does not say for whom it is: audience=…"
    assert any(page.audience.has(role) for role in ROLES.values()), key
    assert not page.audience.has(None)


@pytest.mark.parametrize("key", ROLES)
def test_every_role_opens_the_page_it_starts_on(key: str) -> None:
    role = ROLES[key]
    assert role.key == key
    assert role.home in opened_by(role), f"{key} starts on {role.home}, which it does not open"


def test_only_what_reads_a_page_touches_the_database() -> None:
    """A page is built from what was read, and from nothing else."""
    readers = {"database", "reading", "reading_imports", "reading_consents"}
    found = []
    for path in (ROOT / "layouts" / "pages").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            touched = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)} & readers
            if touched:
                name = getattr(node, "name", type(node).__name__)
                assert name.lstrip("_").startswith("read"), f"{path.name}: {name} reads {touched}"
                found.append(name)
    assert len(found) > 5


def test_what_names_people_is_written_down() -> None:
    naming = (Audience.NAMES, Audience.CONSENTS)
    named = [page for page in PLAIN_PAGES.values() if page.audience in naming]
    for view in (view for page in named for view in page.views):
        assert view.audited is not None, f"{view.path} names people: say how it is audited"
    assert named


def test_a_view_stands_at_its_own_paths_alone() -> None:
    views = [view for page in PLAIN_PAGES.values() for view in page.views]
    for view in views:
        assert set(re.findall(r"<(\w+)>", view.path)) == set(view.parts), view.path
    fitting = {"pair_id": "R1-01", "import_id": "7", "upload_id": "a" * 32, "measure": "staying"}
    fitting |= {"participant_id": "M-0001", "account_id": "7"}
    for view in views:
        path = re.sub(r"<(\w+)>", lambda part: fitting[part[1]], view.path)
        assert [v.path for v in views if v.pattern.fullmatch(path)] == [view.path]
        for wrong in (f"{path}/", f"{path}?", f"x{path}", f"{path}\n"):
            assert not [v for v in views if v.pattern.fullmatch(wrong)], wrong


def test_roles_find_all_their_pages() -> None:
    for role in ROLES.values():
        reached = {i.key for g in nav_groups(role) for i in g.items}
        # A page without a word for the navigation is reached from figures, or from the field above all.
        assert reached == {key for key in opened_by(role) if ALL_PAGES[key].nav}
        # The own account is reached from the foot of every page.
        assert set(opened_by(role)) - reached <= {"sources", "account", "search"}
    paths = [p.path for p in ALL_PAGES.values()]
    assert len(paths) == len(set(paths))


def test_only_allowed_components_are_used() -> None:
    for path in (ROOT / "layouts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.value.id == "dbc":
                    assert node.attr in ALLOWED_DBC, path
                if node.value.id == "dcc":
                    assert node.attr in ALLOWED_DCC, path


def test_the_current_page_is_marked_and_filters_travel_along() -> None:
    groups = nav_groups(ROLES["eec_staff"])
    lists = shell.navigation(groups, "goals", "region=2")
    links = [c for part in lists for c in components(part) if isinstance(c, html.A)]
    marked = [(a.children, a.href, getattr(a, "aria-current", None)) for a in links]
    assert [m for m in marked if m[2]] == [
        ("Outcomes", "/outcomes?region=2", "true"),
        ("Goals", "/goals?region=2", "page"),
    ]
    assert len(shell.navigation(groups)) == 1  # without a current group, there is no second line


def test_signing_out_carries_the_token() -> None:
    frame = shell.shell("Demo", "eec_staff", (), True, "secret-token")
    text = text_of(frame)
    assert shell.DEMONSTRATION in text
    hidden = [c for c in components(frame) if getattr(c, "name", "") == "csrf_token"]
    assert [c.value for c in hidden] == ["secret-token"]


def test_a_filter_that_is_on_is_marked_and_every_control_has_a_name() -> None:
    bar = filter_bar(
        PAGES["class"], Filters(region=2), scope_of("eec_staff", None, "x"), date(2026, 11, 21)
    )
    controls = {c.id["filter"]: c for c in components(bar)
                if isinstance(getattr(c, "id", None), dict) and "filter" in c.id}  # fmt: skip
    assert {"region", "instrument", "period", "from", "to", "type", "cohort"} <= set(controls)
    offered = {FILTERS[key].address for key in PAGES["class"].filters if key in FILTERS}
    assert set(controls) == offered | {"period", "from", "to"}
    assert controls["region"].className == "on" and controls["region"].value == "2"
    assert not controls["instrument"].className
    labels = [c for c in components(bar) if isinstance(c, html.Label)]
    assert len(labels) == len(controls)
    assert all(text_of(label.children[0]) for label in labels)


@pytest.mark.parametrize(
    ("address", "period", "shows_months"),
    [
        ({}, "usual", False),
        ({"from": "2025-11", "to": "2026-10"}, "usual", False),  # as earlier releases wrote it
        ({"from": "2026-09"}, "from=2026-09", False),
        ({"from": "2025-09", "to": "2026-08"}, "from=2025-09&to=2026-08", False),
        ({"from": "2025-07", "to": "2026-06"}, "from=2025-07&to=2026-06", False),
        ({"from": "2025-10", "to": "2026-09"}, "from=2025-10&to=2026-09", False),
        ({"from": "all"}, "from=all", False),
        ({"from": "2025-03", "to": "2025-04"}, "own", True),
        ({"cohort": "2024"}, "usual", False),
        ({"cohort": "2024", "from": "2025-11"}, "from=2025-11", False),
    ],
)
def test_an_address_names_its_period(
    address: dict[str, str], period: str, shows_months: bool
) -> None:
    today, scope = date(2026, 11, 21), scope_of("eec_staff", None, "x")
    filters, notices = read_filters(address, scope, today)
    assert not notices
    bar = filter_bar(PAGES["goals"], filters, scope, today)
    controls = {c.id["filter"]: c for c in components(bar)
                if isinstance(getattr(c, "id", None), dict) and "filter" in c.id}  # fmt: skip
    chosen = controls["period"]
    assert chosen.value == period and ("own" in chosen.className.split()) == shows_months
    values = [option["value"] for option in chosen.options]
    assert len(values) == len(set(values)) and period in values and "" not in values
    first, last = filters.months(today)
    assert controls["to"].value == last
    if shows_months:
        assert controls["from"].value == first
    for value in values:  # what each stands for is read back without a word
        pairs = dict(p.split("=") for p in value.split("&") if "=" in p)
        assert not read_filters(pairs, scope, today)[1]


@pytest.mark.parametrize("today", [date(2026, m, d) for m in range(1, 13) for d in (1, 28)])
def test_on_every_day_each_period_has_months(today: date) -> None:
    bar = filter_bar(PAGES["goals"], Filters(), scope_of("eec_staff", None, "x"), today)
    (chosen,) = [c for c in components(bar) if getattr(c, "id", None) == {"filter": "period"}]
    for option in chosen.options:
        pairs = dict(p.split("=") for p in option["value"].split("&") if "=" in p)
        filters, notices = read_filters(pairs, scope_of("eec_staff", None, "x"), today)
        assert not notices and filters.encode() == urlencode(pairs), option


def test_a_facilitator_is_not_offered_other_regions() -> None:
    bar = filter_bar(PAGES["goals"], Filters(), scope_of("facilitator", 2, "x"), date(2026, 11, 21))
    assert not [c for c in components(bar) if getattr(c, "id", None) == {"filter": "region"}]
    assert "Region 2" in text_of(bar)


def pair(name: str, **more: object) -> PairRow:
    values: dict[str, object] = {
        "pair_id": name, "mentee": f"{name} Demo", "coach": "R. Sample", "program": "Maple Demo Center",
        "last_contact": date(2026, 11, 10), "days_since": 11, "contact_state": "ok",
        "months": (("2026-09", "y"), ("2026-10", "n")), "checklist": date(2026, 10, 28),
        "checklist_state": "filed", "goals_overdue": 0, "goals_due_soon": 0, "oldest_due": None,
        "baseline_date": date(2026, 9, 22), "baseline_state": "ok", "next_step": "",
    }  # fmt: skip
    return PairRow(**{**values, **more})  # type: ignore[arg-type]


def the_list(*rows: PairRow) -> WorkList:
    return WorkList(2, TODAY, "2026-10", date(2026, 11, 15), rows, {})


def test_the_work_list_shows_who_needs_something_first() -> None:
    late = pair("Ana", contact_state="overdue", days_since=50, last_contact=date(2026, 10, 2))
    page = worklist.build(the_list(late, pair("Bea")))
    text = text_of(page)
    assert "One of your 2 pairs needs something" in text
    assert "Ana Demo" in text and "Bea Demo" not in text
    assert "Oct 2, 50 days ago" in text and "1 of 2" in text
    everybody = text_of(worklist.build(the_list(late, pair("Bea")), "all"))
    assert "Bea Demo" in everybody


def test_an_empty_work_list_says_so() -> None:
    assert "no active pairs" in text_of(worklist.build(the_list()))
    assert "up to date" in text_of(worklist.build(the_list(pair("Bea"))))


ROW = ImportRow(
    import_id=7, format="sessions", file_name="region-2.csv", sha256="0", size=1,
    imported_by="Demo", region=2, started_at=datetime(2026, 6, 3, 13, 14, tzinfo=UTC),
    finished_at=datetime(2026, 6, 3, 13, 15, tzinfo=UTC), status="saved", message="",
    rows_total=312, rows_new=296, rows_changed=7, rows_unchanged=4, rows_refused=5,
)  # fmt: skip


def test_imports_are_listed_with_their_counts() -> None:
    page = imports.build([ROW], [("sessions", "Coaching sessions")], "token")
    text = text_of(page)
    assert "region-2.csv" in text and "June 3, 2026, 9:14 am" in text
    forms = [c for c in components(page) if isinstance(c, html.Form)]
    assert forms[0].encType == "multipart/form-data" and forms[0].action == "/imports"
    assert not [c for c in components(imports.build([], may_import=False))
                if isinstance(c, html.Form)]  # fmt: skip


def test_one_import_lists_each_refusal_with_its_remedy() -> None:
    refusal = RefusalRow(18, "session_date", "31/04/2026", "There is no April 31.",
                         "Write the date as 2026-04-30.")  # fmt: skip
    text = text_of(imports.build_detail(ImportDetail(ROW, (refusal,), 1, False)))
    assert "307 of 312 rows are in" in text
    assert "There is no April 31." in text and "Write the date as 2026-04-30." in text
    hidden = text_of(imports.build_detail(ImportDetail(ROW, (), 1, True)))
    assert "not listed here" in hidden


def test_accounts_show_who_may_sign_in_and_until_when() -> None:
    def kept(active: bool = True, ends_on: date | None = None, day: date = TODAY) -> KeptAccount:
        account = Account(
            7, "demo@example.org", "Demo Person", "facilitator", 2, active, demonstration=False
        )
        return KeptAccount(account, Tenure(ends_on, day), None)

    def listed(*found: KeptAccount, days: int = 90) -> str:
        rule = ConfirmRule(days, 14)
        return text_of(accounts.build(accounts.AccountsListed(found, TODAY, rule)))

    text = listed(kept())
    for word in ("Regional facilitator", "Region 2", "Open", "Never"):
        assert word in text
    assert day_words(TODAY + timedelta(days=90)) in text
    assert "Need not be" in listed(kept(), days=0)
    assert "Closed" in listed(kept(active=False))
    assert "Ended" in listed(kept(ends_on=TODAY - timedelta(days=1)))
    assert "Ends soon" in listed(kept(ends_on=TODAY))
    assert "To be confirmed" in listed(kept(day=TODAY - timedelta(days=80)))
    assert "Not confirmed" in listed(kept(day=TODAY - timedelta(days=105)))


def test_a_page_says_which_filter_of_an_address_it_does_not_follow() -> None:
    overview = PAGES["overview"]
    assert isinstance(overview, Page)
    (told,) = left_out(overview, Filters(role="CT", cohort=2025))
    assert "Consultant Teachers" in told.title and told.text == "Its figures are of all roles."
    assert left_out(overview, Filters(cohort=2025)) == ()
