"""What reporter and centre tell each other about a signalement, and what the centre notes for itself."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.errors import MovedOn, NoReporter
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementHandling,
    SignalementMessage,
    SignalementNote,
)
from trafficking_api.features.signalements.schemas import NewMessage, Question, Reply
from trafficking_api.features.signalements.service.sides import at_centre, follow, seen, side_of
from trafficking_api.features.signalements.states import CENTRE, MACHINE, REPORTER, SignalementStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound

BODY = "signalement_messages.body"


async def ask(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Question) -> None:
    """Ask the reporter. Raises NotFound, WrongSide, Stale, WrongState, NoReporter."""
    signalement, _ = working = await at_centre(mandate, signalement_id, "ask")
    follow(mandate, working, "ask", CENTRE, expected, body.occurred_at)
    await tell(mandate, signalement, CENTRE, body.text)


async def reply(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Reply) -> None:
    """Answer the centre's question. Raises NotFound, WrongSide, Stale, WrongState."""
    signalement = await seen(mandate, signalement_id)
    MACHINE.refuse_wrong_side("reply", (side_of(mandate, signalement),))
    async with mandate.as_other_party(signalement):
        working = await _reported(mandate, signalement_id)
        follow(mandate, working, "reply", REPORTER, expected, body.occurred_at)
        await tell(mandate, signalement, REPORTER, body.text)


async def write(mandate: Mandate, signalement_id: UUID, body: NewMessage) -> UUID:
    """Write a message, or as the centre a note; whatever the state, nothing said is lost.

    Raises NotFound, NoReporter, MovedOn where a reporter writes to a centre that has the report no longer.
    """
    signalement = await seen(mandate, signalement_id)
    if side_of(mandate, signalement) == REPORTER:
        async with mandate.as_other_party(signalement):
            _, handling = await _reported(mandate, signalement_id)
            if handling.status != SignalementStatus.REDIRECTED:
                mandate.touch(handling)
                mandate.touch(signalement)
                return await tell(mandate, signalement, REPORTER, body.text)
        raise MovedOn((await mandate.session.scalars(queries.became(mandate, signalement_id))).one())
    _, handling = await at_centre(mandate, signalement_id, "ask")
    mandate.touch(handling)
    if body.to_reporter:
        mandate.touch(signalement)
        return await tell(mandate, signalement, CENTRE, body.text)
    return await note(mandate, signalement_id, body.text)


async def _reported(mandate: Mandate, signalement_id: UUID) -> tuple[Signalement, SignalementHandling]:
    """The signalement for its reporter, who writes in the centre's tenant.

    Raises NotFound where it was purged while this request waited for the lock.
    """
    query = queries.working(mandate, signalement_id, narrowed=False)
    row = (await mandate.session.execute(query)).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


async def tell(
    mandate: Mandate,
    signalement: Signalement,
    side: str,
    words: str,
    *,
    of: SignalementMessage | None = None,
) -> UUID:
    """Store a message for both sides, each under its own key; one that moves on keeps its author and time."""
    parties = (signalement.from_organisation_id, signalement.to_organisation_id)
    if parties[0] == parties[1]:
        raise NoReporter
    message = SignalementMessage(
        from_organisation_id=parties[0],
        to_organisation_id=parties[1],
        signalement_id=signalement.id,
        written_by=side,
        author_id=of.author_id if of else mandate.author_id,
        created_at=of.created_at if of else mandate.now,
    )
    for name, party in zip(("body_for_from", "body_for_to"), parties, strict=True):
        keys = await mandate.keys(party)
        setattr(message, name, keys.seal(BODY, message.id, words))
    mandate.started(message, "sent", verb="sent")
    return message.id


async def pass_on(mandate: Mandate, new: Signalement, written: SignalementMessage, words: str) -> None:
    """Store what a reporter wrote with what the report became: a note where it came back to who wrote it."""
    if new.from_organisation_id == new.to_organisation_id:
        await note(mandate, new.id, words, of=written)
    else:
        await tell(mandate, new, REPORTER, words, of=written)


async def note(
    mandate: Mandate, signalement_id: UUID, words: str, *, of: SignalementMessage | None = None
) -> UUID:
    """Store a note of the centre to itself; one that was a message keeps its author and time."""
    stamps = mandate.stamps() | ({"created_at": of.created_at} if of else {})
    note = SignalementNote(
        organisation_id=mandate.organisation_id,
        signalement_id=signalement_id,
        author_id=of.author_id if of else mandate.author_id,
        **stamps,
    )
    note.body = (await mandate.keys()).seal(BODY, note.id, words)
    mandate.started(note, "written")
    return note.id
