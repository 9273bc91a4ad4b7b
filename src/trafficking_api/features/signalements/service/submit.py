"""Takes a signalement in: for the reporter and for the centre, each under its own key."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import BigInteger, bindparam, text

from trafficking_api.access import queries as queries_of_access
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.signalements import queries
from trafficking_api.features.signalements.models import Signalement, SignalementHandling
from trafficking_api.features.signalements.schemas import NewSignalement
from trafficking_api.features.signalements.service.again import came_again
from trafficking_api.kit.crypto import OrganisationKeys
from trafficking_api.kit.errors import Fault, Invalid

#: What a report says besides its words.
_CODES = NewSignalement.model_fields.keys() - {"to_organisation_id", "official_reference", "summary"}
#: Twins with one official reference follow one another: the second finds what the first has made.
_IN_TURN = text("SELECT pg_advisory_xact_lock(:lock)").bindparams(bindparam("lock", type_=BigInteger))


async def submit(mandate: Mandate, body: NewSignalement) -> tuple[UUID, bool]:
    """Store a signalement; returns its id, and whether it is new: a reporter's is taken once (SIG-15).

    Raises Invalid.
    """
    kinds = await queries_of_access.kinds(
        mandate, {mandate.organisation_id, body.to_organisation_id}, at_home=True
    )
    _refuse_receiver(mandate, body, kinds)
    keys = {party: await mandate.keys(party) for party in (mandate.organisation_id, body.to_organisation_id)}
    signalement = written(mandate, body, keys)
    mac = signalement.reference_mac
    if mac is not None:
        known = await in_turn(mandate, body.to_organisation_id, mac)
        if known is not None:
            has_news = await _says_more(mandate, known, signalement)
            if await came_again(mandate, known, has_news=has_news) is not None:
                return known.id, False
    mandate.started(signalement, signalement.reporter_state, verb="submitted")
    await mandate.session.flush()
    async with mandate.as_other_party(signalement):
        received(mandate, signalement)
    return signalement.id, True


async def _says_more(mandate: Mandate, known: Signalement, sent: Signalement) -> bool:
    """True when what was sent is not what is known already, in its codes or in its words."""
    if any(getattr(known, name) != getattr(sent, name) for name in _CODES):
        return True
    keys = await mandate.keys(to_open=filter(None, (known.summary_for_from,)))
    then, now = (
        None
        if each.summary_for_from is None
        else keys.open("signalements.summary", each.id, each.summary_for_from)
        for each in (known, sent)
    )
    return then != now


def _refuse_receiver(mandate: Mandate, body: NewSignalement, kinds: dict[UUID, str]) -> None:
    """An authority reports to any centre; a centre writes down for itself only. Raises Invalid."""
    own_kind, to = kinds[mandate.organisation_id], body.to_organisation_id
    references([("/to_organisation_id", kinds.get(to) == "centre")])
    if own_kind == "centre" and to != mandate.organisation_id:
        raise Invalid(errors=[Fault("/to_organisation_id", "own_organisation_only")])


def written(mandate: Mandate, body: NewSignalement, keys: Mapping[UUID, OrganisationKeys]) -> Signalement:
    """The signalement as it will lie between the two, its words sealed for each of them; not stored yet."""
    signalement = Signalement(
        from_organisation_id=mandate.organisation_id,
        author_id=mandate.author_id,
        **body.model_dump(exclude={"official_reference", "summary"}),
        **mandate.stamps(),
    )
    sealed_for(signalement, keys, body.official_reference, body.summary)
    return signalement


def sealed_for(
    signalement: Signalement,
    keys: Mapping[UUID, OrganisationKeys],
    official_reference: str | None,
    summary: str | None,
) -> None:
    """Seal the words of a new signalement for both of its parties, and take the reference's fingerprint.

    Of what a centre writes down for itself there is none: whoever writes may not see the one with the same
    reference, and must not learn that there is one.
    """
    own, to = signalement.from_organisation_id, signalement.to_organisation_id
    if official_reference is not None and own != to:
        signalement.reference_mac = keys[own].mac("official reference", str(to), official_reference)
    for side, party in (("from", own), ("to", to)):
        for name, column, words in (
            ("reference", "official_reference", official_reference),
            ("summary", "summary", summary),
        ):
            sealed = (
                None if words is None else keys[party].seal(f"signalements.{column}", signalement.id, words)
            )
            setattr(signalement, f"{name}_for_{side}", sealed)


async def in_turn(mandate: Mandate, to_organisation_id: UUID, mac: bytes) -> Signalement | None:
    """What this reporter has told this centre under the same reference, once no twin is at work on it."""
    await mandate.session.execute(_IN_TURN, {"lock": int.from_bytes(mac[:8], "big", signed=True)})
    return await mandate.session.scalar(queries.same_reference(mandate, to_organisation_id, mac))


def received(mandate: Mandate, signalement: Signalement, verb: str = "submitted") -> SignalementHandling:
    """How the centre begins to handle a new signalement; the mandate is in the centre's tenant."""
    handling = SignalementHandling(
        organisation_id=mandate.organisation_id,
        id=signalement.id,
        from_organisation_id=signalement.from_organisation_id,
        **mandate.stamps(),
    )
    mandate.started(handling, handling.status, verb=verb)
    return handling
