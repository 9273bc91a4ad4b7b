from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.turn_away_reason import TurnAwayReason

T = TypeVar("T", bound="TurnAwayTotal")


@_attrs_define
class TurnAwayTotal:
    """How many searches of one month ended for one reason, and for how many people.

    Attributes:
        id (str): the month and the reason
        month (str):
        reason (TurnAwayReason): A code of the list `turn_away_reason`.
        turn_aways (int):
        persons (int):
    """

    id: str
    month: str
    reason: TurnAwayReason
    turn_aways: int
    persons: int

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        month = self.month

        reason = self.reason.value

        turn_aways = self.turn_aways

        persons = self.persons

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "month": month,
                "reason": reason,
                "turn_aways": turn_aways,
                "persons": persons,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        month = d.pop("month")

        reason = TurnAwayReason(d.pop("reason"))

        turn_aways = d.pop("turn_aways")

        persons = d.pop("persons")

        turn_away_total = cls(
            id=id,
            month=month,
            reason=reason,
            turn_aways=turn_aways,
            persons=persons,
        )

        return turn_away_total
