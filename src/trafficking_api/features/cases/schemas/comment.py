"""What travels about the comments on a case."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.kit.wire import In, Out, Text


class NewCaseComment(In):
    """A note about a case, in your own words."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "She prefers to be called at noon."}]})

    text: Text


class CaseCommentPublic(Out):
    """A comment on a case of your centre. It is never changed, and it is no transcript."""

    id: UUID
    author_id: UUID = Field(description="the member who wrote it")
    text: str | None = Field(max_length=8000, description="null when the person was erased")
    not_verbatim: Literal[True] = Field(description="a summary in the author's words (SIG-19)")
    created_at: datetime
