"""What of the exchange somebody sees only if it has asked for it itself."""

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.models import Export, Import


def own(mandate: Mandate, table: type[Export] | type[Import]) -> ColumnElement[bool]:
    """What the caller has asked for itself: nobody learns by it of what only somebody else may see."""
    ours = col(table.organisation_id) == mandate.organisation_id
    if mandate.is_system:
        return ours
    same_member = col(table.member_id).is_not_distinct_from(mandate.member_id)
    return and_(ours, col(table.client_id) == mandate.actor.client_id, same_member)
