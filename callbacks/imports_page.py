"""What the imports pages show one viewer, and what can be wrong with a file that was sent."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from callbacks.site import Site
from data_access.imports import (
    column_maps,
    import_history,
    mapping,
    uploads,
)
from data_access.imports.formats import FORMATS
from data_access.imports.import_history import ImportDetail
from data_access.imports.upload_files import UploadFiles
from data_access.imports.uploads import Upload
from data_access.measures.filters import Notice
from data_access.people.accounts import Viewer
from data_access.storage.scope import Scope
from layouts.pages import imports, imports_map, imports_upload
from layouts.pages.imports_upload import address as upload_address

# By the code in the address the form is answered with (dashboard/web/uploads.py).
PROBLEMS: dict[str, Notice] = {
    "no_file": Notice("No file was chosen.", "Choose a CSV or Excel file and send it again."),
    "empty": Notice(
        "The file is empty.", "Nothing was saved. Check that you chose the right file."
    ),
    "no_format": Notice(
        "It was not said what the file holds.",
        "Nothing was saved. Choose the kind of file (such as coaching sessions) and send it again.",
    ),
    "no_pattern": Notice(
        "It was not said how the dates are written.", "Choose one of the ways and go on."
    ),
    "consent": Notice(
        "Some columns of the file say nothing to this kind of file.",
        "Nothing is saved yet. Tick the box that leaves them out, or send a file without them.",
    ),
    "no_region": Notice(
        "Your account has no region, so it cannot import.",
        "Nothing was saved. Ask an administrator to add your region.",
    ),
}


_LABELS = {key: form.label for key, form in FORMATS.items()}

# Between a format and the saved map by which a file of another layout is read as it.
BY_MAP = "@"


def imports_scope(viewer: Viewer) -> Scope:
    """Whose imports a viewer sees and makes: those in the own reach; an administrator, all.

    An administrator's own Scope sees no figures. This one serves the ledger and the pipeline only.
    """
    role = viewer.role
    if role is not None and role.imports and role.regions == "none":
        return Scope(None, False, viewer.account.email, role.key)
    return viewer.scope


def detail_of(
    site: Site, viewer: Viewer, import_id: int, limit: int | None = None
) -> ImportDetail | None:
    """One import in the viewer's reach with its refusals, or None."""
    with site.database.reading(imports_scope(viewer)) as reader:
        return import_history.detail(reader, import_id, limit)


def listing(site: Site, viewer: Viewer) -> Any:
    """The imports page: the form, where the viewer may import, and the imports in reach."""
    may_import = viewer.role is not None and viewer.role.imports
    with site.database.reading(imports_scope(viewer)) as reader:
        recent = import_history.recent(reader)
        waiting = uploads.unsettled(reader) if may_import else ()
    return imports.build(
        recent,
        list(_LABELS.items()),
        viewer.csrf_token,
        may_import,
        _maps(site) if may_import else (),
        site.settings.upload_megabytes,
        waiting,
    )


def _maps(site: Site) -> list[imports.MapChoice]:
    return [
        imports.MapChoice(f"{known.map.format}{BY_MAP}{name}", name, known.map.name)
        for name, known in column_maps.known(site.database).items()
    ]


def single(site: Site, viewer: Viewer, import_id: int) -> Any | None:
    """The page of one import, or None where it is not in reach."""
    detail = detail_of(site, viewer, import_id, import_history.MOST_REFUSALS_SHOWN)
    if detail is None:
        return None
    may_undo = viewer.role is not None and viewer.role.imports
    return imports.build_detail(detail, _LABELS, viewer.csrf_token if may_undo else "")


def of_upload(
    site: Site, viewer: Viewer, upload_id: str, maps_it: bool, asked: dict[str, str]
) -> Any | None:
    """The page of a file that was sent, or of its columns; None where it is not the viewer's."""
    if viewer.role is None or not viewer.role.imports:
        return None
    with site.database.reading(imports_scope(viewer)) as reader:
        upload = uploads.find(reader, upload_id)
    if upload is None:
        return None
    files = UploadFiles(site.settings.uploads_folder, upload_id)
    if maps_it:
        return _matching(viewer, upload, files, asked)
    goes_on = upload.status in uploads.WORKING and files.is_worked_on()
    return imports_upload.build(
        imports_upload.Shown(upload, viewer.csrf_token, goes_on, files.progress())
    )


def _matching(
    viewer: Viewer, upload: Upload, files: UploadFiles, asked: dict[str, str]
) -> Any | None:
    seen = mapping.seen_in(upload.preview, files.columns())
    shape = mapping.shape_in(seen)
    if shape is None or upload.status != "asking":
        return None
    form = asked.get("format")
    if form not in FORMATS:
        fitting = tuple(upload.preview.get("fitting") or ())
        likely = upload.format or mapping.likely_format(shape, fitting)
        return imports_map.build_format(upload, shape, likely)
    draft = mapping.draft_in(seen, form)
    if asked.get("step") != "values" or not draft.columns:
        return imports_map.build_columns(upload, viewer.csrf_token, shape, draft)
    name = PurePath(upload.file_name).stem[:80]
    return imports_map.build_values(
        upload, viewer.csrf_token, draft, mapping.questions(draft, shape), name
    )


__all__ = [
    "BY_MAP",
    "PROBLEMS",
    "detail_of",
    "imports_scope",
    "listing",
    "of_upload",
    "single",
    "upload_address",
]
