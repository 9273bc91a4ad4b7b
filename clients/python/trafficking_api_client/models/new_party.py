from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.court_party_role import CourtPartyRole
from ..models.party_standing import PartyStanding
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewParty")


@_attrs_define
class NewParty:
    """Somebody takes part in a proceeding.

    Attributes:
        role (CourtPartyRole): A code of the list `court_party_role`.
        is_her (bool | Unset): true for the person of the case herself Default: False.
        standing (PartyStanding | Unset): A code of the list `party_standing`.
        label (None | str | Unset): by what this party is told from the others, no more than that; stored sealed
    """

    role: CourtPartyRole
    is_her: bool | Unset = False
    standing: PartyStanding | Unset = UNSET
    label: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
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

        field_dict.update(
            {
                "role": role,
            }
        )
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
        role = CourtPartyRole(d.pop("role"))

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

        new_party = cls(
            role=role,
            is_her=is_her,
            standing=standing,
            label=label,
        )

        return new_party
