"""Moves a report on to another centre, with the reporter's knowledge and never past it."""

from dataclasses import dataclass
from uuid import UUID

from trafficking_api.access import keeping
from trafficking_api.access import queries as queries_of_access
from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.errors import RedirectedBefore
from trafficking_api.features.signalements.models import (
    Signalement,
    SignalementMessage,
    SignalementRedirection,
)
from trafficking_api.features.signalements.schemas import Redirection
from trafficking_api.features.signalements.service.again import came_again
from trafficking_api.features.signalements.service.sides import at_centre, follow
from trafficking_api.features.signalements.service.submit import in_turn, received, sealed_for
from trafficking_api.features.signalements.service.talk import BODY, pass_on
from trafficking_api.features.signalements.states import (
    CENTRE,
    KIND,
    REDIRECTED,
    SignalementStatus,
)
from trafficking_api.kit.conditions import Expected

#: What a report says in codes; its words are sealed anew.
_FACTS = {
    *("channel", "source", "context", "urgency", "persons_count", "minors_count", "country"),
    *("exploitation_suspected", "industry_suspected", "indicators", "interpreter_needed", "shelter_needed"),
    "author_id",
}


@dataclass(frozen=True)
class Words:
    """What a report says in words, as the redirecting centre could read it."""

    official_reference: str | None
    summary: str | None
    #: What its reporter wrote since, each with its words; never a question or a note of the centre.
    added: list[tuple[SignalementMessage, str]]


async def redirect(mandate: Mandate, signalement_id: UUID, expected: Expected, body: Redirection) -> None:
    """Send the report itself to another centre: the same reporter, the same words, without any agreement.

    Raises NotFound, WrongSide, Stale, WrongState, Invalid, RedirectedBefore.
    """
    signalement, handling = working = await at_centre(mandate, signalement_id, "redirect")
    follow(mandate, working, "redirect", CENTRE, expected, body.occurred_at)
    here, to = mandate.organisation_id, body.to_organisation_id
    kinds = await queries_of_access.kinds(mandate, {to}, at_home=True)
    references([("/to_organisation_id", to != here and kinds.get(to) == "centre")])
    words = await _opened(mandate, signalement)
    if to == signalement.from_organisation_id and words.official_reference is not None:
        raise RedirectedBefore  # what a centre wrote down for itself has no fingerprint to be known by
    signalement.redirected_to_organisation_id = to
    keeping.keep_until(mandate, KIND, handling, keeping.after(mandate, KIND, REDIRECTED))
    async with mandate.as_other_party(signalement):
        new = await _passed_on(mandate, signalement, to, words)
        for message, text in words.added:
            await pass_on(mandate, new, message, text)
        link = SignalementRedirection(
            organisation_id=mandate.organisation_id, id=signalement.id, became_id=new.id, **mandate.stamps()
        )
        mandate.started(link, "linked", verb="linked")


async def _opened(mandate: Mandate, signalement: Signalement) -> Words:
    written = await mandate.session.scalars(queries.words_of_reporter(mandate, signalement.id))
    messages = [(message, message.body_for_to) for message in written]
    sealed = (signalement.reference_for_to, signalement.summary_for_to, *(body for _, body in messages))
    keys = await mandate.keys(to_open=filter(None, sealed))

    def opened(column: str, words: bytes | None) -> str | None:
        return None if words is None else keys.open(f"signalements.{column}", signalement.id, words)

    return Words(
        opened("official_reference", signalement.reference_for_to),
        opened("summary", signalement.summary_for_to),
        [(message, keys.open(BODY, message.id, body)) for message, body in messages if body is not None],
    )


async def _passed_on(mandate: Mandate, old: Signalement, to: UUID, words: Words) -> Signalement:
    """The signalement at the next centre, stored; the mandate is in the reporter's tenant.

    The reporter may have sent the same reference there itself: then it is that one (SIG-15).
    """
    own = old.from_organisation_id
    keys = {party: await mandate.keys(party) for party in (own, to)}
    new = Signalement(
        from_organisation_id=own,
        to_organisation_id=to,
        redirected_from_organisation_id=old.to_organisation_id,
        **old.model_dump(include=_FACTS),
        **mandate.stamps(),
    )
    sealed_for(new, keys, words.official_reference, words.summary)
    if new.reference_mac is not None:
        known = await in_turn(mandate, to, new.reference_mac)
        if known is not None and await _came_again(mandate, known):
            return known
    mandate.started(new, new.reporter_state, verb="arrived")
    await mandate.session.flush()
    async with mandate.as_other_party(new):
        received(mandate, new, "arrived")
    return new


async def _came_again(mandate: Mandate, known: Signalement) -> bool:
    """Tell both sides that a report came again, and see to it that it is worked on; False once it is purged.

    Raises RedirectedBefore.
    """
    before = await came_again(mandate, known)
    if before is None:
        return False
    if before == SignalementStatus.REDIRECTED:
        raise RedirectedBefore
    mandate.touch(known)
    means(known, Act("repeated"))
    return True
