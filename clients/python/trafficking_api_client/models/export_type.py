from enum import StrEnum


class ExportType(StrEnum):
    ACTIONS = "actions"
    ALLOCATIONS = "allocations"
    ASSESSMENTS = "assessments"
    CASES = "cases"
    CASE_PLANS = "case_plans"
    COMPENSATION_CLAIMS = "compensation_claims"
    COURT_APPEALS = "court_appeals"
    COURT_FILES = "court_files"
    DEADLINES = "deadlines"
    DOCUMENTS = "documents"
    GOALS = "goals"
    GUARANTEE_FUNDS = "guarantee_funds"
    GUARANTEE_LOANS = "guarantee_loans"
    HEARINGS = "hearings"
    HOUSING_APPLICATIONS = "housing_applications"
    HOUSING_SEARCHES = "housing_searches"
    JUDGMENTS = "judgments"
    LEASES = "leases"
    MEMBERS = "members"
    PEOPLE = "people"
    PROCEEDINGS = "proceedings"
    REFERRALS_RECEIVED = "referrals_received"
    REFERRALS_SENT = "referrals_sent"
    RESIDENCE_PAPERS = "residence_papers"
    RESIDENCE_TRACKS = "residence_tracks"
    SERVICES = "services"
    SHELTERS = "shelters"
    SIGNALEMENTS = "signalements"
    TURN_AWAYS = "turn_aways"
    VISITS = "visits"
    WAITING_LIST = "waiting_list"

    def __str__(self) -> str:
        return str(self.value)
