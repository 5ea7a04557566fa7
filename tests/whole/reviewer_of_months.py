"""The reviewer of the Signals page: what each newest month is by the CSV alone, and what is said of it."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

Row = Mapping[str, str]

# docs/signals.md: months a base needs, the length of a run and of a trend.
FEWEST, RUN, TREND = 12, 8, 7
_NO_LIMITS = ("too_short", "all_alike", "few_values")
_OF_MONTH = {
    "not_arrived": "Not known yet",
    "too_few": "Too few to say",
    "no_value": "Cannot be judged",
}


@dataclass(frozen=True)
class Series:
    """What the rows of one region bear.

    `signal`: month, kind and side, and whether that is better; None where the newest month is calm or
    not judged. `calm`: the month in which nothing is unusual. `unsaid`: why something is not judged.
    """

    who: str
    signal: tuple[str, str, str] | None = None
    calm: str = ""
    unsaid: str = ""


def _month(row: Row) -> str:
    year, number = row["month"].split("-")
    return f"{month_name[int(number)]} {year}"


def _value(row: Row) -> float:
    if row["numerator"] and row["denominator"]:
        return float(row["numerator"]) / float(row["denominator"])
    return float(row["value"])


def series_of(rows: Iterable[Row], better: Mapping[str, str]) -> list[Series]:
    """Each region of a file whose months are held against their own past."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.get("base_start"):
            found.setdefault(row["region"], []).append(row)
    return [
        _series(code, sorted(own, key=lambda r: r["month"]), better) for code, own in found.items()
    ]


def _of_some(row: Row) -> bool:
    """Whether a row is of one cohort, program type or role: its total is not the state's."""
    return any(row[key] for key in ("cohort", "program_type", "role"))


def _series(code: str, rows: list[Row], better: Mapping[str, str]) -> Series:
    who = (
        f"Region {code}"
        if code != "all"
        else "All regions together"
        if _of_some(rows[0])
        else "State"
    )
    open_ = [r for r in rows if r["not_judged"] in ("", *_NO_LIMITS)]
    base = [r for r in open_ if r["period_start"] <= r["base_end"]]
    complete = [r for r in rows if r["not_judged"] != "provisional"]
    later = [r for r in open_ if r["period_start"] > r["base_end"]]
    if len(base) < FEWEST:
        return Series(who, unsaid="Too few to say")
    if any(r["not_judged"] in _NO_LIMITS for r in base):
        return Series(who, unsaid="Cannot be judged")
    if not later:
        return Series(
            who, unsaid=_OF_MONTH[complete[-1]["not_judged"]] if complete else "Not known yet"
        )
    newest = later[-1]
    unsaid = "" if complete[-1] is newest else _OF_MONTH[complete[-1]["not_judged"]]
    said = _unusual([r for r in open_ if r["month"] <= newest["month"]])
    if not said:
        return Series(who, calm=_month(newest), unsaid=unsaid)
    up = said in ("higher", "above", "rose")
    wanted = better[newest["measure"]]
    if newest["intended_low"] and float(newest["value"]) < float(newest["intended_low"]):
        wanted = "up"
    way = "neither better nor worse"
    if wanted:
        way = "better" if up == (wanted == "up") else "worse"
    return Series(who, (_month(newest), said, way), unsaid=unsaid)


def _unusual(rows: list[Row]) -> str:
    """What is unusual about the last of these months, as it is worded; empty for nothing."""
    newest, values = rows[-1], [_value(r) for r in rows]
    if values[-1] > float(newest["usual_high"]) + 5e-5:
        return "higher"
    if values[-1] < float(newest["usual_low"]) - 5e-5:
        return "lower"
    away = 0.25 if newest["unit"] == "days" else 0.0  # medians of whole days
    for sign, side, moves in ((1, "above", "rose"), (-1, "below", "fell")):
        sides = [sign * (v - float(newest["usual"])) > away for v in values[-RUN:]]
        if len(sides) == RUN and all(sides):
            return side
        steps = [sign * (b - a) > 0 for a, b in pairwise(values[-TREND:])]
        if len(steps) == TREND - 1 and all(steps):
            return moves
    return ""


_SIGNAL = re.compile(
    r"(?P<who>State|All regions together|Region \d): "
    r"(?:(?P<month>[A-Z][a-z]+ \d{4}) was (?P<side>higher|lower) than usual"
    r"|[a-z]+ months in a row, to (?P<to>[A-Z][a-z]+ \d{4}), (?:were )?(?P<way>above|below|rose|fell))"
    r".*?That is (?P<direction>better|worse|neither better nor worse)[.;]"
)
_REST = re.compile(
    r"(?P<what>Nothing unusual in [A-Z][a-z]+ \d{4}|Too few to say|Cannot be judged|Not known yet)"
    r"(?: \((?P<names>[^)]*)\))?(?=[.:])"
)


def check(rows: Iterable[Row], sentence: str, better: Mapping[str, str]) -> int:
    """That a sentence says of every region's newest month what its rows bear, and nothing else."""
    found = series_of(rows, better)
    expected = Counter((one.who, one.signal) for one in found if one.signal)
    said = Counter(
        (m["who"], (m["month"] or m["to"], m["side"] or m["way"], m["direction"]))
        for m in _SIGNAL.finditer(sentence)
    )
    assert said == expected, (said, expected, sentence)
    told = Counter(
        (who, m["what"].removeprefix("Nothing unusual in "))
        for m in _REST.finditer(sentence)
        for who in _names(m["names"], [one.who for one in found])
    )
    rest = Counter((one.who, text) for one in found for text in (one.calm, one.unsaid) if text)
    assert not found or told == rest, (told, rest, sentence)
    return expected.total()


def _names(text: str | None, everybody: list[str]) -> list[str]:
    if text is None:
        return everybody
    return [
        *(who for who in ("State", "All regions together") if who in text),
        *(f"Region {n}" for n in re.findall(r"\d", text)),
    ]


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def check_lead(
    files: Iterable[tuple[str, list[Row]]], said: str, better: Mapping[str, str]
) -> None:
    """That the page's first sentence counts the unusual series, names them, and those not judged."""
    found = [(label, one) for label, rows in files for one in series_of(rows, better)]
    judged = [(label, one) for label, one in found if one.signal or one.calm]
    unusual = [(label, one) for label, one in judged if one.signal]
    if not judged:
        assert said.startswith("No newest month can be judged"), said
        return
    of = "series" if len(judged) == 1 else f"{_number(len(judged))} series"
    if unusual:
        assert f"{_number(len(unusual))} of {of}".lower() in said.lower() or len(judged) == 1, said
    else:
        assert said.startswith("Nothing unusual in the newest month of"), said
    for label, one in unusual:
        mine = re.search(rf"{re.escape(label.lower())} \(([^)]*)\)", said)
        assert mine and one.signal, (label, said)
        assert f"{one.who}, {one.signal[2]}" in mine[1].split("; "), (one, said)
    assert len(
        re.findall(r"(?:State|All regions together|Region \d), (?:better|worse|neither)", said)
    ) == len(unusual)
    # Those that cannot be judged yet, and those that no waiting will let be judged.
    silent = re.findall(r"(\w+) more cannot be judged", said.lower())
    counted = sum(_NUMBERS.index(n) if n in _NUMBERS else int(n) for n in silent)
    assert counted == len(found) - len(judged), said


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
