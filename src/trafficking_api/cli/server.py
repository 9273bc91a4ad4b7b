"""The commands with which a deployment is prepared, run and looked after."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from sqlalchemy.exc import SQLAlchemyError

from trafficking_api import replay, rotation, serving
from trafficking_api.access.mandate import Office
from trafficking_api.app import office_of, routes_only
from trafficking_api.cli import ledger, remote
from trafficking_api.cli.office import looked_after, these
from trafficking_api.features.organisations.schemas import FirstClient
from trafficking_api.features.organisations.service import furnish_operator
from trafficking_api.features.retention.service import Completed
from trafficking_api.kit import isolation, logging, migrations, provision
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.kit.embedded import EmbeddedUnavailable
from trafficking_api.kit.keys import KeyServerSilent, KeyServiceError
from trafficking_api.kit.keys.choice import former
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings
from trafficking_api.worker import sweep_until_stopped

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(ledger.app, name="ledger")
remote.add_to(app)

Host = Annotated[str, typer.Option(help="address to listen on")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="port to listen on")]


@app.command()
def demo(
    port: Port = 8000,
    data_dir: Annotated[Path, typer.Option(help="where the demo keeps its data")] = Path(".demo"),
    *,
    reset: Annotated[bool, typer.Option(help="throw the demo's data away first")] = False,
) -> None:
    """Run the demo network on an embedded PostgreSQL."""
    from trafficking_api.demo import run

    run.demo(port, data_dir, reset=reset)


@app.command()
def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the database of DATABASE_URL."""
    serving.serve(Settings(), host, port)


@app.command()
def worker() -> None:
    """Sweep what is overdue, until stopped; one of several workers works at a time."""
    settings = Settings()
    logging.configure(settings.log_level)
    keys = serving.load_keys(settings.key_file)
    asyncio.run(serving.check_database(settings.database_url))
    office = office_of(settings, keys)
    serving.check_ledgers(office)
    asyncio.run(sweep_until_stopped(office, settings.sweep_seconds))


@app.command()
def prepare_database(database: Annotated[str, typer.Option(help="its name")] = "trafficking") -> None:
    """Make roles and database with ADMIN_DATABASE_URL, and the key file if there is none; safe to repeat."""
    settings = Settings()
    for name in ("admin_database_url", "runtime_password", "backup_password"):
        if not getattr(settings, name):
            serving.die(f"{name.upper()} is not set")
    asyncio.run(
        provision.prepare(
            settings.admin_database_url,
            database,
            runtime_password=settings.runtime_password,
            backup_password=settings.backup_password,
        )
    )
    if not settings.key_file.exists():
        KeyFile.create(settings.key_file)
        typer.echo(f"made the key file {settings.key_file}: keep it apart from the backups")
    typer.echo(f"roles and database {database} are ready")


@app.command()
def migrate() -> None:
    """Bring the database of MIGRATION_DATABASE_URL to the newest revision."""
    settings = Settings()
    if not settings.migration_database_url:
        serving.die("MIGRATION_DATABASE_URL is not set: a login that may SET ROLE trafficking_owner")
    migrations.upgrade(settings.migration_database_url)
    typer.echo(f"the database is at {migrations.head()}")


@app.command()
def first_operator() -> None:
    """Make the operator's first client, once, and show its secret."""
    settings = Settings()
    office = office_of(settings, serving.load_keys(settings.key_file))

    async def made() -> FirstClient | None:
        try:
            return await furnish_operator(office)
        finally:
            await office.database.close()

    first = asyncio.run(made())
    if first is None:
        serving.die("the operator has its client already; an operator makes further ones at /v1/clients")
    typer.echo(first.model_dump_json(indent=2))


@app.command()
def rotate_keys(
    organisation: Annotated[str, typer.Option(help="the slug of one organisation")] = "",
    *,
    all_: Annotated[bool, typer.Option("--all", help="every organisation")] = False,
    resume: Annotated[bool, typer.Option(help="make no new key, only move who is left")] = False,
) -> None:
    """Give organisations a new key and move all data keys to it, while the API runs."""
    if bool(organisation) == all_:
        serving.die("say which: --organisation SLUG, or --all")

    shut: list[int] = []

    async def rotated(office: Office) -> None:
        for slug, id_ in (await these(office, organisation or None)).items():
            done = await rotation.rotate(office, id_, resume=resume)
            shut.append(done.unreadable if done else 0)
            typer.echo(f"{slug}: {_told(done)}")

    looked_after(Settings(), rotated)
    if sum(shut):
        serving.die(f"{sum(shut)} keys could not be opened and were left as they are")


def _told(done: rotation.Rotated | None) -> str:
    """What became of the keys of an organisation."""
    if done is None:
        return "has no key yet"
    shut = f", {done.unreadable} could not be opened" if done.unreadable else ""
    return f"key version {done.version}, {done.moved} keys moved{shut}"


@app.command()
def rewrap_keys() -> None:
    """Wrap every organisation's keys with the newest master of KEY_SERVICE, or move them there."""
    settings = Settings()
    before = former(settings, serving.load_keys(settings.key_file))

    async def rewrapped(office: Office) -> None:
        for slug, id_ in (await these(office, None)).items():
            typer.echo(f"{slug}: {await rotation.rewrap(office, id_, before)} keys")

    looked_after(settings, rewrapped)


@app.command()
def add_master() -> None:
    """Add a master key to KEY_FILE. Then start every process anew, then run rewrap-keys."""
    settings = Settings()
    typer.echo(f"{settings.key_file} has master key {KeyFile.renew(settings.key_file).newest}")


@app.command()
def renew_signing(
    *,
    at_once: Annotated[bool, typer.Option(help="believe nothing that the former key signed")] = False,
) -> None:
    """Renew the key in KEY_FILE that signs access tokens. Then start every process anew."""
    settings = Settings()
    KeyFile.renew_signing(settings.key_file, at_once=at_once)
    typer.echo(f"{settings.key_file} has a new key to sign tokens with: start every process anew")


_IDS = ("organisation_id", "person_id", "erasure_id")
#: What of a replay a person must look at.
_LOOK = {
    Completed.UNREADABLE: "has lines that are torn or not of this server",
    Completed.HELD: "has unconfirmed erasures of people whom a hold or an open case keeps",
}


@app.command()
def replay_erasures() -> None:
    """After a restore: destroy again whoever SHRED_LEDGER says was erased; safe to repeat."""
    settings = Settings()

    async def replayed(office: Office) -> None:
        told = await replay.replay(office)
        count = Counter(one.outcome for one in told)
        for outcome in Completed:
            typer.echo(f"{outcome}: {count[outcome]}")
        for one in told:
            if one.outcome == Completed.HELD and one.entry:
                typer.echo(" ".join(f"{name}={one.entry[name]}" for name in _IDS))
        complaints = [why for outcome, why in _LOOK.items() if count[outcome]]
        if complaints:
            serving.die(f"{settings.ledger_file} {', and '.join(complaints)}: look at them")

    looked_after(settings, replayed)


@app.command()
def check_isolation() -> None:
    """Look in the catalogue of MIGRATION_DATABASE_URL for a table without walls."""
    settings = Settings()
    if not settings.migration_database_url:
        serving.die("MIGRATION_DATABASE_URL is not set")
    complaints = asyncio.run(isolation.check(settings.migration_database_url))
    for complaint in complaints:
        typer.echo(complaint, err=True)
    if complaints:
        raise SystemExit(1)
    typer.echo("every table has its walls")


@app.command()
def openapi(
    path: Path = Path("openapi/openapi.json"),
    *,
    check: Annotated[bool, typer.Option(help="only say whether the file is up to date")] = False,
) -> None:
    """Write the OpenAPI document, or compare it with the committed one."""
    written = json.dumps(routes_only().openapi(), indent=2, ensure_ascii=False) + "\n"
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written)
    elif not path.exists() or path.read_text() != written:
        serving.die(f"{path} is not what the code says: run `make openapi` and commit it")


def _about_keys(error: Exception) -> str:
    if isinstance(error, KeyServerSilent):
        names = "VAULT_ADDR, VAULT_TOKEN_FILE, VAULT_MOUNT and VAULT_KEY"
        return f"the key server does not help ({error.why}): check {names}"
    return "these keys do not open what is in this database: check KEY_FILE, KEY_SERVICE and VAULT_KEY"


def run() -> None:
    """Run a command; what must be put right first is said in one line."""
    try:
        app()
    except (
        serving.CannotServe,
        provision.DatabaseRefused,
        EmbeddedUnavailable,
        KeyServiceError,
    ) as error:
        serving.die(str(error))
    except (KeyServerSilent, Unreadable) as error:
        serving.die(_about_keys(error))
    except ValidationError as error:
        serving.die("; ".join(f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()))
    except SettingsError as error:
        serving.die(str(error))
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        # Their own words would quote statements and addresses.
        serving.die(f"the database cannot be used ({type(error).__name__}): check its address")
