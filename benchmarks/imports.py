"""Times imports of session logs against the engine's own loader, and how long readers wait meanwhile."""

from __future__ import annotations

import argparse
import csv
import random
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

from sqlalchemy import func, make_url, select

from benchmarks.filter_change import STATES
from benchmarks.serving import Browser, OpenPage, running, timed
from benchmarks.state import SEED, SESSION_COLUMNS, TODAY, held
from benchmarks.weight import PAGE
from data_access.imports.pipeline import import_file
from data_access.storage.database import Database
from data_access.storage.schema import pairs
from data_access.storage.scope import Scope

STATE = Scope(None, True, "benchmark")


def write_log(database: Database, path: Path, rows: int, mark: str) -> None:
    """Write a session log with this many new rows for existing pairs."""
    with database.reading(STATE) as reader:
        known = reader.rows(pairs)
        statement = select(
            known.c.pair_id, known.c.start_date, func.coalesce(known.c.end_date, TODAY)
        ).order_by(known.c.start_date.desc())
        # The newest pairs first: the log of a month is about those who meet now.
        listed = [tuple(row) for row in reader.execute(statement)][: max(100, rows // 2)]
    chance = random.Random(f"{SEED}{mark}")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(SESSION_COLUMNS.split())
        for n in range(rows):
            pair, start, end = listed[chance.randrange(len(listed))]
            on = start + timedelta(days=chance.randrange((min(end, TODAY) - start).days + 1))
            writer.writerow((f"{mark}{n:08d}", pair, on.isoformat(), *held(chance)))


def loader_seconds(url: str, path: Path) -> float:
    """Seconds the engine's own loader takes for the file, into a table of texts without an index."""
    names = SESSION_COLUMNS.split()
    parsed = make_url(url)
    with tempfile.TemporaryDirectory() as folder:
        columns = ", ".join(f"{name} TEXT" for name in names)
        if parsed.get_backend_name() == "sqlite":
            load = f".mode csv\n.import --skip 1 {path} bare\n"
            command = ["sqlite3", str(Path(folder) / "bare.sqlite3")]
            script = f"CREATE TABLE bare ({columns});\n{load}"
        else:
            plain = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
            command = ["psql", "-q", plain]
            script = f"CREATE TEMP TABLE bare ({columns});\n\\copy bare FROM '{path}' CSV HEADER\n"
        began = time.perf_counter()
        subprocess.run(command, input=script.encode(), check=True, capture_output=True)
        return time.perf_counter() - began


def _import(database: Database, path: Path) -> float:
    began = time.perf_counter()
    outcome = import_file(
        database, STATE, "sessions", path,
        file_name=path.name, imported_by="benchmark", today=TODAY,
    )  # fmt: skip
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"  {outcome.status}: {outcome.rows_new:,} new, {outcome.rows_refused:,} refused; "
        f"at most {peak} MB in this process so far"
    )
    return took


def sizes(url: str, counts: list[int]) -> None:
    """Print the seconds an import of each size takes, and its ratio to the engine's loader."""
    database = Database(url)
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"sessions-{count}.csv"
            write_log(database, path, count, f"N{count}-")
            loader = loader_seconds(url, path)
            took = _import(database, path)
            print(
                f"{count:>9,} rows: {took:6.2f} s with fresh summaries | loader alone "
                f"{loader:5.2f} s, {took / loader:5.1f} × "
                "(targets into L: 10,000 in 2.5 s, 1,000,000 in 35 s and 6 ×)",
                flush=True,
            )
    database.dispose()


def readers(url: str, rows: int) -> None:
    """Print how long a reader waits for a filter change during an import, compared with an idle server."""
    database = Database(url)
    with tempfile.TemporaryDirectory() as folder, running(url) as server:
        path = Path(folder) / "meanwhile.csv"
        write_log(database, path, rows, f"R{rows}-")
        browser = Browser(server.port)
        browser.sign_in()
        page = OpenPage(browser, PAGE).open()
        raw = [page.change(state) for state in STATES]
        ask: Callable[[int, int], bytes] = lambda user, turn: raw[turn % len(raw)]  # noqa: E731
        timed([browser], ask, 3)
        idle = timed([browser], ask, 5)
        importing = Thread(target=_import, args=(database, path))
        importing.start()
        busy = timed([browser], ask, 5)
        importing.join()
    database.dispose()
    print(
        f"readers' p95: idle {idle.p95:.1f} ms, during an import of {rows:,} rows "
        f"{busy.p95:.1f} ms, {busy.p95 / idle.p95:.2f} × (target 1.2 ×)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="a database made by benchmarks.state")
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 200_000])
    parser.add_argument("--meanwhile", type=int, default=20_000)
    options = parser.parse_args()
    parsed = make_url(options.url)
    if parsed.get_backend_name() != "sqlite":  # the imports change it: pass a copy
        sizes(options.url, options.rows)
        readers(options.url, options.meanwhile)
        return
    with tempfile.TemporaryDirectory(prefix="pac-benchmark-") as folder:
        copy = Path(folder) / "copy.sqlite3"
        shutil.copy(str(parsed.database), copy)
        sizes(f"sqlite:///{copy}", options.rows)
        readers(f"sqlite:///{copy}", options.meanwhile)


if __name__ == "__main__":
    main()
