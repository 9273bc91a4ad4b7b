from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.funded_project_kind import FundedProjectKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewFundedProject")


@_attrs_define
class NewFundedProject:
    """Somebody pays for something, for a time.

    Attributes:
        code (str):
        name (str):
        funder (str):
        kind (FundedProjectKind): A code of the list `funded_project_kind`.
        from_on (datetime.date):
        until_on (datetime.date | None | Unset):
    """

    code: str
    name: str
    funder: str
    kind: FundedProjectKind
    from_on: datetime.date
    until_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        funder = self.funder

        kind = self.kind.value

        from_on = self.from_on.isoformat()

        until_on: None | str | Unset
        if isinstance(self.until_on, Unset):
            until_on = UNSET
        elif isinstance(self.until_on, datetime.date):
            until_on = self.until_on.isoformat()
        else:
            until_on = self.until_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "name": name,
                "funder": funder,
                "kind": kind,
                "from_on": from_on,
            }
        )
        if until_on is not UNSET:
            field_dict["until_on"] = until_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        funder = d.pop("funder")

        kind = FundedProjectKind(d.pop("kind"))

        from_on = datetime.date.fromisoformat(d.pop("from_on"))

        def _parse_until_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_on_type_0 = datetime.date.fromisoformat(data)

                return until_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        until_on = _parse_until_on(d.pop("until_on", UNSET))

        new_funded_project = cls(
            code=code,
            name=name,
            funder=funder,
            kind=kind,
            from_on=from_on,
            until_on=until_on,
        )

        return new_funded_project
