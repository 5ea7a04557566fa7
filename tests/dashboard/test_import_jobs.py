"""Twenty files that are sent at once take no more processes, and so no more memory, than the bound says."""

from __future__ import annotations

import os
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.web import import_jobs
from data_access.imports import turns
from data_access.imports.reading_process import Job
from data_access.imports.upload_files import UploadFiles


def test_twenty_files_at_once_hold_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, running, most, done = threading.Lock(), [0], [0], list[str]()

    class Process:
        def __init__(self, command: Any, pass_fds: tuple[int, ...], **more: Any) -> None:
            self.held = os.dup(pass_fds[0])
            with guard:
                running[0] += 1
                most[0] = max(most[0], running[0])

        def communicate(self, job: bytes, timeout: float) -> None:
            time.sleep(0.01)
            with guard:
                running[0] -= 1
                done.append(Job.from_json(job).who)
            os.close(self.held)

    monkeypatch.setattr(import_jobs.subprocess, "Popen", Process)
    monkeypatch.setattr(import_jobs, "_LOOKS_EVERY", 0.01)
    for n in range(20):
        files = UploadFiles(tmp_path, f"{n:032x}")
        files.content.write_text("x")
        lock = files.take()
        assert lock is not None
        who = "last@example.org" if n == 19 else "many@example.org"
        job = Job(files.upload_id, tmp_path, "", date(2026, 11, 21), (1,), True, who, "facilitator")
        import_jobs.start(job, lock)
    until = time.monotonic() + 120
    while len(done) < 20 and time.monotonic() < until:
        time.sleep(0.02)
    assert len(done) == 20 and most[0] <= turns.AT_ONCE
    # Whoever sent one file did not wait for all of the other's.
    assert done.index("last@example.org") < 19
