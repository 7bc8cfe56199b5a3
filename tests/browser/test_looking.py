"""What a reporter does: search, click, and see the words on their page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.boxes import beneath, picture_of, shares_of, words_in
from tests.browser.conftest import NARROW, WIDE, Eye
from tests.browser.release import SECRET

CHOSEN = "g[data-laag='gekozen'] rect"
HITS = "main a[href*='/bekijk/']"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_words_that_were_sought_are_boxed_on_the_page(opened: Callable[[int], Eye], width: int) -> None:
    eye = opened(width)
    page = eye.visit("/")
    page.get_by_role("searchbox").fill("tien bankjes")
    page.get_by_role("searchbox").press("Enter")
    page.locator(HITS).first.click()
    shares = shares_of(page.locator(CHOSEN))
    printed = words_in(eye.site.folder / "verslag.pdf", 1, shares)
    assert "tien bankjes" in printed
    picture = picture_of(page)
    for share in shares:
        darkest, lightest = beneath(picture, share).getextrema()
        assert darkest < 100 < 200 < lightest  # there are letters
    assert not eye.wrongs


def test_the_box_stays_on_its_words_when_the_page_is_made_larger(wide: Eye) -> None:
    page = wide.visit("/zoek?q=bankjes")
    page.locator(HITS).first.click()
    box = page.locator(CHOSEN).first
    before, width = shares_of(page.locator(CHOSEN)), box.bounding_box()["width"]
    page.get_by_role("button", name="Groter").click()
    assert box.bounding_box()["width"] > 1.2 * width
    assert shares_of(page.locator(CHOSEN)) == [pytest.approx(share, abs=0.002) for share in before]
    page.get_by_role("button", name="Passend").click()
    assert box.bounding_box()["width"] == pytest.approx(width, abs=1)


@pytest.mark.parametrize("words", ["Toezegging", "pad", "gemeente", "opvang"])
def test_each_hit_in_a_pdf_has_its_box_on_its_words(wide: Eye, words: str) -> None:
    page = wide.visit(f"/zoek?q={words}")
    hits = page.locator(HITS).evaluate_all("(links) => [...new Set(links.map((link) => link.href))]")
    seen = 0
    for hit in hits[:12]:
        page.goto(hit)
        caption = page.locator("figcaption").inner_text()
        told = re.search(r"[Pp]agina (\d+)\D*? van (\S+[.]pdf)", caption)
        if told:
            printed = words_in(wide.site.folder / told[2], int(told[1]), shares_of(page.locator(CHOSEN)))
            assert words.lower() in printed.lower()
            seen += 1
    assert seen


def test_a_finding_leads_to_each_number_it_was_computed_from(wide: Eye) -> None:
    page = wide.visit("/")
    page.get_by_role("link", name=re.compile("Nodig.*186")).first.click()
    finding = page.url
    assert words_in(wide.site.folder / "tabel.pdf", 1, shares_of(page.locator(CHOSEN))) == "186"
    for number in ("55", "60", "53"):
        page.goto(finding)
        page.locator("main a[href*='/bekijk/']", has_text=re.compile(rf"\b{number}\b")).first.click()
        assert words_in(wide.site.folder / "tabel.pdf", 1, shares_of(page.locator(CHOSEN))) == number
    assert not wide.wrongs


def test_a_layer_can_be_switched_off_and_on(wide: Eye) -> None:
    page = wide.visit("/zoek?q=bankjes")
    page.locator(HITS).first.click()
    page.locator("figcaption").get_by_role("link", name=re.compile("^[Pp]agina")).click()
    boxes = page.locator("g[data-laag='besluiten'] rect")
    others = page.locator("g[data-laag='zwart'] rect")
    assert boxes.first.is_visible()
    switch = page.locator("input[data-laag='besluiten']")
    switch.uncheck()
    assert not boxes.first.is_visible()
    assert others.first.is_visible()
    switch.check()
    assert boxes.first.is_visible()
    boxes.first.click(position={"x": 2, "y": 2})  # other boxes lie on its middle
    assert "/bekijk/" in page.url
    assert not wide.wrongs


def test_the_text_is_shown_where_the_picture_does_not_come(opened: Callable[[int], Eye]) -> None:
    eye = opened(WIDE)
    eye.page.route("**/beeld/**", lambda route: route.abort())
    page = eye.visit("/zoek?q=bankjes")
    page.locator(HITS).first.click()
    assert page.get_by_text("Het beeld van deze pagina kan niet worden getoond").is_visible()
    assert page.locator("figure mark").first.is_visible()
    assert not page.locator(".venster").is_visible()


def test_what_is_under_a_bar_is_nowhere_and_the_bar_is_closed(wide: Eye) -> None:
    page = wide.visit("/zoek?q=maandag")
    page.locator(HITS).first.click()
    page.locator("figcaption").get_by_role("link", name=re.compile("^[Pp]agina")).click()
    bar = shares_of(page.locator("g[data-laag='zwart'] rect"))[0]
    page.locator("figure details summary").first.click()
    page.keyboard.press("Control+a")
    selected = page.evaluate("document.getSelection().toString()")
    assert "maandag" in selected
    assert SECRET not in selected + page.content()
    x0, top, x1, bottom = bar
    inside = (x0 + 0.01, top + 0.005, x1 - 0.01, bottom - 0.005)
    darkest, lightest = beneath(picture_of(page), inside).getextrema()
    assert lightest - darkest < 8  # nothing shines through
    assert "Niets gevonden" in wide.visit(f"/zoek?q={SECRET}").content()


def test_the_first_tab_leads_past_the_head_of_the_page(wide: Eye) -> None:
    page = wide.visit("/")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Naar de inhoud"
    assert link.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#inhoud"
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1
