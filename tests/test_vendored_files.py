"""The third-party browser files: the versions they claim, and nothing that reaches outside."""

import re
from pathlib import Path

import brotli
import plotly
import pytest

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "assets" / "vendor"
CHARTS = ASSETS / "plotly-cartesian.min.js"


def plotly_js_version(bundle: Path) -> str:
    found = re.search(r"plotly\.js .*?v(\d+\.\d+\.\d+)", bundle.read_text(encoding="utf-8")[:300])
    assert found, f"{bundle.name} does not say its version"
    return found[1]


def test_the_small_chart_bundle_is_of_the_version_inside_plotly() -> None:
    inside = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    assert plotly_js_version(CHARTS) == plotly_js_version(inside)


def test_the_compressed_chart_bundle_is_the_same_file() -> None:
    compressed = CHARTS.with_name(CHARTS.name + ".br").read_bytes()
    assert brotli.decompress(compressed) == CHARTS.read_bytes()


def test_the_style_sheet_loads_nothing_else() -> None:
    text = (ASSETS / "bootstrap.min.css").read_text(encoding="utf-8")
    assert "sourceMappingURL" not in text
    assert re.findall(r"@import|url\((?![\"']?data:)", text) == []


@pytest.mark.parametrize("folder", [ASSETS, ROOT / "tests" / "vendor"], ids=["assets", "tests"])
def test_every_file_is_named_with_its_licence(folder: Path) -> None:
    licences = (folder / "LICENSES.md").read_text(encoding="utf-8")
    files = {each.name.removesuffix(".br") for each in folder.iterdir()} - {"LICENSES.md"}
    assert files
    assert [name for name in files if f"| {name} " not in licences] == []
