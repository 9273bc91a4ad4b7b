"""A centre whose members are told by mail: what tests of mails do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.factories.exchange_mail import MAILS, SETTINGS, at
from tests.factories.house import Caller, House, Party
from tests.postbox import Postbox, serving
from trafficking_api.features.exchange.service.postman import Postman
from trafficking_api.kit.mail import MailServer

EVERYTHING = (
    *("hearings", "deadlines", "signalements", "referrals", "loans", "retention"),
    *("break_glass", "data_protection", "books", "partners"),
)


@dataclass
class Post:
    """A mailbox, and the postman who brings everything there."""

    house: House
    box: Postbox
    server: MailServer
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def postman(self) -> Postman:
        return Postman(self.house.office, self.server)

    async def wants(self, caller: Caller, *kinds: str, **more: Any) -> None:
        """Somebody wants to be told of this, or of all."""
        wishes = {"email": f"{caller.role}@example.org", "kinds": list(kinds or EVERYTHING), **more}
        answer = await caller.patch(SETTINGS, wishes, etag="*")
        assert answer.status_code == 200, answer.text

    async def round(self, party: Party) -> list[str]:
        """One round with a server that is up; returns to whom something came."""
        before = len(self.box.to)
        with serving(self.box, **self.options):
            await self.postman.serve(party.id)
        return self.box.to[before:]

    async def fails(self, party: Party) -> None:
        """One round with nobody there."""
        await self.postman.serve(party.id)

    async def found(self, party: Party, query: str = "") -> list[dict[str, Any]]:
        """What became of each mail, the oldest first."""
        answer = await party.admin.get(f"{MAILS}?limit=200{query}")
        assert answer.status_code == 200, answer.text
        return list(reversed(answer.json()["items"]))


async def opened(house: House) -> AsyncIterator[Post]:
    """A mail server for the house, as long as the test lasts."""
    box = Postbox()
    house.office.mail = at(box)
    yield Post(house, box, house.office.mail)
    house.office.mail = None


@pytest.fixture
async def post(house: House) -> AsyncIterator[Post]:
    """The same, for the house of this process."""
    async for each in opened(house):
        yield each
