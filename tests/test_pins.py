"""Packages: exact versions with hashes for all that is named, one version for all, no address of an index."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_architecture import FILES, ROOT, imported

HASH = r"    --hash=sha256:[0-9a-f]{64}(?: \\)?\n"
PIN = re.compile(rf"^(?P<pin>[a-z0-9][^\\\n]*?) \\\n(?:{HASH})+", re.M)
# Started or spoken to by name, or read as files.
UNIMPORTED = {"brotli", "gunicorn", "plotly", "psycopg", "tzdata"}
BENEATH = {"mako"}  # comes with alembic, whose templates it fills


def named(path: Path) -> dict[str, str]:
    """Package to its line and why, for each that an .in file names itself."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        if line and not line.startswith(("#", "-")):
            wanted, _, why = line.partition("#")
            found[canonicalize_name(Requirement(wanted).name)] = why.strip()
    return found


def pinned(path: Path) -> dict[str, str]:
    """Package to its exact version, with its marker, of a compiled file."""
    found = {}
    for match in PIN.finditer(path.read_text(encoding="utf-8")):
        wanted = Requirement(match["pin"])
        versions = list(wanted.specifier)
        assert [v.operator for v in versions] == ["=="], match["pin"]
        found[canonicalize_name(wanted.name)] = f"{versions[0].version} {wanted.marker or ''}"
    return found


RUN, TEST = pinned(ROOT / "requirements.txt"), pinned(ROOT / "requirements-dev.txt")


def test_every_line_of_the_pins_is_an_exact_version_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        rest = [line for line in PIN.sub("", text).splitlines() if line.strip()]
        assert all(line.startswith("    #") for line in rest), (name, rest)
        assert "://" not in text and "--index-url" not in text


def test_what_is_named_is_pinned_and_the_checks_run_on_the_products_versions() -> None:
    assert set(named(ROOT / "requirements.in")) <= set(RUN)
    assert set(named(ROOT / "requirements-dev.in")) <= set(TEST)
    assert RUN.items() <= TEST.items(), "run bin/pins"


def test_what_is_named_is_what_is_imported_and_says_what_for() -> None:
    ours = named(ROOT / "requirements.in")
    assert all(ours.values()), [name for name, why in ours.items() if not why]
    packages = packages_distributions()
    modules = {module.split(".")[0] for path in FILES for module, _ in imported(path)}
    used = {
        canonicalize_name(packages[module][0])
        for module in modules - set(sys.stdlib_module_names)
        if module in packages
    }
    assert used - BENEATH <= set(ours), "imported, but not named in requirements.in"
    assert set(ours) - UNIMPORTED <= used, "named in requirements.in, but imported nowhere"


def test_a_commit_is_checked_by_the_linters_of_bin_test() -> None:
    checks = (ROOT / "bin" / "test").read_text(encoding="utf-8")
    linters = set(re.findall(r'^step "[^"]+" "\$python" -m (?!pytest)(.+)$', checks, re.M))
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^ +entry: \.venv/bin/python -m (.+)$", hooks, re.M)
    assert linters == {entry.removesuffix(" --force-exclude") for entry in entries}
    assert hooks.count("language: system") == len(entries) and "repo: local" in hooks
    assert "://" not in hooks
