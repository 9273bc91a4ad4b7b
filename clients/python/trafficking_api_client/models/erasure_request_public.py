from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.erasure_answer import ErasureAnswer
from ..models.erasure_request_public_allowed_commands_item import (
    ErasureRequestPublicAllowedCommandsItem,
)
from ..models.erasure_request_status import ErasureRequestStatus
from ..models.keeping_basis import KeepingBasis

T = TypeVar("T", bound="ErasureRequestPublic")


@_attrs_define
class ErasureRequestPublic:
    """A consent ended after a person had arrived: her receiver says what it does with its own copy.

    Attributes:
        id (UUID):
        version (int):
        status (ErasureRequestStatus): Where a request to erase stands.
        referral_id (UUID):
        from_organisation_id (UUID):
        to_organisation_id (UUID):
        asked_on (datetime.date):
        answered_on (datetime.date | None):
        answer (ErasureAnswer | None):
        keeping_basis (KeepingBasis | None):
        allowed_commands (list[ErasureRequestPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: ErasureRequestStatus
    referral_id: UUID
    from_organisation_id: UUID
    to_organisation_id: UUID
    asked_on: datetime.date
    answered_on: datetime.date | None
    answer: ErasureAnswer | None
    keeping_basis: KeepingBasis | None
    allowed_commands: list[ErasureRequestPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        referral_id = str(self.referral_id)

        from_organisation_id = str(self.from_organisation_id)

        to_organisation_id = str(self.to_organisation_id)

        asked_on = self.asked_on.isoformat()

        answered_on: None | str
        if isinstance(self.answered_on, datetime.date):
            answered_on = self.answered_on.isoformat()
        else:
            answered_on = self.answered_on

        answer: None | str
        if isinstance(self.answer, ErasureAnswer):
            answer = self.answer.value
        else:
            answer = self.answer

        keeping_basis: None | str
        if isinstance(self.keeping_basis, KeepingBasis):
            keeping_basis = self.keeping_basis.value
        else:
            keeping_basis = self.keeping_basis

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "referral_id": referral_id,
                "from_organisation_id": from_organisation_id,
                "to_organisation_id": to_organisation_id,
                "asked_on": asked_on,
                "answered_on": answered_on,
                "answer": answer,
                "keeping_basis": keeping_basis,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = ErasureRequestStatus(d.pop("status"))

        referral_id = UUID(d.pop("referral_id"))

        from_organisation_id = UUID(d.pop("from_organisation_id"))

        to_organisation_id = UUID(d.pop("to_organisation_id"))

        asked_on = datetime.date.fromisoformat(d.pop("asked_on"))

        def _parse_answered_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_on_type_0 = datetime.date.fromisoformat(data)

                return answered_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        answered_on = _parse_answered_on(d.pop("answered_on"))

        def _parse_answer(data: object) -> ErasureAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answer_type_0 = ErasureAnswer(data)

                return answer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ErasureAnswer | None, data)

        answer = _parse_answer(d.pop("answer"))

        def _parse_keeping_basis(data: object) -> KeepingBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                keeping_basis_type_0 = KeepingBasis(data)

                return keeping_basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(KeepingBasis | None, data)

        keeping_basis = _parse_keeping_basis(d.pop("keeping_basis"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ErasureRequestPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        erasure_request_public = cls(
            id=id,
            version=version,
            status=status,
            referral_id=referral_id,
            from_organisation_id=from_organisation_id,
            to_organisation_id=to_organisation_id,
            asked_on=asked_on,
            answered_on=answered_on,
            answer=answer,
            keeping_basis=keeping_basis,
            allowed_commands=allowed_commands,
        )

        return erasure_request_public
