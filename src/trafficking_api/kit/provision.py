"""Prepares a database server once: the three roles, the database, and what each role may do there."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import asyncpg
from asyncpg import Connection
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

OWNER = "trafficking_owner"
RUNTIME = "trafficking_app"
BACKUP = "trafficking_backup"

OLDEST = 15
# An advisory lock belongs to one database, roles to the whole server: everyone therefore locks in this one.
MEETING_PLACE = "postgres"
LOCK = 7_203_771_544_001
SCRAM_ITERATIONS = 4096
PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

ROLES = (
    (OWNER, "NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"),
    (RUNTIME, "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"),
    (BACKUP, "LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"),
)
LIMITS = (
    f"ALTER ROLE {RUNTIME} SET statement_timeout = '15s'",
    f"ALTER ROLE {RUNTIME} SET idle_in_transaction_session_timeout = '30s'",
    # A backup changes nothing, even by mistake; its statements may take as long as they take.
    f"ALTER ROLE {BACKUP} SET default_transaction_read_only = on",
)
# The backup reads what migrations make later; what the runtime role may, they say.
RIGHTS = (
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    f"GRANT USAGE ON SCHEMA public TO {RUNTIME}, {BACKUP}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT USAGE ON SCHEMAS TO {BACKUP}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT ON TABLES TO {BACKUP}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT ON SEQUENCES TO {BACKUP}",
)
COMPLAINTS = {
    "is superuser": "SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname IN (current_user, session_user)",
    "bypasses row-level security": """
        SELECT bool_or(rolbypassrls) FROM pg_roles WHERE rolname IN (current_user, session_user)""",
    "may act as a role with more rights": """
        SELECT bool_or(rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
                       OR starts_with(rolname, 'pg_'))
          FROM pg_roles WHERE pg_has_role(session_user, oid, 'MEMBER')""",
    "owns a table or another relation": """
        SELECT bool_or(pg_has_role(session_user, relowner, 'MEMBER')) FROM pg_class""",
    "owns a function": "SELECT bool_or(pg_has_role(session_user, proowner, 'MEMBER')) FROM pg_proc",
    "owns a schema": "SELECT bool_or(pg_has_role(session_user, nspowner, 'MEMBER')) FROM pg_namespace",
    "owns a database": "SELECT bool_or(pg_has_role(session_user, datdba, 'MEMBER')) FROM pg_database",
    "may create schemas in the database": "SELECT has_database_privilege(current_database(), 'CREATE')",
    "may create in a schema": """
        SELECT bool_or(has_schema_privilege(oid, 'CREATE')) FROM pg_namespace""",
    "may make temporary tables": "SELECT has_database_privilege(current_database(), 'TEMP')",
}


class DatabaseRefused(Exception):
    """The server or the database is not one we can work with; the message is one line for a human."""


async def prepare(admin_url: str, database: str, *, runtime_password: str, backup_password: str) -> None:
    """Make the roles and the database, or bring them to what they must be; safe to repeat, even at once."""
    if not PLAIN_NAME.fullmatch(database):
        message = f"The database name {database!r} is refused: small letters, digits and _ only."
        raise DatabaseRefused(message)
    passwords = {RUNTIME: scram_verifier(runtime_password), BACKUP: scram_verifier(backup_password)}
    try:
        async with _connected(admin_url, MEETING_PLACE) as server:
            await _refuse_old(server)
            await server.execute("SELECT pg_advisory_lock($1)", LOCK)  # ends with the connection
            await _make_roles(server, passwords)
            await _make_database(server, database)
            async with _connected(admin_url, database) as inside:
                for statement in RIGHTS:
                    await inside.execute(statement)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, SQLAlchemyError) as error:
        message = f"The database server refused to be prepared: {_one_line(error)}"
        raise DatabaseRefused(message) from error


async def check_runtime_role(connection: AsyncConnection) -> list[str]:
    """List what the connected role may do beyond its work; the application insists on an empty list."""
    role = await connection.scalar(text("SELECT session_user"))
    return [f"{role} {what}" for what, query in COMPLAINTS.items() if await connection.scalar(text(query))]


def url_as(admin_url: str, role: str, password: str, database: str) -> str:
    """Give the address of a database on the same server for another role."""
    url = make_url(admin_url).set(
        drivername="postgresql+asyncpg", username=role, password=password, database=database
    )
    return url.render_as_string(hide_password=False)


def scram_verifier(password: str) -> str:
    """Turn a password into what the server stores: it and its log never see the password itself."""
    if not (password and password.isascii() and password.isprintable()):
        # Others are rewritten before hashing (RFC 4013), and not by every client alike.
        message = "A database password must be printable ASCII and not empty."
        raise DatabaseRefused(message)
    salt = secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, SCRAM_ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    parts = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${SCRAM_ITERATIONS}:{parts[0]}${parts[1]}:{parts[2]}"


@asynccontextmanager
async def _connected(admin_url: str, database: str) -> AsyncIterator[Connection]:
    """Open the driver's own connection: one transaction a statement, none in SQLAlchemy's log."""
    url = make_url(admin_url).set(drivername="postgresql+asyncpg", database=database)
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": 10})
    try:
        async with engine.connect() as connection:
            raw = await connection.get_raw_connection()
            yield cast("Connection", raw.driver_connection)
    finally:
        await engine.dispose()


async def _refuse_old(server: Connection) -> None:
    version = server.get_server_version()
    if version.major < OLDEST:
        message = f"PostgreSQL {version.major} is too old: {OLDEST} or later is needed."
        raise DatabaseRefused(message)


async def _make_roles(server: Connection, passwords: dict[str, str]) -> None:
    for role, attributes in ROLES:
        there = await server.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", role)
        verb = "ALTER" if there else "CREATE"
        secret = f" PASSWORD '{passwords[role]}'" if role in passwords else " PASSWORD NULL"
        await server.execute(f"{verb} ROLE {role} WITH {attributes}{secret}")
    for limit in LIMITS:
        await server.execute(limit)


async def _make_database(server: Connection, database: str) -> None:
    found = await server.fetchrow(
        """SELECT pg_get_userbyid(datdba) AS owner, pg_encoding_to_char(encoding) AS encoding
             FROM pg_database WHERE datname = $1""",
        database,
    )
    if found is None:
        how = "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        await server.execute(f'CREATE DATABASE "{database}" OWNER {OWNER} {how}')
    elif (found["owner"], found["encoding"]) != (OWNER, "UTF8"):
        message = f"Database {database} is {found['encoding']} of {found['owner']}, not UTF8 of {OWNER}."
        raise DatabaseRefused(message)
    await server.execute(f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC')
    await server.execute(f'GRANT CONNECT ON DATABASE "{database}" TO {RUNTIME}, {BACKUP}')


def _one_line(error: BaseException) -> str:
    """Give the server's own words; SQLAlchemy's wrapping would quote statements."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return " ".join(str(cause).split()) or type(cause).__name__
