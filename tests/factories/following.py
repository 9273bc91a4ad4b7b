"""A network's court follow-up: files, hearings, deadlines and claims in every state, and papers."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.factories.house import Caller
from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks

FILES, PROCEEDINGS = "/v1/court-files", "/v1/proceedings"
JUDGMENTS, APPEALS = "/v1/judgments", "/v1/court-appeals"
CLAIMS, HEARINGS, DEADLINES = "/v1/compensation-claims", "/v1/hearings", "/v1/deadlines"
TRACKS, PAPERS = "/v1/residence-tracks", "/v1/residence-papers"
NOTES, FEEDS = "/v1/privileged-notes", "/v1/calendar-feeds"
#: How a proceeding comes to a judgment, and how many days ago.
WAY = (("file_complaint", 290), ("investigate", 280), ("refer", 90), ("open_trial", 60), ("judge", 20))
#: What is done with an appeal on the way to each state; one party has one at a time.
FILED: dict[str, list[str]] = {
    "withdrawn": ["withdraw"],
    "completed": ["receive", "complete"],
    "received": ["receive"],
    "filed": [],
}
#: What becomes of a claim on the way to each state.
CLAIMED: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "claimed": [],
    "refused": [("refuse", {})],
    "renounced": [("renounce", {"reason": "PersonDoesNotWish"})],
    "awarded": [("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}})],
}
CLAIMED["enforcement"] = [*CLAIMED["awarded"], ("enforce", {})]
CLAIMED["uncollectable"] = [*CLAIMED["enforcement"], ("give_up", {"reason": "Insolvent"})]
CLAIMED["partly_paid"] = [
    *CLAIMED["awarded"],
    ("pay", {"amount": {"amount_minor": 100_000, "currency": "EUR"}}),
]
CLAIMED["paid"] = [*CLAIMED["awarded"], ("pay", {"amount": {"amount_minor": 500_000, "currency": "EUR"}})]
#: What becomes of a hearing on the way to each state, and in how many days it is, or was.
HEARD: dict[str, tuple[int, list[tuple[str, dict[str, Any]]]]] = {
    "scheduled": (1, []),
    "held": (-9, [("hold", {})]),
    "cancelled": (20, [("cancel", {"reason": "Settled"})]),
    "no_show": (-8, [("miss", {})]),
    "entered_in_error": (30, [("void", {"reason": "It is of somebody else."})]),
}
#: The same of a deadline that has a date set by hand.
TIMED: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "open": [],
    "met": [("meet", {})],
    "waived": [("waive", {"reason": "LawyerAdvised"})],
}


def at(days: int, hours: int = 0) -> str:
    """An instant from now on."""
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days, hours=hours)
    return moment.isoformat().replace("+00:00", "Z")


def court_file(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of the court file of a case at this address."""
    words = {name: world.secret() for name in ("lawyer_name", "lawyer_contact", "note")}
    return {"case_id": str(identifier(case)), "legal_aid": "yes", **words, **more}


def proceeding(world: World, file: str, **more: Any) -> dict[str, Any]:
    """The body of a criminal proceeding of a file at this address."""
    words = {name: world.secret() for name in ("file_number", "court", "note")}
    ids = {"court_file_id": str(identifier(file)), "procedure": "Criminal", "opened_on": day(-300)}
    return {**ids, "lead_authority": "LabourAuditor", **words, **more}


def party(world: World, role: str = "CivilParty", **more: Any) -> dict[str, Any]:
    """The body of a party."""
    return {"role": role, "label": world.secret(), **more}


def judgment(world: World, proceeding_: str, **more: Any) -> dict[str, Any]:
    """The body of a judgment in a proceeding at this address."""
    return {
        "proceeding_id": str(identifier(proceeding_)),
        "level": "FirstInstance",
        "outcome": "ConvictedTrafficking",
        "pronounced_on": day(-20),
        "offences": ["Trafficking"],
        "sentences": {"convicted": 2, "acquitted": 1},
        "note": world.secret(),
        **more,
    }


def appeal(proceeding_: str, judgment_: str, party_: str, **more: Any) -> dict[str, Any]:
    """The body of an appeal against a judgment, by a party, all at these addresses."""
    ids = {"proceeding_id": proceeding_, "judgment_id": judgment_, "party_id": party_}
    return {
        **{name: str(identifier(address)) for name, address in ids.items()},
        "remedy": "Appeal",
        "filed_at": at(-1),
        **more,
    }


def claim(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a claim for compensation."""
    rate = {"basis_points": 450, "from_on": day(-300), "year_days": 365}
    return {
        "case_id": str(identifier(case)),
        "source": "Offender",
        "claimed": {"amount_minor": 850_000, "currency": "EUR"},
        "claimed_on": day(-100),
        "interest": {"rates": [rate]},
        "note": world.secret(),
        **more,
    }


def hearing(world: World, case: str, days: int = 3, **more: Any) -> dict[str, Any]:
    """The body of a hearing in so many days, to which the coordinator goes."""
    words = {name: world.secret() for name in ("location", "room", "note")}
    return {
        "case_id": str(identifier(case)),
        "type": "Trial",
        "starts_at": at(days),
        "ends_at": at(days, 2),
        "measures": ["SeparateEntrance"],
        "interpreter_language": "lo",
        "member_ids": [str(world.centre.coordinator.member_id)],
        **words,
        **more,
    }


def deadline(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a deadline that a member set by hand."""
    return {
        "case_id": str(identifier(case)),
        "procedure": "Criminal",
        "act": "Other",
        "due_on": day(1),
        "assigned_member_id": str(world.centre.coordinator.member_id),
        "note": world.secret(),
        **more,
    }


def note(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a privileged note."""
    return {"case_id": str(identifier(case)), "text": world.secret(), **more}


async def following(world: World) -> None:
    """What courts and authorities do about two people, with everything in every state."""
    for case in ("active", "sent"):
        await _file(world, world.cases[case])
