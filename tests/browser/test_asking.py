"""What somebody who counts does: choose rows, filter them, ask in SQL, take the answer away."""

from __future__ import annotations

import csv
import io
import json
import re

from playwright.sync_api import Page

from tests.browser.conftest import Eye


def rows_of(page: Page) -> int:
    """Return how many rows a page says there are."""
    told = re.match(r"([\d.]+) rij", page.locator(".bestanden").inner_text())
    assert told
    return int(told[1].replace(".", ""))


def test_rows_are_chosen_filtered_and_taken_away(wide: Eye) -> None:
    page = wide.visit("/")
    page.get_by_role("link", name="Tabellen en SQL").click()
    page.get_by_role("link", name=re.compile("Besluiten en toezeggingen")).click()
    every = rows_of(page)
    page.locator(".kiezen").get_by_role("link", name="toezegging").click()
    promises = rows_of(page)
    assert 0 < promises < every
    page.get_by_text("Zelf filteren").click()
    page.get_by_label("Kolom").last.select_option(label="zoals het er staat")
    page.get_by_label("Hoe").last.select_option(label="bevat")
    page.get_by_label("Waarde").last.fill("kaart")
    page.get_by_role("button", name="Filter").click()
    assert 0 < rows_of(page) < promises
    taken = page.request.get(page.evaluate("document.querySelector('.bestanden a').href"))
    told = list(csv.DictReader(io.StringIO(taken.text())))
    assert len(told) == rows_of(page)
    assert all("kaart" in row["quote"] for row in told)
    page.locator(".gekozen-nu").get_by_role("link", name=re.compile("kaart")).click()
    assert rows_of(page) == promises
    page.locator(".rijen").get_by_role("link", name="bekijk").first.click()
    assert "/bekijk/" in page.url
    assert not wide.wrongs


def test_a_question_in_sql_is_mended_and_answered(wide: Eye) -> None:
    page = wide.visit("/gegevens")
    page.get_by_label("Vraag in SQL").fill("select kind, count(*) as keren frm decision group by kind")
    page.get_by_role("button", name="Vraag").click()
    assert "SQLite zegt" in page.locator("main").inner_text()
    wide.wrongs.clear()  # the answer is said to be wrong in the console as well
    page.get_by_label("Vraag in SQL").fill("select kind, count(*) as keren from decision group by kind")
    page.get_by_role("button", name="Vraag").click()
    shown = page.locator(".rijen tbody tr").count()
    taken = json.loads(page.request.get(page.get_by_role("link", name="JSON").evaluate("(link) => link.href")).text())
    assert shown == len(taken) > 1
    assert not wide.wrongs
