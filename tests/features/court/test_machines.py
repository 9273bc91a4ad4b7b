"""The machines that are the same everywhere, against the domain, in every state and for every command."""

from dataclasses import dataclass
from itertools import product

import pytest

from tests.features.matrix import Arrow, read
from trafficking_api.features.court.rules.compensation import UNPAID, Act
from trafficking_api.features.court.states import (
    APPEAL,
    CENTRE,
    CLAIM,
    DEADLINE,
    HEARING,
    REQUEST,
    TAKEN_BACK,
    TRACK,
)
from trafficking_api.kit.errors import WrongSide, WrongState
from trafficking_api.kit.states import SYSTEM, Machine

SIDES = (CENTRE, SYSTEM)


@dataclass(frozen=True)
class Described:
    """A machine, and its arrows as the domain writes them."""

    machine: Machine
    arrows: frozenset[Arrow]
    ends: frozenset[str]


def described(machine: Machine, description: str) -> Described:
    arrows, ends = read(description, otherwise=CENTRE)
    return Described(machine, arrows, ends)


MACHINES = [
    described(
        HEARING,
        """
        scheduled →hold held*
        scheduled →postpone postponed*
        scheduled →cancel cancelled*
        scheduled →miss no_show →void entered_in_error*
        scheduled →void entered_in_error*
        """,
    ),
    described(
        DEADLINE,
        """
        open →meet met*
        open →waive waived*
        open →(system)recompute superseded*
        """,
    ),
    described(
        APPEAL,
        """
        filed →receive received →complete completed*
        filed →withdraw(centre|system) withdrawn*
        received →withdraw withdrawn*
        """,
    ),
    described(
        CLAIM,
        """
        claimed →award awarded →pay partly_paid →pay partly_paid
        claimed →refuse refused
        awarded|partly_paid →enforce enforcement →pay enforcement
        awarded|partly_paid|enforcement →(system)settle paid
        awarded|partly_paid|enforcement →renounce renounced
        enforcement →give_up uncollectable
        awarded|refused →(system)undecide claimed
        partly_paid|enforcement|paid|renounced →(system)reopen awarded
        enforcement|paid|renounced →(system)reopen_in_part partly_paid
        paid|uncollectable|renounced →(system)reopen_enforcement enforcement
        """,
    ),
    described(
        TRACK,
        """
        open →condition open →answer open →grant open →correct open
        open →end ended →correct ended
        ended →(system)reopen open
        """,
    ),
    described(
        REQUEST,
        """
        asked →answer answered*
        asked →withdraw withdrawn*
        """,
    ),
]
BY_NAME = pytest.mark.parametrize("found", MACHINES, ids=lambda found: found.machine.name)


@BY_NAME
def test_g_4_every_state_and_command_is_an_arrow_of_the_domain_or_refused(found: Described) -> None:
    commands = {arrow.command for arrow in found.arrows}
    assert found.machine.commands == commands
    for state, command, side in product(found.machine.states, commands, SIDES):
        wanted = {a.target for a in found.arrows if (a.source, a.command, a.side) == (state, command, side)}
        if wanted:
            step = found.machine.step(state, command, [side])
            assert {step.target} == wanted, (state, command)
            continue
        with pytest.raises(WrongState) as refused:
            found.machine.step(state, command, [side])
        told = refused.value.members
        assert told["current_state"] == state
        assert told["allowed"] == sorted(
            {a.command for a in found.arrows if (a.source, a.side) == (state, side)}
        )


@BY_NAME
def test_g_5_a_command_belongs_to_one_side(found: Described) -> None:
    for command, side in product(found.machine.commands, SIDES):
        if any((a.command, a.side) == (command, side) for a in found.arrows):
            found.machine.refuse_wrong_side(command, [side])
            continue
        with pytest.raises(WrongSide):
            found.machine.refuse_wrong_side(command, [side])


@BY_NAME
def test_terminal_is_what_the_domain_says_and_every_state_is_reached(found: Described) -> None:
    assert {state for state in found.machine.states if found.machine.is_terminal(state)} == found.ends
    targets = {arrow.target for arrow in found.arrows}
    assert {*found.machine.states} - targets == {next(iter(found.machine.states)).value} - targets


def test_what_is_entered_on_a_claim_has_the_name_of_its_command() -> None:
    by_itself = {"settle", *(command for command, _ in TAKEN_BACK.values())}
    assert {act.value for act in Act} | by_itself == CLAIM.commands
    assert [state.value for state in UNPAID] == CLAIM.sources("pay") == CLAIM.sources("settle")
