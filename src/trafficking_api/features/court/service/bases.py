"""What a deadline runs from: a date that is told with it, or that of something else."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.countries.court.deadlines import BaseEvent
from trafficking_api.features.court.models import CourtAppeal, Deadline, Judgment, ResidencePaper
from trafficking_api.features.court.rules.appeals import AppealStatus
from trafficking_api.features.court.schemas.deadline import NewDeadline
from trafficking_api.features.court.service.holding import hold_proceeding
from trafficking_api.features.court.states import DeadlineStatus
from trafficking_api.kit.errors import Fault, Invalid


class Source(NamedTuple):
    """A table whose rows set a time going, and which column tells the date of each base event."""

    model: Any
    events: Mapping[str, str]


class Base(NamedTuple):
    """When the time of a deadline begins, and the day of the judgment that it is about, as far as known."""

    begins: date | datetime | None
    judgment_on: date | None


#: By the member of a deadline that names it.
SOURCES: Mapping[str, Source] = {
    "judgment_id": Source(
        Judgment,
        {
            "Pronounced": "pronounced_on",
            "Served": "served_on",
            "Notified": "notified_on",
            "BecameFinal": "became_final_on",
        },
    ),
    "appeal_id": Source(CourtAppeal, {"Filed": "filed_at"}),
    "paper_id": Source(ResidencePaper, {"Granted": "valid_from", "Expires": "valid_to"}),
    "after_deadline_id": Source(Deadline, {"Expires": "due_at"}),
}


#: Their rows hang on a proceeding, or may.
_OF_PROCEEDINGS = frozenset({"judgment_id", "appeal_id", "after_deadline_id"})


async def named(mandate: Mandate, body: NewDeadline) -> tuple[str, Any] | None:
    """The row that a new deadline runs from, held as it is, and the member that names it. Raises Invalid."""
    names = [name for name in SOURCES if getattr(body, name) is not None]
    _refuse_contradictions(body, names)
    if not names:
        return None
    base_id = getattr(body, names[0])
    if names[0] in _OF_PROCEEDINGS:
        await hold_proceeding(mandate, SOURCES[names[0]].model, base_id)
    source = await find(mandate, names[0], base_id)
    known = source is not None and source.case_id == body.case_id
    references([(f"/{names[0]}", known)])
    if isinstance(source, Deadline) and source.status == DeadlineStatus.SUPERSEDED:
        raise Invalid(errors=[Fault(f"/{names[0]}", "superseded")])
    if _tells_no_day(source):
        why = "withdrawn" if isinstance(source, CourtAppeal) else "out_of_use"
        raise Invalid(errors=[Fault(f"/{names[0]}", why)])
    return names[0], source


async def find(mandate: Mandate, name: str, base_id: UUID) -> Any:
    """A row that sets times going, held as it is; None when there is none."""
    model = SOURCES[name].model
    own = col(model.organisation_id) == mandate.organisation_id
    query = select(model).where(own, col(model.id) == base_id).with_for_update(read=True)
    return await mandate.session.scalar(query)


def _refuse_contradictions(body: NewDeadline, names: list[str]) -> None:
    """Raise Invalid where two things say when the time begins, or what is named does not tell it."""
    faults = [Fault(f"/{name}", "another_base") for name in names[1:]]
    if names:
        faults += [
            Fault(f"/{name}", "told_by_base")
            for name in ("base_on", "base_at")
            if getattr(body, name) is not None
        ]
        if body.base_event not in SOURCES[names[0]].events:
            faults.append(Fault("/base_event", "not_of_base"))
    elif body.base_on is not None and body.base_at is not None:
        faults.append(Fault("/base_at", "not_both"))
    if faults:
        raise Invalid(errors=faults)


async def told_by(mandate: Mandate, name: str, source: Any, event: str | None) -> Base:
    """What a row says of the time that it sets going; nothing, if it is out of use or withdrawn."""
    begins = None if _tells_no_day(source) else getattr(source, SOURCES[name].events[event or ""])
    return Base(begins, await _judgment_on(mandate, source))


def _tells_no_day(source: Any) -> bool:
    """True of a paper that she does not have, or that never was, and of an act that was withdrawn."""
    if isinstance(source, CourtAppeal):
        return source.status == AppealStatus.WITHDRAWN
    return isinstance(source, ResidencePaper) and source.is_out_of_use


async def _judgment_on(mandate: Mandate, source: Any) -> date | None:
    """The day of the judgment that a row is about."""
    if isinstance(source, CourtAppeal) and source.judgment_id is not None:
        source = await find(mandate, "judgment_id", source.judgment_id)
    if isinstance(source, Judgment):
        return source.pronounced_on
    return source.judgment_on if isinstance(source, Deadline) else None


def told(body: NewDeadline, zone: tzinfo) -> Base:
    """What a new deadline says itself of its time; when a judgment is pronounced, that is its day."""
    begins = body.base_at or body.base_on
    if body.base_event != BaseEvent.PRONOUNCED or body.judgment_on is not None:
        return Base(begins, body.judgment_on)
    day = begins.astimezone(zone).date() if isinstance(begins, datetime) else begins
    return Base(begins, day)


def write(row: Deadline, base: Base) -> None:
    """Write down when the time of a deadline begins."""
    is_instant = isinstance(base.begins, datetime)
    row.base_at = base.begins if isinstance(base.begins, datetime) else None
    row.base_on = None if is_instant else base.begins
    row.judgment_on = base.judgment_on
