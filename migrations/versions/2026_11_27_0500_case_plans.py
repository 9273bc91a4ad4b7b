"""Plans with their goals and visits, what was found and done, and what a centre plans with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations import walls

revision = "0013_case_plans"
down_revision = "0012_shelters"
branch_labels = None
depends_on = None


_APPROVED = "status IN ('active', 'under_review', 'superseded', 'completed', 'discontinued')"
_PLAN = (
    "'draft', 'in_approval', 'active', 'under_review', 'superseded', 'completed', 'discontinued', 'discarded'"
)
_GOAL = (
    "'proposed', 'accepted', 'active', 'on_hold', 'achieved', 'partly_achieved', 'not_achieved', 'cancelled'"
)
_OWNED = (
    *("funded_projects", "plan_templates", "questionnaires", "assessments", "case_plans"),
    *("goals", "requirement_exemptions", "visits", "plan_actions", "delivered_services"),
)
#: What a centre plans with is no person's, and stays.
_FORMS = {"questionnaires", "plan_templates", "funded_projects"}
#: What was written down for good; only the words of it can be emptied, when she is forgotten.
_FIXED = {
    "assessments": (
        "case_id",
        "kind",
        "assessed_on",
        "assessor_id",
        "questionnaire_id",
        "domains",
        "created_at",
    ),
    "delivered_services": (
        *("case_id", "type", "check_kind", "delivered_on", "sessions", "minutes", "worker_id", "provider_id"),
        *("funded_project_id", "cost", "created_at"),
    ),
    "questionnaires": ("code", "edition", "title", "questions", "created_at"),
    "plan_templates": ("code", "edition", "title", "goals", "follow_up", "requirements", "created_at"),
    "case_plans": ("case_id", "edition", "previous_id", "template_id", "author_id", "created_at"),
    "visits": ("case_id", "case_plan_id", "previous_id", "due_on"),
    "requirement_exemptions": ("case_id", "case_plan_id", "requirement", "until_on", "approver_id"),
}
_WORDS = {
    "assessments": "findings",
    "delivered_services": "details",
    "requirement_exemptions": "reason",
}


def upgrade() -> None:
    """Make it so."""
    _plan()
    _work()
    _fence()


def _plan() -> None:
    op.create_table(
        "funded_projects",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("funder", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint("status IN ('open', 'ended')", name="funded_projects_status"),
        sa.CheckConstraint("until_on >= from_on", name="funded_projects_time"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "funded_projects_by_creation",
        "funded_projects",
        ["organisation_id", "created_at", "id"],
        unique=False,
    )
    op.create_index("funded_projects_code", "funded_projects", ["organisation_id", "code"], unique=True)
    op.create_table(
        "plan_templates",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("goals", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("follow_up", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("requirements", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint("status IN ('in_use', 'retired')", name="plan_templates_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "plan_templates_by_creation", "plan_templates", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "plan_templates_edition", "plan_templates", ["organisation_id", "code", "edition"], unique=True
    )
    op.create_index(
        "plan_templates_in_use",
        "plan_templates",
        ["organisation_id", "code"],
        unique=True,
        postgresql_where=sa.text("status = 'in_use'"),
    )
    op.create_table(
        "questionnaires",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("questions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("status IN ('in_use', 'retired')", name="questionnaires_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "questionnaires_by_creation", "questionnaires", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "questionnaires_edition", "questionnaires", ["organisation_id", "code", "edition"], unique=True
    )
    op.create_index(
        "questionnaires_in_use",
        "questionnaires",
        ["organisation_id", "code"],
        unique=True,
        postgresql_where=sa.text("status = 'in_use'"),
    )
    op.create_table(
        "assessments",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessor_id", sa.Uuid(), nullable=False),
        sa.Column("questionnaire_id", sa.Uuid(), nullable=True),
        sa.Column("domains", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("status IN ('recorded', 'entered_in_error')", name="assessments_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "assessor_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "questionnaire_id"],
            ["questionnaires.organisation_id", "questionnaires.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "assessments_by_creation", "assessments", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index("assessments_for", "assessments", ["organisation_id", "sealed_for"], unique=False)
    op.create_index(
        "assessments_of", "assessments", ["organisation_id", "case_id", "assessed_on", "id"], unique=False
    )
    op.create_table(
        "case_plans",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("editor_id", sa.Uuid(), nullable=False),
        sa.Column("approver_id", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_agreed_reason", sa.String(), nullable=True),
        sa.Column("consulted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("consulted_in", sa.String(), nullable=True),
        sa.Column("with_interpreter", sa.Boolean(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.Column("follow_up", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("requirements", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("discontinue_reason", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(status = 'completed') = (completed_at IS NOT NULL)", name="case_plans_completed"
        ),
        sa.CheckConstraint(
            "(status = 'discontinued') = (discontinue_reason IS NOT NULL)", name="case_plans_discontinued"
        ),
        sa.CheckConstraint(
            f"({_APPROVED}) = (approver_id IS NOT NULL)",
            name="case_plans_approved",
        ),
        sa.CheckConstraint(
            f"NOT ({_APPROVED}) OR num_nonnulls(agreed_at, not_agreed_reason) = 1",
            name="case_plans_asked",
        ),
        sa.CheckConstraint(
            f"status IN ({_PLAN})",
            name="case_plans_status",
        ),
        sa.CheckConstraint("(edition = 1) = (previous_id IS NULL)", name="case_plans_edition"),
        sa.CheckConstraint("approver_id NOT IN (author_id, editor_id)", name="case_plans_four_eyes"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "approver_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "author_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "editor_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "previous_id"],
            ["case_plans.organisation_id", "case_plans.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "template_id"],
            ["plan_templates.organisation_id", "plan_templates.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "case_plans_by_creation", "case_plans", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index("case_plans_for", "case_plans", ["organisation_id", "sealed_for"], unique=False)
    op.create_index(
        "case_plans_linear",
        "case_plans",
        ["organisation_id", "previous_id"],
        unique=True,
        postgresql_where=sa.text("status <> 'discarded' AND previous_id IS NOT NULL"),
    )
    op.create_index("case_plans_of", "case_plans", ["organisation_id", "case_id", "id"], unique=False)
    op.create_index(
        "case_plans_one_active",
        "case_plans",
        ["organisation_id", "case_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('active', 'under_review')"),
    )
    op.create_index(
        "case_plans_one_written",
        "case_plans",
        ["organisation_id", "case_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'in_approval')"),
    )
    op.create_index(
        "case_plans_to_review",
        "case_plans",
        ["organisation_id", "review_on"],
        unique=False,
        postgresql_where=sa.text("status IN ('active', 'under_review')"),
    )


def _work() -> None:
    op.create_table(
        "goals",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("case_plan_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(status IN ('proposed', 'accepted', 'active', 'on_hold')) = (ended_at IS NULL)",
            name="goals_ended",
        ),
        sa.CheckConstraint(
            f"status IN ({_GOAL})",
            name="goals_status",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_plan_id"],
            ["case_plans.organisation_id", "case_plans.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("goals_by_creation", "goals", ["organisation_id", "created_at", "id"], unique=False)
    op.create_index("goals_for", "goals", ["organisation_id", "sealed_for"], unique=False)
    op.create_index("goals_of", "goals", ["organisation_id", "case_id", "id"], unique=False)
    op.create_index("goals_of_plan", "goals", ["organisation_id", "case_plan_id", "id"], unique=False)
    op.create_table(
        "requirement_exemptions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("case_plan_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("requirement", sa.String(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("approver_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("status IN ('in_force', 'revoked')", name="requirement_exemptions_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "approver_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_plan_id"],
            ["case_plans.organisation_id", "case_plans.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "requirement_exemptions_for",
        "requirement_exemptions",
        ["organisation_id", "sealed_for"],
        unique=False,
    )
    op.create_index(
        "requirement_exemptions_of",
        "requirement_exemptions",
        ["organisation_id", "case_id", "id"],
        unique=False,
    )
    op.create_index(
        "requirement_exemptions_of_plan",
        "requirement_exemptions",
        ["organisation_id", "case_plan_id", "id"],
        unique=False,
    )
    op.create_table(
        "visits",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("case_plan_id", sa.Uuid(), nullable=True),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("missed_reason", sa.String(), nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(status = 'cancelled') = (cancel_reason IS NOT NULL)", name="visits_cancelled"),
        sa.CheckConstraint("(status = 'done') = (done_on IS NOT NULL)", name="visits_done"),
        sa.CheckConstraint("(status = 'missed') = (missed_reason IS NOT NULL)", name="visits_missed"),
        sa.CheckConstraint("status IN ('scheduled', 'done', 'missed', 'cancelled')", name="visits_status"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_plan_id"],
            ["case_plans.organisation_id", "case_plans.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "previous_id"],
            ["visits.organisation_id", "visits.id"],
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "worker_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index("visits_by_day", "visits", ["organisation_id", "due_on", "id"], unique=False)
    op.create_index(
        "visits_due",
        "visits",
        ["organisation_id", "due_on", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'scheduled'"),
    )
    op.create_index("visits_for", "visits", ["organisation_id", "sealed_for"], unique=False)
    op.create_index(
        "visits_linear",
        "visits",
        ["organisation_id", "previous_id"],
        unique=True,
        postgresql_where=sa.text("previous_id IS NOT NULL"),
    )
    op.create_index("visits_of", "visits", ["organisation_id", "case_id", "due_on", "id"], unique=False)
    op.create_index("visits_of_plan", "visits", ["organisation_id", "case_plan_id"], unique=False)
    op.create_table(
        "plan_actions",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("service_type", sa.String(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("provider_id", sa.Uuid(), nullable=True),
        sa.Column("funded_project_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("cost", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("skip_reason", sa.String(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint("(status = 'skipped') = (skip_reason IS NOT NULL)", name="plan_actions_skipped"),
        sa.CheckConstraint(
            "(status IN ('planned', 'in_progress')) = (ended_at IS NULL)", name="plan_actions_ended"
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'in_progress', 'done', 'skipped')", name="plan_actions_status"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "funded_project_id"],
            ["funded_projects.organisation_id", "funded_projects.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "goal_id"],
            ["goals.organisation_id", "goals.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "worker_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "plan_actions_by_creation", "plan_actions", ["organisation_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "plan_actions_due",
        "plan_actions",
        ["organisation_id", "due_on", "id"],
        unique=False,
        postgresql_where=sa.text("status IN ('planned', 'in_progress')"),
    )
    op.create_index("plan_actions_for", "plan_actions", ["organisation_id", "sealed_for"], unique=False)
    op.create_index("plan_actions_of", "plan_actions", ["organisation_id", "case_id", "id"], unique=False)
    op.create_index(
        "plan_actions_of_goal", "plan_actions", ["organisation_id", "goal_id", "id"], unique=False
    )
    op.create_table(
        "delivered_services",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("check_kind", sa.String(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.Uuid(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("funded_project_id", sa.Uuid(), nullable=True),
        sa.Column("cost", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_for", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(type = 'MedicalCheck') = (check_kind IS NOT NULL)", name="delivered_services_check_kind"
        ),
        sa.CheckConstraint("status IN ('recorded', 'entered_in_error')", name="delivered_services_status"),
        sa.CheckConstraint("sessions BETWEEN 1 AND 1000", name="delivered_services_sessions"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "action_id"],
            ["plan_actions.organisation_id", "plan_actions.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "case_id"],
            ["cases.organisation_id", "cases.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "funded_project_id"],
            ["funded_projects.organisation_id", "funded_projects.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sealed_for"],
            ["people.organisation_id", "people.id"],
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "worker_id"],
            ["members.organisation_id", "members.id"],
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["organisations.id"],
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id"),
    )
    op.create_index(
        "delivered_services_by_day",
        "delivered_services",
        ["organisation_id", "delivered_on", "id"],
        unique=False,
    )
    op.create_index(
        "delivered_services_for", "delivered_services", ["organisation_id", "sealed_for"], unique=False
    )
    op.create_index(
        "delivered_services_of",
        "delivered_services",
        ["organisation_id", "case_id", "delivered_on", "id"],
        unique=False,
    )
    op.create_index(
        "delivered_services_of_action", "delivered_services", ["organisation_id", "action_id"], unique=False
    )


def _fence() -> None:
    op.add_column("cases", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.create_check_constraint("cases_merged_closed", "cases", "merged_into_id IS NULL OR status = 'closed'")
    op.create_check_constraint("cases_merged_two", "cases", "merged_into_id <> id")
    op.create_index(
        "cases_of_survivor",
        "cases",
        ["organisation_id", "merged_into_id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NOT NULL"),
    )
    op.create_foreign_key(
        "cases_merged_into",
        "cases",
        "cases",
        ["organisation_id", "merged_into_id"],
        ["organisation_id", "id"],
    )
    for table in _OWNED:
        walls.owned(table, deletable=table not in _FORMS)
    for table, columns in _FIXED.items():
        walls.keep(table, *columns, name="fixed")
    for table, words in _WORDS.items():
        walls.keep(table, words, condition=f"NEW.{words} IS NOT NULL", name="words")
    # PLAN-2: what was submitted is what is approved and agreed to, until it is taken back.
    walls.keep(
        "case_plans", "content", condition="OLD.status <> 'draft' AND NEW.content IS NOT NULL", name="words"
    )
    walls.keep(
        "case_plans",
        *("follow_up", "review_on", "requirements", "editor_id"),
        condition="OLD.status <> 'draft'",
        name="submitted",
    )
    # What she said to a plan in force, and who approved it, is never told otherwise afterwards.
    walls.keep(
        "case_plans",
        *("agreed_at", "not_agreed_reason", "consulted_at", "consulted_in", "with_interpreter"),
        *("approver_id", "approved_at"),
        condition="OLD.approver_id IS NOT NULL",
        name="approved",
    )


def downgrade() -> None:
    """Undo it."""
    for table in reversed(_OWNED):
        op.drop_table(table)
    op.drop_index("cases_of_survivor", "cases")
    for name in ("cases_merged_two", "cases_merged_closed", "cases_merged_into"):
        op.drop_constraint(name, "cases")
    op.drop_column("cases", "merged_into_id")
