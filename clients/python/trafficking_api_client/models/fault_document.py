from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.fault_document_params import FaultDocumentParams


T = TypeVar("T", bound="FaultDocument")


@_attrs_define
class FaultDocument:
    """One place in the request that is wrong.

    Attributes:
        pointer (str):
        code (str):
        params (FaultDocumentParams): the rule that was broken, never what was sent
    """

    pointer: str
    code: str
    params: FaultDocumentParams

    def to_dict(self) -> dict[str, Any]:
        pointer = self.pointer

        code = self.code

        params = self.params.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "pointer": pointer,
                "code": code,
                "params": params,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fault_document_params import FaultDocumentParams  # noqa: PLC0415

        d = dict(src_dict)
        pointer = d.pop("pointer")

        code = d.pop("code")

        params = FaultDocumentParams.from_dict(d.pop("params"))

        fault_document = cls(
            pointer=pointer,
            code=code,
            params=params,
        )

        return fault_document
