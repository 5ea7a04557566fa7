"""What the pages of one file that was sent share: reading it, its address, its forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from data_access.imports.upload_files import Progress, UploadFiles
from data_access.imports.uploads import (
    Upload,
    in_work,
)
from layouts.page import PageRequest

PATH = "/imports/uploads"


@dataclass(frozen=True)
class Shown:
    """What the page needs besides the upload: whether somebody works on it, and the form's token."""

    upload: Upload
    token: str
    goes_on: bool = False
    progress: Progress = field(default_factory=Progress)
    columns: Any | None = None  # what was seen of the columns of an unknown layout
    people: Any | None = None  # whom the file names, and who may be meant


def read_upload(request: PageRequest) -> tuple[Upload, UploadFiles, bool] | None:
    """The upload an address names, its files, and whether somebody works on it; None where it is
    not the viewer's."""
    role, upload_id = request.viewer.role, request.parts["upload_id"]
    if role is None or not role.imports:
        return None
    files = UploadFiles(request.settings.uploads_folder, upload_id)
    found = in_work(request.reading_imports, files)
    return None if found is None else (found[0], files, found[1])


def read(request: PageRequest) -> Shown | None:
    """What the page of an upload shows."""
    found = read_upload(request)
    if found is None:
        return None
    upload, files, goes_on = found
    return Shown(
        upload,
        request.viewer.csrf_token,
        goes_on,
        files.progress(),
        files.columns() if upload.status == "asking" else None,
        files.people() if upload.status == "asking" else None,
    )


def address(upload_id: str) -> str:
    """The address of an upload's page, and of the forms on it."""
    return f"{PATH}/{upload_id}"


def form_of(upload: Upload, token: str, do: str, *parts: Any, wide: bool = False) -> html.Form:
    """A form of the upload's pages: `do` names what its button does."""
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf_token", value=token),
            dbc.Input(type="hidden", name="do", value=do),
            *parts,
        ],
        action=address(upload.upload_id),
        method="post",
        className="" if wide else "form",
    )


def button(label: str, primary: bool = False) -> html.Button:
    """A form's button."""
    return html.Button(label, type="submit", className="btn pri" if primary else "btn")


def discard_form(shown: Shown, label: str = "Leave, save nothing") -> html.Form:
    """The button that forgets the file."""
    return form_of(shown.upload, shown.token, "discard", button(label), wide=True)
