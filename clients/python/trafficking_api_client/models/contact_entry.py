from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.contact_kind import ContactKind
from ..models.contact_note import ContactNote
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.safe_time import SafeTime


T = TypeVar("T", bound="ContactEntry")


@_attrs_define
class ContactEntry:
    """One way to reach her, and whether it is safe.

    Attributes:
        kind (ContactKind): A code of the list `contact_kind`.
        value (str):
        safe_to_contact (YesNoUnknown): A code of the list `yes_no_unknown`.
        safe_times (list[SafeTime] | Unset):
        notes (list[ContactNote] | Unset):
    """

    kind: ContactKind
    value: str
    safe_to_contact: YesNoUnknown
    safe_times: list[SafeTime] | Unset = UNSET
    notes: list[ContactNote] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        value = self.value

        safe_to_contact = self.safe_to_contact.value

        safe_times: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.safe_times, Unset):
            safe_times = []
            for safe_times_item_data in self.safe_times:
                safe_times_item = safe_times_item_data.to_dict()
                safe_times.append(safe_times_item)

        notes: list[str] | Unset = UNSET
        if not isinstance(self.notes, Unset):
            notes = []
            for notes_item_data in self.notes:
                notes_item = notes_item_data.value
                notes.append(notes_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "value": value,
                "safe_to_contact": safe_to_contact,
            }
        )
        if safe_times is not UNSET:
            field_dict["safe_times"] = safe_times
        if notes is not UNSET:
            field_dict["notes"] = notes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.safe_time import SafeTime  # noqa: PLC0415

        d = dict(src_dict)
        kind = ContactKind(d.pop("kind"))

        value = d.pop("value")

        safe_to_contact = YesNoUnknown(d.pop("safe_to_contact"))

        _safe_times = d.pop("safe_times", UNSET)
        safe_times: list[SafeTime] | Unset = UNSET
        if _safe_times is not UNSET:
            safe_times = []
            for safe_times_item_data in _safe_times:
                safe_times_item = SafeTime.from_dict(safe_times_item_data)

                safe_times.append(safe_times_item)

        _notes = d.pop("notes", UNSET)
        notes: list[ContactNote] | Unset = UNSET
        if _notes is not UNSET:
            notes = []
            for notes_item_data in _notes:
                notes_item = ContactNote(notes_item_data)

                notes.append(notes_item)

        contact_entry = cls(
            kind=kind,
            value=value,
            safe_to_contact=safe_to_contact,
            safe_times=safe_times,
            notes=notes,
        )

        return contact_entry
