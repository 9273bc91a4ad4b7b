"""How what hangs on a case is destroyed with it, and how its words go with a person (G-16)."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries


async def destroy(mandate: Mandate, models: Iterable[Any], case_id: UUID) -> list[UUID]:
    """Destroy the rows of a case in these tables, of which an earlier one hangs on the later ones."""
    gone: list[UUID] = []
    for model in models:
        for row in await held(mandate, model, col(model.case_id) == case_id):
            means(row, Act("purged"))
            await mandate.session.delete(row)
            gone.append(row.id)
        await mandate.session.flush()
    return gone


async def silence(mandate: Mandate, words: Mapping[Any, str], person_id: UUID) -> list[UUID]:
    """Destroy what stands in these columns about an erased person; the coded facts stay.

    A case may have been another's once that was said to be hers: what was written then lies under her key.
    """
    ids = await queries.kept_of(mandate, person_id)
    silenced: list[UUID] = []
    for model, column in words.items():
        hers = or_(col(model.case_id).in_(ids), col(model.sealed_for) == person_id)
        for row in await held(mandate, model, hers):
            setattr(row, column, None)
            row.sealed_for = None
            means(row, Act("purged"))
            mandate.touch(row)
            silenced.append(row.id)
    return silenced


async def held(mandate: Mandate, model: Any, where: ColumnElement[bool]) -> list[Any]:
    """The centre's own rows for which this holds, held."""
    own = col(model.organisation_id) == mandate.organisation_id
    query = select(model).where(own, where).order_by(col(model.created_at), col(model.id)).with_for_update()
    return list(await mandate.session.scalars(query))
