"""The served API against its document: Schemathesis makes up requests for every operation."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import make_url

from tests import servers
from tests.contract.operations import Operation, caller_for, document, may, operations
from tests.factories.filing import filed
from tests.factories.house import FACTS, Caller, House, Party, soon
from tests.factories.shelters import day
from tests.factories.world import World, case_management, command, filled, identifier, made
from trafficking_api.access.permissions import Role
from trafficking_api.app import create_app
from trafficking_api.kit import provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

ROOT = Path(__file__).parents[2]
#: Each operation is tried by the first of these who may call it, and those of both sides by the liaison too.
CALLERS = (Role.COORDINATOR, Role.LEGAL, Role.ADMIN, Role.AUDITOR, Role.OPERATOR)
#: A coordinator sees every case and needs to break no glass.
BETTER = {"break_glass": Role.CASEWORKER}
PUBLIC = "public"
#: So many operations are tried in one go, in the order of the document: each go has a copy of the network, so
#: that it finds the same whatever went before, and may run beside another.
SHARE = 20
#: Where things of a kind are listed, if not at the address before theirs.
ELSEWHERE = {"/v1/consents": "/v1/people/{person_id}/consents"}


def _caller(operation: Operation) -> str:
    able = [role for role in CALLERS if operation.scopes and may(role, operation)]
    return str(BETTER.get(operation.name, able[0])) if able else PUBLIC


def shares() -> dict[str, list[str]]:
    """Which operations are tried in one go, by whom: `coordinator 1`, `admin 1`."""
    found: dict[str, list[str]] = {}
    for operation in operations():
        found.setdefault(_caller(operation), []).append(operation.name)
        if operation.scopes and operation.scopes[0].startswith("signalements:"):
            found.setdefault("liaison", []).append(operation.name)
    return {
        f"{caller} {start // SHARE + 1}": names[start : start + SHARE]
        for caller, names in found.items()
        for start in range(0, len(names), SHARE)
    }


@dataclass(frozen=True)
class Network:
    """A database with something in every state, closed, to be copied for each go."""

    world: World
    admin: str
    database: str
    key_file: Path
    #: What is there to be read, for each side that tries.
    known: dict[UUID, dict[str, list[dict[str, str]]]]

    def party(self, role: str) -> Party:
        """The organisation for which this role tries."""
        return {"liaison": self.world.police, "operator": self.world.house.operator}.get(
            role, self.world.centre
        )

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """A server of a copy of it; whatever is tried is written there by the thousand, and goes with it."""
        name = servers.copy_database(self.admin, self.database)
        try:
            async with served(_as_runtime(self.admin, name), self.key_file) as url:
                yield url
        finally:
            servers.drop_database(self.admin, name)


def _as_runtime(admin: str, database: str) -> str:
    return provision.url_as(admin, provision.RUNTIME, servers.RUNTIME_PASSWORD, database)


@pytest.fixture(scope="module")
async def network(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Network]:
    """It is filled once: every go finds the same, whatever went before, as each has a copy."""
    admin = servers.server_admin_url()
    name = servers.copy_database(admin, servers.template_database(admin))
    settings = Settings(database_url=_as_runtime(admin, name), **servers.PATIENT)
    key_file = tmp_path_factory.mktemp("keys") / "keys.json"
    owner = make_url(admin).set(database=name).render_as_string(hide_password=False)
    try:
        house = await House.open(create_app(settings, KeyFile.create(key_file)), owner)
        try:
            world = await busy(house)
            parties = (world.centre, world.police, house.operator)
            told = {party.id: await known(world, party) for party in parties}
        finally:
            await house.close()
        yield Network(world, admin, name, key_file, told)
    finally:
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
    environment = servers.plain_environment() | chosen | {"SWEEP_INSIDE": "false", "POOL_TIMEOUT": "30"}
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


async def _is_ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/readyz")).status_code == 200
    except httpx.TransportError:
        return False


async def busy(house: House) -> World:
    """A network with something in every state, and more of what commands use up."""
    world = await filled(house)
    await _report_more(world)
    await _offer_more(world)
    for _ in range(3):
        await _work_more(world)
        await made(world.centre.admin, "/v1/clients", {"name": "Spare", "role": "caseworker"})
    return world


async def _report_more(world: World) -> None:
    for follows in ([], ["acknowledge"], ["acknowledge", "assess"]):
        report = await made(world.police.liaison, "/v1/signalements", world.report())
        for step in follows:
            body = {"result": "actionable"} if step == "assess" else {}
            await command(world.centre.coordinator, report, step, body)


async def _offer_more(world: World) -> None:
    sender = world.partner.coordinator
    for case in [await made(sender, "/v1/cases", FACTS) for _ in range(5)]:
        await command(sender, await made(sender, "/v1/referrals", world.offer(case, world.centre)), "send")


async def _work_more(world: World) -> None:
    """A case that can be activated, with two of what hangs on it; a person who can be erased."""
    worker, callers = world.centre.coordinator, world.centre.callers
    person = await made(worker, "/v1/people", {"identity": {}})
    await made(worker, f"{person}/consents", case_management())
    whose = {"person_id": str(identifier(person))}
    case = await made(worker, "/v1/cases", {**FACTS, **whose})
    await made(worker, "/v1/referrals", world.offer(case, world.partner))
    for _ in range(3):
        await filed(worker, person_id=whose["person_id"])
    relatives = [await made(worker, "/v1/people", {"identity": {}}) for _ in range(2)]
    for relative in relatives:
        link = {"other_id": str(identifier(relative)), "relation": "Sibling"}
        await made(worker, f"{person}/household-links", link)
        await made(worker, f"{case}/trafficking-events", {"type": "Transit", "country": "TH"})
    member = {"member_id": str(callers["housing"].member_id)}
    await made(worker, f"{case}/workers", member)
    member = {"member_id": str(callers["finance"].member_id)}
    await made(worker, f"{case}/exclusions", {**member, "reason": "KnowsSuspect"})
    await made(worker, f"{case}/household", {"case_id": str(identifier(world.cases["draft"]))})
    stranger = await made(worker, "/v1/people", {"identity": {}})
    wish = {"person_id": str(identifier(stranger)), "reason": "PersonRequest"}
    await made(callers["coordinator_2"], "/v1/erasures", wish)


def collections() -> dict[str, tuple[Operation, Operation]]:
    """What lists the things that each parameter names, and what reads one; those that stand alone first."""
    listings = {operation.path: operation for operation in operations() if operation.is_list}
    found = {}
    for one in operations():
        path, _, last = one.path.rpartition("/")
        if one.method == "GET" and one.ids and last == f"{{{one.ids[-1]}}}":
            found[one.ids[-1]] = (listings[ELSEWHERE.get(path, path)], one)
    return dict(sorted(found.items(), key=lambda pair: len(pair[1][0].ids)))


async def known(world: World, party: Party) -> dict[str, list[dict[str, str]]]:
    """What there is to be read, by the parameter that names it: its id and those before it in its address."""
    found: dict[str, list[dict[str, str]]] = {}
    for name, (listing, one) in collections().items():
        readers = (caller_for(party, listing), caller_for(world.centre, listing))
        reader = next(one for one in readers if may(one.role, listing))
        places = found[listing.ids[-1]] if listing.ids else [{}]
        found[name] = [
            {**{at: place[at] for at in one.ids[:-1]}, name: item["id"]}
            for place in places
            for item in await _listed(reader, listing, place)
        ]
    partners = (world.centre, world.partner, world.second)
    found["to_organisation_id"] = [{"to_organisation_id": str(party.id)} for party in partners]
    # Not the callers themselves: whoever revokes itself tries nothing more.
    busy = {str(one.client_id) for one in party.callers.values()}
    found["client_id"] = [client for client in found["client_id"] if client["client_id"] not in busy]
    return found


async def _listed(reader: Caller, listing: Operation, place: dict[str, str]) -> list[dict[str, str]]:
    sides = [{"direction": side} for side in listing.query.get("direction", {}).get("enum", ())] or [{}]
    items: list[dict[str, str]] = []
    for side in sides:
        answer = await reader.get(listing.at(**place), params={"limit": "100", **side})
        if answer.status_code != 410:  # she was erased
            assert answer.status_code == 200, answer.text
            items += answer.json()["items"]
    return items


def configuration() -> str:
    """The committed configuration, with moments and days that can be."""
    lines = [(ROOT / "schemathesis.toml").read_text()]
    dictionaries = {
        "moments": ["2026-02-01T09:00:00Z"],
        "days": [soon()],
        "today": [day()],
        "next_quarter": [day(90)],
        "past": ["2025-12-31"],
    }
    for name, values in dictionaries.items():
        lines.append(f"[dictionaries.{name}]\nvalues = {json.dumps(values)}")
    lines.append("[parameters]")
    bindings = {"body.occurred_at": "moments", "body.respond_by_on": "days", "body.from_on": "days"}
    bindings |= {"body.value_on": "today", "body.agreement_signed_on": "today"}
    bindings |= {"body.first_due_on": "next_quarter", "body.until_on": "past"}
    lines += [
        f'"{where}" = {{ dictionary = "{name}", probability = 0.8 }}' for where, name in bindings.items()
    ]
    alike = json.dumps([operation.name for operation in operations() if _is_covered_by_another(operation)])
    lines.append(f"[[operations]]\ninclude-operation-id = {alike}")
    lines.append("[operations.phases.coverage]\nenabled = false")
    return "\n".join(lines) + "\n"


def _is_covered_by_another(operation: Operation) -> bool:
    """A command without a form of its own, and the reading of one thing, take what all of their kind take.

    Every boundary of it is tried once, with a case and a referral; made-up requests are tried with each.
    """
    if operation.name in {"read_case", "send_referral"}:
        return False
    reads_one = operation.method == "GET" and bool(operation.ids) and not operation.query
    return reads_one or set((operation.body or {}).get("properties", {})) == {"occurred_at"}


def test_every_operation_is_tried_by_somebody() -> None:
    tried = {name for names in shares().values() for name in names}
    assert tried == {operation.name for operation in operations()}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("share", shares())
async def test_schemathesis_finds_nothing(network: Network, share: str, tmp_path: Path) -> None:
    names, role = shares()[share], share.rpartition(" ")[0]
    party, centre = network.party(role), network.world.centre
    caller = party.callers.get(role, centre.coordinator)
    acted_for = [{"acted_for": str(one.member_id)} for one in (caller, centre.caseworker)]
    ids = network.known[party.id] | {"acted_for": acted_for}
    (tmp_path / "known.json").write_text(json.dumps(ids))
    (tmp_path / "schemathesis.toml").write_text(configuration())
    (tmp_path / "document.json").write_text(json.dumps(document()))
    options = ["--max-examples", "8", "--no-color"]
    if role == "liaison":
        # The forms were covered by the coordinator: here it is the other side of the same things.
        options += ["--phases", "examples,fuzzing,stateful"]
    for name in names:
        options += ["--include-operation-id", name]
    if role != PUBLIC:
        options += ["--header", f"Authorization: Bearer {caller.token}"]
    async with network.served() as url:
        said, code = await _run(tmp_path, [*options, "--url", url])
    assert code == 0, said
    assert f"Tested: {len(names)}" in said, said


async def _run(folder: Path, options: list[str]) -> tuple[str, int | None]:
    """Let Schemathesis try what the files in the folder say."""
    start = ["--config-file", "schemathesis.toml", "run", "document.json"]
    environment = servers.plain_environment()
    environment["SCHEMATHESIS_HOOKS"] = str(Path(__file__).with_name("schemathesis_hooks.py"))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "schemathesis.cli", *start, *options),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = (await process.communicate())[0].decode()
    return said, process.returncode
