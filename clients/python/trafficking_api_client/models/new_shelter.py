from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.shelter_kind import ShelterKind
from ..models.shelter_staffing import ShelterStaffing
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.admission_time import AdmissionTime


T = TypeVar("T", bound="NewShelter")


@_attrs_define
class NewShelter:
    """A house. Its code name tells neither street nor town.

    Attributes:
        kind (ShelterKind): A code of the list `shelter_kind`.
        code_name (str):
        country (CountryCode): A code of the list `country`.
        staffing (ShelterStaffing): A code of the list `shelter_staffing`.
        address (None | str | Unset): sealed; shown with a stay in the house only
        max_stay_days (int | None | Unset): at most what the country allows for this kind; so by default
        admission (list[AdmissionTime] | Unset):
    """

    kind: ShelterKind
    code_name: str
    country: CountryCode
    staffing: ShelterStaffing
    address: None | str | Unset = UNSET
    max_stay_days: int | None | Unset = UNSET
    admission: list[AdmissionTime] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        code_name = self.code_name

        country = self.country.value

        staffing = self.staffing.value

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        max_stay_days: int | None | Unset
        if isinstance(self.max_stay_days, Unset):
            max_stay_days = UNSET
        else:
            max_stay_days = self.max_stay_days

        admission: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.admission, Unset):
            admission = []
            for admission_item_data in self.admission:
                admission_item = admission_item_data.to_dict()
                admission.append(admission_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "code_name": code_name,
                "country": country,
                "staffing": staffing,
            }
        )
        if address is not UNSET:
            field_dict["address"] = address
        if max_stay_days is not UNSET:
            field_dict["max_stay_days"] = max_stay_days
        if admission is not UNSET:
            field_dict["admission"] = admission

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.admission_time import AdmissionTime  # noqa: PLC0415

        d = dict(src_dict)
        kind = ShelterKind(d.pop("kind"))

        code_name = d.pop("code_name")

        country = CountryCode(d.pop("country"))

        staffing = ShelterStaffing(d.pop("staffing"))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_max_stay_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_stay_days = _parse_max_stay_days(d.pop("max_stay_days", UNSET))

        _admission = d.pop("admission", UNSET)
        admission: list[AdmissionTime] | Unset = UNSET
        if _admission is not UNSET:
            admission = []
            for admission_item_data in _admission:
                admission_item = AdmissionTime.from_dict(admission_item_data)

                admission.append(admission_item)

        new_shelter = cls(
            kind=kind,
            code_name=code_name,
            country=country,
            staffing=staffing,
            address=address,
            max_stay_days=max_stay_days,
            admission=admission,
        )

        return new_shelter
