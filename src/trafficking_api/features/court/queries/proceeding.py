"""SELECTs about proceedings: what is stored, and what the data of their country says of where they stand."""

import json
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Select, SQLColumnExpression, Text, cast, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.countries.court.procedures import Procedure, procedures
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import Proceeding
from trafficking_api.features.court.rules import stages
from trafficking_api.features.court.schemas.proceeding import (
    ProceedingBrief,
    ProceedingFilter,
    ProceedingPublic,
)
from trafficking_api.kit.read import Query, Shape


@cache
def _catalogue() -> str:
    """What there is to say of each stage of each row of the data, as JSON."""
    rows = ((country, row) for country, held in procedures().items() for row in held.procedures)
    return json.dumps({_key(country, row): _stages(row) for country, row in rows})


def _key(country: str, row: Procedure) -> str:
    return f"{country} {row.code} {row.effective_from.isoformat()}"


def _stages(row: Procedure) -> dict[str, Any]:
    return {
        stage.code: {
            "stage_labels": stage.labels.model_dump(),
            "is_terminal": stage.is_terminal,
            "allowed_commands": stages.allowed(row, stage.code),
            "advisory": row.advisory,
            "source": row.source,
        }
        for stage in row.stages
    }


def _said(mandate: Mandate) -> dict[str, SQLColumnExpression[Any]]:
    """What the data says of where a proceeding stands."""
    # An InitPlan: it is read once for a statement, not once for a row.
    catalogue = select(cast(literal(_catalogue()), JSONB)).scalar_subquery()
    day = func.to_char(col(Proceeding.template_from), "YYYY-MM-DD")
    row = func.concat_ws(" ", col(Proceeding.country), col(Proceeding.procedure), day)
    standing = func.jsonb_extract_path(catalogue, row, col(Proceeding.stage), type_=JSONB)
    found: dict[str, SQLColumnExpression[Any]] = {
        "stage_labels": standing["stage_labels"],
        "is_terminal": cast(standing["is_terminal"], Boolean),
        "allowed_commands": standing["allowed_commands"],
        "advisory": cast(standing["advisory"], Boolean),
        "source": standing["source"].astext,
    }
    if not mandate.may(Permission.COURT_FILES_COMMAND):
        found["allowed_commands"] = cast(literal("[]", Text), JSONB)
    return found


def _proceedings(mandate: Mandate, wire: type[ProceedingBrief]) -> Query:
    query = select(*reach.columns(Proceeding, wire.model_fields, _said(mandate)))
    return query.where(reach.seen(mandate, Proceeding))


def proceedings(mandate: Mandate, wanted: ProceedingFilter) -> Shape:
    """The proceedings of cases in sight, without courts and numbers."""
    names = ("case_id", "court_file_id", "procedure", "stage")
    query = _proceedings(mandate, ProceedingBrief)
    return Shape(reach.filtered(query, Proceeding, wanted, *names), ProceedingBrief)


def proceeding(mandate: Mandate, proceeding_id: UUID) -> list[Shape]:
    """One proceeding, with the court and its number there."""
    query = reach.in_words(mandate, Proceeding, _proceedings(mandate, ProceedingPublic))
    return [Shape(query.where(col(Proceeding.id) == proceeding_id), ProceedingPublic)]


def proceeding_in_sight(mandate: Mandate, proceeding_id: UUID) -> Select[Proceeding]:
    """A proceeding of a case that the caller sees."""
    return select(Proceeding).where(reach.seen(mandate, Proceeding), col(Proceeding.id) == proceeding_id)


def proceeding_of(mandate: Mandate, case_id: UUID, proceeding_id: UUID) -> Select[Proceeding]:
    """A proceeding of this case."""
    return select(Proceeding).where(
        col(Proceeding.organisation_id) == mandate.organisation_id,
        col(Proceeding.case_id) == case_id,
        col(Proceeding.id) == proceeding_id,
    )


def locked_proceeding(mandate: Mandate, proceeding_id: UUID) -> Select[Proceeding]:
    """A proceeding of a case that is held, held too; new rows that name it need not wait."""
    own = col(Proceeding.organisation_id) == mandate.organisation_id
    its = col(Proceeding.id) == proceeding_id
    return select(Proceeding).where(own, its).with_for_update(key_share=True)
