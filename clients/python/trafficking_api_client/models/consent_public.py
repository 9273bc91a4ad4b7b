from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.consent_form import ConsentForm
from ..models.consent_given_by import ConsentGivenBy
from ..models.consent_public_allowed_commands_item import (
    ConsentPublicAllowedCommandsItem,
)
from ..models.consent_purpose import ConsentPurpose
from ..models.consent_status import ConsentStatus
from ..models.consent_withdrawal_reason import ConsentWithdrawalReason
from ..models.field_group import FieldGroup
from ..models.withhold_reason import WithholdReason

if TYPE_CHECKING:
    from ..models.consent_checks import ConsentChecks


T = TypeVar("T", bound="ConsentPublic")


@_attrs_define
class ConsentPublic:
    """A consent, or a refusal, of a person.

    Attributes:
        id (UUID):
        version (int):
        person_id (UUID):
        purpose (ConsentPurpose): A code of the list `consent_purpose`.
        status (ConsentStatus): What a person said; that its time is over is told by the clock and stored nowhere.
        is_live (bool): given, and not over: it counts now
        given (bool):
        recipient_organisation_id (None | UUID):
        field_groups (list[FieldGroup]):
        checks (ConsentChecks): The seven checks of an informed consent (HTCDS, `con_Consent`).
        form (ConsentForm): A code of the list `consent_form`.
        witness_member_id (None | UUID):
        language (None | str):
        interpreter_present (bool | None):
        given_by (ConsentGivenBy): A code of the list `consent_given_by`.
        is_minor (bool):
        withheld_groups (list[FieldGroup]):
        withhold_reason (None | WithholdReason):
        given_at (datetime.datetime):
        expires_at (datetime.datetime | None):
        ended_at (datetime.datetime | None): when it was withdrawn or superseded
        withdrawal_reason (ConsentWithdrawalReason | None):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[ConsentPublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    person_id: UUID
    purpose: ConsentPurpose
    status: ConsentStatus
    is_live: bool
    given: bool
    recipient_organisation_id: None | UUID
    field_groups: list[FieldGroup]
    checks: ConsentChecks
    form: ConsentForm
    witness_member_id: None | UUID
    language: None | str
    interpreter_present: bool | None
    given_by: ConsentGivenBy
    is_minor: bool
    withheld_groups: list[FieldGroup]
    withhold_reason: None | WithholdReason
    given_at: datetime.datetime
    expires_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    withdrawal_reason: ConsentWithdrawalReason | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[ConsentPublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        person_id = str(self.person_id)

        purpose = self.purpose.value

        status = self.status.value

        is_live = self.is_live

        given = self.given

        recipient_organisation_id: None | str
        if isinstance(self.recipient_organisation_id, UUID):
            recipient_organisation_id = str(self.recipient_organisation_id)
        else:
            recipient_organisation_id = self.recipient_organisation_id

        field_groups = []
        for field_groups_item_data in self.field_groups:
            field_groups_item = field_groups_item_data.value
            field_groups.append(field_groups_item)

        checks = self.checks.to_dict()

        form = self.form.value

        witness_member_id: None | str
        if isinstance(self.witness_member_id, UUID):
            witness_member_id = str(self.witness_member_id)
        else:
            witness_member_id = self.witness_member_id

        language: None | str
        language = self.language

        interpreter_present: bool | None
        interpreter_present = self.interpreter_present

        given_by = self.given_by.value

        is_minor = self.is_minor

        withheld_groups = []
        for withheld_groups_item_data in self.withheld_groups:
            withheld_groups_item = withheld_groups_item_data.value
            withheld_groups.append(withheld_groups_item)

        withhold_reason: None | str
        if isinstance(self.withhold_reason, WithholdReason):
            withhold_reason = self.withhold_reason.value
        else:
            withhold_reason = self.withhold_reason

        given_at = self.given_at.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        withdrawal_reason: None | str
        if isinstance(self.withdrawal_reason, ConsentWithdrawalReason):
            withdrawal_reason = self.withdrawal_reason.value
        else:
            withdrawal_reason = self.withdrawal_reason

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "person_id": person_id,
                "purpose": purpose,
                "status": status,
                "is_live": is_live,
                "given": given,
                "recipient_organisation_id": recipient_organisation_id,
                "field_groups": field_groups,
                "checks": checks,
                "form": form,
                "witness_member_id": witness_member_id,
                "language": language,
                "interpreter_present": interpreter_present,
                "given_by": given_by,
                "is_minor": is_minor,
                "withheld_groups": withheld_groups,
                "withhold_reason": withhold_reason,
                "given_at": given_at,
                "expires_at": expires_at,
                "ended_at": ended_at,
                "withdrawal_reason": withdrawal_reason,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_checks import ConsentChecks  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        person_id = UUID(d.pop("person_id"))

        purpose = ConsentPurpose(d.pop("purpose"))

        status = ConsentStatus(d.pop("status"))

        is_live = d.pop("is_live")

        given = d.pop("given")

        def _parse_recipient_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recipient_organisation_id_type_0 = UUID(data)

                return recipient_organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        recipient_organisation_id = _parse_recipient_organisation_id(d.pop("recipient_organisation_id"))

        field_groups = []
        _field_groups = d.pop("field_groups")
        for field_groups_item_data in _field_groups:
            field_groups_item = FieldGroup(field_groups_item_data)

            field_groups.append(field_groups_item)

        checks = ConsentChecks.from_dict(d.pop("checks"))

        form = ConsentForm(d.pop("form"))

        def _parse_witness_member_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                witness_member_id_type_0 = UUID(data)

                return witness_member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        witness_member_id = _parse_witness_member_id(d.pop("witness_member_id"))

        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))

        def _parse_interpreter_present(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        interpreter_present = _parse_interpreter_present(d.pop("interpreter_present"))

        given_by = ConsentGivenBy(d.pop("given_by"))

        is_minor = d.pop("is_minor")

        withheld_groups = []
        _withheld_groups = d.pop("withheld_groups")
        for withheld_groups_item_data in _withheld_groups:
            withheld_groups_item = FieldGroup(withheld_groups_item_data)

            withheld_groups.append(withheld_groups_item)

        def _parse_withhold_reason(data: object) -> None | WithholdReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withhold_reason_type_0 = WithholdReason(data)

                return withhold_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WithholdReason, data)

        withhold_reason = _parse_withhold_reason(d.pop("withhold_reason"))

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        def _parse_withdrawal_reason(data: object) -> ConsentWithdrawalReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawal_reason_type_0 = ConsentWithdrawalReason(data)

                return withdrawal_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConsentWithdrawalReason | None, data)

        withdrawal_reason = _parse_withdrawal_reason(d.pop("withdrawal_reason"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ConsentPublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        consent_public = cls(
            id=id,
            version=version,
            person_id=person_id,
            purpose=purpose,
            status=status,
            is_live=is_live,
            given=given,
            recipient_organisation_id=recipient_organisation_id,
            field_groups=field_groups,
            checks=checks,
            form=form,
            witness_member_id=witness_member_id,
            language=language,
            interpreter_present=interpreter_present,
            given_by=given_by,
            is_minor=is_minor,
            withheld_groups=withheld_groups,
            withhold_reason=withhold_reason,
            given_at=given_at,
            expires_at=expires_at,
            ended_at=ended_at,
            withdrawal_reason=withdrawal_reason,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return consent_public
