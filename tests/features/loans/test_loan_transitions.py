"""What may happen to a loan: every state and command, and who may give it (G-4, G-5, G-6)."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.factories.house import Caller, House, Party
from tests.features.case_plans.plans import Desk, desk
from tests.features.loans.funds import Purse, day, key, purse
from tests.features.loans.lending import CANCEL, DEPOSIT, PAUSE, REJECT, Lent, paid_out, requested
from tests.features.matrix import Arrow, read
from tests.features.stories import code, colleague, replayed, rows_of
from trafficking_api.features.loans.states import COMPUTED, LOAN, PAID_OUT

DESCRIPTION = """
requested →(lender)approve approved →(lender)disburse active
requested →(lender)reject rejected*
requested →(centre)withdraw withdrawn*
approved →(lender)unapprove requested
approved →(lender)cancel cancelled*
active →(lender)reschedule active
active →(centre)pause active →(centre)resume active
active →(system)undisburse approved
settled|written_off|overpaid →(system)reopen active
active|written_off|overpaid →(system)settle settled
active|settled|overpaid →(system)write_off written_off
active|settled|written_off →(system)overpay overpaid
"""
ARROWS, ENDS = read(DESCRIPTION, otherwise="centre")
COMMANDS = {arrow.command: arrow.side for arrow in ARROWS if arrow.side != "system"}
BODIES: dict[str, Any] = {
    "reject": REJECT,
    "cancel": CANCEL,
    "pause": PAUSE,
    "disburse": paid_out(),
    "reschedule": {"instalments": 2, "first_due_on": day(60)},
}
STATES = [state.value for state in LOAN.states]
#: What is done to a loan that is asked for, until it stands like this.
WAYS: dict[str, list[str]] = {
    "requested": [],
    "withdrawn": ["withdraw"],
    "rejected": ["reject"],
    "approved": ["approve"],
    "cancelled": ["approve", "cancel"],
    **{state.value: ["approve", "disburse"] for state in PAID_OUT},
}
ENTRIES: dict[str, tuple[str, int, dict[str, Any]]] = {
    "settled": ("Repayment", DEPOSIT, {}),
    "written_off": ("WriteOff", DEPOSIT, {"reason": "Hardship"}),
    "overpaid": ("Repayment", DEPOSIT + 1, {"allow_credit": True}),
}


@dataclass(frozen=True)
class Place:
    """A centre with a fund, and somebody who asks and is none of the actors."""

    house: House
    there: Desk
    fund: Purse
    stranger: Party
    police: Party

    @property
    def centre(self) -> Party:
        return self.there.centre

    def may(self, side: str) -> list[Caller]:
        """Who can give commands of a side."""
        centre = self.centre
        others = [centre.finance] if side == "lender" else [centre.caseworker, centre.callers["housing"]]
        return [centre.coordinator, *others]

    def may_not(self, side: str) -> list[tuple[Caller, int]]:
        """Who cannot, and the status of the refusal."""
        centre = self.centre
        lacking = [centre.callers[role] for role in ("legal", "auditor", "admin")]
        lacking += [centre.caseworker, centre.callers["housing"]] if side == "lender" else [centre.finance]
        return [
            *((caller, 403) for caller in (*lacking, self.police.liaison)),
            (self.stranger.coordinator, 404),
            (self.stranger.finance, 404 if side == "lender" else 403),
            (self.house.operator.operator, 404),
        ]

    async def loan(self, state: str) -> Lent:
        """A loan that stands like this."""
        lent = await requested(self.house, there=self.there, fund=self.fund)
        for command in WAYS[state]:
            by = lent.asks if COMMANDS[command] == "centre" else lent.decides
            by = lent.books if command == "disburse" else by
            await lent.done(by, command, BODIES.get(command))
        if state in ENTRIES:
            type_, minor, more = ENTRIES[state]
            await lent.booked(type_, minor, **more)
        return lent


@pytest.fixture(scope="module")
async def place(house: House) -> Place:
    there = await desk(house)
    there.author = await colleague(house, there.centre)
    stranger, police = await house.party(), await house.party("authority")
    return Place(house, there, await purse(house, 10**9, there.centre), stranger, police)


def allowed(state: str, sides: tuple[str, ...]) -> list[str]:
    """The commands that the description gives these sides."""
    return sorted({a.command for a in ARROWS if a.source == state and a.side in sides})


def sides(place: Place, caller: Caller) -> tuple[str, ...]:
    """The sides that a caller takes."""
    return tuple(side for side in ("centre", "lender") if caller in place.may(side))


@pytest.mark.parametrize("state", STATES)
async def test_g_4_g_5_what_is_no_arrow_is_refused_and_changes_nothing(place: Place, state: str) -> None:
    lent = await place.loan(state)
    version = f'"{(await lent.read())["version"]}"'
    before = await rows_of(place.house, place.centre, place.stranger)
    for command, side in COMMANDS.items():
        body = BODIES.get(command, {})
        here = f"{lent.here}/{command}"
        for caller, status in place.may_not(side):
            answer = await caller.post(here, body, etag=version, key=key())
            wanted = "not_found" if status == 404 else "forbidden"
            assert (answer.status_code, code(answer)) == (status, wanted), (command, caller.role)
        if command in allowed(state, ("centre", "lender")):
            continue
        for caller in place.may(side):
            answer = await caller.post(here, body, etag=version, key=key())
            assert (answer.status_code, code(answer)) == (409, "wrong_state"), (command, caller.role)
            problem = answer.json()
            assert problem["current_state"] == state
            assert problem["allowed"] == allowed(state, sides(place, caller)), (command, caller.role)
            stale = await caller.post(here, body, etag='"99"', key=key())
            assert (stale.status_code, code(stale)) == (412, "stale")
    assert await rows_of(place.house, place.centre, place.stranger) == before


def _followed() -> list[Arrow]:
    return sorted((a for a in ARROWS if a.side != "system"), key=lambda a: (a.source, a.command))


@pytest.mark.parametrize("arrow", _followed(), ids=lambda a: f"{a.source}-{a.command}")
async def test_g_4_every_arrow_leads_where_the_description_says(place: Place, arrow: Arrow) -> None:
    for caller in place.may(arrow.side)[::2]:
        lent = await place.loan(arrow.source)
        if arrow.command == "resume":
            await lent.done(lent.asks, "pause", PAUSE)
        version = (await lent.read())["version"]
        answer = await lent.commanded(caller, arrow.command, BODIES.get(arrow.command))
        assert answer.status_code == 200, answer.text
        found = answer.json()
        assert (found["status"], found["version"] > version) == (arrow.target, True)
        assert found["allowed_commands"] == allowed(arrow.target, sides(place, caller))
    assert await replayed(place.house, place.centre) > 0


@pytest.mark.parametrize("state", STATES)
async def test_g_4_allowed_commands_are_those_of_the_description(place: Place, state: str) -> None:
    lent = await place.loan(state)
    for caller in place.may("centre"):
        found = (await caller.get(lent.here)).json()
        assert found["status"] == state
        assert found["allowed_commands"] == allowed(state, sides(place, caller)), caller.role


async def test_loan_4_each_computed_state_is_left_as_it_was_entered(place: Place) -> None:
    """By what is booked and reversed, whichever it is; and from each of them to each other."""
    lent = await place.loan("active")
    for state in (*ENTRIES, *reversed(ENTRIES)):
        type_, minor, more = ENTRIES[state]
        entry = await lent.booked(type_, minor, **more)
        assert (await lent.owed())[0] == state
        await lent.reversed(entry)
        assert await lent.owed() == ("active", DEPOSIT, 0)
    # One over the other, and off again from the last to the first.
    await lent.booked("Repayment", DEPOSIT - 1000)
    stack = [await lent.booked("Repayment", 600), await lent.booked("WriteOff", 400, reason="Hardship")]
    assert (await lent.owed())[0] == "written_off"
    stack.append(await lent.booked("DepositReturn", 50, allow_credit=True))
    assert await lent.owed() == ("overpaid", 0, 50)
    stack.append(await lent.booked("Refund", 50))
    stack.append(await lent.booked("Recovery", 400))
    stood = [(await lent.owed())[0]]
    for entry in reversed(stack):
        await lent.reversed(entry)
        stood.append((await lent.owed())[0])
    assert stood == ["settled", "written_off", "overpaid", "written_off", "active", "active"]
    assert await replayed(place.house, place.centre) > 0


def test_g_4_the_table_is_the_description_and_no_command_leaves_an_end() -> None:
    assert {(step.source, step.command, step.side, step.target) for step in LOAN} == {
        (arrow.source, arrow.command, arrow.side, arrow.target) for arrow in ARROWS
    }
    assert {state.value for state in LOAN.states if LOAN.is_terminal(state)} == ENDS
    assert set(COMPUTED) == {state.value for state in PAID_OUT}
