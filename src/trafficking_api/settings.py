"""Everything a deployment can choose, in one place."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
#: An address of mail: a word, a name of the network, and nothing that could begin a header.
ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*", re.ASCII)


class Settings(BaseSettings):
    """Settings, read from the environment (upper-case names) and from nowhere else."""

    # What does not fit may be an address with its password: an error must not show it.
    model_config = SettingsConfigDict(extra="ignore", hide_input_in_errors=True)

    database_url: str = Field(default="", description="PostgreSQL, as the runtime role (trafficking_app)")
    admin_database_url: str = Field(default="", description="a superuser, for prepare-database only")
    migration_database_url: str = Field(default="", description="a login that may SET ROLE trafficking_owner")
    runtime_password: str = Field(default="", description="what prepare-database gives trafficking_app")
    backup_password: str = Field(default="", description="what prepare-database gives trafficking_backup")
    key_file: Path = Field(default=Path("keys.json"), description="master and signing keys, mode 0600")
    key_service: Literal["file", "vault"] = Field(
        default="file", description="who wraps the organisations' keys"
    )
    vault_addr: str = Field(default="", description="the key server, https://...")
    vault_token_file: Path = Field(default=Path("vault-token"), description="holds the token for it")
    vault_mount: str = Field(default="transit", description="where its transit engine is mounted")
    vault_key: str = Field(default="trafficking-api", description="the engine's key, of an AEAD type")
    vault_namespace: str = Field(default="", description="where there are namespaces")
    shred_ledger: Path | None = Field(
        default=None,
        description="who was erased, apart from database and backups; default: beside the key file",
    )
    seal_ledger: Path | None = Field(
        default=None,
        description="the heads of what was sealed, apart from the database; default: beside the key file",
    )
    issuer: str = Field(
        default="http://127.0.0.1:8000", description="`iss` of tokens; this API's own address"
    )
    audience: str = Field(default="trafficking-api", description="`aud` of tokens")
    token_seconds: int = Field(default=600, ge=60, le=900)
    allowed_origins: list[str] = Field(default_factory=list, description="browsers' origins; empty = none")
    demo: bool = Field(default=False, description="marks every answer `Demo: true`")
    sweep_seconds: float = Field(default=5.0, ge=0.05, description="pause between two sweeps")
    sweep_inside: bool = Field(
        default=True, description="sweep in the API process; one process sweeps at a time"
    )
    webhook_allowed_hosts: list[str] = Field(
        default_factory=list,
        description="hosts that webhooks reach without TLS and at private addresses; for development",
    )
    webhook_retry_seconds: float = Field(
        default=5.0, ge=0.01, le=3600, description="first pause before a webhook is tried again; then longer"
    )
    smtp_host: str = Field(default="", description="the server that takes mail; empty: no mail is sent")
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="`none` only on this machine, for development"
    )
    smtp_user: str = Field(default="", description="who signs in there; empty: nobody does")
    smtp_password: str = Field(default="", repr=False)
    smtp_from: str = Field(default="", description="the address that mail comes from; it should tell nothing")
    smtp_retry_seconds: float = Field(
        default=30.0, ge=0.01, le=3600, description="first pause before a mail is tried again; then longer"
    )
    peer_allowed_hosts: list[str] = Field(
        default_factory=list,
        description="partners' servers reached without TLS and at private addresses; for development",
    )
    pool_size: int = Field(default=10, ge=2, le=100)
    pool_timeout: float = Field(default=3.0, gt=0, description="seconds to wait for a free connection")
    database_timeout: float = Field(default=5.0, gt=0, description="seconds after which the database is gone")
    answer_seconds: float = Field(default=5.3, gt=0, description="then the caller is told to come back")
    max_body_bytes: int = Field(default=1_048_576, ge=1024)
    body_seconds: float = Field(default=10.0, gt=0, description="deadline for a request body to arrive")
    file_seconds: float = Field(default=120.0, gt=0, description="the same for a file, over a slow line")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @property
    def ledger_file(self) -> Path:
        """Where the shred ledger is."""
        return self.shred_ledger or self.key_file.with_name("shred-ledger.jsonl")

    @property
    def seal_file(self) -> Path:
        """Where the heads of what was sealed are."""
        return self.seal_ledger or self.key_file.with_name("seal-ledger.jsonl")

    @model_validator(mode="after")
    def _mail(self) -> "Settings":
        """A server needs an address to send from, and, but on this machine, TLS."""
        if not self.smtp_host:
            return self
        if not ADDRESS.fullmatch(self.smtp_from):
            raise ValueError("SMTP_FROM must be an address, such as nobody@example.org")
        if self.smtp_security == "none" and self.smtp_host not in _THIS_MACHINE:
            raise ValueError("SMTP_SECURITY may be none only on this machine")
        if bool(self.smtp_user) != bool(self.smtp_password):
            raise ValueError("SMTP_USER and SMTP_PASSWORD belong together")
        return self

    @field_validator("database_url", "admin_database_url", "migration_database_url")
    @classmethod
    def _address(cls, value: str) -> str:
        """Only PostgreSQL, by the one driver, however the address is written."""
        try:
            url = make_url(value) if value else None
        except (ArgumentError, ValueError):
            raise ValueError("this is no address of a database") from None
        if url is None:
            return value
        if url.get_backend_name() != "postgresql":
            raise ValueError("the database must be PostgreSQL")
        return url.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)
