"""The tables of referrals."""

from trafficking_api.features.referrals.models.disclosure import (
    DataProtectionAlert,
    Disclosure,
    ReleaseRequest,
)
from trafficking_api.features.referrals.models.exchange import ErasureRequest, Exchange, ReferralMessage
from trafficking_api.features.referrals.models.referral import Arrival, EarlierCase, Referral, ReferralLink

__all__ = [
    "Arrival",
    "DataProtectionAlert",
    "Disclosure",
    "EarlierCase",
    "ErasureRequest",
    "Exchange",
    "Referral",
    "ReferralLink",
    "ReferralMessage",
    "ReleaseRequest",
]
