"""The definitions: an index by family, and for each measure what stands behind its figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html

from config.date_words import day_words
from config.program import (
    dosage,
    instruments,
    judging,
    regions,
    thresholds,
)
from config.program.breakdowns import BREAKDOWNS
from config.roles import Audience
from config.texts import glossary
from data_access.asking import definitions_csv
from data_access.asking.places import populations_of
from data_access.lists.provenance import columns_of
from data_access.measures import DEFINITIONS_VERSION, FAMILIES, MEASURES, together
from data_access.measures.measure import Measure, ReferenceLine
from layouts import tables, words
from layouts.body import title
from layouts.download import both
from layouts.page import CsvFile, Page, PageRequest, PlainPage, View
from layouts.pages import sources

PATH = "/definitions"
DRAWER_TITLE = "definition-title"

_NO_QUOTIENT = "None of its own: see how it is worked out."
_SETTINGS = (
    ("thresholds", "CLASS thresholds"),
    ("instruments", "CLASS instruments"),
    ("regions", "Regions"),
    ("dosage-targets", "Dosage targets"),
    ("judging", "How comparisons are judged"),
)


@dataclass(frozen=True)
class Around:
    """What a definition tells besides its record: where it is shown, and what holds here.

    `pages` are all pages of figures, `opens` the keys of those the reader may open.
    """

    pages: Collection[Page]
    opens: Collection[str]
    minimum_people: int


def around(request: PageRequest) -> Around:
    """What a definition tells this viewer besides its record."""
    figures = [page for page in request.pages.values() if isinstance(page, Page)]
    return Around(figures, request.opens, request.settings.minimum_people)


def address(key: str, file: str = "") -> str:
    """The address of a measure's definition; with a file's ending, of what the drawer shows."""
    return f"{PATH}/{key}{file}"


# -- the index -----------------------------------------------------------------------------------


def build(today: date, measures: Mapping[str, Measure] = MEASURES) -> html.Div:
    """Every measure by family with one sentence, and the settings figures rest on."""
    families = {key: label for key, label in FAMILIES.items() if _of(key, measures)}
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    f"{len(measures)} measures, version {DEFINITIONS_VERSION} of the definitions. "
                    "Charts, tables, files and these pages are made from the same records.",
                    className="lead",
                ),
                html.P(
                    both("Download all definitions", f"{PATH}.csv"),
                    className="links",
                ),
            ),
            html.Nav(
                html.Ul(
                    [
                        *(html.Li(html.A(v, href=f"#family-{k}")) for k, v in families.items()),
                        *(html.Li(html.A(text, href=f"#{key}")) for key, text in _SETTINGS),
                    ],
                    className="contents small",
                ),
                **{"aria-label": "On this page"},
            ),
            *(_family(key, label, _of(key, measures)) for key, label in families.items()),
            _settings(today),
        ],
        className="definitions",
    )


def _of(family: str, measures: Mapping[str, Measure]) -> list[Measure]:
    return [m for m in measures.values() if m.family == family]


def _family(key: str, label: str, mine: Sequence[Measure]) -> html.Section:
    rows = [
        html.Li(
            [html.A(m.label, href=address(m.key)), html.P(m.definition, className="small muted")],
            id=m.key,  # where links of earlier releases lead
        )
        for m in mine
    ]
    return html.Section([html.H2(label, id=f"family-{key}"), html.Ul(rows, className="rows index")])


# -- one measure ---------------------------------------------------------------------------------


def build_one(measure: Measure, around: Around) -> html.Div:
    """The page of one measure."""
    return html.Div(
        [
            title(measure.label, html.P(measure.question, className="lead")),
            _entry(measure, around),
            html.P(html.A("All definitions", href=PATH), className="links"),
        ],
        className="definitions",
    )


def drawer(measure: Measure, around: Around) -> html.Div:
    """The same for the drawer beside a chart, with a way to its page."""
    return html.Div(
        [
            html.H2(measure.label, id=DRAWER_TITLE, tabIndex="-1"),
            html.P(measure.question, className="muted"),
            _entry(measure, around),
            html.P(html.A("Open this definition as a page", href=address(measure.key))),
        ]
    )


def _entry(measure: Measure, around: Around) -> html.Article:
    parts: list[Any] = []
    for term, text in _said(measure, around):
        parts += [html.Dt(term), html.Dd(text)]
    return html.Article(
        [
            html.P(f"Measure {measure.number} \u00b7 {measure.key}", className="fine"),
            html.Dl(parts),
        ],
        className="entry",
    )


def _said(measure: Measure, around: Around) -> list[tuple[str, Any]]:
    """The parts of a definition in order: what each is called, and what it says."""
    said: list[tuple[str, Any]] = [
        ("What it means", measure.definition),
        ("Numerator", _sentence(measure.numerator) or _NO_QUOTIENT),
        ("Denominator", _sentence(measure.denominator) or _NO_QUOTIENT),
        ("How it is worked out", measure.worked_out),
        ("Interval", measure.statistic.interval_words),
        ("Unit", _unit(measure)),
        ("Read with care", _list(measure.cautions)),
        ("Small numbers", _small_numbers(measure, around)),
        ("Why it matters", measure.why),
        ("Broken down by", _breakdowns(measure)),
        ("Period", _sentence(measure.period_rule)),
        ("Where the facts come from", _sources(measure, around)),
    ]
    if measure.lines:
        said.append(("Lines drawn", [thresholds.CAVEAT, _list(map(_line, measure.lines))]))
    words_for_it = [e for e in glossary.ENTRIES.values() if measure.key in e.measures]
    if words_for_it:
        said.append(
            ("In the glossary", _linked((e.term, f"/glossary#{e.key}") for e in words_for_it))
        )
    return [
        *said,
        ("Version", _version(measure)),
        ("Shown on", _shown_on(measure, around)),
    ]


def _sentence(text: str) -> str:
    return f"{words.sentence_case(text)}." if text else ""


def _list(items: Iterable[Any]) -> html.Ul:
    return html.Ul([html.Li(item) for item in items])


def _linked(links: Iterable[tuple[str, str]]) -> list[Any]:
    """Links after one another, with commas."""
    out: list[Any] = []
    for text, href in links:
        out += [", "] * bool(out) + [html.A(text, href=href)]
    return out


def _unit(measure: Measure) -> str:
    said = [f"{words.sentence_case(measure.unit.value)}; n counts {words.n_words(measure)}"]
    if measure.people_word != words.n_words(measure):
        said.append(f"The table gives the {measure.people_word} as well")
    if measure.spread_words:
        said.append(f"Second range in the table: {measure.spread_words}")
    if measure.better:
        said.append("More is better" if measure.better == "up" else "Fewer is better")
    return ". ".join(said) + "."


def _breakdowns(measure: Measure) -> list[Any]:
    by = words.listing(BREAKDOWNS[name].label.lower() for name in measure.breakdowns)
    stated = [f"{words.sentence_case(by)}."]
    if measure.instrument:
        stated.append(
            "By CLASS score, for one instrument at a time."
            if measure.split
            else "For one CLASS instrument at a time."
        )
    if measure.part_labels:
        stated.append(f"In parts: {'; '.join(measure.part_labels.values())}.")
    return [" ".join(stated)]


def _sources(measure: Measure, around: Around) -> list[Any]:
    files = _list(
        [html.B(words.sentence_case(c.form.label)), f" ({c.form.key}): {', '.join(c.headings)}"]
        for c in columns_of(measure)
    )
    behind = html.A("The files behind the figure", href=sources.address(measure.key))
    return [
        f"{measure.source}. Columns of the files that are counted, besides ids:",
        files,
        *([behind] if sources.PAGE.key in around.opens else []),
    ]


def _small_numbers(measure: Measure, around: Around) -> str:
    if not measure.is_outcome:
        if not populations_of(measure):
            return "Never withheld: it is of programs, whose ratings and numbers are public."
        return (
            f"Withheld in a place (region, cohort, program type and role, some or all of them) of fewer than "
            f"{around.minimum_people} people of a program year, and wherever such a place could be worked "
            "out by subtraction, from whoever may not look these people up: month by month it would say "
            "when one of them ended. The state and its regions go first."
        )
    stated = [
        f"Withheld where fewer than {around.minimum_people} people whose names you may not look up "
        "stand behind it, and wherever such a group could be worked out by subtraction. A withheld "
        "figure is in no chart, table or file.",
        "It moves by whole program years, and where several are pooled it is withheld if one of "
        "them would be.",
    ]
    if "consented" in measure.table.c:
        stated.append(
            "A facilitator sees a smaller group of the region only where each educator in it has "
            "agreed."
        )
    return " ".join(stated)


def _line(line: ReferenceLine) -> str:
    until = f" until {day_words(line.valid_to)}" if line.valid_to else ""
    part = instruments.DOMAIN_LABELS.get(line.part, line.part)
    return f"{part}: {line.label}, from {day_words(line.valid_from)}{until}"


def _version(measure: Measure) -> str:
    return (
        f"Version {measure.version}, as reviewed on {day_words(measure.reviewed)}. It is raised when "
        "a change of the definition changes the figure; every CSV gives it."
    )


def _shown_on(measure: Measure, around: Around) -> Any:
    shown = [
        [
            html.A(page.nav, href=page.path) if page.key in around.opens else page.nav,
            f": {'; '.join(questions)}" if questions else "",
        ]
        for page in around.pages
        if measure.key in page.measures
        for questions in [[p.question for p in page.panels if measure.key in p.measures]]
    ]
    return _list(shown) if shown else "On no page; the command line answers it."


# -- settings with dates -------------------------------------------------------------------------


def _until(day: date | None) -> str:
    return day_words(day) if day else "in force"


def _settings(today: date) -> html.Section:
    return html.Section(
        [
            html.H2("Settings with dates"),
            html.H3("CLASS thresholds", id="thresholds", tabIndex="-1"),
            tables.plain_table(
                thresholds.CAVEAT,
                [("Kind", False), ("Domain", False), ("Value", True), ("From", False),
                 ("To before", False), ("Source", False)],
                [
                    (
                        thresholds.KINDS.label(t.kind),
                        [
                            instruments.DOMAIN_LABELS.get(t.domain, t.domain),
                            f"{t.value:g}",
                            day_words(t.valid_from),
                            _until(t.valid_to),
                            t.source,
                        ],
                    )
                    for t in thresholds.THRESHOLDS
                ],
            ),
            html.H3("CLASS instruments", id="instruments", tabIndex="-1"),
            tables.plain_table(
                "A domain is the mean of its dimension means. Reversed dimensions are turned once, "
                "as 8 minus the score.",
                [("Instrument", False), ("Ages", False), ("Domain", False), ("Dimensions", False)],
                [
                    (
                        i.label,
                        [
                            i.ages,
                            d.label,
                            ", ".join(instruments.DIMENSION_LABELS.get(c, c) for c in d.dimensions),
                        ],
                    )
                    for i in instruments.INSTRUMENTS.values()
                    for d in i.domains
                ],
            ),
            html.H3("Regions", id="regions", tabIndex="-1"),
            tables.plain_table(
                "Regions of PAC. Region 4 was merged into its neighbors.",
                [("Region", False), ("Name", False), ("Lead agency", False), ("Until", False)],
                [
                    (
                        tables.region_name(str(r.number), r.label),
                        [r.name, r.lead_agency, _until(r.valid_to)],
                    )
                    for r in regions.REGIONS
                ],
            ),
            html.H3("Dosage targets", id="dosage-targets", tabIndex="-1"),
            tables.plain_table(
                f"Minutes of direct contact a pair is meant to have. A month counts for a pair "
                f"active on at least {dosage.ELIGIBLE_DAYS} of its days.",
                [("From", False), ("Minutes a month", True), ("Source", False)],
                [
                    (
                        day_words(t.valid_from),
                        [f"{t.minutes_low} to {t.minutes_high}", t.source],
                    )
                    for t in dosage.TARGETS
                ],
            ),
            html.H3("How comparisons are judged", id="judging", tabIndex="-1"),
            *(html.P(text, className="readme") for text in judging_words(today)),
        ]
    )  # fmt: skip


def judging_words(today: date) -> tuple[str, ...]:
    """How it is decided that something is above, below, rose or fell, and what else may be said."""
    standing = sum(region.stands_on(today) for region in regions.REGIONS)
    sure = round(judging.TOGETHER * 100)
    return (
        "A category is above or below the rest where the interval of its difference from all others "
        "leaves out zero; a change rose or fell where its own interval does. Otherwise no difference "
        f"can be seen. Under {judging.enough_on(today)} people on either side it is too few to say.",
        f"All comparisons of one chart are judged together. If nothing differed at all, the chance that "
        f"any of them is called above, below, risen or fallen is at most {100 - sure}%. To that end each "
        f"interval of a difference is wider than one by itself (Šidák’s method): with {standing} regions "
        f"each is taken at {together.level_of_each(standing):.1%}, with {standing} regions in three "
        f"domains at {together.level_of_each(3 * standing):.2%}. So intervals drawn in a chart, which "
        f"are of {sure}% each, may look apart where no difference can be seen.",
        "How many are judged together follows from the program’s lists of regions, program types and "
        "roles and from the months chosen, never from who looks or what is found: everybody reads the same "
        "verdict. A year is judged by itself, so a later one does not change what was said of it. The "
        "figure of the whole state is one by itself.",
    )


_ONE = View(
    path=f"{PATH}/<measure>",
    parts={"measure": "|".join(MEASURES)},
    heading=lambda request: MEASURES[request.parts["measure"]].label,
    build=lambda found, request: build_one(MEASURES[request.parts["measure"]], around(request)),
)
PAGE = PlainPage(
    key="definitions",
    path=PATH,
    nav="Definitions",
    question="What does each figure mean?",
    audience=Audience.EVERYBODY,
    build=lambda found, request: build(request.today),
    file=lambda found, request: CsvFile("definitions", definitions_csv.rows()),
    under=(_ONE,),
)
