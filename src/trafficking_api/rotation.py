"""Renews an organisation's key while it works: there is a new one, then each person's key moves to it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from trafficking_api.access import rotation as access
from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.people import rekeying
from trafficking_api.kit.keys import KeyService


@dataclass(frozen=True)
class Rotated:
    """The version of an organisation's key that its people's keys are under now; how many have moved."""

    version: int
    people: int


async def organisations(office: Office, slug: str | None = None) -> dict[str, UUID]:
    """The organisations by slug, or the one of this slug. The directory is read by all."""
    query = text("SELECT slug, id FROM organisations WHERE slug = coalesce(:slug, slug) ORDER BY slug")
    async with office.database.engine.connect() as connection:
        found = await connection.execute(query, {"slug": slug})
        return {row.slug: row.id for row in found}


async def rotate(office: Office, organisation_id: UUID, *, resume: bool = False) -> Rotated | None:
    """Give the organisation a new key and move its people to it; None when it has no key yet.

    Each step is a transaction of its own. Killed between two, it has lost nothing: all versions stay, and
    `resume` moves who is left. So it does later, for those whom another process has still added under the
    former version. Raises Unavailable, Unreadable.
    """
    async with system_mandate(office, organisation_id, "rotate_keys") as mandate:
        if not resume and await access.add_version(mandate) is None:
            return None
    office.keys.forget(organisation_id)
    people = 0
    while moved := await _move_all(office, organisation_id):
        people += moved
    async with system_mandate(office, organisation_id, "rotate_keys") as mandate:
        return Rotated(max((await mandate.keys()).versions), people)


async def _move_all(office: Office, organisation_id: UUID) -> int:
    """One round; those who come in behind it are met by the next."""
    after: UUID | None = rekeying.NOBODY
    people = 0
    while after is not None:
        async with system_mandate(office, organisation_id, "rotate_keys") as mandate:
            after, moved = await rekeying.rewrap_people(mandate, after)
            people += moved
    return people


async def rewrap(office: Office, organisation_id: UUID, former: KeyService | None) -> int:
    """Wrap the organisation's keys anew; returns how many there are. Raises Unavailable, Unreadable."""
    async with system_mandate(office, organisation_id, "rewrap_keys") as mandate:
        versions = await access.rewrap(mandate, former)
    office.keys.forget(organisation_id)
    return versions
