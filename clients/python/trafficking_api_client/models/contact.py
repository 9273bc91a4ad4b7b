from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contact_entry import ContactEntry
    from ..models.mailing import Mailing


T = TypeVar("T", bound="Contact")


@_attrs_define
class Contact:
    """How to reach a person.

    Attributes:
        entries (list[ContactEntry] | Unset):
        mailing (Mailing | None | Unset):
    """

    entries: list[ContactEntry] | Unset = UNSET
    mailing: Mailing | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.mailing import Mailing  # noqa: PLC0415

        entries: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.entries, Unset):
            entries = []
            for entries_item_data in self.entries:
                entries_item = entries_item_data.to_dict()
                entries.append(entries_item)

        mailing: dict[str, Any] | None | Unset
        if isinstance(self.mailing, Unset):
            mailing = UNSET
        elif isinstance(self.mailing, Mailing):
            mailing = self.mailing.to_dict()
        else:
            mailing = self.mailing

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if entries is not UNSET:
            field_dict["entries"] = entries
        if mailing is not UNSET:
            field_dict["mailing"] = mailing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact_entry import ContactEntry  # noqa: PLC0415
        from ..models.mailing import Mailing  # noqa: PLC0415

        d = dict(src_dict)
        _entries = d.pop("entries", UNSET)
        entries: list[ContactEntry] | Unset = UNSET
        if _entries is not UNSET:
            entries = []
            for entries_item_data in _entries:
                entries_item = ContactEntry.from_dict(entries_item_data)

                entries.append(entries_item)

        def _parse_mailing(data: object) -> Mailing | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mailing_type_0 = Mailing.from_dict(data)

                return mailing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Mailing | None | Unset, data)

        mailing = _parse_mailing(d.pop("mailing", UNSET))

        contact = cls(
            entries=entries,
            mailing=mailing,
        )

        return contact
