"""The person arrives: the receiver gets its own copy of what was released, and by a transfer the support."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases_read
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service import Provenance
from trafficking_api.features.documents import service as documents
from trafficking_api.features.documents.service import Filing
from trafficking_api.features.members.queries import works_here
from trafficking_api.features.people import service as people
from trafficking_api.features.people.schemas import Contact, Identity, NewPerson
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import NotOwner, ShareConsentNeeded
from trafficking_api.features.referrals.models import Arrival, Disclosure, Referral
from trafficking_api.features.referrals.service.draft import MOVES
from trafficking_api.features.referrals.service.log import Passed, log
from trafficking_api.features.referrals.service.sides import Linked, at_sender, follow
from trafficking_api.features.referrals.states import RECEIVER
from trafficking_api.features.shelters import service as beds
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.wire import Command


@dataclass(frozen=True)
class Told:
    """What a receiver may read of a person now, opened; a group that it was not given is absent."""

    groups: dict[str, Any] = field(default_factory=dict)


async def arrive(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """The person is here: her receiver gets its own copy, in intake, and a worker (REF-12).

    Raises NotFound, WrongSide, Stale, WrongState, MemberNeeded, ShareConsentNeeded, NotOwner.
    """
    async with at_sender(mandate, referral_id, "arrive") as row:
        follow(mandate, row, "arrive", RECEIVER, expected, body.occurred_at)
        if mandate.member_id is None:
            raise MemberNeeded
        link, referral = row
        comings = queries.comings(mandate, link, referral)
        come = {each.id: each.is_same for each in await mandate.session.execute(comings)}
        await note_arrival(mandate, row)
    told = await disclosed(mandate, referral_id)
    if told is None:
        raise ShareConsentNeeded  # its time is over, and the sweep has not come by yet
    await _settle(mandate, referral, told, come)


async def note_arrival(mandate: Mandate, row: Linked) -> None:
    """What it is for the sender, in whose tenant the mandate is. Raises NotOwner."""
    _, referral = row
    referral.arrived_on = mandate.today()
    log(mandate, referral, "Arrived", Passed())
    if referral.kind in MOVES:
        await _give_up(mandate, row)


async def _give_up(mandate: Mandate, row: Linked) -> None:
    """The sender owns the support no longer; the log says from whom to whom. Raises NotOwner."""
    link, referral = row
    if not await cases.own(mandate, link.case_id, is_owner=False):
        raise NotOwner
    log(mandate, referral, "OwnershipMoved", Passed())


async def disclosed(mandate: Mandate, referral_id: UUID) -> Told | None:
    """What was released to the organisation in reach and has not ended, opened; None where nothing is."""
    disclosure = await mandate.find(Disclosure, referral_id)
    if disclosure is None or disclosure.wrapped is None:
        return None
    keys = await mandate.keys(to_open=[disclosure.wrapped])
    key = keys.data_key(referral_id, disclosure.wrapped)
    mandate.saw(Disclosure.recorded_as, [referral_id])
    groups = {}
    for group in disclosure.field_groups:
        sealed: bytes = getattr(disclosure, group)
        groups[group] = json.loads(key.open(f"disclosures.{group}", referral_id, sealed))
    return Told(groups)


async def _settle(mandate: Mandate, referral: Referral, told: Told, come: dict[UUID, bool]) -> None:
    """Open a case of the person, unless she has one here by an earlier referral of the same case.

    `come` has the referrals by which she came before, and whether it was by the same case.
    """
    copy, earlier = None, [id_ for id_, is_same in come.items() if is_same]
    if earlier:
        copy = (await mandate.session.execute(cases_read.arrived_by(mandate, earlier))).first()
    owns = referral.kind in MOVES
    if copy is None:
        case_id = await _copied(mandate, referral, told, owns=owns)
        if come:
            await cases.exclusions.go_along(mandate, queries.earlier_cases(mandate, referral.id), case_id)
    else:
        case_id = copy[0]
        if owns:
            await cases.own(mandate, case_id, is_owner=True)
    mandate.session.add(Arrival(organisation_id=mandate.organisation_id, id=referral.id, case_id=case_id))
    await beds.give_to_arrived(mandate, referral.id, case_id)


async def _copied(mandate: Mandate, referral: Referral, told: Told, *, owns: bool) -> UUID:
    """A person and a case of one's own, made of what was released and of nothing else.

    Raises MemberNeeded when no member acts, or one that is just leaving.
    """
    if mandate.member_id is None or not await works_here(mandate, mandate.member_id):
        raise MemberNeeded
    identity = Identity.model_validate(told.groups.get("identity") or {}, strict=False)
    contact = Contact.model_validate(told.groups.get("contact") or {}, strict=False)
    person_id = await people.add(mandate, NewPerson(identity=identity, contact=contact))
    # Of a profile that was not released, the card has told one thing at least: whether she is a minor.
    facts = told.groups.get("profile", {}).get("facts") or {"minor": (referral.card or {})["minor"]}
    provenance = Provenance(referral.from_organisation_id, referral.id, owns)
    case_id = await cases.open_for_arrival(
        mandate, facts, person_id, mandate.member_id, provenance=provenance
    )
    for file in told.groups.get("documents", ()):
        # The name that it had stays with its owner; here it is called after its kind.
        filing = Filing(file["kind"], file["kind"], person_id=person_id)
        await documents.add(mandate, filing, base64.b64decode(file["content"]))
    return case_id
