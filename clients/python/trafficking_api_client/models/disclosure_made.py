from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.disclosure_end import DisclosureEnd
from ..models.field_group import FieldGroup
from ..models.lawful_basis import LawfulBasis

T = TypeVar("T", bound="DisclosureMade")


@_attrs_define
class DisclosureMade:
    """What you released, for how long, and when it ended. What it said is sealed for the other.

    Attributes:
        view (Literal['sender']):
        id (UUID):
        version (int):
        field_groups (list[FieldGroup]):
        lawful_basis (LawfulBasis | None): null where she consented
        released_on (datetime.date):
        expires_at (datetime.datetime | None):
        ended_at (datetime.datetime | None):
        end_code (DisclosureEnd | None):
        consent_id (None | UUID): the consent that it rests on, as it was at the release
        consent_version (int | None):
    """

    view: Literal["sender"]
    id: UUID
    version: int
    field_groups: list[FieldGroup]
    lawful_basis: LawfulBasis | None
    released_on: datetime.date
    expires_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    end_code: DisclosureEnd | None
    consent_id: None | UUID
    consent_version: int | None

    def to_dict(self) -> dict[str, Any]:
        view = self.view

        id = str(self.id)

        version = self.version

        field_groups = []
        for field_groups_item_data in self.field_groups:
            field_groups_item = field_groups_item_data.value
            field_groups.append(field_groups_item)

        lawful_basis: None | str
        if isinstance(self.lawful_basis, LawfulBasis):
            lawful_basis = self.lawful_basis.value
        else:
            lawful_basis = self.lawful_basis

        released_on = self.released_on.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        end_code: None | str
        if isinstance(self.end_code, DisclosureEnd):
            end_code = self.end_code.value
        else:
            end_code = self.end_code

        consent_id: None | str
        if isinstance(self.consent_id, UUID):
            consent_id = str(self.consent_id)
        else:
            consent_id = self.consent_id

        consent_version: int | None
        consent_version = self.consent_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "view": view,
                "id": id,
                "version": version,
                "field_groups": field_groups,
                "lawful_basis": lawful_basis,
                "released_on": released_on,
                "expires_at": expires_at,
                "ended_at": ended_at,
                "end_code": end_code,
                "consent_id": consent_id,
                "consent_version": consent_version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        view = cast(Literal["sender"], d.pop("view"))
        if view != "sender":
            raise ValueError(f"view must match const 'sender', got '{view}'")

        id = UUID(d.pop("id"))

        version = d.pop("version")

        field_groups = []
        _field_groups = d.pop("field_groups")
        for field_groups_item_data in _field_groups:
            field_groups_item = FieldGroup(field_groups_item_data)

            field_groups.append(field_groups_item)

        def _parse_lawful_basis(data: object) -> LawfulBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lawful_basis_type_0 = LawfulBasis(data)

                return lawful_basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LawfulBasis | None, data)

        lawful_basis = _parse_lawful_basis(d.pop("lawful_basis"))

        released_on = datetime.date.fromisoformat(d.pop("released_on"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        def _parse_end_code(data: object) -> DisclosureEnd | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_code_type_0 = DisclosureEnd(data)

                return end_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DisclosureEnd | None, data)

        end_code = _parse_end_code(d.pop("end_code"))

        def _parse_consent_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                consent_id_type_0 = UUID(data)

                return consent_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        consent_id = _parse_consent_id(d.pop("consent_id"))

        def _parse_consent_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        consent_version = _parse_consent_version(d.pop("consent_version"))

        disclosure_made = cls(
            view=view,
            id=id,
            version=version,
            field_groups=field_groups,
            lawful_basis=lawful_basis,
            released_on=released_on,
            expires_at=expires_at,
            ended_at=ended_at,
            end_code=end_code,
            consent_id=consent_id,
            consent_version=consent_version,
        )

        return disclosure_made
