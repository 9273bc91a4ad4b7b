"""Leads a proceeding on from one stage to the next, and says what was wrong with a step (CRT-16, CRT-17)."""

from datetime import UTC, datetime
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate
from trafficking_api.countries.court.procedures import Procedure, procedure
from trafficking_api.features.cases.service.supporting import row_of
from trafficking_api.features.court.errors import CorrectionBlocked, TakenBack
from trafficking_api.features.court.models import Proceeding, ProceedingStep
from trafficking_api.features.court.queries import proceeding as proceedings
from trafficking_api.features.court.queries import step as queries
from trafficking_api.features.court.rules import stages
from trafficking_api.features.court.rules.stages import Correction, Misstep, Move
from trafficking_api.features.court.schemas.proceeding import CourtLabels
from trafficking_api.features.court.schemas.step import NewStep, StageStanding, StageWanted, StepCorrection
from trafficking_api.features.court.service import resting
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState


def template_of(proceeding: Proceeding) -> Procedure:
    """The row of the data that a proceeding goes by, since it was opened."""
    found = procedure(proceeding.country, proceeding.procedure, proceeding.template_from)
    if found is None or found.effective_from != proceeding.template_from:
        msg = f"the stages of {proceeding.country} {proceeding.procedure} are gone from the data"
        raise LookupError(msg)
    return found


def can(proceeding: Proceeding, command: str) -> bool:
    """True when this command leads on from where the proceeding stands."""
    return stages.arrow(template_of(proceeding), proceeding.stage, command) is not None


async def take(mandate: Mandate, proceeding_id: UUID, expected: Expected, body: NewStep) -> UUID:
    """Lead a proceeding on; in a closed case too, since a court goes on without it.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    _, row = await row_of(mandate, Proceeding, proceeding_id, expected)
    return await move(mandate, row, body.command, body.occurred_at)


async def move(mandate: Mandate, proceeding: Proceeding, command: str, occurred_at: datetime | None) -> UUID:
    """Lead a proceeding that is held on by a command; returns the id of the step. It happened now, or then.

    Raises WrongState, Invalid.
    """
    template, rows = template_of(proceeding), await _rows(mandate, proceeding.id)
    history = [_entry(row) for row in rows]
    arrow = stages.arrow(template, proceeding.stage, command)
    if arrow is None:
        raise WrongState(proceeding.stage, stages.allowed(template, proceeding.stage))
    mandate.refuse_future(occurred_at)
    earliest = _earliest(proceeding, history)
    # Who waited for the proceeding may have begun before the step that was taken meanwhile.
    happened = occurred_at or max(mandate.now, earliest)
    step = _row(mandate, proceeding, len(rows), arrow.to)
    step.command, step.occurred_at = command, happened
    _refuse_misstep(template, history, Move(str(step.id), command, happened, mandate.now), proceeding)
    _stand(mandate, proceeding, "moved", step, happened)
    await mandate.session.flush()
    return step.id


def _refuse_misstep(
    template: Procedure, history: list[Move | Correction], step: Move, proceeding: Proceeding
) -> None:
    """Raise Invalid for a step that would have happened before the one that it follows."""
    if step.occurred_at < proceeding.opened_at:
        raise Invalid(errors=[Fault("/occurred_at", "before_opened")])
    if stages.misstep(template, history, step) is Misstep.BEFORE_PREVIOUS:
        raise Invalid(errors=[Fault("/occurred_at", "before_previous")])


def _earliest(proceeding: Proceeding, history: list[Move | Correction]) -> datetime:
    moves = stages.standing(history)
    return moves[-1].occurred_at if moves else proceeding.opened_at


async def correct(mandate: Mandate, ids: tuple[UUID, UUID], expected: Expected, body: StepCorrection) -> UUID:
    """Say that a step happened at another time, or not at all; returns the id of the correction.

    Raises NotFound, ReadOnly, Stale, TakenBack, Invalid, CorrectionBlocked.
    """
    proceeding_id, step_id = ids
    _, proceeding = await row_of(mandate, Proceeding, proceeding_id, expected)
    rows = await _rows(mandate, proceeding_id)
    history = [_entry(row) for row in rows]
    if all(row.id != step_id for row in rows):
        raise NotFound
    if all(each.id != str(step_id) for each in stages.standing(history)):
        raise TakenBack
    mandate.refuse_future(body.occurred_at)
    if body.occurred_at is not None and body.occurred_at < proceeding.opened_at:
        raise Invalid(errors=[Fault("/occurred_at", "before_opened")])
    correction = Correction(str(step_id), body.occurred_at, mandate.now)
    appeals = await resting.appeals(mandate, proceeding_id, stages.standing(history))
    blocked = stages.in_the_way(history, correction, appeals)
    if blocked:
        raise CorrectionBlocked(blocked)
    stage = stages.current(template_of(proceeding), [*history, correction])
    row = _row(mandate, proceeding, len(rows), stage)
    row.corrects_id, row.reason, row.occurred_at = step_id, body.reason, body.occurred_at
    _stand(mandate, proceeding, "corrected", row, None)
    await resting.corrected(mandate, proceeding, step_id, body.occurred_at)
    await mandate.session.flush()
    return row.id


async def stage_at(mandate: Mandate, proceeding_id: UUID, wanted: StageWanted) -> StageStanding:
    """Where a proceeding stood at an instant, as far as it was known then. Raises NotFound, Invalid."""
    proceeding = await mandate.session.scalar(proceedings.proceeding_in_sight(mandate, proceeding_id))
    if proceeding is None:
        raise NotFound
    at = wanted.at or mandate.now
    if at < proceeding.opened_at:
        raise Invalid(errors=[Fault("?at", "before_opened")])
    template, history = template_of(proceeding), await history_of(mandate, proceeding_id)
    code = stages.stage_at(template, history, at, created_at=proceeding.opened_at, known_at=wanted.known_at)
    stage = template.stage(code)
    return StageStanding(
        proceeding_id=proceeding_id,
        at=at,
        known_at=wanted.known_at,
        stage=code,
        stage_labels=CourtLabels(en=stage.labels.en, fr=stage.labels.fr),
        is_terminal=stage.is_terminal,
    )


async def history_of(mandate: Mandate, proceeding_id: UUID) -> list[Move | Correction]:
    """What was written down of a proceeding of this organisation, oldest first."""
    return [_entry(row) for row in await _rows(mandate, proceeding_id)]


async def _rows(mandate: Mandate, proceeding_id: UUID) -> list[ProceedingStep]:
    return list(await mandate.session.scalars(queries.history(mandate, proceeding_id)))


def _entry(row: ProceedingStep) -> Move | Correction:
    """A row as the rules read it."""
    if row.corrects_id is not None:
        return Correction(str(row.corrects_id), row.occurred_at, row.recorded_at)
    if row.command is None or row.occurred_at is None:
        msg = "neither a move nor a correction"
        raise ValueError(msg)
    return Move(str(row.id), row.command, row.occurred_at, row.recorded_at)


def _row(mandate: Mandate, proceeding: Proceeding, before: int, to_stage: str) -> ProceedingStep:
    """A new row of the steps, not yet said what it is; the database fills in when it was recorded."""
    return ProceedingStep(
        organisation_id=proceeding.organisation_id,
        case_id=proceeding.case_id,
        proceeding_id=proceeding.id,
        place=before + 1,
        from_stage=proceeding.stage,
        to_stage=to_stage,
        recorded_at=mandate.now,
        client_id=mandate.actor.client_id,
        member_id=mandate.member_id,
        request_id=mandate.actor.request_id,
    )


def _stand(
    mandate: Mandate, proceeding: Proceeding, verb: str, row: ProceedingStep, occurred_at: datetime | None
) -> None:
    """Let a proceeding stand where a new row has led it (G-6)."""
    mandate.session.add(row)
    proceeding.stage = row.to_stage
    mandate.touch(proceeding)
    happened = occurred_at and occurred_at.astimezone(UTC)
    means(proceeding, Act(verb, row.from_stage, row.to_stage, happened))
