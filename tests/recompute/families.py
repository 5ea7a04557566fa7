"""Every family of second implementations, so that the registry is whole."""

from __future__ import annotations

from tests.recompute import (
    classes,
    cycles,
    dosage,
    doses,
    evidence,
    goals,
    participation,
    plans,
    ratings,
    records,
    retention,
    support,
    surveys,
    topics,
    training,
)
from tests.recompute.registry import SECONDS

__all__ = [
    "NOT_YET",
    "SECONDS",
    "classes",
    "cycles",
    "dosage",
    "doses",
    "evidence",
    "goals",
    "participation",
    "plans",
    "ratings",
    "records",
    "retention",
    "support",
    "surveys",
    "topics",
    "training",
]

# Measures without a second implementation, each with the reason.
NOT_YET: dict[str, str] = {}
