"""Gathers what a message to another server says, at the moment when it is sent.

What was erased or withdrawn meanwhile is not among it any more.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements import service as agreements
from trafficking_api.features.referrals.service import handing_on

Body = dict[str, Any] | None


@dataclass(frozen=True)
class Event:
    """Something that happened between the two; `is_ours` where somebody here did it, and not the seat."""

    type: str
    object_id: UUID
    is_ours: bool


@dataclass(frozen=True)
class Teller:
    """Who tells: the organisation, and beside it the seat of the partner, which reads what is for it."""

    own: Mandate
    seat: Mandate


Tell = Callable[[Teller, UUID], Awaitable[Body]]
Side = Literal["from", "to"]


@dataclass(frozen=True)
class Tale:
    """How a kind of event is told, and of which side it must be the doing."""

    tell: Tell
    side: Side | None = None


async def told(teller: Teller, event: Event) -> Body:
    """What the message about an event says; None where the partner's server need not know."""
    tale = TALES.get(event.type)
    if tale is None or (tale.side is None and not event.is_ours):
        return None
    return await tale.tell(teller, event.object_id)


async def _terms(teller: Teller, agreement_id: UUID) -> Body:
    return await agreements.terms(teller.own, agreement_id)


async def _nothing(_teller: Teller, _id: UUID) -> Body:
    return {}


def _of_referral(side: Side, *names: str, **renamed: str) -> Tale:
    """Members of a referral, told by the side whose doing it is."""

    async def tell(teller: Teller, referral_id: UUID) -> Body:
        found = await handing_on.referral(teller.own, referral_id)
        is_side = found.get(f"{side}_organisation_id") == teller.own.organisation_id
        if not is_side or found["sent_on"] is None:  # of a draft nobody else learns
            return None
        if "card" in names and found["card"] is None:  # its time was over before it could be told
            return None
        return {name: found[name] for name in names} | {new: found[old] for new, old in renamed.items()}

    return Tale(tell, side)


async def _released(teller: Teller, referral_id: UUID) -> Body:
    release = await handing_on.disclosure(teller.own, referral_id)
    return {
        "groups": await handing_on.released(teller.seat, referral_id),
        "expires_at": release["expires_at"],
        "lawful_basis": release["lawful_basis"],
        "digest": await handing_on.digest(teller.own, referral_id),
    }


async def _changed(teller: Teller, referral_id: UUID) -> Body:
    """What its card tells now: no more at all, once the time of its case is over."""
    told = await TALES["referral.refined"].tell(teller, referral_id)
    found = await handing_on.referral(teller.own, referral_id)
    return told if told is None or found["card"] is not None else {**told, "is_forgotten": True}


def _of_release(*names: str, **renamed: str) -> Tale:
    async def tell(teller: Teller, referral_id: UUID) -> Body:
        found = await handing_on.disclosure(teller.own, referral_id)
        if not found or found["from_organisation_id"] != teller.own.organisation_id:
            return None
        return {name: found[name] for name in names} | {new: found[old] for new, old in renamed.items()}

    return Tale(tell, "from")


def _ours(tell: Tell) -> Tell:
    """Only where the referral is one that we send."""

    async def checked(teller: Teller, referral_id: UUID) -> Body:
        found = await handing_on.referral(teller.own, referral_id)
        is_sender = found.get("from_organisation_id") == teller.own.organisation_id
        return await tell(teller, referral_id) if is_sender else None

    return checked


async def _said(teller: Teller, message_id: UUID) -> Body:
    found = await handing_on.said(teller.own, message_id)
    if not found or not found.pop("is_own") or found["text"] is None:
        return None
    return found


def _of_erasure(side: Side, *names: str) -> Tale:
    async def tell(teller: Teller, request_id: UUID) -> Body:
        found = await handing_on.erasure_request(teller.own, request_id)
        if not found or found[f"{side}_organisation_id"] != teller.own.organisation_id:
            return None
        return {name: found[name] for name in names}

    return Tale(tell, side)


_CARD = ("refinements", "agreed_refinements", "agreed_until")
TALES: dict[str, Tale] = {
    "agreement.created": Tale(_terms),
    **{f"agreement.{done}": Tale(_nothing) for done in ("signed", "declined", "withdrawn", "revoked")},
    "referral.sent": _of_referral("from", "kind", "respond_by_on", "sent_on", "card"),
    "referral.refined": _of_referral("from", *_CARD),
    "referral.changed": Tale(_changed, "from"),
    **{f"referral.{done}": Tale(_ours(_released), "from") for done in ("released", "release_approved")},
    **{
        f"referral.{done}": _of_referral("from")
        for done in ("withdrawn", "voided", "placed_elsewhere", "expired")
    },
    "disclosure.narrowed": _of_release("field_groups", "expires_at"),
    "disclosure.ended": _of_release(code="end_code"),
    "erasure_request.asked": _of_erasure("from", "referral_id"),
    **{f"referral.{done}": _of_referral("to") for done in ("accepted", "arrived", "held", "resumed")},
    "referral.declined": _of_referral("to", by="declined_by", code="decline_code"),
    "referral.asked": _of_referral("to", field="asked_field"),
    "referral.completed": _of_referral("to", outcome="outcome"),
    "referral.returned": _of_referral("to", code="return_code"),
    "erasure_request.answered": _of_erasure("to", "answer", "keeping_basis"),
    "referral_message.sent": Tale(_said, "from"),
}
