"""Runs the demo: its own database, a synthetic network, and the server as it is deployed."""

import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

from rich.console import Console

from trafficking_api import serving
from trafficking_api.app import create_app
from trafficking_api.demo.banner import greet
from trafficking_api.demo.database import Database
from trafficking_api.demo.folder import Folder, take
from trafficking_api.kit import embedded, logging
from trafficking_api.settings import Settings

HOST: Final = "127.0.0.1"


def demo(port: int, data_dir: Path, *, reset: bool) -> None:
    """Serve the demo until it is stopped. Raises CannotServe, EmbeddedUnavailable, DatabaseRefused."""
    serving.refuse_taken(HOST, port)
    folder, elsewhere = take(data_dir)
    if elsewhere is not None:
        _say(elsewhere)
    if reset:
        folder.empty()
    # SIGTERM ends the demo as Ctrl-C does: wherever it is, the database is stopped too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = embedded.start(folder.database)
    try:
        _serve(port, folder, Database(server.admin_url))
    finally:
        server.stop()


def _serve(port: int, folder: Folder, database: Database) -> None:
    if database.is_loaded():
        keys = folder.keys()
        database.open()
    else:
        _say("Loading the years of a synthetic network; this takes about a minute, once.")
        keys = folder.new_keys()
        database.build(folder, keys)
    base = f"http://{HOST}:{port}"
    settings = Settings(
        database_url=database.url,
        key_service="file",
        shred_ledger=folder.ledger,
        seal_ledger=folder.seals,
        issuer=base,
        demo=True,
        sweep_inside=True,
    )
    logging.configure(settings.log_level)
    app = create_app(settings, keys)
    greet(base, folder.show(), folder.credentials)
    with suppress(KeyboardInterrupt):  # served to the end: to be stopped is how it ends
        serving.run(app, HOST, port)


def _say(sentence: str) -> None:
    Console(highlight=False, markup=False, soft_wrap=True).print(sentence)
