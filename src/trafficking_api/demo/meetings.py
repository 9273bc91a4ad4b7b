"""How the demo's centres come to know whom they support: who she is, what she allows, and that it begins."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, Final

from trafficking_api.demo.identities import contact, identity
from trafficking_api.demo.past import Past, Step
from trafficking_api.demo.supports import Support
from trafficking_api.features.cases.states import CENTRE, MACHINE
from trafficking_api.features.consents import service as consents
from trafficking_api.features.consents.rules import CHECKS
from trafficking_api.features.consents.schemas import NewConsent
from trafficking_api.features.people import service as people
from trafficking_api.features.people.schemas import NewPerson

#: How many of those who come say who they are, and of these how many agree to be supported.
_NAMED: Final = 0.94
_AGREES: Final = 0.96


def meetings(rng: Random, support: Support) -> Iterator[Step]:
    """The first talk after a case was opened, as far as the person lets it go."""
    if rng.random() > _NAMED:
        return
    about, clerk, at = support.origin or support, support.clerk, support.opened_at
    facts, country = support.body, support.centre.plan.country
    is_minor = facts.minor == "yes"
    who: dict[str, Any] = {
        "identity": identity(rng, facts.origin_country, minor=is_minor, year=at.year),
        "contact": contact(rng, country),
    }

    async def written_down(mandate: Past) -> None:
        support.rows["person"] = await people.add(mandate, NewPerson.model_validate(who))

    async def known(mandate: Past) -> None:
        support.case.person_id = support.rows["person"]
        mandate.touch(support.case)

    async def agreed(mandate: Past) -> None:
        await consents.record(mandate, support.rows["person"], _consent(is_minor=is_minor))

    async def begun(mandate: Past) -> None:
        mandate.command(MACHINE, support.case, "activate", sides=(CENTRE,))

    minutes = [rng.randint(20, 90) for _ in range(4)]
    talk = [("add_person", written_down), ("change_case", known)]
    if rng.random() < _AGREES:
        talk += [("record_consent", agreed), ("activate_case", begun)]
        support.begun_at = at + timedelta(minutes=sum(minutes))
    for passed, (operation, do) in zip(minutes, talk, strict=False):
        at += timedelta(minutes=passed)
        yield Step(at, clerk, operation, about, do)


def _consent(*, is_minor: bool) -> NewConsent:
    return NewConsent.model_validate(
        {
            "purpose": "CaseManagement",
            "given": True,
            "checks": dict.fromkeys(CHECKS, True),
            "form": "Written",
            "given_by": "LegalGuardian" if is_minor else "Individual",
            "is_minor": is_minor,
        }
    )
