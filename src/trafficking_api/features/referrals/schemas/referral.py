"""What travels about referrals: one closed schema for each side."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from trafficking_api.features.referrals.rules import Level
from trafficking_api.features.referrals.states import MACHINE, RECEIVER, SENDER, ReferralStatus
from trafficking_api.features.shelters.schemas.house import EXAMPLE as BED
from trafficking_api.features.shelters.schemas.stay import NewHold
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Day, Id, In, Instant, Out, Patch
from trafficking_api.vocabulary.types import (
    AskedField,
    CardExploitation,
    CardHousehold,
    CardNeed,
    CardRegion,
    CardSex,
    CardUrgency,
    CountryCode,
    DeclinedBy,
    ReferralDeclineReason,
    ReferralOutcome,
    ReferralReturnReason,
    ReferralWithdrawCode,
    YesNoUnknown,
)

#: What a sender can draft; a request is drafted by whom the person is at.
DraftKind = Literal["referral", "transfer"]
Kind = Literal["referral", "transfer", "request"]
Version = Annotated[int, Field(ge=1, le=2_147_483_647)]


class Card(Out):
    """All that a receiver can read before it accepts: codes, an answer date and a pairwise reference."""

    reference: str = Field(max_length=40, description="stable for one person between these two organisations")
    level: Level
    kind: Kind
    country: CountryCode = Field(description="of the sender")
    minor: YesNoUnknown
    sex: CardSex
    exploitation: CardExploitation
    region: CardRegion
    primary_need: CardNeed
    urgency: CardUrgency
    household: CardHousehold
    interpreter: YesNoUnknown
    step_free: YesNoUnknown
    respond_by_on: date


class ReferralSent(Out):
    """A referral as its sender sees it."""

    view: Literal["sender"]
    id: UUID
    version: Version
    kind: Kind
    status: ReferralStatus
    case_id: UUID
    to_organisation_id: UUID
    respond_by_on: date = Field(description="in your time zone; it ends at 24:00")
    card: Card | None = Field(description="frozen at the sending, with what was added since; null in a draft")
    level: Level | None
    class_size: int | None = Field(
        ge=1, le=2_147_483_647, description="how many of your cases look alike at this level"
    )
    k: int | None = Field(ge=5, le=1000)
    declined_by: DeclinedBy | None
    decline_code: ReferralDeclineReason | None
    asked_field: AskedField | None = Field(description="what the receiver asks for beyond the card")
    released_on: date | None
    arrived_on: date | None
    ended_on: date | None
    outcome: ReferralOutcome | None
    return_code: ReferralReturnReason | None
    transfer_asked_on: date | None = Field(description="when the receiver asked for the transfer")
    release_proposed: bool = Field(description="a release without consent waits for a second member")
    withdraw_code: ReferralWithdrawCode | None
    created_at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=20, json_schema_extra=MACHINE.commands_schema(SENDER))


class ReferralReceived(Out):
    """A referral as its receiver sees it: the card and days; placed elsewhere, only id, state and day."""

    view: Literal["receiver"]
    id: UUID
    version: Version
    kind: Kind | None
    status: ReferralStatus
    from_organisation_id: UUID | None
    respond_by_on: date | None
    card: Card | None
    sent_on: date | None
    answered_on: date | None
    updated_on: date
    declined_by: DeclinedBy | None
    decline_code: ReferralDeclineReason | None
    asked_field: AskedField | None
    released_on: date | None
    arrived_on: date | None
    ended_on: date | None
    outcome: ReferralOutcome | None
    return_code: ReferralReturnReason | None
    transfer_asked_on: date | None
    allowed_commands: list[str] = Field(max_length=20, json_schema_extra=MACHINE.commands_schema(RECEIVER))


# TypeAliasType makes it a named component of the API document, and so a named type of generated clients.
ReferralPublic = TypeAliasType(
    "ReferralPublic", Annotated[ReferralSent | ReferralReceived, Field(discriminator="view")]
)


class NewReferral(In):
    """A draft to one receiver. Drafts for one case and need, sent to several, form a round."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": "0190a1b2-0000-7000-8000-000000000001",
                    "kind": "referral",
                    "to_organisation_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11",
                    "respond_by_on": "2030-01-31",
                }
            ]
        }
    )

    case_id: Id
    kind: DraftKind
    to_organisation_id: Id
    respond_by_on: Day = Field(description="in your time zone; it ends at 24:00")


class ReferralPatch(Patch):
    """What can change of a draft."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"respond_by_on": "2030-02-28"}]})

    respond_by_on: Day = date.min


class PreviewRequest(In):
    """Whom a card would go to."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case_id": "0190a1b2-0000-7000-8000-000000000001",
                    "kind": "referral",
                    "to_organisation_ids": ["6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"],
                }
            ]
        }
    )

    case_id: Id
    kind: DraftKind
    to_organisation_ids: list[Id] = Field(
        min_length=1, max_length=10, json_schema_extra={"uniqueItems": True}
    )
    respond_by_on: Day | None = Field(default=None, description="today, if absent")


class Preview(Out):
    """What would be sent to one receiver; no card when no level of the ladder reaches k."""

    to_organisation_id: UUID
    card: Card | None
    level: Level | None
    class_size: int | None = Field(ge=1, le=2_147_483_647)
    k: int = Field(ge=5, le=1000)


class Previews(Out):
    """What would be sent to each receiver, in the order asked."""

    items: list[Preview] = Field(max_length=10)


class Decline(Command):
    """Who declined, and why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"by": "centre", "code": "NoCapacity"}]})

    by: DeclinedBy
    code: ReferralDeclineReason


class Acceptance(Command):
    """A yes, with a bed that is held for her in the same moment, if there is one to be had."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"hold": {"bed_id": BED, "from_on": "2026-12-01"}}]}
    )

    hold: NewHold | None = None


class Withdrawal(Command):
    """Why the sender takes a referral back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "NoLongerNeeded"}]})

    code: ReferralWithdrawCode


class ReferralFilter(PageParams):
    """Which referrals, of which side."""

    direction: Literal["in", "out"]
    status: list[ReferralStatus] = Field(default=[], max_length=13)
    case_id: Id | None = Field(default=None, description="of your own, so with `direction=out`")
    updated_since: Instant | Day | None = Field(
        default=None, description="with `direction=in` its day counts"
    )
