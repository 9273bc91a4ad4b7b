"""The only way an answer with stored data is made: PostgreSQL writes the JSON that travels."""

import asyncio
import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import (
    ColumnElement,
    DateTime,
    LargeBinary,
    Select,
    SQLColumnExpression,
    Subquery,
    Text,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.selectable import CompoundSelect, LateralFromClause

from trafficking_api.kit.crypto import DataKey, Sealed, SealedDocument
from trafficking_api.kit.paging import PageRequest

#: Opens a sealed value: (place, row id, sealed) to text.
Opener = Callable[[str, UUID, bytes], str]
#: Unlocks a data key: (the row that it is of, wrapped) to the key.
Unlock = Callable[[UUID, bytes], DataKey]

#: So many items are opened at once before others wait for it.
_SHORT = 50
_MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
#: A SELECT of any columns.
Query = Select[*tuple[Any, ...]]


class Shape(NamedTuple):
    """A SELECT of labelled columns and the wire type they fill, field for field.

    `of_rows` names, for a sealed column of another row, the field with the id of that row.
    """

    query: Query
    wire: type[BaseModel]
    of_rows: Mapping[str, str] = {}


@dataclass(frozen=True)
class Found:
    """One representation, as the bytes that travel, and what its hidden labels say to us alone."""

    id: str
    version: int
    body: bytes
    hidden: Mapping[str, Any] = field(default_factory=dict)


def under(
    key: SQLColumnExpression[bytes], of: SQLColumnExpression[UUID | None], version: SQLColumnExpression[int]
) -> tuple[ColumnElement[Any], ...]:
    """The hidden labels that open a row's sealed documents: the key, whose it is, and which sealing."""
    return key.label("_key"), of.label("_key_of"), version.label("_sealed_version")


def on_the_wire(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column as PostgreSQL writes it into JSON: moments in UTC, sealed bytes as text."""
    if isinstance(column.type, DateTime):
        return func.to_char(func.timezone("UTC", column), _MOMENT)
    if isinstance(column.type, (Sealed, LargeBinary)):
        return func.translate(func.encode(column, "base64"), "\n", "")
    return column


def in_rows(shape: Shape) -> tuple[Subquery, LateralFromClause]:
    """The query as a subquery, and the same with each wire field as it travels, in the wire type's order."""
    rows = shape.query.subquery("rows")
    hidden = [column for column in rows.c if column.key.startswith("_")]
    labels = [*shape.wire.model_fields, *(c.key for c in hidden if has_sealed(shape))]
    fields = [on_the_wire(rows.c[name]).label(name) for name in labels]
    item = select(*fields).correlate(rows).lateral("item")
    surplus = {c.key for c in rows.c} - set(shape.wire.model_fields) - {c.key for c in hidden}
    if surplus:
        msg = f"{shape.wire.__name__} has no fields {sorted(surplus)}"
        raise TypeError(msg)
    return rows, item


def _sealed(shape: Shape) -> dict[str, str]:
    return {c.key: c.type.place for c in shape.query.selected_columns if isinstance(c.type, Sealed) and c.key}


def _documents(shape: Shape) -> set[str]:
    return {c.key for c in shape.query.selected_columns if isinstance(c.type, SealedDocument) and c.key}


def has_sealed(shape: Shape) -> bool:
    """True when the answer needs the organisation's keys."""
    return bool(_sealed(shape))


def _written(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Reader:
    """Opens what is sealed in the documents of one shape."""

    shape: Shape
    opener: Opener
    unlock: Unlock | None = None

    def opened(self, body: str) -> str:
        """The JSON text of one item, or of an array, with its sealed members opened."""
        if not _sealed(self.shape):
            return body
        found = json.loads(body)
        shown = [self.item(i)[0] for i in found] if isinstance(found, list) else self.item(found)[0]
        return _written(shown)

    def item(self, item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The members of one item, opened, and its hidden labels; a value is bound to the id of its row.

        A document of nobody is under the organisation's own key. One whose key is gone is null: nobody can
        open it any more.
        """
        hidden = {name: value for name, value in item.items() if name.startswith("_")}
        shown = {name: value for name, value in item.items() if name not in hidden}
        documents = _documents(self.shape)
        key = self._key(hidden) if documents else None
        for name, place in _sealed(self.shape).items():
            if shown[name] is None:
                continue
            row, value = UUID(shown[self.shape.of_rows.get(name, "id")]), base64.b64decode(shown[name])
            if name not in documents:
                shown[name] = self.opener(place, row, value)
            elif hidden["_key_of"] is None:
                shown[name] = json.loads(self.opener(place, row, value))
            else:
                shown[name] = key and json.loads(key.open(place, row, value, hidden["_sealed_version"]))
        return shown, hidden

    def _key(self, hidden: dict[str, Any]) -> DataKey | None:
        if self.unlock is None:
            msg = "nothing here unlocks a data key"
            raise TypeError(msg)
        wrapped = hidden["_key"]
        return wrapped and self.unlock(UUID(hidden["_key_of"]), base64.b64decode(wrapped))


class Order(NamedTuple):
    """By which labels a list is sorted, the last of them unique, all in one direction."""

    labels: Sequence[str]
    descending: bool = True


class Lookup:
    """Shapes of which one finds a representation, and the one statement that asks all of them."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes

    @cached_property
    def statement(self) -> Query | CompoundSelect[*tuple[Any, ...]]:
        """The document, its id and version, and which shape it has."""
        parts = []
        for shape in self.shapes:
            rows, item = in_rows(shape)
            document = func.row_to_json(item.table_valued()).cast(Text)
            # What never changes needs no version: it stays at its first.
            version = rows.c.version if "version" in rows.c else literal(1)
            item_and_version = select(document, rows.c.id.cast(Text), version, literal(shape.wire.__name__))
            parts.append(item_and_version.select_from(rows.join(item, literal_column("true"))))
        return union_all(*parts) if len(parts) > 1 else parts[0]

    @cached_property
    def has_sealed(self) -> bool:
        """True when the answer needs the organisation's keys."""
        return any(has_sealed(shape) for shape in self.shapes)


async def one(
    session: AsyncSession,
    lookup: Lookup,
    opener: Opener,
    unlock: Unlock | None = None,
    *,
    values: Mapping[str, Any] | None = None,
) -> Found | None:
    """The one row that one of the shapes finds, given these values for what is open in them; else None."""
    row = (await session.execute(lookup.statement, values)).one_or_none()
    if row is None:
        return None
    shape = next(s for s in lookup.shapes if s.wire.__name__ == row[3])
    if not has_sealed(shape):
        return Found(row[1], row[2], row[0].encode())
    shown, hidden = Reader(shape, opener, unlock).item(json.loads(row[0]))
    return Found(row[1], row[2], _written(shown).encode(), hidden)


async def several(
    session: AsyncSession, shape: Shape, order: Order, limit: int, openers: tuple[Opener, Unlock | None]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The first rows in this order, each as the document that travels and its hidden labels."""
    rows, item = in_rows(shape)
    document = func.row_to_json(item.table_valued()).cast(Text)
    found = select(document).select_from(rows.join(item, literal_column("true")))
    keys = [rows.c[label] for label in order.labels]
    found = found.order_by(*(key.desc() if order.descending else key.asc() for key in keys)).limit(limit)
    reader = Reader(shape, *openers)
    return [reader.item(json.loads(text)) for text in await session.scalars(found)]


async def exists(session: AsyncSession, shapes: Sequence[Shape]) -> bool:
    """True when one of the shapes finds a row."""
    return bool(await session.scalar(select(_any(shapes))))


def _any(shapes: Sequence[Shape]) -> ColumnElement[bool]:
    return or_(*(shape.query.exists() for shape in shapes))


class Slice(NamedTuple):
    """A page's items as JSON text, and the link to the next, if there is one."""

    items: str
    next: str | None


async def page(
    session: AsyncSession,
    shape: Shape,
    order: Order,
    asked: PageRequest,
    openers: tuple[Opener, Unlock | None],
    parent: Sequence[Shape] = (),
) -> Slice | None:
    """One page in this order; one statement.

    None when none of the parent's shapes, if there are any, finds a row.
    """
    found = _numbered(shape, order, asked).subquery("found")
    inside = found.c.n <= asked.limit
    answer = select(
        func.string_agg(found.c.body, literal_column("',' ORDER BY n")).filter(inside),
        func.max(found.c.key).filter(found.c.n == asked.limit),
        func.count(),
        _any(parent) if parent else true(),
    )
    body, last, count, has_parent = (await session.execute(answer)).one()
    if not has_parent:
        return None
    link = asked.next_link(json.loads(last)) if count > asked.limit else None
    reader, items = Reader(shape, *openers), f"[{body or ''}]"
    # To open a long list takes a while: the others are served meanwhile.
    is_long = has_sealed(shape) and count > _SHORT
    return Slice(await asyncio.to_thread(reader.opened, items) if is_long else reader.opened(items), link)


def _numbered(shape: Shape, order: Order, asked: PageRequest) -> Query:
    """The rows of the page and one more, numbered, each with its document and its sort values."""
    rows, item = in_rows(shape)
    keys = [rows.c[label] for label in order.labels]
    ordered = [key.desc() if order.descending else key.asc() for key in keys]
    wanted = (
        select(
            func.row_to_json(item.table_valued()).cast(Text).label("body"),
            func.json_build_array(*keys).cast(Text).label("key"),
            func.row_number().over(order_by=ordered).label("n"),
        )
        .select_from(rows.join(item, literal_column("true")))
        .order_by(*ordered)
        .limit(asked.limit + 1)
    )
    if asked.after is None:
        return wanted
    last = (cast(literal(_typed(k, v)), k.type) for k, v in zip(keys, asked.after, strict=True))
    return wanted.where(tuple_(*keys) < tuple_(*last) if order.descending else tuple_(*keys) > tuple_(*last))


def _typed(column: ColumnElement[Any], value: Any) -> Any:
    read = _READ.get(column.type.python_type)
    return value if read is None else read(value)


_READ: dict[Any, Any] = {UUID: UUID, datetime: datetime.fromisoformat, date: date.fromisoformat}
