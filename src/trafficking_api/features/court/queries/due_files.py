"""What of a court file hangs on a case, for its timeline; nothing of it is due by itself."""

from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.court.models import CourtFile, CourtStatement, Proceeding, ProceedingParty

tells(Permission.COURT_FILES_READ, CourtFile, Proceeding, ProceedingParty, CourtStatement)
