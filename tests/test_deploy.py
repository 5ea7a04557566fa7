"""The files of deploy/ fit the program: settings there are, limits it has, and the way it is started."""

from __future__ import annotations

import re

import pytest

from config.settings import ROOT, Settings
from dashboard.__main__ import COMMANDS, make_parser
from dashboard.web.serve import ADDRESS

DEPLOY = ROOT / "deploy"
FILES = sorted(path.name for path in DEPLOY.iterdir())


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_setting_that_is_named_is_one(name: str) -> None:
    known = {f"PAC_{field.upper()}" for field in Settings.model_fields}
    assert set(re.findall(r"\bPAC_[A-Z_]+", text_of(name))) <= known


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_told_in_the_guide(name: str) -> None:
    assert f"deploy/{name}" in (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


def test_services_start_commands_there_are() -> None:
    assert COMMANDS
    for name, sent in (
        ("pac-dashboard.service", ["serve"]),
        ("pac-backup.service", ["backup", "x"]),
    ):
        assert f"-m dashboard {sent[0]}" in text_of(name)
        make_parser().parse_args(sent)


@pytest.mark.parametrize(("name", "limit"), [("nginx.conf", r"(\d+)m;"), ("Caddyfile", r"(\d+)MB")])
def test_proxies_ask_the_right_address_and_let_files_through(name: str, limit: str) -> None:
    text, standing = text_of(name), Settings.model_fields
    found = re.search(limit, text)
    assert found is not None and int(found[1]) > standing["upload_megabytes"].default
    assert f"{ADDRESS}:{standing['port'].default}" in text
    assert "X-Forwarded-For" in text and "PAC_PROXIES=1" in text
