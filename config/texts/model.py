"""The elements of the PAC model: the measures and pages that show each, and what is not collected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Element:
    """One element of the model.

    `measures` and `pages` are keys. A measure that no element names belongs to the first on whose
    pages it is shown. `not_collected` are keys of what no file tells of it;
    `lists` are keys of data-quality checks that list it by name.
    """

    label: str
    seen: str
    measures: tuple[str, ...]
    pages: tuple[str, ...]
    not_collected: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


MODEL: tuple[Element, ...] = (
    Element(
        "Participants and eligibility",
        "Unduplicated people by role, region and program type; rules for coaches and mentees by "
        "date, exceptions as a list; mentees per coach, unpaired mentees.",
        ("people_served", "pairs_served", "programs", "mentees_per_coach", "coach_load",
         "unpaired_mentees"),
        ("people", "retention", "quality"),
    ),
    Element(
        "Consultant Teachers and Administrators, Mentees, Instructional Leaders",
        "Each role where it differs; leaders in coaching meetings are not collected.",
        ("people_served", "training_complete", "orientation", "leader_orientation", "role_return"),
        ("people", "training", "retention"),
        ("leader_engagement",),
    ),
    Element(
        "Coaching cycle",
        "Cycles opened and completed, where they stall, days from step to step.",
        ("cycles_completed", "cycle_completion", "cycle_whole", "cycle_stalled",
         "cycle_stall_step", "cycle_step_days", "cycle_logging"),
        ("cycle",),
    ),
    Element(
        "Action plans and goals",
        "A goal with a date within 30 days of the baseline, small steps, stalled and overdue "
        "goals, goals against low dimensions, Goal Attainment Scaling.",
        ("plan_in_time", "steps_done", "goals_stalled", "goals_overdue", "goals_set",
         "goals_addressed", "goals_achieved", "goal_attainment", "goal_on_time", "goal_days",
         "goal_alignment", "goal_scaling"),
        ("cycle", "goals"),
    ),
    Element(
        "Coaching checklist and monthly survey",
        "Adherence per pair-month; months still open are marked provisional.",
        ("checklist_adherence", "monthly_survey"),
        ("dosage", "training", "worklist"),
    ),
    Element(
        "Strategies and content",
        "The model's ten strategies and the content areas, share of contacts that name each.",
        ("strategy_use", "strategies_named", "content_use", "content_named",
         "strategies_per_contact"),
        ("strategies",),
        ("strategy_phases",),
    ),
    Element(
        "Dosage, venue, intensity",
        "Frequency, duration, venue by minutes and contacts, the three figures of intensity, "
        "received against intended.",
        ("contact_months", "contacts_per_month", "contact_minutes", "dose_ratio",
         "dose_distribution", "venue_minutes", "venue_contacts", "focused_minutes",
         "complete_contacts", "no_contact"),
        ("dosage",),
    ),
    Element(
        "Training",
        "42 hours over six days before the first session: complete, short, late; orientation.",
        ("training_complete", "training_status", "training_hours", "orientation"),
        ("training",),
    ),
    Element(
        "Professional learning communities",
        "Months attended by coaches, by region and month.",
        ("plc_attendance",),
        ("training", "signals"),
    ),
    Element(
        "CLASS",
        "Infant, toddler, pre-K first and second edition, never averaged; matched change; "
        "observers' certification, double coding, valid cycles, observer change, consistency "
        "within a day.",
        ("class_change", "class_mean", "class_profile", "class_threshold", "class_quality",
         "class_bands", "baseline_first", "class_coverage", "class_agreement",
         "standardized_change", "change_margin", "tipping_point", "agreement_kappa",
         "certified_observers", "full_observations", "valid_cycles", "within_day_deviation",
         "observer_change", "observers"),
        ("class", "observations"),
    ),
    Element(
        "QRIS",
        "Levels granted and self-assessed apart, moves since enrolment; rating systems as data.",
        ("qris_level", "qris_start_level", "qris_moves", "qris_moved_up", "qris_self_assessed"),
        ("qris",),
    ),
    Element(
        "Surveys",
        "Response first; scales with reversed items, matched change, agreement of pairs, alpha.",
        ("survey_response", "survey_change", "nonresponse_difference", "survey_mean", "satisfaction_mean",
         "pair_difference", "pair_distance", "pair_within_one", "survey_alpha"),
        ("surveys",),
    ),
    Element(
        "Retention",
        "Staying in PAC, in the program, in the field, in the role; reasons; leavers' baseline "
        "beside stayers'.",
        ("staying", "staying_curve", "staying_time", "ended_by_reason",
         "same_program", "in_field", "role_return", "exit_reasons", "leavers_baseline", "leavers_difference"),
        ("retention", "observations"),
    ),
    Element(
        "Fiscal support",
        "Stipends, substitute hours against training and coaching hours, items and devices; "
        "cost of a completed contact hour.",
        ("stipends_paid", "amounts_paid", "substitute_hours", "items_issued",
         "contact_hour_cost", "pair_cost"),
        ("support",),
        ("device_returns",),
    ),
    Element(
        "Video-coaching platform",
        "Freshness of its log, days to the log, coaching by video, videos per pair, rows that "
        "matched nothing.",
        ("log_freshness", "log_days", "video_share", "videos_per_pair"),
        ("platform", "imports"),
    ),
    Element(
        "Professional development plan",
        "Refined or not, recommended training taken: not collected.",
        (),
        ("training",),
        ("development_plan", "recommended_training"),
    ),
    Element(
        "Dose and change",
        "Which amounts of dosage, venue and intensity go with which change: association only.",
        ("dose_correlation", "change_by_dose", "change_by_venue", "change_by_intensity",
         "change_by_baseline", "adjusted_dose", "change_by_caseload",
         "change_by_experience", "matched_without_contact"),
        ("dose",),
    ),
)  # fmt: skip
