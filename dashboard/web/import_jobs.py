"""Starts the process that reads or saves an upload, and makes sure that it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from threading import Thread

from config.settings import ROOT
from data_access.imports.reading_process import WAITING_FACTOR, Job, reading_seconds
from data_access.imports.upload_files import Progress

_COMMAND = [sys.executable, "-m", "data_access.imports.reading_process"]
# The environment variables the process needs; the rest, above all the server's keys, is not passed on.
# PG…: a password, a file of passwords, certificates, as PostgreSQL's own programs read them; HOME for
# the files of these that stand there.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "HOME")
_OF_POSTGRESQL = "PG"


def start(job: Job, lock: int) -> None:
    """Start the work of a caller who holds the lock on the upload (`UploadFiles.take`)."""
    try:
        job.files.tell(Progress())
        process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # a restart of the server does not end it
            cwd=ROOT,
            env=_passed_on(os.environ),
            pass_fds=(lock,),
        )
    finally:
        os.close(lock)  # from here on only the process holds it
    patience = reading_seconds(job.files.content.stat().st_size) * WAITING_FACTOR * 2
    Thread(target=_wait_for_end, args=(process, job, patience), daemon=True).start()


def _passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    needed = {
        name: value
        for name, value in environment.items()
        if name in _ENVIRONMENT or name.startswith(_OF_POSTGRESQL)
    }
    return {**needed, "OPENBLAS_NUM_THREADS": "1"}  # each thread would use up some of its memory


def _wait_for_end(process: subprocess.Popen[bytes], job: Job, patience: int) -> None:
    """Send the job to the process, wait for it, and kill a reading that does not end by itself."""
    try:
        process.communicate(job.to_json(), timeout=patience)
    except subprocess.TimeoutExpired:
        # Saving may wait for others and has no time limit; reading has one.
        if job.files.progress().stage == "reading":
            process.kill()
        process.wait()
    except BrokenPipeError:
        process.wait()
