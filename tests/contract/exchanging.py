"""Every operation of exchange with success, and one more of each of them for the pages."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import httpx

from tests.factories.directory import FIELDS, WOMAN, field
from tests.factories.exchange_hooks import endpoint, tested
from tests.factories.exchange_mail import dead
from tests.factories.house import Party
from tests.factories.world import World, identifier
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.service import posting
from trafficking_api.features.exchange.service.posting import Outcome

Call = Callable[..., Awaitable[httpx.Response]]


@dataclass
class HookMakers:
    """One more endpoint, and one more event that is sent."""

    world: World
    here: str = ""

    @classmethod
    async def begun(cls, world: World) -> "HookMakers":
        return cls(world, await endpoint(world.centre.admin))

    async def endpoint(self) -> str:
        return await endpoint(self.world.centre.admin)

    async def mail(self) -> str:
        return await dead(self.world.house, self.world.centre.coordinator)

    async def delivery(self) -> str:
        return await tested(self.world.centre.admin, self.here)


async def do_mails(call: Call, world: World) -> None:
    """Every operation of mails, each with success."""
    admin, worker = world.centre.admin, world.centre.coordinator
    await call(worker, "read_notification_settings")
    await call(worker, "change_notification_settings", {"language": "fr"})
    sent = {"mail_id": identifier(await dead(world.house, worker))}
    await call(admin, "list_mail_deliveries")
    await call(admin, "read_mail_delivery", **sent)
    await call(admin, "resend_mail_delivery", {}, **sent)


async def do_hooks(call: Call, world: World) -> None:
    """Every operation of webhooks, each with success."""
    admin = world.centre.admin
    body = {"url": "https://example.invalid/hooks", "kinds": []}
    made = await call(admin, "create_webhook_endpoint", body)
    here = {"endpoint_id": made.json()["id"]}
    await call(admin, "list_webhook_endpoints")
    await call(admin, "read_webhook_endpoint", **here)
    await call(admin, "change_webhook_endpoint", {"kinds": ["case"]}, **here)
    await call(admin, "rotate_webhook_endpoint_secret", {"overlap_hours": 1}, **here)
    sent = {"delivery_id": (await call(admin, "send_test_event", here)).json()["id"]}
    await call(admin, "list_webhook_deliveries")
    await call(admin, "read_webhook_delivery", **sent)
    async with system_mandate(world.house.office, world.centre.id, "test") as mandate:
        (parcel,) = await posting.take(mandate, UUID(here["endpoint_id"]))
    async with system_mandate(world.house.office, world.centre.id, "test") as mandate:
        await posting.note(mandate, parcel, Outcome(3, 204))
    await call(admin, "resend_webhook_delivery", {}, **sent)
    for name in ("disable", "enable"):
        await call(admin, f"{name}_webhook_endpoint", {}, **here)


#: Each is there once.
_FIELDS = (
    *("Website", "ContactPhone", "ContactEmail", "IntakeHours", "Address", "DirectorName", "DirectorPhone"),
    "Services",
)


@dataclass
class FieldMaker:
    """One more field of an entry."""

    party: Party

    async def field(self) -> str:
        return await field(self.party, await _next(self.party))


async def _next(party: Party) -> str:
    """The name of a field that the entry does not have yet."""
    has = {item["name"] for item in (await party.admin.get(FIELDS)).json()["items"]}
    return next(name for name in _FIELDS if name not in has)


async def do_directory(call: Call, world: World) -> None:
    """Every operation of the directory, each with success."""
    admin = world.centre.admin
    made = await call(admin, "add_directory_field", {"name": await _next(world.centre)})
    here = {"field_id": made.json()["id"]}
    await call(admin, "list_directory_fields")
    await call(admin, "read_directory_field", **here)
    await call(admin, "change_directory_field", {"grade": "public"}, **here)
    await call(admin, "read_organisation_contacts", organisation_id=str(world.centre.id))
    await call(world.centre.coordinator, "search_centres", WOMAN)
