"""Claims for compensation in each state, and the bodies that they are made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from tests.factories.court_claims import CLAIMS
from tests.factories.house import Caller, House
from tests.features.case_plans.plans import Desk, day, desk
from trafficking_api.features.court.rules.compensation import Act, Entry, fold
from trafficking_api.features.court.rules.interest import Interest, Rate

AWARDED = 500_000


def euro(minor: int) -> dict[str, Any]:
    """An amount."""
    return {"amount_minor": minor, "currency": "EUR"}


def rate(points: int, begin: str, until: str | None = None, year_days: int = 365) -> dict[str, Any]:
    """A yearly rate, from a day until a day."""
    return {"basis_points": points, "from_on": begin, "to_on": until, "year_days": year_days}


#: What brings a claim into each state; everything happened ten days ago, or today.
WAYS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "claimed": [],
    "refused": [("refuse", {"on": day(-10)})],
    "awarded": [("award", {"on": day(-10), "amount": euro(AWARDED)})],
    "partly_paid": [
        ("award", {"on": day(-10), "amount": euro(AWARDED)}),
        ("pay", {"on": day(-5), "amount": euro(100_000)}),
    ],
    "enforcement": [
        ("award", {"on": day(-10), "amount": euro(AWARDED)}),
        ("enforce", {"on": day(-3)}),
    ],
    "paid": [
        ("award", {"on": day(-10), "amount": euro(AWARDED)}),
        ("pay", {"on": day(-5), "amount": euro(AWARDED)}),
    ],
    "uncollectable": [
        ("award", {"on": day(-10), "amount": euro(AWARDED)}),
        ("enforce", {"on": day(-3)}),
        ("give_up", {"on": day(-2), "reason": "Insolvent"}),
    ],
    "renounced": [
        ("award", {"on": day(-10), "amount": euro(AWARDED)}),
        ("renounce", {"on": day(-2), "reason": "PersonDoesNotWish"}),
    ],
}
#: What each command needs.
BODIES: dict[str, dict[str, Any]] = {
    "award": {"amount": euro(AWARDED)},
    "pay": {"amount": euro(1)},
    "give_up": {"reason": "Insolvent"},
    "renounce": {"reason": "PersonDoesNotWish"},
}


@dataclass
class Claim:
    """A claim of a case."""

    there: Desk
    here: str

    @property
    def legal(self) -> Caller:
        """The legal worker of the centre."""
        caller: Caller = self.there.centre.legal
        return caller

    @property
    def id(self) -> UUID:
        """The id of the claim."""
        return UUID(self.here.rsplit("/", 1)[-1])

    async def read(self) -> dict[str, Any]:
        """How it stands."""
        answer = await self.legal.get(self.here)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def sums(self) -> tuple[str, int, int, int | None, int | None]:
        """Its status; what was awarded and received; the interest until today, and what is owed."""
        found = await self.read()
        amounts = [found[name] for name in ("awarded", "received", "interest_accrued", "owed")]
        awarded, received, interest, owed = (each and each["amount_minor"] for each in amounts)
        return found["status"], awarded or 0, received, interest, owed

    async def tried(self, command: str, **body: Any) -> httpx.Response:
        """Give a command to whatever is there, under a key of its own."""
        return await self.legal.post(
            f"{self.here}/{command}", {**BODIES.get(command, {}), **body}, etag="*", key=uuid4().hex
        )

    async def done(self, command: str, **body: Any) -> dict[str, Any]:
        """The same, and insist that it was done."""
        answer = await self.tried(command, **body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def paid(self, minor: int, after: int = 0) -> dict[str, Any]:
        """She got this much on a day."""
        return await self.done("pay", amount=euro(minor), on=day(after))

    async def entries(self) -> list[dict[str, Any]]:
        """What was entered, in its order."""
        answer = await self.legal.get(f"{self.here}/entries?limit=200")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items[::-1]

    async def tried_back(self, place: int, reason: str = "EnteredInError") -> httpx.Response:
        """Try to take the entry at a place back."""
        entry = (await self.entries())[place]
        return await self.legal.post(f"{self.here}/entries/{entry['id']}/correct", {"reason": reason})

    async def back(self, place: int) -> dict[str, Any]:
        """The same, and insist that it was done."""
        answer = await self.tried_back(place)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


async def claimed(there: Desk, state: str = "claimed", **more: Any) -> Claim:
    """A claim of a case, in this state."""
    body = {
        "case_id": there.case,
        "source": "Offender",
        "claimed": euro(900_000),
        "claimed_on": day(-40),
        **more,
    }
    made = await there.centre.legal.made(CLAIMS, body)
    claim = Claim(there, str(made.headers["Location"]))
    for command, step in WAYS[state]:
        await claim.done(command, **step)
    return claim


async def new_claim(house: House, state: str = "claimed", **more: Any) -> Claim:
    """The same, of a new case."""
    return await claimed(await desk(house), state, **more)


async def hold_the_fold(house: House, *organisations: UUID) -> int:
    """Insist that each claim stands as what was entered on it says (G-6, CRT-18); returns how many."""
    count = 0
    async with house.owner.connect() as connection:
        claims = await connection.execute(
            text(
                "SELECT id, status, awarded_minor, awarded_on, received_minor, interest, entry_count "
                "FROM compensation_claims WHERE organisation_id = ANY(:ids)"
            ),
            {"ids": list(organisations)},
        )
        for row in claims.all():
            found = await connection.execute(
                text(
                    "SELECT id, corrects_id, act, happened_on, amount_minor, reason, place "
                    "FROM compensation_entries WHERE claim_id = :id ORDER BY place"
                ),
                {"id": row.id},
            )
            entries = found.all()
            assert [each.place for each in entries] == list(range(1, row.entry_count + 1))
            gone = {each.corrects_id for each in entries}
            live = [
                Entry(Act(each.act), each.happened_on, each.amount_minor, each.reason or "")
                for each in entries
                if each.corrects_id is None and each.id not in gone
            ]
            now = fold(live, interest_in(row.interest))
            stored = (row.status, row.awarded_minor, row.awarded_on, row.received_minor)
            assert stored == (now.status, now.awarded_minor, now.awarded_on, now.received_minor)
            count += 1
    return count


def interest_in(stored: dict[str, Any]) -> Interest:
    """The interest as it travels, for the rules."""
    rates = [
        Rate(
            each["basis_points"],
            date.fromisoformat(each["from_on"]),
            each["to_on"] and date.fromisoformat(each["to_on"]),
            each["year_days"],
        )
        for each in stored["rates"]
    ]
    return Interest(stored["amount_minor"], tuple(rates))


def on(after: int) -> date:
    """A day from today on, in Brussels."""
    return date.fromisoformat(day()) + timedelta(days=after)
