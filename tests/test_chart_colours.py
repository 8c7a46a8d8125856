"""Colours that everybody can tell apart, and text that everybody can read: simulated and computed, in both themes."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from tests.chart_shapes import texts
from tracker import charting
from tracker.charting import Look, style

THEMES = ("light", "dark")
# How people without one of the three cones see, in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SIMULATED = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
APART = 11.0
"""CIE76 distance in L*a*b*; about 2.3 is what can just be seen side by side."""


def linear(colour: str) -> np.ndarray:
    parts = np.array(to_rgb(colour))
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (to_xyz @ np.clip(rgb, 0, 1)) / [0.9505, 1.0, 1.089]
    f = [value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", ["usual", *SIMULATED])
def test_the_colours_of_lines_are_apart_for_every_kind_of_sight(theme, sight):
    matrix = np.array(SIMULATED.get(sight, np.eye(3)))
    for one, other in combinations(style.load(theme=theme).lines, 2):
        distance = np.linalg.norm(lab(matrix @ linear(one)) - lab(matrix @ linear(other)))
        assert distance >= APART, (one, other, round(float(distance), 1))


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_lines_are_told_apart_by_colour_alone(theme):
    house = style.load(theme=theme)
    paints = [house.paint(number) for number in range(int(house.most_lines))]
    assert len({paint[1:] for paint in paints}) == len(paints)


@pytest.mark.parametrize("theme", THEMES)
def test_the_house_colours_stand_out_from_the_paper(theme):
    house = style.load(theme=theme)
    assert all(contrast(colour, house.paper) >= 4.5 for colour in (house.ink, house.muted))
    marks = (*house.lines, house.columns, house.columns_in_front)
    assert all(contrast(colour, house.paper) >= 3 for colour in marks)
    assert contrast(house.columns, house.columns_in_front) >= 2


@pytest.mark.parametrize("theme", THEMES)
def test_a_calendars_scale_goes_one_way_in_lightness(theme):
    steps = [luminance(colour) for colour in style.load(theme=theme).scale]
    assert steps in (sorted(steps), sorted(steps, reverse=True))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", charting.names())
def test_every_text_of_a_chart_that_ships_can_be_read(starter_ledger, name, theme):
    drawn = charting.draw_chart(starter_ledger, charting.load(name), look=Look(theme=theme))
    for text in texts(drawn):
        colour = text.get_color()
        assert contrast(str(colour), drawn.style.paper) >= 4.5, text.get_text()
