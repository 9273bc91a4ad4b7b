"""Houses, units, beds, and who has which bed from when until when: never two at one time."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0012_shelters"
down_revision = "0011_even"
branch_labels = None
depends_on = None

_OWNED = (
    *("shelters", "units", "beds", "allocations", "absences", "placement_exclusions"),
    *("waiting_entries", "turn_aways"),
)
#: What goes with a case whose time is over (G-16).
_FORGOTTEN = {"absences", "placement_exclusions", "waiting_entries"}
_STATUSES = (
    "'held', 'confirmed', 'occupied', 'departed', 'expired', 'cancelled', 'no_show', 'blocked', 'ended'"
)
_KINDS = "'referral', 'transfer', 'request'"

# The server that comes with us has no btree_gist: an id is a range of one id. The organisation stands beside
# the bed, so that a conflict never tells of another organisation's row (BED-1). Where somebody slept, nobody
# else can be said to have slept at that time.
_NO_TWO_IN_A_BED = """
    ALTER TABLE allocations ADD CONSTRAINT allocations_bed EXCLUDE USING gist (
        uuidrange(organisation_id, organisation_id, '[]') WITH &&,
        uuidrange(bed_id, bed_id, '[]') WITH &&,
        tstzrange(begins_at, ends_at) WITH &&
    ) WHERE (status IN ('held', 'confirmed', 'occupied', 'blocked')
             OR (status = 'departed' AND guest_id IS NOT NULL))"""
# BED-3: whoever sleeps, or slept, somewhere was nowhere else at that time.
_NOBODY_IN_TWO_BEDS = """
    ALTER TABLE allocations ADD CONSTRAINT allocations_guest EXCLUDE USING gist (
        uuidrange(organisation_id, organisation_id, '[]') WITH &&,
        uuidrange(guest_id, guest_id, '[]') WITH &&,
        tstzrange(begins_at, ends_at) WITH &&
    ) WHERE (status IN ('occupied', 'departed') AND guest_id IS NOT NULL)"""


#: What an organisation decides about its beds: by itself, and from what to what.
_SETTINGS = (
    ("longest_hold_hours", "24", "hold", "BETWEEN 1 AND 72"),
    ("most_renewals", "2", "renewals", "BETWEEN 0 AND 5"),
    ("availability_fresh_hours", "24", "fresh", "BETWEEN 1 AND 168"),
)


def upgrade() -> None:
    """Make it so."""
    for name, usual, short, bounds in _SETTINGS:
        op.add_column(
            "organisation_settings", sa.Column(name, sa.Integer(), server_default=usual, nullable=False)
        )
        op.create_check_constraint(
            f"organisation_settings_{short}", "organisation_settings", f"{name} {bounds}"
        )
    op.drop_constraint("agreements_kind", "agreements")
    op.create_check_constraint("agreements_kind", "agreements", f"kind IN ({_KINDS}, 'availability')")
    op.create_table(
        "availability_bands",
        sa.Column("from_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("suitability", sa.String(), nullable=False),
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fresh_until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("band IN ('0', '1-2', '3+')", name="availability_bands_band"),
        sa.ForeignKeyConstraint(
            ["from_organisation_id"],
            ["organisations.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("from_organisation_id", "id"),
    )
    op.create_index(
        "availability_bands_of_receiver", "availability_bands", ["to_organisation_id", "id"], unique=False
    )
    op.create_index(
        "availability_bands_one",
        "availability_bands",
        ["from_organisation_id", "to_organisation_id", "suitability"],
        unique=True,
    )
    op.create_table(
        "shelters",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code_name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("max_stay_days", sa.Integer(), nullable=False),
        sa.Column("staffing", sa.String(), nullable=False),
        sa.Column("admission", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('Shelter', 'TransitFlat', 'HostFamily')", name="shelters_kind"),
        sa.CheckConstraint("status IN ('open', 'closed')", name="shelters_status"),
        sa.CheckConstraint("max_stay_days BETWEEN 1 AND 3650", name="shelters_max_stay"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("shelters_by_creation", "shelters", ["organisation_id", "created_at", "id"], unique=False)
    op.create_index("shelters_code_name", "shelters", ["organisation_id", "code_name"], unique=True)
    op.create_table(
        "turn_aways",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("needs", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("persons_count", sa.Integer(), nullable=False),
        sa.Column("shelter_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("persons_count BETWEEN 1 AND 1000", name="turn_aways_persons"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "shelter_id"],
            ["shelters.organisation_id", "shelters.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "turn_aways_by_creation", "turn_aways", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index("turn_aways_by_day", "turn_aways", ["organisation_id", "happened_on"], unique=False)
    op.create_table(
        "units",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shelter_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("let_as", sa.String(), nullable=False),
        sa.Column("suitability", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("step_free", sa.Boolean(), nullable=False),
        sa.Column("cots", sa.Integer(), nullable=False),
        sa.CheckConstraint("let_as IN ('Bed', 'Unit')", name="units_let_as"),
        sa.CheckConstraint("cots BETWEEN 0 AND 20", name="units_cots"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "shelter_id"],
            ["shelters.organisation_id", "shelters.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("units_code", "units", ["organisation_id", "shelter_id", "code"], unique=True)
    op.create_table(
        "beds",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shelter_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("overflow_reason", sa.String(), nullable=True),
        sa.Column("overflow_until", sa.Date(), nullable=True),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.CheckConstraint("num_nonnulls(overflow_reason, overflow_until) IN (0, 2)", name="beds_overflow"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "shelter_id"],
            ["shelters.organisation_id", "shelters.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "unit_id"],
            ["units.organisation_id", "units.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("beds_code", "beds", ["organisation_id", "unit_id", "code"], unique=True)
    op.create_index("beds_of_shelter", "beds", ["organisation_id", "shelter_id", "id"], unique=False)
    op.create_table(
        "allocations",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("shelter_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("bed_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("guest_id", sa.Uuid(), nullable=True),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.Column("stay_id", sa.Uuid(), nullable=True),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.Column("block_reason", sa.String(), nullable=True),
        sa.Column("checked_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exit_reason", sa.String(), nullable=True),
        sa.Column("override_reason", sa.String(), nullable=True),
        sa.Column("override_by", sa.Uuid(), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(block_reason IS NOT NULL) = (status IN ('blocked', 'ended'))", name="allocations_block"
        ),
        sa.CheckConstraint("(status = 'held') <= (expires_at IS NOT NULL)", name="allocations_hold_ends"),
        sa.CheckConstraint(
            "ends_at IS NOT NULL OR status IN ('occupied', 'blocked')", name="allocations_open_end"
        ),
        sa.CheckConstraint(
            f"status IN ({_STATUSES})",
            name="allocations_status",
        ),
        sa.CheckConstraint("ends_at > begins_at", name="allocations_not_empty"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "bed_id"],
            ["beds.organisation_id", "beds.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "shelter_id"],
            ["shelters.organisation_id", "shelters.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "unit_id"],
            ["units.organisation_id", "units.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "allocations_by_creation", "allocations", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "allocations_held",
        "allocations",
        ["organisation_id", "expires_at"],
        unique=False,
        postgresql_where=sa.text("status = 'held'"),
    )
    op.create_index(
        "allocations_of_bed", "allocations", ["organisation_id", "bed_id", "begins_at"], unique=False
    )
    op.create_index("allocations_of_case", "allocations", ["organisation_id", "case_id"], unique=False)
    op.create_index(
        "allocations_of_household", "allocations", ["organisation_id", "household_id"], unique=False
    )
    op.create_index(
        "allocations_of_referral", "allocations", ["organisation_id", "referral_id"], unique=False
    )
    op.create_index(
        "allocations_taking",
        "allocations",
        ["organisation_id", "bed_id", "begins_at"],
        unique=False,
        postgresql_where=sa.text("status IN ('held', 'confirmed', 'occupied', 'blocked')"),
    )
    op.create_index(
        "allocations_one_in_bed",
        "allocations",
        ["organisation_id", "bed_id"],
        unique=True,
        postgresql_where=sa.text("status = 'occupied'"),
    )
    op.create_index(
        "allocations_one_bed",
        "allocations",
        ["organisation_id", "guest_id"],
        unique=True,
        postgresql_where=sa.text("status = 'occupied' AND guest_id IS NOT NULL"),
    )
    op.create_table(
        "placement_exclusions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("shelter_id", sa.Uuid(), nullable=True),
        sa.Column("other_case_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("case_id <> other_case_id", name="placement_exclusions_two"),
        sa.CheckConstraint("status IN ('in_force', 'lifted')", name="placement_exclusions_status"),
        sa.CheckConstraint("num_nonnulls(shelter_id, other_case_id) = 1", name="placement_exclusions_of_one"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "other_case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "shelter_id"],
            ["shelters.organisation_id", "shelters.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "placement_exclusions_of", "placement_exclusions", ["organisation_id", "case_id"], unique=False
    )
    op.create_index(
        "placement_exclusions_of_other",
        "placement_exclusions",
        ["organisation_id", "other_case_id"],
        unique=False,
    )
    op.create_table(
        "waiting_entries",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("needs", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("withdrawn_reason", sa.String(), nullable=True),
        sa.CheckConstraint("status IN ('waiting', 'placed', 'withdrawn')", name="waiting_entries_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "waiting_entries_by_creation",
        "waiting_entries",
        ["organisation_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "waiting_entries_now",
        "waiting_entries",
        ["organisation_id", "case_id"],
        unique=True,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "absences",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("allocation_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("until_on > from_on", name="absences_not_empty"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "allocation_id"],
            ["allocations.organisation_id", "allocations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("absences_of", "absences", ["organisation_id", "allocation_id", "from_on"], unique=True)
    op.execute("CREATE TYPE uuidrange AS RANGE (subtype = uuid)")
    op.execute(_NO_TWO_IN_A_BED)
    op.execute(_NOBODY_IN_TWO_BEDS)
    for table in _OWNED:
        walls.owned(table, deletable=table in _FORGOTTEN)
    walls.two_party("availability_bands")
    walls.changed_by_maker("availability_bands")


def downgrade() -> None:
    """Undo it."""
    op.drop_table("availability_bands")
    for table in reversed(_OWNED):
        op.drop_table(table)
    op.execute("DROP TYPE uuidrange")
    op.drop_constraint("agreements_kind", "agreements")
    # What an agreement is about never changes: one about beds is none where there are none.
    op.execute("DELETE FROM agreements WHERE kind = 'availability'")
    op.create_check_constraint("agreements_kind", "agreements", f"kind IN ({_KINDS})")
    for name, *_ in reversed(_SETTINGS):
        op.drop_column("organisation_settings", name)
