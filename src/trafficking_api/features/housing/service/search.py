"""Begins a search for a home, says what is looked for, and ends it."""

from datetime import date
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import day_of, reword, row_of, supported, tell
from trafficking_api.features.housing import queries
from trafficking_api.features.housing.errors import SearchUnderWay
from trafficking_api.features.housing.models import HousingSearch, Lease
from trafficking_api.features.housing.schemas.search import (
    HousingSearchEnding,
    HousingSearchPatch,
    NewHousingSearch,
)
from trafficking_api.features.housing.service.wording import in_columns
from trafficking_api.features.housing.states import APPLICATION, CENTRE, SEARCH, SearchStatus
from trafficking_api.features.shelters.queries import stay_of
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import WrongState
from trafficking_api.kit.states import SYSTEM

_WORDS = frozenset({"wishes"})
_CEILING = "rent_ceiling"


async def begin(mandate: Mandate, body: NewHousingSearch) -> UUID:
    """Begin a search, one at a time in a case.

    Raises Invalid, CaseClosed, CaseMerged, SearchUnderWay, Erased.
    """
    case = await supported(mandate, body.case_id)
    cases.refuse_closed(case)
    await _refuse_unknown(mandate, body.case_id, body.leaving_allocation_id)
    row = HousingSearch(
        organisation_id=mandate.organisation_id,
        **in_columns(body.model_dump(exclude=set(_WORDS)), _CEILING, currency_of=_CEILING),
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.started(row, row.status, verb="begun")
    try:
        await mandate.session.flush()
    except IntegrityError:  # the only key that can be taken is that of the search under way
        raise SearchUnderWay from None
    return row.id


async def _refuse_unknown(mandate: Mandate, case_id: UUID, allocation_id: UUID | None) -> None:
    """Raise Invalid for a stay that is not one of this case."""
    if allocation_id is not None:
        stay = await mandate.session.scalar(stay_of(mandate, case_id, allocation_id))
        references([("/leaving_allocation_id", stay is not None)])


async def change(mandate: Mandate, search_id: UUID, expected: Expected, body: HousingSearchPatch) -> None:
    """Say otherwise what is looked for.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, Erased.
    """
    case, row = await row_of(mandate, HousingSearch, search_id, expected)
    cases.refuse_closed(case)
    if row.status != SearchStatus.SEARCHING:
        raise WrongState(row.status, SEARCH.allowed(row.status, (CENTRE,)))
    await _refuse_unknown(mandate, row.case_id, body.leaving_allocation_id)
    sent = body.model_dump(include=body.model_fields_set)
    await reword(mandate, case, row, _WORDS, sent)
    facts = {name: value for name, value in sent.items() if name not in _WORDS}
    row.sqlmodel_update(in_columns(facts, _CEILING, currency_of=_CEILING))
    mandate.touch(row)


async def end(mandate: Mandate, search_id: UUID, expected: Expected, body: HousingSearchEnding) -> None:
    """Search no more; what was applied for is withdrawn. In a closed case too, which stays closed.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    _, row = await row_of(mandate, HousingSearch, search_id, expected)
    mandate.command(SEARCH, row, "end", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
    row.ended_on = day_of(mandate, body.occurred_at)
    row.end_reason = body.reason
    await _withdraw_all(mandate, row.id, None)


async def obtain(mandate: Mandate, lease: Lease, signed_on: date) -> None:
    """Say of the search of a lease, whose case is held, that it has come to its end: it is signed."""
    if lease.search_id is None:
        return
    row = (await mandate.session.scalars(queries.locked(mandate, lease.search_id))).one()
    if row.status == SearchStatus.SEARCHING:
        mandate.command(SEARCH, row, "obtain", sides=(SYSTEM,))
        row.ended_on = signed_on
        await _withdraw_all(mandate, row.id, lease.application_id)


async def _withdraw_all(mandate: Mandate, search_id: UUID, but: UUID | None) -> None:
    """Withdraw what is open of a search, but for the dwelling that she gets."""
    for row in (await mandate.session.scalars(queries.still_open(mandate, search_id))).all():
        if row.id != but:
            mandate.command(APPLICATION, row, "withdraw", sides=(SYSTEM,))
            row.withdraw_reason = "SearchEnded"
