"""SELECTs about imports."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import defer
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.models import Import, ImportedThing, ImportRow, ImportWork
from trafficking_api.features.exchange.queries.asked import own
from trafficking_api.features.exchange.schemas.imports import (
    ImportFilter,
    ImportPublic,
    ImportRowFilter,
    ImportRowPublic,
    RowOutcome,
    RowType,
)
from trafficking_api.features.exchange.states import ASKER, IMPORT, ImportStatus
from trafficking_api.kit.read import Query, Shape


def _imports(mandate: Mandate) -> Query:
    plain = set(ImportPublic.model_fields) & set(Import.model_fields)
    counts = [f"rows_{outcome}" for outcome in RowOutcome]
    its_work = and_(
        col(ImportWork.organisation_id) == col(Import.organisation_id),
        col(ImportWork.import_id) == col(Import.id),
    )
    return (
        select(
            *(col(getattr(Import, name)) for name in sorted(plain)),
            col(ImportWork.position).label("rows_done"),
            *(col(getattr(ImportWork, name)) for name in counts),
            IMPORT.allowed_sql(col(Import.status), (ASKER,)).label("allowed_commands"),
        )
        .join(ImportWork, its_work)
        .where(own(mandate, Import))
    )


def imports(mandate: Mandate, wanted: ImportFilter) -> Shape:
    """The caller's imports."""
    query = _imports(mandate)
    if wanted.status:
        query = query.where(col(Import.status).in_(wanted.status))
    if wanted.updated_since is not None:
        query = query.where(col(Import.updated_at) >= wanted.updated_since)
    return Shape(query, ImportPublic)


def import_(mandate: Mandate, import_id: UUID) -> list[Shape]:
    """One of them."""
    return [Shape(_imports(mandate).where(col(Import.id) == import_id), ImportPublic)]


def rows(mandate: Mandate, import_id: UUID, wanted: ImportRowFilter) -> Shape:
    """What became of its rows."""
    query: Query = select(*(col(getattr(ImportRow, name)) for name in ImportRowPublic.model_fields)).where(
        col(ImportRow.organisation_id) == mandate.organisation_id, col(ImportRow.import_id) == import_id
    )
    if wanted.outcome:
        query = query.where(col(ImportRow.outcome).in_(wanted.outcome))
    if wanted.object_id is not None:
        query = query.where(col(ImportRow.object_id) == wanted.object_id)
    return Shape(query, ImportRowPublic)


def next_one(mandate: Mandate) -> Select[Import]:
    """The oldest import that is under way."""
    mine = col(Import.organisation_id) == mandate.organisation_id
    under_way = col(Import.status) == ImportStatus.UNDER_WAY
    return select(Import).where(mine, under_way).order_by(col(Import.id)).limit(1)


def held(mandate: Mandate, import_id: UUID) -> Select[Import]:
    """An import of the caller's, held."""
    return select(Import).where(own(mandate, Import), col(Import.id) == import_id).with_for_update()


def work(mandate: Mandate, import_id: UUID) -> Select[ImportWork]:
    """How far an import is, and its file."""
    mine = col(ImportWork.organisation_id) == mandate.organisation_id
    return select(ImportWork).where(mine, col(ImportWork.import_id) == import_id)


def work_held(mandate: Mandate, import_id: UUID, *, skip: bool = False) -> Select[ImportWork]:
    """How far an import is, held; nothing, rather than to wait for who holds it, if wished. Not its file."""
    content: Any = ImportWork.content  # SQLModel types a column as its value
    without_file = work(mandate, import_id).options(defer(content, raiseload=True))
    return without_file.with_for_update(skip_locked=skip)


def under_way(mandate: Mandate, import_id: UUID) -> Select[UUID]:
    """An import, if it is under way still."""
    return select(col(Import.id)).where(
        col(Import.organisation_id) == mandate.organisation_id,
        col(Import.id) == import_id,
        col(Import.status) == ImportStatus.UNDER_WAY,
    )


def known(mandate: Mandate, tokens: Sequence[bytes]) -> Select[ImportedThing]:
    """What came in before under these references."""
    mine = col(ImportedThing.organisation_id) == mandate.organisation_id
    return select(ImportedThing).where(and_(mine, col(ImportedThing.token).in_(tokens)))


def came_as(mandate: Mandate, ids: Sequence[UUID]) -> Select[ImportedThing]:
    """Under what references these came in, whatever they are."""
    return select(ImportedThing).where(
        col(ImportedThing.organisation_id) == mandate.organisation_id,
        col(ImportedThing.kind).in_(RowType),  # all of them: the index begins with the kind
        col(ImportedThing.object_id).in_(ids),
    )
