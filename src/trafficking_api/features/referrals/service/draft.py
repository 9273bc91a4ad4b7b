"""Drafts a referral to one receiver."""

from datetime import date, timedelta
from typing import Protocol
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.access.queries import kinds
from trafficking_api.features.cases import queries as cases_read
from trafficking_api.features.cases import service as cases
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import AlreadyOpen, NotOwner
from trafficking_api.features.referrals.models import Referral, ReferralLink
from trafficking_api.features.referrals.rules import UNKNOWN, Facts
from trafficking_api.features.referrals.schemas.referral import NewReferral, ReferralPatch
from trafficking_api.features.referrals.service.sides import own_or_refuse
from trafficking_api.features.referrals.states import MACHINE, SENDER, S
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, WrongState

_LATEST = timedelta(days=366)
#: The kinds by which the support moves when the person arrives.
MOVES = frozenset({"transfer", "request"})


class Drafted(Protocol):
    """What a draft says, whoever asked for it."""

    @property
    def case_id(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def to_organisation_id(self) -> UUID: ...
    @property
    def respond_by_on(self) -> date: ...


async def draft(mandate: Mandate, body: NewReferral) -> UUID:
    """A draft for one case and receiver. Raises Invalid, CaseClosed, NotOwner, AlreadyOpen."""
    need = await _need_of_known(mandate, body)
    await refuse_not_owner(mandate, body.kind, body.case_id)
    referral_id = await add(mandate, body, need)
    refuse_impossible(mandate, body.respond_by_on)
    return referral_id


async def add(
    mandate: Mandate,
    body: Drafted,
    need: str | None,
    *,
    asked_from: UUID | None = None,
    id_: UUID | None = None,
) -> UUID:
    """Add a draft to the tenant in reach, with its link. Raises AlreadyOpen.

    It has this id, if it has one already: that of the same referral on another server.
    """
    referral = Referral(
        id=id_ or uuid4(),
        from_organisation_id=mandate.organisation_id,
        to_organisation_id=body.to_organisation_id,
        kind=body.kind,
        respond_by_on=body.respond_by_on,
        updated_on=mandate.today(),
    )
    mandate.started(referral, referral.status)
    await mandate.session.flush()
    link = ReferralLink(
        organisation_id=mandate.organisation_id,
        id=referral.id,
        case_id=body.case_id,
        to_organisation_id=body.to_organisation_id,
        need=need,
        asked_from=asked_from,
        **mandate.stamps(),
    )
    mandate.started(link, "open")
    await flush_or_already_open(mandate)
    return referral.id


async def refuse_not_owner(mandate: Mandate, kind: str, case_id: UUID) -> None:
    """Nobody gives away what is another's (REF-12). Raises NotOwner."""
    if kind in MOVES and not await mandate.session.scalar(cases_read.is_owner(mandate, case_id)):
        raise NotOwner


async def _need_of_known(mandate: Mandate, body: NewReferral) -> str | None:
    """The need that a card of the case tells; the case is held open.

    Once a card was sent it is the need of that card, whatever the case says today: one card, one round.
    Raises Invalid at each reference that is unknown.
    """
    to = body.to_organisation_id
    kind = (await kinds(mandate, [to])).get(to)
    other_centre = kind == "centre" and to != mandate.organisation_id
    try:
        need = await cases.keep_open(mandate, body.case_id)
    except KeyError:
        references([("/case_id", False), ("/to_organisation_id", other_centre)])
        raise
    references([("/to_organisation_id", other_centre)])
    told = await mandate.session.scalar(queries.first_told(mandate, body.case_id))
    return need if told is None else told_need(told)


async def change(mandate: Mandate, referral_id: UUID, expected: Expected, body: ReferralPatch) -> None:
    """Change a draft. Raises NotFound, WrongSide, Stale, WrongState, Invalid."""
    link, referral = await own_or_refuse(mandate, queries.linked(referral_id), referral_id)
    expected.check(referral.version)
    if referral.status != S.DRAFT:
        raise WrongState(referral.status, MACHINE.allowed(referral.status, (SENDER,)))
    if "respond_by_on" in body.model_fields_set:
        refuse_impossible(mandate, body.respond_by_on)
        referral.respond_by_on = body.respond_by_on
        referral.updated_on = mandate.today()
        mandate.touch(link)


def told_need(facts: Facts) -> str | None:
    """The need in a card's facts; None where it is unknown."""
    return None if facts["primary_need"] == UNKNOWN else facts["primary_need"]


async def flush_or_already_open(mandate: Mandate) -> None:
    """Flush, where the only key that can be taken is the one of REF-3. Raises AlreadyOpen."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise AlreadyOpen from None


def refuse_impossible(mandate: Mandate, respond_by_on: date) -> None:
    """Raise Invalid for an answer date that is over, or too far away to be meant."""
    if respond_by_on < mandate.today():
        raise Invalid(errors=[Fault("/respond_by_on", "in_the_past")])
    if respond_by_on > mandate.today() + _LATEST:
        raise Invalid(errors=[Fault("/respond_by_on", "too_far", {"days": _LATEST.days})])
