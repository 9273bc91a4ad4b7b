"""SELECTs about deadlines: the instant that is shown is the one that is tested (CRT-1)."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Date,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    not_,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.countries.court.deadlines import profiles
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.models import CourtAppeal, Deadline, ResidenceEvent, ResidencePaper
from trafficking_api.features.court.schemas.deadline import DeadlineBrief, DeadlineFilter, DeadlinePublic
from trafficking_api.features.court.schemas.rule import DeadlineRuleBrief
from trafficking_api.features.court.states import DEADLINE, DeadlineStatus
from trafficking_api.kit.read import Query, Shape

_LOCAL = 'YYYY-MM-DD"T"HH24:MI:SS.US'


@cache
def _rules() -> dict[str, dict[str, Any]]:
    """What an answer says of each rule, by its code."""
    names = [name for name in DeadlineRuleBrief.model_fields if name != "advisory"]
    return {
        rule.code: {
            **rule.model_dump(mode="json", include=set(names)),
            "advisory": rule.is_advisory,
        }
        for profile in profiles().values()
        for rule in profile.deadlines
    }


def _rule() -> SQLColumnExpression[Any]:
    """The rule of a deadline, as it stands in the law's data now; a lawyer may have verified it since."""
    return func.jsonb_extract_path(literal(_rules(), JSONB), col(Deadline.rule_code), type_=JSONB)


def due_on() -> SQLColumnExpression[Any]:
    """The last day of a deadline, where its court is."""
    return cast(func.timezone(col(Deadline.zone), col(Deadline.due_at)), Date)


def _due_local() -> SQLColumnExpression[Any]:
    """The stored instant on the clock of its zone: the same instant, never another (CRT-1)."""
    here = func.timezone(col(Deadline.zone), col(Deadline.due_at))
    utc = func.timezone(literal_column("'UTC'"), col(Deadline.due_at))
    sign = case((here < utc, literal_column("'-'", Text)), else_=literal_column("'+'", Text))
    ahead = func.greatest(here, utc) - func.least(here, utc)
    offset = func.to_char(ahead, literal_column("'HH24:MI'"), type_=Text)
    return func.to_char(here, literal_column(f"'{_LOCAL}'"), type_=Text) + sign + offset


def missed(mandate: Mandate) -> SQLColumnExpression[bool]:
    """True of a deadline that is open though its time is over; it is nowhere stored."""
    over = and_(col(Deadline.status) == DeadlineStatus.OPEN, col(Deadline.due_at) < mandate.now)
    return func.coalesce(over, False)


def _deadlines(mandate: Mandate, wire: type[DeadlineBrief]) -> Query:
    sides = reach.sides(mandate, Permission.DEADLINES_COMMAND)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "due_on": due_on(),
        "due_local": _due_local(),
        "is_missed": missed(mandate),
        "rule": _rule(),
        "allowed_commands": DEADLINE.allowed_sql(col(Deadline.status), sides),
    }
    return select(*reach.columns(Deadline, wire.model_fields, derived)).where(reach.seen(mandate, Deadline))


def deadlines(mandate: Mandate, wanted: DeadlineFilter) -> Shape:
    """The deadlines of cases in sight, without what was noted."""
    names = ("case_id", "proceeding_id", "status", "assigned_member_id")
    query = reach.filtered(_deadlines(mandate, DeadlineBrief), Deadline, wanted, *names)
    if wanted.is_overdue is not None:
        query = query.where(missed(mandate) if wanted.is_overdue else ~missed(mandate))
    if wanted.due_until is not None:
        query = query.where(due_on() <= wanted.due_until)
    return Shape(query, DeadlineBrief)


def deadline(mandate: Mandate, deadline_id: UUID) -> list[Shape]:
    """One deadline, with what was noted of it."""
    query = reach.in_words(mandate, Deadline, _deadlines(mandate, DeadlinePublic))
    return [Shape(query.where(col(Deadline.id) == deadline_id), DeadlinePublic)]


def that_run_from(mandate: Mandate, **base: Any) -> Select[Deadline]:
    """The deadlines that run from this, held, but for those that others have superseded."""
    query = select(Deadline).where(
        col(Deadline.organisation_id) == mandate.organisation_id,
        col(Deadline.status) != DeadlineStatus.SUPERSEDED,
        *(col(getattr(Deadline, name)) == value for name, value in base.items()),
    )
    return query.order_by(col(Deadline.id)).with_for_update()


def left_behind(mandate: Mandate, paper: ResidencePaper, phase: str) -> Select[Deadline]:
    """The open deadlines that ran from a paper of this phase which was taken back, held.

    Not those that a member has dated: they stay where they are.
    """
    correction = aliased(ResidenceEvent)
    was_given = and_(
        col(ResidencePaper.organisation_id) == mandate.organisation_id,
        col(ResidencePaper.id) == col(Deadline.paper_id),
        col(ResidencePaper.track_id) == paper.track_id,
        col(ResidencePaper.is_out_of_use),
    )
    by_event = and_(
        col(ResidenceEvent.organisation_id) == mandate.organisation_id,
        col(ResidenceEvent.id) == col(ResidencePaper.granted_by_id),
        col(ResidenceEvent.phase) == phase,
    )
    taken_back = and_(
        col(correction.organisation_id) == mandate.organisation_id,
        col(correction.corrects_id) == col(ResidenceEvent.id),
    )
    query = select(Deadline).join(ResidencePaper, was_given).join(ResidenceEvent, by_event)
    return (
        query.join(correction, taken_back)
        .where(
            col(Deadline.organisation_id) == mandate.organisation_id,
            col(Deadline.status) == DeadlineStatus.OPEN,
            not_(col(Deadline.is_by_hand)),
        )
        .order_by(col(Deadline.id))
        .with_for_update(of=Deadline)
    )


def appeals_against(mandate: Mandate, judgment_id: UUID) -> Select[UUID]:
    """The appeals against a judgment: by its day the law is found of what runs from them."""
    query = select(col(CourtAppeal.id)).where(
        col(CourtAppeal.organisation_id) == mandate.organisation_id,
        col(CourtAppeal.judgment_id) == judgment_id,
    )
    return query.order_by(col(CourtAppeal.id))
