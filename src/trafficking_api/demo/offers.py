"""Two years of referrals between the centres, in every state there is; some wait for an answer now."""

import itertools
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.demo.pace import at_work, later, pick
from trafficking_api.demo.passages import Passage, passage
from trafficking_api.demo.past import ANY, Clerk, Past, Step, system_of
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import YEAR, Support, desk
from trafficking_api.features.referrals import service
from trafficking_api.features.referrals.schemas.referral import (
    Acceptance,
    Decline,
    NewReferral,
    PreviewRequest,
    Withdrawal,
)
from trafficking_api.kit.wire import Command

#: How many offers in two years, from whom to whom; two receivers are a round of which the first one wins.
_ROUTES: Final[dict[tuple[str, ...], int]] = {
    ("belgian_centre", "lao_centre"): 22,
    ("belgian_centre", "congolese_coordination"): 32,
    ("belgian_centre", "lao_centre", "congolese_coordination"): 14,
    ("lao_centre", "belgian_centre"): 10,
    ("lao_centre", "congolese_coordination"): 2,
    ("congolese_coordination", "belgian_centre"): 24,
    ("congolese_coordination", "lao_centre"): 3,
}
#: Sent in the last days and still open, and drafts of this week.
_OPEN_NOW: Final[tuple[tuple[str, ...], ...]] = (
    *(("belgian_centre", "lao_centre"), ("belgian_centre", "lao_centre")),
    *(("belgian_centre", "congolese_coordination"), ("belgian_centre", "congolese_coordination")),
    ("belgian_centre", "lao_centre", "congolese_coordination"),
    *(("lao_centre", "belgian_centre"), ("congolese_coordination", "belgian_centre")),
    *(("congolese_coordination", "belgian_centre"), ("congolese_coordination", "lao_centre")),
)
_DRAFTED_NOW: Final[tuple[tuple[str, ...], ...]] = (
    *(("belgian_centre", "lao_centre"), ("belgian_centre", "congolese_coordination")),
    ("congolese_coordination", "belgian_centre"),
)
_FATES: Final = {
    "accept": 42,
    "decline": 24,
    "expire": 12,
    "withdraw": 8,
    "withdraw_draft": 3,
    "withdraw_accepted": 5,
    "void": 4,
    "void_draft": 2,
}
_DECLINES: Final = {
    ("centre", "NoCapacity"): 8,
    ("centre", "ProfileMismatch"): 4,
    ("centre", "SecurityRisk"): 2,
    ("centre", "LegalImpediment"): 2,
    ("person", "ConsentNotGiven"): 5,
    ("person", "Other"): 1,
}
_WITHDRAWALS: Final = {"NoLongerNeeded": 4, "PersonDeclined": 3, "SafetyConcern": 1, "Other": 1}


_MIDNIGHT: Final = time(0, 0, 4)


@dataclass(eq=False)
class Offer:
    """One case offered to one or more centres; every step is the service's own, in its time."""

    support: Support
    clerk: Clerk
    receivers: list[Partner]
    respond_by: str
    ids: dict[str, UUID] = field(default_factory=dict)

    async def draft(self, mandate: Past) -> None:
        """Draft it if a card can be made at all, as a coordinator would who looks at the preview first."""
        wanted = PreviewRequest(
            case_id=self.support.case.id,
            kind="referral",
            to_organisation_ids=[to.id for to in self.receivers],
        )
        previews = await service.preview(mandate, wanted)
        if any(found.card is None for found in previews.items):
            return
        for to in self.receivers:
            body = {
                "case_id": self.support.case.id,
                "kind": "referral",
                "to_organisation_id": to.id,
                "respond_by_on": self.respond_by,
            }
            self.ids[to.plan.slug] = await service.draft(mandate, NewReferral.model_validate(body))

    async def send(self, mandate: Past) -> None:
        for referral_id in self.ids.values():
            await service.send(mandate, referral_id, ANY, Command())

    async def accept(self, mandate: Past, by: Partner) -> None:
        if self.ids:
            await service.accept(mandate, self.ids[by.plan.slug], ANY, Acceptance())

    async def decline(self, mandate: Past, by: Partner, body: Decline) -> None:
        if self.ids:
            await service.decline(mandate, self.ids[by.plan.slug], ANY, body)

    async def withdraw(self, mandate: Past, code: str) -> None:
        for referral_id in self.ids.values():
            await service.withdraw(mandate, referral_id, ANY, Withdrawal(code=code))

    async def void(self, mandate: Past) -> None:
        for referral_id in self.ids.values():
            await service.void(mandate, referral_id, ANY, Command())

    async def expire(self, mandate: Past) -> None:
        await service.expire_overdue(mandate)


def offers(
    rng: Random, partners: dict[str, Partner], sender: str, supports: list[Support], now: datetime
) -> list[Step]:
    """The steps of one sender's offers; a case that is offered stays open until its offer has ended."""
    planner = Planner(rng, partners, supports, now)
    steps: list[Step] = []
    # Those of now come first: they need cases that are open now.
    for route in _OPEN_NOW:
        if route[0] == sender:
            steps += planner.unanswered(route, now - timedelta(days=1 + 8 * rng.random()))
    for route in _DRAFTED_NOW:
        if route[0] == sender:
            steps += planner.drafted(route, now - timedelta(hours=2 + 60 * rng.random()))
    for route, count in _ROUTES.items():
        for _ in range(count if route[0] == sender else 0):
            at = now - 2 * YEAR + timedelta(days=120) + rng.random() * (2 * YEAR - timedelta(days=150))
            steps += planner.ended(route, at)
    return steps


class Planner:
    """Finds a case for an offer, and plans the offer to its end."""

    def __init__(
        self, rng: Random, partners: dict[str, Partner], supports: list[Support], now: datetime
    ) -> None:
        self.rng, self.partners, self.now = rng, partners, now
        self.free = list(supports)
        self.passed = itertools.count()

    def drafted(self, route: tuple[str, ...], at: datetime) -> Iterator[Step]:
        """A draft that nobody has sent yet."""
        offer = self._offer(route, at, self.now + timedelta(days=self.rng.randint(10, 30)), stays=True)
        yield self._step(offer, at, "draft_referral", offer.draft)

    def unanswered(self, route: tuple[str, ...], at: datetime) -> Iterator[Step]:
        """An offer that waits for its answer."""
        offer = self._offer(route, at, self.now + timedelta(days=self.rng.randint(5, 21)), stays=True)
        yield self._step(offer, at, "draft_referral", offer.draft)
        sent = at + timedelta(minutes=self.rng.randint(5, 50))
        yield self._step(offer, sent, "send_referral", offer.send)

    def ended(self, route: tuple[str, ...], at: datetime) -> Iterator[Step]:
        """An offer of the past, with its answer or whatever else became of it."""
        fate = "accept" if len(route) > 2 else pick(self.rng, _FATES)  # noqa: PLR2004 - a round
        sender, zone = self.partners[route[0]], ZoneInfo(self.partners[route[0]].plan.zone)
        at = at_work(self.rng, at, zone)
        respond_by = at + timedelta(days=self.rng.randint(12, 28))
        offer = self._offer(route, at, respond_by, stays=fate == "accept")
        yield self._step(offer, at, "draft_referral", offer.draft)
        if fate.endswith("_draft"):
            ends = at_work(self.rng, later(self.rng, at, 1, 70), zone)
            yield self._end(offer, ends, fate.removesuffix("_draft"))
            return
        sent = at + timedelta(minutes=self.rng.randint(5, 50))
        yield self._step(offer, sent, "send_referral", offer.send)
        if fate == "expire":
            midnight = datetime.combine(
                respond_by.astimezone(zone).date() + timedelta(days=1), time(0, 0, 4), zone
            )
            clerk = system_of(sender.id)
            yield Step(midnight, clerk, "expire_referrals", offer, offer.expire, alone=True)
            return
        yield from self._answered(offer, sent, fate)

    def _answered(self, offer: Offer, sent: datetime, fate: str) -> Iterator[Step]:
        to = self.rng.choice(offer.receivers)
        at = at_work(self.rng, later(self.rng, sent, 4, 180), ZoneInfo(to.plan.zone))
        clerk = desk(self.rng, to)
        if fate == "decline":
            by, code = pick(self.rng, _DECLINES)
            do = partial(offer.decline, by=to, body=Decline(by=by, code=code))
            yield Step(at, clerk, "decline_referral", offer, do, alone=True)
        elif fate in {"withdraw", "void"}:
            yield self._end(offer, at, fate)
        else:
            do = partial(offer.accept, by=to)
            yield Step(at, clerk, "accept_referral", offer, do, alone=True)
            if fate == "withdraw_accepted":
                yield self._end(offer, later(self.rng, at, 60, 500), "withdraw")
            else:
                way = Passage(offer.support, to, partial(offer.ids.get, to.plan.slug))
                yield from passage(self.rng, way, at, next(self.passed))

    def _end(self, offer: Offer, at: datetime, command: str) -> Step:
        do = offer.void if command == "void" else partial(offer.withdraw, code=pick(self.rng, _WITHDRAWALS))
        return Step(at, offer.clerk, f"{command}_referral", offer, do, alone=True)

    def _step(
        self, offer: Offer, at: datetime, operation: str, do: Callable[[Past], Awaitable[None]]
    ) -> Step:
        return Step(at, offer.clerk, operation, offer, do, alone=True, sees_all=True)

    def _offer(self, route: tuple[str, ...], at: datetime, respond_by: datetime, *, stays: bool) -> Offer:
        """Take a case that was open for some days then and is in no other offer."""
        sender, last = self.partners[route[0]], respond_by + timedelta(days=40)
        fitting = [
            one
            for one in self.free
            if one.opened_at < at - timedelta(days=3) and (one.ends_at is None or one.ends_at > at)
        ]
        support = self.rng.choice(fitting)
        self.free.remove(support)
        support.is_offered = True
        if stays or (support.ends_at is not None and support.ends_at < last):
            support.ends_at = None
        day = respond_by.astimezone(ZoneInfo(sender.plan.zone)).date().isoformat()
        receivers = [self.partners[slug] for slug in route[1:]]
        return Offer(support, desk(self.rng, sender), receivers, day)
