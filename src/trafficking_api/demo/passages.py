"""What follows an acceptance: she agrees, is released, arrives and is helped, as far as it has come."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.demo.pace import at_work, later
from trafficking_api.demo.past import ANY, Clerk, Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import Support
from trafficking_api.features.cases.states import CaseStatus
from trafficking_api.features.consents import service as consents
from trafficking_api.features.consents.rules import CHECKS
from trafficking_api.features.consents.schemas import NewConsent
from trafficking_api.features.referrals import service
from trafficking_api.features.referrals.schemas.stage import Completion, Release, Return
from trafficking_api.kit.wire import Command

#: How far they come, one after the other; of some the partners have not spoken since.
_ENDS: Final = (
    ("arrive", "complete"),
    ("arrive",),
    (),
    ("arrive", "hold"),
    ("arrive", "hold", "resume", "complete"),
    ("give_back",),
)
#: Nobody's consent runs out while somebody looks at the demo.
_AGREED_FOR: Final = timedelta(days=3 * 365)


@dataclass
class Passage:
    """One person's way to the centre that accepted her; every step is the service's own, in its time."""

    support: Support
    receiver: Partner
    found: Callable[[], UUID | None]
    agreed: bool = False

    async def agree(self, mandate: Past) -> None:
        """She agrees, if she has said who she is and her support has begun."""
        person_id: UUID | None = self.support.rows.get("person")
        if person_id is None or self.found() is None or self.support.case.status != CaseStatus.ACTIVE:
            return
        words = {
            "purpose": "ReferralShare",
            "given": True,
            "recipient_organisation_id": self.receiver.id,
            "field_groups": ["identity", "contact", "profile"],
            "checks": dict.fromkeys(CHECKS, True),
            "form": "Written",
            "given_by": "Individual",
            "expires_at": (mandate.now + _AGREED_FOR).isoformat(),
        }
        await consents.record(mandate, person_id, NewConsent.model_validate(words))
        self.agreed = True

    def doing(self, name: str) -> Callable[[Past], Awaitable[None]]:
        """A command of the referral, for who has agreed."""

        async def done(mandate: Past) -> None:
            referral_id = self.found()
            if self.agreed and referral_id is not None:
                await _COMMANDS[name](mandate, referral_id)

        return done


def passage(rng: Random, way: Passage, accepted: datetime, number: int) -> Iterator[Step]:
    """The steps after an acceptance; a minor's guardian is not asked in the demo."""
    if way.support.body.minor == "yes":
        return
    sender, zone = way.support.clerk, ZoneInfo(way.support.centre.plan.zone)
    receiver = way.receiver["coordinator"]
    at = at_work(rng, later(rng, accepted, 3, 60), zone)
    yield _step(at, sender, "record_consent", way, way.agree)
    at += timedelta(minutes=rng.randint(10, 40))
    yield _step(at, sender, "release_referral", way, way.doing("release"))
    for name in _ENDS[number % len(_ENDS)]:
        at = at_work(rng, later(rng, at, 20, 400), ZoneInfo(way.receiver.plan.zone))
        yield _step(at, receiver, f"{name.replace('give_back', 'return')}_referral", way, way.doing(name))


def _step(
    at: datetime, clerk: Clerk, operation: str, way: Passage, do: Callable[[Past], Awaitable[None]]
) -> Step:
    return Step(at, clerk, operation, way, do, alone=True, sees_all=True)


_COMMANDS: Final[dict[str, Callable[[Past, UUID], Awaitable[None]]]] = {
    "release": lambda mandate, id_: service.release(mandate, id_, ANY, Release()),
    "arrive": lambda mandate, id_: service.arrive(mandate, id_, ANY, Command()),
    "hold": lambda mandate, id_: service.hold(mandate, id_, ANY, Command()),
    "resume": lambda mandate, id_: service.resume(mandate, id_, ANY, Command()),
    "complete": lambda mandate, id_: service.complete(
        mandate, id_, ANY, Completion(outcome="ServiceProvided")
    ),
    "give_back": lambda mandate, id_: service.give_back(mandate, id_, ANY, Return(code="NeedsNotMet")),
}
