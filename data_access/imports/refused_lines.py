"""Keeps the refused lines of a file as they stood in it, to be mended and sent again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, select, update

from data_access.imports.checking import TEXTS, Checked
from data_access.imports.headings import Headings
from data_access.imports.personal_numbers import find_personal_number
from data_access.imports.reader import Lines
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.staging import staged_refusals
from data_access.storage.dialect import bulk_load
from data_access.storage.schema import (
    imports,
    refused_lines,
)
from data_access.storage.scope import Scope

_AT_ONCE = 1_000  # lines held in memory


def keep(
    connection: Connection, import_id: int, scope: Scope, checked: Checked, lines: Lines
) -> None:
    """Keep the columns that are read of every refused line; other columns are not PAC's to keep."""
    names = [lines.headings.names[place] for place in lines.headings.kept]
    connection.execute(
        update(imports).where(imports.c.import_id == import_id).values(headings=names)
    )
    refused = connection.execute(
        select(staged_refusals.c.line)
        .distinct()
        .order_by(staged_refusals.c.line)
        .execution_options(yield_per=_AT_ONCE)
    )
    texts = _all_texts(checked, lines)
    of_gone = select(staged_refusals.c.line).where(
        staged_refusals.c.reason_code == ReasonCode.FORGOTTEN.value
    )
    gone = set(connection.scalars(of_gone))
    for numbers in refused.scalars().partitions():
        bulk_load(
            connection,
            refused_lines,
            ("import_id", "line", "texts", "region"),
            [
                (
                    import_id,
                    number,
                    None if number in gone else _kept(found, lines.headings),
                    scope.only_region,
                )
                for number, found in _those(numbers, texts)
            ],
        )


def _all_texts(checked: Checked, lines: Lines) -> Iterator[tuple[int, Sequence[str]]]:
    if lines.again is None:
        return ((number, texts) for number, texts in checked.spool.rows(TEXTS))
    return ((number, texts) for number, texts, _ in lines.again())


def _those(
    numbers: Sequence[int], texts: Iterator[tuple[int, Sequence[str]]]
) -> Iterator[tuple[int, Sequence[str]]]:
    """The lines of some numbers; both come in the order of the file."""
    wanted = set(numbers)
    return islice((line for line in texts if line[0] in wanted), len(wanted))


def _kept(texts: Sequence[str], headings: Headings) -> str | None:
    """The texts that are kept of a line, as JSON; None where they may not be.

    A line that does not fit its headings is kept as it came, but not where one of its texts may be
    of a column that is left out.
    """
    places = headings.kept
    if len(texts) == headings.width:
        texts = [texts[place] for place in places]
    elif headings.ignored:
        return None
    if any(map(find_personal_number, texts)):
        return None
    # What text of a database cannot hold; the import refuses both wherever they stand.
    return json.dumps([text.replace("\0", "\ufffd") for text in texts])
