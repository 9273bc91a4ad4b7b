"""What is read of a referral to be handed on to the other side's own server."""

from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import Disclosure, ErasureRequest, Referral, ReferralMessage
from trafficking_api.features.referrals.service.arrive import disclosed
from trafficking_api.features.referrals.service.talk import BODY
from trafficking_api.features.referrals.states import RECEIVER, SENDER

_REFERRAL = (
    *("kind", "respond_by_on", "sent_on", "card", "refinements", "agreed_refinements", "agreed_until"),
    *("declined_by", "decline_code", "asked_field", "outcome", "return_code"),
    *("from_organisation_id", "to_organisation_id"),
)
_DISCLOSURE = ("from_organisation_id", "field_groups", "lawful_basis", "expires_at", "end_code")
_ERASURE = ("from_organisation_id", "to_organisation_id", "referral_id", "answer", "keeping_basis")


async def referral(mandate: Mandate, referral_id: UUID) -> dict[str, Any]:
    """What both sides know of a referral; empty where it is not in reach."""
    return _told(await mandate.find(Referral, referral_id), _REFERRAL)


async def disclosure(mandate: Mandate, referral_id: UUID) -> dict[str, Any]:
    """What both sides know of a release; empty where it is not in reach."""
    return _told(await mandate.find(Disclosure, referral_id), _DISCLOSURE)


async def digest(mandate: Mandate, referral_id: UUID) -> str | None:
    """The hash of what was released, as it stands in the log of both."""
    found = await mandate.session.scalar(queries.release_hash(mandate, referral_id))
    return None if found is None else found.hex()


async def released(mandate: Mandate, referral_id: UUID) -> dict[str, Any]:
    """What its receiver, in whose tenant the mandate is, may read now: nothing once it has ended."""
    told = await disclosed(mandate, referral_id)
    return {} if told is None else told.groups


async def erasure_request(mandate: Mandate, request_id: UUID) -> dict[str, Any]:
    """A request to erase."""
    return _told(await mandate.find(ErasureRequest, request_id), _ERASURE)


async def said(mandate: Mandate, message_id: UUID) -> dict[str, Any]:
    """Words about a referral, and whether they are one's own; without words once they are forgotten."""
    message = await mandate.find(ReferralMessage, message_id)
    if message is None:
        return {}
    is_sender = message.from_organisation_id == mandate.organisation_id
    sealed = message.body_for_from if is_sender else message.body_for_to
    is_own = message.written_by == (SENDER if is_sender else RECEIVER)
    told: dict[str, Any] = {"referral_id": message.referral_id, "text": None, "is_own": is_own}
    if sealed is not None:
        told["text"] = (await mandate.keys(to_open=[sealed])).open(BODY, message_id, sealed)
    return told


def _told(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {} if row is None else {name: getattr(row, name) for name in names}
