"""The command line's `ask` prints the same Answer the page draws."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from dashboard.__main__ import main
from tests.measures.loading import Loading, pair, person, programs

ASKED = ["--where", "from=2024-09", "--where", "to=2025-02"]


@pytest.fixture(scope="module")
def asked_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two pairs in Region 1 and one in Region 2; the command only reads, so all tests share it."""
    folder = tmp_path_factory.mktemp("asked")
    url = f"sqlite:///{folder}/pac.sqlite3"
    with Loading(url, folder, date(2025, 3, 20)) as state:
        state.load("programs", programs(1, 2))
        people = [("M-1", 1), ("M-2", 1), ("M-3", 2)]
        state.load("participants", [person(k, region=r) for k, r in people])
        state.load("participants", [person(f"C{k}", "CT", r) for k, r in people])
        state.load("pairs", [pair(f"P-{k}", k, f"C{k}", "2024-09-10") for k, _ in people])
        state.load(
            "sessions",
            [
                {
                    "session_id": f"S-{k}-{m}",
                    "pair_id": f"P-{k}",
                    "session_date": f"2024-{m}-07",
                    "minutes_total": 60,
                    "venue": "f2f",
                    "status": "completed",
                }
                for k, months in (("M-1", (10, 11)), ("M-2", (10,)), ("M-3", (10, 11, 12)))
                for m in months
            ],
        )
        state.logs_go_on("2025-03-04", 1, 2)
    return url


@pytest.fixture
def ask(
    asked_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs `ask` against these pairs; gives code, output, errors."""
    monkeypatch.setenv("DATABASE_URL", asked_url)
    monkeypatch.setenv("PAC_TODAY", "2025-03-20")
    monkeypatch.setenv("PAC_MINIMUM_PEOPLE", "1")  # the pairs are three

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["ask", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_table_for_eec_staff(ask: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = ask("contact_months", "--by", "region", *ASKED)
    assert (code, err) == (0, "")
    lines = {line.split("  ")[0]: line for line in out.splitlines()}
    assert "6 of 18" in lines["State"] and "33%" in lines["State"]
    assert "3 of 12" in lines["Region 1"]
    assert "3 of 6" in lines["Region 2"]


def test_a_facilitator_gets_the_own_region_alone(
    ask: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, err = ask(
        "contact_months", "--by", "region", "--as", "facilitator:2", "--where", "region=1", *ASKED
    )
    assert code == 0
    assert "shows less to you" in err
    assert "Region 1 " not in out and "3 of 12" not in out and "3 of 6" in out


def test_csv_and_json_hold_the_same_cells(ask: Callable[..., tuple[int, str, str]]) -> None:
    _, text, _ = ask("contact_months", "--by", "region", "--format", "csv", *ASKED)
    _, document, _ = ask("contact_months", "--by", "region", "--format", "json", *ASKED)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    cells = json.loads(document)["cells"]
    assert [r["region"] for r in rows] == [c["where"]["region"] for c in cells]
    assert [r["value"] for r in rows] == [
        "" if c["value"] is None else f"{c['value']:.4f}" for c in cells
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("no_such_measure",),
        ("contact_months", "--by", "shoe_size"),
        ("contact_months", "--where", "region"),
        ("contact_months", "--as", "king"),
        ("contact_months", "--as", "facilitator"),
        ("contact_months", "--as", "facilitator:two"),
    ],
)
def test_what_cannot_be_read_is_said(
    ask: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...]
) -> None:
    code, out, err = ask(*arguments)
    assert (code, out) == (2, "")
    assert err.strip().endswith(".") and "Traceback" not in err
