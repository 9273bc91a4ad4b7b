"""What of the appeals rests on a step of a proceeding, and what becomes of it when the step was wrong."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.court.models import CourtAppeal, Proceeding
from trafficking_api.features.court.queries import appeal as queries
from trafficking_api.features.court.rules.appeals import OPEN, Appeal, AppealStatus
from trafficking_api.features.court.rules.stages import Move
from trafficking_api.features.court.service import timeliness
from trafficking_api.features.court.service.moving import base_moved
from trafficking_api.features.court.states import APPEAL
from trafficking_api.kit.states import SYSTEM


async def appeals(mandate: Mandate, proceeding_id: UUID, moves: Sequence[Move]) -> list[Appeal]:
    """The appeals of a proceeding that is held, and on which of its moves each rests (CRT-16)."""
    rows = (await mandate.session.scalars(queries.appeals_of(mandate, proceeding_id))).all()
    return [known(row, moves) for row in rows]


def known(row: CourtAppeal, moves: Sequence[Move] = ()) -> Appeal:
    """An appeal as the rules know it: it rests on its step, and on all that had led there."""
    ids = [move.id for move in moves]
    its = str(row.step_id)
    rests_on = ids[: ids.index(its) + 1] if its in ids else []
    status = AppealStatus(row.status)
    return Appeal(str(row.id), str(row.party_id), status, frozenset(rests_on), row.is_filed_elsewhere)


async def corrected(
    mandate: Mandate, proceeding: Proceeding, step_id: UUID, occurred_at: datetime | None
) -> None:
    """Take along what rests on a step that was corrected; nothing stands in the way, the proceeding is held.

    An appeal that was filed by a step which never happened is withdrawn; one by a step that happened at
    another time was filed then.
    """
    rows = (await mandate.session.scalars(queries.appeals_of(mandate, proceeding.id))).all()
    for row in rows:
        if row.step_id != step_id:
            continue
        if occurred_at is None and row.status in OPEN:
            mandate.command(APPEAL, row, "withdraw", sides=(SYSTEM,))
        elif occurred_at is not None and row.has_moved:
            row.filed_at = occurred_at
            mandate.touch(row)
        else:
            continue
        against = [each for each in rows if each.judgment_id == row.judgment_id]
        await timeliness.judge_all(mandate, proceeding, against)
        await base_moved(mandate, "appeal", row.id)
