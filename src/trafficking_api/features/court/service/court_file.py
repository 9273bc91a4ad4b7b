"""Opens the court file of a case, and says who her lawyer is."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import reword, row_of, supported, tell
from trafficking_api.features.court.errors import CourtFileExists
from trafficking_api.features.court.models import CourtFile
from trafficking_api.features.court.schemas.court_file import CourtFilePatch, NewCourtFile
from trafficking_api.features.court.service.abroad import own_country
from trafficking_api.kit.conditions import Expected

_WORDS = frozenset({"lawyer_name", "lawyer_contact", "note"})


async def open_file(mandate: Mandate, body: NewCourtFile) -> UUID:
    """Open the court file of a case, once.

    Raises Invalid, CaseClosed, CaseMerged, CourtFileExists, Erased.
    """
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    row = CourtFile(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        country=body.country or await own_country(mandate),
        legal_aid=body.legal_aid,
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.session.add(row)
    try:
        await mandate.session.flush()
    except IntegrityError:  # the only key that can be taken is that of the file of this case
        raise CourtFileExists from None
    return row.id


async def change(mandate: Mandate, court_file_id: UUID, expected: Expected, body: CourtFilePatch) -> None:
    """Say otherwise who the lawyer is, or who pays.

    Raises NotFound, ReadOnly, Stale, CaseClosed, Erased.
    """
    case, row = await row_of(mandate, CourtFile, court_file_id, expected)
    cases.refuse_closed(case)
    sent = body.model_dump(include=body.model_fields_set)
    await reword(mandate, case, row, _WORDS, sent)
    row.sqlmodel_update({name: value for name, value in sent.items() if name not in _WORDS})
    mandate.touch(row)
