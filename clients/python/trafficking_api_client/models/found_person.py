from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.identity import Identity


T = TypeVar("T", bound="FoundPerson")


@_attrs_define
class FoundPerson:
    """Somebody whom a search found.

    Attributes:
        id (UUID):
        version (int):
        identity (Identity): Who a person is. Everything is optional: she may be helped before anything is known of her.
    """

    id: UUID
    version: int
    identity: Identity

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        identity = self.identity.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "identity": identity,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identity import Identity  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        identity = Identity.from_dict(d.pop("identity"))

        found_person = cls(
            id=id,
            version=version,
            identity=identity,
        )

        return found_person
