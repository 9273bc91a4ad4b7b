from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.loan_statement_line import LoanStatementLine
    from ..models.loan_statement_part import LoanStatementPart
    from ..models.money_public import MoneyPublic
    from ..models.total_public import TotalPublic


T = TypeVar("T", bound="LoanStatement")


@_attrs_define
class LoanStatement:
    """A loan in the order in which it was booked.

    Attributes:
        loan_id (UUID):
        payment_reference (str):
        as_of (datetime.datetime): all that was booked until then counts, and nothing later
        disbursed (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        repaid (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        deposit_returned (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        waived (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        written_off (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        recovered (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        outstanding (MoneyPublic): An amount in the minor units of its currency (ISO 4217).
        credit (TotalPublic): A sum in the minor units of its currency (ISO 4217): it can be more than one amount ever
            is.
        lines (list[LoanStatementLine]):
        schedule (list[LoanStatementPart]): as it was agreed last
    """

    loan_id: UUID
    payment_reference: str
    as_of: datetime.datetime
    disbursed: MoneyPublic
    repaid: MoneyPublic
    deposit_returned: MoneyPublic
    waived: MoneyPublic
    written_off: MoneyPublic
    recovered: MoneyPublic
    outstanding: MoneyPublic
    credit: TotalPublic
    lines: list[LoanStatementLine]
    schedule: list[LoanStatementPart]

    def to_dict(self) -> dict[str, Any]:
        loan_id = str(self.loan_id)

        payment_reference = self.payment_reference

        as_of = self.as_of.isoformat()

        disbursed = self.disbursed.to_dict()

        repaid = self.repaid.to_dict()

        deposit_returned = self.deposit_returned.to_dict()

        waived = self.waived.to_dict()

        written_off = self.written_off.to_dict()

        recovered = self.recovered.to_dict()

        outstanding = self.outstanding.to_dict()

        credit = self.credit.to_dict()

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        schedule = []
        for schedule_item_data in self.schedule:
            schedule_item = schedule_item_data.to_dict()
            schedule.append(schedule_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "loan_id": loan_id,
                "payment_reference": payment_reference,
                "as_of": as_of,
                "disbursed": disbursed,
                "repaid": repaid,
                "deposit_returned": deposit_returned,
                "waived": waived,
                "written_off": written_off,
                "recovered": recovered,
                "outstanding": outstanding,
                "credit": credit,
                "lines": lines,
                "schedule": schedule,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.loan_statement_line import LoanStatementLine  # noqa: PLC0415
        from ..models.loan_statement_part import LoanStatementPart  # noqa: PLC0415
        from ..models.money_public import MoneyPublic  # noqa: PLC0415
        from ..models.total_public import TotalPublic  # noqa: PLC0415

        d = dict(src_dict)
        loan_id = UUID(d.pop("loan_id"))

        payment_reference = d.pop("payment_reference")

        as_of = datetime.datetime.fromisoformat(d.pop("as_of"))

        disbursed = MoneyPublic.from_dict(d.pop("disbursed"))

        repaid = MoneyPublic.from_dict(d.pop("repaid"))

        deposit_returned = MoneyPublic.from_dict(d.pop("deposit_returned"))

        waived = MoneyPublic.from_dict(d.pop("waived"))

        written_off = MoneyPublic.from_dict(d.pop("written_off"))

        recovered = MoneyPublic.from_dict(d.pop("recovered"))

        outstanding = MoneyPublic.from_dict(d.pop("outstanding"))

        credit = TotalPublic.from_dict(d.pop("credit"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LoanStatementLine.from_dict(lines_item_data)

            lines.append(lines_item)

        schedule = []
        _schedule = d.pop("schedule")
        for schedule_item_data in _schedule:
            schedule_item = LoanStatementPart.from_dict(schedule_item_data)

            schedule.append(schedule_item)

        loan_statement = cls(
            loan_id=loan_id,
            payment_reference=payment_reference,
            as_of=as_of,
            disbursed=disbursed,
            repaid=repaid,
            deposit_returned=deposit_returned,
            waived=waived,
            written_off=written_off,
            recovered=recovered,
            outstanding=outstanding,
            credit=credit,
            lines=lines,
            schedule=schedule,
        )

        return loan_statement
