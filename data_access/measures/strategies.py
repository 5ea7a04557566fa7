"""The strategies family: which of the model's strategies and content areas contacts name."""

from __future__ import annotations

from datetime import date

from config.program.breakdowns import CARRIED
from config.program.vocabulary import (
    CONTENT_AREAS,
    STRATEGIES,
)
from config.texts.not_collected import NOT_COLLECTED
from data_access.measures.expressions import PROVISIONAL, column
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import not_collected
from data_access.measures.statistics import (
    Part,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "Coaching logs (format sessions, columns strategies and content)"
_BY = (*CARRIED, "month", "program_year")
_SEVERAL = "A contact may name several: the shares do not add up to 100%."
_TICKED = "Rests on what coaches tick; it does not say how well or how long."
_PHASES = f"By phase: not collected. {NOT_COLLECTED['strategy_phases'].why}"


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="strategy_use",
        number="D7",
        family="strategies",
        label="Strategies used in contacts",
        question="Which coaching strategies are used?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.log_topics,
        statistic=Share(
            {
                code: Part(column(f"strategy_{code}"), column("with_strategy"))
                for code in STRATEGIES.codes
            },
            unit="pair_id",
            no_data=not_collected("no strategy logged", "no contact names a strategy"),
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        part_axis="strategy",
        part_labels={c.code: c.label for c in STRATEGIES},
        axis=(0.0, 1.0),
        unit_word="contacts that name strategies",
        definition="For each of the model's strategies, the share of contacts that name it.",
        numerator="contacts that name the strategy",
        denominator="contacts whose log names at least one strategy",
        formula="Any mention counts once per contact. 95% interval with the pair as the unit.",
        why="The model builds on these strategies; which are used is its own question.",
        caveats=(_SEVERAL, _TICKED, _PHASES, PROVISIONAL),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="strategies_named",
        number="D7",
        family="strategies",
        label="Contacts that name a strategy",
        question="Do logs name the strategies used?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.log_topics,
        statistic=Share(
            {"": Part(column("with_strategy"), column("contacts"), column("with_strategy"))},
            unit="pair_id",
            no_data="no contact logged in this period",
            not_collected=not_collected("no strategy logged"),
            of_period=True,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        better="up",
        axis=(0.0, 1.0),
        unit_word="contacts",
        definition="The share of contacts whose log names at least one strategy. Regions none of whose logs "
        "of the period names one do not collect it and are left out.",
        numerator="contacts whose log names at least one strategy",
        denominator="all completed direct contacts of regions whose logs name one in the period",
        formula="95% interval with the pair as the unit.",
        why="What the shares of single strategies rest on.",
        caveats=(PROVISIONAL,),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="content_use",
        number="D7",
        family="strategies",
        label="Content of contacts",
        question="What is coaching about?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.log_topics,
        statistic=Share(
            {
                code: Part(column(f"content_{code}"), column("with_content"))
                for code in CONTENT_AREAS.codes
            },
            unit="pair_id",
            no_data=not_collected("no content logged", "no contact names content"),
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        part_axis="content",
        part_labels={c.code: c.label for c in CONTENT_AREAS},
        axis=(0.0, 1.0),
        unit_word="contacts that name content",
        definition="For each content area, the share of contacts that name it. The areas are the "
        "five QRIS categories.",
        numerator="contacts that name the area",
        denominator="contacts whose log names at least one area",
        formula="Any mention counts once per contact. 95% interval with the pair as the unit.",
        why="Shows whether coaching is about what goals and ratings ask for.",
        caveats=(_SEVERAL, _TICKED, PROVISIONAL),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="content_named",
        number="D7",
        family="strategies",
        label="Contacts that name content",
        question="Do logs name the content covered?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.log_topics,
        statistic=Share(
            {"": Part(column("with_content"), column("contacts"), column("with_content"))},
            unit="pair_id",
            no_data="no contact logged in this period",
            not_collected=not_collected("no content logged"),
            of_period=True,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        better="up",
        axis=(0.0, 1.0),
        unit_word="contacts",
        definition="The share of contacts whose log names at least one content area. Regions none of whose "
        "logs of the period names one do not collect it and are left out.",
        numerator="contacts whose log names at least one content area",
        denominator="all completed direct contacts of regions whose logs name one in the period",
        formula="95% interval with the pair as the unit.",
        why="What the shares of single areas rest on.",
        caveats=(PROVISIONAL,),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
)
