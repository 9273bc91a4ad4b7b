"""Takes in one row of an import: read, checked and stored as the same request to the API would be."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Role, refuse_unless
from trafficking_api.access.refusing import as_problem
from trafficking_api.features.exchange.models import ImportedThing
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.rules.grouping import turns
from trafficking_api.features.exchange.rules.rows import Raw, typed
from trafficking_api.features.exchange.schemas.imports import ImportRowIn, RowOutcome, RowType
from trafficking_api.features.exchange.service.kinds import KINDS, LEADS_TO
from trafficking_api.kit.crypto import OrganisationKeys
from trafficking_api.kit.errors import Fault, Invalid, Malformed, Problem, under
from trafficking_api.kit.problems import from_validation

Model = TypeVar("Model", bound=BaseModel)
#: How many rows are judged before others have their turn, and how many names are looked up at once.
_AT_A_STRETCH, _PORTION = 20, 1000


@dataclass(frozen=True)
class Taken:
    """What became of a row, and which record of HTCDS it is of."""

    number: int
    outcome: RowOutcome
    type: RowType | None = None
    object_id: UUID | None = None
    code: str | None = None
    faults: Sequence[Fault] = ()
    record: int | None = None


@dataclass
class Row:
    """A row that could be read, or why it could not, or is not to be tried."""

    number: int
    said: ImportRowIn | None = None
    problem: Problem | None = None
    left_out: Sequence[str] = ()
    record: int | None = None

    @property
    def own(self) -> list[tuple[str, str]]:
        """The name that it has."""
        return [] if self.said is None else [(self.said.type, self.said.reference)]

    @property
    def others(self) -> list[tuple[str, str]]:
        """The names that it refers to."""
        refers = {} if self.said is None else self.said.refers
        return [(LEADS_TO[member], name) for member, name in refers.items() if member in LEADS_TO]


@dataclass
class Shelf:
    """What came in before, or with the rows before, by the fingerprints of its references."""

    mandate: Mandate
    keys: OrganisationKeys
    things: dict[tuple[str, bytes], ImportedThing] = field(default_factory=dict)
    new: list[ImportedThing] = field(default_factory=list)

    @classmethod
    async def of(cls, mandate: Mandate, rows: Iterable[Row]) -> "Shelf":
        """Whatever these rows name, looked up beforehand."""
        shelf = cls(mandate, await mandate.keys())
        tokens = list({shelf.token(*name) for row in rows for name in (*row.own, *row.others)})
        for start in range(0, len(tokens), _PORTION):
            part = tokens[start : start + _PORTION]
            for thing in await mandate.session.scalars(queries.known(mandate, part)):
                shelf.things[thing.kind, thing.token] = thing
        return shelf

    def token(self, kind: str, reference: str) -> bytes:
        return self.keys.mac("import reference", kind, reference)

    def content(self, said: ImportRowIn) -> bytes:
        written = json.dumps(said.model_dump(mode="json"), sort_keys=True)
        return self.keys.mac("import content", written)

    def find(self, kind: str, reference: str) -> ImportedThing | None:
        return self.things.get((kind, self.token(kind, reference)))

    def put(self, said: ImportRowIn, object_id: UUID) -> None:
        thing = ImportedThing(
            organisation_id=self.mandate.organisation_id,
            kind=said.type,
            token=self.token(said.type, said.reference),
            object_id=object_id,
            content=self.content(said),
        )
        self.new.append(thing)
        self.things[thing.kind, thing.token] = thing

    def forget_new(self) -> None:
        """What was put here came to nothing."""
        for thing in self.new:
            del self.things[thing.kind, thing.token]
        self.new = []


def read(raw: Raw) -> Row:
    """A row as far as it can be read without looking anything up."""
    try:
        problem = None if raw.is_tried else not_tried()
        return Row(raw.number, _said(raw), problem, raw.left_out, raw.record)
    except Exception as error:  # noqa: BLE001 - whatever it was, the row is refused by name
        return Row(raw.number, problem=as_problem(error), record=raw.record)


def not_tried() -> Invalid:
    """Why a row of a trial was not tried: too many others rest on each other with it."""
    return Invalid(errors=[Fault("/reference", "not_tried")])


def _said(raw: Raw) -> ImportRowIn:
    content = raw.content
    if content is None:
        raise Malformed
    said = _checked(ImportRowIn, content)
    if raw.is_text:
        said.data = typed(KINDS[said.type].body, said.data)
    return said


async def take(shelf: Shelf, row: Row) -> Taken:
    """Store what a row says, unless it is there. Raises whatever the API would refuse it with."""
    ready = prepared(shelf, row)
    if isinstance(ready, Taken):
        return ready
    await _store(shelf, [ready])
    return ready.taken


@dataclass
class Ready:
    """A row that can be stored."""

    row: Row
    said: ImportRowIn
    body: BaseModel
    object_id: UUID | None = None

    @property
    def taken(self) -> Taken:
        row, outcome = self.row, RowOutcome.STORED
        without = [Fault(f"/{name}", "left_out") for name in row.left_out]
        return Taken(row.number, outcome, self.said.type, self.object_id, faults=without, record=row.record)


async def take_all(shelf: Shelf, rows: Sequence[Row]) -> list[Taken]:
    """The same of many rows at once, or nothing of them: then they are to be taken one by one.

    Those that wait for nobody go first, each type by itself; then those that waited for them.
    """
    done: dict[int, Taken] = {}
    for turn in turns([(row.own, row.others) for row in rows]):
        ready: dict[RowType, dict[int, Ready]] = {}
        for number, place in enumerate(turn):
            if number % _AT_A_STRETCH == 0:
                await asyncio.sleep(0)
            found = _judged(shelf, rows[place])
            if isinstance(found, Taken):
                done[place] = found
            else:
                ready.setdefault(found.said.type, {})[place] = found
        for group in ready.values():
            await _store(shelf, list(group.values()))
            done |= {place: one.taken for place, one in group.items()}
    return [taken for _, taken in sorted(done.items())]


def _judged(shelf: Shelf, row: Row) -> Ready | Taken:
    try:
        return prepared(shelf, row)
    except Problem as problem:
        return refused(row, problem)


async def _store(shelf: Shelf, ready: Sequence[Ready]) -> None:
    """Store rows of one type."""
    store = KINDS[ready[0].said.type].store
    with under("/data"):
        ids = await store(shelf.mandate, [one.body for one in ready])
        await shelf.mandate.session.flush()
    for one, object_id in zip(ready, ids, strict=True):
        one.object_id = object_id
        shelf.put(one.said, object_id)


def prepared(shelf: Shelf, row: Row) -> Ready | Taken:
    """A row that can be stored, or that came in before. Raises whatever the API would refuse it with."""
    if row.said is None or row.problem is not None:
        raise row.problem or Malformed
    said, kind, mandate = row.said, KINDS[row.said.type], shelf.mandate
    refuse_unless(Role(str(mandate.role)), mandate.permissions, kind.needs)
    known = shelf.find(said.type, said.reference)
    if known is not None:
        return _unchanged(shelf, row, said, known)
    data = said.data | _resolved(shelf, said.refers)
    with under("/data"):
        return Ready(row, said, _checked(kind.body, data))


def refused(row: Row, problem: Problem) -> Taken:
    """What is told of a row that was refused: where and why, never what stood there."""
    type_ = None if row.said is None else row.said.type
    faults = tuple(problem.errors)[:100]
    return Taken(row.number, RowOutcome.REFUSED, type_, code=problem.code, faults=faults, record=row.record)


def _unchanged(shelf: Shelf, row: Row, said: ImportRowIn, known: ImportedThing) -> Taken:
    """A row that came in before. Raises Invalid when it said something else, or was forgotten since."""
    if known.content != shelf.content(said):
        code = "forgotten" if known.content is None else "said_otherwise"
        raise Invalid(errors=[Fault("/reference", code)])
    return Taken(row.number, RowOutcome.UNCHANGED, said.type, known.object_id, record=row.record)


def _resolved(shelf: Shelf, refers: Mapping[str, str]) -> dict[str, str]:
    """The ids that these references lead to. Raises Invalid."""
    found, faults = {}, []
    for member, reference in refers.items():
        if member not in LEADS_TO:
            faults.append(Fault("/refers", "unknown_member"))
            continue
        thing = shelf.find(LEADS_TO[member], reference)
        if thing is None:
            faults.append(Fault(f"/refers/{member}", "unknown_reference"))
        else:
            found[member] = str(thing.object_id)
    if faults:
        raise Invalid(errors=faults)
    return found


def _checked(model: type[Model], content: Any) -> Model:
    """The content as the API would read it. Raises Invalid, with the API's own faults."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        located = [{**fault, "loc": ("body", *fault["loc"])} for fault in faults]
        raise from_validation(RequestValidationError(located)) from None
