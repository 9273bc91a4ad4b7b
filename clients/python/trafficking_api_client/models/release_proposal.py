from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.field_group import FieldGroup
from ..models.lawful_basis import LawfulBasis
from ..types import UNSET, Unset

T = TypeVar("T", bound="ReleaseProposal")


@_attrs_define
class ReleaseProposal:
    """Why something must be released without consent: a second member of your centre approves it.

    Attributes:
        basis (LawfulBasis): A code of the list `lawful_basis`.
        reason (str):
        field_groups (list[FieldGroup]):
        expires_at (datetime.datetime): 30 days from now at most
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
    """

    basis: LawfulBasis
    reason: str
    field_groups: list[FieldGroup]
    expires_at: datetime.datetime
    occurred_at: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        basis = self.basis.value

        reason = self.reason

        field_groups = []
        for field_groups_item_data in self.field_groups:
            field_groups_item = field_groups_item_data.value
            field_groups.append(field_groups_item)

        expires_at = self.expires_at.isoformat()

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "basis": basis,
                "reason": reason,
                "field_groups": field_groups,
                "expires_at": expires_at,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        basis = LawfulBasis(d.pop("basis"))

        reason = d.pop("reason")

        field_groups = []
        _field_groups = d.pop("field_groups")
        for field_groups_item_data in _field_groups:
            field_groups_item = FieldGroup(field_groups_item_data)

            field_groups.append(field_groups_item)

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))

        release_proposal = cls(
            basis=basis,
            reason=reason,
            field_groups=field_groups,
            expires_at=expires_at,
            occurred_at=occurred_at,
        )

        return release_proposal
