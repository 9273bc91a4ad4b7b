"""The papers of somebody's stay, phase by phase, and what the authority is asked for."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.court.errors import (
    ResidenceTrackOpen,
    StepImpossible,
    StepStandsOnIt,
    TakenBack,
)
from trafficking_api.features.court.queries import track as queries
from trafficking_api.features.court.schemas.track import (
    MagistrateAnswer,
    NewResidenceTrack,
    ResidenceCondition,
    ResidenceCorrection,
    ResidenceEnding,
    ResidenceEventPublic,
    ResidenceGrant,
    ResidenceTrackBrief,
    ResidenceTrackFilter,
    ResidenceTrackPatch,
    ResidenceTrackPublic,
)
from trafficking_api.features.court.service import track as service
from trafficking_api.features.court.service.outlook import by_law
from trafficking_api.features.court.states import TRACK
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/residence-tracks", tags=["residence"], route_class=Door)

commands = command_options(TRACK)


async def _read(mandate: Mandate, track_id: UUID) -> Response:
    """One track, with what the law of its country adds."""
    shapes = queries.residence_track(mandate, track_id)
    return await answers.one(mandate, shapes, shown_once=by_law(mandate.today()))


async def _read_of_event(mandate: Mandate, track_id: UUID, _event_id: UUID) -> Response:
    return await _read(mandate, track_id)


CanRead = Annotated[Mandate, Allow(Permission.RESIDENCE_TRACKS_READ)]
CanBegin = Annotated[
    Mandate, AllowOnce(Permission.RESIDENCE_TRACKS_WRITE, sees=queries.residence_track, anew=_read)
]
CanChange = Annotated[Mandate, Allow(Permission.RESIDENCE_TRACKS_WRITE)]
CanCommand = Annotated[
    Mandate, AllowOnce(Permission.RESIDENCE_TRACKS_COMMAND, sees=queries.residence_track, anew=_read)
]
CanCorrect = Annotated[
    Mandate, AllowOnce(Permission.RESIDENCE_TRACKS_COMMAND, sees=queries.of_event, anew=_read_of_event)
]


@router.get("", response_model=Page[ResidenceTrackBrief], responses=raises(BadCursor))
async def list_residence_tracks(
    mandate: CanRead, wanted: Annotated[ResidenceTrackFilter, Query()]
) -> Response:
    """The tracks of the cases in your sight, the latest first."""
    shape = queries.residence_tracks(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=ResidenceTrackPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, ResidenceTrackOpen),
)
async def begin_residence_track(mandate: CanBegin, body: NewResidenceTrack) -> Response:
    """Follow the papers of her stay from now on. One track is open at a time in a case."""
    shapes = queries.residence_track(mandate, await service.begin(mandate, body))
    return await answers.created(mandate, shapes, shown_once=by_law(mandate.today()))


@router.get("/{track_id}", response_model=ResidenceTrackPublic)
async def read_residence_track(mandate: CanRead, track_id: UUID) -> Response:
    """One track: which paper she has, what can follow by the law, and what is missing for it."""
    return await _read(mandate, track_id)


@router.patch(
    "/{track_id}",
    response_model=ResidenceTrackPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, IfMatchRequired),
)
async def change_residence_track(
    mandate: CanChange, track_id: UUID, expected: IfMatch, body: ResidenceTrackPatch
) -> Response:
    """Say otherwise whether she is a minor; what she was given stays."""
    await service.change(mandate, track_id, expected, body)
    return await _read(mandate, track_id)


@router.post("/{track_id}/condition", **commands("condition", ResidenceTrackPublic, ReadOnly))
async def condition_residence_track(
    mandate: CanCommand, track_id: UUID, expected: IfMatch, body: ResidenceCondition
) -> Response:
    """Write down that a condition is fulfilled, or is not any more; in a closed case too."""
    await service.fulfil(mandate, track_id, expected, body)
    return await _read(mandate, track_id)


@router.post("/{track_id}/answer", **commands("answer", ResidenceTrackPublic, ReadOnly))
async def answer_residence_track(
    mandate: CanCommand, track_id: UUID, expected: IfMatch, body: MagistrateAnswer
) -> Response:
    """Write down whether the magistrate lets her stay go on; each phase needs an answer of its own."""
    await service.answer(mandate, track_id, expected, body)
    return await _read(mandate, track_id)


@router.post("/{track_id}/grant", **commands("grant", ResidenceTrackPublic, ReadOnly, StepImpossible, Erased))
async def grant_residence_track(
    mandate: CanCommand, track_id: UUID, expected: IfMatch, body: ResidenceGrant
) -> Response:
    """Write down the paper that the authority has given her, and keep it among her papers if you say which.

    What the authority gave was given: what was missing for it by the law refuses nothing, and stands with
    it in `events`.
    """
    await service.grant(mandate, track_id, expected, body)
    return await _read(mandate, track_id)


@router.post("/{track_id}/end", **commands("end", ResidenceTrackPublic, ReadOnly, StepImpossible))
async def end_residence_track(
    mandate: CanCommand, track_id: UUID, expected: IfMatch, body: ResidenceEnding
) -> Response:
    """Write down that her stay on these grounds is over, and why; no service of the centre ends with it."""
    await service.end(mandate, track_id, expected, body)
    return await _read(mandate, track_id)


@router.get("/{track_id}/events", response_model=Page[ResidenceEventPublic], responses=raises(BadCursor))
async def list_residence_events(
    mandate: CanRead, track_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """What was written down of a track, in that order, with what was taken back."""
    shape, parent = queries.residence_events(mandate, track_id), queries.residence_track(mandate, track_id)
    return await answers.page(mandate, shape, wanted, ("place", "id"), descending=False, parent=parent)


@router.post(
    "/{track_id}/events/{residence_event_id}/correct",
    **commands("correct", ResidenceTrackPublic, ReadOnly, TakenBack, StepStandsOnIt, ResidenceTrackOpen),
)
async def correct_residence_event(
    mandate: CanCorrect,
    track_id: UUID,
    residence_event_id: UUID,
    expected: IfMatch,
    body: ResidenceCorrection,
) -> Response:
    """Take back what was written down by mistake, if the rest can follow without it; answers the track.

    A paper that was written down with it is out of use then.
    """
    await service.correct(mandate, track_id, residence_event_id, expected, body)
    return await _read(mandate, track_id)
