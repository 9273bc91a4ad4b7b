"""Loads the demo network: two years of a few partners' work, synthetic, the same for every day of loading."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from trafficking_api.access import audit
from trafficking_api.access.mandate import Office
from trafficking_api.access.permissions import Role
from trafficking_api.demo.offers import offers
from trafficking_api.demo.past import Clerk, Past, Step, past, tell
from trafficking_api.demo.people import NETWORK, SHARING, Credentials, Partner, agree, as_credentials, found
from trafficking_api.demo.reports import reports
from trafficking_api.demo.supports import YEAR, Support, opened_directly
from trafficking_api.features.organisations.service import furnish_operator

_SEED: Final = 20_261_122


async def load(office: Office) -> Credentials:
    """Found the organisations and tell their two years, in an empty database; returns the clients."""
    audit.install()
    first = await furnish_operator(office)
    if first is None:
        raise RuntimeError("the operator is there already: this database is not empty")
    organisation, _, client = first.client_id.partition(".")
    operator = Clerk(UUID(organisation), UUID(client), Role.OPERATOR)
    # A minute ago, so that nothing lies ahead of the database's clock.
    now = datetime.now(UTC) - timedelta(minutes=1)
    async with past(office, operator, now - 2 * YEAR - timedelta(days=45)) as mandate:
        partners, credentials = await _found_all(mandate, operator)
        await _agree_all(mandate, partners, now - 2 * YEAR - timedelta(days=20))
        await tell(mandate, _plan(partners, now))
    return credentials | {"operator": {"operator": as_credentials(first)}}


async def _found_all(mandate: Past, operator: Clerk) -> tuple[dict[str, Partner], Credentials]:
    partners: dict[str, Partner] = {}
    credentials: Credentials = {}
    for plan in NETWORK:
        mandate.move_to(mandate.at + timedelta(days=1, hours=1))
        partners[plan.slug], credentials[plan.slug] = await found(mandate, plan, operator)
    return partners, credentials


async def _agree_all(mandate: Past, partners: dict[str, Partner], at: datetime) -> None:
    centres = [partners[slug] for slug in SHARING]
    for number, one in enumerate(centres):
        for other in centres[number + 1 :]:
            await agree(mandate, one, other, at)


def _plan(partners: dict[str, Partner], now: datetime) -> list[Step]:
    rng = Random(_SEED)
    story = reports(rng, partners, now)
    supports: dict[str, list[Support]] = {slug: [] for slug in SHARING} | {"belgian_centre": story.supports}
    steps = story.steps
    for slug, known in supports.items():
        direct = opened_directly(rng, partners[slug], known, now)
        steps += [one.beginning() for one in direct if one.opened_at <= now]
        supports[slug] = known + [one for one in direct if one.opened_at <= now]
    steps += offers(rng, partners, supports, now)
    steps += [step for known in supports.values() for one in known for step in one.life()]
    return [step for step in steps if step.at <= now]
