"""A ZIP that holds one table is that table; any other is told what to do with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from data_access.imports import archives
from data_access.imports.archives import unpack_in_place, unpacked
from data_access.imports.headings import FileRefused
from tests.imports.conftest import Importer, session, write_csv


def packed(folder: Path, **files: str) -> Path:
    path = folder / "sent.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_dot_", "."), content)
    return path


def test_the_one_table_of_a_zip_is_saved(started: Importer) -> None:
    table = write_csv(started.folder / "log.csv", [session(1), session(2)])
    path = packed(started.folder, log_dot_csv=table.read_text(), **{"__MACOSX/._log.csv": "x"})
    before = path.read_bytes()
    outcome = started.take_file("sessions", path)
    assert (outcome.rows_new, outcome.file_name) == (2, "sent.zip")
    assert path.read_bytes() == before  # whoever sent it still has it
    unpack_in_place(path)
    assert path.read_text() == table.read_text()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"a.csv": "x", "b.csv": "y"},
            "It holds 2 files: \u201ca.csv\u201d, \u201cb.csv\u201d. Unpack it",
        ),
        ({"photo.jpg": "x"}, "This is a ZIP that holds \u201cphoto.jpg\u201d. Unpack it"),
        (
            {"Index/Document.iwa": "x", "preview.jpg": "x"},
            "This is a Numbers file. In Numbers choose",
        ),
        ({}, "It holds no file."),
        ({"a.csv": "x" * 2_000}, "has more than 0 MB"),
    ],
)
def test_another_zip_is_told_what_to_do_with_it(
    files: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 1_000)
    path = packed(tmp_path, **files)
    if not files:
        path.write_bytes(archives.ZIP + path.read_bytes())
    with pytest.raises(FileRefused) as refused, unpacked(path):
        pass
    assert said in str(refused.value)
