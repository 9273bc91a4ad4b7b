"""Makes the card that may leave: coarse enough that the person is one of many."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.access.queries import kinds
from trafficking_api.features.agreements.errors import NoAgreement
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.rules import (
    Facts,
    Level,
    Minimised,
    differing,
    minimise,
    person_fields,
)
from trafficking_api.features.referrals.schemas.referral import Card, Kind, Preview, PreviewRequest, Previews
from trafficking_api.kit.errors import Fault

#: How far back the cohort reaches.
COHORT_MONTHS = 24


@dataclass(frozen=True)
class Terms:
    """What holds for the sender and one receiver."""

    country: str
    k: int


@dataclass(frozen=True)
class Envelope:
    """What of a card is not about the person, and never dropped."""

    kind: str
    country: str
    to: UUID
    respond_by_on: date


@dataclass(frozen=True)
class Told:
    """The first card of a case; it is empty, and so are its facts, where the case was purged since."""

    case_id: UUID
    sent_at: datetime
    level: Level
    facts: Facts | None
    card: Facts | None

    @classmethod
    def all_of(cls, found: Sequence[Mapping[str, Any]] | None) -> "list[Told]":
        """The cards in this value of the database."""
        return [
            cls(
                **{
                    **card,
                    "case_id": UUID(card["case_id"]),
                    "sent_at": datetime.fromisoformat(card["sent_at"]),
                }
            )
            for card in found or ()
        ]


@dataclass(frozen=True)
class Frozen:
    """What the first cards of a person fixed for all later ones, whichever case of hers they were of."""

    level: Level
    hidden: frozenset[str]
    #: The case that stands for her in the reference, and the year of its sending.
    case_id: UUID
    year: int


@dataclass(frozen=True)
class Person:
    """The person among the cohort, ready to be measured against any k."""

    case_id: UUID
    facts: Facts
    others: list[tuple[Facts, int]]
    frozen: Frozen | None

    def minimised(self, k: int) -> Minimised | None:
        """Where the ladder stops for this k; never finer than at the first sending (REF-7)."""
        if self.frozen is None:
            return minimise(self.facts, self.others, k)
        first_level, hidden = self.frozen.level, self.frozen.hidden
        return minimise(self.facts, self.others, k, first_level=first_level, hidden=hidden)


async def agreed_terms(
    mandate: Mandate, kind: str, receivers: Sequence[UUID], pointer: str = ""
) -> list[Terms]:
    """The terms with each receiver. Raises NoAgreement, pointing at those with whom nothing is agreed."""
    return _agreed((await mandate.session.execute(queries.terms(mandate, kind, receivers))).one(), pointer)


async def terms_of_one(
    mandate: Mandate, case_id: UUID, kind: str, receiver: UUID
) -> tuple[Terms, list[Told]]:
    """The terms with a receiver, and what was told before of the person of a case. Raises NoAgreement."""
    query = queries.terms(mandate, kind, [receiver]).add_columns(queries.first_cards(mandate, case_id))
    *row, told = (await mandate.session.execute(query)).one()
    (terms,) = _agreed(row)
    return terms, Told.all_of(told)


def _agreed(row: Sequence[Any], pointer: str = "") -> list[Terms]:
    own_k, country, *agreed = row
    missing = [Fault(f"{pointer}/{i}", "no_agreement") for i, k in enumerate(agreed) if k is None]
    if missing:
        raise NoAgreement(errors=missing if pointer else ())
    return [Terms(country, max(k, own_k)) for k in agreed]


async def person(mandate: Mandate, case_id: UUID, told: Sequence[Told]) -> Person | None:
    """The person of a case among the cohort; None when there is no such case here."""
    rows = await cases.cohort(mandate, case_id, _months_before(mandate.today(), COHORT_MONTHS))
    counted: list[tuple[Facts, int, bool]] = [
        (person_fields(raw), count, has_this) for raw, count, has_this in rows
    ]
    own = next((facts for facts, _, has_this in counted if has_this), None)
    if own is None:
        return None
    others = [(facts, count - has_this) for facts, count, has_this in counted]
    facts = next((card.facts for card in told if card.case_id == case_id and card.facts is not None), own)
    return Person(case_id, facts, others, _frozen(mandate, facts, told))


def _frozen(mandate: Mandate, facts: Facts, told: Sequence[Told]) -> Frozen | None:
    """What a card of these facts may tell at most: no other value than any that was told of her before."""
    if not told:
        return None
    first = min(told, key=lambda card: (card.sent_at, card.case_id))
    hidden = frozenset[str]().union(*(differing(facts, card.card) for card in told if card.card is not None))
    year = first.sent_at.astimezone(mandate.tenant.zone).year
    return Frozen(max(card.level for card in told), hidden, first.case_id, year)


async def card(mandate: Mandate, who: Person, found: Minimised, envelope: Envelope) -> dict[str, Any]:
    """The card as it travels. Its reference is keyed to the pair and the year of first sending (REF-6).

    The case of her first card stands for her: nobody may have been named when it was sent.
    """
    year, case_id = mandate.today().year, who.case_id
    if who.frozen is not None:
        year, case_id = who.frozen.year, who.frozen.case_id
    keys = await mandate.keys()
    reference = keys.mac(f"referral reference|{envelope.to}|{year}", str(case_id))[:16]
    return Card(
        reference=base64.b32encode(reference).rstrip(b"=").decode().lower(),
        level=found.level,
        kind=cast("Kind", envelope.kind),
        country=envelope.country,
        respond_by_on=envelope.respond_by_on,
        **found.fields,
    ).model_dump(mode="json")


async def preview(mandate: Mandate, body: PreviewRequest) -> Previews:
    """What would be sent to each receiver, and how many look alike. Raises Invalid, NoAgreement."""
    receivers = body.to_organisation_ids
    known = await kinds(mandate, receivers)
    fits = [known.get(to) == "centre" and to != mandate.organisation_id for to in receivers]
    told = await mandate.session.scalar(select(queries.first_cards(mandate, body.case_id)))
    who = await person(mandate, body.case_id, Told.all_of(told))
    references(
        [("/case_id", who is not None), *((f"/to_organisation_ids/{i}", fit) for i, fit in enumerate(fits))]
    )
    if who is None:
        msg = "an unknown case was refused above"
        raise RuntimeError(msg)
    terms = await agreed_terms(mandate, body.kind, receivers, "/to_organisation_ids")
    by = body.respond_by_on or mandate.today()
    return Previews(
        items=[
            await _preview(mandate, who, t, Envelope(body.kind, t.country, to, by))
            for to, t in zip(receivers, terms, strict=True)
        ]
    )


async def _preview(mandate: Mandate, who: Person, terms: Terms, envelope: Envelope) -> Preview:
    found = who.minimised(terms.k)
    if found is None:
        return Preview(to_organisation_id=envelope.to, card=None, level=None, class_size=None, k=terms.k)
    shown = await card(mandate, who, found, envelope)
    return Preview(
        to_organisation_id=envelope.to,
        card=Card(**{**shown, "respond_by_on": envelope.respond_by_on}),
        level=found.level,
        class_size=found.class_size,
        k=terms.k,
    )


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    # The 29th of February has no twin in most years: the 1st of March is the first day not yet that old.
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 2, 1)
