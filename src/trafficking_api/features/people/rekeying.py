"""Moves each person's key below the newest key of her organisation; what it seals stays as it is."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.people.models import PersonKey

BATCH = 2_000
NOBODY = UUID(int=0)
# Not a recorded table: what is said about a person does not change, so rows may change as a set.
_MOVE = text("""
    WITH moved AS (
        UPDATE person_keys k SET key_version = :version, wrapped = fresh.wrapped
        FROM unnest(CAST(:people AS uuid[]), CAST(:wrapped AS bytea[])) AS fresh (person_id, wrapped)
        WHERE k.organisation_id = :organisation AND k.person_id = fresh.person_id RETURNING 1)
    SELECT count(*) FROM moved""")


async def rewrap_people(mandate: Mandate, after: UUID = NOBODY) -> tuple[UUID | None, int]:
    """Move the next people's keys; returns the last of them, None when there was nobody left, and how many.

    A key is locked while it moves. One that is destroyed meanwhile stays destroyed. Raises Unreadable.
    """
    keys = await mandate.keys()
    rows = (await mandate.session.execute(_next(mandate, after, max(keys.versions)))).all()
    if not rows:
        return None, 0
    moved = [keys.rewrapped(row.person_id, row.wrapped) for row in rows]
    done = await mandate.session.scalar(
        _MOVE,
        {
            "organisation": mandate.organisation_id,
            "version": max(keys.versions),
            "people": [row.person_id for row in rows],
            "wrapped": [wrapped for _, wrapped in moved],
        },
    )
    if done != len(rows):
        msg = "not every key that was locked has moved"
        raise RuntimeError(msg)
    return rows[-1].person_id, len(rows)


def _next(mandate: Mandate, after: UUID, newest: int) -> Any:
    return (
        select(col(PersonKey.person_id), col(PersonKey.wrapped))
        .where(
            col(PersonKey.organisation_id) == mandate.organisation_id,
            col(PersonKey.person_id) > after,
            col(PersonKey.key_version) < newest,
        )
        .order_by(col(PersonKey.person_id))
        .limit(BATCH)
        .with_for_update()
    )
