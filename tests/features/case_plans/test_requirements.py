"""What a plan requires, and what a case is spared: with a reason, by somebody else, until a day (PLAN-12)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import (
    AGREES,
    DISCONTINUE,
    WHY,
    Desk,
    assessed,
    day,
    desk,
    goal,
    id_of,
    sql_refuses,
    template,
)
from tests.features.stories import (
    Clock,
    colleague,
    faults,
    journal,
    now_done,
    refused,
    replayed,
    stored_anywhere,
)

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
TODAY = date(2031, 5, 5)
#: In Vientiane the fifteenth begins.
FIFTEENTH = datetime(2031, 5, 14, 17, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def spare(requirement: str = "BaselineAssessment", until: str = "", reason: str = WHY) -> dict[str, Any]:
    """What a case is spared."""
    return {"requirement": requirement, "until_on": until or day(30), "reason": reason}


async def requiring(there: Desk, *requirements: str) -> str:
    """The address of a plan that waits to be approved, and needs these."""
    return await there.waiting(goal(), template_id=await template(there, *requirements))


async def standing(there: Desk, here: str) -> dict[str, tuple[str, str | None]]:
    """How each requirement of a plan stands, and until when it is spared."""
    items = (await there.read(f"{here}/requirements"))["items"]
    return {item["requirement"]: (item["standing"], item["exempt_until_on"]) for item in items}


async def is_unmet(there: Desk, here: str, *requirements: str, command: str = "approve") -> None:
    """Insist that a command is refused for want of these."""
    problem = await refused(there.approver.post(f"{here}/{command}", {}, etag="*"), 409, "requirements_unmet")
    assert problem["requirements"] == list(requirements)


async def test_plan_12_what_is_required_must_be_there_before_the_approval(house: House) -> None:
    there = await desk(house)
    here = await requiring(there, "SafetyAssessment", "BaselineAssessment", "ExitAssessment")
    told = (await there.read(f"{here}/requirements"))["items"]
    assert [(item["requirement"], item["needed_to"], item["standing"]) for item in told] == [
        ("SafetyAssessment", "approve", "unmet"),
        ("BaselineAssessment", "approve", "unmet"),
        ("ExitAssessment", "complete", "unmet"),
    ]
    await is_unmet(there, here, "SafetyAssessment", "BaselineAssessment")
    assert await there.states("goals") == []
    await assessed(there, "Baseline", day(-400), "Legal")
    await is_unmet(there, here, "SafetyAssessment")
    await assessed(there, "Review", day(), "Social", "Safety")
    assert await standing(there, here) == {
        "SafetyAssessment": ("met", None),
        "BaselineAssessment": ("met", None),
        "ExitAssessment": ("unmet", None),
    }
    await now_done(there.approver, here, "approve")


async def test_plan_12_what_was_found_of_another_or_in_error_does_not_count(house: House) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    other = await desk(house, there.centre)
    await assessed(other, "Baseline", day())
    await assessed(there, "PostExit", day())
    await is_unmet(there, here, "BaselineAssessment")
    wrong = await assessed(there, "Baseline", day())
    assert await standing(there, here) == {"BaselineAssessment": ("met", None)}
    await now_done(there.author, wrong, "void")
    await is_unmet(there, here, "BaselineAssessment")


async def test_a_look_at_her_safety_holds_for_ninety_days(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house, zone="Asia/Vientiane")
    here = await requiring(there, "SafetyAssessment")
    await assessed(there, "Baseline", TODAY - 91 * DAY, "Safety")
    await is_unmet(there, here, "SafetyAssessment")
    await assessed(there, "Baseline", TODAY - 90 * DAY, "Safety")
    assert await standing(there, here) == {"SafetyAssessment": ("met", None)}
    await clock.stop(datetime(2031, 5, 5, 17, tzinfo=UTC))  # a day has passed there, and none in UTC
    await is_unmet(there, here, "SafetyAssessment")


async def test_a_review_and_an_exit_are_looked_at_since_the_version_that_they_are_about(
    house: House, clock: Clock
) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    await assessed(there, "Exit", TODAY - DAY)
    await assessed(there, "Review", TODAY - DAY)
    here = await requiring(there, "ReviewAssessment", "ExitAssessment")
    # There is nothing yet that a first version could review.
    assert await standing(there, here) == {
        "ReviewAssessment": ("met", None),
        "ExitAssessment": ("unmet", None),
    }
    await now_done(there.approver, here, "approve")
    await clock.stop(NOON + 90 * DAY)
    later = await there.submitted(await there.reviewed(here))
    await is_unmet(there, later, "ReviewAssessment")
    await assessed(there, "Review", TODAY)
    await now_done(there.approver, later, "approve")
    await there.cancelled()
    await assessed(there, "Exit", TODAY + 89 * DAY)
    await is_unmet(there, later, "ExitAssessment", command="complete")
    await assessed(there, "Exit", TODAY + 90 * DAY)
    await now_done(there.author, later, "complete")


async def test_plan_12_an_exemption_has_a_reason_an_approver_and_an_end(house: House) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    made = await there.approver.made(f"{here}/exemptions", spare(reason=f"canary-why: {WHY}"))
    told = made.json()
    facts = ("status", "requirement", "until_on", "is_over", "case_plan_id", "case_id", "allowed_commands")
    assert [told[name] for name in facts] == [
        *("in_force", "BaselineAssessment", day(30), False, id_of(here), there.case, ["revoke"])
    ]
    assert (told["approver_id"], told["reason"]) == (
        str(there.approver.member_id),
        {"text": f"canary-why: {WHY}"},
    )
    assert (await there.author.get(made.headers["Location"])).json() == told
    answer = await there.author.get(f"{here}/exemptions")
    (brief,) = answer.json()["items"]
    assert brief == {name: value for name, value in told.items() if name != "reason"}
    assert "canary-why" not in answer.text
    assert await stored_anywhere(house, "canary-why") == []
    assert await standing(there, here) == {"BaselineAssessment": ("exempt", day(30))}
    await now_done(there.approver, here, "approve")
    assert await replayed(house, there.centre) > 0


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"reason": "x" * 19}, "/reason"),
        ({"reason": None}, "/reason"),
        ({"until_on": None}, "/until_on"),
        ({"until_on": day(-1)}, "/until_on"),
        ({"until_on": day(367)}, "/until_on"),
        ({"requirement": "Anything"}, "/requirement"),
    ],
)
async def test_plan_12_nothing_is_spared_without_end_or_reason(
    house: House, change: dict[str, Any], where: str
) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    answer = there.approver.post(f"{here}/exemptions", {**spare(), **change})
    assert [at for at, _ in faults(await refused(answer, 422, "invalid"))] == [where]
    await is_unmet(there, here, "BaselineAssessment")


async def test_plan_12_who_writes_the_plan_spares_nothing(house: House) -> None:
    there = await desk(house)
    made = await template(there, "BaselineAssessment")
    here = await there.drafted(template_id=made)
    editor = await colleague(house, there.centre)
    await there.patched(here, {"review_on": day(30)}, by=editor)
    for caller in (there.author, editor):
        await refused(caller.post(f"{here}/exemptions", spare()), 409, "second_person_needed")
    client = await there.centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    script = house.caller(there.centre.id, UUID(client.json()["id"]), "coordinator")
    await refused(script.post(f"{here}/exemptions", spare()), 403, "member_needed")
    await there.approver.made(f"{here}/exemptions", spare())


async def test_plan_12_who_granted_it_and_then_writes_the_plan_is_not_spared(house: House) -> None:
    there = await desk(house)
    third = await colleague(house, there.centre)
    here = await there.drafted(template_id=await template(there, "BaselineAssessment"))
    await there.approver.made(f"{here}/exemptions", spare())
    assert await standing(there, here) == {"BaselineAssessment": ("exempt", day(30))}
    # Now the one who granted it changes the draft: nobody may be her own second person.
    await there.patched(here, {"review_on": day(30)}, by=there.approver)
    assert await standing(there, here) == {"BaselineAssessment": ("unmet", None)}
    await there.submitted(here)
    problem = await refused(third.post(f"{here}/approve", {}, etag="*"), 409, "requirements_unmet")
    assert problem["requirements"] == ["BaselineAssessment"]
    await third.made(f"{here}/exemptions", spare(until=day(3)))
    assert await standing(there, here) == {"BaselineAssessment": ("exempt", day(3))}
    await now_done(third, here, "approve")


async def test_plan_12_no_exemption_for_ones_own_plan_by_way_of_anothers(house: House) -> None:
    there = await desk(house)
    made = await template(there, "BaselineAssessment")
    decoy = await there.drafted(template_id=made)
    await there.approver.made(f"{decoy}/exemptions", spare())
    await now_done(there.author, decoy, "discard")
    # A plan that has ended requires nothing any more.
    problem = await refused(there.approver.post(f"{decoy}/exemptions", spare()), 409, "wrong_state")
    assert problem["current_state"] == "discarded"
    there.author, there.approver = there.approver, there.author
    other, here = there.approver, await there.waiting(template_id=made)
    await is_unmet(there, here, "BaselineAssessment")
    assert await standing(there, here) == {"BaselineAssessment": ("unmet", None)}
    await other.made(f"{here}/exemptions", spare())
    await now_done(other, here, "approve")
    await now_done(other, here, "discontinue", DISCONTINUE)
    await refused(other.post(f"{here}/exemptions", spare()), 409, "wrong_state")


async def test_plan_12_on_the_day_after_it_is_unmet_again(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house, zone="Asia/Vientiane")
    here = await requiring(there, "BaselineAssessment")
    made = await there.approver.made(f"{here}/exemptions", spare(until="2031-05-14"))
    await clock.stop(FIFTEENTH - SECOND)
    assert await standing(there, here) == {"BaselineAssessment": ("exempt", "2031-05-14")}
    assert (await there.read(made.headers["Location"]))["is_over"] is False
    await clock.stop(FIFTEENTH)
    assert await standing(there, here) == {"BaselineAssessment": ("unmet", None)}
    told = await there.read(made.headers["Location"])
    assert (told["is_over"], told["status"]) == (True, "in_force")
    await is_unmet(there, here, "BaselineAssessment")
    # Of two, the longer one counts.
    await there.approver.made(f"{here}/exemptions", spare(until="2031-05-20"))
    await there.approver.made(f"{here}/exemptions", spare(until="2031-05-16"))
    assert await standing(there, here) == {"BaselineAssessment": ("exempt", "2031-05-20")}
    await now_done(there.approver, here, "approve")


async def test_plan_12_the_longest_is_a_year(house: House, clock: Clock) -> None:
    await clock.stop(NOON)
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    for until in (TODAY, TODAY + 366 * DAY):
        await there.approver.made(f"{here}/exemptions", spare(until=str(until)))
    for until in (TODAY - DAY, TODAY + 367 * DAY):
        answer = there.approver.post(f"{here}/exemptions", spare(until=str(until)))
        assert faults(await refused(answer, 422, "invalid")) == [("/until_on", "out_of_range")]


async def test_plan_12_what_is_revoked_ends_at_once(house: House) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    made = (await there.approver.made(f"{here}/exemptions", spare())).headers["Location"]
    told = (await now_done(there.author, made, "revoke")).json()
    assert (told["status"], told["allowed_commands"]) == ("revoked", [])
    assert told["reason"] == {"text": WHY}
    await is_unmet(there, here, "BaselineAssessment")
    events = [line.type for line in await journal(house, there.centre, id_of(made))]
    assert events == ["requirement_exemption.granted", "requirement_exemption.revoked"]
    for query, found in {"": 1, "?status=revoked": 1, "?status=in_force": 0}.items():
        assert len((await there.read(f"{here}/exemptions{query}"))["items"]) == found


@pytest.mark.parametrize(
    "change",
    [
        "reason = decode('00', 'hex')",
        "until_on = until_on + 1",
        "approver_id = gen_random_uuid()",
        "requirement = 'ExitAssessment'",
    ],
)
async def test_plan_12_the_database_lets_nobody_prolong_it(house: House, change: str) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    made = (await there.approver.made(f"{here}/exemptions", spare())).headers["Location"]
    statement = f"UPDATE requirement_exemptions SET {change} WHERE id = :id"  # noqa: S608 - the words of this test
    assert await sql_refuses(there, statement, id=UUID(id_of(made))) == "TA500"


async def test_plan_12_a_case_stays_spared_when_its_plan_is_reviewed(house: House) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    await there.approver.made(f"{here}/exemptions", spare())
    await now_done(there.approver, here, "approve")
    later = await there.reviewed(here)
    assert await standing(there, later) == {"BaselineAssessment": ("exempt", day(30))}
    assert (await there.read(f"{later}/exemptions"))["items"] == []
    # Each version has its own list, and an exemption is found through that which it was granted with (G-2).
    (granted,) = (await there.read(f"{here}/exemptions"))["items"]
    await refused(there.author.get(f"{later}/exemptions/{granted['id']}"), 404, "not_found")
    revoke = there.author.post(f"{later}/exemptions/{granted['id']}/revoke", {}, etag="*")
    await refused(revoke, 404, "not_found")


async def test_g_8_an_exemption_once_more_is_one(house: House) -> None:
    there = await desk(house)
    here = await requiring(there, "BaselineAssessment")
    answers = [await there.approver.made(f"{here}/exemptions", spare(), key="spare") for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert len((await there.read(f"{here}/exemptions"))["items"]) == 1


async def test_a_plan_from_nothing_requires_nothing(house: House) -> None:
    there = await desk(house)
    here = await there.drafted()
    assert await there.read(f"{here}/requirements") == {"items": []}
    await there.asked(here, AGREES)
    for path in ("requirements", "exemptions", f"exemptions/{uuid4()}"):
        await refused(there.author.get(f"/v1/case-plans/{uuid4()}/{path}"), 404, "not_found")
    await refused(there.approver.post(f"/v1/case-plans/{uuid4()}/exemptions", spare()), 404, "not_found")
