"""Loads the demo network: a few partners' work of some years, synthetic, the same on every day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import text

from trafficking_api.access import audit
from trafficking_api.access.mandate import Office
from trafficking_api.demo.accompaniments import accompaniments
from trafficking_api.demo.confidences import confidences
from trafficking_api.demo.courts import courts
from trafficking_api.demo.filling import homes
from trafficking_api.demo.listing import listing
from trafficking_api.demo.meetings import meetings
from trafficking_api.demo.offers import offers
from trafficking_api.demo.past import Clerk, Past, Step, past, system_of, tell
from trafficking_api.demo.people import (
    NETWORK,
    SHARING,
    SHOWING_BEDS,
    Credentials,
    Partner,
    agree,
    appoint,
    found,
)
from trafficking_api.demo.reports import reports
from trafficking_api.demo.supports import YEAR, opened_directly
from trafficking_api.demo.tenancies import tenancies

_SEED: Final = "20261122"
#: Where a few people tell more, and the partner that they let know something, or nothing.
_CONFIDES, _IN = "belgian_centre", "lao_centre"


async def load(office: Office) -> Credentials:
    """Found the organisations and tell what they did since, in an empty database; returns the clients."""
    audit.install()
    # A minute ago, so that nothing lies ahead of the database's clock.
    now = datetime.now(UTC) - timedelta(minutes=1)
    begins = now - 2 * YEAR
    system = system_of(await _operator_id(office))
    async with past(office, system, begins - YEAR - timedelta(days=45)) as mandate:
        operator, first = await appoint(mandate)
        partners, credentials = await _found_all(mandate, operator)
        await _agree_all(mandate, partners, begins - timedelta(days=20))
        for steps in _plan(partners, now):
            await tell(mandate, steps)
    return credentials | {"operator": {"operator": first}}


async def _operator_id(office: Office) -> UUID:
    async with office.database.engine.connect() as connection:
        # The directory is read by all, and the migrations have put the operator into it.
        found = await connection.scalar(text("SELECT id FROM organisations WHERE kind = 'operator'"))
    return UUID(str(found))


async def _found_all(mandate: Past, operator: Clerk) -> tuple[dict[str, Partner], Credentials]:
    partners: dict[str, Partner] = {}
    credentials: Credentials = {}
    for plan in NETWORK:
        mandate.move_to(mandate.at + timedelta(days=1, hours=1))
        partners[plan.slug], credentials[plan.slug] = await found(mandate, plan, operator)
        await listing(mandate, partners[plan.slug])
    return partners, credentials


async def _agree_all(mandate: Past, partners: dict[str, Partner], at: datetime) -> None:
    centres = [partners[slug] for slug in SHARING]
    for number, one in enumerate(centres):
        for other in centres[number + 1 :]:
            await agree(mandate, "referral", one, other, at)
    for number, (here, there) in enumerate(SHOWING_BEDS, 1):
        later = at + timedelta(days=5 * number)
        await agree(mandate, "availability", partners[here], partners[there], later)


def _plan(partners: dict[str, Partner], now: datetime) -> Iterator[list[Step]]:
    """Each centre's years; those of one hang together, and no other centre's work changes them."""
    story = reports(_SEED, partners, now)
    for slug in SHARING:
        rng = Random(f"{_SEED}, {slug}")
        known, steps = (story.supports, story.steps) if slug == "belgian_centre" else ([], [])
        direct = [one for one in opened_directly(rng, partners[slug], known, now) if one.opened_at <= now]
        steps += [one.beginning() for one in direct]
        steps += offers(rng, partners, slug, known + direct, now)
        steps += [step for one in known + direct for step in (*meetings(rng, one), *one.life())]
        if slug == _CONFIDES:
            steps += confidences(rng, partners[slug], partners[_IN], known + direct, now)
        yield [step for step in steps if step.at <= now]
        # Of chances of their own, once it is known when each case begins and ends.
        houses = homes(Random(f"{_SEED}, {slug}, houses"), partners[slug], known + direct, now)
        yield houses.opening
        yield houses.life
        yield from accompaniments(Random(f"{_SEED}, {slug}, plans"), partners[slug], known + direct, now)
        yield from tenancies(Random(f"{_SEED}, {slug}, homes"), partners[slug], known + direct, now)
        yield from courts(Random(f"{_SEED}, {slug}, courts"), partners[slug], known + direct, now)
