"""Writes what passed between a person and her lawyer, and lets its author say it better."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import acting, retell, row_of, supported, tell
from trafficking_api.features.court.errors import NotItsAuthor
from trafficking_api.features.court.models import PrivilegedNote
from trafficking_api.features.court.schemas.note import NewPrivilegedNote, PrivilegedNotePatch
from trafficking_api.features.court.service.proceeding import refuse_foreign
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.wire import changes


async def write(mandate: Mandate, body: NewPrivilegedNote) -> UUID:
    """Write a note. Raises MemberNeeded, Invalid, CaseClosed, CaseMerged, Erased."""
    author_id = acting(mandate)
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    await refuse_foreign(mandate, body.case_id, body.proceeding_id)
    row = PrivilegedNote(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        proceeding_id=body.proceeding_id,
        author_id=author_id,
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", {"text": body.text})
    mandate.started(row, "written", verb="written")
    return row.id


async def change(mandate: Mandate, note_id: UUID, expected: Expected, body: PrivilegedNotePatch) -> None:
    """Say it otherwise, as its author.

    Raises NotFound, ReadOnly, NotItsAuthor, Stale, CaseClosed, Erased.
    """
    case, row = await row_of(mandate, PrivilegedNote, note_id, expected)
    if row.author_id != mandate.member_id:
        raise NotItsAuthor
    cases.refuse_closed(case)
    said = changes(body)
    if said:
        await retell(mandate, case, row, said)
    mandate.touch(row)
