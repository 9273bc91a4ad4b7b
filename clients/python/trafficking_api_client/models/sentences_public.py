from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SentencesPublic")


@_attrs_define
class SentencesPublic:
    """How many were convicted, acquitted, and sentenced to what.

    Attributes:
        convicted (int):
        acquitted (int):
        imprisonment (int):
        suspended (int):
        fined (int):
        confiscation (int):
    """

    convicted: int
    acquitted: int
    imprisonment: int
    suspended: int
    fined: int
    confiscation: int

    def to_dict(self) -> dict[str, Any]:
        convicted = self.convicted

        acquitted = self.acquitted

        imprisonment = self.imprisonment

        suspended = self.suspended

        fined = self.fined

        confiscation = self.confiscation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "convicted": convicted,
                "acquitted": acquitted,
                "imprisonment": imprisonment,
                "suspended": suspended,
                "fined": fined,
                "confiscation": confiscation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        convicted = d.pop("convicted")

        acquitted = d.pop("acquitted")

        imprisonment = d.pop("imprisonment")

        suspended = d.pop("suspended")

        fined = d.pop("fined")

        confiscation = d.pop("confiscation")

        sentences_public = cls(
            convicted=convicted,
            acquitted=acquitted,
            imprisonment=imprisonment,
            suspended=suspended,
            fined=fined,
            confiscation=confiscation,
        )

        return sentences_public
