"""The statement of a loan: what was booked, what is left, and what is due next. Her name is not on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trafficking_api.features.loans.papers.page import Markup, el, facts, joined, letterhead, row, sheet
from trafficking_api.features.loans.papers.words import Words
from trafficking_api.features.loans.rules.reference import spaced
from trafficking_api.features.loans.rules.schedule import Instalment, arrears, next_due
from trafficking_api.features.loans.rules.standing import Entry, Standing, fold


@dataclass(frozen=True)
class Line:
    """An entry, and the day it counts from. A reversal has amounts below zero."""

    value_on: date
    entry: Entry


@dataclass(frozen=True)
class Statement:
    """What the statement says, in the order in which it was booked."""

    payer_name: str
    reference: str
    currency: str
    exponent: int
    drawn_up_on: date
    lines: Sequence[Line]
    instalments: Sequence[Instalment] = ()
    paused_from: date | None = None
    #: Of a moment in the past: what was booked later is not in the lines (LOAN-20). What is due next is not
    #: told then, as the pauses of that time are not known.
    recorded_until: datetime | None = None

    def standing(self) -> Standing:
        """How the loan stands after all lines."""
        return fold((), (line.entry for line in self.lines))


class _Pen:
    """Writes one statement in one language."""

    def __init__(self, paper: Statement, words: Words) -> None:
        self.paper = paper
        self.words = words

    def money(self, amount_minor: int) -> str:
        return self.words.money(amount_minor, self.paper.currency, self.paper.exponent)

    def what(self, entry: Entry) -> str:
        """What an entry was; a reversal says that it was taken back."""
        name = self.words(f"entry.{entry.type}")
        if entry.amount_minor < 0:
            return self.words("statement.reversed", entry=name)
        if not entry.excess_minor:
            return name
        excess = self.words("statement.excess", amount=self.money(entry.excess_minor))
        return joined(name, el("span", excess, kind="note"))

    def rows(self) -> Iterator[Markup]:
        booked: list[Entry] = []
        for line in self.paper.lines:
            booked.append(line.entry)
            left = fold((), booked).outstanding
            day, amount = self.words.day(line.value_on), self.money(line.entry.amount_minor)
            yield row(day, self.what(line.entry), amount, self.money(left), money=2)

    def next(self, outstanding: int) -> str:
        paper, words = self.paper, self.words
        if paper.paused_from is not None and outstanding:
            return words("statement.next.paused", day=words.day(paper.paused_from))
        due = next_due(paper.instalments, outstanding, paper.paused_from)
        if due is None:
            return words("statement.next.none")
        return words("statement.next.value", amount=self.money(due.amount_minor), day=words.day(due.due_on))

    def entries(self) -> Markup:
        words = self.words
        if not self.paper.lines:
            return el("p", words("statement.empty"))
        heads = [words(f"statement.{name}") for name in ("day", "what")]
        heads += [words("amount"), words("statement.left")]
        return el("table", el("thead", row(*heads, money=2, head=True)), el("tbody", *self.rows()))

    def summary(self, standing: Standing) -> Markup:
        words = self.words
        owed_to_her = [(words("statement.credit"), self.money(standing.credit))] if standing.credit else []
        now = self.paper.recorded_until is None
        coming = [(words("statement.next"), self.next(standing.outstanding))] if now else []
        return facts(
            (words("reference"), spaced(self.paper.reference)),
            (words("statement.outstanding"), el("span", self.money(standing.outstanding), kind="sum")),
            *owed_to_her,
            *coming,
        )


def statement(paper: Statement, language: str) -> str:
    """The statement in a language of `paper_language`."""
    words = Words(language)
    pen = _Pen(paper, words)
    standing = paper.standing()
    until = paper.recorded_until
    late = arrears(paper.instalments, standing.outstanding, paper.drawn_up_on, paper.paused_from)
    is_late = late > 0 and paper.paused_from is None and until is None
    return sheet(
        words,
        words("statement.title"),
        letterhead(words, paper.payer_name, words.day(paper.drawn_up_on)),
        el("h1", words("statement.title")),
        el("p", words("statement.recorded", instant=words.instant(until)), kind="quiet") if until else "",
        pen.summary(standing),
        el("p", words("statement.late", amount=pen.money(late))) if is_late else "",
        el("h2", words("statement.entries")),
        pen.entries(),
        el("p", words("statement.no_interest"), kind="quiet"),
    )
