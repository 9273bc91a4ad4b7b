"""The served API against its document: Schemathesis makes up requests for every operation."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy import make_url

from tests import servers
from tests.factories.house import FACTS, Caller, House, Party, soon
from trafficking_api.access.permissions import ROLES, Role
from trafficking_api.app import create_app, routes_only
from trafficking_api.kit import provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

ROOT = Path(__file__).parents[2]
#: Each operation is tried by the first of these who may call it, and those of both sides by the liaison too.
CALLERS = (Role.COORDINATOR, Role.ADMIN, Role.AUDITOR, Role.OPERATOR)
PUBLIC = "public"


def operations() -> dict[str, str | None]:
    """The scope of every operation of the document."""
    found = {}
    for item in routes_only().openapi()["paths"].values():
        for operation in item.values():
            scopes = [scope for need in operation["security"] for scope in need["client_credentials"]]
            found[operation["operationId"]] = scopes[0] if scopes else None
    return found


def shares() -> dict[str, list[str]]:
    """Which operations each caller tries."""
    found: dict[str, list[str]] = {name: [] for name in (*CALLERS, Role.LIAISON, PUBLIC)}
    for name, scope in operations().items():
        able = [role for role in CALLERS if scope in ROLES[role]]
        found[str(able[0]) if able else PUBLIC].append(name)
        if scope and scope.startswith("signalements:"):
            found["liaison"].append(name)
    return found


@dataclass
class World:
    """A served deployment with something in every state, and who may call it."""

    url: str
    callers: dict[str, Caller]
    #: Ids that exist, by the name of the parameter or member they fit.
    known: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """A database of its own, as what is tried here is written there by the thousand."""
    admin = servers.server_admin_url()
    name = servers.copy_database(admin, servers.template_database(admin))
    settings = Settings(
        database_url=provision.url_as(admin, provision.RUNTIME, servers.RUNTIME_PASSWORD, name),
        pool_timeout=30,
        sweep_inside=False,
    )
    key_file = tmp_path_factory.mktemp("keys") / "keys.json"
    keys = KeyFile.create(key_file)
    owner = make_url(admin).set(database=name).render_as_string(hide_password=False)
    house = await House.open(create_app(settings, keys), owner)
    try:
        async with served(settings.database_url, key_file) as url:
            yield await furnished(house, url)
    finally:
        await house.close()
        servers.drop_database(admin, name)


@asynccontextmanager
async def served(database_url: str, key_file: Path) -> AsyncIterator[str]:
    """The server as a deployment starts it, in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    start = (
        "from trafficking_api.serving import serve; from trafficking_api.settings import Settings; "
        f"serve(Settings(), '127.0.0.1', {port})"
    )
    chosen = {"DATABASE_URL": database_url, "KEY_FILE": str(key_file), "LOG_LEVEL": "ERROR"}
    environment = plain_environment() | chosen | {"SWEEP_INSIDE": "false", "POOL_TIMEOUT": "30"}
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", start, env=environment)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            async with asyncio.timeout(60):
                while not await _is_ready(http):
                    assert process.returncode is None, "the server did not start"
                    await asyncio.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


def plain_environment() -> dict[str, str]:
    """Ours without the measuring of coverage, with which thousands of requests would take twice as long."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


async def _is_ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/readyz")).status_code == 200
    except httpx.TransportError:
        return False


async def furnished(house: House, url: str) -> World:
    """Two centres that agree, and a police unit that reported to one of them."""
    centre, other = await house.party(), await house.party(country="LA", zone="Asia/Vientiane")
    police, third = await house.party("authority"), await house.party()
    world = World(
        url,
        {
            "coordinator": centre.coordinator,
            "admin": centre.admin,
            "auditor": centre.auditor,
            "operator": house.operator.operator,
            "liaison": police.liaison,
        },
    )
    agreed = await house.agree(centre, other)
    proposal = {"to_organisation_id": str(third.id), "kind": "referral", "valid_from": "2026-01-01"}
    proposed = (await centre.admin.made("/v1/agreements", proposal)).json()["id"]
    cases = [(await centre.coordinator.made("/v1/cases", FACTS)).json()["id"] for _ in range(8)]
    reports = [await _report(police, centre, number) for number in range(8)]
    clients = (await centre.admin.get("/v1/clients")).json()["items"]
    spare = {"name": "Spare", "role": "caseworker"}
    spares = [(await centre.admin.made("/v1/clients", spare)).json()["id"] for _ in range(3)]
    events = (await centre.auditor.get("/v1/audit-events?limit=5")).json()["items"]
    world.known = {
        "organisation_id": [str(centre.id), str(other.id)],
        "agreement_id": [agreed, proposed],
        "case_id": cases,
        "referral_id": [
            *[await _offered(centre, other, case, "draft") for case in cases[:3]],
            *[await _offered(centre, other, case, "send") for case in cases[3:6]],
            *[await _offered(other, centre, await _case_of(other), "send") for _ in range(5)],
        ],
        "signalement_id": [report for report, _ in reports],
        "message_id": [message for _, message in reports],
        # Not the callers themselves: whoever revokes itself tries nothing more.
        "client_id": [*spares, next(c["id"] for c in clients if c["role"] == "finance")],
        "event_id": [event["id"] for event in events],
        "to_organisation_id": [str(centre.id), str(other.id), str(third.id)],
    }
    return world


async def _case_of(party: Party) -> str:
    made = [await party.coordinator.made("/v1/cases", FACTS) for _ in range(5)]
    return str(made[0].json()["id"])


async def _offered(sender: Party, receiver: Party, case: str, until: str) -> str:
    offer = {
        "case_id": case,
        "kind": "referral",
        "to_organisation_id": str(receiver.id),
        "respond_by_on": soon(),
    }
    draft = await sender.coordinator.made("/v1/referrals", offer)
    if until == "send":
        await sender.coordinator.done(f"{draft.headers['Location']}/send", etag=draft.headers["ETag"])
    return str(draft.json()["id"])


async def _report(police: Party, centre: Party, number: int) -> tuple[str, str]:
    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": f"BR.43/{number}",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Within24h",
        "persons_count": 3,
        "country": "BE",
        "summary": "Three persons at a building site.",
    }
    made = await police.liaison.made("/v1/signalements", report)
    here = made.headers["Location"]
    message = await police.liaison.made(f"{here}/messages", {"text": "They are at the station."})
    tag = (await centre.coordinator.get(here)).headers["ETag"]
    if number % 4 > 0:
        tag = (await centre.coordinator.done(f"{here}/acknowledge", etag=tag)).headers["ETag"]
    if number % 4 > 1:
        await centre.coordinator.done(f"{here}/assess", {"result": "actionable"}, etag=tag)
    return str(made.json()["id"]), str(message.json()["id"])


def configuration(world: World) -> str:
    """The committed configuration, with ids that exist and any version, so that requests reach the work."""
    lines = [(ROOT / "schemathesis.toml").read_text()]
    dictionaries = {**world.known, "if_match": ["*"], "moments": ["2026-02-01T09:00:00Z"], "days": [soon()]}
    for name, values in dictionaries.items():
        lines.append(f"[dictionaries.{name}]\nvalues = {json.dumps(values)}")
    lines.append("[parameters]")
    bindings = {f'"path.{name}"': name for name in world.known if name != "to_organisation_id"} | {
        '"header.If-Match"': "if_match",
        '"body.to_organisation_id"': "to_organisation_id",
        '"body.case_id"': "case_id",
        '"body.duplicate_of"': "signalement_id",
        '"body.occurred_at"': "moments",
        '"body.respond_by_on"': "days",
    }
    lines += [f'{where} = {{ dictionary = "{name}", probability = 0.8 }}' for where, name in bindings.items()]
    return "\n".join(lines) + "\n"


def test_every_operation_is_tried_by_somebody() -> None:
    tried = {name for names in shares().values() for name in names}
    assert tried == set(operations())


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("caller", sorted(shares()))
async def test_schemathesis_finds_nothing(world: World, caller: str, tmp_path: Path) -> None:
    config = tmp_path / "schemathesis.toml"
    config.write_text(configuration(world))
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(routes_only().openapi()))
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run", str(document)]
    command += ["--url", world.url, "--max-examples", "8", "--no-color"]
    if caller == "liaison":
        # The forms were covered by the coordinator: here it is the other side of the same things.
        command += ["--phases", "examples,fuzzing,stateful"]
    for name in shares()[caller]:
        command += ["--include-operation-id", name]
    if caller != PUBLIC:
        command += ["--header", f"Authorization: Bearer {world.callers[caller].token}"]
    environment = plain_environment()
    environment["SCHEMATHESIS_HOOKS"] = str(Path(__file__).with_name("schemathesis_hooks.py"))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, cwd=tmp_path, env=environment, stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    said = (await process.communicate())[0].decode()
    assert process.returncode == 0, said
    assert f"Tested: {len(shares()[caller])}" in said, said
