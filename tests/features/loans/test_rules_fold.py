"""How a loan stands, against the accounts of its book (LOAN-4, LOAN-5, LOAN-6, LOAN-13)."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.features.ledger.rules import Account, Kind
from trafficking_api.features.loans.rules.postings import amounts, entry_of
from trafficking_api.features.loans.rules.standing import (
    PAID_OUT,
    Breach,
    Decision,
    Entry,
    EntryType,
    LoanStatus,
    Standing,
    decided,
    excess,
    fold,
)
from trafficking_api.vocabulary import code_list

APPROVED = 1000
DECISIONS = (Decision.REQUEST, Decision.APPROVE)
T = EntryType


def wish(outstanding: int, kind: EntryType, amount: int) -> Entry:
    return Entry(kind, amount, excess(kind, amount, outstanding))


def booked(wishes: list[tuple[EntryType, int, bool]]) -> list[Entry]:
    """Those of the wishes that break nothing; a wish to take back takes back one that still stands."""
    entries: list[Entry] = []
    standing: list[Entry] = []
    for kind, amount, takes_back in wishes:
        if takes_back and standing:
            chosen = standing[amount % len(standing)]
            entry = chosen.reversal()
        else:
            chosen = entry = wish(fold(DECISIONS, entries).outstanding, kind, amount)
        if fold(DECISIONS, [*entries, entry]).breach(APPROVED):
            continue
        entries.append(entry)
        if takes_back and chosen in standing and entry.amount_minor < 0:
            standing.remove(chosen)
        else:
            standing.append(entry)
    return entries


WISHES = st.lists(st.tuples(st.sampled_from(EntryType), st.integers(1, 700), st.booleans()), max_size=25).map(
    lambda wishes: [(T.DISBURSEMENT, APPROVED, False), *wishes]
)


@given(WISHES)
def test_loan_4_reverse_any_suffix_and_the_loan_stands_as_it_stood(
    wishes: list[tuple[EntryType, int, bool]],
) -> None:
    entries = booked(wishes)
    for length in range(len(entries) + 1):
        before = fold(DECISIONS, entries[:length])
        undone = list(entries)
        for entry in reversed(entries[length:]):
            undone.append(entry.reversal())
            assert fold(DECISIONS, undone).breach(APPROVED) is None
        assert fold(DECISIONS, undone) == before
        assert fold(DECISIONS, undone).status == before.status


@given(WISHES)
def test_loan_5_no_more_is_owed_than_was_lent_and_no_more_is_lent_than_was_approved(
    wishes: list[tuple[EntryType, int, bool]],
) -> None:
    entries = booked(wishes)
    for length in range(len(entries) + 1):
        standing = fold(DECISIONS, entries[:length])
        assert 0 <= standing.outstanding <= standing.disbursed <= APPROVED
        assert standing.credit >= 0
        assert 0 <= standing.recovered <= standing.written_off


@given(WISHES)
def test_the_accounts_say_the_same_as_the_loan(wishes: list[tuple[EntryType, int, bool]]) -> None:
    entries = booked(wishes)
    book: Counter[Account] = Counter()
    for entry in entries:
        moved = amounts(entry)
        assert sum(moved.values()) == 0
        assert len(moved) >= 2
        assert all(moved.values())
        assert entry_of(entry.type, moved) == entry
        mirrored = {account: -amount for account, amount in moved.items()}
        assert amounts(entry.reversal()) == mirrored
        assert entry_of(entry.type, mirrored) == entry.reversal()
        book.update(moved)
    standing = fold(DECISIONS, entries)
    assert book[Account.RECEIVABLES] == standing.outstanding
    assert -book[Account.CREDITS] == standing.credit
    assert book[Account.WAIVED] == standing.waived
    assert book[Account.WRITTEN_OFF] == standing.written_off
    assert -book[Account.RECOVERED] == standing.recovered
    assert sum(book.values()) == 0


@given(WISHES, st.randoms())
def test_the_order_of_entries_does_not_matter(wishes: list[tuple[EntryType, int, bool]], lot: object) -> None:
    entries = booked(wishes)
    shuffled = list(entries)
    lot.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(DECISIONS, shuffled) == fold(DECISIONS, entries)


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ([], LoanStatus.APPROVED),
        ([Entry(T.DISBURSEMENT, 1000)], LoanStatus.ACTIVE),
        ([Entry(T.DISBURSEMENT, 1000), Entry(T.DISBURSEMENT, -1000)], LoanStatus.APPROVED),
        ([Entry(T.DISBURSEMENT, 1000), Entry(T.REPAYMENT, 1000)], LoanStatus.SETTLED),
        ([Entry(T.DISBURSEMENT, 1000), Entry(T.WAIVER, 1000)], LoanStatus.SETTLED),
        (
            [Entry(T.DISBURSEMENT, 1000), Entry(T.REPAYMENT, 400), Entry(T.DEPOSIT_RETURN, 600)],
            LoanStatus.SETTLED,
        ),
        ([Entry(T.DISBURSEMENT, 1000), Entry(T.REPAYMENT, 1200, 200)], LoanStatus.OVERPAID),
        (
            [Entry(T.DISBURSEMENT, 1000), Entry(T.REPAYMENT, 1200, 200), Entry(T.REFUND, 200)],
            LoanStatus.SETTLED,
        ),
        ([Entry(T.DISBURSEMENT, 1000), Entry(T.WRITE_OFF, 1000)], LoanStatus.WRITTEN_OFF),
        # LOAN-13: a recovery does not reopen the debt; when all is recovered, nothing of it was lost.
        (
            [Entry(T.DISBURSEMENT, 1000), Entry(T.WRITE_OFF, 1000), Entry(T.RECOVERY, 300)],
            LoanStatus.WRITTEN_OFF,
        ),
        (
            [Entry(T.DISBURSEMENT, 1000), Entry(T.WRITE_OFF, 1000), Entry(T.RECOVERY, 1000)],
            LoanStatus.SETTLED,
        ),
    ],
)
def test_the_status_follows_from_the_entries(entries: list[Entry], status: LoanStatus) -> None:
    standing = fold(DECISIONS, entries)
    assert standing.status == status
    assert standing.breach(APPROVED) is None


@pytest.mark.parametrize(
    ("standing", "breach"),
    [
        (Standing(LoanStatus.APPROVED, disbursed=1001), Breach.EXCEEDS_APPROVED),
        (Standing(LoanStatus.APPROVED, disbursed=10, repaid=11), Breach.EXCEEDS_OUTSTANDING),
        (Standing(LoanStatus.APPROVED, disbursed=10, waived=11), Breach.EXCEEDS_OUTSTANDING),
        (Standing(LoanStatus.APPROVED, disbursed=10, credit=-1), Breach.EXCEEDS_CREDIT),
        (Standing(LoanStatus.APPROVED, disbursed=10, written_off=1, recovered=2), Breach.EXCEEDS_WRITTEN_OFF),
        (Standing(LoanStatus.APPROVED, credit=1), Breach.NOT_DISBURSED),
    ],
)
def test_what_would_break_a_rule_is_named(standing: Standing, breach: Breach) -> None:
    assert standing.breach(APPROVED) == breach


def test_before_money_moves_the_last_decision_counts() -> None:
    D = Decision  # noqa: N806
    assert decided(()) == LoanStatus.REQUESTED
    assert decided([D.REQUEST, D.APPROVE, D.UNAPPROVE]) == LoanStatus.REQUESTED
    assert decided([D.REQUEST, D.APPROVE, D.UNAPPROVE, D.APPROVE, D.CANCEL]) == LoanStatus.CANCELLED
    assert decided([D.REQUEST, D.REJECT]) == LoanStatus.REJECTED
    assert decided([D.REQUEST, D.WITHDRAW]) == LoanStatus.WITHDRAWN
    assert {decided([d]) for d in D} | set(PAID_OUT) == set(LoanStatus)


def test_loan_6_only_who_pays_can_pay_too_much() -> None:
    for kind, amount in product(EntryType, (99, 100, 101)):
        too_much = 1 if amount == 101 and kind in {T.REPAYMENT, T.DEPOSIT_RETURN} else 0
        assert excess(kind, amount, 100) == too_much


def test_the_types_are_the_codes_and_the_kinds_of_the_ledger() -> None:
    assert [t.value for t in EntryType] == [value.code for value in code_list("loan_entry_type").values]
    assert {t.value for t in EntryType} | {Kind.CONTRIBUTION.value} == {k.value for k in Kind}
    # LOAN-7: nothing among them is interest, a fee or a penalty.
    assert not [t for t in EntryType if any(w in t.lower() for w in ("interest", "fee", "penal", "charge"))]
