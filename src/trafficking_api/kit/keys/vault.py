"""The key server: HashiCorp Vault or OpenBao keeps the master keys, and they never leave it."""

import asyncio
import base64
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit
from uuid import UUID

import httpx

from trafficking_api.kit.crypto import KEY, Unreadable
from trafficking_api.kit.keys import KeyServerSilent, KeyServiceError

_FORM = b"vault:v"
_SECONDS = 2.0
_NONSENSE = "an answer of another kind"
_HERE = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class VaultTransit:
    """A key of the transit engine, of an AEAD type: the organisation is its associated data.

    The engine's own `rewrap` takes no associated data, so it cannot move a key that is bound to its
    organisation. To rewrap is to decrypt and to encrypt again.
    """

    is_elsewhere: ClassVar[bool] = True
    address: str
    token_file: Path
    mount: str
    key: str
    namespace: str = ""
    _tls: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raises KeyServiceError when something is not set, or keys would travel in the clear."""
        for name, value in (("ADDR", self.address), ("MOUNT", self.mount), ("KEY", self.key)):
            if not value:
                raise KeyServiceError(f"VAULT_{name} is not set, and KEY_SERVICE is vault")
        parts = urlsplit(self.address)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
            raise KeyServiceError("VAULT_ADDR must begin with https://: keys travel to it")

    def knows(self, wrapped: bytes) -> bool:
        return wrapped.startswith(_FORM)

    async def wrap(self, organisation_id: UUID, key: bytes) -> bytes:
        wrapped = await self._ask("encrypt", "ciphertext", organisation_id, plaintext=_base64(key))
        if wrapped is None:  # such as a key that cannot bind associated data
            raise KeyServerSilent(str(httpx.codes.BAD_REQUEST.value))
        if not self.knows(wrapped):
            raise KeyServerSilent(_NONSENSE)
        return wrapped

    async def unwrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        if not self.knows(wrapped):
            raise Unreadable
        text = wrapped.decode(errors="replace")
        plain = await self._ask("decrypt", "plaintext", organisation_id, ciphertext=text)
        if plain is None:
            raise Unreadable
        try:
            key = base64.b64decode(plain, validate=True)
        except ValueError:
            raise KeyServerSilent(_NONSENSE) from None
        if len(key) != KEY:
            raise KeyServerSilent(_NONSENSE)
        return key

    async def rewrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        return await self.wrap(organisation_id, await self.unwrap(organisation_id, wrapped))

    async def _ask(self, what: str, wanted: str, organisation_id: UUID, **body: str) -> bytes | None:
        """What the engine answers; None when it refuses the value itself. Raises KeyServerSilent.

        Nothing that was sent or answered gets into a log or an error: there are keys in it.
        """
        try:
            async with asyncio.timeout(_SECONDS):
                body["associated_data"] = _base64(organisation_id.bytes)
                answer = await self._post(f"{self.mount.strip('/')}/{what}/{self.key}", body)
            if answer.status_code == httpx.codes.BAD_REQUEST:
                return None
            answer.raise_for_status()
            return bytes(answer.json()["data"][wanted], "ascii")
        except httpx.HTTPStatusError as error:
            why = str(error.response.status_code)
        except (httpx.HTTPError, OSError, ValueError, LookupError, TypeError) as error:
            why = type(error).__name__
        raise KeyServerSilent(why)

    async def _post(self, path: str, body: dict[str, str]) -> httpx.Response:
        # The token is read anew each time: whoever renews it writes it there.
        headers = {"X-Vault-Token": self.token_file.read_text(encoding="ascii").strip()}
        if self.namespace:
            headers["X-Vault-Namespace"] = self.namespace
        # Asked once for each organisation and process, so no connection is kept for it.
        async with httpx.AsyncClient(verify=self._tls, timeout=_SECONDS, trust_env=False) as http:
            return await http.post(f"{self.address.rstrip('/')}/v1/{path}", json=body, headers=headers)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
