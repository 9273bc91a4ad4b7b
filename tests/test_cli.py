"""The command line: a deployment is prepared, served and looked after; what is wrong is said in one line."""

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests import servers
from tests.factories.house import House
from trafficking_api import cli, serving
from trafficking_api.app import create_app
from trafficking_api.kit import migrations, provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

COMMAND = Path(sys.executable).with_name("trafficking-api")


@dataclass
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command with this environment only, in a thread, as it has an event loop of its own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    handlers, level = logging.root.handlers[:], logging.root.level

    def said(*arguments: str, **environment: str) -> Said:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["trafficking-api", *arguments])
        capsys.readouterr()
        with ThreadPoolExecutor(1) as thread:
            code = thread.submit(_ended).result()
        return Said(code, *capsys.readouterr())

    yield said
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def _ended() -> int:
    try:
        cli.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def one_line(said: Said, *words: str) -> None:
    assert said.code == 1, said
    assert said.err.startswith("trafficking-api: ")
    assert said.err.count("\n") == 1
    assert said.out == ""
    for word in words:
        assert word in said.err
    for secret in (servers.RUNTIME_PASSWORD, "geheim", "Traceback"):
        assert secret not in said.err


async def ask(url: str, query: str) -> list[Any]:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        result = await connection.execute(text(query))
        found = list(result.scalars()) if result.returns_rows else []
    await engine.dispose()
    return found


@dataclass
class Place:
    """A database that nobody has prepared yet, on the server of this test run."""

    name: str
    admin: str
    keys: Path

    @property
    def owner(self) -> str:
        return make_url(self.admin).set(database=self.name).render_as_string(hide_password=False)

    @property
    def runtime(self) -> str:
        return provision.url_as(self.admin, provision.RUNTIME, servers.RUNTIME_PASSWORD, self.name)

    def prepare(self, run: Run) -> Said:
        return run(
            "prepare-database",
            "--database",
            self.name,
            ADMIN_DATABASE_URL=self.admin,
            RUNTIME_PASSWORD=servers.RUNTIME_PASSWORD,
            BACKUP_PASSWORD=servers.BACKUP_PASSWORD,
            KEY_FILE=str(self.keys),
        )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(f"d_{os.urandom(6).hex()}", servers.server_admin_url(), tmp_path / "keys.json")
    yield found
    servers.drop_database(found.admin, found.name)


@pytest.fixture
def migrated(place: Place) -> Place:
    name = servers.copy_database(place.admin, servers.template_database(place.admin))
    KeyFile.create(place.keys)
    return Place(name, place.admin, place.keys)


async def test_a_deployment_is_prepared_migrated_checked_and_gets_its_first_operator(
    run: Run, place: Place
) -> None:
    prepared = place.prepare(run)
    assert (prepared.code, prepared.err) == (0, "")
    assert f"made the key file {place.keys}" in prepared.out
    assert f"roles and database {place.name} are ready" in prepared.out
    keys = place.keys.read_bytes()
    again = place.prepare(run)
    assert (again.code, again.out) == (0, f"roles and database {place.name} are ready\n")
    assert place.keys.read_bytes() == keys

    unmigrated = run("serve", DATABASE_URL=place.runtime, KEY_FILE=str(place.keys))
    one_line(unmigrated, "not migrated", "make migrate")
    for _ in range(2):
        upgraded = run("migrate", MIGRATION_DATABASE_URL=place.owner)
        assert (upgraded.code, upgraded.err) == (0, "")
        assert upgraded.out == f"the database is at {migrations.head()}\n"
    checked = run("check-isolation")
    assert (checked.code, checked.out, checked.err) == (0, "every table has its walls\n", "")

    made = run("first-operator")
    assert (made.code, made.err) == (0, "")
    first = json.loads(made.out)
    assert set(first) == {"client_id", "client_secret"}
    one_line(run("first-operator"), "the operator has its client already")
    events = await ask(place.owner, "SELECT type FROM events ORDER BY seq")
    assert sorted(events) == ["client.created", "organisation_settings.created"]
    assert await ask(
        place.owner, "SELECT count(*) FROM audit_events WHERE operation = 'furnish_operator'"
    ) == [2]

    app = create_app(Settings(database_url=place.runtime), KeyFile.load(place.keys))
    house = await House.open(app, place.owner)
    form = {"grant_type": "client_credentials", **first}
    assert (await house.http.post("/oauth/token", data=form)).status_code == 200
    await house.close()


async def test_check_isolation_names_each_breach_and_fails(run: Run, migrated: Place) -> None:
    await ask(migrated.owner, "ALTER TABLE cases DISABLE ROW LEVEL SECURITY")
    await ask(migrated.owner, "GRANT UPDATE ON events TO trafficking_app")
    said = run("check-isolation", MIGRATION_DATABASE_URL=migrated.owner)
    assert (said.code, said.out) == (1, "")
    assert "cases has no row-level security, or does not force it" in said.err.splitlines()
    assert any("events lets the runtime role change" in line for line in said.err.splitlines())


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("serve", "DATABASE_URL is not set"),
        ("worker", "DATABASE_URL is not set"),
        ("migrate", "MIGRATION_DATABASE_URL is not set"),
        ("check-isolation", "MIGRATION_DATABASE_URL is not set"),
        ("prepare-database", "ADMIN_DATABASE_URL is not set"),
    ],
)
def test_a_command_says_which_address_it_needs(run: Run, tmp_path: Path, command: str, words: str) -> None:
    KeyFile.create(tmp_path / "keys.json")
    one_line(run(command, KEY_FILE=str(tmp_path / "keys.json")), words)


NOWHERE = "postgresql+asyncpg://someone:geheim@127.0.0.1:1/nothing"
ADDRESSES = {
    "unreachable": NOWHERE,
    "no such socket": "postgresql+asyncpg://someone:geheim@/nothing?host=/nowhere",
    "no such name": "postgresql+asyncpg://someone:geheim@nowhere.invalid/nothing",
    "another database": "mysql://someone:geheim@127.0.0.1/nothing",
    "no address": "nothing geheim",
    "no port": "postgresql+asyncpg://someone:geheim@127.0.0.1:port/nothing",
}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("command", "setting"),
    [
        ("serve", "DATABASE_URL"),
        ("worker", "DATABASE_URL"),
        ("first-operator", "DATABASE_URL"),
        ("migrate", "MIGRATION_DATABASE_URL"),
        ("check-isolation", "MIGRATION_DATABASE_URL"),
        ("prepare-database", "ADMIN_DATABASE_URL"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line_without_the_password(
    run: Run, tmp_path: Path, command: str, setting: str, address: str
) -> None:
    KeyFile.create(tmp_path / "keys.json")
    passwords = {"RUNTIME_PASSWORD": "geheim", "BACKUP_PASSWORD": "geheim"}
    said = run(command, **{setting: ADDRESSES[address]}, **passwords, KEY_FILE=str(tmp_path / "keys.json"))
    one_line(said)


@pytest.mark.parametrize("command", ["serve", "worker"])
async def test_a_role_that_is_not_the_runtime_role_is_refused(
    run: Run, migrated: Place, command: str
) -> None:
    keys = {"KEY_FILE": str(migrated.keys)}
    one_line(run(command, DATABASE_URL=migrated.owner, **keys), "may do too much", "is superuser")
    wrong = migrated.runtime.replace(servers.RUNTIME_PASSWORD, "geheim")
    one_line(run(command, DATABASE_URL=wrong, **keys), "cannot be reached")
    backup = provision.url_as(migrated.admin, provision.BACKUP, servers.BACKUP_PASSWORD, migrated.name)
    one_line(run(command, DATABASE_URL=backup, **keys), "may do too much", "bypasses row-level security")


async def test_a_database_that_is_too_old_is_refused(
    run: Run, migrated: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "OLDEST", 99)
    said = run("serve", DATABASE_URL=migrated.runtime, KEY_FILE=str(migrated.keys))
    one_line(said, "is too old: 99 or later is needed")


@pytest.mark.parametrize("command", ["serve", "worker"])
@pytest.mark.parametrize("ledger", ["SHRED_LEDGER", "SEAL_LEDGER"])
def test_where_nobody_can_be_erased_nothing_starts(
    run: Run, migrated: Place, tmp_path: Path, command: str, ledger: str
) -> None:
    place = tmp_path / "no folder"
    place.write_text("")
    settings = {"DATABASE_URL": migrated.runtime, "KEY_FILE": str(migrated.keys)}
    one_line(run(command, **settings, **{ledger: str(place / "ledger")}), "cannot be written", ledger)


@pytest.mark.parametrize("command", ["serve", "worker", "first-operator"])
def test_a_key_file_that_is_missing_open_or_broken_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "keys.json"
    one_line(run(command, DATABASE_URL=NOWHERE, KEY_FILE=str(path)), "is missing", str(path))
    KeyFile.create(path)
    path.chmod(0o644)
    one_line(run(command, DATABASE_URL=NOWHERE, KEY_FILE=str(path)), "chmod 600")
    path.chmod(0o600)
    path.write_text("[]")
    one_line(run(command, DATABASE_URL=NOWHERE, KEY_FILE=str(path)), "cannot be read")


def test_a_taken_port_is_refused(run: Run, migrated: Place) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = run("serve", "--port", port, DATABASE_URL=migrated.runtime, KEY_FILE=str(migrated.keys))
        one_line(said, f"port {port}", "choose another with --port")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("POOL_SIZE", "geheim"),
        ("POOL_SIZE", "0"),
        ("TOKEN_SECONDS", "86400"),
        ("ALLOWED_ORIGINS", "geheim"),
        ("LOG_LEVEL", "geheim"),
        ("DEMO", "geheim"),
    ],
)
def test_a_setting_that_cannot_be_is_named(run: Run, setting: str, value: str) -> None:
    said = run("serve", **{setting: value})
    one_line(said)
    assert setting.lower() in said.err.lower()


def test_the_document_is_written_and_compared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "openapi.json"
    one_line(run("openapi", "--path", str(path), "--check"), "is not what the code says", "make openapi")
    assert run("openapi", "--path", str(path)).code == 0
    assert json.loads(path.read_text())["openapi"] == "3.1.0"
    fresh = run("openapi", "--path", str(path), "--check")
    assert (fresh.code, fresh.out, fresh.err) == (0, "", "")
    path.write_text(path.read_text().replace("3.1.0", "3.0.0", 1))
    one_line(run("openapi", "--path", str(path), "--check"), "is not what the code says")


def test_without_a_command_it_lists_them(run: Run) -> None:
    said = run()
    for command in (
        "demo",
        "serve",
        "worker",
        "migrate",
        "prepare-database",
        "check-isolation",
        "rotate-keys",
    ):
        assert command in said.out + said.err


def started(environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [COMMAND, "worker"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.slow
async def test_a_worker_does_what_is_due_writes_it_down_and_stops(migrated: Place) -> None:
    app = create_app(Settings(database_url=migrated.runtime), KeyFile.load(migrated.keys))
    house = await House.open(app, migrated.owner)
    centre, police = await house.party(), await house.party("authority")
    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": "R-1",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Immediate",
        "persons_count": 1,
        "country": "BE",
        "summary": "x",
    }
    await police.liaison.made("/v1/signalements", report)
    await house.owner_execute("UPDATE signalements SET created_at = now() - interval '2 hours'")
    await house.close()
    environment = {
        **os.environ,
        "DATABASE_URL": migrated.runtime,
        "KEY_FILE": str(migrated.keys),
        "SWEEP_SECONDS": "0.1",
    }
    worker = started(environment)
    try:
        escalated = (
            "SELECT count(*) FROM events WHERE object_kind = 'signalement_handling' AND type ~ 'escalate'"
        )
        deadline = time.monotonic() + 40
        while (await ask(migrated.owner, escalated))[0] == 0:
            assert time.monotonic() < deadline
            assert worker.poll() is None, worker.stderr.read() if worker.stderr else ""
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.5)  # further sweeps
        worker.send_signal(signal.SIGTERM)
        said, faults = await asyncio.to_thread(worker.communicate, timeout=10)
    finally:
        worker.kill()
        worker.wait()
    assert (worker.returncode, said, faults) == (0, "", "")
    assert await ask(migrated.owner, escalated) == [1]
    audited = "SELECT DISTINCT operation FROM audit_events WHERE fields = ARRAY['escalated_at']"
    assert await ask(migrated.owner, audited) == ["escalate_signalements"]
