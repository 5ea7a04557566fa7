"""Has Alembic write the next migration: what the schema has and the migrations do not make yet."""

from __future__ import annotations

import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import Script
from sqlalchemy import make_url

from data_access.upkeep import upgrade


def write(message: str) -> Path | None:
    """Write the next migration and return where it lies; None where there is nothing to change.

    Alembic compares the schema with a SQLite database, made for this, that has been through all
    migrations. It takes a renamed column for one dropped and one added: read what it wrote.
    """
    with tempfile.TemporaryDirectory(prefix="pac-migration-") as folder:
        url = make_url(f"sqlite:///{Path(folder) / 'scratch.sqlite3'}")
        engine = upgrade.plain_engine(url, writing=True)
        try:
            with engine.begin() as connection:
                # Not by `upgrade.upgrade`, which writes by the schema as it is to be.
                command.upgrade(upgrade.alembic_config(connection), "head")
                script = command.revision(
                    _with_ruff(upgrade.alembic_config(connection)),
                    message,
                    autogenerate=True,
                    rev_id=upgrade.number_after_head(),
                )
        finally:
            engine.dispose()
    return Path(script.path) if isinstance(script, Script) else None


def _with_ruff(config: Config) -> Config:
    """Migrations are laid out as the rest of the code is; ruff is there where one develops."""
    section = "post_write_hooks"
    config.set_section_option(section, "hooks", "fix, format")
    for name, options in (("fix", "check --quiet --fix"), ("format", "format --quiet")):
        config.set_section_option(section, f"{name}.type", "module")
        config.set_section_option(section, f"{name}.module", "ruff")
        config.set_section_option(section, f"{name}.options", f"{options} REVISION_SCRIPT_FILENAME")
    return config
