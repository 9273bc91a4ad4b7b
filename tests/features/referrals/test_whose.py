"""Whose referral it is: the end of her consent finds what was released of her, whosever case it is by now."""

from importlib import import_module
from typing import Any

import pytest

from tests.factories.house import House
from tests.features.documents.files import PDF
from tests.features.referrals.second_stage import (
    NAME,
    Way,
    case_of,
    consent,
    new_person,
    sent_way,
    two_centres,
)
from tests.features.stories import Pair, address, etag, now_done, offer, refused

release = import_module("trafficking_api.features.referrals.service.release")


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    return await two_centres(house)


async def _named(way: Way, person_id: str | None) -> Any:
    """Say that the case is somebody else's, or nobody's."""
    case, caller = f"/v1/cases/{way.case}", way.sender.coordinator
    return await caller.patch(case, {"person_id": person_id}, etag=await etag(caller, case))


async def _swapped(house: House, way: Way, person_id: str | None) -> None:
    """The same, past every rule."""
    await house.owner_execute(
        "UPDATE cases SET person_id = CAST(:person AS uuid) WHERE id = CAST(:id AS uuid)",
        person=person_id,
        id=way.case,
    )


async def _another(two: Pair) -> str:
    return await new_person(two.sender, first_name="Zothera", family_name="Bodymann", aliases=[])


async def _completed(two: Pair) -> Way:
    way = await (await sent_way(two, "identity")).arrived()
    await way.receive("complete", {"outcome": "PersonLeft"})
    return way


async def _asked(way: Way) -> int:
    open_ = (await way.receiver.coordinator.get("/v1/erasure-requests?status=open&limit=200")).json()["items"]
    return sum(item["referral_id"] == way.here.rsplit("/", 1)[1] for item in open_)


@pytest.mark.parametrize("state", ["sent", "released"])
async def test_ref_10_nobody_else_is_named_while_a_referral_is_open(two: Pair, state: str) -> None:
    way = await sent_way(two, "identity")
    if state == "released":
        await way.released()
    await refused(_named(way, await _another(two)), 409, "person_settled")
    await refused(_named(way, None), 409, "person_settled")
    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")


async def test_ref_10_what_was_released_of_her_ends_with_her_consent_whosever_case_it_is(two: Pair) -> None:
    way = await _completed(two)
    assert (await _named(way, await _another(two))).status_code == 200
    assert (await way.receiver.coordinator.get(f"{way.here}/disclosure")).status_code == 200
    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")
    assert await _asked(way) == 1


async def test_g_16_what_was_released_of_her_ends_with_her_erasure_whosever_case_it_is(two: Pair) -> None:
    way = await _completed(two)
    assert (await _named(way, None)).status_code == 200
    wish = {"person_id": way.person, "reason": "PersonRequest"}
    made = await two.sender.coordinator.made("/v1/erasures", wish)
    await now_done(two.sender.coordinator_2, made.headers["Location"], "approve")
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")
    assert await _asked(way) == 1


async def test_the_sender_is_held_against_whom_it_released_whosever_case_it_is(
    house: House, two: Pair
) -> None:
    way = await (await sent_way(two, "identity")).released()
    talk, here = f"{way.here}/messages", two.sender.coordinator
    for person_id in (None, await _another(two)):
        await _swapped(house, way, person_id)
        await refused(here.post(talk, {"text": f"{NAME} comes on Monday."}), 422, "identifying_text")
    await refused(here.post(talk, {"text": "Zothera comes on Monday."}), 422, "identifying_text")
    await here.made(talk, {"text": "She comes on Monday."})


async def test_ref_8_the_consent_of_one_person_releases_nobody_else(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another person is named after the consent was found, and before it is said what is released."""
    way = await sent_way(two, "identity")
    await way.receive("accept")
    other, here = await _another(two), two.sender.coordinator
    own_or_refuse = release.own_or_refuse

    async def swap_and_go_on(*found: Any) -> Any:
        await _swapped(house, way, other)
        return await own_or_refuse(*found)

    monkeypatch.setattr(release, "own_or_refuse", swap_and_go_on)
    tag = await etag(here, way.here)
    await refused(here.post(f"{way.here}/release", {}, etag=tag), 409, "share_consent_needed")
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")


async def test_ref_8_nobody_else_is_named_while_something_is_released(
    house: House, two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case is held from the reading of whose it is until the release is written."""
    way = await sent_way(two, "identity")
    await way.receive("accept")
    contents, free = release.contents, []

    async def look_and_go_on(*asked: Any) -> Any:
        rows = await house.owner_execute(
            "SELECT id FROM cases WHERE id = CAST(:id AS uuid) FOR NO KEY UPDATE SKIP LOCKED", id=way.case
        )
        free.append(len(rows.all()))
        return await contents(*asked)

    monkeypatch.setattr(release, "contents", look_and_go_on)
    await way.send("release")
    assert free == [0]


async def test_no_document_that_was_sealed_for_another_person_is_released(two: Pair) -> None:
    """In intake a case may be said to be somebody else's; what was filed before stays the former person's."""
    coordinator = two.sender.coordinator
    former, hers = await _another(two), await new_person(two.sender)
    case_id = await case_of(two.sender, former)
    file = {"data": {"case_id": case_id, "kind": "MedicalReport"}, "files": {"file": ("a.pdf", PDF)}}
    assert (await coordinator.call("POST", "/v1/documents", **file)).status_code == 201
    case = f"/v1/cases/{case_id}"
    changed = await coordinator.patch(case, {"person_id": hers}, etag=await etag(coordinator, case))
    assert changed.status_code == 200, changed.text
    other = {**file, "data": {"case_id": case_id, "kind": "CourtDocument"}}
    assert (await coordinator.call("POST", "/v1/documents", **other)).status_code == 201
    agreed = await consent(two.sender, hers, two.receiver, "documents")
    draft = await coordinator.made("/v1/referrals", offer(case_id, two.receiver))
    way = Way(two, hers, case_id, address(draft), agreed)
    await way.send("send")
    await way.receive("accept")
    await way.send("release")
    told = (await two.receiver.coordinator.get(f"{way.here}/disclosure")).json()
    assert [document["kind"] for document in told["documents"]] == ["CourtDocument"]
