"""Reads transitions as the domain writes them, and holds every state, command and actor against them.

`draft →send(S) sent →accept(R) accepted` says two arrows; `a|b →x c*` starts in a or b and ends in c, which
no arrow leaves; `→(R)x` is the same as `→x(R)`; an arrow that names nobody belongs to the side that is given.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from tests.factories.house import Caller, House, Party
from tests.features.stories import code, etag, replayed, rows_of

_STATE = re.compile(r"[a-z_]+(?:\|[a-z_]+)*\*?")
_ARROW = re.compile(r"→(?:\((?P<before>[\w|]+)\))?(?P<command>[a-z_]+)(?:\((?P<after>[\w|]+)\))?")


@dataclass(frozen=True)
class Arrow:
    """One arrow of the description."""

    source: str
    command: str
    side: str
    target: str


def read(description: str, *, otherwise: str) -> tuple[frozenset[Arrow], frozenset[str]]:
    """The arrows and the terminal states; `otherwise` is the side of an arrow that names none."""
    arrows, terminal = set(), set()
    for line in filter(None, (line.strip() for line in description.splitlines())):
        words = line.split()
        assert len(words) % 2 == 1, line
        for source, arrow, target in zip(words[:-2:2], words[1::2], words[2::2], strict=True):
            assert _STATE.fullmatch(source), source
            assert _STATE.fullmatch(target), target
            found = _ARROW.fullmatch(arrow)
            assert found is not None, arrow
            sides = (found["before"] or found["after"] or otherwise).split("|")
            end = target.rstrip("*")
            terminal |= {end} if target.endswith("*") else set()
            arrows |= {
                Arrow(from_, found["command"], side, end)
                for from_ in source.rstrip("*").split("|")
                for side in sides
            }
    return frozenset(arrows), frozenset(terminal)


@dataclass(frozen=True)
class Actor:
    """A caller, and the answer to it on every command in every state: a side's depends on the arrows."""

    name: str
    caller: Caller
    side: str | None = None
    status: int = 0


@dataclass
class Matrix:
    """A machine with the means to bring an object into each of its states."""

    house: House
    path: str
    arrows: frozenset[Arrow]
    states: Mapping[str, Callable[[], Awaitable[str]]]
    bodies: Mapping[str, Any]
    actors: Sequence[Actor]
    parties: Sequence[Party]
    hidden: Mapping[str, frozenset[str]]
    shown: Mapping[str, Mapping[str, str]]
    #: How a command is written in an address, where it is not its own name.
    written: Mapping[str, str] = field(default_factory=dict)
    #: The commands that answer what they made, and not what they were given to.
    elsewhere: frozenset[str] = frozenset()
    #: The commands that need a key, because they are about money.
    keyed: frozenset[str] = frozenset()

    def address(self, here: str, command: str) -> str:
        return f"{here}/{self.written.get(command, command)}"

    async def give(self, caller: Caller, here: str, command: str, version: str) -> httpx.Response:
        """Give a command to what is there."""
        key = uuid4().hex if command in self.keyed else None
        return await caller.post(
            self.address(here, command), self.bodies.get(command, {}), etag=version, key=key
        )

    @property
    def commands(self) -> list[str]:
        return sorted({arrow.command for arrow in self.arrows if arrow.side != "system"})

    def allowed(self, state: str, side: str | None) -> list[str]:
        return sorted({a.command for a in self.arrows if a.source == state and a.side == side})

    def target(self, state: str, command: str, side: str | None) -> str | None:
        found = {a.target for a in self.arrows if (a.source, a.command, a.side) == (state, command, side)}
        assert len(found) <= 1
        return found.pop() if found else None

    def expected(self, state: str, command: str, actor: Actor) -> tuple[int, str]:
        """The status and code that the oracle wants for what is not an arrow."""
        if actor.side is None:
            return actor.status, "not_found" if actor.status == 404 else "forbidden"
        if state in self.hidden.get(actor.side, frozenset()):
            return 404, "not_found"
        if not any(a.command == command and a.side == actor.side for a in self.arrows):
            return 403, "wrong_side"
        return 409, "wrong_state"

    def told(self, state: str, side: str | None) -> str:
        """The name that a side is told for a state."""
        return self.shown.get(side or "", {}).get(state, state)


async def hold_every_refusal(matrix: Matrix, state: str) -> int:
    """In this state, whatever is no arrow, for every actor: refused by name, and nothing is changed."""
    here = f"{matrix.path}/{await matrix.states[state]()}"
    versions = [(await actor.caller.get(here)).headers.get("ETag", '"1"') for actor in matrix.actors]
    # To read may leave a trace; to be refused must not.
    before = await rows_of(matrix.house, *matrix.parties)
    tried = 0
    for actor, version in zip(matrix.actors, versions, strict=True):
        for command in matrix.commands:
            if matrix.target(state, command, actor.side) is not None:
                continue
            answer = await matrix.give(actor.caller, here, command, version)
            wanted = matrix.expected(state, command, actor)
            assert (answer.status_code, code(answer)) == wanted, (state, command, actor.name, answer.text)
            if wanted[0] == 409:
                problem = answer.json()
                # A side learns of the state what its representation tells, and no more.
                assert problem["current_state"] == matrix.told(state, actor.side), (
                    state,
                    command,
                    actor.name,
                )
                assert problem["allowed"] == matrix.allowed(state, actor.side), (state, command, actor.name)
            tried += 1
    assert await rows_of(matrix.house, *matrix.parties) == before, f"a refusal in {state} changed something"
    return tried


async def hold_every_arrow(matrix: Matrix, state: str) -> int:
    """From this state, every arrow of every side leads where the description says."""
    followed = 0
    for actor in matrix.actors:
        for command in matrix.allowed(state, actor.side):
            make = matrix.states.get(f"{state} →{command}", matrix.states[state])
            here = f"{matrix.path}/{await make()}"
            version = await etag(actor.caller, here)
            answer = await matrix.give(actor.caller, here, command, version)
            assert answer.status_code == 200, (state, command, actor.name, answer.text)
            if command in matrix.elsewhere:
                answer = await actor.caller.get(here)
            target = matrix.target(state, command, actor.side)
            assert answer.json()["status"] == matrix.told(target or "", actor.side), (
                state,
                command,
                actor.name,
            )
            assert answer.headers["ETag"] != version
            followed += 1
    return followed


async def hold_allowed_commands(matrix: Matrix, state: str) -> None:
    """In this state, each side that sees it is told exactly the commands that the description gives it."""
    here = f"{matrix.path}/{await matrix.states[state]()}"
    for actor in matrix.actors:
        answer = await actor.caller.get(here)
        if actor.side is None or state in matrix.hidden.get(actor.side, frozenset()):
            continue
        assert answer.status_code == 200, (state, actor.name)
        assert answer.json()["status"] == matrix.told(state, actor.side)
        told = matrix.allowed(state, actor.side) if actor.status != 403 else []
        assert answer.json()["allowed_commands"] == told, (state, actor.name)


async def hold_the_journal(matrix: Matrix) -> int:
    """Every object that the organisations have is in the state that its journal leads to (G-6)."""
    return await replayed(matrix.house, *matrix.parties)
