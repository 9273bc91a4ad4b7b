"""What the demo's people write about plans, visits and services: short, neutral, and about nobody."""

from random import Random
from typing import Final

_OBJECTIVES: Final = (
    "To live on her own, near people whom she trusts.",
    "To be safe, to work, and to decide herself.",
    "To go back to her family, and not to what she left.",
    "To understand what happens with her papers, and to have a room.",
)
#: Goals that somebody has beside those of the template, by the part of life.
OWN_GOALS: Final = (
    ("PeerSupport", "She knows two people whom she can call at any hour."),
    ("LanguageIntegration", "She speaks for herself at the town hall."),
    ("Financial", "She has paid back what she owes, and nothing more."),
    ("Health", "She has a doctor whom she chose."),
    ("SocialCare", "She spends one evening a week with others."),
)
_EVIDENCE: Final = {
    "achieve": (
        "She says so herself, and it shows.",
        "The certificate is in her folder.",
        "Seen on the visit.",
    ),
    "partly_achieve": (
        "Begun well; the rest she goes on with alone.",
        "Half of it, which is enough for her.",
    ),
    "not_achieve": ("Not the right time; she may come back to it.",),
    "cancel": ("No longer what she wishes.",),
    "done": ("Took place as planned.", "Finished earlier than planned."),
    "skip": ("She prefers to do without.",),
}
_VISITS: Final = (
    "She was at home; the talk was good.",
    "Met at the market, where she sells now.",
    "Tired, but the course goes on. Next time with her sister.",
    "Spoke with her and then with her mother; nothing urgent.",
    "By phone in the end, the road was flooded.",
)
_SERVICES: Final = (
    "Came on time; wishes to go on.",
    "With an interpreter by phone.",
    "Explained once more, in plain words.",
    "Waited two hours, then it went quickly.",
    "Brought the letter that had come; answered it together.",
)
_RESULTS: Final = (
    "Nothing found that needs treatment.",
    "A second appointment in three months.",
    "Treatment begun; the paper is with her.",
)
_SUMMARIES: Final = {
    "Baseline": ("Sleeps badly, eats well. Wishes to learn.", "Says little so far; trusts one colleague."),
    "Review": ("Steadier than half a year ago.", "Good weeks and bad weeks, more of the good."),
    "Exit": ("Lives without us; knows where to find us.", "Works, and is content with her room."),
}


def objectives(rng: Random) -> str:
    """What a plan is for."""
    return rng.choice(_OBJECTIVES)


def evidence(rng: Random, command: str) -> str | None:
    """What shows how something ended, if anything is written about it."""
    return rng.choice(_EVIDENCE[command]) if command in _EVIDENCE else None


def visit(rng: Random) -> str:
    """What came of a visit."""
    return rng.choice(_VISITS)


def service(rng: Random) -> str:
    """A note on a service."""
    return rng.choice(_SERVICES)


def result(rng: Random) -> str:
    """What came of a medical check."""
    return rng.choice(_RESULTS)


def summary(rng: Random, kind: str) -> str:
    """The summary of an assessment."""
    return rng.choice(_SUMMARIES[kind])
