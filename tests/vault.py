"""A key server that keeps the documented contract of Vault's transit engine, on a real socket.

No registry that this project may use carries a Vault or OpenBao server. This one encrypts for real, and is
as strict as theirs: `rewrap` knows no associated data, so it refuses what was bound to an organisation.
"""

import base64
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from trafficking_api.kit.keys.vault import VaultTransit


class Refused(Exception):
    """What the engine calls an invalid request."""


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused("failed to base64-decode") from None


@dataclass
class Vault:
    """One key, `people`, of type aes256-gcm96, in the engine at `transit`; one token that may use it."""

    folder: Path
    port: int = 0
    token: str = field(default_factory=lambda: f"hvs.{secrets.token_urlsafe(24)}")
    namespace: str = ""
    versions: list[bytes] = field(default_factory=lambda: [secrets.token_bytes(32)])
    least: int = 1
    #: What every answer is instead, when the server is in trouble.
    trouble: Response | None = None
    seconds: float = 0
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def token_file(self) -> Path:
        path = self.folder / "vault-token"
        if not path.exists():
            path.write_text(self.token + "\n")
            path.chmod(0o600)
        return path

    def service(self, **changes: Any) -> VaultTransit:
        options = {
            "address": self.address,
            "token_file": self.token_file,
            "mount": "transit",
            "key": "people",
        }
        return VaultTransit(**{**options, **changes})

    def environment(self) -> dict[str, str]:
        return {
            "KEY_SERVICE": "vault",
            "VAULT_ADDR": self.address,
            "VAULT_TOKEN_FILE": str(self.token_file),
            "VAULT_KEY": "people",
        }

    def rotate(self) -> None:
        """A new version of the key: everything is encrypted with it from now on."""
        self.versions.append(secrets.token_bytes(32))

    def answer(self, request: Request, body: dict[str, Any]) -> dict[str, Any]:
        """What the operation of the path does. Raises Refused."""
        if request.path_params["key"] != "people":
            raise Refused("encryption key not found")
        aad = _decoded(body.get("associated_data", ""))
        operation = request.path_params["operation"]
        if operation == "encrypt":
            return self._encrypted(_decoded(body["plaintext"]), aad)
        if operation == "decrypt":
            return {"plaintext": base64.b64encode(self._decrypted(body["ciphertext"], aad)).decode()}
        return self._encrypted(self._decrypted(body["ciphertext"], b""), b"")

    def _encrypted(self, plain: bytes, aad: bytes) -> dict[str, Any]:
        version, nonce = len(self.versions), secrets.token_bytes(12)
        sealed = nonce + AESGCM(self.versions[-1]).encrypt(nonce, plain, aad)
        return {
            "ciphertext": f"vault:v{version}:{base64.b64encode(sealed).decode()}",
            "key_version": version,
        }

    def _decrypted(self, ciphertext: str, aad: bytes) -> bytes:
        prefix, _, rest = ciphertext.partition("vault:v")
        number, _, text = rest.partition(":")
        if prefix or not number.isdigit() or not self.least <= int(number) <= len(self.versions):
            raise Refused("invalid ciphertext: version is disallowed by policy")
        sealed = _decoded(text)
        try:
            return AESGCM(self.versions[int(number) - 1]).decrypt(sealed[:12], sealed[12:], aad)
        except (InvalidTag, ValueError):
            raise Refused("cipher: message authentication failed") from None

    def application(self) -> Starlette:
        """The engine over HTTP, with the errors it documents."""

        async def transit(request: Request) -> Response:
            body = await request.json()
            self.asked.append((request.url.path, body))
            time.sleep(self.seconds)  # noqa: ASYNC251 - it keeps everybody waiting
            if self.trouble is not None:
                return self.trouble
            if request.headers.get("x-vault-token") != self.token:
                return JSONResponse({"errors": ["permission denied"]}, 403)
            if request.headers.get("x-vault-namespace", "") != self.namespace:
                return JSONResponse({"errors": ["no handler for route"]}, 404)
            try:
                return JSONResponse({"request_id": "x", "data": self.answer(request, body)})
            except Refused as refusal:
                return JSONResponse({"errors": [str(refusal)]}, 400)

        async def nowhere(_request: Request, _error: Exception) -> Response:
            return JSONResponse({"errors": ["no handler for route"]}, 404)

        path = "/v1/transit/{operation:str}/{key:str}"
        return Starlette(routes=[Route(path, transit, methods=["POST"])], exception_handlers={404: nowhere})


@contextmanager
def serving(folder: Path) -> Iterator[Vault]:
    """A key server that listens."""
    vault = Vault(folder)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        vault.port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(vault.application(), log_config=None, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield vault
        finally:
            server.should_exit = True
            thread.join()
