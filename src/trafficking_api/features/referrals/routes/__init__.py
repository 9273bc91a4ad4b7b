"""The HTTP table of contents of referrals, one stage a file."""

from trafficking_api.features.referrals.routes import erasure, exchange, referral, stage
from trafficking_api.kit.route import together

router = together(*(room.router for room in (referral, stage, exchange, erasure)))
