"""The letter to the landlord: who pays, for which dwelling and how much. It must not tell why (LOAN-16)."""

from dataclasses import dataclass
from datetime import date

from trafficking_api.features.loans.papers.page import el, facts, joined, letterhead, lines, sheet
from trafficking_api.features.loans.papers.words import Words
from trafficking_api.features.loans.rules.reference import spaced


@dataclass(frozen=True)
class LandlordLetter:
    """All that a landlord may read; there is no field for the tenant, nor for what she is to the payer."""

    payer_name: str
    landlord_name: str
    landlord_address: str
    dwelling_address: str
    currency: str
    exponent: int
    amount_minor: int
    #: A code of `deposit_payee`.
    payee: str
    reference: str
    drawn_up_on: date


def landlord_letter(paper: LandlordLetter, language: str) -> str:
    """The letter in a language of `paper_language`."""
    words = Words(language)
    amount = words.money(paper.amount_minor, paper.currency, paper.exponent)
    return sheet(
        words,
        words("landlord.title"),
        letterhead(words, paper.payer_name, words.day(paper.drawn_up_on)),
        el("address", lines(f"{paper.landlord_name}\n{paper.landlord_address}")),
        el("h1", words("landlord.title")),
        el("p", words("landlord.greeting")),
        el("p", words(f"landlord.text.{paper.payee}")),
        facts(
            (words("landlord.dwelling"), lines(paper.dwelling_address)),
            (words("amount"), el("span", amount, kind="sum")),
            (words("reference"), spaced(paper.reference)),
            (words("landlord.payer"), paper.payer_name),
        ),
        el("p", words("landlord.quote")),
        el("p", words("landlord.lease")),
        el("p", words("landlord.close")),
        el("div", joined(el("p", paper.payer_name)), kind="signed"),
    )
