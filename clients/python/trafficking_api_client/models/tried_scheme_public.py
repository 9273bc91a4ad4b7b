from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.guarantee_scheme import GuaranteeScheme
from ..models.scheme_result import SchemeResult

T = TypeVar("T", bound="TriedSchemePublic")


@_attrs_define
class TriedSchemePublic:
    """Another way to pay for a deposit, that was tried.

    Attributes:
        scheme (GuaranteeScheme): A code of the list `guarantee_scheme`.
        result (SchemeResult): A code of the list `scheme_result`.
    """

    scheme: GuaranteeScheme
    result: SchemeResult

    def to_dict(self) -> dict[str, Any]:
        scheme = self.scheme.value

        result = self.result.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scheme": scheme,
                "result": result,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scheme = GuaranteeScheme(d.pop("scheme"))

        result = SchemeResult(d.pop("result"))

        tried_scheme_public = cls(
            scheme=scheme,
            result=result,
        )

        return tried_scheme_public
