from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.shelter_kind import ShelterKind
from ..models.shelter_public_allowed_commands_item import (
    ShelterPublicAllowedCommandsItem,
)
from ..models.shelter_staffing import ShelterStaffing
from ..models.shelter_status import ShelterStatus

if TYPE_CHECKING:
    from ..models.admission_time import AdmissionTime


T = TypeVar("T", bound="ShelterPublic")


@_attrs_define
class ShelterPublic:
    """A house of your centre. Where it stands is shown with a stay only.

    Attributes:
        id (UUID):
        version (int):
        status (ShelterStatus): Whether a house takes people in.
        kind (ShelterKind): A code of the list `shelter_kind`.
        code_name (str):
        country (CountryCode): A code of the list `country`.
        has_address (bool):
        max_stay_days (int):
        staffing (ShelterStaffing): A code of the list `shelter_staffing`.
        admission (list[AdmissionTime]): empty: day and night
        confirmed_at (datetime.datetime): when somebody last said that what stands here is so
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ShelterPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: ShelterStatus
    kind: ShelterKind
    code_name: str
    country: CountryCode
    has_address: bool
    max_stay_days: int
    staffing: ShelterStaffing
    admission: list[AdmissionTime]
    confirmed_at: datetime.datetime
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ShelterPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        kind = self.kind.value

        code_name = self.code_name

        country = self.country.value

        has_address = self.has_address

        max_stay_days = self.max_stay_days

        staffing = self.staffing.value

        admission = []
        for admission_item_data in self.admission:
            admission_item = admission_item_data.to_dict()
            admission.append(admission_item)

        confirmed_at = self.confirmed_at.isoformat()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "kind": kind,
                "code_name": code_name,
                "country": country,
                "has_address": has_address,
                "max_stay_days": max_stay_days,
                "staffing": staffing,
                "admission": admission,
                "confirmed_at": confirmed_at,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.admission_time import AdmissionTime  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = ShelterStatus(d.pop("status"))

        kind = ShelterKind(d.pop("kind"))

        code_name = d.pop("code_name")

        country = CountryCode(d.pop("country"))

        has_address = d.pop("has_address")

        max_stay_days = d.pop("max_stay_days")

        staffing = ShelterStaffing(d.pop("staffing"))

        admission = []
        _admission = d.pop("admission")
        for admission_item_data in _admission:
            admission_item = AdmissionTime.from_dict(admission_item_data)

            admission.append(admission_item)

        confirmed_at = datetime.datetime.fromisoformat(d.pop("confirmed_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ShelterPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        shelter_public = cls(
            id=id,
            version=version,
            status=status,
            kind=kind,
            code_name=code_name,
            country=country,
            has_address=has_address,
            max_stay_days=max_stay_days,
            staffing=staffing,
            admission=admission,
            confirmed_at=confirmed_at,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return shelter_public
