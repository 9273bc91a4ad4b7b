"""What the body of a message to another server can say: closed, and checked before any of it is done."""

from typing import Annotated

from pydantic import Field, TypeAdapter, model_validator

from trafficking_api.features.consents.rules import FieldGroup
from trafficking_api.features.people.schemas import Contact, Identity
from trafficking_api.features.referrals.schemas.referral import Card, DraftKind
from trafficking_api.features.referrals.schemas.stage import ReleasedDocument, ReleasedProfile
from trafficking_api.kit.wire import Day, Id, In, Instant, Text
from trafficking_api.vocabulary.types import (
    AskedField,
    DisclosureEnd,
    ErasureAnswer,
    KeepingBasis,
    LawfulBasis,
)

_CODE = Annotated[str, Field(max_length=60, pattern=r"^[A-Za-z0-9_]+$")]
#: What each field group may hold.
_CONTENTS: dict[str, TypeAdapter[object]] = {
    "identity": TypeAdapter(Identity),
    "contact": TypeAdapter(Contact),
    "profile": TypeAdapter(ReleasedProfile),
    "assessments": TypeAdapter(Annotated[list[_CODE], Field(max_length=0)]),
    "legal": TypeAdapter(Annotated[list[_CODE], Field(max_length=0)]),
    "documents": TypeAdapter(Annotated[list[ReleasedDocument], Field(max_length=1000)]),
}


class Nothing(In):
    """The kind says all."""


class AgreementProposed(In):
    """The terms of an agreement."""

    kind: DraftKind
    minimum_class_size: int = Field(ge=5, le=1000)
    valid_from: Day
    valid_until: Day | None


class CardTold(Card):
    """A card, whose reference is nothing but a reference."""

    reference: str = Field(max_length=40, pattern=r"^[a-z2-7]+$")


class ReferralOffered(In):
    """A card, and until when it is to be answered."""

    kind: DraftKind
    respond_by_on: Day
    sent_on: Day
    card: CardTold = Field(strict=False)


class CardRefined(In):
    """What the card tells beyond its own fields."""

    refinements: dict[AskedField, _CODE] = Field(max_length=20)
    agreed_refinements: dict[AskedField, _CODE] = Field(max_length=20)
    agreed_until: Instant | None
    #: The time of its case is over, and the card is gone with it.
    is_forgotten: bool = False


class Released(In):
    """What may be read of a person; empty where it has ended before it could travel."""

    groups: dict[str, object] = Field(max_length=len(FieldGroup))
    expires_at: Instant | None
    lawful_basis: LawfulBasis | None
    digest: str | None = Field(max_length=64, pattern=r"^[0-9a-f]{64}$")

    @model_validator(mode="after")
    def _closed(self) -> "Released":
        for group, content in self.groups.items():
            if group not in _CONTENTS:
                raise ValueError("no field group")
            _CONTENTS[group].validate_python(content, strict=False)
        return self


class Narrowed(In):
    """What is still released."""

    field_groups: list[Annotated[FieldGroup, Field(strict=False)]] = Field(max_length=6)
    expires_at: Instant | None


class Ended(In):
    """Why a release ended."""

    code: DisclosureEnd


class Words(In):
    """What one side says to the other about a referral."""

    referral_id: Id
    text: Text


class ErasureAsked(In):
    """What the end of a consent asks."""

    referral_id: Id


class ErasureAnswered(In):
    """What was done with a copy."""

    answer: ErasureAnswer
    keeping_basis: KeepingBasis | None
