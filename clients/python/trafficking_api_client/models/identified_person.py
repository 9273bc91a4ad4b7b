from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.contact import Contact
    from ..models.identity import Identity


T = TypeVar("T", bound="IdentifiedPerson")


@_attrs_define
class IdentifiedPerson:
    """A person: who she is and how to reach her.

    Attributes:
        id (UUID):
        version (int):
        made_by (None | UUID): the member who wrote her down
        retain_until (datetime.date): the day until which her record is kept
        on_legal_hold (bool): kept beyond that day
        household_links (int): how many people of her household are known
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        identity (Identity): Who a person is. Everything is optional: she may be helped before anything is known of her.
        contact (Contact): How to reach a person.
    """

    id: UUID
    version: int
    made_by: None | UUID
    retain_until: datetime.date
    on_legal_hold: bool
    household_links: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    identity: Identity
    contact: Contact

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        made_by: None | str
        if isinstance(self.made_by, UUID):
            made_by = str(self.made_by)
        else:
            made_by = self.made_by

        retain_until = self.retain_until.isoformat()

        on_legal_hold = self.on_legal_hold

        household_links = self.household_links

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        identity = self.identity.to_dict()

        contact = self.contact.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "made_by": made_by,
                "retain_until": retain_until,
                "on_legal_hold": on_legal_hold,
                "household_links": household_links,
                "created_at": created_at,
                "updated_at": updated_at,
                "identity": identity,
                "contact": contact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact import Contact  # noqa: PLC0415
        from ..models.identity import Identity  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        def _parse_made_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                made_by_type_0 = UUID(data)

                return made_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        made_by = _parse_made_by(d.pop("made_by"))

        retain_until = datetime.date.fromisoformat(d.pop("retain_until"))

        on_legal_hold = d.pop("on_legal_hold")

        household_links = d.pop("household_links")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        identity = Identity.from_dict(d.pop("identity"))

        contact = Contact.from_dict(d.pop("contact"))

        identified_person = cls(
            id=id,
            version=version,
            made_by=made_by,
            retain_until=retain_until,
            on_legal_hold=on_legal_hold,
            household_links=household_links,
            created_at=created_at,
            updated_at=updated_at,
            identity=identity,
            contact=contact,
        )

        return identified_person
