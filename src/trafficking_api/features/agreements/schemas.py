"""What travels about agreements."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.agreements.states import MACHINE, OTHER, PROPOSER, AgreementStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Out
from trafficking_api.vocabulary.types import AgreementKind


class AgreementPublic(Out):
    """An agreement between your organisation and another."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    kind: AgreementKind
    status: AgreementStatus
    from_organisation_id: UUID = Field(description="who proposed it")
    to_organisation_id: UUID
    minimum_class_size: int = Field(ge=5, le=1000, description="k for cards sent under it, either way")
    valid_from: date
    valid_until: date | None
    in_force: bool = Field(description="active, and today lies between its dates")
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(
        max_length=10, json_schema_extra=MACHINE.commands_schema(PROPOSER, OTHER)
    )


class NewAgreement(In):
    """An agreement that you propose to another organisation."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "to_organisation_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11",
                    "kind": "referral",
                    "minimum_class_size": 5,
                    "valid_from": "2026-01-01",
                }
            ]
        }
    )

    to_organisation_id: Id
    kind: AgreementKind
    minimum_class_size: int = Field(default=5, ge=5, le=1000)
    valid_from: Day
    valid_until: Day | None = None


class AgreementFilter(PageParams):
    """Which agreements."""

    status: list[AgreementStatus] = Field(default=[], max_length=5)
    updated_since: Instant | None = None
