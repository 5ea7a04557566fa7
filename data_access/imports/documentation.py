"""Writes the guide to import files and their templates from the format records themselves."""

from __future__ import annotations

import csv
import io

from data_access.imports.columns import DATE_PATTERNS, accepted
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column, Format
from data_access.imports.reader import TITLE_ROWS, XLSX_COLUMNS, XLSX_ROWS

_INTRODUCTION = f"""# Import files

The dashboard is filled from files: CSV (UTF-8) or Excel (.xlsx, first sheet that has the headings,
at most {XLSX_ROWS:,} rows and {XLSX_COLUMNS} columns). This page is written from the formats
themselves; change those, not this page (`python -m data_access.imports.documentation`).

- Columns may stand in any order. Columns that are not listed here are named and left out.
- Up to {TITLE_ROWS} rows of titles may stand above the headings.
- Commas, semicolons, tabs or bars may separate the values.
- A row with a mistake is refused with its line, column, value and the remedy; the other rows are
  saved. A row that contradicts another row of the same file is refused together with it.
- Sending a file twice changes nothing. A corrected row replaces the old one, whose values are kept.
- A column the file does not have says nothing: what is known already stays. An empty cell says that
  the value is not known.
- Codes may be written as the code, its label or any listed spelling, in capitals or not.
- Dates are written year-month-day. A file may declare one other pattern for all its dates:
  {"; ".join(words for pattern, words in DATE_PATTERNS.items() if pattern != "%Y-%m-%d")}.
- Social Security, bank and card numbers are never taken.

Import in this order, since each kind of file refers to those before it:
"""


def guide() -> str:
    """The whole guide, as Markdown."""
    order = "".join(f"{n}. [{f.key}](#{f.key})\n" for n, f in enumerate(FORMATS.values(), 1))
    sections = "\n".join(_section(form) for form in FORMATS.values())
    return f"{_INTRODUCTION}\n{order}\n{sections}"


def _section(form: Format) -> str:
    lines = [
        f"## {form.key}",
        "",
        f"{form.label.capitalize() if form.label.islower() else form.label}: {form.grain}.",
        "",
        "| Heading | Needed | Holds | Meaning | Example |",
        "| --- | --- | --- | --- | --- |",
        *(_row(column) for column in form.columns),
        "",
    ]
    for column in form.columns:
        if choices := accepted(column.kind):
            lines += [f"`{column.heading}` may be:", ""]
            for choice in choices:
                spellings = "".join(f", \u201c{s}\u201d" for s in choice.spellings)
                lines.append(f"- `{choice.code}`: \u201c{choice.label}\u201d{spellings}")
            lines.append("")
    return "\n".join(lines)


def _row(column: Column) -> str:
    needed = "yes" if column.required else "no"
    if column.default is not None:
        needed = f"no; empty means {column.default}"
    cells = (f"`{column.heading}`", needed, column.kind.words, column.meaning, column.example)
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def template(form: Format) -> str:
    """A CSV file with the headings of a format and one row of examples."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(form.headings)
    writer.writerow([column.example for column in form.columns])
    return out.getvalue()


if __name__ == "__main__":
    print(guide(), end="")
