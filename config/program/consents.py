"""What a participant may agree to: the purposes of a consent, and what each opens. Data, not branches."""

from __future__ import annotations

from dataclasses import dataclass

GIVEN = "educator_level"  # the level at which a person's own scores are used
NOT_GIVEN = "aggregate"  # figures of groups alone


@dataclass(frozen=True)
class Purpose:
    """One purpose of a consent.

    `by_file`: given and ended by the column `consent` of the participants file as well.
    """

    key: str
    label: str
    opens: str  # to whom it shows what, in a sentence
    by_file: bool = True


OWN_FACILITATOR = "own_facilitator"
EVALUATOR_FILE = "evaluator_file"

PURPOSES: dict[str, Purpose] = {
    p.key: p
    for p in (
        Purpose(
            OWN_FACILITATOR,
            "Own facilitator sees scores",
            "The facilitator of the person's region sees the person's CLASS scores by name.",
        ),
        Purpose(
            EVALUATOR_FILE,
            "Evaluator's file",
            "The outside evaluator's file has the person's CLASS scores, without a name.",
        ),
    )
}
