"""Proposes, signs and ends agreements."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.agreements.errors import AgreementExists
from trafficking_api.features.agreements.models import Agreement
from trafficking_api.features.agreements.schemas import NewAgreement
from trafficking_api.features.agreements.states import MACHINE, OTHER, PROPOSER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound


async def propose(mandate: Mandate, body: NewAgreement, kind_of_other: str | None) -> UUID:
    """Propose an agreement. Raises Invalid, AgreementExists."""
    other_is_centre = kind_of_other == "centre" and body.to_organisation_id != mandate.organisation_id
    references([("/to_organisation_id", other_is_centre)])
    if body.valid_until is not None and body.valid_until < body.valid_from:
        raise Invalid(errors=[Fault("/valid_until", "before_valid_from")])
    agreement = Agreement(
        from_organisation_id=mandate.organisation_id, **body.model_dump(), **mandate.stamps()
    )
    mandate.started(agreement, agreement.status)
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise AgreementExists from None
    return agreement.id


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
