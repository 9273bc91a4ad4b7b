"""Ends what rested on a consent in the same breath as the consent itself (REF-10)."""

from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.consents import service as consents
from trafficking_api.features.consents.ending import Ended, when_ended
from trafficking_api.features.consents.service import Covering
from trafficking_api.features.people.erasing import when_erased
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.models import Disclosure, ErasureRequest, Referral
from trafficking_api.features.referrals.service.consent import PURPOSE
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import Linked, follow
from trafficking_api.features.referrals.states import ARRIVED, OPEN, SENDER

_AT_ONCE = 100


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
        if now is None:
            _end_all(mandate, row, disclosure)
        else:
            _narrow(mandate, row[1], rested, now)
        if had - set(now.field_groups if now else ()):
            await _ask_once(mandate, row[1])


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


def _end_all(mandate: Mandate, row: Linked, disclosure: Disclosure | None) -> None:
    link, referral = row
    withdrawn = referral.status in OPEN - ARRIVED
    if withdrawn:
        follow(mandate, row, "withdraw", SENDER)
        link.withdraw_code = "ConsentEnded"
    # What rests on a lawful basis ends only with its referral: nothing is kept for who no longer finds it.
    if (
        disclosure is not None
        and disclosure.ended_at is None
        and (withdrawn or disclosure.lawful_basis is None)
    ):
        end(mandate, referral, disclosure, "ConsentEnded")


async def _ask_once(mandate: Mandate, referral: Referral) -> None:
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


def ask_erasure(mandate: Mandate, referral: Referral) -> None:
    """Ask the receiver of a person what it does with its own copy; the mandate is in the sender's tenant."""
    request = ErasureRequest(
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
        await _ask_once(mandate, referral)
    return await _silence(mandate, [referral.id for _, referral in shared])


@when_purged
async def end_with_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """End every disclosure of a case whose time is over."""
    shared = (await mandate.session.execute(queries.shared_of_case(mandate, case_id))).all()
    for _, referral in shared:
        await _end_open(mandate, referral, "CasePurged")
    return await _silence(mandate, [referral.id for _, referral in shared])


async def _end_open(mandate: Mandate, referral: Referral, code: str) -> None:
    disclosure = await mandate.session.scalar(queries.disclosed(mandate, referral.id))
    if disclosure is not None and disclosure.ended_at is None:
        end(mandate, referral, disclosure, code)


async def _silence(mandate: Mandate, referral_ids: list[UUID]) -> list[UUID]:
    """Destroy the words with which a release without consent was proposed; on what basis, and who, stays."""
    proposed = await mandate.session.scalars(queries.all_proposed(mandate, referral_ids))
    requests = [request for request in proposed if request.reason is not None]
    for request in requests:
        request.reason = None
        means(request, Act("purged"))
        mandate.touch(request)
    return [request.id for request in requests]


async def end_overdue(mandate: Mandate) -> int:
    """Remove what is still kept of disclosures whose time is over; returns how many there were."""
    ids = list(await mandate.session.scalars(queries.overdue_disclosures(mandate, _AT_ONCE)))
    done = 0
    for referral_id in ids:
        _, referral = (await mandate.session.execute(queries.linked(referral_id))).one()
        disclosure = await mandate.session.scalar(queries.disclosed(mandate, referral_id))
        if disclosure is not None and disclosure.ended_at is None:
            end(mandate, referral, disclosure, "Expired")
            done += 1
    return done
