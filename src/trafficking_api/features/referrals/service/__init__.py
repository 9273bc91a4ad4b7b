"""What can be done with referrals, one verb per file."""

from trafficking_api.features.referrals.service.answer import accept, decline
from trafficking_api.features.referrals.service.draft import change, draft
from trafficking_api.features.referrals.service.minimise import preview
from trafficking_api.features.referrals.service.retract import expire_overdue, void, withdraw
from trafficking_api.features.referrals.service.send import send

__all__ = ["accept", "change", "decline", "draft", "expire_overdue", "preview", "send", "void", "withdraw"]
