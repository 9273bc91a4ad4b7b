"""Where a member would have to be in two places at once is said, and nothing is refused for it."""

import itertools
from typing import Any

import pytest

from tests.factories.court_hearings import CANCEL, PATH, hearing
from tests.factories.house import Caller, House
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.court.hearings import MONDAY, after, going, heard, postponed
from tests.features.stories import Clock, faults, now_done, refused

#: From the day before until the day after in Brussels, where the 8th begins at 23:00 in Greenwich.
HOURS = [
    f"2031-01-0{day}T{hour:02}:30:00Z" for day, hour in ((7, 12), (7, 23), (8, 7), (8, 8), (8, 22), (9, 12))
]
#: Two that end and begin with that day.
EVE, DAY_AFTER = 34, 59
FROM_UNTIL = "from=2031-01-01T00:00:00Z&until=2031-02-01T00:00:00Z"


async def agenda(looker: Caller, member: Caller, query: str = FROM_UNTIL) -> dict[str, Any]:
    """Where the member would have to be twice."""
    answer = await looker.get(f"{PATH}/conflicts?member_id={member.member_id}&{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def pairs(
    looker: Caller, member: Caller, query: str = FROM_UNTIL
) -> list[tuple[str | None, str | None]]:
    items = (await agenda(looker, member, query))["items"]
    return [(item["first"]["hearing_id"], item["second"]["hearing_id"]) for item in items]


async def busy(there: Desk, here: str) -> list[tuple[str, str | None]]:
    """Who of the staff of a hearing is busy with what."""
    return [(row["member_id"], row["hearing_id"]) for row in (await there.read(here))["conflicts"]]


@pytest.fixture
async def there(house: House, clock: Clock) -> Desk:
    await clock.stop(MONDAY)
    return await desk(house)


async def test_a_new_hearing_says_who_is_busy_then_and_is_made_all_the_same(there: Desk) -> None:
    me, other = there.author, there.approver
    one = await heard(there, after(48), me, other, ends_at=after(50))
    body = hearing(there.case, starts_at=after(49), ends_at=after(51), member_ids=going(me))
    made = await there.author.made(PATH, body, key="once")
    two = str(made.headers["Location"])
    expected = [{"member_id": going(me)[0], "hearing_id": id_of(one), "starts_at": "2031-01-08T12:00:00Z"}]
    assert made.json()["conflicts"] == expected
    assert (await there.author.post(PATH, body, key="once")).json()["conflicts"] == expected
    assert await busy(there, one) == [(going(me)[0], id_of(two))]
    added = await there.author.done(f"{two}/staff", {"member_id": going(other)[0]}, etag="*")
    assert [row["member_id"] for row in added.json()["conflicts"]] == going(me, other)
    assert await pairs(me, me) == await pairs(me, other) == [(id_of(one), id_of(two))]
    removed = await there.author.done(f"{two}/staff/{going(me)[0]}/remove", etag="*")
    assert [row["member_id"] for row in removed.json()["conflicts"]] == going(other)
    moved = await postponed(there, two, after(50))
    assert await busy(there, moved) == await busy(there, one) == []
    assert await pairs(me, other) == []


async def test_the_way_between_two_counts_and_one_without_an_end_takes_an_hour(there: Desk) -> None:
    me = there.author
    one = await heard(there, after(48), me)
    two = await heard(there, after(49), me, ends_at=after(49.5))
    assert await pairs(me, me) == []
    assert await pairs(me, me, f"{FROM_UNTIL}&margin_minutes=1") == [(id_of(one), id_of(two))]
    three = await heard(there, after(48.5), me)
    assert await pairs(me, me) == [(id_of(one), id_of(three)), (id_of(three), id_of(two))]
    assert await pairs(me, me, "from=2031-01-08T13:00:00Z&until=2031-01-08T14:00:00Z") == [
        (id_of(three), id_of(two))
    ]
    await now_done(me, three, "cancel", CANCEL)
    assert await pairs(me, me) == []


async def test_plan_11_a_hearing_out_of_sight_makes_busy_and_is_not_named(house: House, there: Desk) -> None:
    centre, looker = there.centre, there.centre.caseworker
    other = await hidden(house, centre, centre.coordinator)
    secret = await heard(other, after(48), looker)
    mine = await heard(there, after(48), looker)
    found = (await looker.get(mine)).json()["conflicts"]
    assert found == [{"member_id": going(looker)[0], "hearing_id": None, "starts_at": None}]
    assert set((await pairs(looker, looker))[0]) == {None, id_of(mine)}
    assert (
        id_of(secret)
        not in (await looker.get(f"{PATH}/conflicts?member_id={looker.member_id}&{FROM_UNTIL}")).text
    )
    assert set((await pairs(centre.coordinator, looker))[0]) == {id_of(secret), id_of(mine)}


async def test_plan_10_when_a_hearing_out_of_sight_is_cannot_be_worked_out(house: House, there: Desk) -> None:
    """Whatever time is asked about, the answer is the same as if it lasted its whole day in Brussels."""
    centre, looker = there.centre, there.centre.caseworker
    heres = [await heard(there, after(at), looker, ends_at=after(at + 1)) for at in (EVE, DAY_AFTER)]
    times = itertools.combinations(HOURS, 2)
    asked = [f"from={one}&until={two}&margin_minutes={way}" for one, two in times for way in (0, 90, 1440)]
    assert [await pairs(looker, looker, query) for query in asked] == [[]] * len(asked)
    other = await hidden(house, centre, centre.coordinator)
    secret, told = await heard(other, after(44), looker), []
    for _ in range(2):
        told.append([await agenda(looker, looker, query) for query in asked])
        assert [await busy(there, here) for here in heres] == [[], []]
        # One of its own, written down to try it out, is told of the day.
        tried = await heard(there, after(51), looker, ends_at=after(51.1))
        assert (await looker.get(tried)).json()["conflicts"] == [
            {"member_id": going(looker)[0], "hearing_id": None, "starts_at": None}
        ]
        await now_done(looker, tried, "cancel", CANCEL)
        secret = await postponed(other, secret, after(58))
    assert told[0] == told[1]
    assert any(page["items"] for page in told[0])
    # Two that are both out of sight say nothing of where anybody could go.
    await heard(other, after(44), looker)
    assert await pairs(looker, looker) == []


@pytest.mark.parametrize("how", ["barred", "sealed"])
async def test_plan_10_of_a_case_that_does_not_exist_for_somebody_nobody_is_busy(
    house: House, there: Desk, how: str
) -> None:
    centre, boss, looker = there.centre, there.centre.coordinator, there.centre.coordinator_2
    member = centre.caseworker
    other = await hidden(house, centre, boss)
    await heard(other, after(48), member)
    mine = await heard(there, after(48), member)
    assert len(await pairs(looker, member)) == 1
    if how == "sealed":
        await now_done(boss, f"/v1/cases/{other.case}", "seal")
    else:
        bar = {**BAR, "member_id": going(looker)[0]}
        await boss.made(f"/v1/cases/{other.case}/exclusions", bar)
    assert await agenda(looker, member) == {"items": [], "is_complete": True}
    assert (await looker.get(mine)).json()["conflicts"] == []
    assert len(await pairs(boss, member)) == 1
    # A caseworker who works on neither learns no more of a sealed one than a coordinator.
    assert len(await pairs(member, member)) == (how == "barred")


async def test_g_1_of_a_member_elsewhere_nothing_is_known(house: House, there: Desk) -> None:
    await heard(there, after(48), there.author)
    await heard(there, after(48), there.author)
    stranger = (await house.party()).coordinator
    assert (await agenda(stranger, there.author)) == {"items": [], "is_complete": True}
    assert len(await pairs(there.author, there.author)) == 1


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("from=2031-01-01T00:00:00Z&until=2031-01-01T00:00:00Z", ("?until", "not_after_from")),
        ("from=2031-01-01T00:00:00Z&until=2033-01-01T00:00:00Z", ("?until", "too_far_apart")),
        ("until=2031-01-01T00:00:00Z", ("?from", "missing")),
    ],
)
async def test_a_time_that_is_none_is_refused(there: Desk, query: str, fault: tuple[str, str]) -> None:
    path = f"{PATH}/conflicts?member_id={there.author.member_id}&{query}"
    problem = await refused(there.author.get(path), 422, "invalid")
    assert faults(problem) == [fault]


async def test_a_misspelt_parameter_is_refused(there: Desk) -> None:
    path = f"{PATH}/conflicts?member_id={there.author.member_id}&{FROM_UNTIL}"
    for query in ("since=2031-01-01T00:00:00Z", "margin=5"):
        problem = await refused(there.author.get(f"{path}&{query}"), 400, "unknown_parameter")
        assert {"from", "until", "member_id", "margin_minutes"} <= set(problem["known"])
