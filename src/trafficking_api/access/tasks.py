"""What access does later, without anybody asking."""

from datetime import timedelta

from sqlalchemy import and_
from sqlmodel import col

from trafficking_api.access.keeping import forget_rows
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import RememberedAnswer

#: How long a request may be repeated under its Idempotency-Key.
KEPT = timedelta(days=7)


async def forget_answers(mandate: Mandate) -> int:
    """Forget the remembered answers of the tenant whose time is over; returns how many there were."""
    here = col(RememberedAnswer.organisation_id) == mandate.organisation_id
    over = and_(here, col(RememberedAnswer.created_at) < mandate.now - KEPT)
    return await forget_rows(mandate, RememberedAnswer, over)
