"""What was released to one receiver, sealed for it alone, and what must be approved before it is."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary
from sqlmodel import Field

from trafficking_api.kit.crypto import Sealed, SealedDocument
from trafficking_api.kit.tables import Owned, TwoParty, codes, moment


def _group(name: str) -> Any:
    return Field(default=None, sa_type=SealedDocument(f"disclosures.{name}"))


class Disclosure(TwoParty, table=True):
    """What of a person one receiver may read, under the referral's id: a sealed document for each group.

    The documents are sealed under a key of their own that only the receiver's key opens. When it ends they
    are gone, and the receiver does not find it: that it was, and when, stays for the sender (REF-10).
    """

    __tablename__ = "disclosures"
    __table_args__ = (
        # With both parties in the key, it can hang on a referral between these two only.
        ForeignKeyConstraint(
            ["from_organisation_id", "to_organisation_id", "id"],
            ["referrals.from_organisation_id", "referrals.to_organisation_id", "referrals.id"],
        ),
        CheckConstraint("(ended_at IS NULL) = (wrapped IS NOT NULL)", name="disclosures_key"),
        CheckConstraint("(ended_at IS NULL) = (end_code IS NULL)", name="disclosures_end"),
        CheckConstraint(
            "ended_at IS NULL OR num_nonnulls(identity, contact, profile, assessments, legal, documents) = 0",
            name="disclosures_gone",
        ),
        Index("disclosures_of_receiver", "to_organisation_id", "id"),
    )
    recorded_as: ClassVar[str] = "disclosure"

    field_groups: list[str] = codes()
    identity: bytes | None = _group("identity")
    contact: bytes | None = _group("contact")
    profile: bytes | None = _group("profile")
    assessments: bytes | None = _group("assessments")
    legal: bytes | None = _group("legal")
    documents: bytes | None = _group("documents")
    #: The key of these documents, wrapped by the receiver's.
    wrapped: bytes | None = Field(default=None, sa_type=LargeBinary)
    lawful_basis: str | None = None
    released_on: date
    expires_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None)
    end_code: str | None = None

    def is_gone_for(self, party: UUID) -> bool:
        return party == self.to_organisation_id and self.ended_at is not None


class ReleaseRequest(Owned, table=True):
    """A release without consent that a second member must approve, under the referral's id (REF-9)."""

    __tablename__ = "release_requests"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "id"], ["referral_links.organisation_id", "referral_links.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "asked_by"], ["members.organisation_id", "members.id"]),
        ForeignKeyConstraint(["organisation_id", "approved_by"], ["members.organisation_id", "members.id"]),
        CheckConstraint(
            "basis IN ('ChildProtection', 'ImminentDanger', 'CourtOrder')", name="release_requests_basis"
        ),
        CheckConstraint("approved_by <> asked_by", name="release_requests_two"),
    )
    recorded_as: ClassVar[str] = "release_request"

    basis: str
    #: Gone with the case, or with its person.
    reason: bytes | None = Field(default=None, sa_type=Sealed("release_requests.reason"))
    field_groups: list[str] = codes()
    expires_at: datetime = moment()
    asked_by: UUID
    approved_by: UUID | None = None
    approved_at: datetime | None = moment(default=None)


class DataProtectionAlert(Owned, table=True):
    """Tells a member who answers for data protection that something was released without consent."""

    __tablename__ = "data_protection_alerts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "referral_id"], ["referral_links.organisation_id", "referral_links.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "member_id"], ["members.organisation_id", "members.id"]),
        Index("data_protection_alerts_of", "organisation_id", "referral_id"),
    )
    recorded_as: ClassVar[str] = "data_protection"

    referral_id: UUID
    #: Nobody, where the organisation has named no contact: the alert is written all the same.
    member_id: UUID | None = None
