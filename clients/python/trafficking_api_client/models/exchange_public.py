from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.exchange_kind import ExchangeKind
from ..models.field_group import FieldGroup

T = TypeVar("T", bound="ExchangePublic")


@_attrs_define
class ExchangePublic:
    """One line of the log that both organisations have: what passed, its hash, and what did not.

    Attributes:
        id (UUID):
        number (int): without a gap, so that none can be missing
        kind (ExchangeKind): A code of the list `exchange_kind`.
        message_hash (None | str): SHA-256 of what passed, as it was sealed
        shared (list[FieldGroup]):
        not_shared (list[FieldGroup]):
        on_day (datetime.date):
    """

    id: UUID
    number: int
    kind: ExchangeKind
    message_hash: None | str
    shared: list[FieldGroup]
    not_shared: list[FieldGroup]
    on_day: datetime.date

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        number = self.number

        kind = self.kind.value

        message_hash: None | str
        message_hash = self.message_hash

        shared = []
        for shared_item_data in self.shared:
            shared_item = shared_item_data.value
            shared.append(shared_item)

        not_shared = []
        for not_shared_item_data in self.not_shared:
            not_shared_item = not_shared_item_data.value
            not_shared.append(not_shared_item)

        on_day = self.on_day.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "number": number,
                "kind": kind,
                "message_hash": message_hash,
                "shared": shared,
                "not_shared": not_shared,
                "on_day": on_day,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        kind = ExchangeKind(d.pop("kind"))

        def _parse_message_hash(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message_hash = _parse_message_hash(d.pop("message_hash"))

        shared = []
        _shared = d.pop("shared")
        for shared_item_data in _shared:
            shared_item = FieldGroup(shared_item_data)

            shared.append(shared_item)

        not_shared = []
        _not_shared = d.pop("not_shared")
        for not_shared_item_data in _not_shared:
            not_shared_item = FieldGroup(not_shared_item_data)

            not_shared.append(not_shared_item)

        on_day = datetime.date.fromisoformat(d.pop("on_day"))

        exchange_public = cls(
            id=id,
            number=number,
            kind=kind,
            message_hash=message_hash,
            shared=shared,
            not_shared=not_shared,
            on_day=on_day,
        )

        return exchange_public
