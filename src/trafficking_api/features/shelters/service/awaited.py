"""Keeps a bed for somebody who is still at another centre, until she comes or is not coming."""

from collections.abc import Mapping
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import guest_of_card
from trafficking_api.features.shelters.schemas.stay import NewHold
from trafficking_api.features.shelters.service.hold import find_places, held, planned
from trafficking_api.features.shelters.service.taking import (
    Coming,
    Stand,
    expire_stale,
    flush_or_refuse,
    give_back,
    lock,
    refuse_unsafe,
)
from trafficking_api.features.shelters.states import MACHINE
from trafficking_api.kit.errors import Forbidden
from trafficking_api.kit.states import SYSTEM


async def hold_for_referral(
    mandate: Mandate, body: NewHold, referral_id: UUID, card: Mapping[str, str]
) -> None:
    """Hold a bed, or a unit as a whole, for whom a card describes; it is safe as far as the card tells.

    Raises Forbidden, Invalid, BedUnavailable, LetAsUnit, MaxStayExceeded, PlacementUnsafe.
    """
    if not mandate.may(Permission.ALLOCATIONS_WRITE):
        raise Forbidden
    places = await find_places(mandate, body)
    rows = await held(mandate, body, places, [])
    for row in rows:
        row.referral_id = referral_id
    gender, minor = guest_of_card(card)
    # Of nobody's case yet: no exclusion names her here.
    guest = Guest(referral_id, None, "", gender, minor)
    coming = [Coming(guest, places[0], rows[0].begins_at, planned(mandate, rows[0], places[0]))]
    await refuse_unsafe(mandate, coming, overridden=False)
    await flush_or_refuse(mandate)


async def give_to_arrived(mandate: Mandate, referral_id: UUID, case_id: UUID) -> None:
    """Let the bed that waited for somebody be hers, in the tenant where she has arrived."""
    rows = await _waiting_for(mandate, referral_id)
    if not rows:
        return
    person_id = await mandate.session.scalar(cases.person_behind(mandate, case_id))
    rows[0].case_id, rows[0].guest_id = case_id, person_id or case_id
    mandate.touch(rows[0])
    # The others of a flat are given with it and lie empty: they go with hers from now on.
    for row in rows[1:]:
        row.referral_id = None
        mandate.touch(row)


async def free_for_referral(mandate: Mandate, referral_id: UUID) -> None:
    """Let go what waited for somebody who is not coming, in the tenant where it waited."""
    rows = await _waiting_for(mandate, referral_id)
    # Who is in the bed may have it until she leaves: no dead hold stands in the way of that (BED-5).
    await expire_stale(mandate, {row.bed_id for row in rows})
    for row in rows:
        mandate.command(MACHINE, row, "cancel", sides=(SYSTEM,))
    await give_back(mandate, {row.bed_id for row in rows})


async def _waiting_for(mandate: Mandate, referral_id: UUID) -> list[Allocation]:
    """What is held or promised for a referral, and nobody's yet; locked after its beds."""
    query = queries.awaiting(mandate, referral_id)
    stands = await mandate.session.execute(query.with_only_columns(*queries.STAND))
    await lock(mandate, [Stand(*row) for row in stands])
    locked = query.order_by(*queries.FIRST).with_for_update().execution_options(populate_existing=True)
    return list(await mandate.session.scalars(locked))
