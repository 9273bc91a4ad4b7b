"""What can be exported: for each type the list that shows it, with the sight of who asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from inspect import get_annotations
from typing import Any

from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Tombstone
from trafficking_api.access.permissions import Permission as P
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
from trafficking_api.features.exchange.schemas.export import ExportType as T
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

    permission: P
    list_: Callable[[Mandate, Any], Shape]
    always: Mapping[str, str] = field(default_factory=dict)

    @property
    def filter(self) -> type[PageParams]:
        """What the list takes."""
        found: type[PageParams] = get_annotations(self.list_)["wanted"]
        return found

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


KINDS: dict[T, Kind] = {
    T.SIGNALEMENTS: Kind(P.SIGNALEMENTS_READ, signalements.signalements),
    T.CASES: Kind(P.CASES_READ, cases.cases),
    T.PEOPLE: Kind(P.PEOPLE_READ, people.identified),
    T.DOCUMENTS: Kind(P.DOCUMENTS_READ, documents.documents),
    T.SHELTERS: Kind(P.SHELTERS_READ, shelters.shelters),
    T.ALLOCATIONS: Kind(P.ALLOCATIONS_READ, shelters.allocations),
    T.WAITING_LIST: Kind(P.ALLOCATIONS_READ, shelters.waiting),
    T.TURN_AWAYS: Kind(P.AVAILABILITY_READ, shelters.turn_aways),
    T.ASSESSMENTS: Kind(P.ASSESSMENTS_READ, assessment.assessments),
    T.CASE_PLANS: Kind(P.CASE_PLANS_READ, plans.case_plans),
    T.GOALS: Kind(P.CASE_PLANS_READ, plans.goals),
    T.ACTIONS: Kind(P.CASE_PLANS_READ, plans.actions),
    T.VISITS: Kind(P.VISITS_READ, visit.visits),
    T.SERVICES: Kind(P.SERVICES_READ, service.services),
    T.HOUSING_SEARCHES: Kind(P.HOUSING_SEARCHES_READ, housing.searches),
    T.HOUSING_APPLICATIONS: Kind(P.HOUSING_SEARCHES_READ, housing.applications),
    T.LEASES: Kind(P.LEASES_READ, housing.leases),
    T.GUARANTEE_FUNDS: Kind(P.GUARANTEE_FUNDS_READ, fund.funds),
    T.GUARANTEE_LOANS: Kind(P.GUARANTEE_LOANS_READ, loan.loans),
    T.COURT_FILES: Kind(P.COURT_FILES_READ, court_file.court_files),
    T.PROCEEDINGS: Kind(P.COURT_FILES_READ, proceeding.proceedings),
    T.JUDGMENTS: Kind(P.COURT_FILES_READ, judgment.judgments),
    T.COURT_APPEALS: Kind(P.COURT_FILES_READ, appeal.appeals),
    T.HEARINGS: Kind(P.HEARINGS_READ, hearing.hearings),
    T.DEADLINES: Kind(P.DEADLINES_READ, deadline.deadlines),
    T.COMPENSATION_CLAIMS: Kind(P.COMPENSATION_READ, claim.claims),
    T.RESIDENCE_TRACKS: Kind(P.RESIDENCE_TRACKS_READ, track.residence_tracks),
    T.RESIDENCE_PAPERS: Kind(P.RESIDENCE_TRACKS_READ, paper.residence_papers),
    T.REFERRALS_SENT: Kind(P.REFERRALS_READ, referrals.referrals, {"direction": "out"}),
    T.REFERRALS_RECEIVED: Kind(P.REFERRALS_READ, referrals.referrals, {"direction": "in"}),
    T.MEMBERS: Kind(P.MEMBERS_READ, members.members),
}


def deletions(mandate: Mandate, since: datetime) -> Shape:
    """What is left of the records that were destroyed since the day of this time."""
    found = retention.tombstones(mandate)
    day = since.astimezone(mandate.tenant.zone).date()
    return found._replace(query=found.query.where(col(Tombstone.purged_on) >= day))
