"""Who comes to which centre: the coded facts of synthetic cases, as often as the partners describe."""

import json
from collections.abc import Mapping
from importlib import resources
from random import Random
from typing import Any, Final

from trafficking_api.demo.pace import pick, some
from trafficking_api.features.cases.schemas.case import NewCase

#: Weights of codes, by centre; under an empty key what holds for every other form of exploitation.
Profile = Mapping[str, Any]
PROFILES: Final[Mapping[str, Profile]] = json.loads(
    resources.files(__package__).joinpath("profiles.json").read_text(encoding="utf-8")
)
_SHARED: Final = PROFILES["shared"]

#: How often a fact is known when a case is opened.
_KNOWN = 0.93
_TRANSGENDER, _UNSPECIFIED, _STEP_FREE = 0.006, 0.01, 0.03


def facts(rng: Random, profile: Profile, exploitation: str | None = None) -> NewCase:
    """The facts of one synthetic person, as a caseworker would send them."""
    form = exploitation or pick(rng, profile["exploitation"])
    sent = {
        **_card_sources(rng, profile, form),
        "recruitment_methods": some(rng, profile["recruitment"], 1),
        "relationship_to_recruiter": some(rng, _SHARED["relations"], 1),
        "control_methods": some(rng, _SHARED["control"], 3),
        "industries": industries(rng, profile, form),
        "sex_exploitation_types": ["Prostitution"] if form == "SexualExploitation" else [],
        "exploitation_countries": [profile["country"]],
        "palermo_acts": some(rng, _SHARED["acts"], 2),
        "palermo_means": some(rng, _SHARED["means"], 2),
        "ilo_indicators": indicators(rng),
    }
    return NewCase.model_validate({name: value for name, value in sent.items() if value is not None})


def indicators(rng: Random) -> list[str]:
    """What was seen, as far as it is coded."""
    return some(rng, _SHARED["indicators"], 4)


def industries(rng: Random, profile: Profile, form: str) -> list[str]:
    """Where it happened, or is suspected to have happened."""
    return some(rng, _of(profile["industry"], form), 1)


def _of(by_form: Mapping[str, Any], form: str) -> Any:
    return by_form.get(form, by_form[""])


def _card_sources(rng: Random, profile: Profile, form: str) -> dict[str, Any]:
    sent = {
        "gender": _gender(rng, _of(profile["feminine"], form)),
        "minor": pick(rng, profile["minor"]),
        "origin_country": pick(rng, profile["origin"]),
        "exploitation_types": [form],
        "primary_need": pick(rng, profile["need"]),
        "urgency": pick(rng, _SHARED["urgency"]),
        "household_size": int(pick(rng, _SHARED["household"])),
        "interpreter_needed": rng.random() < profile["interpreter"],
        "step_free_needed": rng.random() < _STEP_FREE,
    }
    return {name: value if rng.random() < _KNOWN else None for name, value in sent.items()}


def _gender(rng: Random, feminine: float) -> str:
    chance = rng.random()
    if chance < _TRANSGENDER:
        return "TransgenderFeminine"
    if chance > 1 - _UNSPECIFIED:
        return "NonSpecifiedUnknown"
    return "Feminine" if rng.random() < feminine else "Masculine"
