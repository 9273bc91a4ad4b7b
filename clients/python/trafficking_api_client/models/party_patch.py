from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.court_party_role import CourtPartyRole
from ..models.party_standing import PartyStanding
from ..types import UNSET, Unset

T = TypeVar("T", bound="PartyPatch")


@_attrs_define
class PartyPatch:
    """What can be said otherwise of a party.

    Attributes:
        role (CourtPartyRole | Unset): A code of the list `court_party_role`.
        is_her (bool | Unset): true for the person of the case herself
        standing (PartyStanding | Unset): A code of the list `party_standing`.
        label (None | str | Unset): by what this party is told from the others, no more than that; stored sealed
    """

    role: CourtPartyRole | Unset = UNSET
    is_her: bool | Unset = UNSET
    standing: PartyStanding | Unset = UNSET
    label: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role.value

        is_her = self.is_her

        standing: str | Unset = UNSET
        if not isinstance(self.standing, Unset):
            standing = self.standing.value

        label: None | str | Unset
        if isinstance(self.label, Unset):
            label = UNSET
        else:
            label = self.label

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if role is not UNSET:
            field_dict["role"] = role
        if is_her is not UNSET:
            field_dict["is_her"] = is_her
        if standing is not UNSET:
            field_dict["standing"] = standing
        if label is not UNSET:
            field_dict["label"] = label

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _role = d.pop("role", UNSET)
        role: CourtPartyRole | Unset
        if isinstance(_role, Unset):
            role = UNSET
        else:
            role = CourtPartyRole(_role)

        is_her = d.pop("is_her", UNSET)

        _standing = d.pop("standing", UNSET)
        standing: PartyStanding | Unset
        if isinstance(_standing, Unset):
            standing = UNSET
        else:
            standing = PartyStanding(_standing)

        def _parse_label(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        label = _parse_label(d.pop("label", UNSET))

        party_patch = cls(
            role=role,
            is_her=is_her,
            standing=standing,
            label=label,
        )

        return party_patch
