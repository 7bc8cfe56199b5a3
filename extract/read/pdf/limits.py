"""The bounds within which a PDF is read, whatever it says: of a stream, a font, a page, and all of its pages together.

A file may name one stream on very many pages, so that none of them is too much and all together are.
"""

from __future__ import annotations

MEGABYTE = 1024**2

# Streams, in bytes.
MOST_UNPACKED = 64 * MEGABYTE
MOST_PACKED = 4 * MEGABYTE  # unpacked, of a stream that holds objects: each of them is parsed
MOST_CODED = 2 * MEGABYTE  # of a stream in one of the old codes, which take long to read
MOST_PREDICTED = 8 * MEGABYTE  # of a stream of which each byte says how it differs from the last
MOST_FILTERS = 8
# Objects, of the file.
MOST_HELD = 8 * MEGABYTE  # bytes of streams kept between pages
MOST_KEPT = 5_000  # kept between pages
MOST_PACKS = 64  # object streams kept between pages
MOST_PAGES = 20_000
MOST_REPEATED = 1_000  # times that a page is one that was there before
MOST_SOUGHT = 500_000  # looked at to find pages that no tree of pages has
MOST_NAMES = 10_000  # in the tree of enclosed files
# Fonts.
MOST_FONTS = 256
MOST_MAPPED = 200_000  # characters that a font's map names, again and again the same ones included
MOST_WIDTHS = 200_000
MOST_MAP = 4 * MEGABYTE  # bytes of a font's map
# A page.
MOST_CHARACTERS = 60_000  # a full page of small print has some 8,000
MOST_SHAPES = 50_000
MOST_CONTENT = 24_000_000  # bytes of operators carried out
MOST_ITEMS = 4_000_000  # operators and operands, as far as blanks part them
MOST_BYTES = 64 * MEGABYTE  # of its own content
MOST_CALLS = 10_000  # of forms: forms within forms may multiply without end
MOST_NESTED = 40  # forms within forms
MOST_OPERANDS = 100_000  # waiting for an operator, or nested
MOST_INLINE = 60_000  # pictures within its content
LONGEST_NUMBER = 18  # digits: Python refuses to make a whole number of very many
LONGEST_TEXT = MEGABYTE  # bytes of one string
MOST_NOTES = 5_000
MOST_PARENTS = 32  # of a field
MOST_PICTURED = 256 * MEGABYTE  # bytes that its pictures unpack to: more can't be painted in passing
# All pages together, in bytes of operators: so much of any file, and so many times its size.
MOST_WORK, WORK_EACH = 12_000_000, 32
CHARACTER, SHAPE = 16, 32  # what it takes to read one, in bytes of operators
MOST_PAINTING, PAINTING_EACH = 1024 * MEGABYTE, 1000  # the same of what pictures unpack to
