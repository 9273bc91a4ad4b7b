"""One person's search for a home in the demo: what she looks for, what landlords say, what she signs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import resources
from random import Random
from typing import Any, Final

from trafficking_api.demo.pace import pick
from trafficking_api.demo.past import Past
from trafficking_api.demo.sealing import seal
from trafficking_api.demo.supports import Support
from trafficking_api.features.housing.models import HousingApplication, HousingSearch, Lease
from trafficking_api.features.housing.states import APPLICATION, CENTRE, LEASE, OPEN_APPLICATION, SEARCH
from trafficking_api.kit.states import SYSTEM
from trafficking_api.vocabulary import code_list

#: By centre: where people look for a home, what it costs there, and what is written about it.
MARKETS: Final[Mapping[str, Mapping[str, Any]]] = json.loads(
    resources.files(__package__).joinpath("dwellings.json").read_text(encoding="utf-8")
)
_REFUSALS: Final = {
    "IncomeTooLow": 5,
    "NoPermanentContract": 4,
    "GivenToSomebodyElse": 4,
    "NoDepositReady": 3,
    "NoReasonGiven": 3,
    "HouseholdTooLarge": 1,
}
#: What speaks for it that she was treated unequally.
_UNEQUAL: Final = 0.2
_WITHDRAWALS: Final = {"TooExpensive": 3, "BadCondition": 3, "TooFar": 2, "Unsafe": 1}
_ENDS: Final = {"NoticeByTenant": 4, "TermEnded": 2, "MutualAgreement": 1, "NotSafe": 1}
_LEASE_CHECKS: Final = tuple(value.code for value in code_list("lease_check").values)
_FOUND: Final = {"yes": 12, "no": 1, "unknown": 1}
_SAYS_MORE: Final = 0.4
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
#: For how long leases are made.
_YEARS: Final = (1, 3, 3, 9)


@dataclass(frozen=True)
class Home:
    """A dwelling that is to let, as far as it matters here."""

    type: str
    region: str
    rent: int
    charges: int
    months: int
    payee: str

    @property
    def deposit(self) -> int:
        return self.rent * self.months


def home(rng: Random, market: Mapping[str, Any]) -> Home:
    """A dwelling as there are where a centre is."""
    region, step = pick(rng, market["regions"]), market["rent_step"]
    bounds = (market["rents"][region], market["charges"])
    rent, charges = (rng.randint(*least_most) // step * step for least_most in bounds)
    type_, payee = pick(rng, market["types"]), pick(rng, market["payees"])
    return Home(type_, region, rent, charges, market["months"][region], payee)


@dataclass(eq=False)
class Quest:
    """A search for a home with one person: its rows follow the arrows that a request follows."""

    rng: Random
    support: Support
    #: The dwelling that she gets, or would have got.
    home: Home
    search: HousingSearch | None = None
    lease: Lease | None = None
    applications: list[HousingApplication] = field(default_factory=list)

    @property
    def market(self) -> Mapping[str, Any]:
        return MARKETS[self.support.centre.plan.slug]

    async def begin(self, mandate: Past) -> None:
        wanted, stay = self.home, self.support.rows.get("stay")
        if stay is not None and not stay.begins_at < mandate.now < (stay.ends_at or _NEVER):
            stay = None
        self.search = HousingSearch(
            **self._of_her(mandate),
            leaving_allocation_id=stay and stay.id,
            wanted_types=sorted({wanted.type, "PrivateRental"}),
            regions=[wanted.region],
            rent_ceiling_minor=wanted.rent + wanted.charges,
            currency=self.market["currency"],
            household_size=self.support.body.household_size,
        )
        if self.rng.random() < _SAYS_MORE:
            await seal(mandate, self.support, self.search, "details", {"wishes": self._says("wishes")})
        mandate.started(self.search, self.search.status, verb="begun")

    async def plan(self, mandate: Past, dwelling: Home, days: int) -> None:
        """Write down a dwelling, and the day on which she is to see it."""
        row = HousingApplication(
            **self._of_her(mandate),
            search_id=self.under_way.id,
            housing_type=dwelling.type,
            region=dwelling.region,
            monthly_rent_minor=dwelling.rent,
            currency=self.market["currency"],
            viewing_on=mandate.today() + timedelta(days=days),
        )
        words = {
            "address": self._place(self.market["places"][dwelling.region]),
            "contact": self._says("landlords"),
            "note": self._says("notes") if self.rng.random() < _SAYS_MORE else None,
        }
        await seal(mandate, self.support, row, "details", words)
        mandate.started(row, row.status, verb="planned")
        self.applications.append(row)

    async def answer(self, mandate: Past, command: str) -> None:
        """What becomes of the dwelling that she looked at last."""
        row = self.applications[-1]
        mandate.command(APPLICATION, row, command, sides=(CENTRE,))
        match command:
            case "view":
                row.viewed_on = mandate.today()
            case "apply":
                row.applied_on = mandate.today()
            case "withdraw":
                row.withdraw_reason = pick(self.rng, _WITHDRAWALS)
            case "refuse":
                row.refusal_reason = pick(self.rng, _REFUSALS)
                row.discrimination_noted = self.rng.random() < _UNEQUAL

    async def draft(self, mandate: Past) -> None:
        """Read the lease with her, for all that it is to be read for."""
        dwelling, today = self.home, mandate.today()
        begins = (today.replace(day=28) + timedelta(days=7)).replace(day=1)
        self.lease = Lease(
            **self._of_her(mandate),
            search_id=self.under_way.id,
            application_id=self.applications[-1].id,
            housing_type=dwelling.type,
            region=dwelling.region,
            currency=self.market["currency"],
            monthly_rent_minor=dwelling.rent,
            charges_minor=dwelling.charges,
            deposit_minor=dwelling.deposit,
            deposit_payee=dwelling.payee,
            starts_on=begins,
            ends_on=begins.replace(year=begins.year + self.rng.choice(_YEARS)),
            checks=[{"check": check, "answer": pick(self.rng, _FOUND)} for check in _LEASE_CHECKS],
            analysed_on=today,
        )
        words = {
            "landlord_name": self._says("landlords"),
            "landlord_address": self._place(self.market["landlord_place"]),
            "dwelling_address": self._place(self.market["places"][dwelling.region]),
            "payee_account": self._place(self.market["account"]),
            "note": None,
        }
        await seal(mandate, self.support, self.lease, "details", words)
        mandate.started(self.lease, self.lease.status, verb="drafted")

    async def sign(self, mandate: Past) -> None:
        """Sign it: the search has come to its end."""
        mandate.command(LEASE, self.signed, "sign", sides=(CENTRE,))
        self.signed.signed_on = mandate.today()
        mandate.command(SEARCH, self.under_way, "obtain", sides=(SYSTEM,))
        self.under_way.ended_on = mandate.today()

    async def leave(self, mandate: Past) -> None:
        """The lease is over; no loan asks for that."""
        mandate.command(LEASE, self.signed, "end", sides=(CENTRE,))
        self.signed.ended_on, self.signed.end_reason = mandate.today(), pick(self.rng, _ENDS)

    async def give_up(self, mandate: Past, reason: str) -> None:
        """Search no more; what she waits for is withdrawn."""
        mandate.command(SEARCH, self.under_way, "end", sides=(CENTRE,))
        self.under_way.ended_on, self.under_way.end_reason = mandate.today(), reason
        for row in self.applications:
            if row.status in OPEN_APPLICATION:
                mandate.command(APPLICATION, row, "withdraw", sides=(SYSTEM,))
                row.withdraw_reason = "SearchEnded"
        if self.lease is not None and self.lease.status == "draft":
            mandate.command(LEASE, self.lease, "discard", sides=(CENTRE,))

    @property
    def under_way(self) -> HousingSearch:
        if self.search is None:
            msg = "nothing is searched yet"
            raise RuntimeError(msg)
        return self.search

    @property
    def signed(self) -> Lease:
        if self.lease is None:
            msg = "no lease was read yet"
            raise RuntimeError(msg)
        return self.lease

    def _of_her(self, mandate: Past) -> dict[str, Any]:
        hers = {"organisation_id": mandate.organisation_id, "case_id": self.support.case.id}
        return hers | mandate.stamps()

    def _says(self, what: str) -> str:
        said: str = self.rng.choice(self.market[what])
        return said

    def _place(self, pattern: str) -> str:
        number, floor, check = self.rng.randint(1000, 9999), self.rng.randint(1, 9), self.rng.randint(10, 99)
        return pattern.format(number=number, floor=floor, check=check)
