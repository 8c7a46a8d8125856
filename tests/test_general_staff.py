"""The official daily list of the General Staff of Ukraine: its forms, its faults, and what is not the list."""

from __future__ import annotations

import json
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tracker import catalog
from tracker.documents.locate import Quotes
from tracker.documents.pages import text_of
from tracker.model import Claim, Document, Item, Problem
from tracker.prose.number_first import number_first_lists
from tracker.prose.numbers import number_at
from tracker.prose.official_list import official_lists, plain
from tracker.sources import general_staff, load
from tracker.sources.general_staff import LABELS, SOURCE, parse

HEAD = "The total combat losses of the enemy from 24.02.22 to 01.05.23 were approximately:"


def read(
    body: str, address: str = "file:post.txt", publisher: str | None = None, published: str | None = None
) -> list[Item]:
    """What the parser says, after every claim was checked against its quote."""
    document = Document(body.encode(), address, "2026-06-09T06:00:00Z", publisher, published)
    items = list(parse(document))
    prove(document.body, items)
    return items


def prove(body: bytes, items: list[Item]) -> None:
    quotes, text = Quotes(body), text_of(body)
    for claim in claims(items):
        start, offset = (int(part.partition("=")[2]) for part in claim.locator.split())
        found = number_at(claim.quote, offset)
        assert found is not None
        assert found.value == claim.value
        assert text[start : start + len(claim.quote)] == claim.quote
        assert quotes.read(claim.quote, claim.locator) == (claim.value, None, None)


def claims(items: list[Item]) -> list[Claim]:
    return [item for item in items if isinstance(item, Claim)]


def problems(items: list[Item]) -> list[Problem]:
    return [item for item in items if isinstance(item, Problem)]


def values(items: list[Item]) -> dict[str, object]:
    """`tank.total: 5, tank.daily: 1`; fails on problems and on a series that is there twice."""
    assert not problems(items)
    names = [claim.line.series.removeprefix("losses.").removeprefix("equipment.") for claim in claims(items)]
    assert len(set(names)) == len(names)
    return dict(zip(names, (claim.value for claim in claims(items)), strict=True))


def entry(line: str) -> dict[str, object]:
    """What one entry says in the middle of a list."""
    found = values(read(f"{HEAD}\naircraft – 308,\nhelicopters – 294,\n{line}\nsubmarines – 1,\nMLRS – 544."))
    around = {"aircraft.total": 308, "helicopter.total": 294, "submarine.total": 1, "mlrs.total": 544}
    assert around.items() <= found.items()
    return {name: value for name, value in found.items() if name not in around}


def only(items: list[Item]) -> Problem:
    assert len(items) == 1
    assert isinstance(items[0], Problem)
    return items[0]


# Whole documents

PAGE = """<!DOCTYPE html>
<html><head><title>Total combat losses</title>
<meta property="og:url" content="https://www.kmu.gov.ua/en/news/losses"/>
<script src="https://cdn.perfdrive.com/aperture/aperture.js"></script></head><body>
<a href="/">Government hotline 1545</a>
<div class="title">Total combat losses of the enemy from 24.02.22 to 01.05.23</div>
<div>posted 01 May 2023 08:06</div>
<p>The total combat losses of the enemy from 24.02.22 to 01.05.23 were approximately:</p>
<ul>
  <li>personnel ‒ about 190960 (+450) persons were liquidated,&nbsp;</li>
  <li>tanks ‒ 3700 (+1),&nbsp;</li>
  <li>Anti-aircraft warfare systems ‒ 295 (+0),</li>
  <li>UAV operational-tactical level – 2476 (+1),</li>
  <li>warships / boats ‒ 18 (+0),</li>
  <li>special equipment ‒ 359 (+2).</li>
</ul>
<p>Data are being updated.</p>
<p>07:42, 09 January Total combat losses of the enemy from 24.02.2022 to 09.01.2024</p>
</body></html>"""


def test_a_page_gives_totals_and_what_the_day_added():
    assert values(read(PAGE)) == {
        "personnel.total": 190960,
        "personnel.daily": 450,
        "tank.total": 3700,
        "tank.daily": 1,
        "air_defense.total": 295,
        "air_defense.daily": 0,
        "uav.total": 2476,
        "uav.daily": 1,
        "ship.total": 18,
        "ship.daily": 0,
        "special.total": 359,
        "special.daily": 2,
    }


def test_a_claim_says_whose_losses_who_says_so_and_in_which_words():
    total, daily, *_ = claims(read(PAGE))
    assert total.line == (
        *("ukraine", "losses.personnel.total", "total", "RU", None, None, None, "General Staff of Ukraine"),
        *("Cabinet of Ministers of Ukraine", None),
    )
    assert (total.day, total.value, total.qualifier, total.period_days) == ("2023-05-01", 190960, "about", None)
    assert total.quote == "personnel ‒ about 190960"
    assert (daily.line.series, daily.line.kind) == ("losses.personnel.daily", "change")
    assert (daily.day, daily.value, daily.qualifier, daily.period_days) == ("2023-05-01", 450, None, 1)
    assert daily.quote == "personnel ‒ about 190960 (+450)"
    start = text_of(PAGE.encode()).index("personnel ‒")
    assert (total.locator, daily.locator) == (f"char={start} number=18", f"char={start} number=27")


def test_a_bilingual_post():
    post = (
        "Загальні бойові втрати противника з 24.02.22 по 19.02.24 орієнтовно склали / "
        "The total combat losses of the enemy from 24.02.22 to 19.02.24 were approximately:\n\n"
        "особового складу / personnel ‒ близько/ about 403720(+1290) осіб / persons,\n"
        "бойових броньованих машин / APV ‒ 12232 (+34) од,\n"
        "кораблі /катери / warships / boats ‒ 25 (+0) од,\n"
        "автомобільної техніки та автоцистерн/ vehicles and fuel tanks – 12767 (+31) од,\n"
        "спеціальна техніка / special equipment ‒ 1545 (+5)\n\n\n"
        "https://example.org/news/vtraty-voroga-na-19-02-24/"
    )
    items = read(post)
    assert values(items) == {
        "personnel.total": 403720,
        "personnel.daily": 1290,
        "afv.total": 12232,
        "afv.daily": 34,
        "ship.total": 25,
        "ship.daily": 0,
        "vehicle.total": 12767,
        "vehicle.daily": 31,
        "special.total": 1545,
        "special.daily": 5,
    }
    assert {claim.day for claim in claims(items)} == {"2024-02-19"}
    assert claims(items)[0].qualifier == "about"


def test_a_list_in_one_paragraph():
    items = read(
        "Загальні бойові втрати противника від 24.02 до 27.09 орієнтовно становлять: особового складу — близько "
        "57750 (+550) осіб ліквідовано, танків — 2306 (+16) од., БПЛА оперативно-тактичного рівня —977 (+7) од., "
        "крилатих ракет — 241 (+0) од., кораблів /катерів — 15 (+0). од. Найбільших втрат противник зазнав на "
        "Краматорському напрямку.",
        published="2022-09-27",
    )
    assert values(items) == {
        "personnel.total": 57750,
        "personnel.daily": 550,
        "tank.total": 2306,
        "tank.daily": 16,
        "uav.total": 977,
        "uav.daily": 7,
        "cruise_missile.total": 241,
        "cruise_missile.daily": 0,
        "ship.total": 15,
        "ship.daily": 0,
    }
    assert {claim.day for claim in claims(items)} == {"2022-09-27"}


def test_a_list_that_follows_its_day_without_a_break():
    items = read(
        "Втрати росіян станом на 2 квітня особового складу / personnel ‒ близько/ about 918180 (+1410) осіб / "
        "persons, танків / tanks ‒ 10515 (+10) од, підводні човни / submarines - 1 (+0) од",
        published="2025-04-02T07:30:00Z",
    )
    assert values(items)["personnel.total"] == 918180
    assert claims(items)[0].quote == "особового складу / personnel ‒ близько/ about 918180"
    assert {claim.day for claim in claims(items)} == {"2025-04-02"}


def test_the_list_of_the_ministry_today():
    items = read(
        "<html><h1>Бойові втрати ворога на 8 червня 2026 року</h1><figure><img><figcaption>Фото</figcaption></figure>"
        "<div><p><b>За добу 1 240 осіб</b></p><ul><li>Особовий склад ‒ близько 1 374 950 (+1 240) осіб</li>"
        "<li>Танки ‒ 11 997 (+3) од.</li><li>Наземні робототехнічні комплекси ‒ 1 607 (+9) од.</li></ul></div>",
        address="https://mod.gov.ua/news/losses",
    )
    assert values(items) == {
        "personnel.total": 1374950,
        "personnel.daily": 1240,
        "tank.total": 11997,
        "tank.daily": 3,
        "ground_robot.total": 1607,
        "ground_robot.daily": 9,
    }
    assert {(claim.day, claim.line.publisher) for claim in claims(items)} == {
        ("2026-06-08", "Ministry of Defence of Ukraine")
    }


def test_a_bullet_list_of_the_press_that_names_the_day():
    items = read(
        "Російські війська втратили близько 447 510 своїх військових, зокрема 820 осіб – за останню добу.\n"
        "Станом на ранок 7 квітня у Генштабі назвали також такі втрати російської техніки:\n"
        "- танки ‒ 7074 (+17 – за останню добу)\n- засоби ППО ‒ 749\n• літаки – 347\n"
        "- автомобільна техніка й автоцистерни – 15071 (+79).",
        published="2024-04-07",
    )
    assert values(items) == {
        "tank.total": 7074,
        "tank.daily": 17,
        "air_defense.total": 749,
        "aircraft.total": 347,
        "vehicle.total": 15071,
        "vehicle.daily": 79,
    }
    assert claims(items)[1].quote == "танки ‒ 7074 (+17 – за останню добу)"


PRESS = """Російська армія втратила близько 910 військових за добу, повідомляє Генеральний штаб вранці 2 січня.

Командування оцінює загальні втрати російських військ у 1 мільйон 209 880 військових.

11 494 танки (+6 за добу)

23 851 бойова броньована машина (+2)

1 589 реактивних систем залпового вогню (+2)

28 кораблів і катерів

4 035 одиниць спеціальної техніки"""


def test_a_list_of_the_press_that_puts_the_number_first():
    items = read(PRESS, published="2026-01-02")
    assert values(items) == {
        "tank.total": 11494,
        "tank.daily": 6,
        "afv.total": 23851,
        "afv.daily": 2,
        "mlrs.total": 1589,
        "mlrs.daily": 2,
        "ship.total": 28,
        "special.total": 4035,
    }
    assert {claim.day for claim in claims(items)} == {"2026-01-02"}
    assert claims(items)[1].quote == "11 494 танки (+6 за добу)"


def test_an_unknown_label_behind_its_number_is_a_problem_and_no_end():
    items = read(PRESS.replace("28 кораблів", "3 дирижаблі (+1)\n\n28 кораблів"), published="2026-01-02")
    assert [problem.check for problem in problems(items)] == ["unknown-label"]
    assert len(claims(items)) == 8


def test_fewer_than_three_known_labels_behind_numbers_are_no_list():
    text = "Станом на 2 січня втрати армії РФ:\n434 літаки\n11 494 танки (+6 за добу)\n3 людини\n5 островів"
    assert only(read(text, published="2026-01-02")).check == "wrong-page"


@pytest.mark.parametrize(("published", "day"), [("2024-10-27", "2024-10-27"), ("2024-10-28", None), (None, None)])
def test_a_list_of_the_past_day_is_of_the_morning_after_if_it_was_published_then(published, day):
    text = (
        "За минулу добу, 26 жовтня, російська армія втратила ще 1440 своїх солдатів. Зокрема, йдеться про:\n"
        "- танки — 9113 (+4 за минулу добу);\n- бойові броньовані машини — 18 355 (+23);\n- РСЗВ — 1240;"
    )
    items = read(text, published=published)
    if day is None:
        assert only(items).check == "no-day"
    else:
        assert {claim.day for claim in claims(items)} == {day}
        assert [claim.value for claim in claims(items)] == [9113, 4, 18355, 23, 1240]


def test_the_list_of_the_first_weeks_has_no_deltas_and_other_labels():
    items = read(
        "The total combat losses of the enemy from 24.02 to 12.04 were approximately:\n"
        "personnel ‒ about 19600 осіб,\nboats / cutters - 7 од,\nvehicles ‒ 1406 од,\nfuel tanks – 76,\n"
        "SRBM system ‒ 4.",
        published="2022-04-12",
    )
    assert values(items) == {
        "personnel.total": 19600,
        "ship.total": 7,
        "truck.total": 1406,
        "fuel_tank.total": 76,
        "srbm.total": 4,
    }


# One entry


@pytest.mark.parametrize("dash", [" \u2012 ", " \u2013 ", " \u2014 ", " - ", " ", "\u00a0", "\u2014", "-", "- ", " -"])
def test_any_dash_or_none(dash):
    assert entry(f"tanks{dash}3700 (+1),") == {"tank.total": 3700, "tank.daily": 1}


def test_a_hyphen_glued_to_both_sides_is_left_out_of_the_quote():
    items = read(f"{HEAD} aircraft-308, helicopters-294 (+1), tanks-3700")
    assert [claim.quote for claim in claims(items)] == ["308", "294", "294 (+1)", "3700"]


@pytest.mark.parametrize("joint", [" ‒ about ", " ‒about ", "‒ \u00a0about ", "\u00a0‒\u00a0about\u00a0", " - about "])
def test_about_may_stand_close_to_its_dash(joint):
    assert entry(f"personnel{joint}41650 (+150) persons,") == {"personnel.total": 41650, "personnel.daily": 150}


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("personnel ‒ about 41650", "about"),
        ("особового складу ‒ близько 41650", "about"),
        ("особового складу / personnel ‒ близько/ about 41650", "about"),
        ("особового складу ‒ понад 41650", "over"),
        ("personnel ‒ more than 41650", "over"),
        ("personnel ‒ nearly 41650", "nearly"),
        ("personnel ‒ 41650", None),
    ],
)
def test_a_qualifier_is_kept_where_it_is_printed(words, qualifier):
    first, *_ = claims(read(f"{HEAD}\n{words} (+150),\ntanks ‒ 3700,\nAPV ‒ 7192"))
    assert (first.value, first.qualifier, first.quote) == (41650, qualifier, words)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("374520", 374520),
        ("374,520", 374520),
        ("374 520", 374520),
        ("374\u00a0520", 374520),
        ("1 475 270", 1475270),
        ("1 мільйон 209 880", 1209880),
        ("0", 0),
    ],
)
def test_numbers_as_they_are_printed(number, value):
    assert entry(f"особового складу ‒ близько {number} (+920) осіб,") == {
        "personnel.total": value,
        "personnel.daily": 920,
    }


@pytest.mark.parametrize(
    ("delta", "value"),
    [
        (" (+23)", 23),
        ("(+23)од.", 23),
        (" (+23) од", 23),
        (" (+ 23) ", 23),
        ("\u00a0(\u00a0+23\u00a0)", 23),
        (" (+1 240)", 1240),
        (" (+1,240)", 1240),
        (" (+17 – за останню добу)", 17),
        (" (+4 за минулу добу);", 4),
        (" +23", 23),
        (" (+0)", 0),
    ],
)
def test_what_the_day_added(delta, value):
    assert entry(f"tanks ‒ 3700{delta},") == {"tank.total": 3700, "tank.daily": value}


@pytest.mark.parametrize("delta", ["", " (+)", " ()", " од.", " осіб / persons were liquidated", " (estimated)"])
def test_a_day_that_is_left_out_or_left_empty_adds_no_claim(delta):
    assert entry(f"tanks ‒ 3700{delta},") == {"tank.total": 3700}


@pytest.mark.parametrize("line", ["vehicles and fuel tanks ‒ (+2).", "vehicles and fuel tanks -(+2)"])
def test_a_day_without_a_total_invents_none(line):
    assert entry(line) == {"vehicle.daily": 2}


@pytest.mark.parametrize("delta", ["(-3)", "(12)", "(+23", "(+2-3)", "(+5 of 12)", "(+05)"])
def test_a_day_that_cannot_be_read_is_a_problem(delta):
    items = read(f"{HEAD}\naircraft – 308,\ntanks ‒ 3700 {delta}\nhelicopters – 294")
    assert [claim.value for claim in claims(items)] == [308, 3700, 294]
    (problem,) = problems(items)
    assert (problem.check, problem.severity) == ("unread-figure", "warning")
    assert problem.found.startswith("tanks ‒ 3700 (")


@pytest.mark.parametrize("number", ["3700-5", "3,70", "3.700.1", "03700", "10-15", "F-16"])
def test_a_total_that_cannot_be_read_is_a_problem(number):
    items = read(f"{HEAD}\naircraft – 308,\ntanks ‒ {number},\nhelicopters – 294,\nMLRS – 544")
    assert [claim.value for claim in claims(items)] == [308, 294, 544]
    assert {problem.check for problem in problems(items)} <= {"unread-figure", "unread-line"}
    assert any(number.split("-")[0] in problem.found for problem in problems(items))


def test_a_number_on_the_next_line_belongs_to_no_label():
    text = "Станом на 2 січня втрати армії РФ:\n434\nлітаки\n347\nгелікоптерів\n11 494\nтанки\n2\nтанки"
    assert only(read(text, published="2026-01-02")).check == "wrong-page"


def test_words_in_the_list_that_hold_no_figure_are_a_problem_and_no_end():
    items = read(f"{HEAD}\ntanks ‒ 3700,\nAPV ‒ 7192,\nMLRS ‒ невідомо,\naircraft – 308,\nhelicopters – 294.")
    assert [claim.value for claim in claims(items)] == [3700, 7192, 308, 294]
    assert [(problem.check, problem.found) for problem in problems(items)] == [("unread-line", "MLRS ‒ невідомо,")]


# Labels


@pytest.mark.parametrize(
    ("label", "series"),
    [(label.strip(), series) for series, labels in LABELS.items() for label in labels.split("|")],
)
def test_every_label_is_read_as_its_series(label, series):
    around = "aircraft – 308, helicopters – 294, MLRS - 6, APV - 7"
    text = f"Total losses from 24.02.22 to 01.04.22: {label} ‒ 5 (+1), {around}"
    assert [claim.line.series for claim in claims(read(text)) if claim.value in {1, 5}] == [
        f"{series}.total",
        f"{series}.daily",
    ]


@pytest.mark.parametrize("label", ["TANKS", "  tanks", "- tanks", "• tanks", "танків/tanks", "танків /\u00a0tanks"])
def test_labels_are_compared_without_case_bullets_and_spaces(label):
    assert entry(f"{label} ‒ 3700,") == {"tank.total": 3700}


def test_every_series_is_in_the_catalog():
    known = catalog.load()
    assert SOURCE.claimant in known.claimants
    for series in LABELS:
        assert "total" in known.series[f"{series}.total"].kinds
        assert known.series[f"{series}.daily"].change_of == f"{series}.total"


@pytest.mark.parametrize(
    "line",
    [
        "laser systems ‒ 5 (+1),",
        "- laser systems ‒ 5,",
        "laser systems 5 (+1),",
        "laser systems ‒ (+1),",
    ],
)
@pytest.mark.parametrize("place", [1, 3, 5])
def test_an_unknown_label_is_a_problem_wherever_it_stands(line, place):
    lines = [HEAD, "tanks ‒ 3700,", "APV ‒ 7192,", "aircraft – 308,", "helicopters – 294,"]
    lines.insert(place, line)
    items = read("\n".join(lines))
    assert [claim.value for claim in claims(items)] == [3700, 7192, 308, 294]
    (problem,) = problems(items)
    assert (problem.check, problem.severity, problem.found) == ("unknown-label", "warning", "laser systems")


def test_an_unknown_label_without_dash_and_day_is_no_less_a_problem():
    items = read(f"{HEAD} tanks 3700, laser systems 5, APV 7192, aircraft 308")
    assert [claim.value for claim in claims(items)] == [3700, 7192, 308]
    assert [problem.check for problem in problems(items)] == ["unread-line"]
    assert "laser systems 5" in problems(items)[0].found


def test_a_known_word_in_an_unknown_label_is_not_enough():
    items = read(f"{HEAD}\ntanks ‒ 3700,\ninflatable tanks ‒ 5,\nAPV ‒ 7192,\nmedical personnel ‒ 9,\naircraft – 308")
    assert [claim.value for claim in claims(items)] == [3700, 7192, 308]
    assert [problem.found for problem in problems(items)] == ["inflatable tanks", "medical personnel"]


def test_two_languages_have_to_agree():
    items = read(f"{HEAD}\ntanks ‒ 3700,\nлітаків / helicopters ‒ 5,\nAPV ‒ 7192,\naircraft – 308")
    assert [problem.found for problem in problems(items)] == ["літаків / helicopters"]


def test_a_label_that_is_missing_is_a_problem():
    items = read(f"{HEAD}\ntanks ‒ 3700,\n‒ 675 (+14),\nAPV ‒ 7192,\naircraft – 308")
    assert [(problem.check, problem.found) for problem in problems(items)] == [("unknown-label", "‒ 675 (+14)")]


def test_the_remedy_names_the_table_and_its_line():
    (problem,) = problems(read(f"{HEAD}\ntanks ‒ 3700,\nAPV ‒ 7192,\naircraft – 308,\nlasers ‒ 5"))
    path = Path(general_staff.__file__)
    line = 1 + path.read_text(encoding="utf-8").splitlines().index("LABELS = {")
    assert str(path) in problem.remedy
    assert f"LABELS (line {line})" in problem.remedy


def test_a_known_misprint_is_read():
    found = read(f"{HEAD}\ntanks ‒ 3700,\n-aircraft warfare systems ‒ 637 (+4),\naircraft – 308")
    assert values(found)["air_defense.total"] == 637
    assert "-aircraft warfare systems ‒ 637" in [claim.quote for claim in claims(found)]


def test_what_merely_resembles_a_misprint_is_not():
    items = read(f"{HEAD}\ntanks ‒ 3700,\n- aircraft warfare systems ‒ 637 (+4),\naircraft – 308,\nAPV ‒ 7192")
    assert [problem.found for problem in problems(items)] == ["aircraft warfare systems"]


@pytest.mark.parametrize(("day", "known"), [("30.04.22", True), ("01.05.22", False)])
def test_trucks_alone_end_where_they_became_one_line_with_fuel_tanks(day, known):
    items = read(f"Losses from 24.02.22 to {day}:\ntanks ‒ 5,\nAPV ‒ 6,\nMLRS ‒ 7,\nvehicles ‒ 8,\nfuel tanks ‒ 76")
    assert [claim.value for claim in claims(items)] == [5, 6, 7, *([8, 76] if known else [])]
    assert [problem.found for problem in problems(items)] == ([] if known else ["vehicles", "fuel tanks"])


# The day

LIST = "tanks ‒ 3700 (+1),\nAPV ‒ 7192,\naircraft – 308"


def day(head: str, address: str = "file:post.txt", published: str | None = None) -> str:
    (found,) = {claim.day for claim in claims(read(f"{head}\n{LIST}", address, published=published))}
    return found


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("from 24.02.22 to 01.05.23", "2023-05-01"),
        ("from 24.02.2022 to 25.08.2023", "2023-08-25"),
        ("from 24.02 to 12.04.22", "2022-04-12"),
        ("з 24.02.22 по 19.02.24", "2024-02-19"),
        ("з 24.02.22 до 24.04.23", "2023-04-24"),
        ("від\u00a024.02.22 – 1.04.2022", "2022-04-01"),
        ("Бойові втрати ворога на 1 січня 2026 року", "2026-01-01"),
        ("Втрати ворога станом на ранок 29 лютого 2024", "2024-02-29"),
    ],
)
def test_headings(head, expected):
    assert day(head) == expected


def test_the_nearest_heading_above_the_list_counts():
    assert day("from 24.02.22 to 30.04.23\nfrom 24.02.22 to 01.05.23 were:") == "2023-05-01"


@pytest.mark.parametrize(
    ("above", "address", "published", "expected"),
    [
        ("2022-05-31 07:30:00 | ID: 67659\nfrom 24.02 to 31.05", "file:x", None, "2022-05-31"),
        ("posted 31 May 2022 08:06\nfrom 24.02 to 31.05", "file:x", None, "2022-05-31"),
        ("from 24.02 to 31.05", "file:x", "2022-05-31T06:00:00Z", "2022-05-31"),
        ("from 24.02 to 31.12", "file:x", "2023-01-01", "2022-12-31"),
        ("from 24.02 to 01.01", "file:x", "2022-12-31", "2023-01-01"),
        ("from 24.02 to 29.02", "file:x", "2025-03-01", "2024-02-29"),
        ("from 24.02 to 31.05", "https://www.mil.gov.ua/en/news/2022/05/31/losses-to-31-05/", None, "2022-05-31"),
        ("from 24.02 to 31.12", "https://www.mil.gov.ua/en/news/2023/01/01/losses-to-31-12/", None, "2022-12-31"),
        ("from 24.02 to 31.05", "file:mil_2022_31.05.html", None, "2022-05-31"),
        ("from 24.02 to 01.05", "https://x/losses-z-24022022-po-01052023", None, "2023-05-01"),
        ("Втрати станом на 2 квітня", "file:20250402.txt", None, "2025-04-02"),
        # what the page says comes before what the fetch says, and that before the address
        ("2022-05-31 07:30\nfrom 24.02 to 31.05", "https://x/2024/05/31/", "2023-05-31", "2022-05-31"),
        ("from 24.02 to 31.05", "https://x/2024/05/31/", "2023-05-31", "2023-05-31"),
    ],
)
def test_a_year_that_is_left_out_is_that_of_the_publication(above, address, published, expected):
    assert day(above, address, published) == expected


def test_the_day_is_kept_as_printed_even_if_the_page_is_of_another():
    head = "2023-12-29 08:00\nThe total combat losses of the enemy from 24.02.22 to 28.12.23"
    assert day(head, "https://x/2023/12/29/losses-to-29-12-23", "2023-12-29") == "2023-12-28"


def test_no_year_anywhere_is_an_error():
    problem = only(read(f"from 24.02 to 12.04:\n{LIST}"))
    assert (problem.check, problem.severity, problem.found) == ("no-year", "error", "from 24.02 to 12.04")


@pytest.mark.parametrize(
    "head", ["from 24.02.22 to 31.04.23", "from 24.02.22 to 01.13.23", "from 24.02.22 to 00.01.23"]
)
def test_a_day_that_does_not_exist_is_an_error(head):
    assert only(read(f"{head}\n{LIST}")).check == "no-day"


@pytest.mark.parametrize(
    "head", ["", "As of today:", "Зустріч заплановано на 5 травня 2023 року.", "За минулу добу, 26 жовтня, втрати:"]
)
def test_a_list_without_a_heading_is_an_error(head):
    problem = only(read(f"{head}\n{LIST}", published="2023-05-01"))
    assert (problem.check, problem.severity, problem.found) == ("no-day", "error", "tanks ‒ 3700 (+1)")


# Twice, and not at all


@pytest.mark.parametrize("again", [f"{HEAD}\n{LIST}", LIST])
def test_a_list_that_is_printed_twice_is_read_once(again):
    once = f"{HEAD}\n{LIST}\nlasers ‒ 5"
    items = read(f"{once}\nData are being updated.\nPrint version\n{again}")
    assert items == read(once)


def test_a_second_list_of_another_day_is_read_too():
    items = read(f"{HEAD}\n{LIST}\n\nfrom 24.02.22 to 02.05.23:\n{LIST}")
    assert Counter(claim.day for claim in claims(items)) == {"2023-05-01": 4, "2023-05-02": 4}


def test_a_second_list_without_a_day_is_not_taken_for_the_first():
    items = read(f"{HEAD}\n{LIST}\n\nData are being updated.\n\nOther losses\n{LIST.replace('3700', '12')}")
    assert [claim.value for claim in claims(items)] == [3700, 1, 7192, 308]
    assert [(problem.check, problem.severity) for problem in problems(items)] == [("no-day", "warning")]


def test_a_list_that_disagrees_with_itself_is_told_as_it_is():
    items = read(f"{HEAD}\n{LIST}\n\n{HEAD}\n{LIST.replace('3700', '3701')}")
    assert [claim.value for claim in claims(items)] == [3700, 1, 7192, 308, 3701]


def test_a_captcha_is_an_error_that_names_it():
    problem = only(read("<html><title>ShieldSquare Captcha</title><p>Please solve this to go on"))
    assert (problem.check, problem.severity, problem.found) == ("captcha", "error", "ShieldSquare Captcha")
    assert "ShieldSquare" in problem.message
    assert "expected" in problem.message


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", "an empty document"),
        ("<html><title>Page not found</title><p>404", "Page not found"),
        (HEAD, HEAD),
        (f"{HEAD} tanks ‒ 3700, APV ‒ 7192", f"{HEAD} tanks ‒ 3700, APV ‒ 7192"[:80]),
        (
            (
                "Losses of personnel on April 2 increased by 710 to 444,370 people.\nDuring the day, the enemy lost "
                "11 tanks (total – 7,009), 18 armored combat vehicles (total – 13,368), 30 artillery systems "
                "(total – 11,142), and two MLRSes (total - 1,023). Since the war began also 347 aircraft, "
                "325 helicopters, 26 ships/boats."
            ),
            "Losses of personnel on April 2 increased by 710 to 444,370 people.",
        ),
        ("През последните 24 часа руската армия е загубила 1400 души личен състав. 10 325 танка, 370 самолета", "През"),
    ],
)
def test_what_is_not_the_list_is_an_error_that_says_what_it_is(body, found):
    problem = only(read(body))
    assert (problem.check, problem.severity) == ("wrong-page", "error")
    assert problem.found.startswith(found[:60])
    assert "expected the official list" in problem.message


# Who printed it


@pytest.mark.parametrize(
    ("address", "publisher", "expected"),
    [
        ("https://www.kmu.gov.ua/en/news/x", None, "Cabinet of Ministers of Ukraine"),
        ("https://www.mil.gov.ua/en/news/x", None, "Ministry of Defence of Ukraine"),
        ("https://mod.gov.ua/news/x", None, "Ministry of Defence of Ukraine"),
        ("https://notmod.gov.ua.example.org/x", None, None),
        ("https://lviv.media/x", "Lviv Media", "Lviv Media"),
        ("https://mod.gov.ua/news/x", "Somebody", "Somebody"),
        ("file:x.txt", None, None),
    ],
)
def test_the_publisher(address, publisher, expected):
    items = read(f"{HEAD}\n{LIST}", address, publisher)
    assert {claim.line.publisher for claim in claims(items)} == {expected}


@pytest.mark.parametrize(
    "mark", ['<base href="https://www.mil.gov.ua/en/">', '<meta property="og:image" content="http://mil.gov.ua">']
)
def test_a_local_copy_says_itself_where_it_belongs(mark):
    items = read(f"<html><head>{mark}</head><p>{HEAD}</p><p>tanks ‒ 5</p><p>APV ‒ 6</p><p>MLRS ‒ 7</p>")
    assert {claim.line.publisher for claim in claims(items)} == {"Ministry of Defence of Ukraine"}


def test_the_page_of_each_of_the_last_days_in_both_spellings():
    *_, today = requests = list(general_staff.addresses(date(2026, 4, 7)))
    assert (today.url, *today.otherwise) == (
        "https://mod.gov.ua/news/bojovi-vtrati-voroga-na-7-kvitnya-2026-roku",
        "https://mod.gov.ua/news/boiovi-vtraty-voroha-na-7-kvitnia-2026-roku",
    )
    assert today.optional
    assert [request.name for request in requests] == ["2026-04-04", "2026-04-05", "2026-04-06", "2026-04-07"]
    assert len(list(general_staff.addresses(date(2026, 4, 7), since=date(2026, 3, 1)))) == 38


def test_the_source_is_registered():
    assert load("general-staff").SOURCE.id == "general-staff"


# Hostile texts

HOSTILE = [
    *(
        " ",
        "\u00a0",
        " 5",
        "5 ",
        "5",
        "5,",
        "(",
        "(+",
        "(+ ",
        "about ",
        "about/ ",
        "- ",
        "tanks/",
        "tanks ",
        "tanks - ",
    ),
    *(
        "tanks - 5 (+1),\n",
        "5\n",
        "\n",
        "- \n",
        " од",
        "на 5 ",
        "from 24.02 ",
        "from 24.02 to 12.04 ",
        "втрати на 5 квітня ",
    ),
    *("5 tanks\n", "5 tanks (+1)\n\n", "5 tanks\nx\n", "5 tanks\n6 APV\n7 MLRS\nвтрати на 5 квітня\n"),
    *("tanks - 5 (x", "2022-01-01 ", "5 мільйон ", "tanks - 5, APV - 6, MLRS - 7\n\nx\n\ny\n", "<p>tanks - 5"),
]


def _calls(work: Callable[[], object]) -> int:
    count = 0

    def hook(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(hook)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("before", ["", f"{HEAD} tanks - 5, APV - 6, MLRS - 7, "])
def test_work_grows_no_faster_than_the_text(piece, before):
    labels = {plain(label): "x" for labels in LABELS.values() for label in labels.split("|")}
    size = 3000 // len(piece)

    def work(times: int) -> int:
        text = before + piece * times
        return _calls(lambda: [*official_lists(text, labels), *number_first_lists(text, labels)])

    assert work(2 * size) <= 2.2 * work(size) + 200


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_texts_are_read(piece):
    assert list(parse(Document((HEAD + piece * (30_000 // len(piece))).encode(), "file:x", "2024-01-01T00:00:00Z")))


# The recorded pages

DATA = Path(__file__).parents[2] / "shared" / "data"
RECORDED = DATA / "gs-official-posts"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded pages are not here")

# What the originals got wrong, and is kept as printed: (day, series) -> printed, and what it should have been.
FAULTS = {
    ("2022-06-03", "losses.equipment.artillery"): (661, 675),  # the day's 14 were not added to the total
    ("2023-11-13", "losses.personnel"): (311550, 312550),  # a mistyped digit
    ("2023-11-24", "losses.equipment.vehicle"): (10230, 10232),  # a mistyped digit
}
# This page is headed 28.12.23 but holds the figures of the day after.
MISDATED = {"ukraine_stats_2023-12-29.html": "2023-12-29"}


@cache
def recorded_pages() -> dict[str, bytes]:
    pages: dict[str, bytes] = {}
    for archive in sorted(RECORDED.glob("*.tar.xz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.isfile() and (file := tar.extractfile(member)):
                    pages[Path(member.name).name] = file.read()
    return pages


@cache
def recorded_items() -> dict[str, list[Item]]:
    seen_at = "2026-06-09T06:00:00Z"
    return {name: list(parse(Document(body, f"file:{name}", seen_at))) for name, body in recorded_pages().items()}


@cache
def transcribed() -> dict[tuple[str, str], int]:
    """(day, series) -> value, as the same list was transcribed by hand."""
    columns = load("petroivaniuk").COLUMNS  # type: ignore[attr-defined]
    values: dict[tuple[str, str], int] = {}
    for kind in ("personnel", "equipment"):
        for row in json.loads((DATA / "gs-petroivaniuk" / f"russia_losses_{kind}.json").read_bytes()):
            values |= {(row["date"], columns[key]): value for key, value in row.items() if key in columns}
    return values


def totals() -> Iterator[tuple[str, str, str, object]]:
    for name, items in recorded_items().items():
        for claim in claims(items):
            if claim.line.kind == "total":
                yield name, claim.day, claim.line.series.removesuffix(".total"), claim.value


@recorded
def test_every_recorded_page_parses_or_gives_one_error():
    outcome = Counter(
        "captcha"
        if [problem.check for problem in problems(items)] == ["captcha"] and not claims(items)
        else "problems"
        if problems(items)
        else "fine"
        for items in recorded_items().values()
    )
    assert outcome == {"fine": 240, "captcha": 1}


@recorded
def test_every_recorded_claim_stands_where_it_says():
    for name, body in recorded_pages().items():
        prove(body, recorded_items()[name])


@recorded
def test_recorded_claims_are_unique_and_whole():
    for name, items in recorded_items().items():
        names = [claim.line.series for claim in claims(items)]
        assert len(set(names)) == len(names), name
        assert len({claim.day for claim in claims(items)}) <= 1, name
        assert not names or len([series for series in names if series.endswith(".total")]) >= 11, name


@recorded
def test_recorded_totals_are_those_that_were_transcribed_by_hand():
    found = {}
    for name, day_, series, value in totals():
        expected = transcribed()[MISDATED.get(name, day_), series]
        if value != expected:
            found[day_, series] = (value, expected)
    assert found == FAULTS


@recorded
def test_the_misdated_page_keeps_the_day_it_prints():
    assert {claim.day for name in MISDATED for claim in claims(recorded_items()[name])} == {"2023-12-28"}


@recorded
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "ukraine_stats_2023-05-01.html",
            {"personnel.total": 190960, "personnel.daily": 450, "uav.total": 2476, "uav.daily": 1},
        ),
        ("ukraine_stats_2023-08-24.html", {"personnel.total": 259160, "personnel.daily": 340}),
        ("mil-gov-ua_en_2022_12.04.html", {"personnel.total": 19600, "truck.total": 1406}),
        ("mil-gov-ua_en_2022_03.06.html", {"artillery.total": 661, "artillery.daily": 14}),
        ("ukraine_stats_2024-01-07.html", {"air_defense.total": 637, "air_defense.daily": 4}),
        (
            "ukraine_stats_2024-02-19.txt",
            {"personnel.total": 403720, "personnel.daily": 1290, "submarine.total": 1, "submarine.daily": 0},
        ),
    ],
)
def test_recorded_spot_values(name, expected):
    assert expected.items() <= values(recorded_items()[name]).items()


@recorded
def test_the_recorded_day_without_a_total_has_none():
    found = values(recorded_items()["mil-gov-ua_en_2022_31.07.html"])
    assert found["vehicle.daily"] == 2
    assert "vehicle.total" not in found


def reprints() -> dict[str, list[Item]]:
    lines = (RECORDED / "media_reprints.jsonl").read_text(encoding="utf-8").splitlines()
    return {
        row["report_date"]: read(row["text"], row["url"], published=row["report_date"])
        for row in map(json.loads, lines)
    }


@recorded
def test_recorded_reprints_are_read_or_refused():
    found = {name: len(claims(items)) or only(items).check for name, items in reprints().items()}
    assert found == {
        "2022-04-23": 14,
        "2022-09-27": 26,
        "2023-04-24": 26,
        "2024-04-07": 21,
        "2025-04-02": 28,
        "2024-04-03": "wrong-page",  # running prose
        "2024-10-27": 19,  # a list under "the past day, 26 October"
        "2025-03-16": "wrong-page",  # Bulgarian prose
        "2026-01-02": 21,  # numbers before their labels
    }


@recorded
def test_recorded_reprints_say_what_was_transcribed_by_hand():
    for name, items in reprints().items():
        for claim in claims(items):
            assert claim.day == name
            if claim.line.kind == "total":
                assert claim.value == transcribed()[claim.day, claim.line.series.removesuffix(".total")]
    uav = {claim.line.series: claim.value for claim in claims(reprints()["2025-04-02"]) if ".uav." in claim.line.series}
    assert uav == {"losses.equipment.uav.total": 31505, "losses.equipment.uav.daily": 43}
