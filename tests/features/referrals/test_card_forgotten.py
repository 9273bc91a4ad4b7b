"""A case whose time is over takes its cards with it, also where they were sent to (G-16)."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories.house import House
from tests.features.referrals.second_stage import Way, sent_way, two_centres
from tests.features.referrals.test_erased import closed_way, erase, purge
from tests.features.stories import now_done, refused, stored_anywhere
from trafficking_api.access.mandate import system_mandate

NO_PLACE = {"code": "NoCapacity", "by": "centre"}


async def over(house: House, end: str) -> Way:
    """A referral that ended so, of a case that is closed."""
    way = await sent_way(await two_centres(house))
    if end == "declined":
        await way.receive("decline", NO_PLACE)
    elif end == "withdrawn":
        await way.receive("accept")
        await way.send("withdraw", {"code": "NoLongerNeeded"})
    else:
        await way.send("void")
    await now_done(way.sender.coordinator, f"/v1/cases/{way.case}", "close", {"reason": "Autonomy"})
    return way


async def kept(house: House, way: Way) -> tuple[bool, str]:
    """Whether there is a card, and the state beside it."""
    rows = await house.owner_execute(
        "SELECT card IS NOT NULL OR refinements <> '{}' OR asked_field IS NOT NULL, status FROM referrals "
        "WHERE id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    has_card, status = rows.one()
    return bool(has_card), str(status)


async def test_g_16_a_purged_case_takes_its_card_back_and_leaves_how_it_ended(house: House) -> None:
    way = await closed_way(house)
    there = way.receiver.coordinator
    before = (await there.get(way.here)).json()
    reference = before["card"]["reference"]
    assert await stored_anywhere(house, reference) == ["referrals"]
    await purge(way, house)
    after = (await there.get(way.here)).json()
    assert after["card"] is None
    same = ("id", "status", "outcome", "kind", "sent_on", "answered_on", "arrived_on", "ended_on")
    assert [after[name] for name in same] == [before[name] for name in same]
    (listed,) = (await there.get("/v1/referrals?direction=in")).json()["items"]
    assert listed["card"] is None
    assert await stored_anywhere(house, reference) == []
    await refused(way.sender.coordinator.get(way.here), 404, "not_found")


@pytest.mark.parametrize("end", ["declined", "withdrawn", "voided"])
async def test_g_16_the_card_goes_however_the_referral_ended(house: House, end: str) -> None:
    way = await over(house, end)
    state = "entered_in_error" if end == "voided" else end
    assert await kept(house, way) == (True, state)
    await purge(way, house)
    assert await kept(house, way) == (False, state)


async def test_g_16_a_command_that_the_receiver_repeats_is_not_answered_with_the_card(house: House) -> None:
    way = await sent_way(await two_centres(house))
    there = way.receiver.coordinator
    tag = (await there.get(way.here)).headers["ETag"]
    declined = await there.post(f"{way.here}/decline", NO_PLACE, etag=tag, key="declined")
    reference = declined.json()["card"]["reference"]
    await now_done(way.sender.coordinator, f"/v1/cases/{way.case}", "close", {"reason": "Autonomy"})
    await purge(way, house)
    again = await there.post(f"{way.here}/decline", NO_PLACE, etag=tag, key="declined")
    assert "Idempotent-Replayed" not in again.headers
    assert reference not in again.text


async def test_g_16_of_an_erased_person_the_card_stays_until_the_day_of_her_case(house: House) -> None:
    way = await closed_way(house)
    await erase(way)
    assert await kept(house, way) == (True, "completed")
    await purge(way, house)
    assert await kept(house, way) == (False, "completed")


async def test_no_card_is_changed_or_comes_back(house: House) -> None:
    way = await closed_way(house)
    changes = ["card = '{}'", "kind = 'transfer'", "sent_on = sent_on - 1", "sent_on = NULL"]
    for is_purged in (False, True):
        if is_purged:
            await purge(way, house)
        for change in (*changes, "card = NULL, status = 'sent'"):
            async with system_mandate(house.office, way.sender.id, "test") as mandate:
                with pytest.raises(DBAPIError):
                    await mandate.session.execute(text(f"UPDATE referrals SET {change}"))  # noqa: S608 - of this test
                await mandate.session.rollback()
