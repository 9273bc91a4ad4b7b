"""Writes down the papers that somebody has, and until when each is valid."""

from datetime import date
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import retell, row_of, supported, tell
from trafficking_api.features.court.models import ResidenceEvent, ResidencePaper
from trafficking_api.features.court.queries import paper as queries
from trafficking_api.features.court.schemas.paper import NewResidencePaper, ResidencePaperPatch
from trafficking_api.features.court.schemas.track import GrantedPaper
from trafficking_api.features.court.service.moving import base_moved
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid

_WORDS = {"number"}
#: What times run from, and whether they run.
_MOVES = {"valid_from", "valid_to", "is_out_of_use"}


async def add(mandate: Mandate, body: NewResidencePaper) -> UUID:
    """Write down a paper of hers. Raises Invalid, CaseClosed, CaseMerged, Erased."""
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    if body.track_id is not None:
        known = await mandate.session.scalar(queries.track_of(mandate, body.case_id, body.track_id))
        references([("/track_id", known is not None)])
    row = ResidencePaper(
        organisation_id=mandate.organisation_id, **body.model_dump(exclude=_WORDS), **mandate.stamps()
    )
    _refuse_order(row)
    await tell(mandate, case, row, "details", body.model_dump(include=_WORDS))
    mandate.session.add(row)
    return row.id


async def granted(
    mandate: Mandate, case: Guest, event: ResidenceEvent, valid_to: date | None, told: GrantedPaper
) -> ResidencePaper:
    """Write down the paper that was given to her with an event. Raises Erased."""
    await mandate.session.flush()
    row = ResidencePaper(
        organisation_id=mandate.organisation_id,
        case_id=event.case_id,
        track_id=event.track_id,
        granted_by_id=event.id,
        type=told.type,
        valid_from=event.happened_on,
        valid_to=valid_to,
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", told.model_dump(include=_WORDS))
    mandate.session.add(row)
    return row


async def take_back(mandate: Mandate, event_id: UUID) -> None:
    """What was given by an event that is taken back was written down by mistake too.

    What runs from its days keeps its date, and is flagged (CRT-7).
    """
    row = await mandate.session.scalar(queries.paper_granted_by(mandate, event_id))
    if row is not None:
        row.is_out_of_use = True
        mandate.touch(row)
        await base_moved(mandate, "residence_paper", row.id)


async def change(mandate: Mandate, paper_id: UUID, expected: Expected, body: ResidencePaperPatch) -> None:
    """Say otherwise what a paper is; what runs from its days follows (CRT-7).

    That it is out of use is said in a closed case too.

    Raises NotFound, ReadOnly, Stale, CaseClosed, Invalid, Erased.
    """
    case, row = await row_of(mandate, ResidencePaper, paper_id, expected)
    sent: dict[str, Any] = body.model_dump(include=body.model_fields_set)
    if sent.keys() != {"is_out_of_use"}:
        cases.refuse_closed(case)
    if "number" in sent:
        await retell(mandate, case, row, {"number": sent.pop("number")})
    row.sqlmodel_update(sent)
    _refuse_order(row)
    mandate.touch(row)
    if not _MOVES.isdisjoint(sent):
        await base_moved(mandate, "residence_paper", row.id)


def _refuse_order(row: ResidencePaper) -> None:
    """Raise Invalid for a paper that ends before it begins."""
    if row.valid_to is not None and row.valid_to < row.valid_from:
        raise Invalid(errors=[Fault("/valid_to", "before_valid_from")])
