"""The tables of guarantee funds and their loans; what is booked lies in the ledger."""

from trafficking_api.features.loans.models.fund import FundContribution, GuaranteeFund
from trafficking_api.features.loans.models.loan import GuaranteeLoan, LoanSchedule

__all__ = ["FundContribution", "GuaranteeFund", "GuaranteeLoan", "LoanSchedule"]
