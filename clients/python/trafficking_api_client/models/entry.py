from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

T = TypeVar("T", bound="Entry")


@_attrs_define
class Entry:
    """Where to find what.

    Attributes:
        name (Literal['trafficking-api']):
        version (str):
        licence (Literal['EUPL-1.2']):
        docs (str):
        openapi (str):
        health (str):
        token (str):
    """

    name: Literal["trafficking-api"]
    version: str
    licence: Literal["EUPL-1.2"]
    docs: str
    openapi: str
    health: str
    token: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        version = self.version

        licence = self.licence

        docs = self.docs

        openapi = self.openapi

        health = self.health

        token = self.token

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "version": version,
                "licence": licence,
                "docs": docs,
                "openapi": openapi,
                "health": health,
                "token": token,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = cast(Literal["trafficking-api"], d.pop("name"))
        if name != "trafficking-api":
            raise ValueError(f"name must match const 'trafficking-api', got '{name}'")

        version = d.pop("version")

        licence = cast(Literal["EUPL-1.2"], d.pop("licence"))
        if licence != "EUPL-1.2":
            raise ValueError(f"licence must match const 'EUPL-1.2', got '{licence}'")

        docs = d.pop("docs")

        openapi = d.pop("openapi")

        health = d.pop("health")

        token = d.pop("token")

        entry = cls(
            name=name,
            version=version,
            licence=licence,
            docs=docs,
            openapi=openapi,
            health=health,
            token=token,
        )

        return entry
