"""SELECTs about bulk exports."""

import itertools
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    Select,
    Text,
    and_,
    any_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.exchange.models import Export, ExportFile
from trafficking_api.features.exchange.queries.asked import own
from trafficking_api.features.exchange.schemas.export import (
    ExportBrief,
    ExportFilePublic,
    ExportPublic,
    ExportsWanted,
    ExportType,
    ExportWithPassphrase,
)
from trafficking_api.features.exchange.states import ASKER, EXPORT, ExportStatus
from trafficking_api.features.referrals import queries as referrals
from trafficking_api.kit.read import Query, Shape

#: Who takes a card back may have begun before the file was made, and be through after it.
_LONGEST = timedelta(seconds=10)


def _exports(mandate: Mandate) -> Query:
    plain = set(ExportBrief.model_fields) & set(Export.model_fields)
    return select(
        *(col(getattr(Export, name)) for name in sorted(plain)),
        EXPORT.allowed_sql(col(Export.status), (ASKER,)).label("allowed_commands"),
    ).where(own(mandate, Export))


def _files() -> ColumnElement[Any]:
    """The files of an export that is completed, in the order in which they were made."""
    file = ExportFile
    url = func.concat("/v1/exports/", col(file.export_id), "/files/", col(file.id), "/content")
    pairs = ((n, url if n == "url" else col(getattr(file, n))) for n in ExportFilePublic.model_fields)
    value = func.json_build_object(*itertools.chain(*pairs), type_=JSON)
    listed = (
        select(func.json_agg(aggregate_order_by(value, col(file.id)), type_=JSON))
        .where(
            col(file.organisation_id) == col(Export.organisation_id), col(file.export_id) == col(Export.id)
        )
        .scalar_subquery()
    )
    is_there = col(Export.status) == ExportStatus.COMPLETED
    return func.coalesce(case((is_there, listed)), cast([], JSON), type_=JSON)


def exports(mandate: Mandate, wanted: ExportsWanted) -> Shape:
    """The caller's exports, without their files."""
    query = _exports(mandate)
    if wanted.status:
        query = query.where(col(Export.status).in_(wanted.status))
    if wanted.updated_since is not None:
        query = query.where(col(Export.updated_at) >= wanted.updated_since)
    return Shape(query, ExportBrief)


def export(mandate: Mandate, export_id: UUID) -> list[Shape]:
    """One of them, with its files."""
    query = _exports(mandate).add_columns(_files().label("files"))
    return [Shape(query.where(col(Export.id) == export_id), ExportPublic)]


def export_with_passphrase(mandate: Mandate, export_id: UUID) -> list[Shape]:
    """The same, with a place for what opens the file of people."""
    (shape,) = export(mandate, export_id)
    return [Shape(shape.query.add_columns(null().cast(Text).label("passphrase")), ExportWithPassphrase)]


def file(mandate: Mandate, export_id: UUID, file_id: UUID) -> Select[ExportFile]:
    """One file of an export that is completed; none once the caller was barred from a case (PLAN-10).

    Nor one of cards, once a sender has taken one back.
    """
    of_cards = col(ExportFile.type) == ExportType.REFERRALS_RECEIVED
    return (
        select(ExportFile)
        .join(
            Export,
            and_(
                col(Export.organisation_id) == col(ExportFile.organisation_id),
                col(Export.id) == col(ExportFile.export_id),
            ),
        )
        .where(
            own(mandate, Export),
            ~cases.barred_since(mandate, col(Export.as_of)),
            ~and_(of_cards, referrals.lost_since(mandate, col(Export.as_of))),
            col(ExportFile.export_id) == export_id,
            col(ExportFile.id) == file_id,
            col(Export.status) == ExportStatus.COMPLETED,
        )
    )


def next_one(mandate: Mandate) -> Select[Export]:
    """The oldest export that is under way."""
    return _mine(mandate, ExportStatus.UNDER_WAY).order_by(col(Export.id)).limit(1)


def held(mandate: Mandate, export_id: UUID) -> Select[Export]:
    """An export, held; who makes files of it is not in the way."""
    query = select(Export).where(own(mandate, Export), col(Export.id) == export_id)
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def there(mandate: Mandate) -> Select[Export]:
    """The exports of which there are files, or will be; held, in one order for everybody."""
    both = (ExportStatus.UNDER_WAY, ExportStatus.COMPLETED)
    return _mine(mandate, *both).order_by(col(Export.id)).with_for_update(key_share=True)


def over(mandate: Mandate, at_most: int) -> Select[Export]:
    """The exports whose time is over, held, but for those that somebody else holds.

    It is over, too, where a card that is in a file was taken back.
    """
    is_old = col(Export.expires_at) <= mandate.now
    has_cards = literal(ExportType.REFERRALS_RECEIVED) == any_(col(Export.types))
    is_lost = referrals.lost_since(mandate, col(Export.as_of) - _LONGEST)
    query = _mine(mandate, ExportStatus.COMPLETED).where(or_(is_old, and_(has_cards, is_lost)))
    return query.order_by(col(Export.id)).limit(at_most).with_for_update(skip_locked=True, key_share=True)


def _mine(mandate: Mandate, *status: ExportStatus) -> Select[Export]:
    mine = col(Export.organisation_id) == mandate.organisation_id
    return select(Export).where(mine, col(Export.status).in_(status))
