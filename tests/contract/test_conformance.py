"""A story over all operations, whose every answer is held against its own description in the document."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import httpx
import jsonschema_rs
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.contract.exchanging import do_directory, do_hooks, do_mails
from tests.contract.exporting import do_exports
from tests.contract.following import do_court
from tests.contract.importing import do_imports
from tests.contract.lending import do_homes, do_lending
from tests.contract.operations import BY_ADDRESS, Operation, document, followed, named, operations, sent
from tests.contract.planning import do_plans
from tests.factories.court_calendar import subscribed
from tests.factories.exchange_imports import asked, lines, person
from tests.factories.exchange_messages import DOOR, TERMS, Correspondent
from tests.factories.exchange_peers import elsewhere, new_key
from tests.factories.filing import as_form, filed
from tests.factories.house import FACTS, Caller, House, Party, soon
from tests.factories.housing import READ, lease, search
from tests.factories.loans import booked, euro, fund, gift, loan, moved
from tests.factories.second_stage import agree_on, agreed_person, second_stage
from tests.factories.shelters import HOUSE, day, furnished, wish
from tests.factories.world import World, case_management, made
from tests.features.exchange.following import script
from tests.features.stories import report as report_to
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.consents.rules import CHECKS
from trafficking_api.features.exchange import tasks as exchange
from trafficking_api.features.people import service as people
from trafficking_api.features.shelters import tasks
from trafficking_api.kit.errors import PROBLEM_JSON
from trafficking_api.kit.sheet import XLSX

JSON = "application/json"


@dataclass
class Witness:
    """Reads every answer of its client, and complains about what the document does not say."""

    complaints: list[str] = field(default_factory=list)
    seen: set[tuple[str, int]] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)

    async def read(self, answer: httpx.Response) -> None:
        """Compare one answer with its description."""
        await answer.aread()
        operation = _operation(answer.request)
        described = operation.document["responses"].get(str(answer.status_code))
        self.seen.add((operation.name, answer.status_code))
        if described is None:
            self._complain(operation, answer, "this status is not documented")
            return
        described = followed(described)
        self._headers(operation, answer, described)
        self._body(operation, answer, described)

    def _headers(self, operation: Operation, answer: httpx.Response, described: Any) -> None:
        for name, reference in described["headers"].items():
            header = followed(reference)
            if name not in answer.headers:
                if header.get("required"):
                    self._complain(operation, answer, f"no {name}")
                continue
            value: Any = answer.headers[name]
            if header["schema"].get("type") == "integer":
                value = int(value)
            self._fits(operation, answer, header["schema"], value)
        known = {"ETag", "Location", "Link", "Retry-After", "Idempotent-Replayed", "WWW-Authenticate"}
        for name in known - set(described["headers"]):
            if name in answer.headers:
                self._complain(operation, answer, f"{name} is not documented")

    def _body(self, operation: Operation, answer: httpx.Response, described: Any) -> None:
        contents = described.get("content", {})
        if not contents:
            if answer.content:
                self._complain(operation, answer, "a body that is not documented")
            return
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        if kind not in contents:
            self._complain(operation, answer, f"{kind} is not documented")
            return
        if not kind.endswith(("/json", "+json")):
            return
        self._fits(operation, answer, contents[kind]["schema"], answer.json())
        if kind == PROBLEM_JSON:
            code = answer.json()["code"]
            self.codes.add(code)
            if code not in contents[kind]["examples"]:
                self._complain(operation, answer, f"{code} is not documented")

    def _fits(self, operation: Operation, answer: httpx.Response, schema: Any, value: Any) -> None:
        for error in _validator(json.dumps(schema)).iter_errors(value):
            self._complain(operation, answer, f"{list(error.instance_path)}: {error.message[:300]}")

    def _complain(self, operation: Operation, answer: httpx.Response, complaint: str) -> None:
        self.complaints.append(f"{operation.name} {answer.status_code}: {complaint}")


@cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    whole = {**json.loads(schema), "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def _operation(request: httpx.Request) -> Operation:
    """The operation of a request; one that is spelt out comes before one with an id in that place."""
    for operation in sorted(operations(), key=lambda operation: operation.path.count("{")):
        pattern = re.sub(r"{\w+}", "[^/]+", operation.path)
        if operation.method == request.method and re.fullmatch(pattern, request.url.path):
            return operation
    msg = f"no operation for {request.method} {request.url.path}"
    raise AssertionError(msg)


@dataclass
class Cast:
    """Everybody in the story; each answer they get is witnessed."""

    house: House
    witness: Witness
    http: httpx.AsyncClient
    operator: Caller
    centre: Party
    other: Party
    third: Party
    police: Party

    async def read(self, caller: Caller, address: str) -> str:
        """Read it, and read it again unchanged; returns its tag."""
        answer = await caller.get(address)
        assert answer.status_code == 200, answer.text
        again = await caller.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
        return answer.headers["ETag"]

    async def command(self, caller: Caller, address: str, name: str, body: Any = None) -> httpx.Response:
        """Give a command with the present version."""
        tag = (await caller.get(address)).headers["ETag"]
        return await caller.done(f"{address}/{name}", body, etag=tag)

    async def refused(self, answer: httpx.Response, status: int, code: str) -> None:
        """Insist on a refusal."""
        assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.fixture
async def cast(house: House) -> AsyncIterator[Cast]:
    """Fresh organisations, none of which has anything yet."""
    witness = Witness()
    transport = httpx.ASGITransport(app=house.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://test", event_hooks={"response": [witness.read]}
    ) as http:
        parties = [await house.party(), await house.party(country="LA", zone="Asia/Vientiane")]
        parties += [await house.party(), await house.party("authority")]
        for party in parties:
            party.callers = {name: replace(caller, http=http) for name, caller in party.callers.items()}
        operator = replace(house.operator.operator, http=http)
        yield Cast(house, witness, http, operator, *parties)


async def test_every_answer_of_the_story_is_as_documented(cast: Cast) -> None:
    await _public(cast)
    await _organisations(cast)
    await _clients(cast)
    await _members(cast)
    await _agreements(cast)
    await _peers(cast)
    await _people(cast)
    case = await _cases(cast)
    await _casework(cast)
    await _sight(cast)
    await _consents_and_documents(cast, case)
    await _signalements(cast)
    await _keeping(cast)
    await _referrals(cast, case)
    await _second_stage(cast)
    await _houses(cast)
    await _beds(cast)
    await _plans(cast)
    await _lending(cast)
    await _court(cast)
    await _exchange(cast)
    await _exports(cast)
    await _imports(cast)
    await _feed(cast)
    await _audit(cast)
    await _what_any_request_may_meet(cast)
    assert not cast.witness.complaints, "\n".join(cast.witness.complaints)
    succeeded = {name for name, status in cast.witness.seen if status < 300}
    assert succeeded == {operation.name for operation in operations()}
    met = {"stale", "wrong_state", "wrong_side", "still_open", "role_not_here", "persons_exceeded"}
    assert met <= cast.witness.codes


async def _public(cast: Cast) -> None:
    for path in ("/", "/healthz", "/readyz", "/.well-known/jwks.json", "/problems/stale"):
        assert (await cast.http.get(path, headers={"Accept-Language": "fr"})).status_code == 200
    await cast.refused(await cast.http.get("/problems/nothing"), 404, "not_found")
    for form in ({}, {"grant_type": "password"}, {"grant_type": "client_credentials", "client_id": "x"}):
        assert (await cast.http.post("/oauth/token", data=form)).status_code in {400, 401}
    assert (await cast.http.post("/oauth/token?x=1", data={})).json()["error"] == "invalid_request"
    await cast.refused(await cast.http.get("/healthz?x=1"), 400, "unknown_parameter")
    await cast.refused(await cast.http.get("/.well-known/jwks.json?x=1"), 400, "unknown_parameter")
    for path in ("/v1/code-lists", "/v1/code-lists/country"):
        await cast.read(cast.centre.legal, path)


async def _organisations(cast: Cast) -> None:
    operator = cast.operator
    body = {
        "slug": f"made_{uuid4().hex[:12]}",
        "name": "Made for the story",
        "kind": "authority",
        "type": "LawEnforcement",
        "country": "BE",
        "time_zone": "Europe/Brussels",
    }
    key = uuid4().hex
    made = await operator.made("/v1/organisations", body, key=key)
    assert made.json()["first_client"]["client_secret"]
    replayed = await operator.made("/v1/organisations", body, key=key)
    assert replayed.headers["Idempotent-Replayed"] == "true"
    assert replayed.json()["first_client"] is None
    await cast.refused(await operator.post("/v1/organisations", body), 409, "slug_taken")
    await cast.refused(
        await operator.post("/v1/organisations", body | {"name": "Another"}, key=key),
        422,
        "idempotency_key_reused",
    )
    await cast.read(operator, made.headers["Location"])
    page = await operator.get("/v1/organisations?limit=1&kind=centre")
    assert (await operator.get(page.json()["next"])).status_code == 200


async def _consents_and_documents(cast: Cast, case: str) -> None:
    worker = cast.centre.coordinator
    person = await made(worker, "/v1/people", {"identity": {}})
    consents, words = f"{person}/consents", case_management()
    await cast.refused(await worker.post(consents, {**words, "is_minor": True}), 422, "guardian_needed")
    first = await made(worker, consents, {**words, "withheld": "Not the brother."})
    await made(worker, consents, {**words, "given": False, "checks": dict.fromkeys(CHECKS, False)})
    await cast.read(worker, first)
    page = await worker.get(f"{consents}?limit=1&purpose=CaseManagement")
    assert (await worker.get(page.json()["next"])).status_code == 200
    given = await made(worker, consents, {**words, "purpose": "Interview"})
    await cast.command(worker, given, "withdraw", {"reason": "FearOfHarm"})
    document = await filed(worker, person_id=person.rsplit("/", 1)[1], language="lo")
    await filed(worker, case_id=case.rsplit("/", 1)[-1])
    for address in (document, f"{document}/content"):
        await cast.read(worker, address)
    page = await worker.get("/v1/documents?limit=1")
    assert (await worker.get(page.json()["next"])).status_code == 200
    tag = (await worker.get(document)).headers["ETag"]
    assert (await worker.patch(document, {"kind": "MedicalReport"}, etag=tag)).status_code == 200
    await cast.command(worker, document, "void")
    await cast.refused(await worker.get(f"{document}/content"), 410, "content_gone")
    web = await worker.call("POST", "/v1/documents", **as_form({"kind": "Other"}, b"<html></html>"))
    await cast.refused(web, 415, "unsupported_content")


async def _clients(cast: Cast) -> None:
    admin = cast.centre.admin
    await cast.read(admin, "/v1/me")
    key = uuid4().hex
    body = {"name": "Night desk", "role": "caseworker", "scopes": ["cases:read", "me:read"]}
    made = await admin.made("/v1/clients", body, key=key)
    here = made.headers["Location"]
    assert (await admin.made("/v1/clients", body, key=key)).json()["client_secret"] is None
    form = {
        "grant_type": "client_credentials",
        "client_id": made.json()["client_id"],
        "client_secret": made.json()["client_secret"],
    }
    assert (await cast.http.post("/oauth/token", data=form)).status_code == 200
    assert (await cast.http.post("/oauth/token", data=form | {"scope": "cases:write"})).status_code == 400
    await cast.refused(await admin.post("/v1/clients", body | {"role": "liaison"}), 422, "role_not_here")
    tag = await cast.read(admin, here)
    changed = await admin.patch(here, {"name": "Night desk 2"}, etag=tag)
    assert changed.status_code == 200
    await cast.refused(await admin.patch(here, {"name": "Night desk 3"}, etag=tag), 412, "stale")
    await cast.refused(await admin.patch(here, {"name": "Night desk 3"}), 428, "if_match_required")
    await cast.command(admin, here, "rotate-secret")
    ended = await cast.command(admin, here, "revoke")
    again = await admin.post(f"{here}/revoke", etag=ended.headers["ETag"])
    await cast.refused(again, 409, "client_revoked")
    page = await admin.get("/v1/clients?limit=1&role=caseworker&role=admin")
    assert (await admin.get(page.json()["next"])).status_code == 200


async def _members(cast: Cast) -> None:
    admin, worker = cast.centre.admin, cast.centre.coordinator
    body = {"name": "B. Example", "role": "caseworker", "languages": ["fr", "nl-BE"]}
    made = await admin.made("/v1/members", body, key=uuid4().hex)
    here, id_ = made.headers["Location"], made.json()["id"]
    await cast.refused(await admin.post("/v1/members", body | {"role": "liaison"}), 422, "role_not_here")
    tag = await cast.read(worker, here)
    assert (await admin.patch(here, {"languages": []}, etag=tag)).status_code == 200
    await cast.refused(await admin.patch(here, {"languages": []}, etag=tag), 412, "stale")
    case = (await worker.made("/v1/cases", {**FACTS, "worker_id": id_})).headers["Location"]
    tag = await cast.read(admin, here)
    await cast.refused(await admin.post(f"{here}/leave", {}, etag=tag), 409, "last_worker")
    await cast.command(worker, case, "close", {"reason": "Autonomy"})
    await cast.command(admin, here, "leave")
    tag = await cast.read(admin, here)
    await cast.refused(await admin.patch(here, {"languages": []}, etag=tag), 409, "wrong_state")
    behalf = {"On-Behalf-Of": id_}
    await cast.refused(await worker.get("/v1/cases", headers=behalf), 403, "not_on_behalf")
    await cast.refused(await worker.get("/v1/cases", headers={"On-Behalf-Of": "x"}), 400, "malformed")
    page = await worker.get("/v1/members?limit=1&status=active&role=coordinator")
    assert (await worker.get(page.json()["next"])).status_code == 200


async def _agreements(cast: Cast) -> None:
    one, two = cast.centre.admin, cast.other.admin
    body: dict[str, Any] = {"to_organisation_id": str(cast.other.id), "kind": "referral"}
    body |= {"valid_from": "2026-01-01", "valid_until": "2199-12-31", "minimum_class_size": 5}
    for caller, name in ((one, "withdraw"), (two, "decline")):
        here = (await one.made("/v1/agreements", body)).headers["Location"]
        await cast.command(caller, here, name)
    here = (await one.made("/v1/agreements", body)).headers["Location"]
    await cast.refused(await one.post("/v1/agreements", body), 409, "agreement_exists")
    tag = await cast.read(one, here)
    await cast.refused(await one.post(f"{here}/sign", {}, etag=tag), 403, "wrong_side")
    await cast.command(two, here, "sign", {"occurred_at": "2026-01-02T09:00:00+01:00"})
    await cast.command(two, here, "revoke")
    await cast.house.agree(cast.centre, cast.other)
    for caller in (one, two):
        page = await caller.get("/v1/agreements?limit=1&status=active&status=revoked")
        assert (await caller.get(page.json()["next"])).status_code == 200


async def _peers(cast: Cast) -> None:
    admin, partner = cast.centre.admin, elsewhere()
    answer = await cast.operator.made("/v1/organisations", partner)
    assert answer.json()["first_client"] is None
    authority = elsewhere(kind="authority", type="LawEnforcement")
    await cast.refused(await cast.operator.post("/v1/organisations", authority), 422, "invalid")
    twin = elsewhere(UUID(partner["elsewhere"]["organisation_id"]))
    await cast.refused(await cast.operator.post("/v1/organisations", twin), 409, "conflict")
    body = {"partner_id": partner["elsewhere"]["organisation_id"]}
    here = await made(admin, "/v1/peers", body)
    await cast.refused(await admin.post("/v1/peers", body), 409, "peer_exists")
    at_home = {"partner_id": str(cast.other.id)}
    await cast.refused(await admin.post("/v1/peers", at_home), 422, "invalid")
    await cast.command(admin, here, "present", {"public_key": new_key()})
    tag = await cast.read(admin, here)
    wrong = {"fingerprint": "-".join(["0000"] * 8)}
    await cast.refused(await admin.post(f"{here}/confirm", wrong, etag=tag), 409, "fingerprint_differs")
    print_ = {"fingerprint": (await admin.get(here)).json()["their_fingerprint"]}
    await cast.command(admin, here, "confirm", print_)
    for name in ("stop", "resume", "stop", "renew"):
        await cast.command(admin, here, name)
    partner_ = await Correspondent.of(cast.house, cast.centre)
    await _messages(cast, partner_)
    assert len((await admin.get(f"{partner_.peer}/messages?limit=1")).json()["items"]) == 1
    assert len((await admin.get(f"{partner_.peer}/messages")).json()["items"]) == 2
    page = await admin.get("/v1/peers?limit=1&status=stopped&status=awaiting_key")
    assert (await admin.get(page.json()["next"])).status_code == 200


async def _messages(cast: Cast, partner: Correspondent) -> None:
    """What another server says, and what is no message of it."""

    async def said(document: dict[str, str], status: int, code: str) -> None:
        await cast.refused(await cast.http.post(DOOR, json=document), status, code)

    first = partner.letter("agreement.created", TERMS)
    stranger = partner.letter("agreement.created", TERMS, key=Ed25519PrivateKey.generate())
    await said({**first.document(), "head": "e30"}, 422, "message_misshapen")
    await said(stranger.document(), 401, "message_unsigned")
    await said({**first.document(), "body": "e30"}, 422, "message_altered")
    await said(
        partner.letter("agreement.created", TERMS, after=3, number=4).document(), 409, "message_out_of_order"
    )
    late = partner.letter("agreement.created", TERMS, sent_at="2026-01-01T00:00:00Z")
    await said(late.document(), 409, "message_out_of_time")
    await said({**first.document(), "body": "!"}, 422, "invalid")
    for _ in range(2):
        assert (await cast.http.post(DOOR, json=first.document())).status_code == 200
    partner.last = 1
    assert await partner.says("agreement.created", {}) == ("refused", "invalid")
    await cast.command(cast.centre.admin, partner.peer, "stop")
    await said(partner.letter("agreement.created", TERMS).document(), 409, "peer_stopped")


async def _people(cast: Cast) -> None:
    worker, colleague = cast.centre.coordinator, cast.centre.coordinator_2
    example = next(o for o in operations() if o.name == "add_person").example()
    key = uuid4().hex
    here = (await worker.made("/v1/people", example, key=key)).headers["Location"]
    assert (await worker.made("/v1/people", example, key=key)).headers["Idempotent-Replayed"] == "true"
    other = (await worker.made("/v1/people", {"identity": {}})).headers["Location"]
    tag = await cast.read(worker, here)
    why = {"Access-Reason": "PersonAsked"}
    await cast.refused(await colleague.get(here), 428, "access_reason_required")
    assert (await colleague.get(here, headers=why)).status_code == 200
    change = {"identity": {"guardian": {"kind": "Parent"}, "aliases": []}, "contact": {"mailing": None}}
    assert (await worker.patch(here, change, etag=tag)).status_code == 200
    await cast.refused(await worker.patch(here, change, etag=tag), 412, "stale")
    search = {"name": "Example", "document_number": "XX0000000"}
    assert (await worker.post("/v1/people/search", search)).json()["items"]
    await cast.refused(await colleague.post("/v1/people/search", search), 428, "access_reason_required")
    link = {"other_id": other.rpartition("/")[2], "relation": "Child"}
    linked = (await worker.made(f"{here}/household-links", link)).headers["Location"]
    await cast.refused(await worker.post(f"{here}/household-links", link), 409, "already_linked")
    for collection in ("/v1/people", f"{here}/accesses", f"{here}/household-links"):
        assert (await worker.get(f"{collection}?limit=1")).status_code == 200
    page = await worker.get("/v1/people?limit=1&updated_since=2026-01-01T00:00:00Z")
    assert (await worker.get(page.json()["next"])).status_code == 200
    tag = await cast.read(worker, linked)
    assert (await worker.call("DELETE", linked, headers={"If-Match": tag})).status_code == 204
    async with system_mandate(cast.house.office, cast.centre.id, "test") as mandate:
        await people.forget(mandate, UUID(here.rpartition("/")[2]))
    await cast.refused(await worker.get(here), 410, "erased")


async def _cases(cast: Cast) -> str:
    worker = cast.centre.coordinator
    full = FACTS | {
        "age_when_trafficked": 17,
        "trafficked_from": "2024-02-29",
        "trafficked_to": "2025-03-30",
        "palermo_acts": ["Recruitment"],
        "exploitation_countries": ["BE", "LA"],
        "aggravated_smuggling": False,
        "opened_on": "2026-01-15",
    }
    here = (await worker.made("/v1/cases", full)).headers["Location"]
    for _ in range(5):
        await worker.made("/v1/cases", FACTS)
    tag = await cast.read(worker, here)
    patch = {"minor": None, "urgency": "Immediate"}
    assert (await worker.patch(here, patch, etag=tag)).status_code == 200
    await cast.command(worker, here, "close", {"reason": "Autonomy"})
    tag = await cast.read(worker, here)
    await cast.refused(await worker.patch(here, patch, etag=tag), 409, "case_closed")
    await cast.refused(
        await worker.post(f"{here}/close", {"reason": "Autonomy"}, etag=tag), 409, "wrong_state"
    )
    await cast.command(worker, here, "reopen", {"reason": "NewNeeds"})
    page = await worker.get("/v1/cases?limit=2&status=intake&opened_from=2026-01-01")
    assert (await worker.get(page.json()["next"])).status_code == 200
    await worker.made("/v1/cases", {})
    return (await worker.made("/v1/cases", FACTS)).headers["Location"]


async def _casework(cast: Cast) -> None:
    worker = cast.centre.coordinator
    person = await made(worker, "/v1/people", {"identity": {}})
    whose = {"person_id": person.rpartition("/")[2]}
    here, other = [await made(worker, "/v1/cases", FACTS | more) for more in (whose, {})]
    tag = await cast.read(worker, here)
    await cast.refused(await worker.post(f"{here}/activate", {}, etag=tag), 409, "consent_needed")
    await cast.refused(await worker.post("/v1/cases", FACTS | whose), 409, "person_has_open_case")
    await made(worker, f"{person}/consents", case_management())
    for name in ("activate", "suspend", "resume", "follow_up", "resume"):
        await cast.command(worker, here, name)
    tag = await cast.read(worker, here)
    await cast.refused(await worker.patch(here, {"person_id": None}, etag=tag), 409, "person_settled")
    linked = {"case_id": other.rpartition("/")[2]}
    for collection, body, end in (
        ("determinations", None, "void"),
        ("trafficking-events", None, "void"),
        ("comments", {"text": "She likes to be called at noon."}, None),
        ("household", linked, "remove"),
    ):
        example = next(
            o for o in operations() if o.path == "/v1/cases/{case_id}/" + collection and o.method == "POST"
        ).example()
        child = await made(worker, f"{here}/{collection}", body or example)
        tag = await cast.read(worker, child)
        if collection == "trafficking-events":
            assert (await worker.patch(child, {"country": "TH"}, etag=tag)).status_code == 200
        assert (await worker.get(f"{here}/{collection}?limit=1")).status_code == 200
        if end is not None:
            await cast.command(worker, child, end)
    await cast.refused(await worker.post(f"{here}/household", {"case_id": str(uuid4())}), 422, "invalid")


_LATER = {"until_on": "2099-01-01"}


async def _keeping(cast: Cast) -> None:
    worker, other = cast.centre.coordinator, cast.centre.coordinator_2
    person = await made(worker, "/v1/people", {"identity": {}})
    case = await made(worker, "/v1/cases", FACTS)
    await cast.refused(await worker.post(f"{case}/postpone", _LATER, etag="*"), 409, "no_date_yet")
    await cast.command(worker, case, "close", {"reason": "Autonomy"})
    report = await made(cast.police.liaison, "/v1/signalements", report_to(cast.centre))
    await cast.command(worker, report, "acknowledge")
    await cast.command(worker, report, "close", {"outcome": "NoContact"})
    for here in (person, case, report):
        for name in ("hold", "release-hold", "postpone"):
            body = {"hold": {"reason": "CriminalProceedings"}, "postpone": _LATER}.get(name)
            await cast.command(worker, here, name, body)
        await cast.read(worker, f"{here}/retention")
    wish = {"person_id": person.rpartition("/")[2], "reason": "PersonRequest"}
    for caller, name in ((worker, "withdraw"), (other, "approve")):
        erasure = await made(worker, "/v1/erasures", wish)
        if name == "approve":
            tag = await cast.read(worker, erasure)
            refused = await worker.post(f"{erasure}/approve", {}, etag=tag)
            await cast.refused(refused, 409, "second_person_needed")
        await cast.command(caller, erasure, name)
        await cast.read(worker, erasure)
    await cast.refused(await worker.get(person), 410, "erased")
    for address in ("/v1/retention/due?within_days=3650", "/v1/tombstones", "/v1/erasures?limit=1"):
        assert (await worker.get(address)).status_code == 200
    moved = await made(cast.police.liaison, "/v1/signalements", report_to(cast.centre))
    await cast.command(worker, moved, "acknowledge")
    await cast.command(worker, moved, "assess", {"result": "out_of_scope"})
    await cast.command(worker, moved, "redirect", {"to_organisation_id": str(cast.other.id)})
    await cast.read(cast.police.liaison, moved)


async def _sight(cast: Cast) -> None:
    centre, worker, looker = cast.centre, cast.centre.coordinator, cast.centre.caseworker
    case = (await worker.made("/v1/cases", FACTS)).headers["Location"]
    look = {"case_id": case.rpartition("/")[2], "reason": "She is at the door, and nobody else is in."}
    broken = await looker.made("/v1/break-glass", look)
    await cast.read(looker, broken.headers["Location"])
    await cast.refused(await looker.post("/v1/break-glass", look), 409, "glass_already_broken")
    await cast.refused(await worker.post("/v1/break-glass", look), 409, "no_glass_needed")
    tag = await cast.read(looker, case)
    await cast.refused(await looker.patch(case, {"minor": "no"}, etag=tag), 403, "read_only")
    for caller in (looker, worker, centre.auditor):
        assert (await caller.get("/v1/break-glass?limit=1")).json()["items"]
    two = {"member_id": str(centre.coordinator_2.member_id)}
    entry = (await worker.made(f"{case}/workers", two)).headers["Location"]
    await cast.refused(await worker.post(f"{case}/workers", two), 409, "already_assigned")
    await cast.read(worker, entry)
    assert len((await worker.get(f"{case}/workers?limit=1")).json()["items"]) == 1
    bar = {**two, "reason": "KnowsPerson"}
    barred = (await worker.made(f"{case}/exclusions", bar)).headers["Location"]
    await cast.refused(await worker.post(f"{case}/exclusions", bar), 409, "already_barred")
    await cast.refused(await worker.post(f"{case}/workers", two), 409, "member_barred")
    await cast.read(worker, barred)
    assert (await worker.get(f"{case}/exclusions?limit=1")).json()["items"]
    again = await worker.post(f"{entry}/remove", {}, etag="*")
    await cast.refused(again, 409, "wrong_state")
    await cast.command(worker, barred, "lift")
    (own,) = [e for e in (await worker.get(f"{case}/workers")).json()["items"] if e["status"] == "working"]
    here = f"{case}/workers/{own['id']}"
    await cast.refused(await worker.post(f"{here}/remove", {}, etag="*"), 409, "last_worker")
    await worker.made(f"{case}/workers", two)
    await cast.refused(await looker.post(f"{case}/seal", {}, etag="*"), 403, "forbidden")
    await cast.command(worker, case, "seal")
    await cast.command(worker, case, "unseal")
    await cast.command(worker, here, "remove")
    await cast.refused(await worker.post(f"{case}/seal", {}, etag="*"), 409, "not_its_worker")


async def _signalements(cast: Cast) -> None:
    liaison, worker = cast.police.liaison, cast.centre.caseworker
    body = {
        "to_organisation_id": str(cast.centre.id),
        "official_reference": "BR.43.L1.012345/2026",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Immediate",
        "persons_count": 2,
        "minors_count": 0,
        "country": "BE",
        "indicators": ["WithholdingOfWages"],
        "summary": "Two persons, “unpaid” for months: ຄົນງານ.",
    }
    here = (await liaison.made("/v1/signalements", body)).headers["Location"]
    assert (await liaison.post("/v1/signalements", body)).status_code == 200
    own = body | {"channel": "Phone", "source": "SelfReport", "official_reference": None}
    phoned = (await worker.made("/v1/signalements", own)).headers["Location"]
    for caller in (liaison, worker):
        await cast.read(caller, here)
        assert (await caller.get("/v1/signalements?limit=1")).status_code == 200
        for text in ("First words.", "Second words."):
            said = await caller.made(f"{here}/messages", {"text": text})
            await cast.read(caller, said.headers["Location"])
        page = await caller.get(f"{here}/messages?limit=1")
        assert (await caller.get(page.json()["next"])).status_code == 200
    await worker.made(f"{here}/messages", {"text": "For the reporter.", "to_reporter": True})
    assert (await worker.get("/v1/signalements?escalated=true")).status_code == 200
    await cast.command(worker, here, "acknowledge")
    await cast.command(worker, here, "ask", {"text": "Is an interpreter on site?"})
    await cast.read(liaison, here)
    await cast.command(liaison, here, "reply", {"text": "Yes."})
    await cast.command(worker, here, "assess", {"result": "actionable"})
    await cast.command(worker, here, "convert", {"cases": [FACTS]})
    tag = await cast.read(worker, here)
    too_many = await worker.post(f"{here}/convert", {"cases": [FACTS, FACTS]}, etag=tag)
    await cast.refused(too_many, 409, "persons_exceeded")
    await cast.command(worker, here, "close", {"outcome": "AccompanimentStarted"})
    await cast.read(liaison, here)
    await cast.command(worker, here, "reopen", {"reason": "NewInformation"})
    await cast.command(worker, phoned, "acknowledge")
    tag = await cast.read(worker, phoned)
    await cast.refused(await worker.post(f"{phoned}/ask", {"text": "Who?"}, etag=tag), 409, "no_reporter")
    duplicate = {"result": "duplicate_of", "duplicate_of": here.rpartition("/")[2]}
    await cast.command(worker, phoned, "assess", duplicate)
    tag = await cast.read(worker, phoned)
    await cast.refused(
        await worker.post(f"{phoned}/convert", {"cases": [FACTS]}, etag=tag), 409, "not_actionable"
    )


async def _referrals(cast: Cast, case: str) -> None:
    sender, receiver = cast.centre.coordinator, cast.other.coordinator
    offer = {"case_id": case.rpartition("/")[2], "kind": "referral", "to_organisation_id": str(cast.other.id)}
    asked = {"case_id": offer["case_id"], "kind": "referral", "to_organisation_ids": [str(cast.other.id)]}
    assert (await sender.post("/v1/referrals/preview", asked)).json()["items"][0]["card"]
    asked["to_organisation_ids"] = [str(cast.third.id)]
    assert (await sender.post("/v1/referrals/preview", asked)).status_code in {409, 422}
    offer["respond_by_on"] = soon()
    drafts = []
    for name in ("withdraw", "void", "decline", "accept"):
        here = (await sender.made("/v1/referrals", offer)).headers["Location"]
        drafts.append(here)
        await cast.refused(await sender.post("/v1/referrals", offer), 409, "already_open")
        tag = await cast.read(sender, here)
        assert (await sender.patch(here, {"respond_by_on": soon(20)}, etag=tag)).status_code == 200
        await cast.refused(await receiver.get(here), 404, "not_found")
        await cast.command(sender, here, "send")
        await cast.read(receiver, here)
        by = sender if name in {"withdraw", "void"} else receiver
        body = {"withdraw": {"code": "NoLongerNeeded"}, "decline": {"by": "centre", "code": "NoCapacity"}}
        await cast.command(by, here, name, body.get(name))
        await cast.read(sender, here)
    tag = await cast.read(receiver, drafts[-1])
    await cast.refused(await receiver.post(f"{drafts[-1]}/accept", {}, etag=tag), 409, "wrong_state")
    tag = await cast.read(sender, case)
    await cast.refused(
        await sender.post(f"{case}/close", {"reason": "Autonomy"}, etag=tag), 409, "still_open"
    )
    await cast.house.agree(cast.centre, cast.third)
    for caller, way in ((sender, "out"), (receiver, "in")):
        page = await caller.get(f"/v1/referrals?direction={way}&limit=1&updated_since=2026-01-01")
        assert page.json()["items"]
    page = await sender.get("/v1/referrals?direction=out&limit=1")
    assert (await sender.get(page.json()["next"])).status_code == 200


async def _second_stage(cast: Cast) -> None:
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    await agree_on(cast.centre, cast.other, "request")
    await second_stage(world)
    worker, there = cast.centre.coordinator, cast.other.coordinator
    _, case, _ = await agreed_person(world)
    here = await made(worker, "/v1/referrals", world.offer(case, cast.other))
    await cast.command(worker, here, "send")
    tag = (await worker.get(here)).headers["ETag"]
    await cast.refused(await worker.post(f"{here}/refine", {}, etag=tag), 409, "nothing_asked")
    card = (await there.get(here)).json()["card"]
    field = next(name for name, value in card.items() if value == "unknown")
    await cast.command(there, here, "ask", {"field": field})
    await cast.command(worker, here, "refine")
    await cast.command(there, here, "accept")
    tag = (await worker.get(here)).headers["ETag"]
    await cast.command(worker, here, "release", {"field_groups": ["identity", "profile"]})
    for caller in (worker, there):
        assert (await caller.get(f"{here}/disclosure")).status_code == 200
    proposed = world.offers["released_without_consent"]
    await cast.read(worker, f"{proposed}/release-request")
    telling = await worker.post(f"{here}/messages", {"text": "Call her on +32 470 12 34 56."})
    await cast.refused(telling, 422, "identifying_text")
    said = await made(there, f"{here}/messages", {"text": "We expect her on Monday."})
    await cast.read(there, said)
    for part in ("messages", "exchanges"):
        assert (await there.get(f"{here}/{part}?limit=1")).status_code == 200
    await cast.command(there, here, "arrive")
    await cast.command(there, here, "hold")
    await cast.command(there, here, "resume")
    await cast.command(there, here, "request_transfer", {"respond_by_on": soon()})
    asked = (await there.get("/v1/erasure-requests?limit=1")).json()["items"][0]
    await cast.read(there, f"/v1/erasure-requests/{asked['id']}")


async def _houses(cast: Cast) -> None:
    staff = cast.centre.housing
    house = {**HOUSE, "address": "1, Example Street"}
    here = await made(staff, "/v1/shelters", house)
    await cast.refused(await staff.post("/v1/shelters", house), 409, "code_taken")
    longer = {**house, "code_name": "House Poplar", "max_stay_days": 3000, "kind": "TransitFlat"}
    await cast.refused(await staff.post("/v1/shelters", longer), 409, "max_stay_exceeded")
    await made(staff, "/v1/shelters", {**longer, "max_stay_days": 300})
    tag = await cast.read(staff, here)
    night = {"days": ["Monday", "Sunday"], "since": "20:00", "until": "06:00"}
    assert (await staff.patch(here, {"admission": [night], "address": None}, etag=tag)).status_code == 200
    await cast.refused(await staff.patch(here, {"admission": []}, etag=tag), 412, "stale")
    room, *_ = await furnished(staff, here, "B1", code="R0")
    bed = await made(staff, f"{here}/beds", {"unit_id": room.rsplit("/", 1)[1], "code": "B2"})
    for address in (room, bed):
        tag = await cast.read(staff, address)
        assert (await staff.patch(address, {"code": "A1"}, etag=tag)).status_code == 200
    block = {"reason": "Cleaning", "from_on": day()}
    blocked = await made(staff, f"{bed}/block", block)
    await cast.refused(await staff.post(f"{bed}/block", block), 409, "bed_unavailable")
    await cast.refused(await staff.post(f"{here}/close", {}, etag="*"), 409, "beds_taken")
    await cast.command(staff, blocked, "unblock")
    for name in ("confirm_availability", "close", "reopen"):
        await cast.command(staff, here, name)
    for part in ("units", "beds"):
        assert (await staff.get(f"{here}/{part}?limit=1")).json()["items"]
    page = await staff.get("/v1/shelters?limit=1&status=open&kind=TransitFlat&kind=Shelter")
    assert (await staff.get(page.json()["next"])).status_code == 200
    span = f"from={day(-60)}&to={day(5)}"
    for path in (f"occupancy?{span}", f"occupancy?{span}&by=day", f"board?{span}", f"occupancy.svg?{span}"):
        assert (await staff.get(f"{here}/{path}")).status_code == 200
    for kind in ("text/csv", XLSX):
        sheet = await staff.get(f"{here}/occupancy?{span}", headers={"Accept": kind})
        assert sheet.headers["Content-Type"].partition(";")[0] == kind
    await cast.refused(await staff.get(f"{here}/board?from={day()}&to={day(200)}"), 422, "invalid")
    available = (await staff.get(f"/v1/availability?from={day(1)}&to={day(9)}&need=WomenOnly")).json()
    assert available["items"][0]["categories"]
    await agree_on(cast.centre, cast.other, "availability")
    async with system_mandate(cast.house.office, cast.centre.id, "test") as mandate:
        assert await tasks.publish(mandate) > 0
    assert (await cast.other.housing.get("/v1/network-availability")).json()["items"]
    settings = "/v1/settings"
    tag = await cast.read(cast.centre.admin, settings)
    assert (await cast.centre.admin.patch(settings, {"most_renewals": 1}, etag=tag)).status_code == 200


async def _call(caller: Caller, name: str, body: Any = None, /, **places: Any) -> httpx.Response:
    """An operation that is done."""
    operation = named(name)
    headers, query = operation.needed_headers, operation.needed_query
    here = operation.at(**places)
    answer = await caller.call(operation.method, here, params=query, headers=headers, **sent(operation, body))
    assert answer.status_code < 300, (name, answer.text)
    return answer


async def _plans(cast: Cast) -> None:
    """Each operation of plans once, as it is done for the counts of statements."""
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    await do_plans(_call, world, cast.centre.coordinator)


async def _lending(cast: Cast) -> None:
    """The same for homes, loans and books; then their formats, their pages, and how they say no."""
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    worker, finance = cast.centre.coordinator, cast.centre.finance
    await do_homes(_call, world, worker)
    await do_lending(_call, world, worker)
    await _pages_of_money(cast)
    (fund_, *_) = (await finance.get("/v1/guarantee-funds?status=open")).json()["items"]
    await _money_refused(cast, world, f"/v1/guarantee-funds/{fund_['id']}")


async def _court(cast: Cast) -> None:
    """The same for courts, dates and papers; then the pages of each list."""
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    await do_court(_call, world, cast.centre.coordinator)
    legal, since = cast.centre.legal, "updated_since=2026-01-01T00:00:00Z"
    for name, more in (
        *(("court-files", since), ("proceedings", f"procedure=Criminal&{since}"), ("judgments", "")),
        *(("court-appeals", f"status=withdrawn&status=completed&{since}"), ("compensation-claims", since)),
        *(("hearings", f"status=held&status=cancelled&{since}"), ("deadlines", since)),
        *(("residence-papers", since), ("calendar-feeds", "is_revoked=true")),
    ):
        page = await legal.get(f"/v1/{name}?limit=1&{more}")
        assert page.status_code == 200, (name, page.text)
        if "next" in page.json():
            assert (await legal.get(page.json()["next"])).status_code == 200, name
    for path in ("residence-tracks?is_open=false", "privileged-notes?limit=1", "deadlines?is_overdue=true"):
        assert (await legal.get(f"/v1/{path}")).status_code == 200, path
    _, address = await subscribed(legal)
    stream = await cast.http.get(address)
    assert (stream.status_code, stream.headers["Content-Type"].partition(";")[0]) == (200, "text/calendar")


async def _exchange(cast: Cast) -> None:
    """The same for what leaves; then the pages of each list, and how it is refused."""
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    await do_hooks(_call, world)
    await do_directory(_call, world)
    await do_mails(_call, world)
    admin, since = cast.centre.admin, "updated_since=2026-01-01T00:00:00Z"
    here = (await admin.get("/v1/webhook-endpoints")).json()["items"][0]["id"]
    for name, more in (
        ("webhook-endpoints", "status=active&status=disabled"),
        ("webhook-deliveries", f"status=pending&status=dead&endpoint_id={here}"),
        ("mail-deliveries", f"status=pending&status=dead&member_id={cast.centre.coordinator.member_id}"),
    ):
        assert (await admin.get(f"/v1/{name}?limit=1&{more}&{since}")).status_code == 200, name
    wishes = {"email": "a@example.org", "kinds": ["hearings"]}
    refused = await cast.centre.coordinator.patch("/v1/me/notification-settings", wishes, etag="*")
    await cast.refused(refused, 409, "no_mail_server")
    await cast.command(admin, f"/v1/webhook-endpoints/{here}", "disable")
    refused = await admin.post("/v1/webhook-deliveries", {"endpoint_id": here})
    await cast.refused(refused, 409, "endpoint_disabled")
    for _ in range(19):
        await made(admin, "/v1/webhook-endpoints", {"url": "https://example.invalid/hooks"})
    refused = await admin.post("/v1/webhook-endpoints", {"url": "https://example.invalid/hooks"})
    await cast.refused(refused, 409, "too_many_endpoints")


async def _exports(cast: Cast) -> None:
    """The same for exports; then their pages, and what cannot be exported."""
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    worker = cast.centre.coordinator
    await do_exports(_call, world, worker)
    for path in ("", "?limit=1&status=cancelled&status=discarded&updated_since=2026-01-01T00:00:00Z"):
        assert (await worker.get(f"/v1/exports{path}")).status_code == 200, path
    over = (await worker.get("/v1/exports?status=discarded")).json()["items"][0]["id"]
    await cast.refused(await worker.post(f"/v1/exports/{over}/cancel", {}, etag="*"), 409, "wrong_state")
    answer = await worker.post("/v1/exports", {"types": ["people"]}, key=uuid4().hex)
    await cast.refused(answer, 422, "invalid")


async def _imports(cast: Cast) -> None:
    """The same for imports; then their pages, and what is no file of rows."""
    world = World(cast.house, cast.centre, cast.other, cast.third, cast.police)
    worker = cast.centre.coordinator
    world.imports["completed"] = await asked(
        worker, lines([person("P-1"), person("P-2", birth_date="2199-01-01")])
    )
    await exchange.take_in_rows(cast.house.office, cast.centre.id)
    await do_imports(_call, world, worker)
    for path in ("", "?limit=1&status=completed&status=cancelled&updated_since=2026-01-01T00:00:00Z"):
        assert (await worker.get(f"/v1/imports{path}")).status_code == 200, path
    rows = f"{world.imports['completed']}/rows"
    page = await worker.get(f"{rows}?limit=1&outcome=stored&outcome=refused")
    assert (await worker.get(page.json()["next"])).status_code == 200
    await cast.refused(
        await worker.post(f"{world.imports['completed']}/cancel", {}, etag="*"), 409, "wrong_state"
    )
    nothing = as_form({"file": "rows", "format": "csv"}, b"\n")
    answer = await worker.call("POST", "/v1/imports", headers={"Idempotency-Key": "nothing"}, **nothing)
    await cast.refused(answer, 422, "invalid")


async def _feed(cast: Cast) -> None:
    """A program follows what happens, of the centre and between it and a partner."""
    program = replace(await script(cast.house, cast.centre), http=cast.http)
    for path in ("/v1/events", f"/v1/organisations/{cast.police.id}/events"):
        page = (await program.get(f"{path}?limit=2")).json()
        assert len(page["items"]) == 2
        assert (await program.get(page["next"])).status_code == 200
        await cast.refused(await program.get(f"{path}?after=1000000"), 400, "bad_cursor")
        await cast.refused(await cast.centre.coordinator.get(path), 403, "script_needed")
    assert (await program.get("/v1/events?kind=case&kind=referral&wait=1")).status_code == 200


async def _pages_of_money(cast: Cast) -> None:
    """Every list page by page, and every format of what an accountant or she herself reads."""
    finance = cast.centre.finance
    for name, more in (
        *(("housing-applications", "status=applied&status=accepted&status=withdrawn"), ("leases", "")),
        *(("guarantee-funds", "status=open&status=closed"), ("guarantee-loans", "is_paused=false")),
    ):
        reader = cast.centre.housing if name == "housing-applications" else finance
        page = await reader.get(f"/v1/{name}?limit=1&{more}&updated_since=2026-01-01T00:00:00Z")
        assert page.status_code == 200, page.text
        assert "next" in page.json(), (name, page.text)
        assert (await reader.get(page.json()["next"])).status_code == 200, name
    (loan_,) = (await finance.get("/v1/guarantee-loans?status=active&status=written_off")).json()["items"]
    here, fund_ = f"/v1/guarantee-loans/{loan_['id']}", f"/v1/guarantee-funds/{loan_['fund_id']}"
    book = next(b for b in (await finance.get("/v1/books")).json()["items"] if b["currency"] == "EUR")
    books = f"/v1/books/{book['id']}"
    for path in (f"{here}/entries", f"{fund_}/contributions", f"{books}/transactions"):
        page = await finance.get(f"{path}?limit=1&value_from={day(-9)}&value_until={day()}")
        assert (await finance.get(page.json()["next"])).status_code == 200, path
    span = f"from_on={day(-60)}&until_on={day()}"
    for path in (f"{books}/trial-balance", f"{books}/journal?{span}", f"{fund_}/statement?{span}"):
        for kind in (JSON, "text/csv", XLSX):
            sheet = await finance.get(path, headers={"Accept": kind})
            assert (sheet.status_code, sheet.headers["Content-Type"].partition(";")[0]) == (200, kind)
    for language in ("en", "fr", "nl"):
        for path in ("statement", "contract", "landlord-letter"):
            page = await finance.get(f"{here}/{path}?language={language}", headers={"Accept": "text/html"})
            assert (page.status_code, page.headers["Content-Language"]) == (200, language)


async def _money_refused(cast: Cast, world: World, fund_: str) -> None:
    """What a home, a fund, a loan and a book refuse by name."""
    worker, second, finance = cast.centre.coordinator, cast.centre.coordinator_2, cast.centre.finance
    case = await made(worker, "/v1/cases", FACTS)
    wanted = search(world, case)
    await made(worker, "/v1/housing-searches", wanted)
    await cast.refused(await worker.post("/v1/housing-searches", wanted), 409, "search_under_way")
    unread = await made(worker, "/v1/leases", lease(world, case, checks=[]))
    await cast.refused(await worker.post(f"{unread}/sign", {}, etag="*"), 409, "checks_missing")
    body = loan(world, case, unread, fund_)
    here = await made(worker, "/v1/guarantee-loans", body)
    await cast.refused(await worker.post("/v1/guarantee-loans", body), 409, "lease_has_loan")
    await cast.refused(await finance.get(f"{here}/contract"), 409, "loan_not_approved")
    await cast.refused(await worker.post(f"{here}/approve", {}, etag="*"), 409, "second_person_needed")
    await cast.command(second, here, "approve")
    paid = {"value_on": day(), "agreement_signed_on": day()}
    refused = await worker.post(f"{here}/disburse", paid, etag="*", key=uuid4().hex)
    await cast.refused(refused, 409, "lease_not_signed")
    tag = await cast.read(worker, unread)
    asked_otherwise = {"checks": READ, "payee_account": "BE71 0961 2345 6769"}
    assert (await worker.patch(unread, asked_otherwise, etag=tag)).status_code == 200
    await cast.command(worker, unread, "sign")
    refused = await worker.post(f"{here}/disburse", paid, etag="*", key=uuid4().hex)
    await cast.refused(refused, 409, "lease_changed")
    await cast.command(second, here, "unapprove")
    await cast.command(second, here, "approve")
    await cast.refused(await worker.post(f"{here}/disburse", paid, etag="*"), 400, "idempotency_key_required")
    await moved(worker, here, "disburse", paid)
    await cast.refused(await worker.post(f"{here}/resume", {}, etag="*"), 409, "loan_not_paused")
    entry = {"type": "Repayment", "amount": euro(200_000), "value_on": day()}
    for more, status, code in (
        ({}, 422, "exceeds_outstanding"),
        ({"type": "Recovery"}, 422, "exceeds_written_off"),
        ({"type": "Refund"}, 422, "exceeds_credit"),
        ({"value_on": day(-1)}, 422, "invalid"),
    ):
        refused = await finance.post(f"{here}/entries", {**entry, **more}, key=uuid4().hex)
        await cast.refused(refused, status, code)
    paid_back = await booked(finance, f"{here}/entries", {**entry, "amount": euro(1000)})
    mistake = {"value_on": day(), "reason": "Bounced"}
    reversal = await finance.post(f"{paid_back}/reverse", mistake, key=uuid4().hex)
    again = await finance.post(f"{paid_back}/reverse", mistake, key=uuid4().hex)
    await cast.refused(again, 409, "already_reversed")
    there = f"{here}/entries/{reversal.json()['id']}/reverse"
    await cast.refused(await finance.post(there, mistake, key=uuid4().hex), 409, "is_reversal")
    early = gift(world, 100, value_on=day(-2500))
    await cast.refused(
        await finance.post(f"{fund_}/contributions", early, key=uuid4().hex), 409, "period_closed"
    )
    used = fund(world, name=(await finance.get(fund_)).json()["name"])
    await cast.refused(await finance.post("/v1/guarantee-funds", used), 409, "fund_name_taken")
    await cast.read(finance, fund_)


async def _beds(cast: Cast) -> None:
    worker, staff = cast.centre.coordinator, cast.centre.housing
    here = await made(staff, "/v1/shelters", {**HOUSE, "code_name": "House Willow"})
    _, *beds = await furnished(staff, here, "B1", "B2", "B3")
    cases = [await made(worker, "/v1/cases", FACTS) for _ in range(2)]
    man = await made(worker, "/v1/cases", {**FACTS, "gender": "Masculine"})
    waits = {"case_id": cases[0].rsplit("/", 1)[1], "urgency": "Immediate"}
    entries = [await made(staff, "/v1/waiting-list", {**waits, "case_id": man.rsplit("/", 1)[1]})]
    entries.append(await made(staff, "/v1/waiting-list", waits))
    await cast.refused(await staff.post("/v1/waiting-list", waits), 409, "already_waiting")
    await cast.command(staff, entries[0], "withdraw", {"reason": "LostContact"})
    await cast.read(staff, entries[0])
    await _what_a_bed_refuses(cast, here, beds, cases, man)
    stay = await made(staff, "/v1/allocations", wish(beds[0], cases[0]))
    await cast.read(staff, stay)
    await cast.command(staff, stay, "renew")
    tag = await cast.read(staff, stay)
    await cast.refused(await staff.post(f"{stay}/renew", {}, etag=tag), 409, "renewed_too_often")
    for name in ("confirm", "check_in"):
        await cast.command(staff, stay, name)
    tag = await cast.read(staff, stay)
    await cast.refused(await staff.post(f"{stay}/confirm", {}, etag=tag), 409, "hold_already_confirmed")
    far = await staff.post(f"{stay}/extend", {"to_on": day(4000)}, etag=tag)
    await cast.refused(far, 409, "max_stay_exceeded")
    await cast.command(staff, stay, "extend", {"to_on": day(60)})
    away = {"from_on": day(), "until_on": day(2), "reason": "Hospital"}
    absence = await made(staff, f"{stay}/absences", away)
    await cast.refused(await staff.post(f"{stay}/absences", away), 409, "absence_overlaps")
    await cast.read(staff, absence)
    assert (await staff.get(f"{stay}/absences?limit=1")).json()["items"]
    moved = await cast.command(staff, stay, "move", {"bed_id": beds[1].rsplit("/", 1)[1]})
    stay = f"/v1/allocations/{moved.json()['id']}"
    for name, body in (("check_out", {"exit_reason": "Hospital"}), ("reopen", {})):
        await cast.command(staff, stay, name, body)
    for name in ("cancel", "no_show"):
        other = await made(staff, "/v1/allocations", wish(beds[2], cases[1]))
        if name == "no_show":
            await cast.command(staff, other, "confirm")
        await cast.command(staff, other, name)
    page = await staff.get("/v1/allocations?limit=1&status=occupied&status=no_show")
    assert (await staff.get(page.json()["next"])).status_code == 200
    for reason in ("Full", "AreaUnsafe"):
        body = {"happened_on": day(-1), "reason": reason, "shelter_id": here.rsplit("/", 1)[1]}
        await cast.read(staff, await made(staff, "/v1/turn-aways", body))
    for path in ("waiting-list", "turn-aways", "turn-away-totals"):
        page = await staff.get(f"/v1/{path}?limit=1")
        assert (await staff.get(page.json()["next"])).status_code == 200


async def _what_a_bed_refuses(cast: Cast, shelter: str, beds: list[str], cases: list[str], man: str) -> None:
    staff, one = cast.centre.housing, cases[0]
    apart = f"{one}/placement-exclusions"
    exclusion = await made(
        staff, apart, {"shelter_id": shelter.rsplit("/", 1)[1], "reason": "ExploiterNearby"}
    )
    await cast.read(staff, exclusion)
    assert (await staff.get(f"{apart}?limit=1")).json()["items"]
    for case in (one, man):
        unsafe = await staff.post("/v1/allocations", wish(beds[0], case))
        await cast.refused(unsafe, 409, "placement_unsafe")
    await cast.command(staff, exclusion, "lift")
    flat, bed = await furnished(staff, shelter, "B1", code="R2", let_as="Unit")
    await cast.refused(await staff.post("/v1/allocations", wish(bed, one)), 409, "let_as_unit")
    unit = {"case_id": one.rsplit("/", 1)[1], "unit_id": flat.rsplit("/", 1)[1], "from_on": day()}
    more = {"companions": [{"case_id": cases[1].rsplit("/", 1)[1]}]}
    await cast.refused(await staff.post("/v1/allocations", unit | more), 409, "household_too_large")
    held = await made(staff, "/v1/allocations", unit)
    await cast.refused(await staff.post("/v1/allocations", unit), 409, "bed_unavailable")
    await cast.command(staff, held, "cancel")
    tag = await cast.read(staff, held)
    await cast.refused(await staff.post(f"{held}/cancel", {}, etag=tag), 409, "hold_already_cancelled")


async def _audit(cast: Cast) -> None:
    auditor = cast.centre.auditor
    page = await auditor.get("/v1/audit-events?limit=20")
    assert (await auditor.get(page.json()["next"])).status_code == 200
    refused = (await auditor.get("/v1/audit-events?outcome=refused&limit=1")).json()["items"]
    await cast.read(auditor, f"/v1/audit-events/{refused[0]['id']}")


async def _what_any_request_may_meet(cast: Cast) -> None:
    """Every operation of /v1, refused for the same faults."""
    worker, nobody = cast.centre.coordinator, str(uuid4())
    for operation in operations():
        path = re.sub(r"{\w+}", nobody, operation.path)
        if not path.startswith("/v1/"):
            continue
        method, fits = operation.method, {"If-Match": '"1"'}
        unknown = 404 if operation.name in BY_ADDRESS else 401
        assert (await cast.http.request(method, path)).status_code == unknown
        for caller in (worker, cast.centre.finance, cast.operator):
            await caller.call(method, f"{path}?misspelt=1", json={}, headers=fits)
            await caller.call(method, path, json={"misspelt": 1}, headers=fits)
            await caller.call(method, path, json=operation.example(), headers=fits)
            needed = operation.needed_headers | fits
            await caller.call(method, path, json=operation.example(), headers=needed)
        await worker.call(method, path, json={}, headers=fits | {"Accept": "text/csv"})
        await worker.call(method, path, content=b"{", headers=fits | {"Content-Type": JSON})
        await worker.call(method, path, content=b"a,b", headers=fits | {"Content-Type": "text/csv"})
        await worker.call(method, path, content=b" " * 2_000_000, headers=fits | {"Content-Type": JSON})
        await worker.call(method, path, json={}, headers={"If-None-Match": '"' * 2000, **fits})
        await worker.call(method, path, json={}, headers={"Idempotency-Key": "not one", **fits})
        if operation.is_list:
            for query in ("limit=0", "limit=201", "cursor=x", "updated_since=yesterday"):
                await worker.get(f"{path}?direction=in&{query}")
    statuses = {status for _, status in cast.witness.seen}
    assert {400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428} <= statuses
    assert not {status for status in statuses if status >= 500}
