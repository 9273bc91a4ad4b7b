from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.field_group import FieldGroup
from ..models.lawful_basis import LawfulBasis

if TYPE_CHECKING:
    from ..models.contact import Contact
    from ..models.identity import Identity
    from ..models.released_document import ReleasedDocument
    from ..models.released_profile import ReleasedProfile


T = TypeVar("T", bound="DisclosureReceived")


@_attrs_define
class DisclosureReceived:
    """What you may read of a person, until it ends. A field group that was not released is null.

    Attributes:
        view (Literal['receiver']):
        id (UUID):
        version (int):
        field_groups (list[FieldGroup]):
        lawful_basis (LawfulBasis | None): null where she consented
        released_on (datetime.date):
        expires_at (datetime.datetime | None):
        identity (Identity | None):
        contact (Contact | None):
        profile (None | ReleasedProfile):
        assessments (list[str] | None): nothing of this kind is released yet
        legal (list[str] | None): nothing of this kind is kept yet
        documents (list[ReleasedDocument] | None):
    """

    view: Literal["receiver"]
    id: UUID
    version: int
    field_groups: list[FieldGroup]
    lawful_basis: LawfulBasis | None
    released_on: datetime.date
    expires_at: datetime.datetime | None
    identity: Identity | None
    contact: Contact | None
    profile: None | ReleasedProfile
    assessments: list[str] | None
    legal: list[str] | None
    documents: list[ReleasedDocument] | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.contact import Contact  # noqa: PLC0415
        from ..models.identity import Identity  # noqa: PLC0415
        from ..models.released_profile import ReleasedProfile  # noqa: PLC0415

        view = self.view

        id = str(self.id)

        version = self.version

        field_groups = []
        for field_groups_item_data in self.field_groups:
            field_groups_item = field_groups_item_data.value
            field_groups.append(field_groups_item)

        lawful_basis: None | str
        if isinstance(self.lawful_basis, LawfulBasis):
            lawful_basis = self.lawful_basis.value
        else:
            lawful_basis = self.lawful_basis

        released_on = self.released_on.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        identity: dict[str, Any] | None
        if isinstance(self.identity, Identity):
            identity = self.identity.to_dict()
        else:
            identity = self.identity

        contact: dict[str, Any] | None
        if isinstance(self.contact, Contact):
            contact = self.contact.to_dict()
        else:
            contact = self.contact

        profile: dict[str, Any] | None
        if isinstance(self.profile, ReleasedProfile):
            profile = self.profile.to_dict()
        else:
            profile = self.profile

        assessments: list[str] | None
        if isinstance(self.assessments, list):
            assessments = self.assessments

        else:
            assessments = self.assessments

        legal: list[str] | None
        if isinstance(self.legal, list):
            legal = self.legal

        else:
            legal = self.legal

        documents: list[dict[str, Any]] | None
        if isinstance(self.documents, list):
            documents = []
            for documents_type_0_item_data in self.documents:
                documents_type_0_item = documents_type_0_item_data.to_dict()
                documents.append(documents_type_0_item)

        else:
            documents = self.documents

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "view": view,
                "id": id,
                "version": version,
                "field_groups": field_groups,
                "lawful_basis": lawful_basis,
                "released_on": released_on,
                "expires_at": expires_at,
                "identity": identity,
                "contact": contact,
                "profile": profile,
                "assessments": assessments,
                "legal": legal,
                "documents": documents,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact import Contact  # noqa: PLC0415
        from ..models.identity import Identity  # noqa: PLC0415
        from ..models.released_document import ReleasedDocument  # noqa: PLC0415
        from ..models.released_profile import ReleasedProfile  # noqa: PLC0415

        d = dict(src_dict)
        view = cast(Literal["receiver"], d.pop("view"))
        if view != "receiver":
            raise ValueError(f"view must match const 'receiver', got '{view}'")

        id = UUID(d.pop("id"))

        version = d.pop("version")

        field_groups = []
        _field_groups = d.pop("field_groups")
        for field_groups_item_data in _field_groups:
            field_groups_item = FieldGroup(field_groups_item_data)

            field_groups.append(field_groups_item)

        def _parse_lawful_basis(data: object) -> LawfulBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lawful_basis_type_0 = LawfulBasis(data)

                return lawful_basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LawfulBasis | None, data)

        lawful_basis = _parse_lawful_basis(d.pop("lawful_basis"))

        released_on = datetime.date.fromisoformat(d.pop("released_on"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        def _parse_identity(data: object) -> Identity | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                identity_type_0 = Identity.from_dict(data)

                return identity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Identity | None, data)

        identity = _parse_identity(d.pop("identity"))

        def _parse_contact(data: object) -> Contact | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                contact_type_0 = Contact.from_dict(data)

                return contact_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Contact | None, data)

        contact = _parse_contact(d.pop("contact"))

        def _parse_profile(data: object) -> None | ReleasedProfile:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                profile_type_0 = ReleasedProfile.from_dict(data)

                return profile_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReleasedProfile, data)

        profile = _parse_profile(d.pop("profile"))

        def _parse_assessments(data: object) -> list[str] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                assessments_type_0 = cast(list[str], data)

                return assessments_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None, data)

        assessments = _parse_assessments(d.pop("assessments"))

        def _parse_legal(data: object) -> list[str] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                legal_type_0 = cast(list[str], data)

                return legal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None, data)

        legal = _parse_legal(d.pop("legal"))

        def _parse_documents(data: object) -> list[ReleasedDocument] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                documents_type_0 = []
                _documents_type_0 = data
                for documents_type_0_item_data in _documents_type_0:
                    documents_type_0_item = ReleasedDocument.from_dict(documents_type_0_item_data)

                    documents_type_0.append(documents_type_0_item)

                return documents_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ReleasedDocument] | None, data)

        documents = _parse_documents(d.pop("documents"))

        disclosure_received = cls(
            view=view,
            id=id,
            version=version,
            field_groups=field_groups,
            lawful_basis=lawful_basis,
            released_on=released_on,
            expires_at=expires_at,
            identity=identity,
            contact=contact,
            profile=profile,
            assessments=assessments,
            legal=legal,
            documents=documents,
        )

        return disclosure_received
