"""Court files and proceedings of a desk, in the stages that tests need."""

from typing import Any

import httpx

from tests.factories.court_files import CRIMINAL, FILES, PROCEEDINGS
from tests.factories.house import House
from tests.features.case_plans.plans import Desk, id_of
from trafficking_api.countries.court.procedures import procedure
from trafficking_api.features.court.rules import stages
from trafficking_api.features.court.rules.stages import Correction, Move

#: Where each collection that hangs on a case is stored.
TABLES = {
    "court-files": "court_files",
    "proceedings": "proceedings",
    "parties": "proceeding_parties",
    "statements": "court_statements",
}
#: Long enough ago for any step of these tests.
OPENED = "2026-01-05"
#: The last second before that, in Brussels.
BEFORE = "2026-01-04T22:59:59Z"


async def filed(there: Desk, **more: Any) -> str:
    """The address of the court file of the case."""
    return str((await there.author.made(FILES, {"case_id": there.case, **more})).headers["Location"])


async def opened(there: Desk, file: str, procedure: str = "Criminal", **more: Any) -> str:
    """The address of a proceeding at its first stage."""
    body = {"court_file_id": id_of(file), "procedure": procedure, "opened_on": OPENED, **more}
    return str((await there.author.made(PROCEEDINGS, body)).headers["Location"])


async def step(there: Desk, here: str, command: str, at: str | None = None) -> httpx.Response:
    """Ask to lead a proceeding on, whatever its version is."""
    body = {"command": command, **({} if at is None else {"occurred_at": at})}
    return await there.author.post(f"{here}/steps", body, etag="*")


async def led(there: Desk, here: str, *commands: str) -> list[str]:
    """Lead a proceeding on; the ids of the steps."""
    ids = []
    for command in commands:
        answer = await step(there, here, command)
        assert answer.status_code == 201, answer.text
        ids.append(str(answer.json()["id"]))
    return ids


async def proceeding(there: Desk, stage: str = "considering", **more: Any) -> str:
    """The address of a criminal proceeding at this stage, in a new court file."""
    here = await opened(there, await filed(there), **more)
    await led(there, here, *CRIMINAL[stage])
    return here


async def correct(
    there: Desk, here: str, step_id: str, at: str | None = None, reason: str = "wrong_step"
) -> httpx.Response:
    """Ask to correct a step, whatever the version of its proceeding is."""
    body = {"occurred_at": at, "reason": reason}
    return await there.author.post(f"{here}/steps/{step_id}/correct", body, etag="*")


async def stage(there: Desk, here: str, **when: str) -> str:
    """Where a proceeding stood."""
    answer = await there.author.get(f"{here}/stage", params=when)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["stage"])


async def steps_of(there: Desk, here: str) -> list[dict[str, Any]]:
    """What was written down of a proceeding, oldest first."""
    found: list[dict[str, Any]] = (await there.read(f"{here}/steps?limit=200"))["items"]
    return found


def on(day: int) -> str:
    """Noon of a day in March."""
    return f"2026-03-{day:02}T12:00:00Z"


async def dated(there: Desk, here: str, *commands: str) -> list[str]:
    """Lead a proceeding on, a day for each step; their ids."""
    ids = []
    for day, command in enumerate(commands, 1):
        answer = await step(there, here, command, on(day))
        assert answer.status_code == 201, answer.text
        ids.append(str(answer.json()["id"]))
    return ids


async def folded(house: House, there: Desk) -> None:
    """Insist that each proceeding of the centre stands where its rows lead, worked out here (G-6)."""
    rows = await house.owner_execute(
        "SELECT id, country, procedure, template_from, stage FROM proceedings WHERE organisation_id = :id",
        id=there.centre.id,
    )
    found = rows.all()
    assert found
    for row in found:
        template = procedure(row.country, row.procedure, row.template_from)
        assert template is not None
        stored = await house.owner_execute(
            "SELECT * FROM proceeding_steps WHERE proceeding_id = :id ORDER BY place", id=row.id
        )
        steps = stored.all()
        history: list[Move | Correction] = [
            Correction(str(one.corrects_id), one.occurred_at, one.recorded_at)
            if one.corrects_id
            else Move(str(one.id), one.command, one.occurred_at, one.recorded_at)
            for one in steps
        ]
        assert stages.current(template, history) == row.stage
        assert {one.to_stage for one in steps} <= {each.code for each in template.stages}
