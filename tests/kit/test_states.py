"""A transition table: only its arrows exist, each for its own side."""

from enum import StrEnum

import pytest
from sqlalchemy import literal, select

from tests.factories.house import House
from trafficking_api.kit.database import Tenant
from trafficking_api.kit.errors import WrongSide, WrongState
from trafficking_api.kit.states import SYSTEM, Machine, Step, past


class S(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    DONE = "done"


MACHINE = Machine(
    "letter",
    S,
    [
        Step("draft", "send", "writer", "sent"),
        Step("draft", "void", "writer", "done"),
        Step("sent", "answer", "reader", "done", guard="in time"),
        Step("sent", "void", "writer", "done"),
        Step("sent", "expire", SYSTEM, "done"),
    ],
)
SIDES = ("writer", "reader", SYSTEM)


def test_every_state_command_and_side_is_an_arrow_or_a_refusal() -> None:
    arrows = {(step.source, step.command, step.side): step for step in MACHINE}
    for state in S:
        for command in sorted(MACHINE.commands):
            for side in SIDES:
                if (state, command, side) in arrows:
                    assert MACHINE.step(state, command, (side,)) == arrows[state, command, side]
                else:
                    with pytest.raises(WrongState) as refused:
                        MACHINE.step(state, command, (side,))
                    told = {c for s, c, by in arrows if s == state and by == side}
                    assert refused.value.members == {"current_state": state, "allowed": sorted(told)}


def test_the_wrong_side_is_refused_in_every_state() -> None:
    with pytest.raises(WrongSide):
        MACHINE.refuse_wrong_side("send", ("reader",))
    with pytest.raises(WrongSide):
        MACHINE.refuse_wrong_side("expire", ("writer", "reader"))
    with pytest.raises(WrongSide):
        MACHINE.refuse_wrong_side("unheard_of", SIDES)
    MACHINE.refuse_wrong_side("void", ("writer",))
    MACHINE.refuse_wrong_side("send", ("reader", "writer"))


def test_the_table_answers_questions_about_itself() -> None:
    assert MACHINE.sources("void") == ["draft", "sent"]
    assert MACHINE.commands == {"send", "void", "answer", "expire"}
    assert [state for state in S if MACHINE.is_terminal(state)] == ["done"]
    assert MACHINE.allowed("sent", ("writer", "reader")) == ["answer", "void"]
    assert MACHINE.allowed("done", SIDES) == []
    assert MACHINE.describe("answer") == "`sent` → `done` by the reader, if in time"
    assert MACHINE.describe("void") == "`draft` → `done` by the writer; `sent` → `done` by the writer"


def test_a_table_with_an_unknown_state_is_refused() -> None:
    for step in (Step("lost", "find", "writer", "draft"), Step("draft", "lose", "writer", "lost")):
        with pytest.raises(ValueError, match="lost"):
            Machine("letter", S, [step])


def test_a_command_is_named_in_the_past() -> None:
    words = {"send": "sent", "acknowledge": "acknowledged", "ask": "asked", "withdraw": "withdrawn"}
    assert {command: past(command) for command in words} == words


@pytest.mark.parametrize("sides", [("writer",), ("reader",), (SYSTEM,), ("writer", "reader"), ()])
async def test_the_database_lists_the_same_commands(house: House, sides: tuple[str, ...]) -> None:
    async with house.office.database.session(Tenant(house.operator.id)) as session:
        for state in S:
            column = literal(str(state))
            found = await session.scalar(select(MACHINE.allowed_sql(column, sides)))
            assert found == MACHINE.allowed(state, sides)
