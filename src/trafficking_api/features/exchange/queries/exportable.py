"""What can be exported: for each type the list that shows it, with the sight of who asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from inspect import get_annotations
from typing import Any, get_args

from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Tombstone
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans import queries as plans
from trafficking_api.features.case_plans.queries import assessment, service, visit
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.court.queries import (
    appeal,
    claim,
    court_file,
    deadline,
    hearing,
    judgment,
    paper,
    proceeding,
    track,
)
from trafficking_api.features.documents import queries as documents
from trafficking_api.features.exchange.queries.htcds import records
from trafficking_api.features.exchange.schemas.export import ExportType
from trafficking_api.features.housing import queries as housing
from trafficking_api.features.loans.queries import fund, loan
from trafficking_api.features.members import queries as members
from trafficking_api.features.people import queries as people
from trafficking_api.features.referrals import queries as referrals
from trafficking_api.features.retention import queries as retention
from trafficking_api.features.shelters import queries as shelters
from trafficking_api.features.signalements import queries as signalements
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.read import Shape

#: A change is stamped when its transaction begins, and seen when that ends: so much earlier is looked.
OVERLAP = timedelta(minutes=1)


@dataclass(frozen=True)
class Kind:
    """A type that can be exported: who may read its list, and how it is asked."""

    permission: Permission
    list_: Callable[[Mandate, Any], Shape]
    always: Mapping[str, str] = field(default_factory=dict)
    #: Another right that it needs as well.
    also: Permission | None = None

    @property
    def needs(self) -> frozenset[Permission]:
        """The rights of who asks for it."""
        return frozenset({self.permission} | ({self.also} if self.also else set()))

    @property
    def filter(self) -> type[PageParams]:
        """What the list takes."""
        found = get_annotations(self.list_)["wanted"]
        options: tuple[type[PageParams], ...] = get_args(found) or (found,)
        return options[0]

    def shape(self, mandate: Mandate, sent: Mapping[str, Any], since: datetime | None) -> Shape:
        """What the list shows of what was changed since then."""
        wanted = self.filter.model_validate({**self.always, **sent})
        if since is None:
            return self.list_(mandate, wanted)
        earlier = since - OVERLAP
        if "updated_since" in self.filter.model_fields:
            return self.list_(mandate, wanted.model_copy(update={"updated_since": earlier}))
        found = self.list_(mandate, wanted)
        return found._replace(query=found.query.where(found.query.selected_columns["updated_at"] >= earlier))


KINDS: dict[ExportType, Kind] = {
    ExportType.SIGNALEMENTS: Kind(Permission.SIGNALEMENTS_READ, signalements.signalements),
    ExportType.CASES: Kind(Permission.CASES_READ, cases.cases),
    ExportType.PEOPLE: Kind(Permission.PEOPLE_READ, people.identified),
    ExportType.DOCUMENTS: Kind(Permission.DOCUMENTS_READ, documents.documents),
    ExportType.SHELTERS: Kind(Permission.SHELTERS_READ, shelters.shelters),
    ExportType.ALLOCATIONS: Kind(Permission.ALLOCATIONS_READ, shelters.allocations),
    ExportType.WAITING_LIST: Kind(Permission.ALLOCATIONS_READ, shelters.waiting),
    ExportType.TURN_AWAYS: Kind(Permission.AVAILABILITY_READ, shelters.turn_aways),
    ExportType.ASSESSMENTS: Kind(Permission.ASSESSMENTS_READ, assessment.assessments),
    ExportType.CASE_PLANS: Kind(Permission.CASE_PLANS_READ, plans.case_plans),
    ExportType.GOALS: Kind(Permission.CASE_PLANS_READ, plans.goals),
    ExportType.ACTIONS: Kind(Permission.CASE_PLANS_READ, plans.actions),
    ExportType.VISITS: Kind(Permission.VISITS_READ, visit.visits),
    ExportType.SERVICES: Kind(Permission.SERVICES_READ, service.services),
    ExportType.HOUSING_SEARCHES: Kind(Permission.HOUSING_SEARCHES_READ, housing.searches),
    ExportType.HOUSING_APPLICATIONS: Kind(Permission.HOUSING_SEARCHES_READ, housing.applications),
    ExportType.LEASES: Kind(Permission.LEASES_READ, housing.leases),
    ExportType.GUARANTEE_FUNDS: Kind(Permission.GUARANTEE_FUNDS_READ, fund.funds),
    ExportType.GUARANTEE_LOANS: Kind(Permission.GUARANTEE_LOANS_READ, loan.loans),
    ExportType.COURT_FILES: Kind(Permission.COURT_FILES_READ, court_file.court_files),
    ExportType.PROCEEDINGS: Kind(Permission.COURT_FILES_READ, proceeding.proceedings),
    ExportType.JUDGMENTS: Kind(Permission.COURT_FILES_READ, judgment.judgments),
    ExportType.COURT_APPEALS: Kind(Permission.COURT_FILES_READ, appeal.appeals),
    ExportType.HEARINGS: Kind(Permission.HEARINGS_READ, hearing.hearings),
    ExportType.DEADLINES: Kind(Permission.DEADLINES_READ, deadline.deadlines),
    ExportType.COMPENSATION_CLAIMS: Kind(Permission.COMPENSATION_READ, claim.claims),
    ExportType.RESIDENCE_TRACKS: Kind(Permission.RESIDENCE_TRACKS_READ, track.residence_tracks),
    ExportType.RESIDENCE_PAPERS: Kind(Permission.RESIDENCE_TRACKS_READ, paper.residence_papers),
    ExportType.REFERRALS_SENT: Kind(Permission.REFERRALS_READ, referrals.referrals, {"direction": "out"}),
    ExportType.REFERRALS_RECEIVED: Kind(Permission.REFERRALS_READ, referrals.referrals, {"direction": "in"}),
    ExportType.MEMBERS: Kind(Permission.MEMBERS_READ, members.members),
    ExportType.HTCDS_CSV: Kind(Permission.CASES_READ, records, also=Permission.PEOPLE_READ),
    ExportType.HTCDS_JSON: Kind(Permission.CASES_READ, records, also=Permission.PEOPLE_READ),
}


def deletions(mandate: Mandate, since: datetime) -> Shape:
    """What is left of the records that were destroyed since the day of this time."""
    found = retention.tombstones(mandate)
    day = since.astimezone(mandate.tenant.zone).date()
    return found._replace(query=found.query.where(col(Tombstone.purged_on) >= day))
