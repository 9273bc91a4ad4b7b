from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.preview_request_kind import PreviewRequestKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="PreviewRequest")


@_attrs_define
class PreviewRequest:
    """Whom a card would go to.

    Attributes:
        case_id (UUID):
        kind (PreviewRequestKind):
        to_organisation_ids (list[UUID]):
        respond_by_on (datetime.date | None | Unset): today, if absent
    """

    case_id: UUID
    kind: PreviewRequestKind
    to_organisation_ids: list[UUID]
    respond_by_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        kind = self.kind.value

        to_organisation_ids = []
        for to_organisation_ids_item_data in self.to_organisation_ids:
            to_organisation_ids_item = str(to_organisation_ids_item_data)
            to_organisation_ids.append(to_organisation_ids_item)

        respond_by_on: None | str | Unset
        if isinstance(self.respond_by_on, Unset):
            respond_by_on = UNSET
        elif isinstance(self.respond_by_on, datetime.date):
            respond_by_on = self.respond_by_on.isoformat()
        else:
            respond_by_on = self.respond_by_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "kind": kind,
                "to_organisation_ids": to_organisation_ids,
            }
        )
        if respond_by_on is not UNSET:
            field_dict["respond_by_on"] = respond_by_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        kind = PreviewRequestKind(d.pop("kind"))

        to_organisation_ids = []
        _to_organisation_ids = d.pop("to_organisation_ids")
        for to_organisation_ids_item_data in _to_organisation_ids:
            to_organisation_ids_item = UUID(to_organisation_ids_item_data)

            to_organisation_ids.append(to_organisation_ids_item)

        def _parse_respond_by_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                respond_by_on_type_0 = datetime.date.fromisoformat(data)

                return respond_by_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        respond_by_on = _parse_respond_by_on(d.pop("respond_by_on", UNSET))

        preview_request = cls(
            case_id=case_id,
            kind=kind,
            to_organisation_ids=to_organisation_ids,
            respond_by_on=respond_by_on,
        )

        return preview_request
