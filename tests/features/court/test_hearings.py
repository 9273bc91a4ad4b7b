"""Hearings are set, moved into the future by a successor, and come to an end; who goes there is told."""

from tests.factories.court_hearings import hearing
from tests.factories.house import House
from tests.features.case_plans.plans import desk


async def test_a_hearing(house: House) -> None:
    there = await desk(house)
    made = await there.author.made(
        "/v1/hearings", hearing(there.case, location="There", member_ids=[str(there.author.member_id)])
    )
    here = made.headers["Location"]
    print(made.json())
    moved = await there.author.done(f"{here}/postpone", {}, etag="*")
    print(moved.json())
    print((await there.author.get("/v1/hearings")).json())
    print((await there.author.get(here)).json())
    print((await there.author.get("/v1/work-list")).json())
    print(
        (
            await there.author.get(
                f"/v1/hearings/conflicts?member_id={there.author.member_id}&from=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z"
            )
        ).text
    )
    assert 0
