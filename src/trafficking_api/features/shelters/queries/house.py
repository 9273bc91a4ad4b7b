"""SELECTs about houses, units and beds: never an address (BED-19)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select
from sqlalchemy import select as sql_select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.shelters.models import Bed, Shelter, Unit
from trafficking_api.features.shelters.schemas.house import (
    BedFilter,
    BedPublic,
    ShelterFilter,
    ShelterPublic,
    UnitPublic,
)
from trafficking_api.features.shelters.states import CENTRE, SHELTERS
from trafficking_api.kit.read import Shape


def shelters(mandate: Mandate, wanted: ShelterFilter | None = None) -> Shape:
    """The houses of the centre."""
    sides = (CENTRE,) if mandate.may(Permission.SHELTERS_COMMAND) else ()
    derived: dict[str, ColumnElement[Any]] = {
        "has_address": col(Shelter.address).is_not(None),
        "allowed_commands": SHELTERS.allowed_sql(col(Shelter.status), sides),
    }
    query = sql_select(
        *(
            derived[name].label(name) if name in derived else col(getattr(Shelter, name))
            for name in ShelterPublic.model_fields
        )
    ).where(col(Shelter.organisation_id) == mandate.organisation_id)
    if wanted and wanted.status:
        query = query.where(col(Shelter.status).in_(wanted.status))
    if wanted and wanted.kind:
        query = query.where(col(Shelter.kind).in_(wanted.kind))
    if wanted and wanted.updated_since:
        query = query.where(col(Shelter.updated_at) >= wanted.updated_since)
    return Shape(query, ShelterPublic)


def shelter(mandate: Mandate, shelter_id: UUID) -> list[Shape]:
    """One house."""
    return [Shape(shelters(mandate).query.where(col(Shelter.id) == shelter_id), ShelterPublic)]


def name_of(mandate: Mandate, shelter_id: UUID) -> Select[str]:
    """The code name of a house."""
    return sql_select(col(Shelter.code_name)).where(
        col(Shelter.organisation_id) == mandate.organisation_id, col(Shelter.id) == shelter_id
    )


def units(mandate: Mandate, shelter_id: UUID) -> Shape:
    """The rooms and flats of a house."""
    query = sql_select(*(col(getattr(Unit, name)) for name in UnitPublic.model_fields)).where(
        col(Unit.organisation_id) == mandate.organisation_id, col(Unit.shelter_id) == shelter_id
    )
    return Shape(query, UnitPublic)


def unit(mandate: Mandate, shelter_id: UUID, unit_id: UUID) -> list[Shape]:
    """One unit of a house."""
    return [Shape(units(mandate, shelter_id).query.where(col(Unit.id) == unit_id), UnitPublic)]


def beds(mandate: Mandate, shelter_id: UUID, wanted: BedFilter | None = None) -> Shape:
    """The beds of a house."""
    query = sql_select(*(col(getattr(Bed, name)) for name in BedPublic.model_fields)).where(
        col(Bed.organisation_id) == mandate.organisation_id, col(Bed.shelter_id) == shelter_id
    )
    if wanted and wanted.unit_id:
        query = query.where(col(Bed.unit_id) == wanted.unit_id)
    return Shape(query, BedPublic)


def bed(mandate: Mandate, shelter_id: UUID, bed_id: UUID) -> list[Shape]:
    """One bed of a house."""
    return [Shape(beds(mandate, shelter_id).query.where(col(Bed.id) == bed_id), BedPublic)]
