# ruff: noqa: E501  one text, one row
"""Whom the reader credits with a number: each row is a rule in a text made for it, and the claimants of its claims."""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

TEXTS: list[tuple[str, list[str | None]]] = [
    # Words of saying.
    ("A Russian drone killed three people in Kharkiv, Mayor Ihor Terekhov stressed.", ["Ihor Terekhov"]),
    (
        "Defence Minister Rustem Umerov emphasised that Russia had lost 610,000 troops since the invasion.",
        ["Rustem Umerov"],
    ),
    ("Russia has lost 26 warships since the invasion, boasts Dmytro Pletenchuk.", ["Dmytro Pletenchuk"]),
    ("A missile strike killed four people in Nikopol, Serhii Lysak explained.", ["Serhii Lysak"]),
    ("Nine people were killed in a strike on Kostiantynivka, Vadym Filashkin recounted.", ["Vadym Filashkin"]),
    (
        "Some 30.4 million people in Sudan need humanitarian aid, Tom Fletcher, the UN's aid chief, reiterated.",
        ["Tom Fletcher"],
    ),
    # An official is named by name, whatever office or body stands beside it.
    ("Russia lost 20,000 soldiers killed in December, NATO chief Mark Rutte said.", ["Mark Rutte"]),
    ("Russia lost 20,000 soldiers killed in December, said NATO Secretary General Mark Rutte.", ["Mark Rutte"]),
    (
        "A Russian strike on Kharkiv killed three people, Governor Oleh Syniehubov said on Telegram.",
        ["Oleh Syniehubov"],
    ),
    (
        "A Russian strike on Kharkiv killed three people, Governor Oleh Syniehubov said in a post on Telegram.",
        ["Oleh Syniehubov"],
    ),
    (
        "A Russian strike on Sumy killed three people, Interior Minister Ihor Klymenko said in a statement.",
        ["Ihor Klymenko"],
    ),
    (
        "A Russian strike on Sumy killed three people, regional governor Oleh Hryhorov wrote on his Telegram channel.",
        ["Oleh Hryhorov"],
    ),
    ("UN refugee chief Filippo Grandi said more than 8 million refugees had left Ukraine.", ["Filippo Grandi"]),
    ("More than 8 million refugees have left Ukraine, the UN refugee agency said.", ["UNHCR"]),
    (
        "Russia has lost 26 ships, according to Dmytro Pletenchuk, a spokesman for the Ukrainian navy.",
        ["Dmytro Pletenchuk"],
    ),
    # A body of a state, with and without its country.
    (
        "Across Ukraine no fewer than 36 civilians were killed in Russian strikes, the interior ministry said.",
        ["Ministry of Internal Affairs of Ukraine"],
    ),
    (
        "Russian strikes killed 36 civilians across Ukraine, Ukraine's Interior Ministry reported.",
        ["Ministry of Internal Affairs of Ukraine"],
    ),
    (
        "Російські удари вбили 36 цивільних по всій Україні, повідомило МВС України.",
        ["Ministry of Internal Affairs of Ukraine"],
    ),
    ("Russia's military claims 51 Ukrainian drones were shot down overnight.", ["Ministry of Defence of Russia"]),
    ("The Russian military said it had shot down 51 Ukrainian drones overnight.", ["Ministry of Defence of Russia"]),
    (
        "Russia's defence ministry said its forces had shot down 51 Ukrainian drones overnight.",
        ["Ministry of Defence of Russia"],
    ),
    # A capital stands for its country, and gives way to a body that is named.
    ("Tehran puts its own dead in the war with Israel at 224 soldiers killed.", ["Iran"]),
    (
        "Kyiv puts Russia's losses in men at 1,010,330, according to the morning report of Ukraine's General Staff.",
        ["General Staff of Ukraine"],
    ),
    ("Moscow says Ukraine has lost 400,000 soldiers since the start of the invasion.", ["Russia"]),
    (
        "The British Ministry of Defence wrote on Monday about Russia's army. Since February 2022, London believes, Russia has lost more than 648,000 soldiers.",
        ["UK"],
    ),
    # Of two who speak in a sentence, each is credited with what follows its own verb.
    (
        "In the attack on the village of Bokkos in Nigeria at least 198 people died, authorities said, and the Nigerian Red Cross registered 10,000 newly displaced people.",
        ["authorities", "Nigerian Red Cross"],
    ),
    (
        "Ukraine's air force said Russia launched 120 drones overnight, and Mayor Vitali Klitschko said three people were killed in the strike on Kyiv.",
        ["Air Force of Ukraine", "Vitali Klitschko"],
    ),
    (
        "Mayor Vitali Klitschko said a Russian strike on Kyiv killed three people, while governor Mykola Kalashnyk said two people were killed in Brovary.",
        ["Vitali Klitschko", "Mykola Kalashnyk"],
    ),
    (
        "Mayor Vitali Klitschko said that a Russian strike on Kyiv killed three people and injured 12.",
        ["Vitali Klitschko", "Vitali Klitschko"],
    ),
    # Who comes at the end speaks for what stands before a semicolon as well; who puts a number does not.
    (
        "A Russian strike on Ternopil killed 25 people, Ihor Klymenko said. Overnight Russia launched 476 drones against Ukraine; air defences shot down 442 drones, the air force reported.",
        ["Ihor Klymenko", "Air Force of Ukraine", "Air Force of Ukraine"],
    ),
    (
        "More than 3.4 million Ukrainians have fled abroad as refugees; within Ukraine, the International Organization for Migration puts the number of displaced people at 6.48 million.",
        [None, "IOM"],
    ),
    # Who reports the clashes of the day reports those of each direction.
    (
        "Since the beginning of the day 137 clashes have been recorded along the front in Ukraine, Ukraine's General Staff said.\n\nOn the Pokrovsk axis the defenders repelled 41 assaults.",
        ["General Staff of Ukraine", "General Staff of Ukraine"],
    ),
    # A sentence that goes on, and one that points back.
    (
        "A Russian strike on Sumy killed 34 people, the State Emergency Service said. A further 117 were injured.",
        ["State Emergency Service of Ukraine", "State Emergency Service of Ukraine"],
    ),
    (
        "Russia has lost 610,000 troops since the invasion, Ukraine's General Staff reported. The staff also said Russia had lost 9,000 tanks.",
        ["General Staff of Ukraine", "General Staff of Ukraine"],
    ),
    ("UNHCR published its update. More than 8 million refugees have left Ukraine, the agency said.", ["UNHCR"]),
    (
        "Two years of war in Tigray killed as many as 600,000 people, Olusegun Obasanjo believes. Researchers at Ghent University had come to 300,000 civilian deaths.",
        ["Olusegun Obasanjo", "Ghent University"],
    ),
    ("Poland has registered 958,000 refugees from Ukraine for temporary protection.", [None]),
    # Where nobody is credited.
    ("Germany has committed €17 billion in military aid to Ukraine.", [None]),
    ("Russian forces occupy 20% of Ukraine. The president said on Friday that he was tired.", [None]),
    # A quotation and a headline.
    (
        '"Russia has lost 610,000 soldiers since the start of the invasion," Oleksandr Syrskyi said.',
        ["Oleksandr Syrskyi"],
    ),
    (
        "General Staff: Russia has lost 610,000 troops in Ukraine since the start of the invasion",
        ["General Staff of Ukraine"],
    ),
    ("Syrskyi: Russia has lost 610,000 troops in Ukraine since the start of the invasion", ["Oleksandr Syrskyi"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claimants"), TEXTS)
def test_who_claims(text: str, claimants: list[str | None]) -> None:
    assert [one.claimant for one in findings(text, published="2025-06-21", publisher="A newspaper")] == claimants


DAYS: list[tuple[str, list[tuple[str | None, int | None]]]] = [
    # The day a paragraph opens with is that of the attack it tells of.
    ("A Friday in Sumy ended in carnage. A Russian missile strike killed 34 people. A further 117 were injured.", [("2025-06-20", None), ("2025-06-20", None)]),
    # A part is of the day of its whole.
    ("The House of Representatives passed a $61bn military aid bill for Ukraine on Friday. Of the money, $13.8bn will buy arms.", [("2025-06-20", None), ("2025-06-20", None)]),
    # One barrage is no day's count, and neither is one that goes on since a day.
    ("Kyiv was struck on Friday in a Russian barrage that the Ukrainian air force said involved 38 missiles.", [("2025-06-20", None)]),
    # Between evening and dawn is a night.
    ("Russia's military claims 296 Ukrainian drones were shot down between nine in the evening and dawn.", [("2025-06-21", 1)]),
    # "The week" is the one that was named.
    ("This section covers 8 to 14 June. During the week, Israeli forces shot and killed three Palestinians across the West Bank.", [("2025-06-14", 7)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_for_which_day(text: str, days: list[tuple[str | None, int | None]]) -> None:
    assert [(one.day, one.period) for one in findings(text, published="2025-06-21", publisher="A newspaper")] == days
