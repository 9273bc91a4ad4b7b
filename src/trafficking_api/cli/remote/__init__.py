"""Commands for scripts. They call the public API like anybody else, and know nothing of the database."""

import typer
from typer.main import get_command

from trafficking_api.cli.remote import events, exporting, importing, signing_in, sync, webhooks
from trafficking_api.cli.remote.exits import Ended

__all__ = ["Ended", "add_to", "app", "names"]

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def add_to(app: typer.Typer) -> None:
    """Add them to the commands there are."""
    app.command()(signing_in.login)
    app.command()(signing_in.whoami)
    app.command()(exporting.export)
    app.command(name="import")(importing.import_)
    app.add_typer(events.app, name="events")
    app.add_typer(sync.app, name="sync")
    app.add_typer(webhooks.app, name="webhooks")


add_to(app)


def names() -> set[str]:
    """The first words of these commands."""
    return set(getattr(get_command(app), "commands", ()))
