"""What a seat does here, because it was done on its own server: it offers, releases, and ends.

The mandate is in the tenant of the seat, which is the sender. Its server has asked consent, and decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.schemas.referral import Card
from trafficking_api.features.referrals.service.draft import add, told_need
from trafficking_api.features.referrals.service.earlier import note_earlier
from trafficking_api.features.referrals.service.ending import ask_erasure, end, forget_card
from trafficking_api.features.referrals.service.log import Passed, canonical, log
from trafficking_api.features.referrals.service.release import (
    Terms,
    begin,
    log_release,
    sealed_for_receiver,
)
from trafficking_api.features.referrals.service.sides import Linked, follow, free_bed, keep_agreed
from trafficking_api.features.referrals.service.talk import Said, store
from trafficking_api.features.referrals.states import AWAITED, SENDER, TALKING, S
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.states import SYSTEM


@dataclass(frozen=True)
class Offer:
    """A referral that a seat makes, as it stands on the other server."""

    id: UUID
    to_organisation_id: UUID
    kind: str
    respond_by_on: date
    sent_on: date
    card: Card


@dataclass(frozen=True)
class _Drafted:
    case_id: UUID
    kind: str
    to_organisation_id: UUID
    respond_by_on: date


@dataclass(frozen=True)
class Release:
    """What was released on the other server; no groups where it has ended before it could travel."""

    command: str
    groups: Mapping[str, Any]
    expires_at: datetime | None
    lawful_basis: str | None
    digest: bytes | None


async def offer(mandate: Mandate, offered: Offer) -> None:
    """Send it here. The same person is told by the reference of her card. Raises NoAgreement, Invalid."""
    card = offered.card
    if (card.kind, card.respond_by_on) != (offered.kind, offered.respond_by_on):
        raise Invalid(errors=[Fault("/card", "another_referral")])
    told = card.model_dump(mode="json")
    case_id = await _stands_for(mandate, offered)
    drafted = _Drafted(case_id, offered.kind, offered.to_organisation_id, offered.respond_by_on)
    await add(mandate, drafted, told_need(told), id_=offered.id)
    link, referral = row = await _row(mandate, offered.id)
    follow(mandate, row, "send", SENDER)
    await keep_agreed(mandate, referral)
    referral.card, referral.sent_on, link.sent_at = told, offered.sent_on, mandate.now
    log(mandate, referral, "CardSent", Passed(canonical(told)))


async def _stands_for(mandate: Mandate, offered: Offer) -> UUID:
    """The case that stands here for hers: that of an earlier card of the same reference, or a new one."""
    known = queries.stands_for(mandate, offered.to_organisation_id, offered.card.reference)
    return await mandate.session.scalar(known) or await cases.stand_in(mandate, offered.card.minor)


async def add_to_card(
    mandate: Mandate, referral_id: UUID, plain: dict[str, str], agreed: dict[str, str], until: datetime | None
) -> None:
    """Let the card have these fields beyond its own, which may be fewer than before. Raises NotFound."""
    row = await _row(mandate, referral_id)
    referral = row[1]
    before = {**referral.refinements, **referral.agreed_refinements}
    added = {name: value for name, value in {**plain, **agreed}.items() if name not in before}
    if referral.asked_field in added:
        follow(mandate, row, "refine", SENDER)
        referral.asked_field = None
        log(mandate, referral, "FieldRefined", Passed(canonical(added)))
    elif len(before) > len({**plain, **agreed}):
        log(mandate, referral, "DisclosureEnded", Passed())
    told = {"refinements": plain, "agreed_refinements": agreed, "agreed_until": until}
    if any(getattr(referral, name) != value for name, value in told.items()):
        referral.sqlmodel_update(told)
        referral.updated_on = mandate.today()


async def take_card_back(mandate: Mandate, referral_id: UUID) -> None:
    """The time of its case is over on the other server. Raises NotFound."""
    await forget_card(mandate, (await _row(mandate, referral_id))[1])


async def release(mandate: Mandate, referral_id: UUID, released: Release) -> None:
    """Let the receiver read what was released to it. Raises NotFound, WrongState."""
    row = await _row(mandate, referral_id)
    follow(mandate, row, released.command, SENDER)
    terms = Terms(list(released.groups), released.expires_at, lawful_basis=released.lawful_basis)
    begin(mandate, row, await sealed_for_receiver(mandate, row[1], released.groups), terms)
    before = queries.come_before(mandate, row[0].case_id, row[0].to_organisation_id)
    await note_earlier(mandate, row[1], (await mandate.session.scalars(before)).all())
    log_release(mandate, row, terms, Passed(None, tuple(released.groups), released.digest))


async def narrow(mandate: Mandate, referral_id: UUID, kept: list[str], until: datetime | None) -> None:
    """Take away what is no longer agreed to. Raises NotFound."""
    referral = (await _row(mandate, referral_id))[1]
    disclosure = await mandate.session.scalar(queries.disclosed(mandate, referral_id))
    if disclosure is None or disclosure.ended_at is not None:
        return
    for group in set(disclosure.field_groups) - set(kept):
        setattr(disclosure, group, None)
    disclosure.field_groups = [group for group in disclosure.field_groups if group in kept]
    disclosure.expires_at = until
    means(disclosure, Act("narrowed"))
    log(mandate, referral, "DisclosureEnded", Passed(groups=disclosure.field_groups))


async def end_disclosure(mandate: Mandate, referral_id: UUID, code: str) -> None:
    """End what was released, if it has not ended. Raises NotFound."""
    referral = (await _row(mandate, referral_id))[1]
    disclosure = await mandate.session.scalar(queries.disclosed(mandate, referral_id))
    if disclosure is not None and disclosure.ended_at is None:
        end(mandate, referral, disclosure, code)


async def give_way(mandate: Mandate, referral_id: UUID) -> None:
    """Another centre was first. Who has accepted here meanwhile loses it, and the bed is free.

    Raises NotFound.
    """
    link, referral = row = await _row(mandate, referral_id)
    if referral.status == S.SENT:
        follow(mandate, row, "place_elsewhere", SYSTEM)
    elif referral.status in AWAITED:
        follow(mandate, row, "withdraw", SENDER)
        link.withdraw_code = "PlacedElsewhere"
        await free_bed(mandate, referral)


async def expire(mandate: Mandate, referral_id: UUID) -> None:
    """Its time is over on the other server. Raises NotFound."""
    row = await _row(mandate, referral_id)
    if row[1].status in {S.SENT, S.ACCEPTED}:
        follow(mandate, row, "expire", SYSTEM)


async def say(mandate: Mandate, referral_id: UUID, message_id: UUID, words: str) -> None:
    """Words of the sender, which its server has held against what is known. Raises NotFound, Invalid."""
    row = await _row(mandate, referral_id)
    if row[1].status in TALKING:
        await store(mandate, row, Said(message_id, SENDER, mandate.organisation_id, words))


async def ask_to_erase(mandate: Mandate, referral_id: UUID, request_id: UUID) -> None:
    """Ask what the receiver does with its own copy. Raises NotFound."""
    ask_erasure(mandate, (await _row(mandate, referral_id))[1], request_id)


async def _row(mandate: Mandate, referral_id: UUID) -> Linked:
    found = (await mandate.session.execute(queries.linked(referral_id))).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]
