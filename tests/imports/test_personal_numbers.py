"""Personal numbers are found however they are typed, and ordinary numbers are left in peace."""

from __future__ import annotations

import random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.imports.personal_numbers import (
    DRIVER_LICENCE,
    PAYMENT_CARD,
    SOCIAL_SECURITY,
    _has_card,
    find_personal_number,
)

# Numbers that card makers publish for tests; no number here belongs to anybody.
FOUND = {
    SOCIAL_SECURITY: (
        "123-45-6789",
        "her number is 123-45-6789.",
        "(123-45-6789)",
        "123 - 45 - 6789",
        "000-12-3456",
        "912-34-5678",
        "123\u201145\u20116789",
        "123\u201345\u20136789",
        "\uff11\uff12\uff13-\uff14\uff15-\uff16\uff17\uff18\uff19",
        "12\u200b3-45-67\u200d89",
        "\u0661\u0662\u0663-\u0664\u0665-\u0666\u0667\u0668\u0669",
        "123 45 6789",
        "123\u00a045\u00a06789",
        "123.45.6789",
        "note 123/45/6789",
        "SSN 123456789",
        "ssn:123456789",
        "SSN123456789",
        "SSN-123-45-6789",
        "SS# 123-456789",
        "Social Security No. 123 45 6789",
        "Soc Sec 123456789",
        "ITIN 912345678",
        "call her, 123456789 is hers",
    ),
    PAYMENT_CARD: (
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111\u2013 1111\u2013 1111\u2013 1111",
        "4111\u20071111\u20071111\u20071111",
        "\uff14111111111111111",
        "x 4111 1111 1111 1111 y",
        "4111 1111 1111 1111 123",
        "4111 1111 1111 1111 2029",
        "4111-11111111-1111",
        "378282246310005",
        "3782 822463 10005",
        "3782-822463-10005",
        "5555555555554444",
        "2223003122003222",
        "6011111111111117",
        "30569309025904",
        "3056 930902 5904",
        "3530111333300000",
        "4222222222222",
        "paid with Visa4111111111111111",
        "visa 41 11 11 11 11 11 11 11",
    ),
    DRIVER_LICENCE: (
        "license S12345678",
        "DL S12345678",
        "DLS12345678",
        "MA DL# SA1234567",
        "MA S12345678",
        "driver's license S12345678",
        "driver\u2019s licence: SA1234567",
        "Driver License Number: S-12345678",
        "drivers lic 123456789",
        "her S12345678 is known",
        "sa1234567 (hers)",
    ),
}
LEFT_IN_PEACE = (
    # ids
    "P-00012345",
    "PRG-0001",
    "PAIR-2024-0001",
    "PAIR-2024-123456",
    "S-2024-0001-03",
    "S-123-45-6789",
    "P-123456789",
    "PQ-900123",
    "ROOM-00012-2024-0003",
    "123456789",
    "100234567",
    "S12345678",
    "SA1234567",
    "S10000001;S10000002",
    "100234567;100234568",
    "session S12345678",
    "550e8400-e29b-41d4-a716-446655440000",
    "1234567890123456",
    "4111111111111112",
    # numbers called by their name
    "Program 100234567",
    "Program number: 100234567",
    "program #100234567",
    "license 300123456",
    "Zoom 812345678",
    "Zoom meeting ID 812 3456 7890",
    "EIN 12-3456789",
    "EIN 123456789",
    "12-3456789",
    "itinerary 912345678",
    # days and times
    "2026-03-31",
    "03/31/2026",
    "2026-03-31 14:30:00",
    "20260331143000",
    "1774965600000",
    "2025-09-01 to 2026-06-30",
    "2024-10-01;2024-11-01;2024-12-01",
    "9:00-10:30 and 13:00-14:30 on 2025-10-01",
    # telephones and addresses
    "617-555-0123",
    "(617) 555-0123",
    "617 555 0123",
    "+1 617 555 0123",
    "413-555-0199-101",
    "508-555-0123 617-555-0199",
    "02108-1234",
    "Boston, MA 02108-1234",
    "Boston MA 021081234",
    "192.168.100.2000",
    # amounts and lists
    "90",
    "60;90;45;120",
    "45 60 90 30 45 60 90",
    "45, 60, 90, 30, 45, 60, 90",
    "5 6 5 5 6 4 5 6 5 5 6 5 5 4 6 5",
    "5;6;5;5;6;4;5;6;5;5;6;5;5;4;6;5",
    "0.0416666666666667",
    "0.3541666666666667",
    "4.411111111111111",
    "1,234,567,890",
    "$123,456,789.00",
    "class 123 of 45",
    "Observed circle time, then planned next steps",
    "Caf\u00e9 du Nord, 12 children",
    "",
)


@pytest.mark.parametrize("kind", FOUND)
def test_is_found(kind: str) -> None:
    for text in FOUND[kind]:
        assert find_personal_number(text) == kind, text


@pytest.mark.parametrize("text", LEFT_IN_PEACE)
def test_is_left_in_peace(text: str) -> None:
    assert find_personal_number(text) is None


def test_the_kind_never_repeats_the_number() -> None:
    for kind, texts in FOUND.items():
        assert not any(c.isdigit() for c in kind)
        assert all(find_personal_number(text) == kind for text in texts)


# --- Properties ------------------------------------------------------------------------------

STARTS = {"4": 16, "51": 16, "55": 16, "2221": 16, "2720": 16, "34": 15, "37": 15, "6011": 16}
SEPARATORS = ("", " ", "-", ".", "/", "_", "  ", " - ", "\u00a0", "\u2011", "\u2013", "\u2009")


def _sum(digits: str) -> int:
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits))]
    return sum(number // 10 + number % 10 for number in doubled)


@st.composite
def cards(draw: st.DrawFn) -> str:
    start, length = draw(st.sampled_from(sorted(STARTS.items())))
    middle = length - len(start) - 1
    body = start + draw(st.text("0123456789", min_size=middle, max_size=middle))
    return body + str(-_sum(body + "0") % 10)


def _grouped(card: str, separator: str) -> str:
    sizes = (4, 6, 5) if len(card) == 15 else (4, 4, 4, 4)
    groups, place = [], 0
    for size in sizes:
        groups.append(card[place : place + size])
        place += size
    return separator.join(groups)


@given(
    cards(), st.sampled_from(SEPARATORS), st.sampled_from(["{}", "no. {}", "({})", "{} exp 12/29"])
)
def test_a_valid_card_is_found_with_any_separator(card: str, separator: str, around: str) -> None:
    assert find_personal_number(around.format(_grouped(card, separator))) == PAYMENT_CARD


@given(cards(), st.integers(1, 9))
def test_a_card_with_a_wrong_check_digit_is_none(card: str, off: int) -> None:
    wrong = card[:-1] + str((int(card[-1]) + off) % 10)
    assert find_personal_number(wrong) is None


AREA = st.integers(1, 899).filter(lambda number: number != 666)


@given(AREA, st.integers(1, 99), st.integers(1, 9999), st.sampled_from(SEPARATORS[1:]))
def test_a_social_security_number_is_found_with_any_separator(
    area: int, group: int, serial: int, separator: str
) -> None:
    number = f"{area:03}{separator}{group:02}{separator}{serial:04}"
    assert find_personal_number(number) == SOCIAL_SECURITY
    assert find_personal_number(f"it is {number}, she said") == SOCIAL_SECURITY


@given(st.integers(0, 999_999_999))
def test_nine_digits_alone_are_an_id_and_with_their_label_are_not(number: int) -> None:
    assert find_personal_number(f"{number:09}") is None
    assert find_personal_number(f"SSN: {number:09}") == SOCIAL_SECURITY


@given(st.integers(0, 99_999), st.integers(2010, 2040), st.integers(0, 9_999), st.integers(0, 99))
def test_the_demonstrations_ids_are_never_found(
    person: int, year: int, pair: int, number: int
) -> None:
    ids = (
        f"P-{person:05}",
        f"PQ-{900000 + person}",
        f"PRG-{pair:04}",
        f"PAIR-{year}-{pair:04}",
        f"S-{year}-{pair:04}-{number:02}",
        f"G-{year}-{pair:04}-{number}",
        f"ST-{year}-{pair:04}-{number}-{number}",
        f"O-{year}-{pair:04}-FALL",
        f"O-{year}-{pair:04}-FALL-2",
        f"ROOM-{person:05}",
        f"PLC-{year}-10-R3",
        f"TRN-{year}-R{number}",
    )
    for text in (*ids, ";".join(ids), " ".join(ids), f"{year}-10-{number % 28 + 1:02} 14:30:00"):
        assert find_personal_number(text) is None, text


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert find_personal_number(text) in (None, *FOUND)


@given(st.text("0123456789 -.,;/#SAsnd\u2011\u00a0\u200b\uff11", max_size=60))
def test_anything_made_of_digits_and_separators_gets_an_answer(text: str) -> None:
    assert find_personal_number(text) in (None, *FOUND)


def test_the_ids_that_form_services_make_are_no_cards() -> None:
    chance = random.Random(20261130)
    made = [str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(20_000)]
    assert not [text for text in made if find_personal_number(text)]
    # Some of them hold digits that would do for a card, and a card beside one is found all the same.
    assert any(_has_card(text) for text in made)
    assert find_personal_number(f"{made[0]} 4111 1111 1111 1111") == PAYMENT_CARD
    assert find_personal_number("41111111-1111-1111-0000-000000000000") == find_personal_number(
        "4111-1111-1111-1111"
    )
