"""The data dictionary as text: every measure from its record, every table from its grain."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from config.program.instruments import DIMENSION_LABELS, INSTRUMENTS
from data_access.measures import DEFINITIONS_VERSION, FAMILIES, MEASURES
from data_access.measures.class_quality import USABLE
from data_access.measures.measure import Measure
from data_access.storage.schema import metadata
from data_access.storage.scope import reading_rule

_GENERATED = "<!-- Written by: python -m dashboard docs. Change the records, not this page. -->\n"


def _measure(m: Measure) -> Iterator[str]:
    yield f"### {m.label} (`{m.key}`, {m.number})\n"
    yield f"*{m.question}*\n"
    yield f"{m.definition}\n"
    if m.numerator:
        yield f"- **Numerator:** {m.numerator}."
        yield f"- **Denominator:** {m.denominator}."
    yield f"- **How it is worked out:** {m.worked_out}"
    yield f"- **Interval:** {m.statistic.interval_words}"
    yield f"- **Why:** {m.why}"
    yield f"- **Unit:** {m.unit.value}; people counted: {m.people_word}" + (
        f"; counted in: {m.unit_word}." if m.unit_word else "."
    )
    if m.spread_words:
        yield f"- **Second range:** {m.spread_words}."
    kind = (
        "outcome: withheld under the minimum of people, by whole program years"
        if m.is_outcome
        else "process: shown with its n"
    )
    yield f"- **Kind:** {kind}."
    yield f"- **Period:** {m.period_rule}."
    yield f"- **Broken down by:** {', '.join(m.breakdowns)}."
    yield f"- **Source:** {m.source}; table `{m.table.name}`."
    for caveat in m.cautions:
        yield f"- **Read with care:** {caveat}"
    yield f"- Version {m.version}, reviewed {m.reviewed.isoformat()}.\n"


def _instruments() -> Iterator[str]:
    """The domains of each CLASS instrument and the dimensions that make them."""
    yield "## CLASS instruments\n"
    yield (
        "A domain is the unweighted mean of its dimensions’ means, all of them required. Negative Climate "
        f"(NC) is reversed once, as 8 minus the score. {USABLE.split(';')[0]}.\n"
    )
    yield "| instrument | code | ages | domain | dimensions |"
    yield "|---|---|---|---|---|"
    for one in INSTRUMENTS.values():
        for domain in one.domains:
            made_of = ", ".join(f"{DIMENSION_LABELS[d]} ({d})" for d in domain.dimensions)
            domain_words = f"{domain.label} ({domain.code})"
            yield f"| {one.label} | {one.code} | {one.ages} | {domain_words} | {made_of} |"
    yield ""


def measures_page() -> str:
    """docs/measures.md."""
    lines = [
        _GENERATED,
        "# Measures\n",
        f"Definitions, version {DEFINITIONS_VERSION}. The same words stand on the definitions page "
        "of the dashboard and beside every figure.\n",
    ]
    for family, label in FAMILIES.items():
        lines.append(f"## {label}\n")
        for m in MEASURES.values():
            if m.family == family:
                lines += _measure(m)
    lines += _instruments()
    return "\n".join(lines).rstrip() + "\n"


_READING = {
    "scoped": "by region, through `Scope.rows`",
    "open": "by everybody signed in",
    "never": "by no viewer",
}


def _table(t: Table) -> Iterator[str]:
    yield f"### `{t.name}`\n"
    yield f"Grain: {t.info['grain']}. Read {_READING[reading_rule(t)]}.\n"
    yield "| column | type | |"
    yield "|---|---|---|"
    for c in t.columns:
        notes = [
            "key" if c.primary_key else "",
            "placed by the import" if c.info.get("derived") else "",
            "" if c.nullable or c.primary_key else "required",
            *(f"→ `{k.target_fullname}`" for k in c.foreign_keys),
        ]
        yield f"| {c.name} | {c.type} | {', '.join(n for n in notes if n)} |"
    yield ""


def schema_page() -> str:
    """docs/schema.md."""
    heads = {
        "fact": "Facts: rows as the files gave them",
        "summary": "Summaries: what measures read",
        "ledger": "Ledger: where rows come from",
        "account": "Accounts",
        "calendar": "Calendar",
    }
    lines = [_GENERATED, "# Tables\n"]
    for kind, head in heads.items():
        lines.append(f"## {head}\n")
        for t in metadata.sorted_tables:
            if t.info["kind"] == kind:
                lines += _table(t)
    return "\n".join(lines).rstrip() + "\n"
