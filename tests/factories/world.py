"""A network in full work: every table has rows of it, every free text holds a canary."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.factories.house import FACTS, Caller, House, Party, soon
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.referrals import tasks

#: Coded facts that hardly occur by chance: they are canaries too.
RARE = {"trafficked_from": "1971-03-17", "trafficked_to": "1973-11-29"}


@dataclass
class World:
    """A centre at work with two partners and the police; all that it keeps to itself carries a canary."""

    house: House
    centre: Party
    partner: Party
    second: Party
    police: Party
    canaries: list[str] = field(default_factory=lambda: list(RARE.values()))
    #: Addresses, by the state that the thing is in.
    cases: dict[str, str] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    #: Addresses of those whose names the centre knows.
    people: list[str] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        return [self.centre, self.partner, self.second, self.police]

    def secret(self) -> str:
        """A text that nobody else may ever read."""
        self.canaries.append(f"canary-{uuid4().hex}")
        return self.canaries[-1]

    def report(self, centre: Party | None = None, **changes: Any) -> dict[str, Any]:
        """A signalement to the centre."""
        return {
            "to_organisation_id": str((centre or self.centre).id),
            "official_reference": self.secret(),
            "channel": "PartnerApi",
            "source": "FederalPolice",
            "urgency": "Within7d",
            "persons_count": 2,
            "country": "BE",
            "summary": self.secret(),
            **changes,
        }

    def offer(self, case: str, receiver: Party, days: int = 14) -> dict[str, Any]:
        """A referral of a case at this address."""
        return {
            "case_id": case.rsplit("/", 1)[-1],
            "kind": "referral",
            "to_organisation_id": str(receiver.id),
            "respond_by_on": soon(days),
        }


async def filled(house: House) -> World:
    """A new network with something in every table and state, a stranger to all others."""
    from tests.factories.second_stage import second_stage  # noqa: PLC0415 - it is made of this module's parts

    world = World(
        house,
        await house.party(country="BE"),
        await house.party(country="LA", zone="Asia/Vientiane"),
        await house.party(country="CD", zone="Africa/Kinshasa"),
        await house.party("authority"),
    )
    await _agree(world)
    await _report(world)
    await _refer(world)
    await second_stage(world)
    await _close_a_case(world)
    await _keep_clients(world)
    await _see_a_member_off(world)
    return world


async def etag(caller: Caller, address: str) -> str:
    """The tag of what stands there now, as this caller reads it."""
    answer = await caller.get(address)
    assert answer.status_code == 200, answer.text
    return answer.headers["ETag"]


async def command(
    caller: Caller, address: str, name: str, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Give a command with the present version, and insist that it is done."""
    answer = await caller.done(f"{address}/{name}", body, etag=await etag(caller, address))
    document: dict[str, Any] = answer.json()
    return document


async def made(caller: Caller, collection: str, body: dict[str, Any], **options: Any) -> str:
    """Make something; returns its address."""
    address: str = (await caller.made(collection, body, **options)).headers["Location"]
    return address


async def _agree(world: World) -> None:
    one, other = world.centre.admin, world.second.admin
    terms = {
        "to_organisation_id": str(world.second.id),
        "kind": "referral",
        "minimum_class_size": 5,
        "valid_from": (datetime.now(UTC).date() - timedelta(days=30)).isoformat(),
    }
    await command(one, await made(one, "/v1/agreements", terms), "withdraw")
    await command(other, await made(one, "/v1/agreements", terms), "decline")
    ended = await made(one, "/v1/agreements", terms)
    await command(other, ended, "sign")
    await command(one, ended, "revoke")
    await made(other, "/v1/agreements", {**terms, "to_organisation_id": str(world.centre.id)})
    await world.house.agree(world.centre, world.second)
    await world.house.agree(world.centre, world.partner)


async def _report(world: World) -> None:
    liaison, worker = world.police.liaison, world.centre.coordinator
    states = ("submitted", "open", "awaiting_reporter", "assessed", "converted", "closed")
    for state in states:
        world.reports[state] = await made(liaison, "/v1/signalements", world.report(), key=world.secret())
    for state in states[1:]:
        await command(worker, world.reports[state], "acknowledge")
    question = {"text": world.secret()}
    await command(worker, world.reports["awaiting_reporter"], "ask", question)
    for state in ("assessed", "converted"):
        await command(worker, world.reports[state], "assess", {"result": "actionable"})
    await command(worker, world.reports["converted"], "convert", {"cases": [{**FACTS, **RARE}]})
    await command(worker, world.reports["closed"], "close", {"outcome": "AccompanimentStarted"})
    talk = f"{world.reports['open']}/messages"
    await made(liaison, talk, {"text": world.secret()})
    await made(worker, talk, {"text": world.secret(), "to_reporter": True})
    await made(worker, talk, {"text": world.secret()})
    own = world.report(channel="Phone", source="SelfReport")
    world.reports["own"] = await made(worker, "/v1/signalements", own)
    await made(worker, f"{world.reports['own']}/messages", {"text": world.secret()})


async def _refer(world: World) -> None:
    sender, receiver = world.centre.coordinator, world.partner.coordinator
    states = ("draft", "withdrawn", "entered_in_error", "expired", "declined", "accepted", "sent")
    for state in states:
        world.cases[state] = await made(sender, "/v1/cases", {**FACTS, **RARE}, key=world.secret())
    for state in states:
        days = 1 if state == "expired" else 14
        offer = world.offer(world.cases[state], world.partner, days)
        world.offers[state] = await made(sender, "/v1/referrals", offer)
    elsewhere = world.offer(world.cases["accepted"], world.second)
    world.offers["placed_elsewhere"] = await made(sender, "/v1/referrals", elsewhere)
    for state in (*states[1:], "placed_elsewhere"):
        await command(sender, world.offers[state], "send")
    await command(sender, world.offers["withdrawn"], "withdraw", {"code": "NoLongerNeeded"})
    await command(sender, world.offers["entered_in_error"], "void")
    await command(receiver, world.offers["declined"], "decline", {"by": "centre", "code": "NoCapacity"})
    await command(receiver, world.offers["accepted"], "accept")
    async with (
        later(world.house, days=4),
        system_mandate(world.house.office, world.centre.id, "test") as mandate,
    ):
        assert await tasks.sweep(mandate) == 1


async def _close_a_case(world: World) -> None:
    worker = world.centre.coordinator
    world.cases["closed"] = await made(worker, "/v1/cases", {**FACTS, **RARE})
    await command(worker, world.cases["closed"], "close", {"reason": "Autonomy"})


async def _keep_clients(world: World) -> None:
    admin = world.centre.admin
    client = {"name": world.secret(), "role": "caseworker", "scopes": []}
    await made(admin, "/v1/clients", client)
    await command(admin, await made(admin, "/v1/clients", {**client, "name": world.secret()}), "revoke")
    refused = await admin.get("/v1/cases")
    assert refused.status_code == 403


async def _see_a_member_off(world: World) -> None:
    admin = world.centre.admin
    somebody = {"name": world.secret(), "role": "caseworker", "languages": ["fr"]}
    await command(admin, await made(admin, "/v1/members", somebody), "leave")
    await made(admin, "/v1/members", {**somebody, "name": world.secret()})


@asynccontextmanager
async def later(house: House, *, days: int) -> AsyncIterator[None]:
    """Let the database's clock run ahead for a while."""
    clock = "CREATE OR REPLACE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS "
    await house.owner_execute(f"{clock} $$ SELECT now() + interval '{days} days' $$")
    try:
        yield
    finally:
        await house.owner_execute(f"{clock} $$ SELECT now() $$")


def identifier(address: str) -> UUID:
    """The id at the end of an address."""
    return UUID(address.rsplit("/", 1)[-1])
