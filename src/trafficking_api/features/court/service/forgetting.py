"""What of a court file is destroyed with its case, and what goes dark with a person (G-16)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.purging import when_purged
from trafficking_api.features.cases.service.forgetting import destroy, silence
from trafficking_api.features.court.models import (
    CompensationClaim,
    CompensationEntry,
    CourtAppeal,
    CourtFile,
    CourtStatement,
    Deadline,
    DeadlineReminder,
    Hearing,
    HearingInvitation,
    HearingReminder,
    HearingStaff,
    Judgment,
    PrivilegedNote,
    Proceeding,
    ProceedingParty,
    ProceedingStep,
    ResidenceEvent,
    ResidencePaper,
    ResidenceRequest,
    ResidenceTrack,
)
from trafficking_api.features.people.erasing import when_erased

#: What is only ever appended, and recorded nowhere else: it goes first, without a word.
_LOGS: list[Any] = [
    DeadlineReminder,
    ProceedingStep,
    ResidenceEvent,
    HearingReminder,
    HearingInvitation,
    CompensationEntry,
]
#: What goes with a case; what hangs on what comes first.
_TABLES: list[Any] = [
    PrivilegedNote,
    Deadline,
    CompensationClaim,
    *(ResidenceRequest, ResidencePaper, ResidenceTrack),
    *(HearingStaff, Hearing),
    *(CourtAppeal, Judgment),
    *(CourtStatement, ProceedingParty, Proceeding, CourtFile),
]
#: Where there are words about her.
_WORDS: dict[Any, str] = dict.fromkeys(
    (
        PrivilegedNote,
        Deadline,
        ResidencePaper,
        Judgment,
        Hearing,
        ProceedingParty,
        Proceeding,
        CourtFile,
        CompensationClaim,
    ),
    "details",
)


@when_purged
async def forget_case(mandate: Mandate, case_id: UUID) -> list[UUID]:
    """Destroy what was written down about courts, dates and papers in a case whose time is over."""
    gone: list[UUID] = []
    for model in _LOGS:
        own = col(model.organisation_id) == mandate.organisation_id
        of_it = delete(model).where(own, col(model.case_id) == case_id)
        gone += (await mandate.session.scalars(of_it.returning(col(model.id)))).all()
    return gone + await destroy(mandate, _TABLES, case_id)


@when_erased
async def forget_words(mandate: Mandate, person_id: UUID) -> Iterable[UUID]:
    """Destroy lawyers, file numbers and places of an erased person; the coded facts stay."""
    return await silence(mandate, _WORDS, person_id)
