"""Who does not come in time keeps nobody else from a bed; how long is in time, a centre decides."""

from datetime import datetime, timedelta

from tests.factories.house import House
from tests.features.shelters.beds import ZONE, day, home, id_of
from tests.features.stories import Clock, journal, refused
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.shelters import tasks

SECOND = timedelta(seconds=1)


async def test_nobody_came_at_the_noon_after_the_first_night(house: House, clock: Clock) -> None:
    there = await home(house, beds=2)
    noon = datetime.now(ZONE).replace(hour=12, minute=0, second=0, microsecond=0)
    await clock.stop(noon)

    async def missed() -> int:
        async with system_mandate(house.office, there.centre.id, "test") as mandate:
            return await tasks.miss(mandate)

    came = await there.occupied(there.beds[0], await there.case())
    here = await there.held(there.beds[1], await there.case(), 1, 9)
    await there.done(here, "confirm")
    await clock.stop(noon + timedelta(days=2) - SECOND)
    assert await missed() == 0
    assert (await there.staff.get(here)).json()["status"] == "confirmed"
    await clock.stop(noon + timedelta(days=2))
    assert await missed() == 1
    assert await missed() == 0
    assert (await there.staff.get(here)).json()["status"] == "no_show"
    assert (await there.staff.get(came)).json()["status"] == "occupied"
    told = (await journal(house, there.centre, id_of(here), "allocation"))[-1]
    assert (told.from_state, told.to_state, told.client_id) == ("confirmed", "no_show", None)
    await there.staff.made("/v1/allocations", there.wish(there.beds[1], await there.case(), 2, 5))


async def test_bed_4_for_how_long_a_bed_is_held_is_for_the_centre_to_say(house: House) -> None:
    there = await home(house, beds=2)
    admin, path = there.centre.admin, "/v1/settings"
    before = await there.staff.get(path)
    assert {name: before.json()[name] for name in ("longest_hold_hours", "most_renewals")} == {
        "longest_hold_hours": 24,
        "most_renewals": 2,
    }
    patch = {"longest_hold_hours": 1, "most_renewals": 0}
    await refused(there.staff.patch(path, patch, etag="*"), 403, "forbidden")
    for wrong in ({"longest_hold_hours": 73}, {"most_renewals": 6}, {"minimum_class_size": 5}):
        await refused(admin.patch(path, wrong, etag="*"), 422, "invalid")
    assert (await admin.patch(path, patch, etag=before.headers["ETag"])).status_code == 200
    await refused(admin.patch(path, patch, etag=before.headers["ETag"]), 412, "stale")
    here = await there.held(there.beds[0], await there.case())
    held = (await there.staff.get(here)).json()
    lasts = datetime.fromisoformat(held["expires_at"]) - datetime.fromisoformat(held["created_at"])
    assert lasts == timedelta(hours=1)
    await refused(there.tried(here, "renew"), 409, "renewed_too_often")
    stranger = await home(house)
    other = (await stranger.staff.get(await stranger.held(stranger.beds[0], await stranger.case()))).json()
    lasts = datetime.fromisoformat(other["expires_at"]) - datetime.fromisoformat(other["created_at"])
    assert lasts == timedelta(hours=24)
    assert other["from_on"] == day()
