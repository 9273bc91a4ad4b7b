"""An organisation that is told of its events: what tests of webhooks do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.factories.house import FACTS, House, Party
from trafficking_api.features.exchange.service.courier import Courier
from trafficking_api.kit.outbound import Reach

ENDPOINTS, DELIVERIES = "/v1/webhook-endpoints", "/v1/webhook-deliveries"


@dataclass
class Hooks:
    """A centre, and the courier that sends for it."""

    house: House
    centre: Party
    courier: Courier
    secrets: dict[str, str] = field(default_factory=dict)

    async def told(self, url: str, *kinds: str) -> str:
        """A new endpoint; returns its address."""
        answer = await self.centre.admin.made(ENDPOINTS, {"url": url, "kinds": list(kinds)})
        here = str(answer.headers["Location"])
        self.secrets[here] = answer.json()["secret"]
        return here

    async def case(self) -> str:
        return str((await self.centre.coordinator.made("/v1/cases", FACTS)).headers["Location"])

    async def change(self, case: str, size: int = 2) -> None:
        """Another version of a case."""
        answer = await self.centre.coordinator.patch(case, {"household_size": size}, etag="*")
        assert answer.status_code == 200, answer.text

    async def send(self) -> None:
        """One round, until everybody is back."""
        await self.courier.serve(self.centre.id)
        await self.courier.rest()

    async def deliveries(self, query: str = "") -> list[dict[str, Any]]:
        """What was sent, the oldest first."""
        answer = await self.centre.admin.get(f"{DELIVERIES}?limit=200{query}")
        assert answer.status_code == 200, answer.text
        return list(reversed(answer.json()["items"]))


@pytest.fixture
async def hooks(house: House) -> AsyncIterator[Hooks]:
    """A centre whose endpoints may be on this machine."""
    office = house.office
    before, office.reach = office.reach, Reach(frozenset({"127.0.0.1"}))
    courier = Courier(office)
    yield Hooks(house, await house.party(), courier)
    await courier.stop()
    office.reach = before
