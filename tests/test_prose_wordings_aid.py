# ruff: noqa: E501  one sentence, one row
"""People on the move, aid, land and power in the wordings of many newsrooms. Each row is a sentence made for its rule."""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

SENTENCES: list[tuple[str, list[tuple[str, str | None, float]], str | None]] = [
    (
        "The number of Ukrainian refugees in Europe has climbed to 5.9 million, according to UNHCR.",
        [("refugees.total", None, 5_900_000)],
        "UNHCR",
    ),
    (
        "Close to 1.2 million Ukrainians have found refuge in Germany, the interior ministry said.",
        [("refugees.total", None, 1_200_000)],
        None,
    ),
    ("Poland is home to around 950,000 people who fled the war in Ukraine.", [("refugees.total", None, 950_000)], None),
    (
        "Chad alone is hosting more than 610,000 Sudanese refugees, UNHCR figures show.",
        [("refugees.total", None, 610_000)],
        "UNHCR",
    ),
    (
        "More than two million people have crossed into neighbouring countries since the war in Sudan began in April 2023.",
        [("refugees.total", None, 2_000_000)],
        None,
    ),
    (
        "Lebanon shelters some 1.5 million Syrians, the UN refugee agency says.",
        [("refugees.total", None, 1_500_000)],
        "UNHCR",
    ),
    (
        "Around 90,000 people, mostly women and children, have sought asylum in Uganda since fighting erupted in Sudan.",
        [("refugees.total", None, 90_000)],
        None,
    ),
    (
        "Egypt has received 514,000 Sudanese since the conflict started, the International Organization for Migration said.",
        [("refugees.total", None, 514_000)],
        "IOM",
    ),
    (
        "A total of 6.4 million refugees from Ukraine were recorded globally as of 12 March 2024, the UN refugee agency reported.",
        [("refugees.total", None, 6_400_000)],
        "UNHCR",
    ),
    (
        "Since the Russian invasion, 3.5 million Ukrainians have left the country, mostly for Poland.",
        [("refugees.total", None, 3_500_000)],
        None,
    ),
    (
        "Cox's Bazar hosts nearly 960,000 Rohingya refugees who escaped the military crackdown in Myanmar.",
        [("refugees.total", None, 960_000)],
        None,
    ),
    (
        "The Czech Republic has taken in about 340,000 refugees since Russia's full-scale invasion.",
        [("refugees.total", None, 340_000)],
        None,
    ),
    ("At the end of 2023, 6.5 million Syrians were refugees abroad.", [("refugees.total", None, 6_500_000)], None),
    (
        "The war has sent nearly three million people fleeing across Sudan's borders.",
        [("refugees.total", None, 3_000_000)],
        None,
    ),
    (
        "Another 880,000 have fled to Chad, South Sudan and Egypt, the UN said of the war in Sudan.",
        [("refugees.total", None, 880_000)],
        "UN",
    ),
    (
        "At the end of February, 4.3 million people who fled Ukraine had temporary protection status in the EU, Eurostat data show.",
        [("refugees.temporary_protection", None, 4_300_000)],
        "Eurostat",
    ),
    (
        "Germany granted temporary protection to 1,270,150 Ukrainians, Eurostat said.",
        [("refugees.temporary_protection", None, 1_270_150)],
        "Eurostat",
    ),
    (
        "Some 955,520 beneficiaries of temporary protection from Ukraine live in Poland.",
        [("refugees.temporary_protection", None, 955_520)],
        None,
    ),
    (
        "The number of Ukrainians under temporary protection in Ireland stood at 104,870.",
        [("refugees.temporary_protection", None, 104_870)],
        None,
    ),
    (
        "About 3.7 million people remain internally displaced within Ukraine, the IOM found in its latest survey.",
        [("idps.total", None, 3_700_000)],
        "IOM",
    ),
    (
        "Some 6.6 million people have been displaced inside Sudan since April 2023, according to the IOM's Displacement Tracking Matrix.",
        [("idps.total", None, 6_600_000)],
        "IOM",
    ),
    (
        "More than 3 million people are now uprooted within Myanmar, the United Nations said.",
        [("idps.total", None, 3_000_000)],
        "UN",
    ),
    ("Inside Syria, 7.2 million people remain displaced, OCHA said.", [("idps.total", None, 7_200_000)], "OCHA"),
    (
        "The number of internally displaced persons in the Democratic Republic of the Congo has reached 7.2 million.",
        [("idps.total", None, 7_200_000)],
        None,
    ),
    (
        "As many as 1.9 million Gazans, nine in ten, have been displaced within the enclave, UNRWA said.",
        [("idps.total", None, 1_900_000)],
        "UNRWA",
    ),
    (
        "Ukraine counts 4.9 million registered IDPs, according to the Ministry of Social Policy.",
        [("idps.total", None, 4_900_000)],
        None,
    ),
    (
        "In North Kivu, over 1.6 million people are living in displacement as M23 rebels advance.",
        [("idps.total", None, 1_600_000)],
        None,
    ),
    (
        "Nigeria's north-east hosts 2.2 million displaced people after fifteen years of the Boko Haram insurgency.",
        [("idps.total", None, 2_200_000)],
        None,
    ),
    (
        "An estimated 5 million people were internally displaced in Ukraine as of May 2023.",
        [("idps.total", None, 5_000_000)],
        None,
    ),
    (
        "Sudan now has the world's largest displacement crisis, with 8.1 million people internally displaced.",
        [("idps.total", None, 8_100_000)],
        None,
    ),
    (
        "Fighting in El Fasher displaced 58,000 people in the first week of May, IOM said.",
        [("idps.new", None, 58_000)],
        "IOM",
    ),
    (
        "Clashes between the army and M23 around Goma drove 144,000 people from their homes in February.",
        [("idps.new", None, 144_000)],
        None,
    ),
    (
        "More than 14,000 people were newly displaced in Kharkiv region over the past week, WHO said.",
        [("idps.new", None, 14_000)],
        "WHO",
    ),
    (
        "Some 360,000 people have fled Rafah since Israel's first evacuation order a week ago, UNRWA said.",
        [("idps.new", None, 360_000)],
        "UNRWA",
    ),
    (
        "The offensive uprooted at least 30,000 civilians in northern Rakhine, Myanmar, in two days.",
        [("idps.new", None, 30_000)],
        None,
    ),
    (
        "Renewed shelling has forced 7,500 residents of Idlib to flee their homes, the UN said.",
        [("idps.new", None, 7500)],
        "UN",
    ),
    (
        "The war in Sudan has uprooted 8.7 million people in all, both inside the country and across its borders.",
        [("displaced.total", None, 8_700_000)],
        None,
    ),
    (
        "More than 10 million Ukrainians, a quarter of the population, have been driven from their homes, inside or outside the country.",
        [("displaced.total", None, 10_000_000)],
        None,
    ),
    (
        "Over 9 million people have been forced from their homes since fighting broke out in Sudan.",
        [("displaced.total", None, 9_000_000)],
        None,
    ),
    (
        "Fourteen million Ukrainians have had to leave their homes since the invasion began.",
        [("displaced.total", None, 14_000_000)],
        None,
    ),
    (
        "About 4.5 million Ukrainians have come back home from abroad or from elsewhere in the country, IOM says.",
        [("returnees.total", None, 4_500_000)],
        "IOM",
    ),
    (
        "Since December, 270,000 Syrian refugees have gone home, UNHCR said.",
        [("returnees.total", None, 270_000)],
        "UNHCR",
    ),
    ("The number of returnees in Ukraine was estimated at 4.57 million.", [("returnees.total", None, 4_570_000)], None),
    (
        "Nearly 560,000 displaced Gazans have gone back to the north of the Strip since the ceasefire took hold.",
        [("returnees.total", None, 560_000)],
        None,
    ),
    (
        "Over one million internally displaced Syrians have returned to their areas of origin, OCHA said.",
        [("returnees.total", None, 1_000_000)],
        "OCHA",
    ),
    (
        "Some 14.6 million people in Ukraine are in need of humanitarian assistance this year.",
        [("people_in_need.total", None, 14_600_000)],
        None,
    ),
    (
        "Half of Sudan's population, 24.8 million people, need aid, the UN says.",
        [("people_in_need.total", None, 24_800_000)],
        "UN",
    ),
    (
        "OCHA estimates that 18.6 million people require humanitarian assistance in Myanmar.",
        [("people_in_need.total", None, 18_600_000)],
        "OCHA",
    ),
    (
        "The number of people needing humanitarian help in Syria has risen to 16.7 million, the highest since the war began.",
        [("people_in_need.total", None, 16_700_000)],
        None,
    ),
    (
        "An estimated 17.6 million Ukrainians depend on humanitarian aid.",
        [("people_in_need.total", None, 17_600_000)],
        None,
    ),
    (
        "In Yemen, 18.2 million people are in need of humanitarian aid and protection after nine years of war.",
        [("people_in_need.total", None, 18_200_000)],
        None,
    ),
    (
        "Humanitarian needs have soared, with 25.4 million people requiring assistance in the Democratic Republic of the Congo.",
        [("people_in_need.total", None, 25_400_000)],
        None,
    ),
    (
        "Washington unveiled a $400 million weapons package for Ukraine on Friday.",
        [("aid.money.committed", None, 400_000_000)],
        None,
    ),
    (
        "The Netherlands will contribute €2 billion in military support for Ukraine next year, the defence minister said.",
        [("aid.money.committed", None, 2_000_000_000)],
        None,
    ),
    (
        "Berlin pledged a further 500 million euros in military aid to Kyiv.",
        [("aid.money.committed", None, 500_000_000)],
        None,
    ),
    (
        "The European Council agreed on a €50 billion support facility for Ukraine.",
        [("aid.money.committed", None, 50_000_000_000)],
        None,
    ),
    (
        "The House of Representatives passed a $60.8 billion aid bill for Ukraine on Saturday.",
        [("aid.money.committed", None, 60_800_000_000)],
        None,
    ),
    (
        "Denmark is donating 2.3 billion Danish kroner worth of ammunition and drones to Ukraine.",
        [("aid.money.committed", None, 2_300_000_000)],
        None,
    ),
    (
        "Japan announced it would extend $4.5 billion in additional financial support to Ukraine.",
        [("aid.money.committed", None, 4_500_000_000)],
        None,
    ),
    (
        "Canada earmarked C$500 million for military assistance to Ukraine, Trudeau said.",
        [("aid.money.committed", None, 500_000_000)],
        None,
    ),
    (
        "Donors at a conference in Paris pledged more than 2 billion euros for Sudan.",
        [("aid.money.committed", None, 2_000_000_000)],
        None,
    ),
    (
        "Britain's total military, humanitarian and economic support for Ukraine now stands at £12 billion.",
        [("aid.money.committed", None, 12_000_000_000)],
        None,
    ),
    (
        "The package, valued at $275 million, includes artillery rounds and air defence missiles for Ukraine.",
        [("aid.money.committed", None, 275_000_000)],
        None,
    ),
    ("The World Bank approved a $1.5 billion loan for Ukraine.", [("aid.money.committed", None, 1_500_000_000)], None),
    (
        "Norway's Nansen programme sets aside 75 billion kroner in support for Ukraine over five years.",
        [("aid.money.committed", None, 75_000_000_000)],
        None,
    ),
    (
        "The IMF's board signed off on a $880 million tranche for Ukraine.",
        [("aid.money.committed", None, 880_000_000)],
        None,
    ),
    (
        "The EU is allocating €100 million in humanitarian aid to help those affected by the war in Ukraine.",
        [("aid.money.committed", None, 100_000_000)],
        None,
    ),
    ("The UK announced £89 million in aid for Sudan.", [("aid.money.committed", None, 89_000_000)], None),
    (
        "Since the start of the war the United States has committed about $44.2 billion in security assistance to Ukraine, the Pentagon said.",
        [("aid.money.committed", None, 44_200_000_000)],
        "US Department of Defense",
    ),
    (
        "Lithuania has so far provided Ukraine with military support worth 500 million euros.",
        [("aid.money.delivered", None, 500_000_000)],
        None,
    ),
    (
        "Ukraine received a €1.5 billion tranche of macro-financial assistance from the EU on Thursday.",
        [("aid.money.delivered", None, 1_500_000_000)],
        None,
    ),
    (
        "The World Bank has transferred $1.25 billion to Ukraine's budget.",
        [("aid.money.delivered", None, 1_250_000_000)],
        None,
    ),
    (
        "Brussels disbursed 4.2 billion euros to Kyiv under the Ukraine Facility.",
        [("aid.money.delivered", None, 4_200_000_000)],
        None,
    ),
    (
        "Estonia has given Ukraine military aid worth half a billion euros.",
        [("aid.money.delivered", None, 500_000_000)],
        None,
    ),
    (
        "In total, 3.9 billion dollars in budget support has reached Ukraine from the US.",
        [("aid.money.delivered", None, 3_900_000_000)],
        None,
    ),
    (
        "The EU sent 500 million euros in humanitarian help to Ukraine.",
        [("aid.money.delivered", None, 500_000_000)],
        None,
    ),
    (
        "A $61 billion aid package for Ukraine has been held up for months by Republicans in the House.",
        [("aid.money.stalled", None, 61_000_000_000)],
        None,
    ),
    (
        "Hungary is still blocking 6.6 billion euros in EU military aid for Ukraine.",
        [("aid.money.stalled", None, 6_600_000_000)],
        None,
    ),
    (
        "Some €500 million in military assistance to Kyiv remained blocked by Budapest.",
        [("aid.money.stalled", None, 500_000_000)],
        None,
    ),
    (
        "A convoy of 16 trucks brought 230 tonnes of food and medicine to Kherson, the UN said.",
        [("aid.tonnage", None, 230)],
        "UN",
    ),
    ("WFP airlifted 40 metric tons of relief supplies to El Fasher in Sudan.", [("aid.tonnage", None, 40)], None),
    (
        "More than 3,000 tonnes of humanitarian cargo have been delivered to Ukraine by rail, UNICEF said.",
        [("aid.tonnage", None, 3000)],
        "UNICEF",
    ),
    ("Jordan's air force dropped 36 tonnes of aid over northern Gaza.", [("aid.tonnage", None, 36)], None),
    ("A ship carrying 200 tons of food aid reached Gaza on Friday.", [("aid.tonnage", None, 200)], None),
    (
        "Since the war began Poland has handed over 25,000 tonnes of humanitarian aid to Ukraine.",
        [("aid.tonnage", None, 25_000)],
        None,
    ),
    ("UNHCR dispatched 98 tonnes of relief items to Chad for Sudanese refugees.", [("aid.tonnage", None, 98)], None),
    ("More than 1,100 aid trucks entered Gaza on Sunday, the UN said.", [("aid.shipments", None, 1100)], "UN"),
    (
        "The agency has sent 112 convoys with humanitarian aid to front-line towns in Ukraine.",
        [("aid.shipments", None, 112)],
        None,
    ),
    (
        "A total of 216 truckloads of aid crossed into Gaza on Tuesday through Kerem Shalom.",
        [("aid.shipments", None, 216)],
        None,
    ),
    ("Moscow's forces now hold roughly a fifth of Ukraine.", [("territory.occupied_share", "RU", 20)], None),
    (
        "Russia had seized 27 percent of Ukraine's territory by late March 2022, ISW said.",
        [("territory.occupied_share", "RU", 27)],
        "ISW",
    ),
    (
        "Almost 18% of Ukraine is under Russian occupation, DeepState says.",
        [("territory.occupied_share", "RU", 18)],
        "DeepState",
    ),
    ("The Arakan Army controls 14 of 17 townships, or about 90 percent of Rakhine state, in Myanmar.", [], None),
    ("Russian troops control 99 percent of Luhansk region.", [("territory.occupied_share", "RU", 99)], None),
    (
        "Russia's army took 427 square kilometres of Ukrainian land in November, DeepState reported.",
        [("territory.change_area", "RU", 427)],
        "DeepState",
    ),
    (
        "Kyiv's forces have clawed back 300 square kilometres in the south since June, a general said.",
        [("territory.change_area", "UA", 300)],
        None,
    ),
    (
        "Ukrainian troops overran some 1,250 square kilometres of Russia's Kursk region in August, Syrskyi said.",
        [("territory.change_area", "UA", 1250)],
        "Oleksandr Syrskyi",
    ),
    (
        "In 2024 Russian forces advanced 4,168 square kilometers, according to ISW.",
        [("territory.change_area", "RU", 4168)],
        "ISW",
    ),
    (
        "Russian advances amounted to 505 sq km in May, AFP calculated from ISW data.",
        [("territory.change_area", "RU", 505)],
        None,
    ),
    (
        "Ukraine recaptured more than 8,500 square kilometres in the Kharkiv region, Zelensky said.",
        [("territory.change_area", "UA", 8500)],
        "Zelensky",
    ),
    (
        "Russia occupies around 113,000 square kilometres of Ukraine.",
        [("territory.occupied_area", "RU", 113_000)],
        None,
    ),
    (
        "Some 116,250 square km of Ukrainian territory are held by Russia, the Belfer Center estimated.",
        [("territory.occupied_area", "RU", 116_250)],
        None,
    ),
    (
        "Over the past week Russian troops gained 42 square miles, Russia Matters said.",
        [("territory.change_area", "RU", 108.7795)],
        "Russia Matters",
    ),
    (
        "Russian forces wrested 60 square kilometres from Ukraine in a week, ISW estimates.",
        [("territory.change_area", "RU", 60)],
        "ISW",
    ),
    (
        "Kyiv's troops still held about 480 square kilometres of Kursk region in January.",
        [("territory.occupied_area", "UA", 480)],
        None,
    ),
    ("Nuclear plants supply more than 55 percent of Ukraine's electricity.", [("energy.share", None, 55)], None),
    (
        "The Zaporizhzhia plant once accounted for a fifth of Ukraine's power generation.",
        [("energy.share", None, 20)],
        None,
    ),
    (
        "More than 600,000 consumers lost power in Odesa region after a Russian drone strike, DTEK said.",
        [("energy.customers_without_power", None, 600_000)],
        "DTEK",
    ),
    (
        "Russian missiles knocked out electricity to 350,000 homes in Kharkiv, the mayor said.",
        [("energy.customers_without_power", None, 350_000)],
        None,
    ),
    (
        "Half a million residents of Belgorod were without electricity after Ukrainian shelling, governor Vyacheslav Gladkov said.",
        [("energy.customers_without_power", None, 500_000)],
        "Vyacheslav Gladkov",
    ),
    (
        "Power was cut to 1.1 million households in Ukraine following the overnight attack.",
        [("energy.customers_without_power", None, 1_100_000)],
        None,
    ),
    (
        "The strike plunged 70,000 families in Sumy into darkness, regional authorities said.",
        [("energy.customers_without_power", None, 70_000)],
        None,
    ),
    (
        "Electricity outages affected 230,000 customers in three Ukrainian regions after the attack, Ukrenergo said.",
        [("energy.customers_without_power", None, 230_000)],
        "Ukrenergo",
    ),
    ("IOM: 10.9 million people displaced inside Sudan", [("idps.total", None, 10_900_000)], "IOM"),
    (
        "By UNHCR's count, 1.3 million Ukrainians have fled to Poland since the invasion.",
        [("refugees.total", None, 1_300_000)],
        "UNHCR",
    ),
    (
        "By the Pentagon's reckoning, Russia holds about 18 percent of Ukraine.",
        [("territory.occupied_share", "RU", 18)],
        "US Department of Defense",
    ),
    (
        "Figures from Eurostat show 4.2 million people under temporary protection after fleeing Ukraine.",
        [("refugees.temporary_protection", None, 4_200_000)],
        "Eurostat",
    ),
    (
        "The UN's humanitarian office put the number of people in need of aid in Ukraine at 12.7 million.",
        [("people_in_need.total", None, 12_700_000)],
        "OCHA",
    ),
    (
        "ISW believes Russian troops gained 240 square kilometres in June.",
        [("territory.change_area", "RU", 240)],
        "ISW",
    ),
    (
        '"More than 4.1 million Ukrainians are internally displaced," said a spokeswoman for UNHCR.',
        [("idps.total", None, 4_100_000)],
        "UNHCR",
    ),
    (
        "The Kiel Institute's tracker lists €267 billion in aid committed to Ukraine.",
        [("aid.money.committed", None, 267_000_000_000)],
        "Kiel Institute",
    ),
    ("UNHCR's website shows 6.9 million Ukrainian refugees worldwide.", [("refugees.total", None, 6_900_000)], "UNHCR"),
    (
        "Since the full-scale invasion began the agency, UNHCR, has recorded 5.8 million refugees from Ukraine.",
        [("refugees.total", None, 5_800_000)],
        "UNHCR",
    ),
    (
        "Over half a million Sudanese have trekked across the frontier into South Sudan since the conflict flared, UNHCR said on Tuesday.",
        [("refugees.total", None, 500_000)],
        "UNHCR",
    ),
    (
        "The tally of Ukrainian refugees registered across Europe now tops 5.9 million, UNHCR said.",
        [("refugees.total", None, 5_900_000)],
        "UNHCR",
    ),
    (
        "Uganda is now sheltering 70,000 refugees from Sudan, officials in Kampala said.",
        [("refugees.total", None, 70_000)],
        None,
    ),
    (
        "The conflict has pushed 1.2 million Sudanese over the border into Chad.",
        [("refugees.total", None, 1_200_000)],
        None,
    ),
    (
        "Ireland has given sanctuary to about 100,000 Ukrainians since Russia invaded.",
        [("refugees.total", None, 100_000)],
        None,
    ),
    (
        "Turkey still hosts 3.1 million Syrians, down from 3.7 million in 2021.",
        [("refugees.total", None, 3_100_000), ("refugees.total", None, 3_700_000)],
        None,
    ),
    (
        "Some 4.3 million non-EU citizens who fled Ukraine were under temporary protection in the EU, according to Eurostat.",
        [("refugees.temporary_protection", None, 4_300_000)],
        "Eurostat",
    ),
    (
        "Of the 6.7 million refugees from Ukraine, 6.2 million are in Europe, UNHCR data show.",
        [("refugees.total", None, 6_700_000), ("refugees.total", None, 6_200_000)],
        "UNHCR",
    ),
    (
        "The UN migration agency estimates that 3.6 million people are displaced within Ukraine.",
        [("idps.total", None, 3_600_000)],
        "IOM",
    ),
    (
        "An estimated 400,000 people fled their homes in North Kivu in January alone as M23 fighters closed in on Goma, UNHCR said.",
        [("idps.new", None, 400_000)],
        "UNHCR",
    ),
    (
        "Israeli bombardment has displaced some 90,000 people in southern Lebanon, the UN says.",
        [("idps.new", None, 90_000)],
        "UN",
    ),
    (
        "The assault on Zamzam camp sent up to 400,000 people fleeing towards Tawila, the IOM reported.",
        [("idps.new", None, 400_000)],
        "IOM",
    ),
    (
        "More than one in six Ukrainians, 7.1 million people, were internally displaced by late April 2022, IOM found.",
        [("idps.total", None, 7_100_000)],
        "IOM",
    ),
    (
        "At least 5,000 residents left Vovchansk and nearby villages in three days as Russian troops advanced, local officials said.",
        [],
        None,
    ),
    (
        "Sudan's war has created 14 million displaced people, 3 million of whom have fled abroad.",
        [("displaced.total", None, 14_000_000), ("refugees.total", None, 3_000_000)],
        None,
    ),
    (
        "Nearly 13 million people in Sudan had been displaced by January, including more than 3 million who crossed into neighbouring countries.",
        [("displaced.total", None, 13_000_000), ("refugees.total", None, 3_000_000)],
        None,
    ),
    (
        "Since the fall of Assad, over 1.2 million refugees and 1.9 million internally displaced people have returned home, according to the UN.",
        [("returnees.total", None, 1_200_000), ("returnees.total", None, 1_900_000)],
        "UN",
    ),
    (
        "About 100,000 Sudanese returned to Khartoum in May from other parts of the country, the IOM said.",
        [("returnees.total", None, 100_000)],
        "IOM",
    ),
    (
        "Aid groups say 30.4 million people - two-thirds of Sudan's population - need assistance.",
        [("people_in_need.total", None, 30_400_000)],
        None,
    ),
    (
        "The number of Ukrainians who need humanitarian help has fallen to 12.7 million.",
        [("people_in_need.total", None, 12_700_000)],
        None,
    ),
    ("In Myanmar 19.9 million people will need humanitarian assistance, a third of the population.", [], None),
    (
        "Italy approved a ninth military aid package for Ukraine worth 140 million euros.",
        [("aid.money.committed", None, 140_000_000)],
        None,
    ),
    (
        "Sweden pledged SEK 13.3 billion in military support to Ukraine, its biggest package so far.",
        [("aid.money.committed", None, 13_300_000_000)],
        None,
    ),
    (
        "Kyiv will get 3.5 billion euros from the EU under the loan agreed last year, the Commission announced on Tuesday.",
        [("aid.money.committed", None, 3_500_000_000)],
        None,
    ),
    (
        "The Biden administration on Thursday announced a further $988 million in arms and equipment for Ukraine.",
        [("aid.money.committed", None, 988_000_000)],
        None,
    ),
    (
        "Spain commits €1bn of weapons to Ukraine in 2024 under a security deal signed by Pedro Sánchez.",
        [("aid.money.committed", None, 1_000_000_000)],
        None,
    ),
    (
        "Norway has donated over 25 billion kroner in military and civilian support to Ukraine.",
        [("aid.money.delivered", None, 25_000_000_000)],
        None,
    ),
    (
        "Western partners have given Ukraine $108 billion in weapons and equipment since 2022, the Kiel Institute says.",
        [("aid.money.delivered", None, 108_000_000_000)],
        "Kiel Institute",
    ),
    (
        "The World Bank has mobilised more than $38 billion for Ukraine, of which $29.5 billion has been disbursed.",
        [("aid.money.committed", None, 38_000_000_000), ("aid.money.delivered", None, 29_500_000_000)],
        None,
    ),
    (
        "Aid to Ukraine worth €6.6bn remains stuck because of a Hungarian veto.",
        [("aid.money.stalled", None, 6_600_000_000)],
        None,
    ),
    (
        "The Trump administration has paused $400 million in arms deliveries to Ukraine.",
        [("aid.money.stalled", None, 400_000_000)],
        None,
    ),
    (
        "A cargo plane with 50 tonnes of medical supplies from the EU landed in Port Sudan on Sunday.",
        [("aid.tonnage", None, 50)],
        None,
    ),
    ("Egypt's Red Crescent sent 2,500 tonnes of humanitarian supplies to Gaza.", [("aid.tonnage", None, 2500)], None),
    (
        "Inter-agency convoys carried 1,900 tonnes of food, hygiene kits and medicine to front-line villages in Kharkiv and Donetsk oblasts, OCHA said.",
        [("aid.tonnage", None, 1900)],
        "OCHA",
    ),
    (
        "A UN convoy of 17 trucks carrying 460 tonnes of relief reached people in Zaporizhzhia region.",
        [("aid.tonnage", None, 460)],
        None,
    ),
    ("Since October 2023, the UAE has delivered 72,000 tonnes of aid to Gaza.", [("aid.tonnage", None, 72_000)], None),
    ("About a fifth of Ukraine is in Russian hands.", [("territory.occupied_share", "RU", 20)], None),
    (
        "Russian forces have occupied some 19 percent of the country since 2014.",
        [("territory.occupied_share", "RU", 19)],
        None,
    ),
    ("Kyiv retains control of roughly a quarter of Donetsk region.", [("territory.occupied_share", "UA", 25)], None),
    (
        "Israel's military says it holds 65 percent of the Gaza Strip.",
        [("territory.occupied_share", "IL", 65)],
        "Israel Defense Forces",
    ),
    ("The RSF controls nearly all of Darfur, while the army holds 60 percent of Khartoum.", [], None),
    (
        "Moscow's army conquered 4,336 sq km in 2025, an AFP analysis of ISW data showed.",
        [("territory.change_area", "RU", 4336)],
        None,
    ),
    (
        "Russian gains slowed to 182 square kilometres in April, the smallest monthly figure in a year, DeepState said.",
        [("territory.change_area", "RU", 182)],
        "DeepState",
    ),
    (
        "Ukraine took about 1,300 square kilometres of Kursk region at the height of its incursion.",
        [("territory.change_area", "UA", 1300)],
        None,
    ),
    (
        "In three weeks Ukrainian troops liberated nearly 9,000 sq km in the north-east.",
        [("territory.change_area", "UA", 9000)],
        None,
    ),
    (
        "Two million Ukrainians woke up without power on Friday after Russia's missile barrage, President Zelensky said.",
        [("energy.customers_without_power", None, 2_000_000)],
        "Zelensky",
    ),
    (
        "Some 190,000 homes across Sumy and Chernihiv regions had no electricity on Monday morning following Russian attacks, the energy ministry said.",
        [("energy.customers_without_power", None, 190_000)],
        "Energy Ministry of Ukraine",
    ),
    (
        "Attacks on substations left more than 1.5 million consumers without electricity, prime minister Denys Shmyhal said of the Russian barrage on Ukraine.",
        [("energy.customers_without_power", None, 1_500_000)],
        "Denys Shmyhal",
    ),
    (
        "The raid cut off power for 100,000 people in the Russian-held part of Zaporizhzhia region, according to Yevgeny Balitsky.",
        [("energy.customers_without_power", None, 100_000)],
        "Yevgeny Balitsky",
    ),
    (
        "Jordan hosts roughly 620,000 registered Syrian refugees, the UN refugee agency said.",
        [("refugees.total", None, 620_000)],
        "UNHCR",
    ),
    (
        "Some 3.3 million Sudanese are now refugees, most of them in Egypt and Chad.",
        [("refugees.total", None, 3_300_000)],
        None,
    ),
    (
        "Around 50,000 Congolese crossed into Burundi in two weeks of February as M23 advanced, UNHCR said.",
        [("refugees.total", None, 50_000)],
        "UNHCR",
    ),
    (
        "The number of Ukrainians seeking refuge in Moldova has passed 120,000.",
        [("refugees.total", None, 120_000)],
        None,
    ),
    (
        "Beneficiaries of temporary protection who fled Ukraine numbered 4.26 million at the end of March, Eurostat said.",
        [("refugees.temporary_protection", None, 4_260_000)],
        "Eurostat",
    ),
    (
        "A year on, 1.1 million people remain internally displaced in Lebanon after Israel's offensive.",
        [("idps.total", None, 1_100_000)],
        None,
    ),
    (
        "In eastern DR Congo, 7 million people are internally displaced, more than ever before, IOM said.",
        [("idps.total", None, 7_000_000)],
        "IOM",
    ),
    (
        "About 35,000 families, or 175,000 people, have been newly displaced from El Fasher since April, DTM reported.",
        [("idps.new", None, 175_000)],
        "IOM",
    ),
    (
        "The war has forced 12.3 million Sudanese out of their homes, among them 3.5 million refugees.",
        [("displaced.total", None, 12_300_000), ("refugees.total", None, 3_500_000)],
        None,
    ),
    (
        "One in three Syrians, some 16.5 million people, is in need of aid.",
        [("people_in_need.total", None, 16_500_000)],
        None,
    ),
    (
        "Belgium will supply Ukraine with €1 billion of military aid this year, its prime minister said.",
        [("aid.money.committed", None, 1_000_000_000)],
        None,
    ),
    (
        "A fresh $2.3 billion arms package for Kyiv was announced by the Pentagon on Tuesday.",
        [("aid.money.committed", None, 2_300_000_000)],
        "US Department of Defense",
    ),
    (
        "Latvia's government agreed to give Ukraine weapons worth 10 million euros.",
        [("aid.money.committed", None, 10_000_000)],
        None,
    ),
    ("EU leaders signed off on a 50-billion-euro lifeline for Ukraine.", [], None),
    ("The UK will lend Ukraine £2.26 billion for weapons, backed by frozen Russian assets.", [], None),
    (
        "France has provided Ukraine with 3.8 billion euros in military equipment since the invasion, the defence ministry said.",
        [("aid.money.delivered", None, 3_800_000_000)],
        None,
    ),
    (
        "The IMF has paid out $8.7 billion to Ukraine under the programme.",
        [("aid.money.delivered", None, 8_700_000_000)],
        None,
    ),
    (
        "$1.9 billion of the loan has reached Kyiv, the finance ministry said.",
        [("aid.money.delivered", None, 1_900_000_000)],
        None,
    ),
    ("US aid of $61 billion for Ukraine is stuck in Congress.", [("aid.money.stalled", None, 61_000_000_000)], None),
    (
        "The trucks brought 840 tonnes of flour to Deir al-Balah, the World Food Programme said.",
        [("aid.tonnage", None, 840)],
        "World Food Programme",
    ),
    ("Romania has shipped 620 tonnes of relief goods to Ukraine.", [("aid.tonnage", None, 620)], None),
    (
        "On Wednesday 92 lorries with aid crossed into Gaza, Israel's military said.",
        [("aid.shipments", None, 92)],
        "Israel Defense Forces",
    ),
    ("By Kyiv's own estimate, Moscow controls a fifth of the country.", [("territory.occupied_share", "RU", 20)], None),
    (
        "Russian forces held 66 percent of Donetsk region in January, according to ISW.",
        [("territory.occupied_share", "RU", 66)],
        "ISW",
    ),
    (
        "Russia grabbed 564 square kilometres in July, DeepState's map shows, the most since November.",
        [("territory.change_area", "RU", 564)],
        "DeepState",
    ),
    ("Kyiv lost 236 square km in February, the least in eight months.", [("territory.change_area", "RU", 236)], None),
    (
        "The Russians have 116,000 square kilometres of Ukraine under their control.",
        [("territory.occupied_area", "RU", 116_000)],
        None,
    ),
    (
        "Ukraine gets more than half its electricity from nuclear plants, 55 percent of it in winter.",
        [("energy.share", None, 50)],
        None,
    ),
    (
        "The Zaporizhzhia plant used to provide 20 percent of the country's electricity.",
        [("energy.share", None, 20)],
        None,
    ),
    (
        "Some 57,000 homes in the Zaporizhzhia region lost electricity when Russian drones hit a substation.",
        [("energy.customers_without_power", None, 57_000)],
        None,
    ),
    ("Some 1.2 million Ukrainians are living in exile in Germany.", [("refugees.total", None, 1_200_000)], None),
    (
        "Poland has opened its doors to 2.1 million people fleeing the war in Ukraine.",
        [("refugees.total", None, 2_100_000)],
        None,
    ),
    (
        "Nearly 4 million people have streamed out of Ukraine since the invasion.",
        [("refugees.total", None, 4_000_000)],
        None,
    ),
    ("UNHCR has logged 6.3 million refugees from Ukraine.", [("refugees.total", None, 6_300_000)], "UNHCR"),
    ("In Chad there are now 780,000 refugees from Darfur.", [("refugees.total", None, 780_000)], None),
    ("Another 300,000 Ukrainians found shelter in the Czech Republic.", [("refugees.total", None, 300_000)], None),
    (
        "Moscow's troops have pushed forward by 210 square kilometres in a month.",
        [("territory.change_area", "RU", 210)],
        None,
    ),
    (
        "Kyiv has given up 150 square kilometres near Pokrovsk since March.",
        [("territory.change_area", "RU", 150)],
        None,
    ),
    ("Russia has swallowed a fifth of its neighbour, Ukraine.", [("territory.occupied_share", "RU", 20)], None),
    ("Seven tenths of Donetsk region is in Russian hands.", [("territory.occupied_share", "RU", 70)], None),
    (
        "About 112,000 square kilometres of Ukraine remain under Russian control.",
        [("territory.occupied_area", "RU", 112_000)],
        None,
    ),
    ("Half of the country's power comes from nuclear stations in Ukraine.", [("energy.share", None, 50)], None),
    (
        "The attack left the lights off for 400,000 households in Odesa.",
        [("energy.customers_without_power", None, 400_000)],
        None,
    ),
    (
        "Some 250,000 people in Belgorod woke up in the dark after the strike.",
        [("energy.customers_without_power", None, 250_000)],
        None,
    ),
    (
        "In Kherson 17,000 flats had no current after the shelling.",
        [("energy.customers_without_power", None, 17_000)],
        None,
    ),
    (
        "Paris is putting up another €2 billion for Ukraine's army.",
        [("aid.money.committed", None, 2_000_000_000)],
        None,
    ),
    ("Tokyo has chipped in $3 billion for Ukraine.", [("aid.money.delivered", None, 3_000_000_000)], None),
    (
        "Canberra came up with A$100 million in military help for Kyiv.",
        [("aid.money.committed", None, 100_000_000)],
        None,
    ),
    (
        "За даними УВКБ ООН, у Європі перебуває близько 5,9 млн біженців з України.",
        [("refugees.total", None, 5_900_000)],
        "UNHCR",
    ),
    ("Польща прийняла понад 950 тисяч українських біженців.", [("refugees.total", None, 950_000)], None),
    (
        "З початку повномасштабної війни за кордон виїхали 6,3 мільйона українців.",
        [("refugees.total", None, 6_300_000)],
        None,
    ),
    (
        "Тимчасовий захист у країнах ЄС мають 4,2 млн українців, повідомив Євростат.",
        [("refugees.temporary_protection", None, 4_200_000)],
        "Eurostat",
    ),
    (
        "Статус тимчасового захисту в Німеччині отримали 1,2 млн громадян України.",
        [("refugees.temporary_protection", None, 1_200_000)],
        None,
    ),
    (
        "В Україні зареєстровано 4,6 млн внутрішньо переміщених осіб, повідомили в Мінсоцполітики.",
        [("idps.total", None, 4_600_000)],
        None,
    ),
    ("Кількість переселенців в Україні сягнула 4,9 мільйона.", [("idps.total", None, 4_900_000)], None),
    (
        "Допомоги потребують 12,7 млн людей в Україні, за оцінкою ООН.",
        [("people_in_need.total", None, 12_700_000)],
        "UN",
    ),
    ("Додому повернулися понад 4,5 млн українців, повідомила МОМ.", [("returnees.total", None, 4_500_000)], "IOM"),
    (
        "Німеччина оголосила новий пакет військової допомоги Україні на 500 млн євро.",
        [("aid.money.committed", None, 500_000_000)],
        None,
    ),
    (
        "Норвегія виділить 1 млрд євро на військову підтримку України.",
        [("aid.money.committed", None, 1_000_000_000)],
        None,
    ),
    (
        "Україна отримала 1,5 млрд євро макрофінансової допомоги від ЄС.",
        [("aid.money.delivered", None, 1_500_000_000)],
        None,
    ),
    ("Світовий банк перерахував Україні 1,25 млрд доларів.", [("aid.money.delivered", None, 1_250_000_000)], None),
    (
        "США передали Україні військову допомогу на суму понад 40 млрд доларів.",
        [("aid.money.delivered", None, 40_000_000_000)],
        None,
    ),
    ("Угорщина блокує 6,5 млрд євро військової допомоги Україні.", [("aid.money.stalled", None, 6_500_000_000)], None),
    (
        "Росіяни окупували близько 20% території України, заявив Зеленський.",
        [("territory.occupied_share", "RU", 20)],
        "Zelensky",
    ),
    (
        "За тиждень росіяни окупували 61 кв. км, повідомляє DeepState.",
        [("territory.change_area", "RU", 61)],
        "DeepState",
    ),
    (
        "ЗСУ звільнили понад 6 тисяч квадратних кілометрів території, заявив президент Зеленський.",
        [("territory.change_area", "UA", 6000)],
        "Zelensky",
    ),
    ("Під окупацією перебуває 18% України.", [("territory.occupied_share", "RU", 18)], None),
    (
        "Без світла залишилися 130 тисяч абонентів на Сумщині, повідомили в обленерго.",
        [("energy.customers_without_power", None, 130_000)],
        None,
    ),
    (
        "Унаслідок атаки знеструмлено 50 тисяч споживачів Одещини, повідомили в ДТЕК.",
        [("energy.customers_without_power", None, 50_000)],
        None,
    ),
    ("АЕС виробляють понад половину електроенергії в Україні.", [("energy.share", None, 50)], None),
    ("До Харкова доставили 200 тонн гуманітарної допомоги.", [("aid.tonnage", None, 200)], None),
    (
        "Через бойові дії домівки були змушені покинути 14 мільйонів українців.",
        [("displaced.total", None, 14_000_000)],
        None,
    ),
    (
        "Станом на травень у Польщі проживає 956 тисяч українських біженців, повідомляє УВКБ ООН.",
        [("refugees.total", None, 956_000)],
        "UNHCR",
    ),
    (
        "За даними Євростату, тимчасовим захистом в ЄС користуються 4,3 мільйона українців.",
        [("refugees.temporary_protection", None, 4_300_000)],
        "Eurostat",
    ),
    ("Кількість ВПО в Україні становить 4,6 млн осіб.", [("idps.total", None, 4_600_000)], None),
    (
        "ЄС перерахував Україні черговий транш у розмірі 1,5 млрд євро.",
        [("aid.money.delivered", None, 1_500_000_000)],
        None,
    ),
    ("Японія надасть Україні 4,5 млрд доларів допомоги.", [("aid.money.committed", None, 4_500_000_000)], None),
    ("Росія контролює 19% території України, повідомив ISW.", [("territory.occupied_share", "RU", 19)], "ISW"),
    (
        "У листопаді ворог окупував 505 кв. км, підрахували аналітики DeepState.",
        [("territory.change_area", "RU", 505)],
        "DeepState",
    ),
    (
        "Після нічної атаки знеструмлені 70 тисяч клієнтів на Чернігівщині, повідомило Чернігівобленерго.",
        [("energy.customers_without_power", None, 70_000)],
        None,
    ),
    ("Рада ЄС схвалила виділення Україні 4,2 млрд євро.", [("aid.money.committed", None, 4_200_000_000)], None),
    ("З України виїхали понад 6 млн біженців.", [("refugees.total", None, 6_000_000)], None),
    ("У Чехії тимчасовий захист мають 380 тисяч українців.", [("refugees.temporary_protection", None, 380_000)], None),
    (
        "Від початку вторгнення Польща прихистила понад мільйон біженців з України.",
        [("refugees.total", None, 1_000_000)],
        None,
    ),
    (
        "За тиждень окупанти захопили 84 квадратні кілометри, повідомляє DeepState.",
        [("territory.change_area", "RU", 84)],
        "DeepState",
    ),
    (
        "Данія виділяє Україні військову допомогу на 2,2 млрд данських крон.",
        [("aid.money.committed", None, 2_200_000_000)],
        None,
    ),
    (
        "Через атаку дронів знеструмлено 20 тисяч абонентів у Полтавській області, повідомив голова ОВА.",
        [("energy.customers_without_power", None, 20_000)],
        None,
    ),
    ("Канада передала Україні 5 млрд канадських доларів.", [("aid.money.delivered", None, 5_000_000_000)], None),
    (
        "По данным УВКБ ООН, в Европе находятся 5,9 млн беженцев из Украины.",
        [("refugees.total", None, 5_900_000)],
        "UNHCR",
    ),
    ("Польша приняла более 950 тысяч украинских беженцев.", [("refugees.total", None, 950_000)], None),
    ("С начала войны из Украины выехали более 6 миллионов человек.", [("refugees.total", None, 6_000_000)], None),
    (
        "Временную защиту в ЕС получили 4,2 млн украинцев, сообщил Евростат.",
        [("refugees.temporary_protection", None, 4_200_000)],
        "Eurostat",
    ),
    (
        "В Украине насчитывается 3,7 млн внутренне перемещённых лиц, по данным МОМ.",
        [("idps.total", None, 3_700_000)],
        "IOM",
    ),
    ("В гуманитарной помощи нуждаются 14,6 млн жителей Украины.", [("people_in_need.total", None, 14_600_000)], None),
    ("В Судане внутренне перемещёнными стали 7,1 млн человек, сообщила МОМ.", [("idps.total", None, 7_100_000)], "IOM"),
    ("Германия выделит Украине 7 млрд евро военной помощи.", [("aid.money.committed", None, 7_000_000_000)], None),
    (
        "США выделили Украине новый пакет военной помощи на 275 млн долларов.",
        [("aid.money.committed", None, 275_000_000)],
        None,
    ),
    ("Украина получила от ЕС транш в 1,5 млрд евро.", [("aid.money.delivered", None, 1_500_000_000)], None),
    ("Россия контролирует около 20% территории Украины.", [("territory.occupied_share", "RU", 20)], None),
    (
        "Российские войска заняли 240 квадратных километров в ноябре, подсчитал ISW.",
        [("territory.change_area", "RU", 240)],
        "ISW",
    ),
    (
        "Без электричества остались 40 тысяч жителей Белгорода, сообщил губернатор Гладков.",
        [("energy.customers_without_power", None, 40_000)],
        None,
    ),
    ("В сектор Газа доставлено 200 тонн гуманитарной помощи.", [("aid.tonnage", None, 200)], None),
    ("Из Рафаха бежали 450 тысяч палестинцев, сообщило БАПОР.", [("idps.new", None, 450_000)], None),
    (
        "В Польше проживают 956 тысяч украинских беженцев, сообщает УВКБ ООН.",
        [("refugees.total", None, 956_000)],
        "UNHCR",
    ),
    ("ЕС перечислил Украине 1,5 млрд евро.", [("aid.money.delivered", None, 1_500_000_000)], None),
    (
        "После удара без света остались 70 тысяч потребителей в Херсонской области, заявил Сальдо.",
        [("energy.customers_without_power", None, 70_000)],
        "Сальдо",
    ),
    ("Из-за войны в Судане свои дома покинули более 10 млн человек.", [("displaced.total", None, 10_000_000)], None),
    ("По оценке ISW, за неделю российские войска захватили 78 кв. км.", [("territory.change_area", "RU", 78)], "ISW"),
    (
        "В Чехии временную защиту получили 380 тысяч украинцев.",
        [("refugees.temporary_protection", None, 380_000)],
        None,
    ),
    (
        "Украинские военные освободили 300 квадратных километров, заявил Зеленский.",
        [("territory.change_area", "UA", 300)],
        "Zelensky",
    ),
    (
        "Обесточены 12 тысяч абонентов в Запорожской области, сообщил Балицкий.",
        [("energy.customers_without_power", None, 12_000)],
        "Yevgeny Balitsky",
    ),
]
"""A sentence, its claims, and who is credited with the first, where the sentence says so."""


@pytest.mark.parametrize(("text", "expected", "claimant"), SENTENCES, ids=[row[0][:60] for row in SENTENCES])
def test_a_sentence_gives_its_claims_however_it_is_worded(
    text: str, expected: list[tuple[str, str | None, float]], claimant: str | None
) -> None:
    found = findings(text, published="2024-05-16")
    assert [(one.series, one.party, one.value) for one in found] == expected
    if claimant is not None:
        assert found[0].claimant == claimant


NO_CLAIMS = [
    "Israel has 9,500 Palestinians in its prisons.",
    "Some 1,500 Palestinians remain in Israeli jails.",
    "Russia has 12,000 Ukrainians in custody.",
    "Poland has 1,200 Ukrainians in its universities, officials said.",
    "Up to five million more Ukrainians could become refugees if the front collapses, the UN warned.",
    "The EU plans to provide €90 billion in loans to Ukraine over the next two years.",
    "Zelensky asked the allies for $60 billion in aid for next year.",
    "The World Bank estimates the cost of rebuilding Ukraine at $524 billion.",
    "The UN humanitarian appeal for Sudan seeks $2.7 billion to help 15 million people.",
    "The appeal for Ukraine is only 38 percent funded.",
    "Russia's war has cost the Ukrainian economy $150 billion.",
    "Germany spends 2 percent of GDP on defence after Russia's invasion of Ukraine.",
    "The Bosnian war displaced more than 2 million people in the 1990s.",
    "UNHCR helped 1.2 million displaced people in Ukraine with cash last year.",
    "WFP fed 3.2 million people in Gaza and Sudan in April.",
    "More than 200,000 people a day were crossing into Poland from Ukraine.",
    "The floods in South Sudan displaced 700,000 people.",
    "The EU's frozen Russian assets amount to 210 billion euros.",
    "Congress will vote next week on whether to give Ukraine $61 billion in aid.",
    "Aid worth $3 billion is expected to be announced for Ukraine, officials said.",
    "Russia hopes to take 10,000 square kilometres of Ukraine by the end of the summer.",
    "Ukraine denied that Russia had captured 100 square kilometres in Sumy region.",
    "Some 60 percent of Ukrainians oppose giving up territory.",
    "The plant could supply 20 percent of Ukraine's electricity if it were restarted.",
    "A 10-km buffer zone would cover 1,200 square kilometres of Ukraine's territory.",
    "Power prices rose 63 percent in Ukraine on June 1.",
    "Ukraine exported 6.3 million tonnes of grain by sea in February.",
    "The port handled 25 million tonnes of cargo despite Russia's war on Ukraine.",
    "About 3 million Ukrainians worked in Poland before the war.",
    "Germany had 300,000 asylum seekers from Syria, Afghanistan and Turkey on waiting lists.",
    "Turkey's earthquake left 1.5 million Syrians homeless.",
    "The US economy grew 2.1 percent as the war in Ukraine dragged on.",
    "The Leopard 2A6 tanks cost $11 million each, Ukraine's supporters say.",
    "The bombed bridge over the Dnipro was 1,400 metres long and cost €30 million.",
    "A fund of $300 million would be created to help Ukraine if the Senate agrees.",
    "The UN fears that 800,000 people may flee El Fasher.",
    "Росія планує захопити ще 1000 кв. км до літа.",
    "Україна потребує 40 млрд доларів допомоги наступного року, заявив Шмигаль.",
    "ЄС може надати Україні ще 90 млрд євро кредиту.",
    "Збитки від обстрілів сягнули 150 млрд доларів.",
    "Без світла можуть залишитися 100 тисяч споживачів, попередили в обленерго.",
    "Украина просит у союзников 5 млрд долларов на дроны.",
    "Польша может принять ещё 500 тысяч беженцев.",
    "In the Iraq war, 4.7 million people were displaced, far more than in Ukraine's first weeks.",
    "The Senate rejected a bill with $60 billion for Ukraine.",
    "The EU is debating how to raise 135 billion euros for Ukraine.",
    "Kyiv faces a budget gap of $42 billion next year, the IMF said.",
    "Ukraine spent 1.4 trillion hryvnia on its army last year.",
    "Russia earned $15 billion from oil exports in March.",
    "Another 2 million people could be displaced in Sudan if El Fasher falls, the IOM said.",
    "About 650,000 Ukrainian men of fighting age live in Europe.",
    "More than 300,000 people were evacuated from Pokrovsk district.",
    "The bridge collapse cut power to 40,000 homes in Baltimore.",
    "A storm left 200,000 homes without power in Poland.",
    "Only 15 percent of Sudan's humanitarian response plan has been funded.",
    "The town, home to 70,000 before the war, now has 3,000 inhabitants.",
    "Russia's economy shrank by 2.1 percent in 2022.",
    "The court ordered Russia to pay $5 billion to Naftogaz over Crimea.",
    "Ukraine has 15 nuclear reactors with a capacity of 13.8 gigawatts.",
    "Some 2,000 tonnes of ammonium nitrate were stored in the port of Odesa.",
    "The defence ministry wants 200 billion euros over five years, Germany's Pistorius said.",
    "The UN says it needs $4.2 billion to help 21 million Sudanese this year.",
    "He was one of 30,000 Ukrainians studying in Poland in 2013.",
    "The wheat harvest fell by 20 percent in occupied parts of Ukraine.",
    "The plan would hand Russia 20 percent of Ukraine.",
    "Putin demanded that Ukraine give up 6,600 square kilometres in Donetsk region.",
    "Fighting in Bosnia uprooted 2.2 million people.",
    "Польща готова прийняти ще 100 тисяч біженців.",
    "Євросоюз обговорює кредит на 140 млрд євро для України.",
    "Ураган оставил без света 50 тысяч жителей Краснодара.",
    "Україна експортувала 5 млн тонн зерна.",
    "США можуть припинити допомогу на 3,8 млрд доларів.",
    "Ukraine's gas storage holds 20 percent less than last year.",
    "He spent 30 percent of his aid budget on Ukraine's schools, a teacher said.",
    "Poland will take 5,000 more refugees if the war in Ukraine gets worse.",
    "The fund manages $2 billion, some of it in Ukraine.",
    "About 400 aid workers have been killed in Gaza since October 2023.",
    "The reactor, 70 percent complete, would supply western Ukraine.",
    "A ship with 30,000 tonnes of corn left Odesa for Egypt.",
    "Kyiv hopes that 1.5 million refugees will return this year.",
    "Some 2.6 million people in the Sumy and Kharkiv regions were told to prepare for blackouts.",
    "A drone strike stopped a refinery that makes 4 percent of Russia's petrol.",
    "Donors were asked to find $3 billion for Sudan in Paris.",
    "The Kakhovka reservoir covered 2,155 square kilometres of Ukraine.",
    "Chernobyl's exclusion zone, held by Russian troops in 2022, is 2,600 square kilometres in size.",
    "Hungary wants 10 billion euros of its own funds unblocked before it agrees to aid for Ukraine.",
]


@pytest.mark.parametrize("text", NO_CLAIMS, ids=[text[:60] for text in NO_CLAIMS])
def test_plans_denials_and_other_things_give_no_claim(text: str) -> None:
    assert findings(text, published="2024-05-16") == []


PARAGRAPHS: list[tuple[str, list[tuple[str, object, str | None]]]] = [
    (
        "Chad has 900,000 Sudanese refugees, UNHCR said on Monday. Egypt alone hosts 1.5 million of them.",
        [("refugees.total", 900_000, "UNHCR"), ("refugees.total", 1_500_000, "UNHCR")],
    ),
    (
        "The Senate passed a $61bn bill for Ukraine on Tuesday. Of the money, $13.8bn will buy weapons.",
        [("aid.money.committed", 61_000_000_000, None), ("aid.money.committed", 13_800_000_000, None)],
    ),
    (
        "На Донеччині без електропостачання залишаються 427 тис. споживачів. Про це повідомили у пресслужбі Міненерго.",
        [("energy.customers_without_power", 427_000, "Energy Ministry of Ukraine")],
    ),
    (
        "«Уночі ворог завдав удару 2 ракетами по Одещині. Є 4 поранених. Знищено склад», – розповів Марченко.",  # a quotation goes on
        [("attacks.missiles_launched", 2, "Марченко"), ("civilians.injured.incident", 4, "Марченко")],
    ),
    (
        "Three million people have left Ukraine; within the country, the IOM puts the number of displaced people at 6.5 million.",
        [("refugees.total", 3_000_000, None), ("idps.total", 6_500_000, "IOM")],
    ),
    (
        "Syria is at war. Its IDPs number 7 million, a rise of 2 per cent on the 6,860,000 recorded in the previous round.",
        [("idps.total", 7_000_000, None), ("idps.total", 6_860_000, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS, ids=[row[0][:60] for row in PARAGRAPHS])
def test_a_claim_goes_on_from_the_sentence_before_or_is_credited_by_the_one_below(
    text: str, expected: list[tuple[str, object, str | None]]
) -> None:
    found = findings(text, published="2024-05-16")
    assert [(one.series, one.value, one.claimant) for one in found] == expected


def test_two_days_between_which_something_happened_are_one_window() -> None:
    text = "Between 1 January and 30 April, partners delivered 4,318 tonnes of aid to Ukraine."
    (found,) = findings(text, published="2024-05-16")
    assert (found.day, found.period) == ("2024-04-30", 121)


def test_a_day_of_saying_gives_way_to_the_time_it_happened() -> None:
    text = "In February Ukraine's troops clawed back 390 square kilometres, Syrskyi wrote on Monday."
    (found,) = findings(text, published="2024-05-16")
    assert (found.day, found.period) == ("2024-02-29", 29)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Brussels has pledged 38 billion euros ($44.7bn) in aid to Kyiv.",
            "Brussels has pledged 38 billion euros ($44.7bn) in aid to Kyiv",
        ),
        ("Russia holds 19% of Ukraine.", "Russia holds 19% of Ukraine"),
        ("Some 58,000 people fled Ukraine for Poland.", "Some 58,000 people fled Ukraine for Poland"),
        ("Some €25 million in aid for schools was sent.", "Some €25 million in aid"),
    ],
)
def test_a_quote_has_the_sign_of_the_amount_and_the_place(text: str, quote: str) -> None:
    found = findings(f"{text} The war in Ukraine goes on.", published="2024-05-16")
    assert [one.quote for one in found] == [quote]


def test_what_an_office_of_a_state_publishes_is_its_own_claim_and_held_where_the_catalog_has_it_not() -> None:
    text = "До Чернігова доставили 38 тонн гуманітарної допомоги."
    (found,) = findings(text, published="2024-05-16", publisher="Chernihiv Regional Military Administration")
    assert (found.claimant, found.known) == ("Chernihiv Regional Military Administration", False)


def test_a_ministry_of_one_side_speaks_of_the_war_without_naming_it() -> None:
    text = (
        "Total admitted to hospitals in the past 24 hours:\n- 7 martyrs (5 new martyrs and 2 recovered)\n- 19 injuries"
    )
    found = findings(text, published="2024-05-16", publisher="Gaza Ministry of Health")
    assert [(one.series, one.value) for one in found] == [("deaths.total", 7), ("injuries.total", 19)]


def test_crowns_are_of_the_country_that_gives_them() -> None:
    given = {"Norway": "NOK", "Denmark": "DKK"}
    for country, code in given.items():
        (found,) = findings(f"{country} pledged 2 billion kroner in aid to Ukraine.", published="2024-05-16")
        assert found.currency == code
    assert findings("Donors pledged 2 billion kroner in aid to Ukraine.", published="2024-05-16") == []
