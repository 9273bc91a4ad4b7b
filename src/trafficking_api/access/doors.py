"""The door of every operation: who are you, may you do this, and only then what do you want."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any
from uuid import UUID, uuid4

import structlog
from fastapi import Header, Request, Response, Security
from fastapi.dependencies.models import Dependant
from fastapi.security import OAuth2
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from trafficking_api.access import audit, once
from trafficking_api.access.audit import Actor
from trafficking_api.access.keyring import MAY_BEGIN_AGAIN
from trafficking_api.access.mandate import Mandate, Office
from trafficking_api.access.permissions import ROLES, Permission, Role, granted, refuse_unless
from trafficking_api.access.refusing import as_problem, written_down
from trafficking_api.access.repeating import Anew, Endpoint, Sees, at_most_once, target
from trafficking_api.access.tokens import Claims
from trafficking_api.kit.body import LARGE, Place, carrying, with_body
from trafficking_api.kit.database import Tenant, in_time, second_try
from trafficking_api.kit.errors import (
    Conflict,
    Forbidden,
    IfMatchRequired,
    InProgress,
    KeyReused,
    Malformed,
    NotFound,
    NotOnBehalf,
    Problem,
    Stale,
    Unauthenticated,
    Unavailable,
    WrongSide,
    WrongState,
    raises,
)
from trafficking_api.kit.route import Handler, Route
from trafficking_api.kit.states import Machine
from trafficking_api.kit.wire import Id

_RIGHTS = {"read": "Read {}", "write": "Make and change {}", "command": "Give commands to {}"}


def _words(permission: Permission) -> str:
    resource, _, right = permission.value.partition(":")
    return _RIGHTS[right].format("yourself" if resource == "me" else resource.replace("-", " "))


_scheme = OAuth2(
    scheme_name="client_credentials",
    auto_error=False,
    flows={
        "clientCredentials": {"tokenUrl": "/oauth/token", "scopes": {p.value: _words(p) for p in Permission}}
    },
)
#: Seconds to write down that the database was away.
_SHORT = 0.3
#: Documents the scheme; the door itself has read the token before.
Token = Annotated[str | None, Security(_scheme)]


#: Documents the header; the door has read it before.
OnBehalfOf = Annotated[
    str | None,
    Header(
        alias="On-Behalf-Of",
        max_length=36,
        description="the member for whom a front end acts; never wider than the client or the member",
        json_schema_extra={"format": "uuid"},
    ),
]


@dataclass(frozen=True)
class Policy:
    """What an operation asks of its caller; `sees` finds what a remembered answer is about.

    `anew` is for an answer that names others, or has words about a person: not what was seen then is told.
    """

    permission: Permission
    sees: Sees | None = None
    anew: Anew | None = None
    key_required: bool = False


def Allow(permission: Permission) -> Any:  # noqa: N802 - reads as a word of the signature
    """The mandate of an operation, given to callers with this permission."""

    async def mandate(request: Request, _behalf: OnBehalfOf = None, _token: Token = None) -> Mandate:
        return request.state.mandate  # type: ignore[no-any-return]

    return _secured(mandate, Policy(permission))


def AllowOnce(  # noqa: N802 - reads as a word of the signature
    permission: Permission, *, sees: Sees, anew: Anew | None = None, key_required: bool = False
) -> Any:
    """The same for a POST, which a caller may repeat under an Idempotency-Key; for money it must have one.

    Repeated, it is answered to who still sees what it answers; with `anew`, as it is seen now.
    """

    async def mandate(
        request: Request,
        key: Annotated[
            str | None,
            Header(
                alias="Idempotency-Key",
                max_length=255,
                description="makes a repetition harmless for 7 days",
                # What does not fit is an impossible header, so it is refused by `once` as malformed.
                json_schema_extra={"pattern": "^[!-~]+$"},
            ),
        ] = None,
        _behalf: OnBehalfOf = None,
        _token: Token = None,
    ) -> Mandate:
        del key  # documented here; the door has read it before
        return request.state.mandate  # type: ignore[no-any-return]

    return _secured(mandate, Policy(permission, sees, anew, key_required))


def _secured(mandate: Callable[..., Awaitable[Mandate]], policy: Policy) -> Any:
    mandate.policy = policy  # type: ignore[attr-defined]
    return Security(mandate, scopes=[policy.permission.value])


def policy_of(dependant: Dependant) -> Policy | None:
    """The policy of an operation, found where its signature says it."""
    for inner in dependant.dependencies:
        found = getattr(inner.call, "policy", None)
        if isinstance(found, Policy):
            return found
    return None


class Door(Route):
    """A route behind the door: token, body, transaction, permission, work, commit, answer."""

    def refusals(self) -> tuple[type[Problem], ...]:
        policy = policy_of(self.dependant)
        repeatable = policy is not None and policy.sees is not None
        return (
            *super().refusals(),
            Unauthenticated,
            Forbidden,
            NotOnBehalf,
            NotFound,
            *((KeyReused, InProgress, Conflict) if repeatable else ()),
            *((once.IdempotencyKeyRequired,) if policy is not None and policy.key_required else ()),
        )

    def __init__(self, path: str, endpoint: Endpoint, **options: Any) -> None:
        super().__init__(path, at_most_once(endpoint), **options)

    def get_route_handler(self) -> Handler:
        policy = policy_of(self.dependant)
        if policy is None:
            msg = f"{self.path} has no permission"
            raise TypeError(msg)
        self.policy = policy
        return super().get_route_handler()

    def refuse_headers(self, request: Request) -> None:
        if self.policy.key_required and "idempotency-key" not in request.headers:
            raise once.IdempotencyKeyRequired

    async def around(self, request: Request, handler: Handler) -> Response:
        claims = _claims(request)
        office: Office = request.app.state.office
        actor = Actor(claims.organisation_id, claims.client_id, claims.role, self.name, _request_id(request))
        tenant = Tenant(claims.organisation_id, claims.client_id, claims.epoch)
        structlog.contextvars.bind_contextvars(operation=self.name)
        try:
            with request.app.state.room.of(claims.organisation_id) as place:
                return await self._inside(request, handler, place, tenant, actor, claims)
        except Exception as error:  # noqa: BLE001 - whatever it was, it is refused by name and written down
            problem = as_problem(error)
            seconds = _SHORT if isinstance(problem, Unavailable) else request.app.state.answer_seconds
            who = replace(actor, member_id=tenant.member_id)
            writing = audit.refused(office.database, tenant, who, problem, target(request))
            await written_down(writing, seconds)
            raise problem from None

    async def _inside(
        self, request: Request, handler: Handler, place: Place, tenant: Tenant, actor: Actor, claims: Claims
    ) -> Response:
        office: Office = request.app.state.office
        # The body is read before a connection is taken: a slow sender must not hold one.
        unreadable: Problem | None = None
        key = request.headers.get("idempotency-key") if self.policy.sees else None
        try:
            tenant.on_behalf_of = _on_behalf_of(request)
            limits = self.limits(request)
            if self.policy.permission not in granted(claims.role, claims.scopes):
                # It is refused below: until then it takes no room from those who may.
                limits = replace(limits, size=min(limits.size, LARGE))
            request = await with_body(request, limits, place)
            tenant.claim = None if key is None else await once.ticket(office, claims, request, key)
        except Problem as problem:
            unreadable = problem

        body = await request.body() if unreadable is None else b""

        async def begin(*, may_begin_again: bool) -> Response:
            tenant.claim = tenant.claim and replace(tenant.claim, made=False, stored=None)
            async with office.database.session(tenant) as session:
                session.info[MAY_BEGIN_AGAIN] = may_begin_again
                again = carrying(request, body)
                return await self._transaction(again, handler, session, actor, claims, unreadable)

        work = partial(second_try, partial(office.keys.without_waiting, begin))
        if tenant.claim is None:
            return await in_time(request.app.state.answer_seconds, work())
        async with office.turns.turn((actor.organisation_id, actor.client_id, tenant.claim.key_hash)):
            return await in_time(request.app.state.answer_seconds, work())

    async def _transaction(
        self,
        request: Request,
        handler: Handler,
        session: AsyncSession,
        actor: Actor,
        claims: Claims,
        unreadable: Problem | None,
    ) -> Response:
        tenant: Tenant = session.info["tenant"]
        session.info["actor"] = actor
        await session.connection()
        session.info["actor"] = replace(actor, member_id=tenant.member_id)
        mandate = _mandate(request.app.state.office, session, tenant, claims)
        refuse_unless(claims.role, mandate.permissions, self.policy.permission)
        self.refuse_format(request)
        if unreadable is not None:
            raise unreadable
        mandate.request, request.state.mandate = request, mandate
        response = await handler(request)
        await session.commit()
        return response


def _claims(request: Request) -> Claims:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated
    claims: Claims = request.app.state.verifier.verify(token.strip())
    return claims


def _mandate(office: Office, session: AsyncSession, tenant: Tenant, claims: Claims) -> Mandate:
    """What the client may do for the member whom it acts for: what both may, and no more."""
    roles, permissions = {claims.role}, granted(claims.role, claims.scopes)
    if tenant.member_role is not None:
        roles.add(Role(tenant.member_role))
        permissions &= ROLES[Role(tenant.member_role)]
    return Mandate(
        office, session, tenant, session.info["actor"], claims.role, permissions, roles=frozenset(roles)
    )


def _on_behalf_of(request: Request) -> UUID | None:
    """The member that a front end acts for; raises Malformed."""
    named = request.headers.get("on-behalf-of")
    if named is None:
        return None
    try:
        return TypeAdapter(Id).validate_python(named)
    except ValidationError:
        raise Malformed from None


def _request_id(request: Request) -> UUID:
    return getattr(request.state, "request_id", None) or uuid4()


def command_options(machine: Machine) -> Callable[..., dict[str, Any]]:
    """The route options of a machine's commands: what answers, what refuses, and the arrows of its table."""

    def options(command: str, answer: Any, *refusals: type[Problem]) -> dict[str, Any]:
        responses = raises(WrongSide, WrongState, Stale, IfMatchRequired, *refusals)
        from_states = f"From {machine.describe(command)}"
        return {
            "response_model": answer,
            "responses": responses,
            "openapi_extra": {"x-transitions": from_states},
            "response_description": from_states,
        }

    return options
