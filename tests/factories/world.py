"""A network in full work: every table has rows of it, every free text holds a canary."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.factories.filing import filed
from tests.factories.house import FACTS, Caller, House, Party, soon
from tests.features.cases.work import CONSENT
from trafficking_api.features.consents.rules import CHECKS
from trafficking_api.features.referrals import tasks
from trafficking_api.worker import do

#: Coded facts that hardly occur by chance: they are canaries too.
RARE = {"trafficked_from": "1971-03-17", "trafficked_to": "1973-11-29"}
RARE_DAY = "1972-05-23"


@dataclass
class World:
    """A centre at work with two partners and the police; all that it keeps to itself carries a canary."""

    house: House
    centre: Party
    partner: Party
    second: Party
    police: Party
    canaries: list[str] = field(default_factory=lambda: [*RARE.values(), RARE_DAY])
    #: Addresses, by the state that the thing is in.
    cases: dict[str, str] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    reports: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    erasures: dict[str, str] = field(default_factory=dict)
    #: Addresses of what hangs on the case that was sent, by the parameter that names it.
    casework: dict[str, str] = field(default_factory=dict)
    consents: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    shelters: dict[str, str] = field(default_factory=dict)
    allocations: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)
    #: Addresses of what else is said of beds, by the parameter that names it, or the state that it is in.
    housing: dict[str, str] = field(default_factory=dict)
    #: What the centre plans with, by kind and state.
    forms: dict[str, str] = field(default_factory=dict)
    assessments: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    exemptions: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    visits: dict[str, str] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    #: The way to a home, and the money for its deposit, each by the state that it is in.
    searches: dict[str, str] = field(default_factory=dict)
    applications: dict[str, str] = field(default_factory=dict)
    leases: dict[str, str] = field(default_factory=dict)
    funds: dict[str, str] = field(default_factory=dict)
    contributions: dict[str, str] = field(default_factory=dict)
    loans: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    books: dict[str, str] = field(default_factory=dict)
    #: Addresses of what is kept of courts and papers, by the parameter that names it.
    court: dict[str, str] = field(default_factory=dict)
    #: The same by the state that it is in.
    appeals: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    hearings: dict[str, str] = field(default_factory=dict)
    deadlines: dict[str, str] = field(default_factory=dict)
    tracks: dict[str, str] = field(default_factory=dict)
    requests: dict[str, str] = field(default_factory=dict)
    feeds: dict[str, str] = field(default_factory=dict)
    #: Partners on other servers, by the state of what is known of their keys.
    peers: dict[str, str] = field(default_factory=dict)
    #: Endpoints and deliveries of webhooks, by the state that they are in.
    hooks: dict[str, str] = field(default_factory=dict)
    #: Fields of the centre's entry in the directory.
    entry: dict[str, str] = field(default_factory=dict)
    #: Mails, by the state that they are in.
    mails: dict[str, str] = field(default_factory=dict)
    exports: dict[str, str] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    #: Where the house in which somebody sleeps stands.
    street: str = ""

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

    def person(self) -> dict[str, Any]:
        """Somebody, of whom everything is known."""
        return {
            "identity": {
                "salutation": self.secret(),
                "first_name": self.secret(),
                "middle_name": self.secret(),
                "family_name": self.secret(),
                "aliases": [self.secret(), self.secret()],
                "birth_date": "1972-06-23",
                "birth_date_precision": "Day",
                "citizenships": ["LA"],
                "stateless": False,
                "languages": {"primary": "lo", "secondary": "fr"},
                "marital_status": "Divorced",
                "number_of_children": 3,
                "education_level": "PrimaryEducation",
                "identity_documents": [
                    {
                        "kind": "LaissezPasser",
                        "number": self.secret(),
                        "country": "LA",
                        "valid_until": "2031-05-06",
                    }
                ],
                "guardian": {
                    "kind": "Caregiver",
                    "name": self.secret(),
                    "phone": self.secret(),
                    "since_on": "2019-08-14",
                },
                "deceased": False,
                "migration_status": ["StrandedMigrant"],
            },
            "contact": {
                "entries": [
                    {
                        "kind": "MobilePhone",
                        "value": self.secret(),
                        "safe_to_contact": "no",
                        "safe_times": [{"days": ["Sunday"], "since": "09:00", "until": "11:30"}],
                        "notes": ["WatchedByExploiter"],
                    }
                ],
                "mailing": {
                    "street": self.secret(),
                    "city": self.secret(),
                    "state": self.secret(),
                    "postal_code": self.secret(),
                    "country": "BE",
                },
            },
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
    from tests.factories.directory import entries  # noqa: PLC0415 - the same
    from tests.factories.exchange import exchange  # noqa: PLC0415 - it is made of this module's parts
    from tests.factories.exchange_imports import importing  # noqa: PLC0415 - the same
    from tests.factories.following import following  # noqa: PLC0415 - the same
    from tests.factories.housing import housing  # noqa: PLC0415 - the same
    from tests.factories.loans import lending  # noqa: PLC0415 - the same
    from tests.factories.plans import plans  # noqa: PLC0415 - the same
    from tests.factories.second_stage import second_stage  # noqa: PLC0415 - the same
    from tests.factories.shelters import shelters  # noqa: PLC0415 - the same

    world = World(
        house,
        await house.party(country="BE"),
        await house.party(country="LA", zone="Asia/Vientiane"),
        await house.party(country="CD", zone="Africa/Kinshasa"),
        await house.party("authority"),
    )
    await _agree(world)
    await _write_people_down(world)
    await _forget(world)
    await _report(world)
    await _refer(world)
    await second_stage(world)
    await _close_a_case(world)
    await _work_on_cases(world)
    await _keep_clients(world)
    await _see_a_member_off(world)
    await _guard_cases(world)
    await _consent(world)
    await _file(world)
    await shelters(world)
    await plans(world)
    await housing(world)
    await lending(world)
    await following(world)
    await importing(world)
    await entries(world)
    await exchange(world)
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


async def _write_people_down(world: World) -> None:
    worker = world.centre.coordinator
    for _ in range(4):
        world.people.append(await made(worker, "/v1/people", world.person(), key=world.secret()))
    for one, other in (world.people[:2], world.people[2:]):
        link = {"other_id": str(identifier(other)), "relation": "Sibling"}
        world.links.append(await made(worker, f"{one}/household-links", link))
    search = {"document_number": world.secret()}
    assert (await worker.post("/v1/people/search", search)).status_code == 200


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


async def _forget(world: World) -> None:
    """A case whose time is over, purged before there is another; people who are to be erased."""
    worker = world.centre.coordinator
    over = await made(worker, "/v1/cases", FACTS)
    await command(worker, over, "close", {"reason": "NotVictim"})
    for days, name in ((720, "announce_purges"), (740, "purge")):
        async with later(world.house, days=days):
            assert await do(world.house.office, world.centre.id, name) == 1
    for state, person in zip(("withdrawn", "requested"), world.people, strict=False):
        wish = {"person_id": str(identifier(person)), "reason": "PersonRequest"}
        world.erasures[state] = await made(worker, "/v1/erasures", wish)
    await command(worker, world.erasures["withdrawn"], "withdraw")


async def _report(world: World) -> None:
    liaison, worker = world.police.liaison, world.centre.coordinator
    states = ("submitted", "open", "awaiting_reporter", "assessed", "converted", "redirected", "closed")
    for state in states:
        world.reports[state] = await made(liaison, "/v1/signalements", world.report(), key=world.secret())
    for state in states[1:]:
        await command(worker, world.reports[state], "acknowledge")
    question = {"text": world.secret()}
    await command(worker, world.reports["awaiting_reporter"], "ask", question)
    for state in ("assessed", "converted", "redirected"):
        await command(worker, world.reports[state], "assess", {"result": "actionable"})
    await command(worker, world.reports["converted"], "convert", {"cases": [{**FACTS, **RARE}]})
    onward = {"to_organisation_id": str(world.second.id)}
    await command(worker, world.reports["redirected"], "redirect", onward)
    await command(worker, world.reports["closed"], "close", {"outcome": "AccompanimentStarted"})
    talk = f"{world.reports['open']}/messages"
    await made(liaison, talk, {"text": world.secret()})
    await made(worker, talk, {"text": world.secret(), "to_reporter": True})
    await made(worker, talk, {"text": world.secret()})
    own = world.report(channel="Phone", source="SelfReport")
    world.reports["own"] = await made(worker, "/v1/signalements", own)
    await made(worker, f"{world.reports['own']}/messages", {"text": world.secret()})
    moved = await made(worker, "/v1/signalements", world.report(channel="Phone", source="SelfReport"))
    await command(worker, moved, "acknowledge")
    await command(worker, moved, "assess", {"result": "out_of_scope"})
    await command(worker, moved, "redirect", {"to_organisation_id": str(world.partner.id)})


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
    async with later(world.house, days=4):
        assert await tasks.sweep(world.house.office, world.centre.id) == 1


async def _close_a_case(world: World) -> None:
    worker = world.centre.coordinator
    world.cases["closed"] = await made(worker, "/v1/cases", {**FACTS, **RARE})
    await command(worker, world.cases["closed"], "close", {"reason": "Autonomy"})


async def _work_on_cases(world: World) -> None:
    """People who consent, a case in each further state, and two of everything that hangs on a case."""
    worker = world.centre.coordinator
    for state in ("active", "suspended", "follow_up"):
        person = await made(worker, "/v1/people", {"identity": {"first_name": "Example"}})
        await made(worker, f"{person}/consents", CONSENT)
        whose = {"person_id": str(identifier(person))}
        world.cases[state] = await made(worker, "/v1/cases", {**FACTS, **RARE, **whose})
        await command(worker, world.cases[state], "activate")
    await command(worker, world.cases["suspended"], "suspend")
    await command(worker, world.cases["follow_up"], "follow_up")
    for one, other in (("active", "draft"), ("sent", "declined")):
        here = world.cases[one]
        decided = {"trafficking_status": "PossibleVictimOfTrafficking", "decision_body": "Police"}
        history = f"{here}/determinations"
        await command(worker, await made(worker, history, {**decided, "decided_on": RARE_DAY}), "void")
        words = {name: world.secret() for name in ("state", "city", "street", "postal_code", "description")}
        event = {"type": "Transit", "happened_on": RARE_DAY, "country": "TH", "details": words}
        linked = {"case_id": str(identifier(world.cases[other]))}
        world.casework = {
            "determination_id": await made(worker, history, {**decided, "decided_on": RARE_DAY}),
            "trafficking_event_id": await made(worker, f"{here}/trafficking-events", event),
            "comment_id": await made(worker, f"{here}/comments", {"text": world.secret()}),
            "household_case_id": await made(worker, f"{here}/household", linked),
        }


async def _consent(world: World) -> None:
    worker = world.centre.coordinator
    for given in (True, False):
        person = await made(worker, "/v1/people", {"identity": {}})
        words = {**case_management(), "withheld": world.secret()}
        world.consents["superseded"] = await made(worker, f"{person}/consents", words)
        said = await made(worker, f"{person}/consents", {**words, "given": given})
        world.consents["given" if given else "refused"] = said
        words |= {"purpose": "Research"}
        world.consents["withdrawn"] = await made(worker, f"{person}/consents", words)
        await command(worker, world.consents["withdrawn"], "withdraw", {"reason": "ChangedMind"})


def case_management() -> dict[str, Any]:
    """The body of a consent to case management."""
    return {
        "purpose": "CaseManagement",
        "given": True,
        "checks": dict.fromkeys(CHECKS, True),
        "form": "Written",
        "given_by": "Individual",
    }


async def _file(world: World) -> None:
    worker = world.centre.coordinator
    person = (await worker.get(world.consents["given"])).json()["person_id"]
    case = str(identifier(world.cases["draft"]))
    for state, about in (("kept", {"person_id": person}), ("voided", {"case_id": case})):
        content, name = world.secret().encode(), f"{world.secret()}.txt"
        world.documents[state] = await filed(worker, content, name, **about)
    await command(worker, world.documents["voided"], "void")


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


async def _guard_cases(world: World) -> None:
    """Cases with workers who came and went, members who are barred, and looks through a broken glass."""
    worker, callers = world.centre.coordinator, world.centre.callers
    for state in ("sent", "declined"):
        case = world.cases[state]
        here = await made(worker, f"{case}/workers", {"member_id": str(callers["coordinator_2"].member_id)})
        await command(worker, here, "remove")
        for role in ("finance", "auditor"):
            bar = {"member_id": str(callers[role].member_id), "reason": "KnowsSuspect"}
            here = await made(worker, f"{case}/exclusions", bar)
        await command(worker, here, "lift")
        look = {"case_id": str(identifier(case)), "reason": f"She is here now: {world.secret()}"}
        await made(world.centre.caseworker, "/v1/break-glass", look)


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
