"""`trafficking-api ledger verify`: sound books pass, and what was tampered with is named in plain lines."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.factories.house import House
from tests.factories.ledger import Books, settled, with_no_guard
from tests.test_cli import Place, Run, migrated, one_line, place, run
from trafficking_api.access.mandate import system_mandate
from trafficking_api.app import create_app
from trafficking_api.features.ledger import tasks
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

__all__ = ["migrated", "place", "run"]  # fixtures


def at(place: Place) -> dict[str, str]:
    """The environment of the command: the anchors are beside the key file, unless it is said where."""
    return {"DATABASE_URL": place.runtime, "KEY_FILE": str(place.keys)}


def anchors(place: Place) -> Path:
    return place.keys.with_name("seal-ledger.jsonl")


@pytest.fixture
async def house(migrated: Place) -> AsyncIterator[House]:
    settings = Settings(database_url=migrated.runtime, key_file=migrated.keys)
    opened = await House.open(create_app(settings, KeyFile.load(migrated.keys)), migrated.owner)
    yield opened
    await opened.close()


#: The loan of these books is a row that holds an id: it gets the status that its entries give it.
_PAID_OUT = """
UPDATE guarantee_loans SET status = 'active', approved_minor = requested_minor, approved_at = now(),
    approver_id = gen_random_uuid(), disburser_id = gen_random_uuid(), disbursed_on = current_date,
    agreement_signed_on = current_date
WHERE organisation_id = :o
"""


@pytest.fixture
async def books(house: House) -> Books:
    """Two blocks, both anchored."""
    books = await Books.opened(house)
    for amount in (500_000, 200):
        await books.give(amount)
        await books.lend(amount)
        await sealed(books)
    await sealed(books)
    await tampered(books, _PAID_OUT)
    return books


async def sealed(books: Books) -> None:
    await settled(books.house)
    async with system_mandate(books.house.office, books.centre.id, "test") as mandate:
        await tasks.seal(mandate)


async def tampered(books: Books, *statements: str) -> None:
    async with with_no_guard(books.house) as connection:
        for statement in statements:
            await connection.execute(text(statement), {"o": books.centre.id})


async def test_loan_19_sound_books_pass(run: Run, migrated: Place, books: Books) -> None:
    await books.give(1)
    said = run("ledger", "verify", **at(migrated))
    assert (said.code, said.err) == (0, ""), said
    assert said.out.splitlines() == [
        f"{books.centre.slug}: 2 blocks with 4 transactions, 1 not sealed yet; EUR",
        "the books are what was sealed",
    ]
    one = run("ledger", "verify", "--organisation", books.centre.slug)
    assert (one.code, one.out) == (0, said.out)
    one_line(run("ledger", "verify", "--organisation", "nobody"), "there is no organisation nobody")


async def test_loan_19_an_edited_cent_is_named(run: Run, migrated: Place, books: Books) -> None:
    await tampered(
        books,
        "UPDATE ledger_entries SET amount_minor = amount_minor + 1 "
        "WHERE organisation_id = :o AND amount_minor = 200 AND account = 'Bank'",
    )
    rows = await books.house.owner_execute(
        "SELECT transaction_id FROM ledger_entries WHERE organisation_id = :o AND amount_minor = 201",
        o=books.centre.id,
    )
    transaction, slug = rows.scalar_one(), books.centre.slug
    book = f"book {await books.book_id()} (EUR)"
    said = run("ledger", "verify", **at(migrated))
    assert said.code == 1
    assert said.err.splitlines() == [
        f"{slug}: block 2, transaction {transaction}, {book}: it was changed after it was sealed",
        f"{slug}: transaction {transaction}, {book}: it is out of balance",
        f"{slug}: {book}: its accounts come to 1",
        f"trafficking-api: findings: 3, in the books or in {anchors(migrated)}",
    ]


_UNDECIDED = (
    "status = 'withdrawn', approved_minor = NULL, approved_at = NULL, approver_id = NULL, "
    "disburser_id = NULL, disbursed_on = NULL, agreement_signed_on = NULL"
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("status = 'settled'", "settled, and by its entries active"),
        (_UNDECIDED, "withdrawn, and by its entries active"),
    ],
)
async def test_loan_4_a_status_that_its_entries_do_not_say_is_named(
    run: Run, migrated: Place, books: Books, change: str, said: str
) -> None:
    await tampered(books, f"UPDATE guarantee_loans SET {change} WHERE organisation_id = :o")  # noqa: S608
    found = run("ledger", "verify", **at(migrated))
    assert found.code == 1
    assert f"{books.centre.slug}: loan {books.loan_id}: it is {said}" in found.err.splitlines()


async def test_loan_4_a_loan_of_which_no_entry_is_left_is_named(
    run: Run, migrated: Place, house: House
) -> None:
    books = await Books.opened(house)
    await tampered(books, _PAID_OUT)
    found = run("ledger", "verify", **at(migrated))
    line = f"{books.centre.slug}: loan {books.loan_id}: it is active, and by its entries not paid out"
    assert (found.code, line in found.err.splitlines()) == (1, True)


async def test_loan_19_a_cut_tail_is_found_by_the_anchor_file(
    run: Run, migrated: Place, books: Books
) -> None:
    last = "(SELECT transaction_id FROM ledger_seals WHERE organisation_id = :o AND block_number = 2)"
    await tampered(
        books,
        f"DELETE FROM ledger_entries WHERE transaction_id IN {last}",  # noqa: S608
        f"DELETE FROM ledger_transactions WHERE id IN {last}",  # noqa: S608
        "DELETE FROM ledger_seals WHERE organisation_id = :o AND block_number = 2",
        "DELETE FROM ledger_blocks WHERE organisation_id = :o AND number = 2",
    )
    said = run("ledger", "verify", **at(migrated))
    assert said.code == 1
    assert f"{books.centre.slug}: block 2: it was cut off; line 2 of the anchors has its head" in said.err


async def test_loan_19_books_that_are_gone_as_a_whole_are_named(
    run: Run, migrated: Place, books: Books
) -> None:
    tables = ("ledger_entries", "ledger_transactions", "ledger_seals", "ledger_blocks")
    lent = ("loan_schedules", "guarantee_loans", "fund_contributions", "guarantee_funds", "books")
    await tampered(books, *(f"DELETE FROM {table} WHERE organisation_id = :o" for table in (*tables, *lent)))  # noqa: S608 - tables of this file
    said = run("ledger", "verify", **at(migrated))
    assert said.code == 1
    assert f"{books.centre.slug}: block 2: it was cut off; line 2 of the anchors has its head" in said.err


async def test_a_file_that_is_torn_gone_or_cut_is_found(
    run: Run, migrated: Place, books: Books, tmp_path: Path
) -> None:
    file, slug = anchors(migrated), books.centre.slug
    whole = file.read_bytes()
    file.write_bytes(whole[:-5])
    said = run("ledger", "verify", **at(migrated))
    assert (said.code, f"{file}: line 2 is torn, or not of this server" in said.err) == (1, True)
    assert "not anchored" not in said.err  # the last block may be waiting for its anchor
    await books.give(3)
    await sealed(books)
    file.write_bytes(whole.splitlines(keepends=True)[0])
    said = run("ledger", "verify")
    assert said.code == 1
    assert f"{slug}: blocks 2 to 3 of ledger|{books.centre.id} are not anchored" in said.err
    elsewhere = run("ledger", "verify", SEAL_LEDGER=str(tmp_path / "none.jsonl"))
    assert (elsewhere.code, "blocks 1 to 3" in elsewhere.err) == (1, True)


async def test_what_was_signed_with_another_key_is_no_anchor(
    run: Run, migrated: Place, books: Books, tmp_path: Path
) -> None:
    forged = tmp_path / "forged.jsonl"
    line = anchors(migrated).read_text().splitlines()[0]
    forged.write_text(line.replace('"number": "1"', '"number": "2"') + "\n")
    said = run("ledger", "verify", SEAL_LEDGER=str(forged), **at(migrated))
    assert (said.code, f"{forged}: line 1 is torn" in said.err) == (1, True)
    assert f"{books.centre.slug}: blocks 1 to 2" in said.err


async def test_an_organisation_without_books_is_passed_over(run: Run, migrated: Place, house: House) -> None:
    await house.party()
    said = run("ledger", "verify", **at(migrated))
    assert (said.code, said.out) == (0, "the books are what was sealed\n")
