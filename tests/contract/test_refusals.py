"""Bad input: refused by its name, in a fixed order, repeated nowhere, written down once, and nothing else."""

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import time_machine
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from tests.contract.operations import (
    IN_BULK,
    MOVES_MONEY,
    Operation,
    behind_the_door,
    followed,
    may,
    members,
    named,
    operations,
    put,
    resolved,
    sent,
)
from tests.contract.rows import refusals, snapshot
from tests.factories.house import FACTS, Caller, House, Party
from tests.factories.world import World, command, made
from trafficking_api.access.credentials import public_id
from trafficking_api.access.tokens import Signer

CANARY = "Canary-7b3f"
#: What an answer never says: words of the database, of Python, of a stack.
INTERNAL = re.compile(
    r"(?i:sqlalchemy|asyncpg|psycopg|traceback|constraint|violates|duplicate key|_pkey|pydantic|\.py\b)|"
    r"\bDETAIL\b|\bSELECT\b|\bINSERT\b|relation \""
)
MEMBERS = {"type", "title", "status", "detail", "instance", "code", "errors"}
WITH_BODY = [operation for operation in behind_the_door() if operation.body is not None]
LISTS = [operation for operation in behind_the_door() if operation.is_list]


def refused(answer: httpx.Response, status: int, code: str | None = None) -> dict[str, Any]:
    """The problem document of a refusal; it names what is wrong and repeats nothing."""
    assert answer.status_code == status, (answer.request.method, answer.request.url.path, answer.text)
    assert answer.headers["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert document.keys() >= MEMBERS
    assert document["status"] == status
    assert document["type"] == f"/problems/{document['code']}"
    assert document["instance"] == f"urn:uuid:{UUID(answer.headers['Request-Id'])}"
    assert code in {None, document["code"]}, document
    everything = answer.text + str(answer.headers)
    assert CANARY.lower() not in everything.lower()
    assert not INTERNAL.search(everything), everything
    return document


@dataclass
class Desk:
    """Sends bad requests as whoever may do the operation, and remembers what was refused."""

    house: House
    world: World
    asked: list[tuple[Operation, Caller, httpx.Response]] = field(default_factory=list)

    def caller(self, operation: Operation) -> Caller:
        parties = (self.world.centre, self.world.police, self.house.operator)
        callers = [caller for party in parties for caller in party.callers.values()]
        return next(caller for caller in callers if may(caller.role, operation))

    def body(self, operation: Operation) -> dict[str, Any]:
        """A valid body; ids in it are of the right form, and nobody's."""
        return operation.example()

    async def send(
        self,
        operation: Operation,
        *,
        at: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        **options: Any,
    ) -> httpx.Response:
        caller = self.caller(operation)
        here = operation.at(
            **{p["name"]: uuid4() for p in operation.parameters if p["in"] == "path"} | (at or {})
        )
        options["params"] = {**operation.needed_query, **options.get("params", {})}
        sent = operation.needed_headers | ({"If-Match": '"1"'} if operation.is_conditional else {})
        if not options.keys() & {"json", "content"} and operation.body is not None:
            options["json"] = self.body(operation)
        answer = await caller.call(operation.method, here, headers={**sent, **(headers or {})}, **options)
        self.asked.append((operation, caller, answer))
        return answer

    async def close(self) -> None:
        """Each refusal stands in its caller's audit trail, once, and nowhere else."""
        assert self.asked
        rows = await refusals(self.house, [a.headers["Request-Id"] for _, _, a in self.asked])
        by_request = {str(row["request_id"]): row for row in rows}
        assert len(rows) == len(by_request) == len(self.asked)
        for operation, caller, answer in self.asked:
            row = by_request[answer.headers["Request-Id"]]
            assert (row["outcome"], row["operation"]) == ("refused", operation.name)
            assert row["code"] == answer.json()["code"]
            assert (row["organisation_id"], row["client_id"]) == (caller.organisation_id, caller.client_id)
            assert CANARY not in str(row)


@pytest.fixture
async def desk(house: House, world: World) -> AsyncIterator[Desk]:
    """A desk; when it closes, nothing but the audit trail has changed."""
    desk = Desk(house, world)
    everybody = [p.id for p in (*world.parties, house.operator)]
    before = await snapshot(house, everybody)
    yield desk
    after = await snapshot(house, everybody)
    assert {table for table in after if after[table] != before[table]} <= {"audit_events"}
    await desk.close()


async def test_a_misspelt_query_parameter_is_refused(desk: Desk) -> None:
    for operation in behind_the_door():
        for name in ("statsu", "Limit", CANARY, "limit[]", "cursor "):
            problem = refused(await desk.send(operation, params={name: CANARY}), 400, "unknown_parameter")
            assert set(problem["known"]) == set(operation.query)


async def test_a_query_parameter_that_counts_once_is_refused_when_it_is_given_twice(desk: Desk) -> None:
    for operation in behind_the_door():
        for name, schema in operation.query.items():
            if any("array" in str(each.get("type")) for each in (schema, *schema.get("anyOf", ()))):
                continue
            answer = await desk.send(operation, params={name: [CANARY, CANARY]})
            problem = refused(answer, 422, "invalid")
            assert problem["errors"] == [{"pointer": f"?{name}", "code": "repeated", "params": {}}]


async def test_an_unknown_field_is_refused(desk: Desk) -> None:
    for operation in WITH_BODY:
        for name in ("persons_cuont", CANARY, ""):
            body = {**desk.body(operation), name: CANARY}
            problem = refused(await desk.send(operation, json=body), 422, "invalid")
            (fault,) = problem["errors"]
            assert fault["code"] == "extra_forbidden"
            # A name that looks like one is pointed at; any other could be anything.
            assert fault["pointer"] == ("/persons_cuont" if name == "persons_cuont" else "")


def _places(kind: str, form: str | None = None) -> Iterator[tuple[Operation, str, dict[str, Any]]]:
    """Every member of every body that is of this type: operation, pointer, a body that has it."""
    for operation in WITH_BODY:
        assert operation.body is not None
        for pointer, schema in members(operation.body):
            fits = schema.get("type") == kind and (form is None or schema.get("format") == form)
            if fits:
                yield operation, pointer, _beside(operation, pointer)


def _beside(operation: Operation, pointer: str) -> dict[str, Any]:
    """The example, with the amount in it of which this is a part, so that nothing else is missing."""
    parent, _, name = pointer[1:].partition("/")
    body = operation.example()
    if name in {"amount_minor", "currency"}:
        body.setdefault(parent, {"amount_minor": 1, "currency": "EUR"})
    return body


async def test_a_nul_byte_is_refused_in_every_string(desk: Desk) -> None:
    seen = 0
    for operation, pointer, body in _places("string"):
        for bad in (f"{CANARY}\x00", "\x00"):
            answer = await desk.send(operation, json=put(body, pointer, bad))
            problem = refused(answer, 422, "invalid")
            assert pointer in [fault["pointer"] for fault in problem["errors"]]
            seen += 1
    assert seen > 50


async def test_a_lone_surrogate_is_refused_in_every_string(desk: Desk) -> None:
    for operation, pointer, body in _places("string"):
        sent = json.dumps(put(body, pointer, CANARY + "\ud800")).encode()
        answer = await desk.send(operation, content=sent, headers={"Content-Type": "application/json"})
        assert refused(answer, answer.status_code)["status"] in {400, 422}


async def test_a_nul_byte_in_the_query_finds_nothing(desk: Desk) -> None:
    """No filter reaches the database with a byte that it cannot store."""
    for operation in behind_the_door():
        for name in operation.query:
            answer = await desk.send(operation, params={name: f"{CANARY}\x00"})
            assert refused(answer, answer.status_code)["status"] in {400, 422}, (operation.name, name)


@pytest.mark.parametrize(
    "moment",
    ["2026-01-01T10:00:00", "2026-01-01", "1767261600", 1767261600, 0, False, "2026-02-30T10:00:00Z"],
)
async def test_a_time_without_a_zone_is_refused(desk: Desk, moment: object) -> None:
    seen = 0
    for operation, pointer, body in _places("string", "date-time"):
        problem = refused(await desk.send(operation, json=put(body, pointer, moment)), 422, "invalid")
        assert [fault["pointer"] for fault in problem["errors"]] == [pointer]
        seen += 1
    assert seen > 15
    for operation in LISTS:
        for name, schema in operation.query.items():
            if isinstance(moment, str) and "date" not in _forms(schema) and "date-time" in _forms(schema):
                refused(await desk.send(operation, params={name: moment}), 422, "invalid")


def _forms(schema: Any) -> set[str]:
    return {choice.get("format") for choice in schema.get("anyOf", [schema])}


@pytest.mark.parametrize(
    "day", [0, 20260101, False, "0", "2026-1-1", "2026-02-30", "2026-01-01T00:00:00Z", 1.5]
)
async def test_a_number_is_no_date(desk: Desk, day: object) -> None:
    seen = 0
    for operation, pointer, body in _places("string", "date"):
        problem = refused(await desk.send(operation, json=put(body, pointer, day)), 422, "invalid")
        assert [fault["pointer"] for fault in problem["errors"]] == [pointer]
        seen += 1
    assert seen > 5


@pytest.mark.parametrize("number", [False, True, "5", 5.5, 1e300, 10**30, -1, [5]])
async def test_a_boolean_or_a_text_is_no_number(desk: Desk, number: object) -> None:
    seen = 0
    for operation, pointer, body in _places("integer"):
        problem = refused(await desk.send(operation, json=put(body, pointer, number)), 422, "invalid")
        assert [fault["pointer"] for fault in problem["errors"]] == [pointer]
        seen += 1
    assert seen > 5


@pytest.mark.parametrize("flag", [0, 1, "true", "yes", []])
async def test_a_number_or_a_text_is_no_boolean(desk: Desk, flag: object) -> None:
    seen = 0
    for operation, pointer, body in _places("boolean"):
        problem = refused(await desk.send(operation, json=put(body, pointer, flag)), 422, "invalid")
        assert [fault["pointer"] for fault in problem["errors"]] == [pointer]
        seen += 1
    assert seen > 5


async def test_null_on_what_is_required_is_refused(desk: Desk) -> None:
    seen = set()
    for operation in WITH_BODY:
        assert operation.body is not None
        required = {f"/{name}" for name in operation.body.get("required", [])}
        for pointer, schema in operation.body["properties"].items():
            nullable = any(
                c.get("type") == "null" for c in followed(schema).get("anyOf", [])
            ) or "null" in str(schema.get("type"))
            if nullable:
                continue
            assert f"/{pointer}" in required or "default" in schema or operation.method == "PATCH", pointer
            problem = refused(
                await desk.send(operation, json={**desk.body(operation), pointer: None}), 422, "invalid"
            )
            assert [fault["pointer"] for fault in problem["errors"]] == [f"/{pointer}"]
            seen.add(operation.method)
    assert seen == {"POST", "PATCH"}


async def test_what_is_required_cannot_be_left_out(desk: Desk) -> None:
    for operation in WITH_BODY:
        assert operation.body is not None
        for name in operation.body.get("required", []):
            body = {k: v for k, v in desk.body(operation).items() if k != name}
            problem = refused(await desk.send(operation, json=body), 422, "invalid")
            assert {"pointer": f"/{name}", "code": "missing", "params": {}} in problem["errors"]


async def test_a_code_that_is_in_no_list_is_refused(desk: Desk) -> None:
    for operation in WITH_BODY:
        assert operation.body is not None
        for pointer, schema in members(operation.body):
            if "enum" in schema:
                body = put(desk.body(operation), pointer, CANARY)
                problem = refused(await desk.send(operation, json=body), 422, "invalid")
                assert pointer in [fault["pointer"] for fault in problem["errors"]]


async def test_a_text_that_is_too_long_is_refused(desk: Desk) -> None:
    for operation in WITH_BODY:
        assert operation.body is not None
        for pointer, schema in members(operation.body):
            if schema.get("type") == "string" and "maxLength" in schema:
                body = put(desk.body(operation), pointer, CANARY + "x" * schema["maxLength"])
                problem = refused(await desk.send(operation, json=body), 422, "invalid")
                assert pointer in [fault["pointer"] for fault in problem["errors"]]


@pytest.mark.parametrize("body", ["null", "[]", '"text"', "5", "true", "[[]]"])
async def test_a_body_that_is_no_object_is_refused(desk: Desk, body: str) -> None:
    for operation in WITH_BODY:
        if body == "null" and not operation.document["requestBody"].get("required"):
            continue
        answer = await desk.send(
            operation, content=body.encode(), headers={"Content-Type": "application/json"}
        )
        refused(answer, 422, "invalid")


async def test_a_body_of_five_megabytes_is_refused(desk: Desk) -> None:
    large = json.dumps({"summary": CANARY * 500_000}).encode()
    assert len(large) > 5_000_000

    async def in_pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(large), 65_536):
            yield large[start : start + 65_536]

    for operation in WITH_BODY:
        headers = {"Content-Type": "application/json"}
        refused(await desk.send(operation, content=large, headers=headers), 413, "too_large")
        # Nobody has to say beforehand how much it will be.
        refused(await desk.send(operation, content=in_pieces(), headers=headers), 413, "too_large")


@pytest.mark.parametrize(
    "body",
    [
        '{"text": "Canary-7b3f"',
        "{Canary-7b3f}",
        '{"a": NaN}',
        '{"a": Infinity}',
        '{"a": 01}',
        "[" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
    ],
    ids=["cut off", "no JSON", "NaN", "infinite", "octal", "deep array", "deep object"],
)
async def test_what_is_no_json_is_refused(desk: Desk, body: str) -> None:
    for operation in WITH_BODY:
        answer = await desk.send(
            operation, content=body.encode(), headers={"Content-Type": "application/json"}
        )
        assert refused(answer, answer.status_code)["code"] in {"malformed", "invalid"}


async def test_bytes_that_are_no_text_are_refused(desk: Desk) -> None:
    for operation in WITH_BODY:
        for body in (b"\xff\xfe{}", b'{"text": "\xed\xa0\x80"}', b'{"text": "\xc3\x28"}'):
            answer = await desk.send(operation, content=body, headers={"Content-Type": "application/json"})
            assert refused(answer, answer.status_code)["code"] in {"malformed", "invalid"}


async def test_another_content_type_is_refused(desk: Desk) -> None:
    for operation in WITH_BODY:
        content = json.dumps(desk.body(operation)).encode()
        other = "application/vnd.api+json" if operation.method == "PATCH" else "application/merge-patch+json"
        for kind in ("text/plain", "application/x-www-form-urlencoded", CANARY, "", other):
            answer = await desk.send(operation, content=content, headers={"Content-Type": kind})
            taken = refused(answer, 415, "unsupported_media_type")["accepted"]
            also = {"application/merge-patch+json"} if operation.method == "PATCH" else set()
            assert set(taken) == {"application/json"} | also


async def test_a_format_that_is_not_served_is_refused(desk: Desk) -> None:
    for operation in behind_the_door():
        for kind in ("text/csv", "application/xml", f"text/{CANARY}", "application/json;q=0"):
            if kind in operation.formats:
                continue
            answer = await desk.send(operation, headers={"Accept": kind})
            assert set(refused(answer, 406, "not_acceptable")["available"]) == set(operation.formats)


async def test_g_9_a_change_without_if_match_is_refused(desk: Desk, house: House) -> None:
    for operation in behind_the_door():
        if not operation.is_conditional:
            continue
        caller = desk.caller(operation)
        here = operation.at(**{name: uuid4() for name in operation.ids})
        body = desk.body(operation) if operation.body is not None else None
        fits = {name: value for name, value in operation.needed_headers.items() if name != "If-Match"}
        answer = await caller.call(operation.method, here, json=body, headers=fits)
        refused(answer, 428, "if_match_required")
        desk.asked.append((operation, caller, answer))


async def test_g_8_where_money_moves_a_request_without_a_key_is_refused(desk: Desk) -> None:
    """Before it is read further: also when nothing else about it is right."""
    money = [operation for operation in behind_the_door() if operation.needs_key]
    assert {operation.name for operation in money} == MOVES_MONEY | IN_BULK
    for operation in money:
        caller = desk.caller(operation)
        here = operation.at(**{name: uuid4() for name in operation.ids})
        for body, headers in ((operation.example(), {"If-Match": "*"}), ({CANARY: CANARY}, {})):
            answer = await caller.call(operation.method, here, **sent(operation, body), headers=headers)
            refused(answer, 400, "idempotency_key_required")
            desk.asked.append((operation, caller, answer))
        misspelt = await caller.call(operation.method, f"{here}?{CANARY}=1", **sent(operation))
        refused(misspelt, 400, "unknown_parameter")
        empty = await caller.call(operation.method, here, **sent(operation), headers={"Idempotency-Key": ""})
        refused(empty, 400, "malformed")
        desk.asked += [(operation, caller, misspelt), (operation, caller, empty)]


def test_g_9_every_change_of_a_thing_is_conditional() -> None:
    """Writing to a list of children is no change of what is there: nobody's words are lost by it."""
    adds_a_child = {
        *("write_signalement_message", "link_household", "assign_case_worker", "bar_from_case"),
        *("record_consent", "add_determination", "add_trafficking_event", "write_case_comment"),
        *("add_household_case", "write_referral_message"),
        *("add_unit", "add_bed", "block_bed", "add_absence", "exclude_placement", "grant_exemption"),
        # What was booked never changes: a reversal is one entry more.
        *("book_fund_contribution", "reverse_fund_contribution", "book_loan_entry", "reverse_loan_entry"),
        *("add_proceeding_party", "add_court_statement", "correct_compensation_entry"),
        "add_residence_request",
    }
    for operation in behind_the_door():
        changes = operation.method in {"PATCH", "PUT", "DELETE"} or (
            operation.method == "POST" and operation.ids
        )
        if operation.name not in adds_a_child:
            assert operation.is_conditional == bool(changes), operation.name


@dataclass(frozen=True)
class Thing:
    """Something of one's own that a change can be tried on."""

    operation: str
    caller: Caller
    address: str
    #: Where its version is read, if not there.
    version_of: str = ""


def _own(world: World) -> list[Thing]:
    """Something for every command, in a state in which it could be done."""
    worker, liaison, receiver = world.centre.coordinator, world.police.liaison, world.partner.coordinator
    reports = {
        "acknowledge_signalement": (worker, "submitted"),
        "ask_signalement": (worker, "open"),
        "reply_signalement": (liaison, "awaiting_reporter"),
        "assess_signalement": (worker, "open"),
        "convert_signalement": (worker, "assessed"),
        "close_signalement": (worker, "open"),
        "reopen_signalement": (worker, "closed"),
        "redirect_signalement": (worker, "assessed"),
    }
    offers = {
        "change_referral": (worker, "draft"),
        "send_referral": (worker, "draft"),
        "accept_referral": (receiver, "sent"),
        "decline_referral": (receiver, "sent"),
        "withdraw_referral": (worker, "sent"),
        "void_referral": (worker, "sent"),
        "ask_referral": (receiver, "sent"),
        "refine_referral": (worker, "sent"),
        "release_referral": (worker, "accepted"),
        "propose_referral_release": (worker, "accepted"),
        "approve_referral_release": (worker, "accepted"),
        "arrive_referral": (receiver, "released"),
        "hold_referral": (receiver, "in_progress"),
        "resume_referral": (receiver, "on_hold"),
        "complete_referral": (receiver, "in_progress"),
        "return_referral": (receiver, "released"),
        "request_referral_transfer": (receiver, "in_progress"),
    }
    cases = {
        "change_case": (worker, "draft"),
        "close_case": (worker, "declined"),
        "reopen_case": (worker, "closed"),
        "seal_case": (worker, "draft"),
        "unseal_case": (worker, "draft"),
        "activate_case": (worker, "draft"),
        "suspend_case": (worker, "active"),
        "follow_up_case": (worker, "active"),
        "resume_case": (worker, "suspended"),
    }
    casework = {
        "void_determination": "determination_id",
        "change_trafficking_event": "trafficking_event_id",
        "void_trafficking_event": "trafficking_event_id",
        "remove_household_case": "household_case_id",
    }
    beds = {
        "renew_allocation": "held",
        "confirm_allocation": "held",
        "cancel_allocation": "held",
        "extend_allocation": "confirmed",
        "no_show_allocation": "confirmed",
        "check_in_allocation": "confirmed",
        "check_out_allocation": "occupied",
        "move_allocation": "occupied",
        "reopen_allocation": "departed",
        "unblock_allocation": "blocked",
    }
    houses = {
        "change_shelter": "open",
        "close_shelter": "open",
        "confirm_shelter_availability": "open",
        "reopen_shelter": "closed",
    }
    parts = {
        "change_unit": "unit_id",
        "change_bed": "bed_id",
        "lift_placement_exclusion": "placement_exclusion_id",
    }
    housing = world.centre.housing
    return [
        *_planned(world),
        *_lent(world),
        *_told(world),
        *_followed(world),
        *(Thing(name, housing, world.allocations[state]) for name, state in beds.items()),
        *(Thing(name, housing, world.shelters[state]) for name, state in houses.items()),
        *(Thing(name, housing, world.housing[child]) for name, child in parts.items()),
        Thing("withdraw_waiting_entry", housing, world.waiting["waiting"]),
        Thing("change_person", worker, world.people[0]),
        Thing("unlink_household", worker, world.links[0]),
        *(Thing(name, caller, world.reports[state]) for name, (caller, state) in reports.items()),
        *(Thing(name, caller, world.offers[state]) for name, (caller, state) in offers.items()),
        *(Thing(name, caller, world.cases[state]) for name, (caller, state) in cases.items()),
        *(Thing(name, worker, world.casework[child]) for name, child in casework.items()),
        Thing("withdraw_consent", worker, world.consents["given"]),
        *(Thing(name, worker, world.documents["kept"]) for name in ("change_document", "void_document")),
        Thing("cancel_import", worker, world.imports["under_way"]),
        Thing("cancel_export", worker, world.exports["under_way"]),
        Thing("discard_export", worker, world.exports["completed"]),
        *(
            Thing(f"{name}_{kind}", worker, address)
            for kind, address in (
                ("case", world.cases["draft"]),
                ("signalement", world.reports["closed"]),
                ("person", world.people[0]),
            )
            for name in ("hold", "release_hold", "postpone")
        ),
        *(
            Thing(f"{name}_erasure", world.centre.coordinator, world.erasures["requested"])
            for name in ("approve", "withdraw")
        ),
    ]


async def _of_the_house(world: World) -> list[Thing]:
    admin, other = world.centre.admin, world.second.admin
    pages = [
        (await caller.get("/v1/agreements?status=proposed&status=active")).json()["items"]
        for caller in (admin, other)
    ]
    proposed = next(item["id"] for item in pages[0] if item["status"] == "proposed")
    active = next(item["id"] for item in pages[0] if item["status"] == "active")
    client = f"/v1/clients/{world.centre.finance.client_id}"
    worker, case = world.centre.coordinator, world.cases["sent"]
    (entry, *_), (bar, *_) = [
        (await worker.get(f"{case}/{part}")).json()["items"] for part in ("workers", "exclusions")
    ]
    asked = (await world.partner.coordinator.get("/v1/erasure-requests?status=open")).json()["items"]
    return [
        Thing(
            "answer_erasure_request",
            world.partner.coordinator,
            f"/v1/erasure-requests/{asked[0]['id']}",
        ),
        Thing("change_settings", admin, "/v1/settings"),
        Thing("change_directory_field", admin, world.entry["address"]),
        Thing("remove_case_worker", worker, f"{case}/workers/{entry['id']}"),
        Thing("lift_case_exclusion", worker, f"{case}/exclusions/{bar['id']}"),
        *(Thing(f"{name}_peer", admin, world.peers["active"]) for name in PEER),
        Thing("sign_agreement", admin, f"/v1/agreements/{proposed}"),
        Thing("decline_agreement", admin, f"/v1/agreements/{proposed}"),
        Thing("withdraw_agreement", other, f"/v1/agreements/{proposed}"),
        Thing("revoke_agreement", admin, f"/v1/agreements/{active}"),
        *(
            Thing(name, admin, f"/v1/members/{world.centre.finance.member_id}")
            for name in ("change_member", "leave_member")
        ),
        *(Thing(name, admin, client) for name in ("change_client", "revoke_client", "rotate_client_secret")),
    ]


#: What can be done with a partner on another server.
PEER = ("present", "confirm", "stop", "resume", "renew")


def _planned(world: World) -> list[Thing]:
    """Something for every command of plans, and of what hangs on them."""
    goal = ("accept", "start", "hold", "resume", "achieve", "partly_achieve", "not_achieve", "cancel")
    plan = (
        "approve",
        "complete",
        "consult",
        "discard",
        "discontinue",
        "return",
        "review",
        "submit",
        "change",
    )
    names = {
        world.cases["sent"]: ["merge_case"],
        world.plans["draft"]: [f"{name}_case_plan" for name in plan],
        world.goals["active"]: [f"{name}_goal" for name in goal],
        world.actions["planned"]: [f"{name}_action" for name in ("start", "done", "skip", "change")],
        world.visits["scheduled"]: [
            f"{name}_visit" for name in ("done", "missed", "reschedule", "cancel", "change")
        ],
        world.services["recorded"]: ["void_service"],
        world.assessments["recorded"]: ["void_assessment"],
        world.exemptions["in_force"]: ["revoke_exemption"],
        world.forms["questionnaire in_use"]: ["retire_questionnaire"],
        world.forms["template in_use"]: ["retire_plan_template"],
        world.forms["project open"]: ["end_funded_project"],
    }
    return [Thing(name, world.centre.coordinator, here) for here, many in names.items() for name in many]


def _lent(world: World) -> list[Thing]:
    """Something for every command of homes, loans and books."""
    application = ("view", "apply", "accept", "refuse", "withdraw", "change")
    loan = (
        *("approve", "reject", "withdraw", "unapprove", "cancel", "disburse", "reschedule"),
        *("pause", "resume", "change"),
    )
    names = {
        world.searches["searching"]: ["change_housing_search", "end_housing_search"],
        world.applications["planned"]: [f"{name}_housing_application" for name in application],
        world.leases["draft"]: [f"{name}_lease" for name in ("change", "sign", "end", "discard")],
        world.funds["open"]: ["change_guarantee_fund", "close_guarantee_fund"],
        world.loans["requested"]: [f"{name}_guarantee_loan" for name in loan],
        world.books["EUR"]: ["close_book"],
    }
    return [Thing(name, world.centre.coordinator, here) for here, many in names.items() for name in many]


def _told(world: World) -> list[Thing]:
    """Something for every command of webhooks and mails."""
    names = {
        world.hooks["active"]: [
            *("change_webhook_endpoint", "disable_webhook_endpoint", "enable_webhook_endpoint"),
            "rotate_webhook_endpoint_secret",
        ],
        world.hooks["delivered"]: ["resend_webhook_delivery"],
        world.mails["dead"]: ["resend_mail_delivery"],
    }
    return [
        Thing("change_notification_settings", world.centre.coordinator, "/v1/me/notification-settings"),
        *(Thing(name, world.centre.admin, here) for here, many in names.items() for name in many),
    ]


def _hooks_refused(world: World) -> list[tuple[Caller, str, str, str, list[str]]]:
    """What cannot be done with an endpoint or a delivery in its state."""
    admin, hooks = world.centre.admin, world.hooks
    return [
        (admin, hooks["active"], "enable_webhook_endpoint", "active", ["disable"]),
        (admin, hooks["disabled"], "disable_webhook_endpoint", "disabled", ["enable"]),
        (admin, hooks["gone"], "disable_webhook_endpoint", "disabled", ["enable"]),
        (admin, hooks["pending"], "resend_webhook_delivery", "pending", []),
        *(
            (admin, world.mails[state], "resend_mail_delivery", state, [])
            for state in ("pending", "sent", "dropped")
        ),
    ]


def _followed(world: World) -> list[Thing]:
    """Something for every command of courts, dates and papers."""
    court = world.court
    claim = ("change", "award", "refuse", "pay", "enforce", "give_up", "renounce")
    track = ("change", "condition", "answer", "grant", "end")
    names = {
        court["court_file_id"]: ["change_court_file"],
        court["proceeding_id"]: ["change_proceeding", "take_proceeding_step"],
        court["party_id"]: ["change_proceeding_party"],
        court["statement_id"]: ["change_court_statement"],
        court["judgment_id"]: ["change_judgment"],
        world.appeals["filed"]: [f"{name}_court_appeal" for name in ("receive", "complete", "withdraw")],
        world.claims["claimed"]: [f"{name}_compensation_claim" for name in claim],
        world.hearings["scheduled"]: [
            *(f"{name}_hearing" for name in ("change", "hold", "postpone", "cancel", "miss", "void")),
            "staff_hearing",
        ],
        world.deadlines["open"]: [f"{name}_deadline" for name in ("change", "meet", "waive")],
        court["track_id"]: [f"{name}_residence_track" for name in track],
        court["request_id"]: [f"{name}_residence_request" for name in ("answer", "withdraw")],
        court["paper_id"]: ["change_residence_paper"],
        court["note_id"]: ["change_privileged_note"],
        court["feed_id"]: ["change_calendar_feed", "revoke_calendar_feed"],
    }
    legal = {"change_privileged_note": world.centre.legal}
    worker = world.centre.coordinator
    going = f"{world.hearings['scheduled']}/staff/{world.centre.legal.member_id}"
    return [
        *(Thing(name, legal.get(name, worker), here) for here, many in names.items() for name in many),
        Thing("correct_proceeding_step", worker, court["step_id"], court["proceeding_id"]),
        Thing("correct_residence_event", worker, court["residence_event_id"], court["track_id"]),
        Thing("remove_staff", worker, going, world.hearings["scheduled"]),
    ]


async def test_g_9_a_stale_version_is_refused(desk: Desk, world: World) -> None:
    things = [*_own(world), *await _of_the_house(world)]
    conditional = {operation.name for operation in behind_the_door() if operation.is_conditional}
    assert {thing.operation for thing in things} == conditional
    for thing in things:
        operation = named(thing.operation)
        tail = operation.path.rpartition("}")[2] if operation.ids else ""
        version = (await thing.caller.get(thing.version_of or thing.address)).json()["version"]
        for tag in (f'"{version - 1}"', f'W/"{version}"', f'"{CANARY}"', str(version), '""'):
            answer = await thing.caller.call(
                operation.method,
                thing.address + tail,
                json=operation.example(),
                headers={"If-Match": tag, "Idempotency-Key": uuid4().hex},
            )
            refused(answer, 412, "stale")
            desk.asked.append((operation, thing.caller, answer))


#: A hold is decided once.
DECIDED = {f"hold_already_{state}" for state in ("confirmed", "cancelled", "expired")}


def _beds_refused(world: World) -> list[tuple[Caller, str, str, str, list[str]]]:
    """What cannot be done with a bed, or with what is said of one, in the state that it is in."""
    staff, beds = world.centre.housing, world.allocations
    confirmed, occupied = ["cancel", "check_in", "extend", "no_show"], ["check_out", "extend", "move"]
    lifted = world.housing["lifted"]
    return [
        (staff, beds["held"], "check_in_allocation", "held", ["cancel", "confirm", "extend", "renew"]),
        (staff, beds["confirmed"], "check_out_allocation", "confirmed", confirmed),
        (staff, beds["occupied"], "no_show_allocation", "occupied", occupied),
        (staff, beds["departed"], "check_out_allocation", "departed", ["reopen"]),
        (staff, beds["blocked"], "move_allocation", "blocked", ["unblock"]),
        *((staff, beds[state], "unblock_allocation", state, []) for state in ("expired", "ended")),
        *((staff, beds[state], "check_in_allocation", state, []) for state in ("cancelled", "no_show")),
        (staff, beds["confirmed"], "confirm_allocation", "confirmed", confirmed),
        (staff, beds["cancelled"], "cancel_allocation", "cancelled", []),
        (staff, beds["expired"], "renew_allocation", "expired", []),
        (staff, world.shelters["open"], "reopen_shelter", "open", ["close", "confirm_availability"]),
        (staff, world.shelters["closed"], "close_shelter", "closed", ["reopen"]),
        (staff, world.waiting["withdrawn"], "withdraw_waiting_entry", "withdrawn", []),
        (staff, world.waiting["placed"], "withdraw_waiting_entry", "placed", []),
        (staff, lifted, "lift_placement_exclusion", "lifted", []),
    ]


def _plans_refused(world: World) -> list[tuple[Caller, str, str, str, list[str]]]:
    """What cannot be done with a plan, or with what hangs on one, in the state that it is in."""
    worker, plans = world.centre.coordinator, world.plans
    draft, in_force = ["consult", "discard", "submit"], ["complete", "discontinue", "review"]
    waiting, accepted = ["approve", "consult", "return"], ["cancel", "start"]
    active = ["achieve", "cancel", "hold", "not_achieve", "partly_achieve"]
    before = ("return", "approve", "review", "complete", "discontinue")
    ended_goal: list[str] = []
    goals = (("start", "active", active), ("resume", "active", active), ("cancel", "achieved", ended_goal))
    early = ("accept", "hold", "achieve", "partly_achieve", "not_achieve")
    ended = ("done_visit", "missed_visit", "reschedule_visit", "cancel_visit", "change_visit")
    return [
        (worker, world.cases["active"], "merge_case", "active", ["close", "follow_up", "suspend"]),
        *((worker, plans["draft"], f"{name}_case_plan", "draft", draft) for name in before),
        *(
            (worker, plans["in_approval"], f"{n}_case_plan", "in_approval", waiting)
            for n in ("submit", "change")
        ),
        *((worker, plans["active"], f"{n}_case_plan", "active", in_force) for n in ("consult", "discard")),
        *((worker, world.goals["accepted"], f"{n}_goal", "accepted", accepted) for n in early),
        *((worker, world.goals[state], f"{n}_goal", state, allowed) for n, state, allowed in goals),
        (worker, world.actions["in_progress"], "start_action", "in_progress", ["done", "skip"]),
        (worker, world.actions["planned"], "done_action", "planned", ["skip", "start"]),
        *((worker, world.actions["done"], name, "done", []) for name in ("skip_action", "change_action")),
        *((worker, world.visits["done"], name, "done", []) for name in ended),
        (worker, world.services["entered_in_error"], "void_service", "entered_in_error", []),
        (worker, world.assessments["entered_in_error"], "void_assessment", "entered_in_error", []),
        (worker, world.exemptions["revoked"], "revoke_exemption", "revoked", []),
        (worker, world.forms["questionnaire retired"], "retire_questionnaire", "retired", []),
        (worker, world.forms["template retired"], "retire_plan_template", "retired", []),
        (worker, world.forms["project ended"], "end_funded_project", "ended", []),
    ]


VIEWED = ["apply", "refuse", "withdraw"]


def _lending_refused(world: World) -> list[tuple[Caller, str, str, str, list[str]]]:
    """What cannot be done on the way to a home, or with a loan, in the state that it is in."""
    worker, second, loans = world.centre.coordinator, world.centre.coordinator_2, world.loans
    ended = (
        *("view", "apply", "accept", "refuse", "withdraw"),
        "change",
    )
    decided = ("approve", "reject", "withdraw", "unapprove", "cancel")
    paid = ["pause", "reschedule", "resume"]
    asked = ["approve", "reject", "withdraw"]
    over = ("rejected", "withdrawn", "cancelled")
    return [
        *(
            (worker, world.searches[state], name, state, [])
            for state in ("obtained", "ended")
            for name in ("end_housing_search", "change_housing_search")
        ),
        *((worker, world.applications["refused"], f"{n}_housing_application", "refused", []) for n in ended),
        (worker, world.applications["viewed"], "view_housing_application", "viewed", VIEWED),
        (worker, world.applications["accepted"], "refuse_housing_application", "accepted", ["withdraw"]),
        (worker, world.leases["draft"], "end_lease", "draft", ["discard", "sign"]),
        *((worker, world.leases["signed"], f"{n}_lease", "signed", ["end"]) for n in ("sign", "discard")),
        (worker, world.leases["signed"], "change_lease", "signed", ["end"]),
        (worker, world.leases["ended"], "end_lease", "ended", []),
        (worker, world.leases["discarded"], "sign_lease", "discarded", []),
        (worker, world.funds["closed"], "close_guarantee_fund", "closed", []),
        *((second, loans["requested"], f"{n}_guarantee_loan", "requested", asked) for n in ("pause",)),
        *((second, loans["active"], f"{name}_guarantee_loan", "active", paid) for name in decided),
        *((second, loans[state], "approve_guarantee_loan", state, []) for state in over),
        *((second, loans[state], "pause_guarantee_loan", state, []) for state in ("settled", "overpaid")),
        (second, loans["written_off"], "reschedule_guarantee_loan", "written_off", []),
    ]


def _court_refused(world: World) -> list[tuple[Caller, str, str, str, list[str]]]:
    """What cannot be done with an appeal, a claim, a hearing, a deadline or a request in its state."""
    worker, claims, appeals = world.centre.coordinator, world.claims, world.appeals
    hearings, deadlines = world.hearings, world.deadlines
    over = ("held", "postponed", "cancelled", "entered_in_error")
    asked = ("claimed", ["award", "refuse"])
    return [
        (worker, appeals["filed"], "complete_court_appeal", "filed", ["receive", "withdraw"]),
        (worker, appeals["received"], "receive_court_appeal", "received", ["complete", "withdraw"]),
        *((worker, appeals[s], "withdraw_court_appeal", s, []) for s in ("completed", "withdrawn")),
        *((worker, claims["claimed"], f"{n}_compensation_claim", *asked) for n in ("pay", "enforce")),
        *((worker, claims[s], "award_compensation_claim", s, []) for s in ("refused", "paid", "renounced")),
        (worker, claims["uncollectable"], "pay_compensation_claim", "uncollectable", []),
        *((worker, hearings[s], f"{n}_hearing", s, []) for s in over for n in ("hold", "cancel", "postpone")),
        (worker, hearings["no_show"], "miss_hearing", "no_show", ["void"]),
        *((worker, deadlines[s], "meet_deadline", s, []) for s in ("met", "waived", "superseded")),
        (worker, deadlines["met"], "waive_deadline", "met", []),
        *((worker, world.requests[s], "answer_residence_request", s, []) for s in ("answered", "withdrawn")),
    ]


def _peers_refused(world: World) -> list[tuple[Caller, str, str, str, list[str]]]:
    """What cannot be done with a peer in the state that it is in."""
    admin, peers = world.centre.admin, world.peers
    return [
        *(
            (admin, peers["awaiting_key"], f"{n}_peer", "awaiting_key", ["present"])
            for n in ("confirm", "stop")
        ),
        (admin, peers["unconfirmed"], "resume_peer", "unconfirmed", ["confirm", "present"]),
        *((admin, peers["active"], f"{n}_peer", "active", ["stop"]) for n in ("present", "confirm", "renew")),
        (admin, peers["stopped"], "present_peer", "stopped", ["renew", "resume"]),
    ]


#: What the sender of an accepted referral may do.
ACCEPTED = ["approve_release", "propose_release", "release", "withdraw"]


async def test_an_illegal_command_is_refused(desk: Desk, world: World) -> None:
    worker, receiver = world.centre.coordinator, world.partner.coordinator
    for caller, address, name, state, allowed in (
        *_beds_refused(world),
        (worker, world.reports["submitted"], "convert_signalement", "submitted", ["acknowledge"]),
        (worker, world.reports["open"], "reopen_signalement", "open", ["ask", "assess", "close"]),
        (worker, world.reports["closed"], "close_signalement", "closed", ["reopen"]),
        (worker, world.cases["sent"], "reopen_case", "intake", ["activate", "close", "merge"]),
        *_plans_refused(world),
        *_lending_refused(world),
        *_court_refused(world),
        *_peers_refused(world),
        *_hooks_refused(world),
        *(
            (worker, world.exports[s], "cancel_export", s, ["discard"] if s == "completed" else [])
            for s in ("completed", "failed", "cancelled", "discarded", "expired")
            if s != "failed"
        ),
        (worker, world.exports["under_way"], "discard_export", "under_way", ["cancel"]),
        *((worker, world.imports[s], "cancel_import", s, []) for s in ("completed", "cancelled")),
        (worker, world.consents["refused"], "withdraw_consent", "refused", []),
        (worker, world.consents["withdrawn"], "withdraw_consent", "withdrawn", []),
        (worker, world.documents["voided"], "void_document", "voided", []),
        (worker, world.documents["voided"], "change_document", "voided", []),
        (worker, world.cases["closed"], "close_case", "closed", ["merge", "reopen"]),
        (worker, world.cases["closed"], "change_case", "closed", ["merge", "reopen"]),
        (worker, world.offers["sent"], "send_referral", "sent", ["refine", "void", "withdraw"]),
        (worker, world.offers["accepted"], "change_referral", "accepted", ACCEPTED),
        (receiver, world.offers["declined"], "accept_referral", "declined", []),
        (receiver, world.offers["expired"], "accept_referral", "expired", []),
        (
            world.second.coordinator,
            world.offers["placed_elsewhere"],
            "accept_referral",
            "placed_elsewhere",
            [],
        ),
    ):
        operation = named(name)
        here = address + operation.path.rpartition("}")[2]
        tag = (await caller.get(address)).headers["ETag"]
        headers = operation.needed_headers | {"If-Match": tag}
        answer = await caller.call(operation.method, here, json=operation.example(), headers=headers)
        problem = refused(answer, 409)
        assert problem["code"] in {"wrong_state", "case_closed"} | DECIDED
        assert (problem["current_state"], problem["allowed"]) == (state, allowed), name
        desk.asked.append((operation, caller, answer))


async def test_a_bad_cursor_is_refused(desk: Desk, world: World) -> None:
    worker = world.centre.coordinator
    good = httpx.URL((await worker.get("/v1/cases?limit=2&minor=no")).json()["next"]).params["cursor"]
    assert (await worker.get(f"/v1/cases?limit=3&minor=no&cursor={good}")).status_code == 200
    flipped = ("A" if good[0] != "A" else "B") + good[1:]
    for operation in LISTS:
        # The good one is bound to its list, its filter and its organisation.
        for cursor in (CANARY, "", "é", "A" * 40, good, flipped, good[:-4], "../..", "0"):
            refused(await desk.send(operation, params={"cursor": cursor}), 400, "bad_cursor")
    other = await world.partner.coordinator.get(f"/v1/cases?limit=2&minor=no&cursor={good}")
    refused(other, 400, "bad_cursor")


async def test_a_limit_beyond_two_hundred_is_refused(desk: Desk) -> None:
    for operation in LISTS:
        for limit in ("201", "0", "-1", "x", "", "5.5", "1e2", "9" * 30, CANARY):
            problem = refused(await desk.send(operation, params={"limit": limit}), 422, "invalid")
            assert [fault["pointer"] for fault in problem["errors"]] == ["?limit"]


async def test_a_malformed_id_finds_nothing(desk: Desk) -> None:
    for operation in behind_the_door():
        for name in operation.ids:
            for id_ in (CANARY, "0", "%00", "null", str(uuid4())[:-1], "%ff", "é", "-1"):
                refused(await desk.send(operation, at={name: id_}), 404, "not_found")


async def test_a_bad_idempotency_key_is_refused(desk: Desk) -> None:
    for operation in behind_the_door():
        if operation.takes_key:
            refused(await desk.send(operation, headers={"Idempotency-Key": f"{CANARY} x"}), 400, "malformed")
            refused(await desk.send(operation, headers={"Idempotency-Key": CANARY * 30}), 400, "malformed")


async def test_every_operation_that_has_no_id_needs_its_references(desk: Desk) -> None:
    """The examples of the document name organisations and cases that nobody has."""
    for operation in WITH_BODY:
        names = {name for name in operation.example() if name.endswith(("_id", "_ids"))}
        if not operation.ids and names:
            problem = refused(await desk.send(operation), 422, "invalid")
            assert {fault["code"] for fault in problem["errors"]} == {"unknown_reference"}


def test_no_operation_takes_a_body_that_the_list_above_overlooks() -> None:
    """Bodies are JSON objects, but for the one that the token standard wants as a form, and for a file."""
    for operation in operations():
        content = followed(operation.document.get("requestBody", {})).get("content", {})
        if content and operation.name not in {"issue_token", "add_document", "ask_for_import"}:
            assert "application/json" in content
            assert resolved(content["application/json"]["schema"]).get("type") == "object"


# --- the order of refusals ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Request:
    """A request in the making."""

    caller: Caller
    token: str
    address: str
    body: Any
    content: bytes | None = None
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def with_header(self, name: str, value: str | None) -> "Request":
        kept = {k: v for k, v in self.headers.items() if k != name}
        return replace(self, headers=kept if value is None else {**kept, name: value})


@dataclass
class Counter:
    """A signalement that can be assessed, and everything that can be wrong with the request to do so."""

    centre: Party
    police: Party
    good: str
    wrong_state: str
    known: str

    def request(self) -> Request:
        body = {"result": "duplicate_of", "duplicate_of": self.known}
        worker = self.centre.coordinator
        return Request(worker, worker.token, self.good, body, headers={"If-Match": "*"})

    def faults(self) -> dict[str, tuple[int, str, Callable[[Request], Request]]]:
        """The faults in the order in which they are refused: status, code, and how to commit them."""
        caller = {"legal": self.centre.legal, "liaison": self.police.liaison}

        def as_(name: str) -> Callable[[Request], Request]:
            return lambda r: replace(r, caller=caller[name], token=caller[name].token)

        return {
            "no token": (401, "unauthenticated", lambda r: replace(r, token=CANARY)),
            "role": (403, "forbidden", as_("legal")),
            "accept": (406, "not_acceptable", lambda r: r.with_header("Accept", "text/csv")),
            "size": (413, "too_large", lambda r: replace(r, content=b" " * 2_000_000)),
            "type": (415, "unsupported_media_type", lambda r: r.with_header("Content-Type", "text/plain")),
            "query": (400, "unknown_parameter", lambda r: replace(r, query="?statsu=open")),
            "field": (422, "invalid", lambda r: replace(r, body={**r.body, "extra": 1})),
            "no If-Match": (428, "if_match_required", lambda r: r.with_header("If-Match", None)),
            "key": (422, "idempotency_key_reused", lambda r: r.with_header("Idempotency-Key", "taken")),
            "id": (404, "not_found", lambda r: replace(r, address=f"/v1/signalements/{uuid4()}")),
            "side": (403, "wrong_side", as_("liaison")),
            "stale": (412, "stale", lambda r: r.with_header("If-Match", '"99"')),
            "state": (409, "wrong_state", lambda r: replace(r, address=self.wrong_state)),
            "data": (422, "invalid", lambda r: replace(r, body={**r.body, "duplicate_of": str(uuid4())})),
        }

    async def send(self, request: Request) -> httpx.Response:
        content = request.content or json.dumps(request.body).encode()
        headers = {
            "Content-Type": "application/json",
            **request.headers,
            "Authorization": f"Bearer {request.token}",
        }
        here = f"{request.address}/assess{request.query}"
        return await request.caller.http.post(here, content=content, headers=headers)


@pytest.fixture(scope="module")
async def counter(house: House) -> Counter:
    centre, police = await house.party(), await house.party("authority")
    world = World(house, centre, centre, centre, police)
    reports = [await made(police.liaison, "/v1/signalements", world.report()) for _ in range(3)]
    await command(centre.coordinator, reports[0], "acknowledge")
    # Every caller has used the key for something else before.
    await centre.coordinator.made("/v1/cases", FACTS, key="taken")
    await police.liaison.made("/v1/signalements", world.report(), key="taken")
    return Counter(centre, police, reports[0], reports[1], reports[2].rsplit("/", 1)[-1])


FAULTS = (
    *("no token", "role", "accept", "size", "type", "query", "field", "no If-Match"),
    *("key", "id", "side", "stale", "state", "data"),
)


@pytest.mark.parametrize("fault", FAULTS)
async def test_each_fault_alone_is_refused_by_its_name(house: House, counter: Counter, fault: str) -> None:
    assert tuple(counter.faults()) == FAULTS
    status, code, commit = counter.faults()[fault]
    before = await snapshot(house, [counter.centre.id, counter.police.id])
    answer = await counter.send(commit(counter.request()))
    refused(answer, status, code)
    after = await snapshot(house, [counter.centre.id, counter.police.id])
    assert {table for table in after if after[table] != before[table]} == (
        set() if fault == "no token" else {"audit_events"}
    )


PAIRS = [pytest.param(*pair, id=" before ".join(pair)) for pair in combinations(FAULTS, 2)]


@pytest.mark.parametrize(("first", "second"), PAIRS)
async def test_of_two_faults_the_first_in_the_order_is_named(
    counter: Counter, first: str, second: str
) -> None:
    faults = counter.faults()
    status, code, commit = faults[first]
    # The second is committed first: where both touch the same thing, the first one stands.
    answer = await counter.send(commit(faults[second][2](counter.request())))
    refused(answer, status, code)


async def test_the_request_without_a_fault_is_done(house: House) -> None:
    """The counter above is a fair one: what it refuses, it refuses for the fault alone."""
    centre, police = await house.party(), await house.party("authority")
    world = World(house, centre, centre, centre, police)
    reports = [await made(police.liaison, "/v1/signalements", world.report()) for _ in range(2)]
    await command(centre.coordinator, reports[0], "acknowledge")
    fair = Counter(centre, police, reports[0], "", reports[1].rsplit("/", 1)[-1])
    assert (await fair.send(fair.request())).status_code == 200


# --- tokens ------------------------------------------------------------------------------------------


def _part(value: Any) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _signed(key: ec.EllipticCurvePrivateKey, header: Any, claims: Any) -> str:
    """A token of any header and any claims, as bytes or as a value, with a valid ES256 signature."""
    signing = f"{_part(header)}.{_part(claims)}"
    r, s = decode_dss_signature(key.sign(signing.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signing}.{_part(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _forgeries(signer: Signer, caller: Caller) -> dict[str, str]:
    """Tokens that each differ in one thing from a good one."""
    key = serialization.load_pem_private_key(signer._pem.encode(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    header = {"alg": "ES256", "typ": "at+jwt", "kid": signer.kid}
    good = json.loads(base64.urlsafe_b64decode(caller.token.split(".")[1] + "=="))
    now = int(time.time())

    def claims(**changes: Any) -> str:
        changed = {**good, **changes}
        return _signed(key, header, {k: v for k, v in changed.items() if v is not ...})

    def headed(**changes: Any) -> str:
        changed = {**header, **changes}
        return _signed(key, {k: v for k, v in changed.items() if v is not ...}, good)

    text_ = json.dumps(good)
    hs = f"{_part({**header, 'alg': 'HS256'})}.{_part(good)}"
    mac = hmac.digest(signer.public_pem.encode(), hs.encode(), hashlib.sha256)
    unsigned = f"{_part({**header, 'alg': 'none'})}.{_part(good)}"
    head, body, signature = caller.token.split(".")
    deep = b"[" * 10_000 + b"]" * 10_000
    fitting = b'{"a":' * 480 + b"1" + b"}" * 480
    return {
        "wrong aud": claims(aud="another-api"),
        "aud in a list": claims(aud=["trafficking-api", "another-api"]),
        "no aud": claims(aud=...),
        "wrong iss": claims(iss="http://evil.example"),
        "no exp": claims(exp=...),
        "exp as a text": claims(exp=str(good["exp"])),
        "exp as a fraction": claims(exp=float(good["exp"])),
        "exp true": claims(exp=True),
        "expired": claims(exp=now - 60),
        "iat tomorrow": claims(iat=now + 86_400),
        "no iat": claims(iat=...),
        "nbf tomorrow": claims(nbf=now + 86_400),
        "no nbf": claims(nbf=...),
        "no jti": claims(jti=...),
        "no sub": claims(sub=...),
        "sub of a number": claims(sub=1),
        "sub of another client": claims(sub=public_id(caller.organisation_id, uuid4())),
        "role unknown": claims(role="root"),
        "no role": claims(role=...),
        "epoch as a text": claims(epoch="1"),
        "epoch true": claims(epoch=True),
        "epoch of before": claims(epoch=0),
        "scope as a list": claims(scope=["cases:read"]),
        "doubled claim": _signed(key, header, (text_[:-1] + ', "aud": "trafficking-api"}').encode()),
        "doubled role": _signed(key, header, ('{"role": "auditor", ' + text_[1:]).encode()),
        "claims in a list": _signed(key, header, [good]),
        "no claims": _signed(key, header, b""),
        "NaN": _signed(key, header, text_.replace(str(good["exp"]), "NaN").encode()),
        "nested 10,000 deep": _signed(key, header, deep),
        "nested, unsigned": f"{_part(deep)}.{_part(deep)}.{_part(b'x')}",
        "nested, and of a fitting size": _signed(key, header, fitting),
        "nested header of a fitting size": f"{_part(fitting)}.{body}.{signature}",
        "alg none": f"{unsigned}.",
        "alg none, with a signature": f"{unsigned}.{signature}",
        "alg None": f"{_part({**header, 'alg': 'None'})}.{body}.",
        "HS256 with the public key": f"{hs}.{_part(mac)}",
        "alg in small letters": headed(alg="es256"),
        "no typ": headed(typ=...),
        "typ JWT": headed(typ="JWT"),
        "no kid": headed(kid=...),
        "wrong kid": headed(kid="other"),
        "crit": headed(crit=["b64"], b64=False),
        "jwk in the header": headed(jwk={"kty": "EC"}),
        "foreign key": _signed(ec.generate_private_key(ec.SECP256R1()), header, good),
        "no signature": f"{head}.{body}.",
        "cut signature": f"{head}.{body}.{signature[:-8]}",
        "other claims": f"{head}.{_part({**good, 'role': 'admin'})}.{signature}",
        "two parts": f"{head}.{body}",
        "five parts": f"{caller.token}.a.b",
        "too long": claims(more="x" * 5_000),
        "garbage": CANARY,
        "dots": "..",
    }


async def test_a_forged_or_stale_token_is_refused(house: House) -> None:
    centre = await house.party()
    signer, worker = house.app.state.signer, centre.coordinator
    before = await snapshot(house, [centre.id])
    for name, token in _forgeries(signer, worker).items():
        caller = replace(worker, token=token)
        for answer in (
            await caller.get("/v1/me"),
            await caller.get(f"/v1/cases/{uuid4()}?statsu={CANARY}"),
            await caller.post("/v1/cases", {CANARY: CANARY}, key=uuid4().hex),
        ):
            refused(answer, 401, "unauthenticated")
            assert answer.headers["WWW-Authenticate"].startswith("Bearer"), name
            assert token not in answer.text
    after = await snapshot(house, [centre.id])
    # A token that we have signed, for an epoch that is over, has an owner: it is in the audit trail.
    assert {table for table in after if after[table] != before[table]} == {"audit_events"}
    assert (await worker.get("/v1/me")).status_code == 200


async def test_a_request_without_a_token_is_refused(house: House) -> None:
    good = (await house.party()).coordinator.token
    for operation in behind_the_door():
        here = operation.at(**{p["name"]: uuid4() for p in operation.parameters if p["in"] == "path"})
        for header in (None, "Bearer", "Bearer ", f"Basic {good}", good, f"Bearer {good} {CANARY}"):
            headers = {} if header is None else {"Authorization": header}
            answer = await house.http.request(operation.method, here, headers=headers)
            refused(answer, 401, "unauthenticated")
            assert answer.headers["WWW-Authenticate"] == 'Bearer realm="trafficking-api"'
    odd = await house.http.get("/v1/me", headers={b"Authorization": b"Bearer \xff\xfe"})
    refused(odd, 401, "unauthenticated")


async def test_an_expired_token_is_refused_also_when_it_is_remembered(house: House) -> None:
    known = (await house.party()).coordinator
    signer = house.app.state.signer  # the callers' own tokens outlive a slow run
    token = signer.issue(public_id(known.organisation_id, known.client_id), "coordinator", [], 1)
    worker = replace(known, token=token)
    assert (await worker.get("/v1/me")).status_code == 200
    for later, status in ((timedelta(minutes=10, seconds=25), 200), (timedelta(minutes=10, seconds=35), 401)):
        with time_machine.travel(datetime.now(UTC) + later):
            answer = await worker.get("/v1/me")
            assert answer.status_code == status
    assert (await worker.get("/v1/me")).status_code == 200


async def test_a_revoked_client_is_refused_on_its_next_request_and_it_is_written_down(house: House) -> None:
    centre = await house.party()
    worker, address = centre.finance, f"/v1/clients/{centre.finance.client_id}"
    assert (await worker.get("/v1/me")).status_code == 200
    await command(centre.admin, address, "revoke")
    for operation in (named("read_me"), named("list_organisations")):
        answer = await worker.get(operation.path)
        refused(answer, 401, "unauthenticated")
        (row,) = await refusals(house, [answer.headers["Request-Id"]])
        assert (row["client_id"], row["code"], row["operation"]) == (
            worker.client_id,
            "unauthenticated",
            operation.name,
        )


async def test_a_token_of_another_organisation_with_the_same_client_is_refused(house: House) -> None:
    one, other = await house.party(), await house.party()
    mixed = house.caller(other.id, one.coordinator.client_id, "coordinator")
    refused(await mixed.get("/v1/me"), 401, "unauthenticated")
    nobody = house.caller(uuid4(), uuid4(), "coordinator")
    refused(await nobody.get("/v1/me"), 401, "unauthenticated")


async def test_if_the_refusal_cannot_be_written_down_the_answer_is_503(house: House) -> None:
    """An audit trail with holes would be worth nothing."""
    worker = (await house.party()).coordinator
    await house.owner_execute("ALTER TABLE audit_events RENAME TO hidden")
    try:
        answer = await worker.get(f"/v1/cases/{uuid4()}")
    finally:
        await house.owner_execute("ALTER TABLE hidden RENAME TO audit_events")
    refused(answer, 503, "unavailable")
    assert answer.headers["Retry-After"]
