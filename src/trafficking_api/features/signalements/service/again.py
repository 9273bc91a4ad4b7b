"""A report that comes once more under its reference is worked on again, and nobody overlooks it (SIG-15)."""

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.models import Signalement
from trafficking_api.features.signalements.service.handle import begin_anew
from trafficking_api.features.signalements.service.sides import follow
from trafficking_api.features.signalements.states import CENTRE, SignalementStatus


async def came_again(mandate: Mandate, known: Signalement, *, has_news: bool = True) -> str | None:
    """Tell the centre that a report came again, and open it if it was closed; returns the state before.

    One that says nothing else than before opens nothing: programs send what they have again and again.

    The mandate is in the reporter's tenant. What another centre has by now stays as it is. None where it was
    purged meanwhile: what comes is a new one then.
    """
    async with mandate.as_other_party(known):
        found = await mandate.session.execute(queries.working(mandate, known.id, narrowed=False))
        row = found.one_or_none()
        if row is None:
            return None
        _, handling = working = (row[0], row[1])
        before: str = handling.status
        if before == SignalementStatus.CLOSED and has_news:
            follow(mandate, working, "reopen", CENTRE, None, None)
            begin_anew(mandate, working, "NewInformation")
        elif before != SignalementStatus.REDIRECTED:
            mandate.touch(handling)
            means(handling, Act("repeated"))
    return before
