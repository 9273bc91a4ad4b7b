"""SELECTs about every referral of a person or a case, for what ends with either."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, distinct_on
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Event
from trafficking_api.features.cases.queries import bar, of_person, of_same
from trafficking_api.features.referrals.models import DataProtectionAlert, Exchange, Referral, ReferralLink
from trafficking_api.features.referrals.queries.referral import linked_rows
from trafficking_api.features.referrals.states import S


def shared_with(mandate: Mandate, person_id: UUID, receiver_id: UUID) -> Select[ReferralLink, Referral]:
    """Every referral about a person to one receiver, locked in the order of their ids."""
    return shared_of(mandate, person_id).where(col(ReferralLink.to_organisation_id) == receiver_id)


def shared_of(mandate: Mandate, person_id: UUID) -> Select[ReferralLink, Referral]:
    """Every referral that is about a person, locked in the order of their ids.

    By what was released of her, whosever case it is by now; before anything was, by whose case it is.
    """
    released, case_id = col(ReferralLink.released_person_id), col(ReferralLink.case_id)
    hers = and_(released.is_(None), case_id.in_(of_person(mandate, person_id)))
    return _locked_of(mandate, or_(released == person_id, hers))


def shared_of_case(mandate: Mandate, case_id: UUID) -> Select[ReferralLink, Referral]:
    """Every referral of a case, locked in the order of their ids."""
    return _locked_of(mandate, col(ReferralLink.case_id) == case_id)


def received_line(mandate: Mandate, referral_id: UUID) -> Select[Exchange]:
    """A line of the log about a referral that was received: it leads to its sender, also after the end."""
    return (
        select(Exchange)
        .where(
            col(Exchange.to_organisation_id) == mandate.organisation_id,
            col(Exchange.referral_id) == referral_id,
        )
        .order_by(col(Exchange.number))
        .limit(1)
    )


def _locked_of(mandate: Mandate, cases: ColumnElement[bool]) -> Select[ReferralLink, Referral]:
    return (
        linked_rows()
        .where(col(ReferralLink.organisation_id) == mandate.organisation_id, cases)
        .order_by(col(ReferralLink.id))
        .with_for_update(of=[ReferralLink, Referral])
    )


def unanswered(mandate: Mandate, referral_id: UUID) -> Select[UUID]:
    """A referral to the organisation that waits for its answer."""
    return select(col(Referral.id)).where(
        col(Referral.to_organisation_id) == mandate.organisation_id,
        col(Referral.id) == referral_id,
        col(Referral.status) == S.SENT,
    )


def alerted(mandate: Mandate, alert_id: UUID) -> Select[UUID]:
    """An alert for the acting member, who answers for data protection (REF-9), unless it is barred there."""
    barred = bar(mandate, col(ReferralLink.case_id), col(DataProtectionAlert.member_id))
    return (
        select(col(DataProtectionAlert.id))
        .join(
            ReferralLink,
            and_(
                col(ReferralLink.organisation_id) == col(DataProtectionAlert.organisation_id),
                col(ReferralLink.id) == col(DataProtectionAlert.referral_id),
            ),
        )
        .where(
            col(DataProtectionAlert.organisation_id) == mandate.organisation_id,
            col(DataProtectionAlert.id) == alert_id,
            col(DataProtectionAlert.member_id) == mandate.member_id,
            ~barred.correlate(ReferralLink, DataProtectionAlert).exists(),
        )
    )


def stands_for(mandate: Mandate, receiver_id: UUID, reference: str) -> Select[UUID]:
    """The case of which a card of this reference was sent to this receiver: one person, to this pair."""
    return (
        linked_rows()
        .with_only_columns(col(ReferralLink.case_id))
        .where(
            col(ReferralLink.organisation_id) == mandate.organisation_id,
            col(ReferralLink.to_organisation_id) == receiver_id,
            col(Referral.card)["reference"].astext == reference,
        )
        .order_by(col(ReferralLink.created_at))
        .limit(1)
    )


def first_cards(mandate: Mandate, case_id: UUID) -> ScalarSelect[list[dict[str, Any]] | None]:
    """The first card of each case of the person of this one, whoever may see them: when, and what it told.

    As one value, so that it comes along with what else is asked before a sending.
    """
    told = {name: col(getattr(ReferralLink, name)) for name in ("case_id", "sent_at", "level", "facts")}
    firsts = (
        linked_rows()
        .with_only_columns(*told.values(), col(Referral.card))
        .where(
            col(ReferralLink.organisation_id) == mandate.organisation_id,
            col(ReferralLink.case_id).in_(of_same(mandate, case_id)),
            # What a seat has stand in for a case elsewhere has no level here: it is measured there.
            col(ReferralLink.level).is_not(None),
        )
        .ext(distinct_on(told["case_id"]))
        .order_by(told["case_id"], told["sent_at"], col(ReferralLink.id))
        .subquery("first_cards")
    )
    pairs = [part for name in (*told, "card") for part in (literal(name, Text), firsts.c[name])]
    return select(func.jsonb_agg(func.jsonb_build_object(*pairs, type_=JSONB))).scalar_subquery()


def release_hash(mandate: Mandate, referral_id: UUID) -> Select[bytes | None]:
    """The hash of what the organisation released by a referral."""
    return (
        select(col(Exchange.message_hash))
        .where(
            col(Exchange.from_organisation_id) == mandate.organisation_id,
            col(Exchange.referral_id) == referral_id,
            col(Exchange.kind).in_(("Released", "ReleasedWithoutConsent")),
        )
        .order_by(col(Exchange.number).desc())
        .limit(1)
    )


def lost_since(mandate: Mandate, moment: SQLColumnExpression[datetime | None]) -> ColumnElement[bool]:
    """True when a card that the organisation received was taken back, emptied or changed after this moment.

    Its own journal tells: a referral that was taken back is behind the wall. Those that it has sent itself
    are in the journal too, but in no file.
    """
    sent = select(literal(1)).where(
        col(ReferralLink.organisation_id) == mandate.organisation_id,
        col(ReferralLink.id) == col(Event.object_id),
    )
    is_gone = or_(col(Event.is_tombstone), col(Event.to_state) == S.PLACED_ELSEWHERE)
    told = cast(["card", "refinements", "agreed_refinements"], ARRAY(Text))
    is_other = and_(col(Event.from_state).is_(None), col(Event.fields).bool_op("&&")(told))
    found = select(literal(1)).where(
        col(Event.organisation_id) == mandate.organisation_id,
        col(Event.object_kind) == Referral.recorded_as,
        col(Event.recorded_at) > moment,
        or_(is_gone, is_other),
        ~sent.correlate_except(ReferralLink).exists(),
    )
    return found.correlate_except(Event).exists()
