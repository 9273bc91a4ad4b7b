"""What was booked is sealed in blocks, and whoever tampers with it afterwards is found out (LOAN-19)."""

# ruff: noqa: S608 - the names in these statements are those of this file

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.factories.house import House, Party
from tests.factories.ledger import DAY, Books, settled, with_no_guard
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.ledger import tasks
from trafficking_api.features.ledger.service import sealing
from trafficking_api.features.ledger.service.verifying import Verdict, unanchored, verify


async def sealed(house: House, centre: Party) -> int:
    """One round of the sealer, when nothing is under way."""
    await settled(house)
    return await one_round(house, centre)


async def one_round(house: House, centre: Party) -> int:
    async with system_mandate(house.office, centre.id, "test") as mandate:
        return await tasks.seal(mandate)


async def verified(house: House, centre: Party) -> Verdict:
    """What verification says of the books of a centre, as the command asks it."""
    anchors, _ = house.office.seals.read()
    async with system_mandate(house.office, centre.id, "test") as mandate:
        verdict = await verify(mandate, anchors)
        verdict.findings += unanchored(mandate, verdict, anchors)
        return verdict


async def tampered(house: House, statement: str, **values: Any) -> None:
    async with with_no_guard(house) as connection:
        assert (await connection.execute(text(statement), values)).rowcount > 0


@pytest.fixture
async def books(house: House) -> Books:
    """Three blocks, of which the first two are anchored."""
    books = await Books.opened(house)
    for amount in (500_000, 300, 200):
        await books.give(amount)
        await books.lend(amount)
        await books.repay(amount // 2)
        assert await sealed(house, books.centre) == 3
    return books


async def transactions(books: Books) -> list[UUID]:
    rows = await books.house.owner_execute(
        "SELECT transaction_id FROM ledger_seals WHERE organisation_id = :o ORDER BY block_number, position",
        o=books.centre.id,
    )
    return list(rows.scalars())


async def test_loan_19_sound_books_are_found_sound(house: House, books: Books) -> None:
    verdict = await verified(house, books.centre)
    assert (verdict.findings, verdict.blocks, verdict.sealed, verdict.waiting) == ([], 3, 9, 0)
    await books.give(1)
    assert (await verified(house, books.centre)).waiting == 1
    assert await sealed(house, books.centre) == 1
    assert await sealed(house, books.centre) == 0
    verdict = await verified(house, books.centre)
    assert (verdict.findings, verdict.blocks, verdict.waiting) == ([], 4, 0)


async def test_loan_19_one_cent_is_found_with_its_block_transaction_and_book(
    house: House, books: Books
) -> None:
    wanted = (await transactions(books))[4]
    await tampered(
        house,
        "UPDATE ledger_entries SET amount_minor = amount_minor + sign(amount_minor) "
        "WHERE organisation_id = :o AND transaction_id = :t",
        o=books.centre.id,
        t=wanted,
    )
    book = await books.book_id()
    assert (await verified(house, books.centre)).findings == [
        f"block 2, transaction {wanted}, book {book} (EUR): it was changed after it was sealed"
    ]


async def test_loan_19_a_cent_on_one_side_is_out_of_balance_too(house: House, books: Books) -> None:
    wanted = (await transactions(books))[0]
    await tampered(
        house,
        "UPDATE ledger_entries SET amount_minor = amount_minor + 1 "
        "WHERE organisation_id = :o AND transaction_id = :t AND account = 'Bank'",
        o=books.centre.id,
        t=wanted,
    )
    book = f"book {await books.book_id()} (EUR)"
    assert (await verified(house, books.centre)).findings == [
        f"block 1, transaction {wanted}, {book}: it was changed after it was sealed",
        f"transaction {wanted}, {book}: it is out of balance",
        f"{book}: its accounts come to 1",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "value_on = value_on - 1",
        "created_at = created_at - interval '1 day'",
        "reference = '99/99'",
        "loan_id = gen_random_uuid()",
        "recorded_by_id = gen_random_uuid()",
        "fund_id = gen_random_uuid()",
        "kind = 'Recovery'",
        "relief_reason = 'Hardship'",
    ],
)
async def test_loan_19_whatever_is_changed_of_a_transaction_is_found(
    house: House, books: Books, change: str
) -> None:
    wanted = (await transactions(books))[8]
    statement = f"UPDATE ledger_transactions SET {change} WHERE organisation_id = :o AND id = :t"
    await tampered(house, statement, o=books.centre.id, t=wanted)
    findings = (await verified(house, books.centre)).findings
    assert f"block 3, transaction {wanted}, book" in findings[0]
    assert "changed" in findings[0]


async def test_loan_19_a_deleted_row_is_found(house: House, books: Books) -> None:
    wanted = (await transactions(books))[3]
    for table, column in (("ledger_entries", "transaction_id"), ("ledger_transactions", "id")):
        statement = f"DELETE FROM {table} WHERE organisation_id = :o AND {column} = :t"
        await tampered(house, statement, o=books.centre.id, t=wanted)
    assert (await verified(house, books.centre)).findings[0] == (
        f"block 2, transaction {wanted}: it was deleted after it was sealed"
    )
    await tampered(
        house,
        "DELETE FROM ledger_seals WHERE organisation_id = :o AND transaction_id = :t",
        o=books.centre.id,
        t=wanted,
    )
    assert (await verified(house, books.centre)).findings[:2] == [
        "block 2: it has 2 of its 3 transactions",
        "block 2: its seals, or their order, are not those that it was made of",
    ]


async def test_loan_19_another_order_is_found(house: House, books: Books) -> None:
    one, other = (await transactions(books))[3:5]
    async with with_no_guard(house) as connection:
        for wanted, place in ((one, 99), (other, 0), (one, 1)):
            await connection.execute(
                text(
                    "UPDATE ledger_seals SET position = :p WHERE organisation_id = :o AND transaction_id = :t"
                ),
                {"p": place, "o": books.centre.id, "t": wanted},
            )
    assert (await verified(house, books.centre)).findings == [
        "block 2: its seals, or their order, are not those that it was made of"
    ]


async def test_loan_19_a_cut_tail_is_found_by_the_anchors(house: House, books: Books) -> None:
    await sealed(house, books.centre)  # the third block is anchored
    cut = "WHERE organisation_id = :o AND block_number = 3"
    for statement in (
        f"DELETE FROM ledger_entries WHERE transaction_id IN (SELECT transaction_id FROM ledger_seals {cut})",
        f"DELETE FROM ledger_transactions WHERE id IN (SELECT transaction_id FROM ledger_seals {cut})",
        f"DELETE FROM ledger_seals {cut}",
        "DELETE FROM ledger_blocks WHERE organisation_id = :o AND number = 3",
    ):
        await tampered(house, statement, o=books.centre.id)
    (finding,) = (await verified(house, books.centre)).findings
    assert finding.startswith("block 3: it was cut off")


async def test_loan_19_a_chain_made_anew_is_found_by_the_anchors(house: House, books: Books) -> None:
    """A superuser who changes a cent and then seals all of it again, as if it had always been so."""
    async with with_no_guard(house) as connection:
        for statement in (
            "UPDATE ledger_entries SET amount_minor = amount_minor * 2 WHERE organisation_id = :o",
            "DELETE FROM ledger_seals WHERE organisation_id = :o",
            "DELETE FROM ledger_blocks WHERE organisation_id = :o",
        ):
            await connection.execute(text(statement), {"o": books.centre.id})
    seals = house.office.seals
    house.office.seals = type(seals)(seals.ledger)
    assert await sealed(house, books.centre) == 9
    findings = (await verified(house, books.centre)).findings
    assert "block 1: line" in findings[0]
    assert "has another head of it" in findings[0]


async def test_loan_19_a_block_in_the_middle_that_is_gone_is_found(house: House, books: Books) -> None:
    await tampered(
        house, "DELETE FROM ledger_blocks WHERE organisation_id = :o AND number = 2", o=books.centre.id
    )
    findings = (await verified(house, books.centre)).findings
    assert findings[:2] == ["block 2: it is gone", "block 3: it does not follow the block before it"]


async def test_loan_19_what_was_booked_in_a_closed_period_afterwards_is_found(
    house: House, books: Books
) -> None:
    body = {"until_on": (DAY + timedelta(1)).isoformat()}
    answer = await books.centre.finance.post(f"{await books.here()}/close", body, etag='"1"', key="x")
    assert answer.status_code == 200
    assert (await verified(house, books.centre)).findings == []
    await house.owner_execute(
        "UPDATE books SET version = version WHERE organisation_id = :o", o=books.centre.id
    )
    async with with_no_guard(house) as connection:
        copied = "organisation_id, {}, version, created_at, updated_at, book_id, fund_id, kind, value_on"
        await connection.execute(
            text(
                f"INSERT INTO ledger_transactions ({copied.format('id')}) "
                f"SELECT {copied.format('gen_random_uuid()')} FROM ledger_transactions "
                "WHERE organisation_id = :o AND kind = 'Contribution' LIMIT 1"
            ),
            {"o": books.centre.id},
        )
        await connection.execute(
            text(
                "INSERT INTO ledger_entries SELECT t.organisation_id, t.id, a.account, a.amount, t.book_id, "
                "'EUR', t.fund_id, NULL, t.kind, t.value_on, t.created_at FROM ledger_transactions t, "
                "(VALUES ('Bank', 7), ('Contributions', -7)) a(account, amount) "
                "WHERE t.organisation_id = :o AND NOT EXISTS (SELECT FROM ledger_entries e "
                "WHERE e.organisation_id = t.organisation_id AND e.transaction_id = t.id)"
            ),
            {"o": books.centre.id},
        )
    (finding,) = (await verified(house, books.centre)).findings
    assert "are not what they were when it was closed" in finding


@pytest.fixture
async def closed(house: House, books: Books) -> Books:
    """Closed twice, and both closings are anchored."""
    for version in (1, 2):
        body = {"until_on": (DAY + timedelta(version)).isoformat()}
        here = f"{await books.here()}/close"
        answer = await books.centre.finance.post(here, body, etag=f'"{version}"', key=str(version))
        assert answer.status_code == 200, answer.text
        await sealed(house, books.centre)
    assert (await verified(house, books.centre)).findings == []
    return books


async def test_loan_12_a_period_that_was_opened_again_is_found(house: House, closed: Books) -> None:
    until = "UPDATE books SET closed_until = {} WHERE organisation_id = :o"
    book = f"book {await closed.book_id()} (EUR)"
    last, first = DAY + timedelta(2), DAY + timedelta(1)
    for day, said in (("NULL", "no day"), ("closed_until - 1", str(first))):
        await tampered(house, until.format(day), o=closed.centre.id)
        assert (await verified(house, closed.centre)).findings == [
            f"{book}: it is closed until {said}, and by its closings until {last}"
        ]
        await tampered(house, until.format(f"'{last}'"), o=closed.centre.id)


async def test_loan_12_a_period_that_was_opened_and_rewritten_is_found(house: House, closed: Books) -> None:
    """Whoever owns the database takes both closings away, books in the period, and closes it again."""
    until = DAY + timedelta(2)
    await tampered(house, "DELETE FROM book_closings WHERE organisation_id = :o", o=closed.centre.id)
    await tampered(
        house, "UPDATE books SET closed_until = NULL WHERE organisation_id = :o", o=closed.centre.id
    )
    await closed.give(1, DAY)
    await sealed(house, closed.centre)
    book = f"book {await closed.book_id()} (EUR)"
    findings = (await verified(house, closed.centre)).findings
    assert [finding.split(";")[0] for finding in findings] == [
        f"{book}, closing {number}: it was cut off" for number in (1, 2)
    ]
    body = {"until_on": until.isoformat()}
    again = await closed.centre.finance.post(f"{await closed.here()}/close", body, etag='"3"', key="again")
    assert again.status_code == 200, again.text
    await sealed(house, closed.centre)
    findings = (await verified(house, closed.centre)).findings
    assert findings[0].startswith(f"{book}, closing 1: line")
    assert findings[1].startswith(f"{book}, closing 2: it was cut off")


async def test_loan_12_a_closing_whose_figures_were_changed_is_found(house: House, closed: Books) -> None:
    changed = (
        "UPDATE book_closings SET totals = totals || totals WHERE organisation_id = :o AND until_on = :d"
    )
    await tampered(house, changed, o=closed.centre.id, d=DAY + timedelta(1))
    findings = [each.split(": ")[0] for each in (await verified(house, closed.centre)).findings]
    book = f"book {await closed.book_id()} (EUR)"
    assert findings == [f"{book}, closing 1", f"{book}, closing 2", book]


async def test_a_block_is_anchored_by_the_round_after_its_own(house: House) -> None:
    books = await Books.opened(house)
    name = sealing.name_of(books.centre.id)
    await books.give(100)
    await sealed(house, books.centre)
    assert name not in house.office.seals.read()[0]
    await sealed(house, books.centre)
    await sealed(house, books.centre)
    (anchor,) = house.office.seals.read()[0][name]
    head = await house.owner_execute(
        "SELECT encode(head, 'hex') FROM ledger_blocks WHERE organisation_id = :o", o=books.centre.id
    )
    assert (anchor.number, anchor.head) == (1, head.scalar())


async def test_blocks_that_are_not_anchored_are_named(house: House, books: Books) -> None:
    async with system_mandate(house.office, books.centre.id, "test") as mandate:
        verdict = await verify(mandate, {})
        found = unanchored(mandate, verdict, {})
    assert found == [f"blocks 1 to 3 of ledger|{books.centre.id} are not anchored"]


async def test_what_cannot_be_anchored_is_sealed_all_the_same(
    house: House, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> bool:
        raise OSError

    monkeypatch.setattr(house.office.seals, "add", full)
    await books.give(5)
    assert await sealed(house, books.centre) == 1


async def test_a_block_holds_no_more_than_it_may(
    house: House, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "LARGEST", 2)
    for _ in range(5):
        await books.give(1)
    assert [await sealed(house, books.centre) for _ in range(4)] == [2, 2, 1, 0]
    assert (await verified(house, books.centre)).findings == []


@pytest.mark.race
async def test_many_sealers_at_once_seal_everything_once(house: House) -> None:
    books = await Books.opened(house)
    await asyncio.gather(*(books.give(1) for _ in range(10)))
    await settled(house)
    done = await asyncio.gather(*(one_round(house, books.centre) for _ in range(6)))
    while found := await sealed(house, books.centre):
        done.append(found)
    assert sum(done) == 10
    verdict = await verified(house, books.centre)
    assert (verdict.findings, verdict.sealed) == ([], 10)


@pytest.mark.race
async def test_what_is_under_way_while_others_are_sealed_is_sealed_later(house: House) -> None:
    """A transaction of a lower number that commits late is not overtaken for good."""
    books = await Books.opened(house)
    await books.give(1)
    await settled(house)
    async with house.owner.connect() as slow:
        await slow.execute(text("SELECT pg_current_xact_id()"))
        await books.give(2)
        # The number of the slow one is below that of the second gift: nothing above it is sealed.
        assert await one_round(house, books.centre) == 1
        await slow.rollback()
    assert await sealed(house, books.centre) == 1


async def test_after_a_restore_the_old_and_the_new_are_sealed(house: House, books: Books) -> None:
    """Numbers of transactions start anew on another server: those of the backup lie ahead of its own."""
    further = "(({0}::text)::bigint + 1000000000)::text::xid8"
    ahead = [
        f"UPDATE {table} SET {column} = {further.format(column)} WHERE organisation_id = :o"
        for table, column in (("ledger_transactions", "xid"), ("ledger_blocks", "until_xid"))
    ]
    await books.give(7)
    for statement in ahead:
        await tampered(house, statement, o=books.centre.id)
    await books.give(8)
    await books.give(9)
    assert [await sealed(house, books.centre) for _ in range(3)] == [1, 2, 0]
    await books.give(10)
    assert [await sealed(house, books.centre) for _ in range(2)] == [1, 0]
    verdict = await verified(house, books.centre)
    assert (verdict.findings, verdict.waiting, verdict.sealed) == ([], 0, 13)


async def test_loan_19_what_was_booked_below_the_numbers_of_another_server_is_sealed(house: House) -> None:
    """Its last block is a little ahead of this server, which has passed it before the sealer came again."""
    books = await Books.opened(house)
    await books.give(5)
    assert await sealed(house, books.centre) == 1
    ahead = "SELECT CAST(CAST(pg_current_xact_id() AS text) AS bigint) + 20"
    number = (await house.owner_execute(ahead)).scalar_one()
    for table, column in (("ledger_transactions", "xid"), ("ledger_blocks", "until_xid")):
        statement = f"UPDATE {table} SET {column} = CAST(CAST(:n AS text) AS xid8) WHERE organisation_id = :o"
        await tampered(house, statement, n=str(number), o=books.centre.id)
    below = await books.give(6)
    for _ in range(40):
        await house.owner_execute("SELECT pg_current_xact_id()")
    await books.give(7)
    await settled(house)
    here = f"transaction {below}, book {await books.book_id()} (EUR)"
    assert (await verified(house, books.centre)).findings == [
        f"{here}: it is in no block, and later ones are"
    ]
    assert [await sealed(house, books.centre) for _ in range(3)] == [1, 1, 0]
    verdict = await verified(house, books.centre)
    assert (verdict.findings, verdict.waiting, verdict.sealed) == ([], 0, 3)


async def test_loan_19_a_row_that_was_slipped_in_below_is_named_and_sealed(
    house: House, books: Books
) -> None:
    assert await sealed(house, books.centre) == 0  # all was searched today
    wanted = await books.give(8)
    statement = "UPDATE ledger_transactions SET xid = '3' WHERE organisation_id = :o AND id = :t"
    await tampered(house, statement, o=books.centre.id, t=wanted)
    assert await sealed(house, books.centre) == 0
    (finding,) = (await verified(house, books.centre)).findings
    assert finding.startswith(f"transaction {wanted}, book")
    sealing._searched[books.centre.id] -= timedelta(1)  # the next day comes
    assert [await sealed(house, books.centre) for _ in range(2)] == [1, 0]
    assert (await verified(house, books.centre)).findings == []


async def test_a_backup_without_a_block_is_sealed_too(house: House) -> None:
    books = await Books.opened(house)
    await books.give(7)
    await tampered(
        house,
        "UPDATE ledger_transactions SET xid = '9000000000' WHERE organisation_id = :o",
        o=books.centre.id,
    )
    await books.give(8)
    assert [await sealed(house, books.centre) for _ in range(2)] == [2, 0]
    await books.give(9)
    assert [await sealed(house, books.centre) for _ in range(2)] == [1, 0]
