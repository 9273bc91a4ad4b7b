"""Who does not see a case learns nothing of its court file; who only looks changes nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.court_files import FILES, PROCEEDINGS
from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import LOOK, Desk, id_of
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.court.files import filed, led, opened
from tests.features.stories import colleague, faults, now_done, refused


@dataclass
class Court:
    """A case with everything that hangs on its court file, each by its address."""

    there: Desk
    file: str
    here: str
    party: str
    statement: str
    step: str

    @property
    def read(self) -> list[str]:
        """What can be read."""
        inside = ("", "/stage", "/steps", "/parties", "/statements")
        single = (self.file, self.party, self.statement, f"{self.here}/steps/{self.step}")
        return [*(f"{self.here}{path}" for path in inside), *single]

    @property
    def changes(self) -> list[tuple[str, str, dict[str, Any]]]:
        """What can be changed, made or taken back in it."""
        wrong = {"occurred_at": None, "reason": "wrong_step"}
        return [
            ("PATCH", self.file, {"legal_aid": "yes"}),
            ("PATCH", self.here, {"court": "A court"}),
            ("PATCH", self.party, {"standing": "Left"}),
            ("PATCH", self.statement, {"copy_received": "yes"}),
            ("POST", f"{self.here}/parties", {"role": "Accused"}),
            ("POST", f"{self.here}/statements", {"type": "Complaint", "made_on": "2026-01-10"}),
            ("POST", f"{self.here}/steps", {"command": "investigate"}),
            ("POST", f"{self.here}/steps/{self.step}/correct", wrong),
        ]


async def court(there: Desk) -> Court:
    """A court file with a proceeding that has begun."""
    file = await filed(there)
    here = await opened(there, file)
    party = await there.author.made(f"{here}/parties", {"role": "Accused"})
    body = {"type": "Complaint", "made_on": "2026-01-10"}
    statement = await there.author.made(f"{here}/statements", body)
    (step,) = await led(there, here, "file_complaint")
    return Court(there, file, here, party.headers["Location"], statement.headers["Location"], step)


@dataclass
class Town:
    """A centre with cases that not everybody sees."""

    centre: Party
    #: The caseworker's own; that of the coordinator; one of hers that is sealed; one with somebody barred.
    own: Court
    other: Court
    sealed: Court
    barred: Court


@pytest.fixture
async def town(house: House) -> Town:
    centre = await house.party()
    boss = centre.coordinator
    cases = [await hidden(house, centre, who) for who in (centre.caseworker, boss, boss, boss)]
    own, other, sealed, barred = [await court(there) for there in cases]
    await now_done(boss, f"/v1/cases/{sealed.there.case}", "seal")
    bar = {**BAR, "member_id": str(centre.coordinator_2.member_id)}
    await boss.made(f"/v1/cases/{barred.there.case}/exclusions", bar)
    return Town(centre, own, other, sealed, barred)


async def holds(town: Town, caller: Caller, *seen: Court) -> None:
    """Insist that the caller reads and lists these, and nothing of the others."""
    for one in (town.own, town.other, town.sealed, town.barred):
        answers = [(await caller.get(path)).status_code for path in one.read]
        assert set(answers) == {200 if one in seen else 404}, one
    for path in (FILES, PROCEEDINGS):
        items = (await caller.get(f"{path}?limit=200")).json()["items"]
        assert {item["case_id"] for item in items} == {one.there.case for one in seen}, path
    for one in seen:
        rows = (await caller.get(f"{PROCEEDINGS}?case_id={one.there.case}")).json()["items"]
        assert [row["id"] for row in rows] == [id_of(one.here)]


async def test_plan_11_everybody_lists_of_the_courts_what_she_can_read(house: House, town: Town) -> None:
    centre = town.centre
    await holds(town, centre.coordinator, town.own, town.other, town.sealed, town.barred)
    await holds(town, centre.coordinator_2, town.own, town.other)
    await holds(town, centre.caseworker, town.own)
    await holds(town, centre.legal, town.own, town.other, town.barred)
    await holds(town, await colleague(house, centre, "caseworker"))
    await holds(town, (await house.party()).coordinator)


async def tried(one: Court, caller: Caller, status: int, code: str) -> None:
    """Insist that each change is refused to a caller so."""
    for method, path, body in one.changes:
        call = caller.call(method, path, json=body, headers={"If-Match": "*"})
        await refused(call, status, code)
    for path, body, pointer in (
        (FILES, {"case_id": one.there.case}, "/case_id"),
        (PROCEEDINGS, {"court_file_id": id_of(one.file), "procedure": "Criminal"}, "/court_file_id"),
    ):
        problem = await refused(caller.post(path, body), 422, "invalid")
        assert faults(problem) == [(pointer, "unknown_reference")]


async def test_plan_10_who_is_barred_does_nothing_before_the_courts(town: Town) -> None:
    await tried(town.barred, town.centre.coordinator_2, 404, "not_found")


async def test_plan_9_through_a_broken_glass_a_court_file_is_read_and_not_changed(town: Town) -> None:
    one, looker = town.other, town.centre.caseworker
    await looker.made("/v1/break-glass", {**LOOK, "case_id": one.there.case})
    await holds(town, looker, town.own, one)
    await tried(one, looker, 403, "read_only")


async def test_g_1_the_court_file_of_another_is_refused_as_none(house: House, town: Town) -> None:
    one, stranger = town.own, (await house.party()).coordinator

    async def said(path: str, method: str = "GET", body: Any = None) -> tuple[int, str]:
        answer = await stranger.call(method, path, json=body, headers={"If-Match": "*"})
        return answer.status_code, answer.text.replace(answer.headers["Request-Id"], "")

    for path in one.read:
        unknown = path.replace(id_of(one.here), str(uuid4())).replace(id_of(one.file), str(uuid4()))
        assert await said(path) == await said(unknown)
        assert (await said(path))[0] == 404
    for method, path, body in one.changes:
        unknown = path.replace(id_of(one.here), str(uuid4())).replace(id_of(one.file), str(uuid4()))
        assert await said(path, method, body) == await said(unknown, method, body)
