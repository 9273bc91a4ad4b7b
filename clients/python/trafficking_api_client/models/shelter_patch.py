from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.shelter_staffing import ShelterStaffing
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.admission_time import AdmissionTime


T = TypeVar("T", bound="ShelterPatch")


@_attrs_define
class ShelterPatch:
    """What can change of a house.

    Attributes:
        code_name (str | Unset):
        address (None | str | Unset):
        max_stay_days (int | Unset):
        staffing (ShelterStaffing | Unset): A code of the list `shelter_staffing`.
        admission (list[AdmissionTime] | Unset):
    """

    code_name: str | Unset = UNSET
    address: None | str | Unset = UNSET
    max_stay_days: int | Unset = UNSET
    staffing: ShelterStaffing | Unset = UNSET
    admission: list[AdmissionTime] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code_name = self.code_name

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        max_stay_days = self.max_stay_days

        staffing: str | Unset = UNSET
        if not isinstance(self.staffing, Unset):
            staffing = self.staffing.value

        admission: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.admission, Unset):
            admission = []
            for admission_item_data in self.admission:
                admission_item = admission_item_data.to_dict()
                admission.append(admission_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if code_name is not UNSET:
            field_dict["code_name"] = code_name
        if address is not UNSET:
            field_dict["address"] = address
        if max_stay_days is not UNSET:
            field_dict["max_stay_days"] = max_stay_days
        if staffing is not UNSET:
            field_dict["staffing"] = staffing
        if admission is not UNSET:
            field_dict["admission"] = admission

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.admission_time import AdmissionTime  # noqa: PLC0415

        d = dict(src_dict)
        code_name = d.pop("code_name", UNSET)

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        max_stay_days = d.pop("max_stay_days", UNSET)

        _staffing = d.pop("staffing", UNSET)
        staffing: ShelterStaffing | Unset
        if isinstance(_staffing, Unset):
            staffing = UNSET
        else:
            staffing = ShelterStaffing(_staffing)

        _admission = d.pop("admission", UNSET)
        admission: list[AdmissionTime] | Unset = UNSET
        if _admission is not UNSET:
            admission = []
            for admission_item_data in _admission:
                admission_item = AdmissionTime.from_dict(admission_item_data)

                admission.append(admission_item)

        shelter_patch = cls(
            code_name=code_name,
            address=address,
            max_stay_days=max_stay_days,
            staffing=staffing,
            admission=admission,
        )

        return shelter_patch
