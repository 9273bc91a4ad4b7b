from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.residence_document import ResidenceDocument
from ..types import UNSET, Unset

T = TypeVar("T", bound="GrantedPaper")


@_attrs_define
class GrantedPaper:
    """The paper itself, to be kept among her papers.

    Attributes:
        type_ (ResidenceDocument): A code of the list `residence_document`.
        number (None | str | Unset): the number on it; stored sealed
    """

    type_: ResidenceDocument
    number: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
            }
        )
        if number is not UNSET:
            field_dict["number"] = number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = ResidenceDocument(d.pop("type"))

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        granted_paper = cls(
            type_=type_,
            number=number,
        )

        return granted_paper
