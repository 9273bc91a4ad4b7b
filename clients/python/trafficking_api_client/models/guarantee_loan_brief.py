from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.deposit_payee import DepositPayee
from ..models.guarantee_loan_brief_allowed_commands_item import (
    GuaranteeLoanBriefAllowedCommandsItem,
)
from ..models.loan_cancel_reason import LoanCancelReason
from ..models.loan_pause_reason import LoanPauseReason
from ..models.loan_reject_reason import LoanRejectReason
from ..models.loan_status import LoanStatus

if TYPE_CHECKING:
    from ..models.money_public import MoneyPublic
    from ..models.total_public import TotalPublic


T = TypeVar("T", bound="GuaranteeLoanBrief")


@_attrs_define
class GuaranteeLoanBrief:
    """How a loan stands, without words about the person.

    Attributes:
        id (UUID):
        version (int):
        case_id (None | UUID): null once the case is purged: only the money is left
        fund_id (UUID):
        lease_id (None | UUID):
        status (LoanStatus): Where a loan stands. Once money has moved, this follows from the entries alone.
        requested (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        approved (MoneyPublic | None):
        months_of_rent (int): of how many months of rent the deposit is, at most what the country profile allows
        payee (DepositPayee): A code of the list `deposit_payee`.
        instalments (int): in how many monthly parts it is paid back, as asked for or approved
        first_due_on (datetime.date): when the first part is due; the others follow month by month
        requester_id (UUID):
        editor_id (UUID): who changed last what is asked for; who ever changed it does not approve it
        approver_id (None | UUID):
        approved_at (datetime.datetime | None):
        disburser_id (None | UUID):
        disbursed_on (datetime.date | None):
        agreement_signed_on (datetime.date | None):
        reject_reason (LoanRejectReason | None):
        cancel_reason (LoanCancelReason | None):
        paused_from (datetime.date | None): from then on nothing falls due, until it is resumed
        pause_reason (LoanPauseReason | None):
        is_quiet (bool): nobody is ever reminded of this loan
        payment_reference (str): what is written on transfers (ISO 11649)
        outstanding (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        credit (TotalPublic): A sum in the minor units of its currency (ISO 4217): it can be more than one amount ever
            is.
        arrears (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        next_due_on (datetime.date | None): when the first part that is not paid is due; null: paused
        next_due (MoneyPublic | None): how much of that part is left
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[GuaranteeLoanBriefAllowedCommandsItem]):
    """

    id: UUID
    version: int
    case_id: None | UUID
    fund_id: UUID
    lease_id: None | UUID
    status: LoanStatus
    requested: MoneyPublic
    approved: MoneyPublic | None
    months_of_rent: int
    payee: DepositPayee
    instalments: int
    first_due_on: datetime.date
    requester_id: UUID
    editor_id: UUID
    approver_id: None | UUID
    approved_at: datetime.datetime | None
    disburser_id: None | UUID
    disbursed_on: datetime.date | None
    agreement_signed_on: datetime.date | None
    reject_reason: LoanRejectReason | None
    cancel_reason: LoanCancelReason | None
    paused_from: datetime.date | None
    pause_reason: LoanPauseReason | None
    is_quiet: bool
    payment_reference: str
    outstanding: MoneyPublic
    credit: TotalPublic
    arrears: MoneyPublic
    next_due_on: datetime.date | None
    next_due: MoneyPublic | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[GuaranteeLoanBriefAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id: None | str
        if isinstance(self.case_id, UUID):
            case_id = str(self.case_id)
        else:
            case_id = self.case_id

        fund_id = str(self.fund_id)

        lease_id: None | str
        if isinstance(self.lease_id, UUID):
            lease_id = str(self.lease_id)
        else:
            lease_id = self.lease_id

        status = self.status.value

        requested = self.requested.to_dict()

        approved: dict[str, Any] | None
        if isinstance(self.approved, MoneyPublic):
            approved = self.approved.to_dict()
        else:
            approved = self.approved

        months_of_rent = self.months_of_rent

        payee = self.payee.value

        instalments = self.instalments

        first_due_on = self.first_due_on.isoformat()

        requester_id = str(self.requester_id)

        editor_id = str(self.editor_id)

        approver_id: None | str
        if isinstance(self.approver_id, UUID):
            approver_id = str(self.approver_id)
        else:
            approver_id = self.approver_id

        approved_at: None | str
        if isinstance(self.approved_at, datetime.datetime):
            approved_at = self.approved_at.isoformat()
        else:
            approved_at = self.approved_at

        disburser_id: None | str
        if isinstance(self.disburser_id, UUID):
            disburser_id = str(self.disburser_id)
        else:
            disburser_id = self.disburser_id

        disbursed_on: None | str
        if isinstance(self.disbursed_on, datetime.date):
            disbursed_on = self.disbursed_on.isoformat()
        else:
            disbursed_on = self.disbursed_on

        agreement_signed_on: None | str
        if isinstance(self.agreement_signed_on, datetime.date):
            agreement_signed_on = self.agreement_signed_on.isoformat()
        else:
            agreement_signed_on = self.agreement_signed_on

        reject_reason: None | str
        if isinstance(self.reject_reason, LoanRejectReason):
            reject_reason = self.reject_reason.value
        else:
            reject_reason = self.reject_reason

        cancel_reason: None | str
        if isinstance(self.cancel_reason, LoanCancelReason):
            cancel_reason = self.cancel_reason.value
        else:
            cancel_reason = self.cancel_reason

        paused_from: None | str
        if isinstance(self.paused_from, datetime.date):
            paused_from = self.paused_from.isoformat()
        else:
            paused_from = self.paused_from

        pause_reason: None | str
        if isinstance(self.pause_reason, LoanPauseReason):
            pause_reason = self.pause_reason.value
        else:
            pause_reason = self.pause_reason

        is_quiet = self.is_quiet

        payment_reference = self.payment_reference

        outstanding = self.outstanding.to_dict()

        credit = self.credit.to_dict()

        arrears = self.arrears.to_dict()

        next_due_on: None | str
        if isinstance(self.next_due_on, datetime.date):
            next_due_on = self.next_due_on.isoformat()
        else:
            next_due_on = self.next_due_on

        next_due: dict[str, Any] | None
        if isinstance(self.next_due, MoneyPublic):
            next_due = self.next_due.to_dict()
        else:
            next_due = self.next_due

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
                "case_id": case_id,
                "fund_id": fund_id,
                "lease_id": lease_id,
                "status": status,
                "requested": requested,
                "approved": approved,
                "months_of_rent": months_of_rent,
                "payee": payee,
                "instalments": instalments,
                "first_due_on": first_due_on,
                "requester_id": requester_id,
                "editor_id": editor_id,
                "approver_id": approver_id,
                "approved_at": approved_at,
                "disburser_id": disburser_id,
                "disbursed_on": disbursed_on,
                "agreement_signed_on": agreement_signed_on,
                "reject_reason": reject_reason,
                "cancel_reason": cancel_reason,
                "paused_from": paused_from,
                "pause_reason": pause_reason,
                "is_quiet": is_quiet,
                "payment_reference": payment_reference,
                "outstanding": outstanding,
                "credit": credit,
                "arrears": arrears,
                "next_due_on": next_due_on,
                "next_due": next_due,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money_public import MoneyPublic  # noqa: PLC0415
        from ..models.total_public import TotalPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        def _parse_case_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                case_id_type_0 = UUID(data)

                return case_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        case_id = _parse_case_id(d.pop("case_id"))

        fund_id = UUID(d.pop("fund_id"))

        def _parse_lease_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lease_id_type_0 = UUID(data)

                return lease_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        lease_id = _parse_lease_id(d.pop("lease_id"))

        status = LoanStatus(d.pop("status"))

        requested = MoneyPublic.from_dict(d.pop("requested"))

        def _parse_approved(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                approved_type_0 = MoneyPublic.from_dict(data)

                return approved_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        approved = _parse_approved(d.pop("approved"))

        months_of_rent = d.pop("months_of_rent")

        payee = DepositPayee(d.pop("payee"))

        instalments = d.pop("instalments")

        first_due_on = datetime.date.fromisoformat(d.pop("first_due_on"))

        requester_id = UUID(d.pop("requester_id"))

        editor_id = UUID(d.pop("editor_id"))

        def _parse_approver_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approver_id_type_0 = UUID(data)

                return approver_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        approver_id = _parse_approver_id(d.pop("approver_id"))

        def _parse_approved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_at_type_0 = datetime.datetime.fromisoformat(data)

                return approved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        approved_at = _parse_approved_at(d.pop("approved_at"))

        def _parse_disburser_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                disburser_id_type_0 = UUID(data)

                return disburser_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        disburser_id = _parse_disburser_id(d.pop("disburser_id"))

        def _parse_disbursed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                disbursed_on_type_0 = datetime.date.fromisoformat(data)

                return disbursed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        disbursed_on = _parse_disbursed_on(d.pop("disbursed_on"))

        def _parse_agreement_signed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreement_signed_on_type_0 = datetime.date.fromisoformat(data)

                return agreement_signed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        agreement_signed_on = _parse_agreement_signed_on(d.pop("agreement_signed_on"))

        def _parse_reject_reason(data: object) -> LoanRejectReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reject_reason_type_0 = LoanRejectReason(data)

                return reject_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LoanRejectReason | None, data)

        reject_reason = _parse_reject_reason(d.pop("reject_reason"))

        def _parse_cancel_reason(data: object) -> LoanCancelReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancel_reason_type_0 = LoanCancelReason(data)

                return cancel_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LoanCancelReason | None, data)

        cancel_reason = _parse_cancel_reason(d.pop("cancel_reason"))

        def _parse_paused_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paused_from_type_0 = datetime.date.fromisoformat(data)

                return paused_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        paused_from = _parse_paused_from(d.pop("paused_from"))

        def _parse_pause_reason(data: object) -> LoanPauseReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                pause_reason_type_0 = LoanPauseReason(data)

                return pause_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LoanPauseReason | None, data)

        pause_reason = _parse_pause_reason(d.pop("pause_reason"))

        is_quiet = d.pop("is_quiet")

        payment_reference = d.pop("payment_reference")

        outstanding = MoneyPublic.from_dict(d.pop("outstanding"))

        credit = TotalPublic.from_dict(d.pop("credit"))

        arrears = MoneyPublic.from_dict(d.pop("arrears"))

        def _parse_next_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_due_on_type_0 = datetime.date.fromisoformat(data)

                return next_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_due_on = _parse_next_due_on(d.pop("next_due_on"))

        def _parse_next_due(data: object) -> MoneyPublic | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                next_due_type_0 = MoneyPublic.from_dict(data)

                return next_due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MoneyPublic | None, data)

        next_due = _parse_next_due(d.pop("next_due"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = GuaranteeLoanBriefAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        guarantee_loan_brief = cls(
            id=id,
            version=version,
            case_id=case_id,
            fund_id=fund_id,
            lease_id=lease_id,
            status=status,
            requested=requested,
            approved=approved,
            months_of_rent=months_of_rent,
            payee=payee,
            instalments=instalments,
            first_due_on=first_due_on,
            requester_id=requester_id,
            editor_id=editor_id,
            approver_id=approver_id,
            approved_at=approved_at,
            disburser_id=disburser_id,
            disbursed_on=disbursed_on,
            agreement_signed_on=agreement_signed_on,
            reject_reason=reject_reason,
            cancel_reason=cancel_reason,
            paused_from=paused_from,
            pause_reason=pause_reason,
            is_quiet=is_quiet,
            payment_reference=payment_reference,
            outstanding=outstanding,
            credit=credit,
            arrears=arrears,
            next_due_on=next_due_on,
            next_due=next_due,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return guarantee_loan_brief
