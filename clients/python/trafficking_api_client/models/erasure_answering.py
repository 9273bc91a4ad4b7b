from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.erasure_answer import ErasureAnswer
from ..models.keeping_basis import KeepingBasis
from ..types import UNSET, Unset

T = TypeVar("T", bound="ErasureAnswering")


@_attrs_define
class ErasureAnswering:
    """What you did with your own copy.

    Attributes:
        answer (ErasureAnswer): A code of the list `erasure_answer`.
        occurred_at (datetime.datetime | None | Unset): when it happened; at most 5 minutes ahead
        keeping_basis (KeepingBasis | None | Unset): needed where it is kept
    """

    answer: ErasureAnswer
    occurred_at: datetime.datetime | None | Unset = UNSET
    keeping_basis: KeepingBasis | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer.value

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

        keeping_basis: None | str | Unset
        if isinstance(self.keeping_basis, Unset):
            keeping_basis = UNSET
        elif isinstance(self.keeping_basis, KeepingBasis):
            keeping_basis = self.keeping_basis.value
        else:
            keeping_basis = self.keeping_basis

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
            }
        )
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if keeping_basis is not UNSET:
            field_dict["keeping_basis"] = keeping_basis

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        answer = ErasureAnswer(d.pop("answer"))

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)

                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))

        def _parse_keeping_basis(data: object) -> KeepingBasis | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                keeping_basis_type_0 = KeepingBasis(data)

                return keeping_basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(KeepingBasis | None | Unset, data)

        keeping_basis = _parse_keeping_basis(d.pop("keeping_basis", UNSET))

        erasure_answering = cls(
            answer=answer,
            occurred_at=occurred_at,
            keeping_basis=keeping_basis,
        )

        return erasure_answering
