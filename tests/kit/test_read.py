"""Answers are written by PostgreSQL: a SELECT and its wire type name the same fields, formats are fixed."""

import json
import secrets
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Text,
    Uuid,
    cast,
    literal,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories.house import House
from trafficking_api.kit import read
from trafficking_api.kit.crypto import OrganisationKeys, Sealed, SealedDocument, Unreadable
from trafficking_api.kit.database import Tenant
from trafficking_api.kit.paging import PageParams, PageRequest
from trafficking_api.kit.read import Lookup, Shape
from trafficking_api.kit.wire import Out

KEY = secrets.token_bytes(32)


class Row(Out):
    id: UUID
    version: int
    name: str | None


class Other(Out):
    id: UUID
    other: bool


def nothing_sealed(_place: str, _row: UUID, _sealed: bytes) -> str:
    raise AssertionError


@pytest.fixture
async def session(house: House) -> AsyncIterator[AsyncSession]:
    async with house.office.database.session(Tenant(house.operator.id)) as session:
        yield session


def row(id_: UUID, name: str | None = "x", version: int = 1, **more: Any) -> Any:
    return select(
        literal(id_, Uuid).label("id"),
        literal(version, Integer).label("version"),
        literal(name, Text).label("name"),
        *(column.label(label) for label, column in more.items()),
    )


@pytest.mark.parametrize("shape", [{"surplus": literal(1)}, {"nam": literal("x")}])
async def test_a_label_that_the_wire_type_does_not_have_is_refused(
    session: AsyncSession, shape: dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="Row has no fields"):
        await read.one(session, Lookup([Shape(row(uuid4(), **shape), Row)]), nothing_sealed)


async def test_a_field_that_the_select_does_not_have_is_refused(session: AsyncSession) -> None:
    query = select(literal(uuid4(), Uuid).label("id"), literal(1).label("version"))
    with pytest.raises(KeyError, match="name"):
        await read.one(session, Lookup([Shape(query, Row)]), nothing_sealed)


async def test_a_label_that_begins_with_an_underscore_sorts_and_is_not_told(session: AsyncSession) -> None:
    shape = Shape(row(uuid4(), _secret=literal("canary")), Row)
    found = await read.one(session, Lookup([shape]), nothing_sealed)
    assert found is not None
    assert b"canary" not in found.body
    assert list(json.loads(found.body)) == ["id", "version", "name"]


async def test_the_fields_stand_in_the_order_of_the_wire_type(session: AsyncSession) -> None:
    id_ = uuid4()
    query = select(
        literal("ສ\"\\\n'x").label("name"), literal(7).label("version"), literal(id_, Uuid).label("id")
    )
    found = await read.one(session, Lookup([Shape(query, Row)]), nothing_sealed)
    assert found is not None
    assert (found.id, found.version) == (str(id_), 7)
    assert list(json.loads(found.body).items()) == [("id", str(id_)), ("version", 7), ("name", "ສ\"\\\n'x")]
    assert Row.model_validate_json(found.body).name == "ສ\"\\\n'x"


async def test_every_type_has_one_format(session: AsyncSession) -> None:
    class Every(Out):
        id: UUID
        moment: datetime
        day: date
        yes: bool
        big: int
        amount: float
        codes: list[str]
        none: datetime | None
        empty: list[str]

    lao_morning = datetime(2026, 3, 29, 8, 30, 0, 120_000, timezone(timedelta(hours=7)))
    query = select(
        literal(uuid4(), Uuid).label("id"),
        literal(lao_morning, DateTime(timezone=True)).label("moment"),
        literal(date(2026, 3, 29), Date).label("day"),
        literal(True, Boolean).label("yes"),  # noqa: FBT003 - the example
        literal(2**53 + 1, BigInteger).label("big"),
        cast(literal("1.50"), Numeric).label("amount"),
        literal(["a", "b"], ARRAY(Text)).label("codes"),
        cast(None, DateTime(timezone=True)).label("none"),
        literal([], ARRAY(Text)).label("empty"),
    )
    for zone in ("Asia/Vientiane", "Europe/Brussels"):
        await session.execute(select(literal(zone)))
        found = await read.one(session, Lookup([Shape(query, Every)]), nothing_sealed)
        assert found is not None
        assert found.version == 1
        told = json.loads(found.body)
        del told["id"]
        assert told == {
            "moment": "2026-03-29T01:30:00.120000Z",
            "day": "2026-03-29",
            "yes": True,
            "big": 2**53 + 1,
            "amount": 1.5,
            "codes": ["a", "b"],
            "none": None,
            "empty": [],
        }


async def test_of_several_shapes_the_one_that_finds_answers(session: AsyncSession) -> None:
    id_ = uuid4()
    nobody = row(uuid4()).where(literal(1) == 2)
    query = select(literal(id_, Uuid).label("id"), literal(True, Boolean).label("other"))  # noqa: FBT003 - the example
    found = await read.one(session, Lookup([Shape(nobody, Row), Shape(query, Other)]), nothing_sealed)
    assert found is not None
    assert json.loads(found.body) == {"id": str(id_), "other": True}
    assert await read.one(session, Lookup([Shape(nobody, Row)]), nothing_sealed) is None


class Letter(Out):
    id: UUID
    words: str | None

    place: ClassVar[str] = "letters.words"


async def test_a_sealed_column_is_opened_at_its_rows_own_place(session: AsyncSession) -> None:
    keys, id_ = OrganisationKeys(uuid4(), {1: KEY}), uuid4()
    sealed = Sealed(Letter.place)
    words = "ສຸນິສາ " * 40
    query = select(
        literal(id_, Uuid).label("id"),
        cast(literal(keys.seal(Letter.place, id_, words), sealed), sealed).label("words"),
    )
    shape = Shape(query, Letter)
    assert read.has_sealed(shape)
    assert not read.has_sealed(Shape(row(id_), Row))
    found = await read.one(session, Lookup([shape]), keys.open)
    assert found is not None
    assert json.loads(found.body) == {"id": str(id_), "words": words}
    empty = Shape(select(literal(id_, Uuid).label("id"), cast(None, sealed).label("words")), Letter)
    found = await read.one(session, Lookup([empty]), nothing_sealed)
    assert found is not None
    assert json.loads(found.body)["words"] is None


class File(Out):
    id: UUID
    about: dict[str, Any] | None
    author: str | None
    author_id: UUID


@dataclass
class Cabinet:
    """A row whose document lies under the key of another row, with the sealed name of a third."""

    keys: OrganisationKeys
    id: UUID
    owner: UUID
    author: UUID

    def shape(self, *, sealed_at: int = 7, owner: UUID | None = None) -> Shape:
        _, wrapped, key = self.keys.new_data_key(self.owner)
        content = key.seal("files.about", self.id, b'{"a":["\xe0\xba\xaa",1]}', 7)
        document, name = SealedDocument("files.about"), Sealed("people.name")
        query = select(
            literal(self.id, Uuid).label("id"),
            cast(literal(content, document), document).label("about"),
            cast(literal(self.keys.seal(name.place, self.author, "A name"), name), name).label("author"),
            literal(self.author, Uuid).label("author_id"),
            *read.under(
                literal(wrapped, LargeBinary), literal(owner or self.owner, Uuid), literal(sealed_at)
            ),
            literal("for us", Text).label("_note"),
        )
        return Shape(query, File, {"author": "author_id"})


@pytest.fixture
def cabinet() -> Cabinet:
    return Cabinet(OrganisationKeys(uuid4(), {1: KEY}), uuid4(), uuid4(), uuid4())


async def test_a_sealed_document_is_opened_by_the_key_beside_it(
    session: AsyncSession, cabinet: Cabinet
) -> None:
    openers = cabinet.keys.open, cabinet.keys.data_key
    expected = {
        "id": str(cabinet.id),
        "about": {"a": ["ສ", 1]},
        "author": "A name",
        "author_id": str(cabinet.author),
    }
    found = await read.one(session, Lookup([cabinet.shape()]), *openers)
    assert found is not None
    assert json.loads(found.body) == expected
    assert found.hidden["_note"] == "for us"
    several = await read.several(session, cabinet.shape(), read.Order(("id",)), 5, openers)
    assert [item for item, _ in several] == [expected]
    assert several[0][1]["_note"] == "for us"


async def test_a_sealed_document_opens_for_its_owner_and_its_sealing_only(
    session: AsyncSession, cabinet: Cabinet
) -> None:
    for shape in (cabinet.shape(sealed_at=8), cabinet.shape(owner=uuid4())):
        with pytest.raises(Unreadable):
            await read.one(session, Lookup([shape]), cabinet.keys.open, cabinet.keys.data_key)
    with pytest.raises(TypeError, match="unlocks"):
        await read.one(session, Lookup([cabinet.shape()]), cabinet.keys.open)


@pytest.mark.parametrize(("limit", "is_in_the_way"), [(200, False), (3, True)])
async def test_a_long_list_is_opened_beside_the_work_of_others(
    session: AsyncSession, limit: int, *, is_in_the_way: bool
) -> None:
    """To open thousands of values takes a second: nobody else waits for it. A few are opened at once."""
    keys, sealed, threads = OrganisationKeys(uuid4(), {1: KEY}), Sealed(Letter.place), set()
    values = {id_: keys.seal(Letter.place, id_, str(id_)) for id_ in (uuid4() for _ in range(60))}
    rows = union_all(
        *(
            select(literal(id_, Uuid).label("id"), literal(value).label("words"))
            for id_, value in values.items()
        )
    ).subquery()
    shape = Shape(select(rows.c.id, cast(rows.c.words, sealed).label("words")), Letter)

    def opener(place: str, row: UUID, value: bytes) -> str:
        threads.add(threading.current_thread())
        return keys.open(place, row, value)

    asked = PageRequest.open(KEY, "me", "/v1/rows", [], PageParams(limit=limit))
    slice_ = await read.page(session, shape, read.Order(("id",)), asked, (opener, None))
    assert slice_ is not None
    items = json.loads(slice_.items)
    assert len(items) == min(limit, 60)
    assert all(item["words"] == item["id"] for item in items)
    assert (threading.current_thread() in threads) is is_in_the_way


OPENERS = (nothing_sealed, None)


async def pages(session: AsyncSession, limit: int, *, descending: bool) -> list[list[str]]:
    """Walk over twelve rows of which three share each sort value."""
    ids = [UUID(int=number) for number in range(1, 13)]
    rows = union_all(*(row(id_, name=f"n{id_.int % 4}") for id_ in ids)).subquery()
    shape: Shape = Shape(select(*(rows.c[name] for name in Row.model_fields)), Row)
    found, cursor = [], None
    while True:
        wanted = PageParams(limit=limit, cursor=cursor)
        asked = PageRequest.open(KEY, "me", "/v1/rows", [], wanted)
        slice_ = await read.page(session, shape, read.Order(("name", "id"), descending), asked, OPENERS)
        assert slice_ is not None
        found.append([item["name"] + item["id"][-2:] for item in json.loads(slice_.items)])
        if slice_.next is None:
            return found
        cursor = slice_.next.rpartition("cursor=")[2]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 11, 12, 13, 200])
@pytest.mark.parametrize("descending", [True, False])
async def test_pages_hold_everything_once_and_in_order(
    session: AsyncSession,
    limit: int,
    descending: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = await pages(session, limit, descending=descending)
    everything = [name for page in found for name in page]
    assert everything == sorted(everything, reverse=descending)
    assert len(everything) == len(set(everything)) == 12
    assert [len(page) for page in found[:-1]] == [limit] * (len(found) - 1)
    assert found[-1]


async def test_a_page_of_nothing_is_an_empty_list(session: AsyncSession) -> None:
    asked = PageRequest.open(KEY, "me", "/v1/rows", [], PageParams())
    nobody = Shape(row(uuid4()).where(literal(1) == 2), Row)
    slice_ = await read.page(session, nobody, read.Order(("id",)), asked, OPENERS)
    assert slice_ == ("[]", None)


async def test_a_page_below_a_parent_that_is_not_there_is_none(session: AsyncSession) -> None:
    asked = PageRequest.open(KEY, "me", "/v1/rows", [], PageParams())
    somebody = Shape(row(uuid4()), Row)
    nobody = Shape(somebody.query.where(literal(1) == 2), Row)
    order = read.Order(("id",))
    for child, parents in ((somebody, [nobody]), (nobody, [nobody, nobody])):
        assert await read.page(session, child, order, asked, OPENERS, parents) is None
    for parents in ([somebody], [nobody, somebody]):
        slice_ = await read.page(session, nobody, order, asked, OPENERS, parents)
        assert slice_ == ("[]", None)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (DateTime(timezone=True), [datetime(2026, 1, d, 1, 2, 3, 456_789, UTC) for d in (1, 2, 3)]),
        (Date(), [date(2026, 1, d) for d in (1, 2, 3)]),
        (Integer(), [1, 2, 3]),
        (Uuid(), [UUID(int=n) for n in (1, 2, 3)]),
        (String(), ["a", "b", "ສ"]),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_a_page_link_carries_every_type_a_list_is_sorted_by(
    session: AsyncSession, kind: Any, values: list[Any]
) -> None:
    class Sorted(BaseModel):
        by: Any

    rows = union_all(*(select(cast(literal(value, kind), kind).label("by")) for value in values)).subquery()
    shape, link, found = Shape(select(rows.c.by), Sorted), "cursor=", []
    for _ in values:
        cursor = link.rpartition("cursor=")[2] or None
        asked = PageRequest.open(KEY, "me", "/v1/rows", [], PageParams(limit=1, cursor=cursor))
        slice_ = await read.page(session, shape, read.Order(("by",), descending=False), asked, OPENERS)
        assert slice_ is not None
        found += [item["by"] for item in json.loads(slice_.items)]
        link = slice_.next or "cursor="
    assert len(found) == len(set(map(str, found))) == len(values)
    assert link == "cursor="
