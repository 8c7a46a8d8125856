# ruff: noqa: E501  one sentence, one row
"""What the reader makes of single sentences, in three languages. Each row is a rule in a sentence made for it."""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

SENTENCES: list[tuple[str | None, str, list[tuple[str, str | None, object]]]] = [
    (
        None,
        "Russia has lost around 425,890 soldiers in Ukraine since the start of the full-scale invasion, the General Staff of the Armed Forces of Ukraine said on March 10.",
        [("losses.personnel.total", "RU", 425890)],
    ),
    (
        None,
        "Russian forces also lost 12 tanks, 31 armored vehicles and 40 artillery systems over the past day, the report said.",
        [
            ("losses.equipment.tank.daily", "RU", 12),
            ("losses.equipment.afv.daily", "RU", 31),
            ("losses.equipment.artillery.daily", "RU", 40),
        ],
    ),
    (
        None,
        "According to the report, Russia has also lost 6,732 tanks, 12,880 armored fighting vehicles, 345 airplanes, 325 helicopters and 26 ships and boats.",
        [
            ("losses.equipment.tank.total", "RU", 6732),
            ("losses.equipment.afv.total", "RU", 12880),
            ("losses.equipment.aircraft.total", "RU", 345),
            ("losses.equipment.helicopter.total", "RU", 325),
            ("losses.equipment.ship.total", "RU", 26),
        ],
    ),
    (
        None,
        "A Russian missile strike on an apartment block in Dnipro killed at least 40 people and wounded 75 others, regional governor Valentyn Reznichenko said.",
        [("civilians.killed.incident", None, 40), ("civilians.injured.incident", None, 75)],
    ),
    (None, "Germany will send 14 Leopard 2 tanks to Ukraine, Chancellor Olaf Scholz announced on Wednesday.", []),
    (
        None,
        "The EU has disbursed €1.5 billion in macro-financial assistance to Ukraine, the European Commission said.",
        [("aid.money.delivered", None, 1500000000)],
    ),
    (
        None,
        "Norway announced a new $250 million military aid package for Ukraine on Monday.",
        [("aid.money.committed", None, 250000000)],
    ),
    (None, "Kyiv has asked its allies for $40 billion in additional military aid next year.", []),
    (
        None,
        "Poland hosts almost a million Ukrainian refugees, according to the UN refugee agency.",
        [("refugees.total", None, 1000000)],
    ),
    (
        None,
        "More than 8 million refugees from Ukraine have been recorded across Europe, UNHCR says.",
        [("refugees.total", None, 8000000)],
    ),
    (
        None,
        "Around 17.6 million people in Ukraine need humanitarian assistance, according to OCHA.",
        [("people_in_need.total", None, 17600000)],
    ),
    (
        None,
        "Some 4.9 million Ukrainians had registered for temporary protection in the EU by the end of May, Eurostat said.",
        [("refugees.temporary_protection", None, 4900000)],
    ),
    (
        None,
        "Ukraine's air defence shot down 29 of 30 missiles launched by Russia overnight, the air force said.",
        [("attacks.missiles_intercepted", "RU", 29), ("attacks.missiles_launched", "RU", 30)],
    ),
    (
        None,
        "Russia fired 18 cruise missiles and 35 Shahed drones at Kyiv, all of which were shot down, officials said.",
        [("attacks.missiles_launched", "RU", 18), ("attacks.drones_launched", "RU", 35)],
    ),
    (
        None,
        "The Russian defence ministry said its air defences destroyed 43 Ukrainian drones over five regions overnight.",
        [("attacks.drones_intercepted", "UA", 43)],
    ),
    (None, "Russia occupies about 18 percent of Ukrainian territory.", [("territory.occupied_share", "RU", 18)]),
    (
        None,
        "Russian troops captured 450 square kilometres of Ukrainian territory in November, according to the Institute for the Study of War.",
        [("territory.change_area", "RU", 450)],
    ),
    (
        None,
        "Ukrainian forces have liberated more than 6,000 square kilometers in the Kharkiv region this month, Zelensky said.",
        [("territory.change_area", "UA", 6000)],
    ),
    (
        None,
        "At least 8,983 civilians have been killed and 15,442 injured in Ukraine since the Russian invasion began, the UN human rights office said.",
        [("civilians.killed", None, 8983), ("civilians.injured", None, 15442)],
    ),
    (
        None,
        "At least 500 children have been killed in Ukraine since Russia's invasion, prosecutors said.",
        [("children.killed", None, 500)],
    ),
    (None, "Russia could lose up to 500,000 men by the end of the year, an analyst predicted.", []),
    (None, "About 90,000 troops are stationed along the border with Ukraine.", []),
    (
        "Gaza Ministry of Health",
        "At least 22,600 people have been killed in Gaza since October 7, the Health Ministry said.",
        [("deaths.total", None, 22600)],
    ),
    (
        None,
        "Gaza's Health Ministry said 162 people were killed and 296 wounded in the past 24 hours.",
        [("deaths.total", None, 162), ("injuries.total", None, 296)],
    ),
    (
        None,
        "An Israeli air strike on a house in Rafah killed 14 people, including nine children, medics said.",
        [("civilians.killed.incident", None, 14), ("children.killed.incident", None, 9)],
    ),
    (
        None,
        "The war in Sudan has displaced more than 7 million people, the UN says.",
        [("displaced.total", None, 7000000)],
    ),
    (None, "Some 5.9 million people are internally displaced in Sudan, IOM reported.", [("idps.total", None, 5900000)]),
    (
        None,
        "Clashes in El Fasher forced 12,000 people to flee their homes last week, IOM said.",
        [("idps.new", None, 12000)],
    ),
    (
        None,
        "Gunmen killed 23 villagers in Plateau State, Nigeria, on Sunday, police said.",
        [("civilians.killed.incident", None, 23)],
    ),
    (None, "A bus crash in Nigeria killed 25 people on Sunday, police said.", []),
    (
        None,
        "An Israeli strike on Beirut killed seven people and wounded 30, Lebanon's Health Ministry said.",
        [("civilians.killed.incident", None, 7), ("civilians.injured.incident", None, 30)],
    ),
    (
        None,
        "Iran launched about 180 ballistic missiles at Israel on Tuesday night.",
        [("attacks.missiles_launched", "IR", 180)],
    ),
    (None, "Israel said it had intercepted most of the 180 missiles.", []),
    (
        None,
        "Some 230,000 households were left without power after Russian strikes on Odesa, energy company DTEK said.",
        [("energy.customers_without_power", None, 230000)],
    ),
    (None, "The plant generates about 20 percent of Ukraine's electricity.", [("energy.share", None, 20)]),
    (None, "The convoy delivered 240 tonnes of humanitarian aid to Kharkiv, OCHA said.", [("aid.tonnage", None, 240)]),
    (None, "Ukraine exported 5.4 million tonnes of grain in December.", []),
    (None, "Inflation in Russia rose to 7.4 percent while the army lost ground.", []),
    (None, "Ukraine and Russia exchanged 230 prisoners on Wednesday, officials said.", []),
    (
        None,
        "A 45-year-old man was killed and three people were injured when Russian artillery shelled Nikopol.",
        [("civilians.injured.incident", None, 3)],
    ),
    (
        None,
        "Over 315,000 Russian soldiers have been killed or wounded in Ukraine, US intelligence estimates.",
        [("losses.personnel.total", "RU", 315000)],
    ),
    (
        None,
        "Zelensky said 31,000 Ukrainian soldiers had been killed in the war.",
        [("losses.personnel.killed", "UA", 31000)],
    ),
    (
        None,
        "Ukrainian forces struck a Russian base in Makiivka, killing 89 soldiers, Moscow said.",
        [("losses.personnel.killed.incident", "RU", 89)],
    ),
    (
        None,
        "Moscow claims Ukraine lost 430 troops in the past 24 hours near Bakhmut.",
        [("losses.personnel.daily", "UA", 430)],
    ),
    (
        None,
        "The US Congress approved $61 billion in aid for Ukraine on Saturday.",
        [("aid.money.committed", None, 61000000000)],
    ),
    (None, "The World Bank puts the cost of rebuilding Ukraine at $486 billion.", []),
    (None, "The invasion has cost Russia $211 billion, the Pentagon estimates.", []),
    (
        "General Staff of Ukraine",
        "Упродовж минулої доби відбулося 94 бойових зіткнення. Ворог завдав 5 ракетних та 76 авіаційних ударів.",
        [("attacks.engagements", None, 94)],
    ),
    (
        None,
        "Унаслідок російського удару по Харкову загинули четверо людей, ще 12 поранено, повідомив голова ОВА Олег Синєгубов.",
        [("civilians.killed.incident", None, 4), ("civilians.injured.incident", None, 12)],
    ),
    (
        None,
        "За добу російські війська обстріляли 17 населених пунктів Донеччини.",
        [("attacks.settlements_shelled", "RU", 17)],
    ),
    (
        None,
        "Сили ППО вночі збили 21 з 28 ударних безпілотників, повідомили Повітряні сили ЗСУ.",
        [("attacks.drones_intercepted", "RU", 21), ("attacks.drones_launched", "RU", 28)],
    ),
    (
        None,
        "Від початку повномасштабного вторгнення в Україні загинули 514 дітей, повідомив Офіс генпрокурора.",
        [("children.killed", None, 514)],
    ),
    (
        None,
        "Внаслідок обстрілу без світла залишилися 15 тисяч споживачів на Херсонщині.",
        [("energy.customers_without_power", None, 15000)],
    ),
    (
        None,
        "ЄС виділить Україні 50 млрд євро допомоги, заявила фон дер Ляєн.",
        [("aid.money.committed", None, 50000000000)],
    ),
    (None, "Росія контролює близько 18% території України.", [("territory.occupied_share", "RU", 18)]),
    (
        None,
        "В Україні налічується 3,7 млн внутрішньо переміщених осіб, за даними МОМ.",
        [("idps.total", None, 3700000)],
    ),
    (
        "Ministry of Defence of Russia",
        "За сутки средствами ПВО сбиты 4 ракеты и 67 беспилотных летательных аппаратов ВСУ.",
        [("attacks.missiles_intercepted", "UA", 4), ("attacks.drones_intercepted", "UA", 67)],
    ),
    (
        None,
        "В результате атаки украинских беспилотников на Белгород погибли двое мирных жителей, пять человек получили ранения, сообщил губернатор Вячеслав Гладков.",
        [("civilians.killed.incident", None, 2), ("civilians.injured.incident", None, 5)],
    ),
    (
        "Ministry of Defence of Russia",
        "Потери ВСУ за сутки составили до 350 военнослужащих, два танка и пять боевых бронированных машин.",
        [
            ("losses.personnel.daily", "UA", 350),
            ("losses.equipment.tank.daily", "UA", 2),
            ("losses.equipment.afv.daily", "UA", 5),
        ],
    ),
    (
        None,
        "По данным ООН, с начала вторжения в Украине погибли более 10 тысяч мирных жителей.",
        [("civilians.killed", None, 10000)],
    ),
    (None, "Президент сообщил, что зарплаты выросли на 15 процентов.", []),
    (None, "The Ministry of Health said 3 people died of cholera in Sudan on Friday.", []),
    (None, "Russia plans to recruit 30,000 soldiers a month.", []),
    (
        None,
        "Russian shelling of Kherson killed two and injured nine over the past day, governor Oleksandr Prokudin said.",
        [("civilians.killed.incident", None, 2), ("civilians.injured.incident", None, 9)],
    ),
    (None, "Some 1.3 million Syrians returned home last year, UNHCR said.", [("returnees.total", None, 1300000)]),
    (
        None,
        "More than 19,500 Ukrainian children have been forcibly deported to Russia, Kyiv says.",
        [("children.deported", None, 19500)],
    ),
    (
        None,
        "The Kiel Institute says the EU and its members have committed €85 billion in aid to Ukraine, while the US has sent $67 billion.",
        [("aid.money.committed", None, 85000000000), ("aid.money.delivered", None, 67000000000)],
    ),
    (None, "Russia's army is 1.3 million strong and has 2,000 tanks in service.", []),
    (
        None,
        "In the West Bank, Israeli forces killed three Palestinians during a raid in Jenin, the Palestinian Health Ministry said.",
        [("civilians.killed.incident", None, 3)],
    ),
    (None, "A poll showed that 67 percent of Ukrainians oppose ceding territory to Russia.", []),
    (None, "The quake in Syria killed 5,900 people.", []),
    (
        None,
        "Myanmar's conflict has displaced 2.6 million people within the country, the UN said.",
        [("idps.total", None, 2600000)],
    ),
    (
        None,
        "Saudi-led air strikes on Sanaa killed 8 civilians, Houthi media reported.",
        [("civilians.killed.incident", None, 8)],
    ),
    (
        None,
        "M23 rebels killed at least 131 civilians in two villages in North Kivu, the UN said.",
        [("civilians.killed.incident", None, 131)],
    ),
    (
        None,
        "Ukraine's president said troops had retaken 8,000 square kilometres of territory so far this month, entirely in the northeastern Kharkiv region.",
        [("territory.change_area", "UA", 8000)],
    ),
    (
        None,
        "Russia now controls about 20% of Ukrainian land, President Volodymyr Zelenskiy told Luxembourg's parliament on Thursday.",
        [("territory.occupied_share", "RU", 20)],
    ),
    (
        None,
        "Zelensky said 60 to 100 Ukrainian soldiers are being killed in combat every day, with around 500 more wounded.",
        [("losses.personnel.killed.daily", "UA", (60, 100)), ("losses.personnel.wounded.daily", "UA", 500)],
    ),
    (
        None,
        "Nearly 9,000 Ukrainian soldiers have been killed in the war with Russia, the head of Ukraine's armed forces said on Monday.",
        [("losses.personnel.killed", "UA", 9000)],
    ),
    (
        None,
        "The US Senate has approved nearly $40bn in new aid for Ukraine, the biggest emergency aid package so far.",
        [("aid.money.committed", None, 40000000000)],
    ),
    (
        None,
        "Britain said it would provide a further 1.3 billion pounds in military support and aid to Ukraine.",
        [("aid.money.committed", None, 1300000000)],
    ),
    (None, "Germany is considering sending 50 armoured vehicles to Ukraine.", []),
    (None, "Poland has taken in more than 3.4 million refugees from Ukraine.", [("refugees.total", None, 3400000)]),
    (
        None,
        "Romania 919,574 refugees, Hungary 617,000 refugees, Moldova 467,000 refugees from Ukraine.",
        [("refugees.total", None, 919574), ("refugees.total", None, 617000), ("refugees.total", None, 467000)],
    ),
    (
        None,
        "Ukraine's military said it downed 87 cruise missiles and 27 drones out of 158 aerial targets.",
        [("attacks.missiles_intercepted", "RU", 87), ("attacks.drones_intercepted", "RU", 27)],
    ),
    (
        None,
        "Two people died in Odesa and 15 others were hurt when a drone hit a residential building, the regional governor, Oleh Kiper, wrote on Telegram.",
        [("civilians.killed.incident", None, 2), ("civilians.injured.incident", None, 15)],
    ),
    (
        None,
        "The death toll from a Russian missile strike on the village of Hroza rose to 52, including a six-year-old boy, Interior Minister Ihor Klymenko said.",
        [("civilians.killed.incident", None, 52)],
    ),
    (
        None,
        "The bodies of four people were pulled from the rubble after the strike in Kharkiv.",
        [("civilians.killed.incident", None, 4)],
    ),
    (None, "Police said two officers were killed in the shelling of Nikopol.", []),
    (
        None,
        "More than 11,000 civilians, including 520 children, have been killed in Ukraine since February 2022, according to the United Nations.",
        [("civilians.killed", None, 11000), ("children.killed", None, 520)],
    ),
    (
        None,
        "Russia's losses include 5,900 tanks and 11,000 armored vehicles, according to Kyiv.",
        [("losses.equipment.tank.total", "RU", 5900), ("losses.equipment.afv.total", "RU", 11000)],
    ),
    (
        None,
        "Oryx has visually confirmed the loss of 2,600 Russian tanks since the invasion began.",
        [("losses.equipment.tank.total", "RU", 2600)],
    ),
    (None, "Ukrainian forces destroyed two Russian helicopters and a warship in Crimea.", []),
    (None, "About 9,000 North Korean troops are in the Kursk region, the Pentagon says.", []),
    (
        None,
        "Ukraine has suffered between 70,000 and 120,000 casualties, western officials estimate.",
        [("losses.personnel.total", "UA", (70000, 120000))],
    ),
    (
        None,
        "The Russian military has lost 87 percent of its pre-war active-duty ground troops, a US intelligence assessment said.",
        [],
    ),
    (
        None,
        "Israeli strikes killed at least 68 people in the Maghazi refugee camp in central Gaza, the Hamas-run health ministry said on Sunday.",
        [("civilians.killed.incident", None, 68)],
    ),
    (
        None,
        "The number of Palestinians killed since October 7 has reached 21,507, with 55,915 injured, according to the Gaza health ministry.",
        [("deaths.total", None, 21507), ("injuries.total", None, 55915)],
    ),
    (
        None,
        "In the past 24 hours, 187 Palestinians were killed and 312 injured across the enclave, the ministry of health in Gaza said.",
        [("deaths.total", None, 187), ("injuries.total", None, 312)],
    ),
    (
        None,
        "The Israeli army says 168 of its soldiers have been killed since the ground offensive began.",
        [("losses.personnel.killed", "IL", 168)],
    ),
    (
        None,
        "About 1.9 million people in Gaza, or nearly 85 percent of the population, are estimated to be internally displaced, UNRWA says.",
        [("idps.total", None, 1900000)],
    ),
    (
        None,
        "Some 300,000 people fled Wad Madani in Sudan after the RSF attack, the IOM said.",
        [("idps.new", None, 300000)],
    ),
    (
        None,
        "Over 12,000 people have been killed in Sudan's war since April, according to ACLED.",
        [("deaths.total", None, 12000)],
    ),
    (
        None,
        "Nearly 25 million people - half of Sudan's population - need humanitarian aid, OCHA said.",
        [("people_in_need.total", None, 25000000)],
    ),
    (
        None,
        "RSF shelling of a market in Omdurman killed 27 civilians and wounded 62, activists said.",
        [("civilians.killed.incident", None, 27), ("civilians.injured.incident", None, 62)],
    ),
    (None, "Chad hosts more than 500,000 Sudanese refugees.", [("refugees.total", None, 500000)]),
    (
        None,
        "At least 160 people were killed in attacks by armed groups on villages in Nigeria's Plateau state over the weekend.",
        [("civilians.killed.incident", None, 160)],
    ),
    (
        None,
        "In Myanmar, an air strike on a village in Sagaing killed 28 people, including six children.",
        [("civilians.killed.incident", None, 28), ("children.killed.incident", None, 6)],
    ),
    (
        None,
        "As of 31 December, 6.9 million people were internally displaced in the Democratic Republic of the Congo.",
        [("idps.total", None, 6900000)],
    ),
    (None, "A fire in a market in Lagos killed 12 people.", []),
    (
        None,
        "The Houthis fired three missiles and nine drones at ships in the Red Sea.",
        [("attacks.missiles_launched", "YE", 3), ("attacks.drones_launched", "YE", 9)],
    ),
    (None, "Hezbollah launched 60 rockets at northern Israel on Saturday.", [("attacks.missiles_launched", "LB", 60)]),
    (
        None,
        "За добу в Харківській області внаслідок обстрілів загинули п'ятеро людей та 9 отримали поранення, повідомили в ОВА.",
        [("civilians.killed.incident", None, 5), ("civilians.injured.incident", None, 9)],
    ),
    (
        None,
        "Протягом минулої доби на фронті зафіксовано 133 бойових зіткнення, повідомляє Генштаб ЗСУ.",
        [("attacks.engagements", None, 133)],
    ),
    (None, "На Покровському напрямку ворог здійснив 41 атаку.", [("attacks.engagements", None, 41)]),
    (
        None,
        "Ворог за добу втратив 1 260 осіб, 8 танків, 22 артсистеми та 31 БпЛА.",
        [
            ("losses.personnel.daily", "RU", 1260),
            ("losses.equipment.tank.daily", "RU", 8),
            ("losses.equipment.artillery.daily", "RU", 22),
            ("losses.equipment.uav.daily", "RU", 31),
        ],
    ),
    (
        None,
        "США оголосили про новий пакет військової допомоги Україні на 400 мільйонів доларів.",
        [("aid.money.committed", None, 400000000)],
    ),
    (
        None,
        "Понад 6,4 млн українців виїхали за кордон через війну, за даними УВКБ ООН.",
        [("refugees.total", None, 6400000)],
    ),
    (
        None,
        "Росія випустила по Україні 55 ракет і 21 дрон, ППО збила 39 ракет та 20 дронів.",
        [
            ("attacks.missiles_launched", "RU", 55),
            ("attacks.drones_launched", "RU", 21),
            ("attacks.missiles_intercepted", "RU", 39),
            ("attacks.drones_intercepted", "RU", 20),
        ],
    ),
    (None, "Внаслідок ДТП на Львівщині загинули троє людей.", []),
    (None, "За даними Мінекономіки, експорт зріс на 12%, а дефіцит бюджету становить 1,3 трлн грн.", []),
    (
        None,
        "Щонайменше 13 людей загинули під час обстрілу ринку в Донецьку, заявила російська окупаційна влада.",
        [("civilians.killed.incident", None, 13)],
    ),
    (
        None,
        "Минобороны РФ заявило, что ПВО за ночь уничтожила 57 украинских БПЛА над Краснодарским краем.",
        [("attacks.drones_intercepted", "UA", 57)],
    ),
    (
        None,
        "Число погибших при обрушении подъезда дома в Белгороде из-за удара ВСУ выросло до 15 человек, сообщил губернатор Гладков.",
        [("civilians.killed.incident", None, 15)],
    ),
    (
        None,
        "С начала войны Россия потеряла в Украине около 480 тысяч военных, считает Генштаб ВСУ.",
        [("losses.personnel.total", "RU", 480000)],
    ),
    (
        None,
        "Без света остались около 40 тысяч жителей Херсонской области после удара.",
        [("energy.customers_without_power", None, 40000)],
    ),
    (
        None,
        "По оценке ООН, 14,6 миллиона человек в Украине нуждаются в гуманитарной помощи.",
        [("people_in_need.total", None, 14600000)],
    ),
    (
        None,
        "ВСУ за неделю потеряли на этом направлении до 1 765 военнослужащих и 12 танков, сообщили в Минобороны РФ.",
        [("losses.personnel.total", "UA", 1765), ("losses.equipment.tank.total", "UA", 12)],
    ),
    (
        None,
        "Japan will give $4.5 billion to Ukraine, Prime Minister Kishida announced.",
        [("aid.money.committed", None, 4500000000)],
    ),
    (
        None,
        "The EU has so far provided 88 billion euros in support to Ukraine and its people.",
        [("aid.money.delivered", None, 88000000000)],
    ),
    (None, "Kyiv needs $9 billion a month to keep its economy running.", []),
    (None, "Russia earned $15 billion from oil exports in March despite sanctions over Ukraine.", []),
    (
        None,
        "UNHCR delivered 1,300 tonnes of relief items to Ukraine in 38 convoys.",
        [("aid.tonnage", None, 1300), ("aid.shipments", None, 38)],
    ),
    (
        None,
        "Nuclear power accounts for more than 55% of Ukraine's electricity generation.",
        [("energy.share", None, 55)],
    ),
    (
        None,
        "A Russian attack cut power to 270,000 consumers in Kharkiv and the surrounding region.",
        [("energy.customers_without_power", None, 270000)],
    ),
    (
        None,
        "Russian forces hold roughly 70 percent of Donetsk Oblast, the ISW said.",
        [("territory.occupied_share", "RU", 70)],
    ),
    (
        None,
        "Russia seized 278 square kilometers between May 9 and 15, according to the ISW.",
        [("territory.change_area", "RU", 278)],
    ),
    (
        "Air Force of Ukraine",
        "У ніч на 29 травня 2023 року російські окупанти завдали удару по військових об'єктах та об'єктах критичної інфраструктури України, застосувавши до 40 крилатих ракет Х-101/Х-555 та близько 35 ударних БпЛА Shahed-136/131. Знищено 37 крилатих ракет та 29 ударних БпЛА.",
        [
            ("attacks.missiles_launched", "RU", 40),
            ("attacks.drones_launched", "RU", 35),
            ("attacks.missiles_intercepted", "RU", 37),
            ("attacks.drones_intercepted", "RU", 29),
        ],
    ),
    (
        "Air Force of Ukraine",
        "У ніч на 9 червня противник атакував 499-ма засобами повітряного нападу:\n- 479 ударних БпЛА типу Shahed та безпілотників-імітаторів;\n- 4 аеробалістичні ракети Х-47М2 Кинджал;\n- 10 крилатих ракет Х-101.\nПідтверджено збиття 292 ворожих БпЛА та 19 ракет.",
        [
            ("attacks.drones_launched", "RU", 479),
            ("attacks.missiles_launched", "RU", 4),
            ("attacks.missiles_launched", "RU", 10),
            ("attacks.drones_intercepted", "RU", 292),
            ("attacks.missiles_intercepted", "RU", 19),
        ],
    ),
    (
        "Ministry of Defence of Russia",
        "В течение прошедшей ночи дежурными средствами ПВО уничтожены и перехвачены 19 украинских беспилотных летательных аппаратов: восемь – над территорией Курской области, шесть – над Белгородской областью, пять – над Воронежской областью.",
        [
            ("attacks.drones_intercepted", "UA", 19),
            ("attacks.drones_intercepted", "UA", 8),
            ("attacks.drones_intercepted", "UA", 6),
            ("attacks.drones_intercepted", "UA", 5),
        ],
    ),
    (
        "Polish outlet, machine-translated",
        "The General Staff of the Armed Forces of Ukraine said on Sunday that Russia lost 1,160 soldiers in the last day.Since the beginning of the invasion, the losses of the Russian army have already exceeded 424,000 soldiers, 6,700 tanks and 12,900 armored vehicles.",
        [
            ("losses.personnel.daily", "RU", 1160),
            ("losses.personnel.total", "RU", 424000),
            ("losses.equipment.tank.total", "RU", 6700),
            ("losses.equipment.afv.total", "RU", 12900),
        ],
    ),
    (
        "The Guardian",
        "At least 11 people were killed and 89 injured in Russian missile strikes on cities across Ukraine on Monday, the State Emergency Service said. In Kyiv, at least five people died and 51 were injured, according to the mayor, Vitali Klitschko. Ukraine's military said it had shot down 43 of the 83 missiles fired.",
        [
            ("civilians.killed", None, 11),
            ("civilians.injured", None, 89),
            ("civilians.killed.incident", None, 5),
            ("civilians.injured.incident", None, 51),
            ("attacks.missiles_intercepted", "RU", 43),
            ("attacks.missiles_launched", "RU", 83),
        ],
    ),
    (
        "The Guardian",
        "Vladimir Putin announced a partial mobilisation on Wednesday, with 300,000 reservists to be called up. Russia's defence minister, Sergei Shoigu, said 5,937 Russian soldiers had been killed in the conflict.",
        [("losses.personnel.killed", "RU", 5937)],
    ),
    (
        "The New York Times",
        "The C.I.A. director estimated on Wednesday that 15,000 Russian troops had been killed and perhaps 45,000 wounded since the invasion began.",
        [("losses.personnel.killed", "RU", 15000), ("losses.personnel.wounded", "RU", 45000)],
    ),
    (
        "BBC",
        "The UN has recorded 8,006 civilian deaths and 13,287 civilians injured in Ukraine, though the true number is likely to be much higher.",
        [("civilians.killed", None, 8006), ("civilians.injured", None, 13287)],
    ),
    (
        "BBC",
        "Russian forces have captured nearly 2,700 sq km of Ukrainian territory this year, compared with just 465 sq km in the whole of 2023, according to ISW data.",
        [("territory.change_area", "RU", 2700), ("territory.change_area", "RU", 465)],
    ),
    (
        None,
        "Ukrainian President Volodymyr Zelensky asked for seven more Patriot systems. The G7 agreed a $50bn loan for Ukraine on Thursday using frozen Russian assets.",
        [("aid.money.committed", None, 50000000000)],
    ),
    (
        None,
        "The Pentagon announced an $800 million weapons package for Ukraine that includes cluster munitions, 32 Stryker vehicles and 4,000 rockets.",
        [("aid.money.committed", None, 800000000)],
    ),
    (
        "humanitarian report (HumSet)",
        "[12th March 2021, DRC] Some 3,500 people were displaced following clashes between the armed forces and ADF in Beni territory, North Kivu, between 1 and 7 March. OCHA reports that 5.2 million people are internally displaced in the country, the highest number in Africa. In February, 45 civilians were killed in attacks attributed to ADF.",
        [("idps.new", None, 3500), ("idps.total", None, 5200000), ("civilians.killed", None, 45)],
    ),
    (
        "humanitarian report (HumSet)",
        "[May 2020, Libya] As of 31 March, IOM DTM identified 373,709 IDPs in Libya. 57 per cent of IDPs live in rented accommodation. Health facilities report 64 cases of COVID-19 and three deaths.",
        [("idps.total", None, 373709)],
    ),
    (
        "humanitarian report (HumSet)",
        "[June 2021, Bangladesh] 884,000 Rohingya refugees live in 34 camps in Cox's Bazar. A fire in March destroyed 9,500 shelters and displaced 45,000 refugees. 50 per cent of refugee households reported reduced food intake.",
        [("refugees.total", None, 884000)],
    ),
    (
        "Sudan incident narratives (compiled news)",
        "At least 14 people were killed and 23 others wounded on Friday when the Sudanese air force bombed the Kass market in South Darfur, the Emergency Lawyers group said. Seven of the dead were children. More than 6,000 families have fled to Kalma camp since the attack.",
        [("civilians.killed.incident", None, 14), ("civilians.injured.incident", None, 23)],
    ),
    (
        "Sudan incident narratives (compiled news)",
        "The RSF said it killed 120 SAF soldiers and captured 46 vehicles in the battle for Babanusa. The army denied the claim.",
        [("losses.personnel.killed.incident", "SD", 120)],
    ),
    (None, "Inflation in Sudan reached 256 percent and the pound fell to 1,200 against the dollar.", []),
    ("BBC", "England won 3-1 in front of 78,000 fans, while a heatwave has killed 1,400 people in Spain.", []),
    ("BBC", "A gunman killed five people and injured 11 in a shopping centre in Texas, police said.", []),
    ("BBC", "More than 600 migrants have drowned off Libya this year, the IOM said.", []),
    ("BBC", "Ukraine will receive 18 F-16 jets from the Netherlands, and Germany has supplied 12 IRIS-T systems.", []),
    (None, "Russia's central bank cut its key rate to 14%, and GDP grew by 1.1% last year.", []),
    (None, "The court sentenced three men to 15 years for spying for Russia.", []),
    (None, "The Nazi siege of Leningrad killed about 800,000 civilians.", []),
    (None, "Ukraine's parliament approved the law with 263 votes; 12 deputies abstained.", []),
    (None, "Russia's summer offensive involved 160,000 troops and 900 tanks, Zelensky said.", []),
    (None, "Kyiv and Moscow each returned 1,000 prisoners and Russia handed over 6,000 bodies of fallen soldiers.", []),
    (None, "EU leaders agreed to spend 800 billion euros on defence over the next decade, citing Russia.", []),
    (None, "The war could cost Ukraine 3.5 percent of its GDP; 4 million Ukrainians may leave if power fails.", []),
    (
        "Gaza Ministry of Health",
        "In the past 48 hours, 12 martyrs and 41 injuries arrived at hospitals in the Gaza Strip.",
        [("deaths.total", None, 12), ("injuries.total", None, 41)],
    ),
    (
        None,
        "Since the ceasefire took effect, Israeli fire has killed 1,050 people in Gaza, medics there said.",
        [("deaths.total", None, 1050)],
    ),
    (
        None,
        "Syria's war has killed more than half a million people and displaced half of the population.",
        [("deaths.total", None, 500000)],
    ),
    (
        None,
        "Внаслідок ракетного удару по Дніпру загинула одна людина, ще семеро поранені, серед них двоє дітей, повідомив очільник ОВА Сергій Лисак.",
        [
            ("civilians.killed.incident", None, 1),
            ("civilians.injured.incident", None, 7),
        ],
    ),
    (
        None,
        "Росія втратила ще 980 військових, 4 танки та 12 ББМ за добу, йдеться у зведенні Генштабу. Загалом від початку вторгнення ліквідовано 1 020 400 окупантів.",
        [
            ("losses.personnel.daily", "RU", 980),
            ("losses.equipment.tank.daily", "RU", 4),
            ("losses.equipment.afv.daily", "RU", 12),
            ("losses.personnel.total", "RU", 1020400),
        ],
    ),
    (None, "У Києві через атаку знеструмлено понад 200 будинків, евакуйовано 150 людей.", []),
    (None, "Нацбанк підвищив облікову ставку до 15,5%.", []),
    (
        None,
        "В ДНР за сутки погибли трое мирных жителей, еще девять ранены из-за обстрелов ВСУ, сообщили власти.",
        [("civilians.killed.incident", None, 3), ("civilians.injured.incident", None, 9)],
    ),
    (
        "The Guardian",
        "Ukraine's deputy prime minister, Iryna Vereshchuk, said 7,295 people were evacuated from Ukrainian cities through humanitarian corridors on Sunday. The UN said at least 902 civilians had been killed and 1,459 injured since Russia launched its invasion on 24 February. Most of the casualties were caused by heavy artillery. The UN refugee agency said 3.39 million people had fled Ukraine.",
        [("civilians.killed", None, 902), ("civilians.injured", None, 1459), ("refugees.total", None, 3390000)],
    ),
    (
        "The Guardian",
        "A missile attack on a train station in the eastern city of Kramatorsk killed at least 52 people and wounded more than 100, officials said. Ukraine's president said Russia had carried out the strike with a Tochka-U missile. Britain will send another £100m of high-grade military equipment to Ukraine, Boris Johnson said. The European Union has pledged a further €1bn.",
        [
            ("civilians.killed.incident", None, 52),
            ("civilians.injured.incident", None, 100),
            ("aid.money.committed", None, 100000000),
            ("aid.money.committed", None, 1000000000),
        ],
    ),
    (
        "BBC",
        "Russia has said 89 troops were killed in a Ukrainian missile attack on New Year's Day in Makiivka. Ukraine claimed 400 soldiers had died and 300 were wounded. It is the highest number of deaths acknowledged by Moscow in the war.",
        [("losses.personnel.killed.incident", "RU", 89), ("losses.personnel.killed.incident", "RU", 400)],
    ),
    (
        "CNN",
        "The House passed a $95 billion package on Saturday, including $61 billion for Ukraine and $26 billion for Israel. The bill now goes to the Senate. Ukraine has lost about 583 square kilometers of territory since October, a Washington-based group said.",
        [
            ("aid.money.committed", None, 95000000000),
            ("aid.money.committed", None, 61000000000),
            ("aid.money.committed", None, 26000000000),
            ("territory.change_area", "RU", 583),
        ],
    ),
    (
        "Kyiv Independent",
        "General Staff: Russia has lost 850,490 troops in Ukraine since Feb. 24, 2022. Russia has also lost 10,020 tanks, 20,876 armored fighting vehicles, 36,464 vehicles and fuel tanks, 23,018 artillery systems, 1,277 multiple launch rocket systems, 1,062 air defense systems, 370 airplanes, 331 helicopters, 24,842 drones, 28 ships and boats, and one submarine.",
        [
            ("losses.personnel.total", "RU", 850490),
            ("losses.equipment.tank.total", "RU", 10020),
            ("losses.equipment.afv.total", "RU", 20876),
            ("losses.equipment.vehicle.total", "RU", 36464),
            ("losses.equipment.artillery.total", "RU", 23018),
            ("losses.equipment.mlrs.total", "RU", 1277),
            ("losses.equipment.air_defense.total", "RU", 1062),
            ("losses.equipment.aircraft.total", "RU", 370),
            ("losses.equipment.helicopter.total", "RU", 331),
            ("losses.equipment.uav.total", "RU", 24842),
            ("losses.equipment.ship.total", "RU", 28),
            ("losses.equipment.submarine.total", "RU", 1),
        ],
    ),
    (
        "New York Times",
        "The total number of Ukrainian and Russian troops killed or wounded since the war began is nearing 500,000, U.S. officials said. Russia's military casualties are approaching 300,000, including as many as 120,000 deaths and 170,000 to 180,000 injured troops. The officials put the Ukrainian figures at close to 70,000 killed and 100,000 to 120,000 wounded.",
        [
            ("losses.personnel.total", "RU", 300000),
            ("losses.personnel.killed", "RU", 120000),
            ("losses.personnel.wounded", "RU", (170000, 180000)),
            ("losses.personnel.killed", "UA", 70000),
            ("losses.personnel.wounded", "UA", (100000, 120000)),
        ],
    ),
    (
        "OCHA",
        "In January, 161 civilians were killed and 757 injured in Ukraine. An estimated 3.7 million people remain internally displaced, and 12.7 million need humanitarian assistance in 2026. Partners reached 1.2 million people with aid in February. Strikes on 12 February left 300,000 families in Odesa without electricity.",
        [
            ("civilians.killed", None, 161),
            ("civilians.injured", None, 757),
            ("idps.total", None, 3700000),
            ("people_in_need.total", None, 12700000),
            ("energy.customers_without_power", None, 300000),
        ],
    ),
    (
        "UK outlet (BBC/Guardian/Telegraph)",
        "The mayor of Mariupol said more than 5,000 civilians had died in the besieged city, including 210 children. Around 120,000 residents are still trapped there. He said Russian forces had destroyed 90 per cent of the city's infrastructure.",
        [("civilians.killed", None, 5000), ("children.killed", None, 210)],
    ),
    (
        "The Guardian",
        "The death toll from a Russian rocket strike on a train station in Chaplyne has risen to 25, including two children, and 31 people were injured, officials said. Joe Biden announced nearly $3bn in new US military aid for Kyiv on Wednesday, bringing the total to $13.5bn since the start of his administration.",
        [
            ("civilians.killed.incident", None, 25),
            ("children.killed.incident", None, 2),
            ("civilians.injured.incident", None, 31),
            ("aid.money.committed", None, 3000000000),
            ("aid.money.committed", None, 13500000000),
        ],
    ),
    (
        "US outlet (CNN/Fox News/Washington Post)",
        "The Ukrainian military says Russia has lost 48,350 troops, 1,997 tanks and 234 planes. CNN cannot independently verify the claims. US officials believe up to 80,000 Russians have been killed or wounded.",
        [
            ("losses.personnel.total", "RU", 48350),
            ("losses.equipment.tank.total", "RU", 1997),
            ("losses.equipment.aircraft.total", "RU", 234),
            ("losses.personnel.total", "RU", 80000),
        ],
    ),
    (
        "Polish outlet, machine-translated (TVN24/Gazeta/Onet)",
        "In the last day, the Russian army lost 650 soldiers, five tanks and seven drones - the Ukrainian General Staff said in a communiqué.In total, since the beginning of the war, Russia has lost about 150,000 people.Poland will hand over 14 Leopards to Kyiv.",
        [
            ("losses.personnel.daily", "RU", 650),
            ("losses.equipment.tank.daily", "RU", 5),
            ("losses.equipment.uav.daily", "RU", 7),
            ("losses.personnel.total", "RU", 150000),
        ],
    ),
    (
        "Kyiv Post",
        "Wagner chief Yevgeny Prigozhin said his group lost 20,000 fighters in the battle for Bakhmut. The White House estimated that Russia had suffered 100,000 casualties in the past five months, including 20,000 killed.",
        [("losses.personnel.total", "RU", 100000), ("losses.personnel.killed", "RU", 20000)],
    ),
    (
        "Sudan incident narratives (compiled news)",
        "According to the Sudan Doctors Network, RSF artillery shelling on El Fasher killed 15 civilians and injured 38 on Monday. IOM DTM estimated that 136,130 people were displaced from Sennar between 24 June and 7 July. Over 10.7 million people are now internally displaced in Sudan, the UN agency said.",
        [
            ("civilians.killed.incident", None, 15),
            ("civilians.injured.incident", None, 38),
            ("idps.new", None, 136130),
            ("idps.total", None, 10700000),
        ],
    ),
    (
        "humanitarian report (HumSet)",
        "[2nd August 2020, Burkina Faso] As of 8 July 2020, 978,744 people were internally displaced in Burkina Faso, a 4 per cent increase compared to June. Nearly 2.9 million people need humanitarian assistance. An attack on a convoy in Est region left 25 civilians dead.",
        [
            ("idps.total", None, 978744),
            ("people_in_need.total", None, 2900000),
            ("civilians.killed.incident", None, 25),
        ],
    ),
    (
        "Ukrainian news channel",
        "Росіяни атакували Україну 273 дронами, що стало рекордом. Сили оборони збили 88 безпілотників, ще 128 локаційно втрачені. На Київщині загинула 28-річна жінка, троє людей поранені.",
        [
            ("attacks.drones_launched", "RU", 273),
            ("attacks.drones_intercepted", "RU", 88),
            ("attacks.drones_intercepted", "RU", 128),
            ("civilians.injured.incident", None, 3),
        ],
    ),
    (
        "Ministry of Defence of Russia",
        "Уничтожены 9 украинских дронов над Брянской областью.",
        [("attacks.drones_intercepted", "UA", 9)],
    ),
    (
        "General Staff of Ukraine",
        "Усього протягом цієї доби відбулося 154 бойові зіткнення. На Покровському напрямку окупанти здійснили 58 атак. Сьогодні противник завдав 62 авіаційних ударів, скинувши 104 КАБ.",
        [("attacks.engagements", None, 154), ("attacks.engagements", None, 58)],
    ),
    (
        "OCHA",
        "Between January and April, attacks killed 859 civilians and injured 3,859, a 64 per cent increase from last year. Some 3.8 million people remain displaced within Ukraine.",
        [("civilians.killed", None, 859), ("civilians.injured", None, 3859), ("idps.total", None, 3800000)],
    ),
]


@pytest.mark.parametrize(("publisher", "text", "expected"), SENTENCES, ids=[row[1][:60] for row in SENTENCES])
def test_a_sentence_gives_its_claims_and_no_others(
    publisher: str | None, text: str, expected: list[tuple[str, str | None, object]]
) -> None:
    found = findings(text, published="2024-05-12", publisher=publisher)
    assert [
        (one.series, one.party, one.value if one.value is not None else (one.low, one.high)) for one in found
    ] == expected


NO_CLAIMS = [
    "Ukraine's economy shrank by 30 percent in 2022 after Russia's invasion, and unemployment reached 25 percent.",
    "NATO will keep 300,000 troops on high readiness, and the US will station 2,800 soldiers in Poland because of the war in Ukraine.",
    "Ukraine has received 31 Abrams tanks, 300 armoured vehicles and 2,000 missiles from its partners.",
    "Russia produces 2,700 drones a month and has stockpiled 13,000 missiles for strikes on Ukraine.",
    "A survey found that 82 percent of Ukrainians would not cede any territory to Russia.",
    "The IAEA said the Zaporizhzhia plant lost power for 3 hours; 6 reactors are shut down, some 5,000 staff remain.",
    "Police in Kyiv detained 14 people accused of stealing $40 million meant for the army.",
    "More than 5,000 Ukrainians were evacuated from Kharkiv region and 1,200 houses were damaged by Russian shelling.",
    "The grain deal allowed 33 million tonnes of grain to leave Ukraine's ports on 1,000 ships.",
    "Russian courts fined Google $20 million over the war; 19,700 protesters have been detained since February.",
    "About 70 countries voted for the UN resolution on Ukraine, 10 against and 25 abstained.",
    "Sudan's army chief met 12 ambassadors in Port Sudan; 4 political parties rejected the plan.",
    "At the Gaza border, 200 trucks waited; Israel let 45 in.",
    "The Red Cross visited 1,500 prisoners of war, and 95 Ukrainian soldiers were returned home in an exchange.",
    "Zelensky, 44, met 27 EU leaders for 2 hours and said Ukraine needs 10 Patriot batteries and $5 billion a month.",
    "Up to 1 million people could be displaced if Russia attacks Odesa, the UN warned.",
    "The US wants to send $8 billion more in military aid to Ukraine, but Republicans are blocking a vote.",
    "Fighters from 55 countries have joined the foreign legion, about 20,000 people in all, Ukraine says.",
    "Turkey's earthquake killed 50,000 people and left 1.5 million homeless, some of them Syrian refugees.",
    "Russia's budget deficit reached 1.7 trillion roubles as war costs rose 59 percent.",
    "In 1943 the battle of Kursk cost the Red Army 250,000 dead.",
    "The suspect shot dead two police officers and wounded 3 in St Petersburg on Friday.",
    "Ukraine's population has fallen from 41 million to 35 million since 2022, demographers say.",
    "The drone flew 1,200 km and carried 50 kg of explosives to a Russian refinery that processes 12 million tonnes of oil a year.",
    "Aid agencies have vaccinated 640,000 children against polio in Gaza and treated 4,000 for malnutrition.",
    "Росія за рік призвала 160 тисяч строковиків, повідомили в Генштабі.",
    "У Львові відремонтували 15 шкіл на 3,5 млн євро, які надав ЄС.",
    "Сили оборони отримали 100 дронів та 20 автомобілів від волонтерів.",
    "В Белгороде эвакуировали 300 человек, в школах занятия отменены до 25 мая.",
    "Суд приговорил к 12 годам колонии двух военнослужащих ВСУ.",
    "The World Food Programme plans to feed 3 million people in Sudan and needs $300 million.",
    "Germany approved 100 billion euros for its army and will spend 2 percent of GDP on defence after Russia's attack on Ukraine.",
    "Some 60 percent of Ukraine's energy infrastructure has been destroyed; 9 gigawatts of capacity were lost.",
    "Hamas holds 133 hostages; 105 were freed during the truce in exchange for 240 Palestinian prisoners.",
]


@pytest.mark.parametrize("text", NO_CLAIMS, ids=[text[:60] for text in NO_CLAIMS])
def test_numbers_of_other_things_give_no_claim(text: str) -> None:
    assert findings(text, published="2024-05-12") == []
