"""The coded words of the PAC model: program types, participant roles, venues, statuses."""

from __future__ import annotations

from config.program.choices import (
    Choice,
    Choices,
)

PROGRAM_TYPES = Choices(
    "program type",
    (
        Choice("CENTER", "Center-based care", ("center", "center based", "child care center")),
        Choice("FCC_SYSTEM", "Family child care in a system", ("fcc system", "system fcc")),
        Choice("FCC_INDEPENDENT", "Family child care, independent", ("independent fcc",)),
        Choice("FCC", "Family child care", ("family child care home",)),
        Choice("HEAD_START", "Head Start", ("early head start",)),
        Choice(
            "PUBLIC_PRESCHOOL", "Public preschool", ("public school", "public school preschool")
        ),
        Choice("PRIVATE_SCHOOL", "Private school"),
        Choice("OST", "Out-of-school time", ("asost", "school age", "after school")),
    ),
)

PARTICIPANT_ROLES = Choices(
    "participant role",
    (
        Choice("MENTEE", "Mentees", ("mentee", "mentee teacher")),
        Choice("MENTEE_ADMIN", "Mentee administrators", ("mentee administrator", "mentee admin")),
        Choice("CT", "Consultant Teachers", ("consultant teacher",)),
        Choice("CA", "Consultant Administrators", ("consultant administrator",)),
        Choice("IL", "Instructional Leaders", ("instructional leader",)),
    ),
)
COACH_ROLES = ("CT", "CA")
MENTEE_ROLES = ("MENTEE", "MENTEE_ADMIN")
LEADER_ROLES = ("IL",)
# Who administers a program has no room with children, so there is nothing for CLASS to observe.
ROLES_WITHOUT_A_ROOM = ("MENTEE_ADMIN", "CA")
ROLES_WITH_A_ROOM = tuple(r for r in PARTICIPANT_ROLES.codes if r not in ROLES_WITHOUT_A_ROOM)

CONSENTS = Choices(
    "consent",
    (
        Choice("aggregate", "Figures of groups only"),
        Choice("educator_level", "Own scores may be seen by the facilitator", ("educator level",)),
    ),
)

# Contact = direct interaction of coach and mentee; the other types are counted apart
# (after Spokane's coaching logs and Practice-Based Coaching).
CONTACT_TYPES = Choices(
    "contact type",
    (
        Choice("conference", "Conference", ("meeting", "coaching conversation", "conferencing")),
        Choice("observation", "Observation", ("classroom observation",)),
        Choice(
            "observation_conference",
            "Observation and conference",
            ("observation and conference", "observation + conference"),
        ),
        Choice("group", "Group meeting", ("group coaching",)),
        Choice("email", "Email", ("e-mail",)),
        Choice("video_review", "Video reviewed apart", ("async video review", "video feedback")),
    ),
)
DIRECT_CONTACT_TYPES = ("conference", "observation", "observation_conference", "group")

# Where coaching takes place, and what measures tell apart by venue.
_COACHING_VENUES = (
    Choice("f2f", "In person", ("face to face", "in-person", "on site", "f 2 f")),
    Choice(
        "live_video",
        "Live video",
        ("video", "zoom", "live video call", "virtual w/ video", "virtual", "video call"),
    ),
    Choice("phone", "Phone", ("telephone", "call", "conference call", "phone/conference call")),
    Choice("async_video", "Video, not live", ("asynchronous video", "recorded video")),
)
COACHING_VENUES = Choices("venue", _COACHING_VENUES)
# An email is logged as a session and takes place nowhere: it is no contact and in no share of venues.
VENUES = Choices(
    "venue",
    (
        *_COACHING_VENUES,
        Choice("email", "Email", ("e-mail", "by email", "electronic mail", "email exchange")),
    ),
)
DIRECT_VENUES = ("f2f", "live_video", "phone")
EMAIL = "email"  # as a contact type, and as a venue

SESSION_STATUSES = Choices(
    "session status",
    (
        Choice("completed", "Completed", ("complete", "done", "held")),
        Choice("cancelled", "Cancelled", ("canceled",)),
        Choice("no_show", "No show", ("missed", "did not attend")),
        Choice("planned", "Planned", ("scheduled",)),
    ),
)
NOT_HELD = ("cancelled", "no_show")  # whatever minutes such a row gives, they count nowhere

# The two members of a pair often log the same session; who logged it tells the two logs apart.
LOGGED_BY = Choices(
    "member of the pair",
    (
        Choice(
            "coach",
            "Coach",
            ("ct", "ca", "consultant teacher", "consultant administrator", "mentor", "consultant"),
        ),
        Choice(
            "mentee",
            "Mentee",
            (
                "mentee teacher",
                "mentee admin",
                "mentee administrator",
                "teacher",
                "educator",
                "coachee",
            ),
        ),
        Choice(
            "other",
            "Somebody else",
            ("il", "instructional leader", "facilitator", "office", "staff"),
        ),
    ),
)

STRATEGIES = Choices(
    "strategy",
    (
        Choice("data_analysis", "Data analysis"),
        Choice("modeling", "Modeling", ("modelling",)),
        Choice("feedback", "Feedback", ("performance feedback",)),
        Choice("co_teaching", "Co-teaching"),
        Choice("sharing_resources", "Sharing resources", ("resources", "resource sharing")),
        Choice("best_practice_video", "Best-practice video", ("best practice videos",)),
        Choice("coaching_conversations", "Coaching conversations", ("coaching conversation",)),
        Choice("observing", "Observing", ("observation",)),
        Choice("reflective_practice", "Reflective practice", ("reflection",)),
        Choice("using_data", "Using data"),
    ),
)

# The five QRIS categories serve as content areas.
CONTENT_AREAS = Choices(
    "content area",
    (
        Choice("curriculum", "Curriculum and learning", ("curriculum & learning",)),
        Choice("environments", "Safe, healthy environments", ("safe/healthy environments",)),
        Choice("workforce", "Workforce and professional qualifications", ("workforce & pq",)),
        Choice("family", "Family and community engagement", ("family & community",)),
        Choice("leadership", "Leadership, administration, management", ("leadership",)),
    ),
)

GOAL_STATUSES = Choices(
    "goal status",
    (
        Choice("not_started", "Not started"),
        Choice("in_progress", "In progress", ("open", "working", "active", "started")),
        Choice("achieved", "Achieved", ("met", "completed", "closed", "attained", "complete")),
        Choice("dropped", "Dropped", ("suspended", "withdrawn", "cancelled")),
    ),
)

# Every reason but the first ends a pair early. Leaving PAC (attrition) is only some of them: closure,
# a new pairing, leave and promotion are not.
END_REASONS = Choices(
    "end reason",
    (
        Choice("completed", "Finished the program year", ("finished", "program completed")),
        Choice("withdrew", "Withdrew from PAC", ("withdrawn", "dropped out")),
        Choice("left_program", "Left the EEC program", ("left job", "left center")),
        Choice("left_field", "Left the field"),
        Choice("schedule", "Schedule could not be kept", ("scheduling",)),
        Choice("other", "Another reason"),
        Choice("program_closed", "The EEC program closed", ("closure", "program closure")),
        Choice("re_paired", "Paired anew", ("re-paired", "repaired", "new coach")),
        Choice("leave", "On leave", ("medical leave", "family leave")),
        Choice("promoted", "Promoted", ("promotion", "promoted to director")),
    ),
)
ATTRITION_REASONS = ("withdrew", "left_program", "left_field", "schedule", "other")

# The same reasons in the groups that are large enough to be told apart.
END_GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "left_pac": ("Withdrew, no time, or another reason", ("withdrew", "schedule", "other")),
    "left_job": ("Left the EEC program or the field", ("left_program", "left_field")),
    "circumstances": (
        "Program closed, new pairing, leave or promotion",
        ("program_closed", "re_paired", "leave", "promoted"),
    ),
}
# The groups that are attrition: reports tell how many left so, in all.
ATTRITION_GROUPS = tuple(
    group for group, (_, reasons) in END_GROUPS.items() if set(reasons) <= set(ATTRITION_REASONS)
)

EMPLOYMENT_STATUSES = Choices(
    "employment status",
    (
        Choice("same_program", "In the same EEC program", ("same program", "same")),
        Choice("other_program", "In another EEC program", ("other program", "moved")),
        Choice("left_field", "Left the field", ("left",)),
        Choice("leave", "On leave"),
        Choice("unknown", "Not known", ("not known", "no answer")),
    ),
)
EMPLOYMENT_SOURCES = Choices(
    "employment source",
    (
        Choice("PQR", "Professional Qualifications Registry", ("pq registry",)),
        Choice("IL", "Instructional Leader"),
        Choice("exit_form", "Exit form"),
    ),
)

WINDOWS = Choices(
    "observation window",
    (
        Choice("BASE", "Baseline (fall)", ("baseline", "fall", "pre")),
        Choice("MID", "Mid-year (winter)", ("mid", "midyear", "winter")),
        Choice("END", "Second (spring)", ("end", "spring", "post")),
    ),
)
OBSERVER_ROLES = Choices(
    "observer role",
    (
        Choice("external", "Outside evaluator's observer", ("eca", "evaluator", "outside")),
        Choice("coach", "Coach", ("ct", "ca", "consultant teacher")),
        Choice("local", "Another local observer", ("facilitator", "program")),
    ),
)
NC_ORIENTATIONS = Choices(
    "Negative Climate orientation",
    (
        Choice("raw", "As scored: 1 is best", ("as scored",)),
        Choice("reversed", "Already reversed: 7 is best"),
    ),
)

_YES, _NO = ("true", "1", "\N{CHECK MARK}", "checked"), ("false", "0", "unchecked")
YES_NO = Choices(
    "yes or no",
    (Choice("Y", "Yes", (*_YES, "x")), Choice("N", "No", _NO)),
)
# Beside what counts, an x may as well cross out.
COUNTS = Choices(YES_NO.name, (Choice("Y", "Yes", _YES), Choice("N", "No", _NO)))
LICENSED = Choices(
    "licensing",
    (
        Choice("Y", "Licensed", ("yes", "current")),
        Choice("exempt", "License-exempt", ("funded", "license exempt", "no")),
    ),
)

QUALIFICATIONS = Choices(
    "EEC qualification",
    (
        Choice("none", "None"),
        Choice("teacher_it", "Teacher, infant/toddler"),
        Choice("teacher_ps", "Teacher, preschool"),
        Choice("lead_it", "Lead Teacher, infant/toddler"),
        Choice("lead_ps", "Lead Teacher, preschool"),
        Choice("director_1", "Director I"),
        Choice("director_2", "Director II"),
    ),
)
EDUCATION = Choices(
    "education",
    (
        Choice("hs", "High school or GED", ("high school", "ged")),
        Choice("some_college", "Some college"),
        Choice("aa", "Associate degree", ("associate", "associates")),
        Choice("ba", "Bachelor's degree", ("bachelor", "bachelors", "bs")),
        Choice("ma", "Master's degree or higher", ("master", "masters", "phd")),
    ),
)
CDA_STATUSES = Choices(
    "CDA status",
    (Choice("none", "None"), Choice("enrolled", "Enrolled"), Choice("holds", "Holds a CDA")),
)
RATING_STATUSES = Choices(
    "rating status",
    (Choice("granted", "Granted"), Choice("self_assessed", "Self-assessed", ("self assessed",))),
)
EVENT_TYPES = Choices(
    "event type",
    (
        Choice("orientation", "Orientation"),
        Choice("training_day", "Training day", ("training",)),
        Choice("PLC", "Professional learning community", ("plc meeting",)),
    ),
)
SURVEYS = Choices(
    "survey",
    (
        Choice("KSB", "Knowledge, skills and beliefs"),
        Choice("EFF", "Efficacy"),
        Choice("CTM", "Paired CT and mentee survey"),
        Choice("MONTHLY", "Monthly survey"),
        Choice("SAT", "Job satisfaction"),
    ),
)
FUND_KINDS = Choices(
    "fund kind",
    (
        Choice("stipend", "Stipend"),
        Choice("substitute", "Substitute"),
        Choice("classroom_items", "Classroom items"),
        Choice("device", "Device"),
    ),
)
