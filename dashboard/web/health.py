"""Says whether this copy is alive (/healthz) and whether it can do its work (/readyz)."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock

from flask import Flask, Response, jsonify

from callbacks.site import Site
from config.settings import MASSACHUSETTS
from dashboard.web.guard import ANYBODY, site_route
from data_access.storage.database import DatabaseUnavailable
from data_access.upkeep.readiness import standing_of

# Whoever asks more often gets the last answer, so that strangers cannot keep the database busy.
KEPT_SECONDS = 2.0
# A file is kept while it is read and while it is saved, and SQLite writes a row twice.
FILES_THAT_MUST_FIT = 4


@dataclass(frozen=True)
class Readiness:
    """One look: each part by its name, with "ok" or what is wrong, in words that tell no address."""

    database: str
    schema: str
    disk: str
    newest_import: datetime | None  # UTC

    @property
    def is_ready(self) -> bool:
        return {self.database, self.schema, self.disk} == {"ok"}


def look(site: Site) -> Readiness:
    """Ask the database and the disk now."""
    disk = _disk(site)
    try:
        standing = standing_of(site.database)
    except DatabaseUnavailable as error:
        return Readiness(str(error), "not known", disk, None)
    return Readiness("ok", standing.wrong or "ok", disk, standing.newest_import)


def _disk(site: Site) -> str:
    needed = FILES_THAT_MUST_FIT * site.settings.upload_megabytes * 1024 * 1024
    for folder in _written_folders(site):
        if not os.access(folder, os.W_OK):
            return "A folder that is written to cannot be written."
        if shutil.disk_usage(folder).free < needed:
            return f"Less than {needed // 1024**2} MB are free."
    return "ok"


def _written_folders(site: Site) -> list[Path]:
    folders = [site.settings.uploads_folder]
    if site.database.is_sqlite and site.database.url.database:
        folders.append(Path(site.database.url.database).parent)
    return [_standing(folder.absolute()) for folder in folders]


def _standing(folder: Path) -> Path:
    """The folder, or the one it will be made in when it is first needed."""
    return next(path for path in (folder, *folder.parents) if path.exists())


@dataclass
class _Kept:
    """The last look, made anew by one request at a time; the others get the one before."""

    make: Callable[[], Readiness]
    clock: Callable[[], float] = time.monotonic
    _lock: Lock = field(default_factory=Lock)
    _last: tuple[float, Readiness] | None = None

    def get(self) -> Readiness | None:
        """The newest look; None where none was ever made and another request is making the first."""
        last = self._last
        if last is not None and self.clock() - last[0] < KEPT_SECONDS:
            return last[1]
        if not self._lock.acquire(blocking=False):
            return last[1] if last else None
        try:
            made = self.make()
            self._last = (self.clock(), made)
            return made
        finally:
            self._lock.release()


def register(server: Flask, site: Site) -> None:
    """Add both addresses; they are open to everybody and tell nothing about anybody."""
    kept = _Kept(lambda: look(site))

    @site_route(server, "/healthz", roles=ANYBODY)
    def health() -> Response:
        return Response("ok", mimetype="text/plain")

    @site_route(server, "/readyz", roles=ANYBODY)
    def ready() -> Response:
        found = kept.get()
        if found is None:
            response = jsonify(ready=False, why="Another request is looking for the first time.")
            response.status_code = 503
        else:
            response = jsonify(
                ready=found.is_ready,
                database=found.database,
                schema=found.schema,
                disk=found.disk,
                newest_import=_day(found.newest_import),
            )
            response.status_code = 200 if found.is_ready else 503
        response.cache_control.no_store = True
        return response


def _day(moment: datetime | None) -> str | None:
    """The day in Massachusetts: to the minute it would tell strangers when somebody was at work."""
    return None if moment is None else moment.astimezone(MASSACHUSETTS).date().isoformat()
