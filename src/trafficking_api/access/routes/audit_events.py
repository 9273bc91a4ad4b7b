"""The auditor's view of what was done and refused in its organisation."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers, queries
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.schemas import AuditEventPublic, AuditFilter
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/audit-events", tags=["access"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.AUDIT_EVENTS_READ)]


@router.get("", response_model=Page[AuditEventPublic], responses=raises(BadCursor))
async def list_audit_events(mandate: CanRead, wanted: Annotated[AuditFilter, Query()]) -> Response:
    """What was done and refused in your organisation, the newest first."""
    return await answers.page(mandate, queries.audit_events(mandate, wanted), wanted, ("recorded_at", "id"))


@router.get("/{event_id}", response_model=AuditEventPublic)
async def read_audit_event(mandate: CanRead, event_id: UUID) -> Response:
    """One line of the audit trail."""
    return await answers.one(mandate, queries.audit_event(mandate, event_id))
