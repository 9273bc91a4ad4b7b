"""What travels about people: who she is and how to reach her, apart from what happened to her."""

from datetime import date, datetime
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Day, Id, In, Instant, Language, Line, Out, Patch, Time
from trafficking_api.vocabulary.types import (
    AccessReason,
    ContactKind,
    ContactNote,
    CountryCode,
    DatePrecision,
    EducationLevel,
    GuardianKind,
    HouseholdRelation,
    IdentityDocumentKind,
    MaritalStatus,
    MigrationStatus,
    Role,
    Weekday,
    YesNoUnknown,
)

UNIQUE: JsonDict = {"uniqueItems": True}
_IDENTITY: JsonDict = {
    "first_name": "Example",
    "family_name": "Person",
    "aliases": ["Sample"],
    "birth_date": "1999-04-30",
    "birth_date_precision": "Day",
    "citizenships": ["LA"],
    "languages": {"primary": "lo", "secondary": "fr"},
    "identity_documents": [{"kind": "Passport", "number": "XX0000000", "country": "LA"}],
}
_CONTACT: JsonDict = {
    "entries": [
        {
            "kind": "MobilePhone",
            "value": "+32 400 00 00 00",
            "safe_to_contact": "yes",
            "safe_times": [{"days": ["Monday", "Thursday"], "since": "10:00", "until": "15:30"}],
            "notes": ["TextFirst"],
        }
    ],
    "mailing": {"country": "BE"},
}


class Languages(Patch):
    """The languages that she speaks best."""

    primary: Language | None = None
    secondary: Language | None = None


class IdentityDocument(In):
    """A paper that says who she is."""

    kind: IdentityDocumentKind
    number: Line | None = None
    country: CountryCode | None = None
    valid_until: Day | None = None


class Guardian(Patch):
    """Who answers for a minor."""

    kind: GuardianKind | None = None
    name: Line | None = None
    phone: Line | None = None
    since_on: Day | None = None


class Identity(Patch):
    """Who a person is. Everything is optional: she may be helped before anything is known of her."""

    model_config = ConfigDict(json_schema_extra={"examples": [_IDENTITY]})

    salutation: Line | None = None
    first_name: Line | None = None
    middle_name: Line | None = None
    family_name: Line | None = None
    aliases: list[Line] = Field(default=[], max_length=20, json_schema_extra=UNIQUE)
    birth_date: Day | None = None
    birth_date_precision: DatePrecision | None = None
    citizenships: list[CountryCode] = Field(default=[], max_length=10, json_schema_extra=UNIQUE)
    stateless: bool | None = None
    languages: Languages | None = None
    marital_status: MaritalStatus | None = None
    number_of_children: int | None = Field(default=None, ge=0, le=50)
    education_level: EducationLevel | None = None
    identity_documents: list[IdentityDocument] = Field(default=[], max_length=20)
    guardian: Guardian | None = None
    deceased: bool | None = None
    migration_status: list[MigrationStatus] = Field(default=[], max_length=17, json_schema_extra=UNIQUE)


class SafeTime(In):
    """When to reach her, at her own place's time; a window that ends before it begins goes past midnight."""

    days: list[Weekday] = Field(min_length=1, max_length=7, json_schema_extra=UNIQUE)
    since: Time
    until: Time


class ContactEntry(In):
    """One way to reach her, and whether it is safe."""

    kind: ContactKind
    value: Line
    safe_to_contact: YesNoUnknown
    safe_times: list[SafeTime] = Field(default=[], max_length=20)
    notes: list[ContactNote] = Field(default=[], max_length=8, json_schema_extra=UNIQUE)


class Mailing(Patch):
    """Where letters reach her."""

    street: Line | None = None
    city: Line | None = None
    state: Line | None = None
    postal_code: Line | None = None
    country: CountryCode | None = None


class Contact(Patch):
    """How to reach a person."""

    model_config = ConfigDict(json_schema_extra={"examples": [_CONTACT]})

    entries: list[ContactEntry] = Field(default=[], max_length=20)
    mailing: Mailing | None = None


class NewPerson(In):
    """A person to be written down."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"identity": _IDENTITY, "contact": _CONTACT}]})

    identity: Identity
    contact: Contact | None = None


class PersonPatch(Patch):
    """A merge patch (RFC 7396) of identity and contact: what is absent stays, an array is replaced whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"identity": _IDENTITY, "contact": _CONTACT}]})

    identity: Identity = Identity()
    contact: Contact = Contact()


class PersonPublic(Out):
    """A person, without saying who she is."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    made_by: UUID | None = Field(description="the member who wrote her down")
    retain_until: date = Field(description="the day until which her record is kept")
    on_legal_hold: bool = Field(description="kept beyond that day")
    household_links: int = Field(
        ge=0, le=2_147_483_647, description="how many people of her household are known"
    )
    created_at: datetime
    updated_at: datetime


class IdentifiedPerson(PersonPublic):
    """A person: who she is and how to reach her."""

    identity: Identity
    contact: Contact


class PersonFilter(PageParams):
    """Which people."""

    updated_since: Instant | None = None


class PersonSearch(In):
    """Who is looked for, in your own organisation only: by words of a name, a document's number, or both."""

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "examples": [{"name": "Example Person"}]}
    )

    name: Line | None = None
    document_number: Line | None = None

    @model_validator(mode="after")
    def _something(self) -> "PersonSearch":
        if self.name is None and self.document_number is None:
            raise PydanticCustomError("nothing_to_search", "a name, a document's number, or both")
        return self


class FoundPerson(Out):
    """Somebody whom a search found."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    identity: Identity


class FoundPeople(Out):
    """Whom a search found, the newest first."""

    items: list[FoundPerson] = Field(max_length=50)
    is_complete: bool = Field(description="false when there are more: say more of the name")


class AccessPublic(Out):
    """Somebody saw or changed a person's record; she may be shown this."""

    id: UUID
    seen_at: datetime
    member_id: UUID | None
    member_name: str | None = Field(max_length=200)
    role: Role | None
    operation: str = Field(max_length=100, description="what was done")
    reason: AccessReason | None = Field(description="why, where it was not her own caseworker")


class NewHouseholdLink(In):
    """Another person of the household."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"other_id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11", "relation": "Child"}]
        }
    )

    other_id: Id
    relation: HouseholdRelation = Field(description="what the other one is to this person")


class HouseholdLinkPublic(Out):
    """Somebody of the household, seen from one of the two; from the other it is the inverse relation."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    person_id: UUID
    other_id: UUID
    relation: HouseholdRelation = Field(description="what the other one is to this person")
    created_at: datetime
