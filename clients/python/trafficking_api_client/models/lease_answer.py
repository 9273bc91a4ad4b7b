from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.lease_check import LeaseCheck
from ..models.yes_no_unknown import YesNoUnknown

T = TypeVar("T", bound="LeaseAnswer")


@_attrs_define
class LeaseAnswer:
    """One thing that a lease is read for, and what was found.

    Attributes:
        check (LeaseCheck): A code of the list `lease_check`.
        answer (YesNoUnknown): A code of the list `yes_no_unknown`.
    """

    check: LeaseCheck
    answer: YesNoUnknown

    def to_dict(self) -> dict[str, Any]:
        check = self.check.value

        answer = self.answer.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "check": check,
                "answer": answer,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        check = LeaseCheck(d.pop("check"))

        answer = YesNoUnknown(d.pop("answer"))

        lease_answer = cls(
            check=check,
            answer=answer,
        )

        return lease_answer
