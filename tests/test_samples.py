"""The sample release: written the same each time, and its gold answers stand in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from corpus.make_samples import MARKDOWN, PDF, SAMPLES, TEXT, main
from corpus.sample_release import opgave, zeeland
from models.entity import ENTITY_KINDS
from models.finding import CHECKS
from models.meeting import DECISION_KINDS
from models.source import DOCUMENT_KINDS
from models.table import MEASURES, PLACE_KINDS, THEMES

GOLD = Path(__file__).parent.parent / "corpus" / "gold"
NAMES = (PDF, MARKDOWN, TEXT)
KEYS = {
    "source": "",
    "pages": "",
    "notes": "",
    "passages": "",
    "documents": "id kind starts title date page",
    "meetings": "document body date start end location chair present absent",
    "agenda_items": "document number title",
    "decisions": "document item kind marked quote by optional",
    "actions": "document number raised text owners due done status_text",
    "emails": "document position sent subject from to cc attachments body_starts body_ends",
    "tables": "document title peildatum header rows",
    "opgaven": "document table place place_kind theme measure period value unit",
    "mentions": "passage text kind name",
    "figures": "passage quote value value_max unit approximate about",
    "redactions": "document form count",
    "findings": "document check table column row place measure printed computed",
}
KINDS = (
    ("documents", "kind", DOCUMENT_KINDS),
    ("decisions", "kind", DECISION_KINDS),
    ("mentions", "kind", ENTITY_KINDS),
    ("opgaven", "place_kind", PLACE_KINDS),
    ("opgaven", "theme", THEMES),
    ("opgaven", "measure", MEASURES),
    ("findings", "check", CHECKS),
)


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"</?\w+>|[*#|]", " ", text)).strip()


@pytest.fixture(scope="module")
def pdf():
    with pdfplumber.open(SAMPLES / PDF) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(pdf):
    read = {name: fold((SAMPLES / name).read_text()) for name in (MARKDOWN, TEXT)}
    return {**read, PDF: fold("\f".join(page.extract_text() for page in pdf.pages))}


@pytest.fixture(scope="module")
def golds():
    return {name: json.loads((GOLD / name).with_suffix(".json").read_text()) for name in NAMES}


def test_the_generator_writes_the_committed_bytes(tmp_path):
    main(tmp_path)
    assert sorted(path.name for path in SAMPLES.iterdir()) == sorted(NAMES)
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), name


@pytest.mark.parametrize("name", NAMES)
def test_gold_has_only_known_keys_and_kinds(golds, name):
    gold = golds[name]
    assert gold["source"] == name
    assert set(gold) <= set(KEYS)
    documents = {document["id"] for document in gold["documents"]}
    for section in set(gold) - {"source", "pages", "notes", "passages"}:
        for record in gold[section]:
            assert set(record) <= set(KEYS[section].split()), (section, record)
            assert record.get("document", "d1") in documents, (section, record)
    for section, key, kinds in KINDS:
        assert {record[key] for record in gold[section]} <= set(kinds), (section, key)


def quotes(gold):
    for document in gold["documents"]:
        yield document["starts"]
        yield document["title"]
    for meeting in gold["meetings"]:
        yield from (meeting["location"], meeting["chair"])
        yield from (person["name"] for person in meeting["present"] + meeting["absent"])
    for decision in gold["decisions"]:
        yield from (decision["quote"], *decision["by"])
    for email in gold["emails"]:
        people = [email["from"], *email["to"], *email["cc"]]
        yield from (person["domain"] and "@" + person["domain"] for person in people)
        yield from (email["subject"], *email["attachments"], email["body_starts"], email["body_ends"])
    yield from (item["title"] for item in gold["agenda_items"])
    yield from (owner for action in gold["actions"] for owner in action["owners"])
    yield from gold["passages"]
    yield from (table["title"] for table in gold["tables"])


@pytest.mark.parametrize("name", NAMES)
def test_what_gold_quotes_stands_in_the_source(golds, texts, name):
    for quote in quotes(golds[name]):
        if quote and quote != "[weggelakt]":
            assert fold(quote) in texts[name], quote


@pytest.mark.parametrize("name", NAMES)
def test_mentions_and_figures_stand_in_their_passages(golds, name):
    gold = golds[name]
    assert len(gold["passages"]) >= 6
    for section, key in (("mentions", "text"), ("figures", "quote")):
        for (number, words), times in Counter((record["passage"], record[key]) for record in gold[section]).items():
            assert gold["passages"][number - 1].count(words) >= times, (number, words)


def test_the_cells_of_gold_stand_in_the_pdf(golds, texts, pdf):
    printed = {
        fold(cell or "") for page in pdf.pages for table in page.extract_tables() for row in table for cell in row
    }
    for table in golds[PDF]["tables"]:
        for row in table["rows"]:
            if table["title"] == opgave.TITLE:
                assert " ".join(row) in texts[PDF]
            else:
                assert set(row) <= printed, row


@pytest.mark.parametrize("name", [MARKDOWN, TEXT])
def test_the_cells_of_gold_stand_in_the_text(golds, texts, name):
    for table in golds[name]["tables"]:
        for row in table["rows"]:
            assert " ".join(filter(None, row)) in texts[name], row


def test_the_long_tables_are_those_of_the_generator(golds):
    for name, known in ((PDF, opgave.known_cells()), (TEXT, zeeland.known_cells())):
        gold = golds[name]
        assert gold["opgaven"] == known["opgaven"]
        assert [
            table for table in gold["tables"] if table["title"] in {row["title"] for row in known["tables"]}
        ] == known["tables"]


def test_documents_start_on_their_pages_and_boxes_hide_no_text(golds, pdf):
    gold = golds[PDF]
    assert gold["pages"] == len(pdf.pages)
    firsts = {document["id"]: document["page"] for document in gold["documents"]}
    for document in gold["documents"]:
        assert fold(pdf.pages[document["page"] - 1].extract_text()).startswith(document["starts"])
    boxes = Counter()
    for page in pdf.pages:
        owner = max((first, name) for name, first in firsts.items() if first <= page.page_number)[1]
        for box in (rect for rect in page.rects if rect["non_stroking_color"] in ((0,), (0, 0, 0))):
            boxes[owner] += 1
            under = page.within_bbox((box["x0"], box["top"], box["x1"], box["bottom"])).extract_text()
            assert under in ("", "5.1.2e")
    assert boxes == {record["document"]: record["count"] for record in gold["redactions"]}


def test_the_totals_add_up_but_for_the_planted_one():
    for column in range(4):
        lines = opgave.unruled_values()
        by_level = {level: sum(n[column] for _, at, n in lines if at == level) for level in PLACE_KINDS}
        assert by_level["gemeente"] == by_level["veiligheidsregio"]
        assert (by_level["provincie"] == by_level["gemeente"]) == (column > 0)
    *rows, (_, _, total) = opgave.ruled_values()
    assert total == tuple(map(sum, zip(*(numbers for _, _, numbers in rows), strict=True)))
