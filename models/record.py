"""What every record has: an id made from its content, and the spot where it was printed."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """The declarative base: lists and dicts are stored as JSON; two records are equal when they are one."""

    type_annotation_map: ClassVar[dict[Any, Any]] = dict.fromkeys(
        (list[str], list[float], dict[str, Any], list[dict[str, Any]]),
        JSON(none_as_null=True),  # nothing is NULL, not the word "null"
    )


def record_id(*parts: object) -> str:
    """Return 13 lower-case characters (65 bits) that depend on nothing but `parts`."""
    digest = hashlib.blake2s("\x1f".join(map(str, parts)).encode(), digest_size=10).digest()
    return base64.b32encode(digest).decode()[:13].lower()


class Printed(MappedAsDataclass, kw_only=True, eq=False):
    """A record that was printed somewhere.

    `start` and `end` are offsets in the text of the source: its pages' texts joined by one form feed. `page` is the
    number of the page (1-based) that `start` lies on; Page.start turns the offsets into offsets on that page.
    `source_id` is the content hash of the source that it was printed in. `method` names the rule or model that made the
    record, `score` (0 to 1) says how sure it is.
    """

    id: Mapped[str] = mapped_column(primary_key=True, default="")
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int] = mapped_column(default=1)
    method: Mapped[str] = mapped_column(default="")
    score: Mapped[float] = mapped_column(default=1.0)

    source_id: Mapped[str] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True, default="")
