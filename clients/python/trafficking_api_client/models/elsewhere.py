from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="Elsewhere")


@_attrs_define
class Elsewhere:
    """Where a partner works that has only a seat here: as which organisation, on which server.

    Attributes:
        organisation_id (UUID): its id there; it has the same here
        home_url (str): https at a public address, and no path; else only where the settings allow the host
    """

    organisation_id: UUID
    home_url: str

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        home_url = self.home_url

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisation_id": organisation_id,
                "home_url": home_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisation_id"))

        home_url = d.pop("home_url")

        elsewhere = cls(
            organisation_id=organisation_id,
            home_url=home_url,
        )

        return elsewhere
