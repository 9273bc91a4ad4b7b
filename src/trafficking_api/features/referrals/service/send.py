"""Sends a draft: from now on its receiver reads the card."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import AnswerDatePassed, NotMinimisable
from trafficking_api.features.referrals.service.draft import flush_or_already_open, told_need
from trafficking_api.features.referrals.service.minimise import agreed_terms, card, person
from trafficking_api.features.referrals.service.sides import (
    follow,
    keep_agreed,
    own_round_or_refuse,
    refuse_placed,
)
from trafficking_api.features.referrals.states import SENDER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.wire import Command


async def send(mandate: Mandate, referral_id: UUID, expected: Expected, body: Command) -> None:
    """Send a draft.

    Raises NotFound, WrongSide, Stale, WrongState, AnswerDatePassed, NoAgreement, NotMinimisable,
    AlreadyPlaced, AlreadyOpen.
    """
    round_ = await own_round_or_refuse(mandate, queries.round_of(referral_id), referral_id)
    link, referral = row = next(found for found in round_ if found[1].id == referral_id)
    follow(mandate, row, "send", SENDER, expected, body.occurred_at)
    if referral.respond_by_on < mandate.today():
        raise AnswerDatePassed
    await keep_agreed(mandate, referral)
    (terms,) = await agreed_terms(mandate, referral.kind, [referral.to_organisation_id])
    who = await person(mandate, link.case_id, [sent for sent, _ in round_])
    if who is None:  # barred from the case while this request was on its way
        raise NotFound
    link.need = told_need(who.facts)
    refuse_placed(row, round_)
    found = who.minimised(terms.k)
    if found is None:
        raise NotMinimisable
    referral.card = await card(
        mandate, who, found, terms, referral.to_organisation_id, referral.respond_by_on
    )
    referral.sent_on = mandate.today()
    link.facts, link.level, link.exploitation_hidden = dict(who.facts), found.level, found.exploitation_hidden
    link.class_size, link.k, link.sent_at = found.class_size, found.k, mandate.now
    await flush_or_already_open(mandate)
