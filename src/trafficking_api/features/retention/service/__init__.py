"""What can be done about keeping and forgetting, one story a file."""

from trafficking_api.features.retention.service.complete import Completed, complete, merged
from trafficking_api.features.retention.service.erase import approve, confirm, request, withdraw
from trafficking_api.features.retention.service.hold import hold, postpone, release
from trafficking_api.features.retention.service.pending import complete_pending
from trafficking_api.features.retention.service.sweep import purge, warn

__all__ = [
    "Completed",
    "approve",
    "complete",
    "complete_pending",
    "confirm",
    "hold",
    "merged",
    "postpone",
    "purge",
    "release",
    "request",
    "warn",
    "withdraw",
]
