"""Drafts a migration from the difference between the schema and what the migrations make so far.

    python -m data_access.upkeep.migrations.draft "Add the level of a rating"   # the next one
    python -m data_access.upkeep.migrations.draft --first                      # 0001 anew, before a release

A draft is read before it is kept: Alembic sees a renamed column as one dropped and one added.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import api
from alembic.operations.ops import CreateTableOp
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from mako.template import Template  # type: ignore[import-untyped]
from sqlalchemy import create_engine

from data_access.storage.schema import metadata
from data_access.upkeep import upgrade

VERSIONS = upgrade.MIGRATIONS / "versions"
FIRST = "0001"


def _difference(url: str, in_batches: bool) -> str:
    """Alembic's operations, as code, that turn the database at `url` into the schema.

    SQLite changes a table by making it anew, which Alembic calls a batch.
    """
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"target_metadata": metadata},
        )
        steps = api.produce_migrations(context, metadata)
        assert steps.upgrade_ops is not None  # noqa: S101 - said for the type checker
        for step in steps.upgrade_ops.ops:
            if isinstance(step, CreateTableOp):
                step.info.clear()  # the scope rules read it from the schema, not from here
        code = api.render_python_code(steps.upgrade_ops, render_as_batch=in_batches)
    engine.dispose()
    lines = [line for line in code.splitlines() if not line.lstrip().startswith("# ###")]
    return "\n".join(lines).strip()


def draft(message: str, first: bool = False) -> Path:
    """Write the next migration (or the first one anew) and return where it lies."""
    directory = ScriptDirectory(str(upgrade.MIGRATIONS))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'draft.sqlite3'}"
        if first:
            revision, before = FIRST, None
        else:
            upgrade.upgrade(url)
            before = directory.get_current_head()
            revision = f"{int(before or 0) + 1:04d}"
        steps = _difference(url, in_batches=not first)
    slug = "_".join("".join(c if c.isalnum() else " " for c in message.casefold()).split())
    path = VERSIONS / f"{revision}_{slug}.py"
    template = Template(filename=str(upgrade.MIGRATIONS / "script.py.mako"))  # noqa: S702
    path.write_text(
        template.render(
            message=message, up_revision=revision, down_revision=before, upgrades=steps
        ),
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-m", "ruff", "check", "-q", "--fix", path], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", path], check=True)
    return path


if __name__ == "__main__":
    words = " ".join(sys.argv[1:])
    if not words:
        sys.exit(__doc__)
    if words == "--first":
        print(draft("Tables as first released.", first=True))
    else:
        print(draft(words))
