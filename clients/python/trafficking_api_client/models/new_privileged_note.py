from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewPrivilegedNote")


@_attrs_define
class NewPrivilegedNote:
    """A note of what passed between a person and her lawyer.

    Attributes:
        case_id (UUID):
        text (str): what passed between her and her lawyer, in your own words; stored sealed, and never shared
        proceeding_id (None | Unset | UUID): the proceeding of this case that it is about, if it is about one
    """

    case_id: UUID
    text: str
    proceeding_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        text = self.text

        proceeding_id: None | str | Unset
        if isinstance(self.proceeding_id, Unset):
            proceeding_id = UNSET
        elif isinstance(self.proceeding_id, UUID):
            proceeding_id = str(self.proceeding_id)
        else:
            proceeding_id = self.proceeding_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "text": text,
            }
        )
        if proceeding_id is not UNSET:
            field_dict["proceeding_id"] = proceeding_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        text = d.pop("text")

        def _parse_proceeding_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proceeding_id_type_0 = UUID(data)

                return proceeding_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        proceeding_id = _parse_proceeding_id(d.pop("proceeding_id", UNSET))

        new_privileged_note = cls(
            case_id=case_id,
            text=text,
            proceeding_id=proceeding_id,
        )

        return new_privileged_note
