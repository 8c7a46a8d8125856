# ruff: noqa: E501  one text, one row
"""Short texts in the words of many reporters: whose number it is, for which day and window, and who says so.

Each was written for a rule before the reader was tried on it. Their figures are invented.
"""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

Row = tuple[str, str | None, float | tuple[float, float], str | None, int | None, str | None]
"""Series, party, value or range, day, days of the window, claimant."""

TEXTS: list[tuple[str, str, list[Row]]] = [
    (
        "2025-06-18",
        "Russia fired 40 missiles at Kharkiv on Tuesday, killing six people, a day after a strike on Sumy.",
        [
            ("attacks.missiles_launched", "RU", 40, "2025-06-17", None, None),
            ("civilians.killed.incident", None, 6, "2025-06-17", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Ukraine observed a day of mourning after Russian missiles killed 19 people in Dnipro.",
        [
            ("civilians.killed.incident", None, 19, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Two days after Russian missiles killed 19 people in Dnipro, rescuers ended their search.",
        [
            ("civilians.killed.incident", None, 19, "2025-06-16", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Rescuers ended their search in Dnipro three days after a Russian strike that killed 19 people.",
        [
            ("civilians.killed.incident", None, 19, "2025-06-15", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Twelve people were killed in a Russian attack on Odesa two days ago.",
        [
            ("civilians.killed.incident", None, 12, "2025-06-16", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Russia launched 315 drones and seven missiles overnight into Tuesday, the air force said.",
        [
            ("attacks.drones_launched", "RU", 315, "2025-06-17", 1, "Air Force of Ukraine"),
            ("attacks.missiles_launched", "RU", 7, "2025-06-17", 1, "Air Force of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "On Monday night Russia sent 440 drones and 32 missiles at Ukraine.",
        [
            ("attacks.drones_launched", "RU", 440, "2025-06-16", 1, None),
            ("attacks.missiles_launched", "RU", 32, "2025-06-16", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "In May, 183 civilians were killed and 836 injured in Ukraine, the UN said.",
        [
            ("civilians.killed", None, 183, "2025-05-31", 31, "UN"),
            ("civilians.injured", None, 836, "2025-05-31", 31, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "Last month, 183 civilians were killed in Ukraine, according to the UN.",
        [
            ("civilians.killed", None, 183, None, None, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "In the first half of 2024, at least 1,035 civilians were killed in Ukraine, the UN said.",
        [
            ("civilians.killed", None, 1_035, "2024-06-30", 182, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "In the first quarter of 2025, Russia launched 10,600 drones at Ukraine.",
        [
            ("attacks.drones_launched", "RU", 10_600, "2025-03-31", 90, None),
        ],
    ),
    (
        "2025-06-18",
        "In the first three months of 2025, 500 civilians were killed in Ukraine, the UN said.",
        [
            ("civilians.killed", None, 500, "2025-03-31", 90, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "In the past week, Russia has launched nearly 1,150 attack drones and more than 1,400 glide bombs, Zelensky said.",
        [
            ("attacks.drones_launched", "RU", 1_150, "2025-06-18", 7, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "Over the past week Russia used 1,200 drones against Ukraine, President Volodymyr Zelensky wrote on X.",
        [
            ("attacks.drones_launched", "RU", 1_200, "2025-06-18", 7, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "Since January, 859 civilians have been killed in Ukraine, the UN human rights office said.",
        [
            ("civilians.killed", None, 859, "2025-06-18", 169, "OHCHR"),
        ],
    ),
    (
        "2025-06-18",
        "So far this year Russia has lost 200,590 soldiers in Ukraine, the General Staff said.",
        [
            ("losses.personnel.total", "RU", 200_590, "2025-06-18", 169, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "In 2024 Russia lost 427,000 soldiers, President Volodymyr Zelensky told reporters on Monday.",
        [
            ("losses.personnel.total", "RU", 427_000, "2024-12-31", 366, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "As of 1 June, 3.7 million people were internally displaced in Ukraine, IOM said.",
        [
            ("idps.total", None, 3_700_000, "2025-06-01", None, "IOM"),
        ],
    ),
    (
        "2025-06-18",
        "By the end of May 2025, 5.6 million Ukrainian refugees had been recorded in Europe, according to UNHCR.",
        [
            ("refugees.total", None, 5_600_000, "2025-05-31", None, "UNHCR"),
        ],
    ),
    (
        "2025-06-18",
        "At least 28 people were killed in Kyiv, Mayor Vitali Klitschko said on Wednesday, a day after the attack.",
        [
            ("civilians.killed.incident", None, 28, "2025-06-17", None, "Vitali Klitschko"),
        ],
    ),
    (
        "2025-06-18",
        "The death toll from Tuesday's attack on Kyiv has risen to 28, the emergency service said on Wednesday.",
        [
            ("civilians.killed.incident", None, 28, "2025-06-17", None, "State Emergency Service of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Russia struck Kharkiv on Monday. Four people were killed and 60 wounded, Governor Oleh Syniehubov said. Drones also hit Odesa, where two people died.",
        [
            ("civilians.killed.incident", None, 4, "2025-06-16", None, "Oleh Syniehubov"),
            ("civilians.injured.incident", None, 60, "2025-06-16", None, "Oleh Syniehubov"),
            ("civilians.killed.incident", None, 2, "2025-06-16", None, "Oleh Syniehubov"),
        ],
    ),
    (
        "2025-06-18",
        "Between 1 and 15 June, Russia launched 2,736 drones at Ukraine.",
        [
            ("attacks.drones_launched", "RU", 2_736, "2025-06-15", 15, None),
        ],
    ),
    (
        "2025-06-18",
        "From 9 to 15 June, 47 civilians were killed in the Donetsk region, OCHA reported.",
        [
            ("civilians.killed.incident", None, 47, "2025-06-15", 7, "OCHA"),
        ],
    ),
    (
        "2025-06-18",
        "In the 24 hours to Wednesday morning, Russian attacks killed four people and injured 21 across Ukraine, officials said.",
        [
            ("civilians.killed", None, 4, "2025-06-18", 1, "officials"),
            ("civilians.injured", None, 21, "2025-06-18", 1, "officials"),
        ],
    ),
    (
        "2025-06-18",
        "Over the past 24 hours, Israeli fire killed 144 people in Gaza and wounded 560, the health ministry said.",
        [
            ("deaths.total", None, 144, "2025-06-18", 1, "Gaza Health Ministry"),
            ("injuries.total", None, 560, "2025-06-18", 1, "Gaza Health Ministry"),
        ],
    ),
    (
        "2025-06-18",
        "At least 14 people were killed in the strike on Kyiv, Interior Minister Ihor Klymenko said on Telegram.",
        [
            ("civilians.killed.incident", None, 14, "2025-06-18", None, "Ihor Klymenko"),
        ],
    ),
    (
        "2025-06-18",
        "Kyiv's military administration chief Tymur Tkachenko said 14 people had been killed in the attack on the capital.",
        [
            ("civilians.killed.incident", None, 14, "2025-06-18", None, "Tymur Tkachenko"),
        ],
    ),
    (
        "2025-06-18",
        "“Fourteen people were killed,” said Tymur Tkachenko, head of Kyiv's military administration, after the strike.",
        [
            ("civilians.killed.incident", None, 14, "2025-06-18", None, "Tymur Tkachenko"),
        ],
    ),
    (
        "2025-06-18",
        "Regional prosecutors say two people died and eight were wounded in the shelling of Kherson.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", None, "Regional prosecutors"),
            ("civilians.injured.incident", None, 8, "2025-06-18", None, "Regional prosecutors"),
        ],
    ),
    (
        "2025-06-18",
        "Figures compiled by ACLED show that 61,000 people have been killed in Sudan's war.",
        [
            ("deaths.total", None, 61_000, "2025-06-18", None, "ACLED"),
        ],
    ),
    (
        "2025-06-18",
        "The Sudan Doctors Network says RSF shelling killed 13 people in El Fasher on Tuesday.",
        [
            ("civilians.killed.incident", None, 13, "2025-06-17", None, "Sudan Doctors Network"),
        ],
    ),
    (
        "2025-06-18",
        "RSF shelling killed 13 people in El Fasher on Tuesday, the resistance committees in the city said.",
        [
            ("civilians.killed.incident", None, 13, "2025-06-17", None, "resistance committees in the city"),
        ],
    ),
    (
        "2025-06-18",
        "Local activists said RSF shelling killed 13 people in El Fasher on Tuesday.",
        [
            ("civilians.killed.incident", None, 13, "2025-06-17", None, "Local activists"),
        ],
    ),
    (
        "2025-06-18",
        "A local rights group said the shelling killed 13 people in El Fasher on Tuesday.",
        [
            ("civilians.killed.incident", None, 13, "2025-06-17", None, "local rights group"),
        ],
    ),
    (
        "2025-06-18",
        "The toll was 13 dead in El Fasher, WHO said after the shelling.",
        [
            ("civilians.killed.incident", None, 13, "2025-06-18", None, "WHO"),
        ],
    ),
    (
        "2025-06-18",
        "Shelling killed 13 people in El Fasher on Tuesday, according to WHO.",
        [
            ("civilians.killed.incident", None, 13, "2025-06-17", None, "WHO"),
        ],
    ),
    (
        "2025-06-18",
        "Analysts note that Russia holds about 19% of Ukraine.",
        [
            ("territory.occupied_share", "RU", 19, "2025-06-18", None, "Analysts"),
        ],
    ),
    (
        "2025-06-18",
        "Russia now controls about 19% of Ukraine, by the reckoning of DeepState, a Ukrainian mapping project.",
        [
            ("territory.occupied_share", "RU", 19, "2025-06-18", None, "DeepState"),
        ],
    ),
    (
        "2025-06-18",
        "Russia seized 449 square kilometres of Ukraine in May, according to an AFP analysis of data from the Institute for the Study of War.",
        [
            ("territory.change_area", "RU", 449, "2025-05-31", 31, "AFP"),
        ],
    ),
    (
        "2025-06-18",
        "Ukraine's top commander, Oleksandr Syrskyi, said Russian forces had lost 31,700 troops in May.",
        [
            ("losses.personnel.total", "RU", 31_700, "2025-05-31", 31, "Oleksandr Syrskyi"),
        ],
    ),
    (
        "2025-06-18",
        "Russia has suffered more than 950,000 casualties in Ukraine, Britain's defence ministry estimates.",
        [
            ("losses.personnel.total", "RU", 950_000, "2025-06-18", None, "UK Ministry of Defence"),
        ],
    ),
    (
        "2025-06-18",
        "Nearly 1 million Russian troops have been killed or wounded in the war, a study by the Center for Strategic and International Studies found.",
        [
            ("losses.personnel.total", "RU", 1_000_000, "2025-06-18", None, "CSIS"),
        ],
    ),
    (
        "2025-06-18",
        "Russia's defence ministry said its air defences had destroyed 76 Ukrainian drones overnight.",
        [
            ("attacks.drones_intercepted", "UA", 76, "2025-06-18", 1, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-06-18",
        "Moscow said on Wednesday that 76 Ukrainian drones had been shot down overnight.",
        [
            ("attacks.drones_intercepted", "UA", 76, "2025-06-18", 1, "Russia"),
        ],
    ),
    (
        "2025-06-18",
        "A spokesman for the governor of Benue said gunmen killed 42 people in Yelwata on Saturday.",
        [
            ("civilians.killed.incident", None, 42, "2025-06-14", None, "spokesman for the governor of Benue"),
        ],
    ),
    (
        "2025-06-18",
        "The UN refugee agency says more than 4 million people have fled Sudan since the war began.",
        [
            ("refugees.total", None, 4_000_000, "2025-06-18", None, "UNHCR"),
        ],
    ),
    (
        "2025-06-18",
        "Since the start of the war WFP has delivered more than 500,000 tonnes of food in Ukraine.",
        [
            ("aid.tonnage", None, 500_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "In Kherson, 35 tonnes of relief supplies were handed out on Monday.",
        [
            ("aid.tonnage", None, 35, "2025-06-16", None, None),
        ],
    ),
    (
        "2025-06-18",
        "A convoy carrying 20 tonnes of aid reached Kostiantynivka on Tuesday, OCHA said.",
        [
            ("aid.tonnage", None, 20, "2025-06-17", None, "OCHA"),
        ],
    ),
    (
        "2025-06-18",
        "Two planes with 32 tonnes of medical supplies landed in Port Sudan on Tuesday, WHO said.",
        [
            ("aid.tonnage", None, 32, "2025-06-17", None, "WHO"),
        ],
    ),
    (
        "2025-06-18",
        "Sweden has sent 150 shipments totalling 2,400 tonnes of energy equipment to Ukraine.",
        [
            ("aid.shipments", None, 150, "2025-06-18", None, None),
            ("aid.tonnage", None, 2_400, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Ukraine has received 9,500 tonnes of energy equipment from partners since 2022, the energy ministry said.",
        [
            ("aid.tonnage", None, 9_500, "2025-06-18", None, "Energy Ministry of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "UNICEF has brought 1,200 metric tons of nutrition supplies into Sudan this year.",
        [
            ("aid.tonnage", None, 1_200, "2025-06-18", 169, None),
        ],
    ),
    (
        "2025-06-18",
        "Lithuania dispatched 45 tonnes of humanitarian cargo to Kyiv.",
        [
            ("aid.tonnage", None, 45, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "An inter-agency convoy of 12 trucks delivered 160 tonnes of food to Kherson.",
        [
            ("aid.tonnage", None, 160, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "До Херсона доставили 24 тонни гуманітарної допомоги, повідомили в ОВА.",
        [
            ("aid.tonnage", None, 24, "2025-06-18", None, "Regional administration"),
        ],
    ),
    (
        "2025-06-18",
        "Україна отримала від партнерів 13 тисяч тонн енергетичного обладнання.",
        [
            ("aid.tonnage", None, 13_000, "2025-06-18", None, None),
        ],
    ),
    ("2025-06-18", "The mills hold 40,000 tonnes of wheat.", []),
    ("2025-06-18", "Ukraine exported 2.1 million tonnes of grain in May.", []),
    ("2025-06-18", "The WFP needs 60,000 tonnes of food a month for Sudan.", []),
    (
        "2025-06-18",
        "Генштаб ВСУ сообщил, что за сутки российская армия потеряла 1 060 военных.",
        [
            ("losses.personnel.daily", "RU", 1_060, "2025-06-18", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "С начала войны Россия потеряла более 1 млн военных, утверждает Генштаб ВСУ.",
        [
            ("losses.personnel.total", "RU", 1_000_000, "2025-06-18", None, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Из строя выведены более 532 тысяч российских военных с начала вторжения.",
        [
            ("losses.personnel.total", "RU", 532_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Российская армия потеряла 1 190 человек убитыми и ранеными за сутки.",
        [
            ("losses.personnel.daily", "RU", 1_190, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "За ночь силы ПВО сбили 213 из 315 беспилотников, сообщили Воздушные силы ВСУ.",
        [
            ("attacks.drones_intercepted", "RU", 213, "2025-06-18", 1, "Air Force of Ukraine"),
            ("attacks.drones_launched", "RU", 315, "2025-06-18", 1, "Air Force of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Ночью над российскими регионами сбили 147 беспилотников, сообщило Минобороны РФ.",
        [
            ("attacks.drones_intercepted", "UA", 147, "2025-06-18", 1, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-06-18",
        "Средствами ПВО за ночь перехвачены и уничтожены 147 украинских беспилотников.",
        [
            ("attacks.drones_intercepted", "UA", 147, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "В результате удара по Киеву погибли 28 человек, более 130 ранены, сообщила ГСЧС Украины.",
        [
            ("civilians.killed.incident", None, 28, "2025-06-18", None, "State Emergency Service of Ukraine"),
            ("civilians.injured.incident", None, 130, "2025-06-18", None, "State Emergency Service of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Число погибших при ударе по Киеву выросло до 28.",
        [
            ("civilians.killed.incident", None, 28, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "При обстреле Белгородской области погибли два человека, пять получили ранения, сообщил губернатор Вячеслав Гладков.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", None, "Vyacheslav Gladkov"),
            ("civilians.injured.incident", None, 5, "2025-06-18", None, "Vyacheslav Gladkov"),
        ],
    ),
    (
        "2025-06-18",
        "В Харькове в результате ракетного удара пострадали 17 человек, в том числе двое детей.",
        [
            ("civilians.injured.incident", None, 17, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "По данным ООН, с начала войны в Украине погибли не менее 13 тысяч мирных жителей.",
        [
            ("civilians.killed", None, 13_000, "2025-06-18", None, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "Россия контролирует около 19% территории Украины.",
        [
            ("territory.occupied_share", "RU", 19, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "За май российские войска заняли 449 кв. км, подсчитали в DeepState.",
        [
            ("territory.change_area", "RU", 449, "2025-05-31", 31, "DeepState"),
        ],
    ),
    (
        "2025-06-18",
        "Украину покинули более 6 миллионов человек, сообщили в УВКБ ООН.",
        [
            ("refugees.total", None, 6_000_000, "2025-06-18", None, "UNHCR"),
        ],
    ),
    (
        "2025-06-18",
        "ЕС выделит Украине 1 млрд евро помощи.",
        [
            ("aid.money.committed", None, 1_000_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Потери ВСУ за сутки составили до 1 215 военнослужащих, заявили в Минобороны РФ.",
        [
            ("losses.personnel.daily", "UA", 1_215, "2025-06-18", 1, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-06-18",
        "За неделю ВСУ потеряли около 9 000 военнослужащих, сообщило Минобороны РФ.",
        [
            ("losses.personnel.total", "UA", 9_000, "2025-06-18", 7, "Ministry of Defence of Russia"),
        ],
    ),
    ("2025-06-18", "Ставка ЦБ выросла до 21%, а инфляция достигла 10%.", []),
    ("2025-06-18", "В параде участвовали 11 тысяч военных и 180 единиц техники.", []),
    (
        "2025-06-18",
        "Israeli soldiers shot dead two Palestinians, including a boy of 14, near Nablus.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Israeli troops killed five Palestinians and injured 12 in a raid on Jenin.",
        [
            ("civilians.killed.incident", None, 5, "2025-06-18", None, None),
            ("civilians.injured.incident", None, 12, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Army shelling killed six villagers in Rakhine, the Arakan Army said.",
        [
            ("civilians.killed.incident", None, 6, "2025-06-18", None, "Arakan Army"),
        ],
    ),
    (
        "2025-06-18",
        "Russian troops shot dead two civilians in Pokrovsk.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Russian forces killed two people and wounded five in the Kherson region over the past day.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", 1, None),
            ("civilians.injured.incident", None, 5, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "A Russian barrage on Kyiv killed 31 people, five of them children, and wounded 159.",
        [
            ("civilians.killed.incident", None, 31, "2025-06-18", None, None),
            ("children.killed.incident", None, 5, "2025-06-18", None, None),
            ("civilians.injured.incident", None, 159, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Shelling killed 24 people, including three children, and wounded 108 in Belgorod.",
        [
            ("civilians.killed.incident", None, 24, "2025-06-18", None, None),
            ("children.killed.incident", None, 3, "2025-06-18", None, None),
            ("civilians.injured.incident", None, 108, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Nine people were wounded in Kherson, among them a child and two medics.",
        [
            ("civilians.injured.incident", None, 9, "2025-06-18", None, None),
        ],
    ),
    ("2025-06-18", "To date 194 patients and health workers have been killed in attacks on hospitals in Ukraine.", []),
    ("2025-06-18", "More than 400 aid workers have been killed in Gaza since the war began.", []),
    ("2025-06-18", "Rescuers recovered the bodies of three soldiers near Bakhmut.", []),
    ("2025-06-18", "Russia returned 1,212 bodies of Ukrainian servicemen to Kyiv.", []),
    ("2025-06-18", "DNA tests have identified 543 bodies exhumed in the Kharkiv region.", []),
    ("2025-06-18", "About 120 people are still missing under the rubble in Kyiv.", []),
    ("2025-06-18", "A bus carrying evacuees collided with a truck near Kyiv, killing nine people.", []),
    ("2025-06-18", "A gas explosion in a Kyiv apartment block killed four people.", []),
    ("2025-06-18", "Two people were killed when a train derailed in Bryansk.", []),
    ("2025-06-18", "A court in Kyiv sentenced two men over the killing of five people in a robbery.", []),
    ("2025-06-18", "Police shot dead four protesters in Nairobi.", []),
    ("2025-06-18", "The 2014 downing of MH17 over Ukraine killed 298 people.", []),
    ("2025-06-18", "Ukraine and Russia exchanged 300 wounded prisoners.", []),
    ("2025-06-18", "He lost two sons in the war in Ukraine.", []),
    ("2025-06-18", "The strike could kill 10,000 people in Gaza, aid groups warn.", []),
    (
        "2025-06-18",
        "In Kherson a 65-year-old woman was killed and four people wounded by a drone on Tuesday.",
        [
            ("civilians.injured.incident", None, 4, "2025-06-17", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Between 100 and 200 Ukrainian soldiers are being killed on the front line in the east every day, Zelensky said.",
        [
            ("losses.personnel.killed.daily", "UA", (100, 200), "2025-06-18", 1, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "Russia lost 1,180 soldiers, 12 tanks and 54 artillery pieces over the past day, the General Staff said.",
        [
            ("losses.personnel.daily", "RU", 1_180, "2025-06-18", 1, "General Staff of Ukraine"),
            ("losses.equipment.tank.daily", "RU", 12, "2025-06-18", 1, "General Staff of Ukraine"),
            ("losses.equipment.artillery.daily", "RU", 54, "2025-06-18", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Russia suffered 990 casualties in the past 24 hours, the General Staff said. It also lost seven tanks and 21 armoured vehicles.",
        [
            ("losses.personnel.daily", "RU", 990, "2025-06-18", 1, "General Staff of Ukraine"),
            ("losses.equipment.tank.daily", "RU", 7, "2025-06-18", 1, "General Staff of Ukraine"),
            ("losses.equipment.afv.daily", "RU", 21, "2025-06-18", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Russian losses in May came to 31,190 killed and wounded, Syrskyi said. Russian forces also lost 77 tanks.",
        [
            ("losses.personnel.total", "RU", 31_190, "2025-05-31", 31, "Oleksandr Syrskyi"),
            ("losses.equipment.tank.total", "RU", 77, "2025-05-31", 31, "Oleksandr Syrskyi"),
        ],
    ),
    (
        "2025-06-18",
        "We know the names of 111,387 Russian soldiers killed in Ukraine.",
        [
            ("losses.personnel.killed", "RU", 111_387, "2025-06-18", None, None),
        ],
    ),
    ("2025-06-18", "Ukraine's air defences shot down 51 of them, the air force said.", []),
    (
        "2025-06-18",
        "Russia fired 70 cruise missiles on Tuesday. Ukraine's air defences shot down 51 of them, the air force said.",
        [
            ("attacks.missiles_launched", "RU", 70, "2025-06-17", 1, None),
            ("attacks.missiles_intercepted", "RU", 51, "2025-06-17", 1, "Air Force of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Russia launched 90 Shahed drones at Ukraine overnight, of which 87 were shot down.",
        [
            ("attacks.drones_launched", "RU", 90, "2025-06-18", 1, None),
            ("attacks.drones_intercepted", "RU", 87, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "Russia launched 90 Shahed drones overnight; 87 were destroyed, Ukraine's air force said.",
        [
            ("attacks.drones_launched", "RU", 90, "2025-06-18", 1, "Air Force of Ukraine"),
            ("attacks.drones_intercepted", "RU", 87, "2025-06-18", 1, "Air Force of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Six HIMARS rockets were fired at the building in Makiivka, two of which were intercepted, Russia's defence ministry said.",
        [
            ("attacks.missiles_launched", "UA", 6, "2025-06-18", None, "Ministry of Defence of Russia"),
            ("attacks.missiles_intercepted", "UA", 2, "2025-06-18", None, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-06-18",
        "Russia sent 127 missiles and 109 drones at 15 of Ukraine's regions, Zelensky said.",
        [
            ("attacks.missiles_launched", "RU", 127, "2025-06-18", None, "Zelensky"),
            ("attacks.drones_launched", "RU", 109, "2025-06-18", None, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "Of these, 4.5 million have sought safety within Sudan and 1.2 million across its borders.",
        [
            ("idps.total", None, 4_500_000, "2025-06-18", None, None),
            ("refugees.total", None, 1_200_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Chad has received 489,000 Sudanese refugees, South Sudan 322,000 and Egypt 323,000.",
        [
            ("refugees.total", None, 489_000, "2025-06-18", None, None),
            ("refugees.total", None, 322_000, "2025-06-18", None, None),
            ("refugees.total", None, 323_000, "2025-06-18", None, None),
        ],
    ),
    ("2025-06-18", "Some 283,000 people have left for Ukraine since the start of the war.", []),
    ("2025-06-18", "One in six inhabitants of Warsaw is a refugee from Ukraine.", []),
    ("2025-06-18", "Nine out of ten people in Syria need humanitarian aid.", []),
    (
        "2025-06-18",
        "Nearly 25 million people - half of Sudan's population - need aid, the UN says.",
        [
            ("people_in_need.total", None, 25_000_000, "2025-06-18", None, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "The war in Sudan has left 30 million people, more than half of the population, in need of aid.",
        [
            ("people_in_need.total", None, 30_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "More than 2.1 million people have come from Ukraine to Poland since the war began, the border guard says.",
        [
            ("refugees.total", None, 2_100_000, "2025-06-18", None, "border guard"),
        ],
    ),
    (
        "2025-06-18",
        "Kyiv says 19,546 children have been taken to Russia since the invasion; 1,300 have been returned.",
        [
            ("children.deported", None, 19_546, "2025-06-18", None, "Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Total European commitments to Ukraine have reached €144 billion, according to the Kiel Institute.",
        [
            ("aid.money.committed", None, 144_000_000_000, "2025-06-18", None, "Kiel Institute"),
        ],
    ),
    (
        "2025-06-18",
        "The United States has allocated €114 billion to Ukraine since the start of the war, the Kiel Institute said.",
        [
            ("aid.money.committed", None, 114_000_000_000, "2025-06-18", None, "Kiel Institute"),
        ],
    ),
    (
        "2025-06-18",
        "Німеччина виділить Україні ще 150 мільйонів євро на відновлення енергетики.",
        [
            ("aid.money.committed", None, 150_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Берлін надав Києву допомоги на понад 37 млрд євро.",
        [
            ("aid.money.delivered", None, 37_000_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Norway has agreed to give Ukraine 85 billion kroner this year.",
        [
            ("aid.money.committed", None, 85_000_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Norway's support for Ukraine under the Nansen programme will total 205 billion kroner by 2030.",
        [
            ("aid.money.committed", None, 205_000_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Russian forces advanced in May. They seized roughly 449 square kilometres of territory in the month, ISW assesses.",
        [
            ("territory.change_area", "RU", 449, "2025-05-31", 31, "ISW"),
        ],
    ),
    (
        "2025-06-18",
        "Russian attacks across Ukraine killed at least six civilians and injured 38 over the past day, regional authorities said on June 18.",
        [
            ("civilians.killed", None, 6, "2025-06-18", 1, "regional authorities"),
            ("civilians.injured", None, 38, "2025-06-18", 1, "regional authorities"),
        ],
    ),
    (
        "2025-06-18",
        "Russian strikes on Ukraine killed six people overnight, officials said.",
        [
            ("civilians.killed", None, 6, "2025-06-18", 1, "officials"),
        ],
    ),
    (
        "2025-06-18",
        "Since the start of the full-scale invasion, 3,100 civilians have been killed in the Donetsk region alone, the governor said.",
        [
            ("civilians.killed", None, 3_100, "2025-06-18", None, "governor"),
        ],
    ),
    (
        "2025-06-18",
        "More than 12,000 civilians have been killed in Ukraine since February 2022, according to the UN, which says the real figure is likely higher.",
        [
            ("civilians.killed", None, 12_000, "2025-06-18", None, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "The UN has verified the deaths of 13,341 civilians since Russia invaded Ukraine.",
        [
            ("civilians.killed", None, 13_341, "2025-06-18", None, "UN"),
        ],
    ),
    (
        "2025-06-18",
        "At least 55,000 Palestinians have been killed in Gaza since October 2023, according to the health ministry there.",
        [
            ("deaths.total", None, 55_000, "2025-06-18", None, "Gaza Health Ministry"),
        ],
    ),
    (
        "2025-06-18",
        "Israel's campaign in Gaza has killed more than 55,000 people, mostly women and children, Palestinian health officials say.",
        [
            ("deaths.total", None, 55_000, "2025-06-18", None, "Palestinian health officials"),
        ],
    ),
    (
        "2025-06-18",
        "Israeli strikes on Tuesday killed at least 51 Palestinians waiting for aid in Khan Younis, medics said.",
        [
            ("civilians.killed.incident", None, 51, "2025-06-17", None, "medics"),
        ],
    ),
    (
        "2025-06-18",
        "An Israeli airstrike on a tent camp in Deir al-Balah killed 12 people, including five children, Al-Aqsa hospital said.",
        [
            ("civilians.killed.incident", None, 12, "2025-06-18", None, "Al-Aqsa hospital"),
            ("children.killed.incident", None, 5, "2025-06-18", None, "Al-Aqsa hospital"),
        ],
    ),
    (
        "2025-06-18",
        "Some 1,200 people were killed in the Hamas-led attack on Israel on October 7, 2023, and 251 taken hostage.",
        [
            ("civilians.killed.incident", None, 1_200, "2023-10-07", None, None),
        ],
    ),
    (
        "2025-06-18",
        "A paramilitary drone strike on a hospital in El Obeid killed six people and wounded 15, a medical source said.",
        [
            ("civilians.killed.incident", None, 6, "2025-06-18", None, "medical source"),
            ("civilians.injured.incident", None, 15, "2025-06-18", None, "medical source"),
        ],
    ),
    (
        "2025-06-18",
        "Fighting in Sudan has killed at least 20,000 people, according to the UN, though US researchers put the death toll at 130,000.",
        [
            ("deaths.total", None, 20_000, "2025-06-18", None, "UN"),
            ("deaths.total", None, 130_000, "2025-06-18", None, "US researchers"),
        ],
    ),
    (
        "2025-06-18",
        "Jihadists killed 40 soldiers at a base in northern Burkina Faso on Sunday, security sources told AFP.",
        [
            ("losses.personnel.killed.incident", "BF", 40, "2025-06-15", None, "security sources"),
        ],
    ),
    (
        "2025-06-18",
        "Boko Haram fighters killed 57 people in two villages in Borno state on Thursday, residents said. About 70 others are missing.",
        [
            ("civilians.killed.incident", None, 57, "2025-06-12", None, "residents"),
        ],
    ),
    (
        "2025-06-18",
        "Gunmen killed at least 100 people in Yelwata, in Nigeria's Benue state, Amnesty International said on Saturday.",
        [
            ("civilians.killed.incident", None, 100, "2025-06-14", None, "Amnesty International"),
        ],
    ),
    (
        "2025-06-18",
        "A junta air strike on a school in Myanmar's Sagaing region killed 22 people, 20 of them children.",
        [
            ("civilians.killed.incident", None, 22, "2025-06-18", None, None),
            ("children.killed.incident", None, 20, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Settlers wounded four Palestinians in the village of Sinjil on Friday, the Red Crescent said.",
        [
            ("civilians.injured.incident", None, 4, "2025-06-13", None, "Red Crescent"),
        ],
    ),
    (
        "2025-06-18",
        "Since 7 October 2023, 943 Palestinians have been killed in the West Bank, OCHA says.",
        [
            ("civilians.killed", None, 943, "2025-06-18", None, "OCHA"),
        ],
    ),
    (
        "2025-06-18",
        "Two people were killed in a Ukrainian drone strike on Russia's Belgorod region, Governor Vyacheslav Gladkov said.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", None, "Vyacheslav Gladkov"),
        ],
    ),
    (
        "2025-06-18",
        "A drone hit a minibus near Kherson on Wednesday morning, injuring six passengers, the prosecutor's office said.",
        [
            ("civilians.injured.incident", None, 6, "2025-06-18", None, "prosecutor's office"),
        ],
    ),
    (
        "2025-06-18",
        "Nine people were hospitalised after a glide bomb hit Zaporizhzhia, Ivan Fedorov said.",
        [
            ("civilians.injured.incident", None, 9, "2025-06-18", None, "Ivan Fedorov"),
        ],
    ),
    (
        "2025-06-18",
        "The overnight attack on Odesa left two people dead and 17 wounded, among them a pregnant woman.",
        [
            ("civilians.killed.incident", None, 2, "2025-06-18", None, None),
            ("civilians.injured.incident", None, 17, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Ukraine's General Staff says Russia has lost 1,004,690 troops since the invasion began. The figure includes 1,060 casualties suffered in the past day.",
        [
            ("losses.personnel.total", "RU", 1_004_690, "2025-06-18", None, "General Staff of Ukraine"),
            ("losses.personnel.daily", "RU", 1_060, "2025-06-18", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "NATO Secretary General Mark Rutte told a forum in The Hague that 100,000 Russian soldiers have been killed this year.",
        [
            ("losses.personnel.killed", "RU", 100_000, "2025-06-18", 169, "Mark Rutte"),
        ],
    ),
    (
        "2025-06-18",
        "“We lost 43,000 soldiers killed in action since the start of the full-scale war,” Zelensky wrote on Telegram.",
        [
            ("losses.personnel.killed", "UA", 43_000, "2025-06-18", None, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "Zelensky told NBC that more than 46,000 Ukrainian soldiers had been killed since 2022 and nearly 380,000 wounded.",
        [
            ("losses.personnel.killed", "UA", 46_000, "2025-06-18", None, "Zelensky"),
            ("losses.personnel.wounded", "UA", 380_000, "2025-06-18", None, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "The Wall Street Journal reported, citing a confidential Ukrainian estimate, that 80,000 Ukrainian troops had been killed.",
        [
            ("losses.personnel.killed", "UA", 80_000, "2025-06-18", None, "Wall Street Journal"),
        ],
    ),
    (
        "2025-06-18",
        "Bloomberg, citing people familiar with the matter, wrote that Russia had lost 20 missile launchers.",
        [],
    ),
    (
        "2025-06-18",
        "The EU has provided €147 billion in support to Ukraine since 2022, European Commission President Ursula von der Leyen said.",
        [
            ("aid.money.delivered", None, 147_000_000_000, "2025-06-18", None, "Ursula von der Leyen"),
        ],
    ),
    (
        "2025-06-18",
        "Germany will provide Ukraine with an additional 1.9 billion euros in military aid this year, Boris Pistorius announced during a visit to Kyiv.",
        [
            ("aid.money.committed", None, 1_900_000_000, "2025-06-18", None, "Boris Pistorius"),
        ],
    ),
    (
        "2025-06-18",
        "Canada pledged C$2 billion in new military funding for Ukraine at the G7 summit on Tuesday.",
        [
            ("aid.money.committed", None, 2_000_000_000, "2025-06-17", None, None),
        ],
    ),
    (
        "2025-06-18",
        "The IMF approved a $500 million disbursement to Ukraine on Friday.",
        [
            ("aid.money.committed", None, 500_000_000, "2025-06-13", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Ukraine received a €1 billion tranche from the EU under the ERA initiative, Prime Minister Denys Shmyhal said on June 13.",
        [
            ("aid.money.delivered", None, 1_000_000_000, "2025-06-13", None, "Denys Shmyhal"),
        ],
    ),
    (
        "2025-06-18",
        "Japan has disbursed 471 billion yen to Ukraine from frozen Russian assets.",
        [
            ("aid.money.delivered", None, 471_000_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Сили оборони за добу ліквідували 1 080 окупантів, 3 танки та 8 ББМ, повідомляє Генштаб.",
        [
            ("losses.personnel.daily", "RU", 1_080, "2025-06-18", 1, "General Staff of Ukraine"),
            ("losses.equipment.tank.daily", "RU", 3, "2025-06-18", 1, "General Staff of Ukraine"),
            ("losses.equipment.afv.daily", "RU", 8, "2025-06-18", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Унаслідок російської атаки на Київ загинули 28 людей, ще 134 поранені, повідомив міністр внутрішніх справ Ігор Клименко.",
        [
            ("civilians.killed.incident", None, 28, "2025-06-18", None, "Ihor Klymenko"),
            ("civilians.injured.incident", None, 134, "2025-06-18", None, "Ihor Klymenko"),
        ],
    ),
    (
        "2025-06-18",
        "У Києві завершили пошукову операцію: загинули 28 людей, серед них одна дитина, 134 дістали поранення.",
        [],
    ),
    (
        "2025-06-18",
        "Росіяни за добу обстріляли 27 населених пунктів Херсонщини, одна людина загинула, шестеро поранені.",
        [
            ("attacks.settlements_shelled", "RU", 27, "2025-06-18", 1, None),
            ("civilians.killed.incident", None, 1, "2025-06-18", 1, None),
            ("civilians.injured.incident", None, 6, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "Уночі ППО збила 30 із 58 дронів, якими росіяни атакували Україну.",
        [
            ("attacks.drones_intercepted", "RU", 30, "2025-06-18", 1, None),
            ("attacks.drones_launched", "RU", 58, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "На Покровському напрямку ворог здійснив 52 атаки, повідомили в Генштабі.",
        [
            ("attacks.engagements", None, 52, "2025-06-18", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Росія контролює 19% території України, йдеться у звіті DeepState.",
        [
            ("territory.occupied_share", "RU", 19, "2025-06-18", None, "DeepState"),
        ],
    ),
    (
        "2025-06-18",
        "За травень росіяни окупували 449 квадратних кілометрів, повідомив DeepState.",
        [
            ("territory.change_area", "RU", 449, "2025-05-31", 31, "DeepState"),
        ],
    ),
    (
        "2025-06-18",
        "Без світла залишилися понад 20 тисяч споживачів на Сумщині, повідомило Міненерго.",
        [
            ("energy.customers_without_power", None, 20_000, "2025-06-18", None, "Energy Ministry of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "Зеленський: Росія за тиждень застосувала проти України майже 1150 ударних дронів і 1400 КАБів.",
        [
            ("attacks.drones_launched", "RU", 1_150, "2025-06-18", 7, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "Внутрішньо переміщеними залишаються 3,7 млн українців, за даними МОМ.",
        [
            ("idps.total", None, 3_700_000, "2025-06-18", None, "IOM"),
        ],
    ),
    (
        "2025-06-18",
        "У Німеччині перебувають 1,2 млн українських біженців.",
        [
            ("refugees.total", None, 1_200_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "ЄС схвалив для України 3 млрд євро макрофінансової допомоги.",
        [
            ("aid.money.committed", None, 3_000_000_000, "2025-06-18", None, None),
        ],
    ),
    ("2025-06-18", "Вооруженные силы России за неделю освободили три населенных пункта, сообщило Минобороны.", []),
    (
        "2025-06-18",
        "По данным Генштаба ВСУ, общие потери России превысили 1 млн человек.",
        [
            ("losses.personnel.total", "RU", 1_000_000, "2025-06-18", None, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-06-18",
        "За прошедшие сутки ВСУ атаковали Белгородскую область 87 беспилотниками, один человек погиб, четверо ранены, сообщил Гладков.",
        [
            ("attacks.drones_launched", "UA", 87, "2025-06-18", 1, "Vyacheslav Gladkov"),
            ("civilians.killed.incident", None, 1, "2025-06-18", 1, "Vyacheslav Gladkov"),
            ("civilians.injured.incident", None, 4, "2025-06-18", 1, "Vyacheslav Gladkov"),
        ],
    ),
    (
        "2025-06-18",
        "Силы ПВО за ночь уничтожили над Россией 76 дронов.",
        [
            ("attacks.drones_intercepted", "UA", 76, "2025-06-18", 1, None),
        ],
    ),
    (
        "2025-06-18",
        "Россия запустила по Украине 440 дронов и 32 ракеты, заявил Зеленский.",
        [
            ("attacks.drones_launched", "RU", 440, "2025-06-18", None, "Zelensky"),
            ("attacks.missiles_launched", "RU", 32, "2025-06-18", None, "Zelensky"),
        ],
    ),
    (
        "2025-06-18",
        "В Германии находятся более 1,2 млн украинских беженцев.",
        [
            ("refugees.total", None, 1_200_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "Великобритания передаст Украине 1,6 млрд фунтов на ракеты ПВО.",
        [
            ("aid.money.committed", None, 1_600_000_000, "2025-06-18", None, None),
        ],
    ),
    (
        "2024-11-20",
        "Tuesday marks 1,000 days of war. At least 11,743 civilians have been killed and 24,614 wounded in Ukraine since the invasion, according to the UN Human Rights Monitoring Mission, which says actual numbers are likely far higher. As of Nov. 14, 589 Ukrainian children were recorded killed, prosecutors say.",
        [
            ("civilians.killed", None, 11_743, "2024-11-20", None, "OHCHR"),
            ("civilians.injured", None, 24_614, "2024-11-20", None, "OHCHR"),
            ("children.killed", None, 589, "2024-11-14", None, "prosecutors"),
        ],
    ),
    (
        "2024-11-20",
        "More than six million Ukrainians live as refugees abroad, while nearly 4 million are displaced within the country, says the UN. Ukraine's population has shrunk by 10 million, a quarter, since the invasion.",
        [
            ("refugees.total", None, 6_000_000, "2024-11-20", None, "UN"),
            ("idps.total", None, 4_000_000, "2024-11-20", None, "UN"),
        ],
    ),
    (
        "2024-11-20",
        "A Russian ballistic missile with cluster munitions struck a residential area of Sumy on Sunday, killing 11 people, including two children, and injuring 84. It was followed on Monday by a strike on Odesa that left 10 dead and 43 wounded, including a 9-year-old girl, Governor Oleh Kiper said.",
        [
            ("civilians.killed.incident", None, 11, "2024-11-17", None, None),
            ("children.killed.incident", None, 2, "2024-11-17", None, None),
            ("civilians.injured.incident", None, 84, "2024-11-17", None, None),
            ("civilians.killed.incident", None, 10, "2024-11-18", None, "Oleh Kiper"),
            ("civilians.injured.incident", None, 43, "2024-11-18", None, "Oleh Kiper"),
        ],
    ),
    (
        "2024-11-20",
        "Around 11,000 North Korean troops are in Kursk region and have begun to take part in battles, Seoul's spy agency said. Kyiv says some have been killed. Zelenskiy has said the number could grow to 100,000.",
        [],
    ),
    (
        "2024-11-20",
        "Russia controls 18% of Ukraine including all of Crimea, 80% of the Donbas, and over 70% of the Zaporizhzhia and Kherson regions.",
        [
            ("territory.occupied_share", "RU", 18, "2024-11-20", None, None),
            ("territory.occupied_share", "RU", 80, "2024-11-20", None, None),
            ("territory.occupied_share", "RU", 70, "2024-11-20", None, None),
        ],
    ),
    (
        "2024-11-20",
        "Since 5 October, Israel's offensive in northern Gaza has killed about 1,800 people and wounded 4,000, Gaza's government media office said. UNRWA says between 100,000 and 131,000 have been displaced from the north to Gaza City.",
        [
            ("deaths.total", None, 1_800, "2024-11-20", None, "Gaza Government Media Office"),
            ("injuries.total", None, 4_000, "2024-11-20", None, "Gaza Government Media Office"),
            ("idps.new", None, (100_000, 131_000), "2024-11-20", None, "UNRWA"),
        ],
    ),
    (
        "2024-11-20",
        "The Pentagon on Wednesday announced a $275 million package of arms for Ukraine, the 70th since August 2021. The US has committed more than $60.7 billion in security assistance since the invasion. Lockheed's shares gained 1.2%.",
        [
            ("aid.money.committed", None, 275_000_000, "2024-11-20", None, "US Department of Defense"),
            ("aid.money.committed", None, 60_700_000_000, "2024-11-20", None, "US Department of Defense"),
        ],
    ),
    (
        "2024-11-20",
        "The Oryx project has documented the loss of 3,558 Russian tanks, 2,575 of them destroyed, since the invasion. Russia's stockpile held 7,300 in 2022; half are left, said analysts at IISS.",
        [
            ("losses.equipment.tank.total", "RU", 3_558, "2024-11-20", None, "Oryx"),
        ],
    ),
    (
        "2024-11-20",
        "At least 15 Turkish-backed fighters were killed in clashes near Manbij, the Syrian Observatory for Human Rights said.",
        [],
    ),
    (
        "2024-11-20",
        "Armenia and Azerbaijan fought a war in 2020 that killed 6,500 people. A deal is 90% ready, Nikol Pashinyan said.",
        [],
    ),
    (
        "2024-11-20",
        "Yemen's Houthis have attacked more than 100 ships since November 2023, sinking two and killing four sailors.",
        [],
    ),
    (
        "2024-11-20",
        "Air raid alerts in Kyiv lasted for five hours. Three of the city's 47 metro stations flooded, and 12 people asked medics for help after a crush.",
        [],
    ),
    (
        "2024-11-20",
        "Ukraine hopes to build 30,000 long-range drones in 2025; it made 1.5 million small ones this year. Some 96% of those it uses are domestic.",
        [],
    ),
    (
        "2024-11-20",
        "A Ukrainian court jailed a Russian soldier for 12 years for shooting two prisoners of war near Pokrovsk. Prosecutors are looking into the execution of 124 others.",
        [],
    ),
    (
        "2024-11-20",
        "Poland has spent 4% of its GDP on defence. Its border guard stopped 29,000 attempts to cross from Belarus this year, and 500 soldiers were hurt there.",
        [],
    ),
    (
        "2024-11-20",
        "Bulgaria expelled 70 Russian diplomats, and the EU froze €210 billion of assets. From them €1.5 billion was transferred to Ukraine in July.",
        [
            ("aid.money.delivered", None, 1_500_000_000, "2024-07-31", None, None),
        ],
    ),
    (
        "2025-03-12",
        "Минобороны России сообщило, что за ночь над регионами РФ были сбиты 337 украинских беспилотников, из них 91 - над Московской областью и 126 - над Курской.",
        [
            ("attacks.drones_intercepted", "UA", 337, "2025-03-12", 1, "Ministry of Defence of Russia"),
            ("attacks.drones_intercepted", "UA", 91, "2025-03-12", 1, "Ministry of Defence of Russia"),
            ("attacks.drones_intercepted", "UA", 126, "2025-03-12", 1, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-03-12",
        "В результате атаки беспилотников на Подмосковье погибли три человека, 20 пострадали, сообщил губернатор Андрей Воробьев.",
        [
            ("civilians.killed.incident", None, 3, "2025-03-12", None, "Andrei Vorobyov"),
            ("civilians.injured.incident", None, 20, "2025-03-12", None, "Andrei Vorobyov"),
        ],
    ),
    (
        "2025-03-12",
        "Потери ВСУ на курском направлении за сутки составили более 340 военнослужащих, сообщает Минобороны РФ.",
        [
            ("losses.personnel.daily", "UA", 340, "2025-03-12", 1, "Ministry of Defence of Russia"),
        ],
    ),
    (
        "2025-03-12",
        "Журналисты подтвердили имена 97 994 российских солдат, погибших в Украине.",
        [
            ("losses.personnel.killed", "RU", 97_994, "2025-03-12", None, "Журналисты"),
        ],
    ),
    (
        "2025-03-12",
        "В секторе Газа за сутки погибли 29 палестинцев, 51 ранен, сообщил минздрав анклава.",
        [
            ("deaths.total", None, 29, "2025-03-12", 1, "Gaza Health Ministry"),
            ("injuries.total", None, 51, "2025-03-12", 1, "Gaza Health Ministry"),
        ],
    ),
    (
        "2025-03-12",
        "По данным УВКБ ООН, за пределами Украины находятся 6,9 млн беженцев.",
        [
            ("refugees.total", None, 6_900_000, "2025-03-12", None, "UNHCR"),
        ],
    ),
    (
        "2025-03-12",
        "Число внутренне перемещенных лиц в Украине составляет 3,6 млн человек, по данным МОМ.",
        [
            ("idps.total", None, 3_600_000, "2025-03-12", None, "IOM"),
        ],
    ),
    (
        "2025-03-12",
        "ВСУ выпустили по Белгородской области 65 снарядов и 34 беспилотника, ранены два мирных жителя.",
        [
            ("attacks.drones_launched", "UA", 34, "2025-03-12", None, None),
            ("civilians.injured.incident", None, 2, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "США выделили Украине 500 млн долларов военной помощи.",
        [
            ("aid.money.committed", None, 500_000_000, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "Россия за неделю применила против Украины более 1200 авиабомб, почти 870 ударных дронов и более 80 ракет, сообщил Зеленский.",
        [
            ("attacks.drones_launched", "RU", 870, "2025-03-12", 7, "Zelensky"),
            ("attacks.missiles_launched", "RU", 80, "2025-03-12", 7, "Zelensky"),
        ],
    ),
    ("2025-03-12", "Для вакцинации закупили 12 тысяч доз, а в больнице работают 300 врачей.", []),
    ("2025-03-12", "Сборная Украины забила три гола, на матче было 25 тысяч зрителей.", []),
    (
        "2025-03-12",
        "Втрати росіян за добу: 1 560 осіб, 6 танків, 19 ББМ та 49 артсистем - Генштаб",
        [
            ("losses.personnel.daily", "RU", 1_560, "2025-03-12", 1, "General Staff of Ukraine"),
            ("losses.equipment.tank.daily", "RU", 6, "2025-03-12", 1, "General Staff of Ukraine"),
            ("losses.equipment.afv.daily", "RU", 19, "2025-03-12", 1, "General Staff of Ukraine"),
            ("losses.equipment.artillery.daily", "RU", 49, "2025-03-12", 1, "General Staff of Ukraine"),
        ],
    ),
    (
        "2025-03-12",
        "Кількість загиблих у Добропіллі зросла до 11, ще 50 людей поранені, серед них семеро дітей, повідомила ДСНС.",
        [],
    ),
    (
        "2025-03-12",
        "Унаслідок удару по Добропіллю 8 березня загинули 11 людей, 50 поранені, повідомили у ДСНС.",
        [
            ("civilians.killed.incident", None, 11, "2025-03-08", None, "State Emergency Service of Ukraine"),
            ("civilians.injured.incident", None, 50, "2025-03-08", None, "State Emergency Service of Ukraine"),
        ],
    ),
    (
        "2025-03-12",
        "Росіяни атакували Одесу дронами: четверо загиблих на судні, повідомив Олег Кіпер.",
        [
            ("civilians.killed.incident", None, 4, "2025-03-12", None, "Oleh Kiper"),
        ],
    ),
    (
        "2025-03-12",
        "З початку року на Харківщині загинуло 78 цивільних, розповів Олег Синєгубов.",
        [
            ("civilians.killed", None, 78, "2025-03-12", 71, "Oleh Syniehubov"),
        ],
    ),
    (
        "2025-03-12",
        "За даними ООН, у лютому в Україні загинули 129 цивільних, 588 дістали поранення.",
        [
            ("civilians.killed", None, 129, "2025-02-28", 28, "UN"),
            ("civilians.injured", None, 588, "2025-02-28", 28, "UN"),
        ],
    ),
    ("2025-03-12", "Росія утримує в полоні понад 8 тисяч українців.", []),
    ("2025-03-12", "Уряд виділив 1,2 млрд гривень на дороги, а мінімальна пенсія зросла на 11%.", []),
    (
        "2025-03-12",
        "Литва передала Україні 90 тонн обладнання для енергетики.",
        [
            ("aid.tonnage", None, 90, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "До України прибув 41 вантаж гуманітарної допомоги загальною вагою 320 тонн, повідомило Міненерго.",
        [
            ("aid.tonnage", None, 320, "2025-03-12", None, "Energy Ministry of Ukraine"),
        ],
    ),
    (
        "2025-03-12",
        "За три роки повномасштабної війни МХП роздав 12 тисяч тонн продуктів.",
        [
            ("aid.tonnage", None, 12_000, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "Since February 2022 the Polish government's hub in Rzeszów has sent 250,000 tonnes of aid across the border into Ukraine.",
        [
            ("aid.tonnage", None, 250_000, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "Through the EU Civil Protection Mechanism, 160,000 tonnes of in-kind assistance worth over €900 million have been delivered to Ukraine.",
        [
            ("aid.tonnage", None, 160_000, "2025-03-12", None, None),
            ("aid.money.delivered", None, 900_000_000, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "The ship, loaded with 200 tonnes of rice, flour and canned tuna for Gaza, left Larnaca on Tuesday.",
        [
            ("aid.tonnage", None, 200, "2025-03-11", None, None),
        ],
    ),
    (
        "2025-03-12",
        "A cargo plane with 24 tonnes of tents and blankets from the UAE landed in N'Djamena for Sudanese refugees.",
        [
            ("aid.tonnage", None, 24, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "Azerbaijan sent 40 tonnes of generators and transformers to Ukraine, its eighth shipment.",
        [
            ("aid.tonnage", None, 40, "2025-03-12", None, None),
        ],
    ),
    (
        "2025-03-12",
        "During the ceasefire 25,000 aid trucks entered Gaza, Tom Fletcher said.",
        [
            ("aid.shipments", None, 25_000, "2025-03-12", None, "Tom Fletcher"),
        ],
    ),
    (
        "2025-03-12",
        "UNHCR delivered 14 truckloads of relief items to Kharkiv in February.",
        [
            ("aid.shipments", None, 14, "2025-02-28", 28, None),
        ],
    ),
    ("2025-03-12", "The fire destroyed 300 tonnes of food aid in a warehouse in Odesa.", []),
    ("2025-03-12", "Ukraine needs 500,000 tonnes of diesel a month for its harvest.", []),
    ("2025-03-12", "Some 100 tonnes of ammunition blew up at the depot.", []),
    (
        "2021-06-30",
        "More than 1.2 million people have been internally displaced in Burkina Faso, OCHA said, and 3.5 million need humanitarian assistance.",
        [
            ("idps.total", None, 1_200_000, "2021-06-30", None, "OCHA"),
            ("people_in_need.total", None, 3_500_000, "2021-06-30", None, "OCHA"),
        ],
    ),
    (
        "2021-06-30",
        "Armed men attacked Solhan in Burkina Faso's Yagha province on the night of 4 June, killing at least 132 civilians, the government said. Some 7,000 families fled to Sebba.",
        [
            ("civilians.killed.incident", None, 132, "2021-06-04", None, "government"),
        ],
    ),
    (
        "2021-06-30",
        "In Tigray, 350,000 people face catastrophe, and 4 million are food insecure. UNHCR has registered 46,000 Ethiopian refugees in eastern Sudan.",
        [
            ("refugees.total", None, 46_000, "2021-06-30", None, "UNHCR"),
        ],
    ),
    (
        "2021-06-30",
        "Rakhine and Chin: fighting has displaced more than 11,000 people in Mindat township since 12 May; the UN estimates that 230,000 people have been displaced across Myanmar this year.",
        [
            ("idps.new", None, 11_000, "2021-06-30", None, None),
            ("idps.new", None, 230_000, "2021-06-30", 181, "UN"),
        ],
    ),
    (
        "2021-06-30",
        "Kachin: 12 houses burned, and 3 villagers were hit by shrapnel. Camps host 95,000 people in protracted displacement.",
        [
            ("idps.total", None, 95_000, "2021-06-30", None, None),
        ],
    ),
    (
        "2021-06-30",
        "Syria: 13.4 million people are in need, 6.7 million are internally displaced and 5.6 million are registered as refugees in neighbouring countries.",
        [
            ("people_in_need.total", None, 13_400_000, "2021-06-30", None, None),
            ("idps.total", None, 6_700_000, "2021-06-30", None, None),
            ("refugees.total", None, 5_600_000, "2021-06-30", None, None),
        ],
    ),
    (
        "2021-06-30",
        "In eastern DRC, gunmen killed 55 people in two raids on villages near Boga on the night of 30 May, the Kivu Security Tracker said; a local chief put the toll at 50.",
        [
            ("civilians.killed.incident", None, 55, "2021-05-30", None, "Kivu Security Tracker"),
            ("civilians.killed.incident", None, 50, "2021-05-30", None, "local chief"),
        ],
    ),
    (
        "2021-06-30",
        "The country recorded 1,204 new COVID-19 cases and 31 deaths in 24 hours. Only 2 per cent of IDPs have been vaccinated, and 14 oxygen plants serve 22 million people in Syria.",
        [],
    ),
    ("2021-06-30", "Flooding in Unity State, South Sudan, displaced 90,000 people and drowned 12.", []),
    (
        "2021-06-30",
        "Partners distributed 3,400 NFI kits to 17,000 displaced people in Konduga, and 240 latrines were built.",
        [],
    ),
    (
        "2021-06-30",
        "A total of 1,026 migrants were returned to Libya, 61 of them children; 14 bodies washed ashore.",
        [],
    ),
    (
        "2021-06-30",
        "Inter-communal clashes over cattle left the market closed; a goat now sells for 15,000 pounds, 40 per cent more than in 2020.",
        [],
    ),
    (
        "2021-06-30",
        "The plan asks for $1.1 billion for 6.4 million people in north-east Nigeria; 20 per cent is funded.",
        [],
    ),
    (
        "2021-06-30",
        "Locusts have eaten 40,000 hectares of crops in Yemen, and WFP cut rations by 50 per cent for 8 million people.",
        [],
    ),
    (
        "2021-06-30",
        "The mission has 13,000 peacekeepers, of whom 2,400 are from Chad; three were hurt when their lorry overturned.",
        [],
    ),
    ("2021-06-30", "Some 1,400 former fighters were demobilised in Mozambique, 550 of whom received pensions.", []),
    ("2021-06-30", "A polio campaign reached 1.2 million children in Afghanistan, and 34 schools reopened.", []),
    ("2021-06-30", "The attackers abducted 140 students in Kaduna; 28 were freed and 25 escaped.", []),
    (
        "2021-06-30",
        "In all, 65 families were evicted from a camp in Mogadishu, and 3,000 shelters burned by accident.",
        [],
    ),
    (
        "2025-06-18",
        "A strike on Kharkiv killed seven people. Five of the dead were women, and two were men.",
        [
            ("civilians.killed.incident", None, 7, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "A strike on Kharkiv killed seven people, four women and three men.",
        [
            ("civilians.killed.incident", None, 7, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "A strike on Kharkiv wounded 30 people, 12 of whom were taken to hospital.",
        [
            ("civilians.injured.incident", None, 30, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "A strike on Kharkiv wounded 30 people. Twelve remain in hospital, four in grave condition.",
        [
            ("civilians.injured.incident", None, 30, "2025-06-18", None, None),
        ],
    ),
    (
        "2025-06-18",
        "A strike on Kharkiv wounded 30 people. Doctors are fighting for the lives of three.",
        [
            ("civilians.injured.incident", None, 30, "2025-06-18", None, None),
        ],
    ),
    ("2025-06-18", "A missile hit a clinic in Kharkiv; two nurses and a doctor died.", []),
    ("2025-06-18", "A missile hit a clinic in Kharkiv, killing two paramedics and wounding five.", []),
    ("2025-06-18", "The strike on Kharkiv killed a couple, aged 61 and 63, and their neighbour.", []),
    ("2025-06-18", "Rescuers pulled 12 people alive from the rubble in Kharkiv after the strike.", []),
    ("2025-06-18", "After the strike on Kharkiv 140 people were evacuated and 25 were treated for shock.", []),
    ("2025-06-18", "Ukrainian drones killed a policeman and two soldiers in Belgorod.", []),
    ("2025-06-18", "Two border guards were killed in a strike on Sumy region.", []),
    ("2025-06-18", "Five journalists were killed in an Israeli strike on Gaza on Sunday, and ten were wounded.", []),
    ("2025-06-18", "Seven aid workers were killed in an Israeli strike on Gaza.", []),
    ("2025-06-18", "Israeli strikes killed a Hamas commander and three of his bodyguards in Gaza.", []),
    ("2025-06-18", "Israel says it killed 20 militants in Rafah on Tuesday.", []),
    ("2025-06-18", "Hamas released three hostages; 48 remain in Gaza, 20 of whom are believed alive.", []),
    ("2025-06-18", "The hostages include 15 soldiers killed on October 7.", []),
    ("2025-06-18", "An Israeli soldier was killed and two were seriously wounded in Khan Younis.", []),
    ("2025-06-18", "The 2006 war killed 1,200 people in Lebanon.", []),
    ("2025-06-18", "Four people were detained over the killing of three residents of Sumy.", []),
    ("2025-06-18", "RSF fighters raped 12 women and looted 40 shops in Al Jazirah.", []),
    ("2025-06-18", "Cholera has killed 172 people in Khartoum state in a week.", []),
    ("2025-06-18", "Hunger has killed 60 children in El Fasher, local doctors say.", []),
    ("2025-06-18", "The Nigerian army said it killed 35 bandits in Zamfara.", []),
    ("2025-06-18", "Israel's strikes on Iran killed 14 scientists and 20 commanders.", []),
    ("2025-06-18", "One in four of those killed in Ukraine in May was over 60.", []),
    ("2025-06-18", "More than half of the 183 killed in May lived near the front line in Ukraine.", []),
    ("2025-06-18", "The mission verified that 40 per cent of the 836 injured in Ukraine were hurt by drones.", []),
    ("2025-06-18", "Short-range drones alone killed 64 and injured 311 in Ukraine in May, the UN said.", []),
    ("2025-06-18", "Five of those killed in Kyiv were foreigners, among them an American.", []),
    ("2025-06-18", "A memorial for the 461 children killed... no, for all of them, opened in Kyiv with 50 guests.", []),
]


@pytest.mark.parametrize(("published", "text", "rows"), TEXTS, ids=[text[:60] for _, text, _ in TEXTS])
def test_a_text_gives_its_claims_with_day_window_and_claimant(published: str, text: str, rows: list[Row]) -> None:
    found = findings(text, published=published)
    read = [
        (
            one.series,
            one.party,
            one.value if one.value is not None else (one.low, one.high),
            one.day,
            one.period,
            one.claimant,
        )
        for one in found
    ]
    assert sorted(map(repr, read)) == sorted(map(repr, rows))


def test_no_text_is_written_twice() -> None:
    texts = [text for _, text, _ in TEXTS]
    assert len(set(texts)) == len(texts)
