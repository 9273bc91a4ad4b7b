"""What is destroyed when a signalement's time is over: the words of both sides, never a case (SIG-18)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from trafficking_api.access.audit import Act, means
from trafficking_api.access.keeping import Kind, forget
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import knew
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.models import Signalement, SignalementHandling
from trafficking_api.features.signalements.service.sides import follow
from trafficking_api.features.signalements.states import KIND, REDIRECTED, S
from trafficking_api.kit.states import SYSTEM


def _known(mandate: Mandate) -> ColumnElement[bool]:
    own = col(SignalementHandling.organisation_id) == mandate.organisation_id
    return and_(own, queries.in_sight(mandate, knew))


async def _purge(mandate: Mandate, handling: SignalementHandling) -> Iterable[UUID]:
    """Destroy the words of a report, of the messages and of the notes, each sealed for whom it may be."""
    working = (await mandate.session.execute(queries.working(mandate, handling.id))).one()
    signalement = working[0]
    messages_of, notes = queries.words_of(mandate, handling.id)
    messages = list(await mandate.session.scalars(messages_of))
    # First: to cross over flushes, and each row is to have one event of its end.
    await _forget_at_reporter(mandate, signalement, [message.id for message in messages])
    follow(mandate, (signalement, handling), "expire", SYSTEM, None, None)
    _silence(signalement)
    handling.duplicate_of = handling.outcome = handling.assessment = None
    written: list[UUID] = []
    for message in messages:
        message.body_for_from = message.body_for_to = None
        means(message, Act("purged"))
        written.append(message.id)
    for note in await mandate.session.scalars(notes):
        note.body = None
        mandate.touch(note)
        means(note, Act("purged"))
        written.append(note.id)
    return written


async def _forget_at_reporter(mandate: Mandate, signalement: Signalement, messages: list[UUID]) -> None:
    """Forget what the reporter was answered, and what it sent in a file: its own words lie there too."""
    if signalement.from_organisation_id != signalement.to_organisation_id:
        async with mandate.as_other_party(signalement):
            await forget(mandate, [signalement.id, *messages])


def _silence(signalement: Signalement) -> None:
    signalement.reference_mac = None
    signalement.reference_for_from = signalement.reference_for_to = None
    signalement.summary_for_from = signalement.summary_for_to = None
    signalement.context = signalement.minors_count = None
    signalement.interpreter_needed = signalement.shelter_needed = None
    signalement.exploitation_suspected, signalement.industry_suspected = [], []
    signalement.indicators = []


def _outcome(handling: SignalementHandling) -> str | None:
    return REDIRECTED if handling.status == S.REDIRECTED else handling.outcome


#: Of the codes, those stay that a yearly count needs: channel, source, urgency, country and number.
SIGNALEMENTS = Kind(KIND, "signalements", SignalementHandling, _known, _purge, _outcome)
