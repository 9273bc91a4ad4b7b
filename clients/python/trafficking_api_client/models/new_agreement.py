from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.agreement_kind import AgreementKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewAgreement")


@_attrs_define
class NewAgreement:
    """An agreement that you propose to another organisation.

    Attributes:
        to_organisation_id (UUID):
        kind (AgreementKind): A code of the list `agreement_kind`.
        valid_from (datetime.date):
        minimum_class_size (int | Unset):  Default: 5.
        valid_until (datetime.date | None | Unset):
    """

    to_organisation_id: UUID
    kind: AgreementKind
    valid_from: datetime.date
    minimum_class_size: int | Unset = 5
    valid_until: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        to_organisation_id = str(self.to_organisation_id)

        kind = self.kind.value

        valid_from = self.valid_from.isoformat()

        minimum_class_size = self.minimum_class_size

        valid_until: None | str | Unset
        if isinstance(self.valid_until, Unset):
            valid_until = UNSET
        elif isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to_organisation_id": to_organisation_id,
                "kind": kind,
                "valid_from": valid_from,
            }
        )
        if minimum_class_size is not UNSET:
            field_dict["minimum_class_size"] = minimum_class_size
        if valid_until is not UNSET:
            field_dict["valid_until"] = valid_until

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to_organisation_id = UUID(d.pop("to_organisation_id"))

        kind = AgreementKind(d.pop("kind"))

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        minimum_class_size = d.pop("minimum_class_size", UNSET)

        def _parse_valid_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_until = _parse_valid_until(d.pop("valid_until", UNSET))

        new_agreement = cls(
            to_organisation_id=to_organisation_id,
            kind=kind,
            valid_from=valid_from,
            minimum_class_size=minimum_class_size,
            valid_until=valid_until,
        )

        return new_agreement
