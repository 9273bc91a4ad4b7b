"""Renews an organisation's key while it works: there is a new one, then each data key moves to it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from trafficking_api.access import rotation as access
from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.documents.models import DocumentKey
from trafficking_api.features.people.models import PersonKey
from trafficking_api.kit.keys import KeyService
from trafficking_api.kit.tables import Unrecorded

#: The tables of data keys: of people, and of documents that are nobody's yet.
DATA_KEYS: tuple[type[Unrecorded], ...] = (PersonKey, DocumentKey)


@dataclass(frozen=True)
class Rotated:
    """The version of an organisation's key that its data keys are under now; how many have moved.

    Those that could not be opened are under the version that they were under before.
    """

    version: int
    moved: int
    unreadable: int = 0


async def organisations(office: Office, slug: str | None = None) -> dict[str, UUID]:
    """The organisations by slug, or the one of this slug. The directory is read by all."""
    query = text("SELECT slug, id FROM organisations WHERE slug = coalesce(:slug, slug) ORDER BY slug")
    async with office.database.engine.connect() as connection:
        found = await connection.execute(query, {"slug": slug})
        return {row.slug: row.id for row in found}


async def rotate(office: Office, organisation_id: UUID, *, resume: bool = False) -> Rotated | None:
    """Give the organisation a new key and move its data keys to it; None when it has no key yet.

    Each step is a transaction of its own. Killed between two, it has lost nothing: all versions stay, and
    `resume` moves what is left. So it does later, for what another process has still added under the former
    version. Raises Unavailable, and Unreadable when the organisation's own key does not open.
    """
    async with system_mandate(office, organisation_id, "rotate_keys") as mandate:
        if not resume and await access.add_version(mandate) is None:
            return None
    office.keys.forget(organisation_id)
    moved, unreadable = 0, 0
    for table in DATA_KEYS:
        found, shut = 1, 0
        while found:
            found, shut = await _move_all(office, organisation_id, table)
            moved += found
        unreadable += shut  # as the last round met them
    async with system_mandate(office, organisation_id, "rotate_keys") as mandate:
        return Rotated(max((await mandate.keys()).versions), moved, unreadable)


async def _move_all(office: Office, organisation_id: UUID, table: type[Unrecorded]) -> tuple[int, int]:
    """One round: how many have moved, and do not open. What comes in behind it is met by the next."""
    after: UUID | None = access.FIRST
    moved, unreadable = 0, 0
    while after is not None:
        async with system_mandate(office, organisation_id, "rotate_keys") as mandate:
            after, found, shut = await access.move(mandate, table, after)
            moved, unreadable = moved + found, unreadable + shut
    return moved, unreadable


async def rewrap(office: Office, organisation_id: UUID, former: KeyService | None) -> int:
    """Wrap the organisation's keys anew; returns how many there are. Raises Unavailable, Unreadable."""
    async with system_mandate(office, organisation_id, "rewrap_keys") as mandate:
        versions = await access.rewrap(mandate, former)
    office.keys.forget(organisation_id)
    return versions
