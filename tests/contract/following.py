"""Every operation of court follow-up with success, and one more of each of them for the pages."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from tests.factories.court_calendar import FEED, note
from tests.factories.court_claims import CLAIMS, FIVE_PERCENT, claim
from tests.factories.court_deadlines import DEADLINES, deadline
from tests.factories.court_files import FILES, PROCEEDINGS, court_file, led, party, proceeding, statement
from tests.factories.court_hearings import PATH as HEARINGS
from tests.factories.court_hearings import at, hearing
from tests.factories.court_judgments import APPEALS, JUDGMENTS, appeal, judgment
from tests.factories.following import NOTES, PAPERS, TRACKS, WAY, paper
from tests.factories.house import FACTS, Caller
from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made

Call = Callable[..., Awaitable[httpx.Response]]
EURO = {"amount_minor": 500_000, "currency": "EUR"}
#: What becomes of a hearing: when it is, and how it ends.
ENDS: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("hold", -48, {}),
    ("cancel", 300, {"reason": "Settled"}),
    ("miss", -48, {}),
    ("void", 300, {"reason": "It is of somebody else."}),
)
#: What is said of each entry of a claim.
SAID: dict[str, dict[str, Any]] = {
    "award": {"amount": EURO},
    "pay": {"amount": {**EURO, "amount_minor": 9}},
    "give_up": {"reason": "Insolvent"},
    "renounce": {"reason": "PersonDoesNotWish"},
}
#: What is entered on a claim, in the order in which it can be.
ENTERED: tuple[tuple[str, ...], ...] = (
    ("award", "pay", "enforce", "give_up"),
    ("refuse",),
    ("award", "renounce"),
)


@dataclass
class CourtMakers:
    """One more of everything that courts and authorities do."""

    world: World
    here: str = ""
    track_: str = ""
    claim_: str = ""

    @classmethod
    async def begun(cls, world: World) -> "CourtMakers":
        """With a proceeding, the papers of a stay, and a claim on which something was entered."""
        makers = cls(world)
        makers.here, makers.track_ = await makers.proceeding(), await makers.track()
        makers.claim_ = await makers.claim()
        award = {"amount": EURO}
        answer = await makers.staff.post(f"{makers.claim_}/award", award, etag="*", key="award")
        assert answer.status_code == 200, answer.text
        return makers

    @property
    def staff(self) -> Caller:
        return self.world.centre.legal

    async def case(self) -> str:
        return await made(self.world.centre.coordinator, "/v1/cases", FACTS)

    async def file(self) -> str:
        return await made(self.staff, FILES, court_file(self.world, await self.case()))

    async def proceeding(self) -> str:
        return await made(self.staff, PROCEEDINGS, proceeding(self.world, await self.file()))

    async def step(self) -> str:
        """There and back again."""
        stage = (await self.staff.get(self.here)).json()["stage"]
        return await led(self.staff, self.here, "decline" if stage == "considering" else "reconsider")

    async def party(self) -> str:
        return await made(self.staff, f"{self.here}/parties", party(self.world))

    async def statement(self) -> str:
        return await made(self.staff, f"{self.here}/statements", statement())

    async def judgment(self) -> str:
        return await made(self.staff, JUDGMENTS, judgment(self.world, self.here))

    async def appeal(self) -> str:
        body = appeal(self.here, await self.party(), remedy="Opposition", filed_at=at())
        return await made(self.staff, APPEALS, body)

    async def claim(self) -> str:
        return await made(self.staff, CLAIMS, claim(self.world, await self.case(), interest=FIVE_PERCENT))

    async def entry(self) -> object:
        paid = {"amount": {"amount_minor": 1, "currency": "EUR"}}
        answer = await self.staff.post(f"{self.claim_}/pay", paid, etag="*", key=str(uuid4()))
        assert answer.status_code == 200, answer.text
        return answer

    async def hearing(self) -> str:
        return await made(self.staff, HEARINGS, hearing(str(identifier(await self.case()))))

    async def deadline(self) -> str:
        return await made(self.staff, DEADLINES, deadline(self.world, await self.case()))

    async def track(self) -> str:
        body = {"case_id": str(identifier(await self.case())), "country": "BE", "holder": "adult"}
        return await made(self.staff, TRACKS, body)

    async def event(self) -> object:
        return await command(
            self.staff, self.track_, "condition", {"code": "supported", "is_fulfilled": True}
        )

    async def request(self) -> str:
        here = await made(self.staff, f"{self.track_}/requests", {"phase": "reflection_45d"})
        await command(self.staff, here, "withdraw")
        return here

    async def paper(self) -> str:
        return await made(self.staff, PAPERS, paper(self.world, await self.case()))

    async def note(self) -> str:
        return await made(self.staff, NOTES, note(self.world, await self.case()))

    async def feed(self) -> str:
        return await made(self.staff, "/v1/calendar-feeds", FEED)


async def do_court(call: Call, world: World, worker: Caller) -> None:
    """Every operation, each with success."""
    staff = world.centre.legal
    case = (await call(worker, "open_case", FACTS)).json()["id"]
    here = await _do_files(call, world, staff, f"/v1/cases/{case}")
    await _do_judgments(call, world, staff, here)
    await _do_claims(call, world, staff, f"/v1/cases/{case}")
    await _do_hearings(call, world, staff, case)
    await _do_deadlines(call, world, staff, f"/v1/cases/{case}")
    await _do_stay(call, world, staff, f"/v1/cases/{case}")
    await _do_calendar(call, world, staff, f"/v1/cases/{case}")


async def _do_files(call: Call, world: World, staff: Caller, case: str) -> str:
    """A file with a proceeding that comes to its judgment; returns the address of the proceeding."""
    file = {"court_file_id": (await call(staff, "open_court_file", court_file(world, case))).json()["id"]}
    await call(staff, "list_court_files")
    await call(staff, "read_court_file", **file)
    await call(staff, "change_court_file", {"note": "She has a lawyer.", "legal_aid": "yes"}, **file)
    await call(staff, "list_court_procedures")
    body = proceeding(world, f"/{file['court_file_id']}", opened_on=day(-300))
    here = {"proceeding_id": (await call(staff, "open_proceeding", body)).json()["id"]}
    await call(staff, "list_proceedings")
    await call(staff, "read_proceeding", **here)
    await call(staff, "change_proceeding", {"court": "Brussels"}, **here)
    child: dict[str, str] = {}
    for name in ("decline", *WAY):
        step = await call(staff, "take_proceeding_step", {"command": name}, **here)
        child = {**here, "step_id": step.json()["id"]}
        if name == "decline":
            wrong = {"occurred_at": None, "reason": "wrong_step"}
            await call(staff, "correct_proceeding_step", wrong, **child)
    await call(staff, "list_proceeding_steps", **here)
    await call(staff, "read_proceeding_step", **child)
    await call(staff, "read_proceeding_stage", **here)
    for add, name, body, change in (
        ("add_proceeding_party", "party", party(world), {"standing": "Left"}),
        ("add_court_statement", "statement", statement(), {"copy_received": "yes"}),
    ):
        thing = add.removeprefix("add_")
        child = {**here, f"{name}_id": (await call(staff, add, body, **here)).json()["id"]}
        await call(staff, f"list_{thing}s".replace("partys", "parties"), **here)
        await call(staff, f"read_{thing}", **child)
        await call(staff, f"change_{thing}", change, **child)
    return f"{PROCEEDINGS}/{here['proceeding_id']}"


async def _do_judgments(call: Call, world: World, staff: Caller, here: str) -> None:
    found = {"judgment_id": (await call(staff, "record_judgment", judgment(world, here))).json()["id"]}
    await call(staff, "list_judgments")
    await call(staff, "read_judgment", **found)
    about = {"procedure": "Criminal", "act": "Appeal", "party_role": "CivilParty", "note": None}
    case = (await staff.get(here)).json()["case_id"]
    of_it = {"base_event": "Pronounced", "base_on": None, **found}
    await call(staff, "add_deadline", deadline(world, f"/{case}", **about, **of_it))
    await call(staff, "change_judgment", {"pronounced_on": "2026-01-13", "note": "Read out."}, **found)
    for end in ("withdraw", "complete"):
        who = await made(staff, f"{here}/parties", party(world))
        filed = await call(staff, "file_court_appeal", appeal(here, who, **found))
        its = {"appeal_id": filed.json()["id"]}
        await call(staff, "list_court_appeals")
        await call(staff, "read_court_appeal", **its)
        for name in ("receive", end):
            await call(staff, f"{name}_court_appeal", {}, **its)


async def _do_claims(call: Call, world: World, staff: Caller, case: str) -> None:
    here: dict[str, str] = {}
    for names in ENTERED:
        body = claim(world, case, interest=FIVE_PERCENT)
        here = {"claim_id": (await call(staff, "claim_compensation", body)).json()["id"]}
        await call(staff, "change_compensation_claim", {"note": "By her lawyer."}, **here)
        for name in names:
            await call(staff, f"{name}_compensation_claim", SAID.get(name, {}), **here)
            if name == "pay":
                await _take_back(call, staff, here)
    await call(staff, "list_compensation_claims")
    await call(staff, "read_compensation_claim", **here)


async def _take_back(call: Call, staff: Caller, here: dict[str, str]) -> None:
    rows = (await call(staff, "list_compensation_entries", **here)).json()["items"]
    entry = next(row["id"] for row in rows if row["act"] == "pay")
    child = {**here, "compensation_entry_id": entry}
    await call(staff, "read_compensation_entry", **child)
    await call(staff, "correct_compensation_entry", {"reason": "EnteredInError"}, **child)


async def _do_hearings(call: Call, world: World, staff: Caller, case: str) -> None:
    going = {"member_ids": [str(staff.member_id)]}
    words = {"location": "Brussels", "room": "0.30"}
    for end, hours, body in ENDS:
        new = hearing(case, hours, **going, **words)
        here = {"hearing_id": (await call(staff, "add_hearing", new)).json()["id"]}
        await call(staff, "read_hearing", **here)
        if end == "cancel":
            await call(staff, "change_hearing", {"note": "By the other door."}, **here)
            later = {"starts_at": at(500), "ends_at": at(501)}
            here = {"hearing_id": (await call(staff, "postpone_hearing", later, **here)).json()["id"]}
            two = {"member_id": str(world.centre.caseworker.member_id)}
            await call(staff, "staff_hearing", two, **here)
            await call(staff, "remove_staff", {}, **here, staff_member_id=two["member_id"])
        await call(staff, f"{end}_hearing", body, **here)
    await call(staff, "list_hearings")
    await call(staff, "read_hearing_conflicts")


async def _do_deadlines(call: Call, world: World, staff: Caller, case: str) -> None:
    for end, body in (("meet", {}), ("waive", {"reason": "LawyerAdvised"})):
        new = deadline(world, case, assigned_member_id=str(staff.member_id))
        here = {"deadline_id": (await call(staff, "add_deadline", new)).json()["id"]}
        await call(staff, "list_deadlines")
        await call(staff, "read_deadline", **here)
        await call(staff, "change_deadline", {"due_on": day(9), "note": "Her lawyer knows."}, **here)
        await call(staff, f"{end}_deadline", body, **here)
    await call(staff, "list_deadline_rules")


ANSWERED: tuple[tuple[str, dict[str, Any]], ...] = (("withdraw", {}), ("answer", {"answer": "Refused"}))


async def _do_stay(call: Call, world: World, staff: Caller, case: str) -> None:
    body = {"case_id": str(identifier(case)), "country": "BE", "holder": "minor"}
    here = {"track_id": (await call(staff, "begin_residence_track", body)).json()["id"]}
    await call(staff, "change_residence_track", {"holder": "adult"}, **here)
    paper_ = {"type": "BE_ANNEX15", "number": "A 1"}
    for name, more in (
        ("condition", {"code": "supported", "is_fulfilled": True, "on": day(-20)}),
        ("grant", {"phase": "reflection_45d", "on": day(-20), "paper": paper_}),
        ("answer", {"goes_on": True, "on": day(-3)}),
    ):
        await call(staff, f"{name}_residence_track", more, **here)
    for end, said in ANSWERED:
        asked = await call(staff, "add_residence_request", {"phase": "doc_3m"}, **here)
        child = {**here, "request_id": asked.json()["id"]}
        await call(staff, "list_residence_requests", **here)
        await call(staff, "read_residence_request", **child)
        await call(staff, f"{end}_residence_request", said, **child)
    rows = (await call(staff, "list_residence_events", **here)).json()["items"]
    last = {**here, "residence_event_id": rows[-1]["id"]}
    await call(staff, "correct_residence_event", {"reason": "wrong_day"}, **last)
    await call(staff, "list_residence_tracks")
    await call(staff, "read_residence_track", **here)
    await call(staff, "end_residence_track", {"reason": "ChoseReturn"}, **here)
    kept = {"paper_id": (await call(staff, "add_residence_paper", paper(world, case))).json()["id"]}
    await call(staff, "list_residence_papers")
    await call(staff, "read_residence_paper", **kept)
    await call(staff, "change_residence_paper", {"valid_to": day(90), "number": "A 2"}, **kept)


async def _do_calendar(call: Call, world: World, staff: Caller, case: str) -> None:
    found = {"note_id": (await call(staff, "write_privileged_note", note(world, case))).json()["id"]}
    await call(staff, "list_privileged_notes")
    await call(staff, "read_privileged_note", **found)
    await call(staff, "change_privileged_note", {"text": "He advises to wait."}, **found)
    fresh = (await call(staff, "make_calendar_feed", FEED)).json()
    feed = {"feed_id": fresh["id"]}
    assert (await staff.http.get(fresh["address"])).status_code == 200
    assert (await staff.http.get("/v1/calendar.ics")).status_code == 404
    await call(staff, "list_calendar_feeds")
    await call(staff, "read_calendar_feed", **feed)
    await call(staff, "change_calendar_feed", {"shows_location": False}, **feed)
    await call(staff, "revoke_calendar_feed", {}, **feed)
