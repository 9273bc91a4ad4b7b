"""What two organisations have agreed to share, of which kind, and until when."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text

from trafficking_api.kit.tables import TwoParty, moment


class Agreement(TwoParty, table=True):
    """An agreement proposed by one organisation and signed by the other."""

    __tablename__ = "agreements"
    __table_args__ = (
        ForeignKeyConstraint(["from_organisation_id"], ["organisations.id"]),
        ForeignKeyConstraint(["to_organisation_id"], ["organisations.id"]),
        CheckConstraint("from_organisation_id <> to_organisation_id", name="agreements_two"),
        CheckConstraint("minimum_class_size >= 5", name="agreements_class_size"),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="agreements_dates"),
        CheckConstraint(
            "status IN ('proposed', 'active', 'withdrawn', 'declined', 'revoked')", name="agreements_status"
        ),
        CheckConstraint(
            "kind IN ('referral', 'transfer', 'request', 'availability')", name="agreements_kind"
        ),
        Index("agreements_of_receiver", "to_organisation_id", "id"),
        Index(
            "agreements_one_open",
            "from_organisation_id",
            "to_organisation_id",
            "kind",
            unique=True,
            postgresql_where=text("status IN ('proposed', 'active')"),
        ),
    )
    recorded_as: ClassVar[str] = "agreement"

    kind: str
    status: str = "proposed"
    minimum_class_size: int
    valid_from: date
    valid_until: date | None
    created_at: datetime = moment()
    updated_at: datetime = moment()
