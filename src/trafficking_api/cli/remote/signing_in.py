"""The commands that begin it: login and whoami."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from trafficking_api.cli.remote import options
from trafficking_api.cli.remote.exits import Exit, stop
from trafficking_api.cli.remote.profiles import Profile, load, place, save
from trafficking_api.cli.remote.session import session


def login(
    address: Annotated[str, typer.Argument(help="where the API is, such as https://api.example.org")],
    client_id: Annotated[str, typer.Argument(help="the id of a client")],
    secret_file: Annotated[
        Path | None, typer.Option(help="a file with its secret; - is standard input; asked for, if none")
    ] = None,
    profile: options.Profile = "default",
) -> None:
    """Try a client's id and secret, and keep them for the other commands.

    The secret is never an argument: those stand in the history of the shell, and in the list of processes.
    """
    given = Profile(address.rstrip("/"), client_id, _secret(secret_file))
    with session(given) as opened:
        me = opened.get("/v1/me").json()
    save(profile, given)
    typer.echo(f"{profile}: {me['name']}, {me['role']}, in {place()}")


def _secret(file: Path | None) -> str:
    if file is None:
        secret = typer.prompt("Secret", hide_input=True, err=True)
    elif str(file) == "-":
        secret = sys.stdin.readline()
    else:
        secret = _text(file)
    if not secret.strip():
        stop(Exit.HERE, "the secret is empty")
    return str(secret.strip())


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        stop(Exit.HERE, f"{file} is not text")


def whoami(profile: options.Profile = "default") -> None:
    """Say as whom the commands call, where, and what they may do."""
    with session(load(profile)) as opened:
        me = opened.get("/v1/me").json()
    typer.echo(f"address: {opened.profile.address}")
    for name in ("name", "client_id", "organisation_id", "role", "member_id"):
        typer.echo(f"{name}: {me[name] or 'none'}")
    typer.echo(f"permissions: {' '.join(me['permissions'])}")
