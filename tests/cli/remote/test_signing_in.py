"""Who calls is kept in a file of its owner; a secret is no argument, and travels in no clear."""

import json

import pytest
import typer
from typer.main import get_group

from tests.cli.remote.conftest import Shell
from tests.factories.served import Served
from tests.faults.deployment import free_port
from trafficking_api.cli import remote

pytestmark = pytest.mark.slow


async def test_a_login_is_tried_kept_and_used(here: Served, shell: Shell) -> None:
    centre, police = await here.house.party(), await here.house.party("authority")
    secret = await shell.signs_in(here, centre)
    assert shell.credentials.stat().st_mode & 0o777 == 0o600
    said = await shell.run("whoami")
    assert said.code == 0
    told = dict(line.split(": ", 1) for line in said.out.splitlines())
    assert told["organisation_id"] == str(centre.id)
    assert told["role"] == "coordinator"
    assert "cases:read" in told["permissions"]

    client = await here.script(police, "liaison")
    file = shell.home / "secret"
    file.write_text(client["client_secret"])
    made = await shell.run(
        "login", here.address, client["client_id"], "--secret-file", file, "--profile", "police"
    )
    assert (made.code, "liaison" in made.out) == (0, True), made
    shell.patch.setenv("TRAFFICKING_API_PROFILE", "police")
    assert f"organisation_id: {police.id}" in (await shell.run("whoami")).out
    kept = json.loads(shell.credentials.read_text())
    assert {name: each["client_secret"] for name, each in kept.items()} == {
        "default": secret,
        "police": client["client_secret"],
    }
    assert secret not in said.out + said.err + made.out + made.err


async def test_a_wrong_secret_is_not_kept_and_not_repeated(here: Served, shell: Shell) -> None:
    client = await here.script(await here.house.party())
    said = await shell.run("login", here.address, client["client_id"], "--secret-file", "-", given="geheim\n")
    assert said.code == 4
    assert said.err == "trafficking-api: the server does not accept this client id and secret\n"
    assert not shell.credentials.exists()
    assert (await shell.run("login", here.address, client["client_id"], "--secret-file", "-")).code == 1


async def test_a_revoked_client_is_not_let_in(here: Served, shell: Shell) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    (script,) = [
        item
        for item in (await centre.admin.get("/v1/clients?limit=200")).json()["items"]
        if item["name"] == "Script"
    ]
    await centre.admin.done(f"/v1/clients/{script['id']}/revoke", etag=f'"{script["version"]}"')
    assert (await shell.run("whoami")).code == 4


async def test_what_is_wrong_here_is_one_line(here: Served, shell: Shell) -> None:
    nobody = await shell.run("whoami")
    assert (nobody.code, nobody.err.count("\n")) == (1, 1)
    assert "run `trafficking-api login` first" in nobody.err
    for address in ("http://api.example.org", "ftp://127.0.0.1", "https://me@api.example.org"):
        clear = await shell.run("login", address, "x", "--secret-file", "-", given="geheim\n")
        assert (clear.code, clear.err.count("\n")) == (1, 1)
        assert "geheim" not in clear.err
    for address in ("https://", "http://[::1", "https://api.example.org:port", "https:///v1"):
        none = await shell.run("login", address, "x", "--secret-file", "-", given="geheim\n")
        assert (none.code, none.err) == (
            1,
            f"trafficking-api: {address.rstrip('/')} is no address such as https://api.example.org\n",
        )
    shell.home.mkdir(exist_ok=True)
    file = shell.home / "secret"
    file.write_bytes(b"\xff\xfe")
    garbled = await shell.run("login", here.address, "x", "--secret-file", file)
    assert (garbled.code, garbled.err) == (1, f"trafficking-api: {file} is not text\n")
    silent = f"http://127.0.0.1:{free_port()}"
    gone = await shell.run("login", silent, "x", "--secret-file", "-", given="geheim\n")
    assert gone.code == 3
    assert f"{silent} does not answer" in gone.err

    await shell.signs_in(here, await here.house.party())
    shell.credentials.chmod(0o644)
    assert "chmod 600" in (await shell.run("whoami")).err
    shell.credentials.write_text("[]")
    shell.credentials.chmod(0o600)
    broken = await shell.run("whoami")
    assert (broken.code, "not a file of profiles" in broken.err) == (1, True)


def test_no_command_for_scripts_takes_a_secret_as_an_argument() -> None:
    app = typer.Typer()
    remote.add_to(app)
    waiting, seen = [get_group(app)], set()
    while waiting:
        command = waiting.pop()
        waiting += getattr(command, "commands", {}).values()
        seen |= {name for parameter in command.params for name in parameter.opts}
    assert {name for name in seen if "secret" in name} == {"--secret-file"}
