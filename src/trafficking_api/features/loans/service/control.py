"""Checks that the books and the loans tell the same (LOAN-17); what does not is said aloud."""

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.ledger import service as ledger
from trafficking_api.features.loans.queries import control as queries


async def check(mandate: Mandate) -> int:
    """Look at every book of the organisation; returns how many do not come out."""
    wrong = list(await mandate.session.scalars(queries.out_of_balance(mandate)))
    if wrong:
        await ledger.out_of_balance(mandate, wrong)
    return len(wrong)


async def stale(mandate: Mandate) -> list[str]:
    """A line for each loan whose status is not what its entries say (LOAN-4)."""
    rows = await mandate.session.execute(queries.stale(mandate))
    return [
        f"loan {id_}: it is {status}, and by its entries {said or 'not paid out'}"
        for id_, status, said in rows
    ]
