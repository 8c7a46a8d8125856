# ruff: noqa: E501  one sentence, one row
"""What Ukrainian and Russian reports and posts leave unsaid. Each row is a rule in a text made for it."""

from __future__ import annotations

import pytest

from tracker.prose.reader import findings

TEXTS: list[tuple[str | None, str, list[tuple[str, str | None, object]]]] = [
    # An army's report of its day: what it leaves unsaid is a day, and never a total.
    ("Ministry of Defence of Russia", "Противник потерял до 230 военнослужащих, два танка, три боевые бронированные машины и 11 автомобилей.", [("losses.personnel.daily", "UA", 230), ("losses.equipment.tank.daily", "UA", 2), ("losses.equipment.afv.daily", "UA", 3), ("losses.equipment.vehicle.daily", "UA", 11)]),
    ("Ministry of Defence of Russia", "За неделю ВСУ потеряли до 1 250 военнослужащих и 14 боевых бронированных машин.", [("losses.personnel.total", "UA", 1250), ("losses.equipment.afv.total", "UA", 14)]),
    ("Ministry of Defence of Russia", "Всего с начала проведения специальной военной операции уничтожено: 663 самолета, 77 тысяч беспилотных летательных аппаратов, 24 500 танков и других боевых бронированных машин.", [("losses.equipment.aircraft.total", "UA", 663), ("losses.equipment.uav.total", "UA", 77000), ("losses.equipment.armour.total", "UA", 24500)]),
    (None, "Українські військові захопили позиції та знищили 230 окупантів.", []),
    ("General Staff of Ukraine", "Знищено три безпілотники, дві автівки та одну гармату противника.", [("losses.equipment.uav.daily", "RU", 3), ("losses.equipment.vehicle.daily", "RU", 2), ("losses.equipment.artillery.daily", "RU", 1)]),
    ("General Staff of Ukraine", "За минулу добу українські воїни знешкодили чотири танки, 35 артилерійських систем, 167 безпілотних літальних апаратів та 112 одиниць автомобільної техніки окупантів.", [("losses.equipment.tank.daily", "RU", 4), ("losses.equipment.artillery.daily", "RU", 35), ("losses.equipment.uav.daily", "RU", 167), ("losses.equipment.vehicle.daily", "RU", 112)]),
    ("General Staff of Ukraine", "На Лиманському напрямку ворог атакував 19 разів у районах двох сіл.", [("attacks.engagements", None, 19)]),
    (None, "За сутки уничтожено 120 российских солдат на Покровском направлении.", [("losses.personnel.daily", "RU", 120)]),
    # Interceptions with their parts.
    ("Ministry of Defence of Russia", "Перехвачены и уничтожены 85 украинских беспилотных летательных аппаратов самолетного типа: 30 – над территорией Белгородской области, пять – над акваторией Черного моря.", [("attacks.drones_intercepted", "UA", 85), ("attacks.drones_intercepted", "UA", 30), ("attacks.drones_intercepted", "UA", 5)]),
    (None, "Как сообщили в Минобороны России, за ночь сбиты 66 дронов, из них 30 над Брянской областью.", [("attacks.drones_intercepted", "UA", 66), ("attacks.drones_intercepted", "UA", 30)]),
    ("Air Force of Ukraine", "Радіотехнічні війська виявили та супроводжували 88 засобів повітряного нападу: 5 ракет та 83 безпілотники.", [("attacks.missiles_launched", "RU", 5), ("attacks.drones_launched", "RU", 83)]),
    ("Air Force of Ukraine", "За ніч ППО знешкодила 89 зі 102 безпілотників.", [("attacks.drones_intercepted", "RU", 89), ("attacks.drones_launched", "RU", 102)]),
    # Parts, ages and ratios.
    (None, "Внаслідок атак на Дніпропетровщині загинули 3 людини, 26 - поранені, з них двоє - діти.", [("civilians.killed.incident", None, 3), ("civilians.injured.incident", None, 26)]),
    (None, "Кількість постраждалих унаслідок удару по Києву зросла до 38, серед яких четверо дітей.", [("civilians.injured.incident", None, 38)]),
    (None, "У Херсоні внаслідок атаки дрона загинув 56-річний чоловік, поранені жінки 45 та 63 років.", []),
    (None, "Найстаршому загиблому внаслідок удару по Краматорську 82, наймолодшому - 19.", []),
    (None, "После удара по Одессе 12 раненых продолжают лечение в больницах.", []),
    (None, "Девять из десяти погибших при ударах по Харькову - мирные жители.", []),
    (None, "По Донецку выпущено 214 снарядов, погиб один мирный житель.", [("civilians.killed.incident", None, 1)]),
    # Places under fire.
    (None, "Під вогнем опинилися Антонівка, Комишани, Білозерка, Садове, Берислав та ще 25 населених пунктів Херсонщини.", [("attacks.settlements_shelled", "RU", 25)]),
    (None, "Через обстріли знеструмлені 45 населених пунктів на Харківщині.", []),
    # People and names.
    (None, "В войне с Украиной известны имена 90 тысяч погибших российских солдат.\nПо оценке журналистов, к концу года погибло не менее 140 тысяч военных.", [("losses.personnel.killed", "RU", 90000), ("losses.personnel.killed", "RU", 140000)]),
    ("Mediazona", "Список погибших обновлен. Нам известны имена 121 507 российских военных.", [("losses.personnel.killed", "RU", 121507)]),
    (None, "За словами Зеленського, на полі бою загинули 46 тисяч українських військових.", [("losses.personnel.killed", "UA", 46000)]),
    (None, "За даними УВКБ ООН, за кордоном перебувають 5,7 млн українців.", [("refugees.total", None, 5700000)]),
    (None, "ЗСУ ліквідували за минулий тиждень 7 610 росіян.", [("losses.personnel.total", "RU", 7610)]),
    # Power.
    (None, "Понад мільйон споживачів у семи областях лишилися без світла після атаки на енергетику.", [("energy.customers_without_power", None, 1000000)]),
    (None, "Из-за атаки дронов без света остались около полумиллиона человек в Херсонской области.", [("energy.customers_without_power", None, 500000)]),
    (None, "Чверть мільйона споживачів на Чернігівщині залишилися без світла через атаку дронів.", [("energy.customers_without_power", None, 250000)]),
    (None, "Через удари по енергетиці без світла близько тисячі споживачів у Сумах.", [("energy.customers_without_power", None, 1000)]),
    # Aid, and money that is none.
    (None, "До державного бюджету України надійшов грант у розмірі 600 млн доларів від США.", [("aid.money.delivered", None, 600000000)]),
    (None, "С начала конфликта США предоставили Киеву помощь на 66 млрд долларов.", [("aid.money.delivered", None, 66000000000)]),
    (None, "Потреба України у зовнішньому фінансуванні на цей рік становить 42 млрд доларів.", []),
    (None, "Переселенці в Україні отримують допомогу - 2 тис. грн для дорослих.", []),
    (None, "Семьи погибших получат помощь по 5 млн рублей.", []),
    (None, "Трамп не підтримав виділення Україні 20 млрд доларів.", []),
    (None, "Скандинавские страны выделят Украине 10 млрд крон.", []),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "text", "claims"), TEXTS)
def test_a_report_gives_its_claims_and_no_others(
    publisher: str | None, text: str, claims: list[tuple[str, str | None, object]]
) -> None:
    found = findings(text, published="2025-06-21", publisher=publisher)
    assert [(one.series, one.party, one.value) for one in found] == claims


SPEAKERS: list[tuple[str | None, str, str | None]] = [
    # An office that a side has in its own language is called by its English name, and so is a country.
    (None, "З початку війни в Україні загинули 1 200 цивільних у нашій області, зазначили в обласній прокуратурі.", "Regional prosecutor's office"),
    (None, "Норвегия объявила о выделении Украине 2 млрд долларов.", "Norway"),
    # The name of whom "the words of" are told is put back into the case it stands in by itself.
    (None, "За словами мера Ігоря Терехова, внаслідок удару по Харкову поранено 7 людей.", "Ihor Terekhov"),
    (None, "По словам губернатора Ивана Семёнова, при ударе по Одессе ранены 7 человек.", "Ivan Semenov"),
    (None, "Росія втратила мільйон солдатів, заявив генсек НАТО Марк Рютте.", "Mark Rutte"),
    # Russian and Ukrainian spellings of one person are one claimant.
    (None, "При ударе по Одессе погибли 16 человек. Об этом сообщил глава области Олег Кипер.", "Oleh Kiper"),
    (None, "После удара по энергетике Украины без света миллион потребителей, сообщил в четверг в.о. министра Артём Петров.", "Artem Petrov"),
    (None, "Внаслідок атаки на Запоріжжя постраждали 12 людей, - начальник ОВА Іван Петренко.", "Ivan Petrenko"),
    # A person who publishes speaks for himself, a newspaper does not.
    ("Serhii Petrenko", "Внаслідок удару по Дніпру поранено 7 людей.", "Serhii Petrenko"),
    ("Kyiv Post", "Внаслідок удару по Дніпру поранено 7 людей.", None),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "text", "claimant"), SPEAKERS)
def test_who_speaks_is_called_by_the_english_name(publisher: str | None, text: str, claimant: str | None) -> None:
    found = findings(text, published="2025-06-21", publisher=publisher)
    assert found
    assert {one.claimant for one in found} == {claimant}


@pytest.mark.parametrize("mark", ["▪️ ", "🔹 ", "✅", "➖ ", "1️⃣ ", "— ", "", "🇺🇦 "])
def test_a_daily_list_is_read_whatever_marks_its_rows(mark: str) -> None:
    rows = ("особового складу ‒ близько 1 020 300 (+1 020) осіб", "танків ‒ 10 970 (+2)", "РСЗВ ‒ 1 420 (+0)")
    text = "❗️Загальні бойові втрати противника з 24.02.22 по 21.06.25:\n" + "\n".join(mark + row for row in rows)
    assert [one.value for one in findings(text, published="2025-06-21")] == [1020300, 1020, 10970, 2, 1420, 0]


def test_a_heading_with_its_day_speaks_for_the_lines_below() -> None:
    text = "Сумщина. Минула доба, 19 червня\nЧерез удари дронів 2 людини загинули, ще 5 - поранені.\n"
    found = findings(text, published="2025-06-20", publisher="Oleh Hryhorov")
    assert [(one.value, one.day, one.period) for one in found] == [(2, "2025-06-19", 1), (5, "2025-06-19", 1)]


@pytest.mark.parametrize(
    ("donor", "currency"), [("Дания", "DKK"), ("Норвегия", "NOK"), ("Швеция", "SEK"), ("Чехия", "CZK")]
)
def test_crowns_are_those_of_the_donor(donor: str, currency: str) -> None:
    found = findings(f"{donor} выделит Украине 2 млрд крон на оружие.", published="2025-06-21")
    assert [one.currency for one in found] == [currency]
