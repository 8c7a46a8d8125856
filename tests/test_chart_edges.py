"""What data can be like at its edges: a legible picture, or a clear line that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextPath
from PIL import Image

from tests.chart_shapes import box, chart, charts, heights, labelled, only_axes, overlaps, texts, words
from tests.test_read import GENERAL_STAFF, PERSONNEL, Tell, claim, telling, totals
from tracker import catalog, charting
from tracker.charting import Look, Pick, style
from tracker.charting.layout import text_width
from tracker.model import Line, TrackerError

AREA = Line("ukraine", "territory.occupied_area", "level", "RU", claimant="DeepState")
LAUNCHED = Line("ukraine", "attacks.drones_launched", "change", "RU", claimant="Air Force of Ukraine")
FORMS = ("line", "step", "band", "columns", "small-multiples", "slope", "dots", "calendar")


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


def on_the_page(drawn: charting.Chart) -> None:
    page = drawn.figure.bbox
    for text in texts(drawn):
        found = box(text)
        inside = (
            page.x0 - 1 <= found.x0 and found.x1 <= page.x1 + 1 and page.y0 - 1 <= found.y0 and found.y1 <= page.y1 + 1
        )
        assert inside, text.get_text()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", ["web", "print", "social"])
def test_one_point_is_legible_in_every_form_and_size(tell, form, size):
    db = tell([claim(LAUNCHED, "2024-01-01", 7, period_days=1)])
    drawn = charting.draw_chart(db, chart(LAUNCHED.series, form=form), look=Look(size=size))
    on_the_page(drawn)
    assert "7" in drawn.alt_text


@pytest.mark.parametrize("name", charting.names())
@pytest.mark.parametrize("size", ["web", "print", "social"])
def test_nothing_of_a_chart_that_ships_leaves_the_page_or_lies_on_its_words(starter_ledger, name, size):
    drawn = charting.draw_chart(starter_ledger, charting.load(name), look=Look(size=size))
    on_the_page(drawn)
    assert not overlaps(list(drawn.figure.texts))
    for axes in drawn.figure.axes:
        assert not overlaps([text for text in axes.texts if text.get_text().strip()]), name


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("name", charting.names())
def test_a_size_with_a_height_is_that_size_to_the_pixel(starter_ledger, name, language):
    drawn = charting.draw_chart(starter_ledger, charting.load(name), look=Look(size="social", language=language))
    with Image.open(BytesIO(charting.png(drawn))) as image:
        assert image.size == (1080, 1350)


def test_where_the_page_is_full_there_are_fewer_panels_and_the_caption_says_so(starter_ledger):
    web, social = (charting.draw_chart(starter_ledger, charting.load("equipment"), look=Look(size=size))
                   for size in ("web", "social"))  # fmt: skip
    assert len(social.figure.axes) < len(web.figure.axes)
    assert f"Drawn are the first {len(social.figure.axes)} of {len(web.figure.axes)}." in words(social)
    assert set(social.data["series"]) < set(web.data["series"])


def test_the_fastest_is_that_of_all_panels_asked_for_and_no_title_speaks_of_one_that_is_left_out(tell):
    """One class grew threefold, the others twofold: the first, which stays on the page, or the last, which goes."""
    broken = catalog.load().breaks
    series = [
        name
        for name in catalog.load().series
        if name.startswith(("losses.equipment.", "losses.confirmed."))
        and name.endswith(".total")
        and all(one.series != name for one in broken)
    ]
    wanted = charts(*map(Pick, series), form="small-multiples", title="{fastest}: {fastest_ratio:.0f}-fold")
    for day, fastest, told in ((1, series[0], "3-fold"), (2, series[-1], "each on its own scale")):
        claims = []
        for name in series:
            line = GENERAL_STAFF._replace(series=name)
            claims += [claim(line, "2025-06-01", 10), claim(line, "2026-06-01", 30 if name == fastest else 20)]
        drawn = charting.draw_chart(
            tell(claims, seen_at=f"2026-07-{day:02}T00:00:00Z"), wanted, look=Look(size="social")
        )
        assert len(drawn.figure.axes) < len(series)
        assert told in drawn.title


def test_rows_of_dots_that_a_page_has_no_room_for_are_left_out_from_below(tell):
    db = tell([one for i in range(40) for one in totals(GENERAL_STAFF._replace(claimant=f"Claimant {i:02}"), 100 - i)])
    wanted = chart(form="dots", rows="claimant", most=40)
    drawn = charting.draw_chart(db, wanted, look=Look(size="social"))
    names = [label.get_text() for label in only_axes(drawn).get_yticklabels()][::-1]
    assert 10 < len(names) < 40
    assert names == [f"Claimant {i:02}" for i in range(len(names))]
    assert f"Drawn are the {len(names)} with the highest newest values, of 40." in words(drawn)


def test_words_that_leave_no_room_for_a_plot_are_one_clear_line(tell):
    wordy = chart(notes=("A note that says much. " * 200,))
    with pytest.raises(TrackerError, match=r"a page of this size leaves .* take another size, shorter words"):
        charting.draw_chart(tell(totals(GENERAL_STAFF, 1, 2)), wordy, look=Look(size="social"))


def test_ten_thousand_points_are_drawn(tell):
    db = tell(totals(GENERAL_STAFF, *range(10_000), start="1990-01-01"))
    drawn = charting.draw_chart(db, chart())
    assert len(heights(labelled(only_axes(drawn), "values")[0])) == 10_000
    on_the_page(drawn)


@pytest.mark.parametrize("form", ["line", "columns"])
def test_negative_changes_stand_below_zero(tell, form):
    drawn = charting.draw_chart(tell(totals(GENERAL_STAFF, 100, 90, 95)), chart(transforms=("change",), form=form))
    low, high = only_axes(drawn).get_ylim()
    assert low < -10 < 0 < 5 < high
    assert "\N{MINUS SIGN}10" in drawn.alt_text
    on_the_page(drawn)


@pytest.mark.parametrize(
    ("values", "tick"),
    [((1e9, 4e9), "4bn"), ((1e12, 2.5e12), "2.5tn"), ((0.00001, 0.00002), "1e-05"), ((0.25, 0.5), "0.5")],
)
def test_huge_and_tiny_values_have_ticks_that_can_be_read(tell, values, tick):
    line = Line("ukraine", "aid.money.committed", "total", donor="DE", claimant="Kiel Institute")
    drawn = charting.draw_chart(tell(totals(line, *values, unit="EUR")), chart(line.series))
    labels = [label.get_text() for label in only_axes(drawn).get_yticklabels()]
    assert any(tick in label for label in labels), labels
    on_the_page(drawn)


def test_words_from_right_to_left_are_shaped_and_stay_on_the_page(tell):
    arabic = "وزارة الصحة في غزة"
    lines = [GENERAL_STAFF._replace(claimant=name) for name in (arabic, "משרד הבריאות")]
    drawn = charting.draw_chart(tell([one for line in lines for one in totals(line, 10, 20)]), chart(title=arabic))
    on_the_page(drawn)
    assert any(arabic in " ".join(text.get_text().split()) for text in only_axes(drawn).texts)


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_arabic_letters_are_joined(weight):
    """Joined letters are narrower than the same letters set apart."""
    word = "الصحة"
    apart = "\u200c".join(word)  # zero width non-joiner
    assert text_width(word, 10, "DejaVu Sans", weight) < 0.9 * text_width(apart, 10, "DejaVu Sans", weight)


@pytest.mark.parametrize("word", ["אבג", "סלם 12"])
def test_words_from_right_to_left_are_drawn_from_right_to_left(word):
    """Hebrew letters do not join: a word is the same picture as its letters in the order in which they stand."""
    letters = [part[::-1] if not part.isdigit() else part for part in reversed(word.split())]
    shown = "\N{LEFT-TO-RIGHT OVERRIDE}" + " ".join(letters)
    font = FontProperties(family="DejaVu Sans")
    one, other = (TextPath((0, 0), text, size=10, prop=font).vertices for text in (word, shown))
    assert np.allclose(np.sort(one, axis=0), np.sort(other, axis=0), atol=0.05)
    unturned = TextPath((0, 0), "\N{LEFT-TO-RIGHT OVERRIDE}" + word, size=10, prop=font).vertices
    assert not np.allclose(np.sort(one, axis=0), np.sort(unturned, axis=0), atol=0.05)


def test_every_letter_of_our_languages_and_arabic_is_in_the_font():
    face = FT2Font(findfont(FontProperties(family=style.load().font)))
    text = (
        "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئأإآ"
        "אבגדהוזחטיכלמנסעפצקרשת"
    )
    assert not [letter for letter in text if face.get_char_index(ord(letter)) == 0]


def test_very_long_labels_are_broken_or_shortened(tell):
    long = "The Ministry of Very Long Names of the Republic of Very Long Names, Department of Even Longer Ones"
    lines = [GENERAL_STAFF._replace(claimant=f"{long} {number}") for number in range(3)]
    db = tell([one for line in lines for one in totals(line, 10, 20)])
    for form, more in (("line", {}), ("dots", {"rows": "claimant"})):
        on_the_page(charting.draw_chart(db, chart(form=form, **more)))


def test_a_word_that_is_wider_than_the_page_does_not_crash(tell):
    charting.draw_chart(tell(totals(GENERAL_STAFF, 1, 2)), chart(title="W" * 200))


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_nothing_but_zeros_has_an_axis(tell, scale):
    on_the_page(charting.draw_chart(tell(totals(GENERAL_STAFF, 0, 0)), chart(scale=scale)))


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (chart(filters={"place": ("DE",)}), "found no accepted value of losses.personnel.total; place DE"),
        (chart("losses.personel.total"), "did you mean 'losses.personnel.total'"),
        (chart(about="revisions", day="2020-01-01"), "found no accepted value"),
        (chart(about="disagreements"), "found no accepted value"),
    ],
)
def test_what_cannot_be_drawn_is_one_clear_line(tell, wanted, message):
    with pytest.raises(TrackerError, match=message) as caught:
        charting.draw_chart(tell(totals(GENERAL_STAFF, 1, 2)), wanted)
    assert "\n" not in str(caught.value)


def test_every_series_with_figures_has_a_chart_without_a_file(starter_ledger):
    names = [name for (name,) in starter_ledger.execute("select distinct series from latest order by series")]
    assert len(names) > 40
    for name in names:
        drawn = charting.draw_chart(starter_ledger, charting.definition_for_series(starter_ledger, name))
        assert drawn.title, name


def test_a_gap_of_years_is_a_gap(tell):
    days = [*pd.date_range("2020-01-01", periods=3), *pd.date_range("2024-01-01", periods=3)]
    db = tell([claim(AREA, day.strftime("%Y-%m-%d"), 10 + i) for i, day in enumerate(days)])
    found = heights(labelled(only_axes(charting.draw_chart(db, chart(AREA.series))), "values")[0])
    assert sum(pd.isna(value) for value in found) == 1


def test_a_personnel_series_by_its_name_alone_is_drawn(tell):
    db = tell(totals(GENERAL_STAFF, 1000, 1100))
    assert charting.draw_chart(db, charting.definition_for_series(db, PERSONNEL)).title.startswith(
        "Military casualties"
    )


def test_a_range_after_values_has_a_label_and_no_difference_is_made_up(tell):
    db = tell([claim(GENERAL_STAFF, "2024-01-01", 1000), claim(GENERAL_STAFF, "2024-01-02", None, low=1500, high=1700)])
    drawn = charting.draw_chart(db, chart(title="{latest:,}"))
    assert drawn.title == "1,500 to 1,700"
    assert (
        charting.draw_chart(db, chart(title="{rise}")).title == "Military casualties: 1,500 to 1,700 on 2 January 2024"
    )
