"""The shape of the house: imports run one way, each room speaks its own language only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("config", "data_access", "layouts", "callbacks", "dashboard")  # left is imported by right
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
ALL_FILES = [
    *FILES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted(ROOT.glob("benchmarks/**/*.py")),
]
# Web and database words, and the rooms that may speak them.
SPOKEN_IN = {
    "sqlalchemy": {"data_access"},
    "alembic": {"data_access"},
    "psycopg": {"data_access"},
    "sqlite3": {"data_access"},
    "pandas": {"data_access"},
    "dash": {"layouts", "callbacks", "dashboard"},
    "dash_bootstrap_components": {"layouts", "callbacks", "dashboard"},
    "flask": {"callbacks", "dashboard"},
    "flask_login": {"callbacks", "dashboard"},
    "gunicorn": {"dashboard"},
}
# The wings of rooms that have some, and which others of the same room each may import.
WINGS: dict[str, dict[str, set[str]]] = {
    "config": {
        "program": set(),
        "texts": {"program"},
    },
    "data_access": {
        "storage": set(),
        "people": {"storage"},
        "summaries": {"storage"},
        "recount": {"storage"},
        "measures": {"storage"},
        "asking": {"storage", "measures"},
        "imports": {"storage", "people", "summaries", "measures", "asking", "upkeep"},
        "lists": {"storage", "measures", "asking", "imports"},
        "reports": {"storage", "measures", "asking", "lists"},
        "upkeep": {"storage", "people", "summaries", "measures"},
    },
    "dashboard": {
        "demonstration": set(),
        "documentation": set(),
        "web": set(),
        "commands": {"demonstration", "documentation", "web"},
    },
}
# Imports inside functions: the file, what is loaded late, and why. All others stand at the head.
LATE = {
    ("data_access/imports/workbooks.py", "openpyxl"): "workbooks are rare, and it is slow to load",
    ("data_access/storage/workbook.py", "openpyxl"): "workbooks are rare, and it is slow to load",
    ("data_access/asking/answers.py", "data_access.asking.answer_frame"): "pandas: not for pages",
    ("dashboard/commands/migrate.py", "data_access.upkeep"): "Alembic's writer is for developers",
    ("dashboard/commands/serve.py", "dashboard.web"): "no other command needs the server",
}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) for every import of a file, also those inside functions."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: write the import out in full"
            yield from ((node.module or "", alias.name) for alias in node.names)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def test_there_is_something_to_look_at() -> None:
    assert {room_of(path) for path in FILES} >= {"config", "data_access", "callbacks", "dashboard"}


def test_imports_run_one_way() -> None:
    for path in FILES:
        reachable = ROOMS[: ROOMS.index(room_of(path)) + 1]
        for module, _ in imported(path):
            top = module.split(".")[0]
            assert top != "tests", f"{name_of(path)} imports {module}"
            if top in ROOMS:
                assert top in reachable, (
                    f"{name_of(path)} imports {module}, which lies further right"
                )


def wing_of(path: Path) -> str | None:
    """The wing of a file; None where it stands in its room's hall, which all wings may enter."""
    room, *rest = path.relative_to(ROOT).parts
    return rest[0] if rest[0] in WINGS.get(room, {}) else None


def test_every_wing_is_declared() -> None:
    for room, wings in WINGS.items():
        folders = {p.parent.name for p in (ROOT / room).glob("*/__init__.py")}
        assert folders == set(wings), room
        for name, may in wings.items():
            assert may <= set(wings) - {name}


def test_wings_import_only_what_they_may() -> None:
    for path in FILES:
        room, wing = room_of(path), wing_of(path)
        if wing is None:
            continue
        for module, name in imported(path):
            top, *inner = module.split(".")
            other = inner[0] if inner else name
            if top != room or other == wing or other not in WINGS[room]:
                continue
            assert other in WINGS[room][wing], f"{name_of(path)} imports {module}.{name}"


# Who may choose between the edition and the data of now; whose consents count is always of now.
CHOOSE = {
    "of_edition": {"data_access/storage/database.py", "data_access/asking/standing.py"},
    "of_now": {
        "data_access/storage/database.py",
        "data_access/asking/standing.py",
        "data_access/reports/extract.py",
    },
}


def test_one_place_chooses_of_which_day_outcomes_are() -> None:
    found: dict[str, set[str]] = {name: set() for name in CHOOSE}
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            name = getattr(node, "attr", None) or getattr(node, "name", None)
            if name in CHOOSE:
                found[name].add(name_of(path))
    assert found == CHOOSE


def test_imports_stand_at_the_head_of_a_file() -> None:
    """An import inside a function can hide an arrow that runs the wrong way."""
    found = set()
    for path in FILES:
        for function in ast.walk(tree_of(path)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        late = getattr(node, "module", None) or node.names[0].name
                        found.add((name_of(path), late))
    assert found == LATE.keys()


def test_each_room_speaks_its_own_language() -> None:
    for path in FILES:
        for module, _ in imported(path):
            rooms = SPOKEN_IN.get(module.split(".")[0])
            assert rooms is None or room_of(path) in rooms, f"{name_of(path)} imports {module}"


def test_no_sql_is_written_as_text() -> None:
    for path in FILES:
        for module, name in imported(path):
            assert not (module.startswith("sqlalchemy") and name in ("text", "literal_column"))
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                assert not (
                    node.func.attr in ("text", "literal_column")
                    and isinstance(owner, ast.Name)
                    and owner.id in ("sa", "sqlalchemy")
                    and "migrations" not in path.parts  # a column's default is a text there
                ), name_of(path)


def test_callbacks_are_registered_through_secured_alone() -> None:
    """`app.callback` in one place; `dash.callback` (which is global to the process) nowhere."""
    for path in FILES:
        for module, name in imported(path):
            assert not (module.startswith("dash") and name in ("callback", "clientside_callback"))
            assert (module, name) != ("dash", "register_page")
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr == "callback":
                assert name_of(path) == "callbacks/secured.py", name_of(path)


def test_routes_are_registered_through_site_route_alone() -> None:
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr in ("route", "add_url_rule", "register_blueprint"):
                    assert name_of(path) == "dashboard/web/guard.py", name_of(path)


def test_every_file_opens_with_what_it_is_for() -> None:
    for path in ALL_FILES:
        text = path.read_text(encoding="utf-8")
        if path.name == "__init__.py" and path.is_relative_to(ROOT / "tests") and not text.strip():
            continue
        words = ast.get_docstring(tree_of(path))
        assert words, f"{name_of(path)} does not say what it is for"
        first = words.splitlines()[0]
        assert first.endswith((".", ":", "?", "!", "``", ",")) or len(words.splitlines()) > 1, first


def test_nothing_has_a_name_that_says_nothing() -> None:
    for path in ALL_FILES:
        parts = {
            part.removesuffix(".py").removeprefix("test_") for part in Path(name_of(path)).parts
        }
        assert not parts & VAGUE
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                assert node.name.lower().strip("_") not in VAGUE, f"{name_of(path)}: {node.name}"


def test_a_class_name_has_one_meaning() -> None:
    """Two records of one name in different files make a reader look twice at each."""
    found: dict[str, list[str]] = {}
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name.strip("_"), []).append(name_of(path))
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_nothing_is_opened_when_a_file_is_imported() -> None:
    """No database, no file, no socket at import: a fork or a test must not inherit one."""
    for path in FILES:
        opening = {
            "create_engine",
            "Database",
            "open",
            "connect",
            "read_text",
            "read_bytes",
            "Settings",
        }
        pending: list[ast.AST] = list(tree_of(path).body)
        while pending:
            node = pending.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(node, ast.If) and "__main__" in ast.dump(node.test):
                continue
            if isinstance(node, ast.Call):
                function = node.func
                called = getattr(function, "id", None) or getattr(function, "attr", None)
                assert called not in opening, (
                    f"{name_of(path)}:{node.lineno} calls {called} at import"
                )
            pending.extend(ast.iter_child_nodes(node))


def test_no_global_is_ever_written() -> None:
    for path in FILES:
        assert not [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.Global)], name_of(path)


def test_the_calendars_alone_know_the_month_a_year_begins_in() -> None:
    """A program year, a fiscal year and a planned end are written out nowhere else."""
    end_of_text = re.compile(r"-?0[6-9](-[0-9]{2})?")
    for path in FILES:
        # The demonstration invents days, and puts some into the first weeks of September.
        if path.name == "calendars.py" or {"versions", "demonstration"} & set(path.parts):
            continue
        for node in ast.walk(tree_of(path)):
            match node:
                case ast.Constant(value=str(value)):
                    wrong = end_of_text.fullmatch(value) is not None
                case ast.Compare(left=ast.Attribute(attr="month"), comparators=[ast.Constant()]):
                    wrong = True
                case ast.Call(
                    func=ast.Name(id="date"), args=[year, ast.Constant(value=6 | 7 | 8 | 9), _]
                ):
                    wrong = not isinstance(year, ast.Constant)
                case _:
                    wrong = False
            assert not wrong, (
                f"{name_of(path)}:{getattr(node, 'lineno', 0)} knows a month of the year"
            )


def test_days_and_months_are_worded_in_one_module() -> None:
    """Whoever writes a month by its name asks `config.date_words`."""
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value != "September" or name_of(path) == "config/date_words.py"
                assert not re.search("%-?[Bb]", node.value), f"{name_of(path)}:{node.lineno}"


def test_the_product_opens_its_database_in_one_place() -> None:
    """There, consents begin and end with their days: who opened it otherwise could be told too much."""
    opened = {
        name_of(path)
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Database"
    }
    # An edition is opened by the database that it lies beside.
    assert opened == {"data_access/imports/opening.py", "data_access/storage/database.py"}
