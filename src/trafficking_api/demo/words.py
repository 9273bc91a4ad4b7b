"""What the demo's people write about signalements: short, neutral, and about nobody."""

from random import Random

_NUMBERS = {1: "One person", 2: "Two persons", 3: "Three persons", 4: "Four persons", 5: "Five persons"}
_WHERE = {
    "WorkplaceInspection": "met during a workplace inspection",
    "PoliceOperation": "met during a police operation",
    "BorderControl": "met at a border control",
    "HealthEncounter": "seen by a health service",
    "HelplineCall": "named in a call to the helpline",
    "OutreachContact": "met during outreach",
    "CommunityMeeting": "spoken of at a community meeting",
    "Other": "brought to our attention",
}
_WHAT = {
    "ForcedLabour": (
        "paid irregularly and far below the agreed wage",
        "lodged where they work, six days a week, for months without full pay",
        "working long days, documents kept by the employer",
        "owing the costs of the journey to the person who found the job",
    ),
    "SexualExploitation": (
        "moved between addresses, earnings handed over each evening",
        "told of a debt that grows, phone controlled by another person",
        "recruited online with a promise of another kind of work",
    ),
    "DomesticServitude": (
        "living in the household, hardly going out alone",
        "caring for children day and night",
    ),
    "": (
        "afraid to speak in front of the person who came along",
        "dependent on somebody for lodging and papers",
    ),
}
_CLOSE = (
    "Wishes to know what a centre can offer.",
    "No statement yet.",
    "Can be reached in the afternoon.",
    "",
)
_TALKS = (
    ("Is there an interpreter, and until when?", "Yes, by phone, until six in the evening."),
    ("Does the person know that we were told?", "Yes, and agrees to be called."),
    ("Is there a safe place for tonight?", "For two nights, with a colleague of the social service."),
    ("Are there minors in the household?", "None that we met."),
    ("May we call directly, or through your unit?", "Through our unit first, please."),
    ("Has a statement been taken?", "Not yet; it is planned for next week."),
)
_NOTES = (
    "Called back, nobody answered. Try again tomorrow morning.",
    "First conversation took place; wants to think about it.",
    "Interpreter booked for the first meeting.",
    "Asked the network for a place; answer expected this week.",
    "Compared with earlier reports of the same place.",
    "Explained the three conditions of the protection; questions about family reunion.",
)
_FURTHER = (
    "The prosecutor's office has been informed.",
    "A second control is planned at the same place.",
    "The person has changed phone number; we pass it on by voice only.",
)


def summary(rng: Random, context: str, form: str, persons: int) -> str:
    """The summary of a signalement."""
    who = _NUMBERS.get(persons, f"{persons} persons")
    what = rng.choice(_WHAT.get(form, _WHAT[""]))
    return f"{who} {_WHERE[context]}, {what}. {rng.choice(_CLOSE)}".strip()


def question(rng: Random) -> tuple[str, str]:
    """A question of a centre, and the reporter's answer."""
    return rng.choice(_TALKS)


def note(rng: Random) -> str:
    """A note of a centre to itself."""
    return rng.choice(_NOTES)


def further(rng: Random) -> str:
    """What a reporter adds later."""
    return rng.choice(_FURTHER)
