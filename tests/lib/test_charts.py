"""Charts: drawn to scale, safe with any label, readable where no stylesheet is."""

import re
from xml.etree import ElementTree

import pytest

from network.lib import charts


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_points_stand_at_their_height():
    svg = charts.trend("Connection", ["January", "February", "March"], [charts.Line("a", [1, 3, 5])], 1, 5)
    assert re.findall(r'cy="([\d.]+)"', svg) == ["174.0", "94.0", "14.0"]


def test_what_is_missing_is_left_out():
    svg = charts.trend("x", ["a", "b", "c"], [charts.Line("a", [1, None, 5])], 1, 5)
    assert svg.count("<circle") == 2


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_any_number_of_points_makes_a_picture(count):
    svg = charts.trend("x", ["day"] * count, [charts.Line("a", [2.5] * count)], 1, 5)
    assert len(parsed(svg).findall(".//circle")) == count


def test_labels_are_words_and_not_code():
    svg = charts.trend("<b>", ["<script>"], [charts.Line("a", [2])], 1, 5)
    assert (parsed(svg).get("aria-label"), "<script" in svg, "style=" in svg) == ("<b>", False, False)


@pytest.mark.parametrize(("part", "shown"), [(0.5, "50.0 100"), (-1, "0.0 100"), (7, "100.0 100")])
def test_a_ring_shows_what_is_left(part, shown):
    assert f'stroke-dasharray="{shown}"' in charts.ring(part)


def test_the_parts_of_a_bar_make_one_whole():
    widths = re.findall(r' width="([\d.]+)"', charts.stack([("a", "A", 1), ("b", "B", 3)]))
    assert widths == ["25.0", "75.0"]
