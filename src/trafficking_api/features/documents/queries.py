"""SELECTs about documents."""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.documents.models import Document, DocumentContent, DocumentKey
from trafficking_api.features.documents.schemas import DocumentFilter, DocumentPublic, DocumentRead
from trafficking_api.features.documents.states import CENTRE, MACHINE, S
from trafficking_api.features.people import queries as people
from trafficking_api.kit.read import Query, Shape, under

#: Those of a case are part of what happened in it; those of its person are not.
tells(Permission.DOCUMENTS_READ, Document)


def visible(mandate: Mandate) -> ColumnElement[bool]:
    """The documents of people and cases that the caller may see: nobody sees more by a document."""
    return and_(
        col(Document.organisation_id) == mandate.organisation_id,
        or_(
            people.seen(mandate, _of(Document.person_id)),
            cases.seen(mandate, _of(Document.case_id)),
        ),
    )


def writable(mandate: Mandate) -> ColumnElement[bool]:
    """The documents that the caller may change: those in sight, but for what a broken glass shows."""
    return and_(
        col(Document.organisation_id) == mandate.organisation_id,
        or_(
            people.workable(mandate, _of(Document.person_id)),
            cases.workable(mandate, _of(Document.case_id)),
        ),
    )


def _of(column: Any) -> ColumnElement[UUID]:
    """A column that may be empty, for a condition that then does not hold."""
    return cast("ColumnElement[UUID]", col(column))


def _key() -> ColumnElement[bytes]:
    """The wrapped key that opens a document: that of the person, or its own."""
    own = select(col(DocumentKey.wrapped)).where(
        col(DocumentKey.organisation_id) == col(Document.organisation_id),
        col(DocumentKey.document_id) == col(Document.id),
    )
    return func.coalesce(
        people.wrapped_key(col(Document.organisation_id), _of(Document.key_person_id)), own.scalar_subquery()
    )


def _key_of() -> ColumnElement[UUID]:
    """Whose key that is."""
    return func.coalesce(col(Document.key_person_id), col(Document.id))


def _select(mandate: Mandate, wire: type[DocumentPublic]) -> Query:
    sides = (CENTRE,) if mandate.may(Permission.DOCUMENTS_COMMAND) else ()
    commands = MACHINE.allowed_sql(col(Document.status), sides).label("allowed_commands")
    columns = [
        commands if name == "allowed_commands" else col(getattr(Document, name)) for name in wire.model_fields
    ]
    return select(*columns).where(visible(mandate))


def documents(mandate: Mandate, wanted: DocumentFilter) -> Shape:
    """The documents of the centre."""
    query = _select(mandate, DocumentPublic)
    for column, value in (
        (col(Document.person_id), wanted.person_id),
        (col(Document.case_id), wanted.case_id),
    ):
        query = query.where(column == value) if value is not None else query
    if wanted.kind:
        query = query.where(col(Document.kind).in_(wanted.kind))
    if wanted.status:
        query = query.where(col(Document.status).in_(wanted.status))
    if wanted.updated_since is not None:
        query = query.where(col(Document.updated_at) >= wanted.updated_since)
    return Shape(query, DocumentPublic)


def document(mandate: Mandate, document_id: UUID) -> list[Shape]:
    """One document of the centre."""
    return [Shape(_select(mandate, DocumentPublic).where(col(Document.id) == document_id), DocumentPublic)]


def document_by_name(mandate: Mandate, document_id: UUID) -> list[Shape]:
    """The same with what it was called."""
    query = _select(mandate, DocumentRead).where(col(Document.id) == document_id)
    hidden = *under(_key(), _key_of(), literal(0)), col(Document.key_person_id).label("_person_id")
    return [Shape(query.add_columns(*hidden), DocumentRead)]


async def of_case(mandate: Mandate, case_id: UUID) -> list[tuple[UUID, str]]:
    """The documents of a case and of its person that are there, with their kinds, the oldest first.

    What was sealed for somebody else, whose the case was said to be before, is not among them.
    """
    query = (
        select(col(Document.id), col(Document.kind))
        .where(
            visible(mandate),
            _about_case(mandate, case_id),
            col(Document.status) == S.KEPT,
            col(Document.erased_at).is_(None),
        )
        .order_by(col(Document.created_at), col(Document.id))
    )
    return [(id_, kind) for id_, kind in await mandate.session.execute(query)]


def _about_case(mandate: Mandate, case_id: UUID) -> ColumnElement[bool]:
    person_id = cases.person_of(mandate, case_id).scalar_subquery()
    not_of_another = or_(col(Document.key_person_id).is_(None), col(Document.key_person_id) == person_id)
    return or_(
        and_(col(Document.case_id) == case_id, not_of_another),
        col(Document.person_id) == person_id,
    )


def about_person(mandate: Mandate, person_id: UUID) -> ColumnElement[bool]:
    """The documents of a person and of all her cases, whoever may see them."""
    return and_(
        col(Document.organisation_id) == mandate.organisation_id,
        or_(
            col(Document.person_id) == person_id,
            col(Document.key_person_id) == person_id,
            col(Document.case_id).in_(cases.of_person(mandate, person_id)),
        ),
    )


def mine(mandate: Mandate, document_id: UUID) -> Select[Document, bool]:
    """The document, if the caller may see it, and whether the caller may change it."""
    return select(Document, writable(mandate)).where(visible(mandate), col(Document.id) == document_id)


def sealed(mandate: Mandate, document_id: UUID) -> Select[Document, Any, Any, Any]:
    """The document with its sealed content, the wrapped key that opens it, and whose key that is."""
    content = and_(
        col(DocumentContent.organisation_id) == col(Document.organisation_id),
        col(DocumentContent.document_id) == col(Document.id),
    )
    columns = col(DocumentContent.sealed), _key().label("key"), _key_of().label("key_of")
    query = select(Document, *columns).outerjoin(DocumentContent, content)
    return query.where(visible(mandate), col(Document.id) == document_id)
