"""The registry of measures: every family's records, by key, in the order they are shown."""

from __future__ import annotations

from data_access.measures import class_quality, dosage, goals, participation, retention
from data_access.measures.measure import Measure

FAMILIES: dict[str, str] = {
    "class": "CLASS",
    "goals": "Goals",
    "dosage": "Coaching",
    "retention": "Staying",
    "participation": "Participation",
}

MEASURES: dict[str, Measure] = {
    m.key: m
    for m in (
        *class_quality.MEASURES,
        *goals.MEASURES,
        *dosage.MEASURES,
        *retention.MEASURES,
        *participation.MEASURES,
    )
}

# Raised with every change of a definition that changes a figure; printed with each export.
DEFINITIONS_VERSION = 1
