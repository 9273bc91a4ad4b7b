"""Who a person is, sealed under a key of her own; to destroy that key is to forget her."""

from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
)
from sqlmodel import Field

from trafficking_api.kit.crypto import SealedDocument
from trafficking_api.kit.tables import Kept, Owned, Unrecorded


class Person(Kept, table=True):
    """A person under a random id. `identity` and `contact` are JSON documents, sealed under her own key."""

    __tablename__ = "people"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["organisation_id", "made_by"], ["members.organisation_id", "members.id"]),
        Index("people_by_creation", "organisation_id", "created_at", "id"),
        Index("people_by_retention", "organisation_id", "retain_until"),
    )
    recorded_as: ClassVar[str] = "person"

    # Random, and not in the order of time: the id of a person tells nothing, not even when she came.
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    identity: bytes | None = Field(default=None, sa_type=SealedDocument("people.identity"))
    contact: bytes | None = Field(default=None, sa_type=SealedDocument("people.contact"))
    #: Both documents are sealed at once, under this number: an old one cannot be put back beside a new one.
    sealed_version: int = 1
    made_by: UUID | None = None


class PersonKey(Unrecorded, table=True):
    """A person's data key, wrapped by the organisation's key of this version. Deleted when she is erased."""

    __tablename__ = "person_keys"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
    )

    organisation_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    key_version: int = Field(sa_type=SmallInteger)
    wrapped: bytes = Field(sa_type=LargeBinary)


class PersonToken(Unrecorded, table=True):
    """A keyed fingerprint by which a person is found: of a part of a name, or of a document's number."""

    __tablename__ = "person_tokens"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        CheckConstraint("kind IN ('name', 'document')", name="person_tokens_kind"),
        Index("person_tokens_of", "organisation_id", "person_id"),
    )

    organisation_id: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    token: bytes = Field(primary_key=True, sa_type=LargeBinary)
    person_id: UUID = Field(primary_key=True)


class HouseholdLink(Owned, table=True):
    """Two people who live or travel together; the relation is what the other one is to the person.

    The person is the one with the smaller id; from the other side it is the inverse relation.
    """

    __tablename__ = "household_links"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "other_id"], ["people.organisation_id", "people.id"]),
        # Each pair once, whichever side it was written down from.
        CheckConstraint("person_id < other_id", name="household_links_ordered"),
        UniqueConstraint("organisation_id", "person_id", "other_id", name="household_links_once"),
        Index("household_links_of_other", "organisation_id", "other_id"),
    )
    recorded_as: ClassVar[str] = "household_link"

    person_id: UUID
    other_id: UUID
    relation: str
