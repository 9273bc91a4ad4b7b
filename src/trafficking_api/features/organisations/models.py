"""The partner organisations, as everybody may look them up, and what each keeps to itself."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from trafficking_api.kit.tables import Directory, Owned


class Organisation(Directory, table=True):
    """A centre, an authority, or the operator of the deployment."""

    __tablename__ = "organisations"
    __table_args__ = (
        CheckConstraint("kind IN ('centre', 'authority', 'operator')", name="organisations_kind"),
        CheckConstraint("home_url IS NULL OR kind = 'centre'", name="organisations_home"),
        Index("organisations_slug", "slug", unique=True),
        Index("organisations_one_operator", "kind", unique=True, postgresql_where=text("kind = 'operator'")),
    )
    recorded_as: ClassVar[str] = "organisation"

    slug: str
    name: str
    kind: str
    type: str
    country: str
    time_zone: str
    #: Where it works, if on another server: then this is its seat here, and nobody signs in to it.
    home_url: str | None = None


class OrganisationSettings(Owned, table=True):
    """What an organisation decides for itself; its id is the organisation's."""

    __tablename__ = "organisation_settings"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("minimum_class_size >= 5", name="organisation_settings_class_size"),
        CheckConstraint("id = organisation_id", name="organisation_settings_one"),
        CheckConstraint("longest_hold_hours BETWEEN 1 AND 72", name="organisation_settings_hold"),
        CheckConstraint("most_renewals BETWEEN 0 AND 5", name="organisation_settings_renewals"),
        CheckConstraint("availability_fresh_hours BETWEEN 1 AND 168", name="organisation_settings_fresh"),
    )
    recorded_as: ClassVar[str] = "organisation_settings"

    minimum_class_size: int
    #: For how long a bed is held, how often that can be renewed (BED-4), and after how long without anybody
    #: looking partners are told that it is not known what is free (BED-13).
    longest_hold_hours: int = Field(default=24, sa_column_kwargs={"server_default": "24"})
    most_renewals: int = Field(default=2, sa_column_kwargs={"server_default": "2"})
    availability_fresh_hours: int = Field(default=24, sa_column_kwargs={"server_default": "24"})
