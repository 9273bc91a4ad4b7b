"""Runs commands for scripts as a user would, against a server that runs."""

import asyncio
import io
import sys
from collections.abc import AsyncIterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories.house import Party
from tests.factories.served import Served, served
from trafficking_api import cli


@dataclass
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass
class Shell:
    """A shell of one user, with a folder of its own for credentials."""

    home: Path
    patch: pytest.MonkeyPatch

    @property
    def credentials(self) -> Path:
        return self.home / "config/trafficking-api/credentials.json"

    async def run(self, *arguments: str | Path, given: str = "") -> Said:
        """Run a command, with something on its standard input."""
        self.patch.setattr(sys, "argv", ["trafficking-api", *map(str, arguments)])
        self.patch.setattr(sys, "stdin", io.StringIO(given))
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = await asyncio.to_thread(_ended)
        return Said(code, out.getvalue(), err.getvalue())

    async def signs_in(self, here: Served, party: Party, profile: str = "default", role: str = "") -> str:
        """Log in with a new client that acts for nobody; gives its secret."""
        client = await here.script(party, role or "coordinator")
        said = await self.run(
            "login",
            here.address,
            client["client_id"],
            "--secret-file",
            "-",
            "--profile",
            profile,
            given=client["client_secret"] + "\n",
        )
        assert said.code == 0, said
        return client["client_secret"]


@pytest.fixture(scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    """A server for the tests of a file."""
    async with served(tmp_path_factory.mktemp("served"), "127.0.0.1") as house:
        yield house


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A user who has done nothing yet."""
    for name in ("TRAFFICKING_API_CREDENTIALS", "TRAFFICKING_API_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/config"))
    return Shell(tmp_path / "home", monkeypatch)


def _ended() -> int:
    try:
        cli.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0
