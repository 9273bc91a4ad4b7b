"""Releases what a person agreed to, or what a lawful basis allows, sealed for the one receiver."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.consents.rules import GUARDIANS
from trafficking_api.features.consents.service import Covering
from trafficking_api.features.members.queries import data_protection_contacts
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import (
    AlreadyProposed,
    ChildProfile,
    NothingProposed,
    ShareConsentNeeded,
)
from trafficking_api.features.referrals.models import (
    DataProtectionAlert,
    Disclosure,
    Referral,
    ReleaseRequest,
)
from trafficking_api.features.referrals.rules import RULES_VERSION
from trafficking_api.features.referrals.schemas.stage import Release, ReleaseProposal
from trafficking_api.features.referrals.service.consent import consented_before
from trafficking_api.features.referrals.service.contents import Source, contents, source
from trafficking_api.features.referrals.service.earlier import note_earlier
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import Linked, follow, own_or_refuse
from trafficking_api.features.referrals.states import SENDER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command

_REASON = "release_requests.reason"
#: For how long something may be read without consent.
LONGEST = timedelta(days=30)


@dataclass(frozen=True)
class Terms:
    """On what a release rests, and until when."""

    field_groups: Collection[str]
    expires_at: datetime | None
    consent: Covering | None = None
    lawful_basis: str | None = None


async def release(mandate: Mandate, referral_id: UUID, expected: Expected, body: Release) -> None:
    """Release what the person agreed to, to the receiver that her consent names (REF-8).

    Raises NotFound, WrongSide, Stale, WrongState, ShareConsentNeeded, ChildProfile, TooMuchToRelease, Erased.
    """
    consent = await consented_before(mandate, referral_id)
    row = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    follow(mandate, row, "release", SENDER, expected, body.occurred_at)
    if consent is None or not set(body.field_groups or ()) <= set(consent.field_groups):
        raise ShareConsentNeeded
    of = await source(mandate, row[0])
    if of.person_id != consent.person_id:
        raise ShareConsentNeeded  # the case was given to somebody else meanwhile
    if of.is_minor(mandate.today()) and consent.given_by not in GUARDIANS:
        raise ChildProfile
    groups = body.field_groups or consent.field_groups
    await _disclose(mandate, row, of, Terms(groups, consent.expires_at, consent))


async def propose(mandate: Mandate, referral_id: UUID, expected: Expected, body: ReleaseProposal) -> None:
    """Propose a release without consent; nothing leaves before another member approves it (REF-9).

    Raises NotFound, WrongSide, Stale, WrongState, MemberNeeded, AlreadyProposed, Invalid, ShareConsentNeeded,
    ChildProfile.
    """
    row = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    follow(mandate, row, "propose_release", SENDER, expected, body.occurred_at)
    if mandate.member_id is None:
        raise MemberNeeded
    before = await mandate.session.scalar(queries.proposed(mandate, referral_id))
    if before is not None and before.expires_at > mandate.now:
        raise AlreadyProposed
    if not mandate.now < body.expires_at <= mandate.now + LONGEST:
        raise Invalid(errors=[Fault("/expires_at", "out_of_range", {"days": LONGEST.days})])
    _refuse_adult_path(mandate, await source(mandate, row[0]), body.basis)
    asked: dict[str, Any] = {
        "basis": body.basis,
        "field_groups": list(body.field_groups),
        "expires_at": body.expires_at,
        "asked_by": mandate.member_id,
        "reason": (await mandate.keys()).seal(_REASON, referral_id, body.reason),
    }
    if before is not None:  # its time is over, and nobody approved it
        before.sqlmodel_update(asked)
        mandate.touch(before)
        means(before, Act("proposed"))
        return
    request = ReleaseRequest(
        organisation_id=mandate.organisation_id, id=referral_id, **asked, **mandate.stamps()
    )
    mandate.started(request, "proposed", verb="proposed")


async def approve(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """Approve, as another member, a release without consent; who answers for data protection is alerted.

    Raises NotFound, WrongSide, Stale, WrongState, NothingProposed, MemberNeeded, SecondPersonNeeded, Invalid,
    ShareConsentNeeded, ChildProfile, TooMuchToRelease, Erased.
    """
    row = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    follow(mandate, row, "approve_release", SENDER, expected, body.occurred_at)
    request = await mandate.session.scalar(queries.proposed(mandate, referral_id))
    if request is None or request.expires_at <= mandate.now:
        raise NothingProposed
    request.approved_by = mandate.second_person(request.asked_by)
    request.approved_at = mandate.now
    mandate.touch(request)
    of = await source(mandate, row[0])
    _refuse_adult_path(mandate, of, request.basis)
    terms = Terms(request.field_groups, request.expires_at, lawful_basis=request.basis)
    await _disclose(mandate, row, of, terms)
    await _alert(mandate, referral_id)


def _refuse_adult_path(mandate: Mandate, of: Source, basis: str) -> None:
    """Without consent, what is known of a minor leaves only to protect the child (REF-19)."""
    if of.is_minor(mandate.today()) and basis != "ChildProtection":
        raise ChildProfile


async def _disclose(mandate: Mandate, row: Linked, of: Source, terms: Terms) -> None:
    """Seal each group for the receiver, note on what it rests (REF-17), and log it for both (REF-16)."""
    link, referral = row
    told = await contents(mandate, of, terms.field_groups)
    sealed = await sealed_for_receiver(mandate, referral, told)
    begin(mandate, row, sealed, terms)
    await note_earlier(mandate, referral, of.come_by)
    link.released_person_id = of.person_id
    if terms.consent is not None:
        link.release_consent_id, link.release_consent_version = terms.consent.id, terms.consent.version
    digest = hashlib.sha256(b"".join(sealed.groups[group] for group in sorted(told))).digest()
    log_release(mandate, row, terms, Passed(digest, tuple(told)))


@dataclass(frozen=True)
class SealedFor:
    """What one receiver may read, under a key that only its own opens."""

    wrapped: bytes
    groups: Mapping[str, bytes]


async def sealed_for_receiver(mandate: Mandate, referral: Referral, told: Mapping[str, Any]) -> SealedFor:
    """Seal each group for the receiver of the referral."""
    keys = await mandate.keys(referral.to_organisation_id)
    _, wrapped, key = keys.new_data_key(referral.id)
    return SealedFor(
        wrapped,
        {
            group: key.seal(f"disclosures.{group}", referral.id, _written(document))
            for group, document in told.items()
        },
    )


def begin(mandate: Mandate, row: Linked, sealed: SealedFor, terms: Terms) -> None:
    """Let the receiver read it from now on; the mandate is in the sender's tenant."""
    link, referral = row
    disclosure = Disclosure(
        from_organisation_id=referral.from_organisation_id,
        to_organisation_id=referral.to_organisation_id,
        id=referral.id,
        field_groups=sorted(sealed.groups),
        wrapped=sealed.wrapped,
        lawful_basis=terms.lawful_basis,
        released_on=mandate.today(),
        expires_at=terms.expires_at,
    )
    disclosure.sqlmodel_update(dict(sealed.groups))
    mandate.started(disclosure, "open", verb="made")
    referral.released_on = mandate.today()
    link.release_rules_version = RULES_VERSION


def log_release(mandate: Mandate, row: Linked, terms: Terms, passed: Passed) -> None:
    """Log it for both (REF-16)."""
    kind = "Released" if terms.lawful_basis is None else "ReleasedWithoutConsent"
    log(mandate, row[1], kind, passed)


def _written(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


async def _alert(mandate: Mandate, referral_id: UUID) -> None:
    """Alert each member who answers for data protection; where there is none, it stands in the trail."""
    contacts: list[UUID | None] = [*await data_protection_contacts(mandate)]
    for member_id in contacts or [None]:
        alert = DataProtectionAlert(
            organisation_id=mandate.organisation_id,
            referral_id=referral_id,
            member_id=member_id,
            **mandate.stamps(),
        )
        mandate.started(alert, "alerted", verb="alert")
