"""One person's stay in the demo: what she fulfils, what is asked for and given, and its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final
from uuid import UUID

from trafficking_api.demo.past import ANY, Past
from trafficking_api.demo.supports import Support
from trafficking_api.features.court.schemas import track as tracks
from trafficking_api.features.court.schemas.request import NewResidenceRequest, ResidenceRequestAnswer
from trafficking_api.features.court.service import request, track

#: What is done, and the operation of the API.
DEEDS: Final[Mapping[str, str]] = {
    "follow": "begin_residence_track",
    "fulfil": "condition_residence_track",
    "ask": "add_residence_request",
    "magistrate": "answer_residence_track",
    "answer": "answer_residence_request",
    "grant": "grant_residence_track",
    "stop": "end_residence_track",
}


@dataclass(eq=False)
class Permit:
    """The papers of one stay, one after the other."""

    rng: Random
    support: Support
    #: How papers are numbered where the centre is, and its country.
    place: Mapping[str, Any]
    ids: dict[str, UUID] = field(default_factory=dict)

    async def follow(self, mandate: Past, holder: str = "adult") -> None:
        sent = {"case_id": self.support.case.id, "country": self.support.centre.plan.country}
        body = tracks.NewResidenceTrack.model_validate({**sent, "holder": holder})
        self.ids["track"] = await track.begin(mandate, body)

    async def fulfil(self, mandate: Past, code: str) -> None:
        body = tracks.ResidenceCondition(code=code, is_fulfilled=True)
        await track.fulfil(mandate, self.ids["track"], ANY, body)

    async def ask(self, mandate: Past, phase: str) -> None:
        body = NewResidenceRequest(phase=phase)
        self.ids["request"] = await request.ask(mandate, self.ids["track"], body)

    async def magistrate(self, mandate: Past, *, goes_on: bool) -> None:
        """Whether the inquiry goes on, and her papers with it."""
        await track.answer(mandate, self.ids["track"], ANY, tracks.MagistrateAnswer(goes_on=goes_on))

    async def answer(self, mandate: Past, answer: str) -> None:
        body = ResidenceRequestAnswer(answer=answer)
        await request.answer(mandate, self.ids["track"], self.ids["request"], ANY, body)

    async def grant(self, mandate: Past, phase: str, type: str) -> None:  # noqa: A002 - as the API calls it
        """A paper is given to her."""
        numbers = self.rng.randint(1000, 9999), self.rng.randint(1000, 9999)
        paper = {"type": type, "number": self.place["paper_number"].format(*numbers)}
        body = tracks.ResidenceGrant.model_validate({"phase": phase, "paper": paper})
        await track.grant(mandate, self.ids["track"], ANY, body)

    async def stop(self, mandate: Past, reason: str) -> None:
        await track.end(mandate, self.ids["track"], ANY, tracks.ResidenceEnding(reason=reason))
