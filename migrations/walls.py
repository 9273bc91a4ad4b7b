"""Puts the walls around a table: which rows an organisation can see and write, enforced by the database."""

from typing import Any

from alembic import op
from sqlalchemy.types import UserDefinedType


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id."""

    def get_col_spec(self, **_options: Any) -> str:
        return "xid8"


OWNER, RUNTIME = "trafficking_owner", "trafficking_app"

#: An InitPlan: evaluated once per statement, not once per row.
ME = "(SELECT app.organisation())"


def _policy(table: str, command: str, *, using: str | None = None, check: str | None = None) -> None:
    clauses = (f" USING ({using})" if using else "") + (f" WITH CHECK ({check})" if check else "")
    op.execute(f"CREATE POLICY {table}_{command.lower()} ON {table} FOR {command} TO {RUNTIME}{clauses}")


def even(table: str, *organisations: str) -> None:
    """Let the planner know nothing of which organisation has how many rows.

    It would take an organisation that came after the last ANALYZE for empty, and then reads all its rows for
    each one that it wants (see docs/decisions/0020-plans-for-everybody.md).
    """
    for column in organisations:
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _raise_walls(table: str, grants: str) -> None:
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    # Without it a data migration would touch no row, and say nothing.
    op.execute(f"CREATE POLICY {table}_migrations ON {table} TO {OWNER} USING (true) WITH CHECK (true)")
    op.execute(f"GRANT {grants} ON {table} TO {RUNTIME}")


def owned(table: str, *, deletable: bool = False) -> None:
    """A table of which every row belongs to one organisation, and is in nobody else's reach."""
    _raise_walls(table, "SELECT, INSERT, UPDATE" + (", DELETE" if deletable else ""))
    even(table, "organisation_id")
    mine = f"organisation_id = {ME}"
    _policy(table, "SELECT", using=mine)
    _policy(table, "INSERT", check=mine)
    _policy(table, "UPDATE", using=mine, check=mine)
    if deletable:
        _policy(table, "DELETE", using=mine)


def append_only(table: str, *, deletable: bool = False) -> None:
    """An owned table whose rows are never changed: the runtime role has no such right.

    Nor can it remove them, unless they must end with what they are about (G-16).
    """
    _raise_walls(table, "SELECT, INSERT" + (", DELETE" if deletable else ""))
    even(table, "organisation_id")
    mine = f"organisation_id = {ME}"
    _policy(table, "SELECT", using=mine)
    _policy(table, "INSERT", check=mine)
    if deletable:
        _policy(table, "DELETE", using=mine)


def two_party(
    table: str,
    *,
    hidden: tuple[str, ...] = (),
    frozen: tuple[str, ...] = (),
    once: str = "",
    made_by_either: bool = False,
    received_if: str = "",
) -> None:
    """A table of which every row lies between two organisations, made by the one it comes from, or by either.

    `hidden` are the states in which the receiver does not see the row, and `received_if` is what else must
    hold for it. From and to never change, nor do the `frozen` columns once the column `once` is filled.
    """
    _raise_walls(table, "SELECT, INSERT, UPDATE")
    even(table, "from_organisation_id", "to_organisation_id")
    states = ", ".join(f"'{state}'" for state in hidden)
    received = f"to_organisation_id = {ME}" + (f" AND status NOT IN ({states})" if states else "")
    received += f" AND {received_if}" if received_if else ""
    seen = f"from_organisation_id = {ME} OR ({received})"
    _policy(table, "SELECT", using=seen)
    either = f"from_organisation_id = {ME} OR to_organisation_id = {ME}"
    _policy(table, "INSERT", check=either if made_by_either else f"from_organisation_id = {ME}")
    _policy(table, "UPDATE", using=seen, check=either)
    keep(table, "from_organisation_id", "to_organisation_id")
    if frozen:
        condition = f"OLD.{once} IS NOT NULL" if once else "true"
        keep(table, *frozen, condition=condition, name="frozen")


def changed_by_maker(table: str) -> None:
    """Let nobody but the organisation that a row comes from change it: who receives it reads it."""
    made = f"from_organisation_id = {ME}"
    op.execute(f"ALTER POLICY {table}_update ON {table} USING ({made}) WITH CHECK ({made})")


def two_party_log(table: str) -> None:
    """A table between two organisations: either writes rows, and nobody ever changes or removes one."""
    _raise_walls(table, "SELECT, INSERT")
    even(table, "from_organisation_id", "to_organisation_id")
    either = f"from_organisation_id = {ME} OR to_organisation_id = {ME}"
    _policy(table, "SELECT", using=either)
    _policy(table, "INSERT", check=either)
    keep(table, "from_organisation_id", "to_organisation_id")


def keep(table: str, *columns: str, condition: str = "true", name: str = "parties") -> None:
    """Refuse any change of these columns."""
    arguments = ", ".join(f"'{column}'" for column in columns)
    op.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({condition}) "
        f"EXECUTE FUNCTION app.keep({arguments})"
    )


def directory(table: str, *, own_id: str) -> None:
    """A table that all may read, and that the operator or the row's own organisation may write."""
    _raise_walls(table, "SELECT, INSERT, UPDATE")
    _policy(table, "SELECT", using="true")
    _policy(table, "INSERT", check="(SELECT app.is_operator())")
    mine = f"{own_id} = {ME} OR (SELECT app.is_operator())"
    _policy(table, "UPDATE", using=mine, check=mine)


def told(table: str) -> None:
    """Let others read a row of an owned table as far as its `grade` goes, and its owner alone write it.

    Partners are those with an active agreement, of which the database lets each see its own; its dates are
    days of the caller, so they are for the query to ask.
    """
    pair = (
        f"(a.from_organisation_id = {one} AND a.to_organisation_id = {other})"
        for one, other in ((ME, f"{table}.organisation_id"), (f"{table}.organisation_id", ME))
    )
    partner = f"EXISTS (SELECT FROM agreements a WHERE a.status = 'active' AND ({' OR '.join(pair)}))"
    named = f"grade = 'partner' OR (grade = 'pair' AND {ME} = ANY (open_to))"
    op.execute(
        f"CREATE POLICY {table}_told ON {table} FOR SELECT TO {RUNTIME} "
        f"USING ({ME} IS NOT NULL AND (grade = 'public' OR (({named}) AND {partner})))"
    )
