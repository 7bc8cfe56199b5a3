"""Charts in a real browser: each point can be clicked and reached by keyboard, and every word in them can be read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.boxes import shares_of, words_in
from tests.browser.conftest import NARROW, WIDE, Eye

CHOSEN = "g[data-laag='gekozen'] rect"
POINTS = "svg.grafiek a"
SMALLEST = 11  # pixels of a letter
_HEIGHTS = """(texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
_OVERLAPS = """(texts) => {
  const boxes = texts.filter((text) => text.textContent.trim()).map((text) => text.getBoundingClientRect());
  return boxes.filter((one, at) => boxes.slice(at + 1).some((other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4)).length;
}"""


def with_charts(eye: Eye) -> list[str]:
    """Return the pages of gemeenten that have a chart."""
    page = eye.visit("/overzicht/gemeenten")
    places = page.locator("main table a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    found = [place for place in places[:8] if eye.visit(place).locator(POINTS).count()]
    assert found
    return found


def sheet_of(page: Page) -> tuple[str, int]:
    """Return the file that a record is shown of, and the number of its page."""
    told = re.search(r"[Pp]agina (\d+)\D*? van (\S+[.]\w+)", page.locator("figcaption").inner_text())
    assert told
    return told[2], int(told[1])


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_click_on_a_point_leads_to_its_number_on_the_page(opened: Callable[[int], Eye], width: int) -> None:
    eye = opened(width)
    seen = 0
    for place in with_charts(eye)[:3]:
        page = eye.visit(place)
        for at in range(min(3, page.locator(POINTS).count())):
            page = eye.visit(place)
            point = page.locator(POINTS).nth(at)
            told = re.search(r": ([\d.,-]+)", point.locator("title").text_content() or "")
            assert told
            point.click()
            name, number = sheet_of(page)
            if name.endswith(".pdf"):
                printed = words_in(eye.site.folder / name, number, shares_of(page.locator(CHOSEN)))
                assert told[1].strip(".,") in printed.replace(" ", "")
                seen += 1
    assert seen
    assert not eye.wrongs


def test_a_point_can_be_reached_and_followed_by_keyboard(wide: Eye) -> None:
    page = wide.visit(with_charts(wide)[0])
    page.locator(POINTS).first.focus()
    told = page.evaluate("document.activeElement.querySelector('title').textContent")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg.grafiek') !== null")
    assert page.evaluate("document.activeElement.querySelector('title').textContent") != told
    page.keyboard.press("Enter")
    page.wait_for_url("**/bekijk/**")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_word_in_a_chart_can_be_read(opened: Callable[[int], Eye], width: int) -> None:
    eye = opened(width)
    for place in with_charts(eye):
        page = eye.visit(place)
        for chart in page.locator("svg.grafiek").all():
            texts = chart.locator("text")
            assert min(texts.evaluate_all(_HEIGHTS)) >= SMALLEST
            assert texts.evaluate_all(_OVERLAPS) == 0
            box = chart.bounding_box()
            assert box
            for text in texts.all():
                of_text = text.bounding_box()
                assert of_text is None or of_text["x"] + of_text["width"] <= box["x"] + box["width"] + 2
