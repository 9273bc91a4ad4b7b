"""Proceedings that have come to a judgment, who takes part in them, and what they do against it."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.factories.house import House, Party
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.stories import etag, now_done

FILES, PROCEEDINGS = "/v1/court-files", "/v1/proceedings"
JUDGMENTS, APPEALS = "/v1/judgments", "/v1/court-appeals"
#: Long ago, so that every clock has passed it.
OPENED, PRONOUNCED = "2024-01-08", "2025-03-03"
#: In Brussels: thirty days after it was pronounced end with 2 April.
IN_TIME, TOO_LATE = "2025-04-02T21:59:59Z", "2025-04-02T22:00:00Z"
#: What leads each procedure to its judgment.
WAYS: dict[str, list[str]] = {
    "Criminal": ["file_complaint", "investigate", "refer", "open_trial", "judge"],
    "Labour": ["file_claim", "open_hearing", "judge"],
}


@dataclass
class Judged:
    """A proceeding of a case, at the judgment."""

    desk: Desk
    here: str
    #: What has led there: the id of each step, by its command.
    steps: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return id_of(self.here)

    async def stage(self) -> str:
        """Where it stands."""
        return str((await self.desk.read(self.here))["stage"])

    async def moves(self) -> list[str]:
        """By what it was led on, in the order in which that was written down."""
        answer = await self.desk.author.get(f"{self.here}/steps?limit=200")
        places = sorted(answer.json()["items"], key=lambda row: int(row["place"]))
        return [row["command"] for row in places if row["command"]]

    async def step(self, command: str, at: str) -> str:
        """Lead it on; returns the id of the step."""
        body = {"command": command, "occurred_at": at}
        tag = await etag(self.desk.author, self.here)
        made = await self.desk.author.made(f"{self.here}/steps", body, etag=tag)
        self.steps[command] = str(made.json()["id"])
        return self.steps[command]

    async def correct(self, step_id: str, occurred_at: str | None = None) -> httpx.Response:
        """Say that a step happened at another time, or not at all."""
        body = {"occurred_at": occurred_at, "reason": "wrong_time" if occurred_at else "wrong_step"}
        path = f"{self.here}/steps/{step_id}/correct"
        return await self.desk.author.post(path, body, etag=await etag(self.desk.author, self.here))

    async def party(self, role: str = "Accused", **more: Any) -> str:
        """Somebody takes part in it; returns the id."""
        made = await self.desk.author.made(f"{self.here}/parties", {"role": role, **more})
        return str(made.json()["id"])

    async def judgment(self, **more: Any) -> str:
        """The address of a judgment."""
        made = await self.desk.author.made(JUDGMENTS, decided(self, **more))
        return str(made.headers["Location"])

    def act(self, party: str, **more: Any) -> dict[str, Any]:
        """What a party does against a judgment."""
        return {
            "proceeding_id": self.id,
            "party_id": party,
            "remedy": "Appeal",
            "filed_at": IN_TIME,
            **more,
        }

    async def filed(self, party: str, **more: Any) -> dict[str, Any]:
        """The act of a party, as it was written down."""
        found: dict[str, Any] = (await self.desk.author.made(APPEALS, self.act(party, **more))).json()
        return found

    async def appeals(self, query: str = "") -> list[dict[str, Any]]:
        """What was done against its judgments."""
        answer = await self.desk.author.get(f"{APPEALS}?proceeding_id={self.id}&limit=200{query}")
        items: list[dict[str, Any]] = answer.json()["items"]
        return items


def decided(there: Judged, **more: Any) -> dict[str, Any]:
    """The body of a judgment."""
    return {
        "proceeding_id": there.id,
        "level": "FirstInstance",
        "outcome": "ConvictedTrafficking",
        "pronounced_on": PRONOUNCED,
        **more,
    }


async def opened(there: Desk, procedure: str = "Criminal", **more: Any) -> Judged:
    """A proceeding that has just been opened, in the court file of the case."""
    found = (await there.author.get(f"{FILES}?case_id={there.case}")).json()["items"]
    if not found:
        found = [(await there.author.made(FILES, {"case_id": there.case})).json()]
    body = {"court_file_id": found[0]["id"], "procedure": procedure, "opened_on": OPENED, **more}
    return Judged(there, str((await there.author.made(PROCEEDINGS, body)).headers["Location"]))


async def judged(
    house: House,
    centre: Party | None = None,
    procedure: str = "Criminal",
    *,
    at: str = PRONOUNCED,
    opened_on: str = OPENED,
    **more: Any,
) -> Judged:
    """A proceeding of a new case, at the judgment of the day on which it is pronounced."""
    there = await opened(await desk(house, centre), procedure, opened_on=opened_on, **more)
    for n, command in enumerate(WAYS[procedure], start=1):
        on = at if command == "judge" else f"{opened_on[:4]}-0{n}-10"
        await there.step(command, f"{on}T09:00:00Z")
    return there


async def appealed(there: Desk, state: str = "filed") -> str:
    """The address of an appeal in this state, in a proceeding of its own."""
    its = await opened(there)
    here = f"{APPEALS}/{(await its.filed(await its.party(), remedy='Opposition'))['id']}"
    for command in {"received": ["receive"], "completed": ["receive", "complete"]}.get(state, []):
        await now_done(there.author, here, command)
    if state == "withdrawn":
        await now_done(there.author, here, "withdraw")
    return here
