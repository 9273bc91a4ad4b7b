"""Has a mail sent once more that did not arrive."""

from uuid import UUID

from trafficking_api.access.audit import note
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.queries import mail as queries
from trafficking_api.features.exchange.rules.mail import ADMINISTRATOR, MAIL, MailStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound


async def resend(mandate: Mandate, mail_id: UUID, expected: Expected) -> None:
    """Send a dead mail as if it had never been tried. Raises NotFound, Stale, WrongState."""
    row = await mandate.session.scalar(queries.mail_held(mandate, mail_id))
    if row is None:
        raise NotFound
    expected.check(row.version)
    row.status = MailStatus(MAIL.step(row.status, "resend", (ADMINISTRATOR,)).target)
    row.version += 1
    row.attempts, row.first_at, row.next_at, row.updated_at = 0, None, mandate.now, mandate.now
    note(mandate.session.sync_session, mandate.organisation_id, mandate.actor, row.id)
