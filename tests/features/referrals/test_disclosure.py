"""What is released: what she agreed to, to one receiver, for as long as she agreed (REF-8 to REF-11)."""

import asyncio
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories.house import House, Party
from tests.features.referrals.second_stage import (
    ALL_GROUPS,
    FAMILY,
    NAME,
    PHONE,
    STAYS,
    Way,
    case_of,
    consent,
    filed,
    new_person,
    sent_way,
    two_centres,
)
from tests.features.stories import (
    Clock,
    Pair,
    address,
    at_once,
    colleague,
    drafted,
    etag,
    journal,
    now_done,
    refused,
    statuses,
)
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.features.consents import tasks as consents

SECOND = timedelta(seconds=1)


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    return await two_centres(house)


async def _release(way: Way, body: dict[str, Any] | None = None) -> Any:
    here = way.here
    return await way.sender.coordinator.post(
        f"{here}/release", body or {}, etag=await etag(way.sender.coordinator, here)
    )


async def _read(way: Way) -> Any:
    return await way.receiver.coordinator.get(f"{way.here}/disclosure")


@pytest.mark.parametrize("group", ALL_GROUPS)
async def test_ref_8_each_group_is_released_alone_and_nothing_with_it(two: Pair, group: str) -> None:
    way = await sent_way(two, group)
    await filed(two.sender, way.person)
    await way.released()
    told = await _read(way)
    assert told.json()["field_groups"] == [group]
    assert [name for name in ALL_GROUPS if told.json()[name] is not None] == [group]
    assert (FAMILY in told.text) == (group == "identity")
    assert (PHONE in told.text) == (group == "contact")
    assert not [words for words in STAYS if words in told.text]


async def test_ref_8_less_than_she_agreed_to_may_be_released_and_never_more(two: Pair) -> None:
    way = await sent_way(two, "identity", "contact")
    await way.receive("accept")
    await refused(_release(way, {"field_groups": ["identity", "profile"]}), 409, "share_consent_needed")
    assert (await _release(way, {"field_groups": ["identity"]})).status_code == 200
    assert (await _read(way)).json()["contact"] is None


@pytest.mark.parametrize("said", ["nothing", "no", "yes to another"])
async def test_ref_8_nothing_is_released_without_a_consent_that_counts(
    house: House, two: Pair, said: str
) -> None:
    way = await _without_consent(two, await house.party() if said == "yes to another" else None)
    if said == "no":
        await consent(two.sender, way.person, two.receiver, given=False)
    await refused(_release(way), 409, "share_consent_needed")
    assert (await _read(way)).status_code == 404


async def _without_consent(two: Pair, other: Party | None = None) -> Way:
    """An accepted referral of a person who agreed to nothing, or to another receiver."""
    person_id = await new_person(two.sender)
    if other is not None:
        await consent(two.sender, person_id, other)
    case_id = await case_of(two.sender, person_id)
    way = Way(two, person_id, case_id, address(await drafted(two.sender, two.receiver, case_id)), "")
    await way.send("send")
    await way.receive("accept")
    return way


async def test_ref_10_a_consent_that_ends_at_t_is_read_until_t(house: House, clock: Clock) -> None:
    two = await two_centres(house)
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    way = await (await sent_way(two, "identity", expires_at=ends.isoformat())).released()
    await clock.stop(ends - SECOND)
    assert (await _read(way)).status_code == 200
    await clock.stop(ends + SECOND)
    assert (await _read(way)).status_code == 404
    await clock.stop(ends)
    assert (await _read(way)).status_code == 404
    # The sweep has not come by: she cannot arrive with what may not be read.
    arrive = way.receiver.coordinator.post(
        f"{way.here}/arrive", {}, etag=await etag(way.receiver.coordinator, way.here)
    )
    await refused(arrive, 409, "share_consent_needed")
    async with system_mandate(house.office, two.sender.id, "test") as mandate:
        assert await consents.sweep(mandate) == 1
    mine = (await two.sender.coordinator.get(way.here)).json()
    assert (mine["status"], mine["withdraw_code"]) == ("withdrawn", "ConsentEnded")
    assert (await two.receiver.coordinator.get(way.here)).status_code == 404


async def test_ref_10_the_wall_itself_ends_what_is_over(house: House, two: Pair, clock: Clock) -> None:
    """Even a query that forgets to ask finds nothing: the policy of the table knows the time."""
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    way = await (await sent_way(two, "identity", expires_at=ends.isoformat())).released()
    seen = "SELECT count(*) FROM disclosures WHERE id = CAST(:id AS uuid)"

    async def found(party: Party) -> int:
        async with system_mandate(house.office, party.id, "test") as mandate:
            return int(await mandate.session.scalar(text(seen), {"id": way.here.rsplit("/", 1)[1]}) or 0)

    await clock.stop(ends - SECOND)
    assert (await found(two.receiver), await found(two.sender)) == (1, 1)
    await clock.stop(ends)
    assert (await found(two.receiver), await found(two.sender)) == (0, 1)


async def test_ref_10_a_narrower_consent_leaves_what_it_covers(two: Pair) -> None:
    way = await (await sent_way(two, "identity", "contact")).released()
    await consent(two.sender, way.person, two.receiver, "contact", expires_at="2097-01-01T00:00:00Z")
    left = (await _read(way)).json()
    assert left["field_groups"] == ["contact"]
    assert left["identity"] is None
    assert left["contact"]["entries"][0]["value"] == PHONE
    assert left["expires_at"].startswith("2097-01-01")
    assert (await two.sender.coordinator.get(way.here)).json()["status"] == "released"
    await consent(two.sender, way.person, two.receiver, "legal")
    assert (await _read(way)).status_code == 404


async def test_ref_10_the_referral_is_taken_back_whatever_became_of_the_consent(two: Pair) -> None:
    way = await (await sent_way(two)).arrived()
    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    taken = await way.send("withdraw", {"code": "SafetyConcern"})
    assert taken.json()["status"] == "withdrawn"
    assert (await two.receiver.coordinator.get(way.here)).status_code == 404


async def test_ref_11_after_the_end_the_receiver_reads_what_was_disclosed_and_after_withdrawal_nothing(
    two: Pair,
) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    await way.receive("complete", {"outcome": "PersonLeft"})
    assert (await _read(way)).json()["identity"]["first_name"] == NAME
    other = await (await sent_way(two, "identity")).released()
    await other.send("withdraw", {"code": "NoLongerNeeded"})
    assert (await _read(other)).status_code == 404
    assert (await two.receiver.coordinator.get(other.here)).status_code == 404
    made = (await two.sender.coordinator.get(f"{other.here}/disclosure")).json()
    assert made["end_code"] == "ReferralWithdrawn"


async def test_g_12_each_reading_is_written_down_where_it_was_read(house: House, two: Pair) -> None:
    way = await (await sent_way(two, "identity")).released()
    before = await _readings(house, two.receiver, way)
    assert (await _read(way)).status_code == 200
    assert await _readings(house, two.receiver, way) == before + 1
    await two.sender.coordinator.get(f"{way.here}/disclosure")
    assert await _readings(house, two.sender, way) == 0
    # She can ask who saw who she is: the release is among it.
    accesses = (await two.sender.coordinator.get(f"/v1/people/{way.person}/accesses")).json()["items"]
    assert ("release_referral", "Referral") in {(a["operation"], a["reason"]) for a in accesses}


async def _readings(house: House, party: Party, way: Way) -> int:
    rows = await house.owner_execute(
        "SELECT count(*) FROM audit_events WHERE organisation_id = :party AND object_kind = 'disclosure' "
        "AND object_id = CAST(:id AS uuid) AND operation = 'read_disclosure' AND outcome = 'done'",
        party=party.id,
        id=way.here.rsplit("/", 1)[1],
    )
    return int(rows.scalar())


async def test_g_12_what_cannot_be_written_down_is_not_read(house: House, two: Pair) -> None:
    way = await (await sent_way(two, "identity")).released()
    await house.owner_execute("ALTER TABLE audit_events ADD CONSTRAINT no_more CHECK (false) NOT VALID")
    try:
        answer = await _read(way)
    finally:
        await house.owner_execute("ALTER TABLE audit_events DROP CONSTRAINT no_more")
    assert answer.status_code >= 500
    assert NAME not in answer.text


async def test_ref_16_xch_4_without_the_log_nothing_is_shared(house: House, two: Pair) -> None:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    await house.owner_execute("ALTER TABLE exchanges ADD CONSTRAINT no_more CHECK (false) NOT VALID")
    try:
        answer = await _release(way)
    finally:
        await house.owner_execute("ALTER TABLE exchanges DROP CONSTRAINT no_more")
    assert answer.status_code >= 400
    assert (await _read(way)).status_code == 404
    assert (await two.sender.coordinator.get(way.here)).json()["status"] == "accepted"


async def test_ref_16_both_sides_have_the_same_log_and_nobody_changes_it(house: House, two: Pair) -> None:
    way = await (await sent_way(two, "identity")).released()
    logs = [
        (await side.coordinator.get(f"{way.here}/exchanges")).json()["items"]
        for side in (two.sender, two.receiver)
    ]
    assert logs[0] == logs[1]
    assert [line["number"] for line in logs[0]] == [1, 2]
    assert all(len(line["message_hash"]) == 64 for line in logs[0])
    assert logs[0][0]["shared"] == []
    assert logs[0][1]["not_shared"] == ALL_GROUPS[1:]
    told = {
        party.id: {(t.type, t.to_state) for t in await journal(house, party, logs[0][1]["id"], "exchange")}
        for party in (two.sender, two.receiver)
    }
    assert told[two.sender.id] == told[two.receiver.id] == {("exchange.released", "logged")}
    async with system_mandate(house.office, two.sender.id, "test") as mandate:
        with pytest.raises(DBAPIError, match="permission denied"):
            await mandate.session.execute(text("UPDATE exchanges SET shared = '{}'"))
        await mandate.session.rollback()


async def test_ref_17_rules_and_consent_are_kept_as_they_were_at_sending_and_release(
    house: House, two: Pair
) -> None:
    way = await (await sent_way(two, "identity")).released()
    made = (await two.sender.coordinator.get(f"{way.here}/disclosure")).json()
    assert (made["consent_id"], made["consent_version"]) == (way.consent.rsplit("/", 1)[1], 1)
    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    rows = await house.owner_execute(
        "SELECT consent_id::text, consent_version, rules_version, release_consent_id::text, "
        "release_consent_version, release_rules_version FROM referral_links WHERE id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    assert tuple(rows.one()) == (made["consent_id"], 1, 1, made["consent_id"], 1, 1)


async def test_ref_12_she_arrives_once_however_often_it_is_said(two: Pair) -> None:
    way = await (await sent_way(two, "identity")).released()
    here, tag = f"{way.here}/arrive", await etag(two.receiver.coordinator, way.here)
    answers = await at_once([two.receiver.coordinator.post(here, {}, etag=tag) for _ in range(20)])
    assert statuses(answers)[200] == 1
    assert statuses(answers)[409] + statuses(answers)[412] == 19
    await way.copy()
    found = await two.receiver.coordinator.post("/v1/people/search", {"name": NAME})
    case = await way.copy()
    assert case["person_id"] in {item["id"] for item in found.json()["items"]}


@pytest.mark.race
async def test_plan_8_no_copy_is_left_to_who_leaves(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = await (await sent_way(two)).released()
    leaver = await colleague(house, two.receiver)
    arrived, go_on = asyncio.Event(), asyncio.Event()
    arrive = import_module("trafficking_api.features.referrals.service.arrive")
    disclosed = arrive.disclosed

    async def slow(mandate: Mandate, referral_id: UUID) -> Any:
        arrived.set()
        await go_on.wait()
        return await disclosed(mandate, referral_id)

    monkeypatch.setattr(arrive, "disclosed", slow)
    arriving = asyncio.create_task(leaver.post(f"{way.here}/arrive", {}, etag="*"))
    await arrived.wait()
    await now_done(two.receiver.admin, f"/v1/members/{leaver.member_id}", "leave")
    go_on.set()
    await refused(arriving, 403, "member_needed")
    assert (await two.receiver.coordinator.get(way.here)).json()["status"] == "released"


async def test_the_copy_holds_only_what_was_released(two: Pair) -> None:
    way = await (await sent_way(two, "contact")).arrived()
    case = await way.copy()
    person = (await two.receiver.coordinator.get(f"/v1/people/{case['person_id']}")).json()
    assert person["identity"]["first_name"] is None
    assert person["contact"]["entries"][0]["value"] == PHONE
    assert (case["gender"], case["minor"], case["exploitation_types"]) == (None, "no", [])


async def test_an_erasure_request_is_the_receivers_to_answer(two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    items = (await two.receiver.coordinator.get("/v1/erasure-requests?status=open")).json()["items"]
    (asked,) = [i for i in items if i["referral_id"] == way.here.rsplit("/", 1)[1]]
    here = f"/v1/erasure-requests/{asked['id']}"
    there, here_too = two.receiver.coordinator, two.sender.coordinator
    await refused(here_too.post(f"{here}/answer", {"answer": "Erased"}, etag='"1"'), 403, "wrong_side")
    await refused(there.post(f"{here}/answer", {"answer": "Kept"}, etag='"1"'), 422, "invalid")
    done = await there.done(f"{here}/answer", {"answer": "Restricted"}, etag='"1"')
    await refused(
        there.post(f"{here}/answer", {"answer": "Erased"}, etag=done.headers["ETag"]), 409, "wrong_state"
    )
