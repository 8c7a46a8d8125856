"""Charts: what their definitions may say, what stands on their axes, and what is written on and below them."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from matplotlib.text import Annotation
from PIL import Image

from tests.chart_shapes import bars, box, chart, days, heights, labelled, number, only_axes, words
from tests.test_read import AFV, GENERAL_STAFF, PERSONNEL, STAFF, VEHICLE, Tell, claim, source, telling, totals
from tracker import catalog, charting
from tracker.charting import Definition, Pick, reading, style
from tracker.charting.definitions import FORM_NAMES
from tracker.charting.forms import FORMS
from tracker.charting.layout import balanced, spread, wrapped
from tracker.charting.rhythm import longest_step
from tracker.model import Line, TrackerError
from tracker.resources import charts_dir

UNITED_KINGDOM = GENERAL_STAFF._replace(claimant="Ministry of Defence of the United Kingdom")
PROTECTED = "refugees.temporary_protection"


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


# Definitions


def write(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", charting.names())
def test_the_charts_that_ship_are_well_formed(name):
    assert charting.load(name).name == name


def test_a_definition_has_filters_of_one_or_several(tmp_path):
    file = write(
        tmp_path, f'title = "T"\nseries = ["{PERSONNEL}"]\nparty = "RU"\nclaimant = ["A", "B"]\nsince = 2024-01-01'
    )
    definition = reading.read(file)
    assert definition.filters == {"party": ("RU",), "claimant": ("A", "B")}
    assert (definition.since, definition.form, definition.transforms) == ("2024-01-01", "line", ())


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('form = "pie"', "mine.toml:3: form: found 'pie', expected one of line, step, columns, band, small-multiples"),
        ('transform = "smooth"', "mine.toml:3: transform: found 'smooth', expected one of none, change, average7"),
        ('kind = "share"\ntransform = "change"', "mine.toml:4: transform: found change of kind share, expected"),
        ('kind = "total"\nform = "columns"', "mine.toml:4: form: found columns for kind total, expected"),
        (
            'colour = "red"',
            "mine.toml:3: colour: found an unknown key, expected one of about, base, claimant, conflict,",
        ),
        ('since = "spring"', "mine.toml:3: since: found 'spring', expected a day"),
        ('subtitle = "{brandnew}"', r"mine.toml:3: subtitle: found field \{brandnew\}, expected one of latest,"),
        ('subtitle = "{latest"', "mine.toml:3: subtitle: found '{latest' .*, expected a text with fields"),
    ],
)
def test_a_mistake_is_one_line_with_file_key_found_and_expected(tmp_path, lines, message):
    file = write(tmp_path, f'title = "T"\nseries = ["{PERSONNEL}"]\n{lines}\n')
    with pytest.raises(TrackerError, match=message) as caught:
        reading.read(file)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "T"', "series: found nothing, expected a list of at least one series"),
        ('series = ["a.b"]', "title: found nothing, expected a text"),
        ("title = ", "mine.toml:1: found broken TOML"),
    ],
)
def test_what_is_missing_is_named(tmp_path, text, message):
    with pytest.raises(TrackerError, match=message):
        reading.read(write(tmp_path, text))


def test_an_unknown_chart_is_answered_with_the_nearest():
    with pytest.raises(TrackerError, match="did you mean 'personnel-total'"):
        charting.load("personel-total")


def test_every_form_of_a_definition_can_be_drawn():
    assert set(FORMS) == set(FORM_NAMES)


# What stands on the axes


def test_a_total_is_a_line_from_zero(tell):
    axes = only_axes(charting.draw_chart(tell(totals(GENERAL_STAFF, 1000, 1100, 1200)), chart()))
    (line,) = labelled(axes, "values")
    assert (days(line)[0], heights(line)[0]) == (number("2024-01-01"), 1000)
    assert axes.get_ylim()[0] == 0
    assert line.get_drawstyle() == "default"


def test_a_step_keeps_each_value_until_the_next(tell):
    axes = only_axes(charting.draw_chart(tell(totals(GENERAL_STAFF, 1000, 1100)), chart(form="step")))
    assert labelled(axes, "values")[0].get_drawstyle() == "steps-post"


def test_a_gap_longer_than_the_rhythm_breaks_the_line(tell):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1000, 1100, None, 1300, 1400)), chart())
    found = heights(labelled(only_axes(drawn), "values")[0])
    assert [None if pd.isna(value) else value for value in found] == [1000, 1100, None, 1300, 1400]
    assert "Nothing is drawn where no report came for longer than usual (gaps: 1)." in drawn.alt_text


def test_months_of_different_length_are_no_gap(tell):
    assert [longest_step(days) for days in (None, 1, 7, 30, 90, 365)] == [None, 1, 7, 31, 92, 366]
    line = Line("ukraine", PROTECTED, "level", "UA", "DE", claimant="Eurostat")
    claims = [claim(line, day, 1_000_000) for day in ("2024-01-31", "2024-02-29", "2024-03-31")]
    db = tell(claims, source=source("monthly", 30))
    axes = only_axes(charting.draw_chart(db, chart(PROTECTED)))
    assert len(heights(labelled(axes, "values")[0])) == 3


def test_a_value_between_two_gaps_is_a_mark(tell):
    """A line of one point has no length and would be invisible."""
    values = [1000 + day for day in range(200)]
    claims = [one for i, one in enumerate(totals(GENERAL_STAFF, *values)) if i not in (100, 102)]
    axes = only_axes(charting.draw_chart(tell(claims), chart()))
    assert [value for mark in labelled(axes, "filled") for value in heights(mark)] == [1101, 1199]


def test_reports_without_a_rhythm_are_not_joined(tell):
    claims = [claim(GENERAL_STAFF, day, value) for day, value in (("2024-01-01", 1000), ("2024-03-01", 2000))]
    drawn = charting.draw_chart(tell(claims, source=source("news", None)), chart())
    assert not labelled(only_axes(drawn), "values")
    assert heights(labelled(only_axes(drawn), "filled")[0]) == [1000, 2000]
    assert "Separate points: the source has no fixed rhythm." in drawn.alt_text


def test_about_is_hollow_and_over_and_up_to_are_arrows(tell):
    claims = [
        claim(GENERAL_STAFF, "2024-01-01", 1000, qualifier="about"),
        claim(GENERAL_STAFF, "2024-01-02", 1100, qualifier="over"),
        claim(GENERAL_STAFF, "2024-01-03", 1200, qualifier="up_to"),
        claim(GENERAL_STAFF, "2024-01-04", 1300),
    ]
    drawn = charting.draw_chart(tell(claims), chart())
    axes = only_axes(drawn)
    (hollow,) = labelled(axes, "hollow")
    assert heights(hollow) == [1000]
    assert hollow.get_markerfacecolor() == style.load().paper
    assert heights(labelled(axes, "over")[0]) == [1100]
    assert heights(labelled(axes, "up to")[0]) == [1200]
    assert "A hollow mark stands for “about”, as the source says of 1 of 4 values." in drawn.alt_text


def test_a_dense_line_has_a_mark_at_its_end_only(tell):
    claims = totals(GENERAL_STAFF, *range(1000, 1400), start="2023-01-01", qualifier="about")
    axes = only_axes(charting.draw_chart(tell(claims), chart()))
    assert [heights(mark) for mark in labelled(axes, "hollow")] == [[1399]]


def test_a_range_has_whiskers_and_no_midpoint(tell):
    claims = [claim(GENERAL_STAFF, day, None, low=7000, high=15000) for day in ("2024-01-01", "2024-01-02")]
    axes = only_axes(charting.draw_chart(tell(claims), chart()))
    (bars,) = [container for container in axes.containers if container.get_label() == "whiskers"]
    whisker = bars[2][0].get_segments()[0]
    assert [point[1] for point in whisker] == [7000, 15000]
    assert all(pd.isna(value) for line in labelled(axes, "values") for value in heights(line))


def test_many_ranges_are_a_band(tell):
    days = pd.date_range("2023-01-01", periods=400).strftime("%Y-%m-%d")
    claims = [claim(GENERAL_STAFF, day, None, low=7000, high=15000) for day in days]
    axes = only_axes(charting.draw_chart(tell(claims), chart()))
    assert [patch.get_label() for patch in axes.collections] == ["band"]


def test_a_level_may_start_elsewhere_and_says_so(tell):
    line = Line("ukraine", PROTECTED, "level", "UA", "DE", claimant="Eurostat")
    drawn = charting.draw_chart(tell(totals(line, 1_000_000, 1_010_000)), chart(PROTECTED))
    assert only_axes(drawn).get_ylim()[0] > 900_000
    assert "The value axis does not start at zero." in words(drawn)


def test_claimants_that_disagree_are_separate_lines_told_apart_by_more_than_colour(tell):
    db = tell([*totals(GENERAL_STAFF, 1000, 1100), *totals(UNITED_KINGDOM, 900, 950)])
    drawn = charting.draw_chart(db, chart())
    axes = only_axes(drawn)
    assert heights(labelled(axes, STAFF)[0]) == [1000, 1100]
    assert heights(labelled(axes, str(UNITED_KINGDOM.claimant))[0]) == [900, 950]
    house = style.load()
    paints = [house.paint(number) for number in range(int(house.most_lines))]
    assert len(set(paints)) == len(paints)
    assert len({paint[0] for paint in paints[:4]}) == len({paint[2] for paint in paints[:4]}) == 4


def test_end_labels_do_not_overlap_each_other(tell):
    lines = [
        GENERAL_STAFF._replace(claimant=f"Claimant number {name}") for name in ("one", "two", "three", "four", "five")
    ]
    drawn = charting.draw_chart(tell([one for line in lines for one in totals(line, 1000, 1100)]), chart())
    boxes = [box(text) for text in only_axes(drawn).texts if "Claimant" in text.get_text()]
    assert len(boxes) == 5
    assert not any(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])


def test_labels_that_cannot_fit_are_not_forced():
    assert spread([5, 5, 5], [4, 4, 4], 0, 12) == [2, 6, 10]
    assert spread([5, 5, 5], [4, 4, 4], 0, 11) is None


def test_of_several_channels_the_first_by_the_rule_is_drawn_with_the_rule_below(tell):
    tell(totals(GENERAL_STAFF, 1000, 1100, 1200), source=source("copy", publisher="A transcriber"))
    db = tell(totals(GENERAL_STAFF, 1000, 1190, 1200), source=source("posts", publisher=STAFF))
    drawn = charting.draw_chart(db, chart())
    assert heights(labelled(only_axes(drawn), "values")[0]) == [1000, 1190, 1200]
    rule = catalog.load().standing.rule("ukraine", GENERAL_STAFF.series)
    said = (
        f"{STAFF}: figures as printed by {STAFF} (posts), by the rule general-staff. Not drawn: A transcriber (copy)."
    )
    assert f"{said} {rule.reason}" in drawn.alt_text


def test_the_first_channel_is_passed_over_where_it_lacks_many_days_and_the_rule_asks_for_most_of_them(tell):
    tell(totals(GENERAL_STAFF, 1000, 1100, 1200), source=source("copy", publisher="A transcriber"))
    db = tell(totals(GENERAL_STAFF, 1000, 1190), source=source("posts", publisher=STAFF))
    drawn = charting.draw_chart(db, chart())
    assert heights(labelled(only_axes(drawn), "values")[0]) == [1000, 1100, 1200]
    assert "A transcriber (copy), the first by the rule general-staff that has enough of the days." in drawn.alt_text


TANK = GENERAL_STAFF._replace(series="losses.equipment.tank.total")


def test_channels_that_are_not_drawn_are_told_once_for_all_series(tell):
    tell(totals(GENERAL_STAFF, 1000, 1100), source=source("copy", publisher="Somebody, after another"))
    tell(totals(TANK, 10, 11), source=source("list", publisher="A transcriber"))
    db = tell([*totals(GENERAL_STAFF, 1000, 1100), *totals(TANK, 10, 11)], source=source("posts", publisher=STAFF))
    picks = Pick(PERSONNEL), Pick(TANK.series)
    drawn = charting.draw_chart(db, Definition("test", "A title", picks, form="small-multiples"))
    assert "Not drawn: A transcriber (list), Somebody, after another (copy)." in drawn.alt_text
    assert drawn.alt_text.count("by the rule general-staff") == 1


def test_marks_that_would_run_together_are_small_and_the_newest_is_not(tell):
    db = tell(totals(GENERAL_STAFF, *range(1000, 1734, 2)), source=source("irregular", None))
    marks = labelled(only_axes(charting.draw_chart(db, chart())), "filled")
    assert [len(days(one)) for one in marks] == [366, 1]
    assert marks[0].get_markersize() < marks[1].get_markersize() / 2


def test_counts_over_different_periods_do_not_make_one_line(tell):
    line = GENERAL_STAFF._replace(kind="change")
    weeks = [claim(line, day, 7000, period_days=7) for day in ("2024-01-07", "2024-01-14")]
    drawn = charting.draw_chart(tell([*weeks, claim(line, "2024-01-31", 30000, period_days=31)]), chart(form="columns"))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [7000, 7000]
    assert "Counts over periods of 7 days. Not drawn: counts over 31 days." in drawn.alt_text
    every_day = totals(line, *range(10, 40), start="2024-02-01", period_days=1)
    drawn = charting.draw_chart(
        tell([*every_day, *weeks, claim(line, "2024-01-31", 30000, period_days=31)], seen_at="2025-01-02T00:00:00Z"),
        chart(form="columns"),
    )
    assert "Counts of single days. Not drawn: counts over 7, 31 days." in drawn.alt_text


# Changes


def daily(since: str | None = None, until: str | None = None) -> Definition:
    return chart(kind="total", transforms=("average7",), form="columns", since=since, until=until)


def test_changes_are_columns_from_zero_with_a_named_average(tell):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 0, 10, 30, 60, 100, 150, 210)), daily())
    axes = only_axes(drawn)
    assert [bar.get_height() for bar in bars(axes)] == [10, 20, 30, 40, 50, 60]
    assert axes.get_ylim()[0] == 0
    first = bars(axes)[0]
    assert first.get_x() + first.get_width() / 2 == pytest.approx(number("2024-01-02"))
    assert heights(labelled(axes, "average7")[0])[-2:] == [30, 35]
    assert "Line: mean of the seven days up to each day, where at least five of them are known." in drawn.alt_text


def test_many_columns_are_one_outline_with_the_same_heights(tell):
    values = [day * day for day in range(200)]
    claims = [one for i, one in enumerate(totals(GENERAL_STAFF, *values)) if i not in (50, 51)]
    axes = only_axes(charting.draw_chart(tell(claims), daily()))
    outline = next(patch for patch in axes.patches if patch.get_label() == "columns")
    tops, edges, _ = outline.get_data()  # type: ignore[attr-defined]
    assert tops[0] == 1
    assert tops[-1] == 199**2 - 198**2
    assert edges[-1] == number("2024-01-01") + 199.5
    assert pd.isna(tops).sum() == 1


def test_a_change_over_several_days_is_spread_over_them(tell):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 100, 110, None, None, 140)), daily())
    (column,) = [bar for bar in bars(only_axes(drawn)) if bar.get_width() == 3]
    assert column.get_height() == 10
    assert column.get_x() + column.get_width() == number("2024-01-05") + 0.5
    assert "Hollow columns: the change over several days, spread over them." in drawn.alt_text
    assert list(drawn.data["change"]) == [10, 30]


def test_no_column_stands_where_a_merge_lies_between(tell):
    line = GENERAL_STAFF._replace(series=VEHICLE)
    drawn = charting.draw_chart(tell(totals(line, 1700, 1710, 3796, 3800, start="2022-04-29")), daily_of(VEHICLE))
    found = [bar.get_height() for bar in bars(only_axes(drawn))]
    assert [height for height in found if not pd.isna(height)] == [10, 4]
    assert "No change is computed across a break: 1 May 2022." in drawn.alt_text
    assert "(a) 1 May 2022: Vehicles and fuel tanks" in drawn.alt_text


def daily_of(series: str) -> Definition:
    return Definition("test", "A title", (Pick(series),), kind="total", transforms=("change",), form="columns")


def test_published_corrections_are_no_losses_of_their_day(tell):
    total = GENERAL_STAFF._replace(series=AFV)
    correction = total._replace(series="losses.equipment.afv.correction", kind="change")
    db = tell([*totals(total, 5170, 5181, 5167), claim(correction, "2024-01-03", -25, period_days=1)])
    drawn = charting.draw_chart(db, daily_of(AFV))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [11, 11]
    assert "left out: −25 (3 January 2024)." in drawn.alt_text


def test_a_window_starts_with_a_change_too(tell):
    db = tell(totals(GENERAL_STAFF, 0, 10, 30, 60))
    drawn = charting.draw_chart(db, daily(since="2024-01-03", until="2024-01-03"))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [20]


# Breaks and small multiples


def test_small_multiples_mark_breaks_and_share_their_days(tell):
    vehicles, tanks = GENERAL_STAFF._replace(series=VEHICLE), GENERAL_STAFF._replace(series=AFV)
    db = tell([*totals(tanks, 10, 11, 12, start="2022-04-30"), *totals(vehicles, 1796, 1800, start="2022-05-01")])
    definition = Definition("test", "T", (Pick(AFV), Pick(VEHICLE)), form="small-multiples")
    first, second = charting.draw_chart(db, definition).figure.axes
    assert first.get_xlim() == second.get_xlim()
    assert {text.get_text() for text in second.texts} >= {"Vehicles and fuel tanks", "1,800", "a"}
    marks = [line for line in second.get_lines() if heights(line) == [0, 1]]
    assert [days(line)[0] for line in marks] == [number("2022-05-01")]


def test_a_panel_without_values_is_named_below(tell):
    db = tell(totals(GENERAL_STAFF._replace(series=AFV), 10, 11))
    drawn = charting.draw_chart(db, Definition("test", "T", (Pick(AFV), Pick(VEHICLE)), form="small-multiples"))
    assert len(drawn.figure.axes) == 1
    assert "No values to draw: Vehicles and fuel tanks lost." in drawn.alt_text


# Words


def test_numbers_in_a_title_come_from_the_data_with_their_qualifier(tell):
    db = tell(totals(GENERAL_STAFF, 1000, 1374950, qualifier="about"))
    title = "Ukraine puts it at {latest:,} on {latest_day}, from {first} on {first_day}"
    drawn = charting.draw_chart(db, chart(title=title))
    assert drawn.title == "Ukraine puts it at about 1,374,950 on 2 January 2024, from about 1,000 on 1 January 2024"


def test_a_year_is_compared_only_where_there_was_one(tell):
    title = "{latest:,}, up by {gain_year:,} in a year"
    db = tell([claim(GENERAL_STAFF, "2023-01-02", 1000), *totals(GENERAL_STAFF, 1600)])
    assert charting.draw_chart(db, chart(title=title)).title == "Military casualties: 1,600 on 1 January 2024"
    db = tell([claim(GENERAL_STAFF, "2022-12-31", 1000), *totals(GENERAL_STAFF, 1600)], seen_at="2025-01-02T00:00:00Z")
    assert charting.draw_chart(db, chart(title=title)).title == "1,600, up by 600 in a year"


def test_no_growth_is_computed_across_a_merge(tell):
    db = tell([claim(GENERAL_STAFF._replace(series=VEHICLE), day, 1700) for day in ("2021-06-01", "2022-06-01")])
    drawn = charting.draw_chart(db, chart(VEHICLE, title="{latest} {gain_year}"))
    assert drawn.title == "Vehicles and fuel tanks lost: 1,700 on 1 June 2022"


def test_the_plain_title_of_a_change_does_not_pass_it_off_as_the_total(tell):
    db = tell(totals(GENERAL_STAFF, 0, 10, 30, 60, 100, 150, 210))
    title = "{average7_year_ago}"
    week = charting.draw_chart(db, chart(title=title, kind="total", transforms=("average7",), form="columns"))
    assert week.title == "Military casualties: about 35 a day in the week to 7 January 2024"
    step = charting.draw_chart(db, chart(title=title, kind="total", transforms=("change",), form="columns"))
    assert step.title == "Military casualties: change of 60 to 7 January 2024"
    assert "Military casualties, change: 10 on 2 January 2024, 60 on 7 January 2024; between 10 and 60" in step.alt_text


def test_a_title_about_one_line_is_not_given_to_several(tell):
    db = tell([*totals(GENERAL_STAFF, 1000, 1100), *totals(UNITED_KINGDOM, 900, 950)])
    assert charting.draw_chart(db, chart(title="{latest}")).title == "Military casualties"


def test_the_caption_names_source_claimant_licence_day_and_clock(tell):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1000)), chart(), as_of="2025-02-03T04:05:06Z")
    for said in (
        f"Claimant: {STAFF}.",
        "Publisher: A publisher.",
        "Source: daily, example.org/daily. Licence: CC0.",
        "Newest day: 1 January 2024. Seen: 1 January 2025, 00:00 UTC.",
        "As known on: 3 February 2025, 04:05 UTC.",
        "Includes wounded, some of whom return to service.",
    ):
        assert said in " ".join(words(drawn).split())


def test_as_of_draws_what_was_known_then(tell):
    tell(totals(GENERAL_STAFF, 1000, 1100), seen_at="2024-01-02T08:00:00Z")
    db = tell(totals(GENERAL_STAFF, 1000, 1150), seen_at="2024-01-03T08:00:00Z")
    drawn = charting.draw_chart(db, chart(), as_of="2024-01-02T12:00:00Z")
    assert heights(labelled(only_axes(drawn), "values")[0]) == [1000, 1100]


def test_nothing_written_leaves_the_page(tell):
    long = "A title that is a good deal longer than what fits into one line of the house style, and then some more"
    lines = [GENERAL_STAFF._replace(claimant=f"A ministry with a rather long name, number {name}") for name in "abcd"]
    db = tell([one for line in lines for one in totals(line, 1_000_000, 1_200_000, 2_200_000)])
    drawn = charting.draw_chart(db, chart(title=long, subtitle=long))
    page = drawn.figure.bbox
    for text in [*drawn.figure.texts, *only_axes(drawn).texts, *only_axes(drawn).get_yticklabels()]:
        found = box(text)
        assert page.x0 <= found.x0 <= found.x1 <= page.x1, text.get_text()
        assert page.y0 <= found.y0 <= found.y1 <= page.y1, text.get_text()


def test_text_is_broken_at_spaces_and_a_long_word_stands_alone():
    assert wrapped("one two three", 41, 10, "DejaVu Sans") == ["one two", "three"]
    assert wrapped("https://example.org/a/long/address x", 41, 10, "DejaVu Sans") == [
        "https://example.org/a/long/address",
        "x",
    ]


def test_a_mistake_in_the_house_style_is_named(tmp_path):
    text = (charts_dir() / "house.toml").read_text(encoding="utf-8")
    (tmp_path / "house.toml").write_text(text.replace("width = 504", 'width = "wide"'), encoding="utf-8")
    with pytest.raises(TrackerError, match=r"house.toml:\d+: sizes.web.width: found 'wide', expected a number"):
        style.load(tmp_path)


# What cannot be drawn


@pytest.mark.parametrize(
    ("definition", "message"),
    [
        (chart(filters={"party": ("UA",)}), "found no accepted value of losses.personnel.total; party UA"),
        (chart(since="2030-01-01"), "found no accepted value of losses.personnel.total; since 2030-01-01"),
        (chart(series="losses.nothing"), "there is no series 'losses.nothing'"),
        (chart(transforms=("change",), since="2024-01-03", until="2024-01-03"), "found no change between two accepted"),
        (chart(form="columns", transforms=("change",)), "columns show one line, found 2"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(tell, definition, message):
    db = tell([*totals(GENERAL_STAFF, 1000, 1100), *totals(UNITED_KINGDOM, 900, 950)])
    with pytest.raises(TrackerError, match=message) as caught:
        charting.draw_chart(db, definition)
    assert "\n" not in str(caught.value)


def test_an_as_of_before_the_first_fetch_has_nothing_to_draw(tell):
    with pytest.raises(TrackerError, match="as of 2020-01-01T00:00:00Z"):
        charting.draw_chart(tell(totals(GENERAL_STAFF, 1000)), chart(), as_of="2020-01-01T00:00:00Z")


def test_kinds_are_never_mixed(tell):
    monthly = GENERAL_STAFF._replace(kind="change")
    db = tell([*totals(GENERAL_STAFF, 1000), claim(monthly, "2024-01-31", 30000, period_days=31)])
    with pytest.raises(TrackerError, match="found kinds total, change, which are never mixed; set kind"):
        charting.draw_chart(db, chart())


def test_one_report_is_a_mark_with_its_label(tell):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1000, qualifier="over")), chart())
    axes = only_axes(drawn)
    assert heights(labelled(axes, "filled")[0]) == [1000]
    assert "over 1,000\n1 January 2024" in [text.get_text() for text in axes.texts if isinstance(text, Annotation)]


@pytest.mark.parametrize(
    ("span", "first_label"),
    [(1, "1 Jan\n2022"), (30, "1 Jan\n2022"), (200, "Jan\n2022"), (900, "2022")],
)
def test_days_are_labelled_as_the_span_allows(tell, span, first_label):
    claims = totals(GENERAL_STAFF, *range(1, span + 1), start="2022-01-01")
    axes = only_axes(charting.draw_chart(tell(claims), chart()))
    labels = [label.get_text() for minor in (False, True) for label in axes.get_xticklabels(minor=minor)]
    assert next(label for label in labels if label) == first_label


# Any series


def test_every_series_has_a_chart_without_a_file(tell):
    line = Line("ukraine", PROTECTED, "level", "UA", claimant="Eurostat")
    places = [line._replace(place=place) for place in ("DE", "PL", "CZ", "ES", "IT", "SK", "NL", "IE", "LT", "RO")]
    db = tell([one for i, place in enumerate(places) for one in totals(place, 1000 * i, 1000 * i + 10)])
    drawn = charting.draw_chart(db, charting.definition_for_series(db, PROTECTED))
    assert drawn.title == "People under temporary protection"
    assert "Drawn are the 8 lines with the highest newest values, of 10." in drawn.alt_text
    assert {"RO", "CZ"} <= set(drawn.data["place"]) <= {place.place for place in places[2:]}


def test_money_of_several_currencies_is_never_on_one_axis(tell):
    line = Line("ukraine", "aid.money.committed", "total", donor="DE", claimant="Kiel Institute")
    db = tell([claim(line, "2024-01-01", 5, unit="EUR"), claim(line._replace(donor="US"), "2024-01-01", 7, unit="USD")])
    drawn = charting.draw_chart(db, charting.definition_for_series(db, "aid.money.committed"))
    assert len(drawn.figure.axes) == 2


# Files


def test_a_picture_has_words_and_data_beside_it(tell, tmp_path):
    drawn = charting.draw_chart(
        tell(totals(GENERAL_STAFF, 1000, 1100, qualifier="about")), chart(title="Casualties & more")
    )
    picture, data = charting.save(drawn, tmp_path / "it.svg")
    root = ET.fromstring(picture.read_text(encoding="utf-8"))
    names = {"{http://www.w3.org/2000/svg}" + name: name for name in ("title", "desc")}
    texts = {names[child.tag]: child for child in root if child.tag in names}
    assert texts["title"].text == "Casualties & more"
    assert texts["desc"].text == drawn.alt_text
    assert root.get("aria-labelledby") == f"{texts['title'].get('id')} {texts['desc'].get('id')}"
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["day"], row["value"], row["qualifier"]) for row in rows] == [
        ("2024-01-01", "1000", "about"),
        ("2024-01-02", "1100", "about"),
    ]
    assert rows[0]["quote"] == "1000"
    assert rows[0]["url"] == "https://example.org/daily.json"


def test_a_png_has_its_words_inside(tell, tmp_path):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1000, 1100)), chart())
    picture, _ = charting.save(drawn, tmp_path / "it.png")
    with Image.open(picture) as image:
        assert image.info["Title"] == "A title"
        assert image.info["Description"] == drawn.alt_text


@pytest.mark.parametrize(("name", "message"), [("it.gif", "expected .svg or .png or .pdf"), ("no/it.svg", "no folder")])
def test_a_path_that_cannot_be_written_is_one_line(tell, tmp_path, name, message):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1000)), chart())
    with pytest.raises(TrackerError, match=message):
        charting.save(drawn, tmp_path / name)


DRAW = """
import hashlib, pathlib, sqlite3, sys
from tracker import charting
db = sqlite3.connect(sys.argv[1])
drawn = charting.draw_chart(db, charting.definition_for_series(db, "losses.personnel.total"))
for path in (pathlib.Path(sys.argv[2] + ending) for ending in (".svg", ".png", ".pdf")):
    for written in charting.save(drawn, path):
        print(written.suffix, hashlib.sha256(written.read_bytes()).hexdigest())
assert "matplotlib.pyplot" not in sys.modules
"""


def test_the_same_ledger_gives_the_same_bytes_in_another_process(tell, tmp_path):
    tell([*totals(GENERAL_STAFF, 1000, 1100, None, 1300, qualifier="about"), *totals(UNITED_KINGDOM, 900, 950)])
    outputs = []
    for seed in ("1", "2"):
        (tmp_path / "matplotlibrc").write_text(f"lines.linewidth: {seed}\nfont.size: 3{seed}\n", encoding="utf-8")
        environment = os.environ | {"PYTHONHASHSEED": seed, "MATPLOTLIBRC": str(tmp_path), "TZ": f"UTC-{seed}"}
        command = [sys.executable, "-c", DRAW, str(tmp_path / "tracker.db"), str(tmp_path / f"same{seed}")]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].count(".svg") == 1


def test_what_draws_never_asks_for_the_time_of_the_machine():
    """So that the same ledger gives the same bytes on two days: freshness is measured to the newest fetch."""
    clock = re.compile(r"\bnow\(|\btoday\(|\bperf_counter|\bimport time\b|\btracker\.clock\b")
    for file in Path(charting.__file__).parent.rglob("*.py"):
        assert not clock.search(file.read_text(encoding="utf-8")), file.name


def test_a_headlines_lines_are_of_like_length():
    text = "EU committed the most aid to Ukraine, 190.7 billion euros"
    plain = wrapped(text, 476, 15.5, "DejaVu Sans", "bold")
    even = balanced(text, 476, 15.5, "DejaVu Sans", "bold")
    assert len(plain) == len(even) == 2
    assert " ".join(even) == text
    assert abs(len(even[0]) - len(even[1])) < abs(len(plain[0]) - len(plain[1]))
