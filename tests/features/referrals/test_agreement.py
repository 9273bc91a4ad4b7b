"""Nothing crosses without an agreement, when sent and again when accepted (REF-13, XCH-1, REF-18)."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from operator import getitem
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import FACTS, House
from tests.features.stories import (
    Clock,
    address,
    agree,
    caseload,
    drafted,
    etag,
    faults,
    new_case,
    now_done,
    offer,
    pair,
    preview,
    refused,
    sent,
)


async def test_xch_1_without_an_agreement_nothing_is_sent_nor_previewed(house: House) -> None:
    sender, friend, stranger = await house.party(), await house.party(), await house.party()
    await agree(friend, sender)
    await caseload(sender, [FACTS] * 5)
    case_id = await new_case(sender)
    draft = await drafted(sender, stranger, case_id)
    send = sender.coordinator.post(f"{address(draft)}/send", {}, etag=draft.headers["ETag"])
    await refused(send, 409, "no_agreement")
    assert (await sender.coordinator.get(address(draft))).json()["status"] == "draft"
    body = {"case_id": case_id, "kind": "referral", "to_organisation_ids": [str(friend.id), str(stranger.id)]}
    problem = await refused(sender.coordinator.post("/v1/referrals/preview", body), 409, "no_agreement")
    assert faults(problem) == [("/to_organisation_ids/1", "no_agreement")]
    assert (await stranger.coordinator.get("/v1/referrals?direction=in")).json()["items"] == []


async def test_xch_1_an_agreement_needs_both_sides_and_lasts_until_either_revokes_it(house: House) -> None:
    sender, receiver = await house.party(), await house.party()
    await caseload(sender, [FACTS] * 5)
    terms = {"to_organisation_id": str(receiver.id), "kind": "referral", "valid_from": "2020-01-01"}
    made = await sender.admin.made("/v1/agreements", terms)
    here = made.headers["Location"]
    draft = await drafted(sender, receiver)
    send = f"{address(draft)}/send"
    await refused(sender.coordinator.post(send, {}, etag="*"), 409, "no_agreement")
    await now_done(receiver.admin, here, "sign")
    # It counts in both directions.
    await caseload(receiver, [FACTS] * 5)
    assert (await preview(receiver, await new_case(receiver), sender))[0]["level"] == "S0"
    await now_done(receiver.admin, here, "revoke")
    await refused(sender.coordinator.post(send, {}, etag="*"), 409, "no_agreement")
    await agree(receiver, sender)
    await sender.coordinator.done(send, etag="*")


@pytest.mark.parametrize("ended_by", ["sender", "receiver"])
async def test_ref_13_revoked_between_send_and_accept_it_is_409(house: House, ended_by: str) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    await now_done(getattr(two, ended_by).admin, two.agreement, "revoke")
    version = await etag(two.receiver.coordinator, here)
    await refused(two.receiver.coordinator.post(f"{here}/accept", {}, etag=version), 409, "no_agreement")
    assert (await two.sender.coordinator.get(here)).json()["status"] == "sent"
    # Saying no shares nothing.
    await now_done(two.receiver.coordinator, here, "decline", {"by": "centre", "code": "LegalImpediment"})


async def test_ref_13_not_yet_valid_or_expired_is_no_agreement_at_send(house: House) -> None:
    sender = await house.party()
    await caseload(sender, [FACTS] * 5)
    today = datetime.now(UTC).date()
    for since, until in (
        (today + timedelta(days=3), None),
        (today - timedelta(days=30), today - timedelta(days=3)),
        (today + timedelta(days=3), today + timedelta(days=30)),
    ):
        receiver = await house.party()
        here = await agree(
            sender, receiver, since=since.isoformat(), until=until.isoformat() if until else None
        )
        assert (await sender.admin.get(here)).json()["in_force"] is False
        draft = await drafted(sender, receiver)
        await refused(sender.coordinator.post(f"{address(draft)}/send", {}, etag="*"), 409, "no_agreement")


async def test_ref_13_the_dates_are_looked_at_again_at_accept(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 3, 10, 11, tzinfo=UTC))
    sender, receiver = await house.party(), await house.party()
    await caseload(sender, [FACTS] * 6)
    here = await agree(sender, receiver, since="2031-03-10", until="2031-03-12")
    offers = [address(await sent(sender, receiver, by=date(2031, 3, 31))) for _ in range(2)]
    await clock.stop(datetime(2031, 3, 12, 22, 59, 59, tzinfo=UTC))
    await now_done(receiver.coordinator, offers[0], "accept")
    assert (await receiver.admin.get(here)).json()["in_force"] is True
    await clock.stop(datetime(2031, 3, 12, 23, 0, 0, tzinfo=UTC))
    await refused(receiver.coordinator.post(f"{offers[1]}/accept", {}, etag="*"), 409, "no_agreement")
    assert (await receiver.admin.get(here)).json()["in_force"] is False


@pytest.mark.parametrize("unknown", ["random", "authority", "operator", "itself"])
async def test_a_receiver_that_is_no_other_centre_is_an_unknown_reference(house: House, unknown: str) -> None:
    sender, police = await house.party(), await house.party("authority")
    ids = {"random": uuid4(), "authority": police.id, "operator": house.operator.id, "itself": sender.id}
    body = offer(await new_case(sender), sender) | {"to_organisation_id": str(ids[unknown])}
    problem = await refused(sender.coordinator.post("/v1/referrals", body), 422, "invalid")
    assert faults(problem) == [("/to_organisation_id", "unknown_reference")]
    asked = {
        "case_id": body["case_id"],
        "kind": "referral",
        "to_organisation_ids": [body["to_organisation_id"]],
    }
    problem = await refused(sender.coordinator.post("/v1/referrals/preview", asked), 422, "invalid")
    assert faults(problem) == [("/to_organisation_ids/0", "unknown_reference")]


async def test_a_foreign_case_and_a_random_one_are_the_same_unknown_reference(house: House) -> None:
    two = await pair(house)
    foreign = await new_case(two.receiver)
    problems = []
    for case_id in (foreign, str(uuid4())):
        body = offer(case_id, two.receiver)
        problem = await refused(two.sender.coordinator.post("/v1/referrals", body), 422, "invalid")
        assert faults(problem) == [("/case_id", "unknown_reference")]
        asked = {"case_id": case_id, "kind": "referral", "to_organisation_ids": [str(two.receiver.id)]}
        other = await refused(two.sender.coordinator.post("/v1/referrals/preview", asked), 422, "invalid")
        problems.append([{**p, "instance": ""} for p in (problem, other)])
    assert problems[0] == problems[1]


#: What could ask about somebody by name, birth, number or a hash of them.
_ABOUT_A_PERSON = re.compile(
    r"birth|surname|first_?name|last_?name|given_?name|family_?name|full_?name|alias|phone|mobile|e_?mail|passport|"
    r"document_?number|national|identity_?number|fingerprint|hash|dob|address"
)
#: What takes such a thing looks into one's own organisation only; a search there finds nobody of another
#: (`test_ref_18_a_search_does_not_tell_who_is_known_elsewhere`).
_OF_OWN_PEOPLE = {"add_person", "change_person", "search_people"}
#: The address of a house is nobody's; that of a home goes into a row of one's own, and nothing is asked.
_OF_HOUSES = {
    *("open_shelter", "change_shelter"),
    *("add_housing_application", "change_housing_application", "draft_lease", "change_lease"),
}
#: The fingerprint of a server's key, and the address at which one is told oneself.
_OF_NO_PERSON_SERVED = {"confirm_peer", "change_notification_settings"}


def _named(document: Any, part: Any, found: set[str], seen: set[str]) -> None:
    """The names of everything that can be sent, followed through the document."""
    if isinstance(part, list):
        for each in part:
            _named(document, each, found, seen)
    if not isinstance(part, dict):
        return
    if "in" in part and "name" in part:
        found.add(part["name"].lower())
    found |= {name.lower() for name in part.get("properties", {})}
    target = part.get("$ref", "")
    if target.startswith("#/") and target not in seen:
        seen.add(target)
        _named(document, reduce(getitem, target[2:].split("/"), document), found, seen)
    for name, value in part.items():
        if name not in {"example", "examples"}:
            _named(document, value, found, seen)


def test_ref_18_nothing_asks_another_organisation_whether_a_named_person_is_known(house: House) -> None:
    document = house.app.openapi()
    asked: dict[str, set[str]] = {}
    for path, methods in document["paths"].items():
        for operation in methods.values() if path.startswith("/v1") else ():
            sent_ = asked.setdefault(operation["operationId"], set())
            _named(document, [operation.get("parameters"), operation.get("requestBody")], sent_, set())
    everything = set().union(*asked.values())
    assert {"case_id", "primary_need", "to_organisation_id", "official_reference", "cursor"} <= everything
    about = {operation for operation, names in asked.items() if any(map(_ABOUT_A_PERSON.search, names))}
    assert about == _OF_OWN_PEOPLE | _OF_HOUSES | _OF_NO_PERSON_SERVED
    # A path has the name of a code list; a body that of a client, a member, a project, a fund or a centre.
    named = {operation for operation, names in asked.items() if "name" in names}
    assert named - _OF_OWN_PEOPLE == {
        *("create_client", "change_client", "add_member", "change_member"),
        *("create_organisation", "read_code_list", "add_funded_project"),
        *("open_guarantee_fund", "change_guarantee_fund"),
        "ask_for_export",  # of the parameter of a list
        *("add_directory_field", "list_directory_fields"),  # of a field, by its code
    }
