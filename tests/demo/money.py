"""The demo's homes, funds and loans, counted again by hand."""

from collections import Counter
from typing import Any

from tests.demo.running import Demo
from trafficking_api.demo.funds import PLANS
from trafficking_api.demo.lending import FATES
from trafficking_api.features.housing.states import ApplicationStatus, LeaseStatus, SearchStatus
from trafficking_api.features.loans.papers.neutral import betraying
from trafficking_api.features.loans.states import LoanStatus

LAO, BELGIAN = "lao_centre", "belgian_centre"
_WORDS = ("landlord_name", "landlord_address", "dwelling_address", "payee_account")


def money_is_lent_and_comes_back(demo: Demo) -> None:
    """Homes are found, deposits are lent, and of each cent it is known where it is."""
    _homes_are_found(demo)
    for slug in (BELGIAN, LAO):
        loans = demo.all(slug, "finance", "/v1/guarantee-loans?limit=200")
        assert len(loans) == sum(FATES[slug].values())
        _books_balance(demo, slug, loans)
        _others_decide(loans)
    _loans_are_in_every_state(demo)
    _what_is_late_is_a_list(demo)
    _what_was_booked_is_told(demo)
    _the_landlord_reads_nothing_of_her(demo)


def words_of_leases(demo: Demo, slug: str) -> set[str]:
    """Who lets the homes, and where they are, as the API tells those who may read a lease."""
    leases = demo.all(slug, "housing", "/v1/leases?limit=200")
    read = [demo.get(slug, "housing", f"/v1/leases/{lease['id']}").json()["details"] for lease in leases]
    return {details[name] for details in read for name in _WORDS if details[name]}


def _homes_are_found(demo: Demo) -> None:
    """Somebody looks for one, somebody has one; landlords say no, and some say why."""
    searches = demo.all(BELGIAN, "housing", "/v1/housing-searches?limit=200")
    assert {search["status"] for search in searches} == set(SearchStatus)
    assert sum(search["leaving_allocation_id"] is not None for search in searches) > 5
    applications = demo.all(BELGIAN, "housing", "/v1/housing-applications?limit=200")
    assert {one["status"] for one in applications} >= set(ApplicationStatus) - {"planned", "viewed"}
    assert any(one["discrimination_noted"] for one in applications)
    leases = demo.all(BELGIAN, "housing", "/v1/leases?limit=200")
    assert {lease["status"] for lease in leases} >= set(LeaseStatus) - {"discarded"}
    work = demo.all(BELGIAN, "housing", "/v1/work-list?limit=200&kind=lease_end")
    assert {item["kind"] for item in work} == {"lease_end"}


def _books_balance(demo: Demo, slug: str, loans: list[dict[str, Any]]) -> None:
    """The accounts come to zero, and what is lent is the sum of what each loan says (LOAN-17)."""
    (book,) = demo.all(slug, "finance", "/v1/books")
    trial = demo.get(slug, "finance", f"/v1/books/{book['id']}/trial-balance").json()
    totals = {account["account"]: account["total_minor"] for account in trial["accounts"]}
    assert trial["is_balanced"]
    assert sum(totals.values()) == 0
    assert totals["Receivables"] == sum(loan["outstanding"]["amount_minor"] for loan in loans) > 0
    assert totals["Credits"] == -sum(loan["credit"]["amount_minor"] for loan in loans)
    (fund,) = demo.all(slug, "finance", "/v1/guarantee-funds")
    assert (fund["currency"], fund["book_id"]) == (PLANS[slug].currency, book["id"])
    balance = demo.get(slug, "finance", f"/v1/guarantee-funds/{fund['id']}/balance").json()
    assert balance["balance"]["amount_minor"] == totals["Bank"]
    assert balance["available"]["amount_minor"] > 0
    closings = demo.all(slug, "finance", f"/v1/books/{book['id']}/closings")
    assert [closing["until_on"] for closing in closings] == [book["closed_until"]] * PLANS[slug].is_closed


def _others_decide(loans: list[dict[str, Any]]) -> None:
    """Who asks does not approve, and who approves does not pay out (LOAN-11)."""
    approved = [loan for loan in loans if loan["approver_id"]]
    assert len(approved) >= len(loans) / 2
    assert all(loan["approver_id"] != loan["requester_id"] for loan in approved)
    paid = [loan for loan in approved if loan["disburser_id"]]
    assert all(loan["disburser_id"] != loan["approver_id"] for loan in paid)
    assert {loan["disburser_id"] is None for loan in loans if not loan["disbursed_on"]} == {True}


def _loans_are_in_every_state(demo: Demo) -> None:
    loans = demo.all(BELGIAN, "finance", "/v1/guarantee-loans?limit=200")
    states = Counter(loan["status"] for loan in loans)
    assert set(states) == set(LoanStatus)
    fates = FATES[BELGIAN]
    assert states["requested"] == fates["requested"]
    assert states["written_off"] == fates["written_off"] + fates["recovered"]
    for status in ("settled", "written_off", "rejected", "requested"):
        some = demo.all(BELGIAN, "coordinator", f"/v1/guarantee-loans?status={status}")
        assert {loan["outstanding"]["amount_minor"] for loan in some} == {0}


def _what_is_late_is_a_list(demo: Demo) -> None:
    """The arrears are some loans, none of them paused; the others have paid each part before its day."""
    late = demo.all(BELGIAN, "finance", "/v1/guarantee-loans?in_arrears=true")
    assert len(late) == FATES[BELGIAN]["in_arrears"]
    assert all(loan["arrears"]["amount_minor"] > 0 and loan["paused_from"] is None for loan in late)
    due = demo.all(BELGIAN, "housing", "/v1/work-list?limit=200&kind=instalment")
    assert {item["id"] for item in due if item["is_overdue"]} == {loan["id"] for loan in late}
    paused = demo.all(BELGIAN, "housing", "/v1/guarantee-loans?is_paused=true")
    assert len(paused) == FATES[BELGIAN]["paused"]
    assert {loan["next_due_on"] for loan in paused} == {None}


def _what_was_booked_is_told(demo: Demo) -> None:
    """Line by line, as of any moment; a payment that bounced stands there twice, and was made again."""
    bounced = 0
    for loan in demo.all(BELGIAN, "finance", "/v1/guarantee-loans?limit=200"):
        here = f"/v1/guarantee-loans/{loan['id']}"
        lines = demo.get(BELGIAN, "finance", f"{here}/statement").json()["lines"]
        assert bool(lines) == (loan["disbursed_on"] is not None)
        if lines:
            assert lines[-1]["outstanding"] == loan["outstanding"]
            assert [line["recorded_at"][:10] for line in lines] == [line["value_on"] for line in lines]
            middle = lines[len(lines) // 2]
            then = f"{here}/statement?recorded_until={middle['recorded_at']}"
            assert demo.get(BELGIAN, "finance", then).json()["outstanding"] == middle["outstanding"]
        bounced += sum(line["is_reversal"] for line in lines)
    assert bounced == FATES[BELGIAN]["bounced"]


def _the_landlord_reads_nothing_of_her(demo: Demo) -> None:
    for slug in (BELGIAN, LAO):
        (loan, *_) = demo.all(slug, "housing", "/v1/guarantee-loans?status=active")
        for language in ("en", "fr", "nl"):
            here = f"/v1/guarantee-loans/{loan['id']}/landlord-letter?language={language}"
            letter = demo.get(slug, "housing", here).text
            assert PLANS[slug].payer_name in letter
            assert betraying(letter) == []
