"""What the law of the country adds to a track: what can follow, what is missing, and whether she may work.

It follows from what is stored, and is stored nowhere.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from trafficking_api.countries.court.procedures import Labels
from trafficking_api.countries.court.residence import Holder, Track, track
from trafficking_api.features.court.models import ResidenceTrack
from trafficking_api.features.court.rules.residence import (
    Answer,
    Ended,
    Facts,
    Standing,
    may_work,
    next_steps,
)


def law_of(row: ResidenceTrack) -> Track:
    """The phases by which a track goes: those that held when it was begun, whatever followed."""
    return _law(row.country, row.law_from)


def _law(country: str, law_from: date) -> Track:
    found = track(country, law_from)
    if found is None:
        msg = f"no residence track of {country}"
        raise RuntimeError(msg)
    return found


def by_law(today: date) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """What fills the members of a track that follow from the law, on this day."""

    def fill(document: Mapping[str, Any]) -> dict[str, Any]:
        law = _law(document["country"], date.fromisoformat(document["law_from"]))
        now = _standing(document)
        phase = None if now.phase is None else law.phase(now.phase)
        return {
            "phase_labels": phase and _labels(phase.labels),
            "work_allowed": may_work(law, now, today),
            "work_document": phase and phase.work.document,
            "next_steps": [
                {"phase": step.phase, "is_renewal": step.is_renewal, "missing": list(step.missing)}
                for step in next_steps(law, now, _facts(document))
            ],
            "conditions": [{"code": each.code, "labels": _labels(each.labels)} for each in law.conditions],
            "phases": [
                {
                    "code": each.code,
                    "labels": _labels(each.labels),
                    "document": each.document,
                    "source": each.source,
                }
                for each in law.phases
            ],
            **law.model_dump(mode="json", include={"advisory", "source", "verified_by", "verified_on"}),
        }

    return fill


def _labels(labels: Labels) -> dict[str, str]:
    return {"en": labels.en, "fr": labels.fr}


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _standing(document: Mapping[str, Any]) -> Standing:
    ended_on = _day(document["ended_on"])
    end = None if ended_on is None else Ended(ended_on, document["end_reason"])
    since, until = _day(document["since"]), _day(document["until"])
    return Standing(document["phase"], since, until, document["renewals"], end)


def _facts(document: Mapping[str, Any]) -> Facts:
    answered_on = _day(document["answered_on"])
    answer = None if answered_on is None else Answer(answered_on, document["answer_goes_on"])
    fulfilled = frozenset(each["code"] for each in document["fulfilled"])
    return Facts(Holder(document["holder"]), fulfilled, answer)
