"""The demo as a process of its own, and somebody who calls it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from trafficking_api.kit import embedded


@dataclass
class Demo:
    """`trafficking-api demo` as a process of its own, and a caller."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    tokens: dict[tuple[str, str], str] = field(default_factory=dict)
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30, trust_env=False))

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> Path:
        """All that it has said since it was launched."""
        return self.folder.with_name(f"{self.folder.name}.out")

    def launch(self) -> subprocess.Popen[bytes]:
        command = ["trafficking-api", "demo", "--port", str(self.port), "--data-dir", str(self.folder)]
        command[0] = str(Path(sys.executable).with_name(command[0]))
        # Into a file: a pipe that nobody reads holds up whoever writes thousands of lines.
        with self.output.open("w") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=self.folder)
        return self.process

    def until_ready(self, seconds: float = 240) -> float:
        """Wait until it answers; returns how long that took."""
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            assert self.process is not None
            assert self.process.poll() is None, self.output.read_text()
            try:
                if httpx.get(f"{self.base}/readyz", timeout=5, trust_env=False).status_code == 200:
                    return time.monotonic() - began
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError("the demo does not become ready")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """End it; returns its exit code and all that it said."""
        assert self.process is not None
        self.process.send_signal(how)
        code = self.process.wait(timeout=60)
        self.process = None
        return code, self.output.read_text()

    def credentials(self) -> dict[str, dict[str, dict[str, str]]]:
        found: dict[str, dict[str, dict[str, str]]] = httpx.Response(
            200, content=(self.folder / "credentials.json").read_bytes()
        ).json()
        return found

    def token(self, organisation: str, role: str) -> str:
        if (organisation, role) not in self.tokens:
            client = self.credentials()[organisation][role]
            answer = httpx.post(
                f"{self.base}/oauth/token",
                data={"grant_type": "client_credentials"},
                auth=(client["client_id"], client["client_secret"]),
                trust_env=False,
            )
            assert answer.status_code == 200, answer.text
            self.tokens[organisation, role] = answer.json()["access_token"]
        return self.tokens[organisation, role]

    def get(self, organisation: str, role: str, path: str, **headers: str) -> httpx.Response:
        headers["Authorization"] = f"Bearer {self.token(organisation, role)}"
        answer = self.http.get(self.base + path, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer

    def all(self, organisation: str, role: str, path: str) -> list[dict[str, Any]]:
        """Every item of a list, page by page."""
        items: list[dict[str, Any]] = []
        next_: str | None = path
        while next_:
            page = self.get(organisation, role, next_).json()
            items += page["items"]
            next_ = page.get("next")
        return items

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the demo's database past all walls."""
        with self._database() as (_, url):
            engine = create_async_engine(url, poolclass=NullPool)
            try:
                async with engine.connect() as connection:
                    return [tuple(row) for row in await connection.execute(text(query))]
            finally:
                await engine.dispose()

    def backup(self, *options: str) -> bytes:
        """All that `pg_dump` tells of the demo's database."""
        with self._database() as (server, url):
            program = server._cluster.binaries / "pg_dump"
            address = url.set(drivername="postgresql").render_as_string(hide_password=False)
            return subprocess.run([program, *options, address], stdout=subprocess.PIPE, check=True).stdout

    @contextmanager
    def _database(self) -> Iterator[tuple[embedded.EmbeddedServer, URL]]:
        server = embedded.start(self.folder / "database")
        try:
            yield server, make_url(server.admin_url).set(database="trafficking_demo")
        finally:
            server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
