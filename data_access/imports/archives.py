"""Takes the one table out of a ZIP, as form services and mail programs send it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data_access.imports.columns import shown
from data_access.imports.headings import FileRefused

ZIP = b"PK\x03\x04"
MOST_BYTES = 50 * 1024 * 1024
_CHUNK = 1 << 20
_TABLES = (".csv", ".tsv", ".txt", ".xlsx")
# What an operating system puts beside the files that somebody packs.
_BESIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


_OF_NUMBERS = ".iwa"  # what Numbers keeps its tables in


def is_zip(path: Path) -> bool:
    """Whether a file begins like a ZIP; a workbook does too."""
    with path.open("rb") as file:
        return file.read(4) == ZIP


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The file itself, or the one table in it where it is a ZIP. Raises FileRefused."""
    with TemporaryDirectory() as folder:
        inside = Path(folder) / "table"
        yield inside if _take_out(path, inside) else path


def unpack_in_place(path: Path) -> None:
    """Put the one table of a ZIP in the place of the ZIP; any other file stays. Raises FileRefused."""
    inside = path.with_name(f"{path.name}.unpacked")
    try:
        if _take_out(path, inside):
            inside.chmod(0o600)
            inside.replace(path)
    finally:
        inside.unlink(missing_ok=True)


def _take_out(path: Path, place: Path) -> bool:
    """Whether there was a table to be taken out of a ZIP, and is now in its place."""
    if not is_zip(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            found = [e for e in archive.infolist() if not e.is_dir() and not _is_beside(e.filename)]
            names = [e.filename for e in found]
            if any(name.endswith(_OF_NUMBERS) for name in names):
                raise FileRefused(
                    "This is a Numbers file. In Numbers choose File, Export To, and CSV or Excel; send "
                    "what that makes."
                )
            if any(name.endswith((".xml", ".rels")) for name in names):
                return False  # a workbook, or another document made of parts: its reader says which
            _refuse_others(found)
            with archive.open(found[0]) as packed, place.open("wb") as out:
                while piece := packed.read(_CHUNK):
                    if out.tell() + len(piece) > MOST_BYTES:
                        raise FileRefused(
                            f"The file in the ZIP has more than {MOST_BYTES >> 20} MB. "
                            "Unpack it, split it into parts, and send those."
                        )
                    out.write(piece)
    except FileRefused:
        raise
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        return False  # its reader says that it is damaged
    return True


def _is_beside(name: str) -> bool:
    return name.startswith(_BESIDE[0]) or name.rsplit("/", 1)[-1] in _BESIDE


def _refuse_others(found: list[zipfile.ZipInfo]) -> None:
    names = [shown(e.filename.rsplit("/", 1)[-1]) for e in found]
    if len(found) != 1:
        listed = ", ".join(f"\u201c{name}\u201d" for name in names[:5])
        more = " and more" if len(names) > 5 else ""
        holds = f"It holds {len(names)} files: {listed}{more}. " if names else "It holds no file. "
        raise FileRefused(f"This is a ZIP. {holds}Unpack it, and send each table by itself.")
    if not names[0].casefold().endswith(_TABLES):
        raise FileRefused(
            f"This is a ZIP that holds \u201c{names[0]}\u201d. Unpack it, save what is in it as CSV "
            "(UTF-8) or as .xlsx, and send that."
        )
    if found[0].flag_bits & 1:
        raise FileRefused(
            "This is a ZIP with a password. Unpack it, and send the file that is in it."
        )
