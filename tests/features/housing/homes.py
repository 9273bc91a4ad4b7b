"""Searches, applications and leases in each state, and the bodies that they are made of."""

from typing import Any

import httpx

from tests.factories.house import Caller
from tests.features.case_plans.plans import Desk, day, id_of
from tests.features.stories import now_done
from trafficking_api.vocabulary import code_list

SEARCHES, APPLICATIONS, LEASES = "/v1/housing-searches", "/v1/housing-applications", "/v1/leases"
#: Where each collection is stored.
TABLES = {
    "housing-searches": "housing_searches",
    "housing-applications": "housing_applications",
    "leases": "leases",
}
EVERY_CHECK = [value.code for value in code_list("lease_check").values]
READ = [{"check": check, "answer": "yes"} for check in EVERY_CHECK]
END = {"reason": "StoppedByPerson"}
REFUSE = {"reason": "NoReasonGiven"}
WITHDRAW = {"reason": "TooFar"}
OVER = {"reason": "NoticeByTenant"}
BODIES: dict[Any, Any] = {
    "refuse": REFUSE,
    "withdraw": WITHDRAW,
    ("housing-searches", "end"): END,
    ("leases", "end"): OVER,
}
#: The way from planned to each state of an application.
WAYS: dict[str, list[str]] = {
    "planned": [],
    "viewed": ["view"],
    "applied": ["view", "apply"],
    "accepted": ["view", "apply", "accept"],
    "refused": ["refuse"],
    "withdrawn": ["withdraw"],
}


def euros(amount: int) -> dict[str, Any]:
    """A sum in cents."""
    return {"amount_minor": amount, "currency": "EUR"}


def lease_of(there: Desk, **more: Any) -> dict[str, Any]:
    """A lease of the case, which was read to its end."""
    return {
        "case_id": there.case,
        "housing_type": "PrivateRental",
        "region": "Brussels",
        "monthly_rent": euros(72000),
        "deposit": euros(144000),
        "deposit_payee": "BlockedAccount",
        "starts_on": day(30),
        "checks": READ,
        **more,
    }


async def _made(there: Desk, path: str, body: dict[str, Any]) -> str:
    return str((await there.author.made(path, body)).headers["Location"])


async def searching(there: Desk, **more: Any) -> str:
    """The address of a search that is under way."""
    return await _made(there, SEARCHES, {"case_id": there.case, **more})


async def applying(there: Desk, search: str, state: str = "planned", **more: Any) -> str:
    """The address of an application in this state."""
    here = await _made(there, APPLICATIONS, {"search_id": id_of(search), **more})
    for command in WAYS[state]:
        await now_done(there.author, here, command, BODIES.get(command))
    return here


async def leased(there: Desk, state: str = "draft", **more: Any) -> str:
    """The address of a lease in this state."""
    here = await _made(there, LEASES, lease_of(there, **more))
    for command in {"signed": ["sign"], "ended": ["sign", "end"], "discarded": ["discard"]}.get(state, []):
        await now_done(there.author, here, command, BODIES.get(("leases", command)))
    return here


async def furnished(there: Desk) -> Desk:
    """A case with a search, two applications and a draft of a lease."""
    search = await searching(there, wishes="Near the school.")
    await applying(there, search, address="Rue de l’Exemple 1", viewing_on=day(2))
    accepted = await applying(there, search, "accepted")
    await leased(there, application_id=id_of(accepted), landlord_name="A landlord", ends_on=day(400))
    return there


async def given(caller: Caller, what: str, id_: str, command: str) -> httpx.Response:
    """Give a command to one of a collection."""
    body = BODIES.get((what, command), BODIES.get(command, {}))
    return await caller.post(f"/v1/{what}/{id_}/{command}", body, etag="*")
