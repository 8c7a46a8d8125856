from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.prose import number_single, number_starts
from tracker.prose import numbers as module
from tracker.prose.numbers import Found, number_at, numbers

GAPS = (" ", "\u00a0", "\u2009", "\u202f")


def values(text: str) -> list[object]:
    """The numbers of a text; a range is a pair."""
    return [(found.low, found.high) if found.value is None else found.value for found in numbers(text)]


def phrases(text: str) -> list[str]:
    return [text[found.start : found.end] for found in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        ("0", 0),
        ("374,520", 374520),
        ("1,474,030", 1474030),
        ("92 740", 92740),
        ("1 474 030", 1474030),
        ("1\u00a0474\u00a0030", 1474030),
        ("92\u2009740", 92740),
        ("92\u202f740", 92740),
        ("4.2", 4.2),
        ("1,234.56", 1234.56),
        ("92 740.5", 92740.5),
    ],
)
def test_digits_are_read_with_whatever_parts_their_thousands(text: str, expected: float) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.2 million", 4_200_000),
        ("1.2 mln", 1_200_000),
        ("5.7m", 5_700_000),
        ("430K", 430_000),
        ("40bn", 40_000_000_000),
        ("1.25 trillion", 1_250_000_000_000),
        ("30 thousand", 30_000),
        ("5 hundred thousand", 500_000),
        ("85 тис.", 85_000),
        ("3 мільйони", 3_000_000),
        ("2,5 млн", 2_500_000),
        ("12 млрд", 12_000_000_000),
        ("7 тысяч", 7_000),
        ("6 миллионов", 6_000_000),
        ("1 миллиард", 1_000_000_000),
    ],
)
def test_scales_give_whole_numbers_without_drift(text: str, expected: int) -> None:
    (value,) = values(text)
    assert value == expected
    assert isinstance(value, int)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85 тисяч 410", 85_410),
        ("1 мільйон 209 880", 1_209_880),
        ("1 тис. 537", 1_537),
        ("2 миллиона 300 тысяч 15", 2_300_015),
        ("2 million 300 thousand", 2_300_000),
    ],
)
def test_a_split_number_is_one_number(text: str, expected: int) -> None:
    assert values(text) == [expected]


def test_a_day_behind_a_scale_is_not_part_of_the_number() -> None:
    assert values("близько 10 тис. 24 лютого") == [10_000]


def test_a_day_before_a_number_is_not_its_thousands() -> None:
    assert values("on Feb. 24 300 people") == [24, 300]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("four million", 4_000_000),
        ("twenty-five", 25),
        ("a hundred and twelve", 112),
        ("two hundred and five thousand", 205_000),
        ("one thousand two hundred", 1_200),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("one and a half million", 1_500_000),
    ],
)
def test_english_number_words_are_read(text: str, expected: int) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a quarter of a million", 250_000),
        ("двадцять п'ять тисяч триста", 25_300),
        ("сто двадцать тысяч", 120_000),
        ("п’ятнадцять", 15),
        ("двоє", 2),
        ("півтора мільйона", 1_500_000),
        ("полмиллиона", 500_000),
        ("п'ять мільйонів 200 тисяч", 5_200_000),
        ("тысячу", 1000),
    ],
)
def test_ukrainian_and_russian_number_words_are_read(text: str, expected: int) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a fifth of the land", 1 / 5),
        ("two-thirds of it", 2 / 3),
        ("one-fifth of it", 1 / 5),
        ("half the country", 1 / 2),
        ("чверть країни", 1 / 4),
        ("две трети страны", 2 / 3),
    ],
)
def test_a_fraction_is_a_part_of_one(text: str, part: float) -> None:
    (found,) = numbers(text)
    assert (found.value, found.fraction) == (part, True)


@pytest.mark.parametrize("text", ["1,5 млн", "1,5 %", "1,5 тонни"])
def test_a_comma_is_a_decimal_one_before_a_per_cent_sign_or_a_cyrillic_word(text: str) -> None:
    assert values(text) in ([1.5], [1_500_000])


@pytest.mark.parametrize(
    "text", ["two-thirds", "one fifth", "the third of May", "third of them", "dozens", "hundreds of thousands"]
)
def test_vague_counts_and_ordinals_are_no_numbers(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12-15", 12, 15),
        ("12\u201315 thousand", 12_000, 15_000),
        ("10 to 15", 10, 15),
        ("10 to 15 million", 10_000_000, 15_000_000),
        ("70 to 80,000", 70_000, 80_000),
        ("between 10 and 15", 10, 15),
        ("between 4 and 5.5 million", 4_000_000, 5_500_000),
        ("from five to ten", 5, 10),
        ("from 5% to 7", 5, 7),
        ("70,000-80,000", 70_000, 80_000),
        ("380 600-381 000", 380_600, 381_000),
        ("10bn-$15bn", 10**10, 15 * 10**9),
        ("від 10 до 15", 10, 15),
        ("от 10 до 15 тысяч", 10_000, 15_000),
    ],
)
def test_a_range_keeps_its_ends_and_has_no_value(text: str, low: int, high: int) -> None:
    assert number_at(text, 0) == Found(0, len(text), None, low, high)


@pytest.mark.parametrize("text", ["380,600-990", "15-12", "12-15-18", "12-12"])
def test_digits_joined_by_a_dash_that_do_not_rise_are_no_range_and_no_numbers(text: str) -> None:
    assert values(text) == []


def test_the_ends_of_a_phrase_that_does_not_rise_are_two_numbers() -> None:
    assert values("from 15 to 12") == [15, 12]


@pytest.mark.parametrize(
    "text",
    ["8:18", "2024-01-26", "26.01.2024", "24/7", "1.2.3", "F-16", "M777", "Су-35", "100th", "1990s", "5-го", "007"],
)
def test_times_dates_names_and_ordinals_are_no_numbers(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["1,5", "12,34", "1,23456", "12,345,67", "1234,567"])
def test_a_comma_that_may_be_a_decimal_one_is_left_out(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["\u0663\u0664", "\uff11\uff12", "12\u0663", "\u06631"])
def test_digits_of_other_scripts_are_no_numbers_of_ours(text: str) -> None:
    assert values(text) == []


def test_per_cent_and_currency_are_outside_the_number() -> None:
    assert phrases("18% of it, $40bn, £2.5bn, 7 percent") == ["18", "40bn", "2.5bn", "7"]


def test_a_number_ends_before_the_stop_of_its_sentence() -> None:
    assert phrases("It was 1,474,030. Then 5.") == ["1,474,030", "5"]


def test_brackets_and_plus_signs_part_numbers() -> None:
    assert values("tanks \u2012 6498 (+11)") == [6498, 11]


def test_number_at_reads_nothing_in_the_middle_of_a_number() -> None:
    text = "374,520 and 12-15"
    begins = {0, 12}
    assert {start for start in range(-1, len(text) + 1) if number_at(text, start)} == begins


def test_a_letter_is_a_scale_only_when_glued() -> None:
    assert values("5 m wide, 5mm, 5km") == [5, 5, 5]


def test_more_digits_than_fifteen_are_no_number() -> None:
    assert values("1" * 16) == []
    assert values("111 " * 6) == []
    assert values("1" * 15) == [int("1" * 15)]


@given(st.integers(0, 10**15 - 1), st.sampled_from(("", ",", *GAPS)))
def test_every_whole_number_we_write_we_read(number: int, gap: str) -> None:
    text = f"{number:,}".replace(",", gap)
    assert list(numbers(text)) == [Found(0, len(text), number, None, None)]


@given(st.integers(1, 999_999), st.integers(0, 3), st.sampled_from(["thousand", "million", "bn", "trillion", "млрд"]))
def test_every_scaled_number_we_write_we_read_exactly(digits: int, places: int, scale: str) -> None:
    size = {"thousand": 10**3, "million": 10**6, "bn": 10**9, "trillion": 10**12, "млрд": 10**9}[scale]
    plain = Decimal(digits).scaleb(-places)
    (value,) = values(f"{plain:f} {scale}")
    assert value == plain * size
    assert isinstance(value, int)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["тисяч", "тис.", "тысяч"]))
def test_every_split_number_we_write_we_read(thousands: int, rest: int, scale: str) -> None:
    assert values(f"{thousands} {scale} {rest}") == [1000 * thousands + rest]


@given(
    st.integers(1, 999_999), st.integers(1, 999_999), st.sampled_from(["{}-{}", "between {} and {}", "from {} to {}"])
)
def test_every_rising_range_we_write_we_read(one: int, other: int, form: str) -> None:
    low, high = sorted((one, other))
    if low < high and high % 1000:  # "70 to 80,000" is 70,000 to 80,000
        assert values(form.format(f"{low:,}", f"{high:,}")) == [(low, high)]


def spelled(number: int, words: dict[int, str]) -> str:
    """A whole number below a thousand in words, the greatest first."""
    sizes = [size for size in sorted(words, reverse=True) if size]
    parts = []
    for size in sizes:
        if size <= number:
            parts.append(words[size])
            number -= size
    return " ".join(parts)


UKRAINIAN = {
    1: "один",
    2: "два",
    3: "три",
    4: "чотири",
    5: "п'ять",
    6: "шість",
    7: "сім",
    8: "вісім",
    9: "дев'ять",
    10: "десять",
    11: "одинадцять",
    12: "дванадцять",
    13: "тринадцять",
    14: "чотирнадцять",
    15: "п'ятнадцять",
    16: "шістнадцять",
    17: "сімнадцять",
    18: "вісімнадцять",
    19: "дев'ятнадцять",
    20: "двадцять",
    30: "тридцять",
    40: "сорок",
    50: "п'ятдесят",
    60: "шістдесят",
    70: "сімдесят",
    80: "вісімдесят",
    90: "дев'яносто",
    100: "сто",
    200: "двісті",
    300: "триста",
    400: "чотириста",
    500: "п'ятсот",
    600: "шістсот",
    700: "сімсот",
    800: "вісімсот",
    900: "дев'ятсот",
}
RUSSIAN = {
    1: "один",
    2: "два",
    3: "три",
    4: "четыре",
    5: "пять",
    6: "шесть",
    7: "семь",
    8: "восемь",
    9: "девять",
    10: "десять",
    11: "одиннадцать",
    12: "двенадцать",
    13: "тринадцать",
    14: "четырнадцать",
    15: "пятнадцать",
    16: "шестнадцать",
    17: "семнадцать",
    18: "восемнадцать",
    19: "девятнадцать",
    20: "двадцать",
    30: "тридцать",
    40: "сорок",
    50: "пятьдесят",
    60: "шестьдесят",
    70: "семьдесят",
    80: "восемьдесят",
    90: "девяносто",
    100: "сто",
    200: "двести",
    300: "триста",
    400: "четыреста",
    500: "пятьсот",
    600: "шестьсот",
    700: "семьсот",
    800: "восемьсот",
    900: "девятьсот",
}
ENGLISH_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
ENGLISH = dict(enumerate(ENGLISH_ONES.split(), 1)) | dict(
    zip(range(20, 100, 10), ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], strict=True)
)
SCALES = {"uk": (UKRAINIAN, "тисяч", "мільйонів"), "ru": (RUSSIAN, "тысяч", "миллионов")}


@given(st.sampled_from(sorted(SCALES)), st.integers(1, 999), st.integers(0, 999))
def test_every_number_we_spell_in_ukrainian_and_russian_we_read(language: str, thousands: int, rest: int) -> None:
    words, thousand, million = SCALES[language]
    assert values(spelled(thousands, words)) == [thousands]
    assert values(f"{spelled(thousands, words)} {million}") == [thousands * 10**6]
    text = f"{spelled(thousands, words)} {thousand} {spelled(rest, words)}".strip()
    assert values(text) == [1000 * thousands + rest]


@given(st.integers(1, 99), st.sampled_from([("", 1), (" thousand", 1000), (" million", 10**6)]))
def test_every_number_we_spell_in_english_we_read(number: int, scale: tuple[str, int]) -> None:
    assert values(spelled(number, ENGLISH).replace(" ", "-") + scale[0]) == [number * scale[1]]


PARTS = st.sampled_from(
    [
        *("0123456789 ,.-:/%$\n\u00a0\u2013\u0663"),
        *("111", " 000", "million", "bn", "k", "тис. ", "between ", "from ", " to ", " and "),
        *("one", "two ", "hundred ", "half a ", "a ", "of ", "Feb. ", "x", "th"),
    ]
)


@given(st.lists(PARTS, max_size=40).map("".join))
def test_numbers_do_not_overlap_and_are_read_alike_from_their_start(text: str) -> None:
    reached = 0
    for found in numbers(text):
        assert reached <= found.start < found.end <= len(text)
        assert number_at(text, found.start) == found
        assert (found.value is None) == (found.low is not None) == (found.high is not None)
        if found.low is not None and found.high is not None:
            assert found.low < found.high
        reached = found.end


class Counted:
    """A pattern that counts the characters it went over. A search that fails went to the end."""

    work = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def match(self, text: str, start: int = 0, end: int | None = None) -> Any:
        found = self._pattern.match(text, start, len(text) if end is None else end)
        Counted.work += 1 + (found.end() - start if found else 0)
        return found

    def search(self, text: str, start: int = 0) -> Any:
        found = self._pattern.search(text, start)
        Counted.work += 1 + (found.end() if found else len(text)) - start
        return found

    def finditer(self, text: str, start: int, end: int) -> Any:
        Counted.work += end - start
        return self._pattern.finditer(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> Any:
        stop = len(text) if end is None else end
        Counted.work += 1 + stop - start
        return self._pattern.fullmatch(text, start, stop)

    def findall(self, text: str) -> list[str]:
        Counted.work += len(text)
        return self._pattern.findall(text)


UNITS = (
    *("1", "1 ", "1,", "111 ", "1,111", "1-", "1.", "1%-", "x 1", "5-го ", "1 тис ", "1 million "),
    *("1 to ", "from 1 to ", "between 1 and ", "one ", "a million ", "half a ", "1 to 111 "),
)


@pytest.mark.parametrize("unit", UNITS)
def test_work_is_linear_in_the_text(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in (module, number_single, number_starts):
        for name, pattern in vars(part).copy().items():
            if isinstance(pattern, re.Pattern):
                monkeypatch.setattr(part, name, Counted(pattern))
    work = []
    for size in (2_000, 8_000):
        Counted.work = 0
        for _ in numbers(unit * size):
            pass
        work.append(Counted.work)
    assert work[1] < 4.2 * work[0] + 100
