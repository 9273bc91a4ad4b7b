"""What happens to loans without anybody asking: what is due is said, and the books are checked each day."""

from datetime import date
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.loans.service import control, reminding

#: On which day the books of an organisation were checked last, by this process.
_checked: dict[UUID, date] = {}


async def remind(mandate: Mandate) -> int:
    """Say of which loans a part is due, in the tenant of the mandate."""
    return await reminding.remind(mandate)


async def check(mandate: Mandate) -> int:
    """Check the books of the tenant, once after each midnight where it is; returns how many are wrong."""
    today = mandate.today()
    if _checked.get(mandate.organisation_id) == today:
        return 0
    wrong = await control.check(mandate)

    def remember(_: Session) -> None:
        _checked[mandate.organisation_id] = today

    # Not before the alarm is kept: what comes to nothing is done again.
    event.listen(mandate.session.sync_session, "after_commit", remember, once=True)
    return wrong
