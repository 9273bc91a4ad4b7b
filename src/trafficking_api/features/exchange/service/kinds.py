"""What a row of an import can be, which right it needs, and whose work it is to store it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.schemas.plan import NewCasePlan
from trafficking_api.features.case_plans.service import plan as plans
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.schemas.case import NewCase
from trafficking_api.features.cases.schemas.determination import NewDetermination
from trafficking_api.features.exchange.schemas.imports import RowType
from trafficking_api.features.people import service as people
from trafficking_api.features.people.schemas import NewPerson
from trafficking_api.features.shelters import service as shelters
from trafficking_api.features.shelters.schemas.house import NewBed, NewShelter, NewUnit
from trafficking_api.features.signalements import service as signalements
from trafficking_api.features.signalements.schemas import NewSignalement
from trafficking_api.kit.wire import Id


class DeterminationOfCase(NewDetermination):
    """A determination, and the case that it is about."""

    case_id: Id


class UnitOfShelter(NewUnit):
    """A unit, and the house that it is in."""

    shelter_id: Id


class BedOfShelter(NewBed):
    """A bed, and the house that it is in."""

    shelter_id: Id


Store = Callable[[Mandate, Sequence[Any]], Awaitable[list[UUID]]]


@dataclass(frozen=True)
class Kind:
    """What arrives, who may send it, and what stores many of it, all or none: the work behind the API."""

    body: type[BaseModel]
    needs: Permission
    store: Store


def _each(store: Callable[[Mandate, Any], Awaitable[UUID]]) -> Store:
    """Store them one after the other."""

    async def one_by_one(mandate: Mandate, bodies: Sequence[Any]) -> list[UUID]:
        return [await store(mandate, body) for body in bodies]

    return one_by_one


async def _signalement(mandate: Mandate, body: NewSignalement) -> UUID:
    signalement_id, _ = await signalements.submit(mandate, body)
    return signalement_id


async def _determination(mandate: Mandate, body: DeterminationOfCase) -> UUID:
    said = {name: getattr(body, name) for name in NewDetermination.model_fields}
    return await cases.add_determination(mandate, body.case_id, NewDetermination.model_construct(**said))


async def _unit(mandate: Mandate, body: UnitOfShelter) -> UUID:
    said = {name: getattr(body, name) for name in NewUnit.model_fields}
    return await shelters.add_unit(mandate, body.shelter_id, NewUnit.model_construct(**said))


async def _bed(mandate: Mandate, body: BedOfShelter) -> UUID:
    said = {name: getattr(body, name) for name in NewBed.model_fields}
    return await shelters.add_bed(mandate, body.shelter_id, NewBed.model_construct(**said))


KINDS: dict[RowType, Kind] = {
    RowType.SIGNALEMENT: Kind(NewSignalement, Permission.SIGNALEMENTS_WRITE, _each(_signalement)),
    RowType.PERSON: Kind(NewPerson, Permission.PEOPLE_WRITE, people.add_all),
    RowType.CASE: Kind(NewCase, Permission.CASES_WRITE, cases.open_cases),
    RowType.DETERMINATION: Kind(DeterminationOfCase, Permission.CASES_WRITE, _each(_determination)),
    RowType.SHELTER: Kind(NewShelter, Permission.SHELTERS_WRITE, _each(shelters.open_shelter)),
    RowType.UNIT: Kind(UnitOfShelter, Permission.SHELTERS_WRITE, _each(_unit)),
    RowType.BED: Kind(BedOfShelter, Permission.SHELTERS_WRITE, _each(_bed)),
    RowType.PLAN: Kind(NewCasePlan, Permission.CASE_PLANS_WRITE, _each(plans.draft)),
}
#: Which members of a row's data can be said by a reference of the sender's, and what they lead to.
LEADS_TO: dict[str, RowType] = {
    "person_id": RowType.PERSON,
    "case_id": RowType.CASE,
    "shelter_id": RowType.SHELTER,
    "unit_id": RowType.UNIT,
}
