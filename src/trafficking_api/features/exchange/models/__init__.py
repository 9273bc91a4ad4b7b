"""The tables of what is exchanged."""

from trafficking_api.features.exchange.models.export import Export, ExportFile
from trafficking_api.features.exchange.models.feed import FeedEntry, FeedHead
from trafficking_api.features.exchange.models.imports import Import, ImportedThing, ImportRow, ImportWork
from trafficking_api.features.exchange.models.mail import MailDelivery
from trafficking_api.features.exchange.models.peer import Peer, PeerLine, PeerMessage
from trafficking_api.features.exchange.models.webhook import FeedCursor, WebhookDelivery, WebhookEndpoint

__all__ = [
    "Export",
    "ExportFile",
    "FeedCursor",
    "FeedEntry",
    "FeedHead",
    "Import",
    "ImportRow",
    "ImportWork",
    "ImportedThing",
    "MailDelivery",
    "Peer",
    "PeerLine",
    "PeerMessage",
    "WebhookDelivery",
    "WebhookEndpoint",
]
