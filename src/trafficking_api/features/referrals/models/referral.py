"""A request to another organisation to take a person in: what both see, and what the sender alone knows."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from trafficking_api.features.referrals.states import HIDDEN_FROM_RECEIVER
from trafficking_api.kit.tables import Owned, TwoParty, Unrecorded, moment

_STATUSES = (
    "'draft', 'sent', 'accepted', 'released', 'in_progress', 'on_hold', 'completed', 'returned', 'declined', "
    "'withdrawn', 'expired', 'placed_elsewhere', 'entered_in_error'"
)
_KINDS = "'referral', 'transfer', 'request'"


class Referral(TwoParty, table=True):
    """One offer to one receiver. All times in it are days of the sender: the hour could identify."""

    __tablename__ = "referrals"
    __table_args__ = (
        ForeignKeyConstraint(["from_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["to_organisation_id"], ["organisations.id"]),
        UniqueConstraint("from_organisation_id", "to_organisation_id", "id", name="referrals_parties"),
        CheckConstraint("from_organisation_id <> to_organisation_id", name="referrals_two"),
        CheckConstraint(f"status IN ({_STATUSES})", name="referrals_status"),
        CheckConstraint(f"kind IN ({_KINDS})", name="referrals_kind"),
        CheckConstraint(
            "card IS NOT NULL OR status NOT IN ('sent', 'accepted', 'released', 'in_progress', 'on_hold')",
            name="referrals_card",
        ),
        Index("referrals_of_receiver", "to_organisation_id", "id"),
        Index("referrals_received", "to_organisation_id", "sent_on", "id"),
        Index(
            "referrals_open",
            "from_organisation_id",
            "respond_by_on",
            postgresql_where=text("status = 'sent'"),
        ),
    )
    recorded_as: ClassVar[str] = "referral"

    kind: str
    status: str = "draft"
    respond_by_on: date
    #: Frozen at the sending; emptied with the case, when its time is over.
    card: dict[str, Any] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    sent_on: date | None = None
    answered_on: date | None = None
    updated_on: date
    declined_by: str | None = None
    decline_code: str | None = None
    #: How many lines its log has: the next one has the next number.
    exchanges: int = 0
    #: The field of the card that the receiver asks for; one question at a time.
    asked_field: str | None = None
    #: What was added to the frozen card, for this receiver only.
    refinements: dict[str, str] = Field(default_factory=dict, sa_type=JSONB)
    #: Fields that single her out, added because she agreed to it: they end with her consent (REF-10).
    agreed_refinements: dict[str, str] = Field(default_factory=dict, sa_type=JSONB)
    agreed_until: datetime | None = moment(default=None)
    released_on: date | None = None
    arrived_on: date | None = None
    ended_on: date | None = None
    outcome: str | None = None
    return_code: str | None = None
    #: When the receiver asked for the transfer of a person whom it has by this referral.
    transfer_asked_on: date | None = None

    def journals(self, previous_state: str | None, acting: UUID) -> set[UUID]:
        """The receiver learns of it from the sending on, and never that a draft was dropped."""
        del acting
        unsent = self.status == "draft" or (previous_state == "draft" and self.status != "sent")
        return {self.from_organisation_id} if unsent else self.parties()

    def is_gone_for(self, party: UUID) -> bool:
        return party == self.to_organisation_id and self.status in HIDDEN_FROM_RECEIVER


class ReferralLink(Owned, table=True):
    """The sender's own side of a referral, under the same id: its case, its round, its precise times."""

    __tablename__ = "referral_links"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "id"], ["referrals.from_organisation_id", "referrals.id"]),
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
        Index("referral_links_of_case", "organisation_id", "case_id"),
        Index("referral_links_by_creation", "organisation_id", "created_at", "id"),
        Index("referral_links_by_change", "organisation_id", "updated_at", "id"),
        # REF-3: at most one open referral per case, receiver and need. What a receiver asks for grows out of
        # the one that is open; it asks once.
        Index(
            "referral_links_one_open",
            "organisation_id",
            "case_id",
            "to_organisation_id",
            "need",
            unique=True,
            postgresql_where=text("is_open AND asked_from IS NULL"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    recorded_as: ClassVar[str] = "referral_link"

    case_id: UUID
    to_organisation_id: UUID
    need: str | None
    is_open: bool = True
    #: What the ladder saw when it was sent: the person fields before any was dropped, and where it stopped.
    facts: dict[str, str] | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    level: str | None = None
    exploitation_hidden: bool | None = None
    class_size: int | None = None
    k: int | None = None
    sent_at: datetime | None = moment(default=None)
    answered_at: datetime | None = moment(default=None)
    withdraw_code: str | None = None
    #: What was in force at the sending and at the release, and stays what it was (REF-17).
    rules_version: int | None = None
    consent_id: UUID | None = None
    consent_version: int | None = None
    release_rules_version: int | None = None
    #: Of whom something was released, whosever case it is by now.
    released_person_id: UUID | None = None
    release_consent_id: UUID | None = None
    release_consent_version: int | None = None
    #: The referral by which the receiver has the person whose transfer it asks for.
    asked_from: UUID | None = None


class Arrival(Unrecorded, table=True):
    """Which case the receiver has of who came by a referral, under the referral's id.

    It is the receiver's own: the sender never learns it. By a later referral she comes to the case that she
    has there already. A receiver whose cases are on a server of its own has none here.
    """

    __tablename__ = "arrivals"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_id: UUID


class EarlierCase(Unrecorded, table=True):
    """A case that the receiver has already of who is to come by another referral, under that one's id.

    It is the receiver's own, as an arrival is: the sender, in whose transaction it is noted, never learns it.
    """

    __tablename__ = "earlier_cases"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "case_id"], ["cases.organisation_id", "cases.id"]),
    )

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_id: UUID = Field(primary_key=True)
