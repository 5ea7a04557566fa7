"""Reads one log after another: its minutes, its lists, and which logs are of the same session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

SAME_SESSION = timedelta(minutes=30)  # two logs that begin no further apart are of one session


def items(listed: str | None) -> list[str]:
    """What a list names, as files write it: a;b;c."""
    return (listed or "").split(";") if listed else []


def focused_minutes(session: Row[Any]) -> int:
    """Minutes of observation and conference, where the log tells them apart."""
    return (session.minutes_observation or 0) + (session.minutes_conference or 0)


def minutes(session: Row[Any]) -> int:
    """The length of a session: what the log says in all, or else the sum of its parts."""
    if session.minutes_total is not None:
        return int(session.minutes_total)
    return focused_minutes(session)


def is_complete(session: Row[Any]) -> bool:
    """Whether goal, observation (or a video) and feedback come together."""
    tried = set(items(session.strategies))
    observed = (
        (session.minutes_observation or 0) > 0
        or session.contact_type.startswith("observation")
        or bool(tried & {"observing", "best_practice_video"})
    )
    stated = bool(tried & {"feedback", "reflective_practice", "coaching_conversations"})
    return bool(session.goals_addressed) and observed and stated


def _clock(session: Row[Any]) -> timedelta | None:
    if not session.start_time:
        return None
    hours, minutes = map(int, session.start_time.split(":"))
    return timedelta(hours=hours, minutes=minutes)


def doubles(sessions: Sequence[Row[Any]]) -> dict[str, str]:
    """The mentee's logs of a pair's sessions the coach has logged as well, nearest first."""
    near = []
    for mentee in (s for s in sessions if s.logged_by == "mentee"):
        for coach in (s for s in sessions if s.logged_by == "coach"):
            if (coach.session_date, coach.status) != (mentee.session_date, mentee.status):
                continue
            begins = _clock(coach), _clock(mentee)
            longer = abs((coach.minutes_total or 0) - (mentee.minutes_total or 0))
            apart = timedelta(days=1)
            if begins[0] is not None and begins[1] is not None:
                apart = abs(begins[0] - begins[1])
                same = apart <= SAME_SESSION
            else:
                same = coach.minutes_total == mentee.minutes_total
            if same:
                near.append((apart, longer, coach.session_id, mentee.session_id))
    out: dict[str, str] = {}
    for _, _, coach_log, mentee_log in sorted(near):
        if mentee_log not in out and coach_log not in out.values():
            out[mentee_log] = coach_log
    return out
