"""A network's mails: who wants any, and a mail in each state."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from tests.factories.house import Caller, House
from tests.factories.world import World
from tests.postbox import Postbox
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.models import MailDelivery
from trafficking_api.features.exchange.service import mailing
from trafficking_api.features.exchange.service.mailing import Parcel
from trafficking_api.kit.mail import Letter, MailFailure, MailServer

SETTINGS, MAILS = "/v1/me/notification-settings", "/v1/mail-deliveries"
#: A server that nobody ever speaks to.
NOWHERE = MailServer("mail.invalid", 587, "nobody@example.invalid")
_LETTER = Letter("key", "somebody@example.invalid", "en", "", "")


def at(box: Postbox, **more: Any) -> MailServer:
    """A mailbox of a test as the server of a deployment."""
    server = MailServer("127.0.0.1", box.port, "nobody@centre.example", security="none")
    return replace(server, **more)


async def told(house: House, caller: Caller, **wishes: object) -> None:
    """Somebody chooses what it is told by mail."""
    before, house.office.mail = house.office.mail, house.office.mail or NOWHERE
    answer = await caller.patch(SETTINGS, wishes, etag="*")
    house.office.mail = before
    assert answer.status_code == 200, answer.text


async def queued(house: House, organisation_id: UUID, member_id: UUID | None) -> str:
    """A mail about something that is nowhere; returns its address."""
    assert member_id is not None
    async with system_mandate(house.office, organisation_id, "test") as mandate:
        row = MailDelivery(
            organisation_id=organisation_id,
            member_id=member_id,
            kind="referrals",
            position=1,
            event_id=uuid4(),
            object_kind="referral",
            object_id=uuid4(),
            occurred_at=mandate.now,
            next_at=mandate.now,
            **mandate.stamps(),
        )
        mandate.session.add(row)
        id_ = row.id
    return f"{MAILS}/{id_}"


async def ended(house: House, organisation_id: UUID, here: str, failure: MailFailure | None) -> None:
    """What became of a mail."""
    id_, lease = UUID(here.rpartition("/")[2]), uuid4()
    async with system_mandate(house.office, organisation_id, "test") as mandate:
        row = await mandate.session.get(MailDelivery, (organisation_id, id_))
        assert row is not None
        row.lease = lease
        await mandate.session.flush()
        await mailing.note(mandate, NOWHERE, Parcel(id_, lease, _LETTER), failure)


async def dead(house: House, caller: Caller) -> str:
    """A mail whose address does not exist."""
    here = await queued(house, caller.organisation_id, caller.member_id)
    await ended(house, caller.organisation_id, here, MailFailure.UNKNOWN_ADDRESS)
    return here


async def mails(world: World) -> None:
    """A member who wants mails, and a mail in each state."""
    house, centre = world.house, world.centre
    worker = centre.coordinator
    address = f"{world.secret()}@example.invalid"
    await told(house, worker, email=address, language="fr", kinds=["referrals"])
    world.mails["dropped"] = await queued(house, centre.id, worker.member_id)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        # Nobody can see what is nowhere.
        assert await mailing.take(mandate) == []
    world.mails["sent"] = await queued(house, centre.id, worker.member_id)
    await ended(house, centre.id, world.mails["sent"], None)
    world.mails["dead"] = await dead(house, worker)
    world.mails["pending"] = await queued(house, centre.id, worker.member_id)
