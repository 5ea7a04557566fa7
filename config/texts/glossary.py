"""The glossary: the field's terms as this dashboard uses them, with related entries."""

from __future__ import annotations

from dataclasses import dataclass

from config.date_words import PROGRAM_YEAR_WORDS, month_words, program_year_label
from config.program import dosage
from config.program.arrivals import LAST_DAYS
from config.program.calendars import program_year_months
from config.program.double_logs import SAME_SESSION
from config.program.instruments import (
    BANDS,
    DIMENSION_LABELS,
    DOMAIN_LABELS,
    INSTRUMENTS,
    SHORTEST_CYCLE_MINUTES,
    USABLE_CYCLES,
)
from config.program.quality import SILENT_DAYS
from config.program.thresholds import CAVEAT
from config.texts.paused_ratings import NOT_GRANTED

# Operators may set another minimum; `Entry.said` fills in the actual one.
_MINIMUM = "{minimum}"


@dataclass(frozen=True)
class Entry:
    """One term: its meaning here, related entries (`see`), and the measures that use it.

    `key` is its anchor on the glossary page.
    """

    key: str
    term: str
    text: str
    see: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    def said(self, minimum_people: int) -> str:
        """The text with the minimum number of people that is set for this dashboard."""
        return self.text.replace(_MINIMUM, str(minimum_people))


def _domain(code: str) -> Entry:
    made = [
        f"{i.label}: {', '.join(DIMENSION_LABELS[c] for c in d.dimensions)}"
        for i in INSTRUMENTS.values()
        for d in i.domains
        if d.code == code
    ]
    return Entry(
        f"domain-{code.lower()}",
        f"{DOMAIN_LABELS[code]} ({code})",
        f"A CLASS domain, the mean of its dimensions. {'. '.join(made)}.",
        ("domain", "dimension"),
    )


def _dimension(code: str) -> Entry:
    parts = list(
        dict.fromkeys(
            (d.label, f"domain-{d.code.lower()}")
            for i in INSTRUMENTS.values()
            for d in i.domains
            if code in d.dimensions
        )
    )
    turned = " It is shown reversed, as its absence." if code == "NC" else ""
    return Entry(
        f"dimension-{code.lower()}",
        f"{DIMENSION_LABELS[code]} ({code})",
        f"A CLASS dimension, part of {' and of '.join(label for label, _ in parts)}.{turned}",
        (*(key for _, key in parts), *(("negative-climate",) if code == "NC" else ())),
    )


_PEOPLE = (
    Entry(
        "mentee",
        "Mentee",
        "An early educator who is coached. A mentee administrator is a director who is coached.",
        ("pair", "consultant-teacher", "consultant-administrator"),
    ),
    Entry(
        "consultant-teacher",
        "Consultant Teacher (CT)",
        "An experienced educator who coaches a mentee.",
        ("mentee", "pair", "consultant-administrator"),
        ("role_return",),
    ),
    Entry(
        "consultant-administrator",
        "Consultant Administrator (CA)",
        "An experienced administrator who coaches. A region has few of them, so outcome figures of "
        "Consultant Administrators alone are mostly withheld.",
        ("consultant-teacher", "withheld"),
        ("role_return",),
    ),
    Entry(
        "instructional-leader",
        "Instructional Leader (IL)",
        "The person in a mentee's program who supports the coaching there. A pairs file may name "
        "one.",
        ("mentee",),
    ),
    Entry(
        "pair",
        "Pair",
        "One coach and one mentee of one program year. A mentee who is paired anew is in two "
        "pairs; where people are counted, each counts once.",
        ("mentee", "cohort", "pair-month"),
        ("pairs_served",),
    ),
    Entry(
        "facilitator",
        "Regional facilitator",
        "Runs PAC in one region: imports its files, works with its pairs, and alone sees their "
        "names.",
        ("region", "scope"),
    ),
    Entry(
        "plc",
        "Professional learning community (PLC)",
        "The regular meeting in which the coaches of a region learn together. The dimension profile "
        "shows which CLASS dimensions are low, so that it can be planned.",
        ("dimension",),
        ("class_profile",),
    ),
    Entry(
        "eec",
        "EEC",
        "The Massachusetts Department of Early Education and Care.",
        ("eps", "qris"),
    ),
    Entry(
        "eps",
        "Educator and Provider Support (EPS)",
        "EEC's grant to regional partnerships for educators' professional development. PAC's lead "
        "agencies belong to it.",
        ("eec", "region"),
    ),
    Entry(
        "qris",
        "QRIS",
        "Quality Rating and Improvement System: EEC rates a program at level 1 to 4. A level that "
        "was granted and a program's own assessment are two different facts, and files keep them "
        f"apart. {NOT_GRANTED}",
        ("program", "eec"),
    ),
    Entry(
        "program",
        "Program",
        "A place of early education and care with a number of EEC's own: a center, a family child "
        "care home, a Head Start program, a public preschool, an out-of-school-time program.",
        ("fcc", "program-type"),
        ("programs",),
    ),
    Entry(
        "program-type",
        "Program type",
        "What kind of program it is, as the programs file says. It is one of the filters.",
        ("program", "fcc"),
    ),
    Entry(
        "fcc",
        "Family child care (FCC)",
        "Care in the provider's home, alone (independent) or in a family child care system that "
        "supports several homes.",
        ("program-type",),
    ),
    Entry(
        "then",
        "Where and as what somebody counts",
        "In the region, program, program type and role that held then: on the day a pair began, an "
        "observation took place, or somebody's first pair of a year began. Who moves to another program "
        "or becomes a coach takes nothing along: earlier pairs and scores stay where they were, and "
        "figures of a finished year change only where a file corrects that year's own facts. A program "
        "that moves to another region leaves its earlier pairs and scores there.",
        ("region", "program-year"),
    ),
    Entry(
        "region",
        "Region",
        "PAC has Regions 1, 2, 3, 5 and 6. There is no Region 4: it was merged into its neighbors "
        "in 2012. EEC's licensing and subsidy regions are other regions.",
        ("facilitator", "rest-of-state"),
    ),
    Entry(
        "program-year",
        "Program year",
        f"{PROGRAM_YEAR_WORDS}. {program_year_label(2025)} begins in "
        f"{month_words(program_year_months(2025)[0])}.",
        ("cohort", "window"),
    ),
    Entry(
        "cohort",
        "Cohort",
        "All pairs of one program year.",
        ("program-year", "pair"),
    ),
)

_CLASS = (
    Entry(
        "class",
        "CLASS",
        "The Classroom Assessment Scoring System, an instrument of Teachstone's: a trained observer "
        "scores what adults and children do with one another in a room, from 1 to 7.",
        ("instrument", "domain", "dimension", "window"),
        ("class_mean", "class_change"),
    ),
    Entry(
        "instrument",
        "Instrument",
        "The edition of CLASS for an age: "
        + ", ".join(i.label for i in INSTRUMENTS.values())
        + ". Scores of different instruments are never averaged together.",
        ("class",),
    ),
    Entry(
        "domain",
        "Domain",
        "A group of CLASS dimensions. A domain score is the plain mean of its dimension means, and "
        "there is none where one of them is missing. Domains are never averaged into one score.",
        ("dimension", *(f"domain-{code.lower()}" for code in DOMAIN_LABELS)),
        ("class_mean",),
    ),
    Entry(
        "dimension",
        "Dimension",
        "What an observer scores: one aspect of the room. A dimension score is the mean over the "
        "valid cycles of an observation.",
        ("domain", "cycle"),
        ("class_profile",),
    ),
    *(_domain(code) for code in DOMAIN_LABELS),
    *(_dimension(code) for code in DIMENSION_LABELS),
    Entry(
        "negative-climate",
        "Negative Climate",
        "The one dimension on which 1 is best. It is reversed once, as 8 minus the score, and shown "
        "as absence of negative climate. A file says whether its scores are reversed already.",
        ("dimension-nc",),
    ),
    Entry(
        "cycle",
        "Cycle",
        "One round of observing and scoring within an observation. A cycle under "
        f"{SHORTEST_CYCLE_MINUTES} minutes is not valid; with {USABLE_CYCLES} valid cycles an "
        "observation is usable.",
        ("dimension",),
    ),
    Entry(
        "window",
        "Window",
        "When in a program year an observation belongs: baseline (fall), mid-year (winter) or "
        "second (spring). The file says which.",
        ("baseline", "matched-change"),
    ),
    Entry(
        "baseline",
        "Baseline",
        "The observation before coaching begins. An educator whose baseline is dated after the "
        "first contact is left out of matched change.",
        ("window", "matched-change"),
        ("baseline_first",),
    ),
    Entry(
        "matched-change",
        "Matched change",
        "The second score minus the baseline of the same educator, averaged over educators who have "
        "both. Means of everybody seen in fall and everybody seen in spring would mix change with "
        "who left.",
        ("window", "no-difference"),
        ("class_change", "class_coverage"),
    ),
    Entry(
        "observer",
        "Outside observer",
        "CLASS figures count the scores of the outside evaluator's observers. Scores that coaches "
        "gave are kept and not counted.",
        ("double-coding",),
    ),
    Entry(
        "double-coding",
        "Double-coding",
        "Two observers score the same cycle, to see how far they agree. The first observer's score "
        "is the one that is counted.",
        ("observer",),
        ("class_agreement",),
    ),
    Entry(
        "band",
        "Band",
        f"A cut of the CLASS scale in three: {BANDS.name[0].lower()}{BANDS.name[1:]}. It is one "
        "convention among several.",
        ("class",),
        ("class_bands",),
    ),
    Entry(
        "threshold",
        "Threshold",
        f"{CAVEAT} There are two sets, competitive and quality, and each has dates.",
        ("class",),
        ("class_threshold", "class_quality"),
    ),
)

_COACHING = (
    Entry(
        "session",
        "Session",
        f"One row of a coaching log. A session that both members of a pair logged is counted once. "
        f"{SAME_SESSION}",
        ("contact",),
    ),
    Entry(
        "contact",
        "Contact",
        "A completed session in which coach and mentee meet directly: in person, by live video or "
        "by phone. Email and video that is watched apart are no contact.",
        ("session", "venue"),
        ("contact_months", "contacts_per_month", "contact_minutes"),
    ),
    Entry(
        "venue",
        "Venue",
        "Where or how a session took place: in person, live video, phone, or video that is not "
        "live.",
        ("contact",),
        ("venue_minutes", "venue_contacts"),
    ),
    Entry(
        "pair-month",
        "Pair-month",
        "One pair in one calendar month. It counts (is eligible) where the pair was active on at "
        f"least {dosage.ELIGIBLE_DAYS} days of the month.",
        ("pair", "provisional"),
        ("contact_months", "checklist_adherence"),
    ),
    Entry(
        "dosage",
        "Dosage",
        f"How much coaching a pair gets. PAC intends {dosage.TARGETS[-1].minutes_low} to "
        f"{dosage.TARGETS[-1].minutes_high} minutes of direct contact a month; what was received "
        "in the months that were due stands beside it. Inside that range, both ends included, is "
        "neither below nor above what is intended.",
        ("contact", "intensity"),
        ("dose_ratio", "dose_distribution"),
    ),
    Entry(
        "intensity",
        "Intensity",
        "How much coaching there is in a contact. Three figures, kept apart: the share of minutes "
        "in observation and conference, the number of strategies, and the contacts with a goal, an "
        "observation and feedback. No index is made of them.",
        ("dosage", "strategy"),
        ("focused_minutes", "strategies_per_contact", "complete_contacts"),
    ),
    Entry(
        "strategy",
        "Strategy",
        "A way of coaching that a log may tick, such as modeling or feedback. PAC lists ten; a "
        "session may tick several.",
        ("intensity",),
        ("strategies_per_contact",),
    ),
    Entry(
        "checklist",
        "Coaching checklist",
        "The log of a completed session. PAC asks for at least one a month.",
        ("session", "pair-month"),
        ("checklist_adherence",),
    ),
    Entry(
        "fidelity",
        "Fidelity",
        "Whether coaching happens as the model describes it: monthly contact, checklists, intended "
        "minutes, the baseline before the first contact. It says nothing about how good a "
        "conversation was.",
        ("dosage", "checklist", "baseline"),
        ("contact_months", "checklist_adherence", "dose_ratio", "baseline_first"),
    ),
    Entry(
        "provisional",
        "Provisional",
        "Logs of a month are expected until the "
        f"{dosage.PROVISIONAL_UNTIL_DAY}th of the next. Until then its figures may still rise; "
        "they are marked, and drawn hollow in a run of months. Nothing is concluded from a figure "
        "that holds a month still running, or that is of one such month alone.",
        ("data-through", "not-known-yet"),
    ),
    Entry(
        "not-known-yet",
        "Not known yet",
        "The coaching log that a figure rests on has not arrived. A month of a region is known once "
        "its log holds a session of a later month; the last month before the summer, once its log "
        f"reaches the last {LAST_DAYS} days on which a pair was active. A program year without any "
        "session is not known, nor is what lies before a region's log begins. Who had no contact "
        f"lately is not known where the log ended more than {SILENT_DAYS} days ago, nor is how a "
        "month goes that has only begun to arrive. What is not "
        "known is left out of a figure, numerator and denominator alike, and nobody is judged by it: "
        "a figure of which a part is left out says so.",
        ("provisional", "data-through"),
        ("contact_months", "no_contact"),
    ),
)

_GOALS = (
    Entry(
        "goal",
        "Goal",
        "What a pair sets out to reach, with or without a target date. It may name a CLASS "
        "dimension, a QRIS criterion or a competency.",
        ("attainment",),
        ("goals_set", "goals_addressed", "goal_alignment"),
    ),
    Entry(
        "attainment",
        "Attainment",
        "Goals met among goals due: those whose target date has come and that were not dropped. A "
        "goal that is not due yet is neither met nor missed.",
        ("goal", "goal-attainment-scaling"),
        ("goal_attainment", "goal_on_time", "goals_achieved"),
    ),
    Entry(
        "goal-attainment-scaling",
        "Goal Attainment Scaling (GAS)",
        "A way to score partial attainment from \u22122 to 2, where 0 is as expected. The T score "
        "puts a pair's goals together: 50 is as expected. Pairs with fewer than two such goals are "
        "left out.",
        ("attainment",),
        ("goal_scaling",),
    ),
)

_STAYING = (
    Entry(
        "retention",
        "Retention",
        "Four different things, never one figure: staying in PAC, in the same program, in the "
        "field, and coaching again.",
        ("ended-early",),
        ("staying", "same_program", "in_field", "role_return"),
    ),
    Entry(
        "ended-early",
        "Ended early",
        "The widest of three meanings of leaving. A pair that ended before it was planned to, whatever "
        "the reason: somebody withdrew, left "
        "the program or the field or could not keep the schedule, the program closed, or there was a "
        "new pairing, leave or a promotion. One that finished as planned did not end early. Each reason "
        "is counted apart as well.",
        ("retention", "left-before", "withdrew", "kaplan-meier"),
        ("staying", "staying_curve", "ended_by_reason", "exit_reasons"),
    ),
    Entry(
        "left-before",
        "Left before the second observation",
        "An educator with a baseline and no second observation whose every pair of the program year ended "
        "because somebody withdrew, left the program or the field, could not keep the schedule, or for "
        "another reason of their own. Who was paired anew, on leave or promoted, or whose program "
        "closed, has not left; whoever stayed and was missed at the second observation has not either.",
        ("ended-early", "withdrew"),
        ("leavers_baseline", "leavers_difference"),
    ),
    Entry(
        "withdrew",
        "Withdrew, no time, or another reason",
        "The narrowest of three meanings of leaving, one of the groups of reasons for which pairs end "
        "early: PAC was left and the job was not. Leaving the program or the field is a group of "
        "its own.",
        ("ended-early", "left-before"),
        ("ended_by_reason",),
    ),
    Entry(
        "kaplan-meier",
        "Kaplan\u2013Meier estimate",
        "A way to say what share stays, or is still waiting, when some have been followed for a "
        "shorter time than others. Each counts for as long as it has been followed. Where there are "
        "several reasons to end, the share that each has ended (Aalen and Johansen) and the share "
        "that stays add up to 100%.",
        ("ended-early",),
        ("staying", "staying_curve", "goal_days"),
    ),
)

_FIGURES = (
    Entry(
        "measure",
        "Measure",
        "One figure with one definition. The same definition stands behind its chart, table, "
        "sentence and CSV.",
        ("definition-version", "process-figure", "outcome-figure"),
    ),
    Entry(
        "numerator",
        "Numerator",
        "What is counted on top of a share: the goals that were met, the months with a contact.",
        ("denominator",),
    ),
    Entry(
        "denominator",
        "Denominator",
        "What a share is a share of: the goals due, the months that count. A percentage without "
        "its denominator cannot be read.",
        ("numerator", "n"),
    ),
    Entry(
        "n",
        "n",
        "How many stand behind a figure: those in its denominator, and nobody of whom nothing is in "
        "it. Each panel says what its n counts: people, or things such as months and goals.",
        ("denominator",),
    ),
    Entry(
        "interval",
        "Interval",
        "The range of values a figure is compatible with, at 95%. Few people make it wide. Months, "
        "goals and sessions of one pair are alike, so the pair is its unit wherever they repeat; and "
        "years and windows of one person are alike, so over several of them the person is.",
        ("no-difference", "n"),
    ),
    Entry(
        "no-difference",
        "No difference can be seen",
        "The interval of the difference, or of the change, holds zero. That does not say that there "
        "is none: with more people one might be seen.",
        ("interval", "rest-of-state", "judged-together"),
        ("class_change",),
    ),
    Entry(
        "judged-together",
        "Judged together",
        "Who looks at fifteen comparisons finds one that stands out by chance more often than not. "
        "So all comparisons of a panel are judged at once: their intervals are made wider until, "
        "with no real difference at all, the chance that any of them leaves out zero is at most 5%. "
        "How many there are follows from the lists of regions, program types and roles, so "
        "everybody reads the same verdict.",
        ("no-difference", "too-few", "interval"),
    ),
    Entry(
        "too-few",
        "Too few to say",
        "Under ten people on either side of a comparison: no side is taken. That holds for figures of "
        "process too. Where there are enough people and still no interval can be worked out (all values "
        "are the same, or too few have reached a goal for its median to have an upper end), it is too few to "
        "say as well, with the reason.",
        ("no-difference", "n"),
    ),
    Entry(
        "rest-of-state",
        "Rest of the state",
        "A region is compared with all others together, never with a state that contains it. Under a "
        "filter both sides are of whom it leaves: a region's Head Start beside the rest of Head Start.",
        ("no-difference", "region"),
    ),
    Entry(
        "median",
        "Median and middle half",
        "The value in the middle: half lie below it, half above. The middle half runs from the "
        "lower to the upper quarter.",
        (),
        ("contact_minutes",),
    ),
    Entry(
        "process-figure",
        "Process figure",
        "Counts of work done: contacts, checklists, minutes. It is shown however few people it is "
        "about.",
        ("outcome-figure",),
    ),
    Entry(
        "outcome-figure",
        "Outcome figure",
        "What came of it: CLASS scores, goals met, staying. It is withheld where few people stand "
        "behind it, and moves by whole program years.",
        ("process-figure", "withheld"),
    ),
    Entry(
        "process-behavior-chart",
        "Process-behavior chart",
        "Months in a row with a usual range that is worked out from how much one month of the base "
        "differs from the next. A newest month within its range is the usual up and down; one outside "
        "of it is something to look into, not a finding.",
        ("usual-range", "provisional"),
    ),
    Entry(
        "usual-range",
        "Usual range and base",
        "What a month of that size is likely to be if nothing has changed: wider where a month counts "
        "fewer. The base it rests on are the two completed program years before the newest complete "
        "month; it changes once a year, and never with the months chosen on a page.",
        ("process-behavior-chart", "program-year"),
    ),
    Entry(
        "data-through",
        "Data through",
        "The day of the newest session in the data. Give it with every figure you pass on.",
        ("provisional", "definition-version"),
    ),
    Entry(
        "definition-version",
        "Definition version",
        "A number that is raised whenever a change of a definition changes its figure. It is in "
        "every row of a CSV.",
        ("measure", "data-through"),
    ),
)

_WITHHOLDING = (
    Entry(
        "withheld",
        "Withheld",
        f"An outcome figure on fewer than {_MINIMUM} people is not shown to whoever may not look "
        "those people up by name. A withheld figure is in no chart, table or file, and is not zero.",
        ("complementary-withholding", "outcome-figure", "consent"),
    ),
    Entry(
        "complementary-withholding",
        "Complementary withholding",
        "A second figure is withheld because otherwise the first could be worked out by "
        "subtraction, from this page or any other. Its own people may be many.",
        ("withheld",),
    ),
    Entry(
        "nearly-all",
        "Nearly all or nearly none",
        "Where all or none of a group reached something, or a mean lies at the end of its scale, the "
        "figure would tell what each of them did. It is withheld, however many they are.",
        ("withheld",),
    ),
    Entry(
        "seen-in-both",
        "Of educators seen in both windows",
        "Where a few educators were seen in one window only, the mean of all would give them away. Then "
        "it is told of those who were seen in both, the same ones as in the matched change.",
        ("withheld", "complementary-withholding"),
    ),
    Entry(
        "consent",
        "Consent",
        "A facilitator sees CLASS figures of educators of the region only where each of them agreed, and "
        f"that is on record, or where at least {_MINIMUM} of them did not. A consent is for one purpose, "
        "from a day on, and can be withdrawn at any time.",
        ("withheld", "facilitator"),
    ),
    Entry(
        "scope",
        "Scope",
        "Whose rows a figure is made of: the whole state, or one region. It follows from the "
        "account, never from the address of a page, and stands in every CSV.",
        ("facilitator", "region"),
    ),
)

GROUPS: dict[str, tuple[Entry, ...]] = {
    "People, programs, years": _PEOPLE,
    "CLASS": _CLASS,
    "Coaching": _COACHING,
    "Goals": _GOALS,
    "Staying": _STAYING,
    "How figures are read": _FIGURES,
    "What is withheld": _WITHHOLDING,
}
ENTRIES: dict[str, Entry] = {e.key: e for entries in GROUPS.values() for e in entries}
