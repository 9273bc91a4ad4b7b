"""What every answer has, whatever was asked: pages, tags, methods, headers, and few statements behind it."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import event, text

from tests.contract.exchanging import FieldMaker, HookMakers, do_directory, do_hooks, do_mails
from tests.contract.exporting import do_exports
from tests.contract.following import CourtMakers, do_court
from tests.contract.importing import ImportMakers, do_imports
from tests.contract.lending import LendingMakers, do_homes, do_lending
from tests.contract.operations import (
    BY_ADDRESS,
    TO_PROGRAMS,
    Operation,
    behind_the_door,
    may,
    named,
    operations,
    sent,
)
from tests.contract.planning import PlanMakers, do_plans
from tests.contract.test_refusals import INTERNAL, refused
from tests.factories.directory import FIELDS
from tests.factories.exchange_exports import wished
from tests.factories.exchange_messages import Correspondent
from tests.factories.exchange_peers import met, new_key, seat
from tests.factories.filing import filed
from tests.factories.house import FACTS, Caller, House, soon
from tests.factories.second_stage import agree_on, agreed_person, proposal, second_stage
from tests.factories.shelters import HOUSE, ROOM, day, furnished, wish
from tests.factories.world import World, case_management, command, identifier, made
from tests.features.cases.work import CONSENT
from tests.features.exchange.following import script
from trafficking_api import system
from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.service.keep import CASES
from trafficking_api.features.retention import queries as retention
from trafficking_api.kit.errors import Problem
from trafficking_api.kit.language import translate
from trafficking_api.vocabulary import CODE_LISTS

READS = [operation for operation in operations() if operation.method == "GET"]
LISTS = [operation for operation in behind_the_door() if operation.is_list]
#: A collection that is always given whole: the words of the field.
WHOLE = {"list_code_lists", "list_court_procedures", "list_deadline_rules"}
#: What is worked out at the moment of the question, and is no thing with a version.
WORKED_OUT = {
    *("read_availability", "read_board", "read_occupancy", "read_occupancy_picture"),
    *("read_case_progress", "read_plan_requirements", "read_service_counts"),
    *("read_trial_balance", "read_journal", "read_guarantee_fund_balance", "read_guarantee_fund_statement"),
    *("read_loan_statement", "read_loan_contract", "read_landlord_letter"),
    *("read_proceeding_stage", "read_hearing_conflicts", "read_statistics", "read_organisation_contacts"),
    *TO_PROGRAMS,
}
#: Reading these is written down, in one statement more (G-12).
WRITTEN_DOWN = {
    *("list_trafficking_events", "read_trafficking_event", "list_case_comments", "read_case_comment"),
    *("read_document", "read_document_content", "read_person", "read_consent", "read_disclosure"),
    *("read_allocation", "read_assessment", "read_case_plan", "read_exemption", "read_goal", "read_action"),
    *("read_visit", "read_service", "read_housing_search", "read_housing_application", "read_lease"),
    *("read_guarantee_loan", "read_guarantee_fund_statement", "list_transactions"),
    *("read_court_file", "read_proceeding", "read_proceeding_party", "read_judgment", "read_hearing"),
    *("read_compensation_claim", "read_deadline", "read_residence_paper", "read_privileged_note"),
    *("read_export_content", "read_organisation_contacts"),
    *("list_signalements", "read_signalement", "list_signalement_messages", "read_signalement_message"),
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
PRIVACY = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def private(answer: httpx.Response) -> None:
    """Every answer has an id to quote, and is kept and sniffed by nobody."""
    assert PRIVACY.items() <= dict(answer.headers).items()
    assert len(answer.headers.get_list("Request-Id")) == 1
    assert UUID(answer.headers["Request-Id"]).version == 4
    assert "Demo" not in answer.headers


@dataclass
class Reader:
    """Reads everything of the world, each operation as who may, at an address where there is something."""

    world: World
    places: dict[str, Any] = field(default_factory=dict)
    program: Caller = field(init=False)

    async def find(self) -> "Reader":
        centre = self.world.centre
        self.program = await script(self.world.house, centre)
        report = identifier(self.world.reports["open"])
        messages = (await centre.coordinator.get(f"/v1/signalements/{report}/messages")).json()["items"]
        audit = (await centre.auditor.get("/v1/audit-events?limit=1")).json()["items"]
        agreements = (await centre.admin.get("/v1/agreements?status=active")).json()["items"]
        case = self.world.cases["sent"]
        entries, bars = [
            (await centre.coordinator.get(f"{case}/{part}")).json()["items"]
            for part in ("workers", "exclusions")
        ]
        looks = (await centre.coordinator.get("/v1/break-glass")).json()["items"]
        talk = f"{self.world.offers['released']}/messages"
        said = (await centre.coordinator.get(talk)).json()["items"]
        asked = (await centre.coordinator.get("/v1/erasure-requests")).json()["items"]
        manifest = (await centre.coordinator.get(self.world.exports["completed"])).json()
        self.places = {
            "shelter_id": identifier(self.world.shelters["open"]),
            **{name: identifier(address) for name, address in self.world.housing.items()},
            "allocation_id": identifier(self.world.allocations["occupied"]),
            "waiting_entry_id": identifier(self.world.waiting["waiting"]),
            "worker_id": entries[0]["id"],
            "exclusion_id": bars[0]["id"],
            "glass_id": looks[0]["id"],
            "signalement_id": report,
            "message_id": messages[0]["id"],
            "case_id": identifier(self.world.cases["sent"]),
            **{name: identifier(address) for name, address in self.world.casework.items()},
            "erasure_id": identifier(self.world.erasures["requested"]),
            "referral_id": identifier(self.world.offers["released"]),
            "referral_message_id": said[0]["id"],
            "erasure_request_id": asked[0]["id"],
            "agreement_id": agreements[0]["id"],
            "peer_id": identifier(self.world.peers["talking"]),
            "organisation_id": centre.id,
            "client_id": centre.finance.client_id,
            "member_id": centre.finance.member_id,
            "person_id": identifier(self.world.people[0]),
            "link_id": identifier(self.world.links[0]),
            "event_id": audit[0]["id"],
            "consent_id": identifier(self.world.consents["given"]),
            "document_id": identifier(self.world.documents["kept"]),
            "export_id": manifest["id"],
            "file_id": manifest["files"][0]["id"],
            "import_id": identifier(self.world.imports["completed"]),
            "field_id": identifier(self.world.entry["address"]),
            "endpoint_id": identifier(self.world.hooks["active"]),
            "delivery_id": identifier(self.world.hooks["delivered"]),
            "mail_id": identifier(self.world.mails["sent"]),
            "questionnaire_id": identifier(self.world.forms["questionnaire in_use"]),
            "plan_template_id": identifier(self.world.forms["template in_use"]),
            "funded_project_id": identifier(self.world.forms["project open"]),
            "assessment_id": identifier(self.world.assessments["recorded"]),
            "case_plan_id": identifier(self.world.plans["active"]),
            "exemption_id": identifier(self.world.exemptions["in_force"]),
            "goal_id": identifier(self.world.goals["active"]),
            "action_id": identifier(self.world.actions["planned"]),
            "visit_id": identifier(self.world.visits["scheduled"]),
            "service_id": identifier(self.world.services["recorded"]),
            "search_id": identifier(self.world.searches["searching"]),
            "application_id": identifier(self.world.applications["planned"]),
            "lease_id": identifier(self.world.leases["draft"]),
            "fund_id": identifier(self.world.funds["open"]),
            "contribution_id": identifier(self.world.contributions["kept"]),
            "loan_id": identifier(self.world.loans["active"]),
            "entry_id": identifier(self.world.entries["reversed"]),
            "book_id": identifier(self.world.books["EUR"]),
            **{name: identifier(address) for name, address in self.world.court.items()},
            "claim_id": identifier(self.world.claims["paid"]),
            "appeal_id": identifier(self.world.appeals["filed"]),
            "hearing_id": identifier(self.world.hearings["scheduled"]),
            "deadline_id": identifier(self.world.deadlines["open"]),
            "name": "urgency",
            "code": "not_found",
        }
        return self

    def caller(self, operation: Operation) -> Caller:
        if operation.name in TO_PROGRAMS:
            return self.program
        return next(caller for caller in self.world.centre.callers.values() if may(caller.role, operation))

    async def ask(self, operation: Operation, method: str, **headers: str) -> httpx.Response:
        places = dict(self.places)
        if operation.name == "read_release_request":
            places["referral_id"] = identifier(self.world.offers["released_without_consent"])
        here, query = operation.at(**places), operation.needed_query
        if operation.name in BY_ADDRESS:
            query = {"token": self.world.feeds["address"].rpartition("=")[2]}
        return await self.caller(operation).call(method, here, params=query, headers=headers)


@pytest.fixture(scope="session")
async def reader(world: World) -> Reader:
    return await Reader(world).find()


# --- HEAD, OPTIONS, 405, tags ------------------------------------------------------------------------


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.name)
async def test_head_answers_as_get_does_without_a_body(reader: Reader, operation: Operation) -> None:
    got, head = await reader.ask(operation, "GET"), await reader.ask(operation, "HEAD")
    assert got.status_code == head.status_code == 200
    assert head.content == b""
    told, same = dict(head.headers), dict(got.headers)
    assert told.pop("request-id") != same.pop("request-id")
    # The link to the next page is sealed anew each time.
    assert len(told.pop("link", "")) == len(same.pop("link", ""))
    assert told == same
    private(got)
    private(head)


@pytest.mark.parametrize("path", sorted({operation.path for operation in operations()}))
async def test_options_and_405_name_every_method(house: House, world: World, path: str) -> None:
    taken = {operation.method for operation in operations() if operation.path == path}
    methods = taken | {"OPTIONS"} | ({"HEAD"} if "GET" in taken else set())
    here = re.sub(r"{\w+}", lambda _: str(uuid4()), path)
    answer = await house.http.options(here)
    assert answer.status_code == 204
    assert answer.content == b""
    assert set(answer.headers["Allow"].split(", ")) == methods
    private(answer)
    for method in {*METHODS, "TRACE", "BREW"} - methods:
        answer = await world.centre.coordinator.call(method, here)
        assert set(answer.headers["Allow"].split(", ")) == methods, method
        private(answer)
        if method == "HEAD":
            assert (answer.status_code, answer.content) == (405, b"")
        else:
            refused(answer, 405, "method_not_allowed")


def _is_single(operation: Operation) -> bool:
    return not operation.is_list and operation.name not in WHOLE | WORKED_OUT


@pytest.mark.parametrize(
    "operation",
    [o for o in behind_the_door() if o.method == "GET" and _is_single(o)],
    ids=lambda operation: operation.name,
)
async def test_a_single_resource_has_a_tag_and_is_not_sent_twice(
    reader: Reader, operation: Operation
) -> None:
    answer = await reader.ask(operation, "GET")
    tag = answer.headers["ETag"]
    assert re.fullmatch(r'"[0-9a-f]+"', tag)
    if answer.headers["Content-Type"] == "application/json" and "version" in answer.json():
        assert tag == f'"{answer.json()["version"]}"'
    for match in (tag, f"W/{tag}", f'"no", {tag}', "*"):
        same = await reader.ask(operation, "GET", **{"If-None-Match": match})
        assert (same.status_code, same.content) == (304, b""), match
        assert same.headers["ETag"] == tag
        private(same)
        assert (await reader.ask(operation, "HEAD", **{"If-None-Match": match})).status_code == 304
    for other in ('"no"', '"0"', tag.replace('"', ""), '""'):
        assert (await reader.ask(operation, "GET", **{"If-None-Match": other})).status_code == 200


@pytest.mark.parametrize("name", sorted(WORKED_OUT))
async def test_what_is_worked_out_has_no_version_and_is_sent_each_time(reader: Reader, name: str) -> None:
    assert "304" not in named(name).document["responses"]
    answer = await reader.ask(named(name), "GET", **{"If-None-Match": "*"})
    assert (answer.status_code, answer.headers.get("ETag")) == (200, None)
    assert answer.content
    private(answer)


async def test_bed_19_an_address_is_in_no_answer_but_that_to_a_stay(reader: Reader) -> None:
    for operation in READS:
        answer = await reader.ask(operation, "GET")
        assert (reader.world.street in answer.text) == (operation.name == "read_allocation"), operation.name
    for state, here in reader.world.allocations.items():
        answer = await reader.world.centre.housing.get(here)
        assert (reader.world.street in answer.text) == (state in {"confirmed", "occupied"}), state


def test_every_representation_carries_its_version(house: House) -> None:
    """What a change is tried on can be read with the tag that the change needs."""
    changed = {operation.path.split("}")[0] for operation in behind_the_door() if operation.is_conditional}
    read = {operation.path.split("}")[0] for operation in behind_the_door() if operation.method == "GET"}
    assert changed <= read


# --- headers -----------------------------------------------------------------------------------------


async def test_every_refusal_is_private_too(
    house: House, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = world.centre.coordinator
    for method, path, status in (
        ("GET", "/nowhere", 404),
        ("GET", "/v1", 404),
        ("GET", "/v1/cases/", 404),  # no redirect: a path is what it is
        ("POST", "/v1/nowhere", 404),
        ("DELETE", "/v1/cases", 405),
        ("GET", f"/v1/cases/{uuid4()}", 404),
        ("GET", "/v1/clients", 403),
        ("POST", "/v1/cases?x=1", 400),
        ("GET", "/problems/nothing", 404),
        ("GET", "/docs/nothing.js", 404),
    ):
        answer = await worker.call(method, path)
        refused(answer, status)
        private(answer)
    private(await house.http.get("/v1/me"))
    private(await house.http.post("/oauth/token", data={}))
    private(await house.http.options("/nowhere"))

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("SELECT canary FROM secrets -- a fault that nobody foresaw")

    monkeypatch.setattr(cases, "cases", broken)
    monkeypatch.setattr(system, "negotiate", broken)
    for answer in (await worker.get("/v1/cases"), await house.http.get("/problems/not_found")):
        problem = refused(answer, 500, "internal_error")
        assert problem["errors"] == []
        assert "canary" not in answer.text
        private(answer)


async def test_pages_for_people_are_private_and_load_nothing_from_elsewhere(house: House) -> None:
    page = await house.http.get("/docs")
    private(page)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "://" not in page.text
    for address in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        asset = await house.http.get(address)
        assert asset.status_code == 200
        private(asset)
    private(await house.http.get("/openapi.json"))


# --- problems ----------------------------------------------------------------------------------------


def test_problems_have_one_code_and_one_title_each() -> None:
    assert all(code == problem.code for code, problem in Problem.registry.items())
    assert all(re.fullmatch(r"[a-z][a-z_]+[a-z]", code) for code in Problem.registry)
    titles = [problem.title for problem in Problem.registry.values()]
    assert len(set(titles)) == len(titles) == len(set(Problem.registry.values()))
    assert all(400 <= problem.status < 600 for problem in Problem.registry.values())


@pytest.mark.parametrize("code", sorted(Problem.registry))
async def test_every_problem_is_explained_in_english_and_french(house: House, code: str) -> None:
    problem = Problem.registry[code]
    told = {}
    for language in ("en", "fr"):
        answer = await house.http.get(f"/problems/{code}", headers={"Accept-Language": language})
        assert answer.status_code == 200
        assert answer.headers["Content-Language"] == language
        assert "Accept-Language" in answer.headers["Vary"]
        told[language] = answer.json()
        assert told[language]["title"] == translate(problem.title, language)
        assert told[language]["explanation"] == translate(problem.explanation, language)
    assert told["en"]["code"] == told["fr"]["code"] == code
    assert told["en"]["status"] == told["fr"]["status"] == problem.status
    assert told["en"]["title"] != told["fr"]["title"]
    assert told["en"]["explanation"] != told["fr"]["explanation"]


async def test_a_refusal_speaks_the_callers_language_and_keeps_its_code(world: World) -> None:
    answer = await world.centre.coordinator.get(f"/v1/cases/{uuid4()}", headers={"Accept-Language": "fr-BE"})
    problem = refused(answer, 404, "not_found")
    assert problem["title"] == translate("There is no such thing for you", "fr")
    assert (await answer.request.aread()) == b""


# --- pages -------------------------------------------------------------------------------------------


def test_every_list_takes_limit_and_cursor() -> None:
    collections = {o.name for o in behind_the_door() if o.name.startswith("list_")}
    assert collections - WHOLE == {operation.name for operation in LISTS}
    for operation in LISTS:
        limit = operation.query["limit"]
        assert (limit["default"], limit["minimum"], limit["maximum"]) == (50, 1, 200)


Maker = Callable[[], Awaitable[object]]


@dataclass
class Shelf:
    """A list with more than a page in it, and a way to add to it."""

    reader: Caller
    address: str
    make: Maker


@dataclass
class Makers:
    """One more of everything."""

    world: World
    talk: str = ""
    somebody: str = ""
    file: str = ""
    home: str = ""
    room: str = ""
    bed_: str = ""
    stay: str = ""
    made: int = 0

    def next(self) -> int:
        """How many there were before."""
        self.made += 1
        return self.made

    async def shelter(self) -> str:
        body = {**HOUSE, "code_name": uuid4().hex}
        return await made(self.world.centre.housing, "/v1/shelters", body)

    async def unit(self) -> str:
        body = {**ROOM, "code": uuid4().hex}
        return await made(self.world.centre.housing, f"{self.home}/units", body)

    async def bed(self) -> str:
        body = {"unit_id": str(identifier(self.room)), "code": uuid4().hex}
        return await made(self.world.centre.housing, f"{self.home}/beds", body)

    async def allocation(self) -> str:
        number = self.next()
        body = {"reason": "Cleaning", "from_on": day(number), "to_on": day(number + 1)}
        return await made(self.world.centre.housing, f"{self.bed_}/block", body)

    async def absence(self) -> str:
        number = self.next()
        body = {"from_on": day(number), "until_on": day(number + 1), "reason": "Work"}
        return await made(self.world.centre.housing, f"{self.stay}/absences", body)

    async def apart(self) -> str:
        body = {"shelter_id": str(identifier(self.home)), "reason": "Conflict"}
        return await self._below("placement-exclusions", body)

    async def waiting(self) -> str:
        body = {"case_id": str(identifier(await self.case())), "urgency": "Planned"}
        return await made(self.world.centre.housing, "/v1/waiting-list", body)

    async def turn_away(self) -> str:
        """Somebody who got no bed, each time in an earlier month."""
        body = {"happened_on": day(-31 * self.next()), "reason": "Full"}
        return await made(self.world.centre.housing, "/v1/turn-aways", body)

    async def band(self) -> None:
        """What a partner shows of one more kind of beds."""
        kind = next(self.kinds)
        await self.world.house.owner_execute(
            "INSERT INTO availability_bands (from_organisation_id, to_organisation_id, id, suitability, "
            "band, as_of, confirmed_at, fresh_until) "
            "VALUES (:there, :here, gen_random_uuid(), :kind, '3+', now(), now(), now())",
            here=self.world.centre.id,
            there=kind[0],
            kind=kind[1],
        )

    @cached_property
    def kinds(self) -> Iterator[tuple[UUID, str]]:
        """Every kind of beds of two partners."""
        partners = (self.world.partner.id, self.world.second.id)
        return product(partners, [value.code for value in CODE_LISTS["bed_suitability"].values])

    async def consent(self) -> str:
        return await made(self.world.centre.coordinator, f"{self.somebody}/consents", case_management())

    async def document(self) -> str:
        return await filed(self.world.centre.coordinator, person_id=str(identifier(self.somebody)))

    released: str = ""

    async def case(self) -> str:
        return await made(self.world.centre.coordinator, "/v1/cases", FACTS)

    async def report(self) -> str:
        return await made(self.world.police.liaison, "/v1/signalements", self.world.report())

    async def draft(self) -> str:
        offer = self.world.offer(await self.case(), self.world.partner)
        return await made(self.world.centre.coordinator, "/v1/referrals", offer)

    async def offer(self) -> None:
        await command(self.world.centre.coordinator, await self.draft(), "send")

    async def message(self) -> str:
        body = {"text": "A note.", "to_reporter": bool(uuid4().int % 2)}
        return await made(self.world.centre.coordinator, self.talk, body)

    async def said(self) -> str:
        body = {"text": "She can come on Monday."}
        return await made(self.world.centre.coordinator, f"{self.released}/messages", body)

    async def asked_to_erase(self) -> None:
        """One more consent that ends after an arrival."""
        sender, receiver = self.world.centre.coordinator, self.world.partner.coordinator
        _, case, consent = await agreed_person(self.world)
        offer = await made(sender, "/v1/referrals", self.world.offer(case, self.world.partner))
        for caller, step in (
            (sender, "send"),
            (receiver, "accept"),
            (sender, "release"),
            (receiver, "arrive"),
        ):
            await command(caller, offer, step)
        await command(sender, consent, "withdraw", {"reason": "ChangedMind"})

    async def peer(self) -> str:
        return await met(self.world.centre.admin, await seat(self.world.house))

    async def agreement(self) -> str:
        third = await self.world.house.party()
        terms = {"kind": "referral", "valid_from": "2026-01-01", "to_organisation_id": str(third.id)}
        return await made(self.world.centre.admin, "/v1/agreements", terms)

    async def person(self) -> str:
        return await made(self.world.centre.coordinator, "/v1/people", {"identity": {}})

    async def access(self) -> object:
        return await self.world.centre.coordinator.get(self.somebody)

    async def relative(self) -> str:
        link = {"other_id": str(identifier(await self.person())), "relation": "Sibling"}
        return await made(self.world.centre.coordinator, f"{self.somebody}/household-links", link)

    async def client(self) -> str:
        return await made(self.world.centre.admin, "/v1/clients", {"name": "One more", "role": "legal"})

    async def member(self) -> str:
        return await made(self.world.centre.admin, "/v1/members", {"name": "One more", "role": "legal"})

    async def worker(self) -> str:
        return await made(self.world.centre.coordinator, f"{self.file}/workers", await self._somebody())

    async def exclusion(self) -> str:
        body = {**await self._somebody(), "reason": "Other"}
        return await made(self.world.centre.coordinator, f"{self.file}/exclusions", body)

    async def determination(self) -> str:
        return await self._below("determinations", named("add_determination").example())

    async def export(self) -> str:
        return (await wished(self.world.centre.coordinator, "members"))[0]

    async def event(self) -> str:
        return await self._below("trafficking-events", named("add_trafficking_event").example())

    async def comment(self) -> str:
        return await self._below("comments", {"text": "A comment."})

    async def housemate(self) -> str:
        return await self._below("household", {"case_id": str(identifier(await self.case()))})

    async def _below(self, collection: str, body: dict[str, Any]) -> str:
        return await made(self.world.centre.coordinator, f"{self.file}/{collection}", body)

    async def _somebody(self) -> dict[str, str]:
        return {"member_id": str(identifier(await self.member()))}

    async def look(self) -> str:
        body = {"case_id": str(identifier(await self.case())), "reason": "She is at the door just now."}
        return await made(self.world.centre.caseworker, "/v1/break-glass", body)

    async def ended(self) -> str:
        case = await self.case()
        await command(self.world.centre.coordinator, case, "close", {"reason": "NotVictim"})
        return case

    async def purged(self) -> None:
        case = identifier(await self.ended())
        async with system_mandate(self.world.house.office, self.world.centre.id, "test") as mandate:
            (row,) = await mandate.session.scalars(retention.kept(mandate, CASES, case))
            await bury(mandate, CASES, row, "RetentionEnded")

    async def erasure(self) -> str:
        worker = self.world.centre.coordinator
        person = await made(worker, "/v1/people", {"identity": {"first_name": "Example"}})
        body = {"person_id": str(identifier(person)), "reason": "PersonRequest"}
        return await made(worker, "/v1/erasures", body)

    async def organisation(self) -> object:
        return await self.world.house.party("authority")

    async def attempt(self) -> object:
        return await self.world.centre.finance.get("/v1/cases")


async def _furnish(make: Makers) -> None:
    """A house with a bed to block and one that somebody sleeps in; partners who show their beds."""
    world, staff = make.world, make.world.centre.housing
    make.home = await make.shelter()
    make.room, make.bed_, other = await furnished(staff, make.home, "B1", "B2")
    make.stay = await made(staff, "/v1/allocations", wish(other, await make.case()))
    for step in ("confirm", "check_in"):
        await command(staff, make.stay, step)
    for partner in (world.partner, world.second):
        await agree_on(world.centre, partner, "availability")


async def _shelves(house: House) -> dict[str, Shelf]:
    world = await _network(house)
    centre, make = world.centre, Makers(world)
    make.talk, make.somebody = f"{await make.report()}/messages", await make.person()
    make.file = await make.case()
    make.released = world.offers["released"]
    await _furnish(make)
    planning, lending = await PlanMakers.begun(world), await LendingMakers.begun(world)
    court, hooks = await CourtMakers.begun(world), await HookMakers.begun(world)
    importing = await ImportMakers.begun(world)
    worker, liaison, receiver = centre.coordinator, world.police.liaison, world.partner.coordinator
    authorities = "/v1/organisations?kind=authority"
    partner = await Correspondent.of(house, centre)

    async def said() -> str:
        _, code = await partner.says("agreement.created", {})
        return str(code)

    shelves = {
        "list_people": Shelf(worker, "/v1/people", make.person),
        "list_person_accesses": Shelf(worker, f"{make.somebody}/accesses", make.access),
        "list_household_links": Shelf(worker, f"{make.somebody}/household-links", make.relative),
        "list_cases": Shelf(worker, "/v1/cases", make.case),
        "list_case_workers": Shelf(worker, f"{make.file}/workers", make.worker),
        "list_case_exclusions": Shelf(worker, f"{make.file}/exclusions", make.exclusion),
        "list_determinations": Shelf(worker, f"{make.file}/determinations", make.determination),
        "list_trafficking_events": Shelf(worker, f"{make.file}/trafficking-events", make.event),
        "list_case_comments": Shelf(worker, f"{make.file}/comments", make.comment),
        "list_household_cases": Shelf(worker, f"{make.file}/household", make.housemate),
        "list_broken_glass": Shelf(centre.auditor, "/v1/break-glass", make.look),
        "list_signalements": Shelf(worker, "/v1/signalements", make.report),
        "list_signalements as the reporter": Shelf(liaison, "/v1/signalements", make.report),
        "list_signalement_messages": Shelf(worker, make.talk, make.message),
        "list_consents": Shelf(worker, f"{make.somebody}/consents", make.consent),
        "list_documents": Shelf(worker, "/v1/documents", make.document),
        "list_referrals": Shelf(worker, "/v1/referrals?direction=out", make.draft),
        "list_referrals as the receiver": Shelf(receiver, "/v1/referrals?direction=in", make.offer),
        "list_referral_messages": Shelf(worker, f"{make.released}/messages", make.said),
        "list_exchanges": Shelf(worker, f"{make.released}/exchanges", make.said),
        "list_erasure_requests": Shelf(worker, "/v1/erasure-requests", make.asked_to_erase),
        "list_peers": Shelf(centre.admin, "/v1/peers", make.peer),
        "list_peer_messages": Shelf(centre.admin, f"{partner.peer}/messages", said),
        "list_agreements": Shelf(centre.admin, "/v1/agreements", make.agreement),
        "list_organisations": Shelf(centre.finance, authorities, make.organisation),
        "list_clients": Shelf(centre.admin, "/v1/clients", make.client),
        "list_members": Shelf(centre.legal, "/v1/members", make.member),
        "list_shelters": Shelf(centre.housing, "/v1/shelters", make.shelter),
        "list_units": Shelf(centre.housing, f"{make.home}/units", make.unit),
        "list_beds": Shelf(centre.housing, f"{make.home}/beds", make.bed),
        "list_allocations": Shelf(centre.housing, "/v1/allocations", make.allocation),
        "list_absences": Shelf(worker, f"{make.stay}/absences", make.absence),
        "list_placement_exclusions": Shelf(worker, f"{make.file}/placement-exclusions", make.apart),
        "list_waiting": Shelf(worker, "/v1/waiting-list", make.waiting),
        "list_turn_aways": Shelf(worker, "/v1/turn-aways", make.turn_away),
        "list_turn_away_totals": Shelf(worker, "/v1/turn-away-totals", make.turn_away),
        "list_network_availability": Shelf(worker, "/v1/network-availability", make.band),
        "list_due": Shelf(worker, "/v1/retention/due?within_days=3660", make.ended),
        "list_tombstones": Shelf(worker, "/v1/tombstones", make.purged),
        "list_erasures": Shelf(worker, "/v1/erasures", make.erasure),
        "list_audit_events": Shelf(centre.auditor, "/v1/audit-events", make.attempt),
        "list_questionnaires": Shelf(worker, "/v1/questionnaires", planning.questionnaire),
        "list_plan_templates": Shelf(worker, "/v1/plan-templates", planning.template),
        "list_funded_projects": Shelf(worker, "/v1/funded-projects", planning.project),
        "list_assessments": Shelf(worker, "/v1/assessments", planning.assessment),
        "list_case_plans": Shelf(worker, "/v1/case-plans", planning.draft),
        "list_exemptions": Shelf(worker, f"{planning.here}/exemptions", planning.exemption),
        "list_goals": Shelf(worker, "/v1/goals", planning.in_force),
        "list_actions": Shelf(worker, "/v1/actions", planning.in_force),
        "list_visits": Shelf(worker, "/v1/visits", planning.visit),
        "list_services": Shelf(worker, "/v1/services", planning.service),
        "list_housing_searches": Shelf(worker, "/v1/housing-searches", lending.search),
        "list_housing_applications": Shelf(worker, "/v1/housing-applications", lending.application),
        "list_leases": Shelf(worker, "/v1/leases", lending.lease),
        "list_guarantee_funds": Shelf(worker, "/v1/guarantee-funds", lending.fund),
        "list_fund_contributions": Shelf(worker, f"{lending.fund_}/contributions", lending.gift),
        "list_guarantee_loans": Shelf(worker, "/v1/guarantee-loans", lending.loan),
        "list_loan_entries": Shelf(worker, f"{lending.loan_}/entries", lending.entry),
        "list_books": Shelf(centre.finance, "/v1/books", lending.currency),
        "list_transactions": Shelf(centre.finance, f"{lending.book}/transactions", lending.gift),
        "list_closings": Shelf(centre.finance, f"{lending.book}/closings", lending.closing),
        "list_work": Shelf(worker, "/v1/work-list", planning.visit),
        "list_case_timeline": Shelf(worker, f"{make.file}/timeline", make.comment),
        "list_court_files": Shelf(worker, "/v1/court-files", court.file),
        "list_proceedings": Shelf(worker, "/v1/proceedings", court.proceeding),
        "list_proceeding_steps": Shelf(worker, f"{court.here}/steps", court.step),
        "list_proceeding_parties": Shelf(worker, f"{court.here}/parties", court.party),
        "list_court_statements": Shelf(worker, f"{court.here}/statements", court.statement),
        "list_judgments": Shelf(worker, "/v1/judgments", court.judgment),
        "list_court_appeals": Shelf(worker, "/v1/court-appeals", court.appeal),
        "list_compensation_claims": Shelf(worker, "/v1/compensation-claims", court.claim),
        "list_compensation_entries": Shelf(worker, f"{court.claim_}/entries", court.entry),
        "list_hearings": Shelf(worker, "/v1/hearings", court.hearing),
        "list_deadlines": Shelf(worker, "/v1/deadlines", court.deadline),
        "list_residence_tracks": Shelf(worker, "/v1/residence-tracks", court.track),
        "list_residence_events": Shelf(worker, f"{court.track_}/events", court.event),
        "list_residence_requests": Shelf(worker, f"{court.track_}/requests", court.request),
        "list_residence_papers": Shelf(worker, "/v1/residence-papers", court.paper),
        "list_privileged_notes": Shelf(centre.legal, "/v1/privileged-notes", court.note),
        "list_webhook_endpoints": Shelf(centre.admin, "/v1/webhook-endpoints", hooks.endpoint),
        "list_webhook_deliveries": Shelf(centre.admin, "/v1/webhook-deliveries", hooks.delivery),
        "list_directory_fields": Shelf(centre.admin, FIELDS, FieldMaker(centre).field),
        "list_mail_deliveries": Shelf(centre.admin, "/v1/mail-deliveries", hooks.mail),
        "list_exports": Shelf(worker, "/v1/exports", make.export),
        "list_imports": Shelf(receiver, "/v1/imports", importing.done),
        "list_import_rows": Shelf(receiver, f"{importing.here}/rows", importing.row),
        "list_calendar_feeds": Shelf(centre.legal, "/v1/calendar-feeds", court.feed),
    }
    for shelf in shelves.values():
        for _ in range(3):
            await shelf.make()
    return shelves


async def _walk(shelf: Shelf, limit: int, *, beside: Maker | None = None) -> list[str]:
    """The ids of all pages in the order they came; `beside` runs at the same time as each page."""
    seen: list[str] = []
    pages = 0
    page: str | None = f"{shelf.address}{'&' if '?' in shelf.address else '?'}limit={limit}"
    while page is not None:
        adding = asyncio.ensure_future(beside()) if beside and pages < 4 else None
        answer = await shelf.reader.get(page)
        if adding is not None:
            await adding
        pages += 1
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert len(body["items"]) <= limit
        page = body.get("next")
        assert ("next" in body) == ("Link" in answer.headers)
        if page is not None:
            assert len(body["items"]) == limit
            assert answer.headers["Link"] == f'<{page}>; rel="next"'
        seen += [item["id"] for item in body["items"]]
    return seen


async def test_pages_neither_skip_nor_repeat_while_others_write(house: House) -> None:
    shelves = await _shelves(house)
    assert {name.split(" ")[0] for name in shelves} == {operation.name for operation in LISTS}
    for name, shelf in shelves.items():
        whole = await _walk(shelf, 200)
        assert len(whole) > 2, name
        seen = await _walk(shelf, 2, beside=shelf.make)
        assert len(set(seen)) == len(seen), (name, "repeats")
        assert set(whole) <= set(seen), (name, "skips")
        assert [id_ for id_ in seen if id_ in whole] == whole, (name, "order")


# --- statements --------------------------------------------------------------------------------------


@dataclass
class Counted:
    """Calls operations that succeed, and counts the statements behind each."""

    house: House
    running: list[str] = field(default_factory=list)
    most: dict[str, list[str]] = field(default_factory=dict)

    async def call(
        self, caller: Caller, name: str, body: Any = None, /, *, key: bool, label: str = "", **places: Any
    ) -> httpx.Response:
        operation = named(name)
        headers = operation.needed_headers | ({"Idempotency-Key": uuid4().hex} if key else {})
        self.running.clear()
        answer = await caller.call(
            operation.method,
            operation.at(**places),
            params=operation.needed_query,
            headers=headers,
            **sent(operation, body),
        )
        assert answer.status_code in {200, 201, 202, 204}, (name, answer.text)
        behind = [re.sub(r"\s+", " ", statement).strip()[:100] for statement in self.running]
        label = name + label + (" with a key" if key else "")
        if len(behind) >= len(self.most.get(label, [])):
            self.most[label] = behind
        return answer


@pytest.fixture
async def counted(house: House) -> AsyncIterator[Counted]:
    counted = Counted(house)
    engine = house.office.database.engine.sync_engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counted.running.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield counted
    event.remove(engine, "before_cursor_execute", note)


async def _do_everything(counted: Counted, world: World, *, key: bool) -> None:
    """Every operation of the document, each with success."""
    house, worker, liaison = counted.house, world.centre.coordinator, world.police.liaison

    async def call(caller: Caller, name: str, body: Any = None, /, **places: Any) -> httpx.Response:
        takes_key = (key and named(name).takes_key) or named(name).needs_key
        return await counted.call(caller, name, body, key=takes_key, **places)

    await _do_reports(call, world, worker, liaison)
    await _do_people(call, worker)
    await _do_cases_and_offers(call, world, worker)
    await _do_consents_and_documents(call, worker)
    await _do_second_stage(call, world, worker)
    await _do_house(call, world, house)
    await _do_beds(call, world, worker)
    await _do_with_a_bed(call, world, worker)
    await do_plans(call, world, worker)
    await do_homes(call, world, worker)
    await do_lending(call, world, worker)
    await do_court(call, world, worker)
    await do_hooks(call, world)
    await do_directory(call, world)
    await do_mails(call, world)
    await do_exports(call, world, worker)
    await do_imports(call, world, worker)
    program = await script(house, world.centre)
    await call(program, "read_events")
    await call(program, "read_partner_events", organisation_id=world.partner.id)


Call = Callable[..., Awaitable[httpx.Response]]


async def _do_reports(call: Call, world: World, worker: Caller, liaison: Caller) -> None:
    report = (await call(liaison, "submit_signalement", world.report(persons_count=2))).json()["id"]
    for caller in (worker, liaison):
        await call(caller, "list_signalements")
        await call(caller, "read_signalement", signalement_id=report)
    for caller, name, body in (
        (worker, "acknowledge_signalement", {}),
        (worker, "ask_signalement", None),
        (liaison, "reply_signalement", None),
        (liaison, "write_signalement_message", None),
        (worker, "write_signalement_message", {"text": "To you.", "to_reporter": True}),
        (worker, "write_signalement_message", {"text": "To us."}),
        (worker, "assess_signalement", None),
        (worker, "convert_signalement", {"cases": [FACTS]}),
        (worker, "convert_signalement", {"cases": [FACTS]}),
        (worker, "close_signalement", None),
        (worker, "reopen_signalement", None),
    ):
        answer = await call(caller, name, body, signalement_id=report)
    other = (await call(liaison, "submit_signalement", world.report())).json()["id"]
    await call(
        worker, "assess_signalement", {"result": "duplicate_of", "duplicate_of": other}, signalement_id=report
    )
    moving = {"to_organisation_id": str(world.partner.id)}
    await call(worker, "redirect_signalement", moving, signalement_id=report)
    for caller in (worker, liaison):
        answer = await call(caller, "list_signalement_messages", signalement_id=report)
        first = answer.json()["items"][0]["id"]
        await call(caller, "read_signalement_message", signalement_id=report, message_id=first)


async def _do_people(call: Call, worker: Caller) -> None:
    one, other = [(await call(worker, "add_person")).json()["id"] for _ in range(2)]
    for name in ("read_person", "change_person", "list_person_accesses"):
        await call(worker, name, person_id=one)
    await call(worker, "list_people")
    await call(worker, "search_people", {"name": "Example", "document_number": "XX0000000"})
    link = {"other_id": other, "relation": "Parent"}
    id_ = (await call(worker, "link_household", link, person_id=one)).json()["id"]
    await call(worker, "list_household_links", person_id=one)
    await call(worker, "read_household_link", person_id=one, link_id=id_)
    await call(worker, "unlink_household", person_id=one, link_id=id_)


async def _do_cases_and_offers(call: Call, world: World, worker: Caller) -> None:
    first, second = world.partner.coordinator, world.second.coordinator
    await call(worker, "list_cases")
    for end, caller, receivers in (
        ("decline_referral", first, [world.partner]),
        ("withdraw_referral", worker, [world.partner]),
        ("void_referral", worker, [world.partner]),
        ("accept_referral", second, [world.partner, world.second]),
        ("accept_referral", first, [world.partner]),
    ):
        case = (await call(worker, "open_case", FACTS)).json()["id"]
        asked = {"case_id": case, "kind": "referral", "to_organisation_ids": [str(r.id) for r in receivers]}
        await call(worker, "preview_referral", asked)
        offers = [world.offer(case, receiver) for receiver in receivers]
        drafts = [(await call(worker, "draft_referral", offer)).json()["id"] for offer in offers]
        for draft in drafts:
            await call(worker, "change_referral", {"respond_by_on": soon(20)}, referral_id=draft)
            await call(worker, "send_referral", {}, referral_id=draft)
            await call(worker, "read_referral", referral_id=draft)
        await call(caller, "read_referral", referral_id=drafts[-1])
        label = {"label": " with a sibling"} if len(receivers) > 1 else {}
        body: dict[str, Any] | None = {} if end in {"accept_referral", "void_referral"} else None
        await call(caller, end, body, referral_id=drafts[-1], **label)
    await call(worker, "list_referrals")
    await call(first, "list_referrals")
    case = (await call(worker, "open_case", FACTS)).json()["id"]
    await call(worker, "read_case", case_id=case)
    await call(worker, "change_case", case_id=case)
    await _do_casework(call, worker, case)
    await call(worker, "close_case", case_id=case)
    await _do_keeping(call, world, worker, case)
    for name in ("reopen_case", "seal_case", "unseal_case"):
        await call(worker, name, case_id=case)
    await _do_who_sees_it(call, world, worker, case)


async def _do_who_sees_it(call: Call, world: World, worker: Caller, case: str) -> None:
    look = {"case_id": case, "reason": "She is at the door just now."}
    glass = (await call(world.centre.caseworker, "break_glass", look)).json()["id"]
    for caller in (world.centre.caseworker, world.centre.auditor, worker):
        await call(caller, "read_broken_glass", glass_id=glass)
        await call(caller, "list_broken_glass")
    somebody = {"member_id": str(world.centre.coordinator_2.member_id)}
    entry = (await call(worker, "assign_case_worker", somebody, case_id=case)).json()["id"]
    await call(worker, "read_case_worker", case_id=case, worker_id=entry)
    await call(worker, "list_case_workers", case_id=case)
    await call(worker, "remove_case_worker", case_id=case, worker_id=entry)
    await call(worker, "assign_case_worker", somebody, case_id=case)
    bar = await call(worker, "bar_from_case", {**somebody, "reason": "PersonAsked"}, case_id=case)
    places = {"case_id": case, "exclusion_id": bar.json()["id"]}
    await call(worker, "read_case_exclusion", **places)
    await call(worker, "list_case_exclusions", case_id=case)
    await call(worker, "lift_case_exclusion", **places)


async def _do_keeping(call: Call, world: World, worker: Caller, case: str) -> None:
    report = identifier(await Makers(world).report())
    await command(worker, f"/v1/signalements/{report}", "acknowledge")
    await command(worker, f"/v1/signalements/{report}", "close", {"outcome": "NoContact"})
    person = (await worker.made("/v1/people", {"identity": {"first_name": "Example"}})).json()["id"]
    for kind, id_ in (("case", case), ("signalement", report), ("person", person)):
        here = {f"{kind}_id": id_}
        await call(worker, f"read_{kind}_retention", **here)
        await call(worker, f"hold_{kind}", **here)
        await call(worker, f"release_hold_{kind}", {}, **here)
        await call(worker, f"postpone_{kind}", **here)
    for name in ("list_due", "list_tombstones", "list_erasures"):
        await call(worker, name)
    for caller, end in ((worker, "withdraw_erasure"), (world.centre.coordinator_2, "approve_erasure")):
        wish = {"person_id": person, "reason": "PersonRequest"}
        erasure = (await call(worker, "request_erasure", wish)).json()["id"]
        await call(caller, end, {}, erasure_id=erasure)
        await call(worker, "read_erasure", erasure_id=erasure)


async def _do_casework(call: Call, worker: Caller, case: str) -> None:
    here = {"case_id": case}
    person = (await worker.made("/v1/people", {"identity": {"first_name": "Example"}})).json()["id"]
    await worker.made(f"/v1/people/{person}/consents", CONSENT)
    await call(worker, "change_case", {"person_id": person}, **here)
    for name in ("activate_case", "suspend_case", "resume_case", "follow_up_case", "resume_case"):
        await call(worker, name, {}, **here)
    other = (await call(worker, "open_case", FACTS)).json()["id"]
    for add, parameter, read, body, ends in (
        ("add_determination", "determination_id", "determination", None, ["void_determination"]),
        (
            "add_trafficking_event",
            "trafficking_event_id",
            "trafficking_event",
            None,
            ["change_trafficking_event", "void_trafficking_event"],
        ),
        ("write_case_comment", "comment_id", "case_comment", None, []),
        (
            "add_household_case",
            "household_case_id",
            "household_case",
            {"case_id": other},
            ["remove_household_case"],
        ),
    ):
        child = {parameter: (await call(worker, add, body, **here)).json()["id"]}
        await call(worker, f"list_{read}s", **here)
        await call(worker, f"read_{read}", **here, **child)
        for end in ends:
            await call(worker, end, **here, **child)


async def _do_consents_and_documents(call: Call, worker: Caller) -> None:
    person = str(identifier(await made(worker, "/v1/people", {"identity": {}})))
    case = str(identifier(await made(worker, "/v1/cases", FACTS)))
    consent = ""
    for given in (True, False, True):
        words = {**case_management(), "given": given}
        consent = (await call(worker, "record_consent", words, person_id=person)).json()["id"]
    await call(worker, "read_consent", consent_id=consent)
    await call(worker, "list_consents", person_id=person)
    await call(worker, "withdraw_consent", consent_id=consent)
    for about in ({"person_id": person}, {"case_id": case}):
        answer = await call(worker, "add_document", {"kind": "Other", **about})
        document = answer.json()["id"]
        for name in ("read_document", "read_document_content", "change_document", "void_document"):
            await call(worker, name, document_id=document)
    await call(worker, "list_documents")


async def _do_second_stage(call: Call, world: World, worker: Caller) -> None:
    there = world.partner.coordinator

    async def sent() -> tuple[str, str]:
        _, case, consent = await agreed_person(world)
        draft = await made(worker, "/v1/referrals", world.offer(case, world.partner))
        await command(worker, draft, "send")
        return draft.rsplit("/", 1)[1], consent

    here, consent = await sent()
    field = next(
        name
        for name, value in (await there.get(f"/v1/referrals/{here}")).json()["card"].items()
        if value == "unknown"
    )
    await call(there, "ask_referral", {"field": field}, referral_id=here)
    await call(worker, "refine_referral", {}, referral_id=here)
    await command(there, f"/v1/referrals/{here}", "accept")
    await call(worker, "release_referral", {}, referral_id=here)
    for caller in (worker, there):
        await call(caller, "read_disclosure", referral_id=here)
        message = await call(caller, "write_referral_message", referral_id=here)
        ids = {"referral_id": here, "referral_message_id": message.json()["id"]}
        await call(caller, "read_referral_message", **ids)
        await call(caller, "list_referral_messages", referral_id=here)
        await call(caller, "list_exchanges", referral_id=here)
    await call(there, "arrive_referral", {}, referral_id=here)
    await call(there, "hold_referral", {}, referral_id=here)
    await call(there, "resume_referral", {}, referral_id=here)
    await call(there, "request_referral_transfer", {"respond_by_on": soon()}, referral_id=here)
    await call(there, "complete_referral", referral_id=here)
    await command(worker, consent, "withdraw", {"reason": "ChangedMind"})
    for caller in (worker, there):
        asked = (await call(caller, "list_erasure_requests")).json()["items"]
        await call(caller, "read_erasure_request", erasure_request_id=asked[0]["id"])
    open_ = (await there.get("/v1/erasure-requests?status=open")).json()["items"]
    await call(there, "answer_erasure_request", erasure_request_id=open_[0]["id"])
    here, _ = await sent()
    await command(there, f"/v1/referrals/{here}", "accept")
    await call(worker, "propose_referral_release", proposal(), referral_id=here)
    await call(world.centre.coordinator_2, "read_release_request", referral_id=here)
    await call(world.centre.coordinator_2, "approve_referral_release", {}, referral_id=here)
    await call(there, "return_referral", referral_id=here)


async def _do_peers(call: Call, admin: Caller, partner: str) -> None:
    peer = (await call(admin, "make_peer", {"partner_id": partner})).json()["id"]
    known = (await call(admin, "present_peer", {"public_key": new_key()}, peer_id=peer)).json()
    await call(admin, "confirm_peer", {"fingerprint": known["their_fingerprint"]}, peer_id=peer)
    for name in ("stop_peer", "resume_peer", "stop_peer", "renew_peer"):
        await call(admin, name, {}, peer_id=peer)
    await call(admin, "read_peer", peer_id=peer)
    await call(admin, "list_peer_messages", peer_id=peer)
    await call(admin, "list_peers")


async def _do_house(call: Call, world: World, house: House) -> None:
    admin, auditor, operator = world.centre.admin, world.centre.auditor, house.operator.operator
    third = await house.party()
    terms = {"to_organisation_id": str(third.id), "kind": "referral", "valid_from": "2026-01-01"}
    agreement = ""
    for caller, end in ((admin, "withdraw"), (third.admin, "decline"), (third.admin, "sign")):
        agreement = (await call(admin, "propose_agreement", terms)).json()["id"]
        await call(caller, f"{end}_agreement", {}, agreement_id=agreement)
    await call(admin, "revoke_agreement", {}, agreement_id=agreement)
    await call(admin, "read_agreement", agreement_id=agreement)
    await call(admin, "list_agreements")
    await _do_peers(call, admin, await seat(house))
    client = (await call(admin, "create_client", {"name": "New", "role": "legal"})).json()["id"]
    for name in ("read_client", "change_client", "rotate_client_secret", "revoke_client"):
        await call(admin, name, client_id=client)
    await call(admin, "list_clients")
    member = (await call(admin, "add_member")).json()["id"]
    for name in ("read_member", "change_member", "leave_member"):
        await call(admin, name, {"languages": ["fr"]} if name == "change_member" else None, member_id=member)
    await call(admin, "list_members")
    await call(admin, "read_settings")
    await call(admin, "change_settings")
    event_id = (await call(auditor, "list_audit_events")).json()["items"][0]["id"]
    await call(auditor, "read_audit_event", event_id=event_id)
    example = named("create_organisation").example()
    await call(operator, "create_organisation", {**example, "slug": f"c_{uuid4().hex[:8]}"})
    await call(auditor, "list_organisations")
    await call(auditor, "read_organisation", organisation_id=world.centre.id)
    await call(auditor, "read_me")
    await call(auditor, "list_code_lists")
    await call(auditor, "read_code_list", name="urgency")


async def _do_beds(call: Call, world: World, worker: Caller) -> None:
    staff = world.centre.housing
    opened = await call(staff, "open_shelter", {**HOUSE, "code_name": uuid4().hex, "address": "1, Example"})
    here = {"shelter_id": opened.json()["id"]}
    await call(staff, "list_shelters")
    await call(staff, "read_shelter", **here)
    await call(staff, "change_shelter", {"address": "2, Example"}, **here)
    await call(staff, "confirm_shelter_availability", {}, **here)
    unit = (await call(staff, "add_unit", ROOM, **here)).json()["id"]
    its = [{"unit_id": unit, "code": f"B{n}"} for n in range(4)]
    beds = [(await call(staff, "add_bed", body, **here)).json()["id"] for body in its]
    for part, id_ in (("unit", unit), ("bed", beds[0])):
        await call(staff, f"list_{part}s", **here)
        await call(staff, f"read_{part}", **here, **{f"{part}_id": id_})
        await call(staff, f"change_{part}", {"code": "A1"}, **here, **{f"{part}_id": id_})
    await _do_stays(call, worker, staff, beds)
    block = {"reason": "Repair", "from_on": day()}
    blocked = (await call(staff, "block_bed", block, **here, bed_id=beds[0])).json()["id"]
    await call(staff, "unblock_allocation", {}, allocation_id=blocked)
    await call(staff, "read_availability")
    await call(staff, "list_network_availability")
    for name in ("read_occupancy", "read_occupancy_picture", "read_board"):
        await call(staff, name, **here)
    await _do_without_a_bed(call, worker, staff, here)
    await call(staff, "close_shelter", {}, **here)
    await call(staff, "reopen_shelter", {}, **here)


async def _do_stays(call: Call, worker: Caller, staff: Caller, beds: list[str]) -> None:
    """One who comes, is away, moves, leaves and comes back; one who does not come; a household of three."""
    cases = [await made(worker, "/v1/cases", FACTS) for _ in range(3)]
    hold = wish(beds[0], cases[0])
    stay = {"allocation_id": (await call(staff, "hold_bed", hold)).json()["id"]}
    await call(staff, "list_allocations")
    await call(staff, "read_allocation", **stay)
    for name in ("renew", "confirm", "check_in"):
        await call(staff, f"{name}_allocation", {}, **stay)
    await call(staff, "extend_allocation", {"to_on": day(60)}, **stay)
    away = {"from_on": day(), "until_on": day(1), "reason": "Work"}
    absence = (await call(staff, "add_absence", away, **stay)).json()["id"]
    await call(staff, "list_absences", **stay)
    await call(staff, "read_absence", **stay, absence_id=absence)
    moved = await call(staff, "move_allocation", {"bed_id": beds[1]}, **stay)
    stay = {"allocation_id": moved.json()["id"]}
    for name, body in (("check_out", None), ("reopen", {}), ("check_out", None)):
        await call(staff, f"{name}_allocation", body, **stay)
    stay = {"allocation_id": (await call(staff, "hold_bed", hold)).json()["id"]}
    for name in ("confirm", "no_show"):
        await call(staff, f"{name}_allocation", {}, **stay)
    others = [
        {"case_id": str(identifier(case)), "bed_id": bed}
        for case, bed in zip(cases[1:], beds[2:], strict=True)
    ]
    for names in (("cancel",), ("confirm", "check_in")):
        together = {**hold, "companions": others}
        held = await call(staff, "hold_bed", together, label=" of a household")
        for name in names:
            body, stay = {}, {"allocation_id": held.json()["id"]}
            await call(staff, f"{name}_allocation", body, **stay, label=" of a household")
    rows = (await staff.get("/v1/allocations?status=occupied")).json()["items"]
    for row in rows:
        await call(staff, "check_out_allocation", allocation_id=row["id"], label=" of a household")


async def _do_with_a_bed(call: Call, world: World, worker: Caller) -> None:
    """Somebody for whom a bed waits where she is to go."""
    there, staff = world.partner.coordinator, world.partner.housing
    shelter = await made(staff, "/v1/shelters", {**HOUSE, "code_name": uuid4().hex})
    _, bed = await furnished(staff, shelter, "B1")
    _, case, _ = await agreed_person(world)
    offer = await made(worker, "/v1/referrals", world.offer(case, world.partner))
    await command(worker, offer, "send")
    here: dict[str, Any] = {"referral_id": identifier(offer), "label": " with a bed"}
    hold = {"bed_id": str(identifier(bed)), "from_on": day()}
    await call(there, "accept_referral", {"hold": hold}, **here)
    await command(worker, offer, "release")
    await call(there, "arrive_referral", {}, **here)


async def _do_without_a_bed(call: Call, worker: Caller, staff: Caller, here: dict[str, str]) -> None:
    case = {"case_id": str(identifier(await made(worker, "/v1/cases", FACTS)))}
    exclusion = await call(staff, "exclude_placement", {**here, "reason": "Recognised"}, **case)
    its = {**case, "placement_exclusion_id": exclusion.json()["id"]}
    await call(staff, "list_placement_exclusions", **case)
    await call(staff, "read_placement_exclusion", **its)
    await call(staff, "lift_placement_exclusion", {}, **its)
    entry = (await call(staff, "add_to_waiting_list", {**case, "urgency": "Planned"})).json()["id"]
    await call(staff, "list_waiting")
    await call(staff, "read_waiting_entry", waiting_entry_id=entry)
    await call(staff, "withdraw_waiting_entry", waiting_entry_id=entry)
    turned = await call(staff, "record_turn_away", {**here, "happened_on": day(), "reason": "Full"})
    await call(staff, "list_turn_aways")
    await call(staff, "read_turn_away", turn_away_id=turned.json()["id"])
    await call(staff, "list_turn_away_totals")


#: What does the work of several commands at once: it acts on both sides, or makes a person with her case.
MORE = {
    # Whose words they are is looked up first, so that she can be shown who read them.
    **dict.fromkeys(("list_trafficking_events", "read_trafficking_event"), 4),
    **dict.fromkeys(("list_case_comments", "read_case_comment", "read_release_request"), 4),
    "accept_referral": 16,
    # What its reporter wrote since is read, and goes to the next centre too.
    "redirect_signalement": 19,
    # More than twenty other tables have words of hers; files that were made of them go too, and what another
    # centre told of her.
    "approve_erasure": 60,
    # The version before gives its place free, and goals, actions and visits are made or go on.
    "approve_case_plan": 18,
    # What is open, unmet or being written is looked for, and what was still to be done is left out.
    "complete_case_plan": 12,
    # Each of its goals, actions and visits is ended by its own version.
    "discontinue_case_plan": 24,
    # Whether there is such a case, its assessments, and the trace that they were read.
    "read_case_progress": 4,
    # Whether there is such an organisation, what it tells, and the trace.
    "read_organisation_contacts": 4,
    "send_referral": 11,
    # Her consent is locked before the referral, whose case says who she is.
    "refine_referral": 11,
    "release_referral": 14,
    "approve_referral_release": 14,
    # The bed that waited for her is looked for, locked, and given to her or let go.
    "arrive_referral": 21,
    "accept_referral with a bed": 19,
    "arrive_referral with a bed": 25,
    "return_referral": 13,
    "request_referral_transfer": 13,
    "write_referral_message": 15,
    # Their houses and beds are locked in order, what is stale in them ends, and the safety rules are asked.
    "hold_bed": 14,
    "confirm_allocation": 12,
    "check_in_allocation": 15,
    "reopen_allocation": 15,
    "move_allocation": 18,
    # Whom she must not meet may be promised a bed of the house for the days that are added.
    "extend_allocation": 11,
    "add_absence": 11,
    "close_shelter": 11,
    # Three people: each row is changed by its own version, and each bed is asked who comes next.
    "confirm_allocation of a household": 14,
    "check_in_allocation of a household": 22,
    "cancel_allocation of a household": 12,
    "check_out_allocation of a household": 11,
    # The case is held, then the loan, the fund and the lease; what the fund has is summed, and how the loan
    # stands is worked out from all that was booked on it.
    "approve_guarantee_loan": 13,
    "disburse_guarantee_loan": 12,
    "reschedule_guarantee_loan": 12,
    "resume_guarantee_loan": 11,
    "book_loan_entry": 12,
    "reverse_loan_entry": 14,
    "reverse_fund_contribution": 12,
    # Whose loan it is, for the trace that it was read.
    **dict.fromkeys(("list_loan_entries", "read_loan_entry"), 4),
    # Whether there is such a loan or book, of what its paper or table is made, and the trace.
    "read_loan_statement": 5,
    "read_loan_contract": 5,
    "read_landlord_letter": 5,
    "read_trial_balance": 4,
    "read_journal": 4,
    # What stands on a step, or runs from a day, is locked: it may be in the way, or move with it.
    "correct_proceeding_step": 11,
    "change_judgment": 18,
    "file_court_appeal": 15,
    # The proceeding is locked before it, as others file meanwhile; then what was done beside it.
    "withdraw_court_appeal": 13,
    # What has happened before is numbered first.
    "create_webhook_endpoint": 18,
    # The steps that count by then.
    "read_proceeding_stage": 3,
    # How a claim stands, and what of it is owed today, is worked out from all that was entered.
    **{
        f"{name}_compensation_claim": 11
        for name in ("award", "pay", "enforce", "give_up", "refuse", "renounce")
    },
    **dict.fromkeys(("list_compensation_entries", "read_compensation_entry"), 4),
    "read_compensation_claim": 5,
    # Whether each member works here and is not barred, the invitation, and where else each has to be.
    "add_hearing": 13,
    "postpone_hearing": 13,
    "staff_hearing": 15,
    "remove_staff": 11,
    "read_hearing": 5,
    # Where a stay stands is worked out from all that was written down of it.
    "grant_residence_track": 11,
    "correct_residence_event": 12,
    **dict.fromkeys(("answer_residence_request", "withdraw_residence_request"), 12),
    # Whether there is such a house, its nights, the stays that ended, and its name.
    "read_availability": 3,
    "read_board": 3,
    "read_occupancy": 4,
    "read_occupancy_picture": 5,
    # What happened meanwhile gets its numbers first, in five statements.
    "read_events": 8,
    "read_partner_events": 10,
}


async def _network(house: House) -> World:
    centre, partner, second = [await house.party() for _ in range(3)]
    await house.agree(centre, partner)
    await agree_on(centre, partner, "request")
    await house.agree(centre, second)
    for _ in range(5):
        await made(centre.coordinator, "/v1/cases", FACTS)
    world = World(house, centre, partner, second, await house.party("authority"))
    await second_stage(world)
    return world


def _limit(label: str) -> int:
    operation = named(label.partition(" ")[0])
    if label in MORE:
        return MORE[label]
    if operation.method == "GET":
        return MORE.get(operation.name, 3 if operation.name in WRITTEN_DOWN else 2)
    return MORE.get(operation.name, 10)


@pytest.mark.timeout(300)  # every operation three times
async def test_few_statements_stand_behind_every_operation(house: House, counted: Counted) -> None:
    world = await _network(house)
    await _do_everything(counted, world, key=False)  # the organisations' keys are known from here on
    counted.most.clear()
    await _do_everything(counted, world, key=False)
    assert {label.partition(" ")[0] for label in counted.most} == {o.name for o in behind_the_door()}
    too_many = {label: behind for label, behind in counted.most.items() if len(behind) > _limit(label)}
    await _do_everything(counted, world, key=True)
    accepting = {
        label: behind for label, behind in counted.most.items() if label.startswith("accept_referral")
    }
    assert len(accepting) == 6
    too_many |= {
        label: behind
        for label, behind in accepting.items()
        if len(behind) > _limit(label.removesuffix(" with a key"))
    }
    assert {label: len(behind) for label, behind in too_many.items()} == {}, too_many


# --- nothing of the database in an answer ------------------------------------------------------------


async def _names_in_the_catalogue(house: House) -> set[str]:
    query = """
        SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION SELECT relname FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace"""
    async with house.owner.connect() as connection:
        return set((await connection.scalars(text(query))).all())


async def _race(times: int, attempt: Callable[[int], Awaitable[httpx.Response]]) -> list[httpx.Response]:
    return list(await asyncio.gather(*(attempt(n) for n in range(times))))


Races = dict[str, tuple[Callable[[int], Awaitable[httpx.Response]], set[int], set[str]]]


async def _races_for_beds(world: World) -> Races:
    """Races for a name, a bed and a place on the list."""
    staff = world.centre.housing
    shelter = await made(staff, "/v1/shelters", HOUSE)
    _, bed = await furnished(staff, shelter, "B1")
    one, *cases = [await made(world.centre.coordinator, "/v1/cases", FACTS) for _ in range(9)]
    waits = {"case_id": str(identifier(one)), "urgency": "Planned"}
    named_alike = {**HOUSE, "code_name": "House Poplar"}
    done = {201, 409}
    return {
        "code name": (lambda _: staff.post("/v1/shelters", named_alike), done, {"code_taken"}),
        "unit": (lambda _: staff.post(f"{shelter}/units", {**ROOM, "code": "R2"}), done, {"code_taken"}),
        "bed": (
            lambda n: staff.post("/v1/allocations", wish(bed, cases[n])),
            done,
            {"bed_unavailable"},
        ),
        "waiting": (lambda _: staff.post("/v1/waiting-list", waits), done, {"already_waiting"}),
    }


@pytest.mark.race
async def test_g_11_no_race_shows_anything_of_the_database(house: House) -> None:
    """Each race is for one unique key of the database: one wins, and the others learn it in our words."""
    world = await _network(house)
    worker, admin, operator = world.centre.coordinator, world.centre.admin, house.operator.operator
    third, example = await house.party(), named("create_organisation").example()
    slug = {**example, "slug": f"c_{uuid4().hex[:8]}"}
    terms = {"to_organisation_id": str(third.id), "kind": "referral", "valid_from": "2026-01-01"}
    offer = world.offer(await made(worker, "/v1/cases", FACTS), world.partner)
    one_key, report = uuid4().hex, world.report()
    races: Races = {
        "slug": (lambda _: operator.post("/v1/organisations", slug), {201, 409}, {"slug_taken", "conflict"}),
        "agreement": (lambda _: admin.post("/v1/agreements", terms), {201, 409}, {"agreement_exists"}),
        "draft": (lambda _: worker.post("/v1/referrals", offer), {201, 409}, {"already_open"}),
        "reference": (lambda _: world.police.liaison.post("/v1/signalements", report), {200, 201}, set()),
        "key": (lambda _: worker.post("/v1/cases", FACTS, key=one_key), {201}, set()),
        "key for two": (
            lambda n: worker.post("/v1/cases", {**FACTS, "household_size": n % 2 + 1}, key=one_key + "x"),
            {201, 422},
            {"idempotency_key_reused"},
        ),
    }
    races |= await _races_for_beds(world)
    names = await _names_in_the_catalogue(house)
    for name, (attempt, statuses, codes) in races.items():
        answers = await _race(8, attempt)
        assert {answer.status_code for answer in answers} <= statuses, (name, [a.text for a in answers])
        assert len({answer.json()["id"] for answer in answers if answer.status_code < 300}) == 1, name
        for answer in answers:
            assert not [word for word in names if word in answer.text], name
            assert not INTERNAL.search(answer.text), name
            if answer.status_code >= 400:
                assert refused(answer, answer.status_code)["code"] in codes, name


async def test_g_11_a_fault_of_the_database_is_told_without_its_words(
    house: House, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the database says, its words stay inside; 40001 and 40P01 may be tried again."""
    for state, status, code in (
        ("23505", 409, "conflict"),
        ("23P01", 409, "conflict"),
        ("40001", 503, "unavailable"),
        ("40P01", 503, "unavailable"),
        ("55P03", 409, "request_in_progress"),
        ("53100", 503, "unavailable"),
        ("0A000", 503, "unavailable"),
        ("57P01", 503, "unavailable"),
        ("23503", 500, "internal_error"),
        ("23514", 500, "internal_error"),
        ("42501", 500, "internal_error"),
        ("22021", 500, "internal_error"),
    ):
        message = f"duplicate key value violates constraint cases_pkey DETAIL: ({state})"
        statement = f"DO $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = '{state}'; END $$"

        async def broken(mandate: Any, *_: object, statement: str = statement) -> None:
            await mandate.session.execute(text(statement))

        with monkeypatch.context() as patch:
            patch.setattr("trafficking_api.features.cases.service.change", broken)
            answer = await world.centre.coordinator.patch(world.cases["sent"], FACTS, etag="*")
        refused(answer, status, code)
        if status == 503:
            assert int(answer.headers["Retry-After"]) >= 1
