"""Every operation of homes, loans and books with success, and one more of each of them for the pages."""

import itertools
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import httpx

from tests.factories.house import FACTS, Caller
from tests.factories.housing import RENT, application, lease, search, signed
from tests.factories.loans import FUNDS, LOANS, booked, euro, fund, gift, loan, moved, paid_out
from tests.factories.shelters import day
from tests.factories.world import World, made
from trafficking_api.features.ledger.rules import _EXPONENTS

Call = Callable[..., Awaitable[httpx.Response]]


@dataclass
class LendingMakers:
    """One more of everything between a search for a home and a closed book."""

    world: World
    fund_: str
    loan_: str
    book: str
    days: Iterator[int]
    currencies: Iterator[str]

    @classmethod
    async def begun(cls, world: World) -> "LendingMakers":
        """With a fund that lends, a loan that was paid out, and the book of both."""
        finance = world.centre.finance
        here = await made(finance, FUNDS, fund(world))
        await booked(finance, f"{here}/contributions", gift(world, 2_000_000))
        (row,) = (await finance.get("/v1/books")).json()["items"]
        codes = itertools.cycle(sorted(set(_EXPONENTS) - {"EUR"}))
        makers = cls(world, here, "", f"/v1/books/{row['id']}", itertools.count(-3000), codes)
        makers.loan_ = await makers.loan()
        await paid_out(world, makers.loan_)
        return makers

    async def case(self) -> str:
        return await made(self.world.centre.coordinator, "/v1/cases", FACTS)

    async def search(self) -> str:
        body = search(self.world, await self.case())
        return await made(self.world.centre.housing, "/v1/housing-searches", body)

    async def application(self) -> str:
        body = application(self.world, await self.search())
        return await made(self.world.centre.housing, "/v1/housing-applications", body)

    async def lease(self) -> str:
        return await made(self.world.centre.housing, "/v1/leases", lease(self.world, await self.case()))

    async def fund(self) -> str:
        return await made(self.world.centre.finance, FUNDS, fund(self.world))

    async def gift(self) -> str:
        return await booked(self.world.centre.finance, f"{self.fund_}/contributions", gift(self.world, 1))

    async def loan(self) -> str:
        case = await self.case()
        body = loan(self.world, case, await signed(self.world, case), self.fund_)
        return await made(self.world.centre.coordinator, LOANS, body)

    async def entry(self) -> str:
        body = {"type": "Repayment", "amount": euro(1), "value_on": day()}
        return await booked(self.world.centre.finance, f"{self.loan_}/entries", body)

    async def currency(self) -> str:
        """A book of one more currency."""
        return await made(self.world.centre.finance, FUNDS, fund(self.world, currency=next(self.currencies)))

    async def closing(self) -> object:
        """The book is closed until a day later than before, long ago."""
        until = {"until_on": day(next(self.days))}
        return await moved(self.world.centre.finance, self.book, "close", until)


async def do_homes(call: Call, world: World, worker: Caller) -> None:
    """Every operation of searches, applications and leases, each with success."""
    staff = world.centre.housing
    case = (await call(worker, "open_case", FACTS)).json()["id"]
    wanted = search(world, f"/v1/cases/{case}")
    here = {"search_id": (await call(staff, "begin_housing_search", wanted)).json()["id"]}
    await call(staff, "list_housing_searches")
    await call(staff, "read_housing_search", **here)
    changed = {"wishes": "Near the school.", "rent_ceiling": RENT}
    await call(staff, "change_housing_search", changed, **here)
    await _do_applications(call, world, staff, here["search_id"])
    await call(staff, "end_housing_search", {"reason": "StoppedByPerson"}, **here)
    again = (await call(staff, "begin_housing_search", wanted)).json()["id"]
    for name in ("discard", "end"):
        terms = lease(world, f"/v1/cases/{case}", search_id=again)
        there = {"lease_id": (await call(staff, "draft_lease", terms)).json()["id"]}
        await call(staff, "list_leases")
        await call(staff, "read_lease", **there)
        await call(staff, "change_lease", {"note": "Read twice.", "charges": None}, **there)
        if name == "end":
            await call(staff, "sign_lease", {}, **there)
        end = {"reason": "NoticeByTenant"} if name == "end" else {}
        await call(staff, f"{name}_lease", end, **there)


async def _do_applications(call: Call, world: World, staff: Caller, search_id: str) -> None:
    for end in ("accept", "refuse", "withdraw", ""):
        body = application(world, search_id)
        here = {"application_id": (await call(staff, "add_housing_application", body)).json()["id"]}
        await call(staff, "list_housing_applications")
        await call(staff, "read_housing_application", **here)
        changed = {"contact": "The agency.", "viewing_on": day(4)}
        await call(staff, "change_housing_application", changed, **here)
        await call(staff, "view_housing_application", {"note": "A good one."}, **here)
        await call(staff, "apply_housing_application", {}, **here)
        if end:  # the last one is withdrawn with the search
            await call(staff, f"{end}_housing_application", {} if end == "accept" else None, **here)


def _mistake() -> dict[str, str]:
    # Of the day on which it is done: it may be another than that on which the tests began.
    return {"value_on": day(), "reason": "EnteredInError"}


async def do_lending(call: Call, world: World, worker: Caller) -> None:
    """Every operation of funds, loans, entries and books, each with success."""
    finance = world.centre.finance
    opened = (await call(finance, "open_guarantee_fund", fund(world))).json()
    await call(finance, "change_guarantee_fund", {"name": uuid4().hex}, fund_id=opened["id"])
    await call(finance, "close_guarantee_fund", {}, fund_id=opened["id"])
    opened = (await call(finance, "open_guarantee_fund", fund(world))).json()
    here = {"fund_id": opened["id"]}
    given = await call(finance, "book_fund_contribution", gift(world, 2_000_000, value_on=day(-1)), **here)
    its = {**here, "contribution_id": given.json()["id"]}
    await call(finance, "read_fund_contribution", **its)
    wrong = await call(finance, "book_fund_contribution", gift(world, 500), **here)
    await call(
        finance, "reverse_fund_contribution", _mistake(), **{**its, "contribution_id": wrong.json()["id"]}
    )
    await call(finance, "list_guarantee_funds")
    for name in (
        *("read_guarantee_fund", "read_guarantee_fund_balance", "list_fund_contributions"),
        "read_guarantee_fund_statement",
    ):
        await call(finance, name, **here)
    await _do_decisions(call, world, worker, f"{FUNDS}/{opened['id']}")
    await _do_entries(call, world, worker, f"{FUNDS}/{opened['id']}")
    await _do_books(call, finance)


async def _do_decisions(call: Call, world: World, worker: Caller, fund_: str) -> None:
    """A loan for each end that comes before money moves, all for one lease."""
    second, case = world.centre.coordinator_2, await made(worker, "/v1/cases", FACTS)
    body = loan(world, case, await signed(world, case), fund_)
    for end, caller in (("withdraw", worker), ("reject", second), ("cancel", second)):
        here = {"loan_id": (await call(worker, "request_guarantee_loan", body)).json()["id"]}
        changed = {"instalments": 10, "ability_note": "She asks for small parts."}
        await call(worker, "change_guarantee_loan", changed, **here)
        if end == "cancel":
            for name in ("approve", "unapprove", "approve"):
                await call(second, f"{name}_guarantee_loan", {}, **here)
        await call(caller, f"{end}_guarantee_loan", {} if end == "withdraw" else None, **here)


async def _do_entries(call: Call, world: World, worker: Caller, fund_: str) -> None:
    """A loan that is paid out, and everything that can then be booked."""
    second, finance = world.centre.coordinator_2, world.centre.finance
    case = await made(worker, "/v1/cases", FACTS)
    body = loan(world, case, await signed(world, case), fund_)
    here = {"loan_id": (await call(worker, "request_guarantee_loan", body)).json()["id"]}
    await call(second, "approve_guarantee_loan", {}, **here)
    paid = {"value_on": day(), "agreement_signed_on": day()}
    await call(worker, "disburse_guarantee_loan", paid, **here)
    await call(second, "reschedule_guarantee_loan", {"instalments": 10, "first_due_on": day(40)}, **here)
    await call(worker, "pause_guarantee_loan", {"reason": "Illness"}, **here)
    await call(worker, "resume_guarantee_loan", {}, **here)
    entry = httpx.Response(204)
    for more in (
        {"type": "Repayment", "amount": euro(1000)},
        {"type": "Waiver", "amount": euro(1000), "reason": "Hardship"},
        {"type": "DepositReturn", "amount": euro(42_000)},
        {"type": "WriteOff", "amount": euro(100_000), "reason": "CannotBeReached"},
        {"type": "Recovery", "amount": euro(1000)},
    ):
        entry = await call(finance, "book_loan_entry", {"value_on": day(), **more}, **here)
    child = {**here, "entry_id": entry.json()["id"]}
    await call(finance, "read_loan_entry", **child)
    await call(finance, "reverse_loan_entry", _mistake(), **child)
    await call(finance, "list_guarantee_loans")
    for name in (
        *("read_guarantee_loan", "list_loan_entries", "read_loan_statement", "read_loan_contract"),
        "read_landlord_letter",
    ):
        await call(worker, name, **here)


async def _do_books(call: Call, finance: Caller) -> None:
    rows = (await call(finance, "list_books")).json()["items"]
    book = next(row for row in rows if row["currency"] == "EUR")
    here = {"book_id": book["id"]}
    for name in ("read_book", "read_trial_balance", "read_journal", "list_transactions"):
        await call(finance, name, **here)
    later = day(-2000 + len((await finance.get(f"/v1/books/{book['id']}/closings")).json()["items"]))
    await call(finance, "close_book", {"until_on": later}, **here)
    await call(finance, "list_closings", **here)
