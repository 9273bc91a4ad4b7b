"""The tables of what is exchanged."""

from trafficking_api.features.exchange.models.imports import Import, ImportedThing, ImportRow, ImportWork

__all__ = ["Import", "ImportRow", "ImportWork", "ImportedThing"]
