"""The door for other servers: what is checked, in which order, and that a message is done once."""

import asyncio
import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import text
from structlog.testing import capture_logs

from tests.factories.exchange_messages import DOOR, TERMS, Correspondent, unheard
from tests.factories.exchange_peers import new_key, seat
from tests.factories.house import House, Party, soon
from tests.factories.world import command
from tests.features.stories import at_once, code
from trafficking_api.access import turns
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.queries import peer_log
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.service import peer_receiving
from trafficking_api.features.exchange.service.peer import bytes_of
from trafficking_api.features.exchange.service.peer_sending import SIGNED

CARD = {
    "reference": "abcdefghijklmnopqrstuvwxyz",
    "level": "S5",
    "kind": "referral",
    "country": "FR",
    "minor": "no",
    "sex": "unknown",
    "exploitation": "unknown",
    "region": "unknown",
    "primary_need": "unknown",
    "urgency": "unknown",
    "household": "unknown",
    "interpreter": "unknown",
    "step_free": "unknown",
    "respond_by_on": soon(),
}
OFFER = {"kind": "referral", "respond_by_on": soon(), "sent_on": soon(0), "card": CARD}
NO_AGREEMENT = ("refused", "no_agreement")


@pytest.fixture
async def centre(house: House) -> Party:
    return await house.party()


@pytest.fixture
async def partner(house: House, centre: Party) -> Correspondent:
    return await Correspondent.of(house, centre)


async def agreed(partner: Correspondent) -> str:
    """An agreement that the partner proposed and the centre signed; its address."""
    id_ = str(uuid4())
    assert await partner.says("agreement.created", TERMS, object_id=id_) == ("done", None)
    await command(partner.centre.admin, f"/v1/agreements/{id_}", "sign")
    return f"/v1/agreements/{id_}"


async def logged(partner: Correspondent) -> list[tuple[int, str, str | None]]:
    items = (await partner.centre.admin.get(f"{partner.peer}/messages")).json()["items"]
    return [(one["number"], one["outcome"], one["code"]) for one in reversed(items)]


async def test_what_was_offered_can_be_read_and_the_answer_is_signed(
    house: House, partner: Correspondent
) -> None:
    await agreed(partner)
    letter = partner.letter("referral.sent", OFFER)
    answer = await partner.deliver(letter)
    own = (await partner.centre.admin.get(partner.peer)).json()["own_public_key"]
    public = Ed25519PublicKey.from_public_bytes(bytes_of(own))
    head = message.signed_answer(message.answer_of(answer.content), public, frozenset({letter.hash}))
    assert (head.outcome, head.code, head.request_hash) == ("done", None, letter.hash)
    inbound = (await partner.centre.coordinator.get("/v1/referrals?direction=in")).json()["items"]
    assert [(one["from_organisation_id"], one["card"]) for one in inbound] == [(str(partner.id), CARD)]


async def test_xch_2_the_same_message_is_answered_alike_and_done_once(
    house: House, partner: Correspondent
) -> None:
    await agreed(partner)
    letter = partner.letter("referral.sent", OFFER)
    answers = [await partner.deliver(letter) for _ in range(3)]
    assert len({answer.content for answer in answers}) == 1
    inbound = (await partner.centre.coordinator.get("/v1/referrals?direction=in")).json()["items"]
    assert len(inbound) == 1


async def test_xch_2_what_was_answered_is_answered_under_the_key_that_counts_now(
    partner: Correspondent,
) -> None:
    # The answer was lost, and then both have renewed their keys: the line goes on with the same message.
    admin, peer = partner.centre.admin, partner.peer
    letter = partner.letter("agreement.created", TERMS)
    first = message.answer_of((await partner.deliver(letter)).content)
    before = (await admin.get(peer)).json()["own_public_key"]
    partner.private = Ed25519PrivateKey.generate()
    await command(admin, peer, "stop")
    after = (await command(admin, peer, "renew"))["own_public_key"]
    theirs = {"public_key": new_key(message.public_of(partner.private))}
    known = await command(admin, peer, "present", theirs)
    await command(admin, peer, "confirm", {"fingerprint": known["their_fingerprint"]})
    again = message.sign(message.head_of(letter.head), letter.body, partner.private)
    answers = [message.answer_of((await partner.deliver(again)).content) for _ in range(2)]
    assert answers[0] == answers[1] == replace(first, signature=answers[0].signature)

    def believed(key: str) -> str:
        public = Ed25519PublicKey.from_public_bytes(bytes_of(key))
        return message.signed_answer(answers[0], public, frozenset({letter.hash})).outcome

    assert believed(after) == "done"
    with pytest.raises(message.Unsigned):
        believed(before)
    assert await logged(partner) == [(1, "done", None)]


@pytest.mark.parametrize("minutes", [-6, 6, -1000])
async def test_xch_2_what_was_held_back_is_to_be_signed_anew(
    house: House, partner: Correspondent, minutes: int
) -> None:
    other = datetime.now(UTC) + timedelta(minutes=minutes)
    late = partner.letter("agreement.created", TERMS, sent_at=message.instant(other))
    answer = await house.http.post(DOOR, json=late.document())
    assert (answer.status_code, code(answer)) == (409, "message_out_of_time")
    assert await logged(partner) == []
    assert await partner.says("agreement.created", TERMS) == ("done", None)


async def test_xch_2_what_was_answered_is_answered_alike_however_late(
    house: House, partner: Correspondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = partner.letter("agreement.created", TERMS)
    first = await partner.deliver(letter)
    monkeypatch.setattr(message, "FRESH", timedelta(0))
    assert (await partner.deliver(letter)).content == first.content


async def test_xch_3_only_who_has_signed_is_heard_for_long(house: House, partner: Correspondent) -> None:
    long = {**TERMS, "more": "x" * 1_100_000}
    letter = partner.letter("agreement.created", long)
    content = json.dumps(letter.document()).encode()
    stranger = partner.letter("agreement.created", long, key=Ed25519PrivateKey.generate())
    late = partner.letter("agreement.created", long, sent_at="2026-01-01T00:00:00Z")

    async def answered(shown: message.Letter | None) -> tuple[int, str]:
        more = {} if shown is None else {SIGNED: f"{shown.head}.{shown.signature}"}
        headers = {"Content-Type": "application/json", **more}
        answer = await house.http.post(DOOR, content=content, headers=headers)
        return answer.status_code, "" if answer.status_code == 200 else code(answer)

    for shown in (None, stranger, late, replace(letter, head="e30"), replace(letter, signature="")):
        assert await answered(shown) == (413, "too_large")
    await command(partner.centre.admin, partner.peer, "stop")
    assert await answered(letter) == (413, "too_large")
    await command(partner.centre.admin, partner.peer, "resume")
    assert await answered(letter) == (200, "")
    assert await logged(partner) == [(1, "refused", "invalid")]


async def test_of_a_pair_one_long_message_is_taken_at_a_time_and_others_are_served(
    house: House, partner: Correspondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = partner.letter("agreement.created", {**TERMS, "more": "x" * 1_100_000})
    entered, go_on, whole_body = threading.Event(), threading.Event(), message.whole_body

    def slow(*asked: Any) -> Any:
        entered.set()
        assert go_on.wait(60)
        return whole_body(*asked)

    async def said() -> httpx.Response:
        headers = {"Content-Type": "application/json", SIGNED: f"{letter.head}.{letter.signature}"}
        return await house.http.post(DOOR, content=json.dumps(letter.document()), headers=headers)

    monkeypatch.setattr(message, "whole_body", slow)
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    first = asyncio.create_task(said())
    while not entered.is_set():  # noqa: ASYNC110 - a thread tells nobody
        await asyncio.sleep(0.01)
    monkeypatch.setattr(message, "whole_body", whole_body)
    twin = await said()
    assert (twin.status_code, code(twin)) == (503, "unavailable")
    other = await Correspondent.of(house, partner.centre)
    assert await other.says("agreement.created", TERMS) == ("done", None)
    go_on.set()
    answers = [await first, await said()]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert await logged(partner) == [(1, "refused", "invalid")]


async def test_a_long_message_has_more_time_than_others(house: House, partner: Correspondent) -> None:
    state = house.app.state
    usual, state.answer_seconds = state.answer_seconds, 0.0
    try:
        for more, status in (("", 503), ("x" * 1_100_000, 200)):
            letter = partner.letter("agreement.created", {**TERMS, "more": more})
            headers = {"Content-Type": "application/json", SIGNED: f"{letter.head}.{letter.signature}"}
            answer = await house.http.post(DOOR, content=json.dumps(letter.document()), headers=headers)
            assert answer.status_code == status
    finally:
        state.answer_seconds = usual


@pytest.mark.race
async def test_xch_2_twenty_at_once_have_one_effect(house: House, partner: Correspondent) -> None:
    letter = partner.letter("agreement.created", TERMS)
    answers = await at_once([house.http.post(DOOR, json=letter.document()) for _ in range(20)])
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}
    proposed = (await partner.centre.admin.get("/v1/agreements?status=proposed")).json()["items"]
    assert len(proposed) == 1


async def test_xch_3_what_is_wrong_first_is_said_first(house: House, partner: Correspondent) -> None:
    stranger = Ed25519PrivateKey.generate()
    wrong = partner.letter("referral.sent", {}, key=stranger)

    async def refusal(letter: message.Letter) -> str:
        return code(await house.http.post(DOOR, json=letter.document()))

    assert await refusal(replace(wrong, head="e30", body="e31g")) == "message_misshapen"
    assert await refusal(replace(wrong, body="e31g")) == "message_unsigned"
    right = partner.letter("referral.sent", OFFER)
    assert await refusal(replace(right, body="e31")) == "message_misshapen"
    assert await refusal(replace(right, body="e30")) == "message_altered"
    assert await logged(partner) == []


async def test_xch_3_no_agreement_then_and_none_now(
    house: House, partner: Correspondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await partner.says("referral.sent", OFFER) == NO_AGREEMENT
    agreement = await agreed(partner)
    # It was sent before they agreed; then it is sent in time, and arrives when nothing is agreed any more.
    early = message.instant(datetime.now(UTC) - timedelta(minutes=4))
    assert await partner.says("referral.sent", OFFER, sent_at=early) == NO_AGREEMENT
    in_time = partner.letter("referral.sent", OFFER)
    # The budget comes after it, so an empty one changes nothing.
    monkeypatch.setattr(peer_receiving, "BUDGET", 0)
    await command(partner.centre.admin, agreement, "revoke")
    answer = await partner.deliver(in_time)
    assert message.answer_head(message.answer_of(answer.content)).code == "no_agreement"
    assert (await partner.centre.coordinator.get("/v1/referrals?direction=in")).json()["items"] == []


async def test_xch_3_the_budget_is_looked_at_last(
    house: House, partner: Correspondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peer_receiving, "BUDGET", 1)
    assert await partner.says("agreement.created", TERMS) == ("done", None)
    answer = await house.http.post(DOOR, json=partner.letter("agreement.signed", {}).document())
    assert (answer.status_code, code(answer), answer.headers["Retry-After"]) == (
        429,
        "peer_budget_spent",
        "60",
    )


async def test_xch_3_the_budget_is_counted_without_reading_all_that_ever_came(
    house: House, partner: Correspondent
) -> None:
    assert await partner.says("agreement.created", TERMS) == ("done", None)
    many = (
        "INSERT INTO peer_messages SELECT (jsonb_populate_record(m, jsonb_build_object("
        "'id', gen_random_uuid(), 'number', n + 1, 'after', n, "
        "'first_at', m.first_at - interval '1 day'))).* "
        "FROM peer_messages m, generate_series(1, 3000) n WHERE m.from_organisation_id = :id"
    )
    await house.owner_execute(many, id=partner.id)
    await house.owner_execute("ANALYZE peer_messages")
    since = datetime.now(UTC) - peer_receiving.MINUTE
    asked = peer_log.received_since(partner.id, partner.centre.id, since)
    query = asked.compile(dialect=house.owner.dialect, compile_kwargs={"literal_binds": True})
    async with system_mandate(house.office, partner.centre.id, "test") as mandate:
        assert await mandate.session.scalar(asked) == 1
        plan = (await mandate.session.scalars(text(f"EXPLAIN {query}"))).all()
    (condition,) = [line for line in plan if "Index Cond" in line]
    assert "peer_messages_at" in " ".join(plan)
    assert "first_at" in condition


async def test_xch_4_without_the_log_nothing_is_done_and_reports_still_come(
    house: House, centre: Party, partner: Correspondent
) -> None:
    police = await house.party("authority")
    await house.owner_execute("ALTER TABLE peer_messages ADD CONSTRAINT full_disk CHECK (false) NOT VALID")
    try:
        answer = await house.http.post(DOOR, json=partner.letter("agreement.created", TERMS).document())
        assert answer.status_code >= 409
        assert (await centre.admin.get("/v1/agreements")).json()["items"] == []
        report = {
            "to_organisation_id": str(centre.id),
            "official_reference": "R-1",
            "channel": "PartnerApi",
            "source": "FederalPolice",
            "urgency": "Within24h",
            "persons_count": 1,
            "country": "BE",
            "summary": "x",
        }
        assert (await police.liaison.post("/v1/signalements", report)).status_code == 201
    finally:
        await house.owner_execute("ALTER TABLE peer_messages DROP CONSTRAINT full_disk")
    assert await partner.says("agreement.created", TERMS) == ("done", None)


async def test_xch_5_the_log_has_no_word_of_what_was_said(house: House, partner: Correspondent) -> None:
    await agreed(partner)
    await partner.says("referral.sent", OFFER)
    rows = await house.owner_execute(
        "SELECT to_jsonb(m)::text FROM peer_messages m WHERE from_organisation_id = :id", id=partner.id
    )
    told = " ".join(row[0] for row in rows)
    assert str(partner.id) in told
    assert CARD["reference"] not in told
    assert partner.letter("referral.sent", OFFER).body not in told


async def test_xch_7_a_message_before_another_cannot_be_missing(partner: Correspondent) -> None:
    assert await partner.says("agreement.created", TERMS, number=4) == ("done", None)
    for after, number in ((3, 5), (0, 5), (5, 6)):
        letter = partner.letter("agreement.created", TERMS, after=after, number=number)
        assert code(await partner.deliver(letter)) == "message_out_of_order"
    assert await partner.says("agreement.created", {}, number=9) == ("refused", "invalid")
    assert await logged(partner) == [(4, "done", None), (9, "refused", "invalid")]


async def test_who_has_confirmed_a_key_speaks_for_nobody_to_others(house: House) -> None:
    # An administrator may confirm a key of its own making: what it then says, it says to itself alone.
    one, two, place = await house.party(), await house.party(), await seat(house)
    honest = await Correspondent.of(house, two, place)
    agreement = await agreed(honest)
    await honest.says("referral.sent", OFFER, object_id="6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c77")
    forger = await Correspondent.of(house, one, place)
    for kind, thing in (
        ("agreement.revoked", agreement.rsplit("/", 1)[-1]),
        ("referral.withdrawn", "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c77"),
    ):
        known = await forger.says(kind, {}, object_id=thing)
        unknown = await forger.says(kind, {}, object_id=str(uuid4()))
        assert known == unknown == ("refused", "not_found")
    letter = forger.letter("agreement.created", TERMS, to_organisation_id=str(two.id))
    assert code(await house.http.post(DOOR, json=letter.document())) == "message_unsigned"
    assert (await two.admin.get(agreement)).json()["status"] == "active"
    assert len((await two.coordinator.get("/v1/referrals?direction=in")).json()["items"]) == 1


async def test_a_refusal_is_written_down_where_it_was_called(house: House, partner: Correspondent) -> None:
    stranger = partner.letter("agreement.created", TERMS, key=Ed25519PrivateKey.generate())
    answer = await house.http.post(DOOR, json=stranger.document())
    assert (answer.status_code, code(answer)) == (401, "message_unsigned")
    rows = await house.owner_execute(
        "SELECT operation, outcome, code FROM audit_events "
        "WHERE organisation_id = :id AND request_id = :request",
        id=partner.centre.id,
        request=UUID(answer.headers["Request-Id"]),
    )
    assert [tuple(row) for row in rows] == [("deliver_peer_message", "refused", "message_unsigned")]


async def test_an_unknown_organisation_answers_as_an_unknown_key(
    house: House, partner: Correspondent
) -> None:
    answers = []
    nobody: list[dict[str, Any]] = [
        {"to_organisation_id": str(uuid4())},
        {"from_organisation_id": str(uuid4())},
    ]
    for said in nobody:
        letter = partner.letter("agreement.created", TERMS, **said)
        answers.append(await house.http.post(DOOR, json=letter.document()))
    stranger = partner.letter("agreement.created", TERMS, key=Ed25519PrivateKey.generate())
    answers.append(await house.http.post(DOOR, json=stranger.document()))
    assert {(answer.status_code, code(answer)) for answer in answers} == {(401, "message_unsigned")}


async def test_a_stopped_partner_is_told_to_wait_and_nothing_is_lost(partner: Correspondent) -> None:
    admin, letter = partner.centre.admin, partner.letter("agreement.created", TERMS)
    await command(admin, partner.peer, "stop")
    assert code(await partner.deliver(letter)) == "peer_stopped"
    await command(admin, partner.peer, "resume")
    assert (await partner.deliver(letter)).status_code == 200
    await command(admin, partner.peer, "stop")
    await command(admin, partner.peer, "renew")
    assert code(await partner.deliver(letter)) == "message_unsigned"


@pytest.mark.parametrize(
    "card",
    [
        {"reference": "She is Mrs Phommasan"},
        {"region": "Vientiane"},
        {"name": "x"},
        {"respond_by_on": "2031-01-01"},
        {"kind": "transfer"},
    ],
)
async def test_ref_4_a_card_from_elsewhere_is_as_closed_as_ours(
    partner: Correspondent, card: dict[str, str]
) -> None:
    await agreed(partner)
    assert await partner.says("referral.sent", {**OFFER, "card": {**CARD, **card}}) == ("refused", "invalid")


async def test_what_nobody_answers_waits_in_the_log(house: House, partner: Correspondent) -> None:
    await agreed(partner)
    for _ in range(3):
        await unheard(house, partner.centre.id, partner.peer)
    items = (await partner.centre.admin.get(f"{partner.peer}/messages")).json()["items"]
    waiting = [one for one in items if one["direction"] == "out"]
    assert [(one["kind"], one["outcome"]) for one in waiting] == [("agreement.signed", None)]


async def test_a_message_that_cannot_be_read_stands_in_no_trail_and_is_logged_without_a_word_of_it(
    house: House, partner: Correspondent
) -> None:
    letter = partner.letter("agreement.created", TERMS)
    sent = {"head": f"{letter.head}x", "body": letter.body, "signature": letter.signature}
    with capture_logs() as said:
        assert code(await house.http.post(DOOR, json=sent)) == "message_misshapen"
        assert code(await house.http.post(DOOR, json={**sent, "head": letter.head, "body": "e30"})) == (
            "message_altered"
        )
    warned = [line for line in said if line["log_level"] == "warning"]
    # The second names whose trail it stands in; the first nobody's.
    assert warned == [{"event": "message not readable", "code": "message_misshapen", "log_level": "warning"}]


@pytest.mark.parametrize("ways", [("stop", "resume"), ("stop", "renew", "present", "confirm")])
async def test_xch_8_a_line_that_gave_up_says_so_and_goes_on_when_somebody_has_looked(
    house: House, partner: Correspondent, ways: tuple[str, ...]
) -> None:
    await agreed(partner)
    admin, peer = partner.centre.admin, partner.peer
    id_ = UUID(peer.rsplit("/", 1)[-1])

    async def line() -> tuple[bool, bool]:
        known = (await admin.get(peer)).json()
        return known["failing_since"] is not None, known["next_try_at"] is not None

    async def is_due() -> bool:
        async with system_mandate(house.office, partner.centre.id, "test") as mandate:
            return id_ in await peer_log.lines_due(mandate)

    assert await line() == (False, False)
    await unheard(house, partner.centre.id, peer)
    assert await line() == (True, True)
    before = (await admin.get(peer)).json()["version"]
    long_ago = "UPDATE peer_lines SET failing_since = failing_since - interval '73 hours' WHERE id = :id"
    await house.owner_execute(long_ago, id=id_)
    for _ in range(2):
        await unheard(house, partner.centre.id, peer)
    assert (await line(), await is_due()) == ((True, False), False)
    rows = await house.owner_execute(
        "SELECT type, from_state, to_state FROM events WHERE object_id = :id ORDER BY seq", id=id_
    )
    assert rows.all()[-1] == ("peer.given_up", "active", "active"), "once, however often it fails"
    assert (await admin.get(peer)).json()["version"] == before + 1
    for name in ways:
        known = (await admin.get(peer)).json()
        bodies = {
            "present": {"public_key": new_key()},
            "confirm": {"fingerprint": known["their_fingerprint"]},
        }
        await command(admin, peer, name, bodies.get(name))
    assert (await line(), await is_due()) == ((False, False), True)


async def test_what_can_never_be_done_is_refused_for_good_and_the_next_is_heard(
    partner: Correspondent,
) -> None:
    await agreed(partner)
    known = str(uuid4())
    assert await partner.says("referral.sent", OFFER, object_id=known) == ("done", None)
    assert await partner.says("referral.sent", OFFER, object_id=known) == ("refused", "conflict")
    assert await partner.says("referral.withdrawn", {}, object_id=known) == ("done", None)
