"""What a mail says to be attached is tied to the document that the file in it turned out to be."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from models import Attachment, Document, Email, Source
from pipelines.attachments import tie_attached
from pipelines.ingest import ingest
from tests.mails import HEAD, file, of_parts, part
from tests.stored import rows_of

MINUTES = "Verslag overleg opvang\r\nDatum: 3 juni 2024\r\n\r\n1. Opening\r\nDe voorzitter opent de vergadering.\r\n"
THREAD = (
    "Dag Piet,\r\n\r\nZie bijlage.\r\n\r\nGroet,\r\nAnne\r\n\r\nVan: Piet Jansen <p.jansen@flevoland.example>\r\n"
    "Verzonden: vrijdag 31 mei 2024 16:45\r\nAan: Anne de Vries\r\nOnderwerp: Opgave opvang\r\n"
    "Bijlagen: verslag.txt\r\n\r\n"
    "Dag Anne,\r\n\r\nHierbij het oude verslag.\r\n"
)


def ingested(engine: Engine, folder: Path, name: str, mail: str) -> Path:
    path = folder / name
    path.write_bytes(mail.encode())
    ingest(engine, [path])
    return path


def tied(engine: Engine) -> list[tuple[str, int, str | None]]:
    """Return each attachment's name, the position of its mail, and the path of the source of its document."""
    rows = (
        select(Attachment.name, Email.position, Source.path)
        .join(Email, Email.id == Attachment.email_id)
        .outerjoin(Document, Document.id == Attachment.document_id)
        .outerjoin(Source, Source.id == Document.source_id)
        .order_by(Attachment.source_id, Attachment.start)
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(rows)]


def test_attachments_point_at_the_documents_in_the_files(engine: Engine, tmp_path: Path) -> None:
    files = [file("verslag.txt", MINUTES), file("leeg.bin", "\x00\x01")]
    mail = of_parts(part("text/plain", THREAD), *files)
    path = ingested(engine, tmp_path, "a.eml", mail)
    assert tied(engine) == [
        ("verslag.txt", 1, f"{path}!/verslag.txt"),
        ("leeg.bin", 1, None),
        ("verslag.txt", 2, None),  # what a quoted mail had attached may have been another file of that name
    ]
    before = rows_of(engine)
    assert tie_attached(engine.execution_options(writes=True)) == 1
    assert rows_of(engine) == before


def test_a_file_in_two_mails_is_one_document(engine: Engine, tmp_path: Path) -> None:
    first = of_parts(part("text/plain", "Zie bijlage."), file("verslag.txt", MINUTES))
    second = of_parts(part("text/plain", "Nogmaals."), file("Verslag  opvang_3_juni.txt", MINUTES))
    path = ingested(engine, tmp_path, "a.eml", first)
    ingested(engine, tmp_path, "b.eml", second)
    assert {row[2] for row in tied(engine)} == {f"{path}!/verslag.txt"}


def test_a_tie_within_the_file_stays_where_no_file_says_otherwise(engine: Engine, tmp_path: Path) -> None:
    ingested(engine, tmp_path, "a.eml", HEAD + "\r\n" + THREAD)
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        document = session.scalars(select(Document.id)).one()
        session.execute(update(Attachment).values(document_id=document))
    assert tie_attached(engine.execution_options(writes=True)) == 0
    assert [row[2] for row in tied(engine)] == [str(tmp_path / "a.eml")]
