"""The only way an answer with stored data is made: PostgreSQL writes the JSON that travels."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import (
    ColumnElement,
    DateTime,
    Select,
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
from sqlalchemy.sql.selectable import LateralFromClause

from trafficking_api.kit.crypto import Sealed
from trafficking_api.kit.paging import PageRequest

#: Opens a sealed value: (place, row id, sealed) to text.
Opener = Callable[[str, UUID, bytes], str]

_MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'


#: A SELECT of any columns.
Query = Select[*tuple[Any, ...]]


class Shape(NamedTuple):
    """A SELECT of labelled columns and the wire type they fill, field for field."""

    query: Query
    wire: type[BaseModel]


@dataclass(frozen=True)
class Found:
    """One representation, as the bytes that travel."""

    id: str
    version: int
    body: bytes


def _on_the_wire(column: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, DateTime):
        return func.to_char(func.timezone("UTC", column), _MOMENT)
    if isinstance(column.type, Sealed):
        return func.translate(func.encode(column, "base64"), "\n", "")
    return column


def _row(shape: Shape) -> tuple[Subquery, LateralFromClause]:
    """The query as a subquery, and the same with each wire field as it travels, in the wire type's order."""
    rows = shape.query.subquery("rows")
    fields = [_on_the_wire(rows.c[name]).label(name) for name in shape.wire.model_fields]
    item = select(*fields).correlate(rows).lateral("item")
    hidden = [column for column in rows.c if column.key.startswith("_")]
    surplus = {c.key for c in rows.c} - set(shape.wire.model_fields) - {c.key for c in hidden}
    if surplus:
        msg = f"{shape.wire.__name__} has no fields {sorted(surplus)}"
        raise TypeError(msg)
    return rows, item


def _sealed(shape: Shape) -> dict[str, str]:
    return {c.key: c.type.place for c in shape.query.selected_columns if isinstance(c.type, Sealed) and c.key}


def has_sealed(shape: Shape) -> bool:
    """True when the answer needs the organisation's keys."""
    return bool(_sealed(shape))


def _opened(body: str, sealed: dict[str, str], opener: Opener) -> str:
    """The document with its sealed members opened; a place is bound to the row's own id."""
    if not sealed:
        return body
    document = json.loads(body)
    for item in document if isinstance(document, list) else [document]:
        for name, place in sealed.items():
            if item.get(name) is not None:
                item[name] = opener(place, UUID(item["id"]), base64.b64decode(item[name]))
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


async def one(session: AsyncSession, shapes: Sequence[Shape], opener: Opener) -> Found | None:
    """The one row that one of the shapes finds; None when none does."""
    parts = []
    for shape in shapes:
        rows, item = _row(shape)
        document = func.row_to_json(item.table_valued()).cast(Text)
        # What never changes needs no version: it stays at its first.
        version = rows.c.version if "version" in rows.c else literal(1)
        item_and_version = select(document, rows.c.id.cast(Text), version, literal(shape.wire.__name__))
        parts.append(item_and_version.select_from(rows.join(item, literal_column("true"))))
    row = (await session.execute(union_all(*parts) if len(parts) > 1 else parts[0])).one_or_none()
    if row is None:
        return None
    shape = next(s for s in shapes if s.wire.__name__ == row[3])
    return Found(row[1], row[2], _opened(row[0], _sealed(shape), opener).encode())


async def exists(session: AsyncSession, shapes: Sequence[Shape]) -> bool:
    """True when one of the shapes finds a row."""
    return bool(await session.scalar(select(_any(shapes))))


def _any(shapes: Sequence[Shape]) -> ColumnElement[bool]:
    return or_(*(shape.query.exists() for shape in shapes))


class Order(NamedTuple):
    """By which labels a list is sorted, the last of them unique, all in one direction."""

    labels: Sequence[str]
    descending: bool = True


class Slice(NamedTuple):
    """A page's items as JSON text, and the link to the next, if there is one."""

    items: str
    next: str | None


async def page(
    session: AsyncSession,
    shape: Shape,
    order: Order,
    asked: PageRequest,
    opener: Opener,
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
    return Slice(_opened(f"[{body or ''}]", _sealed(shape), opener), link)


def _numbered(shape: Shape, order: Order, asked: PageRequest) -> Query:
    """The rows of the page and one more, numbered, each with its document and its sort values."""
    rows, item = _row(shape)
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
    kind = column.type.python_type
    if kind is UUID:
        return UUID(value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    return value
