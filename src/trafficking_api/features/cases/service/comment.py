"""Writes what a caseworker notes about a case."""

from uuid import UUID

from trafficking_api.access.errors import MemberNeeded
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import CaseComment
from trafficking_api.features.cases.schemas.comment import NewCaseComment
from trafficking_api.features.cases.service.case import locked
from trafficking_api.features.cases.service.sealing import seal

_TEXT = "case_comments.text"


async def write_comment(mandate: Mandate, case_id: UUID, body: NewCaseComment) -> UUID:
    """Add a comment, to a closed case too, which stays closed (PLAN-14). Raises MemberNeeded, NotFound."""
    if mandate.member_id is None:
        raise MemberNeeded
    case = await locked(mandate, case_id)
    mandate.touch(case)
    row = CaseComment(
        organisation_id=mandate.organisation_id,
        case_id=case_id,
        author_id=mandate.member_id,
        **mandate.stamps(),
    )
    row.text, row.sealed_for = await seal(mandate, case, _TEXT, row.id, body.text)
    mandate.started(row, "written", verb="written")
    return row.id
