"""Starts the server, and says in one line why it cannot."""

import asyncio
import gc
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import NoReturn
from uuid import UUID

import asyncpg
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool
from starlette.types import ASGIApp

from trafficking_api.access.mandate import Office
from trafficking_api.app import create_app, office_of
from trafficking_api.features.organisations.service import operator_keys
from trafficking_api.kit import logging, migrations
from trafficking_api.kit.crypto import KEY, Unreadable
from trafficking_api.kit.hearing import Protocol
from trafficking_api.kit.keys import KeyServiceError
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.provision import check_runtime_role
from trafficking_api.settings import Settings

OLDEST = 15


class CannotServe(Exception):
    """Something that must be put right first; its text is one line for a human."""


def die(message: str) -> NoReturn:
    """Say why in one line, and end with a failure."""
    sys.stderr.write(f"trafficking-api: {message}\n")
    raise SystemExit(1)


def refuse_taken(host: str, port: int) -> None:
    """Raise CannotServe when something else listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = os.strerror(error.errno or 0)
            msg = f"port {port} on {host} cannot be used: {why}; choose another with --port"
            raise CannotServe(msg) from None


async def check_database(url: str) -> None:
    """Raise CannotServe unless the database is there, new enough, migrated, and the role a runtime role."""
    if not url:
        msg = "DATABASE_URL is not set; see `make help`, or try `make demo`"
        raise CannotServe(msg)
    try:
        engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": 5})
    except (SQLAlchemyError, ImportError, ValueError) as error:
        msg = f"DATABASE_URL is not a PostgreSQL address ({type(error).__name__})"
        raise CannotServe(msg) from None
    try:
        async with engine.connect() as connection:
            await _refuse_unfit(connection)
    except (SQLAlchemyError, asyncpg.PostgresError, OSError) as error:
        msg = f"the database cannot be reached ({type(error).__name__}): check DATABASE_URL, and that it runs"
        raise CannotServe(msg) from None
    finally:
        await engine.dispose()


async def _refuse_unfit(connection: AsyncConnection) -> None:
    await connection.run_sync(_refuse_old)
    complaints = await check_runtime_role(connection)
    if complaints:
        raise CannotServe("the database role may do too much: " + "; ".join(complaints))
    if not await connection.run_sync(migrations.at_head):
        msg = "the database is not migrated: run `make migrate` first"
        raise CannotServe(msg)


def _refuse_old(connection: Connection) -> None:
    version = connection.dialect.server_version_info or (0,)
    if version < (OLDEST,):
        msg = f"PostgreSQL {version[0]} is too old: {OLDEST} or later is needed"
        raise CannotServe(msg)


def load_keys(path: Path) -> KeyFile:
    """The key file; raises CannotServe."""
    try:
        return KeyFile.load(path)
    except KeyServiceError as error:
        raise CannotServe(str(error)) from None


def configured(app: ASGIApp, host: str, port: int) -> uvicorn.Config:
    """How this server speaks HTTP."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="uvloop",
        http=Protocol,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=30,
    )


def run(app: FastAPI, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT, then let what is under way finish."""
    config = configured(app, host, port)
    # What is there now stays for good. To look through it for garbage would hold up a request by 0.2 s.
    gc.collect()
    gc.freeze()
    uvicorn.Server(config).run()


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve a deployment's database."""
    logging.configure(settings.log_level)
    keys = load_keys(settings.key_file)
    refuse_taken(host, port)
    asyncio.run(check_database(settings.database_url))
    asyncio.run(check_keys(settings, keys))
    run(create_app(settings, keys), host, port)


def check_ledgers(office: Office) -> None:
    """Raise CannotServe where a ledger cannot be written: then nobody can be erased."""
    for ledger in (office.ledger, office.seals.ledger):
        try:
            ledger.prepare()
        except OSError as error:
            msg = (
                f"{ledger.path} cannot be written ({type(error).__name__}): see SHRED_LEDGER and SEAL_LEDGER"
            )
            raise CannotServe(msg) from None


async def check_keys(settings: Settings, keys: KeyFile) -> None:
    """Raise CannotServe or KeyServerSilent when nothing sealed could be read, or nothing could be sealed."""
    office = office_of(settings, keys)
    check_ledgers(office)
    try:
        await _refuse_silent(office)
        await operator_keys(office)
    except Unreadable:
        whose = f"the key file {settings.key_file}"
        if settings.key_service == "vault":
            whose = f"the key {settings.vault_key} of the key server"
        msg = f"{whose} does not belong to this database (is `rewrap-keys` due?)"
        raise CannotServe(msg) from None
    finally:
        await office.database.close()


async def _refuse_silent(office: Office) -> None:
    """Raise Unreadable or KeyServerSilent unless the key service locks, and unlocks what it has locked."""
    service, nobody, key = office.keys.service, UUID(int=0), secrets.token_bytes(KEY)
    if await service.unwrap(nobody, await service.wrap(nobody, key)) != key:
        raise Unreadable
