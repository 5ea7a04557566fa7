"""The data-quality page: what is missing, late or contradicts itself, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import day_words
from config.program.breakdowns import BREAKDOWNS
from config.program.quality import LATE_LOG_DAYS
from config.program.regions import CURRENT
from config.roles import Audience
from data_access.asking.answers import (
    EVERYBODY,
    UNPLACED,
    Answer,
)
from data_access.imports.import_history import last_saved
from data_access.imports.same_ids import OtherId, other_ids
from data_access.imports.settled import CHECKED
from data_access.lists import quality
from data_access.lists.named import of_pairs
from data_access.lists.quality import (
    CHECKS,
    Check,
    Delay,
    Finding,
    ListPeriod,
    Place,
    RegionCount,
)
from data_access.lists.twins import NOT_GIVEN, NOTHING_DIFFERS, AcrossRegions, Twin
from data_access.measures.filters import Notice, less_than_its_sender, plain
from data_access.storage.scope import ledger_of
from layouts import tables, words
from layouts.body import title
from layouts.download import both
from layouts.page import Audited, CsvFile, PageRequest, PlainPage

PATH = "/data-quality"
SETTLE = f"{PATH}/settled"  # where findings are settled (dashboard/web/settled.py)
SAME_IDS = f"{PATH}/ids"  # where two ids are merged or split (dashboard/web/same_ids.py)
# What an id is called, and what two of them are of, by the word for one.
CALLED = {"person": "id", "program": "number"}
TWO = {"person": "people", "program": "programs"}
FIRST_SHOWN = 10  # findings of a kind that stand open on the page; the others unfold
MOST_SHOWN = 200  # findings of a kind on the page; the file has all of them

# What falsifies or holds back figures until somebody acts comes first, what only wants a look last;
# kinds that are not named here stand behind these.
_URGENCY = (
    "unmatched_ids",  # rows are missing from the figures
    "missing_checklists",
    "missing_baseline",
    "same_person",  # counted twice, perhaps
    "same_program",
    "possible_double",  # counted, perhaps wrongly
    "class_contradiction",
    "implausible_minutes",
    "log_before_session",
    "late_logs",
    "session_before_baseline",
    "logged_by_both",
)


def by_urgency(checks: Iterable[Check]) -> list[Check]:
    """Checks in the order in which somebody should see to them; those of which nothing can be done last."""
    place = {key: i for i, key in enumerate(_URGENCY)}
    return sorted(checks, key=lambda check: (not check.to_do, place.get(check.key, len(place))))


@dataclass(frozen=True)
class Quality:
    """What one viewer is shown.

    `counts` are of every kind and region in reach, `checks` those the viewer is told of; of some of
    them single `findings` may be shown (`listed`), of the others only how many there are. `kind`
    and `region` narrow both, where they are given. `is_empty`:
    nothing was ever imported in reach.
    """

    today: date
    checks: tuple[Check, ...]
    listed: tuple[str, ...]
    counts: tuple[RegionCount, ...]
    delays: tuple[Delay, ...]
    findings: tuple[Finding, ...] = ()
    own_region: int | None = None
    kind: str | None = None
    region: int | None = None
    is_empty: bool = False
    totals_only: bool = False
    # Ids that are read as another's, for whoever may merge and split them.
    other_ids: tuple[OtherId, ...] = ()
    merges: bool = False
    # What rules find in two regions, for whoever answers for the whole state.
    across: tuple[AcrossRegions, ...] = ()
    # Findings that somebody checked; they stand on the page where that is asked.
    settled: tuple[Finding, ...] = ()
    shows_settled: bool = False

    @property
    def named(self) -> tuple[Finding, ...]:
        """The findings that stand on the page."""
        return (*self.findings, *self.settled) if self.shows_settled else self.findings

    @property
    def since(self) -> date:
        return ListPeriod.until(self.today).since

    def number(self, kind: str | None = None) -> int:
        """How many findings there are, of a kind or of all."""
        return sum(
            c.findings
            for c in self.counts
            if kind in (None, c.kind) and self.region in (None, c.region)
        )


def address(
    kind: str | None = None, region: int | None = None, file: bool = False, settled: bool = False
) -> str:
    """The address of the page, or of its file, for a kind of finding and a region; with settled ones."""
    asked = {"show": kind, "region": region, "settled": "shown" if settled else None}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    path = f"{PATH}.csv" if file else PATH
    return f"{path}?{query}" if query else path


def build(shown: Quality, token: str = "") -> html.Div:
    """The page: the findings by name for whom may see them, for everybody else how many.

    `token` goes with what its forms send.
    """
    return html.Div(
        [
            title(_question(shown), html.P(_lead(shown), className="lead")),
            html.Div(
                [
                    _kinds(shown) if shown.listed else _regions(shown),
                    *both(
                        "Download list",
                        address(shown.kind, shown.region, True, shown.shows_settled),
                        "btn",
                    ),
                ],
                className="btns spread no-print",
            ),
            *(_list(shown, token) if shown.listed else [_table_of_counts(shown)]),
            *_settled(shown, token if shown.merges else ""),
            *(_merged(shown, token) if shown.merges and _of_ids(shown.kind) else []),
            *_days_to_log(shown),
            *([] if shown.listed else [_meanings(shown)]),
        ],
        className="findings",
    )


def _question(shown: Quality) -> str:
    if not shown.checks:
        return "Your account shows no data yet"
    number = shown.number(shown.kind)
    if shown.is_empty:
        return "There is nothing to check yet"
    if not number:
        return "Nothing is missing or contradicts itself"
    things = "thing needs" if number == 1 else "things need"
    where = f" in Region {shown.own_region}" if shown.own_region else ""
    return f"{words.sentence_case(words.spelled(number))} {things} a look{where}"


def _lead(shown: Quality) -> str:
    if not shown.checks:
        return "It has no region. Ask an administrator to add yours."
    if shown.is_empty:
        return "What is missing, late or contradicts itself is listed here after the first import."
    since = f"Since {day_words(shown.since)}"
    if shown.kind:
        return f"{since}: {CHECKS[shown.kind].label.lower()}. {CHECKS[shown.kind].meaning}"
    most = sorted(
        ((shown.number(c.key), c.label) for c in shown.checks if shown.number(c.key)),
        key=lambda pair: -pair[0],
    )[:3]
    if not most:
        return f"{since}, all that was expected has come, and nothing speaks against itself."
    said = words.listing(f"{label.lower()} ({words.count(number)})" for number, label in most)
    return f"{since}. Most often: {said}."


def _kinds(shown: Quality) -> html.Div:
    """How many there are of each kind, each a way down to its group; what there is none of, below."""
    if shown.kind is not None:
        return html.Div(
            html.Nav(
                html.A("Show every kind", href=address()),
                className="pick",
                **{"aria-label": "Show"},
            )
        )
    checks = by_urgency(shown.checks)
    found = [c for c in checks if shown.number(c.key)]
    clean = [c.label.lower() for c in checks if not shown.number(c.key)]
    return html.Div(
        [
            html.Nav(
                [
                    html.A(
                        [f"{c.label} ", html.B(words.count(shown.number(c.key)))], href=f"#{c.key}"
                    )
                    for c in found
                ],
                className="pick",
                **{"aria-label": "Kinds of findings"},
            ),
            *([html.P(f"None of: {words.listing(clean)}.", className="fine")] if clean else []),
        ]
    )


def _regions(shown: Quality) -> Any:
    if shown.totals_only or shown.own_region is not None:
        return html.Div()
    entries = [("All regions", None), *((f"Region {r}", r) for r in CURRENT)]
    return html.Nav(
        [
            html.A(
                label,
                href=address(shown.kind, region),
                **({"aria-current": "true"} if region == shown.region else {}),
            )
            for label, region in entries
        ],
        className="pick",
        **{"aria-label": "Region"},
    )


# -- with names ----------------------------------------------------------------------------------


def _list(shown: Quality, token: str) -> list[Any]:
    if not shown.findings:
        label = CHECKS[shown.kind].label if shown.kind else "Data quality"
        way = html.A("Show everything", href=address())
        if shown.is_empty:
            label, way = "No data yet", html.A("Import the first files", href="/imports")
        said = f"{label}." if shown.is_empty else f"{label}: nothing to set right."
        return [html.Div([html.B(said), " ", way], className="empty")]
    groups: dict[str, list[Finding]] = {}
    for finding in shown.findings:
        groups.setdefault(finding.kind, []).append(finding)
    token = token if shown.merges else ""
    return [_group(c, groups[c.key], token) for c in by_urgency(shown.checks) if c.key in groups]


def _group(check: Check, findings: Sequence[Finding], token: str) -> html.Section:
    """The findings of one kind: what to do once, the first of them open, the others folded."""
    first, more = findings[:FIRST_SHOWN], findings[FIRST_SHOWN:MOST_SHOWN]
    parts: list[Any] = [
        html.H2([f"{check.label} ", html.Span(words.count(len(findings)), className="how-many")]),
        html.P(
            [f"{check.meaning} ", html.B("What to do: "), check.remedy],
            className="small readme",
        ),
        _several(check, first, token),
    ]
    if more:
        others = f"Show the other {words.count(len(more))}"
        if len(findings) > MOST_SHOWN:
            others = f"Show {words.count(len(more))} more of {words.count(len(findings))}"
        parts.append(
            html.Details(
                [
                    html.Summary(f"{others}: {check.label.lower()}"),
                    _several(check, more, token),
                ],
                className="older",
            )
        )
    if len(findings) > MOST_SHOWN:
        parts.append(
            html.P("The others are in the list to download.", className="fine"),
        )
    return html.Section(parts, id=check.key, className="group")


def _of_ids(kind: str | None) -> bool:
    return kind is None or CHECKS[kind].twin is not None


def _several(check: Check, findings: Sequence[Finding], token: str) -> Any:
    if check.twin:
        return html.Div([_two_ids(f, f.twin, token) for f in findings if f.twin])
    table = _table_of_findings(check, findings, bool(token))
    if not token:
        return table
    key = f"settle-{findings[0].facts[:12]}"
    return _sent(SETTLE, token, table, html.Details(_word(key), className="no-print"), do="settled",
                 kind=check.key)  # fmt: skip


def _word(key: str) -> list[Any]:
    """What is said of ticked findings, and the button that says it."""
    return [
        html.Summary("Checked, and it is so: settle what is ticked"),
        html.P(
            "It then stands on this list no more, with your name and the day among the settled ones. It "
            "comes back as soon as anything that it rests on changes.",
            className="small readme",
        ),
        html.Div(
            [
                _field("In a few words", "word", key, CHECKED),
                html.Div(
                    html.Button("Settle", type="submit", className="btn"),
                    className="btns",
                ),
            ],
            className="form",
        ),
    ]


def _tick(finding: Finding) -> Any:
    about = finding.who or finding.record or "No id"
    return html.Label(
        [
            dbc.Input(
                type="checkbox", name="finding", value=finding.facts, className="form-check-input"
            ),
            html.Span(["Checked", html.Span(f": {about}", className="sr")], className="fine"),
        ],
        className="form-check no-print",
    )


def _table_of_findings(check: Check, findings: Sequence[Finding], ticked: bool = False) -> Any:
    return tables.plain_table(
        f"{check.label}, the newest first",
        [
            ("Whom or what it is about", False),
            ("What is wrong", False),
            ("Since", False),
        ],
        [
            (
                _about(f),
                [
                    [
                        f.what,
                        html.Span(f.record if f.who else "", className="fine below"),
                    ],
                    [
                        html.Span(day_words(f.since), className="nb"),
                        *([_tick(f)] if ticked else []),
                    ],
                ],
            )
            for f in findings
        ],
        hide_caption=True,
    )


def _two_ids(finding: Finding, twin: Twin, token: str) -> html.Div:
    """Two ids that may be one, what either says beside the other, and a way to merge them."""
    heads = [("What the files say", False), (twin.one, False), (twin.other, False)]
    rows: list[tuple[Any, list[Any]]] = [
        (words.sentence_case(label), [one if one == two else html.B(one), _other(one, two)])
        for label, one, two in _given(twin)
    ]
    caption = f"{finding.record}, side by side"
    both = (twin.one, twin.other)
    merge = _asked_once(token, twin.kind, both, twin.ground) if token else None
    whose = f"{finding.who}: " if finding.who else ""
    return html.Div(
        [
            html.H3(f"{whose}{finding.record}"),
            html.P(
                [f"{words.sentence_case(twin.ground)}. ", _how_many_differ(twin)],
                className="small",
            ),
            tables.plain_table(caption, heads, rows, hide_caption=True),
            merge,
            _they_are_two(finding, twin, token) if token else None,
        ],
        className="apart",
    )


def _they_are_two(finding: Finding, twin: Twin, token: str) -> html.Details:
    """Settles the finding: they are two, and it is not asked again while nothing of them changes."""
    field = _field("In a few words", "word", f"settle-{finding.facts[:12]}", CHECKED)
    button = html.Button("Settle", type="submit", className="btn")
    form = _sent(
        SETTLE,
        token,
        field,
        html.Div(button, className="btns"),
        do="settled",
        kind=finding.kind,
        finding=finding.facts,
    )
    form.className = "form"
    said = html.Summary(f"They are two {TWO[twin.kind]}: settle this")
    return html.Details([said, form], className="no-print")


def _given(twin: Twin) -> Iterator[tuple[str, str, str]]:
    return ((label, one or NOT_GIVEN, two or NOT_GIVEN) for label, one, two in twin.sides)


def _other(one: str, two: str) -> Any:
    return two if one == two else html.B(two)


def _how_many_differ(twin: Twin) -> str:
    differ = f"They differ in {words.listing(twin.differing)}."
    said = [differ if twin.differing else NOTHING_DIFFERS]
    if once := twin.given_once:
        said.append(f"Only one of them gives {words.listing(once)}.")
    return " ".join(said)


def _asked_once(token: str, kind: str, both: tuple[str, str], ground: str) -> html.Details:
    """What a merge does, said before the two buttons that do it: which id is kept."""
    return html.Details(
        [
            html.Summary(f"They are one {kind}"),
            html.P(
                f"Every figure and list then counts one {kind}, under the {CALLED[kind]} that you keep. "
                "Nothing in the files changes, and a split gives everything back as it was.",
                className="small readme",
            ),
            html.Div(
                [
                    _sent(
                        SAME_IDS,
                        token,
                        html.Button(f"Merge, keep {kept}", type="submit", className="btn"),
                        do="merge",
                        of=kind,
                        other=other,
                        kept=kept,
                        because=ground,
                    )
                    for kept, other in (both, both[::-1])
                ],
                className="btns",
            ),
        ],
        className="no-print",
    )


def _sent(action: str, token: str, *parts: Any, **values: str) -> html.Form:
    sent = {"csrf_token": token, **values}
    hidden = [dbc.Input(type="hidden", name=name, value=value) for name, value in sent.items()]
    return html.Form([*hidden, *parts], action=action, method="post")


def _field(label: str, name: str, key: str, value: str = "") -> html.Div:
    return html.Div(
        [
            html.Label(label, htmlFor=key),
            dbc.Input(id=key, name=name, type="text", value=value, className="ctl"),
        ]
    )


def _settled(shown: Quality, token: str) -> list[Any]:
    """What somebody checked and is as it was: how many, and where that is asked, each with the word."""
    if not shown.settled:
        return []
    many = len(shown.settled)
    said = (
        f"{words.sentence_case(words.spelled(many))} {'is' if many == 1 else 'are'} settled: somebody "
        "checked, and nothing of it has changed since."
    )
    parts: list[Any] = [html.H2("Settled"), html.P(said, className="small readme")]
    if shown.shows_settled:
        parts += [_table_of_settled(shown.settled, token)]
        parts += [html.P(html.A("Hide settled ones", href=address(shown.kind)), className="links")]
    else:
        way = html.A("Show settled ones", href=f"{address(shown.kind, settled=True)}#settled")
        parts += [html.P(way, className="links")]
    return [html.Section(parts, id="settled", className="group")]


def _table_of_settled(findings: Sequence[Finding], token: str) -> Any:
    heads = [("Whom or what it is about", False), ("What was found", False), ("Settled", False)]
    rows: list[tuple[Any, list[Any]]] = []
    for one in findings:
        told = one.settled
        if told is None:
            continue
        again = html.Button("Open again", type="submit", className="btn no-print")
        form = _sent(SETTLE, token, again, do="reopened", kind=one.kind, finding=one.facts)
        by = f"{told.who}, {day_words(told.on)}"
        said = [f"{told.word}. ", html.Span(by, className="fine below"), form if token else None]
        what = [f"{CHECKS[one.kind].label}. ", html.Span(one.what, className="fine below")]
        rows.append((_about(one), [what, said]))
    return tables.plain_table("Settled findings", heads, rows, hide_caption=True)


def _merged(shown: Quality, token: str) -> list[Any]:
    """Which ids are read as one, each with a way to split them; for the whole state, a form to merge."""
    parts: list[Any] = [
        html.P(
            "Lines of files may name either id. A split gives back everything as it was filed. Outcome "
            "figures follow with the next named day.",
            className="small readme",
        ),
        *(_one_merged(other, number, token) for number, other in enumerate(shown.other_ids)),
    ]
    if shown.own_region is None:
        parts += [_of_two_regions(one, token) for one in shown.across]
        kinds = [{"value": kind, "label": f"{kind}s".capitalize()} for kind in CALLED]
        kinds[0]["label"] = "People"
        fields = (
            html.Div(
                [
                    html.Label("Ids of", htmlFor="merge-of"),
                    dbc.Select(
                        id="merge-of", name="of", options=kinds, value="person", className="ctl"
                    ),
                ]
            ),
            _field("Id that is not kept", "other", "merge-other"),
            _field("Id to keep", "kept", "merge-kept"),
            _field("How you know", "because", "merge-because"),
        )
        button = html.Button("Read both as one", type="submit", className="btn pri")
        form = _sent(SAME_IDS, token, *fields, html.Div(button, className="btns"), do="merge")
        form.className = "form"
        parts.append(form)
    elif not shown.other_ids:
        return []
    return [
        html.Section([html.H2("Two ids read as one"), *parts], id="merged", className="no-print")
    ]


def _of_two_regions(one: AcrossRegions, token: str) -> html.Div:
    places = [
        f"{who} in {_place_words(where)}"
        for who, where in ((one.one, one.region), (one.other, one.other_region))
    ]
    said = f"Perhaps one {one.kind} ({one.ground}): {words.listing(places)}."
    return html.Div(
        [html.P(said), _asked_once(token, one.kind, (one.one, one.other), one.ground)],
        className="apart",
    )


def _one_merged(other: OtherId, number: int, token: str) -> html.Div:
    said = other.said
    why = f": {said.ground}, said by {said.who} on {day_words(said.at.date())}" if said else ""
    ground = _field(f"Why {other.other_id} is not", "because", f"split-{number}")
    button = html.Button(f"Split {other.other_id} off", type="submit", className="btn")
    form = _sent(
        SAME_IDS,
        token,
        ground,
        html.Div(button, className="btns"),
        do="split",
        of=other.kind,
        other=other.other_id,
    )
    form.className = "form"
    return html.Div(
        [
            html.P(
                [
                    f"{CALLED[other.kind].capitalize()} ",
                    html.B(other.other_id),
                    f" is read as {other.kind} ",
                    html.B(other.kept_id),
                    f"{why}.",
                ]
            ),
            html.Details([html.Summary(f"They are two {TWO[other.kind]} after all"), form]),
        ]
    )


def _about(finding: Finding) -> list[Any]:
    if not finding.who:
        return [html.B(finding.record or "No id")]
    coach = f" with {finding.coach}" if finding.coach else ""
    return [
        html.B(finding.who),
        coach,
        html.Span(finding.program, className="fine below"),
    ]


# -- counts --------------------------------------------------------------------------------------


def _places(shown: Quality) -> list[Place]:
    """The regions of the table: the one asked for, or all current ones and any other found."""
    if shown.totals_only:
        return [EVERYBODY]
    if shown.own_region is not None:
        return [shown.own_region]  # of another nothing is known, which is not none
    if shown.region is not None:
        return [shown.region]
    found = {c.region for c in shown.counts}
    others = sorted(_others(found))
    return [*CURRENT, *others, *([None] if None in found else [])]


def _place_words(region: Place) -> str:
    return BREAKDOWNS["region"].text(UNPLACED if region is None else str(region))


def _table_of_counts(shown: Quality) -> Any:
    number = {(c.kind, c.region): c.findings for c in shown.counts}
    places = _places(shown)
    apart = [] if shown.totals_only else places
    return tables.plain_table(
        f"Findings since {day_words(shown.since)}, by kind{'' if shown.totals_only else ' and region'}. "
        "Counts of records, not of outcomes: 0 is shown.",
        [("Kind", False), *((_place_words(p), True) for p in apart), ("All", True)],
        [
            (
                c.label,
                [
                    *(words.count(number.get((c.key, p), 0)) for p in apart),
                    html.B(words.count(sum(number.get((c.key, p), 0) for p in places))),
                ],
            )
            for c in by_urgency(shown.checks)
            if shown.kind in (None, c.key)
        ],
    )


def _days_to_log(shown: Quality) -> list[Any]:
    rows = [d for d in shown.delays if shown.region in (None, d.region)]
    if not rows:
        return []
    return [
        html.Section(
            [
                html.H2("How long does it take until a session is logged?"),
                tables.plain_table(
                    f"Median of days from session to log since {day_words(shown.since)}. A pair "
                    f"stands on the list when its own median is over {LATE_LOG_DAYS} days.",
                    [("Region", False), ("Median days", True), ("Logs", True)],
                    [
                        (
                            _place_words(d.region),
                            [words.rounded(d.days, 1).removesuffix(".0"), words.count(d.logs)],
                        )
                        for d in rows
                    ],
                ),
            ]
        )
    ]


def _meanings(shown: Quality) -> html.Section:
    parts: list[Any] = []
    for check in by_urgency(shown.checks):
        parts += [html.Dt(check.label), html.Dd(f"{check.meaning} {check.remedy}")]
    return html.Section(
        [html.H2("What each kind means"), html.Article(html.Dl(parts), className="entry")]
    )


# -- on the overview -----------------------------------------------------------------------------


def in_brief(answers: tuple[Answer, ...], counts: tuple[RegionCount, ...] = ()) -> html.Div:
    """How many findings of each kind there are, in the region the overview is about, with links."""
    region = answers[0].filters.region
    here = [c for c in counts if region in (None, c.region)]
    number = {(c.kind, c.region): c.findings for c in here}
    kinds = [
        check for check in by_urgency(CHECKS.values()) if any(c.kind == check.key for c in here)
    ]
    head = html.H3("What to set right in the data")
    if not kinds:
        text = "All that was expected has come, and nothing speaks against itself."
        nothing = html.Li([html.Span("Nothing", className="st ok"), html.Span(text)])
        return html.Div([head, html.Ul(nothing, className="rows attn small")])
    found = {c.region for c in here}
    placed = [*(r for r in CURRENT if r in found), *sorted(_others(found))]
    places: list[Place] = [*placed, *_unplaced(found)] or [EVERYBODY]
    apart = places if len(places) > 1 else []
    rows = []
    for check in kinds:
        each = [number.get((check.key, p), 0) for p in places]
        cells: list[Any] = [html.B(words.count(sum(each)))]
        cells += [words.count(n) for n in each] if apart else []
        rows.append((_link_to(check, region), cells))
    total = "State" if apart else _place_words(places[0])
    heads = [("Finding", False), (total, True), *((_place_words(p), True) for p in apart)]
    caption = "What to set right in the data: records by kind of finding, the most urgent first"
    return html.Div([head, tables.plain_table(caption, heads, rows, hide_caption=True)])


def _link_to(check: Check, region: int | None) -> html.A:
    return html.A(check.label, href=address(check.key, region))


def _others(found: set[Place]) -> list[int]:
    return [r for r in found if isinstance(r, int) and r not in CURRENT]


def _unplaced(found: set[Place]) -> list[None]:
    return [None] if None in found else []


# -- the page and its file -----------------------------------------------------------------------


def _read(request: PageRequest) -> Quality:
    """The counts in reach and, for whom may see them, the findings."""
    today, asked = request.today, request.asked
    kind, region = asked.get("show"), asked.get("region")
    with request.reading_imports() as reader:
        scope = reader.scope
        checks = quality.checks_for(scope)
        kinds = {check.key for check in checks}
        listed = tuple(check.key for check in checks if quality.may_list(scope, check))
        if set(listed) != kinds:
            listed = ()  # some with names and some without would be neither a list nor a table
        chosen = kind if kind in kinds else None
        counts = quality.counts(reader, today)
        is_empty = last_saved(reader) is None
        sees_figures = not request.viewer.scope.is_empty
        delays = quality.delays(reader, today) if sees_figures else ()
        kinds_asked = (chosen,) if chosen else ()
        every = quality.findings(reader, today, kinds_asked, with_settled=True) if listed else ()
        role = request.viewer.role
        merges = role is not None and role.imports
        others = other_ids(reader) if merges else ()
        across = quality.across_regions(reader) if merges else ()
    numbers = {str(number): number for number in CURRENT}
    return Quality(
        today=today,
        checks=checks,
        listed=listed,
        counts=counts,
        delays=delays,
        findings=tuple(one for one in every if one.settled is None),
        settled=tuple(one for one in every if one.settled),
        shows_settled=bool(every) and asked.get("settled") == "shown",
        own_region=scope.only_region,
        kind=chosen,
        # Who reaches one region has no other to choose, and the list by name is of all in reach.
        region=None if listed or scope.totals_only else numbers.get(region or ""),
        is_empty=is_empty,
        totals_only=scope.totals_only,
        other_ids=others,
        merges=merges,
        across=across,
    )


def _named(found: Quality) -> dict[str, Any] | None:
    """What is noted of a list with names; counts name nobody."""
    if not found.listed:
        return None
    about = {"region": found.own_region, "show": found.kind or "all"}
    return about | {"findings": len(found.named)}


def _left_out(request: PageRequest) -> Iterator[Notice]:
    """What of an address is left out, and why."""
    scope = ledger_of(request.viewer.scope)
    kind, region = request.asked.get("show"), request.asked.get("region")
    if kind and kind not in {check.key for check in quality.checks_for(scope)}:
        yield Notice(
            f"\u201cshow={plain(kind)}\u201d was left out.",
            "There is no such kind of finding here. All kinds are shown.",
        )
    if not region:
        return
    if region not in map(str, CURRENT):
        yield Notice(
            f"\u201cregion={plain(region)}\u201d was left out.",
            f"The regions are {', '.join(map(str, CURRENT))}.",
        )
    elif not scope.allows(int(region)):
        yield less_than_its_sender(scope, int(region))


def _file(found: Quality, request: PageRequest) -> CsvFile:
    """The findings by name for whom may see them, for everybody else how many."""
    if not found.listed:
        return _file_of_counts(found)
    columns: dict[str, Callable[[Finding], Any]] = {
        "kind": lambda f: f.kind,
        "kind_label": lambda f: CHECKS[f.kind].label,
        "region": lambda f: f.region,
        "pair_id": lambda f: f.pair_id,
        "mentee": lambda f: f.who,
        "coach": lambda f: f.coach,
        "program": lambda f: f.program,
        "record": lambda f: f.record,
        "since": lambda f: f.since,
        "what": lambda f: f.what,
        "what_to_do": lambda f: CHECKS[f.kind].remedy,
        "settled_as": lambda f: f.settled and f.settled.word,
        "settled_by": lambda f: f.settled and f.settled.who,
        "settled_on": lambda f: f.settled and f.settled.on,
        "as_of": lambda f: found.today,
    }
    where = f"-region-{found.own_region}" if found.own_region else ""
    return CsvFile.of(f"data-quality{where}", columns, found.named)


def _file_of_counts(found: Quality) -> CsvFile:
    columns: dict[str, Callable[[RegionCount], Any]] = {
        "kind": lambda c: c.kind,
        "kind_label": lambda c: CHECKS[c.kind].label,
        "region": lambda c: c.region,
        "findings": lambda c: c.findings,
        "since": lambda c: found.since,
        "as_of": lambda c: found.today,
    }
    counted = (
        c for c in found.counts if found.kind in (None, c.kind) and found.region in (None, c.region)
    )
    return CsvFile.of("data-quality-counts", columns, counted)


PAGE = PlainPage(
    key="quality",
    path=PATH,
    nav="Data quality",
    question="What is missing, late or contradicts itself?",
    audience=Audience.DATA,
    read=_read,
    build=lambda found, request: build(found, request.viewer.csrf_token),
    file=_file,
    audited=Audited(
        "quality_list",
        _named,
        "quality_csv",
        about=lambda found: "data quality",
        people=lambda reader, found: {
            *of_pairs(reader, (one.pair_id for one in found.named)),
            *(one.person for one in found.named),
            *(t.other for t in (one.twin for one in found.named) if t and t.kind == "person"),
        },
    ),
    announces=_left_out,
)
