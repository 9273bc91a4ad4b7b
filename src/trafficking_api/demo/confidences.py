"""What a few people tell a centre later: with whom they live, what a partner may know, and who must not."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.demo.pace import at_work
from trafficking_api.demo.paper import pdf
from trafficking_api.demo.past import ANY, Clerk, Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import Support
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.schemas.access import NewCaseExclusion
from trafficking_api.features.consents import service as consents
from trafficking_api.features.consents.rules import CHECKS
from trafficking_api.features.consents.schemas import ConsentWithdrawal, NewConsent
from trafficking_api.features.documents import service as documents
from trafficking_api.features.documents.service import Filing
from trafficking_api.features.people import service as people
from trafficking_api.features.people.schemas import NewHouseholdLink
from trafficking_api.kit.wire import Command

_FEW: Final = 10
#: All of it is of the last weeks, with people who have been known for longer.
_SINCE: Final = timedelta(days=24)
_KNOWN_FOR: Final = timedelta(days=45)

_HOUSEHOLDS: Final = ((0, 1, "Sibling"), (2, 3, "Partner"), (2, 4, "Companion"))
_PAPERS: Final = (
    (0, "IdentityDocument", "Passport"),
    (1, "ConsentForm", "Consent form"),
    (2, "ConsentForm", "Consent form"),
    (5, "MedicalReport", "Medical report"),
)
#: Who lets the partner know something, for so many days; one of them changes her mind; who does not.
_SHARES: Final = ((0, 365), (1, 365), (2, 180), (3, 90))
_CHANGES_HER_MIND: Final = 3
_REFUSES: Final = (
    (5, "WishesToTellSelf", "Wishes to tell them herself, once she has a room."),
    (6, "FearOfHarm", "Somebody there knows the recruiter's brother."),
)
_SEALED: Final = (6, 7)
_BARRED: Final = (8, "housing", "KnowsSuspect")


@dataclass(frozen=True)
class Confidence:
    """What one of them tells, done by the service that a caseworker's program would call."""

    support: Support

    @property
    def person_id(self) -> UUID:
        found: UUID = self.support.rows["person"]
        return found

    async def live_with(self, mandate: Past, other: Support, relation: str) -> None:
        body = NewHouseholdLink(other_id=other.rows["person"], relation=relation)
        await people.link(mandate, self.person_id, body)

    async def bring(self, mandate: Past, kind: str, title: str) -> None:
        filing = Filing(kind, f"{title}.pdf", person_id=self.person_id)
        await documents.add(mandate, filing, pdf(f"{title}, of nobody: the demo's"))

    async def share(self, mandate: Past, recipient: Partner, days: int) -> None:
        words = {
            "given": True,
            "field_groups": ["identity", "contact", "profile"],
            "expires_at": (mandate.now + timedelta(days=days)).isoformat(),
        }
        self.support.rows["share"] = await self._say(mandate, recipient, words)

    async def refuse(self, mandate: Past, recipient: Partner, reason: str, words: str) -> None:
        withheld = {"withhold_reason": reason, "withheld": words, "withheld_groups": ["identity"]}
        await self._say(mandate, recipient, {"given": False, **withheld})

    async def withdraw(self, mandate: Past) -> None:
        await consents.withdraw(
            mandate, self.support.rows["share"], ANY, ConsentWithdrawal(reason="ChangedMind")
        )

    async def seal(self, mandate: Past) -> None:
        await cases.sensitivity.seal(mandate, self.support.case.id, ANY, Command())

    async def bar(self, mandate: Past, clerk: Clerk, reason: str) -> None:
        body = NewCaseExclusion.model_validate({"member_id": clerk.member_id, "reason": reason})
        await cases.exclusions.bar(mandate, self.support.case.id, body)

    async def _say(self, mandate: Past, recipient: Partner, words: dict[str, object]) -> UUID:
        whole = {
            "purpose": "ReferralShare",
            "recipient_organisation_id": recipient.id,
            "checks": dict.fromkeys(CHECKS, True),
            "form": "Written",
            "given_by": "Individual",
        }
        return await consents.record(mandate, self.person_id, NewConsent.model_validate(whole | words))


def confidences(
    rng: Random, centre: Partner, partner: Partner, supports: list[Support], now: datetime
) -> Iterator[Step]:
    """The steps of a few adults whose open cases the coordinator works on, and which nobody is offered."""
    clerk, zone = centre["coordinator"], ZoneInfo(centre.plan.zone)
    fitting = [one for one in supports if one.clerk == clerk and _is_fitting(one, now)]
    few = rng.sample(fitting, _FEW)
    at = now - _SINCE
    for operation, number, do in _told(few, centre, partner):
        at = at_work(rng, at + timedelta(hours=rng.randint(3, 9)), zone)
        yield Step(at, clerk, operation, few[number], do, alone=True, sees_all=True)


def _is_fitting(one: Support, now: datetime) -> bool:
    return (
        one.begun_at is not None
        and one.begun_at < now - _KNOWN_FOR
        and one.ends_at is None
        and not one.is_offered
        and one.body.minor != "yes"
    )


def _told(
    few: list[Support], centre: Partner, partner: Partner
) -> Iterator[tuple[str, int, Callable[[Past], Awaitable[None]]]]:
    """What they tell, in this order: the operation, whose number it is, and what is done."""
    of = [Confidence(one) for one in few]
    for n, other, relation in _HOUSEHOLDS:
        yield "link_household", n, partial(of[n].live_with, other=few[other], relation=relation)
    for n, kind, title in _PAPERS:
        yield "add_document", n, partial(of[n].bring, kind=kind, title=title)
    for n, days in _SHARES:
        yield "record_consent", n, partial(of[n].share, recipient=partner, days=days)
    for n, reason, words in _REFUSES:
        yield "record_consent", n, partial(of[n].refuse, recipient=partner, reason=reason, words=words)
    yield "withdraw_consent", _CHANGES_HER_MIND, of[_CHANGES_HER_MIND].withdraw
    for n in _SEALED:
        yield "seal_case", n, of[n].seal
    n, name, reason = _BARRED
    yield "bar_from_case", n, partial(of[n].bar, clerk=centre[name], reason=reason)
