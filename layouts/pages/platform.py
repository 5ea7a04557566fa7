"""The video platform page: how fresh its log is, which rows matched nothing, coaching by video."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from config.program.breakdowns import BREAKDOWNS
from config.program.regions import CURRENT
from config.roles import Audience
from data_access.asking.answers import (
    EVERYBODY,
    UNPLACED,
    Answer,
)
from data_access.lists import quality
from data_access.lists.quality import LogLines
from layouts import sentences, tables, verdicts, words
from layouts.page import Ask, Page, Panel, Piece, Section
from layouts.pages.quality import address

_REGION = ("region",)
_VIDEO = ("live_video", "async_video")


def by_video(answer: Answer) -> Answer:
    """The answer for the two video venues, live and not live."""
    axis = answer.measure.part_axis or ""
    return replace(answer, cells=tuple(c for c in answer.cells if c.of(axis) in _VIDEO))


def say_video(answer: Answer) -> str:
    """Both kinds of video, for everybody the viewer asks about."""
    axis = answer.measure.part_axis or ""
    found = [sentences.total(answer, **{axis: code}) for code in _VIDEO]
    cells = [c for c in found if c is not None and c.value is not None]
    if not cells:
        return sentences.takeaway(answer)
    said = words.listing(
        f"{words.category(answer, axis, c.of(axis)).lower()} "
        f"{sentences.value_with_interval(answer, c)}"
        for c in cells
    )
    name = sentences.whose(answer)
    whole = f"{words.count(cells[0].denominator)} {words.n_words(answer.measure)}"
    return f"{name}: {said}, of {whole}. {verdicts.comparison(answer)}".strip()


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How fresh the log is, where it is oldest, and how much of the coaching is by video."""
    fresh = answers["freshness"][0]
    cell = sentences.total(fresh)
    out = []
    if cell is not None and cell.value is not None:
        days = words.value_words(cell.value, fresh.measure.unit)
        out.append(f"The newest session logged was held {days} ago")
    else:
        out.append(sentences.takeaway(fresh).removesuffix("."))
    regions = [c for c in sentences.own_regions(fresh.shown) if c.value is not None]
    if len(regions) > 1:
        oldest = max(c.value or 0.0 for c in regions)
        named = words.regions(c.of("region") for c in regions if c.value == oldest)
        days = words.value_words(oldest, fresh.measure.unit)
        out.append(f"in {named} it was {days} ago, the longest")
    first = f"{'; '.join(out)}."
    video = answers["video"][0]
    cell = sentences.total(video)
    if cell is not None and cell.value is not None:
        share = sentences.lead_value(video, cell)
        return f"{first} {share} of the sessions were held by video, live or not."
    return first


# -- rows that matched nothing --------------------------------------------------------------------

_HEADS = (
    ("Region", False),
    ("Files read", True),
    ("Rows read", True),
    ("Rows that matched nothing", True),
    ("Ids still unknown", True),
)


def unmatched(answers: tuple[Answer, ...], found: Sequence[LogLines] = ()) -> html.Div:
    """One row per region: log files read, rows refused for an unknown id, ids still unknown."""
    chosen = answers[0].filters.region
    found = [f for f in found if chosen in (None, f.region)]
    body: list[Any] = [html.H3("Which rows of the log matched nothing?")]
    if not found:
        body.append(
            html.P(
                "No file of sessions, goals or action steps has been read here in the last twelve "
                "months.",
                className="small take",
            )
        )
        return html.Div(body)
    rows, refused = sum(f.lines for f in found), sum(f.unmatched for f in found)
    ids = sum(f.ids for f in found)
    body.append(
        html.P(
            f"{words.count(refused)} of {words.number_of(rows, 'rows')} named a pair or a goal that was "
            f"not known, and {'was' if refused == 1 else 'were'} left out; {words.count(ids)} of these "
            f"ids {'is' if ids == 1 else 'are'} still unknown.",
            className="small take",
        )
    )
    caption = (
        "Rows of sessions, goals and action steps by the region they were sent for, in the last "
        "twelve months. A file that was sent twice counts twice."
    )
    body += [
        tables.plain_table(caption, list(_HEADS), _rows(found)),
        html.P(
            html.A("See which ids these are", href=address("unmatched_ids", chosen)),
            className="links",
        ),
    ]
    return html.Div(body)


def _rows(found: Sequence[LogLines]) -> list[tuple[Any, list[Any]]]:
    by_region = {f.region: f for f in found}
    out = []
    if len(found) > 1:
        together = LogLines(
            None,
            sum(f.files for f in found),
            sum(f.lines for f in found),
            sum(f.unmatched for f in found),
            sum(f.ids for f in found),
        )
        out.append((tables.region_name(EVERYBODY, "All"), _numbers(together)))
    for region in CURRENT:
        if region in by_region:
            name = BREAKDOWNS["region"].text(str(region))
            out.append((tables.region_name(str(region), name), _numbers(by_region[region])))
    for one in found:
        if one.region == EVERYBODY:
            out.append((tables.region_name(EVERYBODY, "All"), _numbers(one)))
        elif one.region not in CURRENT:
            known = one.region is not None
            name = f"Region {one.region}" if known else "Sent for the whole state"
            out.append((tables.region_name(UNPLACED, name), _numbers(one)))
    return [(name, [words.count(n) for n in numbers]) for name, numbers in out]


def _numbers(one: LogLines) -> tuple[int, int, int, int]:
    return one.files, one.lines, one.unmatched, one.ids


PAGE = Page(
    key="platform",
    path="/platform",
    nav="Video platform",
    question="Is the log fresh and complete, and how much of coaching is by video?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "The log",
            (
                Panel("freshness", "How fresh is the log?", ("log_freshness",), _REGION, "dots"),
                Panel(
                    "log-days",
                    "How soon are sessions logged?",
                    ("log_days",),
                    _REGION,
                    "dots",
                    note="Half of the logs come within so many days.",
                ),
            ),
        ),
        Section(
            "",
            pieces=(
                Piece(
                    "unmatched",
                    (Ask("log_freshness", _REGION),),
                    unmatched,
                    quality.log_lines,
                ),
            ),
        ),
        Section(
            "Coaching by video",
            (
                Panel(
                    "video",
                    "How many of the sessions are by video?",
                    ("video_share",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "video-trend",
                    "How many sessions were by video, month by month?",
                    ("video_share",),
                    ("month",),
                    "trend",
                ),
            ),
            "Live video is a contact; video watched apart is coaching time, but no contact.",
        ),
        Section(
            "",
            (
                Panel(
                    "video-sessions",
                    "How many sessions are by video, live and not live?",
                    ("venue_contacts",),
                    _REGION,
                    "bars",
                    view=by_video,
                    say=say_video,
                ),
                Panel(
                    "video-minutes",
                    "How many of the coaching minutes are by video?",
                    ("venue_minutes",),
                    _REGION,
                    "bars",
                    view=by_video,
                    say=say_video,
                ),
            ),
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "videos",
                    "How many videos does a pair work with?",
                    ("videos_per_pair",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "video-types",
                    "Does video differ by program type?",
                    ("video_share",),
                    ("program_type",),
                    "dots",
                ),
            ),
        ),
    ),
)
