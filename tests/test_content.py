"""The quick parser of a page's content reads what pdfminer's own reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF, PSKeyword, keyword_name

from extract.read.pdf.content import items_of

PIECES = (
    b"1", b"-12.5", b"+.75", b"12.", b"0", b"(plain)", b"(a (nested (one)) b)", rb"(\(open \) \\ \101\12 \n\
)", b"(two\r\nlines)", b"<48 65 6C>", b"<>", b"/F1", b"/A#20B", b"/", b"[1 -2 (a) <41> /N]", b"<< /MCID 3 /T (x) >>",
    b"[[1] [2]]", b"true", b"false", b"BT", b"ET", b"T*", b"'", b'"', b"Tj", b"d0", b"% a remark\n", b"]", b">>", b")",
)  # fmt: skip
SPACES = (b" ", b"\n", b"\r\n", b"\t")


def slowly(data: bytes) -> list[tuple[bool, object]]:
    """Return what pdfminer's parser makes of the content."""
    parser = PDFContentParser([PDFStream({}, data)])
    items: list[tuple[bool, object]] = []
    while True:
        try:
            _, value = parser.nextobject()
        except PSEOF:
            return items
        is_word = isinstance(value, PSKeyword)
        items.append((is_word, keyword_name(value).encode("latin-1") if is_word else value))


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES)), max_size=30))
def test_operands_and_operators_are_those_that_pdfminer_reads(pieces: list[tuple[bytes, bytes]]) -> None:
    data = b"".join(piece + space for piece, space in pieces) + b" "
    strays = [b"]", b">>", b")"]
    wanted = [item for item in slowly(data) if item[1] not in strays]
    assert list(items_of(data)) == wanted


@given(st.binary(max_size=400))
def test_any_content_is_read_without_raising(data: bytes) -> None:
    assert sum(1 for _ in items_of(data)) <= len(data)


def test_brackets_that_never_close_do_no_harm() -> None:
    assert list(items_of(b"[" * 1_000_000)) == []
    assert len(list(items_of(b"(" * 300_000))) == 1
