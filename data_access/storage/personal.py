"""Says of every column with texts what it may hold of a participant: id, identity, words or nothing.

Whoever gathers or removes what is held of a person goes by this and by no list of tables, so a table that
is added is covered, or named by the test that asks about each column of the schema.
"""

from __future__ import annotations

from enum import Enum

from sqlalchemy import JSON, Column, String, Table
from sqlalchemy.sql.type_api import TypeEngine

from data_access.storage.schema import CODE


class MayHold(Enum):
    """What a column may hold of a participant."""

    ID = "the id of a participant"
    IDENTITY = "who a participant is: a name, a number of the registry"
    SAID_OF = "what somebody wrote of one participant alone"
    WORDS = "words in which somebody may be named"
    ROW = "a row of another table, as it was"
    CELLS = "the cells of a line of a file"
    NAMED = "ids of all who are named in a line, between spaces"
    ACTOR = "who did it: the e-mail of an account, or a program"
    HIDDEN = "what nobody is shown, its owner neither"
    NOTHING = "nothing of a person: codes, numbers of other things, hashes"


# Names of columns that say what they hold wherever they stand.
_BY_NAME = {
    **dict.fromkeys(
        (
            "participant_id", "person_id", "coach_id", "mentee_id", "il_id", "educator_id",
            "observer_id", "first_observer", "second_observer", "respondent_id", "about_mentee_id",
            "about_id",
        ),
        MayHold.ID,
    ),
    **dict.fromkeys(("pq_registry_id", "first_name", "last_name"), MayHold.IDENTITY),
    **dict.fromkeys(
        (
            "who", "email", "account"
        ),
        MayHold.ACTOR,
    ),
    **dict.fromkeys(
        ("file_name", "message", "said", "preview", "reason", "remedy", "word", "ground"),
        MayHold.WORDS,
    ),
    **dict.fromkeys(
        (
            "pair_id", "goal_id", "session_id", "step_id", "observation_id", "classroom_id",
            "double_code_of", "duplicate_of", "event_id", "upload_id", "first_pair", "observed_in",
            "program_number", "sha256", "chain", "once", "facts", "map_name", "headings", "tabs",
            "lines_new", "lines_changed", "lines_unchanged", "lines_refused", "start_time",
            "strategies", "content", "goals_addressed", "goals_achieved", "languages", "drawn",
            "counted_by", "token", "salt", "column_name", "source", "state", "account_key",
        ),
        MayHold.NOTHING,
    ),
    "old_values": MayHold.ROW,
    "texts": MayHold.CELLS,
    "people": MayHold.NAMED,
    "password_hash": MayHold.HIDDEN,
    "token_hash": MayHold.HIDDEN,
    "csrf_token": MayHold.HIDDEN,
}  # fmt: skip
# And where a name says something else, or only there anything.
_HERE = {
    ("same_people", "kept_id"): MayHold.ID,
    ("same_programs", "kept_id"): MayHold.NOTHING,
    ("merged_programs", "kept_id"): MayHold.NOTHING,
    ("known_names", "name_text"): MayHold.WORDS,
    ("accounts", "display_name"): MayHold.IDENTITY,
    ("consents", "form_place"): MayHold.SAID_OF,
    ("goals", "qris_criterion"): MayHold.SAID_OF,
    ("goals", "competency"): MayHold.SAID_OF,
    ("class_cycles", "invalid_reason"): MayHold.SAID_OF,
    ("settled_findings", "record"): MayHold.WORDS,
    ("import_refusals", "value"): MayHold.WORDS,
    ("refused_counts", "about"): MayHold.WORDS,
    ("audit_log", "record"): MayHold.WORDS,
    ("audit_log", "detail"): MayHold.WORDS,
    # Of programs, regions and the maps of files' headings, which are about no participant.
    ("programs", "name"): MayHold.NOTHING,
    ("programs", "city_town"): MayHold.NOTHING,
    ("programs", "fcc_system"): MayHold.NOTHING,
    ("programs", "licensing_region"): MayHold.NOTHING,
    ("programs", "subsidy_region"): MayHold.NOTHING,
    ("program_regions", "region"): MayHold.NOTHING,
    ("column_maps", "name"): MayHold.NOTHING,
    ("column_maps", "text"): MayHold.NOTHING,
}


def may_hold(column: Column[object]) -> MayHold:
    """What a column may hold of a participant. Raises KeyError where nobody has said it of a text."""
    if not _is_text(column.type):
        return MayHold.NOTHING
    here = _HERE.get((column.table.name, column.name)) or _BY_NAME.get(column.name)
    if here is not None:
        return here
    if column.name.endswith("_by"):
        return MayHold.ACTOR
    if column.table.info.get("kind") == "account":
        return MayHold.HIDDEN  # what somebody signs in with: it goes with the account
    if isinstance(column.type, String) and column.type.length is not None:
        if column.type.length <= CODE:
            return MayHold.NOTHING  # a code, or a month
    raise KeyError(f"{column.table.name}.{column.name}")


def _is_text(kind: TypeEngine[object]) -> bool:
    return isinstance(kind, String | JSON)


def columns_that(table: Table, *holds: MayHold) -> tuple[str, ...]:
    """The columns of a table that may hold any of these."""
    return tuple(c.name for c in table.columns if may_hold(c) in holds)
