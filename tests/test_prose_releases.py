# ruff: noqa: E501  one text, one row
"""Rules for texts of agencies, monitors and donors: each row is a text of our own and every claim that is read in it.

A claim is its series with the value, the party, the place, the day, the days of its window, and the claimant.
"""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

Row = tuple[str, str | None, str | None, str | None, int | None, str | None]
TEXTS: list[tuple[str, str | None, str, list[Row]]] = [
    # Children among the injured of an attack are no series of their own, those among the dead are.
    (
        "2025-06-12",
        None,
        "A Russian missile strike on the city of Sumy killed 12 people and wounded 83, including seven children, the mayor said.",
        [
            ("civilians.killed.incident 12", None, "UA-59", "2025-06-12", None, "mayor"),
            ("civilians.injured.incident 83", None, "UA-59", "2025-06-12", None, "mayor"),
        ],
    ),
    (
        "2025-06-12",
        None,
        "The attack on Ternopil killed 31 people, three of them children, and injured 94, 18 of them children.",
        [
            ("civilians.killed.incident 31", None, "UA-61", "2025-06-12", None, None),
            ("children.killed.incident 3", None, "UA-61", "2025-06-12", None, None),
            ("civilians.injured.incident 94", None, "UA-61", "2025-06-12", None, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Of the 13,883 civilians killed in Ukraine, 726 were children, OHCHR said.",
        [
            ("civilians.killed 13883", None, None, "2025-06-12", None, "OHCHR"),
            ("children.killed 726", None, None, "2025-06-12", None, "OHCHR"),
        ],
    ),
    (
        "2025-06-12",
        None,
        "The war in Ukraine has killed 726 children, the UN said on Wednesday.",
        [("children.killed 726", None, None, "2025-06-11", None, "UN")],
    ),
    # A day stands before a verb, a year behind a phrase; neither counts anybody, and an age does not.
    (
        "2025-06-12",
        None,
        "RSF shelling of a market in Omdurman on June 3 killed 14 people.",
        [("civilians.killed.incident 14", None, "Omdurman", "2025-06-03", None, None)],
    ),
    (
        "2025-06-12",
        None,
        "A drone strike on Sept. 5 killed 11 people and injured 27 others in Nyala, Sudan.",
        [
            ("civilians.killed.incident 11", None, "Nyala", "2024-09-05", None, None),
            ("civilians.injured.incident 27", None, "Nyala", "2024-09-05", None, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Since 24 February 2022, the UN has verified the killing of 13,341 civilians and the injury of 32,744 in Ukraine.",
        [
            ("civilians.killed 13341", None, None, "2025-06-12", None, "UN"),
            ("civilians.injured 32744", None, None, "2025-06-12", None, "UN"),
        ],
    ),
    ("2025-06-12", None, "The oldest of those who came home to Ukraine is 65.", []),
    ("2025-06-12", None, "On 6 June, Russia returned the bodies of 1,212 people to Ukraine.", []),
    ("2025-06-12", None, "Six residents of Sudzha also returned to Russia.", []),
    # Parts of the dead, and parts of a total in brackets.
    (
        "2025-09-10",
        None,
        "At least 208 civilians were killed in Ukraine in August. Most were killed in Donetsk region (69) and Kherson region (31).",
        [
            ("civilians.killed 208", None, None, "2025-08-31", 31, None),
            ("civilians.killed 69", None, "UA-14", "2025-08-31", 31, None),
            ("civilians.killed 31", None, "UA-65", "2025-08-31", 31, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "IOM said 3 million people had returned in Sudan as of 31 May. Khartoum received the most returnees (1.3 million), followed by Sennar (201,950).",
        [
            ("returnees.total 3000000", None, None, "2025-05-31", None, "IOM"),
            ("returnees.total 1300000", None, "Khartoum", "2025-05-31", None, "IOM"),
            ("returnees.total 201950", None, "Sennar", "2025-05-31", None, "IOM"),
        ],
    ),
    (
        "2025-09-10",
        None,
        "In August 2025, attacks killed 208 civilians across Ukraine. In Donetsk region alone, 69 civilians were killed.",
        [
            ("civilians.killed 208", None, None, "2025-08-31", 31, None),
            ("civilians.killed 69", None, "UA-14", "2025-08-31", 31, None),
        ],
    ),
    # The second number of a sentence.
    (
        "2025-06-12",
        None,
        "The number of displaced people in Lebanon has fallen to 82,000, down from a peak of 1.2 million in November 2024, IOM said.",
        [
            ("idps.total 82000", None, None, "2025-06-12", None, "IOM"),
            ("idps.total 1200000", None, None, "2024-11-30", None, "IOM"),
        ],
    ),
    (
        "2026-01-06",
        None,
        "Ukraine's General Staff claims that Russia suffered 418,000 casualties last year; the British Ministry of Defence gives a lower figure of 390,000.",
        [
            ("losses.personnel.total 418000", "RU", None, "2025-12-31", 365, "General Staff of Ukraine"),
            ("losses.personnel.total 390000", "RU", None, "2025-12-31", 365, "UK Ministry of Defence"),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Russia's Defence Ministry said it had intercepted 155 Ukrainian drones overnight, including 11 over the Moscow region.",
        [
            ("attacks.drones_intercepted 155", "UA", None, "2025-06-12", 1, "Ministry of Defence of Russia"),
            ("attacks.drones_intercepted 11", "UA", "RU-MOS", "2025-06-12", 1, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Russia holds about 20% of Ukraine, and has seized 4,000 square kilometres this year.",
        [
            ("territory.occupied_share 20", "RU", None, "2025-06-12", None, None),
            ("territory.change_area 4000", "RU", None, "2025-06-12", 163, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Russian forces occupy 18.9% of Ukraine, up from 17.9% at the end of 2023.",
        [
            ("territory.occupied_share 18.9", "RU", None, "2025-06-12", None, None),
            ("territory.occupied_share 17.9", "RU", None, "2023-12-31", None, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "The war has displaced more than 12 million people within Sudan since April 2023, IOM said.",
        [("idps.total 12000000", None, None, "2025-06-12", None, "IOM")],
    ),
    # A day's losses, and attacks that are counted in times.
    (
        "2025-06-12",
        None,
        "The General Staff of Ukraine reported 163 combat engagements on the front.\nOn the Lyman direction the enemy attacked 12 times. In Toretsk 97 Russian soldiers were killed today.",
        [
            ("attacks.engagements 163", None, None, "2025-06-12", 1, "General Staff of Ukraine"),
            ("attacks.engagements 12", None, "Lyman", "2025-06-12", 1, "General Staff of Ukraine"),
            ("losses.personnel.killed.daily 97", "RU", "Toretsk", "2025-06-12", 1, None),
        ],
    ),
    # Aid whose recipient, kind or donor stands before.
    (
        "2025-06-12",
        None,
        "Germany's budget committee on Friday approved 3 billion euros in extra military aid for Ukraine.\nThe money comes on top of 4 billion euros already earmarked in the 2025 budget. A further 8.3 billion euros was authorised for later years.",
        [
            ("aid.money.committed 3000000000", None, None, "2025-06-06", None, None),
            ("aid.money.committed 4000000000", None, None, "2025-06-12", None, None),
            ("aid.money.committed 8300000000", None, None, "2025-06-12", None, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Ukraine needs weapons, Rutte said. So far $2 billion has been pledged under the PURL scheme.",
        [("aid.money.committed 2000000000", None, None, "2025-06-12", None, "Rutte")],
    ),
    (
        "2025-08-12",
        None,
        "With this payment, the EU has provided €10 billion of its €18.1 billion contribution to Ukraine under the loans.",
        [
            ("aid.money.delivered 10000000000", None, None, "2025-08-12", None, None),
            ("aid.money.committed 18100000000", None, None, "2025-08-12", None, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "The EU has sent Ukraine €193bn since February 2022, including €3.7bn from the proceeds of frozen Russian assets.\nBritain announced £20m for emergency energy repairs.",
        [
            ("aid.money.delivered 193000000000", None, None, "2025-06-12", None, None),
            ("aid.money.delivered 3700000000", None, None, "2025-06-12", None, None),
            ("aid.money.committed 20000000", None, None, "2025-06-12", None, "Britain"),
        ],
    ),
    (
        "2025-06-12",
        None,
        "The European Commission pledged €282 million for 2025, of which €160 million is for Sudan itself. Together, the EU and its Member States announced more than €522 million.",
        [
            ("aid.money.committed 282000000", None, None, "2025-06-12", None, None),
            ("aid.money.committed 160000000", None, None, "2025-06-12", None, None),
            ("aid.money.committed 522000000", None, None, "2025-06-12", None, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "This brought the UK's support to Ukraine to more than £4.7bn.",
        [("aid.money.committed 4700000000", None, None, "2025-06-12", None, None)],
    ),
    (
        "2025-04-05",
        "Australian Government",
        "Our troops train Ukrainian recruits. The tanks for Ukraine form part of a package valued at $245 million.",
        [("aid.money.committed 245000000", None, None, "2025-04-05", None, "Australian Government")],
    ),
    (
        "2025-06-12",
        None,
        "A convoy of 15 trucks carrying 300 tonnes of aid reached El Fasher.",
        [("aid.tonnage 300", None, None, "2025-06-12", None, None)],
    ),
    # Windows.
    (
        "2025-08-12",
        None,
        "Europe allocated €10.5 billion in military aid to Ukraine in May and June 2025.",
        [("aid.money.committed 10500000000", None, None, "2025-06-30", None, None)],
    ),
    (
        "2025-06-12",
        None,
        "In October last year, 183 civilians were killed in Ukraine. Some 2,088 civilians were killed there last year.",
        [
            ("civilians.killed 183", None, None, "2024-10-31", 31, None),
            ("civilians.killed 2088", None, None, "2024-12-31", 366, None),
        ],
    ),
    (
        "2025-06-12",
        None,
        "Starmer said Russia had suffered half a million casualties in the past year.",
        [("losses.personnel.total 500000", "RU", None, "2025-06-12", 365, "Starmer")],
    ),
    (
        "2025-06-12",
        None,
        "In May, an air strike on a school in Sagaing Region, Myanmar, killed 20 pupils and two teachers.",
        [("children.killed.incident 20", None, "Sagaing", None, None, None)],
    ),
    (
        "2025-09-19",
        None,
        "In February President Volodymyr Zelensky told NBC that more than 46,000 Ukrainian soldiers had been killed.",
        [("losses.personnel.killed 46000", "UA", None, "2025-02-28", None, "Zelensky")],
    ),
    (
        "2025-06-12",
        None,
        "The army struck the weekly market of Tora in Sudan on 24 March, killing 54 people.",
        [("civilians.killed.incident 54", None, None, "2025-03-24", None, None)],
    ),
    # Soldiers that are no claim are not continued as civilians; a day of saying is none of an attack.
    (
        "2025-06-12",
        None,
        "The Israeli army said five of its soldiers were killed and 14 wounded in northern Gaza on Monday.",
        [],
    ),
    (
        "2025-06-12",
        None,
        "At least 1,013 people were killed while waiting for aid, Gaza's Health Ministry said on Monday.",
        [("deaths.total 1013", None, None, "2025-06-09", None, "Gaza Health Ministry")],
    ),
    ("2025-06-12", None, "The Trump administration approved a $322 million arms sale to Ukraine.", []),
    (
        "2025-06-12",
        None,
        "The EU will provide €1 billion of its proposed €10 billion to Ukraine.",
        [("aid.money.committed 1000000000", None, None, "2025-06-12", None, None)],
    ),
    (
        "2025-06-12",
        None,
        "As of 31 May, 3 million people had returned in Sudan, IOM said. Some 512,340 returned from abroad.",
        [
            ("returnees.total 3000000", None, None, "2025-05-31", None, "IOM"),
            ("returnees.total 512340", None, None, "2025-05-31", None, "IOM"),
        ],
    ),
]


@pytest.mark.parametrize(("published", "publisher", "text", "rows"), TEXTS, ids=[row[2][:60] for row in TEXTS])
def test_a_text_gives_these_claims_and_no_others(
    published: str, publisher: str | None, text: str, rows: list[Row]
) -> None:
    found = findings(text, published=published, publisher=publisher)
    assert [
        (f"{one.series} {one.value}", one.party, one.place, one.day, one.period, one.claimant) for one in found
    ] == rows


CREDITED = [
    # A report that is pointed back at is whoever's was told of before, in this paragraph or in the one before it.
    (
        "Russia has lost 980,000 troops in Ukraine, the General Staff of Ukraine said.\nAccording to the report, Russia has also lost 10,900 tanks.",
        ["General Staff of Ukraine", "General Staff of Ukraine"],
    ),
    (
        "UNHCR said 1.2 million people fled Sudan to Chad. According to the same source, 320,000 people fled to Egypt.",
        ["UNHCR", "UNHCR"],
    ),
    (
        "Russia has lost 820,430 troops in Ukraine, the General Staff of Ukraine reported.\nThis number includes 1,650 casualties over the past day.",
        ["General Staff of Ukraine", "General Staff of Ukraine"],
    ),
    ("According to the report, Russia has lost 10,900 tanks.", [None]),
    # Of two who speak, each is credited with what is said with their verb.
    (
        "More than 1.2 million people have been displaced in Lebanon, the government says, and the International Organization for Migration has recorded 809,043 internally displaced people.",
        ["government", "IOM"],
    ),
    ("The RSF denied responsibility and said that the army killed 12 people in Nyala.", ["RSF"]),
    # An office is named by who holds it, where a sentence beside it has the name.
    (
        "Mayor Vitali Klitschko urged people in Kyiv to leave after the strike. Twenty-five people were wounded, he said.",
        ["Vitali Klitschko"],
    ),
    (
        "Three people were killed in a drone attack on Voronezh in Russia, the regional governor says.\nAlexander Gusev said debris had fallen on a house.",
        ["Alexander Gusev"],
    ),
    # A company by its name, a source by its bracket.
    ("The strike left 250,000 households in Odesa without power, according to the private supplier DTEK.", ["DTEK"]),
    ("3.55 million people internally displaced in Ukraine (IOM, April 2024)", ["IOM"]),
    ("Some 1.2 million people have fled Sudan with the help of the UN refugee agency (UNHCR).", [None]),
]


@pytest.mark.parametrize(("text", "claimants"), CREDITED, ids=[row[0][:60] for row in CREDITED])
def test_a_number_is_credited_to_whoever_says_it(text: str, claimants: list[str | None]) -> None:
    assert [one.claimant for one in findings(text, published="2025-06-12")] == claimants
