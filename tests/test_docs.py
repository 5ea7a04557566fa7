"""The generated pages of docs/ are what the registries say now, and the map of the rooms is true."""

from __future__ import annotations

import re

import pytest

from config.settings import ROOT, Settings
from dashboard.__main__ import make_parser
from dashboard.commands.docs import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert text == PAGES[name](), "write them anew with: python -m dashboard docs"


def test_every_setting_is_told() -> None:
    text = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        told = str(field.validation_alias or f"PAC_{name.upper()}")
        assert f"`{told}`" in text, told


def test_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"lists the commands \(([^)]*)\)", text)
    commands = re.findall(r"^    (\w+)  ", make_parser().format_help(), re.MULTILINE)
    assert commands and re.findall(r"`(\w+)`", told) == commands


def test_every_decision_is_short() -> None:
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 14, page.name
