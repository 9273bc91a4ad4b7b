"""What travels about imports: a file that arrives, and what became of each of its rows."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import UploadFile
from pydantic import ConfigDict, Field

from trafficking_api.features.exchange.rules.rows import ImportFormat
from trafficking_api.features.exchange.states import ASKER, IMPORT, ImportStatus
from trafficking_api.kit.body import LARGEST_FILE
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import Flag, Id, In, Instant, Line, Out

MOST_ROWS = 50_000
#: How many rows that rest on each other a trial tries.
MOST_TOGETHER = 1000


class RowType(StrEnum):
    """What a row of an import can be."""

    SIGNALEMENT = "signalement"
    PERSON = "person"
    CASE = "case"
    DETERMINATION = "determination"
    SHELTER = "shelter"
    UNIT = "unit"
    BED = "bed"
    PLAN = "plan"


class RowOutcome(StrEnum):
    """What became of a row."""

    STORED = "stored"
    VALID = "valid"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class NewImport(In):
    """A file whose rows are to be taken in."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"file": "rows.ndjson", "format": "ndjson"}]})

    file: UploadFile = Field(
        description=f"20 MiB and {MOST_ROWS} rows at most, in UTF-8",
        json_schema_extra={"maxLength": LARGEST_FILE},
    )
    format: Annotated[ImportFormat, Field(strict=False)]
    validate_only: Flag = Field(
        default=False,
        description="try each row, and store nothing; of rows that rest on each other the first "
        f"{MOST_TOGETHER}, the others are `not_tried`",
    )


class ImportRowIn(In):
    """A row of a file."""

    type: Annotated[RowType, Field(strict=False)]
    reference: Line = Field(description="your own name for it, such as its number in your system")
    refers: dict[str, Line] = Field(
        default={}, max_length=10, description="members of the data that are ids, by your own references"
    )
    data: dict[str, object] = Field(default={}, max_length=100)


class ImportPublic(Out):
    """An import that you asked for, and how far it is."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: ImportStatus
    format: ImportFormat
    validate_only: bool
    member_id: UUID | None = Field(description="who asked for it")
    rows_total: int = Field(ge=1, le=MOST_ROWS)
    rows_done: int = Field(ge=0, le=MOST_ROWS, description="the version does not rise with these counts")
    rows_stored: int = Field(ge=0, le=MOST_ROWS)
    rows_valid: int = Field(ge=0, le=MOST_ROWS, description="of a trial: what would have been stored")
    rows_unchanged: int = Field(ge=0, le=MOST_ROWS, description="known from before, under the same reference")
    rows_refused: int = Field(ge=0, le=MOST_ROWS)
    failure: str | None = Field(max_length=100, description="the code of what ended it")
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=IMPORT.commands_schema(ASKER))


class ImportFilter(PageParams):
    """Which imports."""

    status: list[ImportStatus] = Field(default=[], max_length=4)
    updated_since: Instant | None = None


class RowFault(Out):
    """One place in a row that is wrong."""

    pointer: str = Field(max_length=200)
    code: str = Field(max_length=100)


class ImportRowPublic(Out):
    """What became of one row; nothing of what stood in it."""

    id: UUID
    row: int = Field(
        ge=1,
        le=MOST_ROWS,
        description="counted from one, without heading and empty lines; a record of HTCDS is two rows, the "
        "person and her case, and a third where it says what was determined and when",
    )
    record: int | None = Field(
        ge=1,
        le=MOST_ROWS,
        description="of HTCDS, which record of the file the row is of, counted from one; null for other "
        "formats, and in reports from before this was said",
    )
    type: RowType | None = Field(description="null where the row cannot be read")
    outcome: RowOutcome
    object_id: UUID | None = Field(description="what it is here")
    code: str | None = Field(max_length=100, description="of the refusal, as the API itself would give it")
    errors: list[RowFault] = Field(
        max_length=100, description="why it was refused; or, of a record of HTCDS, what was left out"
    )


class ImportRowFilter(PageParams):
    """Which rows."""

    outcome: list[RowOutcome] = Field(default=[], max_length=4)
    object_id: Id | None = None
