"""The catalog: what ships loads and is complete, and a mistake in a file is one line that says where."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tracker import catalog
from tracker.catalog import Catalog, countries, load
from tracker.model import KINDS, TrackerError

if TYPE_CHECKING:
    from pathlib import Path

EQUIPMENT = (
    "tank afv artillery mlrs air_defense aircraft helicopter uav cruise_missile vehicle ship submarine special "
    "armour all"
)

PROSE = """
    losses.personnel.total losses.personnel.daily
    losses.personnel.killed losses.personnel.wounded losses.personnel.missing losses.personnel.captured
    losses.personnel.killed.daily losses.personnel.wounded.daily
    losses.personnel.incident losses.personnel.killed.incident
    refugees.total refugees.temporary_protection idps.total idps.new returnees.total displaced.total
    people_in_need.total
    aid.tonnage aid.shipments aid.money.committed aid.money.delivered aid.money.stalled
    territory.occupied_share territory.occupied_area territory.change_area
    civilians.killed civilians.injured civilians.killed.incident civilians.injured.incident
    children.killed children.injured children.killed.incident
    deaths.total injuries.total civilians.deported children.deported
    attacks.missiles_launched attacks.missiles_intercepted attacks.drones_launched attacks.drones_intercepted
    attacks.settlements_shelled attacks.engagements
    energy.share energy.customers_without_power
"""

COVERED = "ukraine gaza west-bank lebanon sudan syria yemen myanmar drc sahel nigeria libya global"

# The greatest figures on record, and those of the strangest shape: none may ever be held as implausible.
RECORDED = [
    ("losses.personnel.total", 1_374_950),
    ("losses.personnel.total", 0),
    ("losses.personnel.daily", 3_160),
    ("losses.personnel.correction", 1_650),
    ("losses.equipment.uav.total", 336_224),
    ("losses.equipment.uav.daily", 2_558),
    ("losses.equipment.vehicle.total", 104_414),
    ("losses.equipment.special.correction", -85),
    ("losses.equipment.all.total", 24_000),
    ("losses.confirmed.all.total", 18_713),
    ("displaced.total", 120_000_000),
    ("aid.money.committed", 95_000_000_000),
    ("attacks.drones_launched", 99_570),
    ("injuries.total", 174_364),
    ("territory.occupied_area", 157_669.3),
    ("territory.change_area", -46.5),
]

CONFLICTS = """\
[ukraine]
title = "War in Ukraine"
start = 2022-02-24
"""

SERIES = """\
["losses.tank.total"]
title = "Tanks lost"
unit = "units"
definition = "Battle tanks lost."
kinds = ["total"]

["losses.truck.total"]
title = "Trucks lost"
unit = "units"
definition = "Trucks lost."
kinds = ["total"]
"""

CLAIMANTS = """\
["General Staff"]
side = "UA"
aliases = ["Генштаб"]

["UNHCR"]
"""

BREAKS = """\
[[break]]
conflict = "ukraine"
series = "losses.tank.total"
day = 2022-05-01
type = "merge"
merged = ["losses.truck.total"]
claimant = "General Staff"
note = "One category."
"""

STANDING = """\
last = ["export"]

[[rule]]
id = "first-hand"
series = ["*"]
reason = "Nobody is named."

[[rule]]
id = "staff-first"
series = ["losses.*"]
conflict = "ukraine"
claimants = ["General Staff"]
channels = ["A printer", "a-source"]
least_days = 0.5
reason = "It counts every day."
"""

FAMILY = """\
[family."losses.x"]
unit = "units"

[family."losses.x".part.total]
title = "{name} lost"
definition = "{counts} lost."
kinds = ["total"]

[family."losses.x".part.correction]
title = "Correction of {name} lost"
definition = "{counts} restated."
kinds = ["change"]
signed = true
corrects = "total"

[family."losses.x".member]
tank = { name = "Tanks", counts = "Battle tanks", total = 100, correction = 10 }
ship = { name = "Ships", counts = "Ships of all sizes", total = 5, cautions = ["Few."] }
all = { name = "Everything", counts = "Everything", high = 50 }
"""


def written(folder: Path, **changed: str) -> Path:
    """A folder with a small catalog, in which some files have other texts."""
    texts = {"conflicts": CONFLICTS, "series": SERIES, "claimants": CLAIMANTS, "breaks": BREAKS}
    texts |= {"standing": STANDING} | changed
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def complaint(folder: Path) -> str:
    with pytest.raises(TrackerError) as caught:
        load(folder)
    return str(caught.value)


# What ships


def test_the_shipped_catalog_loads_once():
    assert load() is load()


@pytest.mark.parametrize("name", PROSE.split())
def test_every_series_that_texts_speak_of_is_there(name):
    assert name in load().series


@pytest.mark.parametrize("name", EQUIPMENT.split())
def test_every_category_of_equipment_has_a_total_and_a_daily_figure(name):
    assert {f"losses.equipment.{name}.total", f"losses.equipment.{name}.daily"} <= set(load().series)


@pytest.mark.parametrize("conflict", COVERED.split())
def test_every_conflict_that_figures_are_read_for_is_there(conflict):
    assert load().conflicts[conflict].start


@pytest.mark.parametrize(("name", "value"), RECORDED)
def test_no_figure_on_record_is_out_of_its_plausible_range(name, value):
    series = load().series[name]
    assert series.low is not None
    assert series.high is not None
    assert series.low <= value <= series.high


def test_every_series_reads_well_on_a_chart():
    for series in load().series.values():
        assert len(series.title) <= 70, series.id
        assert not series.title.endswith("."), series.id
        assert not re.search(r"Russia|Ukrain|\{", series.title + series.definition), series.id
        for sentence in (series.definition, *series.cautions):
            assert sentence[0].isupper(), series.id
            assert sentence.endswith("."), series.id


def test_every_series_has_an_upper_bound_and_only_shares_are_per_cent():
    for series in load().series.values():
        assert series.high is not None, series.id
        assert (series.unit == "%") == (series.kinds == ("share",)), series.id


def test_an_id_says_its_kind():
    for name, series in load().series.items():
        if name.endswith((".daily", ".incident", ".correction")):
            assert series.kinds == ("change",), name
        if name.startswith("losses.") and name.endswith(".total"):
            assert "total" in series.kinds, name
            assert not {"level", "share"} & set(series.kinds), name


def test_a_daily_figure_and_a_correction_belong_to_the_total_beside_them():
    series = load().series
    assert series["losses.equipment.tank.daily"].change_of == "losses.equipment.tank.total"
    assert series["losses.equipment.tank.correction"].corrects == "losses.equipment.tank.total"
    assert series["losses.personnel.daily"].change_of == "losses.personnel.total"
    assert series["losses.personnel.correction"].corrects == "losses.personnel.total"
    assert all(one.change_of for name, one in series.items() if name.endswith(".daily"))
    assert all(one.corrects and (one.low or 0) < 0 for name, one in series.items() if name.endswith(".correction"))


def test_what_makes_up_a_total_is_declared() -> None:
    series = load().series
    parts = ("destroyed", "damaged", "abandoned", "captured")
    assert series["losses.confirmed.tank.total"].parts == tuple(f"losses.confirmed.tank.{part}" for part in parts)
    assert series["losses.equipment.tank.total"].parts == ()
    assert series["territory.occupied_share"].share_of == "territory.occupied_area"


def test_ukraine_has_the_denominator_of_its_shares_and_its_source():
    ukraine = load().conflicts["ukraine"]
    assert ukraine.area_km2 == 603_628
    assert "Crimea" in ukraine.area_source


def test_the_merge_of_vehicles_and_fuel_tanks_is_declared():
    (merge,) = (one for one in load().breaks if one.series == "losses.equipment.vehicle.total")
    assert (merge.day, merge.type) == ("2022-05-01", "merge")
    assert merge.merged == ("losses.equipment.truck.total", "losses.equipment.fuel_tank.total")


@pytest.mark.parametrize(
    ("series", "day"), [("special", "2022-03-16"), ("submarine", "2023-09-14"), ("ground_robot", "2026-05-03")]
)
def test_the_first_day_of_a_later_category_is_declared(series, day):
    breaks = [one for one in load().breaks if one.series == f"losses.equipment.{series}.total"]
    assert [(one.day, one.type, one.claimant) for one in breaks] == [(day, "start", "General Staff of Ukraine")]


def test_a_break_does_not_come_before_its_conflict():
    shipped = load()
    assert all(one.day >= shipped.conflicts[one.conflict].start for one in shipped.breaks)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("General Staff of Ukraine", "General Staff of Ukraine"),
        ("general staff of the armed forces of ukraine", "General Staff of Ukraine"),
        ("Генеральний штаб  ЗСУ", "General Staff of Ukraine"),
        ("ГЕНШТАБ ЗСУ", "General Staff of Ukraine"),
        ("Russian Defense Ministry", "Ministry of Defence of Russia"),
        ("Pentagon", "US Department of Defense"),
    ],
)
def test_a_claimant_is_found_by_name_and_alias_in_any_case(called, name):
    found = load().claimant(called)
    assert found is not None
    assert found.name == name


def test_an_unknown_claimant_is_none():
    assert load().claimant("Nobody in particular") is None


def test_the_catalog_can_be_sent_to_another_process():
    shipped = load()
    shipped.claimant("UNHCR")
    assert pickle.loads(pickle.dumps(shipped)) == shipped


def test_loading_it_needs_nothing_heavy():
    code = "import sys, tracker.catalog as c; c.load(); print(*{'pandas', 'numpy', 'sqlite_utils'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


# How it is read


def test_a_folder_of_ones_own_is_read_instead(tmp_path):
    own = load(written(tmp_path))
    assert own.conflicts["ukraine"].start == "2022-02-24"
    assert own.series["losses.tank.total"].kinds == ("total",)
    assert own.series["losses.tank.total"].low == 0
    assert own.breaks[0].merged == ("losses.truck.total",)
    assert own.claimants["UNHCR"].side == ""


def test_a_day_may_be_a_toml_date_or_a_text(tmp_path):
    text = CONFLICTS.replace("2022-02-24", '"2022-02-24"')
    assert load(written(tmp_path, conflicts=text)).conflicts["ukraine"].start == "2022-02-24"


def test_the_digest_changes_with_any_file_and_only_then(tmp_path):
    before = load(written(tmp_path)).digest
    assert load(written(tmp_path)).digest == before
    for name in ("conflicts", "series", "claimants", "breaks", "standing"):
        text = (written(tmp_path) / f"{name}.toml").read_text(encoding="utf-8")
        assert load(written(tmp_path, **{name: text + "# changed\n"})).digest != before


def test_what_is_read_from_documents_does_not_depend_on_who_stands(tmp_path):
    before = load(written(tmp_path))
    after = load(written(tmp_path, standing=STANDING.replace("0.5", "0.9")))
    assert before.digest != after.digest
    assert before.reading == after.reading
    assert load(written(tmp_path, series=SERIES + "# changed\n")).reading != before.reading


def test_a_catalog_without_a_rule_for_all_series_is_a_mistake(tmp_path):
    said = complaint(written(tmp_path, standing=STANDING.replace('["*"]', '["losses.tank.total"]')))
    assert "found no rule for series '*'" in said


def test_two_rules_for_the_same_series_and_conflict_are_a_mistake(tmp_path):
    third = STANDING[STANDING.rindex("[[rule]]") :].replace("staff-first", "staff-last")
    said = complaint(written(tmp_path, standing=STANDING + third))
    assert "'losses.*', which the rule 'staff-first' is for already" in said
    assert load(written(tmp_path, standing=STANDING + third.replace('conflict = "ukraine"\n', "")))


def test_a_family_writes_out_a_series_for_each_member_and_part(tmp_path):
    series = load(written(tmp_path, series=FAMILY, breaks="")).series
    assert sorted(series) == [
        "losses.x.all.correction",
        "losses.x.all.total",
        "losses.x.ship.total",
        "losses.x.tank.correction",
        "losses.x.tank.total",
    ]
    total, correction = series["losses.x.tank.total"], series["losses.x.tank.correction"]
    assert (total.title, total.definition) == ("Tanks lost", "Battle tanks lost.")
    assert (total.low, total.high) == (0, 100)
    assert (correction.low, correction.high, correction.corrects) == (-10, 10, "losses.x.tank.total")
    assert series["losses.x.ship.total"].cautions == ("Few.",)
    assert series["losses.x.all.total"].high == 50


def test_a_catalog_can_be_made_by_hand():
    assert Catalog({}, {}, {}, ()).claimant("anybody") is None


def test_all_kinds_of_the_model_are_kinds_of_the_catalog(tmp_path):
    kinds = ", ".join(f'"{kind}"' for kind in KINDS)
    text = SERIES.replace('kinds = ["total"]', f"kinds = [{kinds}]", 1)
    assert load(written(tmp_path, series=text)).series["losses.tank.total"].kinds == KINDS


# What is wrong with it: file, line, key, what was found, what was expected

TANK = '"losses.tank.total"'
STAFF = '"General Staff"'

MISTAKES = [
    # what the file gets wrong, file, text and its replacement, line, key, words of the message
    ("an unknown key", "conflicts", "start", "colour = 1\nstart", 3, "ukraine.colour", "an unknown key"),
    ("a missing key", "conflicts", 'title = "War in Ukraine"\n', "", 1, "ukraine.title", "found nothing"),
    ("a number for a text", "conflicts", '"War in Ukraine"', "7", 2, "ukraine.title", "found 7, expected a text"),
    ("an empty text", "conflicts", '"War in Ukraine"', '" "', 2, "ukraine.title", "found ' ', expected a text"),
    ("a day that is none", "conflicts", "2022-02-24", '"2022-02-30"', 3, "ukraine.start", "found '2022-02-30'"),
    ("a day in another order", "conflicts", "2022-02-24", '"24.02.2022"', 3, "ukraine.start", "as in 2022-02-24"),
    ("an instant for a day", "conflicts", "2022-02-24", "2022-02-24T05:00:00Z", 3, "ukraine.start", "expected a day"),
    ("an area of no source", "conflicts", "start", "area_km2 = 5\nstart", 1, "ukraine.area_source", "found nothing"),
    ("a text for an area", "conflicts", "start", 'area_km2 = "5"\nstart', 3, "ukraine.area_km2", "a number"),
    ("a country in full", "conflicts", "start", 'countries = ["Mali"]\nstart', 3, "ukraine.countries", "two-letter"),
    ("a key outside a table", "conflicts", "[ukraine]", "title = 'x'\n[ukraine]", 1, "title", "expected a table"),
    ("an unknown kind", "series", '["total"]', '["sum"]', 5, f"{TANK}.kinds", "found 'sum', expected one or more of"),
    ("a kind twice", "series", '["total"]', '["total", "total"]', 5, f"{TANK}.kinds", "each once"),
    ("no kind", "series", '["total"]', "[]", 5, f"{TANK}.kinds", "found nothing"),
    ("a kind without brackets", "series", '["total"]', '"total"', 5, f"{TANK}.kinds", "a list of texts"),
    ("an unknown unit", "series", '"units"', '"pieces"', 3, f"{TANK}.unit", "found 'pieces', expected one of %"),
    ("true for a number", "series", "kinds", "high = true\nkinds", 5, f"{TANK}.high", "found true"),
    ("a number without end", "series", "kinds", "high = inf\nkinds", 5, f"{TANK}.high", "found inf"),
    ("bounds in the wrong order", "series", "kinds", "high = -1\nkinds", 5, f"{TANK}.high", "no less than low"),
    ("a change of nothing", "series", "kinds", 'change_of = "x.y"\nkinds', 5, f"{TANK}.change_of", "found 'x.y'"),
    ("a part that is nothing", "series", "kinds", 'parts = ["x.y"]\nkinds', 5, f"{TANK}.parts", "found 'x.y'"),
    ("a share of nothing", "series", "kinds", 'share_of = "x.y"\nkinds', 5, f"{TANK}.share_of", "found 'x.y'"),
    ("a correction of nothing", "series", "kinds", 'corrects = "x.y"\nkinds', 5, f"{TANK}.corrects", "found 'x.y'"),
    ("an id without quotes", "series", '["losses.tank.total"]', "[losses.tank.total]", 1, "losses", "in quotes"),
    ("an id in capitals", "series", "losses.tank.total", "Losses.Tank", 1, '"Losses.Tank"', "lower-case words"),
    ("a side in full", "claimants", '"UA"', '"Ukraine"', 2, f"{STAFF}.side", "two-letter code"),
    ("another's name", "claimants", "Генштаб", "unhcr", 5, "UNHCR", "'General Staff' has already"),
    (
        "another's alias",
        "claimants",
        '["UNHCR"]',
        '["UNHCR"]\naliases = ["ГЕНШТАБ"]',
        6,
        "UNHCR.aliases",
        "has already",
    ),
    ("an alias that repeats", "claimants", '"Генштаб"', '"A", "A"', 3, f"{STAFF}.aliases", "used once"),
    ("an unknown conflict", "breaks", '"ukraine"', '"ukrain"', 2, "break.0.conflict", "found 'ukrain'"),
    ("an unknown series", "breaks", "losses.tank.total", "losses.tank", 3, "break.0.series", "found 'losses.tank'"),
    ("an unknown merged series", "breaks", "losses.truck.total", "x.y", 6, "break.0.merged", "found 'x.y'"),
    ("an unknown claimant", "breaks", "General Staff", "General", 7, "break.0.claimant", "found 'General'"),
    ("an unknown type", "breaks", '"merge"', '"pause"', 5, "break.0.type", "one of start, restart, merge, end"),
    ("a merge of nothing", "breaks", 'merged = ["losses.truck.total"]\n', "", 1, "break.0.merged", "found nothing"),
    ("an end that merges", "breaks", '"merge"', '"end"', 6, "break.0.merged", "for no other type"),
    ("a rule for no series", "standing", '"losses.*"', '"loss.*"', 10, "rule.1.series", "found 'loss.*'"),
    ("a star in a word", "standing", '"losses.*"', '"losses.t*"', 10, "rule.1.series", "found 'losses.t*'"),
    ("a rule without series", "standing", '["losses.*"]', "[]", 10, "rule.1.series", "found nothing"),
    ("two rules alike", "standing", '["*"]', '["*", "*"]', 5, "rule.0.series", "'first-hand' is for already"),
    ("a rule's name twice", "standing", "staff-first", "first-hand", 9, "rule.1.id", "a second time"),
    ("a rule's name in words", "standing", "staff-first", "Staff first", 9, "rule.1.id", "lower-case words"),
    ("a rule's conflict", "standing", '"ukraine"', '"ukrain"', 11, "rule.1.conflict", "found 'ukrain'"),
    ("a rule's claimant", "standing", "General Staff", "Staff", 12, "rule.1.claimants", "found 'Staff'"),
    ("a channel twice", "standing", "a-source", "A printer", 13, "rule.1.channels", "'A printer' twice"),
    ("more than all days", "standing", "0.5", "1.5", 14, "rule.1.least_days", "a share from 0 to 1"),
    ("no sentence", "standing", "every day.", "every day", 15, "rule.1.reason", "with its full stop"),
    ("a table that is no break", "breaks", "[[break]]", "[other]\n[[break]]", 1, "other", "expected one of break"),
]


FAMILY_MISTAKES = [
    ("a member without a name", 'name = "Ships", ', "", 18, "member.ship.name"),
    ("a part that the family lacks", "total = 5", "totals = 5", 18, "member.ship.totals"),
    ("a blank nobody fills", "{counts} lost.", "{what} lost.", 6, "part.total.definition"),
    ("a correction of no part", 'corrects = "total"', 'corrects = "sum"', 14, "part.correction.corrects"),
    ("an unknown key of a part", "signed = true", "sign = true", 13, "part.correction.sign"),
    ("an unknown key of the family", 'unit = "units"', 'unit = "units"\nkind = "total"', 3, "kind"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "key"), [case[1:] for case in FAMILY_MISTAKES], ids=[case[0] for case in FAMILY_MISTAKES]
)
def test_a_mistake_in_a_family_is_one_line_with_file_line_and_key(tmp_path, old, new, line, key):
    assert old in FAMILY
    said = complaint(written(tmp_path, series=FAMILY.replace(old, new, 1), breaks=""))
    assert said.startswith(f'{tmp_path}/series.toml:{line}: family."losses.x".{key}: found ')
    assert "\n" not in said


def test_a_series_that_a_family_writes_out_already_is_a_mistake(tmp_path):
    twice = SERIES.replace("losses.tank.total", "losses.x.tank.total") + "\n" + FAMILY
    assert "losses.x.tank.total a second time" in complaint(written(tmp_path, series=twice, breaks=""))


def test_the_line_of_a_second_break_is_its_own(tmp_path):
    second = BREAKS.replace('"ukraine"', '"atlantis"')
    assert ":11: break.1.conflict: found 'atlantis'" in complaint(written(tmp_path, breaks=BREAKS + "\n" + second))


def test_words_inside_a_long_text_are_no_keys(tmp_path):
    text = CONFLICTS.replace('"War in Ukraine"', '"""\n[ukraine]\nstart = 1\n"""').replace("2022-02-24", "1")
    assert ":6: ukraine.start: found 1" in complaint(written(tmp_path, conflicts=text))


def test_broken_toml_is_one_line_with_file_and_line(tmp_path):
    said = complaint(written(tmp_path, series=SERIES.replace('"units"', '"units')))
    assert said.startswith(f"{tmp_path}/series.toml:3: found broken TOML")
    assert "\n" not in said


def test_a_table_declared_twice_is_one_line_with_file_and_line(tmp_path):
    assert complaint(written(tmp_path, conflicts=CONFLICTS * 2)).startswith(f"{tmp_path}/conflicts.toml:4: ")


def test_another_encoding_is_one_line_with_file_and_line(tmp_path):
    written(tmp_path)
    (tmp_path / "claimants.toml").write_bytes(CLAIMANTS.encode("cp1251"))
    assert complaint(tmp_path).startswith(f"{tmp_path}/claimants.toml:3: found bytes that are not UTF-8")


def test_a_missing_file_is_named(tmp_path):
    (written(tmp_path) / "breaks.toml").unlink()
    assert complaint(tmp_path).startswith(f"{tmp_path}/breaks.toml: found no readable file")


def test_no_file_of_the_catalog_is_left_out_of_its_digest():
    shipped = {file.name for file in catalog._FOLDER.glob("*.toml")}
    # sources.reader counts the countries in itself; events and people are for charts and not in the ledger at all
    assert shipped == {*catalog.FILES, countries.FILE.name, "events.toml", "population.toml"}
