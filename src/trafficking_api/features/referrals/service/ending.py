"""Ends what rested on a consent in the same breath as the consent itself (REF-10)."""

from collections.abc import Collection
from uuid import UUID, uuid4

from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import forget_answers
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.portions import LOOKED_AT, one_by_one
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.consents import service as consents
from trafficking_api.features.consents.ending import Ended, when_ended
from trafficking_api.features.consents.service import Covering
from trafficking_api.features.people.erasing import when_erased
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import Disclosure, ErasureRequest, Referral, ReferralLink
from trafficking_api.features.referrals.service.consent import AGREED_GROUP, PURPOSE
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import Linked, follow, free_bed
from trafficking_api.features.referrals.states import ARRIVED, OPEN, SENDER


@when_ended
async def end_with_consent(mandate: Mandate, ended: Ended) -> None:
    """End, or narrow, every disclosure that rested on a consent, and the referrals that wait for the person.

    Before she has arrived the receiver loses all of it. Who has a copy of its own of something that is no
    longer agreed to is asked about it, whether or not the disclosure is still open.
    """
    to = ended.recipient_organisation_id
    if ended.purpose != PURPOSE or to is None:
        return
    # What she said in its place counts, also where it covers nothing of what the one before did.
    now = await consents.covering(mandate, ended.person_id, PURPOSE, to)
    rows = await mandate.session.execute(queries.shared_with(mandate, ended.person_id, to))
    for row in [(link, referral) for link, referral in rows]:
        disclosure = await mandate.session.scalar(queries.disclosed(mandate, row[1].id))
        rested = disclosure if disclosure is not None and disclosure.lawful_basis is None else None
        had = set(rested.field_groups if rested else ())
        await _unrefine(mandate, row[1], now)
        if now is None:
            await _end_all(mandate, row, disclosure)
        else:
            _narrow(mandate, row[1], rested, now)
        if had - set(now.field_groups if now else ()):
            await ask_once(mandate, row[1])


async def _unrefine(mandate: Mandate, referral: Referral, now: Covering | None) -> None:
    """Take back what was added to the card because she agreed to it, or let it end with what she says now."""
    if not referral.agreed_refinements:
        return
    if now is not None and AGREED_GROUP in now.field_groups:
        referral.agreed_until = now.expires_at
        return
    await _forget_refinements(mandate, referral)


async def _forget_refinements(mandate: Mandate, referral: Referral) -> None:
    """Empty them, also in what the receiver was answered and could be answered again."""
    if referral.agreed_refinements:
        referral.agreed_refinements, referral.agreed_until = {}, None
        referral.updated_on = mandate.today()
        log(mandate, referral, "DisclosureEnded", Passed())
        async with mandate.as_other_party(referral):
            await forget_answers(mandate, [referral.id])


async def forget_card(mandate: Mandate, referral: Referral) -> None:
    """Empty what a card told of her, also in what its receiver can be answered again; how it ended stays."""
    if referral.card is None or referral.status in OPEN:
        return
    referral.card, referral.refinements, referral.asked_field = None, {}, None
    referral.updated_on = mandate.today()
    async with mandate.as_other_party(referral):
        await forget_answers(mandate, [referral.id])


def _narrow(mandate: Mandate, referral: Referral, disclosure: Disclosure | None, now: Covering) -> None:
    """Take away what is no longer agreed to; what is left ends with the consent that is in force now."""
    if disclosure is None or disclosure.ended_at is not None:
        return
    kept = [group for group in disclosure.field_groups if group in now.field_groups]
    if not kept:
        end(mandate, referral, disclosure, "ConsentEnded")
        return
    for group in set(disclosure.field_groups) - set(kept):
        setattr(disclosure, group, None)
    disclosure.field_groups, disclosure.expires_at = kept, now.expires_at
    means(disclosure, Act("narrowed"))
    log(mandate, referral, "DisclosureEnded", Passed(groups=kept))


async def _end_all(mandate: Mandate, row: Linked, disclosure: Disclosure | None) -> None:
    link, referral = row
    withdrawn = referral.status in OPEN - ARRIVED
    if withdrawn:
        follow(mandate, row, "withdraw", SENDER)
        link.withdraw_code = "ConsentEnded"
        await free_bed(mandate, referral)
    # What rests on a lawful basis ends only with its referral: nothing is kept for who no longer finds it.
    if (
        disclosure is not None
        and disclosure.ended_at is None
        and (withdrawn or disclosure.lawful_basis is None)
    ):
        end(mandate, referral, disclosure, "ConsentEnded")


async def ask_once(mandate: Mandate, referral: Referral) -> None:
    """Ask who has a copy of its own, also where what was shown has ended before."""
    if referral.arrived_on is None:
        return
    await mandate.session.flush()  # it may have been asked in this breath already
    if await mandate.session.scalar(queries.asked_to_erase(mandate, referral.id)) is None:
        ask_erasure(mandate, referral)


def end(mandate: Mandate, referral: Referral, disclosure: Disclosure, code: str) -> None:
    """End a disclosure: its bytes are gone at once, and that it was stays with the sender."""
    for group in disclosure.field_groups:
        setattr(disclosure, group, None)
    disclosure.wrapped, disclosure.ended_at, disclosure.end_code = None, mandate.now, code
    means(disclosure, Act("ended", "open", "ended", reason=code))
    log(mandate, referral, "DisclosureEnded", Passed())


def ask_erasure(mandate: Mandate, referral: Referral, id_: UUID | None = None) -> None:
    """Ask the receiver of a person what it does with its own copy; the mandate is in the sender's tenant."""
    request = ErasureRequest(
        id=id_ or uuid4(),
        from_organisation_id=referral.from_organisation_id,
        to_organisation_id=referral.to_organisation_id,
        referral_id=referral.id,
        asked_on=mandate.today(),
    )
    mandate.started(request, request.status, verb="asked")


@when_erased
async def end_with_person(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """End every disclosure about a person who is forgotten, and ask each who has a copy."""
    shared = (await mandate.session.execute(queries.shared_of(mandate, person_id))).all()
    for _, referral in shared:
        await _end_open(mandate, referral, "PersonErased")
        await _forget_refinements(mandate, referral)
        await ask_once(mandate, referral)
    return await _silence(mandate, [referral for _, referral in shared])


@when_purged
async def end_with_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """End every disclosure of a case whose time is over."""
    shared = (await mandate.session.execute(queries.shared_of_case(mandate, case_id))).all()
    for link, referral in shared:
        await _end_open(mandate, referral, "CasePurged")
        await _forget_refinements(mandate, referral)
        await forget_card(mandate, referral)
        link.facts = None
    return await _silence(mandate, [referral for _, referral in shared])


@when_erased
async def end_with_copy_of_person(mandate: Mandate, person_id: UUID) -> list[UUID]:
    """End what senders disclosed of a person whom the receiver forgets with its own copy."""
    return await _end_received(mandate, await cases.kept_of(mandate, person_id), whole=True)


@when_purged
async def end_with_copy_of_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """End what a sender disclosed with a case that came from it, when the time of the copy is over."""
    return await _end_received(mandate, [case_id], whole=False)


async def _end_received(mandate: Mandate, case_ids: Collection[UUID], *, whole: bool) -> list[UUID]:
    """End what is read here beside these copies, by the referral that each came by and by later ones.

    A later one has no copy of its own where she was still here: it ends with the last copy, or with her.
    """
    gone: list[UUID] = []
    for referral_id in filter(None, await mandate.session.scalars(cases.came_by(mandate, case_ids))):
        line = await mandate.session.scalar(queries.received_line(mandate, referral_id))
        way = line or await mandate.find(Referral, referral_id)
        if way is None:  # nothing leads to its sender, and nothing of it is read here
            continue
        async with mandate.as_other_party(way):
            to = col(ReferralLink.to_organisation_id) == way.to_organisation_id
            rows = (await mandate.session.execute(queries.round_of(referral_id).where(to))).all()
        come = {referral.id: referral for _, referral in rows if referral.status not in OPEN - ARRIVED}
        others = set(await mandate.session.scalars(cases.kept_by_others(mandate, list(come), case_ids)))
        ends = set(come) - others if whole or not others else {referral_id}
        async with mandate.as_other_party(way):
            gone += await _end_for_receiver(mandate, [come[id_] for id_ in come if id_ in ends])
    return gone


async def _end_for_receiver(mandate: Mandate, referrals: list[Referral]) -> list[UUID]:
    """End what the receiver of these finds of her, and its half of the words; the sender keeps its own."""
    for referral in referrals:
        await _end_open(mandate, referral, "ReceiverErased")
        await _forget_refinements(mandate, referral)
    referral_ids = [referral.id for referral in referrals]
    messages = list(await mandate.session.scalars(queries.messages_of(mandate, referral_ids)))
    for message in messages:
        if message.body_for_to is not None:
            message.body_for_to = None
            means(message, Act("narrowed"))
    return [*referral_ids, *(message.id for message in messages)]


async def _end_open(mandate: Mandate, referral: Referral, code: str) -> None:
    disclosure = await mandate.session.scalar(queries.disclosed(mandate, referral.id))
    if disclosure is not None and disclosure.ended_at is None:
        end(mandate, referral, disclosure, code)


async def _silence(mandate: Mandate, referrals: list[Referral]) -> list[UUID]:
    """Destroy the words about her: messages of both sides, and why a release without consent was proposed.

    That there was a message stays; of a proposal, on what basis and who. Returns whatever may have been
    answered with these words here; what the receivers were answered is forgotten with it.
    """
    referral_ids = [referral.id for referral in referrals]
    messages = list(await mandate.session.scalars(queries.messages_of(mandate, referral_ids)))
    for message in messages:
        message.body_for_from = message.body_for_to = None
        means(message, Act("purged"))
    said = {message.referral_id for message in messages}
    for referral in referrals:
        if referral.id in said:
            async with mandate.as_other_party(referral):
                await forget_answers(mandate, [message.id for message in messages])
    proposed = await mandate.session.scalars(queries.all_proposed(mandate, referral_ids))
    requests = [request for request in proposed if request.reason is not None]
    for request in requests:
        request.reason = None
        means(request, Act("purged"))
        mandate.touch(request)
    return [*referral_ids, *(message.id for message in messages), *(request.id for request in requests)]


async def end_overdue(office: Office, organisation_id: UUID, sweep: str) -> int:
    """Remove what is still kept of disclosures whose time is over, one by one; returns how many."""
    async with system_mandate(office, organisation_id, sweep) as mandate:
        found = list(await mandate.session.scalars(queries.overdue_disclosures(mandate, LOOKED_AT)))
    return await one_by_one(office, organisation_id, sweep, found, _end_overdue)


async def _end_overdue(mandate: Mandate, referral_id: UUID) -> int:
    _, referral = (await mandate.session.execute(queries.linked(referral_id))).one()
    disclosure = await mandate.session.scalar(queries.overdue_disclosure(mandate, referral_id))
    if disclosure is None:
        return 0
    end(mandate, referral, disclosure, "Expired")
    if disclosure.lawful_basis is not None:
        # No consent ends with it that would ask: what rested on a basis may not be kept without one.
        await ask_once(mandate, referral)
    return 1
