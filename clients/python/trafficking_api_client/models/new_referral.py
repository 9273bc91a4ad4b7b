from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.new_referral_kind import NewReferralKind

T = TypeVar("T", bound="NewReferral")


@_attrs_define
class NewReferral:
    """A draft to one receiver. Drafts for one case and need, sent to several, form a round.

    Attributes:
        case_id (UUID):
        kind (NewReferralKind):
        to_organisation_id (UUID):
        respond_by_on (datetime.date): in your time zone; it ends at 24:00
    """

    case_id: UUID
    kind: NewReferralKind
    to_organisation_id: UUID
    respond_by_on: datetime.date

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        kind = self.kind.value

        to_organisation_id = str(self.to_organisation_id)

        respond_by_on = self.respond_by_on.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "kind": kind,
                "to_organisation_id": to_organisation_id,
                "respond_by_on": respond_by_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        kind = NewReferralKind(d.pop("kind"))

        to_organisation_id = UUID(d.pop("to_organisation_id"))

        respond_by_on = datetime.date.fromisoformat(d.pop("respond_by_on"))

        new_referral = cls(
            case_id=case_id,
            kind=kind,
            to_organisation_id=to_organisation_id,
            respond_by_on=respond_by_on,
        )

        return new_referral
