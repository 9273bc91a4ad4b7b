"""Writes people down, changes who they are, opens and forgets them, and links their households."""

from trafficking_api.features.people.service.household import link, unlink
from trafficking_api.features.people.service.identity import Opened, forget, keep_household, key_of, opened
from trafficking_api.features.people.service.keep import warn_first
from trafficking_api.features.people.service.person import add, add_all, change
from trafficking_api.features.people.service.reading import reading, searched

__all__ = [
    "Opened",
    "add",
    "add_all",
    "change",
    "forget",
    "keep_household",
    "key_of",
    "link",
    "opened",
    "reading",
    "searched",
    "unlink",
    "warn_first",
]
