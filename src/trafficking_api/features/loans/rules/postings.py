"""Which accounts an entry of a loan moves, and what an entry was, read back from the accounts."""

from collections.abc import Mapping
from typing import Final

from trafficking_api.features.ledger.rules import Account
from trafficking_api.features.loans.rules.standing import Entry, EntryType

#: For each type: the account that is debited (it grows), and the one that is credited.
_MOVES: Final = {
    EntryType.DISBURSEMENT: (Account.RECEIVABLES, Account.BANK),
    EntryType.REPAYMENT: (Account.BANK, Account.RECEIVABLES),
    EntryType.DEPOSIT_RETURN: (Account.BANK, Account.RECEIVABLES),
    EntryType.REFUND: (Account.CREDITS, Account.BANK),
    EntryType.WAIVER: (Account.WAIVED, Account.RECEIVABLES),
    EntryType.WRITE_OFF: (Account.WRITTEN_OFF, Account.RECEIVABLES),
    EntryType.RECOVERY: (Account.BANK, Account.RECOVERED),
}


def amounts(entry: Entry) -> dict[Account, int]:
    """What an entry adds to each account: debits above zero, credits below, and nothing in sum (LOAN-2)."""
    debited, credited = _MOVES[entry.type]
    moved = {
        debited: entry.amount_minor,
        credited: entry.excess_minor - entry.amount_minor,
    }
    if entry.excess_minor:
        moved[Account.CREDITS] = -entry.excess_minor
    return {account: amount for account, amount in moved.items() if amount}


def entry_of(kind: str, moved: Mapping[str, int] | Mapping[Account, int]) -> Entry:
    """The entry that moved these accounts; of a reversal, with amounts below zero."""
    entry_type = EntryType(kind)
    debited, _ = _MOVES[entry_type]
    by_name = {str(account): amount for account, amount in moved.items()}
    excess = 0 if debited == Account.CREDITS else -by_name.get(Account.CREDITS, 0)
    return Entry(entry_type, by_name[debited], excess)
