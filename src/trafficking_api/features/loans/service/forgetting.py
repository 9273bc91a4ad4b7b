"""What of a loan is destroyed with its case: all but the money; and what goes dark with a person (G-16)."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.cases.service.forgetting import held, silence
from trafficking_api.features.ledger import queries as ledger
from trafficking_api.features.loans.models import GuaranteeLoan
from trafficking_api.features.loans.queries import loan as queries
from trafficking_api.features.people.erasing import when_erased


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy a loan on which nothing was ever booked; of the others keep what the books need, of nobody."""
    gone: list[UUID] = []
    for loan in await held(mandate, GuaranteeLoan, col(GuaranteeLoan.case_id) == case_id):
        means(loan, Act("purged"))
        if await mandate.session.scalar(ledger.transactions_of_loan(mandate, loan.id).limit(1)):
            _bare(mandate, loan)
        else:
            await _destroy(mandate, loan)
        gone.append(loan.id)
    await mandate.session.flush()
    return gone


@when_erased
async def forget_words(mandate: Mandate, person_id: UUID) -> Iterable[UUID]:
    """Destroy what an erased person earned and spent; the coded facts and the money stay."""
    return await silence(mandate, {GuaranteeLoan: "details"}, person_id)


def _bare(mandate: Mandate, loan: GuaranteeLoan) -> None:
    """Leave nothing that leads to somebody, and nothing to remind anybody of; a pause goes on."""
    loan.case_id = loan.lease_id = loan.details = loan.sealed_for = None
    loan.pause_reason = None
    loan.other_schemes, loan.is_quiet = [], True
    mandate.touch(loan)


async def _destroy(mandate: Mandate, loan: GuaranteeLoan) -> None:
    for schedule in await mandate.session.scalars(queries.schedules(mandate, loan.id)):
        means(schedule, Act("purged"))
        await mandate.session.delete(schedule)
    await mandate.session.flush()
    await mandate.session.delete(loan)
    await mandate.session.flush()
