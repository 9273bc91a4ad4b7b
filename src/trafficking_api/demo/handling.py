"""A signalement of the demo while its life is told: the rows, and what each request changes in them."""

from dataclasses import dataclass, field
from typing import Any

from trafficking_api.access.audit import Act, means
from trafficking_api.demo.past import ANY, Clerk, Past
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import Support, adopt
from trafficking_api.features.signalements import service
from trafficking_api.features.signalements.models import Signalement, SignalementHandling
from trafficking_api.features.signalements.schemas import NewSignalement, Redirection
from trafficking_api.features.signalements.service.handle import open_linked_cases
from trafficking_api.features.signalements.service.sides import follow
from trafficking_api.features.signalements.service.submit import received, written
from trafficking_api.features.signalements.service.talk import note, tell
from trafficking_api.features.signalements.states import CENTRE, REPORTER


@dataclass(eq=False)
class Report:
    """A signalement, its two sides, and its rows once they exist.

    The rows stay in memory from one request to the next, so that thousands of requests need no look-up; each
    still follows its arrow of the machine, and writes its event.
    """

    reporter: Partner
    centre: Partner
    author: Clerk
    handler: Clerk
    body: NewSignalement
    rows: dict[str, Any] = field(default_factory=dict)

    @property
    def signalement(self) -> Signalement:
        found: Signalement = self.rows["signalement"]
        return found

    @property
    def handling(self) -> SignalementHandling:
        found: SignalementHandling = self.rows["handling"]
        return found

    @property
    def is_own(self) -> bool:
        """Written down by the centre itself: there is nobody to ask."""
        return self.reporter is self.centre

    async def submit(self, mandate: Past) -> None:
        keys = {party.id: await mandate.keys(party.id) for party in (self.reporter, self.centre)}
        signalement = self.rows["signalement"] = written(mandate, self.body, keys)
        mandate.started(signalement, signalement.reporter_state, verb="submitted")

    async def receive(self, mandate: Past) -> None:
        self.rows["handling"] = received(mandate, self.signalement)

    async def acknowledge(self, mandate: Past) -> None:
        self._follow(mandate, "acknowledge")
        self.handling.acknowledged_at = mandate.now

    async def escalate(self, mandate: Past) -> None:
        self.handling.escalated_at = mandate.now
        mandate.touch(self.handling)
        means(self.handling, Act("escalated"))

    async def ask(self, mandate: Past, text: str) -> None:
        self._follow(mandate, "ask")
        await tell(mandate, self.signalement, CENTRE, text)

    async def reply(self, mandate: Past, text: str) -> None:
        self._follow(mandate, "reply", REPORTER)
        await tell(mandate, self.signalement, REPORTER, text)

    async def add(self, mandate: Past, text: str) -> None:
        mandate.touch(self.handling)
        mandate.touch(self.signalement)
        await tell(mandate, self.signalement, REPORTER, text)

    async def note(self, mandate: Past, text: str) -> None:
        mandate.touch(self.handling)
        await note(mandate, self.signalement.id, text)

    async def assess(self, mandate: Past, result: str, original: "Report | None" = None) -> None:
        self._follow(mandate, "assess")
        self.handling.assessment = result
        self.handling.duplicate_of = original.signalement.id if original else None

    async def convert(self, mandate: Past, supports: list[Support]) -> None:
        self._follow(mandate, "convert")
        opened = await open_linked_cases(mandate, self.handling, [one.body for one in supports])
        adopt(mandate, supports, opened)

    async def redirect(self, mandate: Past, to: Partner) -> None:
        await service.redirect(mandate, self.signalement.id, ANY, Redirection(to_organisation_id=to.id))

    async def close(self, mandate: Past, outcome: str) -> None:
        self._follow(mandate, "close")
        self.handling.outcome = outcome

    async def reopen(self, mandate: Past, reason: str) -> None:
        self._follow(mandate, "reopen")
        self.handling.outcome = self.handling.assessment = self.handling.duplicate_of = None
        self.handling.reopen_reason = reason

    def _follow(self, mandate: Past, command: str, side: str = CENTRE) -> None:
        follow(mandate, (self.signalement, self.handling), command, side, ANY, None)
