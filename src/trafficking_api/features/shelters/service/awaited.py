"""Keeps a bed for somebody who is still at another centre, until she comes or is not coming."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service import placeable
from trafficking_api.features.shelters import queries
from trafficking_api.features.shelters.models import Allocation
from trafficking_api.features.shelters.rules import guest_of_card
from trafficking_api.features.shelters.schemas.stay import NewHold
from trafficking_api.features.shelters.service.hold import find_places, held
from trafficking_api.features.shelters.service.taking import flush_or_refuse, lock_beds, refuse_unsafe
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
    await refuse_unsafe(mandate, [guest], places, overridden=False)
    await flush_or_refuse(mandate)


async def give_to_arrived(mandate: Mandate, referral_id: UUID, case_id: UUID) -> None:
    """Let the bed that waited for somebody be hers, in the tenant where she has arrived."""
    rows = await _waiting_for(mandate, referral_id)
    if not rows:
        return
    (guest,) = await placeable(mandate, [("/", case_id)])
    # The first one is hers; the others of a flat are given with it and lie empty.
    rows[0].case_id, rows[0].guest_id = guest.case_id, guest.id
    mandate.touch(rows[0])


async def free_for_referral(mandate: Mandate, referral_id: UUID) -> None:
    """Let go what waited for somebody who is not coming, in the tenant where it waited."""
    for row in await _waiting_for(mandate, referral_id):
        mandate.command(MACHINE, row, "cancel", sides=(SYSTEM,))


async def _waiting_for(mandate: Mandate, referral_id: UUID) -> list[Allocation]:
    """What is held or promised for a referral, and nobody's yet; locked after its beds."""
    query = queries.awaiting(mandate, referral_id)
    beds = await mandate.session.scalars(query.with_only_columns(col(Allocation.bed_id)))
    await lock_beds(mandate, beds.all())
    locked = query.order_by(col(Allocation.id)).with_for_update().execution_options(populate_existing=True)
    return list(await mandate.session.scalars(locked))
