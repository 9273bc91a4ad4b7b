"""Many people at once, each under a key of her own, written by the runtime role and really sealed."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select
from sqlmodel import col

from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.features.people.models import Person, PersonKey


async def crowd(office: Office, organisation_id: UUID, names: Sequence[str]) -> list[UUID]:
    """People of these names in the organisation, beside all that a request would do; returns their ids."""
    ids = [uuid4() for _ in names]
    async with system_mandate(office, organisation_id, "crowd") as mandate:
        keys = await mandate.keys()
        people: list[dict[str, Any]] = []
        wrapped: list[dict[str, Any]] = []
        for id_, name in zip(ids, names, strict=True):
            version, sealed, key = keys.new_data_key(id_)
            own = {"organisation_id": organisation_id}
            identity = key.seal("people.identity", id_, json.dumps({"name": name}).encode(), 1)
            people.append(
                own
                | {"id": id_, "version": 1, "identity": identity, "on_legal_hold": False}
                | {"retain_until": mandate.today() + timedelta(days=3650)}
                | mandate.stamps()
            )
            wrapped.append(own | {"person_id": id_, "key_version": version, "wrapped": sealed})
        await mandate.session.execute(insert(Person), people)
        await mandate.session.execute(insert(PersonKey), wrapped)
    return ids


async def read(office: Office, organisation_id: UUID) -> dict[UUID, str]:
    """The name of each person of the organisation whose key is there, opened."""
    async with system_mandate(office, organisation_id, "crowd") as mandate:
        query = (
            select(col(Person.id), col(Person.identity), col(PersonKey.wrapped))
            .join(
                PersonKey,
                (col(PersonKey.organisation_id) == col(Person.organisation_id))
                & (col(PersonKey.person_id) == col(Person.id)),
            )
            .where(col(Person.organisation_id) == organisation_id)
        )
        rows = (await mandate.session.execute(query)).all()
        keys = await mandate.keys(to_open=[row.wrapped for row in rows])
        return {
            row.id: json.loads(
                keys.data_key(row.id, row.wrapped).open("people.identity", row.id, row.identity, 1)
            )["name"]
            for row in rows
        }
