"""Takes the files people import, and their answers until a file is saved or discarded."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from flask import Flask, Response, abort, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.addresses import GREATEST_IMPORT, LONGEST_QUERY
from callbacks.secured import current_viewer, roles_opening
from callbacks.site import Site
from config.maps import ColumnMap, MapRefused
from config.program.vocabulary import NC_ORIENTATIONS
from config.roles import ROLES
from dashboard.web import (
    errors,
    import_jobs,
)
from dashboard.web.guard import site_route
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import (
    climate,
    column_maps,
    known_names,
    map_changes,
    mapping,
    people_questions,
    uploads,
)
from data_access.imports.days import DATE_PATTERNS, NIGHT_TIMES
from data_access.imports.formats import FORMATS
from data_access.imports.people_questions import PeopleAsked, PeopleSaid
from data_access.imports.reading_process import Job
from data_access.imports.undo import UndoRefused, undo
from data_access.imports.upload_files import ID, UploadFiles, left_behind
from data_access.imports.uploads import Upload
from data_access.people import audit
from data_access.people.accounts import Viewer
from data_access.storage.database import Database
from data_access.storage.private_files import private_folder
from data_access.storage.scope import Scope, ledger_of
from layouts.pages.imports import FIND_OUT, PROBLEMS
from layouts.pages.imports_file import address as upload_address
from layouts.pages.imports_maps import BY_MAP, refused_address
from layouts.pages.imports_maps import PATH as MAPS

_LONGEST_NAME = 160
_CHUNK = 1 << 20
_PATIENCE = 5.0  # seconds for a process that has done its work to be gone


def receive(sent: IO[bytes], files: UploadFiles) -> tuple[str, int]:
    """Put the sent bytes into a file only this program reads; returns their hash and number."""
    private_folder(files.folder)
    digest, size = hashlib.sha256(), 0
    handle = os.open(files.content, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            while piece := sent.read(_CHUNK):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
    except BaseException:
        files.clear()
        raise
    return digest.hexdigest(), size


def plain_name(text: str | None) -> str:
    """The file's own name, for the ledger: without folders, without control characters."""
    last = (text or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-_LONGEST_NAME:]


def _problem(code: str, address: str = "/imports") -> AnyResponse:
    """Back to the form, which says what was wrong."""
    if code not in PROBLEMS:
        raise KeyError(code)
    return redirect(f"{address}?problem={code}", 303)


def clear_away(site: Site, folder: Path, now: datetime) -> None:
    """Delete uploads of more than a day ago, and files that no upload belongs to."""
    gone = uploads.clear_away(site.database, now)
    before = (now - 2 * uploads.KEPT).timestamp()
    for upload_id in (*gone, *left_behind(folder, before)):
        UploadFiles(folder, upload_id).clear()


def job_for(site: Site, viewer: Viewer, upload_id: str) -> Job:
    """The work on an upload, with the rights of who asks for it."""
    scope = ledger_of(viewer.scope)
    policy = WithholdingPolicy.of(site.settings)
    return Job(
        upload_id=upload_id,
        folder=site.settings.uploads_folder,
        database_url=site.settings.database_url,
        today=site.today(),
        regions=scope.regions,
        sees_names=scope.sees_names,
        who=scope.who,
        role=scope.role,
        policy={
            "minimum_people": policy.minimum_people,
            "minimum_at_risk": policy.minimum_at_risk,
            "minimum_regions": policy.minimum_regions,
        },
    )


class _FormAnswer:
    """One answer of a person about an upload; each method is one button of its pages."""

    def __init__(self, site: Site, viewer: Viewer, upload: Upload) -> None:
        self.site, self.viewer, self.upload = site, viewer, upload
        self.form: Mapping[str, str] = request.form
        self.here = upload_address(upload.upload_id)
        self.files = UploadFiles(site.settings.uploads_folder, upload.upload_id)
        self.seen = mapping.seen_in(upload.preview, self.files.columns())

    def confirm(self) -> AnyResponse:
        """Save it, once: whoever asks a second time is shown what became of the first."""
        recognised = self.upload.preview.get("result", {}).get("recognised", {})
        if (
            self.upload.status == "ready"
            and recognised.get("new_to_map", recognised.get("ignored"))
            and self.form.get("leave_out") is None
        ):
            return _problem("consent", self.here)
        return self._go_on(("ready",), "saving")

    def discard(self) -> AnyResponse:
        """Forget it and delete its file."""
        if self._move((*uploads.WAITING, "refused"), "discarded", preview=None):
            self.files.clear()
        elif self.upload.status in uploads.WORKING and (right := self.files.take()) is not None:
            # Its process has ended before it was done.
            try:
                if self._move(uploads.WORKING, "discarded", preview=None):
                    self.files.clear()
            finally:
                os.close(right)
        return redirect("/imports", 303)

    def again(self) -> AnyResponse:
        """Begin anew where the process was ended before it was done."""
        return self._go_on(uploads.WORKING, self.upload.status, patience=0)

    def encoding(self) -> AnyResponse:
        """Read it as an old Windows file, as the person agrees."""
        return self._read_anew(encoding="cp1252")

    def match(self) -> AnyResponse:
        """Have the columns matched by hand, whatever they were taken for; from what its map says."""
        draft = self.upload.preview.get("draft")
        scope = ledger_of(self.viewer.scope)
        used = column_maps.of_upload(self.site.database, scope, self.upload.map_name)
        if used is not None:
            draft = mapping.to_json(mapping.draft_of(used))
        preview = {"by_hand": True, "draft": draft, "was_map": used.name if used else None}
        return self._read_again(map_name=None, preview=preview)

    def dates(self) -> AnyResponse:
        """Read its dates by the one pattern the person picks."""
        pattern = self.form.get("pattern", "")
        if pattern not in DATE_PATTERNS:
            return _problem("no_pattern", self.here)
        return self._read_anew(preview={**self.upload.preview, "date_format": pattern})

    def units(self) -> AnyResponse:
        """Read the bare numbers of each column in the one unit the person picks, now and by the map."""
        asked = mapping.units_in(self.upload.preview)
        said = mapping.units_said(asked, self.form)
        if len(said) < len(asked):
            return _problem("no_unit", self.here)
        column_maps.add_units(
            self.site.database,
            self.upload.map_name,
            said,
            self.viewer.account.email,
            self.site.now(),
            ledger_of(self.viewer.scope),
        )
        known = self.upload.preview.get("durations") or {}
        return self._read_anew(preview={**self.upload.preview, "durations": {**known, **said}})

    def people(self) -> AnyResponse:
        """Remember whom the file means by its names; what is left open is refused this once."""
        kept = self.files.people()
        if self.upload.status != "asking" or kept is None:
            return redirect(self.here, 303)
        said = self._people_said(people_questions.from_json(kept))
        preview = {**self.upload.preview, "later": self._later(said)}
        if said.unclear.asked:
            self.files.keep_people(people_questions.to_json(said.unclear))
            self._move(("asking",), "asking", preview=preview)
            return _problem("no_person", self.here)
        return self._read_anew(preview=preview)

    def _people_said(self, asked: PeopleAsked) -> PeopleSaid:
        """What the form says of the names that were asked; it is remembered."""
        said = people_questions.answers(asked, self.form)
        scope, who = ledger_of(self.viewer.scope), self.viewer.account.email
        known_names.say(self.site.database, scope, said.meant, who, self.site.now())
        return said

    def _later(self, said: PeopleSaid) -> list[str]:
        return [*(self.upload.preview.get("later") or ()), *said.later]

    def people_again(self) -> AnyResponse:
        """Ask again for the names that were put off."""
        preview = {k: v for k, v in self.upload.preview.items() if k not in ("later", "result")}
        return self._read_again(preview=preview)

    def nights(self) -> AnyResponse:
        """Take its start times at night as the person says they are meant, now and by the map."""
        meant = self.form.get("nights", "")
        if meant not in NIGHT_TIMES:
            return _problem("no_nights", self.here)
        column_maps.add_night_times(
            self.site.database,
            self.upload.map_name,
            meant,
            self.viewer.account.email,
            self.site.now(),
            ledger_of(self.viewer.scope),
        )
        return self._read_anew(preview={**self.upload.preview, "night_times": meant})

    def climate(self) -> AnyResponse:
        """Read Negative Climate the way round that the person says, now and by the map."""
        said = self.form.get("orientation", "")
        if said not in NC_ORIENTATIONS or not self.upload.preview.get("climate"):
            return _problem("no_orientation", self.here)
        column_maps.add_climate(
            self.site.database,
            self.upload.map_name,
            climate.from_json(self.upload.preview["climate"]),
            said,
            self.viewer.account.email,
            self.site.now(),
            ledger_of(self.viewer.scope),
        )
        return self._read_anew(preview={**self.upload.preview, "climate_said": said})

    def kind(self) -> AnyResponse:
        """Read it as the format the person says."""
        form = self.form.get("format", "")
        if form not in FORMATS:
            return _problem("no_format", self.here)
        return self._read_anew(format=form, map_name=None)

    def columns(self) -> AnyResponse:
        """Keep which column gives what; the next page asks for the words in them."""
        draft = mapping.columns_draft(self.seen, self.form)
        return self._draft(draft, "columns" if draft.problems else "values")

    def whole(self) -> AnyResponse:
        """Keep what one page asked: columns, words, people; and read the file where nothing is left."""
        later = self.upload.preview.get("later") or []
        kept = self.files.people()
        if (
            self.upload.status == "asking"
            and kept
            and people_questions.person_field(0) in self.form
        ):
            said = self._people_said(people_questions.from_json(kept))
            later = self._later(said)
            self.files.keep_people(people_questions.to_json(said.unclear))
        draft, is_all = mapping.whole_draft(self.seen, self.form)
        if not is_all:
            return self._draft(draft, "columns" if draft.problems else "values", later)
        return self._save_map(draft, "columns", later)

    def map(self) -> AnyResponse:
        """Save the map under its name, and read the file by it."""
        later = self.upload.preview.get("later") or []
        return self._save_map(mapping.values_draft(self.seen, self.form), "values", later)

    def _save_map(self, draft: mapping.Draft, step: str, later: Sequence[str]) -> AnyResponse:
        """Save a finished draft and read the file by it; or show what is wrong, at a step."""
        made: ColumnMap | None = None
        if not draft.problems:
            made = mapping.column_map(draft)
            scope, who = ledger_of(self.viewer.scope), self.viewer.account.email
            to = (self.site.database, made.name, column_maps.place_of(scope), made, who)
            try:
                # The map that the file was read by is changed, whoever of the region has saved it.
                if self.upload.preview.get("was_map") != made.name or not column_maps.change(
                    *to, self.site.now(), scope
                ):
                    column_maps.save(self.site.database, made, who, self.site.now(), scope)
            except MapRefused as refused:
                draft = replace(draft, problems=(str(refused),))
        if made is None or draft.problems:
            return self._draft(draft, step, later)
        preview = {**self.upload.preview, "later": list(later)}
        return self._read_anew(format=made.format, map_name=made.name, preview=preview)

    # -- steps --------------------------------------------------------------------------------

    def _draft(
        self, draft: mapping.Draft, step: str, later: Sequence[str] | None = None
    ) -> AnyResponse:
        kept = {**self.upload.preview, "draft": mapping.to_json(draft)}
        kept |= {} if later is None else {"later": list(later)}
        self._move(("asking",), "asking", preview=kept)
        shape = mapping.shape_in(self.seen)
        if step == "columns" and shape is not None:
            # The page of the file itself asks this kind for its columns, and all else below them.
            kind = mapping.plain_kind(self.upload.preview, self.upload.format, shape)
            if kind == draft.format:
                return redirect(self.here, 303)
        return redirect(f"{self.here}/map?format={draft.format}&step={step}", 303)

    def _read_anew(self, **values: Any) -> AnyResponse:
        return self._go_on(uploads.WAITING, "reading", **values)

    def _read_again(self, **values: Any) -> AnyResponse:
        """Read it otherwise, also where no row could be saved so far, as long as the file is here."""
        if not self.files.content.exists():
            return redirect(self.here, 303)
        return self._go_on((*uploads.WAITING, "refused"), "reading", message="", **values)

    def _go_on(
        self, before: tuple[str, ...], status: str, patience: float = _PATIENCE, **values: Any
    ) -> AnyResponse:
        """Bring it from one of some statuses to one in which it is worked on, and start the work.

        The right to work comes first: whoever has none changes nothing.
        """
        if self.upload.status in before and (right := self.files.take(patience)) is not None:
            moved = False
            try:
                moved = self._move(before, status, **values)
            finally:  # also where an import is being saved: the button can be pressed again
                if not moved:
                    os.close(right)
            if moved:
                import_jobs.start(job_for(self.site, self.viewer, self.upload.upload_id), right)
        return redirect(self.here, 303)

    def _move(self, before: tuple[str, ...], status: str, **values: Any) -> bool:
        with self.site.database.writing("import") as connection:
            return uploads.move(connection, self.upload.upload_id, before, status, **values)


ANSWERS: dict[str, Callable[[_FormAnswer], AnyResponse]] = {
    "confirm": _FormAnswer.confirm,
    "discard": _FormAnswer.discard,
    "again": _FormAnswer.again,
    "encoding": _FormAnswer.encoding,
    "match": _FormAnswer.match,
    "dates": _FormAnswer.dates,
    "units": _FormAnswer.units,
    "nights": _FormAnswer.nights,
    "climate": _FormAnswer.climate,
    "people": _FormAnswer.people,
    "people_again": _FormAnswer.people_again,
    "kind": _FormAnswer.kind,
    "columns": _FormAnswer.columns,
    "whole": _FormAnswer.whole,
    "map": _FormAnswer.map,
}


def _changed(
    database: Database, name: str, region: int, who: str, now: datetime, scope: Scope
) -> bool:
    """Put what the form says in the place of a map in hand. Raises MapRefused."""
    in_hand = column_maps.in_hand(database, scope)
    found = next((m for m in in_hand if (m.map.name, m.region) == (name, region)), None)
    if found is None:
        return False
    sent = {**request.form, "name": request.form.get("new_name", name)}
    made, problems = map_changes.changed(map_changes.parts_of(found.map), sent)
    if problems:
        raise MapRefused(" ".join(problems))
    return column_maps.change(database, name, region, made, who, now, scope)


def _form_again(database: Database, name: str, region: int, scope: Scope) -> str | None:
    """The form of a map with what was chosen; None where that is too much for an address."""
    in_hand = column_maps.in_hand(database, scope)
    for one in in_hand:
        if (one.map.name, one.region) == (name, region):
            kept = map_changes.kept(map_changes.parts_of(one.map), request.form)
            there = refused_address(region, name, kept)
            # The query of an address has 50 fields at most, three of which are its own.
            return there if len(there) < LONGEST_QUERY and len(kept) < 45 else None
    return None


_MAP_CHANGES: dict[str, Callable[[Database, str, int, str, datetime, Scope], bool]] = {
    "change": _changed,
    "copy": column_maps.copy,
    "delete": column_maps.remove,
    "offer": column_maps.offer,
    "share": column_maps.share,
    "unshare": column_maps.unshare,
}


def _forget(site: Site) -> AnyResponse:
    """Take back whom a name in files means, within the own region."""
    viewer = current_viewer()
    scope, entry = ledger_of(viewer.scope), request.form.get("entry", "")
    if not entry.isascii() or not entry.isdigit() or len(entry) > 9:
        abort(400)
    if scope.only_region is None or not known_names.retire(
        site.database, scope, int(entry), viewer.account.email, site.now()
    ):
        abort(404)
    return redirect(MAPS, 303)


def register(server: Flask, site: Site) -> None:
    """Add the addresses that files, and answers about them, are sent to."""
    importers = frozenset(r.key for r in ROLES.values() if r.imports)
    folder = site.settings.uploads_folder

    def upload_at(upload_id: str) -> tuple[Upload, bool]:
        """The upload of an address, and whether somebody works on it."""
        if not ID.fullmatch(upload_id):
            abort(404)
        scope = ledger_of(current_viewer().scope)
        found = uploads.in_work(
            lambda: site.database.reading(scope), UploadFiles(folder, upload_id)
        )
        if found is None:
            abort(404)
        return found

    @site_route(server, "/imports", roles=importers, methods=("POST",))
    def take_import() -> AnyResponse:
        """Keep one file and begin to read it, or say what is wrong with what was sent."""
        viewer = current_viewer()
        scope = ledger_of(viewer.scope)
        sent = request.files.get("file")
        form, _, map_name = request.form.get("format", "").partition(BY_MAP)
        form = "" if form == FIND_OUT else form
        name = plain_name(sent.filename if sent else None)
        if scope.is_empty:
            return _problem("no_region")
        if sent is None or not name:
            return _problem("no_file")
        if form and (
            form not in FORMATS
            or (map_name and map_name not in column_maps.known(site.database, scope))
        ):
            return _problem("no_format")
        clear_away(site, folder, site.now())
        files = UploadFiles(folder, secrets.token_hex(16))
        sha256, size = receive(sent.stream, files)
        if size == 0:
            files.clear()
            return _problem("empty")
        upload = Upload(
            upload_id=files.upload_id,
            file_name=name,
            sha256=sha256,
            size=size,
            sent_by=viewer.account.email,
            region=scope.only_region,
            sent_at=site.now(),
            format=form or None,
            map_name=map_name or None,
        )
        right = files.take()
        assert right is not None  # noqa: S101 - nobody else knows of it yet
        try:
            uploads.add(site.database, upload)
        except BaseException:
            os.close(right)
            files.clear()
            raise
        import_jobs.start(job_for(site, viewer, upload.upload_id), right)
        return redirect(upload_address(upload.upload_id), 303)

    @site_route(server, "/imports/uploads/<upload_id>", roles=importers, methods=("POST",))
    def answer_upload(upload_id: str) -> AnyResponse:
        """Do what a button of the upload's pages says."""
        upload, _ = upload_at(upload_id)
        answer = ANSWERS.get(request.form.get("do", ""))
        if answer is None:
            abort(400)
        return answer(_FormAnswer(site, current_viewer(), upload))

    @site_route(server, "/imports/uploads/<upload_id>/progress", roles=importers)
    def upload_progress(upload_id: str) -> Response:
        """How far it is, for the bar on its page."""
        upload, goes_on = upload_at(upload_id)
        progress = UploadFiles(folder, upload_id).progress()
        there = f"/imports/{upload.import_id}" if upload.import_id else upload_address(upload_id)
        return jsonify(
            goes_on=goes_on,
            stage=progress.stage,
            rows=progress.rows,
            of=progress.of,
            place=progress.place,
            next=there,
        )

    @site_route(server, "/imports/uploads/<upload_id>.csv", roles=importers)
    def upload_refusals(upload_id: str) -> Response:
        """All refused values of a file that was looked at, before anything is saved."""
        upload, _ = upload_at(upload_id)
        files = UploadFiles(folder, upload_id)
        if upload.status not in ("ready", "refused") or not files.refusals.exists():
            abort(404)
        audit.record(
            site.database,
            current_viewer().account.email,
            "refusals_csv",
            {"upload": upload.file_name},
            site.now(),
        )
        return _download(files.refusals.read_bytes(), f"pac-refused-values-{site.today()}.csv")

    @site_route(
        server,
        f"/imports/<int(max={GREATEST_IMPORT}):import_id>/undo",
        roles=importers,
        methods=("POST",),
    )
    def undo_import(import_id: int) -> AnyResponse:
        """Take an import back, or say why it cannot be."""
        viewer = current_viewer()
        try:
            undo(
                site.database,
                ledger_of(viewer.scope),
                import_id,
                viewer.account.email,
                site.today(),
            )
        except LookupError:
            abort(404)
        except UndoRefused as why:
            back = errors.Way(f"/imports/{import_id}", "Back to the import")
            return errors.answer(409, str(why), back=back)
        return redirect(f"/imports/{import_id}", 303)

    @site_route(server, "/imports/maps", roles=importers, methods=("POST",))
    def settle_map() -> AnyResponse:
        """Change, share, offer, copy or delete a saved map, or take back whom a name means."""
        do = request.form.get("do", "")
        if do == "forget":
            return _forget(site)
        change = _MAP_CHANGES.get(do)
        region, name = request.form.get("region", ""), request.form.get("name", "")
        if change is None or not region.isascii() or not region.isdigit() or len(region) > 3:
            abort(400)
        if not name.isprintable():
            abort(400)
        viewer = current_viewer()
        about = (site.database, name, int(region), viewer.account.email, site.now())
        try:
            done = change(*about, ledger_of(viewer.scope))
        except MapRefused as why:
            there = _form_again(*about[:3], ledger_of(viewer.scope)) if do == "change" else None
            return redirect(there, 303) if there else errors.answer(409, str(why))
        if not done:
            abort(404)
        return redirect(MAPS, 303)

    @site_route(server, "/imports/maps/<path:name>.toml", roles=roles_opening("imports"))
    def map_toml(name: str) -> Response:
        """A column map as the text it is kept as: one to read files by, or one in hand."""
        scope = ledger_of(current_viewer().scope)
        theirs = column_maps.offered(site.database, scope)
        in_hand = {m.map.name: m for m in (*theirs, *column_maps.in_hand(site.database, scope))}
        known = in_hand | column_maps.known(site.database, scope)
        if name not in known:
            abort(404)
        region = known[name].region or None
        site.noticing.downloaded(
            current_viewer().account.email,
            "column_map_file",
            site.now(),
            f"column map {name}",
            {"name": name, "region": region},
        )
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name).strip("-")
        return _download(
            known[name].text.encode(), f"{plain or 'map'}.toml", "text/plain; charset=utf-8"
        )


def _download(content: bytes, name: str, kind: str = "text/csv; charset=utf-8") -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=kind, headers=disposition)
