from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.field_group import FieldGroup
from ..models.lawful_basis import LawfulBasis

T = TypeVar("T", bound="ReleaseRequestPublic")


@_attrs_define
class ReleaseRequestPublic:
    """A release without consent, as one member proposed it and another must judge it (REF-9).

    Attributes:
        id (UUID):
        version (int):
        basis (LawfulBasis): A code of the list `lawful_basis`.
        reason (None | str): null once she is forgotten
        field_groups (list[FieldGroup]):
        expires_at (datetime.datetime):
        asked_by (UUID):
        approved_by (None | UUID):
        approved_at (datetime.datetime | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
    """

    id: UUID
    version: int
    basis: LawfulBasis
    reason: None | str
    field_groups: list[FieldGroup]
    expires_at: datetime.datetime
    asked_by: UUID
    approved_by: None | UUID
    approved_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        basis = self.basis.value

        reason: None | str
        reason = self.reason

        field_groups = []
        for field_groups_item_data in self.field_groups:
            field_groups_item = field_groups_item_data.value
            field_groups.append(field_groups_item)

        expires_at = self.expires_at.isoformat()

        asked_by = str(self.asked_by)

        approved_by: None | str
        if isinstance(self.approved_by, UUID):
            approved_by = str(self.approved_by)
        else:
            approved_by = self.approved_by

        approved_at: None | str
        if isinstance(self.approved_at, datetime.datetime):
            approved_at = self.approved_at.isoformat()
        else:
            approved_at = self.approved_at

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "basis": basis,
                "reason": reason,
                "field_groups": field_groups,
                "expires_at": expires_at,
                "asked_by": asked_by,
                "approved_by": approved_by,
                "approved_at": approved_at,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        basis = LawfulBasis(d.pop("basis"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        field_groups = []
        _field_groups = d.pop("field_groups")
        for field_groups_item_data in _field_groups:
            field_groups_item = FieldGroup(field_groups_item_data)

            field_groups.append(field_groups_item)

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        asked_by = UUID(d.pop("asked_by"))

        def _parse_approved_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_by_type_0 = UUID(data)

                return approved_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        approved_by = _parse_approved_by(d.pop("approved_by"))

        def _parse_approved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_at_type_0 = datetime.datetime.fromisoformat(data)

                return approved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        approved_at = _parse_approved_at(d.pop("approved_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        release_request_public = cls(
            id=id,
            version=version,
            basis=basis,
            reason=reason,
            field_groups=field_groups,
            expires_at=expires_at,
            asked_by=asked_by,
            approved_by=approved_by,
            approved_at=approved_at,
            created_at=created_at,
            updated_at=updated_at,
        )

        return release_request_public
