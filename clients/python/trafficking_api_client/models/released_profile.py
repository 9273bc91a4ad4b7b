from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.case_facts import CaseFacts
    from ..models.released_determination import ReleasedDetermination


T = TypeVar("T", bound="ReleasedProfile")


@_attrs_define
class ReleasedProfile:
    """The coded facts of her case.

    Attributes:
        facts (CaseFacts): The coded facts of a case. All are optional: a person may be helped before anything is known
            of her.
        determinations (list[ReleasedDetermination]):
    """

    facts: CaseFacts
    determinations: list[ReleasedDetermination]

    def to_dict(self) -> dict[str, Any]:
        facts = self.facts.to_dict()

        determinations = []
        for determinations_item_data in self.determinations:
            determinations_item = determinations_item_data.to_dict()
            determinations.append(determinations_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "facts": facts,
                "determinations": determinations,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_facts import CaseFacts  # noqa: PLC0415
        from ..models.released_determination import ReleasedDetermination  # noqa: PLC0415

        d = dict(src_dict)
        facts = CaseFacts.from_dict(d.pop("facts"))

        determinations = []
        _determinations = d.pop("determinations")
        for determinations_item_data in _determinations:
            determinations_item = ReleasedDetermination.from_dict(determinations_item_data)

            determinations.append(determinations_item)

        released_profile = cls(
            facts=facts,
            determinations=determinations,
        )

        return released_profile
