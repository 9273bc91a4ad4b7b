"""The papers as they are asked for: in her language, for the printer, and without a word too many."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import desk
from tests.features.case_plans.test_forgetting import whose
from tests.features.case_plans.test_words import trace
from tests.features.loans.funds import day, euro
from tests.features.loans.lending import CANCEL, DEPOSIT, LOANS, WORDS, Lent, active, leased, requested
from tests.features.stories import refused, stored_anywhere
from trafficking_api.features.loans.papers.neutral import betraying
from trafficking_api.features.loans.papers.page import CONTENT_SECURITY_POLICY

HTML = {"Accept": "text/html"}
LANGUAGES = {"en": "Loan agreement", "fr": "Contrat de prêt", "nl": "Overeenkomst"}


async def paper(lent: Lent, name: str, **query: str) -> str:
    """A page of a loan."""
    answer = await lent.books.get(f"{lent.here}/{name}", params=query, headers=HTML)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Language"] == query.get("language", "en")
    return answer.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_contract_says_what_she_signs_and_not_who_she_is(house: House, language: str) -> None:
    lent = await (await requested(house, instalments=3, first_due_on="2031-01-31", **WORDS)).approved()
    page = await paper(lent, "contract", language=language)
    assert LANGUAGES[language] in page
    assert "Linden non-profit" in page
    assert (await lent.read())["payment_reference"][:4] in page
    assert "2031" in page
    assert WORDS["ability_note"] not in page


async def test_the_contract_keeps_to_what_was_agreed(house: House) -> None:
    lent = await active(house, instalments=2, first_due_on="2031-01-31")
    before = await paper(lent, "contract")
    # Nothing is paid back yet, and these parts come to all of it as well: but she has signed the others.
    await lent.done(lent.decides, "reschedule", {"instalments": 3, "first_due_on": "2031-03-31"})
    assert await paper(lent, "contract") == before
    await lent.booked("Repayment", 100)
    await lent.done(lent.decides, "reschedule", {"instalments": 5, "first_due_on": "2031-02-28"})
    assert await paper(lent, "contract") == before


async def test_nothing_is_printed_before_it_is_approved(house: House) -> None:
    lent = await requested(house)
    for name in ("contract", "landlord-letter"):
        await refused(lent.books.get(f"{lent.here}/{name}", headers=HTML), 409, "loan_not_approved")
        await refused(lent.books.get(f"{LOANS}/{uuid4()}/{name}", headers=HTML), 404, "not_found")


async def test_nothing_is_printed_of_what_is_not_paid_out(house: House) -> None:
    lent = await (await requested(house)).approved()
    await paper(lent, "landlord-letter")
    await lent.done(lent.decides, "cancel", CANCEL)
    for name in ("contract", "landlord-letter"):
        await refused(lent.books.get(f"{lent.here}/{name}", headers=HTML), 409, "loan_not_approved")


async def test_loan_16_a_landlord_of_social_housing_is_called_so(house: House) -> None:
    there = await desk(house)
    lease = await leased(there, landlord_name="Le Foyer Schaerbeekois", payee_account="Refuge 1")
    lent = await (await requested(house, there=there, lease=lease)).approved()
    assert "Le Foyer Schaerbeekois" in await paper(lent, "landlord-letter")


@pytest.mark.parametrize("word", ["dwelling_address", "landlord_name", "landlord_address"])
async def test_loan_16_no_letter_repeats_a_word_that_tells(house: House, word: str) -> None:
    there = await desk(house)
    told: dict[str, Any] = {word: "Flat of a victim, Rue de l’Exemple 1"}
    lease = await leased(there, **told)
    lent = await (await requested(house, there=there, lease=lease)).approved()
    await refused(lent.books.get(f"{lent.here}/landlord-letter", headers=HTML), 409, "letter_would_tell")


async def test_a_paper_is_a_page_and_nothing_else(house: House) -> None:
    lent = await active(house)
    for name in ("contract", "landlord-letter"):
        json = {"Accept": "application/json"}
        await refused(lent.books.get(f"{lent.here}/{name}", headers=json), 406, "not_acceptable")
        query = {"language": "lo"}
        await refused(lent.books.get(f"{lent.here}/{name}", params=query, headers=HTML), 422, "invalid")
    await refused(
        lent.books.get(f"{lent.here}/statement", headers={"Accept": "text/csv"}), 406, "not_acceptable"
    )


async def test_the_statement_is_a_page_as_well(house: House) -> None:
    lent = await active(house, instalments=2)
    paid = await lent.booked("Repayment", 12345)
    before = (await lent.entries())[-1]["created_at"]
    await lent.reversed(paid)
    page = await paper(lent, "statement", language="fr")
    assert "1\u202f400,00" in page or "1\u00a0400,00" in page or "1 400,00" in page or "1.400,00" in page
    assert page.count("123,45") == 2
    then = await paper(lent, "statement", recorded_until=before)
    assert "123.45" in then
    assert then.count("1,276.55") == 2
    assert WORDS["ability_note"] not in page


@pytest.mark.parametrize("language", LANGUAGES)
async def test_loan_16_the_letter_tells_the_landlord_nothing_of_her(house: House, language: str) -> None:
    canary = f"canary{uuid4().hex}"
    there = await desk(house)
    lease = await leased(there, note=canary, payee_account="BE71 0961 2345 6769")
    lent = await requested(house, there=there, lease=lease, ability_note=canary)
    await (await lent.approved()).disbursed()
    page = await paper(lent, "landlord-letter", language=language)
    assert betraying(page) == []
    assert canary not in page
    for word in ("Voorbeeldlaan 2", "Rue de l’Exemple 1", "P. Janssens", "Linden non-profit"):
        assert word in page
    found = await lent.read()
    for secret in (lent.desk.case, str(lent.id), str(there.centre.id), there.centre.slug, day(60)):
        assert secret not in page
    assert found["payment_reference"].replace(" ", "") in page.replace(" ", "")
    # The words of the request lie sealed.
    assert await stored_anywhere(house, canary) == []


async def test_reading_the_letter_leaves_a_trace(house: House) -> None:
    lent = await active(house)
    answer = await lent.books.get(f"{lent.here}/landlord-letter", headers=HTML)
    her = await whose(lent.desk)
    assert set(await trace(house, answer)) == {("case", lent.desk.case), ("person", her)}


async def test_the_sums_of_the_statement_are_those_of_the_loan(house: House) -> None:
    lent = await active(house)
    await lent.booked("Repayment", 1000)
    await lent.booked("DepositReturn", 2000)
    await lent.booked("Waiver", 3000, reason="Hardship")
    await lent.booked("WriteOff", 4000, reason="Hardship")
    await lent.booked("Recovery", 500)
    found, told = await lent.read(), await lent.statement()
    names = ("disbursed", "repaid", "deposit_returned", "waived", "written_off", "recovered")
    assert {name: told[name] for name in (*names, "outstanding", "credit")} == {
        name: found[name] for name in (*names, "outstanding", "credit")
    }
    assert told["outstanding"] == euro(DEPOSIT - 10000)
    assert [part["left"] for part in told["schedule"]] == [euro(DEPOSIT - 10000)]
