"""People apart from their cases, who works on a case, who is barred from it, and who looked into it."""

import sqlalchemy as sa
from alembic import op

from migrations import walls

revision = "0004_people"
down_revision = "0003_members"
branch_labels = None
depends_on = None

_STATUSES = "'intake', 'active', 'suspended', 'follow_up', 'closed'"


def upgrade() -> None:
    """Make it so."""
    op.create_table(
        "people",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("retain_until", sa.Date(), nullable=False),
        sa.Column("on_legal_hold", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "made_by"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("people_by_creation", "people", ["organisation_id", "created_at", "id"], unique=False)
    op.create_index("people_by_retention", "people", ["organisation_id", "retain_until"], unique=False)
    op.create_table(
        "household_links",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.CheckConstraint("person_id <> other_id", name="household_links_two"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "other_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
        sa.UniqueConstraint("organisation_id", "person_id", "other_id", name="household_links_once"),
    )
    op.create_index(
        "household_links_of_other", "household_links", ["organisation_id", "other_id"], unique=False
    )
    op.create_table(
        "person_keys",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "person_id"),
    )
    op.create_table(
        "person_tokens",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('name', 'document')", name="person_tokens_kind"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "kind", "token", "person_id"),
    )
    op.create_index("person_tokens_of", "person_tokens", ["organisation_id", "person_id"], unique=False)
    op.create_table(
        "break_glass",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "member_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "break_glass_of", "break_glass", ["organisation_id", "case_id", "member_id", "until_at"], unique=False
    )
    op.create_table(
        "case_exclusions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "member_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "case_exclusions_now",
        "case_exclusions",
        ["organisation_id", "case_id", "member_id"],
        unique=True,
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
    op.create_table(
        "case_workers",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "member_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "case_workers_now",
        "case_workers",
        ["organisation_id", "case_id", "member_id"],
        unique=True,
        postgresql_where=sa.text("until_at IS NULL"),
    )
    op.create_index(
        "case_workers_of_member", "case_workers", ["organisation_id", "member_id", "case_id"], unique=False
    )
    op.add_column("cases", sa.Column("person_id", sa.Uuid(), nullable=True))
    op.add_column("cases", sa.Column("sensitivity", sa.String(), nullable=False, server_default="Protected"))
    op.add_column("cases", sa.Column("is_owner", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("cases", sa.Column("from_organisation_id", sa.Uuid(), nullable=True))
    op.add_column("cases", sa.Column("from_referral_id", sa.Uuid(), nullable=True))
    op.add_column("cases", sa.Column("retain_until", sa.Date(), nullable=True))
    op.add_column(
        "cases", sa.Column("on_legal_hold", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_index("cases_by_retention", "cases", ["organisation_id", "retain_until"], unique=False)
    op.create_index("cases_of_person", "cases", ["organisation_id", "person_id"], unique=False)
    op.create_foreign_key(
        "cases_person", "cases", "people", ["organisation_id", "person_id"], ["organisation_id", "id"]
    )
    # The defaults were for the cases that were there; from now on each says it.
    for column in ("sensitivity", "is_owner", "on_legal_hold"):
        op.alter_column("cases", column, server_default=None)
    op.drop_constraint("cases_status", "cases")
    op.create_check_constraint("cases_status", "cases", f"status IN ({_STATUSES})")
    op.create_check_constraint("cases_sensitivity", "cases", "sensitivity IN ('Protected', 'Sealed')")
    for table in ("people", "household_links", "case_workers", "case_exclusions", "break_glass"):
        walls.owned(table, deletable=table == "household_links")
    walls.owned("person_keys", deletable=True)
    walls.append_only("person_tokens", deletable=True)


def downgrade() -> None:
    """Undo it."""
    op.drop_constraint("cases_sensitivity", "cases")
    op.drop_constraint("cases_status", "cases")
    op.execute("UPDATE cases SET status = 'intake' WHERE status NOT IN ('intake', 'closed')")
    op.create_check_constraint("cases_status", "cases", "status IN ('intake', 'closed')")
    op.drop_constraint("cases_person", "cases", type_="foreignkey")
    op.drop_index("cases_of_person", table_name="cases")
    op.drop_index("cases_by_retention", table_name="cases")
    for column in (
        "on_legal_hold",
        "retain_until",
        "from_referral_id",
        "from_organisation_id",
        "is_owner",
        "sensitivity",
        "person_id",
    ):
        op.drop_column("cases", column)
    for table in (
        "case_workers",
        "case_exclusions",
        "break_glass",
        "person_tokens",
        "person_keys",
        "household_links",
        "people",
    ):
        op.drop_table(table)
