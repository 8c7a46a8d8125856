"""What is promised of a chart's honesty, read off its axes: one rule a test; `tests/specimens.py` draws some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PatchCollection

from tests import specimens
from tests.chart_shapes import (
    bars,
    box,
    chart,
    charts,
    days,
    heights,
    labelled,
    number,
    only_axes,
    overlaps,
    words,
)  # fmt: skip
from tests.test_read import GENERAL_STAFF, PERSONNEL, STAFF, VEHICLE, Tell, claim, source, telling, totals
from tracker import catalog, charting
from tracker.catalog import countries
from tracker.charting import Look, Pick, reading
from tracker.model import Claim, Line, TrackerError

UNITED_KINGDOM = GENERAL_STAFF._replace(claimant="Ministry of Defence of the United Kingdom")
PROTECTED = Line("ukraine", "refugees.temporary_protection", "level", place="DE", claimant="Eurostat")
AREA = Line("ukraine", "territory.occupied_area", "level", "RU", claimant="DeepState")
LAUNCHED = Line("ukraine", "attacks.drones_launched", "change", "RU", claimant="Air Force of Ukraine")
STOPPED = LAUNCHED._replace(series="attacks.drones_intercepted")
GAZA = Line("gaza", "deaths.total", "total", claimant="Gaza Health Ministry")


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


def daily(line: Line, *values: float | None, start: str = "2024-01-01") -> list[Claim]:
    """Counts of one day each."""
    return totals(line, *values, start=start, period_days=1)


# Labels and marks


def test_eight_lines_have_eight_labels_that_do_not_overlap(tell):
    lines = [GENERAL_STAFF._replace(claimant=f"Claimant number {name}") for name in range(8)]
    db = tell([one for i, line in enumerate(lines) for one in totals(line, 1000, 1100 + i)])
    drawn = charting.draw_chart(db, chart())
    labels = [text for text in only_axes(drawn).texts if "Claimant" in text.get_text()]
    assert len(labels) == 8
    assert not overlaps(labels)
    assert only_axes(drawn).get_legend() is None


@pytest.mark.parametrize("size", ["web", "print", "social"])
def test_events_stand_at_their_day_and_their_words_never_collide(tell, size):
    names = ("kharkiv-offensive", "russian-mobilisation", "kherson-retaken", "kakhovka-dam", "grain-initiative-ends")
    db = tell(totals(GENERAL_STAFF, *range(1000, 2000), start="2022-03-01"))
    drawn = charting.draw_chart(db, chart(events=names), look=Look(size=size))
    axes = only_axes(drawn)
    marked = [days(line)[0] for line in labelled(axes, "event")]
    assert marked == [number(day) for day in ("2022-09-06", "2022-09-21", "2022-11-11", "2023-06-06", "2023-07-17")]
    found = [text for text in axes.texts if text.get_text().replace("\n", " ").startswith(("Kh", "Ka", "Ru", "Gr"))]
    assert len(found) == 5
    assert not overlaps([*found, *drawn.figure.texts])
    assert "Marked: Kharkiv offensive (6 September 2022)" in drawn.alt_text


def test_an_event_outside_of_what_is_drawn_is_not_marked(tell):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 1, 2)), chart(events=("kherson-retaken",)))
    assert not labelled(only_axes(drawn), "event")


def test_a_line_is_broken_at_a_merge_and_the_break_has_its_letter_and_note(tell):
    db = tell(totals(GENERAL_STAFF._replace(series=VEHICLE), 1700, 1710, 3796, 3800, start="2022-04-29"))
    drawn = charting.draw_chart(db, chart(VEHICLE))
    axes = only_axes(drawn)
    found = heights(labelled(axes, "values")[0])
    assert [None if pd.isna(value) else value for value in found] == [1700, 1710, None, 3796, 3800]
    assert days(labelled(axes, "break")[0])[0] == number("2022-05-01")
    assert "(a) 1 May 2022: Vehicles and fuel tanks" in words(drawn)


def test_who_else_claims_the_same_is_named_where_one_is_drawn_by_choice(tell):
    db = tell([*totals(GENERAL_STAFF, 1000, 1100), *totals(UNITED_KINGDOM, 900, 950)])
    drawn = charting.draw_chart(db, chart(filters={"claimant": (STAFF,)}))
    assert f"Drawn by choice: {STAFF}. Also in the ledger: {UNITED_KINGDOM.claimant}." in words(drawn)


def test_figures_of_many_publishers_have_the_rhythm_of_their_own_line(tell):
    """An export holds daily and monthly lines: a month without a report in between is no gap in the monthly one."""
    line = PROTECTED._replace(publisher="A publisher")
    months = [day.strftime("%Y-%m-%d") for day in pd.date_range("2023-01-31", periods=12, freq="ME")]
    db = tell([claim(line, day, 1000) for day in months], source=replace(source("export", 1), publisher=None))
    drawn = charting.draw_chart(db, chart(PROTECTED.series))
    assert not any(pd.isna(value) for value in heights(labelled(only_axes(drawn), "values")[0]))


def test_what_is_held_or_was_withdrawn_is_not_drawn_and_leaves_a_gap(tell):
    definition, _ = specimens.not_drawn(tell)
    db = tell(totals(GENERAL_STAFF._replace(series="losses.personnel.killed"), 1), seen_at="2026-01-01T00:00:00Z")
    statuses = dict(db.execute("select status, count(*) from claims where superseded_at is null group by status"))
    assert (statuses["held"], statuses["withdrawn"]) == (1, 1)
    drawn = charting.draw_chart(db, definition)
    axes = only_axes(drawn)
    for line in labelled(axes, "values"):
        assert not {number("2024-01-03"), number("2024-01-07")} & {
            day for day, height in zip(days(line), heights(line), strict=True) if not pd.isna(height)
        }
    found = [None if pd.isna(height) else height for height in heights(labelled(axes, "values")[0])]
    assert [height for height in found if height] == [1000, 1060, 1180, 1240, 1300, 1420, 1480]
    assert sum(height is None for height in found) == 2
    assert max(axes.get_ylim()) < 2000
    assert "gaps: 2" in words(drawn)


# Transforms


def test_weeks_are_added_up_from_monday_to_sunday_and_the_last_one_waits_until_it_is_over(tell):
    db = tell(daily(LAUNCHED, *range(1, 11)))  # Monday, 1 January 2024, to Wednesday of the week after
    drawn = charting.draw_chart(db, chart(LAUNCHED.series, transforms=("week",), form="columns"))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [28]
    assert bars(only_axes(drawn))[0].get_x() >= number("2024-01-01") - 0.5


def test_a_week_without_a_report_is_no_column_of_zero(tell):
    claims = [*daily(LAUNCHED, 5, start="2024-01-07"), *daily(LAUNCHED, 6, start="2024-01-28")]
    drawn = charting.draw_chart(tell(claims), chart(LAUNCHED.series, transforms=("week",), form="columns"))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [5, 6]


def test_a_count_that_reaches_into_the_next_week_is_in_neither(tell):
    torn = claim(LAUNCHED, "2024-01-16", 9, period_days=4)
    db = tell([*daily(LAUNCHED, 1, 1, 1, 1, 1, 1, 1), torn, *daily(LAUNCHED, 1, start="2024-01-28")])
    drawn = charting.draw_chart(db, chart(LAUNCHED.series, transforms=("week",), form="columns"))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [7, 1]


def test_months_of_a_level_go_from_end_to_end_and_may_fall(tell):
    claims = [claim(AREA, day, value) for day, value in (("2024-01-31", 100), ("2024-02-28", 130), ("2024-03-31", 90))]
    drawn = charting.draw_chart(tell(claims), chart(AREA.series, transforms=("month",), form="columns"))
    axes = only_axes(drawn)
    assert [bar.get_height() for bar in bars(axes)] == [30, -40]
    assert axes.get_ylim()[0] < -40 < 0 < axes.get_ylim()[1]


def test_the_label_of_the_last_column_names_its_month_week_or_day(tell):
    areas = [claim(AREA, day, value) for day, value in (("2024-01-31", 100), ("2024-02-29", 184.46))]
    axes = only_axes(charting.draw_chart(tell(areas), chart(AREA.series, transforms=("month",), form="columns")))
    assert [text.get_text() for text in axes.texts][-1] == "February 2024\n84.5"
    db = tell(daily(LAUNCHED, *range(1, 8)))
    axes = only_axes(charting.draw_chart(db, chart(LAUNCHED.series, transforms=("week",), form="columns")))
    assert " ".join(axes.texts[-1].get_text().split()) == "week to 7 January 2024 28"
    axes = only_axes(charting.draw_chart(db, chart(LAUNCHED.series, form="columns")))
    assert " ".join(axes.texts[-1].get_text().split()) == "7 January 2024 7"


def test_a_title_says_that_a_level_grew_or_that_it_shrank(tell):
    db = tell([claim(AREA, day, value) for day, value in (("2024-01-31", 100), ("2024-02-29", 130.2))])
    month = chart(AREA.series, "Held land {moved:.0f} km² in {latest_month}", transforms=("month",), form="columns")
    assert charting.draw_chart(db, month).title == "Held land grew by 30 km² in February 2024"
    areas = [claim(AREA, day, value) for day, value in (("2024-01-31", 100), ("2024-02-29", 130.2), ("2024-03-31", 90))]
    db = tell(areas, seen_at="2025-01-02T00:00:00Z")
    assert charting.draw_chart(db, month).title == "Held land shrank by 40 km² in March 2024"


def test_a_part_and_its_whole_are_of_the_newest_week_that_both_have(tell):
    db = tell([*daily(LAUNCHED, *[10] * 14), *daily(STOPPED, *[9] * 7)])
    picks = Pick(LAUNCHED.series, "launched", "Launched"), Pick(STOPPED.series, "stopped", "Stopped")
    title = "{part:.0f}% of {whole:,} in the week to {whole_day}"
    drawn = charting.draw_chart(db, charts(*picks, title=title, transforms=("week",), form="columns"))
    assert drawn.title == "90% of 70 in the week to 7 January 2024"


def test_a_month_without_a_report_near_its_end_has_no_change_and_neither_has_the_next(tell):
    days = ("2024-01-31", "2024-02-20", "2024-03-31", "2024-04-30")
    drawn = charting.draw_chart(
        tell([claim(AREA, day, value) for day, value in zip(days, (100, 110, 120, 150), strict=True)]),
        chart(AREA.series, transforms=("month",), form="columns"),
    )
    assert [bar.get_height() for bar in bars(only_axes(drawn)) if not pd.isna(bar.get_height())] == [30]


def test_a_sum_adds_up_counts_and_says_so(tell):
    drawn = charting.draw_chart(tell(daily(LAUNCHED, 1, 2, 3)), chart(LAUNCHED.series, transforms=("sum",)))
    assert heights(labelled(only_axes(drawn), "values")[0]) == [1, 3, 6]
    assert "Computed as the sum of all figures up to each day." in words(drawn)


def test_a_sum_of_totals_is_refused(tell):
    with pytest.raises(TrackerError, match="found kind total, transform 'sum' is for kind change"):
        charting.draw_chart(tell(totals(GENERAL_STAFF, 1, 2)), chart(transforms=("sum",)))


def test_a_share_of_the_area_names_its_denominator(tell):
    drawn = charting.draw_chart(
        tell(totals(AREA, 60362.8, 120725.6)), chart(AREA.series, transforms=("share",), of="area")
    )
    assert heights(labelled(only_axes(drawn), "values")[0]) == pytest.approx([10, 20])
    assert "In per cent of 603,628 km² (Official area of Ukraine" in words(drawn)


def test_shares_that_were_reported_and_computed_have_as_many_decimals_as_each_other(tell):
    own = AREA._replace(series="territory.occupied_share", kind="share")
    db = tell([*totals(own, 19.3, 19.38), *totals(AREA, 100_000, 100_501.2)])
    picks = Pick(own.series, "", "Own"), Pick(AREA.series, "", "Area", transforms=("share",))
    axes = only_axes(charting.draw_chart(db, charts(*picks, of="area")))
    assert sorted(text.get_text() for text in axes.texts if "\n" in text.get_text()) == ["Area\n16.6", "Own\n19.4"]


def test_a_share_of_another_series_is_taken_day_by_day_and_never_of_nothing(tell):
    db = tell([*daily(LAUNCHED, 10, 20, 0, 40), *daily(STOPPED, 5, 15, 0)])
    drawn = charting.draw_chart(db, chart(STOPPED.series, transforms=("share",), of=LAUNCHED.series, form="columns"))
    assert [bar.get_height() for bar in bars(only_axes(drawn))] == [50, 75]
    assert only_axes(drawn).get_ylim()[0] == 0


def test_per_100_000_people_names_who_counted_them(tell):
    drawn = charting.draw_chart(
        tell(totals(PROTECTED, 1000, 2000)),
        chart(PROTECTED.series, transforms=("per-100k",), population={"DE": 1_000_000.0}, population_source="A census"),
    )
    assert heights(labelled(only_axes(drawn), "values")[0]) == [100, 200]
    assert "population: A census." in words(drawn)


def test_people_are_those_of_the_catalog_where_a_chart_has_no_table_of_its_own(tell):
    drawn = charting.draw_chart(tell(totals(PROTECTED, 1000, 2000)), chart(PROTECTED.series, transforms=("per-100k",)))
    known = catalog.population()
    assert heights(labelled(only_axes(drawn), "values")[0])[1] == pytest.approx(2000 / known.people["DE"] * 100_000)
    assert f"population: {known.source}." in words(drawn)


def test_per_100_000_people_of_a_place_that_nobody_counted_is_refused(tell):
    atlantis = PROTECTED._replace(place=None)
    with pytest.raises(TrackerError, match="population has no"):
        charting.draw_chart(tell(totals(atlantis, 1, 2)), chart(PROTECTED.series, transforms=("per-100k",)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('source = "A"\n[people]\nDE = 0\n', r"population.toml:3: people.DE: found 0, expected a number of people"),
        ("[people]\nDE = 5\n", "source: found nothing, expected a text"),
        ('source = "A"\nyear = 2020\n[people]\nDE = 5\n', "year: found an unknown key"),
    ],
)
def test_a_mistake_in_the_table_of_people_is_one_line(tmp_path, text, message):
    (tmp_path / "population.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TrackerError, match=message):
        catalog.population(tmp_path)


def test_the_people_that_ship_are_those_of_countries_with_a_source_and_its_address():
    known = catalog.population()
    assert known.source
    assert known.sources["uk"]
    assert known.url.startswith("https://")
    assert all(countries.name(place) != place for place in known.people)


def test_an_index_is_100_on_its_base(tell):
    drawn = charting.draw_chart(
        tell(totals(PROTECTED, 50, 40, 60)), chart(PROTECTED.series, transforms=("index",), base="2024-01-02")
    )
    assert heights(labelled(only_axes(drawn), "values")[0]) == [125, 100, 150]


def test_days_since_the_start_begin_at_each_conflicts_own(tell):
    db = tell([*totals(GAZA, 10, 20, start="2023-10-08"), *totals(GENERAL_STAFF, 100, 200, start="2022-02-25")])
    picks = (Pick(GAZA.series, label="Gaza", kind="total"), Pick(PERSONNEL, label="Ukraine"))
    drawn = charting.draw_chart(db, charts(*picks, transforms=("days-since",), scale="log"))
    axes = only_axes(drawn)
    assert days(labelled(axes, "Gaza")[0]) == days(labelled(axes, "Ukraine")[0]) == [1, 2]
    assert axes.get_yscale() == "log"
    assert "Logarithmic scale" in words(drawn)


# Forms


def test_two_series_of_columns_stand_within_each_other_and_differ_in_width(tell):
    db = tell([*daily(LAUNCHED, 10, 20), *daily(STOPPED, 5, 15)])
    picks = (Pick(LAUNCHED.series, label="Launched"), Pick(STOPPED.series, label="Stopped"))
    found = bars(only_axes(charting.draw_chart(db, charts(*picks, form="columns"))))
    assert [bar.get_height() for bar in found] == [10, 20, 5, 15]
    assert found[2].get_width() < found[0].get_width()


def test_shares_and_levels_in_columns_stand_on_zero(tell):
    line = AREA._replace(series="territory.occupied_share", kind="share")
    drawn = charting.draw_chart(tell(totals(line, 90, 95)), chart(line.series, form="columns"))
    assert only_axes(drawn).get_ylim()[0] == 0


def test_a_slope_joins_the_first_and_the_last_value_only(tell):
    places = [PROTECTED, PROTECTED._replace(place="PL")]
    db = tell([one for i, place in enumerate(places) for one in totals(place, 10 + i, 99, 30 + i)])
    axes = only_axes(charting.draw_chart(db, chart(PROTECTED.series, form="slope")))
    assert [heights(line) for name in ("Germany", "Poland") for line in labelled(axes, name)] == [[10, 30], [11, 31]]
    assert {text.get_text() for text in axes.texts} >= {"Germany 10", "Germany 30"}


def test_dots_have_a_row_for_each_place_the_highest_on_top_and_stand_on_zero(tell):
    db = tell(
        [one for i, place in enumerate(("DE", "PL", "CZ")) for one in totals(PROTECTED._replace(place=place), i + 5)]
    )
    axes = only_axes(charting.draw_chart(db, chart(PROTECTED.series, form="dots", rows="place", most=2)))
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Poland", "Czechia"]
    assert axes.get_xlim()[0] == 0


def test_small_charts_have_a_line_each_over_the_same_days_and_their_own_scale(tell):
    places = {"DE": (10, 20, 30), "PL": (1, 3, 2)}
    db = tell([one for place, own in places.items() for one in totals(PROTECTED._replace(place=place), *own)])
    drawn = charting.draw_chart(db, chart(PROTECTED.series, form="small-multiples", split="place"))
    axes = drawn.figure.axes
    assert [heights(labelled(ax, "values")[0]) for ax in axes] == [[10, 20, 30], [1, 3, 2]]
    assert axes[0].get_xlim() == axes[1].get_xlim()
    assert axes[0].get_ylim() != axes[1].get_ylim()
    assert "Each panel has its own scale." in words(drawn)


def test_small_charts_of_one_report_each_have_one_scale_and_say_so(tell):
    db = tell([one for place, own in (("DE", 30), ("PL", 2)) for one in totals(PROTECTED._replace(place=place), own)])
    drawn = charting.draw_chart(db, chart(PROTECTED.series, form="small-multiples", split="place"))
    assert drawn.figure.axes[0].get_ylim() == drawn.figure.axes[1].get_ylim()
    assert "One report each, all on one scale." in words(drawn)
    course = [one for place in ("DE", "PL") for one in totals(PROTECTED._replace(place=place), None, 30, 31)]
    taller = charting.draw_chart(
        tell(course, seen_at="2025-01-02T00:00:00Z"), chart(PROTECTED.series, form="small-multiples", split="place")
    )
    assert drawn.figure.axes[0].bbox.height < taller.figure.axes[0].bbox.height  # there is no course to be seen


def test_a_claim_in_words_shows_its_quote_its_bound_and_its_day(tell):
    line = Line("ukraine", "aid.tonnage", "total", claimant="European Commission")
    quote = "Over 140,000 tonnes of in-kind assistance were delivered"
    db = tell([Claim(line, "2024-02-01", 140000, quote, "char=0 number=5", "over"), claim(line, "2022-08-11", 66224)])
    axes = only_axes(charting.draw_chart(db, chart(line.series, form="dots", rows="claim")))
    assert [days(line) for line in labelled(axes, "over")] == [[140000]]
    assert any(quote in " ".join(text.get_text().split()) for text in axes.texts)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["11 August 2022", "1 February 2024"]
    db = tell([claim(line._replace(claimant="Somebody"), "2023-08-11", 7000)])
    axes = only_axes(charting.draw_chart(db, chart(line.series, form="dots", rows="claim")))
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == "1 February 2024, European Commission"


def test_a_dot_at_zero_does_not_lie_on_the_name_of_its_row(tell):
    db = tell([one for place, own in (("DE", 900), ("PL", 0)) for one in totals(PROTECTED._replace(place=place), own)])
    drawn = charting.draw_chart(db, chart(PROTECTED.series, form="dots", rows="place"))
    axes = only_axes(drawn)
    (zero,) = [line for line in labelled(axes, "filled") if heights(line) == [0]]
    name = next(label for label in axes.get_yticklabels() if label.get_text() == "Poland")
    pixels = axes.transData.transform((0, 0))[0] - zero.get_markersize() / 2 * drawn.figure.dpi / 72
    assert box(name).x1 < pixels


def test_the_key_of_a_chart_of_dots_stands_clear_of_the_unit(tell):
    db = tell([*daily(LAUNCHED, 9), *daily(STOPPED, 7)])
    picks = Pick(LAUNCHED.series, label="Launched"), Pick(STOPPED.series, label="Stopped")
    axes = only_axes(charting.draw_chart(db, charts(*picks, form="dots", rows="claimant")))
    key, unit = (next(text for text in axes.texts if text.get_text() == said) for said in ("Launched", "number"))
    assert box(key).y0 > box(unit).y1


def test_about_is_hollow_in_a_chart_of_dots(tell):
    db = tell(totals(PROTECTED, 10, qualifier="about"))
    axes = only_axes(charting.draw_chart(db, chart(PROTECTED.series, form="dots", rows="place")))
    assert [days(line) for line in labelled(axes, "hollow")] == [[10]]


def test_a_calendar_has_a_square_a_day_and_none_is_filled_without_a_report(tell):
    db = tell(daily(LAUNCHED, *range(1, 30), None, 31))
    drawn = charting.draw_chart(db, chart(LAUNCHED.series, form="calendar"))
    (squares,) = [one for ax in drawn.figure.axes for one in ax.collections if isinstance(one, PatchCollection)]
    faces = [tuple(face) for face in np.asarray(squares.get_facecolor())]
    assert len(faces) == 31
    assert faces[29] == (1.0, 1.0, 1.0, 1.0)
    assert faces[29] not in faces[:29]


def test_a_band_spans_what_is_claimed_and_has_no_middle(tell):
    other = AREA._replace(claimant="Neue Zürcher Zeitung")
    axes = only_axes(
        charting.draw_chart(tell([*totals(AREA, 110, 112), *totals(other, 90, 91)]), chart(AREA.series, form="band"))
    )
    (band,) = [one for one in axes.collections if one.get_label() == "span"]
    tops = np.asarray(band.get_paths()[0].vertices)[:, 1]
    assert (min(tops), max(tops)) == (90, 112)


# Subjects


def test_a_revision_is_a_step_at_the_day_on_which_it_was_seen(tell):
    tell(totals(GENERAL_STAFF, 1000, 1100), seen_at="2024-01-03T08:00:00Z")
    db = tell(totals(GENERAL_STAFF, 1000, 1150), seen_at="2024-01-10T08:00:00Z")
    drawn = charting.draw_chart(db, chart(about="revisions", day="2024-01-02", form="step"))
    (line,) = labelled(only_axes(drawn), "values")
    assert (days(line), heights(line)) == ([number("2024-01-03"), number("2024-01-10")], [1100, 1150])
    assert list(drawn.data["value"]) == [1100, 1150]
    assert "Newest day: 2 January 2024." in words(drawn)


def test_a_revision_after_the_as_of_is_not_drawn(tell):
    tell(totals(GENERAL_STAFF, 1100), seen_at="2024-01-03T08:00:00Z")
    db = tell(totals(GENERAL_STAFF, 1150), seen_at="2024-01-10T08:00:00Z")
    asked = chart(about="revisions", day="2024-01-01", form="step")
    drawn = charting.draw_chart(db, asked, as_of="2024-01-05T00:00:00Z")
    assert list(drawn.data["value"]) == [1100]


def test_a_day_that_was_never_revised_says_so_and_claims_no_first_value(tell):
    db = tell(totals(GENERAL_STAFF, 1000), seen_at="2024-02-01T00:00:00Z")
    tell(totals(UNITED_KINGDOM, 1000, start="2024-03-01"), source=source("other"), seen_at="2024-04-01T00:00:00Z")
    asked = chart(title="First {first}, now {newest}", about="revisions", day="2024-01-01", until="2024-01-15",
                  filters={"claimant": (STAFF,)})  # fmt: skip
    drawn = charting.draw_chart(db, asked)
    assert drawn.title == "Military casualties of 1 January 2024: 1,000, and no revision seen"
    assert "Drawn to 1 February 2024." in words(drawn)  # and not to a day before it was first seen


def test_the_years_after_the_last_revision_can_be_left_out_and_a_revision_never(tell):
    tell(totals(GENERAL_STAFF, 1100), seen_at="2024-01-03T08:00:00Z")
    tell(totals(GENERAL_STAFF, 1150), seen_at="2024-01-10T08:00:00Z")
    db = tell(totals(GAZA, 1), seen_at="2026-01-01T00:00:00Z")
    for until, last in (("2024-02-01", "2024-02-01"), ("2024-01-05", "2024-01-10")):
        drawn = charting.draw_chart(db, chart(about="revisions", day="2024-01-01", until=until, form="step"))
        (line,) = labelled(only_axes(drawn), "values")
        assert heights(line)[:2] == [1100, 1150]
        assert days(line)[-1] == number(last)
        assert "What was seen last still stood on 1 January 2026." in words(drawn)


def test_the_figures_that_ship_show_a_real_revision_and_what_was_known_before_it(starter_ledger):
    definition = charting.load("arrivals-revised")
    (line,) = labelled(only_axes(charting.draw_chart(starter_ledger, definition)), "values")
    assert heights(line)[:3] == [85787, 85382, 79209]
    before = charting.draw_chart(starter_ledger, definition, as_of="2022-04-01T00:00:00Z")
    assert list(before.data["value"]) == [85787, 85382, 85382][: len(before.data)]
    nothing = starter_ledger.execute("select count(*) from claims where status = 'withdrawn'").fetchone()
    assert nothing == (0,)  # the past files are whole lines, so that none of their days is taken back by a later one


def test_a_disagreement_is_one_claim_less_the_other_on_days_that_both_have(tell):
    other = AREA._replace(claimant="Neue Zürcher Zeitung")
    db = tell([*totals(AREA, 110, 112, 115), *totals(other, 90, None, 91)])
    drawn = charting.draw_chart(db, chart(AREA.series, about="disagreements"))
    (line,) = labelled(only_axes(drawn), "DeepState less Neue Zürcher Zeitung")
    assert [value for value in heights(line) if not pd.isna(value)] == [20, 24]


def test_a_disagreement_names_both_whose_claims_it_is_made_of_and_has_both_their_words_in_its_data(tell):
    tell(totals(AREA, 110, 112))
    other = AREA._replace(claimant="Neue Zürcher Zeitung")
    db = tell(totals(other, 90, 91), source=replace(source("other", publisher="Another publisher"), licence="MIT"))
    drawn = charting.draw_chart(db, chart(AREA.series, about="disagreements"))
    assert "Claimant: DeepState." in words(drawn)
    assert "Claimant: Neue Zürcher Zeitung. Publisher: Another publisher." in words(drawn)
    assert "Licence: CC0." in words(drawn)
    assert "Licence: MIT." in words(drawn)
    assert drawn.citation.startswith("DeepState; Neue Zürcher Zeitung (via ")
    assert set(drawn.data["other_claimant"]) == {"Neue Zürcher Zeitung"}
    assert list(drawn.data["other_quote"]) == ["90", "91"]
    assert drawn.data["other_url"].notna().all()


def test_freshness_is_measured_to_the_newest_fetch_and_not_to_the_clock_of_the_machine(tell):
    tell(totals(GENERAL_STAFF, 1000), source=source("old"), seen_at="2024-01-02T00:00:00Z")
    db = tell(totals(UNITED_KINGDOM, 1000, start="2024-01-30"), source=source("new"), seen_at="2024-01-31T00:00:00Z")
    drawn = charting.draw_chart(db, charts(about="freshness", form="dots", rows="source", title="{old} of {count}"))
    assert list(drawn.data["value"]) == [30, 1]
    assert drawn.title == "0 of 2"


# Events of the catalog


EVENT = '[one]\nconflict = "ukraine"\nday = 2024-01-01\ntitle = "One"\nsource = "Somebody, that day"\n'


def events_of(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "catalog"
    folder.mkdir()
    for name in catalog.FILES:
        (folder / name).write_bytes((Path(catalog.__file__).parent / name).read_bytes())
    (folder / "events.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_events_that_ship_have_a_source_and_a_title_in_each_language_of_the_charts():
    assert len(catalog.events()) >= 10
    assert all(event.source and event.titles.get("uk") for event in catalog.events().values())
    assert all(event.url.startswith("https://") for event in catalog.events().values())
    assert all(len(event.title.split()) <= 4 for event in catalog.events().values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (EVENT.replace("ukraine", "atlantis"), r"events.toml:2: one.conflict: found 'atlantis', expected a conflict"),
        (EVENT.replace('source = "Somebody, that day"\n', ""), "one.source: found nothing, expected a text"),
        (EVENT.replace("2024-01-01", '"soon"'), "events.toml:3: one.day: found 'soon', expected a day"),
        (EVENT + 'colour = "red"\n', "one.colour: found an unknown key"),
    ],
)
def test_a_mistake_in_an_event_is_one_line(tmp_path, text, message):
    with pytest.raises(TrackerError, match=message):
        catalog.events(events_of(tmp_path, text))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('events = ["kherson"]', "events: found 'kherson', expected .*did you mean 'kherson-retaken'"),
        ('transform = "share"', "of: found nothing, expected a series, or area, for transform share"),
        ('transform = ["month", "halve"]', "transform: found 'halve', expected one of none, change"),
        ('about = "revisions"', "day: found nothing, expected the day whose values"),
        ('form = "columns"\nscale = "log"', "scale: found 'log' for columns, expected linear"),
        ("most = 0", "most: found 0, expected a whole number"),
        ('of = "refugees.totl"', "of: found 'refugees.totl', expected there is no series"),
        ('[uk]\ntitle = "Т"\nnotes = ["а", "б"]', r"uk.notes: found 2 of them, expected 0, as in the chart itself"),
        ("[population]\nDE = 5", "population_source: found nothing, expected who says"),
    ],
)  # fmt: skip
def test_a_definition_that_does_not_fit_together_is_one_line(tmp_path, line, message):
    file = tmp_path / "mine.toml"
    file.write_text(f'title = "T"\nseries = ["{PERSONNEL}"]\n{line}\n', encoding="utf-8")
    with pytest.raises(TrackerError, match=message) as caught:
        reading.read(file)
    assert "\n" not in str(caught.value)


def test_series_in_tables_have_their_own_filters_labels_and_names(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'title = "{a.latest} against {b.latest}"\nkind = "total"\n'
        f'[[series]]\nid = "{PERSONNEL}"\nkey = "a"\nlabel = "One"\nclaimant = "X"\n'
        f'[[series]]\nid = "{PERSONNEL}"\nkey = "b"\ntransform = ["sum", "days-since"]\nkind = "change"\n',
        encoding="utf-8",
    )
    found = reading.read(file)
    assert [pick.key for pick in found.picks] == ["a", "b"]
    assert found.filters_of(found.picks[0]) == {"claimant": ("X",)}
    assert (found.steps(found.picks[0]), found.steps(found.picks[1])) == ((), ("sum",))
    assert found.since_start
