"""The contract of a loan, for her to sign: her name is on it only when she writes it there herself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trafficking_api.features.loans.papers.page import (
    Markup,
    el,
    facts,
    joined,
    letterhead,
    lines,
    row,
    sheet,
)
from trafficking_api.features.loans.papers.words import Words
from trafficking_api.features.loans.rules.reference import spaced
from trafficking_api.features.loans.rules.schedule import Instalment


@dataclass(frozen=True)
class Contract:
    """What the contract says; there is no field for who she is, nor for interest or a fee (LOAN-7)."""

    payer_name: str
    reference: str
    currency: str
    exponent: int
    amount_minor: int
    #: A code of `deposit_payee`.
    payee: str
    instalments: Sequence[Instalment]
    drawn_up_on: date
    #: Where she pays it back to.
    payer_account: str | None = None


def _plan(paper: Contract, words: Words) -> Markup:
    """Each instalment, and their sum, which is the amount of the loan."""
    amounts = [words.money(each.amount_minor, paper.currency, paper.exponent) for each in paper.instalments]
    total = words.money(sum(i.amount_minor for i in paper.instalments), paper.currency, paper.exponent)
    rows = (
        row(str(number), words.day(each.due_on), amount, money=1)
        for number, (each, amount) in enumerate(zip(paper.instalments, amounts, strict=True), start=1)
    )
    return el(
        "table",
        el("thead", row(words("number"), words("due_on"), words("amount"), money=1, head=True)),
        el("tbody", *rows),
        el("tfoot", row("", words("total"), total, money=1)),
        kind="plan",
    )


def _hands(paper: Contract, words: Words) -> Markup:
    """Where both write their names and sign."""
    blanks = [
        el("p", words(f"contract.{blank}"), kind=kind)
        for blank, kind in (("place", ""), ("name", ""), ("signature", "sign"))
    ]
    lender = joined(words("contract.lender"), ", ", paper.payer_name)
    return el(
        "div",
        el("section", el("h3", words("contract.borrower")), *blanks),
        el("section", el("h3", lender), *blanks),
        kind="hands",
    )


def _parties(paper: Contract, words: Words) -> Markup:
    name = joined(el("span", kind="blank wide"), el("span", words("contract.by_hand"), kind="note"))
    account = [(words("account"), lines(paper.payer_account))] if paper.payer_account else []
    return facts(
        (words("contract.lender"), paper.payer_name),
        (words("contract.borrower"), name),
        (words("reference"), spaced(paper.reference)),
        *account,
    )


def contract(paper: Contract, language: str) -> str:
    """The contract in a language of `paper_language`."""
    words = Words(language)
    amount = words.money(paper.amount_minor, paper.currency, paper.exponent)

    def part(key: str, *texts: str) -> Markup:
        return el("section", el("h2", words(f"contract.{key}")), *(el("p", text) for text in texts))

    return sheet(
        words,
        words("contract.title"),
        letterhead(words, paper.payer_name, words.day(paper.drawn_up_on)),
        el("h1", words("contract.title")),
        _parties(paper, words),
        part("loan", words(f"contract.loan.{paper.payee}", amount=amount)),
        part("cost", words("contract.cost.text", amount=amount)),
        part("plan", words("contract.plan.text")),
        _plan(paper, words),
        part("pause", words("contract.pause.text"), words("contract.free")),
        part("deposit", words("contract.deposit.text")),
        part("told", words("contract.told.text")),
        el("p", words("contract.copy")),
        el(
            "div",
            el("h2", words("contract.signed")),
            el("p", words("contract.explained"), " ", el("span", kind="blank")),
            _hands(paper, words),
            kind="together",
        ),
    )
