"""A network's court follow-up: everything in every state, papers, and a calendar."""

from typing import Any

from tests.factories.court_calendar import note, subscribed
from tests.factories.court_claims import claims
from tests.factories.court_deadlines import deadline, deadlines
from tests.factories.court_files import court_file, led, party, proceeding, statement
from tests.factories.court_hearings import STATES as HEARD
from tests.factories.court_hearings import set_hearing
from tests.factories.court_judgments import APPEAL_STATES, appealed, decided
from tests.factories.house import Caller
from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, later, made
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks

TRACKS, PAPERS, NOTES = "/v1/residence-tracks", "/v1/residence-papers", "/v1/privileged-notes"
#: By what a proceeding comes to its judgment.
WAY = ("file_complaint", "investigate", "refer", "open_trial", "judge")
#: What becomes of what the authority was asked for.
ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "withdrawn": ("withdraw", {}),
    "answered": ("answer", {"answer": "Refused"}),
}


def paper(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a paper of hers."""
    words = {"type": "BE_AI", "number": world.secret()}
    return {
        "case_id": str(identifier(case)),
        **words,
        "valid_from": day(-30),
        "valid_to": day(60),
        **more,
    }


async def following(world: World) -> None:
    """What courts and authorities do about two people."""
    staff = world.centre.legal
    for case in ("active", "sent"):
        await _open(world, staff, world.cases[case])
    await _decide(world, staff)
    case = world.cases["sent"]
    world.claims |= await claims(world, case, world.court["proceeding_id"])
    (entry, *_) = (await staff.get(f"{world.claims['paid']}/entries")).json()["items"]
    world.court["compensation_entry_id"] = f"{world.claims['paid']}/entries/{entry['id']}"
    await claims(world, world.cases["active"])
    await _hear(world, staff, case)
    await _run_out(world, staff, case)
    for one in ("active", "sent"):
        await _stay(world, staff, world.cases[one])
    await _confide(world, staff)


async def _open(world: World, staff: Caller, case: str) -> None:
    """A court file with a proceeding, a step of it that was wrong, a party and a statement."""
    court = world.court
    file = court["court_file_id"] = await made(staff, "/v1/court-files", court_file(world, case))
    body = proceeding(world, file, opened_on=day(-300))
    here = court["proceeding_id"] = await made(staff, "/v1/proceedings", body)
    wrong = await led(staff, here, "decline")
    answer = await staff.post(f"{wrong}/correct", {"occurred_at": None, "reason": "wrong_step"}, etag="*")
    assert answer.status_code == 200, answer.text
    court["step_id"] = await led(staff, here, "file_complaint")
    more = {"role": "CivilParty", "is_her": True}
    court["party_id"] = await made(staff, f"{here}/parties", party(world, **more))
    court["statement_id"] = await made(staff, f"{here}/statements", statement())


async def _decide(world: World, staff: Caller) -> None:
    """A judgment in each proceeding, and in the last one an appeal in each state, each of another party."""
    here = world.court["proceeding_id"]
    await led(staff, here, *WAY[1:])
    world.court["judgment_id"] = await decided(world, here)
    for state in APPEAL_STATES:
        world.appeals[state] = await appealed(world, here, state)
    case = identifier(world.cases["active"])
    (other,) = (await staff.get(f"/v1/proceedings?case_id={case}")).json()["items"]
    await decided(world, f"/v1/proceedings/{other['id']}")


async def _hear(world: World, staff: Caller, case: str) -> None:
    """A hearing in each state, to which somebody goes."""
    going = {
        "member_ids": [str(staff.member_id)],
        "proceeding_id": str(identifier(world.court["proceeding_id"])),
    }
    for state in HEARD:
        world.hearings[state] = await set_hearing(world, staff, case, state, **going)
    two = str(world.centre.coordinator.member_id)
    for part, body in (("staff", {"member_id": two}), (f"staff/{two}/remove", {})):
        await command(staff, world.hearings["scheduled"], part, body)


async def _run_out(world: World, staff: Caller, case: str) -> None:
    """Deadlines in each state, and a reminder of one that ends tomorrow."""
    world.deadlines |= await deadlines(world, case)
    (moved, *_) = (await staff.get("/v1/deadlines?status=superseded")).json()["items"]
    world.deadlines["superseded"] = f"/v1/deadlines/{moved['id']}"
    mine = {"due_on": day(1), "assigned_member_id": str(staff.member_id)}
    await made(staff, "/v1/deadlines", deadline(world, case, **mine))
    for days, work in ((16, tasks.remind_of_hearings), (0, tasks.remind_of_deadlines)):
        async with (
            later(world.house, days=days),
            system_mandate(world.house.office, world.centre.id, "test") as mandate,
        ):
            assert await work(mandate) > 0


async def _stay(world: World, staff: Caller, case: str) -> None:
    """A track with a paper, and a request in each state."""
    body = {"case_id": str(identifier(case)), "country": "BE", "holder": "adult"}
    here = await made(staff, TRACKS, body)
    granted = {
        "phase": "reflection_45d",
        "on": day(-20),
        "paper": {"type": "BE_ANNEX15", "number": world.secret()},
    }
    await command(staff, here, "grant", granted)
    for state, (name, more) in ASKED.items():
        asked = await made(staff, f"{here}/requests", {"phase": "doc_3m"})
        world.requests[state] = asked
        await command(staff, asked, name, more)
    world.requests["asked"] = await made(staff, f"{here}/requests", {"phase": "doc_3m"})
    world.court["track_id"], world.court["request_id"] = here, world.requests["asked"]
    (event, *_) = (await staff.get(f"{here}/events")).json()["items"]
    world.court["residence_event_id"] = f"{here}/events/{event['id']}"
    world.court["paper_id"] = await made(staff, PAPERS, paper(world, case))


async def _confide(world: World, staff: Caller) -> None:
    """What passed between her and her lawyer, and feeds of two members, one of which was revoked."""
    for case in ("active", "sent"):
        world.court["note_id"] = await made(staff, NOTES, note(world, world.cases[case]))
    here = address = ""
    for member in (staff, world.centre.coordinator):
        for _ in range(2):
            here, address = await subscribed(member)
            world.canaries.append(address.rpartition("=")[2])
            if "revoked" not in world.feeds:
                world.feeds["revoked"] = here
                await command(member, here, "revoke")
        world.feeds["in_use"], world.feeds["address"] = here, address
    world.court["feed_id"] = world.feeds["in_use"]
