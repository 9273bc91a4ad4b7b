from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.determination_basis import DeterminationBasis
from ..models.status_decision_body import StatusDecisionBody
from ..models.trafficking_status import TraffickingStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewDetermination")


@_attrs_define
class NewDetermination:
    """A decision that somebody is, may be, or is not a victim.

    Attributes:
        trafficking_status (TraffickingStatus): A code of the list `trafficking_status`.
        decision_body (StatusDecisionBody): A code of the list `status_decision_body`.
        decided_on (datetime.date): never in the future
        basis (DeterminationBasis | None | Unset):
    """

    trafficking_status: TraffickingStatus
    decision_body: StatusDecisionBody
    decided_on: datetime.date
    basis: DeterminationBasis | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        trafficking_status = self.trafficking_status.value

        decision_body = self.decision_body.value

        decided_on = self.decided_on.isoformat()

        basis: None | str | Unset
        if isinstance(self.basis, Unset):
            basis = UNSET
        elif isinstance(self.basis, DeterminationBasis):
            basis = self.basis.value
        else:
            basis = self.basis

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "trafficking_status": trafficking_status,
                "decision_body": decision_body,
                "decided_on": decided_on,
            }
        )
        if basis is not UNSET:
            field_dict["basis"] = basis

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        trafficking_status = TraffickingStatus(d.pop("trafficking_status"))

        decision_body = StatusDecisionBody(d.pop("decision_body"))

        decided_on = datetime.date.fromisoformat(d.pop("decided_on"))

        def _parse_basis(data: object) -> DeterminationBasis | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                basis_type_0 = DeterminationBasis(data)

                return basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeterminationBasis | None | Unset, data)

        basis = _parse_basis(d.pop("basis", UNSET))

        new_determination = cls(
            trafficking_status=trafficking_status,
            decision_body=decision_body,
            decided_on=decided_on,
            basis=basis,
        )

        return new_determination
