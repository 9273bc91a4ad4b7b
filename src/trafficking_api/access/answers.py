"""Answers with stored data: found by a query, written by PostgreSQL, remembered for twins."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from fastapi import Response
from pydantic import BaseModel
from sqlalchemy import ColumnElement, select

from trafficking_api.access import audit, tabling
from trafficking_api.access.errors import Erased
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.once import Answer
from trafficking_api.access.prepared import Prepared
from trafficking_api.kit import read, sheet
from trafficking_api.kit.accept import preferred
from trafficking_api.kit.conditions import etag, not_modified
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.kit.errors import Malformed, NotFound
from trafficking_api.kit.language import LONGEST_HEADER, negotiate
from trafficking_api.kit.paging import PageParams, PageRequest
from trafficking_api.kit.portions import Long
from trafficking_api.kit.read import Lookup, Shape, Slice
from trafficking_api.kit.sheet import Cell

JSON = "application/json"
#: How many rows a table has at most, when the caller names no limit.
LONGEST_TABLE = 5000
Found = TypeVar("Found")
#: What must hold, and be written down, before something is answered: given ids and their hidden labels.
Before = Callable[[Sequence[tuple[UUID, Mapping[str, Any]]]], None]
#: What follows by a rule from a representation, for members that no database holds.
WorkedOut = Callable[[Mapping[str, Any]], dict[str, Any]]


async def one(
    mandate: Mandate,
    shapes: Sequence[Shape] | Prepared[Lookup],
    *,
    status: int = 200,
    location: str | None = None,
    shown_once: dict[str, Any] | WorkedOut | None = None,
    before: Before | None = None,
) -> Response:
    """The representation that one of the shapes finds, as the caller may see it; raises NotFound.

    `shown_once` fills members that no database holds, such as a new secret, or what follows by a rule from
    what was found; a replay has null there, unless it is read anew.
    `before` may refuse what was found, and writes down that it is read.
    """
    await mandate.session.flush()
    lookup, values = _lookup(shapes)
    found = await _opening(
        mandate, lookup, lambda *openers: read.one(mandate.session, lookup, *openers, values=values)
    )
    if found is None:
        raise NotFound
    if before is not None:
        before([(UUID(found.id), found.hidden)])
    headers = {"ETag": etag(found.version)}
    if location is not None:
        headers["Location"] = f"{location}/{found.id}"
    mandate.remembers = Answer(UUID(found.id), found.body)
    if mandate.request.method == "GET" and not_modified(mandate.request.headers, found.version):
        return Response(None, 304, headers=headers)
    return Response(_filled(found.body, shown_once), status, headers=headers, media_type=JSON)


def _filled(body: bytes, more: dict[str, Any] | WorkedOut | None) -> bytes:
    """A representation with the members that no database holds."""
    if not more:
        return body
    document = json.loads(body)
    added = more if isinstance(more, dict) else more(document)
    return json.dumps(document | added, ensure_ascii=False).encode()


async def kept(mandate: Mandate, shapes: Sequence[Shape], gone: ColumnElement[bool]) -> Response:
    """The same of something that has its time.

    Raises Erased when it is gone, and the caller could have seen it before; else NotFound.
    """
    try:
        return await one(mandate, shapes)
    except NotFound:
        if await mandate.session.scalar(select(gone)):
            raise Erased from None
        raise


async def created(mandate: Mandate, shapes: Sequence[Shape], **options: Any) -> Response:
    """201 with the Location of what was made below the collection that was posted to."""
    return await one(mandate, shapes, status=201, location=mandate.request.url.path, **options)


async def page(
    mandate: Mandate,
    shape: Shape,
    wanted: PageParams,
    order: Sequence[str],
    *,
    descending: bool = True,
    parent: Sequence[Shape] = (),
) -> Response:
    """One page of what the shape finds, in the order of these labels; raises BadCursor, Malformed.

    With a parent that the caller cannot read it raises NotFound; where there are items, there is a parent.
    As CSV or a workbook, if the caller likes that better, it is the whole list, as far as a table goes.
    """
    return await _page(mandate, shape, wanted, read.Order(order, descending), parent)


async def page_in_words(
    mandate: Mandate, shape: Shape, wanted: PageParams, order: Sequence[str], before: Before
) -> Response:
    """The same of a list with words, which nobody reads without a trace: `before` is told of each item."""
    return await _page(mandate, shape, wanted, read.Order(order), before=before)


async def _page(
    mandate: Mandate,
    shape: Shape,
    wanted: PageParams,
    order: read.Order,
    parent: Sequence[Shape] = (),
    before: Before | None = None,
) -> Response:
    request = mandate.request
    wish = preferred(request.headers.get("accept"), request.scope["route"].formats) or JSON
    is_sized = wish == JSON or "limit" in wanted.model_fields_set
    asked, language = _asked(mandate, wanted, None if is_sized else LONGEST_TABLE), _language(mandate)
    slice_ = await _opening(
        mandate,
        Lookup([shape]),
        lambda *openers: read.page(mandate.session, shape, order, asked, openers, parent),
    )
    if slice_ is None:
        raise NotFound
    if before is not None:
        before([(UUID(item["id"]), {}) for item in json.loads(slice_.items)])
    links = {} if slice_.next is None else {"Link": f'<{slice_.next}>; rel="next"'}
    if wish != JSON:
        return await _laid_out(mandate, shape.wire, slice_, (wish, language), links)
    if slice_.next is None:
        return Response(f'{{"items":{slice_.items}}}', media_type=JSON)
    body = f'{{"items":{slice_.items},"next":{json.dumps(slice_.next)}}}'
    return Response(body, headers=links, media_type=JSON)


def _asked(mandate: Mandate, wanted: PageParams, longer: int | None) -> PageRequest:
    """The page that the request asks for; raises BadCursor."""
    request = mandate.request
    return PageRequest.open(
        mandate.office.cursor_key,
        str(mandate.organisation_id),
        request.url.path,
        request.query_params.multi_items(),
        wanted,
        longer,
    )


def _language(mandate: Mandate) -> str:
    """The language of who asks; raises Malformed for a header that is longer than the document says."""
    header = mandate.request.headers.get("accept-language")
    if header is not None and len(header) > LONGEST_HEADER:
        raise Malformed
    return negotiate(header)


async def _laid_out(
    mandate: Mandate, wire: type[BaseModel], found: Slice, wish: tuple[str, str], links: dict[str, str]
) -> Response:
    """A page as a file in this format for people, with labels in this language; it is written down."""
    media, language = wish
    audit.note(mandate.session.sync_session, mandate.organisation_id, mandate.actor, kind="table")
    names = [column.name for column in tabling.columns(wire)]
    body = await written(media, names, tabling.rows(wire, found.items, language))
    name = f"{mandate.actor.operation.removeprefix('list_')}.{sheet.ENDINGS[media]}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Language": language,
        "Vary": "Accept, Accept-Language",
    }
    return Response(body, headers=headers | links, media_type=media)


async def exists(mandate: Mandate, shapes: Sequence[Shape]) -> bool:
    """True when the caller can read it now."""
    return await read.exists(mandate.session, shapes)


async def several(
    mandate: Mandate, shape: Shape, order: Sequence[str], limit: int, before: Before
) -> Response:
    """The first of what the shape finds, in the order of these labels; `is_complete` if there is no more."""
    await mandate.session.flush()
    by, session = read.Order(order), mandate.session
    found = await _opening(
        mandate, Lookup([shape]), lambda *openers: read.several(session, shape, by, limit + 1, openers)
    )
    before([(UUID(item["id"]), hidden) for item, hidden in found[:limit]])
    body = {"items": [item for item, _ in found[:limit]], "is_complete": len(found) <= limit}
    return Response(json.dumps(body, ensure_ascii=False), media_type=JSON)


async def _opening(
    mandate: Mandate,
    lookup: Lookup,
    found: Callable[[read.Opener, read.Unlock | None], Awaitable[Found]],
) -> Found:
    """What is found, opened; keys that another process has made meanwhile are fetched once."""
    try:
        return await found(*await _openers(mandate, lookup))
    except Unreadable:
        mandate.office.keys.forget(mandate.organisation_id)
        return await found(*await _openers(mandate, lookup))


def _lookup(shapes: Sequence[Shape] | Prepared[Lookup]) -> tuple[Lookup, dict[str, Any] | None]:
    """What is asked, and what it is filled in with: nothing, where it was put together for this time."""
    return (shapes.built, shapes.values) if isinstance(shapes, Prepared) else (Lookup(shapes), None)


async def _openers(mandate: Mandate, lookup: Lookup) -> tuple[read.Opener, read.Unlock | None]:
    if lookup.has_sealed:
        keys = await mandate.keys()
        return keys.open, keys.data_key
    return _nothing_sealed, None


def _nothing_sealed(_place: str, _row: UUID, _sealed: bytes) -> str:
    msg = "nothing sealed was selected"
    raise RuntimeError(msg)


def computed(found: BaseModel | str) -> Response:
    """An answer that is worked out and stored nowhere, such as a preview; or its JSON."""
    return Response(found if isinstance(found, str) else found.model_dump_json(), media_type=JSON)


async def table(
    mandate: Mandate,
    found: BaseModel | Long[Any],
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
) -> Response:
    """The same for people too: as JSON, or these rows as CSV or a workbook, as `Accept` says.

    What the database has written as JSON travels as it is.
    """
    wish = preferred(mandate.request.headers.get("accept"), (JSON, *sheet.WRITERS)) or JSON
    if wish != JSON:
        return Response(await written(wish, columns, rows), media_type=wish)
    if isinstance(found, BaseModel):
        return computed(found)
    body = await asyncio.to_thread(lambda: b"".join([part.encode() for part in found.parts()]))
    return Response(body, media_type=JSON)


async def written(media: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A file in this format with these rows; a large one takes a while: the others are served meanwhile."""
    is_wanted = True

    def wanted() -> Iterator[Sequence[Cell]]:
        for row in rows:
            if not is_wanted:
                return
            yield row

    try:
        return await asyncio.to_thread(sheet.WRITERS[media], columns, wanted())
    finally:
        # Who asked may have been told to come back: then nobody waits for it, and others want the processor.
        is_wanted = False
