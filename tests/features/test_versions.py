"""Nobody overwrites what a colleague changed: every command and patch says which version was read (G-9)."""

from typing import Any

import pytest

from tests.factories.house import Caller, House, soon
from tests.features.stories import address, drafted, etag, new_case, pair, refused, report, reported


async def _things(house: House) -> list[tuple[Caller, str, str, Any]]:
    """One of each thing that changes: who, where, a command that works now, its body."""
    two = await pair(house)
    police, third = await house.party("authority"), await house.party()
    terms = {"to_organisation_id": str(third.id), "kind": "referral", "valid_from": "2020-01-01"}
    proposed = (await two.sender.admin.made("/v1/agreements", terms)).headers["Location"]
    client = (await two.sender.admin.made("/v1/clients", {"name": "Desk", "role": "legal"})).headers[
        "Location"
    ]
    written = await two.sender.coordinator.made("/v1/signalements", report(two.sender))
    return [
        (two.sender.coordinator, f"/v1/cases/{await new_case(two.sender)}", "close", {"reason": "Autonomy"}),
        (two.sender.coordinator, address(await drafted(two.sender, two.receiver)), "send", {}),
        (two.sender.coordinator, await reported(police, two.sender), "acknowledge", {}),
        (two.sender.coordinator, written.headers["Location"], "acknowledge", {}),
        (third.admin, proposed, "sign", {}),
        (two.sender.admin, client, "revoke", None),
    ]


async def test_g_9_a_command_without_the_version_is_428_and_with_an_old_one_412(house: House) -> None:
    for caller, here, command, body in await _things(house):
        before = await caller.get(here)
        await refused(caller.post(f"{here}/{command}", body), 428, "if_match_required")
        for stale in ('"0"', '"999"', 'W/"1"', '"1x"', "1"):
            await refused(caller.post(f"{here}/{command}", body, etag=stale), 412, "stale")
        assert (await caller.get(here)).content == before.content
        assert before.headers["ETag"] == f'"{before.json()["version"]}"'
        unchanged = await caller.get(here, headers={"If-None-Match": before.headers["ETag"]})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        several = f'"998", {before.headers["ETag"]}'
        done = await caller.done(f"{here}/{command}", body, etag=several)
        assert done.json()["version"] > before.json()["version"]
        assert (await etag(caller, here)) == done.headers["ETag"]
        changed = await caller.get(here, headers={"If-None-Match": before.headers["ETag"]})
        assert changed.status_code == 200
        await refused(caller.post(f"{here}/{command}", body, etag=before.headers["ETag"]), 412, "stale")


@pytest.mark.parametrize("thing", ["case", "referral", "client"])
async def test_g_9_a_patch_without_the_version_is_428_and_with_an_old_one_412(
    house: House, thing: str
) -> None:
    two = await pair(house)
    caller, here, body = {
        "case": (two.sender.coordinator, f"/v1/cases/{await new_case(two.sender)}", {"urgency": "Planned"}),
        "referral": (
            two.sender.coordinator,
            address(await drafted(two.sender, two.receiver)),
            {"respond_by_on": soon(30)},
        ),
        "client": (two.sender.admin, f"/v1/clients/{two.sender.legal.client_id}", {"name": "Lawyer"}),
    }[thing]
    before = await caller.get(here)
    await refused(caller.patch(here, body), 428, "if_match_required")
    await refused(caller.patch(here, body, etag='"77"'), 412, "stale")
    assert (await caller.get(here)).content == before.content


async def test_g_9_a_child_raises_the_version_of_its_parent(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    here = await reported(police, centre)
    versions = [await etag(caller, here) for caller in (centre.coordinator, police.liaison)]
    await police.liaison.made(f"{here}/messages", {"text": "One more thing."})
    after = [await etag(caller, here) for caller in (centre.coordinator, police.liaison)]
    assert all(new != old for new, old in zip(after, versions, strict=True))
    acknowledge = centre.coordinator.post(f"{here}/acknowledge", {}, etag=versions[0])
    await refused(acknowledge, 412, "stale")
