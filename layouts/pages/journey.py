"""The page of one pair's journey: one time line of all that is on record, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dash import html

from config.count_words import counted, one_of
from config.date_words import day_words, month_words, months_words, program_year_label
from config.program.calendars import month_of
from config.program.vocabulary import PARTICIPANT_ROLES
from config.roles import Audience
from data_access.asking.arrivals import log_words
from data_access.lists.journey import (
    GOAL_ACHIEVED,
    GOAL_SET,
    LANES,
    Journey,
    JourneyEvent,
    Member,
    OnRecord,
    pairs_on_record,
)
from data_access.lists.journey import journey as read_journey
from data_access.lists.named import of_pairs
from layouts import tables
from layouts.body import title
from layouts.figures import lanes
from layouts.page import Audited, PageRequest, PlainPage, View
from layouts.panels import graph, part_id
from layouts.theme import Look

PATH = "/pairs"


def address(pair_id: str) -> str:
    """Where a pair's journey stands."""
    return f"{PATH}/{pair_id}"


def build_one(journey: Journey, look: Look) -> html.Div:
    """The page of one pair."""
    drawing = lanes.draw(journey, look)
    said = sentence(journey)
    return html.Div(
        [
            title(
                f"{journey.mentee.name} and {journey.coach.name}",
                html.P(said, className="lead"),
            ),
            html.P(
                [
                    *_who(journey.mentee),
                    html.Br(),
                    *_who(journey.coach),
                    html.Br(),
                    f"Pair {journey.pair_id}, Region {journey.region}. That you opened this page "
                    "is recorded.",
                ],
                className="small muted",
            ),
            html.Figure(
                [
                    html.Figcaption(html.H2("One time line")),
                    html.Div(
                        graph(part_id("figure", "journey"), drawing.height, drawing.figure),
                        className="picture",
                        role="img",
                        **{"aria-label": f"Time line of the pair. {said}"},
                    ),
                    html.P(
                        "Filled marks have happened; hollow ones are due, planned or were missed. "
                        "The line across is today. A survey has a month and no day: its mark stands "
                        "in the middle of it.",
                        className="fine",
                    ),
                ],
                className="chart",
            ),
            html.Section([html.H2("Day by day"), *_months(journey.events)]),
            html.P(html.A("All pairs", href=PAGE.path), className="links"),
        ]
    )


def build_list(listed: Sequence[OnRecord]) -> html.Div:
    """Every pair of the region, the newest program year first, each leading to its journey."""
    heads = [("Mentee", False), ("Coach", False), ("Began", False), ("Ended", False)]
    years = groupby(listed, key=lambda p: p.cohort)
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    "Choose a pair to see all that is on record of it, on one time line. That you "
                    "open it is recorded.",
                    className="lead",
                ),
            ),
            *(
                html.Section(
                    [
                        html.H2(f"Program year {program_year_label(year)}"),
                        tables.plain_table(
                            f"Pairs of the program year {program_year_label(year)}",
                            heads,
                            [
                                (
                                    html.A(p.mentee, href=address(p.pair_id)),
                                    [
                                        p.coach,
                                        day_words(p.start),
                                        day_words(p.end) if p.end else "still together",
                                    ],
                                )
                                for p in pairs
                            ],
                            True,
                        ),
                    ]
                )
                for year, pairs in years
            ),
            *(
                []
                if listed
                else [
                    html.P(
                        "No pair of this region is on record yet. Import programs, participants "
                        "and pairs first."
                    )
                ]
            ),
        ]
    )


def sentence(journey: Journey) -> str:
    """What the journey comes to: sessions, observations, goals."""
    held = sum(e.lane == "session" and e.done for e in journey.events)
    met = sum(e.kind == GOAL_ACHIEVED for e in journey.events)
    goals = sum(e.kind == GOAL_SET for e in journey.events)
    seen = sum(e.lane == "class" for e in journey.events)
    span = (
        f"ended on {day_words(journey.until)}"
        if journey.ended
        else f"is planned to {day_words(journey.until)}"
    )
    return (
        f"The pair began on {day_words(journey.start)} and {span}: {_held(journey, held)}, "
        f"{counted(seen, 'CLASS observations')}, {met} of {counted(goals, 'goals')} achieved."
        f"{_not_known(journey)}"
    )


def _held(journey: Journey, held: int) -> str:
    """How many sessions are on record, and through which day, where the log does not reach today."""
    log = journey.log
    if log is None:
        return f"{counted(held, 'sessions')} held"
    if held or (log.through is not None and log.through >= journey.start):
        through = f" through {day_words(log.through)}" if log.through else ""
        return f"{counted(held, 'sessions')} held{through}"
    return "sessions not known yet"


def _not_known(journey: Journey) -> str:
    """Of which months, or that of the whole time, nobody can say what was held."""
    log = journey.log
    if not journey.awaited:
        if log is None or (log.through is not None and log.through >= journey.start):
            return ""
        return f" How many sessions were held is not known yet: {log_words(log)}."
    (awaited,) = journey.awaited
    months = months_words(awaited.months[0], awaited.months[-1])
    why = f"{log_words(awaited)}." if awaited.through else "its coaching log has not arrived."
    return f" What was held in {months} is not known yet: {why}"


def _who(member: Member) -> list[Any]:
    role = one_of(PARTICIPANT_ROLES.label(member.role)) if member.role else "Not on record"
    return [html.B(member.name), f", {role}" + (f", {member.program}" if member.program else "")]


def _months(events: tuple[JourneyEvent, ...]) -> list[Any]:
    out: list[Any] = []
    for month, listed in groupby(events, key=lambda e: month_of(e.day)):
        out.append(html.H3(month_words(month)))
        out.append(
            html.Ul(
                [
                    html.Li(
                        [
                            html.Span(
                                month_words(month) if e.of_month else day_words(e.day),
                                className="muted",
                            ),
                            html.Span(
                                [
                                    e.words + ("" if e.done else " (open)"),
                                    html.Span(f" · {LANES[e.lane]}", className="fine"),
                                ]
                            ),
                        ]
                    )
                    for e in listed
                ],
                className="rows attn small",
            )
        )
    return out


def _read(request: PageRequest) -> list[OnRecord]:
    with request.reading() as reader:
        return pairs_on_record(reader)


def _read_one(request: PageRequest) -> Journey | None:
    with request.reading() as reader:
        return read_journey(reader, request.parts["pair_id"], request.today)


_ONE = View(
    path=f"{PATH}/<pair_id>",
    parts={"pair_id": "[A-Z0-9][A-Z0-9_-]{0,35}"},
    read=_read_one,
    build=lambda found, request: build_one(found, request.look),
    audited=Audited(
        "journey",
        lambda found: {"pair": found.pair_id},
        about=lambda found: f"pair {found.pair_id}",
        people=lambda reader, found: (found.coach.key, found.mentee.key),
    ),
    has_charts=True,
)
PAGE = PlainPage(
    key="journey",
    path=PATH,
    nav="Pairs",
    question="What has each pair done?",
    audience=Audience.NAMES,
    read=_read,
    build=lambda found, request: build_list(found),
    audited=Audited(
        "journey",
        lambda found: {"pairs": len(found)},
        about=lambda found: "list of pairs",
        people=lambda reader, found: of_pairs(reader, (pair.pair_id for pair in found)),
    ),
    under=(_ONE,),
)
