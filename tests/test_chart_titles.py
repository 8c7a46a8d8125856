"""Titles state what the data says: each number in a title of a chart that ships is computed here again, in SQL."""

from __future__ import annotations

import sqlite3
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tracker import catalog, charting
from tracker.resources import charts_dir

# For each chart: the words its title must have, from SQL that knows nothing of the charting room.
STAFF = "claimant = 'General Staff of Ukraine' and party = 'RU'"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NEWEST = "select value from current where {where} order by day desc limit 1"


def newest(db: sqlite3.Connection, where: str) -> float:
    (value,) = db.execute(NEWEST.format(where=where)).fetchone()
    return float(value)


def one(db: sqlite3.Connection, query: str) -> tuple[float, ...]:
    row: tuple[float, ...] = db.execute(query).fetchone()
    return row


def week_sum(db: sqlite3.Connection, series: str, monday: str) -> float:
    where = f"series = '{series}' and claimant = 'Air Force of Ukraine'"
    (total,) = one(
        db, f"select sum(value) from current where {where} and day between '{monday}' and date('{monday}', '+6 day')"
    )
    return total


def month_ends(db: sqlite3.Connection, where: str) -> list[tuple[str, float]]:
    """The rise from the end of each month to the end of the next, for months that follow each other."""
    rows = db.execute(
        f"select substr(day, 1, 7), day, value from current c where {where} and day = (select max(day) from current"
        f" where {where} and substr(day, 1, 7) = substr(c.day, 1, 7)) order by day"
    ).fetchall()
    late = "select julianday(date('{day}', 'start of month', '+1 month', '-1 day')) - julianday('{day}')"
    ends = [(month, value) for month, day, value in rows if one(db, late.format(day=day))[0] <= 3]
    return [
        (month, high - low)
        for (before, low), (month, high) in pairwise(ends)
        if one(db, f"select substr(date('{before}-01', '+1 month'), 1, 7)") == (month,)
    ]


def expected(db: sqlite3.Connection, name: str) -> list[str]:
    return EXPECTED[name](db)


def personnel_total(db: sqlite3.Connection) -> list[str]:
    where = f"series = 'losses.personnel.total' and {STAFF}"
    (day,) = one(db, f"select max(day) from current where {where}")
    now = newest(db, where)
    (before,) = one(db, f"select value from current where {where} and day = date('{day}', '-1 year')")
    return [f"{now:,.0f}", f"{now - before:,.0f} in a year"]


def personnel_daily(db: sqlite3.Connection) -> list[str]:
    where = f"series = 'losses.personnel.total' and {STAFF} and over_days = 1"
    (day,) = one(db, f"select max(day) from changes where {where}")
    mean = (
        "select sum(change - coalesce(correction, 0)) / count(*) from changes"
        " where {w} and day > date('{d}', '-7 day') and day <= '{d}'"
    )
    (now,) = one(db, mean.format(w=where, d=day))
    (year,) = one(db, f"select date('{day}', '-1 year')")
    (before,) = one(db, mean.format(w=where, d=year))
    return [f"{float(f'{now:.3g}'):,.0f} a day, up from {float(f'{before:.3g}'):,.0f}"]


def equipment(db: sqlite3.Connection) -> list[str]:
    """The claim is about all classes of the chart that have figures a year apart, without a break between."""
    series = tomllib.loads((charts_dir() / "equipment.toml").read_text(encoding="utf-8"))["series"]
    ratios = {}
    for name in series:
        where = f"series = '{name}' and {STAFF}"
        (day,) = one(db, f"select max(day) from current where {where}")
        before = db.execute(f"select value from current where {where} and day = date('{day}', '-1 year')").fetchone()
        if before and before[0]:
            ratios[name] = newest(db, where) / before[0]
    assert len(ratios) == len(series) - 1  # ground robots have been counted since May 2026
    assert max(ratios, key=lambda name: ratios[name]) == "losses.equipment.uav.total"
    told = f"Drones: Russian losses as counted by Ukraine grew {max(ratios.values()):.1f}-fold in a year"
    return [f"{told}, the most of all classes counted for that long"]


def occupied_share(db: sqlite3.Connection) -> list[str]:
    share = newest(db, "series = 'territory.occupied_share' and claimant = 'DeepState'")
    area = newest(db, "series = 'territory.occupied_area' and claimant = 'Neue Zürcher Zeitung'")
    return [f"{share:.1f}% of Ukraine by one map", f"{area / 603_628 * 100:.1f}% by another"]


def apart(db: sqlite3.Connection) -> float:
    (difference,) = one(
        db,
        "select a.value - b.value from current a join current b using (series, day) where a.claimant = 'DeepState'"
        " and b.claimant = 'Neue Zürcher Zeitung' and series = 'territory.occupied_area' order by day desc limit 1",
    )
    return difference


def occupied_area_monthly(db: sqlite3.Connection) -> list[str]:
    rises = month_ends(db, "series = 'territory.occupied_area' and claimant = 'DeepState'")
    assert rises[-1][0] == "2026-06"
    return [f"grew by {rises[-1][1]:.0f} km² in June 2026"]


def top_places(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        "select value from current where series = 'refugees.temporary_protection' order by 1 desc limit 2"
    )
    first, second = (value for (value,) in rows)
    return [f"Germany and Poland shelter the most people from Ukraine: {first:,.0f} and {second:,.0f}"]


def refugees(db: sqlite3.Connection) -> list[str]:
    where = "series = 'refugees.total' and conflict = 'ukraine' and publisher = 'OCHA'"
    (highest,) = one(db, f"select max(value) from current where {where}")
    return [f"{newest(db, where):,.0f} refugees from Ukraine, after {highest:,.0f}"]


def aid_by_donor(db: sqlite3.Connection) -> list[str]:
    (donor, total) = db.execute(
        "select donor, sum(value) from current where series = 'aid.money.committed' and publisher = 'Kiel Institute'"
        " and donor is not null group by donor order by 2 desc limit 1"
    ).fetchone()
    return [f"{donor} committed the most aid to Ukraine, {total / 1e9:.1f} billion"]


def tonnage(db: sqlite3.Connection) -> list[str]:
    (count,) = one(db, "select count(*) from current where series = 'aid.tonnage' and kind = 'total'")
    value = newest(db, "series = 'aid.tonnage' and kind = 'total'")
    return [f"{count} statements, the latest of over {value:,.0f} tonnes"]


def weekly(db: sqlite3.Connection, kind: str) -> list[str]:
    where = f"series = 'attacks.{kind}_launched' and claimant = 'Air Force of Ukraine'"
    (monday,) = one(
        db,
        "select date(day, 'weekday 0', '-6 day') from current c where "
        + where
        + f" and date(day, 'weekday 0') <= (select max(day) from current where {where}) order by day desc limit 1",
    )
    launched = week_sum(db, f"attacks.{kind}_launched", str(monday))
    stopped = week_sum(db, f"attacks.{kind}_intercepted", str(monday))
    (sunday,) = one(db, f"select date('{monday}', '+6 day')")
    day = f"{int(str(sunday)[8:])} {MONTHS[int(str(sunday)[5:7]) - 1]} {str(sunday)[:4]}"
    return [f"{stopped / launched * 100:.0f}% of {launched:,.0f} launched in the week to {day}"]


def drones_share(db: sqlite3.Connection) -> list[str]:
    ratio = (
        "select sum(case when series = 'attacks.drones_intercepted' then value end) * 100.0"
        " / sum(case when series = 'attacks.drones_launched' then value end) from current"
        " where claimant = 'Air Force of Ukraine' and substr(day, 1, 7) = '2026-03'"
    )
    return [f"stopped {one(db, ratio)[0]:.0f}% of the drones launched in March 2026"]


def drones_calendar(db: sqlite3.Connection) -> list[str]:
    where = "series = 'attacks.drones_launched' and claimant = 'Air Force of Ukraine' and day >= '2023-01-01'"
    (most, day) = one(db, f"select value, day from current where {where} order by value desc, day limit 1")
    return [f"The most drones in one day, {most:,.0f}", str(int(str(day)[8:]))]


def civilians(db: sqlite3.Connection) -> list[str]:
    rises = month_ends(db, "series = 'civilians.killed' and claimant = 'OHCHR' and day <= '2023-09-30'")
    return [f"by {max(rise for _, rise in rises):,.0f}"]


def tolls(db: sqlite3.Connection) -> list[str]:
    gaza = newest(db, "series = 'deaths.total' and kind = 'total' and claimant = 'Gaza Health Ministry'")
    lebanon = newest(db, "series = 'deaths.total' and kind = 'total' and conflict = 'lebanon'")
    return [f"{gaza:,.0f} in Gaza and {lebanon:,.0f} in Lebanon"]


def gaza_monthly(db: sqlite3.Connection) -> list[str]:
    rises = month_ends(db, "series = 'deaths.total' and kind = 'total' and claimant = 'Gaza Health Ministry'")
    highest = max(rise for month, rise in rises if month != "2025-01")  # a merge lies in January 2025
    return [f"grew by {rises[-1][1]:,.0f} in May 2026", f"it grew by {highest:,.0f} in the month"]


def grain(db: sqlite3.Connection) -> list[str]:
    (most,) = one(
        db,
        "select max(total) from (select sum(value) as total from current where series = 'exports.food_tonnage'"
        " group by date(day, 'weekday 0'))",
    )
    return [f"{most:,.0f} tonnes in its best week"]


def tanks(db: sqlite3.Connection) -> list[str]:
    claimed = newest(db, f"series = 'losses.equipment.tank.total' and {STAFF} and day <= '2025-07-19'")
    confirmed = newest(db, "series = 'losses.confirmed.tank.total' and party = 'RU' and day <= '2025-07-19'")
    return [f"{claimed / confirmed:.1f} Russian tanks"]


def named(db: sqlite3.Connection) -> list[str]:
    where = (
        "series = 'losses.personnel.killed.named' and kind = 'change' and claimant = 'svo.rf.gd' and period_days = 1"
    )
    (deaths,) = one(db, f"select sum(value) from current where {where} and day <= '2025-08-04'")
    claimed = newest(db, f"series = 'losses.personnel.total' and {STAFF} and day <= '2025-08-04'")
    return [f"{deaths:,.0f} Russian soldiers", f"{claimed:,.0f} casualties"]


def freshness(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        "select julianday('2026-08-01') - julianday(max(day)) from current group by publisher, source"
    ).fetchall()
    return [f"{sum(silent > 365 for (silent,) in rows)} of {len(rows)} channels"]


def permits(db: sqlite3.Connection) -> list[str]:
    (most,) = one(
        db,
        "select max(value) from current where series = 'refugees.residence_permits' and conflict = 'ukraine'"
        " and place <> 'EU' and day = '2024-12-31'",
    )
    return [f"Poland has the most residence permits of Ukrainians, {most:,.0f}"]


def sudan(db: sqlite3.Connection) -> list[str]:
    where = "series = 'idps.total' and conflict = 'sudan' and publisher = 'IOM' and since = '2023-04-15'"
    (first,) = one(db, f"select value from current where {where} order by day limit 1")
    return [f"{newest(db, where):,.0f} people displaced", f"from {first:,.0f}"]


def steepness(db: sqlite3.Connection) -> list[str]:
    """No number, but a claim: at an age that all have, Gaza's toll is the highest and the West Bank's the lowest."""
    starts = {"gaza": "2023-10-07", "lebanon": "2026-03-02", "west-bank": "2023-10-07"}
    at_100 = {
        conflict: newest(
            db,
            f"series = 'deaths.total' and kind = 'total' and conflict = '{conflict}'"
            f" and day <= date('{start}', '+100 day')",
        )
        for conflict, start in starts.items()
    }
    at_100["ukraine"] = newest(
        db, "series = 'civilians.killed' and claimant = 'OHCHR' and day <= date('2022-02-24', '+100 day')"
    )
    assert max(at_100, key=lambda name: at_100[name]) == "gaza"
    assert min(at_100, key=lambda name: at_100[name]) == "west-bank"
    return ["Gaza's is the steepest, the West Bank's the flattest"]


def ends_of_revisions(db: sqlite3.Connection, where: str) -> tuple[float, float]:
    """What a day's value was first seen as, and what stands now."""
    rows = db.execute(f"select value, superseded_at from claims where {where} order by seen_at").fetchall()
    assert len(rows) > 1
    assert [ended is None for _, ended in rows] == [False] * (len(rows) - 1) + [True]
    return rows[0][0], rows[-1][0]


def toll_revised(db: sqlite3.Connection) -> list[str]:
    where = "series = 'deaths.total' and kind = 'total' and claimant = 'Gaza Health Ministry' and day = '2025-10-19'"
    first, now = ends_of_revisions(db, where)
    return [f"first put at {first:,.0f} and stands at {now:,.0f}"]


def arrivals_revised(db: sqlite3.Connection) -> list[str]:
    where = "series = 'refugees.arrivals' and kind = 'change' and day = '2022-02-24' and conflict = 'ukraine'"
    first, now = ends_of_revisions(db, where)
    return [f"first put at {first:,.0f}, now at {now:,.0f}"]


def per_inhabitant(db: sqlite3.Connection) -> list[str]:
    file = Path(catalog.__file__).parent / "population.toml"
    people = tomllib.loads(file.read_text(encoding="utf-8"))["people"]
    rows = db.execute("select place, value from current where series = 'refugees.temporary_protection'").fetchall()
    shares = {place: value * 100_000 / people[place] for place, value in rows}
    assert max(shares, key=lambda place: shares[place]) == "CZ"
    return [f"Czechia shelters the most people from Ukraine: {shares['CZ']:,.0f} per 100,000"]


EXPECTED = {
    "personnel-total": personnel_total,
    "personnel-daily": personnel_daily,
    "equipment": equipment,
    "occupied-share": occupied_share,
    "occupied-area": lambda db: [f"{round(apart(db)):,} km² apart"],
    "maps-disagree": lambda db: [f"{round(apart(db)):,} km² more"],
    "occupied-area-monthly": occupied_area_monthly,
    "protection-by-country": lambda _: ["12 countries"],
    "protection-top-ten": top_places,
    "refugees-over-time": refugees,
    "aid-by-donor": aid_by_donor,
    "aid-tonnage": tonnage,
    "missiles-weekly": lambda db: weekly(db, "missiles"),
    "drones-weekly": lambda db: weekly(db, "drones"),
    "drones-intercepted-share": drones_share,
    "drones-calendar": drones_calendar,
    "civilians-monthly": civilians,
    "gaza-lebanon-tolls": tolls,
    "gaza-monthly": gaza_monthly,
    "grain-weekly": grain,
    "tanks-confirmed": tanks,
    "named-deaths": named,
    "freshness": freshness,
    "permits-slope": permits,
    "sudan-displaced": sudan,
    "tolls-since-start": steepness,
    "toll-revised": toll_revised,
    "arrivals-revised": arrivals_revised,
    "protection-per-inhabitant": per_inhabitant,
}


def test_every_chart_that_ships_has_its_title_computed_here():
    assert sorted(EXPECTED) == charting.names()


@pytest.mark.parametrize("name", charting.names())
def test_the_numbers_in_a_title_are_those_of_the_ledger(starter_ledger, name):
    title = charting.draw_chart(starter_ledger, charting.load(name)).title
    for words in expected(starter_ledger, name):
        assert words in title
