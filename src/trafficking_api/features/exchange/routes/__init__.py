"""What scripts, front ends and other systems ask so that they keep in step."""

from collections.abc import Sequence

from fastapi import APIRouter

from trafficking_api.features.exchange.routes import (
    export,
    feed,
    imports,
    mail,
    peer,
    peer_message,
    webhook,
)
from trafficking_api.kit.route import together

#: One line for each subject, so that they can be added beside each other.
ROOMS: Sequence[APIRouter] = (
    feed.router,
    export.router,
    imports.router,
    webhook.router,
    webhook.sent,
    mail.router,
    peer.router,
    peer_message.router,
)

router = together(*ROOMS)
