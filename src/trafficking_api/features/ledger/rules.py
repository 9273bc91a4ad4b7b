"""What a book is made of: its accounts, the kinds of its transactions, and how currencies are divided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Account(StrEnum):
    """An account of a book. What a fund has or is owed stands on the debit side, above zero."""

    BANK = "Bank"
    RECEIVABLES = "Receivables"
    CONTRIBUTIONS = "Contributions"
    CREDITS = "Credits"
    WAIVED = "Waived"
    WRITTEN_OFF = "WrittenOff"
    RECOVERED = "Recovered"


class Kind(StrEnum):
    """What a transaction is about; a reversal is of the kind of what it reverses."""

    CONTRIBUTION = "Contribution"
    DISBURSEMENT = "Disbursement"
    REPAYMENT = "Repayment"
    DEPOSIT_RETURN = "DepositReturn"
    REFUND = "Refund"
    WAIVER = "Waiver"
    WRITE_OFF = "WriteOff"
    RECOVERY = "Recovery"


#: What is lent to somebody, or owed to somebody, is always lent or owed on a loan.
OF_A_LOAN = frozenset(set(Account) - {Account.BANK, Account.CONTRIBUTIONS})
#: A bank's reference: numbers and signs, after RF where it is one of ISO 11649. No name fits in it, because
#: nothing of a ledger can ever be forgotten.
REFERENCE = r"^(RF)?[0-9/+.-]{2,33}$"
#: The fewest accounts that a transaction moves something between.
TWO = 2


@dataclass(frozen=True)
class Posting:
    """What is to be booked: debit above zero, credit below it, zero in all; accounts with zero are left out.

    `reference` is the bank's, never words.
    """

    kind: Kind
    fund_id: UUID
    loan_id: UUID | None
    value_on: date
    amounts: Mapping[Account, int]
    reference: str | None = None
    relief_reason: str | None = None

    def lines(self) -> dict[Account, int]:
        """Its accounts and what each gets; raises ValueError when they do not balance."""
        moved = {account: amount for account, amount in self.amounts.items() if amount}
        if len(moved) < TWO or sum(moved.values()) != 0:
            msg = f"a {self.kind} that does not balance"
            raise ValueError(msg)
        if self.loan_id is None and moved.keys() & OF_A_LOAN:
            msg = f"a {self.kind} of no loan, on an account of loans"
            raise ValueError(msg)
        return moved


#: The currencies of ISO 4217, by how many decimals their minor units are. Those of CLDR differ: there the kip
#: has none.
_BY_EXPONENT = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY "
        "COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
        "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR "
        "MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG "
        "SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES "
        "WST XCD XCG YER ZAR ZMW ZWG"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
}
_EXPONENTS = {code: exponent for exponent, codes in _BY_EXPONENT.items() for code in codes.split()}


def exponent_of(currency: str) -> int | None:
    """How many decimals the minor unit of a currency is (ISO 4217); None for what is no currency."""
    return _EXPONENTS.get(currency)
