"""Plans in each state, what hangs on them, and the bodies that they are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories.house import Caller, House, Party
from tests.features.cases.work import case_in
from tests.features.stories import now_done
from trafficking_api.kit.provision import RUNTIME

ZONE = ZoneInfo("Europe/Brussels")
AGREES: dict[str, Any] = {"agrees": True, "language": "lo", "with_interpreter": True}
DECLINES: dict[str, Any] = {
    "agrees": False,
    "not_agreed_reason": "WantsOtherGoals",
    "language": "fr-BE",
    "with_interpreter": False,
}
DISCONTINUE = {"reason": "HandedOver"}
CLOSE = {"reason": "Autonomy"}
LOOK = {"reason": "She is at the door, and her caseworker cannot be reached.", "minutes": 60}
WHY = "She came last night, and is to sleep before anybody asks her anything."


def day(after: int = 0) -> str:
    """A day from today on, in Brussels."""
    return (datetime.now(UTC).astimezone(ZONE).date() + timedelta(days=after)).isoformat()


def id_of(here: str) -> str:
    """The id at the end of an address."""
    return here.rsplit("/", 1)[-1]


def action(title: str = "Ten sessions with a psychologist", **more: Any) -> dict[str, Any]:
    """Something that is to be done."""
    return {"title": title, "service_type": "PsychologicalCare", **more}


def goal(
    title: str = "She sleeps through the night", *actions: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """Something that she wants to reach, with one thing that is to be done for it if none is named."""
    return {"domain": "MentalHealth", "title": title, "actions": list(actions) or [action()], **more}


def monthly(months: int = 3, **more: Any) -> dict[str, Any]:
    """A visit in each of the next months."""
    return {"starts_on": day(), "phases": [{"every_months": 1, "until_month": months}], **more}


@dataclass
class Desk:
    """A case with a person who consents, on which a centre's people work."""

    house: House
    centre: Party
    case: str
    #: Who writes its plans, and who approves them.
    author: Caller = field(init=False)
    approver: Caller = field(init=False)

    def __post_init__(self) -> None:
        self.author, self.approver = self.centre.coordinator, self.centre.coordinator_2

    def body(self, *goals: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A plan with these goals, or with one."""
        objectives = more.pop("objectives", None)
        content = {"objectives": objectives, "goals": list(goals) or [goal()]}
        return {"case_id": self.case, "content": content, **more}

    async def drafted(self, *goals: dict[str, Any], **more: Any) -> str:
        """The address of a draft."""
        made = await self.author.made("/v1/case-plans", self.body(*goals, **more))
        return str(made.headers["Location"])

    async def asked(self, here: str, says: dict[str, Any] = AGREES) -> httpx.Response:
        """Write down what she says to a plan."""
        return await now_done(self.author, here, "consult", says)

    async def waiting(self, *goals: dict[str, Any], says: dict[str, Any] = AGREES, **more: Any) -> str:
        """The address of a plan that she was asked about, and that is to be approved."""
        return await self.submitted(await self.drafted(*goals, **more), says)

    async def submitted(self, here: str, says: dict[str, Any] = AGREES) -> str:
        """Ask her, and for the approval of a draft; returns its address."""
        await self.asked(here, says)
        await now_done(self.author, here, "submit")
        return here

    async def approved(self, here: str, says: dict[str, Any] = AGREES) -> str:
        """Bring a draft into force; returns its address."""
        await self.submitted(here, says)
        await now_done(self.approver, here, "approve")
        return here

    async def in_force(self, *goals: dict[str, Any], says: dict[str, Any] = AGREES, **more: Any) -> str:
        """The address of a plan by which the case is worked."""
        return await self.approved(await self.drafted(*goals, **more), says)

    async def reviewed(self, here: str) -> str:
        """The address of the draft that a review makes."""
        answer = await now_done(self.author, here, "review")
        return f"/v1/case-plans/{answer.json()['id']}"

    async def read(self, here: str) -> dict[str, Any]:
        """What is there now."""
        answer = await self.author.get(here)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def goals_of(self, here: str) -> list[dict[str, Any]]:
        """The goals in the words of a plan."""
        found: list[dict[str, Any]] = (await self.read(here))["content"]["goals"]
        return found

    async def patched(self, here: str, body: dict[str, Any], by: Caller | None = None) -> httpx.Response:
        """Change what is there now, and insist that it was changed."""
        answer = await (by or self.author).patch(here, body, etag="*")
        assert answer.status_code == 200, answer.text
        return answer

    async def rows(self, what: str, query: str = "") -> list[dict[str, Any]]:
        """The goals, actions, visits or plans of the case."""
        answer = await self.author.get(f"/v1/{what}?case_id={self.case}&limit=200{query}")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def states(self, what: str) -> list[str]:
        """How they stand."""
        return [row["status"] for row in await self.rows(what)]

    async def one(self, what: str) -> str:
        """The address of the only one of them."""
        (row,) = await self.rows(what)
        return f"/v1/{what}/{row['id']}"

    async def cancelled(self) -> None:
        """Give up each goal and each visit that is open."""
        for row in await self.rows("goals"):
            if "cancel" in row["allowed_commands"]:
                await now_done(self.author, f"/v1/goals/{row['id']}", "cancel")
        for row in await self.rows("visits", "&status=scheduled"):
            await now_done(self.author, f"/v1/visits/{row['id']}", "cancel", {"reason": "NotNeeded"})


async def desk(house: House, centre: Party | None = None, *, zone: str = "Europe/Brussels") -> Desk:
    """A new case, of a new centre if none is given."""
    centre = centre or await house.party(zone=zone)
    return Desk(house, centre, await case_in(centre, "active"))


async def template(there: Desk, *requirements: str, **more: Any) -> str:
    """A template of the centre that asks for these; returns the id of its edition."""
    begins = {"domain": "VocationalTraining", "title": "A trade that she chose"}
    body = {"code": "three_years", "title": "Three years", "goals": [begins], **more}
    made = await there.author.made("/v1/plan-templates", {**body, "requirements": list(requirements)})
    return str(made.json()["id"])


async def assessed(there: Desk, kind: str, on: date | str, *domains: str) -> str:
    """Somebody looks at her situation; returns the address of what was found."""
    factors = [
        {"domain": name, "level": "Individual", "direction": "Risk"} for name in domains or ("Social",)
    ]
    body = {"case_id": there.case, "kind": kind, "assessed_on": str(on), "factors": factors}
    return str((await there.author.made("/v1/assessments", body)).headers["Location"])


async def sql_refuses(there: Desk, statement: str, **values: Any) -> str:
    """The SQLSTATE with which the database refuses a statement of the runtime role; '' if it does not."""
    async with there.house.owner.connect() as connection:
        transaction = await connection.begin()
        await connection.execute(
            text("SELECT set_config('app.organisation_id', :id, true)"), {"id": str(there.centre.id)}
        )
        await connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
        try:
            touched = await connection.execute(text(statement), values)
            assert touched.rowcount == 1, "the statement finds its row"
            await connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        except DBAPIError as error:
            return str(getattr(error.orig, "sqlstate", None))
        finally:
            await transaction.rollback()
    return ""


async def state_of(there: Desk, table: str, *columns: str) -> Sequence[Any]:
    """These columns of the rows that the case has in a table, past all walls."""
    rows = await there.house.owner_execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE case_id = :case ORDER BY id",  # noqa: S608 - of this folder
        case=UUID(there.case),
    )
    return [tuple(row) for row in rows.all()]
