"""`docs`: writes the generated pages of docs/ from the registries they describe."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from config.settings import ROOT, Settings
from dashboard.documentation import (
    coverage,
    error_docs,
    model_docs,
    report_docs,
)
from data_access.asking import dictionary
from data_access.imports import documentation
from layouts.pages import accessibility

PAGES = {
    "measures.md": dictionary.measures_page,
    "schema.md": dictionary.schema_page,
    "imports.md": documentation.guide,
    "accessibility.md": accessibility.document,
    "model.md": model_docs.model_page,
    "questions.md": model_docs.questions_page,
    "reports.md": report_docs.reports_page,
    "errors.md": error_docs.errors_page,
    "statistics.md": coverage.page,
}


def add(commands: Any) -> None:
    """The `docs` command."""
    parser = commands.add_parser(
        "docs",
        help="write the generated pages of docs/",
        description="Writes docs/" + ", docs/".join(PAGES) + " from the registries.",
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "docs")
    parser.add_argument(
        "--simulate",
        action="store_true",
        help="first count anew how often intervals hold the true figure (statistics.md)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Write the pages; returns 0."""
    if options.simulate:
        coverage.simulate()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (options.folder / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")
    return 0
