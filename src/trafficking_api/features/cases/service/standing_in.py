"""What stands at a seat for a case of a centre on another server, of which nothing else is known here."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case


async def stand_in(mandate: Mandate, minor: str) -> UUID:
    """A case without a person, a worker or a word, on which referrals from elsewhere can hang.

    It owns the support, until a transfer gives it away here.
    """
    case = Case(
        organisation_id=mandate.organisation_id, opened_on=mandate.today(), minor=minor, **mandate.stamps()
    )
    mandate.started(case, case.status)
    await mandate.session.flush()
    return case.id
