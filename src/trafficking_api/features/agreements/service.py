"""Proposes, signs and ends agreements."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.agreements.errors import AgreementExists
from trafficking_api.features.agreements.models import Agreement
from trafficking_api.features.agreements.schemas import NewAgreement
from trafficking_api.features.agreements.states import MACHINE, OTHER, PROPOSER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound


async def propose(
    mandate: Mandate, body: NewAgreement, kind_of_other: str | None, id_: UUID | None = None
) -> UUID:
    """Propose an agreement, under this id if it has one already. Raises Invalid, AgreementExists."""
    other_is_centre = kind_of_other == "centre" and body.to_organisation_id != mandate.organisation_id
    references([("/to_organisation_id", other_is_centre)])
    if body.valid_until is not None and body.valid_until < body.valid_from:
        raise Invalid(errors=[Fault("/valid_until", "before_valid_from")])
    agreement = Agreement(
        id=id_ or uuid4(),
        from_organisation_id=mandate.organisation_id,
        **body.model_dump(),
        **mandate.stamps(),
    )
    mandate.started(agreement, agreement.status)
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise AgreementExists from None
    return agreement.id


_TERMS = ("kind", "minimum_class_size", "valid_from", "valid_until")


async def terms(mandate: Mandate, agreement_id: UUID) -> dict[str, Any] | None:
    """What an agreement says, that the organisation in reach sees; None where there is none."""
    agreement = await mandate.find(Agreement, agreement_id)
    return None if agreement is None else {name: getattr(agreement, name) for name in _TERMS}


async def sides(mandate: Mandate, agreement_id: UUID) -> set[UUID]:
    """Between whom an agreement lies, that the organisation in reach sees; nobody, where there is none."""
    agreement = await mandate.find(Agreement, agreement_id)
    return set() if agreement is None else agreement.parties()


async def command(
    mandate: Mandate, agreement_id: UUID, command_: str, expected: Expected, occurred_at: datetime | None
) -> None:
    """Sign, decline, withdraw or revoke. Raises NotFound, WrongSide, Stale, WrongState."""
    agreement = await mandate.find(Agreement, agreement_id)
    if agreement is None:
        raise NotFound
    await mandate.session.refresh(agreement, with_for_update=True)
    side = PROPOSER if agreement.from_organisation_id == mandate.organisation_id else OTHER
    mandate.command(MACHINE, agreement, command_, sides=(side,), expected=expected, occurred_at=occurred_at)
