"""Who may see what: one entry a role. The accounts table stores a key; an unknown key sees nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """What holders of a role may do.

    `regions`: "all" the state, "own" the one region of the account, "none" no figures at all.
    `sees_names`: named people and work lists of the regions in reach. CLASS scores of a named
    educator need recorded consent besides.
    `pages`: keys of the pages they may open. `imports`: may load files for the regions in reach.
    """

    key: str
    label: str
    regions: str
    sees_names: bool
    imports: bool
    accounts: bool
    pages: tuple[str, ...]
    home: str
    compares_with_state: bool = False


# The pages of help, which hold no figures: for everybody.
HELP = ("tour", "definitions", "glossary", "facilitators", "grant_writers", "accessibility")
_AS_DESIGNED = ("dosage", "people", "training", "cycle", "strategies", "platform", "support")
_FIGURES = (
    "signals",
    "reports",
    "fidelity",
    "outcomes",
    "dose",
    "class",
    "observations",
    "goals",
    "surveys",
    "qris",
    *_AS_DESIGNED,
    "retention",
    *HELP,
)

ROLES: dict[str, Role] = {
    r.key: r
    for r in (
        Role(
            key="eec_staff",
            label="EEC staff",
            regions="all",
            sees_names=False,
            imports=False,
            accounts=False,
            pages=("overview", *_FIGURES, "sources", "quality", "imports"),
            home="overview",
        ),
        Role(
            key="facilitator",
            label="Regional facilitator",
            regions="own",
            sees_names=True,
            imports=True,
            accounts=False,
            pages=("worklist", "journey", "quality", "overview", *_FIGURES, "sources", "imports"),
            home="worklist",
            compares_with_state=True,
        ),
        Role(
            key="evaluator",
            label="Outside evaluator",
            regions="all",
            sees_names=False,
            imports=False,
            accounts=False,
            pages=("overview", *_FIGURES, "sources", "quality"),
            home="overview",
        ),
        Role(
            key="admin",
            label="Administrator",
            regions="none",
            sees_names=False,
            imports=True,
            accounts=True,
            pages=("quality", "imports", "accounts", *HELP),
            home="imports",
        ),
    )
}
