"""What of judgments and appeals hangs on a case, for its timeline; neither is due on a day."""

from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.timeline import tells
from trafficking_api.features.court.models import CourtAppeal, Judgment

tells(Permission.COURT_FILES_READ, Judgment, CourtAppeal)
