from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.agenda_entry import AgendaEntry


T = TypeVar("T", bound="AgendaConflict")


@_attrs_define
class AgendaConflict:
    """Two hearings that a member cannot both go to; the one that begins first comes first.

    One that is not named takes its whole day at your centre.

        Attributes:
            first (AgendaEntry): A hearing in the agenda of a member.
            second (AgendaEntry): A hearing in the agenda of a member.
    """

    first: AgendaEntry
    second: AgendaEntry

    def to_dict(self) -> dict[str, Any]:
        first = self.first.to_dict()

        second = self.second.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first": first,
                "second": second,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.agenda_entry import AgendaEntry  # noqa: PLC0415

        d = dict(src_dict)
        first = AgendaEntry.from_dict(d.pop("first"))

        second = AgendaEntry.from_dict(d.pop("second"))

        agenda_conflict = cls(
            first=first,
            second=second,
        )

        return agenda_conflict
