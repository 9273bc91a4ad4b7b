"""A network's claims for compensation: one in every state, and what was entered on each."""

from typing import Any
from uuid import uuid4

from tests.factories.house import Caller
from tests.factories.shelters import day
from tests.factories.world import World, etag, identifier, made

CLAIMS = "/v1/compensation-claims"
#: Five percent a year, for as long as it is not paid.
FIVE_PERCENT = {"amount_minor": 0, "rates": [{"basis_points": 500, "from_on": day(-400)}]}
#: What is entered on the way to each state.
CLAIM_STATES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "claimed": [],
    "refused": [("refuse", {})],
    "awarded": [("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}})],
    "partly_paid": [
        ("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}}),
        ("pay", {"amount": {"amount_minor": 100_000, "currency": "EUR"}}),
    ],
    "enforcement": [
        ("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}}),
        ("enforce", {}),
    ],
    "paid": [
        ("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}}),
        ("pay", {"amount": {"amount_minor": 500_000, "currency": "EUR"}}),
    ],
    "uncollectable": [
        ("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}}),
        ("enforce", {}),
        ("give_up", {"reason": "Insolvent"}),
    ],
    "renounced": [
        ("award", {"amount": {"amount_minor": 500_000, "currency": "EUR"}}),
        ("renounce", {"reason": "PersonDoesNotWish"}),
    ],
}


def claim(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a claim in the case at this address."""
    return {
        "case_id": str(identifier(case)),
        "source": "Offender",
        "claimed": {"amount_minor": 900_000, "currency": "EUR"},
        "claimed_on": day(-30),
        "note": world.secret(),
        **more,
    }


async def entered(staff: Caller, here: str, name: str, body: dict[str, Any]) -> dict[str, Any]:
    """Enter something on a claim, under a key of its own, and insist that it is done."""
    tag = await etag(staff, here)
    answer = await staff.post(f"{here}/{name}", body, etag=tag, key=uuid4().hex)
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def claims(world: World, case: str, proceeding: str | None = None) -> dict[str, str]:
    """A claim in every state in the case at this address, and where each is; one payment is taken back."""
    staff = world.centre.legal
    named = {} if proceeding is None else {"proceeding_id": str(identifier(proceeding))}
    addresses: dict[str, str] = {}
    for state, steps in CLAIM_STATES.items():
        interest = {} if state == "paid" else {"interest": FIVE_PERCENT}
        here = addresses[state] = await made(staff, CLAIMS, claim(world, case, **named, **interest))
        for name, body in steps:
            await entered(staff, here, name, body)
    await entered(staff, addresses["partly_paid"], *CLAIM_STATES["partly_paid"][1])
    (last, *_) = (await staff.get(f"{addresses['partly_paid']}/entries")).json()["items"]
    wrong = f"{addresses['partly_paid']}/entries/{last['id']}/correct"
    answer = await staff.post(wrong, {"reason": "EnteredInError"}, key=uuid4().hex)
    assert answer.status_code == 200, answer.text
    return addresses
