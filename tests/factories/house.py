"""Makes organisations with clients of every role, and calls the API as them."""

import itertools
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from trafficking_api.access.credentials import public_id
from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.access.models import Client
from trafficking_api.access.permissions import ROLES_OF_KIND, Role
from trafficking_api.features.members import service as members
from trafficking_api.features.members.schemas import NewMember
from trafficking_api.features.organisations import service as organisations
from trafficking_api.features.organisations.schemas import NewOrganisation

_serial = itertools.count(1)


@dataclass
class Caller:
    """A client of an organisation, ready to call."""

    http: httpx.AsyncClient
    organisation_id: UUID
    client_id: UUID
    role: str
    token: str
    member_id: UUID | None = None

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return await self.http.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx.Response:
        return await self.call("GET", path, **options)

    async def post(
        self, path: str, body: Any = None, *, etag: str | None = None, key: str | None = None
    ) -> httpx.Response:
        headers = {"If-Match": etag} if etag else {}
        if key:
            headers["Idempotency-Key"] = key
        return await self.call("POST", path, json=body, headers=headers)

    async def patch(self, path: str, body: Any, *, etag: str | None = None) -> httpx.Response:
        return await self.call("PATCH", path, json=body, headers={"If-Match": etag} if etag else {})

    async def made(self, path: str, body: Any, **options: Any) -> httpx.Response:
        """Post, and insist that it was made."""
        answer = await self.post(path, body, **options)
        assert answer.status_code == 201, answer.text
        return answer

    async def done(self, path: str, body: Any = None, *, etag: str) -> httpx.Response:
        """Command, and insist that it was done."""
        answer = await self.post(path, {} if body is None else body, etag=etag)
        assert answer.status_code == 200, answer.text
        return answer


@dataclass
class Party:
    """An organisation with a caller of each of its roles: `centre.coordinator`, `police.liaison`."""

    id: UUID
    slug: str
    kind: str
    callers: dict[str, Caller] = field(default_factory=dict)

    def __getattr__(self, role: str) -> Caller:
        try:
            return self.callers[role]
        except KeyError:
            raise AttributeError(role) from None


class House:
    """The test deployment."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient, owner: AsyncEngine) -> None:
        self.app, self.http, self.owner = app, http, owner
        self.office: Office = app.state.office
        self.operator: Party

    @classmethod
    async def open(cls, app: FastAPI, owner_url: str) -> "House":
        """Open the house with its operator."""
        http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test")
        # Tests change tables and kill servers under it: nothing that it has prepared is relied on.
        options: dict[str, Any] = {"connect_args": {"prepared_statement_cache_size": 0}}
        house = cls(app, http, create_async_engine(owner_url, pool_pre_ping=True, **options))
        await organisations.furnish_operator(house.office)
        async with house.owner.connect() as connection:
            operator = await connection.scalar(text("SELECT id FROM organisations WHERE kind = 'operator'"))
        assert operator is not None
        house.operator = Party(operator, "operator", "operator")
        await house.staff(house.operator)
        return house

    async def close(self) -> None:
        """Close every connection."""
        await self.http.aclose()
        await self.owner.dispose()
        await self.office.database.close()

    async def party(
        self, kind: str = "centre", *, k: int = 5, country: str = "BE", zone: str = "Europe/Brussels"
    ) -> Party:
        """A new organisation, a stranger to all others, with a caller of each of its roles."""
        slug = f"{kind}_{next(_serial)}_{uuid4().hex[:6]}"
        body = NewOrganisation(
            slug=slug,
            name=slug,
            kind=kind,  # type: ignore[arg-type]
            type="SpecialisedReceptionCentre" if kind == "centre" else "LawEnforcement",
            country=country,
            time_zone=zone,
            minimum_class_size=k,
        )
        async with system_mandate(self.office, self.operator.id, "test") as mandate:
            founded = await organisations.create(mandate, body)
        party = Party(founded.id, slug, kind)
        await self.staff(party)
        return party

    async def staff(self, party: Party) -> None:
        """Give the organisation a client of each of its roles; `coordinator_2` too, at a centre."""
        # In the order of the roles, the coordinator first: whoever takes any caller gets the same each time.
        roles = [str(role) for role in Role if role in ROLES_OF_KIND[party.kind]]
        async with system_mandate(self.office, party.id, "test") as mandate:
            for name in [*roles, *(["coordinator_2"] if party.kind == "centre" else [])]:
                role = name.removesuffix("_2")
                client = Client(
                    organisation_id=party.id, name=name, role=role, secret_hash="none", **mandate.stamps()
                )
                if role not in {"admin", "operator"}:  # an administrator's script acts for nobody
                    body = NewMember(name=name, role=role)
                    client.member_id = await members.add(mandate, body, party.kind)
                    await mandate.session.flush()
                mandate.started(client, "active")
                party.callers[name] = self.caller(party.id, client.id, role)
                party.callers[name].member_id = client.member_id

    def caller(self, organisation_id: UUID, client_id: UUID, role: str, *, epoch: int = 1) -> Caller:
        """A caller with a token that outlives the run, however slow the machine is."""
        signer = copy(self.app.state.signer)
        signer.seconds = 24 * 60 * 60
        token = signer.issue(public_id(organisation_id, client_id), Role(role).value, [], epoch)
        return Caller(self.http, organisation_id, client_id, role, token)

    async def agree(self, one: Party, other: Party, *, k: int = 5) -> str:
        """An active agreement of kind referral between two centres; returns its id."""
        body = {
            "to_organisation_id": str(other.id),
            "kind": "referral",
            "minimum_class_size": k,
            "valid_from": (datetime.now(UTC).date() - timedelta(days=30)).isoformat(),
        }
        made = await one.admin.made("/v1/agreements", body)
        agreement = made.json()["id"]
        await other.admin.done(f"/v1/agreements/{agreement}/sign", etag=made.headers["ETag"])
        return str(agreement)

    async def owner_execute(self, statement: str, **parameters: Any) -> Any:
        """Run one statement past all walls."""
        async with self.owner.begin() as connection:
            return await connection.execute(text(statement), parameters)


def soon(days: int = 14) -> str:
    """An answer date."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


FACTS: dict[str, Any] = {
    "gender": "Feminine",
    "minor": "no",
    "origin_country": "LA",
    "exploitation_types": ["ForcedLabour"],
    "primary_need": "Housing",
    "urgency": "Within7d",
    "household_size": 1,
    "interpreter_needed": True,
    "step_free_needed": False,
}
