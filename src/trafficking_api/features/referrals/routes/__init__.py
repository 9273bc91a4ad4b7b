"""The HTTP table of contents of referrals, one stage a file."""

from fastapi import APIRouter

from trafficking_api.features.referrals.routes import erasure, exchange, referral, stage

router = APIRouter()
for room in (referral, stage, exchange, erasure):
    router.include_router(room.router)
