from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="DeadlineRuleBrief")


@_attrs_define
class DeadlineRuleBrief:
    """The rule by which a deadline was computed, or would be.

    Attributes:
        code (str):
        source (str): article, law, and how it was read
        advisory (bool): no lawyer has verified it yet: look it up before you rely on it
        verified_by (None | str): the lawyer who read it against the law
        verified_at (datetime.date | None):
    """

    code: str
    source: str
    advisory: bool
    verified_by: None | str
    verified_at: datetime.date | None

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        source = self.source

        advisory = self.advisory

        verified_by: None | str
        verified_by = self.verified_by

        verified_at: None | str
        if isinstance(self.verified_at, datetime.date):
            verified_at = self.verified_at.isoformat()
        else:
            verified_at = self.verified_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "source": source,
                "advisory": advisory,
                "verified_by": verified_by,
                "verified_at": verified_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        source = d.pop("source")

        advisory = d.pop("advisory")

        def _parse_verified_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        verified_by = _parse_verified_by(d.pop("verified_by"))

        def _parse_verified_at(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verified_at_type_0 = datetime.date.fromisoformat(data)

                return verified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        verified_at = _parse_verified_at(d.pop("verified_at"))

        deadline_rule_brief = cls(
            code=code,
            source=source,
            advisory=advisory,
            verified_by=verified_by,
            verified_at=verified_at,
        )

        return deadline_rule_brief
