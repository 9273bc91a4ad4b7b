"""What can be done with signalements, one verb per file."""

from trafficking_api.features.signalements.service.handle import acknowledge, assess, close, convert, reopen
from trafficking_api.features.signalements.service.reading import note_reading, reading
from trafficking_api.features.signalements.service.redirect import redirect
from trafficking_api.features.signalements.service.submit import submit
from trafficking_api.features.signalements.service.sweep import escalate
from trafficking_api.features.signalements.service.talk import ask, reply, write

__all__ = [
    "acknowledge",
    "ask",
    "assess",
    "close",
    "convert",
    "escalate",
    "note_reading",
    "reading",
    "redirect",
    "reopen",
    "reply",
    "submit",
    "write",
]
