"""A copy of the repository in which a test makes the change of docs/adding.md that a stranger would make.

The change is made in files, as it would be by hand; the tests that it concerns run in a process of
their own on the copy. So the pages of docs/ that teach a change are held to what it really takes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.machines.demonstration import STATES

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "data_access", "layouts", "callbacks", "dashboard", "assets", "tests", "docs")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "pictures", "*.pyc")
SECONDS = 900


@dataclass
class CopiedTree:
    """One copy, and which of its files were written by hand."""

    root: Path
    touched: set[str] = field(default_factory=set)

    @staticmethod
    def at(folder: Path) -> CopiedTree:
        """Copy the rooms, without pictures and caches, into a new folder."""
        for room in ROOMS:
            shutil.copytree(ROOT / room, folder / room, ignore=LEFT_OUT)
        for name in ("pyproject.toml", "requirements.txt", "README.md", "CHANGELOG.md"):
            shutil.copy(ROOT / name, folder / name)
        # Demonstration states lie there under a hash of the code that makes them: a change that is
        # not a part of it finds the state of the repository, any other makes its own, once.
        STATES.mkdir(parents=True, exist_ok=True)
        (folder / "var").mkdir()
        (folder / "var" / "test-states").symlink_to(STATES)
        return CopiedTree(folder)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a whole file, new or not."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.touched.add(name)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands in a file exactly once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{name}: {text.count(old)} times {old!r}"
        self.write(name, text.replace(old, new))

    def generate(self) -> None:
        """Write the generated pages of docs/ anew; they are not counted as touched."""
        self.command("docs")

    def command(self, *arguments: str) -> None:
        """Run a command of the product; the files it writes are not counted as touched."""
        done = self._run("-m", "dashboard", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def test(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pytest on the copy with these arguments; the caller looks at the result."""
        return self._run("-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)

    def passes(self, *arguments: str) -> None:
        """Run tests that have to pass."""
        done = self.test(*arguments)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]

    def fails(self, *arguments: str, saying: str) -> None:
        """Run tests of which one has to fail, and its words have to name what was forgotten."""
        done = self.test(*arguments)
        assert done.returncode == 1, done.stdout[-4000:] + done.stderr[-2000:]
        assert saying in done.stdout, done.stdout[-4000:]

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
