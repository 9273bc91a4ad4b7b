"""The three kinds of table: what one organisation owns, what two share, and what everybody may look up."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import DateTime, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

#: Moments are stored with their zone; `timestamp without time zone` does not exist here.
MOMENT = DateTime(timezone=True)


def codes() -> Any:
    """A column of vocabulary codes."""
    return Field(default_factory=list, sa_type=ARRAY(Text))


def moment(**options: Any) -> Any:
    """A column of a moment in time."""
    return Field(sa_type=MOMENT, **options)


class Disclosure(StrEnum):
    """How far what a table holds may travel."""

    #: As far as consents, agreements and sight let it.
    ORDINARY = "ordinary"
    #: Between a person and her lawyer: into no release, export, timeline, search or figure (CRT-20).
    PRIVILEGED = "privileged"


class Recorded(SQLModel):
    """A row whose every change is recorded in the journal; `kind` is its name there."""

    recorded_as: ClassVar[str]
    disclosure: ClassVar[Disclosure] = Disclosure.ORDINARY

    if TYPE_CHECKING:  # each kind of table declares it behind the organisation, which leads every key
        id: UUID

    version: int = Field(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy passes the class
        table = getattr(cls, "__table__", None)
        return {} if table is None else {"version_id_col": table.c.version}

    def parties(self) -> set[UUID]:
        """The organisations this row is about: its owner, or the two it lies between."""
        raise NotImplementedError

    def journals(self, previous_state: str | None, acting: UUID) -> set[UUID]:
        """The organisations whose journal gets a change; `previous_state` is that of the step, if one."""
        del previous_state, acting
        return self.parties()

    def is_gone_for(self, party: UUID) -> bool:
        """True when a program of this organisation finds the row no longer, or finds it empty."""
        del party
        return False


class Unrecorded(SQLModel):
    """A row that is written beside recorded ones and says nothing by itself, such as a wrapped key."""

    disclosure: ClassVar[Disclosure] = Disclosure.ORDINARY


class Owned(Recorded):
    """A row of one organisation. Every key begins with it, so that no row can hang on another tenant's."""

    organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    created_at: datetime = moment()
    updated_at: datetime = moment()

    def parties(self) -> set[UUID]:
        return {self.organisation_id}


class Kept(Owned):
    """A row about a person: kept until a day, or while it is on hold; then only its shell is left."""

    retain_until: date | None = None
    on_legal_hold: bool = False
    hold_reason: str | None = None
    purged_on: date | None = None

    def is_gone_for(self, party: UUID) -> bool:
        del party
        return self.purged_on is not None


class TwoParty(Recorded):
    """A row between two organisations: it holds only what both may see, under an id that tells no time."""

    from_organisation_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    to_organisation_id: UUID

    def parties(self) -> set[UUID]:
        return {self.from_organisation_id, self.to_organisation_id}


class Directory(Recorded):
    """A row that all may read and only its owner or the operator may write."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime = moment()
    updated_at: datetime = moment()

    def parties(self) -> set[UUID]:
        return {self.id}

    def journals(self, previous_state: str | None, acting: UUID) -> set[UUID]:
        del previous_state
        return {acting}
