"""A reviewer who has the CSV and reads the sentence: which verdicts the figures bear, which it claims.

Its grammar is its own and shares no code with the product. What a code is called it knows from the
dictionary file that everybody can download, and from the few names written down here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

Row = Mapping[str, str]

ENOUGH = 10
SPECIAL = ("all", "rest", "none")
TYPES = {
    "CENTER": "Center-based care",
    "FCC_SYSTEM": "Family child care in a system",
    "FCC_INDEPENDENT": "Family child care, independent",
    "FCC": "Family child care",
    "HEAD_START": "Head Start",
    "PUBLIC_PRESCHOOL": "Public preschool",
    "PRIVATE_SCHOOL": "Private school",
    "OST": "Out-of-school time",
}
ROLES = {
    "MENTEE": "Mentees",
    "MENTEE_ADMIN": "Mentee administrators",
    "CT": "Consultant Teachers",
    "CA": "Consultant Administrators",
    "IL": "Instructional Leaders",
}
SCORES = {
    "ES": "Emotional Support",
    "CO": "Classroom Organization",
    "IS": "Instructional Support",
    "EBS": "Emotional & Behavioral Support",
    "ESL": "Engaged Support for Learning",
    "RCG": "Responsive Caregiving",
}
COMPARED = ("region", "program_type", "role", "cohort")

UP, DOWN, NONE_SEEN, TOO_FEW, NO_INTERVAL, NOT_KNOWN, WITHHELD, UNJUDGED = (
    "up", "down", "none seen", "too few", "no interval", "not known", "withheld", "unjudged",
)  # fmt: skip
FEW_OTHERS = "few others"  # too few, where it is the other side that is
# What the file's own column of verdicts calls them.
IN_FILE = {
    "above": UP,
    "rose": UP,
    "below": DOWN,
    "fell": DOWN,
    "no_difference": NONE_SEEN,
    "too_few": TOO_FEW,
    "no_interval": NO_INTERVAL,
    "not_known": NOT_KNOWN,
    "withheld": WITHHELD,
    "": UNJUDGED,
}


def verdict(row: Row) -> str:
    """The verdict that a row's numbers and codes bear, whatever its own column of verdicts says."""
    if row["suppression"]:
        return WITHHELD
    if row["reason_code"] in ("not_arrived", "too_early"):
        return NOT_KNOWN
    if row["reason_code"] == "too_few":
        return TOO_FEW
    if not row["value"] or not row["compared_with"]:
        return UNJUDGED
    if not row["difference"] and row["reason"].startswith("not compared, or a withheld group"):
        assert int(row["n_people"]) >= ENOUGH and not row["difference_low"], row
        return WITHHELD
    if not row["difference"]:
        if row["provisional"] == "Y" and unsettled(row):
            return NOT_KNOWN
        return NO_INTERVAL if lacks_interval(row) else TOO_FEW
    assert int(row["n_people"]) >= ENOUGH, row
    low, high = float(row["difference_low"]), float(row["difference_high"])
    return UP if low > 0 else DOWN if high < 0 else NONE_SEEN


def lacks_interval(row: Row) -> bool:
    """Whether there are enough people, and an interval of the figure or of the rest is missing."""
    if int(row["n_people"]) < ENOUGH or row["no_interval"].startswith("too few"):
        assert not row["reason"].startswith("not compared"), row
        return False
    if not row["interval_low"]:
        return True
    return row["reason"] in (
        "not compared: no interval can be worked out for the rest",
        "not compared: the rest has no figure",
    )


def unsettled(row: Row) -> bool:
    """Whether a row is of one month, or holds one that is still running."""
    return row["period_start"][:7] == row["period_end"][:7] or row["period_end"] > row["as_of"]


def is_change(row: Row) -> bool:
    return row["unit"].startswith("change in")


def compared(rows: Iterable[Row], parts: Mapping[str, str]) -> str:
    """The column whose categories are held against one another; empty where none is."""
    judged = [r for r in rows if r["compared_with"] == "rest" and r["value"]]
    if not judged:
        return ""
    for column in COMPARED:
        if all(r[column] and r[column] not in SPECIAL for r in judged):
            others = [r for r in rows if r[column] in SPECIAL]
            if others or len({r[column] for r in rows}) > 1:
                return column
    return "part" if parts else ""


def name_of(row: Row, column: str, parts: Mapping[str, str]) -> str:
    code = row[column]
    if column == "region":
        return f"Region {code}"
    if column == "cohort":
        return f"{code}\u2013{(int(code) + 1) % 100:02d}"
    return {"program_type": TYPES, "role": ROLES, "part": parts}[column][code]


@dataclass(frozen=True)
class Claim:
    """One thing a sentence says: who, to which side, by how much."""

    who: str
    side: str
    by: str
    on: str = ""


_BY = r"(?P<by>\$?[\d.,]+(?: [a-zA-Z][a-zA-Z ]*?)?)"
_WHOSE = r"rest of (?:the state|[^.:;()]+? in the state)"
_LACKING = r"without Regions? \d|as far as its logs have come|where it is collected"
_AS_FAR = "where it is collected|as far as its logs have come"
_REST = rf"{_WHOSE}(?: without Regions? [\d, and]*\d)?(?:, (?:{_AS_FAR})(?: and (?:{_AS_FAR}))?)?"
_INTERVAL = r"\(\$?[\d.,]+ to \$?[\d.,]+\)"
_ONE = re.compile(
    rf"(?:^|[.:;] )(?P<who>[^:;]+?)(?: is|:) {_BY} (?P<side>above|below) "
    rf"the (?:{_REST}|other [a-z ]+?)(?P<on> on [a-z ]+?)? {_INTERVAL}[.;]"
)
_MANY = re.compile(
    rf"(?P<side>[Aa]bove|[Bb]elow) (?:it|them|the {_REST}|the other [a-z ]+?): "
    rf"(?P<list>[^:;]+?{_INTERVAL})[.;]"
)
_IN_LIST = re.compile(rf"(?:^|, | and )(?P<who>[^()]+?) by {_BY} {_INTERVAL}")


def claims(sentence: str) -> Counter[Claim]:
    """Every claim of a sentence that something is above or below the rest."""
    found: list[Claim] = []
    for match in _ONE.finditer(sentence):
        who = re.sub(r"^[Oo]n [^,]+, ", "", match["who"].split(". ")[-1])
        side = UP if match["side"] == "above" else DOWN
        found.append(Claim(who, side, match["by"], (match["on"] or "").removeprefix(" on ")))
    for match in _MANY.finditer(sentence):
        side = UP if match["side"].lower() == "above" else DOWN
        for one in _IN_LIST.finditer(match["list"]):
            who, _, on = one["who"].partition(" on ")
            found.append(Claim(who, side, one["by"], on))
    return Counter(found)


def rounded(value: float, places: int) -> str:
    step = Decimal(1).scaleb(-places)
    return f"{Decimal(str(abs(value))).quantize(step, ROUND_HALF_UP):,}"


def _amounts(row: Row) -> set[str]:
    """The ways in which the size of a row's difference may be written."""
    size = float(row["difference"])
    if row["unit"] == "share":
        return {f"{rounded(size * 100, places)} points" for places in (0, 1, 2)}
    return {rounded(size, places) for places in (0, 1, 2, 3, 4)}


def expected_sides(
    rows: Iterable[Row], parts: Mapping[str, str]
) -> list[tuple[str, str, set[str]]]:
    """Who lies to which side by the numbers, and how that may be written; of two, the one above."""
    rows = list(rows)
    column = compared(rows, parts)
    if not column:
        return []
    groups: dict[tuple[str, ...], list[Row]] = {}
    keys = [k for k in (*_DIMENSIONS, "part") if k != column]
    for row in rows:
        if row[column] and row[column] not in SPECIAL:
            groups.setdefault(tuple(row[k] for k in keys), []).append(row)
    out = []
    for found in groups.values():
        judged = [r for r in found if verdict(r) != UNJUDGED]
        clear = [r for r in judged if verdict(r) in (UP, DOWN)]
        if len(judged) == len(clear) == 2 and {verdict(r) for r in clear} == {UP, DOWN}:
            clear = [r for r in clear if verdict(r) == UP]
        out += [(name_of(r, column, parts), verdict(r), _amounts(r)) for r in clear]
    return out


_DIMENSIONS = (
    "region", "cohort", "program_year", "program_type", "role", "sfy", "month", "window",
    "component", "survey", "survey_wave",
)  # fmt: skip


def check_sides(rows: Iterable[Row], sentence: str, parts: Mapping[str, str]) -> int:
    """That a sentence says who is above or below the rest, and of nobody else. How many it says."""
    rows = list(rows)
    if any(r["compared_with"] == "rest" and verdict(r) in (UP, DOWN) for r in rows):
        assert compared(rows, parts), "what the rows are held against is not found"
    said = list(claims(sentence).elements())
    expected = expected_sides(rows, parts)
    assert Counter((c.who, c.side) for c in said) == Counter((w, s) for w, s, _ in expected), (
        said,
        expected,
        sentence,
    )
    for who, side, amounts in expected:
        assert any(
            c.who == who and c.side == side and any(_same(c.by, a) for a in amounts) for c in said
        ), (who, amounts, sentence)
    return len(said)


def _same(written: str, amount: str) -> bool:
    number = written.split(" ")[0].lstrip("$").rstrip("0").rstrip(".") or "0"
    return amount.split(" ")[0].rstrip("0").rstrip(".") in (number, "") or (
        amount.split(" ")[0] == written.split(" ")[0]
    )


def check_even(rows: Iterable[Row], sentence: str, parts: Mapping[str, str]) -> None:
    """That "no difference can be seen", "too few" and "not known yet" are said where they hold."""
    rows = _of_the_month_named(list(rows), sentence)
    column = compared(rows, parts)
    if not column:
        return
    own = [r for r in rows if r[column] and r[column] not in SPECIAL]
    kinds: dict[str, set[str]] = {}
    for row in own:
        of_others = verdict(row) == TOO_FEW and _holds_enough(row)
        kind = FEW_OTHERS if of_others else verdict(row)
        kinds.setdefault(name_of(row, column, parts), set()).add(kind)
    clear = any({UP, DOWN} & found for found in kinds.values())
    seen = [name for name, found in kinds.items() if NONE_SEEN in found]
    says_none = "can be seen" in sentence and "No difference" in sentence
    assert says_none == (bool(seen) and not clear), (kinds, sentence)
    missing = _of_which_nothing_is_collected(own, column, parts)
    if column == "region" and missing and "rest of" in sentence:
        assert f"without Region{'s' if len(missing) > 1 else ''} " in sentence, sentence
        assert all(r["partly_known"] == "Y" for r in rows if r["region"] == "all" and r["value"])
    if any(r["region"] == "rest" and r["partly_known"] == "Y" for r in rows):
        assert "the rest of" not in sentence or re.search(_LACKING, sentence), sentence
    if "No difference between any" in sentence:
        judged = {name for name, found in kinds.items() if found - {UNJUDGED}} | missing
        assert judged == set(seen), (kinds, sentence)
    one_group = len({tuple(r[k] for k in (*_DIMENSIONS, "part") if k != column) for r in own}) == 1
    if not one_group or len(kinds) == 1:
        return
    alone = {name_of(r, column, parts) for r in own if r["value"]}
    if any(r["suppression"] for r in rows):
        assert not any(FEW_OTHERS in found for found in kinds.values()), sentence
    for which, lead in (
        ({TOO_FEW}, "Too few to say: "),
        ({NO_INTERVAL, FEW_OTHERS}, "Too few to say for "),
        ({NOT_KNOWN}, "Not known yet: "),
        ({WITHHELD}, "Comparison withheld to protect people: "),
        ({UNJUDGED}, "Not collected: "),
    ):
        names = [name for name, found in kinds.items() if found <= which]
        if lead == "Not collected: ":
            names = [name for name in kinds if name in missing]
        if which == {WITHHELD}:  # a figure that is withheld itself is said under the panel
            names = [name for name in names if name in alone]
        assert (lead in sentence) == bool(names), (which, kinds, sentence)
        said = " ".join(re.split("[.:]", part)[0] for part in sentence.split(lead)[1:])
        for name in names:
            word = name.removeprefix("Region ") if column == "region" else name
            assert re.search(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", said), (name, said, sentence)


def _of_the_month_named(rows: list[Row], sentence: str) -> list[Row]:
    """Of a curve whose sentence names a month the rows of that month, unless another shows a side."""
    named = re.search(r"had not ended early by (\d+) months?\b", sentence)
    if named is None or any(verdict(r) in (UP, DOWN) for r in rows):
        return rows
    return [r for r in rows if r["part"] == named[1]]


def _of_which_nothing_is_collected(
    own: Iterable[Row], column: str, parts: Mapping[str, str]
) -> set[str]:
    """The categories of which every row says that nothing was collected."""
    codes: dict[str, set[str]] = {}
    for row in own:
        codes.setdefault(name_of(row, column, parts), set()).add(row["reason_code"])
    return {name for name, found in codes.items() if found == {"not_collected"}}


def _holds_enough(row: Row) -> bool:
    """Whether there are people and an interval, so that it is not they who are too few."""
    return bool(row["value"]) and int(row["n_people"]) >= ENOUGH and bool(row["interval_low"])


_ASSOCIATED = re.compile(
    r"(?P<who>[A-Z][A-Za-z& ]+) changed (?P<goes>more|less) with (?P<kind>[a-z ]+) \("
)


def check_associations(rows: Iterable[Row], sentence: str, parts: Mapping[str, str]) -> int:
    """That each domain and kind of coaching that go together by the numbers is told, and no other."""
    rows = [r for r in rows if r["unit"] == "correlation"]
    kinds = {part: label.lower() for part, label in parts.items()} | {"adjusted": "more coaching"}
    expected = Counter(
        (SCORES[r["component"]], "more" if verdict(r) == UP else "less", kinds[r["part"]])
        for r in rows
        if verdict(r) in (UP, DOWN)
    )
    said = Counter(match.groups() for match in _ASSOCIATED.finditer(sentence))
    assert not rows or said == expected, (expected, sentence)
    for row in rows:
        if verdict(row) == NONE_SEEN and (row["part"] == "adjusted" or not expected):
            assert "o association can be seen" in sentence, (row, sentence)
    return expected.total()


def _by_year(rows: list[Row], sentence: str) -> list[tuple[list[Row], str]]:
    """The rows of each program year with what is said of it, where the sentence goes year by year."""
    years = sorted({r["program_year"] for r in rows})
    if len(years) < 2 or not any(r["value"] for r in rows):
        return []  # of nothing that is shown it is said once
    if "In each year: " in sentence:
        return [([r for r in rows if r["program_year"] == year], sentence) for year in years]
    names = [f"{year}\u2013{int(year) % 100 + 1:02d}: " for year in years]
    sentence = sentence.replace(" so far: ", ": ")  # of the year that is running
    at = [sentence.index(name) for name in names] + [len(sentence)]
    said = [sentence[a:b] for a, b in pairwise(at)]
    return [
        ([r for r in rows if r["program_year"] == year], text)
        for year, text in zip(years, said, strict=True)
    ]


def check_changes(rows: Iterable[Row], sentence: str) -> int:
    """That scores rose or fell where the numbers say so, for everybody asked and by region."""
    told = 0
    rows = [r for r in rows if is_change(r) and r["compared_with"] in ("no_change", "")]
    if pieces := _by_year(rows, sentence):
        return sum(check_changes(own, said) for own, said in pieces)
    regions = [r for r in rows if r["region"] and r["region"] not in SPECIAL]
    many = len({r["region"] for r in regions}) > 1
    for row in rows:
        label = SCORES.get(row["component"])
        if label is None or row["region"] in ("rest", "none") or row["part"]:
            continue
        verb = {UP: "rose", DOWN: "fell"}.get(verdict(row), "")
        if row["region"] in ("", "all") or not many:
            plain = re.sub(r"By region.*", "", sentence)
            for word in ("rose", "fell"):
                claimed = f"{label} {word} by" in plain
                assert claimed == (verb == word), (row, sentence)
            if verdict(row) == NONE_SEEN:
                assert "no change can be seen" in plain, sentence
            told += bool(verb)
            continue
        tail = sentence[sentence.index("By region") :] if "By region" in sentence else ""
        whose = f"Region {row['region']}\u2019s"
        one = f"{whose} change in {label} can be seen: it {verb} by"
        each = f"{whose} {label} {verb} by"
        if verb:
            assert one in tail or each in tail, (row, sentence)
            told += 1
        else:
            assert f"{whose} {label} " not in tail and f"{whose} change in {label}" not in tail
    return told


def check_one_level(panels: Iterable[Iterable[Row]], asked_region: str) -> int:
    """That a page judges every change of the same people at one level: how many it could compare.

    Two panels may differ in what they make of a change (points, standard deviations) and in its own
    interval, but not in how much wider the one is that the verdict is read from: else the same change
    rose in one and cannot be seen in the other. `asked_region`: of which all rows are; "" of the state.
    """
    found: dict[tuple[str, ...], list[tuple[float, Row]]] = {}
    for rows in panels:
        for row in rows:
            if (
                not (row["difference"] and row["interval_low"])
                or row["compared_with"] != "no_change"
            ):
                continue
            own = float(row["interval_high"]) - float(row["interval_low"])
            judged = float(row["difference_high"]) - float(row["difference_low"])
            place = row["region"] if row["region"] not in ("", "all") else asked_region
            others = [row[k] for k in _DIMENSIONS if k not in ("region", "component", "survey")]
            others = ["" if other == "all" else other for other in others]
            key = (place, row["component"] or row["survey"], row["n_people"], *others)
            if own > 0.05 and is_change(row):
                found.setdefault(key, []).append((judged / own, row))
    compared_ = 0
    for ratios in found.values():
        low, high = (f(ratios, key=lambda one: one[0]) for f in (min, max))
        assert high[0] - low[0] < 0.02, (low, high)
        compared_ += len(ratios) - 1
    return compared_


_END = re.compile(r"[.!?](?=\s+[\"\u201cA-Z0-9$+\u2212]|\s*$)")
_VERDICTS = {
    "rose or fell": re.compile(r"\b(?:rose|fell) by\b"),
    "above or below": re.compile(r"\b(?:above|below) (?:the|it|them)\b|\b[Bb]elow the rest"),
    "none can be seen": re.compile(r"\b[Nn]o (?:change|difference|association)\b.* can be seen\b"),
    "too few": re.compile(r"\b[Tt]oo few to say\b"),
}
MOST_SENTENCES = 2


def check_lead(said: str) -> None:
    """That the first lines of a page are at most two sentences, and each part of one has one verdict."""
    parts = [part for part in _END.split(said) if part.strip()]
    assert 1 <= len(parts) <= MOST_SENTENCES, said
    assert "  " not in said and said.strip() == said, said
    # A sentence, and no label before a label.
    assert not re.match(r"[\w ]+: [\w –,]+: ", said) or "not collected" in said, said
    for clause in re.split("; |[.] ", said):
        found = [name for name, pattern in _VERDICTS.items() if pattern.search(clause)]
        assert len(found) <= 1, (found, clause)


_APART = re.compile(r"Region (\d) (?:is (?:below|above) [^:;.]*?)?on ([\w ,]+?)(?=, Region|[.;])")
_FURTHEST = re.compile(r"furthest from it(?:, [^;()]+,)? (?:is|are) (.+?%\))(?=[;.])")
_VALUE = re.compile(r"\((under )?(\d+)%")


def check_elements(files: Iterable[tuple[str, list[Row]]], said: str) -> None:
    """That who is apart on what is said of every element of the model, and that none is passed over."""
    sides, minutes = set(), ""
    values: list[Any] = []
    for name, rows in files:
        for row in rows:
            if verdict(row) in (UP, DOWN) and row["region"].isdigit():
                side = "below" if verdict(row) == DOWN else "above"
                sides.add((side, row["region"], name))
        total = next((r for r in rows if r["region"] not in ("rest", "none")), None)
        if total and total["value"]:
            if total["intended_high"]:
                minutes = f"{rounded(float(total['value']), 0)} minutes a month"
            else:
                ends = (total["interval_low"], total["interval_high"])
                values.append((float(total["value"]), *(float(e) if e else None for e in ends)))
    told = set()
    for clause in re.split(r"(?<=[.;]) ", said):
        if found := re.search(r"\b([Bb]elow|[Aa]bove) (?:the rest|it\b)", clause):
            told |= {
                (found[1].lower(), region, name)
                for region, listed in re.findall(_APART, clause)
                for name in re.split(", | and ", listed)
            }
    assert told == sides, (sides, said)
    assert minutes in said, said
    if len(values) > 1:
        found = _FURTHEST.search(said)
        lowest = _seen_apart(sorted(values, key=lambda one: one[0]))
        none = re.search("none is clearly [^;,]*furthest", said)
        assert bool(lowest) == bool(found) != bool(none), said
        named = [(1 if under else int(n)) for under, n in _VALUE.findall(found[1] if found else "")]
        assert named == [max(round(v * 100 + 1e-9), v > 0) for v, *_ in lowest], (lowest, said)


def _seen_apart(values: list[Any]) -> list[Any]:
    """The first values whose intervals lie apart from the next one's: as few as do, none where none do."""
    for n in range(1, max(1, min(3, len(values) - 1)) + 1):
        (*_, high), (_, low, _) = values[n - 1], values[n]
        if low is not None and high is not None and high < low:
            return values[:n]
    return []


_GAPS = re.compile(r"[.:,;] ?[.:;]|[.:;,] [.,:;]|(^| )[.:;,]|\(\)|  ")


def check_rest(sentence: str, of_some: bool) -> None:
    """That figures of a program type, role or cohort are held against the rest of those, others of all."""
    for rest in re.findall(_WHOSE, sentence):
        assert (rest != "rest of the state") == of_some, sentence


def check_wording(sentence: str, filtered: bool) -> None:
    """That nothing is missing between two marks, and a figure of some is not called the state's."""
    assert sentence and not _GAPS.search(sentence), sentence
    if filtered:
        assert "State:" not in sentence and "tatewide" not in sentence, sentence
