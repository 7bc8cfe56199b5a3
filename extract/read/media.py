"""Tell what a file really is from its bytes; the extension only decides between look-alikes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from extract.read.mail.marks import is_mail, is_mailbox

HEAD = 4096
LATEST_START = 1024**2  # bytes before which a PDF begins
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is: `name` chooses the reader, `label` names it for people, `warning` says what is odd about it.

    `advice` is what people can do about a kind that is not read.
    """

    name: str
    media_type: str | None
    label: str = ""
    warning: str = ""
    advice: str = ""


PDF = Kind("pdf", "application/pdf", "PDF")
TEXT = Kind("tekst", "text/plain", "tekst")
UNKNOWN = Kind("onbekend", None)
OFFICE = "application/vnd.openxmlformats-officedocument"

# First bytes, and the kind that has them.
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", Kind("beeld", "image/png", "een afbeelding (PNG)")),
    (b"\xff\xd8\xff", Kind("beeld", "image/jpeg", "een afbeelding (JPEG)")),
    (b"GIF8", Kind("beeld", "image/gif", "een afbeelding (GIF)")),
    (b"II*\x00", Kind("beeld", "image/tiff", "een afbeelding (TIFF)")),
    (b"MM\x00*", Kind("beeld", "image/tiff", "een afbeelding (TIFF)")),
    (b"BM", Kind("beeld", "image/bmp", "een afbeelding (BMP)")),
    (b"{\\rtf", Kind("rtf", "application/rtf", "een RTF-bestand")),
    (b"Rar!\x1a\x07", Kind("rar", "application/vnd.rar", "een archief (RAR)")),
    (b"7z\xbc\xaf\x27\x1c", Kind("archief", "application/x-7z-compressed", "een archief (7z)")),
    (b"\x1f\x8b", Kind("archief", "application/gzip", "een archief (gzip)")),
    (b"BZh", Kind("archief", "application/x-bzip2", "een archief (bzip2)")),
    (b"\xfd7zXZ\x00", Kind("archief", "application/x-xz", "een archief (xz)")),
    (b"\x78\x9f\x3e\x22", Kind("tnef", "application/ms-tnef", "een Outlook-pakket (winmail.dat)")),
)
# Old Office files share one container: the extension tells them apart.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
COMPOUND_KINDS = {
    ".msg": Kind("msg", "application/vnd.ms-outlook", "een Outlook-bericht (msg)"),
    ".doc": Kind("doc", "application/msword", "een oud Word-bestand (doc)", advice="sla het op als docx of pdf"),
    ".xls": Kind("xls", "application/vnd.ms-excel", "een oud Excel-bestand (xls)"),
    ".ppt": Kind(
        "ppt", "application/vnd.ms-powerpoint", "een oud PowerPoint-bestand (ppt)", advice="sla het op als pptx of pdf"
    ),
}
LOCKED = "EncryptedPackage".encode("utf-16-le")  # what holds the file when it is locked
MOST_DIRECTORY = 1024**2  # bytes at either end where that is looked for
COMPOUND_LOCKED = Kind(
    "versleuteld",
    "application/x-ole-storage",
    "een Office-bestand met een wachtwoord",
    advice="sla het op zonder wachtwoord",
)
COMPOUND_OTHER = Kind("compound", "application/x-ole-storage", "een oud Office-bestand")
COMPOUND_STREAMS = tuple(
    # The name of a stream in the container, and the extension of the files that have it: a message may hold the others.
    (name.encode("utf-16-le"), kind)
    for name, kind in (("__properties_version1.0", ".msg"), ("WordDocument", ".doc"), ("Workbook", ".xls"))
)
CONTENT_TYPES = "[Content_Types].xml"  # what each of these has
# A file within the archive, and the kind of archive that has it.
ARCHIVED = (
    ("word/", Kind("docx", f"{OFFICE}.wordprocessingml.document", "een Word-bestand (docx)")),
    ("xl/", Kind("xlsx", f"{OFFICE}.spreadsheetml.sheet", "een Excel-bestand (xlsx)")),
    ("ppt/", Kind("pptx", f"{OFFICE}.presentationml.presentation", "een PowerPoint-bestand (pptx)")),
)
OPEN_DOCUMENTS = {
    "text": Kind("odt", "application/vnd.oasis.opendocument.text", "een OpenDocument-tekst (odt)"),
    "spreadsheet": Kind("ods", "application/vnd.oasis.opendocument.spreadsheet", "een OpenDocument-rekenblad (ods)"),
    "presentation": Kind(
        "odp", "application/vnd.oasis.opendocument.presentation", "een OpenDocument-presentatie (odp)"
    ),
}
ZIP = Kind("archief", "application/zip", "een archief (zip)")
HTML = Kind("html", "text/html", "een webpagina (HTML)")
TAR = Kind("archief", "application/x-tar", "een archief (tar)")
XML = Kind("xml", "application/xml", "een XML-bestand")
MAIL = Kind("eml", "message/rfc822", "een e-mailbestand (eml)")
MAILBOX = Kind("mbox", "application/mbox", "een mailbox (mbox)")
TEXT_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
# Text that may be a table; what programs call .xls is often no more than that.
SEPARATED = {
    ".csv": Kind("csv", "text/csv", "een tabel (csv)"),
    ".tsv": Kind("csv", "text/tab-separated-values", "een tabel (tsv)"),
    ".tab": Kind("csv", "text/tab-separated-values", "een tabel (tsv)"),
    ".xls": Kind("csv", "text/tab-separated-values", "een tabel", "heet .xls, maar is gewone tekst"),
}

PDF_START = re.compile(rb"(?:\A|[\r\n])[ \t]*%PDF-\d")
HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
XML_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\s")
CONTROL = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127}))
MOST_CONTROL = 0.02  # share of control characters above which bytes are no text


def sniff(name: str, data: bytes) -> Kind:
    """Return what `data` is; a warning tells when the extension of `name` says otherwise."""
    extension = PurePath(name).suffix.lower()
    kind = _kind_of(extension, data)
    if kind.name == "pdf" and extension != ".pdf":
        return Kind(kind.name, kind.media_type, kind.label, f"heet {extension or 'zonder extensie'}, maar is een PDF")
    if kind.name == "tekst" and extension in SEPARATED:
        return SEPARATED[extension]
    if kind.name == "html" and extension == ".pdf":  # what a site answered in place of the file
        return Kind(kind.name, kind.media_type, kind.label, "heet .pdf, maar is een webpagina")
    if kind.name == "tekst":
        warning = "heet .pdf, maar is gewone tekst" if extension == ".pdf" else ""
        return Kind(kind.name, TEXT_TYPES.get(extension, kind.media_type), kind.label, warning)
    return kind


def _kind_of(extension: str, data: bytes) -> Kind:
    head = data[:HEAD]
    if is_mailbox(extension, data):
        return MAILBOX
    if is_mail(extension, data):
        return MAIL
    if PDF_START.search(head[:1024]) or (extension == ".pdf" and _is_broken_pdf(data)):
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if head.startswith(COMPOUND):
        if LOCKED in data[-MOST_DIRECTORY:] or LOCKED in data[:MOST_DIRECTORY]:
            return COMPOUND_LOCKED
        return COMPOUND_KINDS.get(extension) or _compound(data)
    for start, kind in SIGNATURES:
        if head.startswith(start) and (len(start) > 2 or _is_binary(data)):
            return kind
    if head[257:262] == b"ustar":
        return TAR
    if HTML_START.match(head):
        return HTML
    if XML_START.match(head):
        return XML
    return UNKNOWN if _is_binary(data) else TEXT


def _is_broken_pdf(data: bytes) -> bool:
    """Tell whether `data` holds a PDF that begins late, or the objects of one whose beginning is gone."""
    return bool(PDF_START.search(data[:LATEST_START])) or (data.count(b"endobj") > 1 and b"endstream" in data)


def _archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = _mimetype(archive) if "mimetype" in names[:1] else ""
    except Exception:  # noqa: BLE001 - zipfile raises many kinds on broken archives; it is an archive all the same
        return ZIP
    for part, kind in OPEN_DOCUMENTS.items():
        if mimetype.startswith("application/vnd.oasis.opendocument." + part):
            return kind
    if CONTENT_TYPES not in names:  # a folder of that name makes no Word file
        return ZIP
    return next((kind for part, kind in ARCHIVED if any(name.startswith(part) for name in names)), ZIP)


def _compound(data: bytes) -> Kind:
    """Return what an old Office file is whose name does not tell, by what it has within."""
    return next((COMPOUND_KINDS[kind] for stream, kind in COMPOUND_STREAMS if stream in data), COMPOUND_OTHER)


def _mimetype(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as part:
        return part.read(100).decode("ascii", "replace")


def _is_binary(data: bytes) -> bool:
    """Tell whether `data` can't be text: it holds NULs (without a byte order mark) or many control characters."""
    if data.startswith(BYTE_ORDER_MARKS):
        return False
    sample = data[:65536]
    return b"\0" in data or len(sample) - len(sample.translate(None, CONTROL)) > MOST_CONTROL * len(sample)
