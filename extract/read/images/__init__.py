"""Find what was made unreadable in pictures of pages, and read picture files."""

from extract.read.images.redacted import RedactedBox, redacted_boxes

__all__ = ["RedactedBox", "redacted_boxes"]
