"""SELECTs about consents."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.consents.models import Consent
from trafficking_api.features.consents.schemas import ConsentFilter, ConsentPublic, ConsentRead
from trafficking_api.features.consents.states import CENTRE, CURRENT, MACHINE, S
from trafficking_api.features.people import queries as people
from trafficking_api.kit.read import Query, Shape, under


def live(mandate: Mandate) -> ColumnElement[bool]:
    """Given, and not over: one that ends at an instant no longer counts at it."""
    return and_(
        col(Consent.organisation_id) == mandate.organisation_id,
        col(Consent.status) == S.GIVEN,
        or_(col(Consent.expires_at).is_(None), col(Consent.expires_at) > mandate.now),
    )


def _select(mandate: Mandate, wire: type[ConsentPublic]) -> Query:
    sides = (CENTRE,) if mandate.may(Permission.CONSENTS_COMMAND) else ()
    derived: dict[str, ColumnElement[Any]] = {
        "is_live": live(mandate),
        "allowed_commands": MACHINE.allowed_sql(col(Consent.status), sides),
    }
    columns = [
        (derived[name] if name in derived else col(getattr(Consent, name))).label(name)
        for name in wire.model_fields
    ]
    return select(*columns).where(
        col(Consent.organisation_id) == mandate.organisation_id, people.seen(mandate, col(Consent.person_id))
    )


def consents(mandate: Mandate, person_id: UUID, wanted: ConsentFilter) -> Shape:
    """What a person allowed and refused, and when; the newest records first."""
    query = _select(mandate, ConsentPublic).where(col(Consent.person_id) == person_id)
    if wanted.status:
        query = query.where(col(Consent.status).in_(wanted.status))
    if wanted.purpose:
        query = query.where(col(Consent.purpose).in_(wanted.purpose))
    if wanted.updated_since:
        query = query.where(col(Consent.updated_at) >= wanted.updated_since)
    return Shape(query, ConsentPublic)


def consent(mandate: Mandate, consent_id: UUID) -> list[Shape]:
    """One consent of a person whom the caller may see."""
    return [Shape(_select(mandate, ConsentPublic).where(col(Consent.id) == consent_id), ConsentPublic)]


def said(mandate: Mandate, person_id: UUID, consent_id: UUID) -> list[Shape]:
    """One consent of this person."""
    (shape,) = consent(mandate, consent_id)
    return [Shape(shape.query.where(col(Consent.person_id) == person_id), shape.wire)]


def consent_in_words(mandate: Mandate, consent_id: UUID) -> list[Shape]:
    """The same with what the person wants kept back, under her own key."""
    person = col(Consent.person_id)
    query = _select(mandate, ConsentRead).where(col(Consent.id) == consent_id)
    opened_by = under(people.wrapped_key(col(Consent.organisation_id), person), person, literal(0))
    words = col(Consent.withheld).is_not(None).label("_has_words")
    return [Shape(query.add_columns(*opened_by, words, person.label("_person_id")), ConsentRead)]


def mine(mandate: Mandate, consent_id: UUID) -> Select[Consent, bool]:
    """The consent, if it is of a person that the caller may see, and whether the caller may change it."""
    return select(Consent, people.workable(mandate, col(Consent.person_id))).where(
        col(Consent.organisation_id) == mandate.organisation_id,
        col(Consent.id) == consent_id,
        people.seen(mandate, col(Consent.person_id)),
    )


def current(
    mandate: Mandate, person_id: UUID | ScalarSelect[Any], purpose: str, recipient_id: UUID | None
) -> Select[Consent]:
    """The present word of a person on a purpose, towards this recipient or nobody in particular."""
    return select(Consent).where(
        col(Consent.organisation_id) == mandate.organisation_id,
        col(Consent.person_id) == person_id,
        col(Consent.purpose) == purpose,
        col(Consent.recipient_organisation_id).is_not_distinct_from(recipient_id),
        col(Consent.status).in_(CURRENT),
    )


def last_word_at(mandate: Mandate, person_id: UUID, purpose: str, recipient_id: UUID | None) -> Select[Any]:
    """When a person last said something on a purpose, or took it back; no later than it was written down."""
    said = func.least(col(Consent.given_at), col(Consent.created_at))
    taken_back = case((col(Consent.status) == S.WITHDRAWN, col(Consent.ended_at)))
    return select(func.max(func.greatest(said, taken_back))).where(
        col(Consent.organisation_id) == mandate.organisation_id,
        col(Consent.person_id) == person_id,
        col(Consent.purpose) == purpose,
        col(Consent.recipient_organisation_id).is_not_distinct_from(recipient_id),
    )


def expired(mandate: Mandate, at_once: int) -> Select[Consent]:
    """Consents whose time is over and of which nobody has been told, the earliest first."""
    return (
        select(Consent)
        .where(
            col(Consent.organisation_id) == mandate.organisation_id,
            col(Consent.status) == S.GIVEN,
            col(Consent.end_told_at).is_(None),
            col(Consent.expires_at) <= mandate.now,
        )
        .order_by(col(Consent.expires_at))
        .limit(at_once)
        .with_for_update(skip_locked=True)
    )


def agreed(
    mandate: Mandate, person_id: SQLColumnExpression[UUID | None], purpose: str
) -> ColumnElement[bool]:
    """True where this column holds a person who consents to this purpose now, towards whomever."""
    hers = and_(live(mandate), col(Consent.person_id) == person_id, col(Consent.purpose) == purpose)
    return select(literal(1)).where(hers).correlate_except(Consent).exists()


async def has_live(mandate: Mandate, person_id: UUID, purpose: str) -> bool:
    """True when the person consents to this purpose, towards whomever; held until the transaction ends."""
    query = select(col(Consent.id)).where(
        live(mandate), col(Consent.person_id) == person_id, col(Consent.purpose) == purpose
    )
    return (await mandate.session.scalars(query.with_for_update(read=True))).first() is not None
