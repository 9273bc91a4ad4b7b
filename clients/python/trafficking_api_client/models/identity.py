from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.date_precision import DatePrecision
from ..models.education_level import EducationLevel
from ..models.marital_status import MaritalStatus
from ..models.migration_status import MigrationStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.guardian import Guardian
    from ..models.identity_document import IdentityDocument
    from ..models.languages import Languages


T = TypeVar("T", bound="Identity")


@_attrs_define
class Identity:
    """Who a person is. Everything is optional: she may be helped before anything is known of her.

    Attributes:
        salutation (None | str | Unset):
        first_name (None | str | Unset):
        middle_name (None | str | Unset):
        family_name (None | str | Unset):
        aliases (list[str] | Unset):
        birth_date (datetime.date | None | Unset):
        birth_date_precision (DatePrecision | None | Unset):
        citizenships (list[CountryCode] | Unset):
        stateless (bool | None | Unset):
        languages (Languages | None | Unset):
        marital_status (MaritalStatus | None | Unset):
        number_of_children (int | None | Unset):
        education_level (EducationLevel | None | Unset):
        identity_documents (list[IdentityDocument] | Unset):
        guardian (Guardian | None | Unset):
        deceased (bool | None | Unset):
        migration_status (list[MigrationStatus] | Unset):
    """

    salutation: None | str | Unset = UNSET
    first_name: None | str | Unset = UNSET
    middle_name: None | str | Unset = UNSET
    family_name: None | str | Unset = UNSET
    aliases: list[str] | Unset = UNSET
    birth_date: datetime.date | None | Unset = UNSET
    birth_date_precision: DatePrecision | None | Unset = UNSET
    citizenships: list[CountryCode] | Unset = UNSET
    stateless: bool | None | Unset = UNSET
    languages: Languages | None | Unset = UNSET
    marital_status: MaritalStatus | None | Unset = UNSET
    number_of_children: int | None | Unset = UNSET
    education_level: EducationLevel | None | Unset = UNSET
    identity_documents: list[IdentityDocument] | Unset = UNSET
    guardian: Guardian | None | Unset = UNSET
    deceased: bool | None | Unset = UNSET
    migration_status: list[MigrationStatus] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.guardian import Guardian  # noqa: PLC0415
        from ..models.languages import Languages  # noqa: PLC0415

        salutation: None | str | Unset
        if isinstance(self.salutation, Unset):
            salutation = UNSET
        else:
            salutation = self.salutation

        first_name: None | str | Unset
        if isinstance(self.first_name, Unset):
            first_name = UNSET
        else:
            first_name = self.first_name

        middle_name: None | str | Unset
        if isinstance(self.middle_name, Unset):
            middle_name = UNSET
        else:
            middle_name = self.middle_name

        family_name: None | str | Unset
        if isinstance(self.family_name, Unset):
            family_name = UNSET
        else:
            family_name = self.family_name

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        birth_date: None | str | Unset
        if isinstance(self.birth_date, Unset):
            birth_date = UNSET
        elif isinstance(self.birth_date, datetime.date):
            birth_date = self.birth_date.isoformat()
        else:
            birth_date = self.birth_date

        birth_date_precision: None | str | Unset
        if isinstance(self.birth_date_precision, Unset):
            birth_date_precision = UNSET
        elif isinstance(self.birth_date_precision, DatePrecision):
            birth_date_precision = self.birth_date_precision.value
        else:
            birth_date_precision = self.birth_date_precision

        citizenships: list[str] | Unset = UNSET
        if not isinstance(self.citizenships, Unset):
            citizenships = []
            for citizenships_item_data in self.citizenships:
                citizenships_item = citizenships_item_data.value
                citizenships.append(citizenships_item)

        stateless: bool | None | Unset
        if isinstance(self.stateless, Unset):
            stateless = UNSET
        else:
            stateless = self.stateless

        languages: dict[str, Any] | None | Unset
        if isinstance(self.languages, Unset):
            languages = UNSET
        elif isinstance(self.languages, Languages):
            languages = self.languages.to_dict()
        else:
            languages = self.languages

        marital_status: None | str | Unset
        if isinstance(self.marital_status, Unset):
            marital_status = UNSET
        elif isinstance(self.marital_status, MaritalStatus):
            marital_status = self.marital_status.value
        else:
            marital_status = self.marital_status

        number_of_children: int | None | Unset
        if isinstance(self.number_of_children, Unset):
            number_of_children = UNSET
        else:
            number_of_children = self.number_of_children

        education_level: None | str | Unset
        if isinstance(self.education_level, Unset):
            education_level = UNSET
        elif isinstance(self.education_level, EducationLevel):
            education_level = self.education_level.value
        else:
            education_level = self.education_level

        identity_documents: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.identity_documents, Unset):
            identity_documents = []
            for identity_documents_item_data in self.identity_documents:
                identity_documents_item = identity_documents_item_data.to_dict()
                identity_documents.append(identity_documents_item)

        guardian: dict[str, Any] | None | Unset
        if isinstance(self.guardian, Unset):
            guardian = UNSET
        elif isinstance(self.guardian, Guardian):
            guardian = self.guardian.to_dict()
        else:
            guardian = self.guardian

        deceased: bool | None | Unset
        if isinstance(self.deceased, Unset):
            deceased = UNSET
        else:
            deceased = self.deceased

        migration_status: list[str] | Unset = UNSET
        if not isinstance(self.migration_status, Unset):
            migration_status = []
            for migration_status_item_data in self.migration_status:
                migration_status_item = migration_status_item_data.value
                migration_status.append(migration_status_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if salutation is not UNSET:
            field_dict["salutation"] = salutation
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if middle_name is not UNSET:
            field_dict["middle_name"] = middle_name
        if family_name is not UNSET:
            field_dict["family_name"] = family_name
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if birth_date is not UNSET:
            field_dict["birth_date"] = birth_date
        if birth_date_precision is not UNSET:
            field_dict["birth_date_precision"] = birth_date_precision
        if citizenships is not UNSET:
            field_dict["citizenships"] = citizenships
        if stateless is not UNSET:
            field_dict["stateless"] = stateless
        if languages is not UNSET:
            field_dict["languages"] = languages
        if marital_status is not UNSET:
            field_dict["marital_status"] = marital_status
        if number_of_children is not UNSET:
            field_dict["number_of_children"] = number_of_children
        if education_level is not UNSET:
            field_dict["education_level"] = education_level
        if identity_documents is not UNSET:
            field_dict["identity_documents"] = identity_documents
        if guardian is not UNSET:
            field_dict["guardian"] = guardian
        if deceased is not UNSET:
            field_dict["deceased"] = deceased
        if migration_status is not UNSET:
            field_dict["migration_status"] = migration_status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.guardian import Guardian  # noqa: PLC0415
        from ..models.identity_document import IdentityDocument  # noqa: PLC0415
        from ..models.languages import Languages  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_salutation(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        salutation = _parse_salutation(d.pop("salutation", UNSET))

        def _parse_first_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        first_name = _parse_first_name(d.pop("first_name", UNSET))

        def _parse_middle_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        middle_name = _parse_middle_name(d.pop("middle_name", UNSET))

        def _parse_family_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        family_name = _parse_family_name(d.pop("family_name", UNSET))

        aliases = cast(list[str], d.pop("aliases", UNSET))

        def _parse_birth_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_type_0 = datetime.date.fromisoformat(data)

                return birth_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        birth_date = _parse_birth_date(d.pop("birth_date", UNSET))

        def _parse_birth_date_precision(data: object) -> DatePrecision | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_precision_type_0 = DatePrecision(data)

                return birth_date_precision_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DatePrecision | None | Unset, data)

        birth_date_precision = _parse_birth_date_precision(d.pop("birth_date_precision", UNSET))

        _citizenships = d.pop("citizenships", UNSET)
        citizenships: list[CountryCode] | Unset = UNSET
        if _citizenships is not UNSET:
            citizenships = []
            for citizenships_item_data in _citizenships:
                citizenships_item = CountryCode(citizenships_item_data)

                citizenships.append(citizenships_item)

        def _parse_stateless(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        stateless = _parse_stateless(d.pop("stateless", UNSET))

        def _parse_languages(data: object) -> Languages | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                languages_type_0 = Languages.from_dict(data)

                return languages_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Languages | None | Unset, data)

        languages = _parse_languages(d.pop("languages", UNSET))

        def _parse_marital_status(data: object) -> MaritalStatus | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                marital_status_type_0 = MaritalStatus(data)

                return marital_status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MaritalStatus | None | Unset, data)

        marital_status = _parse_marital_status(d.pop("marital_status", UNSET))

        def _parse_number_of_children(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        number_of_children = _parse_number_of_children(d.pop("number_of_children", UNSET))

        def _parse_education_level(data: object) -> EducationLevel | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                education_level_type_0 = EducationLevel(data)

                return education_level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EducationLevel | None | Unset, data)

        education_level = _parse_education_level(d.pop("education_level", UNSET))

        _identity_documents = d.pop("identity_documents", UNSET)
        identity_documents: list[IdentityDocument] | Unset = UNSET
        if _identity_documents is not UNSET:
            identity_documents = []
            for identity_documents_item_data in _identity_documents:
                identity_documents_item = IdentityDocument.from_dict(identity_documents_item_data)

                identity_documents.append(identity_documents_item)

        def _parse_guardian(data: object) -> Guardian | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                guardian_type_0 = Guardian.from_dict(data)

                return guardian_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Guardian | None | Unset, data)

        guardian = _parse_guardian(d.pop("guardian", UNSET))

        def _parse_deceased(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        deceased = _parse_deceased(d.pop("deceased", UNSET))

        _migration_status = d.pop("migration_status", UNSET)
        migration_status: list[MigrationStatus] | Unset = UNSET
        if _migration_status is not UNSET:
            migration_status = []
            for migration_status_item_data in _migration_status:
                migration_status_item = MigrationStatus(migration_status_item_data)

                migration_status.append(migration_status_item)

        identity = cls(
            salutation=salutation,
            first_name=first_name,
            middle_name=middle_name,
            family_name=family_name,
            aliases=aliases,
            birth_date=birth_date,
            birth_date_precision=birth_date_precision,
            citizenships=citizenships,
            stateless=stateless,
            languages=languages,
            marital_status=marital_status,
            number_of_children=number_of_children,
            education_level=education_level,
            identity_documents=identity_documents,
            guardian=guardian,
            deceased=deceased,
            migration_status=migration_status,
        )

        return identity
