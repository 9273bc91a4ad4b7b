"""Writes down who takes part in a proceeding, and who has left it."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import reword, row_of, tell
from trafficking_api.features.court.models import ProceedingParty
from trafficking_api.features.court.schemas.party import NewParty, PartyPatch
from trafficking_api.features.court.service import timeliness
from trafficking_api.features.court.service.holding import hold_proceeding
from trafficking_api.features.court.service.proceeding import open_in
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound

_WORDS = frozenset({"label"})


async def add(mandate: Mandate, proceeding_id: UUID, body: NewParty) -> UUID:
    """Add a party to a proceeding. Raises NotFound, ReadOnly, CaseClosed, Erased."""
    case, proceeding = await open_in(mandate, proceeding_id)
    row = ProceedingParty(
        organisation_id=proceeding.organisation_id,
        case_id=proceeding.case_id,
        proceeding_id=proceeding.id,
        **body.model_dump(exclude=set(_WORDS)),
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.session.add(row)
    await mandate.session.flush()
    return row.id


async def change(mandate: Mandate, ids: tuple[UUID, UUID], expected: Expected, body: PartyPatch) -> None:
    """Say otherwise who a party is; another role may have had another time for what it has done.

    Raises NotFound, ReadOnly, Stale, CaseClosed, Erased.
    """
    proceeding_id, party_id = ids
    await hold_proceeding(mandate, ProceedingParty, party_id)
    case, row = await row_of(mandate, ProceedingParty, party_id, Expected("*"))
    if row.proceeding_id != proceeding_id:
        raise NotFound
    expected.check(row.version)
    cases.refuse_closed(case)
    sent = body.model_dump(include=body.model_fields_set)
    await reword(mandate, case, row, _WORDS, sent)
    is_other = sent.get("role", row.role) != row.role
    row.sqlmodel_update({name: value for name, value in sent.items() if name not in _WORDS})
    mandate.touch(row)
    if is_other:
        await timeliness.judge_party(mandate, row)
