"""Starts the process that reads or saves an upload when its turn has come, and makes sure that it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from threading import Thread

from config.settings import ROOT
from data_access.imports import turns
from data_access.imports.reading_process import WAITING_FACTOR, Job, reading_seconds
from data_access.imports.upload_files import Progress

_COMMAND = [sys.executable, "-m", "data_access.imports.reading_process"]
# The environment variables the process needs; the rest, above all the server's keys, is not passed on.
# PG…: a password, a file of passwords, certificates, as PostgreSQL's own programs read them; HOME for
# the files of these that stand there.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "HOME")
_OF_POSTGRESQL = "PG"
_LOOKS_EVERY = 0.2  # seconds, of an upload that waits for its turn


def start(job: Job, lock: int) -> None:
    """Line up the work of a caller who holds the lock on the upload (`UploadFiles.take`).

    Its process is started when its turn has come: what waits takes no memory of its own.
    """
    try:
        patience = reading_seconds(job.files.content.stat().st_size) * WAITING_FACTOR * 2
        job.files.tell(Progress())
        turns.line_up(job.folder, job.upload_id, job.who)
        Thread(target=_in_turn, args=(job, lock, patience), daemon=True).start()
    except BaseException:
        os.close(lock)
        raise


def _in_turn(job: Job, lock: int, patience: int) -> None:
    try:
        try:
            _wait_for_turn(job)
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
        _wait_for_end(process, job, patience)
    finally:
        turns.leave(job.folder, job.upload_id)


def _wait_for_turn(job: Job) -> None:
    told = 0
    while place := turns.place(job.folder, job.upload_id):
        if place != told:
            job.files.tell(Progress(place=place))
            told = place
        time.sleep(_LOOKS_EVERY)


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
