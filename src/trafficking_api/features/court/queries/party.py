"""SELECTs about who takes part in a proceeding."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import ProceedingParty
from trafficking_api.features.court.schemas.party import PartyBrief, PartyFilter, PartyPublic
from trafficking_api.kit.read import Query, Shape


def _parties(mandate: Mandate, proceeding_id: UUID, wire: type[PartyBrief]) -> Query:
    query = select(*reach.columns(ProceedingParty, wire.model_fields, {}))
    of_it = col(ProceedingParty.proceeding_id) == proceeding_id
    return query.where(reach.seen(mandate, ProceedingParty), of_it)


def parties(mandate: Mandate, proceeding_id: UUID, wanted: PartyFilter) -> Shape:
    """The parties to a proceeding in sight, without a word."""
    query = _parties(mandate, proceeding_id, PartyBrief)
    return Shape(reach.filtered(query, ProceedingParty, wanted, "standing"), PartyBrief)


def party(mandate: Mandate, proceeding_id: UUID, party_id: UUID) -> list[Shape]:
    """One party, with what tells it from the others."""
    query = reach.in_words(mandate, ProceedingParty, _parties(mandate, proceeding_id, PartyPublic))
    return [Shape(query.where(col(ProceedingParty.id) == party_id), PartyPublic)]
