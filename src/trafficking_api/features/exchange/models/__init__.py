"""The tables of what is exchanged."""

from trafficking_api.features.exchange.models.export import Export, ExportFile
from trafficking_api.features.exchange.models.feed import FeedEntry, FeedHead
from trafficking_api.features.exchange.models.imports import Import, ImportedThing, ImportRow, ImportWork

__all__ = [
    "Export",
    "ExportFile",
    "FeedEntry",
    "FeedHead",
    "Import",
    "ImportRow",
    "ImportWork",
    "ImportedThing",
]
