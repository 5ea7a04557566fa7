"""The registry of measures: every family's records, by key, in the order they are shown."""

from __future__ import annotations

from data_access.measures import (
    action_plans,
    class_quality,
    class_records,
    coaching_cycle,
    dosage,
    dose,
    evidence,
    goals,
    participation,
    ratings,
    retention,
    strategies,
    support,
    surveys,
    training,
    video_platform,
)
from data_access.measures.measure import Measure

FAMILIES: dict[str, str] = {
    "class": "CLASS",
    "class_records": "CLASS records",
    "goals": "Goals",
    "dosage": "Coaching",
    "retention": "Staying",
    "participation": "Participation",
    "training": "Training and learning communities",
    "dose": "Dose and change",
    "evidence": "How firm the change is",
    "cycle": "Coaching cycle",
    "plans": "Action plans",
    "strategies": "Strategies",
    "platform": "Video platform",
    "support": "Fiscal support",
    "surveys": "Surveys",
    "ratings": "Quality ratings",
}

MEASURES: dict[str, Measure] = {
    m.key: m
    for m in (
        *class_quality.MEASURES,
        *class_records.MEASURES,
        *goals.MEASURES,
        *dosage.MEASURES,
        *retention.MEASURES,
        *participation.MEASURES,
        *training.MEASURES,
        *dose.MEASURES,
        *evidence.MEASURES,
        *coaching_cycle.MEASURES,
        *action_plans.MEASURES,
        *strategies.MEASURES,
        *video_platform.MEASURES,
        *support.MEASURES,
        *surveys.MEASURES,
        *ratings.MEASURES,
    )
}

# Raised with every change of a definition that changes a figure; printed with each export.
DEFINITIONS_VERSION = 1
