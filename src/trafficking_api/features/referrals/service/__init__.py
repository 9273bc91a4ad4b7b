"""What can be done with referrals, one verb per file."""

from trafficking_api.features.referrals.service.answer import accept, decline
from trafficking_api.features.referrals.service.arrive import arrive
from trafficking_api.features.referrals.service.ask import ask, refine
from trafficking_api.features.referrals.service.course import complete, give_back, hold, resume
from trafficking_api.features.referrals.service.draft import change, draft
from trafficking_api.features.referrals.service.ending import end_overdue
from trafficking_api.features.referrals.service.erasure import answer_erasure
from trafficking_api.features.referrals.service.minimise import preview
from trafficking_api.features.referrals.service.release import approve, propose, release
from trafficking_api.features.referrals.service.request import ask_transfer
from trafficking_api.features.referrals.service.retract import expire_overdue, take_back, void, withdraw
from trafficking_api.features.referrals.service.send import send
from trafficking_api.features.referrals.service.talk import write

__all__ = [
    "accept",
    "answer_erasure",
    "approve",
    "arrive",
    "ask",
    "ask_transfer",
    "change",
    "complete",
    "decline",
    "draft",
    "end_overdue",
    "expire_overdue",
    "give_back",
    "hold",
    "preview",
    "propose",
    "refine",
    "release",
    "resume",
    "send",
    "take_back",
    "void",
    "withdraw",
    "write",
]
