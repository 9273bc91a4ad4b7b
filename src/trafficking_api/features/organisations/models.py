"""The partner organisations, as everybody may look them up, and what each keeps to itself."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text

from trafficking_api.kit.tables import Directory, Owned


class Organisation(Directory, table=True):
    """A centre, an authority, or the operator of the deployment."""

    __tablename__ = "organisations"
    __table_args__ = (
        CheckConstraint("kind IN ('centre', 'authority', 'operator')", name="organisations_kind"),
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


class OrganisationSettings(Owned, table=True):
    """What an organisation decides for itself; its id is the organisation's."""

    __tablename__ = "organisation_settings"
    __table_args__ = (
        ForeignKeyConstraint(["organisation_id"], ["organisations.id"]),
        CheckConstraint("minimum_class_size >= 5", name="organisation_settings_class_size"),
        CheckConstraint("id = organisation_id", name="organisation_settings_one"),
    )
    recorded_as: ClassVar[str] = "organisation_settings"

    minimum_class_size: int
