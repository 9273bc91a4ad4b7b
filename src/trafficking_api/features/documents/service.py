"""Takes files in, sealed, and gives them out again to whom may see what they are about."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, delete, literal, select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.documents import queries, rules
from trafficking_api.features.documents.errors import ContentGone, UnsupportedContent
from trafficking_api.features.documents.models import Document, DocumentContent, DocumentKey
from trafficking_api.features.documents.schemas import DocumentPatch
from trafficking_api.features.documents.states import CENTRE, MACHINE, DocumentStatus
from trafficking_api.features.people import queries as people_read
from trafficking_api.features.people import service as people
from trafficking_api.features.people.erasing import when_erased
from trafficking_api.kit.body import LARGEST_FILE
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.crypto import DataKey
from trafficking_api.kit.errors import Fault, Invalid, NotFound, TooLarge, WrongState
from trafficking_api.kit.wire import Command, changes

_NAME, _CONTENT = "documents.name", "document_contents.sealed"


@dataclass(frozen=True)
class Filing:
    """What is known of a file: what it is about, a person or a case, and what it was called."""

    kind: str
    name: str
    person_id: UUID | None = None
    case_id: UUID | None = None
    language: str | None = None
    received_on: date | None = None


@dataclass(frozen=True)
class Opened:
    """The content of a document, and what of it may be told."""

    version: int
    media_type: str
    content: bytes
    person_id: UUID | None


async def add(mandate: Mandate, filing: Filing, content: bytes) -> UUID:
    """Keep a file. Raises TooLarge, UnsupportedContent, Invalid, ReadOnly, Erased."""
    if len(content) > LARGEST_FILE:
        raise TooLarge
    media_type = await asyncio.to_thread(rules.detected, content)
    if media_type is None:
        raise UnsupportedContent
    person_id = await _person(mandate, filing)
    received_on = filing.received_on or mandate.today()
    if received_on > mandate.today():
        raise Invalid(errors=[Fault("/received_on", "in_the_future")])
    document = Document(
        organisation_id=mandate.organisation_id,
        person_id=filing.person_id,
        case_id=filing.case_id,
        key_person_id=person_id,
        kind=filing.kind,
        language=filing.language,
        received_on=received_on,
        media_type=media_type,
        size=len(content),
        **mandate.stamps(),
    )
    await _seal(mandate, document, filing.name, content)
    return document.id


async def _seal(mandate: Mandate, document: Document, name: str, content: bytes) -> None:
    """Store the document, then what hangs on it: its content, and its key, if it has one of its own."""
    key, own_key = await _new_key(mandate, document)
    document.name = key.seal(_NAME, document.id, json.dumps(name).encode())
    mandate.started(document, document.status)
    await mandate.session.flush()
    mandate.session.add_all(own_key)
    sealed = await asyncio.to_thread(key.seal, _CONTENT, document.id, content)
    about = {"organisation_id": mandate.organisation_id, "document_id": document.id}
    mandate.session.add(DocumentContent(**about, sealed=sealed))


async def change(mandate: Mandate, document_id: UUID, expected: Expected, body: DocumentPatch) -> None:
    """Say that a document is of another kind. Raises NotFound, ReadOnly, Stale, WrongState."""
    document = await _locked(mandate, document_id)
    expected.check(document.version)
    if document.status == DocumentStatus.VOIDED:
        raise WrongState(document.status, [])
    document.sqlmodel_update(changes(body))
    mandate.touch(document)


async def void(mandate: Mandate, document_id: UUID, expected: Expected, body: Command) -> None:
    """Say that a document was put here by mistake: nobody reads it any more.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    document = await _locked(mandate, document_id)
    mandate.command(
        MACHINE, document, "void", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )


async def read(mandate: Mandate, document_id: UUID, reason: str | None) -> Opened:
    """The content of a document, for somebody who reads it, which is written down (G-12).

    Raises NotFound, ContentGone.
    """
    opened = await _opened(mandate, document_id)
    _note(mandate, document_id, opened.person_id, reason)
    return opened


def note_reading(
    mandate: Mandate, reason: str | None, found: Sequence[tuple[UUID, Mapping[str, Any]]]
) -> None:
    """Write down who read what a document was called: the name of a file may be that of a person (G-12)."""
    for id_, hidden in found:
        person_id = hidden["_person_id"]
        _note(mandate, id_, UUID(person_id) if person_id else None, reason)


async def opened(mandate: Mandate, document_id: UUID) -> tuple[str, bytes]:
    """The media type and the content, for a service; the caller writes down what becomes of it.

    Raises NotFound, ContentGone.
    """
    found = await _opened(mandate, document_id)
    return found.media_type, found.content


@when_erased
async def erase_of_person(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """Remove content and name of all documents about a person and her cases; returns which."""
    return await _erase(mandate, queries.about_person(mandate, person_id))


@when_purged
async def erase_of_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """The same for the documents of one case."""
    own = col(Document.organisation_id) == mandate.organisation_id
    return await _erase(mandate, own & (col(Document.case_id) == case_id))


async def _erase(mandate: Mandate, which: ColumnElement[bool]) -> list[UUID]:
    query = select(Document).where(which, col(Document.erased_at).is_(None)).with_for_update()
    documents = list(await mandate.session.scalars(query))
    for document in documents:
        document.name, document.erased_at = None, mandate.now
        mandate.touch(document)
        means(document, Act("erased"))
    await mandate.session.flush()
    ids = [document.id for document in documents]
    for table in (DocumentContent, DocumentKey):
        gone = delete(table).where(
            col(table.organisation_id) == mandate.organisation_id, col(table.document_id).in_(ids)
        )
        await mandate.session.execute(gone)
    return [document.id for document in documents]


async def _person(mandate: Mandate, filing: Filing) -> UUID | None:
    """The person whom the file is about, as far as she is known; she is not erased before it is stored.

    Raises Invalid, ReadOnly for who only looks into a case.
    """
    query: Select[UUID | None, bool]
    match filing.person_id, filing.case_id:
        case None, UUID() as case_id:
            # The case before its person, as who erases her does.
            await people_read.keep(mandate, cases.kept_person_of(mandate, case_id))
            place, of_case = "/case_id", cases.person_of(mandate, case_id)
            query = of_case.add_columns(cases.writable(mandate))
        case UUID() as person_id, None:
            await people_read.keep(mandate, [person_id])
            place, her = "/person_id", literal(person_id, Uuid)
            query = select(her, people_read.workable(mandate, her)).where(people_read.seen(mandate, her))
        case _:
            raise Invalid(errors=[Fault("/case_id", "person_or_case")])
    row = (await mandate.session.execute(query)).one_or_none()
    if row is None:
        raise Invalid(errors=[Fault(place, "unknown_reference")])
    person, is_writable = row
    if not is_writable:
        raise ReadOnly
    return person


async def _new_key(mandate: Mandate, document: Document) -> tuple[DataKey, list[DocumentKey]]:
    """The key that seals a new document, and the row of it, if it is the document's own."""
    if document.key_person_id is not None:
        return await people.key_of(mandate, document.key_person_id), []
    version, wrapped, key = (await mandate.keys()).new_data_key(document.id)
    row = DocumentKey(
        organisation_id=mandate.organisation_id, document_id=document.id, key_version=version, wrapped=wrapped
    )
    return key, [row]


async def _opened(mandate: Mandate, document_id: UUID) -> Opened:
    row = (await mandate.session.execute(queries.sealed(mandate, document_id))).one_or_none()
    if row is None:
        raise NotFound
    document, sealed, wrapped, key_of = row
    if document.status == DocumentStatus.VOIDED or sealed is None or wrapped is None:
        raise ContentGone
    key = (await mandate.keys(to_open=[wrapped])).data_key(key_of, wrapped)
    content = key.open(_CONTENT, document_id, sealed)
    return Opened(document.version, document.media_type, content, document.key_person_id)


def _note(mandate: Mandate, document_id: UUID, person_id: UUID | None, reason: str | None) -> None:
    mandate.saw(Document.recorded_as, [document_id], reason)
    if person_id is not None:  # she can ask who saw what is kept of her
        mandate.saw("person", [person_id], reason)


async def _locked(mandate: Mandate, document_id: UUID) -> Document:
    """A document that the caller may change. Raises NotFound, ReadOnly."""
    query = queries.mine(mandate, document_id).with_for_update(of=Document)
    row = (await mandate.session.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    document, is_writable = row
    if not is_writable:
        raise ReadOnly
    return document
