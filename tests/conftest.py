"""What every test may ask for: databases on both engines, a browser, the real public data.

A test never depends on the settings of the shell it is started from, nor on the outside network.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

from callbacks import secured
from data_access.upkeep.upgrade import upgrade
from tests.machines.chromium import ARGUMENTS, ChromiumMissing
from tests.machines.chromium import find as find_chromium
from tests.machines.network import only_this_machine
from tests.machines.page_problems import PageProblems
from tests.machines.postgres import PostgresMissing, PostgresServer, running_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[1]
FAILURES = ROOT / "var" / "test-failures"

# Playwright has been seen to hang for good, in a place where an exception does not get it out. The
# "thread" method ends the whole process; with pytest-xdist only that worker, which is replaced.
BROWSER_SECONDS = 600

# Milliseconds to wait for what a page will show: a busy machine is no failure.
PATIENCE = 60_000

# A test that looks at a whole state, tries a change in a copy of the tree, or asks for a longer limit
# than this one (in seconds) is "long": `bin/test quick` goes without it.
WHOLE_STATES = {"demo_path", "twin_path", "tree"}
SHORT = 120

# A busy machine is no failure of the property under test.
hypothesis_settings.register_profile("pac", deadline=None, print_blob=True)
hypothesis_settings.load_profile("pac")

CALL_FAILED = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="run every case of tests that otherwise take a sample of theirs (an hour or so)",
    )


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether every case is asked for, and not the sample that fits into each run."""
    return bool(pytestconfig.getoption("--thorough"))


def pytest_configure() -> None:
    for name in list(os.environ):
        if name in {"DATABASE_URL", "PORT"} or name.startswith("PAC_"):
            if name != "PAC_SHARED_DATA":
                del os.environ[name]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The markers follow from the fixtures, so that no test can forget its own."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        own_limit = item.get_closest_marker("timeout")
        if fixtures & WHOLE_STATES or (own_limit and own_limit.args[0] > SHORT):
            item.add_marker(pytest.mark.long)
        if "chromium_path" in fixtures:
            item.add_marker(pytest.mark.browser)
            if own_limit is None:
                item.add_marker(pytest.mark.timeout(BROWSER_SECONDS, method="thread"))
        if "postgres_server" in fixtures:
            item.add_marker(pytest.mark.postgres)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A page that complains fails its test as an assertion would."""
    __tracebackhide__ = True
    item.stash[CALL_FAILED] = True
    yield
    problems = getattr(item, "funcargs", {}).get("page_problems")
    if isinstance(problems, PageProblems):
        problems.check()
    item.stash[CALL_FAILED] = False


def missing(what: str) -> NoReturn:
    """Where a machine lacks something: the checks of a release may not pass by skipping."""
    message = f"there is no {what} on this machine; bin/test says how to get one"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(autouse=True)
def no_application_outlives_its_test() -> Iterator[None]:
    """What a process remembers of its one application would keep those of a thousand tests."""
    yield
    secured.is_known.cache_clear()
    secured._are_known.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def no_outside_network() -> Iterator[None]:
    with only_this_machine():
        yield


class _OfAllEngines(LRUCache[Any, Any]):
    """Compiled statements by the name of the dialect instead of the one engine it belongs to."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), value)


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> None:
    """A test opens a database of its own, and an import runs five hundred statements: what the
    engine of one test has compiled serves those of all others. It stays so to the end of the process,
    when applications still write what waits."""
    compiled = _OfAllEngines(4_000)
    shared = property(lambda engine: compiled, lambda engine, its_own: None)
    Engine._compiled_cache = shared  # type: ignore[assignment]


# --- Databases -------------------------------------------------------------------------------


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path}/pac.sqlite3"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL server for the whole run (one per worker where pytest-xdist shares it out)."""
    try:
        with running_server() as server:
            yield server
    except PostgresMissing:
        missing("PostgreSQL")


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """An empty PostgreSQL database, dropped after the test."""
    with postgres_server.fresh_database() as url:
        yield url


ON_EACH_ENGINE = pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)


@ON_EACH_ENGINE
def new_database_url(request: pytest.FixtureRequest) -> str:
    """A database without a table; the test runs once on each engine."""
    names = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}
    return str(request.getfixturevalue(names[request.param]))


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row of a file: made once, to be copied."""
    path = tmp_path_factory.mktemp("tables") / "pac.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def ready_sqlite_url(sqlite_tables: Path, sqlite_url: str, tmp_path: Path) -> str:
    shutil.copy(sqlite_tables, tmp_path / "pac.sqlite3")
    return sqlite_url


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: PostgresServer) -> str:
    """The name of a PostgreSQL database like `sqlite_tables`."""
    postgres_server.create_database("pac_tables")
    upgrade(postgres_server.url("pac_tables"))
    return "pac_tables"


@pytest.fixture
def ready_postgres_url(postgres_server: PostgresServer, postgres_tables: str) -> Iterator[str]:
    with postgres_server.fresh_database(postgres_tables) as url:
        yield url


@ON_EACH_ENGINE
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with every table and no row of a file; the test runs once on each engine."""
    names = {"sqlite": "ready_sqlite_url", "postgresql": "ready_postgres_url"}
    return str(request.getfixturevalue(names[request.param]))


Maker = Callable[[str, Path], None]
CopyOf = Callable[[Maker], str]


@ON_EACH_ENGINE
def copy_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> Iterator[CopyOf]:
    """`copy_of(make)`: a database of one's own that begins as `make(url, folder)` leaves one.

    `make` fills a database that has every table, closes it, and is run once for all tests that begin
    with it: what would be imported anew by each of them is copied. The test runs once on each engine.
    """
    known: dict[str, dict[str, Any]] = request.getfixturevalue("finished_databases")
    finished = known.setdefault(request.param, {})

    def name_of(make: Maker) -> str:
        return f"{make.__module__}.{make.__qualname__}"

    if request.param == "sqlite":
        tables: Path = request.getfixturevalue("sqlite_tables")

        def copied(make: Maker) -> str:
            if name_of(make) not in finished:
                path = tmp_path_factory.mktemp("finished") / "pac.sqlite3"
                shutil.copy(tables, path)
                make(f"sqlite:///{path}", path.parent)
                assert [p.name for p in path.parent.glob("pac.*")] == [path.name], "still open"
                finished[name_of(make)] = path
            shutil.copy(finished[name_of(make)], tmp_path / "pac.sqlite3")
            return f"sqlite:///{tmp_path}/pac.sqlite3"

        yield copied
        return

    server: PostgresServer = request.getfixturevalue("postgres_server")
    with ExitStack() as databases:

        def cloned(make: Maker) -> str:
            if name_of(make) not in finished:
                template = f"pac_finished_{len(finished)}"
                server.create_database(template, request.getfixturevalue("postgres_tables"))
                make(server.url(template), tmp_path_factory.mktemp("finished"))
                finished[name_of(make)] = template
            return databases.enter_context(server.fresh_database(finished[name_of(make)]))

        yield cloned


@pytest.fixture(scope="session")
def finished_databases() -> dict[str, dict[str, Any]]:
    """By engine and maker, the databases that `copy_of` has made so far."""
    return {}


# --- The browser -----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    try:
        return find_chromium()
    except ChromiumMissing:
        missing("Chromium")


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One Chromium for the whole run; take `page` or `new_context` to get pages that are watched."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page_problems() -> PageProblems:
    """What the pages of this test complained of; `expect(pattern)` for what it causes on purpose."""
    return PageProblems()


@pytest.fixture
def new_context(
    browser: Browser, page_problems: PageProblems, request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser window of its own cookies, for tests with several people or sizes."""
    opened: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        defaults: dict[str, Any] = {
            "viewport": {"width": 1280, "height": 900},
            "locale": "en-US",
            "timezone_id": "America/New_York",
            "reduced_motion": "reduce",
        }
        context = browser.new_context(**(defaults | options))
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        page_problems.watch(context)
        opened.append(context)
        return context

    yield new
    if request.node.stash.get(CALL_FAILED, False):
        _keep_pictures(request.node.nodeid, opened)
    for context in opened:
        context.close()


@pytest.fixture
def browser_context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(browser_context: BrowserContext) -> Page:
    """An empty page. The test fails if it logs an error, throws one or asks another machine."""
    return browser_context.new_page()


def _keep_pictures(test: str, contexts: list[BrowserContext]) -> None:
    """What the pages of a failed test looked like, for whoever reads the failure."""
    from playwright.sync_api import Error

    FAILURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^A-Za-z0-9]+", "-", test).strip("-")[-120:]
    for number, page in enumerate((p for context in contexts for p in context.pages), start=1):
        try:
            page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True, timeout=5_000)
        except Error:
            continue


# --- Data ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real public data beside the checkout (or PAC_SHARED_DATA); not in every place."""
    folder = Path(os.environ.get("PAC_SHARED_DATA") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip("real public data are not on this machine")
    return folder
