"""Does what must happen without anybody asking: answer dates pass, urgent reports wait too long."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from trafficking_api.access import tasks as access
from trafficking_api.access.mandate import Mandate, Office, system_mandate
from trafficking_api.access.queries import organisation_ids
from trafficking_api.features.consents import tasks as consents
from trafficking_api.features.court import tasks as court
from trafficking_api.features.exchange import tasks as exchange
from trafficking_api.features.ledger import tasks as ledger
from trafficking_api.features.loans import tasks as loans
from trafficking_api.features.referrals import tasks as referrals
from trafficking_api.features.retention import tasks as retention
from trafficking_api.features.shelters import tasks as shelters
from trafficking_api.features.signalements import tasks as signalements
from trafficking_api.kit.going_on import go_on, refuse_to_go_on_when_stopped

#: One sweeper at a time in the whole deployment.
LOCK = 7_203_771_544_004

Errand = Callable[[Office, UUID], Awaitable[int]]
Sweep = Callable[[Mandate], Awaitable[int]]


@dataclass(frozen=True)
class InPortions:
    """A sweep whose things have a transaction each: one that fails undoes no other."""

    work: Errand


SWEEPS: dict[str, Sweep | InPortions] = {
    "expire_consents": consents.sweep,
    "expire_referrals": InPortions(referrals.sweep),
    "expire_holds": shelters.expire,
    "miss_arrivals": shelters.miss,
    "publish_availability": shelters.publish,
    "escalate_signalements": signalements.sweep,
    "remind_borrowers": loans.remind,
    "remind_of_hearings": court.remind_of_hearings,
    "remind_of_deadlines": court.remind_of_deadlines,
    "check_books": loans.check,
    "seal_ledger": ledger.seal,
    "announce_purges": InPortions(retention.warn),
    "purge": InPortions(retention.purge),
    "forget_answers": access.forget_answers,
    # Last, so that what the others did leaves at once.
    "number_events": exchange.number,
    "expire_exports": exchange.expire_exports,
    "forget_mail": exchange.forget_mail,
    "forget_deliveries": exchange.forget_deliveries,
}

#: What takes long goes in steps with transactions of their own, one organisation after the other, beside the
#: sweeps: nobody waits for it. Several processes may go at once.
ERRANDS: dict[str, Errand] = {
    "take_in_rows": exchange.take_in_rows,
    "make_exports": exchange.make_exports,
}
#: What waits for other servers, and looks itself to who waits for whom.
BESIDE: tuple[Callable[[Office, float], Coroutine[Any, Any, None]], ...] = (
    exchange.deliver_forever,
    exchange.tell_partners,
    exchange.mail_forever,
)


async def sweep(office: Office) -> int:
    """Enter each tenant in turn and do what is due; returns how much was, 0 when another process sweeps."""
    async with office.database.engine.connect() as plain:
        # The lock belongs to the connection; a transaction left open meanwhile would be ended by the server.
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        try:
            if not await connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK}):
                return 0
            done = await _sweep_all(office, connection)
            await connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
        except BaseException:
            # Whatever it was, the lock may be held: it goes with the connection, else nobody would sweep.
            await plain.invalidate()
            raise
        return done


async def _sweep_all(office: Office, connection: AsyncConnection) -> int:
    ids = await organisation_ids(connection)
    return sum([await _sweep_one(office, organisation_id) for organisation_id in ids])


async def _sweep_one(office: Office, organisation_id: UUID) -> int:
    done = 0
    for name in SWEEPS:
        try:
            done += await do(office, organisation_id, name)
        except Exception as error:  # noqa: BLE001 - one tenant's trouble must not stop the others
            refuse_to_go_on_when_stopped()
            structlog.get_logger().error("sweep failed", sweep=name, error=type(error).__name__)
    return done


async def do(office: Office, organisation_id: UUID, name: str) -> int:
    """Do what one sweep does in one tenant; returns how much was due."""
    work = SWEEPS[name]
    if isinstance(work, InPortions):
        return await work.work(office, organisation_id)
    async with system_mandate(office, organisation_id, name) as mandate:
        return await work(mandate)


async def sweep_forever(office: Office, seconds: float) -> None:
    """Sweep, pause, and go on; a database that is away is tried again."""
    await go_on(partial(sweep, office), seconds, "sweep waits")


async def go(office: Office, name: str) -> int:
    """Do the next step of an errand for each organisation; returns how much was done."""
    async with office.database.engine.connect() as connection:
        ids = await organisation_ids(connection)
    done = 0
    for organisation_id in ids:
        try:
            done += await ERRANDS[name](office, organisation_id)
        except Exception as error:  # noqa: BLE001 - one tenant's trouble must not stop the others
            refuse_to_go_on_when_stopped()
            structlog.get_logger().error("errand failed", errand=name, error=type(error).__name__)
    return done


async def _go_while_there_is(office: Office, name: str) -> None:
    """Go on with an errand as long as there is something to do."""
    while await go(office, name):
        refuse_to_go_on_when_stopped()


async def _work_forever(office: Office, seconds: float) -> None:
    """Sweep, send, and go on each errand, each at its own pace: who is slow keeps nobody else waiting."""
    await asyncio.gather(
        sweep_forever(office, seconds),
        *(go_on(partial(_go_while_there_is, office, name), seconds, f"{name} waits") for name in ERRANDS),
        *(work(office, seconds) for work in BESIDE),
    )


async def sweep_until_stopped(office: Office, seconds: float) -> None:
    """Sweep until SIGTERM or SIGINT; what is under way is rolled back and done by the next one."""
    task = asyncio.create_task(_work_forever(office, seconds))
    for number in (signal.SIGTERM, signal.SIGINT):
        # As the first process of a container, it would otherwise not even hear them.
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
    await office.database.close()


@asynccontextmanager
async def sweeping(office: Office, seconds: float | None) -> AsyncIterator[None]:
    """Sweep beside the server, if it is asked to."""
    if seconds is None:
        yield
        return
    task = asyncio.create_task(_work_forever(office, seconds))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
