from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Sentences")


@_attrs_define
class Sentences:
    """How many were convicted, acquitted, and sentenced to what.

    Attributes:
        convicted (int | Unset):  Default: 0.
        acquitted (int | Unset):  Default: 0.
        imprisonment (int | Unset):  Default: 0.
        suspended (int | Unset):  Default: 0.
        fined (int | Unset):  Default: 0.
        confiscation (int | Unset):  Default: 0.
    """

    convicted: int | Unset = 0
    acquitted: int | Unset = 0
    imprisonment: int | Unset = 0
    suspended: int | Unset = 0
    fined: int | Unset = 0
    confiscation: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        convicted = self.convicted

        acquitted = self.acquitted

        imprisonment = self.imprisonment

        suspended = self.suspended

        fined = self.fined

        confiscation = self.confiscation

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if convicted is not UNSET:
            field_dict["convicted"] = convicted
        if acquitted is not UNSET:
            field_dict["acquitted"] = acquitted
        if imprisonment is not UNSET:
            field_dict["imprisonment"] = imprisonment
        if suspended is not UNSET:
            field_dict["suspended"] = suspended
        if fined is not UNSET:
            field_dict["fined"] = fined
        if confiscation is not UNSET:
            field_dict["confiscation"] = confiscation

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        convicted = d.pop("convicted", UNSET)

        acquitted = d.pop("acquitted", UNSET)

        imprisonment = d.pop("imprisonment", UNSET)

        suspended = d.pop("suspended", UNSET)

        fined = d.pop("fined", UNSET)

        confiscation = d.pop("confiscation", UNSET)

        sentences = cls(
            convicted=convicted,
            acquitted=acquitted,
            imprisonment=imprisonment,
            suspended=suspended,
            fined=fined,
            confiscation=confiscation,
        )

        return sentences
