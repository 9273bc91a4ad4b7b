"""What travels about consents: the words that were said, and never a name."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from trafficking_api.features.consents.rules import CHECKS, FieldGroup
from trafficking_api.features.consents.states import CENTRE, MACHINE, ConsentStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Command, Id, In, Instant, Language, Out, Text
from trafficking_api.vocabulary.types import (
    ConsentForm,
    ConsentGivenBy,
    ConsentPurpose,
    ConsentWithdrawalReason,
    WithholdReason,
)

UNIQUE: JsonDict = {"uniqueItems": True}
#: A field group by its name; strict input knows no members of an enumeration, only their words.
Group = Annotated[FieldGroup, Field(strict=False)]


class ConsentChecks(In):
    """The seven checks of an informed consent (HTCDS, `con_Consent`)."""

    agreed_to_interview: bool = Field(description="agreed to the interview")
    told_purpose: bool = Field(description="told what the interview is for")
    told_uses: bool = Field(description="told the actual and the possible uses of the data")
    told_research_use: bool = Field(description="told of the use for research that identifies nobody")
    told_access_right: bool = Field(description="told of the right to ask for the data at any time")
    told_retention: bool = Field(description="told how long the data is kept")
    told_withdrawal: bool = Field(description="told how to withdraw the consent")


class NewConsent(In):
    """The word of a person on one purpose: yes or no. A no is a record as much as a yes."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "purpose": "CaseManagement",
                    "given": True,
                    "checks": dict.fromkeys(CHECKS, True),
                    "form": "Written",
                    "language": "lo",
                    "interpreter_present": True,
                    "given_by": "Individual",
                }
            ]
        }
    )

    purpose: ConsentPurpose
    given: bool = Field(description="false when the person refuses")
    recipient_organisation_id: Id | None = Field(
        default=None, description="who receives; needed to share with a partner or an authority"
    )
    field_groups: list[Group] = Field(
        default=[], max_length=6, json_schema_extra=UNIQUE, description="what the recipient may get"
    )
    checks: ConsentChecks = Field(description="all of them hold when the consent is given")
    form: ConsentForm
    witness_member_id: Id | None = Field(
        default=None, description="who heard it, if it was oral; another member than the one who acts"
    )
    language: Language | None = Field(default=None, description="in which it was explained")
    interpreter_present: bool | None = None
    given_by: ConsentGivenBy
    is_minor: bool = Field(
        default=False, description="a minor's consent needs a guardian; a known birth date counts as well"
    )
    withheld_groups: list[Group] = Field(
        default=[], max_length=6, json_schema_extra=UNIQUE, description="what is to be kept back"
    )
    withhold_reason: WithholdReason | None = None
    withheld: Text | None = Field(default=None, description="in words, for your own eyes; encrypted")
    given_at: Instant | None = Field(default=None, description="when it was said; now, if absent")
    expires_at: Instant | None = Field(default=None, description="from this instant on it counts no more")


class ConsentWithdrawal(Command):
    """A consent is taken back. No reason has to be given."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "ChangedMind"}]})

    reason: ConsentWithdrawalReason | None = None


class ConsentPublic(Out):
    """A consent, or a refusal, of a person."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    person_id: UUID
    purpose: ConsentPurpose
    status: ConsentStatus
    is_live: bool = Field(description="given, and not over: it counts now")
    given: bool
    recipient_organisation_id: UUID | None
    field_groups: list[Group] = Field(max_length=6)
    checks: ConsentChecks
    form: ConsentForm
    witness_member_id: UUID | None
    language: Language | None
    interpreter_present: bool | None
    given_by: ConsentGivenBy
    is_minor: bool
    withheld_groups: list[Group] = Field(max_length=6)
    withhold_reason: WithholdReason | None
    given_at: datetime
    expires_at: datetime | None
    ended_at: datetime | None = Field(description="when it was withdrawn or superseded")
    withdrawal_reason: ConsentWithdrawalReason | None
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=MACHINE.commands_schema(CENTRE))


class ConsentRead(ConsentPublic):
    """A consent with what the person wants kept back, in words."""

    withheld: str | None = Field(max_length=8000)


class ConsentFilter(PageParams):
    """Which consents."""

    status: list[ConsentStatus] = Field(default=[], max_length=4)
    purpose: list[ConsentPurpose] = Field(default=[], max_length=9)
    updated_since: Instant | None = None
