"""What an endpoint is told: signed, thin, in order, and never by an answer that it gave itself."""

import asyncio
import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from standardwebhooks import WebhookVerificationError

from tests.factories.house import FACTS, House
from tests.factories.world import identifier, later
from tests.features.exchange.hooks import DELIVERIES, ENDPOINTS, Hooks, hooks
from tests.features.exchange.receiver import Got, Receiver, receiving
from tests.features.stories import stored_anywhere
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.service.courier import Courier
from trafficking_api.features.exchange.service.posting import queue
from trafficking_api.features.exchange.tasks import forget_deliveries
from trafficking_api.kit.outbound import SECONDS

__all__ = ["hooks"]
SAID = {
    "position",
    "id",
    "type",
    "kind",
    "object_id",
    "version",
    "is_tombstone",
    "occurred_at",
    "recorded_at",
}


async def test_an_endpoint_is_told_of_what_happens_from_then_on(hooks: Hooks) -> None:
    before = await hooks.case()
    async with receiving() as receiver:
        here = await hooks.told(receiver.url, "case")
        case = await hooks.case()
        await hooks.change(case)
        await hooks.send()
    told = [got.opened(hooks.secrets[here]) for got in receiver.got]
    of_it = [event for event in told if event["object_id"] == str(identifier(case))]
    assert [event["type"] for event in of_it] == ["case.created", "case.changed"]
    assert [event["version"] for event in of_it] == sorted(event["version"] for event in of_it)
    assert {event["kind"] for event in told} == {"case"}
    assert all(set(event) == SAID for event in told)
    assert [got.headers["webhook-id"] for got in receiver.got] == [d["id"] for d in await hooks.deliveries()]
    assert {delivery["status"] for delivery in await hooks.deliveries()} == {"delivered"}
    assert [event for event in told if event["object_id"] == str(identifier(before))] == []
    await hooks.send()
    assert len(receiver.got) == len(told)


async def test_an_endpoint_of_no_kind_is_told_of_all_and_of_nobody_elses(hooks: Hooks, house: House) -> None:
    stranger = await house.party()
    async with receiving() as receiver:
        await hooks.told(receiver.url)
        case = await hooks.case()
        await stranger.coordinator.made("/v1/cases", FACTS)
        await hooks.courier.serve(stranger.id)
        await hooks.send()
    kinds = {got.event["kind"] for got in receiver.got}
    assert {"case", "webhook_endpoint"} <= kinds
    rows = await house.owner_execute(
        "SELECT object_id FROM events WHERE organisation_id = :id", id=stranger.id
    )
    foreign = {str(row) for row in rows.scalars()}
    told = {got.event["object_id"] for got in receiver.got}
    assert str(identifier(case)) in told
    assert not told & foreign
    assert (await stranger.admin.get(DELIVERIES)).json()["items"] == []


async def test_during_a_rotation_both_secrets_sign(hooks: Hooks) -> None:
    async with receiving() as receiver:
        here = await hooks.told(receiver.url)
        old, admin = hooks.secrets[here], hooks.centre.admin
        answer = await admin.done(f"{here}/rotate-secret", {"overlap_hours": 24}, etag="*")
        new = answer.json()["secret"]
        assert old != new
        assert answer.json()["previous_secret_until"] is not None
        await hooks.case()
        await hooks.send()
        both = list(receiver.got)
        assert both
        for got in both:
            assert got.opened(old) == got.opened(new)
        await admin.done(f"{here}/rotate-secret", {"overlap_hours": 0}, etag="*")
        await hooks.case()
        await hooks.send()
        for got in receiver.got[len(both) :]:
            for former in (old, new):
                with pytest.raises(WebhookVerificationError):
                    got.opened(former)


async def test_secrets_and_addresses_lie_sealed_and_the_secret_is_shown_once(hooks: Hooks) -> None:
    word = "hidden-in-the-address"
    body = {"url": f"https://example.org/{word}", "kinds": []}
    made = await hooks.centre.admin.made(ENDPOINTS, body, key="once")
    secret, here = made.json()["secret"], made.headers["Location"]
    again = await hooks.centre.admin.made(ENDPOINTS, body, key="once")
    assert again.headers["Location"] == here
    assert again.json()["secret"] is None
    shown = (await hooks.centre.admin.get(here)).json()
    assert shown["url"] == body["url"]
    assert "secret" not in shown
    for words in (secret, word):
        assert await stored_anywhere(hooks.house, words) == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org/hooks", "https_needed"),
        ("https://10.1.2.3/hooks", "address_refused"),
        ("https://169.254.169.254/latest", "address_refused"),
        ("https://[::1]/hooks", "address_refused"),
        ("https://[::ffff:127.0.0.1]/hooks", "address_refused"),
        ("https://me:word@example.org/hooks", "invalid_url"),
        ("https://example.org/hooks#part", "invalid_url"),
        ("https://example.org:99999/hooks", "invalid_url"),
    ],
)
async def test_an_address_that_is_never_reached_is_refused(hooks: Hooks, url: str, code: str) -> None:
    answer = await hooks.centre.admin.post(ENDPOINTS, {"url": url})
    assert answer.status_code == 422, answer.text
    assert [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]] == [("/url", code)]
    here = (await hooks.centre.admin.made(ENDPOINTS, {"url": "https://example.org/"})).headers["Location"]
    changed = await hooks.centre.admin.patch(here, {"url": url}, etag="*")
    assert changed.status_code == 422, changed.text


async def test_a_test_event_goes_to_one_endpoint_and_is_in_no_feed(hooks: Hooks) -> None:
    async with receiving() as one, receiving() as other:
        here = await hooks.told(one.url, "referral")
        await hooks.told(other.url, "referral")
        body = {"endpoint_id": str(identifier(here))}
        sent = await hooks.centre.admin.made(DELIVERIES, body)
        await hooks.send()
        (got,) = one.got
        assert other.got == []
        event = got.opened(hooks.secrets[here])
        assert (event["type"], event["position"]) == ("webhook_endpoint.tested", 0)
        after = (await hooks.centre.admin.get(sent.headers["Location"])).json()
        assert (after["status"], after["last_status"], after["attempts"]) == ("delivered", 204, 1)
        await hooks.centre.admin.done(f"{here}/disable", etag="*")
        refused = await hooks.centre.admin.post(DELIVERIES, body)
        assert (refused.status_code, refused.json()["code"]) == (409, "endpoint_disabled")


async def test_what_happens_while_an_endpoint_is_disabled_is_sent_when_it_is_enabled(hooks: Hooks) -> None:
    async with receiving() as receiver:
        here = await hooks.told(receiver.url, "case")
        await hooks.centre.admin.done(f"{here}/disable", etag="*")
        case = await hooks.case()
        await hooks.send()
        assert receiver.got == []
        await hooks.centre.admin.done(f"{here}/enable", etag="*")
        await hooks.send()
        assert str(identifier(case)) in {got.event["object_id"] for got in receiver.got}


async def test_one_that_says_it_is_gone_is_disabled_and_loses_nothing(hooks: Hooks) -> None:
    async with receiving(lambda _: 410) as receiver:
        here = await hooks.told(receiver.url, "case")
        case = await hooks.case()
        await hooks.send()
        shown = (await hooks.centre.admin.get(here)).json()
        assert (shown["status"], shown["disabled_reason"]) == ("disabled", "gone")
        assert shown["allowed_commands"] == ["enable"]
        (waiting,) = await hooks.deliveries()
        assert (waiting["status"], waiting["last_failure"], waiting["last_status"]) == (
            "pending",
            "gone",
            410,
        )
        tried = len(receiver.got)
        async with later(hooks.house, days=1):
            await hooks.send()
            assert len(receiver.got) == tried
            receiver.answering = lambda _: 200
            await hooks.centre.admin.done(f"{here}/enable", etag="*")
            await hooks.send()
        assert receiver.got[-1].event["object_id"] == str(identifier(case))
        assert receiver.got[-1].headers["webhook-id"] == receiver.got[0].headers["webhook-id"]


async def test_a_redirect_is_not_followed_and_no_answer_is_kept(hooks: Hooks) -> None:
    async with receiving() as secret, receiving(lambda _: 302) as receiver:
        receiver.more = f"Location: {secret.url}\r\n".encode()
        await hooks.told(receiver.url, "case")
        await hooks.case()
        await hooks.send()
        assert secret.got == []
        (waiting,) = await hooks.deliveries()
        assert (waiting["status"], waiting["last_failure"]) == ("pending", "redirected")
        rows = await hooks.house.owner_execute(
            "SELECT t::text FROM webhook_deliveries t WHERE organisation_id = :id", id=hooks.centre.id
        )
        assert "secret" not in "".join(rows.scalars())


async def test_xch_8_what_never_arrives_is_dead_after_three_days_and_can_be_sent_again(hooks: Hooks) -> None:
    async with receiving(lambda _: 500) as receiver:
        await hooks.told(receiver.url, "case")
        await hooks.case()
        await hooks.send()
        (row,) = await hooks.deliveries()
        assert (row["status"], row["attempts"], row["last_failure"]) == ("pending", 1, "refused")
        await hooks.send()  # its time has not come
        assert len(receiver.got) == 1
        for days in (1, 2):
            async with later(hooks.house, days=days):
                await hooks.send()
        assert [d["status"] for d in await hooks.deliveries()] == ["pending"]
        async with later(hooks.house, days=4):
            await hooks.send()
        (dead,) = await hooks.deliveries("&status=dead")
        assert (dead["attempts"], dead["next_attempt_at"], dead["allowed_commands"]) == (4, None, ["resend"])
        receiver.answering = lambda _: 200
        await hooks.centre.admin.done(f"{DELIVERIES}/{dead['id']}/resend", etag=f'"{dead["version"]}"')
        await hooks.send()
        (done,) = await hooks.deliveries()
        assert (done["status"], done["attempts"]) == ("delivered", 1)
        assert {got.headers["webhook-id"] for got in receiver.got} == {dead["id"]}


async def test_the_log_keeps_what_arrived_for_30_days_and_what_did_not_for_90(hooks: Hooks) -> None:
    house, lists = hooks.house, [hooks, replace(hooks, centre=await hooks.house.party())]

    async def kept(days: int) -> list[list[str]]:
        async with later(house, days=days):
            async with system_mandate(house.office, hooks.centre.id, "forget_deliveries") as mandate:
                await forget_deliveries(mandate)
            return [[row["status"] for row in await each.deliveries()] for each in lists]

    async with receiving() as good, receiving(lambda _: 500) as bad:
        for each in lists:
            for receiver in (good, bad):
                await each.told(receiver.url, "case")
            await each.case()
            await each.send()
        async with later(house, days=4):
            for each in lists:
                await each.send()
        everything = sorted(["delivered", "dead"])
        assert [sorted(found) for found in await kept(29)] == [everything, everything]
        assert [sorted(found) for found in await kept(31)] == [["dead"], everything]
        assert [sorted(found) for found in await kept(93)] == [["dead"], everything]
        assert [sorted(found) for found in await kept(95)] == [[], everything]


async def test_much_is_forgotten_in_portions(hooks: Hooks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafficking_api.access.keeping.PORTION", 2)
    async with receiving() as receiver:
        await hooks.told(receiver.url, "case")
        for _ in range(5):
            await hooks.case()
        for _ in range(2):
            await hooks.send()
    assert [row["status"] for row in await hooks.deliveries()] == ["delivered"] * 5
    gone = []
    async with later(hooks.house, days=31):
        for _ in range(4):
            async with system_mandate(hooks.house.office, hooks.centre.id, "forget_deliveries") as mandate:
                gone.append(await forget_deliveries(mandate))
    assert gone == [2, 2, 1, 0]


async def test_what_waits_is_never_forgotten(hooks: Hooks) -> None:
    async with receiving() as receiver:
        endpoint = await hooks.told(receiver.url, "case")
        await hooks.case()
        async with system_mandate(hooks.house.office, hooks.centre.id, "queue") as mandate:
            await queue(mandate)
        await hooks.centre.admin.done(f"{endpoint}/disable", etag="*")
        async with (
            later(hooks.house, days=400),
            system_mandate(hooks.house.office, hooks.centre.id, "forget_deliveries") as mandate,
        ):
            assert await forget_deliveries(mandate) == 0
        assert [row["status"] for row in await hooks.deliveries()] == ["pending"]


async def test_an_event_waits_for_the_earlier_one_of_its_object_and_for_no_other(hooks: Hooks) -> None:
    stuck = {"id": ""}

    def answer(got: Got) -> int:
        return 500 if got.event["object_id"] == stuck["id"] else 200

    async with receiving(answer) as receiver:
        await hooks.told(receiver.url, "case")
        case = await hooks.case()
        stuck["id"] = str(identifier(case))
        await hooks.change(case)
        other = await hooks.case()
        await hooks.send()
        told = [got.event for got in receiver.got]
        assert [e["type"] for e in told if e["object_id"] == stuck["id"]] == ["case.created"]
        assert str(identifier(other)) in {e["object_id"] for e in told}
        stuck["id"] = ""
        async with later(hooks.house, days=1):
            await hooks.send()
        told = [got.event for got in receiver.got if got.event["object_id"] == str(identifier(case))]
        assert [e["type"] for e in told] == ["case.created", "case.created", "case.changed"]


async def test_xch_8_one_slow_endpoint_delays_no_other(hooks: Hooks) -> None:
    async with receiving(lambda _: None) as slow, receiving() as quick:
        await hooks.told(slow.url, "case")
        await hooks.told(quick.url, "case")
        cases = {str(identifier(await hooks.case())) for _ in range(6)}
        begun = time.monotonic()
        await hooks.courier.serve(hooks.centre.id)
        await quick.until(lambda: cases <= {got.event["object_id"] for got in quick.got})
        assert time.monotonic() - begun < SECONDS
        assert slow.got
        # While it is waited for, nobody holds a connection to the database for it.
        pool: Any = hooks.house.office.database.engine.pool
        while pool.checkedout():
            assert time.monotonic() - begun < SECONDS
            await asyncio.sleep(0.05)
        await hooks.courier.stop()


async def test_what_a_courier_took_before_it_died_is_sent_by_the_next_one(hooks: Hooks) -> None:
    async with receiving(lambda _: None) as receiver:
        await hooks.told(receiver.url, "case")
        await hooks.case()
        await hooks.courier.serve(hooks.centre.id)
        await receiver.until(lambda: bool(receiver.got))
        await hooks.courier.stop()
        receiver.answering = lambda _: 200
        another = Courier(hooks.house.office)
        await another.serve(hooks.centre.id)
        await another.rest()
        assert len(receiver.got) == 1  # it is leased
        async with later(hooks.house, days=1):
            await another.serve(hooks.centre.id)
            await another.rest()
        assert len({got.headers["webhook-id"] for got in receiver.got}) == 1
        assert [d["status"] for d in await hooks.deliveries()] == ["delivered"]


@pytest.mark.race
async def test_two_couriers_at_once_send_each_event_once_and_in_order(hooks: Hooks) -> None:
    async with receiving() as receiver:
        await hooks.told(receiver.url, "case")
        cases = [await hooks.case() for _ in range(8)]
        for case in cases:
            await hooks.change(case)
        couriers = [hooks.courier, *(Courier(hooks.house.office) for _ in range(3))]
        await asyncio.gather(*(courier.serve(hooks.centre.id) for courier in couriers))
        await asyncio.gather(*(courier.rest() for courier in couriers))
        await hooks.send()
        _each_once_in_order(receiver)
        ids = {str(identifier(case)) for case in cases}
        assert ids <= {got.event["object_id"] for got in receiver.got}


def _each_once_in_order(receiver: Receiver) -> None:
    """Each message came once, and those of one object in the order of its versions."""
    ids = [got.headers["webhook-id"] for got in receiver.got]
    assert len(set(ids)) == len(ids)
    last: dict[str, int] = {}
    for got in receiver.got:
        event = got.event
        assert event["position"] > last.get(event["object_id"], 0)
        last[event["object_id"]] = event["position"]


async def test_an_organisation_has_so_many_endpoints_and_no_more(hooks: Hooks) -> None:
    for _ in range(20):
        await hooks.told("https://example.org/hooks")
    refused = await hooks.centre.admin.post(ENDPOINTS, {"url": "https://example.org/hooks"})
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_endpoints")


async def test_what_is_done_to_endpoints_is_in_the_journal_without_a_word(hooks: Hooks) -> None:
    here = await hooks.told("https://example.org/hooks")
    await hooks.centre.admin.done(f"{here}/disable", etag="*")
    rows = await hooks.house.owner_execute(
        "SELECT type, to_state FROM events WHERE object_id = :id ORDER BY seq", id=UUID(str(identifier(here)))
    )
    assert rows.all() == [("webhook_endpoint.created", "active"), ("webhook_endpoint.disabled", "disabled")]
