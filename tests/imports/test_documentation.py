"""The guide and the templates say what the formats take."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from data_access.imports.columns import Context, accepted
from data_access.imports.documentation import guide, template
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.rows import RowTyper
from data_access.imports.staging import FACTS, key_of

EACH = pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
CONTEXT = Context(date(2026, 11, 21))


@EACH
def test_the_example_row_of_a_template_is_taken(form: Format) -> None:
    headings, example = csv.reader(io.StringIO(template(form)))
    typer = RowTyper(form, [(h, n) for n, h in enumerate(headings)], CONTEXT)
    [(row, problems)] = typer.typed([example])
    assert problems == []
    assert tuple(row) == form.headings


@EACH
def test_every_heading_and_code_stands_in_the_guide(form: Format) -> None:
    section = guide().split(f"\n## {form.key}\n")[1].split("\n## ")[0]
    for column in form.columns:
        assert f"| `{column.heading}` |" in section
        for choice in accepted(column.kind):
            assert f"- `{choice.code}`" in section


@EACH
def test_every_code_label_and_spelling_is_taken(form: Format) -> None:
    for column in form.columns:
        parse = column.kind.parser(CONTEXT)
        for choice in accepted(column.kind):
            for text in (choice.code, choice.label, *choice.spellings):
                assert parse(text) == choice.code


@EACH
def test_a_format_gives_all_that_its_tables_need(form: Format) -> None:
    headings = set(form.headings)
    for target in form.targets:
        table = FACTS[target.table]
        assert set(key_of(table)) <= set(target.given)
        assert set(target.given) <= set(table.columns.keys())
        from_files = [c for c in table.columns if not c.info.get("derived")]
        needed = {c.name for c in from_files if not c.nullable}
        assert needed <= set(target.given)
        for given in target.given.values():
            assert set(given) <= headings
