"""What somebody may be told of the rows of a file: what became of each, or only that they were taken.

Whether a row was new, changed or unchanged tells what was there before. A file with a guess in it would
be a question, and the answer would be on its preview, in its counts, on its page and in its undoing. So
it is told to those alone who may look the values up; for all others a row that is not refused is
"taken", and what was there is replaced by it whether or not it said the same: so pages, data version,
undoing and the time it takes are alike. That is decided by the kind of file and never row by row: whose
rows were left out would tell something, too.
"""

from __future__ import annotations

from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Holds
from data_access.storage.scope import Scope

WHY_TAKEN = "You may not look these values up, so it is not said whether a row was here already."


def has_the_database(scope: Scope) -> bool:
    """Whether somebody works at the command line, without an account: nothing is kept from them."""
    return scope.regions is None and scope.sees_names and not scope.role


def is_told(scope: Scope, format_key: str) -> bool:
    """Whether a viewer is told which rows of a kind of file were new, changed or unchanged.

    Nobody looks up scores and survey answers by a role: consent decides person by person. Who works
    at the command line, without an account, has the database and is told all of it.
    """
    form = FORMATS.get(format_key)
    holds = form.holds if form else Holds.SCORES
    if scope.is_empty or scope.aggregate_only:
        return False
    if holds is Holds.PROGRAMS:
        return True
    if not scope.sees_names:
        return False
    return holds is Holds.PEOPLE or has_the_database(scope)
