"""What every answer carries, whatever happened inside: an id to quote, privacy headers, no stack trace."""

import time
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trafficking_api.kit.errors import MethodNotAllowed, Problem
from trafficking_api.kit.problems import respond
from trafficking_api.kit.route import operations

if TYPE_CHECKING:
    import re

PRIVACY = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}


class Methods:
    """Which methods an address takes: routes know one method each, callers want them all."""

    def __init__(self, app: FastAPI) -> None:
        self._routes: list[tuple[re.Pattern[str], set[str]]] = []
        self._fixed: dict[str, set[str]] = {}
        for route in operations(app):
            methods = route.methods or set()
            self._routes.append((route.path_regex, methods))
            if not route.param_convertors:
                self._fixed.setdefault(route.path, set()).update(methods)

    def of(self, path: str) -> list[str]:
        """The methods of a path, HEAD and OPTIONS among them; none when there is no such address."""
        methods = self._fixed.get(path) or set().union(
            *(methods for pattern, methods in self._routes if pattern.match(path))
        )
        if not methods:
            return []
        return sorted(methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set()))

    def refuse(self, path: str, method: str) -> bool:
        """True when the address is spelt out and takes another method: its last word is no id."""
        return path in self._fixed and method not in self._fixed[path]


class Envelope:
    """The outermost middleware; `browsers` lets scripts of other origins read every answer inside it."""

    def __init__(
        self,
        app: ASGIApp,
        api: FastAPI,
        headers: Iterable[tuple[str, str]] = (),
        browsers: Callable[[ASGIApp], ASGIApp] | None = None,
    ) -> None:
        self.app, self.api = app, api
        self.headers = [*PRIVACY.items(), *headers]
        self._inside: ASGIApp = self._safely if browsers is None else browsers(self._safely)

    @cached_property
    def _methods(self) -> Methods:
        return Methods(self.api)  # put together when all routes are there

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, began, status = uuid4(), time.perf_counter(), 0
        scope.setdefault("state", {})["request_id"] = request_id
        asked = scope["method"]

        async def sealed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["Request-Id"] = str(request_id)
                for name, value in self.headers:
                    headers.setdefault(name, value)
                if status == MethodNotAllowed.status:
                    headers["Allow"] = ", ".join(self._methods.of(scope["path"]))
            elif asked == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        structlog.contextvars.clear_contextvars()
        try:
            await self._inside(scope, receive, sealed)
        finally:
            _log(asked, status, began, str(request_id))

    async def _safely(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, also where something broke before the answer began."""
        has_begun = False

        async def watched(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._answer(scope, receive, watched)
        except Exception as error:
            request_id = str(scope["state"]["request_id"])
            structlog.get_logger().error("fault", error=type(error).__name__, request_id=request_id)
            if has_begun:
                raise
            await respond(Request(scope), Problem())(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked, path = scope["method"], scope["path"]
        allowed = self._methods.of(path) if asked == "OPTIONS" else []
        if allowed:
            await send({"type": "http.response.start", "status": 204, "headers": [_allow(allowed)]})
            await send({"type": "http.response.body", "body": b""})
            return
        inner: dict[str, Any] = {**scope, "method": "GET"} if asked == "HEAD" else dict(scope)
        if asked != "OPTIONS" and self._methods.refuse(path, inner["method"]):
            await respond(Request(scope), MethodNotAllowed())(scope, receive, send)
            return
        await self.app(inner, receive, send)


def _allow(methods: list[str]) -> tuple[bytes, bytes]:
    return b"allow", ", ".join(methods).encode()


def _log(method: str, status: int, began: float, request_id: str) -> None:
    # Neither path nor query: an id of a person could stand in them. The operation's name says enough.
    structlog.get_logger().info(
        "request",
        method=method,
        status=status,
        milliseconds=round((time.perf_counter() - began) * 1000, 1),
        request_id=request_id,
    )
