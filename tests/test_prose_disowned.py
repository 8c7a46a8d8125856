"""Numbers near words for losses that nobody states as so: denied, supposed, of long ago, of something else."""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

NOTHING = (
    # Denied as a report, or said to be false.
    "The ministry dismissed claims that Russia had lost 900 tanks in the spring.",
    "The army disputed reports that 31 people had been killed near a depot in Rafah.",
    "Rumours that 20 people were killed in Homs are false, Syria's interior ministry said.",
    "Зеленський спростував заяву Кремля, що ЗСУ втратили 76 тисяч військових на Курщині.",
    "Песков назвал ложью сообщения о гибели 90 тысяч российских солдат.",
    # Only supposed.
    "If a rocket falls here, 200 people in Gaza will die, the head of the clinic said.",
    "Якщо росіяни підуть на Запоріжжя, вони втратять 50 тисяч солдатів, вважає експерт.",
    "Если дрон попадёт в станцию под Киевом, погибнут 10 000 человек.",
    "In a war game Russia lost 500 aircraft over Ukraine.",
    # Money that somebody would not give.
    "The Senate opposed giving Ukraine another $20 billion.",
    "Hungary refused to send 1 billion euros to Ukraine.",
    "The deputy voted against sending $8 billion to Ukraine.",
    # Of long ago.
    "The 1956 massacre in Khan Younis left at least 275 people dead.",
    "The massacres in Sudan in 1991 killed 2,000 people.",
    # Another thing than land.
    "Russia occupies 40% of Ukraine's coal mines.",
    "More than 20% of Ukraine's farmland is mined or occupied.",
    # People of a story, and accidents.
    "Police in Prague fined 120 Ukrainian refugees.",
    "A job fair in Warsaw drew 2,500 Ukrainian refugees.",
    "A bus with Ukrainian refugees overturned in Romania and 12 people were killed.",
    # A stock, and a ratio.
    "Russia has 5,000 artillery pieces and loses 30 a day.",
    "One in 4 drones was shot down over Kyiv.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_states_as_so_is_no_claim(text: str) -> None:
    assert [(one.series, one.value) for one in findings(text, published="2025-06-14")] == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The 2022 attack on Kramatorsk killed 61 people.", [61]),
        ("A 2024 strike on Kyiv killed 33 people.", [33]),
        ("The drone attack of 2024 wounded 14 people in Odesa.", [14]),
        ("Gunmen, 60 by one count, killed 43 people in Goma.", [43]),
        ("If confirmed, the strike that killed 12 people in Kyiv was the worst of the month.", [12]),
        ("The ministry claims that Russia lost 900 tanks in Ukraine.", [900]),
    ],
)
def test_a_year_or_a_word_beside_it_does_not_hide_or_make_a_claim(text: str, claims: list[float]) -> None:
    assert [one.value for one in findings(text, published="2025-06-14")] == claims


def test_a_part_of_a_list_has_the_place_behind_it() -> None:
    text = (
        "ПВО уничтожены 66 украинских БПЛА, из них 31 над Белгородской областью, 12 — над Крымом и 4 над Чёрным морем."
    )
    found = findings(text, published="2025-06-14", publisher="Минобороны России")
    assert [one.place for one in found] == [None, "RU-BEL", "UA-43", "Чёрным морем"]


def test_the_day_of_what_is_compared_with_is_not_that_of_the_claim() -> None:
    text = "The barrage was bigger than the one on May 26; 12 people were killed in Kyiv on June 13."
    assert [one.day for one in findings(text, published="2025-06-14")] == ["2025-06-13"]
