"""What every record has: an id made from its content, and the spot where it was printed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column
from sqlalchemy.orm.attributes import instance_dict


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """The declarative base: lists and dicts are stored as JSON; two records are equal when they are one."""

    type_annotation_map: ClassVar[dict[Any, Any]] = dict.fromkeys(
        (list[str], list[float], list[list[int]], dict[str, Any], list[dict[str, Any]]),
        JSON(none_as_null=True),  # nothing is NULL, not the word "null"
    )

    def __init_subclass__(cls, **options: Any) -> None:
        """Have each class take its values as `_fill` does; type checkers see the signature that its fields make."""
        cls.__init__ = _fill  # type: ignore[method-assign, assignment]
        super().__init_subclass__(**options)


@dataclass(frozen=True, slots=True)
class _Filling:
    """What a new record of a class takes: the names it needs and may get, its columns, what those are made of else."""

    needed: frozenset[str]
    allowed: frozenset[str]
    columns: frozenset[str]
    makers: tuple[tuple[str, Callable[[], Any]], ...]


@cache
def _filling(kind: type[Record]) -> _Filling:
    taken = [field for field in fields(kind) if field.init]
    return _Filling(
        frozenset(each.name for each in taken if each.default is MISSING and each.default_factory is MISSING),
        frozenset(each.name for each in taken),
        frozenset(kind.__mapper__.column_attrs.keys()),
        tuple((each.name, each.default_factory) for each in taken if each.default_factory is not MISSING),
    )


def _fill(record: Record, /, **values: Any) -> None:
    """Set the values of a new record, columns past SQLAlchemy's events: its history of each takes longer than all else.

    Raises TypeError where one is lacking or unknown, as the constructor of a dataclass does.
    """
    filling = _filling(type(record))
    if not filling.needed <= values.keys() <= filling.allowed:
        wrong = sorted(filling.needed - values.keys()) or sorted(values.keys() - filling.allowed)
        raise TypeError(f"{type(record).__name__} lacks or does not know {', '.join(wrong)}")
    for name in [each for each in values if each not in filling.columns]:
        setattr(record, name, values.pop(name))
    held = instance_dict(record)
    held.update(values)
    for name, make in filling.makers:
        if name not in held:
            held[name] = make()


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

    source_id: Mapped[str] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), default="")

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Index, ...]:
        """Have the records of a source found by their place in it."""
        return (by_place(cls.__tablename__),)  # type: ignore[attr-defined]


def by_place(table: str) -> Index:
    """Return the index that finds the records of a source by where they begin."""
    return indexed(table, "source_id", "start")


def indexed(table: str, *columns: str) -> Index:
    """Return an index on several columns, named as SQLAlchemy names those on one."""
    return Index(f"ix_{table}_{'_'.join(columns)}", *columns)
