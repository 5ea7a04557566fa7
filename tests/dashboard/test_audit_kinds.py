"""Every kind of event: done by its page or command, it is one line of who did what, about whom, and when."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from config.audit_events import EVENTS
from dashboard.__main__ import main
from dashboard.analysis import open_state
from dashboard.commands import demo
from dashboard.demonstration import DemoFile
from dashboard.web.app import create_app
from data_access.lists.quality import findings
from data_access.people import accounts, audit, noticing, one_time_codes, second_factor
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from data_access.upkeep import keep
from tests.conftest import CopyOf
from tests.dashboard.product import EVALUATOR, ask_page
from tests.dashboard.sent_files import answer, send, work_at_once
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    PASSWORD,
    PEOPLE,
    STAFF,
    Clock,
    Visitor,
    settings_for,
    signed_in,
)
from tests.imports.conftest import PAIRS, PARTICIPANTS, TODAY, Importer, two_regions, write_csv

OFFICER = ("officer@example.org", "privacy_officer", None)
ANA, BEN = "ana@example.org", "ben@example.org"
COMMAND = "command line"
NEW_PAIR = PAIRS[0] | {"pair_id": "PAIR-2", "mentee_id": "M-2", "start_date": "2026-09-15",
                       "cohort_year": "2026", "end_date": "", "end_reason": ""}  # fmt: skip
ATTENDED = {"participant_id": "M-1", "event_type": "training", "event_id": "T-1", "day_no": "1",
            "date": "2026-10-01", "hours": "3"}  # fmt: skip
PROGRAM = "eec_program_number,name,program_type,region_pac\nP-7,Oak,CENTER,1\nP-8,Elm,NOTHING,1\n"
LOG = "Teacher name,Date of visit,Where,Held,Minutes\nAna Example,2026-10-14,f2f,completed,60\n"
UNKNOWN = "No.,Called,Kind,Area\nP-9,Fir,Day care,1\n"


def peopled(url: str, folder: Path) -> None:
    """Two regions, a pair that goes on, and somebody of each role."""
    two_regions(url, folder)
    importer = Importer(url, folder, files=3)
    importer.take("participants", [PARTICIPANTS[1] | {"participant_id": "M-2"}])
    importer.take("pairs", [NEW_PAIR])
    for email, role, region in (*PEOPLE, EVALUATOR, OFFICER):
        accounts.create_account(importer.database, email, role, role, region, PASSWORD)
    importer.close()


@dataclass(frozen=True)
class Line:
    """What a line is to say: what was done, by whom, about what, and who stands in what was seen."""

    event: str
    who: str
    about: str = ""
    people: tuple[str, ...] = ()


class World:
    """The product with somebody of each role in front of it."""

    def __init__(self, url: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.url, self.folder, self.patch = url, folder, patch
        self.clock = Clock()
        settings = settings_for(
            url, today=TODAY, uploads_folder=folder / "spool", filter_states_a_day=2
        )
        self.settings = settings
        self.server = create_app(settings, now=self.clock)
        self.site = self.server.extensions["pac_site"]
        self.database = Database(url)
        self.upload = ""
        self.codes: tuple[str, ...] | None = None
        people = (STAFF, FACILITATOR, ADMIN, EVALUATOR, OFFICER)
        self.staff, self.own, self.admin, self.evaluator, self.officer = (
            signed_in(self.server, person) for person in people
        )

    def page(self, visitor: Visitor, path: str, search: str = "") -> None:
        assert ask_page(self.server, visitor, path, search).status_code == 200

    def get(self, visitor: Visitor, address: str, status: int = 200) -> None:
        assert visitor.get(address).status_code == status, address

    def post(self, visitor: Visitor, address: str, status: int = 303, **form: str) -> None:
        sent = visitor.post(address, data={"csrf_token": visitor.token} | form)
        assert sent.status_code == status, (address, sent.text)

    def command(self, *arguments: str, typed: str = "") -> None:
        self.patch.setattr(sys, "stdin", io.StringIO(typed))
        assert main([*arguments]) == 0, arguments

    def kept_for_long(self) -> None:
        assert keep.remove(self.database, TODAY.replace(year=TODAY.year + 2), COMMAND)

    def restored(self) -> None:
        copy = str(self.folder / "copy.sqlite3")
        self.command("backup", copy)
        self.command("restore", copy, "--yes")
        assert self.own.get("/").status_code == 302  # all sign-ins have ended

    def sent(self, content: str) -> None:
        self.upload = send(self.own, content, "", name="sent.csv").headers["Location"]

    def file(self, name: str, *rows: dict[str, Any]) -> str:
        return str(write_csv(self.folder / name, rows))

    def settle(self, what: str) -> None:
        """Say of an id that nothing matches that it was checked, or is open again."""
        with self.database.reading(Scope(None, False, A, "admin")) as reader:
            listed = findings(reader, TODAY, ("unmatched_ids",), with_settled=True)
        facts = next(one.facts for one in listed if one.record == "NOBODY")
        form = {"do": what, "kind": "unmatched_ids", "finding": facts, "word": "checked, is so"}
        self.post(self.admin, "/data-quality/settled", **form)

    def second_factor_set(self) -> None:
        """By the code that an app makes of the key."""
        (mine, *_) = (a for a in accounts.list_accounts(self.database) if a.email == STAFF[0])
        key, now = one_time_codes.new_key(), self.clock()
        code = one_time_codes.code_at(key, one_time_codes.step_of(now))
        self.codes = second_factor.enroll(self.database, mine, key, code, now)
        assert self.codes

    def recovery_code_used(self) -> None:
        half = re.search(
            r'name="half" value="([^"]+)"', Visitor(self.server).sign_in(STAFF[0]).text
        )
        assert half and self.codes
        sent = {"half": half[1], "code": self.codes[0]}
        assert Visitor(self.server).post("/sign-in/code", data=sent).status_code == 303

    def many_refusals(self) -> None:
        """More than are listed, and their day is over."""
        for number in range(noticing.MOST_REFUSED + 1):
            self.own.get(f"/nowhere/{number}")
        self.site.noticing.stranger_refused("192.0.2.1", "address", "/", self.clock())
        assert self.site.noticing.flush()

    def many_filters(self) -> None:
        for region in ("1", "2", "3"):
            self.page(self.staff, "/class", f"?region={region}")
        assert self.site.noticing.flush()

    def demonstration(self) -> None:
        """Made of one file, in a database of its own."""
        path = Path(self.file("demo.csv", {"eec_program_number": "P-1", "name": "M",
                                           "program_type": "CENTER", "region_pac": "1"}))  # fmt: skip
        self.patch.setattr(
            demo, "write", lambda folder, today: [DemoFile("programs", path, None, 1)]
        )
        self.patch.setattr(demo, "PARTS", ())
        self.patch.setattr(demo.demonstration, "holds_data", lambda database: False)
        self.command("demo")


def _matched_by_hand(world: World) -> None:
    columns = ("eec_program_number", "name", "program_type", "region_pac")
    given = {f"column-{n}": heading for n, heading in enumerate(columns)}
    answer(world.own, world.upload, "columns", format="programs", **given)
    words = {"value-program_type-0": "CENTER"}
    answer(world.own, world.upload, "map", format="programs", name="Harbor", **words)


def _named_log(world: World) -> None:
    columns = ("mentee_name", "session_date", "venue", "status", "minutes_total")
    given = {f"column-{n}": heading for n, heading in enumerate(columns)}
    answer(world.own, world.upload, "columns", format="sessions", **given)
    answer(world.own, world.upload, "map", format="sessions", name="Log", pattern="%Y-%m-%d",
           **{"unit-minutes_total": "minutes"})  # fmt: skip


S, F, A, E, P = STAFF[0], FACILITATOR[0], ADMIN[0], EVALUATOR[0], OFFICER[0]
SHEET = "/consents/M-1"
REPORT = "?period=sfy2026"
Act = tuple[Callable[[World], object], tuple[Line, ...]]


def one(act: Callable[[World], object], *line: Any) -> Act:
    return act, (Line(*line),)


# In order: some acts go on with what the ones before have left.
ACTS: tuple[Act, ...] = (
    one(lambda w: w.command("edition", "--yes"), "edition_made", COMMAND),
    one(lambda w: w.page(w.own, "/class"), "page", F, "/class"),
    one(lambda w: w.page(w.own, "/imports"), "page", F, "/imports"),
    one(lambda w: w.page(w.own, "/pairs/PAIR-1"), "journey", F, "pair PAIR-1", ("CT-1", "M-1")),
    one(lambda w: w.page(w.own, "/pairs"), "journey", F, "list of pairs", ("CT-1", "M-1", "M-2")),
    one(lambda w: w.page(w.own, SHEET), "consents", F, "consents of M-1", ("M-1",)),
    one(lambda w: w.page(w.own, "/consents"), "consents", F, "list of consents",
        ("CT-1", "M-1", "M-2")),
    one(lambda w: w.command("consent", "list"), "consents", COMMAND, "list of consents"),
    one(lambda w: w.page(w.own, "/work-list"),
        "work_list", F, "work list of region 1", ("CT-1", "M-2")),
    one(lambda w: w.get(w.own, "/work-list.csv"),
        "work_list_csv", F, "work list of region 1", ("CT-1", "M-2")),
    one(lambda w: w.page(w.own, "/search", "?q=m-2"), "search", F, "search", ("CT-1", "M-2")),
    one(lambda w: w.page(w.own, "/data-quality"), "quality_list", F, "data quality",
        ("CT-1",)),
    one(lambda w: w.get(w.own, "/data-quality.csv"), "quality_csv", F, "data quality",
        ("CT-1",)),
    one(lambda w: w.command("ask", "class_mean", "--as", "facilitator:1"),
        "asked", COMMAND, "measure class_mean"),
    one(lambda w: open_state("facilitator", 1, w.settings).ask("class_mean"),
        "asked", "analysis", "measure class_mean"),
    one(lambda w: w.page(w.officer, "/audit", "?record=M-1"), "audit_record", P, "M-1"),
    one(lambda w: w.get(w.officer, "/audit.csv?record=M-1"), "audit_csv", P, "M-1"),
    one(lambda w: w.get(w.own, "/class.csv?region=1"), "page_csv", F, "/class"),
    one(lambda w: w.get(w.own, "/class/change.csv"), "page_csv", F, "/class change"),
    one(lambda w: w.get(w.staff, f"/reports/legislative.csv{REPORT}"),
        "report", S, "report legislative"),
    one(lambda w: w.get(w.evaluator, "/reports/evaluator_deid.zip?period=py2026"),
        "report", E, "report evaluator_deid", ("CT-1", "CT-3", "M-1", "M-2", "M-3")),
    one(lambda w: w.sent(PROGRAM), "upload", F),
    one(lambda w: w.get(w.own, f"{w.upload}.csv"), "refusals_csv", F),
    one(lambda w: answer(w.own, w.upload, "confirm"), "import", F, "import 6"),
    one(lambda w: w.get(w.own, "/imports/6.csv"), "refusals_csv", F, "import 6"),
    one(lambda w: w.post(w.own, "/imports/6/undo"), "undo", F, "import 6"),
    one(lambda w: w.post(w.own, "/imports/6/undo", 409), "refused", F, "/imports/6/undo"),
    one(lambda w: w.sent(UNKNOWN), "upload", F),
    one(_matched_by_hand, "column_map", F, "column map Harbor"),
    one(lambda w: w.get(w.own, "/imports/maps/Harbor.toml"),
        "column_map_file", F, "column map Harbor"),
    one(lambda w: w.command("maps", "Harbor", "--region", "1"),
        "column_map_file", COMMAND, "column map Harbor"),
    one(lambda w: w.post(w.admin, "/imports/maps", do="share", name="Harbor", region="1"),
        "column_map_shared", A, "column map Harbor"),
    one(lambda w: w.post(w.own, "/imports/maps", do="change", name="Harbor", region="1"),
        "column_map_changed", F, "column map Harbor"),
    one(lambda w: w.post(w.own, "/imports/maps", do="offer", name="Harbor", region="1"),
        "column_map_offered", F, "column map Harbor"),
    one(lambda w: w.post(w.own, "/imports/maps", do="unshare", name="Harbor", region="1"),
        "column_map_unshared", F, "column map Harbor"),
    one(lambda w: w.sent(LOG), "upload", F),
    one(_named_log, "column_map", F, "column map Log"),
    one(lambda w: w.page(w.own, w.upload), "names_in_files", F, "upload sent.csv", ("M-1", "M-2")),
    one(lambda w: answer(w.own, w.upload, "people", **{"other-0": "M-2"}),
        "name_said", F, "", ("M-2",)),
    one(lambda w: w.page(w.own, "/imports/maps"), "names_in_files", F, "names in files", ("M-2",)),
    one(lambda w: w.post(w.own, "/imports/maps", do="forget", entry="1"),
        "name_retired", F, "", ("M-2",)),
    one(lambda w: w.command("maps", "Harbor", "--region", "1", "--delete"),
        "column_map_deleted", COMMAND, "column map Harbor"),
    one(lambda w: w.command("import", "programs", w.file("programs.csv", {"eec_program_number": "P-1",
        "name": "Ash", "program_type": "CENTER", "region_pac": "1"})),
        "import", COMMAND, "import 7"),
    one(lambda w: w.post(w.admin, SHEET, do="record", purpose="own_facilitator", form="Folder 7"),
        "consent_recorded", A, "M-1", ("M-1",)),
    one(lambda w: w.post(w.admin, SHEET, do="withdraw", purpose="own_facilitator"),
        "consent_withdrawn", A, "M-1", ("M-1",)),
    one(lambda w: w.command("consent", "record", "M-2", "--purpose", "own_facilitator", "--form", "F"),
        "consent_recorded", COMMAND, "M-2", ("M-2",)),
    one(lambda w: w.command("consent", "withdraw", "M-2"),
        "consent_withdrawn", COMMAND, "M-2", ("M-2",)),
    # A file may do both: a line for what it said of consents, and one for the file.
    (lambda w: w.command("import", "participants", w.file(
        "people.csv", PARTICIPANTS[1] | {"consent": "educator_level"})),
     (Line("consent_recorded", COMMAND, "", ("M-1",)), Line("import", COMMAND, "import 8"))),
    (lambda w: w.command("import", "participants", w.file(
        "people2.csv", PARTICIPANTS[1] | {"consent": "aggregate"})),
     (Line("consent_withdrawn", COMMAND, "", ("M-1",)), Line("import", COMMAND, "import 9"))),
    one(lambda w: w.post(w.own, "/files-due", do="nothing", of="attendance 2026-10"),
        "month_nothing", F, "attendance of 2026-10, region 1"),
    one(lambda w: w.post(w.own, "/files-due", do="closed", of="attendance 2026-10"),
        "month_closed", F, "attendance of 2026-10, region 1"),
    one(lambda w: w.post(w.own, "/files-due", do="reopened", of="attendance 2026-10", reason="Found"),
        "month_reopened", F, "attendance of 2026-10, region 1"),
    one(lambda w: w.command("person", "merge", "M-2", "M-1", "--because", "same registry id"),
        "people_merged", COMMAND, "M-2", ("M-1", "M-2")),
    one(lambda w: w.command("person", "split", "M-2", "--because", "sisters"),
        "people_split", COMMAND, "M-2", ("M-1", "M-2")),
    one(lambda w: w.command("person", "held", "M-2", str(w.folder / "held.xlsx")),
        "person_held", COMMAND, "M-2", ("M-2",)),
    one(lambda w: w.command("person", "forget", "CT-3", "--yes"),
        "person_forgotten", COMMAND, "CT-3", ("CT-3",)),
    one(World.kept_for_long, "removed_in_time", COMMAND),
    one(lambda w: w.command("program", "merge", "P-3", "P-1", "--because", "same town"),
        "programs_merged", COMMAND, "P-3"),
    one(lambda w: w.command("program", "split", "P-3", "--because", "two sites"),
        "programs_split", COMMAND, "P-3"),
    one(lambda w: w.page(w.own, "/accounts"), "refused", F, "/accounts"),
    one(lambda w: w.page(w.own, "/pairs/PAIR-3"), "refused", F, "/pairs/PAIR-3"),
    one(lambda w: w.get(w.own, "/audit.csv", 403), "refused", F, "/audit.csv"),
    one(lambda w: w.post(w.own, SHEET, 403, do="record"), "refused", F, SHEET),
    one(lambda w: signed_in(w.server, STAFF), "sign_in", S),
    one(lambda w: w.post(w.staff, "/account", do="end_others"), "sign_ins_ended", S, S),
    one(lambda w: w.post(w.staff, "/sign-out"), "sign_out", S),
    one(lambda w: w.command("user", "add", ANA, "--name", "Ana", "--role", "eec_staff",
                            typed=f"{PASSWORD}\n"), "account_added", COMMAND, ANA),
    one(lambda w: w.command("user", "password", ANA, "--generate"), "password_set", COMMAND, ANA),
    one(lambda w: w.command("user", "disable", ANA), "account_disabled", COMMAND, ANA),
    one(lambda w: w.command("user", "enable", ANA), "account_enabled", COMMAND, ANA),
    one(lambda w: w.post(w.admin, "/accounts/6", do="confirm"), "account_confirmed", A, ANA),
    one(lambda w: w.post(w.admin, "/accounts/6", 200, do="link"), "password_link", A, ANA),
    one(lambda w: w.post(w.admin, "/accounts/6", do="change", name="Ana", role="evaluator"),
        "account_changed", A, ANA),
    one(lambda w: w.post(w.admin, "/accounts/6", do="close"), "account_disabled", A, ANA),
    one(lambda w: w.post(w.admin, "/accounts/6", do="reopen"), "account_enabled", A, ANA),
    (lambda w: w.post(w.admin, "/accounts", 200, do="invite", email=BEN, name="Ben", role="admin"),
     (Line("account_added", A, BEN), Line("password_link", A, BEN))),
    one(lambda w: w.post(w.admin, "/account", do="password", present=PASSWORD, new=f"{PASSWORD}!",
                         again=f"{PASSWORD}!"), "password_set", A, A),
    one(World.second_factor_set, "factor_set", S, S),
    (World.recovery_code_used, (Line("recovery_code", S, S), Line("sign_in", S))),
    one(lambda w: w.post(w.admin, "/accounts/1", do="remove_factor"), "factor_removed", A, S),
    one(lambda w: w.command("rebuild"), "summaries_rebuilt", COMMAND),
    one(lambda w: w.command("import", "attendance", w.file("unmatched.csv", ATTENDED,
                            ATTENDED | {"participant_id": "NOBODY"})), "import", COMMAND, "import 10"),
    one(lambda w: w.settle("settled"), "finding_settled", A, "NOBODY"),
    one(lambda w: w.settle("reopened"), "finding_reopened", A, "NOBODY"),
    (World.demonstration,
     (Line("import", "demonstration", "import 11"), Line("demonstration_made", COMMAND))),
)  # fmt: skip


@pytest.fixture
def world(copy_of: CopyOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    url = copy_of(peopled)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    work_at_once(monkeypatch)
    return World(url, tmp_path, monkeypatch)


def lines_of(world: World, act: Callable[[World], object]) -> tuple[Line, ...]:
    """What an act has added to the log, each line of the moment by the clock of the product or its own."""
    before, began = audit.latest(world.database, 1)[0].number, datetime.now(UTC)
    act(world)
    added = [e for e in audit.latest(world.database, 500) if e.number > before]
    for line in added:
        assert line.at == world.clock() or began <= line.at <= datetime.now(UTC), line
    return tuple(Line(e.event, e.who, e.record, e.people) for e in reversed(added))


def test_every_kind_of_event_is_one_line_of_who_what_whom_and_when(world: World) -> None:
    told: set[str] = set()
    wrong = []
    for act, expected in ACTS:
        if (lines := lines_of(world, act)) != expected:
            wrong.append((expected, lines))
        told |= {line.event for line in expected}
    assert not wrong
    # What is counted first becomes a line when its day is over.
    refused = lines_of(world, World.many_refusals)
    assert refused[-2:] == (
        Line("strangers", "192.0.2.1", "address"),
        Line("refused_more", F, "address"),
    )
    signed_in(world.server, STAFF)
    world.staff = signed_in(world.server, STAFF)
    noticed = [line for line in lines_of(world, World.many_filters) if line.event != "page"]
    assert noticed == [Line("many_filters", S)]
    if world.database.is_sqlite:  # PostgreSQL is restored by its own programs
        assert lines_of(world, World.restored) == (Line("database_restored", COMMAND),)
    told |= {"strangers", "refused_more", "many_filters", "database_restored"}
    assert told == {code for code, kind in EVENTS.items() if kind.is_written}
    assert not audit.verify(world.database).broken


def test_what_is_not_in_the_list_of_kinds_is_not_written(world: World) -> None:
    for code in ("another", "sign_in_failed"):
        assert code == "another" or code in EVENTS
        with pytest.raises(KeyError):
            audit.record(world.database, "x", code)
