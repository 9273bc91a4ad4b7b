"""Every table there is, so that migrations and tests see them all."""

from sqlmodel import SQLModel

from trafficking_api.access import models as access
from trafficking_api.features.agreements import models as agreements
from trafficking_api.features.case_plans import models as case_plans
from trafficking_api.features.cases import models as cases
from trafficking_api.features.consents import models as consents
from trafficking_api.features.court import models as court
from trafficking_api.features.directory import models as directory
from trafficking_api.features.documents import models as documents
from trafficking_api.features.exchange import models as exchange
from trafficking_api.features.housing import models as housing
from trafficking_api.features.ledger import models as ledger
from trafficking_api.features.loans import models as loans
from trafficking_api.features.members import models as members
from trafficking_api.features.organisations import models as organisations
from trafficking_api.features.people import models as people
from trafficking_api.features.referrals import models as referrals
from trafficking_api.features.retention import models as retention
from trafficking_api.features.shelters import models as shelters
from trafficking_api.features.signalements import models as signalements

__all__ = [
    "METADATA",
    "access",
    "agreements",
    "case_plans",
    "cases",
    "consents",
    "court",
    "directory",
    "documents",
    "exchange",
    "housing",
    "ledger",
    "loans",
    "members",
    "organisations",
    "people",
    "referrals",
    "retention",
    "shelters",
    "signalements",
]

METADATA = SQLModel.metadata
