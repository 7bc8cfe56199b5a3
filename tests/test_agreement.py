"""The reader of PDFs agrees with plain pdfplumber, which takes several times as long, on papers of our own making."""

from __future__ import annotations

import pytest

from corpus.made_tables import KINDS, PROSE, make_pdf, make_prose
from corpus.made_tables.compare import Score, compared, trimmed
from corpus.make_samples import PDF, SAMPLES
from tests.agreement import Agreement, agreement
from tests.bench_pages import write_release

LONG = ("ruled long", "unruled long")
GLUED = ("justified",)  # where spaces are narrow pdfplumber makes one word of many
TURNED = ("ruled turned",)  # pdfplumber reads a table that lies on its side as it lies
RULED = [kind for kind in KINDS if kind.startswith("ruled") and kind not in LONG + TURNED]
# Those that everybody reads from top to bottom: no columns, and no cells of several lines.
STRAIGHT = ("minutes", "addresses", "contents", "attendance", "letter", "mails", "articles", "plain", "bullets")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Agreement]:
    """How both agree on a paper of each kind, on a release of all sorts of pages, and on the sample."""
    folder = tmp_path_factory.mktemp("agreement")
    made = {kind: make_pdf("agreement 0", kind) for kind in KINDS if kind not in LONG}
    made |= {kind: make_prose("agreement 0", kind) for kind in PROSE if kind not in GLUED}
    paths = {"sample": SAMPLES / PDF, "release": folder / "release.pdf"}
    write_release(paths["release"], 12)
    for kind, paper in made.items():
        paths[kind] = folder / f"{kind}.pdf"
        paths[kind].write_bytes(paper.data)
    return {kind: agreement(path) for kind, path in paths.items()}


def test_the_same_words_stand_at_the_same_places(found: dict[str, Agreement]) -> None:
    assert sum(paper.words for paper in found.values()) > 12_000
    assert sum(paper.equal for paper in found.values()) >= 0.999 * sum(paper.words for paper in found.values())
    for kind, paper in found.items():
        assert paper.equal >= 0.99 * paper.words, kind


def test_words_are_read_in_the_same_order_where_there_is_but_one(found: dict[str, Agreement]) -> None:
    papers = [found[kind] for kind in STRAIGHT]
    assert sum(paper.in_order for paper in papers) >= 0.999 * sum(paper.words for paper in papers)


def test_ruled_cells_are_the_same(found: dict[str, Agreement]) -> None:
    score = Score()
    for kind in RULED:
        for plain, ours in found[kind].tables:
            score += compared([trimmed(grid) for grid in ours], [trimmed(grid) for grid in plain])
    assert score.known > 1000
    assert score.right == score.known == score.found
