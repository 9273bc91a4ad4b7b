"""What travels about the mails that members are told by."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from trafficking_api.features.exchange.rules.mail import ADMINISTRATOR, MAIL, MailStatus
from trafficking_api.features.members.rules import NoticeKind
from trafficking_api.kit.mail import MailFailure
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Id, Instant, Out


class MailDeliveryPublic(Out):
    """A mail to a member: neither its address nor what it is about, only what became of it."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    member_id: UUID
    kind: NoticeKind
    status: MailStatus
    event_id: UUID = Field(description="the event that it tells of, as in your feed")
    attempts: int = Field(ge=0, le=2_147_483_647)
    created_at: datetime
    updated_at: datetime
    last_attempt_at: datetime | None
    next_attempt_at: datetime | None
    last_failure: MailFailure | None
    allowed_commands: list[str] = Field(max_length=1, json_schema_extra=MAIL.commands_schema(ADMINISTRATOR))


class MailDeliveryFilter(PageParams):
    """Which mails."""

    member_id: Id | None = None
    status: list[MailStatus] = Field(default=[], max_length=4)
    updated_since: Instant | None = None
