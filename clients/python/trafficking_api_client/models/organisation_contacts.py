from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.contact_public import ContactPublic
    from ..models.service_offer_public import ServiceOfferPublic


T = TypeVar("T", bound="OrganisationContacts")


@_attrs_define
class OrganisationContacts:
    """What an organisation tells you. What is not here it does not say, or does not say to you.

    Attributes:
        organisation_id (UUID):
        contacts (list[ContactPublic]):
        offers (list[ServiceOfferPublic]):
    """

    organisation_id: UUID
    contacts: list[ContactPublic]
    offers: list[ServiceOfferPublic]

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        contacts = []
        for contacts_item_data in self.contacts:
            contacts_item = contacts_item_data.to_dict()
            contacts.append(contacts_item)

        offers = []
        for offers_item_data in self.offers:
            offers_item = offers_item_data.to_dict()
            offers.append(offers_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisation_id": organisation_id,
                "contacts": contacts,
                "offers": offers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact_public import ContactPublic  # noqa: PLC0415
        from ..models.service_offer_public import ServiceOfferPublic  # noqa: PLC0415

        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisation_id"))

        contacts = []
        _contacts = d.pop("contacts")
        for contacts_item_data in _contacts:
            contacts_item = ContactPublic.from_dict(contacts_item_data)

            contacts.append(contacts_item)

        offers = []
        _offers = d.pop("offers")
        for offers_item_data in _offers:
            offers_item = ServiceOfferPublic.from_dict(offers_item_data)

            offers.append(offers_item)

        organisation_contacts = cls(
            organisation_id=organisation_id,
            contacts=contacts,
            offers=offers,
        )

        return organisation_contacts
