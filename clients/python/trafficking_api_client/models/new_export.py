from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.access_reason import AccessReason
from ..models.export_type import ExportType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.export_filter import ExportFilter


T = TypeVar("T", bound="NewExport")


@_attrs_define
class NewExport:
    """Files to be made of what you may read.

    Attributes:
        types (list[ExportType]):
        since (datetime.datetime | None | Unset): only what changed since then, and what is gone since; from `as_of`
        filters (list[ExportFilter] | Unset):
        reason (AccessReason | None | Unset): why you read who people are; needed where they are exported
    """

    types: list[ExportType]
    since: datetime.datetime | None | Unset = UNSET
    filters: list[ExportFilter] | Unset = UNSET
    reason: AccessReason | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        types = []
        for types_item_data in self.types:
            types_item = types_item_data.value
            types.append(types_item)

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        filters: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = []
            for filters_item_data in self.filters:
                filters_item = filters_item_data.to_dict()
                filters.append(filters_item)

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        elif isinstance(self.reason, AccessReason):
            reason = self.reason.value
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "types": types,
            }
        )
        if since is not UNSET:
            field_dict["since"] = since
        if filters is not UNSET:
            field_dict["filters"] = filters
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.export_filter import ExportFilter  # noqa: PLC0415

        d = dict(src_dict)
        types = []
        _types = d.pop("types")
        for types_item_data in _types:
            types_item = ExportType(types_item_data)

            types.append(types_item)

        def _parse_since(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        _filters = d.pop("filters", UNSET)
        filters: list[ExportFilter] | Unset = UNSET
        if _filters is not UNSET:
            filters = []
            for filters_item_data in _filters:
                filters_item = ExportFilter.from_dict(filters_item_data)

                filters.append(filters_item)

        def _parse_reason(data: object) -> AccessReason | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = AccessReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AccessReason | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        new_export = cls(
            types=types,
            since=since,
            filters=filters,
            reason=reason,
        )

        return new_export
