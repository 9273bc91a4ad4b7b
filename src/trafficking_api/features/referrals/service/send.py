"""Sends a draft: from now on its receiver reads the card."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import AnswerDatePassed, NotMinimisable
from trafficking_api.features.referrals.rules import RULES_VERSION
from trafficking_api.features.referrals.service.draft import (
    flush_or_already_open,
    refuse_not_owner,
    told_need,
)
from trafficking_api.features.referrals.service.log import Passed, canonical, log
from trafficking_api.features.referrals.service.minimise import Envelope, card, person, terms_of_one
from trafficking_api.features.referrals.service.sides import (
    Linked,
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
    AlreadyPlaced, AlreadyOpen, NotOwner.
    """
    round_ = await own_round_or_refuse(mandate, queries.round_of(referral_id), referral_id)
    link, referral = row = next(found for found in round_ if found[1].id == referral_id)
    follow(mandate, row, "send", SENDER, expected, body.occurred_at)
    if referral.respond_by_on < mandate.today():
        raise AnswerDatePassed
    await keep_agreed(mandate, referral)
    await refuse_not_owner(mandate, referral.kind, link.case_id)
    terms, told = await terms_of_one(mandate, link.case_id, referral.kind, referral.to_organisation_id)
    who = await person(mandate, link.case_id, told)
    if who is None:  # barred from the case while this request was on its way
        raise NotFound
    link.need = told_need(who.facts)
    refuse_placed(row, round_)
    found = who.minimised(terms.k)
    if found is None:
        raise NotMinimisable
    envelope = Envelope(referral.kind, terms.country, referral.to_organisation_id, referral.respond_by_on)
    referral.card = await card(mandate, who, found, envelope)
    referral.sent_on = mandate.today()
    link.facts, link.level, link.exploitation_hidden = dict(who.facts), found.level, found.exploitation_hidden
    link.class_size, link.k, link.sent_at = found.class_size, found.k, mandate.now
    await _freeze_rules(mandate, row)
    log(mandate, referral, "CardSent", Passed(canonical(referral.card)))
    await flush_or_already_open(mandate)


async def _freeze_rules(mandate: Mandate, row: Linked) -> None:
    """Note which rules, and which consent if one, were in force at the sending (REF-17)."""
    link, referral = row
    link.rules_version = RULES_VERSION
    in_force = queries.consent_in_force(mandate, link.case_id, referral.to_organisation_id)
    consent = (await mandate.session.execute(in_force)).one_or_none()
    if consent is not None:
        link.consent_id, link.consent_version = consent
