"""What travels with a decision on a loan: how much, in which parts, and why not."""

from pydantic import ConfigDict, Field

from trafficking_api.features.ledger.schemas import BankReference
from trafficking_api.kit.wire import Command, Day, MovedMoney
from trafficking_api.vocabulary.types import LoanCancelReason, LoanPauseReason, LoanRejectReason

_MOST_INSTALMENTS = 120
_AS_ASKED = "as it was asked for, if absent"


class LoanApproval(Command):
    """How much is lent, and in which parts it is paid back."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"instalments": 14, "first_due_on": "2027-02-01"}]}
    )

    amount: MovedMoney | None = Field(default=None, description=f"never more than was asked for; {_AS_ASKED}")
    instalments: int | None = Field(default=None, ge=1, le=_MOST_INSTALMENTS, description=_AS_ASKED)
    first_due_on: Day | None = Field(default=None, description=_AS_ASKED)


class LoanRejection(Command):
    """Why nothing is lent."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "OtherSchemeAvailable"}]})

    reason: LoanRejectReason


class LoanCancellation(Command):
    """Why a loan that was approved is not paid out."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "LeaseFellThrough"}]})

    reason: LoanCancelReason


class LoanDisbursement(Command):
    """All that was approved is paid out at once, to who holds the deposit."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"value_on": "2026-11-25", "agreement_signed_on": "2026-11-24", "reference": "2026/0131"}
            ]
        }
    )

    value_on: Day = Field(
        description="when it left the account; never before the approval, in the future or in a closed period"
    )
    agreement_signed_on: Day = Field(description="when she signed what is agreed; never after `value_on`")
    reference: BankReference | None = Field(default=None, description="of the bank's")
    first_due_on: Day | None = Field(
        default=None, description="another first day, only where the approved one now comes too early"
    )


class LoanReschedule(Command):
    """Other parts for what is still owed; the amount stays the same."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"instalments": 10, "first_due_on": "2030-02-01"}]}
    )

    instalments: int = Field(ge=1, le=_MOST_INSTALMENTS)
    first_due_on: Day = Field(description="today or later")


class LoanPause(Command):
    """Why nothing falls due for a while; the person asked for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "LostIncome"}]})

    reason: LoanPauseReason
