"""What the imports pages show one viewer, and what can be wrong with a file that was sent."""

from __future__ import annotations

from typing import Any

from callbacks.site import Site
from config.maps import shipped
from data_access import import_history
from data_access.accounts import Viewer
from data_access.filters import Notice
from data_access.import_history import ImportDetail
from data_access.imports.formats import FORMATS
from data_access.scope import Scope
from layouts.pages import imports

# By the code in the address the form is answered with (dashboard/uploads.py).
PROBLEMS: dict[str, Notice] = {
    "no_file": Notice("No file was chosen.", "Choose a CSV or Excel file and send it again."),
    "empty": Notice(
        "The file is empty.", "Nothing was saved. Check that you chose the right file."
    ),
    "no_format": Notice(
        "It was not said what the file holds.",
        "Nothing was saved. Choose the kind of file (such as coaching sessions) and send it again.",
    ),
    "no_region": Notice(
        "Your account has no region, so it cannot import.",
        "Nothing was saved. Ask an administrator to add your region.",
    ),
}


_LABELS = {key: form.label for key, form in FORMATS.items()}

# Between a format and the saved map by which a file of another layout is read as it.
BY_MAP = "@"


def _maps() -> list[tuple[str, str]]:
    return [(f"{m.format}{BY_MAP}{name}", m.name) for name, m in shipped().items()]


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
    with site.database.reading(imports_scope(viewer)) as reader:
        recent = import_history.recent(reader)
    return imports.build(
        recent,
        list(_LABELS.items()),
        viewer.csrf_token,
        viewer.role is not None and viewer.role.imports,
        _maps(),
        site.settings.upload_megabytes,
    )


def single(site: Site, viewer: Viewer, import_id: int) -> Any | None:
    """The page of one import, or None where it is not in reach."""
    detail = detail_of(site, viewer, import_id, import_history.MOST_REFUSALS_SHOWN)
    return None if detail is None else imports.build_detail(detail, _LABELS)
