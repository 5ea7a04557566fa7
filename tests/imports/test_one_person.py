"""Two ids that are one person: counted once from then on, and split again to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data_access.asking.policy import WithholdingPolicy
from data_access.imports import consents
from data_access.imports.formats import FORMATS
from data_access.imports.pipeline import Outcome
from data_access.imports.same_ids import MergeRefused, SaidBy, merge, split
from data_access.imports.undo import UndoReason, UndoRefused, undo
from data_access.lists.provenance import trace
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.recount import agreed
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.schema import people_in
from data_access.storage.scope import Scope, scope_of
from data_access.summaries import one_id
from tests.imports.conftest import (
    PAIRS,
    PARTICIPANTS,
    PROGRAMS,
    TODAY,
    WHOLE_STATE,
    Importer,
    session,
)
from tests.imports.content import content_hash, hash_of, rows_through

REGION_1 = scope_of("facilitator", 1, "f1@test.invalid")
REGION_3 = scope_of("facilitator", 3, "f3@test.invalid")
BY = "someone@test.invalid"
TWICE = PARTICIPANTS[1] | {"participant_id": "M-1B"}
SECOND_PAIR = PAIRS[0] | {"pair_id": "PAIR-1B", "mentee_id": "M-1B", "start_date": "2026-09-15",
                          "cohort_year": "2026", "end_date": "", "end_reason": ""}  # fmt: skip


def _kind(one: str) -> one_id.IdsOf:
    return one_id.PROGRAMS if one.startswith("P-") else one_id.PEOPLE


def said(importer: Importer, other: str, kept: str, scope: Scope = WHOLE_STATE) -> None:
    ground = SaidBy("same registry id", BY, TODAY)
    merge(importer.database, scope, other, kept, ground, _kind(other))


def unsaid(importer: Importer, other: str, scope: Scope = WHOLE_STATE) -> None:
    split(importer.database, scope, other, SaidBy("looked it up", BY, TODAY), _kind(other))


def attended(person: str, day: str, hours: str) -> dict[str, Any]:
    return {"participant_id": person, "event_type": "training", "event_id": "T-1", "day_no": day,
            "date": "2026-10-0" + day, "hours": hours}  # fmt: skip


def filed(importer: Importer) -> str:
    """The hash over all facts as files gave them, whoever is read as whom."""
    with importer.database.trying(changes_facts=True) as connection:
        one_id.unfold(connection, TODAY)
        return hash_of(rows_through(connection))


def assert_in_order(importer: Importer) -> None:
    with importer.engine.connect() as connection:
        assert list(map(str, differences(connection, TODAY))) == []
        assert list(map(str, agreed.differing(connection, TODAY))) == []


@pytest.fixture
def twice(started: Importer) -> Iterator[Importer]:
    """A mentee who came back under another id, and was coached under both."""
    started.take("participants", [TWICE])
    started.take("pairs", [SECOND_PAIR])
    started.take("sessions", [session(1), session(2, pair_id="PAIR-1B", session_date="2026-10-05")])
    started.take(
        "attendance",
        [attended("M-1", "1", "6"), attended("M-1B", "1", "5"), attended("M-1B", "2", "4")],
    )
    yield started


def test_facts_of_both_ids_are_of_one_person(twice: Importer) -> None:
    before = content_hash(twice.engine)
    version = twice.data_version
    said(twice, "M-1B", "M-1")
    assert_in_order(twice)
    assert twice.data_version == version + 1
    assert {r["mentee_id"] for r in twice.rows("pairs")} == {"M-1", "M-3"}
    assert {r["participant_id"] for r in twice.rows("participants")} == {
        "CT-1", "M-1", "CT-3", "M-3",
    }  # fmt: skip
    # Of the one day that both have, the kept id's row counts; the other day is theirs as well.
    hours = {r["day_no"]: (r["participant_id"], r["hours"]) for r in twice.rows("attendance")}
    assert hours == {1: ("M-1", 6.0), 2: ("M-1", 4.0)}
    both = [r for r in twice.rows("participation") if r["person_id"] == "M-1"]
    assert {(r["program_year"], r["training_minutes"]) for r in both} == {(2025, 0), (2026, 600)}
    unsaid(twice, "M-1B")
    assert content_hash(twice.engine) == before
    assert_in_order(twice)
    assert [r["what"] for r in twice.rows("same_people")] == ["merge", "split"]
    assert [r["event"] for r in twice.rows("audit_log")][-2:] == ["people_merged", "people_split"]


def test_later_files_may_name_either_id(twice: Importer) -> None:
    said(twice, "M-1B", "M-1")
    again = twice.take("pairs", [SECOND_PAIR])
    assert (again.rows_unchanged, again.rows_changed) == (1, 0)
    more = twice.take("attendance", [attended("M-1B", "3", "2"), attended("M-1B", "1", "1")])
    assert (more.rows_new, more.rows_changed) == (1, 1)
    assert_in_order(twice)
    rows = {(r["participant_id"], r["day_no"], r["hours"]) for r in twice.rows("attendance")}
    assert rows == {("M-1", 1, 6.0), ("M-1", 2, 4.0), ("M-1", 3, 2.0)}
    regions = [r for r in twice.rows("import_regions") if r["import_id"] == more.import_id]
    assert [(r["region"], r["rows_touched"]) for r in regions] == [(1, 2)]
    undo(twice.database, WHOLE_STATE, more.import_id, BY, TODAY)
    unsaid(twice, "M-1B")
    rows = {(r["participant_id"], r["day_no"], r["hours"]) for r in twice.rows("attendance")}
    assert rows == {("M-1", 1, 6.0), ("M-1B", 1, 5.0), ("M-1B", 2, 4.0)}
    assert_in_order(twice)


def test_where_a_figure_comes_from_says_why_another_id_counts(twice: Importer) -> None:
    def told(scope: Scope) -> list[tuple[str, str, str]]:
        with twice.database.reading(scope) as reader:
            policy = WithholdingPolicy(minimum_people=1, minimum_at_risk=1, minimum_regions=1)
            found = trace(reader, MEASURES["contact_months"], Filters(), TODAY, policy)
        return [(o.other_id, o.kept_id, o.said.ground if o.said else "")
                for o in found.other_ids]  # fmt: skip

    assert told(REGION_1) == []
    said(twice, "M-1B", "M-1")
    assert told(REGION_1) == [("M-1B", "M-1", "same registry id")]
    assert told(REGION_3) == []


def test_an_account_that_names_the_other_id_sees_the_pairs_of_both(twice: Importer) -> None:
    said(twice, "M-1B", "M-1")
    for own in ("M-1", "M-1B"):
        scope = Scope((1,), True, BY, "facilitator", participant=own)
        with twice.database.reading(scope) as reader:
            rows = reader.rows(schema.pairs)
            found = set(reader.execute(select(rows.c.pair_id)).scalars())
        assert found == {"PAIR-1", "PAIR-1B"}


def test_a_refused_file_leaves_them_one_person(twice: Importer) -> None:
    said(twice, "M-1B", "M-1")
    before = content_hash(twice.engine)
    assert twice.take("sessions", [session(9, pair_id="NOBODY")]).status == "refused"
    assert content_hash(twice.engine) == before
    assert_in_order(twice)


def test_a_chain_is_one_person_and_may_be_cut(twice: Importer) -> None:
    twice.take("participants", [TWICE | {"participant_id": "M-1C"}])
    said(twice, "M-1B", "M-1")
    said(twice, "M-1C", "M-1B")
    read_as = {r["participant_id"]: r["person_id"] for r in twice.rows("merged_ids")}
    assert read_as == {"M-1B": "M-1", "M-1C": "M-1"}
    with pytest.raises(MergeRefused, match="one person already"):
        said(twice, "M-1", "M-1C")
    unsaid(twice, "M-1B")
    read_as = {r["participant_id"]: r["person_id"] for r in twice.rows("merged_ids")}
    assert read_as == {"M-1C": "M-1B"}
    assert_in_order(twice)


def test_nobody_becomes_their_own_coach(twice: Importer) -> None:
    before = content_hash(twice.engine)
    with pytest.raises(MergeRefused, match="their own"):
        said(twice, "M-1", "CT-1")
    assert content_hash(twice.engine) == before
    said(twice, "M-1B", "M-1")
    own = SECOND_PAIR | {"pair_id": "PAIR-9", "coach_id": "M-1", "mentee_id": "M-1B"}
    refused = twice.take("pairs", [own])
    assert [r.code for r in refused.refusals] == ["contradicts_row"]


def test_an_undo_makes_nobody_their_own_coach(started: Importer) -> None:
    started.take("participants", [TWICE])
    pair = SECOND_PAIR | {"coach_id": "M-1", "mentee_id": "M-1B"}
    started.take("pairs", [pair])
    corrected = started.take("pairs", [pair | {"mentee_id": "CT-1"}])
    said(started, "M-1B", "M-1")
    with pytest.raises(UndoRefused) as no:
        undo(started.database, WHOLE_STATE, corrected.import_id, BY, TODAY)
    assert no.value.code == UndoReason.OWN_COACH


def test_a_facilitator_merges_within_the_region(twice: Importer) -> None:
    def no(other: str, kept: str, scope: Scope = REGION_1) -> str:
        with pytest.raises(MergeRefused) as found:
            said(twice, other, kept, scope)
        return str(found.value)

    # What is elsewhere and what is nowhere get one answer.
    assert no("M-3", "M-1").replace("M-3", "NOBODY") == no("NOBODY", "M-1")
    assert no("M-1B", "M-3").replace("M-3", "NOBODY") == no("M-1B", "NOBODY")
    said(twice, "M-1B", "M-1", REGION_1)
    with pytest.raises(MergeRefused):
        unsaid(twice, "M-1B", REGION_3)
    unsaid(twice, "M-1B", REGION_1)
    said(twice, "M-3", "M-1")  # who answers for the state
    assert [r["region"] for r in twice.rows("same_people")] == [1, 1, None]
    with pytest.raises(MergeRefused):
        unsaid(twice, "M-3", REGION_1)
    assert_in_order(twice)
    unsaid(twice, "M-3")
    assert_in_order(twice)


def test_who_was_elsewhere_is_not_merged_by_a_facilitator(twice: Importer) -> None:
    twice.take("participants", [TWICE | {"program_number": "P-3", "from": "always"}])
    twice.take("participants", [TWICE | {"from": "2026-10-01"}])
    with pytest.raises(MergeRefused, match="all the time"):
        said(twice, "M-1B", "M-1", REGION_1)


@pytest.mark.parametrize("kept", ["M-1", "M-1B"])
def test_a_merge_gives_no_consent(twice: Importer, kept: str) -> None:
    other = {"M-1": "M-1B", "M-1B": "M-1"}[kept]
    consents.give(twice.database, "M-1", "own_facilitator", BY, TODAY, form_place="a drawer")

    def agrees() -> list[str]:
        people = {r["participant_id"]: r["consent"] for r in twice.rows("participants")}
        return [people[one] for one in ("M-1", "M-1B") if one in people]

    said(twice, other, kept)
    assert agrees() == ["aggregate"]
    consents.give(twice.database, "M-1B", "own_facilitator", BY, TODAY, form_place="a drawer")
    assert agrees() == ["educator_level"]
    assert consents.apply_due(twice.database, TODAY) == 0
    assert_in_order(twice)
    consents.withdraw(twice.database, "M-1", None, BY, TODAY)
    assert agrees() == ["aggregate"]
    unsaid(twice, other)
    assert agrees() == ["aggregate", "educator_level"]
    assert_in_order(twice)


def test_every_column_that_names_a_participant_is_known_as_one() -> None:
    named = {
        (reference.staged, reference.column)
        for form in FORMATS.values()
        for reference in form.references
        if reference.table == "participants"
    }
    known = {(t.name, c) for t in schema.tables_of("fact") for c in people_in(t)}
    assert named <= known
    assert {c for _, c in known} >= {"il_id", "about_mentee_id", "respondent_id"}


# --- Sequences -----------------------------------------------------------------------------------

_PERSON = st.sampled_from(("A", "B", "C"))
_ROWS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "participants": st.fixed_dictionaries(
        {
            "participant_id": _PERSON,
            "role": st.sampled_from(("mentee", "CT")),
            "program_number": st.sampled_from(("P-1", "P-1B", "P-3")),
            "from": st.sampled_from(("", "2026-09-20", "always")),
        }
    ),
    "pairs": st.fixed_dictionaries(
        {
            "pair_id": st.sampled_from(("PAIR-A", "PAIR-B")),
            "coach_id": st.sampled_from(("CT-1", "A")),
            "mentee_id": st.sampled_from(("B", "C")),
            "cohort_year": st.just("2026"),
            "start_date": st.sampled_from(("2026-09-10", "2026-09-20")),
        }
    ),
    "sessions": st.fixed_dictionaries(
        {
            "session_id": st.sampled_from(("S-1", "S-2")),
            "pair_id": st.sampled_from(("PAIR-A", "PAIR-B")),
            "session_date": st.sampled_from(("2026-10-01", "2026-11-05")),
            "minutes_total": st.sampled_from(("30", "60")),
            "venue": st.just("f2f"),
            "status": st.just("completed"),
        }
    ),
    "attendance": st.builds(
        attended, _PERSON, st.sampled_from(("1", "2")), st.sampled_from(("3", "6"))
    ),
    "surveys": st.fixed_dictionaries(
        {
            "instrument": st.just("monthly"),
            "wave": st.just("2026-10"),
            "respondent_id": _PERSON,
            "about_mentee_id": st.sampled_from(("B", "C")),
            "item": st.just("1"),
            "value": st.sampled_from(("2", "4")),
            "scale_min": st.just("1"),
            "scale_max": st.just("5"),
        }
    ),
    "class_summary": st.fixed_dictionaries(
        {
            "observation_id": st.sampled_from(("O-1", "O-2")),
            "educator_id": st.sampled_from(("B", "C")),
            "instrument": st.just("PK1"),
            "window": st.just("baseline"),
            "obs_date": st.sampled_from(("2026-09-25", "2026-10-02")),
            "observer_role": st.just("external"),
            "nc_orientation": st.just("raw"),
            "PC": st.sampled_from(("5", "6.25")),
        }
    ),
}
_ROWS["qris"] = st.fixed_dictionaries(
    {
        "program_number": st.sampled_from(("P-1", "P-1B")),
        "level": st.sampled_from(("2", "3")),
        "rating_status": st.just("granted"),
        "effective_date": st.sampled_from(("2026-09-01", "2026-10-01")),
    }
)
_ROWS["programs"] = st.fixed_dictionaries(
    {
        "eec_program_number": st.sampled_from(("P-1B", "P-3")),
        "name": st.just("Maple"),
        "program_type": st.sampled_from(("CENTER", "FCC")),
        "region_pac": st.sampled_from(("1", "3")),
        "regions_from": st.sampled_from(("", "2026-09-15")),
    }
)
_FILE = st.sampled_from(sorted(_ROWS)).flatmap(
    lambda form: st.tuples(st.just(form), st.lists(_ROWS[form], min_size=1, max_size=3))
)
_PROGRAM = st.sampled_from(("P-1", "P-1B", "P-3"))
_MERGE = st.one_of(
    st.tuples(st.just("merge"), _PERSON, _PERSON), st.tuples(st.just("merge"), _PROGRAM, _PROGRAM)
)
_SPLIT = st.tuples(st.just("split"), st.one_of(_PERSON, _PROGRAM))
# A file, who is one person with whom, who is not after all, or which of the imports so far to undo.
_STEPS = st.lists(
    st.one_of(_FILE, _FILE, _MERGE, _SPLIT, st.integers(0, 3)), min_size=4, max_size=9
)
SEQUENCES = {"sqlite": 8, "postgresql": 3}
THOROUGH = 200


def _begun(importer: Importer) -> None:
    importer.take("programs", [*PROGRAMS, PROGRAMS[0] | {"eec_program_number": "P-1B"}])
    people = [PARTICIPANTS[1] | {"participant_id": one} for one in "ABC"]
    importer.take("participants", [PARTICIPANTS[0], *people])
    importer.take("pairs", [PAIRS[0] | {"pair_id": "PAIR-A", "mentee_id": "B", "end_date": "",
                                        "end_reason": "", "start_date": "2026-09-10"}])  # fmt: skip


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_any_sequence_of_imports_merges_splits_and_undos(
    importer: Importer, thorough: bool
) -> None:
    """No merge changes what was filed, every state is in order, and all of it can be taken back."""
    _begun(importer)
    begun = content_hash(importer.engine)

    @settings(
        max_examples=THOROUGH if thorough else SEQUENCES[importer.engine.dialect.name],
        suppress_health_check=list(HealthCheck),
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    @given(steps=_STEPS)
    def holds(steps: list[Any]) -> None:
        done: list[Outcome] = []
        for step in steps:
            _take(importer, step, done)
        assert_in_order(importer)
        while split_all(importer) or done:
            if done:
                undo(importer.database, WHOLE_STATE, done.pop().import_id, BY, TODAY)
        assert_in_order(importer)
        assert content_hash(importer.engine) == begun
        for entry in importer.rows("imports"):
            parts = ("rows_new", "rows_changed", "rows_unchanged", "rows_refused")
            assert entry["rows_total"] == sum(entry[p] for p in parts)

    holds()


def split_all(importer: Importer) -> bool:
    ids = [r["participant_id"] for r in importer.rows("merged_ids")]
    ids += [r["program_number"] for r in importer.rows("merged_programs")]
    for one in ids:
        unsaid(importer, one)
    return bool(ids)


def _take(importer: Importer, step: Any, done: list[Outcome]) -> None:
    if isinstance(step, int):
        if step < len(done):
            before = content_hash(importer.engine)
            try:
                undo(importer.database, WHOLE_STATE, done[step].import_id, BY, TODAY)
                done.pop(step)
            except UndoRefused:
                assert content_hash(importer.engine) == before
    elif step[0] in ("merge", "split"):
        before = filed(importer)
        try:
            (said if step[0] == "merge" else unsaid)(importer, *step[1:])
        except MergeRefused:
            pass
        assert filed(importer) == before
    else:
        outcome = importer.take(*step)
        if outcome.status == "saved":
            done.append(outcome)
