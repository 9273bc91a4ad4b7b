"""What travels about bulk exports: what is wanted, how far it is, and which files there are."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from trafficking_api.features.cases.schemas.case import CasePublic
from trafficking_api.features.exchange.states import ASKER, EXPORT, ExportStatus
from trafficking_api.features.people.schemas import Contact, Identity
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import In as Arriving
from trafficking_api.kit.wire import Instant, Out
from trafficking_api.vocabulary.types import AccessReason

NDJSON, ZIP = "application/x-ndjson", "application/zip"


class ExportType(StrEnum):
    """What can be exported, each as its list shows it; people with who they are. Never privileged notes.

    `htcds_csv` and `htcds_json` are cases and whose they are, as records of HTCDS 2.0, which an import takes.
    """

    SIGNALEMENTS = "signalements"
    CASES = "cases"
    PEOPLE = "people"
    DOCUMENTS = "documents"
    SHELTERS = "shelters"
    ALLOCATIONS = "allocations"
    WAITING_LIST = "waiting_list"
    TURN_AWAYS = "turn_aways"
    ASSESSMENTS = "assessments"
    CASE_PLANS = "case_plans"
    GOALS = "goals"
    ACTIONS = "actions"
    VISITS = "visits"
    SERVICES = "services"
    HOUSING_SEARCHES = "housing_searches"
    HOUSING_APPLICATIONS = "housing_applications"
    LEASES = "leases"
    GUARANTEE_FUNDS = "guarantee_funds"
    GUARANTEE_LOANS = "guarantee_loans"
    COURT_FILES = "court_files"
    PROCEEDINGS = "proceedings"
    JUDGMENTS = "judgments"
    COURT_APPEALS = "court_appeals"
    HEARINGS = "hearings"
    DEADLINES = "deadlines"
    COMPENSATION_CLAIMS = "compensation_claims"
    RESIDENCE_TRACKS = "residence_tracks"
    RESIDENCE_PAPERS = "residence_papers"
    REFERRALS_SENT = "referrals_sent"
    REFERRALS_RECEIVED = "referrals_received"
    MEMBERS = "members"
    HTCDS_CSV = "htcds_csv"
    HTCDS_JSON = "htcds_json"


#: What tells who people are: it leaves in an encrypted archive only, and for a reason.
IDENTIFYING = frozenset({ExportType.PEOPLE, ExportType.HTCDS_CSV, ExportType.HTCDS_JSON})
#: The file that tells what is no longer there.
DELETIONS = "deletions"
Type = Annotated[ExportType, Field(strict=False)]


class ExportFilter(Arriving):
    """A parameter of the list of a type, as that list takes it; repeat it for more values."""

    type: Type
    name: str = Field(min_length=1, max_length=40, pattern="^[a-z_]+$")
    value: str = Field(min_length=1, max_length=100, pattern="^[A-Za-z0-9:+._-]+$")


class NewExport(Arriving):
    """Files to be made of what you may read."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "types": ["cases", "visits"],
                    "since": "2026-11-01T00:00:00Z",
                    "filters": [{"type": "cases", "name": "status", "value": "active"}],
                }
            ]
        }
    )

    types: list[Type] = Field(
        min_length=1, max_length=len(ExportType), json_schema_extra={"uniqueItems": True}
    )
    since: Instant | None = Field(
        default=None, description="only what changed since then, and what is gone since; from `as_of`"
    )
    filters: list[ExportFilter] = Field(default=[], max_length=50)
    reason: AccessReason | None = Field(
        default=None, description="why you read who people are; needed where they are exported"
    )


class CaseOfPerson(CasePublic):
    """A case, whose it is, and whether she agrees that it is managed: what a record of HTCDS is made of."""

    decided_on: date | None = Field(description="of the latest determination")
    agreed: bool
    identity: Identity | None
    contact: Contact | None


class ExportFilePublic(Out):
    """One file of an export."""

    id: UUID
    type: ExportType | Literal["deletions"] = Field(description="`deletions`: what is no longer there")
    media_type: str = Field(max_length=100, description=f"`{NDJSON}`, of who people are `{ZIP}` with AES-256")
    rows: int = Field(ge=0, le=2_147_483_647)
    size: int = Field(ge=0, le=2_147_483_647, description="in bytes")
    sha256: str = Field(min_length=64, max_length=64, description="of the file as you get it")
    url: str = Field(max_length=300, json_schema_extra={"format": "uri-reference"})


class ExportBrief(Out):
    """An export of your organisation, and how far it is."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: ExportStatus
    types: list[ExportType] = Field(max_length=len(ExportType))
    since: datetime | None
    reason: AccessReason | None
    member_id: UUID | None = Field(description="who asked for it")
    types_done: int = Field(ge=0, le=len(ExportType) + 1)
    as_of: datetime | None = Field(description="ask for what changed `since` then the next time")
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    expires_at: datetime | None = Field(description="until when its files are there")
    failure: str | None = Field(max_length=100, description="the code of what ended it")
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=EXPORT.commands_schema(ASKER))


class ExportPublic(ExportBrief):
    """The same with its files, once they are made: the manifest."""

    files: list[ExportFilePublic] = Field(max_length=10_000)


class ExportWithPassphrase(ExportPublic):
    """The same with what opens the file of people, which is shown in this answer and never again."""

    passphrase: str | None = Field(
        max_length=100, description="null when there are no people in it, or the answer is replayed"
    )


class ExportsWanted(PageParams):
    """Which exports."""

    status: list[ExportStatus] = Field(default=[], max_length=6)
    updated_since: Instant | None = None
