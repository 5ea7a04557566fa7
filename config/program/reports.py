"""The reports that leave the house: for whom each is, its period, its columns, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.program.instruments import DOMAIN_LABELS
from config.program.reporting_periods import MONTH


@dataclass(frozen=True)
class ReportColumn:
    """One column of a report: its meaning, unit and source."""

    name: str
    meaning: str
    unit: str = "text"
    source: str = "the report itself"


@dataclass(frozen=True)
class Report:
    """One preset. `roles` may download it; `periods` are the kinds it is made for, the first usual.

    `basis` is where the requirement stands; `version` is raised when a figure of it changes.
    `audited`: each download is written down before it leaves. `columns` follow those that every
    file has (`LEADING`), `SUPPRESSION` closes them.
    """

    key: str
    label: str
    reader: str
    says: str
    roles: tuple[str, ...]
    periods: tuple[str, ...]
    due: str
    basis: str
    version: int
    columns: tuple[ReportColumn, ...]
    caveats: tuple[str, ...] = ()
    audited: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        """The header of its CSV."""
        return tuple(c.name for c in (*LEADING, *self.columns, SUPPRESSION))


_LOGS = "coaching logs (format sessions), pairs and participants"
_ATTENDANCE = "attendance (format attendance)"
_PEOPLE = "pairs and participants (formats pairs and participants)"

LEADING: tuple[ReportColumn, ...] = (
    ReportColumn("report", "Key of the report"),
    ReportColumn("period", "Period in words; a year is named by the year it ends in"),
    ReportColumn("period_start", "First day of the period", "day"),
    ReportColumn("period_end", "Last day of the period", "day"),
    ReportColumn("data_through", "Newest logged session in reach when the file was made", "day"),
    ReportColumn(
        "provisional",
        "Y where the period is still running or logs of its last month may still arrive",
        "Y or N",
    ),
    ReportColumn("definition_version", "Raised whenever a definition changes a figure", "number"),
    ReportColumn("scope", "Whose rows the figures are made of"),
)
SUPPRESSION = ReportColumn(
    "suppression",
    "Empty; small_n (of fewer people than the minimum: an outcome, or a place of the program year); "
    "complementary (what became of somebody could be worked out). The withheld figures of the row are "
    "empty, never 0",
    "code",
)

_REGION = ReportColumn("region", "PAC region; all is the whole state", "number", "programs")
_TYPE = ReportColumn("program_type", "Program type; all is every one", "code", "programs")
_EDUCATORS = ReportColumn(
    "educators_served",
    "Different mentees with a completed direct contact, each counted once in each row: rows do not "
    "add up where somebody is in two of them",
    "people",
    _LOGS,
)
_PROGRAMS = ReportColumn(
    "programs_served",
    "Different programs of these mentees, as the participants file has them",
    "programs",
    _LOGS,
)
_CONTACTS = ReportColumn(
    "coaching_contacts",
    "Completed direct contacts (in person, live video, phone); one that both members logged counts "
    "once",
    "contacts",
    _LOGS,
)
_HOURS = ReportColumn("coaching_hours", "Hours of these contacts, two decimals", "hours", _LOGS)
_PLC = ReportColumn(
    "plc_meetings",
    "Different meetings of learning communities attended by somebody of the row",
    "meetings",
    _ATTENDANCE,
)
_TRAINING = ReportColumn(
    "training_days",
    "Different days of training attended by somebody of the row",
    "days",
    _ATTENDANCE,
)
LEFT_OUT = ReportColumn(
    "not_known",
    "Regions and months of which the coaching log has not arrived: left out of the figures that rest on "
    "coaching logs, which are empty, never 0, where nothing else is on record. Empty: nothing is left out",
    "text",
    _LOGS,
)
_MOVES = (
    "Each person counts once in each row: who moves to another region counts in both and once in "
    "the total, so regions may add up to more."
)
_WHOLE_YEARS = (
    "People and their outcomes are those of the program year that ends in the report's year, as of "
    "outcomes_as_of: the same people stand in the state fiscal year and in the calendar year, so "
    "that the two cannot be subtracted."
)

# A withheld row of the participation report has no number in these.
OUTCOMES = ("active", "completed", "withdrew", "ended_otherwise", "re_paired")

REPORTS: dict[str, Report] = {
    r.key: r
    for r in (
        Report(
            key="eps_monthly_aggregate",
            label="EPS monthly report",
            reader="The lead agency sends it to EEC",
            says="Educators and programs served, contacts, hours, learning communities and "
            "training, by region, month and program type.",
            roles=("eec_staff", "facilitator"),
            periods=(MONTH, "sfy"),
            due="each month, for the month before",
            basis="Educator and Provider Support grant, monthly reporting; compare the elements "
            "with those of the contract",
            version=2,
            columns=(
                _REGION,
                ReportColumn("month", "Month of the row", "month"),
                _TYPE,
                _EDUCATORS,
                _PROGRAMS,
                _CONTACTS,
                _HOURS,
                _PLC,
                _TRAINING,
                LEFT_OUT,
            ),
            caveats=(
                _MOVES,
                "A program that lies in another region by now is not counted; learning communities "
                "and training stand in the region their people belong to now.",
                "A state fiscal year gives its months one by one: educators of two months are not "
                "to be added.",
            ),
        ),
        Report(
            key="eps_roster",
            label="EPS roster",
            reader="The facilitator of the region sends it to EEC",
            says="Everybody of the region who was coached, coached or came to an event in the "
            "month, by name.",
            roles=("facilitator",),
            periods=(MONTH,),
            due="each month, for the month before",
            basis="Educator and Provider Support grant, monthly reporting",
            version=2,
            columns=(
                ReportColumn("first_name", "First name", "text", "participants"),
                ReportColumn("last_name", "Last name", "text", "participants"),
                ReportColumn("registry_id", "Number in the registry", "text", "participants"),
                ReportColumn("role", "Role in PAC", "code", "participants"),
                ReportColumn("program", "Name of the program", "text", "programs"),
                ReportColumn("program_number", "EEC program number", "text", "participants"),
                ReportColumn(
                    "contacts",
                    "Direct contacts of the month, as mentee or coach",
                    "contacts",
                    _LOGS,
                ),
                ReportColumn("hours", "Hours of these contacts, two decimals", "hours", _LOGS),
                ReportColumn(
                    "plc_meetings",
                    "Meetings of learning communities attended",
                    "meetings",
                    _ATTENDANCE,
                ),
                ReportColumn("training_days", "Days of training attended", "days", _ATTENDANCE),
                LEFT_OUT,
            ),
            caveats=(
                "Names people: it is made for the region of who downloads it and for no other, and "
                "each download is written down.",
                "Contacts of pairs of other regions are not in it.",
            ),
            audited=True,
        ),
        Report(
            key="pac_participation",
            label="PAC participation",
            reader="EEC, for its own reports",
            says="Enrolled, active, completed, withdrew and re-paired, by region and role, and by "
            "program type or QRIS level within them.",
            roles=("eec_staff", "facilitator", "evaluator"),
            periods=("sfy", "cy"),
            due="with EEC's yearly reports",
            basis="PAC's own reporting",
            version=3,
            columns=(
                ReportColumn(
                    "program_year", "The program year counted: the year it begins in", "year"
                ),
                ReportColumn("outcomes_as_of", "Day the outcomes are true of", "day"),
                _REGION,
                ReportColumn("role", "Role in PAC; all is every one", "code", _PEOPLE),
                ReportColumn("breakdown", "all, program_type or qris_level", "code"),
                ReportColumn(
                    "category", "The program type, the level (none: not rated), or all", "code"
                ),
                ReportColumn(
                    "enrolled", "Different people in a pair of the program year", "people", _PEOPLE
                ),
                ReportColumn("active", "Of these, in a pair that goes on", "people", _PEOPLE),
                ReportColumn(
                    "completed", "Whose last pair to end came to its planned end", "people", _PEOPLE
                ),
                ReportColumn(
                    "withdrew",
                    "Whose last pair to end did so because somebody withdrew, left or found no time",
                    "people",
                    _PEOPLE,
                ),
                ReportColumn(
                    "ended_otherwise",
                    "Whose last pair to end did so by closure, leave, promotion, or to be paired anew "
                    "and there is no later one in the region",
                    "people",
                    _PEOPLE,
                ),
                ReportColumn(
                    "re_paired",
                    "Who had a pair ended to be paired anew, whatever came of it",
                    "people",
                    _PEOPLE,
                ),
            ),
            caveats=(
                "Each person counts once in each row: who has two roles counts in both and once in "
                "the total. Mentees stand in the region of their first pair of the year alone, also "
                "where they move; coaches and Instructional Leaders in that of their own program.",
                _WHOLE_YEARS,
                "Outcomes rest on pairs in the same role and in the region of the row. Under the "
                "minimum of people they are withheld from whoever may not look these people up by "
                "name, active with them; and where fewer than two people left, or fewer than two stayed.",
                "The level is the newest granted one of the person's program of now.",
            ),
        ),
        Report(
            key="qpr_acf218",
            label="Federal child care report (ACF-218)",
            reader="EEC sends it to the federal Office of Child Care",
            says="Practitioners and programs that receive coaching, and hours, by setting.",
            roles=("eec_staff", "evaluator"),
            periods=("ffy",),
            due="December 31",
            basis="Quality Progress Report, form ACF-218; compare the item numbers with the form of "
            "the year",
            version=3,
            columns=(
                ReportColumn(
                    "setting",
                    "family_child_care, center (schools among them), license_exempt, all",
                    "code",
                ),
                ReportColumn("practitioners_coached", _EDUCATORS.meaning, "people", _LOGS),
                ReportColumn("programs_coached", _PROGRAMS.meaning, "programs", _LOGS),
                _CONTACTS,
                _HOURS,
                LEFT_OUT,
            ),
            caveats=(
                "License-exempt is what the programs file marks as such; public and private schools "
                "stand with centers, as the form has them.",
                "Not limited to what federal funds paid.",
            ),
        ),
        Report(
            key="legislative",
            label="Report to the Legislature",
            reader="EEC, in its annual report",
            says="Statewide counts of the year and of the four before it.",
            roles=("eec_staff", "evaluator"),
            periods=("sfy",),
            due="February 15",
            basis="EEC's annual report to the Legislature",
            version=3,
            columns=(
                _EDUCATORS,
                ReportColumn("coaches", "Different coaches of these contacts", "people", _LOGS),
                _PROGRAMS,
                ReportColumn("pairs_coached", "Different pairs with a contact", "pairs", _LOGS),
                _CONTACTS,
                _HOURS,
                _PLC,
                _TRAINING,
                LEFT_OUT,
            ),
            caveats=(
                "A row a year, each with its own first and last day. Years without any contact or "
                "event on record are left out.",
            ),
        ),
    )
}


@dataclass(frozen=True)
class Settings218:
    """The settings the federal form tells apart from a day on.

    `of` names the setting of each program type; `exempt_types` may be license-exempt instead.
    """

    valid_from: date
    of: dict[str, str]
    exempt_types: tuple[str, ...]


LICENSE_EXEMPT = "license_exempt"
_FAMILY = ("FCC_SYSTEM", "FCC_INDEPENDENT", "FCC")
_CENTERS = ("CENTER", "HEAD_START", "PUBLIC_PRESCHOOL", "PRIVATE_SCHOOL", "OST")
SETTINGS_218: tuple[Settings218, ...] = (
    Settings218(
        date(2016, 10, 1),
        {**dict.fromkeys(_FAMILY, "family_child_care"), **dict.fromkeys(_CENTERS, "center")},
        (*_FAMILY, "CENTER", "HEAD_START", "OST"),
    ),
)


def settings_on(day: date) -> Settings218:
    """The settings of the form a day's report is made on; before the first one, the first."""
    standing = [s for s in SETTINGS_218 if s.valid_from <= day]
    return standing[-1] if standing else SETTINGS_218[0]


_WINDOWS = "CLASS observations (format class)"
_DAYS = "days since the pair's start"

# The evaluator's extract: a zip of these files, of codebook.csv and of manifest.json.
EXTRACT = Report(
    key="evaluator_deid",
    label="Evaluator’s extract",
    reader="The outside evaluator",
    says="A row for each pair and window with CLASS domain scores, and a row for each session; "
    "without names, towns or dates. A zip with codebook, consent and checksums.",
    roles=("evaluator",),
    periods=("py",),
    due="when asked for",
    basis="The evaluator's agreement with EEC",
    version=2,
    columns=(),
    caveats=(
        "Ids are made with a secret key: the same pair, educator, coach or program has the same id "
        "in every extract of this dashboard, and nobody can work them out without the key.",
        "Days are counted from the start of the pair.",
        "Scores stand only where the educator consented at the level of educators. Who agreed to "
        "figures of groups has a row and no score. Where such people are few in a group, scores of "
        "others are left out as well, so that theirs cannot be worked out from published means.",
        "Each download is written down. The same data and the same period give the same bytes.",
    ),
    audited=True,
)
_PAIR_ID = ReportColumn("pair_id", "Pseudonym of the pair", "id", "pairs")
PAIR_COLUMNS: tuple[ReportColumn, ...] = (
    _PAIR_ID,
    ReportColumn("educator_id", "Pseudonym of the mentee", "id", "pairs"),
    ReportColumn("coach_id", "Pseudonym of the coach", "id", "pairs"),
    ReportColumn("program_id", "Pseudonym of the mentee's program of now", "id", "participants"),
    ReportColumn("region", "PAC region of the pair", "number", "programs"),
    ReportColumn("program_type", "Program type at the pair's start", "code", "programs"),
    ReportColumn("role", "Role of the mentee", "code", "participants"),
    ReportColumn("cohort", "Year the pair's program year begins in", "year", "pairs"),
    ReportColumn(
        "consent", "aggregate (figures of groups) or educator_level", "code", "participants"
    ),
    ReportColumn("planned_days", "Planned length of the pair", "days", "pairs"),
    ReportColumn(
        "ended_day",
        "Day the pair ended early or as planned; empty while it goes on",
        _DAYS,
        "pairs",
    ),
    ReportColumn("end_reason", "Why it ended, as the pairs file has it", "code", "pairs"),
    ReportColumn("window", "BASE, MID or END; BASE and END stand for every pair", "code", _WINDOWS),
    ReportColumn(
        "instrument", "CLASS tool; empty where not observed in the window", "code", _WINDOWS
    ),
    ReportColumn(
        "observed", "Y where there is a usable observation in the window", "Y or N", _WINDOWS
    ),
    ReportColumn("observed_day", "Day of the first observation; may be negative", _DAYS, _WINDOWS),
    ReportColumn("observations", "Usable observations behind the scores", "number", _WINDOWS),
    *(
        ReportColumn(f"score_{code}", f"Domain score: {label}", "1 to 7, four decimals", _WINDOWS)
        for code, label in DOMAIN_LABELS.items()
    ),
    ReportColumn(
        "suppression",
        "Empty; no_consent (the educator did not agree to scores of educators); complementary (a "
        "score of somebody who did not agree could be worked out)",
        "code",
    ),
)
SESSION_COLUMNS: tuple[ReportColumn, ...] = (
    _PAIR_ID,
    ReportColumn(
        "session_no", "Number of the session within the pair, by day", "number", "sessions"
    ),
    ReportColumn("day", "Day of the session", _DAYS, "sessions"),
    ReportColumn("is_contact", "Y for a completed direct contact", "Y or N", "sessions"),
    ReportColumn("status", "Status of the session", "code", "sessions"),
    ReportColumn("contact_type", "Type of contact", "code", "sessions"),
    ReportColumn("venue", "Venue", "code", "sessions"),
    ReportColumn("minutes_total", "Length", "minutes", "sessions"),
    ReportColumn("minutes_observation", "Of these, observation", "minutes", "sessions"),
    ReportColumn("minutes_conference", "Of these, conference", "minutes", "sessions"),
    ReportColumn("strategies", "Different strategies ticked", "number", "sessions"),
    ReportColumn("cycle_step", "Step of the coaching cycle", "number", "sessions"),
)

# Everything that may be downloaded, in the order of the page.
ALL: tuple[Report, ...] = (*REPORTS.values(), EXTRACT)
