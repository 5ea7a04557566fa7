"""The page of one file that was sent: how far it is, and what is asked, shown or said of it next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from config.date_words import time_words
from data_access.imports.preview import from_json
from data_access.imports.uploads import (
    WORKING,
    Upload,
)
from layouts.body import title
from layouts.pages.imports_asked import ASKING
from layouts.pages.imports_file import Shown, address, button, discard_form, form_of
from layouts.pages.imports_preview import build_preview, kept, may_match

STAGES = {
    "waiting": "Waiting for its turn",
    "reading": "Reading the rows",
    "checking": "Comparing with what is here already",
    "saving": "Saving",
}


def build(shown: Shown) -> html.Div:
    """The page in the state the upload is in."""
    upload = shown.upload
    if upload.status in WORKING:
        return _working(shown) if shown.goes_on else _ended(shown)
    if upload.status == "asking":
        return ASKING[upload.preview.get("question") or "layout"](shown)
    if upload.status in ("ready", "refused") and upload.preview.get("result"):
        return build_preview(shown, from_json(upload.preview["result"]))
    if upload.status == "saved":
        return _saved(upload)
    if upload.status == "discarded":
        return _said("This file was discarded.", "Nothing of it was saved.", _back())
    return _said(
        "The file cannot be taken. Nothing was saved.",
        f"{upload.file_name}: {upload.message}",
        *([kept(shown)] if may_match(upload) else []),
        html.Div([_back("Send another file")], className="links"),
        _guide(),
    )


def _said(heading: str, sentence: str, *below: Any) -> html.Div:
    return html.Div([title(heading, html.P(sentence, className="lead")), *below])


def _back(label: str = "All imports") -> html.P:
    return html.P(html.A(label, href="/imports"), className="links")


def _guide() -> html.P:
    return html.P(
        "The templates on the imports page hold the headings of every kind of file.",
        className="small muted",
    )


def _working(shown: Shown) -> html.Div:
    upload, progress = shown.upload, shown.progress
    saving = upload.status == "saving"
    heading = "The file is being saved" if saving else "The file is being read"
    now = STAGES.get(progress.stage, progress.stage)
    if progress.place:
        now = f"{now}: place {progress.place} among the files that wait"
    known = {"max": str(progress.of), "value": str(progress.rows)} if progress.of else {}
    return _said(
        heading,
        f"{upload.file_name}, {_size(upload.size)}. "
        + ("All of its good rows are saved, or none." if saving else "Nothing is saved yet."),
        html.Div(
            [
                html.Progress(**known, **{"aria-label": heading}),
                html.P(now, className="small", role="status"),
            ],
            className="progress-of",
            **_going_on(upload),
        ),
        html.P(
            html.A("Look again", href=f"{address(upload.upload_id)}?again=1"), className="links"
        ),
    )


def _going_on(upload: Upload) -> dict[str, str]:
    """Has assets/progress.js ask how far the work is, and open what comes next once it is done."""
    return {"data-progress": f"{address(upload.upload_id)}/progress"}


def _ended(shown: Shown) -> html.Div:
    upload = shown.upload
    doing = "saving" if upload.status == "saving" else "reading"
    why = shown.progress.ended or (
        f"The {doing} of {upload.file_name} was broken off, perhaps because the server was restarted."
    )
    return html.Div(
        [
            title(
                f"The {doing} ended before it was done. Nothing was saved.",
                html.P(f"{why} The file is still here.", className="lead"),
            ),
            html.Div(
                [
                    form_of(
                        upload, shown.token, "again", button("Try again", primary=True), wide=True
                    ),
                    discard_form(shown, "Discard the file"),
                ],
                className="btns apart",
            ),
        ]
    )


def _saved(upload: Upload) -> html.Div:
    """On the way to the import, like a saving that was still going on when its page came."""
    return _said(
        "The file is imported",
        f"{upload.file_name} was saved.",
        html.P(
            html.A("See what became of each row", href=f"/imports/{upload.import_id}"),
            className="links",
            **_going_on(upload),
        ),
        _back(),
    )


def _size(size: int) -> str:
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(size // 1_000, 1):,} KB"


def waiting_list(uploads: Sequence[Upload]) -> list[Any]:
    """The files that are being read or wait for an answer, as a list of links."""
    said: Mapping[str, str] = {
        "reading": "being read",
        "asking": "asks something",
        "ready": "waits to be saved or left",
        "saving": "being saved",
    }
    if not uploads:
        return []
    return [
        html.Section(
            [
                html.H2("Files that are not saved yet"),
                html.Ul(
                    [
                        html.Li(
                            [
                                html.A(u.file_name, href=address(u.upload_id)),
                                f": {said[u.status]}. ",
                                html.Span(
                                    f"Sent on {time_words(u.sent_at)} by {u.sent_by}.",
                                    className="when",
                                ),
                            ]
                        )
                        for u in uploads
                    ],
                    className="rows",
                ),
            ]
        )
    ]
