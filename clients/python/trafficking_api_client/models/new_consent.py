from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.consent_form import ConsentForm
from ..models.consent_given_by import ConsentGivenBy
from ..models.consent_purpose import ConsentPurpose
from ..models.field_group import FieldGroup
from ..models.withhold_reason import WithholdReason
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.consent_checks import ConsentChecks


T = TypeVar("T", bound="NewConsent")


@_attrs_define
class NewConsent:
    """The word of a person on one purpose: yes or no. A no is a record as much as a yes.

    Attributes:
        purpose (ConsentPurpose): A code of the list `consent_purpose`.
        given (bool): false when the person refuses
        checks (ConsentChecks): The seven checks of an informed consent (HTCDS, `con_Consent`).
        form (ConsentForm): A code of the list `consent_form`.
        given_by (ConsentGivenBy): A code of the list `consent_given_by`.
        recipient_organisation_id (None | Unset | UUID): who receives; needed to share with a partner or an authority
        field_groups (list[FieldGroup] | Unset): what the recipient may get
        witness_member_id (None | Unset | UUID): who heard it, if it was oral; another member than the one who acts
        language (None | str | Unset): in which it was explained
        interpreter_present (bool | None | Unset):
        is_minor (bool | Unset): a minor's consent needs a guardian; a known birth date counts as well Default: False.
        withheld_groups (list[FieldGroup] | Unset): what is to be kept back
        withhold_reason (None | Unset | WithholdReason):
        withheld (None | str | Unset): in words, for your own eyes; encrypted
        given_at (datetime.datetime | None | Unset): when it was said; now, if absent
        expires_at (datetime.datetime | None | Unset): from this instant on it counts no more
    """

    purpose: ConsentPurpose
    given: bool
    checks: ConsentChecks
    form: ConsentForm
    given_by: ConsentGivenBy
    recipient_organisation_id: None | Unset | UUID = UNSET
    field_groups: list[FieldGroup] | Unset = UNSET
    witness_member_id: None | Unset | UUID = UNSET
    language: None | str | Unset = UNSET
    interpreter_present: bool | None | Unset = UNSET
    is_minor: bool | Unset = False
    withheld_groups: list[FieldGroup] | Unset = UNSET
    withhold_reason: None | Unset | WithholdReason = UNSET
    withheld: None | str | Unset = UNSET
    given_at: datetime.datetime | None | Unset = UNSET
    expires_at: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        purpose = self.purpose.value

        given = self.given

        checks = self.checks.to_dict()

        form = self.form.value

        given_by = self.given_by.value

        recipient_organisation_id: None | str | Unset
        if isinstance(self.recipient_organisation_id, Unset):
            recipient_organisation_id = UNSET
        elif isinstance(self.recipient_organisation_id, UUID):
            recipient_organisation_id = str(self.recipient_organisation_id)
        else:
            recipient_organisation_id = self.recipient_organisation_id

        field_groups: list[str] | Unset = UNSET
        if not isinstance(self.field_groups, Unset):
            field_groups = []
            for field_groups_item_data in self.field_groups:
                field_groups_item = field_groups_item_data.value
                field_groups.append(field_groups_item)

        witness_member_id: None | str | Unset
        if isinstance(self.witness_member_id, Unset):
            witness_member_id = UNSET
        elif isinstance(self.witness_member_id, UUID):
            witness_member_id = str(self.witness_member_id)
        else:
            witness_member_id = self.witness_member_id

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        interpreter_present: bool | None | Unset
        if isinstance(self.interpreter_present, Unset):
            interpreter_present = UNSET
        else:
            interpreter_present = self.interpreter_present

        is_minor = self.is_minor

        withheld_groups: list[str] | Unset = UNSET
        if not isinstance(self.withheld_groups, Unset):
            withheld_groups = []
            for withheld_groups_item_data in self.withheld_groups:
                withheld_groups_item = withheld_groups_item_data.value
                withheld_groups.append(withheld_groups_item)

        withhold_reason: None | str | Unset
        if isinstance(self.withhold_reason, Unset):
            withhold_reason = UNSET
        elif isinstance(self.withhold_reason, WithholdReason):
            withhold_reason = self.withhold_reason.value
        else:
            withhold_reason = self.withhold_reason

        withheld: None | str | Unset
        if isinstance(self.withheld, Unset):
            withheld = UNSET
        else:
            withheld = self.withheld

        given_at: None | str | Unset
        if isinstance(self.given_at, Unset):
            given_at = UNSET
        elif isinstance(self.given_at, datetime.datetime):
            given_at = self.given_at.isoformat()
        else:
            given_at = self.given_at

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "purpose": purpose,
                "given": given,
                "checks": checks,
                "form": form,
                "given_by": given_by,
            }
        )
        if recipient_organisation_id is not UNSET:
            field_dict["recipient_organisation_id"] = recipient_organisation_id
        if field_groups is not UNSET:
            field_dict["field_groups"] = field_groups
        if witness_member_id is not UNSET:
            field_dict["witness_member_id"] = witness_member_id
        if language is not UNSET:
            field_dict["language"] = language
        if interpreter_present is not UNSET:
            field_dict["interpreter_present"] = interpreter_present
        if is_minor is not UNSET:
            field_dict["is_minor"] = is_minor
        if withheld_groups is not UNSET:
            field_dict["withheld_groups"] = withheld_groups
        if withhold_reason is not UNSET:
            field_dict["withhold_reason"] = withhold_reason
        if withheld is not UNSET:
            field_dict["withheld"] = withheld
        if given_at is not UNSET:
            field_dict["given_at"] = given_at
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_checks import ConsentChecks  # noqa: PLC0415

        d = dict(src_dict)
        purpose = ConsentPurpose(d.pop("purpose"))

        given = d.pop("given")

        checks = ConsentChecks.from_dict(d.pop("checks"))

        form = ConsentForm(d.pop("form"))

        given_by = ConsentGivenBy(d.pop("given_by"))

        def _parse_recipient_organisation_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recipient_organisation_id_type_0 = UUID(data)

                return recipient_organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        recipient_organisation_id = _parse_recipient_organisation_id(
            d.pop("recipient_organisation_id", UNSET)
        )

        _field_groups = d.pop("field_groups", UNSET)
        field_groups: list[FieldGroup] | Unset = UNSET
        if _field_groups is not UNSET:
            field_groups = []
            for field_groups_item_data in _field_groups:
                field_groups_item = FieldGroup(field_groups_item_data)

                field_groups.append(field_groups_item)

        def _parse_witness_member_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                witness_member_id_type_0 = UUID(data)

                return witness_member_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        witness_member_id = _parse_witness_member_id(d.pop("witness_member_id", UNSET))

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        def _parse_interpreter_present(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        interpreter_present = _parse_interpreter_present(d.pop("interpreter_present", UNSET))

        is_minor = d.pop("is_minor", UNSET)

        _withheld_groups = d.pop("withheld_groups", UNSET)
        withheld_groups: list[FieldGroup] | Unset = UNSET
        if _withheld_groups is not UNSET:
            withheld_groups = []
            for withheld_groups_item_data in _withheld_groups:
                withheld_groups_item = FieldGroup(withheld_groups_item_data)

                withheld_groups.append(withheld_groups_item)

        def _parse_withhold_reason(data: object) -> None | Unset | WithholdReason:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withhold_reason_type_0 = WithholdReason(data)

                return withhold_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | WithholdReason, data)

        withhold_reason = _parse_withhold_reason(d.pop("withhold_reason", UNSET))

        def _parse_withheld(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        withheld = _parse_withheld(d.pop("withheld", UNSET))

        def _parse_given_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                given_at_type_0 = datetime.datetime.fromisoformat(data)

                return given_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        given_at = _parse_given_at(d.pop("given_at", UNSET))

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        new_consent = cls(
            purpose=purpose,
            given=given,
            checks=checks,
            form=form,
            given_by=given_by,
            recipient_organisation_id=recipient_organisation_id,
            field_groups=field_groups,
            witness_member_id=witness_member_id,
            language=language,
            interpreter_present=interpreter_present,
            is_minor=is_minor,
            withheld_groups=withheld_groups,
            withhold_reason=withhold_reason,
            withheld=withheld,
            given_at=given_at,
            expires_at=expires_at,
        )

        return new_consent
