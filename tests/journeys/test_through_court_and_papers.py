"""From a complaint to compensation, and from the first paper to an unlimited stay, with no day forgotten."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.cases.work import case_in
from tests.features.stories import Clock, at_once, now_done, refused

BRUSSELS = ZoneInfo("Europe/Brussels")
BEGINS = date(2027, 1, 4)
AWARDED, PAID = 1_000_000, 250_000
#: Each paper of the stay: its phase, its kind, the day it is given, its last day by the law.
PAPERS = (
    ("reflection_45d", "BE_ANNEX15", BEGINS, date(2027, 2, 18)),
    ("doc_3m", "BE_AI", date(2027, 2, 18), date(2027, 5, 18)),
    ("doc_3m", "BE_AI", date(2027, 5, 18), date(2027, 8, 18)),
    ("permit_6m", "BE_CARD_A", date(2027, 8, 18), date(2028, 2, 18)),
    ("permit_6m", "BE_CARD_A", date(2028, 2, 18), date(2028, 8, 18)),
    ("indefinite", "BE_CARD_B", date(2028, 8, 18), None),
)
#: How long before the last day the next paper can be asked for.
ASKED_BEFORE = {"reflection_45d": 15, "doc_3m": 30, "permit_6m": 45}
JUDGED, JUDGED_AGAIN, FINAL = date(2027, 12, 3), date(2028, 6, 5), date(2028, 10, 2)
#: Thirty days after the judgment is a Sunday, and the first of January was a Saturday.
LAST_DAY_TO_APPEAL = date(2028, 1, 3)


def noon(day: date) -> datetime:
    """Noon of a day in Brussels."""
    return datetime.combine(day, time(12), BRUSSELS)


def last_second(day: date) -> datetime:
    """The last second of a day in Brussels."""
    return datetime.combine(day, time(23, 59, 59), BRUSSELS)


@pytest.fixture
async def frozen(alone: House) -> AsyncIterator[Clock]:
    """The clock of a deployment in which a case goes through the courts."""
    clock = Clock(alone)
    yield clock
    await clock.go_on()


@dataclass
class Follower:
    """The legal worker of a centre, who follows one case on the days of a frozen clock."""

    clock: Clock
    legal: Caller
    case_id: str

    async def on(self, day: date) -> None:
        """It is noon of this day."""
        await self.clock.stop(noon(day))

    async def made(self, path: str, body: dict[str, Any]) -> str:
        """Make it; returns its address."""
        return str((await self.legal.made(path, body)).headers["Location"])

    async def do(self, here: str, command: str, body: Any = None) -> dict[str, Any]:
        """Command what is there now."""
        done: dict[str, Any] = (await now_done(self.legal, here, command, body)).json()
        return done

    async def step(self, proceeding: str, command: str, day: date) -> None:
        """Go to a day, on which the proceeding goes on."""
        await self.on(day)
        stepped = await self.legal.post(f"{proceeding}/steps", {"command": command}, etag="*")
        assert stepped.status_code in {200, 201}, stepped.text

    async def read(self, here: str) -> dict[str, Any]:
        """What is there."""
        found: dict[str, Any] = (await self.legal.get(here)).json()
        return found

    async def due(self, kind: str, until: date) -> list[tuple[str, bool]]:
        """What of a kind is due by a day, by its day, and whether that has passed."""
        query = f"case_id={self.case_id}&kind={kind}&due_until={until.isoformat()}&limit=100"
        rows = (await self.legal.get(f"/v1/work-list?{query}")).json()["items"]
        return [(row["due_on"], row["is_overdue"]) for row in rows]

    async def comes_up(self, kind: str, day: date) -> None:
        """Insist that something is on the list of its day, and not on that of the eve; then go there."""
        await self.on(day - timedelta(days=1))
        assert (day.isoformat(), False) not in await self.due(kind, day - timedelta(days=1))
        await self.on(day)
        assert (day.isoformat(), False) in await self.due(kind, day)


@pytest.mark.slow
async def test_through_court_and_papers(alone: House, frozen: Clock) -> None:
    await frozen.stop(noon(BEGINS))
    centre = await alone.party(country="BE")
    follower = Follower(frozen, centre.legal, await case_in(centre, "active"))
    track = await her_stay_begins(follower)
    proceeding = await she_considers(follower)

    await follower.step(proceeding, "file_complaint", date(2027, 1, 25))
    await follower.do(track, "condition", {"code": "cooperates", "is_fulfilled": True})
    await next_paper(follower, track, 1)
    await follower.step(proceeding, "investigate", date(2027, 3, 1))
    await next_paper(follower, track, 2)
    await follower.step(proceeding, "refer", date(2027, 6, 14))
    await next_paper(follower, track, 3)
    await a_trial_that_moves(follower, proceeding)
    judgment, appeals = await judged_and_appealed(follower, proceeding)
    await next_paper(follower, track, 4)
    await judged_again(follower, proceeding, appeals)
    await follower.do(track, "condition", {"code": "trafficking_upheld", "is_fulfilled": True})
    await next_paper(follower, track, 5)
    await final(follower, proceeding, judgment)
    await paid_in_part(follower, proceeding)
    await closes_when_nothing_is_open(centre, follower)


async def her_stay_begins(follower: Follower) -> str:
    """She has left, a centre supports her, and she has 45 days to reflect; returns the track."""
    wanted = {"case_id": follower.case_id, "country": "BE", "holder": "adult"}
    track = await follower.made("/v1/residence-tracks", wanted)
    missing = {step["phase"]: step["missing"] for step in (await follower.read(track))["next_steps"]}
    assert missing["reflection_45d"] == ["left_milieu", "supported"]
    for code in ("left_milieu", "supported"):
        await follower.do(track, "condition", {"code": code, "is_fulfilled": True})
    phase, type_, on, until = PAPERS[0]
    paper = {"type": type_, "number": "15/0001"}
    seen = await follower.do(track, "grant", {"phase": phase, "on": str(on), "paper": paper})
    assert (seen["until"], seen["work_allowed"]) == (str(until), False)
    return track


async def next_paper(follower: Follower, track: str, number: int) -> None:
    """Asked for on its day, answered by the magistrate, and given when the one before ends."""
    before, _, _, _ = PAPERS[number - 1]
    phase, type_, on, until = PAPERS[number]
    asked_on = on - timedelta(days=ASKED_BEFORE[before])
    await follower.comes_up("residence_request", asked_on)
    missing = {step["phase"]: step["missing"] for step in (await follower.read(track))["next_steps"]}
    assert missing[phase] == ["magistrate_answer"]
    request = await follower.made(f"{track}/requests", {"phase": phase})
    assert await follower.due("residence_request", asked_on) == []
    await follower.do(track, "answer", {"goes_on": True})

    await follower.comes_up("residence_paper", on)
    await follower.do(request, "answer", {"answer": "Granted"})
    granted = {"phase": phase, "on": str(on), "paper": {"type": type_, "number": f"{type_} {number}"}}
    seen = await follower.do(track, "grant", granted)
    assert (seen["phase"], seen["until"], seen["work_allowed"]) == (phase, until and str(until), True)
    assert await follower.due("residence_paper", on) == []


async def she_considers(follower: Follower) -> str:
    """A court file with a criminal proceeding, in which she may consider for as long as she wishes."""
    about = {"case_id": follower.case_id, "legal_aid": "yes", "lawyer_name": "M. Exemple"}
    file = await follower.made("/v1/court-files", about)
    opened = {"court_file_id": file.rsplit("/", 1)[-1], "procedure": "Criminal", "file_number": "BR.1/27"}
    proceeding = await follower.made("/v1/proceedings", opened)
    seen = await follower.read(proceeding)
    assert (seen["stage"], seen["advisory"]) == ("considering", True)
    return proceeding


async def a_trial_that_moves(follower: Follower, proceeding: str) -> None:
    """A trial that is put off twice: it is on the list of its day, and never on that of a day that went."""
    days = [date(2027, 9, 10), date(2027, 10, 8), date(2027, 11, 5)]
    first = {
        "case_id": follower.case_id,
        "proceeding_id": proceeding.rsplit("/", 1)[-1],
        "type": "Trial",
        "starts_at": noon(days[0]).isoformat(),
        "measures": ["SeparateEntrance", "Screen"],
        "interpreter_language": "lo",
        "member_ids": [str(follower.legal.member_id)],
    }
    hearing = await follower.made("/v1/hearings", first)
    date_only = {"starts_at": noon(days[1]).isoformat()}
    why = await refused(follower.legal.patch(hearing, date_only, etag="*"), 409, "date_fixed")
    assert why["why"] == "notified"
    for gone, day in pairwise(days):
        await follower.comes_up("hearing", gone)
        put_off = await follower.do(hearing, "postpone", {"starts_at": noon(day).isoformat()})
        assert (put_off["predecessor_id"], put_off["status"]) == (hearing.rsplit("/", 1)[-1], "scheduled")
        hearing = f"/v1/hearings/{put_off['id']}"
        assert await follower.due("hearing", gone) == []
    await follower.comes_up("hearing", days[-1])
    await follower.step(proceeding, "open_trial", days[-1])
    held = await follower.do(hearing, "hold")
    assert [link["status"] for link in held["chain"]] == ["postponed", "postponed", "held"]
    assert await follower.due("hearing", days[-1]) == []


async def judged_and_appealed(follower: Follower, proceeding: str) -> tuple[str, list[str]]:
    """A conviction, thirty days to appeal, and two parties who do at the same time, in the last second."""
    await follower.step(proceeding, "judge", JUDGED)
    proceeding_id = proceeding.rsplit("/", 1)[-1]
    judgment = await follower.made(
        "/v1/judgments",
        {
            "proceeding_id": proceeding_id,
            "level": "FirstInstance",
            "outcome": "ConvictedTrafficking",
            "pronounced_on": str(JUDGED),
            "offences": ["Trafficking"],
            "sentences": {"convicted": 2, "imprisonment": 2},
        },
    )
    parties = [
        await follower.made(f"{proceeding}/parties", party)
        for party in ({"role": "CivilParty", "is_her": True}, {"role": "Accused", "label": "A."})
    ]
    deadline = await time_runs(follower, judgment, "Appeal", LAST_DAY_TO_APPEAL)
    await follower.comes_up("deadline", LAST_DAY_TO_APPEAL)

    in_time = last_second(LAST_DAY_TO_APPEAL)
    await follower.clock.stop(in_time)
    acts = [
        {
            "proceeding_id": proceeding_id,
            "judgment_id": judgment.rsplit("/", 1)[-1],
            "party_id": party.rsplit("/", 1)[-1],
            "remedy": "Appeal",
            "filed_at": in_time.isoformat(),
        }
        for party in parties
    ]
    filed = await at_once([follower.legal.post("/v1/court-appeals", act) for act in acts])
    assert [answer.status_code for answer in filed] == [201, 201]
    assert {answer.json()["is_late"] for answer in filed} == {False}
    steps = (await follower.read(f"{proceeding}/steps?limit=100"))["items"]
    assert [step["command"] for step in steps].count("appeal") == 1

    met = await follower.do(deadline, "meet", {"occurred_at": in_time.isoformat()})
    assert (met["status"], met["is_late"]) == ("met", False)
    appeals = [answer.headers["Location"] for answer in filed]
    for appeal in appeals:
        await follower.do(appeal, "receive")
    return judgment, appeals


async def time_runs(follower: Follower, judgment: str, act: str, last: date) -> str:
    """Her time for an act after a judgment, as the law of its day has it; returns the deadline."""
    runs = {
        "case_id": follower.case_id,
        "procedure": "Criminal",
        "act": act,
        "party_role": "CivilParty",
        "base_event": "Pronounced",
        "judgment_id": judgment.rsplit("/", 1)[-1],
        "assigned_member_id": str(follower.legal.member_id),
    }
    deadline = await follower.made("/v1/deadlines", runs)
    seen = await follower.read(deadline)
    assert (seen["due_on"], seen["is_manual"], seen["rule"]["advisory"]) == (str(last), False, True)
    assert seen["due_local"].startswith(f"{last}T23:59:59.999999+")
    return deadline


async def judged_again(follower: Follower, proceeding: str, appeals: list[str]) -> None:
    """The court of appeal has judged; the accused goes to cassation, and she does not wish to."""
    await follower.step(proceeding, "judge_appeal", JUDGED_AGAIN)
    for appeal in appeals:
        await follower.do(appeal, "complete")
    second = {
        "proceeding_id": proceeding.rsplit("/", 1)[-1],
        "level": "Appeal",
        "outcome": "ConvictedTrafficking",
        "pronounced_on": str(JUDGED_AGAIN),
    }
    judgment = await follower.made("/v1/judgments", second)
    last = JUDGED_AGAIN + timedelta(days=15)
    deadline = await time_runs(follower, judgment, "Cassation", last)
    await follower.comes_up("deadline", last)
    party = (await follower.read(f"{proceeding}/parties?limit=100"))["items"]
    accused = next(one["id"] for one in party if one["role"] == "Accused")
    act = {"judgment_id": judgment.rsplit("/", 1)[-1], "party_id": accused, "remedy": "Cassation"}
    late = {**act, "proceeding_id": second["proceeding_id"], "filed_at": noon(last).isoformat()}
    await follower.made("/v1/court-appeals", {**late, "is_filed_elsewhere": True})
    assert (await follower.read(proceeding))["stage"] == "cassation"

    # A day too late it is still on the list, as what it is, until somebody says what came of it.
    await follower.on(last + timedelta(days=1))
    assert await follower.due("deadline", last) == [(str(last), True)]
    await follower.do(deadline, "waive", {"reason": "PersonDoesNotWish"})
    assert await follower.due("deadline", last) == []


async def final(follower: Follower, proceeding: str, judgment: str) -> None:
    """Nothing is left against it; she has three years to ask the state fund, and the past can be asked."""
    await follower.step(proceeding, "finalise", FINAL)
    changed = await follower.legal.patch(judgment, {"became_final_on": str(FINAL)}, etag="*")
    assert changed.status_code == 200, changed.text
    fund = {
        "case_id": follower.case_id,
        "procedure": "CivilCompensation",
        "act": "StateFundClaim",
        "party_role": "Victim",
        "base_event": "BecameFinal",
        "judgment_id": judgment.rsplit("/", 1)[-1],
    }
    deadline = await follower.made("/v1/deadlines", fund)
    assert (await follower.read(deadline))["due_on"].startswith("2031-10-")
    await follower.do(deadline, "meet")

    standing = await follower.read(proceeding)
    assert (standing["stage"], standing["is_terminal"]) == ("final", True)
    for day, stage in ((date(2027, 2, 1), "complaint_filed"), (date(2027, 12, 24), "judgment")):
        at = noon(day).astimezone(UTC)
        then = await follower.read(f"{proceeding}/stage?at={at:%Y-%m-%dT%H:%M:%SZ}")
        assert then["stage"] == stage


async def paid_in_part(follower: Follower, proceeding: str) -> None:
    """She was awarded ten thousand euros, and a quarter of it comes, by a bailiff."""
    about = {
        "case_id": follower.case_id,
        "proceeding_id": proceeding.rsplit("/", 1)[-1],
        "source": "Offender",
        "claimed": {"amount_minor": 2 * AWARDED, "currency": "EUR"},
        "claimed_on": "2027-11-05",
    }
    claim = await follower.made("/v1/compensation-claims", about)
    for command, on, amount in (("award", JUDGED, AWARDED), ("pay", FINAL, PAID)):
        body = {"on": str(on), "amount": {"amount_minor": amount, "currency": "EUR"}}
        for _ in range(2):
            answer = await follower.legal.post(f"{claim}/{command}", body, etag="*", key=f"{command}-1")
            assert answer.status_code == 200, answer.text
    seen = await follower.do(claim, "enforce", {"on": str(FINAL)})
    assert (seen["status"], seen["received"]["amount_minor"]) == ("enforcement", PAID)
    too_much = {"amount": {"amount_minor": AWARDED - PAID + 1, "currency": "EUR"}}
    await refused(follower.legal.post(f"{claim}/pay", too_much, etag="*", key="pay-2"), 422, "exceeds_owed")


async def closes_when_nothing_is_open(centre: Party, follower: Follower) -> None:
    """A hearing that is to come keeps her case open; nothing else of all this does."""
    to_come = {"case_id": follower.case_id, "type": "AuthorityAppointment"}
    hearing = await follower.made("/v1/hearings", to_come)
    here, close = f"/v1/cases/{follower.case_id}", {"reason": "Autonomy"}
    closing = centre.coordinator.post(f"{here}/close", close, etag="*")
    problem = await refused(closing, 409, "still_open")
    assert [(one["kind"], one["id"]) for one in problem["open"]] == [("hearing", hearing.rsplit("/", 1)[-1])]
    await follower.do(hearing, "cancel", {"reason": "NoLongerNeeded"})
    await now_done(centre.coordinator, here, "close", close)
