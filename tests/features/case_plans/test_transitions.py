"""What may happen to plans and what hangs on them: every state, command and actor, against the domain."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import (
    AGREES,
    DECLINES,
    DISCONTINUE,
    WHY,
    Desk,
    assessed,
    day,
    desk,
    id_of,
)
from tests.features.matrix import (
    Actor,
    Matrix,
    hold_allowed_commands,
    hold_every_arrow,
    hold_every_refusal,
    hold_the_journal,
    read,
)
from tests.features.stories import colleague, now_done
from trafficking_api.features.case_plans import states
from trafficking_api.kit.states import Machine

#: Forms have codes of their own.
_serial = count(1)
#: Makes something in one state; returns what stands behind the path in its address.
Make = Callable[[Desk], Awaitable[str]]


BODIES: dict[str, Any] = {
    "consult": AGREES,
    "discontinue": DISCONTINUE,
    "skip": {"reason": "NotNeeded"},
    "missed": {"reason": "PersonAbsent"},
    "reschedule": {"due_on": day(90)},
}
VISITS = {**BODIES, "cancel": {"reason": "NotNeeded"}}
GOALS: dict[str, list[str]] = {
    "proposed": [],
    "accepted": ["accept"],
    "active": ["accept", "start"],
    "on_hold": ["accept", "start", "hold"],
    "achieved": ["accept", "start", "achieve"],
    "partly_achieved": ["accept", "start", "partly_achieve"],
    "not_achieved": ["accept", "start", "not_achieve"],
    "cancelled": ["cancel"],
}
ACTIONS: dict[str, list[str]] = {
    "planned": [],
    "in_progress": ["start"],
    "done": ["start", "done"],
    "skipped": ["skip"],
}


async def follow(caller: Caller, here: str, *commands: str, bodies: dict[str, Any] = BODIES) -> str:
    """Give these commands one after the other; returns the id."""
    for command in commands:
        await now_done(caller, here, command, bodies.get(command))
    return id_of(here)


async def a_goal(there: Desk, *, state: str) -> str:
    await there.in_force(says=DECLINES)
    return await follow(there.author, await there.one("goals"), *GOALS[state])


async def an_action(there: Desk, *, state: str) -> str:
    await there.in_force()
    return await follow(there.author, await there.one("actions"), *ACTIONS[state])


async def a_plan(there: Desk, *, state: str) -> str:
    here = await there.drafted()
    for command in {"in_approval": ["consult", "submit"], "discarded": ["discard"]}.get(state, []):
        await now_done(there.author, here, command, BODIES.get(command))
    if state not in {"draft", "in_approval", "discarded"}:
        await there.approved(here)
    if state in {"under_review", "superseded"}:
        later = await there.reviewed(here)
        if state == "superseded":
            await there.approved(later)
    if state == "discontinued":
        await now_done(there.author, here, "discontinue", DISCONTINUE)
    if state == "completed":
        await there.cancelled()
        await now_done(there.author, here, "complete")
    return id_of(here)


async def reached(there: Desk, *, state: str) -> str:
    """A plan of which everything has ended."""
    id_ = await a_plan(there, state=state)
    await there.cancelled()
    return id_


async def a_visit(there: Desk, *, state: str) -> str:
    made = await there.author.made("/v1/visits", {"case_id": there.case, "due_on": day(7)})
    here = str(made.headers["Location"])
    commands = {"scheduled": [], "cancelled": ["cancel"]}.get(state, [state])
    return await follow(there.author, here, *commands, bodies=VISITS)


async def a_service(there: Desk, *, state: str) -> str:
    body = {"case_id": there.case, "type": "Coaching", "delivered_on": day()}
    here = (await there.author.made("/v1/services", body)).headers["Location"]
    return await follow(there.author, here, *(["void"] if state == "entered_in_error" else []))


async def an_assessment(there: Desk, *, state: str) -> str:
    here = await assessed(there, "Baseline", day())
    return await follow(there.author, here, *(["void"] if state == "entered_in_error" else []))


async def an_exemption(there: Desk, *, state: str) -> str:
    plan = await there.drafted()
    body = {"requirement": "ExitAssessment", "until_on": day(30), "reason": WHY}
    here = (await there.approver.made(f"{plan}/exemptions", body)).headers["Location"]
    await follow(there.author, here, *(["revoke"] if state == "revoked" else []))
    return here.removeprefix("/v1/case-plans/")


async def a_form(there: Desk, *, state: str, what: str, ends: str, **says: Any) -> str:
    made = await there.author.made(f"/v1/{what}", {"code": f"f{next(_serial)}", **says})
    here = made.headers["Location"]
    return await follow(there.author, here, *([ends] if state in {"retired", "ended"} else []))


_ASKED = {"code": "sleep", "domain": "Psychological", "text": "How do you sleep?"}
_QUESTION = {**_ASKED, "options": [{"code": "well", "label": "Well", "points": 2}]}
_FORMS: dict[str, dict[str, Any]] = {
    "questionnaires": {"ends": "retire", "title": "How she is", "questions": [_QUESTION]},
    "plan-templates": {
        "ends": "retire",
        "title": "A year",
        "goals": [{"domain": "Legal", "title": "Papers"}],
    },
    "funded-projects": {
        "ends": "end",
        "name": "Courses",
        "funder": "A donor",
        "kind": "Education",
        "from_on": "2026-01-01",
    },
}


@dataclass(frozen=True)
class Kind:
    """Something with a machine: its table as the domain tells it, and how it is made in each state."""

    machine: Machine
    description: str
    path: str
    make: Callable[..., Awaitable[str]]
    bodies: dict[str, Any] = field(default_factory=lambda: BODIES)
    #: For an arrow whose guard wants more than the state.
    for_arrow: dict[str, Make] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    #: Forms are for the coordinators to make and to end.
    is_led: bool = False


def _form(what: str, machine: Machine, description: str) -> Kind:
    return Kind(machine, description, f"/v1/{what}", partial(a_form, what=what, **_FORMS[what]), is_led=True)


KINDS = {
    "plan": Kind(
        states.PLAN,
        """
        draft →consult draft →submit in_approval →consult in_approval →return draft
        draft →discard discarded*
        in_approval →approve active →review under_review
        active|under_review →complete completed*
        active|under_review →discontinue discontinued*
        under_review →(system)supersede superseded*
        under_review →(system)keep active
        draft|in_approval →(system)discard discarded*
        """,
        "/v1/case-plans",
        a_plan,
        for_arrow={
            "active →complete": partial(reached, state="active"),
            "under_review →complete": partial(reached, state="under_review"),
        },
        elsewhere=frozenset({"review"}),
    ),
    "goal": Kind(
        states.GOAL,
        """
        proposed →accept accepted →start active →hold on_hold →resume active
        active →achieve achieved*
        active →partly_achieve partly_achieved*
        active →not_achieve not_achieved*
        proposed|accepted|active|on_hold →cancel(centre|system) cancelled*
        """,
        "/v1/goals",
        a_goal,
    ),
    "action": Kind(
        states.ACTION,
        """
        planned →start in_progress →done done*
        planned|in_progress →skip(centre|system) skipped*
        """,
        "/v1/actions",
        an_action,
    ),
    "visit": Kind(
        states.VISIT,
        """
        scheduled →done done*
        scheduled →missed missed*
        scheduled →reschedule missed*
        scheduled →cancel(centre|system) cancelled*
        """,
        "/v1/visits",
        a_visit,
        bodies=VISITS,
        elsewhere=frozenset({"reschedule"}),
    ),
    "service": Kind(states.ENTRY, "recorded →void entered_in_error*", "/v1/services", a_service),
    "assessment": Kind(states.ENTRY, "recorded →void entered_in_error*", "/v1/assessments", an_assessment),
    "exemption": Kind(states.EXEMPTION, "in_force →revoke revoked*", "/v1/case-plans", an_exemption),
    "questionnaire": _form("questionnaires", states.FORM, "in_use →retire(centre|system) retired*"),
    "template": _form("plan-templates", states.FORM, "in_use →retire(centre|system) retired*"),
    "project": _form("funded-projects", states.PROJECT, "open →end ended*"),
}
EACH = [(name, state.value) for name, kind in KINDS.items() for state in kind.machine.states]


@dataclass(frozen=True)
class Place:
    """A centre, somebody who writes and is none of the actors, and who has no business there."""

    house: House
    centre: Party
    stranger: Party
    police: Party
    writer: Caller

    async def desk(self) -> Desk:
        there = await desk(self.house, self.centre)
        there.author, there.approver = self.writer, self.centre.coordinator
        return there

    def actors(self, *, is_led: bool) -> list[Actor]:
        others = ("legal", "housing", "finance", "auditor", "admin")
        side, status = (None, 403) if is_led else ("centre", 0)
        return [
            Actor("coordinator", self.centre.coordinator, "centre"),
            Actor("coordinator_2", self.centre.coordinator_2, "centre"),
            Actor("caseworker", self.centre.caseworker, side, status),
            *(Actor(role, getattr(self.centre, role), status=403) for role in others),
            Actor("liaison", self.police.liaison, status=403),
            Actor("coordinator of another centre", self.stranger.coordinator, status=404),
            Actor("operator", self.house.operator.operator, status=404),
        ]


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    centre = await house.party()
    strangers = await house.party(), await house.party("authority")
    return Place(house, centre, *strangers, await colleague(house, centre))


def matrix_of(place: Place, name: str) -> Matrix:
    """All that is known of a kind."""
    kind = KINDS[name]
    arrows, _ = read(kind.description, otherwise="centre")

    async def made(make: Make) -> str:
        return await make(await place.desk())

    makes: dict[str, Make] = {
        state.value: partial(kind.make, state=state.value) for state in kind.machine.states
    }
    return Matrix(
        house=place.house,
        path=kind.path,
        arrows=arrows,
        states={at: partial(made, make) for at, make in {**makes, **kind.for_arrow}.items()},
        bodies=kind.bodies,
        actors=place.actors(is_led=kind.is_led),
        parties=[place.centre, place.stranger],
        hidden={},
        shown={},
        elsewhere=kind.elsewhere,
    )


@pytest.mark.parametrize(("name", "state"), EACH)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(
    place: Place, name: str, state: str
) -> None:
    matrix = matrix_of(place, name)
    followed = sum(len(matrix.allowed(state, actor.side)) for actor in matrix.actors)
    assert await hold_every_refusal(matrix, state) == len(matrix.commands) * 11 - followed
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize(("name", "state"), EACH)
async def test_g_4_every_arrow_leads_where_the_domain_says(place: Place, name: str, state: str) -> None:
    matrix = matrix_of(place, name)
    arrows = sum(arrow.source == state and arrow.side == "centre" for arrow in matrix.arrows)
    assert await hold_every_arrow(matrix, state) == arrows * (2 if KINDS[name].is_led else 3)
    assert await hold_the_journal(matrix) > 0


@pytest.mark.parametrize(("name", "state"), EACH)
async def test_g_4_allowed_commands_are_those_of_the_domain(place: Place, name: str, state: str) -> None:
    await hold_allowed_commands(matrix_of(place, name), state)


@pytest.mark.parametrize("name", KINDS)
def test_g_4_plan_5_the_table_is_the_domain_and_no_command_leaves_an_end(name: str) -> None:
    machine, description = KINDS[name].machine, KINDS[name].description
    arrows, ends = read(description, otherwise="centre")
    assert {(step.source, step.command, step.side, step.target) for step in machine} == {
        (arrow.source, arrow.command, arrow.side, arrow.target) for arrow in arrows
    }
    assert ends == {state.value for state in machine.states if machine.is_terminal(state)}


async def test_g_5_who_may_only_read_forms_is_told_no_command(place: Place) -> None:
    there = await place.desk()
    for what, says in _FORMS.items():
        here = f"/v1/{what}/{await a_form(there, state='in_use', what=what, **says)}"
        assert (await place.centre.caseworker.get(here)).json()["allowed_commands"] == []
        assert (await place.centre.coordinator.get(here)).json()["allowed_commands"] == [says["ends"]]
