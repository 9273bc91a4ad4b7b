"""What a message of another server does here: the seat does it, by the verbs of everybody."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.agreements import service as agreements
from trafficking_api.features.agreements.schemas import NewAgreement
from trafficking_api.features.exchange.rules.message import Head
from trafficking_api.features.exchange.schemas import crossing
from trafficking_api.features.referrals import service as referrals
from trafficking_api.features.referrals.schemas.exchange import ErasureAnswering
from trafficking_api.features.referrals.schemas.referral import Acceptance, Decline, Withdrawal
from trafficking_api.features.referrals.schemas.stage import Asking, Completion, Return
from trafficking_api.features.referrals.service import answered_elsewhere, elsewhere, handing_on
from trafficking_api.features.referrals.service.elsewhere import Offer, Release
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Invalid, NotFound
from trafficking_api.kit.wire import NOTHING_MORE, In

#: The partner has read its own version, and this one is no other for long.
_ANY = Expected("*")
Do = Callable[[Mandate, Head, Any], Awaitable[Any]]


@dataclass(frozen=True)
class Deed:
    """What a kind of message says, does, and needs an agreement for."""

    body: type[In]
    do: Do
    #: True where something new is shared; what ends something is always heard.
    needs_agreement: bool = False


async def agreement_of(mandate: Mandate, head: Head, body: Any) -> str:
    """For which kind of sharing an agreement is needed. Raises NotFound."""
    if isinstance(body, crossing.ReferralOffered):
        return body.kind
    return str((await _between(mandate, head, head.object_id))["kind"])


def read(kind: str, body: Any) -> tuple[Deed, Any]:
    """What a message does, and what it says. Raises Invalid."""
    deed = DEEDS.get(kind)
    if deed is None:
        raise Invalid
    try:
        return deed, deed.body.model_validate(body)
    except ValidationError:
        raise Invalid from None


async def _between(mandate: Mandate, head: Head, referral_id: UUID) -> dict[str, Any]:
    """The referral, if it lies between these two: the seat may have others, with others. Raises NotFound."""
    found = await handing_on.referral(mandate, referral_id)
    sides = {found.get("from_organisation_id"), found.get("to_organisation_id")}
    if sides != {head.from_organisation_id, head.to_organisation_id}:
        raise NotFound
    return found


async def _propose(mandate: Mandate, head: Head, body: crossing.AgreementProposed) -> None:
    terms = {**body.model_dump(mode="json"), "to_organisation_id": head.to_organisation_id}
    await agreements.propose(mandate, NewAgreement.model_validate(terms), "centre", head.object_id)


def _agreement(command: str) -> Deed:
    async def do(mandate: Mandate, head: Head, _body: crossing.Nothing) -> None:
        sides = await agreements.sides(mandate, head.object_id)
        if sides != {head.from_organisation_id, head.to_organisation_id}:
            raise NotFound
        await agreements.command(mandate, head.object_id, command, _ANY, None)

    return Deed(crossing.Nothing, do)


def _referral(body: type[In], do: Do, *, needs_agreement: bool = False) -> Deed:
    """Something that is done with a referral of these two, whose id the message has."""

    async def checked(mandate: Mandate, head: Head, said: Any) -> None:
        await _between(mandate, head, head.object_id)
        await do(mandate, head, said)

    return Deed(body, checked, needs_agreement=needs_agreement)


async def _offer(mandate: Mandate, head: Head, body: crossing.ReferralOffered) -> None:
    said = {name: getattr(body, name) for name in ("kind", "respond_by_on", "sent_on", "card")}
    await elsewhere.offer(mandate, Offer(head.object_id, head.to_organisation_id, **said))


async def _refine(mandate: Mandate, head: Head, body: crossing.CardRefined) -> None:
    await elsewhere.add_to_card(
        mandate, head.object_id, body.refinements, body.agreed_refinements, body.agreed_until
    )
    if body.is_forgotten:
        await elsewhere.take_card_back(mandate, head.object_id)


def _release(command: str) -> Deed:
    async def do(mandate: Mandate, head: Head, body: crossing.Released) -> None:
        digest = None if body.digest is None else bytes.fromhex(body.digest)
        told = Release(command, body.groups, body.expires_at, body.lawful_basis, digest)
        await elsewhere.release(mandate, head.object_id, told)

    return _referral(crossing.Released, do)


async def _take_back(mandate: Mandate, head: Head, _body: crossing.Nothing) -> None:
    await referrals.take_back(mandate, head.object_id, _ANY, Withdrawal(code="NoLongerNeeded"))


async def _say(mandate: Mandate, head: Head, body: crossing.Words) -> None:
    found = await _between(mandate, head, body.referral_id)
    is_sender = found["from_organisation_id"] == mandate.organisation_id
    speak = elsewhere.say if is_sender else answered_elsewhere.replied
    await speak(mandate, body.referral_id, head.object_id, body.text)


async def _ask_to_erase(mandate: Mandate, head: Head, body: crossing.ErasureAsked) -> None:
    await _between(mandate, head, body.referral_id)
    await elsewhere.ask_to_erase(mandate, body.referral_id, head.object_id)


async def _answer_erasure(mandate: Mandate, head: Head, body: crossing.ErasureAnswered) -> None:
    asked = await handing_on.erasure_request(mandate, head.object_id)
    # By the question itself: who received a referral that was withdrawn finds it no longer, and answers.
    sides = {asked.get("from_organisation_id"), asked.get("to_organisation_id")}
    if sides != {head.from_organisation_id, head.to_organisation_id}:
        raise NotFound
    answer = ErasureAnswering(answer=body.answer, keeping_basis=body.keeping_basis)
    await referrals.answer_erasure(mandate, head.object_id, _ANY, answer)


_NOTHING = crossing.Nothing
DEEDS: dict[str, Deed] = {
    "agreement.created": Deed(crossing.AgreementProposed, _propose),
    "agreement.signed": _agreement("sign"),
    "agreement.declined": _agreement("decline"),
    "agreement.withdrawn": _agreement("withdraw"),
    "agreement.revoked": _agreement("revoke"),
    # Of the sender.
    "referral.sent": Deed(crossing.ReferralOffered, _offer, needs_agreement=True),
    "referral.refined": _referral(crossing.CardRefined, _refine),
    "referral.changed": _referral(crossing.CardRefined, _refine),
    "referral.released": _release("release"),
    "referral.release_approved": _release("approve_release"),
    "referral.withdrawn": _referral(
        _NOTHING,
        _take_back,
    ),
    "referral.voided": _referral(
        _NOTHING, lambda m, head, _: referrals.void(m, head.object_id, _ANY, NOTHING_MORE)
    ),
    "referral.placed_elsewhere": _referral(
        _NOTHING, lambda m, head, _: elsewhere.give_way(m, head.object_id)
    ),
    "referral.expired": _referral(_NOTHING, lambda m, head, _: elsewhere.expire(m, head.object_id)),
    "disclosure.narrowed": _referral(
        crossing.Narrowed,
        lambda m, head, body: elsewhere.narrow(m, head.object_id, body.field_groups, body.expires_at),
    ),
    "disclosure.ended": _referral(
        crossing.Ended, lambda m, head, body: elsewhere.end_disclosure(m, head.object_id, body.code)
    ),
    "erasure_request.asked": Deed(crossing.ErasureAsked, _ask_to_erase),
    # Of the receiver.
    "referral.accepted": _referral(
        _NOTHING,
        lambda m, head, _: referrals.accept(m, head.object_id, _ANY, Acceptance()),
        needs_agreement=True,
    ),
    "referral.declined": _referral(
        Decline, lambda m, head, body: referrals.decline(m, head.object_id, _ANY, body)
    ),
    "referral.asked": _referral(Asking, lambda m, head, body: referrals.ask(m, head.object_id, _ANY, body)),
    "referral.arrived": _referral(_NOTHING, lambda m, head, _: answered_elsewhere.arrived(m, head.object_id)),
    "referral.held": _referral(
        _NOTHING, lambda m, head, _: referrals.hold(m, head.object_id, _ANY, NOTHING_MORE)
    ),
    "referral.resumed": _referral(
        _NOTHING, lambda m, head, _: referrals.resume(m, head.object_id, _ANY, NOTHING_MORE)
    ),
    "referral.completed": _referral(
        Completion, lambda m, head, body: referrals.complete(m, head.object_id, _ANY, body)
    ),
    "referral.returned": _referral(
        Return, lambda m, head, body: answered_elsewhere.given_back(m, head.object_id, body)
    ),
    "erasure_request.answered": Deed(crossing.ErasureAnswered, _answer_erasure),
    # Of either.
    "referral_message.sent": Deed(crossing.Words, _say),
}
