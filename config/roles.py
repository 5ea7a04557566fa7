"""Who may see what: one entry a role. The accounts table stores a key; an unknown key sees nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reach(Enum):
    """Which rows a role reads."""

    STATE = "the whole state"
    REGION = "one region"  # the one of the account
    PAIRS = "own pairs"  # those of the account's own participant, in the account's region
    NONE = "no figures"


class Grain(Enum):
    """How finely a role sees what is in its reach. Each also gives what those below it give."""

    NAMES = "names"  # named people and work lists
    REGIONS = "regions"  # regions side by side, and nobody by name
    TOTALS = "totals"  # the state as a whole: no figure, list or file tells regions apart


@dataclass(frozen=True)
class Role:
    """What holders of a role may do. What it does not name is refused.

    `reach` × `grain`: which rows, and how fine. CLASS scores of a named educator need recorded
    consent besides. Which pages a role opens follows from all of this: a page says its `Audience`.
    `records_consents`: writes down who agreed to what; who gains by a consent cannot.
    `reads_imports`: sees what was imported, by whom; `imports`: may load files, too, for the
    regions in reach. `audit`: sees who opened and did what. `home` is the key of the page it starts on.
    """

    key: str
    label: str
    reach: Reach
    grain: Grain
    home: str
    reads_imports: bool = False
    imports: bool = False
    accounts: bool = False
    audit: bool = False
    compares_with_state: bool = False
    records_consents: bool = False

    def __post_init__(self) -> None:
        if self.records_consents and self.sees_names:
            raise ValueError(f"{self.key} would see more by the consents it records")
        if self.imports and not self.reads_imports:
            raise ValueError(f"{self.key} imports files, so it reads what was imported")
        if self.reach is Reach.PAIRS and (
            self.reads_imports or self.accounts or self.audit or self.compares_with_state
        ):
            # A file, an account and the rest of the state are about others' pairs.
            raise ValueError(
                f"{self.key} sees its own pairs: no imports, accounts, audit log or comparisons"
            )
        if self.totals_only and self.has_region:
            raise ValueError(f"{self.key} sees one region: its totals are that region's figures")
        if self.totals_only and (self.reads_imports or self.accounts or self.audit):
            # Files come region by region; accounts and the audit log name people.
            raise ValueError(f"{self.key} sees totals only: no imports, accounts or audit log")

    @property
    def has_region(self) -> bool:
        """Whether its accounts belong to a region."""
        return self.reach in (Reach.REGION, Reach.PAIRS)

    @property
    def sees_names(self) -> bool:
        return self.grain is Grain.NAMES

    @property
    def totals_only(self) -> bool:
        """Whether the regions in reach are never told apart."""
        return self.grain is Grain.TOTALS


class Audience(Enum):
    """For whom a page is. A page that does not say is for nobody."""

    NOBODY = "nobody"
    EVERYBODY = "everybody"  # who has a role at all: help
    FIGURES = "figures"  # who sees figures
    DATA = "data"  # who sees figures, or what was imported
    NAMES = "names"  # who sees people by name
    IMPORTS = "imports"  # who sees what was imported
    ACCOUNTS = "accounts"  # who sees who may sign in
    AUDIT = "audit"  # who sees who opened and did what
    CONSENTS = "consents"  # who sees people of a region by name, or records their consents

    def has(self, role: Role | None) -> bool:
        """Whether a role belongs to it; somebody without a role belongs to none."""
        if role is None:
            return False
        return {
            Audience.NOBODY: False,
            Audience.EVERYBODY: True,
            Audience.FIGURES: role.reach is not Reach.NONE,
            Audience.DATA: role.reach is not Reach.NONE or role.reads_imports,
            Audience.NAMES: role.sees_names,
            Audience.IMPORTS: role.reads_imports,
            Audience.ACCOUNTS: role.accounts,
            Audience.AUDIT: role.audit,
            Audience.CONSENTS: role.records_consents
            or (role.sees_names and role.reach is not Reach.PAIRS),
        }[self]


ROLES: dict[str, Role] = {
    r.key: r
    for r in (
        Role(
            key="eec_staff",
            label="EEC staff",
            reach=Reach.STATE,
            grain=Grain.REGIONS,
            home="overview",
            reads_imports=True,
        ),
        Role(
            key="facilitator",
            label="Regional facilitator",
            reach=Reach.REGION,
            grain=Grain.NAMES,
            home="worklist",
            reads_imports=True,
            imports=True,
            compares_with_state=True,
        ),
        Role(
            key="evaluator",
            label="Outside evaluator",
            reach=Reach.STATE,
            grain=Grain.REGIONS,
            home="overview",
        ),
        Role(
            key="admin",
            label="Administrator",
            reach=Reach.NONE,
            grain=Grain.REGIONS,
            home="imports",
            reads_imports=True,
            imports=True,
            accounts=True,
            audit=True,
            records_consents=True,
        ),
        # EEC's privacy officer: who looked at what, and nothing of what they saw.
        Role(
            key="privacy_officer",
            label="Privacy officer",
            reach=Reach.NONE,
            grain=Grain.REGIONS,
            home="audit",
            audit=True,
            records_consents=True,
        ),
    )
}
