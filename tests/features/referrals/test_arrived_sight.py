"""From her arrival on, what was received is seen with her case at its receiver (PLAN-10, PLAN-11)."""

from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import Caller, House, Party, soon
from tests.features.cases.test_glass import look
from tests.features.referrals.second_stage import FAMILY, Way, case_of, sent_way, two_centres
from tests.features.referrals.test_receiver_forgets import closed_there, forgotten, here_again, sent_again
from tests.features.stories import Pair, colleague, etag, now_done, refused

WORDS = "She is pregnant and very afraid."
BELOW = ("", "/disclosure", "/messages", "/exchanges")
COMMANDS: dict[str, Any] = {
    "hold": {},
    "complete": {"outcome": "PersonLeft"},
    "return": {"code": "PersonAsked"},
    "request_transfer": {"respond_by_on": soon()},
    "messages": {"text": WORDS},
}


@pytest.fixture
async def two(house: House) -> Pair:
    return await two_centres(house)


async def barred(party: Party, case_id: str, caller: Caller) -> None:
    body = {"member_id": str(caller.member_id), "reason": "KnowsSuspect"}
    await party.coordinator.made(f"/v1/cases/{case_id}/exclusions", body)


async def listed(caller: Caller) -> set[str]:
    answer = await caller.get("/v1/referrals?direction=in&limit=200")
    assert answer.status_code == 200, answer.text
    return {item["id"] for item in answer.json()["items"]}


async def sees(caller: Caller, way: Way) -> bool:
    """Whether somebody reads a referral, what was said and passed with it, and finds it in the list."""
    statuses = {
        (await caller.get(f"{way.here}{part}")).status_code for part in BELOW if part != "/disclosure"
    }
    assert statuses in ({200}, {404})
    assert (way.here.rsplit("/", 1)[1] in await listed(caller)) == (statuses == {200})
    return statuses == {200}


async def nothing_is_left(caller: Caller, way: Way, message: str) -> None:
    """Neither reads nor does anything of a referral, as if it had never been."""
    assert not await sees(caller, way)
    for part in (*BELOW, f"/messages/{message}"):
        await refused(caller.get(f"{way.here}{part}"), 404, "not_found")
    tag = await etag(way.receiver.coordinator, way.here)
    for name, body in COMMANDS.items():
        await refused(caller.post(f"{way.here}/{name}", body, etag=tag), 404, "not_found")


@pytest.mark.parametrize("how", ["barred", "sealed"])
async def test_plan_10_who_is_barred_from_the_copy_does_not_read_what_came_with_it(
    two: Pair, how: str
) -> None:
    way = await (await sent_way(two, kind="transfer")).released()
    there = two.receiver
    everybody = (there.coordinator, there.coordinator_2, there.caseworker)
    for caller in everybody:  # until she is there, it is the whole centre's
        assert await sees(caller, way)
        assert FAMILY in (await caller.get(f"{way.here}/disclosure")).text
    await way.receive("arrive")
    message = (await there.coordinator.made(f"{way.here}/messages", {"text": WORDS})).json()["id"]
    copy = (await way.copy())["id"]
    await nothing_is_left(there.caseworker, way, message)  # it does not work on her case
    assert await sees(there.coordinator_2, way)
    if how == "barred":
        await barred(there, copy, there.coordinator_2)
    else:
        await now_done(there.coordinator, f"/v1/cases/{copy}", "seal")
    await nothing_is_left(there.coordinator_2, way, message)
    # Who works on it reads all, and the support is still here.
    assert await sees(there.coordinator, way)
    assert FAMILY in (await there.coordinator.get(f"{way.here}/disclosure")).text
    assert (await there.coordinator.get(way.here)).json()["status"] == "in_progress"
    assert (await way.copy())["is_owner"]
    # A colleague who is assigned sees it too; the sender sees its own side as before.
    await there.coordinator.made(f"/v1/cases/{copy}/workers", {"member_id": str(there.caseworker.member_id)})
    assert await sees(there.caseworker, way)
    await now_done(there.caseworker, way.here, "hold")
    assert (await two.sender.coordinator.get(way.here)).json()["status"] == "on_hold"


async def test_plan_11_the_list_of_what_was_received_holds_what_can_be_read_one_by_one(two: Pair) -> None:
    there = two.receiver
    ways = [await sent_way(two) for _ in range(4)]
    for way in ways[1:]:
        await way.arrived()
    copies = [(await way.copy())["id"] for way in ways[1:]]
    await barred(there, copies[0], there.coordinator_2)
    await now_done(there.coordinator, f"/v1/cases/{copies[1]}", "seal")
    found = {}
    for role in ("coordinator", "coordinator_2", "caseworker"):
        caller = getattr(there, role)
        answers = {way.here: (await caller.get(way.here)).status_code for way in ways}
        readable = {here.rsplit("/", 1)[1] for here, status in answers.items() if status == 200}
        assert await listed(caller) == readable, role
        found[role] = [answers[way.here] for way in ways]
    assert found["coordinator"] == [200, 200, 200, 200]
    assert found["coordinator_2"] == [200, 404, 404, 200]
    assert found["caseworker"] == [200, 404, 404, 404]


async def test_plan_9_a_broken_glass_shows_what_came_with_a_case_and_lets_change_nothing(two: Pair) -> None:
    way = await (await sent_way(two)).arrived()
    caller = two.receiver.caseworker
    await caller.made("/v1/break-glass", look((await way.copy())["id"]))
    assert await sees(caller, way)
    assert FAMILY in (await caller.get(f"{way.here}/disclosure")).text
    tag = await etag(caller, way.here)
    for name, body in COMMANDS.items():
        await refused(caller.post(f"{way.here}/{name}", body, etag=tag), 403, "read_only")


async def test_plan_10_who_comes_again_comes_to_the_case_that_she_has_here(two: Pair) -> None:
    way = await (await sent_way(two)).arrived()
    there = two.receiver
    await way.receive("complete", {"outcome": "PersonLeft"})
    await barred(there, (await way.copy())["id"], there.coordinator_2)
    again = await here_again(way)
    assert await sees(there.caseworker, again)
    # Whoever is on duty lets her in, and is told so; from then on it is with her case.
    tag = await etag(there.caseworker, again.here)
    arrived = await there.caseworker.post(f"{again.here}/arrive", {}, etag=tag, key="arrived")
    assert (arrived.status_code, arrived.json()["status"]) == (200, "in_progress")
    for caller in (there.caseworker, there.coordinator_2):
        assert not await sees(caller, again)
    await refused(
        there.caseworker.post(f"{again.here}/arrive", {}, etag=tag, key="arrived"), 404, "not_found"
    )
    assert await sees(there.coordinator, again)


async def test_plan_10_the_question_what_became_of_her_copy_is_for_who_sees_it(two: Pair) -> None:
    way = await (await sent_way(two)).arrived()
    there = two.receiver
    await barred(there, (await way.copy())["id"], there.coordinator_2)
    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    (asked,) = (await there.coordinator.get("/v1/erasure-requests")).json()["items"]
    here = f"/v1/erasure-requests/{asked['id']}"
    tag, kept = await etag(there.coordinator, here), {"answer": "Erased"}
    for caller in (there.coordinator_2, there.caseworker):
        assert (await caller.get("/v1/erasure-requests")).json()["items"] == []
        await refused(caller.get(here), 404, "not_found")
        await refused(caller.post(f"{here}/answer", kept, etag=tag), 404, "not_found")
    await there.caseworker.made("/v1/break-glass", look((await way.copy())["id"]))
    await refused(there.caseworker.post(f"{here}/answer", kept, etag=tag), 403, "read_only")
    assert (await there.coordinator.done(f"{here}/answer", kept, etag=tag)).json()["status"] == "answered"


@pytest.mark.parametrize("how", ["erased", "purged"])
async def test_plan_10_who_was_barred_sees_nothing_of_it_after_the_copy_is_gone(
    house: House, two: Pair, how: str
) -> None:
    way = await (await sent_way(two)).arrived()
    there = two.receiver
    other = await colleague(house, there)
    await barred(there, (await way.copy())["id"], other)
    await way.receive("complete", {"outcome": "PersonLeft"})
    await forgotten(way, house, await closed_there(way), how)
    assert [await sees(caller, way) for caller in (there.coordinator, other, there.caseworker)] == [
        True,
        False,
        False,
    ]


async def test_plan_10_who_is_barred_from_another_case_of_hers_does_not_read_who_she_is(two: Pair) -> None:
    way = await (await sent_way(two)).arrived()
    there = two.receiver
    await way.receive("complete", {"outcome": "PersonLeft"})
    copy = await closed_there(way)
    again = await case_of(there, copy["person_id"])
    assert FAMILY in (await there.coordinator_2.get(f"{way.here}/disclosure")).text
    await barred(there, again, there.coordinator_2)
    assert await sees(there.coordinator_2, way)  # its case is in sight, and she is not
    await refused(there.coordinator_2.get(f"/v1/people/{copy['person_id']}"), 404, "not_found")
    await refused(there.coordinator_2.get(f"{way.here}/disclosure"), 404, "not_found")
    assert FAMILY in (await there.coordinator.get(f"{way.here}/disclosure")).text


async def disclosed(caller: Caller, way: Way) -> bool:
    """Whether somebody reads who she is."""
    answer = await caller.get(f"{way.here}/disclosure")
    assert answer.status_code in {200, 404}, answer.text
    return answer.status_code == 200


@pytest.mark.parametrize("how", ["barred", "sealed", "withdrawn"])
async def test_plan_10_what_is_released_of_who_is_here_already_is_read_by_who_sees_her_case(
    two: Pair, how: str
) -> None:
    way = await (await sent_way(two)).arrived()
    there, copy = two.receiver, (await way.copy())["id"]
    hidden = [there.caseworker, there.coordinator_2]
    if how == "sealed":
        await now_done(there.coordinator, f"/v1/cases/{copy}", "seal")
    else:
        await barred(there, copy, there.coordinator_2)
    if how == "withdrawn":  # its receiver does not find the first one any more
        await way.send("withdraw", {"code": "NoLongerNeeded"})
    else:
        await way.receive("complete", {"outcome": "PersonLeft"})
    again = await here_again(way)
    assert [await disclosed(caller, again) for caller in hidden] == [False, False]
    assert FAMILY in (await there.coordinator.get(f"{again.here}/disclosure")).text
    # The card tells nobody who she is: whoever is on duty lets her in.
    assert [await sees(caller, again) for caller in hidden] == [True, True]
    assert (await now_done(there.caseworker, again.here, "arrive")).json()["status"] == "in_progress"
    assert [await disclosed(caller, again) for caller in (*hidden, there.coordinator)] == [False, False, True]


async def test_plan_10_who_is_barred_from_her_closed_case_reads_nothing_of_her_second_coming(
    two: Pair,
) -> None:
    way = await (await sent_way(two)).arrived()
    there, copy = two.receiver, (await way.copy())["id"]
    await barred(there, copy, there.coordinator_2)
    await way.receive("complete", {"outcome": "PersonLeft"})
    await closed_there(way)
    again = await here_again(way)
    assert [await disclosed(caller, again) for caller in (there.coordinator, there.coordinator_2)] == [
        True,
        False,
    ]
    await again.receive("arrive")  # to a case of its own, from which the same are barred
    assert await sees(there.coordinator, again)
    assert not await sees(there.coordinator_2, again)
    second = await again.copy()
    assert second["id"] != copy
    for what in (f"/v1/cases/{second['id']}", f"/v1/people/{second['person_id']}"):
        assert (await there.coordinator.get(what)).status_code == 200
        await refused(there.coordinator_2.get(what), 404, "not_found")


async def test_plan_10_what_is_noted_already_of_who_is_awaited_keeps_nobody_from_releasing_her(
    house: House, two: Pair
) -> None:
    """What was open when this began to be noted is noted, released or not."""
    way = await (await sent_way(two)).arrived()
    copy = (await way.copy())["id"]
    await way.receive("complete", {"outcome": "PersonLeft"})
    again = await sent_again(way)
    await house.owner_execute(
        "INSERT INTO earlier_cases (organisation_id, id, case_id) VALUES (:here, :referral, :case)",
        here=two.receiver.id,
        referral=UUID(again.here[-36:]),
        case=UUID(copy),
    )
    await again.released()
    assert FAMILY in (await two.receiver.coordinator.get(f"{again.here}/disclosure")).text


async def test_plan_10_what_was_answered_is_answered_again_to_nobody_who_is_barred_since(two: Pair) -> None:
    way = await (await sent_way(two)).arrived()
    there = two.receiver
    tag = await etag(there.coordinator_2, way.here)
    told = await there.coordinator_2.post(f"{way.here}/hold", {}, etag=tag, key="held")
    assert (told.status_code, told.json()["status"]) == (200, "on_hold")
    await barred(there, (await way.copy())["id"], there.coordinator_2)
    await refused(there.coordinator_2.post(f"{way.here}/hold", {}, etag=tag, key="held"), 404, "not_found")
