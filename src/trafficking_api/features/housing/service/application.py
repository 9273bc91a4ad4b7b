"""Writes down which dwellings were viewed and applied for, and what the landlords said."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import (
    day_of,
    refuse_future,
    reword,
    row_of,
    supported,
    tell,
)
from trafficking_api.features.housing import queries
from trafficking_api.features.housing.errors import SearchEnded
from trafficking_api.features.housing.models import HousingApplication
from trafficking_api.features.housing.schemas.application import (
    ApplicationRefusal,
    ApplicationSending,
    ApplicationViewing,
    ApplicationWithdrawal,
    HousingApplicationPatch,
    NewHousingApplication,
)
from trafficking_api.features.housing.service.wording import in_columns
from trafficking_api.features.housing.states import (
    APPLICATION,
    CENTRE,
    OPEN_APPLICATION,
    SEARCH,
    SearchStatus,
)
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import WrongState
from trafficking_api.kit.wire import Command

_WORDS = frozenset({"address", "contact", "note"})
_RENT = "monthly_rent"


async def add(mandate: Mandate, body: NewHousingApplication) -> UUID:
    """Plan to look at a dwelling, or to apply for it. Raises Invalid, CaseClosed, SearchEnded, Erased."""
    case_id = await mandate.session.scalar(queries.case_of(mandate, body.search_id))
    references([("/search_id", case_id is not None)])
    case = await supported(mandate, case_id)  # type: ignore[arg-type] # it was refused above
    cases.refuse_closed(case)
    search = (await mandate.session.scalars(queries.locked(mandate, body.search_id))).one()
    if search.status != SearchStatus.SEARCHING:
        raise SearchEnded(search.status, SEARCH.allowed(search.status, (CENTRE,)))
    row = HousingApplication(
        organisation_id=mandate.organisation_id,
        case_id=case.case_id,
        **in_columns(body.model_dump(exclude=set(_WORDS)), _RENT, currency_of=_RENT),
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.started(row, row.status, verb="planned")
    return row.id


async def change(
    mandate: Mandate, application_id: UUID, expected: Expected, body: HousingApplicationPatch
) -> None:
    """Say otherwise what dwelling it is, or when she is to see it.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Erased.
    """
    case, row = await row_of(mandate, HousingApplication, application_id, expected)
    cases.refuse_closed(case)
    if row.status not in OPEN_APPLICATION:
        raise WrongState(row.status, APPLICATION.allowed(row.status, (CENTRE,)))
    sent = body.model_dump(include=body.model_fields_set)
    await reword(mandate, case, row, _WORDS, sent)
    facts = {name: value for name, value in sent.items() if name not in _WORDS}
    row.sqlmodel_update(in_columns(facts, _RENT, currency_of=_RENT))
    mandate.touch(row)


async def view(mandate: Mandate, application_id: UUID, expected: Expected, body: ApplicationViewing) -> None:
    """She has seen it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid, Erased."""
    case, row = await row_of(mandate, HousingApplication, application_id, expected)
    _command(mandate, row, "view", expected, body)
    refuse_future(mandate, "/viewed_on", body.viewed_on)
    row.viewed_on = body.viewed_on or day_of(mandate, body.occurred_at)
    if body.note is not None:
        await reword(mandate, case, row, _WORDS, {"note": body.note})


async def apply(mandate: Mandate, application_id: UUID, expected: Expected, body: ApplicationSending) -> None:
    """She has applied for it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, HousingApplication, application_id, expected)
    _command(mandate, row, "apply", expected, body)
    refuse_future(mandate, "/applied_on", body.applied_on)
    row.applied_on = body.applied_on or day_of(mandate, body.occurred_at)


async def accept(mandate: Mandate, application_id: UUID, expected: Expected, body: Command) -> None:
    """She can have it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, HousingApplication, application_id, expected)
    _command(mandate, row, "accept", expected, body)


async def refuse(
    mandate: Mandate, application_id: UUID, expected: Expected, body: ApplicationRefusal
) -> None:
    """She cannot have it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid, Erased."""
    case, row = await row_of(mandate, HousingApplication, application_id, expected)
    _command(mandate, row, "refuse", expected, body)
    row.refusal_reason = body.reason
    row.discrimination_noted = body.discrimination_noted
    if body.note is not None:
        await reword(mandate, case, row, _WORDS, {"note": body.note})


async def withdraw(
    mandate: Mandate, application_id: UUID, expected: Expected, body: ApplicationWithdrawal
) -> None:
    """She does not want it. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, HousingApplication, application_id, expected)
    _command(mandate, row, "withdraw", expected, body)
    row.withdraw_reason = body.reason


def _command(
    mandate: Mandate, row: HousingApplication, command: str, expected: Expected, body: Command
) -> None:
    mandate.command(
        APPLICATION, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at
    )
