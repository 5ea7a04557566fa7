"""Each panel in each filter state says what its CSV bears, and nothing else; so do overview and leads."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from dash._utils import to_json

from callbacks.questions import of_panel, offered
from config.program.breakdowns import LATTICE
from config.roles import ROLES, Role
from data_access.asking import answer_csv, definitions_csv
from data_access.asking.answers import Answer
from data_access.asking.cache import Answers, MeasureQuestion
from data_access.measures import MEASURES
from data_access.measures.filters import Filters, read_filters
from data_access.measures.protected import LookedUp
from data_access.people.accounts import Account, viewer_of
from data_access.storage.database import Database
from data_access.storage.scope import Scope, scope_of
from layouts import words
from layouts.page import Page, PageRequest, Panel
from layouts.pages import ALL_PAGES, PAGES
from layouts.pages.overview import briefing
from layouts.panels import contents
from layouts.sentences import takeaway
from layouts.theme import Look
from tests.whole import reviewer, reviewer_of_months
from tests.whole.conftest import OWN, TODAY, settings_for
from tests.whole.states import STATES, states_of

STAFF = scope_of("eec_staff", None, "staff@test.invalid")
FACILITATOR = scope_of("facilitator", OWN, "f@test.invalid")
PANELS = [
    (page, panel) for page in PAGES.values() if isinstance(page, Page) for panel in page.panels
]
SCOPES = [pytest.param(STAFF, id="staff"), pytest.param(FACILITATOR, id="facilitator")]


@pytest.fixture(scope="module")
def answers(demo_path: Path) -> Iterator[Answers]:
    database = Database(f"sqlite:///{demo_path}")
    yield Answers(database, settings_for(demo_path))
    database.dispose()


@pytest.fixture(scope="module")
def parts() -> dict[str, dict[str, str]]:
    """What the parts of each measure are called, by the dictionary file."""
    text = "".join(definitions_csv.rows()).removeprefix("\ufeff")
    out = {}
    for row in csv.DictReader(io.StringIO(text)):
        pairs = (p.split(" = ", 1) for p in row["parts"].split("; ") if " = " in p)
        out[row["key"]] = dict(pairs)
    return out


@pytest.fixture(scope="module")
def better() -> dict[str, str]:
    """Which way each measure is better, by the dictionary file."""
    text = "".join(definitions_csv.rows()).removeprefix("\ufeff")
    return {row["key"]: row["better"] for row in csv.DictReader(io.StringIO(text))}


def _rows(asked: list[Answer]) -> list[dict[str, str]]:
    text = "".join(answer_csv.rows(asked, words.shown)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _asked(kept: Answers, scope: Scope, page: Page, panel: Panel, query: str) -> list[Answer]:
    filters, _ = read_filters(dict(parse_qsl(query)), scope, TODAY)
    return kept.ask_many(scope, of_panel(panel, offered(page, filters, TODAY)), TODAY)


@pytest.mark.parametrize(("page", "panel"), PANELS, ids=[f"{p.key}-{q.key}" for p, q in PANELS])
@pytest.mark.parametrize("scope", SCOPES)
def test_a_panel_says_what_its_csv_bears_and_nothing_else(
    page: Page,
    panel: Panel,
    scope: Scope,
    answers: Answers,
    parts: dict[str, dict[str, str]],
    better: dict[str, str],
    thorough: bool,
) -> None:
    for query in states_of(panel.key, thorough):
        asked = _asked(answers, scope, page, panel, query)
        sentence = contents(panel, asked).sentence
        rows = _rows([panel.view(a) for a in asked])
        for row in rows:
            assert reviewer.IN_FILE[row["verdict"]] == reviewer.verdict(row), row
            if row["reason"].startswith("withheld, under") and row["region"] != "rest":
                found = MEASURES[row["measure"]].protected
                some = found is not None and found.subject.looked_up is LookedUp.WITH_CONSENT
                # A facilitator may look up some of them: fewer than ten others are no ten people.
                says = "you may not look up" in row["reason"]
                assert says == (some and scope is FACILITATOR), row
        named = parts.get(panel.measures[0], {})
        reviewer.check_sides(rows, sentence, named)
        reviewer.check_even(rows, sentence, named)
        reviewer.check_changes(rows, sentence)
        reviewer.check_associations(rows, sentence, named)
        reviewer_of_months.check(rows, sentence, better)
        reviewer.check_wording(sentence, all(_is_filtered(a) for a in asked))
        reviewer.check_rest(sentence, all(_is_of_some(a) for a in asked))
        if scope is FACILITATOR:
            assert "State:" not in sentence and "tatewide" not in sentence, sentence
            assert not set(re.findall(r"Region (\d)", sentence)) - {str(OWN)}, sentence


def _is_filtered(answer: Answer) -> bool:
    """Whether a filter that is on narrows an answer: it is not of all the state."""
    return any(answer.applied.value(key) is not None for key in LATTICE)


def _is_of_some(answer: Answer) -> bool:
    """Whether it is of one program type, role or cohort only."""
    return any(answer.applied.value(key) is not None for key in LATTICE if key != "region")


WITHOUT_STEPS = "5"  # none of whose logs names a step of the cycle


@pytest.mark.parametrize("key", ["cycle_logging", "cycle_completion", "leader_orientation"])
def test_a_rest_without_a_region_says_so_to_everybody(key: str, answers: Answers) -> None:
    """Whoever sees the regions side by side reads which one is missing: so does who sees a rest alone."""
    whole = answers.ask(STAFF, key, Filters(), ("region",), TODAY)
    assert whole.without_regions == [WITHOUT_STEPS]
    of_one = answers.ask(STAFF, key, Filters(region=OWN), ("region",), TODAY)
    assert of_one.without_regions == [WITHOUT_STEPS]
    assert "without Region 5" in takeaway(of_one)
    own = answers.ask(FACILITATOR, key, Filters(), ("region",), TODAY)
    assert own.without_regions == [] and own.lacks_regions  # that there is one, and not which
    assert "the rest of the state, where it is collected" in takeaway(own)
    for answer in (of_one, own):
        known = {row["region"]: row["partly_known"] for row in _rows([answer]) if row["value"]}
        assert known["rest"] == "Y" and known[str(OWN)] == "N"
    # A region that is itself without it leaves nobody out beside it.
    itself = answers.ask(STAFF, key, Filters(region=int(WITHOUT_STEPS)), ("region",), TODAY)
    assert itself.without_regions == []


@pytest.mark.parametrize("key", ["class_change", "survey_change", "dose_correlation"])
def test_no_rest_is_told_to_a_facilitator_that_is_withheld_from_staff(
    key: str, answers: Answers
) -> None:
    """The state's figure is in reports: less the rest of the state it is that of the own region."""

    def rests(scope: Scope, by: tuple[str, ...]) -> dict[frozenset[tuple[str, str]], Any]:
        found = answers.ask(scope, key, Filters(region=OWN), by, TODAY)
        cells = found.select(region="rest")
        return {frozenset(w for w in c.where.items() if w[1] != "all"): c for c in cells}

    told = 0
    for by in (("region",), ("region", "program_type")):
        of_staff = rests(STAFF, ("region",)) | rests(STAFF, by)
        for where, cell in rests(FACILITATOR, by).items():
            assert cell.is_empty or not of_staff[where].suppression, (by, where)
            told += not cell.is_empty
    assert told


class _OnDemand(dict[str, tuple[Answer, ...]]):
    """A page's answers by panel, asked when a lead looks at them."""

    def __init__(self, kept: Answers, page: Page, query: str) -> None:
        self._asked = {p.key: (kept, STAFF, page, p, query) for p in page.panels}

    def __missing__(self, key: str) -> tuple[Answer, ...]:
        panel = self._asked[key][3]
        self[key] = tuple(panel.view(a) for a in _asked(*self._asked[key]))
        return self[key]


# Of which panels a lead gives the figure and, with it, the verdict.
LEADS = {
    "dosage": ("contact-regions", "dose-regions"),
    "goals": ("attainment", "set"),
    "support": ("stipends",),
    "qris": ("up",),
}


@pytest.mark.parametrize(
    "page", [p for p in PAGES.values() if isinstance(p, Page)], ids=lambda p: p.key
)
def test_a_lead_says_whose_and_on_what_and_leaves_no_gap(
    page: Page, answers: Answers, thorough: bool
) -> None:
    for query in ("type=FCC", *states_of(page.key, thorough)):
        looked_at = _OnDemand(answers, page, query)
        said = page.lead(looked_at)
        reviewer.check_wording(said, all(_is_filtered(a) for of in looked_at.values() for a in of))
        judged = LEADS.get(page.key, ())
        rows = [_rows(list(looked_at[key])) for key in judged]
        sides = [(w, s) for one in rows for w, s, _ in reviewer.expected_sides(one, {})]
        told = [(c.who, c.side) for c in reviewer.claims(said).elements()]
        assert not judged or sorted(told) == sorted(sides), (query, said)
        runs = [r for one in rows for r in one if r["provisional"] == "Y" and r["region"] == "all"]
        assert not runs or re.search("provisional|still running", said), (query, said)
        assert not judged or len(re.findall("[Oo]n [^.;]*no difference", said)) == len(
            re.findall("no difference", said, re.IGNORECASE)
        ), (query, said)


def _text(sent: Any) -> str:
    if isinstance(sent, str | int | float):
        return str(sent)
    if isinstance(sent, list):
        return "".join(map(_text, sent))
    if isinstance(sent, dict):
        inner = _text(sent["props"].get("children"))
        return f"\n{inner}" if sent["type"] == "Li" else inner
    return ""


# The figures under "Needs attention", and which way is worse.
ATTENTION = {
    "contact_months": reviewer.DOWN,
    "dose_ratio": reviewer.DOWN,
    "checklist_adherence": reviewer.DOWN,
    "no_contact": reviewer.UP,
    "complete_contacts": reviewer.DOWN,
    "goal_attainment": reviewer.DOWN,
    "plan_in_time": reviewer.DOWN,
    "steps_done": reviewer.DOWN,
    "cycle_completion": reviewer.DOWN,
    "baseline_first": reviewer.DOWN,
    "class_coverage": reviewer.DOWN,
    "orientation": reviewer.DOWN,
    "training_complete": reviewer.DOWN,
    "plc_attendance": reviewer.DOWN,
    "monthly_survey": reviewer.DOWN,
}
# What the overview's lead names each region for that is below, of all that its panels compare.
_PANELS_OF_THE_LEAD = (
    ("contact", "monthly contact"),
    ("goals", "goals"),
    ("staying", "pairs staying"),
)
SINCE = ("contact_months", "goal_attainment", "class_change", "staying")


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("query", STATES)
def test_needs_attention_names_who_is_worse_and_nobody_else(
    query: str, scope: Scope, answers: Answers
) -> None:
    filters, _ = read_filters(dict(parse_qsl(query)), scope, TODAY)
    keys = [*ATTENTION, *SINCE, *SINCE]
    asked = answers.ask_many(scope, [MeasureQuestion(k, filters, ("region",)) for k in keys], TODAY)
    shown = _text(json.loads(to_json(briefing(tuple(asked)))))
    listed = shown.partition("Since last year")[0]
    expected = []
    for answer, worse in zip(asked, ATTENTION.values(), strict=False):
        rows = [
            r for r in _rows([answer]) if reviewer.verdict(r) == worse and r["region"].isdigit()
        ]
        expected += [(f"Region {r['region']}", worse) for r in rows]
    said = [(c.who, c.side) for c in reviewer.claims(listed.replace("\n", ". ")).elements()]
    assert sorted(said) == sorted(expected), (query, listed)
    assert (" seen to be behind the rest" in listed) == (not expected)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(
    "page", [p for p in PAGES.values() if isinstance(p, Page)], ids=lambda p: p.key
)
def test_the_first_sentence_of_a_page_claims_only_what_its_panels_bear(
    page: Page,
    scope: Scope,
    answers: Answers,
    parts: dict[str, dict[str, str]],
    better: dict[str, str],
) -> None:
    more = {"signals": ["type=FCC"], "fidelity": ["role=MENTEE_ADMIN", "from=2024-09&to=2025-08"]}
    for query in ("", "from=all", "cohort=2024", *more.get(page.key, [])):
        by_panel, bearing = {}, set()
        for panel in page.panels:
            asked = [panel.view(a) for a in _asked(answers, scope, page, panel, query)]
            by_panel[panel.key] = tuple(asked)
            rows, named = _rows(asked), parts.get(panel.measures[0], {})
            bearing |= {(who, side) for who, side, _ in reviewer.expected_sides(rows, named)}
        said = page.lead(by_panel)
        reviewer.check_lead(said)
        if page.key == "signals":
            files = [(a[0].measure.label, _rows(list(a))) for a in by_panel.values()]
            reviewer_of_months.check_lead(files, said, better)
            continue
        if page.key == "fidelity":
            elements = [
                (p.question.partition(":")[0].lower(), _rows(list(by_panel[p.key])))
                for p in page.panels
            ]
            reviewer.check_elements(elements, said.replace("CLASS", "class"))
            continue
        for claim in reviewer.claims(said):
            assert (claim.who, claim.side) in bearing, (query, said)
        if page.key == "overview":
            told = sorted((c.who, c.on) for c in reviewer.claims(said).elements())
            worse = [
                (f"Region {row['region']}", name)
                for key, name in _PANELS_OF_THE_LEAD
                for row in _rows(list(by_panel[key]))
                if reviewer.verdict(row) == reviewer.DOWN
            ]
            assert told == sorted(worse), (query, said)
        if scope is FACILITATOR:
            assert not set(re.findall(r"Region (\d)", said)) - {str(OWN)}, said


BEHIND = 3  # the region whose newest log has not arrived
EVERY_ROLE = [
    pytest.param(role, region, id=f"{role.key}-{region or 'all'}")
    for role in ROLES.values()
    for region in ((OWN, BEHIND) if role.has_region else (None,))
]


@pytest.mark.parametrize(("role", "region"), EVERY_ROLE)
def test_every_page_opens_with_at_most_two_sentences(
    role: Role,
    region: int | None,
    answers: Answers,
    demo_path: Path,
    opened: Callable[[Path], Database],
) -> None:
    """Each page of the registry that a role opens, in its own reach; where logs are missing as well."""
    account = Account(1, "looker@test.invalid", "Looker", role.key, region, True, False)
    viewer = viewer_of(account)
    settings, database = settings_for(demo_path), opened(demo_path)
    looked_at = 0
    for page in ALL_PAGES.values():
        if not viewer.belongs_to(page.audience):
            continue
        if isinstance(page, Page):
            asked = {
                p.key: tuple(map(p.view, _asked(answers, viewer.scope, page, p, "")))
                for p in page.panels
            }
            said = page.lead(asked)
        else:
            now = datetime.now(UTC)
            request = PageRequest(viewer, {}, {}, ALL_PAGES, settings, database, TODAY, Look(), now)
            found = page.read(request)
            said = _lead(json.loads(to_json(page.build(found, request))))
        if said:
            reviewer.check_lead(said)
            looked_at += 1
        if (page.key, region) == ("worklist", BEHIND):
            assert "coaching logs stop at October 28, 2026" in said
    assert looked_at > 1


def _lead(sent: Any) -> str:
    """The text of a page's first lines."""
    if isinstance(sent, list):
        return next(filter(None, map(_lead, sent)), "")
    if not isinstance(sent, dict):
        return ""
    if sent["props"].get("className") == "lead":
        return _text(sent)
    return _lead(sent["props"].get("children"))


CHANGES = ("class_change", "standardized_change", "change_margin", "change_by_observers")


@pytest.mark.parametrize(
    ("scope", "query"),
    [
        pytest.param(STAFF, "from=all", id="staff"),
        pytest.param(STAFF, "region=1", id="staff-region"),
        pytest.param(STAFF, "cohort=2025", id="staff-cohort"),
        pytest.param(STAFF, "type=CENTER", id="staff-type"),
        pytest.param(STAFF, "role=MENTEE", id="staff-role"),
    ],
)
def test_the_panels_of_a_page_judge_one_change_at_one_level(
    scope: Scope, query: str, answers: Answers
) -> None:
    compared = 0
    filters, _ = read_filters(dict(parse_qsl(query)), scope, TODAY)
    region = str(filters.region or scope.only_region or "")
    for page in PAGES.values():
        if not isinstance(page, Page):
            continue
        shown = [p for p in page.panels if set(p.measures) & set(CHANGES)]
        panels = [_rows(_asked(answers, scope, page, panel, query)) for panel in shown]
        compared += reviewer.check_one_level(panels, region)
    assert compared


def test_the_reviewer_notices_one_change_judged_at_two_levels(answers: Answers) -> None:
    filters, _ = read_filters({"from": "all", "region": "1"}, STAFF, TODAY)
    rows = _rows([answers.ask(STAFF, "class_change", filters, (), TODAY)])
    judged = [r for r in rows if r["difference"]]
    assert reviewer.check_one_level([judged, judged], "1") == len(judged)
    alone = [
        {**r, "difference_low": r["interval_low"], "difference_high": r["interval_high"]}
        for r in judged
    ]
    with pytest.raises(AssertionError):
        reviewer.check_one_level([judged, alone], "1")


def test_roles_of_which_a_figure_means_something_else_are_not_compared(answers: Answers) -> None:
    """Coaches who return and mentees who become coaches are two figures under one name."""
    filters, _ = read_filters({"from": "2024-09", "to": "2025-08"}, STAFF, TODAY)
    by_role = answers.ask(STAFF, "role_return", filters, ("role",), TODAY)
    rows = _rows([by_role])
    judged = [r for r in rows if r["value"] and int(r["n_people"]) >= reviewer.ENOUGH]
    # Of those who coach it is withheld here.
    assert len({r["role"] for r in rows} - {"all"}) > 1 and judged
    assert {r["verdict"] for r in judged} == {""} and by_role.compared == ""
    assert "means something else in each role" in takeaway(by_role)


def test_nobody_has_a_role_that_a_measure_does_not_count_on(answers: Answers) -> None:
    """How many roles are judged together is written down; in three years of people no other is found."""
    filters, _ = read_filters({"from": "all"}, STAFF, TODAY)
    asked = [m for m in MEASURES.values() if "role" in m.breakdowns]
    found = answers.ask_many(
        STAFF, [MeasureQuestion(m.key, filters, ("role",)) for m in asked], TODAY
    )
    for measure, answer in zip(asked, found, strict=True):
        roles = {c.of("role") for c in answer.cells} - set(reviewer.SPECIAL)
        assert roles and roles <= set(measure.possible_roles), measure.key
    # And no more is written down than there may be: administrators are observed by no CLASS tool.
    assert {len(m.possible_roles) for m in asked} == {1, 2, 3, 4, 5}


def test_the_reviewer_notices_a_wrong_sentence_about_a_month(
    answers: Answers, better: dict[str, str]
) -> None:
    """Another month, region, side or direction; a region left out; a signal too many."""
    page = PAGES["signals"]
    assert isinstance(page, Page)
    seen = 0
    for panel in page.panels:
        asked = [panel.view(a) for a in _asked(answers, STAFF, page, panel, "")]
        rows, said = _rows(asked), contents(panel, asked).sentence
        seen += reviewer_of_months.check(rows, said, better)
        wrong = {
            said.replace("October 2026", "September 2026"),
            said.replace("higher", "lower"),
            said.replace("That is worse", "That is better"),
            said.replace("Region 2:", "Region 5:").replace("and 6)", "and 7)"),
            f"{said} Region 6: October 2026 was lower than usual: 3%. That is worse.",
        } - {said}
        for sentence in wrong:
            with pytest.raises(AssertionError):
                reviewer_of_months.check(rows, sentence, better)
    assert seen, "the demonstration has a month that is unusual"


def test_the_reviewer_notices_a_wrong_sentence(
    answers: Answers, parts: dict[str, dict[str, str]]
) -> None:
    """The comparison can fail: another side, another region, another number, a claim too many."""
    page = PAGES["dosage"]
    assert isinstance(page, Page)
    panel = next(p for p in page.panels if p.key == "dose-regions")
    asked = _asked(answers, STAFF, page, panel, "")
    rows, said = _rows(asked), contents(panel, asked).sentence
    assert reviewer.check_sides(rows, said, {}), "a state in which some region differs"
    claim = next(iter(reviewer.claims(said)))
    wrong = (
        said.replace("Above", "Below") if "Above" in said else said.replace("below", "above"),
        said.replace(claim.who, "Region 9"),
        said.replace(claim.by, "99 points"),
        f"{said} Region 3 is 5 points below the rest of the state (1 to 9).",
    )
    for sentence in wrong:
        assert sentence != said
        with pytest.raises(AssertionError):
            reviewer.check_sides(rows, sentence, {})
    with pytest.raises(AssertionError):
        reviewer.check_even(rows, f"{said} No difference between any region can be seen.", {})
