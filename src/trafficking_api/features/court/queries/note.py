"""SELECTs about privileged notes. Nothing but their own routes asks these (CRT-20)."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import PrivilegedNote
from trafficking_api.features.court.schemas.note import (
    PrivilegedNoteBrief,
    PrivilegedNoteFilter,
    PrivilegedNotePublic,
)
from trafficking_api.kit.read import Query, Shape


def _notes(mandate: Mandate, wire: type[PrivilegedNoteBrief]) -> Query:
    query = select(*reach.columns(PrivilegedNote, wire.model_fields, {}))
    return query.where(reach.seen(mandate, PrivilegedNote))


def notes(mandate: Mandate, wanted: PrivilegedNoteFilter) -> Shape:
    """The notes on cases in sight, without their words."""
    query = _notes(mandate, PrivilegedNoteBrief)
    query = reach.filtered(query, PrivilegedNote, wanted, "case_id", "proceeding_id", "author_id")
    return Shape(query, PrivilegedNoteBrief)


def note(mandate: Mandate, note_id: UUID) -> list[Shape]:
    """One note, with its words."""
    query = reach.in_words(mandate, PrivilegedNote, _notes(mandate, PrivilegedNotePublic))
    return [Shape(query.where(col(PrivilegedNote.id) == note_id), PrivilegedNotePublic)]
