"""The tests' own Chromium: found or explained, watched for problems, and kept off outside networks."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.machines import chromium
from tests.machines.page_problems import PageProblems

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


def test_a_program_that_is_no_browser_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    impostor = tmp_path / "chromium"
    impostor.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    impostor.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(impostor))
    with pytest.raises(chromium.ChromiumMissing, match="no browser starts from there"):
        chromium.find()


def test_a_machine_without_chromium_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "UNPACKED", tmp_path)
    with pytest.raises(chromium.ChromiumMissing, match="install the package chromium"):
        chromium.find()


def test_a_quiet_page_has_no_problems(page: "Page", page_problems: PageProblems) -> None:
    page.set_content("<h1>Peer assistance and coaching</h1>")
    assert page.get_by_role("heading").inner_text() == "Peer assistance and coaching"
    page_problems.check()


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('no data')", "console error: no data"),
        ("setTimeout(() => { throw new Error('broken') }, 0)", "uncaught error: .*broken"),
        (
            "fetch('http://statistics.invalid/count').catch(() => {})",
            "request to another machine: http://statistics.invalid/count",
        ),
    ],
)
def test_what_a_page_complains_of_fails_its_test(
    page: "Page", page_problems: PageProblems, script: str, complaint: str
) -> None:
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(200)
    with pytest.raises(AssertionError, match=complaint):
        page_problems.check()
    page_problems.expect(complaint)
    page_problems.expect("ERR_NAME_NOT_RESOLVED")
    page_problems.check()


def test_two_people_do_not_share_cookies(
    new_context: "Callable[..., BrowserContext]",
) -> None:
    first, second = new_context(), new_context()
    first.add_cookies([{"name": "who", "value": "first", "url": "http://127.0.0.1/"}])
    assert len(first.cookies()) == 1
    assert second.cookies() == []
