"""A network's guarantee funds, loans in every state, and the books that hold what moved."""

import asyncio
from typing import Any
from uuid import uuid4

from tests.factories.house import Caller
from tests.factories.housing import DEPOSIT, signed
from tests.factories.shelters import day
from tests.factories.world import World, command, etag, identifier, made
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.ledger import tasks

FUNDS, LOANS = "/v1/guarantee-funds", "/v1/guarantee-loans"
REVERSED = {"value_on": day(), "reason": "EnteredInError"}
#: The case of the loan that gets to each state. What came to nothing was for the lease of another one.
CASES = {
    "rejected": "sent",
    "withdrawn": "sent",
    "requested": "sent",
    "cancelled": "declined",
    "approved": "declined",
    "active": "draft",
    "settled": "accepted",
    "written_off": "active",
    "overpaid": "expired",
}
#: What is decided on the way to each state, before anything is paid out.
DECIDED: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "rejected": [("reject", {"reason": "NotAffordable"})],
    "withdrawn": [("withdraw", {})],
    "requested": [],
    "cancelled": [("approve", {}), ("cancel", {"reason": "LeaseFellThrough"})],
    "approved": [("approve", {})],
}


def euro(minor: int, currency: str = "EUR") -> dict[str, Any]:
    """An amount in minor units."""
    return {"amount_minor": minor, "currency": currency}


#: What is booked on the way to each state, after it was paid out.
BOOKED: dict[str, list[dict[str, Any]]] = {
    "active": [
        {"type": "Repayment", "amount": euro(12000), "reference": "2026/0131"},
        {"type": "Waiver", "amount": euro(1000), "reason": "Hardship"},
    ],
    "settled": [{"type": "DepositReturn", "amount": DEPOSIT}],
    "written_off": [
        {"type": "WriteOff", "amount": DEPOSIT, "reason": "CannotBeReached"},
        {"type": "Recovery", "amount": euro(5000)},
    ],
    "overpaid": [
        {"type": "Repayment", "amount": euro(150_000), "allow_credit": True},
        {"type": "Refund", "amount": euro(1000)},
    ],
}


def fund(world: World, **more: Any) -> dict[str, Any]:
    """The body of a fund."""
    words = {name: world.secret() for name in ("name", "payer_name", "payer_account")}
    return {"currency": "EUR", "country": "BE", "region": "Brussels", **words, **more}


def gift(world: World, minor: int, **more: Any) -> dict[str, Any]:
    """The body of a contribution."""
    words = {name: world.secret() for name in ("donor", "purpose")}
    return {"amount": euro(minor), "value_on": day(), "reference": "2026/0117", **words, **more}


def loan(world: World, case: str, lease: str, fund_: str, **more: Any) -> dict[str, Any]:
    """The body of a request for a loan, for what stands at these addresses."""
    ids = {"case_id": case, "lease_id": lease, "fund_id": fund_}
    return {
        **{name: str(identifier(address)) for name, address in ids.items()},
        "amount": DEPOSIT,
        "months_of_rent": 2,
        "payee": "BlockedAccount",
        "instalments": 12,
        "first_due_on": day(60),
        "other_schemes": [{"scheme": "CPAS", "result": "Refused"}],
        "monthly_income": euro(165_000),
        "monthly_expenses": euro(138_000),
        "ability_note": world.secret(),
        **more,
    }


async def booked(staff: Caller, collection: str, body: dict[str, Any]) -> str:
    """Book something under a key of its own; returns its address."""
    return await made(staff, collection, body, key=uuid4().hex)


async def moved(staff: Caller, here: str, name: str, body: dict[str, Any]) -> dict[str, Any]:
    """Give a command that moves money, under a key of its own, and insist that it is done."""
    tag = await etag(staff, here)
    answer = await staff.post(f"{here}/{name}", body, etag=tag, key=uuid4().hex)
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def paid_out(world: World, here: str) -> None:
    """Approve a loan that is asked for, and pay it out."""
    centre = world.centre
    await command(centre.coordinator_2, here, "approve")
    paid = {"value_on": day(), "agreement_signed_on": day(), "reference": "2026/0118"}
    await moved(centre.coordinator, here, "disburse", paid)


async def lending(world: World) -> None:
    """Funds, what was given to them, loans and entries, and a book that was closed and sealed."""
    await _give(world)
    leases = {case: await signed(world, world.cases[case]) for case in dict.fromkeys(CASES.values())}
    for state, case in CASES.items():
        body = loan(world, world.cases[case], leases[case], world.funds["open"])
        here = world.loans[state] = await made(world.centre.coordinator, LOANS, body)
        for name, more in DECIDED.get(state, []):
            decider = world.centre.coordinator if name == "withdraw" else world.centre.coordinator_2
            await command(decider, here, name, more)
        if state in BOOKED:
            await paid_out(world, here)
        for entry in BOOKED.get(state, []):
            body = {"value_on": day(), **entry}
            world.entries[entry["type"]] = await booked(world.centre.coordinator_2, f"{here}/entries", body)
    await _bounce(world)
    await _close_books(world)


async def _give(world: World) -> None:
    """A fund that lends, and one in another currency that gave back what it had."""
    finance = world.centre.finance
    world.funds["open"] = await made(finance, FUNDS, fund(world))
    gifts = f"{world.funds['open']}/contributions"
    world.contributions["kept"] = await booked(finance, gifts, gift(world, 2_000_000))
    world.funds["closed"] = await made(finance, FUNDS, fund(world, currency="USD", region=None))
    early = {"amount": euro(50_000, "USD"), "value_on": day(-20)}
    gifts = f"{world.funds['closed']}/contributions"
    here = world.contributions["reversed"] = await booked(finance, gifts, gift(world, 0, **early))
    await _reversed(finance, here, value_on=day(-19))
    await command(finance, world.funds["closed"], "close")


async def _bounce(world: World) -> None:
    """A payment that came, and went back."""
    staff, here = world.centre.coordinator, f"{world.loans['active']}/entries"
    body = {"type": "Repayment", "amount": euro(12000), "value_on": day()}
    world.entries["reversed"] = await booked(staff, here, body)
    await _reversed(staff, world.entries["reversed"])


async def _reversed(staff: Caller, here: str, **more: Any) -> None:
    answer = await staff.post(f"{here}/reverse", {**REVERSED, **more}, key=uuid4().hex)
    assert answer.status_code in {200, 201}, answer.text


async def _close_books(world: World) -> None:
    finance = world.centre.finance
    for row in (await finance.get("/v1/books")).json()["items"]:
        world.books[row["currency"]] = f"/v1/books/{row['id']}"
    await moved(finance, world.books["USD"], "close", {"until_on": day(-10)})
    # What another transaction of the server, also of another test, might still come before is not sealed yet.
    for _ in range(300):
        if await _sealed(world):
            return
        await asyncio.sleep(0.2)
    raise AssertionError("nothing was sealed")


async def _sealed(world: World) -> int:
    async with system_mandate(world.house.office, world.centre.id, "test") as mandate:
        return await tasks.seal(mandate)
