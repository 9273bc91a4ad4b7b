"""The database is killed twice during a thousand repayments, and each is booked once (LOAN-9, G-8)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace

import httpx
import pytest

from tests.faults.deployment import Deployment, Server, Write
from tests.features.loans.funds import day, euro
from tests.features.loans.lending import DEPOSIT, Lent, active

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

REPAYMENTS, LOANS, EACH = 1_000, 8, 100
OWED, GIVEN = REPAYMENTS // LOANS * EACH, 10 * DEPOSIT

#: Each finds what a booking would have left behind half done; zero is a whole ledger.
HALVES = {
    "a transaction that does not balance": """
        SELECT count(*) FROM (SELECT transaction_id FROM ledger_entries
        GROUP BY transaction_id HAVING sum(amount_minor) <> 0 OR count(*) < 2) AS unbalanced""",
    "a transaction without entries": """
        SELECT count(*) FROM ledger_transactions t
        WHERE NOT EXISTS (SELECT FROM ledger_entries e WHERE e.transaction_id = t.id)""",
    "a transaction without its audit row": """
        SELECT count(*) FROM ledger_transactions t WHERE t.kind = 'Repayment'
        AND 1 <> (SELECT count(*) FROM audit_events a WHERE a.object_id = t.id
        AND a.organisation_id = t.organisation_id)""",
    "a repayment without its answer": """
        SELECT count(*) FROM ledger_transactions t WHERE t.kind = 'Repayment'
        AND 1 <> (SELECT count(*) FROM remembered_answers r WHERE r.resource_id = t.id AND r.status = 201)""",
}


@pytest.fixture
async def deployment(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Deployment]:
    opened = await Deployment.open(tmp_path_factory.mktemp("ledger"))
    yield opened
    await opened.close()


class Payments:
    """A thousand of them, by eight payers that try again under its key until they hear it is booked."""

    def __init__(self, server: Server, loans: list[Lent]) -> None:
        body = {"type": "Repayment", "amount": euro(EACH), "value_on": day()}
        self.server = server
        self.writes = [
            Write(loan.books, f"{loan.here}/entries", body)
            for _ in range(REPAYMENTS // LOANS)
            for loan in loans
        ]
        self.heard: list[int] = []

    @property
    def booked(self) -> list[Write]:
        return [write for write in self.writes if write.answer is not None]

    async def all(self) -> None:
        queue = iter(self.writes)
        async with asyncio.TaskGroup() as payers:
            for _ in range(8):
                payers.create_task(self._pay(queue))

    async def _pay(self, queue: Iterator[Write]) -> None:
        for write in queue:
            await self._until_booked(write)

    async def _until_booked(self, write: Write) -> None:
        while True:
            try:
                answer = await write.send(self.server)
            except httpx.TransportError:
                self.heard.append(0)
            else:
                self.heard.append(answer.status_code)
                if answer.status_code == 201:
                    write.answer = answer
                    return
                assert answer.status_code == 503, answer.text
            await asyncio.sleep(0.2)


async def until(reached: Callable[[], bool], payments: "asyncio.Task[None]") -> None:
    while not reached():
        assert not payments.done(), payments.result()
        await asyncio.sleep(0.01)


async def killed_and_started(deployment: Deployment, check: Callable[[], Awaitable[None]]) -> None:
    await deployment.kill_database()
    await check()
    await deployment.start_database()


async def test_a_thousand_repayments_are_booked_once_each_though_the_database_dies_twice(
    deployment: Deployment,
) -> None:
    server = await deployment.server()
    first = await active(deployment.house, OWED)
    more = {"there": first.desk, "fund": first.purse}
    loans = [first, *[await active(deployment.house, OWED, **more) for _ in range(LOANS - 1)]]
    payments = Payments(server, loans)
    paying = asyncio.create_task(payments.all())

    async def nobody_hears_of_a_booking() -> None:
        before = len(payments.heard)
        await until(lambda: len(payments.heard) >= before + 8, paying)
        assert 201 not in payments.heard[before + 8 :]

    for dies_after in (REPAYMENTS // 4, REPAYMENTS // 2):
        await until(lambda n=dies_after: len(payments.booked) >= n, paying)  # type: ignore[misc]
        await killed_and_started(deployment, nobody_hears_of_a_booking)
    await paying
    assert payments.heard.count(201) == REPAYMENTS
    assert len(payments.heard) > REPAYMENTS, "the database died while nobody paid"

    ids = {write.answer.json()["id"] for write in payments.booked if write.answer}
    assert len(ids) == REPAYMENTS
    rows = await deployment.house.owner_execute("SELECT id FROM ledger_transactions WHERE kind = 'Repayment'")
    assert {str(row.id) for row in rows} == ids
    found = {name: await deployment.counted(query) for name, query in HALVES.items()}
    assert found == dict.fromkeys(HALVES, 0)
    sums = await deployment.house.owner_execute(
        "SELECT account, sum(amount_minor)::bigint AS total FROM ledger_entries GROUP BY account"
    )
    totals = {row.account: row.total for row in sums}
    assert totals == {"Bank": GIVEN, "Contributions": -GIVEN, "Receivables": 0}
    finance = replace(first.books, http=server.http)
    for loan in loans:
        standing = (await finance.get(loan.here)).json()
        assert (standing["status"], standing["outstanding"]["amount_minor"]) == ("settled", 0)
        assert standing["repaid"]["amount_minor"] == OWED
    balance = (await finance.get(f"{first.purse.here}/balance")).json()
    assert balance["balance"]["amount_minor"] == balance["available"]["amount_minor"] == GIVEN
