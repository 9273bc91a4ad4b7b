"""What travels about what passed between two organisations: messages, the log, requests to erase."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from trafficking_api.features.referrals.schemas.stage import Group, Version
from trafficking_api.features.referrals.states import ERASURE, RECEIVER, ErasureRequestStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, In, Out, Text
from trafficking_api.vocabulary.types import ErasureAnswer, ExchangeKind, KeepingBasis


class NewReferralMessage(In):
    """Words to the other organisation: none that could tell who she is."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "A bed on the ground floor is ready from Monday."}]}
    )

    text: Text


class ReferralMessagePublic(Out):
    """A message about a referral."""

    id: UUID
    written_by: Literal["sender", "receiver"]
    author_id: UUID | None = Field(description="the client that wrote it, if it is yours")
    text: str | None = Field(max_length=8000, description="null once what it was about is forgotten")
    created_at: datetime


class ExchangePublic(Out):
    """One line of the log that both organisations have: what passed, its hash, and what did not."""

    id: UUID
    number: int = Field(ge=1, le=2_147_483_647, description="without a gap, so that none can be missing")
    kind: ExchangeKind
    message_hash: str | None = Field(max_length=64, description="SHA-256 of what passed, as it was sealed")
    shared: list[Group] = Field(max_length=6)
    not_shared: list[Group] = Field(max_length=6)
    on_day: date


class ErasureAnswering(Command):
    """What you did with your own copy."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"answer": "Erased"}]})

    answer: ErasureAnswer
    keeping_basis: KeepingBasis | None = Field(default=None, description="needed where it is kept")

    @model_validator(mode="after")
    def _reasoned(self) -> "ErasureAnswering":
        if (self.answer == "Kept") != (self.keeping_basis is not None):
            raise PydanticCustomError("keeping_basis", "a lawful basis where it is kept, and only there")
        return self


class ErasureRequestPublic(Out):
    """A consent ended after a person had arrived: her receiver says what it does with its own copy."""

    id: UUID
    version: Version
    status: ErasureRequestStatus
    referral_id: UUID
    from_organisation_id: UUID
    to_organisation_id: UUID
    asked_on: date
    answered_on: date | None
    answer: ErasureAnswer | None
    keeping_basis: KeepingBasis | None
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=ERASURE.commands_schema(RECEIVER))


class ErasureFilter(PageParams):
    """Which requests to erase, of either side."""

    status: list[ErasureRequestStatus] = Field(default=[], max_length=2)
