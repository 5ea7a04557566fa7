"""Takes the files people import: to a private spool, through the pipeline, on to the ledger."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from callbacks.imports_page import BY_MAP, PROBLEMS, imports_scope
from callbacks.secured import current_viewer
from callbacks.site import Site
from config.maps import shipped
from config.roles import ROLES
from config.settings import ROOT
from dashboard.guard import site_route
from data_access.imports.formats import FORMATS
from data_access.imports.pipeline import import_file

SPOOL = ROOT / "var" / "uploads"
_LONGEST_NAME = 160


@contextmanager
def spooled(sent: IO[bytes], folder: Path) -> Iterator[Path]:
    """The sent bytes in a file only this program reads, under a name of our own; deleted after."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / secrets.token_hex(16)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            shutil.copyfileobj(sent, file)
        yield path
    finally:
        path.unlink(missing_ok=True)


def plain_name(text: str | None) -> str:
    """The file's own name, for the ledger: without folders, without control characters."""
    last = (text or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-_LONGEST_NAME:]


def _problem(code: str) -> Response:
    """Back to the form, which says what was wrong."""
    if code not in PROBLEMS:
        raise KeyError(code)
    return redirect(f"/imports?problem={code}", 303)


def register(server: Flask, site: Site) -> None:
    """Add the address the import form sends its file to."""
    importers = frozenset(r.key for r in ROLES.values() if r.imports)

    @site_route(server, "/imports", roles=importers, methods=("POST",))
    def take_import() -> Response:
        """Import one file; show what became of it, or say what is wrong with what was sent."""
        viewer = current_viewer()
        scope = imports_scope(viewer)
        sent = request.files.get("file")
        form, _, column_map = request.form.get("format", "").partition(BY_MAP)
        name = plain_name(sent.filename if sent else None)
        if scope.is_empty:
            return _problem("no_region")
        if sent is None or not name:
            return _problem("no_file")
        if form not in FORMATS or (column_map and column_map not in shipped()):
            return _problem("no_format")
        with spooled(sent.stream, SPOOL) as path:
            if path.stat().st_size == 0:
                return _problem("empty")
            outcome = import_file(
                site.database,
                scope,
                form,
                path,
                file_name=name,
                imported_by=viewer.account.email,
                today=site.today(),
                column_map=column_map or None,
            )
        return redirect(f"/imports/{outcome.import_id}", 303)
