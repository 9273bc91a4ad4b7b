from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="LeaseDetails")


@_attrs_define
class LeaseDetails:
    """Who lets the home, and where it is.

    Attributes:
        landlord_name (None | str):
        landlord_address (None | str):
        dwelling_address (None | str):
        payee_account (None | str):
        note (None | str):
    """

    landlord_name: None | str
    landlord_address: None | str
    dwelling_address: None | str
    payee_account: None | str
    note: None | str

    def to_dict(self) -> dict[str, Any]:
        landlord_name: None | str
        landlord_name = self.landlord_name

        landlord_address: None | str
        landlord_address = self.landlord_address

        dwelling_address: None | str
        dwelling_address = self.dwelling_address

        payee_account: None | str
        payee_account = self.payee_account

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "landlord_name": landlord_name,
                "landlord_address": landlord_address,
                "dwelling_address": dwelling_address,
                "payee_account": payee_account,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_landlord_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        landlord_name = _parse_landlord_name(d.pop("landlord_name"))

        def _parse_landlord_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        landlord_address = _parse_landlord_address(d.pop("landlord_address"))

        def _parse_dwelling_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        dwelling_address = _parse_dwelling_address(d.pop("dwelling_address"))

        def _parse_payee_account(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        payee_account = _parse_payee_account(d.pop("payee_account"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        lease_details = cls(
            landlord_name=landlord_name,
            landlord_address=landlord_address,
            dwelling_address=dwelling_address,
            payee_account=payee_account,
            note=note,
        )

        return lease_details
