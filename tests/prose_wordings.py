# ruff: noqa: E501  one sentence, one row
"""The same facts in the wordings of many reporters: losses, tolls and attacks, and numbers of other things beside them.

All sentences were written before the reader saw them. Their figures are invented. A claim is written as series, party
where the series has one, and value.
"""

from __future__ import annotations

LOSSES: list[tuple[str, str]] = [
    (
        "Russia's total losses in manpower have climbed to 480,000 since February 2022, the General Staff said.",
        "losses.personnel.total RU 480000",
    ),
    (
        "Since the full-scale invasion began, Russia has sustained around 1,150,000 casualties, according to Kyiv.",
        "losses.personnel.total RU 1150000",
    ),
    (
        "Russia's army was deprived of 1,020 soldiers over the past day, Ukraine's General Staff said.",
        "losses.personnel.daily RU 1020",
    ),
    (
        "Ukrainian troops put 1,160 Russian invaders out of action in the past 24 hours.",
        "losses.personnel.daily RU 1160",
    ),
    (
        "Over 31,000 Ukrainian soldiers have fallen since the invasion began, Zelensky said.",
        "losses.personnel.killed UA 31000",
    ),
    (
        "The Russian death toll in the war stands at about 70,000 troops, the BBC reported.",
        "losses.personnel.killed RU 70000",
    ),
    (
        "The BBC and Mediazona have confirmed the names of 57,000 Russian soldiers killed in Ukraine.",
        "losses.personnel.killed RU 57000",
    ),
    (
        "Norwegian intelligence puts the number of Russian dead and wounded at 180,000.",
        "losses.personnel.total RU 180000",
    ),
    (
        "The Pentagon estimates that 315,000 Russian troops have been killed or injured.",
        "losses.personnel.total RU 315000",
    ),
    (
        "Ukraine's defence ministry said 1,290 enemy personnel were eliminated in a single day.",
        "losses.personnel.daily RU 1290",
    ),
    (
        "More than 50 soldiers were killed in a missile strike on a military academy in Poltava.",
        "losses.personnel.killed.incident UA 50",
    ),
    (
        "A Ukrainian strike on a base in occupied Makiivka left 89 Russian servicemen dead.",
        "losses.personnel.killed.incident RU 89",
    ),
    (
        "Israel's military says 282 of its soldiers have been killed since the ground operation began in Gaza.",
        "losses.personnel.killed IL 282",
    ),
    (
        "Moscow has lost half a million men, killed and wounded, Britain's defence ministry estimates.",
        "losses.personnel.total RU 500000",
    ),
    (
        "Russia's daily losses averaged 1,262 troops in May, British intelligence said.",
        "losses.personnel.daily RU 1262",
    ),
    ("Ukraine has lost 62,000 soldiers killed, Russia's defence minister claimed.", "losses.personnel.killed UA 62000"),
    (
        "The number of Russian military deaths has passed 100,000, according to Mediazona.",
        "losses.personnel.killed RU 100000",
    ),
    (
        "An estimated 120,000 Ukrainian troops have been wounded since the start of the war, US officials said.",
        "losses.personnel.wounded UA 120000",
    ),
    (
        "About 15,000 Russian servicemen are missing in action since the start of the war, the report says.",
        "losses.personnel.missing RU 15000",
    ),
    ("Enemy losses amounted to 1,430 personnel over the past day.", "losses.personnel.daily RU 1430"),
    ("In April alone Russia lost 25,000 troops, killed and wounded.", "losses.personnel.total RU 25000"),
    (
        "The war has cost Russia 350,000 casualties, according to a declassified US intelligence report.",
        "losses.personnel.total RU 350000",
    ),
    (
        "The war has claimed the lives of 13,000 Ukrainian troops, an adviser to the president said.",
        "losses.personnel.killed UA 13000",
    ),
    (
        "Russia has seen 430,000 of its soldiers killed or wounded since 2022, Western officials say.",
        "losses.personnel.total RU 430000",
    ),
    (
        "Russian troops have also been left without 7,400 tanks and 14,200 armored vehicles since the start of the invasion.",
        "losses.equipment.tank.total RU 7400; losses.equipment.afv.total RU 14200",
    ),
    (
        "The invaders also forfeited 11 tanks, 24 armoured combat vehicles and 31 artillery systems in the past 24 hours.",
        "losses.equipment.tank.daily RU 11; losses.equipment.afv.daily RU 24; losses.equipment.artillery.daily RU 31",
    ),
    (
        "Ukraine's defenders destroyed nine Russian tanks, 21 armoured fighting vehicles and one air defence system over the past day.",
        "losses.equipment.tank.daily RU 9; losses.equipment.afv.daily RU 21; losses.equipment.air_defense.daily RU 1",
    ),
    (
        "Oryx has visually confirmed the loss of 2,900 Russian tanks since the invasion.",
        "losses.equipment.tank.total RU 2900",
    ),
    ("Russia has seen 3,000 of its tanks destroyed in Ukraine, the IISS said.", "losses.equipment.tank.total RU 3000"),
    (
        "Moscow's losses also include 350 planes and 325 helicopters, Kyiv says.",
        "losses.equipment.aircraft.total RU 350; losses.equipment.helicopter.total RU 325",
    ),
    ("Ukraine has knocked out 26 Russian warships since the war began.", "losses.equipment.ship.total RU 26"),
    (
        "Russian losses for the past day also include 55 vehicles and fuel tanks and 3 units of special equipment.",
        "losses.equipment.vehicle.daily RU 55; losses.equipment.special.daily RU 3",
    ),
    (
        "Ukraine lost more than 500 tanks in two years of war, Russia's defence ministry claimed.",
        "losses.equipment.tank.total UA 500",
    ),
    (
        "Over 10,000 Russian armored vehicles have been wiped out since February 2022.",
        "losses.equipment.afv.total RU 10000",
    ),
]

TOLLS: list[tuple[str, str]] = [
    (
        "A Russian missile attack on Kharkiv claimed the lives of seven people and left 16 others injured.",
        "civilians.killed.incident 7; civilians.injured.incident 16",
    ),
    (
        "Twelve people lost their lives when a Russian drone hit an apartment building in Odesa.",
        "civilians.killed.incident 12",
    ),
    (
        "The death toll from Saturday's strike on a Kharkiv hypermarket has risen to 18, with 43 people injured.",
        "civilians.killed.incident 18; civilians.injured.incident 43",
    ),
    (
        "Rescuers recovered another body from the rubble of a house in Kharkiv hit by a Russian missile, bringing the death toll to 14.",
        "civilians.killed.incident 14",
    ),
    (
        "Russian shelling of Kherson left two people dead and nine wounded, the governor said.",
        "civilians.killed.incident 2; civilians.injured.incident 9",
    ),
    (
        "Five people died and 20 more suffered injuries in an overnight attack on Zaporizhzhia.",
        "civilians.killed.incident 5; civilians.injured.incident 20",
    ),
    (
        "At least 11 fatalities were reported after glide bombs hit a DIY store in Kharkiv.",
        "civilians.killed.incident 11",
    ),
    (
        "Four civilians were killed, including two children, and 21 people were hurt in the attack on Dnipro.",
        "civilians.killed.incident 4; children.killed.incident 2; civilians.injured.incident 21",
    ),
    (
        "Three people, among them a child, were killed by Russian shelling in Sumy region.",
        "civilians.killed.incident 3",
    ),
    (
        "Six people, including two children, have died in a strike on Kryvyi Rih; 43 have been wounded.",
        "civilians.killed.incident 6; children.killed.incident 2; civilians.injured.incident 43",
    ),
    (
        "A guided bomb struck Derhachi near Kharkiv, wounding 13 people, three of them children.",
        "civilians.injured.incident 13",
    ),
    (
        "The number of people killed in the Dnipro strike has climbed to 46, among them six children.",
        "civilians.killed.incident 46; children.killed.incident 6",
    ),
    (
        "More than 34,900 Palestinians have been killed and 78,500 wounded in Israel's offensive since October 7, Gaza's health ministry says.",
        "deaths.total 34900; injuries.total 78500",
    ),
    (
        "The toll in Gaza has topped 35,000 dead and 79,000 wounded since October, according to the Hamas-run health ministry.",
        "deaths.total 35000; injuries.total 79000",
    ),
    ("Israel's war in Gaza has left over 35,000 people dead.", "deaths.total 35000"),
    ("The Gaza death toll now exceeds 35,000, the health ministry said.", "deaths.total 35000"),
    (
        "Hospitals in Gaza received 58 bodies and 120 wounded in the past 24 hours, the ministry said.",
        "deaths.total 58; injuries.total 120",
    ),
    ("UN monitors have recorded 10,946 civilian deaths in Ukraine since February 2022.", "civilians.killed 10946"),
    (
        "OHCHR has verified at least 31,366 civilian casualties in Ukraine: 10,810 killed and 20,556 injured.",
        "civilians.killed 10810; civilians.injured 20556",
    ),
    (
        "April saw at least 129 civilians killed and 574 injured in Ukraine, the UN monitoring mission said.",
        "civilians.killed 129; civilians.injured 574",
    ),
    (
        "Civilian casualties in Ukraine rose sharply in April, with 129 people killed and 574 hurt.",
        "civilians.killed 129; civilians.injured 574",
    ),
    (
        "Some 545 children have been killed and 1,265 injured in Ukraine since the full-scale war began, prosecutors said.",
        "children.killed 545; children.injured 1265",
    ),
    ("The war has killed 545 Ukrainian children and maimed 1,265.", "children.killed 545; children.injured 1265"),
    ("Sudan's war has killed more than 15,000 people, according to ACLED.", "deaths.total 15000"),
    (
        "RSF shelling of El Fasher killed 27 people and injured 130, MSF said.",
        "civilians.killed.incident 27; civilians.injured.incident 130",
    ),
    ("At least 20 villagers were massacred by gunmen in Nigeria's Benue state.", "civilians.killed.incident 20"),
    (
        "The bombing of a camp for displaced people near Goma left 12 people dead and more than 20 injured.",
        "civilians.killed.incident 12; civilians.injured.incident 20",
    ),
    ("An air strike on a market in Myanmar's Sagaing region killed 25 civilians.", "civilians.killed.incident 25"),
    (
        "Syria's war has claimed 507,000 lives since 2011, the Syrian Observatory for Human Rights said.",
        "deaths.total 507000",
    ),
    (
        "One person was killed and three were injured by shelling in the Nikopol district.",
        "civilians.killed.incident 1; civilians.injured.incident 3",
    ),
    (
        "No fewer than seven people perished in Russian attacks on Donetsk region over the past day; another 22 were injured.",
        "civilians.killed.incident 7; civilians.injured.incident 22",
    ),
    (
        "Russian attacks killed four civilians and injured 23 across Ukraine over the past day, local officials said.",
        "civilians.killed 4; civilians.injured 23",
    ),
    (
        "A woman was killed and eight people were wounded in an artillery attack on Nikopol.",
        "civilians.injured.incident 8",
    ),
    (
        "Russian forces killed two residents of Donetsk Oblast on May 11, in Krasnohorivka and Netailove; eight more people were wounded.",
        "civilians.killed.incident 2; civilians.injured.incident 8",
    ),
    (
        "Ten people were hospitalised after a Ukrainian drone attack on Belgorod, the governor said.",
        "civilians.injured.incident 10",
    ),
    (
        "Belgorod's death toll rose to 15 after part of an apartment block collapsed following Ukrainian shelling.",
        "civilians.killed.incident 15",
    ),
    (
        "Thirteen people sustained wounds in the shelling of Belgorod by Ukrainian forces.",
        "civilians.injured.incident 13",
    ),
    (
        "The strike on Dnipro killed seven and injured 40, of whom five are children.",
        "civilians.killed.incident 7; civilians.injured.incident 40",
    ),
    (
        "Gunmen killed at least 40 people in raids on villages in Nigeria's Plateau State.",
        "civilians.killed.incident 40",
    ),
    (
        "Fighting between the army and M23 rebels has left 700 people dead in eastern Congo since January, the government said.",
        "deaths.total 700",
    ),
    (
        "Twenty-two people were injured, four of them seriously, when a missile hit Kharkiv.",
        "civilians.injured.incident 22",
    ),
    ("More than 12,000 Ukrainian civilians have died in the war, the UN said.", "civilians.killed 12000"),
    (
        "Seven people died in the attack on Sumy; among the dead were two children.",
        "civilians.killed.incident 7; children.killed.incident 2",
    ),
    (
        "Israel's retaliatory offensive has killed 34,971 people in Gaza, most of them women and children.",
        "deaths.total 34971",
    ),
    (
        "Ukraine: 4 killed, 12 injured in Russian strikes on Kharkiv.",
        "civilians.killed.incident 4; civilians.injured.incident 12",
    ),
    (
        "The bombardment of Kostiantynivka resulted in the deaths of eight people and injuries to 32.",
        "civilians.killed.incident 8; civilians.injured.incident 32",
    ),
    (
        "Eight deaths and 32 injuries were reported in Chuhuiv after the missile strike.",
        "civilians.killed.incident 8; civilians.injured.incident 32",
    ),
    (
        "At least 25 people, three children among them, died and 73 were injured when Russian missiles hit Ternopil.",
        "civilians.killed.incident 25; children.killed.incident 3; civilians.injured.incident 73",
    ),
    ("Israeli bombing has killed 14,000 children in Gaza since October, the UN said.", "children.killed 14000"),
    ("The number of wounded in the Vinnytsia strike rose to 202.", "civilians.injured.incident 202"),
    (
        "By evening the number of dead in Hroza stood at 51, the interior minister said after the Russian missile strike.",
        "civilians.killed.incident 51",
    ),
    (
        "Local officials put the dead at 51 and the wounded at seven after the strike on Hroza in Kharkiv region.",
        "civilians.killed.incident 51; civilians.injured.incident 7",
    ),
    (
        "Across Ukraine at least 33 civilians lost their lives in Monday's barrage and 190 were wounded.",
        "civilians.killed 33; civilians.injured 190",
    ),
]

ATTACKS: list[tuple[str, str]] = [
    (
        "Russia attacked Ukraine overnight with 55 missiles and 21 drones.",
        "attacks.missiles_launched RU 55; attacks.drones_launched RU 21",
    ),
    (
        "Moscow's forces unleashed more than 50 missiles and 20 drones on Ukraine's energy grid on Wednesday.",
        "attacks.missiles_launched RU 50; attacks.drones_launched RU 20",
    ),
    (
        "Ukraine's air defences downed 39 of 55 missiles and 20 of 21 drones.",
        "attacks.missiles_intercepted RU 39; attacks.missiles_launched RU 55; attacks.drones_intercepted RU 20; attacks.drones_launched RU 21",
    ),
    (
        "Of the 55 missiles fired by Russia, 39 were intercepted.",
        "attacks.missiles_launched RU 55; attacks.missiles_intercepted RU 39",
    ),
    (
        "Ukrainian air defence took out 23 of the 24 Shahed drones Russia sent overnight.",
        "attacks.drones_intercepted RU 23; attacks.drones_launched RU 24",
    ),
    (
        "Twenty-three drones were shot down over six regions, Ukraine's air force said.",
        "attacks.drones_intercepted RU 23",
    ),
    ("Ukrainian air defence crews beat off 30 attack drones over Kyiv.", "attacks.drones_intercepted RU 30"),
    (
        "Russia's defence ministry said 51 Ukrainian drones had been destroyed overnight.",
        "attacks.drones_intercepted UA 51",
    ),
    ("Russia's military says 51 drones were brought down overnight.", "attacks.drones_intercepted UA 51"),
    ("Kyiv's air force said 51 drones were jammed or shot down.", "attacks.drones_intercepted RU 51"),
    ("A salvo of 10 ballistic missiles was fired at Kyiv.", "attacks.missiles_launched RU 10"),
    ("Iran fired about 180 ballistic missiles at Israel on Tuesday.", "attacks.missiles_launched IR 180"),
    ("Hezbollah launched some 60 rockets at northern Israel on Saturday.", "attacks.missiles_launched LB 60"),
    ("Four Iskander missiles slammed into Kharkiv on Saturday.", "attacks.missiles_launched RU 4"),
    ("Two S-300 missiles struck the city of Kharkiv, killing a man.", "attacks.missiles_launched RU 2"),
    ("Russian troops shelled 130 settlements over the past day.", "attacks.settlements_shelled RU 130"),
    (
        "About 120 towns and villages came under Russian artillery fire over the past day.",
        "attacks.settlements_shelled RU 120",
    ),
    (
        "In all, 147 combat clashes took place along the front line over the past day, Ukraine's General Staff said.",
        "attacks.engagements 147",
    ),
    (
        "Ukrainian forces repelled 48 Russian assaults in the Pokrovsk direction over the past day.",
        "attacks.engagements 48",
    ),
    ("There were 98 combat engagements on the Ukrainian front in the past 24 hours.", "attacks.engagements 98"),
    ("Russian troops made 23 attempts to advance on the Pokrovsk axis.", "attacks.engagements 23"),
    ("Kyiv sent 110 drones against Russian oil depots overnight.", "attacks.drones_launched UA 110"),
    (
        "Russia struck Ukraine with 76 missiles on Friday, 60 of which were shot down.",
        "attacks.missiles_launched RU 76; attacks.missiles_intercepted RU 60",
    ),
    (
        "Russian forces rained 36 missiles and 75 drones on Ukrainian cities overnight.",
        "attacks.missiles_launched RU 36; attacks.drones_launched RU 75",
    ),
    ("Russia hurled 479 drones at Ukraine, Kyiv's air force said.", "attacks.drones_launched RU 479"),
    (
        "Russia sent 476 drones and 48 missiles; air defences stopped 442 of the drones and 41 missiles, Ukraine's air force said.",
        "attacks.drones_launched RU 476; attacks.missiles_launched RU 48; attacks.drones_intercepted RU 442; attacks.missiles_intercepted RU 41",
    ),
]

UKRAINIAN: list[tuple[str, str]] = [
    (
        "Упродовж доби ворог втратив 1 210 осіб, 15 танків та 34 артсистеми.",
        "losses.personnel.daily RU 1210; losses.equipment.tank.daily RU 15; losses.equipment.artillery.daily RU 34",
    ),
    ("Протягом минулої доби захисники знешкодили 1080 окупантів.", "losses.personnel.daily RU 1080"),
    ("За добу армія рф недорахувалася ще 1190 військових.", "losses.personnel.daily RU 1190"),
    (
        "Сили оборони вивели з ладу 12 танків та 29 бойових броньованих машин за минулу добу.",
        "losses.equipment.tank.daily RU 12; losses.equipment.afv.daily RU 29",
    ),
    (
        "Російські загарбники втратили в Україні вже понад 480 тисяч солдатів від початку вторгнення.",
        "losses.personnel.total RU 480000",
    ),
    (
        "Внаслідок удару по Харкову загинули п'ятеро людей, ще 19 дістали поранення.",
        "civilians.killed.incident 5; civilians.injured.incident 19",
    ),
    ("Кількість загиблих унаслідок удару по Харкову зросла до 18.", "civilians.killed.incident 18"),
    (
        "Через обстріл Херсона поранено 7 людей, двоє загинули.",
        "civilians.injured.incident 7; civilians.killed.incident 2",
    ),
    ("Удар по Дніпру забрав життя трьох людей.", "civilians.killed.incident 3"),
    (
        "У Запоріжжі після атаки четверо загиблих та 15 поранених.",
        "civilians.killed.incident 4; civilians.injured.incident 15",
    ),
    (
        "Росіяни вбили двох мешканців Донеччини, ще 11 людей зазнали поранень.",
        "civilians.killed.incident 2; civilians.injured.incident 11",
    ),
    (
        "Від початку повномасштабної війни загинули 545 дітей, ще 1265 отримали поранення.",
        "children.killed 545; children.injured 1265",
    ),
    ("Протягом доби на фронті відбулося 112 бойових зіткнень.", "attacks.engagements 112"),
    ("На Покровському напрямку захисники відбили 37 ворожих атак.", "attacks.engagements 37"),
    ("Під вогнем окупантів за добу перебували понад 120 населених пунктів.", "attacks.settlements_shelled RU 120"),
    (
        "Уночі росіяни атакували Україну 24 ударними дронами, 23 з них знищено.",
        "attacks.drones_launched RU 24; attacks.drones_intercepted RU 23",
    ),
    ("Сили ППО збили 30 із 31 шахеда.", "attacks.drones_intercepted RU 30; attacks.drones_launched RU 31"),
    ("Повітряні сили знешкодили 17 із 20 БпЛА.", "attacks.drones_intercepted RU 17; attacks.drones_launched RU 20"),
    ("Армія РФ випустила по Харкову п'ять ракет С-300.", "attacks.missiles_launched RU 5"),
    ("ООН підтвердила загибель 10 810 цивільних в Україні з початку вторгнення.", "civilians.killed 10810"),
    ("Жертвами російського удару стали 12 мирних мешканців Одеси.", "civilians.killed.incident 12"),
    ("У Харкові через ракетний удар поранення дістали 16 містян.", "civilians.injured.incident 16"),
    ("За добу ворог завдав ударів по 11 населених пунктах Сумщини.", "attacks.settlements_shelled RU 11"),
    ("Внаслідок ракетної атаки на Полтаву постраждали 23 особи.", "civilians.injured.incident 23"),
    (
        "Одна людина загинула, ще шестеро травмовані внаслідок атаки дрона на Нікополь.",
        "civilians.killed.incident 1; civilians.injured.incident 6",
    ),
    (
        "Наші воїни ліквідували 1 340 росіян та спалили 22 ворожі танки за минулу добу.",
        "losses.personnel.daily RU 1340; losses.equipment.tank.daily RU 22",
    ),
]

RUSSIAN: list[tuple[str, str]] = [
    (
        "За минувшие сутки ВСУ потеряли до 1450 военнослужащих, заявили в Минобороны РФ.",
        "losses.personnel.daily UA 1450",
    ),
    ("Средствами ПВО за ночь сбито 43 украинских беспилотника.", "attacks.drones_intercepted UA 43"),
    (
        "При обстреле Белгорода погибли 14 человек, 108 получили ранения.",
        "civilians.killed.incident 14; civilians.injured.incident 108",
    ),
    ("Число жертв удара по Харькову выросло до 18.", "civilians.killed.incident 18"),
    (
        "В результате атаки беспилотника на Шебекино в Белгородской области ранены трое мирных жителей.",
        "civilians.injured.incident 3",
    ),
    (
        "Потери российской армии убитыми превысили 60 тысяч человек, подсчитала «Медиазона».",
        "losses.personnel.killed RU 60000",
    ),
    ("Силы ПВО РФ перехватили над Крымом 15 ракет ATACMS.", "attacks.missiles_intercepted UA 15"),
    ("Украина атаковала Россию 76 дронами, сообщили в Минобороны.", "attacks.drones_launched UA 76"),
    (
        "Россия выпустила по Украине 55 ракет и 21 дрон.",
        "attacks.missiles_launched RU 55; attacks.drones_launched RU 21",
    ),
    ("Жертвами обстрела Донецка стали 27 человек.", "civilians.killed.incident 27"),
    ("Двое детей погибли при ударе по Очеретино в Донецкой области.", "children.killed.incident 2"),
    ("С начала войны в Украине погибли не менее 10 тысяч мирных жителей, сообщила ООН.", "civilians.killed 10000"),
    (
        "За сутки российские войска потеряли 1200 солдат и 10 танков, сообщил Генштаб Украины.",
        "losses.personnel.daily RU 1200; losses.equipment.tank.daily RU 10",
    ),
    ("Ночью над Брянской областью уничтожены 12 беспилотников.", "attacks.drones_intercepted UA 12"),
    (
        "Погибли семь человек, еще 44 пострадали в результате удара по Одессе.",
        "civilians.killed.incident 7; civilians.injured.incident 44",
    ),
]

NOTHING: list[str] = [
    "Russia could lose another 100,000 soldiers before the winter, a think tank in Kyiv warned.",
    "Ukraine plans to build 1,000 long-range drones a month to strike Russian refineries.",
    "Germany has delivered 18 Leopard tanks and 60 Marder fighting vehicles to Ukraine.",
    "Russia has about 470,000 troops in Ukraine, Ukrainian military intelligence says.",
    "Ukraine denied that 40 of its tanks had been destroyed near Avdiivka.",
    "A 34-year-old woman from Kharkiv lost her home to a Russian missile in 2022.",
    "The 72nd Mechanized Brigade has defended Vuhledar for two years.",
    "Russia fires five times as many shells as Ukraine, whose gunners are down to 2,000 a day.",
    "Some 30 percent of the soldiers wounded at Bakhmut never returned to duty.",
    "The Soviet Union lost 15,000 soldiers in ten years in Afghanistan, fewer than Russia has lost in Ukraine.",
    "Some 58,000 Americans died in Vietnam, a toll that Russia passed in a year of war in Ukraine.",
    "A gas explosion in an apartment block in Moscow killed five people on Sunday.",
    "Floods in Russia's Orenburg region forced 10,000 people from their homes and killed three.",
    "Ukraine asked its partners for 7 Patriot batteries and 120 F-16 jets.",
    "Russia exchanged 75 prisoners of war for 75 Ukrainian soldiers, the first swap in three months.",
    "Ukraine brought home the bodies of 212 soldiers killed at the front.",
    "If Israel goes into Rafah, 20,000 people may die, the doctors' group warned.",
    "The missile, which costs $2 million, carries a warhead of 450 kg and flies 900 km.",
    "Eleven journalists have been killed in Ukraine since the invasion began.",
    "The police in Kyiv found 12 grenades in a flat and detained two men, 31 and 45.",
    "Some 3,000 Ukrainian prisoners have applied to serve in the army's assault units.",
    "Ukraine is mobilising up to 30,000 men a month, against 45,000 who sign up in Russia.",
    "The Russian army has increased its contract bonuses to 1.5 million roubles for each soldier.",
    "The Kerch bridge was closed for 4 hours because of the threat of drones.",
    "The F-16s that Denmark promised will be able to fire missiles at targets 120 km away.",
    "A survey of 2,000 soldiers' families in Ukraine found that 62 percent feared for their sons.",
    "Israel says that 133 hostages are still held in Gaza, and that at least 30 of them are dead.",
    "Doctors at the hospital in Khan Younis treated 2,100 patients in April, twice as many as a year earlier.",
    "The court in The Hague sentenced him to 40 years for the murder of 8,000 men at Srebrenica.",
    "More than 1,900 aftershocks have followed the earthquake that killed 5,900 people in Syria.",
    "Рятувальники ДСНС евакуювали 6 200 людей із прикордоння Харківщини.",
    "Україна отримала 10 літаків F-16 та 200 ракет до них.",
    "За тиждень мобілізовано 5 000 осіб, стверджують у Міноборони.",
    "Ворог може кинути на Харків до 90 тисяч солдатів, вважають експерти.",
    "У ДТП на Львівщині загинули троє людей.",
    "Россия планирует производить 3 миллиона снарядов в год.",
    "В ДТП под Белгородом погибли пять человек.",
    "В армию призвали 150 тысяч человек, сообщили в Минобороны.",
    "Taiwan counted 45 Chinese warplanes around the island in 24 hours.",
    "A court in Rostov jailed 24 Ukrainian soldiers of the Azov regiment for up to 23 years.",
    "Russia's arsenal is put at 5,580 nuclear warheads, and it tested two missiles in April.",
    "Kyiv hopes that the talks will free 1,200 soldiers captured at Mariupol.",
]

SECOND: list[tuple[str, str]] = [
    (
        "Two Palestinians were killed and 440 were injured by Israeli forces across the West Bank.",
        "civilians.killed.incident 2; civilians.injured.incident 440",
    ),
    (
        "In the West Bank 168 Palestinians have been killed by Israeli forces since 7 October 2023, including 46 children.",
        "civilians.killed 168; children.killed 46",
    ),
    (
        "Since the start of the Russian invasion of Ukraine there have been 13,560 civilian casualties, with 5,614 deaths, including 362 children, and 7,946 people injured.",
        "civilians.killed 5614; children.killed 362; civilians.injured 7946",
    ),
    (
        "At least one person died and two others were injured in a drone attack on the southern Odesa region.",
        "civilians.killed.incident 1; civilians.injured.incident 2",
    ),
    (
        "Over 60,000 Palestinians have been killed in the Israel-Hamas war, Gaza's Health Ministry said.",
        "deaths.total 60000",
    ),
    (
        "NATO has put Russia's losses at between 7,000 and 15,000 soldiers since the invasion.",
        "losses.personnel.total RU (7000, 15000)",
    ),
    (
        "Силы ПВО уничтожили 13 украинских БПЛА: восемь над Белгородской областью, три над Ростовской и два над Астраханской.",
        "attacks.drones_intercepted UA 13; attacks.drones_intercepted UA 8; attacks.drones_intercepted UA 3; attacks.drones_intercepted UA 2",
    ),
    (
        "KYIV, May 11 (Reuters) - Russian air strikes on Ukraine's second city of Kharkiv killed at least three people and wounded 28, including two 13-year-old girls, officials said on Saturday.",
        "civilians.killed.incident 3; civilians.injured.incident 28",
    ),
    (
        "Two more bodies were pulled from the rubble in Dnipro, taking the number of those killed in Friday's strike to nine.",
        "civilians.killed.incident 9",
    ),
    (
        "The shelling of Beryslav in Kherson Oblast injured a 62-year-old man and two women; four more residents were hurt in Kherson itself.",
        "civilians.injured.incident 4",
    ),
    (
        "As of 7:00 a.m., 17 people were confirmed dead and 61 injured in the attack on Chernihiv, the State Emergency Service said.",
        "civilians.killed.incident 17; civilians.injured.incident 61",
    ),
    (
        "In Donetsk Oblast, Russian attacks killed three people and injured seven over the past 24 hours, Governor Vadym Filashkin reported.",
        "civilians.killed.incident 3; civilians.injured.incident 7",
    ),
    (
        "The Russian military has lost about 1,200 troops a day on average in May, the UK Defence Ministry said in its intelligence update.",
        "losses.personnel.daily RU 1200",
    ),
    (
        "The number includes 1,330 casualties Russian forces suffered just over the past day.",
        "losses.personnel.daily RU 1330",
    ),
    (
        "Russia has lost 482,230 troops in Ukraine since Feb. 24, 2022. This number includes 1,330 casualties Russian forces suffered just over the past day.",
        "losses.personnel.total RU 482230; losses.personnel.daily RU 1330",
    ),
    ("Ukraine says Russia's losses now stand at 482,230 killed and wounded.", "losses.personnel.total RU 482230"),
    (
        "Some 1,160 Russian soldiers were killed or wounded in the past day, Kyiv's military command said, pushing total losses past 480,000.",
        "losses.personnel.daily RU 1160; losses.personnel.total RU 480000",
    ),
    (
        "The losses of the Russian occupiers in manpower as of the morning of May 12 came to 482,230 people.",
        "losses.personnel.total RU 482230",
    ),
    (
        "Zelensky put Ukraine's military dead at 31,000 in February, while US officials speak of 70,000.",
        "losses.personnel.killed UA 31000; losses.personnel.killed UA 70000",
    ),
    (
        "Estonia's intelligence chief said Russia had suffered up to 40,000 casualties in April.",
        "losses.personnel.total RU 40000",
    ),
    (
        "According to the Ukrainian General Staff, Russia lost 25 tanks, 36 armoured personnel carriers and 41 artillery systems on Friday.",
        "losses.equipment.tank.daily RU 25; losses.equipment.afv.daily RU 36; losses.equipment.artillery.daily RU 41",
    ),
    (
        "Open-source analysts at Oryx have documented 2,987 Russian tanks destroyed, damaged, abandoned or captured since February 2022.",
        "losses.equipment.tank.total RU 2987",
    ),
    (
        "The navy says that a third of the Black Sea Fleet, some 26 ships and a submarine, has been destroyed or disabled since the invasion, a blow to Russia.",
        "losses.equipment.ship.total RU 26",
    ),
    (
        "Ukraine's air force commander said his units had shot down all 13 Shahed drones that Russia launched overnight.",
        "attacks.drones_intercepted RU 13",
    ),
    (
        "Of 24 drones that crossed into Ukraine, 20 were destroyed, the air force said.",
        "attacks.drones_launched RU 24; attacks.drones_intercepted RU 20",
    ),
    (
        "Ukraine's air force said it had downed 17 out of 22 attack drones and 1 of 3 missiles in Russia's overnight attack.",
        "attacks.drones_intercepted RU 17; attacks.drones_launched RU 22; attacks.missiles_intercepted RU 1; attacks.missiles_launched RU 3",
    ),
    (
        "Russia's defense ministry said early Sunday that its forces thwarted an attack by Ukraine, destroying 21 drones and 16 rockets over Belgorod.",
        "attacks.drones_intercepted UA 21; attacks.missiles_intercepted UA 16",
    ),
    (
        "The Israeli military said more than 300 projectiles were fired from Iran, among them 170 drones, 30 cruise missiles and 120 ballistic missiles.",
        "attacks.drones_launched IR 170; attacks.missiles_launched IR 30; attacks.missiles_launched IR 120",
    ),
    ("Hezbollah said it had fired dozens of rockets after strikes killed four of its fighters.", ""),
    ("The Russian barrage involved 59 missiles and drones, 44 of which were stopped.", ""),
    (
        "Russian troops attacked the Kharkiv region with 9 guided bombs and 5 missiles, damaging 20 houses.",
        "attacks.missiles_launched RU 5",
    ),
    (
        "Along the front, 122 clashes were logged in 24 hours, with Pokrovsk seeing the heaviest fighting: 37 assaults.",
        "attacks.engagements 122; attacks.engagements 37",
    ),
    (
        "Russian forces carried out 74 attacks with artillery on 30 settlements of Kherson region over the past day.",
        "attacks.settlements_shelled RU 30",
    ),
    (
        "At least 24 Palestinians were killed in an Israeli strike on a house in Nuseirat refugee camp in central Gaza, hospital officials said.",
        "civilians.killed.incident 24",
    ),
    (
        "Gaza's health ministry said on Sunday that 35,034 Palestinians had died and 78,755 had been injured since the start of the war, including 63 killed in the past 24 hours.",
        "deaths.total 35034; injuries.total 78755; deaths.total 63",
    ),
    (
        "Israel has lost 1,500 people, most of them civilians, and holds that Hamas lost 13,000 fighters.",
        "losses.personnel.total PS 13000",
    ),
    (
        "The Israeli military says 272 soldiers have died since it launched its ground invasion of Gaza.",
        "losses.personnel.killed IL 272",
    ),
    (
        "The October 7 attack left 1,170 people dead in Israel, mostly civilians, according to an AFP tally.",
        "civilians.killed.incident 1170",
    ),
    (
        "In Rafah, 22 people, including 15 children, were killed in overnight strikes, according to the Kuwaiti hospital.",
        "civilians.killed.incident 22; children.killed.incident 15",
    ),
    (
        "In Sudan, at least 58 people were killed and 213 injured when shells hit markets in Omdurman, the health ministry said on Thursday.",
        "civilians.killed.incident 58; civilians.injured.incident 213",
    ),
    ("The conflict in Sudan has claimed some 14,000 lives and driven millions from their homes.", "deaths.total 14000"),
    ("ACLED recorded 1,400 fatalities in Sudan in April.", "deaths.total 1400"),
    (
        "Fourteen people, eight of them children, were killed when two bombs exploded in a camp for the displaced on the edge of Goma in eastern Congo.",
        "civilians.killed.incident 14; children.killed.incident 8",
    ),
    (
        "Suspected jihadists shot dead 37 villagers in Nigeria's Yobe state, police said.",
        "civilians.killed.incident 37",
    ),
    (
        "In Myanmar, the junta's jets bombed a monastery in Magway, leaving at least 16 dead and 20 hurt, residents told the BBC.",
        "civilians.killed.incident 16; civilians.injured.incident 20",
    ),
    (
        "From 1 to 31 March 2024, conflict-related violence in Ukraine killed 604 civilians, according to HRMMU.",
        "civilians.killed 604",
    ),
    (
        "OHCHR recorded 33,192 civilian casualties in the country: 10,909 killed and 22,283 injured as of 12 May, in Ukraine.",
        "civilians.killed 10909; civilians.injured 22283",
    ),
    ("Since 24 February 2022, 1,943 children in Ukraine have been killed or injured, UNICEF said.", ""),
    (
        "Children made up 600 of the 11,000 civilians killed in Ukraine since the invasion.",
        "children.killed 600; civilians.killed 11000",
    ),
    ("Nearly 20,000 Ukrainian children have been illegally deported to Russia, Kyiv says.", "children.deported 20000"),
    ("Kyiv says it has identified 19,546 children who were forcibly taken to Russia.", "children.deported 19546"),
    (
        "Two children were killed and three wounded when a shell hit a playground in the Zaporizhzhia region.",
        "children.killed.incident 2",
    ),
    (
        "The strike left one dead, a man of 54, and six others hospitalized, said Kharkiv mayor Ihor Terekhov.",
        "civilians.killed.incident 1; civilians.injured.incident 6",
    ),
    (
        "A Russian drone hit a minibus in the Kherson suburb of Antonivka on Monday, killing one passenger. Another five were hurt.",
        "civilians.killed.incident 1; civilians.injured.incident 5",
    ),
    (
        "Ukrainian drones hit a cafe in the Russian-held town of Oleshky in Kherson region, killing 12 people, Moscow-installed officials said.",
        "civilians.killed.incident 12",
    ),
    (
        "Russian-installed authorities in Donetsk said a Ukrainian strike on a market killed 27 and injured 25.",
        "civilians.killed.incident 27; civilians.injured.incident 25",
    ),
    (
        "За даними Генштабу, від початку доби відбулося 83 боєзіткнення, найбільше – на Покровському напрямку, де ворог 29 разів намагався прорвати оборону.",
        "attacks.engagements 83",
    ),
    ("За минулу добу російська армія втратила вбитими та пораненими 1 310 осіб.", "losses.personnel.daily RU 1310"),
    (
        "Загалом від 24 лютого 2022 року росіяни втратили близько 482 тисяч військових.",
        "losses.personnel.total RU 482000",
    ),
    (
        "Внаслідок російської атаки на Одесу 11 травня загинула одна людина, ще п'ять постраждали, зокрема двоє дітей.",
        "civilians.killed.incident 1; civilians.injured.incident 5",
    ),
    ("У Харкові кількість постраждалих збільшилася до 33, троє з них – діти.", "civilians.injured.incident 33"),
    (
        "Протягом доби росіяни поранили шістьох мешканців Херсонщини, двох людей убили.",
        "civilians.injured.incident 6; civilians.killed.incident 2",
    ),
    (
        "Повітряні сили повідомили про збиття 37 із 39 ударних БпЛА.",
        "attacks.drones_intercepted RU 37; attacks.drones_launched RU 39",
    ),
    (
        "Сили ППО вночі знешкодили 20 ворожих «Шахедів» та 3 крилаті ракети.",
        "attacks.drones_intercepted RU 20; attacks.missiles_intercepted RU 3",
    ),
    (
        "В результате украинского обстрела погибли трое жителей Белгорода, еще 17 человек ранены, сообщил губернатор Гладков.",
        "civilians.killed.incident 3; civilians.injured.incident 17",
    ),
    (
        "По данным Минобороны РФ, дежурные средства ПВО уничтожили ночью 68 украинских беспилотников над Краснодарским краем.",
        "attacks.drones_intercepted UA 68",
    ),
    (
        "Армия Израиля сообщила, что с начала войны в секторе Газа погибли 620 израильских военнослужащих.",
        "losses.personnel.killed IL 620",
    ),
    ("Минздрав сектора Газа: число погибших с 7 октября превысило 35 тысяч человек.", "deaths.total 35000"),
    ("По оценке ООН, с начала вторжения в Украине убиты более 10 800 мирных жителей.", "civilians.killed 10800"),
]

NOTHING_MORE: list[str] = [
    "A man, 65, was killed by a shell in Kupiansk in the Kharkiv region.",
    "Ukraine received 12 Caesar howitzers from France and will get 78 more this year.",
    "The Russian fleet had 74 warships in the Black Sea before the war, including 6 submarines.",
    "Ukraine's drones now reach targets 1,500 km away; some 20 refineries have been hit since January, cutting output by 14 percent.",
    "A Ukrainian court convicted a Russian soldier, 21, of killing a 62-year-old civilian.",
    "Up to 40 percent of missiles could be intercepted with new radars, the commander hopes.",
    "The 3rd Assault Brigade recruits 2,000 volunteers a month.",
    "In the Winter War of 1939-40 the Soviet Union lost 126,000 men.",
    "Wildfires in Siberia killed 21 people in a week.",
    "A shooting at a concert hall near Moscow killed 145 people in March, and Islamic State claimed responsibility.",
    "More than 6,000 children have been born in the bomb shelters of Kharkiv's hospitals.",
    "Insurers paid out $200 million for aircraft stranded in Russia.",
    "Some 17 million tonnes of rubble must be cleared, in which 10,000 bodies may lie, before Gaza can be rebuilt.",
    "The ministry hopes to evacuate 4,000 residents from the Vovchansk area of Kharkiv region.",
    "Russia plans to launch 2,000 drones in one night by November, a German general said.",
    "Ukraine would lose 500 soldiers a day if it attacked, he reckoned.",
    "A year ago the army had 900,000 soldiers, of whom 300,000 served at the front in Ukraine.",
    "Five people died in Moldova when a tractor hit a mine left from the last century, an accident police said.",
    "В Україні за рік сталося 18 тисяч ДТП, загинули 3 053 людини.",
    "До війська Росії за місяць вступили 30 тисяч контрактників.",
    "В Нижегородской области за неделю утонули восемь человек.",
]

THIRD: list[tuple[str, str]] = [
    (
        "Rescuers in Ternopil have found the bodies of three more people, raising the death toll from the Russian attack to 31.",
        "civilians.killed.incident 31",
    ),
    (
        "The Ukrainian military suffered 71 casualties in the strike on the academy in Poltava, 51 of them fatal.",
        "losses.personnel.incident UA 71",
    ),
    (
        "Ukraine's death toll from Friday's Russian barrage has climbed to 39, with 159 wounded, officials said on Sunday.",
        "civilians.killed.incident 39; civilians.injured.incident 159",
    ),
    (
        "Russian drone attacks overnight on Odesa and Mykolaiv wounded five people, including a 12-year-old girl.",
        "civilians.injured.incident 5",
    ),
    (
        "Eleven people, two of whom were police officers, were wounded in a double-tap strike on Sumy.",
        "civilians.injured.incident 11",
    ),
    (
        "Moscow's troops launched 5,337 shells and 1,100 drones at the Zaporizhzhia region in a week, the governor said.",
        "attacks.drones_launched RU 1100",
    ),
    (
        "Overall 810 drones and 13 missiles were fired by Russia, of which 747 and four respectively were shot down.",
        "attacks.drones_launched RU 810; attacks.missiles_launched RU 13",
    ),
    (
        "The air force recorded hits by nine missiles and 56 drones at 37 locations across Ukraine.",
        "attacks.missiles_launched RU 9; attacks.drones_launched RU 56",
    ),
    (
        "An analysis by Meduza and Mediazona put the number of Russian soldiers who had died by the end of 2024 at 165,000.",
        "losses.personnel.killed RU 165000",
    ),
    (
        "Mark Rutte, NATO's chief, said that more than 100,000 Russian soldiers had died since January.",
        "losses.personnel.killed RU 100000",
    ),
    (
        "Britain's military intelligence says Russia has had 240,000 casualties this year, taking its overall total above a million.",
        "losses.personnel.total RU 240000",
    ),
    (
        "Some 46,000 Ukrainian servicemen have been killed on the battlefield and nearly 380,000 wounded, Zelensky told NBC.",
        "losses.personnel.killed UA 46000; losses.personnel.wounded UA 380000",
    ),
    (
        "In the West Bank, Israeli troops shot dead a 15-year-old and wounded four Palestinians in Jenin on Monday, the health ministry said.",
        "civilians.injured.incident 4",
    ),
    (
        "At least 40 people were killed when an Israeli strike hit a school sheltering displaced families in Gaza City, the civil defence agency said.",
        "civilians.killed.incident 40",
    ),
    (
        "Gaza's Health Ministry said 113 people had been killed and 637 wounded over the last 24 hours, raising the overall toll to 59,219 deaths and 143,045 injuries.",
        "deaths.total 113; injuries.total 637; deaths.total 59219; injuries.total 143045",
    ),
    (
        "Israel's ambulance service said eight people had been killed and nearly 200 injured by Iranian missiles overnight.",
        "civilians.killed.incident 8; civilians.injured.incident 200",
    ),
    (
        "Iran's health ministry said Israeli attacks had killed 610 people and wounded 4,746 since 13 June.",
        "deaths.total 610; injuries.total 4746",
    ),
    (
        "The Syrian Observatory for Human Rights said 1,426 people were killed in Sweida in a week of clashes.",
        "deaths.total 1426",
    ),
    (
        "At least 75 worshippers died when an RSF drone struck a mosque in El Fasher during dawn prayers.",
        "civilians.killed.incident 75",
    ),
    (
        "In Darfur, more than 2,000 civilians were killed in two days after the RSF took El Fasher, the army's allies said.",
        "civilians.killed.incident 2000",
    ),
    (
        "The UN said that at least 319 civilians had been killed by M23 in eastern Congo in July.",
        "civilians.killed 319",
    ),
    (
        "Boko Haram militants killed 63 people in Darul Jamal, a village in Nigeria's Borno state, on Friday night.",
        "civilians.killed.incident 63",
    ),
    (
        "Ukrainian drones attacked a bus in Lysychansk in the Luhansk region, killing one and wounding three, Russian-installed authorities said.",
        "civilians.killed.incident 1; civilians.injured.incident 3",
    ),
    (
        "Since the full-scale war began, 669 children have been killed in Ukraine and more than 1,800 wounded, UNICEF said.",
        "children.killed 669; children.injured 1800",
    ),
    (
        "According to the UN mission, long-range weapons killed 232 civilians and injured 1,343 in June.",
        "civilians.killed 232; civilians.injured 1343",
    ),
    (
        "In the first six months of 2025, 986 civilians were killed and 4,807 injured in Ukraine, up 54 percent on a year earlier.",
        "civilians.killed 986; civilians.injured 4807",
    ),
    (
        "Унаслідок атаки безпілотників на Київ кількість загиблих зросла до 31, серед них п'ятеро дітей.",
        "civilians.killed.incident 31; children.killed.incident 5",
    ),
    ("З початку доби на фронті відбулося 157 боєзіткнень, повідомив Генштаб.", "attacks.engagements 157"),
    (
        "Ворог атакував Україну 135 дронами, сили ППО знешкодили 108.",
        "attacks.drones_launched RU 135; attacks.drones_intercepted RU 108",
    ),
    (
        "Армія Росії за добу втратила 1080 солдатів, 9 танків, 45 артсистем і 205 дронів.",
        "losses.personnel.daily RU 1080; losses.equipment.tank.daily RU 9; losses.equipment.artillery.daily RU 45; losses.equipment.uav.daily RU 205",
    ),
    (
        "Через російські обстріли на Харківщині загинуло троє цивільних, поранено 12.",
        "civilians.killed.incident 3; civilians.injured.incident 12",
    ),
    (
        "Унаслідок удару по Сумах загинули 34 людини, зокрема двоє дітей, 117 людей поранені.",
        "civilians.killed.incident 34; children.killed.incident 2; civilians.injured.incident 117",
    ),
    (
        "В результате ракетного удара по Харькову погибли пять человек, 43 ранены, сообщил мэр Терехов.",
        "civilians.killed.incident 5; civilians.injured.incident 43",
    ),
    (
        "ВСУ потеряли за сутки 1360 военных на всех направлениях, заявило Минобороны РФ.",
        "losses.personnel.daily UA 1360",
    ),
    ("Ночью ВСУ атаковали регионы России 112 беспилотниками, все они сбиты.", "attacks.drones_launched UA 112"),
    (
        "Poland scrambled 4 F-16s after 19 drones crossed into its airspace during a Russian strike on Ukraine.",
        "attacks.drones_launched RU 19",
    ),
]

NOTHING_AT_LAST: list[str] = [
    "Ukraine's navy said that a Russian patrol ship was sunk, the 27th vessel that Moscow has lost.",
    "Haitian gangs killed at least 5,601 people last year, a thousand more than in 2023, the UN human rights office said.",
    "Russia and Ukraine exchanged 1,000 prisoners each, and Kyiv received 6,057 bodies of its soldiers.",
    "Ukraine's parliament voted to let 50,000 soldiers go home after 36 months at the front.",
    "Three men aged 19, 24 and 31 were charged with setting fire to a Kyiv-linked warehouse in London.",
    "The General Staff in Kyiv says 1.2 million Russians will have been killed or wounded by summer if the pace continues.",
    "Hundreds of people, at least 3 of them from Ukraine, drowned when their boat sank off Libya.",
]
