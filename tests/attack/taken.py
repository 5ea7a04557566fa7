"""What a measure adds: as it is listed, or found out by asking the second implementation row by row."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.attack.protected import CLASS, GOALS, RETENTION, SURVEYS
from tests.attack.standing import DENOMINATOR, NUMERATOR, TAKEN, Parts, Standing, adds
from tests.recompute.families import SECONDS
from tests.recompute.registry import Asked

# No sum over people: ranks, quotients of variances, reliability. Each with what keeps it from telling one.
NOT_SUMS = {
    "dose_correlation": "a correlation of ranks",
    "adjusted_dose": "a correlation of ranks",
    "likeness": "a quotient of two variances",
    "design_effect": "a quotient of two variances",
    "survey_alpha": "a quotient of two variances",
}
# The columns by which a row is known again in another question.
IDENTITY = (
    *("person", "educator_id", "participant_id", "respondent_id", "about_mentee_id", "pair_id"),
    *("goal_id", "observation_id", "instrument", "version", "program_year", "cohort", "window"),
    *("point", "component", "survey", "survey_wave", "member"),
)
# Of which kind a measure is that nobody has listed, by a column of its rows.
KIND = (("component", CLASS), ("goal_id", GOALS), ("survey", SURVEYS), ("survey_wave", SURVEYS))
FAR = 1e6


def taken(s: Standing, key: str, frame: pd.DataFrame, asked: Asked) -> Parts:
    """What the figures of a measure add over its rows."""
    if key in TAKEN:
        return TAKEN[key](s, frame, asked)
    return {} if key in NOT_SUMS else unlisted(s, key, frame)


def unlisted(s: Standing, key: str, frame: pd.DataFrame) -> Parts:
    """A measure nobody has listed: what each row adds is asked of its second implementation.

    Each row's own numerator and denominator is one protected value, unless it is the same for all.
    """
    kind = next((k for column, k in KIND if column in frame), RETENTION)
    columns = {c: frame[c].to_numpy() for c in frame.columns}
    own = [
        SECONDS[key].figures({c: v[at : at + 1] for c, v in columns.items()})
        for at in range(len(frame))
    ]
    names = sorted({where[-1] if where else "" for figures in own for where in figures})
    split = next((c for c in ("component", "survey", "survey_wave") if c in frame), None)
    parts: Parts = {}
    identity = [c for c in IDENTITY if c in frame]
    told = frame[identity].astype(str).agg("|".join, axis=1)
    for name in names:
        for field in (NUMERATOR, DENOMINATOR):
            values = np.zeros(len(frame))
            for at, figures in enumerate(own):
                place = [str(columns[split][at])] if split else []
                figure = (
                    figures.get((*place, name)) or figures.get((*place,)) or figures.get((name,))
                )
                values[at] = getattr(figure, field, None) or 0.0
            if len(set(values)) > 1:
                keys = zip(
                    [key] * len(frame), [name] * len(frame), [field] * len(frame), told, strict=True
                )
                people = frame["person"].astype(str)
                ids = s.protected.enter(kind, keys, values, -FAR, FAR, people, frame["region"])
                part = "" if split and (name == columns[split]).all() else name
                parts.setdefault(part if name in PART_NAMES(key) else "", []).append(
                    adds(field, ids)
                )
    return parts


def PART_NAMES(key: str) -> tuple[str, ...]:
    from tests.attack.told import MEASURES

    return tuple(MEASURES[key].part_labels)
