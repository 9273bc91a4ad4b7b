"""SELECTs about comments on cases."""

from uuid import UUID

from sqlalchemy import select, true
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import CaseComment
from trafficking_api.features.cases.queries.children import hangs_on, sealed_for
from trafficking_api.features.cases.schemas.comment import CaseCommentPublic
from trafficking_api.kit.read import Shape


def comments(mandate: Mandate, case_id: UUID) -> Shape:
    """The comments on a case."""
    query = select(
        col(CaseComment.id),
        col(CaseComment.author_id),
        col(CaseComment.text),
        true().label("not_verbatim"),
        col(CaseComment.created_at),
        *sealed_for(CaseComment),
    ).where(hangs_on(mandate, CaseComment, case_id))
    return Shape(query, CaseCommentPublic)


def comment(mandate: Mandate, case_id: UUID, comment_id: UUID) -> list[Shape]:
    """One comment."""
    shape = comments(mandate, case_id)
    return [Shape(shape.query.where(col(CaseComment.id) == comment_id), shape.wire)]
