"""Shows the procedures of a country as they stand in its data, so that others can draw them."""

from trafficking_api.countries.court.procedures import Arrow, Labels, Procedure, Stage, procedures
from trafficking_api.features.court.schemas.procedure import (
    CourtArrow,
    CourtProcedurePublic,
    CourtProcedures,
    CourtStage,
)
from trafficking_api.features.court.schemas.proceeding import CourtLabels


def procedures_of(country: str) -> CourtProcedures:
    """The procedures of a country, in the order of its file; none where it has no file."""
    held = procedures().get(country)
    rows = held.procedures if held else ()
    return CourtProcedures(items=[_shown(country, row) for row in rows])


def _shown(country: str, row: Procedure) -> CourtProcedurePublic:
    return CourtProcedurePublic(
        country=country,
        code=row.code,
        effective_from=row.effective_from,
        labels=_labels(row.labels),
        advisory=row.advisory,
        source=row.source,
        verified_by=row.verified_by,
        verified_on=row.verified_on,
        stages=[_stage(stage) for stage in row.stages],
        arrows=[_arrow(arrow) for arrow in row.arrows],
    )


def _labels(labels: Labels) -> CourtLabels:
    return CourtLabels(en=labels.en, fr=labels.fr)


def _stage(stage: Stage) -> CourtStage:
    return CourtStage(code=stage.code, labels=_labels(stage.labels), is_terminal=stage.is_terminal)


def _arrow(arrow: Arrow) -> CourtArrow:
    return CourtArrow(
        from_stages=list(arrow.sources),
        command=arrow.command,
        to_stage=arrow.to,
        is_reopening=arrow.is_reopening,
    )
