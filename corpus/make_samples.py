"""Write the sample release anew: `python -m corpus.make_samples [FOLDER]`; the same bytes on each run."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from corpus.sample_release.board import actions_paper, agenda_paper
from corpus.sample_release.letter import letter_paper, list_paper
from corpus.sample_release.mail import mail_paper
from corpus.sample_release.memo import memo_paper
from corpus.sample_release.minutes import minutes_paper
from corpus.sample_release.opgave import opgave_paper, ruled_paper
from corpus.sample_release.setting import set_paper
from corpus.sample_release.slides import slides_paper
from corpus.sample_release.traffic import TRAFFIC
from corpus.sample_release.zeeland import ZEELAND

SAMPLES = Path(__file__).parent / "samples"
PDF, MARKDOWN, TEXT = "woo-besluit-2025-opvang-limburg.pdf", "verkeersoverleg-achterhoek.md", "huisvesting-zeeland.txt"
PAPERS = (
    letter_paper,
    list_paper,
    mail_paper,
    agenda_paper,
    minutes_paper,
    opgave_paper,
    ruled_paper,
    slides_paper,
    actions_paper,
    memo_paper,
)


def write_pdf(path: Path) -> None:
    """Glue all papers into one PDF; streams stay uncompressed, so that no zlib version changes the bytes."""
    canvas = Canvas(str(path), invariant=1, pageCompression=0)
    canvas.setTitle("Voorbeeld: een verzonnen Woo-besluit")
    canvas.setAuthor("wooverslag")
    for paper in PAPERS:
        set_paper(canvas, paper())
    canvas.save()


def main(folder: Path = SAMPLES) -> None:
    """Write all samples into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(folder / PDF)
    (folder / MARKDOWN).write_bytes(TRAFFIC.encode())
    (folder / TEXT).write_bytes(ZEELAND.encode())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
