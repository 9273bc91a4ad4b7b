"""Two deployments: what one does towards the other's seat happens there too, once, and in its order."""

import base64
import json
import os
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.factories.house import FACTS
from tests.factories.second_stage import proposal
from tests.factories.shelters import ZONE
from tests.factories.world import command, made
from tests.features.exchange.across import Served, Side, Two, two
from tests.features.stories import caseload
from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases.service.keep import CASES
from trafficking_api.features.consents.rules import CHECKS
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.retention import queries as retention

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
async def both(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    async with two(tmp_path_factory.mktemp("across")) as opened:
        await opened.agree()
        yield opened


@pytest.fixture(scope="module")
async def cases(both: Two) -> list[str]:
    return await caseload(both.here.centre, [FACTS] * 15)


async def agreed_person(both: Two, *more: str) -> tuple[str, str]:
    """Somebody who agreed that the centre elsewhere knows who she is: her case and her consent."""
    worker = both.here.worker
    person = await made(worker, "/v1/people", {"identity": {"family_name": "Canary-Phommasan"}})
    case = await made(worker, "/v1/cases", {**FACTS, "person_id": person.rsplit("/", 1)[-1]})
    consent = {
        "purpose": "ReferralShare",
        "given": True,
        "recipient_organisation_id": str(both.there.centre.id),
        "field_groups": ["identity", "contact", "profile", *more],
        "checks": dict.fromkeys(CHECKS, True),
        "form": "Written",
        "given_by": "Individual",
    }
    answer = await worker.made(f"{person}/consents", consent)
    return case.rsplit("/", 1)[-1], f"/v1/consents/{answer.json()['id']}"


async def test_a_referral_is_sent_accepted_released_and_completed_across(both: Two, cases: list[str]) -> None:
    case, _ = await agreed_person(both)
    here, there = both.here, both.there
    offer = await both.send(case)
    assert await there.status(offer) == 404
    await both.carry()
    sent, received = (await here.worker.get(offer)).json(), (await there.worker.get(offer)).json()
    assert (received["view"], received["status"]) == ("receiver", "sent")
    assert received["card"] == sent["card"]
    assert (received["from_organisation_id"], received["sent_on"]) == (
        str(here.centre.id),
        datetime.fromisoformat(sent["sent_at"]).astimezone(ZONE).date().isoformat(),
    )
    await command(there.worker, offer, "accept")
    await both.carry()
    assert await here.status(offer) == "accepted"
    await command(here.worker, offer, "release")
    await both.carry()
    told = (await there.worker.get(f"{offer}/disclosure")).json()
    assert told["identity"]["family_name"] == "Canary-Phommasan"
    assert told["profile"]["facts"]["gender"] == "Feminine"
    await made(here.worker, f"{offer}/messages", {"text": "She can come on Monday."})
    await both.carry()
    await made(there.worker, f"{offer}/messages", {"text": "The room is ready."})
    await both.carry()
    for side in (here, there):
        talk = (await side.worker.get(f"{offer}/messages")).json()["items"]
        assert {one["text"] for one in talk} == {"She can come on Monday.", "The room is ready."}
    await command(there.worker, offer, "arrive")
    await command(there.worker, offer, "complete", {"outcome": "ServiceProvided"})
    await both.carry()
    done = (await here.worker.get(offer)).json()
    assert (done["status"], done["outcome"]) == ("completed", "ServiceProvided")


async def test_documents_as_large_as_they_may_be_arrive_whole(both: Two, cases: list[str]) -> None:
    here, there = both.here, both.there
    case, _ = await agreed_person(both, "documents")
    content = b"%PDF-1.7\n" + os.urandom(19 * 1024 * 1024)
    filed = await here.worker.call(
        "POST",
        "/v1/documents",
        data={"case_id": case, "kind": "MedicalReport"},
        files={"file": ("scan.pdf", content)},
    )
    assert filed.status_code == 201, filed.text
    offer = await both.send(case)
    await both.carry()
    await command(there.worker, offer, "accept")
    await both.carry()
    await command(here.worker, offer, "release")
    await both.carry()
    (document,) = (await there.worker.get(f"{offer}/disclosure")).json()["documents"]
    assert base64.b64decode(document["content"]) == content


async def test_ref_16_both_logs_have_the_same_lines(both: Two, cases: list[str]) -> None:
    case, consent = await agreed_person(both)
    offer = await both.send(case)
    await both.carry()
    await command(both.there.worker, offer, "accept")
    await both.carry()
    await command(both.here.worker, offer, "release")
    await both.carry()
    await command(both.here.worker, consent, "withdraw", {"reason": "ChangedMind"})
    await both.carry()
    assert await both.there.status(offer) == 404
    lines = (await both.here.worker.get(f"{offer}/exchanges")).json()["items"]
    log = [(line["kind"], line["message_hash"], line["shared"]) for line in lines]
    assert [kind for kind, _, _ in log] == ["CardSent", "Released", "DisclosureEnded"]
    rows = await both.there.house.owner_execute(
        "SELECT kind, encode(message_hash, 'hex'), shared FROM exchanges WHERE referral_id = :id "
        "ORDER BY number",
        id=offer.rsplit("/", 1)[-1],
    )
    assert [tuple(row) for row in rows] == log


async def both_logs_are_the_same(both: Two) -> None:
    names = ("id", "number", "after", "kind", "object_id", "body_hash", "outcome", "code", "answered_at")
    logs = [
        {line["id"]: [line[name] for name in names] for line in await side.log()}
        for side in (both.here, both.there)
    ]
    assert logs[0]
    assert logs[0] == logs[1]


async def test_xch_2_the_message_logs_of_both_sides_are_the_same(both: Two, cases: list[str]) -> None:
    await both.send(cases[0])
    await both.carry()
    await both_logs_are_the_same(both)
    opposite = {"in": "out", "out": "in"}
    mine, theirs = [
        {line["id"]: line["direction"] for line in await side.log()} for side in (both.here, both.there)
    ]
    assert {id_: opposite[direction] for id_, direction in theirs.items()} == mine


async def test_the_first_of_two_gets_it_and_the_other_loses_it_again(both: Two, cases: list[str]) -> None:
    here, there = both.here, both.there
    neighbour = await here.house.party()
    await here.house.agree(here.centre, neighbour)
    far = await both.send(cases[1])
    near = await both.send(cases[1], to_organisation_id=str(neighbour.id))
    await both.carry()
    await command(there.worker, far, "accept")
    await command(neighbour.coordinator, near, "accept")
    assert await there.status(far) == "accepted"
    await both.carry()
    assert await here.status(far) == "placed_elsewhere"
    assert await here.status(near) == "accepted"
    assert await there.status(far) in {404, "placed_elsewhere"}


async def test_one_side_down_for_some_time_loses_nothing(both: Two, cases: list[str]) -> None:
    here, there = both.here, both.there
    await there.served.stop()
    offers = [await both.send(case) for case in cases[2:5]]
    for _ in range(3):
        await here.tell()
    waiting = [line for line in await here.log() if line["outcome"] is None]
    assert len(waiting) == 1, "the others wait behind it, in their order"
    await command(here.worker, offers[1], "withdraw", {"code": "NoLongerNeeded"})
    await there.served.start()
    await here.tries_again()
    await both.carry()
    assert [await there.status(offer) for offer in offers] == ["sent", 404, "sent"]
    lines = [line for line in await here.log() if line["direction"] == "out"]
    assert None not in {line["outcome"] for line in lines}
    assert all(line["after"] == before["number"] for before, line in pairwise(lines))


async def test_ref_9_a_copy_on_a_basis_is_asked_about_once_and_answered_across(
    both: Two, cases: list[str]
) -> None:
    here, there = both.here, both.there
    offer = await both.send((await agreed_person(both))[0])
    await both.carry()
    await command(there.worker, offer, "accept")
    await both.carry()
    await command(here.worker, offer, "propose_release", proposal())
    await command(here.centre.coordinator_2, offer, "approve_release")
    await both.carry()
    await command(there.worker, offer, "arrive")
    await both.carry()
    await command(here.worker, offer, "withdraw", {"code": "NoLongerNeeded"})
    await both.carry()
    of_it = offer.rsplit("/", 1)[-1]
    items = (await there.worker.get("/v1/erasure-requests?limit=200")).json()["items"]
    (asked,) = [item["id"] for item in items if item["referral_id"] == of_it]
    await command(there.worker, f"/v1/erasure-requests/{asked}", "answer", {"answer": "Erased"})
    await both.carry()
    told = (await here.worker.get(f"/v1/erasure-requests/{asked}")).json()
    assert (told["status"], told["answer"]) == ("answered", "Erased")


async def test_the_log_has_what_was_done_there_also_where_it_was_said_otherwise_since(
    both: Two, cases: list[str]
) -> None:
    here, there = both.here, both.there
    case, consent = await agreed_person(both)
    offer = await both.send(case)
    await both.carry()
    await command(there.worker, offer, "accept")
    await both.carry()
    await command(here.worker, offer, "release")
    await here.tell_and_hear_nothing()
    assert "identity" in (await there.worker.get(f"{offer}/disclosure")).json()
    await command(here.worker, consent, "withdraw", {"reason": "ChangedMind"})
    await here.tries_again()
    await both.carry()
    assert await there.status(offer) == 404
    await both_logs_are_the_same(both)


@pytest.mark.parametrize("is_done", [True, False])
async def test_xch_8_words_that_were_forgotten_since_hold_up_nothing(
    both: Two, cases: list[str], *, is_done: bool
) -> None:
    here, there = both.here, both.there
    offer = await both.send(cases[-1 - is_done])
    await both.carry()
    await command(there.worker, offer, "accept")
    await both.carry()
    said = await made(here.worker, f"{offer}/messages", {"text": "She can come on Monday."})
    if not is_done:
        await there.served.stop()
    await here.tell_and_hear_nothing()
    await here.house.owner_execute(
        "UPDATE referral_messages SET body_for_from = NULL, body_for_to = NULL WHERE id = :id",
        id=said.rsplit("/", 1)[-1],
    )
    if not is_done:
        await there.served.start()
    await here.tries_again()
    await made(here.worker, f"{offer}/messages", {"text": "Or on Tuesday."})
    await both.carry()
    talk = (await there.worker.get(f"{offer}/messages")).json()["items"]
    assert [one["text"] for one in talk] == ["She can come on Monday.", "Or on Tuesday."][not is_done :]
    await both_logs_are_the_same(both)


class Tamperer:
    """A third server between the two, which changes what it carries."""

    def __init__(self, target: str, change: Callable[[dict[str, str]], dict[str, str]]) -> None:
        self._target, self._change = target, change

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            event = await receive()
            body += event["body"]
            if not event.get("more_body"):
                break
        async with httpx.AsyncClient() as http:
            answer = await http.post(f"{self._target}{scope['path']}", json=self._change(json.loads(body)))
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": answer.content})


def _said(letter: dict[str, str], **more: Any) -> dict[str, str]:
    head = message.head_of(letter["head"]).model_dump(mode="json")
    return {**letter, "head": message.written({**head, **more})}


def _signed_by_another(letter: dict[str, str]) -> dict[str, str]:
    forged = message.sign(message.head_of(letter["head"]), letter["body"], Ed25519PrivateKey.generate())
    return forged.document()


CHANGES: dict[str, tuple[Callable[[dict[str, str]], dict[str, str]], str]] = {
    "body": (lambda told: {**told, "body": message.written({"kind": "referral"})}, "message_altered"),
    "head": (lambda told: _said(told, kind="referral.withdrawn"), "message_unsigned"),
    "signature": (_signed_by_another, "message_unsigned"),
    "sender": (lambda told: _said(told, from_organisation_id=str(uuid4())), "message_unsigned"),
    "time": (lambda told: _said(told, sent_at="2026-01-01T00:00:00Z"), "message_unsigned"),
    "id": (lambda told: _said(told, id=str(uuid4())), "message_unsigned"),
    "shape": (lambda told: {**told, "head": "e30"}, "message_misshapen"),
}


async def _refused(side: Side, code: str) -> int:
    rows = await side.house.owner_execute(
        "SELECT count(*) FROM audit_events "
        "WHERE organisation_id = :id AND outcome = 'refused' AND code = :code",
        id=side.centre.id,
        code=code,
    )
    return int(rows.scalar_one())


async def test_g_16_a_case_whose_time_is_over_takes_its_card_back_across(both: Two, cases: list[str]) -> None:
    here, there = both.here, both.there
    address = await both.send(cases[12])
    await both.carry()
    await command(there.worker, address, "decline", {"by": "centre", "code": "NoCapacity"})
    await both.carry()
    assert (await there.worker.get(address)).json()["card"] is not None
    await command(here.worker, f"/v1/cases/{cases[12]}", "close", {"reason": "Autonomy"})
    async with system_mandate(here.house.office, here.centre.id, "test") as mandate:
        (row,) = await mandate.session.scalars(retention.kept(mandate, CASES, UUID(cases[12])))
        await bury(mandate, CASES, row, "RetentionEnded")
    await both.carry()
    told = (await there.worker.get(address)).json()
    assert (told["status"], told["card"]) == ("declined", None)


@pytest.mark.parametrize("what", CHANGES)
async def test_what_a_third_server_changes_is_refused_written_down_and_arrives_whole_later(
    both: Two, what: str, cases: list[str]
) -> None:
    here, there, (change, code) = both.here, both.there, CHANGES[what]
    between = Served(Tamperer(there.served.url, change))
    await between.start()
    moved = "UPDATE organisations SET home_url = :url WHERE id = :id"
    await here.house.owner_execute(moved, url=between.url, id=there.centre.id)
    before = await _refused(there, code)
    offer = await both.send(cases[5 + list(CHANGES).index(what)])
    await here.tell()
    await between.stop()
    assert await there.status(offer) == 404
    # Whose trail it is stands in the head; where that is none, in no trail.
    assert await _refused(there, code) - before == (0 if code == "message_misshapen" else 1)
    await here.house.owner_execute(moved, url=there.served.url, id=there.centre.id)
    await here.tries_again()
    await both.carry()
    assert await there.status(offer) == "sent"
