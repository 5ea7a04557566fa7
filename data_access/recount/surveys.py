"""Counts the summaries of surveys a second time, answer by answer in plain Python."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from config.program.pair_years import planned_end_of
from config.program.surveys import (
    DAYS_TO_ANSWER,
    PLAN,
    SCALES,
    wave_of,
)
from config.program.vocabulary import (
    COACH_ROLES,
    MENTEE_ROLES,
)
from data_access.recount.places import Whereabouts
from data_access.recount.reading import Expected, Values, by, placed, rows
from data_access.storage import schema

OF_PEOPLE = ("survey_due", "survey_scores", "survey_items")
OF_PAIRS = ("survey_pairs",)


def _turned(answer: Row[Any]) -> float:
    value: float = answer.value
    if answer.reverse == "Y":
        value = answer.scale_min + answer.scale_max - value
    return value


def _last_planned(pair: Row[Any]) -> date:
    return pair.planned_end or planned_end_of(pair.cohort_year, pair.start_date)


def of_people(connection: Connection, ids: list[str]) -> Expected:
    """What some people were to answer and did, as it should stand."""
    found: Expected = {name: {} for name in OF_PEOPLE}
    places = Whereabouts(connection, ids)
    answers: dict[str, list[Row[Any]]] = defaultdict(list)
    for answer in rows(connection, schema.surveys, "respondent_id", ids):
        answers[answer.respondent_id].append(answer)
    coached = by(rows(connection, schema.pairs, "coach_id", ids), "coach_id")
    mentored = by(rows(connection, schema.pairs, "mentee_id", ids), "mentee_id")
    items: dict[tuple[str, str], set[str]] = defaultdict(set)
    answer_of = schema.surveys.c
    for survey, version, item in connection.execute(
        select(answer_of.instrument, answer_of.version, answer_of.item).distinct()
    ):
        items[survey, version].add(item)
    for number in places.people:
        as_coach, as_mentee = coached[number], mentored[number]
        _score(number, places, answers[number], as_coach + as_mentee, items, found)
        given = {
            (a.instrument, a.wave, a.about_mentee_id)
            for a in answers[number]
            if a.value is not None
        }
        began: dict[tuple[str, str, int, str], list[tuple[float, float]]] = defaultdict(list)
        for (person, survey, _, _, about), values in found["survey_scores"].items():
            if values["point"] == "PRE" and values["score"] is not None:
                wide = values["scale_max"] - values["scale_min"]
                began[person, survey, values["program_year"], about].append((values["score"], wide))
        for own, member, roles in (
            (as_coach, "coach", COACH_ROLES),
            (as_mentee, "mentee", MENTEE_ROLES),
        ):
            _expect(number, places, own, member, roles, given, found["survey_due"], began)
    return found


def _start(at_the_end: bool, began: list[tuple[float, float]]) -> Values:
    """Where somebody began who is asked at the end: the score of the only version scored then."""
    score, wide = began[0] if at_the_end and len(began) == 1 else (None, None)
    return {"start_score": score, "start_width": wide}


def _expect(
    number: str,
    places: Whereabouts,
    pairs: list[Row[Any]],
    member: str,
    roles: tuple[str, ...],
    given: set[tuple[str, str, str]],
    due: dict[tuple[Any, ...], Values],
    began: dict[tuple[str, str, int, str], list[tuple[float, float]]],
) -> None:
    def ask(survey: str, point: str, wave: str, year: int, about: str, on: date) -> None:
        key = (number, survey, wave, about)
        then = places.in_year(number, year)
        days = [on] + ([due[key]["asked_on"]] if key in due else [])
        due[key] = {
            **placed(then, cohort=year, role=then.role if then.role in roles else roles[0]),
            "program_year": year,
            "point": point,
            "survey_wave": f"{survey}-{point}",
            "asked_on": max(days) if point == "END" else min(days),
            "answered": int((survey, wave, about) in given),
            **_start(point == "END", began[number, survey, year, about]),
        }

    for pair in pairs:
        last, year = _last_planned(pair), pair.cohort_year
        stops = pair.end_date or last
        for survey in PLAN:
            if member not in survey.members:
                continue
            about = pair.mentee_id if survey.about_pair else number
            for point in survey.points:
                if point == "END":
                    if stops >= last or pair.end_reason == "completed":
                        ask(survey.code, point, f"{year}-END", year, about, last)
                elif stops - pair.start_date >= timedelta(DAYS_TO_ANSWER[point]):
                    ask(survey.code, point, f"{year}-{point}", year, about, pair.start_date)


def _score(
    number: str,
    places: Whereabouts,
    answers: list[Row[Any]],
    pairs: list[Row[Any]],
    items: dict[tuple[str, str], set[str]],
    found: Expected,
) -> None:
    cohorts = {p.cohort_year for p in pairs}
    sheets: dict[tuple[str, str, str, str], list[Row[Any]]] = defaultdict(list)
    for answer in answers:
        key = (answer.instrument, answer.version, answer.wave, answer.about_mentee_id)
        sheets[key].append(answer)
    scores: dict[tuple[str, str, str, str], float | None] = {}
    for key, sheet in sheets.items():
        values = [_turned(a) for a in sheet if a.value is not None]
        asked = len(items[key[:2]])
        scales = {(a.scale_min, a.scale_max) for a in sheet}
        scored = 3 * len(values) >= 2 * asked and len(scales) == 1 and values
        scores[key] = (
            sum(round(v * 1000) for v in values) / (1000 * len(values)) if scored else None
        )
    for (survey, version, wave, about), sheet in sheets.items():
        answered = [a for a in sheet if a.value is not None]
        meant = wave_of(wave)
        if not answered or meant is None or survey not in SCALES:
            continue
        year = meant.program_year
        place = {
            **placed(places.in_year(number, year), cohort=year if year in cohorts else None),
            "program_year": year,
        }
        asked = len(items[survey, version])
        start = (survey, version, f"{meant.program_year}-PRE", about)
        score = scores[survey, version, wave, about]
        found["survey_scores"][number, survey, version, wave, about] = place | {
            "point": meant.point,
            "survey_wave": f"{survey}-{meant.point}",
            "asked": asked,
            "answered": len(answered),
            "score": score,
            "scale_min": None if score is None else sheet[0].scale_min,
            "scale_max": None if score is None else sheet[0].scale_max,
            "before": scores.get(start) if meant.point == "END" else None,
        }
        whole = len(answered) == asked and score is not None
        if meant.point == "END" and whole:
            for answer in answered:
                one = (number, survey, version, wave, about, answer.item)
                found["survey_items"][one] = place | {"value": _turned(answer)}


def of_pairs(connection: Connection, ids: list[str]) -> Expected:
    """How far apart the members of some pairs are in the paired survey, as it should stand."""
    found: Expected = {"survey_pairs": {}}
    pairs = list(rows(connection, schema.pairs, "pair_id", ids))
    members = {p.coach_id for p in pairs} | {p.mentee_id for p in pairs}
    said: dict[tuple[str, str, str], list[Row[Any]]] = defaultdict(list)
    for answer in rows(connection, schema.surveys, "respondent_id", members):
        if answer.instrument == "CTM" and answer.value is not None:
            said[answer.respondent_id, answer.wave, answer.about_mentee_id].append(answer)
    for pair in pairs:
        wave = f"{pair.cohort_year}-END"
        coach, mentee = (
            {
                (a.version, a.item, a.scale_min, a.scale_max): _turned(a)
                for a in said[member, wave, pair.mentee_id]
                if a.pair_id in (None, pair.pair_id)
            }
            for member in (pair.coach_id, pair.mentee_id)
        )
        apart: dict[str, list[int]] = defaultdict(list)
        widths: dict[str, list[float]] = defaultdict(list)
        for key in coach.keys() & mentee.keys():
            widths[key[0]].append(key[3] - key[2])
            apart[key[0]].append(round(coach[key] * 1000) - round(mentee[key] * 1000))
        for version, steps in apart.items():
            found["survey_pairs"][pair.pair_id, version] = {
                "person_id": pair.mentee_id,
                "coach_id": pair.coach_id,
                "survey": "CTM",
                **placed(pair),
                "program_year": pair.cohort_year,
                "compared": len(steps),
                "within_one": sum(abs(step) <= 1000 for step in steps),
                "difference": sum(steps) / (1000 * len(steps)),
                "distance": sum(map(abs, steps)) / (1000 * len(steps)),
                "scale_width": sum(widths[version]) / len(steps),
            }
    return found
