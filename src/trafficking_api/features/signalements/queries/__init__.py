"""SELECTs about signalements."""

from trafficking_api.features.signalements.queries.report import handled, reported, signalement, signalements
from trafficking_api.features.signalements.queries.sight import (
    PATIENCE,
    became_of_hidden,
    gone,
    handling,
    in_sight,
    overdue,
)
from trafficking_api.features.signalements.queries.talk import message, messages, words_of, words_of_reporter
from trafficking_api.features.signalements.queries.work import (
    became,
    same_reference,
    still_overdue,
    waiting,
    working,
)

__all__ = [
    "PATIENCE",
    "became",
    "became_of_hidden",
    "gone",
    "handled",
    "handling",
    "in_sight",
    "message",
    "messages",
    "overdue",
    "reported",
    "same_reference",
    "signalement",
    "signalements",
    "still_overdue",
    "waiting",
    "words_of",
    "words_of_reporter",
    "working",
]
