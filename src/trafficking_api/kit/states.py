"""What may follow what: one table per thing that changes state, for code, documents and tests."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, literal
from sqlalchemy.dialects.postgresql import ARRAY, array

from trafficking_api.kit.errors import WrongSide, WrongState

SYSTEM = "system"


_PAST = {
    "send": "sent",
    "withdraw": "withdrawn",
    "reply": "replied",
    "place_elsewhere": "placed_elsewhere",
    "hold": "held",
    "propose_release": "release_proposed",
    "approve_release": "release_approved",
    "follow_up": "followed_up",
    "cancel": "cancelled",
    "check_in": "checked_in",
    "check_out": "checked_out",
    "no_show": "no_show",
    "submit": "submitted",
    "done": "done",
    "missed": "missed",
    "skip": "skipped",
    "stop": "stopped",
    "partly_achieve": "partly_achieved",
    "not_achieve": "not_achieved",
    "keep": "kept",
    "write_off": "written_off",
    "overpay": "overpaid",
    "apply": "applied",
    "meet": "met",
    "pay": "paid",
    "give_up": "given_up",
    "reopen_in_part": "reopened_in_part",
    "reopen_enforcement": "enforcement_reopened",
}


def past(command: str) -> str:
    """A command as something that has happened, for the name of its event."""
    return _PAST.get(command) or command + ("d" if command.endswith("e") else "ed")


@dataclass(frozen=True)
class Step:
    """One arrow: from `source`, by `command` of `side`, to `target`, if `guard` holds (see the service)."""

    source: str
    command: str
    side: str
    target: str
    guard: str = ""


class Machine:
    """The transition table of one resource. Only the arrows in it exist."""

    def __init__(self, name: str, states: type[StrEnum], steps: Iterable[Step]) -> None:
        self.name = name
        self.states = states
        self.steps = tuple(steps)
        for step in self.steps:
            states(step.source), states(step.target)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    @property
    def commands(self) -> frozenset[str]:
        return frozenset(step.command for step in self.steps)

    def sources(self, command: str) -> list[str]:
        """The states a command starts from, in the order of the table."""
        return list(dict.fromkeys(step.source for step in self.steps if step.command == command))

    def is_terminal(self, state: str) -> bool:
        """True when no arrow leaves the state, for anybody."""
        return all(step.source != state for step in self.steps)

    def allowed(self, state: str, sides: Collection[str]) -> list[str]:
        """The commands that these sides have in this state; guards are not evaluated."""
        return sorted({s.command for s in self.steps if s.source == state and s.side in sides})

    def refuse_wrong_side(self, command: str, sides: Collection[str]) -> None:
        """Raise `WrongSide` when no arrow gives this command to one of these sides, in whatever state."""
        if not any(step.command == command and step.side in sides for step in self.steps):
            raise WrongSide

    def step(self, state: str, command: str, sides: Collection[str]) -> Step:
        """The arrow to follow; raises `WrongState` when there is none from here."""
        for step in self.steps:
            if step.source == state and step.command == command and step.side in sides:
                return step
        raise WrongState(state, self.allowed(state, sides))

    def allowed_sql(self, state: Any, sides: Collection[str]) -> ColumnElement[Any]:
        """`allowed`, as an expression over a column, for the read path."""
        by_state = {s.value: self.allowed(s.value, sides) for s in self.states}
        filled = {value: array([literal(c) for c in names]) for value, names in by_state.items() if names}
        empty = cast(array([], type_=Text), ARRAY(Text))
        return case(filled, value=state, else_=empty) if filled else empty

    def commands_schema(self, *sides: str) -> dict[str, Any]:
        """The JSON Schema of `allowed_commands` as these sides see it."""
        names = sorted({step.command for step in self.steps if step.side in sides})
        return {"items": {"type": "string", "enum": names}, "uniqueItems": True}

    def describe(self, command: str) -> str:
        """One sentence for the document: from which states, by whom, to which."""
        arrows = [s for s in self.steps if s.command == command]
        return "; ".join(
            f"`{s.source}` → `{s.target}` by the {s.side}" + (f", if {s.guard}" if s.guard else "")
            for s in arrows
        )
