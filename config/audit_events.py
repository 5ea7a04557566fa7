"""What the audit log holds: each kind of event in words, and under which word people look for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class EventGroup(Enum):
    """What people ask the audit log for."""

    OPENED = "Opened"
    DOWNLOADED = "Downloaded"
    IMPORTED = "Sent, imported or taken back"
    CONSENTS = "Consents"
    SAME_IDS = "People and programs with two ids"
    SETTLED = "Findings of the data list"
    REFUSED = "Refused"
    SIGNED_IN = "Signed in and out"
    NOTICED = "Noticed"
    ACCOUNTS = "Accounts"
    UPKEEP = "Upkeep"


@dataclass(frozen=True)
class EventKind:
    """One kind of event: its code in the log, its group and what it says, after who did it.

    `is_written`: False of a kind that only earlier releases wrote; lines are kept for good, so it keeps
    its words.
    """

    code: str
    group: EventGroup
    words: str
    is_written: bool = True


_O, _D, _I = EventGroup.OPENED, EventGroup.DOWNLOADED, EventGroup.IMPORTED
EVENTS: dict[str, EventKind] = {
    kind.code: kind
    for kind in (
        EventKind("page", _O, "opened a page"),
        EventKind("journey", _O, "opened a journey, or the list of pairs"),
        EventKind("consents", _O, "opened a sheet of who sees what, or the list of consents"),
        EventKind("work_list", _O, "opened the work list"),
        EventKind("search", _O, "found people by a search"),
        EventKind("quality_list", _O, "opened the list of data to set right"),
        EventKind("names_in_files", _O, "opened whom the names in files mean"),
        EventKind("asked", _O, "asked for figures"),
        EventKind("audit_record", _O, "looked up who had opened a record"),
        EventKind("page_csv", _D, "downloaded the figures of a page"),
        EventKind("work_list_csv", _D, "downloaded the work list"),
        EventKind("quality_csv", _D, "downloaded the list of data to set right"),
        EventKind("report", _D, "downloaded a report"),
        EventKind("refusals_csv", _D, "downloaded the refused values of a file"),
        EventKind("column_map_file", _D, "downloaded a column map"),
        EventKind("person_held", _D, "gathered everything that is held of a participant"),
        EventKind("audit_csv", _D, "downloaded lines of this log"),
        EventKind("upload", _I, "sent a file"),
        EventKind("import", _I, "imported a file"),
        EventKind("undo", _I, "took an import back"),
        EventKind("column_map", _I, "saved a column map"),
        EventKind("column_map_shared", _I, "shared a column map with all regions"),
        EventKind("column_map_deleted", _I, "deleted a column map"),
        EventKind("column_map_changed", _I, "changed a column map"),
        EventKind("column_map_offered", _I, "offered a column map to other regions"),
        EventKind("column_map_unshared", _I, "stopped sharing a column map"),
        EventKind("name_said", _I, "said whom a name in files means"),
        EventKind("name_retired", _I, "took back whom a name in files means"),
        EventKind("month_nothing", _I, "said that there is nothing to report of a month"),
        EventKind("month_closed", _I, "closed a month"),
        EventKind("month_reopened", _I, "opened a closed month again"),
        EventKind("consent_recorded", EventGroup.CONSENTS, "recorded a consent"),
        EventKind("consent_withdrawn", EventGroup.CONSENTS, "withdrew a consent"),
        EventKind("people_merged", EventGroup.SAME_IDS, "said that two ids are one person"),
        EventKind(
            "person_forgotten", EventGroup.CONSENTS, "took who a participant is out of the records"
        ),
        EventKind(
            "people_split", EventGroup.SAME_IDS, "said that two ids are two people after all"
        ),
        EventKind("programs_merged", EventGroup.SAME_IDS, "said that two numbers are one program"),
        EventKind(
            "programs_split",
            EventGroup.SAME_IDS,
            "said that two numbers are two programs after all",
        ),
        EventKind("finding_settled", EventGroup.SETTLED, "settled a finding of the data list"),
        EventKind("finding_reopened", EventGroup.SETTLED, "opened a settled finding again"),
        EventKind("refused", EventGroup.REFUSED, "was refused"),
        EventKind("refused_more", EventGroup.REFUSED, "was refused more than is listed one by one"),
        EventKind("strangers", EventGroup.REFUSED, "was refused without being signed in, that day"),
        EventKind("sign_in_failed", EventGroup.REFUSED, "could not sign in", is_written=False),
        EventKind("sign_in", EventGroup.SIGNED_IN, "signed in"),
        EventKind("sign_out", EventGroup.SIGNED_IN, "signed out"),
        EventKind(
            "many_filters",
            EventGroup.NOTICED,
            "asked for outcome figures in more filter states than a day's work takes",
        ),
        EventKind("account_added", EventGroup.ACCOUNTS, "added an account"),
        EventKind("password_set", EventGroup.ACCOUNTS, "gave an account a new password"),
        EventKind("account_disabled", EventGroup.ACCOUNTS, "closed an account"),
        EventKind("account_enabled", EventGroup.ACCOUNTS, "opened an account again"),
        EventKind("account_changed", EventGroup.ACCOUNTS, "changed an account"),
        EventKind("account_confirmed", EventGroup.ACCOUNTS, "said that an account is still needed"),
        EventKind("password_link", EventGroup.ACCOUNTS, "made a link with which to set a password"),
        EventKind("factor_set", EventGroup.ACCOUNTS, "set up a second factor"),
        EventKind("factor_removed", EventGroup.ACCOUNTS, "took a second factor away"),
        EventKind("recovery_code", EventGroup.SIGNED_IN, "used a recovery code"),
        EventKind("sign_ins_ended", EventGroup.ACCOUNTS, "signed out all other browsers"),
        EventKind(
            "edition_made", EventGroup.UPKEEP, "set apart the data that outcome figures are made of"
        ),
        EventKind(
            "database_restored", EventGroup.UPKEEP, "put a copy in the place of the database"
        ),
        EventKind("removed_in_time", EventGroup.UPKEEP, "removed what is no longer kept"),
        EventKind("summaries_rebuilt", EventGroup.UPKEEP, "counted all summaries anew"),
        EventKind("demonstration_made", EventGroup.UPKEEP, "made the demonstration"),
    )
}


def event_words(code: str) -> str:
    """What an event says, after who did it; of an unknown one, its code."""
    known = EVENTS.get(code)
    return known.words if known else code.replace("_", " ")


def codes_of(group: EventGroup) -> tuple[str, ...]:
    """The codes of a group's events."""
    return tuple(kind.code for kind in EVENTS.values() if kind.group is group)
