"""Tells a program what happened since it last asked, or lets it wait for that."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Response

from trafficking_api.access import answers
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.patience import Wait
from trafficking_api.features.exchange.errors import ScriptNeeded
from trafficking_api.features.exchange.queries import feed as queries
from trafficking_api.features.exchange.queries.feed import Stretch
from trafficking_api.features.exchange.schemas.feed import (
    END,
    EventFeed,
    EventFilter,
    EventPublic,
    FeedParams,
)
from trafficking_api.features.exchange.service.sequencing import number, number_all
from trafficking_api.features.exchange.service.watching import something_new
from trafficking_api.features.organisations import queries as organisations
from trafficking_api.kit.errors import BadCursor, NotFound
from trafficking_api.kit.read import Query


async def follow(mandate: Mandate, wanted: EventFilter) -> Response:
    """What happened to the organisation's things. Raises ScriptNeeded, BadCursor."""
    last = await _last(mandate, wanted)
    here = _stretch(wanted, last)
    return await _told(mandate, wanted, last, here, queries.events(mandate, wanted, here))


async def follow_with(mandate: Mandate, peer_id: UUID, wanted: FeedParams) -> Response:
    """What happened between the organisation and a partner. Raises ScriptNeeded, NotFound, BadCursor."""
    seen = await _last(mandate, wanted)
    if not await answers.exists(mandate, organisations.organisation(mandate, peer_id)):
        raise NotFound
    here = _stretch(wanted, (await mandate.session.execute(queries.last_with(mandate, peer_id))).scalar_one())
    return await _told(mandate, wanted, seen, here, queries.events_with(mandate, peer_id, wanted, here))


async def _last(mandate: Mandate, wanted: FeedParams) -> int:
    """The last number of the organisation, when all that can have one has one. Raises ScriptNeeded."""
    if mandate.member_id is not None:
        raise ScriptNeeded
    await (number_all if wanted.after == END else number)(mandate)
    last: int = (await mandate.session.execute(queries.standing(mandate))).one()[0]
    return last


def _stretch(wanted: FeedParams, last: int) -> Stretch:
    """What is to be told. What has no number yet gets a later one: who begins at the end misses nothing.

    Raises BadCursor for a number that was never given: whoever has it has read another feed than this.
    """
    after = last if wanted.after == END else wanted.after
    if after > last:
        raise BadCursor
    return Stretch(after, last)


async def _told(mandate: Mandate, wanted: FeedParams, seen: int, here: Stretch, query: Query) -> Response:
    """The answer; where it is empty, the caller waits, if it wishes to, for what comes after `seen`.

    Who asks for the end does not: asked anew, the end would be another, behind what happened meanwhile.
    """
    rows = (await mandate.session.execute(query)).mappings().all() if here.after < here.last else []
    if not rows and wanted.wait and wanted.after != END:
        look = partial(something_new, mandate.office, mandate.organisation_id, seen)
        mandate.request.state.wait = Wait(wanted.wait, look)
    items = [EventPublic.model_validate(dict(row)) for row in rows]
    following = _following(mandate.request, items[-1].position if len(items) == wanted.limit else here.last)
    return answers.computed(EventFeed(items=items, next=following))


def _following(request: Any, position: int) -> str:
    """Where to go on: the same question, after this position."""
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([('after', position), *rest])}"
