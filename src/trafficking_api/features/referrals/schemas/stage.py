"""What travels with the commands of the second stage: after the card, and with consent."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict
from typing_extensions import TypeAliasType

from trafficking_api.features.cases.schemas.case import CaseFacts
from trafficking_api.features.consents.rules import FieldGroup
from trafficking_api.features.people.schemas import Contact, Identity
from trafficking_api.kit.wire import Command, Day, In, Instant, Line, Out, Reason
from trafficking_api.vocabulary.types import (
    AskedField,
    DeterminationBasis,
    DisclosureEnd,
    DocumentKind,
    LawfulBasis,
    ReferralOutcome,
    ReferralReturnReason,
    StatusDecisionBody,
    TraffickingStatus,
)

UNIQUE: JsonDict = {"uniqueItems": True}
Group = Annotated[FieldGroup, Field(strict=False)]
Version = Annotated[int, Field(ge=1, le=2_147_483_647)]


class Asking(Command):
    """What the receiver needs to know beyond the card, before it can answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"field": "step_free"}]})

    field: AskedField


class Release(Command):
    """What is released; all that she agreed to, if nothing is named."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"field_groups": ["identity", "contact"]}]})

    field_groups: list[Group] | None = Field(
        default=None, min_length=1, max_length=6, json_schema_extra=UNIQUE
    )


class ReleaseProposal(Command):
    """Why something must be released without consent: a second member of your centre approves it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "basis": "ImminentDanger",
                    "reason": "She was threatened and must be moved tonight.",
                    "field_groups": ["identity"],
                    "expires_at": "2030-01-31T12:00:00Z",
                }
            ]
        }
    )

    basis: LawfulBasis
    reason: Reason
    field_groups: list[Group] = Field(min_length=1, max_length=6, json_schema_extra=UNIQUE)
    expires_at: Instant = Field(description="30 days from now at most")


class ReleaseRequestPublic(Out):
    """A release without consent, as one member proposed it and another must judge it (REF-9)."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    basis: LawfulBasis
    reason: str | None = Field(max_length=2000, description="null once she is forgotten")
    field_groups: list[Group] = Field(max_length=6)
    expires_at: datetime
    asked_by: UUID
    approved_by: UUID | None
    approved_at: datetime | None
    created_at: datetime
    updated_at: datetime


class Completion(Command):
    """How it ended."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"outcome": "ServiceProvided"}]})

    outcome: ReferralOutcome


class Return(Command):
    """Why the receiver gives her back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "NeedsNotMet"}]})

    code: ReferralReturnReason


class TransferAsking(In):
    """Until when the other centre may think about it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"respond_by_on": "2030-01-31"}]})

    respond_by_on: Day


class ReleasedDetermination(Out):
    """A decision on whether she is a victim."""

    trafficking_status: TraffickingStatus
    decision_body: StatusDecisionBody
    decided_on: date
    basis: DeterminationBasis | None


class ReleasedProfile(Out):
    """The coded facts of her case."""

    facts: CaseFacts
    determinations: list[ReleasedDetermination] = Field(max_length=1000)


class ReleasedDocument(Out):
    """A file, without the name that it had."""

    kind: DocumentKind
    media_type: str = Field(max_length=100)
    content: str = Field(max_length=28_000_000, description="in Base64")


class DisclosureReceived(Out):
    """What you may read of a person, until it ends. A field group that was not released is null."""

    view: Literal["receiver"]
    id: UUID
    version: Version
    field_groups: list[Group] = Field(max_length=6)
    lawful_basis: LawfulBasis | None = Field(description="null where she consented")
    released_on: date
    expires_at: datetime | None
    identity: Identity | None
    contact: Contact | None
    profile: ReleasedProfile | None
    assessments: list[Line] | None = Field(max_length=0, description="nothing of this kind is released yet")
    legal: list[Line] | None = Field(max_length=0, description="nothing of this kind is kept yet")
    documents: list[ReleasedDocument] | None = Field(max_length=1000)


class DisclosureMade(Out):
    """What you released, for how long, and when it ended. What it said is sealed for the other."""

    view: Literal["sender"]
    id: UUID
    version: Version
    field_groups: list[Group] = Field(max_length=6)
    lawful_basis: LawfulBasis | None = Field(description="null where she consented")
    released_on: date
    expires_at: datetime | None
    ended_at: datetime | None
    end_code: DisclosureEnd | None
    consent_id: UUID | None = Field(description="the consent that it rests on, as it was at the release")
    consent_version: int | None = Field(ge=1, le=2_147_483_647)


# TypeAliasType makes it a named component of the API document, and so a named type of generated clients.
DisclosurePublic = TypeAliasType(
    "DisclosurePublic", Annotated[DisclosureMade | DisclosureReceived, Field(discriminator="view")]
)
