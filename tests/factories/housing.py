"""A network's ways to a home: a search, an application and a lease in every state."""

from typing import Any

from tests.factories.house import Caller
from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made
from trafficking_api.vocabulary import CODE_LISTS

RENT: dict[str, Any] = {"amount_minor": 72000, "currency": "EUR"}
DEPOSIT: dict[str, Any] = {"amount_minor": 144000, "currency": "EUR"}
LEASE_WORDS = ("landlord_name", "landlord_address", "dwelling_address", "payee_account", "note")
#: What a lease is read for, and found.
READ = [{"check": value.code, "answer": "yes"} for value in CODE_LISTS["lease_check"].values]
#: What is done with an application on the way to each state.
APPLICATIONS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "planned": [],
    "viewed": [("view", {})],
    "applied": [("apply", {})],
    "accepted": [("view", {}), ("apply", {}), ("accept", {})],
    "refused": [("apply", {}), ("refuse", {"reason": "NoReasonGiven", "discrimination_noted": True})],
    "withdrawn": [("withdraw", {"reason": "TooFar"})],
}
#: The case of a lease, and what is done with it on the way to each state.
LEASES: dict[str, tuple[str, list[tuple[str, dict[str, Any]]]]] = {
    "draft": ("sent", []),
    "signed": ("draft", [("sign", {})]),
    "ended": ("expired", [("sign", {}), ("end", {"reason": "NoticeByTenant"})]),
    "discarded": ("active", [("discard", {})]),
}


def search(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a search for the case at this address."""
    return {
        "case_id": str(identifier(case)),
        "wanted_types": ["PrivateRental"],
        "regions": ["Brussels"],
        "rent_ceiling": RENT,
        "household_size": 2,
        "wishes": world.secret(),
        **more,
    }


def application(world: World, search_: str, **more: Any) -> dict[str, Any]:
    """The body of an application in the search at this address."""
    words = {name: world.secret() for name in ("address", "contact", "note")}
    codes = {"housing_type": "PrivateRental", "region": "Brussels", "monthly_rent": RENT}
    return {"search_id": str(identifier(search_)), "viewing_on": day(3), **codes, **words, **more}


def lease(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a lease for the case at this address, read for everything."""
    return {
        "case_id": str(identifier(case)),
        "housing_type": "PrivateRental",
        "region": "Brussels",
        "monthly_rent": RENT,
        "charges": {"amount_minor": 9000, "currency": "EUR"},
        "deposit": DEPOSIT,
        "deposit_payee": "BlockedAccount",
        "starts_on": day(-2),
        "ends_on": day(400),
        "checks": READ,
        **{name: world.secret() for name in LEASE_WORDS},
        **more,
    }


async def signed(world: World, case: str, **more: Any) -> str:
    """A lease that was signed; returns its address."""
    staff = world.centre.housing
    here = await made(staff, "/v1/leases", lease(world, case, **more))
    await command(staff, here, "sign")
    return here


async def housing(world: World) -> None:
    """Searches, applications and leases in every state."""
    staff = world.centre.housing
    for state, case in (("searching", "sent"), ("obtained", "draft"), ("ended", "expired")):
        body = search(world, world.cases[case])
        world.searches[state] = await made(staff, "/v1/housing-searches", body)
    await _apply(world, staff)
    await _sign(world, staff)
    await command(staff, world.searches["ended"], "end", {"reason": "StoppedByPerson"})


async def _apply(world: World, staff: Caller) -> None:
    """An application in each state in one search, and one more in each other."""
    for state, steps in APPLICATIONS.items():
        body = application(world, world.searches["searching"])
        here = world.applications[state] = await made(staff, "/v1/housing-applications", body)
        for name, more in steps:
            await command(staff, here, name, more)
    for state in ("obtained", "ended"):
        await made(staff, "/v1/housing-applications", application(world, world.searches[state]))


async def _sign(world: World, staff: Caller) -> None:
    """A lease in each state; the one that is signed ends the search of its case well."""
    for state, (case, steps) in LEASES.items():
        of_search = {"search_id": str(identifier(world.searches["obtained"]))} if state == "signed" else {}
        body = lease(world, world.cases[case], **of_search)
        here = world.leases[state] = await made(staff, "/v1/leases", body)
        for name, more in steps:
            await command(staff, here, name, more)
    assert (await staff.get(world.searches["obtained"])).json()["status"] == "obtained"
